"""Families, weights and fallback: which face sets a character.

A stylesheet names families; `@font-face` rules and the bundled manifest say what files they are. Asking
for a variable family always fixes its weight axis (the files' own default is ExtraLight).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from ..base.resources import resource
from .face import Face, FaceError, FontFile
from .system import FontPlace, by_name, installed_font, plain_name

ROLES: dict[str, str] = {
    "宋体": "Bao Song", "书宋": "Bao Song", "报宋": "Bao Song", "标宋": "Bao Song", "黑体": "Bao Hei",
    "楷体": "Bao Kai", "仿宋": "Bao Kai", "serif": "Bao Song", "sans-serif": "Bao Hei", "kai": "Bao Kai",
    "fangsong": "Bao Kai", "bao fang": "Bao Kai",
}  # fmt: skip
"""Families that serve names of the trade and of CSS, where a stylesheet declares no font so called.
仿宋 is not shipped; 楷 stands in for it."""

LAST_RESORT = ("Bao Song", "Bao Song Ext", "Bao Rare A", "Bao Rare B")
"""Tried after whatever a stylesheet names: between them they have all of URO, Extension A and rare names."""


@dataclass(frozen=True, slots=True)
class FontSource:
    """One file of a family: weights it covers, style, which characters it may be asked for.

    `ranges` are code point ranges (unicode-range of CSS); empty means all. `scale` is size-adjust.
    """

    family: str
    path: Path
    weight_min: int = 400
    weight_max: int = 400
    italic: bool = False
    ranges: tuple[tuple[int, int], ...] = ()
    scale: float = 1.0
    index: int = 0

    def covers(self, char: str) -> bool:
        point = ord(char)
        return not self.ranges or any(low <= point <= high for low, high in self.ranges)


class FontBook:
    """All fonts of an edition. Faces are opened when first asked for and kept."""

    def __init__(self, sources: Iterable[FontSource]) -> None:
        self.sources: dict[str, list[FontSource]] = {}
        for source in sources:
            self.sources.setdefault(source.family.casefold(), []).append(source)
        self._files: dict[tuple[Path, int], FontFile] = {}
        self._names: dict[str, FontFile] = {}
        self._faces: dict[str, Face] = {}
        self._chains: dict[tuple[tuple[str, ...], int, bool], tuple[tuple[FontSource, Face], ...]] = {}
        self._found: dict[tuple[tuple[str, ...], int, bool, str], Face | None] = {}

    def families(self) -> tuple[str, ...]:
        """Names of the families as declared."""
        return tuple(group[0].family for group in self.sources.values())

    def has_family(self, family: str) -> bool:
        return family.casefold() in self.sources

    def face(self, key: str) -> Face:
        """The face that a key from a line or display list names."""
        return self._faces[key]

    def chain(self, families: tuple[str, ...], weight: int, italic: bool) -> tuple[tuple[FontSource, Face], ...]:
        """The faces to try in turn for these families, nearest weight and style of each."""
        key = (families, weight, italic)
        found = self._chains.get(key)
        if found is None:
            entries: list[tuple[FontSource, Face]] = []
            for name in dict.fromkeys(self._names_of(families)):
                group = self.sources.get(name, [])
                for source in _best_of_style(group, weight, italic):
                    try:
                        entries.append((source, self._open(source, weight)))
                    except FaceError:
                        continue
            found = self._chains[key] = tuple(entries)
        return found

    def _names_of(self, families: tuple[str, ...]) -> Iterator[str]:
        for family in (*families, *LAST_RESORT):
            name = family.casefold()
            yield name if name in self.sources else ROLES.get(name, name).casefold()

    def serving(self, family: str) -> str | None:
        """The family that really serves this name: itself, a stand-in for its role, or None."""
        for name in (family, ROLES.get(family.casefold(), family)):
            if self.has_family(name):
                return name
        return None

    def find(self, families: tuple[str, ...], weight: int, italic: bool, cluster: str) -> Face | None:
        """The first face of the chain that has the whole cluster; None when no face has it."""
        key = (families, weight, italic, cluster)
        if key not in self._found:
            self._found[key] = next(
                (f for s, f in self.chain(families, weight, italic) if s.covers(cluster[0]) and f.has(cluster)),
                None,
            )
        return self._found[key]

    def _open(self, source: FontSource, weight: int) -> Face:
        file = self._files.get((source.path, source.index))
        if file is None:
            file = self._files[source.path, source.index] = FontFile(source.path, source.index)
        axes: tuple[tuple[str, float], ...] = ()
        if "wght" in file.axes:
            low, _, high = file.axes["wght"]
            axes = (("wght", min(max(float(weight), low), high)),)
        key = self._name(file) + "".join(f":{tag}={value:g}" for tag, value in axes)
        if source.scale != 1.0:
            key += f"*{source.scale:g}"
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = Face(key, file, axes, source.scale)
        return face

    def _name(self, file: FontFile) -> str:
        """The PostScript name; two files of one name are told apart by what is in them."""
        name = file.postscript_name
        if self._names.setdefault(name, file) is file:
            return name
        return f"{name}~{file.digest[:8]}"


def _best_of_style(group: list[FontSource], weight: int, italic: bool) -> list[FontSource]:
    """The sources nearest to a weight; several when the family is split by unicode-range."""
    if not group:
        return []
    styled = [s for s in group if s.italic == italic] or group

    def distance(source: FontSource) -> tuple[int, int]:
        # CSS Fonts 4 §5.2: from 400 to 500 look down last, under 400 look down first, over 500 up first.
        if source.weight_min <= weight <= source.weight_max:
            return (0, 0)
        nearest = source.weight_min if weight < source.weight_min else source.weight_max
        return (abs(nearest - weight), 0 if (nearest > weight) == (weight > 450) else 1)

    best = min(distance(s) for s in styled)
    return [s for s in styled if distance(s) == best]


def bundled_sources() -> tuple[FontSource, ...]:
    """The fonts shipped with the engine, as its manifest lists them."""
    manifest = resource("fonts", "fonts.json")
    entries = json.loads(manifest.read_text(encoding="utf-8"))["fonts"]
    sources: list[FontSource] = []
    for entry in entries:
        low, _, high = str(entry["weight"]).partition("-")
        sources.append(
            FontSource(
                family=entry["family"],
                path=manifest.parent / entry["file"],
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


def sources_of(rules: Iterable[FaceRule]) -> Outcome[tuple[FontSource, ...]]:
    """The files of `@font-face` rules: of each, the first of its sources that is there.

    Fonts by name are looked for among the bundled ones, then among those of this machine, which are only
    read when such a name is asked for. Reports font/missing, font/broken and font/embedding.
    """
    sources: list[FontSource] = []
    found: list[Diagnostic] = []
    for rule in rules:
        file = next((f for path, name in rule.sources if (f := _source_file(path, name))), None)
        if file is None:
            named = "、".join(name or (path.name if path else "") for path, name in rule.sources)
            found.append(diagnostic("font/missing", rule.place, family=rule.family, wanted=named))
            continue
        fault = _fault_of(file)
        if fault:
            found.append(diagnostic(fault, rule.place, family=rule.family, file=file.path.name))
            continue
        low, high = rule.weight
        sources.append(
            FontSource(rule.family, file.path, low, high, rule.italic, rule.ranges, rule.size_adjust, file.index)
        )
    return Outcome(tuple(sources), tuple(found))


def _source_file(path: Path | None, name: str) -> FontPlace | None:
    if path is not None:
        return FontPlace(path, 0) if path.is_file() else None
    return _bundled().get(plain_name(name)) or installed_font(name)


@cache
def _bundled() -> dict[str, FontPlace]:
    """Bundled fonts by name. They go before installed ones: a page comes out the same on every machine."""
    return by_name(FontPlace(source.path, source.index) for source in bundled_sources())


def _fault_of(file: FontPlace) -> str:
    """The code of what keeps a file from being used, "" when nothing does."""
    try:
        return "" if FontFile(file.path, file.index).may_embed else "font/embedding"
    except FaceError:
        return "font/broken"
