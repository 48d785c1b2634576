"""Hypothesis strategies for pages: dummies of any shape, stories of any length, crossheads among them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from hypothesis import strategies as st

from layout.edition.model import Page, Placement, RowDepth, Story
from tests.unit.page.pages import page, story

DUMMIES = (
    "a a a a a | *",
    "a a b b b | *\na a b b b | *",
    "a a a a b | auto\na a c c b | auto\nd d c c c | *",
    "a a a b | 40\na c c b | 20\na c c c | *",
    "a a a a | auto\nb a a a | *\nb b c c | *",
    ". a a a | *\nb b a a | 30\nb b c c | *",
)
"""Rectangles, L and T shapes, steps; rows pinned, auto and shared."""


class Made(NamedTuple):
    page: Page
    stories: tuple[Story, ...]


@st.composite
def odd_pages(draw: st.DrawFn) -> Made:
    """Pages as no editor would draw them: rows of a line, boxes, vertical heads and text, columns by the dozen."""
    made = draw(pages())
    rows = tuple(RowDepth("lines", draw(st.integers(1, 60))) if draw(st.booleans()) else row for row in made.page.rows)
    placements = tuple(
        (
            area.name,
            Placement(
                box=draw(st.booleans()),
                head=draw(st.sampled_from(["over", "left", "right"])),
                columns=draw(st.sampled_from([None, 1, 3, 40])),
                writing_mode=draw(st.sampled_from([None, None, "vertical-rl"])),
            ),
        )
        for area in made.page.areas
    )
    return Made(replace(made.page, rows=rows, placements=placements), made.stories)


@st.composite
def pages(draw: st.DrawFn) -> Made:
    """A page with a story for each of its areas, some too long and some too short for them."""
    drawn = page(draw(st.sampled_from(DUMMIES)))
    stories: list[Story] = []
    for area in drawn.areas:
        lengths: list[int | str] = []
        longest = draw(st.sampled_from([260, 260, 6000]))
        for _ in range(draw(st.integers(0, 6))):
            lengths.append(draw(st.integers(1, longest)))
            if draw(st.integers(0, 3)) == 0:
                lengths.append("一行小标题")
        headline = "今天的头条标题写在这里"[: draw(st.integers(0, 11))]
        deck = draw(st.sampled_from(["", "副题交代一件事"]))
        stories.append(story(area.name, lengths, headline, deck=deck if headline else ""))
    return Made(drawn, tuple(stories))
