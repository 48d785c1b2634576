"""Files of an edition watched: what is saved, and when it is whole."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, awatch

STEP = 5
"""Milliseconds between looks at what has changed; a save is told of after one to two of them."""
_SETTLING = 0.03
"""Seconds that a file has to become whole which is empty: some editors empty it before they write."""
_OURS = frozenset({"out", "__pycache__"})
_PASSING = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")


def matters(folder: Path, path: Path) -> bool:
    """Whether a change of a file can change a page: what we write, and what editors write beside it, can't."""
    name = path.name
    if name.startswith((".", "~$", "#")) or name.endswith(_PASSING) or name == "4913":
        return False
    if path.is_relative_to(folder):
        return not _OURS & set(path.relative_to(folder).parts[:-1]) and name not in _OURS
    return True


async def changes(folder: Path, stop: asyncio.Event) -> AsyncIterator[set[Path]]:
    """The files that were saved, each time that some were: of the edition, and beside it, where its paper is."""
    queue: asyncio.Queue[set[Path]] = asyncio.Queue()

    def wanted(_change: Change, path: str) -> bool:
        return matters(folder, Path(path))

    async def watch(root: Path, *, recursive: bool) -> None:
        async for found in awatch(
            root, watch_filter=wanted, debounce=200, step=STEP, rust_timeout=1000, stop_event=stop, recursive=recursive,
            yield_on_timeout=False,
        ):  # fmt: skip
            await queue.put({Path(path) for _, path in found})

    tasks = [
        asyncio.create_task(watch(folder, recursive=True)),
        asyncio.create_task(watch(folder.parent, recursive=False)),
    ]
    stopped = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            getting = asyncio.create_task(queue.get())
            await asyncio.wait({getting, stopped, *tasks}, return_when=asyncio.FIRST_COMPLETED)
            if not getting.done():
                getting.cancel()
                # Whatever ended a watcher is told; being asked to stop is no fault.
                for task in tasks:
                    if task.done():
                        task.result()
                break
            saved = getting.result()
            if any(map(_is_empty, saved)):
                await asyncio.sleep(_SETTLING)
            while not queue.empty():
                saved |= queue.get_nowait()
            yield saved
    finally:
        stop.set()
        stopped.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _is_empty(path: Path) -> bool:
    try:
        return path.is_file() and not path.stat().st_size
    except OSError:
        return False
