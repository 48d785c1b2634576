"""Page 1 of a PDF as a form of ours: vectors stay vectors, in the colours of the press."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.color import Color
from .fragment import ArtworkUse, UnusableFile
from .objects import Document, Parts, Raw, Ref, Stream
from .pictures import PressPicture, image_entries, to_press, within_limit
from .press import Condition, newsprint, press_color
from .syntax import decimal, level

if TYPE_CHECKING:
    import pikepdf

# What leads out of the page, or means something in its own file alone.
_LEFT_BEHIND = frozenset(
    {"/Parent", "/StructParent", "/StructParents", "/PieceInfo", "/LastModified", "/Metadata", "/OPI"}
)

# Axes and corner of the unit square for each /Rotate (clockwise), for a page one unit wide and high.
_UPRIGHT = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 1),
    180: (-1, 0, 0, -1, 1, 1),
    270: (0, 1, -1, 0, 1, 0),
}

# Operators of colour by the number of their components: what fills, what strokes.
_COLOR_OPERATORS = {"rg": "k", "RG": "K", "g": "k", "G": "K"}
_SPACE_OPERATORS = {"cs": "sc", "CS": "SC"}
_SET_OPERATORS = {"sc": "sc", "scn": "sc", "SC": "SC", "SCN": "SC"}


class ArtworkError(UnusableFile):
    """A PDF that has changed or become unreadable since it was checked."""


def add_artwork(document: Document, use: ArtworkUse, condition: Condition | None = None) -> Ref:
    """Page 1 of the PDF that `use` names as a form of `document`, one unit square. Raises ArtworkError."""
    import pikepdf

    try:
        data = Path(use.path).read_bytes()
    except OSError as error:
        raise ArtworkError(use.path, str(error)) from error
    if sha256(data).hexdigest() != use.digest:
        raise ArtworkError(use.path, "changed")
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return _Copier(document, pdf, condition or newsprint()).page(pdf.pages[0])
    except Exception as error:
        # What a damaged PDF trips over is whatever the reader of its objects expected instead.
        raise ArtworkError(use.path, repr(error)) from error


class _Copier:
    """Objects of one PDF copied into another, each once."""

    def __init__(self, document: Document, pdf: pikepdf.Pdf, condition: Condition) -> None:
        self._condition = condition
        self._document = document
        self._pdf = pdf
        self._copied: dict[tuple[int, int], Ref] = {}

    def page(self, page: pikepdf.Page) -> Ref:
        x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
        left, bottom, width, height = min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
        a, b, c, d, e, f = _UPRIGHT[int(page.rotation) % 360]
        a, b, c, d = a / width, b / width, c / height, d / height
        e, f = e - a * left - c * bottom, f - b * left - d * bottom
        page.contents_coalesce()
        resources = page.resources
        data = press_content(page.obj.Contents if "/Contents" in page.obj else page, resources, self._condition)
        entries: dict[str, Any] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": Raw(_numbers((left, bottom, left + width, bottom + height))),
            "Matrix": Raw(_numbers((a, b, c, d, e, f))),
            "Resources": self.copy(resources),
        }
        if "/Group" in page.obj:
            entries["Group"] = Raw(b"<</Type /Group /S /Transparency /CS /DeviceCMYK>>")
        return self._document.Reference(Stream.deflated(data, entries))

    def copy(self, value: Any) -> Any:
        """An object of the other PDF as one of ours; indirect ones become references."""
        import pikepdf

        if not isinstance(value, pikepdf.Object):
            return Raw(_scalar(value))
        if not value.is_indirect:
            return self._direct(value)
        known = self._copied.get(value.objgen)
        if known is None:
            parts = Parts()
            known = self._copied[value.objgen] = self._document.Reference(parts)
            parts.parts = [self._direct(value)]
        return known

    def _direct(self, value: pikepdf.Object) -> Any:
        import pikepdf

        if isinstance(value, pikepdf.Stream):
            return self._stream(value)
        if isinstance(value, pikepdf.Dictionary):
            return self._dictionary(value)
        if isinstance(value, pikepdf.Array):
            return Parts([b"[", *[part for item in value for part in (self.copy(item), b" ")], b"]"])
        return Raw(value.unparse(resolved=True))

    def _dictionary(self, value: pikepdf.Object, without: frozenset[str] = frozenset()) -> Parts:
        import pikepdf

        parts: list[Any] = [b"<<"]
        for key, item in sorted(value.items()):
            if key not in _LEFT_BEHIND and key not in without:
                parts += [pikepdf.Name(key).unparse(), b" ", self.copy(item), b"\n"]
        return Parts([*parts, b">>"])

    def _stream(self, value: pikepdf.Stream) -> Any:
        subtype = value.get("/Subtype")
        if subtype == "/Image" and (picture := _press_image(value, self._condition)) is not None:
            return self._image(picture, value)
        if subtype == "/Form":
            data = press_content(value, value.get("/Resources", {}), self._condition)
            return Stream.deflated(data, self._entries(value, frozenset({"/Filter", "/DecodeParms", "/Length"})))
        return Stream(value.read_raw_bytes(), self._entries(value, frozenset({"/Length"})))

    def _image(self, picture: PressPicture, value: pikepdf.Stream) -> Stream:
        entries = image_entries(picture)
        for key in ("/SMask", "/Mask"):
            if key in value:
                entries[key[1:]] = self.copy(value[key])
        return Stream(picture.data, entries)

    def _entries(self, value: pikepdf.Stream, without: frozenset[str]) -> dict[str, Any]:
        kept = ((key, item) for key, item in sorted(value.stream_dict.items()) if key not in _LEFT_BEHIND | without)
        return {key[1:]: self.copy(item) for key, item in kept}


def press_content(content: Any, resources: Any, condition: Condition) -> bytes:
    """The operators of a page or form with grey and RGB colours replaced by inks of the press."""
    import pikepdf

    spaces = {"sc": "", "SC": ""}
    saved: list[dict[str, str]] = []
    instructions: list[tuple[list[Any], pikepdf.Operator]] = []
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "q":
            saved.append(dict(spaces))
        elif operator == "Q" and saved:
            spaces = saved.pop()
        elif operator in _COLOR_OPERATORS:
            operands, operator = _inks(operands, condition), _COLOR_OPERATORS[operator]
        elif operator in _SPACE_OPERATORS:
            kind = spaces[_SPACE_OPERATORS[operator]] = _kind_of_space(operands[0], resources)
            if kind:
                operands = [pikepdf.Name("/DeviceCMYK")]
        elif operator in _SET_OPERATORS and spaces[_SET_OPERATORS[operator]]:
            operands = _inks(operands, condition)
        instructions.append((operands, pikepdf.Operator(operator)))
    return pikepdf.unparse_content_stream(instructions)


def _inks(operands: list[Any], condition: Condition) -> list[Any]:
    values = tuple(min(max(float(value), 0.0), 1.0) for value in operands)
    color = Color("gray", values) if len(values) == 1 else Color("rgb", values)
    return [Decimal(level(ink)) for ink in press_color(color, condition)]


def _kind_of_space(space: Any, resources: Any) -> str:
    """ "rgb" or "gray" for a colour space of the screen, "" for any other."""
    import pikepdf

    if isinstance(space, pikepdf.Name):
        if str(space) in _DEVICE_SPACES:
            return _DEVICE_SPACES[str(space)]
        named = resources.get("/ColorSpace", {})
        if str(space) not in named:
            return ""
        space = named[str(space)]
        if isinstance(space, pikepdf.Name):
            return _DEVICE_SPACES.get(str(space), "")
    if not isinstance(space, pikepdf.Array) or not len(space):
        return ""
    family = str(space[0])
    if family == "/ICCBased":
        return {1: "gray", 3: "rgb"}.get(int(space[1].get("/N", 0)), "")
    return {"/CalRGB": "rgb", "/CalGray": "gray"}.get(family, "")


_DEVICE_SPACES = {"/DeviceRGB": "rgb", "/RGB": "rgb", "/DeviceGray": "gray", "/G": "gray"}


def _press_image(value: Any, condition: Condition) -> PressPicture | None:
    """An image of the screen in the colours of the press; None for one that may stay as it is."""
    import pikepdf

    space = value.get("/ColorSpace")
    if isinstance(space, pikepdf.Array) and str(space[0]) in ("/Indexed", "/I"):
        space = space[1]
    if space is None or _kind_of_space(space, {}) != "rgb":
        return None
    try:
        image = pikepdf.PdfImage(value).as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return None
    return within_limit(to_press(image.convert("RGB"), condition=condition), condition)


def _scalar(value: bool | int | Decimal | None) -> bytes:
    """What pikepdf gives as values of Python, as syntax."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return f"{value:f}".encode("ascii") if isinstance(value, Decimal) else str(value).encode("ascii")


def _numbers(values: tuple[float, ...]) -> bytes:
    return b"[%s]" % " ".join(decimal(round(value * 100000000), 100000000) for value in values).encode("ascii")
