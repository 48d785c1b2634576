"""Vector drawings for advertisements and standing art: filled shapes in printing inks, written as SVG or as PDF.

A ``Sheet`` is measured in millimetres from its upper left corner. Words are outlines of our own fonts, so a file needs
none; two runs give the same bytes. ``python editions/adverts.py`` and ``python -m tests.matter.adverts`` draw with it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parents[1] / "fonts"
SONG, KAI, BRUSH = "BaoSong-VF.ttf", "BaoKai-Regular.ttf", "BaoMaobi-Regular.ttf"

Ink = tuple[float, float, float, float]
K: Ink = (0, 0, 0, 1)
WHITE: Ink = (0, 0, 0, 0)
BLUE: Ink = (0.9, 0.6, 0, 0.1)
PALE: Ink = (0.12, 0.04, 0, 0)
RED: Ink = (0, 0.95, 0.9, 0.05)
GOLD: Ink = (0, 0.25, 0.8, 0.1)
GREEN: Ink = (0.75, 0.05, 0.8, 0.2)
CREAM: Ink = (0, 0.03, 0.12, 0)

Step = tuple[str, tuple[float, ...]]


@cache
def face(name: str, weight: int) -> Any:
    font = TTFont(FONTS / name)
    return instantiateVariableFont(font, {"wght": weight}) if "fvar" in font else font


class Sheet:
    """A drawing in mm from its upper left corner: shapes of one ink each, later ones over earlier ones."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.shapes: list[tuple[Ink, list[Step]]] = []

    def path(self, ink: Ink, steps: list[Step]) -> None:
        self.shapes.append((ink, steps))

    def rect(self, x: float, y: float, w: float, h: float, ink: Ink) -> None:
        self.polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], ink)

    def frame(self, inset: float, thick: float, ink: Ink) -> None:
        w, h = self.width - 2 * inset, self.height - 2 * inset
        self.rect(inset, inset, w, thick, ink)
        self.rect(inset, inset + h - thick, w, thick, ink)
        self.rect(inset, inset, thick, h, ink)
        self.rect(inset + w - thick, inset, thick, h, ink)

    def polygon(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        steps: list[Step] = [("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ())]
        self.path(ink, steps)

    def disc(self, x: float, y: float, r: float, ink: Ink, squeeze: float = 1.0) -> None:
        k, ry = 0.5523, r * squeeze
        self.path(ink, [
            ("M", (x - r, y)), ("C", (x - r, y - k * ry, x - k * r, y - ry, x, y - ry)),
            ("C", (x + k * r, y - ry, x + r, y - k * ry, x + r, y)),
            ("C", (x + r, y + k * ry, x + k * r, y + ry, x, y + ry)),
            ("C", (x - k * r, y + ry, x - r, y + k * ry, x - r, y)), ("Z", ()),
        ])  # fmt: skip

    def words(
        self, text: str, x: float, y: float, size: float, ink: Ink = K, *, font: str = "BaoHei-VF.ttf",
        weight: int = 700, align: str = "left", gap: float = 0.0,
    ) -> float:  # fmt: skip
        """A line of `size` mm, its baseline at `y`; gives its width."""
        one = face(font, weight)
        glyphs, scale = one.getGlyphSet(), size / one["head"].unitsPerEm
        names = [one.getBestCmap()[ord(char)] for char in text]
        width = sum(glyphs[name].width * scale + gap for name in names) - gap
        x -= {"left": 0.0, "center": width / 2, "right": width}[align]
        for name in names:
            self.path(ink, _outline(glyphs, name, x, y, scale))
            x += glyphs[name].width * scale + gap
        return width

    def svg(self) -> str:
        rows = [
            f'<path fill="device-cmyk({" ".join(f"{part:g}" for part in ink)})" d="'
            + " ".join(letter + ",".join(f"{n:.3f}".rstrip("0").rstrip(".") for n in at) for letter, at in steps)
            + '"/>'
            for ink, steps in self.shapes
            if steps
        ]
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}mm" height="{self.height:g}mm" '
            f'viewBox="0 0 {self.width:g} {self.height:g}">'
        )
        return "\n".join([head, *rows, "</svg>\n"])

    def pdf(self) -> bytes:
        mm = 72 / 25.4
        content = [f"{mm:.6f} 0 0 -{mm:.6f} 0 {self.height * mm:.3f} cm"]
        for ink, steps in self.shapes:
            content.append(" ".join(f"{part:g}" for part in ink) + " k")
            content += [" ".join([*(f"{n:.3f}" for n in at), _OPERATORS[letter]]) for letter, at in steps]
            content.append("f" if steps else "")
        return _pdf("\n".join(content).encode(), self.width * mm, self.height * mm)


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _outline(glyphs: Any, name: str, x: float, y: float, scale: float) -> list[Step]:
    pen: Any = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    steps: list[Step] = []
    at = (0.0, 0.0)

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return x + point[0] * scale, y - point[1] * scale

    for operator, points in pen.value:
        if operator in ("moveTo", "lineTo"):
            at = points[0]
            steps.append(("M" if operator == "moveTo" else "L", place(at)))
        elif operator == "curveTo":
            at = points[-1]
            steps.append(("C", tuple(n for point in points for n in place(point))))
        elif operator == "qCurveTo":
            ends = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(points[:-1])]
            for control, end in zip(points[:-1], [*ends, points[-1]], strict=True):
                one = tuple(s + 2 / 3 * (c - s) for s, c in zip(at, control, strict=True))
                two = tuple(e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True))
                steps.append(("C", (*place(one), *place(two), *place(end))))  # type: ignore[arg-type]
                at = end
        else:
            steps.append(("Z", ()))
    return steps


def _pdf(content: bytes, width: float, height: float) -> bytes:
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.3f} {height:.3f}]/TrimBox[0 0 {width:.3f} {height:.3f}]"
        "/Resources<<>>/Contents 4 0 R>>".encode(),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    out, places = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
