"""Two facing pages as one: where their columns lie, and what stands across the fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.diagnostics import Diagnostic
from layout.base.units import mm
from layout.display.items import DisplayPage, GlyphRun
from layout.edition.model import Page, Picture, PictureFile, Placement
from layout.edition.model import Story as StoryCopy
from layout.page.fold import CLEAR
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage
from layout.page.paint import paint_page
from layout.preflight.text_proof import prove_text
from layout.style.stylesheet import StyleSheet
from tests.unit.page.pages import compose, page, sheet, story

ROUNDING = 20


def truck(dummy: str, placements: Mapping[str, Placement] | None = None, fold: int = 0) -> Page:
    """Pages 4 and 5 as one, from a drawing over both."""
    drawn = page(dummy, placements=placements, name="A04")
    return replace(drawn, name="A04-A05", fold=fold or drawn.columns // 2)


def tabloid() -> StyleSheet:
    return sheet("tabloid")


def made(
    dummy: str, stories: Sequence[StoryCopy], placements: Mapping[str, Placement] | None = None
) -> tuple[ComposedPage, DisplayPage, tuple[Diagnostic, ...]]:
    composed, found = compose(truck(dummy, placements), stories, tabloid())
    return composed, paint_page(composed, title=""), found


def on_fold(painted: DisplayPage, white: int = CLEAR - ROUNDING) -> list[str]:
    """What runs of text have a character within the white at the fold, by where their glyphs begin and end."""
    fold = painted.folds[0]
    found: list[str] = []
    for group in painted.groups:
        for run in group.items:
            if not isinstance(run, GlyphRun) or run.axis != "horizontal" or group.role == "reading":
                continue
            for offset, cluster in zip(run.offsets, run.clusters, strict=True):
                start, char = run.origin.x + offset, run.text[cluster]
                extent = 0.4 if char in "，、：；。" else 0.9
                stop = start + round(run.size * run.stretch * extent)
                if not char.isspace() and start < fold + white and stop > fold - white:
                    found.append(run.text)
    return found


def test_a_tabloid_truck_is_71_zi_then_12_at_the_fold_then_71() -> None:
    g = tabloid().geometry.truck
    assert g.width == 2 * mm(270)
    assert g.type_width == (71 + 12 + 71) * g.zi
    assert abs(g.margin_left + g.type_width // 2 - g.fold) <= 1


def test_a_broadsheet_truck_has_both_inner_margins_at_the_fold() -> None:
    one = sheet().geometry
    g = one.truck
    inner = one.width - one.type_width - one.margin_left
    assert g.fold_strip == 2 * inner
    assert g.type_width == 2 * 111 * g.zi + 2 * inner


def test_columns_lie_at_both_sides_of_the_strip_as_on_single_pages() -> None:
    single = PageGrid(tabloid().geometry, 4)
    grid = PageGrid(tabloid().geometry.truck, 9, 4)
    assert grid.cut.measures[:4] == single.cut.measures
    assert len(grid.cut.measures) == 9
    assert grid.column_right(3) == grid.strip[0]
    assert grid.column_left(4) == grid.strip[1]
    assert grid.split(grid.left, grid.right) == ((grid.left, grid.strip[0]), (grid.strip[1], grid.right))


def test_a_head_over_both_pages_opens_at_the_fold_between_words() -> None:
    lead = story("lead", (900, 900), "一桥飞架南北 天堑变成通途", deck="全长三千二百米，两岸过河只要五分钟")
    _, painted, found = made("lead lead lead lead lead lead lead lead | *", [lead])
    assert on_fold(painted) == []
    assert "makeup/head-on-fold" not in {item.code for item in found}
    head = next(group for group in painted.groups if group.role == "headline")
    runs = [item for item in head.items if isinstance(item, GlyphRun)]
    left = [
        run.text[c] for run in runs for o, c in zip(run.offsets, run.clusters, strict=True)
        if run.origin.x + o < painted.folds[0] and not run.text[c].isspace()
    ]  # fmt: skip
    assert "".join(left) == "一桥飞架南北"


def test_no_column_of_text_lies_on_the_fold_whatever_number_is_asked_for() -> None:
    for count in (None, 1, 3, 5, 7):
        placements = {"lead": Placement(columns=count, box=count == 3)}
        lead = story("lead", (900, 900), "一桥飞架南北天堑变成通途")
        composed, painted, _ = made("lead lead lead lead lead lead | *", [lead], placements)
        start, stop = PageGrid(composed.geometry, 6, 3).strip
        frames = {line.frame for text in composed.stories[0].texts if text.role == "paragraph" for line in text.lines}
        rects = [composed.stories[0].frames[number].rect for number in frames]
        assert rects
        assert all(rect.right <= start + ROUNDING or rect.x >= stop - ROUNDING for rect in rects)
        assert on_fold(painted) == []


@pytest.mark.parametrize("head", ["left", "right", "inset_corner", "inset_three", "inset_four", "belt", "diagonal"])
def test_heads_in_any_place_leave_the_fold_clear_or_are_told(head: str) -> None:
    placements = {"lead": Placement(head=head)}  # pyright: ignore[reportArgumentType]
    _, painted, found = made(
        "lead lead lead lead lead lead | *", [story("lead", (1200, 1200), "一桥飞架南北天堑变成通途")], placements
    )
    assert on_fold(painted) == [] or "makeup/head-on-fold" in {item.code for item in found}


def test_a_head_between_columns_would_stand_on_the_fold_and_goes_over_them() -> None:
    placements = {"lead": Placement(head="between")}
    _, painted, found = made(
        "lead lead lead lead lead lead | *", [story("lead", (1200, 1200), "一桥飞架南北")], placements
    )
    assert "makeup/head-on-fold" in {item.code for item in found}
    assert on_fold(painted) == []


def test_lines_from_top_to_bottom_are_parted_at_the_fold() -> None:
    placements = {"lead": Placement(writing_mode="vertical-rl")}
    composed, _, _ = made("lead lead lead lead | *", [story("lead", (3000, 4000), "一桥飞架南北")], placements)
    start, stop = PageGrid(composed.geometry, 4, 2).strip
    one = composed.stories[0]
    places = [
        one.frames[line.frame].rect.right - line.block for text in one.texts if text.role == "paragraph"
        for line in text.lines
    ]  # fmt: skip
    assert any(place > stop for place in places)
    assert any(place < start for place in places)
    assert not any(start < place < stop for place in places)


def test_both_pages_have_their_own_folio_at_the_outer_corners() -> None:
    _, painted, _ = made("lead lead second second | *", [story("lead", (300,), "一"), story("second", (300,), "二")])
    folio = next(group for group in painted.groups if group.role == "folio")
    numbers = [(item.text, item.origin.x) for item in folio.items if isinstance(item, GlyphRun) and "版" in item.text]
    assert len(numbers) == 2
    (left, x), (right, other) = sorted(numbers, key=lambda item: item[1])
    assert "4" in left
    assert "5" in right
    assert x < painted.folds[0] // 4
    assert other > painted.folds[0] * 7 // 4
    assert painted.label == "4-5"


def test_no_rule_stands_on_the_fold() -> None:
    composed, _, _ = made("lead lead second second | *", [story("lead", (500,), "一"), story("second", (500,), "二")])
    start, stop = PageGrid(composed.geometry, 4, 2).strip
    for item in (*composed.separators, *(rule for one in composed.stories for rule in one.rules)):
        place = getattr(item, "rect", None)
        if place is not None and place.height > place.width:
            assert not start <= place.x <= stop


def test_equal_heads_at_both_sides_of_the_fold_are_told() -> None:
    copies = [story(name, (900,), "两岸居民过河不再等船", rank=3) for name in ("lead", "second")]
    _, _, found = made("lead lead second second | *", copies)
    assert "makeup/heads-face" in {item.code for item in found}
    boxed = {"second": Placement(box=True)}
    _, _, found = made("lead lead second second | *", copies, boxed)
    assert "makeup/heads-face" not in {item.code for item in found}


def test_a_head_on_a_picture_over_the_fold_opens_there(tmp_path: Path) -> None:
    drawn = page(
        "pic pic pic pic | 30\nlead lead lead lead | *", {"pic": "lead"}, {"lead": Placement(head="on_picture")}, "A04"
    )
    one = replace(drawn, name="A04-A05", fold=2)
    photo = Picture("pic", PictureFile(tmp_path / "pic.jpg", "digest", 4000, 1400, "RGB"))
    composed, found = compose(
        one, [story("lead", (900, 900), "一桥飞架南北 天堑变成通途", pictures=(photo,))], tabloid()
    )
    assert on_fold(paint_page(composed, title="")) == []
    assert "makeup/head-on-fold" not in {item.code for item in found}


DUMMIES = (
    "a a a a a a | auto\nb b b c c c | *",
    "a a a b b b | 40\na a a a c c | *",
    "b a a a a c | *\nb b a a c c | *",
    "a a a a | *\na a b b | *",
)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(
    st.sampled_from(DUMMIES), st.lists(st.integers(60, 1500), min_size=3, max_size=3),
    st.sampled_from(["over", "left", "right", "inset_corner"]), st.booleans(), st.integers(2, 16),
)  # fmt: skip
def test_whatever_is_drawn_every_character_is_placed_once_or_overset_and_none_on_the_fold(
    dummy: str, lengths: list[int], head: str, boxed: bool, characters: int
) -> None:
    headline = "一桥飞架南北天堑变成通途两岸人家"[:characters]
    copies = [story(name, (length,), headline) for name, length in zip("abc", lengths, strict=True)]
    one = truck(dummy, {"a": Placement(head=head, box=boxed)})  # pyright: ignore[reportArgumentType]
    drawn = [copy for copy in copies if one.area(copy.name)]
    composed, found = compose(one, drawn, tabloid())
    painted = paint_page(composed, title="")
    told = {item.code for item in found}
    assert on_fold(painted) == [] or "makeup/head-on-fold" in told
    if not any(account.account.overset for account in composed.stories):
        expected = {text.node_id: text.text for copy in drawn for text in copy.texts()}
        assert prove_text(expected, [painted]) == ()
    assert compose(one, drawn, tabloid())[0] == composed
