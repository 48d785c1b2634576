"""Colours and pictures for readers on a screen: sRGB, grey where there is no colour, inks as the press prints them.

Inks become what the profile of the press says that they look like, the paper being white and solid black being black.
What black ink prints alone is grey of the device, so that type stays pure black.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..base.color import Color, black_share
from .press import Condition, opened, press_color, standard_profile

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform

SRGB = "sRGB IEC61966-2.1"
_DAY = b"\x07\xcf\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
"""1999-01-01, the year of IEC 61966-2-1, as a profile writes it (ICC.1:2001-04, 6.1)."""


@cache
def srgb_profile() -> bytes:
    """The profile of sRGB as littleCMS makes it, without the moment when it was made."""
    from PIL import ImageCms

    data: bytes = ImageCms.ImageCmsProfile(standard_profile("sRGB")).tobytes()
    return data[:24] + _DAY + data[36:84] + bytes(16) + data[100:]


def screen_color(color: Color, condition: Condition) -> tuple[float, ...]:
    """A colour as authored: one number of grey, or three of sRGB, each from 0 to 1."""
    if condition.black:
        return (round(1.0 - black_share(color), 4),)
    if color.space == "rgb":
        red, green, blue = color.components
        return (red,) if red == green == blue else (red, green, blue)
    if color.space == "gray":
        return (color.components[0],)
    if color.space == "all":
        return (1.0 - color.components[0],)
    return screen_inks(press_color(color, condition), condition)


def screen_inks(inks: tuple[float, float, float, float], condition: Condition) -> tuple[float, ...]:
    """Inks of the press, each from 0 to 1, as grey or sRGB."""
    if not any(inks[:3]):
        return (round(1.0 - inks[3], 4),)
    return _printed(tuple(round(ink * 255) for ink in inks), condition)


@lru_cache(maxsize=4096)
def _printed(inks: tuple[int, ...], condition: Condition) -> tuple[float, float, float]:
    from PIL import Image

    red, green, blue = inks_on_screen(Image.frombytes("CMYK", (1, 1), bytes(inks)), condition).tobytes()
    return (red / 255, green / 255, blue / 255)


def inks_on_screen(image: Image, condition: Condition) -> Image:
    """A picture in the inks of the press as RGB."""
    from PIL import ImageCms

    made = ImageCms.applyTransform(image, _to_srgb(condition.profile, "CMYK"))
    assert made is not None
    return made


@lru_cache(maxsize=16)
def _to_srgb(profile: bytes | None, mode: str) -> ImageCmsTransform:
    """From a profile (none: that of Lab) to sRGB. Raises OSError or PyCMSError for one that is broken."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        standard_profile("LAB") if profile is None else opened(profile),
        standard_profile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def to_screen(image: Image, source: bytes | None, condition: Condition) -> Image:
    """An opaque picture of mode 1, L, RGB, CMYK or LAB in grey (1, L) or sRGB.

    `source` is the profile that its file carries; without one grey and colour are sRGB, inks those of the press.
    Where all is black, colours become greys.
    """
    made = _in_srgb(image, source, condition)
    return made.convert("L") if condition.black and made.mode == "RGB" else made


def _in_srgb(image: Image, source: bytes | None, condition: Condition) -> Image:
    from PIL import ImageCms

    if image.mode == "1" or (source is None and image.mode in ("L", "RGB")):
        return image
    if image.mode == "CMYK" and not any(plate.getextrema()[1] for plate in image.split()[:3]):
        from PIL import ImageChops

        return ImageChops.invert(image.getchannel("K"))
    profile = None if image.mode == "LAB" else source or condition.profile
    try:
        made = ImageCms.applyTransform(image, _to_srgb(profile, image.mode))
    except (OSError, ImageCms.PyCMSError):
        # A profile that is broken, or belongs to another kind of image.
        return inks_on_screen(image, condition) if image.mode == "CMYK" else image.convert("RGB")
    assert made is not None
    return made.getchannel("G") if image.mode == "L" else made
