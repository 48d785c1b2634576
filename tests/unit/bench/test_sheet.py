"""The sheet that everything is timed on."""

from __future__ import annotations

from bench.sheet import Piece, Sheet, from_json, to_json
from bench.with_typst import source

SHEET = Sheet(
    100.0,
    200.0,
    9.0,
    (
        Piece("head", 0, 0, 90, 20, "short", "headline", "hserif", 18, 20, "center", ("两行", "题目")),
        Piece("body", 0, 20, 90, 28, "short", "paragraph", texts=("短讯。",)),
        Piece("body", 0, 60, 90, 28, "long", "paragraph", texts=("甲乙丙", "丁戊己庚"), columns=2),
        Piece("fill", 0, 100, 90, 1, ink=0.25),
    ),
)


def test_a_sheet_written_and_read_is_the_same_sheet() -> None:
    assert from_json(to_json(SHEET)) == SHEET


def test_only_paragraphs_count_as_characters() -> None:
    assert SHEET.characters == 3 + 3 + 4


def test_an_edit_replaces_one_character_of_the_longest_story() -> None:
    edited = SHEET.edited(4, "新")
    assert edited.pieces[2].texts == ("甲乙丙", "丁新己庚")
    assert edited.pieces[:2] == SHEET.pieces[:2]


def test_typst_is_given_every_rectangle_in_points() -> None:
    calls = [line for line in source(SHEET).splitlines() if line.startswith(("#head(0", "#body(0", "#tone(0"))]
    assert calls == [
        '#head(0.000pt, 0.000pt, 90.000pt, 20.000pt, "Bao Song", 900, 18pt, center, 20pt, ("两行", "题目", ))',
        '#body(0.000pt, 20.000pt, 90.000pt, 28.000pt, 1, ("短讯。", ))',
        '#body(0.000pt, 60.000pt, 90.000pt, 28.000pt, 2, ("甲乙丙", "丁戊己庚", ))',
        "#tone(0.000pt, 100.000pt, 90.000pt, 1.000pt, 0.25)",
    ]
