"""What changed on a page since an earlier round, and what the page looked like then. Made when somebody asks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

from ..base.geometry import Rect
from ..display.items import DisplayPage
from ..pipeline.differing import with_kept_files
from ..pipeline.showing import shown_page
from ..proof.change_words import layout_words, text_words
from ..proof.compare import PageChanges, TextChange, compare
from ..proof.positions import Positions
from ..proof.rounds import KeptRound, rounds_of
from .pages import EncodedPage
from .session import Snapshot

Encode = Callable[[DisplayPage], EncodedPage]

_MOST = 12
"""Old pages and comparisons kept in memory."""
_LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")


class History:
    """The rounds of an edition's pages, held against the pages as they are now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._working = threading.Lock()
        self._old: dict[tuple[str, int, str], EncodedPage | None] = {}
        self._compared: dict[tuple[str, int, str], tuple[DisplayPage, dict[str, Any]]] = {}

    def changes(self, snapshot: Snapshot, page: str, number: int | None) -> dict[str, Any]:
        """The rounds of a page, and what changed since that of a number, or since the last one."""
        rounds = rounds_of(self._folder, page) if _is_known(snapshot, page) else ()
        found: dict[str, Any] = {
            "rounds": [{"number": one.number, "name": one.name, "time": _time(one)} for one in rounds],
            "round": 0,
            "changes": [],
            "moved": [],
            "stale": False,
        }
        chosen = next((one for one in rounds if one.number == number), rounds[-1] if rounds else None)
        if chosen is None:
            return found
        found["round"] = chosen.number
        compared = self._compare(snapshot, page, chosen)
        return {**found, **compared} if compared else {**found, "stale": True}

    def old_page(self, snapshot: Snapshot, page: str, number: int, encode: Encode) -> EncodedPage | None:
        """The page of a round; None where it can't be drawn any more, as when its fonts are gone."""
        rounds = rounds_of(self._folder, page) if _is_known(snapshot, page) else ()
        chosen = next((one for one in rounds if one.number == number), None)
        if chosen is None:
            return None
        key = (page, number, chosen.layout)
        with self._working:
            if key not in self._old:
                display = chosen.shown().page
                try:
                    made = encode(with_kept_files(display, self._folder)) if display else None
                except KeyError:
                    made = None
                _put(self._old, key, made)
            return self._old[key]

    def _compare(self, snapshot: Snapshot, name: str, chosen: KeptRound) -> dict[str, Any] | None:
        """None where the page can't be set now."""
        result = snapshot.result
        edition, display = (result.edition, result.display) if result else (None, None)
        if result is None or edition is None or display is None:
            return None
        page = edition.page(name)
        now = next((one for one in display.pages if one.name == name), None)
        report = next((one for one in result.pages if one.name == name), None)
        if page is None or now is None or report is None:
            return None
        key = (name, chosen.number, chosen.inputs)
        with self._working:
            known = self._compared.get(key)
            if known is None or known[0] is not now:
                was, shown = chosen.shown(), shown_page(edition, page, report, now, name)
                known = (now, _told(compare(was, shown), was.page, now))
                _put(self._compared, key, known)
            return known[1]


def _is_known(snapshot: Snapshot, page: str) -> bool:
    """Whether a page is one of the edition: nothing else may name a folder."""
    return any(one["name"] == page for one in snapshot.state.get("pages", ()))


def _put(kept: dict[Any, Any], key: object, value: object) -> None:
    kept.pop(key, None)
    kept[key] = value
    while len(kept) > _MOST:
        del kept[next(iter(kept))]


def _time(one: KeptRound) -> str:
    return next((event.time[:16].replace("T", " ") for event in reversed(one.events) if event.time), "")


def _told(changes: PageChanges, was: DisplayPage | None, now: DisplayPage) -> dict[str, Any]:
    before, after = Positions(was), Positions(now)
    listed = [_text(change, before, after) for change in changes.texts]
    listed += [
        {
            "text": False,
            "words": [layout_words(change, language) for language in _LANGUAGES],
            "rects": _rects([change.rect] if change.rect else []),
            "old": [],
            "at": None,
        }
        for change in changes.layout
    ]
    return {"changes": listed, "moved": _rects(changes.moved)}


def _text(change: TextChange, before: Positions, after: Positions) -> dict[str, Any]:
    """A change in words with the boxes of those that came and of those that went, or the gap that these left."""
    rects = _rects(box for spot in change.spots for box, _ in after.boxes(*spot))
    gap = after.gap(change.anchor.node_id, change.anchor.start) if change.anchor and not rects else None
    return {
        "text": True,
        "words": [text_words(change, language) for language in _LANGUAGES],
        "rects": rects,
        "old": _rects(box for spot in change.old_spots for box, _ in before.boxes(*spot)),
        "at": [*gap] if gap else None,
    }


def _rects(rects: Iterable[Rect]) -> list[list[int]]:
    return [[*rect] for rect in rects]
