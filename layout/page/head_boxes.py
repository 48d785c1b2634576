"""Rules and tints of the parts of a head: a rubric (栏题) with a rule under it, a headline in white on a band."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.geometry import Rect
from ..base.units import resolve
from ..style.model import ComputedStyle
from .context import Context
from .head_places import PlacedHead, ink_rect
from .headline import head_part
from .layout import Layout
from .model import Box
from .story import StoryMaker


def head_boxes(maker: StoryMaker, layout: Layout) -> tuple[Box, ...]:
    """The boxes of all parts that have a tint or a rule, each round its lines and their padding."""
    return tuple(box for head in layout.heads for box in _boxes_of(maker.context, maker, head))


def _boxes_of(context: Context, maker: StoryMaker, head: PlacedHead) -> Iterator[Box]:
    nodes = dict.fromkeys(line.node_id for line in head.group.lines)
    for node in nodes:
        lines = tuple(line for line in head.group.lines if line.node_id == node)
        style = context.style(maker.part, head_part(lines[0].role))
        edges = (style.border_top, style.border_right, style.border_bottom, style.border_left)
        if style.background_color is None and not any(edge.width for edge in edges):
            continue
        inked = ink_rect(PlacedHead(head.group._replace(lines=lines), head.rect, head.vertical))
        radius = resolve(style.border_radius, lines[0].size)
        yield Box(_padded(inked, style, lines[0].size), style.background_color, edges, radius)


def _padded(rect: Rect, style: ComputedStyle, size: int) -> Rect:
    return rect.inset(
        -resolve(style.padding_left, size) - style.border_left.width,
        -resolve(style.padding_top, size) - style.border_top.width,
        -resolve(style.padding_right, size) - style.border_right.width,
        -resolve(style.padding_bottom, size) - style.border_bottom.width,
    )
