"""Total ink on finished plates: its maximum and where it stands, and the areas that lay more than the press takes.

An area counts from 15 mm² on: less than that dries with the paper round it, and grain and edges of type would drown
what matters. An area is connected over gaps of a cell of half a millimetre. Source of the 15 mm²: the preflight
profiles of the Ghent Workgroup, as newspaper plants use them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.diagnostics import Diagnostic, Severity
from ..base.geometry import Rect
from ..base.messages import diagnostic
from ..base.reasons import reason_of
from ..base.units import mm
from .places import Box
from .plates import Plates, page_plates

if TYPE_CHECKING:
    from PIL.Image import Image

AREA = 15.0
"""mm² from which ink over the limit is told."""
ROUNDING = 1.0
"""Per cent by which sums of plates of 256 steps each may be off."""
_CELL = 3
"""Pixels a side of a cell in which areas are followed: half a millimetre at 150 dpi."""
_MOST_TOLD = 20
"""Areas of a page that are told one by one, the largest first."""


class Spot(NamedTuple):
    """The most ink in per cent, and where it stands, in mm from the left and the top of the trim."""

    ink: float
    x: float
    y: float


class Area(NamedTuple):
    """A connected area over a limit: its size in mm², the rectangle round it in mm, its darkest spot.

    `stops`: it holds an area over the limit from which a page does not go out.
    """

    size: float
    box: Box
    most: Spot
    is_picture: bool
    stops: bool


class InkReport(NamedTuple):
    """What stands on the plates of a page: coverage of each in per cent of the page, most ink, areas over a limit.

    `estimated` names what has no plates of its own, or could not be read.
    """

    coverage: dict[str, float]
    most: Spot
    areas: tuple[Area, ...]
    estimated: tuple[str, ...]


def page_ink(data: bytes, number: int, warn: float, stop: float) -> tuple[InkReport | None, tuple[Diagnostic, ...]]:
    """The ink on page `number` (from 0) of a finished PDF, and what is to be said of it; None for one that can't be
    taken apart."""
    page = str(number + 1)
    try:
        found = measure(page_plates(data, number), warn, stop)
    except Exception as fault:
        # Foreign files hold anything in the place of anything; the rest of the checks stand.
        reason = f"{type(fault).__name__}: {reason_of(fault)}"
        return None, (diagnostic("ink/unreadable", page=page, reason=reason),)
    return found, tuple(judge(found, page, warn, stop))


def measure(page: Plates, warn: float, stop: float) -> InkReport:
    """The ink on a page, and its areas over `warn` per cent."""
    total = _total(page.plates.values())
    scale = page.width / total.width
    coverage = {name: _mean(plate) / 2.55 for name, plate in page.plates.items()}
    most = _darkest(total, (0, 0, *total.size), scale)
    over = _areas(total, warn, scale) if most.ink > warn + ROUNDING else []
    stopping = _areas(total, stop, scale) if most.ink > stop + ROUNDING else []
    areas: list[Area] = []
    for size, box in over:
        spot = _darkest(total, box, scale)
        x0, y0, x1, y1 = (edge * scale for edge in box)
        stops = any(_meet(box, other) for _, other in stopping)
        areas.append(Area(size, (x0, y0, x1, y1), spot, _in_picture(spot, page.pictures), stops))
    return InkReport(coverage, most, tuple(areas), page.told)


def judge(found: InkReport, page: str, warn: float, stop: float) -> Iterator[Diagnostic]:
    """What is told of a page: its plates, areas over the limits with their places, and what is an estimate."""
    inks = "、".join(f"{short_name(name)} {share:.1f}%" for name, share in found.coverage.items())
    most = found.most
    yield replace(
        diagnostic(
            "ink/plates", page=page, ink=_percent(most.ink), x=f"{most.x:.0f}", y=f"{most.y:.0f}", inks=inks,
            limit=f"{warn:g}",
        ),
        area=_rect((most.x, most.y, most.x, most.y)),
    )  # fmt: skip
    for area in found.areas[:_MOST_TOLD]:
        code = "ink/picture-area" if area.is_picture else "ink/area"
        made = diagnostic(
            code, page=page, size=f"{area.size:.0f}", ink=_percent(area.most.ink), x=f"{area.most.x:.0f}",
            y=f"{area.most.y:.0f}", limit=f"{warn:g}", stop=f"{stop:g}",
        )  # fmt: skip
        severity = Severity.PRINT if area.stops else Severity.WARNING
        yield replace(made, severity=severity, area=_rect(area.box))
    if rest := found.areas[_MOST_TOLD:]:
        yield diagnostic("ink/more-areas", page=page, count=len(rest), size=f"{sum(area.size for area in rest):.0f}")
    if found.estimated:
        yield diagnostic("ink/estimated", page=page, what="、".join(found.estimated))


def short_name(plate: str) -> str:
    """C, M, Y, K for the four inks; other plates by their own names."""
    return {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}.get(plate, plate)


def _percent(ink: float) -> str:
    return f"{ink:.0f}"


def _rect(box: Box) -> Rect:
    left, top, right, bottom = (mm(edge) for edge in box)
    return Rect(left, top, right - left, bottom - top)


def _total(plates: Iterable[Image]) -> Image:
    """The sum of plates, pixel by pixel, as whole numbers."""
    from PIL import ImageMath

    named = {f"p{number}": plate for number, plate in enumerate(plates)}
    return ImageMath.lambda_eval(lambda of: sum((of[name] for name in named), start=0), **named)


def _mean(plate: Image) -> float:
    counts = plate.histogram()
    return sum(level * count for level, count in enumerate(counts)) / max(sum(counts), 1)


_PixelBox = tuple[int, int, int, int]


def _darkest(total: Image, box: _PixelBox, scale: float) -> Spot:
    """The most ink within a box of pixels; the topmost of several equal spots."""
    part = total.crop(box)
    extremes: Any = part.getextrema()
    peak: int = extremes[1]
    first = _over(part, peak - 1).getbbox() or (0, 0, 1, 1)
    row = _over(part.crop((0, first[1], part.width, first[1] + 1)), peak - 1).getbbox() or first
    return Spot(peak / 2.55, (box[0] + row[0] + 0.5) * scale, (box[1] + first[1] + 0.5) * scale)


def _over(total: Image, limit: float) -> Image:
    """A mask of the pixels with more than `limit`, in sums of samples."""
    from PIL import ImageMath

    return ImageMath.lambda_eval(lambda of: of["convert"]((of["sum"] > limit) * 255, "L"), sum=total)


def _areas(total: Image, limit: float, scale: float) -> list[tuple[float, _PixelBox]]:
    """Connected areas over `limit` per cent from 15 mm² on, the largest first: mm², and their boxes in pixels."""
    cells = _over(total, (limit + ROUNDING) * 2.55).reduce(_CELL)
    found: list[tuple[float, _PixelBox]] = []
    for covered, (left, top, right, bottom) in _connected(cells.tobytes(), cells.width):
        size = covered * (_CELL * scale) ** 2
        if size >= AREA:
            edges = left * _CELL, top * _CELL, right * _CELL, bottom * _CELL
            found.append((size, (edges[0], edges[1], min(edges[2], total.width), min(edges[3], total.height))))
    return sorted(found, key=lambda area: (-area[0], area[1]))


_INK = re.compile(rb"[^\0]+")


def _connected(cells: bytes, width: int) -> Iterator[tuple[float, _PixelBox]]:
    """Connected parts of a grid of cells, corners counting: how many cells they fill, and the boxes round them.

    Every row is a few runs; runs that touch one of the row above belong together.
    """
    parents: list[int] = []
    sizes: list[float] = []
    boxes: list[_PixelBox] = []

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    above: list[tuple[int, int, int]] = []
    for row in range(len(cells) // width):
        line = cells[row * width : (row + 1) * width]
        here: list[tuple[int, int, int]] = []
        at = 0
        for run in _INK.finditer(line):
            start, end = run.span()
            number = len(parents)
            parents.append(number)
            sizes.append(sum(run[0]) / 255)
            boxes.append((start, row, end, row + 1))
            while at < len(above) and above[at][1] < start:
                at += 1
            for left, _, other in above[at:]:
                if left > end:
                    break
                _join(root(number), root(other), parents, sizes, boxes)
            here.append((start, end, number))
        above = here
    for number, parent in enumerate(parents):
        if parent == number:
            yield sizes[number], boxes[number]


def _join(one: int, other: int, parents: list[int], sizes: list[float], boxes: list[_PixelBox]) -> None:
    if one == other:
        return
    parents[one] = other
    sizes[other] += sizes[one]
    a, b = boxes[one], boxes[other]
    boxes[other] = min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _meet(one: _PixelBox, other: _PixelBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _in_picture(spot: Spot, pictures: Iterable[Box]) -> bool:
    return any(left <= spot.x <= right and top <= spot.y <= bottom for left, top, right, bottom in pictures)
