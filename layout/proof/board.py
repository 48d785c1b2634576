"""What overlays draw on: items by sheet and layer, and the signs that all of them use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..base.color import BLACK, WHITE, Color, cmyk
from ..base.geometry import Point, Rect
from ..base.units import pt
from ..display.items import Fill, Item, Outline, Stroke
from ..display.shapes import circle
from ..font.book import FontBook
from .lettering import SANS, SERIF, Pen
from .sheet import Placement, SheetPlan

RED, BLUE, TEAL, BROWN = cmyk(0, 1, 1, 0), cmyk(1, 0.7, 0, 0), cmyk(1, 0, 0.4, 0.3), cmyk(0, 0.6, 1, 0.3)
PALE, GRAY = cmyk(0.5, 0.1, 0, 0), cmyk(0, 0, 0, 0.55)

HAIR, THIN, THICK = pt(0.2), pt(0.4), pt(1)
Dash = tuple[int, ...]
_LEAD = 1.35
"""Of the size of notes: from line to line."""


class Column(NamedTuple):
    """A column of notes, on which sheet."""

    sheet: int
    rect: Rect


class Board:
    """The sheets of one proof in the making; the first holds the page."""

    def __init__(self, plan: SheetPlan, book: FontBook) -> None:
        self.plan = plan
        self.sans, self.bold, self.serif = Pen(book, SANS), Pen(book, SANS, 700), Pen(book, SERIF)
        self.items: dict[tuple[int, str], list[Item]] = {}
        self._columns = [Column(0, rect) for rect in plan.columns]
        self._column = self._depth = 0

    @property
    def place(self) -> Placement:
        return self.plan.placement

    @property
    def sheets(self) -> int:
        return 1 + max((sheet for sheet, _ in self.items), default=0)

    @property
    def lead(self) -> int:
        """From line to line of notes."""
        return round(self.plan.size * _LEAD)

    @property
    def measure(self) -> int:
        """The width that notes are broken to: that of the narrowest column, as the others take what was left over."""
        return min(rect.width for rect in (*self.plan.columns, *self.plan.further))

    def add(self, layer: str, *items: Item, sheet: int = 0) -> None:
        self.items.setdefault((sheet, layer), []).extend(items)

    def room(self, depth: int) -> Column:
        """The next piece of a column of notes that is so deep; on a further sheet when all are full."""
        while self._depth + depth > self._columns[self._column].rect.height and self._depth:
            self._column, self._depth = self._column + 1, 0
            if self._column == len(self._columns):
                sheet = self._columns[-1].sheet + 1
                self._columns += [Column(sheet, rect) for rect in self.plan.further]
        sheet, rect = self._columns[self._column]
        taken = Rect(rect.x, rect.y + self._depth, rect.width, depth)
        self._depth += depth
        return Column(sheet, taken)

    def space(self, depth: int) -> None:
        """Leave air between two notes."""
        if self._depth:
            self._depth += depth

    def tag(self, layer: str, words: str, x: int, y: int, size: int, color: Color, *, dash: Dash = ()) -> Rect:
        """Words in a white box with a frame, its top left at x, y."""
        pad = size // 5
        box = Rect(x, y, self.sans.width(words, size) + 2 * pad, size + 2 * pad)
        self.add(layer, Fill(box, WHITE), *frame(box, THIN, color, dash))
        self.add(layer, *self.sans.line(words, size, x + pad, y + pad + round(0.88 * size), color))
        return box

    def number(
        self, layer: str, number: int, x: int, y: int, size: int, color: Color, shape: str, sheet: int = 0
    ) -> None:
        """A number in the middle of a sign: a filled square, a ring, a dotted square."""
        words = str(number)
        half = max(size * 3 // 4, self.bold.width(words, size) // 2 + size // 4)
        box = Rect(x - half, y - half, 2 * half, 2 * half)
        baseline, left = y + round(0.36 * size), x - self.bold.width(words, size) // 2
        if shape == "full":
            self.add(layer, Fill(box, color), *self.bold.line(words, size, left, baseline, WHITE), sheet=sheet)
            return
        if shape == "ring":
            outer, inner = circle(x, y, half), circle(x, y, half - THICK, inward=True)
            self.add(layer, Outline((*circle(x, y, half),), WHITE), Outline((*outer, *inner), color), sheet=sheet)
        else:
            self.add(layer, Fill(box, WHITE), *frame(box, THIN, color, (pt(1), pt(1))), sheet=sheet)
        self.add(layer, *self.bold.line(words, size, left, baseline, BLACK), sheet=sheet)


def line(x: int, y: int, x1: int, y1: int, width: int, color: Color, dash: Dash = ()) -> Stroke:
    return Stroke(Point(x, y), Point(x1, y1), width, color, dash)


def frame(r: Rect, width: int, color: Color, dash: Dash = ()) -> Iterator[Stroke]:
    """The four sides of a rectangle."""
    yield line(r.x, r.y, r.right, r.y, width, color, dash)
    yield line(r.right, r.y, r.right, r.bottom, width, color, dash)
    yield line(r.right, r.bottom, r.x, r.bottom, width, color, dash)
    yield line(r.x, r.bottom, r.x, r.y, width, color, dash)


def hatch(r: Rect, step: int, width: int, color: Color) -> Iterator[Stroke]:
    """Slanting lines that fill a rectangle, rising to the right."""
    for start in range(step, r.width + r.height, step):
        left, bottom = max(start - r.height, 0), min(start, r.height)
        right, top = min(start, r.width), max(start - r.width, 0)
        yield line(r.x + left, r.y + bottom, r.x + right, r.y + top, width, color)
