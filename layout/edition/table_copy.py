"""Tables in a story: pipe rows, rows with tabs, and what a `::: table` says of one.

    ::: table
    title: 批发价格
    units: 元/公斤
    file: prices.csv
    source: 菜篮子价格监测点
    :::

A bare table is a run of lines between `|`, one of them the line of dashes that parts its heading rows from the others
and says how columns are aligned. `<<` alone in a cell joins it to the cell at its left, `^^` to the one over it.
Every character that is in no cell is listed as removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Span
from ..base.messages import diagnostic
from .model import ColumnAlign, ColumnWidth
from .script import SOFT_BREAKS, SPACES
from .source import SourceText
from .source_map import Reason, Removed
from .text_builder import TextBuilder

TABLE_FENCES = ("table", "表格")
KEYS = {
    "title": "title", "标题": "title", "units": "units", "单位": "units", "source": "note", "来源": "note",
    "note": "note", "注": "note", "file": "file", "文件": "file", "sheet": "sheet", "工作表": "sheet",
    "head": "head", "表头": "head", "widths": "widths", "栏宽": "widths", "align": "align", "对齐": "align",
    "name": "name", "名称": "name",
}  # fmt: skip
"""What a `::: table` may say of itself."""
LEFT, OVER = "<<", "^^"
JOINS = (LEFT, OVER)
"""What stands alone in a cell that is joined to the one at its left, or over it."""
LEADS = ("title", "units")
"""What is printed once, over the table; notes stand under it."""
_PRINTED = (*LEADS, "note")
_LABELLED = ("单位", "来源", "注")
"""Keys that are printed before their words, as papers do."""

_FENCE = re.compile(rf":{{3,}}[{SPACES}]*(?P<name>[^:{SPACES}]*)[{SPACES}]*$")
_KEY = re.compile(rf"(?P<key>[A-Za-z\u4e00-\u9fff]+)[{SPACES}]*[:：][{SPACES}]*(?P<value>.*)$")
_ROW = re.compile(r"\|.*\|$")
_RULE = re.compile(rf"\|(?:[{SPACES}]*:?-+:?[{SPACES}]*\|)+$")
_BAR = re.compile(r"\\\||\|")
_READING = re.compile(r"\{[^{}|\n]+(?:\|[^{}|\n]+)+\}")
_NOTE = re.compile(r"(?<![\\%0-9])%%(?!%)")
_WIDTH = re.compile(rf"[{SPACES},，、]+")
_ALIGNS: dict[str, ColumnAlign] = {
    "left": "start", "start": "start", "左": "start", "center": "center", "中": "center", "right": "end", "end": "end",
    "右": "end", "auto": "", "-": "", "自动": "",
}  # fmt: skip
_SHARE, _AUTO = ("*", "＊"), ("auto", "自动", "-")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MOST_HEAD = 9


class Typed(NamedTuple):
    """A value as typed and where."""

    text: str
    span: Span


@dataclass
class RawTable:
    """A table as typed: its rows of cells, what is said of it, and the lines of its story that it takes."""

    place: Span
    last: int
    rows: list[list[TextBuilder]] = field(default_factory=list[list[TextBuilder]])
    places: list[Span] = field(default_factory=list[Span])
    """Where each row is."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list[tuple[int, int, int, int]])
    """Cells that take several rows or columns as a file has them: row, column, rows, columns."""
    head: int | None = None
    is_ruled: bool = False
    """Whether a line of dashes stood under its heading rows."""
    aligns: list[ColumnAlign] = field(default_factory=list[ColumnAlign])
    widths: list[ColumnWidth] = field(default_factory=list[ColumnWidth])
    texts: list[tuple[str, TextBuilder]] = field(default_factory=list[tuple[str, TextBuilder]])
    """Title, units and notes."""
    name: str = ""
    file: Typed | None = None
    sheet: Typed | None = None
    path: str = ""
    """The file that was read, as it is printed."""

    @property
    def builders(self) -> Iterator[TextBuilder]:
        for row in self.rows:
            yield from row


class Tables(NamedTuple):
    """The tables of a story by the line that each begins on."""

    found: dict[int, RawTable]
    removed: list[Removed]
    faults: list[Diagnostic]


def find_tables(source: SourceText, first: int) -> Tables:
    """The tables from line `first` on, with what of their lines is in no cell, and what is wrong with them."""
    tables = Tables({}, [], [])
    number = first
    while number <= len(source.lines):
        made = _fenced(source, number, tables) or _bare(source, number, tables)
        if made:
            tables.found[number] = made
        number = made.last + 1 if made else number + 1
    return tables


def _fence_name(source: SourceText, number: int) -> str | None:
    match = _FENCE.match(source.line(number).strip(SPACES))
    return match["name"] if match else None


def _fenced(source: SourceText, number: int, tables: Tables) -> RawTable | None:
    if _fence_name(source, number) not in TABLE_FENCES:
        return None
    words = source.line(number).strip(SPACES)
    column = source.line(number).index(words) + 1
    table = RawTable(source.span(number, column, len(words)), number)
    _drop_all(source, number, tables, "mark")
    is_closed = False
    while table.last < len(source.lines) and not is_closed:
        table.last += 1
        is_closed = _fence_name(source, table.last) == ""
        if is_closed:
            _drop_all(source, table.last, tables, "mark")
        else:
            _inner_line(source, table, tables)
    if not is_closed:
        tables.faults.append(diagnostic("copy/open-fence", table.place, text=words))
    if table.rows and table.file:
        tables.faults.append(diagnostic("table/two-sources", table.file.span, file=table.file.text))
    elif not table.rows and not table.file:
        tables.faults.append(diagnostic("table/empty", table.place))
    return table


def _inner_line(source: SourceText, table: RawTable, tables: Tables) -> None:
    line, number = _Line.of(source, table.last), table.last
    _drop(source, number, tables, line.end, len(line.typed), "note")
    if not line.words:
        _drop(source, number, tables, 0, line.end, "space")
        return
    match = _KEY.match(line.words)
    if match and match["key"].lower() in KEYS:
        _key(source, table, tables, line, match)
    elif _ROW.match(line.words):
        _pipe_row(source, table, tables, line)
    elif "\t" in line.words:
        tabs = [-1, *(at for at, character in enumerate(line.words) if character == "\t"), len(line.words)]
        _cells(source, table, tables, line, [(a + 1, b) for a, b in pairwise(tabs)])
    else:
        place = source.span(number, line.start + 1, len(line.words))
        known = " · ".join(key for key in KEYS if not key.isascii())
        tables.faults.append(diagnostic("table/line", place, text=line.words[:12], known=known))
        _drop_all(source, number, tables, "refused")


class _Line(NamedTuple):
    """A line of a table: `words` from offset `start` on, `end` where what is typed on it ends and a note begins."""

    number: int
    typed: str
    words: str
    start: int
    end: int

    @classmethod
    def of(cls, source: SourceText, number: int) -> _Line:
        typed = source.line(number)
        note = _NOTE.search(typed)
        end = note.start() if note else len(typed)
        words = typed[:end].strip(SPACES.replace("\t", "") + SOFT_BREAKS)
        return cls(number, typed, words, typed.index(words), end)


def _bare(source: SourceText, number: int, tables: Tables) -> RawTable | None:
    """A run of lines between bars, one of them of dashes; anything else between bars is copy."""
    last = number
    while _ROW.match(_Line.of(source, last).words):
        last += 1
    lines = [_Line.of(source, n) for n in range(number, last)]
    if len(lines) < 2 or not any(_RULE.match(line.words) for line in lines):
        return None
    table = RawTable(source.span(number, lines[0].start + 1, len(lines[0].words)), last - 1)
    for line in lines:
        _drop(source, line.number, tables, line.end, len(line.typed), "note")
        _pipe_row(source, table, tables, line)
    return table


def _pipe_row(source: SourceText, table: RawTable, tables: Tables, line: _Line) -> None:
    is_under_head = table.head in (None, len(table.rows)) and not table.is_ruled
    if is_under_head and _RULE.match(line.words):
        table.head, table.is_ruled = len(table.rows), True
        if not table.aligns:
            table.aligns = [_aligned(cell.strip(SPACES)) for cell in line.words[1:-1].split("|")]
        _drop_all(source, line.number, tables, "mark")
        return
    held = {at for match in _READING.finditer(line.words) for at in range(*match.span())}
    bars = [match.start() for match in _BAR.finditer(line.words) if match[0] == "|" and match.start() not in held]
    _cells(source, table, tables, line, [(a + 1, b) for a, b in pairwise(bars)])


def _aligned(rule: str) -> ColumnAlign:
    starts, ends = rule.startswith(":"), rule.endswith(":")
    return "center" if starts and ends else "start" if starts else "end" if ends else ""


def _cells(source: SourceText, table: RawTable, tables: Tables, line: _Line, ranges: Iterable[tuple[int, int]]) -> None:
    """A row whose cells are typed in these ranges of the line's words."""
    row: list[TextBuilder] = []
    done = 0
    for first, end in ranges:
        typed = line.words[first:end]
        words = typed.strip(SPACES + SOFT_BREAKS)
        start = line.start + first + (len(typed) - len(typed.lstrip(SPACES + SOFT_BREAKS)) if words else 0)
        cell = TextBuilder(source.path)
        if words in JOINS:
            cell.typed(words, line.number, start + 1)
            row.append(cell)
            continue
        # `\|` is a bar of the copy.
        for match in re.finditer(r"\\(?=\|)|(?:[^\\]|\\(?!\|))+", words):
            if match[0] != "\\":
                _drop(source, line.number, tables, done, start + match.start(), "mark")
                cell.typed(match[0], line.number, start + match.start() + 1)
                done = start + match.end()
        row.append(cell)
    _drop(source, line.number, tables, done, line.end, "mark")
    table.rows.append(row)
    table.places.append(source.span(line.number, line.start + 1, len(line.words)))


def _key(source: SourceText, table: RawTable, tables: Tables, line: _Line, match: re.Match[str]) -> None:
    """A line that says something of the table."""
    typed, key = match["key"], KEYS[match["key"].lower()]
    value = match["value"].rstrip(SPACES)
    start = line.start + match.start("value")
    place = source.span(line.number, start + 1, len(value))
    if key in LEADS and any(kind == key for kind, _ in table.texts):
        tables.faults.append(diagnostic("table/twice", place, key=typed))
        _drop_all(source, line.number, tables, "refused")
        return
    if key in _PRINTED and value:
        text = TextBuilder(source.path)
        if typed in _LABELLED:
            text.typed(typed, line.number, line.start + 1)
            text.made("：")
            _drop(source, line.number, tables, 0, line.start, "indent")
            _drop(source, line.number, tables, line.start + len(typed), start, "mark")
        else:
            _drop(source, line.number, tables, 0, start, "mark")
        text.typed(value, line.number, start + 1)
        table.texts.append((key, text))
        _drop(source, line.number, tables, start + len(value), line.end, "space")
        return
    _drop(source, line.number, tables, 0, line.end, "mark")
    if key == "name":
        table.name = value
    elif key == "file":
        table.file = Typed(value, place)
    elif key == "sheet":
        table.sheet = Typed(value, place)
    elif key == "head":
        if value.isdecimal() and int(value) <= _MOST_HEAD:
            table.head = int(value)
        else:
            tables.faults.append(diagnostic("table/head", place, text=value, most=_MOST_HEAD))
    elif key == "align":
        words = _WIDTH.split(value)
        table.aligns = [_ALIGNS.get(word, "") for word in words]
        for word in words:
            if word not in _ALIGNS:
                tables.faults.append(diagnostic("table/align", place, text=word))
    elif key == "widths":
        table.widths = [_width(word, place, tables) for word in _WIDTH.split(value)]


def _width(word: str, place: Span, tables: Tables) -> ColumnWidth:
    number = _NUMBER.match(word)
    rest = word[number.end() :] if number else word
    if number and rest in ("", "字", "zi") and float(number[0]):
        return ColumnWidth("zi", round(float(number[0]) * 1000))
    if rest in _SHARE:
        return ColumnWidth("share", round(float(number[0]) * 1000) if number else 1000)
    if word not in _AUTO:
        tables.faults.append(diagnostic("table/widths", place, text=word))
    return ColumnWidth()


def _drop(source: SourceText, number: int, tables: Tables, start: int, end: int, reason: Reason) -> None:
    if start < end:
        text = source.line(number)[start:end]
        tables.removed.append(Removed(source.span(number, start + 1, end - start), text, reason))


def _drop_all(source: SourceText, number: int, tables: Tables, reason: Reason) -> None:
    _drop(source, number, tables, 0, len(source.line(number)), reason)
