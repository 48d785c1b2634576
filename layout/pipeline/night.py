"""Changes at night on the disk: all files or none, with what was there kept for `banxin undo`; the states of pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.diagnostics import Outcome
from ..base.host import write_file
from ..base.messages import diagnostic
from ..edition.held import FOLDER as HELD
from ..edition.held import record_name
from ..edition.local import page_and_local
from ..edition.model import Edition
from ..edition.trucks import halves_of
from ..edition.write_back import FileChange
from ..furniture.fields import issue_of
from ..proof.rounds import rounds_of
from .files import Order

State = Literal["held", "proofed", "printed"]

KEPT = Path("out") / "undo"
"""Where changes are kept to be taken back, in the edition's folder."""


class _Kept(NamedTuple):
    path: Path
    files: tuple[FileChange, ...]


def page_states(edition: Edition, page: str) -> tuple[State, ...]:
    """What has been done with a page that a change comes after: its make-up is held, a proof of it went out, its print
    file is written."""
    folder = edition.folder
    order = Order(edition.plant, edition.paper.name, str(issue_of(edition) or ""), edition.day.isoformat())
    name = page
    page, local = page_and_local(page)
    names = (page, *(halves_of(page) or ()))
    keys = {"", local} if not edition.locals else {local} if local else {"", *(one.key for one in edition.locals)}
    files = {f"{order._replace(local=key).file_name(name)}.pdf" for name in names for key in keys}
    found: list[State] = ["held"] if (folder / HELD / record_name(page, local)).is_file() else []
    kept = (one for record in ((name,) if local else names) for one in rounds_of(folder, record))
    done = {event.kind for one in kept for event in one.events}
    if done & {"page", "clean"}:
        found.append("proofed")
    if "print" in done or any((folder / "out" / "print" / name).is_file() for name in files):
        found.append("printed")
    return tuple(found)


def apply(folder: Path, files: Sequence[FileChange]) -> None:
    """Write all of these files, or leave all as they are; what was there is kept. Raises OSError."""
    if not files:
        return
    record = _next_record(folder)
    write_file(record, _as_json(folder, files))
    try:
        _write([(change.path, change.before, change.after) for change in files])
    except OSError:
        record.unlink(missing_ok=True)
        raise


def take_back(folder: Path) -> Outcome[tuple[Path, ...]]:
    """Bring back the files that the last change wrote; none where one was changed since. Raises OSError."""
    kept = _last_record(folder)
    if kept is None:
        return Outcome((), (diagnostic("night/nothing-to-undo"),))
    for change in kept.files:
        now = change.path.read_bytes() if change.path.is_file() else b""
        if now != change.after:
            name = change.path.relative_to(folder).as_posix()
            return Outcome((), (diagnostic("night/changed-since", file=name),))
    _write([(change.path, change.after, change.before) for change in kept.files])
    kept.path.unlink()
    return Outcome(tuple(change.path for change in kept.files))


def _write(files: Iterable[tuple[Path, bytes, bytes]]) -> None:
    """Files from what they were to what they are to be; after a fault those written are as they were."""
    done: list[tuple[Path, bytes]] = []
    try:
        for path, before, after in files:
            done.append((path, before))
            if write_file(path, after) != path:
                raise OSError(None, None, str(path))
    except OSError:
        for path, before in done:
            with suppress(OSError):
                if path.read_bytes() != before:
                    write_file(path, before)
        raise


def _records(folder: Path) -> list[Path]:
    found = (folder / KEPT).glob("*.json") if (folder / KEPT).is_dir() else ()
    return sorted(path for path in found if re.fullmatch(r"[0-9]{4,}", path.stem))


def _next_record(folder: Path) -> Path:
    records = _records(folder)
    number = int(records[-1].stem) + 1 if records else 1
    return folder / KEPT / f"{number:04}.json"


def _as_json(folder: Path, files: Iterable[FileChange]) -> bytes:
    """Files by their path in the edition, with the text that was there and the text that was written."""
    kept = [
        {
            "file": change.path.relative_to(folder).as_posix(),
            "before": change.before.decode("utf-8"),
            "after": change.after.decode("utf-8"),
        }
        for change in files
    ]
    return (json.dumps({"version": 1, "files": kept}, ensure_ascii=False, indent=1) + "\n").encode()


def _last_record(folder: Path) -> _Kept | None:
    records = _records(folder)
    if not records:
        return None
    values = json.loads(records[-1].read_text("utf-8"))
    files = (FileChange(folder / one["file"], one["before"].encode(), one["after"].encode()) for one in values["files"])
    return _Kept(records[-1], tuple(files))
