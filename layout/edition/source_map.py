"""From a place in copy to file, line and column: kept beside the edition, never inside it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..base.diagnostics import Place, Span

Reason = Literal["indent", "space", "mark", "break", "note", "comment", "control", "refused"]


class Piece(NamedTuple):
    """From text offset `start` on, characters stand one after another from `line`, `column` of `path`."""

    start: int
    path: str
    line: int
    column: int


class Removed(NamedTuple):
    """Characters of a story file that are in no text, and why.

    "space" is also what a space was set for; "mark" is markup; "note" a note to the desk; "comment" a line of the
    front matter that begins with #; "control" what can't be printed; "refused" copy that a diagnostic speaks of.
    """

    span: Span
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Piecewise tables by node id; a node without one has no source (it was generated).

    `removed` lists, in the order of each file, what the writer typed and nobody prints.
    """

    pieces: dict[str, tuple[Piece, ...]] = field(default_factory=dict)
    removed: tuple[Removed, ...] = ()

    def span(self, place: Place) -> Span | None:
        """Where in its file a place stands."""
        table = self.pieces.get(place.node_id)
        node_id = place.node_id
        # What a paper does not write itself is led to the whole that it belongs to.
        while not table and node_id.startswith("paper/"):
            node_id = node_id.rpartition("/")[0]
            table = self.pieces.get(node_id)
        if not table:
            return None
        piece = table[max(bisect_right(table, place.offset, key=lambda p: p.start) - 1, 0)]
        column = piece.column + max(place.offset - piece.start, 0)
        return Span(piece.path, piece.line, column, max(place.length, 1))
