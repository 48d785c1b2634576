"""What is odd about a picture file: broken off, of a kind that can't be printed, or holding more than one picture."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "JPEG2000")
"""Kinds of files that are tried, whatever a file is called. Others that Pillow knows run programs or have no pixels."""

_ENDS = {"JPEG": b"\xff\xd9", "MPO": b"\xff\xd9", "JPEG2000": b"\xff\xd9", "PNG": b"IEND", "GIF": b"\0\x3b"}
"""What the last bytes of a whole file hold; a file that broke off on the way has none."""
_TAIL = 4096
_SPACES = {
    "L": b"GRAY", "LA": b"GRAY", "I;16": b"GRAY", "P": b"RGB ", "RGB": b"RGB ", "RGBA": b"RGB ", "CMYK": b"CMYK",
    "LAB": b"Lab ",
}  # fmt: skip
"""Pillow's mode → the colours that a profile for it is of (ICC.1:2001-04, 6.1.5)."""

_DEEPEST = 16
"""Bits a value: deeper files hold measurements, and don't say which value is white."""
_BITS, _NEW_SUBFILE, _OFFSETS, _COUNTS = 258, 254, (273, 324), (279, 325)
"""Tags of TIFF: bits a value; what a page is for; where its strips or tiles begin, and their lengths."""
_REDUCED = 1
"""Set in the subfile type of a page that repeats another in small."""

_KINDS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb".{4}ftyp(hei[cfmsx]|hev[cmsx]|mif1|msf1)", re.DOTALL), "HEIC"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "AVIF"),
    (re.compile(rb".{4}ftyp", re.DOTALL), "MP4"),
    (re.compile(rb"8BPS"), "PSD"),
    (re.compile(rb"%PDF-"), "PDF"),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), "EPS"),
    (re.compile(rb"\s*<(\?xml|svg|!DOCTYPE svg)"), "SVG"),
    (re.compile(rb"\s*<(!DOCTYPE|html)", re.IGNORECASE), "HTML"),
    (re.compile(rb"PK\x03\x04"), "ZIP"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "Word"),
    (re.compile(rb"II\x2a\x00\x10\x00\x00\x00CR|FUJIFILM|II\x55\x00"), "RAW"),
)


class Oddity(NamedTuple):
    """A message about a file, and what it says besides the names."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


def is_short_webp(data: bytes) -> bool:
    """Whether bytes are the beginning of a longer WebP file, which its reader does not open at all."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP" and int.from_bytes(data[4:8], "little") + 8 > len(data)


def kind_of(data: bytes) -> str:
    """What a file is that is no picture, by its first bytes; "" for what nobody knows."""
    return next((kind for pattern, kind in _KINDS if pattern.match(data)), "")


def pixels_named(error: Exception) -> int:
    """How many pixels Pillow says that a file has which it refuses to open, in millions."""
    found = re.search(r"\d+", str(error))
    return round(int(found[0]) / 1e6) if found else 0


def why_unusable(image: Image, data: bytes) -> Oddity | None:
    """Why an open picture can't be printed; None when it can."""
    if not image.width or not image.height:
        return Oddity("image/unreadable")
    if (bits := _depth(image)) > _DEEPEST:
        return Oddity("image/too-deep", (("bits", bits),))
    if _seems_cut(image, data) and not _decodes(image):
        return Oddity("image/truncated")
    return None


def oddities(image: Image) -> Iterator[Oddity]:
    """What should be known of a picture that can be printed. Leaves the file at its first picture."""
    if image.format != "MPO" and (count := _pictures(image)) > 1:
        yield Oddity("image/first-only", (("count", count),))
    profile: Any = image.info.get("icc_profile")
    wanted = _SPACES.get(image.mode)
    if profile and wanted:
        if not _is_profile(profile):
            yield Oddity("image/bad-profile")
        elif (space := profile[16:20]) != wanted:
            yield Oddity("image/other-profile", (("space", _written(space)), ("wanted", _written(wanted))))


def _is_profile(data: bytes) -> bool:
    """Whether bytes are a profile that colours can be converted by."""
    from PIL import ImageCms

    try:
        ImageCms.ImageCmsProfile(BytesIO(data))
    except (OSError, ImageCms.PyCMSError):
        return False
    return data[36:40] == b"acsp"


def _written(space: bytes) -> str:
    return space.decode("ascii", "replace").strip()


def _depth(image: Image) -> int:
    if image.mode == "F" or (image.mode == "I" and image.format != "PNG"):
        return 32
    bits: Any = _tags(image).get(_BITS, (8,))
    return max(bits) if isinstance(bits, tuple) else int(bits)


def _tags(image: Image) -> Any:
    return getattr(image, "tag_v2", {})


def _pictures(image: Image) -> int:
    """How many pictures a file holds: frames of an animation, pages of a TIFF; copies in small don't count."""
    if not getattr(image, "is_animated", False):
        return 1
    count = int(getattr(image, "n_frames", 1))
    if image.format == "TIFF":
        count = sum(_is_whole_page(image, number) for number in range(count))
        image.seek(0)
    return count


def _is_whole_page(image: Image, number: int) -> bool:
    image.seek(number)
    return not _tags(image).get(_NEW_SUBFILE, 0) & _REDUCED


def _seems_cut(image: Image, data: bytes) -> bool:
    kind = image.format or ""
    if kind in _ENDS:
        return _ENDS[kind] not in data[-_TAIL:]
    return kind in _SHORT and _SHORT[kind](image, data)


def _is_short_bmp(image: Image, data: bytes) -> bool:
    return struct.unpack_from("<I", data, 2)[0] > len(data)


def _is_short_tiff(image: Image, data: bytes) -> bool:
    tags = _tags(image)
    for offsets, counts in zip(_OFFSETS, _COUNTS, strict=True):
        pieces = zip(tags.get(offsets, ()), tags.get(counts, ()), strict=False)
        if any(offset + count > len(data) for offset, count in pieces):
            return True
    return False


_SHORT: dict[str, Callable[[Image, bytes], bool]] = {
    "BMP": _is_short_bmp, "TIFF": _is_short_tiff,
}  # fmt: skip


def _decodes(image: Image) -> bool:
    """Whether a picture can be read to its end, whatever stands after it: phones append films to photographs."""
    try:
        image.load()
    except Exception:
        # Pillow's readers raise whatever their format trips over: OSError, SyntaxError, struct.error, KeyError …
        return False
    return True
