"""What was edited between two states of a text: the fewest characters, Latin words and numbers never cut.

Shortest edit script by the greedy method of E. W. Myers, "An O(ND) difference algorithm and its variations", 1986;
texts that have little in common are matched by their longest common stretches instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_TOKEN = re.compile(
    r"[0-9]+(?:[.,:][0-9]+)*%?|[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*|[一二三四五六七八九十百千万亿零〇]+|.",
    re.DOTALL,
)
_MOST_EDITS = 600
"""More single edits than this are not searched for one by one: time grows with their square."""
_SCATTERED, _SUBSTANTIAL = 2, 4
"""As many tokens in common between two edits of so many tokens count for chance."""
_BOUNDARY = frozenset("\n。！？；：，、”’）》」』")


class Edit(NamedTuple):
    """old[old_start:old_end] became new[new_start:new_end]; one of the two may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that lead from one text to the other, in order, apart from each other in both."""
    before, after = _tokens(old), _tokens(new)
    found = _slid(_joined(_edits(before, after)), before, after)
    starts, others = _starts(before), _starts(after)
    return tuple(Edit(starts[a], starts[b], others[c], others[d]) for a, b, c, d in found)


def kept(found: Sequence[Edit], old_length: int, new_length: int) -> Iterator[tuple[int, int, int]]:
    """What the edits leave as it was: where it begins in the old text, where in the new one, how long it is."""
    edges = (Edit(0, 0, 0, 0), *found, Edit(old_length, old_length, new_length, new_length))
    for one, following in pairwise(edges):
        if length := following.old_start - one.old_end:
            yield one.old_end, one.new_end, length


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _starts(tokens: Iterable[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _edits(before: Sequence[str], after: Sequence[str]) -> list[Edit]:
    """Edits in tokens, with what both have in common at their ends set aside."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    a, b = before[head : len(before) - tail], after[head : len(after) - tail]
    script = _shortest(a, b)
    if script is None:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        script = [Edit(*codes[1:]) for codes in matcher.get_opcodes() if codes[0] != "equal"]
    return [Edit(*(place + head for place in edit)) for edit in script]


def _shortest(a: Sequence[str], b: Sequence[str]) -> list[Edit] | None:
    """The shortest script, its steps joined where they touch; None when it has more than the most edits."""
    reach: dict[int, int] = {1: 0}
    trail: list[dict[int, int]] = []
    for count in range(min(len(a) + len(b), _MOST_EDITS) + 1):
        trail.append(dict(reach))
        for diagonal in range(-count, count + 1, 2):
            down = diagonal == -count or (
                diagonal != count and reach.get(diagonal - 1, -1) < reach.get(diagonal + 1, -1)
            )
            x = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            y = x - diagonal
            while x < len(a) and y < len(b) and a[x] == b[y]:
                x, y = x + 1, y + 1
            reach[diagonal] = x
            if x >= len(a) and y >= len(b):
                return _traced(trail, len(a), len(b))
    return None


def _traced(trail: Sequence[dict[int, int]], x: int, y: int) -> list[Edit]:
    """The steps that led to the end, walked back."""
    steps: list[Edit] = []
    for count in range(len(trail) - 1, 0, -1):
        reach, diagonal = trail[count], x - y
        down = diagonal == -count or (diagonal != count and reach.get(diagonal - 1, -1) < reach.get(diagonal + 1, -1))
        before = diagonal + 1 if down else diagonal - 1
        from_x = reach[before]
        from_y = from_x - before
        steps.append(Edit(from_x, from_x, from_y, from_y + 1) if down else Edit(from_x, from_x + 1, from_y, from_y))
        x, y = from_x, from_y
    joined: list[Edit] = []
    for step in reversed(steps):
        if joined and (joined[-1].old_end, joined[-1].new_end) == (step.old_start, step.new_start):
            joined[-1] = Edit(joined[-1].old_start, step.old_end, joined[-1].new_start, step.new_end)
        else:
            joined.append(step)
    return joined


def _joined(found: Sequence[Edit]) -> list[Edit]:
    """Edits with what they share by chance between them taken in: a sentence written anew is one edit."""
    joined: list[Edit] = []
    for edit in found:
        last = joined[-1] if joined else None
        if last and edit.old_start - last.old_end <= _SCATTERED and min(_size(last), _size(edit)) >= _SUBSTANTIAL:
            joined[-1] = Edit(last.old_start, edit.old_end, last.new_start, edit.new_end)
        else:
            joined.append(edit)
    return joined


def _size(edit: Edit) -> int:
    return max(edit.old_end - edit.old_start, edit.new_end - edit.new_start)


def _slid(found: Sequence[Edit], before: Sequence[str], after: Sequence[str]) -> list[Edit]:
    """Insertions and deletions moved, where the words on both sides allow, so that they begin behind a mark."""
    slid: list[Edit] = []
    for number, edit in enumerate(found):
        least = slid[-1].old_end if slid else 0
        most = found[number + 1].old_start if number + 1 < len(found) else len(before)
        slid.append(_best(edit, before, after, edit.old_start - least, most - edit.old_end))
    return slid


def _best(edit: Edit, before: Sequence[str], after: Sequence[str], back: int, on: int) -> Edit:
    a, b, c, d = edit
    if a < b and c < d:
        return edit
    words, start, end = (after, c, d) if a == b else (before, a, b)
    low = 0
    while low < back and words[start - low - 1] == words[end - low - 1]:
        low += 1
    high = 0
    while high < on and end + high < len(words) and words[start + high] == words[end + high]:
        high += 1
    shifts = sorted(range(-low, high + 1), key=lambda shift: (abs(shift), shift))
    shift = next((s for s in shifts if start + s == 0 or words[start + s - 1] in _BOUNDARY), 0)
    # A paragraph goes with the break before it, or, at the top, behind it: whichever keeps whole paragraphs whole.
    return Edit(a + shift, b + shift, c + shift, d + shift)
