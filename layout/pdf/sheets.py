"""Sheets of paper that a page is laid on with what is drawn over and beside it, each part a layer of its own.

Every part is a form with resources of its own under an optional content group, so that a reader can switch it.
Source: ISO 32000-1, 8.10 (forms), 8.11 (optional content), 7.11.4 (embedded files)
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..base.geometry import Rect
from ..font.face import Face
from .document import DocumentWriter
from .fragment import Fragment, PictureUse
from .metadata import About
from .navigation import labels
from .objects import Array, Dictionary, Raw, Ref, Stream, text
from .pictures import PressPicture
from .press import Condition
from .standards import STANDARDS
from .syntax import decimal, points
from .tags import Note

Matrix = tuple[float, float, float, float, float, float]
"""From the space of a form to that of its sheet, in points: a b c d e f of ISO 32000-1, 8.3.3."""

_STEPS = 1 << 20
"""A matrix is written to this fraction."""


class Layer(NamedTuple):
    """A layer by its key, the name that readers list it under, and whether it is seen at first."""

    key: str
    title: str
    is_on: bool = True


class SheetPart(NamedTuple):
    """A fragment laid on a sheet; without a `layer` it is always seen."""

    fragment: Fragment
    matrix: Matrix
    layer: str = ""


class Sheet(NamedTuple):
    """One sheet: its size in sp, its parts from the lowest up, where on it the trim of the page lies."""

    width: int
    height: int
    parts: tuple[SheetPart, ...]
    trim: Rect | None = None


class SheetWriter(DocumentWriter):
    """One PDF of sheets in the making: `add_sheet` and `attach`, then `finish`."""

    def __init__(
        self,
        about: About,
        faces: Callable[[str], Face],
        layers: Sequence[Layer],
        pictures: Callable[[PictureUse], PressPicture] | None = None,
        condition: Condition | None = None,
    ) -> None:
        """`layers` are those that parts may belong to, in the order in which readers list them."""
        super().__init__(about, STANDARDS["proof"], faces, pictures, condition)
        self._attached: list[tuple[str, Ref]] = []
        self._layers: dict[str, tuple[Layer, Ref]] = {}
        for layer in layers:
            group = Dictionary({"Type": "/OCG", "Name": text(layer.title)})
            self._layers[layer.key] = (layer, self._document.Reference(group))

    def add_sheet(self, sheet: Sheet) -> None:
        """The next sheet."""
        document = self._document
        names: dict[str, Ref] = {}
        operators: list[str] = []
        for number, part in enumerate(sheet.parts):
            names[f"S{number}"] = document.Reference(self._form(part))
            matrix = " ".join(decimal(round(value * _STEPS), _STEPS) for value in part.matrix)
            operators.append(f"q {matrix} cm /S{number} Do Q")
        resources = Dictionary({"XObject": Dictionary(names)})
        content = Stream.deflated("\n".join(operators).encode("ascii"))
        page: dict[str, Any] = {
            "Type": "/Page",
            "Parent": document.page_tree,
            "Resources": resources,
            "Contents": document.Reference(content),
            "MediaBox": Raw(f"[0 0 {points(sheet.width)} {points(sheet.height)}]".encode("ascii")),
        }
        if sheet.trim is not None:
            r = sheet.trim
            edges = (r.x, sheet.height - r.bottom, r.right, sheet.height - r.y)
            page["TrimBox"] = Raw(f"[{' '.join(map(points, edges))}]".encode("ascii"))
        entry = Dictionary(page)
        self._pages.append((sheet.parts[0].fragment, document.add_page(entry)))

    def attach(self, name: str, data: bytes) -> None:
        """Embed a file under a name."""
        document = self._document
        media = b"/application#2Fjson" if name.endswith(".json") else b"/application#2Foctet-stream"
        sums = hashlib.md5(data, usedforsecurity=False).hexdigest().encode("ascii")
        stream = Stream.deflated(
            data,
            {
                "Type": "/EmbeddedFile",
                "Subtype": Raw(media),
                "Params": Raw(b"<</Size %d /CheckSum <%s>>>" % (len(data), sums)),
            },
        )
        file = document.Reference(stream)
        specification = Dictionary(
            {
                "Type": "/Filespec",
                "F": text(name),
                "UF": text(name),
                "EF": Dictionary({"F": file, "UF": file}),
                "AFRelationship": "/Supplement",
            }
        )
        self._attached.append((name, document.Reference(specification)))

    def _form(self, part: SheetPart) -> Stream:
        f = part.fragment
        wide, high = points(f.width + 2 * f.margin), points(f.height + 2 * f.margin)
        entries: dict[str, Any] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": Raw(f"[0 0 {wide} {high}]".encode("ascii")),
            "Resources": self._resources(f),
            "Filter": "/FlateDecode",
        }
        if part.layer:
            entries["OC"] = self._layers[part.layer][1]
        return Stream(f.content, entries)

    def _catalog(self, notes: list[Note]) -> dict[str, Any]:
        document = self._document
        catalog: dict[str, Any] = {
            "Type": "/Catalog",
            "Pages": document.page_tree,
            "Lang": text(self._about.language),
            "PageLabels": Dictionary({"Nums": Array(labels(self._pages))}),
            "ViewerPreferences": Raw(b"<</DisplayDocTitle true>>"),
        }
        if self._layers:
            catalog |= {"OCProperties": self._switches(), "PageMode": "/UseOC"}
        if self._attached:
            pairs = [piece for name, ref in sorted(self._attached, key=lambda a: a[0]) for piece in (text(name), ref)]
            catalog["Names"] = Dictionary({"EmbeddedFiles": Dictionary({"Names": Array(pairs)})})
            catalog["AF"] = Array([ref for _, ref in self._attached])
        return catalog

    def _switches(self) -> Dictionary:
        """The layers and their first states; what is seen is also what is printed."""
        groups = [ref for _, ref in self._layers.values()]
        states = {on: [ref for layer, ref in self._layers.values() if layer.is_on == on] for on in (True, False)}
        first = {
            "Name": text("看样"),
            "BaseState": "/ON",
            "ON": Array(states[True]),
            "OFF": Array(states[False]),
            "Order": Array(groups),
        }
        return Dictionary({"OCGs": Array(groups), "D": Dictionary(first)})
