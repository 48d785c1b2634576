"""Row depths of a dummy."""

from __future__ import annotations

from layout.edition.model import RowDepth
from layout.page.solve import MIN_ROW, AreaNeed, solve_rows

AUTO, SHARE = RowDepth("auto"), RowDepth("share")


def pin(lines: int) -> RowDepth:
    return RowDepth("lines", lines)


def test_a_pinned_row_keeps_its_depth_and_the_rest_goes_to_the_free_one() -> None:
    assert solve_rows([], [pin(20), SHARE], 120) == (20, 100)


def test_rows_without_needs_share_evenly() -> None:
    assert solve_rows([], [SHARE, SHARE, SHARE], 120) == (40, 40, 40)


def test_an_auto_row_takes_what_its_story_needs_and_the_sharing_row_the_rest() -> None:
    needs = [AreaNeed("lead", ((0, 5),), 150), AreaNeed("rest", ((1, 5),), 200)]
    assert solve_rows(needs, [AUTO, SHARE], 120) == (30, 90)


def test_the_deeper_of_two_stories_in_a_row_decides_its_depth() -> None:
    needs = [AreaNeed("a", ((0, 2),), 60), AreaNeed("b", ((0, 3),), 60), AreaNeed("c", ((1, 5),), 0)]
    assert solve_rows(needs, [AUTO, SHARE], 100)[0] == 30


def test_a_story_beside_two_others_is_weighed_over_all_its_rows() -> None:
    needs = [AreaNeed("tall", ((0, 1), (1, 1)), 60), AreaNeed("a", ((0, 1),), 40), AreaNeed("b", ((1, 1),), 20)]
    assert solve_rows(needs, [SHARE, SHARE], 60) == (40, 20)


def test_a_stepped_area_counts_the_columns_of_each_row() -> None:
    needs = [AreaNeed("L", ((0, 4), (1, 2)), 4 * 10 + 2 * 20), AreaNeed("photo", ((1, 2),), 0, ideal=20)]
    assert solve_rows(needs, [AUTO, AUTO], 30) == (10, 20)


def test_pins_that_leave_nothing_free_are_returned_as_they_are() -> None:
    assert solve_rows([], [pin(20), pin(40)], 120) == (20, 40)


def test_pins_that_leave_too_little_give_free_rows_their_least() -> None:
    assert solve_rows([], [pin(119), SHARE, SHARE], 120) == (119, MIN_ROW, MIN_ROW)
