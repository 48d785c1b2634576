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
LOCALS = ("city", "shanqian")


def read(local: str) -> Edition:
    reading = read_edition(FOLDER, local=local).value
    assert reading
    return reading.edition


@cache
def pages_of(local: str) -> dict[str, str]:
    """The page that each story begins on in a local edition."""
    return dict(read(local).story_pages)


def homes(story: str) -> tuple[str, ...]:
    """The local editions that a story stands in."""
    return tuple(local for local in LOCALS if story in pages_of(local))


def after(story: str, far: int, *, on_other_page: bool = False) -> str:
    """Another story of the same editions, some names farther on."""
    home = homes(story)
    others = [STORIES[(STORIES.index(story) + far + n) % len(STORIES)] for n in range(len(STORIES))]
    fitting = (name for name in others if homes(name) == home and name != story)
    pages = pages_of(home[0])
    return next(name for name in fitting if not on_other_page or pages[name] != pages[story])


def name_of(page: str, local: str) -> str:
    """How a page of a local edition is called: those that are drawn for it alone with its name."""
    is_own = local and (FOLDER / "pages" / local / f"{page}.yaml").exists()
    return f"{page}@{local}" if is_own else page


@cache
def sample() -> dict[tuple[str, str], str]:
    return made_of()


def made_of() -> dict[tuple[str, str], str]:
    """A digest of all that each page of each edition is made of: with the same, the same bytes come out."""
    digests: dict[tuple[str, str], str] = {}
    for local in LOCALS:
        edition = read(local)
        for pages in clusters_of(edition):
            digest = digest_of(job_of(edition, pages, FontFiles((), ())))
            digests |= {(local, page.name): digest for page in pages}
    return digests


def change(wanted: Wanted) -> Change:
    assert wanted.value is not None, wanted.diagnostics
    return wanted.value


def hold_against_the_names(made: Change) -> None:
    before = sample()
    with supposing({one.path: one.after for one in made.files}):
        changed = made_of()
    assert set(before) == set(changed)
    named = {touch.page for touch in made.touches}
    assert {name_of(page, local) for local, page in before if before[local, page] != changed[local, page]} <= named
    drawn = {touch.page for touch in made.touches if touch.why == "drawing"}
    files = [one.path.relative_to(FOLDER) for one in made.files]
    own = {
        name_of(path.stem, path.parts[1] if len(path.parts) > 2 else "") for path in files if path.parts[0] == "pages"
    }
    assert own == drawn
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
    other, local = after(story, 7, on_other_page=True), homes(story)[0]
    hold_against_the_names(change(move(FOLDER, story, name_of(pages_of(local)[other], local), other)))


@pytest.mark.parametrize("story", STORIES)
def test_stories_change_places_and_back_to_the_same_bytes(story: str) -> None:
    other = after(story, 5)
    wanted = swap(FOLDER, story, other)
    made = change(wanted)
    hold_against_the_names(made)
    if any(item.code == "night/pictures-off" for item in wanted.diagnostics):
        # What is drawn no more can't come back by itself; `banxin undo` has the bytes.
        return
    with supposing({one.path: one.after for one in made.files}):
        again = change(swap(FOLDER, story, other))
    assert {one.path: one.after for one in again.files} == {one.path: one.before for one in made.files}
