"""Whole pages made up from a dummy and stories."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic
from layout.base.messages import hint
from layout.base.units import mm
from layout.edition.model import Paper, Picture, PictureFile, Placement, Text
from layout.page.cluster import Cluster, compose_cluster
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage, Facts, PlacedStory
from tests.unit.page.pages import book, compose, edition, page, sheet, story


def of(composed: ComposedPage, name: str) -> PlacedStory:
    return next(story for story in composed.stories if story.name == name)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [item.code for item in found]


def photo(name: str = "photo1", width: int = 3000, height: int = 2000) -> Picture:
    file = PictureFile(Path("pictures") / f"{name}.jpg", "digest", width, height, "RGB", "JPEG")
    return Picture(
        name, file, Text(f"lead/{name}/caption", "工人在城南换热站调试设备。"), Text(f"lead/{name}/credit", "周小满 摄")
    )


def test_a_story_in_its_area_has_a_head_over_columns_of_whole_zi() -> None:
    made, found = compose(page("lead lead lead lead lead | 30\n. . . . . | *"), [story("lead", [900], "港口今日开放")])
    lead = of(made, "lead")
    head, *columns = lead.frames
    assert len(columns) == 5
    assert all(column.rect.width == 21 * made.geometry.zi for column in columns)
    assert all(column.rect.y >= head.rect.bottom for column in columns)
    assert "fit/overset" not in codes(found)


def test_a_head_takes_whole_grid_lines() -> None:
    made, _ = compose(page("lead lead lead lead lead | 40\n. . . . . | *"), [story("lead", [900], "港口今日开放")])
    grid = PageGrid(made.geometry, 5)
    assert of(made, "lead").frames[1].rect.y in {grid.y(line) for line in range(120)}


def test_overset_copy_is_named_with_its_lines_characters_and_remedies() -> None:
    made, found = compose(page("lead lead lead lead lead | 20\n. . . . . | *"), [story("lead", [2000], "港口今日开放")])
    account = of(made, "lead").account
    said = next(item for item in found if item.code == "fit/overset")
    assert account.overset is not None
    assert said.place == account.overset
    assert int(said.value("characters")) == account.overset_characters == 2000 - account.overset.offset
    assert int(said.value("lines")) == account.overset_lines
    assert int(said.value("rows")) == -(-account.overset_lines // 5)
    assert account.need == account.room + account.overset_lines


def test_a_smaller_head_is_offered_with_the_lines_that_it_wins() -> None:
    words = [story("lead", [2000], "港口今日开放")]
    made, found = compose(page("lead lead lead lead lead | 20\n. . . . . | *"), words)
    way = next(way for way in of(made, "lead").account.ways if way.lever == "head-down")
    assert way.amount >= 1
    assert way.gain % 5 == 0
    assert way.gain > 0
    said = next(item for item in found if item.code == "fit/overset")
    assert f"标题降 {way.amount} 级到{way.what}（得 {way.gain} 行）再删 {way.rest} 字" in hint(said, "zh")


def test_only_ways_that_the_stylesheet_allows_are_offered_in_its_order(tmp_path: Path) -> None:
    words = [story("lead", [2000, "三座换热站", 300], "港口今日开放", deck="首批三艘客轮靠岸")]
    drawn = page("lead lead lead lead lead | 20\nrest rest rest rest rest | 97")
    styles = sheet("broadsheet", "story { copyfit: paragraphs deck head-size(1) }", tmp_path)
    made, _ = compose(drawn, [*words, story("rest", [9000], "其余")], styles)
    ways = of(made, "lead").account.ways
    assert [way.lever for way in ways][:4] == ["cut", "deck", "head-down", "deeper"]
    assert ways[2].amount == 1


def test_a_deck_goes_by_itself_only_where_the_paper_grants_it_and_that_saves_the_copy() -> None:
    drawn = page("lead lead lead lead lead | 40\n. . . . . | 77")
    for characters in range(2700, 3300, 40):
        words = [story("lead", [characters], "港口今日开放", deck="首批三艘客轮靠岸")]
        plain, said = compose(drawn, words)
        made, found = compose(drawn, words, paper=Paper("河口日报", take=("deck",)))
        one = of(made, "lead")
        if any(lever.startswith("deck") for lever in one.account.levers):
            assert "fit/overset" in codes(said)
            assert of(plain, "lead").account.ways[0].lever == "cut"
            assert one.account.overset_characters == 0
            assert "lead/deck" in one.hidden
            assert "fit/overset" not in codes(found)
            return
        assert of(plain, "lead").texts == one.texts
    pytest.fail("no length made the deck go")


def test_heads_go_down_a_grade_before_copy_is_overset_where_the_paper_grants_it() -> None:
    drawn = page("lead lead lead lead lead | 24\n. . . . . | *")
    granted = Paper("河口日报", take=("head-size",))
    for characters in range(1600, 2000, 20):
        words = [story("lead", [characters], "港口今日对外开放迎来首批客轮")]
        made, found = compose(drawn, words, paper=granted)
        if any(lever.startswith("head-size") for lever in of(made, "lead").account.levers):
            assert "fit/overset" not in codes(found)
            return
    pytest.fail("no length made the head smaller")


def test_no_head_goes_down_that_the_paper_does_not_grant() -> None:
    for characters in range(1600, 2000, 40):
        words = [story("lead", [characters], "港口今日对外开放迎来首批客轮")]
        made, _ = compose(page("lead lead lead lead lead | 24\n. . . . . | *"), words)
        assert not any(lever.startswith("head-size") for lever in of(made, "lead").account.levers)


def test_nothing_is_made_to_fit_where_the_page_says_so() -> None:
    drawn = replace(page("lead lead lead lead lead | 40\n. . . . . | *"), fit="none")
    for characters in range(900, 3000, 300):
        made, _ = compose(drawn, [story("lead", [characters, "三座换热站", 300], "港口今日开放")])
        assert of(made, "lead").account.levers == ()


def test_a_story_that_is_short_says_by_how_many_lines_and_characters() -> None:
    made, found = compose(page("lead lead lead lead lead | 60\n. . . . . | *"), [story("lead", [600], "港口今日开放")])
    said = next(item for item in found if item.code == "fit/underset")
    short = of(made, "lead").account.short_lines
    assert int(said.value("lines")) == short
    assert int(said.value("characters")) == short * 21


def test_lines_left_empty_are_shared_by_all_feet() -> None:
    made, _ = compose(page("lead lead lead lead lead | 60\n. . . . . | *"), [story("lead", [600], "港口今日开放")])
    feet = [frame.rect.bottom for frame in of(made, "lead").frames[1:]]
    assert max(feet) - min(feet) <= PageGrid(made.geometry, 5).pitch + 1


def test_an_auto_row_is_as_deep_as_its_story_needs() -> None:
    words = [story("lead", [900], "港口今日开放"), story("rest", [4000], "其余")]
    made, _ = compose(page("lead lead lead lead lead | auto\nrest rest rest rest rest | *"), words)
    account = of(made, "lead").account
    assert account.overset_lines == 0
    assert account.short_lines <= 5


def test_rows_that_add_up_to_more_than_the_type_area_are_reported() -> None:
    _, found = compose(page("a a a a a | 80\nb b b b b | 60"), [story("a"), story("b")])
    said = next(item for item in found if item.code == "dummy/rows-sum")
    assert said.value("sum") == "140"


@pytest.mark.parametrize(
    ("depths", "code", "amount"),
    [(("70-80", "60"), "dummy/rows-least", "13"), (("<=40", "<=50"), "dummy/rows-most", "27")],
)
def test_bounds_that_the_page_can_not_keep_are_reported(depths: tuple[str, str], code: str, amount: str) -> None:
    drawn = page("a a a a a | {}\nb b b b b | {}".format(*depths))
    _, found = compose(drawn, [story("a"), story("b")])
    assert [item.value("difference") for item in found if item.code == code] == [amount]


def test_rows_keep_within_their_bounds_whatever_their_stories_need() -> None:
    words = [story("a", [4000], "港口今日开放"), story("b", [500], "其余")]
    assert compose(page("a a a a a | *\nb b b b b | *"), words)[0].rows[1] < 60
    assert compose(page("a a a a a | *\nb b b b b | 60-70"), words)[0].rows[1] == 60
    assert compose(page("a a a a a | <=30\nb b b b b | *"), words)[0].rows[0] == 30
    millimetres = compose(page("a a a a a | <=30mm\nb b b b b | *"), words)[0]
    assert PageGrid(millimetres.geometry, 5).rect(0, 0, 0, millimetres.rows[0]).height <= mm(30)


def test_a_head_deeper_than_its_area_is_reported() -> None:
    _, found = compose(page("a a a a a | 5\nb b b b b | *"), [story("a", [50], "港口今日开放"), story("b")])
    said = next(item for item in found if item.code == "fit/head-deep")
    assert said.value("room") == "5"


def test_text_goes_on_under_a_picture_in_the_same_column() -> None:
    drawn = page("lead lead lead | 30\nlead photo1 photo1 | 30\nlead lead lead | *", {"photo1": "lead"})
    made, _ = compose(drawn, [story("lead", [3000], "港口今日开放", pictures=(photo(),))])
    lead = of(made, "lead")
    grid = PageGrid(made.geometry, 3)
    columns = [frame.rect for frame in lead.frames if frame.rect.width == grid.cut.measures[0]]
    assert [rect.x for rect in columns] == [grid.column_left(n) for n in (0, 1, 1, 2, 2)]
    picture = lead.pictures[0].rect
    assert all(rect.bottom <= picture.y or rect.y >= picture.bottom or rect.x < picture.x for rect in columns)


def test_a_picture_never_stands_on_the_head_of_its_story() -> None:
    drawn = page("lead lead lead\nlead photo1 photo1\nlead lead lead", {"photo1": "lead"})
    made, _ = compose(drawn, [story("lead", [3000], "港口今日开放", pictures=(photo(),), deck="首批三艘")])
    lead = of(made, "lead")
    assert lead.pictures[0].rect.y >= lead.frames[0].rect.bottom


def test_text_of_a_step_begins_under_its_head() -> None:
    drawn = page(". lead lead | 30\nlead lead lead | *")
    made, _ = compose(drawn, [story("lead", [3000], "港口今日开放")])
    lead, grid = of(made, "lead"), PageGrid(made.geometry, 3)
    assert [frame.rect.x for frame in lead.frames[1:]] == [grid.column_left(n) for n in (1, 2, 0)]


def test_no_head_is_larger_than_one_of_higher_rank() -> None:
    words = [story("a", [200], "窄栏里的长标题占了三行", rank=1), story("b", [900], "短题", rank=2)]
    made, _ = compose(page("a b b b b | 40\n. . . . . | *"), words)
    assert of(made, "b").head_size <= of(made, "a").head_size


def test_columns_of_a_story_are_cut_anew_when_the_page_says_so() -> None:
    drawn = page("a a a b b | *", placements={"a": Placement(columns=2)})
    made, _ = compose(drawn, [story("a", [2000], "破栏"), story("b", [1000], "题")])
    zi = made.geometry.zi
    assert [frame.rect.width // zi for frame in of(made, "a").frames[1:]] == [32, 32]


def test_a_box_keeps_its_text_on_the_grid_and_inside_its_rules() -> None:
    drawn = page("a a b b b | *", placements={"a": Placement(box=True)})
    made, _ = compose(drawn, [story("a", [2000], "加框"), story("b", [1000], "题")])
    a, grid = of(made, "a"), PageGrid(made.geometry, 5)
    box = a.boxes[0].rect
    for frame in a.frames:
        assert box.x < frame.rect.x
        assert frame.rect.right < box.right
        assert box.y < frame.rect.y
        assert frame.rect.bottom < box.bottom
    assert a.frames[1].rect.y in {grid.y(line) for line in range(120)}
    assert all(a.boxes[0].edges)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_vertical_head_stands_beside_its_text(side: str) -> None:
    drawn = page("a a b b b | *", placements={"a": Placement(head=side)})  # type: ignore[arg-type]
    made, _ = compose(drawn, [story("a", [2000], "竖题立在旁边"), story("b", [1000], "题")])
    head, *columns = of(made, "a").frames
    assert head.writing_mode == "vertical-rl"
    assert all((head.rect.right <= c.rect.x) if side == "left" else (head.rect.x >= c.rect.right) for c in columns)


def test_a_row_is_deep_enough_for_a_vertical_head() -> None:
    drawn = page("b b b b b\na a a a a", placements={"a": Placement(head="left", box=True)})
    made, found = compose(drawn, [story("b", [14000], "题"), story("a", [400], "十四个字的竖题立在正文的左边")])
    assert "fit/headline-overflow" not in codes(found)
    assert len(of(made, "a").texts[0].lines) == 1


def test_a_vertical_story_runs_from_the_right() -> None:
    drawn = page("a b b b b | *", placements={"a": Placement(writing_mode="vertical-rl")})
    words = [story("a", ["左手托盘，右手走路。", "十七岁那年的雪。"], "拣字"), story("b", [1000], "题")]
    made, _ = compose(drawn, words)
    a = of(made, "a")
    assert a.frames[-1].writing_mode == "vertical-rl"
    blocks = [line.block for text in a.texts if text.role == "paragraph" for line in text.lines]
    assert blocks == sorted(blocks)


def test_a_picture_cropped_hard_is_reported_with_the_depth_that_would_show_it_whole() -> None:
    drawn = page("lead lead photo1 photo1 | 12\nlead lead lead lead | *", {"photo1": "lead"})
    _, found = compose(drawn, [story("lead", [3000], "港口今日开放", pictures=(photo(),))])
    said = next(item for item in found if item.code == "image/aspect")
    assert int(said.value("percent")) > 30
    assert int(said.value("lines")) > 12


def test_heads_side_by_side_without_air_are_reported(tmp_path: Path) -> None:
    words = [story("a", [900], "左边的题"), story("b", [900], "右边的题")]
    flush = "story > headline { font-size: 48pt; text-align: justify } story[name=a] > headline { text-align: end }"
    flush += " story[name=b] > headline { text-align: start }"
    _, found = compose(page("a a b b | *"), words, sheet("broadsheet", flush, tmp_path))
    said = next(item for item in found if item.code == "makeup/heads-touch")
    assert (said.value("one"), said.value("other")) == ("左边的题", "右边的题")


def test_composing_is_pure_and_its_inputs_and_results_can_be_sent_to_another_process() -> None:
    words = [story("lead", [900, "小标题", 700], "港口今日开放")]
    one = page("lead lead lead lead lead | *")
    inputs = Cluster(edition(one, words), (one,), sheet())
    facts = Facts((("lead", "A02"),), 1)
    first = compose_cluster(inputs, book(), facts)
    again = compose_cluster(pickle.loads(pickle.dumps(inputs)), book(), pickle.loads(pickle.dumps(facts)))
    assert first == again == pickle.loads(pickle.dumps(first))


def test_a_character_that_was_lost_before_is_not_told_again() -> None:
    _, found = compose(page("a | *"), [story("a", ["丢了\ufffd一个字，也没有\U000f1234。"], "题")])
    assert [item.value("code_point") for item in found if item.code == "font/no-glyph"] == ["U+F1234"]


def test_ways_are_found_beside_an_area_whose_story_is_not_at_hand() -> None:
    drawn = page("a a a b b | 30\nc c c b b | *")
    _, found = compose(drawn, [story("a", [6000], "太长的一篇"), story("b", [3000], "旁边")])
    assert "fit/overset" in codes(found)


def test_no_way_is_offered_that_crops_a_picture_harder_than_is_warned_of() -> None:
    drawn = page("a a a a a | 40\nphoto1 photo1 photo1 b b | 22\nc c c c c | *", pictures={"photo1": "b"})
    words = [
        story("a", [3500], "太长的一篇"),
        story("b", [300], "旁边", pictures=(photo(width=2000, height=1600),)),
        story("c", [6000], "下面"),
    ]
    made, found = compose(drawn, words)
    assert {"fit/overset", "image/aspect"} <= set(codes(found))
    assert not [way for story in made.stories for way in story.account.ways if way.what == "photo1"]
