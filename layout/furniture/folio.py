"""The folio line (报眉) of inside pages: name, date, section and number of the page over a rule.

The imprint (报尾) has the same slots, under a rule at the foot of a page.
"""

from __future__ import annotations

from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.units import resolve, to_mm
from ..display.items import Item
from ..edition.model import Edition, Furniture, Page
from ..style.model import Part
from .borders import framed
from .desk import Desk, grid_in
from .fields import Fields, both_names, folio_of, imprint_of
from .lettering import Align, RowCell, largest, set_row

_SLOTS: tuple[Align, ...] = ("start", "center", "end")


class _Cell(NamedTuple):
    """A line of a slot; `row` counts from the foot of the folio."""

    row: int
    cell: RowCell


def set_folio(desk: Desk, edition: Edition, fields: Fields, page: Page, rect: Rect) -> tuple[Item, ...]:
    """The folio line in its grid lines at the head of the page: text on the grid, rule beneath, then air.

    Slots `inner` and `outer` change sides with the page: even pages lie on the left.
    """
    part = Part("folio")
    style = desk.style(part)
    grid = grid_in(desk.sheet.geometry, rect)
    cells = _cells(desk, folio_of(edition.paper, fields.kinds, edition.mode), fields, page, part)
    size = max((largest(cell.cell.style) for cell in cells), default=largest(style))
    below = resolve(style.padding_bottom, size)
    band = rect
    if grid.lines > 1:
        # The last line stays free: the rule belongs to the folio, not to the head under it.
        band = rect._replace(height=grid.y(grid.lines - 1) - rect.y + style.border_bottom.width)
    items: list[Item] = list(framed(style, band))
    foot = band.bottom - style.border_bottom.width - below
    for row in sorted({cell.row for cell in cells}):
        in_row = [cell.cell for cell in cells if cell.row == row]
        tallest = max(largest(cell.style) for cell in in_row)
        leading = round(max(largest(cell.style) * cell.style.line_height for cell in in_row))
        baseline = foot - leading + (leading - tallest) // 2 + round(0.88 * tallest)
        items += set_row(desk, in_row, rect.x, rect.right, baseline)
        foot -= leading
    return tuple(items)


def set_imprint(desk: Desk, edition: Edition, fields: Fields, page: Page, rect: Rect) -> tuple[Item, ...]:
    """The imprint in its area: a rule, air, then its lines from the top down. What does not fit is reported."""
    part = Part("imprint")
    style = desk.style(part)
    cells = _cells(desk, imprint_of(edition.paper, fields.kinds), fields, page, part)
    place = Place(f"paper/{part.name}")
    if not cells:
        desk.report("furniture/empty-area", place, area="imprint", furniture="paper.yaml")
    size = max((largest(cell.cell.style) for cell in cells), default=largest(style))
    items: list[Item] = list(framed(style, rect))
    top = rect.y + style.border_top.width + resolve(style.padding_top, size)
    rows = sorted({cell.row for cell in cells}, reverse=True)
    for row in rows:
        in_row = [cell.cell for cell in cells if cell.row == row]
        tallest = max(largest(cell.style) for cell in in_row)
        leading = round(max(largest(cell.style) * cell.style.line_height for cell in in_row))
        items += set_row(desk, in_row, rect.x, rect.right, top + (leading - tallest) // 2 + round(0.88 * tallest))
        top += leading
    if top > rect.bottom:
        g = desk.sheet.geometry
        lines = -(-(top - rect.bottom) * g.lines // g.type_height)
        deep = max(round(to_mm(top - rect.bottom), 1), 0.1)
        desk.report("furniture/too-deep", place, mm=deep, lines=lines, **both_names("imprint"))
    return tuple(items)


def _cells(desk: Desk, furniture: Furniture, fields: Fields, page: Page, part: Part) -> list[_Cell]:
    turned: tuple[tuple[str, Align], ...] = (
        (("outer", "start"), ("inner", "end")) if page.number % 2 == 0 else (("inner", "start"), ("outer", "end"))
    )
    cells: list[_Cell] = []
    for slot in _SLOTS:
        templates = furniture.lines(slot)
        for name, side in turned:
            templates += furniture.lines(name) if side == slot else ()
        style = desk.style(part, Part(slot))
        lines = fields.lines(templates)
        cells += [
            _Cell(len(lines) - n, RowCell(slot, line.text, style, f"{part.name}/{slot}"))
            for n, line in enumerate(lines, 1)
        ]
    return cells
