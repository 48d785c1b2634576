"""Advertisements in their areas: at their own size or by a hair off it, never bent to fit, marked as what they are."""

from __future__ import annotations

from math import ceil

from ..base.color import WHITE
from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.units import resolve
from ..display.items import Artwork, Fill, Item, Picture
from ..edition.model import AdFile
from ..style.model import Part
from .artwork import ArtError, place_art, read_art
from .desk import Desk
from .lettering import drawn, largest, letter

AD, LABEL = Part("ad"), Part("label")
NEAR = 0.01
"""The share by which an advertisement may be longer or shorter than its area and still fill it: nobody sees that."""


def ad_rect(ad: AdFile, area: Rect) -> Rect:
    """Where an advertisement stands in its area: all of it, or what its proportions let it take, in the middle."""
    if fits(ad, area):
        return area
    scale = min(area.width / ad.width, area.height / ad.height)
    width, height = round(ad.width * scale), round(ad.height * scale)
    return Rect(area.x + (area.width - width) // 2, area.y + (area.height - height) // 2, width, height)


def fits(ad: AdFile, area: Rect) -> bool:
    """Whether an advertisement has the size of its area, a picture its proportions."""
    width, height = size_in(ad, area)
    return abs(width - area.width) <= NEAR * area.width and abs(height - area.height) <= NEAR * area.height


def size_in(ad: AdFile, area: Rect) -> tuple[int, int]:
    """The size that an advertisement comes in; one that has none is taken as wide as its area."""
    if ad.has_size:
        return ad.width, ad.height
    return area.width, round(ad.height * area.width / ad.width)


def ad_depth(ad: AdFile, width: int, *, is_scaled: bool) -> int:
    """The depth that an advertisement asks for over a width: its own, or what its proportions give."""
    return ad.height if ad.has_size and not is_scaled else round(ad.height * width / ad.width)


def lines_asked(depth: int, pitch: float) -> int:
    """The whole lines that something of a depth stands in: a hair more than them asks for no other."""
    return ceil(depth * (1 - NEAR / 2) / pitch)


def set_ad(desk: Desk, ad: AdFile, area: Rect, place: Place | None = None, word: str = "广告") -> tuple[Item, ...]:
    """An advertisement in its area; `word` is what it is, for who does not see it."""
    rect, alt = ad_rect(ad, area), f"{word} {ad.name}"
    if ad.is_drawing:
        return _drawing(desk, ad, rect, alt, place)
    if ad.picture is None:
        return (Artwork(rect, str(ad.path), ad.digest, alt=alt, trimmed=True),)
    return (Picture(rect, str(ad.path), ad.digest, alt=alt),)


def _drawing(desk: Desk, ad: AdFile, rect: Rect, alt: str, place: Place | None) -> tuple[Item, ...]:
    """The filled shapes of an SVG; one that has more in it than them is refused, as part of it would be missing."""
    try:
        art = read_art(ad.path, whole=True)
    except (OSError, ArtError) as error:
        desk.report("ad/unreadable", place, name=ad.name, file=ad.path.name, reason=str(error))
        return ()
    if art.left_out:
        desk.report("ad/drawing", place, name=ad.name, file=ad.path.name, elements="、".join(art.left_out))
        return ()
    return place_art(art, rect, alt, each=True)


def set_label(desk: Desk, label: str, rect: Rect) -> tuple[Item, ...]:
    """The word that marks an advertisement, on white paper in its upper right corner; it is drawn over that."""
    style = desk.style(AD, LABEL)
    size = largest(style)
    beside = resolve(style.padding_left, size) + resolve(style.padding_right, size)
    made = letter(desk, label, style, size, rect.width - beside, slot="ad/label")
    depth = round(size * style.line_height)
    x = rect.right - made.width - resolve(style.padding_right, size)
    panel = Rect(x - resolve(style.padding_left, size), rect.y, made.width + beside, depth)
    baseline = rect.y + round((depth - size) / 2 + 0.88 * size)
    return (Fill(panel, style.background_color or WHITE), *drawn(made, x, baseline))
