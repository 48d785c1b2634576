"""Advertisements in their areas."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.color import WHITE, cmyk
from layout.base.geometry import Rect
from layout.base.units import mm
from layout.display.items import Artwork, Fill, GlyphRun, Outline, Picture
from layout.edition.model import AdFile, PictureFile
from layout.furniture.ad import ad_depth, ad_rect, fits, lines_asked, set_ad, set_label
from tests.unit.furniture.desks import codes_reported, desk, extent

AREA = Rect(mm(20), mm(300), mm(350), mm(100))


def ad(width: float, height: float, *, picture: bool = False) -> AdFile:
    path = Path("ads/bank.pdf")
    if not picture:
        return AdFile("bank", path, "d", mm(width), mm(height))
    of_picture = PictureFile(path, "d", int(width), int(height), "L")
    return AdFile("bank", path, "d", int(width), int(height), picture=of_picture, has_size=False)


@pytest.mark.parametrize(
    ("file", "fitting"),
    [
        (ad(350, 100), True), (ad(353, 99.1), True), (ad(350, 98), False), (ad(340, 100), False),
        (ad(700, 200), False), (ad(700, 200, picture=True), True), (ad(700, 220, picture=True), False),
    ],
)  # fmt: skip
def test_an_advertisement_fills_its_area_when_it_is_within_one_in_a_hundred(file: AdFile, fitting: bool):
    assert fits(file, AREA) is fitting
    assert (ad_rect(file, AREA) == AREA) is fitting or file.width * AREA.height == file.height * AREA.width


def test_another_is_scaled_evenly_and_stands_in_the_middle():
    wide = ad_rect(ad(350, 80), AREA)
    assert wide == Rect(AREA.x, AREA.y + (AREA.height - mm(80)) // 2, AREA.width, mm(80))
    tall = ad_rect(ad(100, 200), AREA)
    assert (tall.height, tall.width) == (AREA.height, round(AREA.height / 2))
    assert abs((tall.x - AREA.x) - (AREA.right - tall.right)) <= 1


def test_rows_are_as_deep_as_the_advertisement_or_as_its_proportions_ask():
    assert ad_depth(ad(340, 98), AREA.width, is_scaled=False) == mm(98)
    assert ad_depth(ad(175, 49), AREA.width, is_scaled=True) == pytest.approx(mm(98), abs=2)
    assert ad_depth(ad(350, 98, picture=True), AREA.width, is_scaled=False) == pytest.approx(mm(98), abs=2)


def test_the_label_stands_on_white_in_the_upper_right_corner():
    panel, *words = set_label(desk(), "广告", AREA)
    assert isinstance(panel, Fill)
    assert (panel.color, panel.rect.right, panel.rect.y) == (WHITE, AREA.right, AREA.y)
    set_words = [word for word in words if isinstance(word, GlyphRun)]
    assert [word.text for word in set_words] == ["广告"]
    box = extent(set_words)
    assert panel.rect.x <= box.x
    assert box.right <= panel.rect.right


def test_a_pdf_is_placed_by_its_trim_and_a_picture_as_a_picture():
    (placed,) = set_ad(desk(), ad(350, 100), AREA)
    assert isinstance(placed, Artwork)
    assert placed.trimmed
    (placed,) = set_ad(desk(), ad(350, 100, picture=True), AREA)
    assert isinstance(placed, Picture)


def test_a_hair_more_than_whole_lines_asks_for_no_other():
    assert lines_asked(1000, 100) == 10
    assert lines_asked(1004, 100) == 10
    assert lines_asked(1010, 100) == 11


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="70mm" height="20mm" viewBox="10 0 70 20">{}</svg>'


def drawing(folder: Path, shapes: str) -> AdFile:
    (folder / "bank.svg").write_text(SVG.format(shapes), encoding="utf-8")
    return AdFile("bank", folder / "bank.svg", "d" + shapes, mm(70), mm(20))


def test_a_drawing_is_placed_by_all_that_it_shows_not_by_its_ink(tmp_path: Path):
    area = Rect(mm(20), mm(30), mm(70), mm(20))
    shapes = (
        '<rect x="20" y="5" width="10" height="10" fill="device-cmyk(0 1 1 0)"/><rect x="40" width="7" height="2"/>'
    )
    one, two = set_ad(desk(), drawing(tmp_path, shapes), area)
    assert isinstance(one, Outline)
    assert isinstance(two, Outline)
    assert (one.color, one.alt, two.alt) == (cmyk(0, 1, 1, 0), "广告 bank", "广告 bank")
    corner = [round(int(n) / mm(1), 3) for n in one.path[0][1:]]
    assert corner == [30, 35]


@pytest.mark.parametrize("shapes", ["<text>五折</text>", '<rect width="9" height="9" stroke="red"/>'])
def test_a_drawing_of_which_part_would_be_missing_is_refused(tmp_path: Path, shapes: str):
    context = desk()
    assert set_ad(context, drawing(tmp_path, f'{shapes}<rect width="5" height="5"/>'), AREA) == ()
    assert codes_reported(context) == ["ad/drawing"]
