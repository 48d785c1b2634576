"""From a place in copy to file, line and column: kept beside the edition, never inside it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from ..base.diagnostics import Place, Span


class Piece(NamedTuple):
    """From text offset `start` on, characters stand one after another from `line`, `column` of `path`."""

    start: int
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Piecewise tables by node id; a node without one has no source (it was generated)."""

    pieces: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    def span(self, place: Place) -> Span | None:
        """Where in its file a place stands."""
        table = self.pieces.get(place.node_id)
        if not table:
            return None
        piece = table[max(bisect_right(table, place.offset, key=lambda p: p.start) - 1, 0)]
        return Span(piece.path, piece.line, piece.column + place.offset - piece.start, max(place.length, 1))
