"""From a mark in a PDF to the remark that it is, placed on the copy."""

from __future__ import annotations

from collections.abc import Sequence

from ..edition.comments import Comment, CommentStatus, Reply, comment_id
from .annotations import Annotation
from .comment_kinds import Wish, wish_of
from .comment_places import Spot, spot_of
from .glyph_map import GlyphMap

_STATES: dict[str, CommentStatus] = {"Completed": "done", "Rejected": "refused", "Cancelled": "refused"}
"""Review states of Acrobat that settle a remark; "Accepted" only agrees with it."""


def comment_of(mark: Annotation, maps: Sequence[GlyphMap], round: str = "") -> Comment:
    """The remark that a mark on a page with these maps is."""
    spots = [(spot_of(mark, page), page) for page in maps]
    spot, page = max(spots, key=lambda pair: (bool(pair[0].quote), pair[0].node is not None))
    wish = wish_of(mark.kinds, mark.text, spot.quote)
    spot, wish = _narrowed(spot, wish)
    state = next((answer for answer in reversed(mark.replies) if answer.state in _STATES), None)
    span = spot.node.span(spot.start) if spot.node else None
    return Comment(
        id=_id(mark, page.page, spot),
        page=page.page,
        kind=wish.kind,
        status=_STATES[state.state] if state else "open",
        author=mark.author,
        date=mark.date,
        round=round or page.round,
        place=f"{span.path}:{span.line}:{span.column}" if span else "",
        story=spot.node.story if spot.node else "",
        node=spot.node.node_id if spot.node else "",
        offset=spot.start,
        quote=spot.quote,
        before=spot.before,
        after=spot.after,
        old=wish.old,
        new=wish.new,
        sure=wish.sure,
        text=mark.text,
        mark="+".join(mark.kinds),
        name=mark.name,
        at=spot.at,
        replies=tuple(Reply(answer.author, answer.text) for answer in mark.replies if answer.text),
        reason=state.state if state else "",
        by=state.author if state else "",
    )


def _id(mark: Annotation, page: str, spot: Spot) -> str:
    """What a remark is called: the same whenever it is read."""
    return comment_id(mark.name or "\0".join((*mark.kinds, mark.author, f"{spot.at}")), page, mark.text)


def _narrowed(spot: Spot, wish: Wish) -> tuple[Spot, Wish]:
    """A mark on no more than the words that its note names, nearest to where it stands."""
    if "\n" in spot.quote:
        return spot, wish._replace(sure=wish.sure and wish.kind == "query")
    if wish.kind == "insert" and spot.quote:
        # Before the words or after them? After them, unless somebody says otherwise.
        return spot._replace(start=spot.end, quote=""), wish._replace(sure=False)
    if not wish.old:
        needs_words = wish.kind in ("replace", "delete", "transpose") and not spot.quote
        return spot, wish._replace(sure=wish.sure and not needs_words)
    text, base = (spot.node.text, spot.node.base) if spot.node else ("", 0)
    first, last = (spot.start - base, spot.end - base) if spot.quote else (0, len(text))
    places = [at for at in range(first, last) if text.startswith(wish.old, at, last)]
    if not places:
        return spot, wish._replace(sure=False)
    at = min(places, key=lambda place: abs(place - (spot.start - base)))
    narrow = spot._replace(start=base + at, end=base + at + len(wish.old), quote=wish.old)
    return narrow, wish._replace(sure=wish.sure and len(places) == 1)
