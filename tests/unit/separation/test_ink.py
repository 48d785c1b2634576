"""Ink on plates that are made by hand: what is over a limit, how large it is and where."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from layout.base.diagnostics import Severity
from layout.base.units import to_mm
from layout.separation.ink import judge, measure
from layout.separation.plates import RESOLUTION, Plates

SIZE = (600, 400)
MM = RESOLUTION / 25.4
"""Pixels to a millimetre."""


def plates(*patches: tuple[float, float, float, float, int], pictures: tuple[tuple[float, ...], ...] = ()) -> Plates:
    """A page on which each patch (left, top, width, height in mm, per cent) is split among the four inks."""
    found = {name: Image.new("L", SIZE) for name in ("Cyan", "Magenta", "Yellow", "Black")}
    for left, top, width, height, ink in patches:
        box = [round(edge * MM) for edge in (left, top, left + width, top + height)]
        for plate in found.values():
            ImageDraw.Draw(plate).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=round(ink * 2.55 / 4))
    boxes = tuple((a, b, c, d) for a, b, c, d in pictures)
    return Plates(found, SIZE[0] / MM, SIZE[1] / MM, boxes, ())


def test_the_most_ink_is_found_where_it_stands():
    found = measure(plates((10, 10, 5, 5, 180), (40, 30, 3, 3, 200)), 220, 240)
    assert found.most.ink == pytest.approx(200, abs=1)
    assert (found.most.x, found.most.y) == pytest.approx((40, 30), abs=0.2)
    assert found.areas == ()


def test_an_area_counts_from_15_square_millimetres_on():
    small, large = (5, 5, 3.5, 3.5, 232), (40, 30, 5, 5, 232)
    (area,) = measure(plates(small, large), 220, 240).areas
    assert area.size == pytest.approx(25, rel=0.05)
    assert area.box == pytest.approx((40, 30, 45, 35), abs=0.6)
    assert not area.stops


def test_an_area_that_is_large_enough_over_the_second_limit_stops_the_page():
    (area,) = measure(plates((10, 10, 20, 20, 230), (12, 12, 5, 5, 250)), 220, 240).areas
    assert area.stops
    assert area.size == pytest.approx(400, rel=0.02)
    (area,) = measure(plates((10, 10, 20, 20, 230), (12, 12, 2, 2, 250)), 220, 240).areas
    assert not area.stops


def test_patches_that_touch_at_a_corner_are_one_area_and_those_apart_are_two():
    joined = measure(plates((10, 10, 4, 4, 230), (14, 14, 4, 4, 230)), 220, 240)
    assert [round(area.size) for area in joined.areas] == [32]
    apart = measure(plates((10, 10, 4, 4, 230), (16, 16, 5, 5, 230)), 220, 240)
    assert [area.size for area in apart.areas] == pytest.approx([25, 16], rel=0.05)


def test_a_ring_and_what_it_goes_round_are_two_areas():
    outside, hole, inside = (10, 10, 30, 30, 230), (12, 12, 26, 26, 0), (20, 20, 6, 6, 230)
    sizes = sorted(round(area.size) for area in measure(plates(outside, hole, inside), 220, 240).areas)
    assert sizes == pytest.approx([36, 30 * 30 - 26 * 26], rel=0.04)


def test_coverage_is_the_share_of_the_page_that_a_plate_covers():
    found = measure(plates((0, 0, SIZE[0] / MM / 2, SIZE[1] / MM, 200)), 220, 240)
    assert found.coverage["Cyan"] == pytest.approx(25, abs=0.2)


def test_messages_say_page_place_and_whether_it_is_a_picture():
    page = plates((5, 5, 10, 10, 250), (50, 30, 10, 10, 230), pictures=((48, 28, 70, 50),))
    found = {item.code: item for item in judge(measure(page, 220, 240), "A01", 220, 240)}
    assert set(found) == {"ink/plates", "ink/area", "ink/picture-area"}
    assert found["ink/area"].severity is Severity.PRINT
    picture = found["ink/picture-area"]
    assert (picture.severity, picture.page) == (Severity.WARNING, "A01")
    assert picture.area is not None
    assert to_mm(picture.area.x) == pytest.approx(50, abs=0.6)
    assert to_mm(picture.area.width) == pytest.approx(10, abs=1)


def test_many_areas_are_told_in_one_line_after_the_largest():
    grid = [(4 + 4.9 * column, 4 + 4.9 * row, 4.2, 4.2, 230) for column in range(18) for row in range(2)]
    found = [item.code for item in judge(measure(plates(*grid), 220, 240), "A01", 220, 240)]
    assert found.count("ink/area") == 20
    assert found[-1] == "ink/more-areas"
