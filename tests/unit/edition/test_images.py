"""Picture files: what is known of them without setting them, and files that can't be used."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from layout.base.diagnostics import Outcome, Span
from layout.edition.images import mean_luminance, read_picture
from layout.edition.model import PictureFile

PLACE = Span("2026-11-24/stories/lead.md", 5, 3)


def picture(kind: str = "PNG", mode: str = "RGB") -> bytes:
    data = BytesIO()
    Image.new(mode, (30, 20)).save(data, kind)
    return data.getvalue()


def read(folder: Path, files: dict[str, bytes], typed: str = "") -> Outcome[PictureFile | None]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return read_picture(folder, "photo1", typed, PLACE, "A01")


@pytest.mark.parametrize(
    ("name", "kind", "mode"), [("photo1.png", "PNG", "L"), ("photo1.JPG", "JPEG", "CMYK"), ("photo1.tif", "TIFF", "1")]
)
def test_size_mode_and_format_come_from_the_header(tmp_path: Path, name: str, kind: str, mode: str):
    file = read(tmp_path, {name: picture(kind, mode)}).value
    assert file
    assert (file.path.name, file.width_px, file.height_px, file.mode, file.format) == (name, 30, 20, mode, kind)
    assert len(file.digest) == 64


def test_a_file_of_another_name_is_named(tmp_path: Path):
    file = read(tmp_path, {"IMG_0001.png": picture()}, "IMG_0001.png").value
    assert file
    assert file.path.name == "IMG_0001.png"


@pytest.mark.parametrize("name", ["photo1.heic", "photo1.psd", "photo1"])
def test_a_file_of_a_kind_that_can_not_be_set_is_named(tmp_path: Path, name: str):
    (fault,) = read(tmp_path, {name: b"ftypheic"}).diagnostics
    assert (fault.code, fault.value("file")) == ("image/unreadable", name)


def test_a_missing_file_is_reported_with_those_near_it(tmp_path: Path):
    outcome = read(tmp_path, {"phto1.jpg": picture("JPEG")})
    (fault,) = outcome.diagnostics
    assert (fault.code, fault.place, fault.page, fault.value("near")) == ("image/missing", PLACE, "A01", "phto1.jpg")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image/empty"),
        (b"not a picture", "image/unreadable"),
        (picture()[:20], "image/unreadable"),
        (picture()[:-30], "image/truncated"),
        (picture("JPEG")[:-10], "image/truncated"),
    ],
)
def test_a_file_that_can_not_be_used_is_said_to_be_so(tmp_path: Path, data: bytes, code: str):
    outcome = read(tmp_path, {"photo1.png": data})
    assert outcome.value is None
    assert [item.code for item in outcome.diagnostics] == [code]


def test_a_picture_too_large_to_open_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert [item.code for item in read(tmp_path, {"photo1.png": picture()}).diagnostics] == ["image/too-large"]


def test_the_mean_tone_of_a_part_of_a_picture_is_its_light(tmp_path: Path) -> None:
    path = tmp_path / "half.png"
    image = Image.new("L", (100, 100), 0)
    image.paste(255, (50, 0, 100, 100))
    image.save(path)
    assert mean_luminance(str(path), "1", (0.0, 0.0, 0.5, 1.0)) == 0
    assert mean_luminance(str(path), "1", (0.5, 0.0, 1.0, 1.0)) == 1
    assert mean_luminance(str(path), "1", (0.0, 0.0, 1.0, 1.0)) == 0.5
    assert mean_luminance(str(tmp_path / "none.png"), "2", (0.0, 0.0, 1.0, 1.0)) is None


def test_a_picture_on_its_side_has_the_size_at_which_it_is_looked_at(tmp_path: Path):
    data, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (30, 20)).save(data, "JPEG", exif=exif)
    file = read(tmp_path, {"photo1.jpg": data.getvalue()}).value
    assert file
    assert (file.width_px, file.height_px) == (20, 30)


def test_where_a_picture_is_transparent_is_kept_in_a_coarse_raster(tmp_path: Path):
    data = BytesIO()
    image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (0, 0, 100, 100))
    image.save(data, "PNG")
    file = read(tmp_path, {"photo1.png": data.getvalue()}).value
    assert file
    assert (len(file.mask), len(file.mask[0])) == (96, 96)
    assert set(file.mask) == {bytes([255] * 48 + [0] * 48)}


def test_an_opaque_picture_has_no_mask(tmp_path: Path):
    file = read(tmp_path, {"photo1.png": picture(mode="RGBA")}).value
    opaque = BytesIO()
    Image.new("RGBA", (30, 20), (9, 9, 9, 255)).save(opaque, "PNG")
    assert file
    assert file.mask
    solid = read(tmp_path, {"photo1.png": opaque.getvalue()}).value
    assert solid
    assert solid.mask == ()
