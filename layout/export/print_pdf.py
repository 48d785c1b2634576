"""The print files of an edition: one PDF a page, so that a correction rewrites its page alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from ..base.diagnostics import Outcome
from ..display.items import DisplayList, DisplayPage
from ..font.book import FontBook
from ..pdf.content import make_fragment
from ..pdf.document import DocumentWriter
from ..pdf.fragment import PictureUse
from ..pdf.metadata import About
from ..pdf.pictures import PressPicture
from ..pdf.press import Condition, newsprint
from ..pdf.standards import STANDARDS, Standard


class PrintFile(NamedTuple):
    """A file for the press: its name, its bytes, their SHA-256 in hex, and the names of its pages."""

    name: str
    data: bytes
    digest: str
    pages: tuple[str, ...]


def print_files(
    display: DisplayList,
    book: FontBook,
    *,
    whole: bool = False,
    name: Callable[[str], str] | None = None,
    standard: Standard = STANDARDS["x4"],
    pictures: Callable[[PictureUse], PressPicture] | None = None,
    condition: Condition | None = None,
) -> Iterator[Outcome[PrintFile | None]]:
    """The files of `display`, each made when it is asked for: `20261124-A01.pdf`, or one `20261124.pdf`.

    `name` gives the name of the file of a page, or of the whole issue ("").
    `condition` is how the plant prints (none: coldset newsprint).
    In place of a file that would break `standard` there is None, with the reasons.

    Equal display lists and font files give equal bytes on every machine. `pictures` makes pictures ready for
    the press, or has them ready. Raises UnusableFile when a file is no longer what it was when it was checked.
    """
    recolour: Callable[[bytes], bytes] | None = None
    if standard.screen:
        from ..separation.screen import on_screen

        # On a screen every ink has its colour at once, spot colours too.
        condition = replace(condition or newsprint(), screen=True, spots=False)
        recolour = partial(on_screen, condition=condition)
    stem = display.day.replace("-", "")

    def named(page: str) -> str:
        return name(page) if name else f"{stem}-{page}".removesuffix("-")

    def file(name: str, title: str, pages: tuple[DisplayPage, ...]) -> Outcome[PrintFile | None]:
        about = About(title, display.publisher, display.day, display.language, display.issue, name)
        return _file(
            DocumentWriter(about, standard, book.face, pictures, condition, recolour),
            f"{name}.pdf",
            pages,
            book,
            condition,
        )

    if whole:
        yield file(named(""), display.title, display.pages)
        return
    for page in display.pages:
        yield file(named(page.name), page.title or f"{display.title} {page.label}", (page,))


def _file(
    writer: DocumentWriter, name: str, pages: tuple[DisplayPage, ...], book: FontBook, condition: Condition | None
) -> Outcome[PrintFile | None]:
    for page in pages:
        writer.add(make_fragment(page, book.face, condition))
    made = writer.finish()
    if made.value is None:
        return Outcome(None, made.diagnostics)
    names = tuple(page.name for page in pages)
    file = PrintFile(name, made.value, hashlib.sha256(made.value).hexdigest(), names)
    return Outcome(file, made.diagnostics)
