"""The matter beside a paragraph in one of its lines: readings, lines and frames, inline notes in two rows.

Everything follows the justified places of its characters (clreq 3.1.8, 3.3.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..base.units import EM
from .interlinear import CENTRE, FRAME_AIR, LINES, OVER, UNDER, Beside, Reading, Ruled, runs_of_fonts, white_between
from .model import LineRule, LineRun
from .shaped import EDGE_SPACES, ShapedText

_LINE, _LINE_GAP, _LINE_STEP = round(0.06 * EM), round(0.07 * EM), round(0.12 * EM)
"""Thickness of a line, its distance from the em box to its middle, and from one line to the next."""
_WAVE, _WAVE_LENGTH = round(0.1 * EM), round(0.28 * EM)
"""Height of a wavy line from crest to trough, and its length from crest to crest. Beside vertical lines a quarter of
an em holds such a line and, from the other side, emphasis dots."""
_FRAME, _FRAME_OUT = round(0.06 * EM), round(0.07 * EM)
"""Thickness of a frame, and how far its middle lies from the characters."""


def fold_rows(
    shaped: ShapedText, beside: Beside, first: int, last: int, start: int, offsets: list[int], size: int
) -> dict[int, int]:
    """Put the characters of inline notes at their places in two rows; how far each is moved across the line."""
    shifts: dict[int, int] = {}
    for note in beside.notes:
        low, high = max(note.start, first), min(note.end, last)
        if low >= high:
            continue
        at, longest = note.fold(low, high)
        counted = shaped.ends[high] - shaped.starts[low]
        place = offsets[low - start]
        for row, (begin, stop) in enumerate(((low, at), (at, high))):
            # A part that is counted for a little more than it takes is opened, so that no hole shows behind it.
            open_by = max(counted - longest, 0) // max(stop - begin - 1, 1)
            origin = note.starts[begin - note.start]
            across = (note.size // 2) * (1 if row == 0 else -1)
            if not shaped.vertical:
                across += CENTRE - _row_centre(note.size)
            for number, index in enumerate(range(begin, stop)):
                along = note.origins[index - note.start] - origin + number * open_by
                offsets[index - start] = place + _at(along, size)
                shifts[index] = _at(across, size)
    return shifts


def _row_centre(size: int) -> int:
    """The middle of an em box of this size over its baseline."""
    return round(CENTRE / EM * size)


def shifted(run: LineRun, shifts: dict[int, int], shaped: ShapedText) -> LineRun:
    """A run with the characters of notes in their rows.

    In a vertical line it says what it reads as, for readers of PDF that sort by place would begin with the row
    at the left.
    """
    if not any(cluster in shifts for cluster in run.clusters):
        return run
    own = run.shifts or (0,) * len(run.glyph_ids)
    moved = tuple(s + shifts.get(c, 0) for s, c in zip(own, run.clusters, strict=True))
    return run._replace(shifts=moved, actual_text=shaped.text[run.clusters[0] : run.end] if shaped.vertical else "")


class Stretch:
    """A line being set: text[first:last], with offsets from `start` on, at `size`."""

    def __init__(
        self, shaped: ShapedText, beside: Beside, bounds: tuple[int, int, int], offsets: Sequence[int], size: int
    ) -> None:
        self.shaped = shaped
        self.beside = beside
        self.first, self.last, self.start = bounds
        self.offsets = offsets
        self.size = size

    def cell(self, start: int, end: int) -> tuple[int, int]:
        """From the first cell of text[start:end] to its last, in sp from the start of the line."""
        low = self.offsets[start - self.start] - _at(self.beside.before[start], self.size)
        return low, self.offsets[end - 1 - self.start] + _at(self.beside.after[end - 1], self.size)

    def part(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of a range that stands in the line, without spaces at its ends; None for nothing."""
        start, end = max(start, self.first), min(end, self.last)
        letters = self.shaped.letters
        while start < end and letters[start] in EDGE_SPACES:
            start += 1
        while end > start and letters[end - 1] in EDGE_SPACES:
            end -= 1
        return (start, end) if start < end else None

    def rules(self) -> tuple[LineRule, ...]:
        """What is drawn at the characters of the line, each stroke unbroken."""
        found: list[LineRule] = []
        ruled = self.beside.ruled
        for one in ruled:
            part = self.part(one.start, one.end)
            if part is not None:
                found.append(self._line(one, part) if one.kind in LINES else self._frame(one, part))
        return tuple(found)

    def _line(self, one: Ruled, part: tuple[int, int]) -> LineRule:
        low, high = self.cell(*part)
        others = [r for r in self.beside.ruled if r.kind in LINES and r.level == one.level]
        half = _at(self.beside.parted, self.size) // 2  # from each of two neighbours
        low += half if any(r.end == part[0] for r in others) else 0
        high -= half if any(r.start == part[1] for r in others) else 0
        under = -EM // 2 if self.shaped.vertical else UNDER
        across = _at(under - _LINE_GAP - one.level * _LINE_STEP, self.size)
        thickness = _at(_LINE, self.size)
        if one.kind == "book-title":
            wave = _at(_WAVE, self.size)
            across -= 0 if self.shaped.vertical else wave // 4
            return LineRule("wave", low, high, across, thickness, one.color, wave, _at(_WAVE_LENGTH, self.size))
        return LineRule("line", low, high, across, thickness, one.color)

    def _frame(self, one: Ruled, part: tuple[int, int]) -> LineRule:
        low, high = self.cell(*part)
        thickness, out = _at(_FRAME, self.size), _at(_FRAME_OUT, self.size)
        # Outside its characters along the line it stays within the room that it was given.
        along = _at(FRAME_AIR, self.size) // 2
        under, over = (-EM // 2, EM // 2) if self.shaped.vertical else (UNDER, OVER)
        bottom = _at(under, self.size) - out
        return LineRule(
            "frame", low - along, high + along, bottom, thickness, one.color, _at(over, self.size) + out - bottom,
            closed=(part[0] == one.start, part[1] == one.end),
        )  # fmt: skip

    def readings(self, edge: int) -> tuple[LineRun, ...]:
        """The readings of the characters that the line begins, in a measure that ends at `edge`."""
        here = [r for r in self.beside.readings if self.first <= r.start < self.last]
        over = [r for r in here if not r.behind]
        places = dict(zip([r.start for r in over], self._places(over, edge), strict=True))
        runs: list[LineRun] = []
        for reading in here:
            if reading.behind:
                low, high = self.cell(reading.start, reading.end)
                place = (low + high) // 2 if self.shaped.vertical else high
            else:
                place = places[reading.start]
            runs += self._runs(reading, place)
        return tuple(runs)

    def _places(self, readings: Sequence[Reading], edge: int) -> list[int]:
        """Where readings begin: over the middle of their base, inside the measure, apart from each other."""
        widths = [_at(reading.width, self.size) for reading in readings]
        wanted: list[int] = []
        for reading, width in zip(readings, widths, strict=True):
            low, high = self.cell(reading.start, min(reading.end, self.last))
            wanted.append(max(min((low + high - width) // 2, edge - width), 0))
        between = [_at(white_between(one, other), self.size) for one, other in pairwise(readings)]
        for share in (4, 2, 1, 0):
            whites = [white * share // 4 for white in between]
            if sum(widths) + sum(whites) <= edge:
                return _parted(wanted, widths, whites, edge)
        return wanted

    def _runs(self, reading: Reading, place: int) -> list[LineRun]:
        size, at = self.size, reading.at
        runs: list[LineRun] = []
        for font, glyphs in runs_of_fonts(reading.glyphs):
            runs.append(
                LineRun(
                    font.face, round(size * font.scale), font.color, font.orientation,
                    tuple(glyph.glyph_id for glyph in glyphs),
                    tuple(place + _at(glyph.along, size) for glyph in glyphs),
                    tuple(at + glyph.cluster for glyph in glyphs), at + len(reading.text),
                    tuple(_at(glyph.across, size) for glyph in glyphs), axis_shift=_at(font.axis, size),
                    stretch=font.stretch,
                )
            )  # fmt: skip
        ends = [*(run.clusters[0] for run in runs[1:]), at + len(reading.text)]
        return [run._replace(end=end) for run, end in zip(runs, ends, strict=True)]


def _parted(wanted: list[int], widths: list[int], whites: list[int], edge: int) -> list[int]:
    """Places as near to the wanted ones as leave the whites between, none beyond the edges of the line."""
    places = list(wanted)
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + widths[index - 1] + whites[index - 1])
    stop = edge
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], stop - widths[index])
        stop = places[index] - (whites[index - 1] if index else 0)
    return places


def _at(width: int, size: int) -> int:
    return (width * size + (EM >> 1)) >> 16
