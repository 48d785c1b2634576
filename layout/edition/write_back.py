"""Text put back into the files of an edition: by places, and nothing else in a file is touched.

Byte order mark, line ends, comments, order, quotes and indents stay as they were typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..base.diagnostics import Span
from .yaml_tree import Mapping, Node, Scalar, Sequence, last_line

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")
_FLOW_SIGN = re.compile(r"""(?<=[\[{,:\s])(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")|[\[\]{},]""")


class Patch(NamedTuple):
    """`text` in place of the characters from `start` to `end` of a file."""

    start: int
    end: int
    text: str


class FileChange(NamedTuple):
    """A file as it is and as it is to be."""

    path: Path
    before: bytes
    after: bytes


class FileText:
    """A file of UTF-8 as it is on the disk; lines and columns, from 1, are those of `SourceText`."""

    def __init__(self, data: bytes) -> None:
        self.mark = _MARK if data.startswith(_MARK) else b""
        self.text = data.removeprefix(_MARK).decode("utf-8")
        ends = list(_LINE_END.finditer(self.text))
        self.line_end = ends[0][0] if ends else "\n"
        self._starts = [0, *(end.end() for end in ends)]

    def at(self, line: int, column: int = 1) -> int:
        """The offset of a place; that of the end of the file for lines past it."""
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self.text)

    def line_of(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def line(self, number: int) -> str:
        """A line without its end."""
        return self.text[self.at(number) : self.at(number + 1)].rstrip("\r\n")

    def span(self, span: Span) -> tuple[int, int]:
        start = self.at(span.line, span.column)
        return start, start + span.length

    def lines(self, first: int, last: int) -> Patch:
        """What takes whole lines out."""
        return Patch(self.at(first), self.at(last + 1), "")

    def patched(self, patches: Iterable[Patch]) -> bytes:
        """The file with patches that don't overlap; equal ones are one."""
        text = self.text
        for patch in sorted(dict.fromkeys(patches), reverse=True):
            text = text[: patch.start] + patch.text + text[patch.end :]
        return self.mark + text.encode("utf-8")


def without_entries(file: FileText, holder: Mapping, names: Iterable[str]) -> Iterator[Patch]:
    """What takes the entries of some keys, as typed, out of a mapping."""
    dropped = set(names)
    parts = [(key.span, last_line(value), key.text in dropped) for key, value in holder.entries]
    return _without(file, parts, flow=holder.flow)


def without_items(file: FileText, holder: Sequence, numbers: Iterable[int]) -> Iterator[Patch]:
    """What takes some items, counted from 0, out of a list."""
    dropped = set(numbers)
    parts = [(item.span, last_line(item), number in dropped) for number, item in enumerate(holder.items)]
    return _without(file, parts, flow=holder.flow)


def _without(file: FileText, parts: list[tuple[Span, int, bool]], *, flow: bool) -> Iterator[Patch]:
    """Parts, each with its last line and whether it goes: whole lines, or between braces with the comma beside it."""
    if not flow:
        yield from (file.lines(span.line, last) for span, last, goes in parts if goes)
        return
    starts = [file.span(span)[0] for span, _, _ in parts]
    ends = [flow_end(file.text, start) for start in starts]
    leading = next((n for n, (*_, goes) in enumerate(parts) if not goes), len(parts))
    if leading:
        yield Patch(starts[0], starts[leading] if leading < len(parts) else ends[-1], "")
    yield from (Patch(ends[n - 1], ends[n], "") for n in range(leading, len(parts)) if parts[n][2])


def flow_end(text: str, start: int) -> int:
    """Where the part ends that begins at `start` between braces or brackets, spaces after it left out."""
    depth = 0
    for sign in _FLOW_SIGN.finditer(text, start):
        if sign[0] in "[{":
            depth += 1
        elif sign[0] in "]}" or (sign[0] == "," and not depth):
            if not depth:
                return start + len(text[start : sign.start()].rstrip())
            depth -= 1
    return len(text.rstrip())


def renamed_key(file: FileText, key: Scalar, name: str) -> Patch:
    """What writes another name for a key, in the quotes that it has."""
    start = file.span(key.span)[0]
    typed = f"{key.style}{key.text}{key.style}" if key.style else key.text
    return Patch(start, start + len(typed), f"{key.style}{name}{key.style}")


def typed_value(file: FileText, value: Node) -> str:
    """A value on one line as it was typed; "" for one that takes several."""
    start, end = file.span(value.span)
    if last_line(value) != value.span.line:
        return ""
    if isinstance(value, Scalar):
        return file.text[start:end]
    return _closed(file.line(value.span.line)[value.span.column - 1 :]) if value.flow else ""


def _closed(line: str) -> str:
    """The braces or brackets that a line begins with, and what is in them; "" when they close on another line."""
    depth = 0
    for sign in _FLOW_SIGN.finditer(line):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign[0], 0)
        if not depth and sign[0] in "]}":
            return line[: sign.end()]
    return ""
