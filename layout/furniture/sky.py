"""Signs of the weather as filled outlines of our own: sun, clouds, rain, snow, fog, wind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import cos, radians, sin

from ..base.color import BLACK, WHITE, Color
from ..base.geometry import Rect
from ..display.items import Item, Outline

_ROUND = 0.5523
"""Where the control points of a quarter of a circle lie, as a share of its radius."""
_UNIT = 24.0
"""Side of the square that signs are drawn in; strokes in it are `_STROKE` thick."""
_STROKE = 1.5

_Step = tuple[str | float, ...]
_Shape = tuple[Color, list[_Step]]
"""A colour and contours in units of the square."""


def signs_of(sky: str) -> tuple[str, ...]:
    """The signs of a forecast in words: one, or two for a sky that changes (多云转小雨); () for words unknown."""
    parts = [part for part in re.split("转|到|间", sky) if part]
    found = [next((sign for word, sign in _WORDS if word in part), "") for part in parts]
    return tuple(dict.fromkeys(found)) if found and all(found) else ()


_WORDS = (
    ("雷", "thunder"), ("雨夹雪", "sleet"), ("冻雨", "sleet"), ("暴雨", "heavy"), ("大雨", "heavy"), ("中雨", "rain"),
    ("雨", "rain"), ("雪", "snow"), ("雾", "fog"), ("霾", "fog"), ("沙", "fog"), ("尘", "fog"), ("多云", "partly"),
    ("少云", "partly"), ("阴", "overcast"), ("晴", "sun"), ("风", "wind"),
)  # fmt: skip
"""What a word of a forecast is drawn as; the first that stands in it counts."""


def draw_sign(sign: str, rect: Rect, alt: str, color: Color = BLACK) -> tuple[Item, ...]:
    """A sign in a square."""
    scale = rect.width / _UNIT
    items: list[Item] = []
    for own, steps in _SIGNS[sign]():
        path = tuple(
            (str(step[0]), *(round(float(n) * scale) + (rect.y if at % 2 else rect.x) for at, n in enumerate(step[1:])))
            for step in steps
        )
        items.append(Outline(path, color if own == BLACK else own, alt))
    return tuple(items)


def _circle(x: float, y: float, r: float) -> list[_Step]:
    k = r * _ROUND
    return [
        ("M", x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("Z",),
    ]


def _bar(x0: float, y0: float, x1: float, y1: float, thick: float = _STROKE) -> list[_Step]:
    """A stroke with round ends."""
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length * thick / 2, (y1 - y0) / length * thick / 2
    k = 4 / 3
    return [
        ("M", x0 - dy, y0 + dx),
        ("C", x0 - dy - k * dx, y0 + dx - k * dy, x0 + dy - k * dx, y0 - dx - k * dy, x0 + dy, y0 - dx),
        ("L", x1 + dy, y1 - dx),
        ("C", x1 + dy + k * dx, y1 - dx + k * dy, x1 - dy + k * dx, y1 + dx + k * dy, x1 - dy, y1 + dx),
        ("Z",),
    ]


def _sun(x: float = 12, y: float = 12, r: float = 4.6) -> list[_Shape]:
    steps = _circle(x, y, r)
    for turn in range(0, 360, 45):
        # Libraries of C differ in the last digit of a sine.
        c, s = round(cos(radians(turn)), 9), round(sin(radians(turn)), 9)
        steps += _bar(x + c * (r + 2.2), y + s * (r + 2.2), x + c * (r + 4.6), y + s * (r + 4.6))
    return [(BLACK, steps)]


def _cloud(top: float, grown: float) -> list[_Step]:
    """A cloud on a straight foot, `grown` outwards by half a stroke or inwards."""
    g = grown
    steps = [*_circle(8, top + 8.2, 4 + g), *_circle(13, top + 6, 5.2 + g), *_circle(18, top + 8.8, 3.4 + g)]
    low, foot = top + 7, top + 12.2 + g
    return [*steps, ("M", 8, low), ("L", 18, low), ("L", 18, foot), ("L", 8, foot), ("Z",)]


def _clouded(top: float, *, dark: bool = False) -> list[_Shape]:
    outer: _Shape = (BLACK, _cloud(top, _STROKE / 2))
    return [outer] if dark else [outer, (WHITE, _cloud(top, -_STROKE / 2))]


def _partly() -> list[_Shape]:
    return [*_sun(9.2, 9.2, 3.4), *_clouded(7.4)]


def _drops(*places: float, length: float = 3.6) -> list[_Shape]:
    return [(BLACK, [step for x in places for step in _bar(x, 18, x - length / 3, 18 + length)])]


def _flakes(*places: float) -> list[_Shape]:
    steps: list[_Step] = []
    for number, x in enumerate(places):
        y = 19 + 1.6 * (number % 2)
        for turn in (0, 60, 120):
            c, s = round(cos(radians(turn)), 9), round(sin(radians(turn)), 9)
            steps += _bar(x - 1.8 * c, y - 1.8 * s, x + 1.8 * c, y + 1.8 * s, 0.9)
    return [(BLACK, steps)]


def _thunder() -> list[_Shape]:
    bolt: list[_Step] = [
        ("M", 13.6, 15.4), ("L", 9.8, 19.6), ("L", 12, 19.6), ("L", 10.6, 23.4), ("L", 15, 18.4), ("L", 12.7, 18.4),
        ("L", 14.8, 15.4), ("Z",),
    ]  # fmt: skip
    return [*_clouded(2.4), *_drops(7, 18.4), (BLACK, bolt)]


def _lines(*rows: tuple[float, float, float]) -> list[_Shape]:
    return [(BLACK, [step for y, left, right in rows for step in _bar(left, y, right, y)])]


def _wind() -> list[_Shape]:
    curls = [_bar(18.5, 8, 20.4, 6.2), _bar(15.2, 12, 17, 13.8), _bar(19.4, 16, 21.2, 17.8)]
    (shape,) = _lines((8, 3, 18.5), (12, 5, 15.2), (16, 3, 19.4))
    return [(BLACK, [*shape[1], *(step for curl in curls for step in curl)])]


_SIGNS: dict[str, Callable[[], list[_Shape]]] = {
    "sun": _sun,
    "partly": _partly,
    "overcast": lambda: _clouded(5.6, dark=True),
    "rain": lambda: [*_clouded(2.4), *_drops(8.6, 13.4, 18.2)],
    "heavy": lambda: [*_clouded(2.4, dark=True), *_drops(7, 11, 15, 19, length=4.6)],
    "sleet": lambda: [*_clouded(2.4), *_drops(8.4), *_flakes(13, 18)],
    "snow": lambda: [*_clouded(2.4), *_flakes(7.6, 13, 18.4)],
    "thunder": _thunder,
    "fog": lambda: _lines((7, 4, 20), (11, 2.5, 18.5), (15, 5.5, 21.5), (19, 4, 20)),
    "wind": _wind,
}


def signs() -> Iterator[str]:
    """All signs by name."""
    yield from _SIGNS
