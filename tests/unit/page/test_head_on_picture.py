"""Heads on pictures: where they stand, what is drawn first, and whether they can be read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from layout.base.color import WHITE
from layout.base.diagnostics import Diagnostic
from layout.base.geometry import Rect
from layout.display.items import GlyphRun
from layout.edition.model import Area, HeadSpot, Picture, PictureFile, Placement, Text
from layout.page.head_on_picture import picture_under
from layout.page.model import ComposedPage, PlacedStory
from layout.page.paint import paint_page
from tests.unit.page.pages import compose, page, story

DRAWN = "a a p p p | 40\na a a a a | *"


def photo(folder: Path, level: int) -> Picture:
    path = folder / f"p{level}.jpg"
    Image.new("RGB", (2400, 1600), (level, level, level)).save(path)
    digest = sha256(path.read_bytes()).hexdigest()
    file = PictureFile(path, digest, 2400, 1600, "RGB", "JPEG")
    return Picture("p", file, Text("a/p/caption", "港口一角。"))


def made(
    folder: Path, level: int = 40, side: str = "", *, headline: str = "港口今日开放", dummy: str = DRAWN
) -> tuple[PlacedStory, ComposedPage, list[Diagnostic]]:
    spot = HeadSpot(side)  # pyright: ignore[reportArgumentType]
    drawn = page(dummy, {"p": "a"}, {"a": Placement(head="on_picture", head_spot=spot)})
    words = story("a", [5000], headline, deck="首批三艘货轮", byline="记者 周小满", pictures=(photo(folder, level),))
    composed, found = compose(drawn, [words])
    return composed.stories[0], composed, list(found)


def is_inside(inner: Rect, outer: Rect) -> bool:
    return outer.x <= inner.x and inner.right <= outer.right and outer.y <= inner.y and inner.bottom <= outer.bottom


@pytest.mark.parametrize(("side", "place"), [("", 1.0), ("top", 0.0), ("middle", 0.5)])
def test_a_head_stands_on_its_picture_where_it_is_asked_for(tmp_path: Path, side: str, place: float) -> None:
    one, _, _ = made(tmp_path, side=side)
    picture = one.pictures[0].rect
    assert is_inside(one.frames[0].rect, picture)
    lines = [line for text in one.texts if text.role in ("headline", "deck") for line in text.lines]
    level = one.frames[0].rect.y + sum(line.block for line in lines) // len(lines) - picture.y
    assert abs(level / picture.height - place) < 0.3


def test_byline_stays_with_the_text(tmp_path: Path) -> None:
    one, _, _ = made(tmp_path)
    byline = next(text for text in one.texts if text.role == "byline")
    assert not is_inside(one.frames[byline.lines[0].frame].rect, one.pictures[0].rect)


def test_the_picture_is_drawn_before_the_head_that_stands_on_it_in_white(tmp_path: Path) -> None:
    _, composed, _ = made(tmp_path)
    groups = paint_page(composed, title="").groups
    roles = [group.role for group in groups]
    assert roles.index("figure") < roles.index("headline")
    assert roles.count("figure") == 1
    run = groups[roles.index("headline")].items[0]
    assert isinstance(run, GlyphRun)
    assert run.color == WHITE


def test_a_head_takes_the_size_that_the_depth_of_its_picture_allows(tmp_path: Path) -> None:
    high, _, _ = made(tmp_path)
    low, _, _ = made(tmp_path, dummy="a a p p p | 10\na a a a a | *")
    assert low.head_size < high.head_size


@pytest.mark.parametrize(("level", "is_said"), [(20, False), (90, False), (200, True)])
def test_white_on_a_light_picture_is_reported(tmp_path: Path, level: int, is_said: bool) -> None:
    _, _, found = made(tmp_path, level)
    assert ("makeup/head-contrast" in [item.code for item in found]) == is_said


def test_without_a_picture_the_head_stands_over_the_text_and_that_is_said() -> None:
    drawn = page("a a a | *", placements={"a": Placement(head="on_picture")})
    composed, found = compose(drawn, [story("a", [3000], "港口今日开放")])
    assert "makeup/head-no-picture" in [item.code for item in found]
    assert composed.stories[0].frames[0].rect.bottom <= composed.stories[0].frames[1].rect.y


def test_the_largest_picture_is_meant_unless_one_is_named() -> None:
    small, large = Area("s", "picture", ((0, 0),), "a"), Area("l", "picture", ((0, 1), (0, 2)), "a")
    assert picture_under(HeadSpot(), (small, large)) == large
    assert picture_under(HeadSpot(picture="s"), (small, large)) == small
    assert picture_under(HeadSpot(picture="x"), (small, large)) is None
