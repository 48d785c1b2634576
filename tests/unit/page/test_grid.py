"""Column arithmetic (算栏) and the lines of the grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout.base.units import Length, grid_line, mm, pt
from layout.page.grid import PageGrid, cut_width
from layout.style.model import PageGeometry

ZI = pt(9)
BROADSHEET = PageGeometry(
    width=mm(390), height=mm(545), bleed=mm(3), zi=ZI, zi_count=111, lines=120, type_height=mm(490),
    column_count=8, column_gap_zi=1.0, margin_top=mm(27), margin_left=mm(19),
)  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "cut", "measure", "expected"),
    [(3, 2, 13, (20, 0)), (5, 3, 13, (22, 1)), (3, 2, 11, (17, 0)), (4, 3, 11, (15, 0)), (5, 4, 11, (14, 0))],
)
def test_broken_columns_as_the_textbook_has_them(
    columns: int, cut: int, measure: int, expected: tuple[int, int]
) -> None:
    """`columns` basic columns with a 字 between them, cut anew: the measure, and the 字 left over."""
    width = columns * measure + columns - 1
    made = cut_width(width * ZI, cut, ZI)
    assert [m / ZI for m in made.measures] == [expected[0]] * cut
    assert width - cut * expected[0] - (cut - 1) == expected[1]


@pytest.mark.parametrize(
    ("mode", "measures", "gutter"),
    [("absolute", (9, 9), 2), ("relative", (9, 10), 1), ("free", (9.5, 9.5), 1), ("automatic", (9, 9), 2)],
)
def test_four_ways_of_cutting_twenty_zi_in_two(mode: str, measures: tuple[float, float], gutter: int) -> None:
    cut = cut_width(20 * ZI, 2, ZI, mode=mode)  # type: ignore[arg-type]
    assert [m / ZI for m in cut.measures] == list(measures)
    assert (cut.starts[1] - cut.measures[0]) / ZI == gutter


def test_a_rest_of_one_zi_widens_both_gutters_of_a_five_into_three() -> None:
    cut = cut_width(69 * ZI, 3, ZI)
    assert [m / ZI for m in cut.measures] == [22, 22, 22]
    assert [s / ZI for s in cut.starts] == [0, 23.5, 47]


def test_on_the_page_grid_every_column_starts_on_a_whole_zi() -> None:
    cut = cut_width(69 * ZI, 3, ZI, mode="automatic")
    assert [s / ZI for s in cut.starts] == [0, 23, 47]


def test_a_single_column_stands_in_the_middle_of_a_width_that_is_no_whole_zi() -> None:
    cut = cut_width(20 * ZI + 4000, 1, ZI)
    assert cut == ((2000,), (20 * ZI,))


@pytest.mark.parametrize("columns", range(4, 9))
def test_basic_columns_fill_the_type_area_and_gutters_take_the_rest(columns: int) -> None:
    grid = PageGrid(BROADSHEET, columns)
    assert grid.column_left(0) == grid.left
    assert grid.column_right(columns - 1) == grid.right
    assert all(m % ZI == 0 for m in grid.cut.measures)
    assert len(set(grid.cut.measures)) == 1


def test_the_last_grid_line_falls_exactly_on_the_foot_of_the_type_area() -> None:
    grid = PageGrid(BROADSHEET, 5)
    assert grid.y(0) == BROADSHEET.margin_top
    assert grid.y(120) == BROADSHEET.margin_top + mm(490)


def test_grid_lines_are_rounded_one_by_one_and_never_added_up() -> None:
    height, lines = 1_000_003, 7
    assert [grid_line(i, height, lines) for i in range(8)] == [round(i * height / lines) for i in range(8)]


def test_a_depth_takes_as_many_lines_as_hold_it() -> None:
    grid = PageGrid(BROADSHEET, 5)
    assert [grid.lines_for(d) for d in (0, 1, grid.y(3) - grid.y(0), grid.y(3) - grid.y(0) + 2)] == [0, 1, 3, 4]


def test_twice_the_page_gives_twice_the_coordinates() -> None:
    double = replace(
        BROADSHEET, zi=Length(2 * ZI), type_height=Length(2 * BROADSHEET.type_height),
        margin_top=Length(2 * BROADSHEET.margin_top), margin_left=Length(2 * BROADSHEET.margin_left),
    )  # fmt: skip
    small, large = PageGrid(BROADSHEET, 6), PageGrid(double, 6)
    for column in range(6):
        assert abs(large.column_left(column) - 2 * small.column_left(column)) <= 1
    for line in range(121):
        assert abs(large.y(line) - 2 * small.y(line)) <= 1
