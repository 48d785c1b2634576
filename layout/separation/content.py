"""The operators of a page as a group of plates has them: colours as light, what leaves the plates alone left out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..pdf.foreign_images import as_object
from ..pdf.foreign_shading import ShadingMaker
from ..pdf.functions import FunctionError
from ..pdf.syntax import level
from .colours import GREY, ColourReader, Group, GroupSpaces, InkSpace, Tone
from .images import PlateImages
from .objects import family_of, joined, name_of
from .places import IDENTITY, Box, Matrix, box_under, matrix_of, times
from .state import Made, State

if TYPE_CHECKING:
    import pikepdf


_DEVICES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
_PAINTS: dict[str, tuple[str, bool]] = {
    "f": ("f", False), "F": ("f", False), "f*": ("f*", False), "S": ("", True), "s": ("", True),
    "B": ("f", True), "B*": ("f*", True), "b": ("f", True), "b*": ("f*", True),
}  # fmt: skip
"""Operators that paint a path: how they fill it ("" not at all), and whether they stroke it."""
_CLOSING = frozenset({"s", "b", "b*"})
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_MOST_NESTED = 30
_MIXING = ("/Hue", "/Saturation", "/Color", "/Luminosity")
"""Blend modes that mix the inks with one another."""


class Separator:
    """Draws the content streams of one page for one group of plates."""

    def __init__(self, pdf: pikepdf.Pdf, reader: ColourReader, images: PlateImages, group: Group,
                 parsed: dict[tuple[int, int], list[Any]]) -> None:  # fmt: skip
        self.pdf = pdf
        self.reader = reader
        self.images = images
        self.group = group
        self.shadings = ShadingMaker(GroupSpaces(pdf, reader, group))
        self.serial = 0
        self._parsed = parsed
        self._forms: dict[tuple[object, ...], tuple[Any, tuple[Box, ...]]] = {}
        self._drawn: dict[tuple[int, int], Any] = {}
        self._once: dict[tuple[int, int], Any] = {}
        self._open: set[tuple[int, int] | None] = set()

    def made(self, content: Any, resources: Any, state: State, nested: int = 0, *, begins: bool = False) -> Made:
        """A page, form, pattern or glyph. Raises SplitError where the plates of the group part ways.

        `begins`: what it paints before it names a colour is black, as on pages and tiles; others go on in that of
        what draws them.
        """
        key: tuple[int, int] | None = content.objgen if content.is_indirect else None
        if nested > _MOST_NESTED or key in self._open:
            raise ValueError("nested")
        if key is not None:
            self._open.add(key)
        stream = _Stream(self, resources, state, nested)
        if begins:
            stream.begin()
        made = stream.made(self._instructions(content))
        self._open.discard(key)
        return made

    def once(self, item: Any, make: Callable[[Any], Any]) -> Any:
        """A pattern or font as these plates have it, made when it is first called for."""
        if not item.is_indirect:
            return make(item)
        if item.objgen not in self._once:
            self._once[item.objgen] = self.pdf.make_indirect(made) if (made := make(item)) is not None else None
        return self._once[item.objgen]

    def _instructions(self, content: Any) -> list[Any]:
        import pikepdf

        key: tuple[int, int] | None = content.objgen if content.is_indirect else None
        if key is not None and key in self._parsed:
            return self._parsed[key]
        found = [
            (None, each) if isinstance(each, pikepdf.ContentStreamInlineImage) else (str(each.operator), each)
            for each in pikepdf.parse_content_stream(content)
        ]
        if key is not None:
            self._parsed[key] = found
        return found

    def form(self, item: Any, resources: Any, state: State, nested: int) -> tuple[Any, tuple[Box, ...]]:
        """A form as these plates have it under `state`, and where pictures stand on what draws it."""
        key = (item.objgen, state)
        known = self._forms.get(key) if item.is_indirect else None
        if known is not None:
            return known
        group: Any = item.get("/Group")
        own: Any = item.get("/Resources", resources)
        inner = self.made(item, own, state, nested + 1)
        made: Any = self.pdf.make_stream(inner.data)
        for name in ("/Type", "/Subtype", "/BBox", "/Matrix", "/OC"):
            if name in item:
                made[name] = item[name]
        made.Resources = inner.resources
        if group is not None:
            made.Group = self.blending(group)
        matrix = matrix_of(item.get("/Matrix"))
        boxes = tuple(box_under(matrix, box) for box in inner.pictures)
        self._forms[key] = made, boxes
        return made, boxes

    def blending(self, group: Any) -> Any:
        """A transparency group that blends light on these plates."""
        import pikepdf

        space: Any = group.get("/CS")
        if space is not None and str(space) not in ("/DeviceCMYK", "/DeviceGray"):
            found = self._space_or_none(space)
            if found is None or found.is_screen:
                self.reader.told[f"Group {family_of(space)}"] = None
        if bool(group.get("/K", False)):
            self.reader.told["Group K"] = None
        return pikepdf.Dictionary({**{str(k): v for k, v in group.items()}, "/CS": pikepdf.Name(self.group.device)})

    def _space_or_none(self, space: Any) -> InkSpace | None:
        try:
            return self.reader.space(space)
        except (ValueError, AttributeError, KeyError, TypeError):
            return None

    def shading(self, shading: Any, resources: Any) -> Any:
        """A gradient as light; None for one that can't be worked out."""
        import pikepdf

        copy: Any
        if isinstance(shading, pikepdf.Stream):
            copy = self.pdf.make_stream(shading.read_bytes())
            for name, value in shading.items():
                if str(name) not in ("/Length", "/Filter", "/DecodeParms"):
                    copy[name] = value
        else:
            copy = pikepdf.Dictionary(dict(shading.items()))
        if self.shadings.convert(copy, resources):
            return copy
        self.reader.told["Shading"] = None
        return None

    def shading_tone(self, shading: Any, resources: Any) -> Tone:
        """The plates of a gradient: the amounts are of its first colour."""
        space = self.reader.space(shading.ColorSpace, resources)
        return space.tone(space.initial)._replace(is_direct=False)

    def image(self, image: Any, space: InkSpace, resources: Any) -> Any:
        key = image.objgen
        known = self._drawn.get(key) if image.is_indirect else None
        if known is None:
            known = self.pdf.make_indirect(self.images.drawn(image, space, resources, self.group))
            self._drawn[key] = known
        return known


class _Stream:
    """One content stream on its way to the plates."""

    def __init__(self, separator: Separator, resources: Any, state: State, nested: int) -> None:
        import pikepdf

        self.s = separator
        self.group = separator.group
        self.given: Any = resources if resources is not None else pikepdf.Dictionary()
        self.state = state
        self.nested = nested
        self.matrix = IDENTITY
        self.saved: list[tuple[State, Matrix]] = []
        self.out: list[Any] = []
        self.pictures: list[Box] = []
        self.names: dict[str, dict[str, Any]] = {"/XObject": {}, "/Pattern": {}, "/Shading": {}, "/ColorSpace": {}}
        self.called: dict[tuple[str, tuple[int, int]], str] = {}
        self.type3: dict[str, bool] = {}
        one, three = ("g", "G"), ("rg", "RG")
        self.setters = one if separator.group.channels == 1 else three
        self.operators: dict[str, Any] = {}

    def begin(self) -> None:
        """Write out the colours that a page begins with: the black of DeviceGray would be all inks on our plates."""
        for setter in self.setters:
            self._write(self._light(GREY.tone(GREY.initial)), setter)

    def made(self, instructions: list[Any]) -> Made:
        import pikepdf

        kept = self.out.append
        steps = _STEPS
        for operator, instruction in instructions:
            if operator is None:
                self._inline(instruction)
                continue
            step = steps.get(operator)
            if step is None:
                kept(instruction)
                continue
            try:
                step(self, operator, instruction)
            except (ValueError, KeyError, AttributeError, IndexError, TypeError, FunctionError) as fault:
                # What foreign files hold in the place of a name or number; the rest is still drawn.
                self.s.reader.told[f"{operator}: {str(fault)[:40]}"] = None
        data = pikepdf.unparse_content_stream(self.out)
        return Made(data, self._resources(), tuple(self.pictures))

    def _resources(self) -> Any:
        import pikepdf

        made: Any = pikepdf.Dictionary()
        for key in ("/ExtGState", "/Font", "/Properties"):
            if key in self.given:
                made[key] = self.given[key]
        if "/Font" in made and any(self.type3.values()):
            made.Font = pikepdf.Dictionary(
                {
                    str(name): self.s.once(font, self._own_font) if self.type3.get(str(name)) else font
                    for name, font in self.given.Font.items()
                }
            )
        for key, named in self.names.items():
            if named:
                made[key] = pikepdf.Dictionary(named)
        return made

    def _own_font(self, font: Any) -> Any:
        """A font whose glyphs are drawings of their own; those that bring their own colour are taken apart."""
        import pikepdf

        procedures: dict[str, Any] = {}
        resources: Any = font.get("/Resources", self.given)
        merged: Any = pikepdf.Dictionary()
        for glyph, procedure in font.CharProcs.items():
            inner = self.s.made(procedure, resources, State(), self.nested + 1)
            procedures[str(glyph)] = self.s.pdf.make_stream(inner.data)
            merged = inner.resources if not len(merged) else joined(merged, inner.resources)
        copy: Any = pikepdf.Dictionary(dict(font.items()))
        copy.CharProcs, copy.Resources = pikepdf.Dictionary(procedures), merged
        return copy

    def _write(self, operands: list[Any], operator: str) -> None:
        import pikepdf

        made = self.operators.get(operator)
        if made is None:
            made = self.operators[operator] = pikepdf.Operator(operator)
        self.out.append((operands, made))

    def _name(self, kind: str, item: Any) -> Any:
        """The name under which the resources hold an object from now on."""
        import pikepdf

        key = (kind, item.objgen) if item.is_indirect else None
        name = self.called.get(key) if key else None
        if name is None:
            named = self.names[kind]
            # No two streams share a name, so that the glyphs of a font can share their resources.
            self.s.serial += 1
            name = f"/{kind[1]}{self.s.serial}"
            named[name] = item
            if key:
                self.called[key] = name
        return pikepdf.Name(name)

    # State

    def save(self, operator: str, instruction: Any) -> None:
        self.saved.append((self.state, self.matrix))
        self.out.append(instruction)

    def restore(self, operator: str, instruction: Any) -> None:
        if self.saved:
            self.state, self.matrix = self.saved.pop()
            self.out.append(instruction)

    def concat(self, operator: str, instruction: Any) -> None:
        self.matrix = times(matrix_of(instruction.operands), self.matrix)
        self.out.append(instruction)

    def render(self, operator: str, instruction: Any) -> None:
        mode = int(instruction.operands[0])
        self.state = self.state._replace(text_mode=mode, tr=mode)
        self.out.append(instruction)

    def font(self, operator: str, instruction: Any) -> None:
        name = str(instruction.operands[0])
        font: Any = self.given.get("/Font", {}).get(name, {})
        is_type3 = str(font.get("/Subtype", "")) == "/Type3"
        if is_type3:
            self.type3[name] = True
        self.state = self.state._replace(is_type3=is_type3)
        self.out.append(instruction)

    def graphics_state(self, operator: str, instruction: Any) -> None:
        import pikepdf

        found: Any = self.given.get("/ExtGState", {}).get(str(instruction.operands[0]))
        self.out.append(instruction)
        if found is None:
            return
        stroke = bool(found.get("/OP", self.state.stroke_over))
        fill = bool(found.get("/op", found.get("/OP", self.state.fill_over)))
        mode = int(found.get("/OPM", self.state.over_mode))
        self.state = self.state._replace(fill_over=fill, stroke_over=stroke, over_mode=mode)
        blend: Any = found.get("/BM")
        if blend is not None:
            name = str(blend) if isinstance(blend, pikepdf.Name) else str(blend[0])
            if name in _MIXING:
                self.s.reader.told[f"BM {name[1:]}"] = None

    # Colour

    def device(self, operator: str, instruction: Any) -> None:
        space = self.s.reader.space(name_of(_DEVICES[operator.lower()]), self.given)
        self._colour(operator.islower(), space, [float(value) for value in instruction.operands])

    def space(self, operator: str, instruction: Any) -> None:
        fills = operator == "cs"
        space = self.s.reader.space(instruction.operands[0], self.given)
        if not space.is_pattern:
            self._colour(fills, space, space.initial)
        elif fills:
            self.state = self.state._replace(fill_space=space, fill=None)
        else:
            self.state = self.state._replace(stroke_space=space, stroke=None)

    def colour(self, operator: str, instruction: Any) -> None:
        import pikepdf

        operands, fills = list(instruction.operands), operator.islower()
        space = self.state.fill_space if fills else self.state.stroke_space
        if operands and isinstance(operands[-1], pikepdf.Name):
            self._pattern(fills, space, operands)
        else:
            self._colour(fills, space, [float(value) for value in operands])

    def _colour(self, fills: bool, space: InkSpace, values: Any) -> None:
        tone = space.tone(values)
        if fills:
            self.state = self.state._replace(fill_space=space, fill=tone)
        else:
            self.state = self.state._replace(stroke_space=space, stroke=tone)
        self._write(self._light(tone), self.setters[not fills])

    def _light(self, tone: Tone) -> list[Any]:
        return [Decimal(level(share)) for share in self.group.light(tone)]

    def _pattern(self, fills: bool, space: InkSpace, operands: list[Any]) -> None:
        """A pattern as the current colour: a tile of its own colours, a stencil in a colour given here, a gradient."""
        import pikepdf

        pattern: Any = self.given.get("/Pattern", {}).get(str(operands[-1]))
        if pattern is None:
            raise ValueError(str(operands[-1]))
        values = [float(value) for value in operands[:-1]]
        tone: Tone | None = None
        kind = int(pattern.get("/PatternType", 1))
        light: list[Any] = []
        base: Any = pikepdf.Name.Pattern
        if kind == 2:
            tone = self.s.shading_tone(pattern.Shading, self.given)
            drawn = self.s.once(pattern, self._gradient)
        elif int(pattern.get("/PaintType", 1)) == 2 and space.under is not None:
            tone = space.under.tone(values)._replace(is_direct=False)
            light, drawn = self._light(tone), pattern
            base = self._name("/ColorSpace", pikepdf.Array([pikepdf.Name.Pattern, name_of(self.group.device)]))
        else:
            drawn = self.s.once(pattern, self._tile)
        state = self.state
        if fills:
            self.state = state._replace(fill_space=space, fill=tone)
        else:
            self.state = state._replace(stroke_space=space, stroke=tone)
        if drawn is None:
            # What can't be worked out lays no ink here, and is told.
            self._write(self._light(Tone(())), self.setters[not fills])
            return
        self._write([base], "cs" if fills else "CS")
        self._write([*light, self._name("/Pattern", drawn)], "scn" if fills else "SCN")

    def _tile(self, pattern: Any) -> Any:
        inner = self.s.made(pattern, pattern.get("/Resources", self.given), State(), self.nested + 1, begins=True)
        made: Any = self.s.pdf.make_stream(inner.data)
        for key, value in pattern.items():
            if str(key) not in ("/Length", "/Filter", "/DecodeParms", "/Resources"):
                made[key] = value
        made.Resources = inner.resources
        return made

    def _gradient(self, pattern: Any) -> Any:
        import pikepdf

        shading = self.s.shading(pattern.Shading, self.given)
        if shading is None:
            return None
        copy: Any = pikepdf.Dictionary(dict(pattern.items()))
        copy.Shading = shading
        return copy

    # Painting

    def _fills(self) -> bool:
        return self._paints(self.state.fill, self.state.fill_over)

    def _strokes(self) -> bool:
        return self._paints(self.state.stroke, self.state.stroke_over)

    def _paints(self, tone: Tone | None, over: bool) -> bool:
        if tone is None:
            return True
        if tone.screen:
            self.s.reader.told[tone.screen] = None
        return self.group.is_painted(tone, over, self.state.over_mode)

    def path(self, operator: str, instruction: Any) -> None:
        fill, strokes = _PAINTS[operator]
        fills = bool(fill) and self._fills()
        draws = strokes and self._strokes()
        if fills == bool(fill) and draws == strokes:
            self.out.append(instruction)
        elif fills:
            self._write([], fill)
        elif draws:
            self._write([], "s" if operator in _CLOSING else "S")
        else:
            self._write([], "n")

    def text(self, operator: str, instruction: Any) -> None:
        state = self.state
        if state.is_type3:
            if self._fills():
                self.out.append(instruction)
            return
        kind, clips = state.text_mode % 4, state.text_mode >= 4
        fills = kind in (0, 2) and self._fills()
        strokes = kind in (1, 2) and self._strokes()
        mode = (0 if fills and not strokes else 1 if strokes and not fills else 2 if fills else 3) + 4 * clips
        if mode != state.tr:
            self._write([mode], "Tr")
            self.state = state._replace(tr=mode)
        self.out.append(instruction)

    def gradient(self, operator: str, instruction: Any) -> None:
        shading: Any = self.given.get("/Shading", {}).get(str(instruction.operands[0]))
        if shading is None:
            raise ValueError(str(instruction.operands[0]))
        if not self._paints(self.s.shading_tone(shading, self.given), self.state.fill_over):
            return
        made = self.s.shading(shading, self.given)
        if made is not None:
            self._write([self._name("/Shading", made)], "sh")

    def draw(self, operator: str, instruction: Any) -> None:
        item: Any = self.given.get("/XObject", {}).get(str(instruction.operands[0]))
        if item is None:
            raise ValueError(str(instruction.operands[0]))
        kind = str(item.get("/Subtype", ""))
        if kind == "/Image":
            self._image(item)
        elif kind == "/Form":
            made, boxes = self.s.form(item, self.given, self.state, self.nested)
            self.pictures += [box_under(self.matrix, box) for box in boxes]
            self._write([self._name("/XObject", made)], "Do")

    def _image(self, image: Any) -> None:
        if bool(image.get("/ImageMask", False)):
            if self._fills():
                self._write([self._name("/XObject", image)], "Do")
            return
        space = self.s.images.space(image, self.given)
        first = [low for low, _ in space.spans] or list(space.initial)
        if not self._paints(space.tone(first)._replace(is_direct=False), self.state.fill_over):
            return
        self.pictures.append(box_under(self.matrix, (0.0, 0.0, 1.0, 1.0)))
        try:
            made = self.s.image(image, space, self.given)
        except Exception as fault:
            # Decoders raise whatever their format trips over.
            self.s.reader.told[f"Image: {str(fault)[:40]}"] = None
            return
        self._write([self._name("/XObject", made)], "Do")

    def _inline(self, instruction: Any) -> None:
        image: Any = instruction.iimage
        made = self.s.pdf.make_indirect(as_object(self.s.pdf, image, self.given))
        try:
            self._image(made)
        except (ValueError, KeyError, AttributeError, TypeError) as fault:
            self.s.reader.told[f"BI: {str(fault)[:40]}"] = None


_Step = Callable[[_Stream, str, Any], None]
_STEPS: dict[str, _Step] = {
    "q": _Stream.save, "Q": _Stream.restore, "cm": _Stream.concat, "Tr": _Stream.render, "Tf": _Stream.font,
    "gs": _Stream.graphics_state, "cs": _Stream.space, "CS": _Stream.space, "sh": _Stream.gradient, "Do": _Stream.draw,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), _Stream.device),
    **dict.fromkeys(("sc", "scn", "SC", "SCN"), _Stream.colour),
    **dict.fromkeys(_PAINTS, _Stream.path),
    **dict.fromkeys(_TEXT, _Stream.text),
}  # fmt: skip
