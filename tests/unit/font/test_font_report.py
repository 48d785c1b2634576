from __future__ import annotations

from typing import NamedTuple

import pytest

from layout.base.diagnostics import Place, Span
from layout.font.book import LAST_RESORT, FontBook, bundled_sources
from layout.font.report import check_stacks, fallbacks, reserve_faces
from layout.style.model import FontStack

HERE = Span("own.css", 3, 5)


class Run(NamedTuple):
    face: str
    text: str
    node_id: str = "story/lead/p/1"
    offset: int = 0


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(bundled_sources())


def said(book: FontBook, *stacks: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(d.code, d.value("family")) for d in check_stacks([FontStack(names, HERE) for names in stacks], book)]


def test_a_stack_of_which_nothing_is_there_is_missing(book: FontBook):
    assert said(book, ("小标宋", "FZ XBS")) == [("font/missing", "小标宋")]


def test_a_second_choice_may_be_absent_without_a_word(book: FontBook):
    assert said(book, ("Bao Song", "FZ XBS")) == []


def test_an_absent_first_choice_names_what_serves(book: FontBook):
    (found,) = check_stacks([FontStack(("FZ XBS", "Bao Song"), HERE)], book)
    assert (found.code, found.place, found.value("used")) == ("font/stand-in", HERE, "Bao Song")


def test_fangsong_is_served_by_kai_with_a_notice(book: FontBook):
    (found,) = check_stacks([FontStack(("仿宋",), HERE)], book)
    assert (found.code, found.value("used")) == ("font/stand-in", "Bao Kai")


def test_one_stack_in_many_rules_is_named_once(book: FontBook):
    assert len(said(book, ("小标宋",), ("小标宋",), ("小标宋", "Bao Song"))) == 2


def test_each_character_from_a_font_of_last_resort_is_named_once(book: FontBook):
    reserve = reserve_faces([FontStack(("Bao Song",), HERE)], book)
    runs = [
        Run("BaoSong-Regular:wght=400", "版心"),
        Run("BaoRareB-Regular", "𮮤", offset=2),
        Run("BaoRareB-Regular", "𮮤", offset=9),
        Run("BaoSongExt-Regular", "㐀", node_id=""),
    ]
    (found,) = fallbacks(runs, reserve, "A01")
    assert (found.code, found.place, found.page) == ("font/fallback", Place("story/lead/p/1", 2), "A01")
    assert (found.value("code_point"), found.value("face")) == ("U+2EBA4", "Bao Rare B")


def test_a_font_that_the_stylesheet_names_is_no_fallback(book: FontBook):
    reserve = reserve_faces([FontStack(("Bao Song", "Bao Rare B"), HERE)], book)
    assert set(reserve.values()) == set(LAST_RESORT) - {"Bao Song", "Bao Rare B"}
