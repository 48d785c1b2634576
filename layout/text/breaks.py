"""Where a line may break: UAX #14 over the class letters, tailored to Chinese (chinese-typography §2)."""

from __future__ import annotations

import re
from typing import Literal

from .char_classes import CLOSING, LINE_BREAK_OF, MARKS
from .model import Level
from .uax14 import opportunities

# clreq 3.1.4 prohibition rules for line start and line end; GB/T 15834 5.1.1-5.1.9. UAX #14 forbids more of its
# own, for Latin brackets and suffixes.
_BASIC_START = frozenset("CPQSTtUMNnVKo")
NO_LINE_START: dict[Level, frozenset[str]] = {
    "none": frozenset(),
    "basic": _BASIC_START,
    "gb": _BASIC_START,
    "strict": _BASIC_START | frozenset("DE"),
}
NO_LINE_END: dict[Level, frozenset[str]] = {
    "none": frozenset(),
    "basic": frozenset("O"),
    "gb": frozenset("OV/"),
    "strict": frozenset("OV/"),
}
_GLUED = frozenset("~JW")
_AFTER_ONLY = frozenset("_Z")
_UNITS = frozenset("DE")

NUMBER_UNIT = 50.0
"""Penalty of a break between a number and a Han measure word."""
OPERATOR = 200.0
"""Penalty of a break after an operator or a connector before figures: 8×13＋7＝111."""
AFTER_UNIT = 20.0
"""Penalty of a line that ends with a dash or an ellipsis."""

_NUMBER_UNIT: dict[str, float | None] = {"break": 0.0, "avoid": NUMBER_UNIT, "keep": None}
_COSTS = {("o", "9"): OPERATOR, ("o", "$"): OPERATOR, ("b", "9"): OPERATOR}

KEPT = 5.0e4
"""Penalty of a break that is a last resort: gaps open to two fifths of an em before it is made."""
NAME: dict[str, float] = {"break": 0.0, "avoid": 200.0, "keep": KEPT}
"""Penalty of a break inside a name: one that is listed, or that typed spaces set off, （记者 李明 通讯员 王强）."""
LABEL: dict[str, float | None] = {"break": 0.0, "avoid": 200.0, "keep": None}
"""Penalty of a break after a list label: （一） ① 3."""
ADDRESS_PART, ADDRESS_DOT = 1.25e4, 1.5e4
"""Penalties of a cut through an address, after / ? & = # and after a dot or a hyphen: gaps open to a quarter em
before."""

_SET_OFF = re.compile("(?<=_)H{2,4}(?=[_C)P]|$)|(?<=[_O(])H{2,4}(?=_)")


def allowed(letters: str, level: Level, *, ellipses: bool = False) -> list[bool]:
    """Whether a line may begin at each offset into resolved class letters; the end is always one.

    `ellipses` says whether a line may begin with ……, as clreq has it.
    """
    plain = opportunities([LINE_BREAK_OF[letter] for letter in letters])
    start, end = NO_LINE_START[level], NO_LINE_END[level]
    base = solid = ""
    for index, letter in enumerate(letters):
        if index:
            plain[index] = _tailored(plain[index], base, solid, letter, level, start, end)
            if ellipses and letter == "E" and solid not in end and base not in _GLUED:
                plain[index] = level != "strict"
        if letter != "x" or not base:
            base = letter
            solid = solid if letter in _AFTER_ONLY else letter
    return plain


def _tailored(
    plain: bool, a: str, solid: str, b: str, level: Level, start: frozenset[str], end: frozenset[str]
) -> bool:
    """One boundary between letters a and b, `solid` being the last letter before it that is no space."""
    if b == "x" or b in _AFTER_ONLY or a in _GLUED or b in _GLUED:
        return plain
    if level == "none":
        return plain or a in MARKS or b in MARKS or b == "K"
    if b in start or solid in end or b == "2":  # a dash of Latin text ends the line before it
        return False
    if a in _UNITS and b in _UNITS:  # clreq 3.1.5.1: between units, never inside one
        return True
    return plain


def penalties(
    letters: str, level: Level, *, ellipses: bool = False, number_unit: Literal["break", "avoid", "keep"] = "avoid"
) -> list[float | None]:
    """What a break before each offset costs; None where it is forbidden. Numbers leave their measure words as told."""
    found: list[float | None] = []
    base = ""
    for letter, may in zip(letters, allowed(letters, level, ellipses=ellipses), strict=False):
        if not may:
            found.append(None)
        elif base == "9" and letter == "H":
            found.append(_NUMBER_UNIT[number_unit])
        else:
            found.append(AFTER_UNIT if base in _UNITS else _COSTS.get((base, letter), 0.0))
        if letter != "x":
            base = letter
    return [*found, 0.0]


def inside_names(letters: str) -> list[int]:
    """Offsets inside names and titles between typed spaces: a last resort to part (newspaper-practice §11)."""
    return [offset for name in _SET_OFF.finditer(letters) for offset in range(name.start() + 1, name.end())]


_BYLINE_WORDS = (
    "记者|通讯员|评论员|特派员|撰稿|编译|摄影|供图|制图|报道|作者|[ \u3000]摄|新华社|中新社|中央社"
    "|記者|通訊員|評論員|特派員|撰稿|編譯|攝影|供圖|製圖|報道|報導|[ \u3000]攝|新華社"
)
_BYLINE = re.compile(f"[（(][^（）()]*(?:{_BYLINE_WORDS})[^（）()]*[）)]")


def bylines(text: str) -> tuple[tuple[int, int], ...]:
    """Bylines in brackets, from one bracket to the other: （记者王强）."""
    if "（" not in text and "(" not in text:
        return ()
    return tuple(byline.span() for byline in _BYLINE.finditer(text))


def last_resorts(letters: str) -> list[int]:
    """Where a line may begin when nothing legal fits: inside words and numbers, and in a chain of three
    closing marks (clreq 3.1.4 lets the rule lapse there); never inside a unit or after an opening mark."""
    found: list[int] = []
    for index in range(1, len(letters)):
        a, b = letters[index - 1], letters[index]
        if b in "x_W~J" or a in "OW~J":
            continue
        word = a in "Ak9%$i-/(){}!qrlb8a" and b in "Ak9%$i-/({qlb8a"
        chain = a in CLOSING and b in CLOSING and _chain(letters, index) >= 3
        if word or chain:
            found.append(index)
    return found


def _chain(letters: str, index: int) -> int:
    start = end = index
    while start and letters[start - 1] in CLOSING:
        start -= 1
    while end < len(letters) and letters[end] in CLOSING:
        end += 1
    return end - start
