from __future__ import annotations

import pytest

from layout.text.char_classes import classify, orientation_value
from layout.text.forms import resolve


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("推出“AI”课程", "HHOAACHH"),
        ("don’t", "AAArA"),
        ("He said “yes” twice", "AA_AAAA_lAAAr_AAAAA"),
        ("说“‘AI’ is good”后", "HOOAAC_AA_AAAACH"),
        ("say “‘yes’ is fine” now", "AAA_llAAAr_AA_AAAAr_AAA"),
        ("他——我", "HDxH"),
        ("甲———乙", "HDxNH"),
        ("北京—上海", "HHNHH"),
        ("well — so", "AAAA_2_AA"),
        ("他……我", "HExH"),
        ("他…我", "HEH"),
        ("盖伊·弗兰克", "HHMHHH"),
        ("3·15", "9M99"),
        ("a·b", "AAA"),
        ("甲/乙", "HVH"),
        ("1/3", "9/9"),
        ("王　强、李小明", "HJHPHHH"),
        ("王　强说", "HJHH"),
        ("据记者王　强报道", "HHHHJHHH"),
        ("昨日王　强、李娜", "HHHJHPHH"),
        ("版容　一版能容", "HHIHHHH"),
        ("甲　乙丙", "HIHH"),
        ("王明　李强", "HHIHH"),
        ("甲–乙", "HnH"),
    ],
)
def test_a_shared_mark_takes_the_form_of_its_surroundings(text: str, letters: str) -> None:
    assert resolve(text) == letters


def test_in_a_latin_language_quotes_stay_latin() -> None:
    assert resolve("“mot”", "fr") == "lAAAr"


def test_an_unmatched_opening_quote_is_chinese() -> None:
    assert resolve("“第一段")[0] == "O"


def test_a_variation_selector_is_the_rest_of_its_character() -> None:
    assert classify("葛\U000e0100城") == "HxH"


def test_rare_ideographs_are_ideographs() -> None:
    assert classify("㐀龘豈𠮷𫠝") == "HHHHH"


def test_orientation_comes_from_the_table() -> None:
    assert [orientation_value(ord(c)) for c in "中A—（"] == ["U", "R", "R", "Tr"]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("看👨\u200d👩\u200d👧了", "HHxxxxH"),
        ("🇨🇳🇫🇷", "HxHx"),
        ("长12 km多", "H99~kkH"),
        ("有12 kings", "H99_AAAAA"),
        ("好！！", "Htt"),
        ("好？！！", "HttT"),
    ],
)
def test_what_belongs_together_becomes_one(text: str, letters: str) -> None:
    assert resolve(text) == letters


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("甲※乙", "HHH"), ("李××说", "HHHH"), ("第§3条", "HA9H"), ("甲§乙", "HHH"), ("3×4", "9A9"),
        ("3米×5米", "9Ho9H"),
        ("收入−支出", "HHHHH"), ("8−3", "9$9"), ("A†B", "AAA"), ("a ※ b", "A_A_A"),
    ],
)  # fmt: skip
def test_signs_that_are_full_width_in_chinese_are_like_han_away_from_letters_and_figures(
    text: str, letters: str
) -> None:
    assert resolve(text) == letters


@pytest.mark.parametrize(
    ("text", "letters"),
    [("约1 200 000人", "H9~999~999H"), ("1 2000", "9_9999"), ("2 345.6", "9~999i9"), ("12 345678", "99_999999")],
)
def test_spaces_between_groups_of_three_figures_are_part_of_the_number(text: str, letters: str) -> None:
    assert resolve(text) == letters


def test_a_ratio_of_figures_is_one_number() -> None:
    assert resolve("比例1∶500的") == "HH9:999H"
    assert resolve("甲∶乙") == "HHH"
