"""Our plates held against Ghostscript's, which takes files apart by a code of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from layout.cache.store import Store
from layout.pipeline import build
from layout.separation.ink import measure
from layout.separation.plates import page_plates
from tests.adverts import advert, picture
from tests.real_pdf.tools import needs, separations

ROOT = Path(__file__).resolve().parents[2]
RED = "/R [/Separation /PANTONE#20185#20C /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .9 .8 0] \
/N 1>>]"
GOLD = "/Go [/Separation /Gold /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .2 .6 .2] /N 1>>]"
STATES = "/ExtGState <</O1 <</OP true /op true /OPM 1>> /O0 <</OP true /op true /OPM 0>> /N <</OP false /op false>> \
/H <</ca .5 /CA .5>> /M <</BM /Multiply>> /S <</BM /Screen>> /D <</BM /Darken>>>>"


def apart(path: Path, folder: Path) -> dict[str, float]:
    """Per plate the largest difference in per cent of ink between theirs and ours.

    Edges may lie a pixel apart: theirs are solid wherever a shape touches a pixel, ours are smoothed.
    """
    ours, theirs = page_plates(path.read_bytes()).plates, separations(path, folder)
    assert set(theirs) <= set(ours)
    found: dict[str, float] = {}
    for name, plate in ours.items():
        other = theirs.get(name, Image.new("L", plate.size))
        size = min(plate.width, other.width), min(plate.height, other.height)
        mine, their = (each.crop((0, 0, *size)) for each in (plate, other))
        short = ImageChops.subtract(their.filter(ImageFilter.MinFilter(5)), mine)
        over = ImageChops.subtract(mine, their.filter(ImageFilter.MaxFilter(5)))
        extremes: Any = ImageChops.lighter(short, over).getextrema()
        found[name] = extremes[1] / 2.55
    return found


def agrees(path: Path, folder: Path, bound: float = 1.5) -> None:
    found = apart(path, folder)
    assert max(found.values()) <= bound, found


def resources(*parts: str) -> str:
    return f"<<{' '.join(parts)}>>"


@needs("gs")
def test_process_inks_knock_out_or_overprint_as_the_state_says(tmp_path: Path):
    content = b"""
        .6 .6 .5 .9 k 10 10 60 60 re f
        0 .5 .5 0 k 80 10 100 80 re f
        q /O1 gs 0 0 0 1 k 90 20 20 20 re f 1 0 0 0 k 120 20 20 20 re f .3 0 .2 0 k 150 20 20 20 re f Q
        q /O0 gs 0 0 0 1 k 90 60 20 20 re f .2 g 120 60 20 20 re f Q
        q /N gs .5 g 150 60 20 20 re f Q
        q /O1 gs 0 0 0 0 k 12 12 20 20 re f 0 0 0 .7 K 6 w 20 50 40 12 re S Q
    """
    agrees(advert(tmp_path / "ad.pdf", content, resources(STATES)), tmp_path)


@needs("gs")
def test_spot_plates_stand_beside_the_four_and_leave_them_alone_when_they_overprint(tmp_path: Path):
    content = b"""
        0 .5 .5 0 k 10 10 180 80 re f
        /R cs 1 scn 20 20 30 60 re f
        q /O1 gs /R cs .6 scn 60 20 30 60 re f /Go cs .5 scn 70 30 40 20 re f 0 0 0 1 k 100 20 10 60 re f Q
        /All cs 1 scn 120 20 10 60 re f
        q /O1 gs /All cs .5 scn 135 20 10 60 re f Q
        /Nil cs 1 scn 150 20 10 60 re f
        q /O0 gs .4 .1 0 0 k 22 40 40 10 re f Q
        0 0 0 .3 k 40 68 20 10 re f
    """
    every = "/All [/Separation /All /DeviceGray <</FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1>>]"
    none = "/Nil [/Separation /None /DeviceGray <</FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1>>]"
    spaces = f"/ColorSpace <<{RED} {GOLD} {every} {none}>>"
    agrees(advert(tmp_path / "ad.pdf", content, resources(STATES, spaces)), tmp_path)


@needs("gs")
def test_opacity_and_blend_modes_work_on_each_ink_by_itself(tmp_path: Path):
    content = b"""
        .8 .2 0 .1 k 10 10 180 80 re f
        q /H gs 0 1 .5 .4 k 20 20 40 60 re f Q
        q /M gs .1 .6 .5 .2 k 70 20 30 60 re f Q
        q /S gs .5 .6 .5 .2 k 110 20 30 60 re f Q
        q /D gs .5 .6 .5 .2 k 150 20 30 60 re f Q
    """
    group = "/Group <</S /Transparency /CS /DeviceCMYK /I true>>"
    agrees(advert(tmp_path / "ad.pdf", content, resources(STATES), extra=group), tmp_path)


def shading(space: str, first: str, last: str) -> str:
    return (
        f"<</ShadingType 2 /ColorSpace {space} /Coords [0 0 200 0] /Extend [true true] "
        f"/Function <</FunctionType 2 /Domain [0 1] /C0 [{first}] /C1 [{last}] /N 1>>>>"
    )


@needs("gs")
def test_gradients_are_on_the_plates_of_their_inks(tmp_path: Path):
    content = b"""
        q 10 10 80 80 re W n /S1 sh Q
        q 100 10 40 80 re W n /S2 sh Q
        /Pattern cs /P1 scn 150 10 40 80 re f
    """
    red = RED.split(" ", 1)[1]
    made = resources(
        f"/Shading <</S1 {shading('/DeviceCMYK', '.9 .1 0 0', '0 .2 1 .5')} /S2 {shading(red, '0', '1')}>>",
        f"/Pattern <</P1 <</PatternType 2 /Shading {shading('/DeviceGray', '0', '1')}>>>>",
    )
    agrees(advert(tmp_path / "ad.pdf", content, made), tmp_path)


def tile(paint: int, content: bytes) -> Any:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made: Any = pdf.make_stream(content)
        made.update(
            pikepdf.Dictionary(PatternType=1, PaintType=paint, TilingType=1, BBox=[0, 0, 20, 20], XStep=20, YStep=20,
                               Resources=pikepdf.Dictionary())
        )  # fmt: skip
        return made

    return make


@needs("gs")
def test_tiles_bring_their_own_inks_or_take_the_colour_that_is_set(tmp_path: Path):
    content = b"/Pattern cs /T1 scn 10 10 80 80 re f /U cs 0 .7 .2 .1 /T2 scn 100 10 80 80 re f"
    objects = {
        "Pattern/T1": tile(1, b".4 0 .3 0 k 0 0 10 20 re f 0 0 0 .5 k 10 0 10 20 re f"),
        "Pattern/T2": tile(2, b"0 0 10 20 re f"),
    }
    made = resources("/ColorSpace <</U [/Pattern /DeviceCMYK]>>")
    agrees(advert(tmp_path / "ad.pdf", content, made, objects=objects), tmp_path)


@needs("gs")
def test_pictures_of_every_ink_space_are_taken_apart(tmp_path: Path):
    content = b"""
        .3 .3 .3 0 k 0 0 200 100 re f
        q 40 0 0 40 5 5 cm /Four Do Q
        q 40 0 0 40 50 5 cm /Grey Do Q
        q 40 0 0 40 95 5 cm /Spot Do Q
        q 40 0 0 40 140 5 cm /Table Do Q
        q 40 0 0 40 5 50 cm /Turned Do Q
        q .2 .7 0 .1 k 40 0 0 40 50 50 cm /Stencil Do Q
        q 40 0 0 40 95 50 cm /Soft Do Q
        q /O1 gs 40 0 0 40 140 50 cm /Spot Do Q
    """
    red = RED.split(" ", 1)[1]

    def stencil(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made: Any = pdf.make_stream(b"\xf0\xf0\x0f\x0f")
        made.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=8, Height=4,
                                       BitsPerComponent=1, ImageMask=True))  # fmt: skip
        return made

    def table(_: pikepdf.Pdf) -> pikepdf.Object:
        return pikepdf.Object.parse(b"[/Indexed /DeviceCMYK 1 <00FF0080 80002000>]")

    objects = {
        "XObject/Four": picture((153, 153, 128, 230)),
        "XObject/Grey": picture((100,)),
        "XObject/Spot": picture((200,), ColorSpace=pikepdf.Object.parse(red.encode())),
        "XObject/Table": picture((1,), ColorSpace=table),
        "XObject/Turned": picture((153, 153, 128, 230), Decode=[1, 0, 1, 0, 1, 0, 0, 0.5]),
        "XObject/Stencil": stencil,
        "XObject/Soft": picture((255, 0, 0, 100), SMask=picture((128,))),
    }
    agrees(advert(tmp_path / "ad.pdf", content, resources(STATES), objects=objects), tmp_path)


@needs("gs")
def test_photographs_in_jpeg_are_read_as_their_file_says(tmp_path: Path):
    def photograph(pdf: pikepdf.Pdf) -> pikepdf.Object:
        Image.merge("CMYK", [Image.linear_gradient("L").rotate(90 * n) for n in range(4)]).save(
            tmp_path / "p.jpg", quality=95, subsampling=0
        )
        made: Any = pdf.make_stream((tmp_path / "p.jpg").read_bytes())
        made.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=256, Height=256,
                    BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceCMYK, Filter=pikepdf.Name.DCTDecode,
                    Decode=[1, 0] * 4))  # fmt: skip
        return made

    path = advert(tmp_path / "ad.pdf", b"q 180 0 0 90 10 5 cm /P Do Q", objects={"XObject/P": photograph})
    agrees(path, tmp_path)


def form(content: bytes, entries: str = "") -> Any:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made: Any = pdf.make_stream(content)
        head = f"<</Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [.5 0 0 .5 0 0] {entries}>>"
        made.update(pikepdf.Object.parse(head.encode()))
        return made

    return make


@needs("gs")
def test_a_form_is_drawn_with_the_colour_and_overprint_of_what_calls_for_it(tmp_path: Path):
    content = b"""
        0 .4 .4 0 k 0 0 200 100 re f
        q /O1 gs 0 0 0 1 k 1 0 0 1 10 10 cm /F Do Q
        q .5 0 0 0 k 1 0 0 1 70 10 cm /F Do Q
        q /H gs 1 0 0 1 130 10 cm /T Do Q
    """
    group = "/Group <</S /Transparency /CS /DeviceCMYK /I true>>"
    objects = {
        "XObject/F": form(b"10 10 80 80 re f"),
        "XObject/T": form(b"1 0 0 0 k 0 0 60 60 re f 0 0 1 0 k 30 30 60 60 re f", group),
    }
    agrees(advert(tmp_path / "ad.pdf", content, resources(STATES), objects=objects), tmp_path)


@needs("gs")
def test_two_inks_of_one_space_are_on_their_two_plates(tmp_path: Path):
    def duo(pdf: pikepdf.Pdf) -> pikepdf.Object:
        function = pdf.make_stream(b"{pop 0 exch 0 exch 0 exch}")
        function.update(pikepdf.Object.parse(b"<</FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]>>"))
        return pikepdf.Array([pikepdf.Name.DeviceN, pikepdf.Array([pikepdf.Name.Black, pikepdf.Name.Gold]),
                              pikepdf.Name.DeviceCMYK, function])  # fmt: skip

    content = b".5 .5 0 0 k 0 0 200 100 re f /D cs .3 .8 scn 20 20 60 60 re f q /O0 gs .9 .2 scn 100 20 60 60 re f Q"
    path = advert(tmp_path / "ad.pdf", content, resources(STATES), objects={"ColorSpace/D": duo})
    agrees(path, tmp_path)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_patch_of_260_per_cent_is_found_with_its_place_and_size(tmp_path: Path, turn: int):
    content = b".6 .6 .5 .9 k 20 30 40 20 re f"
    path = advert(tmp_path / "ad.pdf", content, size=(200, 100), extra=f"/Rotate {turn}")
    found = measure(page_plates(path.read_bytes()), 220, 240)
    (area,) = found.areas
    assert found.most.ink == pytest.approx(260, abs=1)
    assert area.size == pytest.approx(800 * (25.4 / 72) ** 2, rel=0.03)
    assert area.stops
    left, top, right, bottom = {
        0: (20, 50, 60, 70), 90: (30, 20, 50, 60), 180: (140, 30, 180, 50), 270: (50, 140, 70, 180),
    }[turn]  # fmt: skip
    wanted = tuple(edge * 25.4 / 72 for edge in (left, top, right, bottom))
    assert area.box == pytest.approx(wanted, abs=0.6)


@needs("gs")
def test_the_sample_edition_has_the_same_plates(tmp_path: Path):
    result = build(ROOT / "editions" / "2026-11-24", out=tmp_path / "out", store=Store())
    files = sorted({Path(page.file) for page in result.pages})
    assert len(files) > 4
    for file in files:
        folder = tmp_path / file.stem
        folder.mkdir()
        ours, theirs = page_plates(file.read_bytes()), separations(file, folder)
        assert set(ours.plates) == set(theirs)
        assert ours.told == ()
        for name, plate in ours.plates.items():
            other = theirs[name].crop((0, 0, *plate.size))
            # Type of theirs is fatter: every pixel that it touches is solid.
            assert ImageStat.Stat(plate).mean[0] == pytest.approx(ImageStat.Stat(other).mean[0], abs=2.55)
            pair = [each.reduce(16) for each in (plate, other)]
            assert ImageStat.Stat(ImageChops.difference(*pair)).mean[0] <= 0.016 * 255, (file.name, name)
        most = measure(ours, 220, 240).most.ink
        total = max(map(sum, zip(*(each.reduce(2).tobytes() for each in theirs.values()), strict=True))) / 2.55
        assert most == pytest.approx(total, abs=25)
