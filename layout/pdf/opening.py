"""Picture files opened: upright, one picture, opaque, eight bits a value or one, and right side out."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from ..base.units import SP_PER_PT
from .fragment import PictureUse

if TYPE_CHECKING:
    from PIL.Image import Image

_SPARE = 2
"""How much finer than needed a JPEG is decoded: its own reduction only halves, and resampling does the rest."""

_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)
"""The tag of Exif that tells how a picture lies in its file, and its values for one that lies on its side."""

_BITS, _PHOTOMETRIC = 258, 262
"""Tags of TIFF: bits a value; which value is white."""
_WHITE_IS_ZERO = 0

_KEPT = ("1", "L", "RGB", "CMYK", "LAB")


def open_picture(data: bytes, use: PictureUse, ppi: int) -> tuple[Image, bytes | None]:
    """The picture in `data`, in mode 1, L, RGB, CMYK or LAB, with the profile that its file carries.

    It is at least as fine as `use` needs it at `ppi`. Raises whatever Pillow's reader of its format trips over.
    """
    from PIL import Image, ImageChops, ImageOps

    with warnings.catch_warnings():
        # Scans of whole pages are larger than Pillow's alarm for decompression bombs.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(BytesIO(data)) as file:
            is_jpeg = file.format in ("JPEG", "MPO")
            if is_jpeg:
                # Decoded in eighths, quarters or halves; a photograph of 100 megapixels never stands whole in memory.
                file.draft(file.mode, _worth_decoding(file, use, ppi))
            image = ImageOps.exif_transpose(file)
            if is_jpeg and image.mode == "CMYK" and "adobe" not in file.info:
                # Pillow takes all for inverted, as Adobe writes them; others write inks as they are.
                image = ImageChops.invert(image)
            if image.mode.startswith("I") or image.mode == "F":
                image = _shallow(image, getattr(file, "tag_v2", {}))
            return _plain(image), file.info.get("icc_profile")


def _worth_decoding(file: Image, use: PictureUse, ppi: int) -> tuple[int, int]:
    """The size in pixels that the whole file need have, as it lies in the file, for what is shown of it."""
    left, top, right, bottom = use.crop
    dots = _SPARE * ppi / (72 * SP_PER_PT)
    width, height = ceil(use.width * dots / (right - left)), ceil(use.height * dots / (bottom - top))
    return (height, width) if file.getexif().get(_ORIENTATION) in _SIDEWAYS else (width, height)


def _shallow(image: Image, tags: Any) -> Image:
    """Greys of up to sixteen bits in eight; converting at once would cut off all above 255."""
    from PIL import ImageChops

    bits = max(tags.get(_BITS, (16,)))
    share = 255 / ((1 << min(bits, 16)) - 1)
    grey = mapped(image.convert("I"), lambda value: value * share + 0.5).convert("L")
    # Pillow turns such pictures of one and eight bits itself.
    return ImageChops.invert(grey) if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO else grey


def _plain(image: Image) -> Image:
    """Transparent parts on white paper; black and white alone as one bit, since line art is never made coarser."""
    from PIL import Image

    if image.has_transparency_data:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        image = Image.alpha_composite(ground, layer).convert("RGB")
    elif image.mode not in _KEPT:
        image = image.convert("RGB")
    if image.mode in ("L", "RGB") and _is_line_art(image):
        return image.convert("L").convert("1", dither=Image.Dither.NONE)
    return image


def _is_line_art(image: Image) -> bool:
    """Whether all pixels are black or white, and some are each."""
    # Counting stops at the third colour, which a photograph has at once.
    found: Any = image.getcolors(2)
    shades = {colour for _, colour in found or ()}
    return shades == ({0, 255} if image.mode == "L" else {(0, 0, 0), (255, 255, 255)})


def mapped(image: Image, table: list[int] | Callable[[Any], Any]) -> Image:
    """Every sample of an image replaced by way of a table or a linear function."""
    made: Any = image
    return made.point(table)
