"""A raw page, as it came out of a PDF, against the same copy put right by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reference.tidy import differences, tidy_page

SEED = os.environ.get("BANXIN_REFERENCE", "")

pytestmark = pytest.mark.skipif(not SEED, reason="BANXIN_REFERENCE names no seed folder")


def test_stories_whose_blocks_are_in_order_come_out_as_made_by_hand():
    found = {item.story: item for item in differences(Path(SEED))}
    assert {name: item.tidied for name, item in found.items() if name != "school"} == {
        "discipline": 0, "lead": 0, "projects": 0, "talent": 0,
    }  # fmt: skip
    assert all(item.raw > 20 for item in found.values())


def test_of_the_story_whose_blocks_are_not_every_word_is_kept():
    school = next(item for item in differences(Path(SEED)) if item.story == "school")
    assert school.words == 0
    assert school.marks < 10


def test_the_places_where_the_page_lost_words_are_told():
    _, tidied = tidy_page(Path(SEED))
    assert sum(item.code == "tidy/broken-off" for item in tidied.diagnostics) == 3
