"""`banxin proof`, from the command line to the file."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf

from layout.proof.annotations import read_marked_pages
from tests.tiny import write_tiny
from tests.unit.cli.conftest import Banxin


def test_a_proof_of_a_page_that_can_not_be_printed_is_made(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24", paragraphs=60)
    assert banxin("build", "-C", str(folder)).code == 1
    run = banxin("proof", "a01", "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert "20261124-A01-大样1.pdf  A01 大样1" in run.out
    assert "fit/overset" in run.err


def test_a_galley_is_made_of_a_story(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    run = banxin("proof", "--galley", "lead", "-C", str(folder), "--format", "json")
    (told,) = [value for line in run.out.splitlines() if (value := json.loads(line))["kind"] == "proof"]
    assert (told["page"], told["round"]) == ("lead", "小样")
    assert (folder / "out" / "proof" / "20261124-lead-小样.pdf").is_file()


def test_a_mistyped_story_is_named_with_those_like_it(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    run = banxin("proof", "--galley", "leda", "-C", str(folder), "--lang", "zh")
    assert run.code == 2
    assert "lead" in run.err


def test_a_mistyped_layer_is_named_with_those_there_are(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    run = banxin("proof", "--overlay", "grib", "-C", str(folder), "--lang", "zh")
    assert run.code == 2
    assert "grid" in run.err


def test_layers_are_named_in_chinese_too(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    assert banxin("proof", "--overlay", "网格，版位", "--clean", "-C", str(folder)).code == 0
    with pikepdf.open(folder / "out" / "proof" / "20261124-A01-清样.pdf") as file:
        on = [str(group.Name) for group in file.Root.OCProperties.D.ON]
    assert on == ["网格", "版位", "样头", "样次底纹"]


def test_a_page_that_the_issue_lacks_is_a_mistake_of_the_command_line(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    assert banxin("proof", "A09", "-C", str(folder)).code == 2


def test_a_page_with_an_error_is_missed_and_said_to_be(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    (folder / "stories" / "lead.md").unlink()
    run = banxin("proof", "-C", str(folder), "--lang", "zh")
    assert run.code == 1
    assert "没有打样" in run.err


def test_proofs_and_galleys_carry_the_map_by_which_marks_find_the_copy(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    banxin("proof", "A01", "-C", str(folder))
    banxin("proof", "--galley", "lead", "-C", str(folder))
    for name, round, nodes in (("A01-大样1", "大样1", "lead bridge"), ("lead-小样", "小样", "lead")):
        (page, *_) = read_marked_pages((folder / "out" / "proof" / f"20261124-{name}.pdf").read_bytes())
        assert {one.round for one in page.maps} == {round}
        assert {node.story for one in page.maps for node in one.nodes} >= set(nodes.split())
