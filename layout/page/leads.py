"""What a paragraph carries besides its lines: an initial letter over several of them, a marker before it, an ornament
behind its end.

An initial letter is copy and keeps its place in the text; markers and ornaments are not. All of them stand in the
lines themselves, which leave room for them, so that text flows as it does elsewhere. Source: CSS Inline 3 §3
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from ..base.units import Em, Length, resolve
from ..edition.model import Block, Text
from ..style.model import Part
from ..text.justify import Setting, set_line_of
from ..text.model import Broken, Line, LineRule, LineRun, ParagraphStyle
from ..text.shaper import ShapedText
from .context import Context, fixed_size

_FACE = 0.918
"""What ideographs fill of their em, as their fonts' BASE tables have it (ICF)."""
_BASELINE = 0.88
"""Where the baseline lies from the top of the em of ideographs."""
_LEAST_BESIDE = 4
"""字 of the shortest line beside an initial letter or a marker."""
_INITIALS = "HAa"
_OPENING = "Oq(l"
_REST = "x"
_AIR = 0.15
"""字 that an initial letter keeps from the text beside it, at least."""
_SIGN_AIR = 0.5
"""字 between the end of a text and its ornament."""
_LATIN = "A"
_ANY_MEASURE = Length(1 << 40)
_STARTS_NO_LINE = "CPQSTtUMFrk)}!%"

Breaker = Callable[[ShapedText, Length, tuple[int, ...], ParagraphStyle, int], Broken]


class Lead(NamedTuple):
    """What stands at the start of the first `lines` of a paragraph, in a box `width` sp wide; the first `end`
    characters of its text where it is copy. `shaped` in `style` is the text beside it."""

    lines: int
    width: int
    runs: tuple[LineRun, ...]
    shaped: ShapedText
    style: ParagraphStyle
    end: int = 0


class Sign(NamedTuple):
    """An ornament: its glyphs, from 0 on, and what they take of a line in sp."""

    width: int
    runs: tuple[LineRun, ...]


def set_beside(lead: Lead, size: Length, measures: tuple[int, ...], looseness: int, breaker: Breaker) -> Broken | None:
    """A paragraph broken beside its lead; None where there is no room for that, or too little text."""
    first = [*measures[: lead.lines], *(measures[-1:] * (lead.lines - len(measures)))]
    if min(first) - lead.width < _LEAST_BESIDE * size:
        return None
    room = (*(measure - lead.width for measure in first), *(measures[lead.lines :] or measures[-1:]))
    made = breaker(lead.shaped, size, room, lead.style, looseness)
    if len(made.lines) < lead.lines:
        return None
    beside, below = made.lines[: lead.lines], made.lines[lead.lines :]
    lines = [*(_moved(line, lead.width, lead.end) for line in beside), *(_moved(line, 0, lead.end) for line in below)]
    runs = lead.runs if lead.end else tuple(_moved_run(run, beside[0].inset, 0) for run in lead.runs)
    lines[0] = lines[0]._replace(start=0, runs=(*runs, *lines[0].runs))
    return made._replace(lines=tuple(lines))


def with_sign(made: Broken, sign: Sign, size: Length) -> Broken:
    """A paragraph with an ornament behind its last line, where there is room for it."""
    last = made.lines[-1]
    at = last.inset + last.width + round(_SIGN_AIR * size)
    if at + sign.width > last.measure:
        return made
    runs = tuple(
        run._replace(offsets=tuple(at + offset for offset in run.offsets), clusters=(last.end,) * len(run.clusters),
                     end=last.end)
        for run in sign.runs
    )  # fmt: skip
    return made._replace(lines=(*made.lines[:-1], last._replace(runs=(*last.runs, *runs))))


def set_in(line: Line, start: int, end: int) -> Line:
    """A line that keeps from the start and the end of a longer measure."""
    return _moved(line, start, 0)._replace(measure=line.measure + start + end)


def _moved(line: Line, by: int, characters: int) -> Line:
    """A line farther in, of a text that begins so many characters sooner."""
    if not by and not characters:
        return line
    return line._replace(
        start=line.start + characters, end=line.end + characters, inset=line.inset + by, measure=line.measure + by,
        runs=tuple(_moved_run(run, by, characters) for run in line.runs),
        rules=tuple(_moved_rule(rule, by) for rule in line.rules),
        readings=tuple(_moved_run(run, by, 0) for run in line.readings),
    )  # fmt: skip


def _moved_run(run: LineRun, by: int, characters: int) -> LineRun:
    return run._replace(
        offsets=tuple(offset + by for offset in run.offsets),
        clusters=tuple(cluster + characters for cluster in run.clusters),
        end=run.end + characters,
    )


def _moved_rule(rule: LineRule, by: int) -> LineRule:
    return rule._replace(start=rule.start + by, end=rule.end + by)


def initial_of(
    context: Context, path: tuple[Part, ...], block: Block, plain: tuple[ShapedText, ParagraphStyle], pitch: float,
    language: str, shape_rest: Callable[[Text], ShapedText],
) -> Lead | None:  # fmt: skip
    """The initial letter of a paragraph whose lines are `pitch` sp apart; None without one.

    There is none where the text begins with a number, a dateline or a run-in heading, and none where what follows
    can't begin a line.
    """
    count = context.style(*path, Part("first-letter")).initial_letter or context.style(*path).initial_letter
    shaped, paragraph = plain
    end = _initial_end(block, shaped.letters) if count else 0
    size = fixed_size(context.style(*path))
    if not end:
        return None
    text = block.text
    letter, own, style = context.shape(
        replace(text, text=text.text[:end], marks=()), (*path, Part("first-letter")),
        vertical=shaped.vertical, language=language,
    )  # fmt: skip
    rest = replace(
        text, text=text.text[end:], marks=tuple(m._replace(start=m.start - end, end=m.end - end) for m in text.marks)
    )
    span = round((count - 1) * pitch)
    drawn = _drawn(context, letter, own, shaped, end, size, span)
    if drawn is None:
        return None
    width, runs = drawn
    least = max(resolve(style.margin_right, size), round(_AIR * size))
    box = width + least
    if shaped.letters[end : end + 1] != _LATIN:
        # Characters beside it stand under those of the lines over and under them.
        box = ceil(box / size) * size
    return Lead(count, box, runs, shape_rest(rest), replace(paragraph, indent=Em(0.0)), end)


def _initial_end(block: Block, letters: str) -> int:
    """Where the first letter ends, with the opening marks before it; 0 where it can't stand by itself."""
    at = 0
    while letters[at : at + 1] and letters[at] in _OPENING:
        at += 1
    end = at + 1
    while letters[end : end + 1] == _REST:
        end += 1
    follows = letters[end : end + 1]
    if letters[at : at + 1] not in tuple(_INITIALS) or not follows or follows in _STARTS_NO_LINE:
        return 0
    return 0 if any(mark.start < end for mark in block.text.marks) else end


def _drawn(
    context: Context, letter: ShapedText, own: ParagraphStyle, shaped: ShapedText, end: int, size: Length, span: int
) -> tuple[int, tuple[LineRun, ...]] | None:
    """The width of an initial letter and its glyphs on the first line, moved so that it reaches from the top of that
    line's ideographs to the foot of those of the last; a letter before letters from their caps to the last baseline."""
    before = letter.letters[-1:] == _LATIN and not letter.vertical
    run = set_line_of(letter, 0, end, Setting(size, _ANY_MEASURE, "start", own)).runs[-1]
    if run.orientation == "rotated":
        return None
    face = context.book.face(run.face)
    cap = face.file.cap_height / face.units_per_em * face.scale
    if not before:
        # Both faces of ideographs lie alike in their ems.
        large = size + round(span / _FACE)
        drop = span / 2 if letter.vertical else span + (1 - _BASELINE - (1 - _FACE) / 2) * (size - large)
    elif shaped.letters[end : end + 1] == _LATIN:
        large, drop = size + round(span / cap), span
    else:
        large = round((span + _FACE * size) / cap)
        drop = span + (1 - _BASELINE - (1 - _FACE) / 2) * size
    made = set_line_of(letter, 0, end, Setting(Length(large), _ANY_MEASURE, "start", own))
    return made.width, tuple(_shifted(one, -round(drop)) for one in made.runs)


def _shifted(run: LineRun, up: int) -> LineRun:
    return run._replace(shifts=tuple(shift + up for shift in run.shifts or (0,) * len(run.glyph_ids))) if up else run


def marker_of(
    context: Context, path: tuple[Part, ...], content: str, plain: tuple[ShapedText, ParagraphStyle], language: str
) -> Lead:
    """The marker of an item, in a box of whole 字."""
    shaped, paragraph = plain
    size = fixed_size(context.style(*path))
    sign = sign_of(context, (*path, Part("marker")), content, size, vertical=shaped.vertical, language=language)
    return Lead(1, ceil(sign.width / size) * size, sign.runs, shaped, paragraph)


def sign_of(
    context: Context, path: tuple[Part, ...], content: str, size: Length, *, vertical: bool, language: str
) -> Sign:
    """An ornament in the style of `path` in the middle of a line of `size`: no copy, read as nothing."""
    shaped, paragraph, style = context.shape(Text("", content), path, vertical=vertical, language=language)
    own = fixed_size(style)
    made = set_line_of(shaped, 0, len(content), Setting(own, _ANY_MEASURE, "start", replace(paragraph, indent=Em(0.0))))
    up = 0 if vertical else round((_BASELINE - 0.5) * (size - own))
    runs = tuple(
        _shifted(run, up)._replace(clusters=(0,) * len(run.clusters), end=0, inserted=True, actual_text="")
        for run in made.runs
    )
    return Sign(made.width, runs)
