"""`banxin preflight`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.handmade import page, part, printed, run
from tests.unit.cli.conftest import Banxin


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (made,) = printed(page(part(run("版心", 10, 20))))
    (tmp_path / made.name).write_bytes(made.data)
    return tmp_path / made.name


def test_a_sound_file_is_said_to_be_sound(banxin: Banxin, file: Path):
    done = banxin("preflight", str(file))
    assert (done.code, done.err) == (0, "")
    assert "PDF/X-4" in done.out
    assert "no fault" in done.out


def test_faults_are_told_with_their_file_and_page_and_fail_the_run(banxin: Banxin, file: Path):
    file.write_bytes(file.read_bytes().replace(b"/TrimBox", b"/TrimBux"))
    done = banxin("preflight", str(file))
    assert done.code == 1
    assert f"{file}#page=1: error[pdfx/no-trim]" in done.err


def test_scripts_get_a_line_for_each_fault_and_one_for_the_file(banxin: Banxin, file: Path):
    lines = [
        json.loads(line)
        for line in banxin("preflight", str(file), "--standard", "x1a", "--format", "json").out.splitlines()
    ]
    assert {line["code"] for line in lines if line["kind"] == "diagnostic"} >= {"pdfx/other-claim", "pdfx/version"}
    assert lines[-1]["kind"] == "preflight"
    assert lines[-1]["claim"] == "PDF/X-4"


def test_what_is_no_pdf_is_told(banxin: Banxin, tmp_path: Path):
    (tmp_path / "ad.pdf").write_text("hello")
    done = banxin("preflight", str(tmp_path / "ad.pdf"))
    assert done.code == 1
    assert "pdfx/broken" in done.err
    assert banxin("preflight", str(tmp_path / "none.pdf")).code == 2
