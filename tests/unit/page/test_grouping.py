"""Verse, signatures, names on a page: where lines stand that move together, and the air between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout.edition.model import Block, Placement, Story
from layout.page.grid import PageGrid
from layout.page.grouping import Grouped, Grouping, group_shifts
from layout.page.model import ComposedPage, PlacedLine, PlacedStory
from layout.text.model import Line
from tests.unit.edition.folders import story as read
from tests.unit.page.pages import compose, page, story

POEM = (
    "---\nheadline: 拣字\nkind: poem\n---\n"
    "左手托盘，\n右手走路。\n\n一夜走几里地，没有出过这间屋。\n天亮，各进各的格。\n"
)
NOTICE = (
    "---\nheadline: 启事\nkind: notice\n---\n"
    "即日起征集旧版样，详情请洽本报。\n\n河口日报社排字史料编辑部\n\n2026年11月24日\n"
)


def line(width: int, measure: int = 100, inset: int = 0) -> Line:
    return Line(0, 1, inset, width, measure, ())


def test_a_block_stands_in_the_middle_by_its_longest_line() -> None:
    verse = Grouping("verse", "center")
    lines = [Grouped((line(40),), "start", verse), Grouped((line(60), line(20, inset=10)), "start", verse)]
    assert group_shifts(lines) == [(20,), (20, 20)]


def test_shorter_lines_are_centred_under_the_longest_that_keeps_from_the_end() -> None:
    signed = Grouping("signature", "end", 0, 20)
    lines = [Grouped((line(40, inset=30),), "center", signed), Grouped((line(20, inset=40),), "center", signed)]
    assert group_shifts(lines) == [(10,), (10,)]


def test_lines_of_other_elements_stay_where_they_are_and_part_groups() -> None:
    verse, prose = Grouping("verse", "center"), Grouping("p", "none")
    lines = [
        Grouped((line(60),), "start", verse),
        Grouped((line(80),), "justify", prose),
        Grouped((line(20),), "start", verse),
    ]
    assert group_shifts(lines) == [(20,), (0,), (40,)]


def test_a_block_wider_than_its_room_begins_at_the_edge() -> None:
    assert group_shifts([Grouped((line(95),), "start", Grouping("signature", "end", 0, 20))]) == [(0,)]


# On the page -------------------------------------------------------------------------------------------


def composed(text: str, *, vertical: bool = False) -> tuple[ComposedPage, PlacedStory]:
    mode = Placement(writing_mode="vertical-rl") if vertical else Placement()
    drawn = page("a b b b b | *", placements={"a": mode})
    own: Story = replace(read(text).story, name="a")
    made, _ = compose(drawn, [own, story("b", [1000], "题")])
    return made, next(one for one in made.stories if one.name == "a")


def body(placed: PlacedStory, role: str = "paragraph") -> list[PlacedLine]:
    return [line for text in placed.texts if text.role == role for line in text.lines]


@pytest.mark.parametrize("vertical", [False, True])
def test_a_stanza_begins_after_an_empty_line(vertical: bool) -> None:
    made, placed = composed(POEM, vertical=vertical)
    steps = [round((b.block - a.block) / PageGrid(made.geometry, 5).pitch, 2) for a, b in zip(
        body(placed), body(placed)[1:], strict=False
    )]  # fmt: skip
    assert steps == [1.0, 2.0, 1.0]


def test_verses_begin_under_one_another_with_as_much_white_at_both_sides() -> None:
    _, placed = composed(POEM)
    lines = body(placed)
    assert len({line.inline for line in lines}) == 1
    longest = max(line.line.width for line in lines)
    assert abs(lines[0].inline - (lines[0].line.measure - longest) // 2) <= 1


def test_a_signature_keeps_two_zi_from_the_right_its_date_under_its_middle_and_a_line_from_the_text() -> None:
    made, placed = composed(NOTICE)
    zi, grid = made.geometry.zi, PageGrid(made.geometry, 5)
    name, date = body(placed, "signature")
    ends = [one.inline + one.line.inset + one.line.width for one in (name, date)]
    assert ends[0] == name.line.measure - 2 * zi
    middles = [one.inline + one.line.inset + one.line.width / 2 for one in (name, date)]
    assert abs(middles[0] - middles[1]) <= 1
    last = body(placed)[-1]
    assert round((name.block - last.block) / grid.pitch, 2) == 2.0
    assert round((date.block - name.block) / grid.pitch, 2) == 1.0


def test_columns_that_nobody_asked_for_are_never_under_ten_zi() -> None:
    drawn = page("a a a a b b b b | auto\nb b b b b b b b | *", placements={"a": Placement(head="left")})
    made, _ = compose(drawn, [story("a", [900], "竖题立在旁边"), story("b", [4000], "题")])
    frames = next(one for one in made.stories if one.name == "a").frames[1:]
    assert {frame.rect.width >= 10 * made.geometry.zi for frame in frames} == {True}


def test_a_stanza_at_the_top_of_a_column_has_no_air_over_it() -> None:
    verses = "\n".join(["一行诗。"] * 6)
    own = replace(read(f"---\nheadline: 诗\nkind: poem\n---\n{verses}\n\n{verses}\n").story, name="a")
    made, _ = compose(page("a a b b b | auto\nb b b b b | *"), [own, story("b", [3000], "题")])
    placed = next(one for one in made.stories if one.name == "a")
    tops = [
        min(line.block for line in body(placed) if line.frame == frame) for frame in {l.frame for l in body(placed)}
    ]
    assert len(set(tops)) == 1


def test_blocks_know_what_they_are_the_first_of() -> None:
    blocks: tuple[Block, ...] = read(POEM).story.blocks
    assert [block.first for block in blocks] == [True, False, True, False]
