"""Heads at the side of their text, and stories set from top to bottom."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from layout.base.diagnostics import Diagnostic
from layout.display.items import Fill
from layout.edition.model import Placement
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage, Frame, PlacedStory
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


def tiers(composed: ComposedPage, name: str = "a") -> list[Frame]:
    return [frame for frame in of(composed, name).frames if frame.writing_mode == "vertical-rl"][1:]


def tall(words: list[int | str], extra: str = "", folder: Path | None = None, **options: Any) -> ComposedPage:
    drawn = page("a a b b b | *", placements={"a": Placement(writing_mode="vertical-rl", **options)})
    styles = sheet("broadsheet", extra, folder) if extra else sheet()
    return compose(drawn, [story("a", words, "拣字"), story("b", [5000], "题")], styles)[0]


def test_a_deep_area_is_cut_into_tiers_of_equal_whole_zi(tmp_path: Path) -> None:
    composed = tall([3000])
    zi, found = composed.geometry.zi, tiers(composed)
    assert len(found) == 4
    assert len({frame.rect.height for frame in found}) == 1
    assert found[0].rect.height % zi == 0
    assert 10 * zi <= found[0].rect.height <= 30 * zi
    gaps = [after.rect.y - before.rect.bottom for before, after in pairwise(found)]
    assert all(zi <= gap < 3 * zi for gap in gaps)
    assert max(gaps) - min(gaps) <= 1


def test_tiers_are_as_many_as_asked_for() -> None:
    assert len(tiers(tall([3900], columns=6))) == 6


def test_vertical_text_walks_a_tier_from_the_right_before_the_next() -> None:
    composed = tall([1500, 1400])
    placed = [line for text in of(composed, "a").texts if text.role == "paragraph" for line in text.lines]
    keys = [(line.frame, line.block) for line in placed]
    assert keys == sorted(keys)
    rights = {frame.rect.right for frame in tiers(composed)}
    assert len(rights) == 1


def test_tiers_that_are_not_full_end_alike() -> None:
    feet = [frame.rect.x for frame in tiers(tall([2400]))]
    assert max(feet) - min(feet) <= PageGrid(tall([2400]).geometry, 5).pitch + 1


def test_a_head_at_the_right_is_what_vertical_text_has_unasked_and_over_when_asked_for() -> None:
    right, over = tall([3000]), tall([3000], head="over")
    assert of(right, "a").frames[0].writing_mode == "vertical-rl"
    assert of(over, "a").frames[0].writing_mode == "horizontal-tb"
    assert of(over, "a").frames[0].rect.bottom <= of(over, "a").frames[1].rect.y


def test_vertical_overset_copy_is_counted_in_characters_and_lines_and_the_depth_that_holds_it_fits() -> None:
    def at(depth: int) -> tuple[ComposedPage, tuple[Diagnostic, ...]]:
        drawn = page(f"a a b b b | {depth}\nc c c c c | *", placements={"a": Placement(writing_mode="vertical-rl")})
        return compose(drawn, [story("a", [700], "拣字"), story("b", [2000], "题"), story("c", [2000], "题")])

    composed, found = at(18)
    account = of(composed, "a").account
    said = next(item for item in found if item.code == "fit/overset" and "a/" in str(item.place))
    assert account.overset is not None
    assert account.overset_characters == 700 - account.overset.offset
    assert of(at(18 + int(said.value("rows")))[0], "a").account.overset is None
    assert of(at(17 + int(said.value("rows")))[0], "a").account.overset is not None


def test_crossheads_of_vertical_text_take_whole_lines(tmp_path: Path) -> None:
    composed = tall([400, "小标题", 400, "又一个", 300], "p { line-height: 1.25 }", tmp_path)
    pitch = PageGrid(composed.geometry, 5).pitch
    for frame in range(1, 5):
        lines = [
            line.block
            for text in of(composed, "a").texts
            if text.role == "paragraph"
            for line in text.lines
            if line.frame == frame
        ]
        assert all(abs(round(gap / pitch) * pitch - gap) <= 2 for gap in (b - lines[0] for b in lines))


def test_a_stepped_area_is_walked_band_by_band() -> None:
    drawn = page("a a a | 40\na b b | *", placements={"a": Placement(writing_mode="vertical-rl")})
    composed, _ = compose(drawn, [story("a", [5200], "曲尺"), story("b", [2500], "题")])
    grid = PageGrid(composed.geometry, 3)
    lower = [frame.rect for frame in tiers(composed) if frame.rect.y > grid.y(43)]
    assert lower
    assert all(rect.x >= grid.column_left(0) and rect.right <= grid.column_right(0) + grid.pitch for rect in lower)


def test_a_box_holds_every_line_of_vertical_text() -> None:
    composed = tall([2000], box=True)
    box = of(composed, "a").boxes[0].rect
    assert all(box.x < f.rect.x + composed.geometry.zi and f.rect.right < box.right for f in tiers(composed))
    assert all(box.y < f.rect.y and f.rect.bottom < box.bottom for f in tiers(composed))


def test_a_rule_may_stand_between_tiers(tmp_path: Path) -> None:
    composed = tall([3000], "story[name=a] { column-rule: 0.5pt solid }", tmp_path)
    found = tiers(composed)
    levels = {rule.rect.y for rule in of(composed, "a").rules if isinstance(rule, Fill)}
    assert len(levels) == len(found) - 1
    assert all(any(one.rect.bottom < y < other.rect.y for one, other in pairwise(found)) for y in levels)


def test_a_head_stays_beside_the_tiers_that_are_used() -> None:
    def middle(composed: ComposedPage) -> float:
        head, one = of(composed, "a").frames[0].rect, of(composed, "a").texts[0].lines[0]
        return head.y + one.inline + one.line.inset + one.line.width / 2

    short, full = tall([300]), tall([3000])
    used = tiers(short)
    assert len(used) < len(tiers(full))
    assert middle(short) < middle(full)
    assert of(short, "a").frames[0].rect.y + of(short, "a").texts[0].lines[0].line.inset >= used[0].rect.y
