"""From a mark on paper to the words that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .annotations import Annotation
from .comment_words import CONTEXT
from .glyph_map import Box, GlyphMap, MapGlyph, MapNode

_FARTHEST = 1500
"""How far from copy a note may stand and still speak of it, in hundredths of a millimetre."""
_UNDER = 0.4
"""How far under a line a stroke still belongs to it, as a share of the line's height."""


class Spot(NamedTuple):
    """What a mark stands on: words of a node from `start` to `end`, nothing where it is between two characters.

    `quote` holds all words, those of further nodes on lines of their own; `at` is in millimetres of the trim.
    """

    at: tuple[float, float]
    node: MapNode | None = None
    start: int = 0
    end: int = 0
    quote: str = ""

    @property
    def before(self) -> str:
        return self.node.words(self.start - CONTEXT, self.start) if self.node else ""

    @property
    def after(self) -> str:
        return self.node.words(self.end, self.end + CONTEXT) if self.node else ""


def spot_of(mark: Annotation, page: GlyphMap) -> Spot:
    """Where a mark stands: on the words under it, between those that a caret parts, or at the words nearest to it."""
    rect = _on_trim(mark.rect, page)
    at = (round(rect.middle[0] / 100, 1), round(rect.middle[1] / 100, 1))
    under = [glyph for box in mark.quads for glyph in _within(_on_trim(box, page), page.glyphs)]
    under = under or [glyph for box in mark.strokes for glyph in _struck(_on_trim(box, page), page.glyphs)]
    if under:
        return _words(at, under, page)
    if mark.caret is not None:
        return _between(at, _on_trim(mark.caret, page), page)
    x, y = page.on_trim(*mark.tip) if mark.tip else rect.middle
    near = min(page.glyphs, key=lambda glyph: _distance(glyph.box, x, y), default=None)
    if near is None or _distance(near.box, x, y) > _FARTHEST:
        return Spot(at)
    return Spot(at, page.nodes[near.node], near.start, near.start)


def _on_trim(box: Box, page: GlyphMap) -> Box:
    corners = [page.on_trim(x, y) for x, y in ((box.left, box.top), (box.right, box.bottom))]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _within(box: Box, glyphs: Iterable[MapGlyph]) -> list[MapGlyph]:
    """The glyphs whose middles are covered."""
    return [glyph for glyph in glyphs if box.holds(*glyph.box.middle)]


def _struck(box: Box, glyphs: Sequence[MapGlyph]) -> list[MapGlyph]:
    """The glyphs that a stroke goes round, through or along."""
    if inside := _within(box, glyphs):
        return inside
    reached: list[tuple[float, MapGlyph]] = []
    for glyph in glyphs:
        own = _turned(glyph.box) if glyph.vertical else glyph.box
        stroke = _turned(box) if glyph.vertical else box
        height, level = own.bottom - own.top, stroke.middle[1]
        below = max(level - own.bottom, 0)
        if stroke.left <= own.middle[0] <= stroke.right and level >= own.top and below <= height * _UNDER:
            reached.append((below, glyph))
    nearest = min((below for below, _ in reached), default=0)
    return [glyph for below, glyph in reached if below == nearest]


def _turned(box: Box) -> Box:
    """The box as it stands to a vertical line: its right side, where such lines are marked, is under the line."""
    return Box(box.top, box.left, box.bottom, box.right)


def _words(at: tuple[float, float], under: Iterable[MapGlyph], page: GlyphMap) -> Spot:
    ranges: dict[int, tuple[int, int]] = {}
    for glyph in under:
        start, end = ranges.get(glyph.node, (glyph.start, glyph.end))
        ranges[glyph.node] = (min(start, glyph.start), max(end, glyph.end))
    order = sorted(ranges)
    quote = "\n".join(page.nodes[number].words(*ranges[number]) for number in order)
    return Spot(at, page.nodes[order[0]], *ranges[order[0]], quote)


def _between(at: tuple[float, float], caret: Box, page: GlyphMap) -> Spot:
    """Between which characters a caret stands: its point is the middle of its upper edge."""
    x, y = caret.middle[0], caret.top
    best = min(_gaps(page.glyphs, x, y), default=None, key=lambda gap: gap[0])
    if best is None or best[0] > _FARTHEST:
        return Spot(at)
    _, glyph, offset = best
    return Spot(at, page.nodes[glyph.node], offset, offset)


def _gaps(glyphs: Iterable[MapGlyph], x: float, y: float) -> Iterator[tuple[float, MapGlyph, int]]:
    for glyph in glyphs:
        box = _turned(glyph.box) if glyph.vertical else glyph.box
        along, across = (y, x) if glyph.vertical else (x, y)
        off = max(box.top - across, across - box.bottom, 0)
        for edge, offset in ((box.left, glyph.start), (box.right, glyph.end)):
            yield abs(edge - along) + 2 * off, glyph, offset


def _distance(box: Box, x: float, y: float) -> float:
    aside = max(box.left - x, x - box.right, 0)
    above = max(box.top - y, y - box.bottom, 0)
    return (aside**2 + above**2) ** 0.5
