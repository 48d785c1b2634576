"""The golden numbers of newspaper practice §2-3, through the bundled stylesheets and own ones."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from layout.base.units import grid_line, mm, pt, to_mm
from layout.edition.model import Placement
from layout.page.grid import PageGrid, cut_width
from layout.page.model import ComposedPage
from tests.unit.page.pages import compose, page, sheet, story

ZI = pt(9)


@pytest.mark.parametrize(
    ("name", "zi", "lines", "columns", "measure", "trim"),
    [("broadsheet", 111, 120, 8, 13, (390, 540, 550)), ("tabloid", 71, 86, 6, 11, (270, 390, 390))],
)
def test_type_areas_are_counted_in_zi_and_lines(
    name: str, zi: int, lines: int, columns: int, measure: int, trim: tuple[int, int, int]
) -> None:
    geometry = sheet(name).geometry
    grid = PageGrid(geometry, columns)
    assert (geometry.type_width / geometry.zi, geometry.lines, geometry.zi) == (zi, lines, ZI)
    assert [m / ZI for m in grid.cut.measures] == [measure] * columns
    assert columns * measure + columns - 1 == zi
    assert round(to_mm(geometry.width)) == trim[0]
    assert trim[1] <= round(to_mm(geometry.height)) <= trim[2]


@pytest.mark.parametrize(("name", "capacity"), [("broadsheet", 13_320), ("tabloid", 6_106)])
def test_capacity_counts_gutters_too(name: str, capacity: int) -> None:
    geometry = sheet(name).geometry
    assert geometry.type_width // geometry.zi * geometry.lines == capacity


@pytest.mark.parametrize(("name", "pitch"), [("broadsheet", 11.575), ("tabloid", 11.54)])
def test_the_pitch_follows_from_depth_and_number_of_lines(name: str, pitch: float) -> None:
    geometry = sheet(name).geometry
    assert abs(PageGrid(geometry, 5).pitch / 65536 - pitch) < 0.01
    assert grid_line(geometry.lines, geometry.type_height, geometry.lines) == geometry.type_height


@pytest.mark.parametrize(
    ("name", "columns", "measures"),
    [("broadsheet", 8, [13, 27, 41, 55, 69, 83, 97, 111]), ("tabloid", 6, [11, 23, 35, 47, 59, 71])],
)
def test_a_long_column_is_as_wide_as_its_basic_columns_and_the_gutters_between(
    name: str, columns: int, measures: list[int]
) -> None:
    """长栏: heads and pictures over n columns, and text in one column over n, by the arithmetic of the textbook."""
    grid = PageGrid(sheet(name).geometry, columns)
    assert [(grid.column_right(n) - grid.column_left(0)) / ZI for n in range(columns)] == measures
    wide = [cut_width(grid.column_right(n) - grid.column_left(0), 1, ZI) for n in range(columns)]
    assert [cut.measures[0] / ZI for cut in wide] == measures


@pytest.mark.parametrize(
    ("name", "of", "drawn", "cut", "measure"),
    [
        ("broadsheet", 8, 3, 2, 20), ("broadsheet", 8, 5, 3, 22), ("tabloid", 6, 3, 2, 17), ("tabloid", 6, 4, 3, 15),
        ("tabloid", 6, 5, 4, 14),
    ],
)  # fmt: skip
def test_columns_broken_on_a_page_have_the_measures_of_the_textbook(
    name: str, of: int, drawn: int, cut: int, measure: int
) -> None:
    """三破二, 五破三, 三分二, 四分三, 五分四."""
    dummy = " ".join(["a"] * drawn + ["b"] * (of - drawn)) + " | *"
    made, _ = compose(
        page(dummy, placements={"a": Placement(columns=cut)}), [story("a", [900]), story("b")], sheet(name)
    )
    assert [width / ZI for width in widths(made)] == [measure] * cut


@pytest.mark.parametrize(
    ("mode", "measures", "gutters"),
    [
        ("absolute", [22, 22, 22], [1.5, 1.5]),
        ("relative", [22, 22, 23], [1, 1]),
        ("free", [22 + 1 / 3] * 3, [1, 1]),
        ("automatic", [22, 22, 22], [1, 2]),
    ],
)
def test_five_columns_broken_into_three_in_four_ways(
    mode: str, measures: list[float], gutters: list[float], tmp_path: Path
) -> None:
    styles = sheet("broadsheet", f"story[name=a] {{ column-cut: {mode} }}", tmp_path)
    drawn = page("a a a a a b b b | *", placements={"a": Placement(columns=3)})
    made, _ = compose(drawn, [story("a", [900]), story("b")], styles)
    columns = [frame.rect for frame in made.stories[0].frames]
    assert [round(rect.width / ZI, 2) for rect in columns] == [round(m, 2) for m in measures]
    gaps = [after.x - before.right for before, after in pairwise(columns)]
    assert [round(gap / ZI, 2) for gap in gaps] == gutters


@pytest.mark.parametrize(
    ("size", "zi", "lines", "depth", "columns"),
    [("297mm 420mm", 78, 90, 365, 5), ("235mm 315mm", 60, 70, 270, 4), ("400mm 578mm", 115, 128, 520, 7)],
)
def test_a_page_of_any_size_has_its_measures_in_whole_zi_and_its_foot_on_the_grid(
    size: str, zi: int, lines: int, depth: int, columns: int, tmp_path: Path
) -> None:
    css = f"@page {{ size: {size}; type-area: {zi}zi {lines}line; type-height: {depth}mm }}"
    styles = sheet("broadsheet", css, tmp_path)
    made, _ = compose(page(" ".join(["a"] * columns) + " | *"), [story("a", [2000])], styles)
    assert all(width % ZI == 0 for width in widths(made))
    grid = PageGrid(styles.geometry, columns)
    assert grid.y(lines) - grid.y(0) == mm(depth)
    assert (grid.column_left(0), grid.column_right(columns - 1)) == (grid.left, grid.right)


@pytest.mark.parametrize("number", [2, 3])
def test_odd_and_even_pages_have_one_grid(number: int) -> None:
    """Name and section change sides in the folio; text stands where it does on any page."""
    made, _ = compose(page("a a b b b | *", name=f"A0{number}"), [story("a", [1500], "题"), story("b", [2000], "题")])
    other, _ = compose(page("a a b b b | *", name="A04"), [story("a", [1500], "题"), story("b", [2000], "题")])
    assert [s.frames for s in made.stories] == [s.frames for s in other.stories]


def widths(made: ComposedPage) -> list[int]:
    """Of the text columns of the first story."""
    return [frame.rect.width for frame in made.stories[0].frames]
