"""Head groups: sizes, lines, spacing, faces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from layout.base.units import Length, pt
from layout.edition.model import Story, Text
from layout.page.context import Context
from layout.page.headline import HEAD_GRADES, HeadGroup, set_head
from layout.style.model import Part
from layout.style.stylesheet import StyleSheet
from tests.unit.page.pages import book, sheet, story

ZI = pt(9)
PAGE = Part("page", (("columns", "5"), ("name", "A01"), ("number", "1"), ("section", ""), ("side", "odd")))
LEAD = Part("story", (("kind", "news"), ("name", "lead"), ("rank", "lead")))


def context(styles: StyleSheet | None = None) -> Context:
    return Context(styles or sheet(), book(), PAGE, "A01")


def head(words: Story, measure: int = 87 * ZI, ceiling: Length | None = None, desk: Context | None = None) -> HeadGroup:
    return set_head(desk or context(), words, LEAD, measure, ceiling=ceiling)


def test_a_head_takes_the_largest_grade_that_its_measure_allows() -> None:
    made = head(story("lead", headline="让每一户都暖起来"))
    larger = HEAD_GRADES[HEAD_GRADES.index(made.head_size) - 1]
    assert made.head_size in HEAD_GRADES
    assert larger > pt(72) or 8 * larger > 87 * ZI


def test_a_head_is_no_larger_than_its_ceiling() -> None:
    assert head(story("lead", headline="让每一户都暖起来"), ceiling=pt(42)).head_size == pt(42)


def test_a_second_line_is_taken_only_where_it_makes_a_head_much_larger() -> None:
    words = "让每一户都暖起来再暖一点点好吗各位"
    made = [head(story("lead", headline=words[:n]), 60 * ZI) for n in range(5, 17)]
    for one in made:
        whole = max(grade for grade in HEAD_GRADES if grade * len(one.lines[0].text) <= 60 * ZI)
        if len(one.lines) == 2:
            assert one.head_size > 1.4 * whole
    assert {len(one.lines) for one in made} == {1, 2}


def test_a_wanted_break_is_kept() -> None:
    words = Text("lead/headline", "十七篇稿一夜上版每个字都有去处", breaks=(8,))
    made = head(replace(story("lead"), headline=words))
    assert [line.line.start for line in made.lines] == [0, 8]


def test_a_short_head_is_opened_by_its_number_of_characters() -> None:
    widths = {n: head(story("lead", headline="春天来了喜"[:n])) for n in (2, 3, 4, 5)}
    gaps = {n: made.lines[0].line.width / made.head_size - n for n, made in widths.items()}
    assert round(gaps[2], 2) == 1.5
    assert round(gaps[3], 2) == 2.0
    assert round(gaps[4], 2) == 1.5
    assert round(gaps[5], 2) == 0


def test_parts_stand_one_under_the_other_in_reading_order() -> None:
    made = head(story("lead", headline="港口今日开放", kicker="昨夜", deck="首批三艘", byline="记者 周小满"))
    assert [line.role for line in made.lines] == ["kicker", "headline", "deck", "byline"]
    assert [line.block for line in made.lines] == sorted(line.block for line in made.lines)


def test_air_given_to_a_head_goes_over_between_and_under_its_parts() -> None:
    made = head(story("lead", headline="港口今日开放", deck="首批三艘"))
    wider = made.spread(60000)
    assert wider.depth == made.depth + 60000
    shifts = [b.block - a.block for a, b in zip(made.lines, wider.lines, strict=True)]
    assert 0 < shifts[0] < shifts[1] < 60000


def test_a_head_that_does_not_fit_at_its_least_size_says_how_many_characters_are_too_many() -> None:
    desk = context()
    words = "一个怎么也排不下的标题" * 12
    made = head(story("lead", headline=words), 21 * ZI, desk=desk)
    said = next(item for item in desk.found if item.code == "fit/headline-overflow")
    assert int(said.value("cut")) == len(words) - int(said.value("room"))
    assert "".join(words[line.line.start : line.line.end] for line in made.lines) == words


def test_a_head_broken_before_a_particle_is_reported() -> None:
    desk = context()
    words = Text("lead/headline", "港口开放的第一天")
    made = head(replace(story("lead"), headline=words), 21 * ZI, desk=desk)
    ends = [line.line.end for line in made.lines[:-1]]
    assert ("fit/headline-break" in [item.code for item in desk.found]) == (4 in ends)


def test_a_face_that_lacks_a_character_gives_way_for_the_whole_head(tmp_path: Path) -> None:
    styles = sheet("broadsheet", 'story > headline { font-family: "Bao Maobi", "Bao Song", "Bao Song Ext" }', tmp_path)
    desk = context(styles)
    made = head(story("lead", headline="赵㑇来了三回"), desk=desk)
    faces = {run.face.split(":")[0] for line in made.lines for run in line.line.runs}
    assert not any("Maobi" in face for face in faces)
    assert next(item for item in desk.found if item.code == "page/head-face").value("characters") == "㑇"


def test_what_is_said_of_a_head_is_said_again_when_it_comes_from_memory() -> None:
    words = story("lead", headline="一个怎么也排不下的标题" * 12)
    first, second = context(), context()
    head(words, 21 * ZI, desk=first)
    head(words, 21 * ZI, desk=second)
    assert first.found == second.found != []
