from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.base.units import EM
from layout.text.forms import resolve
from layout.text.model import ParagraphStyle
from layout.text.shaped import ShapedText
from layout.text.spacing import AUTO, BRACKET, DOT, LAST, PAUSE, RIGID, SITE, STOP, TIGHT, WORD, Rules, region

Shape = Callable[..., ShapedText]


def gap(text: str, offset: int, style: ParagraphStyle = ParagraphStyle(), language: str = "zh-Hans") -> float:  # noqa: B008
    return Rules(style, language).gaps(resolve(text, language))[offset].natural / EM


@pytest.mark.parametrize(
    ("text", "offset", "natural"),
    [
        ("甲乙", 1, 0), ("甲A", 1, 0.25), ("3人", 1, 0.25), ("甲，乙", 1, 0), ("甲，乙", 2, 0.5), ("甲“乙", 1, 0.5),
        ("。”", 1, 0), ("”“", 1, 0.5), ("（“", 1, 0), ("：“", 1, 0.5), ("！！", 1, 0), ("！！真", 2, 0),
        ("！！！真", 3, 0.5),
        ("，3", 1, 0.5), ("甲—", 1, 0), ("增6%左", 3, 0.25), ("王 强", 2, 0.5), ("a b", 2, 0.25),
    ],
)  # fmt: skip
def test_glue_between_neighbours_follows_the_pair_table(text: str, offset: int, natural: float) -> None:
    assert gap(text, offset) == natural


# chinese-typography §3, the pair table: text, boundary, natural glue, how far it shrinks, how far it stretches before
# all gaps do, in em; the step in which it shrinks.
_ROWS = [
    ("甲乙", 1, 0, 0, 0, 0),
    ("甲A", 1, 0.25, 0.125, 0.25, AUTO),
    ("5甲", 1, 0.25, 0.125, 0.25, AUTO),
    ("a b", 2, 0.25, 0, 0.25, WORD),
    ("王 强", 2, 0.5, 0.1667, 0.5, WORD),
    ("王　强", 1, 0, 0, 0, 0),
    ("甲“", 1, 0.5, 0.5, 0, BRACKET),
    ("A（", 1, 0.5, 0.5, 0, BRACKET),
    ("5《", 1, 0.5, 0.5, 0, BRACKET),
    ("“甲", 1, 0, 0, 0, 0),
    ("（A", 1, 0, 0, 0, 0),
    ("甲，", 1, 0, 0, 0, 0),
    ("A。", 1, 0, 0, 0, 0),
    ("”甲", 1, 0.5, 0.5, 0, BRACKET),
    ("）A", 1, 0.5, 0.5, 0, BRACKET),
    ("，甲", 1, 0.5, 0.5, 0, PAUSE),
    ("；5", 1, 0.5, 0.5, 0, PAUSE),
    ("。甲", 1, 0.5, 0, 0, STOP),
    ("！A", 1, 0.5, 0, 0, STOP),
    ("”“", 1, 0.5, 0.5, 0, BRACKET),
    ("》（", 1, 0.5, 0.5, 0, BRACKET),
    ("”）", 1, 0, 0, 0, 0),
    ("》、", 1, 0, 0, 0, 0),
    ("。”", 1, 0, 0, 0, 0),
    ("（“", 1, 0, 0, 0, 0),
    ("：“", 1, 0.5, 0.5, 0, PAUSE),
    ("。“", 1, 0.5, 0, 0, STOP),
    ("（）", 1, 0, 0, 0, 0),
    ("》·", 1, 0, 0, 0, 0),
    ("·《", 1, 0, 0, 0, 0),
    ("，——", 1, 0.5, 0.5, 0, PAUSE),
    ("——“", 2, 0.5, 0.5, 0, BRACKET),
    ("……”", 2, 0, 0, 0, 0),
    ("甲～", 1, 0, 0, 0, 0),
    ("）—甲", 1, 0, 0, 0, 0),
    ("甲／", 1, 0, 0, 0, 0),
    ("）　", 1, 0, 0, 0, 0),
    ("　（", 1, 0, 0, 0, 0),
    ("）)", 1, 0, 0, 0, 0),
    ("(（", 1, 0, 0, 0, 0),
    ("！！甲", 2, 0, 0, 0, 0),
]


@pytest.mark.parametrize(("text", "offset", "natural", "shrink", "stretch", "step"), _ROWS)
def test_every_row_of_the_pair_table(
    text: str, offset: int, natural: float, shrink: float, stretch: float, step: int
) -> None:
    found = Rules(ParagraphStyle(), "zh-Hans").gaps(resolve(text))[offset]
    assert (found.natural / EM, found.stretch / EM) == (natural, stretch)
    assert found.shrink / EM == pytest.approx(shrink, abs=1e-4)
    if shrink:
        assert found.step == step


_HANT_ROWS = [
    ("甲，", 1, 0.25, 0.25, PAUSE),
    ("，甲", 1, 0.25, 0.25, PAUSE),
    ("甲。", 1, 0.25, 0, STOP),
    ("甲：", 1, 0.25, 0.25, PAUSE),
    ("甲？", 1, 0, 0, 0),
    ("？甲", 1, 0, 0, 0),
    ("甲·", 1, 0.25, 0.25, DOT),
    ("·甲", 1, 0.25, 0.25, DOT),
    ("」·", 1, 0.25, 0.25, DOT),
    ("·「", 1, 0.25, 0.25, DOT),
    ("」，", 1, 0.25, 0.25, PAUSE),
    ("。」", 1, 0.25, 0, STOP),
    ("，「", 1, 0.25, 0.25, PAUSE),
    ("」「", 1, 0.5, 0.5, BRACKET),
    ("甲／", 1, 0, 0, 0),
]


@pytest.mark.parametrize(("text", "offset", "natural", "shrink", "step"), _HANT_ROWS)
def test_every_row_that_differs_in_traditional_text(
    text: str, offset: int, natural: float, shrink: float, step: int
) -> None:
    found = Rules(ParagraphStyle(), "zh-Hant").gaps(resolve(text, "zh-Hant"))[offset]
    assert (found.natural / EM, found.shrink / EM) == (natural, shrink)
    if shrink:
        assert found.step == step


def test_stops_give_their_glue_last_where_the_style_lets_them() -> None:
    found = Rules(ParagraphStyle(keep_stops=False), "zh-Hans").gaps(resolve("。甲"))[1]
    assert (found.shrink, found.step) == (EM // 2, STOP)


@pytest.mark.parametrize(("language", "dot"), [("zh-Hans", 0), ("zh-Hant", 0.5), ("ja", 0.5)])
def test_in_vertical_setting_colons_and_exclamations_take_an_em_without_glue(language: str, dot: float) -> None:
    rules = Rules(ParagraphStyle(), language, vertical=True)
    assert [sum(rules.side(letter)) / EM for letter in "QSTM"] == [0, 0.5, 0, dot]
    assert [rules.cell(letter) / EM for letter in "QSTM"] == [1, 0.5, 1, 0.5]


def test_taiwan_centres_its_stops() -> None:
    assert gap("甲，乙", 1, language="zh-Hant") == 0.25
    assert gap("甲，乙", 2, language="zh-Hant") == 0.25


def test_kaiming_takes_the_glue_of_commas_and_leaves_that_of_stops() -> None:
    kaiming = ParagraphStyle(punctuation="kaiming")
    assert gap("甲，乙", 2, kaiming) == 0
    assert gap("甲。乙", 2, kaiming) == 0.5


def test_solid_figures_have_no_space_beside_han() -> None:
    assert gap("3人", 1, ParagraphStyle(autospace=frozenset({"alpha"}))) == 0


def test_nothing_opens_inside_words_or_beside_connectors() -> None:
    gaps = Rules(ParagraphStyle(), "zh-Hans").gaps(resolve("甲ab—乙，丙"))
    assert [g.site for g in gaps[1:7]] == [SITE, RIGID, RIGID, LAST, TIGHT, SITE]


@pytest.mark.parametrize(
    ("language", "name"), [("zh-CN", "Hans"), ("zh", "Hans"), ("zh-HK", "Hant"), ("zh-Hant-TW", "Hant"), ("ja", "ja")]
)
def test_a_language_tag_names_its_region(language: str, name: str) -> None:
    assert region(language) == name


ALPHA = ParagraphStyle(autospace=frozenset({"alpha"}))


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("在A01下", (0.25, 0.25)),
        ("持iOS 18和", (0.25, 0.25)),
        ("度PM2.5为", (0.25, 0.25)),
        ("程5km以", (0, 0)),
        ("传46 MB图", (0, 0)),
        ("过3.5t车", (0, 0)),
        ("用5G网", (0.25, 0.25)),
        ("共30人", (0, 0)),
        ("增6.5%左", (0, 0)),
    ],
)
def test_figures_among_letters_are_a_word_and_units_are_part_of_their_figures(
    text: str, gaps: tuple[float, float]
) -> None:
    assert (gap(text, 1, ALPHA), gap(text, len(text) - 1, ALPHA)) == gaps


@pytest.mark.parametrize(
    ("choice", "text", "offset", "before", "after"),
    [
        ({"solid_pairs": True}, "甲：“乙", 2, 0.5, 0),
        ({"solid_pairs": True}, "甲。”乙", 3, 0.5, 0),
        ({"solid_pairs": True}, "甲（“乙", 1, 0.5, 0),
        ({"bracket_dot": True}, "》·《", 1, 0, 0.5),
        ({"typed_space": "keep"}, "甲 A", 2, 0.25, 0.25),
        ({"autospace_fit": "fixed"}, "甲A", 1, 0.25, 0.25),
    ],
)
def test_what_the_standards_leave_open_a_style_chooses(
    choice: dict[str, object], text: str, offset: int, before: float, after: float
) -> None:
    chosen = ParagraphStyle(**choice)  # type: ignore[arg-type]
    assert (gap(text, offset), gap(text, offset, chosen)) == (before, after)


def test_the_space_beside_latin_stretches_to_a_half_or_a_third_or_not_at_all() -> None:
    found = [
        Rules(ParagraphStyle(autospace_fit=fit), "zh-Hans").gaps("HA")[1]  # type: ignore[arg-type]
        for fit in ("full", "narrow", "fixed")
    ]
    assert [round((one.natural + one.stretch) / EM, 2) for one in found] == [0.5, 0.33, 0.25]
    assert [(one.natural - one.shrink) / EM for one in found] == [0.125, 0.125, 0.25]


def test_gaps_before_closing_marks_may_grow_with_the_others() -> None:
    even = Rules(ParagraphStyle(marks_last=False), "zh-Hans").gaps("HPH")
    late = Rules(ParagraphStyle(), "zh-Hans").gaps("HPH")
    assert (late[1].site, even[1].site) == (TIGHT, SITE)


def test_signs_at_their_number_have_the_space_beside_it_round_both() -> None:
    assert [gap("涨5％了", at) for at in (1, 2, 3)] == [0.25, 0, 0.25]
    assert [gap("付￥5的", at) for at in (1, 2, 3)] == [0.25, 0, 0.25]
    assert gap("用％的", 1) == 0


def test_traditional_exclamations_are_half_as_wide_where_all_marks_are(plain: Shape) -> None:
    half = ParagraphStyle(punctuation="banjiao")
    assert plain("好！好", half, language="zh-Hant").width(0, 3) == 2.5 * EM
    assert plain("好！", half, language="zh-Hant").width(0, 2) == 1.5 * EM
    assert plain("好！好", language="zh-Hant").width(0, 3) == 3 * EM


def width_in_hant(text: str, **style: object) -> float:
    """The natural width inside a line, in em."""
    rules = Rules(ParagraphStyle(**style), "zh-Hant")  # type: ignore[arg-type]
    letters = resolve(f"中{text}中", "zh-Hant")
    return sum(gap.natural for gap in rules.gaps(letters)) / EM + sum(map(rules.cell, letters)) / EM - 2


def test_a_bracket_beside_a_mark_in_the_middle_of_its_em_closes_up_as_the_style_says() -> None:
    for pair, bracket, full, both in (
        ("，」", 2, 2, 1.5),
        ("」，", 1.5, 2, 1.5),
        ("，「", 1.5, 2, 1.5),
        ("。」", 2, 2, 1.5),
    ):
        assert width_in_hant(pair) == bracket
        assert width_in_hant(pair, centred_pairs="full") == full
        assert width_in_hant(pair, centred_pairs="both") == both


def test_every_mark_of_half_width_text_is_half_an_em_in_traditional_text_too() -> None:
    assert [width_in_hant(mark, punctuation="banjiao") for mark in "，。！？／："] == [0.5] * 6


def test_a_space_typed_before_a_centred_comma_leaves_the_comma_its_cell(plain: Shape) -> None:
    wide, solid = (plain(text, language="zh-Hant") for text in ("甲 ，乙", "甲，乙"))
    assert wide.width(0, 4) == solid.width(0, 3) == 3 * EM


def test_colons_of_vertical_heads_keep_their_em_since_their_dots_fill_it() -> None:
    head = ParagraphStyle(punctuation="banjiao", balance=True)
    upright = Rules(head, "zh-Hans", vertical=True).gaps(resolve("甲：乙"))
    assert [gap.natural for gap in upright[1:3]] == [0, 0]
