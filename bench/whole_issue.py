"""Build sixteen pages in two sections and two local editions: from nothing, again, and after one story was changed.

`python -m bench.whole_issue [RUNS]` prints wall and processor time in seconds, medians of new processes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory

from tests.whole import write_whole

PARAGRAPHS = 25
"""As many in each of three stories make a page of about 6,200 characters."""
EDITIONS = (("one local edition", ("--local", "east")), ("both", ()))


def measure(runs: int) -> Iterator[tuple[str, str, float, float]]:
    """What was built, from which state, and the medians of wall and processor time."""
    with TemporaryDirectory() as name:
        root = Path(name)
        folder = write_whole(root / "2026-11-24", paragraphs=PARAGRAPHS)
        story = folder / "stories" / "b05x.md"
        copy = story.read_text("utf-8")
        for label, options in EDITIONS:
            times: dict[str, list[tuple[float, float]]] = {}
            for _ in range(runs):
                rmtree(root / "cache", ignore_errors=True)
                rmtree(folder / "out", ignore_errors=True)
                times.setdefault("nothing kept", []).append(_build(root, folder, options))
                times.setdefault("nothing changed", []).append(_build(root, folder, options))
                story.write_text(copy.replace("工人们", "匠人们", 1), "utf-8")
                times.setdefault("one story changed", []).append(_build(root, folder, options))
                story.write_text(copy, "utf-8")
            for state, taken in times.items():
                yield label, state, median(wall for wall, _ in taken), median(used for _, used in taken)


def _build(root: Path, folder: Path, options: tuple[str, ...]) -> tuple[float, float]:
    start, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "layout", "-q", "-C", str(folder), "build", *options]
    subprocess.run(command, env={**os.environ, "BANXIN_CACHE": str(root / "cache")}, capture_output=True, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, used


if __name__ == "__main__":
    for label, state, wall, used in measure(int(sys.argv[1]) if len(sys.argv) > 1 else 3):
        print(f"| {label}, {state} | {wall:.2f} | {used:.2f} |")
