"""Every story of the sample edition pulled, swapped and moved in turn: no page but those named comes out otherwise."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from layout.base.reads import supposing
from layout.cache.keys import digest_of
from layout.edition.model import Edition
from layout.edition.night import Change, Wanted, move, pull, swap
from layout.edition.reader import read_edition
from layout.pipeline.jobs import FontFiles, clusters_of, job_of

FOLDER = Path(__file__).resolve().parents[1] / "editions" / "2026-11-24"
STORIES = sorted(path.stem for path in (FOLDER / "stories").glob("*.md"))


@cache
def sample() -> Edition:
    reading = read_edition(FOLDER).value
    assert reading
    return reading.edition


def made_of(edition: Edition) -> dict[str, str]:
    """A digest of all that each page is made of: with the same, it comes out byte for byte the same."""
    clusters = clusters_of(edition)
    digests = [digest_of(job_of(edition, pages, FontFiles((), ()))) for pages in clusters]
    return {page.name: digest for pages, digest in zip(clusters, digests, strict=True) for page in pages}


def change(wanted: Wanted) -> Change:
    assert wanted.value is not None, wanted.diagnostics
    return wanted.value


def hold_against_the_names(made: Change) -> None:
    before, after = made_of(sample()), made_of(made.edition)
    assert set(before) == set(after)
    named = {touch.page for touch in made.touches}
    assert {page for page in before if before[page] != after[page]} <= named
    drawn = {touch.page for touch in made.touches if touch.why == "drawing"}
    assert {one.path.stem for one in made.files if one.path.parent.name == "pages"} == drawn
    for one in made.files:
        comments = [line.partition("#")[2] for line in one.before.decode().splitlines() if "#" in line]
        kept = one.after.decode()
        # A comment goes with its line alone.
        assert sum(comment in kept for comment in comments) >= len(comments) - 1


@pytest.mark.parametrize("story", STORIES)
def test_a_story_that_is_pulled_changes_the_pages_that_are_named(story: str) -> None:
    hold_against_the_names(change(pull(FOLDER, story)))


@pytest.mark.parametrize("story", STORIES)
def test_a_story_that_moves_changes_the_pages_that_are_named(story: str) -> None:
    pages = dict(sample().story_pages)
    other = next(name for name in (*STORIES[STORIES.index(story) + 7 :], *STORIES) if pages[name] != pages[story])
    hold_against_the_names(change(move(FOLDER, story, pages[other], other)))


@pytest.mark.parametrize("story", STORIES)
def test_stories_change_places_and_back_to_the_same_bytes(story: str) -> None:
    other = STORIES[(STORIES.index(story) + 5) % len(STORIES)]
    wanted = swap(FOLDER, story, other)
    made = change(wanted)
    hold_against_the_names(made)
    if any(item.code == "night/pictures-off" for item in wanted.diagnostics):
        # What is drawn no more can't come back by itself; `banxin undo` has the bytes.
        return
    with supposing({one.path: one.after for one in made.files}):
        again = change(swap(FOLDER, story, other))
    assert {one.path: one.after for one in again.files} == {one.path: one.before for one in made.files}
