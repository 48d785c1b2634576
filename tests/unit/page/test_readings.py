"""Readings between the lines of a page: their size, what is said when there is no room, and where they are drawn."""

from __future__ import annotations

from pathlib import Path

from layout.base.diagnostics import Diagnostic, Place
from layout.base.units import pt
from layout.display.items import DisplayPage, GlyphRun, Stroke
from layout.edition.model import Block, Mark, MarkKind, Placement, Story, Text
from layout.page.model import readings_node
from layout.page.paint import paint_page
from layout.preflight.text_proof import prove_text
from tests.unit.page.pages import compose, copy, page, sheet

WORDS = "甲乙丙丁" + copy(300)
NODE = "lead/p/0"


def made(
    folder: Path, *marks: tuple[int, int, MarkKind, str], extra: str = "", vertical: bool = False
) -> tuple[DisplayPage, list[Diagnostic]]:
    """A page with one story of one paragraph with these marks, and what was said of its readings."""
    text = Text(NODE, WORDS, tuple(Mark(*mark) for mark in marks))
    story = Story(
        "lead", "stories/lead.md", headline=Text("lead/h", "港口今日开放"), blocks=(Block("paragraph", text),)
    )
    drawn = page("lead lead lead | *", placements={"lead": Placement(writing_mode="vertical-rl" if vertical else None)})
    composed, found = compose(drawn, [story], sheet(extra=extra or "p { color: black }", folder=folder))
    return paint_page(composed, title=""), [item for item in found if item.code.startswith("text/")]


def readings(painted: DisplayPage) -> list[GlyphRun]:
    return [i for g in painted.groups if g.role == "reading" for i in g.items if isinstance(i, GlyphRun)]


def test_lines_of_body_leave_no_room_for_pinyin_and_that_is_said_with_what_helps(tmp_path: Path) -> None:
    """9 pt on lines 11.58 pt apart leaves 2.6 pt; at its least, 4 pt, pinyin with tones takes 4.8 pt."""
    painted, (told,) = made(tmp_path, (0, 1, "ruby", "jiǎ"), (1, 2, "ruby", "yǐ"))
    assert told.code == "text/reading-tight"
    assert [told.value(key) for key in ("text", "gap", "needed", "lines")] == ["甲", "2.6", "4.8", "2"]
    assert {run.size for run in readings(painted)} == {pt(4)}


def test_on_two_grid_lines_a_reading_has_half_the_size_of_its_text(tmp_path: Path) -> None:
    painted, told = made(tmp_path, (0, 1, "ruby", "jiǎ"), extra="p { line-height: 2line }")
    assert not told
    assert [run.size for run in readings(painted)] == [pt(4.5)]


def test_readings_take_the_size_and_colour_of_the_stylesheet(tmp_path: Path) -> None:
    extra = "p { line-height: 2line } ruby { font-size: 4pt; color: device-cmyk(0 1 1 0) }"
    (run,) = readings(made(tmp_path, (0, 1, "ruby", "jiǎ"), extra=extra)[0])
    assert (run.size, run.color.components) == (pt(4), (0.0, 1.0, 1.0, 0.0))


def test_the_grid_is_not_opened_by_anything_beside_its_lines(tmp_path: Path) -> None:
    def baselines(*marks: tuple[int, int, MarkKind, str]) -> list[int]:
        painted, _ = made(tmp_path, *marks)
        runs = [i for g in painted.groups if g.role == "paragraph" for i in g.items if isinstance(i, GlyphRun)]
        return sorted({run.origin.y for run in runs})

    marked = baselines((0, 1, "ruby", "jiǎ"), (2, 4, "dots", ""), (2, 4, "proper-name", ""), (6, 8, "deceased", ""))
    assert marked == baselines()


def test_pinyin_in_vertical_lines_is_told_and_bopomofo_is_not(tmp_path: Path) -> None:
    extra = "p { line-height: 2line }"
    _, (told,) = made(tmp_path, (0, 1, "ruby", "jiǎ"), extra=extra, vertical=True)
    assert (told.code, told.value("reading")) == ("text/reading-turned", "jiǎ")
    assert not made(tmp_path, (0, 1, "ruby", "ㄐㄧㄚˇ"), (1, 2, "ruby", "解"), extra=extra, vertical=True)[1]


def test_bopomofo_beside_vertical_body_has_its_own_least_cell(tmp_path: Path) -> None:
    _, (told,) = made(tmp_path, (0, 1, "ruby", "ㄐㄧㄚˇ"), vertical=True)
    assert [told.value(key) for key in ("gap", "needed")] == ["2.6", "3.6"]
    assert not made(tmp_path, (0, 1, "ruby", "ㄐㄧㄚˇ"))[1]


def test_a_reading_without_a_glyph_is_told_at_its_base(tmp_path: Path) -> None:
    text = Text(NODE, WORDS, (Mark(1, 2, "ruby", "\U0001d11e"),))
    story = Story("lead", "stories/lead.md", blocks=(Block("paragraph", text),))
    _, found = compose(page("lead | *"), [story], sheet(extra="p { line-height: 2line }", folder=tmp_path))
    (told,) = [item for item in found if item.code == "font/no-glyph"]
    assert (told.value("code_point"), told.place) == ("U+1D11E", Place(NODE, 1, 1))


def test_readings_follow_their_paragraph_and_lines_are_no_copy(tmp_path: Path) -> None:
    marks: tuple[tuple[int, int, MarkKind, str], ...] = ((0, 1, "ruby", "jiǎ"), (2, 4, "underline", ""))
    painted, _ = made(tmp_path, *marks, extra="p { line-height: 2line }")
    roles = [group.role for group in painted.groups if group.owner == "lead"]
    assert roles[0] == "artifact"
    assert roles[-1] == "reading"
    strokes = [i for g in painted.groups if g.role == "artifact" for i in g.items if isinstance(i, Stroke)]
    assert [s for s in strokes if s.end.x - s.start.x == 2 * pt(9)]


def test_the_proof_misses_a_reading_that_is_not_drawn(tmp_path: Path) -> None:
    painted, _ = made(tmp_path, (0, 1, "ruby", "jiǎ"), (1, 2, "ruby", "yǐ"), extra="p { line-height: 2line }")
    expected = {"lead/h": "港口今日开放", NODE: WORDS, readings_node(NODE): "jiǎyǐ"}
    assert not prove_text(expected, (painted,))
    (told,) = prove_text({**expected, readings_node(NODE): "jiǎyǐbǐng"}, (painted,))
    assert (told.code, told.value("wanted")[:1]) == ("output/text-differs", "b")


def dots(painted: DisplayPage) -> float:
    """Size of the first run that stands for no copy, over that of its text."""
    runs = [i for g in painted.groups if g.role == "paragraph" for i in g.items if isinstance(i, GlyphRun)]
    return next(run.size for run in runs if not run.text) / runs[0].size


def test_emphasis_dots_become_smaller_where_lines_stand_close(tmp_path: Path) -> None:
    wide, close = (
        dots(made(tmp_path, (0, 2, "dots", ""), extra=f"p {{ line-height: {lines}line }}")[0]) for lines in (2, 1)
    )
    # 2.58 pt between lines of 9 pt: 0.287 em, of which 0.075 stay white.
    assert abs(close / wide - (0.287 - 0.075) / 0.25) < 0.01


def test_dots_and_lines_that_touch_are_told_with_what_helps(tmp_path: Path) -> None:
    marks: list[tuple[int, int, MarkKind, str]] = [(0, 2, "dots", ""), (5, 7, "book-title", "")]
    assert made(tmp_path, *marks, vertical=True)[1] == []
    (told,) = made(tmp_path, *marks, vertical=True, extra="p { font-size: 9.6pt }")[1]
    assert told.code == "text/marks-tight"
    assert [told.value(key) for key in ("text", "gap", "needed", "lines")] == ["甲乙", "2.4", "2.5", "2"]


def test_text_is_as_wide_as_its_style_says_and_its_lines_hold_so_many_more_characters(tmp_path: Path) -> None:
    def lines(stretch: str) -> list[GlyphRun]:
        painted, _ = made(tmp_path, extra=f"p {{ font-stretch: {stretch}; text-indent: 0 }}")
        return [i for g in painted.groups if g.role == "paragraph" for i in g.items if isinstance(i, GlyphRun)]

    plain, narrow = lines("100%"), lines("80%")
    assert {run.stretch for run in narrow} == {0.8}
    assert len(narrow[0].text) > 1.2 * len(plain[0].text)
    assert narrow[0].offsets[1] - narrow[0].offsets[0] < 0.9 * plain[0].size
