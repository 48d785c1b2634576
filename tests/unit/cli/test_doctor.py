"""`banxin doctor`."""

from __future__ import annotations

import json
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.cli.doctor import Finding, examine
from layout.cli.words import Words
from layout.pipeline import Store
from tests.unit.cli.conftest import Banxin


def findings(folder: Path) -> dict[str, Finding]:
    return {item.name: item for item in examine(Words("en"), folder)}


def test_a_machine_that_runs_these_tests_has_what_it_needs(tmp_path: Path):
    assert {item.state for item in findings(tmp_path).values()} <= {"good", "warning"}


def test_everything_is_listed_and_summed_up(banxin: Banxin, tmp_path: Path):
    run = banxin("doctor", "-C", str(tmp_path), "--lang", "zh")
    assert run.code == 0
    assert all(word in run.out for word in ("Python", "字体", "色彩特性文件", "磁盘", "终端编码"))
    assert run.out.endswith("一切正常\n")


def test_json_has_a_line_for_each_thing_examined(banxin: Banxin, tmp_path: Path):
    lines = banxin("doctor", "-C", str(tmp_path), "--format", "json").out.splitlines()
    values = [json.loads(line) for line in lines]
    assert {item["kind"] for item in values} == {"check"}
    assert [item["name"] for item in values] == list(findings(tmp_path))


def test_a_full_disk_is_trouble(banxin: Banxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Usage(NamedTuple):
        free: int

    def disk_usage(folder: Path) -> Usage:
        return Usage(10**8)

    monkeypatch.setattr("shutil.disk_usage", disk_usage)
    run = banxin("doctor", "-C", str(tmp_path))
    assert run.code == 3
    assert "0.1 GB free, 1 GB wanted at least" in run.out


def test_a_font_cut_short_is_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from layout.base.resources import resource

    manifest = json.loads(resource("fonts", "fonts.json").read_text(encoding="utf-8"))
    manifest["fonts"] = [item for item in manifest["fonts"] if item["role"] == "rare"]
    (tmp_path / "fonts.json").write_text(json.dumps(manifest), encoding="utf-8")
    whole, cut = (resource("fonts", item["file"]) for item in manifest["fonts"])
    (tmp_path / whole.name).write_bytes(whole.read_bytes())
    (tmp_path / cut.name).write_bytes(cut.read_bytes()[:-1])

    def resource_here(kind: str, name: str) -> Path:
        return tmp_path / name

    monkeypatch.setattr("layout.cli.doctor.resource", resource_here)
    found = findings(tmp_path)["fonts"]
    assert found.state == "error"
    assert cut.name in found.value
    assert whole.name not in found.value


def test_the_last_print_is_the_newest_file_of_the_editions(tmp_path: Path):
    assert findings(tmp_path)["last-build"].value == "none"
    file = tmp_path / "2026-11-24" / "out" / "print" / "20261124-A01.pdf"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"")
    assert findings(tmp_path)["last-build"].value.startswith("20")


def test_looking_leaves_nothing_behind(tmp_path: Path):
    findings(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_short_report_is_a_line_for_each_finding(banxin: Banxin, tmp_path: Path):
    lines = banxin("doctor", "--format", "short").out.splitlines()
    assert len(lines) == len(findings(tmp_path)) > 10
    assert all(line[0] in "✓!✗" for line in lines)


def test_the_cache_is_shown_with_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BANXIN_CACHE", str(tmp_path / "cache"))
    Store(tmp_path / "cache").put("a", "k", bytes(2_600_000))
    assert findings(tmp_path)["cache"] == Finding("cache", "good", f"{tmp_path / 'cache'}, 3 MB used")
    monkeypatch.setenv("BANXIN_CACHE", "off")
    assert "off" in findings(tmp_path)["cache"].value


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_a_cache_that_others_may_write_to_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache").chmod(0o777)
    monkeypatch.setenv("BANXIN_CACHE", str(tmp_path / "cache"))
    assert findings(tmp_path)["cache"].state == "warning"


def test_doctor_says_when_heads_break_without_a_dictionary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    known = metadata.version

    def version(name: str) -> str:
        if name == "rjieba":
            raise metadata.PackageNotFoundError(name)
        return known(name)

    monkeypatch.setattr(metadata, "version", version)
    found = findings(tmp_path)["dictionary"]
    assert found.state == "good"
    assert "heads break by rules alone" in found.value
