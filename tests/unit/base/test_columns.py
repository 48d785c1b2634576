"""Tables whose columns stand under one another, Chinese or not."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.columns import display_width, format_table, pad

quiet = settings(derandomize=True, deadline=None)
text = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("A01", 3),
        ("版心", 4),
        ("第1版", 5),
        ("，。《》：", 10),
        ("Ａ１", 4),  # full-width forms
        ("ｱ", 1),  # half-width forms
        ("𬭎𰻝", 4),  # beyond the first plane
        ("“”—…·✓×", 7),  # ambiguous, hence narrow
        ("e\u0301", 1),
        ("か\u3099", 2),
        ("༄\u0f71", 1),  # Tibetan vowel sign
        ("葛\U000e0100", 2),  # variation selector
        ("\ufeff版\u200b心\u2060", 4),
        ("각", 2),
        ("\u1112\u1161\u11ab", 2),  # the same in parts
        ("🗞", 1),
        ("📰", 2),
        ("a\tb\n", 2),
    ],
)
def test_width_in_columns(text: str, width: int):
    assert display_width(text) == width


def test_colour_takes_no_room():
    assert display_width("\x1b[1;31m溢文\x1b[0m") == 4


def test_private_characters_of_a_papers_own_font_are_narrow():
    assert display_width("\ue000") == 1


# This Python may know an older Unicode, and a newer one widens some symbols, but not letters or kana.
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (0x20, 0x24F),
        (0x3000, 0x3247),
        (0x3400, 0xA4CF),
        (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF),
        (0xFF01, 0xFFEF),
        (0x20000, 0x323AF),
    ],
)
def test_width_agrees_with_the_unicode_of_python(first: int, last: int):
    for char in map(chr, range(first, last + 1)):
        if unicodedata.category(char) in ("Mn", "Me", "Cc", "Cn") or 0x4DC0 <= ord(char) <= 0x4DFF:
            continue
        assert display_width(char) == (2 if unicodedata.east_asian_width(char) in "WF" else 1), char


@quiet
@given(text, text)
def test_widths_add_up(first: str, second: str):
    assert display_width(first + second) == display_width(first) + display_width(second)


def test_padding_fills_to_the_width_on_the_side_asked_for():
    assert pad("版心", 7) == "版心   "
    assert pad("版心", 7, ">") == "   版心"
    assert pad("版心", 7, "^") == " 版心  "


def test_text_too_long_for_its_column_stays_whole():
    assert pad("版心时报", 5) == "版心时报"


def test_an_unknown_alignment_is_refused():
    with pytest.raises(ValueError, match="alignment"):
        pad("版心", 5, "=")


@quiet
@given(text, st.integers(0, 40), st.sampled_from("<>^"))
def test_padded_text_is_as_wide_as_asked(text: str, width: int, align: str):
    padded = pad(text, width, align)
    assert display_width(padded) == max(width, display_width(text))
    assert text in padded


def test_a_table_lines_up_by_columns_and_not_by_characters():
    rows = [["版", "稿", "字数"], ["A01", "换热站提前一周完工", "1240"], ["A02", "line", "87"]]
    assert format_table(rows, "<<>").splitlines() == [
        "版   稿                  字数",
        "A01  换热站提前一周完工  1240",
        "A02  line                  87",
    ]


def test_a_table_has_no_spaces_at_line_ends():
    assert format_table([["a", "版心"], ["b", ""], ["c"]], "<<", gap=" | ") == "a | 版心\nb |\nc"


def test_no_rows_make_an_empty_table():
    assert format_table([], "<>") == ""


def test_a_row_with_too_many_cells_is_refused():
    with pytest.raises(ValueError, match="more than 1"):
        format_table([["a", "b"]], "<")


@quiet
@given(st.lists(st.lists(text.map(lambda cell: cell + "|"), min_size=2, max_size=2), min_size=1, max_size=5))
def test_lines_of_a_table_are_equally_wide(rows: list[list[str]]):
    # Cells are text on one line; what splits lines elsewhere is no break in a cell.
    lines = format_table(rows, "<>").split("\n")
    assert len(lines) == len(rows)
    assert len({display_width(line) for line in lines}) == 1
