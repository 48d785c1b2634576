"""Text over a chain of line slots: paragraphs and crossheads down and across the frames of a story.

The whole story is set at once: a search over (block, slot) chooses for every paragraph its plain, tighter
or looser setting, and for every crosshead its depth where that may grow, so that no heading is parted from its
text, no line stands alone at a column's top, and columns end even. Plain settings are tried first and kept when
nothing is wrong with them. Rules: chinese-typography §10, newspaper-practice §10 (MK06, MK09, MK10).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from ..base.units import Length
from ..display.items import Role
from ..style.model import ComputedStyle
from ..text.line_breaker import break_paragraph
from ..text.model import Broken, Line, ParagraphStyle
from ..text.shaper import ShapedText
from .grouping import Grouping
from .leads import Lead, Sign, set_beside, set_in, with_sign
from .model import LineSlot
from .table_flow import Piece, Run, pieces_in, set_pieces
from .tables import TableSetter


class Panel(NamedTuple):
    """What a block keeps from its own edges in sp, as it stands whole in lines of the grid: before and after it, and at
    the starts and ends of its lines. `joins`: the next block belongs to it. `style` is that of its rules and tint."""

    before: int
    after: int
    start: int
    end: int
    style: ComputedStyle
    joins: bool = False


class FlowBlock(NamedTuple):
    """A paragraph or crosshead, shaped, ready to flow."""

    role: Role
    node_id: str
    text: str
    shaped: ShapedText
    size: Length
    style: ParagraphStyle
    grid_lines: int = 0
    """Lines of the grid that a heading or a panel takes as a whole, at least; 0 for paragraphs."""
    orphans: int = 1
    widows: int = 2
    pitch: Length = Length(0)
    """The least distance between its lines, as its style has it; 0 asks for no more than there is."""
    air: int = 0
    """Grid lines left white before it, but not at a column's top."""
    grouping: Grouping = Grouping("", "none")
    lead: Lead | None = None
    ornament: Sign | None = None
    panel: Panel | None = None
    opens_column: bool = False
    """Whether it begins a column because the editor says so."""
    stanza: int = 0
    """Blocks from this one on that should stand together; -1 for those of them after the first."""
    table: TableSetter | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows."""
        return self.grid_lines > 0 and self.panel is None

    @property
    def lead_lines(self) -> int:
        """Its first lines that can't be parted, beside an initial letter."""
        return self.lead.lines if self.lead else 1

    @property
    def readings(self) -> str:
        """The readings of its characters."""
        return self.shaped.beside.text if self.shaped.beside else ""


class Give(IntEnum):
    """What may give or take a line so that columns come out well; each includes the ones before it."""

    NOTHING = 0
    PARAGRAPHS = 1
    HEADINGS = 2


class Cursor(NamedTuple):
    """A place in a story: block number and offset in its text. Never a line number."""

    block: int
    offset: int = 0


class SetBlock(NamedTuple):
    """A block as set: its lines, the number of the slot that each stands in, and the slots it takes.

    `looseness` is the lines won or lost on purpose; `skipped` the slots left white before a heading;
    `alone` says that its last line stands by itself at a column's top. Lines that need more room than a slot begin
    in the slots named, and share those that the block takes. The lines of a table are its bands, which stand in
    `pieces`, one in each column.
    """

    block: int
    lines: tuple[Line, ...]
    slots: tuple[int, ...]
    span: int
    looseness: int = 0
    skipped: int = 0
    alone: bool = False
    pieces: tuple[Piece, ...] = ()


class Filled(NamedTuple):
    """What a chain of slots took: the blocks in them and where the rest begins (None: all is in).

    `used` is the number of slots up to the last line. `rest_lines` is what the rest would need. `before` is what
    stands in other areas of the story before these slots.
    """

    blocks: tuple[SetBlock, ...]
    next: Cursor | None
    used: int
    rest_lines: int
    cost: float
    before: tuple[SetBlock, ...] = ()

    @property
    def levers(self) -> int:
        """Number of blocks given or denied a line on purpose."""
        return sum(1 for block in self.blocks if block.looseness)


NOTHING = Filled((), None, 0, 0, 0.0)

# Costs of what an editor would mark; a line of white at a column's foot is the unit to compare with.
_WIDOW = 60.0
_ORPHAN = 30.0
_MOVED = 26.0
"""A line taken over to the next column, so that its foot ends a line early."""
_FOOT_HOLE = 40.0
_HEADING_AT_FOOT = 200.0
_PARTED_STANZA, _STANZA_MOVED = 120.0, 40.0
"""A stanza that goes on in another column, and a line left white so that it does not."""
_VARIANT = 8.0
_GAP = 500.0
_HEADING_LINE = 12.0
_UNALIKE, _UNALIKE_BESIDE = 30.0, 15.0
"""Two headings of one column, or of one story, of which one alone is given a line more."""
_SHORT_END = 22.0
_KEEP_UNDER_HEADING = 2
_LEAST_HEADING = 4
"""字 of the narrowest measure that a heading stands on beside an obstacle."""
_LEAST_TAIL = 3
"""字 in the last line of a looser paragraph, at least, marks apart."""
_LOOSE_LINES, _LOOSEST_LINE = 0.06, 0.1
"""A looser paragraph is refused when gaps of its full lines would be wider than this in em, on average or in one."""
_MOST_SPREAD = 12
"""Lines of white up to which paragraphs are loosened."""
WIDER = 1.05
"""Lines that need so many times the room of others, or more, take a rhythm of their own."""
_MORE_LINES = 2
"""Lines beyond those of the plain setting that measures are looked up for."""
_WHOLE = 0.01
_UNKNOWN_MEASURE = 20
"""字 of the lines in which a story without any room is counted."""
_PARTED_TABLE, _TABLE_MOVED = 150.0, 11.0
"""A table that goes on in another column though it has room in one, and each line left white so that it does not."""
_FEW_VARIANTS = 6
"""Lines over which no tightening is tried: the story is simply too long."""


class _Variant(NamedTuple):
    """A paragraph set tighter, looser or plainly, and what that costs."""

    lines: tuple[Line, ...]
    cost: float


class _Reached(NamedTuple):
    """How far a story has been set: up to a slot, and the column and the extra lines of its last heading there."""

    slot: int
    column: int = -1
    extra: int = 0


class _State(NamedTuple):
    cost: float
    previous: _Reached
    placed: SetBlock | None


class _Chain:
    """Slots with what the search asks of them: how far their column reaches, how far their measure holds."""

    def __init__(self, slots: Sequence[LineSlot]) -> None:
        count = len(slots)
        self.slots = slots
        self.count = count
        self.measure = (slots[0].measure,) if len({slot.measure for slot in slots}) == 1 else ()
        """The measure of all lines, where they have one."""
        self.straight = len({(slot.offset, slot.measure) for slot in slots}) == 1
        """Whether all lines stand under each other."""
        self.widest = max((slot.measure for slot in slots), default=0)
        self.lowest = max((slot.grid_line for slot in slots), default=0)
        self.end_of_run = [0] * count
        self.start_of_run = [0] * count
        self.same_until = [0] * count
        for index, slot in enumerate(slots):
            before = slots[index - 1] if index else None
            # What stands beside an obstacle at its other side is still the same line.
            joined = before is not None and before.frame == slot.frame and slot.grid_line - before.grid_line <= 1
            self.start_of_run[index] = self.start_of_run[index - 1] if joined else index
        for index in range(count - 1, -1, -1):
            last = index == count - 1
            ends = last or self.start_of_run[index + 1] == index + 1
            self.end_of_run[index] = index + 1 if ends else self.end_of_run[index + 1]
            other = last or slots[index + 1].measure != slots[index].measure
            self.same_until[index] = index + 1 if other else self.same_until[index + 1]

    def left(self, start: int) -> int:
        """Slots from `start` to the foot of its column, or to a gap in it."""
        return self.end_of_run[start] - start if start < self.count else 0

    def after_air(self, start: int, air: int) -> int:
        """The slot after `air` white lines from `start`; at a column's top, and past its foot, there are none."""
        if start >= self.count:
            return start + air
        return start if self.start_of_run[start] == start else start + min(air, self.left(start))

    def next_column(self, start: int) -> int:
        """The first slot at or after `start` that begins a column."""
        frames = [slot.frame for slot in self.slots]
        at = start
        while 0 < at < self.count and frames[at] == frames[at - 1]:
            at += 1
        return at

    def parted(self, slots: Sequence[int]) -> tuple[int, int]:
        """Lines of a paragraph before its first column end and after its last one; 0 when it has none."""
        first, last = slots[0], slots[-1]
        if first >= self.count or last < self.end_of_run[first]:
            return 0, 0
        stop = self.end_of_run[first]
        before = bisect_left(slots, stop) if stop < self.count else 0
        return before, len(slots) - bisect_left(slots, self.start_of_run[last]) if last < self.count else 0

    def spread(self, start: int, count: int, ratio: float) -> tuple[tuple[int, ...], int]:
        """The slots in which `count` lines begin, each as deep as `ratio` slots, and the slot after them.

        In every column they share whole slots evenly, so that what follows them is back on its lines.
        """
        if ratio == 1:
            return tuple(range(start, start + count)), start + count
        slots: list[int] = []
        at = start
        while count:
            left = self.left(at) if at < self.count else ceil(count * ratio)
            fitting = min(int(left / ratio), count)
            if not fitting:
                at += left
                continue
            span = left if fitting < count else min(ceil(fitting * ratio), left)
            slots += [at + number * span // fitting for number in range(fitting)]
            at += span
            count -= fitting
        return tuple(slots), at

    def common(self, start: int, span: int) -> tuple[int, int]:
        """The part that `span` slots from `start` have in common: how far in from a line's start, and its measure.

        It is what a heading over these lines may cover, beside an obstacle that begins or ends among them.
        """
        if self.straight:
            return self.slots[0].offset, self.slots[0].measure
        first = min(start, self.count - 1)
        slots = self.slots[first : max(min(start + span, self.count), first + 1)]
        offset = max(slot.offset for slot in slots)
        return offset, max(min(slot.offset + slot.measure for slot in slots) - offset, 0)

    def past_obstacle(self, start: int, span: int, least: int) -> int:
        """The first slot from `start` whose `span` lines have `least` sp in common; `start` where none has."""
        if self.straight:
            return start
        found = (at for at in range(start, self.count) if self.common(at, span)[1] >= least)
        return next(found, start)

    def run(self, start: int, least: int) -> Run:
        """The slots from `start` on that a table `least` sp wide at least can stand in, side by side with none."""
        while start < self.count:
            end, slot = min(self.end_of_run[start], self.same_until[start]), self.slots[start]
            end = next((n for n in range(start, end) if self.slots[n].offset != slot.offset), end)
            if slot.measure >= min(least, self.widest):
                return Run(start, end - start, slot.measure, self.start_of_run[start] == start, slot.grid_line)
            start = end
        return Run(start, 0, self.slots[-1].measure, at_top=True)

    def longest_run(self, least: int) -> int:
        """The most slots in which a table can stand in one piece."""
        found, start = 0, 0
        while (run := self.run(start, least)).slots:
            found, start = max(found, run.slots), run.start + run.slots
        return found

    def together(self, start: int, count: int) -> tuple[int, bool]:
        """The first slot from `start` with as many under it, all alike, and that there is one; else `start`."""
        if count == 1 or start + count > self.count:
            return start, True
        places = [(slot.offset, slot.measure) for slot in self.slots]
        for at in range(start, self.count - count + 1):
            if self.left(at) >= count and len(set(places[at : at + count])) == 1:
                return at, True
        return start, False

    def measures(self, start: int, count: int, ratio: float = 1) -> tuple[int, ...]:
        """Measures of `count` lines from `start`: one when all are equal. The last holds beyond the chain."""
        if self.measure:
            return self.measure
        if ratio != 1:
            return tuple(self.slots[min(at, self.count - 1)].measure for at in self.spread(start, count, ratio)[0])
        at = min(start, self.count - 1)
        if min(start + count, self.count) <= self.same_until[at]:
            return (self.slots[at].measure,)
        return tuple(slot.measure for slot in self.slots[at : at + count])


class Setter:
    """Sets the blocks of one story, remembering every way in which a paragraph or the whole has been set."""

    def __init__(self, blocks: Sequence[FlowBlock], pitch: float = 0) -> None:
        """`pitch` is the least distance between lines that their slots give (0: all that they want)."""
        self.blocks = tuple(blocks)
        self.pitch = max(pitch, _own_pitch(self.blocks, pitch))
        """The distance between lines of most of the text: the grid's, or more where the text's own line height asks
        for it."""
        self.size = _main(self.blocks, lambda block: block.size)
        """The size of most of the text; 0 without any."""
        self._ratios = tuple(self._ratio(block) for block in self.blocks)
        self._broken: dict[tuple[int, tuple[int, ...], int, bool], Broken] = {}
        self._variants: dict[tuple[int, tuple[int, ...], int, bool], _Variant | None] = {}
        self._filled: dict[tuple[tuple[LineSlot, ...], Give], Filled] = {}

    def broken(self, block: int, measures: tuple[int, ...], looseness: int = 0, *, led: bool = True) -> Broken:
        """Block `block` over lines of these measures (the last repeats), with its lead where there is room for it and
        it is wanted (`led`)."""
        key = (block, measures, looseness, led)
        found = self._broken.get(key)
        if found is None:
            found = self._broken[key] = self._break(self.blocks[block], measures, looseness, led)
        return found

    @staticmethod
    def _break(item: FlowBlock, measures: tuple[int, ...], looseness: int, led: bool) -> Broken:
        made = None
        if item.table:
            return _banded(item.table, measures[0])
        if item.panel:
            return _panelled(item, item.panel, measures, looseness)
        if item.lead and led:
            made = set_beside(item.lead, item.size, measures, looseness, _break)
            if made is None and looseness:
                # A line less does not cost a paragraph its initial letter.
                made = set_beside(item.lead, item.size, measures, 0, _break)
        if made is None:
            made = _break(item.shaped, item.size, measures, item.style, looseness)
        return with_sign(made, item.ornament, item.size) if item.ornament else made

    def _ratio(self, block: FlowBlock) -> float:
        return lines_of(block.pitch, self.pitch) if self.pitch and block.pitch > WIDER * self.pitch else 1

    def distance(self, block: int) -> float:
        """From line to line of a block, in sp."""
        return self.pitch * self._ratios[block]

    def span(self, block: int, lines: int) -> int:
        """Slots that so many lines of a block take."""
        item = self.blocks[block]
        if item.panel:
            depth = lines * item.pitch + item.panel.before + item.panel.after
            return max(item.grid_lines, ceil(depth / self.pitch - _WHOLE)) if self.pitch else item.grid_lines
        return max(item.grid_lines, ceil(lines * self._ratios[block]))

    def lines_at(self, measure: int) -> int:
        """Slots that the whole story takes at one measure, set plainly."""
        return sum(self.depth(index, measure) + (item.air if index else 0) for index, item in enumerate(self.blocks))

    def depth(self, block: int, measure: int, offset: int = 0) -> int:
        """Slots that a block takes at one measure, or what of it begins at an offset of its text."""
        table = self.blocks[block].table
        if table:
            made = table.at(measure)
            first = next((n for n, band in enumerate(made.bands) if band.start >= offset), len(made.bands))
            depth = made.depth(first, len(made.bands), repeats=first > (made.head or (first,))[-1])
            return ceil(depth / self.pitch - _WHOLE) if self.pitch else len(made.bands)
        lines = self.broken(block, (measure,)).lines
        return self.span(block, sum(line.end > offset for line in lines) if offset else len(lines))

    def lines_in(self, measure: int, columns: int) -> int:
        """Slots of even columns of one measure that hold the story with its panels and stanzas whole."""
        lines = self.lines_at(measure)
        kept = (item.panel or item.stanza or item.table or item.opens_column for item in self.blocks)
        if columns < 2 or not any(kept):
            return lines
        least = ceil(lines / columns)
        for depth in range(least, least + _MOST_SPREAD):
            slots = [LineSlot(column, line, 0, measure) for column in range(columns) for line in range(depth)]
            filled = self.fill(slots, Give.NOTHING)
            if filled.next is None and filled.cost < _PARTED_STANZA:
                return columns * depth
        return lines

    def is_whole(self, measure: int) -> bool:
        """Whether every block is one line at this measure, as verses are."""
        return all(len(self.broken(index, (measure,)).lines) == 1 for index in range(len(self.blocks)))

    def fill(self, slots: Sequence[LineSlot], give: Give) -> Filled:
        """The story over `slots`: plainly where that is faultless, else with what may give."""
        key = (tuple(slots), give)
        found = self._filled.get(key)
        if found is None:
            found = self._filled[key] = self._fill(key[0], give) if give else self._fill_plainly(key[0])
        return found

    def _fill_plainly(self, slots: tuple[LineSlot, ...]) -> Filled:
        if not self.blocks:
            return NOTHING
        if not slots:
            return Filled((), Cursor(0), 0, self.lines_at(_UNKNOWN_MEASURE * self.blocks[0].size), 0.0)
        return self._search(_Chain(slots), Give.NOTHING)

    def _fill(self, slots: tuple[LineSlot, ...], give: Give) -> Filled:
        less = self.fill(slots, Give(give - 1))
        short = len(slots) - less.used
        fits = less.next is None
        if not self.blocks or not slots or (fits and less.cost == 0 and (not short or short > _MOST_SPREAD)):
            return less
        if less.rest_lines > max(_FEW_VARIANTS, len(self.blocks)):
            return less
        more = self._search(_Chain(slots), give)
        if more.next is not None:
            # Tightened but still too long: the editor cuts against the plain setting.
            return less
        better = more.cost + _end_cost(len(slots) - more.used) < less.cost + _end_cost(short)
        return more if better or not fits else less

    def _search(self, chain: _Chain, give: Give) -> Filled:
        start = _Reached(0)
        states: list[dict[_Reached, _State]] = [{start: _State(0.0, start, None)}]
        for index, item in enumerate(self.blocks):
            reached: dict[_Reached, _State] = {}
            for position, state in states[index].items():
                # White that the editor wants before a block costs nothing.
                begin = position._replace(slot=chain.next_column(position.slot)) if item.opens_column else position
                if item.table:
                    ways = self._place_table(index, item.table, chain, begin)
                elif item.grid_lines:
                    ways = self._place_heading(index, chain, begin, give)
                else:
                    ways = self._place_paragraph(index, chain, begin, give)
                for end, cost, placed in ways:
                    total = state.cost + cost
                    known = reached.get(end)
                    if known is None or total < known.cost:
                        reached[end] = _State(total, position, placed)
            states.append(reached)
        room = chain.count
        last = states[-1]
        end = min(last, key=lambda p: (max(p.slot - room, 0), last[p].cost + _end_cost(room - p.slot), p))
        return self._trace(states, end, room)

    def _variant(self, block: int, chain: _Chain, start: int, looseness: int, led: bool) -> _Variant | None:
        """Block `block` set from slot `start`; None when this looseness can't be had decently.

        The opening paragraph, which every eye falls on, is never looser.
        """
        plain = self.broken(block, chain.measures(start, 1), led=led)
        count, ratio = len(plain.lines) + _MORE_LINES, self._ratios[block]
        measures = chain.measures(start, count, ratio)
        while not chain.measure and (lines := len(self.broken(block, measures, led=led).lines)) + _MORE_LINES > count:
            # Lines that get shorter on the way make more of them, each with a measure of its own.
            count = lines + _MORE_LINES
            measures = chain.measures(start, count, ratio)
        key = block, measures, looseness, led
        if key not in self._variants:
            self._variants[key] = self._varied(block, measures, looseness, led)
        return self._variants[key]

    def _varied(self, block: int, measures: tuple[int, ...], looseness: int, led: bool) -> _Variant | None:
        plain = self.broken(block, measures, led=led)
        if not looseness:
            return _Variant(plain.lines, 0.0)
        ragged = self.blocks[block].style.align != "justify"
        if ragged or len(plain.lines) < 3 or (looseness > 0 and block == 0):
            return None
        lines = self.broken(block, measures, looseness, led=led).lines
        gaps = [line.gap for line in lines[:-1]]
        widest = max(gaps, default=0.0)
        if len(lines) != len(plain.lines) + looseness or any(line.overfull for line in lines):
            return None
        if looseness > 0:
            tail = self.blocks[block].text[lines[-1].start : lines[-1].end]
            too_loose = widest > _LOOSEST_LINE or sum(gaps) > _LOOSE_LINES * len(gaps)
            if too_loose or sum(char.isalnum() for char in tail) < _LEAST_TAIL:
                return None
        return _Variant(lines, _VARIANT + _GAP * widest * widest)

    def _place_paragraph(
        self, index: int, chain: _Chain, position: _Reached, give: Give
    ) -> list[tuple[_Reached, float, SetBlock]]:
        item = self.blocks[index]
        start = chain.after_air(position.slot, item.air) if item.air else position.slot
        begin, led = chain.together(start, item.lead_lines)
        options = self._paragraph_from(index, chain, position, give, start, begin, led)
        if item.stanza > 0 and 0 < chain.left(start) < self._stanza_lines(index, chain, start):
            # A stanza may go over to the next column as a whole.
            options += self._paragraph_from(index, chain, position, give, start, start + chain.left(start), led)
        return options

    def _stanza_lines(self, index: int, chain: _Chain, start: int) -> int:
        verses = range(index, index + self.blocks[index].stanza)
        measures = chain.measures(start, 1)
        return sum(self.span(verse, len(self.broken(verse, measures).lines)) for verse in verses)

    def _paragraph_from(
        self, index: int, chain: _Chain, position: _Reached, give: Give, start: int, begin: int, led: bool
    ) -> list[tuple[_Reached, float, SetBlock]]:
        """The ways to set a paragraph from a slot, those before it from `start` on left white."""
        item, skipped, start = self.blocks[index], begin - start, begin
        parted = item.stanza < 0 and 0 < start < chain.count and chain.start_of_run[start] == start
        before = _PARTED_STANZA * parted + (_STANZA_MOVED * skipped if item.stanza else _FOOT_HOLE * skipped * skipped)
        options: list[tuple[_Reached, float, SetBlock]] = []
        for looseness in (0, -1, 1) if give else (0,):
            variant = self._variant(index, chain, start, looseness, led)
            if variant is None:
                continue
            lines, cost = variant
            cost += before
            count = len(lines)
            slots, end_slot = chain.spread(start, count, self._ratios[index])
            ways = [(slots, end_slot, cost)]
            if give:
                ways += [(way, end_slot + 1, cost + _MOVED) for way in self._moved(item, chain, slots)]
            for slots, end_slot, cost in ways:
                first, last = chain.parted(slots)
                if 0 < last < min(item.widows, count):
                    cost += _WIDOW
                if 0 < first < min(item.orphans, count):
                    cost += _ORPHAN
                end = _Reached(end_slot, position.column, position.extra)
                placed = SetBlock(index, lines, slots, end_slot - start, looseness, skipped, last == 1 < count)
                options.append((end, cost, placed))
        return options

    def _moved(self, item: FlowBlock, chain: _Chain, slots: tuple[int, ...]) -> list[tuple[int, ...]]:
        """The slots of a paragraph with a lone line, where another one may go over with it to the next column.

        The foot before it stays empty by that line; none does that others already outreach by one.
        """
        count = len(slots)
        first, last = chain.parted(slots)
        lone = 0 < last < min(item.widows, count) or 0 < first < min(item.orphans, count)
        if not lone or not chain.measure or slots[-1] - slots[0] >= count or item.lead_lines > 1:
            return []
        stop = slots[-last] if 0 < last < item.widows else slots[first]
        if stop - 1 < slots[0] or chain.slots[stop - 1].grid_line == chain.lowest - 1:
            return []
        return [tuple(slot + (slot >= stop - 1) for slot in slots)]

    def _place_heading(
        self, index: int, chain: _Chain, position: _Reached, give: Give
    ) -> list[tuple[_Reached, float, SetBlock]]:
        item = self.blocks[index]
        start = chain.after_air(position.slot, item.air) if item.air else position.slot
        keep = self._kept_under(index, chain, start)
        least = self.span(index, len(self.broken(index, chain.measures(start, 1)).lines))
        narrowest = _LEAST_HEADING * self.blocks[index].size
        options: list[tuple[_Reached, float, SetBlock]] = []
        for extra in (0, 1) if give is Give.HEADINGS and item.is_heading else (0,):
            depth, skipped = least + extra, 0
            left = chain.left(start)
            if start < chain.count and left < depth + keep:
                skipped = left
            begin = chain.past_obstacle(start + skipped, depth, narrowest)
            skipped = begin - start
            lines = self.broken(index, (chain.common(begin, depth)[1],)).lines
            places = tuple(range(begin, begin + len(lines)))
            cost = _FOOT_HOLE * skipped * skipped + _HEADING_LINE * extra
            if skipped and begin < chain.count and chain.left(begin) < depth + keep:
                cost += _HEADING_AT_FOOT
            column = chain.slots[begin].frame if begin < chain.count else -1
            if give is Give.HEADINGS and item.is_heading and position.column >= 0 and extra != position.extra:
                cost += _UNALIKE if column == position.column else _UNALIKE_BESIDE
            span = max(depth, self.span(index, len(lines)))
            column, extra = (column, extra) if item.is_heading else (position.column, position.extra)
            end = _Reached(begin + span, column, extra) if give is Give.HEADINGS else _Reached(begin + span)
            options.append((end, cost, SetBlock(index, lines, places, span, extra, skipped)))
        return options

    def _place_table(
        self, index: int, table: TableSetter, chain: _Chain, position: _Reached
    ) -> list[tuple[_Reached, float, SetBlock]]:
        """A table from here on, or from the next column, over which it goes on in whole bands."""
        item = self.blocks[index]
        start = chain.after_air(position.slot, item.air) if item.air else position.slot
        fits = self.depth(index, chain.run(start, table.least).measure) <= chain.longest_run(table.least)
        options: list[tuple[_Reached, float, SetBlock]] = []
        for begin in dict.fromkeys((start, start + chain.left(start))):
            if options and (not fits or len(options[0][2].pieces) == 1):
                # It moves as a whole or not at all.
                break
            made = set_pieces(table, lambda at: chain.run(at, table.least), begin, self.pitch)
            lines = tuple(line for piece in made for line in self._bands(index, piece))
            slots = tuple(slot for piece in made for slot in piece.slots)
            skipped = slots[0] - start
            cost = _TABLE_MOVED * skipped + _PARTED_TABLE * fits * (len(made) - 1)
            end = made[-1].start + made[-1].span
            placed = SetBlock(index, lines, slots, end - slots[0], 0, skipped, pieces=tuple(made))
            options.append((_Reached(end, position.column, position.extra), cost, placed))
        return options

    def _bands(self, block: int, piece: Piece) -> tuple[Line, ...]:
        return self.broken(block, (piece.measure,)).lines[piece.first : piece.end]

    def _kept_under(self, index: int, chain: _Chain, start: int) -> int:
        """Slots under a heading or a part of a panel that stand in the same column."""
        item = self.blocks[index]
        if index == len(self.blocks) - 1:
            return 0
        if item.panel and item.panel.joins:
            lines = self.broken(index + 1, chain.measures(start, 1)).lines
            return self.span(index + 1, len(lines)) + self._kept_under(index + 1, chain, start)
        return _KEEP_UNDER_HEADING if item.is_heading else 0

    def _trace(self, states: list[dict[_Reached, _State]], end: _Reached, room: int) -> Filled:
        chain: list[SetBlock] = []
        position = end
        for index in range(len(self.blocks), 0, -1):
            state = states[index][position]
            assert state.placed is not None
            chain.append(state.placed)
            position = state.previous
        chain.reverse()
        cost = states[-1][end].cost
        if end.slot <= room:
            return Filled(tuple(chain), None, end.slot, 0, cost)
        kept, rest = self._cut(chain, room)
        return Filled(tuple(kept), rest, room, end.slot - room, cost)

    def _cut(self, chain: list[SetBlock], room: int) -> tuple[list[SetBlock], Cursor]:
        """What stands in `room` slots, and where the rest begins. A heading is in whole or not at all."""
        kept: list[SetBlock] = []
        for placed in chain:
            heading = self.blocks[placed.block].grid_lines > 0
            inside = sum(1 for slot in placed.slots if slot < room)
            if inside == len(placed.lines) and (not heading or placed.slots[0] + placed.span <= room):
                kept.append(placed)
                continue
            if heading or not inside:
                return kept, Cursor(placed.block)
            pieces = pieces_in(placed.pieces, 0, room, 0)
            kept.append(placed._replace(lines=placed.lines[:inside], slots=placed.slots[:inside], pieces=pieces))
            return kept, Cursor(placed.block, placed.lines[inside].start)
        raise AssertionError("a chain that ends beyond its room has a block that does")


def _panelled(item: FlowBlock, panel: Panel, measures: tuple[int, ...], looseness: int) -> Broken:
    sides = panel.start + panel.end
    room = tuple(max(measure - sides, item.size) for measure in measures)
    made = _break(item.shaped, item.size, room, item.style, looseness)
    return made._replace(lines=tuple(set_in(line, panel.start, panel.end) for line in made.lines))


def _banded(table: TableSetter, measure: int) -> Broken:
    """The bands of a table as lines: what of its text each of them holds."""
    bands = table.at(measure).bands
    return Broken(tuple(Line(band.start, band.end, 0, measure, measure, ()) for band in bands), 0.0)


def lines_of(pitch: float, other: float) -> float:
    """A distance of lines in units of another, a whole number where it was meant to be one (`line-height: 2line`)."""
    ratio = pitch / other
    return round(ratio) if abs(ratio - round(ratio)) < _WHOLE else ratio


def _main(blocks: Sequence[FlowBlock], of: Callable[[FlowBlock], Length]) -> Length:
    """What holds of most of the text, headings apart; 0 without any."""
    amounts: dict[Length, int] = {}
    for block in blocks:
        if not block.grid_lines and not block.table:
            amounts[of(block)] = amounts.get(of(block), 0) + len(block.text)
    return max(amounts, key=lambda value: amounts[value], default=Length(0))


def _own_pitch(blocks: Sequence[FlowBlock], pitch: float) -> float:
    own = _main(blocks, lambda block: block.pitch)
    return own if own > WIDER * pitch else 0.0


@lru_cache(maxsize=8192)
def _break(
    shaped: ShapedText, size: Length, measures: tuple[int, ...], style: ParagraphStyle, looseness: int
) -> Broken:
    """A paragraph broken, kept beyond its story: a correction elsewhere in it leaves the others as they are."""
    return break_paragraph(shaped, size, [Length(m) for m in measures], style, looseness=looseness)


def fill_chain(slots: Sequence[LineSlot], story: Setter, give: Give = Give.PARAGRAPHS) -> Filled:
    """Set a story over a chain of slots; `give` says whether paragraphs and crossheads may give or take a line."""
    return story.fill(slots, give)


def _end_cost(short: int) -> float:
    """A last column that ends `short` lines early."""
    return _SHORT_END * min(short, _MOST_SPREAD) if short > 0 else 0.0
