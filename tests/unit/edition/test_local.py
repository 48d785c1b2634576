"""Local editions as they are written: own pages in the place of shared ones, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from layout.edition.model import Edition
from layout.edition.new import new_edition
from layout.edition.night import move, swap
from layout.edition.reader import read_edition
from tests.unit.edition.folders import STORY, codes, write

EDITION = "paper: 河口日报\ndate: 2026-11-24\nlocal: {east: 东区版, west: {name: 西区版}}\n"
PAGE = "dummy: |\n  {} {} | *\n"


def local_issue(root: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """A01 is shared; A02 is drawn for all, and west has its own."""
    stories = ("lead", "market", "school", "bridge", "clinic")
    made: dict[str, str | bytes] = {f"stories/{name}.md": STORY for name in stories}
    pages = {"A01": ("lead", "lead"), "A02": ("market", "school"), "west/A02": ("bridge", "clinic")}
    made |= {f"pages/{page}.yaml": PAGE.format(*names) for page, names in pages.items()}
    return write(root / "2026-11-24", {"edition.yaml": EDITION, **made, **(files or {})})


def edition(folder: Path, local: str = "") -> Edition:
    reading = read_edition(folder, local=local).value
    assert reading
    return reading.edition


def areas(one: Edition, name: str) -> list[str]:
    page = one.page(name)
    assert page
    return [area.name for area in page.areas]


def test_an_own_page_stands_in_the_place_of_the_shared_one(tmp_path: Path) -> None:
    folder = local_issue(tmp_path)
    east, west = edition(folder), edition(folder, "west")
    assert (east.local, west.local) == east.locals
    assert areas(east, "A02") == ["market", "school"]
    assert areas(west, "A02") == ["bridge", "clinic"]
    assert [page.local for page in west.pages] == ["", "west"]
    assert [page.name for page in west.pages] == ["A01", "A02"]


def test_a_double_truck_of_a_local_edition_stands_for_both_its_pages(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "pages/A03.yaml": PAGE.format("clinic", "clinic"),
        "pages/west/A02.yaml": b"",
        "pages/west/A02-A03.yaml": PAGE.format("bridge", "clinic"),
    }
    folder = local_issue(tmp_path, files)
    (folder / "pages" / "west" / "A02.yaml").unlink()
    west = edition(folder, "west")
    assert [page.name for page in west.pages] == ["A01", "A02-A03"]
    assert (west.page_count, edition(folder).page_count) == (3, 3)


def test_an_item_of_the_index_may_be_for_some_local_editions(tmp_path: Path) -> None:
    index = "index:\n  - lead\n  - {story: bridge, local: west}\n  - {story: market, local: [east]}\n"
    folder = local_issue(tmp_path, {"edition.yaml": EDITION + index, "pages/A01.yaml": PAGE.format("lead", "index")})
    for local, second in (("east", "market"), ("west", "bridge")):
        outcome = read_edition(folder, local=local)
        assert not [code for code in codes(outcome) if code.startswith("index/")]
        assert outcome.value
        assert [item.story for item in outcome.value.edition.index] == ["lead", second]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("local: {east: 东区版, 'we/st': 西区版}", "local/key"),
        ("local: {east: 东区版, wset: 西区版}", "local/unknown-folder"),
        ("local: {east: {name: 东区版, own: [A09]}, west: 西区版}", "local/no-page"),
        ("local: {east: {name: 东区版, without: A09}, west: 西区版}", "local/no-page"),
    ],
)
def test_what_is_wrong_with_local_editions_is_said(tmp_path: Path, said: str, code: str) -> None:
    line = EDITION.splitlines()[2]
    folder = local_issue(tmp_path, {"edition.yaml": EDITION.replace(line, said)})
    assert code in codes(read_edition(folder, local="east"))


def test_a_new_issue_has_the_own_pages_and_their_stories_too(tmp_path: Path) -> None:
    local_issue(tmp_path)
    made = new_edition(tmp_path, date(2026, 11, 25), source=None, pages=None).value
    assert made
    assert (made / "pages" / "west" / "A02.yaml").read_text("utf-8") == PAGE.format("bridge", "clinic")
    assert {path.stem for path in (made / "stories").iterdir()} == {"lead", "market", "school", "bridge", "clinic"}


def test_a_swap_changes_places_in_every_local_edition(tmp_path: Path) -> None:
    folder = local_issue(tmp_path, {"pages/west/A02.yaml": PAGE.format("bridge", "school")})
    made = swap(folder, "school", "lead").value
    assert made
    assert [touch.page for touch in made.touches] == ["A01", "A02", "A02@west"]
    assert {one.path.relative_to(folder).as_posix(): one.after.decode() for one in made.files} == {
        "pages/A01.yaml": PAGE.format("school", "school"),
        "pages/A02.yaml": PAGE.format("market", "lead"),
        "pages/west/A02.yaml": PAGE.format("bridge", "lead"),
    }


def test_a_story_moves_to_the_own_page_of_a_local_edition(tmp_path: Path) -> None:
    folder = local_issue(tmp_path, {"stories/late.md": STORY})
    made = move(folder, "late", "A02@west", "clinic").value
    assert made
    assert [touch.page for touch in made.touches] == ["A02@west"]
