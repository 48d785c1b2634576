from __future__ import annotations

import json
from pathlib import Path

import pytest

from layout.base.resources import resource
from layout.font.book import FontBook, FontSource, bundled_sources, sources_of
from layout.font.face import Face, FontFile
from layout.style.model import FontFaceRule
from tests.unit.font.tiny_fonts import CHARACTERS, save, tiny_font


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(bundled_sources())


def served(book: FontBook, families: tuple[str, ...], char: str, weight: int = 400, *, italic: bool = False) -> str:
    face = book.find(families, weight, italic, char)
    return face.key if face else ""


def test_a_character_is_set_in_the_first_family_that_has_it(book: FontBook):
    assert served(book, ("Bao Kai", "Bao Song"), "版") == "BaoKai-Regular"
    assert served(book, ("Bao Xingshu", "Bao Kai"), "並") == "BaoSong-Regular:wght=400"


@pytest.mark.parametrize(("char", "key"), [("㐀", "BaoSongExt-Regular"), ("𮮤", "BaoRareB-Regular")])
def test_rare_characters_come_from_the_fonts_of_last_resort(book: FontBook, char: str, key: str):
    assert served(book, ("Bao Hei",), char, 700) == key


@pytest.mark.parametrize(
    ("char", "key"),
    [("₂", "BaoLatinSerif-Regular"), ("⁸", "BaoLatinSerif-Regular"), ("⅓", "BaoLatinSerif-Regular"),
     ("‱", "BaoKai-Regular"), ("≒", "BaoKai-Regular")],
)  # fmt: skip
def test_raised_and_lowered_figures_and_signs_come_from_the_fonts_of_last_resort(book: FontBook, char: str, key: str):
    assert served(book, ("Bao Song",), char) == key


def test_every_sign_of_gbk_but_those_that_describe_ideographs_has_a_face(book: FontBook):
    signs: set[str] = set()
    for lead in range(0xA1, 0xAA):
        for trail in range(0x40, 0xFF):
            signs |= set(bytes((lead, trail)).decode("gb18030", "ignore"))
    # Not printed: ASCII that stands after half a pair, private use.
    wanted = {sign for sign in signs if ord(sign) > 0x7F and not 0xE000 <= ord(sign) < 0xF900}
    assert {sign for sign in wanted if not served(book, ("Bao Song",), sign)} == set("⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻")


def test_a_word_with_a_sign_that_its_face_lacks_is_not_moved_to_a_font_of_last_resort(book: FontBook):
    assert served(book, ("Bao Song",), "CO₂") == ""
    assert served(book, ("Bao Latin Serif",), "CO₂") == "BaoLatinSerif-Regular"


def test_what_no_font_has_is_in_none(book: FontBook):
    assert book.find(("Bao Song",), 400, False, "🎉") is None


@pytest.mark.parametrize(
    ("name", "key"),
    [("宋体", "BaoSong-Regular:wght=400"), ("楷体", "BaoKai-Regular"), ("仿宋", "BaoKai-Regular"),
     ("sans-serif", "BaoHei-Regular:wght=400"), ("BAO KAI", "BaoKai-Regular")],
)  # fmt: skip
def test_names_of_the_trade_and_of_css_are_served(book: FontBook, name: str, key: str):
    assert served(book, (name,), "版") == key


def test_a_font_that_the_paper_calls_by_such_a_name_goes_first(tmp_path: Path):
    path = save(tiny_font(family="House Fang"), tmp_path / "a.ttf")
    own = FontBook((FontSource("仿宋", path), *bundled_sources()))
    assert served(own, ("仿宋",), "版").startswith("HouseFang-Regular~")
    assert own.serving("仿宋") == "仿宋"


@pytest.mark.parametrize(
    ("asked", "given"),
    [(100, 300), (350, 300), (400, 500), (450, 500), (500, 500), (550, 700), (700, 700), (900, 700)],
)
def test_the_nearest_weight_is_found_as_css_says(tmp_path: Path, asked: int, given: int):
    path = save(tiny_font(), tmp_path / "a.ttf")
    sources = [FontSource("Tiny", path, weight, weight) for weight in (300, 500, 700)]
    chain = FontBook(sources).chain(("Tiny",), asked, False)
    assert [source.weight_min for source, _ in chain] == [given]


def test_an_italic_is_taken_where_there_is_one(book: FontBook):
    assert served(book, ("Bao Latin Serif",), "A", italic=True) == "BaoLatinSerif-Italic"
    assert served(book, ("Bao Kai",), "版", italic=True) == "BaoKai-Regular"


def test_a_unicode_range_keeps_a_face_from_other_characters(tmp_path: Path):
    path = save(tiny_font(), tmp_path / "a.ttf")
    letters = FontSource("Tiny", path, ranges=((0x41, 0x5A),), scale=1.087)
    own = FontBook((letters, *bundled_sources()))
    assert served(own, ("Tiny", "Bao Kai"), "A").endswith("*1.087")
    assert served(own, ("Tiny", "Bao Kai"), "版") == "BaoKai-Regular"


def test_two_versions_of_a_font_are_two_faces(tmp_path: Path):
    first = save(tiny_font(), tmp_path / "a.ttf")
    second = save(tiny_font(chinese="小"), tmp_path / "b.ttf")
    own = FontBook([FontSource("One", first), FontSource("Two", second)])
    keys = [served(own, (family,), "A") for family in ("One", "Two")]
    assert keys[0] != keys[1]
    assert all(key.startswith("Tiny-Regular~") for key in keys)


def test_a_key_leads_to_its_face_in_another_process_too(tmp_path: Path):
    path = save(tiny_font(), tmp_path / "a.ttf")
    sources = (FontSource("Tiny", path, scale=1.1), *bundled_sources())
    here, there = FontBook(sources), FontBook(sources)
    for families, char, weight in ((("Tiny",), "A", 400), (("Bao Hei",), "版", 650), (("Bao Kai",), "版", 400)):
        face = here.find(families, weight, False, char)
        assert face is not None
        again = there.face(face.key)
        assert (again.key, again.axes, again.scale) == (face.key, face.axes, face.scale)
        assert again.advance(1) == face.advance(1)


def test_a_key_of_no_font_is_an_error(book: FontBook):
    with pytest.raises(KeyError):
        book.face("Nothing-Regular")


def test_the_manifest_describes_the_files_beside_it():
    manifest = resource("fonts", "fonts.json")
    entries = json.loads(manifest.read_text(encoding="utf-8"))["fonts"]
    files = {path.name for path in manifest.parent.iterdir() if path.suffix in (".ttf", ".otf")}
    assert {entry["file"] for entry in entries} == files
    assert {entry["license"] for entry in entries} == {"OFL-1.1", "Hanazono Font License (free, or OFL-1.1)"}


# @font-face


def rule(*sources: tuple[Path | None, str], **more: object) -> FontFaceRule:
    return FontFaceRule("House", sources, **more)  # type: ignore[arg-type]


def test_the_first_source_that_is_there_serves(tmp_path: Path):
    path = save(tiny_font(), tmp_path / "a.ttf")
    found = sources_of([rule((tmp_path / "no.ttf", ""), (path, ""), weight=(300, 500), size_adjust=1.1)])
    assert found.diagnostics == ()
    assert found.value == (FontSource("House", path, 300, 500, scale=1.1),)


def test_a_bundled_font_goes_by_its_name():
    found = sources_of([rule((None, "Bao Latin Serif Italic"))])
    assert [source.path.name for source in found.value] == ["BaoLatinSerif-Italic.ttf"]


def test_a_font_that_is_nowhere_is_named_with_all_places_looked_at(tmp_path: Path):
    found = sources_of([rule((tmp_path / "no.ttf", ""), (None, "No Such Font 9731"))])
    assert found.value == ()
    assert [(d.code, d.value("wanted")) for d in found.diagnostics] == [("font/missing", "no.ttf、No Such Font 9731")]


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path):
    path = save(tiny_font(fs_type=2), tmp_path / "a.ttf")
    found = sources_of([rule((path, ""))])
    assert (found.value, [d.code for d in found.diagnostics]) == ((), ["font/embedding"])


def test_a_font_for_preview_and_print_is_used_with_a_warning_unless_the_paper_has_a_licence(tmp_path: Path):
    wanted = rule((save(tiny_font(fs_type=4), tmp_path / "a.ttf"), ""))
    found = sources_of([wanted])
    assert ([d.code for d in found.diagnostics], len(found.value)) == (["font/print-only"], 1)
    assert not sources_of([wanted], [(wanted.family, "合同 2026-17")]).diagnostics
    assert not sources_of([rule((save(tiny_font(fs_type=8), tmp_path / "b.ttf"), ""))]).diagnostics


def test_a_licence_of_the_paper_stands_above_what_the_font_says_and_is_told(tmp_path: Path):
    path = save(tiny_font(fs_type=2), tmp_path / "a.ttf")
    wanted = rule((path, ""))
    found = sources_of([wanted], [(wanted.family, "合同 2026-17")])
    assert [(d.code, d.value("licence")) for d in found.diagnostics] == [("font/licensed", "合同 2026-17")]
    (source,) = found.value
    assert FontFile(source.path, source.index, source.licence).may_embed


def test_a_font_that_cannot_be_read_is_named(tmp_path: Path):
    path = tmp_path / "a.ttf"
    path.write_bytes(b"not a font")
    found = sources_of([rule((path, ""))])
    assert [(d.code, d.value("file")) for d in found.diagnostics] == [("font/broken", "a.ttf")]


def test_a_broken_font_leaves_the_others_of_its_stack(tmp_path: Path):
    path = tmp_path / "a.ttf"
    path.write_bytes(b"not a font")
    own = FontBook((FontSource("Broken", path), *bundled_sources()))
    assert served(own, ("Broken", "Bao Kai"), "版") == "BaoKai-Regular"


def test_a_cff_face_serves_like_any_other(tmp_path: Path):
    path = save(tiny_font("name"), tmp_path / "a.otf")
    face = FontBook([FontSource("Tiny", path)]).find(("Tiny",), 400, False, "A")
    assert isinstance(face, Face)
    assert [face.width(face.glyph(char)) for char in CHARACTERS] == [600, 650, 1000, 1000]
