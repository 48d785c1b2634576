"""The map that a proof carries."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from layout.pipeline import check
from layout.proof.glyph_map import Box, GlyphMap, Matrix, glyph_map, read_map, source_digests
from tests.marked import COPY, write_edition


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_edition(tmp_path_factory.mktemp("paper"))


def made(folder: Path, **more: object) -> bytes:
    result = check(folder)
    assert result.display is not None
    digests = source_digests(folder, result.sources)
    return glyph_map(result.display.pages[0], result.sources, digests, **more)  # pyright: ignore[reportArgumentType]


def read(data: bytes) -> GlyphMap:
    found = read_map(data)
    assert found is not None
    return found


def test_the_same_page_gives_the_same_bytes(folder: Path):
    assert made(folder) == made(folder)


def test_every_character_leads_to_the_line_and_column_where_it_was_typed(folder: Path):
    page = read(made(folder))
    seen = 0
    for glyph in page.glyphs:
        node = page.nodes[glyph.node]
        span = node.span(glyph.start)
        if span is None or node.node_id.endswith("/byline"):
            continue
        line = (folder.parent / span.path).read_text(encoding="utf-8").splitlines()[span.line - 1]
        assert line[span.column - 1] == node.words(glyph.start, glyph.start + 1)
        seen += 1
    assert seen > sum(map(len, COPY.values())) - 10


def test_the_words_of_a_text_stand_in_the_map_whole(folder: Path):
    page = read(made(folder))
    assert {node.text for node in page.nodes} >= {words.replace("**", "") for words in COPY.values()}


def test_boxes_of_a_line_stand_side_by_side(folder: Path):
    page = read(made(folder))
    node = next(number for number, node in enumerate(page.nodes) if node.text == COPY["bridge"])
    row = [glyph.box for glyph in page.glyphs if glyph.node == node]
    assert all(a.left < a.right <= b.left + 1 for a, b in pairwise(row) if a.top == b.top)


def test_the_map_names_the_digests_of_its_files(folder: Path):
    names = dict(read(made(folder)).digests)
    assert set(names) == {f"2026-11-24/stories/{name}.md" for name in COPY}
    assert all(len(digest) == 64 for digest in names.values())


def test_a_matrix_leads_from_a_scaled_proof_back_to_the_trim():
    on_a3 = Matrix(0.7 / 65536, 0, 0, -0.7 / 65536, 40, 1100)
    assert on_a3.back(40 + 0.7 * 72, 1100 - 0.7 * 144) == pytest.approx((72 * 65536, 144 * 65536))
    page = GlyphMap("A01", 0, "", on_a3, (), ())
    assert page.on_trim(40 + 0.7 * 72, 1100 - 0.7 * 144) == pytest.approx((2540, 5080), abs=1)


def test_what_is_no_map_of_ours_is_none():
    values = json.loads(b'{"banxin": 99}')
    assert [read_map(data) for data in (b"", b"[]", b"\xff", json.dumps(values).encode())] == [None] * 4


def test_a_box_knows_its_middle():
    assert Box(0, 0, 10, 4).middle == (5, 2)
