"""Small display pages made by hand of real faces, for tests of what is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import uharfbuzz as hb

from layout.base.color import BLACK, Color
from layout.base.geometry import Point
from layout.base.units import mm, pt
from layout.display.items import Axis, DisplayList, DisplayPage, Group, Item, Link, Role
from layout.display.items import GlyphRun as Run
from layout.export.print_pdf import PrintFile, print_files
from layout.font.book import FontBook, bundled_sources
from layout.font.face import Face

SONG, HEI, KAI, LATIN, RARE = "Bao Song", "Bao Hei", "Bao Kai", "Bao Latin Serif", "Bao Rare B"


@cache
def book() -> FontBook:
    return FontBook(bundled_sources())


def face(family: str, weight: int = 400) -> Face:
    return book().chain((family,), weight, False)[0][1]


def run(
    text: str,
    x: float,
    y: float,
    *,
    family: str = SONG,
    weight: int = 400,
    size: float = 9,
    axis: Axis = "horizontal",
    color: Color = BLACK,
    node: str = "s/p1",
    offset: int = 0,
    gap: float = 0,
    stretch: float = 1.0,
    features: dict[str, bool] | None = None,
    actual_text: str | None = None,
) -> Run:
    """`text` shaped by HarfBuzz at (x, y) pt, with `gap` pt more after every glyph."""
    used = face(family, weight)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ttb" if axis == "upright" else "ltr"
    buffer.script = "Hani"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(used.hb_font, buffer, features or {})
    scale = pt(size) * stretch / used.units_per_em
    offsets: list[int] = []
    pen = 0.0
    for position in buffer.glyph_positions:
        offsets.append(round(pen))
        pen += (-position.y_advance if axis == "upright" else position.x_advance) * scale + pt(gap)
    return Run(
        face=used.key,
        size=pt(size),
        origin=Point(pt(x), pt(y)),
        glyph_ids=tuple(info.codepoint for info in buffer.glyph_infos),
        offsets=tuple(offsets),
        text=text,
        clusters=tuple(info.cluster for info in buffer.glyph_infos),
        color=color,
        axis=axis,
        stretch=stretch,
        node_id=node,
        offset=offset,
        actual_text=actual_text,
    )


def part(*items: Item, role: Role = "paragraph", owner: str = "s", node: str = "s/p1") -> Group:
    return Group(role, items, "" if role == "artifact" else owner, "" if role == "artifact" else node)


def page(
    *groups: Group,
    name: str = "A01",
    label: str = "A01",
    width: int = mm(100),
    height: int = mm(80),
    bleed: int = 0,
    links: tuple[Link, ...] = (),
    outline: tuple[tuple[str, str, int], ...] = (),
) -> DisplayPage:
    return DisplayPage(name, label, width, height, bleed, groups, links, outline)


def display(*pages: DisplayPage) -> DisplayList:
    return DisplayList("版心报", "版心报社", "2026-11-24", "zh-CN", pages, "第1期")


def printed(*pages: DisplayPage, whole: bool = False) -> Iterator[PrintFile]:
    """The print files of these pages, none of which breaks its standard."""
    for made in print_files(display(*pages), book(), whole=whole):
        assert made.value is not None, made.diagnostics
        yield made.value
