"""`banxin build` and `banxin check`, on editions of a few lines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from layout.cli.progress import Progress
from layout.cli.settings import Settings
from layout.cli.words import Words
from tests.tiny import write_tiny
from tests.unit.cli.conftest import Banxin


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound edition in the current folder."""
    monkeypatch.chdir(tmp_path)
    return write_tiny(tmp_path / "2026-11-24")


@pytest.fixture
def overset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition whose stories are longer than its page."""
    monkeypatch.chdir(tmp_path)
    return write_tiny(tmp_path / "2026-11-25", paragraphs=200)


def printed(edition: Path) -> list[str]:
    return sorted(path.name for path in edition.glob("out/**/*") if path.is_file())


def test_build_writes_a_file_for_the_page_and_says_where(banxin: Banxin, edition: Path):
    run = banxin("build", "2026-11-24", "--lang", "zh")
    assert run.code == 0
    assert printed(edition) == ["20261124-A01.pdf"]
    assert run.out.startswith("河口日报 2026-11-24 第3187期  1 版 4 篇 0 图  0 错 ")
    assert re.search(r"^→ 2026-11-24/out/print/20261124-A01.pdf  sha256 [0-9a-f]{12}…$", run.out, re.MULTILINE)


def test_check_writes_nothing(banxin: Banxin, edition: Path):
    assert banxin("check", "2026-11-24").code == 0
    assert printed(edition) == []


def test_inside_an_edition_no_argument_is_needed(banxin: Banxin, edition: Path, monkeypatch: pytest.MonkeyPatch):
    for folder in (edition, edition / "stories"):
        monkeypatch.chdir(folder)
        run = banxin("check", "--format", "json")
        assert run.code == 0
        assert json.loads(run.out.splitlines()[-1])["date"] == "2026-11-24"


def test_an_edition_may_be_named_by_its_file(banxin: Banxin, edition: Path):
    assert banxin("check", "2026-11-24/edition.yaml").code == 0


def test_where_there_is_no_edition_those_near_are_named(banxin: Banxin, edition: Path):
    run = banxin("check")
    assert run.code == 2
    assert "holds no edition.yaml" in run.err
    assert "2026-11-24" in run.err


def test_files_go_where_they_are_wanted(banxin: Banxin, edition: Path, tmp_path: Path):
    assert banxin("build", "2026-11-24", "--out", "付印", "--whole").code == 0
    assert [path.suffix for path in (tmp_path / "付印").iterdir()] == [".pdf"]
    assert printed(edition) == []


def test_a_page_with_faults_is_withheld_and_named(banxin: Banxin, overset: Path):
    run = banxin("build", "2026-11-25", "--lang", "zh")
    assert run.code == 1
    assert printed(overset) == []
    assert "不能付印" in run.out
    assert "error[fit/overset]" in run.err
    assert "A01 有错，未付印" in run.err


def test_json_is_all_on_stdout(banxin: Banxin, overset: Path):
    run = banxin("build", "2026-11-25", "--format", "json")
    values = [json.loads(line) for line in run.out.splitlines()]
    assert (run.code, run.err) == (1, "")
    assert {item["version"] for item in values} == {1}
    assert values[-1]["withheld"] == ["A01"]
    over = [item for item in values if item["kind"] == "diagnostic" and item["code"] == "fit/overset"]
    assert {Path(item["path"]).parts[0] for item in over} == {"2026-11-25"}
    assert all(item["line"] and item["hint"] for item in over)


def test_a_fault_in_the_yaml_is_shown_at_its_place(banxin: Banxin, edition: Path):
    file = edition / "edition.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("date: 2026-11-24", "date: 2026-11-31"), encoding="utf-8")
    run = banxin("check", "2026-11-24", "--format", "short")
    assert run.code == 1
    assert "2026-11-24/edition.yaml:2:7: error[edition/date] " in run.err


def test_only_the_pages_named_are_done(banxin: Banxin, edition: Path):
    assert banxin("build", "2026-11-24", "--pages", "a01").code == 0
    run = banxin("build", "2026-11-24", "--pages", "A01，A07")
    assert (run.code, run.out) == (2, "")
    assert "there is no page A07; this issue has A01" in run.err


def test_files_can_not_go_into_a_file(banxin: Banxin, edition: Path):
    run = banxin("build", "2026-11-24", "--out", str(edition / "edition.yaml"))
    assert run.code == 2
    assert "edition.yaml is a file; --out takes a folder" in run.err


def test_warnings_fail_when_strict(banxin: Banxin, edition: Path):
    # Three short stories leave room on a whole page.
    run = banxin("check", "2026-11-24", "--format", "json")
    warnings = json.loads(run.out.splitlines()[-1])["warnings"]
    assert (run.code, warnings > 0) == (0, True)
    assert banxin("check", "2026-11-24", "--strict").code == 1


def test_the_same_edition_gives_the_same_digest(banxin: Banxin, edition: Path):
    def digest() -> Any:
        return json.loads(banxin("build", "2026-11-24", "--format", "json").out.splitlines()[0])["sha256"]

    first = digest()
    (edition / "out" / "print" / "20261124-A01.pdf").unlink()
    assert digest() == first


@pytest.mark.parametrize(("language", "words"), [("zh", "怎么办："), ("en", "what to do: ")])
def test_a_code_is_explained(banxin: Banxin, language: str, words: str):
    run = banxin("check", "--explain", "fit/overset", "--lang", language)
    assert run.code == 0
    assert run.out.startswith("fit/overset  ")
    assert words in run.out
    assert "{" not in run.out


def test_a_code_is_explained_to_scripts(banxin: Banxin):
    values = json.loads(banxin("check", "--explain", "fit/overset", "--format", "json").out)
    assert (values["kind"], values["severity"]) == ("explanation", "P")


class Terminal:
    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_shown_after_a_while_and_wiped_off(monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    with Progress(Settings(Words("zh"))) as progress:
        progress("A01", 1, 8)
        assert terminal.text == ""
        now[0] = 0.31
        progress("A03", 5, 8)
        assert terminal.text == "\r排版 A03 5/8"
    assert terminal.text.endswith("\r" + " " * len("排版 A03 5/8" + "排版") + "\r")


def test_progress_is_silent_in_a_pipe(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    with Progress(Settings(Words("zh"))) as progress:
        now[0] = 9.0
        progress("A01", 1, 8)
    assert capsys.readouterr().err == ""


def test_missing_characters_of_an_edition_are_listed(banxin: Banxin, edition: Path):
    assert banxin("fonts", "--missing", "2026-11-24").out == "no character is missing\n"
    lead = edition / "stories" / "lead.md"
    lead.write_text(lead.read_text(encoding="utf-8") + "\n这里有一个\U0001f600字。\n", encoding="utf-8")
    run = banxin("fonts", "--missing", "2026-11-24")
    assert run.code == 1
    assert "error[font/no-glyph]" in run.err
    assert "U+1F600" in run.err


def test_the_findings_can_be_had_as_a_web_page_that_marks_them_on_a_sketch(
    banxin: Banxin, edition: Path, tmp_path: Path
):
    story = edition / "stories" / "lead.md"
    story.write_text(story.read_text(encoding="utf-8") + "\n他说,这里有一个半角逗号。\n", encoding="utf-8")
    banxin("check", str(edition), "--report", str(tmp_path / "report.html"))
    body = (tmp_path / "report.html").read_text(encoding="utf-8").partition("</style>")[2]
    root = ElementTree.fromstring(f"<html>{body}</html>")
    assert len(root.findall(".//svg")) == 1
    assert "text/halfwidth-punct" in body
    marked = {text.text for text in root.findall(".//svg/text")}
    assert marked & {str(number) for number in range(1, 9)}
