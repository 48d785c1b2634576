"""Remarks of readers beside the page: listed, answered, written, by the same code as `banxin comments`."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args

from ..edition.comments import COMMENTS_FILE, CommentKind, CommentStatus
from ..edition.reader import Reading
from ..pipeline.commenting import Desk, add_remark, answer, keep, open_desk
from ..proof.comment_writing import Draft
from ..proof.compare import Spot
from .session import Snapshot

Refusal = Literal["gone", "no-words", "no-new", "empty", "no-name", "no-reason", "broken"]

_MOST_SPOTS = 200
_LONGEST = 4000
"""Characters that a remark may have."""


class Remarks:
    """The remarks of one edition; they are written one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writing = threading.Lock()

    def exist(self) -> bool:
        return (self._folder / COMMENTS_FILE).is_file()

    def listed(self, snapshot: Snapshot) -> list[dict[str, Any]]:
        """All remarks, each where its words are in the edition that is shown."""
        return [asdict(comment) for comment in self._desk(snapshot).comments]

    def answer(self, snapshot: Snapshot, values: Mapping[str, Any]) -> Refusal | None:
        """Say what became of a remark. Raises ValueError and KeyError for what no page of ours sends, and OSError."""
        status = values["status"]
        if status not in get_args(CommentStatus):
            raise ValueError(status)
        reason = _words(values, "reason")
        if status == "refused" and not reason:
            return "no-reason"
        with self._writing:
            desk = self._desk(snapshot)
            if desk.faults:
                return "broken"
            try:
                desk = answer(desk, str(values["id"]), status, reason=reason, by=_words(values, "by"))
            except KeyError:
                return "gone"
            keep(desk)
        return None

    def write(self, snapshot: Snapshot, values: Mapping[str, Any]) -> Refusal | None:
        """Add a remark of `author` on `spots` of a page. Raises ValueError, KeyError and TypeError for what no page of
        ours sends, and OSError."""
        kind: CommentKind = values["kind"]
        page, spots = (
            str(values["page"]),
            [Spot(str(node), int(start), int(end)) for node, start, end in values["spots"]],
        )
        known = snapshot.state["pages"] if snapshot.number else ()
        if kind not in get_args(CommentKind) or len(spots) > _MOST_SPOTS or any(not 0 <= a <= b for _, a, b in spots):
            raise ValueError(kind)
        if all(one["name"] != page for one in known):
            return "gone"
        author = _words(values, "author")
        if not author:
            return "no-name"
        date = datetime.now().astimezone().isoformat(" ", "minutes")[:16]
        draft = Draft(
            page, kind, spots, _words(values, "new"), _words(values, "text"), author, date, secrets.token_hex(8)
        )
        display = snapshot.result.display if snapshot.result else None
        shown = next((one for one in display.pages if one.name == page), None) if display else None
        with self._writing:
            desk = self._desk(snapshot)
            if desk.faults:
                return "broken"
            made = add_remark(desk, draft, shown)
            if isinstance(made, str):
                return made
            keep(made[0])
        return None

    def _desk(self, snapshot: Snapshot) -> Desk:
        edition = snapshot.result.edition if snapshot.result else None
        return open_desk(self._folder, Reading(edition, snapshot.sources) if edition else None)


def _words(values: Mapping[str, Any], name: str) -> str:
    return str(values.get(name) or "").strip()[:_LONGEST]
