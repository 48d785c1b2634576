"""A column of text: where its lines stand, before anything stands in their way."""

from __future__ import annotations

from typing import NamedTuple

from ..base.geometry import Rect
from .grid import Rhythm

MIN_MEASURE = 8
"""字 of the narrowest column that text is cut into where that was asked for (MK19)."""


class TextColumn(NamedTuple):
    """One column of an area, or one tier (栏) of vertical text: the lines `top` up to `bottom` of its rhythm.

    They begin `start` sp from the page's left, or from its top when vertical, and are `measure` long. `ends` tells
    that the column reaches the foot of the area, so that white after it is at the story's end.
    """

    start: int
    measure: int
    top: int
    bottom: int
    under_head: bool
    rhythm: Rhythm
    ends: bool = True
    vertical: bool = False

    @property
    def lines(self) -> int:
        return max(self.bottom - self.top, 0)

    @property
    def stop(self) -> int:
        return self.start + self.measure

    @property
    def rect(self) -> Rect:
        before, after = self.rhythm.at(self.top), self.rhythm.at(max(self.bottom, self.top))
        if self.vertical:
            return Rect(-after, self.start, after - before, self.measure)
        return Rect(self.start, before, self.measure, after - before)
