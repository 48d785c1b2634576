"""Colours of a page as authored: the plates they need, and those that lay more ink than the paper holds.

Colours of the screen and pictures are not looked at: what the writer makes of them keeps the limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.color import Color
from ..base.diagnostics import Diagnostic, Place
from ..base.messages import diagnostic
from ..display.items import Artwork, DisplayPage, Picture

INK_LIMIT = 220
"""Per cent of ink that coldset newsprint holds (ISO 12647-3), where no plant says otherwise."""

PROCESS = ("C", "M", "Y", "K")


def colors_of(page: DisplayPage) -> dict[Color, str]:
    """The colours of a page in drawing order, each with the text node that has it first ("" for furniture)."""
    found: dict[Color, str] = {}
    for group in page.groups:
        for item in group.items:
            if not isinstance(item, Picture | Artwork):
                found.setdefault(item.color, group.node_id)
    return found


def spots_of(pages: Iterable[DisplayPage]) -> tuple[str, ...]:
    """The names of the spot colours of some pages, in order of their first use."""
    return tuple(dict.fromkeys(color.ink for page in pages for color in colors_of(page) if color.space == "spot"))


def check_inks(pages: Iterable[DisplayPage], limit: int | None, process: bool) -> Iterator[Diagnostic]:
    """Colours over `limit` per cent (None: newsprint's); `process`: the four inks print spot colours, too."""
    limit = limit or INK_LIMIT
    for page in pages:
        for color, node_id in colors_of(page).items():
            ink = _ink(color, process)
            if ink > limit:
                place = Place(node_id, 0) if node_id else None
                yield diagnostic(
                    "print/ink-limit", place, page=page.name, color=_written(color), ink=f"{ink:g}", limit=limit
                )


def check_spots(pages: Iterable[DisplayPage]) -> Iterator[Diagnostic]:
    """Spot colours that are written with two sets of inks to stand in for them."""
    known: dict[str, tuple[float, ...]] = {}
    told: set[str] = set()
    for page in pages:
        for color in colors_of(page):
            if color.space != "spot" or color.ink in told:
                continue
            if known.setdefault(color.ink, color.components[1:]) != color.components[1:]:
                told.add(color.ink)
                yield diagnostic("print/spot-differs", None, page=page.name, ink=color.ink)


def _ink(color: Color, process: bool) -> float:
    """Per cent of ink."""
    if color.space == "cmyk":
        return round(sum(color.components) * 100, 2)
    if color.space == "spot" and process:
        tint, *inks = color.components
        return round(tint * sum(inks) * 100, 2)
    return 0.0


def _written(color: Color) -> str:
    """A colour as a stylesheet has it."""
    if color.space == "spot":
        return f"spot({color.ink})"
    return f"device-cmyk({' '.join(f'{component * 100:g}%' for component in color.components)})"
