"""A stretch of copy while it is changed: what it was, what it is now, and each change between the two.

Every character typed has a cell that holds what stands in its place now. Changes are read off the cells, so that made
on what was typed, all of them together, they give exactly what the draft has become.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Kind = Literal[
    "wrap", "torn", "indent", "trailing-space", "blank-line", "space", "byline", "odd-space", "zero-width",
    "halfwidth", "quote", "ellipsis", "dash", "fullwidth",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "halfwidth", "quote", "ellipsis", "dash", "fullwidth", "wrap", "torn", "indent", "space", "byline", "odd-space",
    "zero-width", "trailing-space", "blank-line",
)  # fmt: skip
"""What may be done to copy, in the order in which it is counted up."""


class Edit(NamedTuple):
    """`after` in the place of `text[start:end]`; at least one character goes."""

    start: int
    end: int
    after: str
    kind: Kind


class Change(NamedTuple):
    """What became of the characters from `offset` of the source on."""

    offset: int
    kind: Kind
    before: str
    after: str


class Draft:
    """The characters of `source` from `start` to `end`, to be changed."""

    def __init__(self, source: str, start: int = 0, end: int | None = None) -> None:
        self.start = start
        self.typed = source[start:end]
        self.text = self.typed
        self._cells = list(self.typed)
        self._edits = [0] * len(self.typed)
        self._kinds: list[Kind | None] = [None]
        self._cell_of = list(range(len(self.typed)))

    def offset(self, at: int) -> int:
        """Where in the source the character at `at` of the text was typed; the end where there is none."""
        return self.start + (self._cell_of[at] if at < len(self._cell_of) else len(self.typed))

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make edits, whose places are in `text` as it stands and do not overlap."""
        begins = self._begins()
        # From the right, so that what stands to the left of an edit is where it was.
        for edit in sorted(edits, reverse=True):
            first, last = self._cell_of[edit.start], self._cell_of[edit.end - 1]
            left = self._cells[first][: edit.start - begins[first]]
            right = self._cells[last][edit.end - begins[last] :]
            if left + edit.after + right != "".join(self._cells[first : last + 1]):
                self._set(first, last, left + edit.after + right, edit.kind)
        self.text = "".join(self._cells)
        self._cell_of = [cell for cell, now in enumerate(self._cells) for _ in now]

    def _begins(self) -> dict[int, int]:
        """Where in `text` the characters of a cell begin."""
        begins: dict[int, int] = {}
        for at, cell in enumerate(self._cell_of):
            begins.setdefault(cell, at)
        return begins

    def _set(self, first: int, last: int, now: str, kind: Kind) -> None:
        """Cells `first` to `last` become `now`; earlier edits that reach into them become part of this one."""
        self._kinds.append(kind)
        number = len(self._kinds) - 1
        while first > 0 and self._edits[first] and self._edits[first - 1] == self._edits[first]:
            first -= 1
            now = self._cells[first] + now
        while last + 1 < len(self._cells) and self._edits[last] and self._edits[last + 1] == self._edits[last]:
            last += 1
            now += self._cells[last]
        self._cells[first : last + 1] = [now, *[""] * (last - first)]
        self._edits[first : last + 1] = [number] * (last - first + 1)

    def changes(self) -> Iterator[Change]:
        """Everything that was changed, in order."""
        at = 0
        while at < len(self._edits):
            number = self._edits[at]
            end = at + 1
            while end < len(self._edits) and self._edits[end] == number:
                end += 1
            before, after, kind = self.typed[at:end], "".join(self._cells[at:end]), self._kinds[number]
            if kind and before != after:
                yield Change(self.start + at, kind, before, after)
            at = end
