from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from layout.pdf.content import make_fragment
from layout.pdf.document import DocumentWriter
from layout.pdf.metadata import About
from layout.pdf.standards import STANDARDS, StandardName
from tests.handmade import book, page, part, run

ABOUT = About("版心报 2026-11-24", "版心报社", "2026-11-24", "zh-CN")


def written(name: StandardName) -> pikepdf.Pdf:
    writer = DocumentWriter(ABOUT, STANDARDS[name], book().face)
    writer.add(make_fragment(page(part(run("版心", 10, 20))), book().face))
    made = writer.finish()
    assert made.value is not None, made.diagnostics
    return pikepdf.open(BytesIO(made.value))


@pytest.mark.parametrize("name", STANDARDS)
def test_every_standard_names_itself_and_has_its_version(name: StandardName):
    standard = STANDARDS[name]
    with written(name) as pdf:
        assert pdf.pdf_version == ".".join(map(str, standard.version))
        assert [(key, str(pdf.docinfo[f"/{key}"])) for key, _ in standard.info] == list(standard.info)
        packet = pdf.Root.Metadata.read_bytes().decode()
        for claim in standard.claims:
            assert f"<{claim.prefix}:{claim.name}>{claim.value}</{claim.prefix}:{claim.name}>" in packet
            assert f'xmlns:{claim.prefix}="{claim.uri}"' in packet


@pytest.mark.parametrize(("name", "subtype"), [("x1a", "/GTS_PDFX"), ("x4", "/GTS_PDFX"), ("a2b", "/GTS_PDFA1")])
def test_the_output_intent_is_the_standards(name: StandardName, subtype: str):
    with written(name) as pdf:
        assert [str(intent.S) for intent in pdf.Root.OutputIntents] == [subtype]


def test_files_for_old_presses_have_neither_tags_nor_transparency():
    with written("x1a") as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/Group" not in pdf.pages[0].obj
    with written("x4") as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.pages[0].obj.Group.CS == "/DeviceCMYK"


def test_a_box_for_a_missing_glyph_stops_every_file_but_plain_ones_and_proofs():
    broken = run("版", 10, 20)._replace(glyph_ids=(0,))
    found: dict[str, list[str]] = {}
    for name, standard in STANDARDS.items():
        writer = DocumentWriter(ABOUT, standard, book().face)
        writer.add(make_fragment(page(part(broken)), book().face))
        made = writer.finish()
        assert (made.value is None) == bool(made.diagnostics)
        found[name] = [item.code for item in made.diagnostics]
    assert found.pop("plain") == found.pop("proof") == []
    assert set(map(tuple, found.values())) == {("print/no-glyph",)}
