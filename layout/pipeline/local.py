"""Local editions of one issue: each checked and printed whole, what they share made once and written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ..base.diagnostics import Diagnostic
from ..cache.store import Store
from ..edition.local import own_name
from ..edition.model import Edition, Local, Page
from . import Result, plates
from .results import Plates, ReadEdition

_OF_ONE = ("story/unplaced", "image/unplaced", "ad/unused", "ad/due")
"""What is only wrong where it is so in every local edition."""

Run = Callable[[str, Mapping[str, str]], Result]
"""Checks or prints the local edition of a key; pages with the keys of those that print them alike, "" for all."""


def locals_of(folder: Path, store: Store) -> tuple[Local, ...]:
    """The local editions of the issue in `folder`; none where it has but one."""
    edition = plates(folder, store).reading.edition
    return edition.locals if edition else ()


def records_of(edition: Edition, read: Mapping[str, Plates]) -> tuple[tuple[str, str], ...]:
    """The pages of a local edition, with what each is called among those of all that were `read`.

    Own pages are `A03@east`. A shared drawing is `A03`, or, where it comes out otherwise in some (an index names other
    pages), `A03@` and those in which it is as here.
    """
    key = edition.local.key if edition.local else ""
    shared = {
        other: {page.name for page in one.reading.edition.pages if not page.local}
        for other, one in read.items()
        if one.reading.edition
    }

    def record(page: Page) -> str:
        if page.local:
            return own_name(page.name, page.local)
        drawn = [other for other, names in shared.items() if page.name in names]
        plate = read[key].digests.get(page.name)
        alike = [other for other in drawn if read[other].digests.get(page.name) == plate]
        return own_name(page.name, "" if len(alike) == len(drawn) else "-".join(alike))

    return tuple((page.name, record(page)) for page in edition.pages)


def all_plates(folder: Path, edition: Edition, store: Store) -> dict[str, Plates]:
    """All local editions of an issue as read, by their keys."""
    return {one.key: plates(folder, store, one.key) for one in edition.locals}


class Sheet(NamedTuple):
    """A page of a local edition: what it is called among those of all, its name there, the edition's key."""

    record: str
    page: str
    local: str


def sheets_of(folder: Path, store: Store) -> tuple[Sheet, ...]:
    """The pages of all local editions, one edition after the other; none of an issue that has but one."""
    edition = plates(folder, store).reading.edition
    read = all_plates(folder, edition, store) if edition else {}
    return tuple(
        Sheet(record, page, key)
        for key, one in read.items()
        if one.reading.edition
        for page, record in records_of(one.reading.edition, read)
    )


def home_of(folder: Path, story: str, store: Store) -> str:
    """The key of the first local edition that has a story on a page; "" where none has, or the issue has but one."""
    for one in locals_of(folder, store):
        edition = plates(folder, store, one.key).reading.edition
        if edition and story in dict(edition.story_pages):
            return one.key
    return ""


def wrong_in_all(folder: Path, store: Store, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What was found in one local edition, without what is only wrong where it is so in all and is not."""
    read = [plates(folder, store, one.key).reading for one in locals_of(folder, store)]
    everywhere = _told_everywhere(read)
    return tuple(item for item in found if not read or item.code not in _OF_ONE or item in everywhere)


def run_locals(folder: Path, store: Store, run: Run, wanted: Iterable[str]) -> tuple[Result, ...]:
    """A result for each local edition of `wanted` keys, in the order of the issue.

    What was told of a page or of the issue before is not told again.
    """
    known = locals_of(folder, store)
    keys = tuple(wanted)
    named = {one.key: one.name for one in known}
    read = {one.key: plates(folder, store, one.key) for one in known}
    made = {key: one.digests for key, one in read.items()}
    everywhere = _told_everywhere([one.reading for one in read.values()])
    told: set[Diagnostic] = set()
    done: list[Result] = []
    for number, key in enumerate(one.key for one in known if one.key in keys):
        before = [one.key for one in known if one.key in keys][:number]
        result = run(key, sharing(key, made))
        shared = {
            page.name: named[first]
            for page in result.pages
            if (plate := made[key].get(page.name))
            and (first := next((other for other in before if made[other].get(page.name) == plate), ""))
        }
        found = tuple(
            item for item in result.diagnostics if item not in told and (item.code not in _OF_ONE or item in everywhere)
        )
        told.update(found)
        done.append(result._replace(diagnostics=found, shared=tuple(shared.items())))
    return tuple(done)


def sharing(key: str, made: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """For each page of a local edition the keys of those that print it alike, joined; "" where all do."""
    shared: dict[str, str] = {}
    for page, plate in made[key].items():
        alike = [other for other, digests in made.items() if digests.get(page) == plate]
        shared[page] = "" if len(alike) == len(made) else "-".join(alike)
    return shared


def _told_everywhere(readings: Iterable[ReadEdition]) -> set[Diagnostic]:
    """What is on no page of any local edition."""
    told = [{item for item in one.diagnostics if item.code in _OF_ONE} for one in readings]
    return set[Diagnostic].intersection(*told) if told else set()
