"""QR codes on the page: what a phone reads off a rendering, sizes, captions, and codes that cannot be printed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from layout.base.color import BLACK
from layout.base.geometry import Rect
from layout.base.units import mm, to_mm
from layout.display.items import Fill, Item, Modules
from layout.furniture.desk import grid_in
from layout.furniture.qr import Codes, qr_depth, set_qr
from layout.page.context import Context
from tests.unit.furniture.desks import area, codes_reported, desk, extent, holding, lines, runs, sheet, styled

ONE: Codes = (("https://example.org/banxin", "河口日报公众号"),)
TWO: Codes = (*ONE, ("https://example.org/news", "河口新闻公众号"))
_PIXEL = mm(0.1)


def drawn_codes(items: Iterable[Item], rect: Rect) -> Image.Image:
    """Modules and the boxes of letters in `rect`, at 254 dpi."""
    image = Image.new("L", (rect.width // _PIXEL, rect.height // _PIXEL), 255)
    draw = ImageDraw.Draw(image)

    def fill(x: int, y: int, right: int, bottom: int) -> None:
        edges = [
            round((n - start) / _PIXEL) for n, start in zip((x, y, right, bottom), (rect.x, rect.y) * 2, strict=True)
        ]
        draw.rectangle((edges[0], edges[1], edges[2] - 1, edges[3] - 1), fill=0)

    for item in items:
        if isinstance(item, Modules):
            for row, column, length in item.runs:
                x, y = item.origin.x + column * item.unit, item.origin.y + row * item.unit
                fill(x, y, x + length * item.unit, y + item.unit)
    for run in runs(items):
        box = extent([run])
        fill(box.x, box.y, box.right, box.bottom)
    return image


def qr(codes: Codes, context: Context, columns: tuple[int, int] = (4, 4), depth: int = 14) -> tuple[list[Item], Rect]:
    rect = area(context, columns, (40, 40 + depth))
    return list(set_qr(context, codes, rect)), rect


def side(modules: Modules) -> int:
    return max(column + length for _, column, length in modules.runs) * modules.unit


def squares(items: Iterable[Item]) -> list[Modules]:
    return [item for item in items if isinstance(item, Modules)]


@pytest.mark.parametrize("codes", [ONE, TWO])
@pytest.mark.parametrize("columns", [(4, 4), (0, 4)])
def test_codes_are_read_back_from_the_page(codes: Codes, columns: tuple[int, int]):
    context = desk()
    items, rect = qr(codes, context, columns)
    found = {code.text for code in zxingcpp.read_barcodes(drawn_codes(items, rect))}
    assert found == {data for data, _ in codes}
    assert context.found == []


def test_codes_are_solid_black_and_all_of_one_size():
    one, two = squares(qr(TWO, desk())[0])
    assert one.color == two.color == BLACK
    assert side(one) == side(two)


def test_a_code_is_as_large_as_the_stylesheet_wants_and_no_larger(tmp_path: Path):
    (modules,) = squares(qr(ONE, desk(styles=styled(tmp_path, "qr { width: 25mm }")), depth=30)[0])
    assert 24.5 < to_mm(side(modules)) <= 25


def test_the_quiet_zone_is_free_of_captions_edges_and_neighbours():
    items, rect = qr(TWO, desk())
    one, two = sorted(squares(items), key=lambda m: m.origin.x)
    quiet = 4 * one.unit
    assert one.origin.x - rect.x >= quiet
    assert rect.right - two.origin.x - side(two) >= quiet
    assert two.origin.x - one.origin.x - side(one) >= quiet
    assert one.origin.y - rect.y >= quiet
    assert extent(runs(items)).y >= one.origin.y + side(one) + quiet


def test_a_tint_leaves_the_quiet_zone_white(tmp_path: Path):
    items, _ = qr(ONE, desk(styles=styled(tmp_path, "qr { background-color: gray(90%) }")))
    (modules,) = squares(items)
    tint, white = [item for item in items if isinstance(item, Fill)]
    assert white.color.components == (0, 0, 0, 0)
    assert white.rect.width == side(modules) + 8 * modules.unit
    assert tint.rect.width > white.rect.width


def test_captions_stand_in_the_middle_under_their_codes_on_the_grid():
    context = desk()
    items, rect = qr(ONE, context)
    (modules,) = squares(items)
    words = extent(holding(items, "河口日报公众号"))
    assert abs(words.x + words.right - 2 * modules.origin.x - side(modules)) < mm(0.5)
    grid = grid_in(sheet().geometry, rect)
    (run,) = holding(items, "河口日报公众号")
    assert run.origin.y in {grid.baseline(line, run.size) for line in range(grid.lines)}


def test_a_long_caption_takes_two_lines():
    context = desk()
    items, _ = qr((*TWO, ("https://example.org/c", "河口市融媒体中心新闻客户端下载")), context, depth=40)
    assert len(lines(items)) in (2, 3, 4)
    assert context.found == []


@pytest.mark.parametrize("codes", [ONE, TWO])
@pytest.mark.parametrize("count", [4, 5, 8])
def test_the_depth_it_asks_for_is_enough_for_a_phone(codes: Codes, count: int):
    context = desk()
    rect = area(context, (0, 0), (40, 41), count)
    depth = grid_in(sheet().geometry, rect).lines_for(qr_depth(context, codes, rect.width))
    items = set_qr(context, codes, area(context, (0, 0), (40, 40 + depth), count))
    assert all(to_mm(side(modules)) >= 18 for modules in squares(items))
    assert context.found == []


def test_codes_stand_one_over_the_other_where_side_by_side_is_too_small():
    items = set_qr(desk(), TWO, area(desk(), (0, 0), (40, 60), 8))
    one, two = squares(items)
    assert one.origin.x == two.origin.x
    assert one.origin.y + side(one) < two.origin.y


def test_a_code_too_small_for_newsprint_is_reported_with_the_room_it_needs():
    context = desk()
    qr(ONE, context, depth=6)
    (found,) = context.found
    assert (found.code, found.value("caption"), found.value("least")) == ("qr/too-small", "河口日报公众号", "18")
    assert float(found.value("mm")) < 18 < int(found.value("need"))


def test_an_address_too_long_for_newsprint_is_reported_with_the_length_that_would_do(tmp_path: Path):
    context = desk(styles=styled(tmp_path, "qr { width: 20mm }"))
    qr((("https://example.org/" + "a" * 300, "长网址"),), context)
    (found,) = context.found
    assert found.code == "qr/too-long"
    short = "x" * int(found.value("least"))
    again = desk(styles=styled(tmp_path, f"qr {{ width: {found.value('need')}mm }}"))
    qr((("https://example.org/" + "a" * 300, "长网址"),), again, (0, 4), 60)
    qr(((short, "短网址"),), again, (0, 4), 60)
    assert again.found == []


@pytest.mark.parametrize("data", ["", "版" * 2000])
def test_data_that_no_code_holds_is_reported_and_its_neighbour_printed(data: str):
    context = desk()
    items, _ = qr(((data, "坏码"), *ONE), context)
    assert codes_reported(context) == ["qr/no-code"]
    assert len(squares(items)) == 1


def test_a_code_without_a_caption_stands_in_the_middle_of_its_area():
    items, rect = qr((("https://example.org", ""),), desk())
    (modules,) = squares(items)
    assert abs(2 * modules.origin.y + side(modules) - rect.y - rect.bottom) < mm(0.5)


def test_no_codes_need_no_room():
    assert qr_depth(desk(), (), mm(100)) == 0
    assert squares(qr((), desk())[0]) == []
