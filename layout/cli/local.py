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


def local_option(words: Words) -> click.Option:
    return click.Option(["--local"], default="", metavar="KEY", help=words("option.local"))
