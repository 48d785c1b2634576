"""The masthead (报头): nameplate, the paper's particulars beside it, and a strip between rules under both.

The nameplate is placed by its ink: brush letters fill their em boxes unevenly, and an edge that is
straight on the grid looks crooked on the page. What stands beside it steps down before it would touch it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.units import Length, resolve, to_mm
from ..display.items import Item
from ..edition.model import Edition, Nameplate
from ..style.model import ComputedStyle, FitSize, Part
from .artwork import Art, ArtError, place_art, read_art
from .borders import framed
from .desk import Desk, QuietDesk, grid_in
from .fields import Fields, FilledLine, both_names, masthead_of, nameplate_of
from .lettering import (
    Align,
    Lettering,
    RowCell,
    aligned,
    drawn,
    fit_size,
    ink,
    largest,
    letter,
    set_row,
    stepped,
    widest,
)
from .qr import Codes, qr_width, set_qr

MASTHEAD = Part("masthead")
NAMEPLATE = Part("nameplate")
_NODE = f"paper/{MASTHEAD.name}"
_PLATE_NODE = f"paper/{NAMEPLATE.name}"
_STRIP_SLOTS: tuple[tuple[str, Align], ...] = (
    ("strip_start", "start"),
    ("strip_center", "center"),
    ("strip_end", "end"),
)

_PARTS = {"contact": Part("info", (("name", "contact"),))}
"""Slots whose part is not of their own name: a stylesheet may still tell them apart."""

_SIDE_SHARE = 0.45
"""What a block beside the nameplate may take of the width before its lines step down."""

_GAP_ZI = 2
_STRIP_AIR = 0.8
"""字 of white between nameplate and strip, at least."""

_MOST_LEADING = 1.9
"""Lines of particulars are spread to the height of the nameplate while their leading stays under this."""

_PLATE_STEPS = 0.5
"""A nameplate in a fixed size may step down to this share of it beside wide particulars."""


class _Block(NamedTuple):
    """Lines one under another, to stand beside the nameplate or in an ear."""

    lines: tuple[Lettering, ...]
    width: int
    align: Align

    @property
    def depth(self) -> int:
        return sum(_leading(line) for line in self.lines)


class _Plate(NamedTuple):
    """The nameplate at its size: letters or art, and the size of its ink."""

    width: int
    height: int
    letters: Lettering | None = None
    ink: Rect = Rect(0, 0, 0, 0)
    art: Art | None = None


def set_masthead(desk: Desk, edition: Edition, fields: Fields, rect: Rect) -> tuple[Item, ...]:
    """All that stands in the masthead's area. What does not fit is reported, and covers nothing."""
    style = desk.style(MASTHEAD)
    zi = desk.sheet.geometry.zi
    outer = rect.inset(0, resolve(style.margin_top, zi), 0, resolve(style.margin_bottom, zi))
    inner = _inside(style, outer, zi)
    strip, strip_depth = _strip(desk, edition, fields, inner)
    room = inner.inset(0, 0, 0, strip_depth + (round(_STRIP_AIR * zi) if strip_depth else 0))
    return (*framed(style, outer), *_head(desk, edition, fields, room), *strip)


def set_ear(desk: Desk, edition: Edition, fields: Fields, rect: Rect) -> tuple[Item, ...]:
    """The ear that the dummy draws beside the masthead: its lines in the middle of its area, framed."""
    part = Part("ear")
    style = desk.style(MASTHEAD, part)
    zi = desk.sheet.geometry.zi
    outer = rect.inset(
        resolve(style.margin_left, zi), resolve(style.margin_top, zi), resolve(style.margin_right, zi),
        resolve(style.margin_bottom, zi),
    )  # fmt: skip
    inner = _inside(style, outer, zi)
    filled = fields.lines(masthead_of(edition.paper, fields.kinds, edition.mode).lines("ear"))
    if not filled:
        desk.report("furniture/empty-area", Place(_NODE), area="ear", furniture="paper.yaml")
        return framed(style, outer)
    block = _block(desk, "ear", filled, inner.width, inner.width)
    top = inner.y + (inner.height - block.depth) // 2
    if block.depth > inner.height:
        _too_deep(desk, "ear", block.depth - inner.height)
        top = inner.y
    return (*framed(style, outer), *_stacked(block, inner.x, inner.right, top, 0))


def _inside(style: ComputedStyle, rect: Rect, zi: int) -> Rect:
    """A part's rectangle without its borders and padding."""
    return rect.inset(
        style.border_left.width + resolve(style.padding_left, zi),
        style.border_top.width + resolve(style.padding_top, zi),
        style.border_right.width + resolve(style.padding_right, zi),
        style.border_bottom.width + resolve(style.padding_bottom, zi),
    )


def _strip(desk: Desk, edition: Edition, fields: Fields, rect: Rect) -> tuple[tuple[Item, ...], int]:
    """The strip at the foot of `rect`, and its depth with the air over it."""
    style = desk.style(MASTHEAD, Part("strip"))
    furniture = masthead_of(edition.paper, fields.kinds, edition.mode)
    slots: list[tuple[str, Align, tuple[FilledLine, ...]]] = [
        (slot, align, fields.lines(furniture.lines(slot))) for slot, align in _STRIP_SLOTS
    ]
    count = max(len(lines) for _, _, lines in slots)
    size = largest(style)
    if not count and not style.border_top.width:
        return (), 0
    leading = round(size * style.line_height)
    above = style.border_top.width + resolve(style.padding_top, size)
    below = style.border_bottom.width + resolve(style.padding_bottom, size)
    depth = above + count * leading + below
    geometry = desk.sheet.geometry
    air = max(style.block_size * geometry.type_height // geometry.lines - depth, 0)
    above, depth = above + air // 2, depth + air
    outer_margin = (resolve(style.margin_top, size), resolve(style.margin_bottom, size))
    band = Rect(rect.x, rect.bottom - outer_margin[1] - depth, rect.width, depth)
    items: list[Item] = list(framed(style, band))
    left = band.x + resolve(style.padding_left, size)
    right = band.right - resolve(style.padding_right, size)
    for row in range(count):
        cells = [
            RowCell(align, lines[row].text, style, f"masthead/{slot}")
            for slot, align, lines in slots
            if row < len(lines)
        ]
        baseline = band.y + above + row * leading + (leading - size) // 2 + round(0.88 * size)
        items += set_row(desk, cells, left, right, baseline)
    return tuple(items), depth + outer_margin[0] + outer_margin[1]


def _head(desk: Desk, edition: Edition, fields: Fields, room: Rect) -> tuple[Item, ...]:
    furniture = masthead_of(edition.paper, fields.kinds, edition.mode)
    style = desk.style(MASTHEAD, NAMEPLATE)
    align = _align(style)
    gap = _GAP_ZI * desk.sheet.geometry.zi
    most = round(room.width * _SIDE_SHARE)
    lines = {slot: fields.lines(furniture.lines(slot)) for slot in ("info", "contact", "ear")}
    if _draws_ear(edition, fields):
        lines["ear"] = ()
    if align == "center":
        # One block on each side, or the nameplate would look pushed aside.
        blocks = {slot: _block(desk, slot, lines[slot], most // 2) for slot in lines}
    else:
        both = (*lines["info"], *lines["contact"])
        blocks = {"info": _block(desk, "info", both, most), "ear": _block(desk, "ear", lines["ear"], most // 2)}
    codes = _codes(desk, edition, furniture.lines("qr"))
    sides = _sides(
        align, {**{slot: block.width for slot, block in blocks.items()}, "qr": qr_width(desk, codes, (MASTHEAD,))}
    )
    near = [sum(width + gap for _, width in side) for side in sides]
    measure = room.width - (2 * max(near) if align == "center" else sum(near))
    nameplate = nameplate_of(edition, fields)
    plate = _plate(desk, nameplate, style, measure, room.height)
    plate_left = {
        "start": room.x + near[0],
        "center": (room.x + room.right - plate.width) // 2,
        "end": room.right - near[1] - plate.width,
    }[align]
    top = room.y + (room.height - plate.height) // 2
    items: list[Item] = [*_plate_items(nameplate, plate, style, plate_left, top)]
    span = (top, top + plate.height) if plate.height else (room.y, room.bottom)
    x = room.x
    for kind, width in sides[0]:
        items += _side_items(desk, _outward(desk, kind, blocks, "start"), codes, x, width, span, room)
        x += width + gap
    x = room.right
    for kind, width in reversed(sides[1]):
        items += _side_items(desk, _outward(desk, kind, blocks, "end"), codes, x - width, width, span, room)
        x -= width + gap
    return tuple(items)


def _align(style: ComputedStyle) -> Align:
    return style.text_align if style.text_align in ("center", "end") else "start"


def _draws_ear(edition: Edition, fields: Fields) -> bool:
    """Whether the dummy of this page gives the ear an area of its own."""
    page = edition.page(fields.get("page_name"))
    return page is not None and any(area.kind == "ear" for area in page.areas)


def _sides(align: Align, widths: Mapping[str, int]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """What stands left and right of the nameplate, in order, with its width."""
    given = [(kind, width) for kind, width in widths.items() if width]
    if align == "start":
        return [], given
    if align == "end":
        return given[::-1], []
    return given[:1], given[1:]


def _block(desk: Desk, name: str, lines: Sequence[FilledLine], most: int, width: int = 0) -> _Block:
    """Lines in the style of their slot, each with what the stylesheet says of lines with its fields.

    The block is `width` sp wide, else as wide as the stylesheet says or its widest line; lines step down
    together where one of them is wider than `most`.
    """
    part = _PARTS.get(name) or Part(name)
    style = desk.style(MASTHEAD, part)
    measure = width or style.width or most
    styled = [
        (line.text, desk.style(MASTHEAD, part, _line_part(line, number, len(lines))))
        for number, line in enumerate(lines, 1)
    ]
    share = fit_size(desk, styled, measure)
    lettered = tuple(
        letter(
            desk, text, own, stepped(largest(own), share), measure, slot=f"masthead {name}",
            place=Place(f"{_NODE}/{name}"),
        )
        for text, own in styled
    )  # fmt: skip
    return _Block(lettered, (width or style.width or widest(lettered)) if lettered else 0, _align(style))


def _outward(desk: Desk, name: str, blocks: Mapping[str, _Block], edge: Align) -> _Block | None:
    """A block beside the nameplate; its lines hold the edge of the type area unless the stylesheet aligns them."""
    block = blocks.get(name)
    if block is None:
        return None
    own = desk.style(MASTHEAD, _PARTS.get(name) or Part(name)).text_align
    return block if own in ("start", "center", "end") else block._replace(align=edge)


def _line_part(line: FilledLine, number: int, count: int) -> Part:
    """A line as selectors see it: `line[fields~=slogan]`, `line[first]`."""
    attributes = [("fields", " ".join(line.fields)), ("number", str(number))]
    attributes += [("first", "true")] if number == 1 else []
    attributes += [("last", "true")] if number == count else []
    return Part("line", tuple(sorted(attributes)))


def _leading(line: Lettering) -> int:
    return round(line.size * line.style.line_height)


def _side_items(
    desk: Desk, block: _Block | None, codes: Codes, x: int, width: int, span: tuple[int, int], room: Rect
) -> list[Item]:
    """A block beside the nameplate, level with its ink (`span`: top and bottom)."""
    if block is None:
        return _code_items(desk, codes, x, width, room)
    depth = block.depth
    if depth > room.height:
        _too_deep(desk, "masthead info", depth - room.height)
        return _stacked(block, x, x + width, room.y, 0)
    gaps = len(block.lines) - 1
    spare = span[1] - span[0] - depth
    most = sum(round(line.size * (_MOST_LEADING - line.style.line_height)) for line in block.lines[1:])
    spread = min(max(spare, 0), max(most, 0)) if gaps else 0
    top = (span[0] + span[1] - depth - spread) // 2
    top = min(max(top, room.y), room.bottom - depth - spread)
    return _stacked(block, x, x + width, top, spread // gaps if gaps else 0)


def _stacked(block: _Block, left: int, right: int, top: int, air: int) -> list[Item]:
    items: list[Item] = []
    for line in block.lines:
        leading = _leading(line)
        baseline = top + (leading - line.size) // 2 + round(0.88 * line.size)
        align = line.style.text_align if line.style.text_align in ("start", "center", "end") else block.align
        items += drawn(line, aligned(line.width, left, right, align), baseline)
        top += leading + air
    return items


def _too_deep(desk: Desk, slot: str, over: int) -> None:
    geometry = desk.sheet.geometry
    lines = -(-over * geometry.lines // geometry.type_height)
    mm_over = max(round(to_mm(over), 1), 0.1)
    desk.report("furniture/too-deep", Place(_NODE), mm=mm_over, lines=lines, **both_names(slot))


def _codes(desk: Desk, edition: Edition, names: Sequence[str]) -> Codes:
    """The codes that the masthead names."""
    known = {code.name: code for code in (*edition.paper.qr, *edition.qr)}
    for name in names:
        if name not in known:
            desk.report("qr/unknown", Place(f"{_NODE}/qr"), name=name, known="、".join(known) or "—")
    return tuple((known[name].data, known[name].caption) for name in names if name in known)


def _code_items(desk: Desk, codes: Codes, x: int, width: int, room: Rect) -> list[Item]:
    """Codes with their captions on the grid lines that are wholly in `room`."""
    grid = grid_in(desk.sheet.geometry, room)
    first = 0 if grid.y(0) >= room.y else 1
    last = grid.lines if grid.y(grid.lines) <= room.bottom else grid.lines - 1
    area = Rect(x, grid.y(first), width, grid.y(last) - grid.y(first))
    return list(set_qr(desk, codes, area, (MASTHEAD,)))


def _plate(desk: Desk, nameplate: Nameplate, style: ComputedStyle, measure: int, depth: int) -> _Plate:
    if nameplate.path is not None:
        art = _art(desk, nameplate)
        if art is not None:
            # Art stands for type of the stylesheet's size: its ink is no taller than those letters.
            height = min(depth, largest(style))
            width = min(style.width or measure, measure, round(height * art.width / art.height))
            return _Plate(width, round(width * art.height / art.width), art=art)
    words = nameplate.text
    place = Place(_PLATE_NODE)
    size = _plate_size(desk, words, style, measure, depth)
    # Only ink must keep to the measure: white at the edges of the first and last letters may stick out.
    tried = letter(QuietDesk(desk), words, style, size)
    white = tried.width - ink(desk, tried).width
    one = letter(desk, words, style, size, measure + max(white, 0), slot="nameplate", place=place)
    box = ink(desk, one)
    return _Plate(box.width, box.height, one, box)


def _plate_size(desk: Desk, words: str, style: ComputedStyle, measure: int, depth: int) -> Length:
    """The largest size whose ink fits measure and depth; not under the least that the stylesheet allows."""
    top = largest(style)
    bottom = style.font_size.minimum if isinstance(style.font_size, FitSize) else round(top * _PLATE_STEPS)
    box = ink(desk, letter(QuietDesk(desk), words, style, top))
    share = min(1.0, measure / max(box.width, 1), depth / max(box.height, 1))
    return Length(max(stepped(top, share), min(bottom, top)))


def _art(desk: Desk, nameplate: Nameplate) -> Art | None:
    assert nameplate.path is not None
    place = Place(_PLATE_NODE)
    try:
        art = read_art(nameplate.path)
    except OSError:
        desk.report("furniture/art-missing", place, file=nameplate.path.name)
        return None
    except ArtError:
        desk.report("furniture/art-unreadable", place, file=nameplate.path.name)
        return None
    if art.left_out:
        desk.report("furniture/art-unsupported", place, file=nameplate.path.name, elements="、".join(art.left_out))
    return art


def _plate_items(nameplate: Nameplate, plate: _Plate, style: ComputedStyle, left: int, top: int) -> tuple[Item, ...]:
    if plate.art is not None:
        return place_art(plate.art, Rect(left, top, plate.width, plate.height), nameplate.text, style.color)
    if plate.letters is None:
        return ()
    return drawn(plate.letters, left - plate.ink.x, top - plate.ink.y)
