"""Tables from CSV, TSV and XLSX files beside a story."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from layout.base.diagnostics import Diagnostic
from layout.edition.cell_formats import shown
from layout.edition.model import Table
from layout.edition.source import SourceText
from layout.edition.story import StoryFile, read_story


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "2026-11-24" / "stories"
    folder.mkdir(parents=True)
    return folder


def told(stories: Path, *lines: str) -> tuple[StoryFile, tuple[Diagnostic, ...]]:
    body = "\n".join(lines)
    source = SourceText("2026-11-24/stories/a.md", f"---\nheadline: 题\n---\n\n::: table\n{body}\n:::\n")
    read = read_story(source, "a", path=stories / "a.md")
    return read.value, read.diagnostics


def table(file: StoryFile) -> Table:
    made = file.story.blocks[0].table
    assert made is not None
    return made


def words(file: StoryFile) -> list[tuple[str, ...]]:
    made = table(file)
    return [tuple(cell.text.text for cell in made.cells if cell.row == row) for row in range(made.rows)]


def test_a_csv_is_a_table_whose_first_row_heads_the_others(stories: Path):
    (stories / "p.csv").write_text('品名,价\n"白菜,净",1.20\n"大""蒜",*10*\n\n', encoding="utf-8-sig")
    file, faults = told(stories, "file: p.csv")
    assert not faults
    assert words(file) == [("品名", "价"), ("白菜,净", "1.20"), ('大"蒜', "*10*")]
    assert table(file).head == 1


def test_a_cell_of_a_csv_is_led_back_to_the_file_its_line_and_column(stories: Path):
    (stories / "p.csv").write_text('a,b\n"x\ny",2\nz, 3\n', encoding="utf-8")
    file, _ = told(stories, "file: p.csv")
    found = {cell.text.text: file.pieces[cell.text.node_id][0][1:] for cell in table(file).cells}
    assert found["x y"] == ("2026-11-24/stories/p.csv", 2, 2)
    assert found["2"] == ("2026-11-24/stories/p.csv", 3, 4)
    assert found["3"] == ("2026-11-24/stories/p.csv", 4, 4)


def test_a_csv_in_gb18030_is_read_and_told(stories: Path):
    (stories / "p.csv").write_bytes("品名,今日的价\n白菜,1.20\n".encode("gb18030"))
    file, (fault,) = told(stories, "file: p.csv")
    assert words(file)[1] == ("白菜", "1.20")
    assert (fault.code, fault.value("encoding")) == ("table/encoding", "GB18030")


def test_a_tsv_may_stand_in_the_folder_tables(stories: Path):
    (stories.parent / "tables").mkdir()
    (stories.parent / "tables" / "p.tsv").write_text("a\tb\n1\t2", encoding="utf-8")
    assert words(told(stories, "文件: p.tsv")[0]) == [("a", "b"), ("1", "2")]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("none.csv", None, "table/no-file"), ("p.ods", b"", "table/file-kind"), ("p.xlsx", b"PK", "table/unreadable"),
        ("p.csv", b"\n\n", "table/empty"), ("p.csv", b'a,"b\nc', "table/open-quote"),
        ("p.csv", b"a,b\nc", "table/ragged"),
    ],
)  # fmt: skip
def test_what_is_the_matter_with_a_file_is_told(stories: Path, name: str, data: bytes | None, code: str):
    if data is not None:
        (stories / name).write_bytes(data)
    assert [fault.code for fault in told(stories, f"file: {name}")[1]] == [code]


def book(stories: Path) -> Workbook:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "行情"
    for row in (["品名", "价", None, "日期"], [None, "今日", "昨日", None], ["白菜", 1.2, 0.98, date(2026, 11, 24)]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:D2")
    sheet["B3"].number_format = "0.00"
    sheet["C3"].number_format = '"¥"#,##0.00'
    sheet["D3"].number_format = 'm"月"d"日"'
    made.save(stories / "p.xlsx")
    return made


def test_a_workbook_is_set_as_it_shows_its_numbers_dates_and_joined_cells(stories: Path):
    book(stories)
    file, faults = told(stories, "file: p.xlsx", "head: 2")
    assert not faults
    assert words(file)[2] == ("白菜", "1.20", "¥0.98", "11月24日")
    assert [(cell.text.text, cell.rows, cell.columns) for cell in table(file).cells[:3]] == [
        ("品名", 2, 1), ("价", 1, 2), ("日期", 2, 1),
    ]  # fmt: skip
    cell = next(cell for cell in table(file).cells if cell.text.text == "1.20")
    assert file.pieces[cell.text.node_id][0][1:] == ("2026-11-24/stories/p.xlsx", 3, 2)


def test_which_sheet_is_meant_can_be_said_and_is_told_where_it_was_not(stories: Path):
    made = book(stories)
    other = made.create_sheet("别的")
    other.append(["x", "y"])
    other.append([1, "=A2+1"])
    made.save(stories / "p.xlsx")
    assert [fault.code for fault in told(stories, "file: p.xlsx", "head: 2")[1]] == ["table/which-sheet"]
    file, faults = told(stories, "file: p.xlsx", "sheet: 别的")
    assert [fault.code for fault in faults] == ["table/formula"]
    assert words(file) == [("x", "y"), ("1", "")]
    assert [fault.code for fault in told(stories, "file: p.xlsx", "sheet: 无")[1]] == ["table/no-sheet"]


def test_hidden_rows_and_columns_are_left_out_and_told(stories: Path):
    made = book(stories)
    sheet = made.active
    assert sheet is not None
    sheet.column_dimensions["D"].hidden = True
    made.save(stories / "p.xlsx")
    file, faults = told(stories, "file: p.xlsx", "head: 2")
    assert [fault.code for fault in faults] == ["table/hidden"]
    assert words(file)[2] == ("白菜", "1.20", "¥0.98")


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (1234.5, "General", "1234.5"), (3, "General", "3"), (1234.567, "#,##0.00", "1,234.57"),
        (0.125, "0.0%", "12.5%"),
        (-2, "0.00;(0.00)", "(2.00)"), (-2.5, "0.0_ ;[Red]-0.0 ", "-2.5 "), (5, "0#", "05"), (2.5, "0.##", "2.5"),
        (12345, '#,##0,"千"', "12千"), (8, '[$¥-804]0.00', "¥8.00"), (date(2026, 11, 4), "mm-dd-yy", "2026/11/4"),
        (date(2026, 11, 4), 'yyyy"年"m"月"d"日"', "2026年11月4日"), (date(2026, 11, 4), "aaaa", "星期三"),
        (time(9, 5), "h:mm", "9:05"), (time(21, 5, 7), "h:mm:ss AM/PM", "9:05:07 PM"),
        (date(2026, 11, 4), "d-mmm", "4-Nov"),
        (True, "General", "TRUE"), (None, "General", ""),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_its_number_format_says(value: object, form: str, expected: str):
    assert shown(value, form) == (expected, True)


def test_a_format_that_is_not_known_is_not_guessed():
    assert shown(0.5, "# ?/?") == ("0.5", False)
