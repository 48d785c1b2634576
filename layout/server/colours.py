"""Colours as they will look in print: in the inks of the press, as the profile says that paper shows them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

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
    inks = (0.0, 0.0, 0.0, color.components[0]) if color.space == "all" else press_color(color, condition)
    levels = bytes(round(ink * 255) for ink in inks)
    if any(levels[:3]):
        from PIL import Image

        red, green, blue = on_screen(Image.frombytes("CMYK", (1, 1), levels), condition).tobytes()
    else:
        red = green = blue = _greys(condition)[levels[3]]
    return f"#{red:02x}{green:02x}{blue:02x}"


def on_screen(image: Image, condition: Condition) -> Image:
    """An image of the press (CMYK, L or 1) as the screen shows it, in RGB or, where black ink prints alone, in L."""
    from PIL import ImageCms

    if image.mode != "CMYK":
        greys = _greys(condition)
        made: Any = image.convert("L")
        return made.point([greys[255 - level] for level in range(256)])
    shown = ImageCms.applyTransform(image, to_screen(condition))
    assert shown is not None
    return shown


@lru_cache(maxsize=4)
def _greys(condition: Condition) -> bytes:
    """For each amount of black ink the grey that it looks like; the brown that it has on newsprint disturbs here."""
    from PIL import Image, ImageCms

    inks = Image.frombytes("CMYK", (256, 1), bytes(level for k in range(256) for level in (0, 0, 0, k)))
    shown = ImageCms.applyTransform(inks, to_screen(condition))
    assert shown is not None
    return shown.convert("L").tobytes()
