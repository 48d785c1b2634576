"""Remarks that are written beside the page on a screen, not in a PDF: the same remarks, on the same words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..base.units import to_mm
from ..display.items import DisplayPage
from ..edition.comments import Comment, CommentKind, comment_id
from .comment_words import CONTEXT, Copy
from .compare import Spot
from .positions import Positions

MARK = "Screen"
"""What stands in place of the kinds of marks that a PDF knows."""

NEEDS_WORDS: frozenset[CommentKind] = frozenset({"replace", "delete", "transpose", "stet"})
"""What can only be asked for words that are there."""
NEEDS_NEW: frozenset[CommentKind] = frozenset({"replace", "insert"})

Unclear = Literal["gone", "no-words", "no-new", "empty"]


class Draft(NamedTuple):
    """A remark as somebody wrote it: what is wanted, on which stretches of copy; () for the page as a whole.

    `name` tells it from all others; `date` is that of the clock.
    """

    page: str
    kind: CommentKind
    spots: Sequence[Spot]
    new: str
    text: str
    author: str
    date: str
    name: str


def remark_of(draft: Draft, copy: Copy, page: DisplayPage | None) -> Comment | Unclear:
    """The remark on the copy as it is now, or why none can be made. `page` tells where the words stand on paper."""
    texts = {text.node_id: (story, text.text) for story, text in copy.texts}
    spots = [spot for spot in draft.spots if spot.node_id]
    if any(spot.node_id not in texts or spot.end > len(texts[spot.node_id][1]) for spot in spots):
        return "gone"
    quote = "\n".join(texts[spot.node_id][1][spot.start : spot.end] for spot in spots)
    if draft.kind in NEEDS_WORDS and not quote:
        return "no-words"
    if draft.kind in NEEDS_NEW and not draft.new:
        return "no-new"
    if draft.kind in ("query", "move", "align") and not draft.text:
        return "empty"
    if not spots:
        return Comment(comment_id(draft.name, draft.page, draft.text), draft.page, draft.kind, author=draft.author,
                       date=draft.date, new=draft.new, text=draft.text, mark=MARK, name=draft.name)  # fmt: skip
    first = spots[0]
    story, text = texts[first.node_id]
    start, end = first.start, first.end
    if draft.kind == "insert":
        # What is put in has no words of its own: it follows those that were chosen.
        start, quote = end, ""
    return Comment(
        id=comment_id(draft.name, draft.page, draft.text),
        page=draft.page,
        kind=draft.kind,
        author=draft.author,
        date=draft.date,
        story=story,
        node=first.node_id,
        offset=start,
        quote=quote,
        before=text[max(start - CONTEXT, 0) : start],
        after=text[end : end + CONTEXT],
        new=draft.new,
        sure="\n" not in quote,
        text=draft.text,
        mark=MARK,
        name=draft.name,
        at=_at(first, page),
    )


def _at(spot: Spot, page: DisplayPage | None) -> tuple[float, ...]:
    """The middle of the first line of words, in millimetres from the top left of the trim."""
    box = next((box for box, _ in Positions(page).boxes(spot.node_id, spot.start, max(spot.end, spot.start + 1))), None)
    if box is None:
        return ()
    return round(to_mm(box.x + box.width // 2), 1), round(to_mm(box.y + box.height // 2), 1)
