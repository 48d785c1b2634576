"""The make-up rules MK01 to MK21 on whole pages: for each a page that breaks it, and one that just keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic
from layout.base.geometry import Rect
from layout.base.makeup import RULES as NUMBERED
from layout.base.makeup import codes_called, is_on, rule_called
from layout.base.messages import catalogue
from layout.base.units import pt
from layout.edition.model import Edition, HeadSpot, HeadWish, Page, Picture, PictureFile, Placement, Story
from layout.page.makeup import RULES, judge_page
from layout.page.model import ComposedPage, PlacedStory
from tests.unit.page.pages import compose, edition, page, story


def photo(name: str, gaze: str = "") -> Picture:
    file = PictureFile(Path(f"pictures/{name}.jpg"), f"digest {name}", 3000, 2000, "RGB", "JPEG")
    return Picture(name, file, gaze=gaze)  # pyright: ignore[reportArgumentType]


def codes(found: Sequence[Diagnostic]) -> list[str]:
    return [item.code for item in found]


_Made = tuple[Edition, Page, ComposedPage, tuple[Diagnostic, ...]]


def made(dummy: str, stories: Sequence[Story], **placed: Placement) -> _Made:
    return pictured(dummy, stories, {}, placed)


def pictured(
    dummy: str, stories: Sequence[Story], pictures: dict[str, str], placed: dict[str, Placement] | None = None
) -> _Made:
    drawn = page(dummy, pictures, placed)
    composed, found = compose(drawn, stories)
    return edition(drawn, stories), drawn, composed, found


def said(code: str, dummy: str, stories: Sequence[Story], **placed: Placement) -> list[Diagnostic]:
    return [item for item in made(dummy, stories, **placed)[3] if item.code == code]


def told(dummy: str, stories: Sequence[Story], pictures: dict[str, str]) -> list[str]:
    return codes(pictured(dummy, stories, pictures)[3])


def judged(given: Edition, drawn: Page, composed: ComposedPage, *stories: PlacedStory) -> list[Diagnostic]:
    """What is said of a composed page with some of its stories in the place of others."""
    changed = {one.name: one for one in stories}
    return judge_page(given, drawn, replace(composed, stories=tuple(changed.get(s.name, s) for s in composed.stories)))


LONG = story("a", [2600], "港口今日开放")
SHORT = story("b", [1500], "早市搬进新棚")
THIRD = story("c", [1500], "校门口有了斑马线")


def test_every_rule_has_codes_that_are_messages_and_every_function_a_rule() -> None:
    assert [rule.number for rule in NUMBERED] == [f"MK{number:02}" for number in range(1, 22)]
    assert {code for rule in NUMBERED for code in rule.codes} <= catalogue().keys()
    assert {number for number, _ in RULES} <= {rule.number for rule in NUMBERED}


def test_a_rule_is_called_by_number_or_name() -> None:
    assert rule_called("mk3") == rule_called("MK03") == rule_called("碰题")
    assert rule_called("MK99") is None
    assert codes_called("MK05") == ("makeup/heads-level", "makeup/heads-face")
    assert codes_called("makeup/widow") == ("makeup/widow",)


def test_a_style_leaves_rules_off_and_a_switch_stands_above_it() -> None:
    assert is_on("makeup/page-cut", "traditional", {})
    assert not is_on("makeup/page-cut", "modular", {})
    assert is_on("makeup/page-cut", "modular", {"MK01": True})
    assert is_on("makeup/page-cut", "two_column", {})
    assert not is_on("makeup/gutter-through", "three_column", {})
    assert not is_on("makeup/widow", "traditional", {"MK09": False})
    assert is_on("fit/overset", "modular", {"MK01": False})


# MK01 断版


def test_a_line_across_the_whole_page_is_a_cut() -> None:
    (cut,) = said("makeup/page-cut", "a a a a a | 60\nb b c c c | *", [LONG, SHORT, THIRD])
    assert (cut.value("over"), cut.value("under"), cut.value("row")) == ("港口今日开放", "早市搬进新棚", "2")
    assert cut.area is not None
    assert cut.area.width > 300 * 65536


def test_a_column_that_reaches_over_the_line_holds_the_page_together() -> None:
    assert said("makeup/page-cut", "a a a a a | 40\na b b c c | 20\nb b b c c | *", [LONG, SHORT, THIRD]) == []


def test_a_picture_of_the_story_over_the_line_holds_it_together() -> None:
    stories = [LONG, replace(SHORT, pictures=(photo("p"),)), THIRD]
    assert "makeup/page-cut" in told("a a a a a | 60\nb b c c c | 10\np p c c c | *", stories, {"p": "b"})
    assert "makeup/page-cut" not in told("a a a p p | 60\nc c c b b | *", stories, {"p": "b"})


def test_nothing_is_cut_right_under_the_masthead_or_over_advertisements() -> None:
    drawn = page("masthead masthead masthead masthead | 16\na a b b | *\nad ad ad ad | 20")
    areas = tuple(replace(one, kind="ad", name="ad:x") if one.name == "ad" else one for one in drawn.areas)
    _, found = compose(replace(drawn, areas=areas), [LONG, SHORT])
    assert "makeup/page-cut" not in codes(found)


# MK02 通缝


def test_a_gutter_from_top_to_foot_is_told_and_one_that_a_head_crosses_is_not() -> None:
    (through,) = said(
        "makeup/gutter-through", "a a b b b | 60\nc c d d d | *", [LONG, SHORT, THIRD, story("d", [1500], "东桥")]
    )
    assert (through.value("left"), through.value("right")) == ("2", "3")
    crossed = "a a b b b | 60\nc c c d d | *"
    assert said("makeup/gutter-through", crossed, [LONG, SHORT, THIRD, story("d", [1500], "东桥后天")]) == []


# MK03 碰题, MK04 叠题, MK05 对题


def heads_of(dummy: str, **placed: Placement) -> list[str]:
    stories = [replace(one, rank=3) for one in (LONG, replace(SHORT, blocks=LONG.blocks))]
    return codes(made(dummy, stories, **placed)[3])


def moved(one: PlacedStory, dx: int = 0, dy: int = 0) -> PlacedStory:
    return replace(
        one, heads=tuple(h._replace(rect=h.rect.moved(dx, dy), frame=h.frame.moved(dx, dy)) for h in one.heads)
    )


def test_heads_a_gutter_apart_touch_and_those_a_little_farther_do_not() -> None:
    given, drawn, composed, _ = made("a a b b | *", [LONG, SHORT])
    a, b = composed.stories
    gap = composed.geometry.zi - (b.heads[0].rect.x - a.heads[0].rect.right)
    level = moved(b, gap, a.heads[0].rect.y - b.heads[0].rect.y)
    assert "makeup/heads-touch" in codes(judged(given, drawn, composed, level))
    assert "makeup/heads-touch" not in codes(judged(given, drawn, composed, moved(level, 1)))
    assert "makeup/heads-touch" not in codes(judged(given, drawn, composed, replace(level, is_boxed=True)))


def test_heads_with_two_lines_between_are_stacked_and_with_three_they_are_not() -> None:
    given, drawn, composed, _ = made("a a | 60\nb b | *", [LONG, SHORT])
    a, b = composed.stories
    pitch = composed.geometry.type_height / composed.geometry.lines

    def at(lines: float) -> list[Diagnostic]:
        under = moved(b, 0, a.heads[0].rect.bottom + round(lines * pitch) + 1 - b.heads[0].rect.y)
        found = judged(given, drawn, composed, under)
        return [item for item in found if item.code == "makeup/heads-stacked"]

    assert [item.value("more") for item in at(2)] == ["1"]
    assert at(3) == []


def test_equal_heads_over_a_gutter_face_each_other_unless_one_is_boxed_or_of_another_size() -> None:
    assert "makeup/heads-level" in heads_of("a a a b b b | *")
    assert "makeup/heads-level" not in heads_of("a a a b b b | *", b=Placement(box=True))
    assert "makeup/heads-level" not in heads_of("a a a b b b | *", b=Placement(head_wish=HeadWish(size=pt(16))))
    assert "makeup/heads-level" not in heads_of("a a a c c c | 20\na a a b b b | *")


# MK06 背题, MK07 文不随题


def test_a_head_with_room_for_two_lines_under_it_is_told_and_with_three_it_is_not() -> None:
    words = [story("a", [1500], "港口今日开放"), story("b", [4000], "旁边")]
    given, drawn, composed, _ = made("a a b b b | 14\na b b b b | *", words)
    a = composed.stories[0]
    pitch = composed.geometry.type_height / composed.geometry.lines

    def at(lines: int) -> list[Diagnostic]:
        cut = tuple(
            c._replace(rect=c.rect._replace(height=round(lines * pitch))) if c.under_head else c for c in a.columns
        )
        leg = a.columns[0]._replace(rect=a.columns[0].rect.moved(0, round(40 * pitch)), under_head=False)
        found = judged(given, drawn, composed, replace(a, columns=(*cut, leg)))
        return [item for item in found if item.code == "makeup/head-foot"]

    assert [item.value("more") for item in at(2)] == ["1"]
    assert at(3) == []


def test_text_that_begins_beside_its_head_is_astray() -> None:
    given, drawn, composed, found = made("a a b b | *", [LONG, SHORT])
    assert "makeup/text-astray" not in codes(found)
    a = composed.stories[0]
    above = a.columns[0].rect
    beside = a.columns[0]._replace(rect=above._replace(y=a.heads[0].frame.y - 20 * 65536))
    assert "makeup/text-astray" in codes(judged(given, drawn, composed, replace(a, columns=(beside, *a.columns[1:]))))


def test_text_right_under_the_head_of_another_is_told_and_with_text_between_it_is_not() -> None:
    words = [story("a", [2500], "港口今日开放"), story("b", [2500], "早市搬进新棚")]
    tight = said("makeup/text-under-head", "a a b b b | 8\na a a b b | *", words)
    assert [(item.value("headline"), item.value("other")) for item in tight] == [("港口今日开放", "早市搬进新棚")]
    assert tight[0].area is not None
    assert said("makeup/text-under-head", "a a b b b | 30\na a a b b | *", words) == []
    assert said("makeup/text-under-head", "a a b b b | 8\na a a b b | *", words, b=Placement(box=True)) == []


# MK09 单行成栏, MK19 栏宽越界


@pytest.mark.parametrize(
    ("columns", "is_told"), [(1, True), (2, True), (3, False), (5, False), (6, False), (7, True)]
)  # fmt: skip
def test_a_measure_over_thirty_or_under_ten_is_told(columns: int, is_told: bool) -> None:
    found = said("makeup/measure", "a a a b b | *", [LONG, SHORT], a=Placement(columns=columns))
    assert bool(found) == is_told


def test_a_wide_measure_is_not_told_where_every_paragraph_is_one_line_as_verses_are() -> None:
    verses = story("a", [12, 20, 9, 24], "渡口")
    assert said("makeup/measure", "a a a b b | *", [verses, SHORT], a=Placement(columns=1)) == []


def test_a_column_of_one_line_is_told_and_one_of_two_is_not() -> None:
    def lines(count: int) -> list[Diagnostic]:
        return said(
            "makeup/single-line", "a a a a a | 20\nb b b b b | *", [story("a", [21 * count - 8], "题目"), SHORT]
        )

    assert lines(5)
    assert lines(10) == []


# MK10 栏尾不齐, MK11 空洞


def with_white(composed: ComposedPage, *lines: int) -> PlacedStory:
    """The first story with so many lines left white at the feet of its columns."""
    a, pitch = composed.stories[0], composed.geometry.type_height / composed.geometry.lines
    feet = zip(a.columns, lines, strict=True)
    return replace(
        a, columns=tuple(c._replace(foot=c.rect.bottom - round(white * pitch)) for c, white in feet),
        account=replace(a.account, overset_lines=0, short_lines=0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("white", "code"),
    [
        ((0, 2, 0), "makeup/uneven-feet"), ((2, 0, 0), "makeup/uneven-feet"), ((3, 3, 1), "makeup/uneven-feet"),
        ((0, 1, 0), ""), ((1, 0, 1), ""), ((0, 0, 2), ""), ((0, 0, 3), "makeup/hole-at-end"),
        ((2, 2, 2), "makeup/hole-at-end"), ((1, 1, 1), ""),
    ],
)  # fmt: skip
def test_feet_may_end_a_line_apart_and_the_last_two(white: tuple[int, ...], code: str) -> None:
    given, drawn, composed, _ = made("a a a b b | *", [LONG, SHORT])
    found = judged(given, drawn, composed, with_white(composed, *white))
    assert [c for c in codes(found) if c in ("makeup/uneven-feet", "makeup/hole-at-end")] == ([code] if code else [])


def test_the_mark_of_a_hole_is_the_white_itself() -> None:
    given, drawn, composed, _ = made("a a a b b | *", [LONG, SHORT])
    white = with_white(composed, 0, 0, 4)
    (hole,) = [item for item in judged(given, drawn, composed, white) if item.code == "makeup/hole-at-end"]
    last = white.columns[-1]
    assert hole.area == Rect(last.rect.x, last.foot, last.rect.width, last.rect.bottom - last.foot)
    assert (hole.value("columns"), hole.value("lines")) == ("1", "4")


def test_an_empty_cell_of_two_lines_is_a_hole_and_one_of_a_line_is_not() -> None:
    (hole,) = said("makeup/blank", "a a b b . | 12\na a b b b | *", [LONG, SHORT])
    assert (hole.value("columns"), hole.value("lines"), hole.value("characters")) == ("1", "12", "252")
    assert said("makeup/blank", "a a b b . | 1\na a b b b | *", [LONG, SHORT]) == []


# MK12 题字大小


def test_a_larger_head_of_lower_rank_is_told_and_an_equal_one_is_not() -> None:
    def ranked(size: int) -> list[Diagnostic]:
        placed = {
            "a": Placement(rank=1, head_wish=HeadWish(size=pt(26))),
            "b": Placement(rank=2, head_wish=HeadWish(size=pt(size))),
        }
        return said("makeup/head-rank", "a a a b b | *", [LONG, SHORT], **placed)

    assert [(item.value("size"), item.value("least")) for item in ranked(28)] == [("28pt", "一号")]
    assert ranked(26) == []


def test_heads_of_one_rank_may_be_of_any_size() -> None:
    placed = {
        "a": Placement(rank=2, head_wish=HeadWish(size=pt(18))),
        "b": Placement(rank=2, head_wish=HeadWish(size=pt(28))),
    }
    assert said("makeup/head-rank", "a a a b b | *", [LONG, SHORT], **placed) == []


# MK13 图碰图, MK14 视线出版


def test_pictures_of_two_stories_side_by_side_touch_and_those_of_one_do_not() -> None:
    drawn = "a a b b b | 20\na p q b b | 40\na a b b b | *"
    one = [replace(LONG, pictures=(photo("p"),)), replace(SHORT, pictures=(photo("q"),))]
    assert "makeup/pictures-touch" in told(drawn, one, {"p": "a", "q": "b"})
    apart = "a a b b b | 20\np a q b b | 40\na a b b b | *"
    assert "makeup/pictures-touch" not in told(apart, one, {"p": "a", "q": "b"})
    own = [replace(LONG, pictures=(photo("p"), photo("q"))), SHORT]
    assert "makeup/pictures-touch" not in told(
        "a a a b b | 20\na p q b b | 40\na a a b b | *", own, {"p": "a", "q": "a"}
    )


@pytest.mark.parametrize(
    ("row", "gaze", "is_told"),
    [
        ("p p a a b", "left", True), ("p p a a b", "right", False), ("a p p a b", "left", False),
        ("p p a a b", "", False), ("b a a p p", "right", True), ("b a a p p", "left", False),
        ("p p p p p", "left", False),
    ],
)  # fmt: skip
def test_eyes_that_look_over_the_edge_of_the_page_are_told(row: str, gaze: str, is_told: bool) -> None:
    stories = [replace(LONG, pictures=(photo("p", gaze),)), SHORT]
    below = {"b a a p p": "b a a a a", "p p p p p": "a a a a b"}.get(row, "a a a a b")
    assert ("makeup/gaze-out" in told(f"{below} | 20\n{row} | 30\n{below} | *", stories, {"p": "a"})) == is_told


# MK20 轻重失衡, MK21 同形


def test_a_lower_half_without_head_or_picture_is_told() -> None:
    words = [story("a", [4000], "港口今日开放"), story("b", [4000], "早市搬进新棚")]
    assert said("makeup/top-heavy", "a a b b b | *", words)
    assert said("makeup/top-heavy", "a a b b b | 40\na a b b b | 40\na a c c c | *", [*words, THIRD]) == []
    pictured = [replace(words[0], pictures=(photo("p"),)), words[1]]
    assert "makeup/top-heavy" not in told("a a b b b | 60\np a b b b | 40\na a b b b | *", pictured, {"p": "a"})


def test_two_pictures_in_one_quarter_are_told_and_in_opposite_ones_they_are_not() -> None:
    stories = [replace(LONG, pictures=(photo("p"),)), replace(SHORT, pictures=(photo("q"),)), THIRD]
    pictures = {"p": "a", "q": "b"}
    corner = "a a a b b b | 10\np p a b b b | 20\na a a b b b | 10\nq q b b c c | 10\nb b b b c c | *"
    assert "makeup/one-quarter" in told(corner, stories, pictures)
    across = "a a a b b b | 10\np p a b b b | 20\na a a b b b | 40\nc c b b q q | 20\nc c b b b b | *"
    assert "makeup/one-quarter" not in told(across, stories, pictures)


def test_three_stories_of_one_shape_in_a_row_are_told_and_two_are_not() -> None:
    words = [story(name, [1200], f"第{n}条新闻标题") for n, name in enumerate("abc", 1)]
    (row,) = said("makeup/same-shape", "a a b b c c | *", words)
    assert row.value("count") == "3"
    assert said("makeup/same-shape", "a a b b c c c | *", words) == []
    assert len(said("makeup/same-shape", "a a | 39\nb b | 39\nc c | 39", words)) == 1
    assert said("makeup/same-shape", "a a | 39\nb b | 41\nc c | 37", words) == []


def test_briefs_are_meant_to_look_alike() -> None:
    words = [replace(story(name, [1200], "简讯"), kind="brief") for name in "abc"]
    assert said("makeup/same-shape", "a a b b c c | *", words) == []


def test_heads_in_opposite_corners_of_text_are_no_fault_of_its_columns() -> None:
    placed = {"a": Placement(head="inset_corner", head_spot=HeadSpot("bottom_right", columns=1))}
    found = codes(made("a a a b b | *", [LONG, SHORT], **placed)[3])
    assert "makeup/text-astray" not in found
