"""Division of Latin words, by the patterns of their language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .forms import is_cjk

_WORD = re.compile("A+")
SHORTEST = 6
"""Words with fewer letters are not divided."""
_LEFT, _RIGHT = 2, 3
"""Letters that stay before and after a hyphen."""
_DEFAULT = "en_US"


@lru_cache(maxsize=16)
def _dictionary(language: str) -> Any:
    """The patterns of a language or its nearest relative; None when there are none."""
    import pyphen

    name = _DEFAULT if is_cjk(language) else pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=_LEFT, right=_RIGHT) if name else None


@lru_cache(maxsize=4096)
def _positions(word: str, language: str) -> tuple[int, ...]:
    dictionary = _dictionary(language)
    return tuple(int(position) for position in dictionary.positions(word)) if dictionary else ()


def hyphen_offsets(text: str, letters: str, start: int, end: int, language: str) -> list[int]:
    """Offsets inside text[start:end] where a word may be divided with a hyphen.

    Chinese runs take English patterns. Abbreviations in capitals, words with figures, addresses and words that
    carry a hyphen of their own stay whole.
    """
    if "A" not in letters:
        return []
    found: list[int] = []
    for match in _WORD.finditer(letters, start, end):
        at, to = match.span()
        word = text[at:to]
        if to - at < SHORTEST or word.isupper() or not word.isalpha():
            continue
        if (at and letters[at - 1] in "9-/%ib") or (to < len(text) and letters[to] in "9-/%b"):
            continue
        if to < len(text) - 1 and letters[to] == "i" and letters[to + 1] in "A9":
            continue
        found += [at + position for position in _positions(word, language)]
    return found
