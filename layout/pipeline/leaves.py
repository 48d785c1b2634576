"""What becomes a page of a file: pages as they are, halves of double trucks, sides of sheets, as the plant asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..base.diagnostics import Diagnostic
from ..base.messages import diagnostic
from ..display.items import DisplayPage
from ..display.leaves import halves, side_by_side
from ..edition.model import Edition, Plant
from ..edition.sections import sections_of
from ..edition.trucks import halves_of
from .verdict import names

PER_SHEET = 4
"""Pages on both sides of a sheet that is folded once."""


class Leaf(NamedTuple):
    """A page of a file, and the names of the issue's pages that it shows."""

    page: DisplayPage
    of: tuple[str, ...]


class Side(NamedTuple):
    """One side of a sheet: its name, and the pages at its left and right."""

    name: str
    left: str
    right: str


def leaves(pages: Sequence[DisplayPage], plant: Plant, *, whole: bool) -> Iterator[Leaf]:
    """Pages as the plant wants double trucks: as one wide page, as two, or as both.

    One file of the whole issue holds no page twice: of both it has the wide one.
    """
    wanted = "whole" if whole and plant.double_truck == "both" else plant.double_truck
    for page in pages:
        pair = halves_of(page.name) if page.folds else None
        if pair is None or wanted != "split":
            yield Leaf(page, (page.name,))
        if pair is not None and wanted != "whole":
            yield from (Leaf(half, (page.name,)) for half in _halves(page, pair))


def sheets(edition: Edition, pages: Sequence[DisplayPage]) -> tuple[list[Leaf], list[Diagnostic]]:
    """Sides of sheets with two pages each, in the order of the fold; those that lack one of them are left out.

    A double truck in the middle of its section lies on one side whole.
    """
    by_half: dict[str, DisplayPage] = {}
    owner: dict[str, str] = {}
    for page in pages:
        pair = halves_of(page.name) if page.folds else None
        for half, one in zip(pair or (page.name,), _halves(page, pair) if pair else (page,), strict=True):
            by_half[half], owner[half] = one, page.name
    wide = {page.name: page for page in pages if page.folds}
    made: list[Leaf] = []
    found: list[Diagnostic] = []
    for side in sides(edition):
        missing = [half for half in side[1:] if half not in by_half]
        if missing:
            there = [owner[half] for half in side[1:] if half in owner]
            found += (diagnostic("print/sheet-waits", page=page, other=missing[0], sheet=side.name) for page in there)
            continue
        of = tuple(dict.fromkeys((owner[side.left], owner[side.right])))
        is_whole = len(of) == 1
        page = wide[of[0]] if is_whole else side_by_side(by_half[side.left], by_half[side.right], side.name)
        made.append(Leaf(replace(page, name=side.name), of))
    return made, found


def sides(edition: Edition) -> Iterator[Side]:
    """The sides of all sheets of an issue, section by section."""
    sections = sections_of(names(edition))
    for letters, pages in sections.items():
        yield from two_up(pages, f"{letters}-" if len(sections) > 1 else "")


def fills_sheets(edition: Edition) -> bool:
    """Whether the pages of every section fill its sheets."""
    return all(len(pages) % PER_SHEET == 0 for pages in sections_of(names(edition)).values())


def two_up(pages: Sequence[str], prefix: str = "") -> Iterator[Side]:
    """Pages, a multiple of four, on sheets that lie in each other and are folded once: of four pages the last and the
    first on the outside, the second and the third within."""
    last = len(pages) - 1
    for number in range(len(pages) // PER_SHEET):
        yield Side(f"{prefix}sheet{number + 1}-front", pages[last - 2 * number], pages[2 * number])
        yield Side(f"{prefix}sheet{number + 1}-back", pages[2 * number + 1], pages[last - 1 - 2 * number])


def check_sheets(edition: Edition) -> Iterator[Diagnostic]:
    """Sections whose pages don't fill the sheets that they are to be laid on."""
    sections = sections_of(names(edition)) if edition.plant.sheets == "two-up" else {}
    for letters, pages in sections.items():
        if len(pages) % PER_SHEET:
            section = letters if len(sections) > 1 else ""
            more = PER_SHEET - len(pages) % PER_SHEET
            yield diagnostic("print/sheets", section=section, count=len(pages), more=more, per_sheet=PER_SHEET)


def _halves(page: DisplayPage, pair: tuple[str, str]) -> tuple[DisplayPage, DisplayPage]:
    return halves(page, pair, page.label.split("-"))
