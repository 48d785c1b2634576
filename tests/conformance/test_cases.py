"""The engine's own cases, and those of a file that BANXIN_CASES names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conformance.run import own_files, read_cases, run_cases


def _failures(path: Path) -> list[str]:
    results = run_cases(read_cases(path))
    assert results
    return [f"{case['id']}: {'; '.join(faults)}" for case, faults in results if faults]


@pytest.mark.parametrize("path", own_files(), ids=lambda path: path.stem)
def test_every_case_of_our_own_passes(path: Path) -> None:
    assert _failures(path) == []


def test_no_two_cases_have_one_name() -> None:
    names = [case["id"] for path in own_files() for case in read_cases(path)]
    assert len(names) == len(set(names))


def test_every_case_of_a_file_given_passes() -> None:
    path = os.environ.get("BANXIN_CASES")
    if not path:
        pytest.skip("BANXIN_CASES names no file of cases")
    assert _failures(Path(path)) == []


def test_a_wrong_case_is_told_apart() -> None:
    wrong = {"id": "wrong", "lang": "zh-Hans", "level": "gb", "text": "好。", "allowed_breaks": [1]}
    assert run_cases([wrong])[0].faults == ("no break at [1]",)
