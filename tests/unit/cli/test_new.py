"""`banxin new`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.tiny import write_tiny
from tests.unit.cli.conftest import Banxin

PAPER = """\
name: 河口日报
publication_days: 周一至周五
first_issue: 2026-11-02
"""


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the paper's profile and one issue, of a Friday; the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.yaml").write_text(PAPER, encoding="utf-8")
    write_tiny(tmp_path / "2026-11-20")
    file = tmp_path / "2026-11-20" / "edition.yaml"
    text = file.read_text(encoding="utf-8").replace("2026-11-24", "2026-11-20").replace("3187", "15")
    file.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_next_edition_falls_on_the_next_publication_day(banxin: Banxin, papers: Path):
    run = banxin("new", "--lang", "zh")
    assert run.code == 0
    assert run.out == "新建 2026-11-23：星期一，农历丙午年十月十五，第16期\n"
    assert (papers / "2026-11-23" / "edition.yaml").is_file()


def test_a_day_may_be_named_and_copied_from(banxin: Banxin, papers: Path):
    run = banxin("new", "2026-11-25", "--from", "2026-11-20", "--format", "json")
    values = json.loads(run.out)
    assert (values["date"], values["issue"]) == ("2026-11-25", "18")
    assert sorted(path.stem for path in (papers / "2026-11-25" / "stories").iterdir()) == [
        "bridge", "lead", "market", "school",
    ]  # fmt: skip


def test_from_inside_an_issue_the_next_stands_beside_it(banxin: Banxin, papers: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(papers / "2026-11-20" / "stories")
    assert banxin("new", "2026-11-24").code == 0
    assert (papers / "2026-11-24" / "edition.yaml").is_file()


def test_beside_the_folder_of_editions_it_is_found(banxin: Banxin, papers: Path, monkeypatch: pytest.MonkeyPatch):
    home = papers / "checkout"
    (home / "editions").mkdir(parents=True)
    (home / "editions" / "paper.yaml").write_text(PAPER, encoding="utf-8")
    monkeypatch.chdir(home)
    assert banxin("new", "2026-11-24").code == 0
    assert (home / "editions" / "2026-11-24" / "edition.yaml").is_file()


def test_an_edition_that_is_there_stays_as_it_is(banxin: Banxin, papers: Path):
    before = (papers / "2026-11-20" / "edition.yaml").read_bytes()
    run = banxin("new", "2026-11-20")
    assert run.code == 1
    assert "error[new/exists]" in run.err
    assert (papers / "2026-11-20" / "edition.yaml").read_bytes() == before


def test_a_first_edition_builds_at_once(banxin: Banxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert banxin("new", "2026-11-24").code == 0
    run = banxin("build", "2026-11-24")
    assert run.code == 0, run.out + run.err
    assert (tmp_path / "2026-11-24" / "out" / "print" / "20261124-A01.pdf").is_file()
    assert "errors 0, warnings 0" in run.out, run.err


def test_what_holds_a_place_on_a_first_page_stands_there_in_the_next_issue(
    banxin: Banxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    banxin("new", "2026-11-24")
    banxin("new", "2026-11-25")
    run = banxin("check", "2026-11-25")
    assert "stock:house" in (tmp_path / "2026-11-25" / "edition.yaml").read_text(encoding="utf-8")
    assert "story/empty" in run.err
    assert "dummy/" not in run.err


def test_without_any_issue_it_is_that_of_today(banxin: Banxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    values = json.loads(banxin("new", "--format", "json").out)
    assert date.fromisoformat(values["date"]) <= date.today()  # noqa: DTZ011


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2026-11-31"], "there is no day 2026-11-31"),
        (["2200-01-01"], "lies outside the almanac"),
        (["--pages", "many"], "--pages wants a number, not many"),
        (["--pages", "0"], "--pages runs from 1 to 200"),
        (["--from", "yesterday"], "yesterday is no date"),
    ],
)
def test_a_wrong_wish_is_answered(banxin: Banxin, papers: Path, arguments: list[str], words: str):
    run = banxin("new", *arguments)
    assert run.code == 2
    assert words in run.err
