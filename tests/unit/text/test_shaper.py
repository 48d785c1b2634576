from __future__ import annotations

import pickle
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from layout.base.units import EM, Em
from layout.font.book import FontBook, FontSource
from layout.text.breaks import LABEL
from layout.text.model import MissingGlyph, ParagraphStyle, StyledRun, TextStyle
from layout.text.shaper import ShapedText, shape
from tests.fonts.build import FAMILY, build_font

Shape = Callable[..., ShapedText]


def widths(shaped: ShapedText) -> list[int]:
    """The width of every cell."""
    return [end - start for start, end in zip(shaped.starts[:-1], shaped.ends[1:], strict=True)]


def width(shaped: ShapedText) -> float:
    return shaped.width(0, len(shaped.text)) / EM


def faces(shaped: ShapedText) -> list[str]:
    return [span.font.face.partition(":")[0] for span in shaped.spans]


def ink(shaped: ShapedText, book: FontBook, offset: int) -> tuple[float, float]:
    """Left and right edge of a character's ink from the start of its cell, in em."""
    font = next(span.font for span in shaped.spans if span.start <= offset < span.end)
    face = book.face(font.face)
    box = face.box(shaped.glyphs[offset])
    k = face.scale * font.scale / face.units_per_em
    start = (shaped.origins[offset] - shaped.starts[offset]) / EM
    return start + box.left * k, start + box.right * k


@pytest.mark.parametrize("family", ["Bao Song", "Bao Hei", "Bao Kai"])
def test_full_width_marks_have_their_ink_in_half_an_em(real: Shape, real_book: FontBook, family: str) -> None:
    text = "甲“乙”（丙）《丁》，戊。己、庚：辛；壬！癸？子·丑"
    shaped = real(text, family)
    for offset, char in enumerate(text):
        if not char.isalpha():
            left, right = ink(shaped, real_book, offset)
            assert -0.03 <= left < right <= 0.53, char
            assert widths(shaped)[offset] == EM // 2


@pytest.mark.parametrize("family", ["Bao Song", "Bao Hei", "Bao Kai"])
def test_a_dash_is_one_unbroken_object_of_two_em(real: Shape, family: str) -> None:
    shaped = real("他——我", family)
    assert width(shaped) == 4
    assert widths(shaped)[1:3] == [2 * EM, 0]


def test_a_dash_without_a_two_em_glyph_is_made_of_overlapping_ones(plain: Shape) -> None:
    shaped = plain("他——我")
    assert len(shaped.more[1]) == 1


def test_chinese_marks_never_come_from_a_latin_face(real: Shape) -> None:
    shaped = real("他说“好”……——来·去", "Bao Latin Serif", "Bao Song")
    assert set(faces(shaped)) == {"BaoSong-Regular"}


def test_letters_and_figures_come_from_the_first_family(real: Shape) -> None:
    assert faces(real("用App看", "Bao Latin Serif", "Bao Song")) == [
        "BaoSong-Regular", "BaoLatinSerif-Regular", "BaoSong-Regular",
    ]  # fmt: skip


def test_an_apostrophe_in_a_chinese_face_is_not_full_width(real: Shape) -> None:
    shaped = real("don’t", "Bao Song")
    assert widths(shaped)[3] < EM // 2


def test_the_fallback_sets_rare_characters(real: Shape) -> None:
    shaped = real("甲㐂乙", "Bao Song", "Bao Song Ext")
    assert faces(shaped) == ["BaoSong-Regular", "BaoSongExt-Regular", "BaoSong-Regular"]
    assert shaped.missing == ()


def test_a_character_that_no_face_has_is_named(real: Shape) -> None:
    shaped = real("甲\U0002a6a5乙", "Bao Kai")
    assert shaped.missing == (MissingGlyph(1, 2),)
    assert width(shaped) == 3


@pytest.mark.parametrize("family", ["Bao Song", "Bao Hei", "Bao Kai", "Bao Latin Serif"])
def test_half_width_figures_take_half_an_em_each(real: Shape, family: str) -> None:
    shaped = real("2026", family, "Bao Song", figures="half-width")
    assert widths(shaped) == [EM // 2] * 4


@pytest.mark.parametrize("family", ["Bao Song", "Bao Latin Serif"])
def test_tabular_figures_are_of_one_width(real: Shape, family: str) -> None:
    assert len(set(widths(real("0123456789", family, figures="tabular")))) == 1


def test_letter_spacing_stands_between_characters_only(plain: Shape) -> None:
    assert width(plain("王强", letter_spacing=Em(1.0))) == 3


def test_an_opened_name_keeps_its_space(plain: Shape) -> None:
    assert width(plain("王　强")) == 3


def test_spaces_at_the_edges_have_no_width(plain: Shape) -> None:
    shaped = plain("　甲乙 ")
    assert width(shaped) == 2
    assert shaped.content(0, 4) == (1, 3)


def test_runs_of_another_size_scale_their_cells_and_glue(plain_book: FontBook) -> None:
    style = TextStyle(("Banxin Test",))
    runs = (StyledRun(1, style), StyledRun(4, TextStyle(("Banxin Test",), size_ratio=2.0)))
    assert width(shape("甲“乙”", runs, plain_book)) == 1 + 1 + 1 + 2 + 1


def test_a_variation_sequence_is_one_cluster(real: Shape) -> None:
    shaped = real("葛\U000e0100城")
    assert shaped.glyphs[1] == -1
    assert width(shaped) == 2


def test_emphasis_dots_stand_under_han_alone(real: Shape) -> None:
    assert sorted(real("重点，3个", emphasis="dots").dots) == [0, 1, 4]


def test_shaping_is_remembered_and_can_be_pickled(plain: Shape) -> None:
    shaped = plain("他说：“3480家。”")
    assert plain("他说：“3480家。”") is shaped
    copy = pickle.loads(pickle.dumps(shaped))
    assert (copy.ends, copy.spans, copy.gaps) == (shaped.ends, shaped.spans, shaped.gaps)


def test_hyphens_come_only_when_the_style_asks(plain: Shape) -> None:
    assert plain("typesetting").hyphens == {}
    assert sorted(plain("typesetting", ParagraphStyle(hyphens=True)).hyphens) == [4, 7]


def test_a_soft_hyphen_shows_at_a_line_end_only(plain: Shape) -> None:
    shaped = plain("type\u00adset")
    assert shaped.hyphens[5].reads_as == ""
    assert widths(shaped)[4] == 0


def test_two_figures_share_one_cell_of_a_vertical_line(real: Shape) -> None:
    shaped = real("三月24日", vertical=True)
    assert width(shaped) == 4
    assert shaped.shifts[2] < 0 < shaped.shifts[3]
    assert shaped.origins[2] == shaped.origins[3]


def test_vertical_quotes_become_corner_brackets_and_colons_stay_upright(real: Shape, real_book: FontBook) -> None:
    shaped = real("他：“好”", vertical=True)
    face = real_book.face(shaped.spans[0].font.face)
    turned = real("『", vertical=True).glyphs[0]
    assert shaped.glyphs[2] == turned != face.glyph("“")
    assert [span.font.orientation for span in shaped.spans] == ["upright"]


def test_dashes_and_words_lie_on_their_side_in_vertical_lines(real: Shape) -> None:
    shaped = real("甲——乙word丙", vertical=True)
    assert [span.font.orientation for span in shaped.spans] == ["upright", "rotated", "upright", "rotated", "upright"]


def test_doubled_exclamations_stand_side_by_side_in_a_vertical_line(real: Shape, real_book: FontBook) -> None:
    shaped = real("好？！真", "Bao Song", vertical=True)
    assert shaped.letters == "HtxH"
    assert widths(shaped) == [EM, EM, 0, EM]
    second = shaped.more[1][0]
    for glyph_id, shift, side in ((shaped.glyphs[1], shaped.shifts[1], -1), (second.glyph_id, second.shift, 1)):
        face = real_book.face(shaped.spans[0].font.face)
        box, k = face.box(glyph_id), EM / face.units_per_em
        centre = shift + (box.left + box.right - face.units_per_em) * k / 2
        assert centre == pytest.approx(side * EM / 4, abs=2)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("（一）深化改革", 3),
        ("(1)深化", 3),
        ("①深化", 1),
        ("一、深化", 2),
        ("3.深化", 2),
        ("3．深化", 2),
        ("　　二、深化", 4),
    ],
)
def test_a_label_is_not_parted_from_its_text_without_need(plain: Shape, text: str, end: int) -> None:
    assert plain(text).penalties[end] == LABEL["avoid"]


@pytest.mark.parametrize("text", ["1.5亿元", "一百人", "（甲）深化", "深化一、二"])
def test_what_only_looks_like_a_label_parts_as_ever(plain: Shape, text: str) -> None:
    assert LABEL["avoid"] not in plain(text).penalties


def test_words_are_apart_by_the_space_of_their_face_and_no_nearer_than_a_quarter(real: Shape, plain: Shape) -> None:
    kai, song = real("某 in it", "Bao Kai"), real("某 in it", "Bao Song")
    found = [next(gap for at, gap in zip(s.gap_offsets, s.gaps, strict=True) if at == 5) for s in (kai, song)]
    assert [round(gap.natural / EM, 3) for gap in found] == [0.35, 0.256]
    assert [round((gap.natural - gap.shrink) / EM, 3) for gap in found] == [0.25, 0.25]
    assert [round((gap.natural + gap.stretch) / EM, 3) for gap in found] == [0.5, 0.5]


def test_spaces_of_a_latin_paragraph_shrink_by_three_tenths(plain: Shape) -> None:
    shaped = plain("in it", language="en")
    gap = shaped.gaps[shaped.gap_offsets.index(3)]
    assert (gap.natural, round((gap.natural - gap.shrink) / EM, 3)) == (EM // 4, 0.175)


def test_signs_that_point_along_the_line_are_turned_in_vertical_text(real: Shape) -> None:
    shaped = real("甲→乙＝丙①丁", vertical=True)
    turned = {i for span in shaped.spans if span.font.orientation == "rotated" for i in range(span.start, span.end)}
    assert turned == {1, 3}


@pytest.mark.parametrize("vertical", [False, True])
def test_marks_of_traditional_text_stand_in_the_middle_of_their_cells(
    real: Shape, real_book: FontBook, vertical: bool
) -> None:
    text = "甲，乙。丙：丁；戊！己？庚"
    shaped = real(text, "Bao Kai", "Bao Song", language="zh-Hant", vertical=vertical)
    for at, char in enumerate(text):
        if char not in "，。：；！？":
            continue
        face = real_book.face(next(span.font.face for span in shaped.spans if span.start <= at < span.end))
        box = face.box(shaped.glyphs[at])
        k = face.scale / face.units_per_em
        across = (box.left + box.right) / 2 * k - 0.5 if vertical else (box.top + box.bottom) / 2 * k - 0.38
        assert abs(across + shaped.shifts.get(at, 0) / EM) < 0.07
        if not vertical:
            left = (shaped.origins[at] - shaped.ends[at]) / EM + (box.left + box.right) / 2 * k
            assert abs(left - 0.5) < 0.07


def test_a_full_width_sign_before_half_width_figures_leaves_no_hole(real: Shape) -> None:
    plain, half = real("￥25"), real("￥25", figures="half-width")
    assert widths(plain)[0] == EM
    assert 0.6 < widths(half)[0] / EM < 0.8


def test_the_bopomofo_i_is_upright_in_horizontal_lines_where_the_font_has_that_form(tmp_path: Path) -> None:
    font = TTFont(build_font(tmp_path / "plain.ttf", "ㄧ乙"))
    names = font.getBestCmap() or {}
    upright = names[ord("a")]
    addOpenTypeFeaturesFromString(font, f"feature hist {{ sub {names[0x3127]} by {upright}; }} hist;")
    font.save(tmp_path / "hist.ttf")
    book = FontBook([FontSource(FAMILY, tmp_path / "hist.ttf")])
    runs = (StyledRun(3, TextStyle((FAMILY,))),)
    across, down = shape("乙ㄧ乙", runs, book), shape("乙ㄧ乙", runs, book, vertical=True)
    assert across.glyphs[1] == font.getGlyphID(upright)
    assert down.glyphs[1] == font.getGlyphID(names[0x3127])


def orientations(shaped: ShapedText) -> str:
    """u, r or h for every character."""
    return "".join(span.font.orientation[0] * (span.end - span.start) for span in shaped.spans)


def test_a_solidus_of_half_an_em_lies_in_vertical_lines_and_one_of_an_em_stands(real: Shape) -> None:
    assert [orientations(real(text, vertical=True)) for text in ("甲／乙", "甲/乙")] == ["uru", "uru"]
    assert orientations(real("甲／乙", vertical=True, language="zh-Hant")) == "uuu"


@pytest.mark.parametrize("vertical", [False, True])
def test_marks_typed_as_their_vertical_forms_are_drawn_as_the_marks_themselves(real: Shape, vertical: bool) -> None:
    typed, plain_marks = "甲﹁乙﹂︵丙︶︽丁︾﹃戊﹄︻己︼︿庚﹀︙︙", "甲「乙」（丙）《丁》『戊』【己】〈庚〉……"
    shaped = real(typed, vertical=vertical)
    assert shaped.text == typed
    assert shaped.glyphs == real(plain_marks, vertical=vertical).glyphs
    assert orientations(shaped) == orientations(real(plain_marks, vertical=vertical))


@pytest.mark.parametrize("weight", [400, 700, 900])
@pytest.mark.parametrize("family", ["Bao Song", "Bao Latin Serif", "Bao Latin Sans", "Bao Kai"])
def test_three_figures_in_a_cell_are_seven_tenths_of_their_size_and_stay_apart(
    real: Shape, real_book: FontBook, family: str, weight: int
) -> None:
    shaped = real("共888天", family, "Bao Song", vertical=True, weight=weight)
    font = next(span.font for span in shaped.spans if span.start <= 1 < span.end)
    face = real_book.face(font.face)
    k = face.scale * font.scale / face.units_per_em
    assert round(font.scale * font.stretch, 3) == 0.7
    assert width(shaped) == 3
    boxes = [face.box(shaped.glyphs[index]) for index in (1, 2, 3)]
    middles = [shaped.shifts.get(index, 0) / EM - face.advance(shaped.glyphs[index]) * k / 2 for index in (1, 2, 3)]
    ink = [(at + box.left * k, at + box.right * k) for at, box in zip(middles, boxes, strict=True)]
    assert ink[2][1] - ink[0][0] <= 1.001
    assert all(one[1] + 0.015 <= other[0] for one, other in pairwise(ink))


def test_characters_are_as_wide_as_their_style_says(plain: Shape) -> None:
    narrow = plain("甲，乙A1。", stretch=0.5)
    assert [start / EM for start in narrow.starts[:-1]] == [0, 0.5, 1, 1.625, 1.875, 2.125]
    assert {span.font.stretch for span in narrow.spans} == {0.5}


def test_of_marks_that_collapse_the_smaller_gives_its_glue(plain_book: FontBook) -> None:
    def wide(first: float, second: float) -> float:
        styles = [TextStyle((FAMILY,), size_ratio=ratio) for ratio in (first, second)]
        runs = (StyledRun(2, styles[0]), StyledRun(4, styles[1]))
        return width(shape("小》（大", runs, plain_book))

    assert wide(0.5, 1.0) == 0.75 + 0.5 + 1.5
    assert wide(1.0, 0.5) == 1.5 + 0.5 + 0.75


def test_the_em_after_a_run_in_heading_takes_in_the_glue_of_its_last_mark(plain_book: FontBook) -> None:
    def space_after(heading: str) -> float:
        end = len(heading)
        base = TextStyle((FAMILY,))
        runs = (StyledRun(end, base), StyledRun(end + 1, TextStyle((FAMILY,), run_in=True)), StyledRun(end + 3, base))
        shaped = shape(f"{heading} 潮到", runs, plain_book)
        return (shaped.starts[end + 1] - shaped.ends[end]) / EM

    assert [space_after(heading) for heading in ("看潮水", "看潮水。", "看“潮水”", "看潮水：")] == [1, 1, 1, 1]


def test_emphasis_dots_are_as_large_as_the_style_says(real: Shape, real_book: FontBook) -> None:
    for size in (0.14, 0.2, 0.3):
        dot = real("点", emphasis="dots", dot_size=Em(size)).dots[0]
        face = real_book.face(dot.font.face)
        box = face.box(dot.glyph_id)
        assert abs((box.top - box.bottom) * dot.font.scale * face.scale / face.units_per_em - size) < 0.005
