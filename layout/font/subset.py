"""The glyphs that a document uses, as a font program that a PDF embeds.

Codes in content streams are the font's own glyph ids, so pages are written before the subset exists.
Axes of variable fonts are pinned while subsetting: instances of a whole face are never made.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

import uharfbuzz as hb

from .face import Face, FontFile

Outlines = Literal["glyf", "name-keyed", "cid-identity", "cid-other", "cff2"]

# What a PDF reader needs of a font: outlines, metrics, the programs that outlines call.
_KEPT = frozenset({"CFF ", "CFF2", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"})
_VARIATION = frozenset({"fvar", "gvar", "avar", "HVAR", "cvar"})

_BASIC = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
_RETAIN = hb.SubsetFlags.RETAIN_GIDS
_FLAT = hb.SubsetFlags.DESUBROUTINIZE
_FLAGS: dict[Outlines, hb.SubsetFlags] = {
    "glyf": _BASIC | _RETAIN | hb.SubsetFlags.NO_HINTING,
    "cid-identity": _BASIC | _FLAT,
    "cid-other": _BASIC | _FLAT | _RETAIN | hb.SubsetFlags.CFF_IDENTITY_CHARSET,
    "name-keyed": _BASIC | _FLAT | _RETAIN,
    "cff2": _BASIC | _FLAT | _RETAIN | hb.SubsetFlags.DOWNGRADE_CFF2,
}
"""Why each: a CID-keyed subset keeps its CIDs in its charset, so it may renumber glyphs; a name-keyed one
is addressed by glyph id and comes out blank when renumbered; CIDs that differ from the glyph ids are made equal."""


class FontProgram(NamedTuple):
    """A font file for embedding, and what its dictionaries say of the glyphs in it.

    `kind` "TrueType" goes to FontFile2 with an identity CIDToGIDMap, "CIDFontType0C" to FontFile3: in both
    a code is the original glyph id. `widths` are (glyph id, 1/1000 em), `vertical` (glyph id, advance down,
    x and y of the vertical origin from the horizontal one, 1/1000 em) as W and W2 take them; glyph 0 included.
    """

    kind: Literal["TrueType", "CIDFontType0C"]
    data: bytes
    widths: tuple[tuple[int, int], ...]
    vertical: tuple[tuple[int, int, int, int], ...]


def subset(face: Face, glyph_ids: Iterable[int]) -> FontProgram:
    """The glyphs of `face` at its own axis values as a font program; .notdef is always in it.

    The same glyphs give the same bytes in whatever order they come.
    """
    glyphs = sorted({0, *glyph_ids})
    outlines = _outlines(face.file)
    request = hb.SubsetInput()
    request.flags = _FLAGS[outlines]
    request.glyph_set.update(glyphs)
    dropped = face.file.tags - _KEPT - (_VARIATION if face.file.axes else frozenset[str]())
    request.drop_table_tag_set.update({int.from_bytes(tag.encode("latin-1"), "big") for tag in dropped})
    if face.file.axes:
        request.pin_all_axes_to_default(face.file.hb_face)
        for tag, value in face.axes:
            request.pin_axis_location(face.file.hb_face, tag, value)
    made = hb.subset(face.file.hb_face, request)
    if outlines == "glyf":
        kind, data = "TrueType", made.blob.data
    else:
        kind, data = "CIDFontType0C", made.reference_table("CFF ").data
    return FontProgram(
        kind,
        data,
        tuple((glyph, face.width(glyph)) for glyph in glyphs),
        tuple((glyph, *face.vertical_metrics(glyph)) for glyph in glyphs),
    )


@cache
def _outlines(file: FontFile) -> Outlines:
    if "CFF2" in file.tags:
        return "cff2"
    if "CFF " not in file.tags:
        return "glyf"
    from .cff import cff_keying

    keyings: dict[str, Outlines] = {"name": "name-keyed", "identity": "cid-identity", "cid": "cid-other"}
    return keyings[cff_keying(file.path, file.index, file.hb_face.glyph_count)]
