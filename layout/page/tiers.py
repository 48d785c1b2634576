"""Text from top to bottom: the tiers (栏) that an area is cut into, and the head over or beside them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from ..base.geometry import Rect
from .columns import MIN_MEASURE, TextColumn
from .fold import rects_at_fold
from .grid import Cut, Rhythm, cut_width
from .head_places import LEAST_SIDE_HEAD, SIDE_AIR_ZI
from .headline import HeadGroup
from .layout import Layout
from .shape import Band

if TYPE_CHECKING:
    from .story import StoryMaker

_LEAST_TIER = 4
"""字 of the shortest line from top to bottom where a stepped area has room for longer ones."""
LONG_LINE = 30
"""字 of the longest line from top to bottom that reads well; deeper areas are cut into tiers (MK19)."""


def lay_out_upright(maker: StoryMaker, tops: Sequence[int], head_air: int) -> Layout:
    """Text from top to bottom: every band of the area is cut into tiers, which text walks from the top.

    The head stands over the first band or beside it. Lines begin a 字 left of a head at the right, and else at
    the area's right edge; what is no whole line widens the air round the head, or stands after the last line. On two
    facing pages the right part of a band is read before the left one.
    """
    first, *rest = (_band(maker, band, tops) for band in maker.shape.text_bands)
    outline = maker.outline(tops)
    if maker.is_headed_beside:
        head, head_rect, first = _beside_vertical(maker, first, head_air)
        head_lines = 0
    else:
        head, head_rect, head_lines, first = _over_vertical(maker, first, tops[maker.area.first_cell[0]])
    parts = [part for band in (first, *rest) for part in rects_at_fold(maker.grid, band)]
    tiers = [tier for number, band in enumerate(parts) for tier in _tiers(maker, band, not number)]
    least = _LEAST_TIER * maker.setter.size
    tiers = [tier for tier in tiers if tier.measure >= least] or tiers
    return Layout(head, head_rect, head_lines, tuple(tiers), outline, head_vertical=maker.is_headed_beside)


def _beside_vertical(maker: StoryMaker, band: Rect, head_air: int) -> tuple[HeadGroup, Rect, Rect]:
    """A head at the side of a band of vertical text: the head, its place, and what the band keeps for whole lines.

    What is no whole line goes to the head, shared by both its sides, and so do `head_air` lines.
    """
    zi, at_left = maker.grid.geometry.zi, maker.head == "left"
    depth = max(band.height - 2 * zi, LEAST_SIDE_HEAD * zi)
    head = maker.set_head(depth, vertical=True)
    if not head.lines:
        return head, Rect(band.right, band.y, 0, 0), band
    drawn = maker.shape.text_bands[0]
    outer = maker.outer_edge(drawn.left, drawn.right, at_left)
    taken = head.ink + 2 * SIDE_AIR_ZI * zi + round(head_air * maker.line_pitch)
    width = max(band.right - (outer + taken) if at_left else outer - taken - band.x, 0)
    extent = _extent(maker, width)
    left = band.right - extent if at_left else band.x
    inner = left if at_left else left + extent
    head_right = (outer + inner + head.ink) // 2 + head.ink_start
    return head, Rect(head_right - head.depth, band.y + zi, head.depth, depth), band._replace(x=left, width=extent)


def _over_vertical(maker: StoryMaker, band: Rect, top: int) -> tuple[HeadGroup, Rect, int, Rect]:
    """A head across over a band of vertical text: the head, its place and lines, and what is left of the band."""
    head = maker.head_over(band.width)
    if not head.lines:
        return head, Rect(band.x, band.y, band.width, 0), 0, band
    head_top = maker.grid.y(top) + maker.edges.top
    lines = maker.grid.lines_for(maker.edges.top + head.depth + maker.air)
    head = head.spread(maker.grid.y(top + lines) - head_top - head.depth)
    text_top = maker.grid.y(top + lines) + maker.grid.ideograph_top
    rest = band._replace(y=text_top, height=max(band.bottom - text_top, 0))
    return head, Rect(band.x, head_top, band.width, head.depth), lines, rest


def _extent(maker: StoryMaker, width: int) -> int:
    """What the lines that go into a width cover, from the edge of the first to that of the last."""
    size = maker.setter.size
    return size + int((width - size) // maker.line_pitch * maker.line_pitch) if width >= size > 0 else 0


def _band(maker: StoryMaker, band: Band, tops: Sequence[int]) -> Rect:
    """Where vertical text may stand in a band: level with the ideographs of text across beside it."""
    grid, edges = maker.grid, maker.edges
    left, right = grid.column_left(band.left) + edges.left, grid.column_right(band.right) - edges.right
    top = grid.y(tops[band.first] + grid.lines_for(edges.top)) + grid.ideograph_top
    bottom = grid.y(tops[band.last + 1] - grid.lines_for(edges.bottom)) - grid.ideograph_top
    return Rect(left, top, max(right - left, 0), max(bottom - top, 0))


def _tiers(maker: StoryMaker, band: Rect, first: bool) -> list[TextColumn]:
    size, pitch = maker.setter.size, maker.line_pitch
    count = max(int((band.width - size) // pitch) + 1, 0) if size else 0
    cut = tier_cut(maker, band.height)
    if not count or not cut.measures:
        return []
    # Half the white between lines lies before the first one.
    rhythm = Rhythm(round(-band.right - (pitch - size) / 2), 0, round(pitch * count), count)
    return [
        TextColumn(band.y + start, measure, 0, count, first, rhythm, vertical=True)
        for start, measure in zip(cut.starts, cut.measures, strict=True)
    ]


def tier_cut(maker: StoryMaker, depth: int) -> Cut:
    """Tiers of equal whole 字 in a depth: as many as asked for, else as few as keep lines easy to read.

    Gaps between them are whole 字 of the gutter, and what the measures leave over; a single tier begins at the
    top, or stands in the middle of its box.
    """
    size, gap = maker.setter.size, max(ceil(maker.gutter_zi), 1)
    if not size or depth < size:
        return Cut((), ())
    room = depth // size
    wanted = maker.placement.columns or maker.style.column_count or ceil((room + gap) / (LONG_LINE + gap))
    count = max(min(wanted, (room + gap) // (MIN_MEASURE + gap)), 1)
    cut = cut_width(depth, count, size, gap)
    return cut if count > 1 or maker.is_boxed else Cut((0,), cut.measures)
