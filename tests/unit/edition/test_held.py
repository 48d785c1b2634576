"""Records of pages that hold still: as files, and against the drawing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.base.units import mm, pt
from layout.edition.held import changes, drawing_of, write_held
from layout.edition.held_sheet import hold_still, read_held
from layout.edition.model import HeldHead, HeldPage, HeldPicture, HeldStory, Page, RowDepth
from layout.edition.source import SourceText
from tests.unit.page.pages import page

DRAWN = page("lead lead photo1 | *\nlead lead lead | 30\nrest . rest2 | auto", {"photo1": "lead"})


def record(drawn: Page = DRAWN) -> HeldPage:
    heads = (("headline", HeldHead(pt(31.5), ("“港口”: 今日", "开放 #1"), 0.92)), ("deck", HeldHead(pt(16), ("副题",))))
    return HeldPage(
        drawing_of(drawn), (40, 30, 47), (HeldStory("lead", 9, 1, heads), HeldStory("rest", 0)),
        (HeldPicture("photo1", (0.0, 0.123457, 1.0, 0.9), (3000, 2000)),),
    )  # fmt: skip


def test_a_record_is_read_as_it_was_written():
    text = write_held("A02", record())
    assert read_held(SourceText("held/A02.yaml", text), "A02").value == record()
    assert write_held("A02", record()) == text


def test_sizes_between_the_named_ones_are_kept_to_the_last_sp():
    odd = record()._replace(stories=(HeldStory("lead", 9, 0, (("headline", HeldHead(2_000_003, ("题",))),)),))
    assert read_held(SourceText("held/A02.yaml", write_held("A02", odd)), "A02").value == odd


def test_a_drawing_reads_the_same_however_it_was_typed():
    assert drawing_of(DRAWN) == ("lead lead photo1 | *", "lead lead lead | 30", "rest . rest2 | auto")
    bounded = replace(DRAWN, rows=(RowDepth("share", least=10, most=20), RowDepth("length", mm(30)), RowDepth("auto")))
    assert drawing_of(bounded) == ("lead lead photo1 | * 10-20", "lead lead lead | 30.00mm", "rest . rest2 | auto")


@pytest.mark.parametrize(
    ("dummy", "told"),
    [
        ("lead lead photo1 | *\nlead lead lead | 30\nrest . other | auto", {"lacking": "rest2", "missing": "other"}),
        ("lead lead photo1 | *\nlead lead lead | 31\nrest . rest2 | auto", {"rows": "2"}),
        ("lead lead photo1 | *\nlead lead lead | 30", {"lacking": "rest、rest2", "before": "3", "after": "2"}),
    ],
)
def test_what_has_changed_in_the_drawing_is_told(dummy: str, told: dict[str, str]):
    found = changes(record(), page(dummy, {"photo1": "lead"}))
    assert found is not None
    assert {key: value for key, value in found.items() if value and (key != "after" or "after" in told)} == told


def test_a_record_that_fits_is_taken_and_one_that_does_not_is_told(tmp_path: Path):
    path = tmp_path / "A02.yaml"
    path.write_text(write_held("A02", record()), encoding="utf-8")
    assert hold_still(DRAWN, path, "held/A02.yaml").value.held == record()
    other = page("lead lead photo1 | *\nlead lead lead | 28\nrest . rest2 | auto", {"photo1": "lead"})
    outcome = hold_still(other, path, "held/A02.yaml")
    assert outcome.value.held is None
    assert [item.code for item in outcome.diagnostics] == ["held/drawing"]


@pytest.mark.parametrize(
    "text", ["rows: [1, x]\ndrawing: [a]", "rows: [3]", "rows: {a: 1}\ndrawing: a", "- nothing", ""]
)
def test_a_record_that_was_spoilt_is_told(tmp_path: Path, text: str):
    path = tmp_path / "A02.yaml"
    path.write_text(text, encoding="utf-8")
    outcome = hold_still(DRAWN, path, "held/A02.yaml")
    assert outcome.value.held is None
    assert outcome.diagnostics[-1].code == "held/unread"
