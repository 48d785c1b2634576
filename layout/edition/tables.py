"""From rows as typed to a table: cells joined over rows and columns, heading rows, names for every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from ..base.diagnostics import Diagnostic
from ..base.messages import diagnostic
from .model import Block, Cell, ColumnAlign, ColumnWidth, Table, Text
from .source_map import Piece
from .table_copy import LEADS, LEFT, OVER, RawTable
from .text_builder import TextBuilder, digest

Finish = Callable[[TextBuilder, str], Text]
"""Makes a text of what was typed, under a node id, and remembers where it stands."""

_At = tuple[int, int]


class _Span(NamedTuple):
    """A cell by the first row and column that it takes, and how many of both."""

    row: int
    column: int
    rows: int
    columns: int


class TableMaker:
    """Makes the tables of one story; `found` are their faults."""

    def __init__(self, story: str, finish: Finish) -> None:
        self._story = story
        self._finish = finish
        self._seen: Counter[str] = Counter()
        self.found: list[Diagnostic] = []

    def block(self, raw: RawTable) -> tuple[Block, tuple[Piece, ...]] | None:
        """The table as a block of the body, with the places of its texts one after the other; None without rows."""
        columns = max((len(row) for row in raw.rows), default=0)
        if not columns:
            return None
        self._check_ragged(raw, columns)
        head = min(1 if raw.head is None else raw.head, len(raw.rows))
        key = "".join(text.text for kind, text in raw.texts if kind == "title") or "".join(c.text for c in raw.rows[0])
        stem = f"{self._story}/table/{digest(key)}"
        self._seen[stem] += 1
        stem = f"{stem}/{self._seen[stem] - 1}"
        lead = {kind: self._finish(text, f"{stem}/{kind}") for kind, text in raw.texts if kind in LEADS and text.length}
        notes = [text for kind, text in raw.texts if kind not in LEADS and text.length]
        table = Table(
            tuple(self._cells(raw, columns, head, stem)), len(raw.rows), columns, head,
            _padded(raw.aligns, columns, _NO_ALIGN), _padded(raw.widths, columns, ColumnWidth()), raw.name,
            lead.get("title"), lead.get("units"),
            tuple(self._finish(text, f"{stem}/note/{number}") for number, text in enumerate(notes)),
            raw.path,
        )  # fmt: skip
        return _whole(table, raw, stem)

    def _check_ragged(self, raw: RawTable, columns: int) -> None:
        for row, place in zip(raw.rows, raw.places, strict=True):
            if len(row) != columns:
                words = next((cell.text for cell in row if cell.text), "")[:8]
                self.found.append(
                    diagnostic("table/ragged", place, cells=len(row), columns=columns, text=words)
                )  # fmt: skip

    def _cells(self, raw: RawTable, columns: int, head: int, stem: str) -> list[Cell]:
        spans = self._spans(raw, columns, head)
        cells: list[Cell] = []
        seen: Counter[str] = Counter()
        for number, row in enumerate(raw.rows):
            first = next((cell.text for cell in row if cell.text), "")
            key = f"{stem}/{digest(first)}"
            for span in (span for span in spans if span.row == number):
                builder = row[span.column] if span.column < len(row) else TextBuilder("")
                if builder.text in (LEFT, OVER):
                    builder = TextBuilder(builder.path)
                text = self._finish(builder, f"{key}/{seen[key]}/{span.column}")
                cells.append(Cell(text, *span))
            seen[key] += 1
        return cells

    def _spans(self, raw: RawTable, columns: int, head: int) -> list[_Span]:
        """The cells of the table, row by row; cells that can't be joined as they say stay by themselves."""
        owner: dict[_At, _At] = {}
        for row, cells in enumerate(raw.rows):
            for column in range(columns):
                typed = cells[column].text if column < len(cells) else ""
                beside = {LEFT: (row, column - 1), OVER: (row - 1, column)}.get(typed, (row, column))
                owner[row, column] = owner.get(beside, (row, column))
        for row, column, rows, wide in raw.merged:
            owner |= {(r, c): (row, column) for r in range(row, row + rows) for c in range(column, column + wide)}
        taken: dict[_At, list[_At]] = {}
        for at, first in owner.items():
            taken.setdefault(first, []).append(at)
        spans: list[_Span] = []
        for first, cells in taken.items():
            span = _Span(*first, *(max(at[axis] for at in cells) - first[axis] + 1 for axis in (0, 1)))
            crosses = span.row < head < span.row + span.rows
            if crosses or len(cells) != span.rows * span.columns or min(cells) != first:
                spans += [_Span(*at, 1, 1) for at in cells]
                self._complain(raw, first, "head" if crosses else "shape")
            else:
                spans.append(span)
                if span.rows == span.columns == 1 and _typed(raw, first) in (LEFT, OVER):
                    self._complain(raw, first, "edge")
        return sorted(spans)

    def _complain(self, raw: RawTable, at: _At, why: str) -> None:
        row, column = at
        self.found.append(
            diagnostic("table/span", raw.places[row], row=row + 1, column=column + 1, why_zh=_WHY[why][0],
                       why_en=_WHY[why][1])
        )  # fmt: skip


_WHY = {
    "head": ("它从表头伸进了正文行", "it reaches from the heading rows into the others"),
    "shape": ("并起来的格子不成长方形", "the joined cells make no rectangle"),
    "edge": ("它旁边没有可并的格子", "there is no cell beside it to join"),
}
_NO_ALIGN: ColumnAlign = ""


def _typed(raw: RawTable, at: _At) -> str:
    row = raw.rows[at[0]]
    return row[at[1]].text if at[1] < len(row) else ""


_T = TypeVar("_T")


def _padded(values: list[_T], count: int, usual: _T) -> tuple[_T, ...]:
    return tuple(values[:count]) + (usual,) * (count - len(values))


def _whole(table: Table, raw: RawTable, stem: str) -> tuple[Block, tuple[Piece, ...]]:
    """The block of a table, and where its texts stand when they are read one after the other."""
    order = [
        *(text for wanted in LEADS for kind, text in raw.texts if kind == wanted),
        *(raw.rows[cell.row][cell.column] for cell in table.cells if cell.text.text),
        *(text for kind, text in raw.texts if kind not in LEADS),
    ]
    pieces: list[Piece] = []
    length = 0
    for builder in order:
        pieces += [piece._replace(start=piece.start + length) for piece in builder.pieces]
        length += builder.length
    words = "".join(text.text for text in table.texts())
    return Block("table", Text(stem, words), table=table), tuple(pieces)
