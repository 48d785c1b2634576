"""Tables in columns: figures under one another, rows whole, heading rows in every column, all of it on the grid."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic, Place
from layout.display.items import DisplayPage, GlyphRun, Group
from layout.edition.model import Placement, Story
from layout.edition.source import SourceText
from layout.edition.story import read_story
from layout.page.model import ComposedPage, PlacedStory, PlacedText
from layout.page.paint import paint_page
from layout.style.stylesheet import StyleSheet
from tests.unit.page.pages import compose, compose_all, page, sheet

WIDE = "a a a a a | 60\n. . . . . | *"
PLAIN = "table { margin: 0 } tr { background-color: none }"


def story(body: str, name: str = "a") -> Story:
    read = read_story(SourceText(f"{name}.md", f"---\nheadline: 题\n---\n\n{body}\n"), name)
    assert not read.diagnostics
    return read.value.story


def rows(count: int, head: str = "| 名 | 数 |") -> str:
    return "\n".join([head, "|:---|---|", *(f"| 第{number}行 | {number}.5 |" for number in range(1, count + 1))])


def made(
    body: str, dummy: str = WIDE, columns: int = 1, styles: StyleSheet | None = None
) -> tuple[ComposedPage, tuple[Diagnostic, ...]]:
    return compose(page(dummy, placements={"a": Placement(columns=columns)}), [story(body)], styles)


def set_one(body: str, dummy: str = WIDE, columns: int = 1, styles: StyleSheet | None = None) -> PlacedStory:
    composed, found = made(body, dummy, columns, styles)
    assert not [one for one in found if one.code.startswith(("table/", "fit/overset"))]
    return composed.stories[0]


def cells(placed: PlacedStory) -> list[PlacedText]:
    return [text for text in placed.texts if text.role in ("cell", "head_cell")]


def again(placed: PlacedStory) -> list[PlacedText]:
    return [text for text in placed.texts if text.role == "artifact"]


def frame_of(text: PlacedText) -> int:
    (number,) = {line.frame for line in text.lines}
    return number


def groups(composed: ComposedPage) -> tuple[Group, ...]:
    display: DisplayPage = paint_page(composed, title="a")
    return display.groups


def x_of(run: GlyphRun, character: str) -> int:
    at = run.text.index(character)
    return run.origin.x + run.offsets[run.clusters.index(at)]


FIGURES = "| 品 | 价 |\n|:---|---|\n| 甲 | 1.25 |\n| 乙 | −110.5 |\n| 丙 | +7.125% |\n| 丁 | 23.0 |\n| 戊 | — |"


@pytest.mark.parametrize("align", ["---", "---:", ":---:", ":---"])
def test_decimal_points_of_a_column_are_on_one_x_in_the_display_list(align: str):
    composed, _ = made(FIGURES.replace("|---|", f"|{align}|"))
    runs = [item for group in groups(composed) for item in group.items if isinstance(item, GlyphRun)]
    places = {x_of(run, ".") for run in runs if "." in run.text}
    assert len([run for run in runs if "." in run.text]) == 4
    assert max(places) - min(places) <= 1


def test_a_figure_without_a_point_ends_where_the_points_of_others_are():
    composed, _ = made("| 品 | 价 |\n|:---|---|\n| 甲 | 12 |\n| 乙 | 3.5 |")
    runs = [item for group in groups(composed) for item in group.items if isinstance(item, GlyphRun)]
    whole, point = next(run for run in runs if run.text == "12"), next(run for run in runs if run.text == "3.5")
    # Figures are half a 字 wide.
    assert abs(x_of(whole, "2") + whole.size // 2 - x_of(point, ".")) <= 1


def test_a_table_goes_on_in_the_next_column_with_its_heading_rows_again():
    placed = set_one(rows(30), "a a a a a | 24\n. . . . . | *", columns=3)
    frames = sorted({frame_of(text) for text in cells(placed)})
    assert len(frames) == 3
    assert [text.text for text in again(placed)] == ["名", "数"] * 2
    assert len(cells(placed)) == 62
    for number in frames[1:]:
        tops = [text.lines[0].block for text in cells(placed) if frame_of(text) == number]
        assert max(text.lines[0].block for text in again(placed) if frame_of(text) == number) < min(tops)


def test_rows_beside_one_another_are_at_one_height_though_words_stand_over_the_first():
    body = f"::: table\n单位: 元\n{rows(30)}\n:::"
    placed = set_one(body, "a a a a a | 26\n. . . . . | *", columns=2)
    heights: dict[int, list[int]] = {}
    for text in cells(placed):
        if text.role == "cell" and text.cell and text.cell.column == 0:
            heights.setdefault(frame_of(text), []).append(text.lines[0].block)
    first, second = heights.values()
    assert len(second) > 5
    assert all(abs(a - b) <= 1 for a, b in zip(first, second, strict=False))


def test_no_row_is_parted_between_columns():
    long = "一格里有好几行字，放在窄窄的一栏里折了又折，仍旧是一行" * 3
    body = "| 名 | 事 |\n|:---|:---|\n" + "\n".join(f"| 第{n}行 | {long} |" for n in range(12))
    placed = set_one(body, "a a a a a | 34\n. . . . . | *", columns=4)
    by_row: dict[int, set[int]] = {}
    for text in cells(placed):
        assert text.cell
        by_row.setdefault(text.cell.row, set()).update(line.frame for line in text.lines)
    assert all(len(frames) == 1 for frames in by_row.values())
    assert max(len(text.lines) for text in cells(placed)) > 2
    assert len({frame for frames in by_row.values() for frame in frames}) > 1


def test_text_after_a_table_is_back_on_the_grid(tmp_path: Path):
    placed = set_one(f"前一段。\n\n{rows(7)}\n\n后一段。", styles=sheet(extra=PLAIN, folder=tmp_path))
    before, after = (text.lines[0].block for text in placed.texts if text.role == "paragraph")
    pitch = 490 * 72 / 25.4 * 65536 / 120
    assert ((after - before) / pitch) == pytest.approx(round((after - before) / pitch), abs=0.01)


def test_rows_stand_on_grid_lines_where_the_stylesheet_gives_them_whole_lines(tmp_path: Path):
    body = f"::: table\ntitle: 题\nsource: 来源\n{rows(9)}\n:::"
    placed = set_one(body, styles=sheet(extra=PLAIN + "tr { block-size: 1line }", folder=tmp_path))
    blocks = [text.lines[0].block for text in cells(placed) if text.role == "cell" and text.text[0] == "第"]
    steps = {after - before for before, after in pairwise(blocks)}
    assert max(steps) - min(steps) <= 2
    pitch = 490 * 72 / 25.4 * 65536 / 120
    assert max(steps) == pytest.approx(pitch, abs=2)
    first = placed.frames[frame_of(cells(placed)[0])].rect.y
    (whole,) = [box for box in placed.boxes if box.edges[0].width and box.fill is None]
    lines = (whole.rect.y - first) / pitch
    assert lines == pytest.approx(round(lines), abs=0.001)


def test_a_cell_over_two_rows_stands_in_the_middle_of_them_and_keeps_them_together():
    body = "| 日 | 时 |\n|:---|:---|\n| 一 | 早 |\n| ^^ | 晚 |\n| 二 | 早 |"
    by_text = {text.text: text.lines[0].block for text in cells(set_one(body)) if text.text in ("一", "早", "晚")}
    early = next(t.lines[0].block for t in cells(set_one(body)) if t.text == "早")
    assert abs(by_text["一"] * 2 - early - by_text["晚"]) <= 4


def test_rows_that_do_not_fit_are_named_by_the_first_of_them():
    _, found = made(rows(40), "a a a a a | 20\n. . . . . | *")
    (over,) = [one for one in found if one.code == "fit/overset"]
    assert isinstance(over.place, Place)
    assert over.value("start").startswith("第")
    assert int(over.value("lines")) > 10


def test_a_table_goes_on_on_another_page():
    first, second = page("a a a a a | 24\n. . . . . | *"), page("a> a> a> a> a> | 40\n. . . . . | *", name="A03")
    composed, found = compose_all([first, second], [story(rows(120))])
    assert not [one for one in found if one.code == "fit/overset"]
    parts = [one for made in composed for one in made.stories]
    words = [text.text for part in parts for text in cells(part)]
    assert words == ["名", "数", *(w for n in range(1, 121) for w in (f"第{n}行", f"{n}.5"))]
    assert [text.text for text in again(parts[1]) if text.text in ("名", "数")][:2] == ["名", "数"]


def test_a_heading_of_a_group_is_not_left_at_a_column_s_foot():
    body = "| 时 | 事 |\n|---|:---|\n" + "\n".join(
        f"| 第{n}组 | << |\n| 8:0{n} | 一 |\n| 9:0{n} | 二 |" for n in range(9)
    )
    placed = set_one(body, "a a a a a | 24\n. . . . . | *", columns=3)
    by_frame: dict[int, list[PlacedText]] = {}
    for text in cells(placed):
        by_frame.setdefault(frame_of(text), []).append(text)
    assert len(by_frame) == 3
    assert all(texts[-1].text in ("一", "二") for texts in by_frame.values())


def test_long_words_wrap_and_figures_do_not():
    words = "河口的秋天来得早，街上的梧桐落了一半，往来的人都放慢了脚步，又停下来看"
    body = f"| 名 | 事 | 数 |\n|:---|:---|---|\n| 甲 | {words} | 12345678.25 |"
    by_text = {text.text[:2]: len(text.lines) for text in cells(set_one(body, "a b b b b | 60\n. . . . . | *"))}
    assert by_text["12"] == 1
    assert by_text["河口"] > 1


def test_given_widths_are_kept_and_a_share_takes_the_rest(tmp_path: Path):
    body = "::: table\nwidths: 6 * 4\nalign: left left left\n| a | b | c |\n| 甲 | 乙 | 丙 |\n:::"
    placed = set_one(body, styles=sheet(extra="th, td { padding: 0 } table { font-size: 8pt }", folder=tmp_path))
    starts = {text.text: text.lines[0].inline for text in cells(placed) if text.role == "cell"}
    frame = placed.frames[frame_of(cells(placed)[0])].rect
    assert starts["乙"] - starts["甲"] == 6 * 8 * 65536
    assert frame.width - starts["丙"] == 4 * 8 * 65536


def test_every_other_row_is_tinted_and_rules_stand_over_and_under_the_table(tmp_path: Path):
    extra = "tbody > tr:nth-child(even) { background-color: #eee }"
    extra += "table { border-top: 2pt solid; border-bottom: 1pt solid }"
    placed = set_one(rows(6), styles=sheet(extra=extra, folder=tmp_path))
    assert len([box for box in placed.boxes if box.fill]) == 3
    (whole,) = [box for box in placed.boxes if box.edges[0].width == 2 * 65536]
    assert whole.edges[2].width == 65536
    lines = [line.block + placed.frames[line.frame].rect.y for text in cells(placed) for line in text.lines]
    assert whole.rect.y < min(lines) < max(lines) < whole.rect.bottom


def test_a_rule_between_columns_is_left_out_inside_a_joined_cell(tmp_path: Path):
    extra = "table { column-rule: 1pt solid } thead > tr > th[group=true] { border: none }"
    body = "| 一 | << | 二 |\n|---|---|---|\n| 1 | 2 | 3 |"
    placed = set_one(body, styles=sheet(extra=extra, folder=tmp_path))
    assert len([box for box in placed.boxes if box.edges[1].width == 65536]) == 3


def test_a_table_in_vertical_text_is_told_and_its_cells_are_set_all_the_same():
    one = page(WIDE, placements={"a": Placement(writing_mode="vertical-rl")})
    composed, found = compose(one, [story(rows(3))])
    assert "table/vertical" in [item.code for item in found]
    assert [text.text for text in composed.stories[0].texts][1:5] == ["名", "数", "第1行", "1.5"]


def test_a_table_that_is_too_wide_for_its_column_is_told_with_what_it_needs():
    head = "|" + "| ".join(f" 123456{n} " for n in range(14)) + "|"
    body = f"{head}\n|{'---|' * 14}\n{head}"
    _, found = made(body, "a b b b b | 40\n. . . . . | *")
    (wide,) = [item for item in found if item.code == "table/too-wide"]
    assert int(wide.value("need")) > float(wide.value("room"))


def test_a_table_that_is_too_wide_is_called_by_its_title_alone():
    row = "|" + "| ".join(f" 123456{n} " for n in range(14)) + "|"
    _, found = made(f"::: table\n标题: 行情\n单位: 元\n{row}\n{row}\n:::", "a b b b b | 40\n. . . . . | *")
    assert [item.value("text") for item in found if item.code == "table/too-wide"] == ["行情"]


def test_a_word_that_is_wider_than_its_given_column_is_told():
    body = "::: table\nwidths: 2 *\n| a | b |\n| Constantinople | 1 |\n:::"
    _, found = made(body)
    assert [item.value("text") for item in found if item.code == "table/cell-narrow"] == ["Constant"]


@pytest.mark.parametrize("count", [3, 5])
def test_a_small_table_is_not_parted_to_make_the_feet_of_columns_even(count: int):
    placed = set_one(rows(count), columns=3)
    assert {frame_of(cell) for cell in cells(placed)} == {min(frame_of(cell) for cell in cells(placed))}
    assert again(placed) == []


def test_no_column_stays_empty_before_a_table_that_a_story_begins_with():
    body = (
        "::: table\n| 日期 | 对阵 | 比分 | 场地 |\n| 11月20日 | 临川—白鹭 | 2:1 | 江心 |\n"
        "| 11月21日 | 长滩—盐仓 | 33.5% | ^^ |\n来源: 市足协\n:::"
    )
    assert {frame_of(cell) for cell in cells(set_one(body, "a a b b b | 12\n. . . . . | *", columns=2))} == {1}
