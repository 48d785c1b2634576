"""A folder of results by digest, safe against damage, other processes and its own growth.

An entry that cannot be read, whatever the reason, is one that is not there; a result that cannot be kept is made
again next time. Entries are pickles, so they are read only from a folder that belongs to this user, and only
into values of our own: records, enumerations and the few types of Python that they are made of.
"""

from __future__ import annotations

import os
import pickle
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import is_dataclass
from enum import Enum
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from ..base.host import is_private, own_folder, write_beside
from ..base.reads import Look, unchanged, watching
from .keys import digest_of

T = TypeVar("T")

LIMIT = 512 * 1024 * 1024
"""The most bytes that a folder of entries keeps after a run."""

_KEPT_SHARE = 0.8
"""What pruning leaves of that, so that it is not called for again by the next entry."""

_IN_MEMORY = 64
_SUFFIX = ".banxin"
_MAGIC = b"banxin 1\n"
_DIGEST = 32

# What values of ours are made of besides our own classes; none of these does anything when it is made.
_FOREIGN = {
    "builtins": {"frozenset", "set", "bytearray", "complex"},
    "datetime": {"date"},
    "pathlib": {"Path", "PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath"},
    "pathlib._local": {"Path", "PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath"},
}


class Remembered(NamedTuple):
    """A result, and a digest of all that it came from: equal digests, equal results."""

    value: Any
    identity: str


class _Entry(NamedTuple):
    looks: tuple[Look, ...]
    value: Any


class Store:
    """Results by kind and key, in `folder`, and those of `recall` in memory too.

    Without a folder, or with one that others may write to, memory alone is used.
    """

    def __init__(self, folder: Path | None = None, limit: int = LIMIT) -> None:
        self.folder = folder if folder is not None and own_folder(folder) else None
        self.limit = limit
        self._memory: OrderedDict[tuple[str, str], _Entry] = OrderedDict()
        self._grown = False

    def remember(self, kind: str, key: str, make: Callable[[], T], *, lasts: Callable[[T], bool] | None = None) -> T:
        """What `make` makes of the inputs that `key` stands for and of files that it looks at.

        It is made anew when a file shows something else than it did, and kept when `lasts` says so.
        """
        return self.recall(kind, key, make, lasts=lasts).value

    def recall(
        self, kind: str, key: str, make: Callable[[], T], *, lasts: Callable[[T], bool] | None = None
    ) -> Remembered:
        """The same with the digest of its inputs."""
        entry = self._memory.get((kind, key)) or self.get(kind, key)
        if not isinstance(entry, _Entry) or not unchanged(entry.looks):
            with watching() as looks:
                value = make()
            entry = _Entry(tuple(dict.fromkeys(looks)), value)
            if lasts is None or lasts(value):
                self.put(kind, key, entry)
                self._keep(kind, key, entry)
        else:
            self._keep(kind, key, entry)
        return Remembered(entry.value, digest_of(kind, key, entry.looks))

    def get(self, kind: str, key: str) -> Any:
        """The value of an entry of the folder; None when there is none."""
        path = self._path(kind, key)
        return None if path is None else _read(path)

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a value other than None in the folder. That it can't be written is no fault."""
        path = self._path(kind, key)
        if path is None:
            return
        payload = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            write_beside(path, _MAGIC + sha256(payload).digest() + payload)
            self._grown = True

    def size(self) -> int:
        """The bytes of all entries of the folder."""
        return sum(size for _, size, _ in self._entries())

    def prune(self) -> None:
        """Drop the entries that were used longest ago, if this process added any and there are too many."""
        if not self._grown:
            return
        self._grown = False
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        if total <= self.limit:
            return
        for _, size, path in entries:
            if total <= self.limit * _KEPT_SHARE:
                break
            with suppress(OSError):
                os.unlink(path)
            total -= size

    def _keep(self, kind: str, key: str, entry: _Entry) -> None:
        self._memory[kind, key] = entry
        self._memory.move_to_end((kind, key))
        if len(self._memory) > _IN_MEMORY:
            self._memory.popitem(last=False)

    def _path(self, kind: str, key: str) -> Path | None:
        return None if self.folder is None else self.folder / f"{kind}-{key}{_SUFFIX}"

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        """Time of last use, size and path of each entry."""
        try:
            files = list(os.scandir(self.folder)) if self.folder is not None else []
        except OSError:
            return
        for file in files:
            if file.name.endswith((_SUFFIX, ".tmp")):
                with suppress(OSError):
                    state = file.stat()
                    yield state.st_mtime, state.st_size, file.path


def _read(path: Path) -> Any:
    """The value of an entry; None when there is none, or it is damaged or of other code."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + _DIGEST
    head, payload = data[:start], data[start:]
    if head != _MAGIC + sha256(payload).digest() or not is_private(path):
        return None
    try:
        value = _Unpickler(BytesIO(payload)).load()
    except Exception:
        # A pickle of other code fails in whatever way its classes do.
        return None
    with suppress(OSError):
        os.utime(path)
    return value


class _Unpickler(pickle.Unpickler):
    """Pickles of values that do nothing when they are made."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if module_name.startswith("layout."):
            found = super().find_class(module_name, global_name)
            if isinstance(found, type) and _is_record(cast("type[Any]", found)):
                return cast("type[Any]", found)
        elif global_name in _FOREIGN.get(module_name, ()):
            return super().find_class(module_name, global_name)
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def _is_record(kind: type[Any]) -> bool:
    return kind.__module__.startswith("layout.") and (is_dataclass(kind) or issubclass(kind, tuple | Enum))
