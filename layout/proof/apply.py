"""What a remark asks for, done in the file that the words come from, and nothing else touched.

A change is tried on the text of the file first: read again, the file must say what it said, but for the words changed.
Line ends, byte order mark and everything round the words stay as they are.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.host import write_beside
from ..edition.comments import Comment
from ..edition.model import Text
from ..edition.source import SourceText
from ..edition.source_map import Piece, SourceMap
from ..edition.story import read_story
from ..edition.yaml_reader import read_yaml
from ..edition.yaml_tree import Scalar, walk
from .comment_words import Found

Refusal = Literal["kind", "unsure", "lost", "changed", "done", "markup", "generated", "source", "syntax", "encoding"]
"""Why a change is left to the editor."""

CHANGES = ("replace", "insert", "delete", "transpose", "new_para")
"""Kinds that the engine can carry out."""
_AROUND = 8


class Change(NamedTuple):
    """A change to a file: characters from `column` on of a line give way to others.

    `before` and `after` show the words with their neighbours; `old` and `new` are the words alone.
    """

    comment: str
    path: str
    line: int
    column: int
    old: str
    new: str
    before: str
    after: str
    data: bytes


def plan_change(comment: Comment, found: Found | None, sources: SourceMap, root: Path) -> Change | Refusal:
    """The change that a remark asks for, whole as the file will be; or why there is none.

    `root` is the folder that paths in `sources` start from.
    """
    if comment.kind not in CHANGES:
        return "kind"
    if not comment.sure:
        return "unsure"
    if found is None:
        return "lost"
    if found.state != "old":
        return "done" if found.state == "new" else "changed"
    wanted = _wanted(comment, found)
    if wanted is None:
        return "unsure"
    place = _in_file(found.text, *wanted.range, sources.pieces.get(found.text.node_id, ()))
    if not isinstance(place, _Stretch):
        return place
    file = root / place.path
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return "encoding"
    return _changed(comment, found.text, wanted, place, text)


def carry_out(change: Change, root: Path) -> None:
    """Write the file in one step. Raises OSError."""
    write_beside(root / change.path, change.data, lasting=True)


class _Wanted(NamedTuple):
    """text[start:end] of a node gives way to `new`."""

    range: tuple[int, int]
    new: str


class _Stretch(NamedTuple):
    """Characters side by side on a line of a file."""

    path: str
    line: int
    column: int
    length: int


def _wanted(comment: Comment, found: Found) -> _Wanted | None:
    words = found.text.text[found.start : found.end]
    if comment.kind == "insert":
        return _Wanted((found.start, found.start), comment.new)
    if comment.kind == "new_para":
        return _Wanted((found.start, found.start), "\n\n")
    if comment.kind == "transpose":
        # Which parts change places is only plain where there are two characters.
        return _Wanted((found.start, found.end), words[::-1]) if len(words) == 2 else None
    return _Wanted((found.start, found.end), comment.new if comment.kind == "replace" else "")


def _in_file(text: Text, start: int, end: int, pieces: tuple[Piece, ...]) -> _Stretch | Refusal:
    """Where text[start:end] was typed, where that is one stretch of a line."""
    if not pieces:
        return "generated"
    first, last = (start, end) if start < end else (max(start - 1, 0), min(start + 1, len(text.text)))
    if any(a < last and first < b for a, b in text.generated):
        return "generated"
    places = [_place(pieces, at) for at in range(first, last)]
    if any((a.path, a.line, a.column + 1) != (b.path, b.line, b.column) for a, b in pairwise(places)):
        return "markup"
    if not places:
        return "generated"
    path, line, column, _ = places[0]
    return _Stretch(path, line, column + start - first, end - start)


def _place(pieces: tuple[Piece, ...], offset: int) -> _Stretch:
    piece = [piece for piece in pieces if piece.start <= offset][-1:] or [pieces[0]]
    return _Stretch(piece[0].path, piece[0].line, piece[0].column + offset - piece[0].start, 1)


def _changed(comment: Comment, text: Text, wanted: _Wanted, place: _Stretch, file: str) -> Change | Refusal:
    start, end = wanted.range
    at = _offset(file, place.line, place.column)
    if file[at : at + place.length] != text.text[start:end]:
        return "source"
    new = wanted.new
    if comment.kind == "new_para":
        new = wanted.new.replace("\n", "\r\n" if "\r\n" in file else "\n")
    changed = file[:at] + new + file[at + place.length :]
    if not _says_the_same(place.path, file, changed, text, wanted):
        return "syntax"
    head, tail = text.text[max(start - _AROUND, 0) : start], text.text[end : end + _AROUND]
    shown = wanted.new.replace("\n\n", "¶")
    return Change(
        comment.id, place.path, place.line, place.column, text.text[start:end], shown,
        f"{head}[{text.text[start:end]}]{tail}", f"{head}[{shown}]{tail}", changed.encode("utf-8"),
    )  # fmt: skip


def _offset(file: str, line: int, column: int) -> int:
    """Where a line and column stand in the text of a file with any line ends."""
    at = len("\ufeff") if file.startswith("\ufeff") else 0
    for row in file[at:].replace("\r\n", "\n\0").replace("\r", "\n").split("\n")[: line - 1]:
        # The second half of a line end of two characters stands at the start of the row after it.
        at += len(row) + 1
    rest = file[at:]
    return at + column - 1 + (1 if rest.startswith("\n") and at and file[at - 1] == "\r" else 0)


def _says_the_same(path: str, before: str, after: str, text: Text, wanted: _Wanted) -> bool:
    """Whether a file, changed, says what it said but for the words that were to change."""
    read = _story_words if path.endswith(".md") else _yaml_words
    old, new = read(path, before), read(path, after)
    start, end = wanted.range
    if wanted.new == "\n\n":
        expected = [text.text[:start].rstrip(), text.text[end:].lstrip()]
    else:
        expected = [text.text[:start] + wanted.new + text.text[end:]]
    return new in [[*old[:at], *expected, *old[at + 1 :]] for at, words in enumerate(old) if words == text.text]


def _story_words(path: str, file: str) -> list[str]:
    story = read_story(SourceText(path, file.removeprefix("\ufeff")), "story").value.story
    marks = [f"{story.kind} {story.rank} {story.language} {story.hold} {len(story.pictures)}"]
    jump = [story.jump_head] if story.jump_head else []
    return [*(words.text for words in (*story.texts(), *jump)), *marks]


def _yaml_words(path: str, file: str) -> list[str]:
    # Bars in a head are wishes, not words.
    root = read_yaml(SourceText(path, file.removeprefix("\ufeff"))).value.root
    return [node.text.strip().replace("|", "") for node in walk(root) if isinstance(node, Scalar)]
