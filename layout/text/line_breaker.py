"""Lines of a paragraph: the best breaks over the whole of it, found by a search, and lines set between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ..base.units import EM, Length
from .break_search import Levels, Search, trace
from .justify import Setting, set_line_of
from .model import Broken, Line, ParagraphStyle
from .names import set_names
from .shaped import ShapedText


def break_paragraph(
    shaped: ShapedText,
    size: Length,
    measures: Sequence[Length],
    style: ParagraphStyle,
    *,
    looseness: int = 0,
) -> Broken:
    """The lines of a paragraph at `size` over lines of these measures, in sp; the last measure repeats.

    `looseness` asks for so many lines more (or fewer) than the best setting has, and gives the best setting
    when the rules do not allow it. Lines past every rule are `overfull`.
    """
    if not shaped.text:
        return Broken((), 0.0)
    if style.names.value:
        return set_names(shaped, size, measures, style)
    room = tuple(measures)
    if looseness:
        search = _search(shaped, size, room, style)
        count = search.best[1] + looseness
        levels = search.with_lines(count)
        if levels is not None:
            return set_lines(search, levels, count)
    return _best(shaped, size, room, style)


def set_lines(search: Search, levels: Levels, count: int) -> Broken:
    """The paragraph of a search in `count` lines, set between the breaks that it has found."""
    shaped, size, measures, style = search.shaped, search.size, search.measures, search.style
    end = len(shaped.text)
    indent = _at_size(search.indent, size)
    setting = Setting(size, measures[0], style.align, style, count == 1, indent)
    lines: list[Line] = []
    for number, (start, stop) in enumerate(pairwise(trace(levels, count, end))):
        # Most lines are set as the one before.
        if number == 1 or 0 < number < len(measures) or (number and stop == end):
            measure = measures[min(number, len(measures) - 1)]
            setting = Setting(size, measure, style.align, style, stop == end, _at_size(search.turnover, size))
        lines.append(set_line_of(shaped, start, stop, setting))
    return Broken(tuple(lines), levels[count][end][0])


def _at_size(width: int, size: Length) -> int:
    return (width * size + (EM >> 1)) >> 16


@lru_cache(maxsize=256)
def _search(shaped: ShapedText, size: Length, measures: tuple[Length, ...], style: ParagraphStyle) -> Search:
    """The search of a paragraph, kept for its variants of a line more or less."""
    return Search(shaped, size, measures, style)


@lru_cache(maxsize=256)
def _best(shaped: ShapedText, size: Length, measures: tuple[Length, ...], style: ParagraphStyle) -> Broken:
    """The best setting, which stands too where a line more or less can't be had."""
    search = _search(shaped, size, measures, style)
    return set_lines(search, *search.best)
