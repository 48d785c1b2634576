"""What the make-up rules look at in a story that has been set: where its heads are, how far its columns are filled."""

from __future__ import annotations

from collections.abc import Sequence

from .fill import SetStory, opened_columns
from .head_places import ink_rect
from .model import HeadInk, PlacedColumn
from .story import StoryMaker

_MOST_AFTER_HOLE = 1
"""Lines left white before a heading from which the white at the foot has been told as that."""


def head_inks(made: SetStory) -> tuple[HeadInk, ...]:
    """What the lines of each part of a head cover, in reading order."""
    return tuple(HeadInk(ink_rect(head), head.rect, head.vertical, head.group.head_size) for head in made.layout.heads)


def text_columns(maker: StoryMaker, made: SetStory, tops: Sequence[int]) -> tuple[PlacedColumn, ...]:
    """The columns of a story across, each down to the foot that it has in the area; () for vertical text.

    Feet that are trimmed alike so that columns end even are so with their white.
    """
    if maker.is_vertical or not made.layout.columns:
        return ()
    natural = maker.layout(tops, made.air).columns
    feet: dict[int, int] = {}
    lines: dict[int, int] = {}
    for placed in made.filled.blocks:
        last = min(placed.slots[0] + placed.span, len(made.slots)) - 1
        for number in (*placed.slots, max(last, placed.slots[-1])):
            slot = made.slots[number]
            foot = made.layout.columns[slot.frame].rhythm.at(slot.grid_line + 1)
            feet[slot.frame] = max(feet.get(slot.frame, foot), foot)
        for number in placed.slots:
            lines[made.slots[number].frame] = lines.get(made.slots[number].frame, 0) + 1
    told = _told(made) | opened_columns(maker, made.slots, made.filled)
    return tuple(
        PlacedColumn(
            whole.rect, feet.get(number, whole.rect.y), lines.get(number, 0), column.under_head, column.ends,
            number in told,
        )
        for number, (column, whole) in enumerate(zip(made.layout.columns, natural, strict=True))
    )  # fmt: skip


def _told(made: SetStory) -> set[int]:
    """Columns at whose foot lines stay white before a heading that has moved on."""
    return {made.slots[placed.slots[0]].frame - 1 for placed in made.filled.blocks if placed.skipped > _MOST_AFTER_HOLE}
