"""The words of a PDF page with their places, for files that carry no map: print files, and what readers rewrote."""

from __future__ import annotations

from collections.abc import Iterator
from math import pi
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from .annotations import MarkedPage, Unreadable
from .glyph_map import Box, GlyphMap, MapGlyph, MapNode, Matrix

_SLANT = 0.05
"""In radians: what leans more is lettering across the page, the watermark of a proof, and no copy."""


def words_map(data: bytes, page: MarkedPage, name: str) -> GlyphMap:
    """A map of a page made from its own text; it leads to no file, but the words can be looked for in the copy.

    Raises Unreadable.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            leaf: Any = document[page.number]
            text: Any = leaf.get_textpage()
            found = list(_characters(text, page.trim))
            text.close()
            leaf.close()
    except pdfium.PdfiumError as error:
        raise Unreadable(str(error)) from error
    words = "".join(character for character, _ in found)
    glyphs = tuple(MapGlyph(0, at, at + 1, box) for at, (_, box) in enumerate(found))
    return GlyphMap(name, page.number, "", page.trim, (MapNode("", "", words),), glyphs)


def _characters(text: Any, trim: Matrix) -> Iterator[tuple[str, Box]]:
    """The characters in the order of the page's content, without the line ends that the reader of it made up."""
    ahead = GlyphMap("", 0, "", trim, (), ())
    words: str = text.get_text_range()
    for index in range(text.count_chars()):
        character = words[index : index + 1] if len(words) == text.count_chars() else text.get_text_range(index, 1)
        if not character or character in "\r\n\x02\ufffe":
            continue
        if _SLANT < pdfium_c.FPDFText_GetCharAngle(text.raw, index) % (pi / 2) < pi / 2 - _SLANT:
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if left == right:
            continue
        (x0, y0), (x1, y1) = ahead.on_trim(left, top), ahead.on_trim(right, bottom)
        yield character, Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
