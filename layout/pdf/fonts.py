"""Fonts of a document: one program and CIDFont a face, shared by the fonts that name it.

A Type 0 font adds a writing mode and a ToUnicode map to the face. Pages share it when their readings of
the glyphs agree; a page that reads a glyph otherwise gets another, over the same program.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ..font.face import Face
from ..font.subset import FontProgram, subset
from .fragment import FontUse
from .objects import Array, Dictionary, Document, Raw, Ref, Stream

DEFAULT_WIDTH = 1000
DEFAULT_VERTICAL = (1000, 880)
"""An ideograph's advance down, and the height of its vertical origin, in 1/1000 em."""

_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"

# The most entries that a block of a CMap may have (Adobe Technical Note 5014).
_BLOCK = 100

_SYMBOLIC = 4


class Program(NamedTuple):
    """An embedded font program, deflated, with its size before that."""

    program: FontProgram
    deflated: bytes
    size: int


class FontPool:
    """The fonts that the pages of one document use."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._fonts: dict[tuple[str, bool], list[tuple[Dictionary, dict[int, str]]]] = {}
        self._faces: dict[str, Face] = {}

    def font(self, use: FontUse, face: Face) -> Ref:
        """The Type 0 font for what a page shows, to be written when the document is complete."""
        self._faces[use.face] = face
        texts = dict(use.texts)
        fonts = self._fonts.setdefault((use.face, use.vertical), [])
        for font, known in fonts:
            if all(known.get(glyph, text) == text for glyph, text in use.texts):
                known.update(texts)
                return self._document.Reference(font)
        font = Dictionary({})
        fonts.append((font, texts))
        return self._document.Reference(font)

    def finish(self) -> None:
        """Write every font: program, descriptor, CIDFont, Type 0 fonts."""
        for key, face in self._faces.items():
            used = [(vertical, entry) for (name, vertical), fonts in self._fonts.items() if name == key
                    for entry in fonts]  # fmt: skip
            glyphs = frozenset(glyph for _, (_, texts) in used for glyph in texts)
            name, descendant = self._add_face(face, glyphs, any(vertical for vertical, _ in used))
            for vertical, (font, texts) in used:
                font.dict.update(
                    {
                        "Type": "/Font",
                        "Subtype": "/Type0",
                        "BaseFont": f"/{name}",
                        "Encoding": "/Identity-V" if vertical else "/Identity-H",
                        "DescendantFonts": Array([descendant]),
                        "ToUnicode": self._document.Reference(Stream.deflated(to_unicode(texts.items()))),
                    }
                )

    def _add_face(self, face: Face, glyphs: frozenset[int], vertical: bool) -> tuple[str, Ref]:
        made = embedded_program(face, glyphs)
        name = f"{subset_tag(face, glyphs)}+{base_name(face)}"
        truetype = made.program.kind == "TrueType"
        entries: dict[str, object] = {"Filter": "/FlateDecode"}
        entries |= {"Length1": made.size} if truetype else {"Subtype": "/CIDFontType0C"}
        program = self._document.Reference(Stream(made.deflated, entries))
        descriptor = self._document.Reference(Dictionary(_descriptor(face, name, truetype, program)))
        font = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2" if truetype else "/CIDFontType0",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": Raw(b"<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"),
            "FontDescriptor": descriptor,
            "DW": DEFAULT_WIDTH,
            "W": Raw(width_array(made.program.widths)),
        }
        if truetype:
            font["CIDToGIDMap"] = "/Identity"
        if vertical:
            font["DW2"] = Raw(b"[%d -%d]" % (DEFAULT_VERTICAL[1], DEFAULT_VERTICAL[0]))
            exceptions = vertical_array(made.program)
            if exceptions != b"[]":
                font["W2"] = Raw(exceptions)
        return name, self._document.Reference(Dictionary(font))


def _descriptor(face: Face, name: str, truetype: bool, program: Ref) -> dict[str, object]:
    per_em = face.units_per_em
    left, bottom, right, top = (round(value * 1000 / per_em) for value in face.file.bbox)
    return {
        "Type": "/FontDescriptor",
        "FontName": f"/{name}",
        "Flags": _SYMBOLIC,
        "FontBBox": Array([left, bottom, right, top]),
        "ItalicAngle": 0,
        "Ascent": round(face.file.ascender * 1000 / per_em),
        "Descent": round(face.file.descender * 1000 / per_em),
        "CapHeight": round(face.file.cap_height * 1000 / per_em),
        "StemV": 80,
        "FontFile2" if truetype else "FontFile3": program,
    }


@lru_cache(maxsize=64)
def embedded_program(face: Face, glyphs: frozenset[int]) -> Program:
    """The program of these glyphs; kept, because most edits of a page change no glyph set."""
    program = subset(face, glyphs)
    return Program(program, zlib.compress(program.data, 6), len(program.data))


def subset_tag(face: Face, glyphs: Iterable[int]) -> str:
    """Six letters that stand for these glyphs of this face."""
    seed = f"{face.key} {sorted(glyphs)}".encode()
    number = int.from_bytes(hashlib.sha256(seed).digest()[:8], "big")
    letters: list[str] = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def base_name(face: Face) -> str:
    """The PostScript name of a face as a PDF name; axis values are part of it."""
    name = face.file.postscript_name
    for tag, value in face.axes:
        name += f"-{tag}{value:g}"
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)


def width_array(widths: Iterable[tuple[int, int]]) -> bytes:
    """The W array of (glyph, width), leaving out what DW says: a list for each run of neighbours."""
    parts: list[str] = []
    listed = [(glyph, width) for glyph, width in widths if width != DEFAULT_WIDTH]
    for _, run in groupby(enumerate(listed), key=lambda entry: entry[1][0] - entry[0]):
        neighbours = [pair for _, pair in run]
        parts.append(f"{neighbours[0][0]}[{' '.join(str(width) for _, width in neighbours)}]")
    return f"[{' '.join(parts)}]".encode("ascii")


def vertical_array(program: FontProgram) -> bytes:
    """The W2 array: glyphs whose advance or vertical origin is not what DW2 and half the width say."""
    widths = dict(program.widths)
    parts = [
        f"{glyph}[-{advance} {x} {y}]"
        for glyph, advance, x, y in program.vertical
        if (advance, y) != DEFAULT_VERTICAL or x != widths[glyph] / 2
    ]
    return f"[{' '.join(parts)}]".encode("ascii")


def to_unicode(texts: Iterable[tuple[int, str]]) -> bytes:
    """The CMap from codes to text."""
    entries = [f"<{glyph:04X}> <{_utf16(text)}>" for glyph, text in sorted(texts)]
    blocks = [entries[at : at + _BLOCK] for at in range(0, len(entries), _BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex().upper()
