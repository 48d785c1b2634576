"""`banxin hold`: record how pages are set, so that they hold still from now on; `--release` lets them go."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command
from .edition_folder import find_edition, shown_path
from .local import local_option, results_of
from .settings import Settings
from .words import Words

if TYPE_CHECKING:
    from ..pipeline import Result


def _hold(settings: Settings, pages: tuple[str, ...], local: str, release: bool) -> int:
    folder = find_edition(None, settings)
    names = tuple(dict.fromkeys(name.strip().upper() for word in pages for name in word.split(",") if name.strip()))
    if release:
        return _release(settings, folder, names)
    from ..pipeline import user_store
    from ..pipeline.hold import hold_pages
    from .app import MISTAKES
    from .build import refuse_strange_page
    from .progress import Progress
    from .report import Reporter

    start = time.perf_counter()
    with Progress(settings) as progress:
        store, files = user_store(), dict[Path, str]()

        def one(key: str, _: Mapping[str, str]) -> Result:
            holding = hold_pages(folder, names or None, progress=progress, store=store, local=key)
            files.update((path, page) for page, path in holding.files)
            return holding.result

        results = results_of(settings, folder, local, store, one)
    for result in results:
        refuse_strange_page(settings, result)
        Reporter(settings, folder).show(result, time.perf_counter() - start, printing=False)
    for path, page in files.items():
        if settings.format == "json":
            settings.say_json("hold", {"page": page, "file": shown_path(path)})
        else:
            settings.say(settings.words("hold.held", page=page, file=shown_path(path)))
    missed = list(dict.fromkeys(one.name for result in results for one in result.pages if one.setting is None))
    if missed:
        settings.tell(settings.words("hold.missed", pages=settings.words.join(missed)))
    return MISTAKES if missed or not files else 0


def _release(settings: Settings, folder: Path, names: tuple[str, ...]) -> int:
    from ..pipeline.hold import release_pages

    released = release_pages(folder, names or None)
    for page in released:
        if settings.format == "json":
            settings.say_json("release", {"page": page})
        else:
            settings.say(settings.words("hold.released", page=page))
    free = [name for name in names if name not in released]
    if free or not released:
        settings.tell(settings.words("hold.not-held", pages=settings.words.join(free or ["—"])))
    return 0


def _make(words: Words) -> Command:
    return Command(
        "hold",
        words,
        _hold,
        example="banxin hold A01\nbanxin hold A01 A02\nbanxin hold --release A01",
        note=words("argument.hold"),
        params=[
            click.Argument(["pages"], nargs=-1, metavar="[A01…]"),
            local_option(words),
            click.Option(["--release"], is_flag=True, help=words("option.release")),
        ],
    )


COMMANDS = {"hold": _make}
