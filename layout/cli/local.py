"""The local editions of an issue that a command is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..edition.model import Local
    from ..pipeline import Result, Store
    from ..pipeline.local import Sheet

Run = Callable[[str, Mapping[str, str]], "Result"]
"""Runs a local edition by its key, as `pipeline.local` says; an issue that has none by ""."""


def results_of(settings: Settings, folder: Path, local: str, store: Store, run: Run) -> tuple[Result, ...]:
    """What came of every local edition asked for (""): one result where the issue has none."""
    from ..pipeline.local import locals_of, run_locals

    known = locals_of(folder, store)
    if not known:
        if local:
            raise UsageFault(settings.words("usage.no-locals"))
        return (run("", {}),)
    return run_locals(folder, store, run, keys_of(settings, known, local))


def keys_of(settings: Settings, known: tuple[Local, ...], local: str) -> tuple[str, ...]:
    """The keys of the local editions that are meant by key or name. Raises UsageFault."""
    found = tuple(one.key for one in known if not local or local in (one.key, one.name))
    if not found:
        names = settings.words.join([one.key for one in known])
        raise UsageFault(settings.words("usage.no-local", name=local, known=names))
    return found


def pages_of(
    settings: Settings, folder: Path, names: tuple[str, ...] | None, local: str, store: Store
) -> tuple[Sheet, ...] | None:
    """The pages meant by `names` (None: all), each once: `A03` is that of every local edition, `A03@east` that of one.

    None where the issue has no local editions, or can't be read. Raises UsageFault for a page that is none.
    """
    from ..edition.trucks import page_called
    from ..pipeline.local import locals_of, sheets_of

    known = locals_of(folder, store)
    if not known:
        if local:
            raise UsageFault(settings.words("usage.no-locals"))
        return None
    keys = keys_of(settings, known, local)
    sheets = [one for one in sheets_of(folder, store) if one.local in keys]
    chosen: dict[str, Sheet] = {}
    for typed in (None,) if names is None else names:
        page, _, key = (typed or "").partition("@")
        of = keys_of(settings, known, key) if key else keys
        there = [one for one in sheets if one.local in of]
        called = page_called(page.upper(), [one.page for one in there]) if typed else ""
        found = [one for one in there if not typed or one.page == called]
        if not found:
            listed = settings.words.join(list(dict.fromkeys(one.record for one in sheets)))
            raise UsageFault(settings.words("usage.no-page", name=typed, known=listed))
        for one in found:
            chosen.setdefault(one.record, one)
    return tuple(chosen.values())


def one_page(settings: Settings, folder: Path, page: str, local: str, store: Store) -> tuple[str, str]:
    """A page and the key of the local edition that is meant, "" for none. Raises UsageFault where several are."""
    found = pages_of(settings, folder, (page,), local, store)
    if found is None:
        return page.upper(), ""
    first, *others = found
    if others:
        known = settings.words.join([one.record for one in found])
        raise UsageFault(settings.words("usage.which-local", name=page.upper(), known=known))
    return first.page, first.local


def local_option(words: Words, help: str = "option.local") -> click.Option:
    return click.Option(["--local"], default="", metavar="KEY", help=words(help))
