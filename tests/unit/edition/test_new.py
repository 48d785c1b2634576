"""New editions: from nothing, from an earlier issue, from a template; and that nothing is written over."""

from datetime import date
from pathlib import Path

from layout.base.diagnostics import Severity
from layout.edition.new import new_edition
from layout.edition.reader import read_edition

from .folders import codes, edition, write

DAY = date(2026, 11, 25)
MODEL = """\
# 样板
paper: 河口日报
date: 2026-11-24   # 付印日
weekday: 星期二
issue: 3187
index: [lead, {story: water, text: 昨天的话}]
weather: 晴

pages:
  A01: "masthead lead index"
  # 民生
  A02: "water photo1"
"""
WATER = """\
---
kicker: 引
headline: 昨天的题
kind: brief
pictures:
  photo1: {caption: 图, credit: 某}
---
昨天的话。
"""


def make(root: Path, day: date = DAY, *, source: date | None = None, pages: int | None = None) -> Path:
    outcome = new_edition(root, day, source=source, pages=pages)
    assert outcome.value
    assert not outcome.diagnostics
    return outcome.value


def model(root: Path) -> None:
    edition(root, {"edition.yaml": MODEL, "stories/water.md": WATER})


def test_an_empty_folder_gets_a_paper_and_an_edition_without_a_fault(tmp_path: Path):
    folder = make(tmp_path / "papers", pages=3)
    assert (tmp_path / "papers" / "paper.yaml").is_file()
    outcome = read_edition(folder)
    assert outcome.value
    assert codes(outcome) == []
    assert [page.name for page in outcome.value.edition.pages] == ["A01", "A02", "A03"]


def test_the_last_issue_is_copied_without_its_copy(tmp_path: Path):
    model(tmp_path)
    folder = make(tmp_path)
    text = (folder / "edition.yaml").read_text(encoding="utf-8")
    assert text == (
        "# 样板\npaper: 河口日报\ndate: 2026-11-25   # 付印日\nissue: 3188\nindex: [lead, water]\n\n"
        'pages:\n  A01: "masthead lead index"\n  # 民生\n  A02: "water photo1"\n'
    )
    assert (folder / "stories" / "water.md").read_text(encoding="utf-8") == (
        "---\nkicker:\nheadline:\nkind: brief\npictures:\n  photo1: {caption: , credit: }\n---\n"
    )


def test_a_copied_edition_waits_for_copy_and_pictures_alone(tmp_path: Path):
    model(tmp_path)
    outcome = read_edition(make(tmp_path))
    assert {item.code for item in outcome.diagnostics if item.severity in (Severity.ERROR, Severity.PRINT)} == {
        "story/empty", "story/no-headline", "image/missing",
    }  # fmt: skip


def test_a_typed_number_counts_on_by_publication_days(tmp_path: Path):
    model(tmp_path)
    write(tmp_path, {"paper.yaml": "name: 河口日报\npublication_days: 周一至周五\nskipped: [2026-11-26]\n"})
    text = (make(tmp_path, date(2026, 11, 30)) / "edition.yaml").read_text(encoding="utf-8")
    assert "issue: 3190\n" in text


def test_pages_are_cut_and_added(tmp_path: Path):
    model(tmp_path)
    one = read_edition(make(tmp_path, pages=1)).value
    four = read_edition(make(tmp_path, date(2026, 11, 26), source=date(2026, 11, 24), pages=4)).value
    assert one
    assert four
    assert one.edition.page_count == 1
    assert four.edition.page_count == 4
    assert dict(four.edition.story_pages)["a04"] == "A04"


def test_a_template_comes_before_earlier_issues(tmp_path: Path):
    model(tmp_path)
    edition(tmp_path, {"edition.yaml": "paper: 河口日报\ndate: 2020-01-01\npages: {A01: lead}\n"}, name="template")
    assert "date: 2026-11-25\npages: {A01: lead}\n" in (make(tmp_path) / "edition.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_over(tmp_path: Path):
    model(tmp_path)
    before = (tmp_path / "2026-11-24" / "edition.yaml").read_bytes()
    outcome = new_edition(tmp_path, date(2026, 11, 24), source=None, pages=None)
    assert outcome.value is None
    assert codes(outcome) == ["new/exists"]
    assert (tmp_path / "2026-11-24" / "edition.yaml").read_bytes() == before


def test_an_issue_that_is_not_there_can_not_be_copied(tmp_path: Path):
    model(tmp_path)
    outcome = new_edition(tmp_path, DAY, source=date(2026, 11, 1), pages=None)
    assert codes(outcome) == ["new/no-source"]
    assert not (tmp_path / "2026-11-25").exists()
