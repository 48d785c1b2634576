"""Pull quotes in a column, as panels of whole lines with rules and tint; stanzas that stand together.

A panel keeps white lines over and under it, but none at a column's top, and is never parted. In vertical text its
top is at the right: what styles say of top and left is said of before it and of the starts of its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..base.geometry import Rect
from ..base.units import Dimension, Length, resolve
from ..edition.model import Block
from ..style.model import ComputedStyle, Part
from .columns import TextColumn
from .context import Context
from .flow import Filled, FlowBlock, Panel, SetBlock
from .model import Box, LineSlot

if TYPE_CHECKING:
    from .story import StoryMaker

QUOTE = "quote"
_LONGEST_STANZA = 12
"""Verses of a stanza that is kept in one column."""


def panelled(
    context: Context, part: Part, blocks: Sequence[Block], made: Sequence[FlowBlock], pitch: float
) -> list[FlowBlock]:
    """The blocks of a story, its quotes as panels with white over and under them."""
    found: list[FlowBlock] = []
    after = 0
    for number, (block, item) in enumerate(zip(blocks, made, strict=True)):
        joins = number + 1 < len(blocks) and block.kind == QUOTE and _goes_on(blocks[number + 1])
        if block.kind == QUOTE:
            style = context.style(*_quote_path(part, block))
            item = item._replace(
                panel=_panel(style, item.size, opens=block.first, joins=joins), grid_lines=max(style.block_size, 1),
                air=max(item.air, after) if block.first else 0,
            )  # fmt: skip
            after = 0 if joins else lines_in(style.margin_bottom, item.size, pitch)
        elif item.table:
            own = item.table.style
            item = item._replace(air=max(item.air, after))
            after = lines_in(own.margin_bottom, item.size, pitch)
        else:
            item = item._replace(air=max(item.air, 0 if item.grid_lines else after))
            after = 0
        found.append(item)
    return found


def _goes_on(block: Block) -> bool:
    return block.kind == QUOTE and not block.first


def _quote_path(part: Part, block: Block) -> tuple[Part, Part]:
    return part, Part(QUOTE, (("first", "true"),) if block.first else ())


def lines_in(space: Dimension, size: Length, pitch: float) -> int:
    """Whole grid lines that a space takes."""
    return max(-int(-(resolve(space, size) - 1) // pitch), 0)


def _panel(style: ComputedStyle, size: Length, *, opens: bool, joins: bool) -> Panel:
    def edge(padding: Dimension, border: int) -> int:
        return resolve(padding, size) + border

    return Panel(
        edge(style.padding_top, style.border_top.width) if opens else 0,
        0 if joins else edge(style.padding_bottom, style.border_bottom.width),
        edge(style.padding_left, style.border_left.width) + resolve(style.margin_left, size),
        edge(style.padding_right, style.border_right.width) + resolve(style.margin_right, size),
        style,
        joins,
    )


def with_stanzas(made: Sequence[FlowBlock], blocks: Sequence[Block]) -> list[FlowBlock]:
    """The blocks of a story, the verses of every stanza marked as one."""
    starts = [n for n, block in enumerate(blocks) if block.kind == "verse" and _opens_stanza(blocks, n)]
    found = list(made)
    for start in starts:
        end = start + 1
        while end < len(blocks) and blocks[end].kind == "verse" and not blocks[end].first:
            end += 1
        if 1 < end - start <= _LONGEST_STANZA:
            found[start] = found[start]._replace(stanza=end - start)
            found[start + 1 : end] = [item._replace(stanza=-1) for item in found[start + 1 : end]]
    return found


def _opens_stanza(blocks: Sequence[Block], number: int) -> bool:
    return blocks[number].first or not number or blocks[number - 1].kind != "verse"


def panel_boxes(
    maker: StoryMaker, columns: Sequence[TextColumn], filled: Filled, slots: Sequence[LineSlot]
) -> tuple[Box, ...]:
    """Tint and rules of the quotes of a story, each whole round all its paragraphs."""
    boxes: list[Box] = []
    group: list[SetBlock] = []
    for placed in filled.blocks:
        panel = maker.setter.blocks[placed.block].panel
        if panel is None:
            continue
        group.append(placed)
        if not panel.joins:
            boxes += _boxes(maker, columns, group, slots)
            group = []
    return tuple(boxes)


def _boxes(
    maker: StoryMaker, columns: Sequence[TextColumn], group: Sequence[SetBlock], slots: Sequence[LineSlot]
) -> list[Box]:
    first, last = group[0], group[-1]
    item, frame = maker.setter.blocks[first.block], slots[first.slots[0]].frame
    if item.panel is None or slots[last.slots[-1]].frame != frame:
        return []
    s, column = item.panel.style, columns[frame]
    edges = (s.border_top, s.border_right, s.border_bottom, s.border_left)
    if s.background_color is None and not any(edge.width for edge in edges):
        return []
    rhythm, radius = column.rhythm, resolve(s.border_radius, item.size)
    start = max(slots[n].offset for n in range(first.slots[0], last.slots[0] + last.span) if n < len(slots))
    measure = first.lines[0].measure - resolve(s.margin_left, item.size) - resolve(s.margin_right, item.size)
    over, under = _white(maker, first, slots, column), _white(maker, last, slots, column)
    before = rhythm.at(slots[first.slots[0]].grid_line) + over
    after = rhythm.at(slots[last.slots[0]].grid_line + last.span) - under
    inline = column.start + start + resolve(s.margin_left, item.size)
    if column.vertical:
        top, right, bottom, left = edges
        rect = Rect(-after, inline, after - before, measure)
        return [Box(rect, s.background_color, (left, top, right, bottom), radius)]
    return [Box(Rect(inline, before, measure, after - before), s.background_color, edges, radius)]


def _white(maker: StoryMaker, placed: SetBlock, slots: Sequence[LineSlot], column: TextColumn) -> int:
    """White in the lines that a paragraph of a quote takes, over it and under it alike."""
    item, line = maker.setter.blocks[placed.block], slots[placed.slots[0]].grid_line
    assert item.panel is not None
    depth = column.rhythm.at(line + placed.span) - column.rhythm.at(line)
    return max(depth - len(placed.lines) * item.pitch - item.panel.before - item.panel.after, 0) // 2
