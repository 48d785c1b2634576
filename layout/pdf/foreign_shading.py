"""Gradients of somebody else's PDF in the inks of the press (ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from .foreign_colour import Conversion
from .functions import Function, FunctionError, domain_of, function_of

_STEPS, _SIDE = 256, 33
"""Samples along a gradient, and along each side of one over a plane."""
_MOST_VERTICES = 1_000_000


class DeviceSpaces(Protocol):
    """Colour spaces on their way to a device."""

    device: str

    def conversion(self, space: Any, resources: Any = None) -> Conversion | None: ...

    def rewritten(self, space: Any, resources: Any = None) -> Any: ...

    def table(
        self, inks: Callable[[Sequence[float]], tuple[float, ...]], domain: Sequence[float], side: int
    ) -> Any: ...


class ShadingMaker:
    """Converts the gradients of one document."""

    def __init__(self, spaces: DeviceSpaces) -> None:
        self._spaces = spaces

    def convert(self, shading: Any, resources: Any) -> bool:
        """Convert a gradient in place; whether there was something to convert, and it could be."""
        space: Any = shading.get("/ColorSpace")
        made = self._spaces.conversion(space, resources)
        try:
            if made is not None:
                return self._inked(shading, made)
            new = self._spaces.rewritten(space, resources)
        except (FunctionError, KeyError, AttributeError, IndexError, TypeError, ValueError):
            return False
        if new is not space:
            shading.ColorSpace = new
        return new is not space

    def _inked(self, shading: Any, made: Conversion) -> bool:
        import pikepdf

        kind = int(shading.ShadingType)
        if "/Function" in shading:
            if isinstance(shading.ColorSpace, pikepdf.Array) and str(shading.ColorSpace[0]) in ("/Indexed", "/I"):
                return False
            function = function_of(shading.Function)
            # Without a domain of its own a gradient runs from 0 to 1, over a plane in both directions.
            usual = domain_of(shading.Function) if kind > _LAST_OF_ONE else [0.0, 1.0] * (2 if kind == 1 else 1)
            domain = [float(edge) for edge in list(shading.get("/Domain", usual))]
            table = self._spaces.table(_through(function, made), domain, _SIDE if kind == 1 else _STEPS)
            shading.Function = table
        elif kind > _LAST_OF_ONE:
            _recolour(shading, made)
        else:
            return False
        shading.ColorSpace = pikepdf.Name(self._spaces.device)
        if "/Background" in shading:
            shading.Background = [*made.inks([float(value) for value in list(shading.Background)])]
        return True


_LAST_OF_ONE = 3
"""Kinds of gradients beyond this are meshes, whose points hold colours or places on a scale."""


def _through(function: Function, made: Conversion) -> Any:
    def inks(at: Sequence[float]) -> tuple[float, ...]:
        return made.inks(function(at))

    return inks


class _Bits:
    """Numbers of any width, read and written from the highest bit on."""

    def __init__(self, data: bytes) -> None:
        self._number, self._length, self._at = int.from_bytes(data, "big"), 8 * len(data), 0

    def read(self, width: int) -> int:
        self._at += width
        return (self._number >> (self._length - self._at)) & ((1 << width) - 1)

    def align(self) -> None:
        self._at = -(-self._at // 8) * 8

    @property
    def rest(self) -> int:
        return self._length - self._at


def _recolour(mesh: Any, made: Conversion) -> None:
    """A mesh whose points hold inks; places stay as they are, colours have eight bits."""
    kind, decode = int(mesh.ShadingType), [float(edge) for edge in list(mesh.Decode)]
    place, component = int(mesh.BitsPerCoordinate), int(mesh.BitsPerComponent)
    flag = int(mesh.get("/BitsPerFlag", 0)) if kind != _LATTICE else 0
    bits = _Bits(mesh.read_bytes())
    spans = list(zip(decode[4::2], decode[5::2], strict=True))
    out, filled = bytearray(), 0
    pending, width = 0, 0

    def write(value: int, bits_wide: int) -> None:
        nonlocal pending, width
        pending, width = (pending << bits_wide) | value, width + bits_wide

    def flush() -> None:
        nonlocal pending, width
        spare = -width % 8
        out.extend((pending << spare).to_bytes((width + spare) // 8, "big"))
        pending = width = 0

    def colour() -> None:
        top = (1 << component) - 1
        values = [low + bits.read(component) * (high - low) / top for low, high in spans]
        for ink in made.inks(values):
            write(round(255 * ink), 8)

    while bits.rest >= flag + 2 * place + component * len(spans) and filled < _MOST_VERTICES:
        edge = bits.read(flag) if flag else 0
        if flag:
            write(edge, flag)
        points, colours = _counts(kind, edge)
        for _ in range(2 * points):
            write(bits.read(place), place)
        for _ in range(colours):
            colour()
        bits.align()
        flush()
        filled += 1
    mesh.write(bytes(out))
    mesh.BitsPerComponent = 8
    mesh.Decode = [*decode[:4], *([0, 1] * len(made.inks(made.initial)))]


_LATTICE, _COONS, _TENSOR = 5, 6, 7


def _counts(kind: int, edge: int) -> tuple[int, int]:
    """Points and colours of a vertex or patch; a patch that hangs on another shares four points and two colours."""
    if kind in (_COONS, _TENSOR):
        whole = 12 if kind == _COONS else 16
        return (whole, 4) if not edge else (whole - 4, 2)
    return 1, 1
