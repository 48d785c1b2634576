"""Pictures among the columns of a story (插图): where each stands, what text goes round, and what is wrong with it.

An inset keeps to the lines of the grid and within the columns of its story; its depth follows from its width, its
shape and its words. Source: CSS Shapes 1; newspaper-practice §10
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from ..base.geometry import Point, Rect
from ..base.units import resolve
from ..edition.model import Inset, Picture
from ..style.model import ComputedStyle
from .around import Margins, Obstacle
from .columns import TextColumn
from .pictures import SetPicture, picture_depth, picture_part, set_picture

if TYPE_CHECKING:
    from .story import StoryMaker

_ROUNDING = 0.02
_OPAQUE = 255


class InsetFault(NamedTuple):
    """A code with its values, reported when the page is settled."""

    code: str
    values: tuple[tuple[str, object], ...]


class SetInset(NamedTuple):
    """An inset in its place: the picture as set (None: nowhere), what it keeps text from, and its size in lines."""

    name: str
    made: SetPicture | None
    obstacles: tuple[Obstacle, ...]
    width: int
    lines: int
    """Grid lines that it takes; where its place is a line counted from the top of its columns, those above it, too."""
    faults: tuple[InsetFault, ...] = ()
    first: int = 0
    last: int = 0
    """Grid lines between which all columns that it stands over have text; both 0 where it stands over none."""


class _Region(NamedTuple):
    """A run of text from side to side in sp, between two grid lines: a column, or all tiers of vertical text."""

    start: int
    stop: int
    top: int
    bottom: int


class _Spot(NamedTuple):
    """The regions over which an inset stands, where it begins in sp, and its width."""

    regions: tuple[_Region, ...]
    x: int
    width: int


def set_insets(
    maker: StoryMaker, columns: Sequence[TextColumn], others: Sequence[Obstacle] = ()
) -> tuple[SetInset, ...]:
    """The insets of a story among its columns, in the order given; `others` is what stands there already."""
    regions = _regions(maker, columns)
    pictures = {picture.name: picture for picture in maker.story.pictures}
    drawn = {area.name for area in maker.pictures}
    standing = [("", obstacle.outer) for obstacle in others]
    made: list[SetInset] = []
    for inset in maker.placement.insets if regions else ():
        picture = pictures.get(inset.name)
        if picture is None or inset.name in drawn:
            continue
        one = _Setter(maker, inset, picture, regions).place(standing)
        standing += [(inset.name, obstacle.rect) for obstacle in one.obstacles]
        made.append(one)
    return tuple(made)


def _regions(maker: StoryMaker, columns: Sequence[TextColumn]) -> tuple[_Region, ...]:
    """The deepest piece of every column, from left to right; all tiers of vertical text as one."""
    grid = maker.grid

    def lines(rect: Rect) -> tuple[int, int]:
        over, under = rect.y - grid.y(0), rect.bottom - grid.y(0)
        return ceil(over / grid.pitch - _ROUNDING), int(under / grid.pitch + _ROUNDING)

    rects = [column.rect for column in columns if column.lines]
    if maker.is_vertical and rects:
        left, right = min(rect.x for rect in rects), max(rect.right for rect in rects)
        top, bottom = min(rect.y for rect in rects), max(rect.bottom for rect in rects)
        return (_Region(left, right, *lines(Rect(left, top, right - left, bottom - top))),)
    deepest: dict[int, Rect] = {}
    for rect in rects:
        if rect.x not in deepest or rect.height > deepest[rect.x].height:
            deepest[rect.x] = rect
    return tuple(_Region(rect.x, rect.right, *lines(rect)) for _, rect in sorted(deepest.items()))


class _Setter:
    """One inset and what its place hangs on."""

    def __init__(self, maker: StoryMaker, inset: Inset, picture: Picture, regions: tuple[_Region, ...]) -> None:
        self.maker = maker
        self.inset = inset
        self.picture = picture
        self.regions = regions
        self.grid = maker.grid
        self.zi = maker.grid.geometry.zi
        self.style: ComputedStyle = maker.context.style(maker.part, picture_part(picture, inset=True))
        margin = self.style.shape_margin
        self.margin = self.zi if margin is None else resolve(margin, self.zi)

    def place(self, standing: Sequence[tuple[str, Rect]]) -> SetInset:
        """The inset where it is wanted, or why it can't stand there."""
        spot = self._spot()
        if isinstance(spot, InsetFault):
            return SetInset(self.inset.name, None, (), self._width(), 0, (spot,))
        first, last = max(r.top for r in spot.regions), min(r.bottom for r in spot.regions)
        depth, top = self._lines(spot, first, last)
        taken = depth + (top - first if self.inset.place.line else 0)
        if top + depth > last:
            room = max(last - top, 0)
            fault = self._too_deep(spot, depth, room)
            return SetInset(self.inset.name, None, (), spot.width, taken, (fault,), first, last)
        made = set_picture(
            self.maker.context, self.grid, self.picture, self.maker.part, (spot.x, spot.x + spot.width), top,
            top + depth, air_above=top > first, inset=True,
        )  # fmt: skip
        rect = Rect(spot.x, self.grid.y(top), spot.width, self.grid.y(top + depth) - self.grid.y(top))
        for name, other in standing:
            if rect.x < other.right and other.x < rect.right and rect.y < other.bottom and other.y < rect.bottom:
                lines = self.grid.lines_for(other.bottom - rect.y)
                fault = _fault("inset/overlap", name=self.inset.name, other=name or self.maker.story.name, lines=lines)
                return SetInset(self.inset.name, None, (), spot.width, taken, (fault,), first, last)
        made, obstacles = self._obstacles(made, rect, top + depth < last)
        faults = tuple(self._warnings(spot, obstacles))
        return SetInset(self.inset.name, made, obstacles, spot.width, taken, faults, first, last)

    def _width(self) -> int:
        """The width as asked for; else as the stylesheet has it, and else a column and a half, or half a column."""
        asked = self.inset.width
        if asked is None and self.style.width:
            return self.style.width
        if asked is None:
            return self._columns(1500 if len(self.regions) > 1 else 500)
        if asked.kind == "columns":
            return self._columns(asked.value)
        return asked.value * self.zi // 1000 if asked.kind == "zi" else asked.value

    def _columns(self, thousandths: int) -> int:
        """A width in columns; every gutter that they reach over counts."""
        whole, part = divmod(thousandths, 1000)
        first = self.regions[0]
        measure = first.stop - first.start
        gutter = self.regions[1].start - first.stop if len(self.regions) > 1 else round(self.maker.gutter_zi * self.zi)
        gutters = max(whole - (0 if part else 1), 0)
        return whole * measure + part * measure // 1000 + gutters * gutter

    def _spot(self) -> _Spot | InsetFault:
        place, regions, width, name = self.inset.place, self.regions, self._width(), self.inset.name
        left, right = regions[0].start, regions[-1].stop
        number = place.column or place.gutter
        if place.column > len(regions) or (place.gutter and place.gutter >= len(regions)):
            return _fault("inset/no-column", name=name, column=number, columns=len(regions) - bool(place.gutter))
        if place.column:
            left = regions[number - 1].start
            x = left
        elif place.gutter:
            x = (regions[number - 1].stop + regions[number].start - width) // 2
            half = min(x + width // 2 - left, right - x - width // 2)
            left, right = x + width // 2 - half, x + width // 2 + half
        else:
            x = {"left": left, "right": right - width, "center": (left + right - width) // 2}[place.across]
        if width > right - left + 1:
            zi = self.zi
            return _fault("inset/too-wide", name=name, width=round(width / zi), room=int((right - left) / zi))
        crossed = tuple(region for region in regions if region.start < x + width and x < region.stop)
        return _Spot(crossed, x, width)

    def _lines(self, spot: _Spot, first: int, last: int) -> tuple[int, int]:
        """The depth of the inset in lines, and the grid line that it begins on."""
        place = self.inset.place
        at_top = place.down == "top" and place.line <= 1
        depth = picture_depth(
            self.maker.context,
            self.grid,
            self.picture,
            self.maker.part,
            spot.width,
            inset=True,
            air_above=not at_top,
            at=spot.x,
        )
        if place.line:
            return depth, first + place.line - 1
        return depth, {"top": first, "middle": (first + last - depth) // 2, "bottom": last - depth}[place.down]

    def _too_deep(self, spot: _Spot, depth: int, room: int) -> InsetFault:
        return _fault(
            "inset/too-deep", name=self.inset.name, lines=depth, room=room, missing=depth - room,
            zi=max(int(spot.width * room / depth / self.zi), 1),
        )  # fmt: skip

    def _obstacles(self, made: SetPicture, rect: Rect, text_under: bool) -> tuple[SetPicture, tuple[Obstacle, ...]]:
        """What text goes round: the whole, or the outline of the picture and the rectangle of its words.

        Where text goes on under it, a line stays white.
        """
        wrap = self.inset.wrap or self.style.wrap_flow
        under = round(self.grid.pitch) if text_under else 0
        sides = Margins(0, self.margin, under, self.margin)
        outline = self._outline(made)
        if not outline:
            return made, (Obstacle(rect, (), sides, wrap),)
        far = Margins(self.margin, self.margin, self.margin, self.margin)
        words = [
            Obstacle(frame.rect._replace(height=rect.bottom - frame.rect.y), (), sides, wrap) for frame in made.frames
        ]
        pictures = tuple(replace(one, under_text=True) for one in made.pictures)
        return made._replace(pictures=pictures), (Obstacle(made.pictures[0].rect, outline, far, wrap), *words)

    def _outline(self, made: SetPicture) -> tuple[Point, ...]:
        """The outline that text follows in page coordinates; () for the whole rectangle."""
        shape, picture = self.style.shape_outside, made.picture
        if picture is None or len(made.pictures) > 1 or (isinstance(shape, str) and shape != "alpha"):
            return ()
        rect, crop = picture.rect, picture.crop
        if isinstance(shape, str):
            mask = self.picture.file.mask if self.picture.file else ()
            shares = mask_outline(mask, round(self.style.shape_image_threshold * _OPAQUE), crop)
        else:
            shares = shape
        return tuple(Point(rect.x + round(x * rect.width), rect.y + round(y * rect.height)) for x, y in shares)

    def _warnings(self, spot: _Spot, obstacles: Sequence[Obstacle]) -> Iterator[InsetFault]:
        file = self.picture.file
        if self.style.shape_outside == "alpha" and file and not file.mask:
            yield _fault("inset/no-mask", name=self.inset.name)
        wrap = self.inset.wrap or self.style.wrap_flow
        if wrap == "clear" or any(obstacle.outline for obstacle in obstacles) or self.maker.is_vertical:
            return
        least = self.maker.least_measure
        for region in spot.regions:
            free = max(spot.x - self.margin - region.start, region.stop - spot.x - spot.width - self.margin)
            if self.zi <= free < least:
                zi, width = free // self.zi, spot.width // self.zi
                narrower = max(width - (least // self.zi - zi), 1)
                yield _fault("inset/no-text-beside", name=self.inset.name, zi=zi, narrower=narrower)
                return


def mask_outline(
    mask: Sequence[bytes], threshold: int, crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
) -> tuple[tuple[float, float], ...]:
    """Round what is more opaque than `threshold` in a raster: a polygon in shares of what the crop shows.

    It goes down along the left edge of every row that has any and up along the right, so that it holds whatever lies
    between them.
    """
    left, top, right, bottom = crop
    rows: list[tuple[float, float, float, float]] = []
    for number, row in enumerate(mask):
        opaque = [index for index, value in enumerate(row) if value > threshold]
        if opaque:
            upper, lower = number / len(mask), (number + 1) / len(mask)
            rows.append((opaque[0] / len(row), (opaque[-1] + 1) / len(row), upper, lower))
    shown = [row for row in rows if row[3] > top and row[2] < bottom and row[1] > left and row[0] < right]

    def share(x: float, y: float) -> tuple[float, float]:
        return (
            min(max((x - left) / (right - left), 0.0), 1.0),
            min(max((y - top) / (bottom - top), 0.0), 1.0),
        )

    down = [share(start, y) for start, _, upper, lower in shown for y in (upper, lower)]
    up = [share(stop, y) for _, stop, upper, lower in reversed(shown) for y in (lower, upper)]
    return (*down, *up)


def _fault(code: str, **values: object) -> InsetFault:
    return InsetFault(code, tuple(values.items()))
