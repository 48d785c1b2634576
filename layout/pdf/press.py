"""The printing condition: its profile, and colours of the screen as the press prints them.

Relative colorimetric with black point compensation. Neutral colours go to the black plate alone, since
a grey built of four inks shifts with every change of register and ink.
"""

from __future__ import annotations

import zlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..base.color import Color
from ..base.resources import resource

if TYPE_CHECKING:
    from PIL.Image import Image
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
def deflated_profile() -> bytes:
    """The profile as a stream of a PDF: compressed once for all files of a run."""
    return zlib.compress(profile(), 6)


@cache
def transform(source: bytes | None = None, mode: str = "RGB") -> ImageCmsTransform:
    """From the profile `source` (none: sRGB) to the press, for images of `mode`."""
    from PIL import ImageCms

    origin = _standard("sRGB") if source is None else ImageCms.ImageCmsProfile(BytesIO(source))
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
        return (0.0, 0.0, 0.0, 1.0 - black_curve()[round(green * 255)] / 255)
    return _converted(red, green, blue)


@cache
def black_curve(source: bytes | None = None) -> bytes:
    """For each of 256 greys of `source` (none: sRGB) the DeviceGray of the black ink that looks like it.

    White stays white and black solid black; between them black ink, dot gain and all, reflects the share of
    light that the grey has between the two.
    """
    from PIL import Image, ImageCms

    lightness = _standard("LAB")
    ramp = bytes(range(256))
    if source is None:
        origin, mode, pixels = _standard("sRGB"), "RGB", bytes(v for v in ramp for _ in range(3))
    else:
        origin, mode, pixels = ImageCms.ImageCmsProfile(BytesIO(source)), "L", ramp
    wanted = _luminances(Image.frombytes(mode, (256, 1), pixels), origin, lightness)
    inks = Image.frombytes("CMYK", (256, 1), bytes(v for k in ramp for v in (0, 0, 0, k)))
    printed = _luminances(inks, ImageCms.ImageCmsProfile(BytesIO(profile())), lightness)
    solid, paper = printed[255], printed[0]
    darkest, lightest = wanted[0], wanted[255]
    span = (paper - solid) / max(lightest - darkest, 1e-6)
    return bytes(255 - _ink_for(solid + (light - darkest) * span, printed) for light in wanted)


def _standard(space: str) -> Any:
    """A profile that littleCMS makes itself."""
    from PIL import ImageCms

    create: Any = ImageCms.createProfile
    return create(space)


def _luminances(image: Image, origin: Any, lightness: Any) -> list[float]:
    """The light that each pixel of a row reflects, white being 1; steps of eight bits smoothed out."""
    from PIL import ImageCms

    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    made = ImageCms.applyTransform(
        image, ImageCms.buildTransform(origin, lightness, image.mode, "LAB", renderingIntent=intent)
    )
    assert made is not None
    levels = [float(level) for level in made.tobytes()[::3]]
    smooth = [(levels[max(i - 1, 0)] + 2 * levels[i] + levels[min(i + 1, 255)]) / 4 for i in range(256)]
    return [_luminance(level * 100 / 255) for level in (levels[0], *smooth[1:255], levels[255])]


def _luminance(lightness: float) -> float:
    """Y of CIE L*."""
    if lightness <= 8:
        return lightness * 27 / 24389
    t = (lightness + 16) / 116
    return t * t * t


def _ink_for(light: float, printed: list[float]) -> int:
    """The amount of black, of 255, that reflects this much light."""
    return min(range(256), key=lambda ink: abs(printed[ink] - light))


def _converted(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    from PIL import Image, ImageCms

    pixel = Image.new("RGB", (1, 1), (round(red * 255), round(green * 255), round(blue * 255)))
    made = ImageCms.applyTransform(pixel, transform())
    assert made is not None
    c, m, y, k = (value / 255 for value in made.tobytes())
    return (c, m, y, k)
