from __future__ import annotations

from layout.base.color import BLACK, Color, cmyk, spot
from layout.base.diagnostics import Place, Severity
from layout.base.geometry import Rect
from layout.base.units import pt
from layout.display.items import DisplayPage, Fill
from layout.preflight.plates import check_inks, check_spots
from layout.preflight.press_limits import Most
from tests.handmade import page, part, run

HEAVY = cmyk(0.8, 0.7, 0.6, 0.4)
RED = spot("PANTONE 185 C", 1, 0, 0.9, 0.8, 0)


def tinted(*colors: Color) -> DisplayPage:
    return page(part(*(Fill(Rect(0, 0, pt(10), pt(10)), color) for color in colors), role="artifact"))


def test_a_colour_over_the_limit_is_told_once_a_page_with_its_inks():
    (found,) = check_inks([tinted(HEAVY, BLACK, HEAVY)], Most(220, 240), process=False)
    assert (found.code, found.page, found.value("ink"), found.value("limit")) == (
        "print/ink-limit",
        "A01",
        "250",
        "220",
    )
    assert found.value("color") == "device-cmyk(80% 70% 60% 40%)"


def test_the_plants_own_limit_counts():
    assert not list(check_inks([tinted(HEAVY)], Most(250, 270), process=False))
    assert list(check_inks([tinted(HEAVY)], Most(249, 269), process=False))


def test_a_colour_over_the_second_limit_stops_the_page_and_says_where():
    light, heavy = cmyk(0.8, 0.7, 0.4, 0.4), cmyk(0.8, 0.7, 0.6, 0.6)
    panel = Rect(pt(5), pt(7), pt(90), pt(30))
    found = list(check_inks([page(part(Fill(panel, light), Fill(panel, heavy)))], Most(220, 240), process=False))
    assert [(item.severity, item.area) for item in found] == [(Severity.WARNING, panel), (Severity.PRINT, panel)]


def test_type_over_the_limit_is_told_at_its_text():
    line = run("版心", 10, 20)._replace(color=HEAVY)
    (found,) = check_inks([page(part(line, role="headline", node="lead/headline"))], Most(220, 240), process=False)
    assert found.place == Place("lead/headline", 0)


def test_colours_of_the_screen_are_the_engines_business():
    assert not list(
        check_inks([tinted(Color("rgb", (0.1, 0.1, 0.3)), Color("gray", (0.2,)))], Most(100, 120), process=False)
    )


def test_a_spot_colour_counts_where_the_four_inks_print_it():
    dark = spot("HKS 42", 1, 1, 0.8, 0.3, 0.3)
    assert not list(check_inks([tinted(dark)], Most(220, 240), process=False))
    assert [found.value("ink") for found in check_inks([tinted(dark)], Most(220, 240), process=True)] == ["240"]


def test_a_page_with_spot_colours_says_how_many_plates_it_has():
    pages = [tinted(BLACK, RED, spot("HKS 42", 0.4, 1, 0.8, 0, 0), RED), tinted(BLACK)]
    (found,) = check_spots(pages, process=False)
    assert (found.code, found.value("inks"), found.value("count")) == ("print/plates", "PANTONE 185 C、HKS 42", "6")
    assert [found.code for found in check_spots(pages, process=True)] == ["print/spot-as-process"]


def codes(*pages: DisplayPage) -> list[tuple[str, str]]:
    found = check_spots(pages, process=False)
    return [(item.code, item.value("ink")) for item in found if item.code != "print/plates"]


def test_one_plate_with_two_stand_ins_is_told_once():
    other = spot("PANTONE 185 C", 0.5, 0, 1, 1, 0)
    assert not codes(tinted(RED), tinted(RED._replace(components=(0.3, *RED.components[1:]))))
    assert codes(tinted(RED), tinted(other, other)) == [("print/spot-differs", "PANTONE 185 C")]


def test_one_ink_under_two_names_would_be_two_plates():
    again = RED._replace(ink="Pantone 185C")
    assert codes(tinted(RED, again), tinted(again)) == [("print/spot-spelling", "Pantone 185C")]


def test_a_spot_colour_that_the_job_has_no_plate_for_stops_its_page():
    pages = [tinted(RED, spot("HKS 42", 1, 1, 0.8, 0, 0))]

    def unlisted(listed: tuple[str, ...] | None, *, process: bool = False) -> list[tuple[str, Severity]]:
        found = check_spots(pages, process, listed)
        return [(item.value("inks"), item.severity) for item in found if item.code == "print/spot-unlisted"]

    assert unlisted(("PANTONE 185 C",)) == [("HKS 42", Severity.PRINT)]
    assert unlisted(("PANTONE 185 C",), process=True) == [("HKS 42", Severity.WARNING)]
    assert unlisted(()) == [("PANTONE 185 C、HKS 42", Severity.PRINT)]
    assert unlisted(("HKS 42", "PANTONE 185 C")) == unlisted(None) == []


def test_a_plate_of_an_advertisement_counts_and_is_held_against_the_list():
    found = list(check_spots([tinted(RED)], False, ("PANTONE 185 C",), {"A01": ("Pantone 185C",)}))
    assert [(item.code, item.value("inks"), item.value("count")) for item in found[:1]] == [
        ("print/plates", "PANTONE 185 C、Pantone 185C", "6")
    ]
    assert [item.code for item in found[1:]] == ["print/spot-unlisted", "print/spot-spelling"]
