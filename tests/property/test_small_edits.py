"""A word more or less in a story of the sample edition: rows stay where they are, or move by a few lines."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from layout.edition.model import Edition, Story
from layout.edition.reader import read_edition
from layout.font.book import FontBook, bundled_sources
from layout.page.cluster import Cluster, compose_cluster
from layout.page.model import ComposedPage, Facts
from layout.style.stylesheet import StyleSheet, read_stylesheet

FOLDER = Path(__file__).parents[2] / "editions" / "2026-11-24"
WORDS = ("今天", "有关部门", "的", "进一步", "，据介绍，")
MOST_MOVED = 6
"""Lines by which an edge of rows may move for a word."""
EDITS = 6


@cache
def opened() -> tuple[Edition, StyleSheet, FontBook]:
    reading = read_edition(FOLDER).value
    assert reading
    edition = reading.edition
    sheet = read_stylesheet(edition.paper.stylesheet, edition.folder.parent).value
    assert sheet
    return edition, sheet, FontBook(bundled_sources())


def composed(edition: Edition, name: str) -> ComposedPage:
    _, sheet, book = opened()
    page = next(page for page in edition.pages if page.name == name)
    facts = Facts(tuple((area.name, p.name) for p in edition.pages for area in p.areas), len(edition.pages))
    return compose_cluster(Cluster(edition, (page,), sheet), book, facts).value[0]


def edited(story: Story, chance: random.Random) -> Story:
    """The story with a word put in somewhere, or two characters taken out."""
    at = chance.choice(plain(story))
    text = story.blocks[at].text
    place = chance.randrange(2, len(text.text) - 4)
    kept = place if chance.randrange(2) else place + 2
    words = text.text[:place] + (chance.choice(WORDS) if kept == place else "") + text.text[kept:]
    block = story.blocks[at]._replace(text=replace(text, text=words))
    return replace(story, blocks=(*story.blocks[:at], block, *story.blocks[at + 1 :]))


def plain(story: Story) -> list[int]:
    """Its longer paragraphs without marks."""
    return [n for n, block in enumerate(story.blocks) if len(block.text.text) > 30 and not block.text.marks]


def lines_of(page: ComposedPage) -> dict[str, int]:
    return {story.name: story.account.need for story in page.stories}


@pytest.mark.parametrize("name", ["A01", "A02", "A03", "A04-A05"])
def test_a_word_moves_rows_by_a_few_lines_and_only_when_a_story_has_more_or_fewer(name: str) -> None:
    edition, _, _ = opened()
    before = composed(edition, name)
    edges = [sum(before.rows[:row]) for row in range(len(before.rows))]
    chance = random.Random(name)
    long = [n for n, story in enumerate(edition.stories) if lines_of(before).get(story.name, 0) > 30 and plain(story)]
    for _ in range(EDITS):
        number = chance.choice(long)
        stories = list(edition.stories)
        stories[number] = edited(stories[number], chance)
        after = composed(replace(edition, stories=tuple(stories)), name)
        moved = [abs(sum(after.rows[:row]) - edge) for row, edge in enumerate(edges)]
        if lines_of(after) == lines_of(before):
            assert after.rows == before.rows
        assert max(moved) <= MOST_MOVED, (before.rows, after.rows)
