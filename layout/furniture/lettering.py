"""Single lines of furniture: fitted to their room, placed by their em box or by their ink."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Point, Rect
from ..base.units import Length, pt, to_mm
from ..display.items import GlyphRun, Item
from ..style.model import ComputedStyle
from ..text.draw import glyph_runs
from ..text.head_breaker import break_head
from ..text.model import Line, LineStyle
from ..text.setting import natural_width, set_line, shape_line
from .desk import Desk
from .fields import both_names

Align = Literal["start", "center", "end"]

LEAST_SHARE = 0.75
"""How far a line of furniture may step down before it counts as too wide."""

LEAST_SIZE = pt(6)
_ROW_GAP = 2
"""Air between neighbours on a row, in sizes of the smallest."""

_STEP = pt(0.25)


class Lettering(NamedTuple):
    """A line set at a size, `stretch` along the line applied when it is drawn; `width` is as drawn."""

    text: str
    line: Line
    size: Length
    width: int
    stretch: float
    style: ComputedStyle


def largest(style: ComputedStyle) -> Length:
    """The size that a part has when there is room enough."""
    size = style.font_size
    return Length(size) if isinstance(size, int) else size.maximum


def least(style: ComputedStyle) -> Length:
    """The smallest size that a part may step down to."""
    size = style.font_size
    if not isinstance(size, int):
        return size.minimum
    return Length(min(size, max(round(size * LEAST_SHARE), LEAST_SIZE)))


def width_at(desk: Desk, text: str, style: ComputedStyle, size: int) -> int:
    """The width of a line on a line by itself, as it will be drawn."""
    return round(natural_width(text, style, Length(size), desk.book) * style.font_stretch)


def fit_size(desk: Desk, lines: Iterable[tuple[str, ComputedStyle]], measure: int, most: int = 0) -> float:
    """The share of their own sizes at which all lines fit `measure`; they step down together.

    Not below the least size of any of them: a line may then still be too wide. `most` caps sizes, in sp.
    """
    share = 1.0
    for text, style in lines:
        top = min(largest(style), most) if most else largest(style)
        wide = width_at(desk, text, style, top)
        floor = min(least(style) / largest(style), 1.0)
        wanted = min(top / largest(style), measure / wide * top / largest(style) if wide > measure else 1.0)
        share = min(share, max(wanted, floor))
    return share


def stepped(size: int, share: float) -> Length:
    """`share` of a size, rounded down to a step that a compositor would name."""
    if share >= 1.0:
        return Length(size)
    return Length(max(int(size * share) // _STEP * _STEP, _STEP))


def letter(
    desk: Desk,
    text: str,
    style: ComputedStyle,
    size: int,
    measure: int | None = None,
    *,
    slot: str = "",
    place: Place | None = None,
) -> Lettering:
    """A line at a size; wider than `measure` it is reported and condensed, so that it covers nothing beside it.

    Characters without a glyph are reported.
    """
    shaped, _ = shape_line(text, style, desk.book)
    for missing in shaped.missing:
        cluster = text[missing.start : missing.end]
        at = place and place._replace(offset=missing.start, length=missing.end - missing.start)
        desk.report("font/no-glyph", at, character=cluster, code_point=" ".join(f"U+{ord(c):04X}" for c in cluster))
    line = set_line(text, style, Length(size), desk.book)
    stretch = style.font_stretch
    width = round(line.width * stretch)
    if measure is not None and width > measure:
        over = width - measure
        desk.report(
            "furniture/too-wide",
            place,
            text=text,
            mm=max(round(to_mm(over), 1), 0.1),
            characters=-(-over // size),
            **both_names(slot),
        )
        stretch *= max(measure, 1) / width
        width = measure
    return Lettering(text, line, Length(size), width, stretch, style)


def aligned(width: int, left: int, right: int, align: LineStyle) -> int:
    """Where a line `width` sp wide begins between two edges."""
    if align == "end":
        return right - width
    return (left + right - width) // 2 if align in ("center", "distribute") else left


def drawn(lettering: Lettering, x: int, baseline: int, *, node_id: str = "") -> tuple[GlyphRun, ...]:
    """The glyphs of a line whose first cell begins at `x`."""
    origin = Point(x - round(lettering.line.inset * lettering.stretch), baseline)
    return glyph_runs(
        lettering.line,
        origin,
        source=lettering.text,
        node_id=node_id,
        writing_mode="horizontal-tb",
        stretch=lettering.stretch,
    )


def ink(desk: Desk, lettering: Lettering) -> Rect:
    """The box round the ink of a line: x from its first cell, y from its baseline (above is negative)."""
    left: list[float] = []
    right: list[float] = []
    top: list[float] = []
    bottom: list[float] = []
    for run in lettering.line.runs:
        face = desk.book.face(run.face)
        unit = run.size / face.units_per_em
        for number, glyph_id in enumerate(run.glyph_ids):
            box = face.box(glyph_id)
            if box.left == box.right:
                continue
            shift = run.shifts[number] if run.shifts else 0
            left.append(run.offsets[number] + box.left * unit)
            right.append(run.offsets[number] + box.right * unit)
            top.append(-shift - box.top * unit)
            bottom.append(-shift - box.bottom * unit)
    if not left:
        return Rect(0, 0, lettering.width, 0)
    x0 = round((min(left) - lettering.line.inset) * lettering.stretch)
    x1 = round((max(right) - lettering.line.inset) * lettering.stretch)
    return Rect(x0, round(min(top)), x1 - x0, round(max(bottom) - min(top)))


class RowCell(NamedTuple):
    """A text of a row: where it stands, its style, and the slot (`masthead/strip_end`) that it comes from."""

    align: Align
    text: str
    style: ComputedStyle
    slot: str


def set_row(desk: Desk, cells: Sequence[RowCell], left: int, right: int, baseline: int) -> list[Item]:
    """Up to three texts on one baseline: at its start, in the middle, at its end.

    A text in the middle gives way to longer neighbours; when all together are too wide they step down by the
    same share, and what is still too wide shares the line by need and is reported.
    """
    if not cells:
        return []
    gap = _ROW_GAP * min(largest(cell.style) for cell in cells)
    room = right - left - gap * (len(cells) - 1)
    natural = sum(width_at(desk, cell.text, cell.style, largest(cell.style)) for cell in cells)
    floor = max(least(cell.style) / largest(cell.style) for cell in cells)
    share = max(min(1.0, room / max(natural, 1)), floor)
    sizes = [stepped(largest(cell.style), share) for cell in cells]
    widths = [width_at(desk, cell.text, cell.style, size) for cell, size in zip(cells, sizes, strict=True)]
    total = sum(widths)
    made: dict[Align, Lettering] = {}
    for cell, size, width in zip(cells, sizes, widths, strict=True):
        allowed = width if total <= room else width * room // total
        place = Place(f"paper/{cell.slot}")
        made[cell.align] = letter(
            desk, cell.text, cell.style, size, allowed, slot=cell.slot.replace("/", " "), place=place
        )
    items: list[Item] = []
    for align, one in made.items():
        x = aligned(one.width, left, right, align)
        if align == "center":
            first = left + (made["start"].width + gap if "start" in made else 0)
            last = right - (made["end"].width + gap if "end" in made else 0)
            x = min(max(x, first), last - one.width)
        items += drawn(one, x, baseline)
    return items


def widest(lettered: Sequence[Lettering]) -> int:
    return max((one.width for one in lettered), default=0)


class Wrapped(NamedTuple):
    """A text over several lines of one measure, each line with its own inset for its alignment."""

    text: str
    lines: tuple[Line, ...]
    size: Length
    style: ComputedStyle


def wrap(
    desk: Desk,
    text: str,
    style: ComputedStyle,
    size: int,
    measure: int,
    most: int,
    *,
    breaks: tuple[int, ...] = (),
    align: LineStyle = "start",
) -> Wrapped | None:
    """A text broken by sense into as few lines as its measure allows; None when it needs more than `most`."""
    shaped, own = shape_line(text, style, desk.book)
    paragraph = replace(own, align=align, balance=True, line_break="strict")
    room = Length(round(measure / style.font_stretch))
    for count in range(len(breaks) + 1, most + 1):
        broken = break_head(
            shaped, Length(size), room, paragraph, breaks, count, names=desk.names, silent=True
        )  # fmt: skip
        if broken is not None:
            return Wrapped(text, broken.lines, Length(size), style)
    return None


def drawn_lines(wrapped: Wrapped, x: int, baselines: Sequence[int], *, node_id: str = "") -> tuple[GlyphRun, ...]:
    """The glyphs of all lines of a text whose measure begins at `x`."""
    return tuple(
        run
        for line, baseline in zip(wrapped.lines, baselines, strict=True)
        for run in glyph_runs(
            line,
            Point(x, baseline),
            source=wrapped.text,
            node_id=node_id,
            writing_mode="horizontal-tb",
            stretch=wrapped.style.font_stretch,
        )
    )
