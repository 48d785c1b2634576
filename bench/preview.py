"""The preview: from a file saved to the page new on the screen, in a real browser.

`python -m bench.preview` copies editions to a temporary folder, serves each as `banxin preview` does, and replaces one
character of a story in the middle of its copy, again and again. Times are of one clock: from before the write to what
the page notes itself. The second of two frames after drawing counts as painted.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
_CHARACTERS = "春夏秋冬东南西北山水风云"
_MARKS = ("fetched", "drawn", "painted")
_REST = 0.4
"""Seconds between saves, in which the press's inspection of the last ends."""

_NOTED = """() => [...%s.map((name) => performance.timeOrigin + performance.getEntriesByName(name).at(-1).startTime)]"""


class Case(NamedTuple):
    """An edition, the story of it that is corrected, and the page that is looked at."""

    name: str
    edition: Path
    story: str
    page: str = "A02"


def one_page(folder: Path) -> Case:
    """The second page of the sample by itself: 6,900 glyphs."""
    edition = _copied(folder / "one")
    for page in (edition / "pages").glob("*.yaml"):
        if page.stem != "A02":
            page.unlink()
    return Case("1 page", edition, "rules")


def six_pages(folder: Path) -> Case:
    """The sample edition."""
    return Case("6 pages, a story on one of them", _copied(folder / "six"), "rules")


def jumping(folder: Path) -> Case:
    """The sample edition, a story that goes on on another page."""
    return Case("6 pages, a story over two of them", _copied(folder / "jump"), "lead", "A01")


def sixteen_pages(folder: Path) -> Case:
    """Sixteen pages like the second one of the sample, each with stories of its own."""
    edition = _copied(folder / "sixteen")
    drawing = (edition / "pages" / "A02.yaml").read_text(encoding="utf-8")
    words = set(drawing.split())
    names = sorted(word for word in words if (edition / "stories" / f"{word}.md").is_file())
    pictures = [path for path in (edition / "pictures").iterdir() if path.stem in words]
    for page in (edition / "pages").glob("*.yaml"):
        page.unlink()
    for number in range(1, 17):
        own = {name: f"{name}{number}" for name in names} | {path.stem: f"{path.stem}-{number}" for path in pictures}
        for path in pictures:
            shutil.copy(path, path.with_stem(own[path.stem]))
        for name in names:
            text = (edition / "stories" / f"{name}.md").read_text(encoding="utf-8")
            (edition / "stories" / f"{own[name]}.md").write_text(_renamed(text, own), encoding="utf-8")
        (edition / "pages" / f"A{number:02}.yaml").write_text(_renamed(drawing, own), encoding="utf-8")
    return Case("16 pages", edition, "rules2")


def _renamed(text: str, names: dict[str, str]) -> str:
    """Words of a drawing, and keys, by their new names."""
    return re.sub(rf"\b({'|'.join(names)})\b(?=[ :\n])", lambda match: names[match[1]], text)


CASES = (one_page, six_pages, jumping, sixteen_pages)


def _copied(folder: Path) -> Path:
    shutil.copytree(ROOT / "editions", folder, ignore=shutil.ignore_patterns("out", "*.py", "specimen"))
    return folder / "2026-11-24"


@contextmanager
def served(edition: Path) -> Generator[str]:
    """The address of a preview of this edition."""
    command = [sys.executable, "-m", "layout", "preview", str(edition), "--no-open", "--port", "0", "--format", "json"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().partition('"url": "')[2].partition('"')[0]
    finally:
        process.terminate()
        process.communicate()


def measured(page: Page, case: Case, runs: int) -> list[list[float]]:
    """For each save the milliseconds until each mark."""
    file = case.edition / "stories" / f"{case.story}.md"
    text = file.read_text(encoding="utf-8")
    times: list[list[float]] = []
    for number in range(runs + 1):
        at = text.index("。", len(text) // 2) - 2
        changed = text[:at] + _CHARACTERS[number % len(_CHARACTERS)] + text[at + 1 :]
        shown = page.evaluate("document.body.dataset.shown")
        start = time.time() * 1000
        file.write_text(changed, encoding="utf-8")
        page.wait_for_function("(old) => document.body.dataset.shown !== old", arg=shown)
        times.append([mark - start for mark in page.evaluate(_NOTED % list(_MARKS))])
        time.sleep(_REST)
    # The first meets what nobody has set before in this process.
    return times[1:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    runs = parser.parse_args().runs
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    print("| one character, warm process; ms, median / worst | " + " | ".join(_MARKS) + " |")
    print("|---|" + "---|" * len(_MARKS))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        for make in CASES:
            case = make(Path(folder))
            with served(case.edition) as url:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(url)
                page.wait_for_selector("body[data-shown]")
                page.locator(f'.thumb[data-page="{case.page}"]').click()
                time.sleep(3)
                times = measured(page, case, runs)
                page.close()
            columns = [[one[k] for one in times] for k in range(len(_MARKS))]
            cells = " | ".join(f"{statistics.median(column):.0f} / {max(column):.0f}" for column in columns)
            print(f"| {case.name} | {cells} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
