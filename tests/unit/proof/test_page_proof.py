"""Page proofs and galleys as files, read back by pikepdf and pdfium."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from layout.base.diagnostics import Diagnostic, Severity
from layout.base.geometry import Rect
from layout.base.units import mm, pt
from layout.display.items import GlyphRun
from layout.font.book import FontBook, bundled_sources
from layout.pipeline import check
from layout.pipeline.proofing import ProofOrder, proof_pages, proof_story
from layout.proof.matter import LAYERS, Matter
from layout.proof.naming import Round
from layout.proof.page_proof import draw_proof, proof_pdf
from layout.proof.sheet import PaperSize, plan_sheet
from tests.tiny import write_tiny


def proof(folder: Path, **more: Any) -> Path:
    proofing = proof_pages(folder, ProofOrder(**more))
    assert not proofing.missed
    return proofing.made[0].file


def words(path: Path) -> str:
    """The text of a file as pdfium reads it, without its line ends."""
    document = pypdfium2.PdfDocument(path)
    found = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"[\r\n\ufffe]", "", found)


def layers(path: Path) -> Mapping[str, bool]:
    """The names of all layers of a file, and whether they are seen at first."""
    with pikepdf.open(path) as file:
        properties = file.Root.OCProperties
        off = {group.objgen for group in properties.D.OFF}
        return {str(group.Name): group.objgen not in off for group in properties.OCGs}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose stories have more copy than room."""
    return write_tiny(tmp_path_factory.mktemp("tiny") / "2026-11-24", paragraphs=60)


@pytest.fixture(scope="module")
def overset(tiny: Path) -> Path:
    return proof(tiny)


def test_a_proof_is_written_though_copy_has_no_room(overset: Path):
    assert overset.name == "20261124-A01-大样1.pdf"


def test_every_layer_has_its_switch_under_its_chinese_name(overset: Path):
    assert layers(overset) == {layer.title: layer.is_on for layer in LAYERS}


def test_overset_copy_stands_complete_beside_the_page(tiny: Path, overset: Path):
    copy = re.sub(r"\s", "", (tiny / "stories" / "market.md").read_text(encoding="utf-8").split("---\n")[2])
    paragraph = copy[: len(copy) // 60]
    everywhere = words(overset)
    # Four stories of sixty equal paragraphs: of those that a line or column parts, each half is found.
    assert everywhere.count(paragraph) + 4 >= 4 * 60
    assert "溢文 market《早市搬进新棚》" in everywhere


def test_every_message_about_overset_copy_has_its_place_on_the_page(overset: Path):
    """Where a story breaks off between two paragraphs nothing of the copy in question is there."""
    assert "版上无位" not in words(overset)


def test_overset_copy_goes_on_on_further_sheets(overset: Path):
    assert len(pypdfium2.PdfDocument(overset)) > 1
    assert "续页 1" in words(overset)


def test_the_page_of_a_proof_reads_as_its_print_file_does(tmp_path: Path):
    folder = write_tiny(tmp_path / "2026-11-24")
    result = check(folder)
    assert result.display is not None
    text = "".join(item.text for group in result.display.pages[0].groups for item in group.items
                   if isinstance(item, GlyphRun) and group.role == "paragraph" and group.owner == "lead")  # fmt: skip
    assert len(text) > 150
    assert re.sub(r"\s", "", text) in re.sub(r"\s", "", words(proof(folder)))


def test_counts_stand_at_the_end_of_each_story(tmp_path: Path):
    folder = write_tiny(tmp_path / "2026-11-24")
    (report,) = check(folder).pages
    assert report.plan is not None
    found = words(proof(folder))
    for story in report.plan.stories:
        assert f"{story.characters:,}字 {len(story.lines)}行" in found


def test_the_counts_of_a_story_without_room_tell_what_stands_and_what_does_not(tiny: Path, overset: Path):
    (report,) = check(tiny).pages
    assert report.plan is not None
    found = words(overset)
    for story in report.plan.stories:
        stands = f"{story.characters - story.overset_characters:,}字 {len(story.lines)}行"
        assert stands in found
        assert not story.overset_lines or f"溢 {story.overset_characters:,}字 {story.overset_lines}行" in found


def test_the_list_of_messages_is_on_the_first_sheet_however_much_copy_has_no_room(overset: Path):
    document = pypdfium2.PdfDocument(overset)
    first = document[0].get_textpage().get_text_range()
    document.close()
    assert first.count("fit/overset") == 3


def test_the_slug_says_what_proof_it_is_and_who_signs(overset: Path):
    found = words(overset)
    assert all(word in found for word in ("河口日报", "2026-11-24", "A01", "大样1", "一审", "二审", "三审"))


@pytest.mark.parametrize(("paper", "millimetres"), [("A3", {297, 420}), ("A4", {210, 297})])
def test_a_proof_fits_the_paper_asked_for(tiny: Path, tmp_path: Path, paper: PaperSize, millimetres: set[int]):
    made = proof_pages(tiny, ProofOrder(paper=paper), out=tmp_path).made[0].file
    width, height = pypdfium2.PdfDocument(made)[0].get_size()
    assert {round(width / 72 * 25.4), round(height / 72 * 25.4)} == millimetres


def test_the_trim_of_a_page_lies_within_its_sheet_at_the_scale_of_its_placement():
    plan = plan_sheet(mm(390), mm(545), "A3")
    x, y = plan.placement.matrix[4], plan.placement.matrix[5]
    right = plan.placement.matrix[0] * mm(390) + x
    bottom = plan.placement.matrix[3] * mm(545) + y
    assert 0 < x < right < 297 / 25.4 * 72
    assert 0 < bottom < y < 420 / 25.4 * 72


def test_a_wide_page_turns_the_paper():
    plan = plan_sheet(mm(790), mm(545), "A3")
    assert plan.width > plan.height


def test_equal_pages_give_equal_bytes(tiny: Path, overset: Path, tmp_path: Path):
    again = proof_pages(tiny, ProofOrder(), out=tmp_path).made[0].file
    assert again.read_bytes() == overset.read_bytes()


def test_only_the_layers_asked_for_are_seen_at_first(tiny: Path, tmp_path: Path):
    made = proof_pages(tiny, ProofOrder(layers=("grid", "slug")), out=tmp_path).made[0].file
    assert [name for name, is_on in layers(made).items() if is_on] == ["网格", "样头"]


def test_a_page_whose_copy_is_not_there_has_no_proof(tmp_path: Path):
    folder = write_tiny(tmp_path / "2026-11-24")
    (folder / "stories" / "lead.md").unlink()
    proofing = proof_pages(folder, ProofOrder())
    assert (proofing.made, proofing.missed) == ((), ("A01",))


def sample(folder: Path, *found: Diagnostic) -> Matter:
    """A page with messages of a test's own."""
    result = check(folder)
    assert result.display is not None
    assert result.pages[0].plan is not None
    page, plan = result.display.pages[0], result.pages[0].plan
    return Matter("河口日报", "2026-11-24", page, plan, "", Round("page"), "0" * 64, found)


def test_messages_are_numbered_on_the_page_and_listed_beside_it(tmp_path: Path):
    book = FontBook(bundled_sources())
    found = (
        Diagnostic("makeup/widow", Severity.WARNING, None, (("column", "1"), ("line", "1"), ("text", "了"))),
        Diagnostic("print/ink-limit", Severity.WARNING, None, (("color", "红"), ("ink", "268"), ("limit", "220")),
                   area=Rect(pt(100), pt(200), pt(50), pt(50))),
    )  # fmt: skip
    made = draw_proof(sample(write_tiny(tmp_path / "2026-11-24"), *found), book, "A3")
    (tmp_path / "proof.pdf").write_bytes(proof_pdf(made, book))
    read = words(tmp_path / "proof.pdf")
    assert "makeup/widow MK09" in read
    assert "268%" in read
    assert dict(made.sheets[0])["ink"]


def test_signs_of_messages_about_one_place_stand_side_by_side(tmp_path: Path):
    place = Rect(pt(100), pt(200), pt(50), pt(10))
    found = tuple(
        Diagnostic("font/no-glyph", Severity.PRINT, None, (("character", char), ("code_point", "U+4E00")), area=place)
        for char in "甲乙丙"
    )
    made = draw_proof(sample(write_tiny(tmp_path / "2026-11-24"), *found), FontBook(bundled_sources()), "A3")
    marks = dict(made.sheets[0])["marks"]
    signs = [item for item in marks if isinstance(item, GlyphRun) and item.text in "123"]
    on_page = [run.origin.x for run in signs if run.origin.x < made.plan.page.right]
    assert len(on_page) == 3
    assert all(right - left > signs[0].size for left, right in pairwise(on_page))


def test_files_are_attached_to_a_proof_as_they_are(tmp_path: Path):
    book = FontBook(bundled_sources())
    made = draw_proof(sample(write_tiny(tmp_path / "2026-11-24")), book, "A4")
    data = proof_pdf(made, book, attachments=[("map.json", b'{"a": 1}'), ("notes.bin", b"\0\1")])
    with pikepdf.open(BytesIO(data)) as file:
        assert {name: part.get_file().read_bytes() for name, part in file.attachments.items()} == {
            "map.json": b'{"a": 1}', "notes.bin": b"\0\1",
        }  # fmt: skip


def test_what_is_placed_leads_to_its_copy(tmp_path: Path):
    """The page and the overset copy beside it, each with the matrix that leads to its sheet."""
    book = FontBook(bundled_sources())
    folder = write_tiny(tmp_path / "2026-11-24", paragraphs=60)
    result = check(folder)
    assert result.display is not None
    assert result.edition is not None
    assert result.pages[0].plan is not None
    matter = Matter("报", "2026-11-24", result.display.pages[0], result.pages[0].plan, "", Round("page"), "0" * 64,
                    stories=result.edition.stories)  # fmt: skip
    made = draw_proof(matter, book, "A3")
    texts = {text.node_id: text.text for story in result.edition.stories for text in story.texts()}
    seen: dict[str, set[int]] = {}
    for placed in made.placed:
        for group in placed.page.groups:
            for run in group.items:
                if node := getattr(run, "node_id", ""):
                    offset, text = getattr(run, "offset", 0), getattr(run, "text", "")
                    if node in texts:
                        assert texts[node][offset : offset + len(text)] == text
                        seen.setdefault(node, set()).update(range(offset, offset + len(text)))
    # Every character of every body paragraph is either on the page or beside it.
    for story in result.edition.stories:
        for block in story.blocks:
            assert seen[block.text.node_id] == set(range(len(block.text.text)))


def test_a_galley_has_its_story_whole_with_numbered_lines(tmp_path: Path):
    folder = write_tiny(tmp_path / "2026-11-24", paragraphs=60)
    made = proof_story(folder, "market", ProofOrder()).made
    assert made is not None
    assert made.file.name == "20261124-market-小样.pdf"
    found = words(made.file)
    assert "早市搬进新棚" in found
    assert "溢文" in found
    (report,) = check(folder).pages
    assert report.plan is not None
    story = next(story for story in report.plan.stories if story.story == "market")
    assert f"{len(story.lines)}行　溢文 {story.overset_characters:,}字 {story.overset_lines}行" in found
    lines = len(story.lines)
    assert all(str(number) in found for number in range(5, lines + 1, 5))


def test_a_story_that_is_on_no_page_has_a_galley(tmp_path: Path):
    folder = write_tiny(tmp_path / "2026-11-24")
    shutil.copy(folder / "stories" / "lead.md", folder / "stories" / "spare.md")
    made = proof_story(folder, "spare", ProofOrder()).made
    assert made is not None
    assert "记者在现场看到" in words(made.file)


def test_there_is_no_galley_of_an_unknown_story(tmp_path: Path):
    assert proof_story(write_tiny(tmp_path / "2026-11-24"), "nobody", ProofOrder()).made is None
