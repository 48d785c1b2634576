"""Files taken apart: what the plates hold, and what is said of what has none."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.separation.ink import page_ink
from layout.separation.plates import Plates, page_plates
from tests.adverts import SRGB, advert, picture, profiled

STATES = (
    "/ExtGState <</O <</OP true /op true /OPM 1>> /Hue <</BM /Hue>> /Half <</ca .5>> /Multiply <</BM [/Multiply]>>>>"
)


def plates(
    tmp_path: Path, content: bytes, resources: str = f"<<{STATES}>>", extra: str = "", **objects: object
) -> Plates:
    named = {name.replace("__", "/"): make for name, make in objects.items()}
    return page_plates(advert(tmp_path / "ad.pdf", content, resources, objects=named, extra=extra).read_bytes())


def inks(page: Plates, x: float, y: float) -> list[int]:
    """Per cent of each ink at a place in points from the left and the bottom."""
    plate = page.plates["Cyan"]
    at = round(x / 72 * 150), plate.height - round(y / 72 * 150)
    return [round(_value(plate, at) / 2.55) for plate in page.plates.values()]


def _value(plate: Image.Image, at: tuple[int, int]) -> int:
    value = plate.getpixel(at)
    assert isinstance(value, int)
    return value


def test_every_colour_operator_lays_its_inks(tmp_path: Path):
    page = plates(
        tmp_path,
        b".1 .2 .3 .4 k 0 0 50 50 re f .25 g 50 0 50 50 re f /DeviceCMYK cs .5 0 0 .5 sc 100 0 50 50 re f "
        b"/DeviceGray cs 150 0 50 50 re f 10 w .9 0 .1 0 K 25 60 m 25 100 l S",
    )
    assert [inks(page, x, 25) for x in (25, 75, 125, 175)] == [
        [10, 20, 30, 40], [0, 0, 0, 75], [50, 0, 0, 50], [0, 0, 0, 100],
    ]  # fmt: skip
    assert inks(page, 25, 80) == [90, 0, 10, 0]
    assert page.told == ()


@pytest.mark.parametrize(
    "content",
    [
        b"10 10 80 30 re f",
        b"9 w 10 25 m 90 25 l S",
        b"q 1 0 0 0 k Q 10 10 80 30 re f",
        b"/Pattern cs /Tile scn 10 10 80 30 re f",
    ],
)
def test_what_names_no_colour_is_black_on_the_black_plate_alone(tmp_path: Path, content: bytes):
    def tile(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made = pdf.make_stream(b"0 0 10 10 re f")
        made.update(
            pikepdf.Dictionary(
                PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 10, 10], XStep=10, YStep=10,
                Resources=pikepdf.Dictionary(),
            )
        )  # fmt: skip
        return made

    page = plates(tmp_path, content, Pattern__Tile=tile)
    assert inks(page, 50, 25) == [0, 0, 0, 100]


def test_overprinted_black_keeps_what_is_under_it_and_grey_takes_it_away(tmp_path: Path):
    page = plates(
        tmp_path, b"0 .5 .4 0 k 0 0 200 100 re f /O gs 0 0 0 1 k 10 10 30 30 re f 0 g 60 10 30 30 re f", f"<<{STATES}>>"
    )
    assert inks(page, 25, 25) == [0, 50, 40, 100]
    assert inks(page, 75, 25) == [0, 0, 0, 100]


def test_one_ink_of_three_overprinted_parts_their_plates(tmp_path: Path):
    page = plates(tmp_path, b".2 .5 .4 0 k 0 0 200 100 re f /O gs .7 0 0 0 k 10 10 30 30 re f")
    assert inks(page, 25, 25) == [70, 50, 40, 0]


def test_the_graphics_state_comes_back_after_it_was_saved(tmp_path: Path):
    page = plates(
        tmp_path,
        b".5 0 0 0 k q /O gs 0 0 0 1 k 0 0 50 50 re f Q 0 0 50 50 re f 60 0 50 50 re f q 0 g Q 120 0 50 50 re f",
    )
    assert [inks(page, x, 25) for x in (25, 85, 145)] == [[50, 0, 0, 0]] * 3


def test_a_clipping_path_of_what_leaves_a_plate_alone_still_clips(tmp_path: Path):
    page = plates(tmp_path, b"/O gs 0 0 0 1 k 0 0 50 50 re W f .5 0 0 0 k 25 25 100 50 re f")
    assert inks(page, 40, 40) == [50, 0, 0, 100]
    assert inks(page, 80, 40) == [0, 0, 0, 0]


def test_half_transparent_ink_is_mixed_on_each_plate(tmp_path: Path):
    page = plates(tmp_path, b".8 0 0 .2 k 0 0 200 100 re f /Half gs 0 1 0 1 k 0 0 50 50 re f")
    assert inks(page, 25, 25) == [40, 50, 0, 60]
    multiplied = plates(tmp_path, b".5 0 0 0 k 0 0 200 100 re f /Multiply gs .5 .5 0 0 k 0 0 50 50 re f")
    assert inks(multiplied, 25, 25) == [75, 50, 0, 0]
    assert multiplied.told == ()


def test_colours_of_the_screen_are_counted_by_the_profile_and_told(tmp_path: Path):
    page = plates(tmp_path, b"1 0 0 rg 0 0 50 50 re f")
    assert page.told == ("DeviceRGB",)
    cyan, magenta, yellow, _ = inks(page, 25, 25)
    assert cyan < 20 < 60 < min(magenta, yellow)
    assert plates(tmp_path, b"1 0 0 rg 0 g 0 0 50 50 re f").told == ()


def test_pictures_of_the_screen_are_told_and_their_places_known(tmp_path: Path):
    content = b"q 100 0 0 50 20 30 cm /P Do Q"
    page = plates(tmp_path, content, "<<>>", XObject__P=picture((200, 30, 30), ColorSpace=profiled(SRGB, 3)))
    assert page.told == ("ICCBased RGB",)
    assert inks(page, 70, 55)[1] > 60
    (box,) = page.pictures
    assert box == pytest.approx([v * 25.4 / 72 for v in (20, 20, 120, 70)], abs=0.01)


def test_blend_modes_that_mix_inks_are_told(tmp_path: Path):
    page = plates(tmp_path, b".5 0 0 0 k 0 0 200 100 re f /Hue gs 0 1 0 0 k 0 0 50 50 re f")
    assert page.told == ("BM Hue",)


def test_a_picture_that_cannot_be_read_is_told_and_the_rest_is_measured(tmp_path: Path):
    def broken(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made = pdf.make_stream(b"no photograph")
        made.update(
            pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=9, Height=9,
                               BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceCMYK, Filter=pikepdf.Name.DCTDecode)
        )  # fmt: skip
        return made

    page = plates(tmp_path, b"q 9 0 0 9 0 0 cm /P Do Q .5 0 0 0 k 50 0 50 50 re f", "<<>>", XObject__P=broken)
    assert len(page.told) == 1
    assert page.told[0].startswith("Image")
    assert inks(page, 75, 25) == [50, 0, 0, 0]


def test_what_foreign_operators_lack_is_told(tmp_path: Path):
    page = plates(tmp_path, b"/None cs .5 scn /Nothing Do .5 0 0 0 k 0 0 50 50 re f", "<<>>")
    assert inks(page, 25, 25) == [50, 0, 0, 0]
    assert len(page.told) == 2


def test_only_the_trim_is_looked_at(tmp_path: Path):
    page = plates(tmp_path, b"1 1 1 1 k 0 0 20 100 re f", "<<>>", "/TrimBox [20 10 180 90]")
    assert (page.width, page.height) == pytest.approx((160 * 25.4 / 72, 80 * 25.4 / 72))
    assert max(inks(page, 2, 40)) == 0


def test_letters_of_a_font_that_is_drawn_bring_their_colour_or_take_the_text_s(tmp_path: Path):
    def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
        own = pdf.make_stream(b"50 0 d0 0 .6 0 0 k 0 0 40 40 re f")
        taken = pdf.make_stream(b"50 0 0 0 40 40 d1 0 0 40 40 re f")
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=[0, 0, 50, 50],
                FontMatrix=[0.02, 0, 0, 0.02, 0, 0], FirstChar=97, LastChar=98, Widths=[50, 50],
                CharProcs=pikepdf.Dictionary(a=own, b=taken), Resources=pikepdf.Dictionary(),
                Encoding=pikepdf.Object.parse(b"<</Type /Encoding /Differences [97 /a /b]>>"),
            )
        )  # fmt: skip

    page = plates(tmp_path, b".3 0 0 0 k BT /F 50 Tf 10 10 Td (ab) Tj ET", "<<>>", Font__F=font)
    assert inks(page, 30, 30) == [0, 60, 0, 0]
    assert inks(page, 80, 30) == [30, 0, 0, 0]


def test_a_file_that_cannot_be_taken_apart_is_told_with_its_page(tmp_path: Path):
    data = advert(tmp_path / "ad.pdf", extra="/TrimBox [0 0 0 0]").read_bytes()
    report, (found,) = page_ink(data, 0, 220, 240)
    assert report is None
    assert (found.code, found.page) == ("ink/unreadable", "1")


def test_a_form_that_draws_itself_is_told_and_does_not_go_on_for_ever(tmp_path: Path):
    def form(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made = pdf.make_stream(b"/F Do .5 0 0 0 k 0 0 50 50 re f /F Do")
        made.update(pikepdf.Object.parse(b"<</Type /XObject /Subtype /Form /BBox [0 0 100 100]>>"))
        made.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=made))
        return made

    page = plates(tmp_path, b"/F Do", "<<>>", XObject__F=form)
    assert inks(page, 25, 25) == [50, 0, 0, 0]
    assert page.told == ("Do: nested",)
