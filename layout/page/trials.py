"""Edits of a page's matter on trial: each is made, the pages are composed anew with it, and what it wins is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Place, Severity
from ..edition.fillers import with_filler
from ..edition.model import Edition, Page, Placement, RowDepth, Story
from ..style.stylesheet import StyleSheet
from .model import ComposedPage, PlacedStory, Way

_MOST_TRIALS = 32
"""Pages composed at most to find ways: the stories that miss their room by most come first."""
TOLD = ("fit/overset", "fit/underset")
"""Findings that ways are looked for."""


class Matter(NamedTuple):
    """What is edited on trial: an edition, and those of its pages that are composed together."""

    edition: Edition
    pages: tuple[Page, ...]

    def with_story(self, story: Story) -> Matter:
        stories = tuple(story if one.name == story.name else one for one in self.edition.stories)
        return Matter(replace(self.edition, stories=stories), self.pages)

    def with_filler(self, story: Story, filler: Story) -> Matter:
        """With a filler under a story, which no other may take any more."""
        left = tuple(one for one in self.edition.fillers if one.name != filler.name)
        return Matter(replace(self.edition, fillers=left), self.pages).with_story(with_filler(story, filler))

    def with_placement(self, page: Page, story: str, **changes: object) -> Matter:
        placements = dict(page.placements)
        placements[story] = replace(placements.get(story, Placement()), **changes)  # pyright: ignore[reportArgumentType]
        return self._with_page(replace(page, placements=tuple(placements.items())))

    def with_rows(self, page: Page, depths: Mapping[int, int]) -> Matter:
        rows = tuple(RowDepth("lines", depths[n]) if n in depths else row for n, row in enumerate(page.rows))
        return self._with_page(replace(page, rows=rows))

    def _with_page(self, page: Page) -> Matter:
        def swapped(pages: Sequence[Page]) -> tuple[Page, ...]:
            return tuple(page if one.name == page.name else one for one in pages)

        return Matter(replace(self.edition, pages=swapped(self.edition.pages)), swapped(self.pages))

    def page(self, name: str) -> Page:
        return next(page for page in self.pages if page.name == name)


Made = Outcome[tuple[ComposedPage, ...]]
Compose = Callable[[Matter], Made]
"""Composes pages without looking for ways."""


Edit = tuple[Way, Matter]
"""A way, and the matter as edited so."""


class Missing(NamedTuple):
    """A story that misses its room, and where: `lines` over (or short, as told by `is_over`)."""

    page: Page
    placed: PlacedStory
    story: Story
    is_over: bool
    lines: int

    @property
    def area(self) -> str:
        """The area that it stands in, `lead>` for one that it goes on in."""
        return self.placed.account.name


class State(NamedTuple):
    """How a story stands after an edit: lines overset or short of all its parts, and characters overset."""

    over: int
    short: int
    characters: int


class Trials:
    """Pages as made, and how stories stand after edits of their matter."""

    def __init__(self, matter: Matter, sheet: StyleSheet, compose: Compose, made: Made) -> None:
        self.matter = matter
        self.sheet = sheet
        self.compose = compose
        self.made = made
        self.before = _states(made)
        self._count = 0
        self._grave = _graves(made.diagnostics)

    def missing(self, is_over: bool) -> list[Missing]:
        """Stories that are overset, or short, those that miss their room by most first."""
        found: list[Missing] = []
        for page in self.made.value:
            for placed in page.stories:
                account, story = placed.account, self.matter.edition.story(placed.name)
                lines = account.overset_lines if is_over else account.short_lines
                if story is not None and (lines or (is_over and account.overset_characters)):
                    found.append(Missing(self.matter.page(page.name), placed, story, is_over, lines))
        return sorted(found, key=lambda one: -one.lines)

    def beginning(self, one: Missing) -> Missing:
        """The same story where it begins, with its head."""
        parts = [(page, story) for page in self.made.value for story in page.stories if story.name == one.placed.name]
        page, placed = next(((page, story) for page, story in parts if story.account.name == story.name), parts[0])
        return one._replace(page=self.matter.page(page.name), placed=placed)

    def depths(self, page: Page) -> tuple[int, ...]:
        return next(made.rows for made in self.made.value if made.name == page.name)

    def short_lines(self, page: Page) -> dict[str, int]:
        """Lines by which each area of a page is short that has a story set in it."""
        made = next(made for made in self.made.value if made.name == page.name)
        return {story.account.name: story.account.short_lines for story in made.stories}

    def first(self, one: Missing, edits: Iterable[Edit]) -> Edit | None:
        """The first of some edits that makes the story fit, else the one that wins most; None where none does."""
        best: Edit | None = None
        before = self.before[one.story.name]
        for way, matter in edits:
            state = self.after(matter, one.story.name)
            if state is None:
                continue
            gain = before.over - state.over if one.is_over else before.short - state.short
            rest = state.characters if one.is_over else state.short
            if gain <= 0 or (best is not None and gain <= best[0].gain):
                continue
            best = way._replace(gain=gain, rest=rest), matter
            if not rest:
                break
        return best

    def after(self, matter: Matter, name: str) -> State | None:
        """How the story stands after an edit; None where the edit harms anything, or too many have been tried."""
        if self._count >= _MOST_TRIALS:
            return None
        self._count += 1
        made = self.compose(matter)
        after = _states(made)
        worse = any(state.over > self.before[other].over for other, state in after.items())
        graves = _graves(made.diagnostics)
        if worse or any(grave > self._grave.get(what, -1) for what, grave in graves.items()):
            return None
        return after[name]


def _states(made: Made) -> dict[str, State]:
    """How every story stands, all its parts together."""
    found: dict[str, State] = {}
    for page in made.value:
        for story in page.stories:
            known, account = found.get(story.name, State(0, 0, 0)), story.account
            found[story.name] = State(
                known.over + account.overset_lines, known.short + account.short_lines,
                known.characters + account.overset_characters,
            )  # fmt: skip
    return found


def _graves(found: Sequence[Diagnostic]) -> dict[tuple[str, str, str], int]:
    """What stops print, and pictures cropped hard with the share that is lost, apart from copy that does not fit."""
    graves: dict[tuple[str, str, str], int] = {}
    for item in found:
        is_crop = item.code == "image/aspect"
        if item.code in TOLD or not (is_crop or item.severity in (Severity.ERROR, Severity.PRINT)):
            continue
        node = item.place.node_id if isinstance(item.place, Place) else ""
        graves[item.code, item.page, node] = int(item.value("percent")) if is_crop else 0
    return graves
