from __future__ import annotations

from collections.abc import Callable

from layout.base.units import Em, Length, pt
from layout.text.justify import Setting, set_line_of
from layout.text.model import Line, LineStyle, ParagraphStyle
from layout.text.shaper import ShapedText

Shape = Callable[..., ShapedText]
SIZE = pt(10)


def set_at(
    shaped: ShapedText, measure: float, align: LineStyle = "justify", *, is_last: bool = False, end: int = 0,
    paragraph: ParagraphStyle = ParagraphStyle(),  # noqa: B008
) -> Line:  # fmt: skip
    setting = Setting(SIZE, Length(round(measure * SIZE)), align, paragraph, is_last)
    return set_line_of(shaped, 0, end or len(shaped.text), setting)


def places(line: Line) -> list[float]:
    return [round(offset / SIZE, 3) for run in line.runs for offset in run.offsets]


def test_gaps_open_equally_and_the_line_ends_on_its_measure(plain: Shape) -> None:
    line = set_at(plain("甲乙丙丁"), 5.5)
    assert places(line) == [0, 1.5, 3, 4.5]
    assert line.width == line.measure
    assert line.gap == 0.5


def test_a_measure_that_does_not_divide_is_still_met_in_sp(plain: Shape) -> None:
    setting = Setting(Length(655361), Length(655361 * 9 + 12347), "justify", ParagraphStyle(), False)
    line = set_line_of(plain("一二三四五六七八九"), 0, 9, setting)
    assert line.width == setting.measure
    assert line.runs[0].offsets[-1] + 655361 == setting.measure


def test_commas_give_before_the_space_beside_latin_and_stops_give_nothing(plain: Shape) -> None:
    shaped = plain("甲，乙A丙。丁")
    assert places(set_at(shaped, 6.5)) == [0, 1, 1.5, 2.75, 3.5, 4.5, 5.5]
    assert places(set_at(shaped, 6.25)) == [0, 1, 1.5, 2.625, 3.25, 4.25, 5.25]
    assert set_at(shaped, 6).overfull


def test_brackets_give_before_commas(plain: Shape) -> None:
    assert places(set_at(plain("甲，乙（丙）丁"), 6)) == [0, 1, 2, 2.5, 3.5, 4.5, 5]


def test_word_spaces_stretch_first(plain: Shape) -> None:
    assert places(set_at(plain("甲ab cd"), 3.75))[-2:] == [2.75, 3.25]


def test_nothing_opens_in_a_dash_a_number_or_beside_a_connector(plain: Shape) -> None:
    line = set_at(plain("甲—乙——3.5丙", ParagraphStyle(autospace=frozenset())), 9 - 0.75)
    # 甲 — 乙 |——(two glyphs)| 3 . 5 | 丙: three gaps share three quarters of an em.
    assert places(line) == [0, 1, 2, 3.25, 4.25, 5.5, 6, 6.5, 7.25]


def test_gaps_beside_connectors_open_where_all_others_are_a_quarter_em(plain: Shape) -> None:
    assert places(set_at(plain("甲～乙／丙丁"), 5.75)) == [0, 1, 2, 3, 3.5, 4.75]
    assert places(set_at(plain("甲～乙／丙丁"), 6.75)) == [0, 1.25, 2.5, 3.75, 4.5, 5.75]
    assert places(set_at(plain("甲～乙／丙丁"), 8)) == [0, 1.5, 3, 4.5, 5.5, 7]


def test_a_last_line_that_wants_little_of_its_measure_is_filled_where_the_style_says(plain: Shape) -> None:
    filled = ParagraphStyle(fill_last=Em(0.5))
    assert places(set_at(plain("甲乙丙", filled), 3.5, is_last=True, paragraph=filled)) == [0, 1.25, 2.5]
    assert places(set_at(plain("甲乙丙", filled), 3.6, is_last=True, paragraph=filled)) == [0, 1, 2]
    assert places(set_at(plain("甲乙丙"), 3.5, is_last=True)) == [0, 1, 2]


def test_a_last_line_keeps_its_natural_width(plain: Shape) -> None:
    assert set_at(plain("甲乙"), 9, is_last=True).width == 2 * SIZE


def test_a_line_is_centred_by_its_trimmed_marks(plain: Shape) -> None:
    line = set_at(plain("“甲”"), 6, "center", is_last=True)
    assert (line.inset, line.width) == (2 * SIZE, 2 * SIZE)


def test_a_line_can_end_at_its_measure(plain: Shape) -> None:
    line = set_at(plain("甲乙"), 6, "end", is_last=True)
    assert line.inset + line.width == line.measure


def test_distributed_characters_stand_at_equal_distances(plain: Shape) -> None:
    assert places(set_at(plain("甲，乙（丙"), 9, "distribute", is_last=True))[0] == 0
    line = set_at(plain("甲乙丙"), 5, "distribute", is_last=True)
    assert (places(line), line.gap) == ([0, 2, 4], 0.0)


def test_a_line_past_every_rule_is_overfull(plain: Shape) -> None:
    line = set_at(plain("甲乙丙"), 2)
    assert line.overfull
    assert line.width == 3 * SIZE


def test_spaces_at_a_line_edge_are_drawn_without_width(plain: Shape) -> None:
    line = set_at(plain("甲 乙"), 1, end=2)
    assert line.width == SIZE
    assert line.runs[-1].clusters[-1] == 1
    assert line.runs[-1].offsets[-1] == SIZE


def test_every_character_belongs_to_a_run(plain: Shape) -> None:
    text = "甲\u2060乙——“葛\U000e0100”…… a"
    line = set_at(plain(text), 20)
    assert "".join(text[run.clusters[0] : run.end] for run in line.runs) == text


def test_a_divided_word_ends_with_a_hyphen_that_reads_as_a_soft_one(plain: Shape) -> None:
    shaped = plain("typesetting", ParagraphStyle(hyphens=True))
    line = set_at(shaped, 2.5, end=4)
    assert line.hyphenated
    assert (line.runs[-1].inserted, line.runs[-1].actual_text) == (True, "\u00ad")
    assert line.runs[-1].offsets == (2 * SIZE,)
    assert line.width == line.measure


def test_the_indent_moves_the_line(plain: Shape) -> None:
    setting = Setting(SIZE, Length(5 * SIZE), "justify", ParagraphStyle(indent=Em(2)), True, 2 * SIZE)
    assert places(set_line_of(plain("甲乙"), 0, 2, setting)) == [2, 3]


def test_emphasis_dots_follow_their_characters(plain: Shape) -> None:
    line = set_at(plain("甲乙", emphasis="dots"), 3)
    body, dots = line.runs
    assert dots.inserted
    assert dots.offsets[1] - dots.offsets[0] == body.offsets[1] - body.offsets[0] == 2 * SIZE
