"""What furniture is set with: the styles and fonts of a page, its grid, and somewhere to report to."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.units import grid_line
from ..font.book import FontBook
from ..style.model import ComputedStyle, PageGeometry, Part
from ..style.stylesheet import StyleSheet


class Desk(Protocol):
    """The page that furniture is set for, as its room sees it."""

    @property
    def sheet(self) -> StyleSheet: ...

    @property
    def book(self) -> FontBook: ...

    @property
    def names(self) -> tuple[str, ...]:
        """Names that no head parts."""
        ...

    def style(self, *parts: Part) -> ComputedStyle:
        """The computed style of the part at the end of this path below the page."""
        ...

    def report(self, code: str, place: Place | None, **values: object) -> None: ...


class QuietDesk:
    """A desk that keeps what it is told to itself: for trying how things fit before they are set."""

    def __init__(self, desk: Desk) -> None:
        self.sheet, self.book, self.names, self.style = desk.sheet, desk.book, desk.names, desk.style

    def report(self, code: str, place: Place | None, **values: object) -> None:
        """What matters is reported again when the matter is set."""


class Grid(NamedTuple):
    """The grid lines of a page that run through a rectangle; line 0 is the first of them."""

    geometry: PageGeometry
    first: int
    lines: int

    @property
    def pitch(self) -> float:
        return self.geometry.type_height / self.geometry.lines

    def y(self, line: int) -> int:
        """The top of a grid line, in page coordinates."""
        g = self.geometry
        return g.margin_top + grid_line(self.first + line, g.type_height, g.lines)

    def baseline(self, line: int, size: int, lines: int = 1) -> int:
        """The baseline of ideographs of `size` centred in `lines` grid lines from `line` on.

        On one line it is where body text of that size stands.
        """
        return self.y(line) + round((self.pitch * lines - size) / 2 + 0.88 * size)

    def lines_for(self, depth: float) -> int:
        """Whole lines that hold a depth in sp."""
        return -int(-depth // self.pitch) if depth > 0 else 0


def grid_in(geometry: PageGeometry, rect: Rect) -> Grid:
    """The grid of a page inside `rect`, which reaches from grid line to grid line."""
    pitch = geometry.type_height / geometry.lines
    return Grid(geometry, round((rect.y - geometry.margin_top) / pitch), round(rect.height / pitch))
