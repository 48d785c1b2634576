"""The service page of an evening paper: every table of it from its file to the finished PDF."""

from __future__ import annotations

import csv
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

import pikepdf
import pytest

from layout.display.items import DisplayPage, GlyphRun
from layout.edition.model import Story
from layout.edition.reader import read_edition
from layout.pipeline import Result, Store, build, stops_print
from tests.real_pdf.readback import as_pdfium_reads, read_stories


class TaggedCell(NamedTuple):
    """A cell as the structure of a file has it."""

    kind: str
    scope: str
    rows: int
    columns: int


Table = list[list[TaggedCell]]
FOLDER = Path(__file__).parent / "2026-11-24"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return build(FOLDER, out=tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def stories() -> dict[str, Story]:
    read = read_edition(FOLDER).value
    assert read is not None
    return {story.name: story for story in read.edition.stories}


@pytest.fixture(scope="module")
def page(result: Result) -> DisplayPage:
    assert result.display is not None
    return result.display.pages[0]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[Table]:
    """The tables of a tagged file, each as rows of cells."""
    made = build(FOLDER, out=tmp_path_factory.mktemp("tagged"), standard="plain")
    (file,) = [Path(page.file) for page in made.pages if page.file]
    with pikepdf.open(file) as pdf:
        parts = [part for whole in pdf.Root.StructTreeRoot.K.K if whole.S == "/Art" for part in whole.K]
        return [[[_told(cell) for cell in row.K] for row in part.K] for part in parts if part.S == "/Table"]


def _told(cell: Any) -> TaggedCell:
    own = cell.A
    return TaggedCell(str(cell.S), str(own.get("/Scope", "")), int(own.get("/RowSpan", 1)), int(own.get("/ColSpan", 1)))


def test_the_page_is_ready_for_print(result: Result):
    assert [item.code for item in result.diagnostics if stops_print(item)] == []
    assert all(page.file for page in result.pages)


def test_every_cell_reads_back_from_the_finished_file_in_its_order(result: Result, stories: dict[str, Story]):
    (file,) = [Path(page.file).read_bytes() for page in result.pages if page.file]
    read = read_stories(file)
    for name, story in stories.items():
        assert read[name] == as_pdfium_reads("".join(text.text for text in story.texts())), name


def test_every_price_of_the_file_is_on_the_page(page: DisplayPage):
    with (FOLDER / "stories" / "prices.csv").open(encoding="utf-8-sig", newline="") as file:
        wanted = [cell for row in csv.reader(file) for cell in row]
    groups = [group for group in page.groups if group.owner == "market" and group.cell]
    assert ["".join(item.text for item in group.items if isinstance(item, GlyphRun)) for group in groups] == wanted


def test_the_points_of_a_price_column_are_on_one_x_in_each_half_of_the_table(page: DisplayPage):
    columns = [group for group in page.groups if group.owner == "market" and group.cell and group.cell.column == 2]
    runs = [item for group in columns for item in group.items if isinstance(item, GlyphRun) and "." in item.text]
    points = [run.origin.x + run.offsets[run.clusters.index(run.text.index("."))] for run in runs]
    middle = (min(points) + max(points)) // 2
    halves = [point for point in points if point < middle], [point for point in points if point >= middle]
    assert [len(half) for half in halves] == [22, 18]
    assert all(max(half) - min(half) <= 1 for half in halves)


def test_tables_are_tagged_in_rows_of_cells_with_scope_and_spans(tables: list[Table]):
    (league,) = [table for table in tables if len(table) == 16]
    assert league[0] == [
        ("/TH", "/Column", 2, 1), ("/TH", "/Column", 2, 1), ("/TH", "/Column", 2, 1), ("/TH", "/Column", 1, 3),
        ("/TH", "/Column", 1, 2), ("/TH", "/Column", 2, 1),
    ]  # fmt: skip
    assert [cell.kind for cell in league[1]] == ["/TH"] * 5
    assert all(row == [("/TD", "", 1, 1)] * 9 for row in league[2:])


def test_heading_rows_that_are_set_again_are_no_cells(tables: list[Table]):
    (market,) = [table for table in tables if len(table) == 41]
    assert [row[0].kind for row in market].count("/TH") == 1


def test_every_place_of_every_table_has_one_cell(tables: list[Table]):
    assert len(tables) == 10
    for table in tables:
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(table):
            column = 0
            for cell in row:
                while (number, column) in taken:
                    column += 1
                places = {
                    (number + down, column + across) for down in range(cell.rows) for across in range(cell.columns)
                }
                assert not places & taken
                taken |= places
        assert len(taken) == len(table) * sum(cell.columns for cell in table[0])


def test_a_price_that_is_mended_in_its_file_sets_the_page_anew(tmp_path: Path):
    folder = Path(copytree(FOLDER.parent, tmp_path / "paper")) / FOLDER.name
    store = Store(tmp_path / "cache")
    prices = folder / "stories" / "prices.csv"
    found: list[int] = []
    for _ in range(2):
        made = build(folder, out=tmp_path / "out", store=store)
        assert made.display is not None
        words = [item.text for g in made.display.pages[0].groups for item in g.items if isinstance(item, GlyphRun)]
        found.append(words.count("9.99"))
        prices.write_text(prices.read_text(encoding="utf-8").replace("0.92", "9.99"), encoding="utf-8")
    assert found == [0, 1]
