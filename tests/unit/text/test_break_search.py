from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from layout.base.units import Em, Length, pt
from layout.text.break_search import Levels, Search, trace
from layout.text.model import ParagraphStyle
from layout.text.shaper import ShapedText

Shape = Callable[..., ShapedText]
SIZE = pt(10)
STORY = (
    "河口的秋天来得早，街上的梧桐落了一半。“工人们正把最后一批材料运到岸边（共12吨），”他说，往来的人都放慢了脚步，"
    "看了又看。《河口日报》2026年11月24日报道：APP上线第3天，访问量已超过20000次。"
)
STYLES = (
    ParagraphStyle(indent=Em(2.0)),
    ParagraphStyle(punctuation="quanjiao", hyphens=True),
    ParagraphStyle(indent=Em(2.0), hanging=True, punctuation="kaiming"),
    ParagraphStyle(align="start"),
)


def searches(plain: Shape, style: ParagraphStyle) -> Iterator[Search]:
    """The story at measures from 6 to 30 字, whole ones and others."""
    shaped = plain(STORY, style)
    for tenths in range(60, 300, 7):
        yield Search(shaped, SIZE, [Length(tenths * SIZE // 10)], style)


def cost(levels: Levels, count: int) -> float:
    return levels[count][len(STORY)][0]


@pytest.mark.parametrize("style", STYLES)
def test_the_best_setting_costs_as_much_as_the_best_in_its_number_of_lines(plain: Shape, style: ParagraphStyle) -> None:
    """The one is found by going on from the cheapest way, the other line by line."""
    for search in searches(plain, style):
        levels, count = search.best
        varied = search.with_lines(count)
        assert varied is not None
        assert cost(varied, count) == cost(levels, count)
        assert trace(varied, count, len(STORY)) == trace(levels, count, len(STORY))


@pytest.mark.parametrize("style", STYLES)
def test_no_setting_with_a_line_more_or_less_is_better_while_the_best_is_hardly_opened(
    plain: Shape, style: ParagraphStyle
) -> None:
    seen = 0
    for search in searches(plain, style):
        levels, count = search.best
        for other in (count - 1, count + 1):
            varied = search.with_lines(other)
            if varied is not None:
                seen += 1
                assert len(trace(varied, other, len(STORY))) == other + 1
                assert not search.justified or cost(varied, other) >= cost(levels, count)
    assert seen


def test_a_text_is_set_in_no_more_lines_than_it_can_be_opened_to_fill(plain: Shape) -> None:
    style = ParagraphStyle()
    search = Search(plain(STORY, style), SIZE, [Length(20 * SIZE)], style)
    count = search.best[1]
    assert search.with_lines(0) is None
    assert search.with_lines(count - 2) is None
    assert search.with_lines(count * 3) is None
