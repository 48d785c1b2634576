"""What is relied on in ReportLab's writer, one hook a test."""

import re
import time
from io import BytesIO

import pikepdf
import pytest
from reportlab import Version, rl_config

from layout.pdf.objects import Array, Dictionary, Document, Parts, Raw, Stream, text


def document(**extra: object) -> Document:
    made = Document((1, 6))
    made.add_page(Dictionary({"Type": "/Page", "Parent": made.page_tree, "MediaBox": Array([0, 0, 9, 9])}))
    made.set_head(Dictionary({"Type": "/Catalog", "Pages": made.page_tree, **extra}), Dictionary({"Title": text("t")}))
    return made


def reopened(made: Document) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made.data()))


def test_reportlab_is_the_version_that_these_hooks_were_read_in():
    assert Version.startswith("5.1")


def test_the_catalogue_keeps_keys_that_reportlab_does_not_know():
    assert reopened(document(OutputIntents=Array([]), Invented=Raw(b"(x)"))).Root.Invented == "x"


def test_the_information_is_ours():
    assert set(reopened(document()).docinfo.keys()) == {"/Title"}


def test_pages_are_plain_dictionaries_without_a_font_or_a_transition():
    written = document().data()
    assert not [key for key in (b"/Resources", b"/Trans", b"Helvetica", b"/ProcSet") if key in written]


def test_objects_are_formatted_when_the_file_is_written_and_may_change_until_then():
    made = document()
    late = Dictionary({})
    made.Reference(late)
    late["Said"] = "/Late"
    assert b"/Said /Late" in made.data()


def test_objects_may_call_for_others_while_they_are_formatted():
    made = document()
    inner = Dictionary({"In": "/Side"})
    made.Reference(Parts([b"[", made.Reference(inner), b"]"]))
    assert b"/In /Side" in made.data()


def test_the_version_is_written():
    assert document().data().startswith(b"%PDF-1.6\n")


def test_a_stream_has_an_end_of_line_before_its_end():
    made = document()
    made.Reference(Stream(b"abc", {"X": "/Y"}))
    assert b"stream\nabc\nendstream" in made.data()


def test_deflated_streams_say_so():
    made = document()
    ref = made.Reference(Stream.deflated(b"abc" * 99))
    number = made.idToObjectNumberAndVersion[ref.name][0]
    assert reopened(made).get_object(number, 0).read_bytes() == b"abc" * 99


class _Seal(Stream):
    def format(self, document: Document) -> bytes:
        self.data = document.seal()
        return super().format(document)


def sealed(title: str) -> Document:
    made = document(Title=text(title))
    made.Reference(_Seal(b""))
    return made


def test_the_identity_is_the_digest_of_what_the_file_holds():
    with reopened(sealed("a")) as a, reopened(sealed("a")) as again, reopened(sealed("b")) as b:
        ids = [[bytes(half) for half in pdf.trailer.ID] for pdf in (a, again, b)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0][0] == ids[0][1]
    assert len(ids[0][0]) == 16


@pytest.mark.parametrize(("name", "value"), [("pdfMultiLine", 1), ("pdfComments", 1), ("invariant", 0), ("useA85", 1)])
def test_settings_of_reportlab_change_nothing_and_are_left_as_they_were(
    name: str, value: int, monkeypatch: pytest.MonkeyPatch
):
    plain = sealed("a").data()
    monkeypatch.setattr(rl_config, name, value)
    assert sealed("a").data() == plain
    assert getattr(rl_config, name) == value


def test_the_time_of_day_is_not_in_the_file(monkeypatch: pytest.MonkeyPatch):
    plain = sealed("a").data()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert sealed("a").data() == plain
    assert not re.search(rb"D:%d" % time.localtime().tm_year, plain)
