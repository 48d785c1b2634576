"""Functions of a PDF evaluated (ISO 32000-1, 7.10): what turns a tint or a place in a gradient into a colour."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from operator import add, eq, ge, gt, le, lt, mul, ne, sub
from typing import Any

Function = Callable[[Sequence[float]], tuple[float, ...]]


class FunctionError(Exception):
    """A function that can't be evaluated."""


def function_of(value: Any) -> Function:
    """A function object, or an array of them, as one that takes and gives numbers. Raises FunctionError."""
    import pikepdf

    try:
        if isinstance(value, pikepdf.Array):
            parts: list[Function] = [function_of(part) for part in list(value)]
            return lambda at: tuple(number for part in parts for number in part(at))
        kind = int(value.FunctionType)
        made: Function = _KINDS[kind](value)
        domain = _numbers(value.Domain)
        span = _numbers(value.get("/Range", []))
    except (KeyError, AttributeError, TypeError, ValueError, IndexError, ZeroDivisionError) as error:
        raise FunctionError(str(error)) from error

    def evaluated(at: Sequence[float]) -> tuple[float, ...]:
        try:
            found = made(_clipped(at, domain))
        except (ValueError, IndexError, ZeroDivisionError, OverflowError, TypeError) as error:
            raise FunctionError(str(error)) from error
        return tuple(_clipped(found, span)) if span else tuple(found)

    return evaluated


def domain_of(value: Any) -> list[float]:
    """The domain of a function, or of the first of several."""
    import pikepdf

    first: Any = value[0] if isinstance(value, pikepdf.Array) else value
    return _numbers(first.Domain)


def _numbers(value: Any) -> list[float]:
    return [float(number) for number in list(value)]


def _clipped(values: Sequence[float], limits: Sequence[float]) -> list[float]:
    pairs = zip(values, limits[::2], limits[1::2], strict=False)
    return [min(max(value, low), high) for value, low, high in pairs]


def _between(x: float, x0: float, x1: float, y0: float, y1: float) -> float:
    return y0 if x1 == x0 else y0 + (x - x0) * (y1 - y0) / (x1 - x0)


def _sampled(value: Any) -> Function:
    domain, span = _numbers(value.Domain), _numbers(value.Range)
    size = [int(count) for count in list(value.Size)]
    bits, outputs = int(value.BitsPerSample), len(span) // 2
    encode = _numbers(value.get("/Encode", [edge for count in size for edge in (0, count - 1)]))
    decode = _numbers(value.get("/Decode", span))
    data: bytes = value.read_bytes()
    number, top = int.from_bytes(data, "big"), (1 << bits) - 1
    length = 8 * len(data)

    def sample(index: int, output: int) -> float:
        place = (index * outputs + output + 1) * bits
        raw = (number >> (length - place)) & top if place <= length else 0
        return _between(raw, 0, top, decode[2 * output], decode[2 * output + 1])

    def evaluated(at: Sequence[float]) -> tuple[float, ...]:
        corners: list[list[tuple[int, float]]] = []
        for n, x in enumerate(at):
            e = _between(x, domain[2 * n], domain[2 * n + 1], encode[2 * n], encode[2 * n + 1])
            e = min(max(e, 0.0), size[n] - 1.0)
            low = min(int(e), max(size[n] - 2, 0))
            share = e - low
            corners.append([(low, 1 - share), (low + 1, share)] if share else [(low, 1.0)])
        found = [0.0] * outputs
        for corner in product(*corners):
            index, weight, step = 0, 1.0, 1
            for (place, share), count in zip(corner, size, strict=True):
                index, weight, step = index + place * step, weight * share, step * count
            for output in range(outputs):
                found[output] += weight * sample(index, output)
        return tuple(found)

    return evaluated


def _exponential(value: Any) -> Function:
    first, last = _numbers(value.get("/C0", [0])), _numbers(value.get("/C1", [1]))
    power = float(value.N)

    def evaluated(at: Sequence[float]) -> tuple[float, ...]:
        share = at[0] ** power
        return tuple(a + share * (b - a) for a, b in zip(first, last, strict=True))

    return evaluated


def _stitched(value: Any) -> Function:
    parts = [function_of(part) for part in list(value.Functions)]
    domain, encode = _numbers(value.Domain), _numbers(value.Encode)
    bounds = _numbers(value.Bounds)
    edges = [domain[0], *bounds, domain[1]]

    def evaluated(at: Sequence[float]) -> tuple[float, ...]:
        x = at[0]
        n = sum(x >= bound for bound in bounds)
        return parts[n]([_between(x, edges[n], edges[n + 1], encode[2 * n], encode[2 * n + 1])])

    return evaluated


# The calculator of type 4 functions. Source: ISO 32000-1, 7.10.5

_TOKEN = re.compile(rb"[{}]|[^\s{}]+")
Program = list["float | str | Program"]


def _calculator(value: Any) -> Function:
    data: bytes = value.read_bytes()
    tokens = iter(_TOKEN.findall(re.sub(rb"%[^\r\n]*", b" ", data)))
    if next(tokens, b"") != b"{":
        raise ValueError("no procedure")
    program = _program(tokens)
    count = len(value.Range) // 2

    def evaluated(at: Sequence[float]) -> tuple[float, ...]:
        stack: list[Any] = list(at)
        _run(program, stack)
        if len(stack) < count:
            raise ValueError("too few results")
        return tuple(float(number) for number in stack[-count:])

    return evaluated


def _program(tokens: Iterator[bytes]) -> Program:
    made: Program = []
    for token in tokens:
        if token == b"{":
            made.append(_program(tokens))
        elif token == b"}":
            return made
        else:
            word = token.decode("latin-1")
            made.append(_literal(word))
    raise ValueError("a procedure without an end")


def _literal(word: str) -> float | str:
    try:
        return float(word) if any(sign in word for sign in ".eE") and word[:1] in "+-.0123456789" else int(word)
    except ValueError:
        return word


def _run(program: Program, stack: list[Any]) -> None:
    at = 0
    while at < len(program):
        step = program[at]
        at += 1
        if isinstance(step, list):
            after = program[at] if at < len(program) else None
            if after == "if":
                at += 1
                if stack.pop():
                    _run(step, stack)
            elif isinstance(after, list) and program[at + 1] == "ifelse":
                at += 2
                _run(step if stack.pop() else after, stack)
            else:
                raise ValueError("a procedure by itself")
        elif isinstance(step, str):
            _operate(step, stack)
        else:
            stack.append(step)


def _operate(name: str, stack: list[Any]) -> None:
    if name in _CONSTANTS:
        stack.append(_CONSTANTS[name])
    elif name in _ONE:
        stack.append(_ONE[name](stack.pop()))
    elif name in _TWO:
        second, first = stack.pop(), stack.pop()
        stack.append(_TWO[name](first, second))
    elif name in _STACK:
        _STACK[name](stack)
    else:
        raise ValueError(name)


def _copy(stack: list[Any]) -> None:
    if count := int(stack.pop()):
        stack += stack[-count:]


def _index(stack: list[Any]) -> None:
    stack.append(stack[-1 - int(stack.pop())])


def _roll(stack: list[Any]) -> None:
    by, count = int(stack.pop()), int(stack.pop())
    if count:
        part = stack[-count:]
        stack[-count:] = part[-by % count :] + part[: -by % count]


def _exchange(stack: list[Any]) -> None:
    stack[-2:] = stack[:-3:-1]


def _shifted(value: int, by: int) -> int:
    return int(value) << int(by) if by >= 0 else int(value) >> -int(by)


def _divided(a: float, b: float) -> int:
    return int(a / b)


def _round(a: float) -> float:
    return math.floor(a + 0.5)


_CONSTANTS: dict[str, Any] = {"true": True, "false": False}
_ONE: dict[str, Callable[[Any], Any]] = {
    "abs": abs, "neg": lambda a: -a, "ceiling": math.ceil, "floor": math.floor, "round": _round,
    "truncate": math.trunc, "sqrt": math.sqrt, "sin": lambda a: math.sin(math.radians(a)),
    "cos": lambda a: math.cos(math.radians(a)), "ln": math.log, "log": math.log10, "cvi": int, "cvr": float,
    "not": lambda a: not a if isinstance(a, bool) else ~int(a),
}  # fmt: skip
_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "add": add, "sub": sub, "mul": mul, "div": lambda a, b: a / b, "idiv": _divided, "exp": lambda a, b: a**b,
    "mod": lambda a, b: a - b * _divided(a, b), "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": eq, "ne": ne, "gt": gt, "ge": ge, "lt": lt, "le": le, "and": lambda a, b: a & b,
    "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b, "bitshift": _shifted,
}  # fmt: skip
_STACK: dict[str, Callable[[list[Any]], Any]] = {
    "pop": lambda stack: stack.pop(), "dup": lambda stack: stack.append(stack[-1]), "exch": _exchange,
    "copy": _copy, "index": _index, "roll": _roll,
}  # fmt: skip

_KINDS: dict[int, Callable[[Any], Function]] = {0: _sampled, 2: _exponential, 3: _stitched, 4: _calculator}
