"""Pages as pictures, and what differs between two: the share of their pixels, and boxes round them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 110
_NOTICED = 40
"""Of 255: a pixel that differs by no more is taken for the same."""
_CELL = 12
"""Pixels of a side of the cells that differences are gathered in."""


class Box(NamedTuple):
    """A rectangle as shares of the width and height of its page."""

    x: float
    y: float
    width: float
    height: float


class PixelDiff(NamedTuple):
    """How far two pages differ: the share of pixels from 0 to 1, and boxes round those, the largest first."""

    share: float
    boxes: tuple[Box, ...]


def page_count(data: bytes) -> int:
    """The pages of a PDF. Raises ValueError for what is none."""
    document = _opened(data)
    try:
        return len(document)
    finally:
        document.close()


def page_text(data: bytes, number: int) -> str:
    """The text of a page of a PDF in one line; a line's end counts as a space between Latin words alone."""
    document = _opened(data)
    try:
        text = document[number].get_textpage().get_text_range()
    finally:
        document.close()
    pieces = text.replace("\ufffe", "-").replace("\r", "").split("\n")
    joined = pieces[0]
    for piece in pieces[1:]:
        is_latin = joined[-1:].isascii() and piece[:1].isascii() and joined[-1:].strip() and piece[:1].strip()
        joined += (" " if is_latin else "") + piece
    return joined


def picture_of(data: bytes, number: int = 0, dpi: int = DPI) -> Image:
    """A page of a PDF as a picture. Raises ValueError for what is none."""
    document = _opened(data)
    try:
        page: Any = document[number]
        return page.render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


def compare_pictures(one: Image, other: Image) -> PixelDiff:
    """What differs between two pictures; they are laid on each other at the top left."""
    from PIL import Image, ImageChops

    size = (max(one.width, other.width), max(one.height, other.height))
    padded: list[Any] = []
    for picture in (one, other):
        paper = Image.new("RGB", size, "white")
        paper.paste(picture, (0, 0))
        padded.append(paper)
    red, green, blue = ImageChops.difference(*padded).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    mask = most.point([0] * (_NOTICED + 1) + [255] * (255 - _NOTICED))
    share = mask.histogram()[255] / (size[0] * size[1])
    boxes = sorted(_boxes(mask), key=lambda box: (-box.width * box.height, box.y, box.x))
    return PixelDiff(share, tuple(boxes))


def webp(picture: Image) -> bytes:
    """A picture for a page of HTML."""
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=72, method=4)
    return buffer.getvalue()


def _boxes(mask: Image) -> Iterator[Box]:
    """Boxes round cells with differences that touch each other."""
    width, height = mask.size
    coarse = mask.reduce(_CELL)
    across, data = coarse.width, coarse.tobytes()
    left = {n for n, value in enumerate(data) if value}
    while left:
        todo = [left.pop()]
        cells: list[int] = []
        while todo:
            cell = todo.pop()
            cells.append(cell)
            x, y = cell % across, cell // across
            near = {(y + dy) * across + x + dx for dy in (-1, 0, 1) for dx in (-1, 0, 1) if 0 <= x + dx < across}
            touched = near & left
            left -= touched
            todo += touched
        xs, ys = [cell % across for cell in cells], [cell // across for cell in cells]
        x0, y0 = min(xs) * _CELL, min(ys) * _CELL
        x1, y1 = min((max(xs) + 1) * _CELL, width), min((max(ys) + 1) * _CELL, height)
        yield Box(x0 / width, y0 / height, (x1 - x0) / width, (y1 - y0) / height)


def _opened(data: bytes):
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
