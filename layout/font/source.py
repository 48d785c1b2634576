"""Where a face comes from: a value that is known before any font is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
    licence: str = ""
    """What permits embedding a font that forbids it by itself."""

    def covers(self, char: str) -> bool:
        point = ord(char)
        return not self.ranges or any(low <= point <= high for low, high in self.ranges)
