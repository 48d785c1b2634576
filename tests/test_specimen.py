"""The specimen: every feature with its name beside it, set without a fault and read back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.diagnostics import Severity
from layout.pipeline import Result, build
from tests.real_pdf.readback import as_pdfium_reads, read_stories

SPECIMEN = Path(__file__).parents[1] / "editions" / "specimen"


@pytest.fixture(scope="module")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return build(SPECIMEN, out=tmp_path_factory.mktemp("specimen"))


def test_nothing_in_the_specimen_is_worse_than_a_note(specimen: Result) -> None:
    worse = [item for item in specimen.diagnostics if item.severity is not Severity.INFO and not item.waived]
    assert [(item.code, item.values) for item in worse] == []


def test_all_copy_of_the_specimen_is_read_back_with_its_readings(specimen: Result) -> None:
    assert specimen.edition is not None
    found: dict[str, str] = {}
    for page in specimen.pages:
        found |= read_stories(Path(page.file).read_bytes())
    for story in specimen.edition.stories:
        wanted = "".join(text.text + text.readings() for text in story.texts())
        assert as_pdfium_reads(found[story.name]) == as_pdfium_reads(wanted), story.name


def test_the_specimen_shows_every_mark_that_copy_knows(specimen: Result) -> None:
    assert specimen.edition is not None
    shown = {mark.kind for story in specimen.edition.stories for text in story.texts() for mark in text.marks}
    assert {"dots", "ruby", "proper-name", "book-title", "underline", "deceased", "warichu"} <= shown
