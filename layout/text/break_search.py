"""The search for a paragraph's best breaks (chinese-typography §7.1).

A way to a break is what the lines up to it cost, counted for each number of lines apart, so that variants with a line
more or less come from the same search. Passes widen what is tolerated; the last also breaks words and, when nothing
else is left, sets a line that is too long.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from math import inf, sqrt
from operator import add, sub

from ..base.units import EM, Length
from .breaks import KEPT, last_resorts
from .char_classes import MARKS
from .justify import hang_width
from .model import ParagraphStyle
from .shaped import EDGE_SPACES, ShapedText
from .spacing import AUTO, HALF

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
_OVERFULL = 1.0e8
_WORSE = 2 * (_UNEVEN + 2 * _SAME_CHARACTER) * KEPT
"""A way that costs so much more than another to the same break never wins by how its last line suits the next."""
_LONG_MEASURE = 20 * EM

# Largest stretch ratio of each pass: 0.05 em a gap, 0.25 em, the style's limit, and whatever it takes.
_PASSES = (1.0, 5.0)
_RATIO_OF_GAP = 20.0
_FORMAT_WIDEST = 1.0e9
_NEAR = ((1.0, 1.0), (5.0, 2.0), (100.0, 6.0), (_FORMAT_WIDEST, 30.0))
"""Ratios within which the best setting mostly lies, for passes up to a limit."""
_LONG = re.compile("[^H]{8}")
"""Without so much but Han in a row, nothing is too long for a line."""
_RAGGED_SHARE = 4
"""A ragged line may end a quarter of its measure short at a ratio of 1."""
_SHORT_SHARE = 8
"""A justified line that opens nowhere, because all of it is an address, may end so much of its measure short."""


Step = tuple[float, int, float]
"""The best way to a break: its demerits, the break before it, and how that line was adjusted."""

Levels = list[dict[int, Step]]
"""For each number of lines, the breaks that can be reached with it."""

_Ways = Callable[[int, int, Step, int], list[tuple[int, float, float]]]
"""The lines that may follow: from the number of lines so far, where the next begins, the best way there and the break
before the last, to where each ends, the demerits up to there, and how it is adjusted."""


def trace(levels: Levels, count: int, offset: int) -> list[int]:
    """The breaks of the best way to `offset` in `count` lines, both ends of the text included."""
    offsets = [offset]
    for level in range(count, 0, -1):
        offset = levels[level][offset][1]
        offsets.append(offset)
    offsets.reverse()
    return offsets


class Search:
    """The search for one paragraph at one size; knows the measures and how much each pass tolerates."""

    def __init__(self, shaped: ShapedText, size: Length, measures: Sequence[Length], style: ParagraphStyle) -> None:
        self.shaped = shaped
        self.size = size
        self.measures = measures
        self.style = style
        self.end = len(shaped.text)
        self.targets = [(m * EM) // size for m in measures]
        """Room of each line without its indent, in 1/65536 em; the last repeats."""
        self.indent = _indent(shaped, style, self.targets[0])
        self.turnover = round(style.turnover.value * EM)
        self._cuts: dict[int, list[int]] = {}
        self.hyphen = max([mark.width for mark in shaped.hyphens.values()], default=0) if shaped.hyphens else 0
        self.justified = style.align in ("justify", "distribute")
        self.limits = (*_PASSES, max(style.max_stretch * _RATIO_OF_GAP, _PASSES[-1]), _FORMAT_WIDEST)
        self.stray, self.short = _strays(shaped.letters, style.least_last)
        self.penalties = self._penalties()

    def _penalties(self) -> list[float | None]:
        """What breaks cost here: those inside a short byline are a last resort (§10), addresses may be cut."""
        shaped = self.shaped
        if not (shaped.bylines or shaped.cuts):
            return shaped.penalties
        penalties = shaped.penalties[:]
        for offset, cost in shaped.cuts.items():
            if penalties[offset] is None and shaped.glyphs[offset] >= 0:
                penalties[offset] = cost
        for start, end in shaped.bylines:
            if 2 * shaped.width(start, end) < min(self.targets):
                for offset in range(start + 1, end):
                    if penalties[offset] is not None:
                        penalties[offset] = KEPT
        return penalties

    @cached_property
    def best(self) -> tuple[Levels, int]:
        """The best setting of the first pass that has a decent one: its levels and number of lines."""
        best: tuple[float, Levels, int] | None = None
        for number, limit in enumerate(self.limits):
            desperate = number == len(self.limits) - 1
            if number and not desperate and self._has_overlong:
                continue
            levels, count = self._within(limit, desperate)
            if not count:
                continue
            cost = levels[count][self.end][0]
            if best is None or cost < best[0]:
                best = (cost, levels, count)
            # Beyond a quarter em a line opens for what is a last resort, not for less.
            if best[0] < (KEPT * KEPT if number else _STRAY * _STRAY) or number > 1:
                break
        assert best is not None, "the last pass takes any line"
        return best[1], best[2]

    def with_lines(self, count: int) -> Levels | None:
        """The best setting in `count` lines that stays within the style's limits."""
        firsts = self._firsts(count) if count > 0 else []
        for limit in self.limits[:-1] if firsts else ():
            windows = self._windows(firsts, limit)
            if windows:
                levels, found = self.cheapest(limit, windows)
                if found:
                    return levels
        return None

    def _within(self, limit: float, desperate: bool) -> tuple[Levels, int]:
        """The best setting of those with no line adjusted more than `limit`: fewest lines where they end ragged, else
        least demerits. No lines when there is none.

        One with less adjusted lines is tried for first: it is the best of all when it costs no more than a single
        line beyond them would; when it costs more, that tells how far at most the best one goes.
        """
        if not self.justified:
            levels = self.line_by_line(limit, desperate=desperate)
            return levels, len(levels) - 1 if self.end in levels[-1] else 0
        near = min(limit, next(n for most, n in _NEAR if limit <= most))
        levels, count = self._cut(near) if desperate else self.cheapest(near)
        if near == limit:
            return levels, count
        cost = levels[count][self.end][0] if count else inf
        if cost <= (1.0 + 100.0 * near * near * near) ** 2:
            return levels, count
        if desperate:
            return self._cut(limit)
        return self.cheapest(min(limit, ((sqrt(cost) - 1.0) / 100.0) ** (1 / 3) + 1e-9))

    def _cut(self, limit: float) -> tuple[Levels, int]:
        """The setting of least demerits that may break words; demerits so great may swallow those of decent lines."""
        levels = self.line_by_line(limit, desperate=True)
        counts = [n for n, level in enumerate(levels) if self.end in level]
        return levels, min(counts, key=lambda n: levels[n][self.end][0], default=0)

    def cheapest(self, limit: float, windows: Sequence[tuple[int, int]] = ()) -> tuple[Levels, int]:
        """The setting of least demerits, found by going on from the cheapest way to any break: its levels and number
        of lines, 0 when there is none.

        `windows` say, for a number of lines asked for, between which offsets each of them begins and the last ends.
        Of ways that cost the same, that with the longer line before is kept.
        """
        end = self.end
        ways = self._ways(limit)
        first: Step = (0.0, 0, 0.0)
        levels: Levels = [{0: first}]
        heap = [(0.0, 0, 0)]
        low, high = 0, end
        while heap:
            cost, line, start = heappop(heap)
            step = levels[line][start]
            if cost > step[0]:
                continue
            if start == end:
                return levels, line
            before = levels[line - 1][step[1]][1] if line else 0
            found = ways(line, start, step, before)
            line += 1
            if line == len(levels):
                levels.append({})
            if windows:
                low, high = windows[line]
            reached = levels[line]
            for offset, total, ratio in found:
                if not low <= offset <= high:
                    continue
                known = reached.get(offset)
                if known is None or total < known[0]:
                    heappush(heap, (total, line, offset))
                elif total > known[0] or start < known[1]:
                    continue
                reached[offset] = (total, start, ratio)
        return levels, 0

    def line_by_line(self, limit: float, *, desperate: bool = False) -> Levels:
        """The best ways to every break; where lines end ragged, in as few as hold the text.

        The `desperate` also break words, and let lines stand out. Once all lines have the same room, they reach a break
        again in more lines only if that does not cost far more, and ragged lines never: else the breaks to go on from
        would grow with the square of a long text in a narrow column.
        """
        ways = self._ways(limit, desperate=desperate)
        alike = max(len(self.targets) - 1, 1)
        cheapest: dict[int, float] = {}
        levels: Levels = []
        first: Step = (0.0, 0, 0.0)
        reached: dict[int, Step] = {0: first}
        while reached:
            line = len(levels)
            levels.append(reached)
            if self.end in reached and not self.justified:
                break
            if line >= alike and (desperate or not self.justified):
                for offset, step in reached.items():
                    most = step[0] + _WORSE if self.justified else -inf
                    cheapest[offset] = min(most, cheapest.get(offset, inf))
            level, reached = reached, {}
            for start, step in level.items():
                if start == self.end:
                    continue
                before = levels[line - 1][step[1]][1] if line else 0
                for offset, total, ratio in ways(line, start, step, before):
                    if total >= cheapest.get(offset, inf):
                        continue
                    if offset not in reached or total < reached[offset][0]:
                        reached[offset] = (total, start, ratio)
        return levels

    def _target(self, line: int) -> int:
        """Room of a line, in 1/65536 em."""
        targets = self.targets
        return targets[line if line < len(targets) else -1] - (self.turnover if line else self.indent)

    def _ways(self, limit: float, *, desperate: bool = False) -> _Ways:
        """How lines adjusted no more than `limit` follow one another."""
        shaped = self.shaped
        text, starts, ends, penalties = shaped.text, shaped.starts, shaped.ends, self.penalties
        hyphens, hangs, cuts, justified = shaped.hyphens, shaped.hangs, shaped.cuts, self.justified
        give_from, give_to, soft_from, soft_to = shaped.give_from, shaped.give_to, shaped.soft_from, shaped.soft_to
        end, last_penalty, halved, widest = self.end, self._last_penalty, self._halved, self.hyphen
        targets, beyond = self.targets, len(self.targets) - 1
        indent, turnover = self.indent, self.turnover
        # Low-priority glue counts half, so a line that takes all of it goes beyond 1.
        tightest = min(limit, 1.0) if limit <= 1.0 else 2.0
        differ = limit > 0.5  # otherwise no two lines are more than 1 apart

        def ways(line: int, start: int, step: Step, before: int) -> list[tuple[int, float, float]]:
            cost, previous, last = step
            target = targets[line if line < beyond else beyond] - (turnover if line else indent)
            give, soft = give_from[start], soft_from[start]
            full = starts[start] + target
            top = bisect_right(ends, full, start + 1)
            # Past a mark that does not fit, one may follow that gives its glue.
            while top <= end and ends[top] - full <= give_to[top] - give + HALF + (hangs.get(top, 0) if hangs else 0):
                top += 1
            ended, same = "", 1.0
            if previous:
                if text[start - 1] == text[previous - 1]:
                    ended = text[start - 1]
                if text[start] == text[previous] == text[before]:
                    same += _SAME_CHARACTER
            found: list[tuple[int, float, float]] = []
            room: float = 0
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
                        room = give_to[shaped.content(start, offset)[1] - 1] - give
                        penalty += _HANGING
                    if -slack > room * tightest or (-slack > room and -slack > room + halved(start, offset)):
                        continue
                if offset == end:
                    penalty += last_penalty(start, target)
                    ratio = slack / room if slack < 0 else 0.0
                elif slack < 0:
                    ratio = slack / room
                else:
                    capacity = soft_to[offset] - soft if justified else target // _RAGGED_SHARE
                    if not capacity:  # a line that is all of an address opens nowhere and ends short
                        capacity = target // _SHORT_SHARE if offset in cuts else 1
                    ratio = slack / capacity
                    if ratio > limit:
                        # Every shorter line is looser still, but for the hyphen it may have.
                        if cuts:
                            continue
                        if not hyphens or full - ends[offset] - widest > limit * capacity:
                            break
                        continue
                cube = 100.0 * ratio * ratio * ratio
                demerits = same + (cube if cube > 0 else -cube) + penalty
                if differ and last * ratio < 0 and abs(last - ratio) > 1.0 and offset < end:
                    demerits += _UNEVEN
                if ended and text[offset - 1] == ended and offset < end:
                    demerits += _SAME_CHARACTER
                found.append((offset, cost + demerits * demerits, ratio))
            if desperate:
                found += self._last_resort(start, cost, full, bool(found))
            return found

        return ways

    @cached_property
    def _halves(self) -> list[float]:
        """What glue of low priority gives beyond the half that is counted, up to every offset; empty without any."""
        shaped = self.shaped
        more: list[float] = []
        for at, gap in zip(shaped.gap_offsets, shaped.gaps, strict=True):
            if gap.step == AUTO and gap.shrink:
                more = more or [0.0] * (self.end + 1)
                more[at] = gap.shrink / 2
        return list(accumulate(more, initial=0.0))

    def _halved(self, start: int, end: int) -> float:
        """How much further text[start:end] can shrink when its glue of low priority is counted whole."""
        halves = self._halves
        if len(halves) == 1:
            return 0.0
        first, last = self.shaped.content(start, end)
        return halves[last] - halves[first + 1] if first < last else 0.0

    @cached_property
    def _has_overlong(self) -> bool:
        """Whether something that must not be broken is too long for any line."""
        if not _LONG.search(self.shaped.letters):
            return False
        tight_from, tight_to = self._tightest
        legal = [offset for offset, penalty in enumerate(self.penalties) if penalty is not None]
        longest = max([tight_to[b] - tight_from[a] for a, b in pairwise([0, *legal])])
        return longest > max(self.targets) - min(self.indent, self.turnover)

    def _firsts(self, count: int) -> list[int]:
        """Where each of `count` lines begins at the earliest, and the end; empty when they do not hold the text."""
        tight_from, tight_to = self._tightest
        firsts = [self.end]
        for line in range(count - 1, -1, -1):
            firsts.append(bisect_left(tight_from, tight_to[firsts[-1]] - self._target(line)))
        firsts.reverse()
        return [] if firsts[0] else firsts

    def _windows(self, firsts: Sequence[int], limit: float) -> list[tuple[int, int]]:
        """The first and last offsets at which each of some lines may begin, and the last of them end.

        Empty when they can't be opened so far within `limit`. The last line may be as short as it likes.
        """
        last = self.end - 1
        windows = [(self.end, self.end), (firsts[-2], last)]
        loose_from, loose_to = self._loosest(limit) if self.justified else ((), ())
        for line in range(len(firsts) - 3, -1, -1):
            loosest = bisect_right(loose_from, loose_to[last] - self._target(line)) - 1 if loose_to else last
            last = min(last - 1, loosest)
            if firsts[line] > last:
                return []
            windows.append((firsts[line], last))
        windows.reverse()
        return windows

    @cached_property
    def _tightest(self) -> tuple[list[float], list[float]]:
        """A line from i to j shrinks to no less than to[j] - from[i]; both grow with the offset."""
        shaped = self.shaped
        give_from: Iterable[float] = shaped.give_from
        give_to: Iterable[float] = shaped.give_to
        halves = self._halves
        if len(halves) > 1:
            give_from = map(add, give_from, [*halves[1:-1], halves[-1]])
            give_to = map(add, give_to, halves)
        hung = max(shaped.hangs.values(), default=0)
        tight_from = accumulate(map(sub, shaped.starts, give_from), max)
        tight_to = [to - hung for to in map(sub, shaped.ends, give_to)]
        return list(tight_from), list(accumulate(reversed(tight_to), min))[::-1]

    def _loosest(self, limit: float) -> tuple[list[float], list[float]]:
        """A line from i to j opens to no more than to[j] - from[i]; both grow with the offset."""
        shaped = self.shaped
        loose_from = [at + limit * soft for at, soft in zip(shaped.starts, shaped.soft_from, strict=True)]
        loose_to = [at + limit * soft for at, soft in zip(shaped.ends, shaped.soft_to, strict=True)]
        spare = self.hyphen + limit
        return list(accumulate(reversed(loose_from), min))[::-1], [to + spare for to in accumulate(loose_to, max)]

    def _last_penalty(self, start: int, target: int) -> float:
        """What the last line costs that begins at `start` (孤字, clreq 3.4.4)."""
        if start and start >= self.stray:
            return _STRAY
        if start in self.shaped.hyphens:
            whole = any(penalty is not None for penalty in self.shaped.penalties[start + 1 : -1])
            return _LAST_FRAGMENT if whole else _STRAY
        return _SHORT_LAST if start and start >= self.short and target > _LONG_MEASURE else 0.0

    def _last_resort(self, start: int, cost: float, full: int, found: bool) -> Iterator[tuple[int, float, float]]:
        """Break a word or number that such a line can't hold; else let the shortest line stand out (§2)."""
        shaped = self.shaped
        target = full - shaped.starts[start]
        resorts = self._resorts(target)
        first = bisect_right(resorts, start)
        last = bisect_right(resorts, full, first, key=shaped.ends.__getitem__)
        fitting = resorts[max(first, last - 3) : last]
        for offset in fitting:
            # A line of one word opens nowhere and ends short.
            capacity = shaped.soft_to[offset] - shaped.soft_from[start] or target // _RAGGED_SHARE
            ratio = (full - shaped.ends[offset]) / capacity
            demerits = 1.0 + 100.0 * abs(ratio) * ratio * ratio + _WORD_CUT
            yield offset, cost + demerits * demerits, ratio
        if found or fitting:
            return
        legal = next(o for o in range(start + 1, self.end + 1) if self.penalties[o] is not None)
        offset = min([legal, *resorts[first : first + 1]])
        excess = (shaped.width(start, offset) + shaped.starts[start] - full) / EM
        if excess > 0:
            demerits = 101.0 + _OVERFULL * (1.0 + excess)
            yield offset, cost + demerits * demerits, -1.0

    def _resorts(self, target: int) -> list[int]:
        """Where words and numbers wider than a whole line break."""
        known = self._cuts.get(target)
        if known is None:
            shaped = self.shaped
            legal = [0, *(o for o, penalty in enumerate(self.penalties) if penalty is not None)]
            known = self._cuts[target] = []
            for offset in last_resorts(shaped.letters):
                after = bisect_right(legal, offset)
                wide = shaped.ends[legal[after]] - shaped.starts[legal[after - 1]] > target
                if wide and shaped.glyphs[offset] >= 0 and self.penalties[offset] is None:
                    known.append(offset)
        return known


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


def _strays(letters: str, least: int) -> tuple[int, int]:
    """The first offsets from which fewer than `least` characters follow, and fewer than one more.

    Marks and spaces are not counted. The first is the end where one character is enough, 0 in a text that has
    not so many.
    """
    found = [len(letters)]
    for offset in range(len(letters), 0, -1):
        letter = letters[offset - 1]
        if letter not in MARKS and letter not in EDGE_SPACES and letter != "x":
            found.append(offset)
            if len(found) > least + 1:
                break
    else:
        found += [0] * (least + 2 - len(found))
    if least < 2:
        return len(letters), len(letters)
    return found[least], found[least + 1]
