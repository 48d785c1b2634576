"""Rules round, inside and between stories."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from layout.base.geometry import Rect
from layout.display.items import Fill, Item, Stroke
from layout.edition.model import Picture, PictureFile, Placement
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage, PlacedStory
from layout.page.paint import paint_page
from tests.unit.page.pages import compose, page, sheet, story


def styled(css: str, folder: Path, drawn: str = "a a b b b | *", **placed: Placement) -> ComposedPage:
    words = [story("a", [2000], "左边一篇"), story("b", [2600], "右边一篇")]
    return compose(page(drawn, placements=placed), words, sheet("broadsheet", css, folder))[0]


def of(composed: ComposedPage, name: str) -> PlacedStory:
    return next(one for one in composed.stories if one.name == name)


def rules(composed: ComposedPage) -> list[Item]:
    groups = paint_page(composed, title="").groups
    return [item for group in groups if group.role == "artifact" for item in group.items]


def test_no_rule_stands_between_columns_unless_the_stylesheet_asks(tmp_path: Path) -> None:
    assert of(styled("", tmp_path), "b").rules == ()


def test_a_column_rule_stands_in_the_middle_of_each_gutter_from_head_to_foot(tmp_path: Path) -> None:
    composed = styled("story { column-rule: 0.25pt solid }", tmp_path)
    one = of(composed, "b")
    first, second, third = (frame.rect for frame in one.frames[1:])
    for rule, left, right in zip(one.rules, (first, second), (second, third), strict=True):
        assert isinstance(rule, Fill)
        assert abs((rule.rect.x + rule.rect.width / 2) - (left.right + right.x) / 2) <= 1
        assert left.y < rule.rect.y < rule.rect.bottom < right.bottom


@pytest.mark.parametrize(("kind", "dash"), [("dashed", (3, 2)), ("dotted", (1, 2))])
def test_a_box_may_be_dashed_or_dotted(tmp_path: Path, kind: str, dash: tuple[int, int]) -> None:
    composed = styled(f"story[box=true] {{ border: 1pt {kind} }}", tmp_path, a=Placement(box=True))
    strokes = [item for item in rules(composed) if isinstance(item, Stroke)]
    assert len(strokes) == 4
    assert {tuple(part // 65536 for part in stroke.dash) for stroke in strokes} == {dash}


def test_a_double_rule_is_two_thin_ones(tmp_path: Path) -> None:
    composed = styled("story { border-top: 3pt double }", tmp_path, "a a a a a | *\nb b b b b | *")
    thin = [item.rect for item in rules(composed) if isinstance(item, Fill)]
    assert [rect.height // 65536 for rect in thin] == [1, 1]
    assert thin[1].bottom - thin[0].y == 3 * 65536


def test_a_gutter_of_its_own_parts_the_columns_of_a_story(tmp_path: Path) -> None:
    composed = styled("story[name=b] { column-gap: 2zi }", tmp_path)
    columns = [frame.rect for frame in of(composed, "b").frames[1:]]
    zi = composed.geometry.zi
    assert all(other.x - one.right >= 2 * zi for one, other in pairwise(columns))
    assert all(rect.width % zi == 0 for rect in columns)


def test_columns_filled_in_turn_leave_all_white_to_the_last(tmp_path: Path) -> None:
    composed = styled("story { column-fill: auto }", tmp_path)
    filled = {line.frame for text in of(composed, "b").texts if text.role == "paragraph" for line in text.lines}
    assert len(filled) < 3


@pytest.mark.parametrize(("cut", "measures"), [("absolute", [20, 20, 20]), ("relative", [20, 21, 21])])
def test_what_a_new_cut_leaves_over_goes_where_the_stylesheet_says(
    tmp_path: Path, cut: str, measures: list[int]
) -> None:
    css = f"story[name=b] {{ column-cut: {cut}; column-gap: 2zi }}"
    composed = styled(css, tmp_path)
    zi = composed.geometry.zi
    assert [frame.rect.width // zi for frame in of(composed, "b").frames[1:]] == measures


def frame_of(composed: ComposedPage, name: str) -> list[Rect]:
    """The rules of a story's frame."""
    one = of(composed, name)
    sides = [box.rect for box in one.boxes if any(edge.width for edge in box.edges)]
    assert sides
    items = paint_page(composed, title="").groups[0].items
    return [item.rect for item in items if isinstance(item, Fill) and item.rect.height and item.rect.width]


def test_the_frame_of_a_stepped_area_crosses_none_of_its_text() -> None:
    drawn = page("a a a | 50\nb b a | *", placements={"a": Placement(box=True)})
    composed, _ = compose(drawn, [story("a", [3600], "曲尺"), story("b", [2000], "方块")])
    one = of(composed, "a")
    lines = [*frame_of(composed, "a"), *(item.rect for item in one.rules if isinstance(item, Fill))]
    for frame in one.frames:
        for rule in lines:
            across = min(frame.rect.right, rule.right) - max(frame.rect.x, rule.x)
            down = min(frame.rect.bottom, rule.bottom) - max(frame.rect.y, rule.y)
            assert across <= 0 or down <= 0


def test_a_box_goes_round_the_story_and_its_picture() -> None:
    file = PictureFile(Path("pictures/photo1.jpg"), "digest", 2000, 2000, "RGB", "JPEG")
    drawn = page("a a a b | 30\na photo1 photo1 b | *\na a a b | *", {"photo1": "a"}, {"a": Placement(box=True)})
    words = [story("a", [2600], "有图", pictures=(Picture("photo1", file),)), story("b", [1500], "旁边")]
    composed, _ = compose(drawn, words)
    one = of(composed, "a")
    assert len(one.boxes) == 1
    box, picture = one.boxes[0].rect, one.pictures[0].rect
    assert picture.right <= box.right - composed.geometry.zi
    assert PageGrid(composed.geometry, 4).column_right(2) == box.right


def separators(composed: ComposedPage) -> tuple[list[Rect], list[Rect]]:
    """Rules between stories, across and down."""
    fills = [item.rect for item in composed.separators if isinstance(item, Fill)]
    return [r for r in fills if r.width > r.height], [r for r in fills if r.height > r.width]


def test_rules_across_and_down_meet() -> None:
    drawn = page("a a a b b | 50\nc c c b b | *")
    composed, _ = compose(drawn, [story("a", [2600], "甲"), story("b", [3600], "乙"), story("c", [3600], "丙")])
    across, down = separators(composed)
    over_c = next(rule for rule in across if rule.width > composed.geometry.type_width // 3)
    assert any(abs(over_c.right - rule.x - rule.width // 2) <= 1 for rule in down)
    assert all(rule.y <= over_c.y <= rule.bottom for rule in down)


def test_a_rule_down_is_one_piece_past_the_stories_at_its_side() -> None:
    drawn = page("a a a b b | 50\na a a c c | *")
    composed, _ = compose(drawn, [story("a", [6000], "甲"), story("b", [1600], "乙"), story("c", [2600], "丙")])
    _, down = separators(composed)
    assert len(down) == 1


def test_no_rule_across_stands_right_under_a_box() -> None:
    drawn = page("a a b b b | 50\nc c b b b | *", placements={"a": Placement(box=True)})
    words = [story("a", [1600], "加框"), story("b", [6000], "旁边"), story("c", [2600], "下面")]
    across, _ = separators(compose(drawn, words)[0])
    left = PageGrid(compose(drawn, words)[0].geometry, 5).column_right(1)
    assert not [rule for rule in across if rule.x < left]


def test_text_that_goes_on_under_another_story_is_parted_from_it_by_air_and_a_rule() -> None:
    drawn = page("a a a a a | 30\na b b b a | 30\na a a a a | *", placements={"a": Placement(fit="none")})
    composed, _ = compose(drawn, [story("a", [12000], "四面环绕"), story("b", [4000], "当中一篇")])
    grid, foot = PageGrid(composed.geometry, 5), 120 - composed.rows[-1]
    across, down = separators(composed)
    (under,) = [rule for rule in across if rule.y > grid.y(foot - 5)]
    assert grid.y(foot) < under.y < grid.y(foot + 1)
    assert any(abs(under.right - rule.x - rule.width // 2) <= 1 for rule in down)
    assert {f.rect.y for f in of(composed, "a").frames if f.rect.y > grid.y(foot - 5)} == {grid.y(foot + 1)}


def test_legs_under_another_story_in_the_row_that_a_story_begins_with_have_their_rule_too() -> None:
    drawn = page("a a a a a | 50\nb b c b b | 20\nb b b b b | *")
    words = [story("a", [9000], "上面一篇"), story("b", [6000], "凹形的版位"), story("c", [600], "嵌在当中")]
    composed, _ = compose(drawn, words)
    grid, top = PageGrid(composed.geometry, 5), 120 - sum(composed.rows[1:])
    across, _ = separators(composed)
    assert any(rule.right == grid.column_right(4) and rule.y < grid.y(top + 1) for rule in across)


def test_the_rule_over_a_story_goes_over_its_own_picture_that_lies_on_the_head() -> None:
    picture = Picture("photo1", PictureFile(Path("photo.jpg"), "0" * 64, 3000, 1000, "RGB", "JPEG"))
    drawn = page("b b b b b | 40\nphoto1 photo1 photo1 c c | 30\na a a c c | *", pictures={"photo1": "a"})
    words = [story("b", [6000], "上"), story("a", [2600], "题在图下", pictures=(picture,)), story("c", [2600], "旁")]
    composed, _ = compose(drawn, words)
    grid, foot = PageGrid(composed.geometry, 5), 120 - composed.rows[-1]
    across, _ = separators(composed)
    assert not [rule for rule in across if rule.y >= grid.y(foot)]
    over = min((rule for rule in across if rule.x < grid.column_right(2)), key=lambda rule: rule.y)
    text_foot = grid.y(foot - composed.rows[1]) - grid.ideograph_top
    picture_top = of(composed, "a").pictures[0].rect.y
    assert over.right >= grid.column_right(2)
    assert text_foot < over.y
    assert abs((over.y + over.bottom) / 2 - (text_foot + picture_top) / 2) <= over.height


def test_no_rule_lies_over_a_picture_that_the_page_or_a_box_is_over() -> None:
    picture = Picture("photo1", PictureFile(Path("photo.jpg"), "0" * 64, 3000, 1000, "RGB", "JPEG"))
    with_picture = story("a", [2600], "题在图下", pictures=(picture,))
    top = page("photo1 photo1 photo1 c c | 30\na a a c c | *", pictures={"photo1": "a"})
    under = page("b b b b b | 40\nphoto1 photo1 photo1 c c | 30\na a a c c | *", pictures={"photo1": "a"},
                 placements={"b": Placement(box=True)})  # fmt: skip
    assert separators(compose(top, [with_picture, story("c", [2600], "旁")])[0])[0] == []
    words = [story("b", [6000], "上"), with_picture, story("c", [2600], "旁")]
    assert separators(compose(under, words)[0])[0] == []
