"""Pictures and PDFs of a page as a browser takes them, in the colours of the press."""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..base.units import SP_PER_PT
from ..display.items import Artwork
from ..pdf.fragment import PictureUse
from ..pdf.pictures import PressPicture, press_picture
from ..pdf.press import Condition
from .colours import on_screen

_QUALITY = 88
_PPI = 200
"""What a PDF is drawn at: a page at 200 % on a usual screen."""
_MOST = 64
"""Files kept ready in memory; each is some 100 kB."""

# pdfium may be called from one thread at a time only.
_PDFIUM = threading.Lock()


class File(NamedTuple):
    """What a browser fetches: an image and its format."""

    data: bytes
    format: Literal["jpeg", "png"]


class Pictures:
    """Files for the browser, made when they are first asked for."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, File] = OrderedDict()
        self._lock = threading.Lock()

    def picture(self, name: str, use: PictureUse, condition: Condition) -> File:
        """A picture as it is printed. Raises PictureError when its file is not what was checked any more."""
        return self._kept(name, lambda: _screen_file(press_picture(use, condition), condition))

    def artwork(self, name: str, item: Artwork) -> File:
        """Page 1 of a PDF. Raises OSError when its file is not what was checked any more, or can't be drawn."""
        return self._kept(name, lambda: _drawn(item))

    def _kept(self, name: str, make: Callable[[], File]) -> File:
        with self._lock:
            found = self._made.get(name)
        if found is None:
            found = make()
            with self._lock:
                self._made[name] = found
                if len(self._made) > _MOST:
                    self._made.popitem(last=False)
        return found


def _screen_file(made: PressPicture, condition: Condition) -> File:
    """A picture of a print file, seen on a screen."""
    from PIL import Image

    mode = {"/DeviceCMYK": "CMYK", "/DeviceGray": "1" if made.bits == 1 else "L"}[made.space]
    if made.filter == "/DCTDecode":
        with Image.open(BytesIO(made.data)) as file:
            image: Image.Image = file.copy()
    else:
        image = Image.frombytes(mode, (made.width, made.height), zlib.decompress(made.data))
    shown = on_screen(image, condition)
    buffer = BytesIO()
    if made.filter == "/DCTDecode":
        shown.save(buffer, "JPEG", quality=_QUALITY, subsampling=0)
        return File(buffer.getvalue(), "jpeg")
    shown.save(buffer, "PNG", compress_level=1)
    return File(buffer.getvalue(), "png")


def _drawn(item: Artwork) -> File:
    import pypdfium2

    data = Path(item.path).read_bytes()
    if sha256(data).hexdigest() != item.digest:
        raise OSError(f"changed: {item.path}")
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
            try:
                page: Any = document[0]
                if item.trimmed:
                    page.set_cropbox(*page.get_trimbox())
                scale = _PPI / 72 * (item.rect.width / SP_PER_PT) / max(page.get_width(), 1.0)
                image = page.render(scale=scale).to_pil()
            finally:
                document.close()
        except pypdfium2.PdfiumError as error:
            raise OSError(f"{error}: {item.path}") from error
    buffer = BytesIO()
    image.convert("L" if item.gray else "RGB").save(buffer, "PNG", compress_level=1)
    return File(buffer.getvalue(), "png")
