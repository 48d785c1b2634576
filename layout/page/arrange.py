"""Pictures of a group side by side and over each other: rows of equal depth, each as wide as the whole.

Rows follow the order that the group is named in; of all ways to part it into rows the one is taken whose shape
comes nearest to what is wanted, so that little or nothing is cropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import log

from ..base.geometry import Rect

_GOOD_SHAPE = 1.5
"""Width by depth of a group that nothing else decides."""
_MOST_PARTED = 10
"""Pictures up to which every way of parting is looked at; more stand in rows of equal count."""


def natural_depth(ratios: Sequence[float], width: int, gap: int) -> int:
    """The depth in sp at which a group shows whole over `width`; `ratios` are widths by depths of its pictures."""
    if len(ratios) == 1:
        return round(width / ratios[0])
    depths = [_depth(rows, width, gap) for rows in _parted(ratios)]
    return round(min(depths, key=lambda depth: abs(log(width / depth / _GOOD_SHAPE))))


def arranged(ratios: Sequence[float], rect: Rect, gap: int) -> tuple[Rect, ...]:
    """A place for every picture of a group, which together fill `rect` but for gaps between them."""
    if len(ratios) == 1:
        return (rect,)
    rows = min(_parted(ratios), key=lambda rows: abs(log(_depth(rows, rect.width, gap) / max(rect.height, 1))))
    depths = [_row_depth(row, rect.width, gap) for row in rows]
    scale = max(rect.height - gap * (len(rows) - 1), len(rows)) / sum(depths)
    places: list[Rect] = []
    top = 0.0
    for row, depth in zip(rows, depths, strict=True):
        left = 0.0
        for ratio in row:
            x, y = rect.x + round(left), rect.y + round(top)
            right, bottom = rect.x + round(left + ratio * depth), rect.y + round(top + scale * depth)
            places.append(Rect(x, y, max(right - x, 1), max(bottom - y, 1)))
            left += ratio * depth + gap
        top += scale * depth + gap
    return tuple(places)


def _depth(rows: Sequence[Sequence[float]], width: int, gap: int) -> float:
    return sum(_row_depth(row, width, gap) for row in rows) + gap * (len(rows) - 1)


def _row_depth(row: Sequence[float], width: int, gap: int) -> float:
    return max(width - gap * (len(row) - 1), len(row)) / sum(row)


def _parted(ratios: Sequence[float]) -> Iterator[list[Sequence[float]]]:
    """The ways to part a group into rows."""
    count = len(ratios)
    if count > _MOST_PARTED:
        for long in range(1, count + 1):
            yield [ratios[start : start + long] for start in range(0, count, long)]
        return
    for rows in range(1, count + 1):
        for cuts in combinations(range(1, count), rows - 1):
            edges = (0, *cuts, count)
            yield [ratios[start:stop] for start, stop in pairwise(edges)]
