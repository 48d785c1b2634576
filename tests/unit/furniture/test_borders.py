"""Rules and frames of every kind."""

from __future__ import annotations

from itertools import combinations
from typing import get_type_hints

import pytest

from layout.base.geometry import Rect
from layout.base.units import Length
from layout.display.items import Fill, Item, Outline, Stroke
from layout.furniture.borders import frame, rule_across, rule_down
from layout.style.model import NO_BORDER, Border

PT = 65536
RECT = Rect(10 * PT, 20 * PT, 120 * PT, 61 * PT)


def border(style: str, width: float = 4) -> Border:
    return Border(Length(round(width * PT)), style=style)  # type: ignore[arg-type]


def around(style: str, width: float = 4) -> tuple[Item, ...]:
    return frame(RECT, None, (border(style, width),) * 4)  # type: ignore[arg-type]


def fills(items: tuple[Item, ...]) -> list[Rect]:
    return [item.rect for item in items if isinstance(item, Fill)]


def meets(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("style", ["double", "thick-thin", "thin-thick"])
def test_inner_lines_of_a_frame_meet_at_inner_corners_and_never_cross_the_outer_ones(style: str) -> None:
    lines = fills(around(style))
    assert len(lines) == 8
    outer = [line for line in lines if _touches(line)]
    inner = [line for line in lines if line not in outer]
    assert len(outer) == len(inner) == 4
    assert not any(meets(one, other) for one in outer for other in inner)
    left, top = min(line.x for line in inner), min(line.y for line in inner)
    right, bottom = max(line.right for line in inner), max(line.bottom for line in inner)
    assert left - RECT.x == top - RECT.y == RECT.right - right == RECT.bottom - bottom > 0


def _touches(line: Rect) -> bool:
    """Whether it lies at an edge of the whole."""
    return line.x == RECT.x or line.right == RECT.right or line.y == RECT.y or line.bottom == RECT.bottom


def test_the_thick_line_is_the_outer_one_on_every_side() -> None:
    for style, outer_is_thicker in (("thick-thin", True), ("thin-thick", False)):
        lines = fills(around(style))
        across, down = [r for r in lines if r.width > r.height], [r for r in lines if r.height > r.width]
        outer = (
            next(r.height for r in across if r.y == RECT.y), next(r.height for r in across if r.bottom == RECT.bottom),
            next(r.width for r in down if r.x == RECT.x), next(r.width for r in down if r.right == RECT.right),
        )  # fmt: skip
        assert [thickness > 2 * PT for thickness in outer] == [outer_is_thicker] * 4


@pytest.mark.parametrize("style", ["diamonds", "beads"])
def test_motifs_are_whole_along_every_edge_and_stand_once_at_each_corner(style: str) -> None:
    paths = [item for item in around(style) if isinstance(item, Outline)]
    assert len(paths) == 4
    boxes = [_bounds(path) for path in paths]
    assert not any(meets(one, other) for one, other in combinations(boxes, 2))
    for box in boxes:
        assert box.x >= RECT.x
        assert box.y >= RECT.y
        assert box.right <= RECT.right
        assert box.bottom <= RECT.bottom
    counts = [sum(segment[0] == "M" for segment in path.path) for path in paths]
    assert counts == [30, 30, 13, 13]


def _bounds(item: Outline) -> Rect:
    xs = [int(value) for segment in item.path for value in segment[1::2]]
    ys = [int(value) for segment in item.path for value in segment[2::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def test_waves_run_from_corner_to_corner() -> None:
    paths = [item for item in around("wavy") if isinstance(item, Outline)]
    assert len(paths) == 4
    assert _bounds(paths[0]).width == RECT.width
    assert _bounds(paths[2]).height == RECT.height


def test_round_corners_are_drawn_as_a_ring_over_their_tint() -> None:
    edges = (border("solid", 1),) * 4
    tint, ring = frame(RECT, border("solid").color, edges, 6 * PT)  # type: ignore[arg-type]
    assert isinstance(tint, Outline)
    assert isinstance(ring, Outline)
    assert _bounds(tint) == _bounds(ring) == RECT
    assert sum(segment[0] == "M" for segment in ring.path) == 2
    assert _area(ring) == pytest.approx(2 * (RECT.width + RECT.height) * PT, rel=0.1)


def _area(item: Outline) -> float:
    """Of the polygon through the ends of all segments, holes taken away."""
    total, first, last = 0.0, (0, 0), (0, 0)
    for segment in item.path:
        here = first if segment[0] == "Z" else (int(segment[-2]), int(segment[-1]))
        if segment[0] == "M":
            first = here
        else:
            total += (last[0] * here[1] - here[0] * last[1]) / 2
        last = here
    return abs(total)


def test_edges_that_differ_have_no_round_corners() -> None:
    items = frame(RECT, None, (border("solid"), NO_BORDER, border("solid"), NO_BORDER), 6 * PT)
    assert [type(item) for item in items] == [Fill, Fill]


@pytest.mark.parametrize("style", get_type_hints(Border)["style"].__args__)
def test_every_kind_of_rule_stays_inside_its_band(style: str) -> None:
    for items in (rule_across(border(style), 0, 100 * PT, 0), rule_down(border(style), 0, 0, 100 * PT)):
        assert bool(items) is (style != "none")
        for item in items:
            if isinstance(item, Fill):
                assert min(item.rect.x, item.rect.y) >= 0
                assert min(item.rect.right, item.rect.bottom) <= 4 * PT
            elif isinstance(item, Outline):
                box = _bounds(item)
                assert min(box.width, box.height) <= 5.5 * PT
            else:
                assert isinstance(item, Stroke)
                assert item.width == 4 * PT
