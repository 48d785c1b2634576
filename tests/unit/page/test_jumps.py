"""Stories that go on in further areas, on the same page and on others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic
from layout.edition.model import Block, Mark, Picture, PictureFile, Placement, Text
from layout.page import cluster
from layout.page.cluster import Cluster, compose_cluster
from layout.page.jumps import SHORT_HEAD, short_head
from layout.page.model import ComposedPage, Facts, PlacedStory
from layout.text.model import Line
from tests.unit.page.pages import book, compose_all, issue, page, sheet, story

TWO = ("lead lead lead b | 24\nc c c b | *", "lead> lead> d d | 40\ne e e e | *")


def made_of(
    dummies: tuple[str, ...], characters: int, **more: int
) -> tuple[tuple[ComposedPage, ...], tuple[Diagnostic, ...]]:
    pages = [page(dummy, name=f"A{2 * number + 1:02}") for number, dummy in enumerate(dummies)]
    names = sorted({area.owner for one in pages for area in one.areas})
    stories = [story(name, [more.get(name, characters)], f"{name}港口今日开放") for name in names]
    return compose_all(pages, stories)


def parts(pages: tuple[ComposedPage, ...], name: str = "lead") -> list[PlacedStory]:
    return sorted((one for p in pages for one in p.stories if one.name == name), key=lambda one: one.part)


def lines(part: PlacedStory) -> list[Line]:
    return [line.line for text in part.texts if text.node_id == "lead/p/0" for line in text.lines]


def furniture(part: PlacedStory) -> list[str]:
    return [text.text for text in part.texts if text.role == "artifact"]


def codes(found: tuple[Diagnostic, ...], name: str = "page/") -> list[str]:
    return [item.code for item in found if item.code.startswith(name)]


def test_a_story_goes_on_where_its_first_area_ends():
    pages, found = made_of(TWO, 2400)
    first, rest = parts(pages)
    assert lines(first)[0].start == 0
    assert lines(rest)[0].start == lines(first)[-1].end
    assert lines(rest)[-1].end == 2400
    assert codes(found) == []


def test_the_first_area_is_full_to_its_last_foot():
    pages, _ = made_of(TWO, 2400)
    first = parts(pages)[0]
    assert len(lines(first)) == first.account.room - 1
    assert furniture(first) == ["（下转第3版）"]


def test_the_rest_has_a_short_head_and_says_where_it_comes_from():
    pages, _ = made_of(TWO, 2400)
    rest = parts(pages)[1]
    assert furniture(rest) == ["lead港口今日开放", "（上接第1版）"]
    assert {text.node_id for text in rest.texts if text.role == "artifact"} == {""}
    assert rest.head_size < parts(pages)[0].head_size


def test_jump_lines_end_at_the_edge_of_their_column():
    pages, _ = made_of(TWO, 2400)
    for part in parts(pages):
        for text in part.texts:
            if text.role == "artifact" and text.text.startswith("（"):
                line = text.lines[0].line
                # The closing bracket is set half as wide at the end of a line.
                assert line.inset + line.width == line.measure
                assert line.inset > 0


def test_jump_lines_lead_to_each_other():
    pages, _ = made_of(TWO, 2400)
    first, rest = parts(pages)
    assert [link.target for link in first.links] == ["lead>"]
    assert [link.target for link in rest.links] == ["lead"]
    assert (first.target, rest.target) == ("lead", "lead>")
    frame = first.frames[-1].rect
    link = first.links[0].rect
    assert frame.x < link.x < link.right <= frame.right
    assert frame.bottom - pages[0].geometry.zi * 2 < link.y < link.bottom <= frame.bottom


def test_areas_of_one_page_are_joined_without_a_word():
    pages, found = made_of(("lead lead b | 30\nc lead> lead> | 20\nlead>> d d | *",), 3200, b=200, c=200, d=300)
    chain = parts(pages)
    assert [part.account.name for part in chain] == ["lead", "lead>", "lead>>"]
    assert all(furniture(part) == [] for part in chain)
    assert [line.start for part in chain[1:] for line in lines(part)[:1]] == [
        lines(part)[-1].end for part in chain[:-1]
    ]
    assert [part.title for part in chain] == ["lead港口今日开放", "", ""]
    assert codes(found) == []


def test_parts_of_a_story_are_read_one_after_the_other_whatever_is_drawn_between():
    pages, _ = made_of(("c lead> b | 60\nlead lead b | *",), 2600, b=200, c=200)
    assert [(one.name, one.part) for one in pages[0].stories] == [("c", 0), ("lead", 0), ("lead", 1), ("b", 0)]


def test_characters_are_counted_once_where_they_stand():
    pages, _ = made_of(TWO, 2400)
    first, rest = (part.account for part in parts(pages))
    assert first.characters + rest.characters == 2400 + len("lead港口今日开放")
    assert rest.characters == 2400 - lines(parts(pages)[0])[-1].end


def test_what_is_too_long_is_said_where_the_story_ends():
    pages, found = made_of(TWO, 6000)
    first, rest = (part.account for part in parts(pages))
    assert (first.overset_lines, first.overset) == (0, None)
    assert rest.overset_lines > 0
    assert rest.overset_characters == 6000 - lines(parts(pages)[1])[-1].end
    (said,) = [item for item in found if item.code == "fit/overset" and item.place == rest.overset]
    assert said.page == "A03"
    assert furniture(parts(pages)[1]) == ["lead港口今日开放", "（上接第1版）"]


def test_an_area_that_the_copy_does_not_reach_stays_empty_and_is_named():
    pages, found = made_of(TWO, 600)
    first, rest = parts(pages)
    assert rest.texts == ()
    assert furniture(first) == []
    (said,) = [item for item in found if item.code == "page/dead-jump"]
    assert (said.page, said.value("area"), said.value("before")) == ("A03", "lead>", "A01")


def test_areas_that_the_copy_does_not_reach_name_the_page_that_it_ends_on():
    dummies = ("lead lead lead b | 24\nc c c b | *", "lead> lead> lead> lead>", "lead> lead> lead> lead>")
    _, found = made_of(dummies, 600)
    dead = [item for item in found if item.code == "page/dead-jump"]
    assert [item.value("before") for item in dead] == ["A01", "A01"]


def test_copy_that_fits_but_for_the_jump_line_goes_on_nowhere():
    """The last line of the area is the story's, when nothing follows it."""
    room = parts(made_of(TWO, 2400)[0])[0].account.room
    measure = 27
    pages, found = made_of(TWO, room * measure - 40)
    first, rest = parts(pages)
    if not rest.texts:
        assert first.account.need <= first.account.room
        assert codes(found) == ["page/dead-jump"]


def test_the_last_area_asks_for_the_rest_where_its_rows_are_free():
    dummies = ("lead lead lead b | 24\nc c c b | *", "lead> lead> d d | *\ne e e e | *")
    depths = [made_of(dummies, characters, e=2000, d=1200)[0][1].rows[0] for characters in (2000, 2600)]
    assert depths[0] < depths[1]


def test_an_area_before_a_pinned_one_asks_for_what_that_can_not_hold():
    dummies = ("lead lead lead b | *\nc c c b | *", "lead> lead> d d | 24\ne e e e | *")
    depths = [made_of(dummies, 2000, lead=characters)[0][0].rows[0] for characters in (2000, 3400)]
    assert depths[0] < depths[1]


def test_pages_that_hang_on_each_other_settle():
    dummies = ("a a b> b> | *\nc c c c | *", "b b b a> | *\nd d b a> | *")
    for characters in (1500, 2500, 4000):
        _, found = made_of(dummies, characters)
        assert "page/jumps-unsettled" not in codes(found)


def test_a_middle_area_says_both_where_it_comes_from_and_where_it_goes():
    dummies = ("lead lead b b | 30\nc c b b | *", "lead> d d d | 30\ne e e e | *", "f f lead> lead> | *")
    pages, _ = made_of(dummies, 2600)
    assert furniture(parts(pages)[1]) == ["lead港口今日开放", "（上接第1版）", "（下转第5版）"]


def test_vertical_text_goes_on_in_tiers():
    one = replace(
        page("lead lead | 30\nb b | *", name="A01"),
        placements=(("lead", Placement(writing_mode="vertical-rl", head="right")),),
    )
    other = page("lead> lead> | 60\nc c | *", name="A02")
    pages, _ = compose_all([one, other], [story(name, [3600], "港口今日开放") for name in ("lead", "b", "c")])
    first, rest = parts(pages)
    assert {frame.writing_mode for frame in (*first.frames[1:], *rest.frames[1:])} == {"vertical-rl"}
    assert lines(rest)[0].start == lines(first)[-1].end
    assert [link.target for part in (first, rest) for link in part.links] == ["lead>", "lead"]


def test_a_picture_goes_with_the_area_beside_it():
    file = PictureFile(Path("photo.jpg"), "digest", 3000, 2000, "RGB", "JPEG")
    photo = Picture("photo", file, Text("lead/photo/caption", "工人在城南换热站调试设备。"))
    drawn = [
        page("lead lead b | 40\nc c c | *", name="A01"),
        page("lead> photo d | 40\ne e e | *", {"photo": "lead"}, name="A03"),
    ]
    words = [story(name, [2400], "港口今日开放") for name in "bcde"]
    pages, _ = compose_all(drawn, [story("lead", [2400], "港口今日开放", pictures=(photo,)), *words])
    first, rest = parts(pages)
    assert [picture.name for picture in rest.pictures] == ["photo"]
    assert first.pictures == ()


def test_the_paper_says_how_jumps_are_worded():
    pages = [page(dummy, name=name) for dummy, name in zip(TWO, ("A01", "B03"), strict=True)]
    made = issue(pages, [story(name, [2400], "港口今日开放") for name in ("lead", "b", "c", "d", "e")])
    made = replace(made, paper=replace(made.paper, jump_to="→ {page}", jump_from="← {page}"))
    outcome = compose_cluster(Cluster(made, tuple(pages), sheet()), book(), Facts(made.story_pages, 2))
    first, rest = parts(outcome.value)
    assert furniture(first)[-1] == "→ B03"
    assert furniture(rest)[-1] == "← A01"


def test_a_story_whose_next_page_can_not_be_set_goes_on_there_all_the_same():
    pages = [page(dummy, name=f"A{2 * number + 1:02}") for number, dummy in enumerate(TWO)]
    made = issue(pages, [story(name, [2400], "港口今日开放") for name in ("lead", "b", "c", "d", "e")])
    whole = compose_cluster(Cluster(made, tuple(pages), sheet()), book(), Facts(made.story_pages, 2)).value
    alone = replace(made, pages=(pages[0],), withheld=("A01", "A03"))
    outcome = compose_cluster(Cluster(alone, (pages[0],), sheet()), book(), Facts(made.story_pages, 2))
    (first,) = parts(outcome.value)
    assert furniture(first) == ["（下转第3版）"]
    assert lines(first) == lines(parts(whole)[0])
    assert first.account.overset_lines == 0
    assert not any(item.code == "fit/overset" and item.place == first.account.overset for item in outcome.diagnostics)
    assert codes(outcome.diagnostics) == ["page/jump-withheld"]


def test_the_rest_of_a_story_whose_beginning_can_not_be_set_is_left_empty():
    pages = [page(dummy, name=f"A{2 * number + 1:02}") for number, dummy in enumerate(TWO)]
    made = issue(pages, [story(name, [2400], "港口今日开放") for name in ("lead", "b", "c", "d", "e")])
    alone = replace(made, pages=(pages[1],), withheld=("A01", "A03"))
    outcome = compose_cluster(Cluster(alone, (pages[1],), sheet()), book(), Facts(made.story_pages, 2))
    assert all(not part.texts for part in parts(outcome.value))
    (said,) = [item for item in outcome.diagnostics if item.code == "page/jump-withheld"]
    assert (said.page, said.value("from_page"), said.value("onto")) == ("A03", "A01", "")


def test_an_area_without_room_for_a_line_is_named():
    _, found = made_of(("lead lead lead b | 24\nc c c b | *", "lead> lead> d d | 2\ne e d d | *"), 2400)
    assert "page/jump-shallow" in codes(found)


def test_pages_whose_depths_never_settle_are_reported_each_and_set_as_they_stand(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cluster, "MOST_ROUNDS", 1)
    pages, found = made_of(TWO, 2400)
    said = [item for item in found if item.code == "page/jumps-unsettled"]
    assert [(item.page, item.value("pages")) for item in said] == [("A01", "A01、A03"), ("A03", "A01、A03")]
    first, rest = parts(pages)
    assert lines(rest)[0].start == lines(first)[-1].end


def test_a_run_in_head_is_not_parted_from_its_text_by_a_jump():
    """The lines after it stand on another page: one line at the foot would be a heading without its text."""
    words = "一、这一段以黑体起头。" + "后面是正文，" * 60 + "完。"
    for characters in range(1300, 1480, 27):
        lead = story("lead", [characters], "港口今日开放")
        head = Block("paragraph", Text("lead/p/1", words, (Mark(0, 11, "strong"),)))
        lead = replace(lead, blocks=(*lead.blocks, head))
        drawn = [page(dummy, name=name) for dummy, name in zip(TWO, ("A01", "A03"), strict=True)]
        pages, found = compose_all(drawn, [lead, *(story(name, [300], "题目") for name in "bcde")])
        alone = [
            text
            for text in parts(pages)[0].texts
            if text.node_id == "lead/p/1" and len(text.lines) == 1 and text.lines[-1].line.end < len(words)
        ]
        said = [item for item in found if item.code == "makeup/orphan"]
        assert len(alone) == len(said)


@pytest.mark.parametrize(
    ("headline", "short"),
    [
        ("让每一户都暖起来", "让每一户都暖起来"),
        ("十七篇稿一夜上版 每个字都有去处", "十七篇稿一夜上版"),
        ("“十四五”期间全市新建改建道路一百二十公里，明年底前完工", "明年底前完工"),
        ("“十四五”期间全市新建改建道路一百二十公里，明年底完工，后年验收", "明年底完工，后年验收"),
        ("全市冬季供暖工作调度会在市政府会议中心召开", "全市冬季供暖工作调度会…"),
    ],
)
def test_a_short_head_is_the_headline_or_as_many_clauses_as_fit(headline: str, short: str):
    made = short_head(story("lead", [10], headline))
    assert made is not None
    assert made.text == short
    assert len(made.text) <= SHORT_HEAD


def test_a_short_head_of_its_own_goes_before():
    given = Text("lead/jump/head", "供暖调度会")
    assert short_head(replace(story("lead", [10], "让每一户都暖起来"), jump_head=given)) is given
    assert short_head(story("lead", [10])) is None
