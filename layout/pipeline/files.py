"""Pages to print files: remembered ones first, pictures made ready while pages are still being set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..base.diagnostics import Outcome
from ..base.messages import diagnostic
from ..cache.keys import digest_of, engine_digest
from ..cache.store import Store
from ..display.items import Artwork, DisplayList, DisplayPage, Picture
from .jobs import FontFiles

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from ..pdf.fragment import PictureUse
    from ..pdf.pictures import PressPicture


class Printed(NamedTuple):
    """A file for the press: its name, its bytes, their SHA-256 in hex, and the names of its pages."""

    name: str
    data: bytes
    digest: str
    pages: tuple[str, ...]


class Press:
    """Makes the files of one run."""

    def __init__(self, store: Store, whole: bool) -> None:
        self.whole = whole
        self._store = store
        self._head = DisplayList("", "", "", "", ())
        self._fonts = FontFiles((), ())
        self._identities: dict[str, str] = {}
        self._pictures: dict[PictureUse, Future[PressPicture]] = {}
        self._worker: ThreadPoolExecutor | None = None

    def begin(self, head: DisplayList, fonts: FontFiles) -> None:
        """Before the first page: the display list without pages, and the fonts."""
        self._head, self._fonts = head, fonts

    def expect(self, page: DisplayPage, identity: str) -> None:
        """A page that is set, and the digest of all that it came from: its pictures are begun, unless its file is kept.

        Most of their work leaves Python free for the next page.
        """
        self._identities[page.name] = identity
        if self.whole or not self._store.has("file", self._key((page,))):
            self._begin([item for group in page.groups for item in group.items if isinstance(item, Picture)])

    def print(self, pages: tuple[DisplayPage, ...]) -> Outcome[Printed | None]:
        """The one file of these pages; None when a picture of theirs is no longer what was checked."""
        key = self._key(pages)
        known = self._store.get("file", key)
        if isinstance(known, Printed):
            return Outcome(known)
        made = self._made(replace(self._head, pages=pages))
        if made.value is not None:
            self._store.put("file", key, made.value)
        return made

    def close(self) -> None:
        """Leave undone what nobody has asked for."""
        if self._worker is not None:
            self._worker.shutdown(cancel_futures=True)

    def _key(self, pages: tuple[DisplayPage, ...]) -> str:
        identities = tuple(self._identities[page.name] for page in pages)
        return digest_of(engine_digest(), self._head, self.whole, identities)

    def _made(self, display: DisplayList) -> Outcome[Printed | None]:
        from ..export.print_pdf import print_files
        from ..pdf.fragment import UnusableFile
        from .setting import open_book

        try:
            made = next(print_files(display, open_book(self._fonts), whole=self.whole, pictures=self._picture))
        except UnusableFile as error:
            name = Path(error.path).name
            shown = [page.name for page in display.pages if error.path in _files_of(page)]
            return Outcome(None, tuple(diagnostic("output/file-changed", None, page=page, file=name) for page in shown))
        return Outcome(Printed(*made.value) if made.value is not None else None, made.diagnostics)

    def _begin(self, pictures: list[Picture]) -> None:
        if not pictures:
            return
        from concurrent.futures import ThreadPoolExecutor

        from ..pdf.content import picture_use

        self._worker = self._worker or ThreadPoolExecutor(1)
        for use in map(picture_use, pictures):
            if use not in self._pictures:
                self._pictures[use] = self._worker.submit(_press_picture, use, self._store)

    def _picture(self, use: PictureUse) -> PressPicture:
        begun = self._pictures.get(use)
        return _press_picture(use, self._store) if begun is None else begun.result()


def _press_picture(use: PictureUse, store: Store) -> PressPicture:
    """A picture ready for the press. Raises PictureError when its file is not what was checked."""
    from ..pdf.pictures import PressPicture, press_picture

    key = digest_of(engine_digest(), use._replace(path=""))
    known = store.get("picture", key)
    if isinstance(known, PressPicture):
        return known
    made = press_picture(use)
    store.put("picture", key, made)
    return made


def _files_of(page: DisplayPage) -> set[str]:
    """The files that a page shows."""
    return {item.path for group in page.groups for item in group.items if isinstance(item, Artwork | Picture)}
