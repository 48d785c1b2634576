"""`banxin date`: what a masthead prints for a day."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from .command import Command
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..furniture.calendar import Almanac

# 2026-11-24, 2026/11/24, 2026.11.24, 20261124, 2026年11月24日
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))")


def read_date(text: str, words: Words) -> date:
    """The day that `text` names, as an editor may write it. Raises UsageFault."""
    found = _DATE.fullmatch(text.strip())
    if found:
        year, *rest = (int(part) for part in found.groups() if part)
        try:
            return date(year, *rest)
        except ValueError:
            raise UsageFault(words("usage.day", value=text)) from None
    raise UsageFault(words("usage.date", value=text))


def _date(settings: Settings, dates: tuple[str, ...]) -> int:
    almanacs: list[tuple[date, Almanac]] = []
    faults: list[str] = []
    for text in dates or (date.today().isoformat(),):  # noqa: DTZ011
        try:
            day = read_date(text, settings.words)
            almanacs.append((day, almanac_of(day, settings.words)))
        except UsageFault as fault:
            faults.append(str(fault))
    if settings.format == "json":
        for day, found in almanacs:
            settings.say_json("date", {"date": day.isoformat(), **asdict(found)})
    elif almanacs:
        settings.say(_table(almanacs, settings))
    if faults:
        raise UsageFault("\n".join(faults))
    return 0


def almanac_of(day: date, words: Words) -> Almanac:
    """What the almanac has of `day`. Raises UsageFault for a day that it does not know."""
    from ..furniture.calendar import FIRST_DAY, LAST_DAY, almanac

    if not FIRST_DAY <= day <= LAST_DAY:
        raise UsageFault(words("usage.date-range", value=day, first=FIRST_DAY, last=LAST_DAY))
    return almanac(day)


def _table(almanacs: list[tuple[date, Almanac]], settings: Settings) -> str:
    from ..base.columns import format_table

    words = settings.words
    english = settings.language == "en"
    heads = [words(f"date.{name}") for name in ("date", "weekday", "lunar", "zodiac", "term", "festival")]
    rows = [
        [
            day.isoformat(),
            found.weekday_en if english else found.weekday,
            found.lunar_text,
            found.zodiac,
            found.solar_term or "",
            found.festival or "",
        ]
        for day, found in almanacs
    ]
    return format_table(rows if settings.format == "short" else [heads, *rows], "<<<<<<")


def _make(words: Words) -> Command:
    return Command(
        "date",
        words,
        _date,
        example="banxin date 2026-11-24 2027-02-06",
        note=words("argument.date"),
        params=[click.Argument(["dates"], nargs=-1, metavar="DATE…")],
    )


COMMANDS = {"date": _make}
