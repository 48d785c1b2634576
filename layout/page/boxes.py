"""Rules round, inside and between stories: boxes, column rules (栏线), separators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..base.geometry import Rect
from ..base.units import resolve
from ..display.items import Item
from ..edition.model import Area, Page
from ..furniture.borders import rule_across, rule_down
from ..style.model import NO_BORDER, Border
from .columns import TextColumn
from .grid import PageGrid
from .layout import Layout
from .model import Box
from .shape import runs_of
from .story import StoryMaker

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
        radius = resolve(s.border_radius, maker.grid.geometry.zi) if len(outline) == 1 else 0
        boxes.append(Box(rect, s.background_color, sides, radius))
        for start, end in _gaps(rect, over, left.width, right.width) if over else ():
            rules += rule_across(top, start, end, rect.y)
        for start, end in _gaps(rect, under, left.width, right.width) if under else ():
            rules += rule_across(bottom, start, end, rect.bottom - bottom.width, foot=True)
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
    """Rules in the gutters between neighbouring columns or tiers, as long as both stand beside them; they end where
    something stands across the gutter."""
    rule, grid = maker.style.column_rule, maker.grid
    if not rule.width:
        return ()
    rules: list[Item] = []
    for one, other in _neighbours(layout.columns, round((maker.gutter_zi + 2) * grid.geometry.zi)):
        if not one.vertical and one.stop <= grid.strip[0] < other.start:
            # No rule stands on the fold.
            continue
        middle = (one.stop + other.start) // 2 - rule.width // 2
        if one.vertical:
            left, right = max(one.rect.x, other.rect.x), min(one.rect.right, other.rect.right)
            for start, stop in layout.around.clear(Rect(left, middle, right - left, rule.width), grid.ideograph_top):
                rules += rule_across(rule, start, stop, middle)
            continue
        inset = grid.ideograph_top
        top, bottom = max(one.rect.y, other.rect.y) + inset, min(one.rect.bottom, other.rect.bottom) - inset
        for start, stop in layout.around.clear(Rect(middle, top, rule.width, bottom - top), inset):
            rules += rule_down(rule, middle, start, stop)
    return tuple(rules)


def _neighbours(columns: Sequence[TextColumn], gap: int) -> list[tuple[TextColumn, TextColumn]]:
    """Pairs of columns side by side, or of tiers one over the other, no farther apart than `gap`."""
    return [(one, other) for one in columns for other in columns if 0 < other.start - one.stop <= gap]


class _Down(NamedTuple):
    """Rows `first` to `last` of the gutter left of a column, with a rule down them."""

    column: int
    first: int
    last: int
    border: Border


class _Across(NamedTuple):
    """Columns `first` to `last`, with a rule over them where a row begins, `level` sp from the top."""

    row: int
    first: int
    last: int
    border: Border
    level: int


class Separators:
    """Rules between stories: the stylesheet's border-top over an area, border-left in the gutter beside it.

    Text that goes on under another story is parted from it by a rule, too. Where one across and one down come together
    they meet; a rule across that would lie under the foot of a box or of an index is left out, as that parts them
    already, and one between a story and its own picture: that goes over the picture.
    """

    def __init__(self, page: Page, makers: Mapping[str, StoryMaker], tops: Sequence[int], grid: PageGrid) -> None:
        self.page = page
        self.makers = makers
        self.tops = tops
        self.grid = grid
        self.areas = {cell: area for area in page.areas for cell in area.cells}
        unboxed = [maker for maker in makers.values() if not maker.is_boxed]
        self.across = [one for maker in unboxed for one in (*self._over_head(maker), *self._over_legs(maker))]
        self.down = self._runs(unboxed)

    def items(self) -> tuple[Item, ...]:
        across = (item for one in self.across for item in self._rule_across(one))
        down = (item for run in self.down for item in self._rule_down(run))
        return (*across, *down)

    def _over_head(self, maker: StoryMaker) -> list[_Across]:
        """Over the columns that a story begins with."""
        row, border = maker.area.first_cell[0], maker.style.border_top
        columns = maker.shape.head_columns
        above = [self.areas.get((row - 1, column)) for column in columns]
        if not border.width or not row or (above[0] and above[0].kind == "masthead"):
            return []
        if all(area and self._is_framed(area) for area in above):
            return []
        level = self.grid.y(self.tops[row]) + resolve(maker.style.margin_top, self.grid.geometry.zi)
        parted = [column for column in columns if (row - 1, column) not in maker.shape.whole]
        own = self._over_own_pictures(maker, [column for column in columns if column not in parted])
        return [_Across(row, first, last, border, level) for first, last in runs_of(parted)] + own

    def _over_own_pictures(self, maker: StoryMaker, columns: Sequence[int]) -> list[_Across]:
        """Over pictures that lie on the story's head, midway between them and what stands over them."""
        found: list[_Across] = []
        for area in maker.pictures:
            row = area.rows[0]
            if row >= maker.area.first_cell[0]:
                continue
            on_head = [column for column in columns if (row, column) in area.cells]
            above = {column: self.areas.get((row - 1, column)) for column in on_head}
            parted = [column for column, other in above.items() if other and self._takes_rule_beside(other, maker)]
            level = maker.middle_over(area, self.tops)
            found += [_Across(row, first, last, maker.style.border_top, level) for first, last in runs_of(parted)]
        return found

    def _over_legs(self, maker: StoryMaker) -> list[_Across]:
        """Over columns of it that begin lower, under unboxed matter of another story: by its own border-top, or else
        by that of the other."""
        found: list[_Across] = []
        for row in maker.area.rows:
            borders: dict[int, Border] = {}
            for column in range(self.grid.columns):
                above = self.areas.get((row - 1, column)) if maker.shape.is_parted(row, column) else None
                if above and self._takes_rule_beside(above, maker):
                    other = self.makers.get(self._story_of(above))
                    borders[column] = (
                        maker.style.border_top
                        if maker.style.border_top.width or not other
                        else (other.style.border_top)
                    )
            level = self.grid.y(self.tops[row]) + round(self.grid.pitch / 2)
            for first, last in runs_of([column for column, border in borders.items() if border.width]):
                found.append(_Across(row, first, last, borders[first], level))
        return found

    def _story_of(self, area: Area) -> str:
        return area.name if area.kind == "story" else area.story

    def _is_framed(self, area: Area) -> bool:
        maker = self.makers.get(self._story_of(area))
        return maker.is_boxed if maker else area.kind in ("index", "ear", "weather", "calendar")

    def _runs(self, makers: Sequence[StoryMaker]) -> list[_Down]:
        rows: dict[tuple[int, int], Border] = {}
        for maker in makers:
            for row, column in maker.area.cells if maker.style.border_left.width else ():
                neighbour = self.areas.get((row, column - 1)) if column != self.grid.fold else None
                if neighbour and self._takes_rule_beside(neighbour, maker):
                    rows[column, row] = maker.style.border_left
        runs: list[_Down] = []
        for (column, row), border in sorted(rows.items(), key=lambda item: item[0]):
            if runs and (runs[-1].column, runs[-1].last, runs[-1].border) == (column, row - 1, border):
                runs[-1] = runs[-1]._replace(last=row)
            else:
                runs.append(_Down(column, row, row, border))
        return runs

    def _takes_rule_beside(self, area: Area, maker: StoryMaker) -> bool:
        """Whether an area is unboxed matter of another story, which a rule should part from this one."""
        own = maker.story.name in (area.name, area.story)
        return area.kind in ("story", "picture") and not own and not self._is_framed(area)

    def _rule_across(self, one: _Across) -> tuple[Item, ...]:
        after = one.last + 1
        left = self._middle(one.first) if self._meets_down(one.first, one.row) else self.grid.column_left(one.first)
        right = self._middle(after) if self._meets_down(after, one.row) else self.grid.column_right(one.last)
        return rule_across(one.border, left, right, one.level)

    def _rule_down(self, run: _Down) -> tuple[Item, ...]:
        # A line of air where nothing stands above.
        top = self._level_at(run.column, run.first, self.grid.y(self.tops[run.first]) + round(self.grid.pitch))
        end = self.grid.y(self.tops[run.last + 1])
        under = (self.areas.get((run.last + 1, column)) for column in (run.column - 1, run.column))
        if any(area and area.kind == "ad" for area in under):
            # An advertisement begins at its very edge.
            end -= round(self.grid.pitch / 2)
        bottom = self._level_at(run.column, run.last + 1, end)
        return rule_down(run.border, self._middle(run.column) - run.border.width // 2, top, bottom)

    def _level_at(self, column: int, row: int, otherwise: int) -> int:
        """Where a rule across lies that begins or ends at the gutter left of a column, at the top of a row."""
        levels = [one.level for one in self.across if one.row == row and one.first <= column <= one.last + 1]
        return min(levels, default=otherwise)

    def _meets_down(self, column: int, row: int) -> bool:
        return any(run.column == column and run.first <= row <= run.last + 1 for run in self.down)

    def _middle(self, column: int) -> int:
        """The middle of the gutter left of a column."""
        return (self.grid.column_right(column - 1) + self.grid.column_left(column)) // 2
