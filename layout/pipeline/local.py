"""Local editions of one issue: each checked and printed whole, what they share made once and written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ..base.diagnostics import Diagnostic
from ..cache.store import Store
from ..edition.model import Local
from . import Result, plates
from .results import ReadEdition

_OF_ONE = ("story/unplaced", "image/unplaced", "ad/unused")
"""What is only wrong where it is so in every local edition."""

Run = Callable[[str, Mapping[str, str]], Result]
"""Checks or prints the local edition of a key; pages with the keys of those that print them alike, "" for all."""


def locals_of(folder: Path, store: Store) -> tuple[Local, ...]:
    """The local editions of the issue in `folder`; none where it has but one."""
    edition = plates(folder, store).reading.edition
    return edition.locals if edition else ()


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
            item
            for item in result.diagnostics
            if item not in told and item.page not in shared and (item.code not in _OF_ONE or item in everywhere)
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
