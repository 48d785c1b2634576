"""Head groups: sizes, lines, spacing, faces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from layout.base.units import Length, pt
from layout.edition.model import Mark, Story, Text
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


def test_one_line_of_a_smaller_size_is_worth_more_than_two_that_part_a_word() -> None:
    for words, zi in (("第1版的稿子写了新桥", 40), ("带底纹的一篇", 19), ("从1987到2026：一座桥和它的三十九年", 71)):
        desk = context()
        made = head(story("lead", headline=words), zi * ZI, desk=desk)
        assert "fit/headline-break" not in [item.code for item in desk.found]
        assert all(words[line.line.start] not in "的子座" for line in made.lines)


def test_the_breaks_of_a_long_head_follow_its_sense_at_every_measure() -> None:
    words = "以创则必成的决心向全市创城工作奉献高新力量"
    for zi in range(40, 90):
        ends = [line.line.end for line in head(story("lead", headline=words), zi * ZI).lines]
        assert set(ends) <= {6, 8, 11, 15, len(words)}


def test_a_name_of_the_paper_or_of_the_byline_stays_whole() -> None:
    words = "老匠人古兰朵拉修好了河湾边的石桥"
    listed = Context(sheet(), book(), PAGE, "A01", ("古兰朵拉",))
    for desk, by in ((listed, "记者 许知行"), (context(), "记者 古兰朵拉")):
        for zi in range(32, 60):
            made = head(story("lead", headline=words, byline=by), zi * ZI, desk=desk)
            ends = {line.line.end for line in made.lines if line.role == "headline"}
            assert not ends & {4, 5, 6}


def test_a_name_that_had_to_be_parted_is_reported() -> None:
    desk = Context(sheet(), book(), PAGE, "A01", ("安德烈莫罗维奇河湾诺夫",))
    head(story("lead", headline="安德烈莫罗维奇河湾诺夫"), 26 * ZI, desk=desk)
    assert "fit/headline-break" in [item.code for item in desk.found]


def test_the_gap_between_the_halves_of_a_head_is_not_closed_to_gain_a_size() -> None:
    for zi in range(60, 88):
        made = head(story("lead", headline="句号不上行首 引号不落行尾"), zi * ZI)
        if len(made.lines) == 1 and made.head_size > pt(36):
            assert made.lines[0].line.width >= 12.75 * made.head_size - 1


def test_kicker_and_deck_are_shares_of_the_headline_in_the_series() -> None:
    for zi in (21, 43, 65, 87):
        made = head(story("lead", headline="港口今日开放", kicker="昨夜", deck="首批三艘"), zi * ZI)
        sizes = {line.role: line.size for line in made.lines}
        assert {sizes["kicker"], sizes["deck"]} <= set(HEAD_GRADES)
        assert 0.4 < sizes["kicker"] / sizes["headline"] < 0.6
        assert 0.35 < sizes["deck"] / sizes["headline"] < 0.55


def test_a_comma_that_the_break_stands_for_is_drawn_in_a_summary_only() -> None:
    words = "河口开港两岸同贺，渡轮停航四十九年"
    made = head(replace(story("lead", headline=words), summary=Text("lead/summary", words * 3)), 43 * ZI)
    first = next(line.line for line in made.lines if line.role == "headline")
    assert words[: first.end].endswith("，")
    assert 8 not in [at for run in first.runs for at in run.clusters]
    drawn = [at for line in made.lines if line.role == "summary" for run in line.line.runs for at in run.clusters]
    assert len(drawn) == 3 * len(words)


def test_a_kicker_beside_a_vertical_head_begins_level_with_it_and_the_byline_ends_so() -> None:
    made = set_head(
        context(), story("lead", headline="横轻竖重五百年", kicker="字体", byline="乔麦"), LEAD, 60 * ZI, vertical=True
    )
    spans = {
        line.role: (line.inline + line.line.inset, line.inline + line.line.inset + line.line.width)
        for line in made.lines
    }
    assert spans["kicker"][0] == spans["headline"][0]
    assert spans["byline"][1] == spans["headline"][1]


def test_a_head_has_the_marks_of_its_storys_language() -> None:
    words = "舊橋新路，河灣人的三年"
    places = []
    for language in ("zh-Hans", "zh-Hant"):
        made = head(replace(story("lead", headline=words), language=language))
        places.append([run.offsets for run in made.lines[0].line.runs])
    assert places[0] != places[1]


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


def test_readings_and_lines_of_a_head_are_set_and_have_room() -> None:
    words = "让每一户都暖起来"
    plain = head(story("lead", headline=words, kicker="昨夜"))
    marks = (Mark(1, 2, "ruby", "měi"), Mark(3, 4, "proper-name"))
    made = head(replace(story("lead", kicker="昨夜"), headline=Text("lead/headline", words, marks)))
    line = made.lines[-1]
    assert line.readings == "měi"
    assert line.line.readings
    assert line.line.rules
    assert made.depth > plain.depth + line.size // 4


def ranged(tmp_path: Path, said: str) -> Context:
    return context(sheet("broadsheet", f"story[rank=lead] > headline {{ {said} }}", tmp_path))


def test_a_head_is_squeezed_to_reach_a_larger_size_where_its_style_lets_it(tmp_path: Path) -> None:
    words = story("lead", headline="港口今日开放")
    plain, squeezed = head(words, 40 * ZI), head(words, 40 * ZI, desk=ranged(tmp_path, "font-stretch-range: 90%"))
    assert squeezed.head_size > plain.head_size
    assert 0.9 <= squeezed.lines[0].stretch < 1
    assert squeezed.lines[0].stop <= 40 * ZI + 1


def test_a_head_is_squeezed_no_more_than_it_needs_and_not_where_it_need_not(tmp_path: Path) -> None:
    desk = ranged(tmp_path, "font-stretch-range: 80%; font-size: 42pt")
    words = story("lead", headline="港口今日开放")
    assert head(words, 60 * ZI, desk=desk).lines[0].stretch == 1
    assert head(words, 26 * ZI, desk=desk).lines[0].stretch == 0.92


def test_squeezing_saves_a_line(tmp_path: Path) -> None:
    words = story("lead", headline="让每一户都暖起来吧")
    said = "font-size: fit(36pt, 36pt)"
    assert len(head(words, 34 * ZI, desk=ranged(tmp_path, said)).lines) == 2
    assert len(head(words, 34 * ZI, desk=ranged(tmp_path, f"{said}; font-stretch-range: 90%")).lines) == 1


def test_a_head_that_leaves_its_measure_white_is_widened(tmp_path: Path) -> None:
    words = story("lead", headline="让每一户都暖起来")
    made = head(words, 110 * ZI, desk=ranged(tmp_path, "font-size: 48pt; font-stretch-range: 90% 110%"))
    assert made.lines[0].stretch == 1.1
    middle = (made.lines[0].start + made.lines[0].stop) // 2
    assert abs(middle - 55 * ZI) <= 2


def test_lines_of_a_pyramid_shrink_downwards(tmp_path: Path) -> None:
    words = story("lead", headline="十七篇稿一夜上版每个字都有去处排不下的写明从哪个字起")
    made = head(words, 36 * ZI, desk=ranged(tmp_path, "font-size: fit(30pt, 30pt); max-lines: 3; text-wrap: pyramid"))
    widths = [line.line.width for line in made.lines]
    assert widths[0] > widths[-1]
    assert widths == sorted(widths, reverse=True)
