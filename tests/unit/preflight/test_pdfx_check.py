"""For every rule of the checker a file that breaks it, and no other rule."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from layout.base.color import cmyk
from layout.base.diagnostics import Severity
from layout.base.geometry import Rect
from layout.base.messages import catalogue
from layout.base.units import pt
from layout.display.items import Fill, Picture
from layout.export.print_pdf import print_files
from layout.pdf.standards import STANDARDS
from layout.preflight.pdfx_check import check_pdfx
from layout.preflight.pdfx_rules import PdfxName
from tests.handmade import HEI, LATIN, SONG, book, display, page, part, run

Break = Callable[[Any], None]
PHOTO = Path(__file__).resolve().parents[3] / "editions" / "2026-11-24" / "pictures" / "photo1.jpg"


@cache
def sound(standard: PdfxName) -> bytes:
    """A file of ours with text in several faces, a tint and a picture, and bleed."""
    digest = hashlib.sha256(PHOTO.read_bytes()).hexdigest()
    items = (
        Fill(Rect(pt(20), pt(40), pt(60), pt(20)), cmyk(0, 0.2, 0.1, 0)),
        Picture(Rect(pt(120), pt(60), pt(60), pt(40)), str(PHOTO), digest),
        *(
            run(text, 10, y, family=family)
            for text, y, family in (("版心", 20, SONG), ("报", 80, HEI), ("Av", 95, LATIN))
        ),
    )
    (made,) = print_files(display(page(part(*items), bleed=pt(9))), book(), standard=STANDARDS[standard])
    assert made.value is not None
    return made.value.data


def codes(data: bytes, standard: PdfxName | None = None) -> set[str]:
    return {item.code.removeprefix("pdfx/") for item in check_pdfx(data, standard).diagnostics}


def broken(standard: PdfxName, change: Break, **options: Any) -> set[str]:
    """What the checker says of a sound file after a change."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sound(standard))) as pdf:
        change(pdf)
        pdf.save(out, fix_metadata_version=False, **options)
    return codes(out.getvalue())


def first(pdf: Any) -> Any:
    return pdf.pages[0].obj


def intent(pdf: Any) -> Any:
    return pdf.Root.OutputIntents[0]


def draws(operators: bytes, **resources: Any) -> Break:
    """Adds operators to the page, and resources by category."""

    def change(pdf: Any) -> None:
        for key, entries in resources.items():
            known = first(pdf).Resources.get(f"/{key}", Dictionary())
            for name, value in entries.items():
                known[f"/{name}"] = value
            first(pdf).Resources[f"/{key}"] = known
        pdf.pages[0].contents_add(operators)

    return change


def puts(where: Callable[[Any], Any], key: str, value: Any) -> Break:
    def change(pdf: Any) -> None:
        where(pdf)[f"/{key}"] = value

    return change


def drops(where: Callable[[Any], Any], *keys: str) -> Break:
    def change(pdf: Any) -> None:
        for key in keys:
            del where(pdf)[f"/{key}"]

    return change


def picture(pdf: Any) -> Any:
    return next(iter(first(pdf).Resources.XObject.values()))


def font(pdf: Any) -> Any:
    return next(iter(first(pdf).Resources.Font.values()))


def metadata(old: str, new: str) -> Break:
    def change(pdf: Any) -> None:
        text = pdf.Root.Metadata.read_bytes().decode()
        assert old in text
        pdf.Root.Metadata.write(text.replace(old, new).encode())

    return change


def profile(at: int, value: bytes) -> Break:
    def change(pdf: Any) -> None:
        stream = intent(pdf).DestOutputProfile
        data = bytearray(stream.read_bytes())
        data[at : at + len(value)] = value
        stream.write(bytes(data))

    return change


def space(value: Any) -> Break:
    return draws(b"/Cs cs", ColorSpace={"Cs": value})


def state(**entries: Any) -> Break:
    return draws(b"/Gs gs", ExtGState={"Gs": Dictionary(Type=Name.ExtGState, **entries)})


def note(kind: str, rect: list[int]) -> Break:
    return puts(first, "Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array(rect))]))


def icc(pdf: Any, version: int = 4) -> Any:
    data = bytearray(intent(pdf).DestOutputProfile.read_bytes())
    data[8] = version
    return Array([Name.ICCBased, pdf.make_stream(bytes(data), N=4)])


def with_profile(version: int) -> Break:
    def change(pdf: Any) -> None:
        space(icc(pdf, version))(pdf)

    return change


def root(pdf: Any) -> Any:
    return pdf.Root


def information(pdf: Any) -> Any:
    return pdf.docinfo


def layers(**entries: Any) -> Break:
    return puts(root, "OCProperties", Dictionary(OCGs=Array([]), D=Dictionary(**entries)))


def form(**entries: Any) -> Break:
    def change(pdf: Any) -> None:
        made = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), **entries)
        draws(b"/Fx Do", XObject={"Fx": pdf.make_indirect(made)})(pdf)

    return change


def widths(pdf: Any) -> None:
    owner = font(pdf).DescendantFonts[0]
    owner.W = Array([])
    owner.DW = 333


def notdef(pdf: Any) -> None:
    name = next(iter(first(pdf).Resources.Font.keys()))
    draws(f"BT {name} 9 Tf <0000> Tj ET".encode())(pdf)


def soft_mask(pdf: Any) -> None:
    picture(pdf).SMask = pdf.make_stream(
        b"\xff",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def postscript(pdf: Any) -> None:
    draws(b"/Ps Do", XObject={"Ps": pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.PS)})(pdf)


def external(pdf: Any) -> None:
    picture(pdf)[Name.F] = String("elsewhere.bin")


BOTH: list[tuple[str, Break]] = [
    ("information", drops(information, "Title")),
    ("trapped", drops(information, "Trapped")),
    ("disagreement", puts(information, "Title", String("another"))),
    ("output-intent", drops(root, "OutputIntents")),
    ("condition", drops(intent, "OutputConditionIdentifier")),
    ("condition-info", drops(intent, "RegistryName", "Info")),
    ("profile-class", profile(12, b"mntr")),
    ("profile-version", profile(8, b"\x05")),
    ("profile-channels", lambda pdf: puts(lambda p: intent(p).DestOutputProfile, "N", 3)(pdf)),
    ("forbidden-key", puts(root, "AcroForm", Dictionary(Fields=Array([])))),
    ("action", puts(root, "OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))),
    ("forbidden-entry", lambda pdf: puts(picture, "Alternates", Array([]))(pdf)),
    ("viewer-area", puts(root, "ViewerPreferences", Dictionary(PrintClip=Name.TrimBox))),
    ("postscript", postscript),
    ("reference", form(Ref=Dictionary(F=String("x.pdf"), Page=0))),
    ("external-stream", external),
    ("no-trim", drops(first, "TrimBox")),
    ("trim-and-art", lambda pdf: puts(first, "ArtBox", first(pdf).TrimBox)(pdf)),
    ("empty-box", puts(first, "TrimBox", Array([20, 20, 20, 90]))),
    ("box-outside", puts(first, "TrimBox", Array([0, 0, 2000, 200]))),
    ("crop-box", puts(first, "CropBox", Array([5, 5, 100, 100]))),
    ("annotation", note("/Link", [20, 20, 40, 40])),
    ("colour-space", draws(b"1 0 0 rg")),
    ("colour-space", draws(b"/DeviceRGB cs")),
    ("colour-space", space(Array([Name.Separation, Name.Red, Name.DeviceRGB, Dictionary(FunctionType=2, N=1)]))),
    ("colour-space", space(Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")]))),
    ("colour-space", draws(b"q BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q")),
    ("colour-space", lambda pdf: puts(picture, "ColorSpace", Name.DeviceRGB)(pdf)),
    ("image-space", lambda pdf: drops(picture, "ColorSpace")(pdf)),
    ("operator", draws(b"1 strange")),
    ("depth", draws(b"q " * 29 + b"Q " * 29)),
    ("resource", draws(b"BT /Nowhere 9 Tf ET")),
    ("resource", draws(b"/Nowhere cs")),
    ("intent", draws(b"/Fancy ri")),
    ("transfer", state(TR=Name.Identity)),
    ("transfer", state(TR2=Name.Identity)),
    ("forbidden-entry", state(HTP=Array([0, 0]))),
    ("halftone", state(HT=Dictionary(Type=Name.Halftone, HalftoneType=6))),
    ("font-embedding", lambda pdf: drops(lambda p: font(p).DescendantFonts[0].FontDescriptor, "FontFile2")(pdf)),
    ("font-widths", widths),
    ("missing-glyph", notdef),
]  # fmt: skip
OLD: list[tuple[str, Break]] = [
    ("information", drops(information, "ModDate")),
    ("transparency", state(ca=0.5)),
    ("transparency", state(CA=0.5)),
    ("transparency", state(BM=Name.Multiply)),
    ("transparency", state(SMask=Dictionary(Type=Name.Mask, S=Name.Alpha))),
    ("transparency", puts(first, "Group", Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))),
    ("transparency", form(Group=Dictionary(S=Name.Transparency))),
    ("transparency", soft_mask),
    ("layers", layers(Name=String("all"))),
    ("late-filter", lambda pdf: puts(picture, "Filter", Name.JPXDecode)(pdf)),
    ("profile-version", profile(8, b"\x04")),
]
X4: list[tuple[str, Break]] = [
    ("no-metadata", drops(root, "Metadata")),
    ("metadata", metadata("xmpMM:VersionID>", "xmpMM:Other>")),
    ("metadata", metadata("<xmp:MetadataDate>", "<xmp:Odd>") and metadata("xmp:MetadataDate>", "xmp:Odd>")),
    ("disagreement", metadata("<pdf:Trapped>False", "<pdf:Trapped>True")),
    ("no-profile", drops(intent, "DestOutputProfile")),
    ("layers-automatic", layers(Name=String("all"), AS=Array([]))),
    ("layers-unnamed", layers()),
    ("blend-mode", state(BM=Name.Fancy)),
    ("icc-as-intent", with_profile(2)),
    ("icc-version", with_profile(5)),
]


@pytest.mark.parametrize("standard", ["x1a", "x3", "x4"])
def test_our_own_files_have_no_fault(standard: PdfxName):
    outcome = check_pdfx(sound(standard))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert (outcome.value.standard, outcome.value.pages) == (standard, 1)


@pytest.mark.parametrize("standard", ["x1a", "x4"])
@pytest.mark.parametrize(("code", "change"), BOTH)
def test_a_broken_rule_is_found_and_no_other(code: str, change: Break, standard: PdfxName):
    assert broken(standard, change) - {"no-metadata"} == {code} or code in ("action", "external-stream")
    assert code in broken(standard, change)


@pytest.mark.parametrize(("code", "change"), OLD)
def test_what_came_after_2003_is_not_for_old_presses(code: str, change: Break):
    assert broken("x1a", change) == {code}
    assert broken("x3", change) == {code}


@pytest.mark.parametrize(("code", "change"), X4)
def test_what_x4_alone_asks_is_found(code: str, change: Break):
    found = broken("x4", change)
    assert code in found
    assert found <= {code, "no-claim"}


def test_the_first_standard_has_no_colour_but_that_of_the_press():
    for change in (with_profile(2), space(Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))]))):
        assert broken("x1a", change) == {"colour-space"}
        assert broken("x3", change) == set()


def test_marks_of_the_press_may_stand_anywhere_and_notes_outside_the_bleed():
    assert broken("x1a", note("/PrinterMark", [20, 20, 40, 40])) == set()
    assert broken("x1a", note("/Link", [0, 0, 4, 4])) == {"annotation"}

    def aside(pdf: Any) -> None:
        first(pdf).MediaBox = Array([-50, 0, *first(pdf).MediaBox[2:]])
        note("/Link", [-40, 10, -10, 40])(pdf)

    assert broken("x1a", aside) == set()


def test_a_later_version_or_its_streams_are_told():
    assert "version" in broken("x1a", lambda pdf: None, min_version="1.7")
    late = broken("x1a", lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert late == {"object-streams", "version"}
    assert broken("x4", lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate) == set()


def test_what_is_damaged_inside_is_told():
    def ruined(pdf: Any) -> None:
        font(pdf).DescendantFonts[0].FontDescriptor.FontFile2.write(b"no font at all")

    assert broken("x4", ruined) == {"font-program"}

    def undecodable(pdf: Any) -> None:
        first(pdf).Contents = pdf.make_stream(b"not deflated at all", Filter=Name.FlateDecode)

    as_it_is = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    assert broken("x4", undecodable, **as_it_is) == {"content"}

    def miscounted(pdf: Any) -> None:
        made = icc(pdf, 2)
        made[1].N = 3
        space(made)(pdf)

    assert broken("x3", miscounted) == {"icc-profile"}


@pytest.mark.parametrize(
    "change",
    [
        puts(root, "Version", Name("/one")),
        puts(first, "TrimBox", Array([Name.A, Name.B, Name.C, Name.D])),
        puts(lambda pdf: font(pdf).DescendantFonts[0], "W", Array([Name.A, Name.B])),
        space(Array([])),
        puts(root, "OutputIntents", Name.None_),
        puts(root, "OCProperties", Array([])),
    ],
)
def test_a_value_of_another_kind_is_a_finding_and_the_rest_is_still_checked(change: Break):
    found = broken("x4", change)
    assert found
    assert found <= {"malformed", "output-intent", "font-widths", "layers-unnamed"}


def test_metadata_that_is_no_stream_claims_nothing():
    assert broken("x4", puts(root, "Metadata", Dictionary(One=1))) == {"malformed", "no-claim"}


def test_the_first_standard_has_an_intent_of_the_press_and_no_later_form_of_font():
    def turned_rgb(pdf: Any) -> None:
        profile(16, b"RGB ")(pdf)
        intent(pdf).DestOutputProfile.N = 3

    assert broken("x1a", turned_rgb) == {"profile-space"}

    def as_opentype(pdf: Any) -> None:
        for used in first(pdf).Resources.Font.values():
            descriptor = used.DescendantFonts[0].FontDescriptor
            if "/FontFile2" in descriptor:
                descriptor.FontFile2.Subtype = Name.OpenType

    assert broken("x1a", as_opentype) == {"opentype"}


def test_a_page_says_its_size_and_what_it_blends_in():
    assert "no-media" in codes(sound("x1a").replace(b"/MediaBox", b"/MediaBux"))

    def unsaid(pdf: Any) -> None:
        del first(pdf).Group[Name.CS]
        del intent(pdf)[Name.DestOutputProfile]

    assert broken("x4", unsaid) == {"group-space", "no-profile"}


def test_what_a_library_mends_on_saving_is_found_in_the_bytes():
    data = sound("x1a")
    start = data.rindex(b"/ID")
    assert codes(data[:start] + b"/Ix" + data[start + 3 :]) == {"no-id"}
    assert codes(data.replace(b"/FlateDecode", b"/LZWDecode  ", 1)) >= {"lzw"}
    plain = sound("x4").replace(b"/Subtype /XML /Type /Metadata", b"/Filter[] /XML /Type /Metadata")
    assert "metadata-filter" in codes(plain)


def test_an_encrypted_file_and_one_that_is_no_pdf_are_told():
    locked = BytesIO()
    with pikepdf.open(BytesIO(sound("x4"))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert codes(locked.getvalue()) == {"encrypted"}
    half_open = BytesIO()
    with pikepdf.open(BytesIO(sound("x4"))) as pdf:
        pdf.save(half_open, encryption=pikepdf.Encryption(owner="o"))
    assert "encrypted" in codes(half_open.getvalue())
    assert codes(b"not a PDF at all") == {"broken"}
    assert codes(sound("x4")[: len(sound("x4")) // 3]) & {"broken", "content", "no-pages", "no-id"}


def test_a_file_is_held_to_what_it_claims_or_to_what_is_asked_for():
    assert "other-claim" in codes(sound("x1a"), "x4")
    plain = BytesIO()
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        pdf.save(plain)
    assert {"no-claim", "output-intent", "no-trim", "trapped", "no-metadata"} <= codes(plain.getvalue())
    for standard in (None, "x1a", "x3", "x4"):
        (told,) = [item for item in check_pdfx(plain.getvalue(), standard).diagnostics if item.code == "pdfx/no-claim"]
        assert told.severity is (Severity.PRINT if standard else Severity.WARNING)


@pytest.mark.skipif(which("gs") is None, reason="Ghostscript is not installed")
def test_a_file_of_another_writer_is_judged_as_its_makers_say(tmp_path: Path):
    """Ghostscript's PDF/X-3 of our page is right where it claims to be, its plain PDF is no PDF/X."""
    (tmp_path / "in.pdf").write_bytes(sound("x1a"))
    quiet = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK"]
    subprocess.run([*quiet, f"-sOutputFile={tmp_path / 'plain.pdf'}", str(tmp_path / "in.pdf")], check=True, timeout=60)
    for standard in (None, "x3"):
        assert {"no-claim", "output-intent"} <= codes((tmp_path / "plain.pdf").read_bytes(), standard)


def test_every_rule_has_a_file_that_breaks_it():
    tested = {code for code, _ in (*BOTH, *OLD, *X4)}
    elsewhere = {
        "broken", "encrypted", "version", "object-streams", "no-pages", "no-claim", "other-claim", "metadata-filter",
        "no-id", "lzw", "malformed",
        "opentype", "profile-space", "no-media", "content", "icc-profile", "group-space", "font-program",
    }  # fmt: skip
    rules = {code.removeprefix("pdfx/") for code in catalogue() if code.startswith("pdfx/")}
    assert rules - tested - elsewhere == set()


def test_a_font_and_invisible_text_last_no_longer_than_the_state_they_are_set_in() -> None:
    bare = {"Bare": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)}
    shown = b"BT /Bare 9 Tf q 3 Tr Q (a) Tj ET"
    assert broken("x4", draws(shown, Font=bare)) == {"font-embedding"}
    assert broken("x4", draws(b"BT /Bare 9 Tf 3 Tr (a) Tj ET", Font=bare)) == set()


@pytest.mark.parametrize("operator", ["Tf", "Tr", "cs", "CS", "ri"])
def test_an_operator_without_what_it_works_on_is_named(operator: str) -> None:
    assert "content" in broken("x4", draws(operator.encode()))
