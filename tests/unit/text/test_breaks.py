from __future__ import annotations

from itertools import pairwise

import pytest

from layout.text.breaks import NUMBER_UNIT, OPERATOR, inside_names, last_resorts, penalties
from layout.text.char_classes import line_break_value
from layout.text.forms import resolve
from layout.text.uax14 import opportunities


def parts(text: str, level: str = "gb", language: str = "zh-Hans") -> str:
    costs = penalties(resolve(text, language), level)  # type: ignore[arg-type]
    offsets = [at for at, cost in enumerate(costs) if cost is not None or not at]
    return "|".join(text[a:b] for a, b in pairwise(offsets))


@pytest.mark.parametrize(
    "marked",
    [
        "港|口|今|日|开|放。",
        "他|说：|“读|《史|记》|吧。”",
        "这|是|——|海",
        "共|3480|米",
        "增|长|6.5%|左|右",
        "U.S.A.|的|APP",
        "￥120|起",
        "北|京—|上|海",
        "盖|伊·|弗|兰|克",
        "甲／乙",
        "10～|15℃",
        "王　强、|李|小|明",
        "团|体|（≥20|人）",
        "（111－|4）÷|5",
        "8×13＋|7＝|111",
        "甲|＋|乙",
        "甲\u200b|乙\u200b，|丙|（\u200b丁）",
    ],
)
def test_lines_part_only_where_the_rules_allow(marked: str) -> None:
    assert parts(marked.replace("|", "")) == marked


def test_strict_also_keeps_dashes_from_line_starts() -> None:
    assert parts("这是——海", "strict") == "这|是——|海"


def test_a_line_may_begin_with_an_ellipsis_where_the_style_lets_it() -> None:
    letters = resolve("甲，……乙")
    assert penalties(letters, "gb")[2] is None
    assert penalties(letters, "gb", ellipses=True)[2] == 0
    assert penalties(letters, "gb", ellipses=True)[3] is None
    assert penalties(resolve("（……）"), "gb", ellipses=True)[1] is None


def test_a_style_says_whether_numbers_leave_their_measure_words() -> None:
    letters = resolve("共30人")
    assert penalties(letters, "gb", number_unit="break")[3] == 0
    assert penalties(letters, "gb", number_unit="keep")[3] is None


def test_a_dash_of_latin_text_ends_a_line_and_begins_none() -> None:
    assert parts("bread—seven loaves", language="en") == "bread—|seven |loaves"


def test_no_level_still_keeps_dashes_words_and_numbers_whole() -> None:
    assert parts("甲，——“乙”3.5米", "none") == "甲|，|——|“|乙|”|3.5|米"


def test_a_break_after_an_operator_before_figures_costs() -> None:
    costs = penalties(resolve("8×13＋7"), "gb")
    assert [costs[at] for at in (1, 2, 4, 5)] == [None, None, None, OPERATOR]


def test_a_break_between_number_and_measure_word_costs() -> None:
    assert penalties(resolve("共30人"), "gb")[3] == NUMBER_UNIT


def test_names_between_typed_spaces_are_known() -> None:
    assert inside_names(resolve("（记者 李明 通讯员 王强）电")) == [2, 5, 8, 9, 12]
    assert inside_names(resolve("他们用 APP 看报的人很多")) == []


def test_words_and_chains_of_closing_marks_break_in_the_last_resort() -> None:
    assert last_resorts(resolve("甲abc乙")) == [2, 3]
    assert last_resorts(resolve("甲。』」乙")) == [2, 3]
    assert last_resorts(resolve("甲——乙")) == []


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("the end", [4]),
        ("a\u00a0b", []),
        ("x\u200by", [2]),
        ("e\u0301a", []),
        ("100,000", []),
        ("hi-fi", [3]),
        ("🇨🇳🇫🇷", [2]),
        ("a§b", []),
        ("═a", []),
        ("-א", [1]),
        ("-a", []),
    ],
)
def test_untailored_rules_follow_uax_14(text: str, allowed: list[int]) -> None:
    found = opportunities([line_break_value(ord(char)) for char in text])
    assert [i for i in range(1, len(text)) if found[i]] == allowed
