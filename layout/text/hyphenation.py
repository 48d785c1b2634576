"""Division of Latin words, by the patterns of their language.

Pyphen brings the pattern files. They are looked up here, not parsed: a page needs the few patterns of its few long
words, and reading all five thousand of a language would take longer than setting the page.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from .forms import is_cjk

_WORD = re.compile("A+")
SHORTEST = 6
"""Words with fewer letters are not divided."""
_LEFT, _RIGHT = 2, 3
"""Letters that stay before and after a hyphen."""
_DEFAULT = "en_US"
_NOT_A_PATTERN = re.compile("/.*|[ \t\r]+$", re.MULTILINE)
"""How the spelling of a word changes where it is divided (ff=f), which is left as it is; and space at the end."""
_HEX = re.compile("\\^{2}([0-9a-f]{2})")


class _Patterns:
    """The patterns of one language (Liang's): letters with figures between them, by their letters."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        encoding, _, rest = data.partition(b"\n")
        text = rest.decode({"microsoft-cp1251": "cp1251"}.get(name := encoding.decode().strip().lower(), name))
        text = _NOT_A_PATTERN.sub("", _HEX.sub(lambda match: chr(int(match[1], 16)), text))
        letters = text.encode().translate(None, b"0123456789").decode()
        pairs = zip(letters.split("\n"), text.split("\n"), strict=True)
        self.found = {key: pattern for key, pattern in pairs if key != pattern}
        self.longest = max(map(len, self.found))

    def positions(self, word: str) -> tuple[int, ...]:
        """Where a word may be divided: between the letters where the highest figure is odd."""
        framed = f".{word.lower()}."
        values = [0] * (len(framed) + 1)
        for start in range(len(framed)):
            for end in range(start + 1, min(start + self.longest, len(framed)) + 1):
                pattern = self.found.get(framed[start:end])
                if pattern:
                    _raise(values, start, pattern)
        last = len(word) - _RIGHT
        return tuple(at - 1 for at, value in enumerate(values) if value % 2 and _LEFT <= at - 1 <= last)


def _raise(values: list[int], at: int, pattern: str) -> None:
    for char in pattern:
        if "0" <= char <= "9":
            values[at] = max(values[at], int(char))
        else:
            at += 1


@cache
def _files() -> dict[str, Path]:
    """The pattern files by language in small letters: en_us, and en for the first of its kind."""
    spec = find_spec("pyphen")
    folders = spec.submodule_search_locations if spec else None
    found: dict[str, Path] = {}
    for path in sorted(Path(folders[0], "dictionaries").glob("hyph_*.dic")) if folders else ():
        name = path.stem.removeprefix("hyph_").lower()
        found[name] = path
        found.setdefault(name.partition("_")[0], path)
    return found


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns | None:
    """The patterns of a language or its nearest relative; None when there are none."""
    parts = (_DEFAULT if is_cjk(language) else language.replace("-", "_")).lower().split("_")
    for count in range(len(parts), 0, -1):
        path = _files().get("_".join(parts[:count]))
        if path:
            return _Patterns(path)
    return None


@lru_cache(maxsize=4096)
def _positions(word: str, language: str) -> tuple[int, ...]:
    patterns = _patterns(language)
    return patterns.positions(word) if patterns else ()


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
