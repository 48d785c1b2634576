"""Stories set from top to bottom, lines from right to left: the band they stand in and the depth they need."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.geometry import Rect
from .story import Layout, StoryMaker

_SHALLOWEST, _DEEPEST = 6, 100
"""字 between which the length of a line is sought."""
_LONG_VERSE = 30
"""字 up to which the lines of a vertical story are kept whole."""


def vertical_pitch(maker: StoryMaker) -> float:
    """From line to line in sp: the grid's pitch, or more where the text's own line height asks for it."""
    return max(maker.grid.pitch, *(item.pitch for item in maker.setter.blocks), 0.0)


def vertical_band(maker: StoryMaker, layout: Layout) -> Rect:
    """The one band that a vertical story is set in: its columns of the same top and foot, taken together."""
    if not layout.columns:
        return Rect(layout.head_rect.x, layout.head_rect.bottom, 0, 0)
    grid, first = maker.grid, layout.columns[0]
    level = [c for c in layout.columns if (c.top, c.bottom) == (first.top, first.bottom)]
    left, right = min(c.x for c in level), max(c.x + c.measure for c in level)
    return Rect(left, grid.y(first.top), right - left, grid.y(first.bottom) - grid.y(first.top))


def vertical_lines(maker: StoryMaker, band: Rect) -> int:
    return int(band.width // vertical_pitch(maker))


def vertical_depth(maker: StoryMaker, tops: Sequence[int]) -> tuple[int, int]:
    """Depths in lines of a vertical story: the least that holds it, and the one that keeps its lines whole."""
    grid, zi = maker.grid, maker.grid.geometry.zi
    band = vertical_band(maker, maker.layout(tops))
    count = vertical_lines(maker, band)
    low, high = _SHALLOWEST, _DEEPEST
    while low < high:
        middle = (low + high) // 2
        if maker.setter.lines_at(middle * zi) <= count:
            high = middle
        else:
            low = middle + 1
    whole = next((m for m in range(low, _LONG_VERSE + 1) if _keeps_lines_whole(maker, m * zi)), low)
    depth = tops[maker.area.rows[-1] + 1] - tops[maker.area.first_cell[0]]
    taken = depth - round(band.height / grid.pitch)
    return grid.lines_for(low * zi) + taken, grid.lines_for(whole * zi) + taken


def _keeps_lines_whole(maker: StoryMaker, measure: int) -> bool:
    return all(len(maker.setter.broken(b, (measure,)).lines) == 1 for b in range(len(maker.setter.blocks)))
