"""What is said of lines that come out badly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic
from layout.edition.model import Mark, Picture, PictureFile, Placement, Story, Text
from layout.page import fill
from layout.page.context import Context
from layout.page.fill import SetStory
from layout.page.grid import PageGrid
from layout.page.parts import page_part
from layout.page.rules import crossheads_at_foot, lone_characters, lone_first_lines, lone_last_lines, single_lines
from layout.page.story import StoryMaker
from tests.unit.page.pages import book, compose, copy, page, sheet, story


def found(code: str, *paragraphs: str) -> list[Diagnostic]:
    drawn = page("a a b b b | *")
    _, said = compose(drawn, [story("a", list(paragraphs), "题目"), story("b", [1000], "题")])
    return [item for item in said if item.code == code]


def test_a_loose_line_is_named_once_a_paragraph_with_what_it_lacks() -> None:
    words = "这一行里一共只有十四字收尾是" + "1234567890" * 2 + "在后面的号码。"
    said = found("text/loose-line", words, copy(60))
    assert len(said) == 1
    assert said[0].value("text") in words
    assert float(said[0].value("gap")) > 0.25
    assert 1 <= int(said[0].value("add")) <= 21


def test_an_even_paragraph_has_no_loose_line() -> None:
    assert found("text/loose-line", copy(300)) == []


def test_a_word_broken_by_force_is_named_with_both_its_halves() -> None:
    said = found("text/broken-word", "网址" + "x" * 90 + "也可以。")
    assert len(said) == 1
    assert said[0].value("before")[-1] == said[0].value("after")[0] == "x"
    assert said[0].value("zi") == "21"


def test_words_of_a_picture_that_the_page_does_not_draw_are_not_counted() -> None:
    file = PictureFile(Path("pictures/photo1.jpg"), "digest", 2000, 2000, "RGB", "JPEG")
    photo = Picture("photo1", file, Text("a/photo1/caption", "十个字的图片说明文字"))
    plain = story("a", [300], "题目")
    drawn = page("a a a a a | *")
    shown = page("a a a a photo1 | *", {"photo1": "a"})
    counts = [
        compose(one, [story("a", [300], "题目", pictures=(photo,))])[0].stories[0].account.characters
        for one in (drawn, shown)
    ]
    assert counts[0] == sum(len(text.text) for text in plain.texts())
    assert counts[1] == counts[0] + 10


def test_a_column_too_narrow_or_too_wide_for_reading_is_named_with_columns_that_do() -> None:
    drawn = page("a b b b b b | *", placements={"a": Placement(columns=2), "b": Placement(columns=1)})
    _, said = compose(drawn, [story("a", [900], "窄栏"), story("b", [3000], "宽栏")])
    named = {item.value("headline"): item for item in said if item.code == "makeup/measure"}
    assert int(named["窄栏"].value("zi")) < 10
    assert int(named["窄栏"].value("columns")) == 1
    assert int(named["宽栏"].value("zi")) > 30
    assert int(named["宽栏"].value("columns")) == 4


def set_story(one: Story, dummy: str, others: tuple[Story, ...] = ()) -> tuple[StoryMaker, SetStory]:
    """A story set in the rows of a dummy whose depths are all pinned."""
    drawn, styles = page(dummy), sheet()
    area = drawn.area(one.name)
    assert area is not None
    grid = PageGrid(styles.geometry, drawn.columns)
    context = Context(styles, book(), page_part(drawn), drawn.name)
    maker = StoryMaker(context, grid, one, Placement(), 2, area)
    depths = [row.value for row in drawn.rows]
    return maker, fill.set_story(maker, tuple(sum(depths[:row], 3) for row in range(len(depths) + 1)))


def with_strong(text: Text) -> Text:
    return replace(text, marks=(Mark(0, 2, "strong"),))


def places(found: list[tuple[int, int]]) -> list[int]:
    return [number for number, _ in found]


def test_a_lone_last_line_at_a_columns_top_is_found_where_nothing_helps() -> None:
    # Paragraphs of two lines can't be set tighter or looser, and a story that is full moves no line.
    for depth in range(8, 20):
        maker, made = set_story(story("a", [36] * 40, "题"), f"a a | {depth}")
        lone = lone_last_lines(made)
        tops = [placed for placed in made.filled.blocks if placed.alone]
        assert len(lone) == len(tops)
        for number, column in lone:
            last = made.filled.blocks[number].slots[-1]
            assert made.slots[last].frame == column - 1
            assert made.slots[last].grid_line == min(s.grid_line for s in made.slots if s.frame == column - 1)
        assert maker.setter.blocks


def test_a_run_in_head_alone_at_a_foot_is_found_and_a_paragraph_is_not() -> None:
    plain = story("a", [400, 400], "题")
    bold = replace(plain, blocks=tuple(b._replace(text=with_strong(b.text)) for b in plain.blocks))
    counts = [sum(len(lone_first_lines(*set_story(one, f"a a | {d}"))) for d in range(10, 40)) for one in (plain, bold)]
    assert counts[0] == 0
    parted = [set_story(bold, f"a a | {depth}")[1] for depth in range(10, 40)]
    for made in parted:
        second = next((placed for placed in made.filled.blocks if placed.block == 1), None)
        if second and made.slots[second.slots[-1]].frame != made.slots[second.slots[0]].frame:
            frames = [made.slots[slot].frame for slot in second.slots]
            assert frames.count(frames[0]) != 1 or made.filled.next is not None


def test_a_crosshead_with_one_line_under_it_is_found() -> None:
    maker, made = set_story(story("a", [300, "小标题", 300], "题"), "a a | 40")
    assert crossheads_at_foot(maker, made) == []
    heading = next(n for n, placed in enumerate(made.filled.blocks) if placed.block == 1)
    under = made.filled.blocks[heading + 1]
    cut = (*made.filled.blocks[: heading + 1], under._replace(lines=under.lines[:1], slots=under.slots[:1]))
    longer = (*cut, under._replace(slots=tuple(slot + 100 for slot in under.slots)))
    far = [*made.slots, *(made.slots[-1]._replace(frame=9) for _ in range(120))]
    moved = made._replace(filled=made.filled._replace(blocks=longer), slots=tuple(far))
    assert places(crossheads_at_foot(maker, moved)) == [heading]


def test_columns_of_one_line_are_found_and_reported() -> None:
    _, made = set_story(story("a", [80], "题"), "a a a a | 40")
    frames = [made.slots[slot].frame for placed in made.filled.blocks for slot in placed.slots]
    assert single_lines(made) == [frame + 1 for frame in sorted(set(frames)) if frames.count(frame) == 1] != []
    _, said = compose(page("a a a a a | 30\nb b b b b | *"), [story("a", [100], "题"), story("b", [6000], "另一篇")])
    named = next(item for item in said if item.code == "makeup/single-line")
    assert 1 <= int(named.value("column")) <= 5


def test_a_story_in_one_column_may_be_one_line() -> None:
    assert single_lines(set_story(story("a", [12], "题"), "a b | 40")[1]) == []


def test_one_character_alone_in_a_last_line_is_found_and_one_with_a_stop_is_not() -> None:
    words = "一" * 100
    maker, made = set_story(story("a", [words + "。", words + "二。"], "题"), "a b | 60")
    assert lone_characters(maker, made) == []
    block = made.filled.blocks[0]
    short = block.lines[-1]._replace(start=len(words), end=len(words) + 1)
    stray = made._replace(filled=made.filled._replace(blocks=(block._replace(lines=(*block.lines[:-1], short)),)))
    assert lone_characters(maker, stray) == [0]


def test_a_line_that_can_neither_break_nor_shrink_is_named_with_what_stands_out(tmp_path: Path) -> None:
    wide = sheet("broadsheet", "story[name=a] > p { font-size: 100pt; text-indent: 0 }", tmp_path)
    words = [story("a", ["港口。"], "题"), story("b", [6000], "题")]
    said = [
        item for item in compose(page("a b b b b b b b b b b b | *"), words, wide)[1] if item.code == "text/overfull"
    ]
    assert [item.severity for item in said] == ["P"]
    assert float(said[0].value("mm")) == pytest.approx((100 - 72) * 25.4 / 72, abs=0.1)


def test_a_head_is_taken_down_where_its_rows_are_too_shallow_for_it() -> None:
    words = [story("a", [60], "港口今日对外开放", deck="首批三艘客轮靠岸"), story("b", [6000], "另一篇")]
    sizes = []
    for depth in (24, 12, 9):
        composed, said = compose(page(f"a a a a a | {depth}\nb b b b b | *"), words)
        one = next(s for s in composed.stories if s.name == "a")
        sizes.append(one.head_size)
        grid = PageGrid(composed.geometry, 5)
        assert "fit/head-deep" not in [item.code for item in said]
        assert one.frames[0].rect.bottom <= grid.y(3 + depth)
        if depth < 12:
            assert any(lever.startswith("head-size") for lever in one.account.levers)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[0]


def test_heads_that_were_squeezed_in_vain_are_set_as_they_should_be() -> None:
    words = [story("a", [4000], "港口今日开放"), story("b", [900], "另一篇")]
    full, said = compose(page("a a a a a | 20\nb b b b b | *"), words)
    free, _ = compose(page("a a a a a | 80\nb b b b b | *"), words)
    assert "fit/overset" in [item.code for item in said]
    assert full.stories[0].head_size == free.stories[0].head_size


def test_a_head_stands_no_more_than_two_lines_above_its_text() -> None:
    for characters in range(300, 1500, 60):
        _, made = set_story(story("a", [characters], "港口今日开放"), "a a a | 40")
        head = made.layout.head.lines[-1]
        foot = made.layout.head_rect.y + head.block + 0.12 * head.size
        pitch = PageGrid(sheet().geometry, 3).pitch
        assert made.layout.columns[0].rect.y - foot <= 2.26 * pitch
