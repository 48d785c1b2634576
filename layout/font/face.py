"""One face at one point of its design space: metrics, coverage, HarfBuzz font, embedding right.

Metrics are in the face's own units; `units_per_em` turns them into ems. Only the typographic ascender
and descender count, never hhea or win (they are the sum of all scripts in big CJK fonts).
"""

from __future__ import annotations

import hashlib
import struct
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

FSTYPE_RESTRICTED = 0x0002
FSTYPE_PREVIEW_PRINT = 0x0004
FSTYPE_NO_SUBSETTING = 0x0100
FSTYPE_BITMAP_ONLY = 0x0200


class FaceError(Exception):
    """A font file that cannot be opened or read."""


class FontFile:
    """An opened font file, shared by all the faces made of it. Mapped, never read whole."""

    def __init__(self, path: Path, index: int = 0, licence: str = "") -> None:
        """`licence` is what lets the paper embed the font, whatever the file itself says."""
        self.path = path
        self.index = index
        self.licence = licence
        try:
            self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        except (OSError, hb.HarfBuzzError) as error:
            raise FaceError(str(error)) from error
        if not self.hb_face.glyph_count:
            raise FaceError(f"{path.name}: not a font file")
        self.tags = frozenset(self.hb_face.table_tags)
        self.units_per_em: int = self.hb_face.upem
        head = self._table("head")
        if len(head) < 54:
            raise FaceError(f"{path.name}: no head table")
        self.bbox = struct.unpack(">4h", head[36:44])
        os2 = self._table("OS/2")
        self.fs_type = struct.unpack(">H", os2[8:10])[0] if len(os2) >= 10 else 0
        self.ascender, self.descender = struct.unpack(">2h", os2[68:72]) if len(os2) >= 72 else (880, -120)
        self.cap_height = struct.unpack(">h", os2[88:90])[0] if len(os2) >= 90 else 700

    def _table(self, tag: str) -> bytes:
        return self.hb_face.reference_table(tag).data if tag in self.tags else b""

    @cached_property
    def axes(self) -> dict[str, tuple[float, float, float]]:
        """Variable axes by tag: minimum, default, maximum."""
        return {a.tag: (a.min_value, a.default_value, a.max_value) for a in self.hb_face.axis_infos}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file, for caches and sign-off."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @property
    def postscript_name(self) -> str:
        """The PostScript name without what PDF names and keys of faces use as marks."""
        name = str(self.hb_face.get_name(6) or self.path.stem)
        return "".join(char for char in name if char not in " :*~()<>[]{}/%#")

    @property
    def may_embed(self) -> bool:
        """Whether the font's own bits (OS/2 fsType), or the paper's licence, allow embedding and subsetting."""
        if self.licence:
            return True
        forbidden = self.fs_type & (FSTYPE_BITMAP_ONLY | FSTYPE_NO_SUBSETTING)
        return not forbidden and self.fs_type & 0xF != FSTYPE_RESTRICTED

    @property
    def is_print_only(self) -> bool:
        """Whether the font's own bits (OS/2 fsType) allow embedding for looking and printing, and for no editing."""
        return self.fs_type & 0xF == FSTYPE_PREVIEW_PRINT


class GlyphBox(NamedTuple):
    """Ink of a glyph in font units: left, bottom, right, top relative to its horizontal origin."""

    left: int
    bottom: int
    right: int
    top: int


class Face:
    """A font file at fixed axis values. `key` names it in lines, display lists and PDFs."""

    def __init__(self, key: str, file: FontFile, axes: tuple[tuple[str, float], ...] = (), scale: float = 1.0):
        self.key = key
        self.file = file
        self.axes = axes
        self.scale = scale
        """size-adjust of its @font-face: glyphs are drawn at this multiple of the font size."""
        self.units_per_em = file.units_per_em
        self._boxes: dict[int, GlyphBox] = {}

    @cached_property
    def hb_font(self) -> hb.Font:
        font = hb.Font(self.file.hb_face)
        if self.axes:
            font.set_variations(dict(self.axes))
        return font

    def __repr__(self) -> str:
        return f"Face({self.key!r})"

    def glyph(self, char: str) -> int:
        """The nominal glyph of a character, 0 when the face has none."""
        return self.hb_font.get_nominal_glyph(ord(char)) or 0

    def has(self, cluster: str) -> bool:
        """Whether every character of the cluster has a glyph; variation selectors may be ignored."""
        return all(self.glyph(c) or _is_ignorable(c) for c in cluster)

    def advance(self, glyph_id: int) -> int:
        return self.hb_font.get_glyph_h_advance(glyph_id)

    def vertical_advance(self, glyph_id: int) -> int:
        """Positive downwards, in font units."""
        return -self.hb_font.get_glyph_v_advance(glyph_id)

    def width(self, glyph_id: int) -> int:
        """The advance along a horizontal line in 1/1000 em, rounded half up: what a PDF's W array holds."""
        return self._thousandths(self.advance(glyph_id))

    def vertical_metrics(self, glyph_id: int) -> tuple[int, int, int]:
        """Advance down a vertical line and the vertical origin (x, y) in 1/1000 em, as a PDF's W2 array wants."""
        x, y = self.hb_font.get_glyph_v_origin(glyph_id) or (0, 0)
        return self._thousandths(self.vertical_advance(glyph_id)), self._thousandths(x), self._thousandths(y)

    def _thousandths(self, value: int) -> int:
        return (2000 * value + self.units_per_em) // (2 * self.units_per_em)

    def box(self, glyph_id: int) -> GlyphBox:
        """The ink of a glyph."""
        found = self._boxes.get(glyph_id)
        if found is None:
            e = self.hb_font.get_glyph_extents(glyph_id)
            found = GlyphBox(0, 0, 0, 0)
            if e is not None:
                found = GlyphBox(e.x_bearing, e.y_bearing + e.height, e.x_bearing + e.width, e.y_bearing)
            self._boxes[glyph_id] = found
        return found


def _is_ignorable(char: str) -> bool:
    point = ord(char)
    return 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF or point in (0x200B, 0x200C, 0x200D, 0x2060)
