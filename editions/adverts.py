"""Draw the advertisements of the sample issue of 《版心报》: ``python editions/adverts.py``.

Each is a ``vector.Sheet`` of the size that ``ads/ads.yaml`` books, in printing inks, its words as outlines. The files
go to ``editions/2026-11-24/ads``; names on the command line limit the run. Two runs give the same bytes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from pathlib import Path

from vector import BRUSH, KAI, SONG, WHITE, Ink, K, Sheet, Step

ADS = Path(__file__).resolve().parent / "2026-11-24" / "ads"
LINE = 490 / 120
"""One line of the grid of a broadsheet page, in mm."""
ONE, TWO, THREE, FOUR = (n * 66.675 + (n - 1) * 4.7625 for n in (1, 2, 3, 4))
"""Widths of one to four of its columns, in mm."""

AIR = 1.2
"""White over and under the picture of an advertisement, in mm."""

Point = tuple[float, float]

NIGHT: Ink = (0.9, 0.65, 0.1, 0.45)
DUSK: Ink = (0.8, 0.5, 0.05, 0.25)
LAMP: Ink = (0, 0.12, 0.55, 0)
GLOW: Ink = (0, 0.05, 0.25, 0)
PAPER: Ink = (0, 0.02, 0.08, 0.02)
AMBER: Ink = (0, 0.4, 0.9, 0.05)
BRICK: Ink = (0.1, 0.8, 0.75, 0.2)
PINE: Ink = (0.7, 0.25, 0.6, 0.35)
SAGE: Ink = (0.3, 0.05, 0.3, 0.05)
SAND: Ink = (0.02, 0.08, 0.2, 0.02)
STEEL: Ink = (0.35, 0.15, 0.1, 0.4)
MIST: Ink = (0.22, 0.08, 0.04, 0.02)
GREY: Ink = (0, 0, 0, 0.45)


# --------------------------------------------------------------------------------------
# Lines and rings out of filled shapes
# --------------------------------------------------------------------------------------


def stroke(s: Sheet, points: Sequence[Point], thick: float, ink: Ink) -> None:
    """A polyline with round joints and ends."""
    half = thick / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        long = hypot(x1 - x0, y1 - y0)
        dx, dy = -(y1 - y0) / long * half, (x1 - x0) / long * half
        s.polygon([(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)], ink)
    for x, y in points:
        s.disc(x, y, half, ink)


def ring(s: Sheet, x: float, y: float, r: float, thick: float, ink: Ink) -> None:
    """A circle of a line: two outlines that run against each other leave the middle open."""
    steps: list[Step] = []
    for radius, way in ((r, 1), (r - thick, -1)):
        k = 0.5523 * radius
        steps += [
            ("M", (x - radius, y)),
            ("C", (x - radius, y - way * k, x - k, y - way * radius, x, y - way * radius)),
            ("C", (x + k, y - way * radius, x + radius, y - way * k, x + radius, y)),
            ("C", (x + radius, y + way * k, x + k, y + way * radius, x, y + way * radius)),
            ("C", (x - k, y + way * radius, x - radius, y + way * k, x - radius, y)),
            ("Z", ()),
        ]
    s.path(ink, steps)


def arc(x: float, y: float, r: float, start: float, end: float, squeeze: float = 1.0) -> list[Point]:
    """Points of an arc; angles in half turns from the right, growing downwards."""
    return [
        (
            x + r * cos(pi * (start + (end - start) * n / 24)),
            y + squeeze * r * sin(pi * (start + (end - start) * n / 24)),
        )
        for n in range(25)
    ]


def wheel(s: Sheet, x: float, y: float, r: float, thick: float, ink: Ink, spokes: int = 16) -> None:
    """A bicycle's wheel."""
    for n in range(spokes):
        turn = 2 * pi * n / spokes + 0.1
        stroke(s, [(x, y), (x + cos(turn) * (r - thick / 2), y + sin(turn) * (r - thick / 2))], thick / 8, ink)
    ring(s, x, y, r, thick, ink)
    s.disc(x, y, thick * 0.9, ink)


# --------------------------------------------------------------------------------------
# The advertisements
# --------------------------------------------------------------------------------------


def lamps() -> Sheet:
    """东堤灯行: a lamp over a page in the night."""
    s = Sheet(THREE, 36 * LINE)
    w, h = s.width, s.height
    s.rect(0, 0, w, h, NIGHT)
    desk = h - 33
    head = (150.0, 43.0)
    s.polygon([(136, 52), (164, 41), (w, desk - 26), (w, desk), (96, desk)], DUSK)
    s.polygon([(139, 51), (161, 42.4), (198, desk), (112, desk)], LAMP)
    s.polygon([(143, 49.6), (157, 44), (186, desk), (122, desk)], GLOW)
    s.rect(0, desk, w, h - desk, (0.35, 0.6, 0.7, 0.5))
    s.polygon([(112, desk), (198, desk), (206, desk + 9), (104, desk + 9)], (0.05, 0.3, 0.55, 0.12))
    # The page in the light.
    s.polygon([(128, desk - 1), (178, desk - 1), (186, desk + 7), (122, desk + 7)], PAPER)
    s.polygon([(131, desk + 0.4), (176, desk + 0.4), (177.6, desk + 2), (129.6, desk + 2)], K)
    for n in range(4):
        left, right = 128.4 - n * 0.9, 146 - n * 0.3
        s.rect(left, desk + 3 + n, right - left, 0.35, GREY)
        s.rect(150, desk + 3 + n, 13, 0.35, GREY)
        s.rect(166 + n * 0.2, desk + 3 + n, 13, 0.35, GREY)
    # Foot, arms and shade.
    stroke(s, [(78, desk - 1), (94, 70), (126, 22), (144, 40)], 3, AMBER)
    for x, y in ((94, 70), (126, 22)):
        s.disc(x, y, 3.4, AMBER)
        s.disc(x, y, 1.3, NIGHT)
    s.disc(78, desk - 1, 17, AMBER, 0.17)
    x, y = head
    s.disc(x + 1.4, y + 3.4, 6.2, WHITE)
    s.polygon([(x - 16, y + 9), (x - 9, y - 8), (x + 1, y - 12), (x + 14, y - 2.6)], AMBER)
    s.polygon([(x - 16, y + 9), (x + 14, y - 2.6), (x + 14.8, y - 0.8), (x - 15.2, y + 11)], (0, 0.5, 0.95, 0.2))
    s.words("夜里做工的人", 13, 28, 13.5, WHITE, font=SONG, weight=900, gap=0.8)
    s.words("要一盏", 13, 48, 13.5, WHITE, font=SONG, weight=900, gap=0.8)
    s.words("不刺眼的灯", 13, 68, 13.5, LAMP, font=SONG, weight=900, gap=0.8)
    s.words("四千开　无频闪", 13, 83, 5, WHITE, weight=500)
    s.words("灯罩可转　灯脚不翻", 13, 91, 5, WHITE, weight=500)
    base = h - 9.5
    s.words("东堤灯行", 13, base, 13.5, LAMP, font=BRUSH, weight=400, gap=0.6)
    s.words("东堤路31号　早8时至晚9时", 80, base - 6.6, 4.4, WHITE, weight=500)
    s.words("旧灯论斤抵价　夜班工牌九五折", 80, base, 4.4, WHITE, weight=500)
    s.words("0000-5550151", w - 9, base - 1.4, 7, LAMP, weight=800, align="right")
    return s


def books() -> Sheet:
    """老街口旧书市: three shelves of backs."""
    s = Sheet(TWO, 42 * LINE)
    w, h = s.width, s.height
    s.rect(0, 0, w, h, SAND)
    chance = random.Random(28)
    inks: tuple[Ink, ...] = (BRICK, PINE, STEEL, AMBER, DUSK, SAGE, (0.1, 0.3, 0.6, 0.2), (0.4, 0.5, 0.2, 0.3))
    for shelf in (h - 76, h - 42, h - 8):
        x = 7.0
        last = -1
        while x < w - 13:
            wide, high = chance.uniform(4.2, 9), chance.uniform(22, 31)
            if w - 7 - x - wide < 4.2:
                wide = w - 7 - x
            pick = chance.choice([n for n in range(len(inks)) if n != last])
            last = pick
            s.rect(x, shelf - high, wide - 0.5, high, inks[pick])
            band: Ink = PAPER if chance.random() < 0.6 else LAMP
            s.rect(x, shelf - high + 3.2, wide - 0.5, 0.8, band)
            s.rect(x, shelf - 4.6, wide - 0.5, 0.8, band)
            if wide > 6:
                s.rect(x + wide * 0.28, shelf - high + 6.4, wide * 0.36, high * 0.42, band)
            x += wide
        s.rect(4, shelf, w - 8, 2.4, (0.2, 0.5, 0.7, 0.45))
    s.rect(0, 0, w, 62, BRICK)
    s.words("老街口旧书市", w / 2, 25, 17.5, WHITE, font=SONG, weight=900, align="center", gap=1.4)
    s.words("一百二十个摊位　一本也收　一本也卖", w / 2, 37, 5, SAND, font=KAI, weight=400, align="center", gap=0.3)
    s.words("11月28日、29日　9时至16时", w / 2, 49.6, 7, LAMP, weight=800, align="center")
    s.words("老街口菜市二楼　雪天照常　问路 0000-5550152", w / 2, 58, 4.2, WHITE, weight=500, align="center")
    return s


def soy() -> Sheet:
    """东桥头豆浆: a bowl that steams, and two dough sticks."""
    s = Sheet(TWO, 18 * LINE)
    w, h = s.width, s.height
    s.rect(0, 0, w, h, SAND)
    s.frame(3.6, 0.9, BRICK)
    x, y = 104.0, 42.0
    for n in (-1, 0, 1):
        stroke(s, [(x + n * 9 + 2.2 * sin(t / 3.4 + n), y - 8 - t) for t in range(0, 21)], 1, GREY)
    s.path(BRICK, [("M", (x - 24, y)), ("C", (x - 22, y + 26, x + 22, y + 26, x + 24, y)), ("Z", ())])
    s.disc(x, y, 24, BRICK, 0.22)
    s.disc(x, y, 22.2, PAPER, 0.19)
    s.rect(x - 8.4, y + 17.6, 16.8, 3.2, BRICK)
    for n in (0, 1):
        left = x - 31 + n * 3.8
        stroke(s, [(left - 20, y + 20 - n * 4), (left + 6, y + 16 - n * 4)], 3.4, AMBER)
        stroke(s, [(left - 18, y + 19.7 - n * 4), (left + 4, y + 16.3 - n * 4)], 0.5, BRICK)
    s.words("东桥头豆浆", 9, 21, 12.6, BRICK, font=BRUSH, weight=400, gap=0.2)
    s.words("早上五点四十，第二碗半价", 9.4, 31, 4.7, K, weight=700)
    s.words("咸浆2元　甜浆2元　油条1元5角", 9.4, 38.6, 4.2, K, weight=500)
    s.words("自带大碗，添到碗口", 9.4, 45.4, 4.2, K, weight=500)
    s.words("报亭隔壁右数第三间", 9.4, h - 7.6, 4.2, BRICK, weight=700)
    return s


def bike() -> Sheet:
    """东桥头修车: one wheel, and what it costs."""
    s = Sheet(ONE, 26 * LINE)
    w, h = s.width, s.height
    s.rect(0, 0, w, h, AMBER)
    wheel(s, w / 2, 42, 27, 3.6, K, 20)
    s.disc(w / 2, 42, 12.6, AMBER)
    ring(s, w / 2, 42, 12.6, 0.9, K)
    s.words("修车", w / 2, 46.2, 11.4, K, font=BRUSH, weight=400, align="center")
    s.rect(0, 76, w, h - 76, K)
    s.words("东桥头　修车铺", w / 2, 84.4, 6.2, AMBER, weight=900, align="center", gap=0.4)
    s.words("补胎3元　换链12元　调刹车不收钱", w / 2, 91.6, 3.7, WHITE, weight=500, align="center")
    s.words("早5时　晚8时　雨天在家", w / 2, 97.8, 3.7, WHITE, weight=500, align="center")
    s.words("公用气筒在门口", w / 2, 103.2, 3, LAMP, weight=500, align="center")
    return s


def tailor() -> Sheet:
    """汤记裁缝: shears and a thread."""
    s = Sheet(ONE, 28 * LINE)
    w, h = s.width, s.height
    s.rect(0, 0, w, h, SAGE)
    s.frame(4, 0.6, PINE)
    s.words("汤记裁缝", w / 2, 22, 12, PINE, font=KAI, weight=400, align="center", gap=0.8)
    s.words("南门大街12号", w / 2, 30.4, 4.2, PINE, weight=700, align="center", gap=0.3)
    # Shears: two blades, two bows.
    x, y = w / 2, 60.0
    for side in (-1, 1):
        s.polygon(
            [(x + side * 1.6, y + 3), (x - side * 2.2, y + 2), (x - side * 10, y - 24), (x - side * 7.4, y - 24.6)],
            STEEL,
        )
        stroke(s, [(x, y), (x + side * 6.4, y + 9)], 3, PINE)
        ring(s, x + side * 9.6, y + 15.4, 8, 2.6, PINE)
    s.disc(x, y, 1.7, PAPER)
    thread = [(5 + n * 0.8, 90 + 2.2 * sin(n / 4.5)) for n in range(62)]
    stroke(s, thread, 0.45, BRICK)
    stroke(s, [(thread[-1][0] - 1, thread[-1][1] + 0.4), (w - 5.6, thread[-1][1] - 3.4)], 0.9, STEEL)
    s.words("改长改短　翻新棉袄", w / 2, 99.4, 4.6, K, weight=700, align="center")
    s.words("旧样子照做　取衣不催", w / 2, 106.4, 4.6, K, weight=500, align="center")
    return s


def bridge() -> Sheet:
    """A public-service advertisement: the newspaper cart on the bridge in the first snow."""
    s = Sheet(FOUR, 27 * LINE)
    w, h = s.width, s.height
    s.rect(0, 0, w, h, (0.4, 0.18, 0.08, 0.06))
    s.disc(238, 25, 11, PAPER)
    far: list[Point] = [(x, 53 - 4 * sin(x / 31) - 5 * abs(cos(x / 58))) for x in range(0, 282, 3)]
    s.polygon([*far, (w, far[-1][1]), (w, h), (0, h)], MIST)
    hills: list[Point] = [(x, 58 - 9 * abs(sin(x / 47 + 0.6)) - 4 * sin(x / 19)) for x in range(0, 282, 3)]
    s.polygon([*hills, (w, hills[-1][1]), (w, h), (0, h)], (0.32, 0.14, 0.08, 0.1))
    s.rect(0, 88, w, h - 88, (0.55, 0.28, 0.12, 0.15))
    deck: list[Point] = [(x, 78 - 15 * sin(pi * (x + 20) / 320)) for x in range(0, 282, 3)]
    deck = [*deck, (w, deck[-1][1])]
    s.polygon([*deck, *[(x, y + 7) for x, y in reversed(deck)]], STEEL)
    s.polygon([*[(x, y - 1.2) for x, y in deck], *[(x, y + 0.6) for x, y in reversed(deck)]], WHITE)
    for x in (40, 98, 182, 240):
        top = 78 - 15 * sin(pi * (x + 20) / 320) + 6
        s.polygon([(x - 3, top), (x + 3, top), (x + 5.4, h), (x - 5.4, h)], STEEL)
    for n in range(28):
        x = 2 + n * 10
        y = 78 - 15 * sin(pi * (x + 20) / 320)
        s.rect(x - 0.35, y - 7.6, 0.7, 7, STEEL)
    s.polygon([*[(x, y - 8.2) for x, y in deck], *[(x, y - 7.4) for x, y in reversed(deck)]], STEEL)
    cart(s, 176, 78 - 15 * sin(pi * 196 / 320) - 1)
    chance = random.Random(27)
    for _ in range(150):
        s.disc(chance.uniform(2, w - 2), chance.uniform(2, h - 3), chance.uniform(0.35, 0.9), WHITE)
    s.words("桥上有雪", 14, 24, 15.5, NIGHT, font=SONG, weight=900, gap=1)
    s.words("慢一步　让一让送报的车", 14, 40, 10, NIGHT, font=SONG, weight=900, gap=0.4)
    s.words("河口市文明出行办公室　版心报编辑部", 14, h - 6, 4.6, WHITE, weight=600, gap=0.3)
    s.words("过桥限速二十公里", w - 12, h - 6, 4.6, WHITE, weight=600, align="right", gap=0.3)
    return s


def cart(s: Sheet, x: float, y: float) -> None:
    """A three-wheeler with bundles of newspapers and its rider; ``y`` is the road."""
    r = 6.4
    wheel(s, x - 14, y - r, r, 1, K, 12)
    wheel(s, x + 16, y - r, r, 1, K, 12)
    s.polygon([(x - 25, y - 12), (x - 4, y - 12), (x - 5, y - 8), (x - 24, y - 8)], PINE)
    for row, (first, count) in enumerate(((0.0, 4), (2.0, 3))):
        for n in range(count):
            left, top = x - 24.4 + first + n * 4.9, y - 15.6 - row * 3.7
            s.rect(left, top, 4.5, 3.4, PAPER)
            s.rect(left, top + 1.5, 4.5, 0.4, BRICK)
    stroke(s, [(x - 5, y - 9), (x + 3, y - 7), (x + 10, y - 14), (x + 16, y - r)], 0.9, K)
    stroke(s, [(x + 10, y - 14), (x + 8.6, y - 18), (x + 6, y - 18.4)], 0.8, K)
    stroke(s, [(x + 2.4, y - 7), (x - 0.6, y - 14)], 0.8, K)
    s.rect(x - 3, y - 14.8, 5, 1.1, K)
    stroke(s, [(x - 0.6, y - 15.6), (x + 5.6, y - 13), (x + 4, y - 6.6), (x + 6.4, y - 6)], 2, NIGHT)
    s.polygon([(x - 3.4, y - 15), (x - 1.6, y - 24), (x + 3.4, y - 24.6), (x + 4, y - 15)], BRICK)
    stroke(s, [(x + 1.8, y - 22.6), (x + 4.6, y - 18.8), (x + 7.6, y - 18.4)], 1.8, BRICK)
    s.disc(x + 1.6, y - 27.4, 2.7, (0.05, 0.3, 0.4, 0.05))
    s.polygon([*arc(x + 1.4, y - 27.8, 3, 1, 2), (x + 6.2, y - 27.4), (x - 1.6, y - 27.4)], NIGHT)
    s.disc(x + 17, y - 16, 1.3, LAMP)
    stroke(s, [(x + 10, y - 14), (x + 16, y - 15.4)], 0.6, K)


def set_off(s: Sheet) -> Sheet:
    """Paper white along the head and the foot, so that neighbours on the page don't touch."""
    over = 0.1  # past the edge of what it covers, which would shine through as a hairline
    for y in (-over, s.height - AIR):
        s.rect(-over, y, s.width + 2 * over, AIR + over, WHITE)
    return s


JOBS: dict[str, Callable[[], Sheet]] = {
    "lamps.pdf": lamps,
    "books.pdf": books,
    "soy.pdf": soy,
    "bike.svg": bike,
    "tailor.svg": tailor,
    "bridge.svg": bridge,
}


def main(names: Sequence[str]) -> None:
    """Draw everything, or the advertisements named on the command line."""
    ADS.mkdir(exist_ok=True)
    for name in names or JOBS:
        sheet = set_off(JOBS[name]())
        path = ADS / name
        path.write_bytes(sheet.pdf() if path.suffix == ".pdf" else sheet.svg().encode())
        print(f"{path.name}  {sheet.width:.1f} x {sheet.height:.1f} mm, {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
