"""What a finished page draws that prints badly whatever its standard: hairlines, registration colour, overprints.

Only what touches the trim counts: an advertiser's own marks stand outside of it. Forms are followed; patterns and the
glyphs of Type 3 fonts are not. Rows: hairline, /All inside the trim, white and grey that overprint, black text of
12 pt or less that knocks out (Ghent Workgroup, 1v4, 2.3.12).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any, NamedTuple

from ..base.diagnostics import Diagnostic, Severity
from ..base.messages import diagnostic
from ..base.pdf_boxes import inherited, page_box
from .press_limits import Least

_Matrix = tuple[float, float, float, float, float, float]
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_SMALL_TYPE = 12.05
"""Points up to which black type has to overprint, so that no white shows round it."""
_MOST_NESTED = 30
_EVEN = 1e-4


class Finding(NamedTuple):
    """A fault and where it is seen first, in mm from the left and the top of the trim; of lines how thin, in points."""

    code: str
    x: float
    y: float
    width: float = 0.0


class _Ink(NamedTuple):
    """A colour as far as it matters here."""

    is_white: bool = False
    is_grey: bool = False
    is_black: bool = False
    is_everywhere: bool = False


_BLACK = _Ink(is_black=True)


@dataclass(slots=True)
class _State:
    matrix: _Matrix
    fill: _Ink = _BLACK
    stroke: _Ink = _BLACK
    fill_space: str = "/DeviceGray"
    stroke_space: str = "/DeviceGray"
    fill_over: bool = False
    stroke_over: bool = False
    line: float = 1.0
    size: float = 0.0
    mode: int = 0


@dataclass(slots=True)
class _Walk:
    """One page: the trim in its own units, how far the page is turned, and the first finding of each kind; of lines the
    thinnest."""

    trim: tuple[float, float, float, float]
    turn: int
    unit: float
    found: dict[str, Finding] = field(default_factory=dict[str, Finding])

    def tell(self, code: str, x: float, y: float, width: float = 0.0) -> None:
        known = self.found.get(code)
        if known is None or width < known.width - _EVEN:
            left, bottom, right, top = self.trim
            across, down = {
                90: (y - bottom, x - left), 180: (right - x, y - bottom), 270: (top - y, right - x),
            }.get(self.turn, (x - left, top - y))  # fmt: skip
            mm = 25.4 / 72 * self.unit
            self.found[code] = Finding(code, across * mm, down * mm, width)


def drawn_faults(data: bytes, number: int = 0) -> tuple[Finding, ...]:
    """The findings on page `number` (from 0) of a PDF. Raises what a damaged file makes its readers raise."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        page: Any = pdf.pages[number].obj
        box = page_box(page, trimmed=True)
        walk = _Walk((box.left, box.bottom, box.left + box.width, box.bottom + box.height), box.turn, box.unit)
        if "/Contents" in page:
            _Stream(walk, inherited(page, "/Resources"), _State((1.0, 0.0, 0.0, 1.0, 0.0, 0.0))).read(page)
        return tuple(walk.found.values())


def judge_drawn(found: tuple[Finding, ...], name: str, limit: Least, scale: float = 1.0) -> Iterator[Diagnostic]:
    """Sentences of what was found in the file `name`; lines are held to `limit` as thick as they are at `scale`."""
    for item in found:
        x, y = f"{item.x:.0f}", f"{item.y:.0f}"
        if item.code != "artwork/hairline":
            yield diagnostic(item.code, None, file=name, x=x, y=y)
        elif (width := item.width * scale) < limit.warn - _EVEN:
            made = diagnostic(item.code, None, file=name, x=x, y=y, value=f"{width:.2g}", least=f"{limit.warn:g}")
            yield replace(made, severity=Severity.PRINT if width < limit.stop - _EVEN else Severity.WARNING)


class _Stream:
    """One content stream, under the state that it begins with."""

    def __init__(self, walk: _Walk, resources: Any, state: _State, nested: int = 0) -> None:
        self.walk = walk
        self.resources: Any = resources if resources is not None else {}
        self.state = state
        self.nested = nested
        self.saved: list[_State] = []
        self.path: list[tuple[float, float]] = []
        self.text: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def read(self, content: Any) -> None:
        import pikepdf

        for instruction in pikepdf.parse_content_stream(content):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                continue
            try:
                self._step(str(instruction.operator), list(instruction.operands))
            except (ValueError, KeyError, AttributeError, IndexError, TypeError):
                # Foreign files hold anything in the place of anything; the rest is still looked at.
                continue

    def _step(self, operator: str, operands: list[Any]) -> None:
        step = _STEPS.get(operator)
        if step is not None:
            step(self, operator, operands)

    def save(self, operator: str, operands: list[Any]) -> None:
        self.saved.append(replace(self.state))

    def restore(self, operator: str, operands: list[Any]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concat(self, operator: str, operands: list[Any]) -> None:
        self.state.matrix = _times(_matrix(operands), self.state.matrix)

    def line(self, operator: str, operands: list[Any]) -> None:
        self.state.line = float(operands[0])

    def graphics_state(self, operator: str, operands: list[Any]) -> None:
        given: Any = self.resources.get("/ExtGState", {}).get(str(operands[0]), {})
        if "/OP" in given:
            self.state.stroke_over = bool(given["/OP"])
        if "/op" in given or "/OP" in given:
            self.state.fill_over = bool(given.get("/op", given.get("/OP")))
        if "/LW" in given:
            self.state.line = float(given["/LW"])

    # Colour

    def device(self, operator: str, operands: list[Any]) -> None:
        space = {"g": "/DeviceGray", "k": "/DeviceCMYK"}.get(operator.lower(), "")
        self._set(operator.islower(), space, _ink(space, [float(value) for value in operands]))

    def space(self, operator: str, operands: list[Any]) -> None:
        space = self._named(operands[0])
        initial = {"/DeviceGray": [0.0], "/DeviceCMYK": [0.0, 0.0, 0.0, 1.0]}.get(space, [1.0])
        self._set(operator == "cs", space, _ink(space, initial))

    def colour(self, operator: str, operands: list[Any]) -> None:
        fills = operator.islower()
        space = self.state.fill_space if fills else self.state.stroke_space
        values = [] if operands and str(operands[-1]).startswith("/") else [float(value) for value in operands]
        self._set(fills, space, _ink(space, values))

    def _named(self, operand: Any) -> str:
        """DeviceGray and DeviceCMYK by their names, plates as "/All" or "/Separation"; all else is of no interest."""
        name = str(operand)
        if name in ("/DeviceGray", "/DeviceCMYK"):
            return name
        given: Any = self.resources.get("/ColorSpace", {}).get(name)
        if given is None or str(given).startswith("/"):
            return str(given) if given is not None else ""
        if str(given[0]) != "/Separation":
            return ""
        return "/All" if str(given[1]) == "/All" else "/Separation"

    def _set(self, fills: bool, space: str, ink: _Ink) -> None:
        if fills:
            self.state.fill_space, self.state.fill = space, ink
        else:
            self.state.stroke_space, self.state.stroke = space, ink

    # Paths

    def points(self, operator: str, operands: list[Any]) -> None:
        values = [float(value) for value in operands]
        if operator == "re":
            x, y, width, height = values
            values = [x, y, x + width, y, x + width, y + height, x, y + height]
        self.path += [self._at(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]

    def drop(self, operator: str, operands: list[Any]) -> None:
        self.path = []

    def paint(self, operator: str, operands: list[Any]) -> None:
        path, self.path = self.path, []
        place = self._seen(path)
        if place is None:
            return
        state = self.state
        if operator in _FILLS:
            self._ink(state.fill, state.fill_over, place)
        if operator in _STROKES:
            self._ink(state.stroke, state.stroke_over, place)
            width = state.line * _scale(state.matrix) * self.walk.unit
            self.walk.tell("artwork/hairline", *place, width)

    def _seen(self, path: list[tuple[float, float]]) -> tuple[float, float] | None:
        """The top left corner of what a path has inside of the trim."""
        if not path:
            return None
        left, bottom, right, top = self.walk.trim
        low_x, high_x = min(x for x, _ in path), max(x for x, _ in path)
        low_y, high_y = min(y for _, y in path), max(y for _, y in path)
        if low_x >= right or high_x <= left or low_y >= top or high_y <= bottom:
            return None
        return max(low_x, left), min(high_y, top)

    def _ink(self, ink: _Ink, over: bool, place: tuple[float, float]) -> None:
        if ink.is_everywhere:
            self.walk.tell("artwork/registration", *place)
        if over and ink.is_white:
            self.walk.tell("artwork/white-overprint", *place)
        if over and ink.is_grey:
            self.walk.tell("artwork/grey-overprint", *place)

    # Text

    def begin(self, operator: str, operands: list[Any]) -> None:
        self.text = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def move(self, operator: str, operands: list[Any]) -> None:
        x, y = (float(value) for value in operands)
        self.text = _times((1.0, 0.0, 0.0, 1.0, x, y), self.text)

    def place(self, operator: str, operands: list[Any]) -> None:
        self.text = _matrix(operands)

    def font(self, operator: str, operands: list[Any]) -> None:
        self.state.size = float(operands[1])

    def render(self, operator: str, operands: list[Any]) -> None:
        self.state.mode = int(operands[0])

    def show(self, operator: str, operands: list[Any]) -> None:
        state = self.state
        under = _times(self.text, state.matrix)
        left, bottom, right, top = self.walk.trim
        x, y = under[4], under[5]
        if state.mode not in (0, 2, 4, 6) or not (left <= x <= right and bottom <= y <= top):
            return
        self._ink(state.fill, state.fill_over, (x, y))
        size = state.size * _scale(under) * self.walk.unit
        if state.fill.is_black and not state.fill_over and size <= _SMALL_TYPE:
            self.walk.tell("artwork/black-knockout", x, y)

    def draw(self, operator: str, operands: list[Any]) -> None:
        item: Any = self.resources.get("/XObject", {}).get(str(operands[0]))
        if item is None or str(item.get("/Subtype", "")) != "/Form" or self.nested > _MOST_NESTED:
            return
        inner = replace(self.state, matrix=_times(_matrix(item.get("/Matrix")), self.state.matrix))
        _Stream(self.walk, item.get("/Resources", self.resources), inner, self.nested + 1).read(item)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.state.matrix
        return a * x + c * y + e, b * x + d * y + f


_STEPS: dict[str, Callable[[_Stream, str, list[Any]], None]] = {
    "q": _Stream.save, "Q": _Stream.restore, "cm": _Stream.concat, "w": _Stream.line, "gs": _Stream.graphics_state,
    "cs": _Stream.space, "CS": _Stream.space, "n": _Stream.drop, "BT": _Stream.begin, "Td": _Stream.move,
    "TD": _Stream.move, "Tm": _Stream.place, "Tf": _Stream.font, "Tr": _Stream.render, "Do": _Stream.draw,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), _Stream.device),
    **dict.fromkeys(("sc", "scn", "SC", "SCN"), _Stream.colour),
    **dict.fromkeys(("m", "l", "c", "v", "y", "re"), _Stream.points),
    **dict.fromkeys(_FILLS | _STROKES, _Stream.paint),
    **dict.fromkeys(_TEXT, _Stream.show),
}  # fmt: skip


def _ink(space: str, values: list[float]) -> _Ink:
    if space == "/DeviceGray" and len(values) == 1:
        (grey,) = values
        return _Ink(grey >= 1 - _EVEN, _EVEN < grey < 1 - _EVEN, grey <= _EVEN)
    if space == "/DeviceCMYK" and len(values) == 4:
        return _Ink(is_white=max(values) <= _EVEN, is_black=max(values[:3]) <= _EVEN and values[3] >= 1 - _EVEN)
    if space in ("/All", "/Separation") and values:
        return _Ink(is_white=values[0] <= _EVEN, is_everywhere=space == "/All" and values[0] > _EVEN)
    return _Ink()


def _matrix(value: Any) -> _Matrix:
    a, b, c, d, e, f = (float(each) for each in (list(value) if value is not None else (1, 0, 0, 1, 0, 0)))
    return (a, b, c, d, e, f)


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _scale(matrix: _Matrix) -> float:
    a, b, c, d, _, _ = matrix
    return abs(a * d - b * c) ** 0.5
