"""What is said of lines that come out badly."""

from __future__ import annotations

from pathlib import Path

from layout.base.diagnostics import Diagnostic
from layout.edition.model import Picture, PictureFile, Placement, Text
from tests.unit.page.pages import compose, copy, page, story


def found(code: str, *paragraphs: str) -> list[Diagnostic]:
    drawn = page("a a b b b | *")
    _, said = compose(drawn, [story("a", list(paragraphs), "题目"), story("b", [1000], "题")])
    return [item for item in said if item.code == code]


def test_a_loose_line_is_named_once_a_paragraph_with_what_it_lacks() -> None:
    words = "这一行里一共只有十四字收尾是" + "1234567890" * 2 + "在后面的号码。"
    said = found("text/loose-line", words, copy(60))
    assert len(said) == 1
    assert said[0].value("text") in words
    assert float(said[0].value("gap")) > 0.25
    assert 1 <= int(said[0].value("add")) <= 21


def test_an_even_paragraph_has_no_loose_line() -> None:
    assert found("text/loose-line", copy(300)) == []


def test_a_word_broken_by_force_is_named_with_both_its_halves() -> None:
    said = found("text/broken-word", "网址" + "x" * 90 + "也可以。")
    assert len(said) == 1
    assert said[0].value("before")[-1] == said[0].value("after")[0] == "x"
    assert said[0].value("zi") == "21"


def test_words_of_a_picture_that_the_page_does_not_draw_are_not_counted() -> None:
    file = PictureFile(Path("pictures/photo1.jpg"), "digest", 2000, 2000, "RGB", "JPEG")
    photo = Picture("photo1", file, Text("a/photo1/caption", "十个字的图片说明文字"))
    plain = story("a", [300], "题目")
    drawn = page("a a a a a | *")
    shown = page("a a a a photo1 | *", {"photo1": "a"})
    counts = [
        compose(one, [story("a", [300], "题目", pictures=(photo,))])[0].stories[0].account.characters
        for one in (drawn, shown)
    ]
    assert counts[0] == sum(len(text.text) for text in plain.texts())
    assert counts[1] == counts[0] + 10


def test_a_column_too_narrow_or_too_wide_for_reading_is_named_with_columns_that_do() -> None:
    drawn = page("a b b b b b | *", placements={"a": Placement(columns=2), "b": Placement(columns=1)})
    _, said = compose(drawn, [story("a", [900], "窄栏"), story("b", [3000], "宽栏")])
    named = {item.value("headline"): item for item in said if item.code == "makeup/measure"}
    assert int(named["窄栏"].value("zi")) < 10
    assert int(named["窄栏"].value("columns")) == 1
    assert int(named["宽栏"].value("zi")) > 30
    assert int(named["宽栏"].value("columns")) == 4
