"""Colours as authored. What the press or the screen makes of them is the exporter's business."""

from typing import Literal, NamedTuple


class Color(NamedTuple):
    """A colour in the space it was written in; components run from 0 to 1."""

    space: Literal["gray", "cmyk", "rgb"]
    components: tuple[float, ...]

    @property
    def is_black(self) -> bool:
        """True for solid black of the K plate alone, which overprints."""
        return self in (BLACK, _GRAY_BLACK, _RGB_BLACK)


def cmyk(c: float, m: float, y: float, k: float) -> Color:
    return Color("cmyk", (c, m, y, k))


BLACK = cmyk(0, 0, 0, 1)
WHITE = cmyk(0, 0, 0, 0)
_GRAY_BLACK = Color("gray", (0.0,))
_RGB_BLACK = Color("rgb", (0.0, 0.0, 0.0))
