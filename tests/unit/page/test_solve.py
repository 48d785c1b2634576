"""Row depths of a dummy."""

from __future__ import annotations

from layout.edition.model import RowDepth
from layout.page.row_costs import LEAST_LEG, SHORT_LEG, AreaNeed, Stretch
from layout.page.solve import MIN_ROW, solve_rows

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


def legs(over: int, under: int) -> list[AreaNeed]:
    """A story of three columns with its head over a picture in two of them: `taken` lines of head over each leg."""
    stretches = (Stretch(0, 2, 10, True), Stretch(0, 0, 10, True), Stretch(2, 2, 1))
    columns = ((0, 3), (1, 1), (2, 3))
    return [
        AreaNeed("lead", columns, over, 4, stretches=stretches),
        AreaNeed("photo", ((1, 1),), 0, 10, 16),
        AreaNeed("other", ((3, 3),), under),
    ]


def test_a_leg_over_a_picture_holds_no_text_or_enough_of_it() -> None:
    for lines in range(30, 130, 4):
        depths = solve_rows(legs(lines, 60), [SHARE, SHARE, SHARE, SHARE], 80)
        leg = depths[0] - 10
        assert leg < LEAST_LEG or leg >= SHORT_LEG, (lines, depths)


def test_a_leg_under_a_picture_has_room_for_text() -> None:
    for lines in range(30, 130, 4):
        needs = [*legs(lines, 60), AreaNeed("lead/1", ((2, 1),), 0, LEAST_LEG + 1)]
        assert solve_rows(needs, [SHARE, SHARE, SHARE, SHARE], 80)[2] > LEAST_LEG


def test_pinned_rows_keep_a_short_leg() -> None:
    assert solve_rows(legs(60, 60), [pin(14), SHARE, SHARE, SHARE], 80)[0] == 14


def test_a_masthead_keeps_its_depth_however_much_room_is_left() -> None:
    needs = [AreaNeed("masthead", ((0, 1),), 0, ideal=20, firm=True), AreaNeed("a", ((1, 5),), 150)]
    assert solve_rows(needs, [SHARE, SHARE], 120) == (20, 100)


def test_verse_gets_the_depth_that_keeps_its_lines_whole_before_rows_are_even() -> None:
    needs = [AreaNeed("verse", ((0, 1),), 0, 12, 22, 22), AreaNeed("a", ((1, 3),), 3 * 36)]
    assert solve_rows(needs, [SHARE, SHARE], 60)[0] >= 21


def test_rows_grow_past_a_picture_that_is_cropped_before_one_that_is_shown_whole() -> None:
    whole = AreaNeed("whole", ((0, 1),), 0, 14, 20, empties=True)
    cropped = AreaNeed("cropped", ((1, 1),), 0, 14, 20)
    first, second = solve_rows([whole, cropped], [SHARE, SHARE], 48)
    assert first - 20 < second - 20
