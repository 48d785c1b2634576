"""One edition being previewed: built again after every save, with the last good page of each kept.

A build has two halves. `build` sets the pages, so that they can be shown; `inspect` looks for the ways in which stories
could be made to fit and sees the pages with the press's eyes, which takes longer and changes no page.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..base.color import Color
from ..display.items import Artwork, DisplayPage
from ..display.plan import PagePlan
from ..edition.model import Edition
from ..edition.source_map import SourceMap
from ..font.book import FontBook
from ..pdf.fragment import PictureUse
from ..pdf.press import Condition, newsprint
from ..pipeline import Result, Store, check
from ..pipeline.files import condition_of
from ..pipeline.jobs import clusters_of
from ..pipeline.setting import open_book
from .colours import screen_color
from .glyphs import Outlines
from .pages import EncodedPage, encode_page
from .report import state_of

_IN_MEMORY = 1024
"""Results held: some for each page of a thick issue, and as many again of the strokes before."""

_OLD_PAGES = 4
"""Earlier states of a page that a browser may still ask for."""

Phase = Literal["set", "inspected"]
Question = Callable[[], bool]


class _NotWanted(Exception):
    """What is being made has been overtaken by a save, or by the end."""


class Snapshot(NamedTuple):
    """What there is to show: `state` for the browser, `sources` to lead a place on a page to its file."""

    number: int
    state: dict[str, Any]
    sources: SourceMap
    result: Result | None
    changed: tuple[str, ...] = ()
    """What is new of pages that were shown before, as `EncodedPage.since` gives it."""


class Session:
    """The builds of one edition, and what browsers ask about them. Builds follow one another; questions may come in
    between, from other threads."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self.folder = folder
        self.outlines = Outlines()
        self.store = store or Store(in_memory=_IN_MEMORY)
        self.pictures: dict[str, PictureUse] = {}
        self.artworks: dict[str, Artwork] = {}
        self.condition: Condition = newsprint()
        self.snapshot = Snapshot(0, {}, SourceMap(), None)
        self._building = threading.Lock()
        self._changed: list[str] = []
        self._good: dict[str, dict[str, Any]] = {}
        """What was last told of each page that could be set."""
        self._kept: dict[str, list[EncodedPage]] = {}
        self._signed: dict[str, tuple[str, dict[str, Any]]] = {}
        """Who has signed each page, by the digest of what was inspected."""
        self._joined: dict[str, frozenset[str]] = {}
        """The pages that each is set with, itself among them, as long as all of them could be."""
        self._painted: dict[str, list[tuple[DisplayPage, EncodedPage]]] = {}
        """The newest pages as the store gave them, one for each half of a build, with their encoding."""

    def build(self, is_wanted: Question = lambda: True) -> Snapshot | None:
        """Set the edition as it is now; None when, between two pages, that was not wanted any more."""
        return self._run("set", is_wanted)

    def inspect(self, is_wanted: Question = lambda: True) -> Snapshot | None:
        """The same with all that there is to say about it."""
        return self._run("inspected", is_wanted)

    def _run(self, phase: Phase, is_wanted: Question) -> Snapshot | None:
        def go_on(_page: str, _number: int, _count: int) -> None:
            if not is_wanted():
                raise _NotWanted

        with self._building, suppress(_NotWanted):
            start = time.perf_counter()
            if phase == "set":
                result = check(self.folder, store=self.store, progress=go_on, purpose="proof", explain=False)
            else:
                result = check(self.folder, store=self.store, progress=go_on)
            return self._take(result, self._encode(result), time.perf_counter() - start, phase)
        return None

    def page(self, name: str, digest: str) -> EncodedPage | None:
        """A page in one of its latest states."""
        return next((page for page in self._kept.get(name, ()) if page.digest == digest), None)

    def _with_last(self, page: dict[str, Any]) -> dict[str, Any]:
        """Of a page that is shown as it was also the stories and the fill that it had; of one that the press has not
        seen yet who has signed it, as long as it is the same."""
        known = self._signed.get(page["name"])
        if page["signed"] is None and known and known[0] == page["digest"]:
            page = {**page, "signed": known[1]}
        elif page["signed"] is not None:
            self._signed[page["name"]] = page["digest"], page["signed"]
        if not page["stale"]:
            self._good[page["name"]] = page
            return page
        last = self._good.get(page["name"])
        return {**page, "stories": last["stories"], "fill": last["fill"]} if last else page

    def encode_old(self, page: DisplayPage) -> EncodedPage:
        """A page as it was once, encoded as those of now are. Raises KeyError when its fonts are not there any more."""
        result = self.snapshot.result
        if result is None or result.fonts is None:
            raise KeyError(page.name)
        return self._encoded(page, None, open_book(result.fonts), self.condition)

    def _encode(self, result: Result) -> Mapping[str, EncodedPage]:
        """The pages that could be set, encoded; those that are the same as before are not encoded again."""
        if result.display is None or result.fonts is None or result.edition is None:
            return {}
        book = open_book(result.fonts)
        condition = condition_of(result.edition.plant) or newsprint()
        if condition != self.condition:
            self._painted.clear()
            self.condition = condition
        plans = {report.name: report.plan for report in result.pages}
        torn = self._torn(result.edition)
        found: dict[str, EncodedPage] = {}
        for page in result.display.pages:
            if page.name in torn:
                continue
            painted = self._painted.setdefault(page.name, [])
            encoded = next((known for one, known in painted if one is page), None)
            if encoded is None:
                encoded = self._encoded(page, plans.get(page.name), book, condition)
                painted[:] = [(page, encoded), *painted][:_OLD_PAGES]
            self._keep(encoded)
            found[page.name] = encoded
        return found

    def _torn(self, edition: Edition) -> frozenset[str]:
        """Pages that were shown with one that can't be set now: without it they would lose copy that begins there."""
        for pages in clusters_of(edition):
            joined = frozenset(page.name for page in pages)
            # What a page was joined to is known while that could be set.
            if all(not self._joined.get(name, joined) & {*edition.withheld} for name in joined):
                self._joined |= dict.fromkeys(joined, joined)
        broken = [self._joined.get(name, frozenset()) for name in edition.withheld if name in self._kept]
        return frozenset(name for joined in broken for name in joined if name in self._kept)

    def _encoded(self, page: DisplayPage, plan: PagePlan | None, book: FontBook, condition: Condition) -> EncodedPage:
        def face(key: str) -> tuple[str, float, int]:
            opened = book.face(key)
            return self.outlines.name(opened), opened.scale, opened.units_per_em

        def color(value: Color) -> str:
            return screen_color(value, condition)

        encoded = encode_page(page, plan, face, color)
        self.pictures |= encoded.pictures
        self.artworks |= encoded.artworks
        return encoded

    def _keep(self, page: EncodedPage) -> None:
        """The newest state of a page first; of one that is new what differs is to be told."""
        kept = self._kept.setdefault(page.name, [])
        if kept and kept[0].digest != page.digest:
            self._changed.append(page.since(kept[0]))
        kept[:] = [page, *(old for old in kept if old.digest != page.digest)][:_OLD_PAGES]

    def _take(self, result: Result, pages: Mapping[str, EncodedPage], seconds: float, phase: Phase) -> Snapshot:
        last = {name: kept[0] for name, kept in self._kept.items() if kept}
        number = self.snapshot.number + 1
        state = state_of(result, self.folder, pages, last, seconds, is_inspected=phase == "inspected")
        before = self.snapshot.state
        if result.edition is None and before:
            # Nothing could be read: what was shown last stays, with what stands against it.
            state |= {key: before[key] for key in ("title", "pages", "paper", "day", "issue")}
            state["pages"] = [{**page, "stale": True} for page in state["pages"]]
        state["pages"] = [self._with_last(page) for page in state["pages"]]
        state |= {"number": number, "at": time.time()}
        sources = self.snapshot.sources if result.edition is None and before else result.sources
        self.snapshot = Snapshot(number, state, sources, result, tuple(self._changed))
        self._changed.clear()
        return self.snapshot
