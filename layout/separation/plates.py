"""The plates of a page of a finished PDF, drawn one by one.

A page is written anew for each group of plates, with what every colour lays on them as light, and drawn by pdfium:
cyan, magenta and yellow as red, green and blue in one go, black by itself, plates of spot colours three at a time.
Opacity, soft masks and all blend modes but the four that mix inks with one another work on each ink by itself, so they
come out right. What has no plates (colours of the screen), or can't be read, is named in `Plates.told`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.pdf_boxes import PageBox, inherited, page_box
from ..pdf.press import Condition, condition, newsprint
from .colours import PROCESS, ColourReader, Group, SplitError
from .content import Separator
from .images import PlateImages
from .places import Box
from .state import Made, State

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image

RESOLUTION = 150
"""Pixels to an inch: twice the ruling of a coarse newspaper screen, and enough to see areas of some square mm."""
_FULL = 400
"""No limit of ink: what the file asks for is measured, not what it would be mended to."""


class Plates(NamedTuple):
    """A page taken apart, as far as its trim: plates in the order of printing, 255 being solid ink.

    `width`, `height` are in mm, `pictures` boxes in mm from the left and the top. `told` names what is estimated or
    left out: colour spaces of the screen, blend modes that mix inks, what can't be read.
    """

    plates: dict[str, Image]
    width: float
    height: float
    pictures: tuple[Box, ...]
    told: tuple[str, ...]


def page_plates(data: bytes, number: int = 0, resolution: int = RESOLUTION) -> Plates:
    """The plates of page `number` (from 0) of a PDF. Raises what a damaged file makes its readers raise."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        return _PageSeparator(pdf, number).plates(resolution)


def _intended(root: Any) -> Condition:
    """The press that a file is made for, by the profile of its output intent; else newsprint."""
    for intent in list(root.get("/OutputIntents", [])):
        profile: Any = intent.get("/DestOutputProfile")
        if profile is not None:
            data: bytes = profile.read_bytes()
            if data[16:20] == b"CMYK" and data[36:40] == b"acsp":
                return condition(data, ink_limit=_FULL)
    return condition(newsprint().profile, ink_limit=_FULL)


class _PageSeparator:
    def __init__(self, pdf: pikepdf.Pdf, number: int) -> None:
        self.pdf = pdf
        self.page: Any = pdf.pages[number].obj
        self.box: PageBox = page_box(self.page, trimmed=True)
        press = _intended(pdf.Root)
        self.reader = ColourReader(pdf, press)
        self.images = PlateImages(pdf, self.reader, press)
        self.parsed: dict[tuple[int, int], list[Any]] = {}

    def plates(self, resolution: int) -> Plates:
        import pikepdf

        resources: Any = inherited(self.page, "/Resources")
        resources = resources if resources is not None else pikepdf.Dictionary()
        done = [*self._separated(Group(PROCESS[:3]), resources), *self._separated(Group(PROCESS[3:]), resources)]
        spots = list(self.reader.spots)
        for first in range(0, len(spots), 3):
            done += self._separated(Group(tuple(spots[first : first + 3])), resources)
        groups = [group for group, _ in done]
        found: dict[str, Image] = {}
        for group, drawn in zip(groups, self._drawn([made for _, made in done], groups, resolution), strict=True):
            found |= dict(zip(group.plates, drawn, strict=False))
        # Black's copy of the page has all pictures, too; one group is enough to say where they stand.
        boxes = tuple(dict.fromkeys(box for _, made in done for box in made.pictures))
        width, height = (side * 25.4 / 72 for side in self.box.size)
        return Plates(found, width, height, tuple(map(self._place, boxes)), tuple(self.reader.told))

    def _separated(self, group: Group, resources: Any) -> Iterator[tuple[Group, Made]]:
        """The page on the plates of a group, or plate by plate where they part ways."""
        try:
            separator = Separator(self.pdf, self.reader, self.images, group, self.parsed)
            made = separator.made(self.page, resources, State(), begins=True)
        except SplitError:
            for plate in group.plates:
                yield from self._separated(Group((plate,)), resources)
            return
        yield group, made

    def _drawn(self, pages: list[Made], groups: list[Group], resolution: int) -> Iterator[list[Image]]:
        import pypdfium2

        document = pypdfium2.PdfDocument(self._written(pages, groups))
        try:
            for number, group in enumerate(groups):
                page: Any = document[number]
                bitmap: Any = page.render(
                    scale=resolution / 72 * self.box.unit, grayscale=group.channels == 1, draw_annots=False
                )
                yield [_inverted(plate) for plate in bitmap.to_pil().split()]
                page.close()
        finally:
            document.close()

    def _written(self, pages: list[Made], groups: list[Group]) -> bytes:
        """The page once for every group, cut at its trim."""
        import pikepdf

        box = self.box
        edges = [box.left, box.bottom, box.left + box.width, box.bottom + box.height]
        blending: Any = self.page.get("/Group")
        added = [self._page(made, edges) for made in pages]
        if blending is not None:
            for page, group in zip(added, groups, strict=True):
                page.Group = Separator(self.pdf, self.reader, self.images, group, self.parsed).blending(blending)
        while len(self.pdf.pages):
            del self.pdf.pages[-1]
        for page in added:
            self.pdf.pages.append(pikepdf.Page(page))
        for key in [str(name) for name in self.pdf.Root]:
            if key not in ("/Type", "/Pages", "/OCProperties"):
                del self.pdf.Root[key]
        buffer = BytesIO()
        self.pdf.save(
            buffer,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            fix_metadata_version=False,
        )
        return buffer.getvalue()

    def _page(self, made: Made, edges: list[float]) -> Any:
        import pikepdf

        return self.pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Page,
                MediaBox=edges,
                Rotate=self.box.turn,
                Resources=made.resources,
                Contents=self.pdf.make_stream(made.data),
            )
        )

    def _place(self, box: Box) -> Box:
        """A box in the page's own units as mm from the left and the top of the trim as it is looked at."""
        x0, y0, x1, y1 = box
        left, right = (x0 - self.box.left) / self.box.width, (x1 - self.box.left) / self.box.width
        up, down = 1 - (y1 - self.box.bottom) / self.box.height, 1 - (y0 - self.box.bottom) / self.box.height
        turned = {
            0: (left, up, right, down), 90: (1 - down, left, 1 - up, right),
            180: (1 - right, 1 - down, 1 - left, 1 - up), 270: (up, 1 - right, down, 1 - left),
        }[self.box.turn]  # fmt: skip
        width, height = (side * 25.4 / 72 for side in self.box.size)
        return turned[0] * width, turned[1] * height, turned[2] * width, turned[3] * height


def _inverted(light: Image) -> Image:
    from PIL import ImageChops

    return ImageChops.invert(light)
