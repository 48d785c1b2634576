"""The plan of a page: grid, areas and lines of its stories, for proofs and the preview to draw over it.

It says where things stand and what they are called, nothing of how they look. Coordinates are those of the display
page: sp from the top left corner of the trim, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Point, Rect


class PlanLine(NamedTuple):
    """A line of the body of a story: where it starts on its baseline, and the copy from `start` to `end` on it.

    Vertical lines start at the top, in the middle of the line.
    """

    origin: Point
    measure: int
    node_id: str
    start: int
    end: int


class PlanHead(NamedTuple):
    """A part of the head of a story: what its lines cover, the frame that it stands in, the size of its headline."""

    rect: Rect
    frame: Rect
    vertical: bool
    size: int


class PlanStory(NamedTuple):
    """A story, or one part of it, as it stands on the page; `name` is that of its area.

    `story` names the copy, `part` counts its areas in reading order from 0 over all pages. `room` and `need` are lines
    of text; of what is on no page `overset` tells where it begins.
    """

    name: str
    story: str
    part: int
    headline: str
    rects: tuple[Rect, ...]
    lines: tuple[PlanLine, ...]
    vertical: bool
    characters: int
    room: int
    need: int
    overset_characters: int
    overset_lines: int
    overset: Place | None
    short_lines: int
    heads: tuple[PlanHead, ...] = ()
    boxed: bool = False


class PlanArea(NamedTuple):
    """An area of the dummy: its name there, what it is (`edition.model.AreaKind`), its rectangles row by row."""

    name: str
    kind: str
    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page as it is drawn: basic columns as (left, width), the tops of all grid lines and the foot of the last."""

    type_area: Rect
    columns: tuple[tuple[int, int], ...]
    grid_lines: tuple[int, ...]
    areas: tuple[PlanArea, ...]
    stories: tuple[PlanStory, ...]
