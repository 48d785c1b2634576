"""The map of a page against what another reader finds in the print file."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from layout.pipeline import build
from layout.proof.annotations import read_marked_pages
from layout.proof.glyph_map import Box, glyph_map, read_map, source_digests
from layout.proof.pdf_words import words_map

SAMPLE = Path(__file__).parents[2] / "editions" / "2026-11-24"

_NEAR = 60
"""In hundredths of a millimetre: how far the middle of a reader's box, which may be taller, lies from our own box."""


def test_every_character_stands_where_pdfium_finds_it(tmp_path: Path):
    result = build(SAMPLE, out=tmp_path, pages=["A02"])
    assert result.display is not None
    data = glyph_map(result.display.pages[0], result.sources, source_digests(SAMPLE, result.sources))
    ours = read_map(data)
    file = Path(result.pages[0].file).read_bytes()
    (leaf,) = read_marked_pages(file)
    theirs = words_map(file, leaf, "A02")
    assert ours is not None
    assert ours.matrix == pytest.approx(leaf.trim, abs=0.001)
    middles: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for glyph in theirs.glyphs:
        middles[theirs.nodes[0].text[glyph.start]].append(glyph.box.middle)
    letters = [(g, ours.nodes[g.node].words(g.start, g.end)) for g in ours.glyphs]
    astray = [
        word
        for glyph, word in letters
        if len(word) == 1 and not word.isspace()
        and not any(_grown(glyph.box).holds(x, y) for x, y in middles[word])
    ]  # fmt: skip
    assert len(letters) > 6000
    assert not astray


def _grown(box: Box) -> Box:
    return Box(box.left - _NEAR, box.top - _NEAR, box.right + _NEAR, box.bottom + _NEAR)
