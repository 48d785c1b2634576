"""Objects of a PDF as ReportLab's writer takes them, and the document that it writes.

ReportLab numbers objects, keeps their offsets and writes table and trailer. Its canvas is not used: it
sets an unembedded font on every page. What is relied on has a test each: `Reference`, `format` of
objects at save time in order of number, `Catalog`, `Pages`, `info`, `ID` and `__accum__`.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArrayCompact as Array
from reportlab.pdfbase.pdfdoc import PDFDictionary as Dictionary
from reportlab.pdfbase.pdfdoc import PDFObjectReference as Ref

from .syntax import text_string

__all__ = ["Array", "Dictionary", "Document", "Parts", "Raw", "Ref", "Stream", "text"]

# ReportLab has no types; its classes are taken as they come.
_PDFObject: Any = pdfdoc.PDFObject
_PDFDocument: Any = pdfdoc.PDFDocument

# Settings of ReportLab that a machine's environment may change, and that show in the bytes.
_SETTINGS = {"invariant": 1, "pdfComments": 0, "pdfMultiLine": 0}


class Raw(_PDFObject):
    """PDF syntax ready to be written."""

    def __init__(self, syntax: bytes) -> None:
        self.syntax = syntax

    def format(self, document: Any) -> bytes:
        return self.syntax


class Parts(_PDFObject):
    """Syntax with objects in it, joined when the document is written."""

    def __init__(self, parts: Sequence[Any] = ()) -> None:
        self.parts = parts

    def format(self, document: Any) -> bytes:
        return b"".join(part if isinstance(part, bytes) else part.format(document) for part in self.parts)


class Stream(_PDFObject):
    """A stream of bytes, deflated already when its dictionary says so.

    ReportLab's own leaves out the end of line before `endstream` that PDF/A and PDF/X ask for.
    """

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: Mapping[str, Any] | None = None) -> None:
        self.data = data
        self.entries = dict(entries or {})

    @classmethod
    def deflated(cls, data: bytes, entries: Mapping[str, Any] | None = None) -> Stream:
        """`data` compressed by the one compressor of print files."""
        return cls(zlib.compress(data, 6), {**(entries or {}), "Filter": "/FlateDecode"})

    def format(self, document: Any) -> bytes:
        entries: Any = Dictionary({**self.entries, "Length": len(self.data)})
        head: bytes = entries.format(document)
        return head + b"\nstream\n" + self.data + b"\nendstream\n"


class Document(_PDFDocument):
    """A document whose /ID is made of what it holds, and of nothing else."""

    def __init__(self, version: tuple[int, int]) -> None:
        with _settings():
            super().__init__(compression=1, invariant=1, pdfVersion=version)
        self.identity = bytes(16)

    @property
    def page_tree(self) -> Ref:
        return self.Reference(self.Pages)

    def add_page(self, page: Dictionary) -> Ref:
        """The next page; ReportLab keeps the tree."""
        self.addPage(page)
        return self.Reference(page)

    def set_head(self, catalog: Dictionary, information: Dictionary) -> None:
        """The dictionaries that the trailer names, in place of ReportLab's, which drop keys unknown to them."""
        self.Catalog = catalog
        self.info = information
        self.Reference(catalog)
        self.Reference(information)

    def seal(self) -> bytes:
        """Take the digest of all objects written so far as the identity of the document, and return it."""
        digest = hashlib.sha256()
        for piece in self.__accum__.strings:
            digest.update(piece)
        self.identity = digest.digest()[:16]
        return self.identity

    def ID(self) -> bytes:
        half = b"<" + self.identity.hex().upper().encode("ascii") + b">"
        return b"[" + half + half + b"]"

    def data(self) -> bytes:
        """The whole file."""
        with _settings():
            return self.format()


def text(value: str) -> Raw:
    """A text string."""
    return Raw(text_string(value))


@contextmanager
def _settings() -> Generator[None]:
    before = {name: getattr(rl_config, name) for name in _SETTINGS}
    for name, value in _SETTINGS.items():
        setattr(rl_config, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(rl_config, name, value)
