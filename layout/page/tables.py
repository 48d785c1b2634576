"""A table ready to be set: its cells shaped, its columns measured, its rows as bands that are never parted.

Figures of a column stand with their decimal points under one another, whatever is at their right. Rows are as deep as
their type asks, or take whole grid lines where their style has a `block-size`. Rows that a cell reaches over are one
band; heading rows are a band each, set again where the table goes on in another column.
Source: CSS Tables 3
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple

from ..base.units import Em, Length, resolve
from ..display.items import CellTag, Role
from ..edition.model import Cell, ColumnAlign, Table, Text
from ..style.model import ComputedStyle, Part
from ..text.model import Line
from .context import Context, fixed_size
from .readings import fitting_dots, reading_ratio
from .table_columns import Cut, Want, share_out
from .table_words import ShapedCell, TableWords, around_point, breaks_word, figure_columns, longest_word, point_of

_SHORT, _SHORT_HEAD = 5, 2
"""字 of words in a cell, and in a heading, that should not be broken."""
_MOST_ROWS = 200
"""Rows beyond which widths are found from the first ones."""


class SetWords(NamedTuple):
    """A line of words in a band: `inline` from the start of the table, `top` of its room from the band's, both in sp.

    It stands over `rows` rows of the band from number `row` on.
    """

    source: int
    inline: int
    top: int
    row: int
    rows: int
    line: Line


class Source(NamedTuple):
    """What words of a table are: their role, their text, and their cell."""

    role: Role
    text: Text
    readings: str
    size: Length
    pitch: int
    tag: CellTag | None


class Panel(NamedTuple):
    """Tint and rules of a row or a cell: from `start`, `width` wide, over `rows` rows of the band from `row` on."""

    row: int
    rows: int
    start: int
    width: int
    style: ComputedStyle
    column_rule: bool = False


class Band(NamedTuple):
    """What is never parted: a heading row, a row or several joined by a cell, or words over or under the table."""

    kind: str
    rows: tuple[int, ...]
    """Depths in sp."""
    words: tuple[SetWords, ...]
    sources: tuple[int, ...]
    panels: tuple[Panel, ...]
    start: int
    end: int
    """Offsets in the text of the block."""
    joins: bool = False
    """Whether the next one stands in the same column."""

    @property
    def depth(self) -> int:
        return sum(self.rows)

    @property
    def is_row(self) -> bool:
        return self.kind in ("head", "body")


class SetTable(NamedTuple):
    """A table over a measure: its bands, which of them are set again in every column, and the widths of its columns.

    `over` and `under` are what the rules over its first row and under its last take. `lacking` is what its columns
    need where that is more than there is; `narrow` the sources with a word that is wider than its cell.
    """

    bands: tuple[Band, ...]
    head: tuple[int, ...]
    widths: tuple[int, ...]
    over: int
    under: int
    depths: tuple[int, ...]
    """How deep the bands before each are."""
    rows_before: tuple[int, ...]
    lacking: int = 0
    narrow: tuple[int, ...] = ()

    @property
    def lead_depth(self) -> int:
        """What words over the table take."""
        return sum(band.depth for band in self.bands if band.kind in ("title", "units"))

    @property
    def head_depth(self) -> int:
        return sum(self.bands[number].depth for number in self.head)

    def depth(self, first: int, end: int, *, repeats: bool) -> int:
        """Of bands `first` up to `end` in one column, with the heading rows before them where they are set again."""
        edges = self.over + self.under if self.rows_before[end] > self.rows_before[first] else 0
        return self.depths[end] - self.depths[first] + edges + (self.head_depth if repeats else 0)


@dataclass(eq=False)
class TableSetter:
    """A table in its styles; asked for its bands over every measure that it is set to."""

    table: Table
    style: ComputedStyle
    sources: tuple[Source, ...]
    pitch: float
    rows: tuple[ComputedStyle, ...]
    _cells: tuple[ShapedCell, ...]
    _leads: tuple[tuple[str, TableWords], ...]
    _notes: tuple[TableWords, ...]
    _known: dict[int, SetTable] = field(default_factory=dict[int, SetTable], init=False)
    _last_depths: tuple[tuple[int, ...], list[int]] = field(default=((), []), init=False)

    @property
    def size(self) -> Length:
        """Of most of its type."""
        body = [one.words.size for one in self._cells if not one.is_head]
        return max(set(body), key=body.count) if body else fixed_size(self.style)

    def at(self, measure: int) -> SetTable:
        """The table over a measure."""
        if measure not in self._known:
            self._known[measure] = self._set(measure)
        return self._known[measure]

    @cached_property
    def on_grid(self) -> bool:
        """Whether every row takes whole grid lines, in which the rules over and under the table stand too."""
        return all(style.block_size for style in self.rows)

    @cached_property
    def least(self) -> int:
        """The narrowest measure, in sp, that it can be set to."""
        return sum(want.least for want in self._wants(1 << 40))

    def _set(self, measure: int) -> SetTable:
        cut = self._cut(measure)
        edges = [0, *accumulate(cut.widths)]
        leads = [self._lead(kind, words, measure, number) for number, (kind, words) in enumerate(self._leads)]
        at = sum(len(words.text.text) for _, words in self._leads)
        rows: list[Band] = []
        for first, end in self._bands_of_rows():
            band = self._band(first, end, edges, at)
            rows.append(band)
            at = band.end
        notes: list[Band] = []
        base = len(self._leads) + len(self._cells)
        for number, words in enumerate(self._notes):
            notes.append(self._worded("note", words, base + number, measure, at))
            at = notes[-1].end
        if self.on_grid and leads:
            # White over the first words brings the rows on grid lines.
            taken = sum(band.depth for band in leads)
            leads[0] = _lowered(leads[0], round(ceil((taken - 1) / self.pitch) * self.pitch) - taken)
        bands = _joined([*leads, *rows, *notes], self.table.columns, self._cells)
        head = tuple(number for number, band in enumerate(bands) if band.kind == "head")
        s = self.style
        over, under = (
            (0, 0) if self.on_grid
            else (s.border_top.width + resolve(s.padding_top, self.size),
                  s.border_bottom.width + resolve(s.padding_bottom, self.size))
        )  # fmt: skip
        narrow = [
            words.source for band in bands for words in band.words
            if words.line.overfull or breaks_word(self.sources[words.source].text.text, words.line)
        ]  # fmt: skip
        depths = tuple(accumulate((band.depth for band in bands), initial=0))
        before = tuple(accumulate((band.is_row for band in bands), initial=0))
        return SetTable(
            tuple(bands), head, cut.widths, over, under, depths, before, cut.lacking, tuple(dict.fromkeys(narrow))
        )  # fmt: skip

    def _lead(self, kind: str, words: TableWords, measure: int, number: int) -> Band:
        before = sum(len(one.text.text) for _, one in self._leads[:number])
        return self._worded(kind, words, number, measure, before)

    def _worded(self, kind: str, words: TableWords, source: int, measure: int, at: int) -> Band:
        """Words over or under the table, in the whole measure."""
        left, right = words.sides
        lines = words.lines(measure - left - right)
        made = tuple(SetWords(source, left, words.over + n * words.pitch, 0, 1, line) for n, line in enumerate(lines))
        depth = words.over + len(lines) * words.pitch + words.under
        return Band(kind, (depth,), made, (source,), (), at, at + len(words.text.text))

    def _cut(self, measure: int) -> Cut:
        wants = self._wants(measure)

        def depth(widths: Sequence[int]) -> int:
            return sum(self._depths(widths, _MOST_ROWS))

        widths = self.table.widths
        return share_out(wants, widths, measure, self.size, depth)

    def _wants(self, measure: int) -> list[Want]:
        count = self.table.columns
        least, good, most = [0] * count, [0] * count, [0] * count
        for one in sorted(self._cells, key=lambda one: one.cell.columns):
            words, columns = one.words, range(one.cell.column, one.cell.column + one.cell.columns)
            sides = sum(words.sides)
            natural = words.natural + sides
            word = natural if one.point >= 0 or not words.text.text else longest_word(words) + sides
            short = _SHORT_HEAD if one.is_head else _SHORT
            fair = max(word, min(natural, short * words.size + sides))
            for amounts, wanted in ((least, word), (good, fair), (most, min(natural, measure))):
                lack = wanted - sum(amounts[column] for column in columns)
                for n, column in enumerate(columns):
                    amounts[column] += max((n + 1) * lack // len(columns) - n * lack // len(columns), 0)
        for column, (before, after, sides) in self._around.items():
            least[column] = max(least[column], before + after + sides)
            good[column] = max(good[column], least[column])
            most[column] = max(most[column], good[column])
        return [Want(a, max(a, b), max(a, b, c)) for a, b, c in zip(least, good, most, strict=True)]

    def _depths(self, widths: Sequence[int], count: int) -> list[int]:
        """Depths of the first rows with columns of these widths."""
        edges = [0, *accumulate(widths)]
        rows = [0] * min(self.table.rows, count)
        deep: list[tuple[int, int, int]] = []
        for one in self._cells:
            row, column, down, across = one.cell[1:]
            if row + down > len(rows):
                continue
            words = one.words
            width = edges[column + across] - edges[column] - sum(words.sides)
            count_ = 1 if one.point >= 0 else max(len(words.lines(width, self._align(one))), 1)
            need = count_ * words.pitch
            if not self.rows[row].block_size:
                # In whole lines of the grid what the words leave is white enough.
                need += words.over + words.under
            if down == 1:
                rows[row] = max(rows[row], need)
            else:
                deep.append((row, down, need))
        rows = [self._whole(depth, number) for number, depth in enumerate(rows)]
        for row, down, need in deep:
            lack = need - sum(rows[row : row + down])
            rows[row + down - 1] += max(lack, 0)
            rows[row + down - 1] = self._whole(rows[row + down - 1], row + down - 1)
        return rows

    def _whole(self, depth: int, row: int) -> int:
        """The depth of a row, in whole lines of the grid where its style asks for that."""
        style = self.rows[row]
        if not style.block_size:
            return depth + resolve(style.padding_top, self.size) + resolve(style.padding_bottom, self.size)
        return round(max(style.block_size, ceil((depth - 1) / self.pitch)) * self.pitch)

    def _align(self, one: ShapedCell) -> ColumnAlign:
        return self.table.aligns[one.cell.column] if one.cell.columns == 1 else ""

    def _bands_of_rows(self) -> list[tuple[int, int]]:
        """Rows that no cell reaches over apart, from one number up to another."""
        reach = {row: row + 1 for row in range(self.table.rows)}
        for one in self._cells:
            reach[one.cell.row] = max(reach[one.cell.row], one.cell.row + one.cell.rows)
        found: list[tuple[int, int]] = []
        start = end = 0
        for row in range(self.table.rows):
            if row == end and row:
                found.append((start, end))
                start = row
            end = max(end, reach[row])
        return [*found, (start, end)]

    def _band(self, first: int, end: int, edges: Sequence[int], at: int) -> Band:
        widths = [b - a for a, b in pairwise(edges)]
        rows = self._row_depths(widths)[first:end]
        panels = [
            Panel(row - first, 1, 0, edges[-1], self.rows[row])
            for row in range(first, end)
        ]  # fmt: skip
        words: list[SetWords] = []
        sources: list[int] = []
        length = 0
        for number, one in self._cells_of(first, end):
            row, column, down, across = one.cell[1:]
            start, width = edges[column], edges[column + across] - edges[column]
            is_last = column + across == self.table.columns
            panels.append(Panel(row - first, down, start, width, one.words.style, column_rule=not is_last))
            sources.append(number)
            length += len(one.words.text.text)
            words += self._cell_words(one, number, first, start, width, rows[row - first : row - first + down])
        kind = "head" if first < self.table.head else "body"
        return Band(kind, tuple(rows), tuple(words), tuple(sources), tuple(panels), at, at + length)

    def _cells_of(self, first: int, end: int) -> Sequence[tuple[int, ShapedCell]]:
        """The cells that begin in these rows, with the numbers of their sources."""
        start, stop = (bisect_left(self._cells, row, key=lambda one: one.cell.row) for row in (first, end))
        return [(number + len(self._leads), self._cells[number]) for number in range(start, stop)]

    @cached_property
    def _around(self) -> dict[int, tuple[int, int, int]]:
        """For columns of figures the widest that stands before their points, behind them, and at their sides, in sp."""
        points: dict[int, list[ShapedCell]] = {}
        for one in self._cells:
            if one.point >= 0:
                points.setdefault(one.cell.column, []).append(one)
        return {
            column: (*around_point(found), max(sum(one.words.sides) for one in found))
            for column, found in points.items()
        }

    def _row_depths(self, widths: Sequence[int]) -> list[int]:
        key = tuple(widths)
        if self._last_depths[0] != key:
            self._last_depths = (key, self._depths(widths, self.table.rows))
        return self._last_depths[1]

    def _cell_words(
        self, one: ShapedCell, number: int, first: int, start: int, width: int, rows: Sequence[int]
    ) -> list[SetWords]:
        words = one.words
        if not words.text.text:
            return []
        left, right = words.sides
        row, room = one.cell.row, width - left - right
        if one.point >= 0:
            lines, inline = words.lines(words.natural, "start"), start + left + self._figure_start(one, room)
            lines = tuple(line._replace(measure=max(line.measure, line.width)) for line in lines)
        else:
            lines, inline = words.lines(room, self._align(one)), start + left
        free = sum(rows) - words.over - words.under - len(lines) * words.pitch
        lower = {"top": 0, "middle": free // 2, "bottom": free}[words.style.vertical_align]
        return [
            SetWords(number, inline, words.over + lower + n * words.pitch, row - first, one.cell.rows, line)
            for n, line in enumerate(lines)
        ]

    def _figure_start(self, one: ShapedCell, room: int) -> int:
        """How far in a figure begins, so that its point stands under those of its column."""
        column = one.cell.column
        before, after, _ = self._around[column]
        free = room - before - after
        asked = self.table.aligns[column]
        block = {"start": 0, "end": free}.get(asked, free // 2)
        if one.is_none:
            return block + (before + after - one.words.natural) // 2
        return block + before - one.words.width(0, one.point)


def _joined(bands: list[Band], columns: int, cells: Sequence[ShapedCell]) -> list[Band]:
    """The bands, those marked that keep the next one in their column: what stands over rows, headings of groups, the
    first of the rows, and the last ones with what is under them."""
    rows = [number for number, band in enumerate(bands) if band.kind == "body"]
    first, last = (rows[0], rows[-1]) if rows else (0, 0)
    over_all = {one.cell.row for one in cells if one.cell.columns == columns > 1 and not one.is_head}
    leads = sum(1 for band in bands if band.kind in ("title", "units"))
    heads = dict(zip(rows, _first_rows(bands, cells, leads), strict=True))

    def joins(number: int) -> bool:
        kind = bands[number].kind
        if kind != "body":
            return number + 1 < len(bands)
        if heads[number] in over_all and number != last:
            return True
        if number == last:
            return number + 1 < len(bands)
        return number == first or number + 1 == last

    return [band._replace(joins=joins(number)) for number, band in enumerate(bands)]


def _lowered(band: Band, by: int) -> Band:
    """Words over a table with white over them."""
    words = tuple(words._replace(top=words.top + by) for words in band.words)
    return band._replace(rows=(band.rows[0] + by, *band.rows[1:]), words=words)


def _first_rows(bands: Sequence[Band], cells: Sequence[ShapedCell], leads: int) -> list[int]:
    return [cells[band.sources[0] - leads].cell.row if band.sources else -1 for band in bands if band.kind == "body"]


_ROLES: dict[str, Role] = {"title": "table_title", "units": "table_note", "source": "table_note"}


def table_setter(context: Context, part: Part, table: Table, language: str, pitch: float) -> TableSetter:
    """A table shaped in its styles, `pitch` sp being the distance of grid lines."""
    path = (part, table_part(table))
    style = context.style(*path)
    leads = tuple(
        (name, _words(context, (*path, Part(name)), text, language))
        for name, text in (("title", table.title), ("units", table.units)) if text
    )  # fmt: skip
    notes = tuple(_words(context, (*path, Part("source")), text, language) for text in table.notes)
    figures = figure_columns(table)
    rows = _row_paths(table)
    cells = tuple(_cell(context, (*path, *rows[cell.row]), table, cell, figures, language) for cell in table.cells)
    key = table_key(table)
    sources = (
        *(Source(_ROLES[name], words.text, "", words.size, words.pitch, None) for name, words in leads),
        *(_source(one, key, table) for one in cells),
        *(Source("table_note", words.text, "", words.size, words.pitch, None) for words in notes),
    )
    styles = tuple(context.style(*path, *row) for row in rows)
    return TableSetter(table, style, sources, pitch, styles, cells, leads, notes)


def table_part(table: Table) -> Part:
    """What stylesheets know of a table."""
    named = (("name", table.name),) if table.name else ()
    spans = (("spans", "true"),) if any(cell.rows > 1 for cell in table.cells if cell.row >= table.head) else ()
    return Part("table", (("columns", str(table.columns)), *named, *spans))


def table_key(table: Table) -> str:
    """What tells a table from the others on its pages."""
    return table.cells[0].text.node_id.rpartition("/")[0].rpartition("/")[0] if table.cells else ""


def _source(one: ShapedCell, key: str, table: Table) -> Source:
    cell, words = one.cell, one.words
    # Of a table without heading rows the first cell of a row says what the others are of.
    heads = "columns" if one.is_head else "row" if not table.head and not cell.column else ""
    tag = CellTag(key, cell.row, cell.column, cell.rows, cell.columns, heads)
    role: Role = "head_cell" if one.is_head else "cell"
    readings = words.shaped.beside.text if words.shaped.beside else ""
    return Source(role, cell.text, readings, words.size, words.pitch, tag)


def _row_paths(table: Table) -> list[tuple[Part, Part]]:
    """The parts that rows are: heading rows and the others are counted apart."""
    groups = {cell.row for cell in table.cells if cell.columns == table.columns > 1}
    paths: list[tuple[Part, Part]] = []
    for row in range(table.rows):
        is_head = row < table.head
        first, end = (0, table.head) if is_head else (table.head, table.rows)
        part = _numbered("tr", row - first, end - first)
        paths.append((Part("thead" if is_head else "tbody"), _with(part, "group") if row in groups else part))
    return paths


def _with(part: Part, attribute: str) -> Part:
    return part._replace(attributes=tuple(sorted((*part.attributes, (attribute, "true")))))


def _numbered(name: str, number: int, count: int) -> Part:
    attributes = {"number": str(number + 1)}
    if number == 0:
        attributes["first"] = "true"
    if number == count - 1:
        attributes["last"] = "true"
    return Part(name, tuple(sorted(attributes.items())))


def _cell(
    context: Context, path: tuple[Part, ...], table: Table, cell: Cell, figures: dict[int, bool], language: str
) -> ShapedCell:
    is_head = cell.row < table.head
    name = "th" if is_head else "td"
    end = cell.column + cell.columns
    part = _numbered(name, cell.column, -1)
    if end == table.columns:
        part = _with(part, "last")
    if cell.columns > 1:
        part = _with(part, "group")
    words = _words(context, (*path, part), cell.text, language)
    point = -1
    if not is_head and figures.get(cell.column) and cell.columns == 1 and cell.text.text:
        point = point_of(cell.text.text)
    return ShapedCell(cell, words, is_head, point)


def _words(context: Context, path: tuple[Part, ...], text: Text, language: str) -> TableWords:
    own = context.style(*path)
    ratio = reading_ratio(context, text, own, fixed_size(own), vertical=False)
    dots = fitting_dots(context, text, own, fixed_size(own), vertical=False)
    shaped, paragraph, style = context.shape(text, path, language=language, reading_ratio=ratio, dots=dots)
    paragraph = replace(paragraph, names=Em(0.0), narrow=Em(0.0), least_last=1)
    return TableWords(text, shaped, paragraph, style, fixed_size(style))
