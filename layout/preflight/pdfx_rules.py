"""What PDF/X-1a:2003, X-3:2003 and X-4 ask, as data for the checker of finished files.

Written from the standards' own lists and kept apart from the tables that the writer goes by, so that a mistake in one
shows in the other. Sources: ISO 15930-4 (X-1a), 15930-6 (X-3), 15930-7 (X-4), ISO 32000-1.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

PdfxName = Literal["x1a", "x3", "x4"]


class Rules(NamedTuple):
    """The rules in which the three differ.

    `old` is the generation of 2003, on PDF 1.4: no transparency, layers, object streams or later compressions.
    `cmyk_only` has no colour but grey, the four inks and plates.
    """

    title: str
    version: float
    old: bool
    cmyk_only: bool
    icc_versions: frozenset[int]


RULES: dict[PdfxName, Rules] = {
    "x1a": Rules("PDF/X-1a:2003", 1.4, True, True, frozenset({2})),
    "x3": Rules("PDF/X-3:2003", 1.4, True, False, frozenset({2})),
    "x4": Rules("PDF/X-4", 1.6, False, False, frozenset({2, 4})),
}

CLAIMS: dict[str, PdfxName] = {
    "PDF/X-1a:2003": "x1a", "PDF/X-1a:2001": "x1a", "PDF/X-3:2003": "x3", "PDF/X-3:2002": "x3", "PDF/X-4": "x4",
    "PDF/X-4p": "x4",
}  # fmt: skip
"""What a file calls itself → the rules that it is held to."""

INFO_KEYS = ("Title", "Creator", "Producer", "CreationDate", "ModDate")
INTENTS = frozenset({"/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual"})
BLEND_MODES = frozenset(
    f"/{mode}"
    for mode in (
        "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
        "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
    )
)  # fmt: skip
PRINTER_NOTES = frozenset({"/PrinterMark", "/TrapNet"})
"""Annotations that may stand on the page."""
VIEWER_AREAS = ("ViewArea", "ViewClip", "PrintArea", "PrintClip")

OPERATORS = frozenset(
    (
        "b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EI",
        "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "ID", "j", "J", "K", "k", "l", "m", "M", "MP",
        "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD", "Tf",
        "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'", '"',
    )
)  # fmt: skip
"""All operators of a content stream (ISO 32000-1, annex A)."""

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
X4_PROPERTIES = (
    ("xmp", "CreateDate"), ("xmp", "ModifyDate"), ("xmp", "MetadataDate"), ("xmpMM", "DocumentID"),
    ("xmpMM", "RenditionClass"), ("xmpMM", "VersionID"), ("dc", "title"), ("pdf", "Trapped"),
)  # fmt: skip
