"""Shaped text: a paragraph as parallel arrays, without a size, ready to be broken at any measure.

All widths and positions are in 1/65536 em of the paragraph's size. A character's cell is what it takes of a
line without glue; glue lies on the boundaries. So a line over text[i:j] is `ends[j] - starts[i]` wide: glue at its
edges is lost because it is never counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add
from typing import NamedTuple

from ..base.color import Color
from ..base.units import EM
from . import breaks
from .char_classes import CLOSING, MARKS
from .model import MissingGlyph, Orientation, ParagraphStyle
from .spacing import AUTO, SITE, Gap, Rules


class Font(NamedTuple):
    """What glyphs of one run have in common.

    `scale` is their size as a share of the paragraph's; the face's own size-adjust comes on top when they are drawn.
    """

    face: str
    scale: float
    color: Color
    orientation: Orientation = "horizontal"
    axis: int = 0
    """Where the baseline of a rotated run lies from the axis of the line."""


class Glyph(NamedTuple):
    """A further glyph of a cell: inline offset from the cell's first glyph, shift across the line."""

    glyph_id: int
    offset: int
    shift: int = 0


class Cell(NamedTuple):
    """What one character takes of a line: its glyph, where that lies in the cell, and the cell's width.

    `glyph_id` -1 is the rest of a cluster, drawn with the character before it. `more` are further glyphs.
    """

    font: Font
    glyph_id: int
    offset: int
    width: int
    shift: int = 0
    more: tuple[Glyph, ...] = ()


class Span(NamedTuple):
    """text[start:end] in one font. `plain`: one glyph to a character, none shifted."""

    start: int
    end: int
    font: Font
    plain: bool


class Mark(NamedTuple):
    """A glyph that stands for no copy: a hyphen at the line's end, a dot under its character."""

    font: Font
    glyph_id: int
    width: int
    shift: int = 0
    reads_as: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ShapedText:
    """A paragraph shaped. Arrays run over its characters (or its n + 1 boundaries); they are never changed."""

    text: str
    letters: str
    """Resolved class letters."""
    vertical: bool
    starts: list[int]
    """Position at which a line that begins at each offset starts."""
    ends: list[int]
    """Position at which a line that ends at each offset stops, hyphens not counted."""
    penalties: list[float | None]
    """What a break before each offset costs; None forbids it."""
    give_from: list[float]
    give_to: list[float]
    """A line over text[i:j] can shrink by give_to[j] - give_from[i], glue of low priority counted half."""
    soft_from: list[int]
    soft_to: list[int]
    """It stretches by soft_to[j] - soft_from[i] at a ratio of 1 (§7.1)."""
    spans: tuple[Span, ...]
    glyphs: list[int]
    origins: list[int]
    """Position of the first glyph of every character."""
    more: dict[int, tuple[Glyph, ...]]
    shifts: dict[int, int]
    gap_offsets: list[int]
    gaps: list[Gap]
    """The boundaries that are not plain sites, and their glue."""
    widths: list[int]
    hyphens: dict[int, Mark] = field(default_factory=dict[int, Mark])
    dots: dict[int, Mark] = field(default_factory=dict[int, Mark])
    hangs: dict[int, int] = field(default_factory=dict[int, int])
    """Offsets after a mark that may hang there, and its width."""
    tails: dict[int, int] = field(default_factory=dict[int, int])
    """Glue counted after a mark that ends a line there, which shrinks first."""
    missing: tuple[MissingGlyph, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def width(self, start: int, end: int) -> int:
        """Natural width of a line over text[start:end], its hyphen included."""
        hyphen = self.hyphens.get(end)
        return self.ends[end] - self.starts[start] + (hyphen.width if hyphen else 0)

    def content(self, start: int, end: int) -> tuple[int, int]:
        """The range without the spaces at its edges; empty ranges stay at `start`."""
        letters = self.letters
        while start < end and letters[start] in EDGE_SPACES:
            start += 1
        while end > start and letters[end - 1] in EDGE_SPACES:
            end -= 1
        return start, end


EDGE_SPACES = "_I"
"""Letters that have no width at a line's edge."""
TRACK_SOFT = EM // 20
"""What one site gives at a stretch ratio of 1."""

_RUN = re.compile("[^H]+")
_PLAIN_TRACK = Gap()
_NO_TRACK = frozenset("xWZ_")


class Matter(NamedTuple):
    """What the shaper knows of a paragraph: a cell for each character and what goes with single ones."""

    text: str
    letters: str
    cells: list[Cell]
    ratios: list[float] | None
    """Size ratio of each character; None where all are 1."""
    tracks: list[int] | int
    """Letter spacing before each character."""
    hyphens: dict[int, Mark]
    dots: dict[int, Mark]
    missing: tuple[MissingGlyph, ...]
    odd: list[int]
    """Characters whose cell is not simply one unshifted glyph."""


class Spacer:
    """Glue and break penalties of one paragraph style and region, remembered by context.

    Runs of characters that are not plain Han are few and alike (“，”, “2024”), so each is worked out once for the
    letters on both sides of it.
    """

    def __init__(self, style: ParagraphStyle, language: str, *, vertical: bool) -> None:
        self.style = style
        self.rules = Rules(style, language, vertical=vertical)
        self._known: dict[tuple[str, str, str], _Boundaries] = {}
        self.tails = {c: t for c in CLOSING if (t := self.rules.tail(c))[0]}
        self.leads = {c: w for c in MARKS if (w := self.rules.lead(c))}

    def boundaries(self, letters: str) -> tuple[list[int], list[Gap], list[float | None]]:
        """The boundaries that are not plain sites, their glue, and the break penalties of all, the end included."""
        offsets: list[int] = []
        gaps: list[Gap] = []
        penalties: list[float | None] = [0.0] * (len(letters) + 1)
        memo = self._known
        for run in _RUN.finditer(letters):
            start, end = run.span()
            # Two letters of context: a quotation mark looks past its neighbour (LB19a).
            key = (letters[start - 2 : start] if start > 1 else letters[:start], run[0], letters[end : end + 2])
            known = memo.get(key)
            if known is None:
                known = memo[key] = self._run(*key)
            offsets += [start + index for index in known.at]
            gaps += known.gaps
            penalties[start : start + len(known.penalties)] = known.penalties
        penalties[0] = None
        penalties[-1] = 0.0
        return offsets, gaps, penalties

    def _run(self, left: str, run: str, right: str) -> _Boundaries:
        count = len(run) + bool(right)
        gaps = self.rules.gaps(run, left[-1:], right[:1])[:count]
        at = [index for index, gap in enumerate(gaps) if gap != _PLAIN_TRACK]
        here = breaks.penalties(left + run + right, self.style.line_break)
        return _Boundaries(at, [gaps[index] for index in at], here[len(left) : len(left) + count])


class _Boundaries(NamedTuple):
    """The boundaries before, in and after a run of letters that are not plain Han."""

    at: list[int]
    gaps: list[Gap]
    penalties: list[float | None]


def assemble(matter: Matter, spacer: Spacer, *, vertical: bool) -> ShapedText:
    """The arrays of a paragraph from its cells and the glue between them."""
    text, letters, cells = matter.text, matter.letters, matter.cells
    count = len(text)
    offsets, gaps, penalties = spacer.boundaries(letters)
    if matter.ratios:
        gaps = [_scaled(gap, at, matter.ratios) for at, gap in zip(offsets, gaps, strict=True)]
    widths = [cell[3] for cell in cells]
    natural = [matter.tracks] * count if isinstance(matter.tracks, int) else list(matter.tracks)
    give: list[float] = [0] * count
    soft = [TRACK_SOFT] * count
    for at, gap in zip(offsets, gaps, strict=True):
        if letters[at] in _NO_TRACK:
            natural[at] = gap[0]
        else:
            natural[at] += gap[0]
        give[at] = gap[1] if gap[2] != AUTO else gap[1] / 2
        soft[at] = gap[3] + (TRACK_SOFT if gap[4] == SITE else 0)
    ends = list(accumulate(map(add, natural, widths), initial=0))
    starts = list(map(add, ends, natural))
    origins = list(map(add, starts, [cell[2] for cell in cells]))
    give_to = list(accumulate(give, initial=0))
    soft_to = list(accumulate(soft, initial=0))
    shaped = ShapedText(
        text=text,
        letters=letters,
        vertical=vertical,
        starts=starts,
        ends=ends,
        penalties=penalties,
        give_from=[*give_to[1:], give_to[-1]],
        give_to=give_to,
        soft_from=[*soft_to[1:], soft_to[-1]],
        soft_to=soft_to,
        spans=_spans(cells, matter.odd),
        glyphs=[cell[1] for cell in cells],
        origins=origins,
        more={i: cells[i].more for i in matter.odd if cells[i].more},
        shifts={i: cells[i].shift for i in matter.odd if cells[i].shift},
        gap_offsets=offsets,
        gaps=gaps,
        widths=widths,
        hyphens=matter.hyphens,
        dots=matter.dots,
        hangs=_hangs(letters, widths, spacer) if spacer.style.hanging else {},
        missing=matter.missing,
    )
    starts.append(ends[-1])
    for index in matter.odd:
        if cells[index][1] < 0:
            penalties[index] = None
    _edges(shaped, spacer)
    return shaped


def _scaled(gap: Gap, at: int, ratios: list[float]) -> Gap:
    """Glue belongs to a mark and has its size; between sizes, the smaller counts."""
    before, after = ratios[at - 1] if at else ratios[at], ratios[at]
    ratio = before if gap.owner < 0 else after if gap.owner > 0 else min(before, after)
    if ratio == 1.0:
        return gap
    return gap._replace(
        natural=round(gap.natural * ratio), shrink=round(gap.shrink * ratio), stretch=round(gap.stretch * ratio)
    )


def _spans(cells: list[Cell], odd: list[int]) -> tuple[Span, ...]:
    """Stretches of one font; `odd` are the characters that are not simply one unshifted glyph."""
    fonts = [cell[0] for cell in cells]
    spans: list[Span] = []
    start = 0
    while start < len(fonts):
        font = fonts[start]
        if not start and fonts.count(font) == len(fonts):
            end = len(fonts)
        else:
            end = start + 1
            while end < len(fonts) and fonts[end] is font:
                end += 1
        plain = bisect_left(odd, start) == bisect_left(odd, end)
        spans.append(Span(start, end, font, plain))
        start = end
    return tuple(spans)


def _hangs(letters: str, widths: list[int], spacer: Spacer) -> dict[int, int]:
    """Where a mark may hang past the line's end: one mark, not after another (clreq 3.1.7)."""
    able = "PS" if spacer.rules.region != "Hans" else "PSQT"
    return {
        i + 1: widths[i] for i, letter in enumerate(letters) if letter in able and i and letters[i - 1] not in MARKS
    }


def _edges(shaped: ShapedText, spacer: Spacer) -> None:
    """Correct the arrays where a line's edge falls on spaces, or on a mark that keeps glue there."""
    letters = shaped.letters
    count = len(letters)
    if spacer.tails:
        for offset in range(1, count + 1):
            tail = spacer.tails.get(letters[offset - 1])
            if tail:
                shaped.ends[offset] += tail[0]
                shaped.tails[offset] = tail[1]
                shaped.give_to[offset] += tail[1]
    if spacer.leads:
        for offset, letter in enumerate(letters):
            if letter in spacer.leads:
                shaped.starts[offset] -= spacer.leads[letter]
    if "_" not in letters and "I" not in letters:
        return
    for offset in breaks.inside_names(letters):
        shaped.penalties[offset] = breaks.NAME
    for offset in range(1, count + 1):
        if letters[offset - 1] in EDGE_SPACES and offset > 1:
            shaped.ends[offset] = shaped.ends[offset - 1]
            shaped.give_to[offset] = shaped.give_to[offset - 1]
            shaped.soft_to[offset] = shaped.soft_to[offset - 1]
    for offset in range(count - 1, -1, -1):
        if letters[offset] in EDGE_SPACES:
            shaped.starts[offset] = shaped.starts[offset + 1]
            shaped.give_from[offset] = shaped.give_from[offset + 1]
            shaped.soft_from[offset] = shaped.soft_from[offset + 1]
