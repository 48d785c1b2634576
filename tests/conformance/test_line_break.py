"""UAX #14 before any tailoring, against the Unicode Consortium's own file (LineBreakTest.txt of Unicode 16)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layout.text.char_classes import line_break_value
from layout.text.uax14 import opportunities


def test_untailored_breaks_are_those_of_the_unicode_test_file() -> None:
    path = os.environ.get("BANXIN_LINE_BREAK_TEST")
    if not path:
        pytest.skip("BANXIN_LINE_BREAK_TEST names no LineBreakTest.txt")
    wrong: list[str] = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        parts = line.partition("#")[0].split()
        if not parts:
            continue
        points = [int(part, 16) for part in parts[1::2]]
        found = opportunities([line_break_value(point) for point in points])
        if found[1:] != [mark == "÷" for mark in parts[2::2]]:
            wrong.append(line)
    assert wrong == []
