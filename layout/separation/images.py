"""Pictures of a PDF as each plate has them: one of their inks as light, or up to three as red, green and blue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..pdf.foreign_colour import Spaces
from ..pdf.foreign_images import ImageMaker, filters_of, has_key
from ..pdf.pictures import to_press
from .colours import GREY, PROCESS, ColourReader, Group, InkSpace
from .objects import name_of

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image

    from ..pdf.press import Condition

_PHOTOGRAPHIC = ("/DCTDecode", "/JPXDecode")
"""Compressions that hold their own idea of what a sample is; all others give plain samples."""
_COPIED = ("/Width", "/Height", "/BitsPerComponent", "/Decode", "/Mask", "/SMask", "/Interpolate", "/OC", "/Intent")


class PlateImages:
    """The pictures of one page, taken apart once and drawn for every group of plates."""

    def __init__(self, pdf: pikepdf.Pdf, reader: ColourReader, condition: Condition) -> None:
        self.pdf = pdf
        self._reader = reader
        self._condition = condition
        self._spaces = Spaces(pdf, condition)
        self._maker = ImageMaker(pdf, condition, self._spaces)
        self._inks: dict[tuple[int, int], dict[str, Image]] = {}

    def space(self, image: Any, resources: Any) -> InkSpace:
        """The colour space of a picture; JPEG 2000 may leave it to its data."""
        value: Any = image.get("/ColorSpace")
        if value is not None:
            return self._reader.space(value, resources)
        import pikepdf

        mode = self._opened(image).mode
        name = {"L": "/DeviceGray", "CMYK": "/DeviceCMYK"}.get(mode, "/DeviceRGB")
        return self._reader.space(pikepdf.Name(name))

    def drawn(self, image: Any, space: InkSpace, resources: Any, group: Group) -> Any:
        """The picture on the plates of a group. Raises whatever a picture that can't be read trips over."""
        is_photographic = filters_of(image)[-1:] and filters_of(image)[-1] in _PHOTOGRAPHIC
        if space is GREY and self._is_grey_of(group):
            return self._with_space(image, name_of("/DeviceGray"))
        if space is GREY and "Black" not in group.plates and not has_key(image):
            return self._paper(image, group)
        if space.components == 1 and not is_photographic and int(image.get("/BitsPerComponent", 8)) <= 8:
            return self._with_palette(image, space, group)
        if not image.is_indirect:
            return self.merged(image, self._plates(image, space, resources), group)
        known = self._inks.get(image.objgen)
        if known is None:
            known = self._inks[image.objgen] = self._plates(image, space, resources)
        return self.merged(image, known, group)

    def _is_grey_of(self, group: Group) -> bool:
        """Whether grey is shown by a group as it is."""
        return group.plates in (("Black",), PROCESS)

    def _with_space(self, image: Any, space: Any) -> Any:
        """The same samples in another space."""
        made: Any = self.pdf.make_stream(image.read_raw_bytes())
        for key in (*_COPIED, "/Filter", "/DecodeParms", "/SMaskInData"):
            if key in image:
                made[key] = image[key]
        return self._headed(made, space)

    def _headed(self, made: Any, space: Any) -> Any:
        import pikepdf

        made.Type, made.Subtype, made.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, space
        return made

    def _paper(self, image: Any, group: Group) -> Any:
        """What lays no ink on these plates, in the shape of the picture."""
        made: Any = self.pdf.make_stream(b"\xff" * group.channels)
        for key in ("/Mask", "/SMask", "/OC"):
            if key in image:
                made[key] = image[key]
        made.Width, made.Height, made.BitsPerComponent = 1, 1, 8
        return self._headed(made, name_of(group.device))

    def _with_palette(self, image: Any, space: InkSpace, group: Group) -> Any:
        """Samples of one component, every value of which gets its light by a table."""
        import pikepdf

        bits = int(image.get("/BitsPerComponent", 8))
        top = (1 << bits) - 1
        span = space.spans[0] if space.spans else (0.0, float(top))
        low, high = _decode(image, (span,))[0]
        table = bytearray()
        for value in range(top + 1):
            light = group.light(space.tone([low + value * (high - low) / top]))
            table += bytes(round(255 * share) for share in light)
        palette = pikepdf.Array([pikepdf.Name.Indexed, name_of(group.device), top, pikepdf.String(bytes(table))])
        made = self._with_space(image, palette)
        if "/Decode" in made:
            del made["/Decode"]
        made.BitsPerComponent = bits
        return made

    def _plates(self, image: Any, space: InkSpace, resources: Any) -> dict[str, Image]:
        """The amount of ink on each plate that the picture has, 255 being solid."""
        if space.is_screen:
            return self._estimated(image, resources)
        planes = self._planes(image, space.components)
        for number, (low, high) in enumerate(_decode(image, space.spans)):
            if (low, high) != (0.0, 1.0):
                curve = [round(255 * min(max(low + v * (high - low) / 255, 0.0), 1.0)) for v in range(256)]
                planes[number] = planes[number].point(curve)
        if space is GREY:
            from PIL import ImageChops

            return {"Black": ImageChops.invert(planes[0])}
        names = [name for name, _ in space.tone(space.initial).inks]
        return dict(zip(names, planes, strict=False))

    def _estimated(self, image: Any, resources: Any) -> dict[str, Image]:
        """A picture of the screen as the profile of the press separates it."""
        from PIL import ImageChops

        space: Any = image.get("/ColorSpace")
        made = self._spaces.conversion(space if space is not None else name_of("/DeviceRGB"), resources)
        pixels = self._opened(image)
        assert made is not None
        self._reader.told[self.space(image, resources).family] = None
        inked = to_press(pixels.convert(made.mode or "RGB"), made.profile, self._condition)
        if inked.mode != "CMYK":
            return {"Black": ImageChops.invert(inked.convert("L"))}
        return dict(zip(PROCESS, inked.split(), strict=True))

    def _opened(self, image: Any) -> Image:
        found = self._maker.opened(image)
        if found is None:
            raise ValueError("Decode")
        return found

    def _planes(self, image: Any, count: int) -> list[Image]:
        """The samples of each component as they stand in the file, in eight bits."""
        from PIL import Image, ImageChops

        if filters_of(image)[-1:] and filters_of(image)[-1] in _PHOTOGRAPHIC:
            from io import BytesIO

            with Image.open(BytesIO(_photograph(self.pdf, image))) as opened:
                # Pillow turns inks as Adobe's programs write them; a PDF says so with Decode.
                is_turned = opened.mode == "CMYK" and opened.format == "JPEG"
                pixels = ImageChops.invert(opened) if is_turned else opened.copy()
            return list(pixels.split())
        bits = int(image.get("/BitsPerComponent", 8))
        if bits not in (8, 16):
            raise ValueError(f"BitsPerComponent {bits}")
        data: bytes = image.read_bytes()
        size = int(image.Width), int(image.Height)
        if bits == 16:
            data = data[::2]
        data = data[: size[0] * size[1] * count].ljust(size[0] * size[1] * count, b"\0")
        if count == 4:
            return list(Image.frombytes("CMYK", size, data).split())
        return [Image.frombytes("L", size, data[plane::count]) for plane in range(count)]

    def merged(self, image: Any, inks: dict[str, Image], group: Group) -> Any:
        """The plates of a picture that a group shows, as one picture in its shape."""
        from PIL import Image, ImageChops

        size = next(iter(inks.values())).size
        paper = Image.new("L", size, 255)
        every = inks.get("All")
        found = [inks.get(plate, every) for plate in group.plates]
        if not any(found) and not has_key(image):
            return self._paper(image, group)
        light = [paper if plane is None else ImageChops.invert(plane) for plane in found]
        light += [paper] * (group.channels - len(light))
        pixels = light[0] if group.channels == 1 else Image.merge("RGB", light)
        made: Any = self.pdf.make_stream(pixels.tobytes())
        made.BitsPerComponent = 8
        return self.in_shape_of(image, made, size, group)

    def in_shape_of(self, image: Any, made: Any, size: tuple[int, int], group: Group) -> Any:
        """Samples as a picture that is masked as another is."""
        for key in ("/Mask", "/SMask", "/Interpolate", "/OC"):
            if key in image and not (key == "/Mask" and has_key(image)):
                made[key] = image[key]
        made.Width, made.Height = size
        if has_key(image):
            self._reader.told["Mask"] = None
        return self._headed(made, name_of(group.device))


def _photograph(pdf: pikepdf.Pdf, image: Any) -> bytes:
    """The bytes of a photographic file; what it was packed in once more is unpacked."""
    import pikepdf

    *outer, _ = filters_of(image)
    packed: Any = pdf.make_stream(image.read_raw_bytes())
    packed.Filter = pikepdf.Array([pikepdf.Name(name) for name in outer])
    return packed.read_bytes()


def _decode(image: Any, spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    edges = [float(edge) for edge in list(image.get("/Decode", []))]
    return list(zip(edges[::2], edges[1::2], strict=True)) if edges else list(spans)
