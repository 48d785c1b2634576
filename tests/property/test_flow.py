"""What holds of every page: nothing lost or doubled, everything on the grid, nothing over anything else."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from layout.base.geometry import Rect
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage, PlacedStory
from tests.property.pages import Made, odd_pages, pages
from tests.unit.page.pages import compose

TEXT_ROLES = ("paragraph", "item", "signature", "crosshead")
BODY_ROLES = ("paragraph", "item", "signature")
many = settings(derandomize=True, deadline=None, max_examples=50)


def composed(made: Made) -> ComposedPage:
    return compose(made.page, made.stories)[0]


def set_text(story: PlacedStory) -> dict[str, str]:
    """The text of every node as it stands on the page, line after line."""
    found: dict[str, str] = {}
    for placed in story.texts:
        for line in placed.lines:
            found[placed.node_id] = found.get(placed.node_id, "") + placed.text[line.line.start : line.line.end]
    return found


@many
@given(pages())
def test_text_on_the_page_and_overset_together_are_the_story(made: Made) -> None:
    for placed in composed(made).stories:
        story = next(s for s in made.stories if s.name == placed.name)
        there = set_text(placed)
        overset = placed.account.overset
        gone = False
        missing = 0
        for block in story.blocks:
            words = block.text.text
            if overset is not None and block.text.node_id == overset.node_id:
                assert there.get(block.text.node_id, "") == words[: overset.offset]
                gone, missing = True, len(words) - overset.offset
            elif gone:
                assert block.text.node_id not in there
                missing += len(words)
            else:
                assert there[block.text.node_id] == words
        assert missing == placed.account.overset_characters
        for text in story.head_texts():
            assert there[text.node_id] == text.text


@many
@given(pages())
def test_every_line_of_text_stands_on_the_grid(made: Made) -> None:
    page = composed(made)
    grid = PageGrid(page.geometry, made.page.columns)
    tops = {grid.y(line): line for line in range(page.geometry.lines + 1)}
    rise = grid.baseline(page.geometry.zi)
    for story in page.stories:
        for text in story.texts:
            if text.role in BODY_ROLES:
                for line in text.lines:
                    assert story.frames[line.frame].rect.y + line.block - rise in tops


@many
@given(pages())
def test_frames_lie_apart_and_inside_the_type_area(made: Made) -> None:
    page = composed(made)
    grid = PageGrid(page.geometry, made.page.columns)
    if sum(page.rows) + 3 > page.geometry.lines:
        return
    fits = [s for s in page.stories if s.account.overset is None]
    frames = [frame.rect for story in fits for frame in story.frames if frame.rect.height > 0]
    for rect in frames:
        assert rect.x >= grid.left
        assert rect.right <= grid.right
        assert rect.bottom <= grid.y(page.geometry.lines)
    for one, other in combinations(frames, 2):
        assert not overlap(one, other)


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > 0 and min(one.bottom, other.bottom) - max(one.y, other.y) > 0


@many
@given(pages())
def test_column_feet_of_a_story_that_fits_differ_by_one_line_at_most(made: Made) -> None:
    page = composed(made)
    grid = PageGrid(page.geometry, made.page.columns)
    for story in page.stories:
        area = made.page.area(story.name)
        assert area is not None
        rectangle = len({c for _, c in area.cells}) * len(area.rows) == len(area.cells)
        if story.account.overset is None and story.account.need and rectangle:
            columns = story.frames[1:] if story.head_size else story.frames
            feet = [frame.rect.bottom for frame in columns]
            assert max(feet) - min(feet) <= grid.pitch + 1


@many
@given(pages())
def test_a_crosshead_has_text_under_it_in_its_own_column(made: Made) -> None:
    for story in composed(made).stories:
        last_text = max((n for n, text in enumerate(story.texts) if text.role in TEXT_ROLES), default=-1)
        for number, text in enumerate(story.texts):
            if text.role == "crosshead" and number < last_text:
                following = story.texts[number + 1].lines[0]
                assert following.frame == text.lines[-1].frame


@many
@given(pages())
def test_no_head_is_larger_than_one_of_higher_rank(made: Made) -> None:
    sizes = [story.head_size for story in composed(made).stories if story.head_size]
    assert sizes == sorted(sizes, reverse=True)


@many
@given(pages())
def test_the_same_page_comes_out_the_same(made: Made) -> None:
    assert compose(made.page, made.stories) == compose(made.page, made.stories)


@many
@given(odd_pages())
def test_whatever_is_drawn_comes_out_with_every_character_placed_or_named(made: Made) -> None:
    for placed in composed(made).stories:
        story = next(s for s in made.stories if s.name == placed.name)
        there = sum(len(words) for words in set_text(placed).values())
        whole = sum(len(text.text) for text in story.texts())
        assert there + placed.account.overset_characters == whole
