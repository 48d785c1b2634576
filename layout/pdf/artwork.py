"""Page 1 of a PDF as a form of ours: vectors stay vectors, in the colours of the press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.pdf_boxes import page_box
from .foreign import Prepared, prepared
from .fragment import ArtworkUse, UnusableFile
from .objects import Document, Parts, Raw, Ref, Stream
from .press import Condition, black_only, newsprint
from .syntax import decimal

if TYPE_CHECKING:
    import pikepdf

# What leads out of the page, or means something in its own file alone.
_LEFT_BEHIND = frozenset({"/Parent"})

# Axes and corner of the unit square for each /Rotate (clockwise), for a page one unit wide and high.
_UPRIGHT = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 1),
    180: (-1, 0, 0, -1, 1, 1),
    270: (0, 1, -1, 0, 1, 0),
}

_AS_ON_A_PAGE = b"0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 1 i 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n"
"""A form begins with the graphics state of what draws it; a page begins with this (ISO 32000-1, 8.4.1)."""


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
    document: Document,
    use: ArtworkUse,
    condition: Condition | None = None,
    *,
    transparency: bool = True,
    recolour: Callable[[bytes], bytes] | None = None,
) -> Placed:
    """Page 1 of the PDF that `use` names as a form of `document`, one unit square. Raises ArtworkError.

    `transparency`: whether the document may hold any. `recolour` makes a page in inks into one for a screen.
    """
    import pikepdf

    try:
        data = Path(use.path).read_bytes()
    except OSError as error:
        raise ArtworkError(use.path, str(error)) from error
    if sha256(data).hexdigest() != use.digest:
        raise ArtworkError(use.path, "changed")
    try:
        condition = condition or newsprint()
        made = prepared(data, black_only(condition) if use.gray else condition)
        blending = "DeviceRGB" if recolour else "DeviceCMYK"
        with pikepdf.open(BytesIO(recolour(made.data) if recolour else made.data)) as pdf:
            form = _Copier(document, pdf, blending).page(pdf.pages[0], trimmed=use.trimmed)
    except Exception as error:
        # What a damaged PDF trips over is whatever the reader of its objects expected instead.
        raise ArtworkError(use.path, repr(error)) from error
    return Placed(form, tuple(_refusals(made, transparency)))


def _refusals(made: Prepared, transparency: bool) -> Iterator[Refusal]:
    yield from (Refusal("print/artwork-colour", space) for space in made.left)
    yield from (Refusal("print/artwork-font", font) for font in made.loose_fonts)
    if made.is_transparent and not transparency:
        yield Refusal("print/artwork-transparency", "")


class _Copier:
    """Objects of one PDF copied into another, each once."""

    def __init__(self, document: Document, pdf: pikepdf.Pdf, blending: str) -> None:
        self._document = document
        self._blending = blending.encode("ascii")
        self._pdf = pdf
        self._copied: dict[tuple[int, int], Ref] = {}

    def page(self, page: pikepdf.Page, *, trimmed: bool) -> Ref:
        box = page_box(page.obj, trimmed=trimmed)
        a, b, c, d, e, f = _UPRIGHT[box.turn]
        a, b, c, d = a / box.width, b / box.width, c / box.height, d / box.height
        e, f = e - a * box.left - c * box.bottom, f - b * box.left - d * box.bottom
        page.contents_coalesce()
        contents: Any = page.obj.get("/Contents")
        data = contents.read_bytes() if contents is not None else b""
        entries: dict[str, Any] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": Raw(_numbers((box.left, box.bottom, box.left + box.width, box.bottom + box.height))),
            "Matrix": Raw(_numbers((a, b, c, d, e, f))),
            "Resources": self.copy(page.resources),
        }
        if "/Group" in page.obj:
            # A page is blended by itself before it lies on anything.
            entries["Group"] = Raw(b"<</Type /Group /S /Transparency /CS /%s /I true>>" % self._blending)
        return self._document.Reference(Stream.deflated(_AS_ON_A_PAGE + data if data.strip() else b"", entries))

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
            return Stream(value.read_raw_bytes(), self._entries(value))
        if isinstance(value, pikepdf.Dictionary):
            return self._dictionary(value)
        if isinstance(value, pikepdf.Array):
            return Parts([b"[", *[part for item in value for part in (self.copy(item), b" ")], b"]"])
        return Raw(value.unparse(resolved=True))

    def _dictionary(self, value: pikepdf.Object) -> Parts:
        import pikepdf

        parts: list[Any] = [b"<<"]
        for key, item in sorted(value.items()):
            if key not in _LEFT_BEHIND:
                parts += [pikepdf.Name(key).unparse(), b" ", self.copy(item), b"\n"]
        return Parts([*parts, b">>"])

    def _entries(self, value: pikepdf.Stream) -> dict[str, Any]:
        kept = ((key, item) for key, item in sorted(value.stream_dict.items()) if key not in (*_LEFT_BEHIND, "/Length"))
        return {key[1:]: self.copy(item) for key, item in kept}


def _scalar(value: bool | int | Decimal | None) -> bytes:
    """What pikepdf gives as values of Python, as syntax."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return f"{value:f}".encode("ascii") if isinstance(value, Decimal) else str(value).encode("ascii")


def _numbers(values: tuple[float, ...]) -> bytes:
    return b"[%s]" % " ".join(decimal(round(value * 100000000), 100000000) for value in values).encode("ascii")
