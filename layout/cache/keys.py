"""Digests that stand for values, and for the engine that works on them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, cast

from ..base.resources import resource

_LIBRARIES = frozenset(
    {
        "borax", "fonttools", "pikepdf", "pillow", "pydantic", "pydantic_core", "pyphen", "pyyaml", "reportlab",
        "segno", "tinycss2", "uharfbuzz",
    }
)  # fmt: skip
"""Packages that can change what a run makes."""

_PLAIN = (str, int, float, bytes, type(None), date, PurePath)


def digest_of(*values: object) -> str:
    """SHA-256 of values: equal ones of equal types give equal digests, in every process.

    Takes plain values, paths, dates, members of enumerations, tuples, sets, dictionaries and dataclasses of such.
    Raises TypeError for any other, since its identity would be taken for its value.
    """
    found = sha256()
    for value in values:
        for piece in _pieces(value):
            found.update(piece)
    return found.hexdigest()


def _pieces(value: Any) -> Iterator[bytes]:
    if isinstance(value, Enum) or not isinstance(value, (*_PLAIN, tuple, frozenset, dict)):
        yield from _record(value)
    elif isinstance(value, tuple):
        # Named tuples too: their fields stand in order.
        yield f"({type(value).__name__} {len(cast('tuple[Any, ...]', value))}\n".encode()
        for item in cast("tuple[Any, ...]", value):
            yield from _pieces(item)
    elif isinstance(value, frozenset):
        digests = sorted(digest_of(item) for item in cast("frozenset[object]", value))
        yield f"{{{' '.join(digests)}}}\n".encode()
    elif isinstance(value, dict):
        known = cast("dict[object, object]", value)
        digests = sorted(digest_of(key, item) for key, item in known.items())
        yield f"{{:{' '.join(digests)}}}\n".encode()
    else:
        text = repr(value).encode("utf-8", "surrogatepass")
        yield b"%d %s\n" % (len(text), text)


def _record(value: Any) -> Iterator[bytes]:
    name = f"<{type(value).__qualname__}\n".encode()
    if isinstance(value, Enum):
        yield name
        yield from _pieces(value.value)
    elif is_dataclass(value) and not isinstance(value, type):
        yield name
        for field in fields(value):
            if field.compare:
                yield from _pieces(getattr(value, field.name))
    else:
        raise TypeError(f"no digest for {type(value).__qualname__}")


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
