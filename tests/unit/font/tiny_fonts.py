"""Tiny fonts made for a test: TrueType or CFF, keyed by name or by CID, alone or in a collection."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Literal, TypeVar

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

Outlines = Literal["glyf", "name", "identity", "cid"]

Pen = TypeVar("Pen", TTGlyphPen, T2CharStringPen)

CHARACTERS = "AB版心"
WIDTHS = {".notdef": 500, "A": 600, "B": 650, "版": 1000, "心": 1000}


def tiny_font(
    outlines: Outlines = "glyf", *, family: str = "Tiny", style: str = "Regular", fs_type: int = 0, chinese: str = ""
) -> TTFont:
    """A font of `CHARACTERS`, each a square as wide as its place in the order: glyph n is 100 n units wide."""
    step = 7 if outlines == "cid" else 1
    keyed = outlines in ("identity", "cid")
    glyphs = (f"cid{step * n:05d}" if keyed else f"uni{ord(char):04X}" for n, char in enumerate(CHARACTERS, 1))
    names = [".notdef", *glyphs]
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(CHARACTERS, names[1:], strict=True)})
    if outlines == "glyf":
        builder.setupGlyf({name: _square(TTGlyphPen(None), n).glyph() for n, name in enumerate(names)})
    else:
        squares = {
            name: _square(T2CharStringPen(width, None), n).getCharString()
            for n, (name, width) in enumerate(zip(names, WIDTHS.values(), strict=True))
        }
        builder.setupCFF(f"{family}-{style}", {}, squares, {})
        if keyed:
            _key_by_cid(builder.font, names, step)
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in zip(names, WIDTHS.values(), strict=True)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    postscript = f"{family}-{style}".replace(" ", "")
    strings = {"familyName": family, "styleName": style, "fullName": f"{family} {style}", "psName": postscript}
    builder.setupNameTable(strings, mac=False)
    if chinese:
        builder.font["name"].setName(chinese, 1, 3, 1, 0x0804)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=fs_type)
    builder.setupPost()
    return builder.font


def save(font: TTFont, path: Path) -> Path:
    font.save(path)
    return path


def save_collection(fonts: list[TTFont], path: Path) -> Path:
    collection = TTCollection()
    for font in fonts:
        data = io.BytesIO()
        font.save(data)
        collection.fonts.append(TTFont(io.BytesIO(data.getvalue())))
    collection.save(path)
    return path


def _square(pen: Pen, number: int) -> Pen:
    side = 100 * (number + 1)
    pen.moveTo((0, 0))
    pen.lineTo((0, side))
    pen.lineTo((side, side))
    pen.lineTo((side, 0))
    pen.closePath()
    return pen


def _key_by_cid(font: TTFont, cids: list[str], step: int) -> None:
    """Turn a CFF whose glyphs are named after CIDs into a CID-keyed one."""
    top = font["CFF "].cff.topDictIndex[0]
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = step * len(cids)
    font_dict: Any = FontDict()
    font_dict.setCFF2(False)
    font_dict.Private = top.Private
    del top.Private
    top.FDArray = FDArrayIndex()
    top.FDArray.append(font_dict)
    top.FDSelect = FDSelect()
    top.FDSelect.format = 3
    top.FDSelect.gidArray = [0] * len(cids)
    top.CharStrings.fdArray, top.CharStrings.fdSelect = top.FDArray, top.FDSelect
