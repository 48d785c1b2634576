"""Row depths of a page: the whole 行 at which every area fits best.

`solve_rows` weighs, each before all that follows: areas under their least depth; overset; what looks wrong, which is
holes, pictures off their shape and short legs of text; then nearness to what was drawn.

Seen from the edges between rows this cost is a sum of convex functions of differences (L♮-convex) as long as areas
are rectangles, so that moving edges together, by one line, until no set of them improves it, ends at the best depths
there are. A stepped area asks for a sum over rows of unlike width, and a leg of text that comes out short is best
without text or long enough: there branch and bound looks further, in windows about the best that descent has found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..edition.model import RowDepth
from .row_costs import (
    LEAST_LEG,
    LONG_LEG,
    NEAR,
    AreaNeed,
    DepthCost,
    LegCost,
    Stretch,
    area_cost,
    long_leg,
    no_leg,
)
from .row_search import CLOSE, FAR, Cost, Found, Limits, descend, is_exact, refine

MIN_ROW = 2
"""Lines of the shallowest row that is not pinned."""
_MOST_TRIED = 3
"""Short legs that are tried both ways."""


class Solved(NamedTuple):
    """Depths in lines, and whether it is proved that there are none better."""

    depths: tuple[int, ...]
    proved: bool


def solve_rows(needs: Sequence[AreaNeed], rows: Sequence[RowDepth], total: int) -> tuple[int, ...]:
    """Depths of `rows` in lines that add up to `total`, "lines" rows as pinned, the others within their bounds.

    "auto" rows take what they need; "share" rows take the rest and like to be even. Where pins and bounds leave
    nothing free, or too little, or too much, the sum is not `total`: the caller reports that.
    """
    return solved(tuple(needs), tuple(rows), total).depths


def limits_of(rows: Sequence[RowDepth], total: int) -> Limits:
    """The least and the greatest depth of every row."""
    least, most = list[int](), list[int]()
    for row in rows:
        if row.kind in ("lines", "length"):
            least.append(row.value)
            most.append(row.value)
        else:
            most.append(row.most or max(total, row.least))
            least.append(row.least or min(MIN_ROW, most[-1]))
    return Limits(tuple(least), tuple(most))


@lru_cache(maxsize=256)
def solved(needs: tuple[AreaNeed, ...], rows: tuple[RowDepth, ...], total: int) -> Solved:
    """As `solve_rows`, and whether the depths are proved to be the best."""
    limits = limits_of(rows, total)
    if sum(limits.least) >= total or sum(limits.most) <= total:
        return Solved(limits.least if sum(limits.least) >= total else limits.most, True)
    even = _even(limits, total)
    if len(limits.free) < 2:
        return Solved(even, True)
    costs: list[Cost] = [area_cost(need, auto=any(rows[r].kind == "auto" for r, _ in need.columns)) for need in needs]
    costs += _even_costs(rows, limits, total)
    legs = tuple(dict.fromkeys(piece for need in needs for piece in need.stretches if piece.under_head))
    found = _tried(_edges(even), limits, costs, legs)
    costs += [LegCost(leg) for leg in legs]
    found = descend(found.edges, limits, costs, CLOSE, thorough=True)
    proved = not legs and is_exact(limits, costs)
    if not proved:
        found, proved = refine(found, limits, costs)
    edges = found.edges
    return Solved(tuple(edges[row + 1] - edges[row] for row in range(len(rows))), proved)


def _even(limits: Limits, total: int) -> tuple[int, ...]:
    """Depths as even as the limits allow, the first ones a line deeper where they can't be."""
    depths = list(limits.least)
    for _ in range(total - sum(depths)):
        open_rows = (row for row in limits.free if depths[row] < limits.most[row])
        depths[min(open_rows, key=lambda row: (depths[row], row))] += 1
    return tuple(depths)


def _even_costs(rows: Sequence[RowDepth], limits: Limits, total: int) -> list[DepthCost]:
    """Rows that share the rest like to be even, as they were drawn."""
    free = limits.free
    spare = total - sum(least for row, least in enumerate(limits.least) if row not in free)

    def uneven(depth: int) -> int:
        return NEAR * (len(free) * depth - spare) ** 2

    return [DepthCost(row, row, uneven) for row in free if rows[row].kind == "share"]


def _tried(
    edges: tuple[int, ...], limits: Limits, costs: Sequence[Cost], legs: Sequence[Stretch],
    tried: frozenset[Stretch] = frozenset(),
) -> Found:  # fmt: skip
    """The best that descent finds: a leg that is not long there is tried without text, and long."""
    plain = descend(edges, limits, costs, CLOSE if tried else FAR, thorough=False)
    open_legs = [leg for leg in legs if leg not in tried]
    ways = [plain._replace(cost=plain.cost + sum(LegCost(leg).of(plain.edges) for leg in open_legs))]
    leg = next((leg for leg in open_legs if LEAST_LEG <= leg.room(plain.edges) < LONG_LEG), None)
    if leg is not None and len(tried) < _MOST_TRIED:
        wishes = (_wish(leg, no_leg), _wish(leg, long_leg))
        ways += [_tried(plain.edges, limits, [*costs, wish], legs, tried | {leg}) for wish in wishes]
    return min(ways, key=lambda way: way.cost)


def _wish(leg: Stretch, cost: Callable[[int], int]) -> DepthCost:
    return DepthCost(leg.first, leg.last, lambda depth: cost(depth - leg.taken))


def _edges(depths: Sequence[int]) -> tuple[int, ...]:
    edges = [0]
    for depth in depths:
        edges.append(edges[-1] + depth)
    return tuple(edges)
