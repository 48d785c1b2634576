"""What stands upright in a vertical line: figures side by side, letters below one another."""

from __future__ import annotations

import re

from .char_classes import WORDS

_WORD = "".join(re.escape(letter) for letter in sorted(WORDS))
_UPRIGHT = re.compile(f"[{_WORD}][{_WORD}x]*")


def stand_upright(letters: str, text: str, *, head: bool = False) -> str:
    """Class letters for vertical setting: what stands upright in one cell becomes one object like a Han.

    That is two or three figures or 5G side by side (纵中横), single letters, and abbreviations in capitals, one letter
    to a cell (clreq 2.4.2, 3.2.3), in a `head` numbers of four figures too; other words and numbers are turned and
    stay what they are.
    """
    out = list(letters)
    for match in _UPRIGHT.finditer(letters):
        start, end = match.span()
        word = text[start:end]
        year = head and len(word) == _YEAR and word.isascii() and word.isdigit()
        if not letters[start:end].strip("Ak9") and (year or upright_kind(word)):
            out[start:end] = ["H", *"x" * (end - start - 1)]
    return "".join(out).replace("tt", "tx")


_YEAR = 4
_LONGEST_UPRIGHT = 5


def upright_kind(word: str) -> str:
    """How a word stands in a vertical line: "beside" (figures side by side), "below", or "" (turned)."""
    if not word.isascii() or not word.isalnum():
        return ""
    if word.isdigit():
        return "below" if len(word) == 1 else "beside" if len(word) <= 3 else ""
    if len(word) > 1 and not (word.isupper() and len(word) <= _LONGEST_UPRIGHT):
        return ""
    return "below" if word.isalpha() or len(word) > 2 else "beside"
