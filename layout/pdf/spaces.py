"""Spaces that stand in a run of their own, brought into the run beside them.

A reader of PDF that draws nothing for a string forgets it (pdfium does), and the space would be lost to
search and copy. What has no ink may be shown from any face, so it is shown from its neighbour's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from ..display.items import GlyphRun, Item
from ..font.face import Face


def join_spaces(items: Iterable[Item], faces: Callable[[str], Face]) -> Sequence[Item]:
    """The items with lone spaces in the run before them on their line, or else in the one after.

    Text, places and reading order are the same. A space whose neighbours have no glyph for it stays alone.
    """
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        merged = None
        if isinstance(item, GlyphRun) and isinstance(before, GlyphRun):
            if item.text.isspace():
                merged = _merged(before, item, before, faces)
            elif before.text.isspace():
                merged = _merged(before, item, item, faces)
        if merged is None:
            joined.append(item)
        else:
            joined[-1] = merged
    return joined


def _merged(first: GlyphRun, second: GlyphRun, host: GlyphRun, faces: Callable[[str], Face]) -> GlyphRun | None:
    """Two neighbours as one run that looks like `host`, the other being spaces; None when they can't be."""
    space = second if host is first else first
    if not _same_line(first, second) or not host.text or len(space.offsets) != len(space.text):
        return None
    glyphs = tuple(map(faces(host.face).glyph, space.text))
    if not all(glyphs):
        return None
    count = len(first.text)
    return host._replace(
        origin=first.origin,
        glyph_ids=(*glyphs, *host.glyph_ids) if host is second else (*host.glyph_ids, *glyphs),
        offsets=tuple(chain(first.offsets, (offset + _distance(first, second) for offset in second.offsets))),
        text=first.text + second.text,
        clusters=tuple(chain(_clusters(first, host), (count + index for index in _clusters(second, host)))),
        shifts=_shifts(first, second, host),
        offset=first.offset,
    )


def _same_line(first: GlyphRun, second: GlyphRun) -> bool:
    across = 1 if first.axis == "horizontal" else 0
    return (
        first.axis == second.axis
        and first.origin[across] == second.origin[across]
        and first.actual_text is None
        and second.actual_text is None
    )


def _distance(first: GlyphRun, second: GlyphRun) -> int:
    along = 0 if first.axis == "horizontal" else 1
    return second.origin[along] - first.origin[along]


def _clusters(run: GlyphRun, host: GlyphRun) -> Iterable[int]:
    return run.clusters if run is host else range(len(run.text))


def _shifts(first: GlyphRun, second: GlyphRun, host: GlyphRun) -> tuple[int, ...]:
    if not host.shifts:
        return ()
    # Level with their neighbour, so that they are not shown apart from it again.
    if host is first:
        return (*host.shifts, *(host.shifts[-1],) * len(second.text))
    return (*(host.shifts[0],) * len(first.text), *host.shifts)
