"""Rules round, inside and between stories: boxes, column rules (栏线), separators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..base.geometry import Rect
from ..base.units import resolve
from ..display.items import Item
from ..edition.model import Area, Page
from ..furniture.lettering import rule_across, rule_down
from ..style.model import NO_BORDER
from .model import Box
from .story import Layout, StoryMaker, TextColumn

_NO_EDGES = (NO_BORDER, NO_BORDER, NO_BORDER, NO_BORDER)


def story_boxes(maker: StoryMaker, outline: tuple[Rect, ...]) -> tuple[Box, ...]:
    """Tint and rules of a story's area, band by band; no rule where one band meets the next over its whole width."""
    s = maker.style
    if s.background_color is None and not maker.is_boxed:
        return ()
    boxes: list[Box] = []
    for rect in outline:
        meets = [other for other in outline if other.x <= rect.x and other.right >= rect.right]
        top = NO_BORDER if any(other.bottom == rect.y for other in meets) else s.border_top
        bottom = NO_BORDER if any(other.y == rect.bottom for other in meets) else s.border_bottom
        edges = (top, s.border_right, bottom, s.border_left) if maker.is_boxed else _NO_EDGES
        boxes.append(Box(rect, s.background_color, edges))
    return tuple(boxes)


def column_rules(maker: StoryMaker, layout: Layout) -> tuple[Item, ...]:
    """Rules in the gutters between neighbouring columns, as long as both stand beside them."""
    rule, grid = maker.style.column_rule, maker.grid
    if not rule.width:
        return ()
    inset = grid.ideograph_top
    rules: list[Item] = []
    for one, other in _neighbours(layout.columns, round((maker.gutter_zi + 2) * grid.geometry.zi)):
        top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
        if bottom > top:
            middle = (one.x + one.measure + other.x) // 2
            rules += rule_down(rule, middle - rule.width // 2, grid.y(top) + inset, grid.y(bottom) - inset)
    return tuple(rules)


def _neighbours(columns: Sequence[TextColumn], gap: int) -> list[tuple[TextColumn, TextColumn]]:
    """Pairs of columns side by side, no farther apart than `gap`."""
    return [(one, other) for one in columns for other in columns if 0 < other.x - one.x - one.measure <= gap]


class Separators:
    """Rules between stories: the stylesheet's border-top over an area, border-left in the gutter beside it."""

    def __init__(self, page: Page, makers: Mapping[str, StoryMaker], tops: Sequence[int]) -> None:
        self.page = page
        self.makers = makers
        self.tops = tops

    def items(self) -> tuple[Item, ...]:
        unboxed = [maker for maker in self.makers.values() if not maker.is_boxed]
        return tuple(item for maker in unboxed for item in (*self._above(maker), *self._at_left(maker)))

    def _above(self, maker: StoryMaker) -> tuple[Item, ...]:
        s, grid, row = maker.style, maker.grid, maker.area.first_cell[0]
        if not s.border_top.width or self.tops[row] == self.tops[0] or self._is_under_masthead(maker.area):
            return ()
        columns = maker.shape.head_columns
        y = grid.y(self.tops[row]) + resolve(s.margin_top, grid.geometry.zi)
        return rule_across(s.border_top, grid.column_left(columns[0]), grid.column_right(columns[-1]), y)

    def _at_left(self, maker: StoryMaker) -> list[Item]:
        grid, tops, border = maker.grid, self.tops, maker.style.border_left
        own = set(maker.area.cells)
        own |= {cell for area in self.page.areas if area.story == maker.story.name for cell in area.cells}
        items: list[Item] = []
        for row, column in maker.area.cells if border.width else ():
            if not column or (row, column - 1) in own or not self._takes_rule(row, column - 1):
                continue
            middle = (grid.column_right(column - 1) + grid.column_left(column)) // 2
            # A line of air where the area begins.
            air = 0 if (row - 1, column) in own else round(grid.pitch)
            items += rule_down(border, middle - border.width // 2, grid.y(tops[row]) + air, grid.y(tops[row + 1]))
        return items

    def _is_under_masthead(self, area: Area) -> bool:
        row, column = area.first_cell
        return any(a.kind == "masthead" and (row - 1, column) in a.cells for a in self.page.areas)

    def _takes_rule(self, row: int, column: int) -> bool:
        """Whether the neighbour is unboxed matter that a rule should part from the story."""
        neighbour = next((a for a in self.page.areas if (row, column) in a.cells), None)
        if neighbour is None or neighbour.kind not in ("story", "picture"):
            return False
        maker = self.makers.get(neighbour.name if neighbour.kind == "story" else neighbour.story)
        return maker is None or not maker.is_boxed
