"""The grid of a page: basic columns across, grid lines down, and the arithmetic of columns (算栏).

Text measures are whole 字; what a division leaves over goes into the gutters, never into the text.
Source: newspaper-practice §2-3; clreq 2.3.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from ..base.geometry import Rect
from ..base.units import Length, grid_line
from ..style.model import PageGeometry

CutMode = Literal["relative", "absolute", "free", "automatic"]


class Cut(NamedTuple):
    """A width cut into columns: start and measure of each, in sp."""

    starts: tuple[int, ...]
    measures: tuple[int, ...]


def cut_width(width: int, count: int, zi: int, gutter_zi: float = 1.0, mode: CutMode = "absolute") -> Cut:
    """Cut `width` sp into `count` columns, the first from 0, the last up to `width`.

    "absolute": equal measures of whole 字, the rest widens all gutters alike (破栏 b); "relative": the rest is
    given 字 by 字 to the last columns (破栏 a); "free": equal measures, broken 字 allowed; "automatic": the page
    grid rules, so that measures are equal, every column starts on a 字 of the width, and the rest widens the
    last gutters by whole 字. A single column stands in the middle of what is no whole 字.
    Source: newspaper-practice §3
    """
    gutter = round(gutter_zi * zi)
    room = width - (count - 1) * gutter
    if mode == "free":
        measures = [room // count] * count
    else:
        whole, rest = divmod(max(room, count * zi) // zi, count)
        extra = rest if mode == "relative" else 0
        measures = [(whole + (index >= count - extra)) * zi for index in range(count)]
    if count == 1:
        return Cut(((width - measures[0]) // 2 if mode != "free" else 0,), (measures[0],))
    air = width - sum(measures)
    if mode == "automatic":
        base, wider = divmod(air // zi, count - 1)
        gaps = [(base + (index >= count - 1 - wider)) * zi for index in range(count - 1)]
        before = [sum(gaps[:index]) for index in range(count)]
    else:
        before = [index * air // (count - 1) for index in range(count)]
    return Cut(tuple(sum(measures[:index]) + before[index] for index in range(count)), tuple(measures))


def cut_measures(width: int, measures: Sequence[float], zi: int, gutter_zi: float = 1.0) -> Cut | None:
    """`width` sp in columns of these measures in 字; what is left goes into the gutters alike.

    None where they do not fit with gutters of `gutter_zi` 字.
    """
    wide = tuple(round(measure * zi) for measure in measures)
    air = width - sum(wide)
    if air < (len(wide) - 1) * round(gutter_zi * zi):
        return None
    if len(wide) == 1:
        return Cut((air // 2,), wide)
    starts = (sum(wide[:n]) + n * air // (len(wide) - 1) for n in range(len(wide)))
    return Cut(tuple(starts), wide)


def joined(left: Cut, right: Cut, start: int) -> Cut:
    """Columns at both sides of a fold as one cut; those at the right begin `start` sp from the first."""
    return Cut((*left.starts, *(start + x for x in right.starts)), (*left.measures, *right.measures))


class Rhythm(NamedTuple):
    """Where lines stand one after the other: line `first` begins at `start`, `lines` of them are `depth` sp deep.

    Positions run along the page's block axis: down from its top edge; for lines from right to left, leftwards from
    its left edge, and so below 0.
    """

    start: int
    first: int
    depth: int
    lines: int

    @property
    def pitch(self) -> float:
        return self.depth / self.lines

    def at(self, line: int) -> int:
        """Where line `line` begins."""
        return self.start + grid_line(line - self.first, self.depth, self.lines)


@dataclass(frozen=True)
class PageGrid:
    """The type area of one page, cut into basic columns and grid lines. Coordinates are sp from the trim.

    Of two facing pages as one the left has the first `fold` columns; between those and the others lies the strip.
    """

    geometry: PageGeometry
    columns: int
    fold: int = 0

    @cached_property
    def cut(self) -> Cut:
        g = self.geometry
        if not self.fold:
            return cut_width(g.type_width, self.columns, g.zi, g.column_gap_zi)
        one = g.zi * g.zi_count
        left = cut_width(one, self.fold, g.zi, g.column_gap_zi)
        right = cut_width(one, self.columns - self.fold, g.zi, g.column_gap_zi)
        return joined(left, right, one + g.fold_strip)

    @cached_property
    def strip(self) -> tuple[int, int]:
        """Where the strip at the fold begins and ends; both 0 on a single page."""
        g = self.geometry
        start = self.left + g.zi * g.zi_count
        return (start, start + g.fold_strip) if self.fold else (0, 0)

    def crosses_fold(self, left: int, right: int) -> bool:
        """Whether something from `left` to `right` stands on both sides of the strip."""
        return self.fold > 0 and left < self.strip[0] and right > self.strip[1]

    def split(self, left: int, right: int) -> tuple[tuple[int, int], ...]:
        """From `left` to `right` without the strip: the parts on both pages, or what is on one."""
        if not self.crosses_fold(left, right):
            return ((left, right),)
        return (left, self.strip[0]), (self.strip[1], right)

    @property
    def pitch(self) -> float:
        """Depth of one line in sp, for estimates; positions come from `y`."""
        return self.geometry.type_height / self.geometry.lines

    @cached_property
    def rhythm(self) -> Rhythm:
        """The grid lines."""
        g = self.geometry
        return Rhythm(g.margin_top, 0, g.type_height, g.lines)

    @property
    def left(self) -> Length:
        return self.geometry.margin_left

    @property
    def right(self) -> int:
        return self.left + self.geometry.type_width

    def y(self, line: int) -> int:
        """The top of grid line `line`."""
        g = self.geometry
        return g.margin_top + grid_line(line, g.type_height, g.lines)

    def column_left(self, column: int) -> int:
        return self.left + self.cut.starts[column]

    def column_right(self, column: int) -> int:
        return self.left + self.cut.starts[column] + self.cut.measures[column]

    def rect(self, first_column: int, last_column: int, top: int, bottom: int) -> Rect:
        """From the left of one column to the right of another, from grid line to grid line."""
        x = self.column_left(first_column)
        return Rect(x, self.y(top), self.column_right(last_column) - x, self.y(bottom) - self.y(top))

    def lines_for(self, depth: int) -> int:
        """Whole lines that hold a depth of `depth` sp; grid lines being rounded, 1 sp too much is none."""
        g = self.geometry
        return -(-max(depth - 1, 1) * g.lines // g.type_height) if depth > 0 else 0

    @property
    def ideograph_top(self) -> int:
        """From the top of a grid line to that of body ideographs on it."""
        return round((self.pitch - self.geometry.zi) / 2)

    def baseline(self, size: int) -> int:
        """From the top of a grid line to the baseline of ideographs of `size` centred in it.

        Ideographs fill their em box from 0.88 em over the baseline to 0.12 em under it.
        """
        return round((self.pitch - size) / 2 + 0.88 * size)
