"""`banxin new`: the next edition, made from an earlier one."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command
from .date import almanac_of, read_date
from .edition_folder import FILE, shown_path
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..edition.model import Edition

PAPER_FILE = "paper.yaml"
_FOLDER = "editions"
_LONGEST_PAUSE = 366
"""Days after an issue within which the next one is looked for."""
_MOST_PAGES = 200


def _new(settings: Settings, date: str | None, source: str | None, pages: int | None) -> int:
    from ..edition.new import new_edition

    words = settings.words
    papers = _papers_folder(settings.directory)
    day = read_date(date, words) if date else _next_day(papers)
    almanac_of(day, words)
    made = new_edition(
        papers, day, source=read_date(Path(source).name, words) if source else None, pages=_count(pages, words)
    )
    if made.diagnostics:
        from ..edition.source_map import SourceMap
        from .report import Reporter

        Reporter(settings, papers).show_diagnostics(SourceMap(), made.diagnostics)
    if made.value is None:
        from .app import MISTAKES

        return MISTAKES
    _tell(settings, made.value, day)
    return 0


def _papers_folder(start: Path) -> Path:
    """The folder that holds the issues: where the editor is, or above the issue that he is in, or `editions/`."""
    # What `..` is has to be known before anything is asked of the folder above.
    here = Path(os.path.abspath(start))
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder.parent
    below = here / _FOLDER
    return below if (below / PAPER_FILE).is_file() and not (here / PAPER_FILE).is_file() else here


def _next_day(papers: Path) -> date:
    """The first publication day after the last issue; today where there is no issue."""
    last = _last_issue(papers)
    if last is None:
        return date.today()  # noqa: DTZ011
    paper = last.paper
    ahead = (last.day + timedelta(days=count) for count in range(1, _LONGEST_PAUSE + 1))
    known = (day for day in ahead if day.isoweekday() in paper.publication_days and day not in paper.skipped)
    return next(known, last.day + timedelta(days=1))


def _last_issue(papers: Path) -> Edition | None:
    from ..edition.reader import read_edition

    for folder in sorted((path.parent for path in papers.glob(f"*/{FILE}")), reverse=True):
        try:
            date.fromisoformat(folder.name)
        except ValueError:
            continue
        reading = read_edition(folder).value
        if reading is not None:
            return reading.edition
    return None


def _count(pages: int | None, words: Words) -> int | None:
    if pages is not None and not 1 <= pages <= _MOST_PAGES:
        raise UsageFault(words("usage.range", name="--pages", least=1, most=_MOST_PAGES))
    return pages


def _tell(settings: Settings, folder: Path, day: date) -> None:
    """Say what was made: date, weekday, lunar date, issue number, as the masthead will have them."""
    from ..edition.reader import read_edition
    from ..furniture.fields import issue_of

    words = settings.words
    almanac = almanac_of(day, words)
    reading = read_edition(folder).value
    issue = issue_of(reading.edition) if reading else None
    if settings.format == "json":
        values = {"folder": str(folder), "date": day.isoformat(), "issue": str(issue or "")}
        settings.say_json("new", values)
        return
    parts = [
        almanac.weekday_en if settings.language == "en" else almanac.weekday,
        almanac.lunar_text,
        *([words("report.issue", issue=issue)] if issue else []),
    ]
    shown = shown_path(folder)
    if settings.format == "short" or settings.quiet:
        settings.say(shown)
        return
    settings.say(words("new.made", folder=shown, day=words("report.clauses").join(parts)))
    settings.tell(
        words("new.next", folder=shown, edition=os.path.join(shown, FILE), stories=os.path.join(shown, "stories"))
    )


def _make(words: Words) -> Command:
    return Command(
        "new",
        words,
        _new,
        example="banxin new\nbanxin new 2026-11-25 --from 2026-11-24",
        note=words("argument.new-date"),
        params=[
            click.Argument(["date"], required=False, metavar="[DATE]"),
            click.Option(["--from", "source"], metavar="DATE", help=words("option.from")),
            click.Option(["--pages"], type=int, metavar="N", help=words("option.new-pages")),
        ],
    )


COMMANDS = {"new": _make}
