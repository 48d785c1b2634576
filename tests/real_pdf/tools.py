"""Programs that look at written files with other eyes; a test whose program is absent is skipped, visibly."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps, ImageStat

from layout.base.units import SP_PER_PT
from layout.display.items import Artwork, DisplayPage, Outline, Picture

RESOLUTION = 150


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip a test unless these programs are installed."""
    absent = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(absent), reason=f"not installed: {', '.join(absent)}")


def output(*command: str | Path) -> str:
    """What a program prints; a program that fails fails the test."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace")


def drawn_by_pdfium(data: bytes, page: int = 0, resolution: int = RESOLUTION) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        one: Any = document[page]
        return one.render(scale=resolution / 72).to_pil().convert("L")
    finally:
        document.close()


def drawn_by_poppler(path: Path, resolution: int = RESOLUTION) -> Image.Image:
    command = ["pdftoppm", "-r", str(resolution), "-gray", "-singlefile", str(path)]
    return Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("L")


def drawn_by_mupdf(path: Path, resolution: int = RESOLUTION) -> Image.Image:
    command = ["mutool", "draw", "-q", "-r", str(resolution), "-c", "gray", "-F", "png", "-o", "-", str(path), "1"]
    return Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two drawings after a blur of 2 px, as a share of full black.

    Each renderer has its own grey for black ink on a screen; each drawing's darkest counts as black.
    """
    size = min(one.width, other.width), min(one.height, other.height)
    assert abs(one.width - other.width) <= 1
    assert abs(one.height - other.height) <= 1
    levelled = [ImageOps.autocontrast(image.crop((0, 0, *size))) for image in (one, other)]
    blurred = [image.filter(ImageFilter.GaussianBlur(2)) for image in levelled]
    return ImageStat.Stat(ImageChops.difference(*blurred)).mean[0] / 255


def _boxes(
    page: DisplayPage, kinds: tuple[type[Picture] | type[Artwork], ...], resolution: int
) -> list[tuple[int, int, int, int]]:
    """Where items of some kinds stand on a drawing."""
    scale = resolution / 72 / SP_PER_PT
    items = (item for group in page.groups for item in group.items if isinstance(item, Picture | Artwork))
    rects = (item.rect for item in items if isinstance(item, kinds))
    edges = ([edge + page.bleed for edge in (rect.x, rect.y, rect.right, rect.bottom)] for rect in rects)
    return [(round(x * scale), round(y * scale), round(r * scale), round(b * scale)) for x, y, r, b in edges]


def _inked(page: DisplayPage, resolution: int) -> Iterator[tuple[int, int, int, int]]:
    """Where shapes in coloured inks stand, as a drawn advertisement has them: the box of all their points."""
    scale = resolution / 72 / SP_PER_PT
    for outline in (item for group in page.groups for item in group.items if isinstance(item, Outline)):
        if outline.color.space == "cmyk" and any(outline.color.components[:3]):
            steps = [[round((int(n) + page.bleed) * scale) for n in step[1:]] for step in outline.path]
            across = [n for step in steps for n in step[0::2]]
            down = [n for step in steps for n in step[1::2]]
            yield min(across), min(down), max(across), max(down)


def _drawn(path: Path, resolution: int) -> tuple[Image.Image, Image.Image, Image.Image]:
    pdfium = drawn_by_pdfium(path.read_bytes(), resolution=resolution)
    return pdfium, drawn_by_poppler(path, resolution), drawn_by_mupdf(path, resolution)


def agree(path: Path, page: DisplayPage, resolution: int = RESOLUTION) -> float:
    """The largest difference between what three renderers draw of page 1 of a file, which shows `page`.

    But for pictures, artwork and drawings in inks: each makes colours of the press into greys of the screen by a way of
    its own. Drawn
    at twice the resolution and reduced, since on a whole page of small type each renderer's own smoothing of edges
    would count for more than what it draws.
    """
    drawn = _drawn(path, 2 * resolution)
    for image in drawn:
        for box in [*_boxes(page, (Picture, Artwork), 2 * resolution), *_inked(page, 2 * resolution)]:
            ImageDraw.Draw(image).rectangle(box, fill=255, outline=255, width=4)
    return _most_apart([image.reduce(2) for image in drawn])


def artwork_agrees(path: Path, page: DisplayPage, resolution: int = RESOLUTION) -> float:
    """The same for the edges that are seen in the artwork of a page: where there is something, whatever its grey."""
    drawn = _drawn(path, 2 * resolution)
    (box,) = _boxes(page, (Artwork,), 2 * resolution)
    edges = [ImageOps.autocontrast(one.crop(box)).filter(ImageFilter.FIND_EDGES) for one in drawn]
    return _most_apart([image.reduce(2) for image in edges])


def _most_apart(drawn: list[Image.Image]) -> float:
    one, other, third = drawn
    return max(difference(one, other), difference(one, third), difference(other, third))


def separations(path: Path, folder: Path, resolution: int = RESOLUTION) -> dict[str, Image.Image]:
    """The plates of page 1 by the name of their ink, ink being 255."""
    output(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{resolution}",
        f"-sOutputFile={folder}/page.tif", path,
    )  # fmt: skip
    plates: dict[str, Image.Image] = {}
    for file in sorted(folder.glob("page(*).tif")):
        with Image.open(file) as plate:
            plates[file.stem[len("page(") : -1]] = ImageChops.invert(plate.convert("L"))
    return plates
