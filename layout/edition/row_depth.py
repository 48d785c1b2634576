"""The depth of a row as typed after the bar of a dummy.

`20` is 行, `30 mm` a length; `auto` is what is needed, `*` a share of the rest, the default. Free rows may have bounds:
`20-30`, `>=20`, `<=30`, `至少20`, `至多30`, `auto 20-30`, each of them in 行 or as a length.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..base.units import Length, mm, pt
from .model import RowDepth
from .script import SPACES

_WIDE = str.maketrans("０１２３４５６７８９．＊＞＜＝－～", "0123456789.*><=-~")
_AMOUNT = r"([0-9]+(?:\.[0-9]+)?)\s*(行|lines?|mm|毫米|cm|厘米|pt|点)?"
_PIN = re.compile(_AMOUNT)
_RANGE = re.compile(rf"{_AMOUNT}\s*(?:-|–|—|~|至|到)\s*{_AMOUNT}")
_LEAST = re.compile(rf"(?:>=|≥|至少|不少于|least)\s*{_AMOUNT}")
_MOST = re.compile(rf"(?:<=|≤|至多|最多|不超过|most)\s*{_AMOUNT}")
_FREE = re.compile(r"(auto|自动|\*)?\s*(.*)", re.IGNORECASE)
_UNITS = {"mm": 1.0, "毫米": 1.0, "cm": 10.0, "厘米": 10.0}


class _Amount(NamedTuple):
    value: int
    is_length: bool


class Crossed(NamedTuple):
    """Bounds of which the lower is the greater, as typed."""

    least: str
    most: str


def read_row_depth(typed: str) -> RowDepth | Crossed | None:
    """The depth that was typed; None when it can't be read."""
    text = typed.strip(SPACES).translate(_WIDE)
    if match := _PIN.fullmatch(text):
        amount = _amount(match[1], match[2])
        return RowDepth("length" if amount.is_length else "lines", amount.value) if amount else None
    free = _FREE.fullmatch(text)
    if free is None:
        return None
    row = RowDepth("auto" if (free[1] or "*") != "*" else "share")
    return _bounded(row, free[2]) if free[2] else row


def _bounded(row: RowDepth, text: str) -> RowDepth | Crossed | None:
    if match := _RANGE.fullmatch(text):
        # `20-30 mm` has one unit for both.
        least, most = _amount(match[1], match[2] or match[4]), _amount(match[3], match[4] or match[2])
        if least is None or most is None or least.is_length != most.is_length:
            return None
        if least.value > most.value:
            return Crossed(match[1], match[3])
        return row._replace(least=least.value, most=most.value, unit="length" if least.is_length else "lines")
    for bound, side in ((_LEAST, "least"), (_MOST, "most")):
        if match := bound.fullmatch(text):
            amount = _amount(match[1], match[2])
            unit = "length" if amount and amount.is_length else "lines"
            return row._replace(**{side: amount.value, "unit": unit}) if amount else None
    return None


def _amount(figures: str, unit: str | None) -> _Amount | None:
    """Whole 行, or a length in sp."""
    value = float(figures)
    if unit in ("pt", "点") and 0 < value < 10000:
        return _Amount(pt(value), True)
    if unit in _UNITS and 0 < value < 10000:
        return _Amount(Length(mm(value * _UNITS[unit])), True)
    if unit in (None, "行", "line", "lines") and 0 < value < 1000 and "." not in figures:
        return _Amount(int(figures), False)
    return None
