"""What stands across the fold of two facing pages as one: columns cut on each page, heads opened at the fold.

Pictures, rules and tints go across it. No column of text and no character does: papers are folded there, and the two
pages may go on different plates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..base.geometry import Rect
from ..base.units import Length, mm
from ..text.model import Line, LineRule, LineRun
from .grid import Cut, PageGrid, joined

CLEAR = mm(3)
"""Least white at each side of the fold: presses fold no closer than that …"""
_CLEAR_SHARE = 0.2
"""… and this share of its size beside large type."""
_EM = 20.0
"""What it costs to move a head by an em, measured against what its places cost to part at (`words.head_joints`)."""
_INSIDE_WORD = 150.0


def clear(size: int) -> int:
    """White that a head of a size keeps at each side of the fold."""
    return max(CLEAR, round(_CLEAR_SHARE * size))


def reserve(size: int) -> int:
    """What of its measure a line leaves free, so that it can be opened at a fold anywhere in it."""
    return 2 * clear(size) + size


def cut_at_fold(grid: PageGrid, left: int, right: int, count: int, cut: Callable[[int, int], Cut]) -> Cut:
    """The width from `left` to `right` in `count` columns, none of them across the fold: as many on each page as its
    share of the width holds. `cut` cuts a width into columns."""
    parts = grid.split(left, right)
    if len(parts) == 1:
        return cut(right - left, count)
    widths = [stop - start for start, stop in parts]
    first = min(max(round(count * widths[0] / sum(widths)), 1), max(count - 1, 1))
    return joined(cut(widths[0], first), cut(widths[1], max(count - first, 1)), parts[1][0] - left)


def caption_sides(grid: PageGrid, left: int, right: int) -> tuple[int, int]:
    """Where the words under a picture stand: under its part on the page that has more of it, the left of equals."""
    return max(grid.split(left, right), key=lambda part: part[1] - part[0])


def rects_at_fold(grid: PageGrid, rect: Rect) -> tuple[Rect, ...]:
    """A rectangle without the strip at the fold, the right part first, as lines from right to left are read."""
    parts = grid.split(rect.x, rect.right)
    return tuple(Rect(left, rect.y, right - left, rect.height) for left, right in reversed(parts))


class Opening(NamedTuple):
    """A place in a line where it may part: what is before it ends at `stop`, what is after it begins at `start`."""

    stop: int
    start: int
    cost: float


def open_line(line: Line, size: Length, text: str, joints: Sequence[float], fold: int) -> Line | None:
    """A line with the fold, `fold` sp from the start of its measure, in a gap between two of its characters.

    Lines that the fold does not reach stay. Those at the start or the end of their measure keep that end in place;
    centred ones part where that moves them least and the sense allows it best (`joints`, by character). None where no
    gap can be made within the measure.
    """
    white = clear(size)
    begin, end = line.inset, line.inset + line.width
    if end <= fold - white or begin >= fold + white:
        return line
    best: tuple[float, int, int, Opening] | None = None
    for opening in _openings(line, size, text, joints):
        before, after = _moves(line, opening, fold, white)
        if begin + before < 0 or end + after > line.measure:
            continue
        middle = abs(before + after) / 2
        cost = opening.cost + _EM * middle / size
        if best is None or cost < best[0]:
            best = cost, before, after, opening
    if best is None:
        return None
    _, before, after, opening = best
    return moved(line, before, after, (opening.stop + opening.start) // 2)


def _moves(line: Line, opening: Opening, fold: int, white: int) -> tuple[int, int]:
    """How far the parts of a line move so that the fold stands in a gap between them."""
    if not line.inset:
        return _kept(opening.stop, opening.start, fold, white)
    if line.inset + line.width >= line.measure:
        after, before = _kept(-opening.start, -opening.stop, -fold, white)
        return -before, -after
    gap = max(2 * white, opening.start - opening.stop)
    return fold - gap // 2 - opening.stop, fold - gap // 2 + gap - opening.start


def _kept(stop: int, start: int, fold: int, white: int) -> tuple[int, int]:
    """The same where the first part stays, or goes back no farther than it must."""
    return min(fold - white - stop, 0), max(fold + white - start, 0)


def _openings(line: Line, size: Length, text: str, joints: Sequence[float]) -> Iterator[Opening]:
    """The places between characters of a line; spaces there belong to the gap."""
    firsts: dict[int, int] = {}
    for run in line.runs if text else ():
        for cluster, offset in zip(run.clusters, run.offsets, strict=True) if not run.inserted else ():
            firsts[cluster] = min(offset, firsts.get(cluster, offset))
    before: tuple[int, int] | None = None
    space: int | None = None
    for cluster, x in sorted(firsts.items()):
        if text[cluster].isspace():
            space = x if space is None else space
            continue
        if before is not None and x > before[1]:
            cost = joints[cluster] if cluster < len(joints) else _INSIDE_WORD
            # Characters that are set apart end an em after they begin.
            stop = min(x, before[1] + size) if space is None else space
            yield Opening(stop, x, cost if space is None else 0.0)
        before, space = (cluster, x), None


def moved(line: Line, before: int, after: int, at: int) -> Line:
    """A line whose parts before and after a place along it have moved."""

    def place(x: int) -> int:
        return x + (before if x < at else after)

    def runs(some: tuple[LineRun, ...]) -> tuple[LineRun, ...]:
        return tuple(run._replace(offsets=tuple(map(place, run.offsets))) for run in some)

    def rule(one: LineRule) -> LineRule:
        return one._replace(start=place(one.start), end=one.end + (before if one.end <= at else after))

    return line._replace(
        inset=line.inset + before,
        width=line.width + after - before,
        runs=runs(line.runs),
        readings=runs(line.readings),
        rules=tuple(map(rule, line.rules)),
    )
