"""`banxin preview`: pages of an edition in a browser, new after every save; `banxin watch`: print files, likewise."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command
from .edition_folder import find_edition
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..pdf.standards import StandardName
    from ..pipeline import Store

_PORTS = 65536


def _preview(
    settings: Settings,
    edition: str | None,
    port: int | None,
    host: str | None,
    edit: bool,
    read_only: bool,
    no_open: bool,
) -> int:
    if edit and read_only:
        raise UsageFault(settings.words("usage.edit-or-not"))
    if port is not None and not 0 <= port < _PORTS:
        raise UsageFault(settings.words("usage.port", value=port))
    folder = find_edition(edition, settings)
    from ..base.host import open_in_browser
    from ..server.run import address, serve

    where = address(host, port, settings.language, may_edit=edit)

    def begun() -> None:
        if settings.format == "json":
            settings.say_json("preview", {"url": where.url, "edit": edit})
        else:
            settings.say(settings.words("preview.at", url=where.url))
        if not settings.quiet and settings.format == "text":
            settings.tell(settings.words("preview.stop"))
            if where.options.key:
                settings.tell(settings.words("preview.key"))
        sys.stdout.flush()
        if not no_open:
            open_in_browser(where.url)

    try:
        serve(folder, where, begun=begun)
    except KeyboardInterrupt:
        settings.tell(settings.words("end.stopped"))
    return 0


def _watch(settings: Settings, edition: str | None, pages: str, out: Path | None, standard: StandardName | None) -> int:
    folder = find_edition(edition, settings)
    import asyncio

    from ..pipeline import user_store
    from ..server.watch import changes
    from .build import page_names

    store = user_store()
    names = page_names(pages)

    async def run() -> None:
        _build_once(settings, folder, names, out, standard, store)
        stop = asyncio.Event()
        settings.tell(settings.words("watch.waiting", folder=folder.name))
        async for _saved in changes(folder, stop):
            _build_once(settings, folder, names, out, standard, store)

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        settings.tell(settings.words("end.stopped"))
    return 0


def _build_once(
    settings: Settings,
    folder: Path,
    names: tuple[str, ...] | None,
    out: Path | None,
    standard: StandardName | None,
    store: Store,
) -> None:
    """Build and report; what can't be written now, because the disk or a viewer forbids it, may be at the next save."""
    from ..pipeline import build
    from .report import Reporter

    start = time.perf_counter()
    try:
        result = build(folder, out=out, pages=names, standard=standard, store=store)
    except OSError as fault:
        settings.tell(settings.words("watch.failed", reason=fault.strerror or str(fault)))
        return
    Reporter(settings, folder).show(result, time.perf_counter() - start, printing=True)


def _make_preview(words: Words) -> Command:
    return Command(
        "preview",
        words,
        _preview,
        example="banxin preview\nbanxin preview 2026-11-24 --edit",
        note=words("argument.edition"),
        params=[
            click.Argument(["edition"], required=False, metavar="[EDITION]"),
            click.Option(["--port"], type=int, metavar="N", help=words("option.port")),
            click.Option(["--host"], metavar="ADDRESS", help=words("option.host")),
            click.Option(["--edit"], is_flag=True, help=words("option.edit")),
            click.Option(["--read-only"], is_flag=True, help=words("option.read-only")),
            click.Option(["--no-open"], is_flag=True, help=words("option.no-open")),
        ],
    )


def _make_watch(words: Words) -> Command:
    from .build import STANDARDS

    return Command(
        "watch",
        words,
        _watch,
        example="banxin watch\nbanxin watch --pages A01",
        note=words("argument.edition"),
        params=[
            click.Argument(["edition"], required=False, metavar="[EDITION]"),
            click.Option(["--pages"], default="", metavar="A01,A03", help=words("option.pages")),
            click.Option(["--out"], metavar="DIR", type=click.Path(path_type=Path), help=words("option.out")),
            click.Option(["--standard"], type=click.Choice(STANDARDS), help=words("option.standard")),
        ],
    )


COMMANDS = {"preview": _make_preview, "watch": _make_watch}
