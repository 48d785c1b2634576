"""The sample edition as it is printed, looked at by programs that had no part in writing it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import zxingcpp

from layout.cache.store import Store
from layout.display.items import DisplayPage
from layout.edition.model import Page
from layout.pipeline import Result, build
from layout.pipeline.local import run_locals
from layout.separation.plates import page_plates
from tests.real_pdf.readback import as_pdfium_reads, read_stories
from tests.real_pdf.tools import agree, drawn_by_pdfium, needs, output

SAMPLE = Path(__file__).resolve().parents[2] / "editions" / "2026-11-24"
SHARED = ["A01", "A02", "A03", "A04-A05", "A06"]
CITY, HILLS = "city", "shanqian"
PAGES = [*SHARED, f"A07-{CITY}", f"A08-{CITY}", f"A07-{HILLS}", f"A08-{HILLS}"]

each_page = pytest.mark.parametrize("name", PAGES)


class Printed(NamedTuple):
    """A page of the sample: the file, what it shows, what it was drawn from."""

    file: Path
    display: DisplayPage
    page: Page


def printed(folder: Path, target: Path) -> tuple[Result, ...]:
    """Both local editions, printed into a folder."""
    store = Store(target / "cache")

    def press(key: str, names: Mapping[str, str]) -> Result:
        return build(folder, out=target, store=store, local=key, locals_=names)

    return run_locals(folder, store, press, (CITY, HILLS))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, ...]:
    return printed(SAMPLE, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def files(built: tuple[Result, ...]) -> dict[str, Printed]:
    """The pages by the name that their file has after the date."""
    found: dict[str, Printed] = {}
    for result in built:
        assert result.edition
        assert result.display
        for report, display, page in zip(result.pages, result.display.pages, result.edition.pages, strict=True):
            if report.file:
                file = Path(report.file)
                found[file.stem.partition("-")[2]] = Printed(file, display, page)
    return found


def test_every_page_is_printed_and_nothing_is_wrong_with_any(
    built: tuple[Result, ...], files: dict[str, Printed]
) -> None:
    assert list(files) == PAGES
    found = [item for result in built for item in result.diagnostics]
    assert [item.code for item in found if item.severity.value in "EPW" and not item.waived] == []


def test_text_read_back_is_the_copy_story_by_story(built: tuple[Result, ...], files: dict[str, Printed]) -> None:
    for result, own in zip(built, (CITY, HILLS), strict=True):
        assert result.edition is not None
        placed = dict(result.edition.story_pages)
        copy = {story.name: "".join(text.text for text in story.texts()) for story in result.edition.stories}
        found: dict[str, str] = {}
        for name in [*SHARED, f"A07-{own}", f"A08-{own}"]:
            # A story that goes on inside stands in several files.
            for story, text in read_stories(files[name].file.read_bytes()).items():
                found[story] = found.get(story, "") + text
        assert found == {name: as_pdfium_reads(text) for name, text in copy.items() if name in placed}


@each_page
@needs("qpdf")
def test_qpdf_finds_nothing(name: str, files: dict[str, Printed]) -> None:
    assert "No syntax or stream encoding errors" in output("qpdf", "--check", files[name].file)


@each_page
@needs("pdffonts")
def test_every_font_is_embedded_a_subset_and_readable(name: str, files: dict[str, Printed]) -> None:
    rows = [line.split() for line in output("pdffonts", files[name].file).splitlines()[2:]]
    assert rows
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}
    assert all(re.match(r"[A-Z]{6}\+", row[0]) for row in rows)


@each_page
@needs("pdftoppm", "mutool")
def test_three_renderers_draw_the_same_page(name: str, files: dict[str, Printed]) -> None:
    """But for pictures: each makes colours of the press into greys of the screen by a way of its own."""
    assert agree(files[name].file, files[name].display) <= 0.01


@each_page
def test_the_codes_of_a_page_are_read_from_its_drawing(
    name: str, built: tuple[Result, ...], files: dict[str, Printed]
) -> None:
    assert built[0].edition is not None
    drawn_here = {area.name for area in files[name].page.areas if area.kind == "qr"}
    wanted = {code.data for code in built[0].edition.paper.qr if code.name in drawn_here}
    drawn = drawn_by_pdfium(files[name].file.read_bytes(), resolution=216)
    assert {code.text for code in zxingcpp.read_barcodes(drawn)} == wanted


def test_one_line_of_mourning_leaves_black_alone_on_the_plates_of_every_page(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE.parent, tmp_path / "paper", ignore=shutil.ignore_patterns("out", "rounds", "specimen"))
    folder = tmp_path / "paper" / SAMPLE.name
    sheet = folder / "edition.yaml"
    sheet.write_text("mode: mourning\n" + sheet.read_text(encoding="utf-8"), encoding="utf-8")
    mourned = printed(folder, tmp_path / "out")
    assert all(page.is_black for result in mourned if result.display for page in result.display.pages)
    sheets = {report.file for result in mourned for report in result.pages}
    assert len(sheets) == len(PAGES)
    for file in sheets:
        plates = page_plates(Path(file).read_bytes(), resolution=24).plates
        ink = {name: plate.getextrema()[1] for name, plate in plates.items()}
        assert ink.pop("Black") == 255
        assert set(ink.values()) <= {0}
