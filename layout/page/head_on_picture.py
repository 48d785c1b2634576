"""Heads on pictures (题压图): where they stand on them, and whether they can be read there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..base.color import luminance
from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.units import Length
from ..display.items import Role
from ..edition.images import mean_luminance
from ..edition.model import Area, HeadSpot
from .context import Context
from .head_places import PlacedHead, ink_extent, ink_rect
from .headline import HEAD_GRADES, HeadGroup
from .model import PlacedPicture

ON_PICTURE: frozenset[Role] = frozenset({"rubric", "kicker", "headline", "deck"})
"""Parts of a head group that go on the picture; the others stand over the text."""
BESIDE_PICTURE: frozenset[Role] = frozenset({"summary", "byline"})
LEAST_CONTRAST = 3.0
"""Contrast of large type with what it stands on under which it is hard to read (WCAG 2.2 §1.4.3)."""
_CLEAR_ZI = 1
"""字 that a head keeps from the edges of its picture."""
_GLOW = 0.05
"""Light that even black ink reflects, in the formula of contrast."""


def picture_under(spot: HeadSpot, pictures: Sequence[Area]) -> Area | None:
    """The picture of a story that its head stands on: the one named, else the largest as drawn, the first of equals."""
    named = [area for area in pictures if area.name == spot.picture] if spot.picture else list(pictures)
    return max(named, key=lambda area: len(area.cells), default=None)


def place_on_picture(
    rect: Rect, spot: HeadSpot, zi: int, set_across: Callable[[int, Length | None], HeadGroup]
) -> PlacedHead | None:
    """A head on a picture at `rect`, in the largest size that its depth allows; None without a head.

    `set_across` sets it over a width with a headline no larger than a size.
    """
    clear = _CLEAR_ZI * zi
    width, depth = max(rect.width - 2 * clear, zi), max(rect.height - 2 * clear, zi)
    group = set_across(width, None)
    if not group.lines:
        return None
    for grade in (grade for grade in HEAD_GRADES if grade < group.head_size):
        over, under = ink_extent(group)
        if under - over <= depth:
            break
        group = set_across(width, grade)
    over, under = ink_extent(group)
    spare = max(depth - (under - over), 0)
    shift = {"top": 0, "middle": spare // 2}.get(spot.side, spare) - over
    lines = tuple(line._replace(block=line.block + shift) for line in group.lines)
    return PlacedHead(group._replace(lines=lines, depth=depth), Rect(rect.x + clear, rect.y + clear, width, depth))


def judge_contrast(context: Context, head: PlacedHead, picture: PlacedPicture, headline: str) -> None:
    """Report a head whose colour is too near to the tone of the picture under it."""
    for line in head.group.lines:
        if line.role != "headline" or not line.line.runs:
            continue
        inked = ink_rect(PlacedHead(head.group._replace(lines=(line,)), head.rect))
        tone = mean_luminance(picture.path, picture.digest, _shown(inked, picture))
        if tone is None:
            return
        ratio = _contrast(luminance(line.line.runs[0].color), tone)
        if ratio < LEAST_CONTRAST:
            context.report(
                "makeup/head-contrast", Place(line.node_id), headline=headline, ratio=f"{ratio:.1f}",
                least=f"{LEAST_CONTRAST:.0f}", picture=picture.name,
            )  # fmt: skip
            return


def _shown(rect: Rect, picture: PlacedPicture) -> tuple[float, float, float, float]:
    """The part of a picture's file under a rectangle, as fractions."""
    (x0, y0, x1, y1), whole = picture.crop, picture.rect

    def at(start: float, stop: float, place: int, origin: int, extent: int) -> float:
        share = min(max((place - origin) / max(extent, 1), 0.0), 1.0)
        return round(start + (stop - start) * share, 4)

    return (
        at(x0, x1, rect.x, whole.x, whole.width), at(y0, y1, rect.y, whole.y, whole.height),
        at(x0, x1, rect.right, whole.x, whole.width), at(y0, y1, rect.bottom, whole.y, whole.height),
    )  # fmt: skip


def _contrast(one: float, other: float) -> float:
    light, dark = max(one, other), min(one, other)
    return (light + _GLOW) / (dark + _GLOW)
