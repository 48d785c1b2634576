"""Text read back from a written PDF by pdfium, story by story, in the order in which it stands in the file."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

SOFT_HYPHEN = "\u00ad"


class ReadPart(NamedTuple):
    """Marked content `mcid` of a page, a part of `story`, and what it reads as."""

    page: int
    story: str
    mcid: int
    text: str


class _Char(NamedTuple):
    """A character that stands in the file, and the marked content it stands in."""

    char: str
    story: str
    mcid: int
    actual: str | None
    text_object: int


def read_parts(data: bytes) -> tuple[ReadPart, ...]:
    """The parts of all stories of a file in reading order; artifacts are not copy.

    Dropped are the characters that pdfium makes up (spaces and line ends between what stands apart) and the
    soft hyphens that the engine inserts. Glyphs in a span with ActualText read as that text.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(part for number in range(len(document)) for part in _parts_of_page(document, number))
    finally:
        document.close()


def read_stories(data: bytes) -> dict[str, str]:
    """The text of each story, its parts joined without anything between them."""
    stories: dict[str, str] = {}
    for part in read_parts(data):
        stories[part.story] = stories.get(part.story, "") + part.text
    return stories


def as_pdfium_reads(text: str) -> str:
    """Copy as it comes back at best: of several spaces in a row pdfium keeps one, and of the selectors of variants
    beyond the basic plane, which other readers give back, none."""
    return re.sub("[\U000e0100-\U000e01ef]", "", re.sub("  +", " ", text))


def _parts_of_page(document: pypdfium2.PdfDocument, number: int) -> Iterator[ReadPart]:
    page = document[number]
    text_page = page.get_textpage()
    chars = [char for char in _chars(text_page.raw) if char.story]
    for (story, mcid), group in groupby(chars, key=lambda char: (char.story, char.mcid)):
        yield ReadPart(number, story, mcid, _joined(list(group)))
    text_page.close()
    page.close()


def _joined(chars: list[_Char]) -> str:
    """The characters as text, each span with ActualText read once."""
    units: list[str] = []
    for (actual, _), group in groupby(chars, key=lambda c: (c.actual, c.text_object if c.actual is not None else 0)):
        units.append("".join(char.char for char in group) if actual is None else actual)
    text = "".join(units).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    return text.replace(SOFT_HYPHEN, "")


def _chars(text_page: Any) -> Iterator[_Char]:
    marks: dict[int, tuple[str, int, str | None]] = {}
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        if pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        text_object = pdfium.FPDFText_GetTextObject(text_page, index)
        address = ctypes.addressof(text_object.contents)
        if address not in marks:
            marks[address] = _marks(text_object)
        # A hyphen at a line end is kept under a code of pdfium's own.
        hyphen = pdfium.FPDFText_IsHyphen(text_page, index) == 1
        char = "-" if hyphen else chr(pdfium.FPDFText_GetUnicode(text_page, index))
        yield _Char(char, *marks[address], address)


def _marks(text_object: Any) -> tuple[str, int, str | None]:
    """Story, number of marked content (-1: none) and ActualText around a text object."""
    story, actual = "", None
    for number in range(pdfium.FPDFPageObj_CountMarks(text_object)):
        mark = pdfium.FPDFPageObj_GetMark(text_object, number)
        story = _parameter(mark, b"Story") or story
        spoken = _parameter(mark, b"ActualText")
        actual = spoken if spoken is not None else actual
    return story, pdfium.FPDFPageObj_GetMarkedContentID(text_object), actual


def _parameter(mark: Any, key: bytes) -> str | None:
    """A text string of a mark; read as bytes, for pdfium widens each byte of UTF-16 to a character."""
    length = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, None, 0, length):
        return None
    buffer = (ctypes.c_ubyte * length.value)()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, buffer, length.value, length)
    data = bytes(buffer)
    return data[2:].decode("utf-16-be") if data.startswith(b"\xfe\xff") else data.decode("latin-1")
