"""Items of a display page: glyph runs, fills, strokes, pictures, in groups that say what they belong to.

Coordinates are sp from the top left corner of the trim, y downwards. Colours are as authored, pictures
by reference; nothing here decides about layout. Order is drawing order and, for copy, reading order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..base.color import BLACK, Color
from ..base.geometry import Point, Rect

Axis = Literal["horizontal", "upright", "rotated"]
"""How glyphs advance: to the right; down the page upright (vertical metrics); down the page turned
90 degrees clockwise."""


class GlyphRun(NamedTuple):
    """Glyphs of one face, size and colour on one line.

    `origin` is the baseline start of the run (horizontal, rotated) or the top centre of the first cell
    (upright). `offsets` are the glyphs' distances from it along the line, in sp, one for each glyph;
    `shifts` (empty: none) move glyphs across the line: up for horizontal runs. `clusters` gives for each
    glyph the index in `text` of the first character it stands for: glyphs of equal index form one
    cluster, which stands for text[index:next index]. `stretch` scales glyphs along the line (长/扁).
    `node_id` and `offset` lead from text[0] back to the copy; empty node_id: generated or furniture.
    """

    face: str
    size: int
    origin: Point
    glyph_ids: tuple[int, ...]
    offsets: tuple[int, ...]
    text: str
    clusters: tuple[int, ...]
    color: Color = BLACK
    axis: Axis = "horizontal"
    shifts: tuple[int, ...] = ()
    stretch: float = 1.0
    node_id: str = ""
    offset: int = 0
    actual_text: str | None = None
    """What the whole run reads as when that is not `text`: an inserted hyphen is U+00AD."""
    hidden: bool = False
    """Whether it is only read: something drawn stands for it."""


class Fill(NamedTuple):
    """A filled rectangle: tint, panel or rule."""

    rect: Rect
    color: Color = BLACK


class Stroke(NamedTuple):
    """A straight rule from one point to another, `width` sp thick, centred on the line."""

    start: Point
    end: Point
    width: int
    color: Color = BLACK
    dash: tuple[int, ...] = ()


class Modules(NamedTuple):
    """A bar code: unit squares `unit` sp wide as runs (row, column, length) below and right of `origin`."""

    origin: Point
    unit: int
    runs: tuple[tuple[int, int, int], ...]
    color: Color = BLACK
    alt: str = ""
    """What it holds."""


class Outline(NamedTuple):
    """Filled outlines: an SVG-like path of (operator, *coordinates in sp) with M L C Z; nonzero rule."""

    path: tuple[tuple[str | int, ...], ...]
    color: Color = BLACK
    alt: str = ""
    """The words that lettering drawn as outlines stands for."""


class Picture(NamedTuple):
    """A picture scaled to fill `rect`, showing only `crop` (left, top, right, bottom as fractions)."""

    rect: Rect
    path: str
    digest: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    alt: str = ""
    gray: bool = False
    """Whether it is printed in black ink alone, whatever its colours."""


class Artwork(NamedTuple):
    """Page 1 of a PDF file placed whole into `rect`, as vectors; what is cut out of paper of it if `trimmed`."""

    rect: Rect
    path: str
    digest: str
    alt: str = ""
    trimmed: bool = False
    gray: bool = False
    """As for a picture."""


Item = GlyphRun | Fill | Stroke | Modules | Outline | Picture | Artwork

Role = Literal[
    "artifact", "masthead", "folio", "index", "kicker", "headline", "deck", "summary", "rubric", "byline",
    "side_head", "paragraph", "crosshead", "item", "signature", "caption", "credit", "figure", "proof", "reading",
    "table_title", "table_note", "head_cell", "cell",
]  # fmt: skip


class CellTag(NamedTuple):
    """A cell of the table `table`: its row and column from 0, how many of both it takes, and what it heads: the columns
    under it, its row, or nothing."""

    table: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heads: Literal["", "columns", "row"] = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items of one part: `owner` is the story (or "" for furniture), `node_id` the text node.

    `role` "artifact" is rules, tints, folios and furniture: not copy. `columns` on a paragraph may split
    it into several groups with the same node_id, in reading order. Items show inside `clip` alone, where there is one.
    """

    role: Role
    items: tuple[Item, ...]
    owner: str = ""
    node_id: str = ""
    clip: Rect | None = None
    cell: CellTag | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the page that leads to a story of the edition (index, outline)."""

    rect: Rect
    target: str


@dataclass(frozen=True, slots=True)
class DisplayPage:
    """One page ready to be written: trim at (0, 0), bleed all round it, and `slug` beyond that for the press's marks.

    `outline` lists (title, story name, top y) in reading order for bookmarks, `threads` the rectangles that a story
    stands in, head first, in the order in which it is read. `folds` are the places from the left of the trim where a
    page of several leaves is folded; at an `inner` side, that of the fold of half such a page, nothing bleeds.
    """

    name: str
    label: str
    width: int
    height: int
    bleed: int
    groups: tuple[Group, ...]
    links: tuple[Link, ...] = ()
    outline: tuple[tuple[str, str, int], ...] = ()
    title: str = ""
    slug: int = 0
    threads: tuple[tuple[str, tuple[Rect, ...]], ...] = ()
    folds: tuple[int, ...] = ()
    inner: Literal["", "left", "right"] = ""
    is_black: bool = False
    """Whether the plate of black is all that prints it."""

    @property
    def margin(self) -> int:
        """From the edge of the medium to the trim."""
        return self.bleed + self.slug


@dataclass(frozen=True, slots=True)
class DisplayList:
    """The pages of an edition, or some of them, with what a file says about itself."""

    title: str
    publisher: str
    day: str
    """ISO date of the edition: the only time that a file knows."""
    language: str
    pages: tuple[DisplayPage, ...]
    issue: str = ""
