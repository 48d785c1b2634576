"""Tables in files beside a story: CSV, TSV and XLSX, their cells as they are shown where they were made.

What a cell holds is copy to the letter; no mark is read in it. A place in a text file is a line and a column of
characters, one in a workbook the row and the column of its sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ..base.diagnostics import Diagnostic, Span
from ..base.messages import diagnostic
from ..base.reads import is_file, read_bytes
from .cell_formats import shown
from .source import SourceText, decode, near_files
from .table_copy import RawTable
from .text_builder import TextBuilder

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FOLDER = "tables"
_SEPARATORS = {".csv": ",", ".tsv": "\t", ".txt": "\t", ".tab": "\t"}
_WORKBOOKS = (".xlsx", ".xlsm")
_MOST_CELLS = 20_000
_MOST_BYTES = 64_000_000
"""What a table and an unpacked workbook may hold."""
_BLANK = " \t\u00a0\u3000\ufeff"


class _Rows(NamedTuple):
    """Rows as read, each with its place, the cells that a workbook joins, and what is wrong."""

    rows: list[list[TextBuilder]]
    places: list[Span]
    merged: list[tuple[int, int, int, int]]
    faults: list[Diagnostic]


def fill_from_file(table: RawTable, story: Path, name: str) -> list[Diagnostic]:
    """Read the file that a table names into it, and say what is wrong.

    `story` is the path of the story, `name` as it is printed. The file stands beside it, or in the folder `tables` of
    the edition.
    """
    assert table.file is not None
    typed, place = table.file
    folders = (story.parent, story.parent.parent / FOLDER)
    path = next((folder / typed for folder in folders if typed and is_file(folder / typed)), None)
    if path is None:
        return [diagnostic("table/no-file", place, file=typed, near=near_files(folders[0] / (typed or "-")))]
    printed = str(PurePosixPath(name).parent / typed)
    if path.parent != story.parent:
        printed = str(PurePosixPath(name).parent.parent / FOLDER / typed)
    kind = path.suffix.lower()
    if kind in _WORKBOOKS:
        read = _workbook(path, printed, table)
    elif kind in _SEPARATORS:
        read = _separated(path, printed, _SEPARATORS[kind])
    else:
        return [diagnostic("table/file-kind", place, file=typed, kind=kind or "-")]
    rows = _trimmed(read)
    if not rows.rows and not rows.faults:
        rows.faults.append(diagnostic("table/empty", place))
    table.rows, table.places, table.merged, table.path = rows.rows, rows.places, rows.merged, printed
    return rows.faults


def _trimmed(read: _Rows) -> _Rows:
    """Without empty columns at the right and empty rows anywhere: nobody types them, programs save them."""
    wide = max((n for row in read.rows for n, cell in enumerate(row, 1) if cell.text), default=0)
    kept = [n for n, row in enumerate(read.rows) if any(cell.text for cell in row)]
    covered = {r: row for row, _, rows, _ in read.merged for r in range(row, row + rows)}
    kept = sorted({*kept, *(r for r, row in covered.items() if row in kept)})
    number = {row: at for at, row in enumerate(kept)}
    merged = [
        (number[row], column, rows, min(columns, wide - column))
        for row, column, rows, columns in read.merged
        if row in number and column < wide
    ]
    rows = [read.rows[row][:wide] for row in kept]
    return _Rows(rows, [read.places[row] for row in kept], merged, read.faults)


def _separated(path: Path, name: str, separator: str) -> _Rows:
    read = _Rows([], [], [], [])
    try:
        data = read_bytes(path)
    except OSError as fault:
        read.faults.append(diagnostic("table/unreadable", Span(name, 1, 1), file=name, reason=str(fault)))
        return read
    decoded = decode(data, name)
    for fault in decoded.diagnostics:
        if fault.code == "file/encoding":
            encoding, sample = fault.value("encoding"), fault.value("sample")
            fault = diagnostic("table/encoding", fault.place, file=name, encoding=encoding, sample=sample)
        read.faults.append(fault)
    if decoded.value is not None:
        _read_fields(decoded.value, separator, read)
    return read


def _read_fields(source: SourceText, separator: str, read: _Rows) -> None:
    """The fields of RFC 4180: those between quotes may hold separators, line ends and, doubled, quotes."""
    text, at, line, begin = source.text, 0, 1, 0
    row: list[TextBuilder] = []
    start = source.span(1)
    while at < len(text):
        cell = TextBuilder(source.path)
        if text[at] == '"':
            opened = source.span(line, at - begin + 1)
            at += 1
            while at < len(text) and not (text[at] == '"' and text[at + 1 : at + 2] != '"'):
                at += text[at] == '"'
                if text[at] == "\n":
                    cell.typed(" ", line, at - begin + 1)
                    line, begin = line + 1, at + 1
                else:
                    cell.typed(text[at], line, at - begin + 1)
                at += 1
            if at == len(text):
                read.faults.append(diagnostic("table/open-quote", opened))
            at += 1
        end = next((n for n in range(at, len(text)) if text[n] in (separator, "\n")), len(text))
        _type_stripped(cell, text[at:end], line, at - begin + 1)
        row.append(cell)
        at = end + 1
        if end == len(text) or text[end] == "\n":
            read.rows.append(row)
            read.places.append(start)
            row, line, begin = [], line + 1, at
            start = source.span(line)
    if row:
        # The last line ends in a separator.
        read.rows.append([*row, TextBuilder(source.path)])
        read.places.append(start)


def _type_stripped(cell: TextBuilder, typed: str, line: int, column: int) -> None:
    words = typed.strip(_BLANK)
    if words:
        cell.typed(words, line, column + typed.index(words))


def _workbook(path: Path, name: str, table: RawTable) -> _Rows:
    from warnings import catch_warnings, simplefilter
    from zipfile import BadZipFile, ZipFile

    read = _Rows([], [], [], [])
    whole = Span(name, 1, 1)
    try:
        data = read_bytes(path)
        with ZipFile(BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_BYTES:
                read.faults.append(diagnostic("table/too-large", whole, file=name, most=_MOST_CELLS))
                return read
        with catch_warnings():
            simplefilter("ignore")
            from openpyxl import load_workbook

            # Formulas by what they came to when the workbook was saved, and by themselves.
            books = [load_workbook(BytesIO(data), data_only=values) for values in (True, False)]
    except (OSError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError) as fault:
        read.faults.append(diagnostic("table/unreadable", whole, file=name, reason=str(fault) or type(fault).__name__))
        return read
    filled = [sheet.title for sheet in books[0].worksheets if sheet.max_row > 1 or sheet.max_column > 1]
    names = [sheet.title for sheet in books[0].worksheets]
    wanted = table.sheet.text if table.sheet else (filled or names or [""])[0]
    if wanted not in names:
        place = table.sheet.span if table.sheet else whole
        read.faults.append(diagnostic("table/no-sheet", place, sheet=wanted, file=name, known="、".join(names)))
        return read
    if not table.sheet and len(filled) > 1:
        place = table.file.span if table.file else whole
        read.faults.append(diagnostic("table/which-sheet", place, sheet=wanted, file=name, known="、".join(filled)))
    _read_sheet(books[0][wanted], books[1][wanted], name, read)
    return read


def _read_sheet(sheet: Worksheet, formulas: Worksheet, name: str, read: _Rows) -> None:
    if sheet.max_row * sheet.max_column > _MOST_CELLS:
        read.faults.append(diagnostic("table/too-large", Span(name, 1, 1), file=name, most=_MOST_CELLS))
        return
    rows = [n for n in range(1, sheet.max_row + 1) if not sheet.row_dimensions[n].hidden]
    columns = [n for n in range(1, sheet.max_column + 1) if not _is_hidden(sheet, n)]
    hidden = sheet.max_row - len(rows) + sheet.max_column - len(columns)
    if hidden:
        read.faults.append(diagnostic("table/hidden", Span(name, 1, 1), file=name, count=hidden))
    for row in rows:
        made: list[TextBuilder] = []
        for column in columns:
            cell = TextBuilder(name)
            place = Span(name, row, column)
            value = sheet.cell(row, column)
            words, is_sure = shown(value.value, value.number_format)
            if value.value is None and formulas.cell(row, column).data_type == "f":
                read.faults.append(diagnostic("table/formula", place, cell=value.coordinate, file=name))
            elif not is_sure:
                form = value.number_format
                read.faults.append(
                    diagnostic("table/number-format", place, cell=value.coordinate, form=form, text=words)
                )
            cell.typed(words.replace("\n", " ").strip(_BLANK), row, column)
            # All of a cell is at one place.
            cell.pieces = cell.pieces[:1]
            made.append(cell)
        read.rows.append(made)
        read.places.append(Span(name, row, 1))
    read.merged.extend(_merged(sheet, rows, columns))


def _is_hidden(sheet: Worksheet, column: int) -> bool:
    """Whether a column is hidden; one entry of a workbook may speak of several columns."""
    return any(
        dimension.hidden and dimension.min is not None and dimension.min <= column <= (dimension.max or dimension.min)
        for dimension in sheet.column_dimensions.values()
    )


def _merged(sheet: Worksheet, rows: list[int], columns: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """The joined cells of a sheet by its shown rows and columns, counted from 0."""
    row_at, column_at = ({n: at for at, n in enumerate(numbers)} for numbers in (rows, columns))
    for area in sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col)):
        down = [row_at[n] for n in range(area.min_row, area.max_row + 1) if n in row_at]
        across = [column_at[n] for n in range(area.min_col, area.max_col + 1) if n in column_at]
        if down and across:
            yield down[0], across[0], len(down), len(across)
