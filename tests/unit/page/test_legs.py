"""Short legs of text: what stands between a head and a picture, a box or another story under it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.display.items import Fill
from layout.edition.model import IndexItem, Picture, PictureFile, Placement, Text
from layout.page.cluster import compose_page
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage, Facts, PlacedStory
from layout.page.row_costs import SHORT_LEG
from tests.unit.page.pages import book, compose, edition, page, sheet, story

DRAWN = "lead lead lead lead | {0}\nlead photo1 photo1 side | *\nlead lead lead side | *\nrest rest rest rest | *"


def photo() -> Picture:
    file = PictureFile(Path("pictures/photo1.jpg"), "digest", 3000, 2000, "RGB", "JPEG")
    return Picture("photo1", file, Text("lead/photo1/caption", "工人在城南换热站调试设备。"))


def made(characters: int, first_row: str = "*") -> ComposedPage:
    words = [
        story("lead", [characters], "港口今日开放", pictures=(photo(),)),
        story("side", [900], "旁边一条"),
        story("rest", [2400], "其余"),
    ]
    return compose(page(DRAWN.format(first_row), {"photo1": "lead"}), words)[0]


def lead(composed: ComposedPage) -> PlacedStory:
    return next(one for one in composed.stories if one.name == "lead")


def legs_over_picture(composed: ComposedPage) -> list[int]:
    """Lines of the frames of text that stand over the picture."""
    grid, one = PageGrid(composed.geometry, 4), lead(composed)
    top = one.pictures[0].rect
    over = [f.rect for f in one.frames[1:] if f.rect.x >= top.x and f.rect.bottom <= top.y]
    return [grid.lines_for(rect.height) for rect in over]


@pytest.mark.parametrize("characters", range(1800, 4200, 300))
def test_free_rows_leave_no_short_leg_over_a_picture(characters: int) -> None:
    assert all(leg >= SHORT_LEG for leg in legs_over_picture(made(characters)))


@pytest.mark.parametrize("slack", [0, 1, 2, 3])
def test_a_head_takes_up_what_a_pinned_row_leaves_over_a_picture(slack: int) -> None:
    natural = next(rows for rows in range(6, 30) if lead(made(2400, str(rows))).pictures and not _deep(rows))
    composed = made(2400, str(natural + slack))
    one, grid = lead(composed), PageGrid(composed.geometry, 4)
    first_line = one.frames[1].rect.y + grid.ideograph_top
    assert one.pictures[0].rect.y == first_line


def _deep(rows: int) -> bool:
    drawn = page(DRAWN.format(rows), {"photo1": "lead"})
    words = [story("lead", [2400], "港口今日开放", pictures=(photo(),)), story("side", [900]), story("rest", [2400])]
    return any(item.code == "fit/head-deep" for item in compose(drawn, words)[1])


def test_an_index_under_a_head_begins_level_with_the_text() -> None:
    drawn = page("lead lead lead | *\nlead lead index | *\nlead lead lead | *")
    one = replace(edition(drawn, [story("lead", [5000], "港口今日开放")]), index=(IndexItem(story="lead"),))
    composed = compose_page(one, drawn, sheet(), book(), Facts((("lead", "A02"),), 1)).value
    frame = next(f for f in composed.furniture if f.role == "index").items[0]
    assert isinstance(frame, Fill)
    text = composed.stories[0].frames[1].rect.y + PageGrid(composed.geometry, 3).ideograph_top
    assert frame.rect.y == text


def test_a_short_story_in_a_stepped_area_ends_level() -> None:
    drawn = page("b b b | 50\nc c b | *")
    composed, _ = compose(drawn, [story("b", [600, 700], "短稿"), story("c", [2000], "长稿")])
    one = next(s for s in composed.stories if s.name == "b")
    grid = PageGrid(composed.geometry, 3)
    feet = [frame.rect.bottom for frame in one.frames[1:]]
    assert max(feet) - min(feet) <= grid.pitch + 1


def test_options_that_need_a_rectangle_are_named_where_there_is_none() -> None:
    drawn = page("a a a | 50\nb b a | *", placements={"a": Placement(columns=7)})
    _, found = compose(drawn, [story("a", [2000], "曲尺"), story("b", [2000], "方块")])
    said = [item.value("option") for item in found if item.code == "makeup/option-idle"]
    assert said == ["columns: 7"]
