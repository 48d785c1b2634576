"""Rules and frames: single, double, thick and thin (文武线), dotted and dashed, and ornamental borders (花边).

Frames are drawn inside their rectangle. Of two lines beside each other the outer ones meet at the outer corners, the
inner ones at the inner; the motifs of an ornamental border are whole along every edge and at every corner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from ..base.color import Color
from ..base.geometry import Point, Rect
from ..base.units import resolve
from ..display.items import Fill, Item, Outline, Stroke
from ..style.model import Border, ComputedStyle
from ..text.draw import wave

Edges = tuple[Border, Border, Border, Border]
"""Top, right, bottom, left."""

_PAIRS: Mapping[str, tuple[float, float]] = {
    "double": (1 / 3, 1 / 3), "thick-thin": (0.55, 0.15), "thin-thick": (0.15, 0.55),
}  # fmt: skip
"""Shares of the thickness that the outer and the inner line take."""
_DASHES: Mapping[str, tuple[int, int]] = {"dotted": (1, 2), "dashed": (3, 2)}
"""Lengths of stroke and gap, in thicknesses."""
_ROUND = 0.5523
"""Where the control points of a quarter of a circle lie, as a share of its radius."""
_BEAD = 0.36
"""Radius of a bead as a share of the thickness of its border."""
_WAVE_STROKE, _WAVE_LENGTH = 0.22, 2.2
"""Stroke and length of a wave as shares of the thickness of its border."""

_Segment = tuple[str | int, ...]
_Motif = Callable[[int, int, int, int], tuple[_Segment, ...]]
"""One motif in a cell: its left and upper edge, its width and height."""


class _Line(NamedTuple):
    """One line of a rule: how far in from its outer edge it begins, and its thickness."""

    inset: int
    width: int


def _lines_of(border: Border) -> tuple[_Line, ...]:
    """The lines of a rule from outside in."""
    if border.style not in _PAIRS:
        return (_Line(0, border.width),)
    outer, inner = (max(int(border.width * share), 1) for share in _PAIRS[border.style])
    return _Line(0, outer), _Line(border.width - inner, inner)


def _is_drawn(border: Border) -> bool:
    return border.width > 0 and border.style != "none"


def rule_across(border: Border, left: int, right: int, y: int, *, foot: bool = False) -> tuple[Item, ...]:
    """A horizontal rule whose upper edge lies at `y`; at the `foot` of something its outer side is the lower one."""
    if not _is_drawn(border) or left >= right:
        return ()
    band = Rect(left, y, right - left, border.width)
    return tuple(_across(border, band, foot=foot, trim=lambda _: (left, right)))


def rule_down(border: Border, x: int, top: int, bottom: int, *, far: bool = False) -> tuple[Item, ...]:
    """A vertical rule whose left edge lies at `x`; at the `far` side of something its outer side is the right one."""
    if not _is_drawn(border) or top >= bottom:
        return ()
    band = Rect(x, top, border.width, bottom - top)
    return tuple(_down(border, band, far=far, trim=lambda _: (top, bottom)))


def framed(style: ComputedStyle, rect: Rect) -> tuple[Item, ...]:
    """Tint and borders of a part, inside its rectangle."""
    edges = (style.border_top, style.border_right, style.border_bottom, style.border_left)
    radius = resolve(style.border_radius, style.font_size if isinstance(style.font_size, int) else 0)
    return frame(rect, style.background_color, edges, radius)


def frame(rect: Rect, fill: Color | None, edges: Edges, radius: int = 0) -> tuple[Item, ...]:
    """Tint and rules of a rectangle; its corners are round where all its edges are alike and plain."""
    top, right, bottom, left = edges
    alike = len(set(edges)) == 1 and (top.style == "solid" or not top.width)
    if radius and alike:
        return tuple(_rounded(rect, fill, top, min(radius, rect.width // 2, rect.height // 2)))
    items: list[Item] = [Fill(rect, fill)] if fill is not None else []
    across = (left, right)
    for border, y, foot in ((top, rect.y, False), (bottom, rect.bottom - bottom.width, True)):
        if _is_drawn(border):
            band = Rect(rect.x, y, rect.width, border.width)
            items += _across(border, band, foot=foot, trim=_trimmed(rect.x, rect.right, across))
    for border, x, far in ((left, rect.x, False), (right, rect.right - right.width, True)):
        if _is_drawn(border):
            # Motifs at corners belong to the edges across.
            first, last = (edge.width if border.style in _MOTIFS else 0 for edge in (top, bottom))
            band = Rect(x, rect.y + first, border.width, rect.height - first - last)
            items += _down(border, band, far=far, trim=_trimmed(band.y, band.bottom, (top, bottom)))
    return tuple(items)


_Trim = Callable[[int], tuple[int, int]]
"""From where to where a line of a rule reaches, by its number from outside."""


def _trimmed(start: int, stop: int, ends: tuple[Border, Border]) -> _Trim:
    """The inner line of a rule stops at the inner line of the rules at its ends."""
    insets = [_lines_of(end)[-1].inset if _is_drawn(end) and len(_lines_of(end)) > 1 else 0 for end in ends]

    def trim(number: int) -> tuple[int, int]:
        return (start + insets[0], stop - insets[1]) if number else (start, stop)

    return trim


def _across(border: Border, band: Rect, *, foot: bool, trim: _Trim) -> Iterator[Item]:
    if border.style in _MOTIFS:
        yield _motifs(border, band)
    elif border.style == "wavy":
        yield _waves(border, Point(band.x, band.y + border.width // 2), band.width, vertical=False)
    elif border.style in _DASHES:
        middle = band.y + border.width // 2
        yield Stroke(Point(band.x, middle), Point(band.right, middle), border.width, border.color, dashes(border))
    else:
        for number, line in enumerate(_lines_of(border)):
            start, stop = trim(number)
            y = band.bottom - line.inset - line.width if foot else band.y + line.inset
            yield Fill(Rect(start, y, stop - start, line.width), border.color)


def _down(border: Border, band: Rect, *, far: bool, trim: _Trim) -> Iterator[Item]:
    if border.style in _MOTIFS:
        yield _motifs(border, band)
    elif border.style == "wavy":
        yield _waves(border, Point(band.x + border.width // 2, band.y), band.height, vertical=True)
    elif border.style in _DASHES:
        middle = band.x + border.width // 2
        yield Stroke(Point(middle, band.y), Point(middle, band.bottom), border.width, border.color, dashes(border))
    else:
        for number, line in enumerate(_lines_of(border)):
            start, stop = trim(number)
            x = band.right - line.inset - line.width if far else band.x + line.inset
            yield Fill(Rect(x, start, line.width, stop - start), border.color)


def dashes(border: Border) -> tuple[int, ...]:
    """The dash array of a rule: dots as long as they are thick, dashes three times that."""
    return tuple(border.width * count for count in _DASHES.get(border.style, ()))


def _waves(border: Border, start: Point, length: int, *, vertical: bool) -> Outline:
    thickness = max(round(border.width * _WAVE_STROKE), 1)
    return wave(
        start, length, height=border.width, period=round(border.width * _WAVE_LENGTH), thickness=thickness,
        color=border.color, vertical=vertical,
    )  # fmt: skip


def _motifs(border: Border, band: Rect) -> Outline:
    """As many whole motifs as go into a band, which share its length."""
    motif = _MOTIFS[border.style]
    vertical = band.height > band.width
    length = band.height if vertical else band.width
    count = max(round(length / border.width), 1)
    stops = [length * number // count for number in range(count + 1)]
    path: list[_Segment] = []
    for start, stop in pairwise(stops):
        if vertical:
            path += motif(band.x, band.y + start, band.width, stop - start)
        else:
            path += motif(band.x + start, band.y, stop - start, band.height)
    return Outline(tuple(path), border.color)


def _diamond(x: int, y: int, width: int, height: int) -> tuple[_Segment, ...]:
    across, down = x + width // 2, y + height // 2
    return ("M", across, y), ("L", x + width, down), ("L", across, y + height), ("L", x, down), ("Z",)


def _bead(x: int, y: int, width: int, height: int) -> tuple[_Segment, ...]:
    radius = round(min(width, height) * _BEAD)
    middle = Rect(x + width // 2 - radius, y + height // 2 - radius, 2 * radius, 2 * radius)
    return _round_path(middle, radius)


_MOTIFS: Mapping[str, _Motif] = {"diamonds": _diamond, "beads": _bead}


def _rounded(rect: Rect, fill: Color | None, border: Border, radius: int) -> Iterator[Item]:
    if fill is not None:
        yield Outline(_round_path(rect, radius), fill)
    if _is_drawn(border):
        inner = rect.inset(border.width, border.width, border.width, border.width)
        hole = _round_path(inner, max(radius - border.width, 0), backwards=True)
        yield Outline((*_round_path(rect, radius), *hole), border.color)


def _round_path(rect: Rect, radius: int, *, backwards: bool = False) -> tuple[_Segment, ...]:
    """The outline of a rectangle with round corners, clockwise or against that."""
    bend = radius - round(radius * _ROUND)
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    if backwards:
        return (
            ("M", left + radius, top), ("C", left + bend, top, left, top + bend, left, top + radius),
            ("L", left, bottom - radius), ("C", left, bottom - bend, left + bend, bottom, left + radius, bottom),
            ("L", right - radius, bottom), ("C", right - bend, bottom, right, bottom - bend, right, bottom - radius),
            ("L", right, top + radius), ("C", right, top + bend, right - bend, top, right - radius, top), ("Z",),
        )  # fmt: skip
    return (
        ("M", left + radius, top), ("L", right - radius, top),
        ("C", right - bend, top, right, top + bend, right, top + radius), ("L", right, bottom - radius),
        ("C", right, bottom - bend, right - bend, bottom, right - radius, bottom), ("L", left + radius, bottom),
        ("C", left + bend, bottom, left, bottom - bend, left, bottom - radius), ("L", left, top + radius),
        ("C", left, top + bend, left + bend, top, left + radius, top), ("Z",),
    )  # fmt: skip
