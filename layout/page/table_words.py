"""Words of a table in their style, and what figures of a column have in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from ..base.units import EM, Length, resolve
from ..edition.model import Cell, Table, Text
from ..style.model import ComputedStyle
from ..text.line_breaker import break_paragraph
from ..text.model import Line, LineStyle, ParagraphStyle
from ..text.shaper import ShapedText

_FIGURE = re.compile(
    r"[+\-\u2212\uff0b\uff0d\u25b2\u25bc\u2191\u2193±]?[¥￥$€£]?[0-9][0-9,\u2009 ]*(?P<part>\.[0-9]+)?"
    r"[%％‰℃°]?[\u2191\u2193\u25b2\u25bc*]?$"
)
_NONE = re.compile(r"[-\u2013\u2014\u2212\uff0d—…·/／]{1,3}$|\.{2,3}$")
"""What stands where there is no figure."""
_BEHIND = "%％‰℃°\u2191\u2193\u25b2\u25bc*"
"""What may stand behind the last digit of a figure."""
_WORD = re.compile("[0-9A-Za-z\u00c0-\u024f\u0370-\u04ff.,'\u2019]+")
"""Words and numbers that are kept whole."""
_NARROW = 2
"""字 of the line by which the longest word of a cell is found."""


class TableWords(NamedTuple):
    """Words of a table in their style. What they keep at their sides, over and under them is in sp."""

    text: Text
    shaped: ShapedText
    paragraph: ParagraphStyle
    style: ComputedStyle
    size: Length

    @property
    def pitch(self) -> int:
        """From line to line."""
        return max(round(self.size * self.style.line_height), self.size)

    @property
    def sides(self) -> tuple[int, int]:
        s = self.style
        return (
            resolve(s.padding_left, self.size) + s.border_left.width,
            resolve(s.padding_right, self.size) + s.border_right.width,
        )

    @property
    def over(self) -> int:
        return resolve(self.style.padding_top, self.size) + self.style.border_top.width

    @property
    def under(self) -> int:
        return resolve(self.style.padding_bottom, self.size) + self.style.border_bottom.width

    @property
    def natural(self) -> int:
        """Their width on one line."""
        return self.width(0, len(self.text.text)) if self.text.text else 0

    def width(self, start: int, end: int) -> int:
        if start >= end:
            return 0
        return round((self.shaped.ends[end] - self.shaped.starts[start]) * self.size / EM)

    def lines(self, measure: int, align: LineStyle | Literal[""] = "") -> tuple[Line, ...]:
        paragraph = replace(self.paragraph, align=align) if align else self.paragraph
        return _broken(self.shaped, self.size, max(measure, 1), paragraph)


@lru_cache(maxsize=8192)
def _broken(shaped: ShapedText, size: Length, measure: int, style: ParagraphStyle) -> tuple[Line, ...]:
    return break_paragraph(shaped, size, [Length(measure)], style).lines


class ShapedCell(NamedTuple):
    """A cell in its style; `point` is the offset in its text that figures of its column have in one line, -1 of words.

    What stands for no figure has no point, and stands in the middle of the others.
    """

    cell: Cell
    words: TableWords
    is_head: bool
    point: int = -1

    @property
    def is_none(self) -> bool:
        return self.point >= 0 and not _FIGURE.match(self.words.text.text)


def around_point(points: Sequence[ShapedCell]) -> tuple[int, int]:
    """The widest that stands before the points of a column's figures, and behind them, in sp."""
    figures = [one for one in points if not one.is_none]
    before = max(one.words.width(0, one.point) for one in figures)
    after = max(one.words.natural - one.words.width(0, one.point) for one in figures)
    return before, max(after, max(one.words.natural for one in points) - before)


def longest_word(words: TableWords) -> int:
    """The width of what should not be broken: words and numbers, and Han with the marks beside it."""
    lines = words.lines(_NARROW * words.size, "start")
    found = [words.width(*match.span()) for match in _WORD.finditer(words.text.text)]
    return max((*(line.width for line in lines), *found), default=0)


def breaks_word(text: str, line: Line) -> bool:
    """Whether a line ends inside a word or a number without a hyphen."""
    return not line.hyphenated and any(match.start() < line.end < match.end() for match in _WORD.finditer(text))


def figure_columns(table: Table) -> dict[int, bool]:
    """For every column whether it holds figures, each with a point or none, and nothing else but signs for none."""
    words: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row >= table.head and cell.columns == 1 and cell.text.text:
            words.setdefault(cell.column, []).append(cell.text.text)
    return {
        column: any(map(_FIGURE.match, found)) and all(_FIGURE.match(w) or _NONE.match(w) for w in found)
        for column, found in words.items()
    }


def point_of(text: str) -> int:
    """The offset of a figure's decimal point, or of where it would be: behind its last digit."""
    match = _FIGURE.match(text)
    if not match:
        return len(text)
    if match["part"]:
        return match.start("part")
    return len(text.rstrip(_BEHIND))
