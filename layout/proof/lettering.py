"""Small type for proofs: tags, numbers, notes and overset copy, set line by line in the engine's own faces.

Nothing here is printed in the paper, so it is set plainly: every character has its own width, a line breaks wherever
Chinese may break, and a character that no face has is shown as 〓 and still read as itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..base.color import BLACK, Color
from ..base.geometry import Point
from ..display.items import GlyphRun
from ..font.book import FontBook
from ..font.face import Face

SANS, SERIF = ("sans-serif",), ("serif",)
_MISSING = "〓"

# Marks of GB/T 15834 that begin no line, and those that end none.
_NO_START = frozenset("，。、；：？！）》〉」』】〕］｝”’…—·％,.;:?!)]}%")
_NO_END = frozenset("（《〈「『【〔［｛“‘([{")


class _Cluster(NamedTuple):
    start: int
    end: int
    face: Face
    glyph: int


class Pen:
    """Sets lines of one weight in one list of families."""

    def __init__(self, book: FontBook, families: tuple[str, ...] = SANS, weight: int = 400) -> None:
        self._book, self._families, self._weight = book, families, weight

    def width(self, text: str, size: int) -> int:
        """The length of a line, in sp."""
        return sum(_advance(cluster, size) for cluster in self._clusters(text))

    def line(
        self, text: str, size: int, x: int, baseline: int, color: Color = BLACK, *, node_id: str = "", offset: int = 0
    ) -> Iterator[GlyphRun]:
        """A line that begins at `x`, as one run for each face in it; `offset` is where it begins in its node."""
        clusters = list(self._clusters(text))
        at = 0
        while clusters:
            face = clusters[0].face
            count = next((n for n, one in enumerate(clusters) if one.face is not face), len(clusters))
            own, clusters = clusters[:count], clusters[count:]
            first = own[0].start
            offsets: list[int] = []
            length = 0
            for cluster in own:
                offsets.append(length)
                length += _advance(cluster, size)
            yield GlyphRun(
                face.key,
                size,
                Point(x + at, baseline),
                tuple(cluster.glyph for cluster in own),
                tuple(offsets),
                text[first : own[-1].end],
                tuple(cluster.start - first for cluster in own),
                color,
                node_id=node_id,
                offset=offset + first if node_id else 0,
            )
            at += length

    def wrap(self, text: str, size: int, measure: int, indent: int = 0) -> list[tuple[int, int]]:
        """The text in lines no longer than `measure`, the first shorter by `indent`: where each begins and ends.

        Nothing of it is left out.
        """
        clusters = list(self._clusters(text))
        lines: list[tuple[int, int]] = []
        begin = at = last = 0
        length = indent
        while at < len(clusters):
            length += _advance(clusters[at], size)
            if length > measure and at > begin:
                cut = last if last > begin else at
                lines.append((clusters[begin].start, clusters[cut].start))
                begin = at = cut
                last = length = 0
                continue
            at += 1
            if at < len(clusters) and _may_break(text, clusters[at].start):
                last = at
        if begin < len(clusters):
            lines.append((clusters[begin].start, len(text)))
        return lines

    def _clusters(self, text: str) -> Iterator[_Cluster]:
        start = 0
        while start < len(text):
            end = start + 1
            while end < len(text) and _joins(text[end]):
                end += 1
            face = self._book.find(self._families, self._weight, False, text[start:end])
            shown = text[start]
            if face is None or not face.glyph(shown):
                shown = " " if shown.isspace() else _MISSING
                face = self._book.find(self._families, self._weight, False, shown)
            assert face is not None, "the engine's own faces have 〓 and the space"
            yield _Cluster(start, end, face, face.glyph(shown))
            start = end


def _advance(cluster: _Cluster, size: int) -> int:
    face = cluster.face
    real = size if face.scale == 1.0 else round(size * face.scale)
    return (face.width(cluster.glyph) * real + 500) // 1000


def _joins(char: str) -> bool:
    """Whether a character stands on the one before it: marks, selectors, joiners."""
    point = ord(char)
    return 0x300 <= point < 0x370 or 0xFE00 <= point < 0xFE10 or 0xE0100 <= point < 0xE01F0 or 0x200B <= point < 0x200E


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _NO_START or before in _NO_END:
        return False
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(char: str) -> bool:
    return (char.isascii() and not char.isspace()) or char in "…—"
