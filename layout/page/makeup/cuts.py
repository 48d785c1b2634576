"""What cuts a page: a line across all of it (断版), a gutter from top to foot (通缝)."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.diagnostics import Diagnostic
from ...base.geometry import Rect
from .view import PageView

_LEAST_REACH = 6
"""Lines by which a story should reach over a line that parts the page, so that it is seen to."""
_LEAST_COLUMNS = 3
"""Columns of the narrowest page that can be cut in two."""


def page_cut(view: PageView) -> Iterator[Diagnostic]:
    """断版 (MK01): under the masthead, a line between rows that no story, box or picture stands across."""
    units, columns = view.units, range(view.page.columns)
    if len(columns) < _LEAST_COLUMNS:
        return
    for row in view.rows[1:]:
        if any(units.get((row, c)) and units.get((row, c)) == units.get((row - 1, c)) for c in columns):
            continue
        y, pitch = view.grid.y(view.tops[row]), round(view.pitch)
        over, under = (_names(view, at) for at in (row - 1, row))
        if not over or not under:
            continue
        yield view.report(
            "makeup/page-cut", view.own_place, Rect(view.news.x, y - pitch // 2, view.news.width, pitch),
            line=view.line(y), row=row + 1, over=over[0], under=under[0], reach=_LEAST_REACH,
        )  # fmt: skip


def _names(view: PageView, row: int) -> list[str]:
    """The headlines of the stories in a row, from the left."""
    units = [view.units.get((row, column), "") for column in range(view.page.columns)]
    heads = {story.name: story.account.headline for story in view.stories}
    return [heads[unit] for unit in dict.fromkeys(units) if unit in heads]


def gutter_through(view: PageView) -> Iterator[Diagnostic]:
    """通缝 (MK02): a gutter that nothing stands across, from under the masthead to the foot."""
    grid, news = view.grid, view.news
    if len(view.rows) == 0:
        return
    crossing = [rect for rect, _ in view.solids if rect.y < news.bottom and rect.bottom > news.y]
    for column in range(1, view.page.columns):
        left, right = grid.column_right(column - 1), grid.column_left(column)
        middle = (left + right) // 2
        if column == grid.fold or any(rect.x < middle < rect.right for rect in crossing):
            continue
        yield view.report(
            "makeup/gutter-through", view.own_place, Rect(left, news.y, right - left, news.height),
            left=column, right=column + 1,
        )  # fmt: skip
