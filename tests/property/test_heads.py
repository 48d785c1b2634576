"""Heads at any position in areas of any shape: nothing lost, nothing over anything else, all on the grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.geometry import Rect
from layout.edition.head_words import SIDES_OF
from layout.edition.model import HeadPosition, HeadSpot, Placement
from layout.page.context import Context
from layout.page.fill import SetStory, set_story
from layout.page.grid import PageGrid
from layout.page.head_places import ink_rect
from layout.page.model import Frame, PlacedText
from layout.page.parts import page_part
from layout.page.story import StoryMaker
from tests.unit.page.pages import book, page, sheet, story
from tests.unit.page.test_head_places import AMONG, meets

POSITIONS: tuple[HeadPosition, ...] = ("over", "left", "right", *AMONG)
DUMMIES = (
    "a a a a",
    "a",
    "a a",
    "a a a a a a a",
    "a a a a\na a . .",
    "a a . .\na a a a",
    ". a a .\na a a a\n. a a .",
    "a a a a\n. . a a\n. . . a",
    "a . . .\na a . .\na a a a",
)


@st.composite
def placements(draw: st.DrawFn) -> Placement:
    position = draw(st.sampled_from(POSITIONS))
    side = draw(st.sampled_from(("", *SIDES_OF.get(position, ()))))
    spot = HeadSpot(side, draw(st.integers(0, 3)), draw(st.sampled_from((0, 0, 8, 30))))
    return Placement(head=position, head_spot=spot)


@settings(deadline=None, derandomize=True, max_examples=80)
@given(
    placements(), st.sampled_from(DUMMIES), st.lists(st.integers(5, 40), min_size=3, max_size=3),
    st.integers(300, 6000), st.sampled_from(["港口", "港口今日开放", "让每一户都暖起来再暖一点点好吗各位"]),
    st.booleans(),
)  # fmt: skip
def test_every_character_is_set_once_or_overset_and_nothing_stands_on_anything(
    placement: Placement, dummy: str, depths: list[int], length: int, headline: str, has_side: bool
) -> None:
    drawn = page(dummy, placements={"a": placement})
    grid = PageGrid(sheet().geometry, drawn.columns)
    rows = len(drawn.rows)
    tops = (0, *(sum(depths[: n + 1]) for n in range(rows)))
    one = story("a", [length // 3] * 3, headline, deck="首批三艘货轮昨晚靠岸", kicker="历经三年" if has_side else "")
    maker = StoryMaker(Context(sheet(), book(), page_part(drawn), "A02"), grid, one, placement, 1, drawn.areas[0])
    made = set_story(maker, tops)
    again = set_story(StoryMaker(maker.context, grid, one, placement, 1, drawn.areas[0]), tops)
    assert made == again
    set_characters = sum(line.line.end - line.line.start for text in made.texts for line in text.lines)
    copy = sum(len(text.text) for text in one.texts())
    assert set_characters + made.account.overset_characters == copy
    inks = [ink_rect(head) for head in made.layout.heads]
    rects = list(_lines(made.frames, made.texts))
    for number, rect in enumerate(rects):
        assert not any(meets(rect, ink) for ink in inks)
        assert not any(meets(rect, other) for other in rects[number + 1 :])
    _on_grid(made, grid)


def _lines(frames: Sequence[Frame], texts: Sequence[PlacedText]) -> Iterator[Rect]:
    for text in texts:
        for placed in text.lines if text.role == "paragraph" else ():
            frame, size = frames[placed.frame].rect, placed.line.runs[0].size
            x, y = frame.x + placed.inline + placed.line.inset, frame.y + placed.block - round(0.88 * size)
            yield Rect(x, y, placed.line.width, size)


def _on_grid(made: SetStory, grid: PageGrid) -> None:
    for text in made.texts:
        for placed in text.lines if text.role == "paragraph" else ():
            baseline = made.frames[placed.frame].rect.y + placed.block - grid.baseline(placed.line.runs[0].size)
            line = round((baseline - grid.y(0)) / grid.pitch)
            assert abs(baseline - grid.y(line)) <= 2
