"""The standards that files are written to, as data: what each claims, what it allows and what it asks for.

One layout is written to any of them; none changes a line break. A rule that a file may break is checked by the writer
against this table, and a second time, by other code, on the finished file.
Sources: ISO 15930-4 (X-1a:2003), 15930-6 (X-3:2003), 15930-7 (X-4), ISO 19005-2 (A-2), ISO 14289-1 (UA-1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

StandardName = Literal["x1a", "x3", "x4", "a2b", "a2u", "ua1", "plain", "proof"]


class Claim(NamedTuple):
    """A property in the metadata by which a file says what it is: prefix and URI of its namespace, name, value."""

    prefix: str
    uri: str
    name: str
    value: str


_PDFX = "http://www.npes.org/pdfx/ns/id/"
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_PDFUA = "http://www.aiim.org/pdfua/ns/id/"

PRESS_SPACES = frozenset({"DeviceGray", "DeviceCMYK", "Separation", "DeviceN"})
"""Colour spaces that a newspaper's press takes: what its profile describes, and plates of their own."""
SCREEN_SPACES = PRESS_SPACES | {"DeviceRGB", "ICCBased"}


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard.

    `info` are entries of the information dictionary, `claims` properties of the metadata, `intent` the subtypes of
    the output intent, in one profile object. `tagged` files carry a structure tree, `links` annotations on the page.
    """

    name: StandardName
    title: str
    version: tuple[int, int]
    info: tuple[tuple[str, str], ...] = ()
    claims: tuple[Claim, ...] = ()
    intent: Literal["GTS_PDFX", "GTS_PDFA1"] | None = "GTS_PDFX"
    spaces: frozenset[str] = PRESS_SPACES
    for_press: bool = False
    tagged: bool = True
    links: bool = False
    screen: bool = False
    """Whether colours are those of a screen, sRGB, in place of the inks of the press."""
    overprint: bool = True
    """Whether black is set to overprint: a press must be told, an archive shows the page as it is."""
    transparency: bool = True
    layers: bool = True
    known_properties_only: bool = False
    """Whether the metadata hold nothing but what the standard itself knows."""
    is_strict: bool = True
    """Whether a file with a font that forbids embedding, or with a box for a missing glyph, is refused."""
    blending_space: str = ""
    """The colour space of each page's transparency group (X-4 asks for one where anything is transparent)."""


STANDARDS: dict[StandardName, Standard] = {
    standard.name: standard
    for standard in (
        Standard(
            "x1a", "PDF/X-1a:2003", (1, 4), for_press=True,
            info=(("GTS_PDFXVersion", "PDF/X-1a:2003"), ("GTS_PDFXConformance", "PDF/X-1a:2003")),
            tagged=False, transparency=False, layers=False,
        ),
        Standard(
            "x3", "PDF/X-3:2003", (1, 4), for_press=True,
            info=(("GTS_PDFXVersion", "PDF/X-3:2003"),), tagged=False, transparency=False, layers=False,
        ),
        Standard(
            "x4", "PDF/X-4", (1, 6), for_press=True,
            claims=(Claim("pdfxid", _PDFX, "GTS_PDFXVersion", "PDF/X-4"),), blending_space="DeviceCMYK",
        ),
        Standard(
            "a2b", "PDF/A-2b", (1, 7), intent="GTS_PDFA1", links=True, overprint=False, known_properties_only=True,
            claims=(Claim("pdfaid", _PDFA, "part", "2"), Claim("pdfaid", _PDFA, "conformance", "B")),
        ),
        Standard(
            "a2u", "PDF/A-2u", (1, 7), intent="GTS_PDFA1", links=True, overprint=False, known_properties_only=True,
            claims=(Claim("pdfaid", _PDFA, "part", "2"), Claim("pdfaid", _PDFA, "conformance", "U")),
        ),
        Standard(
            "ua1", "PDF/UA-1", (1, 7), intent="GTS_PDFA1", links=True, spaces=SCREEN_SPACES, screen=True,
            overprint=False,
            claims=(Claim("pdfuaid", _PDFUA, "part", "1"),),
        ),
        Standard("plain", "PDF 1.7", (1, 7), links=True, spaces=SCREEN_SPACES, is_strict=False),
        Standard(
            "proof", "PDF 1.7", (1, 7), intent=None, spaces=SCREEN_SPACES, tagged=False, overprint=False,
            is_strict=False,
        ),
    )
}  # fmt: skip
