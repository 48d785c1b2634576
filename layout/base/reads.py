"""Looks at the disk that a result depends on, noted so that a cache can tell whether they would show the same.

A stage reads what an editor may change through these functions. Whatever runs within `watching` must not
remember by itself, by path alone, what it has read: a look not taken is a look not noted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

T = TypeVar("T")

Kind = Literal["bytes", "names", "file", "stamp"]


class Look(NamedTuple):
    """A question put to the disk, and a short form of its answer; "" when there was nothing to be found."""

    kind: Kind
    path: str
    answer: str


_watchers: ContextVar[tuple[list[Look], ...]] = ContextVar("_watchers", default=())


@contextmanager
def watching() -> Generator[list[Look]]:
    """Note every look taken meanwhile, in this thread."""
    looks: list[Look] = []
    before = _watchers.set((*_watchers.get(), looks))
    try:
        yield looks
    finally:
        _watchers.reset(before)


_supposed: ContextVar[Mapping[Path, bytes] | None] = ContextVar("_supposed", default=None)


@contextmanager
def supposing(files: Mapping[Path, bytes]) -> Generator[None]:
    """Read files that are there as if they held other bytes: what would come of it can be told before it is written."""
    before = _supposed.set({**(_supposed.get() or {}), **files})
    try:
        yield
    finally:
        _supposed.reset(before)


def read_bytes(path: Path) -> bytes:
    """What is in a file. Raises OSError."""
    return _noted("bytes", path, lambda: _bytes(path), lambda data: sha256(data).hexdigest())


def read_digested(path: Path) -> tuple[bytes, str]:
    """What is in a file, and its SHA-256. Raises OSError."""

    def read() -> tuple[bytes, str]:
        data = _bytes(path)
        return data, sha256(data).hexdigest()

    return _noted("bytes", path, read, lambda found: found[1])


def _bytes(path: Path) -> bytes:
    supposed = (_supposed.get() or {}).get(path)
    return path.read_bytes() if supposed is None else supposed


def names_in(folder: Path) -> list[str]:
    """The names of what stands in a folder, sorted. Raises OSError."""
    return _noted("names", folder, lambda: sorted(os.listdir(folder)), _digest_of_names)


def is_file(path: Path) -> bool:
    """Whether there is a file of this path."""
    return _noted("file", path, path.is_file, lambda found: "file" if found else "")


def stamp(path: Path) -> str:
    """Size and time of a file that is too large to be read for comparison; "" when there is none."""
    return _noted("stamp", path, lambda: _stamp(path), str)


def note(looks: Iterable[Look]) -> None:
    """Take looks of another process for our own."""
    for noted in _watchers.get():
        noted += looks


def unchanged(looks: Iterable[Look]) -> bool:
    """Whether each look, taken now, would show what it showed then."""
    return all(_answer(look) == look.answer for look in looks)


def _answer(look: Look) -> str:
    """What a look shows now."""
    ask: dict[Kind, Callable[[Path], object]] = {
        "bytes": read_bytes, "names": names_in, "file": is_file, "stamp": stamp,
    }  # fmt: skip
    with watching() as taken, suppress(OSError):
        ask[look.kind](Path(look.path))
    return taken[0].answer


def _noted(kind: Kind, path: Path, ask: Callable[[], T], short: Callable[[T], str]) -> T:
    watchers = _watchers.get()
    if not watchers:
        return ask()
    answer = ""
    try:
        found = ask()
        answer = short(found)
    finally:
        for looks in watchers:
            looks.append(Look(kind, str(path), answer))
    return found


def _digest_of_names(names: list[str]) -> str:
    return sha256("\0".join(names).encode("utf-8", "surrogateescape")).hexdigest()


def _stamp(path: Path) -> str:
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_size} {state.st_mtime_ns}"
