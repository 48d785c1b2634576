"""The map that a proof carries: from every character on the page to story, file, line and column.

A reader's mark on a PDF is a place on paper. With the map a mark is led back to the copy, wherever the edition has
gone meanwhile: the map holds the page's words as they were, and digests of the files that they came from. It is JSON,
the same bytes for the same page, and travels as an embedded file.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from ..base.diagnostics import Place, Span
from ..base.units import SP_PER_PT
from ..display.items import DisplayPage, GlyphRun
from ..edition.source_map import SourceMap

ATTACHMENT = "banxin-map"
"""What names of embedded maps begin with: `banxin-map.json`, or one for each page of a file."""

VERSION = 1
_UNIT = SP_PER_PT * 72 / 2540
"""sp in the unit of the map: a hundredth of a millimetre."""
_ASCENT, _DESCENT = 88, 12
"""The ideographic box about the baseline, in hundredths of the size."""


class Box(NamedTuple):
    """A rectangle by its edges, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def has_area(self) -> bool:
        return self.left < self.right and self.top < self.bottom

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Matrix(NamedTuple):
    """From sp of the trim, y downwards, to the user space of a PDF page in points, as `cm` has it."""

    a: float = 1 / SP_PER_PT
    b: float = 0.0
    c: float = 0.0
    d: float = -1 / SP_PER_PT
    e: float = 0.0
    f: float = 0.0

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The place on the trim, in sp, of one in user space."""
        determinant = self.a * self.d - self.b * self.c
        x, y = x - self.e, y - self.f
        return (self.d * x - self.c * y) / determinant, (self.a * y - self.b * x) / determinant


class MapNode(NamedTuple):
    """A text on the page: words from offset `base` on, and where each stands in its file."""

    node_id: str
    story: str
    text: str
    base: int = 0
    path: str = ""
    pieces: tuple[tuple[int, int, int], ...] = ()

    def words(self, start: int, end: int) -> str:
        return self.text[max(start - self.base, 0) : max(end - self.base, 0)]

    def span(self, start: int, length: int = 1) -> Span | None:
        if not self.pieces:
            return None
        at, line, column = self.pieces[max(bisect_right(self.pieces, start, key=lambda piece: piece[0]) - 1, 0)]
        return Span(self.path, line, column + max(start - at, 0), max(length, 1))


class MapGlyph(NamedTuple):
    """A cluster: text[start:end] of its node, and its box in the unit of the map."""

    node: int
    start: int
    end: int
    box: Box
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class GlyphMap:
    """A page as its map tells it. `number` is that of the page in its file, from 0."""

    page: str
    number: int
    round: str
    matrix: Matrix
    nodes: tuple[MapNode, ...]
    glyphs: tuple[MapGlyph, ...]
    digests: tuple[tuple[str, str], ...] = ()

    def on_trim(self, x: float, y: float) -> tuple[float, float]:
        """A place of user space in the unit of the map."""
        x, y = self.matrix.back(x, y)
        return x / _UNIT, y / _UNIT


def glyph_map(
    page: DisplayPage,
    sources: SourceMap,
    digests: Mapping[str, str],
    *,
    number: int = 0,
    round: str = "",
    matrix: Sequence[float] | None = None,
) -> bytes:
    """The map of a page as it is embedded; `digests` are those of the files by their path in `sources`.

    Without a `matrix` the page lies as print files have it.
    """
    nodes, glyphs = _Collector(page, sources).collect()
    edge = page.margin / SP_PER_PT
    place = matrix or Matrix(e=edge, f=edge + page.height / SP_PER_PT)
    paths = {node.path for node in nodes if node.path}
    values = {
        "banxin": VERSION,
        "page": page.name,
        "number": number,
        "round": round,
        "matrix": [*place],
        "files": {path: digests[path] for path in sorted(paths) if path in digests},
        "nodes": [[n.node_id, n.story, n.text, n.base, n.path, n.pieces] for n in nodes],
        "glyphs": [[g.node, g.start, g.end, *g.box, int(g.vertical)] for g in glyphs],
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def read_map(data: bytes) -> GlyphMap | None:
    """The map in `data`; None where it is none, or of a later kind."""
    try:
        values: dict[str, Any] = json.loads(data)
        if values["banxin"] != VERSION:
            return None
        return GlyphMap(
            str(values["page"]),
            int(values["number"]),
            str(values["round"]),
            Matrix(*map(float, values["matrix"])),
            tuple(MapNode(n[0], n[1], n[2], n[3], n[4], tuple((a, b, c) for a, b, c in n[5])) for n in values["nodes"]),
            tuple(MapGlyph(g[0], g[1], g[2], Box(*g[3:7]), bool(g[7])) for g in values["glyphs"]),
            tuple(values["files"].items()),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def source_digests(folder: Path, sources: SourceMap) -> dict[str, str]:
    """SHA-256 of the files that an edition in `folder` was read from, by their path in `sources`."""
    paths = {piece.path for table in sources.pieces.values() for piece in table[:1]}
    found: dict[str, str] = {}
    for path in sorted(paths):
        file = folder.absolute().parent / path
        if file.is_file():
            found[path] = sha256(file.read_bytes()).hexdigest()
    return found


class _Collector:
    """Texts and clusters of a page, in reading order."""

    def __init__(self, page: DisplayPage, sources: SourceMap) -> None:
        self.page = page
        self.sources = sources
        self.characters: list[dict[int, str]] = []
        self.names: list[tuple[str, str]] = []
        self.glyphs: list[MapGlyph] = []

    def collect(self) -> tuple[tuple[MapNode, ...], tuple[MapGlyph, ...]]:
        known: dict[str, int] = {}
        for group in self.page.groups:
            if group.role == "proof":
                continue
            own: int | None = None
            runs = [item for item in group.items if isinstance(item, GlyphRun) and item.text]
            for run, after in pairwise([*runs, None]):
                assert run is not None
                if run.node_id:
                    node = known.setdefault(run.node_id, len(self.names))
                    start = run.offset
                else:
                    node = own = len(self.names) if own is None else own
                    start = len(self.characters[node]) if node < len(self.names) else 0
                if node == len(self.names):
                    self.names.append((run.node_id, group.owner))
                    self.characters.append({})
                self.characters[node].update(enumerate(run.text, start))
                self.glyphs += _clusters(run, node, start, after)
        return tuple(map(self._node, range(len(self.names)))), tuple(self.glyphs)

    def _node(self, number: int) -> MapNode:
        (node_id, story), characters = self.names[number], self.characters[number]
        base, end = min(characters), max(characters) + 1
        text = "".join(characters.get(at, " ") for at in range(base, end))
        table = self.sources.pieces.get(node_id, ()) if node_id else ()
        span = self.sources.span(Place(node_id)) if node_id else None
        pieces = tuple((piece.start, piece.line, piece.column) for piece in table)
        return MapNode(node_id, story, text, base, span.path if span else "", pieces)


def _clusters(run: GlyphRun, node: int, start: int, after: GlyphRun | None) -> Iterator[MapGlyph]:
    """The clusters of a run with their boxes; `after` is the run that follows it, where it does so on its line."""
    firsts: dict[int, int] = {}
    for index, offset in zip(run.clusters, run.offsets, strict=True):
        firsts[index] = min(firsts.get(index, offset), offset)
    order = sorted(firsts)
    # What stands before the first cluster, or has no glyph, belongs to the glyph before.
    ends = [*order[1:], len(run.text)]
    last = firsts[order[-1]] + _advance(run, run.text[order[-1] : ends[-1]]) if order else 0
    if after is not None and (gap := _behind(run, after)) is not None and gap > firsts[order[-1]]:
        last = min(last, gap)
    stops = [*(firsts[index] for index in order[1:]), last]
    for index, end, stop in zip(order, ends, stops, strict=True):
        yield MapGlyph(node, start + index, start + end, _box(run, firsts[index], stop), run.axis != "horizontal")


def _advance(run: GlyphRun, text: str) -> int:
    """About how far a cluster reaches: the display knows where glyphs begin."""
    share = sum(1.0 if ord(c) > 0x2E7F or c in "“”‘’—…·" else 0.5 for c in text) or 1.0
    return round(run.size * run.stretch * share)


def _behind(run: GlyphRun, after: GlyphRun) -> int | None:
    """How far along its line a run begins behind another."""
    if run.axis == "horizontal" == after.axis:
        return after.origin.x - run.origin.x if after.origin.y == run.origin.y else None
    if "horizontal" in (run.axis, after.axis):
        return None
    return after.origin.y - run.origin.y if abs(after.origin.x - run.origin.x) < run.size else None


def _box(run: GlyphRun, start: int, stop: int) -> Box:
    up, down = run.size * _ASCENT // 100, run.size * _DESCENT // 100
    x, y = run.origin
    if run.axis == "horizontal":
        edges = (x + start, y - up, x + stop, y + down)
    elif run.axis == "upright":
        edges = (x - run.size // 2, y + start, x + run.size // 2, y + stop)
    else:
        edges = (x - down, y + start, x + up, y + stop)
    return Box(*(round(edge / _UNIT) for edge in edges))


def find_maps(attachments: Iterable[tuple[str, bytes]]) -> tuple[GlyphMap, ...]:
    """The maps among the embedded files of a PDF; a page may have several, as where overset copy stands beside it."""
    found = (read_map(data) for name, data in attachments if name.startswith(ATTACHMENT))
    return tuple(one for one in found if one is not None)
