from __future__ import annotations

from collections.abc import Callable

from layout.base.geometry import Point
from layout.base.units import Length, pt
from layout.text.draw import glyph_runs
from layout.text.justify import Setting, set_line_of
from layout.text.model import Line, ParagraphStyle
from layout.text.shaper import ShapedText

SIZE = pt(10)
Shape = Callable[..., ShapedText]


def line_of(shaped: ShapedText, start: int = 0, end: int | None = None) -> Line:
    end = len(shaped.text) if end is None else end
    setting = Setting(SIZE, Length(20 * SIZE), "start", ParagraphStyle())
    return set_line_of(shaped, start, end, setting)


def test_the_texts_of_the_runs_are_the_text_of_the_line(plain: Shape) -> None:
    text = "甲乙丙——丁"
    line = line_of(plain(text), 1, 6)
    runs = glyph_runs(line, Point(100, 200), source=text, node_id="n", offset=7, writing_mode="horizontal-tb")
    assert "".join(run.text for run in runs) == text[1:6]
    assert (runs[0].node_id, runs[0].offset, runs[0].origin) == ("n", 8, Point(100, 200))
    assert runs[0].clusters[0] == 0


def test_an_inserted_hyphen_stands_for_no_copy(plain: Shape) -> None:
    shaped = plain("typesetting", ParagraphStyle(hyphens=True))
    runs = glyph_runs(line_of(shaped, 0, 4), Point(0, 0), source=shaped.text, node_id="n", writing_mode="horizontal-tb")
    assert [(run.text, run.actual_text, run.node_id) for run in runs] == [("type", None, "n"), ("", "\u00ad", "")]


def test_turned_runs_stand_beside_the_axis_of_a_vertical_line(plain: Shape) -> None:
    text = "甲word"
    line = line_of(plain(text, vertical=True))
    upright, turned = glyph_runs(line, Point(0, 0), source=text, node_id="n", writing_mode="vertical-rl")
    assert (upright.axis, upright.origin.x) == ("upright", 0)
    assert turned.axis == "rotated"
    assert abs(turned.origin.x + 0.38 * SIZE) < SIZE / 1000


def test_stretched_lines_carry_their_offsets_along(plain: Shape) -> None:
    text = "甲乙"
    (run,) = glyph_runs(
        line_of(plain(text)), Point(0, 0), source=text, node_id="n", writing_mode="horizontal-tb", stretch=0.8
    )
    assert run.offsets == (0, round(0.8 * SIZE))
