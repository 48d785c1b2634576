"""Line breaks by UAX #14 of Unicode 16, untailored: rule by rule over Line_Break values.

The values are those of `char_classes.line_break_value`, flags and all. `breaks.py` runs the same rules over the
values of class letters and tailors what comes out. Speed does not matter here: results are remembered there.
Source: https://www.unicode.org/reports/tr14/tr14-53.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_FLAGS = re.compile("[a-z]*$")
_BREAK_AFTER = ("BK", "CR", "LF", "NL")
_NO_ATTACH = frozenset(("BK", "CR", "LF", "NL", "SP", "ZW"))
_BEFORE_PI = frozenset(("BK", "CR", "LF", "NL", "OP", "QU", "GL", "SP", "ZW", ""))
_AFTER_PF = frozenset(("SP", "GL", "WJ", "CL", "QU", "CP", "EX", "IS", "SY", "BK", "CR", "LF", "NL", "ZW", ""))
_HYPHEN_START = frozenset(("BK", "CR", "LF", "NL", "SP", "ZW", "CB", "GL", ""))
_ALPHA = ("AL", "HL")
_IDEO = ("ID", "EB", "EM")
_AKSARA = ("AK", "AS")
_HANGUL = {
    ("JL", "JL"), ("JL", "JV"), ("JL", "H2"), ("JL", "H3"), ("JV", "JV"), ("JV", "JT"), ("H2", "JV"), ("H2", "JT"),
    ("JT", "JT"), ("H3", "JT"),
}  # fmt: skip


class Atom(NamedTuple):
    """A character or a base with its combining marks: value of Line_Break, its flags."""

    value: str
    flags: str = ""


def atom(value: str) -> Atom:
    """A value with flags ("OPw") as an atom."""
    match = _FLAGS.search(value)
    start = match.start() if match else len(value)
    plain = value[:start]
    return Atom("AL" if plain == "AI" else plain, value[start:])  # LB1


_NONE = Atom("")


def opportunities(values: Sequence[str]) -> list[bool]:
    """Whether a line may break before each position; index 0 is never, index len(values) always a break."""
    return _Rules([atom(value) for value in values]).run()


class _Rules:
    """The rules over one text. `units` are bases with the combining marks after them (LB9)."""

    def __init__(self, atoms: list[Atom]) -> None:
        self.joined: list[bool] = [False] * (len(atoms) + 1)
        """Positions inside a unit."""
        self.units: list[Atom] = []
        self.at: list[int] = []
        self.after_zwj: list[bool] = []
        previous = _NONE
        for index, one in enumerate(atoms):
            marks = one.value in ("CM", "ZWJ")
            if marks and previous.value and previous.value not in _NO_ATTACH:
                self.joined[index] = True
                self.after_zwj[-1] = one.value == "ZWJ"
                continue
            previous = Atom("AL") if marks else one  # LB10
            self.units.append(previous)
            self.at.append(index)
            self.after_zwj.append(one.value == "ZWJ")

    def run(self) -> list[bool]:
        breaks = [False] * len(self.joined)
        for index in range(1, len(self.units)):
            breaks[self.at[index]] = self._breaks(index)
        breaks[-1] = True
        return breaks

    def _unit(self, index: int) -> Atom:
        return self.units[index] if 0 <= index < len(self.units) else _NONE

    def _before_spaces(self, index: int) -> int:
        """The last unit at or before `index` that is not a space."""
        while index >= 0 and self.units[index].value == "SP":
            index -= 1
        return index

    def _breaks(self, index: int) -> bool:
        a, b = self.units[index - 1], self.units[index]
        if a.value in _BREAK_AFTER:  # LB4, LB5
            return not (a.value == "CR" and b.value == "LF")
        if b.value in (*_BREAK_AFTER, "SP", "ZW"):  # LB6, LB7
            return False
        seen = self._before_spaces(index - 1)
        solid = self._unit(seen)
        if solid.value == "ZW":  # LB8
            return True
        if self.after_zwj[index - 1]:  # LB8a
            return False
        forced = self._hard(a, b, index, seen, solid)
        if forced is not None:
            return forced
        return self._soft(a, b, index)

    def _hard(self, a: Atom, b: Atom, index: int, seen: int, solid: Atom) -> bool | None:
        """LB11 to LB18."""
        if "WJ" in (a.value, b.value) or a.value == "GL":  # LB11, LB12
            return False
        if b.value == "GL" and a.value not in ("SP", "BA", "HY"):  # LB12a
            return False
        if b.value in ("CL", "CP", "EX", "SY") or solid.value == "OP":  # LB13, LB14
            return False
        if solid.value == "QU" and "i" in solid.flags and self._unit(seen - 1).value in _BEFORE_PI:  # LB15a
            return False
        following = self._unit(index + 1)
        if b.value == "QU" and "f" in b.flags and following.value in _AFTER_PF:  # LB15b
            return False
        if b.value == "IS":  # LB15c, LB15d
            return a.value == "SP" and following.value == "NU"
        if solid.value in ("CL", "CP") and b.value == "NS":  # LB16
            return False
        if solid.value == "B2" and b.value == "B2":  # LB17
            return False
        return True if a.value == "SP" else None  # LB18

    def _soft(self, a: Atom, b: Atom, index: int) -> bool:
        """LB19 to LB31."""
        before, after = self._unit(index - 2), self._unit(index + 1)
        if (b.value == "QU" and "i" not in b.flags) or (a.value == "QU" and "f" not in a.flags):  # LB19
            return False
        if b.value == "QU" and not ("w" in a.flags and after.value and "w" in after.flags):  # LB19a
            return False
        if a.value == "QU" and not ("w" in b.flags and before.value and "w" in before.flags):
            return False
        if "CB" in (a.value, b.value):  # LB20
            return True
        hyphen = a.value == "HY" or "h" in a.flags
        if hyphen and before.value in _HYPHEN_START and b.value == "AL":  # LB20a
            return False
        if b.value in ("BA", "HY", "NS") or a.value == "BB":  # LB21
            return False
        narrow_hyphen = a.value == "HY" or (a.value == "BA" and "w" not in a.flags)
        if before.value == "HL" and narrow_hyphen and b.value != "HL":  # LB21a
            return False
        if (a.value == "SY" and b.value == "HL") or b.value == "IN":  # LB21b, LB22
            return False
        return not (self._word(a, b) or self._number(a, b, index) or self._script(a, b, before, after, index))

    @staticmethod
    def _word(a: Atom, b: Atom) -> bool:
        """LB23 to LB24, LB28 to LB30: what keeps words together."""
        if (a.value in _ALPHA and b.value in ("NU", "PR", "PO")) or (
            b.value in _ALPHA and a.value in ("NU", "PR", "PO")
        ):
            return True
        if (a.value == "PR" and b.value in _IDEO) or (a.value in _IDEO and b.value == "PO"):  # LB23a
            return True
        if (a.value in _ALPHA or a.value == "IS") and b.value in _ALPHA:  # LB28, LB29
            return True
        word = (*_ALPHA, "NU")
        if a.value in word and b.value == "OP" and "w" not in b.flags:  # LB30
            return True
        return a.value == "CP" and "w" not in a.flags and b.value in word

    def _number(self, a: Atom, b: Atom, index: int) -> bool:
        """LB25: numbers with their signs, separators and units."""
        if b.value == "NU" and a.value in ("PO", "PR", "HY", "IS"):
            return True
        if a.value in ("PO", "PR") and b.value == "OP":
            ahead = self._unit(index + 1).value
            return ahead == "NU" or (ahead == "IS" and self._unit(index + 2).value == "NU")
        if b.value not in ("PO", "PR", "NU"):
            return False
        start = index - 1
        if b.value != "NU" and self._unit(start).value in ("CL", "CP"):
            start -= 1
        while self._unit(start).value in ("SY", "IS"):
            start -= 1
        return self._unit(start).value == "NU"

    def _script(self, a: Atom, b: Atom, before: Atom, after: Atom, index: int) -> bool:
        """LB26, LB27, LB28a, LB30a, LB30b."""
        if (a.value, b.value) in _HANGUL:
            return True
        hangul = ("JL", "JV", "JT", "H2", "H3")
        if (a.value in hangul and b.value == "PO") or (a.value == "PR" and b.value in hangul):
            return True

        def aksara(one: Atom, kinds: tuple[str, ...] = _AKSARA) -> bool:
            return one.value in kinds or "d" in one.flags

        if (a.value == "AP" and aksara(b)) or (aksara(a) and b.value in ("VF", "VI")):
            return True
        if aksara(before) and a.value == "VI" and aksara(b, ("AK",)):
            return True
        if aksara(a) and aksara(b) and after.value == "VF":
            return True
        if a.value == "RI" and b.value == "RI":
            count, at = 0, index - 1
            while self._unit(at).value == "RI":
                count, at = count + 1, at - 1
            return count % 2 == 1
        return b.value == "EM" and (a.value == "EB" or "p" in a.flags)
