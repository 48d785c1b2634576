"""Shaped text: a paragraph as parallel arrays, without a size, ready to be broken at any measure.

All widths and positions are in 1/65536 em of the paragraph's size. A character's cell is what it takes of a
line without glue; glue lies on the boundaries. So a line over text[i:j] is `ends[j] - starts[i]` wide: glue at its
edges is lost because it is never counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ..base.color import Color
from .model import MissingGlyph, Orientation
from .spacing import Gap

if TYPE_CHECKING:
    from .interlinear import Beside


class Font(NamedTuple):
    """What glyphs of one run have in common.

    `scale` is their size as a share of the paragraph's; the face's own size-adjust comes on top when they are drawn.
    """

    face: str
    scale: float
    color: Color
    orientation: Orientation = "horizontal"
    axis: int = 0
    """Where the baseline of a rotated run lies from the axis of the line."""
    stretch: float = 1.0
    """How much longer along the line its glyphs are than `scale` makes them."""


class Glyph(NamedTuple):
    """A further glyph of a cell: inline offset from the cell's first glyph, shift across the line."""

    glyph_id: int
    offset: int
    shift: int = 0


class Cell(NamedTuple):
    """What one character takes of a line: its glyph, where that lies in the cell, and the cell's width.

    `glyph_id` -1 is the rest of a cluster, drawn with the character before it. `more` are further glyphs.
    """

    font: Font
    glyph_id: int
    offset: int
    width: int
    shift: int = 0
    more: tuple[Glyph, ...] = ()


class Span(NamedTuple):
    """text[start:end] in one font."""

    start: int
    end: int
    font: Font


class Mark(NamedTuple):
    """A glyph that stands for no copy: a hyphen at the line's end, a dot under its character."""

    font: Font
    glyph_id: int
    width: int
    shift: int = 0
    reads_as: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ShapedText:
    """A paragraph shaped. Arrays run over its characters (or its n + 1 boundaries); they are never changed."""

    text: str
    letters: str
    """Resolved class letters."""
    vertical: bool
    starts: list[int]
    """Position at which a line that begins at each offset starts."""
    ends: list[int]
    """Position at which a line that ends at each offset stops, hyphens not counted."""
    penalties: list[float | None]
    """What a break before each offset costs; None forbids it."""
    give_from: list[float]
    give_to: list[float]
    """A line over text[i:j] can shrink by give_to[j] - give_from[i], glue of low priority counted half."""
    soft_from: list[int]
    soft_to: list[int]
    """It stretches by soft_to[j] - soft_from[i] at a ratio of 1 (§7.1)."""
    spans: tuple[Span, ...]
    glyphs: list[int]
    origins: list[int]
    """Position of the first glyph of every character."""
    odd: list[int]
    """Characters whose cell is not simply one unshifted glyph."""
    more: dict[int, tuple[Glyph, ...]]
    shifts: dict[int, int]
    gap_offsets: list[int]
    gaps: list[Gap]
    """The boundaries that are not plain sites, and their glue."""
    hyphens: dict[int, Mark] = field(default_factory=dict[int, Mark])
    dots: dict[int, Mark] = field(default_factory=dict[int, Mark])
    hangs: dict[int, int] = field(default_factory=dict[int, int])
    """Offsets after a mark that may hang there, and its width."""
    tails: dict[int, int] = field(default_factory=dict[int, int])
    """Glue counted after a mark that ends a line there, which shrinks first."""
    missing: tuple[MissingGlyph, ...] = ()
    cuts: dict[int, float] = field(default_factory=dict[int, float])
    """What a cut through an address costs at an offset where no line is to begin else."""
    bylines: tuple[tuple[int, int], ...] = ()
    """Bylines in brackets: whole in lines of more than twice their width."""
    beside: Beside | None = None
    """Readings, lines at names and other matter beside the characters."""

    def __len__(self) -> int:
        return len(self.text)

    def width(self, start: int, end: int) -> int:
        """Natural width of a line over text[start:end], its hyphen included."""
        hyphen = self.hyphens.get(end)
        return self.ends[end] - self.starts[start] + (hyphen.width if hyphen else 0)

    def content(self, start: int, end: int) -> tuple[int, int]:
        """The range without the spaces at its edges; empty ranges stay at `start`."""
        letters = self.letters
        while start < end and letters[start] in EDGE_SPACES:
            start += 1
        while end > start and letters[end - 1] in EDGE_SPACES:
            end -= 1
        return start, end


EDGE_SPACES = "_I"
"""Letters that have no width at a line's edge."""
