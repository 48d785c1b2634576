"""Dummies: names to areas, depths, and faults at their words."""

import pytest

from layout.base.diagnostics import Diagnostic
from layout.base.units import mm
from layout.edition.dummy import Drawing, Names, read_dummy
from layout.edition.model import RowDepth
from layout.edition.source import SourceText
from layout.edition.yaml_reader import read_yaml
from layout.edition.yaml_tree import Mapping, Scalar

NAMES = Names(frozenset({"lead", "school", "供水"}), {"photo1": "lead"}, frozenset({"paper"}))


def draw(drawing: str) -> tuple[Drawing | None, tuple[Diagnostic, ...]]:
    text = "dummy: |\n" + "\n".join(f"  {line}" for line in drawing.splitlines()) + "\n"
    source = SourceText("2026-11-24/pages/A01.yaml", text)
    root = read_yaml(source).value.root
    assert isinstance(root, Mapping)
    scalar = root.value("dummy")
    assert isinstance(scalar, Scalar)
    outcome = read_dummy(scalar, source, NAMES, "A01")
    return outcome.value, outcome.diagnostics


def good(drawing: str) -> Drawing:
    value, faults = draw(drawing)
    assert value
    assert not faults
    return value


def faults(drawing: str) -> list[tuple[str, int, int]]:
    return [(item.code, item.place[1], item.place[2]) for item in draw(drawing)[1] if item.place]


def test_a_name_takes_all_its_cells_in_drawing_order():
    areas = good("masthead masthead\nlead photo1\nlead school").areas
    assert [(area.name, area.kind, area.cells) for area in areas] == [
        ("masthead", "masthead", ((0, 0), (0, 1))),
        ("lead", "story", ((1, 0), (2, 0))),
        ("photo1", "picture", ((1, 1),)),
        ("school", "story", ((2, 1),)),
    ]
    assert areas[2].story == "lead"


@pytest.mark.parametrize(
    "drawing", ["lead lead\nlead school", "lead lead school\nschool lead school\nschool school school"]
)
def test_any_connected_shape_is_a_story(drawing: str):
    assert {area.name for area in good(drawing).areas} == {"lead", "school"}


def test_depths_are_lines_lengths_auto_or_a_share():
    rows = good("lead | 20\nlead | 84 mm\nlead | 8.4cm\nlead | auto\nlead | *\nlead\nlead | 12行").rows
    assert rows == (
        RowDepth("lines", 20), RowDepth("length", mm(84)), RowDepth("length", mm(84)), RowDepth("auto"),
        RowDepth("share"), RowDepth("share"), RowDepth("lines", 12),
    )  # fmt: skip


def test_words_are_parted_by_any_spaces_and_a_full_width_bar_will_do():
    drawing = good("lead　　lead   供水 ｜ １０   # 供水在右")
    assert (drawing.columns, drawing.rows) == (3, (RowDepth("lines", 10),))


def test_points_are_empty_cells_and_empty_rows_are_nothing():
    drawing = good("# 上半版\nlead .\n\nlead school")
    assert (drawing.columns, len(drawing.rows)) == (2, 2)


def test_codes_and_ears_have_areas_too():
    areas = good("报头 ear1 paper 二维码 导读").areas
    assert [area.kind for area in areas] == ["masthead", "ear", "qr", "qr", "index"]


def test_a_short_row_is_reported_at_its_last_word_and_a_long_one_at_the_first_too_many():
    assert faults("lead lead lead\nlead lead\nlead lead lead\nlead lead lead lead") == [
        ("dummy/ragged-row", 3, 8), ("dummy/ragged-row", 5, 18),
    ]  # fmt: skip


def test_an_unknown_name_is_reported_at_its_word_with_the_nearest():
    _, (fault,) = draw("lead shcool")
    assert (fault.code, fault.place, fault.value("near")) == ("dummy/unknown-name", fault.place, "school")
    assert fault.place
    assert fault.place[1:] == (2, 8, 6)


def test_a_split_area_is_reported_at_its_second_piece():
    assert faults("lead school lead") == [("dummy/split-area", 2, 15)]
    assert faults("lead school\nschool lead") == [("dummy/split-area", 3, 10), ("dummy/split-area", 3, 3)]


def test_an_advertisement_is_named_in_either_language():
    areas = good("lead ad:bank\nlead 广告：bank").areas
    assert [(area.name, area.kind, area.ad) for area in areas] == [("lead", "story", ""), ("ad:bank", "ad", "bank")]


def test_an_area_that_a_story_goes_on_in_is_named_with_a_mark_of_either_width():
    areas = good("lead lead>\nschool lead＞＞").areas
    assert [(area.name, area.kind, area.owner, area.goes_on) for area in areas] == [
        ("lead", "story", "lead", False),
        ("lead>", "story", "lead", True),
        ("school", "story", "school", False),
        ("lead>>", "story", "lead", True),
    ]


def test_what_goes_on_must_be_a_story():
    (fault,) = draw("lead laed>")[1]
    assert (fault.code, fault.value("name"), fault.value("near")) == ("dummy/unknown-name", "laed", "lead")
    assert [code for code, *_ in faults("lead masthead>")] == ["dummy/unknown-name"]


def test_a_row_with_the_masthead_takes_what_it_needs_unless_told_otherwise():
    rows = good("masthead masthead\nlead lead").rows
    assert rows == (RowDepth("auto"), RowDepth("share"))
    assert good("masthead lead | *\nlead lead").rows[0] == RowDepth("share")
    assert good("报头 报头 | 20\nlead lead").rows[0] == RowDepth("lines", 20)


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("20-30", RowDepth("share", least=20, most=30)),
        ("* 20–30 行", RowDepth("share", least=20, most=30)),
        ("２０～３０", RowDepth("share", least=20, most=30)),
        (">=20", RowDepth("share", least=20)),
        ("至少 20 行", RowDepth("share", least=20)),
        ("<= 30", RowDepth("share", most=30)),
        ("至多30", RowDepth("share", most=30)),
        ("auto 20至30", RowDepth("auto", least=20, most=30)),
        ("自动 ≥20", RowDepth("auto", least=20)),
        ("60-80 mm", RowDepth("share", least=mm(60), most=mm(80), unit="length")),
        ("auto <=8cm", RowDepth("auto", most=mm(80), unit="length")),
    ],
)
def test_rows_that_are_not_pinned_may_have_bounds(typed: str, row: RowDepth):
    assert good(f"lead | {typed}").rows == (row,)


def test_bounds_that_cross_are_reported_with_what_was_typed():
    value, (fault,) = draw("lead | 30-20  # 反了")
    assert value
    assert (fault.code, fault.value("least"), fault.value("most")) == ("dummy/depth-crossed", "30", "20")
    assert fault.place
    assert fault.place[1:] == (2, 10, 5)
    assert value.rows == (RowDepth("share"),)


@pytest.mark.parametrize(
    "depth",
    ["多一点", "3.5", "0", "-4", "1000", "20 px", "*2", "20-", "20-30mm-40", ">20", ">=0", "20行-30mm", "1.5-3"],
)
def test_a_depth_that_can_not_be_read_is_reported_and_shared(depth: str):
    value, (fault,) = draw(f"lead | {depth}")
    assert value
    assert (fault.code, value.rows) == ("dummy/depth", (RowDepth("share"),))


def test_an_empty_dummy_draws_nothing():
    assert draw("# nothing")[0] is None


def test_a_dummy_on_one_line_in_quotes_has_places_too():
    source = SourceText("a.yaml", 'dummy: "lead shcool"\n')
    root = read_yaml(source).value.root
    scalar = root.value("dummy") if isinstance(root, Mapping) else None
    assert isinstance(scalar, Scalar)
    (fault,) = read_dummy(scalar, source, NAMES, "A01").diagnostics
    assert fault.place
    assert fault.place[1:3] == (1, 14)
