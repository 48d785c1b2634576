"""Nameplates as art: what an SVG means, how large a PDF page is, and what is refused."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from PIL import Image

from layout.base.color import BLACK, Color, cmyk
from layout.base.geometry import Rect
from layout.display.items import Artwork, Outline, Picture
from layout.furniture.artwork import Art, ArtError, pdf_page_size, place_art, read_art

RED = Color("rgb", (1.0, 0.0, 0.0))


def svg(tmp_path: Path, inside: str, attributes: str = 'viewBox="0 0 100 100"') -> Art:
    path = tmp_path / "nameplate.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>', encoding="utf-8")
    return read_art(path)


def box(art: Art) -> tuple[float, float, float, float]:
    return tuple(round(n, 3) for n in (art.left, art.top, art.width, art.height))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ('<rect x="10" y="20" width="30" height="40"/>', (10, 20, 30, 40)),
        ('<rect x="10" y="20" width="30" height="40" rx="5"/>', (10, 20, 30, 40)),
        ('<circle cx="50" cy="50" r="10"/>', (40, 40, 20, 20)),
        ('<ellipse cx="50" cy="50" rx="20" ry="10"/>', (30, 40, 40, 20)),
        ('<polygon points="0,0 10,0 10,20"/>', (0, 0, 10, 20)),
        ('<path d="M0 0 h10 v10 h-10 z"/>', (0, 0, 10, 10)),
        ('<path d="M0 0 Q10 20 20 0 Z"/>', (0, 0, 20, 10)),
        ('<path d="M0 0 C0 20 20 20 20 0 Z"/>', (0, 0, 20, 15)),
        ('<g transform="translate(5 5) scale(2)"><rect width="10" height="10"/></g>', (5, 5, 20, 20)),
        ('<rect width="10" height="20" transform="rotate(90)"/>', (-20, 0, 20, 10)),
        ('<rect width="10" height="20" transform="matrix(1 0 0 -1 0 30)"/>', (0, 10, 10, 20)),
    ],
)
def test_the_ink_of_a_shape_is_measured_and_not_its_canvas(tmp_path: Path, shape: str, expected: tuple[int, ...]):
    assert box(svg(tmp_path, shape)) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize(
    ("attributes", "color"),
    [
        ("", BLACK),
        ('fill="#f00"', RED),
        ('fill="#FF0000"', RED),
        ('fill="rgb(255, 0, 0)"', RED),
        ('fill="rgb(100%, 0%, 0%)"', RED),
        ('style="fill:red"', RED),
        ('class="plate"', cmyk(0, 1, 1, 0)),
        ('fill="#000"', BLACK),
        ('fill="#808080"', cmyk(0, 0, 0, 0.498)),
        ('fill="#f00 device-cmyk(0, 1, 1, 0.05)"', cmyk(0, 1, 1, 0.05)),
        ('fill="currentColor"', None),
    ],
)
def test_colours_are_kept_as_authored(tmp_path: Path, attributes: str, color: Color | None):
    style = "<style>.plate { fill: device-cmyk(0 1 1 0) }</style>"
    (shape,) = svg(tmp_path, f'{style}<rect width="9" height="9" {attributes}/>').shapes
    assert shape.color == color


def test_a_group_hands_its_colour_down(tmp_path: Path):
    shapes = svg(
        tmp_path, '<g fill="red"><rect width="9" height="9"/><rect width="5" height="5" fill="#000"/></g>'
    ).shapes
    assert [shape.color for shape in shapes] == [RED, BLACK]


def test_what_is_hidden_or_unfilled_is_not_drawn(tmp_path: Path):
    wide = '<rect width="99" height="9"'
    hidden = f'{wide} fill="none"/>{wide} display="none"/><defs>{wide}/></defs>'
    assert svg(tmp_path, hidden + '<rect width="5" height="5"/>').width == 5


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("<text>报</text>", "text"),
        ('<image href="x.png"/>', "image"),
        ('<use href="#a"/>', "use"),
        ('<rect width="9" height="9" stroke="red"/>', "stroke"),
        ('<rect width="9" height="9" fill="url(#shade)"/>', "gradient"),
        ('<g clip-path="url(#c)"><rect width="9" height="9"/></g>', "clip-path"),
    ],
)
def test_what_is_left_out_of_an_svg_is_named(tmp_path: Path, element: str, name: str):
    assert svg(tmp_path, f'<rect width="5" height="5"/>{element}').left_out == (name,)


def _winding(outline: Outline, x: int, y: int) -> int:
    """How often straight contours go round a point."""
    total = 0
    points: list[tuple[int, int]] = []
    for step in (*outline.path, ("M", 0, 0)):
        if step[0] == "M" and points:
            for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
                if (y0 <= y) != (y1 <= y) and (x - x0) < (y - y0) * (x1 - x0) / (y1 - y0):
                    total += 1 if y1 > y0 else -1
            points = []
        if step[0] in ("M", "L"):
            points.append((int(step[1]), int(step[2])))
    return total


@pytest.mark.parametrize("hole", ["M3 3 H7 V7 H3 Z", "M3 3 V7 H7 V3 Z"])
def test_even_odd_counters_stay_open_under_the_nonzero_rule(tmp_path: Path, hole: str):
    art = svg(tmp_path, f'<path fill-rule="evenodd" d="M0 0 H10 V10 H0 Z {hole} M4 4 H6 V6 H4 Z"/>')
    (outline,) = place_art(art, Rect(0, 0, 1000, 1000), "报")
    assert isinstance(outline, Outline)
    assert [bool(_winding(outline, x, 500)) for x in (150, 350, 500)] == [True, False, True]


def test_art_fills_its_rectangle_and_reads_as_its_words(tmp_path: Path):
    art = svg(tmp_path, '<rect x="10" y="10" width="20" height="10"/><circle cx="20" cy="15" r="2"/>')
    items = place_art(art, Rect(100, 200, 2000, 1000), "河口日报", color=RED)
    first, second = items
    assert isinstance(first, Outline)
    assert isinstance(second, Outline)
    assert first.path[0] == ("M", 100, 200)
    assert ("L", 2100, 1200) in first.path
    assert (first.alt, second.alt) == ("河口日报", "")


def test_current_colour_is_the_colour_of_the_text(tmp_path: Path):
    (item,) = place_art(svg(tmp_path, '<rect fill="currentColor" width="9" height="9"/>'), Rect(0, 0, 9, 9), "", RED)
    assert isinstance(item, Outline)
    assert item.color == RED


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<svg",
        "<html/>",
        "<svg/>",
        '<svg><path d="M0 0 L"/></svg>',
        '<svg><path d="M x"/></svg>',
        '<svg><rect width="5" height="5" transform="spin(3)"/></svg>',
        '<svg><rect width="5" height="0"/></svg>',
        '<svg><polygon points="0,0 5,5"/></svg>',
    ],
)
def test_an_svg_without_anything_to_print_is_refused(tmp_path: Path, content: str):
    path = tmp_path / "nameplate.svg"
    path.write_text(content)
    with pytest.raises(ArtError):
        read_art(path)


PAGE = b"<< /Type /Page /Parent 2 0 R %s >>"


def pdf(*objects: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(b"%d 0 obj\n%s\nendobj" % (n, body) for n, body in enumerate(objects, 1))


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (pdf(PAGE % b"/MediaBox [0 0 200 50]"), (200, 50)),
        (pdf(PAGE % b"/MediaBox [0 0 200 50] /CropBox [10 10 110 40]"), (100, 30)),
        (pdf(PAGE % b"/MediaBox [0 0 200 50] /Rotate 90"), (50, 200)),
        (pdf(b"<< /Type /Pages /MediaBox [0 0 70 80] /Kids [2 0 R] >>", PAGE % b""), (70, 80)),
        (pdf(PAGE % b"/MediaBox [-5 -5 5.5 5]"), (10.5, 10)),
    ],
)
def test_the_size_of_a_pdf_page_is_read_from_its_boxes(data: bytes, size: tuple[float, float]):
    assert pdf_page_size(data) == size


def test_a_page_packed_in_an_object_stream_is_found():
    packed = zlib.compress(b"1 0 " + PAGE % b"/MediaBox [0 0 300 100]")
    stream = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream"
    assert pdf_page_size(pdf(stream)) == (300, 100)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7", pdf(PAGE % b""), pdf(PAGE % b"/MediaBox [0 0 0 0]")])
def test_a_pdf_without_a_page_of_some_size_is_refused(data: bytes):
    with pytest.raises(ArtError):
        pdf_page_size(data)


def test_pdf_and_bitmap_are_placed_whole_with_their_words(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(pdf(PAGE % b"/MediaBox [0 0 200 50]"))
    Image.new("1", (40, 10)).save(tmp_path / "a.png")
    rect = Rect(0, 0, 400, 100)
    for name, kind in (("a.pdf", Artwork), ("a.png", Picture)):
        art = read_art(tmp_path / name)
        assert art.width == 4 * art.height
        (item,) = place_art(art, rect, "河口日报")
        assert isinstance(item, kind)
        assert (item.rect, item.alt, item.digest) == (rect, "河口日报", art.digest)


def test_other_files_are_refused_and_missing_ones_missed(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(b"no picture")
    (tmp_path / "a.txt").write_bytes(b"words")
    for name in ("a.png", "a.txt"):
        with pytest.raises(ArtError):
            read_art(tmp_path / name)
    with pytest.raises(OSError, match=r"b\.svg"):
        read_art(tmp_path / "b.svg")
