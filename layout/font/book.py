"""Families, weights and fallback: which face sets a character.

A stylesheet names families; `@font-face` rules and the bundled manifest say what files they are. Asking
for a variable family always fixes its weight axis (the files' own default is ExtraLight).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..base.resources import resource
from .face import Face, FaceError, FontFile


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
            for family in families:
                group = self.sources.get(family.casefold(), [])
                for source in _best_of_style(group, weight, italic):
                    try:
                        entries.append((source, self._open(source, weight)))
                    except FaceError:
                        continue
            found = self._chains[key] = tuple(entries)
        return found

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
        key = file.postscript_name + "".join(f":{tag}={value:g}" for tag, value in axes)
        if source.scale != 1.0:
            key += f"*{source.scale:g}"
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = Face(key, file, axes, source.scale)
        return face


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
