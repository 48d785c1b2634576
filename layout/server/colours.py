"""Colours as they will look in print: in the inks of the press, as the profile says that paper shows them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..base.color import Color
from ..pdf.press import Condition, opened, press_color, standard_profile

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform


@lru_cache(maxsize=4)
def to_screen(condition: Condition) -> ImageCmsTransform:
    """From the inks of the press to sRGB, paper being white and the darkest print black."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        opened(condition.profile),
        standard_profile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=4096)
def screen_color(color: Color, condition: Condition) -> str:
    """A colour as authored, as a colour of CSS."""
    inks = (1.0, 1.0, 1.0, 1.0) if color.space == "all" else press_color(color, condition)
    red, green, blue = _one_pixel(tuple(round(ink * 255) for ink in inks), condition)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _one_pixel(inks: tuple[int, ...], condition: Condition) -> tuple[int, ...]:
    from PIL import Image

    return tuple(on_screen(Image.frombytes("CMYK", (1, 1), bytes(inks)), condition).tobytes())


def on_screen(image: Image, condition: Condition) -> Image:
    """An image in the inks of the press as the screen shows it; grey is the tone of black ink."""
    from PIL import Image as Images
    from PIL import ImageChops, ImageCms

    if image.mode != "CMYK":
        black = ImageChops.invert(image.convert("L"))
        none = Images.new("L", image.size)
        image = Images.merge("CMYK", (none, none, none, black))
    made = ImageCms.applyTransform(image, to_screen(condition))
    assert made is not None
    return made
