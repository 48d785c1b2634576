"""Where matter beside a line stands in it, in em of the test font at 10 pt."""

from __future__ import annotations

import pytest

from layout.base.color import Color
from layout.base.units import Em, Length, pt
from layout.font.book import FontBook
from layout.text.justify import Setting, set_line_of
from layout.text.line_breaker import break_paragraph
from layout.text.model import Annotation, Line, LineRule, LineStyle, ParagraphStyle, StyledRun, TextStyle
from layout.text.shaper import ShapedText, shape
from tests.fonts.build import FAMILY

SIZE = pt(10)
RED = Color("cmyk", (0.0, 1.0, 1.0, 0.0))
Found = tuple[int, int, str, str]


class Text:
    """Shapes texts with annotations and sets them."""

    def __init__(self, book: FontBook) -> None:
        self.book = book

    def shape(self, text: str, *found: Found, vertical: bool = False, dots: bool = False) -> ShapedText:
        half = TextStyle((FAMILY,), size_ratio=0.5, color=RED)
        style = TextStyle((FAMILY,), emphasis="dots" if dots else "", dot_size=Em(0.14))
        notes = [(a, b) for a, b, kind, _ in found if kind == "warichu"]
        runs = [run for a, b in notes for run in (StyledRun(a, style), StyledRun(b, half))]
        return shape(
            text, (*runs, StyledRun(len(text), style)), self.book, vertical=vertical,
            annotations=tuple(Annotation(a, b, kind, half, value) for a, b, kind, value in found),
        )  # fmt: skip

    def line(
        self, text: str, *found: Found, measure: float = 20, align: LineStyle = "start", vertical: bool = False,
        dots: bool = False, start: int = 0, end: int = 0,
    ) -> Line:  # fmt: skip
        shaped = self.shape(text, *found, vertical=vertical, dots=dots)
        setting = Setting(SIZE, Length(round(measure * SIZE)), align, ParagraphStyle(), is_last=align != "justify")
        return set_line_of(shaped, start, end or len(text), setting)


@pytest.fixture
def text(plain_book: FontBook) -> Text:
    return Text(plain_book)


def em(value: int) -> float:
    return round(value / SIZE, 3)


def ends(rule: LineRule) -> tuple[float, float]:
    return em(rule.start), em(rule.end)


def starts(line: Line) -> list[float]:
    return [em(run.offsets[0]) for run in line.readings]


def test_a_line_reaches_from_the_first_cell_of_its_name_to_the_last(text: Text) -> None:
    (rule,) = text.line("甲乙丙丁", (1, 3, "proper-name", "")).rules
    assert (rule.kind, ends(rule), em(rule.across), em(rule.thickness)) == ("line", (1, 3), -0.19, 0.06)
    assert rule.color == RED


def test_a_line_grows_with_the_gaps_of_its_characters(text: Text) -> None:
    """Four characters in 5.5 em: gaps of half an em, inside the name too, and none after it."""
    (rule,) = text.line("甲乙丙丁", (1, 3, "proper-name", ""), measure=5.5, align="justify").rules
    assert ends(rule) == (1.5, 4)


def test_names_side_by_side_keep_their_lines_apart(text: Text) -> None:
    one, other = text.line("甲乙丙丁", (0, 2, "proper-name", ""), (2, 4, "book-title", "")).rules
    assert (ends(one), ends(other)) == ((0, 1.94), (2.06, 4))
    assert (one.kind, other.kind) == ("line", "wave")


def test_a_name_that_a_line_break_parts_has_a_line_on_both(text: Text) -> None:
    shaped = text.shape("甲乙丙丁戊", (1, 4, "proper-name", ""))
    lines = break_paragraph(shaped, SIZE, [Length(3 * SIZE)], ParagraphStyle(least_last=1)).lines
    assert [(line.start, line.end) for line in lines] == [(0, 3), (3, 5)]
    assert [[ends(rule) for rule in line.rules] for line in lines] == [[(1, 3)], [(0, 1)]]


def test_lines_of_one_text_stand_outside_each_other_the_longest_outermost(text: Text) -> None:
    outer, inner = text.line("甲乙丙", (0, 3, "underline", ""), (1, 2, "proper-name", "")).rules
    assert (ends(outer), em(outer.across)) == ((0, 3), -0.31)
    assert (ends(inner), em(inner.across)) == ((1, 2), -0.19)


def test_dots_stand_outside_a_line_under_the_same_character(text: Text) -> None:
    body, dots = text.line("甲乙", (1, 2, "proper-name", ""), dots=True).runs
    plain, under = dots.shifts
    assert body.clusters == (0, 1)
    assert em(plain) - em(under) == pytest.approx(0.12)
    lower_edge = -0.19 - 0.05 / 2
    # The test font's dot has its ink 0.38 em over its baseline, and is set 1.4 times as large.
    assert em(under) + 0.38 * 1.4 + 0.07 < lower_edge


def test_in_vertical_lines_names_have_theirs_at_the_left_and_dots_at_the_right(text: Text) -> None:
    line = text.line("甲乙", (0, 2, "proper-name", ""), vertical=True, dots=True)
    assert em(line.rules[0].across) == -0.57
    dots = line.runs[-1]
    # The axis of a turned dot lies 0.38 em left of its baseline, where its ink has its middle.
    assert {em(dots.axis_shift + shift) + 0.38 * 1.4 > 0.5 for shift in dots.shifts} == {True}


def test_a_vertical_wavy_line_and_the_dots_of_the_next_line_share_a_quarter_of_an_em(text: Text) -> None:
    (wave,) = text.line("甲", (0, 1, "book-title", ""), vertical=True).rules
    assert em(-wave.across) + em(wave.height) / 2 - 0.5 <= 0.125
    dots = text.line("甲", vertical=True, dots=True).runs[-1]
    # The axis of a turned dot lies 0.38 em left of its baseline, where its ink has its middle.
    centre = em(dots.axis_shift) + em(dots.shifts[0]) + 0.38 * 1.4
    assert centre + 0.07 - 0.5 <= 0.17


def test_a_frame_stands_in_the_room_beside_its_name(text: Text) -> None:
    (rule,) = text.line("丙甲乙丁", (1, 3, "deceased", "")).rules
    assert (rule.kind, ends(rule), rule.closed) == ("frame", (1.1, 3.3), (True, True))
    assert (em(rule.across), em(rule.height)) == (-0.19, 1.14)


def test_a_frame_that_must_be_parted_is_open_there(text: Text) -> None:
    name = "甲乙丙丁戊己庚辛壬癸"
    shaped = text.shape(name, (0, 10, "deceased", ""))
    lines = break_paragraph(shaped, SIZE, [Length(6 * SIZE)], ParagraphStyle(least_last=1)).lines
    assert [line.rules[0].closed for line in lines] == [(True, False), (False, True)]


def test_a_reading_stands_over_the_middle_of_its_base_wherever_that_goes(text: Text) -> None:
    assert starts(text.line("甲乙丙", (1, 2, "ruby", "ab"))) == [1.25]
    justified = text.line("甲乙丙丁", (1, 3, "ruby", "ab"), measure=5.5, align="justify")
    assert starts(justified) == [(1.5 + 4) / 2 - 0.25]


def test_a_reading_aligns_with_the_edge_instead_of_standing_over_it(text: Text) -> None:
    both = text.line("甲乙丙丁", (0, 1, "ruby", "abcdef"), (3, 4, "ruby", "abcdef"), measure=4)
    assert starts(both) == [0, 2.5]


def test_readings_at_an_edge_push_their_neighbours(text: Text) -> None:
    line = text.line("甲乙丙", (0, 1, "ruby", "abcdef"), (1, 2, "ruby", "abcdef"))
    # The second would begin at 1.5 em, over the middle of its base, where the first ends.
    assert starts(line) == [0, 1.75]


def test_readings_say_their_part_of_all_readings(text: Text) -> None:
    line = text.line("甲乙丙", (0, 1, "ruby", "ab"), (2, 3, "ruby", "cd"), start=1)
    (run,) = line.readings
    assert (run.clusters, run.end, run.size, run.color) == ((2, 3), 4, SIZE // 2, RED)


def test_bopomofo_stands_right_behind_its_character(text: Text, real_book: FontBook) -> None:
    style = TextStyle(("Bao Song",), size_ratio=0.5)
    annotations = (Annotation(1, 2, "ruby", style, "ㄨ"),)
    shaped = shape("甲注", (StyledRun(2, TextStyle(("Bao Song",))),), real_book, annotations=annotations)
    setting = Setting(SIZE, Length(3 * SIZE), "justify", ParagraphStyle())
    line = set_line_of(shaped, 0, 2, setting)
    (run,) = line.readings
    # 甲 takes 1.5 em; the symbol, 0.3 em wide, begins where the em of 注 ends.
    assert em(run.offsets[0]) == pytest.approx(2.5, abs=0.01)
    assert line.width == line.measure


def test_the_rows_of_a_note_stand_over_each_other_in_the_middle_of_the_line(text: Text) -> None:
    line = text.line("甲（乙丙丁戊己）", (2, 7, "warichu", ""))
    (note,) = [run for run in line.runs if run.size == SIZE // 2]
    assert [em(offset) for offset in note.offsets] == [2, 2.5, 3, 2, 2.5]
    assert [em(shift) for shift in note.shifts] == [0.44, 0.44, 0.44, -0.06, -0.06]
    assert note.clusters == (2, 3, 4, 5, 6)


def test_the_rows_of_a_vertical_note_are_read_from_right_to_left(text: Text) -> None:
    line = text.line("甲（乙丙丁）", (2, 5, "warichu", ""), vertical=True)
    (note,) = [run for run in line.runs if run.size == SIZE // 2]
    assert [em(shift) for shift in note.shifts] == [0.25, 0.25, -0.25]
    assert note.actual_text == "乙丙丁"


def test_both_rows_of_a_line_are_read_before_the_next_line(text: Text) -> None:
    copy = "（甲乙丙丁戊己庚辛壬癸）"
    shaped = text.shape(copy, (1, 11, "warichu", ""))
    style = ParagraphStyle(least_last=1)
    first, second = break_paragraph(shaped, SIZE, [Length(2 * SIZE)], style).lines
    assert copy[first.start : first.end] == "（甲乙丙丁戊己"
    rows = [[em(offset) for offset in line.runs[number].offsets] for line, number in ((first, 1), (second, 0))]
    assert rows == [[0.5, 1, 1.5, 0.5, 1, 1.5], [0, 0.5, 0, 0.5]]


def test_gaps_open_round_a_note_and_not_in_it(text: Text) -> None:
    line = text.line("甲（乙丙丁戊）己", (2, 6, "warichu", ""), measure=8, align="justify")
    (note,) = [run for run in line.runs if run.size == SIZE // 2]
    first, second, third, fourth = note.offsets
    assert (em(second - first), third - first, fourth - second) == (0.5, 0, 0)
    assert line.width == line.measure


def test_a_line_of_bopomofo_ends_with_its_last_character_where_that_has_no_reading(text: Text) -> None:
    read = text.line("甲乙", (0, 1, "ruby", "ㄅ"))
    assert em(read.width) == 2.5
    assert em(text.line("甲乙", (1, 2, "ruby", "ㄅ")).width) == 3
