"""The dummy: a grid of names, one word a basic column, with row depths after `|`.

    masthead masthead masthead | 20      # a note
    lead     lead     index    | *
    lead     lead     school   | 30 mm

A name takes all its cells, any connected shape; `.` is an empty cell. `lead>` is where lead goes on when its area is
full, on this page or another; a second such area on one page is `lead>>`. A row over two facing pages may show the fold
as `/`; without it both have as many words. Depths are 行, `mm`, `auto` (what is needed)
or `*` (shares the rest, the default), the last two within bounds where they have any (`20-30`, `>=20`).
`ad:bank` (`广告:bank`) is the area of the advertisement `bank`, `stock:rules` (`常设:rules`) that of standing copy,
`filler:reeds` (`补白:reeds`) that of a filler.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from .keys import nearest
from .model import Area, AreaKind, RowDepth
from .row_depth import read_row_depth
from .script import SPACES
from .source import SourceText
from .trucks import FOLD_WORDS, halves_of
from .yaml_tree import Scalar

FURNITURE_NAMES: dict[str, AreaKind] = {
    "masthead": "masthead", "报头": "masthead", "index": "index", "导读": "index", "qr": "qr", "二维码": "qr",
    "ear": "ear", "报眼": "ear", "imprint": "imprint", "报尾": "imprint",
}  # fmt: skip
"""What a cell may name besides stories, pictures and codes; `ear2` and the like are ears too."""

CORNER_NAMES: dict[str, AreaKind] = {
    "weather": "weather", "天气": "weather", "calendar": "calendar", "日历": "calendar",
}  # fmt: skip
STOCK_NAMES: dict[str, str] = {"copyright": "stock:copyright", "版权": "stock:copyright"}
"""Corners that a cell may name, where no story, picture or code has that name; and standing copy that has a name of its
own."""
_DEEP = ("masthead", "imprint")
EMPTY = "."
MOST_ROWS, MOST_COLUMNS = 120, 40
_EAR = re.compile(r"(?:ear|报眼)[-_]?\w*$")
NOTE = re.compile(rf"(?:^|(?<=[{SPACES}|｜*0-9a-z行米点]))#.*$")
_AD = re.compile(r"(?:ad|广告)[:：](.+)$")
_STOCK = re.compile(r"(?:(stock|常设)|filler|补白)[:：](.+)$")
_GOES_ON = re.compile(r"(.+?)([>＞]+)$")


class Names(NamedTuple):
    """What the cells of a page may name; pictures lead to the story that they belong to."""

    stories: frozenset[str]
    pictures: Mapping[str, str]
    codes: frozenset[str]
    stock: frozenset[str] = frozenset()
    """Drawings and pictures of standing copy; its texts are among the stories."""

    def kind(self, word: str) -> AreaKind | None:
        """What `word` names, furniture first."""
        if word in FURNITURE_NAMES:
            return FURNITURE_NAMES[word]
        if word in self.codes:
            return "qr"
        if word in self.stories:
            return "story"
        if word in self.pictures:
            return "picture"
        if word in self.stock:
            return "stock"
        return "ear" if _EAR.match(word) else CORNER_NAMES.get(word)


class Drawing(NamedTuple):
    """A dummy read; `places` leads every area to its first word, `fold` counts the words left of the fold."""

    columns: int
    rows: tuple[RowDepth, ...]
    areas: tuple[Area, ...]
    places: dict[str, Span]
    fold: int = 0


class _Word(NamedTuple):
    text: str
    span: Span


class _Row(NamedTuple):
    words: list[_Word]
    depth: RowDepth
    span: Span
    typed: str
    folds: tuple[_Word, ...] = ()
    """Where the fold is shown."""


def read_dummy(scalar: Scalar, source: SourceText, names: Names, page: str) -> Outcome[Drawing | None]:
    """The drawing in `scalar`, all its faults at their words; None when nothing is drawn."""
    return _Reader(source, names, page).read(scalar)


class _Reader:
    def __init__(self, source: SourceText, names: Names, page: str) -> None:
        self.source = source
        self.names = names
        self.page = page
        self.is_truck = halves_of(page) is not None
        self.fold = 0
        self.faults: list[Diagnostic] = []

    def report(self, code: str, place: Span, **values: object) -> None:
        self.faults.append(diagnostic(code, place, page=self.page, **values))

    def read(self, scalar: Scalar) -> Outcome[Drawing | None]:
        lines = list(lines_of(scalar))
        if not scalar.style and len(scalar.pieces) > 1:
            # YAML has run the rows on, and a full-width bar opens no block of text.
            self.report("dummy/no-bar", scalar.span)
            lines = [line for line in _pieces_as_lines(scalar) if line[0].strip(SPACES) != "｜"]
        rows = [row for line in lines if (row := self._row(*line))]
        if not rows:
            self.report("dummy/empty", scalar.span)
            return Outcome(None, tuple(self.faults))
        columns = self._count_columns(rows)
        if len(rows) > MOST_ROWS or columns > MOST_COLUMNS:
            self.report(
                "dummy/too-large", scalar.span, rows=len(rows), columns=columns, most_rows=MOST_ROWS,
                most_columns=MOST_COLUMNS,
            )  # fmt: skip
            return Outcome(None, tuple(self.faults))
        self.fold = self._fold(rows, columns) if self.is_truck else 0
        areas, places = self._areas(rows)
        drawing = Drawing(columns, tuple(row.depth for row in rows), tuple(areas), places, self.fold)
        return Outcome(drawing, tuple(self.faults))

    def _row(self, text: str, number: int, column: int) -> _Row | None:
        text = NOTE.sub("", text)
        cells, bar, depth = split_depth(text)
        words = [
            _Word(match[0], self.source.span(number, column + match.start(), len(match[0])))
            for match in re.finditer(rf"[^{SPACES}]+", cells)
        ]
        folds = tuple(word for word in words if self.is_truck and word.text in FOLD_WORDS)
        words = [word for word in words if word not in folds]
        if not words:
            if bar:
                self.report("dummy/no-words", self.source.span(number, column + len(cells)), row=text.strip())
            return None
        # A masthead and an imprint have a depth of their own.
        if not depth.strip(SPACES) and any(FURNITURE_NAMES.get(word.text) in _DEEP for word in words):
            typed = RowDepth("auto")
        else:
            typed = self._depth(depth, number, column + len(cells) + len(bar))
        return _Row(words, typed, words[0].span, cells.strip(), folds)

    def _depth(self, typed: str, number: int, column: int) -> RowDepth:
        read = read_row_depth(typed)
        if isinstance(read, RowDepth):
            return read
        lead, text = len(typed) - len(typed.lstrip(SPACES)), typed.strip(SPACES)
        place = self.source.span(number, column + lead, len(text))
        if read is None:
            self.report("dummy/depth", place, value=text[:20])
        else:
            self.report("dummy/depth-crossed", place, least=read.least, most=read.most)
        return RowDepth("share")

    def _count_columns(self, rows: list[_Row]) -> int:
        """Words of a row; rows that differ from the most are reported with a row that is right."""
        counts = [len(row.words) for row in rows]
        columns = max(counts, key=lambda count: (counts.count(count), -counts.index(count)))
        right = rows[counts.index(columns)]
        for index, row in enumerate(rows, 1):
            if len(row.words) != columns:
                place = row.words[columns].span if len(row.words) > columns else row.words[-1].span
                self.report(
                    "dummy/ragged-row", place, row=index, count=len(row.words), wanted=columns, typed=row.typed,
                    right=right.typed,
                )  # fmt: skip
        return columns

    def _fold(self, rows: list[_Row], columns: int) -> int:
        """The words of the left page: as the rows show it, else half of them."""
        shown: list[tuple[int, Span]] = []
        for row in rows:
            for mark in row.folds:
                before = sum(word.span.column < mark.span.column for word in row.words)
                shown.append((before, mark.span))
        counts = [before for before, _ in shown if 0 < before < columns]
        fold = max(counts, key=lambda count: (counts.count(count), -counts.index(count)), default=columns // 2)
        for before, place in shown:
            if before != fold:
                self.report("dummy/fold-place", place, before=before, wanted=fold, after=columns - fold)
        if not counts and columns % 2:
            self.report("dummy/fold-odd", rows[0].span, count=columns, more=columns + 1)
        return fold

    def _areas(self, rows: list[_Row]) -> tuple[list[Area], dict[str, Span]]:
        cells: dict[str, list[tuple[int, int]]] = {}
        spans: dict[tuple[int, int], Span] = {}
        for r, row in enumerate(rows):
            for c, word in enumerate(row.words):
                spans[r, c] = word.span
                if word.text.strip(EMPTY):
                    cells.setdefault(self._area_name(word.text), []).append((r, c))
        areas: list[Area] = []
        for name, taken in cells.items():
            kind = self._kind(name, spans[taken[0]], cells)
            if kind is None:
                continue
            owner = self.names.pictures.get(name, "") if kind == "picture" else continued(name)
            area = Area(name, kind, tuple(taken), owner)
            areas.append(area)
            self._check_shape(area, spans)
        return areas, {area.name: spans[area.first_cell] for area in areas}

    def _area_name(self, word: str) -> str:
        """The name of the area that a word stands for, in one spelling."""
        name = area_name(word)
        stock = "" if _AD.match(word) else stock_name(name)
        return stock if stock and self.names.kind(name) is None else name

    def _kind(self, name: str, place: Span, cells: dict[str, list[tuple[int, int]]]) -> AreaKind | None:
        kind = self.names.kind(name)
        if kind is not None:
            return kind
        if self.names.kind(continued(name)) == "story":
            return "story"
        if _AD.match(name):
            return "ad"
        known = [*self.names.stories, *self.names.pictures, *self.names.codes, *self.names.stock, *FURNITURE_NAMES]
        known += CORNER_NAMES
        drawn = [other for other in known if other in cells]
        name = continued(name) or name
        # A slip stands beside its right spelling as often as not.
        near = nearest(name, drawn) or nearest(name, known)
        code = "dummy/unknown-name" if near else "dummy/unknown-name-far"
        self.report(code, place, name=name, near=near)
        return None

    def _check_shape(self, area: Area, spans: dict[tuple[int, int], Span]) -> None:
        pieces = pieces_of(area.cells)
        if len(pieces) > 1:
            place = spans[pieces[1][0]]
            self.report("dummy/split-area", place, name=area.name, count=len(pieces))
        elif area.kind != "story" and not is_rectangle(area.cells):
            self.report("dummy/not-rectangle", spans[area.first_cell], name=area.name)
        elif area.kind not in ("story", "picture") and len({column >= self.fold for _, column in area.cells}) > 1:
            self.report("dummy/across-fold", spans[area.first_cell], name=area.name)


def area_name(word: str) -> str:
    """The name of the area that a word of a dummy stands for, in one spelling."""
    ad = _AD.match(word)
    return f"ad:{ad[1]}" if ad else word.replace("＞", ">")


def stock_name(word: str) -> str:
    """The area of the standing copy that a word of a dummy may name; "" for other words."""
    match = _STOCK.match(word)
    return f"{'stock' if match[1] else 'filler'}:{match[2]}" if match else STOCK_NAMES.get(word, "")


def continued(name: str) -> str:
    """The story that an area of this name goes on with; "" for other names."""
    match = _GOES_ON.match(name)
    return match[1] if match else ""


def split_depth(text: str) -> tuple[str, str, str]:
    """Cells, the bar, and the depth after it."""
    match = re.search(r"[|｜]", text)
    if not match:
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :].rstrip(SPACES + "|｜")


def lines_of(scalar: Scalar) -> Iterator[tuple[str, int, int]]:
    """The lines of a block of text with line and column; also of one typed in quotes or on one line."""
    offset = 0
    pieces = scalar.pieces or ((0, scalar.span.line, scalar.span.column),)
    for index, line in enumerate(scalar.text.split("\n")):
        at = max((piece for piece in pieces if piece[0] <= offset), default=pieces[0])
        extra = 0 if at[0] == offset else index
        yield line, at[1] + (extra if len(pieces) == 1 else 0), at[2] + (offset - at[0] if not extra else 0)
        offset += len(line) + 1


def _pieces_as_lines(scalar: Scalar) -> Iterator[tuple[str, int, int]]:
    """The lines of a plain value as typed, with line and column."""
    ends = [*(start for start, _, _ in scalar.pieces[1:]), len(scalar.text)]
    for (start, line, column), end in zip(scalar.pieces, ends, strict=True):
        yield scalar.text[start:end], line, column


def pieces_of(cells: tuple[tuple[int, int], ...]) -> list[list[tuple[int, int]]]:
    """The connected pieces of an area, each in drawing order; cells touch along an edge."""
    left = dict.fromkeys(cells)
    pieces: list[list[tuple[int, int]]] = []
    while left:
        queue = [next(iter(left))]
        del left[queue[0]]
        for r, c in queue:
            for cell in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if cell in left:
                    del left[cell]
                    queue.append(cell)
        pieces.append(sorted(queue))
    return pieces


def is_rectangle(cells: tuple[tuple[int, int], ...]) -> bool:
    rows, columns = {r for r, _ in cells}, {c for _, c in cells}
    return len(cells) == len(rows) * len(columns)
