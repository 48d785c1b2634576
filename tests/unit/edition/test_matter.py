"""Kinds of matter: what they bring with them, and what they lack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic
from layout.edition.matter import life, read_part_date, reference, standing_head
from layout.edition.model import Corrected, Deceased, PartDate, Story
from layout.edition.reader import read_edition
from tests.unit.edition.folders import edition

DAY = date(2026, 11, 24)
PAGE = 'paper: 河口日报\ndate: 2026-11-24\nmode: {mode}\npages:\n  A01: "masthead lead"\n'


def read(
    root: Path, text: str, *, mode: str = "normal", paper: str = "name: 河口日报"
) -> tuple[Story, list[Diagnostic]]:
    """The story of an issue of 24 November 2026 with this file, and what is said of the issue."""
    root.mkdir(exist_ok=True)
    (root / "paper.yaml").write_text(paper, encoding="utf-8")
    outcome = read_edition(edition(root, {"stories/lead.md": text, "edition.yaml": PAGE.replace("{mode}", mode)}))
    assert outcome.value
    story = outcome.value.edition.story("lead")
    assert story
    return story, list(outcome.diagnostics)


def codes(found: list[Diagnostic], *rooms: str) -> list[str]:
    return [item.code for item in found if item.code.startswith(rooms)]


def matter(kind: str, body: str, more: str = "") -> str:
    return f"---\nkind: {kind}\n{more}---\n\n{body}\n"


CORRECTS = "corrects: {date: 2026-11-20, page: A02, headline: 南汊大桥提前合龙}\n"


@pytest.mark.parametrize(
    ("corrected", "words"),
    [
        (Corrected(date(2026, 11, 20), "A02", "大桥合龙"), "本报11月20日A02版《大桥合龙》"),
        (Corrected(date(2025, 12, 30), "第3版", ""), "本报2025年12月30日3版"),
        (Corrected(date(2026, 11, 20), "", "读《|河》"), "本报11月20日《读〈河〉》"),
        (Corrected(None, "A02", "大桥合龙"), "本报A02版《大桥合龙》"),
    ],
)
def test_a_correction_names_day_page_and_headline(corrected: Corrected, words: str):
    assert reference(corrected, DAY) == words


def test_a_correction_begins_with_what_it_corrects_under_a_standing_head(tmp_path: Path):
    story, found = read(tmp_path, matter("correction", "一文中，“田禾”应为“田野”。", CORRECTS))
    assert story.headline
    assert story.headline.text == "更正"
    first = story.blocks[0].text
    assert first.text == "本报11月20日A02版《南汊大桥提前合龙》一文中，“田禾”应为“田野”。"
    assert first.generated == ((0, len("本报11月20日A02版《南汊大桥提前合龙》")),)
    assert codes(found, "correction/", "story/no-headline") == []


def test_what_the_copy_itself_says_is_not_said_again(tmp_path: Path):
    words = "本报11月20日A02版《南汊大桥提前合龙》一文，“田禾”应为“田野”。"
    story, found = read(tmp_path, matter("correction", words, CORRECTS))
    assert story.blocks[0].text.text == words
    assert codes(found, "correction/") == []


def test_a_correction_of_nothing_named_is_refused(tmp_path: Path):
    _, found = read(tmp_path, matter("correction", "“田禾”应为“田野”，特此更正。"))
    assert codes(found, "correction/") == ["correction/no-reference"]


def test_an_issue_that_has_not_appeared_is_not_corrected(tmp_path: Path):
    _, found = read(tmp_path, matter("correction", "一文有误。", CORRECTS.replace("11-20", "11-24")))
    assert codes(found, "correction/") == ["correction/day"]


@pytest.mark.parametrize(
    ("typed", "read_as", "words"),
    [
        ("1941", PartDate(1941), "1941年"),
        ("1941-03", PartDate(1941, 3), "1941年3月"),
        ("1941年3月2日", PartDate(1941, 3, 2), "1941年3月2日"),
        ("1941-3-2", PartDate(1941, 3, 2), "1941年3月2日"),
    ],
)
def test_a_date_of_birth_may_be_a_year_a_month_or_a_day(typed: str, read_as: PartDate, words: str):
    assert read_part_date(typed) == read_as
    assert read_as.words == words


@pytest.mark.parametrize("typed", ["", "41", "1941-13", "1941-02-30", "去年"])
def test_what_is_no_date_is_none(typed: str):
    assert read_part_date(typed) is None


def test_a_life_is_written_with_the_dates_that_are_known():
    assert life(Deceased("许清和", PartDate(1941), PartDate(2026, 11, 20))) == "许清和（1941年—2026年11月20日）"
    assert life(Deceased("许清和", None, PartDate(2026, 11, 20))) == "许清和（2026年11月20日逝世）"
    assert life(Deceased("许清和")) == ""


WHO = "deceased: {name: 许清和, born: 1941, died: 2026-11-20, framed: 是}\n"


def test_the_name_in_an_obituary_is_framed_where_it_first_stands(tmp_path: Path):
    body = "许清和先生因病逝世。\n\n许清和先生生前任主编。\n\n治丧小组\n\n2026年11月22日"
    story, found = read(tmp_path, matter("obituary", body, WHO))
    assert story.headline
    assert story.deck
    assert (story.headline.text, story.deck.text) == ("讣告", "许清和（1941年—2026年11月20日）")
    framed = [(m.start, m.end) for b in story.blocks for m in b.text.marks if m.kind == "deceased"]
    assert framed == [(0, 3)]
    assert [mark.kind for mark in story.deck.marks] == ["deceased"]
    assert codes(found, "obituary/") == []


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("{name: 许清荷}", "obituary/other-name"),
        ("{died: 2026-11-20}", "obituary/no-name"),
        ("{name: 许清和, born: 2027}", "obituary/dates"),
        ("{name: 许清和, born: 1941, died: 1940-12}", "obituary/dates"),
        ("{name: 许清和, died: 2026-11-25}", "obituary/dates"),
        ("{name: 许清和, born: 前年}", "value/part-date"),
    ],
)
def test_names_and_dates_of_an_obituary_must_agree(tmp_path: Path, who: str, code: str):
    _, found = read(tmp_path, matter("obituary", "许清和先生逝世。", f"deceased: {who}\n"))
    assert codes(found, "obituary/", "value/") == [code]


def test_an_obituary_does_not_stand_on_a_page_in_red(tmp_path: Path):
    text = matter("obituary", "许清和先生逝世。")
    assert codes(read(tmp_path / "red", text, mode="festive")[1], "obituary/") == ["obituary/festive"]
    assert codes(read(tmp_path / "plain", text)[1], "obituary/") == []


@pytest.mark.parametrize(
    ("foot", "code"),
    [
        ("\n\n河口图书馆\n\n2026年11月24日", []),
        ("\n\n河口图书馆", ["notice/undated"]),
        ("\n\n2026年11月24日", ["notice/unsigned"]),
        ("", ["notice/undated", "notice/unsigned"]),
    ],
)
@pytest.mark.parametrize("kind", ["notice", "statement"])
def test_somebody_answers_for_a_notice_on_a_day(tmp_path: Path, kind: str, foot: str, code: list[str]):
    story, found = read(tmp_path, matter(kind, f"馆藏图书今日起停借，敬请各位读者留意。{foot}"))
    assert codes(found, "notice/") == code
    assert story.headline
    assert story.headline.text == {"notice": "启事", "statement": "声明"}[kind]


def test_items_of_a_digest_say_where_they_are_from(tmp_path: Path):
    body = "## 候鸟多一成\n\n越冬的候鸟多了一成。\n\n（据《河口科技报》）\n\n## 渡口改书屋\n\n候船室改成了书屋。"
    story, found = read(tmp_path, matter("digest", body))
    assert [block.kind for block in story.blocks] == ["crosshead", "paragraph", "source", "crosshead", "paragraph"]
    assert [(i.code, i.value("item")) for i in found if i.code.startswith("digest/")] == [
        ("digest/no-source", "渡口改书屋")
    ]


def test_one_item_is_no_digest(tmp_path: Path):
    _, found = read(tmp_path, matter("digest", "## 候鸟多一成\n\n候鸟多了一成。\n\n（据《河口科技报》）"))
    assert codes(found, "digest/") == ["digest/one-item"]


def test_a_rubric_that_is_all_but_a_standing_column_is_told(tmp_path: Path):
    text = "---\nrubric: 河边杂淡\nheadline: 题\nbyline: 江一苇\n---\n河上有雾。\n"
    paper = "name: 河口日报\ncolumns: [河边杂谈, 街巷名册]"
    assert codes(read(tmp_path, text, paper=paper)[1], "column/") == ["column/unknown"]
    fine = text.replace("杂淡", "杂谈")
    assert codes(read(tmp_path, fine, paper=paper)[1], "column/") == []


def test_standing_heads_follow_the_characters_of_the_copy():
    assert standing_head("statement", "zh-Hans") == "声明"
    assert standing_head("statement", "zh-Hant-TW") == "聲明"
    assert standing_head("statement", "en") == ""
    assert standing_head("news", "zh-Hans") == ""
