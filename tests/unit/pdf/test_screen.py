"""Files for readers: sRGB in place of inks, black of the device, and the same lines."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from layout.base.color import BLACK, Color, cmyk, spot
from layout.base.geometry import Rect
from layout.base.units import mm
from layout.display.items import Artwork, DisplayPage, Fill, Picture
from layout.export.print_pdf import print_files
from layout.pdf.press import black_only, newsprint
from layout.pdf.screen import screen_color, srgb_profile
from layout.pdf.standards import STANDARDS, StandardName
from tests.adverts import advert, composed
from tests.handmade import book, display, page, part, run
from tests.real_pdf.tools import drawn_by_pdfium

PRESS_ONLY = re.compile(rb"DeviceCMYK|Separation|[\d.]+ [kK]\s")


def written(made: DisplayPage, standard: StandardName = "ua1") -> bytes:
    (file,) = print_files(display(made), book(), standard=STANDARDS[standard])
    assert file.value, file.diagnostics
    return file.value.data


def everything(data: bytes) -> bytes:
    """All objects and all contents of a file, pictures apart."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [each.unparse(resolved=True) for each in pdf.objects if not isinstance(each, pikepdf.Stream)]
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        found += [pikepdf.Dictionary(dict(each.items())).unparse() for each in streams]
        found += [each.read_bytes() for each in streams if str(each.get("/Subtype", "/Form")) == "/Form"]
        return b"\n".join(found)


def picture(path: Path) -> DisplayPage:
    shown = Picture(Rect(0, 0, mm(60), mm(40)), str(path), sha256(path.read_bytes()).hexdigest(), alt="图")
    return page(part(shown, role="figure", node=""), width=mm(60), height=mm(40))


def the_image(data: bytes) -> tuple[str, Image.Image]:
    with pikepdf.open(BytesIO(data)) as pdf:
        (found,) = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
        return str(found.ColorSpace), pikepdf.PdfImage(found).as_pil_image()


def test_grey_stays_grey_and_black_is_black_whatever_the_profile_says():
    press = newsprint()
    assert screen_color(BLACK, press) == (0,)
    assert screen_color(cmyk(0, 0, 0, 0.3), press) == (0.7,)
    assert screen_color(Color("gray", (0.25,)), press) == (0.25,)
    assert screen_color(Color("rgb", (0.2, 0.4, 0.6)), press) == (0.2, 0.4, 0.6)


def test_inks_look_as_the_profile_of_the_press_has_them():
    red, green, blue = screen_color(cmyk(0, 1, 1, 0), newsprint())
    assert red > 0.7
    assert max(green, blue) < 0.4
    mixed = screen_color(spot("PANTONE 185 C", 1, 0, 1, 1, 0), newsprint())
    assert mixed == (red, green, blue)


def test_a_file_for_readers_holds_nothing_of_the_press():
    made = page(
        part(
            Fill(Rect(0, 0, mm(50), mm(20)), cmyk(0.1, 0.2, 0, 0)),
            Fill(Rect(0, 0, mm(9), mm(9)), spot("HKS 42", 1, 1, 0.8, 0, 0)),
            role="artifact",
        ),
        part(run("黑字", 10, 20)),
    )
    data = written(made)
    assert PRESS_ONLY.search(everything(data)) is None
    assert PRESS_ONLY.search(everything(written(made, "x4"))) is not None
    with pikepdf.open(BytesIO(data)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "sRGB IEC61966-2.1"
        assert intent.DestOutputProfile.read_bytes() == srgb_profile()
        assert int(intent.DestOutputProfile.N) == 3


def test_the_profile_is_srgb_and_says_nothing_of_the_day_it_was_made():
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert "sRGB" in ImageCms.getProfileName(profile)
    assert srgb_profile()[24:36] == bytes((7, 207, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))


def test_every_line_stands_where_it_stands_in_print():
    made = page(part(run("同一行字 Latin 2026", 10, 20, color=cmyk(0, 1, 1, 0)), run("第二行", 10, 40)))

    def placed(data: bytes) -> list[bytes]:
        with pikepdf.open(BytesIO(data)) as pdf:
            return re.findall(rb"[^\n]+(?:Tm|Tj|TJ|Tc|Tf)\b", pdf.pages[0].Contents.read_bytes())

    assert placed(written(made)) == placed(written(made, "x4")) != []


def test_a_photograph_of_the_screen_keeps_its_colours(tmp_path: Path):
    Image.linear_gradient("L").convert("RGB").point([*range(256), *[40] * 256, *[200] * 256]).save(tmp_path / "p.png")
    space, image = the_image(written(picture(tmp_path / "p.png")))
    assert space == "/DeviceRGB"
    red, green, blue = image.getpixel((image.width // 2, image.height // 2))  # pyright: ignore[reportGeneralTypeIssues]
    assert (green, blue) == pytest.approx((40, 200), abs=3)
    assert 100 < red < 160


def test_a_photograph_with_a_profile_is_brought_to_srgb(tmp_path: Path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    Image.new("LAB", (40, 30), (128, 200, 128)).save(tmp_path / "p.tif", icc_profile=profile.tobytes())
    space, image = the_image(written(picture(tmp_path / "p.tif")))
    assert space == "/DeviceRGB"
    red, green, _ = image.getpixel((5, 5))  # pyright: ignore[reportGeneralTypeIssues]
    assert red > green + 60


def test_a_photograph_in_inks_is_brought_to_srgb_and_one_in_black_alone_to_grey(tmp_path: Path):
    Image.new("CMYK", (40, 30), (0, 255, 255, 0)).save(tmp_path / "c.tif")
    space, image = the_image(written(picture(tmp_path / "c.tif")))
    wanted = screen_color(cmyk(0, 1, 1, 0), newsprint())
    assert space == "/DeviceRGB"
    assert image.getpixel((5, 5)) == pytest.approx([255 * part for part in wanted], abs=1)
    Image.new("CMYK", (40, 30), (0, 0, 0, 100)).save(tmp_path / "k.tif")
    space, image = the_image(written(picture(tmp_path / "k.tif")))
    assert (space, image.getpixel((5, 5))) == ("/DeviceGray", 155)


def artwork(path: Path) -> DisplayPage:
    shown = Artwork(Rect(0, 0, mm(60), mm(30)), str(path), sha256(path.read_bytes()).hexdigest(), alt="广告")
    return page(part(shown, role="figure", node=""), width=mm(60), height=mm(30))


def test_an_advertisement_is_in_the_colours_of_the_screen_too(tmp_path: Path):
    for path in (composed(tmp_path / "a.pdf", (200, 100)), advert(tmp_path / "b.pdf", b"0 1 1 0 k 20 20 80 40 re f")):
        data = written(artwork(path))
        assert PRESS_ONLY.search(everything(data)) is None
        assert drawn_by_pdfium(data).getextrema()[0] < 150  # pyright: ignore[reportOperatorIssue]
    assert written(artwork(path)) == written(artwork(path))


def test_what_is_printed_in_black_alone_is_grey_on_the_screen_too(tmp_path: Path):
    Image.new("RGB", (40, 30), (220, 40, 40)).save(tmp_path / "p.png")
    made = picture(tmp_path / "p.png")
    (group,) = made.groups
    (item,) = group.items
    assert isinstance(item, Picture)
    shown = page(part(item._replace(gray=True), role="figure", node=""), width=mm(60), height=mm(40))
    assert the_image(written(shown))[0] == "/DeviceGray"
    assert len(screen_color(cmyk(0, 1, 1, 0), black_only(newsprint()))) == 1
