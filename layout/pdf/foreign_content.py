"""The operators of somebody else's page with colours in the inks of the press, without layers and marked content."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from .foreign_colour import Conversion, Spaces
from .layers import Layers
from .syntax import level

if TYPE_CHECKING:
    import pikepdf

Matrix = tuple[float, float, float, float, float, float]

_DEVICE = {"rg": "/DeviceRGB", "RG": "/DeviceRGB", "k": "/DeviceCMYK", "K": "/DeviceCMYK", "g": "", "G": ""}
_SET = frozenset({"sc", "scn", "SC", "SCN"})
_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_INVISIBLE = 3
"""The rendering mode of text that takes its place and is not seen."""


class Sink(Protocol):
    """What hears of the objects that a content stream draws."""

    def object(self, item: Any, resources: Any, matrix: Matrix) -> None: ...

    def show(self, image: Any, matrix: Matrix) -> None: ...

    def inline(self, image: Any, resources: Any) -> Any: ...


@dataclass
class Walk:
    """One content stream: its resources, the matrix that it stands under, and what was found in it."""

    spaces: Spaces
    layers: Layers
    resources: Any
    matrix: Matrix
    sink: Sink
    has_colour: bool = False
    ink: int = 0
    shown: set[str] = field(default_factory=set[str])
    """Names of the fonts that something is shown in."""


@dataclass
class _State:
    """What is saved with the graphics state: how colours of each kind are converted, and their ink in per cent."""

    matrix: Matrix
    fill: Conversion | None = None
    stroke: Conversion | None = None
    fill_ink: int = 0
    stroke_ink: int = 0
    mode: int = 0
    font: str = ""


@dataclass
class Content:
    """A content stream on its way to the press."""

    walk: Walk
    _made: list[tuple[list[Any], Any]] = field(default_factory=list[tuple[list[Any], Any]])
    _saved: list[_State] = field(default_factory=list[_State])
    _hidden: list[bool] = field(default_factory=list[bool])
    """For every piece of marked content that is open whether it belongs to a layer that is not seen."""

    def converted(self, content: Any) -> bytes:
        """The operators of a page or stream; what can't be read of them is left out by its reader."""
        import pikepdf

        self._state = _State(self.walk.matrix)
        for instruction in pikepdf.parse_content_stream(content):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._inline(instruction)
            else:
                self._operator(list(instruction.operands), str(instruction.operator))
        idle = {f"/{name}" for name in loose_fonts(self.walk.resources)} - self.walk.shown
        return pikepdf.unparse_content_stream(
            [(operands, operator) for operands, operator in self._made
             if str(operator) != "Tf" or str(operands[0]) not in idle]
        )  # fmt: skip

    def _write(self, operands: list[Any], operator: str) -> None:
        import pikepdf

        self._made.append((operands, pikepdf.Operator(operator)))

    @property
    def _is_hidden(self) -> bool:
        return any(self._hidden)

    def _operator(self, operands: list[Any], operator: str) -> None:
        state = self._state
        if operator in _MARKS:
            self._mark(operands, operator)
        elif operator in _DEVICE:
            self._device(operands, operator)
        elif operator in ("cs", "CS"):
            self._space(operands, operator)
        elif operator in _SET:
            self._color(operands, operator)
        elif operator in _TEXT:
            self._text(operands, operator)
        elif operator in _FILLS or operator in _STROKES:
            self._paint(operands, operator)
        elif operator in ("Do", "sh"):
            self._draw(operands, operator)
        else:
            if operator == "q":
                self._saved.append(replace(state))
            elif operator == "Q" and self._saved:
                self._state = self._saved.pop()
            elif operator == "cm":
                state.matrix = _times(operands, state.matrix)
            elif operator == "Tr":
                state.mode = int(operands[0])
            elif operator == "Tf":
                state.font = str(operands[0])
            self._write(operands, operator)

    def _mark(self, operands: list[Any], operator: str) -> None:
        if operator == "EMC":
            if self._hidden:
                self._hidden.pop()
        elif operator in ("BMC", "BDC"):
            is_layer = operator == "BDC" and str(operands[0]) == "/OC"
            layers: Any = self.walk.resources.get("/Properties", {})
            layer = layers.get(str(operands[1])) if is_layer and str(operands[1]).startswith("/") else None
            self._hidden.append(is_layer and not self.walk.layers.shows(layer))

    def _device(self, operands: list[Any], operator: str) -> None:
        name = _DEVICE[operator]
        made = self.walk.spaces.conversion(_name(name), self.walk.resources) if name else None
        ink = 0
        if made is not None:
            operands, ink = self._inks(made, operands), 0
            self._write(operands, "k" if operator.islower() else "K")
        else:
            if operator in "kK":
                ink = _per_cent(operands)
            self._write(operands, operator)
        self._remember(operator.islower(), made, ink)

    def _space(self, operands: list[Any], operator: str) -> None:
        made = self.walk.spaces.conversion(operands[0], self.walk.resources)
        if made is None:
            # A pattern's colours are those of the space that it stands on.
            under = self._under_pattern(operands[0])
            made = self.walk.spaces.conversion(under, self.walk.resources) if under is not None else None
            self._write(operands, operator)
        else:
            self._write(self._inks(made, list(made.initial)), "k" if operator == "cs" else "K")
        self._remember(operator == "cs", made, 0)

    def _under_pattern(self, name: Any) -> Any:
        import pikepdf

        space: Any = self.walk.resources.get("/ColorSpace", {}).get(str(name))
        is_pattern = isinstance(space, pikepdf.Array) and str(space[0]) == "/Pattern"
        return space[1] if is_pattern and len(space) > 1 else None

    def _color(self, operands: list[Any], operator: str) -> None:
        import pikepdf

        fills = operator.islower()
        made = self._state.fill if fills else self._state.stroke
        if operands and isinstance(operands[-1], pikepdf.Name):
            colour = self._inks(made, operands[:-1]) if made is not None and len(operands) > 1 else operands[:-1]
            self._write([*colour, operands[-1]], operator)
            self._remember(fills, made, 0)
        elif made is not None:
            self._write(self._inks(made, operands), "k" if fills else "K")
        else:
            self._write(operands, operator)
            self._remember(fills, None, _per_cent(operands) if len(operands) == 4 else 0)

    def _inks(self, made: Conversion, operands: list[Any]) -> list[Any]:
        self.walk.has_colour = True
        values = [float(value) for value in operands]
        return [Decimal(level(ink)) for ink in made.inks([*values, *(0.0,) * (made.components - len(values))])]

    def _remember(self, fills: bool, made: Conversion | None, ink: int) -> None:
        if fills:
            self._state.fill, self._state.fill_ink = made, ink
        else:
            self._state.stroke, self._state.stroke_ink = made, ink

    def _count(self, *inks: int) -> None:
        self.walk.ink = max(self.walk.ink, *inks)

    def _text(self, operands: list[Any], operator: str) -> None:
        state = self._state
        if self._is_hidden and state.mode != _INVISIBLE:
            self._write([_INVISIBLE], "Tr")
            self._write(operands, operator)
            self._write([state.mode], "Tr")
            return
        self._write(operands, operator)
        if state.mode != _INVISIBLE:
            self.walk.shown.add(state.font)
        mode = state.mode % 4
        self._count(state.fill_ink if mode in (0, 2) else 0, state.stroke_ink if mode in (1, 2) else 0)

    def _paint(self, operands: list[Any], operator: str) -> None:
        if self._is_hidden:
            self._write([], "n")
            return
        self._count(
            self._state.fill_ink if operator in _FILLS else 0, self._state.stroke_ink if operator in _STROKES else 0
        )
        self._write(operands, operator)

    def _draw(self, operands: list[Any], operator: str) -> None:
        if operator == "sh":
            if not self._is_hidden:
                self._write(operands, operator)
            return
        item: Any = self.walk.resources.get("/XObject", {}).get(str(operands[0]))
        if self._is_hidden or (item is not None and not self.walk.layers.shows(item.get("/OC"))):
            return
        if item is not None:
            if str(item.get("/Subtype", "")) == "/Image":
                self.walk.sink.show(item, self._state.matrix)
            self.walk.sink.object(item, self.walk.resources, self._state.matrix)
        self._write(operands, operator)

    def _inline(self, instruction: pikepdf.ContentStreamInlineImage) -> None:
        if self._is_hidden:
            return
        image: Any = instruction.iimage
        self.walk.sink.show(image.obj, self._state.matrix)
        lifted = self.walk.sink.inline(image, self.walk.resources)
        if lifted is None:
            self._made.append(([image], instruction.operator))
            return
        self._write([_add(self.walk.resources, lifted)], "Do")


_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def loose_fonts(resources: Any) -> dict[str, Any]:
    """The fonts whose outlines stand in another file, or nowhere, by their names in resources."""
    fonts: Any = resources.get("/Font", {})
    return {str(name)[1:]: font for name, font in fonts.items() if _is_loose(font)}


def _is_loose(font: Any) -> bool:
    kind = str(font.get("/Subtype", ""))
    if kind == "/Type3":
        return False
    owner: Any = font.DescendantFonts[0] if kind == "/Type0" else font
    descriptor: Any = owner.get("/FontDescriptor", {})
    return not any(key in descriptor for key in _FONT_FILES)


def _add(resources: Any, image: Any) -> Any:
    """The name under which resources hold a picture from now on."""
    import pikepdf

    if "/XObject" not in resources:
        resources.XObject = pikepdf.Dictionary()
    taken = {str(name) for name in resources.XObject}
    name = next(f"/Inline{number}" for number in range(len(taken) + 1) if f"/Inline{number}" not in taken)
    resources.XObject[name] = image
    return pikepdf.Name(name)


def _name(name: str) -> Any:
    import pikepdf

    return pikepdf.Name(name)


def _per_cent(operands: list[Any]) -> int:
    return round(100 * sum(min(max(float(value), 0.0), 1.0) for value in operands))


def _times(operands: list[Any], other: Matrix) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
