"""A file of the edition folder as text: encoding settled, line ends made one kind, every character placed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from ..base.reads import names_in, read_bytes
from .script import CONTROLS

_UTF16_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(f"[{CONTROLS}]")
_LOST = re.compile("\ufffd")
_MOST_CODES = 6
_SAMPLE = 12
_CHINESE = ("gb18030", "big5")
_USUAL = re.compile("[，。、的一是不了在有人中大上]")


class SourceText:
    """The text of a file; `path` is as printed in messages, relative to the edition folder."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; line N of the file is `lines[N - 1]`."""
        return self.text.split("\n")

    def span(self, line: int, column: int = 1, length: int = 1) -> Span:
        """A stretch of line `line`, both counted from 1."""
        return Span(self.path, line, column, max(length, 1))

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def read_source(path: Path, name: str) -> Outcome[SourceText | None]:
    """The text of the file at `path`, called `name` in messages; None when it cannot be opened.

    A byte order mark and any line ends are accepted. A file in another encoding is reported and still
    decoded where possible, so that its other faults are found in the same run.
    """
    try:
        data = read_bytes(path)
    except OSError:
        missing = diagnostic("file/missing", Span(name, 1, 1), file=name, near=near_files(path))
        return Outcome(None, (missing,))
    return decode(data, name)


def decode(data: bytes, name: str) -> Outcome[SourceText | None]:
    """The text of `data`: UTF-8, or a guess that is reported."""
    try:
        source = SourceText(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        return _decode_foreign(data, name, fault.start)
    return Outcome(source, tuple(_odd_characters(source)))


def _decode_foreign(data: bytes, name: str, start: int) -> Outcome[SourceText | None]:
    before = data[:start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    guesses = [encoding for mark, encoding in _UTF16_MARKS if data.startswith(mark)]
    guesses = guesses or sorted(_CHINESE, key=lambda encoding: -_usual_characters(data, encoding))
    for encoding in guesses:
        try:
            source = SourceText(name, data.decode(encoding))
        except UnicodeDecodeError:
            continue
        at = Span(name, 1, 1) if encoding == "utf-16" else Span(name, line, column)
        return Outcome(source, (_encoding_fault(at, encoding, _sample(source, at)),))
    text = data.decode("utf-8", "replace")
    source = SourceText(name, text)
    return Outcome(source, (_encoding_fault(Span(name, line, column), "?", _sample(source, Span(name, line, 1))),))


def _usual_characters(data: bytes, encoding: str) -> int:
    """How many of the most frequent characters of Chinese there are when `data` is read so: the wrong one has few."""
    try:
        return len(_USUAL.findall(data.decode(encoding)))
    except UnicodeDecodeError:
        return -1


def _sample(source: SourceText, at: Span) -> str:
    return source.line(at.line).strip()[:_SAMPLE]


def _encoding_fault(at: Span, encoding: str, sample: str) -> Diagnostic:
    if encoding == "?":
        return diagnostic("file/not-text", at, file=at.path.rpartition("/")[2])
    return diagnostic("file/encoding", at, file=at.path.rpartition("/")[2], encoding=encoding.upper(), sample=sample)


def _odd_characters(source: SourceText) -> Iterator[Diagnostic]:
    """Controls, which are left out wherever text is read, and signs of characters that a program has lost."""
    for code, pattern in (("file/control-character", _CONTROL), ("file/lost-character", _LOST)):
        found = list(pattern.finditer(source.text))
        if not found:
            continue
        at = found[0].start()
        place = source.span(source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at))
        codes = [f"U+{ord(character):04X}" for character in sorted({match[0] for match in found})]
        named = "、".join(codes[:_MOST_CODES]) + ("…" if len(codes) > _MOST_CODES else "")
        yield diagnostic(code, place, character=named, count=len(found))


def near_files(path: Path) -> str:
    """Names in the folder of `path` that look like it; "" when none does."""
    from difflib import get_close_matches

    try:
        names = names_in(path.parent)
    except OSError:
        return ""
    return "、".join(get_close_matches(path.name, names, 3, 0.5))
