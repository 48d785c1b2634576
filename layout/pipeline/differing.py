"""Two states of an issue side by side: rounds, folders or PDFs, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ..base.geometry import Rect
from ..cache.store import Store
from ..display.items import Artwork, DisplayPage, Picture
from ..edition.local import called
from ..proof.compare import PageChanges, TextChange, compare
from ..proof.diff_html import DiffPage, Listed
from ..proof.pixels import Box, PixelDiff, compare_pictures, page_count, page_text, picture_of, webp
from ..proof.positions import Positions
from ..proof.rounds import FOLDER, CopyText, KeptRound, Shown, StoryCopy, find_round, pages_with_rounds, rounds_of
from . import Result, check
from .files import condition_of, ready_picture
from .local import locals_of
from .setting import open_book
from .showing import shown_page


class Side(NamedTuple):
    """One state: its name, its pages, and what gives a page as a PDF with the number of the page in it.

    Rounds are partial: they have the pages that came so far.
    """

    label: str
    pages: Mapping[str, Shown]
    pdf: Callable[[str], tuple[bytes, int]]
    is_partial: bool = False


class PageDiff(NamedTuple):
    """What differs on one page; None for what was not looked at. `only` is the side that alone has it, "" for both."""

    name: str
    changes: PageChanges
    pixels: PixelDiff | None
    only: str = ""

    @property
    def differs(self) -> bool:
        return bool(self.only or self.changes.count or self.changes.moved or (self.pixels and self.pixels.share))


def side_of(name: str, folder: Path | None, base: Path, store: Store) -> Side | None:
    """What `name` means: a PDF or an edition folder from `base`, else rounds of the edition in `folder`.

    `A01:1` is one of a page, `大样1` of all that have it. None when it means nothing. Raises ValueError for a PDF that
    can't be read.
    """
    path = base / name
    if path.is_file():
        return _of_pdf(path)
    if (path / "edition.yaml").is_file():
        return _of_folder(path, name, store)
    return None if folder is None else _of_rounds(folder, name, store)


def differences(one: Side, other: Side, *, pixels: bool) -> Iterator[PageDiff]:
    """Page by page, in the order of their names; of rounds the pages that have both."""
    nothing = PageChanges((), (), ())
    both = one.pages.keys() & other.pages.keys()
    every = both if one.is_partial or other.is_partial else one.pages.keys() | other.pages.keys()
    names = sorted(every, key=lambda name: (len(name), name))
    if len(one.pages) == 1 == len(other.pages) and not both:
        # One page of each: they are meant to be compared, whatever they are called.
        (before,), (after,) = one.pages.values(), other.pages.values()
        (old,), (new,) = one.pages, other.pages
        yield PageDiff(new, compare(before, after), _pixels(one, old, other, new) if pixels else None)
        return
    for name in names:
        if name not in one.pages or name not in other.pages:
            yield PageDiff(name, nothing, None, one.label if name in one.pages else other.label)
            continue
        changes = compare(one.pages[name], other.pages[name])
        yield PageDiff(name, changes, _pixels(one, name, other, name) if pixels else None)


def _pixels(one: Side, old: str, other: Side, new: str) -> PixelDiff | None:
    """None when one of the pages can't be shown any more."""
    with suppress(ValueError):
        return compare_pictures(picture_of(*one.pdf(old)), picture_of(*other.pdf(new)))
    return None


def html_pages(
    one: Side, other: Side, found: Iterable[PageDiff], told: Callable[[PageDiff], list[str]]
) -> Iterator[DiffPage]:
    """Pages with their pictures and the places of their changes; `told` gives the changes of a page in words."""
    for diff in found:
        if diff.only:
            continue
        olds = diff.name if diff.name in one.pages else next(iter(one.pages))
        try:
            before, after = picture_of(*one.pdf(olds)), picture_of(*other.pdf(diff.name))
        except ValueError:
            continue
        shown = other.pages[diff.name].page
        marks = [*_text_marks(diff.changes.texts, shown), *(_box(change.rect, shown) for change in diff.changes.layout)]
        listed = [Listed(words, box) for words, box in zip(told(diff), marks, strict=True)]
        pixels = diff.pixels or compare_pictures(before, after)
        yield DiffPage(diff.name, webp(before), webp(after), tuple(listed), pixels.share, pixels.boxes)


def _text_marks(changes: tuple[TextChange, ...], page: DisplayPage | None) -> Iterator[Box | None]:
    positions = Positions(page)
    for change in changes:
        boxes = [box for spot in change.spots for box, _ in positions.boxes(*spot)]
        cell = positions.cell(change.anchor.node_id, change.anchor.start) if change.anchor else None
        yield _box(boxes[0] if boxes else cell, page)


def _box(rect: Rect | None, page: DisplayPage | None) -> Box | None:
    """A rectangle on the trim as shares of the medium."""
    if rect is None or page is None:
        return None
    wide, high = page.width + 2 * page.margin, page.height + 2 * page.margin
    return Box((rect.x + page.margin) / wide, (rect.y + page.margin) / high, rect.width / wide, rect.height / high)


def _of_pdf(path: Path) -> Side:
    data = path.read_bytes()
    pages: dict[str, Shown] = {}
    for number in range(page_count(data)):
        name = str(number + 1)
        copy = StoryCopy(path.stem, (CopyText(f"page/{name}", "正文", page_text(data, number)),))
        # The story is called the same on both sides, or nothing could be compared.
        pages[name] = Shown(path.name, None, (copy._replace(story=f"p{name}"),))
    return Side(path.name, pages, partial(_page_of_pdf, data))


def _page_of_pdf(data: bytes, name: str) -> tuple[bytes, int]:
    return data, int(name) - 1


def _of_folder(folder: Path, label: str, store: Store) -> Side:
    keys = [one.key for one in locals_of(folder, store)] or [""]
    results = [check(folder, store=store, purpose="proof", local=key) for key in keys]
    pages: dict[str, Shown] = {}
    for result in results:
        for display in result.display.pages if result.display else ():
            report = next(report for report in result.pages if report.name == display.name)
            page, name = result.edition.page(display.name) if result.edition else None, result.record(display.name)
            if result.edition is not None and page is not None and name not in pages:
                pages[name] = shown_page(result.edition, page, report, display, label)
    return Side(label, pages, _printer(results[0], store, lambda name: pages[name].page, folder))


def _of_rounds(folder: Path, name: str, store: Store) -> Side | None:
    page, mark, wanted = name.partition(":")
    if not mark:
        page, wanted = "", name
    known = pages_with_rounds(folder)
    chosen: dict[str, KeptRound] = {}
    for one in known:
        if not page or one == called(page, known):
            found = find_round(rounds_of(folder, one), wanted)
            if found is not None:
                chosen[one] = found
    if not chosen:
        return None
    pages = {one: found.shown() for one, found in chosen.items()}
    result = check(folder, store=store, purpose="proof")
    return Side(name, pages, _printer(result, store, lambda one: pages[one].page, folder), is_partial=True)


def _printer(
    result: Result, store: Store, page_of: Callable[[str], DisplayPage | None], folder: Path
) -> Callable[[str], tuple[bytes, int]]:
    """What makes a PDF of a display page, its pictures from the store of rounds where their files are others now."""

    def printed(name: str) -> tuple[bytes, int]:
        from ..pdf.content import make_fragment
        from ..pdf.document import DocumentWriter
        from ..pdf.fragment import UnusableFile
        from ..pdf.metadata import About
        from ..pdf.standards import STANDARDS

        page = page_of(name)
        if page is None or result.fonts is None or result.edition is None:
            raise ValueError(name)
        book = open_book(result.fonts)
        condition = condition_of(result.edition.plant)
        writer = DocumentWriter(
            About(name, "", result.edition.day.isoformat(), "zh-CN"),
            STANDARDS["proof"],
            book.face,
            partial(ready_picture, condition=condition, store=store) if condition else None,
            condition,
        )
        try:
            writer.add(make_fragment(with_kept_files(page, folder), book.face, condition))
        except UnusableFile as fault:
            raise ValueError(name) from fault
        made = writer.finish().value
        assert made is not None, "nothing is refused to a proof"
        return made, 0

    return printed


def with_kept_files(page: DisplayPage, folder: Path) -> DisplayPage:
    """A page of a round, its pictures from the store of rounds in an edition's folder where that has them."""
    groups = (
        replace(
            group,
            items=tuple(
                item._replace(path=_kept(folder, item)) if isinstance(item, Picture | Artwork) else item
                for item in group.items
            ),
        )
        for group in page.groups
    )
    return replace(page, groups=tuple(groups))


def _kept(folder: Path, item: Picture | Artwork) -> str:
    path = folder / FOLDER / "objects" / item.digest[:2] / item.digest
    return str(path) if path.is_file() else item.path
