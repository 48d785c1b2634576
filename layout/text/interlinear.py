"""Matter beside a line: readings, lines at names, frames, inline notes (chinese-typography §12).

Decided once for a paragraph, without a size: what is drawn beside which characters, and the room that it takes in
the line. Where it then stands in a line is `beside`'s matter. Amounts are in 1/65536 em of the paragraph's size.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from ..base.color import Color
from ..base.units import EM
from ..font.face import Face
from .assembly import Spacer
from .breaks import allowed
from .model import Annotation, TextStyle
from .shaped import EDGE_SPACES, Font, ShapedText
from .spacing import RIGID, Gap

UNDER, OVER = round(-0.12 * EM), round(0.88 * EM)
"""The em box of an ideograph from the baseline of a horizontal line."""
CENTRE = (UNDER + OVER) // 2
LINES = frozenset({"proper-name", "book-title", "underline"})
"""Kinds that are a stroke along their characters."""

OVERHANG = EM // 2
"""How far a reading may stand over a neighbour without one, at each side."""
APART = {"character": EM // 4, "word": EM // 2}
"""Least white between neighbouring readings: of characters, and where one belongs to a word."""
_DESCENT, _HAN_DESCENT = 0.22, 0.12
"""Depth of a reading under its baseline, as a share of its size: letters, and Han or kana."""
READING_DEPTH = 1.2
"""What a reading with tones takes across the line, as a multiple of its size (§12: 0.6 em at half size)."""

BOPOMOFO_CELL = EM // 2
_SYMBOL = 0.3
_SYMBOL_CENTRE, _TONE_CENTRE = round(0.15 * EM), round(0.39 * EM)
"""Along the line from the character's cell: centres of the column of symbols and of the tone at its upper right."""
_TONE = 0.42
"""Size of the glyph that a tone mark is taken from."""
_NEUTRAL_RISE = round(0.05 * EM)
_MOST_SYMBOLS = 3
_SYLLABLE = re.compile(r"\S+\s*")
_TONES = frozenset("ˊˇˋ˙ˉ")
_NEUTRAL = "˙"
_BOPOMOFO = ((0x3105, 0x312F), (0x31A0, 0x31BF))

FRAME_AIR = round(0.2 * EM)
"""What a frame takes of the line before and after its name."""
_NAME_MOST = 8
"""Characters of a framed name that is never broken."""
_LEAST_PART = 2
"""Characters in the longer row of any part of a note that is parted by the end of a line."""
_DOT_STEP = round(0.12 * EM)
"""How far emphasis dots move out for every line under their characters."""


class Placed(NamedTuple):
    """A glyph of a reading: its place along and across the line from the reading's start, and its character."""

    font: Font
    glyph_id: int
    along: int
    across: int
    cluster: int


class Reading(NamedTuple):
    """The reading of text[start:end]: glyphs over `width`, centred on their base, or in a cell behind it.

    `at` is where its own text begins in that of all the paragraph's readings.
    """

    start: int
    end: int
    at: int
    text: str
    glyphs: tuple[Placed, ...]
    width: int
    behind: bool = False


class Ruled(NamedTuple):
    """A line along text[start:end], or a frame round it; `level` counts the lines between it and its characters."""

    start: int
    end: int
    kind: str
    color: Color
    level: int = 0


class Note(NamedTuple):
    """text[start:end] as an inline note of two rows: positions as if it were one, and where it may be parted.

    `starts`, `ends`, `origins` are those of the paragraph before the note was folded, `rows` the offsets at which a
    second row may begin.
    """

    start: int
    end: int
    size: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    origins: tuple[int, ...]
    rows: tuple[int, ...]

    def fold(self, first: int, last: int) -> tuple[int, int]:
        """Where the second row of text[first:last] begins, and the width of the longer row.

        Rows are as even as may be, the first the longer one.
        """
        options = self.rows[bisect_left(self.rows, first + 1) : bisect_left(self.rows, last)]
        width, at = min((max(self.width(first, at), self.width(at, last)), -at) for at in (*options, last))
        return -at, width

    def width(self, first: int, last: int) -> int:
        return max(self.ends[last - self.start] - self.starts[first - self.start], 0)


@dataclass(frozen=True, slots=True)
class Beside:
    """All matter beside a paragraph. `before` and `after` lead from the origin of a character to its cell's edges."""

    readings: tuple[Reading, ...]
    ruled: tuple[Ruled, ...]
    notes: tuple[Note, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    text: str
    """The texts of all readings, one after the other."""
    missing: tuple[tuple[int, int, str], ...] = ()
    """Characters of readings that no face has: start and end of the base, and the character."""
    parted: int = 0
    """White between the lines at neighbours."""


class Type(NamedTuple):
    """What readings are set with: the shaper, and the finder of faces."""

    shape: Callable[[str, TextStyle], ShapedText]
    face: Callable[[TextStyle, str], Face | None]


def is_bopomofo(text: str) -> bool:
    """Whether a reading is in 注音符号: its symbols stand behind their character, not over it."""
    return any(low <= ord(char) <= high for char in text for low, high in _BOPOMOFO)


def attach(shaped: ShapedText, annotations: Sequence[Annotation], spacer: Spacer, types: Type) -> ShapedText:
    """The paragraph with the matter that stands beside it; its arrays make room where that takes some."""
    count = len(shaped.text)
    inside = [_over_clusters(shaped, a, count) for a in annotations if a.start < min(a.end, count)]
    leads, tails = spacer.leads, spacer.tails
    cells = [start + leads.get(letter, 0) for start, letter in zip(shaped.starts, shaped.letters, strict=False)]
    before = tuple(origin - cell for origin, cell in zip(shaped.origins, cells, strict=True))
    after = tuple(
        max(shaped.ends[i + 1] - tails.get(letter, (0, 0))[0] - shaped.origins[i], 0)
        for i, letter in enumerate(shaped.letters)
    )
    notes = [_fold(shaped, note) for note in inside if note.kind == "warichu"]
    setter = _Readings(shaped, types)
    readings = tuple(setter.set_all(a for a in inside if a.kind == "ruby"))
    room = _Room(count)
    _spread(shaped, readings, before, after, room)
    for note in inside:
        if note.kind == "deceased":
            room.before[note.start] += FRAME_AIR
            room.after[note.end - 1] += FRAME_AIR
            if note.end - note.start <= _NAME_MOST:
                _keep(shaped, note.start, note.end)
    opened: list[int] = []
    if any(reading.behind for reading in readings) and not shaped.vertical:
        opened = _open_cells(shaped, room)
    room.give(shaped)
    read = {reading.end for reading in readings}
    for offset in opened:
        if offset not in read:
            # A line whose last character has no reading ends with it, not with the room for one.
            shaped.ends[offset] -= BOPOMOFO_CELL
    if room.is_wanted:
        _trim_spaces(shaped)
    ruled = _levels([a for a in inside if a.kind in LINES])
    ruled += [Ruled(a.start, a.end, a.kind, a.style.color) for a in inside if a.kind == "deceased"]
    if not shaped.vertical:
        _move_dots(shaped, ruled)
    beside = Beside(
        readings, tuple(ruled), tuple(notes), before, after, "".join(r.text for r in readings), tuple(setter.missing),
        round(spacer.style.name_line_gap.value * EM),
    )  # fmt: skip
    return replace(shaped, beside=beside)


def _over_clusters(shaped: ShapedText, annotation: Annotation, count: int) -> Annotation:
    """The annotation over whole clusters: no line begins or ends inside a character with its marks, or a ligature."""
    if annotation.kind not in LINES and annotation.kind != "deceased":
        return annotation._replace(end=min(annotation.end, count))
    start, end = annotation.start, min(annotation.end, count)
    while start and shaped.glyphs[start] < 0:
        start -= 1
    while end < count and shaped.glyphs[end] < 0:
        end += 1
    return annotation._replace(start=start, end=end)


def _keep(shaped: ShapedText, start: int, end: int) -> None:
    for offset in range(start + 1, end):
        shaped.penalties[offset] = None


def _levels(lines: Sequence[Annotation]) -> list[Ruled]:
    """Lines along the same characters stand outside each other, the longest outermost."""
    found: list[Ruled] = []
    for line in sorted(lines, key=lambda a: (a.end - a.start, a.start)):
        under = [r.level + 1 for r in found if r.start < line.end and line.start < r.end]
        found.append(Ruled(line.start, line.end, line.kind, line.style.color, max(under, default=0)))
    return sorted(found)


def _move_dots(shaped: ShapedText, ruled: Sequence[Ruled]) -> None:
    """Dots stand outside the lines under their characters (clreq 3.1.8)."""
    for index, dot in shaped.dots.items():
        steps = max((r.level + 1 for r in ruled if r.kind in LINES and r.start <= index < r.end), default=0)
        if steps:
            shaped.dots[index] = dot._replace(shift=dot.shift - steps * _DOT_STEP)


class _Room:
    """What characters are to take more of the line: before and after their glyphs, and between them."""

    def __init__(self, count: int) -> None:
        self.before = [0] * (count + 1)
        self.after = [0] * (count + 1)
        self.gap = [0] * (count + 1)

    @property
    def is_wanted(self) -> bool:
        return any(self.before) or any(self.after) or any(self.gap)

    def give(self, shaped: ShapedText) -> None:
        """Move all positions of the paragraph accordingly."""
        if not self.is_wanted:
            return
        moved, count = 0, len(shaped.text)
        for offset in range(count + 1):
            shaped.ends[offset] += moved
            moved += self.gap[offset] if 0 < offset < count else 0
            shaped.starts[offset] += moved
            if offset < count:
                moved += self.before[offset]
                shaped.origins[offset] += moved
                moved += self.after[offset]


def _trim_spaces(shaped: ShapedText) -> None:
    """Spaces at the edges of lines have no width."""
    letters = shaped.letters
    for offset in range(2, len(letters) + 1):
        if letters[offset - 1] in EDGE_SPACES:
            shaped.ends[offset] = shaped.ends[offset - 1]
    for offset in range(len(letters) - 1, -1, -1):
        if letters[offset] in EDGE_SPACES:
            shaped.starts[offset] = shaped.starts[offset + 1]


def _open_cells(shaped: ShapedText, room: _Room) -> list[int]:
    """Every character, marks included, has room for bopomofo behind it; a word or a dash once (clreq 3.3.3).

    The offsets behind such room.
    """
    opened: list[int] = []
    letters = shaped.letters
    for index, letter in enumerate(letters):
        follows = letters[index + 1 : index + 2]
        in_word = letter in _WORD_LETTERS and follows in _WORD_LETTERS and follows
        if letter not in "xWZ_I~" and not in_word:
            last = index + 1
            while last < len(letters) and letters[last] == "x":
                last += 1
            room.after[last - 1] += BOPOMOFO_CELL
            opened.append(last)
    return opened


_WORD_LETTERS = "Ak9$%i-/(){}!qlrb"


def _spread(
    shaped: ShapedText, readings: Sequence[Reading], before: Sequence[int], after: Sequence[int], room: _Room
) -> None:
    """Room for readings that are longer than their base, and between those that would touch (clreq 3.3.4)."""
    over = [reading for reading in readings if not reading.behind]
    for reading in readings:
        _keep(shaped, reading.start, reading.end)
    for reading in over:
        start, end = reading.start, reading.end
        base = shaped.origins[end - 1] + after[end - 1] - shaped.origins[start] + before[start]
        spare = reading.width - base - 2 * OVERHANG
        if spare > 0:
            share = spare // (end - start)
            for offset in range(start, end + 1):
                room.gap[offset] += share if start < offset < end else share // 2
    reach = list(accumulate(room.gap))
    centres = [
        (shaped.origins[r.start] - before[r.start] + reach[r.start] + shaped.origins[r.end - 1] + after[r.end - 1]
         + reach[r.end - 1]) // 2
        for r in over
    ]  # fmt: skip
    lacking: dict[int, int] = {}
    for number, (one, other) in enumerate(pairwise(over)):
        wanted = (one.width + other.width) // 2 + white_between(one, other)
        lack = wanted - (centres[number + 1] - centres[number])
        if lack > 0:
            lacking[number] = lack
    _widen(over, lacking, room)


def white_between(one: Reading, other: Reading) -> int:
    """Least white between two readings."""
    alone = one.end - one.start == 1 and other.end - other.start == 1
    return APART["character" if alone else "word"]


def _widen(over: Sequence[Reading], lacking: dict[int, int], room: _Room) -> None:
    """Characters with readings that stand side by side are tracked alike, by what the widest of them need."""
    at = 0
    while at < len(over):
        stop = at + 1
        while stop < len(over) and over[stop - 1].end == over[stop].start and _single(over[stop - 1], over[stop]):
            stop += 1
        most = max((lacking.get(number, 0) for number in range(at, stop - 1)), default=0)
        for number in range(at, stop - 1):
            room.gap[over[number].end] += most
        lack = lacking.get(stop - 1, 0)
        if lack:
            room.gap[over[stop - 1].end] += lack - lack // 2
            room.gap[over[stop].start] += lack // 2
        at = stop


def _single(one: Reading, other: Reading) -> bool:
    return one.end - one.start == other.end - other.start == 1


class _Readings:
    """Sets the readings of a paragraph."""

    def __init__(self, shaped: ShapedText, types: Type) -> None:
        self.shaped = shaped
        self.types = types
        self.missing: list[tuple[int, int, str]] = []

    def set_all(self, annotations: Iterator[Annotation]) -> Iterator[Reading]:
        at = 0
        done = 0
        for annotation in sorted(annotations, key=lambda a: (a.start, -a.end)):
            for one in _by_character(annotation):
                if one.start >= done:
                    behind = is_bopomofo(one.value) and one.end == one.start + 1
                    yield self._behind(one, at) if behind else self._over(one, at)
                    at += len(one.value)
                    done = one.end

    def _over(self, annotation: Annotation, at: int) -> Reading:
        """Over its base; at its right in a vertical line."""
        start, end, _, style, value = annotation
        one = self.types.shape(value, style)
        self.missing += [(start, end, value[a:b]) for a, b in one.missing]
        width = max(one.ends[-1] - one.starts[0], 0) if value else 0
        han = bool(value) and value[0] not in EDGE_SPACES and one.letters[0] in "HK"
        if self.shaped.vertical:
            across = EM // 2 + round(style.size_ratio * EM / 2)
        else:
            across = OVER + round((_HAN_DESCENT if han else _DESCENT) * style.size_ratio * EM)
        return Reading(start, end, at, value, tuple(_glyphs(one, across)), width)

    def _behind(self, annotation: Annotation, at: int) -> Reading:
        """Bopomofo: at most three symbols in a column, the tone at the upper right of the last, ˙ on top."""
        start, end, _, style, value = annotation
        symbols = [(i, char) for i, char in enumerate(value) if char not in _TONES and not char.isspace()]
        scale = style.size_ratio / 0.5
        step = _SYMBOL * scale * min(1.0, _MOST_SYMBOLS / max(len(symbols), 1))
        glyphs: list[Placed] = []
        top = (len(symbols) - 1) * step / 2
        for number, (index, char) in enumerate(symbols):
            along, up = round(_SYMBOL_CENTRE * scale), round((top - number * step) * EM)
            glyphs.append(self._symbol(annotation, char, index, along, up, step, by_ink=False))
        for index, char in enumerate(value):
            if char in _TONES:
                neutral = char == _NEUTRAL
                along = round((_SYMBOL_CENTRE if neutral else _TONE_CENTRE) * scale)
                up = (top + step / 2) * EM + _NEUTRAL_RISE if neutral else (step / 2 - top) * EM
                glyphs.append(self._symbol(annotation, char, index, along, round(up), _TONE * scale, by_ink=True))
        glyphs.sort(key=lambda glyph: glyph.cluster)
        return Reading(start, end, at, value, tuple(glyphs), round(BOPOMOFO_CELL * scale), True)

    def _symbol(
        self, annotation: Annotation, char: str, index: int, along: int, up: int, ratio: float, *, by_ink: bool
    ) -> Placed:
        """A symbol with its centre so far behind its character and over the middle of its em box."""
        style = annotation.style
        face = self.types.face(style, char)
        if face is None:
            self.missing.append((annotation.start, annotation.end, char))
            face = self.types.face(style, "一") or self.types.face(style, " ")
            assert face is not None, "a font book has faces"
        glyph = face.glyph(char)
        scale = ratio * face.scale * EM / face.units_per_em
        box = face.box(glyph)
        middle = (box.left + box.right) / 2 if by_ink else face.advance(glyph) / 2
        height = (box.top + box.bottom) / 2 if by_ink else 0.38 * face.units_per_em
        if self.shaped.vertical:
            _, x, y = face.vertical_metrics(glyph)
            font = Font(face.key, ratio, style.color, "upright")
            k = face.units_per_em / 1000
            return Placed(
                font,
                glyph,
                round(-up + (height - y * k) * scale),
                EM // 2 + round(along - (middle - x * k) * scale),
                index,
            )
        font = Font(face.key, ratio, style.color)
        return Placed(font, glyph, round(along - middle * scale), CENTRE + round(up - height * scale), index)


def _by_character(annotation: Annotation) -> list[Annotation]:
    """A bopomofo reading of several characters is one for each, where spaces part it so."""
    syllables = _SYLLABLE.findall(annotation.value)
    if not is_bopomofo(annotation.value) or len(syllables) != annotation.end - annotation.start:
        return [annotation]
    return [
        annotation._replace(start=at, end=at + 1, value=value) for at, value in enumerate(syllables, annotation.start)
    ]


def _glyphs(one: ShapedText, across: int) -> Iterator[Placed]:
    """The glyphs of a text that was shaped by itself, from its start."""
    begin = one.starts[0]
    for start, end, font in one.spans:
        for index in range(start, end):
            if one.glyphs[index] < 0:
                continue
            along, up = one.origins[index] - begin, across + one.shifts.get(index, 0)
            yield Placed(font, one.glyphs[index], along, up, index)
            for more in one.more.get(index, ()):
                yield Placed(font, more.glyph_id, along + more.offset, across + more.shift, index)


def _fold(shaped: ShapedText, annotation: Annotation) -> Note:
    """Make text[start:end] half as wide, as it will be in two rows, and rigid.

    It may be parted only where the rows on both lines are no longer than what they are counted for, so that
    lines stay exact (jlreq, inline cutting note).
    """
    start, end = annotation.start, annotation.end
    letters = shaped.letters[start:end]
    rows = tuple(start + i for i, may in enumerate(allowed(letters, "gb")) if may and 0 < i < len(letters))
    note = Note(
        start, end, round(annotation.style.size_ratio * EM), tuple(shaped.starts[start : end + 1]),
        tuple(shaped.ends[start : end + 1]), tuple(shaped.origins[start:end]), rows,
    )  # fmt: skip
    parts = _parts(note)
    begin, old = shaped.starts[start], shaped.ends[end]
    width = parts[end]
    _stiffen(shaped, start, end)
    so_far = 0
    for offset in range(start + 1, end):
        so_far = parts.get(offset, so_far)
        shaped.starts[offset] = shaped.ends[offset] = begin + so_far
        if offset not in parts:
            shaped.penalties[offset] = None
    so_far = 0
    for offset in range(start, end):
        so_far = parts.get(offset, so_far)
        shaped.origins[offset] = begin + so_far
    moved = begin + width - old
    for offset in range(end, len(shaped.starts)):
        shaped.ends[offset] += moved
        shaped.starts[offset] += moved
        if offset < len(shaped.origins):
            shaped.origins[offset] += moved
    return note


def _parts(note: Note) -> dict[int, int]:
    """Where a note may be parted, and how much of its width stands before each; its end with the whole width."""
    start, end = note.start, note.end
    whole = note.fold(start, end)[1]
    for extra in range(0, EM + 1, EM // 4):
        width = whole + extra
        kept: list[tuple[int, int]] = [(start, 0)]
        for at in note.rows:
            if not (_is_part(note, start, at) and _is_part(note, at, end)):
                continue
            before = note.fold(start, at)[1]
            fits = all(note.fold(one, at)[1] <= before - counted for one, counted in kept)
            if fits and before + note.fold(at, end)[1] <= width:
                kept.append((at, before))
        if len(kept) > 1 or whole <= 4 * EM:
            return {**dict(kept[1:]), end: width}
    return {end: whole}


def _is_part(note: Note, first: int, last: int) -> bool:
    """Whether text[first:last] makes two rows that are no mere stub."""
    at, width = note.fold(first, last)
    return at < last and width >= _LEAST_PART * note.size


def _stiffen(shaped: ShapedText, start: int, end: int) -> None:
    """No glue inside text[start:end]: its boundaries neither give nor stretch."""
    kept = [(at, gap) for at, gap in zip(shaped.gap_offsets, shaped.gaps, strict=True) if not start < at < end]
    listed = sorted([*kept, *((at, Gap(site=RIGID)) for at in range(start + 1, end))], key=lambda pair: pair[0])
    shaped.gap_offsets[:] = [at for at, _ in listed]
    shaped.gaps[:] = [gap for _, gap in listed]
    for froms, tos in ((shaped.give_from, shaped.give_to), (shaped.soft_from, shaped.soft_to)):
        _take_out(froms, tos, start, end)


def _take_out(froms: list[float] | list[int], tos: list[float] | list[int], start: int, end: int) -> None:
    """Take what the boundaries inside give out of sums over boundaries."""
    steps = [tos[i + 1] - tos[i] for i in range(start + 1, end)]
    gone = 0
    for offset in range(start + 1, len(tos)):
        tos[offset] -= gone  # type: ignore[operator]
        if offset < end:
            gone += steps[offset - start - 1]  # type: ignore[assignment]
        froms[offset] -= gone  # type: ignore[operator]


def runs_of_fonts(glyphs: Sequence[Placed]) -> Iterator[tuple[Font, list[Placed]]]:
    """Glyphs that follow one another in one font."""
    for font, same in groupby(glyphs, key=lambda glyph: glyph.font):
        yield font, list(same)
