"""Heads and each other: 碰题, 叠题, 对题, 题字大小."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from ...base.diagnostics import Diagnostic
from ...base.geometry import Rect
from ...edition.fit_values import size_name
from ..head_places import LEAST_TEXT
from ..model import HeadInk, PlacedStory
from .view import PageView, around, overlap_across, overlap_down

_Pair = tuple[PlacedStory, PlacedStory]
_Spot = tuple[int, Rect]
"""Lines, and where on the page they are."""


def _pairs(view: PageView) -> Iterator[_Pair]:
    """Stories with heads, two by two; a box keeps a head apart from any other."""
    return combinations([story for story in view.stories if story.heads and not story.is_boxed], 2)


def heads_touch(view: PageView) -> Iterator[Diagnostic]:
    """碰题 (MK03): side by side, a gutter or less apart, level over more than a line."""
    for one, other in _pairs(view):
        level, spot = max(
            (
                _level(view, a, b)
                for a, b in product(one.heads, other.heads)
                if a.vertical == b.vertical and 0 <= _gap(view, a.rect, b.rect) <= view.made.geometry.zi
            ),
            default=(0, view.news),
        )
        if level > 1:
            yield view.report(
                "makeup/heads-touch", view.place_of(other), spot, one=one.account.headline,
                other=other.account.headline, lines=level,
            )  # fmt: skip


def _gap(view: PageView, a: Rect, b: Rect) -> int:
    """The distance across between two heads; what lies between two pages counts for nothing."""
    left, right = sorted((a, b))
    grid = view.grid
    over_fold = grid.fold and left.right <= grid.strip[0] and right.x >= grid.strip[1]
    return right.x - left.right - (grid.geometry.fold_strip if over_fold else 0)


def _level(view: PageView, a: HeadInk, b: HeadInk) -> _Spot:
    """Lines over which two heads are level with each other."""
    return view.grid.lines_for(overlap_down(a.rect, b.rect)), around(a.rect, b.rect)


def heads_stacked(view: PageView) -> Iterator[Diagnostic]:
    """叠题 (MK04): one over the other with fewer than three lines between them."""
    for one, other in _pairs(view):
        apart, spot = min(
            (_apart(view, a.rect, b.rect) for a, b in product(one.heads, other.heads)),
            default=(LEAST_TEXT, view.news),
        )
        if apart < LEAST_TEXT:
            yield view.report(
                "makeup/heads-stacked", view.place_of(other), spot, one=one.account.headline,
                other=other.account.headline, lines=apart, least=LEAST_TEXT, more=LEAST_TEXT - apart,
            )  # fmt: skip


def _apart(view: PageView, a: Rect, b: Rect) -> _Spot:
    """Whole lines between two heads that stand one over the other; no fewer than needed where they do not."""
    gap = -overlap_down(a, b)
    stacked = overlap_across(a, b) > view.made.geometry.zi and gap >= 0
    return (int(gap / view.pitch) if stacked else LEAST_TEXT), around(a, b)


def heads_level(view: PageView) -> Iterator[Diagnostic]:
    """对题 (MK05): of one size, over columns that a gutter or the fold parts, level over more than a line."""
    for one, other in _pairs(view):
        a, b = one.heads[0], other.heads[0]
        code, (level, spot) = _facing(view, a, b), _level(view, a, b)
        # Heads that only begin level with the foot of the other don't face it.
        if code and level > 1 and 2 * overlap_down(a.rect, b.rect) >= min(a.rect.height, b.rect.height):
            yield view.report(
                code, view.place_of(other), spot, one=one.account.headline, other=other.account.headline, lines=level
            )


def _facing(view: PageView, a: HeadInk, b: HeadInk) -> str:
    """What is said of two heads of one size in the columns at both sides of a gutter or of the fold; "" elsewhere."""
    if a.vertical != b.vertical or a.size != b.size or not a.size:
        return ""
    left, right = sorted((a, b), key=lambda head: head.frame)
    (start, stop), zi = view.grid.strip, view.made.geometry.zi
    if view.grid.fold and left.rect.right <= start and right.rect.x >= stop:
        return "makeup/heads-face" if left.frame.right >= start - zi and right.frame.x <= stop + zi else ""
    return "makeup/heads-level" if 0 < right.frame.x - left.frame.right <= view.gutter + zi else ""


def head_rank(view: PageView) -> Iterator[Diagnostic]:
    """题字大小 (MK12): no head larger than that of a story of higher rank; where a story goes on it has no rank."""
    ranked = [story for story in view.stories if story.head_size and story.heads and not story.part]
    for story in ranked:
        higher = [one for one in ranked if one.rank < story.rank and one.head_size < story.head_size]
        if higher:
            other = min(higher, key=lambda one: (one.head_size, one.rank))
            yield view.report(
                "makeup/head-rank", view.place_of(story), around(*(head.rect for head in story.heads)),
                one=story.account.headline, size=size_name(story.head_size), other=other.account.headline,
                least=size_name(other.head_size), rank=story.rank, higher=other.rank,
            )  # fmt: skip
