"""How a page and what is said about it share a sheet of paper: scale, place, margins that take notes.

A page stands at the left under its slug, at the largest scale that leaves a column of notes beside it; what paper is
left under it takes further columns.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..base.geometry import Point, Rect
from ..base.units import SP_PER_PT, mm, pt

PaperSize = Literal["full", "A3", "A4"]

_FINEST = 1 << 16


class Placement(NamedTuple):
    """Where a page stands on a sheet `height` sp high: `x`, `y` is the top left of its trim, in sp from that of the
    sheet; `scale` in 1/65536."""

    height: int
    x: int
    y: int
    scale: int = _FINEST

    def length(self, length: int) -> int:
        """A length on the page as one on the sheet."""
        return (length * self.scale + _FINEST // 2) // _FINEST

    def point(self, point: Point) -> Point:
        return Point(self.x + self.length(point.x), self.y + self.length(point.y))

    def rect(self, rect: Rect) -> Rect:
        x, y = self.point(Point(rect.x, rect.y))
        right, bottom = self.point(Point(rect.right, rect.bottom))
        return Rect(x, y, right - x, bottom - y)

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From sp on the page, y downwards, to the user space of the sheet in points: x' = a·x + e, y' = d·y + f."""
        share = self.scale / _FINEST / SP_PER_PT
        return (share, 0.0, 0.0, -share, self.x / SP_PER_PT, (self.height - self.y) / SP_PER_PT)


class SheetPlan(NamedTuple):
    """A sheet: `page` is the trim on it, `slug` the strip over that, `columns` take notes in this order, `further` are
    those of sheets that hold nothing else. `size` is that of the notes' type."""

    width: int
    height: int
    placement: Placement
    page: Rect
    slug: Rect
    columns: tuple[Rect, ...]
    further: tuple[Rect, ...]
    size: int


class _Format(NamedTuple):
    """Measures of a sheet: its sides (0 where they follow the page), its edge that no printer reaches, the strip of the
    slug, room for numbers at the left, a column of notes, the distance between columns, the size of type."""

    short: int
    long: int
    edge: int
    slug: int
    left: int
    column: int
    gap: int
    size: int


_FORMATS: dict[PaperSize, _Format] = {
    "full": _Format(0, 0, mm(8), mm(24), mm(12), mm(78), mm(6), pt(10)),
    "A3": _Format(mm(297), mm(420), mm(7), mm(17), mm(7), mm(48), mm(3), pt(6.5)),
    "A4": _Format(mm(210), mm(297), mm(6), mm(13), mm(5), mm(36), mm(2.5), pt(5)),
}
_LEAST_DEPTH = mm(18)
"""Less than this under a page takes no columns of notes."""


def plan_sheet(width: int, height: int, paper: PaperSize) -> SheetPlan:
    """The sheet for a page of this trim, upright or on its side, whichever shows the page larger."""
    f = _FORMATS[paper]
    beside, above = 2 * f.edge + f.left + f.gap + f.column, 2 * f.edge + f.slug
    if not f.short:
        return _plan(f, width, height, width + beside, height + above, _FINEST)
    turned = [(f.short, f.long), (f.long, f.short)]

    def scale(wide: int, high: int) -> int:
        return min((wide - beside) * _FINEST // width, (high - above) * _FINEST // height, _FINEST)

    wide, high = max(turned, key=lambda sides: scale(*sides))
    return _plan(f, width, height, wide, high, scale(wide, high))


def _plan(f: _Format, width: int, height: int, wide: int, high: int, scale: int) -> SheetPlan:
    place = Placement(high, f.edge + f.left, f.edge + f.slug, scale)
    page = place.rect(Rect(0, 0, width, height))
    right, foot = wide - f.edge, high - f.edge
    columns = [Rect(right - f.column, page.y, f.column, foot - page.y)]
    top = page.bottom + f.gap
    if foot - top >= _LEAST_DEPTH:
        columns += _columns(f, Rect(page.x, top, right - f.column - f.gap - page.x, foot - top))
    slug = Rect(page.x, f.edge, right - page.x, f.slug - f.gap)
    further = _columns(f, Rect(f.edge, page.y, wide - 2 * f.edge, foot - page.y))
    return SheetPlan(wide, high, place, page, slug, tuple(columns), further, f.size)


def _columns(f: _Format, room: Rect) -> tuple[Rect, ...]:
    """As many columns as are about as wide as that beside the page."""
    count = max((room.width + f.gap) // (f.column + f.gap), 1)
    width = (room.width - (count - 1) * f.gap) // count
    return tuple(Rect(room.x + n * (width + f.gap), room.y, width, room.height) for n in range(count))
