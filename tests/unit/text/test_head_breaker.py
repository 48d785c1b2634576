from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.base.units import Length, pt
from layout.text.head_breaker import break_head
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
