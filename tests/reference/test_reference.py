"""A real page, whole: built when BANXIN_REFERENCE names the seed folder, else skipped."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from layout.base.diagnostics import Severity
from layout.pipeline import Result, build
from tests.real_pdf.readback import read_stories
from tests.reference.edition import DUMMIES, NAME, STORIES, UNKNOWN_PAGE, write_reference

SEED = os.environ.get("BANXIN_REFERENCE", "")

pytestmark = pytest.mark.skipif(not SEED, reason="BANXIN_REFERENCE names no seed folder")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("reference")
    write_reference(Path(SEED), folder)
    return build(folder)


@pytest.fixture(scope="module")
def pdf(built: Result) -> bytes:
    return Path(built.pages[0].file).read_bytes()


@pytest.fixture(scope="module")
def words(pdf: bytes) -> str:
    """Everything that stands on the page, furniture too, without white space."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return _closed(text)


def _closed(text: str) -> str:
    return "".join(text.split())


def _copy(name: str) -> Iterator[str]:
    """A story's lines as they stand in the seed: head lines in the order of print, then paragraphs."""
    _, front, body = (Path(SEED) / "stories" / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    heads = dict(line.split(": ", 1) for line in front.splitlines())
    yield from (heads[key] for key in ("kicker", "headline", "deck") if key in heads)
    yield from (line for line in body.splitlines() if line)


def _furniture() -> dict[str, Any]:
    return json.loads((Path(SEED) / "furniture.json").read_text(encoding="utf-8"))


def test_the_page_is_printed_with_nothing_to_complain_about(built: Result) -> None:
    graver = [item for item in built.diagnostics if item.severity is not Severity.INFO and not item.waived]
    assert graver == []
    assert built.pages[0].file


def test_every_story_stands_whole_on_the_page(built: Result) -> None:
    accounts = {account.name: account for account in built.pages[0].accounts}
    assert sorted(accounts) == sorted(STORIES)
    assert [account.overset_characters for account in accounts.values()] == [0] * len(STORIES)


@pytest.mark.parametrize("columns", DUMMIES)
def test_the_page_fits_in_dummies_of_five_six_and_seven_columns(columns: int, tmp_path: Path) -> None:
    """Nothing overset, no hole over a line of a story's columns, nothing to complain about."""
    write_reference(Path(SEED), tmp_path, columns)
    made = build(tmp_path)
    assert [item for item in made.diagnostics if item.severity is not Severity.INFO and not item.waived] == []
    for account in made.pages[0].accounts:
        assert account.overset_lines == 0
        assert account.short_lines <= columns


@pytest.mark.parametrize("name", STORIES)
def test_text_read_back_is_the_copy_of(name: str, pdf: bytes) -> None:
    """But for spaces beside Chinese: pdfium reads its own where one is drawn from another font than the words."""
    assert _without_lone_spaces(read_stories(pdf)[name]) == _without_lone_spaces("".join(_copy(name)))


def _without_lone_spaces(text: str) -> str:
    return re.sub("(?<=[^ -~]) | (?=[^ -~])", "", text)


def test_the_masthead_says_what_the_seed_says(words: str) -> None:
    masthead = _furniture()["masthead"]
    expected = [masthead[key] for key in ("publisher", "email", "date_text", "lunar_text", "slogan")]
    for line in (NAME, *expected, *masthead["hotlines"]):
        assert all(word in words for word in _closed(line).split("・"))


def test_the_index_has_its_items_with_their_pages(words: str) -> None:
    index = _furniture()["index"]
    assert _closed(index["title"]) in words
    for item in index["items"]:
        assert _closed(item["kicker"]) in words
        assert _closed(item["headline"]) in words
        assert f">>{item['page'] or UNKNOWN_PAGE}" in words


def test_both_qr_codes_have_their_captions(words: str) -> None:
    for code in _furniture()["qr"]:
        assert _closed(code["caption"]) in words


def test_both_qr_codes_are_read_from_the_drawn_page(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=3, grayscale=True).to_pil()
    document.close()
    found = {code.text for code in zxingcpp.read_barcodes(page)}
    assert found == {f"https://example.org/{number}" for number, _ in enumerate(_furniture()["qr"], 1)}
