"""Advertisements and standing art of the test edition, drawn here: ``python -m tests.matter.adverts``.

Every one is a sheet of filled shapes in printing inks, with its words as outlines of our own fonts, written as SVG or
as PDF; one is a TIFF. Two runs give the same bytes.
"""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

from editions.vector import BLUE, BRUSH, CREAM, FONTS, GOLD, GREEN, KAI, PALE, RED, SONG, WHITE, Ink, K, Sheet, Step

HERE = Path(__file__).resolve().parent
LINE = 350 / 86
"""One line of the grid of a tabloid page, in mm."""
ONE, TWO, FOUR = 53.98, 111.13, 225.43
"""Widths of one, two and four columns, in mm."""


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
