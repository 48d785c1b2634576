"""The printing condition: its profile, and colours of the screen as the press prints them.

Relative colorimetric with black point compensation. Neutral colours go to the black plate alone, since
a grey built of four inks shifts with every change of register and ink.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..base.color import Color
from ..base.resources import resource

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsTransform

PROFILE = "press/newsprint-tr002-tac220.icc"
CONDITION = "CGATS TR 002"
CONDITION_NAME = "Newsprint, coldset offset, CGATS TR 002, total ink 220 %"

NEUTRAL = 2 / 255
"""Largest difference between red, green and blue of a colour that counts as grey."""


@cache
def profile() -> bytes:
    """The ICC profile of the printing condition."""
    return resource("stylesheets", PROFILE).read_bytes()


@cache
def transform(source: bytes | None = None, mode: str = "RGB") -> ImageCmsTransform:
    """From the profile `source` (none: sRGB) to the press, for images of `mode`."""
    from io import BytesIO

    from PIL import ImageCms

    origin = ImageCms.createProfile("sRGB") if source is None else ImageCms.ImageCmsProfile(BytesIO(source))
    return ImageCms.buildTransform(
        origin,
        ImageCms.ImageCmsProfile(BytesIO(profile())),
        mode,
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@cache
def press_color(color: Color) -> tuple[float, float, float, float]:
    """A colour as authored in the inks of the press, each from 0 to 1."""
    if color.is_black:
        return (0.0, 0.0, 0.0, 1.0)
    if color.space == "cmyk":
        c, m, y, k = color.components
        return (c, m, y, k)
    if color.space == "gray":
        return (0.0, 0.0, 0.0, 1.0 - color.components[0])
    red, green, blue = color.components
    if max(red, green, blue) - min(red, green, blue) <= NEUTRAL:
        return (0.0, 0.0, 0.0, 1.0 - green)
    return _converted(red, green, blue)


def _converted(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    from PIL import Image, ImageCms

    pixel = Image.new("RGB", (1, 1), (round(red * 255), round(green * 255), round(blue * 255)))
    made = ImageCms.applyTransform(pixel, transform())
    assert made is not None
    c, m, y, k = (value / 255 for value in made.tobytes())
    return (c, m, y, k)
