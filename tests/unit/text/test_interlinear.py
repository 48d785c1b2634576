"""Room that matter beside the line takes in it, in em of the test font: letters of readings are a quarter em wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.base.units import EM
from layout.font.book import FontBook
from layout.text.interlinear import Placed
from layout.text.model import Annotation, ParagraphStyle, StyledRun, TextStyle
from layout.text.shaper import ShapedText, shape
from tests.fonts.build import FAMILY

Annotated = Callable[..., ShapedText]
HALF_SIZE = TextStyle((FAMILY,), size_ratio=0.5)


@pytest.fixture
def annotated(plain_book: FontBook) -> Annotated:
    """Shape a text with annotations given as (start, end, kind, value)."""

    def shaped(text: str, *found: tuple[int, int, str, str], vertical: bool = False) -> ShapedText:
        annotations = tuple(Annotation(a, b, kind, HALF_SIZE, value) for a, b, kind, value in found)
        runs: list[StyledRun] = []
        at = 0
        for a, b, kind, _ in found:
            if kind == "warichu":
                runs += [StyledRun(a, TextStyle((FAMILY,))), StyledRun(b, HALF_SIZE)]
                at = b
        runs += [StyledRun(len(text), TextStyle((FAMILY,)))] if at < len(text) else []
        return shape(
            text, tuple(runs), plain_book, vertical=vertical, paragraph=ParagraphStyle(), annotations=annotations
        )

    return shaped


def at(shaped: ShapedText) -> list[float]:
    """Where every character begins, in em."""
    return [round(origin / EM, 3) for origin in shaped.origins]


def test_a_reading_as_wide_as_its_neighbours_leave_takes_no_room(annotated: Annotated) -> None:
    """One of two em stands half an em over each of its neighbours, which have none (clreq 3.3.4)."""
    assert at(annotated("甲乙丙", (1, 2, "ruby", "abcdefgh"))) == [0, 1, 2]


def test_a_longer_reading_spreads_its_base(annotated: Annotated) -> None:
    """Four em over two characters: half an em between them, a quarter at both sides, half an em over neighbours."""
    assert at(annotated("丙甲乙丁", (1, 3, "ruby", "abcdefghijklmnop"))) == [0, 1.25, 2.75, 4]


def test_readings_of_characters_stay_a_quarter_em_apart(annotated: Annotated) -> None:
    shaped = annotated("丙甲乙丁", (1, 2, "ruby", "abcdef"), (2, 3, "ruby", "abcdef"))
    assert at(shaped) == [0, 1, 2.75, 3.75]


def test_readings_of_words_stay_half_an_em_apart(annotated: Annotated) -> None:
    """1.5 em over one character beside 2.5 em over two: their middles are 1.5 em apart, and must be 2.5."""
    shaped = annotated("甲乙丙丁", (0, 1, "ruby", "abcdef"), (1, 3, "ruby", "abcdefghij"))
    assert at(shaped) == [0, 2, 3, 4]


def test_characters_side_by_side_with_readings_are_tracked_alike(annotated: Annotated) -> None:
    readings = [(0, 1, "ruby", "abcdef"), (1, 2, "ruby", "abcdef"), (2, 3, "ruby", "a"), (4, 5, "ruby", "a")]
    assert at(annotated("甲乙丙，丁", *readings)) == [0, 1.75, 3.5, 4.5, 5.5]


def test_readings_may_not_meet_over_a_character_between_them(annotated: Annotated) -> None:
    """2.5 em at both sides of one character: 2 em from middle to middle, 2.75 wanted."""
    shaped = annotated("甲乙丙", (0, 1, "ruby", "abcdefghij"), (2, 3, "ruby", "abcdefghij"))
    # Each is half an em longer than what it may stand over: a quarter on either side, then an eighth more.
    assert at(shaped) == [0, 1.375, 2.75]


def test_a_word_with_one_reading_is_never_parted_and_characters_may_be(annotated: Annotated) -> None:
    word = annotated("甲乙丙", (0, 2, "ruby", "ab"))
    characters = annotated("甲乙丙", (0, 1, "ruby", "a"), (1, 2, "ruby", "b"))
    assert (word.penalties[1], characters.penalties[1]) == (None, 0.0)


def test_a_reading_stands_over_the_em_box_with_room_for_its_descenders(annotated: Annotated) -> None:
    beside = annotated("甲", (0, 1, "ruby", "ab")).beside
    assert beside is not None
    assert [round(glyph.across / EM, 2) for glyph in beside.readings[0].glyphs] == [0.99, 0.99]
    assert beside.text == "ab"


def test_a_reading_in_han_stands_closer_and_at_the_right_in_vertical_lines(annotated: Annotated) -> None:
    def across(vertical: bool) -> list[float]:
        beside = annotated("甲", (0, 1, "ruby", "解"), vertical=vertical).beside
        assert beside is not None
        return [round(glyph.across / EM, 2) for glyph in beside.readings[0].glyphs]

    assert (across(False), across(True)) == ([0.94], [0.75])


def test_every_character_of_a_line_with_bopomofo_has_room_for_it(annotated: Annotated) -> None:
    """Marks too, words once; in vertical lines it stands in the space between them (clreq 3.3.3)."""
    text, reading = "甲，ab乙——丙", (0, 1, "ruby", "ㄅ")
    plain = at(annotated(text))
    opened = at(annotated(text, reading))
    assert [round(b - a, 2) for a, b in zip(plain, opened, strict=True)] == [0, 0.5, 1, 1, 1.5, 2, 2, 2.5]
    assert at(annotated(text, reading, vertical=True)) == at(annotated(text, vertical=True))


def test_a_symbol_that_no_face_has_is_named_with_its_base(annotated: Annotated) -> None:
    beside = annotated("甲乙", (1, 2, "ruby", "ㄅˋ")).beside
    assert beside is not None
    assert beside.missing == ((1, 2, "ㄅ"), (1, 2, "ˋ"))


def bopomofo(book: FontBook, reading: str, *, vertical: bool = False) -> tuple[Placed, ...]:
    style = TextStyle(("Bao Song",), size_ratio=0.5)
    annotations = (Annotation(0, 1, "ruby", style, reading),)
    runs = (StyledRun(1, TextStyle(("Bao Song",))),)
    shaped = shape("注", runs, book, vertical=vertical, annotations=annotations)
    assert shaped.beside is not None
    return shaped.beside.readings[0].glyphs


def centres(book: FontBook, glyphs: tuple[Placed, ...]) -> list[tuple[float, float]]:
    """Middles of the ink of glyphs in a horizontal line: along the line, and over the middle of the em box."""
    found: list[tuple[float, float]] = []
    for glyph in glyphs:
        face = book.face(glyph.font.face)
        box = face.box(glyph.glyph_id)
        k = glyph.font.scale / face.units_per_em
        along = glyph.along / EM + (box.left + box.right) / 2 * k
        found.append((round(along, 2), round(glyph.across / EM + (box.top + box.bottom) / 2 * k - 0.38, 2)))
    return found


def test_bopomofo_stands_in_a_column_with_the_tone_at_the_upper_right_of_its_last(real_book: FontBook) -> None:
    first, last, tone = centres(real_book, bopomofo(real_book, "ㄓㄨˋ"))
    assert first == pytest.approx((0.15, 0.15), abs=0.03)
    assert last == pytest.approx((0.15, -0.15), abs=0.03)
    assert tone == pytest.approx((0.39, 0.0), abs=0.01)


def test_the_light_tone_stands_on_top(real_book: FontBook) -> None:
    glyphs = bopomofo(real_book, "˙ㄉㄜ")
    assert [glyph.cluster for glyph in glyphs] == [0, 1, 2]
    assert centres(real_book, glyphs)[0] == pytest.approx((0.15, 0.35), abs=0.01)


def test_bopomofo_of_a_word_is_shared_out_by_its_spaces(annotated: Annotated) -> None:
    beside = annotated("甲乙", (0, 2, "ruby", "ㄅㄆ ㄇ")).beside
    assert beside is not None
    assert [(r.start, r.end, r.text) for r in beside.readings] == [(0, 1, "ㄅㄆ "), (1, 2, "ㄇ")]
    assert beside.text == "ㄅㄆ ㄇ"


def test_a_frame_takes_a_fifth_of_an_em_at_both_sides_and_keeps_its_name_whole(annotated: Annotated) -> None:
    shaped = annotated("丙甲乙丁", (1, 3, "deceased", ""))
    assert at(shaped) == [0, 1.2, 2.2, 3.4]
    assert shaped.penalties[2] is None
    # At a line's edge the room is the name's own, so that the frame stays inside the measure.
    assert shaped.ends[3] - shaped.starts[1] == pytest.approx(2.4 * EM, abs=2)


def test_lines_take_no_room(annotated: Annotated) -> None:
    assert at(annotated("甲乙丙", (0, 2, "proper-name", ""), (1, 3, "underline", ""))) == [0, 1, 2]


def test_an_inline_note_is_as_wide_as_its_longer_row(annotated: Annotated) -> None:
    shaped = annotated("甲（乙丙丁戊己）庚", (2, 7, "warichu", ""))
    # Three and two characters of half an em between brackets: 1.5 em.
    assert [at(shaped)[i] for i in (2, 7, 8)] == [2, 3.5, 4.5]


def test_an_inline_note_is_parted_only_where_both_parts_make_two_rows(annotated: Annotated) -> None:
    shaped = annotated("（甲乙丙丁戊己庚辛壬癸）", (1, 11, "warichu", ""))
    assert [i for i in range(2, 11) if shaped.penalties[i] is not None] == [5, 7]
    assert shaped.width(1, 5) == EM
    assert shaped.width(5, 11) == EM + EM // 2


def test_a_short_inline_note_is_not_parted(annotated: Annotated) -> None:
    shaped = annotated("（甲乙丙）", (1, 4, "warichu", ""))
    assert shaped.penalties[2] is shaped.penalties[3] is None


def test_no_glue_works_inside_an_inline_note(annotated: Annotated) -> None:
    shaped = annotated("甲（乙，丙丁）戊", (2, 6, "warichu", ""))
    plain = annotated("甲（乙，丙丁）戊")
    assert shaped.give_to[8] - shaped.give_from[0] < plain.give_to[8] - plain.give_from[0]
    inside = [gap.site for at, gap in zip(shaped.gap_offsets, shaped.gaps, strict=True) if 2 < at < 6]
    assert inside == [0, 0, 0]
