"""Heads among their text: in a corner, inside it, between its columns, across its middle, in opposite corners.

A head that stands among the columns takes a box of whole grid lines, and as a rule of whole columns; text goes round
it as round any obstacle, down each column in turn and past the head on the way (走文, newspaper-practice §8, §10).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Literal, NamedTuple

from ..base.geometry import Rect
from ..edition.model import HeadPosition, HeadSpot
from .around import LEAST_MEASURE, Margins, Obstacle
from .columns import TextColumn
from .grid import PageGrid
from .headline import HeadGroup

LEAST_SIDE_HEAD = 4
"""字 of the shortest vertical head."""
SIDE_AIR_ZI = 1
"""字 left white at each side of a vertical head, at least."""
LEAST_TEXT = 3
"""Lines of text that a head should have over and under it (MK04, MK06)."""
GOOD_MEASURE = 10
"""字 that must be left of a column beside a vertical head, so that text still runs there (MK19)."""
_SIDE_DEPTH = 60
"""Percent of its column's depth that a side head may take."""
_LEAST_HEAD = 5
"""字 of the narrowest head among text."""
_ROUNDING = 2
"""sp by which lines that are rounded on two ways may differ."""
_OVER, _UNDER = 0.88, 0.12
"""Of an em, the share of ideographs over and under their baseline."""

Level = Literal["top", "middle", "bottom"]
Anchor = Literal["left", "middle", "right"]


class PlacedHead(NamedTuple):
    """A head group where it stands: the frame that its lines are counted in."""

    group: HeadGroup
    rect: Rect
    vertical: bool = False


class Places(NamedTuple):
    """Heads placed, the columns of text with them, and what the text goes round.

    `depth` is the grid lines that the area must have under the head's columns; `beside` the 字 that the narrowest
    side of a head has kept for text where text should stand, None where there is no such side.
    """

    heads: tuple[PlacedHead, ...]
    columns: tuple[TextColumn, ...]
    obstacles: tuple[Obstacle, ...] = ()
    depth: int = 0
    beside: int | None = None


class Field(NamedTuple):
    """The text of a story as it would stand without a head, and how to set one.

    `columns` are in the order that text walks them; those that are `under_head` in the drawing are the ones that a
    head may stand on. `set_across` sets it over a width, `set_down` to a depth. `air` is the white in sp that a head
    keeps over and under it, `edges` where the white outside the text ends at its left and right.
    """

    grid: PageGrid
    columns: tuple[TextColumn, ...]
    set_across: Callable[[int], HeadGroup]
    set_down: Callable[[int], HeadGroup]
    spot: HeadSpot
    air: int
    edges: tuple[int, int]
    least_down: int
    """Depth in sp of the shortest vertical head."""

    @property
    def zi(self) -> int:
        return self.grid.geometry.zi

    @property
    def head_columns(self) -> list[TextColumn]:
        """The columns that a head may stand on, from left to right."""
        return sorted((c for c in self.columns if c.under_head), key=lambda column: column.start)

    @property
    def lines(self) -> tuple[int, int]:
        """The grid lines that all of these columns have: the first, and the one after the last."""
        columns = self.head_columns
        top, bottom = max(c.rect.y for c in columns), min(c.rect.bottom for c in columns)
        return self.grid.lines_for(top - self.grid.y(0)), max(self._whole(bottom), self._whole(top))

    def _whole(self, y: int) -> int:
        return int((y - self.grid.y(0) + _ROUNDING) / self.grid.pitch)


def place_head(position: HeadPosition, field: Field) -> Places:
    """The head of a story among its columns; without a head, or columns for it, the columns as they are."""
    return _PLACES[position](field) if field.head_columns else Places((), field.columns)


def _corner(field: Field) -> Places:
    """串文题: in a corner; text stands beside it and under or over it."""
    level, anchor = _corner_of(field.spot.side or "top_left")
    box = _across(field, anchor)
    group = field.set_across(box[1] - box[0])
    return _with(field, [_boxed(field, group, box, level)])


def _three(field: Field) -> Places:
    """文包题: at the middle of a side; text stands on the three others. One column has it at its left."""
    side = field.spot.side or ("left" if len(field.head_columns) == 1 else "top")
    level: Level = side if side in ("top", "bottom") else "middle"
    anchor: Anchor = side if side in ("left", "right") else "middle"
    box = _across(field, anchor)
    return _with(field, [_boxed(field, field.set_across(box[1] - box[0]), box, level)])


def _four(field: Field) -> Places:
    """眉心题: in the middle, text all round; one column has room for text at one side only."""
    box = _across(field, "middle" if len(field.head_columns) > 1 else "left")
    return _with(field, [_boxed(field, field.set_across(box[1] - box[0]), box, "middle")])


def _diagonal(field: Field) -> Places:
    """对角题: one part in a corner of the top, the other in the opposite corner of the foot."""
    level, anchor = _corner_of(field.spot.side or "top_left")
    opposite: Anchor = "right" if anchor == "left" else "left"
    box, other = _across(field, anchor), _across(field, opposite)
    parts = halves(field.set_across(min(box[1] - box[0], other[1] - other[0])))
    made = [_boxed(field, parts[0], box, level)]
    if len(parts) > 1:
        made.append(_boxed(field, parts[1], other, "bottom"))
    return _with(field, made)


def halves(group: HeadGroup) -> list[HeadGroup]:
    """A head group parted at the break nearest the middle of its headline, else before what follows the headline;
    whole where there is neither."""
    lines = group.lines
    heads = [number for number, line in enumerate(lines) if line.role == "headline"]
    at = heads[(len(heads) + 1) // 2] if len(heads) > 1 else heads[0] + 1 if heads else 0
    if not 0 < at < len(lines):
        return [group]
    lower = lines[at]
    start = min(lower.block - round(_OVER * lower.size), group.depth)
    moved = tuple(line._replace(block=line.block - start) for line in lines[at:])
    return [HeadGroup(lines[:at], start, group.head_size), HeadGroup(moved, group.depth - start, group.head_size)]


def _belt(field: Field) -> Places:
    """腰带题: across all columns at the middle of their depth.

    Text walks all columns over the head first and then those under it: a head that closes every column parts the
    story as a rule would, and the eye at its upper edge goes on to the next column, as it does at the foot of a page;
    only a head that leaves columns open beside it is jumped on the way down.
    """
    columns = field.head_columns
    box = columns[0].start, columns[-1].stop
    made = _boxed(field, field.set_across(box[1] - box[0]), box, "middle")
    if made is None:
        return Places((), field.columns)
    parted = {column: _parted(column, made.rect.y, made.rect.bottom) for column in columns}
    upper = [parted[column][0] for column in field.columns if column in parted]
    rest = [parted[column][1] if column in parted else column for column in field.columns]
    kept = tuple(column for column in (*upper, *rest) if column.lines)
    return Places((made.head,), kept, (), made.lines + 2 * LEAST_TEXT)


def _parted(column: TextColumn, top: int, bottom: int) -> tuple[TextColumn, TextColumn]:
    """What a column has over and under a gap."""
    lines = range(column.top, column.bottom + 1)
    stop = max((line for line in lines if column.rhythm.at(line) <= top + _ROUNDING), default=column.top)
    start = min((line for line in lines if column.rhythm.at(line) >= bottom - _ROUNDING), default=column.bottom)
    over = column._replace(bottom=stop, ends=False, under_head=False)
    return over, column._replace(top=max(start, stop), under_head=False)


def _between(field: Field) -> Places:
    """文夹题: a vertical head between columns at its left and at its right, over their whole depth.

    Where all columns are alike they are cut anew, so that both sides have lines of one measure.
    """
    columns, zi = field.head_columns, field.zi
    left, right = columns[0].start, columns[-1].stop
    rect = columns[0].rect
    depth = min(column.rect.bottom for column in columns) - rect.y
    group = field.set_down(max(depth - 2 * zi, 4 * zi))
    if not group.lines:
        return Places((), field.columns)
    taken = group.ink + 2 * SIDE_AIR_ZI * zi
    if len(columns) == len(field.columns):
        gutter = columns[1].start - columns[0].stop if len(columns) > 1 else zi
        cut = _cut_between(left, right, taken, max(len(columns), 2), gutter, zi)
        model = columns[0]._replace(under_head=False)
        made = tuple(model._replace(start=start, measure=measure) for start, measure in cut)
        at = (len(cut) + 1) // 2
        head = _down(field, group, made[at - 1].stop, made[at].start, rect.y, depth)
        return Places((head,), made, (), field.grid.lines_for(field.least_down), made[0].measure // zi)
    middle = (left + right) // 2
    start, stop = middle - taken // 2, middle + taken // 2
    head = _down(field, group, start, stop, rect.y, depth)
    obstacle = Obstacle(Rect(start, rect.y, stop - start, depth), wrap="both")
    beside = _beside(field, start, stop, ("left", "right"))
    return Places((head,), _freed(field), (obstacle,), field.grid.lines_for(field.least_down), beside)


def _cut_between(left: int, right: int, taken: int, count: int, gutter: int, zi: int) -> list[tuple[int, int]]:
    """Start and measure of columns of one measure at both sides of a head; what they leave over goes to the head."""
    before, after = (count + 1) // 2, count // 2
    measure = max((right - left - taken - (count - 2) * gutter) // count // zi, 1) * zi
    starts = [left + number * (measure + gutter) for number in range(before)]
    starts += [right - measure - number * (measure + gutter) for number in reversed(range(after))]
    return [(start, measure) for start in starts]


def _side(field: Field, anchor: Anchor) -> Places:
    """左题, 右题 in an area that is no rectangle: a vertical head beside the first or last of the columns under it.

    Where it leaves too little of that column, text keeps out of it, and goes on under the head where the column does.
    """
    column = field.head_columns[0 if anchor == "left" else -1]
    zi, rect = field.zi, column.rect
    group = field.set_down(max(rect.height - 2 * zi, 4 * zi))
    if not group.lines:
        return Places((), field.columns)
    at_left, (left, right) = anchor == "left", field.edges
    taken = group.ink + 2 * SIDE_AIR_ZI * zi
    inner = max(left + taken - column.start if at_left else column.stop - right + taken, 0)
    measure = (column.measure - (ceil(inner / zi) * zi if at_left else inner)) // zi * zi
    runs = measure >= GOOD_MEASURE * zi
    if at_left:
        start, stop = left, column.stop - measure if runs else column.stop
    else:
        start, stop = column.start + measure if runs else column.start, right
    head = _down(field, group, start, stop, rect.y, rect.height)
    box = Rect(min(start, column.start), rect.y, 0, rect.height)
    box = box._replace(width=max(stop, column.stop if not at_left else stop) - box.x)
    depth = field.grid.lines_for(field.least_down)
    return Places((head,), _freed(field), (Obstacle(box, wrap="both" if runs else "clear"),), depth)


def place_side_head(
    columns: Sequence[TextColumn], grid: PageGrid, set_down: Callable[[int], HeadGroup], *, at_left: bool
) -> tuple[PlacedHead, Obstacle] | None:
    """A head beside the text (边题) halfway down the outer side of a column, and what the text goes round.

    Where it leaves too little of the column, text keeps out of that place. None without columns or a head.
    """
    zi = grid.geometry.zi
    pick = min if at_left else max
    column = pick(columns, key=lambda column: (column.start, -column.top), default=None)
    if column is None:
        return None
    rect = column.rect
    group = set_down(max(rect.height * _SIDE_DEPTH // 100, 4 * zi))
    if not group.lines:
        return None
    width = ceil((group.ink + SIDE_AIR_ZI * zi) / zi) * zi
    start, stop = min(line.start for line in group.lines), max(line.stop for line in group.lines)
    lines = grid.lines_for(stop - start + zi)
    first = grid.lines_for(rect.y - grid.y(0)) + max(grid.lines_for(rect.height) - lines, 0) // 2
    top, depth = grid.y(first), grid.y(first + lines) - grid.y(first)
    outer = column.start if at_left else column.stop
    box = Rect(outer if at_left else outer - width, top, width, depth)
    right = (outer + group.ink if at_left else outer) + group.ink_start
    frame = Rect(right - group.depth, top + (depth - (stop - start)) // 2 - start, group.depth, depth)
    return PlacedHead(group, frame, vertical=True), Obstacle(box, wrap="both")


def _down(field: Field, group: HeadGroup, start: int, stop: int, top: int, depth: int) -> PlacedHead:
    """A vertical head with its ink at the middle of a width, one 字 clear over and under it (§7)."""
    right = (start + stop + group.ink) // 2 + group.ink_start
    rect = Rect(right - group.depth, top + field.zi, group.depth, max(depth - 2 * field.zi, 4 * field.zi))
    return PlacedHead(group, rect, vertical=True)


class _Boxed(NamedTuple):
    """A head in its box: `rect` is the box, whole grid lines deep."""

    head: PlacedHead
    rect: Rect
    lines: int
    level: Level


def _boxed(field: Field, group: HeadGroup, box: tuple[int, int], level: Level) -> _Boxed | None:
    """A head in a box of whole lines at the top, the middle or the foot of its columns; None without a head."""
    if not group.lines:
        return None
    grid, (first, end) = field.grid, field.lines
    over, under = ink_extent(group)
    white = grid.ideograph_top
    air = (level != "top") + (level != "bottom")
    lines = grid.lines_for(under - over + air * field.air + (2 - air) * white)
    free = max(end - first - lines, 0)
    top = first + {"top": 0, "middle": free // 2, "bottom": free}[level]
    rect = Rect(box[0], grid.y(top), box[1] - box[0], grid.y(top + lines) - grid.y(top))
    spare = rect.height - (under - over)
    shift = {"top": white, "middle": spare // 2, "bottom": spare - white}[level] - over
    moved = tuple(line._replace(block=line.block + shift) for line in group.lines)
    head = PlacedHead(group._replace(lines=moved, depth=rect.height), rect)
    return _Boxed(head, rect, lines, level)


def ink_extent(group: HeadGroup) -> tuple[int, int]:
    """From where to where the characters of a head across reach in its frame."""
    over = min(line.block - round(_OVER * line.size) for line in group.lines)
    return over, max(line.block + round(_UNDER * line.size) for line in group.lines)


def ink_rect(head: PlacedHead) -> Rect:
    """What the lines of a head cover on the page."""
    group, frame = head.group, head.rect
    start, stop = min(line.start for line in group.lines), max(line.stop for line in group.lines)
    if head.vertical:
        return Rect(frame.right - group.ink_start - group.ink, frame.y + start, group.ink, stop - start)
    over, under = ink_extent(group)
    return Rect(frame.x + start, frame.y + over, stop - start, under - over)


def _with(field: Field, made: Sequence[_Boxed | None]) -> Places:
    """The columns with heads across as obstacles among them."""
    boxes = [box for box in made if box is not None]
    if not boxes:
        return Places((), field.columns)
    columns = field.head_columns
    obstacles: list[Obstacle] = []
    beside: list[int] = []
    for box in boxes:
        left, right = box.rect.x, box.rect.right
        at_edge = (
            any(abs(left - c.start) <= _ROUNDING for c in columns),
            any(abs(right - c.stop) <= _ROUNDING for c in columns),
        )
        margins = Margins(right=0 if at_edge[1] else field.zi, left=0 if at_edge[0] else field.zi)
        obstacles.append(Obstacle(box.rect, margins=margins, wrap="both"))
        sides = [
            side
            for side, gap in (("left", left - columns[0].start), ("right", columns[-1].stop - right))
            if gap > field.zi
        ]
        beside.append(_beside(field, left - margins.left, right + margins.right, sides))
    depth = sum(box.lines for box in boxes)
    depth += LEAST_TEXT * (2 if boxes[0].level == "middle" else 1)
    return Places(tuple(box.head for box in boxes), _freed(field), tuple(obstacles), depth, min(beside))


def _freed(field: Field) -> tuple[TextColumn, ...]:
    """The columns, none of them under a head any more."""
    return tuple(column._replace(under_head=False) for column in field.columns)


def _beside(field: Field, left: int, right: int, sides: Sequence[str]) -> int:
    """字 that the widest piece of column has at that side of a box which has least."""
    room: list[int] = []
    for side in sides:
        pieces = [
            (c.start, min(c.stop, left)) if side == "left" else (max(c.start, right), c.stop)
            for c in field.head_columns
        ]
        room.append(max(stop - start for start, stop in pieces) // field.zi)
    return min(room, default=LEAST_MEASURE)


def _corner_of(side: str) -> tuple[Level, Anchor]:
    level, _, anchor = side.partition("_")
    return "bottom" if level == "bottom" else "top", "right" if anchor == "right" else "left"


def _across(field: Field, anchor: Anchor) -> tuple[int, int]:
    """From where to where a head across stands: over columns as asked for, else over about half of them."""
    columns, zi, spot = field.head_columns, field.zi, field.spot
    left, right, count = columns[0].start, columns[-1].stop, len(columns)
    wanted = min(spot.columns, count) or _usual(count, anchor)
    if spot.zi or not wanted or (anchor == "middle" and (count - wanted) % 2):
        width = spot.zi * zi or _share(right - left, wanted / count if wanted else 0.5 if count > 1 else 1.0, zi)
        # Both sides, or the one there is, keep room for text.
        sides = 2 if anchor == "middle" else 1
        most = right - left - sides * (LEAST_MEASURE + 1) * zi
        width = max(min(width, most) if not spot.zi else min(width, right - left), min(_LEAST_HEAD * zi, right - left))
        start = {"left": left, "right": right - width, "middle": (left + right - width) // 2}[anchor]
        return (start, start + width) if spot.zi else _snapped(field, start, start + width)
    first = {"left": 0, "right": count - wanted, "middle": (count - wanted) // 2}[anchor]
    return columns[first].start, columns[first + wanted - 1].stop


def _snapped(field: Field, start: int, stop: int) -> tuple[int, int]:
    """A box that leaves of a column that it covers in part as much as text can run in, or else covers it whole."""
    least, narrow = (LEAST_MEASURE + 1) * field.zi, _LEAST_HEAD * field.zi
    for column in field.head_columns:
        if column.start + _ROUNDING < start < column.stop and start - column.start < least:
            start = column.start + least if stop - column.start - least >= narrow else column.start
        if column.start < stop < column.stop - _ROUNDING and column.stop - stop < least:
            stop = column.stop - least if column.stop - least - start >= narrow else column.stop
    return start, stop


def _usual(count: int, anchor: Anchor) -> int:
    """Columns of a head among so many; 0 where it can't cover whole ones."""
    if anchor != "middle":
        return count // 2
    return 0 if count < 3 else max(n for n in range(1, (count + 1) // 2 + 1) if (count - n) % 2 == 0)


def _share(width: int, share: float, zi: int) -> int:
    return int(width * share) // zi * zi


_PLACES: dict[HeadPosition, Callable[[Field], Places]] = {
    "left": lambda field: _side(field, "left"),
    "right": lambda field: _side(field, "right"),
    "inset_corner": _corner,
    "inset_three": _three,
    "inset_four": _four,
    "between": _between,
    "belt": _belt,
    "diagonal": _diagonal,
}
WITHIN: frozenset[HeadPosition] = frozenset({"inset_three", "inset_four", "between", "belt"})
"""Positions at which text stands before the head."""
