"""A table over a chain of slots: in every column as many whole bands as it holds, its heading rows set again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

from .tables import SetTable, TableSetter

_EXACT = 0.001
_ENDLESS = 1 << 20
"""Slots behind the last one, where what has no room is counted."""


class Run(NamedTuple):
    """Slots one under the other that have the same measure: the first, how many (0: behind the last one), whether a
    column begins with them."""

    start: int
    slots: int
    measure: int
    at_top: bool
    line: int = -1
    """The grid line that they begin on."""


class Piece(NamedTuple):
    """Bands `first` up to `end` of a table in `span` slots from `start` on, and the slot that each begins in.

    `repeats` says that the heading rows stand over them again; `white` sp are left free over all, so that they stand
    beside those of a column whose table has words over it.
    """

    first: int
    end: int
    start: int
    span: int
    slots: tuple[int, ...]
    measure: int
    repeats: bool
    white: int = 0


def set_pieces(table: TableSetter, run_from: Callable[[int], Run], start: int, pitch: float) -> list[Piece]:
    """The table from slot `start` on; slots are `pitch` sp deep."""
    runs: list[Run] = []
    at = start
    while (run := run_from(at)).slots:
        runs.append(run)
        at = run.start + run.slots
    # What has no room stands behind the last slot.
    runs.append(run._replace(start=max(run.start, start), slots=_ENDLESS))
    pieces: list[Piece] = []
    first = 0
    for number, run in enumerate(runs):
        made = table.at(run.measure)
        deeper = any(later.slots > run.slots for later in runs[number + 1 : -1])
        beside = first and run.line == runs[0].line and run.at_top and runs[0].at_top
        white = made.lead_depth if beside and _repeats(made, first) else 0
        end = _end(made, first, run.slots * pitch - white, may_part=run.at_top and not deeper)
        if end > first:
            pieces.append(_piece(made, first, end, run, pitch, white))
            first = end
        if first == len(made.bands):
            break
    return pieces


def _end(table: SetTable, first: int, room: float, *, may_part: bool) -> int:
    """The band that the next column begins with; bands that should stay with the next one are parted at need only."""
    repeats = _repeats(table, first)
    end = first
    while end < len(table.bands) and table.depth(first, end + 1, repeats=repeats) <= room * (1 + _EXACT):
        end += 1
    kept = end
    while first < kept < len(table.bands) and table.bands[kept - 1].joins:
        kept -= 1
    if kept > first or not may_part or end == first:
        return kept
    # Heading rows alone would stand over nothing.
    return end if table.bands[end - 1].kind in ("body", "note") else first


def _repeats(table: SetTable, first: int) -> bool:
    """Whether a column that begins with this band has the heading rows again: over rows, not over notes alone."""
    return bool(table.head) and first > table.head[-1] and table.bands[first].kind == "body"


def _piece(table: SetTable, first: int, end: int, run: Run, pitch: float, white: int) -> Piece:
    repeats = _repeats(table, first)
    span = max(ceil((table.depth(first, end, repeats=repeats) + white) / pitch - _EXACT * 10), 1)
    tops = band_tops(table, first, end, repeats=repeats)
    slots = tuple(run.start + min(int((white + top) / pitch + _EXACT), span - 1) for top in tops)
    # The first slot is the piece's own, whatever heads it.
    return Piece(first, end, run.start, span, (run.start, *slots[1:]), run.measure, repeats, white)


def band_tops(table: SetTable, first: int, end: int, *, repeats: bool, extra: int = 0) -> list[int]:
    """How far in sp below the top of their piece bands begin, with `extra` given to every row."""
    tops: list[int] = []
    at = 0
    begun = repeats
    if repeats:
        at = table.over + table.head_depth + extra * sum(len(table.bands[number].rows) for number in table.head)
    for number in range(first, end):
        band = table.bands[number]
        if band.is_row and not begun:
            begun = True
            at += table.over
        if number > first and table.bands[number - 1].is_row and not band.is_row:
            at += table.under
        tops.append(at)
        at += band.depth + (extra * len(band.rows) if band.is_row else 0)
    return tops


def pieces_in(pieces: Sequence[Piece], start: int, stop: int, shift: int) -> tuple[Piece, ...]:
    """The pieces in slots `start` up to `stop`, which are numbered from `shift` on."""
    return tuple(
        piece._replace(
            start=piece.start - start + shift, slots=tuple(slot - start + shift for slot in piece.slots)
        )
        for piece in pieces if start <= piece.start < stop
    )  # fmt: skip
