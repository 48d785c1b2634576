"""Copy as it comes in, made clean: hard wraps, half-width marks, straight quotes.

Only spacing and marks change, and full-width letters and figures become plain ones; every change is listed. What is
no more than suspicious is told and left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..base.diagnostics import Diagnostic
from ..base.messages import diagnostic
from ..edition.keys import KINDS as KINDS_OF_STORIES
from ..edition.keys import english
from ..edition.markdown import FENCES
from ..edition.script import SPACES
from ..edition.source import SourceText
from ..edition.table_copy import find_tables
from .draft import KINDS, Change, Draft, Edit, Kind
from .marks import CHARACTERS, MARKS, Rule, protected
from .wrapping import Doubt, unwrap


class Mended(NamedTuple):
    """One change: where its first character was typed, what stood there, what stands there now."""

    line: int
    column: int
    kind: Kind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """Clean copy; made on what was typed, `changes` give `text`. `diagnostics` are for a person to look at.

    `characters` counts those of the body, marks with them and spaces without.
    """

    text: str
    characters: int
    changes: tuple[Mended, ...]
    diagnostics: tuple[Diagnostic, ...]

    def counts(self) -> tuple[tuple[Kind, int], ...]:
        """How many changes there are of every kind that was made."""
        found = Counter(change.kind for change in self.changes)
        return tuple((kind, found[kind]) for kind in KINDS if found[kind])


class _Zone(NamedTuple):
    """A stretch of the source to be tidied; `head` is a value of the front matter, a line by itself.

    In a `lined` one, verse or names, every line stays what it is.
    """

    start: int
    end: int
    head: bool
    lined: bool = False


def tidy(source: SourceText) -> Tidied:
    """Clean the copy of a plain text file, or of a story with front matter, whose keys and layout stay literal.

    Front matter that is left open can't be told from copy: it is reported, and nothing is changed.
    """
    text = source.text
    if fence := _open_fence(source):
        return Tidied(text, 0, (), (diagnostic("story/open-front-matter", source.span(fence, 1, 3)),))
    made: list[str] = []
    changes: list[Change] = []
    doubts: list[Doubt] = []
    done = characters = 0
    for zone in _zones(source):
        draft = Draft(text, zone.start, zone.end)
        _clean(draft, zone, doubts)
        made += [text[done : zone.start], draft.text]
        changes += draft.changes()
        if not zone.head:
            characters += sum(1 for c in draft.text if not c.isspace())
        done = zone.end
    made.append(text[done:])
    places = _Places(text)
    return Tidied(
        "".join(made),
        characters,
        tuple(Mended(*places(c.offset), c.kind, c.before, c.after) for c in changes),
        tuple(_diagnostic(source, places(doubt.at), doubt) for doubt in sorted(doubts)),
    )


def _clean(draft: Draft, zone: _Zone, doubts: list[Doubt]) -> None:
    for rule in CHARACTERS:
        _step(draft, rule, doubts)
    if not (zone.head or zone.lined):
        unwrapped = unwrap(draft.text)
        fenced = _fenced(draft.text)
        doubts += [d._replace(at=draft.offset(d.at)) for d in unwrapped.doubts if not _inside(d.at, fenced)]
        draft.apply(edit for edit in unwrapped.edits if not _inside(edit.start, fenced))
    for rule in MARKS:
        if not (zone.head and rule.running):
            _step(draft, rule, doubts)


_LINES_FENCE = re.compile(rf"^[{SPACES}]*:{{3,}}[{SPACES}]*([^:{SPACES}\n]*)[{SPACES}]*$", re.MULTILINE)


def _fenced(text: str) -> list[tuple[int, int]]:
    """The stretches between `:::` and `:::` in which a line is a verse, or holds names."""
    found: list[tuple[int, int]] = []
    opened = -1
    for fence in _LINES_FENCE.finditer(text):
        if fence[1] in FENCES:
            opened = fence.end() if opened < 0 else opened
        elif not fence[1] and opened >= 0:
            found.append((opened, fence.start()))
            opened = -1
    return [*found, (opened, len(text))] if opened >= 0 else found


def _inside(at: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in stretches)


def _step(draft: Draft, rule: Rule, doubts: list[Doubt]) -> None:
    is_protected = protected(draft.text)
    edits: list[Edit] = []
    for found in rule.find(draft.text):
        if isinstance(found, Edit):
            if not is_protected(found.start, found.end):
                edits.append(found)
        elif not is_protected(found.at, found.at + 1):
            doubts.append(found._replace(at=draft.offset(found.at)))
    draft.apply(edits)


class _Places:
    """From an offset in a text to line and column, both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def __call__(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def _diagnostic(source: SourceText, place: tuple[int, int], doubt: Doubt) -> Diagnostic:
    return diagnostic(doubt.code, source.span(*place), mark=doubt.mark)


_FENCE = re.compile(r"-{3,}\s*$")
_ENTRY = re.compile(r"(?P<key>[^\s:：#\-{\[][^:：]*?)\s*[:：]\s*(?P<value>.*)$")
_TEXT_KEYS = ("rubric", "kicker", "headline", "deck", "summary", "side_head", "tail_head", "dateline", "byline")


def _fences(source: SourceText) -> tuple[int, int]:
    """The lines, from 1, that open and close the front matter; 0 where there is none."""
    lines = source.lines
    first = next((n for n, line in enumerate(lines, 1) if line.strip(SPACES)), 0)
    if not first or not _FENCE.match(lines[first - 1]):
        return 0, 0
    return first, next((n for n in range(first + 1, len(lines) + 1) if _FENCE.match(lines[n - 1])), 0)


def _open_fence(source: SourceText) -> int:
    first, close = _fences(source)
    return 0 if close else first


def _zones(source: SourceText) -> Iterator[_Zone]:
    """What of a file is copy: values of its front matter in their order, then the body, tables left out."""
    starts = _Places(source.text).starts
    first, close = _fences(source)
    if close:
        yield from sorted({*_values(source.lines, starts, first, close - 1), *_picture_texts(source, starts)})
    body = starts[close] if close < len(starts) else len(source.text)
    lined = _keeps_lines(source.lines[first : max(close - 1, 0)])
    for start, table in find_tables(source, close + 1).found.items():
        # Rows of tables stay as they are: what looks like a slip in a figure may be none.
        if body < starts[start - 1]:
            yield _Zone(body, starts[start - 1], head=False, lined=lined)
        body = starts[table.last] if table.last < len(starts) else len(source.text)
    if body < len(source.text):
        yield _Zone(body, len(source.text), head=False, lined=lined)


def _keeps_lines(head: list[str]) -> bool:
    """Whether the front matter says that the body is verse or names."""
    entries = (match for line in head if (match := _ENTRY.match(line)))
    kinds = (match["value"].strip() for match in entries if english(match["key"]) == "kind")
    return any(KINDS_OF_STORIES.get(kind, kind.lower()) in ("poem", "names") for kind in kinds)


def _values(lines: list[str], starts: list[int], first: int, close: int) -> Iterator[_Zone]:
    """The values of head lines, and the indented lines under them."""
    is_text = False
    for number in range(first, close):
        line = lines[number]
        begin = len(line) - len(line.lstrip(SPACES))
        if match := _ENTRY.match(line) if not begin else None:
            is_text = english(match["key"]) in _TEXT_KEYS
            begin = match.start("value")
        end = len(line.rstrip(SPACES))
        if is_text and begin < end and not line.startswith("#"):
            yield _Zone(starts[number] + begin, starts[number] + end, head=True)


def _picture_texts(source: SourceText, starts: list[int]) -> Iterator[_Zone]:
    """Captions and credits, which stand in YAML, where they read in the file as they read in print."""
    from ..edition.story import read_story

    file = read_story(source, "story").value
    for picture in file.story.pictures:
        for text in filter(None, (picture.caption, picture.credit)):
            table = file.pieces[text.node_id]
            for piece, after in zip(table, [*table[1:], None], strict=True):
                words = text.text[piece.start : after.start if after else None]
                begin = starts[piece.line - 1] + piece.column - 1
                if source.text.startswith(words, begin):
                    yield _Zone(begin, begin + len(words), head=True)
