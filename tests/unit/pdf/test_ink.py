from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from math import sqrt
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms

from layout.pdf.ink import difference, most_ink, rebuilt
from layout.pdf.pictures import PressPicture, encoded, to_press, within_limit
from layout.pdf.press import condition, newsprint, to_lab

PRESS = newsprint()
LIMIT = PRESS.ink_levels


def pixel(image: Image.Image, x: int = 0, y: int = 0) -> Any:
    return image.getpixel((x, y))


def lab(image: Image.Image) -> tuple[float, float, float]:
    made = ImageCms.applyTransform(image.crop((0, 0, 1, 1)), to_lab(PRESS))
    assert made is not None
    lightness, a, b = made.tobytes()
    return lightness * 100 / 255, (a ^ 128) - 128.0, (b ^ 128) - 128.0


def apart(one: Image.Image, other: Image.Image) -> float:
    return sqrt(sum((p - q) ** 2 for p, q in zip(lab(one), lab(other), strict=True)))


def read_back(made: PressPicture) -> int:
    """The most ink in an encoded picture, as a reader of the file decodes it."""
    with Image.open(BytesIO(made.data)) as image:
        return most_ink(image)


def photograph(size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Soft shadows and lights in the inks of a coated press: up to 345 % of ink."""
    one, two = Image.radial_gradient("L").resize(size), Image.linear_gradient("L").resize(size)
    three = Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 60).convert("L")
    inks = Image.merge("CMYK", (one, two, three, two.rotate(180)))
    return ImageChops.add(inks, Image.new("CMYK", size, (60, 60, 60, 80)))


def test_the_most_ink_is_that_of_one_pixel():
    image = Image.new("CMYK", (40, 30), (10, 20, 30, 40))
    image.putpixel((7, 9), (200, 190, 180, 3))
    image.putpixel((8, 9), (255, 0, 0, 255))
    assert most_ink(image) == 573
    assert most_ink(Image.new("CMYK", (1, 1))) == 0
    assert most_ink(Image.new("CMYK", (2, 2), (255, 255, 255, 255))) == 1020


def test_far_under_the_limit_a_bound_is_enough():
    image = Image.new("CMYK", (4, 4), (51, 50, 51, 50))
    assert 202 <= most_ink(image, unless_below=500) <= 206


def test_a_patch_of_300_per_cent_is_brought_under_220_in_the_same_colour():
    patch = Image.new("CMYK", (20, 20), (191, 191, 191, 191))
    made = rebuilt(patch, PRESS, LIMIT)
    assert most_ink(made) <= LIMIT
    assert pixel(made)[3] > 191
    assert apart(patch, made) < 2.5


@pytest.mark.parametrize(
    "inks", [(255, 255, 255, 0), (230, 200, 180, 60), (255, 178, 153, 128), (200, 255, 200, 100), (128, 255, 255, 128)]
)
def test_a_colour_over_the_limit_looks_as_before(inks: tuple[int, int, int, int]):
    patch = Image.new("CMYK", (2, 2), inks)
    made = rebuilt(patch, PRESS, LIMIT)
    assert most_ink(made) <= LIMIT
    assert apart(patch, made) < 4


def test_what_is_within_the_limit_keeps_its_inks_to_the_last_step():
    image = photograph()
    made = rebuilt(image, PRESS, LIMIT)
    kept = [(a, b) for a, b in zip(pixels(image), pixels(made), strict=True) if sum(a) <= LIMIT]
    assert len(kept) > 1000
    assert all(before == after for before, after in kept)


def pixels(image: Image.Image) -> list[tuple[int, ...]]:
    data = image.tobytes()
    return [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]


@pytest.mark.parametrize("limit", [180, 200, 220, 240, 300])
def test_any_limit_of_a_plant_is_kept(limit: int):
    levels = limit * 255 // 100
    made = rebuilt(photograph((90, 60)), PRESS, levels)
    assert max(map(sum, pixels(made))) <= levels + 2


def test_a_photograph_is_brought_under_220_with_a_colour_difference_of_one_on_average():
    made = within_limit(photograph(), PRESS)
    assert made.ink
    assert made.ink.before > 320
    assert read_back(made) <= LIMIT
    assert made.ink.after <= 220
    assert made.ink.mean < 1.5
    assert made.ink.most < 4


def test_a_picture_within_the_limit_is_not_touched_and_not_spoken_of():
    made = within_limit(Image.new("CMYK", (30, 30), (100, 100, 100, 100)), PRESS)
    assert made.ink is None


def test_what_jpeg_adds_to_the_sum_is_taken_back():
    grain = b"".join(sha256(bytes((row, part))).digest() for row in range(64) for part in (0, 1))
    plate = Image.frombytes("L", (64, 64), bytes(min(level, 139) for level in grain))
    inks = Image.merge("CMYK", (plate, plate, plate, plate))
    assert most_ink(inks) <= LIMIT < read_back(encoded(inks))
    made = within_limit(inks, PRESS)
    assert read_back(made) <= LIMIT


def test_the_difference_is_measured_where_something_changed():
    before = Image.new("CMYK", (10, 10), (0, 0, 0, 0))
    before.putpixel((3, 3), (255, 255, 255, 255))
    after = before.copy()
    after.putpixel((3, 3), (0, 0, 0, 255))
    mean, most = difference(before, after, PRESS, LIMIT)
    assert mean == most > 5
    assert difference(before, before, PRESS, LIMIT) == (0, 0)


def test_colours_of_the_screen_keep_a_low_limit():
    tight = condition(ink_limit=180)
    made = within_limit(to_press(Image.new("RGB", (8, 8), (10, 14, 40)), condition=tight), tight)
    assert made.ink
    assert made.ink.after <= 180


def test_the_same_picture_is_rebuilt_the_same_whatever_was_rebuilt_before():
    one = Image.new("CMYK", (2, 2), (200, 230, 210, 90))
    alone = rebuilt(one, condition(ink_limit=219), 558)
    rebuilt(photograph((60, 40)), condition(ink_limit=221), 558)
    assert rebuilt(one, condition(ink_limit=221), 558).tobytes() == alone.tobytes()
