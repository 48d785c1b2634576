"""Colour spaces of a PDF as inks on plates: what each colour lays on which plate, and which plates it leaves alone.

What a plate holds is drawn as light: 1 is paper, 0 is solid ink. Colours of the screen have no plates of their own;
they are counted with the inks that the profile of the press gives them, and noted.
Source of the rules of overprint: ISO 32000-1, 8.6.7, table 149.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ..pdf.foreign_colour import Conversion, Spaces, palette, sampled
from ..pdf.functions import FunctionError

if TYPE_CHECKING:
    import pikepdf

    from ..pdf.press import Condition

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
ALL = "All"
"""The colorant that stands for every plate; /None stands for none of them."""
_NONE = "None"
_NOTHING = 0.0005
"""An amount of ink that counts as none."""
_MOST_NESTED = 5


class SplitError(Exception):
    """Something overprints on some plates of a group and not on others: they can't be drawn in one go."""


class Tone(NamedTuple):
    """A colour on the plates: amounts of ink from 0 to 1 by plate.

    `is_direct`: given as DeviceCMYK itself, so that in overprint mode 1 an ink that is 0 leaves its plate alone.
    `screen` names the space of a colour of the screen, whose inks are an estimate.
    """

    inks: tuple[tuple[str, float], ...]
    is_direct: bool = False
    screen: str = ""

    def amount(self, plate: str) -> float:
        for name, amount in self.inks:
            if name in (plate, ALL):
                return amount
        return 0.0

    def paints(self, plate: str, overprint: bool, mode: int) -> bool:
        """Whether the plate is changed, be it to no ink."""
        if not overprint:
            return any(name != _NONE for name, _ in self.inks)
        for name, amount in self.inks:
            if name in (plate, ALL):
                return not (self.is_direct and mode == 1 and amount <= _NOTHING)
        return False


@dataclass(frozen=True, eq=False, slots=True)
class InkSpace:
    """A colour space: how many numbers a colour has, the colour that it begins with, and how colours become tones.

    `under` is what an uncoloured pattern is painted in. `family` is what the file calls it.
    """

    family: str
    components: int
    initial: tuple[float, ...]
    tone: Callable[[Sequence[float]], Tone]
    is_pattern: bool = False
    under: InkSpace | None = None
    spans: tuple[tuple[float, float], ...] = ()
    """What each number of a picture's sample runs over."""
    is_screen: bool = False


def _process(c: float, m: float, y: float, k: float, *, direct: bool = False) -> Tone:
    return Tone(tuple(zip(PROCESS, (c, m, y, k), strict=True)), direct)


def _unit(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)


def _of_grey(values: Sequence[float]) -> Tone:
    return _process(0.0, 0.0, 0.0, 1.0 - _unit(values[0]))


def _of_inks(values: Sequence[float]) -> Tone:
    c, m, y, k = map(_unit, values[:4])
    return _process(c, m, y, k)


def _of_own_inks(values: Sequence[float]) -> Tone:
    return _of_inks(values)._replace(is_direct=True)


_UNIT = (0.0, 1.0)
GREY = InkSpace("DeviceGray", 1, (0.0,), _of_grey, spans=(_UNIT,))
INKS = InkSpace("DeviceCMYK", 4, (0.0, 0.0, 0.0, 1.0), _of_own_inks, spans=(_UNIT,) * 4)
_COMPUTED = InkSpace("DeviceCMYK", 4, (0.0, 0.0, 0.0, 1.0), _of_inks, spans=(_UNIT,) * 4)
PATTERN = InkSpace("Pattern", 0, (), lambda _: Tone(()), is_pattern=True)


class ColourReader:
    """Reads the colour spaces of one document; notes spot plates in `spots`, and in `told` what has no plates."""

    def __init__(self, pdf: pikepdf.Pdf, condition: Condition) -> None:
        self._foreign = Spaces(pdf, condition)
        self._known: dict[tuple[int, int], InkSpace] = {}
        self._screens: dict[str, InkSpace] = {}
        self.spots: dict[str, None] = {}
        self.told: dict[str, None] = {}

    def space(self, value: Any, resources: Any = None, nested: int = 0) -> InkSpace:
        """A space given itself or by its name in `resources`. Raises ValueError for one that can't be read."""
        import pikepdf

        if nested > _MOST_NESTED:
            raise ValueError("ColorSpace")
        if isinstance(value, pikepdf.Name):
            return self._named(str(value), resources, nested)
        if not isinstance(value, pikepdf.Array) or not len(value):
            raise ValueError("ColorSpace")
        if value.is_indirect and (known := self._known.get(value.objgen)):
            return known
        made = self._array(value, resources, nested)
        if value.is_indirect:
            self._known[value.objgen] = made
        return made

    def _named(self, name: str, resources: Any, nested: int) -> InkSpace:
        import pikepdf

        if name in _DEVICES:
            return _DEVICES[name]
        if name in ("/DeviceRGB", "/CalRGB"):
            if name not in self._screens:
                self._screens[name] = self._screen(name[1:], 3, pikepdf.Name.DeviceRGB)
            return self._screens[name]
        known: Any = resources.get("/ColorSpace", {}) if resources is not None else {}
        if name not in known:
            raise ValueError(name)
        return self.space(known[name], None, nested + 1)

    def _array(self, value: Any, resources: Any, nested: int) -> InkSpace:
        family = str(value[0])
        if family == "/ICCBased":
            count = int(value[1].N)
            if count == 3:
                return self._screen("ICCBased RGB", 3, value)
            return GREY if count == 1 else _COMPUTED
        if family == "/CalGray":
            return GREY
        if family in ("/CalRGB", "/Lab"):
            return self._screen(family[1:], 3, value)
        if family == "/Separation":
            return self._plates("Separation", [str(value[1])[1:]])
        if family == "/DeviceN":
            return self._plates("DeviceN", [str(name)[1:] for name in list(value[1])])
        if family == "/Indexed":
            return self._indexed(value, resources, nested)
        if family == "/Pattern":
            under = self.space(value[1], resources, nested + 1) if len(value) > 1 else None
            return InkSpace("Pattern", 0, (), PATTERN.tone, is_pattern=True, under=under)
        return self._named(family, resources, nested)

    def _screen(self, family: str, count: int, value: Any) -> InkSpace:
        made = self._foreign.conversion(value)
        if made is None:
            raise ValueError(family)

        def tone(values: Sequence[float]) -> Tone:
            c, m, y, k = made.inks(values)
            return _process(c, m, y, k)._replace(screen=family)

        spans = (_UNIT,) * count
        if family == "Lab":
            edges = [float(edge) for edge in list(value[1].get("/Range", [-100, 100, -100, 100]))]
            spans = ((0.0, 100.0), (edges[0], edges[1]), (edges[2], edges[3]))
        return InkSpace(family, count, tuple(made.initial), tone, spans=spans, is_screen=True)

    def _plates(self, family: str, names: Sequence[str]) -> InkSpace:
        def tone(values: Sequence[float]) -> Tone:
            for name in names:
                if name not in (*PROCESS, ALL, _NONE):
                    self.spots[name] = None
            return Tone(tuple(zip(names, map(_unit, values), strict=False)))

        count = len(names)
        return InkSpace(family, count, (1.0,) * count, tone, spans=(_UNIT,) * count)

    def _indexed(self, value: Any, resources: Any, nested: int) -> InkSpace:
        base, table = self.space(value[1], resources, nested + 1), palette(value)
        count = max(base.components, 1)
        top = max(min(int(value[2]), len(table) // count - 1), 0)

        def tone(values: Sequence[float]) -> Tone:
            at = min(max(int(values[0]), 0), top) * count
            entry = zip(table[at : at + count], base.spans, strict=False)
            return base.tone([low + byte * (high - low) / 255 for byte, (low, high) in entry])._replace(is_direct=False)

        return InkSpace("Indexed", 1, (0.0,), tone, is_screen=base.is_screen)


_DEVICES = {"/DeviceGray": GREY, "/CalGray": GREY, "/DeviceCMYK": INKS, "/Pattern": PATTERN}


@dataclass(frozen=True, slots=True)
class Group:
    """Plates that are drawn in one go: one as grey, up to three as red, green and blue."""

    plates: tuple[str, ...]

    @property
    def channels(self) -> int:
        return 1 if len(self.plates) == 1 else 3

    @property
    def device(self) -> str:
        return "/DeviceGray" if self.channels == 1 else "/DeviceRGB"

    def light(self, tone: Tone) -> tuple[float, ...]:
        """Light on each plate; channels without a plate stay paper."""
        shown = [1.0 - tone.amount(plate) for plate in self.plates]
        return (*shown, *(1.0,) * (self.channels - len(shown)))

    def is_painted(self, tone: Tone, overprint: bool, mode: int) -> bool:
        """Whether a colour changes these plates. Raises SplitError where it changes some of them only."""
        painted = {tone.paints(plate, overprint, mode) for plate in self.plates}
        if len(painted) > 1:
            raise SplitError
        return painted == {True}


class GroupSpaces:
    """What gradients ask of colour spaces, answered for the plates of a group."""

    def __init__(self, pdf: pikepdf.Pdf, reader: ColourReader, group: Group) -> None:
        self._pdf = pdf
        self._reader = reader
        self._group = group
        self.device = group.device

    def conversion(self, space: Any, resources: Any = None) -> Conversion | None:
        found, group = self._reader.space(space, resources), self._group

        def inks(values: Sequence[float]) -> tuple[float, ...]:
            return group.light(found.tone(values))

        return Conversion(found.components, inks, found.initial)

    def rewritten(self, space: Any, resources: Any = None) -> Any:
        """Every gradient is converted, so that none is left to be rewritten."""
        raise FunctionError("ColorSpace")

    def table(self, inks: Callable[[Sequence[float]], tuple[float, ...]], domain: Sequence[float], side: int) -> Any:
        """A function of the document that gives the light of samples over `domain`, `side` along each input."""
        return sampled(self._pdf, inks, domain, side)
