"""Tables as they are typed in a story."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.diagnostics import Diagnostic
from layout.edition.model import ColumnWidth, Story, Table
from layout.edition.source import SourceText
from layout.edition.story import StoryFile, read_story


def told(body: str) -> tuple[StoryFile, tuple[Diagnostic, ...]]:
    read = read_story(SourceText("x/stories/a.md", f"---\nheadline: 题\n---\n\n{body}\n"), "a")
    return read.value, read.diagnostics


def table(body: str) -> Table:
    file, faults = told(body)
    assert not faults
    return tables(file.story)[0]


def tables(story: Story) -> list[Table]:
    return [block.table for block in story.blocks if block.table]


def grid(made: Table) -> list[list[str]]:
    rows = [[""] * made.columns for _ in range(made.rows)]
    for cell in made.cells:
        rows[cell.row][cell.column] = cell.text.text
    return rows


PRICES = "| 品名 | 今日 |\n|:---|---:|\n| 白菜 | 1.20 |\n| 大蒜 | 10.5 |"


def test_rows_between_bars_with_a_line_of_dashes_are_a_table_and_the_rows_over_it_head_the_others():
    made = table(PRICES)
    assert (grid(made), made.head, made.aligns) == (
        [["品名", "今日"], ["白菜", "1.20"], ["大蒜", "10.5"]], 1, ("start", "end"),
    )  # fmt: skip


def test_a_line_between_bars_alone_is_copy_and_is_told():
    file, faults = told("| 品名 | 今日 |")
    assert not tables(file.story)
    assert [fault.code for fault in faults] == ["copy/not-markup"]


def test_cells_are_led_back_to_their_line_and_column():
    file, _ = told(PRICES)
    cell = next(cell for cell in tables(file.story)[0].cells if cell.text.text == "1.20")
    assert file.pieces[cell.text.node_id][0][1:] == ("x/stories/a.md", 7, 8)


def test_marks_are_read_in_cells_and_a_bar_may_be_typed():
    made = table("| **队** | a\\|b |\n|---|---|\n| {汉|hàn} | 1 |")
    assert [cell.text.text for cell in made.cells] == ["队", "a|b", "汉", "1"]
    assert [mark.kind for cell in made.cells for mark in cell.text.marks] == ["strong", "ruby"]


def test_cells_are_joined_to_the_left_and_upwards():
    made = table("| 品名 | 价 | << |\n| ^^ | 今 | 昨 |\n|---|---|---|\n| 甲 | 1 | 2 |")
    spans = {cell.text.text: (cell.rows, cell.columns) for cell in made.cells}
    assert (spans["品名"], spans["价"], spans["今"]) == ((2, 1), (1, 2), (1, 1))
    assert made.head == 2


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("| << | b |\n|---|---|\n| c | d |", "beside"),
        ("| a | b |\n|---|---|\n| ^^ | d |", "heading rows"),
        ("| a | b | c |\n|---|---|---|\n| d | << | f |\n| ^^ | h | i |", "rectangle"),
    ],
)
def test_cells_that_make_no_rectangle_are_told(rows: str, why: str):
    _, faults = told(rows)
    assert [fault.code for fault in faults] == ["table/span"]
    assert why in faults[0].value("why_en")


def test_a_row_with_a_cell_too_few_is_told_with_its_line():
    _, (fault,) = told(PRICES + "\n| 生姜 |")
    assert (fault.code, fault.value("cells"), fault.value("columns"), fault.place[1]) == ("table/ragged", "1", "2", 9)  # type: ignore[index]


def test_a_fence_says_title_units_source_and_how_columns_are():
    made = table(
        "::: table\n标题: 行情\n单位: 元/公斤\n栏宽: 6 * 自动\n对齐: 左 中 右\n名称: prices\n"
        "| a | b | c |\n| 1 | 2 | 3 |\n来源：市场\n注: 无\n:::"
    )
    assert [text.text for text in made.texts()[:2]] == ["行情", "单位：元/公斤"]
    assert [note.text for note in made.notes] == ["来源：市场", "注：无"]
    assert made.widths == (ColumnWidth("zi", 6000), ColumnWidth("share", 1000), ColumnWidth())
    assert (made.aligns, made.name, made.head) == (("start", "center", "end"), "prices", 1)


def test_a_line_of_dashes_in_a_fence_is_no_row_though_the_heading_rows_are_counted():
    made = table("::: table\n表头: 1\n| 名 | 数 |\n|---|--:|\n| 甲 | 3 |\n| - | - |\n:::")
    assert grid(made) == [["名", "数"], ["甲", "3"], ["-", "-"]]
    assert made.aligns == ("", "end")


def test_rows_with_tabs_are_a_table_in_a_fence():
    assert grid(table("::: table\n队\t分\n甲\t3\n乙\t\n:::")) == [["队", "分"], ["甲", "3"], ["乙", ""]]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("说些什么", "table/line"), ("表头: 两", "table/head"), ("对齐: 斜", "table/align"),
        ("栏宽: 宽", "table/widths"), ("标题: 又一个", "table/twice"), ("文件: a.csv", "table/two-sources"),
    ],
)  # fmt: skip
def test_what_a_fence_does_not_know_is_told_and_refused(line: str, code: str):
    _, faults = told(f"::: table\n标题: 题\n| a | b |\n{line}\n:::")
    assert [fault.code for fault in faults] == [code]


def test_a_fence_without_rows_or_end_is_told():
    assert [fault.code for fault in told("::: table\n:::")[1]] == ["table/empty"]
    assert [fault.code for fault in told("::: table\n| a |")[1]] == ["copy/open-fence"]


def test_the_texts_of_a_story_are_those_of_its_cells_in_reading_order():
    story = told(f"前。\n\n{PRICES}\n\n后。")[0].story
    assert [text.text for text in story.body_texts()] == [
        "前。",
        "品名",
        "今日",
        "白菜",
        "1.20",
        "大蒜",
        "10.5",
        "后。",
    ]


def test_a_cell_keeps_its_name_when_a_price_elsewhere_changes_and_a_row_is_added():
    before, after = told(PRICES)[0].story, told(PRICES.replace("10.5", "11") + "\n| 葱 | 2 |")[0].story
    names = [{cell.text.text: cell.text.node_id for cell in tables(story)[0].cells} for story in (before, after)]
    assert names[0]["1.20"] == names[1]["1.20"]


_CELL = st.text("甲1. |\\*^<-:{}", max_size=5)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.lists(_CELL, min_size=1, max_size=3), min_size=1, max_size=4))
def test_every_character_of_a_table_is_in_one_text_or_listed_as_removed(rows: list[list[str]]):
    lines = ["|" + "|".join(row) + "|" for row in rows]
    body = "\n".join([lines[0], "|---|", *lines[1:]])
    file, _ = told(body)
    kept: set[tuple[int, int]] = set()
    for text in file.story.body_texts():
        table_of = file.pieces[text.node_id]
        for at in range(len(text.text)):
            piece = [piece for piece in table_of if piece.start <= at][-1]
            kept.add((piece.line, piece.column + at - piece.start))
    removed = {(r.span.line, r.span.column + at) for r in file.removed for at in range(len(r.text))}
    for number, line in enumerate(body.split("\n"), 5):
        for column in range(1, len(line) + 1):
            assert ((number, column) in kept) != ((number, column) in removed), (number, column, line)
