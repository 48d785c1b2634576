"""Pages to print files: remembered ones first, pictures made ready while pages are still being set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ..base.diagnostics import Diagnostic, Outcome
from ..base.messages import diagnostic
from ..cache.keys import digest_of, engine_digest
from ..cache.store import Store
from ..display.items import Artwork, DisplayList, DisplayPage, Picture
from ..edition.model import Plant
from .jobs import FontFiles
from .leaves import Leaf

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from ..font.book import FontBook
    from ..pdf.fragment import PictureUse
    from ..pdf.pictures import PressPicture
    from ..pdf.press import Condition
    from ..pdf.standards import StandardName
    from ..preflight.press_limits import PressLimits
    from ..style.stylesheet import StyleSheet


_TWICE = re.compile(r"([-_. ])[-_. ]+")


class Printed(NamedTuple):
    """A file for the press: its name, its bytes, their SHA-256 in hex, and the names of its pages."""

    name: str
    data: bytes
    digest: str
    pages: tuple[str, ...]


class Order(NamedTuple):
    """What is ordered: by which plant's rules, of which paper, issue and day."""

    plant: Plant = Plant()
    paper: str = ""
    issue: str = ""
    day: str = ""
    local: str = ""
    """The local editions, by their keys, whose file it is; "" for one of all."""

    def file_name(self, page: str, version: int = 1) -> str:
        """The name, without extension, of the file of a page, or of the whole issue ("").

        What is of some local editions alone has their keys where the plant wants them, else at its end. A file that
        takes the place of one that went out says so at its end: `20261124-A01-v2`.
        """
        year, month, day = self.day.split("-")
        known = {
            "date": year + month + day, "year": year, "month": month, "day": day, "page": page, "pages": page,
            "paper": self.paper, "issue": self.issue, "local": self.local,
        }  # fmt: skip
        template = self.plant.file_name
        has_place = "{local" in template
        name = template.format_map(known)
        if has_place and not self.local:
            name = _TWICE.sub(r"\1", name).strip(" -_.")
        elif self.local and not has_place:
            name = f"{name}-{self.local}"
        name = name if page else _TWICE.sub(r"\1", name).strip(" -_.")
        return name if version < 2 else f"{name}-v{version}"


class Press:
    """Makes the files of one run."""

    def __init__(
        self,
        store: Store,
        whole: bool,
        standard: StandardName | None = None,
        locals_: Mapping[str, str] | None = None,
        local: str = "",
    ) -> None:
        """`standard` stands above the plant's own. Of a local edition `local` is its key, and `locals_` has for every
        page the keys of those that print it alike, joined; "" where all do."""
        self._local = local
        self._locals = dict(locals_ or {})
        self.whole = whole
        self._standard: StandardName | None = standard
        self._order = Order()
        self._store = store
        self._head = DisplayList("", "", "", "", ())
        self._condition: Condition | None = None
        self._profile: Path | None = None
        self._sheet: Callable[[], StyleSheet] | None = None
        self._fonts = FontFiles((), ())
        self._identities: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._pictures: dict[PictureUse, Future[PressPicture]] = {}
        self._worker: ThreadPoolExecutor | None = None

    @property
    def standard(self) -> StandardName | None:
        """What the files are written to; None before the plant has been asked."""
        return self._standard

    def begin(self, head: DisplayList, fonts: FontFiles, order: Order, sheet: Callable[[], StyleSheet]) -> None:
        """Before the first page: the display list without pages, fonts, what is ordered, what gets the stylesheet."""
        self._standard = self._standard or order.plant.standard
        self._order = order._replace(plant=replace(order.plant, profile=None, path=""))
        self._profile, self._condition = order.plant.profile, condition_of(order.plant)
        if self._condition is not None and is_for_screen(self._standard):
            self._condition = replace(self._condition, screen=True, spots=False)
        self._head, self._fonts, self._sheet = head, fonts, sheet

    def number(self, versions: Mapping[str, int]) -> None:
        """Of which version the file of each page is; those from the second on have a number in their names."""
        self._versions.update(versions)

    def expect(self, page: DisplayPage, identity: str) -> None:
        """A page that is set, and the digest of all that it came from: its pictures are begun, unless its file is kept.

        Most of their work leaves Python free for the next page.
        """
        self._identities[page.name] = identity
        if self.whole or not self._store.has("file", self._key((page,))):
            self._begin([item for group in page.groups for item in group.items if isinstance(item, Picture)])

    @property
    def for_plant(self) -> bool:
        """Whether files are laid out as the plant asks: those for an archive or a screen are not."""
        from ..pdf.standards import STANDARDS

        return self._standard is not None and STANDARDS[self._standard].for_press

    def take(self, leaf: Leaf) -> DisplayPage:
        """The page of a leaf, known from here on as what comes from the pages that it shows."""
        identities = tuple(self._identities[name] for name in leaf.of)
        locals_ = {self._locals.get(name, self._local) for name in leaf.of}
        self._locals[leaf.page.name] = locals_.pop() if len(locals_) == 1 else self._local
        self._versions[leaf.page.name] = max(self._versions.get(name, 1) for name in leaf.of)
        if leaf.page.name not in leaf.of:
            self._identities[leaf.page.name] = digest_of(leaf.page.name, identities)
        return leaf.page

    def print(self, pages: tuple[DisplayPage, ...]) -> Outcome[Printed | None]:
        """The one file of these pages; None when a file that it needs is no longer what was checked."""
        if self._condition is None:
            return Outcome(None, tuple(_changed(page.name, str(self._profile)) for page in pages))
        key = self._key(pages)
        known = self._store.get("file", key)
        if isinstance(known, Outcome):
            return cast("Outcome[Printed | None]", known)
        made = self._made(replace(self._head, pages=pages), self._order_of(pages))
        if made.value is not None:
            self._store.put("file", key, made)
        return made

    def close(self) -> None:
        """Leave undone what nobody has asked for."""
        if self._worker is not None:
            self._worker.shutdown(cancel_futures=True)

    def _order_of(self, pages: tuple[DisplayPage, ...]) -> Order:
        """What is ordered of some pages: for which local editions."""
        alone = pages[0].name if len(pages) == 1 and not self.whole else ""
        return self._order._replace(local=self._locals.get(alone, self._local))

    def _key(self, pages: tuple[DisplayPage, ...]) -> str:
        identities = tuple(self._identities[page.name] for page in pages)
        version = self._version(pages)
        return digest_of(
            engine_digest(),
            self._head,
            self.whole,
            self._order_of(pages),
            self._standard,
            self._condition,
            identities,
            version,
        )

    def _version(self, pages: tuple[DisplayPage, ...]) -> int:
        return max((self._versions.get(page.name, 1) for page in pages), default=1)

    def _made(self, display: DisplayList, order: Order) -> Outcome[Printed | None]:
        from ..export.print_pdf import print_files
        from ..pdf.fragment import UnusableFile
        from ..pdf.press import is_usable
        from ..pdf.standards import STANDARDS
        from .setting import open_book

        assert self._standard is not None
        assert self._condition is not None
        if self._profile and not is_usable(self._condition):
            file = self._profile.name
            return Outcome(
                None, tuple(diagnostic("plant/bad-profile", page=page.name, file=file) for page in display.pages)
            )
        book, standard = open_book(self._fonts), STANDARDS[self._standard]
        if self._order.plant.marks and standard.for_press:
            pages = tuple(self._marked(page, book, standard.title) for page in display.pages)
            display = replace(display, pages=pages)
        try:
            made = next(
                print_files(
                    display,
                    book,
                    whole=self.whole,
                    name=partial(order.file_name, version=self._version(display.pages)),
                    standard=standard,
                    pictures=self._picture,
                    condition=self._condition,
                )
            )
        except UnusableFile as error:
            shown = [page.name for page in display.pages if error.path in _files_of(page)]
            return Outcome(None, tuple(_changed(page, error.path) for page in shown))
        return Outcome(Printed(*made.value) if made.value is not None else None, made.diagnostics)

    def _marked(self, page: DisplayPage, book: FontBook, title: str) -> DisplayPage:
        from ..furniture.press_marks import with_marks

        assert self._sheet is not None
        order = self._order
        issue = f" {self._head.issue}" if self._head.issue else ""
        words = f"{order.paper} {self._head.day}{issue} {page.label} · {title}"
        return with_marks(page, order.plant.marks, self._sheet(), book, words)

    def _begin(self, pictures: list[Picture]) -> None:
        if not pictures or self._condition is None:
            return
        from concurrent.futures import ThreadPoolExecutor

        from ..pdf.content import picture_use

        self._worker = self._worker or ThreadPoolExecutor(1)
        for use in map(picture_use, pictures):
            if use not in self._pictures:
                self._pictures[use] = self._worker.submit(ready_picture, use, self._condition, self._store)

    def _picture(self, use: PictureUse) -> PressPicture:
        assert self._condition is not None
        begun = self._pictures.get(use)
        return ready_picture(use, self._condition, self._store) if begun is None else begun.result()


def is_for_screen(standard: StandardName | None) -> bool:
    """Whether files to a standard show the colours of a screen."""
    from ..pdf.standards import STANDARDS

    return standard is not None and STANDARDS[standard].screen


def ready_picture(use: PictureUse, condition: Condition, store: Store) -> PressPicture:
    """A picture ready for the press. Raises PictureError when its file is not what was checked."""
    from ..pdf.pictures import PressPicture, press_picture

    key = digest_of(engine_digest(), condition, use._replace(path=""))
    known = store.get("picture", key)
    if isinstance(known, PressPicture):
        return known
    made = press_picture(use, condition)
    store.put("picture", key, made)
    return made


def condition_of(plant: Plant) -> Condition | None:
    """How the plant prints; None when its profile, which was there when the plant was read, is not any more."""
    from ..pdf.press import condition

    limits = limits_of(plant).value
    try:
        profile = plant.profile.read_bytes() if plant.profile else None
    except OSError:
        return None
    return condition(
        profile,
        plant.condition if profile else "",
        round(limits.ink.warn),
        # What a screen shows of a picture is half as fine as its ruling.
        ppi=round(2 * limits.ruling),
        spots=plant.spot == "keep",
        rich_black=plant.black_panels == "rich",
    )


def limits_of(plant: Plant) -> Outcome[PressLimits]:
    """What the plant's press prints well; the ink limit that the plant itself gives stands above that of its press."""
    from ..preflight.press_limits import Most, press_limits

    limits = press_limits(plant.press, Path(plant.path).parent if plant.path else None)
    if plant.ink_limit is None:
        return limits
    ink = limits.value.ink
    return replace(
        limits, value=limits.value._replace(ink=Most(plant.ink_limit, plant.ink_limit + ink.stop - ink.warn))
    )


def _changed(page: str, path: str) -> Diagnostic:
    return diagnostic("output/file-changed", None, page=page, file=Path(path).name)


def _files_of(page: DisplayPage) -> set[str]:
    """The files that a page shows."""
    return {item.path for group in page.groups for item in group.items if isinstance(item, Artwork | Picture)}
