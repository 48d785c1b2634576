"""Broken editions: every fault is reported where it is marked, and nothing else is.

A case in `broken/` is a bundle of files, each after a line `@ path`. `⟦code PAGE⟧` stands right before the character
that a diagnostic is to point at, and is taken out before the file is written; PAGE is the page that the fault keeps
back. Files that a case leaves out are those of `WHOLE`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.base.diagnostics import Place, Severity
from layout.base.messages import hint, sentence
from layout.edition.reader import read_edition

CASES = sorted((Path(__file__).parent / "broken").glob("*.txt"))
MARK = re.compile(r"⟦([^⟧ ]*) ?([^⟧]*)⟧")
FOLDER = "2026-11-24"
WHOLE = {
    "edition.yaml": ('paper: 河口日报\ndate: 2026-11-24\npages:\n  A01: "masthead lead"\n'),
    "stories/lead.md": "---\nheadline: 让每一户都暖起来\nbyline: 记者 周小满\n---\n11月23日，会议召开。\n",
}


class Expected(NamedTuple):
    code: str
    page: str
    path: str
    line: int
    column: int


def unpack(bundle: str) -> tuple[dict[str, str], list[Expected]]:
    """The files of a bundle without their marks, and what the marks say."""
    files: dict[str, list[str]] = {}
    expected: list[Expected] = []
    lines: list[str] = []
    name = ""
    for line in bundle.splitlines():
        if line.startswith("@ "):
            name = line[2:].strip()
            lines = files.setdefault(name, [])
            continue
        while mark := MARK.search(line):
            path = name[3:] if name.startswith("../") else f"{FOLDER}/{name}"
            expected.append(Expected(mark[1], mark[2], path, len(lines) + 1, mark.start() + 1))
            line = line[: mark.start()] + line[mark.end() :]
        lines.append(line)
    return {name: "\n".join(lines) + "\n" for name, lines in files.items()}, expected


def found_in(folder: Path) -> list[Expected]:
    outcome = read_edition(folder)
    found: list[Expected] = []
    for item in outcome.diagnostics:
        assert sentence(item, "zh")
        assert sentence(item, "en")
        hint(item, "zh")
        hint(item, "en")
        place = item.place
        if isinstance(place, Place):
            assert outcome.value
            place = outcome.value.sources.span(place)
        assert place, item.code
        found.append(Expected(item.code, item.page, place.path, place.line, place.column))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_fault_is_reported_at_its_place_and_nothing_else_is(case: Path, tmp_path: Path):
    files, expected = unpack(case.read_text(encoding="utf-8"))
    for name, text in {**WHOLE, **files}.items():
        path = tmp_path / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert sorted(found_in(tmp_path / FOLDER)) == sorted(expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_page_with_an_error_is_withheld_and_the_others_are_not(case: Path, tmp_path: Path):
    files, _ = unpack(case.read_text(encoding="utf-8"))
    for name, text in {**WHOLE, **files}.items():
        path = tmp_path / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    outcome = read_edition(tmp_path / FOLDER)
    broken = {item.page for item in outcome.diagnostics if item.severity is Severity.ERROR and item.page}
    if outcome.value:
        edition = outcome.value.edition
        assert broken == set(edition.withheld)
        assert not broken & {page.name for page in edition.pages}


def test_there_are_thirty_cases_at_least():
    assert len(CASES) >= 30
