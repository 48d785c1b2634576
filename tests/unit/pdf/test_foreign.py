"""PDFs of others, in the inks of the press or refused with the reason."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from layout.base.color import Color
from layout.base.geometry import Rect
from layout.base.units import pt
from layout.display.items import Artwork
from layout.pdf.content import make_fragment
from layout.pdf.document import DocumentWriter
from layout.pdf.foreign_colour import Spaces
from layout.pdf.metadata import About
from layout.pdf.press import Condition, condition, newsprint, press_color
from layout.pdf.standards import STANDARDS, StandardName
from layout.preflight.pdfx_check import check_pdfx
from layout.preflight.pdfx_rules import PdfxName
from tests.handmade import book, page, part
from tests.unit.pdf.test_artwork import art

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
Change = Callable[[pikepdf.Pdf, Any], None]


def changed(path: Path, change: Change) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf, pdf.pages[0].obj)
        pdf.save(path)
    return path


def placed(path: Path, standard: StandardName = "x4") -> tuple[bytes | None, list[str]]:
    """The file of a page with this artwork, and the codes of what stands against it."""
    writer = DocumentWriter(About("t", "p", "2026-11-24", "zh-CN"), STANDARDS[standard], book().face)
    item = Artwork(Rect(pt(10), pt(10), pt(100), pt(50)), str(path), sha256(path.read_bytes()).hexdigest())
    writer.add(make_fragment(page(part(item, role="artifact")), book().face))
    made = writer.finish()
    return made.value, [found.code for found in made.diagnostics]


OPENED: list[pikepdf.Pdf] = []
"""Objects of a PDF live as long as it is open."""


def form(path: Path, standard: StandardName = "x4") -> Any:
    data, codes = placed(path, standard)
    assert data, codes
    OPENED.append(pikepdf.open(BytesIO(data)))
    return OPENED[-1].pages[0].obj.Resources.XObject.Fm0


def operators(path: Path) -> str:
    return bytes(form(path).read_bytes()).decode("latin-1")


def profiled(pdf: pikepdf.Pdf, profile: bytes, channels: int) -> pikepdf.Object:
    stream = pdf.make_stream(profile)
    stream.N = channels
    return pikepdf.Array([pikepdf.Name.ICCBased, stream])


def test_inks_with_the_profile_of_the_press_keep_their_numbers_and_lose_the_profile(tmp_path: Path):
    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        head.Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(P=profiled(pdf, newsprint().profile, 4)))

    path = changed(art(tmp_path / "a.pdf", b"/P cs 0.1 0.2 0.3 0.4 scn 0 0 9 9 re f"), add)
    assert "0 0 0 1 k\n0.1 0.2 0.3 0.4 k" in operators(path)
    assert form(path).Resources.ColorSpace.P == "/DeviceCMYK"


def test_inks_with_another_profile_are_converted_and_black_stays_black(tmp_path: Path):
    other = bytearray(newsprint().profile)
    # Another curve in its first table makes another press.
    other[-6000] ^= 0x40

    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        head.Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(P=profiled(pdf, bytes(other), 4)))

    path = changed(art(tmp_path / "a.pdf", b"/P cs 0 0 0 1 scn 0 0 9 9 re f 0.5 0.9 0.9 0.2 scn 0 0 9 9 re f"), add)
    lines = operators(path).split("\n")
    assert lines[2] == "0 0 0 1 k"
    assert lines[5][-1] == "k"
    assert lines[5] != "0.5 0.9 0.9 0.2 k"


def inks(space: str, *values: float, press: Condition | None = None, profile: bytes = b"") -> tuple[float, ...]:
    """A colour of a space, or of a profile of three channels, in inks."""
    with pikepdf.new() as pdf:
        made = Spaces(pdf, press or newsprint()).conversion(
            profiled(pdf, profile, 3) if profile else pikepdf.Object.parse(space.encode())
        )
        assert made
        return made.inks(values)


LAB = "[/Lab <</WhitePoint [0.96 1 0.82] /Range [-128 127 -128 127]>>]"


def test_colours_by_a_profile_of_the_screen_and_by_lab_become_inks():
    red = inks("", 1, 0, 0, profile=SRGB)
    lab = inks(LAB, 53.2, 80.1, 67.2)
    assert red[1] > 0.9
    assert lab == pytest.approx(red, abs=0.06)
    assert inks("", 0.5, 0.5, 0.5, profile=SRGB)[:3] == (0, 0, 0)
    assert inks(LAB, 50, 0, 0)[:3] == (0, 0, 0)


@pytest.mark.parametrize(
    "space",
    [
        "[/Separation /Gold /DeviceRGB <</FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0.8 0] /N 1>>]",
        "[/DeviceN [/A] [/Lab <</WhitePoint [0.96 1 0.82]>>] "
        "<</FunctionType 2 /Domain [0 1] /C0 [100 0 0] /C1 [50 60 40] /N 1>>]",
        "[/Indexed /DeviceRGB 1 <000000FF0000>]",
    ],
)
def test_spaces_over_colours_of_the_screen_stand_on_inks_instead(tmp_path: Path, space: str):
    spaces = f"<</ColorSpace <</S {space}>>>>"
    made = form(art(tmp_path / "a.pdf", b"/S cs 1 scn 0 0 9 9 re f", spaces), "x1a").Resources.ColorSpace.S
    assert str(made[1 if str(made[0]) == "/Indexed" else 2]) == "/DeviceCMYK"


def test_a_space_whose_tints_nobody_can_work_out_is_refused(tmp_path: Path):
    spaces = "<</ColorSpace <</S [/DeviceN [/A /B] [/Lab <</WhitePoint [0.96 1 0.82]>>] <<>>]>>>>"
    used = art(tmp_path / "a.pdf", b"/S cs 1 1 scn 0 0 9 9 re f", spaces)
    assert placed(used)[1] == ["print/artwork-colour"]


def test_plates_that_the_plant_does_not_have_are_mixed_from_the_inks(tmp_path: Path):
    gold = "[/Separation /Gold /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.2 0.8 0] /N 1>>]"
    assert inks(gold, 0.5, press=condition(spots=False)) == (0, 0.1, 0.4, 0)
    with pikepdf.new() as pdf:
        assert Spaces(pdf, newsprint()).conversion(pikepdf.Object.parse(gold.encode())) is None


def shading(kind: int, function: str, space: str = "/DeviceRGB") -> str:
    coords = "[0 0 100 0]" if kind == 2 else "[0 0 0 9 9 9]"
    made = f"<</ShadingType {kind} /ColorSpace {space} /Coords {coords} /Function {function}>>"
    return f"<</Shading <</G {made}>>>>"


RAMP = "<</FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1>>"


@pytest.mark.parametrize("kind", [2, 3])
def test_gradients_of_the_screen_get_a_table_of_inks(tmp_path: Path, kind: int):
    made = form(art(tmp_path / "a.pdf", b"/G sh", shading(kind, RAMP)), "x1a").Resources.Shading.G
    assert made.ColorSpace == "/DeviceCMYK"
    data = made.Function.read_bytes()
    assert len(data) == 4 * 256
    red = press_color(Color("rgb", (1.0, 0.0, 0.0)), newsprint())
    assert [value / 255 for value in data[:4]] == pytest.approx(red, abs=0.01)
    blue = press_color(Color("rgb", (0.0, 0.0, 1.0)), newsprint())
    assert [value / 255 for value in data[-4:]] == pytest.approx(blue, abs=0.01)


def test_gradients_of_inks_stay_as_they_are(tmp_path: Path):
    inks = "<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1>>"
    made = form(art(tmp_path / "a.pdf", b"/G sh", shading(2, inks, "/DeviceCMYK"))).Resources.Shading.G
    assert made.Function.FunctionType == 2


def test_a_gradient_by_a_program_that_does_not_run_is_refused(tmp_path: Path):
    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        program = pdf.make_stream(b"{ dup invented }")
        program.update(pikepdf.Dictionary(FunctionType=4, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1]))
        head.Resources.Shading.G.Function = program

    path = changed(art(tmp_path / "a.pdf", b"/G sh", shading(2, RAMP)), add)
    assert placed(path)[1] == ["print/artwork-colour"]


def image(pdf: pikepdf.Pdf, data: bytes, size: tuple[int, int], **entries: Any) -> pikepdf.Object:
    made = pdf.make_stream(data)
    made.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=size[0], Height=size[1],
                                   BitsPerComponent=8, **entries))  # fmt: skip
    return made


def with_image(path: Path, make: Callable[[pikepdf.Pdf], pikepdf.Object]) -> Path:
    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        head.Resources.XObject = pikepdf.Dictionary(I=make(pdf))

    return changed(art(path, b"q 9 0 0 9 0 0 cm /I Do Q"), add)


def test_an_image_of_too_much_ink_inside_is_brought_under_the_limit(tmp_path: Path):
    path = with_image(
        tmp_path / "a.pdf",
        lambda pdf: image(pdf, bytes([191] * 4 * 100), (10, 10), ColorSpace=pikepdf.Name.DeviceCMYK),
    )
    data = form(path).Resources.XObject.I.read_bytes()
    assert max(sum(data[at : at + 4]) for at in range(0, len(data), 4)) <= 561


def test_an_image_of_inks_within_the_limit_is_not_touched(tmp_path: Path):
    samples = bytes(range(100)) * 4
    path = with_image(tmp_path / "a.pdf", lambda pdf: image(pdf, samples, (10, 10), ColorSpace=pikepdf.Name.DeviceCMYK))
    assert form(path).Resources.XObject.I.read_bytes() == samples


def test_a_jpeg_2000_inside_becomes_what_old_presses_read(tmp_path: Path):
    buffer = BytesIO()
    Image.new("RGB", (16, 16), (200, 30, 30)).save(buffer, "JPEG2000")
    path = with_image(
        tmp_path / "a.pdf", lambda pdf: image(pdf, buffer.getvalue(), (16, 16), Filter=pikepdf.Name.JPXDecode)
    )
    made = form(path, "x1a").Resources.XObject.I
    assert (str(made.ColorSpace), str(made.Filter)) == ("/DeviceCMYK", "/FlateDecode")


def test_the_mask_of_an_image_keeps_its_values(tmp_path: Path):
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        mask = image(
            pdf, bytes(range(4)), (2, 2), ColorSpace=pikepdf.Array([pikepdf.Name.CalGray, pikepdf.Dictionary()])
        )
        return image(pdf, bytes([255, 0, 0] * 4), (2, 2), ColorSpace=pikepdf.Name.DeviceRGB, SMask=mask)

    path = with_image(tmp_path / "a.pdf", make)
    mask = form(path).Resources.XObject.I.SMask
    assert (str(mask.ColorSpace), mask.read_bytes()) == ("/DeviceGray", bytes(range(4)))
    assert placed(path, "x1a")[1] == ["print/artwork-transparency"]


@pytest.mark.parametrize("space", [b"/RGB", b"/S"])
def test_an_inline_image_of_the_screen_becomes_an_object_in_inks(tmp_path: Path, space: bytes):
    content = b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS " + space + b" /BPC 8 ID \xff\x00\x00 EI Q"
    made = form(art(tmp_path / "a.pdf", content, "<</ColorSpace <</S [/CalRGB <<>>]>>>>"))
    assert bytes(made.read_bytes()).decode().split("\n")[3:] == ["/Inline0 Do", "Q"]
    assert made.Resources.XObject.Inline0.ColorSpace == "/DeviceCMYK"


@pytest.mark.parametrize("state", ["<</ca 0.5>>", "<</CA 0.3>>", "<</BM /Multiply>>", "<</SMask <</S /Alpha>>>>"])
def test_transparency_is_for_presses_that_take_it(tmp_path: Path, state: str):
    path = art(tmp_path / "a.pdf", b"/T gs 0 0 9 9 re f", f"<</ExtGState <</T {state}>>>>")
    assert placed(path, "x1a")[1] == placed(path, "x3")[1] == ["print/artwork-transparency"]
    assert placed(path, "x4")[1] == []


def test_what_tells_another_press_how_to_print_is_left_behind(tmp_path: Path):
    states = "<</ExtGState <</T <</TR /Identity /HT /Default /LW 2 /OP true>>>>>>"
    made = form(art(tmp_path / "a.pdf", b"/T gs", states)).Resources.ExtGState.T
    assert set(made.keys()) == {"/LW", "/OP"}


def test_a_font_that_is_not_embedded_is_named(tmp_path: Path):
    fonts = "<</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"
    path = art(tmp_path / "a.pdf", b"BT /F 9 Tf (a) Tj ET", fonts)
    assert placed(path)[1] == ["print/artwork-font"]


def test_layers_that_are_switched_off_are_not_drawn_and_shown_ones_become_matter(tmp_path: Path):
    def layers(off: bool) -> Change:
        def add(pdf: pikepdf.Pdf, head: Any) -> None:
            layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="a"))
            head.Resources.Properties = pikepdf.Dictionary(L=layer)
            pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer] if off else []))

        return add

    content = b"/OC /L BDC 1 1 0 0 k 0 0 9 9 re f /A BMC EMC EMC 9 0 9 9 re f"
    hidden = operators(changed(art(tmp_path / "a.pdf", content), layers(True)))
    assert hidden.split("\n")[1:] == ["1 1 0 0 k", "0 0 9 9 re", "n", "9 0 9 9 re", "f"]
    shown = changed(art(tmp_path / "b.pdf", content), layers(False))
    assert operators(shown).split("\n")[1:] == ["1 1 0 0 k", "0 0 9 9 re", "f", "9 0 9 9 re", "f"]
    assert "/Properties" not in form(shown).Resources


@pytest.mark.parametrize("standard", ["x1a", "x3", "x4"])
def test_a_page_with_converted_artwork_holds_its_standard(tmp_path: Path, standard: PdfxName):
    resources = shading(2, RAMP)[:-2] + " /ColorSpace <</P [/CalRGB <</WhitePoint [0.95 1 1.09]>>]>>>>"

    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        head.Resources.XObject = pikepdf.Dictionary(
            I=image(pdf, bytes([255, 0, 0] * 4), (2, 2), ColorSpace=profiled(pdf, SRGB, 3))
        )

    content = b"1 0 0 rg 0 0 9 9 re f /P cs 0 1 0 scn 0 0 9 9 re f /G sh q 9 0 0 9 0 0 cm /I Do Q"
    data, codes = placed(changed(art(tmp_path / "a.pdf", content, resources), add), standard)
    assert data, codes
    assert check_pdfx(data, standard).diagnostics == ()


def test_vector_colours_keep_the_plants_conditions():
    tight = condition(ink_limit=120)
    assert sum(inks("/DeviceRGB", 0.1, 0.1, 0.4, press=tight)) <= 1.21


def test_a_font_that_nothing_is_shown_in_is_left_behind(tmp_path: Path):
    fonts = "<</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"
    path = art(tmp_path / "a.pdf", b"BT /F 9 Tf ET 0 0 9 9 re f BT 3 Tr (a) Tj ET", fonts)
    assert placed(path)[1] == []
    assert "Tf" not in operators(path)
    assert "/F" not in form(path).Resources.Font


def seen(path: Path) -> Image.Image:
    """The artwork as it is printed, one pixel a point, as PDFium draws it."""
    data, codes = placed(path)
    assert data, codes
    drawing = drawn_by_pdfium_in_colour(data)
    return drawing.crop((10, 10, 110, 60))


def drawn_by_pdfium_in_colour(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        one: Any = document[0]
        return one.render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def is_reddish(pixel: Any) -> bool:
    red, green, blue = pixel
    return red > green + 60 and red > blue + 60


def mesh(pdf: pikepdf.Pdf, kind: int) -> Any:
    """A mesh over the left half in red, for the screen: triangles, a lattice, or one patch."""
    corners = [(0, 0), (255, 0), (0, 255), (255, 255)]
    red = bytes((255, 0, 0))
    if kind == 4:
        order = [0, 1, 2, 2, 1, 3]
        data = b"".join(bytes((0, *corners[n])) + red for n in order)
    elif kind == 5:
        data = b"".join(bytes(corner) + red for corner in corners)
    else:
        edge = [(0, 0), (0, 85), (0, 170), (0, 255), (85, 255), (170, 255), (255, 255), (255, 170), (255, 85), (255, 0),
                (170, 0), (85, 0)]  # fmt: skip
        inner = [(85, 85), (85, 170), (170, 170), (170, 85)] if kind == 7 else []
        data = bytes((0,)) + bytes(n for point in edge + inner for n in point) + red * 4
    made = pdf.make_stream(data)
    entries = pikepdf.Dictionary(ShadingType=kind, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerCoordinate=8,
                                 BitsPerComponent=8, Decode=[0, 50, 0, 50, 0, 1, 0, 1, 0, 1])  # fmt: skip
    made.update(entries)
    if kind == 5:
        made.VerticesPerRow = 2
    else:
        made.BitsPerFlag = 8
    return made


@pytest.mark.parametrize("kind", [4, 5, 6, 7])
def test_meshes_of_the_screen_hold_inks(tmp_path: Path, kind: int):
    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        head.Resources.Shading = pikepdf.Dictionary(M=mesh(pdf, kind))

    path = changed(art(tmp_path / "a.pdf", b"/M sh"), add)
    made = form(path, "x1a").Resources.Shading.M
    assert (str(made.ColorSpace), len(made.Decode)) == ("/DeviceCMYK", 12)
    drawing = seen(path)
    assert all(is_reddish(drawing.getpixel(at)) for at in ((10, 10), (25, 25), (40, 40)))
    assert drawing.getpixel((75, 25)) == (255, 255, 255)


def test_a_gradient_over_a_plane_and_a_mesh_on_a_scale_get_tables(tmp_path: Path):
    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        program = pdf.make_stream(b"{ pop pop 1 0 0 }")
        program.update(pikepdf.Dictionary(FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 3))
        plane = pikepdf.Dictionary(ShadingType=1, ColorSpace=pikepdf.Name.DeviceRGB, Matrix=[50, 0, 0, 50, 0, 0],
                                   Function=program)  # fmt: skip
        scale = mesh(pdf, 5)
        scale.write(b"".join(bytes((*at, 128)) for at in ((0, 0), (255, 0), (0, 255), (255, 255))))
        scale.Decode = [50, 100, 0, 50, 0, 1]
        scale.Function = pikepdf.Object.parse(RAMP.encode())
        head.Resources.Shading = pikepdf.Dictionary(P=plane, S=scale)

    path = changed(art(tmp_path / "a.pdf", b"/P sh /S sh"), add)
    made = form(path, "x1a").Resources.Shading
    assert [list(made.P.Function.Size), list(made.S.Function.Size)] == [[33, 33], [256]]
    assert is_reddish(seen(path).getpixel((25, 25)))


def test_patterns_and_drawn_glyphs_are_converted_as_pages_are(tmp_path: Path):
    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        tile = pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f")
        tile.update(pikepdf.Dictionary(PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 5, 5], XStep=5, YStep=5,
                                       Resources=pikepdf.Dictionary()))  # fmt: skip
        plain = pdf.make_stream(b"0 0 5 5 re f")
        plain.update(pikepdf.Dictionary(PatternType=1, PaintType=2, TilingType=1, BBox=[0, 0, 5, 5], XStep=5, YStep=5,
                                        Resources=pikepdf.Dictionary()))  # fmt: skip
        font = pikepdf.Object.parse(
            b"<</Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
            b"/Widths [1] /Encoding <</Differences [97 /a]>> /CharProcs <<>> /Resources <<>>>>"
        )
        font.CharProcs.a = pdf.make_stream(b"1 0 d0 1 0 0 rg 0 0 1 1 re f")
        head.Resources.Pattern = pikepdf.Dictionary(T=tile, U=plain)
        head.Resources.Font = pikepdf.Dictionary(F=pdf.make_indirect(font))

    spaces = "<</ColorSpace <</C [/Pattern /DeviceRGB]>>>>"
    content = (
        b"/Pattern cs /T scn 0 0 30 50 re f /C cs 1 0 0 /U scn 35 0 30 50 re f BT /F 25 Tf 1 0 0 1 70 10 Tm (a) Tj ET"
    )
    path = changed(art(tmp_path / "a.pdf", content, spaces), add)
    made = form(path, "x1a")
    assert [str(part) for part in made.Resources.ColorSpace.C] == ["/Pattern", "/DeviceCMYK"]
    drawing = seen(path)
    assert all(is_reddish(drawing.getpixel(at)) for at in ((12, 25), (52, 25), (80, 25)))


def test_a_picture_with_a_colour_that_is_left_out_keeps_its_hole(tmp_path: Path):
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        return image(
            pdf, bytes([255, 0, 0, 0, 255, 0]), (2, 1), ColorSpace=pikepdf.Name.DeviceRGB, Mask=[0, 0, 255, 255, 0, 0]
        )

    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        head.Resources.XObject = pikepdf.Dictionary(I=make(pdf))

    drawing = seen(changed(art(tmp_path / "a.pdf", b"q 100 0 0 50 0 0 cm /I Do Q"), add))
    assert is_reddish(drawing.getpixel((20, 25)))
    assert drawing.getpixel((80, 25)) == (255, 255, 255)


@pytest.mark.parametrize("turned", [False, True])
def test_a_jpeg_of_inks_by_another_profile_is_right_side_out(tmp_path: Path, turned: bool):
    other = bytearray(newsprint().profile)
    other[-6000] ^= 0x40
    buffer = BytesIO()
    # Pillow turns what it writes, as Adobe's programs do.
    Image.new("CMYK", (16, 16), (0, 230, 230, 0) if turned else (255, 25, 25, 255)).save(buffer, "JPEG", quality=95)

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        entries: dict[str, Any] = {"Decode": [1, 0] * 4} if turned else {}
        return image(pdf, buffer.getvalue(), (16, 16), ColorSpace=profiled(pdf, bytes(other), 4),
                     Filter=pikepdf.Name.DCTDecode, **entries)  # fmt: skip

    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        head.Resources.XObject = pikepdf.Dictionary(I=make(pdf))

    assert is_reddish(seen(changed(art(tmp_path / "a.pdf", b"q 100 0 0 50 0 0 cm /I Do Q"), add)).getpixel((50, 25)))


def test_palettes_and_pictures_in_lab_become_inks(tmp_path: Path):
    def add(pdf: pikepdf.Pdf, head: Any) -> None:
        table = pikepdf.Array(
            [pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 1, pikepdf.String(b"\xff\xff\xff\xff\x00\x00")]
        )
        lab = pikepdf.Array([pikepdf.Name.Lab, pikepdf.Object.parse(b"<</WhitePoint [0.96 1 0.82]>>")])
        head.Resources.XObject = pikepdf.Dictionary(
            I=image(pdf, bytes([0, 1]), (2, 1), ColorSpace=table),
            L=image(pdf, bytes([128, 230, 200]), (1, 1), ColorSpace=lab),
        )

    content = b"q 50 0 0 50 0 0 cm /I Do Q q 50 0 0 50 50 0 cm /L Do Q"
    path = changed(art(tmp_path / "a.pdf", content), add)
    assert str(form(path, "x1a").Resources.XObject.I.ColorSpace[1]) == "/DeviceCMYK"
    drawing = seen(path)
    assert drawing.getpixel((10, 25)) == (255, 255, 255)
    assert is_reddish(drawing.getpixel((40, 25)))
    assert is_reddish(drawing.getpixel((75, 25)))
