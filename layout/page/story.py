"""A story in its area: head, columns, text flowing down and across, rules and boxes, and its account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..base.color import Color
from ..base.diagnostics import Outcome, Place
from ..base.geometry import Point, Rect
from ..base.units import Dimension, Length, resolve
from ..display.items import Item, Role, Stroke
from ..edition.model import Area, Block, Placement, Story
from ..style.model import Border, ComputedStyle, FitSize, Part
from .context import Context, ContextKey, fixed_size
from .flow import Filled, FlowBlock, Setter, fill_chain
from .grid import Cut, PageGrid, cut_width
from .headline import HEAD_GRADES, HeadGroup, set_head
from .model import Box, Frame, LineSlot, PlacedLine, PlacedText, StoryAccount
from .parts import story_part
from .solve import SLIVER, Stretch

_ELEMENT: dict[str, tuple[str, Role]] = {
    "paragraph": ("p", "paragraph"),
    "crosshead": ("crosshead", "crosshead"),
    "item": ("item", "item"),
    "signature": ("signature", "signature"),
}
HEAD_AIR = {"lead": 3, "second": 3}
"""Lines that a head may be given beyond its need, by rank; two for the others."""

_MIN_MEASURE = 8
"""字 of the narrowest column that text is cut into."""
_LONG_VERSE = 30
"""字 up to which the lines of a vertical story are kept whole."""
_DEEPEST = 100
_TRIES = 4
"""Ways of cutting column feet that are compared once one of them holds the story."""
_UNEVEN = 8.0
_EMPTY = 14.0
"""Costs of a line that a last column ends early, and of any line left empty at a foot."""
_FAULT = 60.0
"""Cost from which less air round the head is tried, so that paragraphs can be loosened instead."""
_MOST_WHITE = 12
"""Empty lines beyond which a further one makes no difference."""
_AIR = {"lead": 1.2, "second": 1.0}
"""Least air round a head over its text, in grid lines, by rank; 0.7 for the others."""


class TextColumn(NamedTuple):
    """One column of an area: text lines from grid line `top` up to `bottom`, `measure` wide from `x`.

    `ends` tells that it reaches the foot of the area, so that white under it is at the story's end.
    """

    x: int
    measure: int
    top: int
    bottom: int
    under_head: bool
    ends: bool = True

    @property
    def lines(self) -> int:
        return max(self.bottom - self.top, 0)


class Piece(NamedTuple):
    """A piece of a basic column that a stepped area has, from row `first` to row `last`."""

    column: int
    first: int
    last: int
    under_head: bool
    ends: bool


class Layout(NamedTuple):
    """Where the parts of a story stand for given row depths."""

    head: HeadGroup
    head_rect: Rect
    head_lines: int
    """Grid lines that an upright head takes with its air."""
    columns: tuple[TextColumn, ...]
    outline: tuple[Rect, ...]
    """The area as rectangles, band by band, inside its margins: what a box is drawn round."""

    @property
    def room(self) -> int:
        return sum(column.lines for column in self.columns)


class SetStory(NamedTuple):
    """A story set: frames and texts for the composed page, and how it was filled."""

    frames: tuple[Frame, ...]
    texts: tuple[PlacedText, ...]
    boxes: tuple[Box, ...]
    rules: tuple[Item, ...]
    account: StoryAccount
    layout: Layout
    filled: Filled
    slots: tuple[LineSlot, ...]


class _Way(NamedTuple):
    """One way of sharing out the lines that a story does not need."""

    cost: float
    layout: Layout
    slots: list[LineSlot]
    filled: Filled
    air: int
    room: int


class Edges(NamedTuple):
    """Depths at the four sides of something, in sp."""

    left: int
    top: int
    right: int
    bottom: int


@lru_cache(maxsize=512)
def _setter(key: ContextKey, part: Part, blocks: tuple[Block, ...], language: str, vertical: bool) -> Outcome[Setter]:
    """The setter of a story's blocks, kept so that what has been broken once need not be broken again."""
    context = Context(*key)
    flow: list[FlowBlock] = []
    for block in blocks:
        element, role = _ELEMENT[block.kind]
        path = (part, Part(element))
        shaped, paragraph, style = context.shape(block.text, path, vertical=vertical, language=language)
        if not block.text.text:
            continue
        flow.append(
            FlowBlock(
                role,
                block.text.node_id,
                block.text.text,
                shaped,
                fixed_size(style),
                paragraph,
                grid_lines=max(style.block_size, 1) if block.kind == "crosshead" else 0,
                orphans=style.orphans,
                widows=style.widows,
            )
        )
    return Outcome(Setter(flow), tuple(context.found))


@dataclass
class StoryMaker:
    """Sets one story on one page; asked again and again while row depths are being found."""

    context: Context
    grid: PageGrid
    story: Story
    placement: Placement
    rank: int
    area: Area
    ceiling: Length | None = None
    levers: tuple[str, ...] = ()
    """What has been done to the story's head before it is set."""
    _layouts: dict[tuple[tuple[int, ...], int, Length | None], Layout] = field(
        default_factory=dict[tuple[tuple[int, ...], int, "Length | None"], "Layout"], init=False, repr=False
    )

    @cached_property
    def first_columns(self) -> tuple[int, ...]:
        """The columns of the run of cells that the drawing begins the story with; the head stands on them."""
        row, column = self.area.first_cell
        cells = set(self.area.cells)
        last = column
        while (row, last + 1) in cells:
            last += 1
        return tuple(range(column, last + 1))

    @cached_property
    def is_rectangle(self) -> bool:
        cells = set(self.area.cells)
        return len(cells) == len(self.first_columns) * len(self.area.rows) and all(
            (row, column) in cells for row in self.area.rows for column in self.first_columns
        )

    @cached_property
    def head_rows(self) -> tuple[int, ...]:
        """The rows that the head may fill: those in which the story has all the columns under it."""
        cells = set(self.area.cells)
        rows = list(self.area.rows)
        whole = [all((row, column) in cells for column in self.first_columns) for row in rows]
        return tuple(rows[: whole.index(False)] if False in whole else rows)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of column of a stepped area in the order that text walks them.

        Text begins under its head (文不随题), so columns left of it come after those under it; a column that a
        picture parts goes on under the picture.
        """
        cells = set(self.area.cells)
        first_row, first_column = self.area.first_cell
        found: list[Piece] = []
        for column in sorted({c for _, c in cells}, key=lambda c: (c < first_column, c)):
            stretches = _stretches([row for row in self.area.rows if (row, column) in cells])
            for start, end in stretches:
                under_head = start == first_row and column in self.first_columns
                found.append(Piece(column, start, end, under_head, end == stretches[-1][1]))
        return tuple(found)

    @cached_property
    def part(self) -> Part:
        return story_part(self.story, self.placement, self.rank, len(self.first_columns))

    @cached_property
    def style(self) -> ComputedStyle:
        style = self.context.style(self.part)
        if self.placement.writing_mode:
            style = replace(style, writing_mode=self.placement.writing_mode)
        return style

    @property
    def is_vertical(self) -> bool:
        return self.style.writing_mode == "vertical-rl"

    @property
    def _rank_word(self) -> str:
        return dict(self.part.attributes)["rank"]

    @property
    def is_headed_beside(self) -> bool:
        return self.placement.head != "over" and self.is_rectangle

    @property
    def is_boxed(self) -> bool:
        """Whether rules stand on all four sides."""
        s = self.style
        return all(edge.width for edge in (s.border_top, s.border_right, s.border_bottom, s.border_left))

    @property
    def setter(self) -> Setter:
        return self.shaped.value

    @cached_property
    def shaped(self) -> Outcome[Setter]:
        """The story's blocks ready to be set, and what shaping had to say of them."""
        return _setter(self.context.key, self.part, self.story.blocks, self.story.language, self.is_vertical)

    # What stands where ------------------------------------------------------------------------------

    def layout(self, tops: Sequence[int], head_air: int = 0) -> Layout:
        """Head and columns when row r of the dummy begins at grid line tops[r]; `head_air` more for the head."""
        key = (tuple(tops), head_air, self.ceiling)
        if key not in self._layouts:
            self._layouts[key] = self._lay_out(tops, head_air)
        return self._layouts[key]

    def _lay_out(self, tops: Sequence[int], head_air: int) -> Layout:
        first_row = self.area.first_cell[0]
        top_line, last_line = tops[first_row], tops[self.area.rows[-1] + 1]
        edges = self._edges()
        outline = self._outline(tops)
        left = self.grid.column_left(self.first_columns[0]) + edges.left
        right = self.grid.column_right(self.first_columns[-1]) - edges.right
        if self.is_headed_beside:
            return self._beside_head(left, right, top_line, last_line, edges, outline)
        head = self._head_over(right - left)
        head_top = self.grid.y(top_line) + edges.top
        text_top = top_line + self.grid.lines_for(edges.top)
        if head.lines:
            air = round(self.grid.pitch * _AIR.get(self._rank_word, 0.7))
            text_top = top_line + self.grid.lines_for(edges.top + head.depth + air) + head_air
            head = head.spread(self.grid.y(text_top) - head_top - head.depth)
        head_rect = Rect(left, head_top, right - left, head.depth)
        if self.is_rectangle:
            cut = self._cut(right - left, edges)
            bottom = last_line - self.grid.lines_for(edges.bottom)
            columns = tuple(
                TextColumn(left + x, m, text_top, max(bottom, text_top), True)
                for x, m in zip(cut.starts, cut.measures, strict=True)
            )
        else:
            columns = self._stepped(tops, text_top, edges)
        return Layout(head, head_rect, text_top - top_line, columns, outline)

    def _head_over(self, width: int) -> HeadGroup:
        # A head keeps one 字 clear at each side where its lines are centred (newspaper-practice §7).
        zi = self.grid.geometry.zi
        clear = zi if self.context.style(self.part, Part("headline")).text_align == "center" else 0
        head = set_head(self.context, self.story, self.part, width - 2 * clear, ceiling=self.ceiling)
        if clear:
            head = head._replace(lines=tuple(line._replace(inline=line.inline + clear) for line in head.lines))
        return head

    def _beside_head(
        self, left: int, right: int, top: int, last: int, edges: Edges, outline: tuple[Rect, ...]
    ) -> Layout:
        """A vertical head at the left or right, the text in the columns beside it."""
        zi = self.grid.geometry.zi
        first = top + self.grid.lines_for(edges.top)
        bottom = max(last - self.grid.lines_for(edges.bottom), first)
        depth = self.grid.y(bottom) - self.grid.y(first)
        # One blank 字 above and below a vertical head (newspaper-practice §7).
        head = set_head(
            self.context, self.story, self.part, max(depth - 2 * zi, 4 * zi), vertical=True, ceiling=self.ceiling
        )
        strip = -(-head.depth // zi) * zi + zi if head.lines else 0
        at_left = self.placement.head == "left"
        head_left = left if at_left else right - head.depth
        head_rect = Rect(head_left, self.grid.y(first) + zi, head.depth, max(depth - 2 * zi, 4 * zi))
        text_left, text_right = (left + strip, right) if at_left else (left, right - strip)
        width = max(text_right - text_left, zi)
        cut = cut_width(width, self._column_count(width), zi, self.grid.geometry.column_gap_zi)
        columns = tuple(
            TextColumn(text_left + x, m, first, bottom, False) for x, m in zip(cut.starts, cut.measures, strict=True)
        )
        return Layout(head, head_rect, 0, columns, outline)

    def _edges(self) -> Edges:
        """Margin and padding of each side of the story, in sp; rules lie inside the padding."""
        s, zi = self.style, self.grid.geometry.zi

        def side(margin: Dimension, padding: Dimension, border: int) -> int:
            return resolve(margin, zi) + max(resolve(padding, zi), border)

        # A rule at one side only stands in the gutter, not in the story.
        return Edges(
            side(s.margin_left, s.padding_left, s.border_left.width * self.is_boxed),
            side(s.margin_top, s.padding_top, s.border_top.width),
            side(s.margin_right, s.padding_right, s.border_right.width * self.is_boxed),
            side(s.margin_bottom, s.padding_bottom, s.border_bottom.width),
        )

    def _column_count(self, width: int) -> int:
        """Columns as the page or the stylesheet asks, as drawn else; never narrower than text can be set."""
        g = self.grid.geometry
        wanted = self.placement.columns or self.style.column_count or len(self.first_columns)
        most = (width + round(g.column_gap_zi * g.zi)) // round((_MIN_MEASURE + g.column_gap_zi) * g.zi)
        return max(min(wanted, most), 1)

    def _cut(self, width: int, edges: Edges) -> Cut:
        g = self.grid.geometry
        count = self._column_count(width)
        if count == len(self.first_columns) and not edges.left and not edges.right:
            first = self.first_columns[0]
            starts = tuple(self.grid.cut.starts[c] - self.grid.cut.starts[first] for c in self.first_columns)
            return Cut(starts, tuple(self.grid.cut.measures[c] for c in self.first_columns))
        return cut_width(width, count, g.zi, g.column_gap_zi)

    def _stepped(self, tops: Sequence[int], text_top: int, edges: Edges) -> tuple[TextColumn, ...]:
        """The columns of an L, a T or a step: basic columns over the rows they have."""
        zi = self.grid.geometry.zi
        columns: list[TextColumn] = []
        for column, start, end, under_head, ends in self.pieces:
            # Only where the area ends does a box take its padding, in whole 字.
            x = self.grid.column_left(column) + (edges.left if not self._beside(start, end, column - 1) else 0)
            stop = self.grid.column_right(column) - (edges.right if not self._beside(start, end, column + 1) else 0)
            top = text_top if under_head else tops[start] + self.grid.lines_for(edges.top)
            bottom = tops[end + 1] - self.grid.lines_for(edges.bottom)
            if bottom - top >= SLIVER:
                columns.append(TextColumn(x, (stop - x) // zi * zi, top, bottom, under_head, ends))
        return tuple(columns)

    def stretches(self, layout: Layout) -> tuple[Stretch, ...]:
        """The pieces of column as the solver of row depths counts them."""
        edges = self._edges()
        above, below = self.grid.lines_for(edges.top), self.grid.lines_for(edges.bottom)
        return tuple(
            Stretch(piece.first, piece.last, (layout.head_lines if piece.under_head else above) + below)
            for piece in self.pieces
        )

    def _beside(self, start: int, end: int, column: int) -> bool:
        return all((row, column) in self.area.cells for row in range(start, end + 1))

    def _outline(self, tops: Sequence[int]) -> tuple[Rect, ...]:
        """The area in bands of equal columns, inside its margins."""
        s, zi = self.style, self.grid.geometry.zi
        left, right = resolve(s.margin_left, zi), resolve(s.margin_right, zi)
        above, below = resolve(s.margin_top, zi), resolve(s.margin_bottom, zi)
        cells = set(self.area.cells)
        bands: list[tuple[int, int, int, int]] = []
        for row in self.area.rows:
            for first, last in _stretches([c for r, c in self.area.cells if r == row]):
                match = next((i for i, b in enumerate(bands) if b[0] == first and b[1] == last and b[3] == row), None)
                if match is None:
                    bands.append((first, last, row, row + 1))
                else:
                    bands[match] = (first, last, bands[match][2], row + 1)
        rects: list[Rect] = []
        for first, last, start, end in bands:
            rect = self.grid.rect(first, last, tops[start], tops[end])
            starts_area = all((start - 1, c) not in cells for c in range(first, last + 1))
            ends_area = all((end, c) not in cells for c in range(first, last + 1))
            rects.append(rect.inset(left, above if starts_area else 0, right, below if ends_area else 0))
        return tuple(rects)

    # What it needs ------------------------------------------------------------------------------------

    def text_lines(self, layout: Layout) -> int:
        """Lines that the text takes at the measure of its first column."""
        basic = self.grid.cut.measures[self.first_columns[0]]
        return self.setter.lines_at(layout.columns[0].measure if layout.columns else basic)

    def overhead(self, layout: Layout, tops: Sequence[int]) -> int:
        """Column lines of a rectangular area that are not for text: head, air, padding."""
        depth = tops[self.area.rows[-1] + 1] - tops[self.area.first_cell[0]]
        return depth * len(layout.columns) - layout.room

    def vertical_depth(self, tops: Sequence[int]) -> tuple[int, int]:
        """Depths in lines of a vertical story: the least that holds it, and the one that keeps its lines whole."""
        layout = self.layout(tops)
        band = self._band(layout)
        count = self._vertical_lines(band)
        zi = self.grid.geometry.zi
        low, high = 6, _DEEPEST
        while low < high:
            middle = (low + high) // 2
            if self.setter.lines_at(middle * zi) <= count:
                high = middle
            else:
                low = middle + 1
        whole = next((m for m in range(low, _LONG_VERSE + 1) if self._keeps_lines_whole(m * zi)), low)
        depth = tops[self.area.rows[-1] + 1] - tops[self.area.first_cell[0]]
        taken = depth - round(band.height / self.grid.pitch)
        return self.grid.lines_for(low * zi) + taken, self.grid.lines_for(whole * zi) + taken

    def _keeps_lines_whole(self, measure: int) -> bool:
        return all(len(self.setter.broken(b, (measure,)).lines) == 1 for b in range(len(self.setter.blocks)))

    def _band(self, layout: Layout) -> Rect:
        """The one band that a vertical story is set in: its columns of the same top and foot, taken together."""
        if not layout.columns:
            return Rect(layout.head_rect.x, layout.head_rect.bottom, 0, 0)
        first = layout.columns[0]
        level = [c for c in layout.columns if (c.top, c.bottom) == (first.top, first.bottom)]
        left, right = min(c.x for c in level), max(c.x + c.measure for c in level)
        return Rect(left, self.grid.y(first.top), right - left, self.grid.y(first.bottom) - self.grid.y(first.top))

    def _vertical_lines(self, band: Rect) -> int:
        return band.width * self.grid.geometry.lines // self.grid.geometry.type_height

    def smaller_head(self, tops: Sequence[int]) -> tuple[int, int]:
        """Grades that the headline would have to go down to win lines of text, and how many it wins; (0, 0): none."""
        layout = self.layout(tops)
        wanted = self.context.style(self.part, Part("headline")).font_size
        size = layout.head.head_size
        if self.is_headed_beside or not size or not isinstance(wanted, FitSize):
            return 0, 0
        under = sum(column.under_head for column in layout.columns)
        lower = [s for s in HEAD_GRADES if wanted.minimum <= s < size]
        for grade, ceiling in enumerate(lower, 1):
            trial = replace(self, ceiling=ceiling, context=Context(*self.context.key))
            gain = (layout.head_lines - trial.layout(tops).head_lines) * under
            if gain > 0:
                return grade, gain
        return 0, 0

    # What it takes ------------------------------------------------------------------------------------

    def make(self, tops: tuple[int, ...]) -> SetStory:
        """Set the story at these row depths, air round the head and even feet included."""
        made = _make(
            self.context.key, self.grid, self.story, self.placement, self.rank, self.area, self.ceiling, self.levers,
            tops,
        )  # fmt: skip
        self.context.found += made.diagnostics
        return made.value

    def set(self, tops: tuple[int, ...]) -> SetStory:
        """The same without memory."""
        if self.is_vertical:
            return self._make_vertical(tops)
        natural = self.layout(tops)
        best: _Way | None = None
        for air in self._airs(tops, natural):
            aired = self.layout(tops, air) if air else natural
            way = self._even_feet(aired, air)
            if best is None or way.cost < best.cost:
                best = way
            if best.cost < _FAULT:
                break
        assert best is not None
        layout, slots, filled = best.layout, best.slots, best.filled
        levers = [*self.levers]
        if best.air:
            levers.append(f"head-air:{best.air}")
        if filled.levers:
            levers.append(f"paragraphs:{filled.levers}")
        frames: list[Frame] = []
        if layout.head.lines:
            frames.append(Frame(layout.head_rect, "vertical-rl" if self.is_headed_beside else "horizontal-tb"))
        texts = _head_texts(layout.head)
        base = len(frames)
        for column in layout.columns:
            top, bottom = self.grid.y(column.top), self.grid.y(column.bottom)
            frames.append(Frame(Rect(column.x, top, column.measure, bottom - top)))
        texts += self._place(filled, slots, layout.columns, base)
        short = best.room - filled.used if filled.next is None else 0
        account = self._account(filled, natural, natural.room, short, tuple(levers))
        return SetStory(
            tuple(frames), tuple(texts), self._boxes(layout.outline), self._column_rules(layout), account, layout,
            filled, tuple(slots),
        )  # fmt: skip

    def _airs(self, tops: Sequence[int], natural: Layout) -> list[int]:
        """Whole lines that the head may be given, as no column needs them: the most its rank allows, and one less."""
        under = sum(column.under_head for column in natural.columns)
        room = tops[self.head_rows[-1] + 1] - tops[self.head_rows[0]] - natural.head_lines
        plain = fill_chain(_slots(natural.columns), self.setter, flexible=False)
        if plain.next is not None or not natural.head.lines or not under or self.is_headed_beside:
            return [0]
        most = min(HEAD_AIR.get(self._rank_word, 2), (natural.room - plain.used) // under, room)
        return [most, most - 1] if most > 0 else [0]

    def _even_feet(self, layout: Layout, air: int) -> _Way:
        """Set the text; lines that stay empty are shared by the feet of all columns, the last ones first."""
        slots = _slots(layout.columns)
        room = len(slots)
        filled = fill_chain(slots, self.setter)
        if filled.next is not None or filled.used == room:
            return _Way(filled.cost, layout, slots, filled, air, room)
        ways: list[_Way] = []
        plain = fill_chain(slots, self.setter, flexible=False)
        for cut in range(room - min(plain.used, filled.used), -1, -1):
            trimmed = layout._replace(columns=_trimmed(layout.columns, cut))
            fewer = _slots(trimmed.columns)
            again = fill_chain(fewer, self.setter)
            if again.next is None:
                uneven = len(fewer) - again.used
                white = _EMPTY * min(cut + uneven, _MOST_WHITE)
                ways.append(_Way(again.cost + _UNEVEN * uneven + white, trimmed, fewer, again, air, room))
                if len(ways) == _TRIES:
                    break
        return min(ways, key=lambda way: way.cost)

    def _place(
        self, filled: Filled, slots: Sequence[LineSlot], columns: Sequence[TextColumn], base: int
    ) -> list[PlacedText]:
        texts: list[PlacedText] = []
        for placed in filled.blocks:
            item = self.setter.blocks[placed.block]
            by_frame: dict[int, list[PlacedLine]] = {}
            spare = 0
            if item.grid_lines:
                # A heading stands in the middle of the grid lines that it takes (占行).
                first = slots[placed.slots[0]].grid_line
                depth = self.grid.y(first + placed.span) - self.grid.y(first)
                spare = (depth - round(len(placed.lines) * self.grid.pitch)) // 2
            for line, slot_number in zip(placed.lines, placed.slots, strict=True):
                slot = slots[slot_number]
                top = self.grid.y(slot.grid_line) - self.grid.y(columns[slot.frame].top)
                block = top + self.grid.baseline(item.size) + spare
                by_frame.setdefault(slot.frame, []).append(PlacedLine(base + slot.frame, slot.offset, block, line))
            texts += [PlacedText(item.role, item.node_id, item.text, tuple(lines)) for lines in by_frame.values()]
        return texts

    def _make_vertical(self, tops: Sequence[int]) -> SetStory:
        """A story set top to bottom, lines from right to left, in one band."""
        layout = self.layout(tops)
        band = self._band(layout)
        zi, pitch = self.grid.geometry.zi, self.grid.pitch
        measure = band.height // zi * zi
        slots = [LineSlot(0, index, 0, measure) for index in range(self._vertical_lines(band) if measure else 0)]
        filled = fill_chain(slots, self.setter)
        # Lines stand in the middle of the width, the block of them in the middle of the depth.
        width = round(max(filled.used, 1) * pitch)
        start = band.right - max(band.width - width, 0) // 2
        longest = max((line.inset + line.width for b in filled.blocks for line in b.lines), default=0)
        inset = max(measure - longest, 0) // 2
        frames = [Frame(Rect(start - width, band.y, width, measure), "vertical-rl")]
        texts: list[PlacedText] = []
        if layout.head.lines:
            frames.insert(0, Frame(layout.head_rect, "vertical-rl" if self.is_headed_beside else "horizontal-tb"))
            texts += _head_texts(layout.head)
        for placed in filled.blocks:
            item = self.setter.blocks[placed.block]
            spare = round((placed.span - len(placed.lines)) * pitch / 2)
            lines = tuple(
                PlacedLine(len(frames) - 1, inset, round((slots[n].grid_line + 0.5) * pitch) + spare, line)
                for line, n in zip(placed.lines, placed.slots, strict=True)
            )
            texts.append(PlacedText(item.role, item.node_id, item.text, lines))
        account = self._account(filled, layout, len(slots), 0, ())
        boxes = self._boxes(layout.outline)
        return SetStory(tuple(frames), tuple(texts), boxes, (), account, layout, filled, tuple(slots))

    # Rules and boxes ----------------------------------------------------------------------------------

    def _boxes(self, outline: tuple[Rect, ...]) -> tuple[Box, ...]:
        fill = self.style.background_color
        if fill is None and not self.is_boxed:
            return ()
        return tuple(Box(rect, fill, self._box_edges(rect, outline)) for rect in outline)

    def _box_edges(self, rect: Rect, outline: tuple[Rect, ...]) -> BoxEdges:
        """Rules of one band; none where it meets the next over its whole width."""
        if not self.is_boxed:
            return None, None, None, None
        s = self.style

        def edge(border: Border, open_side: bool) -> BoxEdge:
            return None if open_side or not border.width else (border.width, border.color)

        meets = [o for o in outline if o.x <= rect.x and o.right >= rect.right]
        return (
            edge(s.border_top, any(o.bottom == rect.y for o in meets)),
            edge(s.border_right, False),
            edge(s.border_bottom, any(o.y == rect.bottom for o in meets)),
            edge(s.border_left, False),
        )

    def _column_rules(self, layout: Layout) -> tuple[Item, ...]:
        """Thin rules in the gutters between neighbouring columns, as long as both stand beside them (栏线)."""
        rule = self.style.column_rule
        if not rule.width:
            return ()
        g = self.grid.geometry
        inset = (round(self.grid.pitch) - g.zi) // 2
        rules: list[Item] = []
        for one, other in _neighbours(layout.columns, 3 * g.zi):
            top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
            if bottom - top < 1:
                continue
            x = (one.x + one.measure + other.x) // 2
            start, end = Point(x, self.grid.y(top) + inset), Point(x, self.grid.y(bottom) - inset)
            rules.append(Stroke(start, end, rule.width, rule.color))
        return tuple(rules)

    def _account(self, filled: Filled, layout: Layout, room: int, short: int, levers: tuple[str, ...]) -> StoryAccount:
        characters = sum(len(text.text.strip()) for text in self.story.texts())
        rest, place = 0, None
        if filled.next is not None:
            block, offset = filled.next
            place = Place(self.setter.blocks[block].node_id, offset)
            rest = len(self.setter.blocks[block].text) - offset
            rest += sum(len(item.text) for item in self.setter.blocks[block + 1 :])
        headline = self.story.headline.text if self.story.headline else self.story.name
        measure = layout.columns[0].measure / self.grid.geometry.zi if layout.columns else 0.0
        return StoryAccount(
            self.story.name,
            headline,
            characters,
            room,
            filled.used + filled.rest_lines,
            rest,
            filled.rest_lines,
            place,
            short,
            measure,
            levers,
        )


@lru_cache(maxsize=1024)
def _make(
    key: ContextKey, grid: PageGrid, story: Story, placement: Placement, rank: int, area: Area,
    ceiling: Length | None, levers: tuple[str, ...], tops: tuple[int, ...],
) -> Outcome[SetStory]:  # fmt: skip
    """A story set, kept by all that it hangs on, so that a page with one correction sets one story."""
    maker = StoryMaker(Context(*key), grid, story, placement, rank, area, ceiling, levers)
    made = maker.set(tops)
    return Outcome(made, tuple(maker.context.found))


BoxEdge = tuple[int, Color] | None
BoxEdges = tuple[BoxEdge, BoxEdge, BoxEdge, BoxEdge]


def _slots(columns: Sequence[TextColumn]) -> list[LineSlot]:
    """The line slots of all columns in the order that text walks them."""
    return [
        LineSlot(number, line, 0, column.measure)
        for number, column in enumerate(columns)
        for line in range(column.top, column.bottom)
    ]


def _trimmed(columns: Sequence[TextColumn], lines: int) -> tuple[TextColumn, ...]:
    """The columns with `lines` fewer slots in all, taken alike from the feet that end the area."""
    feet = [number for number, column in enumerate(columns) if column.ends and column.lines]
    left = {number: columns[number].lines for number in feet}
    while lines and left:
        each, rest = divmod(lines, len(left))
        shares = {number: each + (place >= len(left) - rest) for place, number in enumerate(left)}
        taken = {number: min(shares[number], left[number]) for number in left}
        lines -= sum(taken.values())
        left = {number: left[number] - taken[number] for number in left}
        columns = [
            column._replace(bottom=column.bottom - taken.get(number, 0)) for number, column in enumerate(columns)
        ]
        left = {number: rest for number, rest in left.items() if rest}
    return tuple(columns)


def _neighbours(columns: Sequence[TextColumn], gap: int) -> list[tuple[TextColumn, TextColumn]]:
    """Pairs of columns side by side, no farther apart than `gap`."""
    return [(one, other) for one in columns for other in columns if 0 < other.x - one.x - one.measure <= gap]


def _head_texts(head: HeadGroup) -> list[PlacedText]:
    texts: list[PlacedText] = []
    for line in head.lines:
        placed = PlacedLine(0, line.inline, line.block, line.line)
        if texts and texts[-1].node_id == line.node_id:
            texts[-1] = texts[-1]._replace(lines=(*texts[-1].lines, placed))
        else:
            texts.append(PlacedText(line.role, line.node_id, line.text, (placed,)))
    return texts


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of consecutive numbers as (first, last)."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
