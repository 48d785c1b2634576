"""What areas ask of the depths of rows, and what depths cost them: whole numbers, so that every machine agrees.

A cost is a sum of amounts in tiers, each worth more than anything that tiers under it can come to: what must be, lines
overset, what looks wrong, nearness. Holes are weighed by squares, so that those which must be are even.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

LEAST_LEG = 4
"""Lines that a piece of column in a stepped area must hold to be given text; a head takes up what is less."""
SHORT_LEG = 6
"""Lines under which readers lose their way in a leg of text over or under a picture, a box or another story."""
LONG_LEG = 2 * SHORT_LEG
"""Lines from which a leg is as good as any."""

NEAR = 1
"""Unit of the last tier; what it holds stays far under the next."""
UGLY = 1 << 36
"""Worth of a thousandth of what looks wrong."""
OVERSET = 1 << 88
"""Worth of a line overset."""
MUST = 1 << 120
"""Worth of a line under a least depth."""
FORCED = 1 << 150
"""Worth of a line by which a leg misses what is tried for it: more than anything, so that the rest gives way to it."""

_HOLE = 4000
"""Thousandths that a line left empty in all columns of a story costs, squared; of the others likewise."""
_OFF_SHAPE = 600
_WASTED = 500
"""Of a line in a piece of column too short for text."""
_SHORT_LINE = 3000
"""Of a line that a leg lacks which must hold text."""
_SHORT = 150_000
"""Of a piece of column with room for such a leg."""
_NOT_LONG = 6000
"""Of each line that a leg under its head is shorter than a long one."""
_BROKEN = 30_000
"""Of a line that a vertical story lacks to keep its own lines whole."""
_MOST_COMPARED = 40
"""Depths that are compared for a bound."""
_AUTO = 100
"""Rows marked `auto` have their stories' needs met before rows that share the rest."""


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
    `empties` that what is more than that stays white, as under a picture which may not be cropped; `deepest` is the
    depth beyond which furniture leaves white (0: none).
    A stepped area lists its pieces of column as `stretches`, and its `lines` are those of the text alone.
    An area that its story goes on from is full with anything from `lines` up to `most` (0: with `lines` alone).
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
    most: int = 0
    deepest: int = 0

    @property
    def full(self) -> int:
        """Lines beyond which room stays white; 0 where there is no text."""
        return max(self.lines, self.most)


class _Table(dict[int, int]):
    """Costs by depth, each reckoned when it is first asked for."""

    def __init__(self, cost: Callable[[int], int]) -> None:
        super().__init__()
        self._cost = cost

    def __missing__(self, depth: int) -> int:
        self[depth] = cost = self._cost(depth)
        return cost


class DepthCost:
    """A cost of the depth between two edges."""

    def __init__(self, first: int, last: int, cost: Callable[[int], int]) -> None:
        self.edges = (first, last + 1)
        self._first, self._end = self.edges
        self._table = _Table(cost)
        self._bounds: dict[tuple[int, int], int] = {}

    def of(self, edges: Sequence[int]) -> int:
        return self._table[edges[self._end] - edges[self._first]]

    def least(self, low: Sequence[int], high: Sequence[int]) -> int:
        """A bound under the cost of any edges between `low` and `high`; 0 where there are many."""
        span = low[self._end] - high[self._first], high[self._end] - low[self._first] + 1
        bound = self._bounds.get(span)
        if bound is None:
            narrow = 0 < span[1] - span[0] <= _MOST_COMPARED
            bound = self._bounds[span] = min(map(self._table.__getitem__, range(*span))) if narrow else 0
        return bound


class SteppedCost:
    """The cost of a stepped area: of its room, and of each piece of column that it has."""

    def __init__(self, need: AreaNeed, weight: int) -> None:
        first, last = need.columns[0][0], need.columns[-1][0]
        self.need = need
        self.edges = tuple(range(first, last + 2))
        self._first, self._stop = first, last + 2
        self._known: dict[tuple[int, ...], int] = {}
        self._weight = weight
        self._width = max(columns for _, columns in need.columns)
        # Legs that are alike are reckoned once.
        alike: dict[Stretch, int] = {}
        for piece in need.stretches:
            alike[piece] = alike.get(piece, 0) + 1
        self._legs = tuple(
            (piece.first, piece.last + 1, piece.taken, piece.under_head, count) for piece, count in alike.items()
        )

    def of(self, edges: Sequence[int]) -> int:
        place = tuple(edges[self._first : self._stop])
        cost = self._known.get(place)
        if cost is None:
            cost = self._known[place] = self._reckoned(edges)
        return cost

    def _reckoned(self, edges: Sequence[int]) -> int:
        depth = edges[self.edges[-1]] - edges[self.edges[0]]
        if not self._legs:
            room = sum((edges[row + 1] - edges[row]) * columns for row, columns in self.need.columns)
            return self._weight * fit_cost(self.need, depth, room, self._width)
        free = [(edges[end] - edges[first] - taken, own, count) for first, end, taken, own, count in self._legs]
        # What is no leg over something else, the head takes up, and so from all its columns.
        air = max((lines for lines, own, _ in free if own and 0 < lines < LEAST_LEG), default=0)
        room = wasted = short = 0
        for lines, own, count in free:
            left = lines - air if own else lines
            if not own:
                short += count * max(SHORT_LEG - lines, 0)
            if left >= LEAST_LEG:
                room += count * left
            elif left > 0:
                wasted += count * left
        ugly = _WASTED * (wasted + air) + _SHORT_LINE * short
        return self._weight * (fit_cost(self.need, depth, room, self._width) + UGLY * ugly)

    def least(self, low: Sequence[int], high: Sequence[int]) -> int:
        """A bound under the cost of any edges between `low` and `high`."""
        need, most, fewest, short = self.need, 0, 0, 0
        depth = high[self.edges[-1]] - low[self.edges[0]]
        if not self._legs:
            for row, columns in need.columns:
                most += columns * (high[row + 1] - low[row])
                fewest += columns * max(low[row + 1] - high[row], 0)
        air = LEAST_LEG - 1
        for first, end, taken, own, count in self._legs:
            deep, shallow = high[end] - low[first] - taken, low[end] - high[first] - taken
            if deep >= LEAST_LEG:
                most += count * deep
            if shallow - own * air >= LEAST_LEG:
                fewest += count * (shallow - own * air)
            if not own and deep < SHORT_LEG:
                short += count * (SHORT_LEG - deep)
        cost = MUST * max(need.least - depth, 0) + UGLY * (_BROKEN * max(need.whole - depth, 0) + _SHORT_LINE * short)
        if need.lines > most:
            cost += OVERSET * (need.lines - most)
        elif need.full and fewest > need.full:
            cost += UGLY * (_HOLE * (fewest - need.full) ** 2 // self._width**2)
        return self._weight * cost


def fit_cost(need: AreaNeed, depth: int, room: int, width: int) -> int:
    """What an area `depth` lines deep costs that has `room` lines in columns, `width` of them abreast at most."""
    cost = MUST * max(need.least - depth, 0) + UGLY * _BROKEN * max(need.whole - depth, 0)
    if need.deepest:
        cost += UGLY * _HOLE * max(depth - need.deepest, 0) ** 2
    if need.ideal:
        off = abs(need.ideal - depth)
        weight = _HOLE if need.empties and depth > need.ideal else _OFF_SHAPE
        return cost + (MUST * off if need.firm else UGLY * weight * off**2)
    if need.lines > room:
        return cost + OVERSET * (need.lines - room)
    if not need.full or room <= need.full:
        return cost
    return cost + UGLY * (_HOLE * (room - need.full) ** 2 // width**2)


def area_cost(need: AreaNeed, *, auto: bool) -> DepthCost | SteppedCost:
    """The cost of one area: by its depth alone where it is a rectangle; of more weight where it has `auto` rows."""
    weight = _AUTO if auto else 1
    first, last = need.columns[0][0], need.columns[-1][0]
    widths = {columns for _, columns in need.columns}
    if len(widths) > 1 or len(need.columns) <= last - first or need.stretches:
        return SteppedCost(need, weight)
    width = widths.pop()
    return DepthCost(first, last, lambda depth: weight * fit_cost(need, depth, depth * width, width))


class LegCost:
    """The cost of a leg under its head: none and long ones cost nothing, those between the more the shorter."""

    def __init__(self, leg: Stretch) -> None:
        self.edges = (leg.first, leg.last + 1)
        self._taken = leg.taken

    def of(self, edges: Sequence[int]) -> int:
        first, end = self.edges
        lines = edges[end] - edges[first] - self._taken
        if lines < LEAST_LEG or lines >= LONG_LEG:
            return 0
        return UGLY * (_SHORT if lines < SHORT_LEG else _NOT_LONG * (LONG_LEG - lines))

    def least(self, low: Sequence[int], high: Sequence[int]) -> int:
        """A bound under the cost of any edges between `low` and `high`."""
        first, end = self.edges
        shallow, deep = low[end] - high[first] - self._taken, high[end] - low[first] - self._taken
        if shallow < LEAST_LEG or deep >= LONG_LEG:
            return 0
        return UGLY * (_SHORT if deep < SHORT_LEG else _NOT_LONG * (LONG_LEG - deep))


def no_leg(lines: int) -> int:
    """Cost by which a leg is driven down to none."""
    return FORCED * max(lines - LEAST_LEG + 1, 0)


def long_leg(lines: int) -> int:
    """Cost by which a leg is driven up to a long one."""
    return FORCED * max(SHORT_LEG - lines, 0) + UGLY * _NOT_LONG * max(LONG_LEG - lines, 0)
