"""Character classes of Chinese composition (chinese-typography §1): one letter for every character.

A paragraph's classes are a string as long as its text, made by one `str.translate`; all rules for breaks and
spacing are written over these letters. Letters marked "raw" belong to marks that Chinese shares with Latin:
`forms.resolve` turns them into a Chinese class or a Latin one by language, pairing and context (§1.1).
"""

from __future__ import annotations

import base64
import zlib
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from . import _unicode_data as ucd

UNICODE_VERSION = ucd.UNICODE_VERSION


class CharClass(NamedTuple):
    """A class: its letter, its name, how UAX #14 sees it (value with flags), and its code points in hex."""

    letter: str
    name: str
    line_break: str
    members: str = ""


_TABLE = (
    CharClass("H", "Han and what behaves like it", "IDw", "3400-4DBF 4E00-9FFF F900-FAFF 20000-3FFFD 3006 3007 "
              "3105-312F 31A0-31BF 3380-33DF 2460-24FF 3200-32FF 2E80-2FD5 3041-3096 30A1-30FA AC00-D7A3"),
    CharClass("K", "Han that begins no line", "NSw", "3005 303B 3041 3043 3045 3047 3049 3063 3083 3085 3087 308E "
              "3095 3096 309D 309E 30A1 30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE 30F5 30F6 30FC-30FE"),
    CharClass("O", "opening mark", "OPw", "3008 300A 300C 300E 3010 3014 3016 3018 301D FF08 FF3B FF5B FF5F "
              "FE17 FE35 FE37 FE39 FE3B FE3D FE3F FE41 FE43 FE47"),
    CharClass("C", "closing mark", "CLw", "3009 300B 300D 300F 3011 3015 3017 3019 301E 301F FF09 FF3D FF5D FF60 "
              "FE18 FE36 FE38 FE3A FE3C FE3E FE40 FE42 FE44 FE48"),
    CharClass("P", "comma, enumeration comma", "CLw", "FF0C 3001 FE10 FE11"),
    CharClass("Q", "semicolon, colon", "NSw", "FF1A FF1B FE13 FE14"),
    CharClass("S", "full stop", "CLw", "3002 FF0E FE12"),
    CharClass("T", "exclamation, question mark", "EXw", "FF01 FF1F FE15 FE16"),
    CharClass("t", "half of ！！ or ？！", "EXw", ""),
    CharClass("U", "doubled stop", "NSw", "203C 2047 2048 2049"),
    CharClass("M", "interpunct", "BAw", "2027 30FB"),
    CharClass("D", "dash of two em", "IDw", "2E3A"),
    CharClass("E", "ellipsis", "INw", ""),
    CharClass("N", "connector of one em", "BAw", "FF5E 301C FF0D"),
    CharClass("o", "operator (raw)", "BAw", "FF0B FF1C-FF1E 2236 2248 2260-2267"),
    CharClass("n", "short connector", "BAw", ""),
    CharClass("V", "solidus between Han", "SYw", "FF0F"),
    CharClass("Y", "full-width prefix", "PRw", "FFE5 FF04 FFE1 2116"),
    CharClass("F", "full-width suffix", "POw", "FF05 2030 2103 2109 FFE0"),
    CharClass("$", "prefix", "PR", "0024 00A3 00A4 00A5 00B1 20A0-20CF"),
    CharClass("%", "suffix", "PO", "0025 00B0 2032 2033 00A2"),
    CharClass("9", "digit", "NU", "0030-0039"),
    CharClass("8", "full-width digit", "NUw", "FF10-FF19"),
    CharClass("A", "letter", "AL", "0023 0026 002A 002B 003C-003E 0040-005A 005C 005E-007A 007E 00C0-00D6 00D8-00F6 "
              "00F8-024F 0370-03FF 0400-04FF"),
    CharClass("k", "letter of a unit after its number", "AL", ""),
    CharClass("*", "multiplication, division (raw)", "AL", "00D7 00F7"),
    CharClass("s", "sign of full width in Chinese (raw)", "AL", "00A7 00B6 2016 2020-2022 203B"),
    CharClass("+", "minus (raw)", "PR", "2212"),
    CharClass(":", "ratio between figures", "ISw", ""),
    CharClass("a", "full-width letter", "ALw", "FF21-FF3A FF41-FF5A"),
    CharClass("_", "space", "SP", "0020 2002-2006 2008-200A"),
    CharClass("I", "ideographic space (raw)", "BAw", "3000"),
    CharClass("J", "ideographic space inside a name", "GLw", ""),
    CharClass("~", "no-break space", "GL", "00A0 2007 202F"),
    CharClass("W", "word joiner", "WJ", "2060 FEFF"),
    CharClass("Z", "zero width space", "ZW", "200B"),
    CharClass("x", "combining mark, rest of a unit", "CM", "0300-036F 200D FE00-FE0F E0100-E01EF 302A-302F 3099 309A"),
    CharClass("i", "infix mark", "IS", "002C 002E 003A 003B"),
    CharClass("-", "hyphen-minus", "HY", "002D"),
    CharClass("/", "solidus (raw)", "SY", "002F"),
    CharClass("(", "Latin opening bracket", "OP", "0028 005B 007B 00A1 00BF"),
    CharClass(")", "Latin closing bracket", "CP", "0029 005D"),
    CharClass("}", "Latin closing brace", "CL", "007D"),
    CharClass("!", "Latin exclamation", "EX", "0021 003F"),
    CharClass("q", "straight quotation mark", "QU", "0022 0027"),
    CharClass("l", "Latin opening quote (raw)", "QUi", "2018 201C"),
    CharClass("r", "Latin closing quote (raw)", "QUf", "2019 201D"),
    CharClass("2", "em dash (raw)", "B2", "2014 2015 FE31"),
    CharClass("e", "horizontal ellipsis (raw)", "IN", "2024-2026 22EF FE19"),
    CharClass("m", "middle dot (raw)", "AL", "00B7"),
    CharClass("u", "en dash, hyphen (raw)", "BA", "2010 2012 2013 FE32"),
    CharClass("b", "break after", "BA", "007C 00AD"),
    CharClass("B", "break before", "BB", "00B4"),
    CharClass("R", "regional indicator", "RI", "1F1E6-1F1FF"),
)  # fmt: skip

LINE_BREAK_OF: dict[str, str] = {row.letter: row.line_break for row in _TABLE}

# How the values of Line_Break that no row above names fall into the classes. AI is Han from 2100 on (arrows,
# stars, Roman numerals are full width in Chinese fonts), a letter below.
_LETTER_OF_VALUE = {
    "ID": "H", "EB": "H", "CB": "H", "H2": "H", "H3": "H", "JL": "H", "JV": "x", "JT": "x", "EM": "x", "NS": "K",
    "CM": "x", "ZWJ": "x", "NU": "9", "SP": "_", "BK": "_", "CR": "_", "LF": "_", "NL": "_", "ZW": "Z", "WJ": "W",
    "GL": "~", "PR": "$", "PO": "%", "IS": "i", "HY": "-", "SY": "/", "OP": "(", "CP": ")", "CL": "}", "EX": "!",
    "QU": "q", "QUi": "l", "QUf": "r", "B2": "2", "IN": "e", "BA": "b", "BB": "B", "RI": "R", "NSw": "K",
    "OPw": "O", "CLw": "C", "EXw": "T", "INw": "E", "PRw": "Y", "POw": "F", "BAw": "N", "GLw": "~", "AIw": "H",
    "IDw": "H", "IDp": "H",
}  # fmt: skip

MARKS = frozenset("OCPQSTtUMDENnVo")
"""Full-width marks: no Han–Latin space beside them."""
CLOSING = frozenset("CPQSTt")
STOPS = frozenset("PQSTt")
IDEOGRAPHS = frozenset("HK")
WORDS = frozenset("Ak9$%i-/(){}!qlr2emubB~")
"""Proportional matter: letters, digits and the marks set among them."""


class _Letters(dict[int, str]):
    """The table for `str.translate`; fills itself with the code points that copy uses."""

    def __missing__(self, point: int) -> str:
        letter = self[point] = _letter(point)
        return letter


def _letter(point: int) -> str:
    if 0x4E00 <= point <= 0x9FFF:
        return "H"
    for low, high, letter in _RANGES:
        if low <= point <= high:
            return letter
    value = line_break_value(point)
    if value == "AI":
        return "H" if point >= 0x2100 else "A"
    return _LETTER_OF_VALUE.get(value) or _LETTER_OF_VALUE.get(value.rstrip("wifpdh"), "A")


_RANGES: list[tuple[int, int, str]] = []
"""The ranges of the table but those of Han, which are what Unicode says."""


def _fill() -> _Letters:
    letters = _Letters()
    for row in _TABLE:
        for part in row.members.split():
            low, _, high = part.partition("-")
            if not high:
                letters[int(low, 16)] = row.letter
            elif row.letter != "H":
                _RANGES.append((int(low, 16), int(high, 16), row.letter))
    return letters


LETTERS = _fill()


def classify(text: str) -> str:
    """The class letters of a text, shared marks still raw."""
    return text.translate(LETTERS)


@cache
def _ranges(packed: str) -> tuple[list[int], list[int]]:
    numbers = zlib.decompress(base64.b85decode(packed)).split()
    starts: list[int] = []
    point = 0
    for step in numbers[::2]:
        point += int(step, 16)
        starts.append(point)
    return starts, [int(value, 16) for value in numbers[1::2]]


def line_break_value(point: int) -> str:
    """Line_Break of Unicode after LB1, with flags (see `_unicode_data`)."""
    starts, values = _ranges(ucd.LINE_BREAK)
    return ucd.LINE_BREAK_VALUES[values[bisect_right(starts, point) - 1]]


def orientation_value(point: int) -> str:
    """Vertical_Orientation (UTR #50): U, R, Tu or Tr."""
    starts, values = _ranges(ucd.ORIENTATION)
    return ucd.ORIENTATION_VALUES[values[bisect_right(starts, point) - 1]]
