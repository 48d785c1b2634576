"""The body of a story as blocks that are ready to flow: each shaped in its style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..base.diagnostics import Outcome, Place
from ..base.units import EM, Em, Length, resolve
from ..display.items import Role
from ..edition.model import Block, Table, Text
from ..style.model import ComputedStyle, Part
from ..text.model import ParagraphStyle
from ..text.shaper import ShapedText, label_end
from .chain import FlowKey
from .context import Context, fixed_size
from .flow import FlowBlock, Setter
from .grouping import Grouping
from .leads import initial_of, marker_of, sign_of
from .panels import lines_in, panelled, with_stanzas
from .readings import fitting_dots, reading_ratio
from .tables import table_part, table_setter

_ELEMENT: dict[str, tuple[str, Role]] = {
    "paragraph": ("p", "paragraph"),
    "crosshead": ("crosshead", "crosshead"),
    "item": ("item", "item"),
    "signature": ("signature", "signature"),
    "verse": ("verse", "paragraph"),
    "names": ("names", "paragraph"),
    "salutation": ("salutation", "paragraph"),
    "note": ("note", "paragraph"),
    "tail_head": ("tail-head", "crosshead"),
    "quote": ("quote", "paragraph"),
    "source": ("source", "paragraph"),
}
_HEADS = ("crosshead", "tail_head")
"""Blocks that take whole grid lines (占行)."""
_MARKED = ("item", "crosshead")
"""Blocks that a marker may stand before."""
_SHOWN = 8
"""Characters of a table that a message quotes."""


@lru_cache(maxsize=512)
def setter_of(flow: FlowKey) -> Outcome[Setter]:
    """The setter of a story's blocks, kept so that what has been broken once need not be broken again."""
    context = Context(*flow.key)
    pitch = context.sheet.geometry.type_height / context.sheet.geometry.lines
    blocks = [block for block in _settable(context, flow) if block.text.text]
    made = [_flow_block(context, flow, block, pitch) for block in blocks]
    plain = Setter(with_stanzas(panelled(context, flow.part, blocks, made, pitch), blocks), pitch)
    dressed = [_dressed(context, flow, blocks, number, plain) for number in range(len(blocks))]
    whole = plain if tuple(dressed) == plain.blocks else Setter(dressed, pitch)
    return Outcome(whole, tuple(context.found))


def _settable(context: Context, flow: FlowKey) -> Iterator[Block]:
    """The blocks of a story; tables are set across only, and in lines that run down their cells are paragraphs."""
    for block in flow.blocks:
        if block.table and flow.vertical:
            context.report("table/vertical", Place(block.text.node_id), text=block.text.text[:_SHOWN])
            yield from (Block("paragraph", text) for text in block.texts)
        else:
            yield block


def _path(flow: FlowKey, block: Block) -> tuple[Part, ...]:
    opens = block.first or (block.kind == "paragraph" and block is _opening(flow.blocks))
    return flow.part, Part(_ELEMENT[block.kind][0], (("first", "true"),) if opens else ())


def _opening(blocks: tuple[Block, ...]) -> Block | None:
    """The first paragraph of a story."""
    return next((block for block in blocks if block.kind == "paragraph" and block.text.text), None)


def _dressed(context: Context, flow: FlowKey, blocks: list[Block], number: int, plain: Setter) -> FlowBlock:
    """A block with its initial letter or marker, the last one with the story's ornament."""
    if plain.blocks[number].table:
        return plain.blocks[number]
    block, item, path = blocks[number], plain.blocks[number], _path(flow, blocks[number])
    shaped = item.shaped, item.style
    if block.kind == "paragraph":

        def shape_rest(text: Text) -> ShapedText:
            # What can't be drawn was told of when the whole was shaped.
            return _shape(Context(*flow.key), flow, block._replace(text=text), path)[0]

        lead = initial_of(context, path, block, shaped, plain.distance(number), flow.language, shape_rest)
        item = item._replace(lead=lead) if lead else item
    bullet = context.style(*path).list_style_type if block.kind in _MARKED else ""
    label = label_end(item.text) if block.kind == "item" else 0
    if label:
        # Lines after the first begin under the words, whatever number was typed before them.
        own = Em((item.shaped.starts[label] - item.shaped.starts[0]) / EM)
        if 0 < item.style.turnover.value < own.value:
            item = item._replace(style=replace(item.style, turnover=own))
    elif bullet:
        item = item._replace(lead=marker_of(context, path, bullet, shaped, flow.language))
    sign = context.style(flow.part, Part("ornament")).content
    if sign and number == len(blocks) - 1 and block.kind not in _HEADS:
        ornament = (flow.part, Part("ornament"))
        item = item._replace(
            ornament=sign_of(context, ornament, sign, item.size, vertical=flow.vertical, language=flow.language)
        )
    return item


def _table_block(context: Context, flow: FlowKey, block: Block, table: Table, pitch: float) -> FlowBlock:
    setter = table_setter(context, flow.part, table, flow.language, pitch)
    path = flow.part, table_part(table)
    shaped, paragraph, _ = context.shape(Text("", ""), path, language=flow.language)
    return FlowBlock(
        "cell", block.text.node_id, block.text.text, shaped, setter.size, paragraph,
        air=lines_in(setter.style.margin_top, setter.size, pitch), opens_column=block.opens_column, table=setter,
    )  # fmt: skip


def _flow_block(context: Context, flow: FlowKey, block: Block, pitch: float) -> FlowBlock:
    if block.table:
        return _table_block(context, flow, block, block.table, pitch)
    element, role = _ELEMENT[block.kind]
    path = _path(flow, block)
    shaped, paragraph, style = _shape(context, flow, block, path)
    size = fixed_size(style)
    return FlowBlock(
        role,
        block.text.node_id,
        block.text.text,
        shaped,
        size,
        paragraph,
        pitch=Length(max(round(size * style.line_height), size)),
        grid_lines=max(style.block_size, 1) if block.kind in _HEADS else 0,
        air=max(-int(-(resolve(style.margin_top, size) - 1) // pitch), 0),
        grouping=Grouping(
            element,
            style.text_group_align,
            resolve(style.padding_left, size),
            resolve(style.padding_right, size),
        ),
        orphans=max(style.orphans, 2 if _has_run_in_head(block) else 1),
        widows=style.widows,
        opens_column=block.opens_column,
    )


def _shape(
    context: Context, flow: FlowKey, block: Block, path: tuple[Part, ...]
) -> tuple[ShapedText, ParagraphStyle, ComputedStyle]:
    style = context.style(*path)
    ratio = reading_ratio(context, block.text, style, fixed_size(style), vertical=flow.vertical)
    dots = fitting_dots(context, block.text, style, fixed_size(style), vertical=flow.vertical)
    return context.shape(
        block.text, path, vertical=flow.vertical, language=flow.language, reading_ratio=ratio, dots=dots,
        tracking=0.0 if block.kind in _HEADS else flow.tracking,
    )  # fmt: skip


def _has_run_in_head(block: Block) -> bool:
    """Whether a paragraph begins with words in bold, which head it and so don't stand at a foot with one line."""
    return any(
        mark.kind == "strong" and mark.start == 0 and mark.end < len(block.text.text) for mark in block.text.marks
    )
