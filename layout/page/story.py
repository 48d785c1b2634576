"""A story in its area: what it is made of, and where its head and columns stand for given depths of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil
from typing import cast

from ..base.diagnostics import Outcome
from ..base.geometry import Rect
from ..base.units import Dimension, Length, resolve
from ..display.items import Role
from ..edition.model import NO_WISH, Area, HeadPosition, Placement, Story
from ..style.model import ComputedStyle, Part
from .around import LEAST_MEASURE, Around, Obstacle, meet
from .body import setter_of
from .chain import AreaSetter, FlowKey, Jump
from .columns import MIN_MEASURE, TextColumn
from .context import Context
from .flow import Setter, lines_of
from .fold import cut_at_fold
from .fold_heads import open_heads
from .free import length_on, point_on
from .grid import Cut, PageGrid, Rhythm, cut_measures, cut_width
from .head_on_picture import BESIDE_PICTURE, ON_PICTURE, picture_under, place_on_picture
from .head_places import (
    GOOD_MEASURE,
    LEAST_SIDE_HEAD,
    SIDE_AIR_ZI,
    WITHIN,
    Field,
    PlacedHead,
    place_head,
    place_side_head,
)
from .headline import EMPTY_HEAD, GROUP, SIDE, HeadGroup, set_head
from .insets import set_insets
from .layout import Edges, Layout
from .parts import continued_part, story_part
from .pictures import picture_part, set_picture, space_over
from .row_costs import LEAST_LEG, SHORT_LEG
from .shape import AreaShape, Piece
from .tiers import lay_out_upright

_AIR = {"lead": 1.2, "second": 1.0}
"""Least air round a head over its text, in grid lines, by rank; 0.7 for the others."""


@dataclass
class StoryMaker:
    """One story on one page; asked again and again while row depths are being found."""

    context: Context
    grid: PageGrid
    story: Story
    placement: Placement
    rank: int
    area: Area
    pictures: tuple[Area, ...] = ()
    ceiling: Length | None = None
    levers: tuple[str, ...] = ()
    """What has been done to the story's head before it is set."""
    jump: Jump | None = None
    """Which of the story's areas it is, where it has several."""
    around: tuple[Obstacle, ...] = ()
    """What stands free on the page, which its text goes round."""
    _layouts: dict[tuple[tuple[int, ...], int, Length | None], Layout] = field(
        default_factory=dict[tuple[tuple[int, ...], int, "Length | None"], "Layout"], init=False, repr=False
    )

    @cached_property
    def shape(self) -> AreaShape:
        return AreaShape(self.area, self.pictures)

    @cached_property
    def part(self) -> Part:
        count = len(self.shape.head_columns)
        head = self.placement.head or "over"
        if head == "on_picture" and not self._has_picture_under_head:
            head = "over"
        part = story_part(self.story, self.placement, self.rank, count, head)
        if self.is_continued:
            assert self.jump is not None
            return continued_part(part, "right" if self.jump.flow.vertical else "over")
        if head == "between" and self.crosses_fold:
            # It would stand on the fold itself.
            return story_part(self.story, self.placement, self.rank, count, "over")
        if self.placement.head not in ("over", "left", "right") and self._mode(part) == "vertical-rl":
            # Vertical text has its head where it begins, and none among its lines.
            return story_part(self.story, self.placement, self.rank, count, "right")
        return part

    @property
    def _has_picture_under_head(self) -> bool:
        area = picture_under(self.placement.head_spot, self.pictures)
        return area is not None and any(p.name == area.name and p.file for p in self.story.pictures)

    def chained(self, jump: Jump) -> StoryMaker:
        """The same in its area, which does not hang on what stands before it."""
        other = replace(self, jump=jump)
        other._layouts = self._layouts
        return other

    def forget(self) -> None:
        """Lay out anew, so that what that reports is said again."""
        self._layouts.clear()

    @property
    def crosses_fold(self) -> bool:
        """Whether its head stands over columns of two facing pages."""
        columns = self.shape.head_columns
        return columns[0] < self.grid.fold <= columns[-1]

    @property
    def _may_cross_fold(self) -> bool:
        """The same of one that may stand elsewhere in its area, or on a picture."""
        columns = [column for _, column in self.shape.whole]
        return self.crosses_fold or (self.head != "over" and min(columns) < self.grid.fold <= max(columns))

    @property
    def is_continued(self) -> bool:
        """Whether the story begins elsewhere."""
        return self.jump is not None and self.jump.number > 0

    def _mode(self, part: Part) -> str:
        return self.placement.writing_mode or self.context.style(part).writing_mode

    @cached_property
    def style(self) -> ComputedStyle:
        style = self.context.style(self.part)
        if self.jump and self.is_continued:
            # Text runs as it does where it begins.
            return replace(style, writing_mode="vertical-rl" if self.jump.flow.vertical else "horizontal-tb")
        if self.placement.writing_mode:
            style = replace(style, writing_mode=self.placement.writing_mode)
        return style

    @property
    def rank_word(self) -> str:
        return dict(self.part.attributes)["rank"]

    @property
    def is_vertical(self) -> bool:
        return self.style.writing_mode == "vertical-rl"

    @property
    def head(self) -> HeadPosition:
        """Where the head stands."""
        return cast(HeadPosition, dict(self.part.attributes)["head"])

    @property
    def is_headed_beside(self) -> bool:
        """Whether a vertical head takes a side of a rectangle, or of a band of vertical text."""
        return self.head in ("left", "right") and (self.shape.is_rectangle or self.is_vertical)

    @property
    def is_headed_over(self) -> bool:
        """Whether the head stands over the text, so that it can take more air."""
        if self.has_free_head:
            return False
        return self.head == "over" or (self.head == "on_picture" and not self.is_vertical)

    @cached_property
    def is_boxed(self) -> bool:
        """Whether rules stand on all four sides."""
        s = self.style
        return all(edge.width for edge in (s.border_top, s.border_right, s.border_bottom, s.border_left))

    @cached_property
    def shaped(self) -> Outcome[Setter]:
        """The story's blocks ready to be set, and what shaping had to say of them, once for all of its areas."""
        made = setter_of(self.flow)
        return Outcome(made.value) if self.is_continued else made

    @property
    def flow(self) -> FlowKey:
        """What the text is set from."""
        if self.jump and self.is_continued:
            return self.jump.flow
        return FlowKey(
            self.context.key, self.part, self.story.blocks, self.story.language, self.is_vertical,
            self.placement.tracking,
        )  # fmt: skip

    @cached_property
    def setter(self) -> Setter:
        """What sets the story: in all its areas before this one and in this one, where it has several."""
        whole = self.shaped.value
        return AreaSetter(whole, self.context, self.part, self.jump) if self.jump else whole

    @cached_property
    def edges(self) -> Edges:
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

    @cached_property
    def gutter_zi(self) -> float:
        """The gutter between columns of its own, in 字: as the stylesheet asks, else the page's."""
        g = self.grid.geometry
        own = resolve(self.style.column_gap, g.zi)
        return own / g.zi if own else g.column_gap_zi

    @property
    def levers_allowed(self) -> dict[str, int]:
        """The ways to make it fit that stylesheet and page allow, and how far each goes."""
        return dict(self.style.copyfit) if self.placement.fit != "none" else {}

    def layout(self, tops: Sequence[int], head_air: int = 0) -> Layout:
        """Head and columns when row r of the dummy begins at grid line tops[r]; `head_air` more for the head."""
        key = (tuple(tops), head_air, self.ceiling)
        if key not in self._layouts:
            made = self._with_side_head(self._lay_out(tops, head_air))
            self._layouts[key] = self._gone_round(self._opened(made) if self.grid.fold else made)
        return self._layouts[key]

    def _opened(self, layout: Layout) -> Layout:
        """The same with the lines of its heads opened where the fold lies."""
        main = PlacedHead(layout.head, layout.head_rect, layout.head_vertical)
        (main, *more), on_fold = open_heads(self.grid, (main, *layout.more_heads))
        return layout._replace(head=main.group, more_heads=tuple(more), on_fold=on_fold)

    def _gone_round(self, layout: Layout) -> Layout:
        """The layout with its insets, its text going round what stands among the columns."""
        rects = [column.rect for column in layout.columns]
        free = (one for one in self.around if any(meet(one.outer, rect) for rect in rects))
        standing = (*layout.around.obstacles, *free)
        insets = set_insets(self, layout.columns, standing) if self.placement.insets else ()
        obstacles = (*standing, *(one for inset in insets for one in inset.obstacles))
        if not obstacles:
            return layout._replace(insets=insets)
        zi = self.setter.size or self.grid.geometry.zi
        return layout._replace(around=Around(obstacles, zi, self.least_measure), insets=insets)

    @cached_property
    def least_measure(self) -> int:
        """The shortest line in sp beside something among the columns that takes text."""
        zi, own = self.setter.size or self.grid.geometry.zi, self.style.least_measure
        return LEAST_MEASURE * zi if own is None else resolve(own, zi)

    def head_room(self, tops: Sequence[int]) -> int:
        """Grid lines from the top of the area to where its columns cease to be those under the head."""
        return tops[self.shape.head_rows[-1] + 1] - tops[self.shape.head_rows[0]]

    def lines_of_head(self, layout: Layout, tops: Sequence[int]) -> int:
        """Grid lines from the top of the area that the head takes with its air."""
        if not layout.head_vertical or not layout.head.lines:
            return layout.head_lines
        return self.grid.lines_for(layout.head_rect.bottom - self.grid.y(tops[self.area.first_cell[0]]))

    def _lay_out(self, tops: Sequence[int], head_air: int) -> Layout:
        top, last = tops[self.area.first_cell[0]], tops[self.area.rows[-1] + 1]
        edges, columns = self.edges, self.shape.head_columns
        left = self.grid.column_left(columns[0]) + edges.left
        right = self.grid.column_right(columns[-1]) - edges.right
        if self.is_vertical:
            return lay_out_upright(self, tops, head_air)
        if self.has_free_head:
            return self._under_free_head(left, right, tops)
        if self.is_headed_beside:
            return self._beside_head(left, right, top, last, self.outline(tops))
        if self.head == "on_picture":
            return self._on_picture(left, right, tops)
        if self.head != "over":
            return self._among_text(left, right, tops)
        return self._over_text(self.head_over(right - left), left, right, tops, head_air)

    @property
    def has_free_head(self) -> bool:
        """Whether its head stands where the page says, off the grid."""
        return self.placement.head_at is not None and not self.is_vertical and not self.is_continued

    def free_head(self) -> tuple[HeadGroup, Rect]:
        """The head that stands free, and its rectangle on the page."""
        at, width = self.placement.head_at, self.placement.head_width
        assert at is not None
        point, zi = point_on(self.grid, at), self.grid.geometry.zi
        room = self.grid.right - point.x
        wide = length_on(self.grid, width) if width else max(min(self._head_columns_width, room), zi)
        head = self.set_head(wide)
        return head, Rect(point.x, point.y, wide, head.depth)

    @property
    def _head_columns_width(self) -> int:
        columns = self.shape.head_columns
        return self.grid.column_right(columns[-1]) - self.grid.column_left(columns[0])

    def _under_free_head(self, left: int, right: int, tops: Sequence[int]) -> Layout:
        """The text where it would stand without a head: it goes round that as round anything else that stands free."""
        head, rect = self.free_head()
        above = self.grid.lines_for(self.edges.top)
        columns, stubs = self._text_columns(left, right, tops[self.area.first_cell[0]] + above, tops)
        columns = tuple(column._replace(under_head=False) for column in columns)
        return Layout(head, rect, 0, columns, self.outline(tops), stubs)

    def _on_picture(self, left: int, right: int, tops: Sequence[int]) -> Layout:
        """A head on a picture of the story; what does not go with it stands over the text."""
        rest = self.head_over(right - left, BESIDE_PICTURE)
        layout = self._over_text(rest, left, right, tops, 0)
        layout = layout._replace(columns=tuple(column._replace(under_head=False) for column in layout.columns))
        area = picture_under(self.placement.head_spot, self.pictures)
        picture = next((p for p in self.story.pictures if area and p.name == area.name), None)
        assert area is not None
        assert picture is not None
        first, end, sides = self.picture_place(area, tops)
        made = set_picture(self.context, self.grid, picture, self.part, sides, first, end, air_above=first > tops[0])

        def set_across(width: int, most: Length | None) -> HeadGroup:
            return self.set_head(width, roles=ON_PICTURE, most=most)

        rect = made.picture.rect if made.picture else self.grid.rect(0, 0, first, end)._replace(x=sides[0])
        head = place_on_picture(rect, self.placement.head_spot, self.grid.geometry.zi, set_across)
        if head is None:
            return layout
        more = (PlacedHead(rest, layout.head_rect),) if rest.lines else ()
        return layout._replace(head=head.group, head_rect=head.rect, more_heads=more)

    def _with_side_head(self, layout: Layout) -> Layout:
        """A head beside the text (边题), at the outer side of the last column, or of the first beside a right head."""
        if self.story.side_head is None or self.is_vertical:
            return layout

        def set_down(depth: int) -> HeadGroup:
            return self.set_head(depth, vertical=True, roles=SIDE)

        placed = place_side_head(layout.columns, self.grid, set_down, at_left=self.head == "right")
        if placed is None:
            return layout
        head, obstacle = placed
        around = layout.around._replace(obstacles=(*layout.around.obstacles, obstacle))
        return layout._replace(more_heads=(*layout.more_heads, head), around=around)

    def picture_place(self, area: Area, tops: Sequence[int]) -> tuple[int, int, tuple[int, int]]:
        """Where a picture of the story stands: from grid line to grid line, and its sides in sp."""
        grid, edges = self.grid, self.outer_edges(area)
        columns = [column for _, column in area.cells]
        sides = grid.column_left(min(columns)) + edges.left, grid.column_right(max(columns)) - edges.right
        first = tops[area.rows[0]] + grid.lines_for(edges.top)
        return first, tops[area.rows[-1] + 1] - grid.lines_for(edges.bottom), sides

    def middle_over(self, area: Area, tops: Sequence[int]) -> int:
        """The middle in sp of the air between a picture of the story and what stands over it."""
        first, _, _ = self.picture_place(area, tops)
        picture = next((p for p in self.story.pictures if p.name == area.name), None)
        style = self.context.style(self.part, picture_part(picture)) if picture else None
        return self.grid.y(first) + (space_over(style, self.grid.geometry.zi) // 2 if style else 0)

    def _over_text(self, head: HeadGroup, left: int, right: int, tops: Sequence[int], head_air: int) -> Layout:
        """A head over all columns of its text."""
        edges, top = self.edges, tops[self.area.first_cell[0]]
        head_top = self.grid.y(top) + edges.top
        text_top = top + self.grid.lines_for(edges.top)
        if head.lines:
            text_top = top + self.grid.lines_for(edges.top + head.depth + self.air) + head_air
            head = head.spread(self.grid.y(text_top) - head_top - head.depth)
        head_rect = Rect(left, head_top, right - left, head.depth)
        columns, stubs = self._text_columns(left, right, text_top, tops)
        return Layout(head, head_rect, text_top - top, columns, self.outline(tops), stubs)

    def _among_text(self, left: int, right: int, tops: Sequence[int]) -> Layout:
        """A head that stands among the columns of its text."""
        edges, outline = self.edges, self.outline(tops)
        above, below = self.grid.lines_for(edges.top), self.grid.lines_for(edges.bottom)
        columns, stubs = self._text_columns(left, right, tops[self.area.first_cell[0]] + above, tops)

        def set_down(depth: int) -> HeadGroup:
            return self.set_head(depth, vertical=True)

        under = self.shape.head_columns
        sides = self.outer_edge(under[0], under[-1], True), self.outer_edge(under[0], under[-1], False)
        field = Field(
            self.grid, self._under_head(columns, tops), self.set_head, set_down, self.placement.head_spot, self.air,
            sides, self._least_down,
        )  # fmt: skip
        made = place_head(self.head, field)
        main, *more = made.heads or (PlacedHead(EMPTY_HEAD, Rect(left, outline[0].y, right - left, 0)),)
        parted = sum(column.lines for column in columns) - sum(column.lines for column in made.columns)
        return Layout(
            main.group, main.rect, made.depth + above + below if made.depth else 0, made.columns, outline, stubs,
            Around(made.obstacles), main.vertical, tuple(more), made.beside, parted,
        )  # fmt: skip

    def _under_head(self, columns: tuple[TextColumn, ...], tops: Sequence[int]) -> tuple[TextColumn, ...]:
        """The columns, those marked that a head among them may stand on: in a stepped area that begins with a single
        column, those of its widest band, unless the head is to stand where the story begins."""
        if self.shape.is_rectangle or len(self.shape.head_columns) > 1 or self.head not in WITHIN:
            return columns
        band = max(self.shape.text_bands, key=lambda band: (band.right - band.left, -band.first))
        rect = self.grid.rect(band.left, band.right, tops[band.first], tops[band.last + 1])
        middle = rect.y + rect.height // 2

        def is_in(column: TextColumn) -> bool:
            return column.rect.y <= middle < column.rect.bottom and rect.x <= column.start < rect.right

        return tuple(column._replace(under_head=is_in(column)) for column in columns)

    @property
    def _least_down(self) -> int:
        """The depth in sp of the headline from top to bottom at its least size, with a 字 clear at both ends (§7)."""
        size, text = self.context.style(self.part, Part("headline")).font_size, self.story.headline
        if text is None:
            return 0
        return (len(text.text) + 2) * (size if isinstance(size, int) else size.minimum)

    @property
    def air(self) -> int:
        """Least white in sp between a head and text over or under it."""
        return round(self.grid.pitch * _AIR.get(self.rank_word, 0.7))

    def _text_columns(
        self, left: int, right: int, text_top: int, tops: Sequence[int]
    ) -> tuple[tuple[TextColumn, ...], int]:
        """The columns of text that begins at a grid line under the head, and how many of them are stubs."""
        if not self.shape.is_rectangle:
            return self._stepped(tops, text_top)
        cut = self._cut(left, right)
        bottom = max(tops[self.area.rows[-1] + 1] - self.grid.lines_for(self.edges.bottom), text_top)
        pieces = zip(cut.starts, cut.measures, strict=True)
        return tuple(self._column(left + x, m, text_top, bottom, True) for x, m in pieces), 0

    def _column(
        self, start: int, measure: int, top: int, bottom: int, under_head: bool, ends: bool = True
    ) -> TextColumn:
        """Grid lines `top` to `bottom`: text larger than the grid keeps its own distance of lines between them."""
        grid, pitch = self.grid, self.setter.pitch
        if pitch <= grid.pitch or bottom <= top:
            return TextColumn(start, measure, top, bottom, under_head, grid.rhythm, ends)
        ratio = lines_of(pitch, grid.pitch)
        count, first = int((bottom - top) / ratio), ceil(top / ratio)
        if ratio == int(ratio):
            bottom = top + int(ratio) * count
        depth = grid.y(bottom) - grid.y(top)
        rhythm = Rhythm(grid.y(top), first, depth, max(count, 1))
        return TextColumn(start, measure, first, first + count, under_head, rhythm, ends)

    @property
    def line_pitch(self) -> float:
        """Distance from line to line of its text in sp."""
        return self.setter.pitch

    def set_head(
        self, measure: int, *, vertical: bool = False, roles: frozenset[Role] | None = None, most: Length | None = None
    ) -> HeadGroup:
        """The head group over a measure, as large as rank, page and placement let it be, and no larger than `most`."""
        ceiling = min(most, self.ceiling) if most and self.ceiling else most or self.ceiling
        wish = NO_WISH if most else self.placement.head_wish
        if wish.art and self.placement.head_width:
            wish = wish._replace(art=wish.art._replace(width=length_on(self.grid, self.placement.head_width)))
        if roles is None and self.is_vertical:
            # A head beside lines that run down is a line of the group.
            roles = GROUP | SIDE
        return set_head(
            self.context, self.story, self.part, measure, vertical=vertical, ceiling=ceiling,
            wish=wish, roles=roles, held=self.placement.held,
            over_fold=self._may_cross_fold and not vertical,
        )  # fmt: skip

    def head_over(self, width: int, roles: frozenset[Role] | None = None) -> HeadGroup:
        # A head keeps one 字 clear at each side where its lines are centred (newspaper-practice §7).
        zi = self.grid.geometry.zi
        clear = zi if self.context.style(self.part, Part("headline")).text_align == "center" else 0
        head = self.set_head(width - 2 * clear, roles=roles)
        if clear:
            head = head._replace(lines=tuple(line._replace(inline=line.inline + clear) for line in head.lines))
        return head

    def _beside_head(self, left: int, right: int, top: int, last: int, outline: tuple[Rect, ...]) -> Layout:
        """A vertical head at the left or right, the text in the columns beside it."""
        g = self.grid.geometry
        first = top + self.grid.lines_for(self.edges.top)
        bottom = max(last - self.grid.lines_for(self.edges.bottom), first)
        # One blank 字 above and below a vertical head (newspaper-practice §7).
        depth = max(self.grid.y(bottom) - self.grid.y(first) - 2 * g.zi, LEAST_SIDE_HEAD * g.zi)
        head = self.set_head(depth, vertical=True)
        at_left = self.head == "left"
        outer = self.outer_edge(self.shape.head_columns[0], self.shape.head_columns[-1], at_left)
        taken = head.ink + 2 * SIDE_AIR_ZI * g.zi if head.lines else 0
        width = max(right - (outer + taken) if at_left else outer - taken - left, g.zi)
        width = min(width, right - left)
        if self.crosses_fold:
            start, stop = (right - width, right) if at_left else (left, left + width)
            return self._beside_over_fold(head, (outer, start, stop), first, bottom, outline)
        count = self._column_count(width)
        gutters = round((count - 1) * self.gutter_zi * g.zi)
        # What is no whole 字 for every column goes to the head, shared by both its sides.
        width = max((width - gutters) // (count * g.zi), 1) * count * g.zi + gutters
        text_left = right - width if at_left else left
        cut = cut_width(width, count, g.zi, self.gutter_zi)
        columns = tuple(
            self._column(text_left + x, m, first, bottom, False) for x, m in zip(cut.starts, cut.measures, strict=True)
        )
        inner = text_left if at_left else text_left + width
        head_right = (outer + inner + head.ink) // 2 + head.ink_start
        head_rect = Rect(head_right - head.depth, self.grid.y(first) + g.zi, head.depth, depth)
        return Layout(head, head_rect, 0, columns, outline, head_vertical=True)

    def _beside_over_fold(
        self, head: HeadGroup, edges: tuple[int, int, int], first: int, bottom: int, outline: tuple[Rect, ...]
    ) -> Layout:
        """The same where the text stands on two pages; what is no whole 字 goes to the gutters of each.

        `edges` are the outer edge of the white beside the head, and from where to where the text stands.
        """
        (outer, start, stop), zi = edges, self.grid.geometry.zi
        cut = self._cut_at_fold(start, stop)
        pieces = zip(cut.starts, cut.measures, strict=True)
        columns = tuple(self._column(start + x, measure, first, bottom, False) for x, measure in pieces)
        inner = start if outer <= start else stop
        right = (outer + inner + head.ink) // 2 + head.ink_start
        depth = max(self.grid.y(bottom) - self.grid.y(first) - 2 * zi, 4 * zi)
        rect = Rect(right - head.depth, self.grid.y(first) + zi, head.depth, depth)
        return Layout(head, rect, 0, columns, outline, head_vertical=True)

    def _cut_at_fold(self, left: int, right: int) -> Cut:
        width = sum(stop - start for start, stop in self.grid.split(left, right))

        def cut(width: int, count: int) -> Cut:
            return cut_width(width, count, self.grid.geometry.zi, self.gutter_zi, self.style.column_cut)

        return cut_at_fold(self.grid, left, right, self._column_count(width), cut)

    def outer_edge(self, first: int, last: int, at_left: bool) -> int:
        """Where the white outside a vertical head beside columns `first` to `last` ends: at a box's rule, in the middle
        of a gutter, else at the area's edge."""
        grid, zi = self.grid, self.grid.geometry.zi
        left = grid.column_left(first) + resolve(self.style.margin_left, zi)
        right = grid.column_right(last) - resolve(self.style.margin_right, zi)
        beside = first - 1 if at_left else last + 1
        if self.is_boxed and not any((row, beside) in self.shape.whole for row in self.area.rows):
            return left if at_left else right
        if at_left:
            return left if first in (0, grid.fold) else (grid.column_right(beside) + left) // 2
        return right if beside in (grid.columns, grid.fold) else (right + grid.column_left(beside)) // 2

    @property
    def measures(self) -> tuple[float, ...]:
        """Measures of its columns in 字 where they are given one by one: only in a rectangle on one page, across."""
        elsewhere = self.is_vertical or self.crosses_fold or self.is_headed_beside
        return self.placement.measures if self.shape.is_rectangle and not elsewhere else ()

    def _column_count(self, width: int) -> int:
        """Columns as the page or the stylesheet asks, as drawn else; never narrower than text can be set."""
        zi = self.grid.geometry.zi
        asked = self.placement.columns or self.style.column_count
        least = MIN_MEASURE if asked else GOOD_MEASURE
        most = (width + round(self.gutter_zi * zi)) // round((least + self.gutter_zi) * zi)
        return max(min(asked or len(self.shape.head_columns), most), 1)

    def _cut(self, left: int, right: int) -> Cut:
        g, columns, width = self.grid.geometry, self.shape.head_columns, right - left
        if self.measures:
            own = cut_measures(width, self.measures, g.zi, self.gutter_zi)
            if own is not None:
                return own
        count = self._column_count(width)
        own = self.edges.left or self.edges.right or self.gutter_zi != g.column_gap_zi
        if count == len(columns) and not own:
            starts = tuple(self.grid.cut.starts[c] - self.grid.cut.starts[columns[0]] for c in columns)
            return Cut(starts, tuple(self.grid.cut.measures[c] for c in columns))
        if self.crosses_fold:
            return self._cut_at_fold(left, right)
        return cut_width(width, count, g.zi, self.gutter_zi, self.style.column_cut)

    def _stepped(self, tops: Sequence[int], text_top: int) -> tuple[tuple[TextColumn, ...], int]:
        """The columns of an L, a T or a step, basic columns over the rows they have; and how many are stubs."""
        columns: list[TextColumn] = []
        stubs = 0
        for piece in self.shape.pieces:
            above, below = self.edge_lines(piece)
            top = text_top if piece.under_head else tops[piece.first] + above
            bottom = tops[piece.last + 1] - below
            x, measure = self._width_of(piece)
            stubs += 0 < bottom - top < SHORT_LEG
            if bottom - top >= LEAST_LEG:
                columns.append(self._column(x, measure, top, bottom, piece.under_head, piece.ends))
        return tuple(columns), stubs

    def _width_of(self, piece: Piece) -> tuple[int, int]:
        """Where a piece of column starts, and its measure: only where the area ends does it give way to padding."""
        column, zi = piece.column, self.grid.geometry.zi
        inner_left = self.shape.goes_on(piece.first, piece.last, column - 1)
        inner_right = self.shape.goes_on(piece.first, piece.last, column + 1)
        x = self.grid.column_left(column) + (0 if inner_left else self.edges.left)
        stop = self.grid.column_right(column) - (0 if inner_right else self.edges.right)
        return x, (stop - x) // zi * zi

    def edge_lines(self, piece: Piece) -> tuple[int, int]:
        """Grid lines that margin and padding take over and under a piece of column; under it none over a picture."""
        over_picture = (piece.last + 1, piece.column) in self.shape.whole
        above = self.grid.lines_for(self.edges.top)
        if self.shape.is_parted(piece.first, piece.column):
            # A line at least, for the rule that parts it from what ends over it.
            above = max(above, 1)
        return above, 0 if over_picture else self.grid.lines_for(self.edges.bottom)

    def outer_edges(self, area: Area) -> Edges:
        """What a picture of a boxed story must leave at sides where the box runs along it."""
        if not self.is_boxed:
            return Edges(0, 0, 0, 0)
        whole, edges = self.shape.whole, self.edges
        rows, columns = {row for row, _ in area.cells}, {column for _, column in area.cells}
        return Edges(
            0 if all((row, min(columns) - 1) in whole for row in rows) else edges.left,
            0 if all((min(rows) - 1, column) in whole for column in columns) else edges.top,
            0 if all((row, max(columns) + 1) in whole for row in rows) else edges.right,
            0 if all((max(rows) + 1, column) in whole for column in columns) else edges.bottom,
        )

    def outline(self, tops: Sequence[int]) -> tuple[Rect, ...]:
        """The story and its pictures in bands of equal columns, inside its margins."""
        s, zi = self.style, self.grid.geometry.zi
        left, right = resolve(s.margin_left, zi), resolve(s.margin_right, zi)
        above, below = resolve(s.margin_top, zi), resolve(s.margin_bottom, zi)
        bands = (self.grid.rect(b.left, b.right, tops[b.first], tops[b.last + 1]) for b in self.shape.bands)
        return tuple(rect.inset(left, above, right, below) for rect in bands)
