"""Pages that hold still: how they are set is recorded beside the edition, and forgotten again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..base.host import write_file
from ..cache.store import Store
from ..edition.held import FOLDER, record_name, write_held
from ..edition.trucks import halves_of
from . import Progress, Result, check


class Holding(NamedTuple):
    """What came of it: the run that set the pages, and the records written, by page."""

    result: Result
    files: tuple[tuple[str, Path], ...]


def hold_pages(
    folder: Path,
    pages: Iterable[str] | None = None,
    *,
    progress: Progress | None = None,
    store: Store | None = None,
    local: str = "",
) -> Holding:
    """Record how pages (None: all) are set, so that later builds keep their row depths, heads and crops.

    A page that can't be set has no record; what is wrong with it stands in the result. Raises OSError when a record
    can't be written.
    """
    result = check(folder, pages=pages, progress=progress, store=store, local=local)
    files: list[tuple[str, Path]] = []
    for report in result.pages:
        if report.setting is not None:
            page = result.edition.page(report.name) if result.edition else None
            path = record_file(folder, report.name, page.local if page else "")
            write_file(path, write_held(report.name, report.setting).encode())
            files.append((report.name, path))
    return Holding(result, tuple(files))


def release_pages(folder: Path, pages: Iterable[str] | None = None) -> tuple[str, ...]:
    """Let pages (None: all) be made anew; returns those that had been held. Raises OSError when a record stays."""
    records = sorted((folder / FOLDER).glob("*.yaml"))
    wanted = None if pages is None else set(pages)
    released: list[str] = []
    for path in records:
        # The records of local editions' own pages go with the page; `A04-A05` is a double truck.
        page = path.stem if halves_of(path.stem) else path.stem.partition("-")[0]
        if wanted is None or page in wanted:
            path.unlink()
            released.append(page)
    return tuple(dict.fromkeys(released))


def record_file(folder: Path, page: str, local: str = "") -> Path:
    """Where the record of a page stands."""
    return folder / FOLDER / record_name(page, local)
