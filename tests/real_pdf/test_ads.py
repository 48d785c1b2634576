"""A page with an advertisement for the screen, as it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageChops

from layout.base.units import to_pt
from layout.display.items import Artwork, DisplayPage
from layout.pdf.standards import StandardName
from layout.pipeline import build
from layout.preflight.pdfx_check import check_pdfx
from tests.adverts import composed
from tests.real_pdf.tools import agree, artwork_agrees, needs, output, separations
from tests.tiny import write_tiny

PAGE = """\
paper: 河口日报
date: 2026-11-24
issue: 3187
pages:
  A01:
    ads: {bank: {label: 广告, fit: true}}
    dummy: |
      masthead masthead masthead masthead masthead
      lead     lead     lead     lead     market
      school   school   bridge   bridge   bridge
      ad:bank  ad:bank  ad:bank  ad:bank  ad:bank | 24
"""
Built = tuple[Path, DisplayPage]


@pytest.fixture(scope="module", params=["x1a", "x4"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    standard: StandardName = request.param
    folder = write_tiny(tmp_path_factory.mktemp("issue") / "2026-11-24")
    (folder / "edition.yaml").write_text(PAGE, encoding="utf-8")
    (folder / "ads").mkdir()
    composed(folder / "ads" / "bank.pdf", (1000, 280))
    made = build(folder, out=folder / "out", standard=standard)
    assert [item.code for item in made.diagnostics if item.code.startswith("ad/")] == ["ad/converted"]
    assert made.display
    assert made.pages[0].file
    return Path(made.pages[0].file), made.display.pages[0]


def test_it_keeps_to_its_standard(built: Built):
    assert check_pdfx(built[0].read_bytes()).diagnostics == ()


@needs("qpdf")
def test_qpdf_finds_nothing(built: Built):
    assert "No syntax or stream encoding errors" in output("qpdf", "--check", built[0])


@needs("pdftoppm", "mutool")
def test_three_renderers_draw_the_same_page(built: Built):
    assert agree(*built, 75) <= 0.01
    assert artwork_agrees(*built, 75) <= 0.01


@needs("pdffonts", "pdfimages")
def test_words_and_pictures_are_still_words_and_pictures(built: Built):
    assert "BaoLatinSerif" in output("pdffonts", built[0])
    assert "Harbour Bank" in output("pdftotext", built[0], "-")
    (listed,) = output("pdfimages", "-list", built[0]).splitlines()[2:]
    assert listed.split()[3:6] == ["700", "560", "gray"]


@needs("gs")
def test_its_inks_are_within_the_limit(built: Built, tmp_path: Path):
    path, page = built
    plates = separations(path, tmp_path, 36)
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black"}
    (ad,) = (item for group in page.groups for item in group.items if isinstance(item, Artwork))
    edges = [round(to_pt(edge) / 2) for edge in (ad.rect.x, ad.rect.y, ad.rect.right, ad.rect.bottom)]
    inside = [plate.crop((edges[0] + 2, edges[1] + 2, edges[2] - 2, edges[3] - 2)) for plate in plates.values()]
    assert all(plate.getextrema()[1] for plate in inside)
    total = [sum(levels) for levels in zip(*(plate.tobytes() for plate in inside), strict=True)]
    assert max(total) <= 220 * 255 / 100
    assert ImageChops.invert(plates["Magenta"]).getbbox()
