"""Which fillers were printed when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from layout.edition.filler_log import Used, log_path, log_text, read_log, recent
from layout.edition.model import Edition, Page, Paper
from layout.edition.reader import read_edition
from tests.unit.edition.folders import edition as plain_edition

DAY = date(2026, 11, 24)
ISSUE = Edition(Path(), Paper("河口日报"), DAY, 1, tuple(Page(n, 1, "", 5, (), ()) for n in ("A01", "A02")), ())
FILLER = "---\nheadline: 潮谚\n---\n初三潮，十八水。\n"


def test_what_an_issue_uses_replaces_what_stood_there_of_its_pages(tmp_path: Path):
    log = (
        Used(date(2026, 11, 20), "A02", "tide"),
        Used(DAY, "A01", "river"), Used(DAY, "A02", "reeds"), Used(DAY, "A09", "gone"),
    )  # fmt: skip
    (tmp_path / "used.yaml").write_text(log_text(log, ISSUE, [Used(DAY, "A01", "潮 水")]), encoding="utf-8")
    again = read_log(tmp_path / "used.yaml", "used.yaml")
    assert again.diagnostics == ()
    assert again.value == (
        Used(date(2026, 11, 20), "A02", "tide"), Used(DAY, "A01", "潮 水"), Used(DAY, "A02", "reeds"),
    )  # fmt: skip


def test_a_page_without_fillers_loses_its_entries():
    text = log_text((Used(DAY, "A01", "river"), Used(DAY, "A02", "reeds")), ISSUE, [Used(DAY, "A01", "")])
    assert "river" not in text
    assert "reeds" in text


def test_an_issue_is_not_near_itself_and_the_nearest_other_counts():
    log = [Used(date(2026, 11, 10), "A02", "tide"), Used(date(2026, 11, 30), "A03", "tide"), Used(DAY, "A01", "river")]
    assert recent(log, DAY, 30) == {"tide": Used(date(2026, 11, 30), "A03", "tide")}
    assert recent(log, DAY, 6) == {}


def test_the_log_stands_beside_paper_yaml():
    paper = replace(Paper("河口日报"), path="/papers/paper.yaml")
    assert log_path(paper, Path("/elsewhere/2026-11-24")) == Path("/papers/fillers/used.yaml")
    assert log_path(Paper("河口日报"), Path("/papers/2026-11-24")) == Path("/papers/fillers/used.yaml")


def test_a_filler_that_was_used_of_late_is_no_offer_and_told_of_where_it_is_asked_for(tmp_path: Path):
    (tmp_path / "fillers").mkdir()
    (tmp_path / "fillers" / "tide.md").write_text(FILLER, encoding="utf-8")
    (tmp_path / "paper.yaml").write_text("name: 河口日报\nfiller_days: 7\n", encoding="utf-8")
    used = "used:\n  - {date: 2026-11-20, page: A02, filler: tide}\n"
    (tmp_path / "fillers" / "used.yaml").write_text(used, encoding="utf-8")
    folder = plain_edition(tmp_path)
    first = read_edition(folder)
    assert first.value
    assert first.value.edition.fillers == ()
    assert first.diagnostics == ()
    dummy = "paper: 河口日报\ndate: 2026-11-24\npages:\n  A01:\n    dummy: masthead lead\n"
    (folder / "edition.yaml").write_text(f"{dummy}    stories: {{lead: {{filler: tide}}}}\n", encoding="utf-8")
    (told,) = read_edition(folder).diagnostics
    assert (told.code, told.value("where"), told.value("days")) == ("filler/recent", "A02", "4")
    (tmp_path / "paper.yaml").write_text("name: 河口日报\nfiller_days: 4\n", encoding="utf-8")
    assert read_edition(folder).diagnostics == ()
