"""Draw the portrait of the obituary in the sample issue: ``python editions/portrait.py``.

A head and shoulders in colour, as an artist of the paper would send it; the engine prints it in gray. Two runs give the
same bytes.
"""

from __future__ import annotations

from pictures import EDITIONS, MM, Canvas, film_grain, save, smooth
from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 48.0, 62.0


def portrait() -> Image.Image:
    """An old type founder in a buttoned collar, turned a little to the left, light from the left."""
    c = Canvas(WIDTH, HEIGHT, MM, shrink=3, paper=(172, 178, 180))
    coat, seam, skin, shade, hair = (74, 84, 98), (52, 60, 72), (214, 176, 148), (164, 124, 100), (226, 226, 222)
    glow = Image.new("L", c.image.size, 0)
    ImageDraw.Draw(glow).ellipse(tuple(v for p in c.px([(-2, 0), (40, 50)]) for v in p), fill=130)
    lit = Image.new("RGB", c.image.size, (214, 216, 212))
    c.image.paste(lit, mask=glow.filter(ImageFilter.GaussianBlur(9 * c.k)))
    c.draw = ImageDraw.Draw(c.image)
    # Shoulders, neck and collar.
    c.polygon(smooth([(-1, 64), (1, 54), (8, 49), (17, 46), (30, 46), (39, 49), (46.6, 55), (49, 64)], 10), coat)
    c.polygon(smooth([(33, 64), (35, 53), (40, 49.4), (46.6, 55), (49, 64)], 8), seam)
    c.polygon([(17.6, 38), (30, 38), (31, 48), (24, 53), (16.6, 48)], shade)
    c.polygon([(15.4, 44), (17.6, 43), (23.6, 51.4), (20.4, 56)], (232, 228, 220))
    c.polygon([(32.4, 44), (30.4, 43), (23.6, 51.4), (27.4, 56)], (206, 202, 196))
    c.polygon(smooth([(13.6, 46.4), (15.8, 43.6), (20.8, 55.4), (19.6, 57), (14.4, 51)], 6), coat)
    c.polygon(smooth([(34.2, 46.4), (32.2, 43.6), (26.8, 55.4), (28.2, 57), (33.6, 51)], 6), seam)
    c.line([(23.6, 52), (23.8, 63)], 0.35, seam)
    c.circle((25.4, 58.4), 0.8, fill=(36, 42, 52))
    # Ears, head, hair.
    for x in (10.9, 36.6):
        c.polygon(smooth([(x - 1.6, 23), (x, 21), (x + 1.8, 24), (x + 1, 30), (x - 0.4, 31.4)], 6), shade)
    head = [(11.4, 20), (11.6, 29), (13.6, 37), (18, 43.4), (23, 45.6), (28.4, 43.8), (33.4, 37.6), (35.8, 29),
            (36.2, 20), (33, 11), (24, 7.6), (15, 10.6)]  # fmt: skip
    c.polygon(smooth([*head, head[0]], 10), skin)
    side = [(36.2, 20), (35.8, 29), (33.4, 37.6), (28.4, 43.8), (25, 45.4), (30.4, 36), (32, 26), (31.4, 14), (34, 13)]
    c.polygon(smooth([*side, side[0]], 8), (190, 150, 122))
    c.polygon(smooth([(13, 12), (18, 6), (26, 5), (30, 8.4), (20, 9.4), (13, 12)], 8), hair)
    for points in (
        [(10.6, 25), (9.8, 17), (12.6, 9.6), (18.4, 5.6), (17, 9), (13.6, 13), (12.6, 19), (12, 25)],
        [(37, 25), (38, 17), (35.6, 9.6), (29, 5.4), (23, 4.8), (18, 5.8), (24, 7.6), (31, 10), (34.6, 14), (35.6, 25)],
    ):
        c.polygon(smooth([*points, points[0]], 8), hair)
    # Brows, eyes behind thin rims, nose, mouth, and the lines of eighty-eight years.
    for x, tilt in ((17.6, 0.4), (29.2, -0.4)):
        c.line(smooth([(x - 3.4, 21.4 + tilt), (x, 20), (x + 3.4, 21.4 - tilt)], 6), 0.95, (204, 202, 198))
        c.polygon(smooth([(x - 2.3, 25.5), (x, 24.4), (x + 2.3, 25.5), (x, 26.3), (x - 2.3, 25.5)], 6), (240, 236, 230))
        c.circle((x - 0.2, 25.4), 0.85, fill=(52, 40, 34))
        c.line(smooth([(x - 2.6, 25.1), (x, 23.9), (x + 2.6, 25.1)], 6), 0.42, (92, 66, 54))
        c.line(smooth([(x - 2.4, 28.6), (x, 29.4), (x + 2.4, 28.5)], 6), 0.3, shade)
        c.circle((x, 25.4), 4.5, outline=(58, 52, 50), weight=0.45)
    c.line(smooth([(22, 25), (23.3, 24.4), (24.8, 25)], 5), 0.5, (58, 52, 50))
    c.line([(13.2, 24.8), (10.8, 24)], 0.45, (58, 52, 50))
    c.line([(33.6, 24.8), (36.6, 24)], 0.45, (58, 52, 50))
    c.line(smooth([(22.6, 26.4), (21.6, 31), (20.6, 33.2), (22.4, 34.6), (24.8, 34.2)], 8), 0.55, shade)
    c.polygon(smooth([(24.2, 27), (24.8, 31), (26.2, 33.6), (24.6, 34.4), (23.6, 31)], 6), (196, 156, 128))
    c.line(smooth([(18.6, 38.6), (21.4, 38.3), (23, 38.7), (25, 38.3), (28, 38.8)], 8), 0.75, (140, 88, 76))
    c.line(smooth([(20.6, 40.6), (23.2, 41.2), (26, 40.7)], 6), 0.35, shade)
    for points in (
        [(18.4, 33), (16.4, 36), (16.2, 39.4)], [(28.2, 33), (30.2, 36), (30.2, 39.6)],
        [(15, 16), (22, 15.2), (30, 16)], [(16.6, 13.4), (23, 12.7), (29, 13.4)], [(12.6, 28.4), (14, 30), (14, 31.6)],
    ):  # fmt: skip
        c.line(smooth(points, 8), 0.32, shade)
    drawn = c.finish()
    soft = drawn.filter(ImageFilter.GaussianBlur(1.1))
    return film_grain(ImageChops.blend(drawn, soft, 0.7), 88, 0.05)


def main() -> None:
    """Write the portrait."""
    image = portrait()
    path = save(image, "portrait.jpg")
    print(f"{path.relative_to(EDITIONS)}  {image.width} x {image.height}, {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
