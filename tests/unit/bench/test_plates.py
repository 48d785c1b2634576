"""What the plates of a page cost is measured on a page that has some."""

from __future__ import annotations

from bench.plates import plates

from .test_sheet import SHEET


def test_taking_a_page_apart_and_measuring_it_have_a_row_each() -> None:
    costs = plates([SHEET])
    assert list(costs) == ["its plates", "the ink on them"]
    assert all(cost > 0 for cost in costs.values())
