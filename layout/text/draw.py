"""Lines to glyph runs: logical offsets become page coordinates here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..base.color import Color
from ..base.geometry import Point
from ..display.items import GlyphRun, Item, Outline, Stroke
from .model import Line, LineRule, LineRun, WritingMode


def glyph_runs(
    line: Line,
    origin: Point,
    *,
    source: str,
    node_id: str,
    offset: int = 0,
    writing_mode: WritingMode,
    stretch: float = 1.0,
    hidden: bool = False,
) -> tuple[GlyphRun, ...]:
    """The glyph runs of a line whose measure starts at `origin`; `hidden` ones are read, not seen.

    Horizontal: `origin` lies on the baseline. Vertical: at the top of the line, on the axis of its
    characters. `source` is the paragraph's text, `offset` where it begins in node `node_id`; the texts
    of the runs joined are source[line.start:line.end]. `stretch` widens glyphs and offsets along the line.
    """
    runs = tuple(
        _glyph_run(run, origin, source, node_id, offset, stretch, vertical=writing_mode == "vertical-rl")
        for run in line.runs
    )
    return tuple(run._replace(hidden=True) for run in runs) if hidden else runs


def reading_runs(
    line: Line, origin: Point, *, source: str, node_id: str, writing_mode: WritingMode, stretch: float = 1.0
) -> tuple[GlyphRun, ...]:
    """The glyph runs of a line's readings, which say their parts of `source`, the readings of node `node_id`."""
    vertical = writing_mode == "vertical-rl"
    return tuple(_glyph_run(run, origin, source, node_id, 0, stretch, vertical=vertical) for run in line.readings)


def rule_items(line: Line, origin: Point, *, writing_mode: WritingMode, stretch: float = 1.0) -> tuple[Item, ...]:
    """The strokes of a line whose measure starts at `origin`."""
    place = _Place(origin, stretch, writing_mode == "vertical-rl")
    return tuple(item for rule in line.rules for item in _RULES[rule.kind](rule, place))


class _Place(NamedTuple):
    """Where a line is: what turns distances along it and across it, towards its over side, into a point."""

    origin: Point
    stretch: float
    vertical: bool

    def point(self, along: int, across: int) -> Point:
        along = round(along * self.stretch)
        if self.vertical:
            return Point(self.origin.x + across, self.origin.y + along)
        return Point(self.origin.x + along, self.origin.y - across)


def _straight(rule: LineRule, place: _Place) -> Iterator[Item]:
    yield Stroke(place.point(rule.start, rule.across), place.point(rule.end, rule.across), rule.thickness, rule.color)


def _frame(rule: LineRule, place: _Place) -> Iterator[Item]:
    """Four strokes, of which those along the line reach over the corners."""
    low, high = rule.across, rule.across + rule.height
    half = rule.thickness // 2
    start, end = rule.start - half * rule.closed[0], rule.end + half * rule.closed[1]
    for across in (high, low):
        yield Stroke(place.point(start, across), place.point(end, across), rule.thickness, rule.color)
    for along, closed in zip((rule.start, rule.end), rule.closed, strict=True):
        if closed:
            yield Stroke(place.point(along, low), place.point(along, high), rule.thickness, rule.color)


_Segment = tuple[str | int, ...]

_BEND, _PEAK = 0.3642, 0.75
"""Half a sine wave as a cubic: where its control points lie, and how high it rises of their height."""


def _wave(rule: LineRule, place: _Place) -> Iterator[Item]:
    """A wavy line of whole half waves, as the outline between its two edges."""
    length = rule.end - rule.start
    count = max(round(2 * length / max(rule.period, 1)), 1)
    edges = [rule.start + length * number // count for number in range(count + 1)]
    half = rule.thickness // 2
    rise = round((rule.height - rule.thickness) / 2 / _PEAK)
    waves = [(edges[number], edges[number + 1], rise * (-1) ** number) for number in range(count)]
    upper, lower = rule.across + half, rule.across - half
    path = (
        ("M", *place.point(edges[0], upper)),
        *(_bent(place, start, end, upper, bend) for start, end, bend in waves),
        ("L", *place.point(edges[-1], lower)),
        *(_bent(place, end, start, lower, bend) for start, end, bend in reversed(waves)),
        ("Z",),
    )
    yield Outline(path, rule.color)


def wave(
    start: Point, length: int, *, height: int, period: int, thickness: int, color: Color, vertical: bool
) -> Outline:
    """A wavy line of whole half waves from a point along a line or down the page."""
    rule = LineRule("wave", 0, length, 0, thickness, color, height, period)
    return next(item for item in _wave(rule, _Place(start, 1.0, vertical)) if isinstance(item, Outline))


def _bent(place: _Place, start: int, end: int, across: int, rise: int) -> _Segment:
    """Half a wave from one place along the line to another."""
    bend = round((end - start) * _BEND)
    controls = (place.point(start + bend, across + rise), place.point(end - bend, across + rise))
    return ("C", *controls[0], *controls[1], *place.point(end, across))


_RULES: dict[str, Callable[[LineRule, _Place], Iterator[Item]]] = {
    "line": _straight, "wave": _wave, "frame": _frame,
}  # fmt: skip


def _glyph_run(
    run: LineRun, origin: Point, source: str, node_id: str, offset: int, stretch: float, *, vertical: bool
) -> GlyphRun:
    first = run.clusters[0]
    count = len(run.glyph_ids)
    if run.inserted:
        text, clusters, node = "", (0,) * count, ""
        actual: str | None = run.actual_text
    else:
        text, node, actual = source[first : run.end], node_id, run.actual_text or None
        clusters = tuple([c - first for c in run.clusters]) if first else run.clusters
    offsets = run.offsets
    if stretch != 1.0:
        offsets = tuple(round(o * stretch) for o in offsets)
    shifts = run.shifts
    x, y = origin
    if vertical and run.axis_shift:
        # Glyphs turned on their side stand on a baseline beside the axis of the line.
        x += run.axis_shift
    return GlyphRun(
        run.face,
        run.size,
        Point(x, y),
        run.glyph_ids,
        offsets,
        text,
        clusters,
        run.color,
        run.orientation,
        shifts,
        stretch * run.stretch,
        node,
        offset + first,
        actual,
    )
