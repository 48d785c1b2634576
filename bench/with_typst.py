"""The page set by Typst: `python -m bench.with_typst SOURCE PDF FONTS` is what a new process does."""

from __future__ import annotations

import json
import sys

from .sheet import BODY_SIZE, FACES, LINE_PITCH, Piece, Sheet

# Ideographs fill their em box from 0.88 em over the baseline to 0.12 em under it, so lines are a pitch apart.
_PREAMBLE = """\
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#set text(font: "{family}", weight: {weight}, size: {size}pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em, fill: cmyk(0%, 0%, 0%, 100%))
#set par(justify: true, leading: {leading}pt, spacing: {leading}pt)
#let head(x, y, w, h, family, weight, size, how, lead, lines) = place(top + left, dx: x, dy: y,
  block(width: w, height: h, {{
    set text(font: family, weight: weight, size: size)
    set par(justify: false, leading: lead - size)
    set align(how + horizon)
    lines.map(l => text(l)).join(linebreak())
  }}))
#let body(x, y, w, h, n, paragraphs) = place(top + left, dx: x, dy: y,
  block(width: w, height: h, columns(n, gutter: {gutter}pt, {{
    set par(first-line-indent: (amount: 2em, all: true))
    for p in paragraphs {{ par(text(p)) }}
  }})))
#let tone(x, y, w, h, k) = place(top + left, dx: x, dy: y,
  rect(width: w, height: h, stroke: none, fill: cmyk(0%, 0%, 0%, k * 100%)))
#let frame(x, y, w, h, t) = place(top + left, dx: x, dy: y,
  rect(width: w, height: h, stroke: t + cmyk(0%, 0%, 0%, 100%)))
"""


def source(sheet: Sheet) -> str:
    """The page as a Typst document: one call for each rectangle."""
    family, weight = FACES["body"]
    preamble = _PREAMBLE.format(
        width=sheet.width, height=sheet.height, family=family, weight=weight, size=BODY_SIZE,
        leading=LINE_PITCH - BODY_SIZE, gutter=sheet.gutter,
    )  # fmt: skip
    return preamble + "\n".join(map(_call, sheet.pieces))


def _call(piece: Piece) -> str:
    place = ", ".join(f"{value:.3f}pt" for value in (piece.x, piece.y, piece.width, piece.height))
    texts = "(" + "".join(f"{json.dumps(text, ensure_ascii=False)}, " for text in piece.texts) + ")"
    if piece.kind == "head":
        family, weight = FACES[piece.font]
        how = f'"{family}", {weight}, {piece.size}pt, {piece.align}, {piece.lead}pt'
        return f"#head({place}, {how}, {texts})"
    if piece.kind == "body":
        return f"#body({place}, {piece.columns}, {texts})"
    return f"#tone({place}, {piece.ink})" if piece.kind == "fill" else f"#frame({place}, {piece.ink}pt)"


def main() -> None:
    import typst

    document, output, fonts = sys.argv[1:]
    typst.compile(document, output=output, ignore_system_fonts=True, font_paths=[fonts])


if __name__ == "__main__":
    main()
