"""PDF/X in what stands on the pages: boxes, annotations, and all that their contents call for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..base.reasons import reason_of
from .pdfx_check import Bench, guarded
from .pdfx_colour import check_space
from .pdfx_fonts import FontCheck
from .pdfx_rules import BLEND_MODES, INTENTS, OPERATORS, PRINTER_NOTES

_NEAR = 0.01
"""Points by which edges of boxes may differ and still be one."""


def check_pages(bench: Bench) -> None:
    """Every page with its annotations, contents, forms, patterns and pictures; what pages share is looked at once."""
    seen: set[tuple[int, int]] = set()
    fonts = FontCheck(bench)
    if not len(bench.pdf.pages):
        bench.report("pdfx/no-pages")
    for number, page in enumerate(bench.pdf.pages, 1):
        label, at = str(number), f"page {number}"
        walker = _Walker(bench, label, seen, fonts)
        for step in (partial(_check_frame, bench, page.obj, label), partial(_check_matter, walker, page, at)):
            guarded(bench.report, step, at, label)
    guarded(bench.report, fonts.finish)


def _check_frame(bench: Bench, page: Any, label: str) -> None:
    """Boxes, annotations and entries of the page itself."""
    box = _check_boxes(bench, page, label)
    _check_notes(bench, page, label, box)
    for key in ("/AA", "/PresSteps"):
        if key in page:
            bench.report("pdfx/forbidden-entry", f"page {label}", label, key=key[1:])


def _check_matter(walker: _Walker, page: Any, at: str) -> None:
    """All that the page draws."""
    walker.check_group(page.obj.get("/Group"), at, is_page=True)
    walker.walk(page.obj, page.resources, at)


def _box(page: Any, key: str) -> tuple[float, ...] | None:
    value: Any = page.get(key)
    if value is None or len(value) != 4:
        return None
    x0, y0, x1, y1 = (float(edge) for edge in value)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inherited(page: Any, key: str) -> Any:
    node: Any = page
    for _ in range(50):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return node


def _check_boxes(bench: Bench, page: Any, label: str) -> tuple[float, ...] | None:
    """Media, bleed and trim, each in the one before; returns the bleed, or what stands for it."""
    report, at = bench.report, f"page {label}"
    owner = _inherited(page, "/MediaBox")
    media = _box(owner, "/MediaBox") if owner is not None else None
    trim, art, bleed = (_box(page, f"/{name}Box") for name in ("Trim", "Art", "Bleed"))
    if media is None:
        report("pdfx/no-media", at, label)
        return None
    if trim is None and art is None:
        report("pdfx/no-trim", at, label)
    elif trim is not None and art is not None:
        report("pdfx/trim-and-art", at, label)
    inner = trim or art or media
    if trim is not None and (trim[2] - trim[0] < _NEAR or trim[3] - trim[1] < _NEAR):
        report("pdfx/empty-box", at, label, box="TrimBox")
    if bleed is not None and not _inside(inner, bleed):
        report("pdfx/box-outside", at, label, inner="TrimBox", outer="BleedBox")
    for name, box in (("TrimBox", inner), ("BleedBox", bleed)):
        if box is not None and not _inside(box, media):
            report("pdfx/box-outside", at, label, inner=name, outer="MediaBox")
    owner = _inherited(page, "/CropBox")
    crop = _box(owner, "/CropBox") if owner is not None else None
    if crop is not None and any(abs(a - b) > _NEAR for a, b in zip(crop, media, strict=True)):
        report("pdfx/crop-box", at, label)
    return bleed or inner


def _inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        inner[0] >= outer[0] - _NEAR
        and inner[1] >= outer[1] - _NEAR
        and inner[2] <= outer[2] + _NEAR
        and inner[3] <= outer[3] + _NEAR
    )


def _check_notes(bench: Bench, page: Any, label: str, bleed: tuple[float, ...] | None) -> None:
    """Annotations stand outside the bleed; those of the press may stand anywhere."""
    for note in page.get("/Annots", []):
        kind = str(note.get("/Subtype", ""))
        rect = _box(note, "/Rect")
        at = f"page {label} {kind[1:]}"
        if kind in PRINTER_NOTES:
            continue
        if bleed is None or rect is None or _meet(rect, bleed):
            bench.report("pdfx/annotation", at, label, kind=kind[1:])


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class _Walker:
    """Goes through a content stream and all that it draws, reporting for one page."""

    def __init__(self, bench: Bench, page: str, seen: set[tuple[int, int]], fonts: FontCheck) -> None:
        self.bench = bench
        self.page = page
        self.seen = seen
        self.fonts = fonts

    def report(self, code: str, at: str, **values: object) -> None:
        self.bench.report(code, at, self.page, **values)

    def _is_known(self, item: Any) -> bool:
        if not item.is_indirect:
            return False
        known = item.objgen in self.seen
        self.seen.add(item.objgen)
        return known

    def walk(self, content: Any, resources: Any, at: str) -> None:
        """A page, form, pattern or glyph procedure: its operators, then what its resources hold."""
        import pikepdf

        try:
            instructions = pikepdf.parse_content_stream(content)
        except pikepdf.PdfError as error:
            self.report("pdfx/content", at, reason=reason_of(error))
            return
        resources = resources if resources is not None else {}
        compatible = 0
        font: Any = None
        render = 0
        saved: list[tuple[Any, int]] = []
        unknown: set[str] = set()
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._inline(instruction.iimage.obj, resources, at)
                continue
            operator, operands = str(instruction.operator), instruction.operands
            if operator in _NEED_OPERANDS and not len(operands):
                self.report("pdfx/content", at, reason=f"{operator} ?")
            elif operator in _TEXT:
                if font is not None and render != 3:
                    self.fonts.show(font, operands, at, self.page)
            elif operator == "Tf":
                font = resources.get("/Font", {}).get(str(operands[0]))
                if font is None:
                    self.report("pdfx/resource", at, name=str(operands[0])[1:])
            elif operator == "Tr":
                render = int(operands[0])
            elif operator in _DEVICE:
                self._device(_DEVICE[operator], resources, at)
            elif operator in ("cs", "CS"):
                self._named_space(operands[0], resources, at)
            elif operator == "ri" and str(operands[0]) not in INTENTS:
                self.report("pdfx/intent", at, intent=str(operands[0])[1:])
            elif operator == "q":
                saved.append((font, render))
                if len(saved) == _DEEPEST + 1:
                    self.report("pdfx/depth", at, most=_DEEPEST)
            elif operator == "Q" and saved:
                font, render = saved.pop()
            elif operator in ("BX", "EX"):
                compatible += 1 if operator == "BX" else -1
            elif operator == "PS" or (operator not in OPERATORS and not compatible):
                unknown.add(operator)
        if unknown:
            self.report("pdfx/operator", at, operators="、".join(sorted(unknown)))
        self._resources(resources, at)

    def _device(self, space: str, resources: Any, at: str) -> None:
        default: Any = resources.get("/ColorSpace", {}).get(_DEFAULTS[space])
        check_space(self.bench, default if default is not None else space, at, self.page)

    def _named_space(self, name: Any, resources: Any, at: str) -> None:
        if str(name) in _DEFAULTS:
            self._device(str(name), resources, at)
        elif str(name) != "/Pattern" and str(name) not in resources.get("/ColorSpace", {}):
            self.report("pdfx/resource", at, name=str(name)[1:])

    def _resources(self, resources: Any, at: str) -> None:
        for name, space in _entries(resources, "/ColorSpace"):
            check_space(self.bench, space, f"{at} {name[1:]}", self.page)
        for name, state in _entries(resources, "/ExtGState"):
            if not self._is_known(state):
                self._state(state, f"{at} {name[1:]}")
        for name, shading in _entries(resources, "/Shading"):
            check_space(self.bench, shading.get("/ColorSpace"), f"{at} {name[1:]}", self.page)
        for name, item in _entries(resources, "/XObject"):
            if not self._is_known(item):
                self._object(item, resources, f"{at} {name[1:]}")
        for name, pattern in _entries(resources, "/Pattern"):
            if not self._is_known(pattern):
                self._pattern(pattern, resources, f"{at} {name[1:]}")
        for name, font in _entries(resources, "/Font"):
            if str(font.get("/Subtype", "")) == "/Type3" and not self._is_known(font):
                for glyph, procedure in font.CharProcs.items():
                    self.walk(procedure, font.get("/Resources", resources), f"{at} {name[1:]} {glyph[1:]}")

    def _object(self, item: Any, resources: Any, at: str) -> None:
        kind = str(item.get("/Subtype", ""))
        if kind == "/Form":
            self.check_group(item.get("/Group"), at)
            self.walk(item, item.get("/Resources", resources), at)
        elif kind == "/Image":
            self._image(item, at)

    def _pattern(self, pattern: Any, resources: Any, at: str) -> None:
        if int(pattern.get("/PatternType", 0)) == 1:
            self.walk(pattern, pattern.get("/Resources", resources), at)
        else:
            check_space(self.bench, pattern.Shading.get("/ColorSpace"), at, self.page)
            state: Any = pattern.get("/ExtGState")
            if state is not None:
                self._state(state, at)

    def _image(self, image: Any, at: str) -> None:
        if not bool(image.get("/ImageMask", False)):
            space: Any = image.get("/ColorSpace")
            if space is not None:
                check_space(self.bench, space, at, self.page)
            elif "/JPXDecode" not in str(image.get("/Filter", "")):
                self.report("pdfx/image-space", at)
        if str(image.get("/Intent", "/Perceptual")) not in INTENTS:
            self.report("pdfx/intent", at, intent=str(image.Intent)[1:])
        if self.bench.rules.old and ("/SMask" in image or int(image.get("/SMaskInData", 0))):
            self.report("pdfx/transparency", at, kind="SMask")

    def _inline(self, image: Any, resources: Any, at: str) -> None:
        filters = str(image.get("/F", image.get("/Filter", "")))
        if "LZW" in filters:
            self.report("pdfx/lzw", f"{at} BI")
        space: Any = image.get("/CS", image.get("/ColorSpace"))
        if space is None:
            return
        short = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
        name = short.get(str(space), str(space))
        named: Any = resources.get("/ColorSpace", {}).get(name)
        check_space(self.bench, named if named is not None else name if name in _DEFAULTS else space, at, self.page)

    def _state(self, state: Any, at: str) -> None:
        """Opacity, blending and soft masks of a graphics state."""
        import pikepdf

        mask: Any = state.get("/SMask")
        is_mask = isinstance(mask, pikepdf.Dictionary)
        modes = _modes(state.get("/BM"))
        if self.bench.rules.old:
            if is_mask:
                self.report("pdfx/transparency", at, kind="SMask")
            for key in ("/CA", "/ca"):
                if float(state.get(key, 1)) != 1.0:
                    self.report("pdfx/transparency", at, kind=key[1:])
            if any(mode not in ("/Normal", "/Compatible") for mode in modes):
                self.report("pdfx/transparency", at, kind="BM")
        elif any(mode not in BLEND_MODES for mode in modes):
            self.report("pdfx/blend-mode", at, mode="、".join(mode[1:] for mode in modes))
        if str(state.get("/RI", "/Perceptual")) not in INTENTS:
            self.report("pdfx/intent", at, intent=str(state.RI)[1:])
        if is_mask and "/G" in mask:
            self.check_group(mask.G.get("/Group"), at)
            self.walk(mask.G, mask.G.get("/Resources"), f"{at} SMask")

    def check_group(self, group: Any, at: str, *, is_page: bool = False) -> None:
        """A transparency group: none in the old standards, a press colour to blend in in X-4."""
        if group is None or str(group.get("/S", "")) != "/Transparency":
            return
        if self.bench.rules.old:
            self.report("pdfx/transparency", at, kind="Group")
            return
        space: Any = group.get("/CS")
        if space is not None:
            check_space(self.bench, space, f"{at} Group", self.page)
        elif is_page and not self.bench.intent:
            self.report("pdfx/group-space", at)


_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_NEED_OPERANDS = frozenset(("Tf", "Tr", "cs", "CS", "ri"))
_DEVICE = {"g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB", "k": "/DeviceCMYK",
           "K": "/DeviceCMYK"}  # fmt: skip
_DEFAULTS = {"/DeviceGray": "/DefaultGray", "/DeviceRGB": "/DefaultRGB", "/DeviceCMYK": "/DefaultCMYK"}
_DEEPEST = 28
"""Graphics states that a reader must be able to stack (ISO 32000-1, annex C)."""


def _modes(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(value)] if str(value).startswith("/") else [str(mode) for mode in value]


def _entries(resources: Any, key: str) -> Iterator[tuple[str, Any]]:
    part: Any = resources.get(key, {})
    yield from ((str(name), value) for name, value in part.items())
