import hashlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from layout.base.color import BLACK, WHITE, Color, cmyk
from layout.pdf.press import black_curve, newsprint, press_color, transform


def rgb(red: int, green: int, blue: int) -> Color:
    return Color("rgb", (red / 255, green / 255, blue / 255))


def test_the_profile_is_the_one_that_was_measured():
    assert newsprint().profile[36:40] == b"acsp"
    assert newsprint().profile[12:20] == b"prtrCMYK"
    assert (
        hashlib.sha256(newsprint().profile).hexdigest()
        == "5d11b7dd8d920251608ee7453707f54a09847fbb41ed065d9294676861fbe3e8"
    )


@pytest.mark.parametrize("black", [BLACK, Color("gray", (0.0,)), rgb(0, 0, 0)])
def test_black_is_the_black_ink_alone_however_it_is_written(black: Color):
    assert press_color(black, newsprint()) == (0, 0, 0, 1)


def test_inks_as_authored_are_left_alone():
    assert press_color(cmyk(0.1, 0.9, 0.8, 0.05), newsprint()) == (0.1, 0.9, 0.8, 0.05)
    assert press_color(WHITE, newsprint()) == (0, 0, 0, 0)


def test_greys_go_to_the_black_ink_alone():
    assert press_color(Color("gray", (0.25,)), newsprint()) == (0, 0, 0, 0.75)
    c, m, y, k = press_color(rgb(128, 128, 127), newsprint())
    assert (c, m, y) == (0, 0, 0)
    assert 0.2 < k < 0.6


def test_white_of_the_screen_is_bare_paper():
    assert press_color(rgb(255, 255, 255), newsprint()) == (0, 0, 0, 0)


@pytest.mark.parametrize("color", [(255, 0, 0), (0, 0, 255), (10, 20, 60), (0, 90, 20), (40, 0, 0)])
def test_no_colour_of_the_screen_lays_more_ink_than_newsprint_holds(color: tuple[int, int, int]):
    assert sum(press_color(rgb(*color), newsprint())) <= 2.25


def test_red_is_magenta_and_yellow():
    c, m, y, k = press_color(rgb(230, 0, 18), newsprint())
    assert m > 0.7
    assert y > 0.6
    assert c < 0.2
    assert k < 0.2


def test_greys_of_the_screen_keep_their_order_from_black_to_white():
    curve = black_curve(newsprint())
    assert (curve[0], curve[255]) == (0, 255)
    assert list(curve) == sorted(curve)


def lightness(inks: Image.Image) -> list[float]:
    """L* that each pixel of a row of inks comes out with on the press's own paper."""
    press = ImageCms.ImageCmsProfile(BytesIO(newsprint().profile))
    to_lab = ImageCms.buildTransform(
        press, ImageCms.createProfile("LAB"), "CMYK", "LAB", renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    made = ImageCms.applyTransform(inks, to_lab)
    assert made is not None
    return [level * 100 / 255 for level in made.tobytes()[::3]]


def test_a_grey_picture_comes_out_as_light_as_a_colour_picture_of_the_same_subject():
    greys = bytes(range(64, 256, 16))
    row = Image.frombytes("RGB", (len(greys), 1), bytes(value for value in greys for _ in range(3)))
    in_colour = ImageCms.applyTransform(row, transform(newsprint()))
    assert in_colour is not None
    curve = black_curve(newsprint())
    inks = bytes(value for grey in greys for value in (0, 0, 0, 255 - curve[grey]))
    in_black = Image.frombytes("CMYK", row.size, inks)
    pairs = list(zip(lightness(in_colour), lightness(in_black), strict=True))
    # The black ink alone is lighter than all four: shadows differ, never the light half.
    assert all(abs(a - b) < 12 for a, b in pairs)
    assert all(abs(a - b) < 5 for a, b in pairs[len(pairs) // 2 :])
