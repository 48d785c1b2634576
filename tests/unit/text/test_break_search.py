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
def test_going_on_from_the_cheapest_way_finds_what_going_line_by_line_finds(
    plain: Shape, style: ParagraphStyle
) -> None:
    for search in searches(plain, style):
        for limit in search.limits[:-1] if search.justified else ():
            every = search.line_by_line(limit)
            least = min((cost(every, n) for n, level in enumerate(every) if len(STORY) in level), default=None)
            levels, count = search.cheapest(limit)
            assert (cost(levels, count) if count else None) == least


@pytest.mark.parametrize("style", STYLES)
def test_a_setting_asked_for_by_its_number_of_lines_is_the_best_that_has_so_many(
    plain: Shape, style: ParagraphStyle
) -> None:
    for search in searches(plain, style):
        if not search.justified:
            continue
        passes = [search.line_by_line(limit) for limit in search.limits[:-1]]
        for count in range(1, search.best[1] + 4):
            first = next((every for every in passes if count < len(every) and len(STORY) in every[count]), None)
            found = search.with_lines(count)
            assert (found is None) == (first is None)
            if found and first:
                assert trace(found, count, len(STORY)) == trace(first, count, len(STORY))


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


def test_what_no_line_holds_is_looked_for_before_wider_lines_are_tried(plain: Shape) -> None:
    text = "河口" * 20 + "x" * 60 + "河口" * 20
    style = ParagraphStyle()
    levels, count = Search(plain(text, style), SIZE, [Length(10 * SIZE)], style).best
    assert any(text[a - 1] == text[a] == "x" for a in trace(levels, count, len(text))[1:-1])


def test_a_text_is_set_in_no_more_lines_than_it_can_be_opened_to_fill(plain: Shape) -> None:
    style = ParagraphStyle()
    search = Search(plain(STORY, style), SIZE, [Length(20 * SIZE)], style)
    count = search.best[1]
    assert search.with_lines(0) is None
    assert search.with_lines(count - 2) is None
    assert search.with_lines(count * 3) is None


@pytest.mark.parametrize(
    ("text", "style", "measure"),
    [
        (f"见{'x' * 600}", ParagraphStyle(), 3),
        (STORY * 6, ParagraphStyle(align="start"), 3),
    ],
    ids=["word", "ragged"],
)
def test_what_is_gone_on_from_grows_no_faster_than_a_long_text_in_a_narrow_column(
    plain: Shape, text: str, style: ParagraphStyle, measure: int
) -> None:
    def steps(text: str) -> int:
        search = Search(plain(text, style), SIZE, [Length(measure * SIZE)], style)
        return sum(map(len, search.line_by_line(search.limits[-1], desperate=True)))

    assert steps(text) < 3 * steps(text[: len(text) // 2])
