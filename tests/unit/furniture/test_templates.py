"""Template lines: fields, optional parts, formats, and lines that cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.furniture.templates import fill, format_value, han_number, parse_template

VALUES = {"year": "2026", "month": "3", "name": "河口日报", "term": "", "page": "A01"}


def filled(template: str) -> str:
    return fill(parse_template(template), lambda name: VALUES.get(name, ""))


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{name}", "河口日报"),
        ("{year}年{month}月", "2026年3月"),
        ("{year}.{month:02}", "2026.03"),
        ("{ year }", "2026"),
        ("今日四版", "今日四版"),
        ("{{year}} [[{year}]]", "{year} [2026]"),
        ("第{page:02}版", "第A01版"),
        ("{year:han}年{month:han}月", "二〇二六年三月"),
        ("|{name:>6}|", "|  河口日报|"),
    ],
)
def test_fields_are_filled_in(template: str, line: str):
    assert filled(template) == line


def test_a_line_with_an_empty_field_is_left_out():
    assert filled("今日{term}") == ""


def test_a_part_in_brackets_goes_alone_when_its_field_is_empty():
    assert filled("{name}[　今日{term}]") == "河口日报"
    assert filled("{name}[　{year}年]") == "河口日报　2026年"


def test_a_line_whose_parts_are_all_empty_has_nothing_left():
    assert filled("[{term}　][邮发 {term}]") == ""


@pytest.mark.parametrize(
    ("template", "rest"),
    [
        ("{year", "{year"),
        ("年year}", "}"),
        ("{}", "{}"),
        ("第[{year}", "[{year}"),
        ("a]b", "]b"),
        ("[a[b]]", "[b]]"),
        ("{year:很宽}", "{year:很宽}"),
        ("{year:999999}", "{year:999999}"),
        ("{year.real}", ""),
    ],
)
def test_what_cannot_be_read_is_named_from_where_it_begins(template: str, rest: str):
    fault = parse_template(template).fault
    assert (fault.rest if fault else "") == rest


def test_a_broken_line_prints_as_it_was_typed():
    assert filled("{year 年") == "{year 年"


@pytest.mark.parametrize(
    ("figures", "han"),
    [
        ("1", "一"),
        ("10", "十"),
        ("11", "十一"),
        ("20", "二十"),
        ("24", "二十四"),
        ("99", "九十九"),
        ("2026", "二〇二六"),
        ("0", "〇"),
    ],
)
def test_figures_become_chinese_numerals(figures: str, han: str):
    assert han_number(figures) == han


def test_a_format_for_numbers_leaves_words_alone():
    assert format_value("A01", "02") == "A01"
    assert format_value("", "02") == ""


@settings(derandomize=True, deadline=None)
@given(st.text(st.sampled_from("{}[]:a年0 "), max_size=12))
def test_any_line_is_either_read_or_faulted_and_never_raises(template: str):
    parsed = parse_template(template)
    fill(parsed, lambda name: "1")
    if parsed.fault:
        assert template[parsed.fault.offset :] == parsed.fault.rest


@settings(derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_characters="{}[]", exclude_categories=["Cc", "Cs", "Zs"]), min_size=1))
def test_words_without_marks_print_as_they_are(words: str):
    assert filled(words) == words.strip()
