from __future__ import annotations

from collections.abc import Callable

from layout.base.color import BLACK, Color
from layout.base.geometry import Point
from layout.base.units import Length, pt
from layout.display.items import Outline, Stroke
from layout.text.draw import glyph_runs, reading_runs, rule_items
from layout.text.justify import Setting, set_line_of
from layout.text.model import Line, LineRule, LineRun, ParagraphStyle
from layout.text.shaper import ShapedText

SIZE = pt(10)
RED = Color("cmyk", (0.0, 1.0, 1.0, 0.0))
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


def ruled(*rules: LineRule) -> Line:
    return Line(0, 1, 0, SIZE, 2 * SIZE, (), rules=rules)


def test_a_line_at_a_name_is_one_stroke_under_or_at_the_left_of_it() -> None:
    rule = LineRule("line", 100, 300, -20, 8, RED)
    across = rule_items(ruled(rule), Point(1000, 500), writing_mode="horizontal-tb")
    down = rule_items(ruled(rule), Point(1000, 500), writing_mode="vertical-rl", stretch=0.5)
    assert across == (Stroke(Point(1100, 520), Point(1300, 520), 8, RED),)
    assert down == (Stroke(Point(980, 550), Point(980, 650), 8, RED),)


def test_a_frame_is_four_strokes_that_meet_at_its_corners() -> None:
    rule = LineRule("frame", 100, 300, -20, 10, BLACK, 120)
    items = rule_items(ruled(rule), Point(0, 500), writing_mode="horizontal-tb")
    assert [item[:3] for item in items] == [
        (Point(95, 400), Point(305, 400), 10), (Point(95, 520), Point(305, 520), 10),
        (Point(100, 520), Point(100, 400), 10), (Point(300, 520), Point(300, 400), 10),
    ]  # fmt: skip


def test_a_frame_parted_by_a_line_break_has_no_side_there() -> None:
    rule = LineRule("frame", 100, 300, -20, 10, BLACK, 120, closed=(True, False))
    items = rule_items(ruled(rule), Point(0, 500), writing_mode="horizontal-tb")
    assert [item[:2] for item in items] == [
        (Point(95, 400), Point(300, 400)), (Point(95, 520), Point(300, 520)), (Point(100, 520), Point(100, 400)),
    ]  # fmt: skip


def test_a_wavy_line_is_whole_waves_as_high_as_asked_for() -> None:
    rule = LineRule("wave", 0, 1000, -200, 20, BLACK, 100, 300)
    (item,) = rule_items(ruled(rule), Point(0, 0), writing_mode="horizontal-tb")
    assert isinstance(item, Outline)
    curves = [segment for segment in item.path if segment[0] == "C"]
    assert len(curves) == 2 * 7
    # A cubic whose control points are both so high reaches three quarters of it, up and down in turn.
    peaks = [(int(c[2]) + 3 * int(c[4]) - int(c[2])) / 3 for c in curves[:2]]
    assert [round((peak - 190) * 0.75) for peak in peaks] == [-40, 40]
    assert (item.path[0], item.path[-1]) == (("M", 0, 190), ("Z",))


def test_readings_say_their_own_text_under_their_own_node() -> None:
    run = LineRun("f", SIZE // 2, BLACK, "horizontal", (7, 8), (0, 50), (2, 3), 4, (90, 90))
    line = Line(0, 1, 0, SIZE, SIZE, (), readings=(run,))
    (made,) = reading_runs(line, Point(10, 20), source="abcd", node_id="n~", writing_mode="horizontal-tb")
    assert (made.text, made.clusters, made.node_id, made.offset, made.shifts) == ("cd", (0, 1), "n~", 2, (90, 90))
