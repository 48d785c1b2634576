"""The body of a story: a closed subset of Markdown that can't eat copy.

Known are `## ` crossheads, `- ` items, `**strong**`, `*emphasis*`, `^^dots^^`, `{汉|hàn}`, `[屈原]{专名}`, notes to the
desk after `%%`, `::: poem`, `::: names`, `::: quote` or `::: table` with what stands under it up to `:::`, tables
between bars (`table_copy.py`), and `\\` before one of these marks. Everything else is copy: figures with full stops,
rows of dashes, indents, angle brackets, back quotes. A mark without its partner is copy too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from ..base.diagnostics import Diagnostic, Span
from ..base.messages import diagnostic
from .model import BlockKind, Mark, MarkKind
from .script import SOFT_BREAKS, SPACES, is_cjk, joint
from .source import SourceText
from .source_map import Removed
from .spans import CLOSING, OPENING, SPANS, bracketed, find_spans
from .table_copy import JOINS, TABLE_FENCES, RawTable, find_tables
from .text_builder import TextBuilder

_CROSSHEAD = re.compile(rf"##[{SPACES}]+(?=\S)")
_ITEM = re.compile(rf"-[{SPACES}]+(?=\S)")
_CLOSED = re.compile(rf"(?<=[{SPACES}])#+$")
# What hands take for a heading or a list elsewhere, and what programs paste for one.
_ALMOST_CROSSHEAD = re.compile(rf"#{{1,6}}(?:$|[{SPACES}])|#{{2,6}}(?=[^#])")
_ALMOST_ITEM = re.compile(rf"[*+•●▪·](?=[{SPACES}])")
_ESCAPED = re.compile(rf"\\(?={_ALMOST_CROSSHEAD.pattern}|{_ALMOST_ITEM.pattern}|{_ITEM.pattern})")
_CELL = re.compile(rf"(?<![.、．)）{SPACES}•●▪·*-])[{SPACES}]*\t[{SPACES}]*")
"""A tab between cells; one after a number or a bullet only sets off the item."""
_FENCE = re.compile(rf":{{3,}}[{SPACES}]*(?P<name>[^:{SPACES}]*)[{SPACES}]*$")
_PART = re.compile(f"[^{SOFT_BREAKS}]+")
_NOTE = re.compile(r"(?<![\\%0-9])%%(?!%)")
_LOOK_ALIKE = {
    "copy/rule-line": re.compile(r"^[-=*_~—－]{3,}$"),
    "copy/almost-crosshead": re.compile(rf"^(?:{_ALMOST_CROSSHEAD.pattern})"),
    "copy/almost-item": re.compile(rf"^{_ALMOST_ITEM.pattern}"),
}
_LOOK_ALIKE_CROSSHEAD = {"copy/closing-mark": _CLOSED}
_FOREIGN = {"copy/not-markup": re.compile(r"!?\[[^\]\n]+\]\([^)\n]+\)|</?[A-Za-z][^<>\n]*>|^\|.*\|$|^```")}

STOPS = "。！？!?…"
CLOSERS = "”’）」』》〉】〕)\"'"
_WRAP_LEAST, _WRAP_MOST = 20, 120
"""Columns of a terminal between which a line may be one that somebody's program wrapped."""
_WRAP_SLACK = 4


Manner = Literal["prose", "verse", "names", "quote"]
"""How lines become blocks: paragraphs; a verse a line, with a stanza after an empty one; names that run on; paragraphs
of a pull quote."""

FENCES: dict[str, Manner] = {
    "poem": "verse", "诗": "verse", "names": "names", "名单": "names", "quote": "quote", "引语": "quote",
}  # fmt: skip
"""What may stand after `:::`."""
_COLUMN_BREAKS = ("column", "换栏")
"""What stands after `:::` where the text is to go on at the top of the next column."""


class Copy(NamedTuple):
    """One block of the body, not yet a value; `first` of a stanza, or the first in its column by the editor's wish."""

    kind: BlockKind
    text: TextBuilder
    first: bool = False
    table: RawTable | None = None
    opens_column: bool = False


class _Group(NamedTuple):
    """Lines without an empty one between, and how they are to be read; or a table. `fenced`: the editor said so.

    `opens_column`: after a `::: column`.
    """

    lines: list[_Line]
    manner: Manner
    fenced: bool
    table: RawTable | None = None
    opens_column: bool = False


class Body(NamedTuple):
    blocks: list[Copy]
    removed: list[Removed]
    faults: list[Diagnostic]


class _Line(NamedTuple):
    """One line of the body: its words without indent, marker and note, from `column` of line `number`."""

    kind: BlockKind
    words: str
    number: int
    column: int
    indented: bool
    inset: int = 0
    """U+3000 before a verse."""


def read_body(source: SourceText, first: int, manner: Manner = "prose") -> Body:
    """The blocks from line `first` on to the end of the file, read as `manner` says where no fence says otherwise."""
    tables = find_tables(source, first)
    body = Body([], tables.removed, tables.faults)
    _complain_of_tables(source, first, tables.found, body)
    groups = _inset(source, list(_groups(source, first, manner, tables.found, body)), body)
    has_stanzas = any(group.manner == "verse" and len(group.lines) > 1 for group in groups)
    for group in groups:
        if group.table:
            _read_cells(group.table, body)
            words = TextBuilder(source.path)
            body.blocks.append(Copy("table", words, table=group.table, opens_column=group.opens_column))
        for number, (kind, lines) in enumerate(_blocks(group)):
            raw = TextBuilder(source.path)
            for before, line in zip([None, *lines], lines, strict=False):
                if before:
                    # The space stands where the line ended.
                    is_soft = before.number == line.number
                    end = line.column - 1 if is_soft else len(source.line(before.number)) + 1
                    between = " " if kind == "names" else joint(_bare(before.words), _bare(line.words))
                    raw.typed(between, before.number, end)
                if kind == "names":
                    _type_names(raw, line, body, source)
                else:
                    raw.typed(line.words, line.number, line.column)
            opens = kind == "verse" and has_stanzas and not number
            body.blocks.append(Copy(kind, read_marks(raw, body), opens, opens_column=group.opens_column and not number))
    return body


def _read_cells(table: RawTable, body: Body) -> None:
    """Read the marks in the texts of a table; a cell that is only to be joined to another has none."""
    table.texts = [(key, read_marks(text, body)) for key, text in table.texts]
    table.rows = [[cell if cell.text in JOINS else read_marks(cell, body) for cell in row] for row in table.rows]


def _inset(source: SourceText, groups: list[_Group], body: Body) -> list[_Group]:
    """Verses that stand farther in than others keep by how much: that is part of the poem."""
    verses = [line for group in groups if group.manner == "verse" for line in group.lines if line.kind == "paragraph"]
    least = min((line.inset for line in verses), default=0)
    inset: list[_Group] = []
    for group in groups:
        lines: list[_Line] = []
        for line in group.lines:
            keep = line.inset - least if group.manner == "verse" and line.kind == "paragraph" else 0
            begin = line.column - 1 - line.inset
            _drop(source, body, line.number, begin, begin + line.inset - keep, "indent")
            lines.append(line._replace(words=_FULL_SPACE * keep + line.words, column=line.column - keep))
        inset.append(group._replace(lines=lines))
    return inset


_FULL_SPACE = "\u3000"


def _groups(
    source: SourceText, first: int, manner: Manner, tables: dict[int, RawTable], body: Body
) -> Iterator[_Group]:
    """Runs of lines without an empty line, a fence or a table between, and the tables."""
    group: list[_Line] = []
    here, opened, breaks = manner, 0, False
    past = 0
    for number in range(first, len(source.lines) + 1):
        if number in tables:
            if group:
                yield _Group(group, here, opened > 0, opens_column=breaks)
                group, breaks = [], False
            past = tables[number].last
            yield _Group([], here, fenced=False, table=tables[number], opens_column=breaks)
            breaks = False
        if number <= past:
            continue
        fence = _fence(source, number, opened > 0, body)
        lines = [] if fence is not None else list(_read_lines(source, number, body, here))
        group += lines
        if group and not lines and (fence is not None or not source.line(number).strip(SPACES + SOFT_BREAKS)):
            yield _Group(group, here, opened > 0, opens_column=breaks)
            group, breaks = [], False
        if fence in _COLUMN_BREAKS:
            breaks = True
        elif fence is not None:
            here, opened = (FENCES[fence], number) if fence else (manner, 0)
    if group:
        yield _Group(group, here, opened > 0, opens_column=breaks)
    if opened:
        words = source.line(opened).strip(SPACES)
        body.faults.append(diagnostic("copy/open-fence", source.span(opened, 1, len(words)), text=words))


def _fence(source: SourceText, number: int, is_open: bool, body: Body) -> str | None:
    """The name on a line that opens a fence, "" where it closes one; None on a line of copy."""
    typed = source.line(number)
    match = _FENCE.match(typed.strip(SPACES))
    if not match or not (match["name"] or is_open):
        return None
    column = len(typed) - len(typed.lstrip(SPACES)) + 1
    place = source.span(number, column, len(match[0]))
    known = (*FENCES, *TABLE_FENCES, *_COLUMN_BREAKS)
    if match["name"] and match["name"] not in known:
        names = " · ".join(known)
        body.faults.append(diagnostic("copy/unknown-fence", place, text=match["name"], known=names))
        return None
    _drop(source, body, number, 0, len(typed), "mark")
    return match["name"]


def _blocks(group: _Group) -> Iterator[tuple[BlockKind, list[_Line]]]:
    """The blocks of a group. Crossheads and items are what they are in any manner."""
    if group.manner == "verse":
        for line in group.lines:
            if line.kind == "paragraph":
                yield "verse", [line]
            else:
                yield line.kind, [line]
    elif group.manner == "names" and (group.fenced or _are_names(group.lines)):
        for own, lines in groupby(group.lines, lambda line: line.kind):
            if own == "paragraph":
                for led in _led(lines):
                    yield "names", led
                continue
            for line in lines:
                yield line.kind, [line]
    else:
        for kind, lines in _paragraphs(group.lines):
            yield "quote" if kind == "paragraph" and group.manner == "quote" else kind, lines


def _led(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Lines of names; one that says whose they are (柳河镇：) begins a list of its own."""
    run: list[_Line] = []
    for line in lines:
        if run and _NAMES_LED.match(line.words):
            yield run
            run = []
        run.append(line)
    yield run


def _type_names(raw: TextBuilder, line: _Line, body: Body, source: SourceText) -> None:
    """The names of a line: commas between them are what spaces stand for, but not those in brackets. What says whose
    they are stands apart from the first."""
    label = _NAMES_LED.match(line.words)
    depth = done = 0
    for at, character in enumerate(line.words):
        if label and at == label.end() - 1 and line.words[at - 1] not in SPACES:
            raw.typed(line.words[done:at] + " ", line.number, line.column + done)
            done = at
        depth += (character in OPENING) - (character in CLOSING)
        if character in _BETWEEN_NAMES and depth <= 0:
            raw.typed(line.words[done:at], line.number, line.column + done)
            raw.typed(" ", line.number, line.column + at)
            body.removed.append(Removed(source.span(line.number, line.column + at), character, "space"))
            done = at + 1
    raw.typed(line.words[done:], line.number, line.column + done)


_NAMES_LED = re.compile(rf"[^{SPACES}：:]{{1,12}}[：:]\**[{SPACES}]*\S")
_BETWEEN_NAMES = "、，；,;"
_NAMES_APART = re.compile(f"[{SPACES}]+")
_NAME_MOST = 12
"""Characters of a name with what belongs to it, at most."""


def _are_names(lines: list[_Line]) -> bool:
    """Whether lines hold names with spaces between, and no sentence."""
    words = [line.words for line in lines if line.kind == "paragraph"]
    parts = [part for line in words for part in _NAMES_APART.split(line)]
    sentence = any(_ends_sentence(line) or len(part) > _NAME_MOST for line in words for part in parts)
    return len(parts) > len(words) > 0 and not sentence


def _read_lines(source: SourceText, number: int, body: Body, manner: Manner) -> Iterator[_Line]:
    """What is on a line; more than one where it holds soft breaks."""
    typed = source.line(number)
    note = _NOTE.search(typed)
    end = note.start() if note else len(typed)
    _drop(source, body, number, end, len(typed), "note")
    for part in _PART.finditer(typed, 0, end):
        line = _read_line(source, number, body, part, manner)
        if line:
            yield line


def _read_line(source: SourceText, number: int, body: Body, part: re.Match[str], manner: Manner) -> _Line | None:
    first, words = part.start(), part[0]
    stripped = words.strip(SPACES)
    if not stripped:
        _drop(source, body, number, first, part.end(), "space")
        return None
    start = first + len(words) - len(words.lstrip(SPACES))
    before = words[: start - first]
    inset = len(before) - len(before.rstrip(_FULL_SPACE)) if manner == "verse" else 0
    _drop(source, body, number, first, start - inset, "indent")
    _drop(source, body, number, start + len(stripped), part.end(), "space")
    is_indented = start > first
    kind: BlockKind = "paragraph"
    for pattern, name in ((_CROSSHEAD, "crosshead"), (_ITEM, "item"), (_ESCAPED, "paragraph")):
        match = pattern.match(stripped)
        if match:
            kind = name  # pyright: ignore[reportAssignmentType]
            _drop(source, body, number, start - inset, start, "indent")
            inset = 0
            body.removed.append(Removed(source.span(number, start + 1, match.end()), match[0], "mark"))
            start += match.end()
            stripped = stripped[match.end() :]
            break
    else:
        _complain(source, body, number, start, stripped, _LOOK_ALIKE)
    if kind == "crosshead":
        _complain(source, body, number, start, stripped, _LOOK_ALIKE_CROSSHEAD)
    _complain(source, body, number, start, stripped, _FOREIGN)
    return _Line(kind, stripped, number, start + 1, is_indented and kind == "paragraph", inset)


def _drop(source: SourceText, body: Body, number: int, start: int, end: int, reason: str) -> None:
    if start < end:
        text = source.line(number)[start:end]
        body.removed.append(Removed(source.span(number, start + 1, end - start), text, reason))  # pyright: ignore[reportArgumentType]


def _complain(
    source: SourceText, body: Body, number: int, start: int, words: str, patterns: dict[str, re.Pattern[str]]
) -> None:
    """Warn of what other kinds of Markdown know and this one prints as it stands."""
    for code, pattern in patterns.items():
        for match in pattern.finditer(words):
            place = source.span(number, start + match.start() + 1, len(match[0]))
            body.faults.append(diagnostic(code, place, text=match[0].strip(SPACES)[:24]))


def _complain_of_tables(source: SourceText, first: int, tables: dict[int, RawTable], body: Body) -> None:
    """Warn of lines one under another with as many tabs in each: a table, which would be set as lines of words."""
    taken = {number for start, table in tables.items() for number in range(start, table.last + 1)}
    numbers = [number for number in range(first, len(source.lines) + 1) if number not in taken]
    for tabs, group in groupby(numbers, lambda number: len(_CELL.findall(source.line(number).strip(SPACES)))):
        lines = list(group)
        if tabs and len(lines) > 1:
            place = source.span(lines[0], 1, len(source.line(lines[0])))
            body.faults.append(diagnostic("copy/table", place, count=len(lines)))


def _paragraphs(group: list[_Line]) -> Iterator[tuple[BlockKind, list[_Line]]]:
    """Lines that belong together. One line is one paragraph, but for lines that a program wrapped."""
    at = 0
    while at < len(group):
        if group[at].kind == "crosshead":
            yield "crosshead", [group[at]]
            at += 1
            continue
        end = at + 1
        while end < len(group) and group[end].kind != "crosshead":
            end += 1
        yield from _unwrapped(group[at:end])
        at = end


def _unwrapped(lines: list[_Line]) -> Iterator[tuple[BlockKind, list[_Line]]]:
    whole: list[_Line] = []
    run_on = _run_on(lines)
    for line, goes_on in zip(lines, run_on, strict=True):
        whole.append(line)
        if not goes_on:
            yield whole[0].kind, whole
            whole = []


def _run_on(lines: list[_Line]) -> list[bool]:
    """For every line whether it runs on into the next.

    Copy is wrapped when all lines that end within a sentence are as long as the longest lets them be: the first
    word of the next would not have fitted. Then full lines run on, whatever they end in. Verse, lists of names and
    pasted copy with one paragraph a line show other lengths, and every line of theirs is a paragraph.
    """
    apart = [False] * len(lines)
    widths = [_width(line.words) for line in lines]
    widest = max(widths)
    if len(lines) < 2 or not _WRAP_LEAST <= widest <= _WRAP_MOST:
        return apart
    pairs = list(pairwise(lines))
    new = [after.indented or after.kind == "item" for _, after in pairs]
    full = [
        width + _width(_first_word(after.words)) + _WRAP_SLACK > widest
        for width, (_, after) in zip(widths, pairs, strict=False)
    ]
    open_ends = [not new[i] and not _ends_sentence(line.words) for i, (line, _) in enumerate(pairs)]
    if not any(open_ends) or any(is_open and not is_full for is_open, is_full in zip(open_ends, full, strict=True)):
        return apart
    # The last line closes the paragraph; a signature or a list of names has no stop anywhere.
    if not any(_ends_sentence(line.words) for line in lines):
        return apart
    return [is_full and not is_new for is_full, is_new in zip(full, new, strict=True)] + [False]


def _width(words: str) -> int:
    return sum(2 if is_cjk(character) else 1 for character in words)


_WORD = re.compile(r"[!-~]+|.[，。、；：？！）》」』”’]*")


def _first_word(words: str) -> str:
    """What could not have been parted from the first character of a line."""
    return _WORD.match(words)[0]  # pyright: ignore[reportOptionalSubscript]


def _ends_sentence(words: str) -> bool:
    return words.rstrip(CLOSERS)[-1:] in (*STOPS, ".") or words[-1:] in ("：", "；", ":")


_READING = r"\{([^{}|\n]+)((?:\|[^{}|\n]+)+)\}"
_TOKEN = re.compile(
    rf"\\(?:\\(?=[*^{{%|])|[*^{{%|])|\*+|\^\^|{_READING}"
    r"|\\?\[|\]\{[^{}|\n]+\}"
)
_HEAD_BAR = re.compile(rf"(?<!\\){_READING}")
_KINDS: dict[str, tuple[MarkKind, ...]] = {
    "*": ("emphasis",), "**": ("strong",), "***": ("strong", "emphasis"), "^^": ("dots",),
}  # fmt: skip
_NEVER_FIRST = "，。、；：？！）》」』”’…,.;:?!)]}"
_NEVER_LAST = "（《「『“‘([{"


def _bare(words: str) -> str:
    """Words without the marks at their ends, to see which characters meet."""
    return _TOKEN.sub(lambda token: token[1] or ("[" if token[0][-1] == "[" else ""), words).strip("\\*^")


def reading_bars(typed: str) -> frozenset[int]:
    """Where bars stand that part readings, `{汉字|hàn|zì}`: in a head they are no wanted breaks."""
    found = (match for match in _HEAD_BAR.finditer(typed) if all(map(is_cjk, match[1])))
    return frozenset(at for match in found for at in range(match.start(2), match.end(2)) if typed[at] == "|")


class _Delimiter(NamedTuple):
    at: int
    mark: str
    opens: bool
    closes: bool


def read_marks(raw: TextBuilder, body: Body) -> TextBuilder:
    """The text of a paragraph or head line with its marks read; what goes and what is wrong is told to `body`."""
    typed = raw.text
    tokens = list(_TOKEN.finditer(typed))
    if not tokens:
        return raw
    spans = find_spans(typed)
    pairs = _pair([_delimiter(typed, token) for token in tokens if token[0] in _KINDS]) | spans.pairs
    for at, name in spans.unknown:
        _unknown_span(raw, body, at, name)
    made = TextBuilder(raw.path)
    opened: dict[int, int] = {}
    done = 0
    for token in tokens:
        start, end = token.span()
        mark = token[0]
        if mark[0] == "\\":
            if mark[-1] == "[" and start not in spans.escaped:
                continue
            _copy(raw, made, done, start)
            _take_away(raw, body, start, start + 1)
            _copy(raw, made, start + 1, end)
        elif token[1]:
            if not all(map(is_cjk, token[1])):
                continue
            _copy(raw, made, done, start)
            _ruby(raw, made, body, token)
        elif start in pairs:
            _copy(raw, made, done, start)
            _take_away(raw, body, start, end)
            if spans.kinds.get(max(start, pairs[start])) == "warichu":
                _note_edge(made, opened, bracketed(typed, *_inner(start, pairs[start])), start, pairs[start])
            elif start in spans.kinds:
                made.mark(opened[pairs[start]], spans.kinds[start])
            elif pairs[start] > start:
                opened[start] = made.length
            else:
                for kind in _KINDS[mark]:
                    made.mark(opened[pairs[start]], kind)
        else:
            continue
        done = end
    _copy(raw, made, done, len(typed))
    return made


def _inner(one: int, other: int) -> tuple[int, int]:
    """What stands inside the brackets of a span."""
    return min(one, other) + 1, max(one, other)


def _note_edge(made: TextBuilder, opened: dict[int, int], brackets: str, start: int, other: int) -> None:
    """One edge of an inline note, which stands in full-size brackets: those that are typed, or else it gets a pair."""
    if other > start:
        if not brackets:
            made.made("（")
        opened[start] = made.length + (brackets == "inside")
        return
    begin, end = opened[other], made.length - (brackets == "inside")
    if begin < end:
        made.marks.append(Mark(begin, end, "warichu"))
    if not brackets:
        made.made("）")


def _unknown_span(raw: TextBuilder, body: Body, at: int, name: str) -> None:
    line, column = raw.place(at)
    place = Span(raw.path, line, column, len(name) + 2)
    known = " · ".join(word for word in SPANS if not word.isascii())
    body.faults.append(diagnostic("copy/unknown-span", place, text=name, known=known))


def _delimiter(typed: str, token: re.Match[str]) -> _Delimiter:
    """Whether a mark can open and close: it must touch what it marks, and no sum such as 3*4 is one."""
    before, after = typed[: token.start()][-1:], typed[token.end() :][:1]
    in_word = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    opens = bool(after) and after not in SPACES and after not in _NEVER_FIRST and not in_word
    closes = bool(before) and before not in SPACES and before not in _NEVER_LAST and not in_word
    return _Delimiter(token.start(), token[0], opens, closes)


def _pair(delimiters: list[_Delimiter]) -> dict[int, int]:
    """Where each mark that has a partner finds it."""
    pairs: dict[int, int] = {}
    stack: list[_Delimiter] = []
    for here in delimiters:
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark == here.mark), None)
        if here.closes and depth is not None and here.at > stack[depth].at + len(here.mark):
            pairs[stack[depth].at], pairs[here.at] = here.at, stack[depth].at
            del stack[depth:]
        elif here.opens:
            stack.append(here)
    return pairs


def _ruby(raw: TextBuilder, made: TextBuilder, body: Body, token: re.Match[str]) -> None:
    """`{汉字|hàn|zì}`: a reading for each character, or one for all."""
    start = token.start(1)
    readings = token[2][1:].split("|")
    _take_away(raw, body, token.start(), start)
    if len(readings) == len(token[1]):
        for index, reading in enumerate(readings):
            at = made.length
            _copy(raw, made, start + index, start + index + 1)
            made.mark(at, "ruby", reading.strip())
    else:
        at = made.length
        _copy(raw, made, start, token.end(1))
        made.mark(at, "ruby", " ".join(reading.strip() for reading in readings))
    _take_away(raw, body, token.end(1), token.end())


def _copy(raw: TextBuilder, made: TextBuilder, start: int, end: int) -> None:
    """Take over raw[start:end], place by place, with the breaks wanted before its characters."""
    base = made.length
    made.breaks += [base + max(at - start, 0) for at in raw.breaks[len(made.breaks) :] if at < end]
    edges = [start, *(piece.start for piece in raw.pieces if start < piece.start < end), end]
    for first, last in pairwise(edges):
        if first < last:
            made.typed(raw.text[first:last], *raw.place(first))


def _take_away(raw: TextBuilder, body: Body, start: int, end: int) -> None:
    line, column = raw.place(start)
    body.removed.append(Removed(Span(raw.path, line, column, end - start), raw.text[start:end], "mark"))
