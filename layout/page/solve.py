"""Row depths of a page: the whole 行 at which every area fits best.

`solve_rows` weighs, in this order: areas under their least depth, overset, holes and pictures off their shape,
then nearness to an even share. Seen from the edges between rows this cost is a sum of convex functions of
differences (L♮-convex) as long as areas are rectangles, so that moving edges together, by one line, until no set
of them improves it, ends at the best depths there are. For stepped areas it ends where no such move helps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..edition.model import RowDepth

MIN_ROW = 2
"""Lines of the shallowest row that is not pinned."""

UNDER_LEAST = 4000.0
OVERSET = 1000.0
HOLE = 4.0
OFF_SHAPE = 0.6
UNEVEN = 0.002
WASTED = 0.5
"""Cost of a line in a piece of column too short for text."""
SLIVER = 3
"""Lines that a piece of column in a stepped area must hold to be given text."""
AUTO = 100.0
"""Rows marked `auto` have their stories' needs met before rows that share the rest."""

_STEPS = (32, 16, 8, 4, 2, 1)
_ALL_SETS = 8
"""With more edges than this only neighbouring ones move together."""


class Stretch(NamedTuple):
    """A piece of column from row `first` to row `last`, `taken` lines of it by head, margins and padding."""

    first: int
    last: int
    taken: int


class AreaNeed(NamedTuple):
    """What one area asks of the rows it stands in.

    `columns` pairs each of its rows with the number of text columns it has there; `lines` is the column lines that
    its text takes together with its head (head lines times the columns it covers); `least` the depth in lines
    under which it can't be set at all, `ideal` the depth that a picture or a box of furniture would like (0: none).
    A stepped area lists its pieces of column as `stretches`, and its `lines` are those of the text alone.
    """

    name: str
    columns: tuple[tuple[int, int], ...]
    lines: int
    least: int = 0
    ideal: int = 0
    stretches: tuple[Stretch, ...] = ()


def solve_rows(needs: Sequence[AreaNeed], rows: Sequence[RowDepth], total: int) -> tuple[int, ...]:
    """Depths of `rows` in lines that add up to `total`, "lines" rows as pinned.

    "auto" rows take what they need; "share" rows take the rest and like to be even. Where pins leave nothing free,
    or too little for the free rows, the sum is not `total`: the caller reports that.
    """
    return _solve(tuple(needs), tuple(rows), total)


@lru_cache(maxsize=256)
def _solve(needs: tuple[AreaNeed, ...], rows: tuple[RowDepth, ...], total: int) -> tuple[int, ...]:
    free = [index for index, row in enumerate(rows) if row.kind in ("auto", "share")]
    pinned = sum(row.value for row in rows if row.kind not in ("auto", "share"))
    spare = total - pinned
    depths = [0 if index in free else row.value for index, row in enumerate(rows)]
    for place, index in enumerate(free):
        depths[index] = max(spare // len(free) + (place < spare % len(free)), MIN_ROW)
    if len(free) < 2 or spare < MIN_ROW * len(free):
        return tuple(depths)
    even = spare / len(free)
    costs = [_area_cost(need, rows, total) for need in needs]
    costs += [_share_cost(index, even, total) for index in free if rows[index].kind == "share"]
    return _descend(depths, free, costs)


_Cost = Callable[[Sequence[int]], float]


def _area_cost(need: AreaNeed, rows: Sequence[RowDepth], total: int) -> _Cost:
    """The cost of one area as a function of the edges of rows: a table of depths where it is a rectangle."""
    auto = AUTO if any(rows[row].kind == "auto" for row, _ in need.columns) else 1.0
    first, last = need.columns[0][0], need.columns[-1][0]
    widths = {columns for _, columns in need.columns}
    if len(widths) == 1 and len(need.columns) == last - first + 1 and not need.stretches:
        width = widths.pop()
        table = [auto * _fit_cost(need, depth, depth * width) for depth in range(total + 1)]
        return lambda edges: table[edges[last + 1] - edges[first]]

    def stepped(edges: Sequence[int]) -> float:
        depths = [edges[row + 1] - edges[row] for row, _ in need.columns]
        free = [edges[piece.last + 1] - edges[piece.first] - piece.taken for piece in need.stretches]
        room = sum(lines for lines in free if lines >= SLIVER)
        if not need.stretches:
            room = sum(depth * columns for depth, (_, columns) in zip(depths, need.columns, strict=True))
        wasted = sum(lines for lines in free if 0 < lines < SLIVER)
        return auto * (_fit_cost(need, sum(depths), room) + WASTED * wasted)

    return stepped


def _fit_cost(need: AreaNeed, depth: int, room: int) -> float:
    cost = UNDER_LEAST * max(need.least - depth, 0)
    if need.ideal:
        return cost + OFF_SHAPE * (need.ideal - depth) ** 2
    if not need.lines:
        return cost
    if need.lines > room:
        return cost + OVERSET * (need.lines - room)
    width = max(columns for _, columns in need.columns)
    return cost + HOLE * ((room - need.lines) / width) ** 2


def _share_cost(index: int, even: float, total: int) -> _Cost:
    table = [UNEVEN * (depth - even) ** 2 for depth in range(total + 1)]
    return lambda edges: table[edges[index + 1] - edges[index]]


def _descend(depths: Sequence[int], free: Sequence[int], costs: Sequence[_Cost]) -> tuple[int, ...]:
    """Move sets of edges, many lines at a time first, as long as that mends something."""
    edges = [sum(depths[:row]) for row in range(len(depths) + 1)]
    # A pinned row carries both its edges; those before the first and after the last free row never move.
    groups = [range(one + 1, other + 1) for one, other in pairwise(free)]
    least = [MIN_ROW if row in free else 0 for row in range(len(depths))]
    best = sum(cost(edges) for cost in costs)
    sets = _edge_sets(groups)
    for step in _STEPS:
        improved = True
        while improved:
            improved = False
            for moved in sets:
                for by in (step, -step):
                    trial = list(edges)
                    for edge in moved:
                        trial[edge] += by
                    if any(trial[row + 1] - trial[row] < least[row] for row in free):
                        continue
                    found = sum(cost(trial) for cost in costs)
                    if found < best - 1e-9:
                        best, edges, improved = found, trial, True
    return tuple(after - before for before, after in pairwise(edges))


def _edge_sets(groups: Sequence[range]) -> list[list[int]]:
    count = len(groups)
    if count <= _ALL_SETS:
        chosen = [[g for n, g in enumerate(groups) if mask >> n & 1] for mask in range(1, 1 << count)]
    else:
        chosen = [list(groups[start:end]) for start in range(count) for end in range(start + 1, count + 1)]
    return [[edge for group in part for edge in group] for part in chosen]
