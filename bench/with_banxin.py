"""The page set by the engine: `python -m bench.with_banxin SHEET PDF` is what a new process does.

The rectangles are set by the rooms' own interfaces (shape, fill a chain of lines, draw, export): no dummy, no
row solver. Stages are timed where they are called.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import thread_time_ns
from typing import TypeVar

from layout.base.color import BLACK, cmyk
from layout.base.geometry import Point, Rect
from layout.base.units import Em, pt
from layout.display.items import DisplayList, DisplayPage, Fill, Group, Item, Role
from layout.font.book import FontBook, bundled_sources
from layout.page.flow import FlowBlock, Setter, fill_chain
from layout.page.model import LineSlot
from layout.pdf.content import make_fragment
from layout.pdf.document import DocumentWriter
from layout.pdf.fonts import embedded_program
from layout.pdf.fragment import FontUse
from layout.pdf.metadata import About
from layout.pdf.standards import STANDARDS
from layout.style.model import ComputedStyle
from layout.text.draw import glyph_runs
from layout.text.model import LineStyle, StyledRun
from layout.text.setting import paragraph_style, set_line, text_style
from layout.text.shaper import shape

from .sheet import BODY_SIZE, FACES, LINE_PITCH, Font, Piece, Sheet, from_json

T = TypeVar("T")

_ALIGN: dict[str, LineStyle] = {"left": "start", "center": "center", "right": "end"}
_HEAD_ROLES: dict[str, Role] = {"kicker": "kicker", "headline": "headline", "deck": "deck"}
_ASCENT = 0.88
"""From the top of an ideograph's em box to its baseline, in em."""


class Clock:
    """Processor time spent in each stage, in ns: other work on the machine is not counted."""

    def __init__(self) -> None:
        self.spent: dict[str, int] = {}

    def time(self, stage: str, work: Callable[[], T]) -> T:
        begun = thread_time_ns()
        value = work()
        self.spent[stage] = self.spent.get(stage, 0) + thread_time_ns() - begun
        return value


def _style(font: Font) -> ComputedStyle:
    family, weight = FACES[font]
    plain = ComputedStyle(font_family=(family,), font_weight=weight, font_size=pt(BODY_SIZE))
    return replace(plain, text_indent=Em(2.0)) if font == "body" else plain


STYLES: dict[Font, ComputedStyle] = {
    "body": _style("body"),
    "hserif": _style("hserif"),
    "hsans": _style("hsans"),
    "kai": _style("kai"),
}


def set_sheet(sheet: Sheet, book: FontBook, clock: Clock) -> DisplayList:
    """The page as a display list: what goes into the exporter."""
    groups: list[Group] = []
    for number, piece in enumerate(sheet.pieces):
        if piece.kind == "body":
            groups += _body(piece, sheet.gutter, book, clock)
        elif piece.kind == "head":
            groups.append(clock.time("heads", lambda piece=piece, n=number: _head(piece, f"head/{n}", book)))
        else:
            groups.append(Group("artifact", _shapes(piece)))
    page = DisplayPage("A01", "1", pt(sheet.width), pt(sheet.height), 0, tuple(groups))
    return DisplayList("reference page", "", "2020-05-12", "zh-CN", (page,))


def _rect(piece: Piece) -> Rect:
    return Rect(pt(piece.x), pt(piece.y), pt(piece.width), pt(piece.height))


def _shapes(piece: Piece) -> tuple[Item, ...]:
    r = _rect(piece)
    if piece.kind == "fill":
        return (Fill(r, cmyk(0, 0, 0, piece.ink)),)
    t = pt(piece.ink)
    edges = (
        Rect(r.x, r.y, r.width, t), Rect(r.x, r.bottom - t, r.width, t),
        Rect(r.x, r.y, t, r.height), Rect(r.right - t, r.y, t, r.height),
    )  # fmt: skip
    return tuple(Fill(edge, BLACK) for edge in edges)


def _head(piece: Piece, node_id: str, book: FontBook) -> Group:
    size, style = pt(piece.size), STYLES[piece.font]
    extent = piece.size + (len(piece.texts) - 1) * piece.lead
    top = piece.y + (piece.height - extent) / 2
    items: list[Item] = []
    offset = 0
    for number, text in enumerate(piece.texts):
        line = set_line(text, style, size, book, measure=pt(piece.width), align=_ALIGN[piece.align])
        origin = Point(pt(piece.x), pt(top + number * piece.lead + _ASCENT * piece.size))
        items += glyph_runs(line, origin, source=text, node_id=node_id, offset=offset, writing_mode="horizontal-tb")
        offset += len(text)
    role = _HEAD_ROLES.get(piece.role)
    if role is None:
        return Group("masthead", tuple(items))
    return Group(role, tuple(items), piece.name, node_id)


def _body(piece: Piece, gutter: float, book: FontBook, clock: Clock) -> list[Group]:
    style = STYLES["body"]
    paragraph = paragraph_style(style)
    size = pt(BODY_SIZE)

    def shaped(number: int, text: str) -> FlowBlock:
        runs = (StyledRun(len(text), text_style(style)),)
        made = shape(text, runs, book, vertical=False, paragraph=paragraph)
        return FlowBlock("paragraph", f"{piece.name}/{number}", text, made, size, paragraph)

    blocks = clock.time("shape", lambda: [shaped(*item) for item in enumerate(piece.texts)])
    width = (piece.width - (piece.columns - 1) * gutter) / piece.columns
    measure, rows = pt(width), round(piece.height / LINE_PITCH)
    slots = [LineSlot(column, row, 0, measure) for column in range(piece.columns) for row in range(rows)]
    setter = Setter(blocks)
    for index in range(len(blocks)):
        clock.time("break", lambda index=index: setter.broken(index, (measure,)))
    filled = clock.time("flow", lambda: fill_chain(slots, setter))
    origins = [pt(piece.x + column * (width + gutter)) for column in range(piece.columns)]

    def drawn() -> list[Group]:
        groups: list[Group] = []
        for placed in filled.blocks:
            block = setter.blocks[placed.block]
            items: list[Item] = []
            for line, slot in zip(placed.lines, placed.slots, strict=True):
                column, row = slots[slot][:2]
                origin = Point(origins[column], pt(piece.y + row * LINE_PITCH + _ASCENT * BODY_SIZE))
                items += glyph_runs(
                    line, origin, source=block.text, node_id=block.node_id, writing_mode="horizontal-tb"
                )
            groups.append(Group("paragraph", tuple(items), piece.name, block.node_id))
        return groups

    return clock.time("draw", drawn)


def pdf_bytes(display: DisplayList, book: FontBook, clock: Clock) -> bytes:
    """The print PDF of the page, made as the exporter makes it, one stage after the other."""
    page = display.pages[0]
    fragment = clock.time("content", lambda: make_fragment(page, book.face))
    clock.time("subsets", lambda: _embed(fragment.fonts, book))
    writer = DocumentWriter(About(display.title, "", display.day, display.language), STANDARDS["x4"], book.face)

    def joined() -> bytes:
        writer.add(fragment)
        made = writer.finish()
        assert made.value is not None, made.diagnostics
        return made.value

    return clock.time("file", joined)


def _embed(uses: tuple[FontUse, ...], book: FontBook) -> None:
    """Make the font programs, which the writer finds remembered."""
    glyphs: dict[str, set[int]] = {}
    for use in uses:
        glyphs.setdefault(use.face, set()).update(glyph for glyph, _ in use.texts)
    for face, used in glyphs.items():
        embedded_program(book.face(face), frozenset(used))


def main() -> None:
    gc.disable()  # as the command does
    document, output = map(Path, sys.argv[1:])
    book = FontBook(bundled_sources())
    display = set_sheet(from_json(document.read_text(encoding="utf-8")), book, Clock())
    output.write_bytes(pdf_bytes(display, book, Clock()))


if __name__ == "__main__":
    main()
