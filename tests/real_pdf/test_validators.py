"""Files of every kind, judged by programs of other people. What is not installed is skipped, visibly.

The validators live in an environment of their own (`BANXIN_VALIDATORS`, which `.ci/run` makes): one of them brings a
library whose licence the engine could not take.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import which

import pikepdf
import pytest

from layout.cache.store import Store
from layout.pdf.standards import StandardName
from layout.pipeline import build
from layout.preflight.pdfx_check import check_pdfx

Files = Callable[[StandardName], Path]
ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(os.environ.get("BANXIN_VALIDATORS", ROOT / ".validators")) / "bin"
JARS = Path("/usr/share/java")


def tool(name: str) -> str:
    if not (TOOLS / name).exists():
        pytest.skip(f"{name} is not installed in {TOOLS.parent}")
    return str(TOOLS / name)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("kinds")

    @cache
    def file(standard: StandardName) -> Path:
        edition = ROOT / "editions" / "2026-11-24"
        made = build(edition, out=folder / standard, standard=standard, whole=True, store=Store())
        (path,) = {page.file for page in made.pages}
        return Path(path)

    return file


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
    assert [item["message"] for item in result["findings"] if item["severity"] == "error"] == []
    done = subprocess.run([tool("pdfua"), "check", str(files("ua1"))], capture_output=True, text=True, timeout=120)
    assert "errors=0 warnings=0" in done.stdout


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
