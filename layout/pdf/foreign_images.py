"""Pictures of somebody else's PDF in the colours of the press, no more ink on any spot than its paper holds."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from .foreign_colour import Conversion, Spaces
from .ink import most_ink
from .pictures import PressPicture, image_entries, to_press, within_limit
from .press import Condition

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image

    from .foreign import Change

_MOST_PIXELS = 4_000_000
"""Pixels beyond which a picture on plates of its own is not mixed from the four inks."""
_LATE = ("JPX", "JBIG2")
"""Compressions that came after the oldest standards for the press."""


class ImageMaker:
    """Converts the pictures of one document."""

    def __init__(self, pdf: pikepdf.Pdf, condition: Condition, spaces: Spaces) -> None:
        self._pdf = pdf
        self._condition = condition
        self._spaces = spaces

    def convert(self, image: Any, resources: Any) -> set[Change] | None:
        """Convert a picture in place, and say what was done; None for one that needs it and can't be read."""
        import pikepdf

        if bool(image.get("/ImageMask", False)):
            return set()
        space: Any = image.get("/ColorSpace")
        if isinstance(space, pikepdf.Array) and str(space[0]) in ("/Indexed", "/I"):
            new = self._spaces.rewritten(space, resources)
            image.ColorSpace = new
            return {"colour"} if self._spaces.conversion(space, resources) is not None else set()
        made = self._spaces.conversion(space, resources)
        try:
            if made is not None:
                return self._inked(image, made)
            if space is not None and not self._spaces.is_of_press(space):
                image.ColorSpace = self._spaces.rewritten(space, resources)
                return {"plates"} if self._spaces.is_of_press(image.ColorSpace) else None
            if str(space) in ("/DeviceCMYK", "/CMYK"):
                return self._limited(image)
            if _is_late(image):
                return self._written_anew(image)
        except Exception:
            # Decoders raise whatever their format trips over.
            return None
        return set()

    def lifted(self, image: Any, resources: Any) -> Any:
        """An inline picture as an object; None for one that may stay among the operators."""
        given: Any = image.obj
        space: Any = given.get("/ColorSpace", given.get("/CS"))
        filters = str(given.get("/Filter", given.get("/F", "")))
        is_mask = bool(given.get("/ImageMask", given.get("/IM", False)))
        if "LZW" not in filters and (is_mask or not self._is_foreign(space, resources)):
            return None
        return as_object(self._pdf, image, resources)

    def _is_foreign(self, space: Any, resources: Any) -> bool:
        return space is not None and self._spaces.conversion(_long_space(space, resources), resources) is not None

    def is_opaque(self, mask: Any) -> bool:
        """Whether a soft mask lets nothing through."""
        import pikepdf

        try:
            pixels: Any = pikepdf.PdfImage(mask).as_pil_image()
            decode = [float(value) for value in list(mask.get("/Decode", [0, 1]))]
            least, most = pixels.convert("L").getextrema()
        except Exception:
            # A mask that can't be read may let something through.
            return False
        return (least if decode == [0, 1] else 255 - most) == 255

    def _inked(self, image: Any, made: Conversion) -> set[Change] | None:
        opened = self.opened(image) if made.mode else None
        if opened is None:
            inked = self._by_colour(image, made)
            if inked is None:
                return None
        else:
            inked = to_press(opened.convert(made.mode), made.profile, self._condition)
        stencil = _stencil(image, opened)
        done: set[Change] = {"colour"}
        picture = within_limit(inked, self._condition)
        self._replace(image, picture)
        if stencil is not None:
            image.Mask = self._as_stencil(stencil)
        return done | ({"ink"} if picture.ink else set())

    def opened(self, image: Any) -> Image | None:
        """The pixels of a picture as Pillow has them, right side out; None for what it can't say."""
        import pikepdf
        from PIL import ImageChops

        decode = [float(value) for value in list(image.get("/Decode", []))]
        filters = filters_of(image)
        if filters == ["/JPXDecode"]:
            return _read(image.read_raw_bytes())
        if filters == ["/DCTDecode"] and (turned := _read(image.read_raw_bytes())).mode == "CMYK":
            # Pillow turns inks as Adobe's programs write them; a PDF says so with Decode.
            return turned if decode[:1] == [1.0] else ImageChops.invert(turned)
        pixels: Any = pikepdf.PdfImage(image).as_pil_image()
        if decode in ([], [0.0, 1.0] * (len(decode) // 2)):
            return pixels
        return ImageChops.invert(pixels) if decode == [1.0, 0.0] * (len(decode) // 2) else None

    def _by_colour(self, image: Any, made: Conversion) -> Image | None:
        """A picture in a space that no mode of Pillow holds, colour by colour."""
        from PIL import Image

        width, height = int(image.Width), int(image.Height)
        data: bytes = image.read_bytes()
        count = made.components
        if int(image.BitsPerComponent) != 8 or width * height > _MOST_PIXELS or len(data) < width * height * count:
            return None
        span = _decode_of(image, count)
        known: dict[bytes, bytes] = {}
        pixels = bytearray()
        for start in range(0, width * height * count, count):
            sample = data[start : start + count]
            found = known.get(sample)
            if found is None:
                values = [low + value * (high - low) / 255 for value, (low, high) in zip(sample, span, strict=True)]
                found = known[sample] = bytes(round(255 * ink) for ink in made.inks(values))
            pixels += found
        return Image.frombytes("CMYK", (width, height), bytes(pixels))

    def _limited(self, image: Any) -> set[Change]:
        """A picture in inks: left as it is, unless it lays more ink than the paper holds or is packed too newly."""
        opened = self.opened(image)
        if opened is None or opened.mode != "CMYK":
            return set()
        if most_ink(opened) <= self._condition.ink_levels:
            return self._written_anew(image) if _is_late(image) else set()
        picture = within_limit(opened, self._condition)
        if picture.ink is None:
            return set()
        self._replace(image, picture)
        return {"ink"}

    def _written_anew(self, image: Any) -> set[Change]:
        opened = self.opened(image)
        if opened is None:
            return set()
        plain = opened if opened.mode in ("1", "L", "CMYK") else opened.convert("RGB")
        self._replace(image, within_limit(to_press(plain, None, self._condition), self._condition))
        return {"compression"}

    def _replace(self, image: Any, picture: PressPicture) -> None:
        import pikepdf

        for key in ("/DecodeParms", "/Decode", "/SMaskInData", "/Mask") if has_key(image) else (
            "/DecodeParms", "/Decode", "/SMaskInData",
        ):  # fmt: skip
            if key in image:
                del image[key]
        image.write(picture.data, filter=pikepdf.Name(picture.filter))
        for key, value in image_entries(picture).items():
            if key in ("Type", "Subtype", "Filter"):
                continue
            image[f"/{key}"] = pikepdf.Object.parse(value.encode()) if isinstance(value, str) else value

    def _as_stencil(self, mask: Image) -> Any:
        """A picture of one bit, black where it hides, as a stencil mask."""
        import pikepdf

        stream: Any = self._pdf.make_stream(mask.tobytes())
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent, stream.ImageMask = mask.width, mask.height, 1, True
        stream.Decode = [1, 0]
        return stream


def as_object(pdf: pikepdf.Pdf, image: Any, resources: Any) -> Any:
    """An inline picture as an object of `pdf`, without the short names that only inline pictures have."""
    import pikepdf

    made: Any = pdf.make_stream(image.read_raw_bytes())
    for key, value in image.obj.items():
        name = _LONG.get(str(key), str(key))
        made[name] = _long_value(name, value, resources)
    made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    return made


def filters_of(image: Any) -> list[str]:
    import pikepdf

    found: Any = image.get("/Filter", [])
    return [str(name) for name in list(found)] if isinstance(found, pikepdf.Array) else [str(found)]


def _read(data: bytes) -> Image:
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        image.load()
        return image.copy()


def _is_late(image: Any) -> bool:
    return any(kind in str(image.get("/Filter", "")) for kind in _LATE)


def has_key(image: Any) -> bool:
    """Whether colours of a picture are taken out of it by their values."""
    import pikepdf

    return isinstance(image.get("/Mask"), pikepdf.Array)


def _stencil(image: Any, opened: Image | None) -> Image | None:
    """Where a picture shows, if it has a key of colours that are left out: 1 there, 0 elsewhere."""
    from PIL import Image, ImageChops

    if opened is None or not has_key(image):
        return None
    limits = [int(value) for value in list(image.Mask)]
    bands: Any = opened.split()
    inside: Any = None
    for band, low, high in zip(bands, limits[::2], limits[1::2], strict=False):
        one = band.point([255 if low <= value <= high else 0 for value in range(256)])
        inside = one if inside is None else ImageChops.multiply(inside, one)
    return ImageChops.invert(inside).convert("1", dither=Image.Dither.NONE)


def _decode_of(image: Any, count: int) -> list[tuple[float, float]]:
    edges = [float(value) for value in list(image.get("/Decode", []))]
    if not edges and str(image.ColorSpace[0]) == "/Lab":
        edges = [0, 100, *(float(v) for v in list(image.ColorSpace[1].get("/Range", [-100, 100, -100, 100])))]
    edges = edges or [0.0, 1.0] * count
    return list(zip(edges[::2], edges[1::2], strict=True))


_LONG = {
    "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode", "/DP": "/DecodeParms", "/F": "/Filter",
    "/H": "/Height", "/IM": "/ImageMask", "/I": "/Interpolate", "/W": "/Width",
}  # fmt: skip
_LONG_FILTERS = {
    "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode", "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode", "/DCT": "/DCTDecode",
}  # fmt: skip
_LONG_SPACES = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}


def _long_value(name: str, value: Any, resources: Any) -> Any:
    import pikepdf

    if name == "/ColorSpace":
        return _long_space(value, resources)
    if name == "/Filter":
        if isinstance(value, pikepdf.Array):
            return pikepdf.Array([_renamed(part, _LONG_FILTERS) for part in list(value)])
        return _renamed(value, _LONG_FILTERS)
    return value


def _long_space(space: Any, resources: Any) -> Any:
    """The colour space of an inline picture without its short names, and not by a name of the resources."""
    import pikepdf

    if isinstance(space, pikepdf.Array):
        return pikepdf.Array([_renamed(part, _LONG_SPACES) for part in list(space)])
    known: Any = resources.get("/ColorSpace", {})
    return known[str(space)] if str(space) in known else _renamed(space, _LONG_SPACES)


def _renamed(part: Any, names: dict[str, str]) -> Any:
    import pikepdf

    return pikepdf.Name(names[str(part)]) if isinstance(part, pikepdf.Name) and str(part) in names else part
