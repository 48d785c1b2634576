"""Which characters are Chinese, keys in two spellings, texts grown piece by piece."""

import pytest

from layout.base.diagnostics import Place
from layout.edition.keys import ALIASES, english, nearest_key
from layout.edition.script import is_cjk, is_han, joint
from layout.edition.source_map import SourceMap
from layout.edition.text_builder import TextBuilder


@pytest.mark.parametrize("character", ["汉", "𬭎", "〇", "，", "“", "…", "—", "·", "Ａ", "か"])
def test_chinese_characters_and_marks_are_cjk(character: str):
    assert is_cjk(character)


@pytest.mark.parametrize("character", ["", "a", "1", " ", ",", "é"])
def test_others_are_not(character: str):
    assert not is_cjk(character)
    assert not is_han(character)


@pytest.mark.parametrize(
    ("left", "right", "space"), [("汉", "字", ""), ("汉", "a", ""), ("a", "b", " "), ("", "a", "")]
)
def test_only_latin_words_are_joined_by_a_space(left: str, right: str, space: str):
    assert joint(left, right) == space


def test_keys_have_one_meaning_in_either_spelling():
    assert (english("主题"), english("writing-mode"), english("headline")) == ("headline", "writing_mode", "headline")
    assert nearest_key("headlin", ["headline", "deck"]) == "headline"
    assert nearest_key("主体", ["headline"]) == "主题"
    assert nearest_key("zzz", ["headline"]) == ""
    assert not set(ALIASES) & set(ALIASES.values())


def test_a_text_knows_where_each_character_was_typed():
    made = TextBuilder("a.md")
    made.typed("本报讯", 2, 5)
    made.mark(0, "dateline")
    made.made("（")
    made.typed("甲", 7, 1)
    text = made.finish("a/p")
    assert (text.text, text.generated, text.marks[0][:3]) == ("本报讯（甲", ((3, 4),), (0, 3, "dateline"))
    sources = SourceMap({"a/p": tuple(made.pieces)})
    assert sources.span(Place("a/p", 2)) == ("a.md", 2, 7, 1)
    assert sources.span(Place("a/p", 4)) == ("a.md", 7, 1, 1)
    assert sources.span(Place("nowhere")) is None


def test_a_text_spliced_in_keeps_its_marks_and_places():
    inner = TextBuilder("a.md")
    inner.typed("甲", 1, 1)
    inner.typed("乙丙", 3, 4)
    inner.mark(1, "strong")
    made = TextBuilder("a.md")
    made.typed("前", 9, 9)
    made.splice(inner, 1)
    text = made.finish("x")
    assert (text.text, text.marks) == ("前乙丙", ((1, 3, "strong", ""),))
    assert SourceMap({"x": tuple(made.pieces)}).span(Place("x", 2)) == ("a.md", 3, 5, 1)
