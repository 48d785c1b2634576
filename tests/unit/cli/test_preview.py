"""`banxin preview` and `banxin watch` as they are typed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from layout.cli import main
from layout.server.run import address
from tests.tiny import write_tiny

ROOT = Path(__file__).resolve().parents[3]


def test_a_port_that_is_taken_is_a_matter_of_the_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition = write_tiny(tmp_path / "2026-11-24")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["preview", str(edition), "--no-open", "--lang", "en", "--port", str(port)]) == 3
    said = capsys.readouterr().err
    assert f"127.0.0.1:{port}" in said
    assert "this port is in use; name another one" in said


@pytest.mark.parametrize("options", [["--edit", "--read-only"], ["--port", "70000"], ["--port", "x"]])
def test_options_that_make_no_sense_are_refused(options: list[str], tmp_path: Path) -> None:
    edition = write_tiny(tmp_path / "2026-11-24")
    assert main(["preview", str(edition), "--no-open", *options]) == 2


def test_this_machine_alone_sees_the_page_unless_a_host_is_named() -> None:
    here = address(None, 0, may_edit=False)
    with here.socket:
        assert here.url.startswith("http://127.0.0.1:")
        assert here.options.key == ""
        assert here.options.is_local
        assert not here.options.may_edit
    everywhere = address("0.0.0.0", 0, may_edit=True)
    with everywhere.socket:
        assert everywhere.options.key in everywhere.url
        assert len(everywhere.options.key) >= 16
        assert not everywhere.options.is_local


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
def test_watch_builds_after_every_save_keeps_the_last_good_file_and_ends_quietly(tmp_path: Path) -> None:
    edition = write_tiny(tmp_path / "2026-11-24")
    file = edition / "out" / "print" / "20261124-A01.pdf"
    story = edition / "stories" / "market.md"
    process = subprocess.Popen(
        [sys.executable, "-m", "layout", "watch", str(edition), "--lang", "en"], cwd=ROOT, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "BANXIN_CACHE": "off"},
    )  # fmt: skip
    assert process.stderr is not None
    while "watching" not in (line := process.stderr.readline()):
        assert line or process.poll() is None
    first = file.read_bytes()
    # The watch begins when it has said so.
    time.sleep(0.5)
    story.write_text(story.read_text(encoding="utf-8").replace("新棚", "大棚"), encoding="utf-8")
    _wait(lambda: file.read_bytes() != first)
    second = file.read_bytes()
    story.write_text("---\nheadlin: 坏了\n---\n\n没有题。\n", encoding="utf-8")
    while "headlin" not in process.stderr.readline():
        assert process.poll() is None
    assert file.read_bytes() == second
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert process.returncode == 0
    assert "Traceback" not in out + err


def _wait(question: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not question():
        assert time.monotonic() < end
        time.sleep(0.05)
