"""Text round obstacles: which pieces of the lines of columns are left."""

from __future__ import annotations

from layout.base.geometry import Point, Rect
from layout.page.around import Around, Margins, Obstacle, WrapFlow, trimmed
from layout.page.columns import TextColumn
from layout.page.grid import Rhythm

ZI, LINE = 100, 150
LEAST = 8 * ZI
NO_MARGINS = Margins()


def column(start_zi: int = 0, zi: int = 20, lines: int = 6, vertical: bool = False) -> TextColumn:
    return TextColumn(start_zi * ZI, zi * ZI, 0, lines, True, Rhythm(0, 0, lines * LINE, lines), vertical=vertical)


def obstacle(
    x: int, line: int, zi: int, lines: int, wrap: WrapFlow = "maximum", margins: Margins = NO_MARGINS
) -> Obstacle:
    return Obstacle(Rect(x * ZI, line * LINE, zi * ZI, lines * LINE), (), margins, wrap)


def pieces(columns: list[TextColumn], *obstacles: Obstacle, least: int = LEAST) -> list[list[str]]:
    """For every column and line, its free pieces in 字 from the column's start."""
    found = [[""] * column.lines for column in columns]
    for slot in Around(obstacles, ZI, least).slots(columns):
        text = f"{slot.offset // ZI}-{(slot.offset + slot.measure) // ZI}"
        found[slot.frame][slot.grid_line] = f"{found[slot.frame][slot.grid_line]} {text}".strip()
    return found


def test_a_column_without_obstacles_gives_all_its_lines_whole() -> None:
    assert pieces([column(lines=3)]) == [["0-20", "0-20", "0-20"]]


def test_lines_beside_an_obstacle_at_the_left_begin_after_it() -> None:
    assert pieces([column(lines=4)], obstacle(0, 1, 8, 2)) == [["0-20", "8-20", "8-20", "0-20"]]


def test_an_obstacle_across_a_gutter_shortens_both_columns() -> None:
    two = [column(0, 20, 2), column(21, 20, 2)]
    assert pieces(two, obstacle(14, 0, 14, 1)) == [["0-14", "0-20"], ["7-20", "0-20"]]


def test_a_line_with_too_little_room_takes_no_text_and_text_goes_on_under_it() -> None:
    assert pieces([column(lines=3)], obstacle(0, 1, 13, 1)) == [["0-20", "", "0-20"]]
    assert pieces([column(lines=3)], obstacle(0, 1, 12, 1)) == [["0-20", "12-20", "0-20"]]


def test_lines_are_shortened_by_whole_characters() -> None:
    wide = Obstacle(Rect(0, 0, 5 * ZI + 30, LINE))
    assert pieces([column(lines=1)], wide) == [["6-20"]]
    right = Obstacle(Rect(15 * ZI - 30, 0, 9 * ZI, LINE))
    assert pieces([column(lines=1)], right) == [["0-14"]]


def test_text_stands_on_the_wider_side_unless_asked_otherwise() -> None:
    narrow = [column(zi=40, lines=1)]
    assert pieces(narrow, obstacle(10, 0, 8, 1)) == [["18-40"]]
    assert pieces(narrow, obstacle(10, 0, 8, 1, "both")) == [["0-10 18-40"]]
    assert pieces(narrow, obstacle(10, 0, 8, 1, "start")) == [["0-10"]]
    assert pieces(narrow, obstacle(22, 0, 8, 1, "end")) == [["30-40"]]
    assert pieces(narrow, obstacle(10, 0, 8, 1, "clear")) == [[""]]


def test_margins_keep_text_away_from_all_sides() -> None:
    around = obstacle(6, 1, 4, 1, "end", Margins(LINE, ZI, LINE, ZI))
    assert pieces([column(lines=4)], around) == [["11-20", "11-20", "11-20", "0-20"]]


def test_two_obstacles_on_one_line_leave_what_is_between_them() -> None:
    assert pieces([column(zi=30, lines=1)], obstacle(0, 0, 6, 1), obstacle(24, 0, 6, 1)) == [["6-24"]]


def test_lines_follow_the_outline_of_a_triangle() -> None:
    triangle = (Point(0, 0), Point(8 * ZI, 4 * LINE), Point(0, 4 * LINE))
    around = Obstacle(Rect(0, 0, 8 * ZI, 4 * LINE), triangle)
    # The ideographs of a line end a sixth of the line over its foot.
    assert pieces([column(lines=5)], around) == [["2-20", "4-20", "6-20", "8-20", "0-20"]]


def test_an_outline_that_only_enters_the_white_of_a_line_leaves_it_whole() -> None:
    low = (Point(0, LINE - 20), Point(8 * ZI, LINE - 20), Point(8 * ZI, 2 * LINE), Point(0, 2 * LINE))
    assert pieces([column(lines=2)], Obstacle(Rect(0, LINE - 20, 8 * ZI, LINE + 20), low)) == [["0-20", "8-20"]]


def test_the_lines_of_vertical_text_are_shortened_from_above() -> None:
    tier = TextColumn(0, 20 * ZI, 0, 4, True, Rhythm(-4 * LINE, 0, 4 * LINE, 4), vertical=True)
    # The two lines at the left of an area four lines wide, at its top.
    corner = Obstacle(Rect(0, 0, 2 * LINE, 6 * ZI))
    assert pieces([tier], corner) == [["0-20", "0-20", "6-20", "6-20"]]


def test_feet_rise_to_one_level_over_an_obstacle_too() -> None:
    two = [column(0, 20, 6), column(21, 20, 6)]
    around = Around((obstacle(0, 4, 20, 2),), ZI, LEAST)
    assert len(around.slots(two)) == 10
    shorter = trimmed(two, around, 2)
    assert [c.bottom for c in shorter] == [3, 5]
    assert [c.bottom for c in trimmed(two, around, 4)] == [3, 3]
    assert len(around.slots(trimmed(two, around, 4))) == 6


def test_the_room_that_obstacles_take_is_told_in_whole_lines() -> None:
    around = Around((obstacle(0, 0, 10, 4),), ZI, LEAST)
    assert around.taken([column()]) == 2.0


def test_a_rule_down_a_gutter_ends_over_an_obstacle_and_goes_on_under_it() -> None:
    around = Around((obstacle(14, 2, 14, 2),), ZI, LEAST)
    rule = Rect(20 * ZI + 50, 25, 10, 6 * LINE - 50)
    assert around.clear(rule, 25) == [(25, 2 * LINE - 25), (4 * LINE + 25, 6 * LINE - 25)]


def test_a_rule_goes_on_beside_an_obstacle_that_only_comes_near_it() -> None:
    beside = obstacle(21, 2, 8, 2, "maximum", Margins(0, ZI, 0, ZI))
    rule = Rect(20 * ZI + 50, 25, 10, 6 * LINE - 50)
    assert Around((beside,), ZI, LEAST).clear(rule, 25) == [(25, 6 * LINE - 25)]
