"""Findings of make-up rules as the command shows them: with the number of the rule, and where on the page they are."""

from __future__ import annotations

import json
from pathlib import Path

from tests.test_makeup_editions import CUT, write
from tests.unit.cli.conftest import Banxin


def test_where_a_finding_is_comes_with_it(banxin: Banxin, tmp_path: Path) -> None:
    folder = write(tmp_path, CUT)
    run = banxin("check", str(folder), "--format", "json")
    (found,) = [line for line in map(json.loads, run.out.splitlines()) if line.get("code") == "makeup/page-cut"]
    assert found["rule"] == "MK01"
    assert set(found["area"]) == {"x", "y", "width", "height"}
    run = banxin("check", str(folder), "--lang", "zh")
    assert "warning[makeup/page-cut MK01] 断版：" in run.err
    banxin("check", str(folder), "--report", str(tmp_path / "r.html"))
    assert 'fill-opacity=".12"' in (tmp_path / "r.html").read_text(encoding="utf-8")
    run = banxin("check", "--explain", "MK01", "--lang", "zh")
    assert "MK01 断版：模块式的版不查" in run.out
