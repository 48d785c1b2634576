"""The arrays of a shaped paragraph, put together from cells, glue and penalties.

Most characters are plain Han: one unshifted glyph in one font, an em wide, with nothing on their boundaries. The
arrays begin as if all were, and only the stretches between (“，”, “2024”) are written over, each from what is
remembered of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import add, itemgetter
from typing import NamedTuple, Protocol, TypeVar

from ..base.units import EM
from . import breaks
from .addresses import cuts
from .char_classes import CLOSING, MARKS
from .model import MissingGlyph, ParagraphStyle, TextStyle
from .shaped import EDGE_SPACES, Cell, Font, Glyph, Mark, ShapedText, Span
from .spacing import AUTO, RIGID, SITE, WORD_SPACE, Gap, Rules, word_space

T = TypeVar("T")

TRACK_SOFT = EM // 20
"""What one site gives at a stretch ratio of 1."""
ODD = -2
"""In place of a glyph: a character that is not simply one unshifted glyph of the font of the Han."""

_STRETCH = re.compile("[^H]+(?:H(?=x)[^H]+)*|(?:H(?=x)[^H]+)+")
"""What is not plain Han: marks, words, and Han with marks of their own."""
_PLAIN_TRACK = Gap()
_NO_TRACK = frozenset("xWZ_")
_CONTEXT = 2
"""Letters on both sides that decide what happens in a stretch: a quotation mark looks past its neighbour (LB19a)."""
_BEYOND = " " * _CONTEXT
_REMEMBERED = 16384
"""Stretches kept for each style."""
_LONGEST_REMEMBERED = 64


class Boundaries(NamedTuple):
    """The boundaries before, in and after a stretch: natural glue, capacities, what a break costs.

    `at` and `gaps` are those that are not plain sites.
    """

    naturals: tuple[int, ...]
    give: tuple[float, ...]
    soft: tuple[int, ...]
    penalties: tuple[float | None, ...]
    at: tuple[int, ...]
    gaps: tuple[Gap, ...]


class Cells(NamedTuple):
    """The cells of a stretch as arrays; indices count from its start."""

    glyphs: tuple[int, ...]
    widths: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    """Characters whose glyph does not begin where their cell does, and how far from there."""
    odd: tuple[int, ...]
    more: tuple[tuple[int, tuple[Glyph, ...]], ...]
    shifts: tuple[tuple[int, int], ...]
    fonts: tuple[Span, ...]
    """Where it leaves the font of the Han."""
    missing: tuple[tuple[int, int], ...]
    """Clusters that no face has."""

    @property
    def plain(self) -> bool:
        """Whether glyphs and widths say all."""
        return not (self.offsets or self.odd or self.fonts or self.missing)


def cells_of(cells: Sequence[Cell], font: Font, missing: Iterable[tuple[int, int]] = ()) -> Cells:
    """Cells as arrays, in a paragraph whose Han are in `font`."""
    odd = [i for i, cell in enumerate(cells) if cell.glyph_id < 0 or cell.shift or cell.more]
    return Cells(
        tuple(cell.glyph_id for cell in cells),
        tuple(cell.width for cell in cells),
        tuple((i, cell.offset) for i, cell in enumerate(cells) if cell.offset),
        tuple(odd),
        tuple((i, cells[i].more) for i in odd if cells[i].more),
        tuple((i, cells[i].shift) for i in odd if cells[i].shift),
        tuple(_fonts(cells, font)),
        tuple(missing),
    )


def _fonts(cells: Sequence[Cell], plain: Font) -> Iterator[Span]:
    start = 0
    for font, same in groupby(cell.font for cell in cells):
        end = start + sum(1 for _ in same)
        if font != plain:
            yield Span(start, end, font)
        start = end


Stretch = tuple[
    tuple[int, ...], tuple[float, ...], tuple[int, ...], tuple[float | None, ...], tuple[int, ...], tuple[Gap, ...],
    tuple[int, ...], tuple[int, ...], Cells | None,
]  # fmt: skip
"""The fields of its Boundaries, its glyphs and widths, and its Cells if those do not say all."""


class Case(Protocol):
    """The glyphs of one text style, and the width of its plain Han."""

    style: TextStyle
    han: dict[str, int]
    """Glyphs of the plain ideographs; ODD for all other characters."""
    han_font: Font
    width: int
    ratio: float
    space: int
    """The space between words of the face of its letters, as a share of the em; 0 where it has none."""
    stretches: dict[tuple[Spacer, int], dict[str, Stretch]]
    """What is remembered of stretches under the rules of a paragraph with some letter spacing: by their class
    letters, two more letters on both sides, and their text."""

    def learn(self, text: str) -> None:
        """Put the characters of a text into `han`."""
        ...

    def odd_han(self, char: str) -> Cells:
        """The cell of an ideograph that `han` has as ODD."""
        ...

    def cells(self, text: str, letters: str) -> Cells:
        """The cells of a stretch."""
        ...

    def hyphen(self, reads_as: str) -> Mark:
        """The hyphen for a divided word."""
        ...

    def dot(self, diameter: int) -> Mark | None:
        """The emphasis dot."""
        ...


class Styled(NamedTuple):
    """The case and letter spacing of a text up to offset `end`; styles follow one another from offset 0."""

    end: int
    case: Case
    track: int
    dotted: bool


class Spacer:
    """Glue and break penalties of one paragraph style and region, remembered by context."""

    def __init__(self, style: ParagraphStyle, language: str, *, vertical: bool) -> None:
        self.style = style
        self.vertical = vertical
        self.rules = Rules(style, language, vertical=vertical)
        self._known: dict[str, Boundaries] = {}
        self.tails = {c: t for c in CLOSING if (t := self.rules.tail(c))[0]}
        self.leads = {c: w for c in MARKS if (w := self.rules.lead(c))}

    def boundaries(self, context: str) -> Boundaries:
        """The boundaries of a stretch, by its letters and two more on both sides, spaces beyond the paragraph."""
        found = self._known.get(context)
        if found is None:
            found = self._boundaries(context)
            _remember(self._known, context, found)
        return found

    def _boundaries(self, context: str) -> Boundaries:
        left, run, right = context[:_CONTEXT].strip(), context[_CONTEXT:-_CONTEXT], context[-_CONTEXT:].strip()
        count = len(run) + bool(right)
        gaps = self.rules.gaps(run, left[-1:], right[:1])[:count]
        penalties = breaks.penalties(
            left + run + right, self.style.line_break, ellipses=self.style.ellipsis_starts,
            number_unit=self.style.number_unit,
        )[len(left) : len(left) + count]  # fmt: skip
        if not left:
            penalties[0] = None
        at = [index for index, gap in enumerate(gaps) if gap != _PLAIN_TRACK]
        return Boundaries(
            tuple(gap.natural for gap in gaps),
            tuple(_give(gap) for gap in gaps),
            tuple(_soft(gap) for gap in gaps),
            tuple(penalties),
            tuple(at),
            tuple(gaps[index] for index in at),
        )


def _give(gap: Gap) -> float:
    return gap.shrink if gap.step != AUTO else gap.shrink / 2


def _soft(gap: Gap) -> int:
    return gap.stretch + (TRACK_SOFT if gap.site == SITE else 0)


def _remember(known: dict[str, T], key: str, value: T) -> None:
    if len(known) >= _REMEMBERED:
        known.clear()
    if len(key) <= _LONGEST_REMEMBERED:
        known[key] = value


def assemble(text: str, letters: str, styles: Sequence[Styled], spacer: Spacer, *, vertical: bool) -> ShapedText:
    """The arrays of a paragraph whose text these styles cover."""
    count = len(text)
    glyphs: list[int] = []
    widths: list[int] = []
    naturals: list[int] = []
    start = 0
    for end, case, track, _ in styles:
        glyphs += _han_glyphs(case, text if len(styles) == 1 else text[start:end])
        widths += [case.width] * (end - start)
        naturals += [track] * (end - start)
        start = end
    give: list[float] = [0] * count
    soft = [TRACK_SOFT] * count
    penalties: list[float | None] = [0.0] * count
    gap_offsets: list[int] = []
    gaps: list[Gap] = []
    special: list[tuple[int, Cells]] = []
    for start, end, stretch in _stretches(text, letters, styles, spacer):
        natural, gives, softs, costs, at, listed, ids, cell_widths, cells = stretch
        after = start + len(natural)
        naturals[start:after] = natural
        give[start:after] = gives
        soft[start:after] = softs
        penalties[start:after] = costs
        gap_offsets += [start + index for index in at]
        gaps += listed
        glyphs[start:end] = ids
        widths[start:end] = cell_widths
        if cells is not None:
            special.append((start, cells))
    if ODD in glyphs:
        special += _odd_han(glyphs, widths, text, styles)
        special.sort(key=itemgetter(0))
    if any(case.style.word_spacing.value or case.style.run_in for _, case, _, _ in styles):
        _space_words(letters, styles, gap_offsets, gaps, naturals, give, soft)
    if any(case.ratio != 1.0 for _, case, _, _ in styles):
        _scale(letters, styles, gap_offsets, gaps, naturals, give, soft)
    ends = list(accumulate(map(add, naturals, widths), initial=0))
    starts = list(map(add, ends, naturals))
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
        spans=_spans(styles, special),
        glyphs=glyphs,
        origins=starts[:],
        odd=[],
        more={},
        shifts={},
        gap_offsets=gap_offsets,
        gaps=gaps,
        missing=tuple([MissingGlyph(at + a, at + b) for at, cells in special for a, b in cells.missing]),
        cuts=cuts(text),
        bylines=breaks.bylines(text) if spacer.style.byline_break == "keep" else (),
    )
    starts.append(ends[-1])
    penalties.append(0.0)
    if count:
        penalties[0] = None
    for start, cells in special:
        _tell(shaped, start, cells)
    _edges(shaped, spacer)
    if spacer.style.hanging:
        _hang(shaped, spacer)
    return shaped


def _han_glyphs(case: Case, text: str) -> list[int]:
    try:
        return list(map(case.han.__getitem__, text))
    except KeyError:
        case.learn(text)
        return list(map(case.han.__getitem__, text))


def _stretches(text: str, letters: str, styles: Sequence[Styled], spacer: Spacer) -> Iterator[tuple[int, int, Stretch]]:
    """Every stretch that is not plain Han, with where it starts and ends."""
    padded = f"{_BEYOND}{letters}{_BEYOND}"
    number, last, style_end = -1, len(styles) - 1, 0
    known: dict[str, Stretch] = {}
    for match in _STRETCH.finditer(letters):
        start, end = match.span()
        while start >= style_end:
            number += 1
            style_end, case, track, _ = styles[number]
            known = case.stretches.setdefault((spacer, track), {})
        context = padded[start : end + 2 * _CONTEXT]
        if end < style_end or number == last:
            key = context + text[start:end]
            found = known.get(key)
            if found is None:
                found = _stretch(text, start, end, context, styles[number:], spacer)
                _remember(known, key, found)
        else:
            found = _stretch(text, start, end, context, styles[number:], spacer)
        yield start, end, found


def _stretch(text: str, start: int, end: int, context: str, styles: Sequence[Styled], spacer: Spacer) -> Stretch:
    """text[start:end] in the first of `styles` and, if it reaches so far, in those that follow."""
    letters = context[_CONTEXT : len(context) - _CONTEXT]
    boundaries = spacer.boundaries(context)
    tracks: list[int] = []
    spaces: list[int] = []
    parts: list[Cells] = []
    begin = start
    for style_end, case, track, _ in styles:
        stop = min(style_end, end)
        if begin < stop:
            parts.append(case.cells(text[begin:stop], letters[begin - start : stop - start]))
        # The boundary after the stretch is tracked like the character there.
        tracks += [track] * (min(style_end, end + 1) - begin)
        spaces += [case.space] * (stop - begin)
        begin = stop
        if style_end > end:
            break
    cells = parts[0] if len(parts) == 1 else _joined(parts)
    if WORD_SPACE in boundaries.gaps:
        boundaries = _own_spaces(boundaries, spaces, latin=spacer.rules.is_latin)
    followed = zip(boundaries.naturals, letters + context[-_CONTEXT:], tracks, strict=False)
    naturals = [natural + (0 if letter in _NO_TRACK else track) for natural, letter, track in followed]
    penalties = list(boundaries.penalties)
    for index in cells.odd:
        if cells.glyphs[index] < 0:
            penalties[index] = None
    _, give, soft, _, at, gaps = boundaries
    told = None if cells.plain else cells
    return tuple(naturals), give, soft, tuple(penalties), at, gaps, cells.glyphs, cells.widths, told


def _own_spaces(boundaries: Boundaries, spaces: Sequence[int], *, latin: bool) -> Boundaries:
    """The boundaries of a stretch with the space between words that the face of each has."""
    naturals, give, soft = list(boundaries.naturals), list(boundaries.give), list(boundaries.soft)
    gaps = list(boundaries.gaps)
    for number, at in enumerate(boundaries.at):
        if gaps[number] == WORD_SPACE:
            gap = gaps[number] = word_space(spaces[at - 1], latin=latin)
            naturals[at], give[at], soft[at] = gap.natural, _give(gap), _soft(gap)
    return Boundaries(tuple(naturals), tuple(give), tuple(soft), boundaries.penalties, boundaries.at, tuple(gaps))


def _joined(parts: Sequence[Cells]) -> Cells:
    """Cells of several styles as those of one stretch."""
    whole = Cells((), (), (), (), (), (), (), ())
    for part in parts:
        n = len(whole.glyphs)
        whole = Cells(
            whole.glyphs + part.glyphs,
            whole.widths + part.widths,
            whole.offsets + tuple((n + i, offset) for i, offset in part.offsets),
            whole.odd + tuple(n + i for i in part.odd),
            whole.more + tuple((n + i, more) for i, more in part.more),
            whole.shifts + tuple((n + i, shift) for i, shift in part.shifts),
            whole.fonts + tuple(Span(n + a, n + b, font) for a, b, font in part.fonts),
            whole.missing + tuple((n + a, n + b) for a, b in part.missing),
        )
    return whole


def _odd_han(glyphs: list[int], widths: list[int], text: str, styles: Sequence[Styled]) -> Iterator[tuple[int, Cells]]:
    """The cells of Han that are not plain: of another face, or more than a glyph. Their glyphs are written in."""
    start = 0
    for end, case, _, _ in styles:
        for index in range(start, end):
            if glyphs[index] == ODD:
                cells = case.odd_han(text[index])
                glyphs[index], widths[index] = cells.glyphs[0], cells.widths[0]
                yield index, cells
        start = end


def _tell(shaped: ShapedText, start: int, cells: Cells) -> None:
    """Write in what glyphs and widths do not say."""
    for index, offset in cells.offsets:
        shaped.origins[start + index] += offset
    for index in cells.odd:
        shaped.odd.append(start + index)
    for index, more in cells.more:
        shaped.more[start + index] = more
    for index, shift in cells.shifts:
        shaped.shifts[start + index] = shift


def _spans(styles: Sequence[Styled], special: Sequence[tuple[int, Cells]]) -> tuple[Span, ...]:
    """Stretches of one font: those that cells name, and between them the font of the style's Han."""
    named = [Span(at + a, at + b, font) for at, cells in special if cells.fonts for a, b, font in cells.fonts]
    found: list[Span] = []
    start = 0
    ahead = iter([*named, None])
    span = next(ahead)
    for end, case, _, _ in styles:
        while start < end:
            if span is None or span.start >= end:
                found.append(Span(start, end, case.han_font))
                start = end
                break
            if start < span.start:
                found.append(Span(start, span.start, case.han_font))
            _append(found, span)
            start = span.end
            span = next(ahead)
    return tuple(found)


def _append(found: list[Span], span: Span) -> None:
    """Add a span, joined to the last where that has the same font."""
    if found and found[-1].font is span.font and found[-1].end == span.start:
        found[-1] = Span(found[-1].start, span.end, span.font)
    else:
        found.append(span)


def _space_words(
    letters: str,
    styles: Sequence[Styled],
    offsets: list[int],
    gaps: list[Gap],
    naturals: list[int],
    give: list[float],
    soft: list[int],
) -> None:
    """Widen the glue of typed spaces by what the style of each says; that after a run-in heading is an em."""
    extra: list[int] = []
    run_in: set[int] = set()
    for end, case, _, _ in styles:
        if case.style.run_in:
            run_in.update(range(len(extra), end))
        extra += [round(case.style.word_spacing.value * EM)] * (end - len(extra))
    for number, (at, gap) in enumerate(zip(offsets, gaps, strict=True)):
        if at and at - 1 in run_in and letters[at - 1] == "_":
            before = 0
            if number and offsets[number - 1] == at - 1:  # the glue of a mark that ends the heading is part of the em
                before = gaps[number - 1].natural
                gaps[number - 1] = Gap(before, site=RIGID, owner=-1)
                give[at - 1], soft[at - 1] = 0.0, 0
            gaps[number] = Gap(EM - before, site=RIGID)
            naturals[at] += EM - before - gap.natural
            give[at], soft[at] = 0.0, 0
            continue
        if at and letters[at - 1] == "_" and gap.natural and extra[at - 1]:
            more = max(extra[at - 1], -gap.natural)
            spaced = gap._replace(natural=gap.natural + more, shrink=max(gap.shrink + min(more, 0), 0))
            gaps[number] = spaced
            naturals[at] += more
            give[at] = _give(spaced)


def _scale(
    letters: str,
    styles: Sequence[Styled],
    offsets: list[int],
    gaps: list[Gap],
    naturals: list[int],
    give: list[float],
    soft: list[int],
) -> None:
    """Bring glue to the size of what it stands beside, where styles have several sizes."""
    ratios: list[float] = []
    for end, case, _, _ in styles:
        ratios += [case.ratio] * (end - len(ratios))
    for number, (at, gap) in enumerate(zip(offsets, gaps, strict=True)):
        if gap.owner < 0 and letters[at] == "O" and ratios[at] > ratios[at - 1]:
            gap = gap._replace(owner=1)  # of two marks that collapse the smaller one gives its glue
        scaled = _scaled(gap, at, ratios)
        gaps[number] = scaled
        naturals[at] += scaled.natural - gap.natural
        give[at] = _give(scaled)
        soft[at] = _soft(scaled)


def _scaled(gap: Gap, at: int, ratios: list[float]) -> Gap:
    """Glue belongs to a mark and has its size; between sizes, the smaller counts."""
    before, after = ratios[at - 1] if at else ratios[at], ratios[at]
    ratio = before if gap.owner < 0 else after if gap.owner > 0 else min(before, after)
    if ratio == 1.0:
        return gap
    return gap._replace(
        natural=round(gap.natural * ratio), shrink=round(gap.shrink * ratio), stretch=round(gap.stretch * ratio)
    )


def _hang(shaped: ShapedText, spacer: Spacer) -> None:
    """Where a mark may hang past the line's end: one mark, not after another (clreq 3.1.7). It takes its glue along."""
    if spacer.rules.region == "Hant" and not spacer.vertical:
        return
    able = "PSQT" if spacer.rules.region == "Hans" else "PS"
    letters, ends = shaped.letters, shaped.ends
    for index, letter in enumerate(letters):
        if letter in able and index and letters[index - 1] not in MARKS:
            shaped.hangs[index + 1] = ends[index + 1] - ends[index]


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
    for offset in range(1, count - len(letters.lstrip(EDGE_SPACES)) + 1):
        if offset < count:
            shaped.penalties[offset] = None
    for offset in breaks.inside_names(letters):
        if shaped.penalties[offset] is not None:
            shaped.penalties[offset] = breaks.NAME[spacer.style.name_break]
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
