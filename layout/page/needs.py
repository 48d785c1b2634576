"""What the areas of a page ask of the depths of its rows, in lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import ceil

from ..edition.model import Area, Edition, Picture
from ..furniture.ad import ad_depth, lines_asked
from ..furniture.qr import qr_depth
from ..style.model import Part
from .context import Context
from .flow import lines_of
from .furnish import Furnisher, codes_of
from .grid import PageGrid
from .head_places import LEAST_SIDE_HEAD
from .headline import GROUP, SIDE, least_measure
from .layout import Layout
from .pictures import is_shown_whole, picture_depth
from .row_costs import LEAST_LEG, AreaNeed, Stretch
from .shape import Piece
from .story import StoryMaker
from .tiers import LONG_LINE, tier_cut

_LEAST_DEPTH = 4
"""Lines of the shallowest story."""
_SHALLOWEST = 5
"""Lines of the shallowest vertical text that is tried."""
_ROUNDING = 0.01
_INDEX_AIR = 2
"""Lines by which the items of an index may stand farther apart than usual."""
_CODE_AIR = 3
"""Lines more than they need that QR codes look well in."""
_PICTURE_SHARE = 0.7
"""Share of the depth at which a picture shows whole that it is given before anything else."""


def story_needs(maker: StoryMaker, tops: tuple[int, ...], more: int) -> list[AreaNeed]:
    """What a story asks at depths near these, `more` lines than it has been counted at."""
    layout = maker.layout(tops)
    return [_matter_need(maker, layout, tops, more), *_shape_needs(maker, layout), *_inset_needs(maker, layout, tops)]


def _matter_need(maker: StoryMaker, layout: Layout, tops: tuple[int, ...], more: int) -> AreaNeed:
    area = maker.area
    columns = tuple((row, sum(1 for r, _ in area.cells if r == row)) for row in area.rows)
    if maker.is_vertical and maker.shape.is_rectangle:
        least, whole = vertical_depth(maker, layout)
        return AreaNeed(area.name, tuple((row, 1) for row in area.rows), 0, least + more, whole + more, whole)
    if maker.is_vertical:
        lines = maker.setter.lines_at(layout.columns[-1].measure) if layout.columns else 0
        return AreaNeed(area.name, columns, vertical_room(maker, tops, layout, lines) + more, _LEAST_DEPTH)
    least = max(_LEAST_DEPTH, layout.head_lines)
    basic = maker.grid.cut.measures[maker.shape.head_columns[0]]
    measures = [column.measure for column in layout.columns] or [basic]
    measure = measures[0] if len(set(measures)) == 1 else sum(measures) // len(measures)
    if maker.shape.is_rectangle:
        # Head, air and padding count as column lines too.
        count = len({column.start for column in layout.columns})
        lines = maker.setter.lines_in(measure, count)
        lines = _in_grid_lines(maker, lines + layout.taken, count) + more + _beside_text(maker, layout, tops)
        return AreaNeed(area.name, tuple((row, count) for row in area.rows), lines, least)
    lines = maker.setter.lines_at(measure)
    lines = _in_grid_lines(maker, lines + layout.taken, 1) + more + layout.parted
    stretches = tuple(_stretch(maker, layout, piece) for piece in maker.shape.pieces)
    return AreaNeed(area.name, columns, lines, least, stretches=stretches)


def _in_grid_lines(maker: StoryMaker, lines: int, columns: int) -> int:
    """Grid lines of columns that hold so many lines of text, and what stands among the columns as text.

    Text with a rhythm of its own stands in whole lines of it in every column.
    """
    ratio = lines_of(maker.setter.pitch, maker.grid.pitch) if maker.setter.pitch > maker.grid.pitch else 1.0
    if ratio == 1 or not columns:
        return lines
    return columns * ceil(ceil(lines / columns) * ratio - _ROUNDING)


def _beside_text(maker: StoryMaker, layout: Layout, tops: tuple[int, ...]) -> int:
    """Grid lines of the columns of a rectangle that stand over its text, under it, and where a head parts it."""
    grid, top = maker.grid, maker.grid.y(tops[maker.area.first_cell[0]])
    under = grid.lines_for(maker.edges.bottom)
    begins: dict[int, int] = {}
    for column in layout.columns:
        begins[column.start] = min(column.rect.y, begins.get(column.start, column.rect.y))
    return sum(grid.lines_for(y - top) + under for y in begins.values()) + layout.parted


def vertical_depth(maker: StoryMaker, layout: Layout) -> tuple[int, int]:
    """Depths in lines of a vertical story: the least that holds it, and the one that keeps lines of verse whole."""
    grid, setter = maker.grid, maker.setter
    tiers: dict[int, int] = {}
    for column in layout.columns:
        # A tier that a fold parts has lines at both sides of it.
        tiers[column.start] = tiers.get(column.start, 0) + column.lines
    width = max(tiers.values(), default=1)
    # Lines of a head across hold the story's upper edge too.
    taken = (layout.head_lines or grid.lines_for(maker.edges.top)) + grid.lines_for(maker.edges.bottom)

    def inner(depth: int) -> int:
        return int(depth * grid.pitch) - 2 * grid.ideograph_top

    def holds(depth: int) -> bool:
        measures = tier_cut(maker, inner(depth)).measures
        return bool(measures) and setter.lines_at(measures[0]) + layout.taken <= width * len(measures)

    least = _SHALLOWEST + bisect_left(range(_SHALLOWEST, grid.geometry.lines), True, key=holds)
    size = max(setter.size, 1)
    verse = (depth for depth in range(least, least + LONG_LINE) if inner(depth) // size <= LONG_LINE)
    whole = next((depth for depth in verse if setter.is_whole(inner(depth) // size * size)), least)
    return least + taken, whole + taken


def vertical_room(maker: StoryMaker, tops: Sequence[int], layout: Layout, lines: int) -> int:
    """Lines of basic columns that hold `lines` lines of vertical text in a stepped area: what its head and tiers take
    of the area now goes on in proportion."""
    cells = sum(tops[row + 1] - tops[row] for row, _ in maker.area.cells)
    return ceil(cells * lines / layout.room) if layout.room else cells


def _shape_needs(maker: StoryMaker, layout: Layout) -> list[AreaNeed]:
    """Only a story's own text stands under its head until the head ends, and no stub of it elsewhere."""
    name, shape = maker.area.name, maker.shape
    least = layout.head_lines
    if maker.is_headed_beside and layout.head.lines:
        least = _side_head_lines(maker)
    needs = [AreaNeed(f"{name}/head", tuple((row, 1) for row in shape.head_rows), 0, least)]
    for piece in () if shape.is_rectangle else shape.pieces:
        if not piece.under_head:
            rows = tuple((row, 1) for row in range(piece.first, piece.last + 1))
            needs.append(AreaNeed(f"{name}/{piece.column}", rows, 0, LEAST_LEG + sum(maker.edge_lines(piece))))
    return list(dict.fromkeys(needs))


def _inset_needs(maker: StoryMaker, layout: Layout, tops: Sequence[int]) -> list[AreaNeed]:
    """The rows in which all columns stand that an inset is over must hold it, and what stands over and under it there.

    Where its columns begin under the head, or lower in a stepped area, so does the room that it asks for.
    """
    top = maker.area.first_cell[0]
    needs: list[AreaNeed] = []
    for inset in layout.insets:
        if not inset.last:
            continue
        under_head = inset.first - tops[top] <= max(layout.head_lines, 1)
        first = top if under_head else max(row for row in maker.area.rows if tops[row] <= inset.first)
        last = max(row for row in maker.area.rows if row == first or tops[row] < inset.last)
        taken = inset.first - tops[first] + max(tops[last + 1] - inset.last, 0)
        rows = tuple((row, 1) for row in range(first, last + 1))
        needs.append(AreaNeed(f"{maker.area.name}/{inset.name}", rows, 0, taken + inset.lines))
    return needs


def _side_head_lines(maker: StoryMaker) -> int:
    """Lines of the shallowest area that holds a vertical head at its least size, with one 字 over and under it."""
    grid, zi, edges = maker.grid, maker.grid.geometry.zi, maker.edges
    shallowest = grid.lines_for((LEAST_SIDE_HEAD + 2) * zi)
    measures = [int(lines * grid.pitch) - 2 * zi for lines in range(shallowest, grid.geometry.lines + 1)]
    least = 2 * zi + least_measure(
        maker.context, maker.story, maker.part, measures, vertical=True, wish=maker.placement.head_wish,
        roles=GROUP | SIDE if maker.is_vertical else None,
    )  # fmt: skip
    return sum(map(grid.lines_for, (edges.top, least, edges.bottom)))


def _stretch(maker: StoryMaker, layout: Layout, piece: Piece) -> Stretch:
    above, below = maker.edge_lines(piece)
    taken = (layout.head_lines if piece.under_head and maker.is_headed_over else above) + below
    return Stretch(piece.first, piece.last, taken, piece.under_head)


class FixedNeeds:
    """What pictures and furniture ask for, whatever the depths: looked up once for every area."""

    def __init__(self, context: Context, grid: PageGrid, edition: Edition, furnisher: Furnisher) -> None:
        self.context = context
        self.grid = grid
        self.edition = edition
        self.furnisher = furnisher
        self._known: dict[str, AreaNeed] = {}

    def of(self, area: Area, owner: StoryMaker | None) -> AreaNeed:
        """`owner` is the story that a picture belongs to."""
        if area.name not in self._known:
            need = AreaNeed(area.name, tuple((row, 1) for row in area.rows), 0)
            self._known[area.name] = self._asked(need, area, owner)
        return self._known[area.name]

    def _asked(self, need: AreaNeed, area: Area, owner: StoryMaker | None) -> AreaNeed:
        columns = [column for _, column in area.cells]
        width = self.grid.column_right(max(columns)) - self.grid.column_left(min(columns))
        picture = picture_of(self.edition, area)
        if picture and owner:
            edges = owner.outer_edges(area)
            width -= edges.left + edges.right
            left = self.grid.column_left(min(columns)) + edges.left
            depth = picture_depth(self.context, self.grid, picture, owner.part, width, at=left)
            depth += self.grid.lines_for(edges.top) + self.grid.lines_for(edges.bottom)
            empties = is_shown_whole(self.context, picture, owner.part)
            return need._replace(least=round(_PICTURE_SHARE * depth), ideal=depth, empties=empties)
        if area.kind in ("masthead", "imprint"):
            return need._replace(ideal=self.context.style(Part(area.kind)).block_size, firm=True)
        if area.kind == "index":
            least = self.grid.lines_for(self.furnisher.index_depth(width))
            return need._replace(least=least, deepest=least + _INDEX_AIR * len(self.edition.index))
        if area.kind == "ad" and (depth := self.furnisher.ad_depth(area, width)):
            return need._replace(ideal=lines_asked(depth, self.grid.pitch), firm=True)
        if area.kind == "stock" and (art := self.edition.ad(area.name)):
            return need._replace(ideal=lines_asked(ad_depth(art, width, is_scaled=True), self.grid.pitch))
        if area.kind in ("weather", "calendar"):
            return need._replace(least=self.grid.lines_for(self.furnisher.corner_depth(area, width)))
        if area.kind == "qr":
            least = self.grid.lines_for(qr_depth(self.context, codes_of(self.edition, area), width))
            return need._replace(least=least, deepest=least + _CODE_AIR)
        return need


def picture_of(edition: Edition, area: Area) -> Picture | None:
    """The picture that stands in an area."""
    story = edition.story(area.story) if area.kind == "picture" else None
    return next((p for p in story.pictures if p.name == area.name), None) if story else None
