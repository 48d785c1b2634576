"""Copyfit of heads among text: by area and by side runs come to the same rows (newspaper-practice §8)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.edition.model import HeadPosition, HeadSpot, Placement
from layout.page.context import Context
from layout.page.grid import PageGrid
from layout.page.layout import Layout
from layout.page.parts import page_part
from layout.page.story import StoryMaker
from tests.unit.page.pages import book, page, sheet, story

POSITIONS: tuple[HeadPosition, ...] = ("inset_corner", "inset_three", "inset_four")
HEADS = ("港口今日开放", "让每一户都暖起来", "春天", "十七篇稿一夜上版每个字都有去处")


def laid_out(position: HeadPosition, spot: HeadSpot, count: int, depth: int, headline: str) -> tuple[Layout, PageGrid]:
    drawn = page(f"{' '.join('a' * count)} | *", placements={"a": Placement(head=position, head_spot=spot)})
    context = Context(sheet(), book(), page_part(drawn), "A02")
    grid = PageGrid(sheet().geometry, count)
    words = story("a", [9000], headline, deck="首批三艘货轮昨晚靠岸")
    maker = StoryMaker(context, grid, words, drawn.placement("a"), 1, drawn.areas[0])
    return maker.layout((0, depth)), grid


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.sampled_from(POSITIONS), st.integers(2, 8), st.integers(40, 110), st.integers(0, 4), st.sampled_from(HEADS))
def test_head_and_text_take_as_many_rows_by_area_as_by_runs_beside_the_head(
    position: HeadPosition, count: int, depth: int, width: int, headline: str
) -> None:
    layout, grid = laid_out(position, HeadSpot(columns=width), count, depth, headline)
    zi, box = grid.geometry.zi, layout.around.obstacles[0].outer
    rows, beside = layout.columns[0].lines, grid.lines_for(box.height)
    measures = [column.measure // zi for column in layout.columns]
    covered = [max(min(c.stop, box.right) - max(c.start, box.x), 0) / zi for c in layout.columns]
    # By area: the head in 字, and the text in 字 that its lines have room for.
    text = sum(slot.measure for slot in layout.slots) // zi
    assert abs((beside * sum(covered) + text) / sum(measures) - rows) <= 1
    # By runs: those over and under the head, those beside it.
    runs = [(rows - beside) * whole + beside * (whole - taken) for whole, taken in zip(measures, covered, strict=True)]
    assert abs(sum(runs) - text) / sum(measures) <= 1


@settings(deadline=None, derandomize=True, max_examples=30)
@given(st.sampled_from(POSITIONS), st.integers(2, 8), st.integers(40, 110), st.sampled_from(HEADS))
def test_pieces_of_line_beside_a_head_are_whole_characters_of_room_for_text(
    position: HeadPosition, count: int, depth: int, headline: str
) -> None:
    layout, grid = laid_out(position, HeadSpot(), count, depth, headline)
    for slot in layout.slots:
        column = layout.columns[slot.frame]
        assert slot.offset >= 0
        assert slot.offset + slot.measure <= column.measure
        assert slot.measure >= 8 * grid.geometry.zi
        assert slot.measure % grid.geometry.zi == 0
