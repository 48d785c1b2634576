"""How wide the columns of a table are: by what is in them, as newspapers do it.

Figures and short words keep to one line; longer text wraps where there is no room for it on one. What is over goes to
columns by what they hold, or to those that ask for a share of it. Source: CSS Tables 3, distribution of excess width
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..edition.model import ColumnWidth

_ROUNDS = 60
"""Steps by which wrapping columns give way to one another."""


class Want(NamedTuple):
    """What a column needs in sp with its padding: so that no word is cut, so that it reads well, on one line."""

    least: int
    good: int
    most: int


class Cut(NamedTuple):
    """Widths of the columns in sp; what they need at least, where that is more than there is."""

    widths: tuple[int, ...]
    lacking: int = 0


def share_out(
    wants: Sequence[Want], asked: Sequence[ColumnWidth], measure: int, zi: int, depth: Callable[[Sequence[int]], int],
) -> Cut:  # fmt: skip
    """Widths of columns that fill `measure`; `depth` tells how deep the table is with columns of given widths."""
    fixed = [round(width.value * zi / 1000) if width.kind == "zi" else 0 for width in asked]
    wants = [Want(size, size, size) if size else want for size, want in zip(fixed, wants, strict=True)]
    shares = [width.value if width.kind == "share" else 0 for width in asked]
    least, good, most = (sum(column) for column in zip(*wants, strict=True))
    free = [number for number, size in enumerate(fixed) if not size]
    if most <= measure:
        widths = [want.most for want in wants]
        takers = [number for number, share in enumerate(shares) if share] or free or list(range(len(wants)))
        return Cut(_given(widths, measure - most, takers, shares if any(shares) else widths))
    if least > measure:
        return Cut(tuple(want.least * measure // least for want in wants), least)
    if good > measure:
        wants = [Want(want.least, want.least, want.good) for want in wants]
    elif any(shares):
        widths = [want.good if share else want.most for want, share in zip(wants, shares, strict=True)]
        if sum(widths) <= measure:
            return Cut(_given(widths, measure - sum(widths), [n for n, share in enumerate(shares) if share], shares))
    return Cut(tuple(_shallowest(_levelled(wants, measure), wants, zi, depth)))


def _given(widths: Sequence[int], spare: int, takers: Sequence[int], shares: Sequence[int]) -> tuple[int, ...]:
    """The widths with what is over given to some of the columns, by their shares."""
    weights = [shares[number] or 1 for number in takers]
    made, done, whole = list(widths), 0, sum(weights)
    for at, number in enumerate(takers):
        upto = sum(weights[: at + 1]) * spare // whole
        made[number] += upto - done
        done = upto
    return tuple(made)


def _levelled(wants: Sequence[Want], measure: int) -> list[int]:
    """Every column on one line, or as wide as the other ones that are not."""
    low, high = 0, measure
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(max(middle, want.good), want.most) for want in wants) <= measure:
            low = middle
        else:
            high = middle - 1
    widths = [min(max(low, want.good), want.most) for want in wants]
    wide = max(range(len(wants)), key=lambda n: wants[n].most - widths[n])
    widths[wide] += measure - sum(widths)
    return widths


def _shallowest(
    widths: list[int], wants: Sequence[Want], step: int, depth: Callable[[Sequence[int]], int]
) -> list[int]:
    """Columns that wrap give 字 after 字 to one another as long as that makes the table shallower."""
    wrapping = [number for number, want in enumerate(wants) if want.good < want.most]
    best = depth(widths)
    for _ in range(_ROUNDS):
        tried: list[tuple[int, list[int]]] = []
        for giver in wrapping:
            for taker in wrapping:
                for amount in (step, 2 * step, 4 * step):
                    if giver != taker and widths[giver] - amount >= wants[giver].good:
                        other = list(widths)
                        other[giver] -= amount
                        other[taker] += amount
                        tried.append((depth(other), other))
        shallowest = min(tried, key=lambda one: one[0], default=(best, widths))
        if shallowest[0] >= best:
            break
        best, widths = shallowest
    return widths
