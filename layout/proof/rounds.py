"""The rounds of a page, `rounds/A01/01/` in the edition's folder: what each was made of, and what it looked like.

Copy stands in each round as readable files under `sources/`; pictures and other large files once for all rounds under
`rounds/objects/`, by their SHA-256. A page that has not changed makes no new round: that it was proofed again, or went
to print, is noted in the one that it has.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ..base.geometry import Rect
from ..base.host import normal_path, write_file
from ..display.canonical import from_json, page_digest, to_json
from ..display.items import DisplayPage
from .naming import Kind, Round
from .sources import Scope, SourceFile, input_digest

FOLDER, _OBJECTS, _SOURCES = "rounds", "objects", "sources"
_MANIFEST, _PAGE = "manifest.json", "page.json.z"
_VERSION = 1
_ABOVE = "_above"
"""What stands for the folder over the edition's within `sources/`."""


class CopyText(NamedTuple):
    """A text of a story: its node, what part of the story it is, its words."""

    node_id: str
    part: str
    text: str


class StoryCopy(NamedTuple):
    """A story's copy in reading order, whether all of it is on the page or not."""

    story: str
    texts: tuple[CopyText, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it is compared: as displayed, its copy, its areas by name; `label` says which state it is."""

    label: str
    page: DisplayPage | None
    copy: tuple[StoryCopy, ...] = ()
    areas: tuple[tuple[str, tuple[Rect, ...]], ...] = ()


class Event(NamedTuple):
    """Something done with a round: proofed, printed, put by. `version` counts the names of print files from 1."""

    kind: Kind
    number: int = 1
    time: str = ""
    file: str = ""
    digest: str = ""
    version: int = 0
    why: str = ""
    order: str = ""
    """What stands for how the plant wanted it."""
    series: str = ""
    """Of print files: "" for pages as the plant wants them, else the other standard, and `whole`; each counts alone."""


class KeptFile(NamedTuple):
    """A source of a round."""

    path: str
    scope: Scope
    digest: str
    is_text: bool


@dataclass(frozen=True, slots=True)
class KeptRound:
    """A round as it stands on the disk, its display and copy not read yet."""

    folder: Path
    page: str
    number: int
    layout: str
    inputs: str
    files: tuple[KeptFile, ...]
    events: tuple[Event, ...]
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        """`大样2` for a proof, else `第3轮`."""
        proofs = [event for event in self.events if event.kind in ("page", "clean")]
        return Round(proofs[-1].kind, proofs[-1].number).name if proofs else f"第{self.number}轮"

    def shown(self) -> Shown:
        """What it looked like; a page that can't be read any more is compared by its words alone."""
        page = None
        with suppress(OSError, zlib.error, ValueError, KeyError, TypeError):
            page = from_json(zlib.decompress((self.folder / _PAGE).read_bytes()).decode())
        copy = tuple(
            StoryCopy(entry["story"], tuple(CopyText(*text) for text in entry["texts"]))
            for entry in self.values["copy"]
        )
        areas = tuple((name, tuple(Rect(*rect) for rect in rects)) for name, rects in self.values["areas"])
        return Shown(f"{self.page} {self.name}", page, copy, areas)

    def read(self, file: KeptFile) -> bytes:
        """What was in a source. Raises OSError."""
        if file.is_text:
            return (self.folder / _SOURCES / file.path.replace("..", _ABOVE)).read_bytes()
        return _object(self.folder.parent.parent, file.digest).read_bytes()


def rounds_of(folder: Path, page: str) -> tuple[KeptRound, ...]:
    """The rounds of a page, the oldest first; those whose manifest can't be read are passed over."""
    base = folder / FOLDER / page
    found: list[KeptRound] = []
    for path in sorted(base.glob(f"*/{_MANIFEST}"), key=lambda path: path.parent.name):
        try:
            found.append(_read(path))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return tuple(sorted(found, key=lambda one: one.number))


def pages_with_rounds(folder: Path) -> tuple[str, ...]:
    """The names of pages that have rounds."""
    base = folder / FOLDER
    return tuple(sorted(p.name for p in base.iterdir() if p.is_dir() and p.name != _OBJECTS)) if base.is_dir() else ()


def find_round(rounds: Sequence[KeptRound], name: str, *, inputs: str = "", layout: str = "") -> KeptRound | None:
    """The round that `3`, `03`, `大样2`, `清样`, `付印` or `last` means; of several of a name the latest.

    `last` is the latest that differs from a state of these `inputs` and `layout`.
    """
    if name in ("last", "上一轮"):
        return next((one for one in reversed(rounds) if (one.inputs, one.layout) != (inputs, layout)), None)
    if name.isdigit():
        return next((one for one in rounds if one.number == int(name)), None)
    wanted = name.replace(" ", "")
    return next((one for one in reversed(rounds) if wanted in _names(one)), None)


def _names(one: KeptRound) -> set[str]:
    return {Round(event.kind, event.number).name for event in one.events}


def next_proof(rounds: Sequence[KeptRound], inputs: str, layout: str) -> int:
    """The number of the page proof to be made: that of the state it was last made of, or one more."""
    made = [(one, event) for one in rounds for event in one.events if event.kind == "page"]
    if not made:
        return 1
    last, event = max(made, key=lambda pair: pair[1].number)
    same = last is rounds[-1] and (last.inputs, last.layout) == (inputs, layout)
    return event.number if same else event.number + 1


def keep_round(
    folder: Path,
    page: str,
    files: Sequence[SourceFile],
    shown: Shown | None,
    event: Event,
    *,
    layout: str | None = None,
) -> KeptRound:
    """Record a state of a page, or note `event` in its latest round where nothing has changed since.

    `layout` is the digest of the page as displayed where that is known.
    Raises OSError when it can't be written; a round that is there is complete.
    """
    rounds = rounds_of(folder, page)
    inputs = input_digest(files)
    if layout is None:
        layout = page_digest(shown.page) if shown and shown.page else ""
    if rounds and (rounds[-1].inputs, rounds[-1].layout) == (inputs, layout):
        return _noted(rounds[-1], event)
    number = rounds[-1].number + 1 if rounds else 1
    target = folder / FOLDER / page / f"{number:02d}"
    for file in files:
        _put(folder, target, file)
    if shown and shown.page:
        write_file(target / _PAGE, zlib.compress(to_json(shown.page).encode(), 6))
    values: dict[str, Any] = {
        "version": _VERSION,
        "page": page,
        "round": number,
        "layout": layout,
        "inputs": inputs,
        "files": [KeptFile(file.path, file.scope, file.digest, file.is_text)._asdict() for file in files],
        "copy": [
            {"story": one.story, "texts": [list(text) for text in one.texts]} for one in (shown.copy if shown else ())
        ],
        "areas": [[name, [list(rect) for rect in rects]] for name, rects in (shown.areas if shown else ())],
        "events": [event._asdict()],
    }
    # Last of all, since a folder without it is no round.
    _write_manifest(target, values)
    return _read(target / _MANIFEST)


def _noted(one: KeptRound, event: Event) -> KeptRound:
    """The round with an event more, unless it is just as it was but for the time."""
    if any(event._replace(time="") == known._replace(time="") for known in one.events):
        return one
    values = {**one.values, "events": [*one.values["events"], event._asdict()]}
    _write_manifest(one.folder, values)
    return _read(one.folder / _MANIFEST)


def _write_manifest(folder: Path, values: Mapping[str, Any]) -> None:
    write_file(folder / _MANIFEST, (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())


def _put(folder: Path, target: Path, file: SourceFile) -> None:
    if file.is_text:
        write_file(target / _SOURCES / file.path.replace("..", _ABOVE), file.data)
        return
    if file.scope == "shared":
        # Nothing goes back to it: its digest says whether it is still the same.
        return
    path = _object(folder / FOLDER, file.digest)
    if not normal_path(path).is_file():
        write_file(path, file.data)


def _object(rounds: Path, digest: str) -> Path:
    return rounds / _OBJECTS / digest[:2] / digest


def _read(path: Path) -> KeptRound:
    values = json.loads(path.read_text(encoding="utf-8"))
    if not re.fullmatch(r"[0-9a-f]{64}", values["inputs"]):
        raise ValueError("no manifest of a round")
    return KeptRound(
        path.parent,
        values["page"],
        int(values["round"]),
        values["layout"],
        values["inputs"],
        tuple(KeptFile(**file) for file in values["files"]),
        tuple(Event(**event) for event in values["events"]),
        values,
    )


def restorable(files: Iterable[KeptFile]) -> tuple[KeptFile, ...]:
    """The sources that going back to a round writes: those of the page alone."""
    return tuple(file for file in files if file.scope != "shared")
