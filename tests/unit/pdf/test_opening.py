"""Odd picture files come out as they should look."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw

from layout.base.units import pt
from layout.pdf.fragment import PictureUse
from layout.pdf.opening import open_picture
from layout.pdf.pictures import press_picture, to_press
from layout.pdf.press import newsprint

PRESS = newsprint()


def saved(kind: str, image: Image.Image, **options: Any) -> bytes:
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def opened(data: bytes) -> Image.Image:
    use = PictureUse("", "", "", (0, 0, 1, 1), pt(300), pt(300))
    return open_picture(data, use, 300)[0]


def inks(image: Image.Image, x: int = 4, y: int = 4) -> Any:
    return to_press(image).getpixel((x, y))


def near(found: Any, wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(found, wanted, strict=True))


RED = (0, 250, 240, 10)


def test_inks_of_a_jpeg_that_adobe_wrote_inverted_come_out_right():
    assert near(opened(saved("JPEG", Image.new("CMYK", (16, 16), RED), quality=95)).getpixel((4, 4)), RED)


def test_inks_of_a_jpeg_without_adobes_mark_are_not_inverted():
    image = ImageChops.invert(Image.new("CMYK", (16, 16), RED))
    data = saved("JPEG", image, quality=95)
    at = data.index(b"\xff\xee")
    bare = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
    assert near(opened(bare).getpixel((4, 4)), RED)


def deep() -> Image.Image:
    return Image.linear_gradient("L").convert("I").point(lambda value: value * 257).convert("I;16")


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG2000"])
def test_sixteen_bits_become_the_same_eight(kind: str):
    made = opened(saved(kind, deep()))
    apart: Any = ImageChops.difference(made, Image.linear_gradient("L")).getextrema()
    assert apart[1] <= 1


def test_sixteen_bits_whose_white_is_zero_are_turned():
    data = saved("TIFF", deep(), tiffinfo={262: 0})
    made = opened(data)
    assert (made.getpixel((3, 0)), made.getpixel((3, 255))) == (255, 0)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("TIFF", "RGBA"), ("WEBP", "RGBA")]
)
def test_what_is_transparent_is_paper(kind: str, mode: str):
    image = Image.new("RGBA", (20, 20), (200, 200, 200, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 9, 19), fill=(30, 30, 30, 255))
    made = opened(
        saved(
            kind,
            image.quantize(4) if mode == "P" else image.convert(mode),
            **({"lossless": True} if kind == "WEBP" else {}),
        )
    )
    assert made.convert("L").getpixel((15, 5)) == 255
    assert made.convert("L").getpixel((5, 5)) == 30


def test_what_is_half_transparent_lets_half_the_paper_through():
    made = opened(saved("PNG", Image.new("RGBA", (8, 8), (0, 0, 200, 128))))
    assert made.getpixel((2, 2)) == (127, 127, 227)


@pytest.mark.parametrize("mode", ["L", "RGB", "P"])
def test_black_and_white_alone_are_line_art_however_they_are_stored(mode: str):
    image = Image.new("L", (40, 40), 255)
    ImageDraw.Draw(image).rectangle((5, 5, 20, 20), fill=0)
    assert opened(saved("PNG", image.convert(mode))).mode == "1"


def test_all_white_is_no_line_art_and_a_grey_is_none_either():
    assert opened(saved("PNG", Image.new("L", (8, 8), 255))).mode == "L"
    assert opened(saved("PNG", Image.linear_gradient("L"))).mode == "L"


def test_line_art_of_many_shades_of_palette_is_kept_as_fine_as_it_is(tmp_path: Path):
    image = Image.new("L", (900, 900), 255)
    ImageDraw.Draw(image).ellipse((5, 5, 800, 800), fill=0)
    path = tmp_path / "a.gif"
    path.write_bytes(saved("GIF", image.convert("P")))
    made = press_picture(PictureUse("", str(path), sha256(path.read_bytes()).hexdigest(), (0, 0, 1, 1), pt(72), pt(72)))
    assert (made.width, made.bits) == (900, 1)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_several_pictures_the_first_is_shown(kind: str):
    first, *others = (Image.new("RGB", (20, 20), color) for color in ("red", "green", "blue"))
    options = {"lossless": True} if kind == "WEBP" else {}
    made = opened(saved(kind, first, save_all=True, append_images=others, **options))
    assert made.convert("RGB").getpixel((3, 3)) == (255, 0, 0)


def test_lab_is_printed_as_the_colour_that_it_names():
    # Red of sRGB: L* 53, a* 80, b* 67, kept by Pillow from 0 to 255 with a* and b* about 128.
    made = inks(opened(saved("TIFF", Image.new("LAB", (8, 8), (136, 208, 195)))))
    wanted = inks(Image.new("RGB", (8, 8), (255, 0, 0)))
    assert near(made, wanted)


def test_lab_without_colour_is_printed_by_black_alone():
    assert to_press(Image.new("LAB", (8, 8), (128, 128, 128))).mode == "L"


def test_grey_with_a_profile_of_its_own_keeps_its_tone():
    linear = to_press(Image.new("L", (2, 2), 100), grey_profile(gamma=1.0)).getpixel((0, 0))
    usual = to_press(Image.new("L", (2, 2), 100)).getpixel((0, 0))
    assert isinstance(linear, int)
    assert isinstance(usual, int)
    assert linear > usual + 30


def grey_profile(gamma: float) -> bytes:
    """An ICC profile of grey with a tone curve of one power."""
    curve = b"curv" + bytes(4) + (1).to_bytes(4, "big") + round(gamma * 256).to_bytes(2, "big") + bytes(2)
    white = b"XYZ " + bytes(4) + bytes.fromhex("0000f6d6000100000000d32d")
    at = 128 + 4 + 2 * 12
    table = (2).to_bytes(4, "big") + b"kTRC" + at.to_bytes(4, "big") + len(curve).to_bytes(4, "big")
    table += b"wtpt" + (at + len(curve)).to_bytes(4, "big") + len(white).to_bytes(4, "big")
    size = at + len(curve) + len(white)
    head = size.to_bytes(4, "big") + bytes(4) + bytes.fromhex("02200000") + b"mntrGRAYXYZ " + bytes(12) + b"acsp"
    head = head.ljust(68, b"\0") + bytes.fromhex("0000f6d6000100000000d32d")
    return head.ljust(128, b"\0") + table + curve + white
