"""How well heads part: by words where the extra tells them, by marks, function words, numbers and names without."""

from __future__ import annotations

import sys

import pytest

from layout.text import words
from layout.text.forms import resolve
from layout.text.words import (
    BAD,
    FORBIDDEN,
    INSIDE_NAME,
    INSIDE_NUMBER,
    INSIDE_WORD,
    PAUSE,
    PHRASE,
    UNKNOWN,
    Tagger,
    head_joints,
    tagger,
)

BOTH = pytest.mark.parametrize("installed", [True, False], ids=["rjieba", "rules"])


@pytest.fixture
def without_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "tagger", lambda: None)


def joints(text: str, monkeypatch: pytest.MonkeyPatch, installed: bool, *names: str) -> dict[str, float]:
    """What a break costs, by the two characters it parts."""
    if not installed:
        monkeypatch.setattr(words, "tagger", lambda: None)
    costs = head_joints(text, resolve(text), names)
    return {text[at - 1 : at + 1]: costs[at] for at in range(len(text) - 1, 0, -1)}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("以创则必成的决心向全市创城工作奉献高新力量", "全市"),
        ("第1版的稿子写了新桥", "稿子"),
        ("奥运冠军战胜巴西队", "巴西"),
        ("奥运冠军战胜巴西队", "冠军"),
        ("建设安全示范区", "示范"),
    ],
)
def test_no_word_is_parted(text: str, pair: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert joints(text, monkeypatch, True)[pair] == INSIDE_WORD


@BOTH
@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("七百亿立方米天然气", ["七百", "百亿", "亿立", "立方", "方米"]),
        ("增长6.5亿元", ["5亿", "亿元"]),
        ("战胜对手三比零", ["三比", "比零"]),
        ("第1版", ["第1", "1版"]),
        ("用了三十九年", ["三十", "十九", "九年"]),
        ("2026年起", ["6年"]),
    ],
)
def test_numbers_keep_their_units(
    text: str, inside: list[str], installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = joints(text, monkeypatch, installed)
    assert [costs[pair] for pair in inside] == [INSIDE_NUMBER] * len(inside)


@BOTH
def test_listed_names_are_words_even_where_the_dictionary_cuts_them(
    installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = joints("居民感幸福感提升", monkeypatch, installed, "感幸福感")
    assert [costs[pair] for pair in ("感幸", "幸福", "福感")] == [INSIDE_NAME] * 3
    assert costs["感提"] < BAD


@BOTH
def test_of_two_names_that_overlap_the_longer_counts(installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    costs = joints("记欧阳小满的一天", monkeypatch, installed, "欧阳", "欧阳小满")
    assert costs["阳小"] == INSIDE_NAME


@BOTH
@pytest.mark.parametrize("pair", ["：一", "，三", "—两", " 四"])
def test_after_a_mark_or_space_a_head_parts_best(pair: str, installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    text = {"：一": "河口：一座桥", "，三": "一路通，三地近", "—两": "开工——两岸同贺", " 四": "今日开工 四方来贺"}
    assert joints(text[pair], monkeypatch, installed)[pair] == PAUSE


@BOTH
def test_a_label_is_parted_from_its_head_at_the_rule(installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    costs = joints("聚焦两会丨代表热议", monkeypatch, installed)
    assert costs["丨代"] == PAUSE
    assert costs["会丨"] >= BAD


@BOTH
def test_the_space_of_a_latin_phrase_is_no_pause(installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert joints("支持iOS 18系统", monkeypatch, installed)[" 1"] > PAUSE


@BOTH
def test_particles_begin_no_line_and_conjunctions_end_none(installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    costs = joints("保障粮食和市民的安全", monkeypatch, installed)
    assert costs["民的"] == costs["和市"] == FORBIDDEN
    assert costs["食和"] == costs["的安"] == PHRASE


@BOTH
@pytest.mark.parametrize(("text", "pair"), [("市民把桥看遍", "把桥"), ("大桥对市民开放", "对市"), ("他在河口", "在河")])
def test_prepositions_end_no_line(text: str, pair: str, installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert joints(text, monkeypatch, installed)[pair] >= BAD


@BOTH
def test_a_list_is_not_cut_at_its_commas(installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    costs = joints("港口、机场、车站开放", monkeypatch, installed)
    assert costs["、机"] >= BAD
    assert costs["、车"] >= BAD


@BOTH
def test_no_single_character_stands_between_a_mark_and_the_break(
    installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert joints("我说：桥修好了", monkeypatch, installed)["桥修"] >= BAD


@BOTH
def test_titles_and_short_quotations_stay_whole(installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    costs = joints("重修《大河故事集》完成", monkeypatch, installed)
    assert costs["河故"] >= BAD
    assert costs["》完"] < UNKNOWN


def test_a_noun_keeps_what_says_more_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    costs = joints("工人保护古桥设施", monkeypatch, True)
    assert costs["人保"] < costs["护古"] < costs["桥设"]


def test_a_word_that_only_looks_like_a_particle_may_begin_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert joints("水源地得到保护", monkeypatch, True)["地得"] < BAD


def test_without_the_extra_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert tagger.__wrapped__() is None


@pytest.mark.usefixtures("without_dictionary")
def test_without_a_dictionary_any_two_characters_may_belong_together() -> None:
    assert head_joints("山川", "HH", ()) == (0.0, UNKNOWN)


@BOTH
def test_joints_depend_on_nothing_but_text_names_and_dictionary(
    installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag: Tagger | None = tagger() if installed else None
    monkeypatch.setattr(words, "tagger", lambda: tag)
    before = head_joints("市长李想想看望环卫工人", "H" * 11, ("李想想",))
    head_joints("李想想看望", "HHHHH", ())
    assert head_joints("市长李想想看望环卫工人", "H" * 11, ("李想想", "古兰")) == before
