"""Items to operators: one display page as the content of a PDF page.

Every position is within 0.01 pt of the display list: glyphs are placed from their own offsets, so rounding
never adds up along a line. Story text stands in reading order in marked content of its story and part.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from operator import sub
from sys import byteorder
from typing import Any

from ..base.color import Color, cmyk
from ..base.geometry import Rect
from ..base.units import SP_PER_PT, mm
from ..display.items import (
    Artwork,
    DisplayPage,
    Fill,
    GlyphRun,
    Group,
    Item,
    Modules,
    Outline,
    Picture,
    Role,
    Stroke,
)
from ..font.face import Face
from .fragment import (
    FURNITURE,
    ArtworkUse,
    FontUse,
    Fragment,
    LinkUse,
    MarkedPart,
    OutlineEntry,
    PictureUse,
    PlateUse,
    structure_type,
)
from .press import Condition, black_only, newsprint, press_color
from .reading import FontKey, Reading, Readings, font_key, read_run
from .screen import screen_color
from .spaces import join_spaces
from .syntax import decimal, level, points, text_string

COMPRESSION = 6
"""zlib's own middle: level 9 takes a fifth longer for a thousandth less."""

OVERPRINT, KNOCKOUT = "K", "N"
"""Resource names of the two graphics states: black that overprints, and everything else."""

ALL_PLATES = "All"
"""The plate that stands for every plate (ISO 32000-1, 8.6.6.4)."""

_PANEL = mm(20)
"""Black that is larger than this both ways is a panel, which one ink alone prints patchy."""
_RICH_BLACK = cmyk(0.3, 0, 0, 1)

# A gap that differs by no more than this is taken for the common one; over 150 glyphs that is 0.005 pt.
_SAME_GAP = 2

# What an offset across a text line is written to: half of 1/1000 em must stay below 0.005 pt.
_ADJUSTMENT_SCALES = ((10 * SP_PER_PT, 1), (100 * SP_PER_PT, 10))
_FINEST_SCALE = 100


class _Advances(dict[int, int]):
    """Advances of a face at one size in sp, as a PDF reader makes them from W or W2."""

    def __init__(self, face: Face, size: int, vertical: bool) -> None:
        self._face = face
        self._size = size
        self._vertical = vertical

    def __missing__(self, glyph: int) -> int:
        width = self._face.vertical_metrics(glyph)[0] if self._vertical else self._face.width(glyph)
        advance = self[glyph] = (width * self._size + 500) // 1000
        return advance


_advances = lru_cache(maxsize=256)(_Advances)


class _Type:
    """A face at a size, across or down, as a page uses it: what all its runs have in common is found once."""

    def __init__(self, pen: _Pen, key: FontKey, size: int) -> None:
        face = pen.faces(key[0])
        self.key = key
        self.size = size if face.scale == 1.0 else round(size * face.scale)
        self.advances = _advances(face, self.size, key[1])
        self.has_one_reading = pen.readings.is_single(key)
        self.scale = next((s for limit, s in _ADJUSTMENT_SCALES if self.size <= limit), _FINEST_SCALE)
        self._fonts: dict[int, str] = {}

    def font(self, pen: _Pen, number: int) -> str:
        """The operator that selects font `number` of the face."""
        operator = self._fonts.get(number)
        if operator is None:
            resource = pen.fonts.setdefault((self.key, number), f"F{len(pen.fonts)}")
            operator = self._fonts[number] = f"/{resource} {points(self.size)} Tf"
        return operator


@dataclass
class _Pen:
    """The page being written: its operators, and the graphics state they have led to."""

    page: DisplayPage
    faces: Callable[[str], Face]
    readings: Readings
    condition: Condition
    operators: list[str] = field(default_factory=list[str])
    fonts: dict[tuple[FontKey, int], str] = field(default_factory=dict[tuple[FontKey, int], str])
    pictures: dict[PictureUse, PictureUse] = field(default_factory=dict[PictureUse, PictureUse])
    artworks: dict[tuple[str, bool, bool], ArtworkUse] = field(default_factory=dict[tuple[str, bool, bool], ArtworkUse])
    plates: dict[tuple[str, tuple[float, ...]], PlateUse] = field(
        default_factory=dict[tuple[str, tuple[float, ...]], PlateUse]
    )
    parts: list[MarkedPart] = field(default_factory=list[MarkedPart])
    types: dict[tuple[str, int, bool], _Type] = field(default_factory=dict[tuple[str, int, bool], _Type])
    following: dict[int, GlyphRun] = field(default_factory=dict[int, GlyphRun])
    """What is shown after each run that goes down the page."""
    font: str = ""
    fill: Color | None = None
    stroke: Color | None = None
    overprint: bool | None = None
    spacing: int = 0

    def x(self, x: int) -> str:
        return points(x + self.page.margin)

    def y(self, y: int) -> str:
        return points(self.page.height + self.page.margin - y)

    def set_fill(self, color: Color) -> None:
        if color != self.fill:
            self._set_overprint(color)
            self.operators.append(_painting(self, color, "k", "cs", "scn"))
            self.fill = color

    def set_stroke(self, color: Color) -> None:
        if color != self.stroke:
            self._set_overprint(color)
            self.operators.append(_painting(self, color, "K", "CS", "SCN"))
            self.stroke = color

    @contextmanager
    def clipped(self, rect: Rect) -> Generator[None]:
        """Draw inside a rectangle; afterwards the graphics state is what it was before."""
        state = self.font, self.fill, self.stroke, self.overprint, self.spacing
        place = f"{self.x(rect.x)} {self.y(rect.bottom)} {points(rect.width)} {points(rect.height)}"
        self.operators.append(f"q {place} re W n")
        yield
        self.operators.append("Q")
        self.font, self.fill, self.stroke, self.overprint, self.spacing = state

    def _set_overprint(self, color: Color) -> None:
        # One state for filling and stroking: items of the other kind set their colour again after a change.
        if color.is_black != self.overprint:
            self.overprint = color.is_black
            self.operators.append(f"/{OVERPRINT if color.is_black else KNOCKOUT} gs")
            self.fill = self.stroke = None


def make_fragment(page: DisplayPage, faces: Callable[[str], Face], condition: Condition | None = None) -> Fragment:
    """One display page as a fragment; `faces` opens the face that a key of the page names.

    `condition` is how the plant prints (none: coldset newsprint).
    """
    condition = condition or newsprint()
    if page.is_black:
        condition = black_only(condition)
    groups = [(group, join_spaces(group.items, faces)) for group in page.groups]
    runs = [item for _, items in groups for item in items if isinstance(item, GlyphRun)]
    readings = {id(run): read_run(run) for run in runs}
    pen = _Pen(page, faces, Readings((run, readings[id(run)]) for run in runs), condition)
    pen.following = {id(run): after for run, after in pairwise(runs) if run.axis != "horizontal"}
    for owner, parts in groupby(groups, key=lambda entry: _story_of(entry[0])):
        _draw_story(pen, owner, parts, readings)
    return Fragment(
        name=page.name,
        label=page.label,
        title=page.title,
        width=page.width,
        height=page.height,
        bleed=page.bleed,
        slug=page.slug,
        content=zlib.compress("\n".join(pen.operators).encode("latin-1"), COMPRESSION),
        fonts=tuple(
            FontUse(resource, *key, pen.readings.texts(key, number)) for (key, number), resource in pen.fonts.items()
        ),
        pictures=tuple(pen.pictures.values()),
        artworks=tuple(pen.artworks.values()),
        plates=tuple(pen.plates.values()),
        parts=tuple(pen.parts),
        links=tuple(LinkUse(link.rect, link.target) for link in page.links),
        outline=tuple(OutlineEntry(*entry) for entry in page.outline),
        threads=page.threads,
        inner=page.inner,
    )


def _story_of(group: Group) -> str:
    return "" if group.role == "artifact" else group.owner


def _draw_story(
    pen: _Pen, owner: str, parts: Iterable[tuple[Group, Sequence[Item]]], readings: dict[int, Reading]
) -> None:
    """Groups of one story in marked content of that story; furniture, which has none, as artifacts."""
    write = pen.operators.append
    if owner:
        write(f"/Art <</Story {text_string(owner).decode('ascii')}>> BDC")
    for group, items in parts:
        if group.clip is not None:
            with pen.clipped(group.clip):
                _draw_group(pen, owner, group, items, readings)
        else:
            _draw_group(pen, owner, group, items, readings)
    if owner:
        write("EMC")


def _draw_group(
    pen: _Pen, owner: str, group: Group, items: Sequence[Item], readings: dict[int, Reading]
) -> None:  # fmt: skip
    if not owner and group.role in FURNITURE:
        _draw_furniture(pen, group.role, items, readings)
        return
    pen.operators.append(_mark(pen, owner, group))
    _draw_items(pen, items, readings)
    pen.operators.append("EMC")


def _draw_furniture(pen: _Pen, role: Role, items: Sequence[Item], readings: dict[int, Reading]) -> None:
    """Furniture that a reader should hear: rules and tints as artifacts, then its words, signs and codes in order.

    Entries of the index are told apart by the rectangles of their links.
    """
    decoration = [item for item in items if isinstance(item, Fill | Stroke)]
    if decoration:
        pen.operators.append("/Artifact BMC")
        _draw_items(pen, decoration, readings)
        pen.operators.append("EMC")
    spoken = [item for item in items if not isinstance(item, Fill | Stroke)]
    for (own, alt, target), same in groupby(spoken, key=lambda item: _spoken_as(pen, role, item)):
        pen.parts.append(MarkedPart(len(pen.parts), own, "", "", alt, target))
        pen.operators.append(f"/{structure_type(own)} <</MCID {len(pen.parts) - 1}>> BDC")
        _draw_items(pen, same, readings)
        pen.operators.append("EMC")


def _spoken_as(pen: _Pen, role: Role, item: Item) -> tuple[Role, str, str]:
    """The role of an item of furniture, what it stands for, and the story that it leads to."""
    alt = "" if isinstance(item, GlyphRun | Fill | Stroke) else item.alt
    if alt:
        return "figure", alt, ""
    target = ""
    if role == "index" and isinstance(item, GlyphRun):
        x, y = item.origin
        inside = (link.target for link in pen.page.links if link.rect.x <= x <= link.rect.right
                  and link.rect.y <= y <= link.rect.bottom)  # fmt: skip
        target = next(inside, "")
    return role, "", target


def _mark(pen: _Pen, owner: str, group: Group) -> str:
    """The operator that opens the marked content of a group."""
    if not owner:
        return "/Artifact BMC"
    mcid = len(pen.parts)
    alts = [item.alt for item in group.items if isinstance(item, Picture | Artwork | Outline) and item.alt]
    pen.parts.append(MarkedPart(mcid, group.role, owner, group.node_id, " ".join(alts), cell=group.cell))
    return f"/{structure_type(group.role)} <</MCID {mcid}>> BDC"


def _draw_items(pen: _Pen, items: Iterable[Item], readings: dict[int, Reading]) -> None:
    for kind, same in groupby(items, key=type):
        if kind is GlyphRun:
            pen.operators.append("BT")
            for run in same:
                assert isinstance(run, GlyphRun)
                if run.hidden:
                    pen.operators.append("3 Tr")
                _draw_run(pen, run, readings[id(run)])
                if run.hidden:
                    pen.operators.append("0 Tr")
            pen.operators.append("ET")
        else:
            for item in same:
                _DRAW[kind](pen, item)


def _draw_run(pen: _Pen, run: GlyphRun, reading: Reading) -> None:
    count = len(run.glyph_ids)
    if not count:
        return
    pen.set_fill(run.color)
    key = (run.face, run.size, run.axis == "upright")
    kind = pen.types.get(key)
    if kind is None:
        kind = pen.types[key] = _Type(pen, font_key(run), run.size)
    fonts = None if kind.has_one_reading else pen.readings.numbers(run, reading)
    if run.axis == "horizontal" and fonts is None and not run.shifts and not reading.spans:
        _draw_glyphs(pen, kind, run, 0, count, 0, 0)
        return
    write = pen.operators.append
    pieces = _pieces(run, fonts, reading)
    if run.axis != "horizontal":
        pieces = _told_apart(run, pieces, pen.following.get(id(run)))
    begun = {start: text for start, _, text in reading.spans}
    ended = {end for _, end, _ in reading.spans}
    for start, end, font, shift in pieces:
        if start in begun:
            write(f"/Span <</ActualText {text_string(begun[start]).decode('ascii')}>> BDC")
        _draw_glyphs(pen, kind, run, start, end, font, shift)
        if end in ended:
            write("EMC")


_Piece = tuple[int, int, int, int]
"""Glyphs of a run from one index up to another, in font number so and so, shifted so far across the line."""


def _pieces(run: GlyphRun, fonts: Sequence[int] | None, reading: Reading) -> list[_Piece]:
    """A run in pieces that share a font and a baseline, and belong to one span or to none."""
    count = len(run.glyph_ids)
    fonts, shifts = fonts or (0,) * count, run.shifts or (0,) * count
    edges = sorted({0, count, *(edge for start, end, _ in reading.spans for edge in (start, end))})
    pieces: list[_Piece] = []
    for first, last in pairwise(edges):
        for (font, shift), same in groupby(range(first, last), key=lambda i: (fonts[i], shifts[i])):
            indices = list(same)
            pieces.append((indices[0], indices[-1] + 1, font, shift))
    return pieces


def _told_apart(run: GlyphRun, pieces: list[_Piece], following: GlyphRun | None) -> list[_Piece]:
    """Pieces of a run down the page, cut so that none begins level with what is shown after it.

    A reader that takes pieces which begin level for parts of one line across the page (pdfium does, within half the
    width of a character) would read lines from left to right that are to be read from right to left.
    """
    heights = [run.origin.y + offset for offset in run.offsets]
    near = max(run.size, following.size if following else 0) * 5 // 8
    starts = [heights[start] for start, *_ in pieces[1:]]
    if following and following.glyph_ids:
        along = 0 if following.axis == "horizontal" else following.offsets[0]
        starts.append(following.origin.y + along)
    cut: list[_Piece] = []
    for number, (start, end, font, shift) in enumerate(pieces):
        level = starts[number] if number < len(starts) else None
        if level is not None and abs(heights[start] - level) <= near:
            at = next((i for i in range(end - 1, start, -1) if abs(heights[i] - level) > near), start)
            cut += [(start, at, font, shift)] if at > start else []
            start = at
        cut.append((start, end, font, shift))
    return cut


def _draw_glyphs(pen: _Pen, kind: _Type, run: GlyphRun, start: int, end: int, font: int, shift: int) -> None:
    """Glyphs as one Tj or TJ: a text matrix at the first of them, then distances along the line."""
    operator = kind.font(pen, font)
    if operator != pen.font:
        pen.font = operator
        pen.operators.append(operator)
    glyphs: Sequence[int] = run.glyph_ids
    offsets: Sequence[int] = run.offsets
    _set_matrix(pen, run, offsets[start], shift)
    if end - start != len(glyphs):
        glyphs, offsets = glyphs[start:end], offsets[start:end]
    if run.stretch != 1.0:
        offsets = [round(offset / run.stretch) for offset in offsets]
    _show(pen, kind, glyphs, offsets)


def _set_matrix(pen: _Pen, run: GlyphRun, offset: int, shift: int) -> None:
    """Text space at a glyph: glyphs stand, or lie on their right side, stretched along the line.

    The matrix stretches and shifts, not Tz and Ts, which mean something else to text that runs down.
    """
    s = "1" if run.stretch == 1.0 else level(run.stretch)
    x, y = run.origin
    if run.axis == "horizontal":
        frame, x, y = f"{s} 0 0 1", x + offset, y - shift
    elif run.axis == "upright":
        frame, x, y = f"1 0 0 {s}", x + shift, y + offset
    else:
        frame, x, y = f"0 -{s} 1 0", x + shift, y + offset
    pen.operators.append(f"{frame} {pen.x(x)} {pen.y(y)} Tm")


def _show(pen: _Pen, kind: _Type, glyphs: Sequence[int], offsets: Sequence[int]) -> None:
    """Show glyphs at offsets: the middle gap, which most share, as character spacing, others as numbers of a TJ.

    Whatever an advance or a number loses in rounding is in the next number again. Text that runs down is
    set without character spacing: readers disagree about its sign there.
    """
    write = pen.operators.append
    extras = list(map(sub, map(sub, offsets[1:], offsets), map(kind.advances.__getitem__, glyphs)))
    ranked = sorted(extras)
    vertical = kind.key[1]
    spacing = 0
    if ranked:
        spacing = 0 if vertical else ranked[len(ranked) // 2]
        if -_SAME_GAP <= spacing <= _SAME_GAP:
            spacing = 0
        if spacing != pen.spacing:
            pen.spacing = spacing
            write(f"{decimal(round(spacing * 100000 / SP_PER_PT), 100000)} Tc")
    low, high = spacing - _SAME_GAP, spacing + _SAME_GAP
    codes = _hex_codes(glyphs)
    if not ranked or (low <= ranked[0] and ranked[-1] <= high):
        write(f"<{codes}>Tj")
        return
    unit = kind.size / (1000 * kind.scale)
    sign = 1 if vertical else -1
    pieces: list[str] = []
    gone = list(accumulate(extras))
    made = start = 0
    for at in [i for i, extra in enumerate(extras) if not low <= extra <= high]:
        number = round((gone[at] - spacing * (at + 1) - made) / unit)
        made += round(number * unit)
        pieces.append(f"<{codes[4 * start : 4 * at + 4]}>{decimal(sign * number, kind.scale)}")
        start = at + 1
    write(f"[{''.join(pieces)}<{codes[4 * start :]}>]TJ")


def _hex_codes(glyphs: Sequence[int]) -> str:
    """Four hex digits for each glyph id."""
    codes = array("H", glyphs)
    if byteorder == "little":
        codes.byteswap()
    return codes.tobytes().hex()


def _draw_fill(pen: _Pen, item: Fill) -> None:
    r = item.rect
    is_panel = (
        pen.condition.rich_black
        and not (pen.condition.screen or pen.condition.black)
        and item.color.is_black
        and min(r.width, r.height) > _PANEL
    )
    pen.set_fill(_RICH_BLACK if is_panel else item.color)
    pen.operators.append(f"{pen.x(r.x)} {pen.y(r.bottom)} {points(r.width)} {points(r.height)} re f")


def _draw_stroke(pen: _Pen, item: Stroke) -> None:
    pen.set_stroke(item.color)
    dash = " ".join(map(points, item.dash))
    line = (
        f"{points(item.width)} w {pen.x(item.start.x)} {pen.y(item.start.y)} m "
        f"{pen.x(item.end.x)} {pen.y(item.end.y)} l S"
    )
    pen.operators.append(f"[{dash}] 0 d {line} [] 0 d" if dash else line)


def _draw_modules(pen: _Pen, item: Modules) -> None:
    """A bar code as one path over whole numbers, so that no seam shows between its squares."""
    pen.set_fill(item.color)
    unit = decimal(round(item.unit * 100000 / SP_PER_PT), 100000)
    frame = f"{unit} 0 0 -{unit} {pen.x(item.origin.x)} {pen.y(item.origin.y)} cm"
    squares = "\n".join(f"{column} {row} {length} 1 re" for row, column, length in item.runs)
    pen.operators.append(f"q {frame}\n{squares}\nf Q")


def _draw_outline(pen: _Pen, item: Outline) -> None:
    pen.set_fill(item.color)
    segments: list[str] = []
    for operator, *coordinates in item.path:
        places = [pen.x(int(c)) if i % 2 == 0 else pen.y(int(c)) for i, c in enumerate(coordinates)]
        segments.append(" ".join([*places, _PATH_OPERATORS[str(operator)]]))
    pen.operators.append("\n".join([*segments, "f"]))


_PATH_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def picture_use(item: Picture) -> PictureUse:
    """What the document needs of a picture, not yet named."""
    return PictureUse("", item.path, item.digest, item.crop, item.rect.width, item.rect.height, item.gray)


def _draw_picture(pen: _Pen, item: Picture) -> None:
    use = picture_use(item)
    named = pen.pictures.get(use)
    if named is None:
        named = pen.pictures[use] = use._replace(resource=f"Im{len(pen.pictures)}")
    _draw_object(pen, item, named.resource)


def _draw_artwork(pen: _Pen, item: Artwork) -> None:
    key = item.digest, item.trimmed, item.gray
    use = pen.artworks.get(key)
    if use is None:
        use = pen.artworks[key] = ArtworkUse(f"Fm{len(pen.artworks)}", item.path, item.digest, item.trimmed, item.gray)
    _draw_object(pen, item, use.resource)


def _draw_object(pen: _Pen, item: Picture | Artwork, resource: str) -> None:
    r = item.rect
    frame = f"{points(r.width)} 0 0 {points(r.height)} {pen.x(r.x)} {pen.y(r.bottom)} cm"
    pen.operators.append(f"q /{KNOCKOUT} gs {frame} /{resource} Do Q")


_DRAW: dict[type, Callable[[_Pen, Any], None]] = {
    Fill: _draw_fill,
    Stroke: _draw_stroke,
    Modules: _draw_modules,
    Outline: _draw_outline,
    Picture: _draw_picture,
    Artwork: _draw_artwork,
}


_SCREEN = {"k": ("g", "rg"), "K": ("G", "RG")}
"""What sets a grey or a colour of the screen where inks would be set."""


def _painting(pen: _Pen, color: Color, process: str, space: str, tint: str) -> str:
    """The operators that set a colour: in the inks of the press, on a plate of its own, or on every plate."""
    if pen.condition.screen:
        shown = screen_color(color, pen.condition)
        return f"{' '.join(map(level, shown))} {_SCREEN[process][len(shown) > 1]}"
    if color.space == "all" and not pen.condition.black:
        plate = _plate(pen, ALL_PLATES, (1.0, 1.0, 1.0, 1.0))
    elif color.space == "spot" and pen.condition.spots and not pen.condition.black:
        plate = _plate(pen, color.ink, color.components[1:])
    else:
        return f"{' '.join(map(level, press_color(color, pen.condition)))} {process}"
    return f"/{plate.resource} {space} {level(color.components[0])} {tint}"


def _plate(pen: _Pen, ink: str, inks: tuple[float, ...]) -> PlateUse:
    known = pen.plates.get((ink, inks))
    if known is None:
        known = pen.plates[ink, inks] = PlateUse(f"P{len(pen.plates)}", ink, inks)
    return known
