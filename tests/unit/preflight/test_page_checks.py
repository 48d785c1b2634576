from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.color import BLACK, WHITE, Color, cmyk
from layout.base.diagnostics import Diagnostic, Place
from layout.base.geometry import Point, Rect
from layout.base.units import pt, to_mm
from layout.display.items import Fill, GlyphRun, Item, Picture, Role, Stroke
from layout.preflight.page_checks import Inks, PictureFacts, check_page, check_page_count
from layout.preflight.press_limits import press_limits
from tests.handmade import page, part, run

NEWSPRINT = press_limits("newsprint-coldset", None).value
RED, GREY, RICH = cmyk(0, 1, 1, 0), cmyk(0, 0, 0, 0.5), cmyk(0.6, 0.5, 0.5, 1)


def inks(color: Color) -> Inks:
    c, m, y, k = color.components
    return c, m, y, k


def found(*items: Item, role: Role = "headline", facts: PictureFacts | None = None) -> list[tuple[str, str]]:
    pictures = {"d": facts} if facts else {}
    made = check_page(page(part(*items, role=role)), NEWSPRINT, inks, pictures)
    return [(item.code.partition("/")[2], str(item.severity)) for item in made]


def text(size: float, color: Color = BLACK) -> GlyphRun:
    return run("版心", 10, 50, size=size)._replace(color=color)


@pytest.mark.parametrize(
    ("size", "color", "said"),
    [
        (6, BLACK, []),
        (5.5, BLACK, [("text-small", "W")]),
        (4.5, BLACK, [("text-small", "P")]),
        (8, GREY, []),
        (7, GREY, [("text-tint", "W")]),
        (10, RED, []),
        (9, RED, [("text-several", "W")]),
        (7, RED, [("text-several", "P")]),
        (10, WHITE, []),
        (9, WHITE, [("text-reversed", "W")]),
        (5, WHITE, [("text-reversed", "P")]),
        (30, RICH, [("rich-black", "W")]),
        (36, RICH, []),
    ],
)
def test_type_is_held_to_the_size_that_its_ink_needs(size: float, color: Color, said: list[tuple[str, str]]):
    assert found(text(size, color)) == said


@pytest.mark.parametrize(
    ("size", "under", "said"),
    [
        (8, BLACK, []),
        (7, BLACK, [("text-reversed", "W")]),
        (5, BLACK, [("text-reversed", "P")]),
        (9, RED, [("text-reversed", "W")]),
        (10, RED, []),
    ],
)
def test_white_type_on_one_ink_may_be_smaller_than_on_several(size: float, under: Color, said: list[tuple[str, str]]):
    assert found(Fill(Rect(0, 0, pt(100), pt(100)), under), text(size, WHITE)) == said


def test_readings_are_as_small_as_their_text_makes_them():
    assert found(text(4.5), role="reading") == []


def test_body_text_is_black_alone():
    assert found(text(12, RED), role="paragraph") == [("body-colour", "W")]
    assert found(text(12), role="paragraph") == []


@pytest.mark.parametrize(
    ("width", "color", "said"),
    [
        (0.5, BLACK, []),
        (0.4, BLACK, [("hairline", "W")]),
        (0, BLACK, [("hairline", "P")]),
        (1, GREY, []),
        (0.75, GREY, [("line-several", "W")]),
        (0.4, RED, [("line-several", "P")]),
        (1, WHITE, [("line-reversed", "W")]),
    ],
)
def test_lines_are_held_to_the_thickness_that_their_ink_needs(width: float, color: Color, said: list[tuple[str, str]]):
    assert found(Stroke(Point(0, 0), Point(pt(100), 0), pt(width), color)) == said
    assert found(Fill(Rect(0, 0, pt(100), pt(width)), color)) == said


def test_tints_neither_vanish_nor_fill_in():
    def tint(amount: float) -> Fill:
        return Fill(Rect(0, 0, pt(50), pt(50)), cmyk(0, 0, 0, amount))

    assert found(tint(0.03)) == [("tint-thin", "W")]
    assert found(tint(0.05), tint(0.85), tint(1)) == []
    assert found(tint(0.9)) == [("tint-dense", "W")]


def test_black_that_overprints_a_tint_counts_with_it():
    under = Fill(Rect(0, 0, pt(100), pt(100)), cmyk(0.5, 0.5, 0.3, 0))
    assert found(under, text(12)) == [("total-ink", "W")]
    deep = Fill(Rect(0, 0, pt(100), pt(100)), cmyk(0.6, 0.5, 0.5, 0))
    assert found(deep, text(12)) == [("total-ink", "P")]
    assert found(Fill(Rect(pt(200), 0, pt(50), pt(50)), cmyk(0.6, 0.5, 0.5, 0)), text(12)) == []


def test_a_line_that_begins_far_from_its_box_is_judged_where_its_type_stands():
    """A centred head starts at the left of its column and has its first glyph further on."""
    centred = text(12)._replace(offsets=(pt(200), pt(212)))
    tint = Fill(Rect(pt(190), 0, pt(60), pt(100)), cmyk(0.8, 0.8, 0.3, 0))
    assert found(tint, centred) == [("total-ink", "P")]
    (said,) = check_page(page(part(tint, centred, role="headline")), NEWSPRINT, inks, {})
    assert said.area is not None
    assert said.area.x == centred.origin.x + pt(200)
    assert said.value("x") == f"{to_mm(said.area.x):.0f}"


def test_a_line_or_tint_is_told_at_the_copy_that_it_belongs_to():
    thin = Stroke(Point(0, 0), Point(pt(100), 0), pt(0.4), BLACK)
    (said,) = check_page(page(part(thin, role="headline", node="lead/headline")), NEWSPRINT, inks, {})
    assert said.place == Place("lead/headline")


@pytest.mark.parametrize(
    ("pixels", "mode", "said"),
    [
        (400, "RGB", []),
        (280, "RGB", [("low-ppi", "W")]),
        (180, "RGB", [("low-ppi", "P")]),
        (2000, "RGB", [("high-ppi", "I")]),
        (1300, "1", [("low-bitmap-ppi", "W")]),
        (900, "1", [("low-bitmap-ppi", "P")]),
    ],
)
def test_pictures_are_held_to_the_screen_of_the_press(pixels: int, mode: str, said: list[tuple[str, str]]):
    shown = Picture(Rect(0, 0, pt(144), pt(100)), "p.jpg", "d")
    assert found(shown, facts=PictureFacts("p", "s/p", pixels, pixels, mode)) == said


def test_a_finding_says_where_it_is_and_is_told_once_for_a_part():
    lines = [run("版心", 10 + n, 50, size=5.5) for n in range(3)]
    made: tuple[Diagnostic, ...] = check_page(page(part(*lines)), NEWSPRINT, inks, {})
    assert [(item.code, item.value("y")) for item in made] == [("print/text-small", "18")]
    assert made[0].place is not None


def test_a_whole_issue_fills_its_sheets():
    assert [item.code for item in check_page_count(6, NEWSPRINT)] == ["print/page-count"]
    assert list(check_page_count(8, NEWSPRINT)) == list(check_page_count(1, NEWSPRINT)) == []


def test_a_paper_may_have_limits_of_its_own(tmp_path: Path):
    own = (Path(__file__).parents[3] / "stylesheets/press/newsprint-coldset.toml").read_text(encoding="utf-8")
    (tmp_path / "ours.toml").write_text(own.replace("ruling = 100", "ruling = 85"), encoding="utf-8")
    assert press_limits("ours", tmp_path).value.ruling == 85
    (tmp_path / "broken.toml").write_text("ruling = 85", encoding="utf-8")
    for name, code in (("broken", "press/unreadable"), ("none", "press/unknown")):
        made = press_limits(name, tmp_path)
        assert [item.code for item in made.diagnostics] == [code]
        assert made.value == NEWSPRINT


@pytest.mark.parametrize("name", ["newsprint-coldset", "heatset", "sheetfed"])
def test_the_bundled_limits_are_whole_and_in_order(name: str):
    made = press_limits(name, None)
    assert made.diagnostics == ()
    for least in (made.value.text_solid, made.value.line_solid, made.value.ppi):
        assert least.warn > least.stop > 0
    assert made.value.ink.stop > made.value.ink.warn


def areas(*items: Item, facts: PictureFacts | None = None) -> list[Rect | None]:
    made = check_page(page(part(*items, role="headline")), NEWSPRINT, inks, {"d": facts} if facts else {})
    return [item.area for item in made]


def test_a_finding_has_the_area_of_what_it_is_about():
    small = text(5)
    length = small.offsets[-1] + small.size
    (across,) = areas(small)
    assert across == Rect(pt(10), pt(50) - small.size * 9 // 10, length, small.size)
    (down,) = areas(small._replace(axis="upright"))
    assert down == Rect(pt(10) - small.size // 2, pt(50), small.size, length)
    (rule,) = areas(Stroke(Point(pt(10), pt(20)), Point(pt(60), pt(20)), pt(0.1), BLACK))
    assert rule is not None
    assert (rule.width, rule.height) == (pt(50) + pt(0.1), pt(0.1))
    tint = Fill(Rect(pt(5), pt(6), pt(40), pt(30)), cmyk(0, 0, 0, 0.02))
    assert areas(tint) == [tint.rect]
    shown = Picture(Rect(pt(5), pt(6), pt(400), pt(300)), "p.jpg", "d")
    assert areas(shown, facts=PictureFacts("p", "s/picture/p", 300, 225, "RGB")) == [shown.rect]
