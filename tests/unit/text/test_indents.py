"""Indents: of turnovers, of narrow columns; and the room between words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.base.units import EM, Em, Length, pt
from layout.font.book import FontBook
from layout.text.line_breaker import break_paragraph
from layout.text.model import ParagraphStyle, StyledRun, TextStyle
from layout.text.shaper import ShapedText, shape
from tests.fonts.build import FAMILY

Shape = Callable[..., ShapedText]
SIZE = pt(10)
WORDS = "河口的秋天来得早街上的梧桐落了一半工人们正把最后一批材料运到岸边"


def insets(plain: Shape, measure: float, style: ParagraphStyle) -> list[float]:
    broken = break_paragraph(plain(WORDS, style), SIZE, [Length(round(measure * SIZE))], style)
    return [line.inset / SIZE for line in broken.lines]


def test_turnovers_hang(plain: Shape) -> None:
    assert insets(plain, 16, ParagraphStyle(align="start", turnover=Em(1.0))) == [0.0, 1.0, 1.0]


@pytest.mark.parametrize(("measure", "indent"), [(11, 1.0), (12, 2.0), (20, 2.0)])
def test_a_narrow_column_has_one_em_of_indent(plain: Shape, measure: float, indent: float) -> None:
    found = insets(plain, measure, ParagraphStyle(indent=Em(2.0), narrow=Em(12.0)))
    assert found[0] == indent
    assert set(found[1:]) == {0.0}


def test_words_stand_apart_by_what_the_style_of_their_space_adds(plain_book: FontBook) -> None:
    text = "记者 周小满 何立"
    apart = TextStyle((FAMILY,), word_spacing=Em(0.5))
    runs = (StyledRun(3, TextStyle((FAMILY,))), StyledRun(len(text), apart))
    shaped = shape(text, runs, plain_book)
    gaps = [shaped.starts[at + 1] - shaped.ends[at] for at, char in enumerate(text) if char == " "]
    assert gaps == [EM // 2, EM]


def test_a_verse_is_set_in_by_the_spaces_before_it(plain: Shape) -> None:
    verse, prose = ParagraphStyle(turnover=Em(1.0), align="start"), ParagraphStyle(align="start")
    text = "　　向东流"
    first = [break_paragraph(plain(text, style), SIZE, [Length(8 * SIZE)], style).lines[0] for style in (verse, prose)]
    assert [line.width // SIZE for line in first] == [5, 3]
