"""UAX #14 before any tailoring, against the Unicode Consortium's own LineBreakTest.txt.

The rules are those of Unicode 16. `BANXIN_LINE_BREAK_TEST` names the file; else the one of Debian's package
unicode-data is taken, which may be older. Version 15.0 has 7,654 cases, of which 7,623 pass; the other 31 came out
otherwise before the rules were changed: LB15a and LB15b (quotes know their direction), LB15c and LB15d (a point that
begins a number), LB20a (a hyphen that begins a word), LB21a (Hebrew after a hyphen), LB25 (a mark before a digit), all
of Unicode 15.1 and 16.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from layout.text.char_classes import line_break_value
from layout.text.uax14 import opportunities

INSTALLED = Path("/usr/share/unicode/auxiliary/LineBreakTest.txt")
CHANGED_SINCE = {"15.0.0": 31}
"""Cases of older files that the rules of Unicode 16 decide otherwise."""


def test_untailored_breaks_are_those_of_the_unicode_test_file() -> None:
    path = Path(os.environ.get("BANXIN_LINE_BREAK_TEST", INSTALLED))
    if not path.is_file():
        pytest.skip("BANXIN_LINE_BREAK_TEST names no LineBreakTest.txt, and Debian's unicode-data is not installed")
    text = path.read_text(encoding="utf-8")
    wrong: list[str] = []
    for line in text.splitlines():
        parts = line.partition("#")[0].split()
        if not parts:
            continue
        points = [int(part, 16) for part in parts[1::2]]
        found = opportunities([line_break_value(point) for point in points])
        if found[1:] != [mark == "÷" for mark in parts[2::2]]:
            wrong.append(line)
    version = re.match(r"# LineBreakTest-([\d.]+)\.txt", text)
    assert len(wrong) == CHANGED_SINCE.get(version[1] if version else "", 0), wrong
