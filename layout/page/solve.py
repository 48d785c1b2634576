"""Row depths of a page: the whole 行 at which every area fits best.

`solve_rows` weighs, in this order: areas under their least depth, overset, holes and pictures off their shape,
short legs of text, then nearness to an even share. Seen from the edges between rows this cost is a sum of convex
functions of differences (L♮-convex) as long as areas are rectangles, so that moving edges together, by one line,
until no set of them improves it, ends at the best depths there are. For stepped areas it ends where no such move
helps. A leg of text that comes out short is tried both ways, without text and long enough, each of which is convex.
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
LEAST_LEG = 4
"""Lines that a piece of column in a stepped area must hold to be given text; a head takes up what is less."""
SHORT_LEG = 6
"""Lines under which readers lose their way in a leg of text over or under a picture, a box or another story."""
SHORT_LINE = 3.0
"""Cost of a line that a leg lacks which must hold text."""
SHORT = 150.0
"""Cost of a piece of column with room for such a leg."""
LONG_LEG = 2 * SHORT_LEG
NOT_LONG = 6.0
"""Lines from which a leg is as good as any, and the cost of each line up to there."""
FORCED = 10_000.0
"""Cost of a line by which a leg misses what is tried for it: more than anything, so that the rest gives way to it."""
BROKEN = 30.0
"""Cost of a line that a vertical story lacks to keep its own lines whole."""
AUTO = 100.0
"""Rows marked `auto` have their stories' needs met before rows that share the rest."""

_STEPS = (32, 16, 8, 4, 2, 1)
_ALL_SETS = 8
"""With more edges than this only neighbouring ones move together."""


class Stretch(NamedTuple):
    """A piece of column from row `first` to row `last`, `taken` lines of it by head, margins and padding.

    One under its story's head may do without text, others may not.
    """

    first: int
    last: int
    taken: int
    under_head: bool = False

    def room(self, edges: Sequence[int]) -> int:
        return edges[self.last + 1] - edges[self.first] - self.taken


class AreaNeed(NamedTuple):
    """What one area asks of the rows it stands in.

    `columns` pairs each of its rows with the number of text columns it has there; `lines` is the column lines that
    its text takes together with its head (head lines times the columns it covers); `least` the depth in lines
    under which it can't be set at all, `ideal` the depth that a picture or a box of furniture would like (0: none),
    `whole` the depth under which lines of verse are broken; `firm` says that it should have its ideal depth, no other;
    `empties` that what is more than that stays white, as under a picture which may not be cropped.
    A stepped area lists its pieces of column as `stretches`, and its `lines` are those of the text alone.
    """

    name: str
    columns: tuple[tuple[int, int], ...]
    lines: int
    least: int = 0
    ideal: int = 0
    whole: int = 0
    firm: bool = False
    empties: bool = False
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
    costs = [_area_cost(need, rows) for need in needs]
    costs += [_depth_cost(i, i, lambda depth: UNEVEN * (depth - even) ** 2) for i in free if rows[i].kind == "share"]
    legs = dict.fromkeys(piece for need in needs for piece in need.stretches if piece.under_head)
    return _branch(depths, free, costs, tuple(legs))[1]


class _Cost(NamedTuple):
    """A cost as a function of the edges of rows: of the differences between those named, and nothing else."""

    edges: frozenset[int]
    of: Callable[[Sequence[int]], float]


def _branch(
    depths: Sequence[int], free: Sequence[int], costs: Sequence[_Cost], legs: Sequence[Stretch],
    tried: frozenset[Stretch] = frozenset(),
) -> tuple[float, tuple[int, ...]]:  # fmt: skip
    """The best depths and what they cost: a leg that is not long there is tried without text, and long."""
    cost, found = _descend(depths, free, costs)
    edges = _edges(found)
    ways = [(cost + sum(_leg_cost(leg.room(edges)) for leg in legs if leg not in tried), found)]
    leg = next((leg for leg in legs if leg not in tried and LEAST_LEG <= leg.room(edges) < LONG_LEG), None)
    if leg is not None:
        both = ([*costs, _cost_of(leg, wish)] for wish in (_none_cost, _long_cost))
        ways += [_branch(found, free, wished, legs, tried | {leg}) for wished in both]
    return min(ways, key=lambda way: way[0])


def _cost_of(leg: Stretch, cost: Callable[[int], float]) -> _Cost:
    def of(edges: Sequence[int]) -> float:
        return cost(leg.room(edges))

    return _Cost(frozenset((leg.first, leg.last + 1)), of)


def _leg_cost(lines: int) -> float:
    """A leg of so many lines: none and long ones cost nothing, those between the more the shorter they are."""
    return 0.0 if lines < LEAST_LEG else min(_none_cost(lines), _long_cost(lines), SHORT)


def _none_cost(lines: int) -> float:
    return FORCED * max(lines - LEAST_LEG + 1, 0)


def _long_cost(lines: int) -> float:
    return FORCED * max(SHORT_LEG - lines, 0) + NOT_LONG * max(LONG_LEG - lines, 0)


def _edges(depths: Sequence[int]) -> list[int]:
    return [sum(depths[:row]) for row in range(len(depths) + 1)]


def _area_cost(need: AreaNeed, rows: Sequence[RowDepth]) -> _Cost:
    """The cost of one area: by its depth alone where it is a rectangle."""
    auto = AUTO if any(rows[row].kind == "auto" for row, _ in need.columns) else 1.0
    first, last = need.columns[0][0], need.columns[-1][0]
    widths = {columns for _, columns in need.columns}
    if len(widths) == 1 and len(need.columns) == last - first + 1 and not need.stretches:
        width = widths.pop()
        return _depth_cost(first, last, lambda depth: auto * _fit_cost(need, depth, depth * width))

    def stepped(edges: Sequence[int]) -> float:
        depths = [edges[row + 1] - edges[row] for row, _ in need.columns]
        if not need.stretches:
            room = sum(depth * columns for depth, (_, columns) in zip(depths, need.columns, strict=True))
            return auto * _fit_cost(need, sum(depths), room)
        free = [(piece.room(edges), piece.under_head) for piece in need.stretches]
        # What is no leg over something else, the head takes up, and so from all its columns.
        air = max((lines for lines, under_head in free if under_head and 0 < lines < LEAST_LEG), default=0)
        left = [lines - air * under_head for lines, under_head in free]
        room = sum(lines for lines in left if lines >= LEAST_LEG)
        wasted = sum(lines for lines in left if 0 < lines < LEAST_LEG)
        short = sum(max(SHORT_LEG - lines, 0) for lines, under_head in free if not under_head)
        return auto * (_fit_cost(need, sum(depths), room) + WASTED * (wasted + air) + SHORT_LINE * short)

    return _Cost(frozenset(edge for row in range(first, last + 1) for edge in (row, row + 1)), stepped)


def _depth_cost(first: int, last: int, cost: Callable[[int], float]) -> _Cost:
    """A cost of the depth of rows, each depth reckoned once."""
    known: dict[int, float] = {}

    def of(edges: Sequence[int]) -> float:
        depth = edges[last + 1] - edges[first]
        if depth not in known:
            known[depth] = cost(depth)
        return known[depth]

    return _Cost(frozenset((first, last + 1)), of)


def _fit_cost(need: AreaNeed, depth: int, room: int) -> float:
    cost = UNDER_LEAST * max(need.least - depth, 0) + BROKEN * max(need.whole - depth, 0)
    if need.ideal:
        off = abs(need.ideal - depth)
        weight = HOLE if need.empties and depth > need.ideal else OFF_SHAPE
        return cost + (UNDER_LEAST * off if need.firm else weight * off**2)
    if not need.lines:
        return cost
    if need.lines > room:
        return cost + OVERSET * (need.lines - room)
    width = max(columns for _, columns in need.columns)
    return cost + HOLE * ((room - need.lines) / width) ** 2


def _descend(depths: Sequence[int], free: Sequence[int], costs: Sequence[_Cost]) -> tuple[float, tuple[int, ...]]:
    """Move sets of edges, many lines at a time first, as long as that mends something."""
    edges = _edges(depths)
    # A pinned row carries both its edges; those before the first and after the last free row never move.
    groups = [range(one + 1, other + 1) for one, other in pairwise(free)]
    least = [MIN_ROW if row in free else 0 for row in range(len(depths))]
    values = [cost.of(edges) for cost in costs]
    sets = [(moved, _touched(moved, costs)) for moved in _edge_sets(groups)]
    for step in _STEPS:
        improved = True
        while improved:
            improved = False
            for moved, touched in sets:
                for by in (step, -step):
                    trial = list(edges)
                    for edge in moved:
                        trial[edge] += by
                    if any(trial[row + 1] - trial[row] < least[row] for row in free):
                        continue
                    found = [costs[number].of(trial) for number in touched]
                    if sum(found) < sum([values[number] for number in touched]) - 1e-9:
                        edges, improved = trial, True
                        for number, value in zip(touched, found, strict=True):
                            values[number] = value
    return sum(values), tuple(after - before for before, after in pairwise(edges))


def _touched(moved: Sequence[int], costs: Sequence[_Cost]) -> list[int]:
    """The costs that change when some edges move together: those of which one edge moves and another stays."""
    together = set(moved)
    return [number for number, cost in enumerate(costs) if cost.edges & together and not cost.edges <= together]


def _edge_sets(groups: Sequence[range]) -> list[list[int]]:
    count = len(groups)
    if count <= _ALL_SETS:
        chosen = [[g for n, g in enumerate(groups) if mask >> n & 1] for mask in range(1, 1 << count)]
    else:
        chosen = [list(groups[start:end]) for start in range(count) for end in range(start + 1, count + 1)]
    return [[edge for group in part for edge in group] for part in chosen]
