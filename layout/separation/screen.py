"""Somebody else's page, made fit for the press, in the colours that it prints: as readers on a screen see it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..pdf.foreign_images import filters_of
from ..pdf.pictures import encoded, image_entries
from ..pdf.press import Condition
from ..pdf.screen import inks_on_screen, screen_inks
from .colours import PROCESS, ColourReader, Group, Tone
from .content import Separator
from .images import PlateImages
from .state import State

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class _Screen(Group):
    """The four plates looked at together."""

    condition: Condition

    def light(self, tone: Tone) -> tuple[float, ...]:
        c, m, y, k = (tone.amount(plate) for plate in self.plates)
        shown = screen_inks((c, m, y, k), self.condition)
        return shown if len(shown) == 3 else shown * 3

    def is_painted(self, tone: Tone, overprint: bool, mode: int) -> bool:
        """Whether a colour is seen: on a screen all of it covers what is under it."""
        return any(tone.paints(plate, overprint, mode) for plate in self.plates)


class _ScreenImages(PlateImages):
    """Pictures of the four inks as one of sRGB."""

    def __init__(self, pdf: pikepdf.Pdf, reader: ColourReader, condition: Condition) -> None:
        super().__init__(pdf, reader, condition)
        self._press = condition

    def merged(self, image: Any, inks: dict[str, Image], group: Group) -> Any:
        from PIL import Image

        size = next(iter(inks.values())).size
        blank = Image.new("L", size)
        every = inks.get("All", blank)
        shown = inks_on_screen(Image.merge("CMYK", [inks.get(plate, every) for plate in PROCESS]), self._press)
        made: Any = self.pdf.make_stream(b"")
        if "/DCTDecode" in filters_of(image):
            _fill(made, image_entries(picture := encoded(shown)), picture.data)
        else:
            made.write(shown.tobytes())
            made.BitsPerComponent = 8
        return self.in_shape_of(image, made, size, group)


def _fill(made: Any, entries: dict[str, Any], data: bytes) -> None:
    import pikepdf

    made.write(data, filter=pikepdf.Name(entries["Filter"]))
    made.BitsPerComponent = entries["BitsPerComponent"]


def on_screen(data: bytes, condition: Condition) -> bytes:
    """A PDF of one page in inks of the press as one in sRGB; plates of its own are to be mixed from the four before."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        page: Any = pdf.pages[0].obj
        reader = ColourReader(pdf, condition)
        group = _Screen(PROCESS, condition)
        separator = Separator(pdf, reader, _ScreenImages(pdf, reader, condition), group, {})
        made = separator.made(page, page.get("/Resources"), State(), begins=True)
        page.Contents, page.Resources = pdf.make_stream(made.data), made.resources
        if "/Group" in page:
            page.Group = separator.blending(page.Group)
        buffer = BytesIO()
        pdf.save(buffer, deterministic_id=True, fix_metadata_version=False)
        return buffer.getvalue()
