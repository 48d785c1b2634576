"""Picture files: upright size, mode and digest from the header, and where they are transparent.

The one place that reads pictures before setting.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from math import ceil
from os.path import splitext
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.color import linear
from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from ..base.reads import is_file, names_in, read_bytes, read_digested
from .model import PictureFile
from .picture_checks import FORMATS, is_short_webp, kind_of, oddities, pixels_named, why_unusable
from .source import near_files

if TYPE_CHECKING:
    from PIL.Image import Image

EXTENSIONS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp", ".jp2")
_SAMPLED = 512
"""Pixels to which a JPEG may be brought down while it is decoded, where only its tone is asked for."""
_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)
"""The tag of Exif that tells how a picture lies in its file, and its values for one that lies on its side."""
_CELLS = 96
"""Cells a side of the raster in which the transparent parts of a picture are kept: finer than lines of text."""
_MOST_MASKED = 60_000_000
"""Pixels beyond which a picture is not looked through for transparent parts."""


_MOST_INSPECTED = 512
_INSPECTED: dict[tuple[Path, str, str, Span, str], Outcome[PictureFile | None]] = {}
"""What was found in pictures, by path and digest."""


def find_picture(folder: Path, name: str, typed: str) -> Path | None:
    """The file `typed`, or the one called `name` with a known extension; None when there is none."""
    if typed:
        for path in (folder / typed, folder.parent / typed):
            if is_file(path):
                return path
        return None
    try:
        files = [(splitext(file), file) for file in names_in(folder)]
    except OSError:
        return None
    found = {end.lower(): file for (stem, end), file in reversed(files) if stem == name}
    best = min(found.keys() & {*EXTENSIONS}, key=EXTENSIONS.index, default=None)
    return None if best is None else folder / found[best]


@lru_cache(maxsize=64)
def mean_luminance(path: str, digest: str, box: tuple[float, float, float, float]) -> float | None:
    """Mean relative luminance, from 0 to 1, of the part of a picture file that `box` cuts out, in fractions.

    None where the file can't be read any more. `digest` tells versions of the file apart.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(read_bytes(Path(path)))) as file:
                file.draft("L", (_SAMPLED, _SAMPLED))
                image = ImageOps.exif_transpose(file)
                width, height = image.size
                left, top = int(box[0] * width), int(box[1] * height)
                right, bottom = max(ceil(box[2] * width), left + 1), max(ceil(box[3] * height), top + 1)
                counts = image.convert("L").crop((left, top, right, bottom)).histogram()
    except Exception:
        # Pillow's readers raise whatever their format trips over: OSError, SyntaxError, struct.error, KeyError …
        return None
    total = sum(counts)
    return round(sum(count * linear(level / 255) for level, count in enumerate(counts)) / max(total, 1), 4)


def _other_format(folder: Path, name: str) -> str:
    """A file that is called like the picture but is of a kind that can't be set; "" when there is none."""
    try:
        return next((file for file in sorted(names_in(folder)) if Path(file).stem == name), "")
    except OSError:
        return ""


def read_picture(folder: Path, name: str, typed: str, place: Span, page: str = "") -> Outcome[PictureFile | None]:
    """What the file of picture `name` in `folder` is; None with the reason when it can't be used."""
    path = find_picture(folder, name, typed)
    if path is None:
        other = None if typed else _other_format(folder, name)
        if other:
            return Outcome(None, (diagnostic("image/unreadable", place, page=page, picture=name, file=other, kind=""),))
        wanted = typed or f"{name}.jpg"
        near = near_files(folder / wanted)
        return Outcome(None, (diagnostic("image/missing", place, page=page, picture=name, file=wanted, near=near),))
    try:
        data, digest = read_digested(path)
    except OSError:
        return Outcome(None, (diagnostic("image/unreadable", place, page=page, picture=name, file=path.name, kind=""),))
    key = (path, digest, name, place, page)
    found = _INSPECTED.pop(key, None) or inspect_picture(path, data, name, place, page)
    # The newest last: who reads an edition again after every stroke decodes no picture twice.
    _INSPECTED[key] = found
    if len(_INSPECTED) > _MOST_INSPECTED:
        del _INSPECTED[next(iter(_INSPECTED))]
    return found


def inspect_picture(path: Path, data: bytes, name: str, place: Span, page: str = "") -> Outcome[PictureFile | None]:
    """What `data`, the bytes of `path`, hold: told by themselves, not by the name of the file."""
    from PIL import Image

    def told(code: str, **values: object) -> Diagnostic:
        return diagnostic(code, place, page=page, picture=name, file=path.name, **values)

    if not data:
        return Outcome(None, (told("image/empty"),))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                kind, mode, (width, height) = image.format or "", image.mode, image.size
                # Looking for Exif in a PNG without any would decode all of it.
                if (kind != "PNG" or b"eXIf" in data) and image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                    width, height = height, width
                fault = why_unusable(image, data)
                mask = _mask(image) if not fault and _may_be_transparent(image) else ()
                notes = () if fault else tuple(oddities(image))
    except Image.DecompressionBombError as error:
        most = round(2 * (Image.MAX_IMAGE_PIXELS or 0) / 1e6)
        return Outcome(None, (told("image/too-large", pixels=pixels_named(error), most=most),))
    except Exception:
        # Pillow's readers raise whatever their format trips over: OSError, SyntaxError, struct.error, KeyError …
        cut = is_short_webp(data)
        return Outcome(None, (told("image/truncated") if cut else told("image/unreadable", kind=kind_of(data)),))
    if fault:
        return Outcome(None, (told(fault.code, **dict(fault.values)),))
    found = tuple(told(note.code, **dict(note.values)) for note in notes)
    return Outcome(PictureFile(path, sha256(data).hexdigest(), width, height, mode, kind, mask), found)


def _may_be_transparent(image: Image) -> bool:
    return image.width * image.height <= _MOST_MASKED and image.has_transparency_data


def _mask(image: Image) -> tuple[bytes, ...]:
    """How opaque a picture is, upright, in a raster of at most `_CELLS` cells a side; () where all of it is."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image).convert("RGBA").getchannel("A")
    if upright.getextrema() == (255, 255):
        return ()
    size = min(upright.width, _CELLS), min(upright.height, _CELLS)
    coarse = upright.resize(size, Image.Resampling.BOX)
    data, width = coarse.tobytes(), coarse.width
    return tuple(data[start : start + width] for start in range(0, len(data), width))
