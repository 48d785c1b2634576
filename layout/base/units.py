"""Lengths of the engine: integers of 1/65536 pt, so that every machine agrees.

A name that ends in ``_sp`` holds such an integer inside a loop; `Length` marks it at the edges.
"""

from typing import NamedTuple, NewType

Length = NewType("Length", int)
"""A length in scaled points: 1 pt = 1/72 inch = 65,536 sp."""

SP_PER_PT = 65536
EM = 65536
"""Units of an em in size-free text: an advance of `EM` is one em at any size."""

ZERO = Length(0)

_MM_PER_INCH = 25.4


def pt(value: float) -> Length:
    """Points (1/72 inch) as a length."""
    return Length(round(value * SP_PER_PT))


def mm(value: float) -> Length:
    """Millimetres as a length."""
    return Length(round(value * 72 * SP_PER_PT / _MM_PER_INCH))


def q(value: float) -> Length:
    """Phototypesetting grades (级, 0.25 mm) as a length."""
    return mm(value / 4)


def to_pt(length: int) -> float:
    """A length in points."""
    return length / SP_PER_PT


def to_mm(length: int) -> float:
    """A length in millimetres."""
    return length * _MM_PER_INCH / 72 / SP_PER_PT


def em_length(advance: int, size: int) -> Length:
    """An advance in 1/65536 em, at `size`."""
    return Length((advance * size + (EM >> 1)) >> 16)


class Em(NamedTuple):
    """A length relative to a font size that only layout will know."""

    value: float

    def at(self, size: int) -> Length:
        """The length at a font size of `size`."""
        return Length(round(self.value * size))


Dimension = Length | Em
"""A computed length: absolute, or still relative to its own font size."""


def resolve(value: int | Em, size: int) -> Length:
    """A dimension as a length, for text set at `size`."""
    return value.at(size) if isinstance(value, Em) else Length(value)


# 号, the trade's names of sizes, in pt (software values; newspaper-practice §1).
HAO_SIZES: dict[str, float] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}  # fmt: skip

HEADLINE_SIZES: tuple[float, ...] = (
    144, 128, 112, 96, 84, 72, 63, 56, 48, 42, 36, 31.5, 28, 26, 24, 22, 21, 20, 18, 16, 15, 14, 12, 10.5, 9, 8, 7.5,
)  # fmt: skip
"""Sizes in pt that a head may take: the 号 series, its halves, and the steps of 特大 above 初号."""


def grid_line(index: int, depth: int, count: int) -> Length:
    """The block offset of grid line `index` in a type area `depth` deep with `count` lines.

    Never `index` times a rounded pitch: the last line falls exactly on the foot.
    """
    return Length((2 * index * depth + count) // (2 * count))
