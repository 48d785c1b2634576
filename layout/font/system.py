"""Fonts by name, and those installed on this machine: read only when a name is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from ..base.host import system_font_dirs

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})

# name table: family, full name, PostScript name, typographic family.
_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC = 1, 4, 6, 16
_NAMES = (_FULL, _POSTSCRIPT, _FAMILY, _TYPOGRAPHIC)
_REGULAR = frozenset({"regular", "normal", "book", "roman", "常规", "標準", "标准"})


class FontPlace(NamedTuple):
    """A font file, and which of its faces (collections have several)."""

    path: Path
    number: int = 0


def plain_name(name: str) -> str:
    """A name as names are compared: without case, spaces, hyphens and underscores."""
    return "".join(char for char in name.casefold() if char not in " -_")


def installed_font(name: str, folders: tuple[Path, ...] | None = None) -> FontPlace | None:
    """The installed font of this full, PostScript or family name, in any language; None when there is none.

    `folders` are searched with all that is in them; None is where the system keeps its fonts.
    """
    return _installed(system_font_dirs() if folders is None else folders).get(plain_name(name))


@cache
def _installed(folders: tuple[Path, ...]) -> dict[str, FontPlace]:
    return by_name(place for path in _files(folders) for place in _faces(path))


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    """All font files, folder by folder, each in the order of its names."""
    for folder in folders:
        for root, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                if os.path.splitext(name)[1].lower() in _SUFFIXES:
                    yield Path(root, name)


def _faces(path: Path) -> Iterator[FontPlace]:
    try:
        count = hb.Face(hb.Blob.from_file_path(str(path)), 0).count
    except (OSError, hb.HarfBuzzError):
        return
    for index in range(count):
        yield FontPlace(path, index)


def by_name(places: Iterable[FontPlace]) -> dict[str, FontPlace]:
    """Places by plain name. Full names go before families; of a family its regular face answers."""
    full: dict[str, FontPlace] = {}
    family: dict[str, tuple[bool, FontPlace]] = {}
    for place in places:
        try:
            face = hb.Face(hb.Blob.from_file_path(str(place.path)), place.number)
            names = {(item.name_id, face.get_name(item.name_id, item.language) or "") for item in face.list_names()}
        except (OSError, hb.HarfBuzzError):
            continue
        regular = any(kind in (2, 17) and plain_name(text) in _REGULAR for kind, text in names)
        for kind, text in sorted(names):
            if not text or kind not in _NAMES:
                continue
            if kind in (_FULL, _POSTSCRIPT):
                full.setdefault(plain_name(text), place)
            elif plain_name(text) not in family or (regular and not family[plain_name(text)][0]):
                family[plain_name(text)] = (regular, place)
    return {name: place for name, (_, place) in family.items()} | full
