"""`banxin pull`, `swap`, `move` and `undo`, from the command line to the print files."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from tests.tiny import write_tiny
from tests.unit.cli.conftest import Banxin

INSIDE = {"A02": "clinic", "A03": "notes"}


def issue(tmp_path: Path) -> Path:
    """Three pages: the tiny edition, and two inside pages with a story each."""
    folder = write_tiny(tmp_path / "2026-11-24")
    edition = folder / "edition.yaml"
    pages = "".join(f"  {page}: |\n    {name} {name} {name}\n" for page, name in INSIDE.items())
    edition.write_text(edition.read_text("utf-8") + pages, "utf-8")
    for name in INSIDE.values():
        lead = (folder / "stories" / "lead.md").read_text("utf-8")
        (folder / "stories" / f"{name}.md").write_text(lead.replace("让每一户都暖起来", f"{name}的标题"), "utf-8")
    return folder


def prints(folder: Path) -> dict[str, str]:
    return {path.stem[-3:]: sha256(path.read_bytes()).hexdigest() for path in (folder / "out/print").glob("*.pdf")}


def sources(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (*folder.glob("*.yaml"), *folder.glob("stories/*.md"))}


def test_only_the_pages_that_are_named_come_out_otherwise(banxin: Banxin, tmp_path: Path) -> None:
    folder = issue(tmp_path)
    banxin("build", "-C", str(folder))
    before, copy = prints(folder), sources(folder)
    run = banxin("swap", "bridge", "clinic", "-C", str(folder), "--format", "json")
    told = [json.loads(line) for line in run.out.splitlines()]
    named = {one["page"] for one in told if one["kind"] == "touched"}
    assert named == {"A01", "A02"}
    assert [one["states"] for one in told if one["kind"] == "touched"] == [["printed"], ["printed"]]
    banxin("build", "--replace", "-C", str(folder))
    after = prints(folder)
    assert set(before) == {"A01", "A02", "A03"}
    assert {page for page in before if before[page] != after[page]} == named
    assert banxin("swap", "bridge", "clinic", "-C", str(folder)).code == 0
    assert sources(folder) == copy
    banxin("build", "--replace", "-C", str(folder))
    assert prints(folder) == before


def test_pages_that_went_out_before_the_change_go_out_under_new_names(banxin: Banxin, tmp_path: Path) -> None:
    folder = issue(tmp_path)
    banxin("build", "-C", str(folder))
    before = set((folder / "out" / "print").glob("*.pdf"))
    banxin("swap", "bridge", "clinic", "-C", str(folder))
    banxin("build", "--why", "换稿", "-C", str(folder))
    new = set((folder / "out" / "print").glob("*.pdf")) - before
    assert {path.stem.removeprefix("20261124-") for path in new} == {"A01-v2", "A02-v2"}


def test_a_trial_writes_nothing_and_tells_what_has_been_done_with_the_pages(banxin: Banxin, tmp_path: Path) -> None:
    folder = issue(tmp_path)
    banxin("hold", "A02", "-C", str(folder))
    banxin("proof", "A03", "-C", str(folder))
    before = sources(folder)
    run = banxin("move", "bridge", "a03:notes", "--dry-run", "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert "A03  版样改了：bridge、notes（已出样）" in run.out
    assert "会改" in run.out
    held = banxin("pull", "clinic", "--dry-run", "-C", str(folder), "--lang", "en").out
    assert "A02  drawn anew: clinic (held: hold it anew)" in held
    assert sources(folder) == before
    assert not (folder / "out" / "undo").exists()


def test_changes_are_taken_back_one_after_another(banxin: Banxin, tmp_path: Path) -> None:
    folder = issue(tmp_path)
    before = sources(folder)
    banxin("pull", "school", "-C", str(folder))
    between = sources(folder)
    banxin("move", "market", "A02:clinic", "-C", str(folder))
    assert banxin("undo", "-C", str(folder)).code == 0
    assert sources(folder) == between
    assert banxin("undo", "-C", str(folder)).code == 0
    assert sources(folder) == before
    empty = banxin("undo", "-C", str(folder), "--lang", "zh")
    assert (empty.code, "没有可以退回的改动" in empty.err) == (1, True)


def test_later_work_on_a_file_is_not_taken_back(banxin: Banxin, tmp_path: Path) -> None:
    folder = issue(tmp_path)
    banxin("pull", "school", "-C", str(folder))
    edition = folder / "edition.yaml"
    edition.write_text(edition.read_text("utf-8") + "weather: 晴\n", "utf-8")
    after = sources(folder)
    run = banxin("undo", "-C", str(folder), "--lang", "zh")
    assert run.code == 1
    assert "edition.yaml 后来又改过" in run.err
    assert sources(folder) == after


def test_what_cannot_be_done_ends_with_1_and_says_what_was_meant(banxin: Banxin, tmp_path: Path) -> None:
    folder = issue(tmp_path)
    run = banxin("pull", "scool", "-C", str(folder), "--lang", "zh")
    assert run.code == 1
    assert "是 school 吗？" in run.err
