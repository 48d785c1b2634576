"""Colours as authored. What the press or the screen makes of them is the exporter's business."""

from typing import Literal, NamedTuple


class Color(NamedTuple):
    """A colour in the space it was written in; components run from 0 to 1. "all" is the tint on every plate."""

    space: Literal["gray", "cmyk", "rgb", "all"]
    components: tuple[float, ...]

    @property
    def is_black(self) -> bool:
        """True for solid black of the K plate alone, which overprints."""
        return self in (BLACK, _GRAY_BLACK, _RGB_BLACK)


def cmyk(c: float, m: float, y: float, k: float) -> Color:
    return Color("cmyk", (c, m, y, k))


BLACK = cmyk(0, 0, 0, 1)
WHITE = cmyk(0, 0, 0, 0)
REGISTRATION = Color("all", (1.0,))
"""What marks outside the trim are drawn in, so that each plate has them."""
_GRAY_BLACK = Color("gray", (0.0,))
_RGB_BLACK = Color("rgb", (0.0, 0.0, 0.0))
