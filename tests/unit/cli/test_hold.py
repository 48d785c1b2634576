"""`banxin hold`, from the command line to the record."""

from __future__ import annotations

import json
from pathlib import Path

from tests.tiny import write_tiny
from tests.unit.cli.conftest import Banxin


def test_a_page_is_held_kept_and_let_go(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    run = banxin("hold", "a01", "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert "A01 记下了" in run.out
    record = folder / "held" / "A01.yaml"
    text = record.read_text(encoding="utf-8")
    assert 'lines: ["让每一户都暖起来"]' in text
    assert not [path for path in record.parent.iterdir() if path != record]
    again = banxin("hold", "A01", "-C", str(folder), "--format", "json")
    assert {"kind": "hold", "page": "A01"}.items() <= json.loads(again.out.splitlines()[-1]).items()
    assert record.read_text(encoding="utf-8") == text
    assert "A01 放开了" in banxin("hold", "--release", "A01", "-C", str(folder), "--lang", "zh").out
    assert not record.exists()
    free = banxin("hold", "--release", "A01", "-C", str(folder), "--lang", "en")
    assert (free.code, "not held: A01" in free.err) == (0, True)


def test_a_page_that_was_redrawn_is_withheld_until_it_is_held_anew(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    banxin("hold", "-C", str(folder))
    edition = folder / "edition.yaml"
    edition.write_text(
        edition.read_text("utf-8").replace("school   school   bridge", "school   bridge   bridge"), "utf-8"
    )
    run = banxin("build", "-C", str(folder), "--lang", "zh")
    assert run.code == 1
    assert "held/drawing" in run.err
    assert "第 4 行改过" in run.err
    assert banxin("hold", "A01", "-C", str(folder)).code == 0
    assert "held/drawing" not in banxin("check", "-C", str(folder)).err


def test_no_page_of_that_name_is_a_mistake_of_the_command_line(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24")
    run = banxin("hold", "A09", "-C", str(folder), "--lang", "zh")
    assert run.code == 2
    assert "A01" in run.err
