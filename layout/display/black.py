"""A page in black ink alone: for mourning, and wherever a plant runs one plate.

The one place where colours of a page are given up. What it makes says so (`is_black`), and the exporter then lets no
other ink through, whatever a picture or a PDF brings.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from ..base.color import BLACK, Color, black_share, cmyk
from ..base.units import mm
from .items import Artwork, DisplayPage, Fill, GlyphRun, Item, Modules, Outline, Picture, Role, Stroke

_LIGHT = 0.3
"""The share of black under which type or a rule is meant to be light, as white on a dark band is."""
_RULE = mm(1.5)
"""A fill that is thinner is a rule."""


def in_black(page: DisplayPage) -> DisplayPage:
    """The page with each colour as black: type and rules solid, tints and drawings as dark as ever, pictures gray."""
    groups = tuple(
        replace(group, items=tuple(_blackened(item, group.role) for item in group.items)) for group in page.groups
    )
    return replace(page, groups=groups, is_black=True)


def _blackened(item: Item, role: Role) -> Item:
    match item:
        case Picture() | Artwork():
            return item._replace(gray=True)
        case Fill():
            color = _solid(item.color) if min(item.rect.width, item.rect.height) < _RULE else _tint(item.color)
            return item._replace(color=color)
        case Outline():
            # The nameplate is type; what an advertiser has drawn keeps its shades.
            return item._replace(color=_solid(item.color) if role == "masthead" else _tint(item.color))
        case GlyphRun() | Stroke() | Modules():
            return item._replace(color=_solid(item.color))
    assert_never(item)


def _solid(color: Color) -> Color:
    """Black for what is not meant to be light: a screen would break fine strokes."""
    is_black_already = color.space == "cmyk" and not any(color.components[:3])
    return BLACK if not is_black_already and black_share(color) >= _LIGHT else _tint(color)


def _tint(color: Color) -> Color:
    return BLACK if color.is_black else cmyk(0, 0, 0, black_share(color))
