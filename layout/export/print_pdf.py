"""The print files of an edition: one PDF a page, so that a correction rewrites its page alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from ..display.items import DisplayList, DisplayPage
from ..font.book import FontBook
from ..pdf.content import make_fragment
from ..pdf.document import PRINT, About, DocumentWriter, Kind


class PrintFile(NamedTuple):
    """A file for the press: its name, its bytes, their SHA-256 in hex, and the names of its pages."""

    name: str
    data: bytes
    digest: str
    pages: tuple[str, ...]


def print_files(
    display: DisplayList, book: FontBook, *, whole: bool = False, kind: Kind = PRINT
) -> Iterator[PrintFile]:
    """The files of `display`, each made when it is asked for: `20261124-A01.pdf`, or one `20261124.pdf`.

    Equal display lists and font files give equal bytes on every machine.
    """
    stem = display.day.replace("-", "")
    if whole:
        yield _file(f"{stem}.pdf", display, display.pages, display.title, book, kind)
        return
    for page in display.pages:
        title = page.title or f"{display.title} {page.label}"
        yield _file(f"{stem}-{page.name}.pdf", display, (page,), title, book, kind)


def _file(
    name: str, display: DisplayList, pages: tuple[DisplayPage, ...], title: str, book: FontBook, kind: Kind
) -> PrintFile:
    about = About(title, display.publisher, display.day, display.language, display.issue, name.removesuffix(".pdf"))
    writer = DocumentWriter(about, kind, book.face)
    for page in pages:
        writer.add(make_fragment(page, book.face))
    data = writer.finish()
    return PrintFile(name, data, hashlib.sha256(data).hexdigest(), tuple(page.name for page in pages))
