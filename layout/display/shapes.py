"""Shapes as paths of outlines."""

from __future__ import annotations

from collections.abc import Iterator

_CIRCLE = 0.5523
"""Of a radius: how far the handles of a quarter circle reach."""


def circle(x: int, y: int, radius: int, *, inward: bool = False) -> Iterator[tuple[str | int, ...]]:
    """Four quarters, clockwise or, to cut a hole, counter-clockwise."""
    k, turn = round(radius * _CIRCLE), -1 if inward else 1
    yield ("M", x, y - radius)
    yield ("C", x + turn * k, y - radius, x + turn * radius, y - k, x + turn * radius, y)
    yield ("C", x + turn * radius, y + k, x + turn * k, y + radius, x, y + radius)
    yield ("C", x - turn * k, y + radius, x - turn * radius, y + k, x - turn * radius, y)
    yield ("C", x - turn * radius, y - k, x - turn * k, y - radius, x, y - radius)
    yield ("Z",)
