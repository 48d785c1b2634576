"""Pictures as the press wants them: its inks, upright, cropped, no finer than it can print.

Colour goes to DeviceCMYK through the press profile, grey to DeviceGray with the tone that the profile gives
to black ink, so that grey and colour pictures of one subject come out alike. Files of CMYK that carry a
profile of another press are converted too: a coated one would lay far more ink than newsprint holds. Where a
picture still lays more than the plant's limit, its black is rebuilt.
"""

from __future__ import annotations

import zlib
from functools import lru_cache, reduce
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.units import SP_PER_PT
from .fragment import PictureUse, UnusableFile
from .ink import InkChange, difference, most_ink, rebuilt
from .opening import mapped, open_picture
from .press import (
    NEUTRAL,
    Condition,
    black_curve,
    black_only,
    newsprint,
    opened,
    standard_profile,
    transform,
)

if TYPE_CHECKING:
    from PIL.Image import Image

_TOLERANCE = 1.1
"""How far above the press's need a picture is left as it is: resampling by a hair only softens."""

COMPRESSION = 6

JPEG_QUALITY = 90
"""With all chroma: a loss that no newspaper screen shows."""

_FLAT = 0.5
"""The share of pixels equal to their left neighbour that tells a drawing from a photograph."""

_DRAWN = 2
"""How much finer than a photograph a drawing or a picture of a screen is sent: its edges don't dissolve in dots."""

_LOOKED_AT = 8
"""One row of this many is looked at to tell them apart."""

_JPEG_NOISE, _JPEG_MARGIN = 60, 12
"""What JPEG adds to the sum of inks at most; how far under the limit black is rebuilt at first for its sake."""

_QUALITIES = (JPEG_QUALITY, JPEG_QUALITY, 97)
"""Tried in turn until what a reader of the file finds is within the limit: pure grain needs the finest."""

_MODES = {"L": "/DeviceGray", "CMYK": "/DeviceCMYK", "1": "/DeviceGray", "RGB": "/DeviceRGB"}


class PressPicture(NamedTuple):
    """An image of a PDF: samples of `space` as `data`, decoded by `filter`; other entries as PDF syntax.

    `ink` says what was done to bring it under the ink limit.
    """

    width: int
    height: int
    space: str
    bits: int
    filter: str
    data: bytes
    decode: str = ""
    ink: InkChange | None = None


class PictureError(UnusableFile):
    """A picture file that has changed or become unreadable since it was checked."""


# Pages of one build share few pictures; a heavy picture is some megabytes.
@lru_cache(maxsize=8)
def press_picture(use: PictureUse, condition: Condition | None = None) -> PressPicture:
    """What `use` shows of its picture, ready for the file. Raises PictureError when that is no longer there."""
    condition = condition or newsprint()
    if use.gray:
        condition = black_only(condition)
    try:
        data = Path(use.path).read_bytes()
    except OSError as error:
        raise PictureError(use.path, str(error)) from error
    if sha256(data).hexdigest() != use.digest:
        raise PictureError(use.path, "changed")
    try:
        image, source = open_picture(data, use, condition.ppi)
    except Exception as error:
        # Pillow's readers raise whatever their format trips over: OSError, SyntaxError, struct.error, KeyError …
        raise PictureError(use.path, repr(error)) from error
    if condition.screen:
        from .screen import to_screen

        return encoded(to_screen(_shown(image, use, condition), source, condition))
    return within_limit(to_press(_shown(image, use, condition), source, condition), condition)


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
    if picture.decode:
        entries["Decode"] = picture.decode
    return entries


def to_press(image: Image, source: bytes | None = None, condition: Condition | None = None) -> Image:
    """An opaque image, of mode 1, L, RGB, CMYK or LAB, in DeviceGray (L or 1) or in the inks of the press (CMYK).

    `source` is the profile that its file carries; without one, colour and grey are taken for sRGB, and
    CMYK for the press's own. What only black ink prints, black ink prints alone whatever the profile says.
    """
    from PIL import ImageChops, ImageCms

    condition = condition or newsprint()
    if image.mode == "1":
        return image
    if image.mode == "L":
        return mapped(image, list(_curve(condition, source, "L")))
    if image.mode == "LAB" and _is_neutral(image):
        image, source = _on_screen(image, None, condition), None
    if image.mode == "RGB" and _is_grey(image):
        return mapped(image.convert("L"), list(_curve(condition, source, "RGB")))
    if image.mode == "CMYK":
        if not _has_chromatic_ink(image):
            return ImageChops.invert(image.getchannel("K"))
        if not condition.black and (source is None or _same_profile(source, condition.profile)):
            return image
    if condition.black:
        return mapped(_on_screen(image, source, condition).convert("L"), list(_curve(condition, None, "L")))
    try:
        converted = ImageCms.applyTransform(image, transform(condition, source, image.mode))
    except (OSError, ImageCms.PyCMSError):
        # A profile that is broken, or belongs to another kind of image.
        if image.mode == "CMYK":
            return image
        converted = ImageCms.applyTransform(image, transform(condition, None, image.mode))
    assert converted is not None
    if image.mode == "CMYK":
        converted.paste(image, mask=_black_alone(image))
    return converted


def _is_neutral(image: Image) -> bool:
    """Whether no pixel of a LAB image has a colour: a* and b* have their zero at 128."""
    extremes: list[Any] = [plate.getextrema() for plate in image.split()[1:]]
    return all(127 <= least <= most <= 129 for least, most in extremes)


def _on_screen(image: Image, source: bytes | None, condition: Condition) -> Image:
    """An image of LAB, RGB or CMYK as sRGB has it; inks without a profile are those of the press."""
    from PIL import ImageCms

    if image.mode == "RGB" and source is None:
        return image
    own: Any = standard_profile("LAB") if image.mode == "LAB" else opened(source or condition.profile)
    try:
        made = ImageCms.applyTransform(image, ImageCms.buildTransform(own, standard_profile("sRGB"), image.mode, "RGB"))
    except (OSError, ImageCms.PyCMSError):
        # A profile that is broken, or belongs to another kind of image.
        return image.convert("RGB")
    assert made is not None
    return made


def _has_chromatic_ink(image: Image) -> bool:
    extremes: list[Any] = [plate.getextrema() for plate in image.split()[:3]]
    return any(most for _, most in extremes)


def _black_alone(image: Image) -> Image:
    """A mask of the pixels of a CMYK image that have no ink but black."""
    from PIL import ImageChops

    inks = reduce(ImageChops.lighter, image.split()[:3])
    return inks.point([255, *[0] * 255])


_UNIMPORTANT = ((4, 8), (24, 36), (40, 44), (48, 56), (80, 100))
"""Bytes of a profile's head that change nothing: which program and system made it, and when (ICC.1:2001-04, 6.1)."""


def _same_profile(one: bytes, other: bytes) -> bool:
    """Whether two profiles say the same, whoever wrote them."""
    if len(one) != len(other):
        return False

    def matter(profile: bytes) -> list[bytes]:
        edges = [0, *(edge for part in _UNIMPORTANT for edge in part), len(profile)]
        return [profile[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]

    return matter(one) == matter(other)


def within_limit(image: Image, condition: Condition) -> PressPicture:
    """An image of the press, encoded, with no more ink on any spot than the paper holds.

    A picture over the limit has its black rebuilt. JPEG blurs sums, so its result is read back and, where it comes out
    over the limit, made again from a picture that is farther under it.
    """
    made = encoded(image)
    if image.mode != "CMYK":
        return made
    limit = condition.ink_levels
    before = most_ink(image, unless_below=limit - _JPEG_NOISE)
    is_exact = made.filter != "/DCTDecode"
    if before <= limit and (is_exact or before < limit - _JPEG_NOISE or _ink_in_file(made) <= limit):
        return made
    inks, after, target = image, before, limit - (1 if is_exact else _JPEG_MARGIN)
    for quality in _QUALITIES:
        inks = rebuilt(image, condition, target)
        made = encoded(inks, quality)
        after = most_ink(inks) if made.filter != "/DCTDecode" else _ink_in_file(made)
        if after <= limit:
            break
        target -= 2 * (after - limit)
    if before <= limit:
        return made
    mean, most = difference(image, inks, condition, limit)
    return made._replace(ink=InkChange(_percent(before), _percent(after), round(mean, 1), round(most, 1)))


def _ink_in_file(made: PressPicture) -> int:
    """The most ink that a reader of the JPEG finds."""
    from PIL import Image

    with Image.open(BytesIO(made.data)) as read:
        return most_ink(read)


def _percent(levels: int) -> int:
    return -(-levels * 100 // 255)


def encoded(image: Image, quality: int = JPEG_QUALITY) -> PressPicture:
    """An image of the press in the encoding that suits it, which one look decides.

    Deflate is exact and wins for drawings and flat tints, which JPEG would ring around; JPEG wins for
    photographs, several times over.
    """
    if image.mode == "1" or _is_flat(image):
        return _deflated(image)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling=0)
    # Pillow writes CMYK the way Adobe does, inverted.
    decode = "[1 0 1 0 1 0 1 0]" if image.mode == "CMYK" else ""
    return PressPicture(
        image.width, image.height, _MODES[image.mode], 8, "/DCTDecode", buffer.getvalue(), decode=decode
    )


def _is_flat(image: Image) -> bool:
    """Whether most pixels are equal to their left neighbours."""
    from PIL import ImageChops

    if image.width == 1:
        return True
    sample = _sampled(image)
    right, left = sample.crop((1, 0, *sample.size)), sample.crop((0, 0, sample.width - 1, sample.height))
    greatest = reduce(ImageChops.lighter, ImageChops.difference(right, left).split())
    return greatest.histogram()[0] >= _FLAT * greatest.width * greatest.height


def _sampled(image: Image) -> Image:
    """Some rows of an image, from top to bottom."""
    from PIL import Image

    return image.resize((image.width, max(image.height // _LOOKED_AT, 1)), Image.Resampling.NEAREST)


def _shown(image: Image, use: PictureUse, condition: Condition) -> Image:
    """The part within the crop, at most as fine as the press prints; edges of drawings show twice as fine."""
    from PIL import Image

    left, top, right, bottom = use.crop
    box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
    ppi = condition.ppi * (_DRAWN if image.mode != "1" and _is_flat(image) else 1)
    size = _pixels(box[2] - box[0], use.width, ppi), _pixels(box[3] - box[1], use.height, ppi)
    if image.mode == "1" or (size[0] >= box[2] - box[0] and size[1] >= box[3] - box[1]):
        edges = [round(edge) for edge in box]
        edges[2], edges[3] = max(edges[2], edges[0] + 1), max(edges[3], edges[1] + 1)
        return image if tuple(edges) == (0, 0, *image.size) else image.crop((edges[0], edges[1], edges[2], edges[3]))
    resampled: Any = image
    return resampled.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _pixels(pixels: float, length: int, ppi: int) -> int:
    """How many of `pixels` along `length` sp are worth sending to a press that shows `ppi`."""
    finest = ppi * length / (72 * SP_PER_PT)
    return max(1, round(finest if pixels > finest * _TOLERANCE else pixels))


def _is_grey(image: Image) -> bool:
    """Whether no pixel of an RGB image has a colour; a few rows of most pictures tell that one has."""
    return _has_no_colour(_sampled(image)) and _has_no_colour(image)


def _has_no_colour(image: Image) -> bool:
    from PIL import ImageChops

    red, green, blue = image.split()
    limit = round(NEUTRAL * 255)
    pairs = ((red, green), (green, blue), (red, blue))
    differences: list[Any] = [ImageChops.difference(a, b).getextrema() for a, b in pairs]
    return all(most <= limit for _, most in differences)


def _curve(condition: Condition, source: bytes | None, mode: str) -> bytes:
    from PIL import ImageCms

    try:
        return black_curve(condition, source, mode)
    except (OSError, ImageCms.PyCMSError):
        return black_curve(condition)


def _deflated(image: Image) -> PressPicture:
    """Samples deflated as they are: over flat tints the filters of PNG make a file larger by a third."""
    bits = 1 if image.mode == "1" else 8
    data = zlib.compress(image.tobytes(), COMPRESSION)
    return PressPicture(image.width, image.height, _MODES[image.mode], bits, "/FlateDecode", data)
