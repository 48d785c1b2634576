"""What holds of stories in several areas: each character on one of them, areas but the last full, feet level."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.diagnostics import Diagnostic
from layout.edition.model import Page, Placement, Story
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage, PlacedStory
from tests.unit.page.pages import compose_all, issue, page, story

DUMMIES = (
    ("a a b b | *\na a c c | *", "a> a> a> d | 30\ne e e d | *"),
    ("a a b b | 50\nc c c b | *", "a> d d b> | *\na> e e b> | *"),
    ("a b b b | *\na b a> a> | *\nc c a> a> | *",),
    ("a a a b | *\na c c b | *", "d a> a> a> | 20\nd d d a> | *", "e e a> a> | *\ne e b> b> | *"),
    ("a a b b | *\na> b b b | *", "a> a> c c | 20\na>> a>> c c | *"),
    ("a a b> b> | *\nc c c c | *", "b b b a> | 40\nd d b a> | *"),
)
"""Areas below and beside each other, of any shape, on up to three pages; some go back and forth."""
many = settings(derandomize=True, deadline=None, max_examples=40)


class Made(NamedTuple):
    pages: tuple[Page, ...]
    stories: tuple[Story, ...]


@st.composite
def issues(draw: st.DrawFn) -> Made:
    """Stories of any length over chains of areas."""
    dummies = draw(st.sampled_from(DUMMIES))
    drawn = [page(dummy, name=f"A{number:02}") for number, dummy in enumerate(dummies, 1)]
    if draw(st.integers(0, 3)) == 0:
        said = Placement(box=draw(st.booleans()), writing_mode=draw(st.sampled_from([None, "vertical-rl"])))
        drawn = [replace(one, placements=(("a", said), ("a>", Placement(box=said.box)))) for one in drawn]
    stories: list[Story] = []
    for name in sorted({area.owner for one in drawn for area in one.areas}):
        lengths: list[int | str] = []
        longest = draw(st.sampled_from([200, 900, 3000]))
        for _ in range(draw(st.integers(0, 7))):
            lengths.append(draw(st.integers(1, longest)))
            if draw(st.integers(0, 3)) == 0:
                lengths.append("一行小标题")
        headline = "今天的头条标题写在这里，还有后半句"[: draw(st.integers(0, 17))]
        stories.append(story(name, lengths, headline))
    return Made(tuple(drawn), tuple(stories))


def composed(made: Made) -> tuple[tuple[ComposedPage, ...], tuple[Diagnostic, ...]]:
    return compose_all(made.pages, made.stories)


def parts_of(pages: tuple[ComposedPage, ...], name: str) -> list[PlacedStory]:
    return sorted((one for p in pages for one in p.stories if one.name == name), key=lambda one: one.part)


def lines_of(parts: list[PlacedStory], node_id: str) -> str:
    texts = (text for part in parts for text in part.texts if text.node_id == node_id)
    return "".join(text.text[line.line.start : line.line.end] for text in texts for line in text.lines)


@many
@given(issues())
def test_every_character_stands_in_one_area_in_order_or_is_overset(made: Made) -> None:
    pages, _ = composed(made)
    for copy in made.stories:
        parts = parts_of(pages, copy.name)
        ends = [part.account.overset for part in parts if part.account.overset is not None]
        assert len(ends) <= 1
        gone = 0
        for block in copy.blocks:
            words = block.text.text
            if gone or (ends and block.text.node_id == ends[0].node_id):
                kept = 0 if gone else ends[0].offset
                assert lines_of(parts, block.text.node_id) == words[:kept]
                gone += len(words) - kept
            else:
                assert lines_of(parts, block.text.node_id) == words
        assert gone == sum(part.account.overset_characters for part in parts)
        assert sum(part.account.characters for part in parts) == sum(len(text.text.strip()) for text in copy.texts())


@many
@given(issues())
def test_areas_but_the_last_that_is_reached_are_full_and_say_where_the_story_goes_on(made: Made) -> None:
    pages, found = composed(made)
    dead = {(item.page, item.value("area")) for item in found if item.code == "page/dead-jump"}
    for route in issue(made.pages, made.stories).routes:
        parts = parts_of(pages, route.story)
        assert [part.account.name for part in parts] == [stop.area for stop in route.stops]
        live = [part for part, stop in zip(parts, route.stops, strict=True) if stop not in dead]
        assert live == parts[: len(live)]
        for part, stop, after in zip(live[:-1], route.stops, route.stops[1:], strict=False):
            assert part.account.short_lines == part.account.overset_lines == 0
            if part.account.room > 2:
                assert (f"（下转第{int(after.page[1:])}版）" in furniture(part)) == (stop.page != after.page)
        assert not any("下转" in words for words in furniture(live[-1]))
        assert all(not part.texts for part in parts[len(live) :])


def furniture(part: PlacedStory) -> list[str]:
    return [text.text for text in part.texts if text.role == "artifact"]


@many
@given(issues())
def test_lines_stand_on_the_grid_and_frames_apart(made: Made) -> None:
    pages, _ = composed(made)
    for made_page, drawn in zip(pages, made.pages, strict=True):
        grid = PageGrid(made_page.geometry, drawn.columns)
        if sum(made_page.rows) + 3 > made_page.geometry.lines:
            continue
        rise = grid.baseline(made_page.geometry.zi)
        tops = {grid.y(line) for line in range(made_page.geometry.lines + 1)}
        for one in made_page.stories:
            for text in one.texts:
                if text.role == "paragraph" and one.frames[text.lines[0].frame].writing_mode == "horizontal-tb":
                    assert all(one.frames[line.frame].rect.y + line.block - rise in tops for line in text.lines)
        fits = [one for one in made_page.stories if one.account.overset is None]
        frames = [frame.rect for one in fits for frame in one.frames[-1:] if frame.rect.height > 0]
        for one, other in combinations(frames, 2):
            assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y


@settings(derandomize=True, deadline=None, max_examples=10)
@given(issues())
def test_the_same_pages_come_out_the_same(made: Made) -> None:
    assert composed(made) == composed(made)
