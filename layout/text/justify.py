"""Setting a line to its measure: which glue gives, in which order, and where every glyph then stands.

Amounts are exact: positions are kept in 1/65536 sp and rounded once, so that no error runs up along the line and a
justified line ends on its measure in sp (chinese-typography §7; clreq 3.5.3, 3.5.4).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from ..base.units import EM, Length
from .beside import Stretch, fold_rows, shifted
from .model import Line, LineRule, LineRun, LineStyle, ParagraphStyle
from .shaped import Mark, ShapedText
from .spacing import AUTO, LAST, RIGID, SITE, TIGHT, WORD, Gap

_HALF_SP = EM >> 1
_STRETCH_STEPS = (WORD, AUTO)
_SPARE_BEFORE: dict[LineStyle, int] = {"center": 2, "end": 1}
"""Lines that begin after a share of what they leave of their measure."""
SPREAD = EM // 4
"""Gap up to which nothing is opened before a closing or after an opening mark (jlreq 3.8.4)."""
_HANG_OVER = 0.5
"""Share of the glue that is given before a mark hangs (§6.3: a quarter em of each mark's half)."""


class Setting(NamedTuple):
    """How a line is set: sizes in sp; `indent` moves its start. The last line of a paragraph is not justified."""

    size: Length
    measure: Length
    align: LineStyle
    paragraph: ParagraphStyle
    is_last: bool = True
    indent: int = 0


_END = itemgetter(1)
_COUNT = tuple(range(4096))
"""Clusters of a run are a slice of it."""


class Fit(NamedTuple):
    """A line's adjustment: what the gap before each of its characters gains, and all together, in 1/65536 sp."""

    amounts: list[int] | None
    change: int
    ratio: float
    gap: float
    overfull: bool


_NO_FIT = Fit(None, 0, 0.0, 0.0, False)


def hang_width(shaped: ShapedText, start: int, end: int, target: int) -> int:
    """Width of the mark that hangs past the end of this line, with its glue; 0 when none does."""
    if not shaped.hangs:
        return 0
    first, stop = shaped.content(start, end)
    if stop - first < 2:
        return 0
    width = shaped.hangs.get(stop, 0)
    excess = shaped.width(start, end) - target
    if not width or excess <= 0:
        return 0
    give = shaped.give_to[end] - shaped.give_from[start]
    return 0 if excess <= give * _HANG_OVER else width


def set_line_of(shaped: ShapedText, start: int, end: int, setting: Setting) -> Line:
    """text[start:end] as one line, at its measure or aligned in it.

    Every character is in a run's clusters, spaces at the edges without width. A line that shrinks as far as the
    rules allow and is still too long is `overfull`.
    """
    size, measure, align, _, _, indent = setting
    room = (measure - indent) << 16
    first, last = shaped.content(start, end)
    hyphen = shaped.hyphens.get(end) if shaped.hyphens and end < len(shaped.text) else None
    begin = shaped.starts[start]
    natural = (shaped.ends[end] - begin + (hyphen.width if hyphen else 0)) * size
    hung = hang_width(shaped, start, end, room // size) * size if shaped.hangs else 0
    fit = _NO_FIT
    if first == last:
        natural = 0
    elif hung:
        # What hangs, and the glue that it takes along, has no part in the adjustment.
        fit = _fit(shaped, first, last - 1, natural - hung - room, setting) if natural - hung != room else _NO_FIT
        if fit.amounts is not None:
            fit.amounts.append(0)
    elif natural != room:
        fit = _fit(shaped, first, last, natural - room, setting)
    amounts, change, ratio, gap, overfull = fit
    total = natural + change + _HALF_SP
    stop, width = total >> 16, (total - hung) >> 16
    inset = indent
    if align in _SPARE_BEFORE:
        inset += ((room >> 16) - width) // _SPARE_BEFORE[align]
    base = _HALF_SP - begin * size + (inset << 16)
    origins = shaped.origins[first:last]
    if amounts is None:
        offsets = [(o * size + base) >> 16 for o in origins]
    else:
        offsets = [(o * size + x + base) >> 16 for o, x in zip(origins, accumulate(amounts), strict=False)]
    if first > start:
        offsets = [inset] * (first - start) + offsets
    if last < end:
        offsets += [inset + stop - (_at_size(hyphen.width, size) if hyphen else 0)] * (end - last)
    beside = shaped.beside
    rows = fold_rows(shaped, beside, first, last, start, offsets, size) if beside and beside.notes else None
    runs = _runs(shaped, start, end, offsets, size)
    if rows:
        runs = [shifted(run, rows, shaped) for run in runs]
    if hyphen:
        runs.append(_hyphen(hyphen, inset + stop, end, size))
    if shaped.dots:
        runs += _dots(shaped, first, last, start, offsets, size)
    rules: tuple[LineRule, ...] = ()
    readings: tuple[LineRun, ...] = ()
    if beside:
        stretch = Stretch(shaped, beside, (first, last, start), offsets, size)
        rules, readings = stretch.rules(), stretch.readings(measure)
    return Line(
        start, end, inset, width, measure, tuple(runs), ratio, hyphen is not None, overfull, gap, rules, readings
    )


def _fit(shaped: ShapedText, first: int, last: int, excess: int, setting: Setting) -> Fit:
    """Shrink a line that is too long; stretch one that is to be justified."""
    if excess > 0:
        return _shrink(shaped, first, last, excess, setting.size)
    full = not setting.is_last or -excess <= setting.paragraph.fill_last.value * setting.size * EM
    if setting.align == "distribute" or (setting.align == "justify" and full):
        return _stretch(shaped, first, last, -excess, setting)
    return _NO_FIT


def _inside(shaped: ShapedText, first: int, last: int) -> tuple[list[int], list[Gap]]:
    """The listed gaps inside a line, and their offsets in the text."""
    offsets = shaped.gap_offsets
    low = bisect_right(offsets, first)
    high = bisect_left(offsets, last, low)
    return offsets[low:high], shaped.gaps[low:high]


def _shrink(shaped: ShapedText, first: int, last: int, excess: int, size: int) -> Fit:
    # A mark at the line's end gives its glue first; it moves no glyph.
    tail = shaped.tails.get(last, 0) * size
    left = max(excess - tail, 0)
    cut_off = excess - left
    offsets, gaps = _inside(shaped, first, last)
    sites = [(gap[2], at - first, gap[1] * size) for at, gap in zip(offsets, gaps, strict=False) if gap[1]]
    capacity = tail + sum([most for _, _, most in sites])
    amounts = [0] * max(last - first, 1)
    for step in sorted({step for step, _, _ in sites}):
        left -= _give(amounts, [(at, most) for one, at, most in sites if one == step], left)
        if not left:
            break
    ratio = excess / capacity if capacity else 1.0
    # Half an sp is what rounding to a measure may leave.
    return Fit(amounts, sum(amounts) - cut_off, -min(ratio, 1.0), 0.0, left > EM)


def _give(amounts: list[int], sites: list[tuple[int, int]], wanted: int) -> int:
    """Narrow these gaps alike by what is wanted, as far as they go; how much that is."""
    whole = sum([most for _, most in sites])
    taken = min(wanted, whole)
    for at, most in sites:
        amounts[at] = most * taken // -whole
    return taken


def _stretch(shaped: ShapedText, first: int, last: int, spare: int, setting: Setting) -> Fit:
    size = setting.size
    even = setting.align == "distribute"
    offsets, gaps = _inside(shaped, first, last)
    kinds = [gap[4] for gap in gaps]
    widened: dict[int, int] = {}
    left = spare
    sites = [] if even else [gap for gap in zip(offsets, gaps, strict=False) if gap[1][3]]
    for step in _STRETCH_STEPS if sites else ():
        left -= _take(widened, [(at - first, gap[3] * size) for at, gap in sites if gap[2] == step], left)
    shares = _shares(last - first - 1, kinds, left, size, even)
    site = shares[SITE]
    amounts = [site] * max(last - first, 1)
    amounts[0] = 0
    for at, kind in zip(offsets, kinds, strict=False):
        if kind != SITE:
            amounts[at - first] = shares.get(kind, 0)
    for at, amount in widened.items():
        amounts[at] += amount
    soft = shaped.soft_to[last] - shaped.soft_from[first]
    ratio = spare / size / soft if soft > 0 else 0.0
    # What is spread on purpose (均排) is not loose.
    gap = 0.0 if even else max(shares.values()) / size / EM
    return Fit(amounts, sum(amounts), ratio, gap, False)


def _take(widened: dict[int, int], sites: list[tuple[int, int]], wanted: int) -> int:
    """Widen these gaps alike by what is wanted, as far as they go; how much that is."""
    whole = sum([most for _, most in sites])
    taken = min(wanted, whole)
    for at, most in sites:
        widened[at] = most * taken // whole
    return taken


_ORDER = (SITE, TIGHT, LAST)
"""Gaps that open one kind after the other, each to a quarter em, before all go on alike."""


def _shares(gaps: int, kinds: list[int], spare: int, size: int, even: bool) -> dict[int, int]:
    """What every open gap gets, by kind: those beside the inner side of a mark and beside a connector later."""
    counts = {kind: kinds.count(kind) for kind in (TIGHT, LAST)}
    counts[SITE] = max(gaps, 0) - sum(counts.values()) - kinds.count(RIGID)
    whole = sum(counts.values())
    limit = SPREAD * size
    if even or whole * limit < spare:
        return dict.fromkeys(_ORDER, spare // whole if whole else 0)
    shares: dict[int, int] = {}
    for kind in _ORDER:
        taken = min(spare, limit * counts[kind])
        shares[kind] = taken // counts[kind] if counts[kind] else 0
        spare -= taken
    return shares


def _at_size(width: int, size: int) -> int:
    return (width * size + _HALF_SP) >> 16


def _runs(shaped: ShapedText, start: int, end: int, offsets: list[int], size: int) -> list[LineRun]:
    """The glyph runs of a line; characters without a glyph of their own join the one before them."""
    runs: list[LineRun] = []
    odd, spans = shaped.odd, shaped.spans
    lead = start
    for number in range(bisect_right(spans, start, key=_END) if len(spans) > 1 else 0, len(spans)):
        at, to, font = spans[number]
        if at >= end:
            break
        if at < start:
            at = start
        if to > end:
            to = end
        shifts: tuple[int, ...] = ()
        if not odd or bisect_left(odd, at) == bisect_left(odd, to):
            glyphs = tuple(shaped.glyphs[at:to])
            places = tuple(offsets[at - start : to - start])
            clusters = _COUNT[at:to] if to <= len(_COUNT) else tuple(range(at, to))
        else:
            glyphs, places, clusters, shifts = _slow(shaped, at, to, start, offsets, size)
        if not glyphs:
            if runs:
                runs[-1] = runs[-1]._replace(end=to)
            continue
        if clusters[0] != lead and not runs:
            clusters = (lead, *clusters[1:])
        face, scale, color, orientation, axis, stretch = font
        glyph_size = size if scale == 1.0 else round(size * scale)
        axis_shift = _at_size(axis, size) if axis else 0
        run = LineRun(face, glyph_size, color, orientation, glyphs, places, clusters, to, shifts, axis_shift=axis_shift)
        runs.append(run if stretch == 1.0 else run._replace(stretch=stretch))
    return runs


def _slow(
    shaped: ShapedText, at: int, to: int, start: int, offsets: list[int], size: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    glyphs: list[int] = []
    places: list[int] = []
    clusters: list[int] = []
    shifts: list[int] = []
    for index in range(at, to):
        glyph = shaped.glyphs[index]
        if glyph < 0:
            continue
        place = offsets[index - start]
        glyphs.append(glyph)
        places.append(place)
        clusters.append(index)
        shifts.append(_at_size(shaped.shifts.get(index, 0), size))
        more = shaped.more.get(index)
        if more:
            for extra in more:
                glyphs.append(extra.glyph_id)
                places.append(place + _at_size(extra.offset, size))
                clusters.append(index)
                shifts.append(_at_size(extra.shift, size))
    return tuple(glyphs), tuple(places), tuple(clusters), tuple(shifts) if any(shifts) else ()


def _hyphen(mark: Mark, stop: int, end: int, size: int) -> LineRun:
    font = mark.font
    place = stop - _at_size(mark.width, size)
    return LineRun(
        font.face, round(size * font.scale), font.color, font.orientation, (mark.glyph_id,), (place,), (end,), end, (),
        True, mark.reads_as, _at_size(font.axis, size), font.stretch,
    )  # fmt: skip


def _dots(shaped: ShapedText, first: int, last: int, start: int, offsets: list[int], size: int) -> list[LineRun]:
    """Emphasis dots under their characters; they move with them when gaps grow (clreq 3.1.8)."""
    found: list[LineRun] = []
    for index in range(first, last):
        mark = shaped.dots.get(index)
        if mark is None:
            continue
        place = offsets[index - start] + _at_size(mark.width, size)
        shift = _at_size(mark.shift, size)
        if found and found[-1].face == mark.font.face and found[-1].color == mark.font.color:
            run = found[-1]
            found[-1] = run._replace(
                glyph_ids=(*run.glyph_ids, mark.glyph_id),
                offsets=(*run.offsets, place),
                clusters=(*run.clusters, index),
                shifts=(*run.shifts, shift),
                end=index + 1,
            )
            continue
        font = mark.font
        found.append(
            LineRun(
                font.face,
                round(size * font.scale),
                font.color,
                font.orientation,
                (mark.glyph_id,),
                (place,),
                (index,),
                index + 1,
                (shift,),
                True,
                "",
                _at_size(font.axis, size),
                font.stretch,
            )
        )
    return found
