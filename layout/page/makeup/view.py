"""A page that has been made up, as the make-up rules look at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from ...base.diagnostics import Diagnostic, Place
from ...base.geometry import Rect
from ...base.messages import diagnostic
from ...edition.model import Area, Edition, Page
from ..grid import PageGrid
from ..model import ComposedPage, PlacedPicture, PlacedStory

_STRIP = ("ad", "masthead")
"""What may take whole rows of a page without being part of its make-up."""


@dataclass(frozen=True)
class PageView:
    """A page as drawn and as made up; lengths are sp, places on it are from the top left corner of the trim."""

    edition: Edition
    page: Page
    made: ComposedPage

    @cached_property
    def grid(self) -> PageGrid:
        return PageGrid(self.made.geometry, self.page.columns, self.page.fold)

    @property
    def pitch(self) -> float:
        return self.grid.pitch

    @cached_property
    def gutter(self) -> int:
        """The gutter of the page; beside columns that keep something from their edges it may be a 字 wider."""
        geometry = self.made.geometry
        return round(max(geometry.column_gap_zi, 1) * geometry.zi)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """The grid line that each row begins on, and the one under the last."""
        tops = [self.made.first_line]
        for depth in self.made.rows:
            tops.append(tops[-1] + depth)
        return tuple(tops)

    @cached_property
    def cells(self) -> dict[tuple[int, int], Area]:
        return {cell: area for area in self.page.areas for cell in area.cells}

    @cached_property
    def units(self) -> dict[tuple[int, int], str]:
        """Whose each cell is: a story and its pictures are one."""
        return {cell: area.owner or area.name for cell, area in self.cells.items()}

    @cached_property
    def rows(self) -> range:
        """The rows that are made up: those under the masthead, over advertisements that take the whole width."""
        kinds = [
            [self.cells[row, column].kind if (row, column) in self.cells else "" for column in range(self.page.columns)]
            for row in range(len(self.made.rows))
        ]
        heads = [row for row, kind in enumerate(kinds) if "masthead" in kind]
        first, last = (heads[-1] + 1 if heads else 0), len(kinds)
        while last > first and set(kinds[last - 1]) <= set(_STRIP):
            last -= 1
        return range(first, last)

    @cached_property
    def news(self) -> Rect:
        """The part of the type area that is made up."""
        grid, rows = self.grid, self.rows
        top, bottom = grid.y(self.tops[rows.start]), grid.y(self.tops[rows.stop])
        return Rect(grid.left, top, grid.right - grid.left, bottom - top)

    @cached_property
    def stories(self) -> tuple[PlacedStory, ...]:
        """Stories that have something in their areas; those that stand free are where their editor wants them."""
        drawn = {area.owner for area in self.page.areas}
        return tuple(s for s in self.made.stories if s.name in drawn and (s.texts or s.pictures))

    @cached_property
    def pictures(self) -> tuple[tuple[PlacedStory, PlacedPicture], ...]:
        return tuple((story, picture) for story in self.stories for picture in story.pictures)

    @cached_property
    def solids(self) -> tuple[tuple[Rect, PlacedStory | None], ...]:
        """All that stands on the page: heads across outside boxes with their stories, and everything else with None."""
        found: list[tuple[Rect, PlacedStory | None]] = []
        for story in self.stories:
            is_whole = story.is_boxed or not story.columns
            found += ((head.frame, None if head.vertical or is_whole else story) for head in story.heads)
            found += ((column.rect, None) for column in story.columns if column.lines)
            found += ((picture.rect, None) for picture in story.pictures)
            found += ((rect, None) for rect in story.area_rects if is_whole)
        found += ((self.rect_of(a), None) for a in self.page.areas if a.kind not in ("story", "picture"))
        return tuple(found)

    def rect_of(self, area: Area) -> Rect:
        """What an area takes of the page, from its first row and column to its last."""
        columns = [column for _, column in area.cells]
        return self.grid.rect(min(columns), max(columns), self.tops[area.rows[0]], self.tops[area.rows[-1] + 1])

    def line(self, y: int) -> int:
        """The grid line that a place is on, from 1."""
        return max(round((y - self.grid.y(0)) / self.pitch) + 1, 1)

    def lines(self, depth: float) -> int:
        """Whole lines that a depth holds, what rounding took away given back."""
        return int(depth / self.pitch + 0.05)

    def place_of(self, story: PlacedStory) -> Place:
        """Where a story is spoken of: at its headline, or else at its file."""
        found = self.edition.story(story.name)
        lead = found.headline if found and found.headline else None
        return Place(lead.node_id) if lead else Place(f"story/{story.name}")

    @property
    def own_place(self) -> Place:
        return Place(f"page/{self.page.name}")

    def report(self, code: str, place: Place | None, at: Rect | None, **values: object) -> Diagnostic:
        return replace(diagnostic(code, place, page=self.page.name, **values), area=at)


def overlap_across(one: Rect, other: Rect) -> int:
    """The width that two rectangles share; negative is the gap between them."""
    return min(one.right, other.right) - max(one.x, other.x)


def overlap_down(one: Rect, other: Rect) -> int:
    """The depth that two rectangles share; negative is the gap between them."""
    return min(one.bottom, other.bottom) - max(one.y, other.y)


def around(*rects: Rect) -> Rect:
    """The smallest rectangle that holds all of these."""
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)
