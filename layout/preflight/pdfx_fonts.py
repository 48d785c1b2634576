"""PDF/X in fonts: all that is shown is embedded, has the widths of its program, and is no box for a missing glyph."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from .pdfx_check import Bench

_TOLERANCE = 1.0
"""Thousandths of an em by which a width may miss its program's, for rounding."""
_MOST_NAMED = 3


class FontCheck:
    """Gathers what is shown in each font while pages are walked, and judges the fonts when all have been."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self._shown: dict[tuple[int, int] | int, tuple[Any, set[int], str, str]] = {}

    def show(self, font: Any, operands: Iterable[Any], at: str, page: str) -> None:
        """The codes of a text operator, in a font."""
        key = font.objgen if font.is_indirect else id(font)
        _, codes, _, _ = self._shown.setdefault(key, (font, set(), at, page))
        is_wide = str(font.get("/Subtype", "")) == "/Type0"
        for data in _strings(operands):
            pairs = zip(data[::2], data[1::2], strict=False)
            codes.update(((high << 8) + low for high, low in pairs) if is_wide else data)

    def finish(self) -> None:
        for font, codes, at, page in self._shown.values():
            kind = str(font.get("/Subtype", ""))
            if kind == "/Type3":
                continue
            name = str(font.get("/BaseFont", "/?"))[1:]
            owner: Any = font.DescendantFonts[0] if kind == "/Type0" else font
            descriptor: Any = owner.get("/FontDescriptor", {})
            program = next((descriptor[k] for k in ("/FontFile", "/FontFile2", "/FontFile3") if k in descriptor), None)
            if program is None:
                self.bench.report("pdfx/font-embedding", at, page, font=name)
            elif kind == "/Type0" and str(font.get("/Encoding", "")) in ("/Identity-H", "/Identity-V"):
                self._check_glyphs(owner, program, codes, name, at, page)

    def _check_glyphs(self, font: Any, program: Any, codes: set[int], name: str, at: str, page: str) -> None:
        glyphs = _glyph_map(font)
        if any(glyphs(code) == 0 for code in codes):
            self.bench.report("pdfx/missing-glyph", at, page, font=name)
        try:
            real = _program_widths(program.read_bytes(), codes, glyphs)
        except Exception:
            # A damaged program fails in fontTools in any way: struct.error, KeyError, AssertionError, TTLibError …
            self.bench.report("pdfx/font-program", at, page, font=name)
            return
        said, default = _said_widths(font), float(font.get("/DW", 1000))
        wrong = sorted(code for code, width in real.items() if abs(said.get(code, default) - width) > _TOLERANCE)
        if wrong:
            listed = "、".join(map(str, wrong[:_MOST_NAMED]))
            self.bench.report("pdfx/font-widths", at, page, font=name, count=len(wrong), glyphs=listed)


def _strings(operands: Iterable[Any]) -> Iterator[bytes]:
    import pikepdf

    for operand in operands:
        if isinstance(operand, pikepdf.Array):
            yield from (bytes(piece) for piece in operand if isinstance(piece, pikepdf.String))
        elif isinstance(operand, pikepdf.String):
            yield bytes(operand)


def _glyph_map(font: Any) -> Callable[[int], int]:
    """From a code, which is a CID, to the glyph of the program."""
    table: Any = font.get("/CIDToGIDMap")
    if table is None or str(table) == "/Identity":
        return int
    data: bytes = table.read_bytes()

    def glyph(code: int) -> int:
        return int.from_bytes(data[2 * code : 2 * code + 2], "big")

    return glyph


def _said_widths(font: Any) -> dict[int, float]:
    """The W array: glyph to width."""
    widths: dict[int, float] = {}
    entries: list[Any] = list(font.get("/W", []))
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if hasattr(second, "__len__"):
            widths.update({first + number: float(width) for number, width in enumerate(second)})
            at += 2
        else:
            width = float(entries[at + 2])
            widths.update(dict.fromkeys(range(first, int(second) + 1), width))
            at += 3
    return widths


def _program_widths(data: bytes, codes: set[int], glyphs: Callable[[int], int]) -> dict[int, float]:
    """The width of every code in thousandths of an em, as the program has it."""
    from fontTools.ttLib import TTFont

    # What it has to say of foreign fonts is of no use at a terminal: what matters is found by the checks.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    if data[:4] in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
        font: Any = TTFont(BytesIO(data), lazy=True)
        order, metrics = font.getGlyphOrder(), font["hmtx"]
        scale = 1000 / font["head"].unitsPerEm
        return {code: metrics[order[glyphs(code)]][0] * scale for code in codes if glyphs(code) < len(order)}
    return _cff_widths(data, codes)


def _cff_widths(data: bytes, codes: set[int]) -> dict[int, float]:
    from fontTools.cffLib import CFFFontSet
    from fontTools.pens.basePen import NullPen

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top: Any = fonts[0]
    strings: Any = top.CharStrings
    keyed = hasattr(top, "ROS")
    charset: list[str] = top.charset
    scale = 1000 * float(top.FontMatrix[0]) if getattr(top, "FontMatrix", None) else 1.0
    widths: dict[int, float] = {}
    by_cid = {int(name[3:]): name for name in charset if name.startswith("cid")} if keyed else {}
    for code in codes:
        name = by_cid.get(code) if keyed else charset[code] if code < len(charset) else None
        if name is None and code == 0:
            name = ".notdef"
        if name in strings.charStrings if hasattr(strings, "charStrings") else False:
            glyph = strings[name]
            glyph.draw(NullPen())
            widths[code] = glyph.width * scale
    return widths
