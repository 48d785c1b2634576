"""`python -m bench [--peers DIR] [--runs N] [--seed N]`: the engine beside Typst, as tables in Markdown.

Everything compared is measured in one run, in turns, with the same font files. The characters that the timed
edits type are drawn by a seed that is new in every run and printed: nobody timed them before.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter_ns
from typing import NamedTuple

from .sheet import FONT_FILES, Sheet, from_json, read_sheets, to_json

ROOT = Path(__file__).resolve().parent.parent
_STAGE_PAGES = 15
_PLATED = 5
_BUDGET_ROWS = 12
_TRIAL = {"heads": 0.18, "shape": 0.65, "break": 0.34, "content": 0.17, "subsets": 2.5, "file": 0.7}
"""µs per character that the trial before the engine took for the stages it had, on one page of this kind."""


class Race(NamedTuple):
    """The same work done by both, in turns: wall times in ms."""

    name: str
    engine: tuple[float, ...]
    typst: tuple[float, ...]

    def row(self) -> str:
        ratio = median(a / b for a, b in zip(self.engine, self.typst, strict=True))
        return f"| {self.name} | {median(self.engine):.1f} | {median(self.typst):.1f} | {ratio:.2f} |"


def timed(work: Callable[[], object]) -> float:
    """Wall time of `work` in ms."""
    begun = perf_counter_ns()
    work()
    return (perf_counter_ns() - begun) / 1e6


def race(name: str, engine: Sequence[Callable[[], object]], typst: Sequence[Callable[[], object]]) -> Race:
    """Run the two in turns, the first to start changing each time."""
    times: tuple[list[float], list[float]] = ([], [])
    for number, pair in enumerate(zip(engine, typst, strict=True)):
        for side in (0, 1) if number % 2 else (1, 0):
            times[side].append(timed(pair[side]))
    return Race(name, tuple(times[0]), tuple(times[1]))


# New processes -----------------------------------------------------------------------------------------------


def run_module(module: str, *arguments: Path, options: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *options, "-m", module, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8")


def cold(sheet: Sheet, folder: Path, fonts: Path, runs: int) -> Race:
    """A new process each, font files in the system's cache: input file to PDF file."""
    from .with_typst import source

    document, text = folder / "sheet.json", folder / "sheet.typ"
    document.write_text(to_json(sheet), encoding="utf-8")
    text.write_text(source(sheet), encoding="utf-8")

    def ours() -> object:
        return run_module("bench.with_banxin", document, folder / "banxin.pdf")

    def theirs() -> object:
        return run_module("bench.with_typst", text, folder / "typst.pdf", fonts)

    ours()
    theirs()
    return race("new process; font files in the system's cache", [ours] * runs, [theirs] * runs)


# One character changed ---------------------------------------------------------------------------------------


def edits(sheet: Sheet, count: int, chance: random.Random, *, known: bool) -> Iterator[Sheet]:
    """The sheet with one Han of its longest story replaced by one that stands on the page, or by one that doesn't."""
    lead = max((piece.texts for piece in sheet.pieces if piece.kind == "body"), key=lambda texts: sum(map(len, texts)))
    text = "".join(lead)
    places = [offset for offset, character in enumerate(text) if _is_han(character)]
    bodies = "".join("".join(piece.texts) for piece in sheet.pieces if piece.kind == "body")
    present = sorted({character for character in bodies if _is_han(character)})
    absent = [c for c in map(chr, range(0x4E00, 0x9FA6)) if _is_common(c) and c not in bodies]
    characters = chance.sample(present if known else absent, count)
    for offset, character in zip(chance.sample(places, count), characters, strict=True):
        yield sheet.edited(offset, character)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fa5"


def _is_common(character: str) -> bool:
    """Whether the character is one of the 6,763 of GB 2312."""
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def warm(sheet: Sheet, folder: Path, fonts: Path, runs: int, chance: random.Random) -> list[Race]:
    """One process each that has set the page before: input file changed by one character, read, set, PDF written."""
    import typst

    from layout.font.book import FontBook, bundled_sources

    from .with_banxin import Clock, pdf_bytes, set_sheet
    from .with_typst import source

    document, text = folder / "warm.json", folder / "warm.typ"
    text.write_text(source(sheet), encoding="utf-8")
    book = FontBook(bundled_sources())
    compiler = typst.Compiler(str(text), ignore_system_fonts=True, font_paths=[str(fonts)])

    def ours() -> None:
        display = set_sheet(from_json(document.read_text(encoding="utf-8")), book, Clock())
        (folder / "banxin.pdf").write_bytes(pdf_bytes(display, book, Clock()))

    def theirs() -> None:
        compiler.compile(input=str(text), output=str(folder / "typst.pdf"))

    def save(edited: Sheet) -> None:
        document.write_text(to_json(edited), encoding="utf-8")
        text.write_text(source(edited), encoding="utf-8")

    save(sheet)
    ours()
    theirs()
    races: list[Race] = []
    for name, known in (("one character, in the subset", True), ("one character, new to it", False)):
        times: tuple[list[float], list[float]] = ([], [])
        for number, edited in enumerate(edits(sheet, runs, chance, known=known)):
            save(edited)
            for side, work in ((0, ours), (1, theirs)) if number % 2 else ((1, theirs), (0, ours)):
                times[side].append(timed(work))
        races.append(Race(f"{name}; process kept, the page set before", tuple(times[0]), tuple(times[1])))
    return races


# Stages and imports ------------------------------------------------------------------------------------------


def stages(sheets: Sequence[Sheet]) -> dict[str, float]:
    """µs per character of each stage: pages of equal length that the process has not seen, fonts open."""
    from layout.font.book import FontBook, bundled_sources
    from layout.pdf.fonts import embedded_program

    from .with_banxin import Clock, pdf_bytes, set_sheet

    book = FontBook(bundled_sources())
    pdf_bytes(set_sheet(sheets[0], book, Clock()), book, Clock())
    found: dict[str, list[float]] = defaultdict(list)
    for sheet in sheets[1:]:
        clock = Clock()
        embedded_program.cache_clear()  # the pages have the same characters in another order
        pdf_bytes(set_sheet(sheet, book, clock), book, clock)
        for stage, spent in clock.spent.items():
            found[stage].append(spent / 1e3 / sheet.characters)
    return {stage: median(values) for stage, values in found.items()}


def imports(document: Path, output: Path) -> list[tuple[str, float]]:
    """ms that each package costs to import when a page is set, its own modules together, dearest first."""
    report = run_module("bench.with_banxin", document, output, options=("-X", "importtime")).stderr
    spent: dict[str, float] = defaultdict(float)
    for line in report.splitlines():
        fields = line.removeprefix("import time:").split("|")
        if len(fields) == 3 and fields[0].strip().isdigit():
            spent[_budget_name(fields[2].strip())] += int(fields[0]) / 1e3
    return sorted(spent.items(), key=lambda item: -item[1])


def _budget_name(module: str) -> str:
    """Rooms of the engine one by one, the standard library together, other packages by name."""
    parts = module.split(".")
    if parts[0] == "layout":
        return ".".join(parts[:2])
    return "standard library" if parts[0].lstrip("_") in _STANDARD or parts[0] in _STANDARD else parts[0]


_STANDARD = frozenset(sys.stdlib_module_names) | {name.lstrip("_") for name in sys.stdlib_module_names}


# The report --------------------------------------------------------------------------------------------------


def machine() -> str:
    """The machine and the versions, on one line."""
    from importlib.metadata import version

    cpu = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
        cpu = models[0].partition(":")[2].strip() if models else cpu
    packages = ", ".join(f"{name} {version(name)}" for name in ("typst", "uharfbuzz", "reportlab"))
    return f"{os.cpu_count()} × {cpu}, {platform.system()}, Python {platform.python_version()}, {packages}"


def report(peers: Path, runs: int, seed: int) -> Iterator[str]:
    sheets = read_sheets(peers, _STAGE_PAGES + 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fonts = folder / "fonts"
        fonts.mkdir()
        for file in FONT_FILES:
            shutil.copyfile(ROOT / "fonts" / file, fonts / file)
        today = datetime.now(UTC).date()
        yield f"{today}, {machine()}; {sheets[0].characters:,} characters, {runs} runs, seed {seed}"
        yield f"Load before the run: {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        yield "\n| wall time in ms, median | engine | Typst | ratio |\n|---|---|---|---|"
        races = [cold(sheets[0], folder, fonts, runs), *warm(sheets[0], folder, fonts, runs, random.Random(seed))]
        yield from (one.row() for one in races)
        sizes = [(folder / f"{tool}.pdf").stat().st_size / 1e3 for tool in ("banxin", "typst")]
        yield f"| size of the PDF, kB | {sizes[0]:.0f} | {sizes[1]:.0f} | {sizes[0] / sizes[1]:.2f} |"
        yield "\n| processor time in µs per character | engine | trial |\n|---|---|---|"
        yield from (f"| {stage} | {cost:.2f} | {_TRIAL.get(stage, '–')} |" for stage, cost in stages(sheets).items())
        from .composition import composition

        yield "\n| composition, µs per character | shape | break | set | together |\n|---|---|---|---|---|"
        for measure, cost in composition(sheets).items():
            yield f"| at {measure} 字 | {' | '.join(f'{spent:.2f}' for spent in (*cost, cost.together))} |"
        from .standards import standards

        yield "\n| processor time in ms | page | its file | page, over plain PDF |\n|---|---|---|---|"
        costs = standards(sheets)
        plain = next(iter(costs.values())).whole
        for title, spent in costs.items():
            yield f"| {title} | {spent.whole:.1f} | {spent.file:.1f} | {spent.whole / plain * 100 - 100:+.1f} % |"
        from .plates import plates

        yield "\n| processor time in ms of a finished page | |\n|---|---|"
        yield from (f"| {title} | {cost:.0f} |" for title, cost in plates(sheets[:_PLATED]).items())
        yield "\n| imported | ms |\n|---|---|"
        budget = imports(folder / "sheet.json", folder / "banxin.pdf")
        yield from (f"| {package} | {spent:.1f} |" for package, spent in budget[:_BUDGET_ROWS])
        yield f"| the rest | {sum(spent for _, spent in budget[_BUDGET_ROWS:]):.1f} |"
        yield f"| together | {sum(spent for _, spent in budget):.1f} |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    given = os.environ.get("BANXIN_PEERS", str(ROOT.parent / "shared" / "peers"))
    parser.add_argument("--peers", type=Path, default=Path(given), help="folder with content.py and paragraphs.json")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    options = parser.parse_args()
    if not (options.peers / "content.py").exists():
        raise SystemExit(f"no content.py in {options.peers}; name the peers' folder with --peers or BANXIN_PEERS")
    for line in report(options.peers, options.runs, options.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
