"""A text grown piece by piece, each character led back to where it was typed."""

from __future__ import annotations

import re
from hashlib import sha256

from .model import Mark, MarkKind, Text
from .script import CONTROLS, SOFT_BREAKS
from .source_map import Piece

_PRINTED = re.compile(f"[^{CONTROLS}]+")
_SPACES = dict.fromkeys(map(ord, "\t" + SOFT_BREAKS), " ")


class TextBuilder:
    """Collects characters with their places, then marks, wanted breaks and generated ranges over them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.length = 0
        self.pieces: list[Piece] = []
        self.marks: list[Mark] = []
        self.breaks: list[int] = []
        self.generated: list[tuple[int, int]] = []
        self._chunks: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._chunks)

    def typed(self, text: str, line: int, column: int) -> None:
        """Append characters that stand one after another from `line`, `column`.

        What stands for a space becomes one; controls are left out.
        """
        for run in _PRINTED.finditer(text):
            self._typed(run[0].translate(_SPACES), line, column + run.start())

    def _typed(self, text: str, line: int, column: int) -> None:
        last = self.pieces[-1] if self.pieces else None
        if not last or (line, column) != (last.line, last.column + self.length - last.start):
            self.pieces.append(Piece(self.length, self.path, line, column))
        self._add(text)

    def made(self, text: str) -> None:
        """Append characters that nobody typed."""
        self.generated.append((self.length, self.length + len(text)))
        self._add(text)

    def splice(self, other: TextBuilder, start: int = 0) -> None:
        """Append `other` from its offset `start` on, with all that is said of it."""
        base = self.length - start
        if start < other.length:
            line, column = other.place(start)
            self.pieces.append(Piece(self.length, self.path, line, column))
        self.pieces += [p._replace(start=p.start + base) for p in other.pieces if p.start > start]
        self.marks += [
            m._replace(start=max(m.start, start) + base, end=m.end + base) for m in other.marks if m.end > start
        ]
        self.breaks += [at + base for at in other.breaks if at > start]
        self.generated += [(max(a, start) + base, b + base) for a, b in other.generated if b > start]
        self._add(other.text[start:])

    def mark(self, start: int, kind: MarkKind, value: str = "") -> None:
        """Mark what was appended since offset `start`."""
        if start < self.length:
            self.marks.append(Mark(start, self.length, kind, value))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`; (1, 1) when nothing was typed."""
        before = [piece for piece in self.pieces if piece.start <= offset] or self.pieces[:1]
        if not before:
            return 1, 1
        return before[-1].line, before[-1].column + max(offset - before[-1].start, 0)

    def finish(self, node_id: str) -> Text:
        """The text as a value."""
        marks = tuple(sorted(self.marks, key=lambda m: (m.start, -m.end)))
        return Text(node_id, self.text, marks, tuple(self.breaks), tuple(self.generated))

    def _add(self, text: str) -> None:
        self._chunks.append(text)
        self.length += len(text)


def digest(text: str) -> str:
    """Eight hexadecimal digits of the content, for node ids."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
