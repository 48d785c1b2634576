"""The shape of a story in cells of the dummy: its head's columns, its pieces of column, its bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..edition.model import Area


class Piece(NamedTuple):
    """A piece of a basic column that an area has, from row `first` to row `last`.

    `ends` tells that the column goes on nowhere under it.
    """

    column: int
    first: int
    last: int
    under_head: bool
    ends: bool


class Band(NamedTuple):
    """Rows `first` to `last` in which an area has the same run of columns."""

    left: int
    right: int
    first: int
    last: int


@dataclass(frozen=True)
class AreaShape:
    """What follows from the cells of an area alone, whatever the depths of rows; `pictures` are the story's own."""

    area: Area
    pictures: tuple[Area, ...] = ()

    @cached_property
    def cells(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.area.cells)

    @cached_property
    def whole(self) -> frozenset[tuple[int, int]]:
        """The cells of the story and of its pictures: what a box goes round."""
        return self.cells.union(*(picture.cells for picture in self.pictures))

    @cached_property
    def head_columns(self) -> tuple[int, ...]:
        """The columns of the run of cells that the drawing begins the story with; the head stands on them."""
        row, column = self.area.first_cell
        last = column
        while (row, last + 1) in self.cells:
            last += 1
        return tuple(range(column, last + 1))

    @cached_property
    def is_rectangle(self) -> bool:
        return len(self.cells) == len(self.head_columns) * len(self.area.rows) and all(
            (row, column) in self.cells for row in self.area.rows for column in self.head_columns
        )

    @cached_property
    def head_rows(self) -> tuple[int, ...]:
        """The rows that the head may fill: those in which the story has all the columns under it."""
        rows = tuple(self.area.rows)
        whole = [all((row, column) in self.cells for column in self.head_columns) for row in rows]
        return rows[: whole.index(False)] if False in whole else rows

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of column in the order that text walks them.

        Text begins under its head (文不随题), so columns left of it come after those under it; a column that a
        picture parts goes on under the picture.
        """
        first_row, first_column = self.area.first_cell
        found: list[Piece] = []
        for column in sorted({c for _, c in self.cells}, key=lambda c: (c < first_column, c)):
            runs = runs_of([row for row in self.area.rows if (row, column) in self.cells])
            for start, end in runs:
                under_head = start == first_row and column in self.head_columns
                found.append(Piece(column, start, end, under_head, end == runs[-1][1]))
        return tuple(found)

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """The story and its pictures cut into rectangles, from the top down."""
        return _bands(self.whole)

    @cached_property
    def text_bands(self) -> tuple[Band, ...]:
        """The story without its pictures in rectangles, from the top down, the right one of two before the left."""
        return tuple(sorted(_bands(self.cells), key=lambda band: (band.first, -band.left)))

    def is_parted(self, row: int, column: int) -> bool:
        """Whether a cell of the story, or of a picture of it, begins under something else, and not as its head does."""
        first_row, whole = self.area.first_cell[0], self.whole
        begins = row > first_row or (row == first_row and column not in self.head_columns)
        return begins and (row, column) in whole and (row - 1, column) not in whole

    def goes_on(self, first: int, last: int, column: int) -> bool:
        """Whether the story or a picture of it has all of these rows in a column."""
        return all((row, column) in self.whole for row in range(first, last + 1))


def _bands(cells: frozenset[tuple[int, int]]) -> tuple[Band, ...]:
    bands: list[Band] = []
    for row in sorted({row for row, _ in cells}):
        for left, right in runs_of([c for r, c in cells if r == row]):
            above = next((n for n, b in enumerate(bands) if b[:2] == (left, right) and b.last == row - 1), None)
            if above is None:
                bands.append(Band(left, right, row, row))
            else:
                bands[above] = bands[above]._replace(last=row)
    return tuple(bands)


def runs_of(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers as (first, last)."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
