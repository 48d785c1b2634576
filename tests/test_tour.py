"""The tour of the read-me: its files are written, its commands run, and what they print is what stands there.

`--accept` (a part of `make accept`) puts what they print now in its place. Only times, digests and ports may differ.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from layout.cli import main
from tests.marked import mark_words

ROOT = Path(__file__).resolve().parents[1]
READ_ME = {"zh": ROOT / "README.zh.md", "en": ROOT / "README.md"}

TOUR = re.compile(r"^## (?:Ten minutes|十分钟)$.*?(?=^## )", re.MULTILINE | re.DOTALL)
STEP = re.compile(
    # `stories/school.md`, and what to write into it.
    r"^`(?P<file>[^`\n]+)`[^`\n]*\n\n```\w+\n(?P<text>.*?)^```$"
    # Commands, each behind `$ `, and what they print.
    r"|^```console\n(?P<console>.*?)^```$"
    # `| 12` → `| 15`, in the file written last but one: the drawing.
    r"|`(?P<old>\| \d+)` → `(?P<new>\| \d+)`"
    # What a proofreader strikes out, writes beside it, and saves the last proof as.
    r"|`(?P<struck>[^`\n]+)`[^`]*`(?P<note>改：[^`\n]+)`[^`]*`(?P<marked>[^`\n]+\.pdf)`",
    re.MULTILINE | re.DOTALL,
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
VARIES = re.compile(
    r"\d+(?:\.\d+)?(?= (?:s|秒)$)|[0-9a-f]{8,12}(?=…)|\b[0-9a-f]{8}\b(?=  )"
    r"|\d{4}-\d\d-\d\d \d\d:\d\d|(?<=127.0.0.1:)\d+",
    re.MULTILINE,
)


@pytest.mark.parametrize("language", READ_ME)
def test_the_tour_goes_as_it_is_told(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    written = READ_ME[language].read_text(encoding="utf-8")
    found = TOUR.search(written)
    assert found is not None
    commands: list[str] = []

    def taken(match: re.Match[str]) -> str:
        step = match.groupdict()
        if step["file"]:
            Path(step["file"]).write_text(step["text"], encoding="utf-8")
        elif step["old"]:
            _correct(Path("edition.yaml"), step["old"], step["new"])
        elif step["struck"]:
            mark_words(max(Path("out/proof").iterdir()), Path(step["marked"]), step["struck"], step["note"], "张")
        else:
            commands.extend(command for command, _ in COMMAND.findall(step["console"]))
            return COMMAND.sub(lambda one: _played(one, language, monkeypatch), match[0])
        return match[0]

    told = STEP.sub(taken, found[0])
    if accept:
        READ_ME[language].write_text(written.replace(found[0], told), encoding="utf-8")
    assert accept or told == found[0]
    assert [command.split()[1] for command in commands if command.startswith("banxin")] == [
        "new", "check", "check", "check", "preview", "proof", "comments", "comments", "proof", "sign", "build",
    ]  # fmt: skip
    assert Path("out/print/20261124-A01.pdf").is_file()


def _correct(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def _played(match: re.Match[str], language: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A command with what it prints; as it stands in the read-me where it differs in nothing but what varies."""
    command, expected = match[1], match[2]
    printed = ""
    for words in map(shlex.split, command.split(" && ")):
        run: Callable[..., str] = _SHELL.get(words[0]) or (_preview if words[1] == "preview" else _banxin)
        printed += run(words[1:], language, monkeypatch)
    same = VARIES.sub("", printed) == VARIES.sub("", expected)
    return match[0] if same else f"$ {command}\n{printed}"


def _banxin(arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> str:
    both = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", both)
        patch.setattr("sys.stderr", both)
        main([*arguments, "--lang", language])
    both.seek(0)
    return both.read()


def _preview(arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the preview prints until it waits for saves; its page is asked for, then it is stopped."""
    command = [sys.executable, "-m", "layout", *arguments, "--no-open", "--port", "0", "--lang", language]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment) as process:
        assert process.stdout is not None
        url, hint = (process.stdout.readline().decode() for _ in range(2))
        with urlopen(url.strip()) as page:
            assert page.status == 200
        process.terminate()
    return url + hint


def _make(arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> str:
    Path(arguments[0]).mkdir()
    return ""


def _enter(arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(arguments[0])
    return ""


_SHELL = {"mkdir": _make, "cd": _enter}
