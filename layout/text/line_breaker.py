"""Lines of a paragraph: the best breaks over the whole of it.

Breaks are found by dynamic programming over (number of lines, offset), so that variants with a line more or less
come from the same search (chinese-typography §7.1). Passes widen what is tolerated; the last also breaks words and,
when nothing else is left, sets a line that is too long.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from math import inf, sqrt

from ..base.units import EM, Length
from .breaks import last_resorts
from .char_classes import MARKS
from .justify import Setting, hang_width, set_line_of
from .model import Broken, Line, ParagraphStyle
from .names import set_names
from .shaped import EDGE_SPACES, ShapedText

HALF = EM // 2

# Demerits of §7.1: (1 + 100·r³ + p)².
_STRAY = 6000.0
"""Above the 500 of §7.1: lines are opened by up to a fifth of an em before one character stands alone."""
_SHORT_LAST = 30.0
_HANGING = 60.0
_LAST_FRAGMENT = 120.0
"""A last line that begins with the rest of a divided word; one that holds nothing else is stray."""
_HYPHENS_RUNNING = 60.0
_SAME_CHARACTER = 40.0
_UNEVEN = 40.0
_WORD_CUT = 8.0e5
_ADDRESS_CUT = 4.0e5
_OVERFULL = 1.0e8
_LONG_MEASURE = 20 * EM
_ADDRESS_ENDS = frozenset("/?&=#")
"""Characters after which an address that must be cut is cut best, and how many characters sooner."""
_ADDRESS_REACH = 6

# Largest stretch ratio of each pass: 0.05 em a gap, 0.25 em, the style's limit, and whatever it takes.
_PASSES = (1.0, 5.0)
_RATIO_OF_GAP = 20.0
_FORMAT_WIDEST = 1.0e9
_NEAR = ((5.0, 2.0), (100.0, 6.0), (_FORMAT_WIDEST, 30.0))
"""Ratios within which the best setting mostly lies, for passes up to a limit."""
_NEAR_WIDTH = 12 * EM
"""The same for the first pass: lines stretched by little more than half an em."""
_NOT_NEAR = 0.7
"""Share of a pass's limit beyond which no nearer setting is tried for first."""
_RAGGED_SHARE = 4
"""A ragged line may end a quarter of its measure short at a ratio of 1."""


_Step = tuple[float, int, float]
"""The best way to a break: its demerits, the break before it, and how that line was adjusted."""

_Levels = list[dict[int, _Step]]
"""For each number of lines, the breaks that can be reached with it."""


def break_paragraph(
    shaped: ShapedText,
    size: Length,
    measures: Sequence[Length],
    style: ParagraphStyle,
    *,
    looseness: int = 0,
) -> Broken:
    """The lines of a paragraph at `size` over lines of these measures, in sp; the last measure repeats.

    `looseness` asks for so many lines more (or fewer) than the best setting has, and gives the best setting
    when the rules do not allow it. Lines past every rule are `overfull`.
    """
    if not shaped.text:
        return Broken((), 0.0)
    if style.names.value:
        return set_names(shaped, size, measures, style)
    search = _search(shaped, size, tuple(measures), style)
    levels, count = search.best
    if looseness:
        varied = search.with_lines(count + looseness)
        if varied is not None:
            levels, count = varied, count + looseness
    offsets = _trace(levels, count, len(shaped.text))
    cost = levels[count][len(shaped.text)][0]
    return Broken(tuple(search.set_line(n, a, b) for n, (a, b) in enumerate(pairwise(offsets))), cost)


def _trace(levels: _Levels, count: int, offset: int) -> list[int]:
    offsets = [offset]
    for level in range(count, 0, -1):
        offset = levels[level][offset][1]
        offsets.append(offset)
    offsets.reverse()
    return offsets


@lru_cache(maxsize=32)
def _search(shaped: ShapedText, size: Length, measures: tuple[Length, ...], style: ParagraphStyle) -> _Search:
    """The search of a paragraph, kept for its variants of a line more or less."""
    return _Search(shaped, size, measures, style)


class _Search:
    """The search for one paragraph at one size; knows the measures and how much each pass tolerates."""

    def __init__(self, shaped: ShapedText, size: Length, measures: Sequence[Length], style: ParagraphStyle) -> None:
        self.shaped = shaped
        self.size = size
        self.style = style
        self.measures = measures
        self.targets = [(m * EM) // size for m in measures]
        """Room of each line without its indent, in 1/65536 em; the last repeats."""
        self.indent = _indent(shaped, style, self.targets[0])
        self.turnover = round(style.turnover.value * EM)
        self._cuts: dict[int, list[int]] = {}
        self._open: dict[float, _Levels] = {}
        """The levels of whole passes, for settings in any number of lines."""
        self.hyphen = max((mark.width for mark in shaped.hyphens.values()), default=0)
        self.justified = style.align in ("justify", "distribute")
        self.limits = (*_PASSES, max(style.max_stretch * _RATIO_OF_GAP, _PASSES[-1]), _FORMAT_WIDEST)
        self.stray = _stray_from(shaped, 2) if style.stray_control else len(shaped.text)
        self.short = _stray_from(shaped, 3) if style.stray_control else len(shaped.text)

    @cached_property
    def best(self) -> tuple[_Levels, int]:
        """The best setting of the first pass that has a decent one: its levels and number of lines."""
        end = len(self.shaped.text)
        best: tuple[float, _Levels, int] | None = None
        for number, limit in enumerate(self.limits):
            levels = self._within(limit, number == len(self.limits) - 1)
            count = self._choice(levels)
            if not count:
                continue
            cost = levels[count][end][0]
            if best is None or cost < best[0]:
                best = (cost, levels, count)
            if best[0] < _STRAY * _STRAY or number > 0:
                break
        assert best is not None, "the last pass takes any line"
        return best[1], best[2]

    def _choice(self, levels: _Levels) -> int:
        """Fewest lines where they end ragged, else least demerits; 0 when no number of lines does."""
        end = len(self.shaped.text)
        counts = [n for n, level in enumerate(levels) if end in level]
        if not counts:
            return 0
        return min(counts, key=lambda n: levels[n][end][0]) if self.justified else counts[0]

    def _within(self, limit: float, desperate: bool) -> _Levels:
        """Levels that hold the best setting of those with no line adjusted more than `limit`.

        One with less adjusted lines is tried for first: it is the best of all when it costs no more than a single
        line beyond them would; when it costs more, that tells how far at most the best one goes.
        """
        near = _NEAR_WIDTH / max(self.targets[-1], 1) if limit <= 1.0 else next(n for most, n in _NEAR if limit <= most)
        if not self.justified or near > _NOT_NEAR * limit:
            return self._levels(limit, desperate)
        levels = self._levels(near, desperate)
        count = self._choice(levels)
        if not count:
            return self._levels(limit, desperate)
        cost = levels[count][len(self.shaped.text)][0]
        if cost <= (1.0 + 100.0 * near * near * near) ** 2:
            return levels
        if desperate:
            return self._levels(limit, desperate)
        reach = ((sqrt(cost) - 1.0) / 100.0) ** (1 / 3) + 1e-9
        return self._levels(min(limit, reach), desperate, cost)

    def with_lines(self, count: int) -> _Levels | None:
        """The best setting in `count` lines that stays within the style's limits."""
        end = len(self.shaped.text)
        for limit in self.limits[:-1]:
            levels = self._open.get(limit) or self._open.setdefault(limit, self._levels(limit, False))
            if 0 < count < len(levels) and end in levels[count]:
                return levels
        return None

    def _levels(self, limit: float, desperate: bool, bound: float = inf) -> _Levels:
        """The best ways of at most this cost to every break, for each number of lines."""
        shaped = self.shaped
        text, starts, ends, penalties = shaped.text, shaped.starts, shaped.ends, shaped.penalties
        hyphens, hangs, justified = shaped.hyphens, shaped.hangs, self.justified
        give_from, give_to, soft_from, soft_to = shaped.give_from, shaped.give_to, shaped.soft_from, shaped.soft_to
        targets, last = self.targets, len(self.targets) - 1
        count = len(text)
        # Low-priority glue counts half, so a line that takes all of it goes beyond 1.
        tightest = min(limit, 1.0) if limit <= 1.0 else 2.0
        room: float = 0
        differ = limit > 0.5  # otherwise no two lines are more than 1 apart
        levels: _Levels = []
        reached: dict[int, _Step] = {0: (0.0, 0, 0.0)}
        while reached:
            line = len(levels)
            target = targets[line if line < last else last] - (self.turnover if line else self.indent)
            levels.append(reached)
            level, reached = reached, {}
            for start, (cost, previous, before) in level.items():
                if start == count or cost > bound:
                    continue
                give, soft = give_from[start], soft_from[start]
                full = starts[start] + target
                top = bisect_right(ends, full, start + 1)
                # Past a mark that does not fit, one may follow that gives its glue.
                while top <= count and ends[top] - full <= give_to[top] - give + HALF + hangs.get(top, 0):
                    top += 1
                ended, same = "", 1.0
                if previous:
                    if text[start - 1] == text[previous - 1]:
                        ended = text[start - 1]
                    if text[start] == text[previous] == text[levels[-2][previous][1]]:
                        same += _SAME_CHARACTER
                found = False
                for offset in range(top - 1, start, -1):
                    penalty = penalties[offset]
                    if penalty is None:
                        continue
                    slack = full - ends[offset]
                    if hyphens and offset in hyphens:
                        slack -= hyphens[offset].width
                        penalty += _HYPHENS_RUNNING if start in hyphens else 0.0
                    if slack < 0:
                        room = give_to[offset] - give
                        if hangs and (hung := hang_width(shaped, start, offset, target)):
                            slack += hung
                            penalty += _HANGING
                        if -slack > room * tightest or (-slack > room and -slack > _whole_give(shaped, start, offset)):
                            continue
                    if offset == count:
                        penalty += self._last_penalty(start, target)
                    if slack < 0:
                        ratio = slack / room
                        demerits = same - 100.0 * ratio * ratio * ratio + penalty
                    elif offset == count:
                        ratio = 0.0
                        demerits = same + penalty
                    else:
                        capacity = (soft_to[offset] - soft if justified else target // _RAGGED_SHARE) or 1
                        ratio = slack / capacity
                        if ratio > limit:
                            # Every shorter line is looser still, but for the hyphen it may have.
                            if not hyphens or full - ends[offset] - self.hyphen > limit * capacity:
                                break
                            continue
                        demerits = same + 100.0 * ratio * ratio * ratio + penalty
                    found = True
                    if differ and before * ratio < 0 and abs(before - ratio) > 1.0 and offset < count:
                        demerits += _UNEVEN
                    if ended and text[offset - 1] == ended and offset < count:
                        demerits += _SAME_CHARACTER
                    total = cost + demerits * demerits
                    if offset not in reached or total < reached[offset][0]:
                        reached[offset] = (total, start, ratio)
                if desperate:
                    self._last_resort(start, cost, full, reached, found)
        return levels

    def _last_penalty(self, start: int, target: int) -> float:
        """What the last line costs that begins at `start` (孤字, clreq 3.4.4)."""
        if start and start >= self.stray:
            return _STRAY
        if start in self.shaped.hyphens:
            whole = any(penalty is not None for penalty in self.shaped.penalties[start + 1 : -1])
            return _LAST_FRAGMENT if whole else _STRAY
        return _SHORT_LAST if start and start >= self.short and target > _LONG_MEASURE else 0.0

    def _last_resort(self, start: int, cost: float, full: int, reached: dict[int, _Step], found: bool) -> None:
        """Break a word or number that such a line can't hold; else let the shortest line stand out (§2)."""
        shaped = self.shaped
        count = len(shaped.text)
        target = full - shaped.starts[start]
        resorts = self._resorts(target)
        first = bisect_right(resorts, start)
        last = bisect_right(resorts, full, first, key=shaped.ends.__getitem__)
        fitting = resorts[max(first, last - 3) : last]
        before = resorts[max(first, last - _ADDRESS_REACH) : last]
        for offset in [*fitting, *(o for o in before if shaped.text[o - 1] in _ADDRESS_ENDS)]:
            # A line of one word opens nowhere and ends short.
            capacity = shaped.soft_to[offset] - shaped.soft_from[start] or target // _RAGGED_SHARE
            ratio = (full - shaped.ends[offset]) / capacity
            after = shaped.text[offset - 1] in _ADDRESS_ENDS
            self._reach(reached, offset, cost, start, ratio, _ADDRESS_CUT if after else _WORD_CUT)
        if found or fitting:
            return
        legal = next(o for o in range(start + 1, count + 1) if shaped.penalties[o] is not None)
        offset = min([legal, *resorts[first : first + 1]])
        excess = (shaped.width(start, offset) + shaped.starts[start] - full) / EM
        if excess > 0:
            self._reach(reached, offset, cost, start, -1.0, _OVERFULL * (1.0 + excess))

    def _resorts(self, target: int) -> list[int]:
        """Where words and numbers wider than a whole line break."""
        known = self._cuts.get(target)
        if known is None:
            shaped = self.shaped
            legal = [0, *(o for o, penalty in enumerate(shaped.penalties) if penalty is not None)]
            known = self._cuts[target] = []
            for offset in last_resorts(shaped.letters):
                after = bisect_right(legal, offset)
                wide = shaped.ends[legal[after]] - shaped.starts[legal[after - 1]] > target
                if wide and shaped.glyphs[offset] >= 0 and shaped.penalties[offset] is None:
                    known.append(offset)
        return known

    @staticmethod
    def _reach(reached: dict[int, _Step], offset: int, cost: float, start: int, ratio: float, penalty: float) -> None:
        demerits = 1.0 + 100.0 * abs(ratio) * ratio * ratio + penalty
        total = cost + demerits * demerits
        known = reached.get(offset)
        if known is None or total < known[0]:
            reached[offset] = (total, start, ratio)

    def set_line(self, number: int, start: int, end: int) -> Line:
        measure = self.measures[min(number, len(self.measures) - 1)]
        indent = ((self.turnover if number else self.indent) * self.size + (EM >> 1)) >> 16
        last = end == len(self.shaped.text)
        return set_line_of(
            self.shaped, start, end, Setting(self.size, measure, self.style.align, self.style, last, indent)
        )


def _whole_give(shaped: ShapedText, start: int, end: int) -> int:
    """How far a line over text[start:end] can shrink, glue of low priority counted whole."""
    first, last = shaped.content(start, end)
    low = bisect_right(shaped.gap_offsets, first)
    high = bisect_left(shaped.gap_offsets, last, low)
    return shaped.tails.get(last, 0) + sum([gap.shrink for gap in shaped.gaps[low:high]])


def _indent(shaped: ShapedText, style: ParagraphStyle, room: int) -> int:
    """First-line indent in 1/65536 em over a line of `room`; narrow columns have one em at most.

    An opening mark may stand half an em out of it or in it (§5.5).
    """
    indent = round(style.indent.value * EM)
    if room < style.narrow.value * EM:
        indent = min(indent, EM)
    if shaped.letters.lstrip(EDGE_SPACES)[:1] == "O" and style.first_line_opening != "trim" and indent:
        indent += HALF if style.first_line_opening == "keep" else -HALF
    return indent


def _stray_from(shaped: ShapedText, least: int) -> int:
    """The first offset from which fewer than `least` characters follow, marks and spaces not counted."""
    seen = 0
    for offset in range(len(shaped.letters) - 1, -1, -1):
        letter = shaped.letters[offset]
        if letter not in MARKS and letter not in EDGE_SPACES and letter != "x":
            seen += 1
            if seen == least:
                return offset + 1
    return 0
