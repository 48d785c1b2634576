"""Where glyphs of a content stream come to stand, by the rules of ISO 32000-1, 9.4.4."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf

from layout.pdf.fragment import Fragment


class Shown(NamedTuple):
    """A glyph and where its origin stands, in points from the bottom left; `font` is the resource."""

    font: str
    glyph: int
    x: float
    y: float


def operators(fragment: Fragment) -> list[tuple[str, list[Any]]]:
    """The operators of a page with their operands: numbers, names with their slash, bytes, lists, dicts."""
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(zlib.decompress(fragment.content))
        return [
            (str(operator), [_plain(operand) for operand in operands])
            for operands, operator in pikepdf.parse_content_stream(stream)
        ]


def _plain(value: Any) -> Any:
    """An operand that lives on when its file is closed."""
    if isinstance(value, pikepdf.Array):
        return [_plain(item) for item in value]
    if isinstance(value, pikepdf.Dictionary):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, pikepdf.String):
        return bytes(value)
    return str(value) if isinstance(value, pikepdf.Name) else float(value)


def shown_glyphs(fragment: Fragment, width: Callable[[str, int], int]) -> list[Shown]:
    """All glyphs shown; `width` gives a resource's advance of a glyph in 1/1000 em (down the page: positive)."""
    vertical = {use.resource: use.vertical for use in fragment.fonts}
    found: list[Shown] = []
    font, size, spacing = "", 0.0, 0.0
    matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    for operator, operands in operators(fragment):
        if operator == "Tf":
            font, size = operands[0][1:], operands[1]
        elif operator == "Tc":
            spacing = operands[0]
        elif operator == "Tm":
            matrix = operands
        elif operator in ("Tj", "TJ"):
            pen = 0.0
            a, b, c, d, e, f = matrix
            for piece in operands[0] if operator == "TJ" else operands:
                if isinstance(piece, float):
                    pen -= piece / 1000 * size
                    continue
                for at in range(0, len(piece), 2):
                    glyph = int.from_bytes(piece[at : at + 2], "big")
                    across, down = (0.0, pen) if vertical[font] else (pen, 0.0)
                    found.append(Shown(font, glyph, e + a * across + c * down, f + b * across + d * down))
                    advance = width(font, glyph) / 1000 * size
                    pen += spacing + (-advance if vertical[font] else advance)
    return found
