"""Heads of a page that holds still: words that have changed are fitted inside the lines that their head has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor
from typing import NamedTuple, Protocol

from ..base.units import Length
from ..edition.model import HeldHead
from ..style.model import ComputedStyle, FitSize, ShareSize
from ..text.model import Broken

_GRADES_DOWN = 2
"""Sizes that a head may go down to stay in its lines."""
_STEP = 0.01
"""By this much of an em, or of their width, characters are set closer and squeezed at a time."""
_LEAST_SHARE = 0.72
"""A size that the stylesheet fixes may shrink to this share."""


class HeldFit(NamedTuple):
    """Lines of a head at a size; `stretch` is applied along them when they are drawn."""

    broken: Broken
    size: Length
    stretch: float


class Breaker(Protocol):
    """Breaks the head at a size, its characters closer by `spacing` em and `stretch` times as wide, into no more lines
    than it has: at `kept` offsets, or wherever it reads best (None). None where it does not fit."""

    def __call__(self, size: Length, spacing: float, stretch: float, kept: tuple[int, ...] | None) -> Broken | None: ...


def fit_held(
    held: HeldHead, words: str, style: ComputedStyle, grades: Sequence[Length], set_in_lines: Breaker
) -> HeldFit | None:
    """The words in the lines of `held`: as they are, else closer, squeezed, a size down, or broken elsewhere, the first
    of these in this order that fits within the style's limits. None where none does."""
    kept = kept_breaks(held, words)
    for breaks in (kept, None) if kept is not None else (None,):
        for size in _sizes(held, style, grades):
            for spacing, stretch in _ways(held, style):
                broken = set_in_lines(size, spacing, stretch, breaks)
                if broken is not None:
                    return HeldFit(broken, size, stretch)
    return None


def least_of(held: HeldHead, style: ComputedStyle, grades: Sequence[Length]) -> tuple[Length, float, float]:
    """The size, the distance and the width of characters at which a head takes least room."""
    *_, size = _sizes(held, style, grades)
    *_, (spacing, stretch) = _ways(held, style)
    return size, spacing, stretch


def kept_breaks(held: HeldHead, words: str) -> tuple[int, ...] | None:
    """Where the breaks of a head stand in its changed words; None where the change lies across one."""
    before = "".join(held.lines)
    ahead = next(
        (n for n, (a, b) in enumerate(zip(before, words, strict=False)) if a != b), min(len(before), len(words))
    )
    most = min(len(before), len(words)) - ahead
    behind = next((n for n in range(most) if before[-1 - n] != words[-1 - n]), most)
    found: list[int] = []
    at = 0
    for line in held.lines[:-1]:
        at += len(line)
        if at > ahead and at < len(before) - behind:
            return None
        moved = at if at <= ahead else at + len(words) - len(before)
        if not (found[-1] if found else 0) < moved < len(words):
            return None
        found.append(moved)
    return tuple(found)


def _sizes(held: HeldHead, style: ComputedStyle, grades: Sequence[Length]) -> tuple[Length, ...]:
    wanted = style.font_size
    least = wanted.minimum if isinstance(wanted, FitSize | ShareSize) else Length(floor(_LEAST_SHARE * wanted))
    lower = [size for size in grades if least <= size < held.size]
    return (Length(held.size), *lower[:_GRADES_DOWN])


def _ways(held: HeldHead, style: ComputedStyle) -> Iterator[tuple[float, float]]:
    """Distances of characters, and their widths: as they are, then ever closer, then ever narrower too."""
    closest = min(style.letter_spacing_range[0], 0.0)
    yield 0.0, held.stretch
    if held.stretch > style.font_stretch:
        yield 0.0, style.font_stretch
    widest = min(held.stretch, style.font_stretch)
    for step in range(1, round(-closest / _STEP) + 1):
        yield round(-step * _STEP, 4), widest
    narrowest = style.font_stretch_range[0] * style.font_stretch
    for step in range(1, round((widest - narrowest) / _STEP) + 1):
        yield closest, round(max(widest - step * _STEP, narrowest), 4)
