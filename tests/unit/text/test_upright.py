from __future__ import annotations

import pytest

from layout.text.upright import stand_upright, upright_kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("24", "beside"),
        ("100", "beside"),
        ("2026", ""),
        ("A", "below"),
        ("APEC", "below"),
        ("word", ""),
        ("5G", "beside"),
        ("A4", "beside"),
        ("K21", "below"),
        ("5km", ""),
    ],
)
def test_short_numbers_and_abbreviations_stand_upright(word: str, kind: str) -> None:
    assert upright_kind(word) == kind


def test_a_year_stands_upright_in_a_vertical_head_only() -> None:
    assert stand_upright("H9999H", "自2026起", head=True) == "HHxxxH"
    assert stand_upright("H9999H", "自2026起") == "H9999H"
