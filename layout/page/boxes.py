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


def story_boxes(maker: StoryMaker, outline: tuple[Rect, ...]) -> tuple[tuple[Box, ...], tuple[Item, ...]]:
    """Tint and frame of a story with its pictures: one outline round all of them, whatever its shape.

    Bands that meet are joined by a box as wide as they share, over the margins between them; where a band goes
    on past it, its edge is drawn as rules.
    """
    s = maker.style
    if s.background_color is None and not maker.is_boxed:
        return (), ()
    edges = (s.border_top, s.border_right, s.border_bottom, s.border_left) if maker.is_boxed else _NO_EDGES
    top, right, bottom, left = edges
    joints = _joints(maker, outline)
    boxes = [Box(joint, s.background_color, (NO_BORDER, right, NO_BORDER, left)) for joint in joints]
    rules: list[Item] = []
    for rect in outline:
        over = [joint for joint in joints if joint.bottom == rect.y and _share(joint, rect)]
        under = [joint for joint in joints if joint.y == rect.bottom and _share(joint, rect)]
        sides = (NO_BORDER if over else top, right, NO_BORDER if under else bottom, left)
        boxes.append(Box(rect, s.background_color, sides))
        for start, end in _gaps(rect, over, left.width, right.width) if over else ():
            rules += rule_across(top, start, end, rect.y)
        for start, end in _gaps(rect, under, left.width, right.width) if under else ():
            rules += rule_across(bottom, start, end, rect.bottom - bottom.width)
    return tuple(boxes), tuple(rules)


def _joints(maker: StoryMaker, outline: tuple[Rect, ...]) -> list[Rect]:
    """Between bands that meet: what lies between them of the columns that they share."""
    joints: list[Rect] = []
    bands = list(zip(maker.shape.bands, outline, strict=True))
    for upper, one in bands:
        for lower, other in bands:
            if lower.first == upper.last + 1 and max(upper.left, lower.left) <= min(upper.right, lower.right):
                x, stop = max(one.x, other.x), min(one.right, other.right)
                joints.append(Rect(x, one.bottom, stop - x, other.y - one.bottom))
    return joints


def _share(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right


def _gaps(rect: Rect, joints: Sequence[Rect], left: int, right: int) -> list[tuple[int, int]]:
    """The parts of a band's edge beside its joints, each reaching under the rules at the joints' sides."""
    gaps: list[tuple[int, int]] = []
    start = rect.x
    for joint in sorted(joints):
        if joint.x > start:
            gaps.append((start, joint.x + left))
        start = joint.right - right
    if rect.right - right > start:
        gaps.append((start, rect.right))
    return gaps


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
