"""Insets as an editor writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.units import mm
from layout.edition.insets import parse_place, parse_width, split_inset
from layout.edition.model import Inset, InsetPlace, InsetWidth
from layout.edition.reader import read_edition
from tests.unit.edition.test_images import picture


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("14字", "zi", 14_000), ("12.5 zi", "zi", 12_500), ("2栏", "columns", 2000), ("一栏半", "columns", 1500),
        ("半栏", "columns", 500), ("1.5 columns", "columns", 1500), ("1 column", "columns", 1000),
        ("宽１４字", "zi", 14_000), ("45mm", "length", mm(45)), ("4.5 厘米", "length", mm(45)),
    ],
)  # fmt: skip
def test_a_width_is_in_characters_columns_or_millimetres(typed: str, kind: str, value: int) -> None:
    assert parse_width(typed) == InsetWidth(kind, value)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["", "wide", "0字", "14", "第2栏", "3 feet"])
def test_what_is_no_width_is_none(typed: str) -> None:
    assert parse_width(typed) is None


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("右上", InsetPlace("right", "top")), ("bottom-left", InsetPlace("left", "bottom")),
        ("左下角", InsetPlace("left", "bottom")), ("正中", InsetPlace("center", "middle")),
        ("center", InsetPlace("center", "middle")), ("中 下", InsetPlace("center", "bottom")),
        ("右", InsetPlace("right", "top")), ("第2栏 第10行", InsetPlace(column=2, line=10)),
        ("column 2 line 10", InsetPlace(column=2, line=10)), ("第一栏缝 下", InsetPlace(down="bottom", gutter=1)),
        ("gutter 2", InsetPlace(gutter=2)), ("left line 4", InsetPlace("left", line=4)),
    ],
)  # fmt: skip
def test_a_place_is_a_corner_or_counted(typed: str, place: InsetPlace) -> None:
    assert parse_place(typed) == place


@pytest.mark.parametrize("typed", ["somewhere", "左右", "第2栏 左", "第3行 下", "第0栏", "第1栏 第2栏缝", "右上中"])
def test_what_is_no_place_or_is_said_twice_is_none(typed: str) -> None:
    assert parse_place(typed) is None


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("一栏半 右上", {"width": "1栏半", "place": "右上"}),
        ("第2栏 第10行 14字", {"width": "14字", "place": "第2栏 第10行"}),
        ("1.5 columns, column 2, line 8", {"width": "1.5 columns", "place": "column 2 line 8"}),
        ("bottom right", {"place": "bottom right"}),
    ],
)
def test_width_and_place_may_stand_in_one_line(typed: str, parts: dict[str, str]) -> None:
    assert split_inset(typed) == parts


def edition(folder: Path, insets: str) -> Path:
    issue = folder / "2026-12-01"
    (issue / "stories").mkdir(parents=True)
    (issue / "pictures").mkdir()
    for name in ("photo1", "photo2"):
        (issue / "pictures" / f"{name}.png").write_bytes(picture())
    (issue / "stories" / "lead.md").write_text(
        "---\n主题: 港口开放\n署名: 记者 周小满\npictures:\n"
        "  photo1: {说明: 一, 摄影: 甲}\n  photo2: {说明: 二, 摄影: 乙}\n---\n正文一段。\n",
        encoding="utf-8",
    )
    (issue / "edition.yaml").write_text(
        "paper: 河口日报\ndate: 2026-12-01\npages:\n  A02:\n    dummy: |\n      lead lead photo2 | *\n"
        f"    stories: {{lead: {{插图: {insets}}}}}\n",
        encoding="utf-8",
    )
    return issue


def faults(folder: Path, insets: str) -> list[str]:
    return [fault.code for fault in read_edition(edition(folder, insets)).diagnostics]


def test_an_inset_is_read_and_counts_as_placed(tmp_path: Path) -> None:
    read = read_edition(edition(tmp_path, "{photo1: {宽: 14字, 位置: 左上, 绕排: 两边}}"))
    assert read.diagnostics == ()
    assert read.value is not None
    (page,) = read.value.edition.pages
    wanted = Inset("photo1", InsetWidth("zi", 14_000), InsetPlace("left", "top"), "both")
    assert page.placement("lead").insets == (wanted,)


@pytest.mark.parametrize(
    ("insets", "code"),
    [
        ("{photo1: {width: wide}}", "value/inset-width"),
        ("{photo1: {place: 天上}}", "value/inset-place"),
        ("{photo1: 天上}", "value/inset-place"),
        ("{photo1: 右上, phto3: 左下}", "inset/unknown-picture"),
        ("{photo1: 右上, photo2: 左下}", "inset/drawn-too"),
    ],
)
def test_a_fault_in_an_inset_is_told(tmp_path: Path, insets: str, code: str) -> None:
    assert faults(tmp_path, insets) == [code]
