"""Colour spaces of other people's PDFs: which a press takes as they are, and how the others become its inks.

Spaces of the screen, and inks meant for another press, are converted through their profiles; plates of their own are
kept where the plant has them, and what they stand on is brought into its inks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.color import black_share, cmyk
from .functions import FunctionError, function_of
from .ink import rebuilt
from .pictures import to_press
from .press import Condition

if TYPE_CHECKING:
    import pikepdf

Inks = tuple[float, float, float, float]

_DEVICES = {"/DeviceRGB": "RGB", "/RGB": "RGB", "/CalRGB": "RGB"}
_KEPT = frozenset({"/DeviceGray", "/G", "/DeviceCMYK", "/CMYK"})
_CHANNELS = {b"GRAY": ("L", 1), b"RGB ": ("RGB", 3), b"CMYK": ("CMYK", 4), b"Lab ": ("LAB", 3)}
_GRID = {1: 256, 2: 17, 3: 9, 4: 5}
"""Samples a side of a table over so many inks."""
_MOST_NESTED = 5


class Conversion(NamedTuple):
    """How colours of a space become inks: the number of components, the colour that the space begins with.

    `mode` and `profile` say what its pictures are to Pillow; "" for those that no mode holds.
    """

    components: int
    inks: Callable[[Sequence[float]], tuple[float, ...]]
    initial: tuple[float, ...]
    mode: str = ""
    profile: bytes | None = None


class Spaces:
    """The colour spaces of one document, on their way to a press."""

    device = "/DeviceCMYK"

    def __init__(self, pdf: pikepdf.Pdf, condition: Condition) -> None:
        self._pdf = pdf
        self._condition = condition

    def conversion(self, space: Any, resources: Any = None, nested: int = 0) -> Conversion | None:
        """How a space, given itself or by its name in `resources`, is converted; None for one that may stay."""
        made = self._conversion(space, resources, nested)
        return _in_black(made) if made is not None and self._condition.black else made

    def _conversion(self, space: Any, resources: Any, nested: int) -> Conversion | None:
        import pikepdf

        if space is None or nested > _MOST_NESTED:
            return None
        if isinstance(space, pikepdf.Name):
            return self._named(str(space), resources, nested)
        if not isinstance(space, pikepdf.Array) or not len(space):
            return None
        family = str(space[0])
        if family == "/ICCBased":
            return self._profiled(space[1])
        if family in ("/CalRGB", "/CalGray"):
            return self._of_mode("RGB" if family == "/CalRGB" else "L", 3 if family == "/CalRGB" else 1, None)
        if family == "/Lab":
            return self._lab(space[1])
        if family in ("/Separation", "/DeviceN"):
            return self._plates(space, nested)
        if family in ("/Indexed", "/I"):
            return self._indexed(space, resources, nested)
        return self._named(family, resources, nested)

    def _named(self, name: str, resources: Any, nested: int) -> Conversion | None:
        known: Any = resources.get("/ColorSpace", {}) if resources is not None else {}
        if name in _DEFAULTS:
            default: Any = known.get(_DEFAULTS[name])
            if default is not None:
                return self.conversion(default, None, nested + 1)
        if name in _DEVICES:
            return self._of_mode("RGB", 3, None)
        if name in _INKS and self._condition.black:
            return self._of_mode("CMYK", 4, self._condition.profile)
        if name in _KEPT or name == "/Pattern":
            return None
        return self.conversion(known.get(name), None, nested + 1) if name in known else None

    def _of_mode(self, mode: str, count: int, profile: bytes | None) -> Conversion:
        condition = self._condition

        is_own = mode == "CMYK" and profile == condition.profile

        def inks(values: Sequence[float]) -> tuple[float, ...]:
            if mode == "CMYK" and condition.black and profile is not None and not is_own:
                return _converted(mode, tuple(_byte(value) for value in values[:count]), profile, condition)
            if mode == "CMYK" and (is_own or sum(map(bool, values[:4])) <= 1):
                # One ink alone stays alone, so that type and rules stay sharp.
                c, m, y, k = (min(max(value, 0.0), 1.0) for value in values[:4])
                return (c, m, y, k)
            return _converted(mode, tuple(_byte(value) for value in values[:count]), profile, condition)

        return Conversion(count, inks, (0.0,) * (count - 1) + (1.0 if mode == "CMYK" else 0.0,), mode, profile)

    def _profiled(self, stream: Any) -> Conversion | None:
        data: bytes = stream.read_bytes()
        mode, count = _CHANNELS.get(data[16:20], ("", 0))
        if data[36:40] != b"acsp" or not mode or count != int(stream.get("/N", 0)):
            # A profile that says nothing sound: its colours are taken for what their number is.
            mode, count = {1: ("L", 1), 3: ("RGB", 3), 4: ("CMYK", 4)}[int(stream.N)]
            return None if mode == "CMYK" else self._of_mode(mode, count, None)
        if mode == "LAB":
            return self._lab({})
        return self._of_mode(mode, count, data)

    def _lab(self, entries: Any) -> Conversion:
        span = [float(edge) for edge in list(entries.get("/Range", [-100, 100, -100, 100]))]
        condition = self._condition

        def inks(values: Sequence[float]) -> tuple[float, ...]:
            a, b = (min(max(v, low), high) for v, low, high in zip(values[1:3], span[::2], span[1::2], strict=True))
            # Pillow takes a* and b* as signed bytes.
            pixel = _byte(values[0] / 100), _signed(a), _signed(b)
            return _converted("LAB", pixel, None, condition)

        first = (0.0, min(max(0.0, span[0]), span[1]), min(max(0.0, span[2]), span[3]))
        return Conversion(3, inks, first)

    def _plates(self, space: Any, nested: int) -> Conversion | None:
        """Plates are kept, unless the plant prints all colours by its four inks."""
        names = set(_plate_names(space))
        if self._condition.black:
            return None if names <= _BLACK_PLATES else self._tinted(space, nested)
        if self._condition.spots or names <= _PROCESS:
            return None
        return self._tinted(space, nested)

    def _tinted(self, space: Any, nested: int) -> Conversion | None:
        """Tints by way of the colours that stand in for them."""
        try:
            function = function_of(space[3])
        except FunctionError:
            return None
        base, alternate = self.conversion(space[2], None, nested + 1), str(space[2])
        count = len(_plate_names(space))

        def inks(values: Sequence[float]) -> tuple[float, ...]:
            found = function(values)
            if base is not None:
                return base.inks(found)
            if alternate == "/DeviceGray":
                return (0.0, 0.0, 0.0, 1.0 - found[0])
            c, m, y, k = found[:4]
            return (c, m, y, k)

        return Conversion(count, inks, (1.0,) * count)

    def _indexed(self, space: Any, resources: Any, nested: int) -> Conversion | None:
        base = self.conversion(space[1], resources, nested + 1)
        if base is None:
            return None
        table, count = palette(space), base.components
        lab = str(space[1][0]) == "/Lab" if not str(space[1]).startswith("/") else False

        def inks(values: Sequence[float]) -> tuple[float, ...]:
            at = min(max(int(values[0]), 0), len(table) // count - 1) * count
            entry = [value / 255 for value in table[at : at + count]]
            return base.inks(_as_lab(entry) if lab else entry)

        return Conversion(1, inks, (0.0,))

    def rewritten(self, space: Any, resources: Any = None) -> Any:
        """The space that stands in a press file in place of this one; the same where it may stay."""
        import pikepdf

        if not isinstance(space, pikepdf.Array) or not len(space):
            return pikepdf.Name.DeviceCMYK if self.conversion(space, resources) else space
        family = str(space[0])
        if family in ("/Indexed", "/I"):
            return self._new_palette(space, resources)
        if family == "/Pattern":
            under = [self.rewritten(part, resources) for part in list(space)[1:]]
            return pikepdf.Array([pikepdf.Name.Pattern, *under])
        made = self.conversion(space, resources)
        if made is not None:
            return pikepdf.Name.DeviceCMYK
        if family in ("/Separation", "/DeviceN"):
            return self._on_inks(space)
        # A device's space in an array, or inks whose profile says nothing sound.
        return pikepdf.Name.DeviceCMYK if family == "/ICCBased" else space

    def _new_palette(self, space: Any, resources: Any) -> Any:
        import pikepdf

        made, base = self.conversion(space, resources), self.rewritten(space[1], resources)
        if made is None:
            return pikepdf.Array([pikepdf.Name.Indexed, base, space[2], space[3]])
        entries = (made.inks((number,)) for number in range(int(space[2]) + 1))
        table = bytes(_byte(ink) for entry in entries for ink in entry)
        return pikepdf.Array([pikepdf.Name.Indexed, base, space[2], pikepdf.String(table)])

    def _on_inks(self, space: Any) -> Any:
        """Plates whose stand-in colours are inks of the press."""
        import pikepdf

        names = _plate_names(space)
        base = self.conversion(space[2])
        is_plain = base is None and str(space[2]) in ("/DeviceGray", "/DeviceCMYK")
        if is_plain and str(space[0]) == "/Separation":
            return space
        if is_plain:
            return pikepdf.Array(list(space)[:4])
        made = self._tinted(space, 0)
        if made is None or len(names) not in _GRID:
            return space
        function = self.table(made.inks, [0.0, 1.0] * len(names), _GRID[len(names)])
        return pikepdf.Array([space[0], space[1], pikepdf.Name.DeviceCMYK, function])

    def is_of_press(self, space: Any) -> bool:
        """Whether nothing in a space is a colour of the screen or of another press."""
        import pikepdf

        if not isinstance(space, pikepdf.Array) or not len(space):
            return self.conversion(space) is None
        family = str(space[0])
        base = {"/Separation": 2, "/DeviceN": 2, "/Indexed": 1, "/I": 1, "/Pattern": 1}.get(family)
        if base is not None:
            return len(space) <= base or self.is_of_press(space[base])
        return family in _KEPT

    def table(self, inks: Callable[[Sequence[float]], tuple[float, ...]], domain: Sequence[float], side: int) -> Any:
        """A function of the document that gives the inks of samples over `domain`, `side` along each input."""
        return sampled(self._pdf, inks, domain, side)


def sampled(
    pdf: pikepdf.Pdf, values: Callable[[Sequence[float]], tuple[float, ...]], domain: Sequence[float], side: int
) -> Any:
    """A function of `pdf` that gives the values, from 0 to 1, of samples over `domain`, `side` along each input."""
    count, outputs = len(domain) // 2, 0
    data = bytearray()
    # The first input varies fastest.
    for place in product(range(side), repeat=count):
        at = [
            low + step * (high - low) / (side - 1)
            for step, low, high in zip(reversed(place), domain[::2], domain[1::2], strict=True)
        ]
        found = values(at)
        outputs = len(found)
        data += bytes(map(_byte, found))
    stream: Any = pdf.make_stream(bytes(data))
    stream.FunctionType = 0
    stream.Domain = [*domain]
    stream.Range = [0, 1] * outputs
    stream.Size = [side] * count
    stream.BitsPerSample = 8
    return stream


_DEFAULTS = {
    "/DeviceRGB": "/DefaultRGB", "/RGB": "/DefaultRGB", "/DeviceCMYK": "/DefaultCMYK", "/CMYK": "/DefaultCMYK",
}  # fmt: skip
"""Grey is the press's black whatever a file says of it."""
_INKS = frozenset({"/DeviceCMYK", "/CMYK"})
_BLACK_PLATES = frozenset({"/Black", "/None"})
_PROCESS = frozenset({"/Cyan", "/Magenta", "/Yellow", "/Black", "/All", "/None"})


def palette(space: Any) -> bytes:
    """The table of an indexed space."""
    import pikepdf

    table = space[3]
    return bytes(table) if isinstance(table, pikepdf.String) else table.read_bytes()


def _in_black(made: Conversion) -> Conversion:
    """The same with the black that looks like its inks, where others are among them."""

    def inks(values: Sequence[float]) -> Inks:
        return (0.0, 0.0, 0.0, black_share(cmyk(*made.inks(values))))

    return made._replace(inks=inks)


def _plate_names(space: Any) -> list[str]:
    named: Any = space[1]
    return [str(named)] if str(space[0]) == "/Separation" else [str(name) for name in list(named)]


def _as_lab(entry: Sequence[float]) -> list[float]:
    return [entry[0] * 100, entry[1] * 255 - 128, entry[2] * 255 - 128]


def _signed(value: float) -> int:
    """A number as a signed byte; what is beyond its ends stands at them."""
    return min(max(round(value), -128), 127) & 255


def _byte(value: float) -> int:
    return round(min(max(float(value), 0.0), 1.0) * 255)


@lru_cache(maxsize=16384)
def _converted(mode: str, pixel: tuple[int, ...], profile: bytes | None, condition: Condition) -> Inks:
    """One colour as a picture of one pixel has it, within the ink limit where it came from elsewhere."""
    from PIL import Image

    made: Any = to_press(Image.frombytes(mode, (1, 1), bytes(pixel)), profile, condition)
    if made.mode != "CMYK":
        return (0.0, 0.0, 0.0, round(1.0 - made.getpixel((0, 0)) / 255, 4))
    if sum(made.tobytes()) > condition.ink_levels:
        made = rebuilt(made, condition, condition.ink_levels)
    c, m, y, k = (round(value / 255, 4) for value in made.tobytes())
    return (c, m, y, k)
