"""Colours inside another PDF, brought into the inks of the press: of its operators, images and gradients.

Numbers that are inks already stay, unless they carry the profile of another press. What can't be brought into inks
without drawing the page as pixels raises `Unprintable`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..base.color import Color
from .pictures import PressPicture, to_press, within_limit
from .press import Condition, press_color
from .syntax import level

if TYPE_CHECKING:
    from PIL.Image import Image

Inks = tuple[float, float, float, float]

_MODES: dict[str, str] = {"gray": "L", "rgb": "RGB", "lab": "LAB", "cmyk": "CMYK"}
_DEVICE_SPACES = {
    "/DeviceRGB": "rgb", "/RGB": "rgb", "/DeviceGray": "gray", "/G": "gray", "/CalRGB": "rgb", "/CalGray": "gray",
    "/Lab": "lab",
}  # fmt: skip
_CHANNELS: dict[int, Literal["gray", "rgb", "cmyk"]] = {1: "gray", 3: "rgb", 4: "cmyk"}

# Operators of colour by the number of their components: what fills, what strokes.
_COLOR_OPERATORS = {"rg": "k", "RG": "K", "g": "k", "G": "K"}
_SPACE_OPERATORS = {"cs": "sc", "CS": "SC"}
_SET_OPERATORS = {"sc": "sc", "scn": "sc", "SC": "SC", "SCN": "SC"}


class Unprintable(Exception):
    """A colour space, or a way of using one, that has no inks; its name is the only argument."""


class Foreign(NamedTuple):
    """A colour space that is not the press's: what its components mean, and by which ICC profile."""

    kind: Literal["gray", "rgb", "lab", "cmyk"]
    profile: bytes | None = None

    def inks(self, values: Sequence[float], condition: Condition) -> Inks:
        """A colour of this space in the inks of the press."""
        if self.profile is None and self.kind != "lab":
            return _own_inks(self.kind, [min(max(value, 0.0), 1.0) for value in values], condition)
        from PIL import Image

        pixel = to_press(Image.frombytes(_MODES[self.kind], (1, 1), self._samples(values)), self.profile, condition)
        data = pixel.tobytes()
        if len(data) == 1:
            return (0.0, 0.0, 0.0, 1 - data[0] / 255)
        return (data[0] / 255, data[1] / 255, data[2] / 255, data[3] / 255)

    def _samples(self, values: Sequence[float]) -> bytes:
        if self.kind == "lab":
            lightness, a, b = values
            # Pillow takes a* and b* as signed bytes.
            return bytes((_byte(lightness / 100), round(a) & 255, round(b) & 255))
        return bytes(map(_byte, values))


def _byte(share: float) -> int:
    return min(max(round(share * 255), 0), 255)


def _own_inks(kind: str, values: Sequence[float], condition: Condition) -> Inks:
    if kind == "cmyk":
        c, m, y, k = values
        return (c, m, y, k)
    return press_color(Color("gray" if kind == "gray" else "rgb", tuple(values)), condition)


def foreign(space: Any, resources: Any, condition: Condition) -> Foreign | None:
    """What a colour space is that must be converted; None for one of the press. Raises Unprintable."""
    import pikepdf

    if isinstance(space, pikepdf.Name):
        name = str(space)
        if name in _DEVICE_SPACES:
            return Foreign(_DEVICE_SPACES[name])  # type: ignore[arg-type]
        named = resources.get("/ColorSpace", {})
        return foreign(named[name], {}, condition) if name in named else None
    if not isinstance(space, pikepdf.Array) or not len(space):
        return None
    family = str(space[0])
    if family in _DEVICE_SPACES:
        return Foreign(_DEVICE_SPACES[family])  # type: ignore[arg-type]
    if family == "/ICCBased":
        kind = _CHANNELS.get(int(space[1].get("/N", 0)))
        if kind is None:
            raise Unprintable("ICCBased")
        profile = space[1].read_bytes()
        return Foreign(kind, None if kind == "cmyk" and profile == condition.profile else profile)
    base = {"/Separation": 2, "/DeviceN": 2, "/Indexed": 1, "/I": 1, "/Pattern": 1}.get(family)
    if base is not None and len(space) > base and foreign(space[base], resources, condition) is not None:
        raise Unprintable(family[1:])
    return None


def press_content(content: Any, resources: Any, condition: Condition) -> bytes:
    """The operators of a page or form with all colours in inks of the press. Raises Unprintable."""
    import pikepdf

    instructions = list(_instructions(content, resources, condition))
    return pikepdf.unparse_content_stream(instructions)


def _instructions(content: Any, resources: Any, condition: Condition) -> Iterator[Any]:
    import pikepdf

    spaces: dict[str, Foreign | None] = {"sc": None, "SC": None}
    saved: list[dict[str, Foreign | None]] = []
    for instruction in pikepdf.parse_content_stream(content):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            yield _inline(instruction, condition)
            continue
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "q":
            saved.append(dict(spaces))
        elif operator == "Q" and saved:
            spaces = saved.pop()
        elif operator in _COLOR_OPERATORS:
            spaces["sc" if operator.islower() else "SC"] = None
            own = Foreign("gray" if len(operands) == 1 else "rgb")
            operands, operator = _converted(operands, own, condition), _COLOR_OPERATORS[operator]
        elif operator in ("k", "K"):
            spaces["sc" if operator == "k" else "SC"] = None
        elif operator in _SPACE_OPERATORS:
            found = spaces[_SPACE_OPERATORS[operator]] = foreign(operands[0], resources, condition)
            if found:
                operands = [pikepdf.Name("/DeviceCMYK")]
        elif operator in _SET_OPERATORS and (found := spaces[_SET_OPERATORS[operator]]):
            operands = _converted(operands, found, condition)
        elif operator == "BDC" and str(operands[0]) == "/OC":
            # Layers that are shown are no layers any more.
            operands, operator = operands[:1], "BMC"
        yield operands, pikepdf.Operator(operator)


def _converted(operands: list[Any], space: Foreign, condition: Condition) -> list[Any]:
    return [Decimal(level(ink)) for ink in space.inks([float(value) for value in operands], condition)]


def _inline(instruction: Any, condition: Condition) -> Any:
    """An inline image in the inks of the press."""
    import pikepdf

    picture = instruction.iimage
    with pikepdf.new() as pdf:
        stream: Any = pdf.make_stream(picture.read_raw_bytes())
        stream.update(picture.obj)
        stream.Subtype = pikepdf.Name.Image
        made = press_image(stream, condition)
        if made is None:
            return instruction
        return pikepdf.parse_content_stream(pdf.make_stream(_inline_syntax(made)))[0]


def _inline_syntax(made: PressPicture) -> bytes:
    """An inline image; its samples as hexadecimal digits, among which nothing looks like its end."""
    space = "CMYK" if made.space == "/DeviceCMYK" else "G"
    code = "DCT" if made.filter == "/DCTDecode" else "Fl"
    decode = f"/D {made.decode} " if made.decode else ""
    head = f"BI /W {made.width} /H {made.height} /CS /{space} /BPC {made.bits} {decode}/F [/AHx /{code}] ID "
    return head.encode("ascii") + made.data.hex().encode("ascii") + b">\nEI"


def press_image(value: Any, condition: Condition) -> PressPicture | None:
    """An image in the inks of the press, within its limit; None for one that may stay. Raises Unprintable."""
    import pikepdf

    if value.get("/ImageMask", False):
        return None
    space = value.get("/ColorSpace")
    base = space[1] if isinstance(space, pikepdf.Array) and str(space[0]) in ("/Indexed", "/I") else space
    found = foreign(base, {}, condition) if base is not None else None
    filters = _filters(value)
    if "/JPXDecode" in filters:
        return within_limit(to_press(_opened(value.read_raw_bytes()), condition=condition), condition)
    if base is not None and str(base) in ("/DeviceGray", "/G"):
        return None
    if found is None and str(base) != "/DeviceCMYK":
        return None
    image = _decoded(value, found.kind if found else "cmyk", filters)
    inks = to_press(image, found.profile if found else None, condition)
    made = within_limit(inks, condition)
    return made if found or made.ink else None


def _filters(value: Any) -> tuple[str, ...]:
    import pikepdf

    found = value.get("/Filter")
    if found is None:
        return ()
    return tuple(map(str, found)) if isinstance(found, pikepdf.Array) else (str(found),)


def _opened(data: bytes) -> Image:
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            image.load()
            return image.convert("RGB") if image.mode not in ("L", "RGB", "CMYK") else image.copy()
    except Exception as error:
        # Pillow's readers raise whatever their format trips over: OSError, SyntaxError, struct.error, KeyError …
        raise Unprintable("JPXDecode") from error


def _decoded(value: Any, kind: str, filters: tuple[str, ...]) -> Image:
    """The samples of an image of so many components, right side out."""
    import pikepdf
    from PIL import ImageChops

    decode = [float(edge) for edge in value.get("/Decode", [])]
    is_turned = bool(decode) and decode[0] > decode[1]
    if kind == "cmyk" and filters == ("/DCTDecode",):
        # Pillow turns inks as Adobe's programs write them; a PDF says so with Decode.
        image = _opened(value.read_raw_bytes())
        return image if is_turned else ImageChops.invert(image)
    try:
        image = pikepdf.PdfImage(value).as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError, AttributeError) as error:
        raise Unprintable(kind) from error
    if kind == "lab":
        raise Unprintable("Lab")
    image = image if image.mode == _MODES[kind] else image.convert(_MODES[kind])
    return ImageChops.invert(image) if is_turned else image
