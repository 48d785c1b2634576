"""The test edition of kinds of matter: advertisements, notices, an obituary, corners; as it is, and in mourning."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.base.color import BLACK
from layout.base.diagnostics import Severity
from layout.display.items import Artwork, GlyphRun, Outline, Picture
from layout.pipeline import Result, build, check
from tests.matter.adverts import bank, clock_repair, house, noodle, ornament, public, theatre
from tests.real_pdf.readback import as_pdfium_reads, read_stories
from tests.real_pdf.tools import needs, separations

MATTER = Path(__file__).parent / "matter"


def copied(target: Path, *changes: tuple[str, str]) -> Path:
    """The edition in a folder of its own, with changes to edition.yaml."""
    shutil.copytree(MATTER, target, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = target / "2026-11-24" / "edition.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path.parent


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = copied(tmp_path_factory.mktemp("matter") / "paper")
    return folder, build(folder, out=folder / "out")


@pytest.fixture(scope="module")
def mourning(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = copied(tmp_path_factory.mktemp("mourning") / "paper", ("date:", "mode: mourning\ndate:"))
    return build(folder, out=folder / "out")


def test_both_pages_are_printed_and_nothing_on_them_is_worse_than_a_note(printed: tuple[Path, Result]):
    worse = [i for i in printed[1].diagnostics if i.severity is not Severity.INFO and not i.waived]
    assert [(item.code, item.values) for item in worse] == []
    assert all(page.file for page in printed[1].pages)


def test_all_copy_is_read_back(printed: tuple[Path, Result]):
    result = printed[1]
    assert result.edition
    found: dict[str, str] = {}
    for page in result.pages:
        found |= read_stories(Path(page.file).read_bytes())
    for story in result.edition.stories:
        wanted = as_pdfium_reads("".join(text.text for text in story.texts()))
        assert as_pdfium_reads(found[story.name]).startswith(wanted), story.name


def test_the_drawn_files_are_what_their_script_draws():
    for name, sheet in (("noodle", noodle()), ("house", house()), ("public", public())):
        assert (MATTER / "ads" / f"{name}.svg").read_text(encoding="utf-8") == sheet.svg()
    assert (MATTER / "fillers" / "reeds.svg").read_text(encoding="utf-8") == ornament().svg()
    for name, sheet in (("bank", bank()), ("theatre", theatre())):
        with pikepdf.open(MATTER / "ads" / f"{name}.pdf") as pdf:
            box = [float(side) for side in list(pdf.pages[0].obj.TrimBox)]
        assert box[2:] == pytest.approx([sheet.width * 72 / 25.4, sheet.height * 72 / 25.4], abs=0.01)
    with Image.open(MATTER / "ads" / "clock.tif") as clock:
        assert clock.size == clock_repair().size


def test_the_filler_of_the_page_is_entered_in_the_log_and_not_offered_to_the_next_issue(printed: tuple[Path, Result]):
    folder = printed[0]
    log = (folder.parent / "fillers" / "used.yaml").read_text(encoding="utf-8")
    assert "{date: 2026-11-24, page: A02, filler: 潮水}" in log
    build(folder, out=folder / "out")
    assert (folder.parent / "fillers" / "used.yaml").read_text(encoding="utf-8") == log
    later = folder.parent / "2026-11-25"
    shutil.copytree(folder, later, ignore=shutil.ignore_patterns("out"))
    edition = later / "edition.yaml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("11-24", "11-25"), encoding="utf-8")
    levers = [lever for page in check(later).pages for account in page.accounts for lever in account.levers]
    assert not [lever for lever in levers if lever.startswith("filler")]
    shutil.rmtree(later)


def test_the_next_day_tells_which_advertisements_are_past_and_early(printed: tuple[Path, Result]):
    later = printed[0].parent / "2026-11-27"
    shutil.copytree(printed[0], later, ignore=shutil.ignore_patterns("out"))
    edition = later / "edition.yaml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("11-24", "11-27"), encoding="utf-8")
    told = {(i.code, i.value("name")) for i in check(later).diagnostics if i.code.startswith("ad/")}
    assert {("ad/expired", "house"), ("ad/expired", "noodle"), ("ad/expired", "theatre")} == {
        one for one in told if one[0] != "ad/converted"
    }
    shutil.rmtree(later)


def test_in_mourning_every_colour_of_the_display_list_is_black(mourning: Result):
    assert mourning.display
    for page in mourning.display.pages:
        assert page.is_black
        for item in (item for group in page.groups for item in group.items):
            if isinstance(item, Picture | Artwork):
                assert item.gray
            else:
                assert item.color.space == "cmyk"
                assert item.color.components[:3] == (0, 0, 0)
                is_letter = isinstance(item, GlyphRun | Outline)
                assert not is_letter or item.color == BLACK or item.color.components[3] < 1
    assert {item.code for item in mourning.diagnostics if item.code.startswith("ad/")} >= {"ad/mourning"}


@needs("gs")
def test_in_mourning_nothing_is_on_the_plates_but_black(mourning: Result, tmp_path: Path):
    files = [Path(page.file) for page in mourning.pages if page.file]
    assert len(files) == 2
    for number, file in enumerate(files):
        folder = tmp_path / str(number)
        folder.mkdir()
        plates = separations(file, folder, 50)
        ink = {name: plate.getextrema()[1] for name, plate in plates.items()}
        assert ink == {"Cyan": 0, "Magenta": 0, "Yellow": 0, "Black": 255}


@needs("gs")
def test_otherwise_advertisements_have_their_colours_and_the_portrait_has_none(
    printed: tuple[Path, Result], tmp_path: Path
):
    files = {page.name: Path(page.file) for page in printed[1].pages}
    for name, colours in (("A02", False), ("A03", True)):
        (tmp_path / name).mkdir()
        plates = separations(files[name], tmp_path / name, 50)
        inked = [any(plates[ink].tobytes()) for ink in ("Cyan", "Magenta", "Yellow")]
        assert inked == [colours] * 3
