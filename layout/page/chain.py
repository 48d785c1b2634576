"""A story in several areas: one chain of slots over all of them, seen from each.

The breaker knows the whole chain, so that a foot of one area and the top of the next are chosen like those of
neighbouring columns. Where an area comes after one on another page, or goes on on one, it gives up whole lines for a
line that says so (上接、下转).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..base.units import Length
from ..edition.model import Block, Text
from ..style.model import Part
from .context import Context, ContextKey, fixed_size
from .flow import Cursor, Filled, FlowBlock, Give, SetBlock, Setter
from .model import LineSlot
from .table_flow import pieces_in


class FlowKey(NamedTuple):
    """What the text of a story is set from: the same in all its areas, as it is where the story begins."""

    key: ContextKey
    part: Part
    blocks: tuple[Block, ...]
    language: str
    vertical: bool
    tracking: float = 0.0


class Jump(NamedTuple):
    """One area of a story that has several. `number` counts them from 0.

    `come_from` and `goes_to` are the lines that name another page, "" where there is none. `before` are the slots of
    the areas before it.
    """

    number: int
    flow: FlowKey
    come_from: str = ""
    goes_to: str = ""
    before: tuple[LineSlot, ...] = ()


class _Note(NamedTuple):
    """A jump line: its block, and the slots that it takes at least."""

    block: int
    lines: int


class AreaSetter(Setter):
    """Sets what one area takes of a story: as `Setter` does, in slots of that area alone.

    The areas before it are full; what is set in them stands in `Filled.before`, its slots counted from the first of
    all.
    """

    def __init__(self, whole: Setter, context: Context, part: Part, jump: Jump) -> None:
        self.whole = whole
        self._before = jump.before
        notes: list[FlowBlock] = []
        taken: list[_Note | None] = []
        for name, words in (("jump-from", jump.come_from), ("jump-to", jump.goes_to)):
            if words:
                style = context.style(part, Part(name))
                taken.append(_Note(len(whole.blocks) + len(notes), max(style.block_size, 1)))
                notes.append(_note(context, (part, Part(name)), words, jump.flow))
            else:
                taken.append(None)
        self._from, self._to = taken
        super().__init__((*whole.blocks, *notes), whole.pitch)
        self.size = whole.size
        self._known: dict[tuple[tuple[LineSlot, ...], Give], Filled] = {}

    def lines_at(self, measure: int) -> int:
        """Slots that what the areas before it leave over takes at one measure, with its jump lines."""
        notes = sum(self._span(note, measure) for note in (self._from, self._to) if note)
        if not self._before:
            return self.whole.lines_at(measure) + notes
        rest = self.whole.fill(self._before, Give.NOTHING).next
        return notes + (self._lines_from(rest, measure) if rest else 0)

    def _lines_from(self, rest: Cursor, measure: int) -> int:
        whole = self.whole
        after = range(rest.block + 1, len(whole.blocks))
        return whole.depth(rest.block, measure, rest.offset) + sum(
            whole.depth(index, measure) + whole.blocks[index].air for index in after
        )

    def _span(self, note: _Note, measure: int) -> int:
        return max(len(self.broken(note.block, (measure,)).lines), note.lines)

    def body(self, slots: Sequence[LineSlot]) -> tuple[int, int]:
        """The slots of the area that are left for the story, from one number up to another."""
        count = len(slots)
        first = self._span(self._from, slots[0].measure) if self._from and count else 0
        last = count - (self._span(self._to, slots[-1].measure) if self._to and count else 0)
        return (first, last) if first < last else (0, 0)

    def chained(self, slots: Sequence[LineSlot], before: tuple[LineSlot, ...]) -> tuple[LineSlot, ...]:
        """The slots of all areas up to this one: those before it, and its own without its jump lines."""
        first, last = self.body(slots)
        base = before[-1].frame + 1 if before else 0
        return (*before, *(slot._replace(frame=slot.frame + base) for slot in slots[first:last]))

    def fill(self, slots: Sequence[LineSlot], give: Give) -> Filled:
        """What this area holds of the story set over all areas up to it."""
        key = (tuple(slots), give)
        if key not in self._known:
            filled = self.whole.fill(self.chained(slots, self._before), give)
            start = len(self._before)
            own = self.part(slots, filled.blocks, start)
            used = self.body(slots)[0] + max(filled.used - start, 0)
            before = tuple(_up_to(placed, start) for placed in filled.blocks if placed.slots[0] < start)
            self._known[key] = filled._replace(blocks=own, used=used, before=before)
        return self._known[key]

    def full(self, slots: Sequence[LineSlot], blocks: Sequence[SetBlock]) -> Filled:
        """The area where it is not its story's last: it holds its part of `blocks`, whose slots count from the first
        of all areas, and is full."""
        own = self.part(slots, blocks, len(self._before))
        return Filled(own, None, len(slots), 0, 0.0)

    def part(self, slots: Sequence[LineSlot], blocks: Sequence[SetBlock], start: int) -> tuple[SetBlock, ...]:
        """Of blocks set over a chain, what stands in the slots of this area, which are its own from `start` on."""
        first, last = self.body(slots)
        stop = start + last - first
        own = [_within(b, start, stop, first) for b in blocks if b.slots[-1] >= start and b.slots[0] < stop]
        made = [placed for placed in own if placed.lines]
        if self._from and first:
            lines = self.broken(self._from.block, (slots[0].measure,)).lines
            made.insert(0, SetBlock(self._from.block, lines, tuple(range(len(lines))), first))
        if self._to and 0 < last < len(slots):
            lines = self.broken(self._to.block, (slots[-1].measure,)).lines
            at = len(slots) - len(lines)
            made.append(SetBlock(self._to.block, lines, tuple(range(at, len(slots))), len(lines)))
        return tuple(made)


def _within(placed: SetBlock, start: int, stop: int, shift: int) -> SetBlock:
    """The lines of a block that stand in slots `start` up to `stop`, which are numbered from `shift` on."""
    kept = [number for number, slot in enumerate(placed.slots) if start <= slot < stop]
    if not kept:
        return placed._replace(lines=(), slots=())
    slots = tuple(placed.slots[number] - start + shift for number in kept)
    is_start, is_end = kept[0] == 0, kept[-1] == len(placed.slots) - 1
    end = min(placed.slots[0] + placed.span, stop) - start + shift
    return placed._replace(
        lines=tuple(placed.lines[number] for number in kept),
        slots=slots,
        span=end - slots[0],
        skipped=placed.skipped if is_start else 0,
        alone=placed.alone and is_end,
        pieces=pieces_in(placed.pieces, start, stop, shift),
    )


def _up_to(placed: SetBlock, stop: int) -> SetBlock:
    return placed if placed.slots[-1] < stop else _within(placed, 0, stop, 0)


def _note(context: Context, path: tuple[Part, ...], words: str, flow: FlowKey) -> FlowBlock:
    """A jump line: furniture, which leads back to no copy."""
    shaped, paragraph, style = context.shape(Text("", words), path, vertical=flow.vertical, language=flow.language)
    return FlowBlock("artifact", "", words, shaped, Length(fixed_size(style)), paragraph)
