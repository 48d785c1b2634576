"""YAML with places, scalars as text, and several faults in one run."""

import pytest

from layout.edition.source import SourceText
from layout.edition.yaml_reader import YamlDocument, read_yaml
from layout.edition.yaml_tree import Mapping, Scalar, last_line, locate, plain


def read(text: str) -> tuple[YamlDocument, list[tuple[str, int, int]]]:
    outcome = read_yaml(SourceText("edition.yaml", text))
    return outcome.value, [(item.code, item.place[1], item.place[2]) for item in outcome.diagnostics if item.place]


def tree(text: str) -> object:
    document, faults = read(text)
    assert faults == []
    return plain(document.root)


@pytest.mark.parametrize(
    "typed", ["no", "08", "010", "12:30", "1_000", "2026-11-24", "~", "null", "1e3", "0x1F", "yes", "3.10"]
)
def test_a_scalar_stays_what_was_typed(typed: str):
    assert tree(f"a: {typed}") == {"a": typed}


def test_an_empty_value_is_none_and_a_quoted_one_is_text():
    assert tree("a:\nb: ''\n") == {"a": None, "b": ""}


def test_lines_of_a_plain_value_run_on_without_a_space_in_chinese():
    assert tree("a: 让每一户\n   都暖起来\nb: two\n  words") == {"a": "让每一户都暖起来", "b": "two words"}


def test_every_key_and_value_has_its_place():
    document, _ = read("版:\n  A01:\n    section: '要闻'\n")
    key, value = locate(document.root, ("pages", "A01", "section"))
    assert key
    assert key.span[1:] == (3, 5, 7)
    assert value.span[1:] == (3, 14, 4)


def test_lines_of_a_block_have_their_places():
    document, _ = read("dummy: |\n    lead lead\n    lead index\nb: c\n")
    assert isinstance(document.root, Mapping)
    value = document.root.value("dummy")
    assert isinstance(value, Scalar)
    assert value.pieces[:2] == ((0, 2, 5), (10, 3, 5))
    assert last_line(value) == 3


def test_several_faults_are_found_in_one_run():
    document, faults = read("date：2026-11-24\npages:\n  A01: [lead\nweather:晴\nissue: 1\n")
    assert {code for code, _, _ in faults} >= {"yaml/fullwidth-colon", "yaml/colon-space"}
    assert isinstance(document.root, Mapping)
    assert document.root.find("issue")


def test_a_second_key_of_one_name_is_told_with_both_lines():
    outcome = read_yaml(SourceText("a.yaml", "a: 1\nb: 2\na: 3\n"))
    (fault,) = outcome.diagnostics
    assert (fault.code, fault.value("first"), fault.value("second")) == ("yaml/duplicate-key", "1", "3")
    assert plain(outcome.value.root) == {"a": "1", "b": "2"}


@pytest.mark.parametrize("text", ["a: &x 1", "a: !!int 3", "a: *x", "a: @b", "a: `b"])
def test_what_only_programmers_write_needs_quotes(text: str):
    assert [code for code, _, _ in read(text)[1]] == ["yaml/needs-quotes"]


def test_deep_nesting_ends_in_a_message():
    assert "yaml/too-deep" in {code for code, _, _ in read("a: " + "[" * 60 + "]" * 60)[1]}


def test_a_place_after_a_mended_slip_leads_to_what_was_typed():
    _, faults = read("a：{b: 1, b: 2}\n")
    assert faults == [("yaml/fullwidth-colon", 1, 2), ("yaml/duplicate-key", 1, 10)]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: {b: 大桥合龙, 两岸欢呼, c: 丙}", 14), ("a: {b: 12,860米, c: 丙}", 11), ("a: {没了, c: 甲}", 5),
        ("a: {b: true, 左竖}", 14), ("a:\n- {b: 短, 就这样}", 10),
    ],
)  # fmt: skip
def test_a_word_that_a_comma_cut_off_is_no_key(text: str, column: int):
    assert read(text)[1] == [("yaml/no-colon", text.count("\n") + 1, column)]


def test_a_full_width_colon_between_braces_is_told_and_understood():
    document, faults = read("a: {说明：全角, 摄影: 甲}")
    assert faults == [("yaml/fullwidth-colon", 1, 7)]
    assert plain(document.root) == {"a": {"说明": "全角", "摄影": "甲"}}


def test_an_entry_left_empty_between_braces_is_none():
    assert tree("a: {b: , c: 1}") == {"a": {"b": None, "c": "1"}}


@pytest.mark.parametrize(
    ("value", "start"),
    [("他说: “好”", "他说"), ('"引号”', '"'), ("@乙", "@乙"), ("> 一", "> 一")],
)
def test_a_value_between_braces_that_needs_quotes_is_told_at_the_value(value: str, start: str):
    text = f"a:\n  p1: {{b: {value}, d: 甲}}\n"
    document, faults = read(text)
    assert faults == [("yaml/needs-quotes", 2, text.split("\n")[1].index(start) + 1)]
    assert isinstance(document.root, Mapping)
    assert document.root.find("a")


def test_a_full_width_comma_between_entries_is_told_and_understood():
    document, faults = read("a: {b: 甲，乙，c: 丙}")
    assert faults == [("yaml/fullwidth-comma", 1, 11)]
    assert plain(document.root) == {"a": {"b": "甲，乙", "c": "丙"}}


def test_full_width_colons_throughout_are_told_one_by_one():
    document, faults = read("date：2026-11-24\npages：\n  A01：|\n    lead lead\n    b b\n")
    assert faults == [("yaml/fullwidth-colon", n, column) for n, column in ((1, 5), (2, 6), (3, 6))]
    assert plain(document.root) == {"date": "2026-11-24", "pages": {"A01": "lead lead\nb b\n"}}


def test_a_full_width_colon_in_words_is_copy():
    assert tree("a: 记者：甲\nb:\n  他说：好\n") == {"a": "记者：甲", "b": "他说：好"}


@pytest.mark.parametrize(("line", "brace"), [("a: {b: 图, c: 甲", "{"), ('a: ["甲", "乙"', "["), ("- {b: 图", "{")])
def test_a_bracket_without_its_partner_is_told_and_closed(line: str, brace: str):
    document, faults = read(f"{line}\n")
    assert faults == [("yaml/unclosed-brace", 1, line.index(brace) + 1)]
    assert plain(document.root)
