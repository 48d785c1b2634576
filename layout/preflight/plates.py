"""Colours of a page as authored: the plates they need, and those that lay more ink than the paper holds.

Colours of the screen and pictures are not looked at: what the writer makes of them keeps the limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..base.color import Color
from ..base.diagnostics import Diagnostic, Place, Severity
from ..base.geometry import Rect
from ..base.messages import diagnostic
from ..display.items import Artwork, DisplayPage, Picture
from .page_checks import area_of
from .press_limits import Most

PROCESS = ("C", "M", "Y", "K")
_TOLERANCE = 5.0
"""Per cent over the second limit that plants let pass."""


class _First(NamedTuple):
    """Where a colour is seen first: the text node that has it ("" for furniture), and the place on the page."""

    node_id: str
    area: Rect


def colors_of(page: DisplayPage) -> dict[Color, _First]:
    """The colours of a page in drawing order."""
    found: dict[Color, _First] = {}
    for group in page.groups:
        for item in group.items:
            if not isinstance(item, Picture | Artwork):
                found.setdefault(item.color, _First(group.node_id, area_of(item)))
    return found


def check_inks(pages: Iterable[DisplayPage], limit: Most, process: bool) -> Iterator[Diagnostic]:
    """Colours over `limit` per cent, those well over its second one stop the page; `process`: the four inks print spot
    colours, too."""
    for page in pages:
        for color, (node_id, area) in colors_of(page).items():
            ink = _ink(color, process)
            if ink > limit.warn:
                place = Place(node_id) if node_id else None
                made = diagnostic(
                    "print/ink-limit", place, page=page.name, color=_written(color), ink=f"{ink:g}",
                    limit=f"{limit.warn:g}",
                )  # fmt: skip
                severity = Severity.PRINT if ink > limit.stop + _TOLERANCE else Severity.WARNING
                yield replace(made, severity=severity, area=area)


def check_spots(
    pages: Sequence[DisplayPage],
    process: bool,
    listed: Sequence[str] | None = None,
    of_ads: Mapping[str, Sequence[str]] | None = None,
) -> Iterator[Diagnostic]:
    """The plates of pages with spot colours; those that the job has not; inks that are written in two ways, in their
    names or by their stand-ins.

    `process`: the four inks print spot colours, too. `listed` are the spot inks of the job, None where it names none;
    `of_ads` gives for pages the plates that their advertisements bring.
    """
    known: dict[str, str] = {}
    for ink in listed or ():
        known.setdefault(_spelled(ink), ink)
    stand_ins: dict[str, Color] = {}
    told: set[tuple[str, str]] = set()
    for page in pages:
        spots = [color for color in colors_of(page) if color.space == "spot"]
        names = tuple(dict.fromkeys([*(color.ink for color in spots), *(of_ads or {}).get(page.name, ())]))
        if names:
            code = "print/spot-as-process" if process else "print/plates"
            yield diagnostic(code, None, page=page.name, inks="、".join(names), count=len(PROCESS) + len(names))
        if listed is not None and (other := [name for name in names if name not in listed]):
            made = diagnostic("print/spot-unlisted", None, page=page.name, inks="、".join(other))
            yield made if process else replace(made, severity=Severity.PRINT)
        for name in names:
            first = known.setdefault(_spelled(name), name)
            if first != name and (pair := (first, name)) not in told:
                told.add(pair)
                yield diagnostic("print/spot-spelling", None, page=page.name, ink=name, known=first)
        for color in spots:
            stand_in = stand_ins.setdefault(_spelled(color.ink), color)
            if stand_in.components[1:] != color.components[1:] and (pair := (stand_in.ink, "")) not in told:
                told.add(pair)
                yield diagnostic("print/spot-differs", None, page=page.name, ink=stand_in.ink)


def _spelled(ink: str) -> str:
    """The name of an ink without what people write differently."""
    return "".join(ink.split()).casefold()


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
