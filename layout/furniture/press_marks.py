"""Marks round the trim for the press: where to cut and fold, whether plates register, how inks print, what page it is.

They stand outside the bleed, far enough off to be gone when a page is cut a little wide. Lines that every
plate must have are in the colour of all plates; patches of colour are in one ink each.
Sizes are the usual ones of the trade; ISO 32000-1 (14.11.3) calls them printer's marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..base.color import REGISTRATION, Color, cmyk
from ..base.diagnostics import Place
from ..base.geometry import Point, Rect
from ..base.units import mm, pt
from ..display.items import Artwork, DisplayPage, Fill, Group, Item, Outline, Picture, Stroke
from ..display.shapes import circle
from ..edition.model import PressMark
from ..font.book import FontBook
from ..style.model import ComputedStyle, Part
from ..style.stylesheet import StyleSheet
from .lettering import drawn, letter

SLUG = mm(12)
"""Depth of the margin that holds marks, beyond the bleed."""

_LINE = pt(0.25)
_LENGTH, _CLEAR = mm(5), mm(3)
"""Length of a cutting or folding mark, and its least distance from the trim."""
_TARGET, _PATCH = mm(5), mm(5)
_STEPS = (0.25, 0.5, 0.75, 1.0)
_SIZE = pt(6)


class _Desk:
    """The slug is set in the style of the page, and has nothing to report: it is no matter of the paper."""

    names: tuple[str, ...] = ()

    def __init__(self, sheet: StyleSheet, book: FontBook) -> None:
        self.sheet, self.book = sheet, book

    def style(self, *parts: Part) -> ComputedStyle:
        return self.sheet.compute((Part("page"), *parts))

    def report(self, code: str, place: Place | None, **values: object) -> None: ...


def with_marks(
    page: DisplayPage, marks: Sequence[PressMark], sheet: StyleSheet, book: FontBook, words: str
) -> DisplayPage:  # fmt: skip
    """The page with these marks round it; `words` stand in the slug."""
    if not marks:
        return page
    wide = replace(page, slug=SLUG)
    items: list[Item] = []
    if "crop" in marks:
        items += _crop_marks(wide)
    if "fold" in marks:
        items += _fold_marks(wide)
    if "registration" in marks:
        items += _targets(wide)
    if "bars" in marks:
        items += _bars(wide)
    if "slug" in marks:
        items += _words(wide, _Desk(sheet, book), words)
    return replace(wide, groups=(*page.groups, Group("artifact", tuple(items))))


def _crop_marks(page: DisplayPage) -> Iterator[Item]:
    near = max(page.bleed, _CLEAR)
    for x in (0, page.width):
        for outside, end in ((-near, -near - _LENGTH), (page.height + near, page.height + near + _LENGTH)):
            yield _line(x, outside, x, end)
    for y in (0, page.height):
        for outside, end in ((-near, -near - _LENGTH), (page.width + near, page.width + near + _LENGTH)):
            yield _line(outside, y, end, y)


def _fold_marks(page: DisplayPage) -> Iterator[Item]:
    near = max(page.bleed, _CLEAR)
    dash = (pt(3), pt(2))
    for x in page.folds:
        yield _line(x, -near, x, -near - _LENGTH)._replace(dash=dash)
        yield _line(x, page.height + near, x, page.height + near + _LENGTH)._replace(dash=dash)


def _targets(page: DisplayPage) -> Iterator[Item]:
    """A ring and a cross in the middle of each side; over and under a fold at both sides of it."""
    out = page.bleed + SLUG // 2
    across = (page.width * 3 // 8, page.width * 5 // 8) if page.folds else (page.width // 2,)
    middles = (
        *((x, y) for x in across for y in (-out, page.height + out)),
        (-out, page.height // 2), (page.width + out, page.height // 2),
    )  # fmt: skip
    for x, y in middles:
        reach = _TARGET * 3 // 4
        yield _line(x - reach, y, x + reach, y)
        yield _line(x, y - reach, x, y + reach)
        yield Outline((*circle(x, y, _TARGET // 2), *circle(x, y, _TARGET // 2 - _LINE, inward=True)), REGISTRATION)


def _inks(page: DisplayPage) -> Iterator[tuple[str, Color]]:
    """The plates of a page: the letter of each of the four inks, the names of spot colours, and their solids."""
    for number, initial in enumerate("CMYK"):
        yield initial, cmyk(*(float(number == each) for each in range(4)))
    drawn = (item for group in page.groups for item in group.items if not isinstance(item, Picture | Artwork))
    solids = {item.color.ink: item.color for item in drawn if item.color.space == "spot"}
    for name, color in solids.items():
        yield name, _tint(color, 1.0)


def _tint(solid: Color, step: float) -> Color:
    if solid.space == "spot":
        return solid._replace(components=(step, *solid.components[1:]))
    return solid._replace(components=tuple(step * ink for ink in solid.components))


def _bars(page: DisplayPage) -> Iterator[Item]:
    """Each ink in four steps, from the left edge on, under the page."""
    top = page.height + page.bleed + (SLUG - _PATCH) // 2
    x = _PATCH
    for _, solid in _inks(page):
        for step in _STEPS:
            yield Fill(Rect(x, top, _PATCH, _PATCH), _tint(solid, step))
            x += _PATCH


def _words(page: DisplayPage, desk: _Desk, words: str) -> Iterator[Item]:
    """The slug: one line over the page, beside the cutting mark, then the letter or name of each ink in that ink."""
    style = replace(desk.style(), font_size=_SIZE, font_stretch=1.0)
    baseline = -page.bleed - SLUG // 2
    said = letter(desk, words, style, _SIZE, page.width // 2 - 4 * _PATCH)
    yield from drawn(said, _PATCH, baseline)
    x = _PATCH + said.width + 2 * _SIZE
    for name, solid in _inks(page):
        own = letter(desk, name, replace(style, color=solid), _SIZE)
        yield from drawn(own, x, baseline)
        x += own.width + 3 * _SIZE // 2


def _line(x: int, y: int, x1: int, y1: int) -> Stroke:
    return Stroke(Point(x, y), Point(x1, y1), _LINE, REGISTRATION)
