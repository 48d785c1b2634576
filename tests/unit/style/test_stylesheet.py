from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from layout.base.diagnostics import Place, Span
from layout.base.units import pt
from layout.style.model import Part
from layout.style.stylesheet import read_stylesheet
from tests.unit.style.sheets import LEAD, PAGE, faults, read, style

MISTAKES = """\
@page { size: 390mm 545mm; bleeed: 3mm }
@media print { p { orphans: 2 } }
p { colour: red; orphans: two; widows: 4 }
stroy > headline { orphans: 3 }
story[rank=leed] p { orphans: 3 }
story { @top { } p { orphans: 2 } max-lines: 3 }
p { orphans: var(--line) }
@font-face { font-family: X }
"""


def test_every_mistake_of_a_sheet_is_found_in_one_run_at_its_place(tmp_path: Path):
    assert sorted(faults(tmp_path, MISTAKES), key=lambda fault: fault[1:]) == [
        ("style/unknown-property", 1, 28),
        ("style/unknown-at-rule", 2, 1),
        ("style/unknown-property", 3, 5),
        ("style/bad-value", 3, 27),
        ("style/unknown-element", 4, 1),
        ("style/unknown-value", 5, 12),
        ("style/syntax", 6, 9),
        ("style/syntax", 6, 18),
        ("style/unknown-variable", 7, 5),
        ("style/incomplete-face", 8, 1),
    ]


def test_all_else_in_a_sheet_with_mistakes_still_works(tmp_path: Path):
    sheet, _ = read(tmp_path, MISTAKES)
    assert sheet.compute((PAGE, LEAD, Part("p"))).widows == 4
    assert sheet.compute((PAGE, LEAD)).max_lines == 3


def test_the_nearest_known_name_is_offered(tmp_path: Path):
    _, found = read(tmp_path, "p { font-wieght: 700 } hedline { orphans: 2 } story[kid=brief] { orphans: 2 }")
    assert sorted(d.value("near") for d in found) == ["font-weight", "headline", "kind"]


def test_a_line_end_of_any_system_counts_once(tmp_path: Path):
    assert faults(tmp_path, b"p { }\r\n\r\np { colour: red }\r\n") == [("style/unknown-property", 3, 5)]


def test_columns_count_characters(tmp_path: Path):
    assert faults(tmp_path, "/* 版心报 */ p { colour: red }") == [("style/unknown-property", 1, 15)]


def test_an_unclosed_rule_still_says_what_it_holds(tmp_path: Path):
    assert style(tmp_path, "p { orphans: 3", "p").orphans == 3


def test_a_sheet_in_another_encoding_is_named(tmp_path: Path):
    assert ("style/encoding", 2, 1) in faults(tmp_path, "p { orphans: 3 }\n/* 版心 */".encode("gb18030"))


def test_a_byte_order_mark_is_no_fault(tmp_path: Path):
    assert faults(tmp_path, b"\xef\xbb\xbfp { orphans: 3 }") == []


# Which file


def test_a_bundled_sheet_is_found_by_its_name(tmp_path: Path):
    outcome = read_stylesheet("tabloid", tmp_path)
    assert outcome.value is not None
    assert outcome.value.geometry.zi_count == 71


def test_a_sheet_of_the_papers_own_goes_before_a_bundled_one(tmp_path: Path):
    (tmp_path / "tabloid.css").write_text("@page { type-area: 60zi 80line; size: tabloid }")
    outcome = read_stylesheet("tabloid", tmp_path)
    assert outcome.value is not None
    assert outcome.value.geometry.zi_count == 60


@pytest.mark.parametrize("name", ["", " ", "nothing", "a/b.css", "x\0y"])
def test_a_sheet_that_is_not_there_is_named(tmp_path: Path, name: str):
    outcome = read_stylesheet(name, tmp_path)
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["style/missing"]


def test_the_nearest_sheet_is_offered(tmp_path: Path):
    assert read_stylesheet("brodsheet", tmp_path).diagnostics[0].value("near") == "broadsheet"


# @import


def test_a_paper_overrides_a_few_rules_of_a_bundled_sheet(tmp_path: Path):
    sheet, found = read(tmp_path, '@import "broadsheet"; @page { columns: 6 } crosshead { font-size: 12pt }')
    assert found == ()
    assert (sheet.geometry.column_count, sheet.geometry.lines) == (6, 120)
    assert sheet.compute((PAGE, LEAD, Part("crosshead"))).font_size == pt(12)


@pytest.mark.parametrize("target", ['"house.css"', '"house"', "url(house.css)", 'url("house.css")'])
def test_an_import_may_be_written_as_in_css(tmp_path: Path, target: str):
    (tmp_path / "house.css").write_text("p { orphans: 7 }")
    assert style(tmp_path, f"@import {target};", "p").orphans == 7


def test_a_sheet_named_like_a_bundled_one_may_import_that(tmp_path: Path):
    sheet, found = read(tmp_path, '@import "broadsheet"; p { orphans: 7 }', "broadsheet.css")
    assert found == ()
    assert (sheet.geometry.zi_count, sheet.compute((PAGE, Part("p"))).orphans) == (111, 7)


def test_sheets_that_import_each_other_are_read_once(tmp_path: Path):
    (tmp_path / "a.css").write_text('@import "b.css"; p { orphans: 3 }')
    _, found = read(tmp_path, '@import "a.css";', "b.css")
    assert [(d.code, Path(d.place.path).name) for d in found if isinstance(d.place, Span)] == [
        ("style/import-cycle", "a.css")
    ]


@pytest.mark.parametrize(("text", "code"), [("@import;", "style/syntax"), ("@import 'no.css';", "style/missing")])
def test_an_import_of_nothing_is_named(tmp_path: Path, text: str, code: str):
    assert [fault[0] for fault in faults(tmp_path, text)] == [code]


# The value


def test_a_sheet_can_be_sent_to_another_process(tmp_path: Path):
    sheet, _ = read(tmp_path, '@import "broadsheet";')
    path = (PAGE, LEAD, Part("headline"))
    before = sheet.compute(path)
    sent = pickle.loads(pickle.dumps(sheet))
    assert sent == sheet
    assert sent.compute(path) == before


def test_the_digest_changes_with_an_imported_sheet(tmp_path: Path):
    digests: set[str] = set()
    for text in ("p { orphans: 3 }", "p { orphans: 4 }"):
        (tmp_path / "house.css").write_text(text)
        digests.add(read(tmp_path, '@import "house.css";')[0].digest)
    assert len(digests) == 2


def test_families_are_known_with_their_places(tmp_path: Path):
    sheet, _ = read(tmp_path, "page { --kai: 楷体, x }\np { font-family: var(--kai) }\ndeck { font: 9pt 黑体 }")
    assert [(s.families, s.place.line) for s in sheet.stacks] == [(("楷体", "x"), 2), (("黑体",), 3)]


def test_a_custom_property_that_makes_no_value_is_named_where_it_is_used(tmp_path: Path):
    assert faults(tmp_path, "page { --n: two }\np { orphans: var(--n) }") == [("style/bad-value", 2, 14)]


def test_brackets_without_end_are_a_fault_and_no_trace(tmp_path: Path):
    assert faults(tmp_path, "p { orphans: " + "(" * 5000) == [("style/syntax", 1, 45)]


def test_an_import_without_its_semicolon_is_told_and_swallows_nothing(tmp_path: Path):
    text = '@import "broadsheet"  \nstory > headlin { orphans: 3 }\np { orphans: 4 }\n'
    assert faults(tmp_path, text) == [("style/import-end", 1, 21), ("style/unknown-element", 2, 9)]
    sheet, _ = read(tmp_path, text)
    assert sheet.compute((PAGE, LEAD, Part("p"))).orphans == 4
    assert sheet.geometry.zi == pt(9)


def test_a_stray_brace_is_named(tmp_path: Path):
    _, found = read(tmp_path, "p { orphans: 2 }\n}\n")
    assert [(fault.code, fault.value("text")) for fault in found] == [("style/syntax", "}")]


def test_a_type_area_too_large_for_the_page_is_told_where_the_paper_says_how_large(tmp_path: Path):
    text = '@import "tabloid";\n@page { columns: 4; size: 200mm 280mm }\n'
    (tmp_path / "own.css").write_text(text, encoding="utf-8")
    found = read_stylesheet("own.css", tmp_path).diagnostics
    assert {fault.code for fault in found} == {"style/type-area-width", "style/type-area-depth"}
    assert {fault.place[1:3] for fault in found if fault.place} == {(2, 21)}


def test_a_sheet_that_is_not_there_comes_with_those_that_are(tmp_path: Path):
    (fault,) = read_stylesheet("boradsheet", tmp_path).diagnostics
    assert fault.place == Place("paper/stylesheet")
    assert (fault.value("near"), "tabloid" in fault.value("known")) == ("broadsheet", True)


def test_colours_of_a_screen_are_told_once_at_the_first(tmp_path: Path):
    text = (
        "page { --red: rgb(200 0 0) }\nheadline { color: #f00; border-top: 1pt solid blue }\n"
        "kicker { color: var(--red) }"
    )
    (found,) = read(tmp_path, text)[1]
    assert (found.code, found.value("count")) == ("style/screen-colour", "3")
    assert isinstance(found.place, Span)
    assert (found.place.line, found.place.column) == (2, 12)


def test_black_white_and_inks_are_no_colours_of_a_screen(tmp_path: Path):
    assert read(tmp_path, "headline { color: black; background: white; border: 1pt solid gray(50%) }")[1] == ()
