"""The index: words, page numbers from where stories are, lines on the grid, and what gives way when room is short."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.geometry import Rect
from layout.base.units import mm
from layout.display.items import Item, Link, Stroke
from layout.edition.model import Edition, IndexItem, Paper, Text
from layout.furniture.desk import grid_in
from layout.furniture.index import index_depth, set_index
from layout.page.context import Context
from tests.unit.furniture.desks import (
    area,
    codes_reported,
    desk,
    edition,
    extent,
    fills,
    holding,
    lines,
    runs,
    sheet,
    story,
    styled,
)

STORIES = (
    story("school", "第二批学校复学部署会召开", "全心全力保校园平安"),
    story("bridge", "重点项目挂图作战", "东桥后天通车"),
)
ELSEWHERE = IndexItem(
    kicker=Text("index/k", "好吃好喝好玩打卡地"), headline=Text("index/h", "餐饮特色小镇开街"), elsewhere=True
)
ITEMS = (IndexItem("school"), IndexItem("bridge"), ELSEWHERE)
PAGES = {"school": "A02", "bridge": "A03"}


def issue(items: tuple[IndexItem, ...] = ITEMS) -> Edition:
    return edition(Paper("河口日报"), items, STORIES)


def index(
    context: Context, depth: int, items: tuple[IndexItem, ...] = ITEMS, column: int = 4
) -> tuple[list[Item], tuple[Link, ...], Rect]:
    rect = area(context, (column, column), (20, 20 + depth))
    made, links = set_index(context, issue(items), lambda name: PAGES.get(name, ""), rect)
    return list(made), links, rect


def lines_needed(context: Context, items: tuple[IndexItem, ...] = ITEMS) -> int:
    rect = area(context, (4, 4), (20, 21))
    depth = index_depth(context, issue(items), lambda name: PAGES.get(name, ""), rect.width)
    return grid_in(sheet().geometry, rect).lines_for(depth)


def test_an_item_shows_kicker_head_and_the_page_where_its_story_is():
    items, _, _ = index(desk(), 20)
    assert lines(items) == [
        "今日导读",
        "第二批学校复学部署会召开",
        "全心全力保校园平安第02版",
        "重点项目挂图作战",
        "东桥后天通车第03版",
        "好吃好喝好玩打卡地",
        "餐饮特色小镇开街",
    ]


def test_words_of_an_item_go_before_those_of_its_story():
    own = IndexItem("school", headline=Text("index/own", "校园平安"))
    items, _, _ = index(desk(), 20, (own,))
    assert lines(items)[1:] == ["第二批学校复学部署会召开", "校园平安第02版"]


def test_a_typed_page_is_printed_as_typed():
    typed = IndexItem(headline=Text("index/h", "海外版要闻"), page="B7", elsewhere=True)
    assert lines(index(desk(), 20, (typed,))[0])[1:] == ["海外版要闻第B7版"]


@pytest.mark.parametrize(
    ("template", "typed", "printed"),
    [
        (">> {page}", "02", ">> 02"),
        ("见{版次}版", "第02版", "见02版"),
        ("第{page}版", "02版", "第02版"),
        ("", "02", ""),
    ],
)
def test_a_paper_has_its_own_way_of_naming_a_page(template: str, typed: str, printed: str):
    own = edition(Paper("河口日报", page_ref=template), (IndexItem(headline=Text("index/h", "要闻"), page=typed),), ())
    rect = area(desk(), (4, 4), (20, 40))
    items, _ = set_index(desk(), own, lambda name: "", rect)
    assert lines(list(items))[1:] == [f"要闻{printed}"]


def test_links_lead_to_stories_and_lie_over_their_lines():
    items, links, rect = index(desk(), 20)
    assert [link.target for link in links] == ["school", "bridge"]
    head = extent(holding(items, "全心全力保校园平安"))
    assert links[0].rect.y < head.y < head.bottom < links[0].rect.bottom
    assert links[0].rect.bottom <= links[1].rect.y
    assert all(rect.x <= link.rect.x < link.rect.right <= rect.right for link in links)


def test_only_words_typed_for_the_index_lead_back_to_it():
    items, _, _ = index(desk(), 20)
    assert {run.node_id for run in holding(items, "东桥后天通车")} == {""}
    assert {run.node_id for run in holding(items, "餐饮特色小镇开街")} == {"index/h"}


def test_lines_stand_on_the_grid_of_the_copy_beside_them():
    context = desk()
    items, _, rect = index(context, 20)
    grid = grid_in(sheet().geometry, rect)
    for words in ("第二批学校复学部署会召开", "重点项目挂图作战", "好吃好喝好玩打卡地"):
        (y,) = {run.origin.y for run in holding(items, words)}
        size = max(run.size for run in holding(items, words))
        assert y in {grid.baseline(line, size) for line in range(grid.lines)}


@pytest.mark.parametrize("extra", [0, 1, 5, 12])
def test_the_depth_it_asks_for_is_enough(extra: int):
    context = desk()
    items, _, rect = index(context, lines_needed(context) + extra)
    assert {fault.code for fault in context.found} <= {"index/short"}
    assert len(lines(items)) == 7
    assert rect.y < extent(runs(items)).y
    assert extent(runs(items)).bottom < rect.bottom


def test_of_much_room_the_title_takes_the_top_and_the_rest_is_told():
    context = desk()
    items, _, rect = index(context, lines_needed(context) + 30)
    assert extent(runs(items)).y - rect.y < mm(15)
    (found,) = context.found
    assert (found.code, int(found.value("lines")) > 15, int(found.value("items")) > 2) == ("index/short", True, True)


def test_air_closes_up_before_anything_is_lost():
    context = desk()
    items, _, _ = index(context, lines_needed(context) - 2)
    assert context.found == []
    assert len(lines(items)) == 7


def test_items_that_do_not_fit_are_reported_with_the_lines_that_are_wanting():
    context = desk()
    items, links, rect = index(context, 7)
    (found,) = context.found
    assert found.code == "index/too-deep"
    assert int(found.value("need")) - int(found.value("room")) == int(found.value("more")) > 0
    assert [link.target for link in links] == ["school"]
    assert extent(runs(items)).bottom < rect.bottom


def test_all_heads_have_one_size():
    items, _, _ = index(desk(), 20)
    sizes = [max(run.size for run in holding(items, words) if "版" not in run.text and ">" not in run.text)
             for words in ("全心全力", "东桥后天", "餐饮特色")]  # fmt: skip
    assert len(set(sizes)) == 1


def test_a_long_head_takes_two_lines_and_a_longer_one_is_reported():
    context = desk()
    long = IndexItem(headline=Text("index/long", "这一条导读的题目写得很长要分两行才排得下去"), page="4")
    items, _, _ = index(context, 10, (long,))
    assert context.found == []
    assert len(lines(items)) in (3, 4)
    longer = IndexItem(headline=Text("index/longer", "这一条导读的题目写得太长了" * 5), page="4")
    index(context, 10, (longer,))
    assert set(codes_reported(context)) == {"furniture/too-wide"}


def test_a_rule_stands_between_items_and_not_after_the_last():
    items, _, _ = index(desk(), 20)
    rules = [item for item in items if isinstance(item, Stroke)]
    heads = [extent(holding(items, words)) for words in ("全心全力", "重点项目", "东桥后天", "好吃好喝")]
    assert len(rules) == 2
    assert heads[0].bottom < rules[0].start.y < heads[1].y
    assert heads[2].bottom < rules[1].start.y < heads[3].y


def test_a_leader_runs_from_head_to_page_where_the_stylesheet_wants_one(tmp_path: Path):
    context = desk(styles=styled(tmp_path, "page-ref { border-bottom: 0.5pt dotted } entry { border: none }"))
    items, _, _ = index(context, 20)
    leaders = [item for item in items if isinstance(item, Stroke)]
    row = holding(items, "全心全力保校园平安")
    head = extent(row, lambda run: run.text[0] in "全心")
    number = extent(row, lambda run: run.text[0] == "第")
    assert len(leaders) == 2
    assert head.right < leaders[0].start.x < leaders[0].end.x < number.x
    assert leaders[0].dash


def test_an_index_of_nothing_needs_nothing():
    context = desk()
    assert lines_needed(context, ()) == 0
    items, links, _ = index(context, 10, ())
    assert (lines(items), links) == (["今日导读"], ())


def test_the_frame_is_drawn_inside_the_area():
    items, _, rect = index(desk(), 20)
    assert fills(items)
    assert all(rect.y <= fill.rect.y and fill.rect.bottom <= rect.bottom for fill in fills(items))
