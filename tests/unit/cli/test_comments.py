"""`banxin comments`, from the marked PDF to the corrected copy."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.marked import Proof, write_edition
from tests.unit.cli.conftest import Banxin

MARKED = Path(__file__).parents[2] / "real_pdf" / "marked"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "paper")


@pytest.fixture
def marked(folder: Path) -> Path:
    """A proof with a replacement and a query."""
    proof = Proof(folder)
    proof.on_words("StrikeOut", "四十个", Contents="改：五十个", T="张")
    proof.on_words("Highlight", "护学岗", Contents="请核", T="李")
    return proof.save(folder.parent / "A01-张.pdf")


def market(folder: Path) -> str:
    return (folder / "stories" / "market.md").read_text(encoding="utf-8")


def ids(folder: Path, banxin: Banxin) -> list[str]:
    run = banxin("comments", "--list", "-v", "-C", str(folder), "--format", "json")
    return [json.loads(line)["id"] for line in run.out.splitlines()]


def test_a_marked_proof_is_taken_in_once(banxin: Banxin, folder: Path, marked: Path):
    run = banxin("comments", str(marked), "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert "2 条，新 2 条：问 1、改 1；定位 2/2" in run.out
    assert "2026-11-24/stories/market.md:6:14" in run.out
    assert "四十个 → 五十个" in run.out
    again = banxin("comments", str(marked), "-C", str(folder), "--lang", "zh")
    assert "2 条，新 0 条；定位 2/2" in again.out
    assert len(ids(folder, banxin)) == 2


def test_a_file_without_annotations_is_told_from_one_without_marks(banxin: Banxin, folder: Path):
    run = banxin("comments", str(MARKED / "xournal.pdf"), "-C", str(folder), "--lang", "en")
    assert run.code == 0
    assert "remarks 0" in run.out
    assert "xournal.pdf holds no annotations. Xournal++ and printing to PDF draw into the page" in run.err


def test_remarks_are_listed_in_a_form_that_editors_jump_from(banxin: Banxin, folder: Path, marked: Path):
    banxin("comments", str(marked), "-C", str(folder))
    run = banxin("comments", "-C", str(folder), "--format", "short")
    assert run.out.startswith(f"{folder}/stories/market.md:6:14: replace[")


def test_changes_are_made_when_they_are_agreed_to(
    banxin: Banxin, folder: Path, marked: Path, monkeypatch: pytest.MonkeyPatch
):
    banxin("comments", str(marked), "-C", str(folder))
    for answer in ("n\n", "q\n", ""):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        run = banxin("comments", "--apply", "-C", str(folder), "--lang", "zh")
        assert "摊位多了[四十个]。" in run.out
        assert "四十个" in market(folder)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    run = banxin("comments", "--apply", "-C", str(folder), "--lang", "zh")
    assert (run.code, "改了 1 处" in run.out, "四十个" in market(folder)) == (0, True, False)
    assert "五十个" in market(folder)


def test_scripts_apply_without_being_asked(banxin: Banxin, folder: Path, marked: Path):
    banxin("comments", str(marked), "-C", str(folder))
    run = banxin("comments", "--apply", "--yes", "-C", str(folder), "--format", "json")
    lines = [json.loads(line) for line in run.out.splitlines()]
    assert [(line["kind"], line.get("new"), line.get("reason")) for line in lines] == [
        ("change", "五十个", None), ("left", None, "kind"),
    ]  # fmt: skip


def test_remarks_are_answered_by_name(banxin: Banxin, folder: Path, marked: Path):
    banxin("comments", str(marked), "-C", str(folder))
    first, second = ids(folder, banxin)
    run = banxin(
        "comments", "--done", first, "--refuse", second, "查过", "--as", "王敏", "-C", str(folder), "--lang", "zh"
    )
    assert (f"{first} 已改" in run.out, f"{second} 不改" in run.out) == (True, True)
    assert "没有未答的意见" in banxin("comments", "-C", str(folder), "--lang", "zh").out
    assert 'reason: "查过"\n    by: "王敏"' in (folder / "comments.yaml").read_text(encoding="utf-8")
    banxin("comments", "--reopen", second, "-C", str(folder))
    assert second in banxin("comments", "-C", str(folder), "--lang", "zh").out


def test_wrong_names_are_mistakes_of_the_command_line(banxin: Banxin, folder: Path, marked: Path):
    banxin("comments", str(marked), "-C", str(folder))
    (folder / "a.pdf").write_bytes(b"no")
    assert banxin("comments", "--done", "nothing", "-C", str(folder)).code == 2
    assert banxin("comments", "no.pdf", "-C", str(folder)).code == 2
    assert "a.pdf" in banxin("comments", str(folder / "a.pdf"), "-C", str(folder)).err


def test_a_file_of_remarks_with_faults_is_not_written_over(banxin: Banxin, folder: Path, marked: Path):
    kept = folder / "comments.yaml"
    kept.write_text("comments:\n  - id: a\n    page: A01\n    status: perhaps\n", encoding="utf-8")
    run = banxin("comments", str(marked), "-C", str(folder))
    assert run.code == 1
    assert "comments.yaml:4:13: error[value/choice]" in run.err
    assert "perhaps" in kept.read_text(encoding="utf-8")


def test_open_remarks_are_warned_of_and_stop_print_where_the_paper_says_so(banxin: Banxin, folder: Path, marked: Path):
    banxin("comments", str(marked), "-C", str(folder))
    warned = banxin("check", "-C", str(folder), "--lang", "zh", "--format", "short")
    assert "stories/market.md:6:14: warning[comment/open] 还有一条意见未答（张）" in warned.err
    assert warned.code == 0
    paper = folder.parent / "paper.yaml"
    paper.write_text(paper.read_text(encoding="utf-8") + "require: comments\n", encoding="utf-8")
    built = banxin("build", "-C", str(folder), "--lang", "zh", "--format", "short", "--out", str(folder / "o"))
    assert built.code == 1
    assert "error[comment/open]" in built.err
    assert not (folder / "o").exists()
    assert banxin("check", "--for", "proof", "-C", str(folder)).code == 0
    for each in ids(folder, banxin):
        banxin("comments", "--done", each, "-C", str(folder))
    assert banxin("build", "-C", str(folder), "--out", str(folder / "o")).code == 0
