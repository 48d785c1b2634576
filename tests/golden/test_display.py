"""Small editions against their display lists: the first witness of any change in layout.

`pytest tests/golden --accept` writes them anew; a difference then says which line moved, and how far.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.display.canonical import from_json, page_digest, to_json
from layout.display.items import DisplayPage, Picture
from layout.edition.reader import read_edition
from layout.font.book import FontBook, bundled_sources
from layout.page.cluster import Cluster, compose_cluster
from layout.page.model import Facts
from layout.page.paint import paint_page
from layout.style.stylesheet import read_stylesheet

HERE = Path(__file__).parent
EDITIONS = sorted(path.parent for path in HERE.glob("*/*/edition.yaml"))


def display(folder: Path) -> DisplayPage:
    reading = read_edition(folder).value
    assert reading is not None
    edition = reading.edition
    sheet = read_stylesheet(edition.paper.stylesheet, folder.parent).value
    assert sheet is not None
    facts = Facts(tuple((a.name, p.name) for p in edition.pages for a in p.areas if a.kind == "story"), 1)
    composed = compose_cluster(Cluster(edition, edition.pages, sheet), FontBook(bundled_sources()), facts)
    # A vertical head in one narrow column, and rows cut straight, are part of what the edition tries.
    assert {item.code for item in composed.diagnostics} == {"makeup/measure", "makeup/page-cut"}
    return _relative(paint_page(composed.value[0], title="golden"))


def _relative(page: DisplayPage) -> DisplayPage:
    """The page with paths from this folder on, so that it is the same on every machine."""
    text = to_json(page)
    for group in page.groups:
        for item in group.items:
            if isinstance(item, Picture):
                text = text.replace(item.path, Path(item.path).name)
    return from_json(text)


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda folder: folder.parent.name)
def test_a_small_edition_comes_out_as_its_golden_display_list(folder: Path, accept: bool) -> None:
    page = display(folder)
    golden = folder.parent / "display.json"
    if accept:
        golden.write_text(to_json(page), encoding="utf-8", newline="\n")
    assert to_json(page) == golden.read_text(encoding="utf-8")


def test_a_blank_line_before_a_story_moves_nothing(tmp_path: Path) -> None:
    folder = EDITIONS[0]
    for path in folder.parent.rglob("*"):
        if path.is_file():
            copied = tmp_path / path.relative_to(folder.parent)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())
    story = tmp_path / folder.name / "stories" / "lead.md"
    words = story.read_text(encoding="utf-8")
    story.write_text(words.replace("---\n本报讯", "---\n\n\n本报讯"), encoding="utf-8")
    assert page_digest(display(tmp_path / folder.name)) == page_digest(display(folder))
