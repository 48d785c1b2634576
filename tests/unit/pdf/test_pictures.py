import zlib
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageOps

from layout.base.units import pt
from layout.pdf.fragment import PictureUse
from layout.pdf.pictures import PictureError, PressPicture, encoded, image_entries, press_picture, to_press
from layout.pdf.press import black_curve, black_only, condition, newsprint

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(image: Image.Image, name: str, **options: Any) -> Path:
        image.save(tmp_path / name, **options)
        return tmp_path / name

    return write


def use(path: Path, width: float = 72, height: float = 72, crop: tuple[float, ...] = (0, 0, 1, 1)) -> PictureUse:
    left, top, right, bottom = crop
    digest = sha256(path.read_bytes()).hexdigest()
    return PictureUse("", str(path), digest, (left, top, right, bottom), pt(width), pt(height))


def pixel(image: Image.Image, x: int, y: int) -> Any:
    return image.getpixel((x, y))


def samples(made: PressPicture) -> Image.Image:
    """An image of a PDF decoded as a reader does."""
    if made.filter == "/DCTDecode":
        image = Image.open(BytesIO(made.data))
        image.load()
        return image
    mode = {"/DeviceGray": "1" if made.bits == 1 else "L", "/DeviceCMYK": "CMYK"}[made.space]
    return Image.frombytes(mode, (made.width, made.height), zlib.decompress(made.data))


def noisy(size: tuple[int, int] = (200, 200)) -> Image.Image:
    """Something like a photograph: soft, colourful and never even."""
    red = Image.radial_gradient("L").resize(size)
    green = Image.linear_gradient("L").resize(size)
    blue = Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 60).convert("L")
    return Image.merge("RGB", (red, green, blue))


def test_a_drawing_is_kept_exactly_and_a_photograph_becomes_jpeg(save: Save):
    drawing = Image.new("RGB", (200, 200), "white")
    ImageDraw.Draw(drawing).rectangle((20, 20, 90, 150), fill=(200, 20, 30))
    flat, photo = press_picture(use(save(drawing, "d.png"))), press_picture(use(save(noisy(), "p.png")))
    assert (flat.filter, photo.filter) == ("/FlateDecode", "/DCTDecode")
    assert (flat.space, photo.space) == ("/DeviceCMYK", "/DeviceCMYK")
    assert samples(flat).tobytes() == to_press(drawing).tobytes()


def test_flat_samples_need_no_parameters():
    made = encoded(Image.new("CMYK", (30, 20), (10, 20, 30, 40)))
    assert (made.filter, image_entries(made).keys() & {"DecodeParms", "Decode"}) == ("/FlateDecode", set())
    assert samples(made).getpixel((7, 7)) == (10, 20, 30, 40)


def test_one_look_tells_text_on_a_screen_from_a_photograph():
    screen = Image.new("L", (300, 300), 255)
    for y in range(0, 300, 6):
        ImageDraw.Draw(screen).line((10, y, 290, y + 3), fill=0)
    assert encoded(screen).filter == "/FlateDecode"
    assert encoded(Image.effect_noise((300, 300), 40)).filter == "/DCTDecode"


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (9, 1)])
def test_the_smallest_pictures_are_encoded_too(size: tuple[int, int]):
    made = encoded(Image.new("L", size, 7))
    assert samples(made).tobytes() == b"\x07" * size[0] * size[1]


def test_grey_in_colour_goes_to_the_black_plate_alone(save: Save):
    grey = Image.merge("RGB", [Image.radial_gradient("L")] * 3)
    tinted = Image.merge("RGB", (*[Image.radial_gradient("L")] * 2, Image.new("L", (256, 256), 90)))
    assert press_picture(use(save(grey, "g.png"))).space == "/DeviceGray"
    assert press_picture(use(save(tinted, "t.png"))).space == "/DeviceCMYK"


def test_a_difference_of_two_steps_is_grey_still():
    assert to_press(Image.new("RGB", (4, 4), (100, 102, 101))).mode == "L"
    assert to_press(Image.new("RGB", (4, 4), (100, 104, 101))).mode == "CMYK"


def test_grey_has_the_tone_that_the_black_ink_needs():
    assert to_press(Image.new("L", (4, 4), 128)).getpixel((0, 0)) == black_curve(newsprint())[128]


def test_bare_paper_stays_bare():
    assert to_press(Image.new("RGB", (2, 1), "white")).getpixel((0, 0)) == 255
    image = Image.new("RGB", (2, 1), "white")
    image.putpixel((1, 0), (255, 0, 0))
    assert to_press(image).getpixel((0, 0)) == (0, 0, 0, 0)


def test_no_picture_lays_more_ink_than_newsprint_holds():
    inks = to_press(noisy().resize((64, 64)))
    assert max(map(sum, zip(*(plate.tobytes() for plate in inks.split()), strict=True))) / 255 <= 2.25


def test_ink_values_without_a_profile_are_left_alone(save: Save):
    made = press_picture(use(save(Image.new("CMYK", (40, 40), (10, 200, 90, 5)), "c.tif")))
    assert samples(made).getpixel((3, 3)) == (10, 200, 90, 5)


def test_ink_values_that_carry_the_press_profile_are_left_alone(save: Save):
    path = save(Image.new("CMYK", (40, 40), (10, 200, 90, 5)), "c.tif", icc_profile=newsprint().profile)
    assert pixel(samples(press_picture(use(path))), 3, 3) == (10, 200, 90, 5)


def test_a_cmyk_jpeg_is_not_printed_as_a_negative(save: Save):
    path = save(Image.new("CMYK", (40, 40), (0, 250, 250, 0)), "c.jpg", quality=95)
    cyan, magenta, _, _ = pixel(samples(press_picture(use(path))), 9, 9)
    assert cyan < 10
    assert magenta > 240


def test_a_cmyk_jpeg_in_the_file_says_that_its_values_are_inverted():
    made = encoded(to_press(noisy()))
    assert made.filter == "/DCTDecode"
    assert image_entries(made)["Decode"] == "[1 0 1 0 1 0 1 0]"
    grey = encoded(to_press(noisy().convert("L")))
    assert "Decode" not in image_entries(grey)


def test_a_profile_of_another_screen_is_obeyed():
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert to_press(Image.new("RGB", (4, 4), (230, 0, 18)), wide).mode == "CMYK"


def test_a_broken_profile_does_not_lose_the_picture():
    assert to_press(Image.new("RGB", (4, 4), (230, 0, 18)), b"not a profile").mode == "CMYK"
    assert to_press(Image.new("L", (4, 4), 9), b"not a profile").mode == "L"


def corners(image: Image.Image) -> Image.Image:
    """The image with its top left quarter black."""
    made = image.copy()
    ImageDraw.Draw(made).rectangle((0, 0, made.width // 2 - 1, made.height // 2 - 1), fill=0)
    return made


def test_the_camera_held_upright_gives_an_upright_picture(save: Save):
    image = corners(Image.new("L", (80, 40), 255))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera stood on its right side
    path = save(image.rotate(90, expand=True), "r.png", exif=exif)
    made = samples(press_picture(use(path, 72, 36)))
    assert made.size == (80, 40)
    assert made.getpixel((10, 10)) == 0
    assert made.getpixel((70, 10)) == 255


def test_sixteen_bits_become_eight_without_clipping(save: Save):
    deep = Image.radial_gradient("L").convert("I").point(lambda value: value * 257)
    made = samples(press_picture(use(save(deep.convert("I;16"), "d.png"), 200, 200)))
    wanted = Image.radial_gradient("L")
    assert made.size == wanted.size
    assert abs(pixel(made, 40, 90) - black_curve(newsprint())[pixel(wanted, 40, 90)]) <= 6


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparent_parts_are_paper(save: Save, mode: str):
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 19, 39), fill=(0, 0, 0, 255))
    made = samples(press_picture(use(save(image.quantize(4) if mode == "P" else image.convert(mode), "a.png"))))
    assert made.getpixel((30, 20)) == 255
    assert made.getpixel((10, 20)) == 0


def test_photographs_finer_than_the_press_are_made_coarser(save: Save):
    made = press_picture(use(save(Image.effect_noise((900, 900), 50), "f.png"), 72, 36))
    assert (made.width, made.height) == (200, 100)


def test_a_press_with_a_finer_screen_gets_finer_photographs(save: Save):
    made = press_picture(use(save(Image.effect_noise((900, 900), 50), "f.png"), 72, 36), condition(ppi=300))
    assert (made.width, made.height) == (300, 150)


def test_drawings_are_sent_twice_as_fine_as_photographs(save: Save):
    drawing = corners(Image.new("RGB", (900, 900), (10, 90, 200)))
    assert press_picture(use(save(drawing, "d.png"), 72, 72)).width == 400


def test_pictures_just_above_or_below_that_keep_their_pixels(save: Save):
    assert press_picture(use(save(noisy((215, 215)), "a.png"))).width == 215
    assert press_picture(use(save(noisy((100, 100)), "b.png"))).width == 100


def test_line_art_of_one_bit_stays_so_and_as_fine_as_it_is(save: Save):
    made = press_picture(use(save(Image.radial_gradient("L").resize((900, 900)).convert("1"), "b.png")))
    assert (made.width, made.bits, made.space) == (900, 1, "/DeviceGray")
    assert samples(made).getpixel((0, 0)) == 255


def test_only_what_is_shown_is_in_the_file(save: Save):
    path = save(corners(Image.new("L", (100, 60), 255)), "c.png")
    made = samples(press_picture(use(path, crop=(0.5, 0, 1, 0.5))))
    assert made.size == (50, 30)
    assert made.getextrema() == (255, 255)


def test_a_crop_thinner_than_a_pixel_still_shows_one(save: Save):
    made = press_picture(use(save(Image.new("L", (10, 10), 90), "c.png"), crop=(0.5, 0, 0.501, 1)))
    assert made.width == 1


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_huge_photograph_is_never_decoded_whole(save: Save, monkeypatch: pytest.MonkeyPatch, orientation: int):
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = save(noisy((1600, 800)), "h.jpg", exif=exif, quality=95)
    decoded: list[tuple[int, int]] = []
    transpose = ImageOps.exif_transpose

    def noted(image: Image.Image) -> Image.Image:
        decoded.append(image.size)
        return transpose(image)

    monkeypatch.setattr(ImageOps, "exif_transpose", noted)
    shown = (36, 18) if orientation == 1 else (18, 36)
    made = press_picture(use(path, *shown))
    assert (made.width, made.height) == ((100, 50) if orientation == 1 else (50, 100))
    assert decoded == [(200, 100)]


def test_the_same_picture_gives_the_same_bytes(save: Save):
    path = save(noisy(), "n.png")
    first = press_picture(use(path))
    press_picture.cache_clear()
    assert press_picture(use(path)) == first


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_picture_that_went_bad_is_named(tmp_path: Path, content: bytes):
    path = tmp_path / "bad.png"
    path.write_bytes(content)
    with pytest.raises(PictureError, match=r"bad\.png"):
        press_picture(use(path))


def test_a_picture_that_is_another_by_now_is_refused(save: Save):
    checked = use(save(Image.new("L", (40, 40), 9), "p.png"))
    save(Image.new("L", (80, 40), 9), "p.png")
    with pytest.raises(PictureError, match="changed") as caught:
        press_picture(checked)
    assert caught.value.path == checked.path


def test_a_picture_that_is_gone_is_named(save: Save):
    checked = use(save(Image.new("L", (40, 40), 9), "p.png"))
    Path(checked.path).unlink()
    with pytest.raises(PictureError, match=r"p\.png"):
        press_picture(checked)


@pytest.mark.parametrize(
    ("mode", "color"),
    [("RGB", (200, 40, 30)), ("CMYK", (0, 240, 200, 10)), ("LAB", (120, 190, 170)), ("L", 90), ("1", 0)],
)
def test_where_all_is_black_every_picture_is_gray(mode: str, color: Any):
    made = to_press(Image.new(mode, (4, 4), color), None, black_only(newsprint()))
    assert made.mode == ("1" if mode == "1" else "L")
    level: Any = made.getpixel((0, 0))
    assert (level == 0) if mode == "1" else (20 < level < 235)


def test_a_picture_asked_for_in_gray_comes_in_gray(save: Save):
    red = use(save(Image.new("RGB", (40, 40), (200, 40, 30)), "red.png"))
    assert press_picture(red).space == "/DeviceCMYK"
    assert press_picture(red._replace(gray=True)).space == "/DeviceGray"
