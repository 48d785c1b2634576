"""Marks of changes on real pages, where a story goes on on another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.color import cmyk
from layout.base.geometry import Rect
from layout.display.items import DisplayPage, Stroke
from layout.font.book import FontBook, bundled_sources
from layout.pipeline import Result, check
from layout.pipeline.showing import shown_page
from layout.proof.board import Board
from layout.proof.changes import ChangeMarks
from layout.proof.compare import PageChanges, compare
from layout.proof.positions import Positions
from layout.proof.rounds import Shown
from layout.proof.sheet import plan_sheet

EDITION = """\
paper: 河口日报
date: 2026-11-24
issue: 3187
pages:
  A01: |
    masthead masthead masthead masthead masthead
    lead     lead     lead     lead     lead | 12
    port     port     port     port     port | *
  A02: |
    lead>    lead>    lead>    lead>    lead> | *
"""
_SENTENCE = "河口的秋天来得早，街上的梧桐落了一半，往来的人都放慢了脚步。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "2026-11-24"
    (folder / "stories").mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    for name, count in (("lead", 60), ("port", 30)):
        body = "\n\n".join("".join(f"第{n}{m}句{_SENTENCE}" for m in "甲乙丙") for n in range(count))
        head = f"---\nheadline: {name}的题目在此\nbyline: 记者 周小满\njump: {{head: 短短的题}}\n---\n\n"
        (folder / "stories" / f"{name}.md").write_text(f"{head}{body}\n", encoding="utf-8")
    return folder


def states(result: Result) -> dict[str, Shown]:
    assert result.edition is not None
    assert result.display is not None
    found: dict[str, Shown] = {}
    for report, display in zip(result.pages, result.display.pages, strict=True):
        page = result.edition.page(report.name)
        assert page is not None
        found[report.name] = shown_page(result.edition, page, report, display, report.name)
    return found


def changed(folder: Path, old: str, new: str) -> tuple[dict[str, PageChanges], dict[str, Shown]]:
    before = states(check(folder))
    path = folder / "stories" / "lead.md"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    after = states(check(folder))
    return {name: compare(before[name], shown) for name, shown in after.items()}, after


def framed(changes: PageChanges, page: DisplayPage) -> list[Rect]:
    """The boxes drawn round new words, as they are on the page."""
    board = Board(plan_sheet(page.width, page.height, "full"), FontBook(bundled_sources()))
    ChangeMarks(changes, Positions(page), "大样1", cmyk(1, 0, 0, 0), "zh").draw(board)
    thick = [
        item for item in board.items[0, "changes"] if isinstance(item, Stroke) and item.color != cmyk(0, 0, 0, 0.55)
    ]
    place = board.place
    return [
        Rect(s.start.x - place.x, s.start.y - place.y, s.end.x - s.start.x, 0) for s in thick if s.start.y == s.end.y
    ][:1]


def test_words_on_the_further_page_of_a_story_are_marked_there_alone(folder: Path):
    changes, after = changed(folder, "第50乙句河口的秋天", "第50乙句河口的隆冬")
    assert [(change.old, change.new) for change in changes["A02"].texts] == [("秋天", "隆冬")]
    (spot,) = changes["A02"].texts[0].spots
    here, there = (Positions(after[name].page) for name in ("A02", "A01"))
    assert list(here.boxes(*spot))
    assert not list(there.boxes(*spot))
    page, first = after["A02"].page, after["A01"].page
    assert page is not None
    assert first is not None
    (box, _), *_ = here.boxes(*spot)
    (drawn,) = framed(changes["A02"], page)
    assert (drawn.x, drawn.y, drawn.width) == (box.x, box.y, box.width)
    assert framed(changes["A01"], first) == []


def test_lines_behind_a_longer_paragraph_have_only_moved(folder: Path):
    changes, _ = changed(folder, "第52丙句", f"第52丙句{_SENTENCE * 2}")
    (change,) = changes["A02"].texts
    assert change.kind == "insert"
    assert len(changes["A02"].moved) > 5
    assert not changes["A01"].moved


def test_words_pushed_over_to_the_further_page_are_no_change(folder: Path):
    changes, _ = changed(folder, "第1甲句", f"第1甲句{_SENTENCE * 3}")
    assert [len(changes[name].texts) for name in ("A01", "A02")] == [1, 1]
    assert changes["A02"].moved


def test_a_deletion_has_a_caret_between_the_characters_that_are_left(folder: Path):
    changes, after = changed(folder, "第50乙句河口的秋天", "第50乙句秋天")
    (change,) = changes["A02"].texts
    assert (change.kind, change.old) == ("delete", "河口的")
    assert change.anchor is not None
    assert Positions(after["A02"].page).cell(change.anchor.node_id, change.anchor.start) is not None
