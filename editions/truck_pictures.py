"""Draw the pictures of the double truck of 《版心报》: a street at dawn, a portrait cut out, a folding scheme.

``python editions/truck_pictures.py`` writes them to ``editions/2026-11-24/pictures``; names on the command
line limit the run. All is drawn in millimetres and seeded, so two runs give the same bytes.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pictures import (
    EDITIONS,
    HEI,
    KAI,
    MM,
    SONG,
    Canvas,
    Color,
    Point,
    film_grain,
    layered_noise,
    mix,
    ramp,
    save,
    smooth,
)
from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDE_PPI = 240
"""Resolution of the long view, which stands over both pages."""

NIGHT, DEEP, HAZE, GLOW = (44, 54, 74), (84, 98, 120), (190, 180, 172), (244, 214, 172)
INK, SLATE, BRICK = (30, 35, 44), (58, 66, 80), (104, 74, 64)
LAMP, WARM = (255, 226, 160), (246, 190, 104)


# --------------------------------------------------------------------------------------
# The street at dawn
# --------------------------------------------------------------------------------------

WIDTH, HEIGHT, HORIZON, QUAY = 620.0, 146.0, 74.0, 98.0
RIVER = (232.0, 430.0)


def dawn() -> Image.Image:
    """Dongdi Road from the printing works to the newsstand, the river and its bridge between them."""
    c = Canvas(WIDTH, HEIGHT, WIDE_PPI / 25.4, shrink=2)
    c.image = ramp(c.image.size, [(0, NIGHT), (0.21, DEEP), (0.335, HAZE), (0.41, GLOW), (1, GLOW)])
    c.draw = ImageDraw.Draw(c.image)
    rng = random.Random(1124)
    sky_marks(c, rng)
    hills(c, rng)
    far_town(c, rng)
    for x0, x1 in ((-2.0, RIVER[0] + 12), (RIVER[1] - 18, WIDTH + 2)):
        c.box(x0, HORIZON + 1, x1, 101, fill=(112, 112, 118))
        for y in (82.0, 90.0, 96.0):
            c.line([(x0, y), (x1, y)], 0.3, (126, 126, 130))
    c.box(-2, 100, WIDTH + 2, HEIGHT, fill=(88, 86, 90))
    river(c, rng)
    bridge(c)
    works(c, rng)
    houses(c, rng)
    kiosk(c)
    trees(c, rng)
    quay(c, rng)
    tricycles(c)
    people(c)
    image = reflections(c)
    image = lamps(c, image)
    haze = layered_noise(image.size, 7, [(900, 60), (240, 20)], 34)
    image = ImageChops.add(image, Image.merge("RGB", [haze.point(lambda v: max(v - 128, 0) // 5)] * 3))
    return film_grain(image.reduce(c.shrink), 41, 0.055)


def sky_marks(c: Canvas, rng: random.Random) -> None:
    """Thin bars of cloud, a late moon, birds."""
    for _ in range(46):
        x, y = rng.uniform(-20, WIDTH), rng.uniform(8, 62)
        length, t = rng.uniform(20, 90), y / HORIZON
        fill = mix(DEEP, (232, 198, 176), t * 0.8)
        points = [(x, y), (x + length * 0.3, y - 0.5), (x + length * 0.7, y - 0.3), (x + length, y + 0.1),
                  (x + length * 0.6, y + rng.uniform(0.4, 1.4)), (x + length * 0.2, y + 0.5)]  # fmt: skip
        c.polygon(smooth(points, 6), fill)
    c.circle((206, 15), 5.4, fill=(226, 224, 214))
    c.circle((208.4, 13.6), 5.0, fill=(58, 69, 91))
    for x, y, s in ((300, 34, 2.4), (306, 31, 2.0), (312, 35, 1.8), (292, 38, 1.6), (450, 28, 1.6), (455, 30, 1.4)):
        c.line(smooth([(x - s, y - s * 0.35), (x - s * 0.4, y - s * 0.5), (x, y), (x + s * 0.4, y - s * 0.5),
                       (x + s, y - s * 0.35)], 6), 0.28, INK)  # fmt: skip


def hills(c: Canvas, rng: random.Random) -> None:
    for base, height, tone, step in ((68, 16, (150, 152, 158), 26), (71, 10, (122, 128, 138), 18)):
        points: list[Point] = [(-10.0, HORIZON + 6)]
        x = -10.0
        while x < WIDTH + 20:
            points.append((x, base - height * (0.3 + 0.7 * rng.random())))
            x += step * rng.uniform(0.7, 1.5)
        points.append((WIDTH + 20, HORIZON + 6))
        c.polygon([points[0], *smooth(points[1:-1], 8), points[-1]], tone)


def far_town(c: Canvas, rng: random.Random) -> None:
    """The other bank, too far for windows, but for a few that are lit."""
    x = -4.0
    while x < WIDTH:
        width, height = rng.uniform(5, 14), rng.uniform(3, 9)
        tone = mix((104, 108, 118), (140, 138, 140), rng.random())
        c.box(x, HORIZON - height, x + width, HORIZON + 2, fill=tone)
        if rng.random() < 0.5:
            c.polygon([(x - 0.6, HORIZON - height), (x + width / 2, HORIZON - height - 2.4),
                       (x + width + 0.6, HORIZON - height)], mix(tone, INK, 0.25))  # fmt: skip
        if rng.random() < 0.28:
            c.box(x + width * 0.4, HORIZON - height * 0.6, x + width * 0.4 + 1, HORIZON - height * 0.6 + 1.2, fill=LAMP)
        x += width + rng.uniform(-1, 3)


def river(c: Canvas, rng: random.Random) -> None:
    left, right = RIVER
    bed = [(left - 8, QUAY + 60), (left + 10, HORIZON + 1), (right - 16, HORIZON + 1), (right + 10, QUAY + 60)]
    c.polygon(bed, (176, 164, 152))
    for number in range(240):
        y = HORIZON + 2 + (number / 240) ** 1.4 * 72
        x = rng.uniform(left - 4, right)
        length = rng.uniform(2, 16) * (0.4 + (y - HORIZON) / 40)
        tone = rng.choice([(206, 186, 160), (150, 146, 144), (132, 134, 140), (226, 202, 168)])
        c.line([(x, y), (x + length, y + rng.uniform(-0.1, 0.1))], 0.18 + (y - HORIZON) / 130, tone)


def bridge(c: Canvas) -> None:
    """Three stone arches, a low parapet, a man on a tricycle."""
    left, right = RIVER[0] - 10, RIVER[1] + 8
    stone, shade = (118, 110, 106), (84, 80, 82)

    def deck(x: float) -> float:
        t = (x - left) / (right - left)
        return 84 - 13 * math.sin(math.pi * t)

    xs = [left + (right - left) * n / 80 for n in range(81)]
    c.polygon([(left, 104), *[(x, deck(x)) for x in xs], (right, 104)], stone)
    for centre, radius in ((268, 22), (331, 29), (394, 22)):
        arch = [(centre + radius * math.cos(a), 104 - (104 - deck(centre) - 5) * math.sin(a))
                for a in (math.pi * n / 40 for n in range(41))]  # fmt: skip
        c.polygon(arch, (206, 190, 170))
        c.line(arch, 1.3, shade)
        inner = [(x - 1.6, y + 1.4) for x, y in arch[20:]]
        c.polygon([*arch[20:], *reversed(inner)], shade)
    for n in range(0, 80, 1):
        x = xs[n]
        c.line([(x, deck(x) + 2.6), (x, deck(x) + 3.4)], 0.16, shade)
    c.line([(x, deck(x) - 2.4) for x in xs], 0.9, (136, 128, 122))
    for n in range(0, 81, 4):
        c.line([(xs[n], deck(xs[n]) - 3.4), (xs[n], deck(xs[n]))], 0.9, (136, 128, 122))
    c.line([(x, deck(x) + 0.2) for x in xs], 0.5, shade)
    rider(c, 352, deck(352) - 0.4, 1.0)


def works(c: Canvas, rng: random.Random) -> None:
    """The printing works: three storeys, a hall with a saw-tooth roof, a lit gate with bundles."""
    wall = (92, 82, 80)
    for n in range(5):
        x = 4 + n * 17
        c.polygon([(x, 58), (x, 46), (x + 17, 55), (x + 17, 58)], (74, 72, 78))
        c.polygon([(x + 0.8, 56), (x + 0.8, 48), (x + 2.4, 49), (x + 2.4, 56.4)], mix(LAMP, wall, 0.35))
    c.box(2, 57, 92, 100, fill=wall)
    c.box(92, 34, 176, 100, fill=(100, 88, 84))
    c.box(90, 31.5, 178, 34.5, fill=(72, 68, 72))
    c.box(150, 8, 157, 34, fill=(96, 76, 70))
    c.box(149, 7, 158, 9.4, fill=(70, 60, 60))
    for k, puff in enumerate(((156, 3, 4), (164, -1, 6), (175, -4, 8))):
        c.circle((puff[0], puff[1]), puff[2], fill=mix((120, 128, 142), NIGHT, 0.2 * k))
    for row in range(3):
        for column in range(9):
            x, y = 97 + column * 8.8, 39 + row * 14.5
            lit = row == 1 and column < 7
            fill = mix(LAMP, WARM, rng.random() * 0.7) if lit else (54, 62, 76) if rng.random() < 0.85 else WARM
            c.box(x, y, x + 5.6, y + 8.4, fill=fill)
            c.line([(x + 2.8, y), (x + 2.8, y + 8.4)], 0.35, wall)
            c.line([(x, y + 3.4), (x + 5.6, y + 3.4)], 0.35, wall)
    for n in range(7):
        x = 8 + n * 12
        c.box(x, 64, x + 8, 84, fill=mix(LAMP, WARM, 0.2 + rng.random() * 0.3))
        for k in (1, 2, 3):
            c.line([(x + 2 * k, 64), (x + 2 * k, 84)], 0.3, wall)
        c.line([(x, 74), (x + 8, 74)], 0.3, wall)
        # The press behind the panes.
        c.box(x + 0.6, 77, x + 7.4, 84, fill=(120, 104, 84))
        c.circle((x + 2.6, 77), 1.5, fill=(96, 84, 70))
        c.circle((x + 5.6, 77), 1.5, fill=(96, 84, 70))
    c.box(104, 84, 130, 100, fill=LAMP)
    c.box(104, 82.6, 130, 84.4, fill=(60, 58, 64))
    for n in range(4):
        c.box(106 + n * 5.4, 94, 110.6 + n * 5.4, 100, fill=(222, 214, 196), outline=(150, 138, 118), weight=0.25)
        if n < 3:
            c.box(
                108.6 + n * 5.4, 88.4, 113.2 + n * 5.4, 94, fill=(232, 226, 210), outline=(150, 138, 118), weight=0.25
            )
    c.box(136, 86, 171, 93, fill=(66, 62, 66))
    c.text(153.5, 91.4, "河口印务中心", 15, HEI, 600, fill=(238, 218, 176), align="centre")


SHOPS = ("修车", "粮油", "豆浆", "理发", "五金", "书店")


def houses(c: Canvas, rng: random.Random) -> None:
    """A row of low shops with tiled roofs; at the third, which is open, a pot steams."""
    x = 478.0
    for number, name in enumerate(SHOPS):
        width = (22.0, 20.0, 25.0, 19.0, 23.0, 30.0)[number]
        eaves = (70.0, 73.0, 71.0, 74.0, 70.0, 72.0)[number]
        wall = mix(BRICK, (128, 118, 112), rng.random())
        c.box(x, eaves, x + width, 100, fill=wall)
        roof = [(x - 2, eaves + 1), (x + 3, eaves - 11), (x + width - 3, eaves - 11), (x + width + 2, eaves + 1)]
        c.polygon(roof, (60, 62, 70))
        for k in range(1, 9):
            t = k / 9
            c.line([(x + 3 + (width - 6) * t, eaves - 11), (x - 2 + (width + 4) * t, eaves + 1)], 0.22, (84, 86, 94))
        c.line([(x - 2, eaves + 1), (x + width + 2, eaves + 1)], 0.8, (40, 42, 50))
        is_open = number == 2
        c.box(x + 2.4, eaves + 8.4, x + width - 2.4, 100, fill=LAMP if is_open else (50, 54, 64))
        if not is_open:
            for k in range(1, 6):
                at = x + 2.4 + (width - 4.8) * k / 6
                c.line([(at, eaves + 8.4), (at, 100)], 0.25, (70, 74, 84))
        c.box(x + 4, eaves + 3, x + width - 4, eaves + 7.6, fill=(42, 46, 54))
        c.text(x + width / 2, eaves + 6.8, name, 10.5, HEI, 500, fill=(226, 206, 168), align="centre")
        if is_open:
            pot = x + width - 5.4
            c.box(pot - 3, 93, pot + 3, 100, fill=(70, 58, 50))
            c.polygon([(pot - 2.6, 90), (pot + 2.6, 90), (pot + 2, 93.2), (pot - 2, 93.2)], (34, 34, 38))
            for k in range(5):
                c.line(smooth([(pot - 1 + k * 0.6, 89), (pot - 2 + k * 0.9, 84), (pot + k * 0.9, 79),
                               (pot - 1.4 + k * 1.2, 73)], 8), 0.5, (236, 232, 224))  # fmt: skip
        x += width


def kiosk(c: Canvas) -> None:
    """The newsstand at the foot of the bridge: an iron box, one window open towards the river."""
    green, dark = (70, 104, 88), (46, 74, 64)
    c.polygon([(446, 76), (473, 76), (470, 70.6), (449, 70.6)], dark)
    c.box(448, 76, 471, 100, fill=green)
    c.box(448, 89.4, 471, 91, fill=dark)
    c.box(451, 78.6, 461, 89, fill=LAMP)
    c.polygon([(450, 78.6), (446, 81.6), (447, 82.4), (451, 79.6)], dark)
    c.box(463, 78.6, 469.4, 89, fill=(58, 84, 74))
    for k in range(4):
        c.box(463.4, 79.2 + k * 2.5, 469, 81 + k * 2.5, fill=(206, 200, 186))
        c.line([(463.8, 80.1 + k * 2.5), (468.6, 80.1 + k * 2.5)], 0.2, (120, 116, 110))
    c.text(459.5, 75.2, "东桥头报亭", 9.5, HEI, 600, fill=(236, 224, 188), align="centre")
    # Grandmother Yuan behind the pane.
    c.circle((455.4, 84), 1.7, fill=(120, 92, 74))
    c.polygon([(452.6, 89), (453.4, 86.4), (457.4, 86.4), (458.4, 89)], (92, 72, 84))
    c.circle((455.4, 82.9), 1.5, fill=(150, 150, 152))


def trees(c: Canvas, rng: random.Random) -> None:
    """Bare planes along both quays."""
    for x, height in ((186, 34), (205, 40), (222, 30), (436, 32), (612, 36)):
        branch(c, rng, (x, 100), -math.pi / 2, height * 0.42, 1.5, 5)


def branch(c: Canvas, rng: random.Random, foot: Point, angle: float, length: float, weight: float, left: int) -> None:
    tip = (foot[0] + math.cos(angle) * length, foot[1] + math.sin(angle) * length)
    c.line([foot, tip], weight, (46, 46, 52))
    if left:
        for turn in (-rng.uniform(0.25, 0.55), rng.uniform(0.2, 0.5)):
            branch(c, rng, tip, angle + turn, length * rng.uniform(0.66, 0.8), max(weight * 0.62, 0.16), left - 1)


def quay(c: Canvas, rng: random.Random) -> None:
    """Paving on both banks, steps down to the water."""
    left, right = RIVER
    for x0, x1 in ((-2.0, left - 6), (right + 8, WIDTH + 2)):
        c.box(x0, 100, x1, HEIGHT, fill=(96, 94, 96))
        for y in (104.0, 109.0, 115.5, 123.5, 133.5):
            c.line([(x0, y), (x1, y)], 0.3, (118, 114, 112))
        for _ in range(130):
            x, y = rng.uniform(x0, x1), rng.choice((100.0, 104.0, 109.0, 115.5))
            c.line([(x, y), (x + (x - WIDTH / 2) * 0.004, y + 4)], 0.2, (118, 114, 112))
    for number in range(11):
        c.box(right + 4 - number * 1.6, 100 + number * 4, right + 30 - number * 3, 104 + number * 4,
              fill=mix((128, 120, 114), (88, 86, 90), number / 11))  # fmt: skip
    # Light of gate, window and open shop on the ground.
    for points in ([(104, 100), (130, 100), (150, 121), (92, 121)], [(450, 100), (462, 100), (470, 112), (438, 112)],
                   [(522, 100), (544, 100), (556, 116), (514, 116)]):  # fmt: skip
        c.polygon(points, (158, 138, 110))


def rider(c: Canvas, x: float, y: float, s: float, facing: int = 1) -> None:
    """A carrier on a cargo tricycle; `y` is the ground under its wheels."""
    f = facing * s
    for dx, r in ((-7.4, 2.3), (-3.6, 2.3), (6.2, 2.6)):
        c.circle((x + dx * f, y - r * s), r * s, outline=INK, weight=0.5 * s)
        c.circle((x + dx * f, y - r * s), 0.4 * s, fill=INK)
    c.polygon(
        [(x - 11 * f, y - 4.6 * s), (x - 0.6 * f, y - 4.6 * s), (x - 0.6 * f, y - 8.4 * s), (x - 11 * f, y - 8.4 * s)],
        (74, 82, 92),
    )
    for n in range(3):
        c.box(min(x - 10.4 * f + n * 3.2 * f, x - 7.6 * f + n * 3.2 * f), y - 11 * s,
              max(x - 10.4 * f + n * 3.2 * f, x - 7.6 * f + n * 3.2 * f), y - 8.4 * s, fill=(228, 220, 204),
              outline=(140, 130, 116), weight=0.2)  # fmt: skip
    c.line([(x - 1 * f, y - 5 * s), (x + 3.4 * f, y - 6.4 * s), (x + 6.2 * f, y - 2.6 * s)], 0.55 * s, INK)
    c.line([(x + 5.2 * f, y - 10 * s), (x + 6.2 * f, y - 2.6 * s)], 0.5 * s, INK)
    c.polygon(
        [(x + 0.4 * f, y - 8 * s), (x + 3 * f, y - 8.2 * s), (x + 4.4 * f, y - 13 * s), (x + 1.8 * f, y - 13.6 * s)],
        (52, 60, 76),
    )
    c.line([(x + 3.4 * f, y - 12.2 * s), (x + 5.2 * f, y - 9.8 * s)], 1.0 * s, (52, 60, 76))
    c.line([(x + 1.6 * f, y - 8 * s), (x + 3.6 * f, y - 5.6 * s), (x + 3 * f, y - 2.6 * s)], 1.1 * s, (40, 44, 54))
    c.circle((x + 3.8 * f, y - 14.8 * s), 1.5 * s, fill=(128, 98, 80))
    c.polygon(
        [
            (x + 2.2 * f, y - 15 * s),
            (x + 2.8 * f, y - 16.6 * s),
            (x + 4.8 * f, y - 16.6 * s),
            (x + 6 * f, y - 15.4 * s),
        ],
        (44, 50, 60),
    )


def tricycles(c: Canvas) -> None:
    for x, y, s in ((84, 108, 1.15), (150, 112, 1.3), (196, 119, 1.55)):
        rider(c, x, y, s)


def person(c: Canvas, x: float, y: float, s: float, coat: Color, holds_paper: bool = False) -> None:
    c.polygon([(x - 1.6 * s, y), (x - 2 * s, y - 7 * s), (x + 2 * s, y - 7 * s), (x + 1.6 * s, y), (x + 0.2 * s, y),
               (x, y - 4 * s), (x - 0.3 * s, y)], (44, 48, 58))  # fmt: skip
    c.polygon(
        [(x - 2.4 * s, y - 5.6 * s), (x - 2 * s, y - 11.6 * s), (x + 2 * s, y - 11.6 * s), (x + 2.4 * s, y - 5.6 * s)],
        coat,
    )
    c.circle((x, y - 13.2 * s), 1.5 * s, fill=(126, 98, 80))
    c.polygon(
        [
            (x - 1.6 * s, y - 13.4 * s),
            (x - 1.2 * s, y - 15 * s),
            (x + 1.2 * s, y - 15 * s),
            (x + 1.6 * s, y - 13.4 * s),
        ],
        INK,
    )
    if holds_paper:
        c.polygon(
            [(x - 6 * s, y - 8 * s), (x - 0.4 * s, y - 8.8 * s), (x - 0.4 * s, y - 13 * s), (x - 6.2 * s, y - 12 * s)],
            (236, 230, 214),
        )
        for k in range(3):
            c.line([(x - 5.4 * s, y - (9 + k) * s), (x - 1.2 * s, y - (9.6 + k) * s)], 0.2, (150, 144, 134))
        c.line([(x + 1 * s, y - 10.6 * s), (x - 2 * s, y - 9 * s)], 0.9 * s, coat)


def people(c: Canvas) -> None:
    person(c, 440, 107, 1.05, (96, 78, 70), holds_paper=True)
    person(c, 117, 104, 0.95, (64, 76, 92))
    person(c, 548, 106, 1.0, (90, 96, 104))


def reflections(c: Canvas) -> Image.Image:
    """The river gives back what stands over it, broken by small waves."""
    k = c.k
    left, right, top = round((RIVER[0] - 6) * k), round((RIVER[1] + 6) * k), round(103 * k)
    depth = c.image.height - top
    mirrored = c.image.crop((left, top - depth, right, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    rng = random.Random(9)
    waved = Image.new("RGB", mirrored.size)
    for y in range(mirrored.height):
        shift = round(math.sin(y / 11) * 3 + rng.uniform(-3, 3))
        waved.paste(mirrored.crop((0, y, mirrored.width, y + 1)), (shift, y))
    waved = waved.filter(ImageFilter.GaussianBlur(1.6 * c.shrink))
    mask = Image.new("L", waved.size, 0)
    edges = [(0, depth), (round(6 * k), 0), (mirrored.width - round(10 * k), 0), (mirrored.width, depth)]
    ImageDraw.Draw(mask).polygon(edges, fill=120)
    mask = mask.filter(ImageFilter.GaussianBlur(4 * c.shrink))
    image = c.image.copy()
    image.paste(waved, (left, top), mask)
    return image


def lamps(c: Canvas, image: Image.Image) -> Image.Image:
    """A soft shine round every light."""
    shine = Image.new("RGB", image.size)
    draw = ImageDraw.Draw(shine)
    for x, y, r in ((117, 90, 18), (456, 84, 12), (533, 88, 15), (48, 74, 34), (128, 58, 26), (459, 73, 8)):
        box = [((x - r) * c.k, (y - r) * c.k), ((x + r) * c.k, (y + r) * c.k)]
        draw.ellipse(box[0] + box[1], fill=(92, 66, 30))
    return ImageChops.screen(image, shine.filter(ImageFilter.GaussianBlur(9 * c.k)))


# --------------------------------------------------------------------------------------
# The portrait, cut out
# --------------------------------------------------------------------------------------


def captain() -> Image.Image:
    """The press captain looking at a sheet that has just come off, on nothing: text runs along his outline."""
    c = Canvas(74, 92, MM, shrink=3, paper=(255, 0, 255))
    coat, fold, skin, dark = (70, 84, 100), (46, 58, 74), (206, 168, 138), (150, 112, 88)
    c.polygon(
        smooth([(6, 93), (7, 76), (12, 66), (23, 60), (34, 58), (46, 61), (56, 68), (60, 80), (61, 93)], 10), coat
    )
    c.polygon(smooth([(44, 93), (48, 78), (52, 68), (60, 80), (61, 93)], 8), fold)
    c.polygon([(27, 56), (39, 56), (41, 64), (34, 70), (26, 64)], dark)
    c.polygon([(25.6, 62), (34, 71), (31, 76), (21, 64)], (232, 228, 218))
    c.polygon([(41.6, 62), (34, 71), (37.6, 76), (46, 64)], (214, 210, 202))
    head = [
        (21, 34),
        (21.5, 44),
        (24, 53),
        (29.5, 59.5),
        (35, 60.5),
        (40, 57.5),
        (43.6, 51),
        (45, 43),
        (45, 34),
        (40, 26),
        (27, 25),
    ]
    c.polygon(smooth([*head, head[0]], 8), skin)
    c.polygon(smooth([(22, 36), (22.6, 46), (26, 55), (31, 60), (28, 50), (26.6, 40), (25, 34)], 8), dark)
    c.polygon(smooth([(19.6, 38), (17.8, 41), (18.8, 47), (21.6, 48), (22.4, 40)], 6), dark)
    c.polygon(smooth([(20, 40), (20.4, 33), (24, 29), (22.6, 38)], 6), (120, 120, 122))
    cap = [(18.6, 34), (19, 24), (27, 17), (38, 17), (46, 23), (47.6, 31.6), (33, 29.6)]
    c.polygon(smooth(cap, 8), fold)
    c.polygon(smooth([(33, 30.4), (47, 31), (56, 35.4), (54, 36.8), (44, 34.6), (34, 34)], 8), (34, 42, 54))
    c.line(smooth([(19.4, 33), (33, 29.8), (47.4, 31.8)], 8), 0.9, (34, 42, 54))
    for x in (34.4, 42.6):
        c.circle((x, 41.4), 3.3, outline=(44, 40, 40), weight=0.65)
        c.circle((x + 1.1, 41.6), 0.75, fill=(40, 34, 32))
        c.line(smooth([(x - 2.6, 36.8), (x, 35.8), (x + 2.8, 36.9)], 6), 0.9, (98, 92, 90))
    c.line([(37.7, 41), (39.3, 41)], 0.6, (44, 40, 40))
    c.line([(31.1, 41), (22, 39.6)], 0.6, (44, 40, 40))
    c.line(smooth([(39.4, 42), (41.8, 47.6), (41.2, 49.2), (38, 49.2)], 8), 0.7, dark)
    c.line(smooth([(33.4, 53.4), (37.4, 54.4), (41.2, 52.8)], 8), 0.8, (126, 80, 66))
    c.line(smooth([(31.4, 47), (30.6, 51), (32, 54)], 8), 0.5, dark)
    for n in range(3):
        c.line(smooth([(46.4 - n * 0.3, 36 + n), (45.6, 38 + n), (45.2, 40.6 + n)], 4), 0.25, dark)
    # The raised arm and the sheet.
    c.polygon(smooth([(52, 92), (54, 76), (58, 66), (63, 60), (68, 63), (66, 74), (63, 84), (62, 93)], 8), coat)
    c.line(smooth([(56, 86), (58.4, 74), (63, 66)], 8), 0.5, fold)
    sheet = [(46.6, 62), (51, 33), (73, 37), (69, 66)]
    c.polygon(sheet, (240, 234, 220))
    c.polygon([(46.6, 62), (51, 33), (53, 33.4), (49, 62.4)], (214, 206, 190))
    tilt = math.atan2(4, 22)
    for row in range(12):
        y = 41.6 + row * 1.75
        for column in range(3):
            if row < 5 and column > 0:
                continue
            x = 51.8 + column * 6.2 - row * 0.26
            c.line([(x, y + column * 1.1), (x + 5.2, y + column * 1.1 + 5.2 * math.tan(tilt))], 0.42, (150, 144, 136))
    c.polygon([(57.4, 42.8), (69.6, 45), (68.6, 52.6), (56.2, 50.4)], (150, 160, 172))
    c.line([(52.6, 36.4), (71, 39.8)], 1.5, (70, 66, 66))
    c.line([(52.2, 39.0), (64, 41.2)], 0.8, (70, 66, 66))
    c.polygon(smooth([(60, 63), (61, 58.6), (64, 57.4), (69.6, 59.6), (69.6, 64), (65, 67)], 8), skin)
    for n in range(3):
        c.line([(62.6 + n * 2.1, 58.6 + n * 0.5), (62 + n * 2.1, 62 + n * 0.4)], 0.45, dark)
    hatch(c)
    drawn = c.finish()
    red, green, blue = drawn.split()
    magenta = ImageChops.darker(ImageChops.darker(red, blue), ImageChops.invert(green))
    alpha = ImageChops.invert(magenta.point(lambda v: 255 if v > 150 else 0)).filter(ImageFilter.MinFilter(3))
    grained = film_grain(drawn, 5, 0.05)
    grained.putalpha(alpha.filter(ImageFilter.GaussianBlur(0.7)))
    return grained


def hatch(c: Canvas) -> None:
    """Shading of the coat in strokes, as a pen would do it."""
    rng = random.Random(3)
    for n in range(46):
        x = 9 + n * 1.05
        y = 72 + rng.uniform(0, 8)
        if 20 < x < 47:
            continue
        c.line([(x, y), (x - 2.2, y + rng.uniform(6, 12))], 0.28, (44, 54, 70))


# --------------------------------------------------------------------------------------
# The folding scheme
# --------------------------------------------------------------------------------------


def folding() -> Image.Image:
    """Two sheets folded into one another: eight pages, the double truck in the middle."""
    c = Canvas(132, 62, MM)
    red, grey, rose = (205, 50, 45), (96, 96, 96), (252, 240, 236)
    outer: Color = (255, 255, 255)

    def leaf(fold: float, edge: float, numbers: tuple[str, str], fill: Color) -> None:
        """One half of a sheet, its fold at ``fold``; the page in front, and small behind it the page on its back."""
        points = [(fold, 17.0), (edge, 12.0), (edge, 44.0), (fold, 49.0)]
        c.polygon(points, fill)
        c.line([*points, points[0]], 0.3, grey)
        c.text((fold + edge) / 2, 26, numbers[0], 11, SONG, 700, align="centre")
        if numbers[1]:
            c.text((fold + edge) / 2, 33.6, f"背面 {numbers[1]}", 7.5, HEI, 400, align="centre")

    leaf(28, 6, ("2", "1"), outer)
    leaf(28, 50, ("7", "8"), outer)
    c.text(28, 54.6, "外面一张", 8, HEI, 500, align="centre")
    c.text(28, 59, "一、二、七、八版", 8, HEI, 500, align="centre")
    c.arrow((53, 30), (61, 30), 0.3, red)
    leaf(94, 66, ("2", ""), outer)
    leaf(94, 122, ("7", ""), outer)
    leaf(94, 72, ("4", "3"), rose)
    leaf(94, 116, ("5", "6"), rose)
    for edge, number in ((69, "2"), (119, "7")):
        c.text(edge, 20, number, 9, SONG, 700, align="centre")
    c.dashed((94, 10), (94, 49), 0.35, red)
    c.box(77, 36.4, 111, 43.4, fill=(238, 212, 205), outline=red, weight=0.25)
    c.text(94, 41, "题和图从折缝上过", 7.5, KAI, None, align="centre")
    c.text(94, 54.6, "里面一张套进去：三至六版", 8, HEI, 500, align="centre")
    c.text(94, 59, "四、五版在当中，不裁断", 8, HEI, 500, align="centre")
    return c.finish()


JOBS: dict[str, Callable[[], Image.Image]] = {"dawn.jpg": dawn, "captain.png": captain, "folding.png": folding}


def main(names: Sequence[str]) -> None:
    """Draw everything, or the pictures named on the command line."""
    for name in names or JOBS:
        image = JOBS[name]()
        path: Path = save(image, name)
        print(f"{path.relative_to(EDITIONS)}  {image.width} x {image.height}, {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
