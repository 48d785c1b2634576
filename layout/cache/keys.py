"""Digests that stand for values, and for the engine that works on them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..base.resources import resource

_LIBRARIES = frozenset(
    {
        "borax", "fonttools", "pikepdf", "pillow", "pydantic", "pydantic_core", "pyphen", "pyyaml", "reportlab",
        "rjieba", "segno", "tinycss2", "uharfbuzz",
    }
)  # fmt: skip
"""Packages that can change what a run makes."""


def digest_of(*values: object) -> str:
    """SHA-256 of values: equal ones of equal types give equal digests, in every process.

    Takes plain values, paths, dates, members of enumerations, tuples, sets, dictionaries and dataclasses of such.
    Raises TypeError for any other, since its identity would be taken for its value.
    """
    pieces: list[str] = []
    for value in values:
        _add(value, pieces)
    return sha256("\n".join(pieces).encode("utf-8", "surrogatepass")).hexdigest()


def _add(value: Any, pieces: list[str]) -> None:
    """The value in a form that tells where each part of it ends."""
    kind = type(value)
    if kind is str:
        pieces.append(f"{len(value)} {value}")
        return
    writer = _writers.get(kind)
    if writer is None:
        writer = _writers[kind] = _writer_of(kind)
    writer(value, pieces)


_Writer = Callable[[Any, list[str]], None]


def _add_plain(value: object, pieces: list[str]) -> None:
    text = repr(value)
    pieces.append(f"{type(value).__name__} {len(text)} {text}")


def _add_tuple(value: tuple[Any, ...], pieces: list[str]) -> None:
    # Named tuples too: their fields stand in order.
    if set(map(type, value)) == {int}:
        # Glyphs and places by the thousand.
        pieces.append(f"({type(value).__name__} {len(value)} {tuple.__repr__(value)}")
        return
    pieces.append(f"({type(value).__name__} {len(value)}")
    for item in value:
        _add(item, pieces)


def _add_set(value: frozenset[object], pieces: list[str]) -> None:
    pieces.append("{" + " ".join(sorted(digest_of(item) for item in value)))


def _add_dictionary(value: dict[object, object], pieces: list[str]) -> None:
    pieces.append("{:" + " ".join(sorted(digest_of(*item) for item in value.items())))


def _add_member(value: Enum, pieces: list[str]) -> None:
    pieces.append(f"!{type(value).__qualname__}")
    _add(value.value, pieces)


_writers: dict[type[Any], _Writer] = {
    **dict.fromkeys((int, float, bool, bytes, type(None), date, type(Path())), _add_plain),
    tuple: _add_tuple,
    frozenset: _add_set,
    dict: _add_dictionary,
}


def _writer_of(kind: type[Any]) -> _Writer:
    """What writes values of a class of ours."""
    if issubclass(kind, Enum):
        return _add_member
    if issubclass(kind, tuple):
        return _add_tuple
    if not is_dataclass(kind):
        raise TypeError(f"no digest for {kind.__qualname__}")
    name = f"<{kind.__qualname__}"
    names = tuple(field.name for field in fields(kind) if field.compare)

    def add(value: Any, pieces: list[str]) -> None:
        pieces.append(name)
        for field in names:
            _add(getattr(value, field), pieces)

    return add


@cache
def engine_digest() -> str:
    """SHA-256 of what makes results besides their inputs: our modules, fonts and profiles, the libraries, Python.

    Files are told apart by size and time, as Python itself does with compiled modules.
    """
    package = Path(__file__).parents[1]
    folders = {package, resource("fonts", "fonts.json").parent, resource("stylesheets", "press").parent}
    found = [sys.version, str(package)]
    for folder in sorted(folders):
        found += sorted(_stamps(folder))
    found += sorted(_libraries())
    return sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()


def _stamps(folder: Path) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _stamps(Path(entry.path))
        else:
            state = entry.stat()
            yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    """Names and versions of the libraries, from the folders that `pip` makes beside them."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and name.partition("-")[0].lower() in _LIBRARIES:
                yield name
