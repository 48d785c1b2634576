"""A story file: front matter, body, and what is recognised at the head and foot of the copy.

Front matter is `key: rest of the line`, literally: `#`, quotation marks and brackets in a headline are copy. Only
`pictures:`, `jump:` and `allow:` hold YAML. `|` is a wanted break in a head line; `\\|` and `｜` are the character.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from .keys import english
from .markdown import STOPS, Body, Copy, Manner, read_body, read_marks, reading_bars
from .matter import framed, is_source, life, names_it, reference, standing_head
from .model import Block, BlockKind, Corrected, Deceased, Kind, Mark, Picture, Story, Text, Waiver
from .script import CONTROLS, SOFT_BREAKS, SPACES, joint
from .source import SourceText
from .source_map import Piece, Removed
from .tables import TableMaker
from .text_builder import TextBuilder, digest
from .yaml_reader import read_yaml
from .yaml_tree import Mapping, Node, Scalar, walk

if TYPE_CHECKING:
    from .schema import PictureSheet, StorySheet

HEAD_LINES = ("rubric", "kicker", "headline", "deck", "summary", "side_head")
_NESTED = ("pictures", "jump", "allow", "corrects", "deceased")
_ODD = re.compile(f"([{CONTROLS}])|[\t{SOFT_BREAKS}]")
_FENCE = re.compile(r"-{3,}\s*$")
_ENTRY = re.compile(rf"(?P<key>[^\s:：#\-{{\[][^:：]*?)[{SPACES}]*[:：][{SPACES}]*(?P<value>.*)$")
_NOTE = re.compile(r"(?<![\\%0-9])%%(?!%)")
_BREAK = re.compile(rf"\\\||[{SPACES}]*\|[{SPACES}]*")


class StoryFile(NamedTuple):
    """A story as read: the value, where its parts stand, and which pictures it names without a file yet."""

    story: Story
    pieces: dict[str, tuple[Piece, ...]]
    removed: tuple[Removed, ...]
    files: tuple[tuple[str, tuple[str, ...], Span], ...]
    """Picture name, its files as typed, and the place that names them."""
    key_places: dict[str, Span]


@dataclass(slots=True)
class _Head:
    """The front matter as a tree; `end` is the first line of the body."""

    tree: Mapping
    end: int
    faults: list[Diagnostic] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)


def read_story(source: SourceText, name: str, day: date | None = None, path: Path | None = None) -> Outcome[StoryFile]:
    """The story in `source`, called `name`, of the issue of `day`.

    Never fails: what can't be understood is reported and left out. Tables that stand in files of their own are read
    where the `path` of the story says from where they count.
    """
    from .schema import StorySheet, check

    head = _read_head(source)
    checked = check(StorySheet, head.tree)
    sheet = checked.value or StorySheet()
    body = read_body(source, head.end, _MANNERS.get(sheet.kind, "prose"))
    if path is not None:
        body.faults.extend(_read_table_files(body.blocks, path, source.path))
    reader = _Reader(source, name, sheet, head, body.blocks, day)
    story = reader.read()
    file = StoryFile(
        story,
        reader.pieces,
        _in_order(source, [*head.removed, *body.removed, *reader.removed]),
        tuple(reader.files),
        {english(key.text): key.span for key, _ in head.tree.entries},
    )
    return Outcome(file, (*head.faults, *checked.diagnostics, *body.faults, *reader.faults))


def _read_table_files(blocks: list[Copy], path: Path, name: str) -> list[Diagnostic]:
    tables = [copy.table for copy in blocks if copy.table and copy.table.file and not copy.table.rows]
    if not tables:
        return []
    from .table_files import fill_from_file

    return [fault for table in tables for fault in fill_from_file(table, path, name)]


def _in_order(source: SourceText, removed: list[Removed]) -> tuple[Removed, ...]:
    """What was taken away as it stands in the file, with the characters that no text takes as they were typed."""
    taken = {(r.span.line, r.span.column + at) for r in removed for at in range(len(r.text))}
    for number, line in enumerate(source.lines, 1):
        for match in _ODD.finditer(line):
            if (number, match.start() + 1) not in taken:
                reason = "control" if match[1] else "space"
                removed.append(Removed(source.span(number, match.start() + 1), match[0], reason))
    return tuple(sorted(removed, key=lambda r: r.span[1:3]))


def _read_head(source: SourceText) -> _Head:
    first = next((n for n, line in enumerate(source.lines, 1) if line.strip(SPACES)), 1)
    if not _FENCE.match(source.line(first)):
        return _Head(Mapping((), source.span(first)), first)
    close = next((n for n in range(first + 1, len(source.lines) + 1) if _FENCE.match(source.line(n))), 0)
    head = _Head(Mapping((), source.span(first)), close + 1)
    if not close:
        head.faults.append(diagnostic("story/open-front-matter", source.span(first, 1, 3)))
        close = head.end = _guess_end(source, first + 1)
    entries: list[tuple[Scalar, Node]] = []
    number = first + 1
    while number < close:
        number = _read_entry(source, number, close, head, entries)
    head.tree = Mapping(tuple(entries), source.span(first))
    return head


def _guess_end(source: SourceText, number: int) -> int:
    """Where the front matter ends that nobody closed: at the first line that is no entry of it."""
    while number <= len(source.lines) and (_ENTRY.match(line := source.line(number)) or line[:1] in (" ", "\t", "#")):
        number += 1
    return number


def _read_entry(source: SourceText, number: int, close: int, head: _Head, entries: list[tuple[Scalar, Node]]) -> int:
    """Read what begins on line `number`; gives the line after it."""
    line = source.line(number)
    lead = len(line) - len(line.lstrip(SPACES))
    words = line.strip(SPACES)
    after = number + 1
    if not words:
        return after
    if words.startswith("#"):
        head.removed.append(Removed(source.span(number, lead + 1, len(words)), words, "comment"))
        return after
    match = _ENTRY.match(line, lead)
    if not match:
        place = source.span(number, lead + 1, len(words))
        head.faults.append(diagnostic("story/front-matter-line", place, text=words[:12]))
        head.removed.append(Removed(place, words, "refused"))
        return after
    typed = match["key"]
    key = Scalar(typed, source.span(number, match.start("key") + 1, len(typed)), "", number)
    while after < close and _goes_on(source.line(after), english(typed)):
        after += 1
    first = next((e[0].span for e in entries if english(e[0].text) == english(typed)), None)
    if first:
        head.faults.append(
            diagnostic("yaml/duplicate-key", key.span, key=typed, first=first.line, second=number)
        )  # fmt: skip
        head.removed.append(Removed(source.span(number, lead + 1, len(words)), words, "refused"))
        return after
    if english(typed) in _NESTED:
        entries.append((key, _nested(source, number, after, key, head)))
    else:
        entries.append((key, _line_value(source, number, after, match.start("value"))))
    return after


def _goes_on(line: str, key: str) -> bool:
    """Whether a line belongs to the entry before it: indented, or an item of a list in YAML."""
    return bool(line.strip(SPACES)) and (line[0] in SPACES or (key in _NESTED and line.startswith("- ")))


def _nested(source: SourceText, number: int, after: int, key: Scalar, head: _Head) -> Node:
    lines = [line if number <= n < after else "" for n, line in enumerate(source.lines, 1)]
    read = read_yaml(source, lines)
    head.faults += read.diagnostics
    root = read.value.root
    _list_comments(source, range(number, after), root, head)
    value = root.value(english(key.text)) if isinstance(root, Mapping) else None
    return value if value is not None else Scalar("", key.span)


def _list_comments(source: SourceText, lines: range, root: Node, head: _Head) -> None:
    """List what YAML takes for a comment; one that stands after words may well be copy, and is reported."""
    scalars = [node for node in walk(root) if isinstance(node, Scalar) and node.text]
    for number in lines:
        line = source.line(number)
        for match in re.finditer(r"(?:^|(?<=[ \t]))#", line):
            at = match.start()
            if any(_takes(scalar, number, at + 1) for scalar in scalars):
                continue
            place = source.span(number, at + 1, len(line) - at)
            head.removed.append(Removed(place, line[at:], "comment"))
            if line[:at].strip():
                head.faults.append(diagnostic("copy/comment", place, text=line[at : at + 12]))
            break


def _takes(scalar: Scalar, line: int, column: int) -> bool:
    if scalar.style in ("|", ">"):
        return scalar.span.line < line <= scalar.end_line
    return scalar.span.line == line and scalar.span.column <= column < scalar.span.column + scalar.span.length


def _line_value(source: SourceText, number: int, after: int, column: int) -> Scalar:
    """The rest of a line, with the indented lines under it run on."""
    text = ""
    pieces: list[tuple[int, int, int]] = []
    for n in range(number, after):
        line = source.line(n)
        start = column if n == number else len(line) - len(line.lstrip(SPACES))
        words = line[start:].strip(SPACES)
        if not words:
            continue
        start = line.index(words, start)
        text += joint(text, words)
        pieces.append((len(text), n, start + 1))
        text += words
    _, line, first = pieces[0] if pieces else (0, number, column + 1)
    return Scalar(text, source.span(line, first, len(text)), "", after - 1, tuple(pieces))


_PRESS = (
    r"(?:(?:综合|综|据)?(?:本报|本刊|本台|本社|[\u4e00-\u9fff]{2,5}社)"
    r"[\u4e00-\u9fff·]{0,12}?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:专电|电|讯|消息))"
    r"|(?P<local>[\u4e00-\u9fff]{2,8}[0-9]{1,2}月[0-9]{1,2}日(?:专电|电|讯))"
)
_REPORTER = (
    r"(?:本报|本刊|本台|新华社|见习|实习|特派|首席|特约|融媒|全媒体|驻[\u4e00-\u9fff]{1,6})*"
    r"(?:记者|通讯员|评论员|编译|撰稿|作者)"
)
_DATELINE = re.compile(
    rf"(?P<line>{_PRESS})(?P<gap>[{SPACES}]*)(?P<by>[（(](?={_REPORTER})[^（）()]{{1,80}}[）)])?(?P<after>[{SPACES}]*)"
)
_FIXED_PRESS = re.compile(r"本[报刊台](?:讯|消息)$|.*[0-9]日(?:专电|电|讯)$")
_NO_GAP_BEFORE = ":：,，。—"
_WORDS_WITH = re.compile(r"[影视话力器池子台脑动机压能气灯报梯荒号息网飞问]")
_MANNERS: dict[Kind, Manner] = {"poem": "verse", "names": "names"}
_SIGNED_KINDS = ("notice", "correction", "obituary", "statement")
_YEAR = r"(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})年"
_DAY = r"[0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十]{1,3}日"
_SIGNATURE_DATE = re.compile(rf"{_YEAR}{_DAY}$")
_LETTER_DATE = re.compile(rf"(?:^|.*[{SPACES}])(?:{_YEAR})?{_DAY}(?:[夜晨晚]|凌晨|深夜)?$")
"""A letter is dated without its year too, after the writer's name or under it."""
_ANY = re.compile("")
_SALUTATION = re.compile(r".{1,22}[：:]$")
_REGARDS = re.compile(r"敬礼[！!]?$")
_CLOSING = re.compile(r"(?:此致|顺颂|即颂|祝颂|谨此|专此)[，,]?$")
_EDITORS_NOTE = re.compile(
    r"[（(【\[]?(?:编者按|编者注|编者附记|编者的话|编后|编后语|编辑手记|编辑附记|本报编辑部注)(?:[：:】\]]|$)"
)
_POST = re.compile(
    r"[\u4e00-\u9fff]{0,10}(?:记者|通讯员|评论员|编译|编辑|摄影|撰稿|撰文|执笔|整理|答问|采访|口述|作者|读者|译者|翻译|主持"
    r"|策划|统筹|制图|绘图|漫画)(?:[/／·](?:文|图|摄|摄影))?|(?:文|图|摄|绘|译|诗|词|曲){1,2}|文[/／·]图"
)
"""What people are, before their names or after them."""
_WORD_IN_BYLINE = re.compile(rf"[^{SPACES}（）()]+")
_NOT_SIGNED = (*STOPS, "，", "、", "；", "：", ",", "”")
_SIGNATURE_MOST, _SIGNATURE_LINES = 24, 4


class _Reader:
    """Turns front matter and blocks into a Story, minding where everything stands."""

    def __init__(
        self, source: SourceText, name: str, sheet: StorySheet, head: _Head, blocks: list[Copy], day: date | None
    ) -> None:
        self.source = source
        self.day = day
        self.name = name
        self.sheet = sheet
        self.head = head
        self.copies = blocks
        self.pieces: dict[str, tuple[Piece, ...]] = {}
        self.removed: list[Removed] = []
        self.faults: list[Diagnostic] = []
        self.files: list[tuple[str, tuple[str, ...], Span]] = []

    def read(self) -> Story:
        lines = {key: self._head_line(key) for key in HEAD_LINES}
        byline = self._dateline()
        self._refer()
        lines["headline"] = lines["headline"] or self._made(
            "headline", standing_head(self.sheet.kind, self.sheet.language)
        )
        deceased = self._deceased()
        lines["deck"] = lines["deck"] or self._made("deck", life(deceased) if deceased else "")
        tail = self._head_line("tail_head")
        blocks = (*self._blocks(), *((Block("tail_head", tail, True),) if tail else ()))
        pictures = tuple(self._picture(name, sheet) for name, sheet in self.sheet.pictures.items())
        self._place_story(lines["headline"], blocks)
        sheet = self.sheet
        allow = tuple(Waiver(w.code, w.reason, w.by) for w in sheet.allow)
        story = Story(
            self.name, self.source.path, sheet.kind, sheet.rank, sheet.language, **lines, byline=byline,
            blocks=blocks, pictures=pictures, hold=sheet.hold, allow=allow, jump_head=self._jump_head(),
            corrects=self._corrects(), deceased=deceased,
        )  # fmt: skip
        return framed(story)

    def _made(self, key: str, words: str) -> Text | None:
        """A line of the head that the kind of the story gives it."""
        if not words:
            return None
        made = TextBuilder(self.source.path)
        made.made(words)
        return self._finish(made, f"{self.name}/{key}")

    def _corrects(self) -> Corrected | None:
        said = self.sheet.corrects
        if said is None:
            return None
        self._place("corrects")
        return Corrected(said.date, said.page, said.headline)

    def _deceased(self) -> Deceased | None:
        said = self.sheet.deceased
        if said is None:
            return None
        self._place("deceased")
        return Deceased(said.name, said.born, said.died, said.framed)

    def _place(self, key: str) -> None:
        entry = self.head.tree.find(key)
        place = entry[0].span if entry else self.source.span(1)
        self.pieces[f"{self.name}/{key}"] = (Piece(0, *place[:3]),)

    def _refer(self) -> None:
        """Begin a correction with what it puts right, unless its own words say so."""
        said = self._corrects()
        first = next((i for i, copy in enumerate(self.copies) if copy.kind == "paragraph"), None)
        if said is None or first is None or names_it("".join(copy.text.text for copy in self.copies), said):
            return
        made = TextBuilder(self.source.path)
        made.made(reference(said, self.day))
        made.splice(self.copies[first].text)
        self.copies[first] = Copy("paragraph", made)

    def _place_story(self, headline: Text | None, blocks: tuple[Block, ...]) -> None:
        lead = headline or (blocks[0].text if blocks else None)
        table = self.pieces.get(lead.node_id, ()) if lead else ()
        self.pieces[f"story/{self.name}"] = table[:1] or (Piece(0, self.source.path, 1, 1),)

    def _finish(self, builder: TextBuilder, node_id: str) -> Text:
        self.pieces[node_id] = tuple(builder.pieces)
        return builder.finish(node_id)

    def _scalar(self, *path: str) -> Scalar | None:
        node: Node | None = self.head.tree
        for step in path:
            node = node.value(step) if isinstance(node, Mapping) else None
        return node if isinstance(node, Scalar) and node.text.strip() else None

    def _head_line(self, key: str) -> Text | None:
        value = self._scalar(key)
        if value is None or not getattr(self.sheet, key):
            return None
        builder = self._words(value, breaks=True)
        return self._finish(builder, f"{self.name}/{key}") if builder.length else None

    def _jump_head(self) -> Text | None:
        value = self._scalar("jump", "head") or self._scalar("jump")
        if value is None or not self.sheet.jump.head:
            return None
        builder = self._words(value, breaks=True)
        return self._finish(builder, f"{self.name}/jump/head") if builder.length else None

    def _finish_byline(self, value: Scalar) -> Text:
        """A byline of the head group, with what people are told from who they are."""
        text = self._finish(self._words(value), f"{self.name}/byline")
        marks = (*text.marks, *_posts(text.text, 0, len(text.text)))
        return replace(text, marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))

    def _words(self, value: Scalar, *, breaks: bool = False) -> TextBuilder:
        """The words of a value with their marks, led back to their places; notes and wanted `breaks` taken out."""
        raw = _builder(value, self.source)
        typed = raw.text
        note = _NOTE.search(typed)
        end = note.start() if note else len(typed)
        if note:
            self._take(raw, end, len(typed), "note")
        end = len(typed[:end].rstrip(SPACES))
        made = TextBuilder(self.source.path)
        done = 0
        held = reading_bars(typed)
        for match in _BREAK.finditer(typed, 0, end) if breaks else ():
            if typed.find("|", match.start()) in held:
                continue
            self._copy(raw, made, done, match.start())
            if match[0].startswith("\\"):
                self._take(raw, match.start(), match.start() + 1, "mark")
                self._copy(raw, made, match.start() + 1, match.end())
            else:
                self._break(raw, made, match, end)
            done = match.end()
        self._copy(raw, made, done, end)
        return read_marks(made, Body([], self.removed, self.faults))

    def _break(self, raw: TextBuilder, made: TextBuilder, match: re.Match[str], end: int) -> None:
        bar = raw.text.index("|", match.start())
        space = joint(raw.text[: match.start()], raw.text[match.end() : end])
        keep = match.start() if space and match.start() < bar else -1
        for at in range(match.start(), match.end()):
            if at == keep:
                self._copy(raw, made, at, at + 1)
            else:
                self._take(raw, at, at + 1, "break" if at == bar else "space")
        if made.length and match.end() < end:
            made.breaks.append(made.length)

    def _copy(self, raw: TextBuilder, made: TextBuilder, start: int, end: int) -> None:
        edges = [start, *(p.start for p in raw.pieces if start < p.start < end), end]
        for first, last in pairwise(edges):
            if first < last:
                made.typed(raw.text[first:last], *raw.place(first))

    def _take(self, raw: TextBuilder, start: int, end: int, reason: str) -> None:
        if start < end:
            line, column = raw.place(start)
            span = self.source.span(line, column, end - start)
            self.removed.append(Removed(span, raw.text[start:end], reason))  # pyright: ignore[reportArgumentType]

    def _dateline(self) -> Text | None:
        """Set dateline and byline at the start of the first paragraph, however they were written.

        Gives the byline of the head group, where one stands there.
        """
        first = next((i for i, copy in enumerate(self.copies) if copy.kind == "paragraph"), None)
        para = self.copies[first].text if first is not None else TextBuilder(self.source.path)
        found = _standing(para.text)
        line, by = self._scalar("dateline"), self._scalar("byline")
        if found and line:
            place = line.span
            self.faults.append(diagnostic("story/dateline-twice", place, dateline=found["line"]))
            self.removed.append(Removed(place, line.text, "refused"))
            line = None
        if not found and not line:
            return self._finish_byline(by) if by else None
        if found and found["by"] and by and _same_names(found["by"], by.text):
            self.faults.append(diagnostic("story/byline-twice", by.span, byline=by.text))
            self.removed.append(Removed(by.span, by.text, "refused"))
            by = None
        head_byline: Text | None = None
        if found and found["by"] and by:
            head_byline, by = self._finish_byline(by), None
        made = TextBuilder(self.source.path)
        self._set_dateline(made, para, found, line)
        self._set_byline(made, para, found, by)
        rest = found.end() if found else 0
        if found:
            self._take(para, found.start("after"), found.end("after"), "space")
        has_byline = bool(by or (found and found["by"]))
        if not has_byline and rest < para.length and para.text[rest] not in _NO_GAP_BEFORE:
            made.made(" ")
        made.splice(para, rest)
        if first is None:
            self.copies.insert(0, Copy("paragraph", made))
        else:
            self.copies[first] = self.copies[first]._replace(text=made)
        return head_byline

    def _set_dateline(
        self, made: TextBuilder, para: TextBuilder, found: re.Match[str] | None, line: Scalar | None
    ) -> None:
        if found:
            self._copy(para, made, found.start("line"), found.end("line"))
            self._take(para, found.start("gap"), found.end("gap"), "space")
        elif line:
            made.splice(self._words(line))
        made.mark(0, "dateline")

    def _set_byline(self, made: TextBuilder, para: TextBuilder, found: re.Match[str] | None, by: Scalar | None) -> None:
        start = made.length
        if found and found["by"]:
            self._copy(para, made, found.start("by"), found.end("by"))
        elif by:
            words = self._words(by)
            is_bracketed = words.text[:1] in ("（", "(")
            if not is_bracketed:
                made.made("（")
            made.splice(words)
            if not is_bracketed:
                made.made("）")
        made.mark(start, "byline")
        made.marks += _posts(made.text, start, made.length)

    def _blocks(self) -> tuple[Block, ...]:
        signed = self._signature()
        seen: Counter[str] = Counter()
        blocks: list[Block] = []
        maker = TableMaker(self.name, self._finish)
        for index, copy in enumerate(self.copies):
            if copy.table:
                made = maker.block(copy.table)
                if made:
                    block, self.pieces[made[0].text.node_id] = made
                    blocks.append(block._replace(opens_column=copy.opens_column and bool(blocks)))
                continue
            kind = "signature" if index in signed else self._kind_of(index, signed)
            short = "p" if kind == "paragraph" else kind
            stem = f"{self.name}/{short}/{digest(copy.text.text)}"
            first = copy.first or (kind in ("signature", "note", "quote") and (not blocks or blocks[-1].kind != kind))
            text = self._finish(copy.text, f"{stem}/{seen[stem]}")
            blocks.append(Block(kind, text, first, opens_column=copy.opens_column and bool(blocks)))
            seen[stem] += 1
        self.faults += maker.found
        return tuple(blocks)

    def _kind_of(self, index: int, signed: range) -> BlockKind:
        """What a block is by where it stands in a letter, and by its first words."""
        copy = self.copies[index]
        words = copy.text.text
        if copy.kind != "paragraph":
            return copy.kind
        if self.sheet.kind == "digest" and index and is_source(words):
            return "source"
        if _EDITORS_NOTE.match(words) or (self.sheet.kind == "letter" and signed and index >= signed.stop):
            return "note"
        if self.sheet.kind == "letter" and ((not index and _SALUTATION.match(words)) or _REGARDS.match(words)):
            return "salutation"
        return "paragraph"

    def _signature(self) -> range:
        """The short lines without a stop that are names and a date, before the editor's note if there is one.

        In notices they need no date; in letters the last one has it, elsewhere it is nothing but a date.
        """
        end = len(self.copies)
        if self.sheet.kind == "letter":
            days = [n for n, copy in enumerate(self.copies) if n and self._may_sign(copy, _LETTER_DATE)]
            end = days[-1] + 1 if days else end
        while end and _EDITORS_NOTE.match(self.copies[end - 1].text.text):
            end -= 1
        start = end
        while start and self._may_sign(self.copies[start - 1]):
            start -= 1
        if not 0 < end - start <= _SIGNATURE_LINES or not start:
            return range(0)
        dated = _LETTER_DATE if self.sheet.kind == "letter" else _SIGNATURE_DATE
        is_dated = bool(dated.match(self.copies[end - 1].text.text))
        return range(start, end) if is_dated or self.sheet.kind in _SIGNED_KINDS else range(0)

    @staticmethod
    def _may_sign(copy: Copy, pattern: re.Pattern[str] = _ANY) -> bool:
        """Whether a line is short, does not end in a stop and is no set phrase of a letter."""
        words = copy.text.text
        return (
            copy.kind == "paragraph"
            and len(words) <= _SIGNATURE_MOST
            and words[-1:] not in _NOT_SIGNED
            and not _CLOSING.match(words)
            and not _REGARDS.match(words)
            and bool(pattern.match(words))
        )

    def _picture(self, name: str, sheet: PictureSheet) -> Picture:
        tree = self.head.tree.value("pictures")
        entry = tree.find(name) if isinstance(tree, Mapping) else None
        place = entry[0].span if entry else self.source.span(1)
        self.pieces[f"{self.name}/picture/{name}"] = (Piece(0, *place[:3]),)
        self.files.append((name, sheet.file, self._file_place(name) or place))
        texts: dict[str, Text | None] = {}
        for key in ("caption", "credit"):
            value = self._scalar("pictures", name, key)
            if value is None and key == "caption":
                value = self._scalar("pictures", name)
            builder = self._words(value) if value else TextBuilder(self.source.path)
            texts[key] = self._finish(builder, f"{self.name}/picture/{name}/{key}") if builder.length else None
        return Picture(
            name, None, texts["caption"], texts["credit"], sheet.focus, sheet.alt, sheet.kind, gaze=sheet.gaze or ""
        )

    def _file_place(self, name: str) -> Span | None:
        value = self._scalar("pictures", name, "file")
        return value.span if value else None


def _builder(value: Scalar, source: SourceText) -> TextBuilder:
    """A value as typed characters; line ends inside become what runs the lines on."""
    builder = TextBuilder(source.path)
    pieces = value.pieces or ((0, value.span.line, value.span.column),)
    text = value.text
    for index, (start, line, column) in enumerate(pieces):
        end = pieces[index + 1][0] if index + 1 < len(pieces) else len(text)
        words = text[start:end]
        if "\n" not in words:
            builder.typed(words, line, column)
            continue
        for row in words.split("\n"):
            stripped = row.strip(SPACES)
            builder.typed(joint(builder.text, stripped) + stripped, line, column)
    return builder


def with_breaks(typed: str, path: str, line: int, column: int) -> TextBuilder:
    """A head typed on one line elsewhere than in a story, its wanted breaks taken out."""
    made = TextBuilder(path)
    done = 0
    for match in _BREAK.finditer(typed):
        made.typed(typed[done : match.start()], line, column + done)
        done = match.end()
        if match[0].startswith("\\"):
            made.typed("|", line, column + match.start() + 1)
        elif made.length and done < len(typed):
            made.typed(joint(typed[: match.start()], typed[done:]), line, column + match.start())
            made.breaks.append(made.length)
    made.typed(typed[done:], line, column + done)
    return made


def _posts(text: str, start: int, end: int) -> tuple[Mark, ...]:
    """Marks over what people are and the space between that and their names: 记者 周小满, 周小满 摄."""
    words = list(_WORD_IN_BYLINE.finditer(text, start, end))
    posts = [bool(_POST.fullmatch(word[0])) for word in words]
    marks: list[Mark] = []
    for number, word in enumerate(words):
        if posts[number] and posts[0] and number + 1 < len(words):
            marks.append(Mark(word.start(), words[number + 1].start(), "post"))
        elif posts[number] and not posts[0]:
            marks.append(Mark(words[number - 1].end(), word.end(), "post"))
    return tuple(marks)


def _standing(text: str) -> re.Match[str] | None:
    """A dateline at the start of a paragraph, with the byline in brackets after it.

    Without brackets or a space after it only a fixed form of an agency is one: 本报北京电影节 is not.
    """
    match = _DATELINE.match(text)
    if not match:
        return None
    line, rest = match["line"], text[match.end() :]
    if match["by"] or match["gap"]:
        return match
    if match["local"]:
        return None
    fixed = _FIXED_PRESS.match(line)
    return match if fixed and not _WORDS_WITH.match(rest) else None


def _same_names(standing: str, typed: str) -> bool:
    return re.sub(rf"[{SPACES}（）()]", "", standing) == re.sub(rf"[{SPACES}（）()]", "", typed)
