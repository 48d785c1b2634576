"""A real browser in front of a real preview: what tests of the page share."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "editions"

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)


class Server:
    """`banxin preview` of an edition as a process of its own; `program` is what Python is to run for it."""

    def __init__(
        self, edition: Path, *options: str, port: int = 0, program: tuple[str, ...] = ("-m", "layout")
    ) -> None:
        self.edition = edition
        self.options = options
        self.port = port
        self.program = program
        self.start()

    def start(self) -> None:
        command = [sys.executable, *self.program, "preview", str(self.edition), "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*command, "--no-open", "--format", "json", "--lang", "zh", *self.options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "BANXIN_CACHE": "off"},
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert '"url"' in line, line
        self.url = line.partition('"url": "')[2].partition('"')[0]
        self.port = int(self.url.rpartition(":")[2].partition("/")[0])

    def stop(self) -> tuple[int, str]:
        """End it as an editor does, with Ctrl-C; returns its exit code and what it said."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        _, told = self.process.communicate(timeout=10)
        return self.process.returncode, told

    def file(self, *names: str) -> Path:
        return self.edition.joinpath(*names)


class Desk:
    """A tab that looks at a preview. Every request that it makes is noted."""

    def __init__(self, context: BrowserContext, server: Server) -> None:
        self.server = server
        self.context = context
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto(server.url)
        self.page.wait_for_selector("body[data-shown]")

    def run(self, script: str, value: Any = None) -> Any:
        """JavaScript with the modules of the page at hand: `view` and `net`."""
        return self.page.evaluate(
            "async (value) => { const view = await import('/static/view.js'), net = await import('/static/net.js');"
            f" {script} }}",
            value,
        )

    @property
    def shown(self) -> str:
        """The page on the desk and the digest of its state."""
        return str(self.page.evaluate("document.body.dataset.shown"))

    @property
    def state(self) -> str:
        return str(self.page.locator("#state").get_attribute("data-state"))

    def wait_for_state(self, state: str) -> None:
        self.page.wait_for_selector(f'#state[data-state="{state}"]')

    def turn_to(self, name: str) -> None:
        self.page.locator(f'.thumb[data-page="{name}"]').click()
        self.page.wait_for_function("name => document.body.dataset.shown?.startsWith(name + '/')", arg=name)

    def after(self, act: Callable[[], object]) -> str:
        """What is shown when `act` has changed the page."""
        before = self.shown
        act()
        self.page.wait_for_function("old => document.body.dataset.shown !== old", arg=before)
        return self.shown

    def place_of(self, text: str, axis: int | None = None) -> dict[str, Any]:
        """Where on the screen the middle of the first character of `text` is, which stands on one line.

        `axis`: across (0), down upright (1), down turned (2).
        """
        return self.run(
            """const [words, axis] = value; for (const run of view.sheet.runs) { const at = run.text.indexOf(words);
               if (at < 0 || !run.node || (axis !== null && run.axis !== axis)) continue;
               const rect = run.rect(at, at + 1); view.reveal(rect); const box = view.onScreen(rect);
               return {x: box.left + box.width / 2, y: box.top + box.height / 2, axis: run.axis, node: run.node}; }
               throw new Error(`nowhere: ${words}`);""",
            [text, axis],
        )

    def click_on(self, text: str, axis: int | None = None) -> str:
        """Click the first character of `text`; what the box says of its place."""
        at = self.place_of(text, axis)
        self.page.keyboard.press("Escape")
        self.page.mouse.click(at["x"], at["y"])
        self.page.wait_for_selector("#pop:not([hidden])")
        spot = str(self.page.locator("#pop").get_attribute("data-spot"))
        self.page.keyboard.press("Escape")
        return spot


def character_at(issues: Path, spot: str) -> str:
    """The character that a place of the form file:line:column leads to."""
    path, line, column = spot.rsplit(":", 2)
    return (issues / path).read_text(encoding="utf-8").splitlines()[int(line) - 1][int(column) - 1]


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Save a file as an editor does."""
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def until(question: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end
        time.sleep(0.02)
