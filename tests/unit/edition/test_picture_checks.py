"""Picture files as they come from cameras, agencies and readers: what can be printed, and what is said of the rest."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from layout.base.diagnostics import Outcome, Span
from layout.edition.images import inspect_picture
from layout.edition.model import PictureFile
from layout.pdf.pictures import to_press

PLACE = Span("2026-11-24/stories/lead.md", 5, 3)


def saved(kind: str, image: Image.Image, **options: Any) -> bytes:
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def grain(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """A picture that no format can store in a few bytes."""
    return Image.radial_gradient("L").resize(size).convert(mode)


def inspect(data: bytes, name: str = "photo1.jpg") -> Outcome[PictureFile | None]:
    return inspect_picture(Path(name), data, "photo1", PLACE, "A01")


def codes(data: bytes, name: str = "photo1.jpg") -> list[str]:
    return [item.code for item in inspect(data, name).diagnostics]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "1"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "RGBA"),
        ("PNG", "I;16"), ("TIFF", "1"), ("TIFF", "I;16"), ("TIFF", "CMYK"), ("TIFF", "LAB"), ("WEBP", "RGB"),
        ("GIF", "P"), ("BMP", "RGB"), ("JPEG2000", "RGB"),
    ],
)  # fmt: skip
def test_these_are_known_whatever_they_are_called(kind: str, mode: str):
    image = Image.new(mode, (64, 48)) if mode in ("I;16", "LAB") else grain(mode=mode)
    outcome = inspect(saved(kind, image), "photo1.png")
    assert outcome.value
    assert (outcome.value.format, outcome.value.width_px) == (kind, 64)
    assert not outcome.diagnostics


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP", "JPEG2000"])
def test_a_file_that_broke_off_is_told(kind: str):
    data = saved(kind, grain((300, 200)))
    assert codes(data[: len(data) * 2 // 3]) == ["image/truncated"]


def test_a_photograph_with_a_film_after_it_is_whole():
    assert not codes(saved("JPEG", grain()) + bytes(50_000))


def test_a_png_that_lacks_its_last_mark_alone_has_all_its_pixels():
    assert not codes(saved("PNG", grain())[:-12])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x24ftypheic\0\0\0\0", "HEIC"),
        (b"8BPS\0\x01", "PSD"),
        (b"%PDF-1.7", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "EPS"),
        (b"<?xml version='1.0'?><svg/>", "SVG"),
        (b"<!doctype html><p>404", "HTML"),
        (b"PK\x03\x04", "ZIP"),
        (b"hello", ""),
    ],
)
def test_what_is_no_picture_is_named(data: bytes, kind: str):
    (fault,) = inspect(data).diagnostics
    assert (fault.code, fault.value("kind")) == ("image/unreadable", kind)


def test_an_empty_file_is_told():
    assert codes(b"") == ["image/empty"]


@pytest.mark.parametrize("mode", ["F", "I"])
def test_measurements_are_no_pictures(mode: str):
    (fault,) = inspect(saved("TIFF", Image.new(mode, (8, 8), 1))).diagnostics
    assert (fault.code, fault.value("bits")) == ("image/too-deep", "32")


@pytest.mark.parametrize(("kind", "options"), [("GIF", {}), ("WEBP", {}), ("PNG", {}), ("TIFF", {})])
def test_of_several_pictures_the_first_is_printed_and_told(kind: str, options: dict[str, Any]):
    first, *others = (Image.new("RGB", (40, 30), color) for color in ("red", "green", "blue"))
    outcome = inspect(saved(kind, first, save_all=True, append_images=others, **options))
    assert outcome.value
    (note,) = outcome.diagnostics
    assert (note.code, note.value("count")) == ("image/first-only", "3")


def test_a_profile_that_is_broken_or_of_other_colours_is_told_and_the_picture_is_used():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    cases: list[tuple[str, bytes, list[str]]] = [
        ("RGB", srgb, []),
        ("RGB", b"no profile at all" * 20, ["image/bad-profile"]),
        ("RGB", srgb[:200], ["image/bad-profile"]),
        ("L", srgb, ["image/other-profile"]),
        ("CMYK", srgb, ["image/other-profile"]),
    ]
    for mode, profile, told in cases:
        outcome = inspect(saved("TIFF", Image.new(mode, (40, 30)), icc_profile=profile))
        assert outcome.value
        assert [note.code for note in outcome.diagnostics] == told
        pixels = Image.new(mode, (4, 4), tuple([90, 40, 200, 10][: len(mode)]) if mode != "L" else 90)
        if told:
            assert to_press(pixels, profile).tobytes() == to_press(pixels).tobytes()


def test_a_small_copy_inside_a_tiff_is_no_second_picture():
    small = Image.new("RGB", (10, 8))
    small.encoderinfo = {"tiffinfo": {254: 1}}
    assert not codes(saved("TIFF", grain(), save_all=True, append_images=[small]))


def test_a_bomb_is_not_opened_and_told_with_its_size():
    parts = (b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(bytes(9000)))
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    data = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    (fault,) = inspect(data).diagnostics
    assert (fault.code, fault.value("pixels"), fault.value("most")) == ("image/too-large", "3600", "179")
