"""The folio line of inside pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from layout.display.items import Item
from layout.edition.model import Paper
from layout.furniture.fields import page_fields
from layout.furniture.folio import set_folio
from layout.page.context import Context
from tests.unit.furniture.desks import (
    area,
    codes_reported,
    desk,
    edition,
    extent,
    fills,
    furniture,
    holding,
    lines,
    page,
    runs,
)

PAPER = Paper("河口日报")


def folio(number: int, paper: Paper = PAPER, context: Context | None = None, columns: int = 5) -> list[Item]:
    context = context or desk(number)
    one, own = edition(paper), page(number, credits=(("责编", "王敏"),), section="民生")
    rect = area(context, (0, columns - 1), (0, 3))
    return list(set_folio(context, one, page_fields(one, own, 4), own, rect))


def test_the_page_number_stands_outside():
    assert lines(folio(2)) == ["民生　02版责编 王敏河口日报　2026年11月24日　星期二"]
    assert lines(folio(3)) == ["河口日报　2026年11月24日　星期二责编 王敏民生　03版"]


def test_start_and_end_stay_where_they_are():
    paper = replace(PAPER, folio=furniture(start="{name}", end="{page}"))
    assert lines(folio(2, paper)) == ["河口日报02"]
    assert lines(folio(3, paper)) == ["河口日报03"]


def test_the_line_reaches_from_edge_to_edge_over_its_rule():
    context = desk(2)
    items = folio(2, context=context)
    rect = area(context, (0, 4), (0, 3))
    (rule,) = fills(items)
    ink = extent(runs(items))
    assert (rule.rect.x, rule.rect.right) == (rect.x, rect.right)
    assert rect.y < ink.y < ink.bottom < rule.rect.y
    assert rule.rect.bottom < rect.bottom
    assert ink.right <= rect.right


def test_slots_of_several_lines_end_together():
    paper = replace(PAPER, folio=furniture(start=("{name}", "{date_text}"), end="{page}版"))
    items = folio(3, paper)
    assert lines(items) == ["2026年11月24日03版", "河口日报"]
    assert holding(items, "河口日报")[0].origin.y < holding(items, "03版")[0].origin.y


def test_a_middle_gives_way_to_a_long_neighbour():
    paper = replace(PAPER, folio=furniture(start="长长的一段文字" * 5, center="中", end="末"))
    context = desk(3)
    items = folio(3, paper, context)
    row = sorted(holding(items, "中"), key=lambda run: run.origin.x + run.offsets[0])
    boxes = [extent([run]) for run in row]
    assert all(left.right < right.x for left, right in pairwise(boxes))
    assert context.found == []


def test_too_much_for_one_line_is_reported_for_each_slot():
    paper = replace(PAPER, folio=furniture(start="文" * 90, end="字" * 90))
    context = desk(3)
    items = folio(3, paper, context)
    assert codes_reported(context) == ["furniture/too-wide"] * 2
    assert extent(runs(items)).right <= area(context, (0, 4), (0, 3)).right + 1


def test_a_folio_of_nothing_is_a_rule():
    items = folio(2, replace(PAPER, folio=furniture(start="{slogan}")))
    assert (runs(items), len(fills(items))) == ([], 1)
