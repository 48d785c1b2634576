"""Arguments in, exit code and words out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from layout import __version__
from layout.cli import app, main
from tests.unit.cli.conftest import Banxin

COMMANDS = tuple(app.COMMANDS)


def test_without_arguments_the_command_says_what_it_can_do(capfd: pytest.CaptureFixture[str]):
    assert main([]) == 0
    out = capfd.readouterr().out
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_starts_with_an_example_to_copy(banxin: Banxin, command: str):
    for option in ("-h", "--help"):
        run = banxin(command, option)
        assert run.code == 0
        assert run.out.startswith(f"  banxin {command}")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_chinese_holds_no_english_sentence(banxin: Banxin, command: str):
    run = banxin(*filter(None, [command]), "-h", "--lang", "zh")
    assert run.code == 0
    assert "选项" in run.out or "命令" in run.out
    assert not [line for line in run.out.splitlines() if "Show" in line or "Usage" in line or " the " in line]


def test_the_version_is_printed(banxin: Banxin):
    assert banxin("--version").out == f"banxin {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["dat"], "there is no command dat, did you mean date?"),
        (["date", "--formt", "json"], "there is no option --formt, did you mean --format"),
        (["date", "--format", "xml"], "--format can't be xml; choose from text, short, json"),
        (["date", "--format"], "--format needs a value"),
        (["date", "--strict=yes"], "--strict takes no value"),
        (["doctor", "here"], "more than was asked for: here"),
        (["date", "-C", "nowhere"], "there is no folder nowhere"),
        (["build", "A01"], "there is no folder A01; if A01 is a page, write --pages A01"),
        (["proof", "--pages", "A01"], "there is no need for --pages: the names alone follow the command"),
        (
            ["check", "docs"],
            "holds no edition.yaml, so it is no edition. Go into one, or name it; where there is none yet",
        ),
        (["date", "2026-11-31"], "there is no day 2026-11-31"),
        (["date", "tomorrow"], "tomorrow is no date; write it as 2026-11-24"),
        (["date", "1850-01-01"], "1850-01-01 lies outside the almanac"),
        (["check", "--explain", "fit/overst"], "there is no code fit/overst"),
    ],
)
def test_a_wrong_command_line_ends_with_two_and_says_what_is_known(banxin: Banxin, arguments: list[str], words: str):
    run = banxin(*arguments)
    assert (run.code, run.out) == (2, "")
    assert words in run.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["dat"], "没有“dat”这个命令，是 date 吗？\n"),
        (["date", "--format", "xml"], "--format 不能是“xml”，可以是：text、short、json"),
        (["date", "--format"], "--format 后面要有值"),
    ],
)
def test_a_wrong_command_line_is_answered_in_chinese_too(banxin: Banxin, arguments: list[str], words: str):
    run = banxin("--lang", "zh", *arguments)
    assert run.code == 2
    assert words in run.err


def test_options_for_every_command_may_stand_before_or_after_it(banxin: Banxin):
    before = banxin("--format", "json", "date", "2026-11-24")
    after = banxin("date", "2026-11-24", "--format", "json")
    assert before == after
    assert json.loads(before.out)["version"] == 1


def test_the_language_follows_the_system_unless_named(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    for name, expected in [("zh_CN.UTF-8", "没有"), ("de_DE.UTF-8", "there is no")]:
        monkeypatch.setenv("LC_ALL", name)
        assert main(["nothing"]) == 2
        assert expected in capfd.readouterr().err


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Has `date` raise what it is given."""

    def arrange(fault: BaseException) -> None:
        def failing(*_: object) -> None:
            raise fault

        monkeypatch.setattr("layout.cli.date.read_date", failing)

    return arrange


def test_a_fault_of_the_engine_is_reported_in_a_file_and_not_as_a_trace(banxin: Banxin, fails: Any, tmp_path: Path):
    fails(ZeroDivisionError("no gutter"))
    run = banxin("-C", str(tmp_path), "date", "2026-11-24")
    assert run.code == 4
    assert "Traceback" not in run.err
    (report,) = tmp_path.glob("banxin-fault-*.txt")
    assert str(report) in run.err
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError: no gutter" in text
    assert f"banxin {__version__}" in text


def test_a_disk_that_refuses_ends_with_three(banxin: Banxin, fails: Any):
    fails(OSError(28, "No space left on device", "out/print/20261124-A01.pdf"))
    run = banxin("date", "2026-11-24")
    assert run.code == 3
    assert "20261124-A01.pdf: the disk is full; make room and try again" in run.err


def test_a_file_for_the_time_of_writing_is_not_named(banxin: Banxin, fails: Any):
    fails(IsADirectoryError(21, "Is a directory", "out/.banxin-1-0.tmp", None, "out/A01.pdf"))
    assert "A01.pdf: a folder has this name" in banxin("date", "2026-11-24").err
    fails(PermissionError(13, "Permission denied", "out/.banxin-1-0.tmp"))
    assert "out: permission is refused" in banxin("date", "2026-11-24").err


@pytest.mark.parametrize("arguments", [["dat"], ["date", "--formt"], ["check", "--explain", "fit/over"]])
def test_a_script_gets_an_object_for_what_went_wrong(banxin: Banxin, arguments: list[str]):
    run = banxin(*arguments, "--format", "json")
    fault = json.loads(run.out)
    assert (run.code, fault["kind"], fault["exit"]) == (2, "fault", 2)
    assert fault["message"] in run.err


def test_of_likely_names_only_those_about_as_near_are_asked(banxin: Banxin):
    assert "did you mean --pages?" in banxin("build", "--page", "A01").err


def test_a_stopped_run_ends_with_130(banxin: Banxin, fails: Any):
    fails(KeyboardInterrupt())
    run = banxin("date", "2026-11-24")
    assert (run.code, run.err.strip()) == (130, "stopped")


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of this kind is a thing of Unix")
def test_a_reader_that_has_had_enough_hears_no_complaint():
    days = [f"{year}-01-01" for year in range(1901, 2100)] * 20
    run = [sys.executable, "-m", "layout", "date", "--format", "json", *days]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_nothing_is_coloured_in_a_pipe_unless_asked(banxin: Banxin):
    assert "\x1b" not in banxin("doctor").out
    assert "\x1b" in banxin("doctor", "--color", "always").out


def test_a_console_of_a_code_page_gets_no_trace_for_what_it_lacks():
    run = [sys.executable, "-m", "layout", "fonts", "--has", "𬭎", "--lang", "zh"]
    done = subprocess.run(run, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "gbk"})
    assert done.returncode == 0
    assert "〓" in done.stdout.decode("gbk")
