"""A page of a PDF before it has a document: operators, and the names of what they call for.

A fragment is a pure function of one display page and the faces it names, holds no open file or font and
can be pickled, cached and sent between processes. Codes in its content are the fonts' own glyph ids, so it
exists before any subset does; pictures are named by digest and fetched when the document is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..base.geometry import Rect
from ..display.items import CellTag, Role

STRUCTURE_TYPES: dict[Role, str] = {
    "headline": "H1", "crosshead": "H2", "figure": "Figure", "caption": "Caption", "head_cell": "TH", "cell": "TD",
}  # fmt: skip
"""Structure types (ISO 32000-1, 14.8.4) of parts of stories; every other part is a P."""


FURNITURE: dict[Role, str] = {"masthead": "Sect", "index": "TOC", "figure": "Sect"}
"""Structure types of the furniture that is read out; folios, rules and tints are artifacts."""


def structure_type(role: Role) -> str:
    """The structure type of a part of a story."""
    return STRUCTURE_TYPES.get(role, "P")


class FontUse(NamedTuple):
    """A font resource: codes of `face`, written across or down, and what each code used reads as."""

    resource: str
    face: str
    vertical: bool
    texts: tuple[tuple[int, str], ...]


class PictureUse(NamedTuple):
    """An image resource: `crop` of the picture at `path`, shown `width` by `height` sp."""

    resource: str
    path: str
    digest: str
    crop: tuple[float, float, float, float]
    width: int
    height: int
    gray: bool = False


class ArtworkUse(NamedTuple):
    """A form resource, one unit square: page 1 of the PDF at `path`, what is cut out of paper of it if `trimmed`."""

    resource: str
    path: str
    digest: str
    trimmed: bool = False
    gray: bool = False


class PlateUse(NamedTuple):
    """A colour space resource: tints of the plate `ink`, whose solid looks like these four inks."""

    resource: str
    ink: str
    inks: tuple[float, ...]


class MarkedPart(NamedTuple):
    """Marked content number `mcid` of the page: a part of a story, in reading order; of furniture without an owner.

    `target` is the story that an entry of the index leads to, `cell` the cell of a table that it is.
    """

    mcid: int
    role: Role
    owner: str
    node_id: str
    alt: str = ""
    target: str = ""
    cell: CellTag | None = None


class LinkUse(NamedTuple):
    """A rectangle of the page, in sp from the top left of the trim, that leads to a story."""

    rect: Rect
    target: str


class OutlineEntry(NamedTuple):
    """A bookmark: story `target` headed `title`, whose top is `top` sp below the top of the trim."""

    title: str
    target: str
    top: int


class UnusableFile(Exception):
    """A file that a fragment names, and that is no longer what it was when it was checked."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path

    def __str__(self) -> str:
        return ": ".join(self.args)


@dataclass(frozen=True, slots=True)
class Fragment:
    """One page ready to be joined into a document. `content` is deflated; lengths are in sp."""

    name: str
    label: str
    title: str
    width: int
    height: int
    bleed: int
    slug: int
    content: bytes
    fonts: tuple[FontUse, ...]
    pictures: tuple[PictureUse, ...]
    artworks: tuple[ArtworkUse, ...]
    plates: tuple[PlateUse, ...]
    parts: tuple[MarkedPart, ...]
    links: tuple[LinkUse, ...]
    outline: tuple[OutlineEntry, ...]
    threads: tuple[tuple[str, tuple[Rect, ...]], ...] = ()
    inner: Literal["", "left", "right"] = ""
    """The side at which nothing bleeds, as the paper is folded there."""

    @property
    def margin(self) -> int:
        """From the edge of the medium to the trim."""
        return self.bleed + self.slug
