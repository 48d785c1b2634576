"""`banxin tidy`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tiny import write_tiny
from tests.unit.cli.conftest import Banxin

DIRTY = '他说,"港口今日开放."\n'
CLEAN = "他说，“港口今日开放。”\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "来稿.txt"
    path.write_text(DIRTY, encoding="utf-8")
    return path


def test_it_lists_what_it_would_change_and_writes_nothing(banxin: Banxin, copy: Path):
    run = banxin("tidy", str(copy), "--lang", "zh")
    assert run.code == 0
    assert "12 字  半角标点改全角 2 · 直引号 2" in run.out
    assert "1:3" in run.out
    assert '他说[,]"港口今 → 他说[，]"港口今' in run.out
    assert "加 --write" in run.err
    assert copy.read_text(encoding="utf-8") == DIRTY


def test_it_writes_when_told_and_keeps_what_was_there(banxin: Banxin, copy: Path):
    run = banxin("tidy", str(copy), "--write", "--lang", "en")
    assert run.code == 0
    assert "来稿.txt.orig" in run.out
    assert copy.read_text(encoding="utf-8") == CLEAN
    assert copy.with_name("来稿.txt.orig").read_text(encoding="utf-8") == DIRTY


def test_what_was_kept_before_is_never_written_over(banxin: Banxin, copy: Path):
    banxin("tidy", str(copy), "--write")
    copy.write_text("又,一次\n", encoding="utf-8")
    banxin("tidy", str(copy), "--write")
    assert copy.with_name("来稿.txt.orig").read_text(encoding="utf-8") == DIRTY
    assert copy.with_name("来稿.txt.orig2").read_text(encoding="utf-8") == "又,一次\n"


def test_clean_copy_is_not_written(banxin: Banxin, copy: Path):
    copy.write_text(CLEAN, encoding="utf-8")
    assert "没有要改的" in banxin("tidy", str(copy), "--write", "--lang", "zh").out
    assert not copy.with_name("来稿.txt.orig").exists()


def test_line_ends_of_windows_stay(banxin: Banxin, copy: Path):
    copy.write_bytes("甲,乙\r\n\r\n丙,丁\r\n".encode())
    banxin("tidy", str(copy), "--write")
    assert copy.read_bytes() == "甲，乙\r\n\r\n丙，丁\r\n".encode()


def test_a_file_of_another_encoding_is_read_and_written_as_utf8(banxin: Banxin, copy: Path):
    copy.write_bytes("他说，港口今日开放，明日也开放。\n".encode("gb18030"))
    run = banxin("tidy", str(copy), "--write", "--lang", "zh")
    assert run.code == 0
    assert "GB18030 改存 UTF-8" in run.out
    assert copy.read_text(encoding="utf-8") == "他说，港口今日开放，明日也开放。\n"


def test_a_story_is_found_by_its_name_and_all_of_them_without_one(banxin: Banxin, tmp_path: Path):
    folder = str(write_tiny(tmp_path / "2026-11-24"))
    assert "lead.md" in banxin("tidy", "lead", "-C", folder).out
    assert len(banxin("tidy", "-C", folder).out.splitlines()) == 4


def test_a_name_that_is_neither_file_nor_story_is_told(banxin: Banxin, tmp_path: Path):
    folder = str(write_tiny(tmp_path / "2026-11-24"))
    run = banxin("tidy", "leed", "-C", folder, "--lang", "en")
    assert run.code == 2
    assert "did you mean lead" in run.err


def test_what_is_no_text_is_left_alone(banxin: Banxin, tmp_path: Path):
    path = tmp_path / "来稿.docx"
    path.write_bytes(b"PK\x03\x04\xff\xff\xff\x00")
    assert banxin("tidy", str(path), "--write").code == 1
    assert path.read_bytes() == b"PK\x03\x04\xff\xff\xff\x00"


def test_a_line_each_for_programs_of_editors(banxin: Banxin, copy: Path):
    run = banxin("tidy", str(copy), "--format", "short")
    assert run.out.splitlines()[0].endswith("来稿.txt:1:3: halfwidth [,] → [，]")


def test_json_has_every_change_and_the_counts(banxin: Banxin, copy: Path):
    lines = [json.loads(line) for line in banxin("tidy", str(copy), "--format", "json").out.splitlines()]
    assert [line["kind"] for line in lines] == ["change"] * 4 + ["tidy"]
    assert lines[0]["change"] == "halfwidth"
    assert lines[-1]["counts"] == {"halfwidth": 2, "quote": 2}


def test_strict_fails_while_something_is_left_to_do(banxin: Banxin, copy: Path):
    assert banxin("tidy", str(copy), "--strict").code == 1
    assert banxin("tidy", str(copy), "--strict", "--write").code == 0
    copy.write_text('他叫"甲。\n', encoding="utf-8")
    assert banxin("tidy", str(copy), "--strict", "--write").code == 1
