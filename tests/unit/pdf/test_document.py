from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

from layout.base.geometry import Rect
from layout.base.units import mm, pt
from layout.display.items import DisplayPage, Fill, Link
from layout.pdf.content import make_fragment
from layout.pdf.document import DocumentWriter
from layout.pdf.metadata import About
from layout.pdf.standards import STANDARDS, Standard
from tests.handmade import book, page, part, run

ABOUT = About("版心报 2026-11-24", "版心报社", "2026-11-24", "zh-CN", "总第1期", "20261124-A01")


def written(*pages: DisplayPage, standard: Standard = STANDARDS["x4"], about: About = ABOUT) -> pikepdf.Pdf:
    writer = DocumentWriter(about, standard, book().face)
    for one in pages:
        writer.add(make_fragment(one, book().face))
    return pikepdf.open(BytesIO(writer.finish().value or b""))


def box(pdf: pikepdf.Pdf, name: str) -> list[float]:
    return [round(float(edge), 2) for edge in pdf.pages[0].obj[name]]


def test_without_bleed_trim_and_bleed_are_the_whole_sheet():
    with written(page(width=mm(100), height=mm(80))) as pdf:
        assert box(pdf, "/MediaBox") == box(pdf, "/BleedBox") == box(pdf, "/TrimBox") == [0, 0, 283.46, 226.77]


def test_the_trim_lies_within_the_bleed():
    with written(page(width=pt(300), height=pt(200), bleed=pt(9))) as pdf:
        assert box(pdf, "/MediaBox") == box(pdf, "/BleedBox") == [0, 0, 318, 218]
        assert box(pdf, "/TrimBox") == [9, 9, 309, 209]
        assert "/CropBox" not in pdf.pages[0].obj


def test_the_information_says_what_the_edition_says_and_no_other_time():
    with written(page()) as pdf:
        found = {name: str(value) for name, value in pdf.docinfo.items()}
    assert found == {
        "/Title": "版心报 2026-11-24", "/Author": "版心报社", "/Creator": "版心 banxin", "/Producer": "ReportLab",
        "/CreationDate": "D:20261124000000Z", "/ModDate": "D:20261124000000Z", "/Trapped": "/False",
    }  # fmt: skip


def test_the_metadata_says_the_same_as_the_information():
    with written(page()) as pdf:
        assert "/Filter" not in pdf.Root.Metadata
        raw = bytes(pdf.Root.Metadata.read_bytes())
        meta = pdf.open_metadata()
        assert meta["dc:title"] == "版心报 2026-11-24"
        assert meta["dc:creator"] == ["版心报社"]
        assert meta["xmp:CreateDate"] == meta["xmp:ModifyDate"] == "2026-11-24T00:00:00Z"
        assert meta["pdf:Trapped"] == "False"
    ElementTree.fromstring(raw)


def test_a_title_with_marks_of_xml_does_not_break_the_metadata():
    about = About("A <&> B", "C & D", "2026-11-24", "zh-CN")
    with written(page(), about=about) as pdf:
        assert pdf.open_metadata()["dc:title"] == "A <&> B"


def test_there_is_one_output_intent_with_the_profile_of_the_press():
    with written(page()) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "CGATS TR 002")
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_black_has_its_state_and_so_has_everything_else():
    with written(page(part(run("黑", 10, 10)))) as pdf:
        states = pdf.pages[0].obj.Resources.ExtGState
        assert (states.K.OP, states.K.op, states.K.OPM) == (True, True, 1)
        assert (states.N.OP, states.N.op) == (False, False)


def test_bookmarks_lead_from_the_issue_to_its_pages_and_their_stories():
    pages = [page(name=name, label=f"{name} 要闻", outline=((f"{name}头", name, pt(30)),)) for name in ("A01", "A02")]
    with written(*pages) as pdf, pdf.open_outline() as outline:
        (issue,) = outline.root
        assert issue.title == "版心报 2026-11-24"
        assert [entry.title for entry in issue.children] == ["A01 要闻", "A02 要闻"]
        (story,) = issue.children[1].children
        assert story.title == "A02头"
        place: Any = story.destination
        assert place[0].objgen == pdf.pages[1].obj.objgen
        assert float(place[3]) == pytest.approx(mm(80) / 65536 - 30, abs=0.01)


def test_pages_are_labelled_as_the_paper_labels_them():
    with written(page(label="A01 要闻"), page(label="A02 广告")) as pdf:
        assert [one.label for one in pdf.pages] == ["A01 要闻", "A02 广告"]


def linked() -> tuple[DisplayPage, DisplayPage]:
    front = page(links=(Link(Rect(pt(10), pt(20), pt(30), pt(40)), "inside"), Link(Rect(0, 0, 9, 9), "elsewhere")))
    return front, page(outline=(("里", "inside", pt(50)),))


def test_the_press_gets_no_links():
    with written(*linked()) as pdf:
        assert all("/Annots" not in one.obj for one in pdf.pages)


def test_readers_get_links_to_the_stories_that_are_in_the_file():
    with written(*linked(), standard=STANDARDS["plain"]) as pdf:
        (link,) = pdf.pages[0].obj.Annots
        assert (link.Subtype, link.Dest[0].objgen) == ("/Link", pdf.pages[1].obj.objgen)
        left, bottom, right, top = (float(edge) for edge in link.Rect)
        assert (right - left, top - bottom) == pytest.approx((30, 40), abs=0.01)
        assert top == pytest.approx(mm(80) / 65536 - 20, abs=0.01)


def test_the_structure_has_an_article_for_each_story_with_its_parts_in_reading_order():
    first = page(
        part(Fill(Rect(0, 0, 9, 9)), role="artifact"),
        part(run("头", 0, 9), role="headline", owner="a", node="a/h"),
        part(run("一", 0, 9), owner="a", node="a/p1"),
        part(run("二", 50, 9), owner="a", node="a/p1"),
        part(run("次", 0, 9), role="headline", owner="b", node="b/h"),
    )
    with written(first, page(part(run("三", 0, 9), owner="a", node="a/p1"))) as pdf:
        root = pdf.Root.StructTreeRoot
        articles = list(root.K.K)
        assert [[str(kid.S) for kid in article.K] for article in articles] == [["/H1", "/P"], ["/H1"]]
        pieces = list(articles[0].K[1].K)
        assert [(int(piece.MCID), piece.Pg.objgen) for piece in pieces] == [
            (1, pdf.pages[0].obj.objgen), (2, pdf.pages[0].obj.objgen), (0, pdf.pages[1].obj.objgen),
        ]  # fmt: skip
        owners = root.ParentTree.Nums[1]
        assert [owner.objgen for owner in owners] == [
            kid.objgen for kid in (articles[0].K[0], articles[0].K[1], articles[0].K[1], articles[1].K[0])
        ]
        assert [int(one.obj.StructParents) for one in pdf.pages] == [0, 1]


def test_the_language_is_that_of_the_edition():
    with written(page()) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"


def test_a_writer_without_pages_still_writes_a_file():
    assert (DocumentWriter(ABOUT, STANDARDS["x4"], book().face).finish().value or b"").startswith(b"%PDF-1.6")
