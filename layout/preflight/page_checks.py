"""A page held against what its press prints well: type, lines, tints, inks, resolution.

What is looked at is the display list with its colours in the inks of the press, which is what the file will hold.
Every finding says where on the page it is, in millimetres from the left and the top of the trim.
Limits are those of the press profile; source of the rows: ISO 12647-3 and plants' own conditions for newsprint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ..base.color import Color
from ..base.diagnostics import Diagnostic, Place, Severity
from ..base.geometry import Rect
from ..base.messages import diagnostic
from ..base.units import SP_PER_PT, to_mm
from ..display.items import DisplayPage, Fill, GlyphRun, Group, Item, Modules, Outline, Picture, Role, Stroke
from .press_limits import Least, PressLimits

Inks = tuple[float, float, float, float]
_BODY: frozenset[Role] = frozenset({"paragraph", "item"})
_LARGE = 14.0
"""Size in pt from which a letter of body text is an initial, which may have a colour."""
_THIN = 2.0
"""Points up to which a filled rectangle is a line."""
_NOTHING = 0.005
"""Of an ink: what leaves no dot."""
_SOLID = 0.995


class PictureFacts(NamedTuple):
    """What is known of a picture file: pixels, Pillow's mode, and the name and node by which it is called."""

    name: str
    node_id: str
    width: int
    height: int
    mode: str


def check_page(
    page: DisplayPage, limits: PressLimits, inks: Callable[[Color], Inks], pictures: Mapping[str, PictureFacts]
) -> tuple[Diagnostic, ...]:
    """All findings of one page, each told once for a part. `pictures` are known by the digests of their files."""
    under = [item for group in page.groups for item in group.items if isinstance(item, Fill) and not _is_line(item)]
    checks = _Checks(page, limits, inks, under)
    found = [item for group in page.groups for item in checks.group(group, pictures)]
    return tuple(dict.fromkeys(found))


def check_page_count(count: int, limits: PressLimits) -> Iterator[Diagnostic]:
    """A whole issue fills its sheets; a page that stands alone is a part of one, or a poster."""
    if count > 1 and count % limits.pages:
        yield diagnostic("print/page-count", None, count=count, pages=limits.pages)


def _is_line(item: Fill) -> bool:
    return min(item.rect.width, item.rect.height) <= _THIN * SP_PER_PT


class _Checks:
    def __init__(
        self, page: DisplayPage, limits: PressLimits, inks: Callable[[Color], Inks], under: list[Fill]
    ) -> None:
        self.page = page
        self.limits = limits
        self.inks = inks
        self.under = under
        self.told: set[tuple[object, ...]] = set()

    def group(self, group: Group, pictures: Mapping[str, PictureFacts]) -> Iterator[Diagnostic]:
        for item in group.items:
            if isinstance(item, Picture):
                yield from self.picture(item, pictures.get(item.digest))
            elif isinstance(item, GlyphRun):
                yield from self.text(item, group)
            elif isinstance(item, Stroke) or (isinstance(item, Fill) and _is_line(item)):
                yield from self.line(item, group)
            elif isinstance(item, Fill | Modules):
                yield from self.tint(item, group)

    def say(
        self,
        code: str,
        group: Group | None,
        item: Item,
        key: tuple[object, ...],
        *,
        stops: bool = False,
        **values: object,
    ) -> Iterator[Diagnostic]:
        """One finding, with its place in the copy and on the page; alike ones of one part are told once."""
        known = (code, group.node_id if group else "", *key)
        if known in self.told:
            return
        self.told.add(known)
        place = _place(item, group)
        x, y = _corner(item)
        made = diagnostic(code, place, page=self.page.name, x=f"{to_mm(x):.0f}", y=f"{to_mm(y):.0f}", **values)
        yield replace(made, severity=Severity.PRINT if stops else made.severity, area=area_of(item))

    # Type

    def text(self, run: GlyphRun, group: Group) -> Iterator[Diagnostic]:
        if group.role == "reading" or run.hidden or not run.text.strip():
            # Readings are half as large as their text by custom, and help those who need them.
            return
        inks, size = self.inks(run.color), run.size / SP_PER_PT
        behind = self.behind(run)
        many = sum(ink > _NOTHING for ink in inks)
        if not many:
            limit = self.limits.text_reversed_black if _is_one_ink(behind) else self.limits.text_reversed
            yield from self.least(limit, size, "print/text-reversed", group, run, run.text)
            return
        if many > 1:
            yield from self.least(self.limits.text_several, size, "print/text-several", group, run, run.text)
        elif max(inks) < _SOLID:
            yield from self.least(self.limits.text_tint, size, "print/text-tint", group, run, run.text)
        else:
            yield from self.least(self.limits.text_solid, size, "print/text-small", group, run, run.text)
        if many > 1 and inks[3] > 0.8 and size < self.limits.rich_black_from:
            least = self.limits.rich_black_from
            yield from self.say("print/rich-black", group, run, (run.color,), text=_short(run.text), least=f"{least:g}")
        if group.role in _BODY and size < _LARGE and not run.color.is_black:
            yield from self.say("print/body-colour", group, run, (run.color,), text=_short(run.text))
        if run.color.is_black and behind:
            yield from self.total(sum(behind) + 1, group, run)

    def behind(self, run: GlyphRun) -> Inks | None:
        """The inks of the tint that a line of type stands on."""
        area = area_of(run)
        x, y = area.x + area.width // 2, area.y + area.height // 2
        on = [
            fill for fill in self.under if fill.rect.x <= x <= fill.rect.right and fill.rect.y <= y <= fill.rect.bottom
        ]
        return self.inks(on[-1].color) if on else None

    # Lines and tints

    def line(self, item: Stroke | Fill, group: Group) -> Iterator[Diagnostic]:
        inks = self.inks(item.color)
        width = item.width if isinstance(item, Stroke) else min(item.rect.width, item.rect.height)
        thickness = width / SP_PER_PT
        many = sum(ink > _NOTHING for ink in inks)
        limit, code = self.limits.line_several, "print/line-several"
        if not many:
            limit, code = self.limits.line_reversed, "print/line-reversed"
        elif many == 1 and max(inks) >= _SOLID:
            limit, code = self.limits.line_solid, "print/hairline"
        yield from self.least(limit, thickness, code, group, item, "")

    def tint(self, item: Fill | Modules, group: Group) -> Iterator[Diagnostic]:
        inks = self.inks(item.color)
        for name, ink in zip("CMYK", inks, strict=True):
            percent = round(ink * 100, 1)
            if ink > _NOTHING and percent < self.limits.tint_least:
                yield from self.say(
                    "print/tint-thin", group, item, (item.color, name), ink=name, percent=f"{percent:g}",
                    least=f"{self.limits.tint_least:g}",
                )  # fmt: skip
            elif ink < _SOLID and percent > self.limits.tint_most:
                yield from self.say(
                    "print/tint-dense", group, item, (item.color, name), ink=name, percent=f"{percent:g}",
                    most=f"{self.limits.tint_most:g}",
                )  # fmt: skip

    def total(self, amount: float, group: Group, item: Item) -> Iterator[Diagnostic]:
        percent = round(amount * 100)
        if percent > self.limits.ink.warn:
            stops = percent > self.limits.ink.stop
            yield from self.say(
                "print/total-ink", group, item, (percent,), stops=stops, ink=percent, limit=f"{self.limits.ink.warn:g}"
            )

    def least(self, limit: Least, value: float, code: str, group: Group, item: Item, text: str) -> Iterator[Diagnostic]:
        if value < limit.warn - 1e-6:
            stops = value < limit.stop - 1e-6
            yield from self.say(
                code, group, item, (round(value, 2),), stops=stops, value=f"{value:.3g}",
                least=f"{limit.warn:g}", text=_short(text),
            )  # fmt: skip

    # Pictures

    def picture(self, item: Picture, facts: PictureFacts | None) -> Iterator[Diagnostic]:
        if facts is None or not item.rect.width:
            return
        shown = facts.width * (item.crop[2] - item.crop[0])
        ppi = round(shown * 25.4 / to_mm(item.rect.width))
        is_bitmap = facts.mode == "1"
        limit = self.limits.bitmap_ppi if is_bitmap else self.limits.ppi
        if ppi < limit.warn:
            code = "image/low-bitmap-ppi" if is_bitmap else "image/low-ppi"
            wanted = max(limit.warn, 2 * self.limits.ruling)
            made = diagnostic(
                code, Place(facts.node_id), page=self.page.name, picture=facts.name, ppi=ppi, wanted=f"{wanted:g}",
                mm=round(shown * 25.4 / wanted), warn=f"{limit.warn:g}", stop=f"{limit.stop:g}",
            )  # fmt: skip
            severity = Severity.PRINT if ppi < limit.stop else Severity.WARNING
            yield replace(made, severity=severity, area=item.rect)
        elif not is_bitmap and ppi > self.limits.ppi_most * 2:
            made = diagnostic(
                "image/high-ppi", Place(facts.node_id), page=self.page.name, picture=facts.name, ppi=ppi,
                most=f"{self.limits.ppi_most:g}",
            )  # fmt: skip
            yield replace(made, area=item.rect)


def _is_one_ink(inks: Inks | None) -> bool:
    return inks is not None and sum(ink > _NOTHING for ink in inks) == 1


def _place(item: Item, group: Group | None) -> Place | None:
    """Where in the copy an item comes from: type its own words, a line or tint the part that it belongs to."""
    if isinstance(item, GlyphRun) and item.node_id:
        return Place(item.node_id, item.offset)
    return Place(group.node_id) if group and group.node_id else None


def _corner(item: Item) -> tuple[int, int]:
    if isinstance(item, GlyphRun):
        # A centred line starts at the edge of its box, and its first glyph stands further on.
        first = item.offsets[0] if item.offsets else 0
        x, y = item.origin
        return (x + first, y) if item.axis == "horizontal" else (x, y + first)
    if isinstance(item, Modules):
        return item.origin.x, item.origin.y
    if isinstance(item, Stroke):
        return min(item.start.x, item.end.x), min(item.start.y, item.end.y)
    if isinstance(item, Outline):
        places = [int(c) for _, *rest in item.path for c in rest]
        return min(places[::2], default=0), min(places[1::2], default=0)
    rect: Rect = item.rect
    return rect.x, rect.y


def area_of(item: Item) -> Rect:
    """The rectangle that an item covers; of type the body of its characters, nine tenths of it over the baseline."""
    x, y = _corner(item)
    if isinstance(item, GlyphRun):
        length, over = item.offsets[-1] - item.offsets[0] if item.offsets else 0, item.size * 9 // 10
        length += item.size
        if item.axis == "horizontal":
            return Rect(x, y - over, length, item.size)
        # Upright characters stand in the middle of their line, those on their side on its left.
        return Rect(x - (item.size // 2 if item.axis == "upright" else item.size - over), y, item.size, length)
    if isinstance(item, Stroke):
        half = item.width // 2
        far = max(item.start.x, item.end.x), max(item.start.y, item.end.y)
        return Rect(x - half, y - half, far[0] - x + item.width, far[1] - y + item.width)
    if isinstance(item, Modules):
        columns = max((column + length for _, column, length in item.runs), default=0)
        rows = max((row + 1 for row, _, _ in item.runs), default=0)
        return Rect(x, y, columns * item.unit, rows * item.unit)
    if isinstance(item, Outline):
        places = [int(c) for _, *rest in item.path for c in rest]
        return Rect(x, y, max(places[::2], default=x) - x, max(places[1::2], default=y) - y)
    return item.rect


def _short(text: str) -> str:
    return text if len(text) <= 12 else f"{text[:12]}…"
