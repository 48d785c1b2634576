from __future__ import annotations

from dataclasses import replace

import pytest

from layout.base.units import Em, Length, pt
from layout.edition.model import Mark, Text
from layout.font.book import FontBook, bundled_sources
from layout.style.model import ComputedStyle
from layout.text.line_breaker import break_paragraph
from layout.text.model import ParagraphStyle
from layout.text.setting import natural_width, paragraph_style, set_line, styled_runs, text_style
from layout.text.shaper import shape

SIZE = pt(10)
STYLE = ComputedStyle(font_family=("Banxin Test",))


def test_a_computed_style_becomes_a_style_of_text_and_of_paragraphs() -> None:
    computed = replace(
        STYLE, font_variant_numeric="half-width", hyphens="auto", text_indent=Em(2), text_emphasis="dots"
    )
    assert text_style(computed).figures == "half-width"
    assert text_style(computed).emphasis == "dots"
    assert paragraph_style(computed) == ParagraphStyle(indent=Em(2), hyphens=True)


def test_marks_cut_a_text_into_runs() -> None:
    text = Text("n", "甲乙丙丁", (Mark(1, 3, "strong"), Mark(2, 3, "dots")))
    runs = styled_runs(text, STYLE, lambda kind: replace(STYLE, font_weight=700))
    assert [(run.end, run.style.weight, run.style.emphasis) for run in runs] == [
        (1, 400, ""), (2, 700, ""), (3, 700, "dots"), (4, 400, ""),
    ]  # fmt: skip


def test_a_mark_of_another_size_becomes_a_ratio() -> None:
    text = Text("n", "甲乙", (Mark(1, 2, "strong"),))
    runs = styled_runs(text, replace(STYLE, font_size=pt(8)), lambda kind: replace(STYLE, font_size=pt(12)))
    assert runs[1].style.size_ratio == 1.5


def test_a_line_by_itself_is_as_wide_as_its_text(plain_book: FontBook) -> None:
    assert natural_width("“甲乙”", STYLE, SIZE, plain_book) == 3 * SIZE
    assert set_line("“甲乙”", STYLE, SIZE, plain_book).width == 3 * SIZE


def test_a_line_by_itself_can_fill_a_measure(plain_book: FontBook) -> None:
    measure = Length(9 * SIZE)
    assert set_line("甲乙丙", STYLE, SIZE, plain_book, measure=measure, align="distribute").width == measure
    assert set_line("甲乙丙", STYLE, SIZE, plain_book, measure=measure, align="end").inset == 6 * SIZE


def test_the_space_after_a_run_in_heading_is_an_em_in_every_line_and_others_are_not() -> None:
    words = "版心 版面上印字和图的部分，四周的白边不算，本报版心宽一百一十一字 高一百二十行，行行在格上"
    text = Text("s/p/1", words, (Mark(0, 2, "strong"),))
    base = replace(ComputedStyle(), font_family=("Bao Song",))
    runs = styled_runs(text, base, lambda _: base)
    assert [run.end for run in runs if run.style.run_in] == [3]
    shaped = shape(words, runs, FontBook(bundled_sources()), paragraph=ParagraphStyle())
    size = pt(9)
    for measure in range(10, 22):
        first = break_paragraph(shaped, size, [Length(measure * size)], ParagraphStyle()).lines[0]
        places = {c: o for run in first.runs for c, o in zip(run.clusters, run.offsets, strict=True)}
        gap = places[3] - places[1] - size
        assert abs(gap - size) <= 2, measure


@pytest.mark.parametrize(
    ("language", "level", "punctuation"),
    [
        ("zh-Hans", "gb", "lineend-half"), ("zh-Hant", "basic", "plain"), ("zh-TW", "basic", "plain"),
        ("zh-HK", "basic", "lineend-half"), ("ja", "gb", "lineend-half"), ("en", "gb", "lineend-half"),
    ],
)  # fmt: skip
def test_levels_and_widths_that_are_auto_go_by_the_language(language: str, level: str, punctuation: str) -> None:
    made = paragraph_style(STYLE, language)
    assert (made.line_break, made.punctuation) == (level, punctuation)


def test_a_style_that_says_its_level_and_widths_has_them_in_every_language() -> None:
    made = paragraph_style(replace(STYLE, line_break="strict", text_spacing_trim="kaiming"), "zh-Hant")
    assert (made.line_break, made.punctuation) == ("strict", "kaiming")
