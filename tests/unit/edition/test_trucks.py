"""Double trucks: their names, their dummies, and the pages that they are printed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.edition.model import Edition
from layout.edition.reader import read_edition
from layout.edition.trucks import face_each_other, halves_of, page_called, single_pages, truck_name


@pytest.mark.parametrize("name", ["A04-A05", "A04-05", "A04+A05", "A04＋A05", "A04—A05", "A04 - A05"])
def test_two_pages_are_joined_by_a_hyphen_or_a_plus(name: str) -> None:
    assert halves_of(name) == ("A04", "A05")
    assert truck_name(name) == "A04-A05"


@pytest.mark.parametrize("name", ["A04", "1-1", "2-1", "B2-9", "要闻", "A04-B05", "第4版"])
def test_other_names_are_those_of_single_pages(name: str) -> None:
    assert halves_of(name) is None
    assert truck_name(name) == name


def test_an_even_page_faces_the_next_one() -> None:
    assert face_each_other("A04", "A05")
    assert not face_each_other("A05", "A06")
    assert not face_each_other("A04", "A07")


def test_a_page_is_called_by_the_pair_that_it_belongs_to() -> None:
    known = ("A01", "A02-A03", "A04")
    assert [page_called(name, known) for name in ("A03", "A02+A03", "A04", "B09")] == [
        "A02-A03",
        "A02-A03",
        "A04",
        "B09",
    ]
    assert single_pages(known) == ("A01", "A02", "A03", "A04")


def write(folder: Path, dummy: str, name: str = "A02-A03", **stories: str) -> Path:
    (folder / "stories").mkdir(parents=True)
    for story in ("lead", "left", "right"):
        (folder / "stories" / f"{story}.md").write_text(
            f"---\nheadline: 题{story}\nbyline: 记者 周小满\n---\n\n昨天的事。\n", encoding="utf-8"
        )
    rows = "\n".join(f"    {row}" for row in dummy.strip().splitlines())
    (folder / "edition.yaml").write_text(
        f"paper: 河口日报\ndate: 2026-11-24\npages:\n  A01: |\n    masthead index\n    lead lead\n  {name}: |\n{rows}\n"
        "index:\n  - right\n",
        encoding="utf-8",
    )
    return folder


def read(folder: Path) -> tuple[Edition, list[str]]:
    outcome = read_edition(folder)
    assert outcome.value is not None
    return outcome.value.edition, [item.code for item in outcome.diagnostics]


def test_a_truck_has_half_of_its_words_on_each_page(tmp_path: Path) -> None:
    edition, _ = read(write(tmp_path / "2026-11-24", "left left right right"))
    truck = edition.page("A02-A03")
    assert truck is not None
    assert (truck.columns, truck.fold, truck.halves, truck.label) == (4, 2, ("A02", "A03"), "2-3")
    assert edition.page_count == 3


def test_a_row_may_show_the_fold_with_more_columns_on_one_page(tmp_path: Path) -> None:
    edition, found = read(write(tmp_path / "2026-11-24", "left left left / right right\nleft left left right right"))
    truck = edition.page("A02-A03")
    assert truck is not None
    assert (truck.columns, truck.fold) == (5, 3)
    assert not [code for code in found if code.startswith("dummy/")]


def test_a_story_stands_on_the_page_that_its_first_cell_is_on(tmp_path: Path) -> None:
    edition, _ = read(write(tmp_path / "2026-11-24", "left left right right"))
    assert dict(edition.story_pages) == {"lead": "A01", "left": "A02", "right": "A03"}


def test_a_half_asks_for_the_whole_truck(tmp_path: Path) -> None:
    outcome = read_edition(write(tmp_path / "2026-11-24", "left left right right"), pages=["A03"])
    assert outcome.value is not None
    assert [page.name for page in outcome.value.edition.pages] == ["A02-A03"]
