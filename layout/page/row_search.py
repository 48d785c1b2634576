"""The search for the best edges of rows: descent by sets of edges, then branch and bound about what it found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import prod
from typing import NamedTuple, Protocol

FAR, CLOSE = (32, 16, 8, 4, 2, 1), (8, 4, 2, 1)
"""Lines that edges move by, from a first guess and from depths that are good but for one thing."""
_ALL_SETS = 7
"""With more edges than this only neighbouring ones move together."""
_LONGEST_RUN = 12
"""Neighbours that move together where there are many, besides all from one edge on."""
_WINDOWS = (1, 2, 4)
_EVERYWHERE = 1 << 20
_NODES = 400
"""Nodes that one window of branch and bound may look at: a number, not a time, so that results are the same."""
_MOST_PLACES = 200_000
"""Ways to place all edges up to which a page is searched everywhere."""


class Cost(Protocol):
    """A cost that hangs on some edges of rows alone."""

    @property
    def edges(self) -> tuple[int, ...]: ...

    def of(self, edges: Sequence[int]) -> int: ...

    def least(self, low: Sequence[int], high: Sequence[int]) -> int: ...


class Limits(NamedTuple):
    """The least and the greatest depth of every row; pinned rows have one depth."""

    least: tuple[int, ...]
    most: tuple[int, ...]

    @property
    def free(self) -> list[int]:
        return [row for row, (least, most) in enumerate(zip(self.least, self.most, strict=True)) if least < most]

    @property
    def groups(self) -> list[range]:
        """Edges that move together because rows between them are pinned; those at both ends never move."""
        return [range(one + 1, other + 1) for one, other in pairwise(self.free)]


def is_exact(limits: Limits, costs: Sequence[Cost]) -> bool:
    """Whether thorough descent ends at the best there is: all sets of edges are tried, and hang on two edges each."""
    return len(limits.groups) <= _ALL_SETS and all(len(cost.edges) == 2 for cost in costs)


class Found(NamedTuple):
    cost: int
    edges: tuple[int, ...]


class Move(NamedTuple):
    """Edges that move together: the rows that grow when they go down, and those that shrink.

    `mask` has a bit for every edge.
    """

    edges: tuple[int, ...]
    grows: tuple[int, ...]
    shrinks: tuple[int, ...]
    mask: int

    @classmethod
    def of(cls, edges: tuple[int, ...]) -> Move:
        together = set(edges)
        grows = tuple(edge - 1 for edge in edges if edge - 1 not in together)
        shrinks = tuple(edge for edge in edges if edge + 1 not in together)
        return cls(edges, grows, shrinks, sum(1 << edge for edge in edges))

    def is_free(self, edges: Sequence[int], by: int, limits: Limits) -> bool:
        wider, narrower, size = (self.grows, self.shrinks, by) if by > 0 else (self.shrinks, self.grows, -by)
        for row in narrower:
            if edges[row + 1] - edges[row] - size < limits.least[row]:
                return False
        return all(edges[row + 1] - edges[row] + size <= limits.most[row] for row in wider)


def descend(
    start: Sequence[int], limits: Limits, costs: Sequence[Cost], steps: Sequence[int], *, thorough: bool
) -> Found:
    """Move sets of edges, many lines at a time first, as long as that mends something.

    Neighbouring edges move together; where it is `thorough`, all sets of them do at last.
    """
    current = list(start)
    values = [cost.of(current) for cost in costs]
    masks = [sum(1 << edge for edge in cost.edges) for cost in costs]
    touched = {
        move.mask: [number for number, mask in enumerate(masks) if mask & move.mask and mask & ~move.mask]
        for move in _moves(limits, all_sets=thorough)
    }
    for step, all_sets in [*((step, False) for step in steps), *([(1, True)] if thorough else ())]:
        moves = _moves(limits, all_sets=all_sets)
        improved = True
        while improved:
            improved = False
            for move in moves:
                changed = touched[move.mask]
                for by in (step, -step):
                    while move.is_free(current, by, limits):
                        for edge in move.edges:
                            current[edge] += by
                        found = [costs[number].of(current) for number in changed]
                        if sum(found) >= sum([values[number] for number in changed]):
                            for edge in move.edges:
                                current[edge] -= by
                            break
                        improved = True
                        for number, value in zip(changed, found, strict=True):
                            values[number] = value
    return Found(sum(values), tuple(current))


@lru_cache(maxsize=64)
def _moves(limits: Limits, *, all_sets: bool) -> tuple[Move, ...]:
    """The sets of edges that are tried: all there are, or those of neighbours, which come among all of them too."""
    groups = limits.groups
    count = len(groups)
    if all_sets and count <= _ALL_SETS:
        chosen = [[g for n, g in enumerate(groups) if mask >> n & 1] for mask in range(1, 1 << count)]
    else:
        ends = [(start, end) for start in range(count) for end in range(start + 1, count + 1)]
        chosen = [list(groups[a:b]) for a, b in ends if b - a <= _LONGEST_RUN or b == count]
    return tuple(Move.of(tuple(edge for group in part for edge in group)) for part in chosen)


def refine(found: Found, limits: Limits, costs: Sequence[Cost]) -> tuple[Found, bool]:
    """Branch and bound in windows about the best edges known; whether it is proved that there are no better ones."""
    for window in (*_WINDOWS, _EVERYWHERE):
        while True:
            search = _Bound(found, limits, costs, window)
            if window == _EVERYWHERE and search.places > _MOST_PLACES:
                return found, False
            better = search.run()
            if search.is_spent:
                return better, False
            if better.cost == found.cost:
                break
            found = better
    return found, True


class _Bound:
    """Depth first over the edges, from the top down; what can't be better than the best known is left out."""

    def __init__(self, found: Found, limits: Limits, costs: Sequence[Cost], window: int) -> None:
        self.best = found
        self.limits = limits
        self.groups = limits.groups
        self.nodes = 0
        self.start = found.edges
        moving = {edge for group in self.groups for edge in group}
        self.low = [edge - window if n in moving else edge for n, edge in enumerate(found.edges)]
        self.high = [edge + window if n in moving else edge for n, edge in enumerate(found.edges)]
        self._tighten()
        self._sort_out(costs, moving)

    @property
    def places(self) -> int:
        """Ways to place the edges, each by itself."""
        return prod(self.high[group[0]] - self.low[group[0]] + 1 for group in self.groups)

    @property
    def is_spent(self) -> bool:
        return self.nodes >= _NODES

    def run(self) -> Found:
        self._branch(0, self._sure)
        return self.best

    def _tighten(self) -> None:
        """No edge where a row over or under it could not have a depth that it may have."""
        least, most = self.limits
        for row in range(len(least)):
            self.low[row + 1] = max(self.low[row + 1], self.low[row] + least[row])
            self.high[row + 1] = min(self.high[row + 1], self.high[row] + most[row])
        for row in range(len(least) - 1, -1, -1):
            self.low[row] = max(self.low[row], self.low[row + 1] - most[row])
            self.high[row] = min(self.high[row], self.high[row + 1] - least[row])

    def _sort_out(self, costs: Sequence[Cost], moving: set[int]) -> None:
        """For every edge: costs that are known once it stands, those known in part, and a bound for the rest."""
        number = {edge: n for n, group in enumerate(self.groups) for edge in group}
        spans = [sorted(number[edge] for edge in cost.edges if edge in moving) for cost in costs]
        self._sure = sum(cost.of(self.start) for cost, span in zip(costs, spans, strict=True) if not span)
        moved = [(cost, span[0], span[-1]) for cost, span in zip(costs, spans, strict=True) if span]
        levels = range(len(self.groups))
        self._known = [[cost for cost, _, last in moved if last == n] for n in levels]
        self._partly = [[cost for cost, first, last in moved if first <= n < last] for n in levels]
        self._rest = [sum(cost.least(self.low, self.high) for cost, first, _ in moved if first > n) for n in levels]

    def _branch(self, number: int, spent: int) -> None:
        """Try the places of a group of edges when all groups over it stand, `spent` being what they cost for sure."""
        if number == len(self.groups):
            if spent < self.best.cost:
                self.best = Found(spent, tuple(self.low))
            return
        low, high, edges = self.low, self.high, self.groups[number]
        kept = [(low[edge], high[edge]) for edge in edges]
        partly, known, rest = self._partly[number], self._known[number], self._rest[number]
        children: list[tuple[int, int, int, int]] = []
        for place in self._places(number):
            self.nodes += 1
            for edge, (start, _) in zip(edges, kept, strict=True):
                low[edge] = high[edge] = start + place - kept[0][0]
            sure = spent + sum([cost.of(low) for cost in known])
            bound = sure + rest
            if bound < self.best.cost:
                bound += sum([cost.least(low, high) for cost in partly])
                if bound < self.best.cost:
                    children.append((bound, abs(place - self.start[edges[0]]), place, sure))
        for bound, _, place, sure in sorted(children):
            if bound < self.best.cost and self.nodes < _NODES:
                for edge, (start, _) in zip(edges, kept, strict=True):
                    low[edge] = high[edge] = start + place - kept[0][0]
                self._branch(number + 1, sure)
        for edge, (start, end) in zip(edges, kept, strict=True):
            low[edge], high[edge] = start, end

    def _places(self, number: int) -> range:
        """Where the first edge of a group may stand, for the rows over it and under it to have depths they may have."""
        group, (least, most) = self.groups[number], self.limits
        first, last = group[0], group[-1]
        above = self.low[first - 1]
        lowest, highest = self.low[first], self.high[first]
        lowest, highest = max(lowest, above + least[first - 1]), min(highest, above + most[first - 1])
        if number == len(self.groups) - 1:
            under = self.low[last + 1] - (self.low[last] - self.low[first])
            lowest, highest = max(lowest, under - most[last]), min(highest, under - least[last])
        return range(lowest, highest + 1)
