"""What a workbook shows of a cell: numbers, dates and times as their number format says (ECMA-376, 18.8.30).

Known are the formats that spreadsheets offer by themselves in Chinese and English: digits, thousands, percent, signs of
money and words before or behind, dates and times, negative numbers in a form of their own.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_SKIPPED = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, conditions and money's locale; the width of a character left free; a filling character."""
_MONEY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_TOKEN = re.compile(r'"[^"]*"|\\.|AM/PM|上午/下午|y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|.', re.IGNORECASE)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?|\.[#0?]+")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DAYS = "一二三四五六日"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT_DATE = "mm-dd-yy"
"""Number format 14, which programs show as the date of the user's country."""


class Shown(NamedTuple):
    """The words of a cell, and whether its format was understood."""

    words: str
    is_sure: bool = True


def shown(value: object, form: str) -> Shown:
    """What a cell of this value and number format shows."""
    if value is None:
        return Shown("")
    if isinstance(value, bool):
        return Shown("TRUE" if value else "FALSE")
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, form)
    if isinstance(value, int | float):
        return _number(value, form)
    return Shown(str(value))


def _number(value: float, form: str) -> Shown:
    sections = _MONEY.sub(lambda money: f'"{money[1]}"', form).split(";")
    own = len(sections) > 1 and value < 0
    section = _SKIPPED.sub("", sections[1 if own else 2 if len(sections) > 2 and value == 0 else 0])
    bare = _QUOTED.sub("", section)
    if bare.strip().lower() in ("general", "g/通用格式", "@", ""):
        if bare.strip() or not section.strip():
            return Shown(_general(value))
        return Shown(_words(section))
    places = list(_DIGITS.finditer(_blanked(section)))
    if len(places) != 1 or re.search(r"[eE/]", bare):
        return Shown(_general(value), is_sure=False)
    match = places[0]
    digits = section[match.start() : match.end()]
    amount = abs(Decimal(str(value)))
    amount = amount * 100 if "%" in bare else amount
    whole, _, part = digits.rstrip(",").partition(".")
    amount /= Decimal(1000) ** (len(digits) - len(digits.rstrip(",")))
    rounded = amount.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    words = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    least = sum(character in "0?" for character in part)
    while part and len(words.partition(".")[2]) > least and words.endswith("0"):
        words = words[:-1]
    words = words.removesuffix(".")
    before, after = words.partition(".")[0], words.partition(".")[1:]
    words = before.rjust(len(whole.replace(",", "").lstrip("#?")), "0") + "".join(after)
    sign = "-" if value < 0 and not own and rounded else ""
    return Shown(sign + _words(section[: match.start()]) + words + _words(section[match.end() :]))


def _general(value: float) -> str:
    """A number as a cell without a format shows it: up to eleven digits."""
    if float(value).is_integer():
        return str(int(value))
    return f"{value:.10g}"


def _blanked(section: str) -> str:
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), section)


def _words(section: str) -> str:
    return _QUOTED.sub(lambda quoted: quoted[1] if quoted[1] is not None else quoted[2], section)


def _moment(value: datetime | date | time | timedelta, form: str) -> Shown:
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return Shown(f"{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if "s" in form else ""))
    section = "yyyy/m/d" if form == _SHORT_DATE else _SKIPPED.sub("", form.split(";")[0])
    tokens = [match[0] for match in _TOKEN.finditer(section)]
    if not any(token[0].lower() in "ymdhsa" for token in tokens):
        return Shown(value.isoformat(), is_sure=False)
    halves = any(token.upper() in ("AM/PM", "上午/下午") for token in tokens)
    words = ""
    after_hour = False
    for number, token in enumerate(tokens):
        kind = token[0].lower()
        later = next((t[0].lower() for t in tokens[number + 1 :] if t[0].lower() in "ymdhs"), "")
        if kind == "m" and len(token) < 3 and (after_hour or later == "s"):
            words += _padded(getattr(value, "minute", 0), token)
        elif token.upper() in ("AM/PM", "上午/下午"):
            is_late = getattr(value, "hour", 0) >= 12
            words += token.split("/")[is_late]
        elif kind == '"' or kind == "\\":
            words += token.strip('"') if kind == '"' else token[1]
        else:
            words += _part(value, token, kind, halves=halves)
        after_hour = kind == "h" or (after_hour and kind not in "ymdhsa")
    return Shown(words)


def _part(value: datetime | date | time, token: str, kind: str, *, halves: bool) -> str:
    """One part of a date or a time, or a character of its format that stands for itself."""
    if kind in "ymda" and isinstance(value, date) and not (kind == "a" and len(token) < 3):
        day = _DAYS[value.weekday()]
        parts = {
            "y": f"{value.year % 100:02}" if len(token) < 3 else str(value.year),
            "m": _padded(value.month, token) if len(token) < 3 else _month(value.month, len(token)),
            "d": _padded(value.day, token) if len(token) < 3 else f"星期{day}",
            "a": day if len(token) == 3 else f"星期{day}",
        }
        return parts[kind]
    if kind == "h":
        hour = getattr(value, "hour", 0)
        return _padded((hour - 1) % 12 + 1 if halves else hour, token)
    if kind == "s":
        return _padded(getattr(value, "second", 0), token.partition(".")[0])
    return token


def _month(number: int, length: int) -> str:
    name = _MONTHS[number - 1]
    return name[:3] if length == 3 else name


def _padded(number: int, token: str) -> str:
    return f"{number:0{len(token)}}"
