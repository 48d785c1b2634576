"""Whatever is drawn comes out as a page: nothing lost, nothing over anything else, all on the grid, the same twice."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from layout.base.diagnostics import Diagnostic, Place
from layout.base.geometry import Rect
from layout.page.grid import PageGrid
from layout.page.model import ComposedPage, Frame, PlacedLine, PlacedStory
from tests.property import drawn
from tests.property.drawn import drawn_pages, made_of
from tests.property.pages import Made
from tests.unit.page.pages import compose

many = settings(derandomize=True, deadline=None, max_examples=25)

TOLD = ("fit/head-deep", "fit/headline-overflow", "text/overfull")
"""What sticks out and is reported."""
FOLIO = 3
"""Lines of the folio over everything else."""
PICTURED = "a a a | *\na p a | *\na a a | *"
SHAPES = {
    "ring": made_of(drawn.RING),
    "ring round a picture": made_of(PICTURED, 1500, {"p": "a"}),
    "spiral": made_of(drawn.SPIRAL),
    "comb": made_of(drawn.COMB),
    "cross": made_of(drawn.CROSS),
    "one row": made_of(drawn.ONE_ROW),
    "one column": made_of(drawn.ONE_COLUMN),
    "one cell": made_of("a | *"),
    "steps": made_of(drawn.STEPS),
    "hook": made_of(drawn.HOOK),
    "forty columns": made_of(" ".join("a" * 20 + "b" * 20) + " | *"),
    "forty columns of stories": made_of(" ".join(f"s{n}" for n in range(40)) + " | *", 60),
    "a hundred and twenty rows": made_of("\n".join("a b b" if n < 60 else "a a c" for n in range(120))),
    "rows of a line": made_of("\n".join(("a b b" if n < 60 else "a a c") + " | 1" for n in range(117))),
    "stairs of forty rows": made_of(
        "\n".join(" ".join("a" if c <= r // 8 else "b" for c in range(5)) for r in range(40))
    ),
}


def composed(made: Made) -> tuple[ComposedPage, tuple[Diagnostic, ...]]:
    return compose(made.page, made.stories)


def check_copy(made: Made, page: ComposedPage) -> None:
    """Every character stands once, in order, or is counted as overset."""
    placed = {story.name: story for story in page.stories}
    assert set(placed) == {story.name for story in made.stories}
    for story in made.stories:
        there: dict[str, str] = {}
        for text in placed[story.name].texts:
            for line in text.lines:
                there[text.node_id] = there.get(text.node_id, "") + text.text[line.line.start : line.line.end]
        account, missing, gone = placed[story.name].account, 0, False
        for block in story.blocks:
            words, stands = block.text.text, there.get(block.text.node_id, "")
            if account.overset is not None and block.text.node_id == account.overset.node_id:
                words, gone = words[: account.overset.offset], True
            elif gone:
                words = ""
            assert stands == words
            missing += len(block.text.text) - len(stands)
        assert missing == account.overset_characters
        assert all(there[text.node_id] == text.text for text in story.head_texts())


def check_grid(made: Made, page: ComposedPage) -> None:
    grid = PageGrid(page.geometry, made.page.columns)
    rise = grid.baseline(page.geometry.zi)
    tops = {grid.y(line) + rise for line in range(2 * page.geometry.lines)}
    for story in page.stories:
        for text in story.texts:
            across = [line for line in text.lines if story.frames[line.frame].writing_mode == "horizontal-tb"]
            if text.role == "paragraph":
                assert all(story.frames[line.frame].rect.y + line.block in tops for line in across)


def check_apart(made: Made, page: ComposedPage, found: tuple[Diagnostic, ...]) -> None:
    """Nothing of a story stands outside its cells, or over its head or pictures, but where that is told."""
    grid = PageGrid(page.geometry, made.page.columns)
    tops = [FOLIO]
    for depth in page.rows:
        tops.append(tops[-1] + depth)
    told = {item.place.node_id.split("/")[0] for item in found if item.code in TOLD and isinstance(item.place, Place)}
    for story in page.stories:
        area = made.page.area(story.name)
        assert area is not None
        owned = [a for a in made.page.areas if a.kind == "picture" and a.story == story.name]
        cells = {*area.cells, *(cell for picture in owned for cell in picture.cells)}
        solid = [rect for rect in (*texts_of(story), *(p.rect for p in story.pictures)) if rect.height and rect.width]
        if story.name in told:
            continue
        for one, other in combinations(solid, 2):
            assert not overlap(one, other), (story.name, one, other)
        for rect in solid:
            for row in range(len(page.rows)):
                for column in range(made.page.columns):
                    if (row, column) not in cells:
                        cell = grid.rect(column, column, tops[row], tops[row + 1])
                        assert not overlap(rect, cell), (story.name, rect, (row, column))
            assert grid.left - 2 <= rect.x <= rect.right <= grid.right + 2


def texts_of(story: PlacedStory) -> list[Rect]:
    """What the lines cover, by the size of their first characters."""
    lines = (line for text in story.texts for line in text.lines if line.line.runs)
    return [_ink(story.frames[line.frame], line) for line in lines]


def _ink(frame: Frame, line: PlacedLine) -> Rect:
    size, start, rect = line.line.runs[0].size, line.inline + line.line.inset, frame.rect
    if frame.writing_mode == "vertical-rl":
        return Rect(rect.right - line.block - size // 2, rect.y + start, size, line.line.width)
    return Rect(rect.x + start, rect.y + line.block - round(0.88 * size), line.line.width, size)


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > 2 and min(one.bottom, other.bottom) - max(one.y, other.y) > 2


def check(made: Made) -> None:
    page, found = composed(made)
    check_copy(made, page)
    check_grid(made, page)
    check_apart(made, page, found)
    room = page.geometry.lines - FOLIO
    assert sum(page.rows) == room or any(item.code.startswith("dummy/rows-") for item in found)


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_of_an_odd_shape_is_whole(name: str) -> None:
    check(SHAPES[name])


@many
@given(drawn_pages())
def test_a_page_drawn_at_random_is_whole(made: Made) -> None:
    check(made)


@settings(derandomize=True, deadline=None, max_examples=5)
@given(drawn_pages())
def test_a_page_drawn_at_random_comes_out_the_same_twice(made: Made) -> None:
    assert composed(made) == composed(made)
