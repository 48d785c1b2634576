"""Display pages cut at their fold, and joined on sheets.

What stands on one side goes there whole; what crosses the fold is cut exactly at it: tints by their rectangles, type
between two characters, everything else by a clipping rectangle. Nothing bleeds into a fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Literal, NamedTuple

from ..base.geometry import Point, Rect
from .items import Artwork, DisplayPage, Fill, GlyphRun, Group, Item, Link, Modules, Outline, Picture, Stroke

_FAR = 1 << 40
"""Farther than any page reaches, in sp."""


def halves(page: DisplayPage, names: Sequence[str], labels: Sequence[str]) -> tuple[DisplayPage, DisplayPage]:
    """The two pages that a page over two is printed on, each clipped at the fold."""
    fold = page.folds[0]
    left, right = _Side(-_FAR, fold, page), _Side(fold, _FAR, page)
    return (
        _half(page, left, names[0], labels[0], fold, "right"),
        _half(page, right, names[1], labels[1], page.width - fold, "left"),
    )


def side_by_side(left: DisplayPage, right: DisplayPage, name: str) -> DisplayPage:
    """Two pages on one side of a sheet that is folded between them, each cut off where the other begins."""
    fold = left.width
    one = _Side(-_FAR, fold, left)
    other = _Side(0, _FAR, right, fold)
    return DisplayPage(
        name,
        f"{left.label}-{right.label}",
        fold + right.width,
        max(left.height, right.height),
        max(left.bleed, right.bleed),
        (*one.groups(), *other.groups()),
        (*one.links(), *other.links()),
        (*left.outline, *right.outline),
        threads=(*one.threads(), *other.threads()),
        folds=(fold,),
        is_black=left.is_black and right.is_black,
    )


def moved(item: Item, dx: int) -> Item:
    """An item farther to the right."""
    return _MOVED[type(item)](item, dx)


def _half(
    page: DisplayPage, side: _Side, name: str, label: str, width: int, inner: Literal["left", "right"]
) -> DisplayPage:
    return replace(
        page,
        name=name,
        label=label,
        title=page.title.replace(f"第{page.label}版", f"第{label}版"),
        width=width,
        groups=tuple(side.groups()),
        links=tuple(side.links()),
        outline=tuple(side.outline()),
        threads=tuple(side.threads()),
        folds=(),
        inner=inner,
    )


class _Side:
    """What of a page lies from `start` to `stop`, moved so that it begins at `at`."""

    def __init__(self, start: int, stop: int, page: DisplayPage, at: int = 0) -> None:
        self.page = page
        self.start, self.stop = start, stop
        self.shift = at - max(start, 0)
        left, right = max(start, -page.bleed), min(stop, page.width + page.bleed)
        self.clip = Rect(left + self.shift, -page.bleed, right - left, page.height + 2 * page.bleed)

    def groups(self) -> Iterator[Group]:
        for group in self.page.groups:
            parts = [part for item in group.items for part in self._cut(item)]
            clip = None if group.clip is None else self._rect(group.clip)
            for is_cut, same in groupby(parts, key=lambda part: part.is_cut):
                items = tuple(moved(part.item, self.shift) for part in same)
                yield replace(group, items=items, clip=self.clip if is_cut else clip)

    def links(self) -> Iterator[Link]:
        for link in self.page.links:
            if rect := self._rect(link.rect):
                yield Link(rect, link.target)

    def threads(self) -> Iterator[tuple[str, tuple[Rect, ...]]]:
        for story, rects in self.page.threads:
            if own := tuple(filter(None, map(self._rect, rects))):
                yield story, own

    def outline(self) -> Iterator[tuple[str, str, int]]:
        """The entries of stories that begin on this side."""
        begins: dict[str, list[int]] = {}
        for story, rects in self.page.threads:
            begins.setdefault(story, []).append(rects[0].x)
        for entry in self.page.outline:
            places = begins.get(entry[1].rstrip(">"), [0])
            place = places.pop(0) if len(places) > 1 else places[0]
            if self.start <= place < self.stop:
                yield entry

    def _rect(self, rect: Rect) -> Rect | None:
        left, right = max(rect.x, self.start), min(rect.right, self.stop)
        return Rect(left + self.shift, rect.y, right - left, rect.height) if left < right else None

    def _cut(self, item: Item) -> list[_Part]:
        """The parts of an item on this side; those that reach over its edge are to be clipped."""
        left, right = _extent(item)
        if right <= self.start or left >= self.stop:
            return []
        if self.start <= left and right <= self.stop:
            return [_Part(item)]
        if isinstance(item, Fill):
            start, stop = max(left, self.start), min(right, self.stop)
            return [_Part(item._replace(rect=item.rect._replace(x=start, width=stop - start)))]
        if isinstance(item, GlyphRun) and item.axis == "horizontal" and item.actual_text is None:
            run = self._part_of_run(item)
            return [] if run is None else [_Part(run)]
        return [_Part(item, True)]

    def _part_of_run(self, run: GlyphRun) -> GlyphRun | None:
        """The characters of a run whose middles lie on this side."""
        half = round(run.size * run.stretch / 2)
        own = [n for n, x in enumerate(run.offsets) if self.start <= run.origin.x + x + half < self.stop]
        if not own:
            return None
        first, last = own[0], own[-1] + 1
        begin = run.clusters[first]
        end = next((cluster for cluster in run.clusters[last:] if cluster > run.clusters[last - 1]), len(run.text))
        return run._replace(
            glyph_ids=run.glyph_ids[first:last],
            offsets=run.offsets[first:last],
            shifts=run.shifts[first:last],
            clusters=tuple(cluster - begin for cluster in run.clusters[first:last]),
            text=run.text[begin:end],
            offset=run.offset + begin,
        )


class _Part(NamedTuple):
    item: Item
    is_cut: bool = False


def _extent(item: Item) -> tuple[int, int]:
    """From where to where an item reaches across."""
    return _EXTENTS[type(item)](item)


def _of_run(run: GlyphRun) -> tuple[int, int]:
    if run.axis != "horizontal":
        return run.origin.x - run.size // 2, run.origin.x + run.size // 2
    first, last = min(run.offsets, default=0), max(run.offsets, default=0)
    return run.origin.x + first, run.origin.x + last + round(run.size * run.stretch)


def _of_stroke(item: Stroke) -> tuple[int, int]:
    left, right = sorted((item.start.x, item.end.x))
    # Only a rule that runs down is wider than it is long.
    half = item.width // 2 if left == right else 0
    return left - half, right + half


def _of_modules(item: Modules) -> tuple[int, int]:
    right = max((column + length for _, column, length in item.runs), default=0)
    return item.origin.x, item.origin.x + item.unit * right


def _of_outline(item: Outline) -> tuple[int, int]:
    places = [int(x) for _, *coordinates in item.path for x in coordinates[::2]]
    return min(places, default=0), max(places, default=0)


def _of_rect(item: Fill | Picture | Artwork) -> tuple[int, int]:
    return item.rect.x, item.rect.right


_EXTENTS: dict[type, Callable[[Any], tuple[int, int]]] = {
    GlyphRun: _of_run,
    Stroke: _of_stroke,
    Modules: _of_modules,
    Outline: _of_outline,
    Fill: _of_rect,
    Picture: _of_rect,
    Artwork: _of_rect,
}


def _point(point: Point, dx: int) -> Point:
    return Point(point.x + dx, point.y)


def _moved_rect(item: Fill | Picture | Artwork, dx: int) -> Item:
    return item._replace(rect=item.rect.moved(dx, 0))


def _moved_outline(item: Outline, dx: int) -> Item:
    path = tuple(
        (operator, *(int(x) + dx if number % 2 == 0 else x for number, x in enumerate(coordinates)))
        for operator, *coordinates in item.path
    )
    return item._replace(path=path)


_MOVED: dict[type, Callable[[Any, int], Item]] = {
    GlyphRun: lambda run, dx: run._replace(origin=_point(run.origin, dx)),
    Stroke: lambda item, dx: item._replace(start=_point(item.start, dx), end=_point(item.end, dx)),
    Modules: lambda item, dx: item._replace(origin=_point(item.origin, dx)),
    Outline: _moved_outline,
    Fill: _moved_rect,
    Picture: _moved_rect,
    Artwork: _moved_rect,
}
