"""Text round obstacles (绕排): which pieces of the lines of columns are left free by what stands among them.

An obstacle is anything set inside a story's columns: a picture, a head, a box. It stands at a column's edge or
across a gutter, and the lines that it touches are shortened by whole 字, so that characters stay under each other;
lines with too little room left take no text, and the column goes on under it.
Source: CSS Shapes 1, CSS Exclusions 1 (`wrap-flow`); newspaper-practice §10
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from typing import Literal, NamedTuple

from ..base.geometry import Point, Rect
from .columns import TextColumn
from .model import LineSlot

WrapFlow = Literal["maximum", "start", "end", "both", "clear"]
"""Where text stands beside an obstacle in a column: on the wider side, before it, after it, on both sides, nowhere."""

LEAST_MEASURE = 8
"""字 of the shortest piece of line beside an obstacle that takes text, where no style says otherwise."""
_ROUNDING = 2
"""sp by which positions that are computed on two ways may differ."""


class Margins(NamedTuple):
    """Distances in sp that text keeps from the sides of an obstacle."""

    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0


class Obstacle(NamedTuple):
    """Something that stands among the columns of a story, in page coordinates.

    With an `outline`, the points of a polygon, text follows that instead of `rect`, and the largest of the margins
    is kept from it on all sides. Lines are touched by an outline only where the ideographs on them would be.
    """

    rect: Rect
    outline: tuple[Point, ...] = ()
    margins: Margins = Margins()
    wrap: WrapFlow = "maximum"

    @property
    def outer(self) -> Rect:
        """What it keeps free of text, at most."""
        if not self.outline:
            top, right, bottom, left = self.margins
            return self.rect.inset(-left, -top, -right, -bottom)
        far = max(self.margins)
        return self.inner.inset(-far, -far, -far, -far)

    @property
    def inner(self) -> Rect:
        """What it covers itself."""
        if not self.outline:
            return self.rect
        xs, ys = [point.x for point in self.outline], [point.y for point in self.outline]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


class Around(NamedTuple):
    """The obstacles among a story's columns. `zi` is the size of its text and the step by which lines are shortened;
    `least` the shortest piece that takes text; both in sp."""

    obstacles: tuple[Obstacle, ...] = ()
    zi: int = 1
    least: int = 0

    def slots(self, columns: Sequence[TextColumn]) -> list[LineSlot]:
        """The line slots of all columns in the order that text walks them: down, and on each line from its start."""
        if not self.obstacles:
            return [
                LineSlot(number, line, 0, column.measure)
                for number, column in enumerate(columns)
                for line in range(column.top, column.bottom)
            ]
        return [
            LineSlot(number, line, start, stop - start)
            for number, column in enumerate(columns)
            for line, pieces in enumerate(_pieces(self, column), column.top)
            for start, stop in pieces
        ]

    def lines(self, column: TextColumn) -> list[int]:
        """The lines of a column that take text."""
        if not self.obstacles:
            return list(range(column.top, column.bottom))
        return [line for line, pieces in enumerate(_pieces(self, column), column.top) if pieces]

    def slots_on(self, column: TextColumn, line: int) -> int:
        """The slots on a line of a column."""
        return len(_pieces(self, column)[line - column.top]) if self.obstacles else 1

    def clear(self, rule: Rect, inset: int) -> list[tuple[int, int]]:
        """From where to where a rule along the longer side of `rule` can be drawn, `inset` short of obstacles."""
        across = rule.width > rule.height
        start, stop = (rule.x, rule.right) if across else (rule.y, rule.bottom)
        clear: list[tuple[int, int]] = []
        # Beside something that only comes near it, a rule goes on; over and under it, white that text keeps is kept.
        over = [obstacle.outer for obstacle in self.obstacles if meet(obstacle.inner, rule)]
        for first, last in sorted((o.x, o.right) if across else (o.y, o.bottom) for o in over):
            clear.append((start, first - inset))
            start = max(start, last + inset)
        return [piece for piece in (*clear, (start, stop)) if piece[0] < piece[1]]

    def taken(self, columns: Sequence[TextColumn]) -> float:
        """The room that obstacles take from columns, in whole lines of them."""
        if not self.obstacles:
            return 0.0
        lost = 0.0
        for column in columns:
            free = sum(stop - start for pieces in _pieces(self, column) for start, stop in pieces)
            lost += column.lines - free / column.measure
        return lost


_Piece = tuple[int, int]
"""Where a free piece of a line starts and stops, in sp from the column's start."""


@lru_cache(maxsize=4096)
def _pieces(around: Around, column: TextColumn) -> tuple[tuple[_Piece, ...], ...]:
    """For every line of a column, the pieces of it that take text."""
    obstacles = [obstacle for obstacle in around.obstacles if meet(obstacle.outer, column.rect)]
    return tuple(_free(around, column, line, obstacles) for line in range(column.top, column.bottom))


def _free(around: Around, column: TextColumn, line: int, obstacles: Iterable[Obstacle]) -> tuple[_Piece, ...]:
    top, bottom = column.rhythm.at(line), column.rhythm.at(line + 1)
    white = max(bottom - top - around.zi, 0) // 2
    cuts: list[tuple[_Piece, WrapFlow]] = []
    for obstacle in obstacles:
        extent = _extent(_logical(obstacle, column.vertical), top, bottom, white)
        start, stop = (extent[0] - column.start, extent[1] - column.start) if extent else (0, 0)
        if extent and stop > _ROUNDING and start < column.measure - _ROUNDING:
            cuts.append(((start, stop), obstacle.wrap))
    pieces = [piece for piece in _between(cuts, column.measure, around.zi) if piece[1] - piece[0] >= around.least]
    for (start, stop), wrap in cuts:
        before, after = [p for p in pieces if p[0] < start], [p for p in pieces if p[1] > stop]
        sides: dict[WrapFlow, list[_Piece]] = {"start": before, "end": after, "both": pieces, "clear": []}
        pieces = sides[wrap] if wrap in sides else max(before, after, key=_widest)
    return tuple(pieces)


def _between(cuts: Sequence[tuple[_Piece, WrapFlow]], measure: int, zi: int) -> list[_Piece]:
    """What cuts leave of a line, in whole 字 from its start; only at the column's end stands what is no whole one."""
    pieces: list[_Piece] = []
    at = 0
    for (start, stop), _ in sorted(cuts):
        pieces.append((at, max(start + _ROUNDING, 0) // zi * zi))
        at = max(at, -(-(stop - _ROUNDING) // zi) * zi)
    pieces.append((at, measure))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _widest(pieces: Sequence[_Piece]) -> int:
    return max((stop - start for start, stop in pieces), default=0)


def meet(one: Rect, other: Rect) -> bool:
    """Whether two rectangles have anything in common."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _logical(obstacle: Obstacle, vertical: bool) -> Obstacle:
    """The obstacle along its column's lines (x) and across them (y)."""
    if not vertical:
        return obstacle
    (x, y, width, height), (top, right, bottom, left) = obstacle.rect, obstacle.margins
    turned = tuple(Point(point.y, -point.x) for point in obstacle.outline)
    return obstacle._replace(
        rect=Rect(y, -x - width, height, width), outline=turned, margins=Margins(right, bottom, left, top)
    )


def _extent(obstacle: Obstacle, top: int, bottom: int, white: int) -> _Piece | None:
    """From where to where an obstacle with its margins reaches on the line between `top` and `bottom`.

    `white` lies over and under the line's ideographs, where an outline may reach.
    """
    outer = obstacle.outer
    if not obstacle.outline:
        touched = outer.y < bottom - _ROUNDING and outer.bottom > top + _ROUNDING
        return (outer.x, outer.right) if touched else None
    far = max(obstacle.margins)
    crossed = list(_crossed(obstacle.outline, top + white - far, bottom - white + far))
    return (min(crossed) - far, max(crossed) + far) if crossed else None


def _crossed(outline: Sequence[Point], top: int, bottom: int) -> Iterable[int]:
    """Where the edges of a polygon lie farthest out between two levels."""
    for one, other in zip(outline, (*outline[1:], outline[0]), strict=True):
        upper, lower = sorted((one, other), key=lambda point: point.y)
        if upper.y >= bottom or lower.y <= top:
            continue
        for y in (max(upper.y, top), min(lower.y, bottom)):
            deep = lower.y - upper.y
            yield upper.x + ((lower.x - upper.x) * (y - upper.y) // deep if deep else 0)
        if not lower.y - upper.y:
            yield lower.x


def trimmed(columns: Sequence[TextColumn], around: Around, lines: int, turn: int = 0) -> tuple[TextColumn, ...]:
    """The columns with `lines` fewer slots in all, taken from the feet that end the area.

    Every foot gives one, the last columns first, or from the foot before the last `turn` on; what is over comes from
    whichever reaches lowest, so that a short story ends level, whatever the shape of its area. A line of two pieces
    counts as two.
    """
    taking = {number: around.lines(column) for number, column in enumerate(columns) if column.ends}
    feet = [number for number, standing in taking.items() if standing]
    turn = len(feet) - turn
    feet = [*feet[turn:], *feet[:turn]]
    order = {number: place for place, number in enumerate(feet)}
    bottoms = {number: columns[number].bottom for number in feet}

    def rise(number: int) -> int:
        bottoms[number] = line = taking[number].pop()
        return around.slots_on(columns[number], line)

    def level(number: int) -> tuple[int, int]:
        # The lowest foot first, the last one of several.
        return -columns[number].rhythm.at(taking[number][-1] + 1), -order[number]

    for number in reversed(feet):
        lines -= rise(number) if lines > 0 else 0
    lowest = [level(number) for number in feet if taking[number]]
    heapify(lowest)
    while lines > 0 and lowest:
        number = feet[-lowest[0][1]]
        lines -= rise(number)
        if taking[number]:
            heapreplace(lowest, level(number))
        else:
            heappop(lowest)
    return tuple(column._replace(bottom=bottoms.get(number, column.bottom)) for number, column in enumerate(columns))
