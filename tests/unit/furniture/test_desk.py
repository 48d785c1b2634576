"""The grid that furniture shares with the copy beside it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.furniture.desk import QuietDesk, grid_in
from layout.page.grid import PageGrid
from tests.unit.furniture.desks import area, desk, sheet

quiet = settings(derandomize=True, deadline=None)


@quiet
@given(st.integers(0, 100), st.integers(1, 20), st.integers(0, 19), st.integers(6, 14))
def test_lines_and_baselines_are_those_of_the_body(top: int, depth: int, line: int, points: int):
    context = desk()
    page = PageGrid(sheet().geometry, 5)
    grid = grid_in(sheet().geometry, area(context, (0, 4), (top, top + depth)))
    assert (grid.first, grid.lines) == (top, depth)
    assert grid.y(line) == page.y(top + line)
    size = points * 65536
    assert grid.baseline(line, size) == page.y(top + line) + page.baseline(size)


def test_a_hair_over_a_line_takes_the_next():
    grid = grid_in(sheet().geometry, area(desk(), (0, 0), (0, 10)))
    assert [grid.lines_for(depth) for depth in (0, 1, int(grid.pitch), int(grid.pitch) + 1)] == [0, 1, 1, 2]


def test_a_quiet_desk_keeps_things_to_itself():
    context = desk()
    QuietDesk(context).report("furniture/template", None)
    assert context.found == []
