"""Colours as authored. What the press or the screen makes of them is the exporter's business."""

from typing import Literal, NamedTuple


class Color(NamedTuple):
    """A colour in the space it was written in; components run from 0 to 1.

    "all" is the tint on every plate. "spot" is the tint of the plate `ink`, followed by the four inks that its solid
    looks like.
    """

    space: Literal["gray", "cmyk", "rgb", "all", "spot"]
    components: tuple[float, ...]
    ink: str = ""

    @property
    def is_black(self) -> bool:
        """True for solid black of the K plate alone, which overprints."""
        return self in (BLACK, _GRAY_BLACK, _RGB_BLACK)


def cmyk(c: float, m: float, y: float, k: float) -> Color:
    return Color("cmyk", (c, m, y, k))


def spot(ink: str, tint: float, c: float, m: float, y: float, k: float) -> Color:
    return Color("spot", (tint, c, m, y, k), ink)


BLACK = cmyk(0, 0, 0, 1)
WHITE = cmyk(0, 0, 0, 0)
REGISTRATION = Color("all", (1.0,))
"""What marks outside the trim are drawn in, so that each plate has them."""
_GRAY_BLACK = Color("gray", (0.0,))
_RGB_BLACK = Color("rgb", (0.0, 0.0, 0.0))


def linear(value: float) -> float:
    """The light of a value of sRGB, both from 0 to 1.

    Source: IEC 61966-2-1
    """
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def black_share(color: Color) -> float:
    """How much black ink, 0 to 1, stands for a colour where there is no other: black ink alone as it is."""
    if color.space == "all":
        return color.components[0]
    if color.space == "gray":
        return round(1.0 - color.components[0], 6)
    if color.space == "cmyk" and not any(color.components[:3]):
        return color.components[3]
    light = luminance(color)
    coded = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(min(max(1.0 - coded, 0.0), 1.0), 4)


def luminance(color: Color) -> float:
    """Relative luminance of a colour as authored, inks on white paper."""
    parts = color.components
    if color.space in ("cmyk", "spot"):
        c, m, y, k = parts if color.space == "cmyk" else (parts[0] * ink for ink in parts[1:])
        parts = ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
    elif color.space == "all":
        parts = (1 - parts[0],)
    red, green, blue = (linear(part) for part in (parts if len(parts) == 3 else parts[:1] * 3))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
