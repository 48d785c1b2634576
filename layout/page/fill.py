"""A story set in its area: air round the head, text down its columns, even feet, and the account of it.

Lines that a story does not need go first to its head and its paragraphs, then to the feet of all columns alike;
crossheads are opened only where nothing else helps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, islice
from math import inf
from typing import NamedTuple

from ..base.diagnostics import Outcome, Place
from ..base.units import Length
from ..display.items import Item
from ..edition.model import Area, Placement, Story
from .around import Obstacle, trimmed
from .boxes import column_rules, story_boxes
from .chain import AreaSetter, Jump
from .context import Context, ContextKey
from .flow import NOTHING, WIDER, Filled, Give, SetBlock, fill_chain
from .grid import PageGrid
from .grouping import Grouped, group_shifts
from .head_boxes import head_boxes
from .headline import EMPTY_HEAD
from .layout import Layout
from .model import Box, Frame, LineSlot, PlacedLine, PlacedText, StoryAccount
from .panels import panel_boxes
from .story import StoryMaker
from .table_draw import table_boxes, table_texts

HEAD_AIR = {"lead": 3, "second": 3}
"""Lines that a head may be given beyond its need, by rank; two for the others."""

_MOST_AIR = 2.25
"""Lines of white under a head from which it seems to belong to nothing."""
_DESCENT = 0.12
"""Of an ideograph, the share of its em under the baseline."""

_TRIES = 4
"""Ways of cutting column feet that are compared once one of them holds the story."""
_TURNS = 3
"""Ways of choosing the feet that give a line more than others."""
_UNEVEN = 8.0
_EMPTY = 22.0
"""Costs of a line that a last column ends early or columns end apart, and of any line left empty at a foot."""
_SHORT = 12.0
"""Further cost of an empty line beyond one in every column: the story counts as short from there."""
_STUB = 90.0
"""Cost of a leg of text so short that readers lose their way in it."""
_OVERSET = 1000.0
_FAULT, _OPENING = 90.0, 240.0
"""Costs from which less air round the head is tried, and from which crossheads are opened."""
_MOST_WHITE = 12
"""Empty lines beyond which a further one makes no difference."""


class SetStory(NamedTuple):
    """A story set: frames and texts for the composed page, and how it was filled."""

    frames: tuple[Frame, ...]
    texts: tuple[PlacedText, ...]
    boxes: tuple[Box, ...]
    rules: tuple[Item, ...]
    account: StoryAccount
    layout: Layout
    filled: Filled
    slots: tuple[LineSlot, ...]
    air: int = 0
    """Lines that the head was given beyond its need."""


class _Way(NamedTuple):
    """One way of sharing out the lines that a story does not need."""

    cost: float
    layout: Layout
    slots: list[LineSlot]
    filled: Filled
    air: int = 0
    room: int = 0


def set_story(maker: StoryMaker, tops: tuple[int, ...]) -> SetStory:
    """The story set at these row depths; remembered, so that a page with one correction sets one story."""
    made = remembered(
        maker.context.key, maker.grid, maker.story, maker.placement, maker.rank, maker.area, maker.pictures,
        maker.ceiling, maker.levers, maker.jump, tops, maker.around,
    )  # fmt: skip
    maker.context.found += made.diagnostics
    return made.value


@lru_cache(maxsize=1024)
def remembered(
    key: ContextKey, grid: PageGrid, story: Story, placement: Placement, rank: int, area: Area,
    pictures: tuple[Area, ...], ceiling: Length | None, levers: tuple[str, ...], jump: Jump | None,
    tops: tuple[int, ...], around: tuple[Obstacle, ...],
) -> Outcome[SetStory]:  # fmt: skip
    maker = StoryMaker(Context(*key), grid, story, placement, rank, area, pictures, ceiling, levers, jump, around)
    return Outcome(_set(maker, tops), tuple(maker.context.found))


def _set(maker: StoryMaker, tops: tuple[int, ...]) -> SetStory:
    natural = maker.layout(tops)
    return _finished(maker, _best_way(maker, tops, natural), natural)


def set_full(maker: StoryMaker, tops: tuple[int, ...], blocks: Sequence[SetBlock]) -> SetStory:
    """An area that its story goes on from, with its part of `blocks`: all of its columns are full."""
    natural = maker.layout(tops)
    assert isinstance(maker.setter, AreaSetter)
    slots = natural.slots
    return _finished(maker, _Way(0.0, natural, slots, maker.setter.full(slots, blocks), room=len(slots)), natural)


def set_empty(maker: StoryMaker, tops: tuple[int, ...]) -> SetStory:
    """An area for which its story has nothing left."""
    natural = maker.layout(tops)
    bare = natural._replace(head=EMPTY_HEAD, head_lines=0, columns=(), more_heads=())
    return _finished(maker, _Way(0.0, bare, [], NOTHING), natural)


def _finished(maker: StoryMaker, way: _Way, natural: Layout) -> SetStory:
    filled = way.filled
    frames = _head_frames(way.layout)
    base = len(frames)
    mode = "vertical-rl" if maker.is_vertical else "horizontal-tb"
    frames += [Frame(column.rect, mode) for column in way.layout.columns]
    texts = [*_head_texts(way.layout, furniture=maker.is_continued), *_body_texts(maker, way, base)]
    short = way.room - filled.used if filled.next is None else 0
    account = replace(
        _account(maker, filled, natural, natural.room, short, _levers(maker, way)), head_zi=way.layout.head.line_zi
    )
    boxes, rules = story_boxes(maker, way.layout.outline)
    boxes += head_boxes(maker, way.layout)
    boxes += panel_boxes(maker, way.layout.columns, filled, way.slots)
    boxes += table_boxes(maker, way.layout.columns, filled, way.slots)
    rules += column_rules(maker, way.layout)
    return SetStory(
        tuple(frames), tuple(texts), boxes, rules, account, way.layout, filled, tuple(way.slots), way.air
    )  # fmt: skip


def _best_way(maker: StoryMaker, tops: Sequence[int], natural: Layout) -> _Way:
    """Paragraphs give and take lines; crossheads too where that leaves a fault which they can mend."""
    airs = list(_airs(maker, tops, natural))
    allowed = maker.levers_allowed
    if "paragraphs" not in allowed:
        return _aired(maker, tops, airs, Give.NOTHING)
    best = _aired(maker, tops, airs, Give.PARAGRAPHS)
    if "crossheads" in allowed and best.filled.next is None and best.cost - _STUB * best.layout.stubs >= _OPENING:
        best = min(best, _aired(maker, tops, airs, Give.HEADINGS), key=lambda way: way.cost)
    return best


def _aired(maker: StoryMaker, tops: Sequence[int], airs: Sequence[int], give: Give) -> _Way:
    """The first way without fault, of those with most air round the head; else the best."""
    ways: list[_Way] = []
    for air in airs:
        ways.append(_even_feet(maker, maker.layout(tops, air), give)._replace(air=air))
        if maker.placement.held and ways[-1].filled.next is None:
            return ways[-1]
        if ways[-1].cost < _FAULT:
            break
    return min(ways, key=lambda way: way.cost)


def _airs(maker: StoryMaker, tops: Sequence[int], natural: Layout) -> Iterator[int]:
    """Whole lines that the head may be given beyond its need, the most wanted first.

    Where something stands so close under the head that only a stub of text would go between, the head takes all of
    that; else what no column needs, up to what its rank allows.
    """
    if maker.placement.held is not None:
        held, over = maker.placement.held, maker.head == "over" and natural.head_lines > 0
        yield from range(max(held.head_lines - natural.head_lines if over else held.head_air, 0), -1, -1)
        return
    under = sum(column.under_head for column in natural.columns)
    plain = fill_chain(natural.slots, maker.setter, Give.NOTHING)
    spare = natural.room - plain.used if plain.next is None else 0
    # Air goes over the text: over columns across, to the right of lines from top to bottom.
    opens = maker.is_headed_beside == maker.is_vertical
    # A short head keeps close to the line under it that says where the story comes from.
    opens = opens and not maker.is_continued
    if natural.head.lines and under and opens and maker.style.column_fill == "balance":
        room = spare if maker.is_vertical else maker.head_room(tops) - natural.head_lines
        if natural.stubs and room > 0:
            yield room
        most = min(HEAD_AIR.get(maker.rank_word, 2), maker.levers_allowed.get("head-air", 0), spare // under, room)
        aired = ((air, maker.layout(tops, air)) for air in range(most, 0, -1))
        fitting = (
            air for air, layout in aired
            if layout.lost_insets <= natural.lost_insets and _air_under(maker, layout) <= _MOST_AIR
        )  # fmt: skip
        yield from islice(fitting, 2)
    yield 0


def _air_under(maker: StoryMaker, layout: Layout) -> float:
    """Lines of white between the ink of a head across and the text under it; 0 for heads beside vertical text."""
    if maker.is_headed_beside:
        return 0.0
    last = max(layout.head.lines, key=lambda line: line.block)
    foot = layout.head_rect.y + last.block + round(_DESCENT * last.size)
    tops = [column.rect.y for column in layout.columns if column.under_head]
    return (min(tops) - foot) / maker.grid.pitch if tops else inf


def _even_feet(maker: StoryMaker, layout: Layout, give: Give) -> _Way:
    """Set the text; lines that stay empty are shared by the feet of all columns, the last ones first."""
    slots = layout.slots
    room = len(slots)
    filled = fill_chain(slots, maker.setter, give)
    stubs = _STUB * layout.stubs
    if filled.next is not None or filled.used == room or maker.style.column_fill == "auto":
        return _Way(filled.cost + stubs + _OVERSET * filled.rest_lines, layout, slots, filled, room=room)
    plain = fill_chain(slots, maker.setter, Give.NOTHING)
    used = min(one.used - _wanted_white(maker, one) for one in (plain, filled))
    if maker.is_vertical and used:
        # Tiers that the text does not reach stay white; those that it reaches end alike.
        reached = slots[max(plain.used, filled.used) - 1].frame + 1
        layout = _with_tiers(maker, layout, reached)
    ways: list[_Way] = []
    for cut in range(layout.room - used, -1, -1):
        fitting = [way for way in _cut_feet(maker, layout, give, cut) if not cut or _keeps_tables(way, filled)]
        if fitting:
            best = min(fitting, key=lambda way: way.cost)
            ways.append(best._replace(cost=best.cost + stubs, room=room))
            if len(ways) == _TRIES:
                break
    return min(ways, key=lambda way: way.cost)


def _keeps_tables(way: _Way, whole: Filled) -> bool:
    """Whether no table is parted that stands whole in columns of full depth, nor leaves a column empty before it."""
    parts = {placed.block: len(placed.pieces) for placed in whole.blocks}
    for placed in way.filled.blocks:
        if not placed.pieces:
            continue
        if len(placed.pieces) > parts.get(placed.block, 0) == 1:
            return False
        before = placed.slots[0] - placed.skipped - 1
        is_at_top = before < 0 or way.slots[before].frame != way.slots[before + 1].frame
        if placed.skipped and is_at_top:
            return False
    return True


def _cut_feet(maker: StoryMaker, layout: Layout, give: Give, cut: int) -> Iterator[_Way]:
    """The story with `cut` lines taken from its feet, other feet giving one more each time, until they end even.

    Which feet give more decides where paragraphs part, and so whether the text still fits.
    """
    feet = sum(column.ends and column.lines > 0 for column in layout.columns)
    for turn in range(min(feet, _TURNS) if cut % max(feet, 1) else 1):
        shorter = layout._replace(columns=trimmed(layout.columns, layout.around, cut, turn))
        slots = shorter.slots
        filled = fill_chain(slots, maker.setter, give)
        if filled.next is not None:
            continue
        left = len(slots) - filled.used
        uneven = left + _spread(maker, layout, slots, filled)
        empty = min(cut + left, _MOST_WHITE)
        white = _EMPTY * empty + _SHORT * max(empty - len(layout.columns), 0)
        yield _Way(filled.cost + _UNEVEN * uneven + white, shorter, slots, filled)
        if uneven <= 1:
            return


def _spread(maker: StoryMaker, layout: Layout, slots: Sequence[LineSlot], filled: Filled) -> int:
    """Lines beyond one by which columns end apart, the last of them left out if it ends first."""
    last: dict[int, int] = {}
    for placed in filled.blocks:
        for slot in slots[placed.slots[0] : placed.slots[0] + placed.span]:
            last[slot.frame] = max(last.get(slot.frame, slot.grid_line), slot.grid_line)
    opened = opened_columns(maker, slots, filled)
    white = [
        layout.columns[frame].bottom - line
        for frame, line in sorted(last.items())
        if layout.columns[frame].ends and frame not in opened
    ]
    return max(max(white[:-1]) - min(white) - 1, 0) if len(white) > 1 else 0


def opened_columns(maker: StoryMaker, slots: Sequence[LineSlot], filled: Filled) -> set[int]:
    """Columns that end early because what follows is to begin the next one."""
    blocks = maker.setter.blocks
    return {slots[placed.slots[0]].frame - 1 for placed in filled.blocks if blocks[placed.block].opens_column}


def _wanted_white(maker: StoryMaker, filled: Filled) -> int:
    """Slots left white because what follows is to begin a column."""
    ends = [0, *(placed.slots[0] + placed.span for placed in filled.blocks)]
    blocks = maker.setter.blocks
    return sum(
        placed.slots[0] - placed.skipped - end
        for end, placed in zip(ends, filled.blocks, strict=False)
        if blocks[placed.block].opens_column
    )


def _with_tiers(maker: StoryMaker, layout: Layout, count: int) -> Layout:
    """The first tiers of a vertical story alone; a head beside them moves up to stand at their middle."""
    columns = layout.columns[:count]
    unused = layout.columns[-1].stop - columns[-1].stop
    if maker.is_headed_beside and layout.head.lines and unused > 0:
        over = min(line.start for line in layout.head.lines)
        rect = layout.head_rect
        layout = layout._replace(head_rect=rect._replace(y=rect.y - min(unused // 2, over)))
    return layout._replace(columns=columns)


def _head_frames(layout: Layout) -> list[Frame]:
    return [Frame(head.rect, "vertical-rl" if head.vertical else "horizontal-tb") for head in layout.heads]


def _head_texts(layout: Layout, *, furniture: bool) -> list[PlacedText]:
    """The lines of the head group; those of one text are together, though they may stand in two frames.

    A short head over the rest of a story says again what stands elsewhere, and is no copy.
    """
    texts: list[PlacedText] = []
    for frame, line in ((frame, line) for frame, head in enumerate(layout.heads) for line in head.group.lines):
        placed = PlacedLine(frame, line.inline, line.block, line.line, line.stretch, line.hidden, line.art)
        if furniture:
            texts.append(PlacedText("artifact", "", line.text, (placed,)))
        elif texts and texts[-1].node_id == line.node_id:
            texts[-1] = texts[-1]._replace(lines=(*texts[-1].lines, placed))
        else:
            texts.append(PlacedText(line.role, line.node_id, line.text, (placed,), line.readings))
    return texts


def _body_texts(maker: StoryMaker, way: _Way, base: int) -> list[PlacedText]:
    """The text in its columns, whose frames count from `base`."""
    texts: list[PlacedText] = []
    for placed, shifts in zip(way.filled.blocks, _shifts(maker, way.filled), strict=True):
        item = maker.setter.blocks[placed.block]
        if item.table:
            texts += table_texts(maker, way.layout.columns, placed, way.slots, base)
            continue
        places = _line_places(maker, way, placed)
        by_frame: dict[int, list[PlacedLine]] = {}
        for line, slot_number, shift, (top, depth) in zip(placed.lines, placed.slots, shifts, places, strict=True):
            slot = way.slots[slot_number]
            offset = _offset(way, placed) if item.grid_lines else slot.offset
            # The baseline of ideographs in the middle of the line, or the middle itself.
            block = top + round(depth / 2 if maker.is_vertical else (depth - item.size) / 2 + 0.88 * item.size)
            by_frame.setdefault(slot.frame, []).append(PlacedLine(base + slot.frame, offset + shift, block, line))
        texts += [
            PlacedText(item.role, item.node_id, item.text, tuple(lines), item.readings) for lines in by_frame.values()
        ]
    return texts


def _offset(way: _Way, placed: SetBlock) -> int:
    """How far in the lines of a heading begin, beside an obstacle that stands by some of the lines that it takes."""
    first = placed.slots[0]
    return max(slot.offset for slot in way.slots[first : first + placed.span])


def _line_places(maker: StoryMaker, way: _Way, placed: SetBlock) -> list[tuple[int, float]]:
    """For every line of a block, how far below the top of its column it begins, and its depth.

    Most take one line of the column. A heading stands in the middle of those that it takes (占行); lines that need
    more room share the ones that they have in each column, down to what stands in its way.
    """
    item = maker.setter.blocks[placed.block]
    columns, slots, end = way.layout.columns, way.slots, placed.slots[0] + placed.span
    places: list[tuple[int, float]] = []

    def run_of(number: int) -> tuple[int, int]:
        return slots[number].frame, slots[number].grid_line - number

    for (frame, _), run in groupby(placed.slots, run_of):
        numbers = list(run)
        rhythm, first = columns[frame].rhythm, slots[numbers[0]].grid_line
        origin = rhythm.at(columns[frame].top)
        if item.grid_lines:
            own = item.pitch if item.panel else max(item.pitch, round(rhythm.pitch))
            before, after = (item.panel.before, item.panel.after) if item.panel else (0, 0)
            spare = rhythm.at(first + placed.span) - rhythm.at(first) - len(numbers) * own - before - after
            top = rhythm.at(first) - origin + before + spare // 2
            places += [(top + number * own, own) for number in range(len(numbers))]
        elif numbers[-1] - numbers[0] == len(numbers) - 1 and item.pitch <= WIDER * maker.setter.pitch:
            places += [(rhythm.at(slots[n].grid_line) - origin, rhythm.pitch) for n in numbers]
        else:
            last = numbers[-1]
            while last + 1 < min(end, len(slots)) and run_of(last + 1) == run_of(last):
                last += 1
            stop = slots[last].grid_line + 1
            top, depth = rhythm.at(first) - origin, rhythm.at(stop) - rhythm.at(first)
            share = depth / len(numbers)
            places += [(top + round(number * share), share) for number in range(len(numbers))]
    return places


def _shifts(maker: StoryMaker, filled: Filled) -> list[tuple[int, ...]]:
    items = maker.setter.blocks
    return group_shifts([Grouped(b.lines, items[b.block].style.align, items[b.block].grouping) for b in filled.blocks])


def _levers(maker: StoryMaker, way: _Way) -> tuple[str, ...]:
    given = [maker.setter.blocks[placed.block].is_heading for placed in way.filled.blocks if placed.looseness]
    counts = (("head-air", way.air), ("paragraphs", given.count(False)), ("crossheads", given.count(True)))
    return (*maker.levers, *(f"{name}:{count}" for name, count in counts if count))


def _account(
    maker: StoryMaker, filled: Filled, layout: Layout, room: int, short: int, levers: tuple[str, ...]
) -> StoryAccount:
    story, blocks = maker.story, maker.setter.blocks
    drawn = {area.name for area in maker.pictures} | {inset.name for inset in layout.insets if inset.made}
    unseen = [text for p in story.pictures if p.name not in drawn for text in (p.caption, p.credit) if text]
    rest, place = 0, None
    if filled.next is not None:
        block, offset = filled.next
        place = Place(blocks[block].node_id, offset)
        rest = len(blocks[block].text) - offset + sum(len(item.text) for item in blocks[block + 1 :] if item.node_id)
    return StoryAccount(
        name=story.name,
        headline=story.headline.text if story.headline else story.name,
        characters=sum(len(text.text.strip()) for text in story.texts() if text not in unseen),
        room=room,
        need=filled.used + filled.rest_lines,
        overset_characters=rest,
        overset_lines=filled.rest_lines,
        overset=place,
        short_lines=short,
        measure_zi=_mean_measure(layout) / (maker.setter.size or maker.grid.geometry.zi),
        levers=levers,
    )


def _mean_measure(layout: Layout) -> float:
    """The measure of a story's lines in sp: that of its columns, or the mean where lines go round something."""
    if not layout.around.obstacles:
        measures = [column.measure for column in layout.columns]
        return sum(measures) / len(measures) if measures else 0.0
    slots = layout.slots
    return sum(slot.measure for slot in slots) / len(slots) if slots else 0.0
