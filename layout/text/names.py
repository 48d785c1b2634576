"""Lists of names: one name to a cell, two-character names opened to three, rows of even rhythm (均排).

The text stays as it is; what opens a name is room, not a space. Source: chinese-typography §7 (clreq 3.4.3)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from ..base.units import EM, Length
from .justify import Setting, set_line_of
from .model import Broken, Line, LineRun, ParagraphStyle
from .shaped import EDGE_SPACES, ShapedText

_SPACE = EM
"""What follows a name of three characters in its cell …"""
_COLONS = ("：", ":")
_LEAST_SPACE = EM // 3
"""… and a longer one, before it takes the next cell too."""


class _Name(NamedTuple):
    """text[start:end] with the spaces after it; `width` in 1/65536 em."""

    start: int
    end: int
    width: int
    characters: int


def set_names(shaped: ShapedText, size: Length, measures: Sequence[Length], style: ParagraphStyle) -> Broken:
    """Names in cells of `style.names`, as many to a row as its measure holds; the last measure repeats.

    A name of two characters fills its cell up to the space after it; a longer one takes as many cells as it needs.
    The cells of a row share what is over, so that names stand under one another and rows end even. A first word with a
    colon says whose names they are (柳河镇：): rows after the first begin beside it.
    """
    names = list(_names(shaped))
    is_led = len(names) > 1 and shaped.text[: names[0].end].rstrip().endswith(_COLONS)
    lines: list[Line] = []
    at = 0
    while at < len(names):
        measure = measures[min(len(lines), len(measures) - 1)]
        at, line = _row(shaped, names, at, size, measure, style, is_led=is_led)
        lines.append(line)
    return Broken(tuple(lines), 0.0)


def _names(shaped: ShapedText) -> Iterator[_Name]:
    """The names of a text, each with the spaces that follow it, the first with those before it too."""
    letters, count = shaped.letters, len(shaped.letters)
    start = at = 0
    while at < count:
        while at < count and letters[at] in EDGE_SPACES:
            at += 1
        while at < count and letters[at] not in EDGE_SPACES:
            at += 1
        while at < count and letters[at] in EDGE_SPACES:
            at += 1
        first, last = shaped.content(start, at)
        if first < last:
            characters = sum(1 for letter in letters[first:last] if letter != "x")
            yield _Name(start, at, shaped.width(start, at), characters)
        start = at


def _row(
    shaped: ShapedText, names: list[_Name], at: int, size: Length, measure: Length, style: ParagraphStyle,
    *, is_led: bool,
) -> tuple[int, Line]:  # fmt: skip
    """The row that begins with names[at], and the number of the name after it."""
    cell = round(style.names.value * EM)
    room = (measure * EM) // size
    count = max((room + _SPACE) // cell, 1)
    step = (room + _SPACE - cell) / (count - 1) if count > 1 else room
    runs: list[LineRun] = []
    first, width = at, 0

    def cells_of(name: _Name) -> int:
        return min(max(ceil((name.width + _LEAST_SPACE) / step), 1), count)

    lead = cells_of(names[0]) if is_led and at else 0
    used = lead if lead < count else 0
    while at < len(names):
        name = names[at]
        cells = cells_of(name)
        if at > first and (used + cells > count or used * step + name.width > room):
            break
        x = round(used * step * size / EM)
        own = Length(round((cell - _SPACE) * size / EM)) if name.characters == 2 else measure - x
        spread = name.characters == 2 and name.width < cell - _SPACE
        line = set_line_of(
            shaped, name.start, name.end, Setting(size, Length(own), "distribute" if spread else "start", style)
        )
        runs += [run._replace(offsets=tuple(x + offset for offset in run.offsets)) for run in line.runs]
        width = x + line.width
        used += cells
        at += 1
    end = names[at - 1].end
    return at, Line(names[first].start, end, 0, width, measure, tuple(runs), overfull=width > measure)
