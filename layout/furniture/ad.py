"""Advertisements in their areas: at their own size or by a hair off it, never bent to fit, marked as what they are."""

from __future__ import annotations

from ..base.color import WHITE
from ..base.geometry import Rect
from ..base.units import resolve
from ..display.items import Artwork, Fill, Item, Picture
from ..edition.model import AdFile
from ..style.model import Part
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
    """The size that an advertisement comes in; a picture is taken as wide as its area."""
    if ad.picture is None:
        return ad.width, ad.height
    return area.width, round(ad.height * area.width / ad.width)


def ad_depth(ad: AdFile, width: int, *, is_scaled: bool) -> int:
    """The depth that an advertisement asks for over a width: its own, or what its proportions give."""
    return ad.height if ad.picture is None and not is_scaled else round(ad.height * width / ad.width)


def set_ad(ad: AdFile, area: Rect) -> Item:
    """An advertisement in its area."""
    rect = ad_rect(ad, area)
    return (
        Artwork(rect, str(ad.path), ad.digest, alt=f"广告 {ad.name}", trimmed=True)
        if ad.picture is None
        else Picture(rect, str(ad.path), ad.digest, alt=f"广告 {ad.name}")
    )


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
