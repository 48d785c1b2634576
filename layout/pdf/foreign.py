"""Page 1 of somebody else's PDF made fit for a press, as vectors: what can be converted is, the rest stays as it was.

Colours become inks of the press, layers are flattened to what is seen of them, notes and whatever acts are dropped,
old compressions are written anew, and groups for transparency that nothing needs are taken away. Whether what comes
out may be printed is for a checker to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..base.pdf_boxes import inherited, page_box
from .foreign_colour import Spaces
from .foreign_content import Content, Matrix, Walk, loose_fonts
from .foreign_images import ImageMaker
from .foreign_shading import ShadingMaker
from .layers import Layers
from .press import Condition

if TYPE_CHECKING:
    import pikepdf

Change = Literal["colour", "ink", "plates", "layers", "notes", "compression", "groups", "actions"]

_KEPT = frozenset({"/Type", "/Parent", "/MediaBox", "/CropBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit",
                   "/Resources", "/Contents", "/Group"})  # fmt: skip
"""What a page is drawn by; all else of it leads elsewhere or means something in its own file alone."""
_STATES_DROPPED = ("/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2", "/FL", "/SM")
"""What graphics states say of another plant's screens and black generation."""
_ENTRIES_DROPPED = ("/OPI", "/Alternates", "/AA", "/OC", "/PieceInfo", "/Metadata", "/StructParent", "/StructParents",
                    "/LastModified", "/Measure", "/PtData", "/AF")  # fmt: skip

_PLATES = frozenset({"/Separation", "/DeviceN"})


class PictureUse(NamedTuple):
    """A picture of the page: its pixels, and the lengths in points of the sides that they lie along."""

    width_px: int
    height_px: int
    width: float
    height: float
    is_bitmap: bool

    def ppi(self, scale: float) -> float:
        """Pixels to an inch on the coarser side when the page is placed at `scale`."""
        sides = ((self.width_px, self.width), (self.height_px, self.height))
        return min((pixels * 72 / (side * scale) for pixels, side in sides if side > 0), default=0.0)


class Prepared(NamedTuple):
    """A page fit for a press, as far as it could be made so: a PDF of one page.

    `ink` is the most ink in per cent of anything but pictures, as the file itself asked for it; `condition` what its
    output intent says that it was made for.
    """

    data: bytes
    changes: frozenset[Change]
    pictures: tuple[PictureUse, ...]
    ink: int
    condition: str
    is_transparent: bool = False
    loose_fonts: tuple[str, ...] = ()
    """Fonts that are not embedded."""
    left: tuple[str, ...] = ()
    """Colour spaces that are not the press's and could not be converted."""
    has_plates: bool = False
    """Whether anything in it names plates of its own."""


class UnfitError(Exception):
    """A PDF that can't be placed at all: encrypted, or without a page."""


@lru_cache(maxsize=8)
def prepared(data: bytes, condition: Condition) -> Prepared:
    """Page 1 of the PDF `data`, made fit. Raises UnfitError, or whatever a damaged PDF makes its reader raise."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        if pdf.is_encrypted:
            raise UnfitError("encrypted")
        if not len(pdf.pages):
            raise UnfitError("no page")
        maker = _PageMaker(pdf, condition)
        maker.make()
        _write_anew(pdf, maker.changes)
        buffer = BytesIO()
        pdf.save(buffer, deterministic_id=True, fix_metadata_version=False)
        return Prepared(
            buffer.getvalue(),
            frozenset(maker.changes),
            tuple(maker.pictures),
            maker.ink,
            maker.made_for,
            maker.is_transparent,
            tuple(maker.loose_fonts),
            tuple(maker.left),
            _names_plates(pdf),
        )


class _PageMaker:
    def __init__(self, pdf: pikepdf.Pdf, condition: Condition) -> None:
        self.pdf = pdf
        self.condition = condition
        self.changes: set[Change] = set()
        self.pictures: list[PictureUse] = []
        self.ink = 0
        self.is_transparent = False
        self.loose_fonts: dict[str, None] = {}
        self.left: dict[str, None] = {}
        self.made_for = _made_for(pdf.Root)
        self.spaces = Spaces(pdf, condition)
        self.layers = Layers(pdf.Root)
        self.images = ImageMaker(pdf, condition, self.spaces)
        self.shadings = ShadingMaker(self.spaces)
        self._resources: list[tuple[Any, Any]] = []
        self._contents: list[tuple[Any, bytes]] = []
        self._groups: list[Any] = []
        self._seen: set[tuple[int, int]] = set()

    def make(self) -> None:
        page: Any = self.pdf.pages[0].obj
        while len(self.pdf.pages) > 1:
            del self.pdf.pages[-1]
        self._leave_behind(page)
        resources = inherited(page, "/Resources")
        page.Resources = resources if resources is not None else self.pdf.make_indirect(_empty())
        for key in ("/MediaBox", "/CropBox", "/Rotate"):
            value: Any = inherited(page, key)
            if value is not None and key not in page:
                page[key] = value
        box = page_box(page, trimmed=False)
        self._groups.append(page)
        data = self._walked(page if "/Contents" in page else None, page.Resources, _scaled(box.unit))
        page.Contents = self.pdf.make_stream(data)
        for stream, content in self._contents:
            stream.write(content)
        self._finish()

    def _leave_behind(self, page: Any) -> None:
        root: Any = self.pdf.Root
        if any(str(note.get("/Subtype", "")) not in ("/Link", "/Popup") for note in page.get("/Annots", [])):
            self.changes.add("notes")
        names: Any = root.get("/Names", {})
        if any(key in root for key in ("/OpenAction", "/AA", "/AcroForm")) or "/JavaScript" in names:
            self.changes.add("actions")
        if "/OCProperties" in root:
            self.changes.add("layers")
        for owner, kept in ((root, {"/Type", "/Pages"}), (page, _KEPT)):
            for key in [str(name) for name in owner]:
                if key not in kept:
                    del owner[key]

    def _walked(self, content: Any, resources: Any, matrix: Matrix) -> bytes:
        """The operators of a page, form, pattern or glyph, and all that they call for, converted."""
        self._resources.append((resources, None))
        walk = Walk(self.spaces, self.layers, resources, matrix, self)
        data = Content(walk).converted(content) if content is not None else b""
        if walk.has_colour:
            self.changes.add("colour")
        self.ink = max(self.ink, walk.ink)
        for name, font in loose_fonts(resources).items():
            if f"/{name}" in walk.shown:
                self.loose_fonts[str(font.get("/BaseFont", "/?"))[1:]] = None
        self._all_of(resources, matrix)
        return data

    def _all_of(self, resources: Any, matrix: Matrix) -> None:
        """What resources hold, whether it is called for or not: it goes into the file."""
        for _, state in _entries(resources, "/ExtGState"):
            if self._is_new(state):
                self._state(state, resources, matrix)
        for _, item in _entries(resources, "/XObject"):
            self.object(item, resources, matrix)
        for _, pattern in _entries(resources, "/Pattern"):
            if self._is_new(pattern):
                self._pattern(pattern, resources, matrix)
        for _, font in _entries(resources, "/Font"):
            if str(font.get("/Subtype", "")) == "/Type3" and self._is_new(font):
                own: Any = font.get("/Resources", resources)
                for _, procedure in _pairs(font.CharProcs):
                    self._contents.append((procedure, self._walked(procedure, own, matrix)))

    def object(self, item: Any, resources: Any, matrix: Matrix) -> None:
        """A form or picture that something draws; the first use tells how large its pictures are."""
        if not self._is_new(item):
            return
        kind = str(item.get("/Subtype", ""))
        if kind == "/Form":
            self._groups.append(item)
            own: Any = item.get("/Resources", resources)
            inner = _times(_matrix(item.get("/Matrix")), matrix)
            self._contents.append((item, self._walked(item, own, inner)))
        elif kind == "/Image":
            self._image(item, resources)

    def show(self, image: Any, matrix: Matrix) -> None:
        """A picture that is drawn, one unit square under `matrix`."""
        a, b, c, d, _, _ = matrix
        is_bitmap = bool(image.get("/ImageMask", image.get("/IM", False))) or int(
            image.get("/BitsPerComponent", image.get("/BPC", 8))
        ) == 1  # fmt: skip
        self.pictures.append(
            PictureUse(
                int(image.get("/Width", image.get("/W", 0))), int(image.get("/Height", image.get("/H", 0))),
                (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5, is_bitmap,
            )
        )  # fmt: skip

    def inline(self, image: Any, resources: Any) -> Any:
        """A picture in the midst of the operators as an object of its own, where it can't stay as it is."""
        made: Any = self.images.lifted(image, resources)
        if made is not None:
            self._is_new(made)
            self._image(made, resources)
        return made

    def _image(self, image: Any, resources: Any) -> None:
        done = self.images.convert(image, resources)
        if done is None:
            self.left[_family(image.get("/ColorSpace"))] = None
        else:
            self.changes |= done
        mask: Any = image.get("/SMask")
        if mask is not None:
            # Its values are shares, and no grey that a press would print.
            mask.ColorSpace = _device_grey()
            if self.images.is_opaque(mask):
                del image["/SMask"]
            else:
                self.is_transparent = True
        if int(image.get("/SMaskInData", 0)):
            self.is_transparent = True

    def _pattern(self, pattern: Any, resources: Any, matrix: Matrix) -> None:
        if int(pattern.get("/PatternType", 0)) == 1:
            own: Any = pattern.get("/Resources", resources)
            self._contents.append((pattern, self._walked(pattern, own, matrix)))
        elif "/ExtGState" in pattern:
            self._state(pattern.ExtGState, resources, matrix)

    def _state(self, state: Any, resources: Any, matrix: Matrix) -> None:
        import pikepdf

        for key in _STATES_DROPPED:
            if key in state:
                del state[key]
        for key in ("/TR", "/TR2"):
            if str(state.get(key, "")) in ("/Identity", "/Default"):
                del state[key]
        modes: Any = state.get("/BM", "/Normal")
        first = str(modes) if str(modes).startswith("/") else str(modes[0])
        mask: Any = state.get("/SMask")
        has_mask = isinstance(mask, pikepdf.Dictionary)
        is_thin = any(float(state.get(key, 1)) != 1 for key in ("/CA", "/ca"))
        if has_mask or is_thin or first not in ("/Normal", "/Compatible"):
            self.is_transparent = True
        if has_mask and "/G" in mask:
            form: Any = mask.G
            space: Any = form.get("/Group", {}).get("/CS")
            made = self.spaces.conversion(space, resources)
            if made is not None and "/BC" in mask:
                mask.BC = [*made.inks([float(value) for value in list(mask.BC)])]
            self.object(form, resources, matrix)

    def _is_new(self, item: Any) -> bool:
        if not item.is_indirect:
            return True
        known = item.objgen in self._seen
        self._seen.add(item.objgen)
        return not known

    def _finish(self) -> None:
        """Resources in the colours of the press; groups only where something shines through."""
        for resources, _ in self._resources:
            self._rewrite(resources)
        for owner in self._groups:
            group: Any = owner.get("/Group")
            if group is None:
                continue
            if not self.is_transparent:
                del owner["/Group"]
                self.changes.add("groups")
            elif "/CS" in group and str(group.CS) != "/DeviceCMYK":
                group.CS = self.spaces.rewritten(group.CS)

    def _rewrite(self, resources: Any) -> None:
        import pikepdf

        for name, space in _entries(resources, "/ColorSpace"):
            if name.startswith("/Default"):
                del resources.ColorSpace[name]
                continue
            new = self.spaces.rewritten(space, resources)
            if new is not space:
                resources.ColorSpace[name] = new
                self.changes.add("colour" if isinstance(new, pikepdf.Name) else "plates")
            elif not self.spaces.is_of_press(space):
                self.left[_family(space)] = None
        for _, shading in _entries(resources, "/Shading"):
            self._shade(shading, resources)
        for _, pattern in _entries(resources, "/Pattern"):
            if int(pattern.get("/PatternType", 0)) == 2:
                self._shade(pattern.Shading, resources)
        for name, font in loose_fonts(resources).items():
            # Programs that write PDFs name a font at the start of each page, whether it is used or not.
            if str(font.get("/BaseFont", "/?"))[1:] not in self.loose_fonts:
                del resources.Font[f"/{name}"]
        if "/Properties" in resources:
            del resources["/Properties"]

    def _shade(self, shading: Any, resources: Any) -> None:
        if self.shadings.convert(shading, resources):
            self.changes.add("colour")
        elif not self.spaces.is_of_press(shading.get("/ColorSpace")):
            self.left["Shading"] = None


def _family(space: Any) -> str:
    """The name of a colour space without what it is made of."""
    name = str(space) if str(space).startswith("/") or space is None else str(space[0])
    return name.lstrip("/")


def _device_grey() -> Any:
    import pikepdf

    return pikepdf.Name.DeviceGray


def _empty() -> Any:
    import pikepdf

    return pikepdf.Dictionary()


def _made_for(root: Any) -> str:
    """What the output intent for the press names."""
    for intent in list(root.get("/OutputIntents", [])):
        if str(intent.get("/S", "")) == "/GTS_PDFX":
            return str(intent.get("/OutputConditionIdentifier", ""))
    return ""


def _entries(resources: Any, key: str) -> Iterator[tuple[str, Any]]:
    yield from _pairs(resources.get(key, {}))


def _pairs(part: Any) -> list[tuple[str, Any]]:
    return sorted(((str(name), value) for name, value in part.items()), key=lambda pair: pair[0])


def _matrix(value: Any) -> Matrix:
    if value is None:
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    a, b, c, d, e, f = (float(number) for number in list(value))
    return (a, b, c, d, e, f)


def _scaled(unit: float) -> Matrix:
    return (unit, 0.0, 0.0, unit, 0.0, 0.0)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _names_plates(pdf: pikepdf.Pdf) -> bool:
    return any(part in _PLATES for item in _listed(pdf) for part in _names_in(item, 0))


def _listed(pdf: pikepdf.Pdf) -> Any:
    return pdf.objects


def _names_in(item: Any, nested: int) -> Iterator[str]:
    """The names that begin the arrays of an object; what it only points to is an object of its own."""
    import pikepdf

    if nested and (isinstance(item, pikepdf.Stream) or item.is_indirect):
        return
    if isinstance(item, pikepdf.Array) and len(item) and isinstance(item[0], pikepdf.Name):
        yield str(item[0])
    parts: Any = ()
    if isinstance(item, pikepdf.Array):
        parts = list(item)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        parts = [value for _, value in _pairs(item)]
    for part in parts:
        if isinstance(part, pikepdf.Array | pikepdf.Dictionary):
            yield from _names_in(part, nested + 1)


def _write_anew(pdf: pikepdf.Pdf, changes: set[Change]) -> None:
    """Streams without compressions that a press file may not have, and objects without what leads out of it."""
    import pikepdf

    listed: Any = pdf.objects
    for item in listed:
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for key in _ENTRIES_DROPPED:
            if key in item:
                del item[key]
        if isinstance(item, pikepdf.Stream) and "LZW" in str(item.get("/Filter", "")):
            try:
                item.write(item.read_bytes())
            except pikepdf.PdfError:
                continue
            changes.add("compression")
