"""What each standard costs: one page written to every kind of file, its fonts and its setting known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from time import thread_time_ns
from typing import NamedTuple

from layout.display.items import DisplayList
from layout.font.book import FontBook, bundled_sources
from layout.pdf.content import make_fragment
from layout.pdf.document import DocumentWriter
from layout.pdf.metadata import About
from layout.pdf.press import deflated_profile, newsprint
from layout.pdf.standards import STANDARDS, Standard

from .sheet import Sheet
from .with_banxin import Clock, pdf_bytes, set_sheet

PLAIN = replace(STANDARDS["plain"], title="plain PDF", intent=None, tagged=False, links=False)
"""A file that claims nothing: no profile, no tags."""


class Cost(NamedTuple):
    """Processor time in ms: of the page from its characters to its file, and of the file alone."""

    whole: float
    file: float


def standards(sheets: Sequence[Sheet]) -> dict[str, Cost]:
    """Each standard by its title, the plain file first: medians over pages that the process has not seen.

    Every page is set once and written to all standards in turns, so that what differs is the writing alone. The
    profile of the press is compressed anew for every file, as a new process does.
    """
    book = FontBook(bundled_sources())
    kinds = (PLAIN, *(standard for standard in STANDARDS.values() if standard.name != PLAIN.name))
    spent: dict[str, list[Cost]] = {standard.title: [] for standard in kinds}
    for number, sheet in enumerate(sheets):
        clock = Clock()
        display = set_sheet(sheet, book, clock)
        pdf_bytes(display, book, clock)  # makes the subsets, whichever standard is first
        before = sum(clock.spent.values()) - clock.spent["content"] - clock.spent["file"]
        turn = number % len(kinds)
        for standard in (*kinds[turn:], *kinds[:turn]):
            begun = thread_time_ns()
            write(display, book, standard)
            file = thread_time_ns() - begun
            if number:
                spent[standard.title].append(Cost((before + file) / 1e6, file / 1e6))
    return {title: Cost(*map(median, zip(*costs, strict=True))) for title, costs in spent.items()}


def write(display: DisplayList, book: FontBook, standard: Standard) -> bytes:
    """The page as a file to a standard."""
    deflated_profile.cache_clear()
    condition = replace(newsprint(), screen=standard.screen)
    writer = DocumentWriter(About(display.title, "", display.day, display.language), standard, book.face)
    writer.add(make_fragment(display.pages[0], book.face, condition))
    made = writer.finish()
    assert made.value is not None, made.diagnostics
    return made.value
