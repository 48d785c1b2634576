"""`banxin fonts`."""

from __future__ import annotations

import json

from tests.unit.cli.conftest import Banxin


def test_every_bundled_font_is_listed_and_may_be_embedded(banxin: Banxin):
    values = [json.loads(line) for line in banxin("fonts", "--format", "json").out.splitlines()]
    assert {"Bao Song", "Bao Hei", "Bao Kai"} <= {item["family"] for item in values}
    assert all(item["may_embed"] and item["glyphs"] for item in values)


def test_the_list_stands_in_columns(banxin: Banxin):
    lines = banxin("fonts", "--lang", "zh").out.splitlines()
    assert lines[0].split() == ["字族", "字重", "用途", "字形", "嵌入", "文件"]
    assert any(line.startswith("Bao Song         200-900") for line in lines)


def test_a_character_is_found_in_the_fonts_that_have_it(banxin: Banxin):
    run = banxin("fonts", "--has", "喆㐀")
    assert run.code == 0
    assert "喆    U+5586  Bao Song, Bao Hei, Bao Kai" in run.out
    assert "U+3400  Bao Song Ext" in run.out


def test_a_character_that_no_font_has_is_a_fault(banxin: Banxin):
    run = banxin("fonts", "--has", "\U0001f600中", "--format", "json")
    assert run.code == 1
    assert [bool(json.loads(line)["families"]) for line in run.out.splitlines()] == [False, True]
