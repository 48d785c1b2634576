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
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from ..base.host import is_private, own_folder, write_beside
from ..base.reads import Look, unchanged, watching
from .keys import digest_of

T = TypeVar("T")

LIMIT = 512 * 1024 * 1024
"""The most bytes that a folder of entries keeps after a run."""

_KEPT_SHARE = 0.8
"""What pruning leaves of that, so that it is not called for again by the next entry."""

_IN_MEMORY = 64
"""Results that a store holds in memory, unless it is told otherwise."""
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


class Remembered(Generic[T]):
    """A result, and a digest of all that it came from: equal digests, equal results."""

    def __init__(self, identity: str, load: Callable[[], T]) -> None:
        self.identity = identity
        self._load = load

    @cached_property
    def value(self) -> T:
        """The result, read when it is first asked for: some are needed for their digest alone."""
        return self._load()


class _Held:
    """A result in memory, or still as a pickle, and the looks at the disk that went into it."""

    def __init__(self, looks: tuple[Look, ...], value: object, pickled: bytes = b"") -> None:
        self.looks = looks
        self._value = value
        self._pickled = pickled

    def value(self) -> Any:
        """The result; raises whatever a pickle of other code leads to."""
        if self._pickled:
            self._value, self._pickled = _loads(self._pickled), b""
        return self._value


class Store:
    """Results by kind and key, in `folder`, and those of `recall` in memory too.

    Without a folder, or with one that others may write to, memory alone is used.
    """

    def __init__(self, folder: Path | None = None, limit: int = LIMIT, in_memory: int = _IN_MEMORY) -> None:
        self.in_memory = in_memory
        self.folder = folder if folder is not None and own_folder(folder) else None
        self.limit = limit
        self._memory: OrderedDict[tuple[str, str], _Held] = OrderedDict()
        self._grown = False

    def remember(self, kind: str, key: str, make: Callable[[], T], *, lasts: Callable[[T], bool] | None = None) -> T:
        """What `make` makes of the inputs that `key` stands for and of files that it looks at.

        It is made anew when a file shows something else than it did, and kept when `lasts` says so.
        """
        return self.recall(kind, key, make, lasts=lasts).value

    def recall(
        self, kind: str, key: str, make: Callable[[], T], *, lasts: Callable[[T], bool] | None = None
    ) -> Remembered[T]:
        """The same with the digest of its inputs."""
        held = self._find(kind, key)
        if held is None:
            with watching() as noted:
                value = make()
            looks = tuple(dict.fromkeys(noted))
            held = _Held(looks, value)
            if lasts is None or lasts(value):
                self._hold(kind, key, held)
                self._write(kind, key, looks, value)

        def load() -> T:
            try:
                return held.value()
            except Exception:
                # What another version kept may not load here; it is made again.
                return make()

        return Remembered(digest_of(kind, key, held.looks), load)

    def knows(self, kind: str, key: str) -> bool:
        """Whether `recall` would have to make nothing."""
        return self._find(kind, key) is not None

    def has(self, kind: str, key: str) -> bool:
        """Whether the folder has an entry, sound or not."""
        return self.folder is not None and self._path(kind, key).exists()

    def get(self, kind: str, key: str) -> Any:
        """The value of an entry of the folder that looks at nothing; None when there is none."""
        values = self._read(kind, key)
        with suppress(Exception):
            return None if values is None else _loads(values[1])
        return None

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value in the folder. That it can't be written is no fault."""
        self._write(kind, key, (), value)

    def _find(self, kind: str, key: str) -> _Held | None:
        held = self._memory.get((kind, key))
        if held is None:
            values = self._read(kind, key)
            held = None if values is None else _Held(values[0], None, values[1])
        if held is None or not unchanged(held.looks):
            return None
        self._hold(kind, key, held)
        return held

    def _hold(self, kind: str, key: str, held: _Held) -> None:
        self._memory[kind, key] = held
        self._memory.move_to_end((kind, key))
        if len(self._memory) > self.in_memory:
            self._memory.popitem(last=False)

    def _read(self, kind: str, key: str) -> tuple[tuple[Look, ...], bytes] | None:
        """Looks and pickled value of an entry; None when there is none, or it is damaged."""
        if self.folder is None:
            return None
        path = self._path(kind, key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        start = len(_MAGIC) + _DIGEST
        if data[:start] != _MAGIC + sha256(data[start:]).digest() or not is_private(path):
            return None
        stream = BytesIO(data[start:])
        try:
            looks = _Unpickler(stream).load()
        except Exception:
            # An entry that another version kept may not load here; it counts as none.
            return None
        with suppress(OSError):
            os.utime(path)
        return looks, stream.read()

    def _write(self, kind: str, key: str, looks: tuple[Look, ...], value: object) -> None:
        if self.folder is None:
            return
        payload = pickle.dumps(looks, pickle.HIGHEST_PROTOCOL) + pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            write_beside(self._path(kind, key), _MAGIC + sha256(payload).digest() + payload)
            self._grown = True

    def _path(self, kind: str, key: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{kind}-{key}{_SUFFIX}"

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


def _loads(pickled: bytes) -> Any:
    return _Unpickler(BytesIO(pickled)).load()


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
