from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from layout.base.geometry import Rect
from layout.base.units import pt
from layout.display.items import Artwork
from layout.pdf.artwork import ArtworkError
from layout.pdf.content import make_fragment
from layout.pdf.document import DocumentWriter
from layout.pdf.metadata import About
from layout.pdf.standards import STANDARDS
from tests.handmade import book, page, part


def art(path: Path, content: bytes, resources: str = "<<>>", extra: str = "", size: str = "[0 0 100 50]") -> Path:
    """A PDF of one page with `content`, whose boxes and other entries are PDF syntax."""
    pdf = pikepdf.new()
    head = f"<</Type /Page /MediaBox {size} /Resources {resources} {extra}>>"
    one = pikepdf.Object.parse(head.encode())
    one.Contents = pdf.make_stream(content)
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(one)))
    pdf.save(path)
    return path


def form(path: Path) -> tuple[pikepdf.Pdf, pikepdf.Object]:
    """The form that a page with this artwork gets."""
    writer = DocumentWriter(About("t", "p", "2026-11-24", "zh-CN"), STANDARDS["x4"], book().face)
    items = Artwork(Rect(pt(10), pt(10), pt(100), pt(50)), str(path), sha256(path.read_bytes()).hexdigest())
    writer.add(make_fragment(page(part(items, role="artifact")), book().face))
    pdf = pikepdf.open(BytesIO(writer.finish().value or b""))
    return pdf, pdf.pages[0].obj.Resources.XObject.Fm0


def drawn(path: Path) -> str:
    pdf, made = form(path)
    with pdf:
        return bytes(made.read_bytes()).decode()


def numbers(made: pikepdf.Object, key: str) -> list[float]:
    return [float(value) for value in made[key]]


def test_artwork_is_a_form_one_unit_square(tmp_path: Path):
    pdf, made = form(art(tmp_path / "a.pdf", b"0 0 0 1 k 0 0 50 50 re f", size="[20 10 120 60]"))
    with pdf:
        assert numbers(made, "/BBox") == [20, 10, 120, 60]
        assert numbers(made, "/Matrix") == pytest.approx([0.01, 0, 0, 0.02, -0.2, -0.2])


def corner(matrix: list[float], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return round(a * x + c * y + e, 6), round(b * x + d * y + f, 6)


@pytest.mark.parametrize(("turn", "top_left"), [(0, (0, 50)), (90, (0, 0)), (180, (100, 0)), (270, (100, 50))])
def test_a_turned_page_is_turned(tmp_path: Path, turn: int, top_left: tuple[float, float]):
    pdf, made = form(art(tmp_path / "a.pdf", b"", extra=f"/Rotate {turn}"))
    with pdf:
        matrix = numbers(made, "/Matrix")
    assert corner(matrix, *top_left) == (0, 1)
    corners = {corner(matrix, x, y) for x in (0, 100) for y in (0, 50)}
    assert corners == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_only_the_visible_part_counts(tmp_path: Path):
    pdf, made = form(art(tmp_path / "a.pdf", b"", extra="/CropBox [10 10 60 40]"))
    with pdf:
        assert numbers(made, "/BBox") == [10, 10, 60, 40]


def test_colours_of_the_screen_become_inks(tmp_path: Path):
    made = drawn(art(tmp_path / "a.pdf", b"1 0 0 rg 0 0 9 9 re f 0 g 0.5 G 1 1 m 0 0 0 RG 9 9 l S 0 0 0 1 k"))
    assert not re.search(r"\b(rg|RG)\b", made)
    assert re.findall(r"([\d.]+ [\d.]+ [\d.]+ [\d.]+) [kK]", made)[1:] == ["0 0 0 1", "0 0 0 1"]


def test_colours_in_named_spaces_are_inks_too_and_the_space_ends_with_its_state(tmp_path: Path):
    spaces = "<</ColorSpace <</C [/CalRGB <</WhitePoint [0.95 1 1.09]>>] /S [/Separation /Gold /DeviceCMYK <<>>]>>>>"
    content = b"/C cs 0 0 0 sc q /S cs 0.5 scn Q 1 1 1 scn /DeviceRGB CS 0 0 0 SC"
    made = drawn(art(tmp_path / "a.pdf", content, spaces)).split("\n")[1:]
    assert made == ["0 0 0 1 k", "0 0 0 1 k", "q", "/S cs", "0.5 scn", "Q", "0 0 0 0 k", "0 0 0 1 K", "0 0 0 1 K"]


def test_pictures_of_the_screen_inside_are_converted_and_what_leads_away_is_left_behind(tmp_path: Path):
    path = art(tmp_path / "a.pdf", b"q 9 0 0 9 0 0 cm /I Do Q", extra="/StructParents 3 /PieceInfo <<>>")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        image = pdf.make_stream(bytes([255, 0, 0] * 4))
        for key, value in {
            "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 2, "/Height": 2,
            "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8,
        }.items():  # fmt: skip
            image[key] = value
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(I=image)
        pdf.save(path)
    pdf, made = form(path)
    with pdf:
        assert made.Resources.XObject.I.ColorSpace == "/DeviceCMYK"
        assert "/StructParents" not in made
        assert b"/PieceInfo" not in pdf.Root.unparse(resolved=True)


def test_objects_used_twice_are_copied_once(tmp_path: Path):
    path = art(tmp_path / "a.pdf", b"")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        shared = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, LW=3))
        pdf.pages[0].obj.Resources.ExtGState = pikepdf.Dictionary(A=shared, B=shared)
        pdf.save(path)
    pdf, made = form(path)
    with pdf:
        states = made.Resources.ExtGState
        assert states.A.objgen == states.B.objgen
        assert states.A.LW == 3


def test_objects_that_name_each_other_end(tmp_path: Path):
    path = art(tmp_path / "a.pdf", b"")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        one = pdf.make_indirect(pikepdf.Dictionary(N=1))
        other = pdf.make_indirect(pikepdf.Dictionary(Other=one))
        one.Other = other
        pdf.pages[0].obj.Resources.Invented = one
        pdf.save(path)
    pdf, made = form(path)
    with pdf:
        assert made.Resources.Invented.Other.Other.N == 1


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\nbroken"])
def test_artwork_that_went_bad_is_named(tmp_path: Path, content: bytes):
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    with pytest.raises(ArtworkError, match=r"bad\.pdf"):
        form(path)
