"""Advertisements: `ads/NAME.pdf` (or a picture) of an edition or beside `paper.yaml`, by the name in the dummy.

What is read here is whether there is such a file and how large it is; whether it can be printed is found when the
page goes to the press.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

from ..base.diagnostics import Diagnostic, Outcome, Place, Span
from ..base.messages import diagnostic
from ..base.pdf_boxes import page_box
from ..base.reads import names_in, read_bytes
from ..base.reasons import reason_of
from ..base.units import SP_PER_PT
from .dummy import Drawing
from .images import inspect_picture
from .keys import nearest
from .model import AdFile, AdOrder, Page, Paper, jump_node
from .source import near_files
from .yaml_tree import Node, locate

FOLDER = "ads"
EXTENSIONS = (".pdf", ".svg", ".tif", ".tiff", ".jpg", ".jpeg", ".png")
LABELS = ("广告", "公益广告")
"""What a reader must be able to see on an advertisement. Source: 广告法 §14"""


def read_ads(folder: Path, drawings: Iterable[tuple[str, Drawing]]) -> Outcome[tuple[AdFile, ...]]:
    """The advertisements that pages draw, each once; what is wrong with a file is told on every page that draws it."""
    read: dict[str, Outcome[AdFile | None]] = {}
    faults: list[Diagnostic] = []
    for page, drawing in drawings:
        for area in drawing.areas:
            if not area.ad:
                continue
            if area.ad not in read:
                read[area.ad] = _read_ad(folder, area.ad, drawing.places[area.name])
            faults += (
                replace(fault, page=page, place=drawing.places[area.name]) for fault in read[area.ad].diagnostics
            )
    return Outcome(tuple(one.value for one in read.values() if one.value), tuple(faults))


def check_unused(
    folder: Path, drawings: Iterable[tuple[str, Drawing]], name_of: Callable[[Path], str], booked: Iterable[str] = ()
) -> Iterator[Diagnostic]:
    """Files of the edition's own `ads/` that no page draws; those that are `booked` are told of by their days."""
    drawn = {area.ad for _, drawing in drawings for area in drawing.areas} | set(booked)
    for path in _files(folder / FOLDER):
        if normalize("NFC", path.stem) not in drawn:
            yield diagnostic("ad/unused", Span(name_of(path), 1, 1), file=path.name, name=path.stem)


def check_orders(page: Page, drawing: Drawing, tree: Node) -> Iterator[Diagnostic]:
    """What a page says of advertisements must speak of those that it draws."""
    drawn = [area.ad for area in drawing.areas if area.ad]
    near = [area.ad_word for area in drawing.areas if area.ad_word]
    for name, _ in page.ads:
        if name not in drawn:
            key, node = locate(tree, ("ads", name))
            yield diagnostic("ad/not-drawn", (key or node).span, page=page.name, name=name, near=nearest(name, near))


def check_labels(page: Page, paper: Paper) -> Iterator[Diagnostic]:
    """A newspaper with a CN number marks advertisements as such."""
    for area in page.areas if paper.profile == "cn" else ():
        order = page.ad_order(area.ad) if area.ad else AdOrder(labelled=True)
        if not order.labelled and not any(word in order.label for word in LABELS):
            yield diagnostic("ad/label", Place(jump_node(page.name, area.name)), page=page.name, name=area.ad)


def check_dress(page: Page) -> Iterator[Diagnostic]:
    """Advertisements on a page in mourning, which show as black and white."""
    for area in page.areas if page.mode == "mourning" else ():
        if area.ad:
            yield diagnostic("ad/mourning", Place(jump_node(page.name, area.name)), page=page.name, name=area.ad)


def _files(folder: Path) -> list[Path]:
    try:
        names = names_in(folder)
    except OSError:
        return []
    found = [folder / name for name in names if name[0] not in ".~"]
    return [path for path in found if path.suffix.lower() in EXTENSIONS]


def _read_ad(folder: Path, name: str, place: Span) -> Outcome[AdFile | None]:
    for files in (_files(folder / FOLDER), _files(folder.parent / FOLDER)):
        named = [path for path in files if normalize("NFC", path.stem) == name]
        if named:
            path = min(named, key=lambda one: EXTENSIONS.index(one.suffix.lower()))
            return inspect_ad(path, name, place)
    wanted = f"{name}.pdf"
    near = near_files(folder / FOLDER / wanted)
    return Outcome(None, (diagnostic("ad/missing", place, name=name, file=f"{FOLDER}/{wanted}", near=near),))


def inspect_ad(path: Path, name: str, place: Span) -> Outcome[AdFile | None]:
    """A PDF, drawing or picture as a file to be placed, as far as it can be told without drawing it."""
    try:
        data = read_bytes(path)
    except OSError as error:
        reason = error.strerror or str(error)
        return Outcome(None, (diagnostic("ad/unreadable", place, name=name, file=path.name, reason=reason),))
    if path.suffix.lower() == ".pdf":
        return _inspected_pdf(path, data, name, place)
    if path.suffix.lower() == ".svg":
        return _inspected_svg(path, data, name, place)
    found = inspect_picture(path, data, name, place)
    if found.value is None:
        return Outcome(None, found.diagnostics)
    picture = found.value
    # A picture says little that is true of its size: its proportions count.
    return Outcome(
        AdFile(name, path, picture.digest, picture.width_px, picture.height_px, picture=picture, has_size=False),
        found.diagnostics,
    )


_SIDE = re.compile(r"([0-9]*\.?[0-9]+)\s*(mm|cm|in|pt|pc|px|q)?$", re.IGNORECASE)
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75, "q": 72 / 101.6, "": 0.75}
"""Points of a unit of SVG. Source: CSS Values 3 §5.2"""


def _inspected_svg(path: Path, data: bytes, name: str, place: Span) -> Outcome[AdFile | None]:
    """A drawing by its width and height, or in the proportions of its view box; what can't be drawn is found later."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(data)
        if root.tag.rpartition("}")[2] != "svg":
            raise ValueError("no svg element")
        sides = [_SIDE.match(root.get(key, "").strip()) for key in ("width", "height")]
        box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
        has_size = all(side and side[2] for side in sides)
        if all(sides):
            width, height = (float(side[1]) * _POINTS[(side[2] or "").lower()] for side in sides if side)
        else:
            width, height = box[2:4]
        if width <= 0 or height <= 0:
            raise ValueError("no size")
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        return Outcome(None, (diagnostic("ad/unreadable", place, name=name, file=path.name, reason=str(error)),))
    size = round(width * SP_PER_PT), round(height * SP_PER_PT)
    return Outcome(AdFile(name, path, sha256(data).hexdigest(), *size, has_size=has_size))


def _inspected_pdf(path: Path, data: bytes, name: str, place: Span) -> Outcome[AdFile | None]:
    import pikepdf

    def told(code: str, **values: str | int) -> Diagnostic:
        return diagnostic(code, place, page="", name=name, file=path.name, **values)

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                return Outcome(None, (told("ad/encrypted"),))
            pages = len(pdf.pages)
            width, height = page_box(pdf.pages[0].obj, trimmed=True).size
    except pikepdf.PasswordError:
        return Outcome(None, (told("ad/encrypted"),))
    except Exception as error:
        # What a damaged PDF trips over is whatever the reader of its objects expected instead.
        return Outcome(None, (told("ad/unreadable", reason=reason_of(error)),))
    notes = (told("ad/pages", count=pages),) if pages > 1 else ()
    size = round(width * SP_PER_PT), round(height * SP_PER_PT)
    return Outcome(AdFile(name, path, sha256(data).hexdigest(), *size, pages), notes)
