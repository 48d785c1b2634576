"""The engine's side of the bench sets a sheet from its file to a PDF, whatever its rooms have become."""

from __future__ import annotations

from bench.with_banxin import Clock, pdf_bytes, set_sheet
from layout.font.book import FontBook, bundled_sources

from .test_sheet import SHEET


def test_a_sheet_becomes_a_pdf_and_every_stage_is_timed() -> None:
    book = FontBook(bundled_sources())
    clock = Clock()
    display = set_sheet(SHEET, book, clock)
    assert [group.role for group in display.pages[0].groups if group.role != "artifact"] == [
        "headline",
        *["paragraph"] * 3,
    ]
    assert pdf_bytes(display, book, clock).startswith(b"%PDF-1.6")
    assert list(clock.spent) == ["heads", "shape", "break", "flow", "draw", "content", "subsets", "file"]
