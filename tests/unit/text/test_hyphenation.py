from __future__ import annotations

from itertools import pairwise

import pyphen
import pytest

from layout.text.forms import resolve
from layout.text.hyphenation import hyphen_offsets


def divided(text: str, language: str = "en") -> str:
    offsets = [0, *hyphen_offsets(text, resolve(text), 0, len(text), language), len(text)]
    return "|".join(text[a:b] for a, b in pairwise(offsets))


def test_words_are_divided_by_the_patterns_of_their_language() -> None:
    assert divided("hyphenation") == "hy|phen|a|tion"
    assert divided("Silbentrennung", "de") == "Sil|ben|tren|nung"


def test_a_chinese_run_takes_english_patterns() -> None:
    assert divided("用typesetting排", "zh-Hans") == "用type|set|ting排"


def test_abbreviations_codes_and_addresses_stay_whole() -> None:
    for text in ("UNESCOUNESCO", "COVID-19", "well-considered", "www.example.org", "abcdef123"):
        assert divided(text) == text


def test_a_language_without_patterns_divides_nothing() -> None:
    assert divided("abcdefghij", "tlh") == "abcdefghij"


_WORDS = {
    "en-GB": "developments associates typography neighbourhood Mediterranean",
    "de": "Schifffahrtsgesellschaft Straßenbahn Wörterbuch Bäckereien",
    "fr": "développement imprimerie aujourdhui journalistes",
    "ru": "типография предложение государственный",
    "hu": "összefüggés asszonnyal nyomdászat",
}


@pytest.mark.parametrize("language", _WORDS)
def test_looking_patterns_up_finds_what_pyphen_finds(language: str) -> None:
    peer = pyphen.Pyphen(lang=language.replace("-", "_"), left=2, right=3)
    for word in _WORDS[language].split():
        assert divided(word, language) == "|".join(
            word[a:b] for a, b in pairwise([0, *(int(at) for at in peer.positions(word)), len(word)])
        )
