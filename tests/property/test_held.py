"""On a page that holds still, whatever is changed in one story, every other story stays as it was to the last glyph."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.edition.model import Block, Page, Placement, Story, Text
from layout.page.hold import record_of
from layout.page.model import ComposedPage
from layout.page.paint import paint_page
from tests.unit.page.pages import compose, copy, page, story

DRAWN = page(
    """
    lead lead lead lead side | *
    lead lead lead lead side | *
    left left boxed boxed side | *
    tall tall boxed boxed side | *
    """,
    placements={"boxed": Placement(box=True), "tall": Placement(head="left")},
)
HEADS = "港口今日开放迎来首批客轮全市冬季供暖调度会召开"
STORIES = (
    story("lead", [700, 500, "三座换热站", 900], HEADS[:12], kicker="全市冬季工作会召开", deck="二十三个小区年底并网"),
    story("side", [600, 300], "早市搬进新棚"),
    story("left", [500], "东桥后天通车"),
    story("boxed", [700, "灯火", 300], "校门口有了斑马线", deck="家长不用再绕路"),
    story("tall", [500, 200], "读者来信选登"),
)  # fmt: skip


@cache
def held() -> tuple[Page, ComposedPage]:
    made, _ = compose(DRAWN, STORIES)
    one = replace(DRAWN, held=record_of(DRAWN, made))
    return one, compose(one, STORIES)[0]


def changed(one: Story, head: str, deck: str, lengths: list[int]) -> Story:
    blocks = tuple(Block("paragraph", Text(f"{one.name}/p/{n}", copy(size, n))) for n, size in enumerate(lengths))
    texts = {
        key: Text(f"{one.name}/{key}", words) if words else None for key, words in (("headline", head), ("deck", deck))
    }
    return replace(one, blocks=blocks, headline=texts["headline"], deck=texts["deck"])


@settings(derandomize=True, deadline=None, max_examples=30)
@given(
    name=st.sampled_from([one.name for one in STORIES]),
    head=st.integers(0, 22),
    deck=st.integers(0, 16),
    lengths=st.lists(st.integers(20, 900), max_size=4),
)
def test_an_edit_in_one_story_moves_nothing_else(name: str, head: int, deck: int, lengths: list[int]) -> None:
    page_held, before = held()
    edited = [changed(one, HEADS[:head], HEADS[3 : 3 + deck], lengths) if one.name == name else one for one in STORIES]
    after, _ = compose(page_held, edited)
    assert after.rows == before.rows
    for one, other in zip(before.stories, after.stories, strict=True):
        assert one.name == name or one == other
    assert [item for item in after.separators if item not in before.separators] == []


def test_a_page_that_is_held_and_not_edited_is_the_same() -> None:
    made, _ = compose(DRAWN, STORIES)
    assert paint_page(held()[1], title="") == paint_page(made, title="")
