"""The body of a story as blocks that are ready to flow: each shaped in its style."""

from __future__ import annotations

from functools import lru_cache

from ..base.diagnostics import Outcome
from ..base.units import Length, resolve
from ..display.items import Role
from ..edition.model import Block
from ..style.model import Part
from .chain import FlowKey
from .context import Context, fixed_size
from .flow import FlowBlock, Setter
from .grouping import Grouping
from .readings import fitting_dots, reading_ratio

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
}
_HEADS = ("crosshead", "tail_head")
"""Blocks that take whole grid lines (占行)."""


@lru_cache(maxsize=512)
def setter_of(flow: FlowKey) -> Outcome[Setter]:
    """The setter of a story's blocks, kept so that what has been broken once need not be broken again."""
    context = Context(*flow.key)
    pitch = context.sheet.geometry.type_height / context.sheet.geometry.lines
    blocks = (_flow_block(context, flow, block, pitch) for block in flow.blocks)
    return Outcome(Setter([block for block in blocks if block.text], pitch), tuple(context.found))


def _flow_block(context: Context, flow: FlowKey, block: Block, pitch: float) -> FlowBlock:
    element, role = _ELEMENT[block.kind]
    path = (flow.part, Part(element, (("first", "true"),) if block.first else ()))
    style = context.style(*path)
    ratio = reading_ratio(context, block.text, style, fixed_size(style), vertical=flow.vertical)
    dots = fitting_dots(context, block.text, style, fixed_size(style), vertical=flow.vertical)
    shaped, paragraph, style = context.shape(
        block.text, path, vertical=flow.vertical, language=flow.language, reading_ratio=ratio, dots=dots,
        tracking=0.0 if block.kind in _HEADS else flow.tracking,
    )  # fmt: skip
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
    )


def _has_run_in_head(block: Block) -> bool:
    """Whether a paragraph begins with words in bold, which head it and so don't stand at a foot with one line."""
    return any(
        mark.kind == "strong" and mark.start == 0 and mark.end < len(block.text.text) for mark in block.text.marks
    )
