"""QR codes as rows of dark modules, for drawing as vector art."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

QUIET_ZONE = 4
"""Light modules that must stay free on every side of the symbol. Source: ISO/IEC 18004 §6.3.8"""

MIN_SIZE_MM = 18
"""The shortest side that a phone reads off newsprint, in mm (newspaper-practice §5)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A symbol of `size` by `size` modules, without its quiet zone.

    Each of `runs` is (row, first column, length): a stretch of dark modules with light ones, or the edge, at
    both ends. Rows count from the top, columns from the left, runs come in reading order.
    """

    size: int
    runs: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=64)
def qr_modules(data: str, *, error: Literal["l", "m", "q", "h"] = "q") -> QrCode:
    """The QR code for `data`, at exactly the error level asked for.

    Never a Micro QR, which phones cannot read. Raises ValueError when `data` is empty or does not fit.
    Source: ISO/IEC 18004
    """
    if not data:
        raise ValueError("a QR code needs data")
    import segno

    # Bytes without a designator mean Latin-1; readers then guess, and take some Chinese for Japanese. Left
    # alone, the encoder itself may choose Shift JIS. ASCII goes without: some scanners print the designator.
    plain = data.isascii()
    symbol = segno.make(
        data,
        error=error,
        micro=False,
        boost_error=False,
        mode=None if plain else "byte",
        encoding=None if plain else "utf-8",
        eci=not plain,
    )
    runs: list[tuple[int, int, int]] = []
    for row, modules in enumerate(symbol.matrix):
        column = 0
        for dark, group in groupby(modules):
            length = len(tuple(group))
            if dark:
                runs.append((row, column, length))
            column += length
    return QrCode(len(symbol.matrix), tuple(runs))
