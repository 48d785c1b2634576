"""A page in black ink alone."""

from __future__ import annotations

import pytest

from layout.base.color import BLACK, WHITE, Color, black_share, cmyk, spot
from layout.base.geometry import Point, Rect
from layout.base.units import mm, pt
from layout.display.black import in_black
from layout.display.canonical import from_json, to_json
from layout.display.items import Artwork, DisplayPage, Fill, Group, Item, Modules, Outline, Picture, Role, Stroke

RED = cmyk(0, 1, 1, 0.05)
BOX = Rect(0, 0, mm(40), mm(20))
HAIR = Rect(0, 0, mm(40), pt(1))


def blackened(item: Item, role: Role = "artifact") -> Item:
    page = in_black(DisplayPage("A01", "1", mm(100), mm(100), 0, (Group(role, (item,)),)))
    assert page.is_black
    assert from_json(to_json(page)) == page
    return page.groups[0].items[0]


@pytest.mark.parametrize(
    "item",
    [
        Stroke(Point(0, 0), Point(mm(10), 0), pt(1), RED),
        Modules(Point(0, 0), pt(1), ((0, 0, 3),), RED),
        Fill(HAIR, spot("PANTONE 185 C", 1.0, 0, 0.9, 0.8, 0)),
    ],
    ids=lambda item: type(item).__name__,
)
def test_type_signs_and_rules_become_solid_black(item: Item):
    assert getattr(blackened(item), "color", None) == BLACK


def test_a_nameplate_in_outlines_becomes_solid_and_a_drawing_keeps_its_shades():
    outline = Outline((("M", 0, 0), ("L", 9, 0), ("L", 9, 9), ("Z",)), Color("rgb", (0.8, 0, 0)))
    plate, drawing = blackened(outline, "masthead"), blackened(outline, "figure")
    assert isinstance(plate, Outline)
    assert isinstance(drawing, Outline)
    assert plate.color == BLACK
    assert drawing.color == cmyk(0, 0, 0, black_share(outline.color))
    assert drawing.color.components[3] < 1


def test_tints_stay_as_dark_as_they_were():
    made = blackened(Fill(BOX, RED))
    assert isinstance(made, Fill)
    assert made.color.components[:3] == (0, 0, 0)
    assert 0.4 < made.color.components[3] < 0.7


@pytest.mark.parametrize("color", [WHITE, BLACK, cmyk(0, 0, 0, 0.07)])
def test_what_is_black_or_white_already_stays(color: Color):
    for rect in (BOX, HAIR):
        made = blackened(Fill(rect, color))
        assert isinstance(made, Fill)
        assert made.color == color


def test_pictures_and_artwork_are_asked_for_in_gray():
    for item in (Picture(BOX, "a.jpg", "0"), Artwork(BOX, "a.pdf", "0", trimmed=True)):
        made = blackened(item)
        assert isinstance(made, Picture | Artwork)
        assert made.gray


def test_black_alone_is_its_own_share_and_white_has_none():
    assert black_share(cmyk(0, 0, 0, 0.3)) == 0.3
    assert black_share(WHITE) == 0
    assert black_share(Color("gray", (0.25,))) == 0.75
    assert black_share(Color("rgb", (1.0, 1.0, 1.0))) == 0
    assert black_share(Color("rgb", (0.0, 0.0, 0.0))) == 1
    assert black_share(Color("all", (1.0,))) == 1
