"""Pictures as the press wants them: its inks, upright, cropped, no finer than it can print.

Colour goes to DeviceCMYK through the press profile, grey to DeviceGray with the tone that the profile gives
to black ink, so that grey and colour pictures of one subject come out alike. Files of CMYK that carry a
profile of another press are converted too: a coated one would lay far more ink than newsprint holds.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.units import SP_PER_PT
from .fragment import PictureUse
from .press import NEUTRAL, black_curve, profile, transform

if TYPE_CHECKING:
    from PIL.Image import Image

FINEST_PPI = 300
"""Twice the screen of good newsprint, with some to spare; more only makes the file heavy."""

_TOLERANCE = 1.1
"""How far above `FINEST_PPI` a picture is left as it is: resampling by a hair only softens."""

JPEG_QUALITY = 90

# Deflating a photograph costs far more than any other step and is thrown away, so it is tried on bands first.
_BANDS, _BAND_ROWS = 16, 4
_CLEARLY_MORE = 3

_MODES = {"L": ("/DeviceGray", 1), "CMYK": ("/DeviceCMYK", 4), "1": ("/DeviceGray", 1)}


class PressPicture(NamedTuple):
    """An image of a PDF: samples of `space` as `data`, decoded by `filter`; other entries as PDF syntax."""

    width: int
    height: int
    space: str
    bits: int
    filter: str
    data: bytes
    parameters: str = ""
    decode: str = ""


class PictureError(Exception):
    """A picture file that has become unreadable since it was checked."""


# Pages of one build share few pictures; a heavy picture is some megabytes.
@lru_cache(maxsize=8)
def press_picture(use: PictureUse) -> PressPicture:
    """What `use` shows of its picture, ready for the file. Raises PictureError when it can't be read."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # Scans of whole pages are larger than Pillow's alarm for decompression bombs.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(use.path) as file:
                source = file.info.get("icc_profile")
                image = _plain(ImageOps.exif_transpose(file))
    except (OSError, ValueError, SyntaxError) as error:
        raise PictureError(f"{use.path}: {error}") from error
    return encoded(to_press(_shown(image, use), source))


def image_entries(picture: PressPicture) -> dict[str, Any]:
    """The dictionary of an image stream."""
    entries: dict[str, Any] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": picture.space,
        "BitsPerComponent": picture.bits,
        "Filter": picture.filter,
    }
    if picture.parameters:
        entries["DecodeParms"] = picture.parameters
    if picture.decode:
        entries["Decode"] = picture.decode
    return entries


def to_press(image: Image, source: bytes | None = None) -> Image:
    """An opaque image in DeviceGray (L or 1) or in the inks of the press (CMYK).

    `source` is the profile that its file carries; without one, colour and grey are taken for sRGB, and
    CMYK for the press's own.
    """
    from PIL import ImageCms

    if image.mode == "1":
        return image
    if image.mode == "RGB" and _is_grey(image):
        image, source = image.convert("L"), None
    if image.mode == "L":
        return _mapped(image, list(_curve(source)))
    if image.mode == "CMYK" and source in (None, profile()):
        return image
    try:
        converted = ImageCms.applyTransform(image, transform(source, image.mode))
    except (OSError, ImageCms.PyCMSError):
        # A profile that is broken, or belongs to another kind of image.
        converted = image if image.mode == "CMYK" else ImageCms.applyTransform(image, transform(None, image.mode))
    assert converted is not None
    return converted


def encoded(image: Image) -> PressPicture:
    """An image of the press as the smaller of two encodings.

    Deflate is exact and wins for drawings and flat tints, which JPEG would ring around; JPEG wins for
    photographs, several times over, at a quality whose loss no newspaper screen shows.
    """
    if image.mode == "1":
        return _deflated(image)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
    data = buffer.getvalue()
    if _estimated_deflated(image) < _CLEARLY_MORE * len(data):
        exact = _deflated(image)
        if len(exact.data) <= len(data):
            return exact
    # Pillow writes CMYK the way Adobe does, inverted.
    decode = "[1 0 1 0 1 0 1 0]" if image.mode == "CMYK" else ""
    return PressPicture(image.width, image.height, _MODES[image.mode][0], 8, "/DCTDecode", data, decode=decode)


def _estimated_deflated(image: Image) -> int:
    """About how many bytes deflate would make of an image, from bands of its rows."""
    step = max(image.height // _BANDS, _BAND_ROWS)
    sample = b"".join(
        image.crop((0, top, image.width, min(top + _BAND_ROWS, image.height))).tobytes()
        for top in range(0, image.height, step)
    )
    rows = len(sample) // (image.width * _MODES[image.mode][1])
    return len(zlib.compress(sample, 6)) * image.height // rows


def _plain(image: Image) -> Image:
    """An image of mode 1, L, RGB or CMYK with eight bits at most, transparent parts on white."""
    from PIL import Image

    if image.mode.startswith("I"):
        # Sixteen bits; converting at once would cut off all above 255.
        image = _mapped(image.convert("I"), lambda value: value * (1 / 257) + 0.5).convert("L")
    elif image.mode == "F":
        image = image.convert("L")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        image = Image.alpha_composite(ground, layer).convert("RGB")
    return image.copy() if image.mode in ("1", "L", "RGB", "CMYK") else image.convert("RGB")


def _shown(image: Image, use: PictureUse) -> Image:
    """The part within the crop, at most as fine as the press prints."""
    from PIL import Image

    left, top, right, bottom = use.crop
    box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
    size = _pixels(box[2] - box[0], use.width), _pixels(box[3] - box[1], use.height)
    if image.mode == "1" or (size[0] >= box[2] - box[0] and size[1] >= box[3] - box[1]):
        edges = [round(edge) for edge in box]
        edges[2], edges[3] = max(edges[2], edges[0] + 1), max(edges[3], edges[1] + 1)
        return image if tuple(edges) == (0, 0, *image.size) else image.crop((edges[0], edges[1], edges[2], edges[3]))
    resampled: Any = image
    return resampled.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _pixels(pixels: float, length: int) -> int:
    """How many of `pixels` along `length` sp are worth sending."""
    finest = FINEST_PPI * length / (72 * SP_PER_PT)
    return max(1, round(finest if pixels > finest * _TOLERANCE else pixels))


def _mapped(image: Image, table: list[int] | Callable[[Any], Any]) -> Image:
    """Every sample of an image replaced by way of a table or a linear function."""
    mapped: Any = image
    return mapped.point(table)


def _is_grey(image: Image) -> bool:
    from PIL import ImageChops

    red, green, blue = image.split()
    limit = round(NEUTRAL * 255)
    pairs = ((red, green), (green, blue), (red, blue))
    differences: list[Any] = [ImageChops.difference(a, b).getextrema() for a, b in pairs]
    return all(most <= limit for _, most in differences)


def _curve(source: bytes | None) -> bytes:
    from PIL import ImageCms

    try:
        return black_curve(source)
    except (OSError, ImageCms.PyCMSError):
        return black_curve(None)


def _deflated(image: Image) -> PressPicture:
    """Samples deflated after the row filters of PNG, which Pillow chooses."""
    from PIL import Image

    space, colors = _MODES[image.mode]
    bits = 1 if image.mode == "1" else 8
    # PNG knows no CMYK, but its filters see four bytes a pixel just as well in RGBA.
    carrier = Image.frombytes("RGBA", image.size, image.tobytes()) if image.mode == "CMYK" else image
    buffer = BytesIO()
    carrier.save(buffer, "PNG", compress_level=1)
    data = zlib.compress(zlib.decompress(_png_samples(buffer.getvalue())), 6)
    parameters = f"<</Predictor 15 /Colors {colors} /BitsPerComponent {bits} /Columns {image.width}>>"
    return PressPicture(image.width, image.height, space, bits, "/FlateDecode", data, parameters)


def _png_samples(png: bytes) -> bytes:
    """The IDAT chunks of a PNG, joined."""
    found: list[bytes] = []
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            found.append(png[at + 8 : at + 8 + length])
        at += 12 + length
    return b"".join(found)
