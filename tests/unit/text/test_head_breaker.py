from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.base.units import Length, pt
from layout.text import words
from layout.text.head_breaker import bad_breaks, break_head
from layout.text.model import Broken, ParagraphStyle
from layout.text.shaper import ShapedText

Shape = Callable[..., ShapedText]
SIZE = pt(10)


def em(measure: float) -> Length:
    return Length(round(measure * SIZE))


def lines(broken: Broken | None, text: str) -> list[str]:
    assert broken is not None
    return [text[line.start : line.end] for line in broken.lines]


HEAD = ParagraphStyle(align="center", balance=True, line_break="strict")


def head(plain: Shape, text: str, measure: float, most: int, breaks: tuple[int, ...] = ()) -> Broken | None:
    return break_head(plain(text, HEAD), SIZE, em(measure), HEAD, breaks, most)


def test_a_head_takes_one_line_where_it_fits(plain: Shape) -> None:
    assert lines(head(plain, "东桥后天通车", 6, 2), "东桥后天通车") == ["东桥后天通车"]


def test_lines_of_a_pyramid_are_each_shorter_than_the_one_above(plain: Shape) -> None:
    text = "十七篇稿一夜上版每个字都有去处排不下的写明"
    even, tapering = (
        break_head(plain(text, HEAD), SIZE, em(12), HEAD, (), 2, pyramid=pyramid) for pyramid in (False, True)
    )
    assert even is not None
    assert tapering is not None
    assert tapering.lines[0].width > tapering.lines[1].width
    assert abs(even.lines[0].width - even.lines[1].width) <= abs(tapering.lines[0].width - tapering.lines[1].width)


def test_a_head_that_does_not_fit_gives_nothing(plain: Shape) -> None:
    assert head(plain, "东桥后天通车", 5, 1) is None


def test_a_head_parts_where_the_editor_says(plain: Shape) -> None:
    text = "东桥后天通车市民可免费试乘"
    assert lines(head(plain, text, 9, 2, (6,)), text) == ["东桥后天通车", "市民可免费试乘"]
    assert head(plain, text, 9, 1, (6,)) is None
    assert head(plain, text, 6, 2, (6,)) is None
    assert lines(head(plain, text, 6, 3, (6,)), text)[0] == "东桥后天通车"


@pytest.mark.parametrize(
    ("text", "measure", "wanted"),
    [
        ("东桥后天通车 市民可免费试乘", 9, ["东桥后天通车 ", "市民可免费试乘"]),
        ("市民盼望的东桥通车", 6, ["市民盼望的", "东桥通车"]),
        ("保障粮食安全和生态保护", 7, ["保障粮食安全", "和生态保护"]),
        ("大桥通车，两岸同贺", 7, ["大桥通车，", "两岸同贺"]),
    ],
)
def test_a_head_parts_by_sense(plain: Shape, text: str, measure: float, wanted: list[str]) -> None:
    assert lines(head(plain, text, measure, 2), text) == wanted


def test_the_lines_of_a_head_are_balanced(plain: Shape) -> None:
    text = "全市秋粮收购进度已经过半"
    widths = [line.width for line in (head(plain, text, 9, 2) or Broken((), 0)).lines]
    assert len(widths) == 2
    assert abs(widths[0] - widths[1]) <= 3 * SIZE // 2


def test_the_fewest_lines_that_hold_a_head_are_taken_part_by_part(plain: Shape) -> None:
    text = "东桥后天通车市民可免费试乘"
    broken = head(plain, text, 7, 4, (6,))
    assert lines(broken, text) == ["东桥后天通车", "市民可免费试乘"]


@pytest.mark.parametrize(
    ("text", "measure", "wanted"),
    [
        ("从河口到河湾：一座桥和它的三十九年", 11, ["从河口到河湾：", "一座桥和它的三十九年"]),
        ("河口开港，两岸同贺今朝", 8, ["河口开港，", "两岸同贺今朝"]),
        ("开工了——两岸居民同贺", 7, ["开工了——", "两岸居民同贺"]),
        ("暴雨来袭 全市启动应急响应", 9, ["暴雨来袭 ", "全市启动应急响应"]),
    ],
)
def test_a_head_parts_at_a_pause_first_though_its_lines_differ(
    plain: Shape, text: str, measure: float, wanted: list[str]
) -> None:
    assert lines(head(plain, text, measure, 2), text) == wanted


def test_a_shorter_line_stands_above_a_longer_one(plain: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "tagger", lambda: None)
    text = "山山山山山山山山山"
    assert [line.end - line.start for line in (head(plain, text, 6, 2) or Broken((), 0)).lines] == [4, 5]


def silent(plain: Shape, text: str, measure: float, breaks: tuple[int, ...] = ()) -> Broken:
    broken = break_head(plain(text, HEAD), SIZE, em(measure), HEAD, breaks, 2, silent=True)
    assert broken is not None
    return broken


@pytest.mark.parametrize("mark", "，、；：")
def test_a_mark_that_a_break_stands_for_is_read_and_not_seen(plain: Shape, mark: str) -> None:
    text = f"河口开港{mark}两岸同贺"
    first, second = silent(plain, text, 5).lines
    assert text[first.start : first.end] == f"河口开港{mark}"
    assert (first.width, sum(len(run.glyph_ids) for run in first.runs), first.runs[-1].end) == (em(4), 4, 5)
    assert first.inset == em(0.5)
    assert second.start == 5


@pytest.mark.parametrize("text", ["：来来得快", "，口得秋天", "、天来的早"])
def test_no_line_is_made_of_a_mark_that_a_head_begins_with(plain: Shape, text: str) -> None:
    broken = break_head(plain(text, HEAD), SIZE, em(3), HEAD, (), 3, silent=True)
    assert all(len(line) > 1 for line in lines(broken, text))


def test_a_mark_before_a_break_of_the_editor_is_printed(plain: Shape) -> None:
    first = silent(plain, "河口开港，两岸同贺", 5, (5,)).lines[0]
    assert sum(len(run.glyph_ids) for run in first.runs) == 5


def test_marks_that_end_a_head_or_mean_more_than_a_pause_are_printed(plain: Shape) -> None:
    for text in ("河口开港！两岸同贺", "河口开港两岸同贺："):
        made = silent(plain, text, 5)
        assert sum(len(run.glyph_ids) for line in made.lines for run in line.runs) == len(text)


def test_a_gap_between_parts_is_kept_where_a_head_need_not_be_tight(plain: Shape) -> None:
    text = "东桥后天通车 市民试乘"
    shaped = plain(text, HEAD)
    assert shaped.width(0, len(text)) == 11 * 65536
    for measure, loose in ((10.75, 1), (10.7, 2)):
        made = [break_head(shaped, SIZE, em(measure), HEAD, (), 2, tight=tight) for tight in (True, False)]
        assert [len(one.lines) for one in made if one] == [1, loose]


def test_bad_breaks_are_those_that_nobody_asked_for(plain: Shape) -> None:
    text = "市民盼望的东桥通车"
    shaped = plain(text, HEAD)
    forced = break_head(shaped, SIZE, em(5), HEAD, (4,), 2)
    assert forced is not None
    assert bad_breaks(shaped, forced, (4,)) == []
    assert bad_breaks(shaped, forced, ()) == [4]


def test_a_long_head_of_many_lines_is_found_soon_and_fits(plain: Shape) -> None:
    text = "一个怎么也排不下的标题" * 12
    broken = head(plain, text, 21, 9)
    assert broken is not None
    assert len(broken.lines) == 7
    assert all(line.width <= em(21) for line in broken.lines)
