"""Gradients of another PDF in the inks of the press: axial and radial ones, whose colours a function gives.

The function is read at equal steps, each colour converted, and written as a table (ISO 32000-1, 7.10.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .artwork_colour import Foreign, Unprintable
from .press import Condition

STEPS = 64
"""Steps of a table: banding of newsprint is coarser."""

_AXIAL, _RADIAL = 2, 3


def table_of(shading: Any, space: Foreign, condition: Condition) -> bytes:
    """The inks, four bytes each, at `STEPS` + 1 places of an axial or radial gradient. Raises Unprintable."""
    if int(shading.ShadingType) not in (_AXIAL, _RADIAL):
        raise Unprintable("Shading")
    first, last = (float(edge) for edge in shading.get("/Domain", [0, 1]))
    places = (first + (last - first) * step / STEPS for step in range(STEPS + 1))
    colours = (space.inks(value_of(shading.Function, place), condition) for place in places)
    return bytes(round(ink * 255) for colour in colours for ink in colour)


def value_of(function: Any, place: float) -> list[float]:
    """A function of one number, or several functions of one value each, at a place. Raises Unprintable."""
    import pikepdf

    if isinstance(function, pikepdf.Array):
        return [value for each in function for value in value_of(each, place)]
    evaluate = {0: _sampled, 2: _power, 3: _stitched}.get(int(function.FunctionType))
    if evaluate is None:
        raise Unprintable("Function")
    low, high = _numbers(function.Domain)[:2]
    return evaluate(function, min(max(place, low), high))


def _numbers(values: Any) -> list[float]:
    return [float(value) for value in values]


def _power(function: Any, place: float) -> list[float]:
    start, end = _numbers(function.get("/C0", [0])), _numbers(function.get("/C1", [1]))
    share = place ** float(function.N) if place > 0 else 0.0
    return [a + share * (b - a) for a, b in zip(start, end, strict=True)]


def _stitched(function: Any, place: float) -> list[float]:
    low, high = _numbers(function.Domain)
    edges = [low, *_numbers(function.Bounds), high]
    number = min(sum(place >= edge for edge in edges[1:-1]), len(function.Functions) - 1)
    start, end = _numbers(function.Encode)[2 * number : 2 * number + 2]
    return value_of(function.Functions[number], _between(place, edges[number], edges[number + 1], start, end))


def _sampled(function: Any, place: float) -> list[float]:
    count, bits = int(function.Size[0]), int(function.BitsPerSample)
    if len(function.Size) != 1 or bits not in (8, 16):
        raise Unprintable("Function")
    ranges = _numbers(function.Range)
    low, high = _numbers(function.Domain)
    encode = _numbers(function.get("/Encode", [0, count - 1]))
    decode = _numbers(function.get("/Decode", ranges))
    at = min(max(_between(place, low, high, encode[0], encode[1]), 0.0), float(count - 1))
    index = min(int(at), max(count - 2, 0))
    width, size = bits // 8, len(ranges) // 2
    data = function.read_bytes()

    def sample(row: int, channel: int) -> float:
        start = (min(row, count - 1) * size + channel) * width
        raw = int.from_bytes(data[start : start + width], "big") / ((1 << bits) - 1)
        return decode[2 * channel] + raw * (decode[2 * channel + 1] - decode[2 * channel])

    return [_mixed(sample(index, channel), sample(index + 1, channel), at - index) for channel in range(size)]


def _between(place: float, low: float, high: float, start: float, end: float) -> float:
    return start if high == low else start + (place - low) * (end - start) / (high - low)


def _mixed(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def table_entries(domain: Sequence[float]) -> dict[str, str]:
    """The dictionary of a table of inks over a domain, as PDF syntax."""
    return {
        "FunctionType": "0", "Size": f"[{STEPS + 1}]", "BitsPerSample": "8", "Range": "[0 1 0 1 0 1 0 1]",
        "Domain": f"[{' '.join(f'{edge:g}' for edge in domain)}]",
    }  # fmt: skip
