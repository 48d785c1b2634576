"""Heads at the side of their text, and stories set from top to bottom."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.edition.model import Placement
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage, PlacedStory
from tests.unit.page.pages import compose, page, sheet, story

VERSE = ["左手托盘，右手走路。", "十七岁那年的雪。", "字是反的。", "看久了，正的倒认不得。"]


def of(composed: ComposedPage, name: str) -> PlacedStory:
    return next(one for one in composed.stories if one.name == name)


@pytest.mark.parametrize("side", ["left", "right"])
def test_white_at_both_sides_of_a_vertical_head_is_even(side: str) -> None:
    drawn = page("b a a b2 b2 | *", placements={"a": Placement(head=side)})  # type: ignore[arg-type]
    words = [story("a", [2000], "竖题立在旁边", byline="记者 甲"), story("b", [1000], "题"), story("b2", [1000], "题")]
    composed, _ = compose(drawn, words)
    head, *columns = of(composed, "a").frames
    placed = [line for text in of(composed, "a").texts[:2] for line in text.lines]
    sizes = [max(run.size for run in line.line.runs) for line in placed]
    right = max(head.rect.right - line.block + size // 2 for line, size in zip(placed, sizes, strict=True))
    left = min(head.rect.right - line.block - size // 2 for line, size in zip(placed, sizes, strict=True))
    grid = PageGrid(composed.geometry, 5)
    gutter = (grid.column_right(0) + grid.column_left(1)) // 2, (grid.column_right(2) + grid.column_left(3)) // 2
    outside, inside = (
        (left - gutter[0], columns[0].rect.x - right)
        if side == "left"
        else (gutter[1] - right, left - columns[-1].rect.right)
    )
    assert abs(outside - inside) <= 2
    assert composed.geometry.zi <= inside < 2 * composed.geometry.zi + 2


def test_columns_beside_a_vertical_head_are_whole_zi() -> None:
    drawn = page("a a b b b | *", placements={"a": Placement(head="left")})
    composed, _ = compose(drawn, [story("a", [2000], "竖题立在旁边"), story("b", [1000], "题")])
    assert all(frame.rect.width % composed.geometry.zi == 0 for frame in of(composed, "a").frames[1:])


def vertical(css: str, folder: Path, paragraphs: list[str | int]) -> ComposedPage:
    drawn = page("a b b b b | *", placements={"a": Placement(writing_mode="vertical-rl")})
    words = [story("a", paragraphs, "拣字"), story("b", [1000], "题")]
    return compose(drawn, words, sheet("broadsheet", css, folder))[0]


def blocks(composed: ComposedPage) -> list[int]:
    return [line.block for text in of(composed, "a").texts if text.role == "paragraph" for line in text.lines]


def test_vertical_lines_stand_a_grid_line_apart(tmp_path: Path) -> None:
    composed = vertical("", tmp_path, list(VERSE))
    pitch = PageGrid(composed.geometry, 5).pitch
    first, second, *_ = blocks(composed)
    assert abs(second - first - pitch) <= 1


def test_larger_vertical_text_keeps_its_own_line_height(tmp_path: Path) -> None:
    composed = vertical("story[name=a] > p { font-size: 12pt; line-height: 1.5 }", tmp_path, list(VERSE))
    first, second, *_ = blocks(composed)
    assert second - first == 18 * 65536


def test_a_short_vertical_story_begins_beside_its_head_at_the_right(tmp_path: Path) -> None:
    composed = vertical("", tmp_path, list(VERSE))
    grid = PageGrid(composed.geometry, 5)
    head, text = of(composed, "a").frames
    ink = [line.block + line.line.runs[0].size // 2 for line in of(composed, "a").texts[0].lines]
    assert head.writing_mode == text.writing_mode == "vertical-rl"
    assert grid.column_right(0) - head.rect.right < 4 * composed.geometry.zi
    assert head.rect.right - max(ink) - text.rect.right >= composed.geometry.zi - grid.pitch
    assert text.rect.x > grid.column_left(0)


def test_a_vertical_story_far_too_short_is_said_to_be(tmp_path: Path) -> None:
    assert of(vertical("", tmp_path, list(VERSE)), "a").account.short_lines > 0
