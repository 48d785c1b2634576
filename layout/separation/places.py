"""Places on a page: matrices of its contents, and the upright rectangles that they make of pictures."""

from __future__ import annotations

from typing import Any

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Box = tuple[float, float, float, float]
"""Two opposite corners: the least and the greatest of both coordinates."""


def matrix_of(value: Any) -> Matrix:
    if value is None:
        return IDENTITY
    a, b, c, d, e, f = (float(number) for number in list(value))
    return a, b, c, d, e, f


def times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def box_under(matrix: Matrix, box: Box) -> Box:
    """The upright rectangle round a rectangle under a matrix."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
