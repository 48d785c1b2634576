"""Text larger than the grid: it keeps its own distance of lines, and what follows is back on the grid."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from layout.base.units import pt
from layout.page.grid import PageGrid, Rhythm
from layout.page.model import ComposedPage, PlacedLine, PlacedStory
from tests.unit.page.pages import compose, page, sheet, story


def of(composed: ComposedPage, name: str) -> PlacedStory:
    return next(one for one in composed.stories if one.name == name)


def columns(one: PlacedStory) -> list[list[PlacedLine]]:
    """The lines of text of every column, from the top down."""
    found: dict[int, list[PlacedLine]] = {}
    for text in one.texts:
        if text.role in ("paragraph", "crosshead"):
            for line in text.lines:
                found.setdefault(line.frame, []).append(line)
    return list(found.values())


def set_with(css: str, folder: Path, lengths: list[int | str]) -> ComposedPage:
    words = [story("a", lengths, "大一点的字"), story("b", [5000], "题")]
    return compose(page("a a b b b | *"), words, sheet("broadsheet", css, folder))[0]


def test_line_i_of_a_rhythm_lies_where_its_share_of_the_depth_begins() -> None:
    rhythm = Rhythm(1000, 4, 100, 3)
    assert [rhythm.at(line) for line in (4, 5, 6, 7)] == [1000, 1033, 1067, 1100]


@pytest.mark.parametrize("size", [11, 14])
def test_a_story_in_larger_type_keeps_its_own_line_height_in_whole_columns(tmp_path: Path, size: int) -> None:
    composed = set_with(f"story[name=a] > p {{ font-size: {size}pt }}", tmp_path, [1200, 1300])
    for lines in columns(of(composed, "a")):
        gaps = [after.block - before.block for before, after in pairwise(lines)]
        assert min(gaps) >= pt(size * 1.25) - 2
        assert max(gaps) - min(gaps) <= 1
    feet = [frame.rect.bottom for frame in of(composed, "a").frames[1:]]
    assert max(feet) - min(feet) <= pt(size * 1.5)


def test_text_a_little_larger_than_the_body_stays_on_the_grid(tmp_path: Path) -> None:
    composed = set_with("story[name=a] > p { line-height: 1.3 }", tmp_path, [1200, 1300])
    grid = PageGrid(composed.geometry, 5)
    for lines in columns(of(composed, "a")):
        assert all(abs(after.block - before.block - grid.pitch) <= 1 for before, after in pairwise(lines))


@pytest.mark.parametrize("length", [60, 200, 900])
def test_lines_after_a_larger_paragraph_are_back_on_the_grid(tmp_path: Path, length: int) -> None:
    drawn = page("a a b b b | *")
    words = story("a", [300, length, 300, 900], "大一点的字")
    blocks = tuple(
        block if number != 1 else type(block)("item", block.text) for number, block in enumerate(words.blocks)
    )
    one = type(words)(words.name, words.path, headline=words.headline, blocks=blocks)
    styles = sheet("broadsheet", "story[name=a] > item { font-size: 14pt }", tmp_path)
    composed = compose(drawn, [one, story("b", [5000], "题")], styles)[0]
    grid, placed = PageGrid(composed.geometry, 5), of(composed, "a")
    tops = {grid.y(line) for line in range(composed.geometry.lines + 1)}
    for text in placed.texts:
        for line in text.lines if text.role == "paragraph" else ():
            assert placed.frames[line.frame].rect.y + line.block - grid.baseline(composed.geometry.zi) in tops
    larger = [line for text in placed.texts if text.role == "item" for line in text.lines]
    for before, after in pairwise(larger):
        assert before.frame != after.frame or after.block - before.block >= pt(14 * 1.25) - 1
    assert all(line.block <= placed.frames[line.frame].rect.height for line in larger)


def test_a_crosshead_of_two_large_lines_takes_the_lines_that_it_needs(tmp_path: Path) -> None:
    css = "story[name=a] > crosshead { font-size: 16pt; block-size: 2line }"
    composed = set_with(css, tmp_path, [300, "这一个小标题长得一行放不下要排成两行才够", 900])
    heading = next(text for text in of(composed, "a").texts if text.role == "crosshead")
    first, second = heading.lines
    assert second.block - first.block >= pt(16)
    under = min(
        line.block
        for text in of(composed, "a").texts
        if text.role == "paragraph"
        for line in text.lines
        if line.frame == second.frame and line.block > second.block
    )
    assert under - second.block >= pt(9)


def test_a_line_height_of_whole_lines_keeps_every_line_on_the_grid(tmp_path: Path) -> None:
    composed = set_with("story[name=a] > p { line-height: 2line }", tmp_path, [700, 600])
    grid, one = PageGrid(composed.geometry, 5), of(composed, "a")
    for lines in columns(one):
        gaps = [after.block - before.block for before, after in pairwise(lines)]
        assert all(abs(gap - 2 * grid.pitch) <= 1 for gap in gaps)
    tops = {grid.y(line) for line in range(composed.geometry.lines + 1)}
    assert all(frame.rect.y in tops and frame.rect.bottom in tops for frame in one.frames[1:])


@pytest.mark.parametrize("css", ["line-height: 2line", "line-height: 1.5line", "font-size: 14pt"])
@pytest.mark.parametrize("columns", [2, 5])
def test_an_auto_row_holds_a_story_whose_lines_are_farther_apart(tmp_path: Path, css: str, columns: int) -> None:
    drawn = page(f"{'a ' * columns}| auto\n{'b ' * columns}| *")
    for length in range(320, 1400, 120):
        words = [story("a", [length], "大一点的字"), story("b", [4000], "题")]
        account = of(
            compose(drawn, words, sheet("broadsheet", f"story[name=a] > p {{ {css} }}", tmp_path))[0], "a"
        ).account
        assert (account.overset_lines, account.short_lines < 2 * columns) == (0, True)
