"""The sample edition as it is printed, looked at by programs that had no part in writing it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import zxingcpp

from layout.pipeline import Result, build
from layout.separation.plates import page_plates
from tests.real_pdf.readback import as_pdfium_reads, read_stories
from tests.real_pdf.tools import agree, drawn_by_pdfium, needs, output

SAMPLE = Path(__file__).resolve().parents[2] / "editions" / "2026-11-24"
PAGES = sorted(path.stem for path in (SAMPLE / "pages").glob("*.yaml"))

each_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return build(SAMPLE, out=tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def files(built: Result) -> dict[str, Path]:
    """The print files by the name of their page."""
    return {page.name: Path(page.file) for page in built.pages if page.file}


def test_every_page_is_printed_and_nothing_is_wrong_with_any(built: Result, files: dict[str, Path]) -> None:
    assert list(files) == PAGES
    assert [item.code for item in built.diagnostics if item.severity.value in "EPW" and not item.waived] == []


def test_text_read_back_is_the_copy_story_by_story(built: Result, files: dict[str, Path]) -> None:
    assert built.edition is not None
    copy = {story.name: "".join(text.text for text in story.texts()) for story in built.edition.stories}
    found: dict[str, str] = {}
    for path in files.values():
        # A story that goes on inside stands in several files.
        for name, text in read_stories(path.read_bytes()).items():
            found[name] = found.get(name, "") + text
    assert found == {name: as_pdfium_reads(text) for name, text in copy.items()}


@each_page
@needs("qpdf")
def test_qpdf_finds_nothing(name: str, files: dict[str, Path]) -> None:
    assert "No syntax or stream encoding errors" in output("qpdf", "--check", files[name])


@each_page
@needs("pdffonts")
def test_every_font_is_embedded_a_subset_and_readable(name: str, files: dict[str, Path]) -> None:
    rows = [line.split() for line in output("pdffonts", files[name]).splitlines()[2:]]
    assert rows
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}
    assert all(re.match(r"[A-Z]{6}\+", row[0]) for row in rows)


@each_page
@needs("pdftoppm", "mutool")
def test_three_renderers_draw_the_same_page(name: str, built: Result, files: dict[str, Path]) -> None:
    """But for pictures: each makes colours of the press into greys of the screen by a way of its own."""
    assert built.display is not None
    (page,) = (page for page in built.display.pages if page.name == name)
    assert agree(files[name], page) <= 0.01


@each_page
def test_the_codes_of_a_page_are_read_from_its_drawing(name: str, built: Result, files: dict[str, Path]) -> None:
    assert built.edition is not None
    (page,) = (page for page in built.edition.pages if page.name == name)
    drawn_here = {area.name for area in page.areas if area.kind == "qr"}
    wanted = {code.data for code in built.edition.paper.qr if code.name in drawn_here}
    drawn = drawn_by_pdfium(files[name].read_bytes(), resolution=216)
    assert {code.text for code in zxingcpp.read_barcodes(drawn)} == wanted


def test_one_line_of_mourning_leaves_black_alone_on_the_plates_of_every_page(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE.parent, tmp_path / "paper", ignore=shutil.ignore_patterns("out", "rounds", "specimen"))
    folder = tmp_path / "paper" / SAMPLE.name
    sheet = folder / "edition.yaml"
    sheet.write_text("mode: mourning\n" + sheet.read_text(encoding="utf-8"), encoding="utf-8")
    mourned = build(folder, out=tmp_path / "out")
    assert mourned.display is not None
    assert all(page.is_black for page in mourned.display.pages)
    printed = [Path(page.file) for page in mourned.pages if page.file]
    assert len(printed) == len(PAGES)
    for file in printed:
        ink = {
            name: plate.getextrema()[1] for name, plate in page_plates(file.read_bytes(), resolution=24).plates.items()
        }
        assert ink.pop("Black") == 255
        assert set(ink.values()) <= {0}
