"""Text over chains of line slots: crossheads, lone lines, overset."""

from __future__ import annotations

from functools import cache

from layout.base.units import Em, pt
from layout.edition.model import Text
from layout.page.flow import Cursor, FlowBlock, Give, Setter, fill_chain
from layout.page.model import LineSlot
from layout.text.model import ParagraphStyle, StyledRun, TextStyle
from layout.text.shaper import shape
from tests.unit.page.pages import book, copy

ZI = pt(9)
MEASURE = 20 * ZI
FAMILIES = ("Bao Song",)


@cache
def block(words: str, grid_lines: int = 0, widows: int = 2) -> FlowBlock:
    style = ParagraphStyle(align="center" if grid_lines else "justify", indent=Em(0.0 if grid_lines else 2.0))
    text = Text(words[:4], words)
    shaped = shape(words, (StyledRun(len(words), TextStyle(FAMILIES)),), book(), vertical=False, paragraph=style)
    role = "crosshead" if grid_lines else "paragraph"
    return FlowBlock(role, text.node_id, words, shaped, ZI, style, grid_lines, widows=widows)


def paragraph(lines: int, widows: int = 2) -> FlowBlock:
    """A paragraph that takes so many lines of 20 字, its last about half full."""
    return block(copy(20 * lines - 12), widows=widows)


def slots(*depths: int) -> list[LineSlot]:
    """Columns of these depths, side by side."""
    return [LineSlot(number, line, 0, MEASURE) for number, depth in enumerate(depths) for line in range(depth)]


def columns_of(chain: list[LineSlot], setter: Setter) -> list[list[int]]:
    """For each column the numbers of the blocks whose lines stand in it, line by line."""
    filled = fill_chain(chain, setter)
    found: list[list[int]] = [[] for _ in range(chain[-1].frame + 1)]
    for placed in filled.blocks:
        for slot in placed.slots:
            found[chain[slot].frame].append(placed.block)
    return found


def test_text_runs_down_a_column_and_on_at_the_top_of_the_next() -> None:
    filled = fill_chain(slots(5, 5), Setter([paragraph(3), paragraph(5)]))
    assert filled.next is None
    assert [placed.slots for placed in filled.blocks] == [(0, 1, 2), (3, 4, 5, 6, 7)]


def test_what_does_not_fit_is_named_from_its_first_character() -> None:
    setter = Setter([paragraph(3), paragraph(5)])
    filled = fill_chain(slots(6), setter)
    third = filled.blocks[1].lines[-1]
    assert filled.next == Cursor(1, third.end)
    assert filled.rest_lines == 2


def test_a_story_without_any_room_is_overset_from_its_first_character() -> None:
    filled = fill_chain([], Setter([paragraph(3)]))
    assert filled.next == Cursor(0, 0)
    assert filled.rest_lines > 0


def test_a_crosshead_keeps_two_lines_of_text_under_it() -> None:
    setter = Setter([paragraph(6), block("小标题", 2), paragraph(6)])
    assert columns_of(slots(9, 9), setter)[0].count(1) == 0
    assert columns_of(slots(10, 9), setter)[0].count(1) == 1


def test_a_crosshead_never_stands_at_the_foot_of_a_column() -> None:
    for depth in range(6, 14):
        chain = slots(depth, depth, depth)
        for column in columns_of(chain, Setter([paragraph(5), block("小标题", 2), paragraph(9), paragraph(4)])):
            assert not column or column[-1] != 1


def test_a_crosshead_takes_whole_lines_of_the_grid() -> None:
    filled = fill_chain(slots(20), Setter([paragraph(3), block("小标题", 2), paragraph(3)]))
    heading = filled.blocks[1]
    assert heading.span >= 2
    assert filled.blocks[2].slots[0] == heading.slots[0] + heading.span


def test_a_paragraph_is_opened_by_a_line_before_its_last_line_tops_a_column_alone() -> None:
    setter = Setter([paragraph(9), paragraph(9), paragraph(3)])
    plain = fill_chain(slots(17, 17), setter, Give.NOTHING)
    assert plain.blocks[1].alone
    assert not any(placed.alone for placed in fill_chain(slots(17, 17), setter).blocks)


def test_lines_that_stay_empty_are_taken_up_by_opening_paragraphs() -> None:
    setter = Setter([block(copy(20 * 8 - 4)), block(copy(20 * 24 - 8))])
    plain = fill_chain(slots(33), setter, Give.NOTHING)
    assert plain.used == 32
    assert fill_chain(slots(33), setter).used == 33


def test_no_paragraph_is_loosened_so_far_that_it_shows() -> None:
    setter = Setter([block(copy(20 * 8 - 4)), block(copy(20 * 9 - 4))])
    assert fill_chain(slots(18), setter).used == 17


def test_a_looser_paragraph_ends_with_three_characters_at_least_and_narrow_gaps() -> None:
    for extra in range(1, 20):
        setter = Setter([block(copy(100)), block(copy(20 * 24 - extra))])
        plain = fill_chain(slots(60), setter, Give.NOTHING)
        filled = fill_chain(slots(plain.used + 1), setter)
        for placed in filled.blocks:
            if placed.looseness > 0:
                last = placed.lines[-1]
                words = setter.blocks[placed.block].text[last.start : last.end]
                assert sum(char.isalnum() for char in words) >= 3
                assert max(line.gap for line in placed.lines[:-1]) <= 0.1


def test_a_lone_last_line_takes_another_with_it_to_the_next_column() -> None:
    setter = Setter([paragraph(6), paragraph(2), paragraph(6)])
    chain = slots(7, 9)
    assert fill_chain(chain, setter, Give.NOTHING).blocks[1].slots == (6, 7)
    filled = fill_chain(chain, setter)
    assert filled.blocks[1].slots == (7, 8)
    assert filled.blocks[2].slots[0] == 9
    assert filled.next is None


def test_no_line_is_moved_from_a_foot_that_is_short_already() -> None:
    setter = Setter([paragraph(6), paragraph(2), paragraph(6)])
    assert fill_chain(slots(7, 8), setter).blocks[1].slots == (6, 7)


def test_a_run_in_head_keeps_two_lines_at_a_foot() -> None:
    head = paragraph(4)._replace(orphans=2)
    setter = Setter([paragraph(6), head, paragraph(6)])
    assert fill_chain(slots(7, 12), setter, Give.NOTHING).blocks[1].slots[0] == 6
    assert fill_chain(slots(7, 12), setter).blocks[1].slots[0] != 6


def test_a_story_far_too_short_is_left_as_it_is() -> None:
    setter = Setter([paragraph(4), paragraph(4)])
    assert fill_chain(slots(60), setter).levers == 0


def test_slots_of_different_measures_make_lines_of_those_measures() -> None:
    chain = slots(3) + [LineSlot(1, line, 0, 12 * ZI) for line in range(9)]
    filled = fill_chain(chain, Setter([paragraph(6)]))
    lines = [line for placed in filled.blocks for line in placed.lines]
    assert [line.measure // ZI for line in lines[:4]] == [20, 20, 20, 12]


def test_the_same_chain_gives_the_same_result() -> None:
    blocks = [paragraph(5), block("小标题", 2), paragraph(7)]
    assert fill_chain(slots(8, 8), Setter(blocks)) == fill_chain(slots(8, 8), Setter(blocks))


def test_crossheads_are_opened_only_where_that_is_asked_for() -> None:
    setter = Setter([paragraph(3), block("小标题", 2), paragraph(3)])
    assert fill_chain(slots(9), setter).blocks[1].span == 2
    assert fill_chain(slots(9), setter, Give.HEADINGS).blocks[1].span == 3


def test_crossheads_of_a_column_are_opened_alike() -> None:
    blocks = [paragraph(2), block("小标题", 2), paragraph(2), block("小标题", 2), paragraph(2)]
    for room in range(10, 14):
        filled = fill_chain(slots(room), Setter(blocks), Give.HEADINGS)
        assert filled.blocks[1].span == filled.blocks[3].span


def test_a_looser_paragraph_ends_in_no_stub_and_the_opening_one_is_never_looser() -> None:
    for tail in range(1, 20):
        setter = Setter([paragraph(9), block(copy(20 * 9 - tail, 3)), paragraph(6)])
        for room in range(24, 30):
            filled = fill_chain(slots(room), setter)
            assert filled.blocks[0].looseness <= 0
            for placed in filled.blocks:
                assert placed.looseness <= 0 or placed.lines[-1].width > 2 * ZI


def test_a_paragraph_beside_an_obstacle_has_lines_of_the_measure_that_is_left_there() -> None:
    beside = [
        LineSlot(0, line, 8 * ZI if 2 <= line < 6 else 0, 12 * ZI if 2 <= line < 6 else MEASURE) for line in range(12)
    ]
    filled = fill_chain(beside, Setter([paragraph(8)]), Give.NOTHING)
    measures = [line.measure for line in filled.blocks[0].lines]
    assert measures == [beside[slot].measure for slot in filled.blocks[0].slots]
    assert len(measures) > 8


def test_a_crosshead_stands_in_what_its_lines_have_in_common() -> None:
    # The second line that it takes is beside an obstacle.
    beside = [LineSlot(0, line, 8 * ZI if line >= 4 else 0, 12 * ZI if line >= 4 else MEASURE) for line in range(12)]
    filled = fill_chain(beside, Setter([paragraph(3), block("小标题居中", 2), paragraph(3)]), Give.NOTHING)
    assert filled.blocks[1].slots == (3,)
    assert filled.blocks[1].lines[0].measure == 12 * ZI
