"""Text and its head (背题, 文不随题), feet of columns (栏尾不齐) and what stays white (空洞)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ...base.diagnostics import Diagnostic
from ...base.geometry import Rect
from ..head_places import LEAST_TEXT
from ..model import PlacedColumn, PlacedStory
from .view import PageView, around, overlap_across

_MOST_UNEVEN = 1
"""Lines by which columns of a story may end apart."""
_LEAST_HOLE = 2
"""Lines at the foot of a column that are seen as a hole, in the last one a line more: that may be shorter (MK10)."""


def head_foot(view: PageView) -> Iterator[Diagnostic]:
    """背题 (MK06): a head over columns that have room for fewer than three lines, though its text goes on elsewhere."""
    for story in view.stories:
        under = [column for column in story.columns if column.under_head and column.lines]
        goes_on = any(column.lines for column in story.columns if not column.under_head) or _jumps(view, story)
        lines = max((view.lines(column.rect.height) for column in under), default=LEAST_TEXT)
        if story.head != "over" or not story.heads or lines >= LEAST_TEXT or not goes_on:
            continue
        yield view.report(
            "makeup/head-foot", view.place_of(story), around(*(c.rect for c in under), *(h.rect for h in story.heads)),
            headline=story.account.headline, lines=lines, least=LEAST_TEXT, more=LEAST_TEXT - lines,
        )  # fmt: skip


def _jumps(view: PageView, story: PlacedStory) -> bool:
    """Whether a story goes on in another area after this one."""
    stops = next((route.stops for route in view.edition.routes if route.story == story.name), ())
    return story.part + 1 < len(stops)


def text_astray(view: PageView) -> Iterator[Diagnostic]:
    """文不随题 (MK07): text that begins over its head, or beside the columns that the head stands on."""
    for story in view.stories:
        first = next((column for column in story.columns if column.lines), None)
        if story.head != "over" or not story.heads or first is None:
            continue
        head = story.heads[0].frame
        if first.rect.y >= head.y and overlap_across(first.rect, head) > first.rect.width // 2:
            continue
        yield view.report(
            "makeup/text-astray", view.place_of(story), first.rect, headline=story.account.headline,
        )  # fmt: skip


def text_under_head(view: PageView) -> Iterator[Diagnostic]:
    """文不随题 (MK07): text right under the head of another story, with nothing of that story between them."""
    for story in view.stories:
        for column in story.columns if not story.is_boxed else ():
            other = _head_over(view, story, column) if column.lines and not column.under_head else None
            if other is not None:
                yield view.report(
                    "makeup/text-under-head", view.place_of(story), column.rect, headline=story.account.headline,
                    other=other.account.headline, least=LEAST_TEXT,
                )  # fmt: skip
                break


def _head_over(view: PageView, story: PlacedStory, column: PlacedColumn) -> PlacedStory | None:
    """The story whose head is the first thing over a column; None where that is anything else."""
    over = [
        (rect.bottom, head)
        for rect, head in view.solids
        if rect.bottom <= column.rect.y and overlap_across(rect, column.rect) >= column.rect.width // 2
    ]
    _, found = max(over, key=lambda pair: pair[0], default=(0, None))
    return found if found is not None and found.name != story.name else None


def _white(view: PageView, column: PlacedColumn) -> int:
    """Whole lines that stay empty at the foot of a column."""
    return view.lines(column.rect.bottom - column.foot)


def _feet(view: PageView, story: PlacedStory) -> list[tuple[int, PlacedColumn]]:
    """The columns of a story that end at the foot of its area and whose white has not been told: the white, too."""
    if story.account.overset_lines:
        return []
    columns = [column for column in story.columns if column.ends and not column.told]
    return [(_white(view, column), column) for column in columns if column.rect.height > 0]


def uneven_feet(view: PageView) -> Iterator[Diagnostic]:
    """栏尾不齐 (MK10): columns that end more than a line apart; the last one may end sooner, but no later."""
    for story in view.stories:
        found = _uneven(view, story)
        if found is not None:
            apart, spot = found
            yield view.report(
                "makeup/uneven-feet", view.place_of(story), spot, headline=story.account.headline, lines=apart,
            )  # fmt: skip


def _uneven(view: PageView, story: PlacedStory) -> tuple[int, Rect] | None:
    """How far columns end apart, and the white under the one that ends first; None where they end alike.

    Alike is level, or as far over the feet of an area that has several: a short story ends level in any area.
    """
    feet = [(white, column) for white, column in _feet(view, story) if column.lines]
    worst, spot = _MOST_UNEVEN, story.frames[0].rect if story.frames else view.news
    for (white, column), (least, other) in product(feet[:-1], feet):
        apart = min(white - least, view.lines(other.foot - column.foot))
        if apart > worst:
            worst, spot = apart, _foot_of(column)
    return (worst, spot) if worst > _MOST_UNEVEN else None


def _foot_of(column: PlacedColumn) -> Rect:
    return column.rect._replace(y=column.foot, height=column.rect.bottom - column.foot)


def hole_at_end(view: PageView) -> Iterator[Diagnostic]:
    """空洞 (MK11): columns that stay white over more than a line at the end of a story that is not told to be short."""
    for story in view.stories:
        if story.account.short_lines > max(len({column.rect.x for column in story.columns}), 1):
            continue
        if _uneven(view, story):
            continue
        white = [(lines, column) for lines, column in _feet(view, story) if lines >= _LEAST_HOLE]
        missing = sum(lines for lines, _ in white)
        if missing > _LEAST_HOLE:
            lines = max(lines for lines, _ in white)
            yield view.report(
                "makeup/hole-at-end", view.place_of(story), around(*(_foot_of(column) for _, column in white)),
                headline=story.account.headline, columns=len(white), lines=lines, missing=missing,
                characters=round(missing * story.account.measure_zi),
            )  # fmt: skip


def blank(view: PageView) -> Iterator[Diagnostic]:
    """空洞 (MK11): cells of the drawing that nothing stands in."""
    taken: set[tuple[int, int]] = set()
    for row in view.rows:
        for column in range(view.page.columns):
            if (row, column) in view.cells or (row, column) in taken:
                continue
            right = column
            while right + 1 < view.page.columns and (row, right + 1) not in view.cells:
                right += 1
            last = row
            while last + 1 < view.rows.stop and not any((last + 1, c) in view.cells for c in range(column, right + 1)):
                last += 1
            taken |= {(r, c) for r in range(row, last + 1) for c in range(column, right + 1)}
            lines = view.tops[last + 1] - view.tops[row]
            if lines >= _LEAST_HOLE:
                rect = view.grid.rect(column, right, view.tops[row], view.tops[last + 1])
                zi = round(rect.width / view.made.geometry.zi)
                yield view.report(
                    "makeup/blank", view.own_place, rect, row=row + 1, columns=right - column + 1, lines=lines,
                    characters=lines * zi,
                )  # fmt: skip
