"""The plan of a page that has been made up."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.geometry import Point, Rect
from ..display.plan import PagePlan, PlanArea, PlanHead, PlanLine, PlanStory
from ..edition.model import Area, FreeBlock, Page
from .grid import PageGrid
from .model import ComposedPage, PlacedStory

_BODY = ("paragraph", "crosshead", "item", "signature", "table_title", "table_note", "head_cell", "cell")


def plan_of(page: Page, made: ComposedPage) -> PagePlan:
    """Where grid, areas and lines of `page` stand, as it was `made` up."""
    geometry = made.geometry
    grid = PageGrid(geometry, page.columns, page.fold)
    tops = _tops(made)
    return PagePlan(
        Rect(grid.left, grid.y(0), geometry.type_width, geometry.type_height),
        tuple((grid.column_left(n), grid.column_right(n) - grid.column_left(n)) for n in range(page.columns)),
        tuple(grid.y(line) for line in range(geometry.lines + 1)),
        (
            *(PlanArea(area.name, area.kind, tuple(_rects(area, grid, tops))) for area in page.areas),
            *(PlanArea(block.name, block.kind, _free_rects(block, made)) for block in page.free),
        ),
        tuple(_story(story) for story in made.stories),
    )


def _free_rects(block: FreeBlock, made: ComposedPage) -> tuple[Rect, ...]:
    """Where a story or picture that stands in no cells has come to stand."""
    if block.kind == "story":
        return next((story.area_rects for story in made.stories if story.name == block.name), ())
    return tuple(
        picture.rect
        for story in made.stories
        if story.name == block.story
        for picture in story.pictures
        if picture.name == block.name
    )


def _tops(made: ComposedPage) -> list[int]:
    """The grid line that each row begins on, and the one under the last."""
    tops = [made.first_line]
    for depth in made.rows:
        tops.append(tops[-1] + depth)
    return tops


def _rects(area: Area, grid: PageGrid, tops: list[int]) -> Iterator[Rect]:
    """Runs of cells side by side, those over one another that have the same columns joined."""
    open_runs: dict[tuple[int, int], tuple[int, int]] = {}
    for row in area.rows:
        columns = sorted(column for at, column in area.cells if at == row)
        runs: list[tuple[int, int]] = []
        for column in columns:
            if runs and runs[-1][1] == column - 1:
                runs[-1] = (runs[-1][0], column)
            else:
                runs.append((column, column))
        for run in [run for run in open_runs if run not in runs]:
            yield grid.rect(*run, *open_runs.pop(run))
        for run in runs:
            first, _ = open_runs.get(run, (tops[row], 0))
            open_runs[run] = (first, tops[row + 1])
    for run, (first, last) in open_runs.items():
        yield grid.rect(*run, first, last)


def _story(story: PlacedStory) -> PlanStory:
    account = story.account
    return PlanStory(
        story.target or story.name,
        story.name,
        story.part,
        account.headline,
        story.area_rects,
        tuple(_lines(story)),
        _is_vertical(story),
        account.characters,
        account.room,
        account.need,
        account.overset_characters,
        account.overset_lines,
        account.overset,
        account.short_lines,
        tuple(PlanHead(*head) for head in story.heads),
        story.is_boxed,
    )


def _is_vertical(story: PlacedStory) -> bool:
    """Whether the text of a story runs down, whichever way its head does."""
    body = [story.frames[placed.frame] for text in story.texts if text.role in _BODY for placed in text.lines]
    return any(frame.writing_mode == "vertical-rl" for frame in body or story.frames)


def _lines(story: PlacedStory) -> Iterator[PlanLine]:
    for text in story.texts:
        if text.role not in _BODY:
            continue
        for placed in text.lines:
            frame, line = story.frames[placed.frame], placed.line
            if frame.writing_mode == "vertical-rl":
                origin = Point(frame.rect.right - placed.block, frame.rect.y + placed.inline)
            else:
                origin = Point(frame.rect.x + placed.inline, frame.rect.y + placed.block)
            yield PlanLine(origin, line.measure, text.node_id, line.start, line.end)
