"""Where the parts of a story stand for given row depths: what make-up works with."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from ..base.geometry import Rect
from .around import Around
from .columns import TextColumn
from .head_places import PlacedHead
from .headline import HeadGroup
from .insets import SetInset
from .model import LineSlot

_ROUNDING = 0.01


class Layout(NamedTuple):
    """Where the parts of a story stand for given row depths."""

    head: HeadGroup
    head_rect: Rect
    head_lines: int
    """Grid lines that an upright head takes with its air; those that its columns must have, where it is among them."""
    columns: tuple[TextColumn, ...]
    outline: tuple[Rect, ...]
    """The story with its pictures as rectangles, band by band, each inside the margins."""
    stubs: int = 0
    """Pieces of column with room for text, but for a short leg of it only."""
    around: Around = Around()
    """What stands among the columns, and how their lines go round it."""
    head_vertical: bool = False
    """Whether the head runs from top to bottom."""
    more_heads: tuple[PlacedHead, ...] = ()
    """Further parts of the head group that stand elsewhere."""
    beside: int | None = None
    """字 that the narrowest side of a head among its text has for text; None where text should stand at none."""
    parted: int = 0
    """Lines of columns that a head across all of them takes."""
    on_fold: bool = False
    """Whether a line of a head could not be opened where the fold lies."""
    insets: tuple[SetInset, ...] = ()
    """Pictures among the columns; those that can't stand where they should are there without being set."""

    @property
    def heads(self) -> tuple[PlacedHead, ...]:
        """All parts of the head group, in reading order."""
        main = PlacedHead(self.head, self.head_rect, self.head_vertical)
        return tuple(head for head in (main, *self.more_heads) if head.group.lines)

    @property
    def slots(self) -> list[LineSlot]:
        """Room for lines of text, in the order that text walks it."""
        return self.around.slots(self.columns)

    @property
    def room(self) -> int:
        """Lines of text that the columns hold."""
        return len(self.slots) if self.around.obstacles else sum(column.lines for column in self.columns)

    @property
    def taken(self) -> int:
        """The room in whole lines of a column that obstacles take."""
        taken = self.around.taken(self.columns)
        measure = max((column.measure for column in self.columns), default=1)
        # What has no room at these depths still asks for it.
        taken += sum(inset.lines * inset.width / measure for inset in self.insets if inset.made is None)
        return ceil(taken - _ROUNDING)

    @property
    def lost_insets(self) -> int:
        """Insets that can't stand where they should."""
        return sum(inset.made is None for inset in self.insets)


class Edges(NamedTuple):
    """Depths at the four sides of something, in sp."""

    left: int
    top: int
    right: int
    bottom: int
