"""Where the characters of copy stand on a page, and its lines as they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..base.geometry import Point, Rect
from ..display.items import DisplayPage, GlyphRun
from .places import cell


class SeenLine(NamedTuple):
    """A line of one text: the copy from `start` to `end` on it, and the box round its cells."""

    node_id: str
    start: int
    end: int
    rect: Rect
    vertical: bool


class Positions:
    """The cells of all characters of copy on a page."""

    def __init__(self, page: DisplayPage | None) -> None:
        self._cells: dict[str, dict[int, Rect]] = {}
        self._vertical: set[tuple[str, int]] = set()
        for run in _runs(page) if page else ():
            cells = self._cells.setdefault(run.node_id, {})
            for number, cluster in enumerate(run.clusters):
                offset = run.offset + cluster
                box = cell(run, number)
                cells[offset] = joined(cells[offset], box) if offset in cells else box
                if run.axis != "horizontal":
                    self._vertical.add((run.node_id, offset))

    def cell(self, node_id: str, offset: int) -> Rect | None:
        """The cell of a character; of one within a cluster that of the cluster; None when it is on no page."""
        cells = self._cells.get(node_id, {})
        for at in range(offset, max(offset - 4, -1), -1):
            if at in cells:
                return cells[at]
        return None

    def gap(self, node_id: str, offset: int) -> Point | None:
        """The foot of the line between a character and the one before it; None when neither is on the page."""
        after = self.cell(node_id, offset)
        if after is not None:
            return Point(after.x, after.bottom)
        before = self.cell(node_id, offset - 1) if offset else None
        return Point(before.right, before.bottom) if before else None

    def boxes(self, node_id: str, start: int, end: int) -> Iterator[tuple[Rect, bool]]:
        """The boxes round a stretch of copy, one for each line that it is on, and whether the line runs down."""
        cells = self._cells.get(node_id, {})
        open_box: Rect | None = None
        down = False
        for offset in range(start, end):
            box = cells.get(offset)
            if box is None:
                continue
            vertical = (node_id, offset) in self._vertical
            if open_box is not None and vertical == down and _same_line(open_box, box, vertical=vertical):
                open_box = joined(open_box, box)
                continue
            if open_box is not None:
                yield open_box, down
            open_box, down = box, vertical
        if open_box is not None:
            yield open_box, down

    def lines(self) -> Iterator[SeenLine]:
        """All lines, text by text."""
        for node_id, cells in self._cells.items():
            offsets = sorted(cells)
            first = 0
            while first < len(offsets):
                down = (node_id, offsets[first]) in self._vertical
                box, last = cells[offsets[first]], first
                while last + 1 < len(offsets) and _same_line(box, cells[offsets[last + 1]], vertical=down):
                    last += 1
                    box = joined(box, cells[offsets[last]])
                yield SeenLine(node_id, offsets[first], offsets[last] + 1, box, down)
                first = last + 1


def joined(one: Rect, other: Rect) -> Rect:
    """The rectangle round two."""
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def _same_line(line: Rect, box: Rect, *, vertical: bool) -> bool:
    """Whether a cell goes on where a line ends: its middle lies within the line, and it does not begin before it."""
    if vertical:
        return line.x <= box.x + box.width // 2 <= line.right and box.y >= line.y
    return line.y <= box.y + box.height // 2 <= line.bottom and box.x >= line.x


def _runs(page: DisplayPage) -> Iterator[GlyphRun]:
    for group in page.groups:
        for item in group.items:
            if isinstance(item, GlyphRun) and item.node_id and item.glyph_ids:
                yield item
