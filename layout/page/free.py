"""What stands on a page off its grid: stories in frames of their own and pictures, text of others round them.

Each has a grid of its own that begins where it stands, so that the same code sets it as any other; on the page's grid
it is an obstacle. Source: CSS Exclusions 1 (`wrap-flow`)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ..base.geometry import Point, Rect
from ..base.units import Length
from ..display.items import Fill, Item, Stroke
from ..edition.model import Area, FreeBlock, FreeLength, FreePoint, Picture
from ..style.model import Part
from .around import Margins, Obstacle
from .context import Context
from .grid import PageGrid
from .pictures import SetPicture, picture_depth, set_picture


class FreePlace(NamedTuple):
    """Where a block stands: its rectangle on the page, the grid that it is set on, and the lines of that."""

    rect: Rect
    grid: PageGrid
    lines: int


def length_on(grid: PageGrid, length: FreeLength) -> int:
    """A distance on the page in sp."""
    if length.kind == "length":
        return length.value
    if length.kind == "zi":
        return length.value * grid.geometry.zi // 1000
    whole, part = divmod(length.value, 1000)
    # Whole lines are those of the grid, to the last sp.
    depth = grid.y(whole) - grid.y(0) if 0 <= whole <= grid.geometry.lines else round(whole * grid.pitch)
    return depth + round(part * grid.pitch / 1000)


def point_on(grid: PageGrid, point: FreePoint) -> Point:
    """A place on the page in sp from the corner of the trim."""
    return Point(grid.left + length_on(grid, point.x), grid.y(0) + length_on(grid, point.y))


def place_block(grid: PageGrid, block: FreeBlock, lines: int = 0, columns: int = 1) -> FreePlace:
    """Where a block stands that is as deep as it says, or `lines` lines where it says nothing."""
    at, width = point_on(grid, block.at), length_on(grid, block.size.width)
    depth = length_on(grid, block.size.height) if block.size.height else round(lines * grid.pitch)
    count = max(round(depth / grid.pitch), 1)
    zi = grid.geometry.zi
    # What is no whole 字 stays at both sides alike.
    measure = max(width // zi, 1)
    geometry = replace(
        grid.geometry,
        zi_count=measure,
        lines=count,
        type_height=Length(depth),
        margin_left=Length(at.x + (width - measure * zi) // 2),
        margin_top=at.y,
        is_truck=False,
    )
    return FreePlace(Rect(at.x, at.y, width, depth), PageGrid(geometry, columns), count)


def story_area(block: FreeBlock, columns: int) -> Area:
    """The area of a free story on a grid of its own."""
    return Area(block.name, "story", tuple((0, column) for column in range(columns)))


def set_free_picture(
    context: Context, grid: PageGrid, block: FreeBlock, picture: Picture, story: Part
) -> tuple[SetPicture, Rect]:
    """A free picture with its words, and the rectangle that it takes on the page."""
    width = length_on(grid, block.size.width)
    lines = picture_depth(context, grid, picture, story, width, inset=True, air_above=False)
    place = place_block(grid, block, lines)
    # Pictures begin level with ideographs; this one begins where it is told to.
    raised = replace(place.grid.geometry, margin_top=Length(place.rect.y - place.grid.ideograph_top))
    own = PageGrid(raised, 1)
    sides = place.rect.x, place.rect.right
    made = set_picture(context, own, picture, story, sides, 0, place.lines, air_above=False, inset=True)
    return made, place.rect


def obstacle_of(grid: PageGrid, rect: Rect) -> Obstacle:
    """A rectangle that text keeps a 字 from at its sides, and half a line over and under it."""
    zi, air = grid.geometry.zi, round(grid.pitch / 2)
    return Obstacle(rect, (), Margins(air, zi, air, zi))


def cut_rules(items: Iterable[Item], rects: Iterable[Rect], air: int) -> Iterator[Item]:
    """Rules between stories, without what lies under something that stands free, or closer to it than `air`."""
    covers = [rect.inset(-air, -air, -air, -air) for rect in rects]
    for item in items:
        pieces: list[Item] = [item]
        for cover in covers:
            pieces = [part for piece in pieces for part in _without(piece, cover)]
        yield from pieces


def _without(rule: Item, cover: Rect) -> Iterator[Item]:
    """A rule across or down without the part inside a rectangle."""
    if isinstance(rule, Stroke):
        (x, y), (right, bottom) = rule.start, rule.end
    elif isinstance(rule, Fill):
        x, y, right, bottom = rule.rect.x, rule.rect.y, rule.rect.right, rule.rect.bottom
    else:
        yield rule
        return
    across = right - x > bottom - y
    first, last, low, high = (x, right, cover.x, cover.right) if across else (y, bottom, cover.y, cover.bottom)
    beside = (bottom <= cover.y or y >= cover.bottom) if across else (right <= cover.x or x >= cover.right)
    if beside or last <= low or first >= high:
        yield rule
        return
    for start, stop in ((first, min(low, last)), (max(high, first), last)):
        if start >= stop:
            continue
        box = Rect(start, y, stop - start, bottom - y) if across else Rect(x, start, right - x, stop - start)
        if isinstance(rule, Fill):
            yield rule._replace(rect=box)
        else:
            yield rule._replace(start=Point(box.x, box.y), end=Point(box.right, box.bottom))
