"""Lines that keep together as a block: a poem in the middle by its longest line, a signature with its date under it.

Source: CSS Text 4, text-group-align
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ..text.model import Line, LineStyle


class Grouping(NamedTuple):
    """How lines of one element move together in their measure, `start` and `end` sp of it left free."""

    element: str
    align: str
    start: int = 0
    end: int = 0


class Grouped(NamedTuple):
    """The lines of one block, how they are aligned among themselves, and how they move with their neighbours."""

    lines: tuple[Line, ...]
    align: LineStyle
    grouping: Grouping


def group_shifts(blocks: Sequence[Grouped]) -> list[tuple[int, ...]]:
    """How far, in sp along the line, every line of every block moves from where it was set."""
    shifts: list[tuple[int, ...]] = []
    for grouping, run in groupby(blocks, lambda block: block.grouping):
        together = list(run)
        if grouping.align == "none":
            shifts += [(0,) * len(block.lines) for block in together]
            continue
        longest = max((_extent(line, block.align) for block in together for line in block.lines), default=0)
        shifts += [tuple(_shifts(block, longest)) for block in together]
    return shifts


def _extent(line: Line, align: LineStyle) -> int:
    return line.width + (0 if align in ("center", "end") else line.inset)


def _shifts(block: Grouped, longest: int) -> Iterator[int]:
    _, align, start, end = block.grouping
    for line in block.lines:
        free = line.measure - start - end - longest
        left = max(start + {"center": free // 2, "end": free}.get(align, 0), 0)
        inside = {"center": (longest - line.width) // 2, "end": longest - line.width}.get(block.align, line.inset)
        yield left + inside - line.inset
