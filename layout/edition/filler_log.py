"""When fillers were printed: `fillers/used.yaml` beside `paper.yaml`, so that none comes again too soon.

    used:
      - {date: 2026-11-24, page: A02, filler: 潮水}

What an issue used is written when its pages are written for the press, and replaces what stood there of that issue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from ..base.reads import is_file
from .local import own_name, page_and_local
from .model import Edition, Page, Paper
from .source import read_source

FILE = "used.yaml"
_HEAD = "# 补白用过的日子，付印时自动记。Fillers and when they were printed; kept by banxin.\n"


class Used(NamedTuple):
    """A filler on a page of the issue of a day."""

    day: date
    page: str
    name: str


def log_path(paper: Paper, folder: Path) -> Path:
    """Where the log of a paper is: in `fillers/` beside its paper.yaml, else beside the issues."""
    home = Path(paper.path).parent if paper.path else folder.parent
    return home / "fillers" / FILE


def read_log(path: Path, shown: str) -> Outcome[tuple[Used, ...]]:
    """What the log says; none is an empty one."""
    if not is_file(path):
        return Outcome(())
    # Runs from the cache ask for a log, and mostly there is none.
    from .schema import UsedSheet, check
    from .yaml_reader import read_yaml

    source = read_source(path, shown)
    if source.value is None:
        return Outcome((), source.diagnostics)
    document = read_yaml(source.value)
    checked = check(UsedSheet, document.value.root)
    entries = checked.value.used if checked.value else []
    used = (Used(one.date, one.page, one.filler) for one in entries if one.date and one.filler)
    return Outcome(tuple(used), (*source.diagnostics, *document.diagnostics, *checked.diagnostics))


def recent(log: Iterable[Used], day: date, days: int) -> dict[str, Used]:
    """Fillers that stand in another issue less than `days` days away, each with the nearest."""
    found: dict[str, Used] = {}
    for one in log:
        away = abs((one.day - day).days)
        if 0 < away < days and (one.name not in found or away < abs((found[one.name].day - day).days)):
            found[one.name] = one
    return found


def used_on(page: Page, taken: Iterable[str]) -> set[str]:
    """The fillers on a page: those that it asks for, those drawn in it, and those that it has `taken` by itself."""
    asked = {placement.filler for _, placement in page.placements if placement.filler}
    drawn = {area.name.partition(":")[2] for area in page.areas if area.name.startswith("filler:")}
    return asked | drawn | set(taken)


def check_recent(page: Page, near: dict[str, Used], places: Callable[[str], Span], day: date) -> Iterator[Diagnostic]:
    """Fillers that a page asks for although they stood in an issue of late."""
    for name in sorted(used_on(page, ())):
        if name in near:
            one = near[name]
            away = abs((day - one.day).days)
            yield diagnostic(
                "filler/recent", places(name), page=page.name, name=name, date=one.day, where=one.page, days=away
            )


def log_text(log: Iterable[Used], edition: Edition, used: Iterable[Used]) -> str:
    """The log with what an issue used on the pages named in `used` and on no other page any more.

    What other local editions of it used on pages that this one has not stays.
    """
    pages = {own_name(page.name, page.local) for page in edition.pages} | set(edition.withheld)
    others = {one.key for one in edition.locals if one != edition.local}
    written = {one.page for one in used}

    def stays(page: str) -> bool:
        local = page_and_local(page)[1]
        return page in pages or (local in others if local else bool(others))

    kept = [one for one in log if one.day != edition.day or (one.page not in written and stays(one.page))]
    lines = sorted({*kept, *(one for one in used if one.name)})
    rows = (f"  - {{date: {day.isoformat()}, page: {page}, filler: {_quoted(name)}}}\n" for day, page, name in lines)
    return f"{_HEAD}used:\n{''.join(rows)}"


def _quoted(name: str) -> str:
    plain = name.replace("_", "").replace("-", "").isalnum() and not name.isdigit()
    return name if plain else "'" + name.replace("'", "''") + "'"
