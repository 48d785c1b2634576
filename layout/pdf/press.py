"""The printing condition: its profile and its limits, and colours as authored in its inks.

Relative colorimetric with black point compensation. Neutral colours go to the black plate alone, since
a grey built of four inks shifts with every change of register and ink.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..base.color import Color, black_share
from ..base.resources import resource

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform

PROFILE = "press/newsprint-tr002-tac220.icc"
CONDITION = "CGATS TR 002"
CONDITION_NAME = "Newsprint, coldset offset, CGATS TR 002, total ink 220 %"

INK_LIMIT = 220
"""Per cent of ink that coldset newsprint holds (ISO 12647-3)."""
FINEST_PPI = 200
"""Twice the ruling of newsprint's screen; more is not seen and makes the file heavy."""

NEUTRAL = 2 / 255
"""Largest difference between red, green and blue of a colour that counts as grey."""

# Names of the ICC's registry of CMYK characterisation data (color.org) that plants ask for.
_REGISTERED = frozenset(
    {
        "CGATS TR 001", "CGATS TR 002", "CGATS TR 003", "CGATS TR 005", "CGATS TR 006", "EUROSB104", "EUROSB204",
        "IFRA22", "IFRA26", "IFRA30", "IFRA22NP", "IFRA28", "JC200103", "JC200104", "JCN2002", "JCW2003",
        *(f"CGATS21-2-CRPC{number}" for number in range(1, 8)),
        *(f"FOGRA{number}" for number in (27, 28, 29, 30, 31, 32, *range(39, 61))),
        *(f"FOGRA{number}L" for number in (27, 28, 29, 30)),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """How a plant prints: ICC `profile` of its press, by `digest` in comparisons; the name of its data; limits.

    `ink_limit` is in per cent, four solid inks being 400. `ppi` is what pictures are made coarser to. Without `spots`
    colours of plates of their own are printed by the four inks. `rich_black` lays cyan under large black panels.
    `screen`: not printed at all, but shown to readers as it would be.
    Where it is all `black`, no other ink prints whatever a colour, a picture or a PDF asks for.
    """

    profile: bytes = field(compare=False, repr=False)
    digest: str
    identifier: str = CONDITION
    ink_limit: int = INK_LIMIT
    ppi: int = FINEST_PPI
    spots: bool = True
    rich_black: bool = False
    screen: bool = False
    black: bool = False

    @property
    def is_registered(self) -> bool:
        """Whether the ICC's registry says what the identifier means, so that a file need not."""
        return self.identifier in _REGISTERED

    @property
    def ink_levels(self) -> int:
        """The ink limit as a sum of samples from 0 to 255."""
        return self.ink_limit * 255 // 100


def condition(
    profile: bytes | None = None, identifier: str = "", ink_limit: int | None = None, *,
    ppi: int = FINEST_PPI, spots: bool = True, rich_black: bool = False,
) -> Condition:  # fmt: skip
    """The condition that a profile describes; without one, coldset newsprint. `profile` must be of a CMYK printer."""
    data = _bundled() if profile is None else profile
    return Condition(
        data, sha256(data).hexdigest(), identifier or CONDITION, ink_limit or INK_LIMIT, ppi, spots, rich_black
    )


@lru_cache(maxsize=8)
def black_only(condition: Condition) -> Condition:
    """The same press with the plate of black alone."""
    return replace(condition, black=True)


@cache
def newsprint() -> Condition:
    """Coldset offset on newsprint: what is printed on where no plant says otherwise."""
    return condition()


@cache
def _bundled() -> bytes:
    return resource("stylesheets", PROFILE).read_bytes()


def condition_name(condition: Condition) -> str:
    """The condition in words: ours, or what its profile calls itself."""
    if condition.profile == _bundled():
        return CONDITION_NAME
    described: Any = opened(condition.profile).profile
    return " ".join(str(described.profile_description or condition.identifier).split())


@lru_cache(maxsize=4)
def deflated_profile(condition: Condition) -> bytes:
    """The profile as a stream of a PDF: compressed once for all files of a run, and quickly.

    Its tables hold runs but hardly anything that comes again: a search for that takes six times as long, for a
    twentieth of its size.
    """
    runs = zlib.compressobj(1, strategy=zlib.Z_RLE)
    return runs.compress(condition.profile) + runs.flush()


def opened(profile: bytes) -> Any:
    """A profile as littleCMS has it. Raises OSError or PyCMSError for what is none."""
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(BytesIO(profile))


@cache
def standard_profile(space: str) -> Any:
    """A profile that littleCMS makes itself: sRGB or LAB."""
    from PIL import ImageCms

    create: Any = ImageCms.createProfile
    return create(space)


@lru_cache(maxsize=32)
def transform(condition: Condition, source: bytes | None = None, mode: str = "RGB") -> ImageCmsTransform:
    """From the profile `source` (none: sRGB, or Lab for LAB) to the press, for images of `mode`.

    Raises OSError or PyCMSError for a profile that is broken or of another kind of image.
    """
    from PIL import ImageCms

    own = "LAB" if mode == "LAB" else "sRGB"
    return ImageCms.buildTransform(
        standard_profile(own) if source is None else opened(source),
        opened(condition.profile),
        mode,
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=4)
def to_lab(condition: Condition) -> ImageCmsTransform:
    """From the inks of the press to CIELAB, the paper being white."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        opened(condition.profile),
        standard_profile("LAB"),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )


@lru_cache(maxsize=4)
def is_usable(condition: Condition) -> bool:
    """Whether the profile can be converted with, there and back."""
    from PIL import ImageCms

    try:
        return bool(transform(condition)) and bool(to_lab(condition))
    except (OSError, ImageCms.PyCMSError):
        return False


@lru_cache(maxsize=4096)
def press_color(color: Color, condition: Condition) -> tuple[float, float, float, float]:
    """A colour as authored in the inks of the press, each from 0 to 1. A spot colour is what stands in for its ink."""
    if condition.black:
        return (0.0, 0.0, 0.0, black_share(color))
    if color.is_black:
        return (0.0, 0.0, 0.0, 1.0)
    if color.space == "cmyk":
        c, m, y, k = color.components
        return (c, m, y, k)
    if color.space == "spot":
        tint, *full = color.components
        c, m, y, k = (round(tint * ink, 6) for ink in full)
        return (c, m, y, k)
    if color.space == "gray":
        return (0.0, 0.0, 0.0, 1.0 - color.components[0])
    red, green, blue = color.components
    if max(red, green, blue) - min(red, green, blue) <= NEUTRAL:
        return (0.0, 0.0, 0.0, 1.0 - black_curve(condition)[round(green * 255)] / 255)
    return _converted(red, green, blue, condition)


@lru_cache(maxsize=32)
def black_curve(condition: Condition, source: bytes | None = None, mode: str = "L") -> bytes:
    """For each of 256 greys of `source` (none: sRGB) the DeviceGray of the black ink that looks like it.

    `source` is a profile of grey ("L") or of colour ("RGB"), whose neutral axis counts. White stays white and black
    solid black; between them black ink, dot gain and all, reflects the share of light that the grey has between them.
    """
    from PIL import Image

    lightness = standard_profile("LAB")
    ramp = bytes(range(256))
    origin = standard_profile("sRGB") if source is None else opened(source)
    if source is None or mode == "RGB":
        greys = Image.frombytes("RGB", (256, 1), bytes(v for v in ramp for _ in range(3)))
    else:
        greys = Image.frombytes("L", (256, 1), ramp)
    wanted = _luminances(greys, origin, lightness)
    inks = Image.frombytes("CMYK", (256, 1), bytes(v for k in ramp for v in (0, 0, 0, k)))
    printed = _luminances(inks, opened(condition.profile), lightness)
    solid, paper = printed[255], printed[0]
    darkest, lightest = wanted[0], wanted[255]
    span = (paper - solid) / max(lightest - darkest, 1e-6)
    return bytes(255 - _ink_for(solid + (light - darkest) * span, printed) for light in wanted)


def _luminances(image: Image, origin: Any, lightness: Any) -> list[float]:
    """The light that each pixel of a row reflects, white being 1; steps of eight bits smoothed out."""
    from PIL import ImageCms

    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    made = ImageCms.applyTransform(
        image, ImageCms.buildTransform(origin, lightness, image.mode, "LAB", renderingIntent=intent)
    )
    assert made is not None
    levels = [float(level) for level in made.tobytes()[::3]]
    smooth = [(levels[max(i - 1, 0)] + 2 * levels[i] + levels[min(i + 1, 255)]) / 4 for i in range(256)]
    return [_luminance(level * 100 / 255) for level in (levels[0], *smooth[1:255], levels[255])]


def _luminance(lightness: float) -> float:
    """Y of CIE L*."""
    if lightness <= 8:
        return lightness * 27 / 24389
    t = (lightness + 16) / 116
    return t * t * t


def _ink_for(light: float, printed: list[float]) -> int:
    """The amount of black, of 255, that reflects this much light."""
    return min(range(256), key=lambda ink: abs(printed[ink] - light))


def _converted(red: float, green: float, blue: float, condition: Condition) -> tuple[float, float, float, float]:
    from PIL import Image, ImageCms

    from .ink import rebuilt

    pixel = Image.new("RGB", (1, 1), (round(red * 255), round(green * 255), round(blue * 255)))
    made = ImageCms.applyTransform(pixel, transform(condition))
    assert made is not None
    if sum(made.tobytes()) > condition.ink_levels:
        made = rebuilt(made, condition, condition.ink_levels)
    c, m, y, k = (value / 255 for value in made.tobytes())
    return (c, m, y, k)
