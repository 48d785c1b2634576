"""How large readings may be between the lines of a page: they never open its grid (chinese-typography §8, §12)."""

from __future__ import annotations

from math import ceil

from ..base.diagnostics import Place
from ..base.units import Length, pt, to_pt
from ..edition.model import Mark, Text
from ..style.model import ComputedStyle
from ..text.interlinear import READING_DEPTH, is_bopomofo
from .context import Context

LEAST_READING = pt(4)
"""No reading becomes smaller than this; bopomofo has its own least cell."""
_LEAST_CELL = 0.4
"""Least width in em of the cell of bopomofo beside a vertical line, where 0.5 is wanted."""
_ROUNDING = pt(0.05)


def reading_ratio(context: Context, text: Text, style: ComputedStyle, size: Length, *, vertical: bool) -> float:
    """The largest size of the readings of a text, as a share of its own, that fits between its lines.

    Reports text/reading-tight where the least size does not, once for a text, and text/reading-turned for pinyin
    in vertical lines.
    """
    readings = [mark for mark in text.marks if mark.kind == "ruby"]
    if not readings:
        return 1.0
    geometry = context.sheet.geometry
    pitch = geometry.type_height / geometry.lines
    gap = max(pitch, size * style.line_height) - size
    ratio, tight = 1.0, False
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
