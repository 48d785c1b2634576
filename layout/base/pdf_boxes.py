"""The visible part of a page of a PDF, as its boxes, its rotation and its unit give it (ISO 32000-1, 14.11.2).

A page comes as the library that reads the file has it: a mapping of names to values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

_MOST_NESTED = 50


class PageBox(NamedTuple):
    """A rectangle of a page in its own units, how far the page is turned (clockwise), and points to a unit."""

    left: float
    bottom: float
    width: float
    height: float
    turn: int
    unit: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as the page is looked at."""
        width, height = self.width * self.unit, self.height * self.unit
        return (height, width) if self.turn % 180 else (width, height)


def page_box(page: Any, *, trimmed: bool) -> PageBox:
    """The part of a page that counts: what is cut out of paper (`trimmed`), or what a reader shows.

    Raises ValueError for a page without a size.
    """
    media = _edges(inherited(page, "/MediaBox"))
    if media is None:
        raise ValueError("no MediaBox")
    shown = _edges(inherited(page, "/CropBox"))
    wanted = (_edges(page.get("/TrimBox")) or _edges(page.get("/ArtBox"))) if trimmed else None
    box = _within(wanted or shown or media, media)
    turn = int(inherited(page, "/Rotate") or 0) // 90 * 90 % 360
    if box[2] - box[0] <= 0 or box[3] - box[1] <= 0:
        raise ValueError("a page without a size")
    unit = float(page.get("/UserUnit", 1)) or 1.0
    return PageBox(box[0], box[1], box[2] - box[0], box[3] - box[1], turn, unit)


def inherited(page: Any, key: str) -> Any:
    """An entry of a page, or of the tree over it; None where there is none."""
    node = page
    for _ in range(_MOST_NESTED):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return node.get(key) if node is not None else None


_Edges = tuple[float, float, float, float]


def _edges(value: Sequence[Any] | None) -> _Edges | None:
    if value is None or len(value) != 4:
        return None
    x0, y0, x1, y1 = (float(edge) for edge in value)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _within(box: _Edges, outer: _Edges) -> _Edges:
    return max(box[0], outer[0]), max(box[1], outer[1]), min(box[2], outer[2]), min(box[3], outer[3])
