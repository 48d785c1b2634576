"""Make-up rules as checks on one story that has been set: overset and underset, lone lines, measures, its head.

Every finding is a diagnostic that names the amount that would mend it. Those that need the whole page are in `makeup`.
Source: newspaper-practice §10.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from ..base.diagnostics import Place
from ..base.units import to_mm
from ..text.model import Line
from .around import LEAST_MEASURE
from .context import Context
from .fill import SetStory
from .model import PlacedStory, PlacedText
from .needs import vertical_depth, vertical_room
from .story import StoryMaker

NARROW, WIDE, _GOOD = 10, 30, 21
"""字 of the narrowest and widest column that reads well, and of a good one (newspaper-practice §10, MK19)."""
LOOSE_GAP = 0.25
"""Gap between characters in em from which a line looks loose (chinese-typography §7)."""
_LEAST_UNDER_CROSSHEAD = 2
"""Lines of text that a crosshead keeps under it in its column (chinese-typography §10)."""
_SET_TO_MEASURE = ("summary", "paragraph", "item", "signature", "caption", "credit")
_FIRST_HAN = "\u2e80"
_SHOWN = 8
"""Characters of copy that a message quotes."""


def judge_story(maker: StoryMaker, made: SetStory, tops: Sequence[int]) -> None:
    """Report what does not fit in one story, and where it is set against the rules."""
    maker.context.found += maker.shaped.diagnostics
    _judge_placement(maker, made)
    _judge_measure(maker, made)
    _judge_fit(maker, made, tops)
    _judge_head_depth(maker, made, tops)
    _judge_columns(maker, made)
    _judge_paragraphs(maker, made)
    _judge_tables(maker, made)


def _judge_placement(maker: StoryMaker, made: SetStory) -> None:
    """What the page says of a story that its area has no room for."""
    report, headline = maker.context.report, made.account.headline
    asked = maker.placement.head
    if asked == "between" and maker.crosses_fold:
        report("makeup/head-on-fold", _story_place(maker), headline=headline)
    if asked == "on_picture" and maker.head == "over" and not maker.is_continued:
        report(
            "makeup/head-no-picture", _story_place(maker), headline=headline,
            picture=maker.placement.head_spot.picture,
        )  # fmt: skip
    elif asked and asked != maker.head and not maker.is_continued:
        report("makeup/head-position", _story_place(maker), headline=headline, position=asked)
    beside = made.layout.beside
    if beside is not None and beside < LEAST_MEASURE:
        report("makeup/head-crowds", _story_place(maker), headline=headline, zi=max(beside, 0), least=LEAST_MEASURE)
    if made.layout.on_fold:
        report("makeup/head-on-fold", _story_place(maker), headline=headline)
    if maker.head == "diagonal" and len(made.layout.heads) == 1:
        report("makeup/head-whole", _story_place(maker), headline=headline)
    if maker.placement.measures and not maker.is_continued:
        _judge_measures(maker, made)
    if maker.shape.is_rectangle or maker.is_vertical:
        return
    if maker.placement.columns and not maker.placement.measures:
        report(
            "makeup/option-idle", _story_place(maker), headline=headline,
            option=f"columns: {maker.placement.columns}",
        )  # fmt: skip


def _judge_measures(maker: StoryMaker, made: SetStory) -> None:
    """Measures given one by one that could not be had."""
    wanted, zi = maker.placement.measures, maker.grid.geometry.zi
    got = tuple(column.measure / zi for column in made.layout.columns)
    if got == wanted:
        return
    gutters = (len(wanted) - 1) * maker.gutter_zi
    columns = made.layout.columns
    room = max((c.stop for c in columns), default=0) - min((c.start for c in columns), default=0)
    maker.context.report(
        "makeup/measures", _story_place(maker), headline=made.account.headline,
        measures="、".join(f"{measure:g}" for measure in wanted), sum=f"{sum(wanted) + gutters:g}",
        room=f"{room / zi:g}" if maker.measures else 0,
    )  # fmt: skip


def _judge_measure(maker: StoryMaker, made: SetStory) -> None:
    """Columns that are too narrow for justified Chinese, or too wide to find the next line in (MK19)."""
    columns, setter = made.layout.columns, maker.setter
    sides = sorted(column.measure for column in columns) or [NARROW * maker.grid.geometry.zi]
    # The one that is farther off, where they are not alike.
    narrow, wide = (round(one / (setter.size or maker.grid.geometry.zi)) for one in (sides[0], sides[-1]))
    measure = narrow if narrow < NARROW else wide
    has_text = any(not block.table and not block.grid_lines and not block.style.names.value for block in setter.blocks)
    # Verses and other lines that none follows in their paragraph have no next line to be found.
    is_whole = bool(columns) and (maker.is_vertical or measure > WIDE) and setter.is_whole(columns[0].measure)
    if NARROW <= measure <= WIDE or not has_text or is_whole:
        return
    count = sum(column.under_head or column.top == columns[0].top for column in columns)
    better = max(round(count * (measure + maker.gutter_zi) / (_GOOD + maker.gutter_zi)), 1)
    maker.context.report(
        "makeup/measure", _story_place(maker), headline=made.account.headline, zi=measure, least=NARROW, most=WIDE,
        columns=better if better != count and maker.shape.is_rectangle else 0,
    )  # fmt: skip


def _judge_fit(maker: StoryMaker, made: SetStory, tops: Sequence[int]) -> None:
    account, report = made.account, maker.context.report
    columns = _columns(maker, made)
    if account.overset is not None and account.overset_lines:
        text = next(b.text for b in maker.setter.blocks if b.node_id == account.overset.node_id)
        report(
            "fit/overset", account.overset, headline=account.headline, characters=account.overset_characters,
            lines=account.overset_lines, start=text[account.overset.offset :][:_SHOWN], story=account.name,
            rows=_missing_rows(maker, made, tops), columns=columns, ways_zh="", ways_en="",
        )  # fmt: skip
    elif account.short_lines > max(len({column.start for column in made.layout.columns}), 1):
        report(
            "fit/underset", _story_place(maker), headline=account.headline, lines=account.short_lines,
            characters=round(account.short_lines * account.measure_zi), rows=_spare_rows(maker, made, tops),
            story=account.name, columns=columns, ways_zh="", ways_en="",
        )  # fmt: skip


def _columns(maker: StoryMaker, made: SetStory) -> int:
    """Columns that a line of depth more or less is counted over."""
    if maker.is_vertical:
        return len(maker.shape.head_columns)
    return max(len({column.start for column in made.layout.columns}), 1)


def _missing_rows(maker: StoryMaker, made: SetStory, tops: Sequence[int]) -> int:
    """Lines by which an area must grow for its head and the text that is on no page."""
    columns, account = _columns(maker, made), made.account
    if maker.is_vertical and maker.shape.is_rectangle:
        return max(vertical_depth(maker, made.layout)[0] - _depth(maker, tops), 1)
    if maker.is_vertical:
        return -(-vertical_room(maker, tops, made.layout, account.overset_lines) // columns)
    lines = ceil(account.overset_lines * maker.line_pitch / maker.grid.pitch)
    return max(maker.lines_of_head(made.layout, tops) - maker.head_room(tops), 0) + -(-lines // columns)


def _spare_rows(maker: StoryMaker, made: SetStory, tops: Sequence[int]) -> int:
    """Lines by which an area might be shallower."""
    columns, account = _columns(maker, made), made.account
    if maker.is_vertical and maker.shape.is_rectangle:
        return max(_depth(maker, tops) - vertical_depth(maker, maker.layout(tops))[0], 1)
    if maker.is_vertical:
        return max(vertical_room(maker, tops, made.layout, account.short_lines) // columns, 1)
    return int(account.short_lines * maker.line_pitch / maker.grid.pitch) // columns


def _depth(maker: StoryMaker, tops: Sequence[int]) -> int:
    return tops[maker.area.rows[-1] + 1] - tops[maker.area.first_cell[0]]


def _judge_head_depth(maker: StoryMaker, made: SetStory, tops: Sequence[int]) -> None:
    room, lines = maker.head_room(tops), maker.lines_of_head(made.layout, tops)
    if made.layout.head.lines and lines > room:
        maker.context.report(
            "fit/head-deep", _story_place(maker), headline=made.account.headline, lines=lines,
            room=room, missing=_missing_rows(maker, made, tops), deck=maker.story.deck.text if maker.story.deck else "",
        )  # fmt: skip


def _judge_columns(maker: StoryMaker, made: SetStory) -> None:
    """背题, 孤行 and 单行成栏 at the feet and tops of columns, and white left before crossheads."""
    blocks, report, name = maker.setter.blocks, maker.context.report, made.account.headline
    for number, column in lone_last_lines(made):
        line = made.filled.blocks[number].lines[-1]
        item = blocks[made.filled.blocks[number].block]
        report(
            "makeup/widow", Place(item.node_id, line.start), text=item.text[line.start : line.end][:_SHOWN],
            column=column,
        )  # fmt: skip
    for number, column in lone_first_lines(maker, made):
        item = blocks[made.filled.blocks[number].block]
        report("makeup/orphan", Place(item.node_id), text=item.text[:_SHOWN], column=column)
    for number, lines in crossheads_at_foot(maker, made):
        item = blocks[made.filled.blocks[number].block]
        report("makeup/crosshead-foot", Place(item.node_id), text=item.text, lines=lines, least=_LEAST_UNDER_CROSSHEAD)
    for placed in made.filled.blocks:
        if placed.skipped > 1 and not blocks[placed.block].stanza:
            place = Place(blocks[placed.block].node_id)
            report("makeup/hole", place, headline=name, columns=1, lines=placed.skipped)
    single = single_lines(made)
    if single:
        report(
            "makeup/single-line",
            _story_place(maker),
            headline=name,
            columns=len(single) if len(single) > 1 else 0,
            column=single[0],
        )


def lone_last_lines(made: SetStory) -> list[tuple[int, int]]:
    """Blocks as set, by number, whose last line stands alone at the top of a column, and that column (MK09, 孤行)."""
    found = enumerate(made.filled.blocks)
    return [(number, made.slots[placed.slots[-1]].frame + 1) for number, placed in found if placed.alone]


def lone_first_lines(maker: StoryMaker, made: SetStory) -> list[tuple[int, int]]:
    """Paragraphs with fewer lines at a column's foot than their style keeps there, and that column (MK09).

    Han text may part after one line; a run-in head may not, as it would be a heading without its text.
    """
    found: list[tuple[int, int]] = []
    for number, placed in enumerate(made.filled.blocks):
        item, frames = maker.setter.blocks[placed.block], [made.slots[slot].frame for slot in placed.slots]
        before = frames.count(frames[0])
        # Its other lines may stand in the next of the story's areas.
        goes_on = made.filled.next is None and placed.lines[-1].end < len(item.text)
        least = item.orphans if goes_on else min(item.orphans, len(frames))
        if not item.grid_lines and before < least and (goes_on or frames[-1] != frames[0]):
            found.append((number, frames[0] + 1))
    return found


def crossheads_at_foot(maker: StoryMaker, made: SetStory) -> list[tuple[int, int]]:
    """Crossheads with too little text under them in their column, and how many lines that is (MK06, 背题)."""
    found: list[tuple[int, int]] = []
    blocks, filled = maker.setter.blocks, made.filled.blocks
    final = sum(bool(block.node_id) for block in blocks) - 1
    for number, placed in enumerate(filled):
        if not blocks[placed.block].is_heading or placed.block == final:
            continue
        frame = made.slots[placed.slots[0]].frame
        under = [slot for after in filled[number + 1 :] for slot in after.slots]
        lines = sum(made.slots[slot].frame == frame for slot in under)
        # The text after it may be shorter than that, and end the story.
        if lines < min(_LEAST_UNDER_CROSSHEAD, len(under) or _LEAST_UNDER_CROSSHEAD):
            found.append((number, lines))
    return found


def single_lines(made: SetStory) -> list[int]:
    """Columns of a story in several that hold one line, counted from 1 (MK09, 单行成栏)."""
    lines = [0] * len(made.layout.columns)
    for placed in made.filled.blocks:
        for slot in placed.slots:
            lines[made.slots[slot].frame] += 1
    return [number for number, count in enumerate(lines, 1) if count == 1] if len(lines) > 1 else []


def _judge_paragraphs(maker: StoryMaker, made: SetStory) -> None:
    for number in lone_characters(maker, made):
        placed = made.filled.blocks[number]
        item, line = maker.setter.blocks[placed.block], placed.lines[-1]
        words = item.text[line.start : line.end]
        maker.context.report(
            "makeup/short-line", Place(item.node_id, line.start), text=words, cut=len(words.strip()), add=2
        )


def lone_characters(maker: StoryMaker, made: SetStory) -> list[int]:
    """Paragraphs as set, by number, whose last line is one character; one with a stop may stand (MK08)."""
    found: list[int] = []
    for number, placed in enumerate(made.filled.blocks):
        item, line = maker.setter.blocks[placed.block], placed.lines[-1]
        words = item.text[line.start : line.end].strip()
        is_text = not item.grid_lines and not item.table
        if is_text and len(placed.lines) > 1 and line.end == len(item.text) and len(words) == 1:
            found.append(number)
    return found


def _judge_tables(maker: StoryMaker, made: SetStory) -> None:
    """Tables that have no room for their columns, and words that stand out of their cells."""
    report, zi = maker.context.report, maker.grid.geometry.zi
    for placed in made.filled.blocks:
        item = maker.setter.blocks[placed.block]
        if item.table is None or not placed.pieces:
            continue
        measure = min(piece.measure for piece in placed.pieces)
        table = item.table.at(measure)
        if table.lacking:
            title = item.table.table.title
            name = (title.text if title else item.text)[:_SHOWN]
            report(
                "table/too-wide", Place(item.node_id), text=name, need=ceil(table.lacking / zi),
                room=f"{measure / zi:g}",
            )  # fmt: skip
        elif table.narrow:
            text = item.table.sources[table.narrow[0]].text
            count = len(table.narrow) - 1
            report("table/cell-narrow", Place(text.node_id), text=text.text[:_SHOWN], count=count)


def judge_lines(context: Context, story: PlacedStory) -> None:
    """Report lines that are loose, stand out of their column, or break a word by force: one of each a paragraph."""
    texts = [*story.texts, *(text for picture in story.pictures for text in picture.texts)]
    nodes: dict[str, list[PlacedText]] = {}
    for text in texts:
        if text.role in _SET_TO_MEASURE:
            nodes.setdefault(text.node_id, []).append(text)
    for node_id, parts in nodes.items():
        words, lines = parts[0].text, [placed.line for part in parts for placed in part.lines]
        _judge_gaps(context, node_id, words, lines)
        _judge_breaks(context, node_id, words, lines)


def _judge_gaps(context: Context, node_id: str, words: str, lines: Sequence[Line]) -> None:
    loose = [line for line in lines if line.gap > LOOSE_GAP]
    if loose:
        worst = max(loose, key=lambda line: line.gap)
        shown = words[worst.start : worst.end].strip()
        # Only Han and what stands beside it is set apart; the gaps together are what the line lacks.
        gaps = sum(max(one, other) >= _FIRST_HAN for one, other in pairwise(shown))
        context.report(
            "text/loose-line", Place(node_id, worst.start, worst.end - worst.start), text=shown,
            gap=f"{worst.gap:.2f}", count=len(loose) if len(loose) > 1 else 0, add=max(round(worst.gap * gaps), 1),
        )  # fmt: skip
    for line in [line for line in lines if line.overfull][:1]:
        context.report(
            "text/overfull", Place(node_id, line.start, line.end - line.start), text=words[line.start : line.end],
            mm=f"{to_mm(line.inset + line.width - line.measure):.1f}",
        )  # fmt: skip


def _judge_breaks(context: Context, node_id: str, words: str, lines: Sequence[Line]) -> None:
    for line in lines:
        before, after = words[line.end - 1 : line.end], words[line.end : line.end + 1]
        if not line.hyphenated and _is_letter(before) and _is_letter(after):
            context.report(
                "text/broken-word", Place(node_id, line.end), before=words[line.start : line.end][-_SHOWN:],
                after=words[line.end :][:_SHOWN], zi=line.measure // context.sheet.geometry.zi,
            )  # fmt: skip
            return


def _is_letter(char: str) -> bool:
    """Whether a character belongs to words and numbers that are kept whole, as Latin, Greek and Cyrillic ones are."""
    return char.isalnum() and char < _FIRST_HAN


def _story_place(maker: StoryMaker) -> Place:
    texts = maker.story.texts()
    headline = maker.story.headline or (texts[0] if texts else None)
    return Place(headline.node_id) if headline else Place(f"story/{maker.story.name}")
