"""The test font, in which widths are done in the head: ideographs and full-width marks one em, ASCII and other
letters half an em, a space a quarter, an interpunct half an em, what combines nothing.

    python -m tests.fonts.build FILE.ttf [TEXT]

It has no layout features, so marks are set by their ink: openings have it in the right half of their em, closings
and stops in the left half, dashes from edge to edge.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Any

FAMILY = "Banxin Test"
UNITS = 1000

_OPENING = "“‘〈《「『【〔〖（［｛〘〝｟"
_CLOSING = "”’〉》」』】〕〗）］｝〙〞〟｠，、；：。．！？"
_EDGE_TO_EDGE = "—―⸺"
_HALF = "·‧・"
_INVISIBLE = "\u200b\u2060\ufe00\ufe01\ufe0f\U000e0100\U000e0101\u200d"
_LATIN = "".join(map(chr, range(0x21, 0x7F))) + "£¥$€–‐°′″±"

# name: advance, and the ink as left, bottom, right, top.
_SHAPES: dict[str, tuple[int, tuple[int, int, int, int] | None]] = {
    ".notdef": (1000, (100, -100, 900, 800)),
    "ideograph": (1000, (50, -70, 950, 830)),
    "opening": (1000, (600, 0, 900, 800)),
    "closing": (1000, (100, 0, 400, 800)),
    "dash": (1000, (0, 360, 1000, 400)),
    "double-dash": (2000, (0, 360, 2000, 400)),
    "letter": (500, (50, 0, 450, 700)),
    "dot": (500, (200, 330, 300, 430)),
    "space": (250, None),
    "wide-space": (1000, None),
    "nothing": (0, None),
}


def glyph_name(char: str) -> str:
    """Which of the font's few glyphs stands for a character."""
    tables = (
        (_INVISIBLE, "nothing"), (_OPENING, "opening"), (_CLOSING, "closing"), ("⸺", "double-dash"),
        (_EDGE_TO_EDGE, "dash"), (_HALF, "dot"), (" \u00a0\u202f", "space"), ("\u3000", "wide-space"),
        (_LATIN, "letter"),
    )  # fmt: skip
    found = next((name for members, name in tables if char in members), "")
    if found or ord(char) < 0x80:
        return found or "letter"
    if unicodedata.category(char)[0] == "M" or unicodedata.category(char) == "Cf":
        return "nothing"
    wide = unicodedata.east_asian_width(char) in "WF" or not char.isalpha()
    return "ideograph" if wide else "letter"


def build_font(path: Path, text: str = "") -> Path:
    """Write the test font with all marks, ASCII, and the characters of `text`."""
    from fontTools.fontBuilder import FontBuilder

    standard = _OPENING + _CLOSING + _EDGE_TO_EDGE + _HALF + _INVISIBLE + _LATIN + " \u00a0\u202f\u3000…～－／一的中"
    characters = sorted(set(standard + text))
    names = list(_SHAPES)
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): glyph_name(char) for char in characters})
    builder.setupGlyf({name: _outline(box) for name, (_, box) in _SHAPES.items()})
    builder.setupHorizontalMetrics({name: (width, box[0] if box else 0) for name, (width, box) in _SHAPES.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": "BanxinTest-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, sCapHeight=700)
    builder.setupPost()
    head: Any = builder.font["head"]
    head.created = head.modified = 0
    builder.save(str(path))
    return path


def _outline(box: tuple[int, int, int, int] | None) -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    if box:
        left, bottom, right, top = box
        pen.moveTo((left, bottom))
        for point in ((left, top), (right, top), (right, bottom)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    build_font(Path(sys.argv[1]), "".join(sys.argv[2:]))
