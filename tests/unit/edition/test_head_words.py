"""The words that say where a head stands."""

from __future__ import annotations

from typing import get_args

import pytest

from layout.edition.head_words import POSITIONS, SIDES_OF, HeadPlace, read_head_place
from layout.edition.model import HeadPosition, HeadSpot


@pytest.mark.parametrize("position", get_args(HeadPosition))
def test_every_position_has_an_english_and_a_chinese_word(position: HeadPosition) -> None:
    words = [word for word, meant in POSITIONS.items() if meant == position]
    assert position in words
    assert any(not word.isascii() for word in words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("串文题 右下 2栏", HeadPlace("inset_corner", HeadSpot("bottom_right", columns=2))),
        ("inset-corner bottom-right 2 columns", HeadPlace("inset_corner", HeadSpot("bottom_right", columns=2))),
        ("右下，串文题，24字", HeadPlace("inset_corner", HeadSpot("bottom_right", zi=24))),
        ("文包题 左", HeadPlace("inset_three", HeadSpot("left"))),
        ("inset_four 1 column", HeadPlace("inset_four", HeadSpot(columns=1))),
        ("对角题 右上", HeadPlace("diagonal", HeadSpot("top_right"))),
        ("题压图 上 photo2", HeadPlace("on_picture", HeadSpot("top", picture="photo2"))),
        ("belt", HeadPlace("belt")),
        ("左", HeadPlace("left")),
        ("竖题", HeadPlace("left")),
    ],
)
def test_a_place_is_read_in_either_language_and_any_order(typed: str, meant: HeadPlace) -> None:
    assert read_head_place(typed) == (meant, ("", {}))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("串纹题", "value/choice"),
        ("inset_corner middle", "value/choice"),
        ("眉心题 左上", "value/choice"),
        ("腰带题 2栏", "value/head-width"),
        ("串文题 0栏", "value/head-width"),
        ("串文题 2栏 3栏", "value/head-width"),
        ("", "value/choice"),
    ],
)
def test_what_is_no_place_is_named(typed: str, code: str) -> None:
    place, (found, values) = read_head_place(typed)
    assert place is None
    assert found == code
    assert "value" in values


def test_a_slip_is_answered_with_the_nearest_word() -> None:
    assert read_head_place("串纹题")[1][1]["near"] == "串文题"


def test_every_position_with_sides_has_a_first_one() -> None:
    assert all(sides for sides in SIDES_OF.values())
