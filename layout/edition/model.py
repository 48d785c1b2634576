"""The edition model: plain frozen values, the only form in which later stages see an edition.

Text is a string with marks over ranges of it, never a tree: offsets into it are the second half of a
`Place`. What the writer typed but nobody prints (indents, `|`, desk notes, Markdown marks) is not in it;
`SourceMap` (source_map.py) leads every offset back to file, line and column.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.makeup import PageStyle
from ..base.units import Length
from .trucks import halves_of

MarkKind = Literal[
    "strong", "emphasis", "dateline", "byline", "post", "dots", "ruby", "proper-name", "book-title",
    "underline", "deceased", "warichu",
]  # fmt: skip
Kind = Literal[
    "news", "brief", "comment", "notice", "list", "feature", "correction", "obituary", "letter", "poem", "names",
    "statement", "digest", "standing",
]  # fmt: skip
HeadPosition = Literal[
    "over", "left", "right", "inset_corner", "inset_three", "inset_four", "between", "belt", "diagonal", "on_picture",
]  # fmt: skip
"""Where a head stands to its text: 盖文 左 右 串文 文包 眉心 文夹 腰带 对角 压图 (newspaper-practice §8)."""
HeadSide = Literal["top_left", "top_right", "bottom_left", "bottom_right", "top", "bottom", "left", "right", "middle"]
Mode = Literal["mourning", "festive", "extra"]
"""What an issue or a page is dressed for: in black throughout, in red, or as an extra (号外)."""
BlockKind = Literal[
    "paragraph", "crosshead", "item", "signature", "verse", "names", "salutation", "note", "tail_head", "quote",
    "source", "table",
]  # fmt: skip
"""verse is one line of a poem, names a run of names, salutation the line that a letter begins with (编辑同志：) or
its 敬礼, note the editor's (编者按, 编后), tail_head the head under a story (尾题),
quote a paragraph of a pull quote (引语), source the line under an item of a digest that says where it is from,
table rows of cells."""


class Mark(NamedTuple):
    """A property of text[start:end]; `value` is the ruby text where kind is "ruby"."""

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A line or paragraph of copy.

    `breaks` are the offsets at which the editor wants a head broken (`|`, itself not in the text).
    `generated` are ranges that the reader added (brackets round a byline), in print but not in the copy.
    """

    node_id: str
    text: str
    marks: tuple[Mark, ...] = ()
    breaks: tuple[int, ...] = ()
    generated: tuple[tuple[int, int], ...] = ()

    def readings(self, end: int | None = None) -> str:
        """All readings of the characters before offset `end`, one after the other."""
        return "".join(m.value for m in self.marks if m.kind == "ruby" and (end is None or m.start < end))


ColumnAlign = Literal["", "start", "center", "end"]


class ColumnWidth(NamedTuple):
    """How wide a column of a table is: by what is in it, thousandths of a 字, or a share of what is left."""

    kind: Literal["auto", "zi", "share"] = "auto"
    value: int = 0


class Cell(NamedTuple):
    """A cell of a table, its row and column counted from 0, and how many of both it takes."""

    text: Text
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells row by row, of which the first `head` rows head the others.

    `aligns` and `widths` are those of its columns, "" and "auto" where the editor said nothing. `notes` stand under
    it: its source and remarks. `file` is that of its rows, from the folder of the issues; "" where the story has them.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    head: int = 0
    aligns: tuple[ColumnAlign, ...] = ()
    widths: tuple[ColumnWidth, ...] = ()
    name: str = ""
    title: Text | None = None
    units: Text | None = None
    notes: tuple[Text, ...] = ()
    file: str = ""

    def texts(self) -> tuple[Text, ...]:
        """All copy of the table in reading order."""
        lead = (text for text in (self.title, self.units) if text)
        return (*lead, *(cell.text for cell in self.cells if cell.text.text), *self.notes)


class Block(NamedTuple):
    """A paragraph-level part of a story's body; `first` of a stanza, of a signature, of a note, of a quote.

    The text of a table is that of all its texts one after the other, under a node of its own.
    Before one that `opens_column` the text goes on at the top of the next column.
    """

    kind: BlockKind
    text: Text
    first: bool = False
    table: Table | None = None
    opens_column: bool = False

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts that it is set from."""
        return self.table.texts() if self.table else (self.text,)


class Waiver(NamedTuple):
    """A diagnostic that somebody answers for: `allow: [{code, reason, by}]`."""

    code: str
    reason: str
    by: str = ""


Gaze = Literal["left", "right"]
"""Where the people of a picture look, or what moves in it is going."""

PictureKind = Literal["photo", "portrait", "drawing"]
"""What a picture is of, for stylesheets: portraits are held to one size, drawings are not cropped."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """What is known of a picture file without setting it."""

    path: Path
    digest: str
    width_px: int
    height_px: int
    mode: str
    """Pillow's mode: 1 L P RGB RGBA CMYK …"""
    format: str = ""
    """Pillow's format: JPEG PNG TIFF …"""
    mask: tuple[bytes, ...] = ()
    """How opaque it is, 0 to 255, in rows of a coarse raster over the whole picture; () where all of it is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a story: file, words, and where its matter is. A group of pictures has `more` files."""

    name: str
    file: PictureFile | None
    caption: Text | None = None
    credit: Text | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    alt: str = ""
    kind: PictureKind = "photo"
    more: tuple[PictureFile, ...] = ()
    gaze: Gaze | Literal[""] = ""


class Corrected(NamedTuple):
    """What a correction puts right: the issue of `day`, a page of it, a story there by its headline. "" is not said."""

    day: date | None = None
    page: str = ""
    headline: str = ""


class PartDate(NamedTuple):
    """A day, a month or a year; 0 for what is not said."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def words(self) -> str:
        """As it is printed: 1941年3月2日, 1941年3月, 1941年."""
        parts = zip(self, "年月日", strict=True)
        return "".join(f"{number}{unit}" for number, unit in parts if number)


class Deceased(NamedTuple):
    """Whom an obituary is of; the name stands in a frame where it is `framed`."""

    name: str
    born: PartDate | None = None
    died: PartDate | None = None
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One story: head group, body, pictures. Every `Text` of it is printed once.

    A dateline, and a byline that goes with one, stand at the start of the first paragraph, marked;
    `byline` is set only when it stands in the head group.
    """

    name: str
    path: str
    kind: Kind = "news"
    rank: int | None = None
    language: str = "zh-Hans"
    rubric: Text | None = None
    kicker: Text | None = None
    headline: Text | None = None
    deck: Text | None = None
    summary: Text | None = None
    byline: Text | None = None
    side_head: Text | None = None
    blocks: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    hold: bool = False
    allow: tuple[Waiver, ...] = ()
    jump_head: Text | None = None
    """The short head over its rest on another page: no copy, as it says again what the headline does."""
    corrects: Corrected | None = None
    deceased: Deceased | None = None

    def head_texts(self) -> tuple[Text, ...]:
        """The lines of the head group in reading order."""
        lines = (self.rubric, self.kicker, self.headline, self.deck, self.summary, self.byline, self.side_head)
        return tuple(line for line in lines if line)

    def body_texts(self) -> tuple[Text, ...]:
        """The texts of the body, those of tables cell by cell."""
        return tuple(text for block in self.blocks for text in block.texts)

    def texts(self) -> tuple[Text, ...]:
        """All copy of the story in reading order: head, body, then captions and credits."""
        words = (text for p in self.pictures for text in (p.caption, p.credit) if text)
        return (*self.head_texts(), *self.body_texts(), *words)


Switches = tuple[tuple[str, bool], ...]
"""Make-up rules that are turned on or off, by number."""


class RowDepth(NamedTuple):
    """The depth of one row of a dummy as drawn: `value` is 行 for "lines", sp for "length".

    "auto" and "share" rows may have bounds, `least` and `most` in `unit` (行 or sp); 0 is no bound.
    """

    kind: Literal["lines", "length", "auto", "share"]
    value: int = 0
    least: int = 0
    most: int = 0
    unit: Literal["lines", "length"] = "lines"


AreaKind = Literal[
    "masthead", "story", "picture", "index", "qr", "ear", "ad", "stock", "weather", "calendar", "imprint"
]
PageKind = Literal["front", "section-front", "inside", "last"]


@dataclass(frozen=True, slots=True)
class Area:
    """A connected set of cells of a dummy under one name.

    `cells` are (row, column) pairs in drawing order; `story` names the story that a picture belongs to, or that a
    further area (`lead>`) goes on with. `booked` is the advertisement that stands today in an area that has the name of
    a standing place, "" when there is none; None for other areas.
    """

    name: str
    kind: AreaKind
    cells: tuple[tuple[int, int], ...]
    story: str = ""
    booked: str | None = None

    @property
    def first_cell(self) -> tuple[int, int]:
        return self.cells[0]

    @property
    def rows(self) -> range:
        return range(self.cells[0][0], self.cells[-1][0] + 1)

    @property
    def ad(self) -> str:
        """The name of the advertisement that stands in it; "" for other areas, and where none is booked."""
        return self.ad_word if self.booked is None else self.booked

    @property
    def ad_word(self) -> str:
        """What the dummy says after `ad:`, an advertisement or a standing place; "" for other areas."""
        return self.name.partition(":")[2] if self.kind == "ad" else ""

    @property
    def goes_on(self) -> bool:
        """Whether it is a further area of a story, not the one that the story begins in."""
        return self.kind == "story" and bool(self.story)

    @property
    def owner(self) -> str:
        """The story that it belongs to; "" for furniture."""
        return self.story or (self.name if self.kind == "story" else "")


class Stop(NamedTuple):
    """One area of a story, by its page and its name there."""

    page: str
    area: str


class Route(NamedTuple):
    """A story in several areas, in the order that it is read: first the one without `>`, then page by page, on each
    by the number of `>`."""

    story: str
    stops: tuple[Stop, ...]


def jump_node(page: str, area: str) -> str:
    """What leads to the place in the drawing of an area that a story goes on in, or that an advertisement takes."""
    return f"page/{page}/{area}"


Fit = Literal["auto", "none"]
"""Whether the engine makes stories fit by what harms nothing, or sets them plainly."""


class HeadSpot(NamedTuple):
    """Which corner or side a head takes where its position leaves that open; "" is the first that the position has.

    Its width is that of `columns` of the story's columns or of `zi` 字; both 0: by the number of columns. `picture` is
    the one that a head stands on, "" the largest.
    """

    side: HeadSide | Literal[""] = ""
    columns: int = 0
    zi: int = 0
    picture: str = ""


USUAL_SPOT = HeadSpot()


class FreeLength(NamedTuple):
    """A distance on the page: thousandths of a 字 or of a 行, or a length in sp."""

    kind: Literal["zi", "lines", "length"]
    value: int


class FreePoint(NamedTuple):
    """A place on the page, counted from the top left corner of the type area."""

    x: FreeLength
    y: FreeLength


class FreeSize(NamedTuple):
    """How wide something is, and how deep: None for as deep as it needs."""

    width: FreeLength
    height: FreeLength | None = None


class FreeBlock(NamedTuple):
    """A story or a picture that stands off the grid, in no cells: text of others runs round it.

    `story` is the one that a picture belongs to.
    """

    name: str
    kind: Literal["story", "picture"]
    at: FreePoint
    size: FreeSize
    story: str = ""

    @property
    def area(self) -> Area:
        """It as an area of no cells."""
        return Area(self.name, self.kind, (), self.story)


Across = Literal["left", "center", "right"]
Down = Literal["top", "middle", "bottom"]


class InsetWidth(NamedTuple):
    """The width of an inset: thousandths of a column or of a 字, or a length in sp."""

    kind: Literal["columns", "zi", "length"]
    value: int


class InsetPlace(NamedTuple):
    """Where an inset stands among the columns of its story, which count from 1 as its lines do; 0: by `across`, `down`.

    It begins with a column, or stands in the middle over the gutter behind one, and begins on a line from the top.
    """

    across: Across = "right"
    down: Down = "top"
    column: int = 0
    gutter: int = 0
    line: int = 0


class Inset(NamedTuple):
    """A picture that stands among the columns of its story, bound to no cells."""

    name: str
    width: InsetWidth | None = None
    place: InsetPlace = InsetPlace()
    wrap: Literal["maximum", "start", "end", "both", "clear"] | None = None
    """On which sides of it text stands; None leaves that to the stylesheet."""


class HeldHead(NamedTuple):
    """A text of a head as it was set: its size in sp, its lines, and how wide its characters were."""

    size: int
    lines: tuple[str, ...]
    stretch: float = 1.0


class HeldStory(NamedTuple):
    """The head of a story as it was set: the 行 that it takes with its air, those of air alone that it was given, and
    its texts by role."""

    name: str
    head_lines: int
    head_air: int = 0
    heads: tuple[tuple[str, HeldHead], ...] = ()

    def head(self, role: str) -> HeldHead | None:
        return dict(self.heads).get(role)


class HeldPicture(NamedTuple):
    """What shows of a picture, as shares of its width and height, and the size that it had in pixels."""

    name: str
    crop: tuple[float, float, float, float]
    pixels: tuple[int, int]


class HeldPage(NamedTuple):
    """How a page was set when it was held: its drawing, the depths of its rows in 行, heads and crops."""

    drawing: tuple[str, ...]
    rows: tuple[int, ...]
    stories: tuple[HeldStory, ...] = ()
    pictures: tuple[HeldPicture, ...] = ()

    def story(self, name: str) -> HeldStory | None:
        return next((story for story in self.stories if story.name == name), None)

    def picture(self, name: str) -> HeldPicture | None:
        return next((picture for picture in self.pictures if picture.name == name), None)


class HeadLineWish(NamedTuple):
    """What is asked of one line of a headline: its size, None for the largest that fits; how much wider its characters
    are than the face has them, and what is added to their distance in em, both 0 where nothing is said."""

    size: Length | None = None
    stretch: float = 0.0
    tracking: float = 0.0


class HeadArt(NamedTuple):
    """Art that stands for a headline, whose words are read all the same: a file, and how wide it is printed in sp (0:
    over its whole measure)."""

    path: Path
    width: int = 0


class HeadWish(NamedTuple):
    """The same of a whole headline, and of its `lines` where they differ; or the `art` that stands for it."""

    size: Length | None = None
    stretch: float = 0.0
    tracking: float = 0.0
    lines: tuple[HeadLineWish, ...] = ()
    art: HeadArt | None = None

    def of_line(self, number: int) -> HeadLineWish:
        """What is asked of a line, with what goes for all where it says nothing itself."""
        line = self.lines[number]
        return HeadLineWish(line.size or self.size, line.stretch or self.stretch, line.tracking or self.tracking)


NO_WISH = HeadWish()


@dataclass(frozen=True, slots=True)
class Placement:
    """What the page says of a story beyond its drawing."""

    box: bool = False
    head: HeadPosition | None = None
    """Left out: over text across, at the right of vertical text."""
    columns: int | None = None
    measures: tuple[float, ...] = ()
    """Measures of its columns in 字, from left to right, where they are not alike."""
    rank: int | None = None
    writing_mode: Literal["horizontal-tb", "vertical-rl"] | None = None
    fit: Fit | None = None
    """Left out: as the page says."""
    head_wish: HeadWish = NO_WISH
    """How its headline is to be set; left out: as large as fits."""
    tracking: float = 0.0
    """What is added to the distance of its characters, in em."""
    filler: str = ""
    """The 补白 that closes the hole under it."""
    held: HeldStory | None = None
    """Its head as it stands on a page that holds still."""
    head_spot: HeadSpot = USUAL_SPOT
    head_at: FreePoint | None = None
    """Where its head stands free, text round it; its width is `head_width`."""
    head_width: FreeLength | None = None
    insets: tuple[Inset, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page, or two facing ones as one (通版): the drawing, and what it says about its stories.

    `columns` counts the words of a row, `fold` those of the left one of two pages, 0 on a single page. `number` is
    that of the page, or of the left one.
    """

    name: str
    number: int
    section: str
    columns: int
    rows: tuple[RowDepth, ...]
    areas: tuple[Area, ...]
    placements: tuple[tuple[str, Placement], ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    """責編, 版式, 校对 and whoever else is named in the folio."""
    allow: tuple[Waiver, ...] = ()
    path: str = ""
    fit: Fit = "auto"
    held: HeldPage | None = None
    """How it was set when it was told to hold still."""
    fold: int = 0
    ads: tuple[tuple[str, AdOrder], ...] = ()
    local: str = ""
    """The local edition, by its key, whose own page it is; "" where it is shared."""
    kind: PageKind = "inside"
    style: PageStyle = "traditional"
    """How it is divided, which says what counts as a fault of make-up."""
    makeup: Switches = ()
    """What it and the paper say of single rules."""
    mode: Mode | Literal["normal"] = "normal"
    kinds: tuple[Kind, ...] = ()
    """The kinds of the stories that it draws."""
    free: tuple[FreeBlock, ...] = ()

    @property
    def matter(self) -> tuple[Area, ...]:
        """All that stands on it: the areas that are drawn, and what stands free."""
        return (*self.areas, *(block.area for block in self.free))

    @property
    def halves(self) -> tuple[str, ...]:
        """The names of the pages that it is printed on."""
        return (halves_of(self.name) if self.fold else None) or (self.name,)

    @property
    def label(self) -> str:
        """Its number, or those of both pages."""
        return f"{self.number}-{self.number + 1}" if self.fold else str(self.number)

    def half_with(self, area: Area) -> str:
        """The page that an area begins on."""
        return self.halves[self.fold > 0 and area.first_cell[1] >= self.fold]

    def ad_order(self, name: str) -> AdOrder:
        return dict(self.ads).get(name, AdOrder())

    def placement(self, name: str) -> Placement:
        """What is said of an area; a further area of a story goes by what is said of the story, unless of itself."""
        said = dict(self.placements)
        area = self.area(name)
        found = said.get(name, Placement())
        if name not in said and area is not None and area.goes_on:
            found = said.get(area.story, Placement())
            # Another number of columns, and pictures among the text, are meant for the area that the story begins in.
            found = replace(found, columns=None, insets=()) if self.area(area.story) else found
        return replace(found, fit=found.fit or self.fit, held=self.held.story(name) if self.held else None)

    def area(self, name: str) -> Area | None:
        return next((area for area in self.areas if area.name == name), None)


PlantStandard = Literal["x1a", "x3", "x4"]
PressMark = Literal["crop", "fold", "registration", "bars", "slug"]


@dataclass(frozen=True, slots=True)
class Plant:
    """What the printing plant asks for (`plant.toml`). Without one: PDF/X-4, the trim alone, the engine's own profile.

    `trim` is width and height in sp, None where the plant names none. `file_name` is a format string over date, year,
    month, day, page, pages, paper and issue. `profile` and `condition`, the name that the profile's data have in the
    ICC registry, belong together. `press` names the limits that files are held to. Of a double truck go out the wide
    page "whole", its halves ("split"), or "both". `sheets` "two-up" puts two pages on one sheet in the order of the
    fold. Large "rich" black panels have cyan under them. `inks` names the spot plates of the job, None where it says
    nothing of them.
    """

    name: str = ""
    standard: PlantStandard = "x4"
    file_name: str = "{date}-{page}"
    trim: tuple[int, int] | None = None
    marks: tuple[PressMark, ...] = ()
    double_truck: Literal["whole", "split", "both"] = "whole"
    sheets: Literal["none", "two-up"] = "none"
    ink_limit: int | None = None
    profile: Path | None = None
    condition: str = ""
    press: str = "newsprint-coldset"
    spot: Literal["keep", "process"] = "keep"
    black_panels: Literal["plain", "rich"] = "plain"
    path: str = ""
    inks: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class AdFile:
    """An advertisement as its file came. `width` and `height` are those of its trim in sp.

    A picture has no size of its own, only proportions: those of its pixels.
    """

    name: str
    path: Path
    digest: str
    width: int
    height: int
    pages: int = 1
    picture: PictureFile | None = None
    """None for a PDF and for a drawing (SVG)."""
    has_size: bool = True
    """Whether the file says how large it is: a picture doesn't, nor does a drawing in units of its own."""

    @property
    def is_drawing(self) -> bool:
        return self.path.suffix.lower() == ".svg"


class Local(NamedTuple):
    """A local edition (地方版) of an issue: its short name in files, its name in print, and the pages that are its own
    though they are drawn as the others'."""

    key: str
    name: str
    own: tuple[str, ...] = ()


class AdOrder(NamedTuple):
    """What the page says of an advertisement: whether it is scaled evenly where it does not fit its area, the word
    that is printed in its corner, and whether it has such a word in itself."""

    fit: bool = False
    label: str = ""
    labelled: bool = False


class Forecast(NamedTuple):
    """The weather of one place; temperatures in degrees Celsius."""

    city: str
    sky: str
    low: int | None = None
    high: int | None = None
    wind: str = ""

    @property
    def temperatures(self) -> str:
        found = [str(number).replace("-", "−") for number in (self.low, self.high) if number is not None]
        return f"{'～'.join(found)}℃" if found else ""

    @property
    def words(self) -> str:
        """As a masthead prints it in one line."""
        return "　".join(filter(None, (f"{self.city} {self.sky}".strip(), self.temperatures, self.wind)))


class IndexItem(NamedTuple):
    """An item of 今日导读: a story of this issue, or words typed for one that is elsewhere."""

    story: str = ""
    kicker: Text | None = None
    headline: Text | None = None
    page: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class QrCodeSpec:
    """A QR code of the paper or the issue, by the name of the area it stands in."""

    name: str
    data: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Nameplate:
    """The name of the paper as it is printed: words, or a picture with the words kept as text."""

    text: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of page furniture as slots of template lines.

    `slots` pairs a slot name (masthead: info, strip_start, strip_center, strip_end, ear…; folio: start,
    center, end) with its lines; a line is a format string over the fields of `furniture.fields`.
    A line with a field that is empty is left out.
    """

    slots: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def lines(self, slot: str) -> tuple[str, ...]:
        return dict(self.slots).get(slot, ())


class Section(NamedTuple):
    """A section of the issue that is folded by itself (叠): the letters of its pages, its name, and the nameplate of
    its first page, None for the paper's."""

    letters: str
    name: str = ""
    nameplate: Nameplate | None = None


SIGN_ROLES = ("一审", "二审", "三审", "签发")
"""Who reads a page, in turn: editor, desk head, chief editor; and who lets it go to print."""


class SignoffRules(NamedTuple):
    """The roles in which pages are signed, and those without whose signature none is printed."""

    roles: tuple[str, ...] = SIGN_ROLES
    print: tuple[str, ...] = ()


USUAL_SIGNOFF = SignoffRules()


@dataclass(frozen=True, slots=True)
class Paper:
    """The profile of the paper, shared by all its issues (`paper.yaml`)."""

    name: str
    stylesheet: str = "broadsheet"
    profile: Literal["cn", "internal", "none"] = "none"
    publisher: str = ""
    hotlines: tuple[str, ...] = ()
    email: str = ""
    website: str = ""
    address: str = ""
    slogan: str = ""
    cn: str = ""
    postal_code: str = ""
    price: str = ""
    publication_days: frozenset[int] = frozenset(range(1, 8))
    first_issue: date | None = None
    first_number: int = 1
    skipped: frozenset[date] = frozenset()
    nameplate: Nameplate | None = None
    masthead: Furniture = field(default_factory=Furniture)
    folio: Furniture = field(default_factory=Furniture)
    imprint: Furniture = field(default_factory=Furniture)
    kinds: tuple[tuple[str, str, Furniture], ...] = ()
    """What pages of a kind have in another way: the kind, the piece of furniture, and its slots."""
    sections: tuple[Section, ...] = ()
    extra_masthead: Furniture = field(default_factory=Furniture)
    extra_folio: Furniture = field(default_factory=Furniture)
    """The furniture of an extra (号外)."""
    index_title: str = "今日导读"
    page_ref: str = "第{page}版"
    """How the index names a page."""
    jump_to: str = "（下转第{page}版）"
    jump_from: str = "（上接第{page}版）"
    """What stands where a story goes on on another page, and where it comes from one."""
    qr: tuple[QrCodeSpec, ...] = ()
    path: str = ""
    """Where its paper.yaml is, from the root; "" when there is none. Files that it names stand beside it."""
    extra: tuple[tuple[str, str], ...] = ()
    """Further fields that the paper's templates use, by name."""
    names: tuple[str, ...] = ()
    """Names and words of the paper's own that no head parts."""
    columns: tuple[str, ...] = ()
    """Its standing columns (辟栏) by their rubrics."""
    filler_days: int = 30
    """Days within which no filler is printed again."""
    font_licence: tuple[tuple[str, str], ...] = ()
    """Families that forbid embedding, and the licence by which the paper embeds them all the same."""
    fit: Fit = "auto"
    page_style: PageStyle = "traditional"
    makeup: Switches = ()
    take: tuple[str, ...] = ()
    """Ways to make copy fit that change what was signed, and that the engine may take without being asked."""
    signoff: SignoffRules = USUAL_SIGNOFF
    require: tuple[str, ...] = ()
    """What must be settled before print: "comments"."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue, checked: what every later stage works from."""

    folder: Path
    paper: Paper
    day: date
    issue: int | None
    pages: tuple[Page, ...]
    stories: tuple[Story, ...]
    index: tuple[IndexItem, ...] = ()
    qr: tuple[QrCodeSpec, ...] = ()
    weather: str = ""
    forecast: tuple[Forecast, ...] = ()
    lunar: str = ""
    """The lunar date as typed, to be held against the almanac; what is printed is computed."""
    allow: tuple[Waiver, ...] = ()
    withheld: tuple[str, ...] = ()
    """Pages whose own files have faults; the others build."""
    story_pages: tuple[tuple[str, str], ...] = ()
    """Story and page of every story drawn, on pages withheld or not asked for too: the index names them all. Of two
    facing pages that are made up as one it is the page that the story begins on."""
    plant: Plant = field(default_factory=Plant)
    """Who prints it, and how: no matter of setting."""
    fillers: tuple[Story, ...] = ()
    """补白 that no page has put under a story yet."""
    filler_art: tuple[AdFile, ...] = ()
    """补白 that are drawings or pictures, and that no page draws."""
    page_count: int = 0
    """Pages of the issue, withheld or not asked for or not."""
    routes: tuple[Route, ...] = ()
    """Stories in several areas, with those on pages withheld or not asked for."""
    ads: tuple[AdFile, ...] = ()
    local: Local | None = None
    """The local edition that this is; None where an issue has but one."""
    locals: tuple[Local, ...] = ()
    """All local editions of the issue."""
    section_names: tuple[tuple[str, str], ...] = ()
    """What sections are called today, by their letters, where the paper's own names don't hold."""
    mode: Mode | Literal["normal"] = "normal"

    def ad(self, name: str) -> AdFile | None:
        return next((ad for ad in self.ads if ad.name == name), None)

    def story(self, name: str) -> Story | None:
        return next((story for story in self.stories if story.name == name), None)

    def page(self, name: str) -> Page | None:
        return next((page for page in self.pages if page.name == name), None)
