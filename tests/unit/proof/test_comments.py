"""Remarks read out of PDFs in the shapes that readers write, kept, followed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from pikepdf import Array, Name

from layout.edition.comment_sheet import read_comments
from layout.edition.comments import Comment, Reply, write_comments
from layout.edition.source import SourceText
from layout.pipeline.commenting import Desk, answer, keep, open_desk, take_in
from layout.pipeline.maps import maps_for
from layout.proof.annotations import Unreadable, read_marked_pages
from layout.proof.glyph_map import Box, Matrix
from tests.marked import Proof, write_edition

MARKED = Path(__file__).parents[2] / "real_pdf" / "marked"
"""Proofs of `write_edition` that programs have marked; the scripts that had them do it stand beside them."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "paper")


@pytest.fixture
def proof(folder: Path) -> Proof:
    return Proof(folder)


def taken(folder: Path, proof: Proof, name: str = "A01.pdf") -> tuple[Comment, ...]:
    desk = take_in(open_desk(folder), [proof.save(folder.parent / name)]).desk
    keep(desk)
    return desk.comments


def only(folder: Path, proof: Proof) -> Comment:
    (comment,) = taken(folder, proof)
    return comment


def line_of(comment: Comment) -> str:
    return comment.place.removeprefix("2026-11-24/stories/")


@pytest.mark.parametrize("around", [False, True])
def test_a_mark_is_placed_on_its_characters_whichever_way_its_corners_run(folder: Path, proof: Proof, around: bool):
    proof.on_words("Highlight", "五十度", around=around, Contents="请核", T="李", M="D:20261124213000+08'00'")
    comment = only(folder, proof)
    assert (comment.quote, comment.kind, comment.text) == ("五十度", "query", "请核")
    assert (comment.author, comment.date, comment.page) == ("李", "2026-11-24 21:30", "A01")
    assert line_of(comment) == "lead.md:6:39"


def test_a_mark_over_two_lines_takes_the_words_of_both(folder: Path, proof: Proof):
    proof.on_words("Underline", "二十座老站也换了新泵")
    assert only(folder, proof).quote == "二十座老站也换了新泵"


def test_acrobat_replaces_by_a_caret_with_a_line_through_words_in_its_group(folder: Path, proof: Proof):
    caret = proof.caret_after("四十个", Contents="五十个", T="张", IT=Name("/Replace"))
    proof.on_words("StrikeOut", "四十个", IRT=caret, RT=Name.Group, IT=Name("/StrikeOutTextEdit"), T="张")
    comment = only(folder, proof)
    assert (comment.kind, comment.quote, comment.new, comment.sure) == ("replace", "四十个", "五十个", True)
    assert comment.mark == "Caret+StrikeOut"


def test_foxit_puts_the_caret_in_the_group_of_the_line(folder: Path, proof: Proof):
    line = proof.on_words("StrikeOut", "四十个", T="张")
    proof.caret_after("四十个", Contents="五十个", T="张", IRT=line, RT=Name.Group)
    comment = only(folder, proof)
    assert (comment.kind, comment.quote, comment.new) == ("replace", "四十个", "五十个")


def test_a_caret_stands_between_two_characters(folder: Path, proof: Proof):
    proof.caret_after("先放行小", Contents="型", T="张")
    comment = only(folder, proof)
    assert (comment.kind, comment.new, comment.quote) == ("insert", "型", "")
    assert (comment.before[-2:], comment.after[:2]) == ("行小", "客车")


def test_a_caret_with_the_sign_of_a_paragraph_begins_one(folder: Path, proof: Proof):
    proof.caret_after("换了新泵。", Sy=Name.P)
    assert only(folder, proof).kind == "new_para"


def test_xodo_keeps_its_note_as_rich_text(folder: Path, proof: Proof):
    proof.on_words("Highlight", "护学岗", RC="<?xml version='1.0'?><body><p>改：&#25252;学</p></body>")
    comment = only(folder, proof)
    assert (comment.kind, comment.new) == ("replace", "护学")


def test_a_pen_through_words_and_a_ring_round_them_stand_on_them(folder: Path, proof: Proof):
    first, last = proof.boxes("护学岗")[0], proof.boxes("护学岗")[-1]
    middle = (first.top + first.bottom) / 2
    proof.mark("Ink", Box(first.left, first.top, last.right, first.bottom),
               InkList=Array([Array([first.left - 1, middle, last.right + 1, middle + 1])]))  # fmt: skip
    proof.mark("Circle", Box(first.left - 2, first.top - 2, last.right + 2, first.bottom + 2))
    assert [comment.quote for comment in taken(folder, proof)] == ["护学岗", "护学岗"]


def test_a_line_of_a_pen_under_words_stands_on_them_and_not_on_the_line_below(folder: Path, proof: Proof):
    first, last = proof.boxes("今年新增")[0], proof.boxes("今年新增")[-1]
    under = first.top - 1.5
    proof.mark("Ink", Box(first.left, under - 1, last.right, under + 1),
               InkList=Array([Array([first.left, under, last.right, under])]))  # fmt: skip
    assert only(folder, proof).quote == "今年新增"


def test_a_note_beside_words_finds_those_that_it_names(folder: Path, proof: Proof):
    box = proof.boxes("货车")[0]
    proof.mark("Text", Box(box.left, box.bottom, box.left + 20, box.bottom + 20), Contents="“小客车”→“客车”")
    comment = only(folder, proof)
    assert (comment.kind, comment.quote, comment.new) == ("replace", "小客车", "客车")


def test_a_note_far_from_all_copy_is_kept_by_its_place_on_the_page(folder: Path, proof: Proof):
    proof.mark("FreeText", Box(10, 10, 60, 30), Contents="这一版太满", T="王")
    comment = only(folder, proof)
    assert (comment.place, comment.page, comment.kind) == ("", "A01", "query")
    assert comment.at[0] == pytest.approx(35 * 25.4 / 72, abs=0.1)


def test_turned_and_cropped_pages_change_nothing(folder: Path, proof: Proof):
    proof.on_words("Highlight", "五十度", Contents="请核")
    proof.leaf.obj["/Rotate"] = 90
    proof.leaf.obj["/CropBox"] = Array([30, 30, 900, 1400])
    assert only(folder, proof).quote == "五十度"


def test_replies_go_with_what_they_answer_and_windows_and_links_are_no_remarks(folder: Path, proof: Proof):
    first = proof.on_words("Highlight", "五十度", Contents="请核", T="李")
    anywhere = Box(0, 0, 9, 9)
    answer = proof.mark("Text", anywhere, IRT=first, Contents="核过了", T="周")
    proof.mark("Text", anywhere, IRT=answer, Contents="好", T="李")
    proof.mark("Popup", anywhere, Parent=first)
    proof.mark("Link", anywhere)
    assert only(folder, proof).replies == (Reply("周", "核过了"), Reply("李", "好"))


@pytest.mark.parametrize(
    ("state", "status"),
    [("Completed", "done"), ("Rejected", "refused"), ("Cancelled", "refused"), ("Accepted", "open")],
)
def test_a_review_in_acrobat_settles_a_remark(folder: Path, proof: Proof, state: str, status: str):
    first = proof.on_words("Highlight", "五十度", Contents="请核", T="李")
    proof.mark("Text", Box(0, 0, 9, 9), IRT=first, State=state, StateModel="Review", Contents="…", T="周")
    comment = only(folder, proof)
    assert (comment.status, comment.replies) == (status, ())


def test_marks_made_by_pdfium_are_read(folder: Path, proof: Proof, tmp_path: Path):
    file = proof.save(tmp_path / "A01.pdf")
    boxes = proof.boxes("护学岗")
    left, right, low, high = boxes[0].left, boxes[-1].right, boxes[0].top, boxes[0].bottom
    document = pdfium.PdfDocument(file)
    page = document[0]
    made = pdfium_c.FPDFPage_CreateAnnot(page, pdfium_c.FPDF_ANNOT_STRIKEOUT)
    corners = pdfium_c.FS_QUADPOINTSF(left, high, right, high, left, low, right, low)
    pdfium_c.FPDFAnnot_AppendAttachmentPoints(made, corners)
    pdfium_c.FPDFAnnot_SetRect(made, pdfium_c.FS_RECTF(left, high, right, low))
    pdfium_c.FPDFPage_CloseAnnot(made)
    document.save(tmp_path / "marked.pdf")
    document.close()
    (comment,) = take_in(open_desk(folder), [tmp_path / "marked.pdf"]).desk.comments
    assert (comment.kind, comment.quote, comment.place) == ("delete", "护学岗", "2026-11-24/stories/school.md:6:12")


def test_marks_made_in_pdfjs_are_read_to_the_right_characters(folder: Path):
    desk = take_in(open_desk(folder), [MARKED / "pdfjs.pdf"]).desk
    found = [(one.mark, one.kind, one.quote, one.new, line_of(one)) for one in desk.comments]
    assert found == [
        ("Highlight", "query", "二十座", "", "lead.md:6:16"),
        ("FreeText", "replace", "货车", "卡车", "bridge.md:6:15"),
        ("Ink", "query", "护学岗", "", "school.md:6:12"),
    ]


BY_MUPDF = [
    ("StrikeOut", "replace", "护学岗", "护学队", "school.md:6:12", "张"),
    ("Highlight", "query", "五十", "", "lead.md:6:39", "李"),
    ("Text", "replace", "货车", "卡车", "bridge.md:6:15", "王"),
    ("Caret", "insert", "", "型", "bridge.md:6:12", ""),
]


def test_marks_made_by_mupdf_are_read_to_the_right_characters(folder: Path):
    data = (MARKED / "mupdf.pdf").read_bytes()
    assert len(read_marked_pages(data)[0].maps) == 1
    desk = take_in(open_desk(folder), [MARKED / "mupdf.pdf"]).desk
    assert [(c.mark, c.kind, c.quote, c.new, line_of(c), c.author) for c in desk.comments] == BY_MUPDF


def test_marks_on_a_page_taken_out_of_its_file_are_led_to_the_copy_by_words(folder: Path):
    data = (MARKED / "split.pdf").read_bytes()
    assert not read_marked_pages(data)[0].maps
    desk = take_in(open_desk(folder), [MARKED / "split.pdf"]).desk
    assert [(c.mark, c.kind, c.quote, c.new, line_of(c), c.author) for c in desk.comments] == BY_MUPDF


def test_marks_made_in_evince_are_read_to_the_right_characters(folder: Path):
    desk = take_in(open_desk(folder), [MARKED / "evince.pdf"]).desk
    assert [(c.mark, c.kind, c.quote, c.new, line_of(c), c.author) for c in desk.comments] == [
        ("StrikeOut", "replace", "护学岗", "护学队", "school.md:6:12", "张"),
        ("Highlight", "query", "五十", "", "lead.md:6:39", "李"),
        ("Squiggly", "replace", "绕行", "绕道", "bridge.md:6:17", "李"),
        ("Underline", "delete", "连夜", "", "lead.md:6:30", "李"),
        ("Text", "replace", "货车", "卡车", "bridge.md:6:15", "王"),
    ]


def test_marks_made_in_okular_are_read_to_the_right_characters(folder: Path):
    desk = take_in(open_desk(folder), [MARKED / "okular.pdf"]).desk
    assert [(c.mark, c.kind, c.quote, c.new, line_of(c), c.author) for c in desk.comments] == [
        ("StrikeOut", "replace", "护学岗", "护学队", "school.md:6:12", "张"),
        ("Highlight", "query", "五十", "", "lead.md:6:39", "李"),
        ("Text", "replace", "货车", "卡车", "bridge.md:6:15", "王"),
        ("FreeText", "replace", "早市", "夜市", "market.md:2:11", "王"),
        ("Ink", "query", "二十座", "", "lead.md:6:16", "李"),
        ("Caret", "insert", "", "型", "bridge.md:6:12", ""),
    ]


def test_comments_on_a_page_that_libreoffice_set_anew_are_led_to_the_copy_by_words(folder: Path):
    assert not read_marked_pages((MARKED / "libreoffice.pdf").read_bytes())[0].maps
    desk = take_in(open_desk(folder), [MARKED / "libreoffice.pdf"]).desk
    assert [(c.text, c.kind, c.quote, c.new, line_of(c), c.author, c.date, c.page) for c in desk.comments] == [
        ("请核", "query", "", "", "lead.md:6:39", "李", "", "A01"),
        ("“货车”→“卡车”", "replace", "货车", "卡车", "bridge.md:6:15", "王", "", "A01"),
        ("改：护学队", "replace", "", "护学队", "school.md:6:12", "张", "2026-11-24 22:15", "A01"),
        ("版面下半空着", "query", "", "", "", "王", "", "A01"),
    ]
    assert [c.sure for c in desk.comments] == [True, True, False, True]


def test_what_xournal_draws_into_the_page_is_no_remark_and_no_copy(folder: Path):
    (page,) = read_marked_pages((MARKED / "xournal.pdf").read_bytes())
    assert (page.marks, page.maps) == ((), ())


def test_a_mark_on_text_without_corners_stands_on_the_words_in_its_rectangle(folder: Path, proof: Proof):
    mark = proof.on_words("StrikeOut", "四十个")
    mark["/QuadPoints"] = Array([0] * 8)
    comment = only(folder, proof)
    assert (comment.kind, comment.quote, line_of(comment)) == ("delete", "四十个", "market.md:6:14")


def test_a_note_behind_the_last_word_of_a_text_is_placed_without_a_map(folder: Path):
    proof = Proof(folder, with_map=False)
    last = proof.boxes("让每一户都暖起来")[-1]
    x, y = last.right - 1, last.middle[1]
    proof.mark("Text", Box(x - 10, y - 10, x + 10, y + 10), Contents="请核")
    assert line_of(only(folder, proof)) == "lead.md:2:18"


@pytest.mark.parametrize("with_watermark", [False, True])
def test_lettering_that_slants_across_the_page_is_no_copy(folder: Path, with_watermark: bool):
    proof = Proof(folder, with_map=False)
    if with_watermark:
        font = proof.leaf.add_resource(
            pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font
        )
        drawn = f"q BT {font} 1 Tf 900 900 -900 900 300 100 Tm (No) Tj ET Q"
        proof.leaf.contents_add(drawn.encode(), prepend=True)
    x, y = proof.boxes("货车")[0].middle
    proof.mark("Text", Box(x - 10, y - 2, x + 10, y + 18), Contents="请核")
    comment = only(folder, proof)
    assert (comment.after[:2], line_of(comment)) == ("货车", "bridge.md:6:15")


def test_a_file_without_a_map_is_led_to_the_copy_by_its_words(folder: Path):
    proof = Proof(folder, with_map=False)
    proof.on_words("StrikeOut", "四十个", Contents="改：五十个")
    comment = only(folder, proof)
    assert (comment.page, comment.quote, comment.new) == ("A01", "四十个", "五十个")
    assert line_of(comment) == "market.md:6:14"


def test_a_file_that_is_no_pdf_is_refused_by_name(folder: Path):
    (folder / "a.pdf").write_bytes(b"no pdf")
    with pytest.raises(Unreadable) as fault:
        take_in(open_desk(folder), [folder / "a.pdf"])
    assert fault.value.args == (folder / "a.pdf",)


def test_broken_annotations_are_passed_over(proof: Proof, tmp_path: Path):
    proof.mark("Highlight", Box(0, 0, 1, 1), QuadPoints=Array([1, 2, 3]))
    proof.mark("Ink", Box(0, 0, 1, 1), InkList=Array([Array([]), Array([Name.X, 1])]))
    loop = proof.mark("Text", Box(0, 0, 1, 1))
    loop["/IRT"] = loop
    proof.leaf.obj["/Annots"].append(pikepdf.Dictionary())
    (page,) = read_marked_pages(proof.save(tmp_path / "a.pdf").read_bytes())
    assert len(page.marks) == 3


def test_read_twice_a_remark_stays_one_and_keeps_its_answer(folder: Path, proof: Proof):
    proof.on_words("Highlight", "五十度", Contents="请核", T="李")
    first = only(folder, proof)
    keep(answer(open_desk(folder), first.id, "refused", reason="查过，没错"))
    again = only(folder, proof)
    assert (again.id, again.status, again.reason) == (first.id, "refused", "查过，没错")


def test_a_note_that_its_author_wrote_anew_takes_the_place_of_what_it_was(folder: Path, proof: Proof):
    mark = proof.on_words("Highlight", "五十度", Contents="请核", T="李", NM="a")
    taken(folder, proof)
    mark["/Contents"] = pikepdf.String("改：六十度")
    old, new = taken(folder, proof)
    assert (old.status, old.reason, new.status) == ("refused", f"→ {new.id}", "open")


def edit(folder: Path, story: str, old: str, new: str) -> None:
    path = folder / "stories" / f"{story}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def followed(folder: Path) -> Comment:
    desk = open_desk(folder)
    keep(desk)
    (comment,) = desk.comments
    return comment


def test_a_replacement_is_done_when_the_new_words_stand_there_and_open_again_when_not(folder: Path, proof: Proof):
    proof.on_words("StrikeOut", "四十个", Contents="改：五十个")
    assert only(folder, proof).is_open
    edit(folder, "market", "四十个", "五十个")
    done = followed(folder)
    assert (done.status, done.by) == ("done", "核红")
    edit(folder, "market", "五十个", "四十个")
    assert followed(folder).is_open


def test_new_words_elsewhere_do_not_make_a_replacement_done(folder: Path, proof: Proof):
    proof.on_words("StrikeOut", "四十个", Contents="改：五十个")
    taken(folder, proof)
    edit(folder, "market", "早市搬进新棚以后", "五十个早市搬进新棚以后")
    assert followed(folder).is_open


def test_a_deletion_and_an_insertion_are_checked_by_what_stands_round_them(folder: Path, proof: Proof):
    proof.on_words("StrikeOut", "货车绕行")
    proof.caret_after("先放行小", Contents="型")
    taken(folder, proof)
    edit(folder, "bridge", "小客车，货车绕行", "小型客车，")
    assert [one.status for one in open_desk(folder).comments] == ["done", "done"]


def test_words_are_found_again_after_the_copy_has_moved_on(folder: Path, proof: Proof):
    proof.on_words("Highlight", "五十度", Contents="请核")
    taken(folder, proof)
    edit(folder, "lead", "今年新增的三座换热站提前完工，", "据了解，换热站今年新增三座。\n\n")
    moved = followed(folder)
    assert line_of(moved) == "lead.md:8:24"
    assert not moved.lost


def test_words_that_were_rewritten_are_still_known_by_what_stands_round_them(folder: Path, proof: Proof):
    proof.on_words("Highlight", "五十度", Contents="请核")
    taken(folder, proof)
    edit(folder, "lead", "五十度", "55摄氏度")
    assert line_of(followed(folder)) == "lead.md:6:39"


def test_furniture_has_no_copy_and_is_kept_by_its_place_on_the_page(folder: Path, proof: Proof):
    proof.on_words("StrikeOut", "星期二", Contents="改：星期三")
    comment = only(folder, proof)
    assert (comment.quote, comment.new, comment.place, comment.lost) == ("星期二", "星期三", "", False)
    assert not open_desk(folder).comments[0].place


def test_words_that_are_gone_are_lost_and_the_remark_is_kept(folder: Path, proof: Proof):
    proof.on_words("Highlight", "护学岗", Contents="请核")
    taken(folder, proof)
    path = folder / "stories" / "school.md"
    path.write_text("---\nheadline: 校门口有了斑马线\n---\n\n另写一篇，与原来毫不相干。\n", encoding="utf-8")
    lost = followed(folder)
    assert (lost.is_open, lost.lost) == (True, True)


def test_comments_are_read_as_they_were_written():
    comment = Comment(
        "ab", "A01", "replace", "refused", "张“三”", text="改：x: y #z\n第二行", quote="　二十", new="null",
        at=(1.5, 2.0), replies=(Reply("周", "好, {的}"),), sure=False, reason="no", offset=3, lost=True,
    )  # fmt: skip
    plain = Comment("cd", "A02")
    read = read_comments(SourceText("comments.yaml", write_comments((comment, plain))))
    assert read.value == (comment, plain)
    assert not read.diagnostics


def test_a_fault_in_the_file_of_comments_is_told_with_its_line(folder: Path):
    (folder / "comments.yaml").write_text(
        'comments:\n  - id: "a"\n    page: A01\n    status: maybe\n', encoding="utf-8"
    )
    (fault,) = open_desk(folder).faults
    assert (fault.code, fault.value("value")) == ("value/choice", "maybe")


def test_an_edition_that_cannot_be_read_loses_no_remarks(folder: Path, proof: Proof):
    proof.on_words("Highlight", "五十度", Contents="请核")
    first = only(folder, proof)
    (folder / "edition.yaml").write_text("]", encoding="utf-8")
    desk = open_desk(folder)
    assert isinstance(desk, Desk)
    assert replace(desk.comments[0], lost=False) == replace(first, lost=False)


def test_a_scaled_proof_with_margins_and_copy_beside_the_page_is_read(folder: Path, proof: Proof):
    a, b = Matrix(0.5 / 65536, 0, 0, -0.5 / 65536, 60, 900), Matrix(0.5 / 65536, 0, 0, -0.5 / 65536, 2000, 900)
    maps = maps_for(folder, [(0, proof.page, a), (0, proof.page, b)], "大样2")
    assert [name for name, _ in maps] == ["banxin-map.json", "banxin-map-2.json"]
    del proof.pdf.attachments["banxin-map.json"]
    for name, data in maps:
        proof.pdf.attachments[name] = pikepdf.AttachedFileSpec(proof.pdf, data, filename=name)
    at = next(glyph for glyph in proof.map.glyphs if proof.map.nodes[glyph.node].words(glyph.start, glyph.end) == "岗")
    x, y = (edge / 100 * 72 / 25.4 for edge in at.box.middle)
    corners = [Box(left + 0.5 * x - 1, 900 - 0.5 * y - 1, left + 0.5 * x + 1, 900 - 0.5 * y + 1) for left in (60, 2000)]
    for box in corners:
        proof.mark("Square", Box(box.left - 3, box.top - 3, box.right + 3, box.bottom + 3), Contents="删")
    first, second = taken(folder, proof)
    assert (first.quote, second.quote, first.round) == ("岗", "岗", "大样2")


def test_a_remark_on_a_galley_belongs_to_the_page_of_its_story(folder: Path, proof: Proof):
    galley = replace(proof.page, name="school")
    ((name, data),) = maps_for(folder, [(0, galley, proof.map.matrix)])
    proof.pdf.attachments[name] = pikepdf.AttachedFileSpec(proof.pdf, data, filename=name)
    proof.on_words("Highlight", "护学岗", Contents="请核")
    assert only(folder, proof).page == "A01"


def test_the_map_of_a_page_taken_out_of_a_longer_file_is_still_its_own(folder: Path, proof: Proof):
    ((name, data),) = maps_for(folder, [(2, proof.page, proof.map.matrix)])
    proof.pdf.attachments[name] = pikepdf.AttachedFileSpec(proof.pdf, data, filename=name)
    proof.on_words("Highlight", "护学岗", Contents="请核")
    assert len(read_marked_pages(proof.save(folder / "a.pdf").read_bytes())[0].maps) == 1
    assert line_of(only(folder, proof)) == "school.md:6:12"


def test_vertical_heads_are_marked_as_horizontal_ones(folder: Path):
    edition = folder / "edition.yaml"
    drawn = edition.read_text(encoding="utf-8").replace(
        "A01: |", "A01:\n    stories: {bridge: {head: left}}\n    dummy: |"
    )
    edition.write_text(drawn.replace("\n    masthead", "\n      masthead").replace("\n    lead", "\n      lead")
                       .replace("\n    school", "\n      school"), encoding="utf-8")  # fmt: skip
    proof = Proof(folder)
    boxes = proof.boxes("后天通车")
    assert all(a.left == b.left and a.top >= b.bottom - 1 for a, b in pairwise(boxes))
    x, y = boxes[0].right, boxes[0].top
    proof.mark("Caret", Box(x - 4, y - 3, x + 4, y + 3), Contents="明")
    first, last = boxes[2], boxes[3]
    quad = [first.left, first.bottom, first.right, first.bottom, first.left, last.top, first.right, last.top]
    rect = Box(first.left, last.top, first.right, first.bottom)
    proof.mark("StrikeOut", rect, QuadPoints=Array(quad), Contents="改：通行")
    middle = (boxes[0].left + boxes[0].right) / 2
    proof.mark("Ink", rect, InkList=Array([Array([middle, boxes[0].bottom, middle + 1, boxes[1].top])]))
    found = taken(folder, proof)
    assert [(c.kind, c.before[-3:], c.quote, c.new) for c in found] == [
        ("insert", "东桥后", "", "明"),
        ("replace", "桥后天", "通车", "通行"),
        ("query", "东桥", "后天", ""),
    ]
