"""What it costs to take a finished page apart into its plates, and to measure the ink on them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from time import process_time_ns

from layout.font.book import FontBook, bundled_sources
from layout.pdf.standards import STANDARDS
from layout.separation.ink import measure
from layout.separation.plates import page_plates

from .sheet import Sheet
from .standards import write
from .with_banxin import Clock, set_sheet

_WARN, _STOP = 220, 240


def plates(sheets: Sequence[Sheet]) -> dict[str, float]:
    """Processor time in ms, medians over pages: the plates of a page of text at 150 ppi, the ink on them."""
    book = FontBook(bundled_sources())
    spent: dict[str, list[float]] = {"its plates": [], "the ink on them": []}
    for sheet in sheets:
        data = write(set_sheet(sheet, book, Clock()), book, STANDARDS["x4"])
        begun = process_time_ns()
        made = page_plates(data)
        taken_apart = process_time_ns()
        measure(made, _WARN, _STOP)
        spent["its plates"].append((taken_apart - begun) / 1e6)
        spent["the ink on them"].append((process_time_ns() - taken_apart) / 1e6)
    return {title: median(costs) for title, costs in spent.items()}
