"""Written files, looked at by programs that had no part in writing them."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import segno
import zxingcpp
from PIL import Image

from layout.base.color import WHITE, Color, cmyk
from layout.base.geometry import Point, Rect
from layout.base.units import mm, pt
from layout.display.items import DisplayPage, Fill, Item, Modules, Outline, Picture, Stroke
from tests.handmade import HEI, KAI, LATIN, RARE, SONG, book, face, page, part, printed, run
from tests.real_pdf.readback import as_pdfium_reads, read_parts, read_stories
from tests.real_pdf.tools import (
    RESOLUTION,
    difference,
    drawn_by_mupdf,
    drawn_by_pdfium,
    drawn_by_poppler,
    needs,
    output,
    separations,
)

PHOTO = Path(__file__).resolve().parents[2] / "editions" / "2026-11-24" / "pictures" / "photo1.jpg"
PHOTO_DIGEST = sha256(PHOTO.read_bytes()).hexdigest()
RARE_CHAR = next(char for char in map(chr, range(0x20000, 0x2A6D0)) if face(RARE).glyph(char))

COPY = {
    "lead": [
        ("lead/h", "怎样排一张报纸"),
        ("lead/p1", "本报讯（记者 张三）今天是2026年11月24日，“引号”与‘单引号’——破折号……都在《版心报》。"),
        ("lead/p2", f"生僻字{RARE_CHAR}也在，AVATAR office 与 well-known 也在。"),
    ],
    "second": [("second/h", "直排标题，“引”：。"), ("second/p1", "粗体黑字一行。")],
}


def story_page() -> DisplayPage:
    """A page with all that text can do, in two stories."""
    head, first, second = COPY["lead"]
    cut = first[1].index("“")
    rare = second[1].index(RARE_CHAR)
    latin = second[1].index("AVATAR")
    lead = [
        part(run(head[1], 20, 40, family=HEI, weight=900, size=24, node=head[0]), role="headline", owner="lead",
             node=head[0]),
        part(
            run(first[1][:cut], 20, 70, gap=0.31, node=first[0]),
            run(first[1][cut:], 20, 84, gap=0.12, node=first[0], offset=cut), owner="lead", node=first[0],
        ),
        part(
            run(second[1][:rare], 20, 100, family=KAI, node=second[0]),
            run(RARE_CHAR, 60, 100, family=RARE, node=second[0], offset=rare),
            run(second[1][rare + 1 : latin], 70, 100, family=KAI, node=second[0], offset=rare + 1),
            run(second[1][latin : latin + 7], 110, 100, family=LATIN, node=second[0], offset=latin),
            run("-", 145, 100, family=LATIN, node="", actual_text="\u00ad")._replace(text=""),
            run(second[1][latin + 7 :], 20, 114, node=second[0], offset=latin + 7),
            owner="lead", node=second[0],
        ),
    ]  # fmt: skip
    vertical, body = COPY["second"]
    other = [
        part(run(vertical[1], 300, 50, size=14, axis="upright", node=vertical[0]), role="headline", owner="second",
             node=vertical[0]),
        part(run(body[1], 20, 150, stretch=0.8, node=body[0]), owner="second", node=body[0]),
    ]  # fmt: skip
    furniture = [
        part(Fill(Rect(pt(10), pt(20), pt(250), pt(30)), cmyk(0, 0, 0, 0.1)), Stroke(Point(pt(10), pt(60)),
             Point(pt(260), pt(60)), pt(0.5)), role="artifact"),
        part(run("A01　要闻　2026年11月24日", 20, 16, size=8, node=""), role="folio", owner=""),
    ]  # fmt: skip
    return page(*furniture, *lead, *other, width=pt(330), height=pt(240))


def written(*pages: DisplayPage) -> bytes:
    (file,) = printed(*pages, whole=True)
    return file.data


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(story_page())


@pytest.fixture(scope="module")
def path(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pdf") / "page.pdf"
    made.write_bytes(data)
    return made


def test_text_read_back_is_the_copy_story_by_story(data: bytes):
    assert read_stories(data) == {story: "".join(text for _, text in parts) for story, parts in COPY.items()}


def test_each_part_reads_as_its_own_text_in_order(data: bytes):
    assert [part.text for part in read_parts(data)] == [text for parts in COPY.values() for _, text in parts]


def test_furniture_is_no_part_of_any_story(data: bytes):
    assert not any("要闻" in text for text in read_stories(data).values())


@pytest.mark.parametrize(
    "text",
    [
        "一——二",
        "等等……吧",
        "“双”‘单’《书》〈篇〉",
        "a b",
        "50%，3.5kg",
        "①②③",
        "1\u00a0km 与 2 km",
        "\u00a0首",
        "\u3000缩进",
        "café naïve",
        "——",
    ],
)
def test_marks_and_spaces_come_back_as_they_were_typed(text: str):
    assert read_stories(written(page(part(run(text, 10, 30))))) == {"s": text}


def test_of_several_spaces_pdfium_gives_one_back():
    text = "a  b"
    assert read_stories(written(page(part(run(text, 10, 30))))) == {"s": as_pdfium_reads(text)} == {"s": "a b"}


def test_a_space_without_width_at_a_line_end_comes_back():
    first = run("end ", 10, 30, family=LATIN)
    squeezed = first._replace(offsets=(*first.offsets[:3], first.offsets[3]))
    found = read_stories(written(page(part(squeezed, run("of line", 10, 44, family=LATIN, offset=4)))))
    assert found == {"s": "end of line"}


def test_a_hyphen_of_the_copy_stays_and_an_inserted_one_goes():
    copy = run("well-", 10, 30, family=LATIN)
    going_on = run("known ty", 10, 44, family=LATIN, offset=5)
    hyphen = run("-", 60, 44, family=LATIN, node="", actual_text="\u00ad")._replace(text="")
    rest = run("pe", 10, 58, family=LATIN, offset=13)
    assert read_stories(written(page(part(copy, going_on, hyphen, rest)))) == {"s": "well-known type"}


def test_stories_of_any_name_are_told_apart():
    groups = [part(run(text, 10, at), owner=name) for text, at, name in (("甲", 30, "头条"), ("乙", 60, "lead"))]
    assert read_stories(written(page(*groups))) == {"头条": "甲", "lead": "乙"}


def test_a_story_goes_on_over_pages():
    pages = [page(part(run(text, 10, 30)), name=name) for name, text in (("A01", "从这里"), ("A02", "到那里"))]
    assert read_stories(written(*pages)) == {"s": "从这里到那里"}


@needs("qpdf")
def test_qpdf_finds_nothing(path: Path):
    assert "No syntax or stream encoding errors" in output("qpdf", "--check", path)


@needs("pdffonts")
def test_every_font_is_embedded_a_subset_and_readable(path: Path):
    rows = [line.split() for line in output("pdffonts", path).splitlines()[2:]]
    assert len(rows) >= 5
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}
    assert all(re.match(r"[A-Z]{6}\+", row[0]) for row in rows)


@needs("pdfinfo")
def test_poppler_reads_the_boxes_and_the_structure(path: Path):
    boxes = output("pdfinfo", "-box", path)
    assert re.search(r"TrimBox: +0\.00 +0\.00 +330\.00 +240\.00", boxes)
    structure = output("pdfinfo", "-struct-text", path)
    assert structure.index("怎样排一张报纸") < structure.index("本报讯") < structure.index("粗体黑字")


@needs("pdftotext", "mutool")
def test_other_readers_find_the_words(path: Path):
    for found in (output("pdftotext", "-raw", path, "-"), output("mutool", "draw", "-q", "-F", "txt", path)):
        for words in ("怎样排一张报纸", "《版心报》", "“引号”", "——破折号……", RARE_CHAR, "office"):
            assert words in found


@needs("pdftoppm", "mutool")
def test_three_renderers_draw_the_same_page(path: Path, data: bytes):
    pdfium, poppler, mupdf = drawn_by_pdfium(data), drawn_by_poppler(path), drawn_by_mupdf(path)
    assert difference(pdfium, poppler) <= 0.01
    assert difference(pdfium, mupdf) <= 0.01
    assert difference(poppler, mupdf) <= 0.01


def ink_box(image: Image.Image) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is drawn, in points."""
    box = image.point([255 if value < 128 else 0 for value in range(256)]).getbbox()
    assert box is not None
    return tuple(edge * 72 / RESOLUTION for edge in box)  # type: ignore[return-value]


def test_glyphs_stand_upright_in_a_vertical_line_centred_on_it():
    image = drawn_by_pdfium(written(page(part(run("十十", 100, 50, size=40, axis="upright")), width=pt(200),
                                         height=pt(200))))  # fmt: skip
    left, top, right, bottom = ink_box(image)
    assert (left + right) / 2 == pytest.approx(100, abs=1)
    assert 50 < top < 57
    assert 123 < bottom <= 130


def test_turned_letters_run_down_the_page_from_their_baseline():
    image = drawn_by_pdfium(written(page(part(run("HHHH", 100, 50, size=40, axis="rotated", family=LATIN)),
                                         width=pt(200), height=pt(250))))  # fmt: skip
    left, top, right, bottom = ink_box(image)
    assert left == pytest.approx(100, abs=1)
    assert right > 120
    assert top == pytest.approx(51, abs=1.5)
    assert bottom > 150


def test_outlines_and_fills_stand_where_they_belong():
    square: tuple[tuple[str | int, ...], ...] = (
        ("M", pt(20), pt(30)), ("L", pt(60), pt(30)), ("L", pt(60), pt(80)), ("L", pt(20), pt(80)), ("Z",),
    )  # fmt: skip
    image = drawn_by_pdfium(written(page(part(Outline(square), role="artifact"))))
    assert ink_box(image) == pytest.approx((20, 30, 60, 80), abs=0.6)


def test_a_bar_code_is_read_from_the_drawn_page():
    matrix = segno.make("https://example.org/版心", error="m").matrix
    runs: list[tuple[int, int, int]] = []
    for row, values in enumerate(matrix):
        column = 0
        while column < len(values):
            length = next((i for i, v in enumerate(values[column:]) if v != values[column]), len(values) - column)
            runs += [(row, column, length)] if values[column] else []
            column += length
    code = Modules(Point(pt(30), pt(30)), mm(0.5), tuple(runs))
    image = drawn_by_pdfium(written(page(part(code, role="artifact"))))
    assert [found.text for found in zxingcpp.read_barcodes(image)] == ["https://example.org/版心"]


def over_tint(*items: Item) -> DisplayPage:
    tint = Fill(Rect(pt(10), pt(10), pt(200), pt(100)), cmyk(0, 0.4, 0.2, 0))
    return page(part(tint, role="artifact"), part(*items), width=pt(220), height=pt(120))


@needs("gs")
def test_black_overprints_a_tint_and_white_knocks_it_out(tmp_path: Path):
    black = [run("黑字压印", 20, 40, size=24), Stroke(Point(pt(20), pt(60)), Point(pt(150), pt(60)), pt(2))]
    white = run("白字", 130, 100, size=24, color=WHITE)
    (tmp_path / "a.pdf").write_bytes(written(over_tint(*black, white)))
    plates = separations(tmp_path / "a.pdf", tmp_path)
    scale = RESOLUTION / 72
    under_black = tuple(round(edge * scale) for edge in (15, 15, 125, 105))
    tint = plates["Magenta"].crop(under_black).getextrema()  # type: ignore[arg-type]
    assert tint[0] == tint[1] == pytest.approx(102, abs=2)
    assert plates["Black"].getextrema()[1] == 255
    assert plates["Cyan"].getextrema() == (0, 0)
    assert plates["Magenta"].crop(tuple(round(edge * scale) for edge in (130, 75, 180, 105))).getextrema()[0] == 0  # type: ignore[arg-type]


@needs("gs")
def test_text_of_the_screens_black_is_on_the_black_plate_alone(tmp_path: Path):
    words = [run("黑", 20, 40, size=24, color=Color("rgb", (0, 0, 0))), run("灰", 60, 40, size=24,
             color=Color("rgb", (0.5, 0.5, 0.5)))]  # fmt: skip
    (tmp_path / "a.pdf").write_bytes(written(page(part(*words))))
    plates = separations(tmp_path / "a.pdf", tmp_path)
    assert [plates[ink].getextrema()[1] for ink in ("Cyan", "Magenta", "Yellow")] == [0, 0, 0]
    assert plates["Black"].getextrema()[1] == 255


@needs("gs")
def test_a_photograph_keeps_to_the_ink_that_newsprint_holds(tmp_path: Path):
    photo = Picture(Rect(0, 0, mm(100), mm(70)), str(PHOTO), PHOTO_DIGEST)
    (tmp_path / "a.pdf").write_bytes(written(page(part(photo, role="figure", node=""), height=mm(70))))
    plates = separations(tmp_path / "a.pdf", tmp_path)
    reduced = [plate.reduce(4).tobytes() for plate in plates.values()]
    assert max(map(sum, zip(*reduced, strict=True))) / 255 <= 2.25


@needs("pdfimages")
def test_pictures_are_in_the_inks_of_the_press(tmp_path: Path):
    photo = Picture(Rect(0, 0, mm(60), mm(42)), str(PHOTO), PHOTO_DIGEST)
    (tmp_path / "a.pdf").write_bytes(written(page(part(photo, role="figure", node=""))))
    row = output("pdfimages", "-list", tmp_path / "a.pdf").splitlines()[2].split()
    assert row[5:8] == ["cmyk", "4", "8"]
    assert int(row[12]) <= 310


def test_no_other_colour_space_is_named_anywhere(data: bytes):
    with pikepdf.open(BytesIO(data)) as pdf:
        syntax = b"".join(
            value.read_bytes() if isinstance(value, pikepdf.Stream) and "/N" not in value and "/Length1" not in value
            else value.unparse(resolved=True) if not isinstance(value, pikepdf.Stream) else b""
            for value in pdf.objects
        )  # fmt: skip
    assert not re.search(rb"DeviceRGB|CalRGB|/Lab\b|ICCBased", syntax)


def test_fonts_that_no_page_uses_are_not_in_the_file(data: bytes):
    assert book().face(face(SONG, 200).key) is not None
    assert b"wght200" not in data
