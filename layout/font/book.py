"""Families, weights and fallback: which face sets a character.

A stylesheet names families; `@font-face` rules and the bundled manifest say what files they are. Asking
for a variable family always fixes its weight axis (the files' own default is ExtraLight).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from ..base.reads import stamp
from ..base.resources import resource
from .face import Face, FaceError, FontFile
from .source import FontSource
from .system import FontPlace, by_name, installed_font, plain_name

__all__ = ["FaceRule", "FontBook", "FontSource", "bundled_sources", "sources_of"]

ROLES: dict[str, str] = {
    "宋体": "Bao Song", "书宋": "Bao Song", "报宋": "Bao Song", "标宋": "Bao Song", "黑体": "Bao Hei",
    "楷体": "Bao Kai", "仿宋": "Bao Kai", "serif": "Bao Song", "sans-serif": "Bao Hei", "kai": "Bao Kai",
    "fangsong": "Bao Kai", "bao fang": "Bao Kai",
}  # fmt: skip
"""Families that serve names of the trade and of CSS, where a stylesheet declares no font so called.
仿宋 is not shipped; 楷 stands in for it."""

LAST_RESORT = (
    "Bao Song", "Bao Song Ext", "Bao Rare A", "Bao Rare B", "Bao Latin Serif", "Bao Kai", "Bao Latin Sans",
)  # fmt: skip
"""Tried after whatever a stylesheet names: between them they have all of URO, Extension A and rare names; raised and
lowered figures, fractions and signs that no Chinese face has; and all signs of GBK."""
_SIGNS_ONLY = ("bao latin serif", "bao kai", "bao latin sans")
_SIGNS = ((0x2000, 0x2BFF), (0x3200, 0x33FF))
"""What those are asked for as a last resort: a word with one sign in it stays in the face of its letters."""
_LETTER = re.compile("[0-9A-Za-z\u00c0-\u024f]")


class FontBook:
    """All fonts of an edition. Faces are opened when first asked for and kept."""

    def __init__(self, sources: Iterable[FontSource]) -> None:
        self.sources: dict[str, list[FontSource]] = {}
        for source in sources:
            self.sources.setdefault(source.family.casefold(), []).append(source)
        self._files: dict[tuple[Path, int], FontFile] = {}
        self._faces: dict[str, Face] = {}
        self._chains: dict[tuple[tuple[str, ...], int, bool], tuple[tuple[FontSource, Face], ...]] = {}
        self._found: dict[tuple[tuple[str, ...], int, bool, str], Face | None] = {}

    def families(self) -> tuple[str, ...]:
        """Names of the families as declared."""
        return tuple(group[0].family for group in self.sources.values())

    def has_family(self, family: str) -> bool:
        return family.casefold() in self.sources

    def face(self, key: str) -> Face:
        """The face that a key from a line or display list names, which another process may have opened.

        Raises KeyError when no font of the book is meant.
        """
        if key not in self._faces:
            name, axes, scale = _parse_key(key)
            file = next((file for file in self._readable() if _name(file) == name), None)
            if file is None:
                raise KeyError(key)
            self._faces[key] = Face(key, file, axes, scale)
        return self._faces[key]

    def _readable(self) -> Iterator[FontFile]:
        for source in (source for group in self.sources.values() for source in group):
            try:
                yield self._file(source)
            except FaceError:
                continue

    def chain(self, families: tuple[str, ...], weight: int, italic: bool) -> tuple[tuple[FontSource, Face], ...]:
        """The faces to try in turn for these families, nearest weight and style of each."""
        key = (families, weight, italic)
        found = self._chains.get(key)
        if found is None:
            entries: list[tuple[FontSource, Face]] = []
            asked = set(self._served(families))
            for name in dict.fromkeys(self._names_of(families)):
                group = self.sources.get(name, [])
                for source in _best_of_style(group, weight, italic):
                    is_asked = bool(source.ranges) or name not in _SIGNS_ONLY or name in asked
                    try:
                        face = self._open(source, weight)
                        entries.append((source if is_asked else replace(source, ranges=_SIGNS), face))
                    except FaceError:
                        continue
            found = self._chains[key] = tuple(entries)
        return found

    def _names_of(self, families: tuple[str, ...]) -> Iterator[str]:
        yield from self._served((*families, *LAST_RESORT))

    def _served(self, families: tuple[str, ...]) -> Iterator[str]:
        for family in families:
            name = family.casefold()
            yield name if name in self.sources else ROLES.get(name, name).casefold()

    def serving(self, family: str) -> str | None:
        """The family that really serves this name: itself, a stand-in for its role, or None."""
        for name in (family, ROLES.get(family.casefold(), family)):
            if self.has_family(name):
                return name
        return None

    def files(self, family: str) -> tuple[FontFile, ...]:
        """The files of a family that can be opened, none twice."""
        files: list[FontFile] = []
        for source in self.sources.get(family.casefold(), ()):
            with suppress(FaceError):
                files.append(self._file(source))
        return tuple(dict.fromkeys(files))

    def find(self, families: tuple[str, ...], weight: int, italic: bool, cluster: str) -> Face | None:
        """The first face of the chain that has the whole cluster; None when no face has it."""
        key = (families, weight, italic, cluster)
        if key not in self._found:
            self._found[key] = next(
                (f for s, f in self.chain(families, weight, italic) if _takes(s, cluster) and f.has(cluster)), None
            )
        return self._found[key]

    def _open(self, source: FontSource, weight: int) -> Face:
        file = self._file(source)
        axes: tuple[tuple[str, float], ...] = ()
        if "wght" in file.axes:
            low, _, high = file.axes["wght"]
            axes = (("wght", min(max(float(weight), low), high)),)
        key = _name(file) + "".join(f":{tag}={value:g}" for tag, value in axes)
        if source.scale != 1.0:
            key += f"*{source.scale:g}"
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = Face(key, file, axes, source.scale)
        return face

    def _file(self, source: FontSource) -> FontFile:
        file = self._files.get((source.path, source.index))
        if file is None:
            file = self._files[source.path, source.index] = FontFile(source.path, source.index, source.licence)
        return file


def _takes(source: FontSource, cluster: str) -> bool:
    """Whether a source may be asked for a cluster or word: for its first character and for all letters and figures.

    Marks ride along with what they follow.
    """
    return source.covers(cluster[0]) and (
        not source.ranges or all(source.covers(char) for char in cluster if _LETTER.match(char))
    )


def _name(file: FontFile) -> str:
    """What a key calls a file: its PostScript name, and what is in it where it is not one of ours.

    Two versions of a licensed font have one PostScript name.
    """
    if file.path.parent == _folder():
        return file.postscript_name
    return f"{file.postscript_name}~{file.digest[:8]}"


def _parse_key(key: str) -> tuple[str, tuple[tuple[str, float], ...], float]:
    """Name, axes and scale out of `NAME:wght=700*1.087`."""
    base, _, scale = key.partition("*")
    name, *axes = base.split(":")
    pairs = (axis.partition("=") for axis in axes)
    return name, tuple((tag, float(value)) for tag, _, value in pairs), float(scale or 1)


@cache
def _folder() -> Path:
    """Where the bundled fonts are."""
    return resource("fonts", "fonts.json").parent


def _best_of_style(group: list[FontSource], weight: int, italic: bool) -> list[FontSource]:
    """The sources nearest to a weight; several when the family is split by unicode-range."""
    if not group:
        return []
    styled = [s for s in group if s.italic == italic] or group

    best = min(_distance(s, weight) for s in styled)
    return [s for s in styled if _distance(s, weight) == best]


def _distance(source: FontSource, weight: int) -> tuple[int, int]:
    """How far a source is from a weight, first by which way it lies.

    Source: CSS Fonts 4 §5.2
    """
    low, high = source.weight_min, source.weight_max
    if low <= weight <= high:
        return 0, 0
    if 400 <= weight <= 500:
        way = 1 if weight < low <= 500 else 2 if high < weight else 3
    else:
        way = 1 if (low > weight) == (weight > 500) else 2
    return way, low - weight if low > weight else weight - high


def bundled_sources() -> tuple[FontSource, ...]:
    """The fonts shipped with the engine, as its manifest lists them."""
    manifest = _folder() / "fonts.json"
    entries = json.loads(manifest.read_text(encoding="utf-8"))["fonts"]
    sources: list[FontSource] = []
    for entry in entries:
        low, _, high = str(entry["weight"]).partition("-")
        sources.append(
            FontSource(
                family=entry["family"],
                path=_folder() / entry["file"],
                weight_min=int(low),
                weight_max=int(high or low),
                italic="Italic" in entry["file"],
            )
        )
    return tuple(sources)


class FaceRule(Protocol):
    """What an `@font-face` rule says, from whatever room it comes."""

    @property
    def family(self) -> str: ...
    @property
    def sources(self) -> tuple[tuple[Path | None, str], ...]: ...
    @property
    def weight(self) -> tuple[int, int]: ...
    @property
    def italic(self) -> bool: ...
    @property
    def ranges(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def size_adjust(self) -> float: ...
    @property
    def place(self) -> Span | None: ...


_PRINT_ONLY = "font/print-only"


def sources_of(rules: Iterable[FaceRule], licences: Iterable[tuple[str, str]] = ()) -> Outcome[tuple[FontSource, ...]]:
    """The files of `@font-face` rules: of each, the first of its sources that is there.

    `licences` are families with the licence by which the paper may embed them, whatever their files say.

    Fonts by name are looked for among the bundled ones, then among those of this machine, which are only
    read when such a name is asked for. Reports font/missing, font/broken, font/embedding,
    font/print-only and font/licensed.
    """
    held = dict(licences)
    sources: list[FontSource] = []
    found: list[Diagnostic] = []
    for rule in rules:
        file = next((f for path, name in rule.sources if (f := _source_file(path, name))), None)
        if file is None:
            named = "、".join(name or (path.name if path else "") for path, name in rule.sources)
            found.append(diagnostic("font/missing", rule.place, family=rule.family, wanted=named))
            continue
        fault, licence = _fault_of(file), ""
        if fault == "font/embedding" and rule.family in held:
            fault, licence = "", held[rule.family]
            found.append(diagnostic("font/licensed", rule.place, family=rule.family, licence=licence))
        if fault == _PRINT_ONLY and rule.family in held:
            fault = ""
        if fault:
            found.append(diagnostic(fault, rule.place, family=rule.family, file=file.path.name))
        if fault not in ("", _PRINT_ONLY):
            continue
        low, high = rule.weight
        sources.append(
            FontSource(
                rule.family, file.path, low, high, rule.italic, rule.ranges, rule.size_adjust, file.number, licence
            )
        )
    return Outcome(tuple(sources), tuple(found))


def _source_file(path: Path | None, name: str) -> FontPlace | None:
    if path is not None:
        return FontPlace(path, 0) if stamp(path) else None
    return _bundled().get(plain_name(name)) or installed_font(name)


@cache
def _bundled() -> dict[str, FontPlace]:
    """Bundled fonts by name. They go before installed ones: a page comes out the same on every machine."""
    return by_name(FontPlace(source.path, source.index) for source in bundled_sources())


def _fault_of(file: FontPlace) -> str:
    """The code of what keeps a file from being used, or limits its use; "" when nothing does."""
    try:
        font = FontFile(file.path, file.number)
    except FaceError:
        return "font/broken"
    if not font.may_embed:
        return "font/embedding"
    return _PRINT_ONLY if font.is_print_only else ""
