"""Display pages as JSON, both ways, and their digests."""

from __future__ import annotations

from dataclasses import replace

from layout.base.color import cmyk
from layout.base.geometry import Point, Rect
from layout.display.canonical import from_json, list_digest, page_digest, to_json
from layout.display.items import (
    Artwork,
    DisplayList,
    DisplayPage,
    Fill,
    GlyphRun,
    Group,
    Item,
    Link,
    Modules,
    Outline,
    Picture,
    Stroke,
)

RUN = GlyphRun("Song", 9, Point(10, 20), (1, 2), (0, 9), "版心", (0, 1), node_id="lead/p/1", offset=4)
ITEMS: tuple[Item, ...] = (
    RUN,
    RUN._replace(axis="upright", shifts=(1, 2), stretch=0.9, actual_text="x", color=cmyk(0, 1, 1, 0.05)),
    Fill(Rect(0, 0, 5, 5), cmyk(0, 0, 0, 0.07)),
    Stroke(Point(0, 0), Point(9, 0), 2, dash=(3, 4)),
    Modules(Point(1, 1), 3, ((0, 0, 7), (1, 2, 3))),
    Outline((("M", 0, 0), ("L", 5, 5), ("Z",))),
    Picture(Rect(0, 0, 9, 9), "pictures/a.jpg", "d1", (0.1, 0.0, 0.9, 1.0), "港口"),
    Artwork(Rect(0, 0, 9, 9), "name.pdf", "d2"),
)
PAGE = DisplayPage(
    "A01", "1", 1000, 2000, 30, (Group("paragraph", ITEMS, "lead", "lead/p/1"), Group("artifact", ITEMS[2:3])),
    (Link(Rect(1, 2, 3, 4), "lead"),), (("题", "lead", 7),), "河口日报",
)  # fmt: skip


def test_a_page_out_and_in_is_the_same_value() -> None:
    assert from_json(to_json(PAGE)) == PAGE


def test_every_item_stands_on_its_own_line() -> None:
    assert sum('"item": ' in line for line in to_json(PAGE).splitlines()) == len(ITEMS) + 1


def test_initial_values_are_left_out() -> None:
    assert "stretch" not in to_json(replace(PAGE, groups=(Group("paragraph", (RUN,)),)))


def test_places_in_the_copy_change_no_digest() -> None:
    moved = replace(PAGE, groups=(Group("paragraph", (RUN._replace(offset=9, node_id="lead/p/2"),), "lead"),))
    before = replace(PAGE, groups=(Group("paragraph", (RUN,), "lead", "lead/p/1"),))
    assert page_digest(moved) == page_digest(before)
    assert to_json(moved) != to_json(before)


def test_the_folder_of_a_picture_changes_no_digest_but_its_content_does() -> None:
    picture = Picture(Rect(0, 0, 9, 9), "a/b.jpg", "d1")
    one, other, third = (
        replace(PAGE, groups=(Group("figure", (item,)),))
        for item in (picture, picture._replace(path="c/b.jpg"), picture._replace(digest="d2"))
    )
    assert page_digest(one) == page_digest(other) != page_digest(third)


def test_a_line_that_moves_by_one_sp_changes_the_digest() -> None:
    moved = replace(PAGE, groups=(Group("paragraph", (RUN._replace(origin=Point(10, 21)),)),))
    before = replace(PAGE, groups=(Group("paragraph", (RUN,)),))
    assert page_digest(moved) != page_digest(before)
    assert list_digest(DisplayList("t", "p", "d", "zh", (moved,))) != list_digest(
        DisplayList("t", "p", "d", "zh", (before,))
    )
