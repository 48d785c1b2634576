from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.resources import resource
from layout.font.book import FontBook, bundled_sources
from layout.font.face import Face, FaceError, FontFile
from tests.unit.font.tiny_fonts import save, tiny_font


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(bundled_sources())


def face(book: FontBook, family: str, weight: int = 400) -> Face:
    return book.chain((family,), weight, False)[0][1]


@pytest.mark.parametrize("family", ["Bao Song", "Bao Hei", "Bao Kai"])
def test_the_em_box_is_the_typographic_one_and_not_that_of_hhea(book: FontBook, family: str):
    file = face(book, family).file
    assert (file.ascender, file.descender) == (880, -120)


@pytest.mark.parametrize("weight", [200, 400, 900])
def test_a_variable_face_is_set_at_its_weight_and_never_at_the_files_default(book: FontBook, weight: int):
    assert face(book, "Bao Song", weight).axes == (("wght", float(weight)),)


def test_ink_grows_with_weight_while_ideographs_keep_their_advance(book: FontBook):
    light, black = face(book, "Bao Song", 200), face(book, "Bao Song", 900)
    glyph = light.glyph("一")
    assert light.advance(glyph) == black.advance(glyph) == 1000
    height = [box.top - box.bottom for box in (light.box(glyph), black.box(glyph))]
    assert height[1] > height[0]


def test_a_weight_outside_the_axis_is_the_nearest_on_it(book: FontBook):
    assert face(book, "Bao Song", 1000).axes == (("wght", 900.0),)


def test_widths_of_marks_that_the_engine_cannot_trust(book: FontBook):
    widths = {
        family: tuple(face(book, family).width(face(book, family).glyph(char)) for char in "·“")
        for family in ("Bao Song", "Bao Hei", "Bao Kai")
    }
    assert widths == {"Bao Song": (327, 1000), "Bao Hei": (1000, 1000), "Bao Kai": (350, 350)}


@pytest.mark.parametrize("family", ["Bao Song", "Bao Hei", "Bao Kai"])
def test_every_text_face_has_an_interpunct_as_wide_as_an_ideograph(book: FontBook, family: str):
    found = face(book, family)
    assert 1000 in {found.width(found.glyph(char)) for char in "\u2027\u30fb"}


@pytest.mark.parametrize(("family", "cap_height"), [("Bao Latin Serif", 728), ("Bao Latin Sans", 733)])
def test_latin_companions_need_scaling_to_stand_beside_han(book: FontBook, family: str, cap_height: int):
    scale = {"Bao Latin Serif": 1.087, "Bao Latin Sans": 1.117}[family]
    assert round(face(book, family).file.cap_height * scale) == pytest.approx(cap_height, abs=5)


def test_widths_are_thousandths_whatever_the_units_of_the_font(book: FontBook):
    rare = face(book, "Bao Rare A")
    assert rare.units_per_em == 1024
    glyph = next(g for g in range(1, 31) if rare.advance(g) == 1024)
    assert rare.width(glyph) == 1000


def test_upright_characters_advance_one_em_down_the_page(book: FontBook):
    song = face(book, "Bao Song")
    assert song.vertical_metrics(song.glyph("版")) == (1000, 500, 880)


def test_a_cluster_may_end_in_selectors_that_the_face_does_not_know(book: FontBook):
    song = face(book, "Bao Song")
    assert song.has("版\ufe00")
    assert not song.has("版🎉")


@pytest.mark.parametrize(
    ("fs_type", "allowed"),
    [
        (0x0000, True),  # installable
        (0x0002, False),  # restricted licence
        (0x0004, True),  # preview and print
        (0x0008, True),  # editable
        (0x0100, False),  # no subsetting
        (0x0200, False),  # bitmaps only
        (0x0104, False),
    ],
)
def test_the_licence_bits_of_a_font_are_obeyed(tmp_path: Path, fs_type: int, allowed: bool):
    assert FontFile(save(tiny_font(fs_type=fs_type), tmp_path / "a.ttf")).may_embed == allowed


def test_all_bundled_fonts_may_be_embedded():
    assert [source.path.name for source in bundled_sources() if not FontFile(source.path).may_embed] == []


@pytest.mark.parametrize("data", [b"", b"not a font", b"\0\1\0\0" + b"\0" * 60, b"wOF2" + b"\0" * 60])
def test_a_file_that_is_no_font_is_a_fault_of_its_own_kind(tmp_path: Path, data: bytes):
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    with pytest.raises(FaceError):
        FontFile(path)


def test_a_font_cut_short_is_a_fault_or_a_face_without_ink(tmp_path: Path):
    whole = resource("fonts", "BaoLatinSans-Regular.ttf").read_bytes()
    for share in (8, 4, 2):
        path = tmp_path / f"{share}.ttf"
        path.write_bytes(whole[: len(whole) // share])
        try:
            cut = Face("cut", FontFile(path))
        except FaceError:
            continue
        cut.width(cut.glyph("A"))
        cut.box(cut.glyph("A"))
