"""Paragraphs of stories mended from the page: found in their file, written back with every other byte as it was."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.diagnostics import Place
from ..base.host import write_file
from ..edition.source_map import SourceMap

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_END = re.compile(r"\r\n|\r|\n")

Refusal = Literal["gone", "not-copy", "not-utf8", "changed", "empty", "in-use"]


class Paragraph(NamedTuple):
    """The lines `first` to `last` (from 1) of a story file as typed, line ends made one kind.

    `digest` is that of the whole file (SHA-256): what is written back must be of the same.
    """

    path: str
    file: Path
    first: int
    last: int
    text: str
    digest: str


class Refused(NamedTuple):
    """Why nothing was read or written; what stands in the file now, where that can be told."""

    why: Refusal
    now: str = ""


def find_paragraph(folder: Path, sources: SourceMap, node_id: str) -> Paragraph | Refused:
    """The lines that a node of copy was typed in. Only files in `stories` of the edition are opened."""
    pieces = sources.pieces.get(node_id)
    if not pieces or sources.span(Place(node_id)) is None:
        return Refused("gone")
    path = pieces[0].path
    file = story_file(folder, path)
    if file is None:
        return Refused("not-copy")
    lines = [piece.line for piece in pieces if piece.path == path]
    return _lines(file, path, min(lines), max(lines))


def story_file(folder: Path, path: str) -> Path | None:
    """The file of a path as messages name it, if it is a story of this edition; None for any other."""
    file = folder.parent / path
    stories = (folder / "stories").resolve()
    if file.suffix != ".md" or file.resolve().parent != stories or not file.is_file():
        return None
    return file.resolve()


def _lines(file: Path, path: str, first: int, last: int) -> Paragraph | Refused:
    data = file.read_bytes()
    try:
        lines = _LINE.findall(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Refused("not-utf8")
    text = _END.sub("\n", "".join(lines[first - 1 : last])).removesuffix("\n").removeprefix("\ufeff")
    return Paragraph(path, file, first, last, text, sha256(data).hexdigest())


def write_paragraph(paragraph: Paragraph, digest: str, text: str) -> Refused | None:
    """Put `text` in the place of a paragraph, in a file whose digest still is `digest`; None when that was done.

    Line ends, a byte order mark and all other lines stay as they are, byte by byte. Raises OSError.
    """
    data = paragraph.file.read_bytes()
    if sha256(data).hexdigest() != digest or paragraph.digest != digest:
        return Refused("changed", paragraph.text)
    text = _END.sub("\n", text).strip("\n")
    if not text.strip():
        return Refused("empty", paragraph.text)
    lines: list[str] = _LINE.findall(data.decode("utf-8"))
    old = lines[paragraph.first - 1 : paragraph.last]
    found = _END.search(lines[0])
    end = found[0] if found else "\n"
    mark = "\ufeff" if old[0].startswith("\ufeff") else ""
    last = _END.search(old[-1])
    new = mark + text.replace("\n", end) + (last[0] if last else "")
    changed = "".join([*lines[: paragraph.first - 1], new, *lines[paragraph.last :]]).encode()
    if changed == data:
        return None
    written = write_file(paragraph.file, changed)
    if written != paragraph.file:
        written.unlink(missing_ok=True)
        return Refused("in-use", paragraph.text)
    return None
