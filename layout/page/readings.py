"""How large readings may be between the lines of a page: they never open its grid (chinese-typography §8, §12)."""

from __future__ import annotations

from math import ceil

from ..base.diagnostics import Place
from ..base.units import Em, Length, pt, to_pt
from ..edition.model import Mark, Text
from ..style.model import ComputedStyle
from ..text.interlinear import LINES, READING_DEPTH, is_bopomofo
from .context import Context

LEAST_READING = pt(4)
"""No reading becomes smaller than this; bopomofo has its own least cell."""
_LEAST_CELL = 0.4
"""Least width in em of the cell of bopomofo beside a vertical line, where 0.5 is wanted."""
_ROUNDING = pt(0.05)


_DOT_AIR, _LEAST_DOT = 0.075, 0.12
"""White in em over and under emphasis dots, and the least that they become."""
_TOUCHING = 0.025
_WAVE_DEPTH, _LINE_DEPTH = 0.12, 0.1
"""Room in em that a wavy and a straight line take beside their characters."""


def fitting_dots(
    context: Context, text: Text, style: ComputedStyle, size: Length, *, vertical: bool, alone: bool = False
) -> Em:
    """The size of the emphasis dots of a text: that of its style, or what fits between its lines (clreq 3.1.8).

    Dots stand outside lines under the same characters; in vertical text the dots of a line and the lines of its
    neighbour share one space. Reports text/marks-tight where the least size does not fit, unless the text has but a
    line and stands `alone`.
    """
    dots = [mark for mark in text.marks if mark.kind == "dots"]
    if not dots:
        return style.text_emphasis_size
    beside = [m for m in text.marks if m.kind in LINES and (vertical or any(_meet(m, dot) for dot in dots))]
    line = max((_WAVE_DEPTH if mark.kind == "book-title" else _LINE_DEPTH for mark in beside), default=0.0)
    gap, pitch = _gap(context, style, size)
    needed = (_LEAST_DOT + _TOUCHING + line) * size
    if gap + _ROUNDING < needed and not alone:
        mark = dots[0]
        context.report(
            "text/marks-tight", Place(text.node_id, mark.start, mark.end - mark.start),
            text=text.text[mark.start : mark.end], gap=f"{to_pt(round(gap)):.1f}",
            needed=f"{to_pt(round(needed)):.1f}", lines=ceil((size + needed) / pitch),
        )  # fmt: skip
    return dot_size(style, gap / size - line)


def dot_size(style: ComputedStyle, room: float) -> Em:
    """The size of emphasis dots with so many em of room."""
    return Em(round(min(style.text_emphasis_size.value, max(room - _DOT_AIR, _LEAST_DOT)), 3))


def _meet(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _gap(context: Context, style: ComputedStyle, size: Length) -> tuple[float, float]:
    """What stands between two lines of a text, and the distance of lines of the grid."""
    geometry = context.sheet.geometry
    pitch = geometry.type_height / geometry.lines
    return max(pitch, size * style.line_height) - size, pitch


def reading_ratio(
    context: Context, text: Text, style: ComputedStyle, size: Length, *, vertical: bool, alone: bool = False
) -> float:
    """The largest size of the readings of a text, as a share of its own, that fits between its lines.

    Reports text/reading-tight where the least size does not, once for a text, and text/reading-turned for pinyin
    in vertical lines. A line that stands `alone` has none above to touch.
    """
    readings = [mark for mark in text.marks if mark.kind == "ruby"]
    if not readings:
        return 1.0
    gap, pitch = _gap(context, style, size)
    ratio, tight = 1.0, alone
    for mark in readings:
        behind = is_bopomofo(mark.value)
        if vertical and not behind and mark.value.replace(" ", "").isalpha() and _is_latin(mark.value):
            _report_turned(context, text, mark)
        if behind and not vertical:
            continue
        # A ratio of 0.5 is a cell of half an em; a reading over its base has ascenders, tones and descenders.
        depth = 1.0 if vertical else READING_DEPTH
        least = _LEAST_CELL if behind else LEAST_READING / size
        fitting = gap / (depth * size)
        ratio = min(ratio, max(fitting, least))
        if fitting * size + _ROUNDING < least * size and not tight:
            tight = True
            needed = least * depth * size
            context.report(
                "text/reading-tight", Place(text.node_id, mark.start, mark.end - mark.start),
                text=text.text[mark.start : mark.end], gap=f"{to_pt(round(gap)):.1f}",
                needed=f"{to_pt(round(needed)):.1f}", lines=ceil((size + needed) / pitch),
            )  # fmt: skip
    return ratio


def _is_latin(value: str) -> bool:
    return all(char < "\u2e80" for char in value)


def _report_turned(context: Context, text: Text, mark: Mark) -> None:
    place = Place(text.node_id, mark.start, mark.end - mark.start)
    context.report("text/reading-turned", place, text=text.text[mark.start : mark.end], reading=mark.value)
