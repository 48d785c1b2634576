"""What a standard costs is measured on files to that standard."""

from __future__ import annotations

from bench.standards import PLAIN, standards, write
from bench.with_banxin import Clock, set_sheet
from layout.font.book import FontBook, bundled_sources
from layout.pdf.standards import STANDARDS

from .test_sheet import SHEET


def test_every_standard_has_its_row_the_plain_file_first() -> None:
    costs = standards([SHEET, SHEET])
    assert list(costs) == ["plain PDF", *(one.title for one in STANDARDS.values() if one.name != "plain")]
    assert all(cost.whole > cost.file > 0 for cost in costs.values())


def test_what_is_timed_is_a_file_to_the_standard() -> None:
    book = FontBook(bundled_sources())
    display = set_sheet(SHEET, book, Clock())
    assert b"PDF/X-1a:2003" in write(display, book, STANDARDS["x1a"])
    assert b"OutputIntent" not in write(display, book, PLAIN)
