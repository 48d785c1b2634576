"""A page composed: frames, the lines placed in them, boxes and pictures, and the account of every story.

Lines keep logical positions (inline, block) in their frame; only `paint` knows x and y.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..base.color import Color
from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.ways import way_text
from ..display.items import CellTag, Item, Link, Role
from ..edition.model import HeadPosition, Text
from ..furniture.artwork import Art
from ..style.model import Border, PageGeometry, Part
from ..text.model import Line, WritingMode

_STORY = Part("story")


class Frame(NamedTuple):
    """A region that text is set in. Its block direction runs down, or leftwards when vertical."""

    rect: Rect
    writing_mode: WritingMode = "horizontal-tb"


class LineSlot(NamedTuple):
    """Room for one line: frame number, grid line within the page (or the frame, when vertical), where on
    that line it starts, and its measure in sp."""

    frame: int
    grid_line: int
    offset: int
    measure: int


class LineArt(NamedTuple):
    """Art that a line across carries: where it begins from the line's start and its baseline, and its size."""

    art: Art
    inline: int
    block: int
    width: int
    depth: int
    color: Color


class PlacedLine(NamedTuple):
    """A line in a frame: `inline` from the frame's line start to the line's, `block` from its block start to
    the baseline (horizontal) or to the centre of the line (vertical), all in sp.

    One that art stands for is `hidden`.
    """

    frame: int
    inline: int
    block: int
    line: Line
    stretch: float = 1.0
    hidden: bool = False
    art: LineArt | None = None


class HeadInk(NamedTuple):
    """A part of a head group: what its lines cover, the frame that it stands in, the size of its headline in sp."""

    rect: Rect
    frame: Rect
    vertical: bool
    size: int


class PlacedColumn(NamedTuple):
    """A column of text across, down to the foot of the area: `foot` is where its last line of `lines` ends.

    Columns `under_head` begin under the head of their story. `ends`: the column goes on nowhere under it. `told`: the
    white at its foot has been reported as what it is.
    """

    rect: Rect
    foot: int
    lines: int
    under_head: bool
    ends: bool
    told: bool = False


class PlacedText(NamedTuple):
    """Lines of one text node in one frame, in reading order; `readings` are those of its characters."""

    role: Role
    node_id: str
    text: str
    lines: tuple[PlacedLine, ...]
    readings: str = ""
    cell: CellTag | None = None
    """The cell of a table that it is; one without words has no lines."""


def readings_node(node_id: str) -> str:
    """The node that the readings of a text node stand in, so that the text itself stays whole."""
    return f"{node_id}~readings"


class Box(NamedTuple):
    """Tint and rules of a rectangle."""

    rect: Rect
    fill: Color | None
    edges: tuple[Border, Border, Border, Border]
    """top, right, bottom, left; drawn inside the rectangle"""
    radius: int = 0
    """Of its corners, where all its edges are alike."""


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture with its words, whose lines count the frames of its story."""

    name: str
    rect: Rect
    path: str
    digest: str
    crop: tuple[float, float, float, float]
    alt: str
    pixels: tuple[int, int]
    texts: tuple[PlacedText, ...] = ()
    is_under_head: bool = False
    """Whether the head of its story stands on it, so that it is drawn first."""
    strip: Box | None = None
    """The tint behind words that stand on it."""
    gray: bool = False
    """Whether it is printed in black ink alone."""
    under_text: bool = False
    """Text follows its outline into its rectangle, and so is drawn after it."""


class Way(NamedTuple):
    """A way in which a story could be made to fit: an edit that the engine has tried on the page.

    `lever` is a key of `base.ways.WAYS`. `amount` is characters, grades, lines or crossheads; `gain` the lines it
    wins, or fills; `rest` the characters that would still have to be cut, or the lines that would stay empty; `what`
    the size, the distance, the picture or the filler; `rows` the rows of the dummy, from 1, with depths to write.
    """

    lever: str
    amount: int
    gain: int = 0
    rest: int = 0
    what: str = ""
    columns: int = 0
    rows: tuple[tuple[int, int], ...] = ()

    def words(self, *, english: bool) -> str:
        return way_text(*self, english=english)


@dataclass(frozen=True, slots=True)
class StoryAccount:
    """What the editor wants to know of one story on one page, in 行 and 字."""

    name: str
    headline: str
    characters: int
    """Characters of its copy with punctuation, overset or not; none of pictures that the page does not draw."""
    room: int
    """Lines of text that its frames hold."""
    need: int
    """Lines that its text takes as set."""
    overset_characters: int = 0
    overset_lines: int = 0
    overset: Place | None = None
    """Where the text begins that is on no page."""
    short_lines: int = 0
    measure_zi: float = 0.0
    levers: tuple[str, ...] = ()
    """What was done by itself to make it fit: lines won or lost in paragraphs, air round the head."""
    ways: tuple[Way, ...] = ()
    """What could be done besides, the cheapest first; never done by itself unless the paper grants it."""
    head_zi: int = 0
    """Characters that a line of its headline holds."""


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """A story made up in one area. `hidden` are the nodes that the stylesheet leaves out.

    One in several areas is placed in each, `part` counting them in reading order from 0 over all pages.
    """

    name: str
    frames: tuple[Frame, ...]
    texts: tuple[PlacedText, ...]
    boxes: tuple[Box, ...]
    rules: tuple[Item, ...]
    pictures: tuple[PlacedPicture, ...]
    account: StoryAccount
    area_rects: tuple[Rect, ...]
    head_size: int = 0
    title: str = ""
    top: int = 0
    hidden: tuple[str, ...] = ()
    part: int = 0
    target: str = ""
    """What links call this area; the story's name for the first."""
    links: tuple[Link, ...] = ()
    element: Part = _STORY
    rank: int = 0
    head_lines: int = 0
    head_air: int = 0
    added: tuple[Text, ...] = ()
    """What the page itself has put under it: the texts of a filler."""
    heads: tuple[HeadInk, ...] = ()
    head: HeadPosition = "over"
    columns: tuple[PlacedColumn, ...] = ()
    """Of text across, in reading order; () for vertical text."""
    is_boxed: bool = False


@dataclass(frozen=True, slots=True)
class PlacedFurniture:
    """Furniture drawn by its room: masthead, folio, index, QR codes."""

    role: Role
    items: tuple[Item, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedPage:
    """One page made up."""

    name: str
    label: str
    geometry: PageGeometry
    first_line: int
    """The grid line that the first row begins on."""
    rows: tuple[int, ...]
    """Depth of every row of the dummy, in lines."""
    furniture: tuple[PlacedFurniture, ...]
    stories: tuple[PlacedStory, ...]
    separators: tuple[Item, ...]
    fill_percent: int
    """Lines filled of lines available to copy, never above 100."""


class Facts(NamedTuple):
    """What a page must know of others: where each story stands, how many pages there are."""

    story_pages: tuple[tuple[str, str], ...]
    pages_today: int

    def page_of(self, story: str) -> str:
        return dict(self.story_pages).get(story, "")
