"""Draw the pictures of the sample issue of 《版心报》 and its nameplate.

``python editions/pictures.py`` writes

* ``editions/2026-11-24/pictures/photo1.jpg`` ... ``photo5.jpg``
* ``editions/nameplate.svg``

The two still lifes (1 and 5) are painted from a small perspective camera, textured
quads, projected shadows and seeded noise; the three diagrams (2, 3, 4) are drawn in
millimetres on a supersampled canvas.  Everything is seeded, so two runs give the same
bytes.  Only Pillow and the standard library are needed, plus fontTools for the outlines
of the nameplate.

Names on the command line (``photo1 nameplate``) limit the run to those pictures.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from PIL import (
    Image,
    ImageChops,
    ImageCms,
    ImageDraw,
    ImageFilter,
    ImageFont,
    ImageMath,
    ImageOps,
)

EDITIONS = Path(__file__).resolve().parent
FONTS = EDITIONS.parent / "fonts"
PICTURES = EDITIONS / "2026-11-24" / "pictures"

PPI = 250
"""Resolution of all pictures at their intended print size."""

MM = PPI / 25.4
"""Pixels of the finished picture per millimetre on paper."""

THREE_COLUMNS = 1.5
"""What a drawing 140 mm wide is enlarged by to stand over three columns."""

Point = tuple[float, float]
Vec = tuple[float, float, float]
Color = tuple[int, int, int]

BLACK: Color = (0, 0, 0)
WHITE: Color = (255, 255, 255)
RED: Color = (205, 50, 45)
BLUE: Color = (96, 117, 138)
PALE_BLUE: Color = (203, 212, 221)
PALE_RED: Color = (245, 216, 211)


# --------------------------------------------------------------------------------------
# Fonts and lines of type
# --------------------------------------------------------------------------------------

SONG, HEI, KAI, MAOBI = "BaoSong-VF", "BaoHei-VF", "BaoKai-Regular", "BaoMaobi-Regular"


@lru_cache(maxsize=256)
def load_font(name: str, size: float, weight: int | None = None) -> ImageFont.FreeTypeFont:
    """A face at ``size`` pixels; a variable face must be given its weight."""
    font = ImageFont.truetype(str(FONTS / f"{name}.ttf"), size)
    if name.endswith("-VF"):
        if weight is None:
            raise ValueError(f"{name} is variable: give a weight")
        font.set_variation_by_axes([weight])
    return font


OPENING = set("（《〈“‘「『【〔")
CLOSING = set("）》〉”’」』】〕，、。；：！？")


TIGHT = set(" ×÷＋－＝～")
"""Signs and spaces that take no extra quarter em beside figures."""


def is_latin(char: str) -> bool:
    """Letters, figures and the ASCII marks that go with them."""
    return char.isascii() and char != " "


@dataclass(frozen=True)
class Cell:
    """One box of a set line: its text, left edge, advance, and the shift of the drawing."""

    text: str
    x: float
    advance: float
    shift: float = 0.0


def set_cells(text: str, em: float, font: ImageFont.FreeTypeFont) -> tuple[list[Cell], float]:
    """Set one line solid, with squeezed punctuation and quarter-em Han-Latin space.

    Marks beside marks lose the half em of air between them, an opening mark at the line
    start and a closing one at the line end are half width.  Returns cells and width.
    """
    runs: list[str] = []
    for char in text:
        if runs and is_latin(char) and is_latin(runs[-1][-1]):
            runs[-1] += char
        else:
            runs.append(char)
    cells: list[Cell] = []
    x = 0.0
    for index, run in enumerate(runs):
        before = runs[index - 1] if index else None
        after = runs[index + 1] if index + 1 < len(runs) else None
        shift = 0.0
        if is_latin(run[0]):
            advance = font.getlength(run)
        elif run == " ":
            advance = em / 4
        else:
            advance = em
        if run in OPENING and (before is None or before in OPENING or before in CLOSING):
            advance, shift = em / 2, -em / 2
        elif run in CLOSING and (after is None or after in CLOSING):
            advance = em / 2
        if before is not None and is_latin(run[0]) != is_latin(before[0]):
            neighbour = before if is_latin(run[0]) else run
            if neighbour not in OPENING and neighbour not in CLOSING and neighbour not in TIGHT:
                x += em / 4
        cells.append(Cell(run, x, advance, shift))
        x += advance
    return cells, x


def draw_cells(
    draw: ImageDraw.ImageDraw,
    origin: Point,
    cells: Iterable[Cell],
    font: ImageFont.FreeTypeFont,
    fill: Color,
) -> None:
    """Draw set cells with the baseline starting at ``origin``."""
    for cell in cells:
        if cell.text != " ":
            draw.text((origin[0] + cell.x + cell.shift, origin[1]), cell.text, font=font, fill=fill, anchor="ls")


# --------------------------------------------------------------------------------------
# Noise, masks and small images
# --------------------------------------------------------------------------------------


def noise(size: tuple[int, int], seed: int, grain: Point = (1, 1), spread: int = 255) -> Image.Image:
    """Seeded grey noise around 128; ``grain`` is the size of one blot in pixels."""
    small = (max(2, math.ceil(size[0] / grain[0])), max(2, math.ceil(size[1] / grain[1])))
    data = random.Random(seed).randbytes(small[0] * small[1])
    image = Image.frombytes("L", small, data)
    if small != size:
        image = image.resize(size, Image.Resampling.BICUBIC)
    return levels(image, lambda v: 128 + (v - 128) * spread / 255)


def levels(image: Image.Image, curve: Callable[[float], float]) -> Image.Image:
    """Send every grey value through a curve; the result is rounded and kept within 0..255."""
    return image.point([min(255, max(0, round(curve(v)))) for v in range(256)] * len(image.getbands()))


def layered_noise(size: tuple[int, int], seed: int, grains: Sequence[Point], spread: int) -> Image.Image:
    """Mean of several noises of different grain: a cloudy, natural surface."""
    total = noise(size, seed, grains[0])
    for index, grain in enumerate(grains[1:], start=1):
        total = Image.blend(total, noise(size, seed + index, grain), 1 / (index + 1))
    return levels(total, lambda v: 128 + (v - 128) * spread / 128)


def add_signed(image: Image.Image, offset: Image.Image, scale: float = 1.0) -> Image.Image:
    """Add a noise picture centred on 128 to every band of ``image``."""
    up = levels(offset, lambda v: (v - 128) * scale)
    down = levels(offset, lambda v: (128 - v) * scale)
    bands = [ImageChops.subtract(ImageChops.add(band, up), down) for band in image.split()]
    return Image.merge(image.mode, bands)


def ramp(size: tuple[int, int], stops: Sequence[tuple[float, Color]], vertical: bool = True) -> Image.Image:
    """Linear gradient through colour stops given as (position 0..1, colour)."""
    length = size[1] if vertical else size[0]
    colors: list[Color] = []
    for index in range(length):
        t = index / max(1, length - 1)
        color = stops[-1][1]
        for (t0, c0), (t1, c1) in pairwise(stops):
            if t <= t1:
                color = mix(c0, c1, 0.0 if t1 == t0 else min(1.0, max(0.0, (t - t0) / (t1 - t0))))
                break
        colors.append(color)
    line = Image.frombytes("RGB", (1, length) if vertical else (length, 1), bytes(v for c in colors for v in c))
    return line.resize(size, Image.Resampling.NEAREST)


def mix(a: Color, b: Color, t: float) -> Color:
    """Colour between ``a`` (t = 0) and ``b`` (t = 1)."""
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b, strict=False))  # type: ignore[return-value]


def scaled(color: Color, factor: float) -> Color:
    """A colour made darker or lighter by a factor."""
    return tuple(min(255, max(0, round(v * factor))) for v in color)  # type: ignore[return-value]


def field(size: tuple[int, int], value: Callable[[float, float], float], step: int = 16) -> Image.Image:
    """Grey picture of a smooth function of pixel position, evaluated coarsely (0..255)."""
    small = (size[0] // step + 2, size[1] // step + 2)
    data = bytes(
        min(255, max(0, round(value((i + 0.5) * step, (j + 0.5) * step))))
        for j in range(small[1])
        for i in range(small[0])
    )
    big = Image.frombytes("L", small, data).resize((small[0] * step, small[1] * step), Image.Resampling.BICUBIC)
    return big.crop((0, 0, *size))


def shifted(image: Image.Image, dx: int, dy: int) -> Image.Image:
    """The picture moved by whole pixels, black where nothing comes in."""
    out = Image.new(image.mode, image.size, 0)
    out.paste(image, (dx, dy))
    return out


def blur(image: Image.Image, radius: float) -> Image.Image:
    """Gaussian blur."""
    return image.filter(ImageFilter.GaussianBlur(radius)) if radius > 0 else image


# --------------------------------------------------------------------------------------
# A small perspective camera
# --------------------------------------------------------------------------------------


def sub(a: Vec, b: Vec) -> Vec:
    """Difference of two vectors."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: Vec, b: Vec) -> float:
    """Scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a: Vec) -> Vec:
    """Vector of length one."""
    length = math.sqrt(dot(a, a))
    return (a[0] / length, a[1] / length, a[2] / length)


def moved(a: Vec, direction: Vec, distance: float) -> Vec:
    """Point some way off in a direction."""
    return (a[0] + direction[0] * distance, a[1] + direction[1] * distance, a[2] + direction[2] * distance)


def mixed(a: Vec, b: Vec, t: float) -> Vec:
    """Point between two points."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


@dataclass(frozen=True)
class Camera:
    """Pin-hole camera; the table is the plane z = 0, y points away, units are mm."""

    eye: Vec
    target: Vec
    focal: float
    centre: Point

    def axes(self) -> tuple[Vec, Vec, Vec]:
        """Right, up and forward unit vectors."""
        forward = unit(sub(self.target, self.eye))
        right = unit(cross(forward, (0.0, 0.0, 1.0)))
        return right, cross(right, forward), forward

    def project(self, p: Vec) -> Point:
        """Pixel of a point in space."""
        right, up, forward = self.axes()
        d = sub(p, self.eye)
        depth = dot(d, forward)
        return (
            self.centre[0] + self.focal * dot(d, right) / depth,
            self.centre[1] - self.focal * dot(d, up) / depth,
        )

    def ground(self, x: float, y: float, z: float = 0.0) -> Vec:
        """Point of the plane at height ``z`` that is seen at a pixel."""
        right, up, forward = self.axes()
        u, v = (x - self.centre[0]) / self.focal, (self.centre[1] - y) / self.focal
        ray = moved(moved(forward, right, u), up, v)
        return moved(self.eye, ray, (z - self.eye[2]) / ray[2])


@dataclass(frozen=True)
class Frame:
    """Local axes on the table: an origin and a turn about the vertical."""

    origin: Vec = (0.0, 0.0, 0.0)
    yaw: float = 0.0

    def at(self, x: float, y: float, z: float = 0.0) -> Vec:
        """World position of a local point."""
        c, s = math.cos(math.radians(self.yaw)), math.sin(math.radians(self.yaw))
        return (self.origin[0] + c * x - s * y, self.origin[1] + s * x + c * y, self.origin[2] + z)

    def turn(self, v: Vec) -> Vec:
        """World direction of a local direction."""
        return sub(self.at(*v), self.origin)


def homography(target: Sequence[Point], source: Sequence[Point]) -> tuple[float, ...]:
    """Pillow's PERSPECTIVE coefficients that take ``target`` pixels to ``source`` pixels."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(target, source, strict=False):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    n = 8
    for col in range(n):
        pivot = max(range(col, n), key=lambda r: abs(rows[r][col]))
        rows[col], rows[pivot] = rows[pivot], rows[col]
        for r in range(n):
            if r != col:
                f = rows[r][col] / rows[col][col]
                rows[r] = [a - f * b for a, b in zip(rows[r], rows[col], strict=False)]
    return tuple(rows[i][8] / rows[i][i] for i in range(n))


def warp_onto(canvas: Image.Image, texture: Image.Image, quad: Sequence[Point]) -> None:
    """Paint a texture (RGB or RGBA) into the quad TL, TR, BR, BL of the canvas."""
    x0 = max(0, math.floor(min(p[0] for p in quad)) - 1)
    y0 = max(0, math.floor(min(p[1] for p in quad)) - 1)
    x1 = min(canvas.width, math.ceil(max(p[0] for p in quad)) + 1)
    y1 = min(canvas.height, math.ceil(max(p[1] for p in quad)) + 1)
    if x1 <= x0 or y1 <= y0:
        return
    w, h = texture.size
    local = [(x - x0, y - y0) for x, y in quad]
    coefficients = homography(local, [(0, 0), (w, 0), (w, h), (0, h)])
    patch = texture.convert("RGBA").transform(
        (x1 - x0, y1 - y0), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC
    )
    canvas.paste(patch.convert("RGB"), (x0, y0), patch.getchannel("A"))


def hull(points: Iterable[Point]) -> list[Point]:
    """Convex hull (monotone chain)."""
    pts = sorted(set(points))

    def half(seq: Iterable[Point]) -> list[Point]:
        out: list[Point] = []
        for p in seq:
            while len(out) > 1 and (out[-1][0] - out[-2][0]) * (p[1] - out[-2][1]) <= (out[-1][1] - out[-2][1]) * (
                p[0] - out[-2][0]
            ):
                out.pop()
            out.append(p)
        return out

    lower, upper = half(pts), half(reversed(pts))
    return lower[:-1] + upper[:-1]


def paint_shadows(
    canvas: Image.Image, shapes: Iterable[list[Point]], radius: float, depth: float, inside: list[Point] | None = None
) -> None:
    """Darken the canvas under blurred shadow shapes, if given only inside a polygon."""
    mask = Image.new("L", canvas.size, 0)
    draw = ImageDraw.Draw(mask)
    for shape in shapes:
        draw.polygon(shape, fill=255)
    mask = blur(mask, radius)
    if inside is not None:
        window = Image.new("L", canvas.size, 0)
        ImageDraw.Draw(window).polygon(inside, fill=255)
        mask = ImageChops.multiply(mask, window)
    canvas.paste((12, 12, 14), (0, 0), levels(mask, lambda v: v * depth))


# --------------------------------------------------------------------------------------
# Photographic finish
# --------------------------------------------------------------------------------------


def light_up(albedo: Image.Image, light: Sequence[Image.Image], gain: float) -> Image.Image:
    """Multiply colours with a light map in linear space and roll off the highlights.

    ``light`` holds one grey picture per band; 255 stands for ``gain`` times full light.
    """
    bands = []
    for band, lamp in zip(albedo.split(), light, strict=False):
        bands.append(
            ImageMath.lambda_eval(
                lambda a: roll_off(a["float"](a["c"]), a["float"](a["l"]), gain), c=band, l=lamp
            ).convert("L")
        )
    return Image.merge("RGB", bands)


def roll_off(color, lamp, gain: float):
    """Linear light times surface, filmic shoulder, back to display values (ImageMath operands)."""
    linear = (color / 255.0) ** 2.2 * (lamp / 255.0) ** 2.2 * gain
    white = 4.0
    mapped = linear * (linear / (white * white) + 1.0) / (linear + 1.0) * 1.25
    return mapped ** (1 / 2.2) * 255.0 + 0.5


def film_grain(image: Image.Image, seed: int, strength: float) -> Image.Image:
    """Luminance grain, a little soft, like a pushed film."""
    fine = noise(image.size, seed)
    soft = blur(noise(image.size, seed + 1), 0.8)
    return add_signed(image, Image.blend(fine, soft, 0.6), strength)


# --------------------------------------------------------------------------------------
# Drawing flat, in millimetres
# --------------------------------------------------------------------------------------

GREY: Color = (96, 96, 96)
LIGHT: Color = (190, 190, 190)


class Canvas:
    """A drawing measured in millimetres, made larger than needed and reduced at the end."""

    def __init__(self, width: float, height: float, scale: float = MM, shrink: int = 3, paper: Color = WHITE) -> None:
        """Start an empty drawing; ``scale`` is the final number of pixels per millimetre."""
        self.shrink = shrink
        self.k = scale * shrink
        self.image = Image.new("RGB", (round(width * scale) * shrink, round(height * scale) * shrink), paper)
        self.draw = ImageDraw.Draw(self.image)

    def px(self, points: Iterable[Point]) -> list[Point]:
        """Millimetres to drawing pixels."""
        return [(x * self.k, y * self.k) for x, y in points]

    def width_px(self, weight: float) -> int:
        """Line weight in drawing pixels."""
        return max(1, round(weight * self.k))

    def line(self, points: Sequence[Point], weight: float = 0.2, fill: Color = BLACK) -> None:
        """A polyline."""
        self.draw.line(self.px(points), fill=fill, width=self.width_px(weight), joint="curve")

    def dashed(self, a: Point, b: Point, weight: float, fill: Color, dash: float = 1.2, gap: float = 0.8) -> None:
        """A dashed straight line."""
        length = math.dist(a, b)
        at = 0.0
        while at < length:
            t0, t1 = at / length, min(length, at + dash) / length
            self.line([mix_point(a, b, t0), mix_point(a, b, t1)], weight, fill)
            at += dash + gap

    def box(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        fill: Color | None = None,
        outline: Color | None = None,
        weight: float = 0.2,
    ) -> None:
        """A rectangle, its outline centred on the edges."""
        if fill is not None:
            self.draw.rectangle(self.px([(x0, y0)])[0] + tuple(v - 1 for v in self.px([(x1, y1)])[0]), fill=fill)
        if outline is not None:
            half = weight / 2
            for a, b in (
                ((x0 - half, y0), (x1 + half, y0)),
                ((x0 - half, y1), (x1 + half, y1)),
                ((x0, y0), (x0, y1)),
                ((x1, y0), (x1, y1)),
            ):
                self.line([a, b], weight, outline)

    def polygon(self, points: Sequence[Point], fill: Color) -> None:
        """A filled polygon."""
        self.draw.polygon(self.px(points), fill=fill)

    def circle(
        self, centre: Point, radius: float, fill: Color | None = None, outline: Color | None = None, weight: float = 0.2
    ) -> None:
        """A filled or outlined circle."""
        x, y = centre
        box = self.px([(x - radius, y - radius), (x + radius, y + radius)])
        self.draw.ellipse(box[0] + box[1], fill=fill, outline=outline, width=self.width_px(weight) if outline else 0)

    def arrow(
        self, a: Point, b: Point, weight: float = 0.25, fill: Color = BLACK, head: float = 1.5, both: bool = False
    ) -> None:
        """A straight arrow with a slim solid head."""
        angle = math.atan2(b[1] - a[1], b[0] - a[0])
        tips = [(b, angle)] + ([(a, angle + math.pi)] if both else [])
        inset = head * 0.8
        start = (a[0] + math.cos(angle) * inset, a[1] + math.sin(angle) * inset) if both else a
        self.line([start, (b[0] - math.cos(angle) * inset, b[1] - math.sin(angle) * inset)], weight, fill)
        for tip, turn in tips:
            wing = [(tip[0] - head * math.cos(turn + d), tip[1] - head * math.sin(turn + d)) for d in (-0.30, 0.30)]
            self.polygon([tip, *wing], fill)

    def leader(self, points: Sequence[Point], fill: Color = BLACK) -> None:
        """A thin leader line that ends in a dot at its last point."""
        self.line(points, 0.18, fill)
        self.circle(points[-1], 0.5, fill)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        pt: float,
        face: str = HEI,
        weight: int | None = 500,
        fill: Color = BLACK,
        align: str = "left",
    ) -> float:
        """A set line with its baseline at y; ``align`` says which end or the middle is at x."""
        em = pt * 25.4 / 72 * self.k
        font = load_font(face, em, weight)
        cells, width = set_cells(text, em, font)
        left = x * self.k - {"left": 0.0, "centre": width / 2, "right": width}[align]
        draw_cells(self.draw, (left, y * self.k), cells, font, fill)
        return width / self.k

    def red_pencil(self, strokes: Iterable[Sequence[Point]], weight: float, seed: int) -> None:
        """Marks drawn by hand with a red pencil."""
        mask = pencil(self.image.size, [self.px(stroke) for stroke in strokes], weight * self.k, seed)
        self.image.paste(RED, (0, 0), mask)

    def finish(self) -> Image.Image:
        """The drawing at its final resolution."""
        return self.image.reduce(self.shrink)


def mix_point(a: Point, b: Point, t: float) -> Point:
    """Point between two points of the plane."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def pencil(size: tuple[int, int], strokes: Iterable[Sequence[Point]], width: float, seed: int) -> Image.Image:
    """Mask of soft pencil strokes through points, with the tooth of the paper."""
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    for number, stroke in enumerate(strokes):
        points = smooth(stroke, 14)
        for index, (x, y) in enumerate(points):
            t = index / max(1, len(points) - 1)
            r = width / 2 * (0.72 + 0.36 * math.sin(math.pi * min(1, t * 1.1)) + 0.10 * math.sin(index * 0.7 + number))
            draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
            if index:
                draw.line([points[index - 1], (x, y)], fill=255, width=max(1, round(2 * r)))
    mask = blur(mask, width / 9)
    tooth = levels(blur(noise(size, seed), 0.7), lambda v: (v - 128) * 5 + 205)
    return ImageChops.multiply(mask, tooth)


def smooth(points: Sequence[Point], steps: int) -> list[Point]:
    """Catmull-Rom curve through points."""
    if len(points) < 3:
        (x0, y0), (x1, y1) = points[0], points[-1]
        return [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps + 1)]
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for i in range(steps):
            t = i / steps
            curve.append(
                tuple(
                    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
                    for p, q, r, s in zip(a, b, c, d, strict=False)
                )  # type: ignore[arg-type]
            )
    curve.append(points[-1])
    return curve


def loop(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> list[Point]:
    """A ring drawn by hand: an ellipse that does not quite close."""
    points = []
    for i in range(19):
        a = math.radians(-130 + i * 21.5)
        k = 1 + 0.05 * math.sin(i * 1.3) + 0.005 * i
        dx, dy = rx * k * math.cos(a), ry * k * math.sin(a)
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        points.append((x + dx * c - dy * s, y + dx * s + dy * c))
    return points


# --------------------------------------------------------------------------------------
# Picture 1: the make-up table at night
# --------------------------------------------------------------------------------------

COPY = (
    "夜里十一点，拼版台上的灯还亮着。版样已经画好，八栏的格子里，每一行都有了去处。"
    "编辑拿着红笔，从头条看起，先看标题，再看正文，最后看栏尾齐不齐。"
    "头条占四栏，题高八行，正文二十一字一行，一行也不能多，一行也不能少。"
    "图片放在版心的右上，眼睛先到那里，再顺着标题走下来。"
    "短稿排在下面，长短相间，咬合穿插，不让一条空白从左通到右。"
    "标点要避头，也要避尾，行末的句号只占半个字，省下来的地方匀给字距。"
    "栏与栏之间留一个字的空，不加线也看得清。"
    "校对员把大样念了两遍，人名、地名、数字，一个一个点着读。"
    "缺三行的稿子补一句，超两行的稿子删一句，删的时候先问作者。"
    "题目不碰题目，图片不碰图片，栏底不留孤零零的一行。"
    "付印之前还要再看一眼日期、期号和版次，错一个字都要重来。"
    "机器在楼下等着，油墨味顺着楼梯上来，签字的人终于放下了笔。"
)
"""Body copy of the proof; it begins again when a column is longer."""


def body_lines(text: str, measure: int) -> list[list[tuple[str, float]]]:
    """Break copy into justified lines of (char, x in em); no closing mark starts a line."""
    lines: list[list[tuple[str, float]]] = []
    start = 0
    while start < len(text):
        end = min(len(text), start + measure)
        if end < len(text) and text[end] in CLOSING:
            end += 1 if any(c in CLOSING for c in text[start : end - 1]) else -1
        chars = text[start:end]
        widths = [1.0] * len(chars)
        if chars[-1] in CLOSING:
            widths[-1] = 0.5
        spare = measure - sum(widths)
        if spare < 0:  # squeeze the first mark of the line
            widths[next(i for i, c in enumerate(chars) if c in CLOSING)] = 0.5
            spare = measure - sum(widths)
        gap = spare / (len(chars) - 1) if end < len(text) and len(chars) > 1 else 0.0
        line, x = [], 0.0
        for char, width in zip(chars, widths, strict=False):
            line.append((char, x))
            x += width + gap
        lines.append(line)
        start = end
    return lines


def body_column(c: Canvas, x: float, y: float, width: float, rows: int, start: int) -> None:
    """Fill a column with 9 pt body copy on the line grid, beginning at sentence ``start``."""
    em, pitch = 9 * 25.4 / 72, 4.083
    measure = int(width / em)
    font = load_font(SONG, em * c.k, 500)
    sentences = COPY.split("。")[:-1]
    copy = "".join(f"{sentences[(start + i) % len(sentences)]}。" for i in range(5 * len(sentences)))
    slack = (width - measure * em) / (measure - 1)
    for row, line in enumerate(body_lines(copy, measure)[:rows]):
        for char, at in line:
            spot = ((x + at * (em + slack)) * c.k, (y + row * pitch + em * 0.88) * c.k)
            c.draw.text(spot, char, font=font, fill=(26, 26, 26), anchor="ls")


def proof_page() -> Image.Image:
    """The front page on the table, 390 by 545 mm, with guides and the editor's red marks."""
    sheet = Canvas(390, 545, 6.0, 1, (246, 243, 235))
    guide = (150, 172, 192)
    left, top, width = 20.0, 26.0, 350.0
    gutter = 5.0
    column = (width - 4 * gutter) / 5
    xs = [left + i * (column + gutter) for i in range(5)]
    # Non-printing guides: type area, columns, every fifth line, crop marks.
    for x in xs:
        for edge in (x, x + column):
            sheet.line([(edge, 6), (edge, 539)], 0.35, guide)
    for row in range(0, 121, 5):
        y = top + row * 4.083
        sheet.line([(6 if row % 10 == 0 else 12, y), (19, y)], 0.35, guide)
        sheet.line([(371, y), (384 if row % 10 == 0 else 378, y)], 0.35, guide)
        if row % 20 == 0 and row:
            sheet.text(5.5, y - 1, str(row), 13, HEI, 500, guide)
    for y in (top, top + 490):
        sheet.line([(4, y), (386, y)], 0.35, guide)
    # Nameplate and ears.
    sheet.text(left - 2, top + 47, "版心报", 168, MAOBI, None, scaled(RED, 0.88))
    ear = xs[3]
    sheet.line([(ear, top + 2), (left + width, top + 2)], 0.9)
    sheet.text(ear, top + 15, "2026年11月24日", 24, HEI, 700)
    sheet.text(ear, top + 25, "星期二", 20, HEI, 500)
    sheet.line([(ear, top + 29), (left + width, top + 29)], 0.35)
    sheet.text(ear, top + 39, "今日八版", 20, KAI, None)
    sheet.text(ear + 62, top + 39, "试排样张", 20, KAI, None)
    sheet.line([(left, top + 55), (left + width, top + 55)], 1.6)
    sheet.line([(left, top + 57.4), (left + width, top + 57.4)], 0.4)
    # Lead story, headed as in stories/lead.md, with the picture of the type case.
    sheet.text(left, top + 73, "本报昨夜用版心引擎试排对开八版", 30, KAI, None)
    sheet.text(left + width / 2, top + 116, "四十八篇稿一夜上版", 121, SONG, 900, align="centre")
    sheet.line([(left, top + 122), (left + width, top + 122)], 0.35)
    size = (round((3 * column + 2 * gutter) * sheet.k), round(139 * sheet.k))
    picture = photo5().crop((40, 130, 1340, 984)).resize(size, Image.Resampling.LANCZOS)
    sheet.image.paste(picture, (round(xs[2] * sheet.k), round((top + 126.5) * sheet.k)))
    sheet.text(xs[2], top + 271, "字架上的铅字，字面都是反的。", 12, KAI, None)
    for i in range(2):
        body_column(sheet, xs[i], top + 126.5, column, 36, (0, 5)[i])
    # Second story.
    sheet.line([(left, top + 278), (left + width, top + 278)], 0.9)
    sheet.text(left, top + 300, "行末句号只占半个字", 52, SONG, 800)
    for i in range(3):
        body_column(sheet, xs[i], top + 308, column, 22, (6, 9, 2)[i])
    sheet.text(xs[3], top + 298, "栏线上的手艺", 40, HEI, 800)
    for i in (3, 4):
        body_column(sheet, xs[i], top + 308, column, 22, (7, 3)[i - 3])
    # Foot of the page: a boxed story and a tinted column.
    foot = top + 406
    sheet.box(xs[0], foot, xs[2] + column, top + 490, None, BLACK, 0.5)
    sheet.text(xs[0] + 6, foot + 19, "校对员念到第二遍", 38, HEI, 800)
    for i in range(3):
        body_column(sheet, xs[0] + 6 + i * 67.5, foot + 27, 62, 13, (8, 1, 10)[i])
    sheet.box(xs[3], foot, left + width, top + 490, (222, 219, 211))
    sheet.text(xs[3] + 5, foot + 17, "明天的版样", 34, SONG, 900)
    for i in range(2):
        body_column(sheet, xs[3] + 5 + i * 66, foot + 27, 60, 13, (4, 11)[i])
    # Red pencil.
    x0, x1, x2 = left, xs[0], xs[1]
    strokes = (
        loop(x0 + 67, top + 100, 68, 23),
        [(x0 + 124, top + 84), (x0 + 146, top + 76), (x0 + 172, top + 72), (x0 + 192, top + 73)],
        [(x0 + 200, top + 67), (x0 + 209, top + 78), (x0 + 214, top + 79), (x0 + 240, top + 60)],
        [(x2 + 3, top + 190), (x2 + 24, top + 189), (x2 + 45, top + 190.4)],
        [(x2 + dx, top + dy) for dx, dy in ((45, 190), (56, 186), (59, 193), (50, 197), (62, 203))],
        loop(x1 + 30, top + 227, 25, 6),
        [(x1 + 5, top + 228), (x1 - 8, top + 236), (x1 - 13, top + 246)],
    )
    sheet.red_pencil(strokes, 1.9, 11)
    # Folds and the waviness of damp paper.
    w, h = sheet.image.size
    wave = field(
        (w, h), lambda x, y: 128 + 7 * math.sin(x / w * 7 + y / h * 3) + 5 * math.sin(y / h * 11 - x / w * 2), 30
    )
    page = add_signed(sheet.image, wave, 1.0)
    crease = Image.new("L", (w, h), 128)
    draw = ImageDraw.Draw(crease)
    draw.rectangle((0, h // 2 - 14, w, h // 2), fill=150)
    draw.rectangle((0, h // 2, w, h // 2 + 16), fill=96)
    draw.rectangle((w // 2 - 10, 0, w // 2, h), fill=144)
    draw.rectangle((w // 2, 0, w // 2 + 10, h), fill=108)
    page = add_signed(page, blur(crease, 7), 0.9)
    return add_signed(page, layered_noise((w, h), 21, [(5, 5), (2, 2)], 60), 0.12)


LAMP: Vec = (-165.0, 235.0, 330.0)
"""The bulb of the desk lamp of picture 1."""

LAMP_AIM: Vec = (15.0, 40.0, 0.0)

LAMP_HEAD: Point = (0.125, 0.085)
"""Where the lamp head hangs in the picture, as fractions of its width and height."""


def lamp_light(p: Vec) -> float:
    """Direct light of the lamp on a level surface, 1 at the brightest place."""
    d = sub(p, LAMP)
    distance = math.sqrt(dot(d, d))
    beam = dot(unit(d), unit(sub(LAMP_AIM, LAMP)))
    edge = min(
        1.0, max(0.0, (beam - math.cos(math.radians(48))) / (math.cos(math.radians(22)) - math.cos(math.radians(48))))
    )
    soft = edge * edge * (3 - 2 * edge)
    return soft * (-d[2] / distance) * (345 / distance) ** 1.6


def cast(p: Vec) -> Vec:
    """Where the lamp throws the shadow of a point on the table."""
    t = LAMP[2] / (LAMP[2] - p[2])
    return (LAMP[0] + (p[0] - LAMP[0]) * t, LAMP[1] + (p[1] - LAMP[1]) * t, 0.0)


def ring(centre: Vec, axis: Vec, radius: float, count: int = 72) -> list[Vec]:
    """Points of a circle in space."""
    axis = unit(axis)
    u = unit(cross(axis, (0.3, 0.9, 0.2)))
    v = cross(axis, u)
    points = []
    for i in range(count):
        a = 2 * math.pi * i / count
        points.append(moved(moved(centre, u, radius * math.cos(a)), v, radius * math.sin(a)))
    return points


def paint_tube(
    canvas: Image.Image,
    camera: Camera,
    start: tuple[Vec, float],
    end: tuple[Vec, float],
    shade: Callable[[Vec, int], Color],
    facets: int = 48,
) -> None:
    """A tube or cone between two (centre, radius) circles; ``shade`` colours a facet by its normal."""
    axis = sub(end[0], start[0])
    a, b = ring(start[0], axis, start[1], facets), ring(end[0], axis, end[1], facets)
    draw = ImageDraw.Draw(canvas)
    for i in range(facets):
        j = (i + 1) % facets
        quad = [camera.project(p) for p in (a[i], a[j], b[j], b[i])]
        middle = mixed(mixed(a[i], a[j], 0.5), mixed(b[i], b[j], 0.5), 0.5)
        normal = unit(cross(sub(a[j], a[i]), axis))
        if dot(normal, sub(a[i], start[0])) < 0:
            normal = (-normal[0], -normal[1], -normal[2])
        if dot(normal, sub(camera.eye, middle)) > 0:
            draw.polygon(quad, fill=shade(normal, i))


def soft_shadow(
    canvas: Image.Image, camera: Camera, bodies: Iterable[Iterable[Vec]], radius: float, depth: float
) -> None:
    """Lamp shadows of convex bodies on the table, two blurs deep: contact and penumbra."""
    shapes = [hull(camera.project(cast(p)) for p in body) for body in bodies]
    for blurred, share in ((radius, 0.6), (radius * 0.35, 0.55)):
        paint_shadows(canvas, shapes, blurred, depth * share)


def lit(base: Color, normal: Vec, at: Vec, rough: float = 0.45, gloss: float = 0.0) -> Color:
    """Colour of a small facet under the lamp: diffuse light and a soft highlight."""
    to_lamp = unit(sub(LAMP, at))
    diffuse = max(0.0, dot(normal, to_lamp))
    half = unit((to_lamp[0] + 0.0, to_lamp[1] - 0.66, to_lamp[2] + 0.72))
    shine = gloss * max(0.0, dot(normal, half)) ** 24
    return tuple(min(255, round(c * (rough + (1.15 - rough) * diffuse) + 255 * shine)) for c in base)  # type: ignore[return-value]


def table_top(scale: float) -> Image.Image:
    """The make-up board: dark, with a faint grid in centimetres."""
    size = (round(1300 * scale), round(1100 * scale))
    board = Image.new("RGB", size, (74, 78, 82))
    draw = ImageDraw.Draw(board)
    for i in range(0, 1301, 10):
        tone = (112, 121, 130) if i % 50 == 0 else (86, 92, 98)
        w = 2 if i % 50 == 0 else 1
        draw.line([(i * scale, 0), (i * scale, size[1])], fill=tone, width=w)
        draw.line([(0, i * scale), (size[0], i * scale)], fill=tone, width=w)
    return add_signed(board, layered_noise(size, 31, [(160, 160), (40, 40), (6, 6), (2, 2)], 90), 0.16)


def steel_rule(length: float, scale: float) -> Image.Image:
    """A line gauge: brushed steel with divisions of one line (行) and of one character (字)."""
    w, h = round(length * scale), round(26 * scale)
    steel = ramp((w, h), [(0, (150, 151, 153)), (0.4, (196, 197, 197)), (0.55, (172, 173, 174)), (1, (132, 134, 137))])
    steel = add_signed(steel, noise((w, h), 41, (120, 1)), 0.10)
    draw = ImageDraw.Draw(steel)
    font = load_font(HEI, 7.4 * scale, 700)
    for edge, step in ((0, 4.083), (1, 3.175)):
        for i in range(2, int((length - 14) / step)):
            x = (7 + i * step) * scale
            long = 6.2 if i % 10 == 0 else 4.4 if i % 5 == 0 else 2.6
            y0, y1 = (0, long * scale) if edge == 0 else (h, h - long * scale)
            draw.line([(x, y0), (x, y1)], fill=(24, 24, 24), width=max(1, round(0.42 * scale)))
            if i % 10 == 0 and edge == 0:
                draw.text((x, h * 0.52), str(i), font=font, fill=(20, 20, 20), anchor="mm")
    draw.text((7 * scale, h * 0.52), "行", font=font, fill=(20, 20, 20), anchor="mm")
    draw.ellipse((w - 16 * scale, h * 0.35, w - 16 * scale + h * 0.3, h * 0.65), fill=(60, 60, 60))
    return steel


def paint_pencil(canvas: Image.Image, camera: Camera, tip: Vec, tail: Vec) -> None:
    """A six-sided red pencil, sharpened, lying on the sheet."""
    along = unit(sub(tail, tip))

    def at(distance: float) -> Vec:
        return moved(tip, along, distance)

    length = math.dist(tip, tail)
    radius = 4.2
    soft_shadow(
        canvas, camera, [[*ring(at(20), along, radius, 12), *ring(at(length), along, radius, 12), tip]], 12, 0.85
    )

    def wood(normal: Vec, index: int) -> Color:
        return lit((205, 178, 142), normal, tip, 0.4)

    def paint(normal: Vec, index: int) -> Color:
        return lit((208, 46, 40), normal, tip, 0.34, 0.55)

    def lead(normal: Vec, index: int) -> Color:
        return lit((176, 36, 34), normal, tip, 0.4)

    def band(normal: Vec, index: int) -> Color:
        return lit((214, 208, 196), normal, tip, 0.4, 0.7)

    def dark(normal: Vec, index: int) -> Color:
        return lit((44, 44, 46), normal, tip, 0.5, 0.5)

    paint_tube(canvas, camera, (tip, 0.6), (at(7), 1.7), lead)
    paint_tube(canvas, camera, (at(7), 1.7), (at(22), radius * 0.94), wood)
    # Paint begins in scallops where the sharpener cut the flat sides.
    paint_tube(canvas, camera, (at(20.5), radius), (at(length - 16), radius), paint, 6)
    axis = sub(tail, tip)
    mouth = ring(at(20.5), axis, radius, 6)
    draw = ImageDraw.Draw(canvas)
    for i in range(6):
        p, q = mouth[i], mouth[(i + 1) % 6]
        middle = mixed(p, q, 0.5)
        normal = unit(sub(middle, at(20.5)))
        if dot(normal, sub(camera.eye, middle)) > 0:
            scallop = [moved(mixed(p, q, t), along, 3.4 * math.sin(math.pi * t)) for t in (0.2, 0.35, 0.5, 0.65, 0.8)]
            draw.polygon([camera.project(v) for v in (p, *scallop, q)], fill=wood(normal, i))
    paint_tube(canvas, camera, (at(length - 16), radius * 1.02), (at(length - 13), radius * 1.02), band, 6)
    paint_tube(canvas, camera, (at(length - 13), radius), (at(length), radius), dark, 6)
    draw.polygon([camera.project(p) for p in ring(at(length), axis, radius, 6)], fill=(30, 30, 32))


def paint_loupe(
    canvas: Image.Image, camera: Camera, page: Image.Image, sheet: Frame, centre: Point, radius: float
) -> None:
    """A reading glass on the sheet, the type under it enlarged."""
    scale = page.width / 390
    zoom = 2.1
    frame = Frame(sheet.at(*centre), sheet.yaw)
    handle = unit((0.86, -0.50, 0.0))
    grip = [frame.at(*moved((0.0, 0.0, 7.0), handle, d)) for d in (radius + 3, radius + 16, radius + 118)]
    rim = [frame.at(radius * math.cos(a), radius * math.sin(a), 9.0) for a in (i * math.pi / 32 for i in range(64))]
    # Shadow of the rim and handle; the lens itself gathers a pool of light inside it.
    soft_shadow(
        canvas,
        camera,
        [rim, [*ring(grip[1], sub(grip[2], grip[1]), 8, 12), *ring(grip[2], sub(grip[2], grip[1]), 8, 12)]],
        16,
        0.8,
    )
    # Lens: the page around the centre, enlarged, darker and squeezed towards the rim.
    px, py = (195 + centre[0]) * scale, (272.5 - centre[1]) * scale
    out = 720
    lens = Image.new("RGB", (out, out))
    rings = 26
    for i in range(rings, 0, -1):
        r = i / rings
        reach = radius * scale * r / zoom * (1 + 0.30 * r**6)
        piece = page.crop((round(px - reach), round(py - reach), round(px + reach), round(py + reach)))
        side = max(4, round(out * r))
        piece = piece.resize((side, side), Image.Resampling.BICUBIC)
        disc = Image.new("L", (side, side), 0)
        ImageDraw.Draw(disc).ellipse((0, 0, side - 1, side - 1), fill=255)
        lens.paste(piece, ((out - side) // 2, (out - side) // 2), disc)
    glass = field(
        (out, out),
        lambda x, y: (
            128
            - 90 * min(1.0, math.hypot(x - out / 2, y - out / 2) / (out / 2)) ** 7
            + 30 * math.exp(-(((x - out * 0.70) / out) ** 2 + ((y - out * 0.74) / out) ** 2) / 0.03)
            + 10
        ),
        12,
    )
    lens = add_signed(lens, glass, 1.0)
    # The window and the lamp mirrored in the glass.
    shine = Image.new("L", (out, out), 0)
    draw = ImageDraw.Draw(shine)
    draw.chord((out * 0.07, out * 0.07, out * 0.93, out * 0.93), 188, 268, fill=120)
    draw.ellipse((out * 0.17, out * 0.15, out * 1.05, out * 1.05), fill=0)
    draw.ellipse((out * 0.24, out * 0.2, out * 0.33, out * 0.25), fill=230)
    lens.paste((250, 248, 240), (0, 0), blur(shine, 9))
    alpha = Image.new("L", (out, out), 0)
    ImageDraw.Draw(alpha).ellipse((2, 2, out - 3, out - 3), fill=255)
    lens.putalpha(alpha)

    def square(half: float, z: float) -> list[Point]:
        corners = [(-half, half), (half, half), (half, -half), (-half, -half)]
        return [camera.project(frame.at(x, y, z)) for x, y in corners]

    warp_onto(canvas, lens, square(radius, 6.0))
    # Rim built of thin rings, lit from the side of the lamp.
    band = 4.6
    count = 40
    for i in range(count + 1):
        t = i / count
        profile = math.sin(math.pi * (0.08 + 0.84 * t))
        texture = Image.new("RGBA", (out, out), (0, 0, 0, 0))
        half = radius + band * profile
        inner = out / 2 * (radius - 0.6) / half
        disc = ImageDraw.Draw(texture)
        light = 26 + 40 * max(0.0, t - 0.45)
        disc.ellipse((0, 0, out - 1, out - 1), fill=(round(light), round(light), round(light + 2), 255))
        disc.ellipse((out / 2 - inner, out / 2 - inner, out / 2 + inner, out / 2 + inner), fill=(0, 0, 0, 0))
        warp_onto(canvas, texture, square(half, 1.0 + 9.0 * t))
    steps = 160
    draw = ImageDraw.Draw(canvas, "RGBA")
    for i in range(steps):
        a0, a1 = 2 * math.pi * i / steps, 2 * math.pi * (i + 1.4) / steps
        facing = max(0.0, math.cos((a0 + a1) / 2 - math.radians(128)))
        back = max(0.0, math.cos((a0 + a1) / 2 - math.radians(-55)))
        strength = round(20 + 225 * facing**6 + 90 * back**10)
        line = [
            camera.project(frame.at((radius + 2.1) * math.cos(a), (radius + 2.1) * math.sin(a), 9.6)) for a in (a0, a1)
        ]
        draw.line(line, fill=(246, 240, 228, strength), width=4)

    def chrome(normal: Vec, index: int) -> Color:
        return lit((170, 171, 172), normal, grip[0], 0.25, 0.9)

    def black(normal: Vec, index: int) -> Color:
        return lit((40, 40, 42), normal, grip[1], 0.45, 0.55)

    paint_tube(canvas, camera, (grip[0], 3.6), (grip[1], 4.4), chrome)
    knee = mixed(grip[1], grip[2], 0.12)
    paint_tube(canvas, camera, (grip[1], 5.2), (knee, 7.4), black)
    paint_tube(canvas, camera, (knee, 7.4), (mixed(grip[1], grip[2], 0.94), 8.4), black)
    paint_tube(canvas, camera, (mixed(grip[1], grip[2], 0.94), 8.4), (grip[2], 5.5), black)


def paint_mug(canvas: Image.Image, camera: Camera, foot: Vec, radius: float, height: float) -> None:
    """An enamel mug of tea: white, with a blue-grey rim."""
    top = (foot[0], foot[1], height)
    up = (0.0, 0.0, 1.0)
    soft_shadow(canvas, camera, [[*ring(foot, up, radius, 40), *ring(top, up, radius, 40)]], 22, 0.85)
    at = (foot[0], foot[1], height / 2)

    def white(normal: Vec, index: int) -> Color:
        return lit((232, 229, 222), normal, at, 0.10, 0.2)

    def grey(normal: Vec, index: int) -> Color:
        return lit((205, 203, 198), normal, at, 0.25, 0.3)

    # Handle behind the body, towards the right.
    draw = ImageDraw.Draw(canvas)
    arc = [
        (foot[0] + radius * 0.9 + 24 * math.sin(a), foot[1] - 8.0, height * 0.5 + height * 0.30 * math.cos(a))
        for a in (math.pi * i / 30 for i in range(31))
    ]
    for p, q in pairwise(arc):
        paint_tube(canvas, camera, (p, 4.4), (q, 4.4), grey, 20)
    paint_tube(canvas, camera, (foot, radius * 0.96), (top, radius), white, 96)
    draw.polygon([camera.project(p) for p in ring(top, up, radius)], fill=BLUE)
    inner = ring(top, up, radius * 0.94)
    draw.polygon([camera.project(p) for p in inner], fill=(150, 147, 140))
    # Tea below the rim, clipped by the mouth of the mug.
    mouth = Image.new("L", canvas.size, 0)
    ImageDraw.Draw(mouth).polygon([camera.project(p) for p in inner], fill=255)
    inside = canvas.copy()
    pen = ImageDraw.Draw(inside)
    for k in range(18):
        z = height - k
        tone = mix((176, 172, 164), (96, 92, 86), k / 17)
        pen.polygon([camera.project(p) for p in ring((top[0], top[1], z), up, radius * 0.94)], fill=tone)
    level = (top[0], top[1], height - 18)
    pen.polygon([camera.project(p) for p in ring(level, up, radius * 0.94)], fill=(70, 46, 30))
    glow = (top[0] - radius * 0.30, top[1] + radius * 0.34, height - 18)
    light = Image.new("L", canvas.size, 0)
    ImageDraw.Draw(light).polygon([camera.project(p) for p in ring(glow, up, radius * 0.26)], fill=210)
    inside.paste((236, 214, 180), (0, 0), blur(light, 9))
    canvas.paste(inside, (0, 0), mouth)


def paint_lamp(canvas: Image.Image, camera: Camera) -> None:
    """The lamp head over the corner of the table, its mouth towards us, with bloom and beam."""
    size = canvas.size
    head_at = camera.ground(LAMP_HEAD[0] * size[0], LAMP_HEAD[1] * size[1], 150.0)
    axis = unit(sub(LAMP_AIM, head_at))

    def along(distance: float) -> Vec:
        return moved(head_at, axis, distance)

    rim, neck, cap = along(30), along(-52), along(-78)
    mouth = [camera.project(p) for p in ring(rim, axis, 70)]
    # Beam: haze between the mouth and the lit pool.
    pool = [camera.project(cast_dir) for cast_dir in ring((LAMP_AIM[0], LAMP_AIM[1], 0.0), (0, 0, 1), 215)]
    haze = Image.new("L", size, 0)
    ImageDraw.Draw(haze).polygon(hull(mouth + pool), fill=255)
    origin = camera.project(rim)
    reach = math.dist(origin, camera.project(LAMP_AIM)) * 1.25
    fade = field(size, lambda x, y: 58 * max(0.0, 1 - math.dist((x, y), origin) / reach) ** 1.5)
    haze = ImageChops.multiply(blur(haze, 70), fade)
    glow = field(size, lambda x, y: 255 * 0.62 * math.exp(-math.dist((x, y), origin) / (size[0] * 0.06)))
    for veil, color in ((haze, (255, 240, 214)), (glow, (255, 236, 204))):
        canvas.paste(ImageChops.screen(canvas, Image.new("RGB", size, color)), (0, 0), veil)
    head = canvas.copy()

    def inner_light(x: float, y: float) -> float:
        return 0.60 + 0.75 * math.exp(-((math.dist((x, y), bulb) / (size[0] * 0.036)) ** 2))

    def enamel(normal: Vec, index: int) -> Color:
        side = max(0.0, dot(normal, unit((0.75, -0.35, 0.55))))
        edge = max(0.0, dot(normal, unit((-0.7, -0.2, 0.65))))
        return tuple(min(255, round(c * (0.42 + 0.5 * side**2) + 150 * edge**26)) for c in (52, 60, 70))  # type: ignore[return-value]

    paint_tube(head, camera, (cap, 17), (neck, 24), enamel, 120)
    paint_tube(head, camera, (neck, 27), (rim, 70), enamel, 160)
    draw = ImageDraw.Draw(head)
    lining = Image.new("L", size, 0)
    ImageDraw.Draw(lining).polygon(mouth, fill=255)
    bulb = camera.project(along(30))
    inside = Image.merge("RGB", [field(size, lambda x, y, c=c: c * inner_light(x, y), 8) for c in (255, 240, 206)])
    head.paste(inside, (0, 0), lining)
    lip = [camera.project(p) for p in ring(rim, axis, 71.5)]
    draw.line([*lip, lip[0]], fill=(34, 36, 40), width=12)
    draw.line([*mouth, mouth[0]], fill=(255, 246, 226), width=3)
    mask = Image.new("L", size, 0)
    pen = ImageDraw.Draw(mask)
    pen.polygon(hull(mouth + [camera.project(p) for p in ring(neck, axis, 27)]), fill=255)
    pen.polygon(hull([camera.project(p) for p in ring(neck, axis, 24) + ring(cap, axis, 17)]), fill=255)
    soft = 5
    canvas.paste(blur(head, soft), (0, 0), blur(mask, soft))
    bloom = field(size, lambda x, y: 150 * math.exp(-((math.dist((x, y), bulb) / (size[0] * 0.035)) ** 1.2)), 8)
    canvas.paste(ImageChops.screen(canvas, Image.new("RGB", size, (255, 240, 212))), (0, 0), bloom)


@lru_cache(maxsize=1)
def photo1() -> Image.Image:
    """The page proof on the make-up table at night, under the lamp."""
    ss = 2
    size = (round(150 * MM) * ss, round(105 * MM) * ss)
    camera = Camera(
        eye=(25.0, -580.0, 560.0), target=(22.0, 66.0, 0.0), focal=2190.0 * ss, centre=(size[0] / 2, size[1] / 2)
    )
    canvas = Image.new("RGB", size)
    board = Frame((0.0, 100.0, 0.0), -3.0)

    def lay(texture: Image.Image, frame: Frame, width: float, height: float, z: float) -> None:
        x, y = width / 2, height / 2
        quad = [camera.project(frame.at(u, v, z)) for u, v in ((-x, y), (x, y), (x, -y), (-x, -y))]
        warp_onto(canvas, texture, quad)

    lay(table_top(3.0), board, 1300, 1100, 0)
    page = proof_page()
    under = add_signed(page, Image.new("L", page.size, 100), 1.0)
    main = Frame((8.0, 30.0, 0.0), 9.0)
    for frame in (Frame((60.0, 12.0, 0.0), -6.0), Frame((-18.0, 20.0, 0.0), 13.0)):
        corners = [frame.at(x, y, 2.0) for x in (-195, 195) for y in (-272, 272)]
        soft_shadow(canvas, camera, [corners], 10 * ss, 0.7)
        lay(under, frame, 390, 545, 0)
    soft_shadow(canvas, camera, [[main.at(x, y, 3.0) for x in (-195, 195) for y in (-272, 272)]], 8 * ss, 0.7)
    lay(page, main, 390, 545, 0.3)

    gauge = Frame(main.at(-208, 20), main.yaw + 86.5)
    soft_shadow(canvas, camera, [[gauge.at(x, y, 5.0) for x in (-160, 160) for y in (-13, 13)]], 5 * ss, 0.8)
    lay(steel_rule(320, 6.0), gauge, 320, 26, 1.0)
    paint_mug(canvas, camera, (268.0, 205.0, 0.0), 40.0, 74.0)
    paint_loupe(canvas, camera, page, main, (96.0, -55.0), 47.0)
    paint_pencil(canvas, camera, main.at(-62, -12, 4.2), main.at(-8, -178, 4.2))

    # Light: the lamp's pool over a cool night.
    lamp = [
        field(
            size,
            lambda x, y, k=k, night=night: 255 * ((lamp_light(camera.ground(x, y)) * k + night) / 1.1) ** (1 / 2.2),
        )
        for k, night in ((1.0, 0.014), (0.915, 0.0175), (0.79, 0.024))
    ]
    canvas = light_up(canvas, lamp, 4.1)
    paint_lamp(canvas, camera)
    return film_grain(canvas.reduce(ss), 15, 0.075)


# --------------------------------------------------------------------------------------
# Picture 5: the name of the paper in metal
# --------------------------------------------------------------------------------------

SUN: Vec = unit((-0.62, 0.22, 0.72))
"""Direction to the lamp of picture 5: upper left, slightly behind the type."""

TYPE_HEIGHT = 23.4
"""Height to paper in mm."""

CASE_CHARS = (
    "天地人和山水日月春秋风雨东西南北文章版面字行栏题图头眉尾黑宋楷仿正方大小上"
    "下左右中外新闻报道编排校对印刷油墨纸张铅活印一二三四五六七八九十百千万年月"
)


def relief(char: str, size: int, weight: int) -> tuple[Image.Image, Image.Image]:
    """Mirrored face of a sort: (glyph mask, light 0..255 on its sloping flanks)."""
    em = size * 0.92
    mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(mask).text(
        (size / 2, size / 2 + em * 0.38), char, font=load_font(SONG, em, weight), fill=255, anchor="ms"
    )
    mask = ImageOps.mirror(mask)
    soft = blur(mask, max(1.0, size / 90))
    step = max(1, size // 150)
    right, left = shifted(soft, -step, 0), shifted(soft, step, 0)
    below, above = shifted(soft, 0, -step), shifted(soft, 0, step)
    # A surface that falls to the right has left > right; its normal then points right.
    flank = ImageMath.lambda_eval(
        lambda a: (
            105.0
            + (a["float"](a["left"]) - a["float"](a["right"])) * (SUN[0] * 1.5)
            + (a["float"](a["below"]) - a["float"](a["above"])) * (SUN[1] * 1.5)
        ),
        left=left,
        right=right,
        below=below,
        above=above,
    )
    return mask, flank.convert("L")


def metal_sheet(
    size: tuple[int, int], seed: int, top: int, bottom: int, scratch: Point, rough: float = 1.0
) -> Image.Image:
    """Cast type metal: a soft sheen, fine scratches along one direction, oxide blots."""

    def tone(v: float) -> Color:
        return scaled((255, 249, 241), v / 255)

    middle = top * 0.4 + bottom * 0.6
    stops = [(0, top * 1.12), (0.05, top * 0.95), (0.12, top * 0.84), (0.5, middle), (0.85, bottom), (1, bottom * 1.1)]
    sheet = ramp(size, [(t, tone(v)) for t, v in stops])
    sheen = random.Random(seed).uniform(0.25, 0.5)
    stripe = field(size, lambda x, y: 128 + 26 * math.exp(-((((x + y * 0.25) / size[0] - sheen) / 0.2) ** 2)), 8)
    sheet = add_signed(sheet, stripe, (top + bottom) / 220)
    sheet = add_signed(sheet, noise(size, seed, scratch), 0.05 * rough)
    sheet = add_signed(sheet, blur(noise(size, seed + 1, (scratch[0] * 3, scratch[1] * 2)), 1), 0.04 * rough)
    return add_signed(sheet, layered_noise(size, seed + 7, [(120, 120), (50, 50), (15, 15)], 90), 0.14 * rough)


@dataclass(frozen=True)
class Box:
    """A block standing in a frame, mm: x0..x1 across, y0..y1 away, z0..z1 up."""

    frame: Frame
    x0: float
    x1: float
    y0: float
    y1: float
    z0: float
    z1: float

    def top(self, camera: Camera, z: float | None = None) -> list[Point]:
        """Screen quad of a horizontal section, far edge first."""
        level = self.z1 if z is None else z
        corners = [(self.x0, self.y1), (self.x1, self.y1), (self.x1, self.y0), (self.x0, self.y0)]
        return [camera.project(self.frame.at(x, y, level)) for x, y in corners]

    def side(self, camera: Camera, which: str) -> list[Point]:
        """Screen quad of the front, left or right face."""
        ends = {
            "front": ((self.x0, self.y0), (self.x1, self.y0)),
            "right": ((self.x1, self.y0), (self.x1, self.y1)),
            "left": ((self.x0, self.y1), (self.x0, self.y0)),
        }[which]
        (ax, ay), (bx, by) = ends
        corners = [(ax, ay, self.z1), (bx, by, self.z1), (bx, by, self.z0), (ax, ay, self.z0)]
        return [camera.project(self.frame.at(*c)) for c in corners]

    def shadow(self, camera: Camera, level: float) -> list[Point]:
        """Screen outline of the shadow the block casts on the plane ``z = level``."""
        points = []
        for x in (self.x0, self.x1):
            for y in (self.y0, self.y1):
                base = self.frame.at(x, y, 0)
                for z in (level, self.z1):
                    h = max(0.0, z - level)
                    points.append(camera.project((base[0] - SUN[0] / SUN[2] * h, base[1] - SUN[1] / SUN[2] * h, level)))
        return hull(points)


def paint_box(
    canvas: Image.Image, camera: Camera, box: Box, seed: int, tone: float = 1.0, nick: bool = False, scale: float = 24
) -> None:
    """Front and end faces of a metal block, then its plain top."""
    width, depth, height = box.x1 - box.x0, box.y1 - box.y0, box.z1 - box.z0
    faces = [("front", width, 104, 40), ("left", depth, 160, 70), ("right", depth, 52, 24)]
    for index, (which, length, top, bottom) in enumerate(faces):
        quad = box.side(camera, which)
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(quad, quad[1:] + quad[:1], strict=False))
        if area <= 0:
            continue  # turned away
        size = (max(8, round(length * scale)), max(8, round(height * scale)))
        sheet = metal_sheet(size, seed + index, round(top * tone), round(bottom * tone), (2, size[1] / 3))
        if nick and which == "front":
            draw = ImageDraw.Draw(sheet)
            y, h = size[1] * 0.62, size[1] * 0.075
            sheet.paste(
                ramp((size[0], round(h)), [(0, (14, 14, 14)), (0.6, (46, 45, 44)), (1, (120, 118, 114))]), (0, round(y))
            )
            draw.line([(0, y + h), (size[0], y + h)], fill=scaled((170, 168, 162), tone), width=2)
        warp_onto(canvas, sheet, quad)
    size = (max(8, round(width * scale)), max(8, round(depth * scale)))
    top = metal_sheet(size, seed + 5, round(150 * tone), round(112 * tone), (2, 40))
    warp_onto(canvas, top, box.top(camera))


def paint_edges(canvas: Image.Image, camera: Camera, box: Box, width: int, tone: float) -> None:
    """Thin lights on the worn upper edges of a block."""
    far_left, far_right, near_right, near_left = box.top(camera)
    draw = ImageDraw.Draw(canvas, "RGBA")
    draw.line([near_left, near_right], fill=(*scaled((214, 211, 204), tone), 190), width=width)
    draw.line([far_left, near_left], fill=(*scaled((225, 222, 214), tone), 150), width=width)
    draw.line([far_right, near_right], fill=(*scaled((60, 59, 58), tone), 150), width=width)


def wet_ink(mask: Image.Image, ink: Color, gloss: float) -> Image.Image:
    """A face rolled up with ink: deeper away from the lamp, a sheen and a lit rim.

    ``gloss`` tells where the sheen crosses the face, as a fraction of its width.
    """
    size = mask.size
    face = ramp(size, [(0, scaled(ink, 0.86)), (0.55, scaled(ink, 0.74)), (1, scaled(ink, 0.60))])
    face = add_signed(face, layered_noise(size, 77, [(70, 70), (24, 24), (5, 5)], 90), 0.10)
    sheen = field(size, lambda x, y: 190 * math.exp(-((((x + 0.55 * y) / size[0] - gloss) / 0.16) ** 2)), 8)
    sheen = ImageChops.multiply(sheen, layered_noise(size, 78, [(60, 18), (20, 7), (3, 3)], 110))
    face = Image.composite(Image.new("RGB", size, (255, 196, 180)), face, sheen)
    step = max(2, size[0] // 190)
    inner = shifted(mask, step, step)
    rim = levels(blur(ImageChops.subtract(mask, inner), step / 2), lambda v: v * 0.3)
    face = Image.composite(Image.new("RGB", size, (255, 205, 190)), face, rim)
    outer = shifted(mask, -step, -step)
    lee = levels(blur(ImageChops.subtract(mask, outer), step / 2), lambda v: v * 0.3)
    return Image.composite(Image.new("RGB", size, scaled(ink, 0.4)), face, lee)


def paint_face(
    canvas: Image.Image,
    camera: Camera,
    box: Box,
    char: str,
    size: int,
    layers: int,
    depth: float,
    seed: int,
    ink: Color | None = None,
    gloss: float = 0.0,
    tone: float = 1.0,
    weight: int = 800,
) -> None:
    """The shoulder of a sort and its raised, mirrored character, built up in slices."""
    mask, flank = relief(char, size, weight)
    shoulder = add_signed(
        metal_sheet((size, size), seed, round(118 * tone), round(92 * tone), (3, 3)),
        layered_noise((size, size), seed + 3, [(size / 9, size / 9), (size / 40, size / 40)], 120),
        0.25,
    )
    # Shadow of the character on the shoulder: the mask swept away from the lamp.
    swept = Image.new("L", (size, size), 0)
    reach = depth / (box.x1 - box.x0) * size * 1.15
    steps = max(4, round(reach / 2))
    for i in range(steps + 1):
        t = i / steps * reach
        swept = ImageChops.lighter(swept, shifted(mask, round(-SUN[0] / SUN[2] * t), round(SUN[1] / SUN[2] * t)))
    swept = blur(swept, size / 160)
    shoulder.paste((16, 16, 17), (0, 0), levels(swept, lambda v: v * 0.78))
    warp_onto(canvas, shoulder, box.top(camera, box.z1 - depth))

    body = metal_sheet((size, size), seed + 11, round(236 * tone), round(206 * tone), (2, size / 4))
    spread = blur(mask, size / 110)
    for i in range(layers + 1):
        t = i / layers
        if t < 1:
            # Lower slices are wider: the flanks of the strike slope outwards.
            edge = 40 + 130 * t
            cut = levels(spread, lambda v, e=edge: (v - e) * 6 + 128)
            shade = (0.42 + 0.5 * t) * tone
            slice_ = Image.merge("RGB", [levels(flank, lambda v, f=shade * k: v * f) for k in (1, 0.985, 0.955)])
            if ink is not None and t > 0.8:
                slice_ = Image.blend(slice_, ImageChops.multiply(slice_, Image.new("RGB", slice_.size, ink)), 0.75)
        else:
            cut = mask
            slice_ = body
            if ink is not None:
                slice_ = wet_ink(mask, ink, gloss)
        slice_.putalpha(cut)
        warp_onto(canvas, slice_, box.top(camera, box.z1 - depth * (1 - t)))


@lru_cache(maxsize=1)
def photo5() -> Image.Image:
    """The name of the paper, mirrored as in metal, in a composing stick before the case."""
    ss = 3
    size = (round(140 * MM) * ss, round(100 * MM) * ss)
    camera = Camera(
        eye=(4.0, -84.0, 124.0), target=(1.0, 16.2, 12.0), focal=3050.0 * ss, centre=(size[0] / 2, size[1] / 2)
    )
    canvas = Image.new("RGB", size, (34, 33, 32))
    chance = random.Random(5)

    # The type case behind: rows of smaller sorts, the nearest rows last.
    case = Frame((0.0, 30.0, -14.0), -5.0)
    pitch = 6.3
    columns = range(-9, 10)
    deck: list[str] = []
    for row in range(11, -1, -1):
        order = sorted(columns, key=lambda c: -abs(c))
        for column in order:
            if not deck:
                deck = sorted(set(CASE_CHARS))
                chance.shuffle(deck)
            char = deck.pop()
            lift, turn = chance.uniform(-0.5, 0.5), chance.uniform(-1.2, 1.2)
            missing = chance.random() < 0.05
            base = case.at(column * pitch, row * pitch * 1.04)
            cell = Frame(base, case.yaw + turn)
            box = Box(cell, 0, 5.9, 0, 5.9, 0, TYPE_HEIGHT + lift - (15 if missing else 0))
            seed = 1000 + row * 50 + column * 2
            tone = chance.uniform(0.66, 0.86)
            paint_box(canvas, camera, box, seed, tone, scale=12)
            if not missing:
                paint_face(canvas, camera, box, char, 130, 5, 0.9, seed, tone=tone, weight=700)
    soft = [blur(canvas, r * ss) for r in (2.0, 4.5)]
    canvas = Image.composite(soft[1], soft[0], field(size, lambda x, y: 255 * (1 - y / (size[1] * 0.42))))

    # The stick: bed, back flange, then the line of type.
    stick = Frame((0.0, 0.0, 0.0), 7.0)
    face = 14.8
    flange = Box(stick, -60, 60, face + 0.4, face + 2.4, 0, 17.0)
    bed = Box(stick, -60, 60, -10.0, face + 0.4, -1.6, 0.0)
    left = -1.5 * face
    sorts = [Box(stick, left + i * face, left + (i + 1) * face - 0.12, 0, face, 0, TYPE_HEIGHT) for i in range(3)]
    quads = []
    x = left
    for w in (1.4, 7.4, 7.4, 14.8):
        quads.insert(0, Box(stick, x - w, x - 0.1, 0, face, 0, 18.6))
        x -= w
    x = left + 3 * face
    for w in (1.4, 14.8, 7.4):
        quads.append(Box(stick, x, x + w - 0.1, 0, face, 0, 18.6))
        x += w
    quads[4:] = reversed(quads[4:])  # paint from both ends towards the camera
    paint_shadows(canvas, [flange.shadow(camera, -10.0), bed.shadow(camera, -3.0)], 14 * ss, 0.8)
    paint_box(canvas, camera, flange, 31, 1.0, scale=20)
    paint_edges(canvas, camera, flange, 2 * ss, 0.9)
    paint_box(canvas, camera, bed, 41, 0.9, scale=20)
    paint_edges(canvas, camera, bed, 2 * ss, 0.8)
    paint_shadows(canvas, [b.shadow(camera, 0.0) for b in sorts + quads], 3 * ss, 0.72, inside=bed.top(camera))
    for index, box in enumerate(quads):
        paint_box(canvas, camera, box, 60 + 9 * index, 0.85, nick=True)
        paint_edges(canvas, camera, box, ss, 0.8)
        paint_shadows(canvas, [b.shadow(camera, box.z1) for b in sorts], 3 * ss, 0.8, inside=box.top(camera))
    strike = 1.5
    for index in (0, 2, 1):  # the middle sort stands under the camera: paint it last
        body = replace(sorts[index], z1=TYPE_HEIGHT - strike)
        paint_box(canvas, camera, body, 160 + 9 * index, 0.9, nick=True)
        paint_edges(canvas, camera, body, ss, 0.9)
        gloss = (0.95, 0.55, 0.6)[index]
        paint_face(
            canvas, camera, sorts[index], "报心版"[index], 760, 36, strike, 260 + 9 * index, ink=RED, gloss=gloss
        )

    # The foot of the line falls out of focus again.
    canvas = Image.composite(
        blur(canvas, 2.4 * ss), canvas, field(size, lambda x, y: 255 * (y / size[1] - 0.86) / 0.14)
    )

    # Lamp pool, finish.
    cx, cy = size[0] * 0.42, size[1] * 0.44
    lamp = field(
        size, lambda x, y: 255 / (1 + (((x - cx) / size[0]) ** 2 * 1.0 + ((y - cy) / size[1]) ** 2 * 1.1) * 2.6)
    )
    tint = [levels(lamp, lambda v, f=f: v * f) for f in (1.0, 0.985, 0.955)]
    canvas = light_up(canvas, tint, 3.5)
    return film_grain(canvas.reduce(2), 55, 0.085)  # 3/2: drawn for two columns, placed over three


# --------------------------------------------------------------------------------------
# Pictures 2, 3 and 4: diagrams
# --------------------------------------------------------------------------------------


LINE_ENDS = (
    "灯光照着版样/格子里每一行/都有自己去处/编辑拿着红笔/"
    "左栏的第几行/标题正文图片/一栏接着一栏/一行对着一行/夜班还没有完"
)
LINE_STARTS = (
    "栏与栏留一空/不加线也看清/横看是一条线/竖看是一根柱/"
    "正对右栏同行/长短稿子相间/图与文要咬合/上下都不走样/天亮以前付印"
)
"""What the detail of picture 2 shows on either side of the gutter; no marks, so all on the grid."""


def photo2() -> Image.Image:
    """Type area, basic columns and line grid of a broadsheet page."""
    c = Canvas(140, 95)
    c.text(0, 4.6, "一块版的骨架", 14, SONG, 900)
    c.text(32, 4.5, "对开版，正文小五号（9 点），横数字，竖数行", 8, HEI, 400)
    c.line([(0, 7.2), (140, 7.2)], 0.35)

    # The page: 390 x 545 mm with a type area of 350 x 490 mm.
    scale = 77.0 / 545
    px, py = 27.0, 10.6
    page_w, page_h = 390 * scale, 545 * scale
    c.box(px + 0.8, py + 0.8, px + page_w + 0.8, py + page_h + 0.8, (212, 212, 212))
    c.box(px, py, px + page_w, py + page_h, WHITE, GREY, 0.2)
    x0, y0 = px + 20 * scale, py + 27 * scale
    width, height = 350 * scale, 490 * scale
    zi, row = width / 111, height / 120

    columns = [(x0 + i * 14 * zi, x0 + (i * 14 + 13) * zi) for i in range(8)]
    for i, (a, b) in enumerate(columns):
        c.box(a, y0, b, y0 + height, (228, 233, 238) if i != 2 else (178, 191, 204))
    for r in range(5, 120, 5):
        tone, weight = ((150, 166, 182), 0.16) if r % 10 == 0 else ((196, 206, 216), 0.12)
        c.line([(x0, y0 + r * row), (x0 + width, y0 + r * row)], weight, tone)
    # Nameplate and ear lie over the first five and the last three columns.
    head_h = 14 * row
    c.box(x0, y0, x0 + width, y0 + head_h + 0.3, WHITE)
    c.box(x0, y0, columns[4][1], y0 + head_h, PALE_RED)
    c.box(columns[5][0], y0, x0 + width, y0 + head_h, (236, 236, 236))
    c.text((x0 + columns[4][1]) / 2, y0 + head_h * 0.83, "版心报", 22, MAOBI, None, RED, "centre")
    c.text((columns[5][0] + x0 + width) / 2, y0 + head_h * 0.62, "报眼", 8.5, HEI, 500, BLACK, "centre")
    c.box(x0, y0, x0 + width, y0 + height, None, BLACK, 0.35)

    # One gutter in red.
    gx = columns[4][1]
    c.box(gx, y0 + head_h + 0.3, gx + zi, y0 + height - 0.2, RED)

    # Callouts on the left, each on one level with what it names.
    def callout(y: float, x: float, title: str, note: str = "", fill: Color = BLACK) -> None:
        end = c.text(0, y + 1.2, title, 9.5, HEI, 700, fill)
        if note:
            c.text(0, y + 5.1, note, 8, HEI, 400)
        c.leader([(end + 1.2, y), (x, y)], fill)

    callout(py + 1.9, px + 9, "天头")
    callout(y0 + head_h * 0.5, x0 + 1.4, "报头")
    callout(y0 + 36 * row, x0, "版心", "111 字×120 行")
    callout(y0 + 63 * row, columns[2][0] + 6.5 * zi, "基本栏", "宽 13 字，共 8 栏")
    callout(y0 + 89 * row, gx + zi / 2, "栏空", "宽 1 字，共 7 条", RED)
    callout(py + page_h - 2.0, px + 9, "地脚")

    # Dimensions: lines down the right side, characters along the foot of the type area.
    for r in range(0, 121, 20):
        y = y0 + r * row
        c.line([(px + page_w + 1.0, y), (px + page_w + 2.4, y)], 0.2)
        if r:
            c.text(px + page_w + 3.0, y + 1.0, str(r), 8, HEI, 500)
    c.text(px + page_w + 3.0, y0 + 1.0, "行", 8, HEI, 500)
    below = py + page_h + 3.4
    for x in (x0, x0 + width):
        c.line([(x, below - 1.1), (x, below + 1.1)], 0.2)
    c.arrow((x0, below), (x0 + width, below), 0.2, both=True)
    label = 12.0
    c.box(x0 + width / 2 - label / 2, below - 1.5, x0 + width / 2 + label / 2, below + 1.6, WHITE)
    c.text(x0 + width / 2, below + 1.05, "111 字", 8.5, HEI, 700, BLACK, "centre")

    # The detail: two columns and their gutter on the line grid.
    centre, radius = (117.3, 33.4), 21.6
    spot, small = (columns[6][1] + zi / 2, y0 + 62 * row), 2.7
    dx, dy = centre[0] - spot[0], centre[1] - spot[1]
    angle, spread = math.atan2(dy, dx), math.acos((radius - small) / math.hypot(dx, dy))
    for side in (-1, 1):
        a = angle + side * (math.pi - spread)
        ends = [(p[0] + q * math.cos(a), p[1] + q * math.sin(a)) for p, q in ((spot, small), (centre, radius))]
        c.line(ends, 0.18)
    c.circle(spot, small, None, BLACK, 0.35)
    detail = Canvas(140, 95)
    em, pitch = 4.15, 4.15 * 11.575 / 9
    left_edge, right_edge = centre[0] - em / 2, centre[0] + em / 2
    detail.box(90, 7, left_edge, 60, (236, 240, 244))
    detail.box(right_edge, 7, 140, 60, (236, 240, 244))
    detail.box(left_edge, 7, right_edge, 60, PALE_RED)
    font = load_font(SONG, em * detail.k, 500)
    for n, (ends, starts) in enumerate(zip(LINE_ENDS.split("/"), LINE_STARTS.split("/"), strict=False)):
        top = centre[1] + (n - 4) * pitch - em / 2
        base = top + em * 0.88
        for first, chars in ((left_edge - 6 * em, ends), (right_edge, starts)):
            for i in range(6):
                detail.box(first + i * em, top, first + (i + 1) * em, top + em, WHITE, (170, 184, 198), 0.14)
            detail.line([(first, base), (first + 6 * em, base)], 0.3, BLUE)
            for i, char in enumerate(chars):
                at = detail.px([(first + i * em, base)])[0]
                detail.draw.text(at, char, font=font, fill=BLACK, anchor="ls")
    for edge in (left_edge, right_edge):
        detail.line([(edge, 7), (edge, 60)], 0.3, RED)
    mask = Image.new("L", c.image.size, 0)
    box = c.px([(centre[0] - radius, centre[1] - radius), (centre[0] + radius, centre[1] + radius)])
    ImageDraw.Draw(mask).ellipse(box[0] + box[1], fill=255)
    c.image.paste(detail.image, (0, 0), mask)
    c.circle(centre, radius, None, BLACK, 0.45)

    # What the detail shows.
    top = 58.0
    x = 96.5
    for i, (name, value, tone) in enumerate(
        (
            ("字身", "9 点，3.175 毫米", (170, 184, 198)),
            ("基线", "每行一条，各栏对齐", BLUE),
            ("栏空", "1 字，9 点", RED),
        )
    ):
        y = top + 4.4 + i * 4.9
        if i == 0:
            c.box(x + 0.2, y - 2.6, x + 3.0, y + 0.2, WHITE, tone, 0.25)
        elif i == 1:
            c.line([(x, y - 0.9), (x + 3.2, y - 0.9)], 0.4, tone)
        else:
            c.box(x + 0.2, y - 2.6, x + 3.0, y + 0.2, PALE_RED)
            for edge in (x + 0.2, x + 3.0):
                c.line([(edge, y - 2.6), (edge, y + 0.2)], 0.3, tone)
        c.text(x + 5.0, y, name, 8.5, HEI, 700)
        c.text(x + 13.0, y, value, 8.5, HEI, 400)
    c.line([(x, top + 17.2), (140, top + 17.2)], 0.25)
    for i, (formula, note) in enumerate(
        (
            ("8×13＋7＝111", "字，通栏宽"),
            ("490÷120＝4.083", "毫米，每行"),
            ("111×120＝13320", "字，版容"),
        )
    ):
        y = top + 22.2 + i * 5.0
        c.text(x, y, formula, 9, HEI, 700)
        c.text(x + 28.6, y, note, 8, HEI, 400)
    return c.finish()


class Dummy:
    """A page 44 mm wide, drawn in columns (of five) and lines (of 120)."""

    WIDTH, HEIGHT = 44.0, 60.4
    COLUMNS = 5

    def __init__(self, canvas: Canvas, x: float, y: float) -> None:
        """Put an empty sheet with its masthead at (x, y) mm."""
        self.c = canvas
        self.sheet = (x, y)
        self.x, self.y = x + 2.2, y + 2.6
        self.w, self.h = self.WIDTH - 4.4, self.HEIGHT - 5.2
        self.gutter = 1.0
        self.column = (self.w - (self.COLUMNS - 1) * self.gutter) / self.COLUMNS
        canvas.box(x + 0.7, y + 0.7, x + self.WIDTH + 0.7, y + self.HEIGHT + 0.7, (206, 206, 206))
        canvas.box(x, y, x + self.WIDTH, y + self.HEIGHT, WHITE, GREY, 0.2)
        canvas.text(self.x - 0.3, self.y + 5.6, "版心报", 17, MAOBI, None, RED)
        for i, share in enumerate((1.0, 0.8, 0.9)):
            top = self.y + 1.0 + i * 1.6
            canvas.line(
                [(self.left(3), top), (self.left(3) + (self.w - self.left(3) + self.x) * share, top)], 0.3, GREY
            )
        canvas.line([(self.x, self.at(15)), (self.x + self.w, self.at(15))], 0.45)

    def left(self, column: int) -> float:
        """Left edge of a column."""
        return self.x + column * (self.column + self.gutter)

    def right(self, column: int) -> float:
        """Right edge of a column."""
        return self.left(column) + self.column

    def at(self, line: float) -> float:
        """Height of a line of the page."""
        return self.y + line / 120 * self.h

    def head(
        self,
        column: int,
        line: float,
        text: str,
        pt: float,
        face: str = HEI,
        weight: int = 800,
        last: int | None = None,
    ) -> None:
        """A headline whose top is at ``line``, centred over columns ``column``..``last`` if given."""
        base = self.at(line) + pt * 25.4 / 72 * 0.88
        if last is None:
            self.c.text(self.left(column), base, text, pt, face, weight)
        else:
            self.c.text((self.left(column) + self.right(last)) / 2, base, text, pt, face, weight, BLACK, "centre")

    def text(self, columns: Iterable[int], top: float, bottom: float, seed: int) -> None:
        """Greeked text: grey lines with indents and short last lines."""
        chance = random.Random(seed)
        left_in_paragraph = 0
        for column in columns:
            y = self.at(top) + 0.45
            while y < self.at(bottom) + 0.01:
                x0, x1 = self.left(column), self.right(column)
                if left_in_paragraph == 0:
                    x0 += 1.1
                    left_in_paragraph = chance.randint(4, 9)
                left_in_paragraph -= 1
                if left_in_paragraph == 0:
                    x1 -= chance.uniform(1.2, 4.0)
                self.c.line([(x0, y), (x1, y)], 0.36, (128, 128, 128))
                y += 0.92

    def picture(self, first: int, last: int, top: float, bottom: float, seed: int) -> None:
        """A small landscape in greys."""
        x0, x1, y0, y1 = self.left(first), self.right(last), self.at(top), self.at(bottom)
        self.c.box(x0, y0, x1, y1, (222, 226, 230))
        chance = random.Random(seed)
        self.c.circle((x0 + (x1 - x0) * 0.72, y0 + (y1 - y0) * 0.3), (y1 - y0) * 0.11, WHITE)
        for depth, tone in ((0.50, (172, 182, 192)), (0.70, (122, 136, 150)), (0.86, (74, 86, 98))):
            ridge = [(x0, y1)]
            ridge += [
                (x0 + (x1 - x0) * i / 6, y0 + (y1 - y0) * (depth + chance.uniform(-0.16, 0.08))) for i in range(7)
            ]
            ridge.append((x1, y1))
            self.c.polygon([ridge[0], *smooth(ridge[1:-1], 8), ridge[-1]], tone)

    def rule(self, first: int, last: int, line: float, weight: float = 0.15) -> None:
        """A cut-off rule over columns."""
        self.c.line([(self.left(first), self.at(line)), (self.right(last), self.at(line))], weight)


def photo3() -> Image.Image:
    """Four make-up faults on four small pages: 断版, 通缝, 碰题, 背题."""
    c = Canvas(215, 75)
    step = (215 - 48.5) / 3
    faults = (
        ("断版", "一道空白横贯版心，", "没有一稿一图跨过它。"),
        ("通缝", "一条栏空从上直通到下，", "把版面剖成两半。"),
        ("碰题", "两个标题左右相碰，", "容易连成一句读。"),
        ("背题", "标题落在栏底，", "题下的正文不足三行。"),
    )
    pages = [Dummy(c, i * step, 0.2) for i in range(4)]
    for i, (name, first, second) in enumerate(faults):
        x = i * step
        c.text(x, 70.8, name, 18, SONG, 900)
        c.line([(x + 14.6, 65.4), (x + 14.6, 73.6)], 0.25, RED)
        c.text(x + 16.2, 68.3, first, 8.5, HEI, 400)
        c.text(x + 16.2, 73.1, second, 8.5, HEI, 400)

    # 断版: everything ends, and everything begins, on the same line.
    p = pages[0]
    p.head(0, 18, "秋粮入库过九成", 14, SONG, 900, last=4)
    p.picture(2, 4, 33, 57, 1)
    p.text((0, 1), 33, 64, 1)
    p.text((2, 3, 4), 59, 64, 2)
    p.head(0, 72, "夜校开课", 9, HEI, 800, last=1)
    p.text((0, 1), 82, 119, 3)
    p.head(2, 72, "古桥修好了", 9, SONG, 900, last=4)
    p.text((2, 3, 4), 82, 119, 4)
    y = p.at(68.2)
    ends = (p.x - 1.1, p.x + p.w + 1.1)
    c.red_pencil([[(ends[0], y + 0.2), (p.x + 10, y - 0.15), (p.x + 24, y + 0.2), (ends[1], y - 0.1)]], 0.75, 1)
    for side, x in zip((1, -1), ends, strict=False):
        c.red_pencil([[(x - side * 0.1, y - 2.6), (x, y), (x - side * 0.1, y + 2.8)]], 0.75, 2)

    # 通缝: the gutter after the third column is never crossed.
    p = pages[1]
    p.head(0, 18, "新桥今晨通车", 10.5, SONG, 900, last=2)
    p.picture(0, 2, 30, 54, 5)
    p.text((0, 1, 2), 56, 76, 5)
    p.rule(0, 2, 79)
    p.head(0, 81, "小站不小", 10, HEI, 800, last=2)
    p.text((0, 1, 2), 92, 119, 6)
    p.head(3, 18, "初雪将至", 9.2, HEI, 800, last=4)
    p.text((3, 4), 28, 60, 7)
    p.rule(3, 4, 63)
    p.head(3, 65, "书市开张", 9.2, SONG, 900, last=4)
    p.text((3, 4), 75, 93, 8)
    p.picture(3, 4, 97, 119, 9)
    x = p.right(2) + p.gutter / 2
    c.red_pencil([[(x + 0.1, p.at(13)), (x - 0.2, p.at(45)), (x + 0.2, p.at(85)), (x - 0.1, p.y + p.h + 1.1)]], 0.75, 3)
    for side, y in ((1, p.at(13)), (-1, p.y + p.h + 1.1)):
        c.red_pencil([[(x - 2.6, y), (x, y + side * 0.1), (x + 2.8, y - side * 0.1)]], 0.75, 4)

    # 碰题: two heads of one size on one level, a gutter apart.
    p = pages[2]
    p.picture(0, 1, 19, 44, 12)
    p.text((0, 1), 46, 58, 13)
    p.head(2, 18, "初冬第一场雪", 10.5, SONG, 900, last=4)
    p.text((2, 3, 4), 28, 58, 14)
    middle = p.x + p.w / 2
    em = 8.8 * 25.4 / 72
    base = p.at(64) + em * 0.88
    c.text(middle - 0.45, base, "全城今夜供暖", 8.8, HEI, 800, BLACK, "right")
    c.text(middle + 0.45, base, "菜价连日回落", 8.8, HEI, 800)
    p.text((0, 1), 74, 119, 15)
    p.text((2,), 74, 96, 16)
    p.text((3, 4), 74, 119, 17)
    p.picture(2, 2, 99, 119, 18)
    c.red_pencil([loop(middle, p.at(67.2), 5.6, 3.4, -3)], 0.75, 5)

    # 背题: the head at the foot of its columns with one line under it.
    p = pages[3]
    p.head(0, 18, "老街添新灯", 14, SONG, 900, last=4)
    p.text((0, 1), 33, 70, 20)
    p.picture(2, 4, 33, 66, 21)
    p.text((2, 3, 4), 68, 70, 22)
    p.rule(0, 4, 73)
    p.head(0, 76, "河灯又亮", 9, HEI, 800, last=1)
    p.text((0, 1), 86, 119, 23)
    p.text((2, 3, 4), 76, 105, 24)
    p.head(2, 108, "三路公交改线", 9, SONG, 900, last=4)
    p.text((2, 3, 4), 117.6, 119, 25)
    cx, cy = (p.left(2) + p.right(4)) / 2, p.at(112.6)
    c.red_pencil([loop(cx, cy, 11.6, 3.6, 1)], 0.75, 6)
    return c.finish()


def photo4() -> Image.Image:
    """One line with full-width marks and the same line squeezed, box by box."""
    c = Canvas(140, 80, THREE_COLUMNS * MM)
    c.text(0, 4.6, "标点怎样让出半个字", 14, SONG, 900)
    c.text(46.5, 4.5, "一个方框一个字，蓝底是标点的字面，红斜线是收去的空白", 8, HEI, 400)
    c.line([(0, 7.2), (140, 7.2)], 0.35)
    text = "他说：“先排正文（小五）。”"
    em, left = 9.0, 13.6

    def hatch(x0: float, y0: float, x1: float, y1: float, fill: Color, weight: float) -> None:
        """Diagonal lines clipped to a box."""
        w, h = x1 - x0, y1 - y0
        t = -h
        while t < w:
            a, b = max(0.0, t), min(w, t + h)
            if b > a:
                c.line([(x0 + a, y1 - (a - t)), (x0 + b, y1 - (b - t))], weight, fill)
            t += 1.15

    def glyph(char: str, x: float, y: float, size: float) -> None:
        """A character in the em box whose top left corner is (x, y)."""
        font = load_font(SONG, size * c.k, 500)
        c.draw.text(c.px([(x, y + size * 0.88)])[0], char, font=font, fill=BLACK, anchor="ls")

    def row(chars: str, squeezed: set[int], x: float, y: float, size: float) -> list[tuple[float, float]]:
        """Set a row of em boxes; marks in ``squeezed`` keep only the half with the ink."""
        spans = []
        for index, char in enumerate(chars):
            opening, mark = char in OPENING, char in OPENING or char in CLOSING
            half = index in squeezed
            width = size / 2 if half else size
            if mark:
                ink = x + (size / 2 if opening and not half else 0)
                c.box(ink, y, ink + size / 2, y + size, PALE_BLUE)
                if not half:
                    air = x if opening else x + size / 2
                    goes = index in marked
                    if goes:
                        c.box(air, y, air + size / 2, y + size, PALE_RED)
                    hatch(air, y, air + size / 2, y + size, RED if goes else LIGHT, 0.22 if goes else 0.16)
            c.box(x, y, x + width, y + size, None, BLACK, 0.22)
            glyph(char, x - (size / 2 if opening and half else 0), y, size)
            spans.append((x, x + width))
            x += width
        return spans

    # The same line twice, and where its boxes go.
    marked = {3, 11, 12, 13}
    y1, y2 = 12.0, 36.6
    upper = row(text, set(), left, y1, em)
    # Lay the flow under the lower row.
    x = left
    for index, (a, b) in enumerate(upper):
        char = text[index]
        cut = index in marked
        ink0 = (a + em / 2 if char in OPENING else a) if cut else a
        ink1 = ink0 + em / 2 if cut else b
        width = ink1 - ink0
        top, bottom = y1 + em + 0.5, y2 - 0.5
        if cut:
            air0, air1 = (a, a + em / 2) if char in OPENING else (a + em / 2, b)
            meet = x if char in OPENING else x + width
            c.polygon([(air0, top), (air1, top), (meet, bottom)], PALE_RED)
        for p, q in ((ink0, x), (ink1, x + width)):
            c.line([(p, top), (q, bottom)], 0.12, BLUE)
        x += width
    lower = row(text, marked, left, y2, em)
    end = lower[-1][1]
    full = upper[-1][1]
    # What was won.
    c.dashed((full, y2), (full, y2 + em), 0.22, RED)
    for y in (y2, y2 + em):
        c.dashed((end, y), (full, y), 0.22, RED)
    c.text((end + full) / 2, y2 + em * 0.63, "省两字", 10.5, HEI, 800, RED, "centre")
    for y, name, count in ((y1, "挤压前", "占 14 字"), (y2, "挤压后", "占 12 字")):
        c.text(0, y + 4.0, name, 9, HEI, 700)
        c.text(0, y + 8.4, count, 8.5, HEI, 400)

    # Notes under the squeezed row, each straight below its mark.
    under = y2 + em + 0.8
    for at, x, first, second in (
        (lower[3], lower[3][0] - 9.6, "冒号和引号相邻", "引号前的半字空收去"),
        ((lower[11][0], lower[12][1]), 92.6, "三个标点连排", "前两个各占半字"),
        (lower[13], lower[13][0], "行末的标点", "一律只占半字"),
    ):
        mid = (at[0] + at[1]) / 2
        c.line([(at[0] + 0.5, under), (at[1] - 0.5, under)], 0.4, RED)
        c.line([(mid, under), (mid, under + 3.2)], 0.2, RED)
        c.text(x, under + 6.8, first, 8.5, HEI, 700)
        c.text(x, under + 11.0, second, 8.5, HEI, 400)

    # A short line by itself.
    c.line([(0, 62.8), (140, 62.8)], 0.2)
    small, y3 = 9.0, 67.6
    marked = {0, 2, 3}
    c.text(0, y3 + 3.8, "一行只有", 8.5, HEI, 700)
    c.text(0, y3 + 8.0, "四个字时", 8.5, HEI, 700)
    first = row("（国）。", set(), left + 1, y3, small)
    c.arrow((first[-1][1] + 2.0, y3 + small / 2), (first[-1][1] + 10.0, y3 + small / 2), 0.35, RED, 2.0)
    second = row("（国）。", {0, 2, 3}, first[-1][1] + 12, y3, small)
    x = second[-1][1] + 4
    c.text(x, y3 + 3.8, "行首的前括号、相邻的后括号、", 8.5, HEI, 400)
    c.text(x, y3 + 8.0, "行末的句号都让半字。", 8.5, HEI, 400)
    return c.finish()


# --------------------------------------------------------------------------------------
# Nameplate
# --------------------------------------------------------------------------------------

NAMEPLATE_RED = "#c8102e"

NAMEPLATE: tuple[tuple[str, float, float, float], ...] = (
    ("版", 1.05, 0.0, 0.0),
    ("心", 0.96, 894.0, -6.0),
    ("报", 0.985, 1764.0, 4.0),
)
"""Characters of the name with size, place and lift in units of 1/1000 em.

Set by eye: 版 is thin and grows a little, 心 and 报 are heavy and shrink a little; the
white between them looks the same although the boxes of the ink do not stand evenly.
"""


def nameplate() -> Path:
    """Write the nameplate as three outlines in one red, in a tight view box."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    font = TTFont(FONTS / f"{MAOBI}.ttf")
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap() or {}
    bounds: list[tuple[float, float, float, float]] = []
    for char, size, x, lift in NAMEPLATE:
        box = BoundsPen(glyphs)
        glyphs[cmap[ord(char)]].draw(TransformPen(box, (size, 0, 0, size, x, lift)))
        bounds.append(box.bounds)
    left, bottom = min(b[0] for b in bounds), min(b[1] for b in bounds)
    right, top = max(b[2] for b in bounds), max(b[3] for b in bounds)
    width, height = math.ceil(right - left), math.ceil(top - bottom)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f'<g fill="{NAMEPLATE_RED}" transform="translate({-left:.1f} {top:.1f}) scale(1 -1)">',
    ]
    for char, size, x, lift in NAMEPLATE:
        pen = SVGPathPen(glyphs)
        glyphs[cmap[ord(char)]].draw(pen)
        lines.append(f'<path transform="translate({x:.1f} {lift:.1f}) scale({size:g})" d="{pen.getCommands()}"/>')
    path = EDITIONS / "nameplate.svg"
    path.write_text("\n".join([*lines, "</g>", "</svg>", ""]), encoding="utf-8")
    return path


# --------------------------------------------------------------------------------------
# Writing the files
# --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """An sRGB profile without its creation date, so that the files never change."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)
    return bytes(profile)


def save(image: Image.Image, name: str) -> Path:
    """Write one picture with its resolution and colour profile."""
    path = PICTURES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".jpg":
        image.save(path, quality=88, subsampling=0, optimize=True, dpi=(PPI, PPI), icc_profile=srgb_profile())
    else:
        image.save(path, optimize=True, dpi=(PPI, PPI), icc_profile=srgb_profile())
    return path


JOBS: dict[str, Callable[[], Path]] = {
    "photo1": lambda: save(photo1(), "photo1.jpg"),
    "photo2": lambda: save(photo2(), "photo2.png"),
    "photo3": lambda: save(photo3(), "photo3.png"),
    "photo4": lambda: save(photo4(), "photo4.png"),
    "photo5": lambda: save(photo5(), "photo5.jpg"),
    "nameplate": nameplate,
}


def main(names: Sequence[str]) -> None:
    """Draw everything, or the pictures named on the command line."""
    for name in names or JOBS:
        path = JOBS[name]()
        print(f"{path.relative_to(EDITIONS)}  {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
