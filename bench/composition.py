"""The cost of composing per character: paragraphs shaped, broken and set, at the measures of newspaper columns.

Warm: the process has met the characters, not the paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from time import thread_time_ns
from typing import NamedTuple

from layout.base.units import Length, pt
from layout.font.book import FontBook, bundled_sources
from layout.text.break_search import Search
from layout.text.line_breaker import set_lines
from layout.text.model import StyledRun
from layout.text.setting import paragraph_style, text_style
from layout.text.shaper import shape

from .sheet import BODY_SIZE, Sheet
from .with_banxin import STYLES

MEASURES = (30, 21, 15, 13)
"""Columns of a broadsheet page in two, three, four and five, in 字."""


class Cost(NamedTuple):
    """µs of processor time per character."""

    shape: float
    search: float
    set: float

    @property
    def together(self) -> float:
        return sum(self)


def composition(sheets: Sequence[Sheet], measures: Sequence[int] = MEASURES) -> dict[int, Cost]:
    """The cost at each measure. The first sheet makes the characters known; of the others each measure has its own."""
    book = FontBook(bundled_sources())
    _compose(sheets[0], measures[0], book)
    found: dict[int, Cost] = {}
    for number, measure in enumerate(measures):
        costs = [_compose(sheet, measure, book) for sheet in sheets[1 + number :: len(measures)]]
        found[measure] = Cost(*(median(values) for values in zip(*costs, strict=True)))
    return found


def _compose(sheet: Sheet, measure: int, book: FontBook) -> Cost:
    style = STYLES["body"]
    paragraph, letters = paragraph_style(style), text_style(style)
    size = pt(BODY_SIZE)
    room = Length(measure * size)
    texts = [text for piece in sheet.pieces if piece.kind == "body" for text in piece.texts]
    begun = thread_time_ns()
    shaped = [shape(text, (StyledRun(len(text), letters),), book, paragraph=paragraph) for text in texts]
    made = thread_time_ns()
    searches = [Search(one, size, (room,), paragraph) for one in shaped]
    found = [search.best for search in searches]
    searched = thread_time_ns()
    for search, (levels, count) in zip(searches, found, strict=True):
        set_lines(search, levels, count)
    done = thread_time_ns()
    return Cost(*(spent / 1e3 / sheet.characters for spent in (made - begun, searched - made, done - searched)))
