"""Furniture by the kind of a page: which templates hold, which name stands at the head."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from layout.edition.model import Nameplate, Paper, Section
from layout.furniture.fields import (
    DEFAULT_SECTION_MASTHEAD,
    check_templates,
    folio_of,
    imprint_of,
    kinds_of,
    masthead_of,
    nameplate_of,
    page_fields,
)
from layout.furniture.folio import set_imprint
from tests.unit.furniture.desks import area, codes_reported, desk, edition, extent, fills, furniture, lines, page, runs

PAPER = Paper("河口日报", publisher="河口日报社", address="东堤路1号", cn="CN 00-0000", price="每份1元")


def test_the_most_special_kind_of_a_page_comes_first() -> None:
    last = replace(page(8), kind="last")
    assert kinds_of(last) == ("last", "even", "inside")
    assert kinds_of(replace(last, fold=5)) == ("last", "truck", "even", "inside")
    assert kinds_of(replace(page(1), kind="front")) == ("front", "odd")
    assert kinds_of(page(3)) == ("odd", "inside")


def test_templates_of_a_kind_stand_before_those_of_all_pages() -> None:
    own, odd = furniture(start="末版"), furniture(start="单版")
    paper = replace(PAPER, kinds=(("last", "folio", own), ("odd", "folio", odd)))
    assert folio_of(paper, ("last", "odd", "inside")) is own
    assert folio_of(paper, ("odd", "inside")) is odd
    assert folio_of(paper, ("even", "inside")) == folio_of(PAPER)
    assert masthead_of(paper, ("section-front", "odd")) is DEFAULT_SECTION_MASTHEAD


def test_a_section_has_its_own_name_at_its_head_or_its_nameplate() -> None:
    named = Section("B", "都市")
    plated = replace_plate(named, Nameplate("", Path("b.svg")))
    front = replace(page(1), name="B01", kind="section-front")
    for section, wanted in ((named, Nameplate("都市")), (plated, Nameplate("都市", Path("b.svg")))):
        one = edition(replace(PAPER, sections=(section,)))
        assert nameplate_of(one, page_fields(one, front, 16)) == wanted
        assert nameplate_of(one, page_fields(one, page(1), 16)) == Nameplate("河口日报")


def replace_plate(section: Section, plate: Nameplate) -> Section:
    return section._replace(nameplate=plate)


def test_an_imprint_has_its_lines_under_its_rule() -> None:
    context = desk(8)
    one, own = edition(PAPER), page(8)
    rect = area(context, (0, 4), (100, 103))
    items = set_imprint(context, one, page_fields(one, own, 8), own, rect)
    assert lines(list(items)) == ["河口日报社　地址：东堤路1号", "CN 00-0000　每份1元"]
    (rule,) = fills(items)
    assert (rule.rect.x, rule.rect.y, rule.rect.right) == (rect.x, rect.y, rect.right)
    ink = extent(runs(items))
    assert rule.rect.bottom < ink.y
    assert ink.bottom < rect.bottom
    assert not codes_reported(context)


def test_an_imprint_that_is_too_deep_or_empty_is_reported() -> None:
    one, own = edition(PAPER), page(8)
    low = desk(8)
    set_imprint(low, one, page_fields(one, own, 8), own, area(low, (0, 4), (100, 101)))
    assert codes_reported(low) == ["furniture/too-deep"]
    bare = edition(Paper("河口日报"))
    empty = desk(8)
    set_imprint(empty, bare, page_fields(bare, own, 8), own, area(empty, (0, 4), (100, 103)))
    assert codes_reported(empty) == ["furniture/empty-area"]
    assert imprint_of(PAPER).lines("center")


def test_templates_of_a_kind_are_held_against_the_fields_too() -> None:
    paper = replace(PAPER, kinds=(("last", "imprint", furniture(center="{adress}", top="x")),))
    assert {item.code for item in check_templates(paper)} == {"furniture/unknown-field", "furniture/unknown-slot"}
