"""Checks of the copy and of what files say of one another."""

from pathlib import Path

import pytest

from layout.base.diagnostics import Place

from .folders import EDITION, read, write


def said(root: Path, text: str, head: str = "headline: 题\nbyline: 记者 甲") -> list[str]:
    return read(root, {"stories/lead.md": f"---\n{head}\n---\n{text}\n"})[1]


@pytest.mark.parametrize("copy", ["他说,要去", "去吗?去", "共3户(含租户)", "完工.", "完工.他说", "“好”,他说"])
def test_half_width_marks_between_chinese_are_told(tmp_path: Path, copy: str):
    assert set(said(tmp_path, copy)) == {"text/halfwidth-punct"}


@pytest.mark.parametrize(
    "copy", ["1,200份，4.083毫米", "23:40出清样", "见https://example.org/a?b=1。", "写(a, b)吧", "版本3.11。"]
)
def test_half_width_marks_in_figures_and_latin_are_left_alone(tmp_path: Path, copy: str):
    assert "text/halfwidth-punct" not in [code for code in said(tmp_path, copy) if "(" not in copy]


@pytest.mark.parametrize("copy", ["“没有收口", "没有开口”", "《甲〈乙》丙〉", "（甲"])
def test_marks_without_a_partner_are_told(tmp_path: Path, copy: str):
    assert set(said(tmp_path, copy)) == {"text/quotes"}


@pytest.mark.parametrize(
    "copy",
    [
        "“甲‘乙’丙”",
        "（记者 赵 一）说。",
        "Don’t stop。",
        "条件有：1）甲；2）乙。",
        "“甲。\n\n“乙。\n\n“丙。”",
        "《读〈梦溪笔谈〉札记》",
    ],
)
def test_marks_with_a_partner_are_not(tmp_path: Path, copy: str):
    assert said(tmp_path, copy) == []


@pytest.mark.parametrize("copy", ["共XX户", "待补", "此处TK。", "某某××路", "〓"])
def test_placeholders_are_told(tmp_path: Path, copy: str):
    assert set(said(tmp_path, copy)) == {"story/placeholder"}


@pytest.mark.parametrize("copy", ["有待补充的条款", "XXL码", "待核实后公布", "TKO"])
def test_words_that_hold_a_placeholder_are_not(tmp_path: Path, copy: str):
    assert said(tmp_path, copy) == []


def test_a_paper_has_placeholders_of_its_own(tmp_path: Path):
    write(tmp_path, {"paper.yaml": "name: 河口日报\nplaceholders: [某某某]\n"})
    assert said(tmp_path, "记者某某某报道。") == ["story/placeholder"]


def test_a_place_in_the_copy_is_told_to_the_character(tmp_path: Path):
    reading, _ = read(tmp_path)
    node_id = reading.edition.stories[0].blocks[0].text.node_id
    span = reading.sources.span(Place(node_id, 7, 2))
    assert span == ("2026-11-24/stories/lead.md", 5, 8, 2)


def test_a_brief_needs_no_headline(tmp_path: Path):
    assert said(tmp_path, "会议召开。", "kind: brief") == []


def test_an_internal_paper_carries_no_number(tmp_path: Path):
    write(tmp_path, {"paper.yaml": "name: 河口日报\nprofile: internal\npublisher: 河口市委\ncn: CN 12-0001\n"})
    assert read(tmp_path)[1] == ["paper/internal-cn"]


def test_days_without_an_issue_are_told(tmp_path: Path):
    write(tmp_path, {"paper.yaml": "name: 河口日报\npublication_days: 周一\nfirst_issue: 2020-01-06\n"})
    assert read(tmp_path)[1] == ["edition/no-issue-day"]


@pytest.mark.parametrize("weekday", ["星期二", "周二", "礼拜二", "Tuesday"])
def test_a_right_weekday_is_not_spoken_of(tmp_path: Path, weekday: str):
    assert read(tmp_path, {"edition.yaml": EDITION + f"weekday: {weekday}\n"})[1] == []
