"""What glyphs read as: the text behind every code, and fonts enough to say it.

A code has one reading in a font, but a glyph may stand for several texts on one page (U+2014 twice and
U+2E3A, or - as itself and as an inserted hyphen). Such a glyph is shown through a second font resource of
the same face with a reading of its own, which every reader of PDF understands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from ..display.items import GlyphRun

# What a glyph reads as that stands for no text at all, such as a dot of emphasis.
NOTHING = "\u200b"

FontKey = tuple[str, bool]
"""A face, and whether it is written down the page."""


class Reading(NamedTuple):
    """Texts of the glyphs of a run, one for each; `spans` are (start, end, text) to be marked ActualText."""

    texts: Sequence[str]
    spans: tuple[tuple[int, int, str], ...] = ()


def font_key(run: GlyphRun) -> FontKey:
    return run.face, run.axis == "upright"


def read_run(run: GlyphRun) -> Reading:
    """What each glyph of a run reads as.

    Glyphs of a cluster share its characters out among them. ActualText is called for where they can't:
    the run reads as something else than its text, or a cluster has more glyphs than characters.
    """
    count = len(run.glyph_ids)
    if not count:
        return Reading("")
    if run.actual_text is not None or not run.text:
        text = run.actual_text or ""
        return Reading(_shared_out(text, count), ((0, count, text),))
    if len(run.text) == count and run.clusters == _counted(count):
        return Reading(run.text)
    texts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    for text, size in _clusters(run):
        if size > len(text):
            spans.append((len(texts), len(texts) + size, text))
        texts += _shared_out(text, size)
    return Reading(texts, tuple(spans))


class Readings:
    """The readings of all glyphs of a page, sorted into fonts."""

    def __init__(self, runs: Iterable[tuple[GlyphRun, Reading]]) -> None:
        found: dict[FontKey, set[tuple[int, str]]] = {}
        for run, reading in runs:
            found.setdefault(font_key(run), set()).update(zip(run.glyph_ids, reading.texts, strict=True))
        self._fonts: dict[FontKey, list[dict[int, str]]] = {}
        self._several: dict[FontKey, dict[int, dict[str, int]]] = {}
        for key, pairs in found.items():
            self._sort_out(key, pairs)

    def _sort_out(self, key: FontKey, pairs: set[tuple[int, str]]) -> None:
        first = dict(pairs)
        fonts = self._fonts[key] = [first]
        several = self._several[key] = {}
        if len(first) == len(pairs):
            return
        fonts[0] = dict(sorted(pairs, reverse=True))
        for glyph, group in groupby(sorted(pairs), key=lambda pair: pair[0]):
            texts = [text for _, text in group]
            if len(texts) > 1:
                several[glyph] = {text: number for number, text in enumerate(texts)}
            for number, text in enumerate(texts):
                if number == len(fonts):
                    fonts.append({})
                fonts[number][glyph] = text

    def texts(self, key: FontKey, number: int) -> tuple[tuple[int, str], ...]:
        """Readings of font `number` of a face, by glyph id."""
        return tuple(sorted(self._fonts[key][number].items()))

    def is_single(self, key: FontKey) -> bool:
        """Whether the first font of a face does for all its glyphs."""
        return not self._several[key]

    def numbers(self, run: GlyphRun, reading: Reading) -> Sequence[int] | None:
        """The number of the font for each glyph; None when the first does for all."""
        key = font_key(run)
        several = self._several[key]
        if not several or several.keys().isdisjoint(run.glyph_ids):
            return None
        glyphs, texts = run.glyph_ids, reading.texts
        numbers = [several[g][t] if g in several else 0 for g, t in zip(glyphs, texts, strict=True)]
        for at, number in enumerate(numbers):
            # A reader forgets a string of spaces alone, so a neighbour is shown from the same font.
            beside = at - 1 if at else 1
            if number and texts[at].isspace() and beside < len(numbers) and not numbers[beside]:
                font = self._fonts[key][number]
                if font.setdefault(glyphs[beside], texts[beside]) == texts[beside]:
                    numbers[beside] = number
        return numbers


@cache
def _counted(count: int) -> tuple[int, ...]:
    return tuple(range(count))


def _clusters(run: GlyphRun) -> Iterable[tuple[str, int]]:
    """The clusters of a run: text, and number of glyphs."""
    groups = [(index, len(list(same))) for index, same in groupby(run.clusters)]
    ends = [index for index, _ in groups[1:]] + [len(run.text)]
    start = 0
    for (_, size), end in zip(groups, ends, strict=True):
        yield run.text[start:end], size
        start = end


def _shared_out(text: str, count: int) -> list[str]:
    """`text` in `count` parts, none empty: a character each, the rest to the last."""
    if len(text) >= count:
        return [*text[: count - 1], text[count - 1 :]]
    return [*text, *[text[-1:] or NOTHING] * (count - len(text))]
