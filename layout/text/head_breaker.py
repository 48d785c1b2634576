"""Lines of heads: where a headline parts by sense, how its lines balance (chinese-typography §10)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import comb
from typing import NamedTuple

from ..base.units import EM, Length
from .char_classes import MARKS
from .justify import Setting, set_line_of
from .model import Broken, Line, ParagraphStyle
from .shaped import EDGE_SPACES, ShapedText
from .spacing import WORD
from .words import BAD, PAUSE, head_joints

_SILENT = frozenset("，、；：")
"""Marks that a break stands for (chinese-typography §10): not drawn where the engine breaks after them."""
_UNEVEN = 3.0
"""Cost of each em between the longest and the shortest line …"""
_LOPSIDED = 0.4
"""… and of its square, once they differ by more than `_BALANCED`."""
_BALANCED = 1.5
_SHORT_LAST = 2.0
"""Cost of each em by which the last line is shorter than the first."""
_LADDER = 10.0
"""Cost of three lines or more of which each is longer, or shorter, than the one above by more than `_STEP` em."""
_STEP = 1.0
_TAPER, _GROWING = 2.0, 8.0
"""Em by which a line of a pyramid should be shorter than the one above; cost of each em by which it is not."""
_MISSED_PAUSE = 15.0
_MISSED_SPACE = 50.0
"""Cost of a pause, or of a space between parts, inside a line of a head that is broken elsewhere."""
_LONE_CHARACTER = 300.0
_FEW_CHARACTERS = 40.0
"""Cost of a line of two characters."""
_SQUEEZE = 0.4
"""Share of what a line may give that it gives where it need not."""
_LEAST_GAP = EM * 3 // 4
"""Gap between two parts of a head that is kept where it can be (chinese-typography §3: 1 em)."""
_LOST_AT_BREAK = 2 * EM
"""What a break saves at most: a mark with its glue, or a space."""
_MOST_WAYS = 3000


def break_head(
    shaped: ShapedText,
    size: Length,
    measure: Length,
    paragraph: ParagraphStyle,
    breaks: tuple[int, ...],
    lines: int,
    *,
    names: tuple[str, ...] = (),
    silent: bool = False,
    tight: bool = True,
    pyramid: bool = False,
    kept: tuple[int, ...] = (),
) -> Broken | None:
    """A head in at most `lines` lines of `measure` sp, with the breaks that the editor has set at these offsets.

    Takes as few lines as it needs, parts them by sense, `names` being kept whole, and balances them; `cost` says
    what is left to be wished, in hundredths of the head's worth. A `silent` head shows no comma or colon where it is
    broken after one, except by the editor: the mark is in the text, without width. Lines give all the room that the
    rules allow where `tight`, else little. A `pyramid` has each line shorter than the one above. `kept` are breaks
    of ours that it has had before, and has again. None when the head does not fit.
    """
    if not shaped.text:
        return Broken((), 0.0)
    return _broken(_Head(shaped, names, silent, pyramid, kept), size, measure, paragraph, breaks, lines, tight)


class _Head(NamedTuple):
    """A head apart from its size: what lines of it measure, and what its breaks cost."""

    shaped: ShapedText
    names: tuple[str, ...]
    silent: bool
    pyramid: bool = False
    kept: tuple[int, ...] = ()

    @property
    def joints(self) -> tuple[float, ...]:
        return head_joints(self.shaped.text, self.shaped.letters, self.names)

    def stop(self, start: int, end: int, own: bool) -> int:
        """Where a line over text[start:end] ends: before the mark that a break of our `own` stands for."""
        if not (self.silent and own and end < len(self.shaped.text)):
            return end
        last = self.shaped.content(start, end)[1]
        return last - 1 if last - 1 > start and self.shaped.text[last - 1] in _SILENT else end


@lru_cache(maxsize=2048)
def _broken(
    head: _Head, size: Length, measure: Length, paragraph: ParagraphStyle, breaks: tuple[int, ...], lines: int,
    tight: bool,
) -> Broken | None:  # fmt: skip
    count = len(head.shaped.text)
    target = (measure * EM) // size
    edges = sorted({0, *(b for b in (*breaks, *head.kept) if 0 < b < count), count})
    parts: list[tuple[float, tuple[int, ...]]] = []
    left = lines
    for number, (start, end) in enumerate(pairwise(edges)):
        after = len(edges) - 2 - number
        best = _best_way(head, start, end, target, left - after, tight)
        if best is None:
            return None
        parts.append(best)
        left -= len(best[1]) - 1
    align = "start" if paragraph.align == "justify" else paragraph.align
    setting = Setting(size, measure, align, paragraph)
    made = [_set(head, a, b, _is_ours(head, b, breaks), setting) for _, way in parts for a, b in pairwise(way)]
    return Broken(tuple(made), sum(cost for cost, _ in parts))


def _is_ours(head: _Head, end: int, breaks: tuple[int, ...]) -> bool:
    """Whether a line ends there because we break it, not the editor, and not with the text."""
    return end not in breaks and end < len(head.shaped.text)


def _set(head: _Head, start: int, end: int, own: bool, setting: Setting) -> Line:
    """One line; a mark that its end stands for joins the character before it, and so is read but not seen."""
    stop = head.stop(start, end, own)
    line = set_line_of(head.shaped, start, stop, setting)
    if stop == end:
        return line
    return line._replace(end=end, runs=(*line.runs[:-1], line.runs[-1]._replace(end=end)))


def _best_way(
    head: _Head, start: int, end: int, target: int, most: int, tight: bool
) -> tuple[float, tuple[int, ...]] | None:
    """The best way to set text[start:end] in the fewest lines that hold it, with its cost."""
    shaped = head.shaped
    least = shaped.ends[end] - shaped.starts[start] - (shaped.give_to[end] - shaped.give_from[start])
    for count in range(1, most + 1):
        if least - (count - 1) * _LOST_AT_BREAK > count * target:
            continue
        ways = _divided(head, start, end, target, count, tight)
        if ways:
            return min((_cost(head, way), way) for way in ways)
    return None


def _divided(head: _Head, start: int, end: int, target: int, count: int, tight: bool) -> list[tuple[int, ...]]:
    """The ways to set text[start:end] in so many lines of at most `target`, as offsets.

    All of them where they are not too many, else those whose breaks cost least.
    """
    shaped = head.shaped
    first = next((at for at in range(start, end) if _characters(shaped, at, at + 1)), end)
    # No line is made of the marks alone that a head begins with.
    places = [at for at in range(first + 1, end) if shaped.penalties[at] is not None]
    joints = head.joints
    fits: dict[tuple[int, int], bool] = {}

    def fit(a: int, b: int) -> bool:
        if (a, b) not in fits:
            fits[a, b] = _fits(shaped, a, head.stop(a, b, b < end or b in head.kept), target, tight)
        return fits[a, b]

    if comb(len(places), count - 1) <= _MOST_WAYS:
        ways = [(start, *way, end) for way in combinations(places, count - 1)]
        return [way for way in ways if all(fit(a, b) for a, b in pairwise(way))]
    ways: list[tuple[int, ...]] = [(start,)]
    for left in range(count - 1, 0, -1):
        longer: list[tuple[int, ...]] = [
            (*way, at)
            for way in ways
            for at in places
            if at > way[-1] and fit(way[-1], at) and shaped.ends[end] - shaped.starts[at] <= left * (target + EM)
        ]
        ways = sorted(longer, key=lambda way: (sum(joints[at] for at in way[1:]), way))[:_MOST_WAYS]
    return [(*way, end) for way in ways if fit(way[-1], end)]


def _fits(shaped: ShapedText, start: int, end: int, target: int, tight: bool) -> bool:
    excess = shaped.width(start, end) - target
    if excess <= 0:
        return True
    room = shaped.give_to[end] - shaped.give_from[start]
    if not tight:
        room *= _SQUEEZE
        spare = [
            gap.natural - _LEAST_GAP
            for at, gap in zip(shaped.gap_offsets, shaped.gaps, strict=True)
            if start < at < end and gap.step == WORD and gap.shrink
        ]
        # Gaps between the parts of a head give before everything else does.
        room = min(room, max(sum(spare), 0)) if spare else room
    return excess <= room


def _cost(head: _Head, way: tuple[int, ...]) -> float:
    """Sense of the breaks and balance of the lines."""
    if len(way) == 2:
        return 0.0
    shaped, joints = head.shaped, head.joints
    cost = sum(joints[at] for at in way[1:-1])
    ends = [head.stop(a, b, b != way[-1]) for a, b in pairwise(way)]
    widths = [shaped.width(a, b) / EM for a, b in zip(way, ends, strict=False)]
    cost += _tapering(widths) if head.pyramid else _balance(widths)
    for start, end in zip(way, ends, strict=False):
        cost += _missed(shaped, joints, start, end)
        characters = _characters(shaped, start, end)
        cost += _LONE_CHARACTER if characters < 2 else _FEW_CHARACTERS if characters == 2 else 0.0
    return cost


def _balance(widths: Sequence[float]) -> float:
    """What lines of uneven length cost; those that grow or shrink step by step (阶梯) more."""
    spread = max(widths) - min(widths)
    cost = _UNEVEN * spread + _SHORT_LAST * max(widths[0] - widths[-1], 0.0)
    if spread > _BALANCED:
        cost += _LOPSIDED * (spread - _BALANCED) * (spread - _BALANCED)
    steps = [after - before for before, after in pairwise(widths)]
    is_ladder = len(steps) > 1 and (min(steps) > _STEP or max(steps) < -_STEP)
    return cost + (_LADDER if is_ladder else 0.0)


def _tapering(widths: Sequence[float]) -> float:
    """What lines cost that do not form a pyramid on its head, each about `_TAPER` em shorter than the one above."""
    steps = [before - after for before, after in pairwise(widths)]
    return sum(_UNEVEN * abs(step - _TAPER) + (_GROWING * (_STEP - step) if step < _STEP else 0.0) for step in steps)


def _missed(shaped: ShapedText, joints: tuple[float, ...], start: int, end: int) -> float:
    """What it costs that a line holds a better place to break than its end."""
    places = [at for at in range(start + 1, end) if joints[at] == PAUSE and shaped.penalties[at] is not None]
    if any(shaped.letters[at - 1] in EDGE_SPACES for at in places):
        return _MISSED_SPACE
    return _MISSED_PAUSE if places else 0.0


def _characters(shaped: ShapedText, start: int, end: int) -> int:
    return sum(
        letter not in MARKS and letter not in EDGE_SPACES and letter != "x" for letter in shaped.letters[start:end]
    )


def bad_breaks(shaped: ShapedText, broken: Broken, breaks: tuple[int, ...], names: tuple[str, ...] = ()) -> list[int]:
    """Offsets at which a head parts what belongs together, though the editor has not asked for it."""
    ends = [line.end for line in broken.lines[:-1] if line.end not in breaks]
    joints = head_joints(shaped.text, shaped.letters, names) if ends else ()
    return [end for end in ends if joints[end] >= BAD]
