from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.resources import resource
from layout.base.units import mm, pt
from tests.unit.style.sheets import faults, read

BROADSHEET = "@page { size: 390mm 545mm; zi: 小五; type-area: 111zi 120line; type-height: 490mm; columns: 5 }"


def test_the_geometry_of_a_broadsheet(tmp_path: Path):
    geometry = read(tmp_path, BROADSHEET)[0].geometry
    assert (geometry.zi_count, geometry.lines, geometry.column_count, geometry.column_gap_zi) == (111, 120, 5, 1.0)
    assert geometry.type_width == pt(999)
    assert geometry.type_height == mm(490)


def test_a_type_area_without_margins_stands_in_the_middle(tmp_path: Path):
    geometry = read(tmp_path, BROADSHEET)[0].geometry
    assert geometry.margin_left == (geometry.width - geometry.type_width) // 2
    assert geometry.margin_top == (geometry.height - geometry.type_height) // 2


def test_margins_that_are_given_hold(tmp_path: Path):
    geometry = read(tmp_path, BROADSHEET + "@page { margin: 30mm auto; margin-left: 15mm }")[0].geometry
    assert (geometry.margin_top, geometry.margin_left) == (mm(30), mm(15))


def test_a_pitch_makes_the_depth(tmp_path: Path):
    assert read(tmp_path, BROADSHEET + "@page { grid-pitch: 11pt }")[0].geometry.type_height == 120 * pt(11)


def test_without_a_depth_a_line_has_two_sevenths_of_air(tmp_path: Path):
    sheet, _ = read(tmp_path, "@page { zi: 7pt; type-area: 71zi 86line }")
    assert sheet.geometry.type_height == 86 * pt(9)


def test_the_body_size_holds_wherever_it_stands_in_the_rule(tmp_path: Path):
    assert read(tmp_path, "@page { column-gap: 20pt; zi: 10pt }")[0].geometry.column_gap_zi == 2.0


@pytest.mark.parametrize(
    "declaration",
    ["size: 390mm", "size: big", "size: 0 0", "zi: 0", "zi: 1em", "type-area: 111 120", "type-area: 120line 111zi",
     "type-area: 0zi 1line", "type-height: -1mm", "columns: 0", "column-gap: -1zi", "margin: 1mm 2mm 3mm", "bleed: x"],
)  # fmt: skip
def test_a_page_that_cannot_be_is_named(tmp_path: Path, declaration: str):
    assert [code for code, _, _ in faults(tmp_path, f"@page {{ {declaration} }}")] == ["style/bad-value"]


def test_a_type_area_larger_than_its_page_says_by_how_much(tmp_path: Path):
    _, found = read(tmp_path, "@page { size: 300mm 400mm; zi: 9pt; type-area: 111zi 120line; type-height: 490mm }")
    assert [(d.code, d.value("excess")) for d in found] == [
        ("style/type-area-width", "52.4"),
        ("style/type-area-depth", "90.0"),
    ]
    assert (found[0].value("zi"), found[1].value("lines")) == ("17", "23")


# @font-face


def face_of(folder: Path, text: str):
    sheet, found = read(folder, f"@font-face {{ {text} }}")
    assert found == ()
    (face,) = sheet.faces
    return face


def test_a_face_with_all_its_descriptors(tmp_path: Path):
    face = face_of(
        tmp_path,
        'font-family: "Paper Latin"; src: url("fonts/a.otf") format("opentype"), local("Times New Roman");'
        "font-weight: 300 700; font-style: italic; unicode-range: U+41-5A, U+61; size-adjust: 108.7%",
    )
    assert face.family == "Paper Latin"
    assert face.place is not None
    assert face.place.line == 1
    assert face.sources == ((tmp_path / "fonts/a.otf", ""), (None, "Times New Roman"))
    assert (face.weight, face.italic, face.size_adjust) == ((300, 700), True, 1.087)
    assert face.ranges == ((0x41, 0x5A), (0x61, 0x61))


def test_names_may_stand_without_quotes(tmp_path: Path):
    face = face_of(tmp_path, "font-family: 小标宋; src: local(FZ XiaoBiaoSong), url(a.ttf)")
    assert (face.family, face.sources[0]) == ("小标宋", (None, "FZ XiaoBiaoSong"))


def test_a_file_that_is_not_beside_the_sheet_may_be_a_bundled_one(tmp_path: Path):
    assert face_of(tmp_path, "font-family: a; src: url(BaoSong-VF.ttf)").sources[0][0] == resource(
        "fonts", "BaoSong-VF.ttf"
    )
    (tmp_path / "BaoSong-VF.ttf").write_bytes(b"")
    assert face_of(tmp_path, "font-family: a; src: url(BaoSong-VF.ttf)").sources[0][0] == tmp_path / "BaoSong-VF.ttf"


@pytest.mark.parametrize(
    "descriptor",
    ["src: a.ttf", "src: url()", "src: local()", "font-weight: 700 300", "font-weight: 1 2 3", "unicode-range: 41-5A",
     "unicode-range: U+5A-41", "size-adjust: 1.1", "size-adjust: 0%", "font-style: slanted", "font-family: 3"],
)  # fmt: skip
def test_a_descriptor_that_cannot_be_is_named(tmp_path: Path, descriptor: str):
    spare = "" if descriptor.startswith("font-family") else "font-family: a;"
    spare += "" if descriptor.startswith("src") else "src: url(a.ttf);"
    codes = [code for code, _, _ in faults(tmp_path, f"@font-face {{ {spare} {descriptor} }}")]
    assert codes[0] == "style/bad-value"


def test_a_face_without_a_name_or_a_file_is_left_out(tmp_path: Path):
    sheet, found = read(tmp_path, "@font-face { font-weight: 700 }")
    assert sheet.faces == ()
    assert [(d.code, d.value("lacking")) for d in found] == [("style/incomplete-face", "font-family、src")]
