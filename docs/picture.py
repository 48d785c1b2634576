"""Draw the pictures in the read-me, `docs/page.png` and others: `python docs/picture.py FRONT TRUCK TABLES ADVERTS`."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

WIDTH = 1200
"""Pixels of the page's trim; the bleed is cut away."""


def draw(pdf: Path, png: Path) -> None:
    """Draw the first page of `pdf` to its trim."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        page.set_cropbox(*page.get_trimbox())
        scale = WIDTH / page.get_width()
        page.render(scale=scale).to_pil().convert("RGB").quantize(64).save(png, optimize=True)


if __name__ == "__main__":
    for print_file, name in zip(sys.argv[1:], ("page.png", "truck.png", "tables.png", "adverts.png"), strict=True):
        draw(Path(print_file), Path(__file__).with_name(name))
