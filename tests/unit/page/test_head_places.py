"""Heads among their text: where they stand, and how text walks past them."""

from __future__ import annotations

import pytest

from layout.base.geometry import Rect
from layout.edition.model import USUAL_SPOT, HeadPosition, HeadSpot, Placement
from layout.page.grid import PageGrid
from layout.page.head_places import halves
from layout.page.model import ComposedPage, PlacedStory
from tests.unit.page.pages import compose, page, story
from tests.unit.page.test_headline import head

AMONG: tuple[HeadPosition, ...] = ("inset_corner", "inset_three", "inset_four", "between", "belt", "diagonal")
RECTANGLE = "a a a a a | 60\nb b b b b | *"
STEPPED = "a a a a a | 30\na a a b b | 30\nb b b b b | *"


def made(
    position: HeadPosition, spot: HeadSpot = USUAL_SPOT, dummy: str = RECTANGLE, headline: str = "港口今日开放",
    lengths: tuple[int, ...] = (300,) * 12,
) -> tuple[PlacedStory, ComposedPage, list[str]]:  # fmt: skip
    drawn = page(dummy, placements={"a": Placement(head=position, head_spot=spot)})
    words = [story("a", lengths, headline, deck="首批三艘货轮昨晚靠岸"), story("b", [2000], "旁边一条")]
    composed, found = compose(drawn, words)
    one = next(one for one in composed.stories if one.name == "a")
    return one, composed, [item.code for item in found]


def head_rect(one: PlacedStory) -> Rect:
    return one.frames[0].rect


def text_rects(one: PlacedStory) -> list[Rect]:
    """What every line of text covers, in reading order."""
    rects: list[Rect] = []
    for text in one.texts:
        for placed in text.lines if text.role == "paragraph" else ():
            frame, size = one.frames[placed.frame].rect, placed.line.runs[0].size
            x, y = frame.x + placed.inline + placed.line.inset, frame.y + placed.block - round(0.88 * size)
            rects.append(Rect(x, y, placed.line.width, size))
    return rects


def meets(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("dummy", [RECTANGLE, STEPPED])
@pytest.mark.parametrize("position", [*AMONG, "left", "right"])
def test_no_text_stands_under_the_head(position: HeadPosition, dummy: str) -> None:
    one, _, _ = made(position, dummy=dummy)
    heads = {placed.frame for text in one.texts if text.role in ("headline", "deck") for placed in text.lines}
    assert heads
    for frame in heads:
        assert not any(meets(one.frames[frame].rect, rect) for rect in text_rects(one))


@pytest.mark.parametrize("position", AMONG)
def test_all_of_a_story_that_has_room_is_set(position: HeadPosition) -> None:
    one, _, _ = made(position)
    assert one.account.overset is None
    words = "".join(text.text[line.line.start : line.line.end] for text in one.texts for line in text.lines)
    assert words.count("今天的版面") == sum(
        text.text.count("今天的版面") for text in {t.node_id: t for t in one.texts}.values()
    )


@pytest.mark.parametrize(
    ("spot", "at_left", "at_top"),
    [
        (HeadSpot(), True, True),
        (HeadSpot("top_right"), False, True),
        (HeadSpot("bottom_left"), True, False),
        (HeadSpot("bottom_right"), False, False),
    ],
)
def test_an_inset_head_stands_in_the_corner_asked_for(spot: HeadSpot, at_left: bool, at_top: bool) -> None:
    one, composed, _ = made("inset_corner", spot)
    grid, area, rect = PageGrid(composed.geometry, 5), one.area_rects[0], head_rect(one)
    assert (rect.x == grid.column_left(0)) == at_left
    assert (rect.right == grid.column_right(4)) != at_left
    assert (rect.y - area.y < area.height // 2) == at_top


def test_text_stands_on_four_sides_of_an_inset_head() -> None:
    one, _, _ = made("inset_four")
    rect, lines = head_rect(one), text_rects(one)
    assert any(line.bottom <= rect.y and meets(line._replace(y=rect.y), rect) for line in lines)
    assert any(line.y >= rect.bottom and meets(line._replace(y=rect.y), rect) for line in lines)
    assert any(line.right <= rect.x and meets(line._replace(x=rect.x), rect) for line in lines)
    assert any(line.x >= rect.right and meets(line._replace(x=rect.x), rect) for line in lines)


def test_an_inset_head_is_jumped_on_the_way_down_a_column() -> None:
    one, _, _ = made("inset_four", HeadSpot(columns=1))
    rect = head_rect(one)
    column = [line for line in text_rects(one) if abs(line.x - rect.x) < 3 * 9 * 65536]
    assert [line.y for line in column] == sorted(line.y for line in column)


def test_text_walks_all_columns_over_a_belt_before_those_under_it() -> None:
    one, _, _ = made("belt")
    rect, lines = head_rect(one), text_rects(one)
    over = [line.y < rect.y for line in lines]
    assert any(over)
    assert not all(over)
    assert over == sorted(over, reverse=True)


def test_columns_at_both_sides_of_a_head_between_them_have_one_measure() -> None:
    one, _, _ = made("between")
    assert one.frames[0].writing_mode == "vertical-rl"
    columns = [frame.rect for frame in one.frames[1:]]
    assert len({column.width for column in columns}) == 1
    middle = one.frames[0].rect.x
    assert [column.x < middle for column in columns] == [True, True, True, False, False]


def test_a_diagonal_head_stands_in_opposite_corners() -> None:
    one, _, found = made("diagonal")
    first, second = one.frames[0].rect, one.frames[1].rect
    assert first.right <= second.x
    assert first.bottom < second.y
    assert "makeup/head-whole" not in found


def test_a_head_of_one_part_that_is_to_stand_in_two_corners_is_reported() -> None:
    drawn = page(RECTANGLE, placements={"a": Placement(head="diagonal")})
    _, found = compose(drawn, [story("a", [3000], "港口"), story("b", [2000], "旁边一条")])
    assert "makeup/head-whole" in [item.code for item in found]


def test_a_head_parts_where_its_headline_breaks_and_else_before_the_deck() -> None:
    two = head(story("lead", headline="让每一户都暖起来再暖一点点好吗各位", deck="副题一行"), 45 * 9 * 65536)
    one = head(story("lead", headline="港口今日开放", deck="副题一行"))
    assert [line.role for line in halves(two)[0].lines] == ["headline"]
    assert [line.role for line in halves(two)[1].lines][:2] == ["headline", "deck"]
    assert [part.lines[0].role for part in halves(one)] == ["headline", "deck"]
    assert len(halves(head(story("lead", headline="港口")))) == 1


@pytest.mark.parametrize("position", ["left", "right"])
def test_a_vertical_head_stands_at_the_side_of_a_stepped_area(position: HeadPosition) -> None:
    one, composed, found = made(position, dummy=STEPPED)
    frame, grid = one.frames[0], PageGrid(composed.geometry, 5)
    assert frame.writing_mode == "vertical-rl"
    at = grid.column_left(0) if position == "left" else grid.column_right(4)
    assert abs((frame.rect.right if position == "right" else frame.rect.x) - at) < 8 * composed.geometry.zi
    assert "makeup/option-idle" not in found


def test_a_head_that_leaves_too_little_beside_it_is_reported() -> None:
    _, _, found = made("inset_four", HeadSpot(zi=100))
    assert "makeup/head-crowds" in found


def test_vertical_text_takes_no_head_among_its_lines() -> None:
    drawn = page(RECTANGLE, placements={"a": Placement(head="belt", writing_mode="vertical-rl")})
    composed, found = compose(drawn, [story("a", [2000], "港口今日开放"), story("b", [2000], "旁边一条")])
    assert "makeup/head-position" in [item.code for item in found]
    assert composed.stories[0].frames[0].writing_mode == "vertical-rl"


def test_a_head_that_nearly_meets_one_under_it_is_reported() -> None:
    drawn = page(
        "a a a | 60\nb b b | *",
        placements={"a": Placement(head="inset_corner", head_spot=HeadSpot("bottom_left", columns=2))},
    )
    _, found = compose(drawn, [story("a", [4000], "港口今日开放"), story("b", [2000], "旁边一条说来话长")])
    assert "makeup/heads-stacked" in [item.code for item in found]


@pytest.mark.parametrize("position", AMONG)
def test_free_rows_fit_a_story_with_its_head_among_the_text(position: HeadPosition) -> None:
    one, _, _ = made(position, dummy="a a a a a | *\nb b b b b | *", lengths=(500,) * 12)
    assert one.account.overset is None
