"""Advertisements and standing art of the test edition, drawn here: ``python tests/matter/adverts.py``.

Every one is a sheet of filled shapes in printing inks, with its words as outlines of our own fonts, written as SVG or
as PDF; one is a TIFF. Two runs give the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "fonts"
LINE = 350 / 86
"""One line of the grid of a tabloid page, in mm."""
ONE, TWO, FOUR = 53.98, 111.13, 225.43
"""Widths of one, two and four columns, in mm."""

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


SONG, KAI, BRUSH = "BaoSong-VF.ttf", "BaoKai-Regular.ttf", "BaoMaobi-Regular.ttf"


def bank() -> Sheet:
    """河口农商行: waves under a rising disc, a rate in large figures."""
    s = Sheet(FOUR, 26 * LINE)
    s.rect(0, 1.5, s.width, s.height - 3, PALE)
    s.disc(202, 60, 20, GOLD)
    for n, ink in enumerate(((0.35, 0.15, 0, 0), (0.6, 0.35, 0, 0), BLUE)):
        top = 62 + 11 * n
        points = [(x, top + 4 * sin(x / 17 + 1.7 * n)) for x in range(0, 226, 3)]
        s.polygon([*points, (s.width, points[-1][1]), (s.width, s.height - 1.5), (0, s.height - 1.5)], ink)
    s.words("大河涨水", 12, 31, 17, BLUE, font=SONG, weight=900, gap=1.2)
    s.words("小家有余", 12, 51, 17, BLUE, font=SONG, weight=900, gap=1.2)
    s.words("三年期“渡口存单”", 106, 28, 7, K, weight=600)
    rate = s.words("2.35", 106, 50, 21, RED, weight=900)
    s.words("%", 107.5 + rate, 50, 11, RED, weight=900)
    s.words("年利率", 122 + rate, 50, 5, K, weight=500)
    s.words("河口农商行", 12, 97, 9.5, WHITE, weight=900, gap=0.6)
    s.words("28家网点  周六照常  客服 0000-5550166", 70, 96.2, 5, WHITE, weight=500)
    return s


def noodle() -> Sheet:
    """南堤面馆: a bowl and chopsticks."""
    s = Sheet(TWO, 22 * LINE)
    s.rect(0, 1.5, s.width, s.height - 3, CREAM)
    s.frame(3, 0.7, RED)
    x, y = 77, 55
    for n in range(7):
        s.disc(x - 18 + 6 * n, y - 3 - 3.2 * sin(pi * n / 6), 4.6, (0, 0.1, 0.45, 0.03))
    s.path(RED, [("M", (x - 27, y)), ("C", (x - 25, y + 24, x + 25, y + 24, x + 27, y)), ("Z", ())])
    s.rect(x - 9, y + 16.4, 18, 3.4, RED)
    s.polygon([(x - 4, y - 2), (x - 2.6, y - 2), (x + 23, y - 34), (x + 22, y - 35)], K)
    s.polygon([(x + 2, y - 2), (x + 3.4, y - 2), (x + 29, y - 32), (x + 28, y - 33)], K)
    s.words("南堤面馆", 11, 29, 15, RED, font=BRUSH, weight=400, gap=0.4)
    s.words("一碗汤熬到天亮", 11.5, 41, 5.4, K, font=KAI, weight=400)
    s.words("鳝丝面 18元", 11.5, 56, 4.4, K, weight=500)
    s.words("雪菜肉丝面 12元", 11.5, 63, 4.4, K, weight=500)
    s.words("早5时至午2时", 11.5, 70, 4.4, K, weight=500)
    s.words("南堤路41号  0000-5550119", 11.5, 81, 4.6, K, weight=700)
    return s


def theatre() -> Sheet:
    """河口剧场: a curtain drawn to both sides."""
    s = Sheet(TWO, 22 * LINE)
    s.rect(0, 1.5, s.width, s.height - 3, (0, 0, 0, 0.92))
    for side in (-1, 1):
        edge, wide, foot = (0 if side < 0 else s.width), 4.4, s.height - 1.5
        for n in range(5):
            near, far = edge - side * n * wide, edge - side * (n + 1) * wide
            tone: Ink = (0, 0.95, 0.85, 0.08 + 0.14 * (n % 2))
            s.polygon(
                [(near, 1.5), (far, 1.5), (far, foot - 22 + 4.4 * (4 - n)), (near, foot - 22 + 4.4 * (5 - n))], tone
            )
    s.disc(s.width / 2, 79, 34, (0, 0.15, 0.5, 0.35), 0.16)
    s.words("渡口夜话", s.width / 2, 40, 15, GOLD, font=KAI, weight=400, align="center", gap=1)
    s.words("四幕话剧", s.width / 2, 20, 5, WHITE, weight=500, align="center", gap=1.5)
    s.words("11月27日至29日  19时30分", s.width / 2, 54, 5, WHITE, weight=700, align="center")
    s.words("河口剧场  票价60元至180元", s.width / 2, 62, 4.2, WHITE, weight=500, align="center")
    s.words("售票 0000-5550177", s.width / 2, 81.2, 4.2, K, weight=900, align="center")
    return s


def house() -> Sheet:
    """A letting agent's: a house, a key."""
    s = Sheet(ONE, 18 * LINE)
    s.rect(0, 1.5, s.width, s.height - 3, GREEN)
    s.frame(3, 0.5, WHITE)
    s.polygon([(12, 28), (27, 15), (42, 28), (38, 28), (38, 41), (16, 41), (16, 28)], WHITE)
    s.rect(24, 31, 6, 10, GREEN)
    s.words("东堤安居", 27, 52, 8, WHITE, weight=900, align="center", gap=0.4)
    s.words("租房只收一次钱", 27, 59.5, 4.2, WHITE, weight=500, align="center")
    s.words("0000-5550144", 27, 66.6, 4.6, WHITE, weight=700, align="center")
    return s


def public() -> Sheet:
    """A public-service advertisement: keep the river."""
    s = Sheet(TWO, 17 * LINE)
    s.rect(0, 1.5, s.width, s.height - 3, PALE)
    for n in range(4):
        points = [(x, 42 + 6 * n + 2 * cos(x / 9 + n)) for x in (*range(0, 111, 2), TWO)]
        s.polygon([*points, (s.width, s.height - 1.5), (0, s.height - 1.5)], (0.2 + 0.2 * n, 0.1 * n, 0, 0))
    s.path(WHITE, [("M", (70, 44)), ("L", (100, 44)), ("C", (97, 52, 76, 52, 70, 44)), ("Z", ())])
    s.polygon([(84, 42.4), (84, 16), (99, 42.4)], WHITE)
    s.polygon([(82.6, 42.4), (82.6, 21), (73, 42.4)], (0.1, 0, 0, 0.1))
    s.words("河里少一个瓶子", 9, 22, 8.2, BLUE, font=SONG, weight=900)
    s.words("江上多一只白鹭", 9, 34, 8.2, BLUE, font=SONG, weight=900)
    return s


def clock_repair() -> Image.Image:
    """A watchmaker's, as the scan that he brought: black on white, at 300 ppi."""
    wide, high = round(ONE / 25.4 * 300), round(18 * LINE / 25.4 * 300)
    image = Image.new("L", (wide, high), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((14, 24, wide - 15, high - 25), outline=0, width=8)
    x, y, r = wide // 2, 300, 190
    draw.ellipse((x - r, y - r, x + r, y + r), outline=0, width=16)
    for n in range(12):
        c, s = cos(n * pi / 6), sin(n * pi / 6)
        draw.line((x + c * (r - 42), y + s * (r - 42), x + c * (r - 20), y + s * (r - 20)), fill=0, width=10)
    draw.line((x, y, x - 70, y - 84), fill=0, width=16)
    draw.line((x, y, x + 118, y - 62), fill=0, width=11)
    from PIL import ImageFont

    for text, top, size, weight in (
        ("老周修表", 550, 104, 900),
        ("三十年 不换门脸", 690, 54, 500),
        ("南堤路9号", 765, 54, 700),
    ):
        font = ImageFont.truetype(str(FONTS / "BaoHei-VF.ttf"), size)
        font.set_variation_by_axes([weight])
        draw.text((x, top), text, fill=0, font=font, anchor="mm")
    return image


def ornament() -> Sheet:
    """A filler of two columns' width and eight lines' depth: reeds."""
    s = Sheet(TWO, 8 * LINE)
    foot = s.height - 3
    for n in range(46):
        x = 3 + n * 2.3
        lean, high = 3 * sin(n * 1.9), 9 + 7 * abs(sin(n * 2.7))
        up: Step = ("C", (x, foot - high / 2, x + lean / 2, foot - high, x + lean, foot - high))
        down: Step = ("C", (x + lean / 2 + 0.5, foot - high, x + 0.5, foot - high / 2, x + 0.5, foot))
        s.path(K, [("M", (x, foot)), up, down, ("Z", ())])
        if n % 3 == 0:
            s.disc(x + lean, foot - high - 1.6, 0.7, (0, 0, 0, 0.6), 2.6)
    s.rect(0, foot, s.width, 0.35, K)
    return s


def main() -> None:
    ads, stock, fillers = HERE / "ads", HERE / "stock", HERE / "fillers"
    for folder in (ads, stock, fillers):
        folder.mkdir(exist_ok=True)
    for name, sheet in (("noodle", noodle()), ("house", house()), ("public", public())):
        (ads / f"{name}.svg").write_text(sheet.svg(), encoding="utf-8")
    for name, sheet in (("bank", bank()), ("theatre", theatre())):
        (ads / f"{name}.pdf").write_bytes(sheet.pdf())
    clock_repair().save(ads / "clock.tif", compression="tiff_lzw", dpi=(300, 300))
    (fillers / "reeds.svg").write_text(ornament().svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
