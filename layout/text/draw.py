"""Lines to glyph runs: logical offsets become page coordinates here and nowhere else."""

from __future__ import annotations

from ..base.geometry import Point
from ..display.items import GlyphRun
from .model import Line, LineRun, WritingMode


def glyph_runs(
    line: Line,
    origin: Point,
    *,
    source: str,
    node_id: str,
    offset: int = 0,
    writing_mode: WritingMode,
    stretch: float = 1.0,
) -> tuple[GlyphRun, ...]:
    """The glyph runs of a line whose measure starts at `origin`.

    Horizontal: `origin` lies on the baseline. Vertical: at the top of the line, on the axis of its
    characters. `source` is the paragraph's text, `offset` where it begins in node `node_id`; the texts
    of the runs joined are source[line.start:line.end]. `stretch` widens glyphs and offsets along the line.
    """
    return tuple(
        _glyph_run(run, origin, source, node_id, offset, stretch, vertical=writing_mode == "vertical-rl")
        for run in line.runs
    )


def _glyph_run(
    run: LineRun, origin: Point, source: str, node_id: str, offset: int, stretch: float, *, vertical: bool
) -> GlyphRun:
    first = run.clusters[0]
    count = len(run.glyph_ids)
    if run.inserted:
        text, clusters, node = "", (0,) * count, ""
        actual: str | None = run.actual_text
    else:
        text, node, actual = source[first : run.end], node_id, None
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
        stretch,
        node,
        offset + first,
        actual,
    )
