"""Tables as set, on the page: the words of every cell in its frame, tints and rules of rows and cells.

Rows of all columns of an area are opened alike by what the fullest of them leaves of its last grid line, so that they
stand beside one another, and what follows is back on the grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..base.geometry import Rect
from ..style.model import NO_BORDER, Border, ComputedStyle
from .flow import Filled, SetBlock
from .model import Box, LineSlot, PlacedLine, PlacedText
from .table_flow import Piece, band_tops
from .tables import Band, SetTable, SetWords, TableSetter

if TYPE_CHECKING:
    from .columns import TextColumn
    from .story import StoryMaker

_NO_EDGES = (NO_BORDER, NO_BORDER, NO_BORDER, NO_BORDER)
_MOST_OPENED = 0.25
"""Share of a grid line that a row may be opened by."""


class _Placed(NamedTuple):
    """A piece of a table in its column, `top` sp below the page's top and `inline` from the column's left."""

    piece: Piece
    table: SetTable
    frame: int
    column: TextColumn
    inline: int
    top: int
    extra: int

    def bands(self) -> Iterator[tuple[Band, int, bool]]:
        """Bands with how far below the page's top they begin, and whether they are heading rows set again."""
        if self.piece.repeats:
            at = self.top + self.piece.white + self.table.over
            for number in self.table.head:
                band = self.table.bands[number]
                yield band, at, True
                at += band.depth + self.extra * len(band.rows)
        tops = band_tops(self.table, self.piece.first, self.piece.end, repeats=self.piece.repeats, extra=self.extra)
        for band, top in zip(self.table.bands[self.piece.first : self.piece.end], tops, strict=True):
            yield band, self.top + self.piece.white + top, False


def _pieces(
    maker: StoryMaker, columns: Sequence[TextColumn], placed: SetBlock, slots: Sequence[LineSlot]
) -> list[_Placed]:
    table = maker.setter.blocks[placed.block].table
    assert table is not None
    found: list[_Placed] = []
    room: list[float] = []
    for piece in placed.pieces:
        slot = slots[piece.start]
        column, made = columns[slot.frame], table.at(piece.measure)
        top = column.rhythm.at(slot.grid_line)
        free = column.rhythm.at(slot.grid_line + piece.span) - top
        free -= made.depth(piece.first, piece.end, repeats=piece.repeats) + piece.white
        rows = sum(len(band.rows) for band in made.bands[piece.first : piece.end] if band.is_row)
        rows += len(made.head) if piece.repeats else 0
        room += [free / rows] if rows else []
        found.append(_Placed(piece, made, slot.frame, column, slot.offset, top, 0))
    extra = int(max(min(room, default=0.0), 0.0))
    extra = 0 if table.on_grid or extra > _MOST_OPENED * maker.grid.pitch else extra
    return [one._replace(extra=extra) for one in found]


def table_texts(
    maker: StoryMaker, columns: Sequence[TextColumn], placed: SetBlock, slots: Sequence[LineSlot], base: int
) -> list[PlacedText]:
    """The words of a table, cell by cell; heading rows that are set again are no copy."""
    item = maker.setter.blocks[placed.block]
    assert item.table is not None
    texts: list[PlacedText] = []
    for one in _pieces(maker, columns, placed, slots):
        frame = base + one.frame
        for band, top, is_again in one.bands():
            for number in band.sources:
                words = [words for words in band.words if words.source == number]
                lines = tuple(_line(one, item.table, frame, band, top, word) for word in words)
                source = item.table.sources[number]
                if not is_again:
                    text = source.text
                    texts.append(PlacedText(source.role, text.node_id, text.text, lines, source.readings, source.tag))
                elif lines:
                    texts.append(PlacedText("artifact", "", source.text.text, lines))
    return texts


def _line(one: _Placed, table: TableSetter, frame: int, band: Band, top: int, words: SetWords) -> PlacedLine:
    source = table.sources[words.source]
    opened = one.extra * (2 * words.row + words.rows) // 2 if band.is_row else 0
    over = top - one.column.rect.y + sum(band.rows[: words.row]) + words.top + opened
    block = over + round((source.pitch - source.size) / 2 + 0.88 * source.size)
    return PlacedLine(frame, one.inline + words.inline, block, words.line)


def table_boxes(
    maker: StoryMaker, columns: Sequence[TextColumn], filled: Filled, slots: Sequence[LineSlot]
) -> tuple[Box, ...]:
    """Tints and rules of the tables of a story."""
    boxes: list[Box] = []
    for placed in filled.blocks:
        item = maker.setter.blocks[placed.block]
        if item.table:
            for one in _pieces(maker, columns, placed, slots):
                boxes += _boxes(one, item.table)
    return tuple(boxes)


def _boxes(one: _Placed, table: TableSetter) -> Iterator[Box]:
    rows = [(band, top) for band, top, _ in one.bands() if band.is_row]
    if not rows:
        return
    style, left = table.style, one.column.start + one.inline
    first, (last, last_top) = rows[0][1], rows[-1]
    end = last_top + last.depth + one.extra * len(last.rows)
    whole = Rect(left, first - one.table.over, sum(one.table.widths), end - first + one.table.over + one.table.under)
    if style.background_color is not None:
        yield Box(whole, style.background_color, _NO_EDGES)
    for band, top in rows:
        yield from _panels(band, top, left, one.extra, style)
    edges = (style.border_top, style.border_right, style.border_bottom, style.border_left)
    if any(edge.width for edge in edges):
        yield Box(whole, None, edges)


def _panels(band: Band, top: int, left: int, extra: int, table: ComputedStyle) -> Iterator[Box]:
    for panel in band.panels:
        over = sum(band.rows[: panel.row]) + extra * panel.row
        depth = sum(band.rows[panel.row : panel.row + panel.rows]) + extra * panel.rows
        s = panel.style
        right: Border = s.border_right
        if panel.column_rule and not right.width:
            right = table.column_rule
        edges = (s.border_top, right, s.border_bottom, s.border_left)
        if s.background_color is not None or any(edge.width for edge in edges):
            yield Box(Rect(left + panel.start, top + over, panel.width, depth), s.background_color, edges)
