"""Pictures among the columns of pages of any shape: nothing lost, nothing set over anything, all on the grid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.edition.insets import parse_place, parse_width
from layout.edition.model import Inset, InsetPlace, Page, Picture, PictureFile, Story, Text
from layout.page.around import WrapFlow
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage
from tests.property.pages import Made, odd_pages, pages
from tests.unit.page.pages import compose, sheet

PLACES = ("左上", "右下", "正中", "左 第7行", "第2栏 第3行", "第1栏缝 下", "中 上")
WRAPS: tuple[WrapFlow | None, ...] = (None, "both", "start", "clear")
WIDTHS = ("半栏", "8字", "12字", "1栏", "一栏半", "80mm")


def with_insets(made: Made, draw: st.DrawFn) -> tuple[Page, list[Story]]:
    stories: list[Story] = []
    placements = dict(made.page.placements)
    for story in made.stories:
        insets: list[Inset] = []
        pictures: list[Picture] = []
        for number in range(draw(st.integers(0, 2))):
            name = f"{story.name}{number}"
            shape = draw(st.sampled_from([(3000, 2000), (900, 1200), (2000, 500)]))
            file = PictureFile(Path(f"{name}.jpg"), name, *shape, "RGB", "JPEG")
            pictures.append(Picture(name, file, Text(f"{story.name}/{name}/caption", "图片的说明。")))
            place = parse_place(draw(st.sampled_from(PLACES))) or InsetPlace()
            wrap = draw(st.sampled_from(WRAPS))
            insets.append(Inset(name, parse_width(draw(st.sampled_from(WIDTHS))), place, wrap))
        placements[story.name] = replace(made.page.placement(story.name), insets=tuple(insets), fit="none")
        stories.append(replace(story, pictures=tuple(pictures)))
    return replace(made.page, placements=tuple(placements.items())), stories


@st.composite
def inset_pages(draw: st.DrawFn, *, odd: bool = False) -> tuple[Page, list[Story]]:
    return with_insets(draw(odd_pages() if odd else pages()), draw)


def prove_whole(composed: ComposedPage, stories: list[Story]) -> None:
    """Every character of the body stands once, in order, or is overset."""
    for story in stories:
        placed = next(one for one in composed.stories if one.name == story.name)
        set_parts = {block.text.node_id: "" for block in story.blocks}
        for text in placed.texts:
            if text.node_id in set_parts:
                set_parts[text.node_id] += "".join(text.text[p.line.start : p.line.end] for p in text.lines)
        words = "".join(set_parts[block.text.node_id] for block in story.blocks)
        copy = "".join(block.text.text for block in story.blocks)
        assert copy.startswith(words)
        assert len(words) + placed.account.overset_characters == len(copy)


@settings(derandomize=True, deadline=None, max_examples=6)
@given(inset_pages())
def test_text_goes_round_insets_on_the_grid_and_loses_nothing(made: tuple[Page, list[Story]]) -> None:
    page, stories = made
    composed, _ = compose(page, stories)
    prove_whole(composed, stories)
    grid = PageGrid(sheet().geometry, page.columns)
    zi = grid.geometry.zi
    baselines = {grid.y(line) + grid.baseline(zi) for line in range(grid.geometry.lines)}
    for story in composed.stories:
        pictures = [picture.rect for picture in story.pictures]
        for text in story.texts:
            for line in text.lines if text.role == "paragraph" else ():
                frame = story.frames[line.frame].rect
                x, y = frame.x + line.inline, frame.y + line.block
                assert min(abs(y - baseline) for baseline in baselines) <= 1
                assert not any(
                    x < p.right and p.x < x + line.line.measure and y - zi < p.bottom and p.y < y for p in pictures
                )
    assert compose(page, stories)[0] == composed


@settings(derandomize=True, deadline=None, max_examples=10)
@given(inset_pages(odd=True))
def test_pages_as_no_editor_would_draw_them_are_set_with_insets_too(made: tuple[Page, list[Story]]) -> None:
    page, stories = made
    prove_whole(compose(page, stories)[0], stories)
