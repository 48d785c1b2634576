"""A file of the edition folder as text: encoding settled, line ends made one kind, every character placed."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from ..base.reads import names_in, read_bytes

_UTF16_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_SAMPLE = 12


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
    return Outcome(source, tuple(_control_characters(source)))


def _decode_foreign(data: bytes, name: str, start: int) -> Outcome[SourceText | None]:
    before = data[:start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    guesses = [encoding for mark, encoding in _UTF16_MARKS if data.startswith(mark)] or ["gb18030"]
    for encoding in guesses:
        try:
            source = SourceText(name, data.decode(encoding))
        except UnicodeDecodeError:
            continue
        at = Span(name, 1, 1) if encoding == "utf-16" else Span(name, line, column)
        return Outcome(source, (_encoding_fault(at, encoding, _sample(source, at)),))
    text = data.decode("utf-8", "replace")
    source = SourceText(name, _CONTROL.sub("\ufffd", text))
    return Outcome(source, (_encoding_fault(Span(name, line, column), "?", _sample(source, Span(name, line, 1))),))


def _sample(source: SourceText, at: Span) -> str:
    return source.line(at.line).strip()[:_SAMPLE]


def _encoding_fault(at: Span, encoding: str, sample: str) -> Diagnostic:
    if encoding == "?":
        return diagnostic("file/not-text", at, file=at.path)
    return diagnostic("file/encoding", at, file=at.path, encoding=encoding.upper(), sample=sample)


def _control_characters(source: SourceText) -> list[Diagnostic]:
    """Characters that no text holds; replaced so that nothing after this trips over them."""
    found = list(_CONTROL.finditer(source.text))
    if not found:
        return []
    first = found[0]
    line = source.text.count("\n", 0, first.start()) + 1
    column = first.start() - source.text.rfind("\n", 0, first.start())
    source.text = _CONTROL.sub("\ufffd", source.text)
    character = f"U+{ord(first[0]):04X}"
    return [diagnostic("file/control-character", source.span(line, column), character=character, count=len(found))]


def near_files(path: Path) -> str:
    """Names in the folder of `path` that look like it, or that there is none."""
    from difflib import get_close_matches

    try:
        names = names_in(path.parent)
    except OSError:
        return "—"
    return "、".join(get_close_matches(path.name, names, 3, 0.5)) or "—"
