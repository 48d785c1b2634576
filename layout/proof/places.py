"""Where on its page a message belongs: its own rectangle, a point that it names, or the glyphs that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.diagnostics import Diagnostic, Place
from ..base.geometry import Point, Rect
from ..base.units import mm
from ..display.items import DisplayPage, GlyphRun
from ..display.plan import PlanLine


def area_of(item: Diagnostic, page: DisplayPage) -> Rect | None:
    """The rectangle of a message on its page, in sp from the top left of the trim; a point is one without size."""
    if item.area is not None:
        return item.area
    values = dict(item.values)
    if "x" in values and "y" in values:
        try:
            return Rect(mm(float(values["x"])), mm(float(values["y"])), 0, 0)
        except ValueError:
            pass
    return glyphs_at(item.place, page) if isinstance(item.place, Place) else None


def glyphs_at(place: Place, page: DisplayPage) -> Rect | None:
    """The cell of the first character of a place in copy; of one that is not on the page, the end of its text there."""
    last: tuple[GlyphRun, int] | None = None
    for run in _runs_of(place.node_id, page):
        if run.offset <= place.offset < run.offset + len(run.text):
            return cell(run, _glyph_for(run, place.offset - run.offset))
        last = run, len(run.glyph_ids) - 1
    return cell(*last) if last else None


def cell(run: GlyphRun, number: int) -> Rect:
    """The em box of a glyph, as wide as the way to the next one where that is less."""
    at = run.offsets[number]
    following = run.offsets[number + 1] - at if number + 1 < len(run.offsets) else 0
    along = following if 0 < following < 2 * run.size else round(run.size * run.stretch)
    if run.axis == "horizontal":
        return Rect(run.origin.x + at, run.origin.y - round(0.88 * run.size), along, run.size)
    if run.axis == "rotated":
        return Rect(run.origin.x - round(0.12 * run.size), run.origin.y + at, run.size, along)
    return Rect(run.origin.x - run.size // 2, run.origin.y + at, run.size, along)


def _runs_of(node_id: str, page: DisplayPage) -> Iterator[GlyphRun]:
    for group in page.groups:
        for item in group.items:
            if isinstance(item, GlyphRun) and item.node_id == node_id and item.glyph_ids:
                yield item


def _glyph_for(run: GlyphRun, index: int) -> int:
    """The glyph whose cluster holds a character of the run."""
    return max((n for n, cluster in enumerate(run.clusters) if cluster <= index), default=0)


def line_end(one: PlanLine, *, vertical: bool) -> Point:
    """Where a line of a story ends, on its baseline."""
    x, y = one.origin
    return Point(x, y + one.measure) if vertical else Point(x + one.measure, y)
