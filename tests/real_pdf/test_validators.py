"""Files of every kind, judged by programs of other people. What is not installed is skipped, visibly.

The validators live in an environment of their own (`BANXIN_VALIDATORS`, which `.ci/run` makes): one of them brings a
library whose licence the engine could not take.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import which

import pikepdf
import pytest
from PIL import Image, ImageDraw

from layout.base.geometry import Rect
from layout.base.units import SP_PER_PT
from layout.cache.store import Store
from layout.display.items import Artwork, DisplayPage, Fill, GlyphRun, Outline, Picture
from layout.pdf.standards import StandardName
from layout.pipeline import Result, build
from layout.preflight.pdfx_check import check_pdfx
from tests.real_pdf.tools import agree, needs, separations

Files = Callable[[StandardName], Path]
ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(os.environ.get("BANXIN_VALIDATORS", ROOT / ".validators")) / "bin"
JARS = Path("/usr/share/java")


def tool(name: str) -> str:
    if not (TOOLS / name).exists():
        pytest.skip(f"{name} is not installed in {TOOLS.parent}")
    return str(TOOLS / name)


Results = Callable[[StandardName], Result]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """The sample edition built to a standard."""
    folder, store = tmp_path_factory.mktemp("kinds"), Store()

    @cache
    def result(standard: StandardName) -> Result:
        edition = ROOT / "editions" / "2026-11-24"
        return build(edition, out=folder / standard, standard=standard, whole=True, store=store)

    return result


@pytest.fixture(scope="module")
def files(results: Results) -> Files:
    def file(standard: StandardName) -> Path:
        (path,) = {page.file for page in results(standard).pages}
        return Path(path)

    return file


def front(results: Results, files: Files, standard: StandardName, folder: Path) -> tuple[Path, DisplayPage]:
    """The first page of the sample to a standard, in a file of its own, and what it shows."""
    display = results(standard).display
    assert display
    path = folder / f"{standard}.pdf"
    with pikepdf.open(files(standard)) as whole, pikepdf.new() as alone:
        alone.pages.append(whole.pages[0])
        alone.save(path)
    return path, display.pages[0]


@pytest.mark.parametrize("standard", ["x1a", "x3", "x4"])
def test_print_files_have_no_fault_for_our_own_checker(files: Files, standard: StandardName):
    assert check_pdfx(files(standard).read_bytes()).diagnostics == ()


@pytest.mark.parametrize("standard", ["x1a", "x4", "a2u", "ua1"])
def test_qpdf_finds_the_syntax_sound(files: Files, standard: StandardName):
    if which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    subprocess.run(["qpdf", "--check", str(files(standard))], check=True, capture_output=True, timeout=60)


PDFA = """
import json, sys, pikepdf
from pikepdf import pdfa
with pikepdf.open(sys.argv[1]) as pdf:
    report = pdfa.check(pdf, pdfa.Flavour.PDFA_2B)
print(json.dumps([[f.rule, f.message] for f in report.violations] + [[f.rule, f.message] for f in report.unsupported]))
"""
UNCHECKED = {"unrecognized key(s) /Threads are not checked"}
"""What that checker leaves alone; nothing else of the file is."""


def test_an_archive_file_is_pdf_a_2b(files: Files):
    done = subprocess.run(
        [tool("python"), "-c", PDFA, str(files("a2b"))], check=True, capture_output=True, text=True, timeout=120
    )
    assert {message for _, message in json.loads(done.stdout)} <= UNCHECKED


def test_the_fonts_of_an_archive_file_are_as_pdf_a_asks(files: Files):
    """PDFBox knows PDF/A-1 alone, which wants a CIDSet and its own number; nothing else may be amiss."""
    parts = ("pdfbox2", "fontbox2", "preflight", "xmpbox", "commons-logging", "commons-io", "jaxb-api", "*activation")
    jars = [jar for part in parts for jar in JARS.glob(f"{part}*.jar")]
    if which("java") is None or not any("preflight" in jar.name for jar in jars):
        pytest.skip("PDFBox is not installed")
    done = subprocess.run(
        ["java", "-cp", ":".join(map(str, jars)), "org.apache.pdfbox.preflight.Validator_A1b", str(files("a2b"))],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    faults = [line for line in done.stdout.splitlines() if line[:1].isdigit()]
    assert faults
    first_part_only = ("The CIDSet entry is missing", "part must be 1")
    assert [line for line in faults if not any(words in line for words in first_part_only)] == []


def test_a_file_for_readers_passes_pdf_ua(files: Files):
    done = subprocess.run(
        [tool("outloud"), str(files("ua1")), "--json", "-"], capture_output=True, text=True, timeout=120
    )
    (result,) = json.loads(done.stdout)["results"]
    errors = [item for item in result["findings"] if item["severity"] == "error"]
    # It forgets a last column that a cell of the row over it takes too; rows are counted below.
    assert [item["message"] for item in errors if item["rule"] != "TBL-004"] == []
    done = subprocess.run([tool("pdfua"), "check", str(files("ua1"))], capture_output=True, text=True, timeout=120)
    assert "errors=0 warnings=0" in done.stdout


def test_every_row_of_a_tagged_table_has_as_many_columns(files: Files):
    with pikepdf.open(files("ua1")) as pdf:
        tables = list(elements(pdf.Root.StructTreeRoot.K, "/Table"))
        assert len(tables) > 8
        for table in tables:
            widths = row_widths([[(span(c, "/RowSpan"), span(c, "/ColSpan")) for c in row.K] for row in table.K])
            assert len(set(widths)) == 1, widths
            heads = [cell for row in table.K for cell in row.K if cell.S == "/TH"]
            assert heads
            assert all(str(cell.A.Scope) in ("/Row", "/Column") for cell in heads)


def elements(node: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    """The elements of a kind under one of the structure tree."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid, kind)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        if kind == node.S:
            yield node
        else:
            yield from elements(node.get("/K", pikepdf.Array()), kind)


def span(cell: pikepdf.Object, key: str) -> int:
    return int(cell.get("/A", pikepdf.Dictionary()).get(key, 1))


def row_widths(rows: list[list[tuple[int, int]]]) -> list[int]:
    """The columns that each row takes, with those that cells of rows over it take in it; cells are (rows, columns)."""
    taken = [0] * len(rows)
    for number, row in enumerate(rows):
        for rows_of_cell, columns in row:
            for under in range(number, min(number + rows_of_cell, len(rows))):
                taken[under] += columns
    return taken


def test_a_file_for_readers_leads_from_the_index_to_stories_and_from_column_to_column(files: Files):
    with pikepdf.open(files("ua1")) as pdf:
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        assert notes
        pages = {page.objgen for page in pdf.pages}
        assert {note.Dest[0].objgen for note in notes} <= pages
        assert all(str(note.Contents) for note in notes)
        stories = {str(thread.I.Title) for thread in pdf.Root.Threads}
        assert len(stories) == len(pdf.Root.Threads)
        for thread in pdf.Root.Threads:
            bead, seen = thread.F, 0
            while True:
                seen += 1
                assert bead.N.V.objgen == bead.objgen
                assert bead.objgen in {other.objgen for other in bead.P.B}
                bead = bead.N
                if bead.objgen == thread.F.objgen:
                    break
            assert seen >= 1


@needs("pdftoppm", "mutool")
@pytest.mark.parametrize("standard", ["x1a", "x3", "x4", "a2u", "ua1"])
def test_three_renderers_draw_the_same_front_page_of_every_kind(
    results: Results, files: Files, standard: StandardName, tmp_path: Path
):
    assert agree(*front(results, files, standard, tmp_path), 100) <= 0.01


@needs("gs")
@pytest.mark.parametrize("standard", ["x1a", "x3", "x4"])
def test_ghostscript_draws_print_files_without_a_complaint(files: Files, standard: StandardName):
    done = subprocess.run(
        ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage",
         str(files(standard))], capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs("gs")
def test_text_of_the_front_page_is_on_the_black_plate_alone(results: Results, files: Files, tmp_path: Path):
    path, page = front(results, files, "x1a", tmp_path)
    plates = separations(path, tmp_path, 100)
    assert {"Black", "Cyan", "Magenta", "Yellow"} <= set(plates)
    mask = _black_text(page, plates["Black"].size, 100)
    blank = Image.new("L", mask.size)
    found = {ink: Image.composite(plate, blank, mask).getextrema()[1] for ink, plate in plates.items()}
    assert found.pop("Black") == 255
    assert set(found.values()) == {0}


def _black_text(page: DisplayPage, size: tuple[int, int], resolution: int) -> Image.Image:
    """A mask of text in black, without what has anything else under or near it."""
    mask = Image.new("L", size)
    pen, scale = ImageDraw.Draw(mask), resolution / 72 / SP_PER_PT

    def paint(rect: Rect, value: int, air: int = 0) -> None:
        edges = [round((edge + page.margin) * scale) for edge in (rect.x, rect.y, rect.right, rect.bottom)]
        pen.rectangle((edges[0] - air, edges[1] - air, edges[2] + air, edges[3] + air), fill=value)

    items = [item for group in page.groups for item in group.items]
    for item in items:
        if isinstance(item, GlyphRun) and item.axis == "horizontal" and item.color.is_black and item.offsets:
            x, y = item.origin
            paint(Rect(x, y - item.size, item.offsets[-1] + item.size, round(1.2 * item.size)), 255)
    for item in items:
        if isinstance(item, Picture | Artwork) or (isinstance(item, Fill) and not item.color.is_black):
            paint(item.rect, 0, 2)
        elif isinstance(item, GlyphRun) and not item.color.is_black and item.offsets:
            x, y = item.origin
            paint(Rect(x, y - item.size, item.offsets[-1] + item.size, round(1.3 * item.size)), 0, 2)
        elif isinstance(item, Outline):
            points = [int(n) for segment in item.path for n in segment[1:]]
            xs, ys = points[::2], points[1::2]
            paint(Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)), 0, 2)
    return mask


ICC = "import sys, iccdev; found = iccdev.validate_profile_file(sys.argv[1]); print(found.status.name, found.report)"


def test_the_profile_of_the_output_intent_is_a_sound_one():
    profile = ROOT / "stylesheets" / "press" / "newsprint-tr002-tac220.icc"
    python = tool("python")
    if subprocess.run([python, "-c", "import iccdev"], capture_output=True).returncode:
        pytest.skip(f"iccdev is not installed in {TOOLS.parent}")
    done = subprocess.run([python, "-c", ICC, str(profile)], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["OK"]
