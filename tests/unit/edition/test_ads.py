"""Advertisements found, measured and asked for."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.base.diagnostics import Place, Severity
from layout.base.units import mm, pt
from layout.edition.model import AdOrder
from layout.edition.reader import Reading, read_edition
from tests.adverts import advert

PAGE = """\
paper: 河口日报
date: 2026-11-24
pages:
  A01:
    ads: {ads}
    dummy: |
      lead lead
      广告:bank ad:bank | 24
"""


def edition(folder: Path, ads: str = "{}", *, paper: str = "name: 河口日报") -> Path:
    """An edition with a story over an advertisement, whose file is still to come."""
    (folder / "paper.yaml").write_text(paper, encoding="utf-8")
    made = folder / "2026-11-24"
    (made / "stories").mkdir(parents=True)
    (made / "ads").mkdir()
    (made / "edition.yaml").write_text(PAGE.replace("{ads}", ads), encoding="utf-8")
    story = "---\nheadline: 供暖\nbyline: 记者 周小满\n---\n会议召开。\n"
    (made / "stories" / "lead.md").write_text(story, encoding="utf-8")
    return made


def read(folder: Path) -> tuple[Reading, list[str]]:
    outcome = read_edition(folder)
    assert outcome.value
    return outcome.value, [item.code for item in outcome.diagnostics if item.code.startswith("ad/")]


@pytest.mark.parametrize(
    ("boxes", "size"),
    [
        ("", (pt(200), pt(100))),
        ("/TrimBox [10 20 190 90]", (pt(180), pt(70))),
        ("/ArtBox [10 20 190 90]", (pt(180), pt(70))),
        ("/CropBox [0 0 50 40]", (pt(50), pt(40))),
        ("/TrimBox [190 90 10 20] /Rotate 90", (pt(70), pt(180))),
        ("/TrimBox [-10 -10 300 300] /Rotate -180", (pt(200), pt(100))),
        ("/UserUnit 2", (pt(400), pt(200))),
    ],
)
def test_the_trim_of_a_pdf_is_its_size(tmp_path: Path, boxes: str, size: tuple[int, int]):
    folder = edition(tmp_path)
    advert(folder / "ads" / "bank.pdf", extra=boxes)
    reading, codes = read(folder)
    (ad,) = reading.edition.ads
    assert (ad.name, ad.width, ad.height, codes) == ("bank", *size, [])


def test_a_picture_is_an_advertisement_too_and_a_pdf_goes_before_it(tmp_path: Path):
    folder = edition(tmp_path)
    Image.new("CMYK", (300, 100)).save(folder / "ads" / "bank.tif")
    ad = read(folder)[0].edition.ads[0]
    assert ad.picture
    assert (ad.width, ad.height) == (300, 100)
    advert(folder / "ads" / "bank.pdf")
    assert read(folder)[0].edition.ads[0].picture is None


def test_advertisements_that_run_for_longer_stand_beside_the_paper(tmp_path: Path):
    folder = edition(tmp_path)
    (tmp_path / "ads").mkdir()
    advert(tmp_path / "ads" / "bank.pdf")
    advert(tmp_path / "ads" / "shop.pdf")
    reading, codes = read(folder)
    assert [ad.path.parent.parent for ad in reading.edition.ads] == [tmp_path]
    assert codes == []


def test_a_missing_file_stops_its_page_and_says_what_is_like_it(tmp_path: Path):
    folder = edition(tmp_path)
    advert(folder / "ads" / "bnak.pdf")
    outcome = read_edition(folder)
    unused, missing = sorted(
        (item for item in outcome.diagnostics if item.code.startswith("ad/")), key=lambda item: item.page
    )
    assert (missing.code, missing.severity, missing.page, missing.value("near")) == (
        "ad/missing", Severity.ERROR, "A01", "bnak.pdf",
    )  # fmt: skip
    assert (unused.code, unused.severity, unused.value("file")) == ("ad/unused", Severity.WARNING, "bnak.pdf")


def test_what_the_page_says_of_an_advertisement(tmp_path: Path):
    folder = edition(tmp_path, "{bank: 广告, shop: {缩放: 是}}")
    advert(folder / "ads" / "bank.pdf")
    outcome = read_edition(folder)
    (fault,) = (item for item in outcome.diagnostics if item.code == "ad/not-drawn")
    assert (fault.value("name"), fault.severity) == ("shop", Severity.ERROR)
    (tmp_path / "other").mkdir()
    folder = edition(tmp_path / "other", "{bank: {标示: 广告, 缩放: 是}}")
    advert(folder / "ads" / "bank.pdf")
    page = read(folder)[0].edition.page("A01")
    assert page
    assert page.ad_order("bank") == AdOrder(True, "广告")


CN = "name: 河口日报\nprofile: cn\n"


@pytest.mark.parametrize(
    ("paper", "ads", "codes"),
    [
        (CN, "{}", ["ad/label"]),
        (CN, "{bank: 广告}", []),
        (CN, "{bank: {labelled: true}}", []),
        (CN, "{bank: 推广}", ["ad/label"]),
        ("name: 河口日报\nprofile: internal\n", "{}", []),
    ],
)
def test_newspapers_with_a_number_mark_advertisements(tmp_path: Path, paper: str, ads: str, codes: list[str]):
    folder = edition(tmp_path, ads, paper=paper)
    advert(folder / "ads" / "bank.pdf")
    reading, found = read(folder)
    assert found == codes
    place = reading.sources.span(Place("page/A01/ad:bank"))
    assert place
    assert place[:3] == ("2026-11-24/edition.yaml", 8, 7)


def test_of_several_pages_the_first_is_set(tmp_path: Path):
    folder = edition(tmp_path)
    with pikepdf.open(advert(folder / "ads" / "bank.pdf"), allow_overwriting_input=True) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.save(folder / "ads" / "bank.pdf")
    reading, codes = read(folder)
    assert (reading.edition.ads[0].pages, codes) == (2, ["ad/pages"])
    assert reading.edition.ads[0].width < mm(100)
