"""Colours of a page as authored: the plates they need, and those that lay more ink than the paper holds.

Colours of the screen and pictures are not looked at: what the writer makes of them keeps the limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..base.color import Color
from ..base.diagnostics import Diagnostic, Place
from ..base.messages import diagnostic
from ..display.items import Artwork, DisplayPage, Picture

PROCESS = ("C", "M", "Y", "K")


def colors_of(page: DisplayPage) -> dict[Color, str]:
    """The colours of a page in drawing order, each with the text node that has it first ("" for furniture)."""
    found: dict[Color, str] = {}
    for group in page.groups:
        for item in group.items:
            if not isinstance(item, Picture | Artwork):
                found.setdefault(item.color, group.node_id)
    return found


def check_inks(pages: Iterable[DisplayPage], limit: int, process: bool) -> Iterator[Diagnostic]:
    """Colours over `limit` per cent; `process`: the four inks print spot colours, too."""
    for page in pages:
        for color, node_id in colors_of(page).items():
            ink = _ink(color, process)
            if ink > limit:
                place = Place(node_id, 0) if node_id else None
                yield diagnostic(
                    "print/ink-limit", place, page=page.name, color=_written(color), ink=f"{ink:g}", limit=limit
                )


def check_spots(pages: Sequence[DisplayPage], process: bool) -> Iterator[Diagnostic]:
    """The plates of pages with spot colours; inks that are written in two ways, in their names or by their stand-ins.

    `process`: the four inks print spot colours, too.
    """
    known: dict[str, Color] = {}
    told: set[tuple[str, str]] = set()
    for page in pages:
        spots = [color for color in colors_of(page) if color.space == "spot"]
        names = tuple(dict.fromkeys(color.ink for color in spots))
        if names:
            code = "print/spot-as-process" if process else "print/plates"
            yield diagnostic(code, None, page=page.name, inks="、".join(names), count=len(PROCESS) + len(names))
        for color in spots:
            first = known.setdefault("".join(color.ink.split()).casefold(), color)
            if first.ink != color.ink and (pair := (first.ink, color.ink)) not in told:
                told.add(pair)
                yield diagnostic("print/spot-spelling", None, page=page.name, ink=color.ink, known=first.ink)
            if first.components[1:] != color.components[1:] and (pair := (first.ink, "")) not in told:
                told.add(pair)
                yield diagnostic("print/spot-differs", None, page=page.name, ink=first.ink)


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
