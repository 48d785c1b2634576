from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from layout.font.book import FontBook, bundled_sources
from layout.font.cff import cff_keying
from layout.font.face import Face, FontFile
from layout.font.subset import subset
from tests.unit.font.tiny_fonts import WIDTHS, Outlines, save, save_collection, tiny_font


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(bundled_sources())


def outline(font: hb.Font, glyph: int) -> list[Any]:
    pen = RecordingPen()
    font.draw_glyph_with_pen(glyph, pen)  # pyright: ignore[reportAttributeAccessIssue]
    return pen.value


def points(font: hb.Font, glyph: int) -> list[float]:
    return [number for _, places in outline(font, glyph) for place in places for number in place]


def cff(data: bytes) -> Any:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    return fonts.topDictIndex[0]


@pytest.mark.parametrize("weight", [400, 700, 900])
def test_a_subset_of_a_variable_face_has_its_weight_and_original_glyph_ids(book: FontBook, weight: int):
    face = book.chain(("Bao Song",), weight, False)[0][1]
    glyphs = [face.glyph(char) for char in "版心1"]
    program = subset(face, glyphs)
    made = hb.Font(hb.Face(program.data))
    assert program.kind == "TrueType"
    for glyph in glyphs:
        assert points(made, glyph) == pytest.approx(points(face.hb_font, glyph), abs=1)
        assert made.get_glyph_h_advance(glyph) == face.advance(glyph)


def test_a_subset_holds_no_variations_and_no_layout(book: FontBook):
    face = book.chain(("Bao Song",), 700, False)[0][1]
    tables = set(TTFont(io.BytesIO(subset(face, [face.glyph("版")]).data)).keys())
    assert tables <= {"GlyphOrder", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"}


def test_glyphs_that_are_not_asked_for_are_empty(book: FontBook):
    face = book.chain(("Bao Kai",), 400, False)[0][1]
    made = hb.Font(hb.Face(subset(face, [face.glyph("版")]).data))
    assert outline(made, face.glyph("版"))
    assert not outline(made, face.glyph("心"))


def test_the_same_glyphs_give_the_same_bytes_in_any_order(book: FontBook):
    face = book.chain(("Bao Hei",), 500, False)[0][1]
    glyphs = [face.glyph(char) for char in "今天的报纸"]
    assert subset(face, glyphs) == subset(face, [*reversed(glyphs), glyphs[0], 0])


def test_widths_and_vertical_metrics_are_those_of_the_instance(book: FontBook):
    face = book.chain(("Bao Song",), 900, False)[0][1]
    one, word = face.glyph("1"), face.glyph("版")
    program = subset(face, [one, word])
    assert program.widths == ((0, 1000), (one, 463), (word, 1000))
    assert program.vertical[-1] == (word, 1000, 500, 880)


@pytest.mark.parametrize(("outlines", "keying"), [("name", "name"), ("identity", "identity"), ("cid", "cid")])
def test_the_keying_of_a_cff_font_is_known_from_its_file(tmp_path: Path, outlines: Outlines, keying: str):
    path = save(tiny_font(outlines), tmp_path / "a.otf")
    assert cff_keying(path, 0, len(WIDTHS)) == keying


def test_the_keying_of_each_font_of_a_collection_is_its_own(tmp_path: Path):
    path = save_collection([tiny_font("name"), tiny_font("identity")], tmp_path / "a.ttc")
    assert [cff_keying(path, index, len(WIDTHS)) for index in (0, 1)] == ["name", "identity"]


def test_a_damaged_cff_counts_as_keyed_by_name(tmp_path: Path):
    path = save(tiny_font("identity"), tmp_path / "a.otf")
    data = path.read_bytes()
    for end in range(0, len(data), 40):
        path.write_bytes(data[:end])
        assert cff_keying(path, 0, len(WIDTHS)) in ("name", "identity", "cid")


def test_a_cid_keyed_subset_keeps_its_cids_and_drops_the_rest(tmp_path: Path):
    face = Face("a", FontFile(save(tiny_font("identity"), tmp_path / "a.otf")))
    program = subset(face, [4])
    assert program.kind == "CIDFontType0C"
    assert cff(program.data).charset == [".notdef", "cid00004"]


def test_cids_that_differ_from_glyph_ids_are_made_equal(tmp_path: Path):
    face = Face("a", FontFile(save(tiny_font("cid"), tmp_path / "a.otf")))
    assert cff(subset(face, [4]).data).charset[4] == "cid00004"


def test_a_name_keyed_subset_keeps_its_glyphs_in_their_places(tmp_path: Path):
    face = Face("a", FontFile(save(tiny_font("name"), tmp_path / "a.otf")))
    top = cff(subset(face, [4]).data)
    assert top.charset[4] == "uni5FC3"
    assert not hasattr(top, "ROS")


def test_a_subset_of_nothing_holds_the_missing_glyph(tmp_path: Path):
    face = Face("a", FontFile(save(tiny_font(), tmp_path / "a.ttf")))
    assert subset(face, []).widths == ((0, 500),)
