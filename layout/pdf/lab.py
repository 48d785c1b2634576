"""The difference of two colours as people see it: CIEDE2000.

Source: CIE 142-2001; Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Lab = tuple[float, float, float]

_25_7 = 25.0**7


def difference_2000(one: Lab, other: Lab) -> float:
    """ΔE00 of two colours in CIELAB, all weights 1: 1 is just seen side by side."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    # Greys are pulled apart along a*, where CIELAB crowds them.
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * sqrt(mean / (mean + _25_7))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    turn, hue = _hues(h1, h2) if c1 * c2 else (0.0, h1 + h2)
    lightness, chroma = (l1 + l2) / 2 - 50, (c1 + c2) / 2
    weight = (
        1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue)) + 0.32 * cos(radians(3 * hue + 6))
        - 0.2 * cos(radians(4 * hue - 63))
    )  # fmt: skip
    dl = (l2 - l1) / (1 + 0.015 * lightness**2 / sqrt(20 + lightness**2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    blue = 60 * exp(-(((hue - 275) / 25) ** 2))
    rotation = -2 * sqrt(chroma**7 / (chroma**7 + _25_7)) * sin(radians(blue))
    return sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh)


def _hues(h1: float, h2: float) -> tuple[float, float]:
    """The turn from one hue to another by the shorter way, and the hue between them, in degrees."""
    turn, total = h2 - h1, h1 + h2
    if abs(turn) <= 180:
        return turn, total / 2
    return turn - 360 if turn > 0 else turn + 360, (total + 360) / 2 if total < 360 else (total - 360) / 2
