"""The masthead: nameplate, what stands beside it, the strip, ears, and what happens when room is short."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp

from layout.base.color import Color
from layout.base.geometry import Rect
from layout.base.units import mm, to_mm
from layout.display.items import Item, Modules, Outline
from layout.edition.model import Nameplate, Paper, QrCodeSpec
from layout.furniture.fields import page_fields
from layout.furniture.masthead import set_ear, set_masthead
from layout.page.context import Context
from tests.unit.furniture.desks import (
    area,
    codes_reported,
    desk,
    edition,
    extent,
    fills,
    furniture,
    holding,
    lines,
    page,
    runs,
    styled,
)
from tests.unit.furniture.test_qr import drawn_codes

PAPER = Paper(
    "河口日报",
    publisher="河口市委主办",
    hotlines=("热线：0000-123456",),
    email="news@example.org",
    slogan="活力·魅力·热点",
    masthead=furniture(
        info=("{date_text}", "{lunar_text}"),
        contact=("{hotline_1}", "{email}"),
        strip_start="{publisher}",
        strip_center="第{issue}期",
        strip_end="今日{pages_today}版",
    ),
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#c00" d="M10 10 H210 V60 H10 Z"/></svg>'


def masthead(
    paper: Paper, context: Context, columns: tuple[int, int] = (0, 4), depth: int = 20
) -> tuple[list[Item], Rect]:
    rect = area(context, columns, (0, depth))
    one = edition(paper)
    return list(set_masthead(context, one, page_fields(one, page(), 4), rect)), rect


def test_everything_that_the_paper_wants_is_printed_once():
    context = desk()
    items, _ = masthead(PAPER, context)
    found = lines(items)
    for words in ("河口日报", "2026年11月24日", "农历丙午年十月十六", "热线：0000-123456", "news@example.org"):
        assert sum(words in line for line in found) == 1
    assert "河口市委主办第3187期今日4版" in found
    assert context.found == []


def test_everything_stays_inside_its_area():
    context = desk()
    items, rect = masthead(PAPER, context)
    ink = extent(runs(items))
    assert rect.x - 1 <= ink.x
    assert ink.right <= rect.right + 1
    assert rect.y <= ink.y
    assert ink.bottom <= rect.bottom
    assert all(rect.y <= f.rect.y and f.rect.bottom <= rect.bottom for f in fills(items))


def test_the_nameplate_stands_between_what_is_beside_it(tmp_path: Path):
    items, rect = masthead(PAPER, desk())
    plate = extent(holding(items, "河口日报"), lambda run: run.text in "河口日报")
    date, hotline = extent(holding(items, "2026年11月24日")), extent(holding(items, "热线：0000-123456"))
    assert date.right < plate.x
    assert plate.right < hotline.x
    assert abs(plate.x + plate.right - rect.x - rect.right) < mm(0.1)


def test_what_stands_beside_the_nameplate_holds_the_edges_of_the_type_area():
    items, rect = masthead(PAPER, desk())
    glyphs = list(runs(items))

    def beginning(words: str) -> Rect:
        return extent(glyphs, lambda run: run.text.startswith(words))

    zi = desk().sheet.geometry.zi
    assert all(beginning(words).x - rect.x < zi / 5 for words in ("2026", "农历"))
    assert all(rect.right - beginning(words).right < zi / 5 for words in ("热线", "news"))


@pytest.mark.parametrize("side", ["start", "end"])
def test_the_ink_of_a_nameplate_at_one_side_begins_at_the_edge_of_the_type_area(tmp_path: Path, side: str):
    context = desk(styles=styled(tmp_path, f"nameplate {{ text-align: {side} }}"))
    items, rect = masthead(PAPER, context)
    plate, date = extent(holding(items, "河口日报")), extent(holding(items, "2026年11月24日"))
    if side == "start":
        assert abs(plate.x - rect.x) <= 2
        assert plate.right < date.x
    else:
        assert abs(plate.right - rect.right) <= 2
        assert date.right < plate.x


def test_the_nameplate_takes_the_largest_size_that_its_room_allows(tmp_path: Path):
    rules = 'nameplate { font: 400 fit(20pt, 300pt)/1 "Bao Song" }'
    context = desk(styles=styled(tmp_path, rules))
    items, _ = masthead(PAPER, context, depth=20)
    small, _ = masthead(PAPER, context, depth=10)
    sizes = [max(run.size for run in holding(found, "河口日报")) for found in (items, small)]
    assert sizes[0] > 1.5 * sizes[1] > 0
    strip = min(fill.rect.y for fill in fills(items))
    assert extent(holding(items, "河口日报")).bottom < strip
    assert context.found == []


@pytest.mark.parametrize("width", [(0, 4), (0, 2), (0, 1)])
def test_nothing_collides_at_any_measure(width: tuple[int, int]):
    items, rect = masthead(PAPER, desk(), width)
    strip = sorted(holding(items, "河口市委主办"), key=lambda run: run.origin.x)
    boxes = [extent([run]) for run in strip]
    assert all(left.right < right.x for left, right in pairwise(boxes))
    plate = extent(holding(items, "河口日报"), lambda run: run.text in "河口日报")
    for words in ("2026年11月24日", "热线：0000-123456"):
        beside = extent(run for run in holding(items, words) if run.text not in "河口日报")
        assert beside.right < plate.x or plate.right < beside.x
    assert extent(runs(items)).right <= rect.right + 1


def test_a_strip_that_is_too_long_steps_down_and_is_then_named_with_what_is_too_much():
    context = desk()
    long = replace(PAPER, publisher="河口市委宣传部主管主办" * 8)
    items, rect = masthead(long, context, (0, 1))
    assert set(codes_reported(context)) == {"furniture/too-wide"}
    first = next(found for found in context.found if "河口市委宣传部" in found.value("text"))
    assert float(first.value("mm")) > 0
    assert int(first.value("characters")) > 0
    assert first.place is not None
    assert first.place[0] == "paper/masthead/strip_start"
    assert extent(runs(items)).right <= rect.right + 1


def test_a_line_without_its_field_leaves_no_gap():
    items, _ = masthead(replace(PAPER, email=""), desk())
    assert not [line for line in lines(items) if "example" in line]


def test_an_empty_masthead_still_has_a_name():
    bare = Paper("河口日报", masthead=furniture(info="{slogan}"))
    assert "河口日报" in lines(masthead(bare, desk())[0])


def test_lines_too_many_for_the_depth_are_reported_with_their_lines():
    context = desk()
    many = replace(PAPER, masthead=furniture(info=("{name}",) * 30))
    masthead(many, context, depth=10)
    (found,) = context.found
    assert (found.code, found.value("slot_zh")) == ("furniture/too-deep", "报头 info")
    assert int(found.value("lines")) > 10


def test_a_stylesheet_can_speak_of_a_line_by_its_field(tmp_path: Path):
    rules = "info > line[fields~=lunar_text] { font-size: 20pt }"
    items, _ = masthead(PAPER, desk(styles=styled(tmp_path, rules)))
    assert {run.size for run in holding(items, "农历丙午年十月十六") if run.text[0] in "农历"} == {20 * 65536}


def test_a_character_without_a_glyph_is_reported():
    context = desk()
    masthead(replace(PAPER, slogan="\U000f1234", masthead=furniture(info="{slogan}")), context)
    assert codes_reported(context) == ["font/no-glyph"]


# Art ---------------------------------------------------------------------------------------------------------


def with_art(tmp_path: Path, name: str = "plate.svg", content: str = SVG) -> Paper:
    (tmp_path / "plate.svg").write_text(content)
    return replace(PAPER, nameplate=Nameplate("河口日报", tmp_path / name))


def test_art_keeps_its_proportions_and_its_words(tmp_path: Path):
    items, _ = masthead(with_art(tmp_path), desk())
    (outline,) = [item for item in items if isinstance(item, Outline)]
    xs = [int(step[1]) for step in outline.path if step[0] in ("M", "L")]
    ys = [int(step[2]) for step in outline.path if step[0] in ("M", "L")]
    assert abs((max(xs) - min(xs)) / (max(ys) - min(ys)) - 4) < 0.001
    assert outline.alt == "河口日报"
    assert outline.color == Color("rgb", (0.8, 0.0, 0.0))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("none.svg", SVG, "furniture/art-missing"),
        ("plate.svg", "<svg/>", "furniture/art-unreadable"),
        ("plate.svg", SVG.replace("</svg>", "<text>报</text></svg>"), "furniture/art-unsupported"),
    ],
)
def test_art_with_faults_is_reported_and_the_name_still_printed(tmp_path: Path, name: str, content: str, code: str):
    context = desk()
    items, _ = masthead(with_art(tmp_path, name, content), context)
    assert codes_reported(context) == [code]
    assert "河口日报" in lines(items) or any(isinstance(item, Outline) for item in items)


# Codes and ears ----------------------------------------------------------------------------------------------


def test_a_code_in_the_masthead_can_be_scanned():
    code = QrCodeSpec("wechat", "https://example.org/a", "公众号")
    paper = replace(PAPER, qr=(code,), masthead=furniture(info="{date_text}", qr="wechat"))
    context = desk()
    items, rect = masthead(paper, context)
    (found,) = zxingcpp.read_barcodes(drawn_codes(items, rect))
    assert found.text == "https://example.org/a"
    assert context.found == []
    (modules,) = [item for item in items if isinstance(item, Modules)]
    side = max(column + length for _, column, length in modules.runs) * modules.unit
    assert to_mm(side) >= 18


def test_a_code_that_nobody_gave_is_named_with_those_there_are():
    context = desk()
    masthead(replace(PAPER, qr=(QrCodeSpec("a", "x"),), masthead=furniture(qr="b")), context)
    (found,) = context.found
    assert (found.code, found.value("name"), found.value("known")) == ("qr/unknown", "b", "a")


def ear(paper: Paper, context: Context, depth: int = 10) -> tuple[list[Item], Rect]:
    rect = area(context, (4, 4), (0, depth))
    one = edition(paper)
    return list(set_ear(context, one, page_fields(one, page(), 4), rect)), rect


def test_an_ear_stands_in_the_middle_of_its_frame():
    items, rect = ear(replace(PAPER, masthead=furniture(ear=("{slogan}", "内部资料"))), desk())
    ink = extent(runs(items))
    assert abs((ink.x + ink.right) - (rect.x + rect.right)) < mm(1)
    assert abs((ink.y + ink.bottom) - (rect.y + rect.bottom)) < mm(1.5)
    assert len(fills(items)) == 4


def test_an_ear_without_matter_is_a_hole_that_is_reported():
    context = desk()
    ear(PAPER, context)
    assert codes_reported(context) == ["furniture/empty-area"]


def test_an_ear_too_shallow_for_its_lines_is_reported():
    context = desk()
    ear(replace(PAPER, masthead=furniture(ear=("{name}",) * 12)), context)
    assert codes_reported(context) == ["furniture/too-deep"]
