"""Page 1 of a PDF as a form of ours: vectors stay vectors, in the colours of the press."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .artwork_colour import Unprintable, foreign, press_content, press_image
from .fragment import ArtworkUse, UnusableFile
from .gradients import table_entries, table_of
from .objects import Document, Parts, Raw, Ref, Stream
from .pictures import image_entries
from .press import Condition, newsprint
from .syntax import decimal

if TYPE_CHECKING:
    import pikepdf

# What leads out of the page, or means something in its own file alone.
_LEFT_BEHIND = frozenset(
    {"/Parent", "/StructParent", "/StructParents", "/PieceInfo", "/LastModified", "/Metadata", "/OPI", "/OC", "/AA"}
)

# Axes and corner of the unit square for each /Rotate (clockwise), for a page one unit wide and high.
_UPRIGHT = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 1),
    180: (-1, 0, 0, -1, 1, 1),
    270: (0, 1, -1, 0, 1, 0),
}

_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_LOOSE_FONTS = ("/Type1", "/TrueType", "/MMType1", "/CIDFontType0", "/CIDFontType2")
"""Kinds of fonts whose outlines stand in a file of their own, or nowhere."""

_PRESS_ONLY = frozenset({"/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2"})
"""Parts of a graphics state that tell another press how to print."""

_DEFAULT_SPACES = frozenset({"/DefaultGray", "/DefaultRGB", "/DefaultCMYK"})


class Refusal(NamedTuple):
    """Why a PDF can't be placed as it is: the code of a message, and what it names."""

    code: str
    what: str


class Placed(NamedTuple):
    """A PDF as a form of ours, and what stands against printing it."""

    form: Ref
    refusals: tuple[Refusal, ...]


class ArtworkError(UnusableFile):
    """A PDF that has changed or become unreadable since it was checked."""


def add_artwork(
    document: Document, use: ArtworkUse, condition: Condition | None = None, *, transparency: bool = True
) -> Placed:
    """Page 1 of the PDF that `use` names as a form of `document`, one unit square. Raises ArtworkError.

    `transparency`: whether the document may hold any.
    """
    import pikepdf

    try:
        data = Path(use.path).read_bytes()
    except OSError as error:
        raise ArtworkError(use.path, str(error)) from error
    if sha256(data).hexdigest() != use.digest:
        raise ArtworkError(use.path, "changed")
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            copier = _Copier(document, pdf, condition or newsprint(), transparency)
            form = copier.page(pdf.pages[0])
            return Placed(form, tuple(dict.fromkeys(copier.refusals)))
    except Exception as error:
        # What a damaged PDF trips over is whatever the reader of its objects expected instead.
        raise ArtworkError(use.path, repr(error)) from error


class _Copier:
    """Objects of one PDF copied into another, each once, in the colours of the press."""

    def __init__(self, document: Document, pdf: pikepdf.Pdf, condition: Condition, transparency: bool) -> None:
        self.refusals: list[Refusal] = []
        self._document = document
        self._pdf = pdf
        self._condition = condition
        self._transparency = transparency
        self._copied: dict[tuple[int, int], Ref] = {}
        self._refuse_layers()

    def page(self, page: pikepdf.Page) -> Ref:
        x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
        left, bottom, width, height = min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
        a, b, c, d, e, f = _UPRIGHT[int(page.rotation) % 360]
        a, b, c, d = a / width, b / width, c / height, d / height
        e, f = e - a * left - c * bottom, f - b * left - d * bottom
        page.contents_coalesce()
        resources = page.resources
        data = self._content(page.obj.Contents if "/Contents" in page.obj else page, resources)
        entries: dict[str, Any] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": Raw(_numbers((left, bottom, left + width, bottom + height))),
            "Matrix": Raw(_numbers((a, b, c, d, e, f))),
            "Resources": self._resources(resources),
        }
        if "/Group" in page.obj and self._transparency:
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
            return self._kept(value)
        if isinstance(value, pikepdf.Array):
            return Parts([b"[", *[part for item in value for part in (self.copy(item), b" ")], b"]"])
        return Raw(value.unparse(resolved=True))

    def _kept(self, value: Any) -> Parts:
        """A dictionary, looked at by what it is."""
        if value.get("/Type") == "/Font":
            self._look_at_font(value)
        if "/ShadingType" in value:
            return self._shading(value)
        return self._dictionary(value)

    def _dictionary(self, value: Any, without: frozenset[str] = frozenset()) -> Parts:
        import pikepdf

        parts: list[Any] = [b"<<"]
        for key, item in sorted(value.items()):
            if key not in _LEFT_BEHIND and key not in without:
                copied = self._resources(item) if key == "/Resources" else self.copy(item)
                parts += [pikepdf.Name(key).unparse(), b" ", copied, b"\n"]
        return Parts([*parts, b">>"])

    def _resources(self, value: Any) -> Parts:
        """Resources without the colour spaces that were converted, states without what is another press's."""
        import pikepdf

        parts: list[Any] = [b"<<"]
        for key, item in sorted(value.items()):
            if key in ("/ColorSpace", "/ExtGState", "/Properties", "/Shading"):
                made = self._named(key, item)
            else:
                made = self.copy(item)
            if made is not None:
                parts += [pikepdf.Name(key).unparse(), b" ", made, b"\n"]
        return Parts([*parts, b">>"])

    def _named(self, kind: str, values: Any) -> Parts | None:
        import pikepdf

        if kind == "/Properties":
            return None
        make = {"/ColorSpace": self._space, "/ExtGState": self._state, "/Shading": self.copy}[kind]
        parts: list[Any] = [b"<<"]
        for name, item in sorted(values.items()):
            if name not in _DEFAULT_SPACES and (made := make(item)) is not None:
                parts += [pikepdf.Name(name).unparse(), b" ", made, b"\n"]
        return Parts([*parts, b">>"])

    def _space(self, value: Any) -> Any:
        """A colour space that stays; one that is unprintable is no harm until it is used."""
        try:
            return self.copy(value) if foreign(value, {}, self._condition) is None else None
        except Unprintable:
            return None

    def _state(self, value: Any) -> Any:
        sees_through = (
            any(float(value.get(key, 1)) < 1 for key in ("/CA", "/ca"))
            or str(value.get("/SMask", "/None")) != "/None"
            or str(value.get("/BM", "/Normal")) not in ("/Normal", "/Compatible")
        )
        if sees_through and not self._transparency:
            self.refusals.append(Refusal("print/artwork-transparency", ""))
        return self._dictionary(value, _PRESS_ONLY)

    def _refuse_layers(self) -> None:
        hidden = self._pdf.Root.get("/OCProperties", {}).get("/D", {}).get("/OFF", [])
        if len(hidden):
            self.refusals.append(Refusal("print/artwork-layers", ""))

    def _look_at_font(self, value: Any) -> None:
        descriptor = value.get("/FontDescriptor", {})
        if str(value.get("/Subtype")) in _LOOSE_FONTS and not any(key in descriptor for key in _FONT_FILES):
            self.refusals.append(Refusal("print/artwork-font", str(value.get("/BaseFont", "/?"))[1:]))

    def _shading(self, value: Any) -> Parts:
        """A gradient; one in colours of the screen gets a table of inks for its function."""
        try:
            space = foreign(value.ColorSpace, {}, self._condition)
            if space is None:
                return self._dictionary(value)
            table = table_of(value, space, self._condition)
        except Unprintable as fault:
            self._unprintable(fault)
            return self._dictionary(value)
        domain = [float(edge) for edge in value.get("/Domain", [0, 1])]
        entries = {key: Raw(words.encode("ascii")) for key, words in table_entries(domain).items()}
        function = self._document.Reference(Stream.deflated(table, entries))
        kept = self._dictionary(value, frozenset({"/ColorSpace", "/Function", "/Background"}))
        return Parts([*kept.parts[:-1], b"/ColorSpace /DeviceCMYK /Function ", function, b">>"])

    def _content(self, content: Any, resources: Any) -> bytes:
        try:
            return press_content(content, resources, self._condition)
        except Unprintable as fault:
            self._unprintable(fault)
            return b""

    def _unprintable(self, fault: Unprintable) -> None:
        self.refusals.append(Refusal("print/artwork-colour", str(fault)))

    def _stream(self, value: Any) -> Any:
        subtype = str(value.get("/Subtype", ""))
        if subtype == "/Image":
            return self._image(value)
        if subtype == "/Form" or value.get("/PatternType") == 1:
            data = self._content(value, value.get("/Resources", {}))
            entries = self._entries(value, frozenset({"/Filter", "/DecodeParms", "/Length", "/Group"}))
            if "/Group" in value and self._transparency:
                entries["Group"] = Raw(_group(value.Group))
            return Stream.deflated(data, entries)
        if "/ShadingType" in value and self._is_foreign(value.ColorSpace):
            self._unprintable(Unprintable("Shading"))
        return self._raw(value)

    def _is_foreign(self, space: Any) -> bool:
        try:
            return foreign(space, {}, self._condition) is not None
        except Unprintable:
            return True

    def _raw(self, value: Any, without: frozenset[str] = frozenset()) -> Stream:
        """A stream as it is; the one filter that no standard of the press takes is exchanged."""
        if "/LZWDecode" in str(value.get("/Filter", "")):
            entries = self._entries(value, frozenset({"/Length", "/Filter", "/DecodeParms"}) | without)
            return Stream.deflated(value.read_bytes(), entries)
        return Stream(value.read_raw_bytes(), self._entries(value, frozenset({"/Length"}) | without))

    def _image(self, value: Any) -> Stream:
        if "/SMask" in value and not self._transparency:
            self.refusals.append(Refusal("print/artwork-transparency", ""))
        try:
            picture = press_image(value, self._condition)
        except Unprintable as fault:
            self._unprintable(fault)
            picture = None
        if picture is None:
            return self._raw(value, frozenset({"/Alternates"}))
        entries = image_entries(picture)
        for key in ("/SMask", "/Mask"):
            if key in value:
                entries[key[1:]] = self._mask(value[key])
        return Stream(picture.data, entries)

    def _mask(self, value: Any) -> Any:
        """A mask: its values are shares, and no grey that a press would print."""
        import pikepdf

        if not isinstance(value, pikepdf.Stream) or value.get("/ImageMask", False):
            return self.copy(value)
        made = self._raw(value, frozenset({"/ColorSpace"}))
        made.entries["ColorSpace"] = "/DeviceGray"
        return self._document.Reference(made)

    def _entries(self, value: pikepdf.Stream, without: frozenset[str]) -> dict[str, Any]:
        kept = ((key, item) for key, item in sorted(value.stream_dict.items()) if key not in _LEFT_BEHIND | without)
        return {key[1:]: self._resources(item) if key == "/Resources" else self.copy(item) for key, item in kept}


def _group(value: Any) -> bytes:
    """A transparency group that mixes its colours in inks."""
    flags = b"".join(b" /%s true" % key.encode("ascii") for key in "IK" if value.get(f"/{key}", False))
    return b"<</Type /Group /S /Transparency /CS /DeviceCMYK%s>>" % flags


def _scalar(value: bool | int | Decimal | None) -> bytes:
    """What pikepdf gives as values of Python, as syntax."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return f"{value:f}".encode("ascii") if isinstance(value, Decimal) else str(value).encode("ascii")


def _numbers(values: tuple[float, ...]) -> bytes:
    return b"[%s]" % " ".join(decimal(round(value * 100000000), 100000000) for value in values).encode("ascii")
