"""Sections of an issue, and what kinds of pages it has."""

from __future__ import annotations

import pytest

from layout.edition.sections import letters_of, page_kinds, sections_of


def test_pages_go_by_their_letters_and_stand_in_the_order_of_their_numbers() -> None:
    assert sections_of(["A01", "A10", "A02-A03", "B09", "B11"]) == {
        "A": ["A01", "A02", "A03", "A10"], "B": ["B09", "B11"],
    }  # fmt: skip
    assert [letters_of(name) for name in ("A03", "A04-A05", "03")] == ["A", "A", ""]


def test_an_issue_has_one_front_a_front_for_each_further_section_and_a_last_page() -> None:
    assert page_kinds(["A01", "A02", "B01", "B02", "B03"]) == {
        "A01": "front", "A02": "inside", "B01": "section-front", "B02": "inside", "B03": "last",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (["A01"], ["front"]),
        (["01", "02", "03", "04"], ["front", "inside", "inside", "last"]),
        # Numbers that run on through the sections.
        (["A01", "A02", "B03", "B04"], ["front", "inside", "section-front", "last"]),
        (["A01", "A02-A03"], ["front", "last"]),
    ],
)
def test_numbers_may_run_on_and_double_trucks_count(names: list[str], kinds: list[str]) -> None:
    assert list(page_kinds(names).values()) == kinds
