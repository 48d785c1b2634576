"""Pull quotes in columns, and stanzas that stand together."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from layout.edition.model import Block, Text
from layout.page.model import PlacedStory
from tests.unit.page.pages import copy
from tests.unit.page.test_leads import lines_of, set_story

PITCH = 11.57 * 65536
QUOTE = (
    Block("quote", Text("a/quote/0", "听，还认得路呢。潮到第三级开印，潮退下去，报纸也印完了。"), first=True),
    Block("quote", Text("a/quote/1", "——老丁")),
)
RULED = "quote { border-top: 1pt solid; border-bottom: 1pt solid; padding: 0.5em }"


def paragraph(number: int, length: int = 120) -> Block:
    return Block("paragraph", Text(f"a/paragraph/{number}", copy(length)))


def quoted(folder: Path, css: str = RULED, *, vertical: bool = False) -> PlacedStory:
    blocks = (paragraph(0), *QUOTE, paragraph(1))
    return set_story(folder, css, blocks, "a a b b b | 40\n. . b b b | *", vertical=vertical)[0]


def test_text_after_a_quote_is_back_on_the_grid(tmp_path: Path) -> None:
    story = quoted(tmp_path, RULED + " story { column-count: 1 }")
    before, after = lines_of(story)[-1], lines_of(story, "a/paragraph/1")[0]
    lines = (after.block - before.block) / PITCH
    assert abs(lines - round(lines)) < 0.02


@pytest.mark.parametrize("vertical", [False, True])
def test_the_rules_of_a_quote_stand_round_all_its_paragraphs(vertical: bool, tmp_path: Path) -> None:
    story = quoted(tmp_path, vertical=vertical)
    (box,) = story.boxes
    lines = [line for node in ("a/quote/0", "a/quote/1") for line in lines_of(story, node)]
    frame = story.frames[lines[0].frame].rect
    half = lines[0].line.runs[0].size // 2
    if vertical:
        inks = [frame.right - line.block for line in lines]
        assert box.rect.x < min(inks) - half
        assert max(inks) + half < box.rect.right
        assert [bool(edge.width) for edge in box.edges] == [False, True, False, True]
    else:
        inks = [frame.y + line.block for line in lines]
        assert box.rect.y < min(inks) - half
        assert max(inks) < box.rect.bottom
        assert [bool(edge.width) for edge in box.edges] == [True, False, True, False]


def test_a_quote_keeps_its_padding_from_both_ends_of_its_lines(tmp_path: Path) -> None:
    story = quoted(tmp_path, "quote { padding: 0 1em; text-align: justify; text-indent: 0 }")
    line = lines_of(story, "a/quote/0")[0].line
    size = line.runs[0].size
    assert line.inset == size
    assert line.inset + line.width <= line.measure - size
    assert line.measure == lines_of(story)[0].line.measure


def test_a_quote_has_a_white_line_on_either_side_of_it(tmp_path: Path) -> None:
    story = quoted(tmp_path, "quote { margin: 1line 0; padding: 0; border: none } story { column-count: 1 }")
    before, quote = lines_of(story)[-1], lines_of(story, "a/quote/0")[0]
    last, after = lines_of(story, "a/quote/1")[-1], lines_of(story, "a/paragraph/1")[0]
    assert quote.block - before.block > 1.8 * PITCH
    assert after.block - last.block > 1.8 * PITCH


@pytest.mark.parametrize("length", range(60, 240, 15))
def test_a_quote_is_never_parted_nor_loses_its_rules(length: int, tmp_path: Path) -> None:
    blocks = (paragraph(0, length), *QUOTE, paragraph(1, 90))
    story, _ = set_story(tmp_path, RULED, blocks, "a a b b b | *\n. . b b b | *")
    frames = {line.frame for node in ("a/quote/0", "a/quote/1") for line in lines_of(story, node)}
    assert len(frames) == 1
    assert len(story.boxes) == 1


def test_a_quote_counts_as_copy_where_it_stands(tmp_path: Path) -> None:
    story = quoted(tmp_path)
    order = list(dict.fromkeys(text.node_id for text in story.texts if text.role == "paragraph"))
    assert order == ["a/paragraph/0", "a/quote/0", "a/quote/1", "a/paragraph/1"]
    assert story.account.characters == sum(len(text.text) for text in (QUOTE[0].text, QUOTE[1].text)) + 240 + 1


def verses(*stanzas: int) -> tuple[Block, ...]:
    return tuple(
        Block("verse", Text(f"a/verse/{stanza}-{line}", "潮来三级石阶"), first=not line)
        for stanza, lines in enumerate(stanzas)
        for line in range(lines)
    )


@pytest.mark.parametrize("stanzas", [(4, 4, 4), (4, 4), (3, 3, 3, 3), (4, 3, 4), (2, 2, 2, 2, 2)])
def test_stanzas_stay_in_one_column(stanzas: tuple[int, ...], tmp_path: Path) -> None:
    css = "story[name] { column-count: 2 }"
    story, _ = set_story(tmp_path, css, verses(*stanzas), "a a b b b | 18\n. . b b b | *")
    for stanza, lines in enumerate(stanzas):
        frames = [line.frame for n in range(lines) for line in lines_of(story, f"a/verse/{stanza}-{n}")]
        assert len(frames) == lines
        assert len(set(frames)) == 1


def test_a_stanza_that_no_column_holds_is_parted_and_all_of_it_is_set(tmp_path: Path) -> None:
    story, _ = set_story(tmp_path, "story[name] { column-count: 2 }", verses(10), "a a b b b | 14\n. . b b b | *")
    placed = [line for n in range(10) for line in lines_of(story, f"a/verse/0-{n}")]
    assert len(placed) == 10
    assert all((a.frame, a.block) < (b.frame, b.block) for a, b in pairwise(placed))


def test_quotes_are_set_alike_twice(tmp_path: Path) -> None:
    assert quoted(tmp_path).texts == quoted(tmp_path).texts
