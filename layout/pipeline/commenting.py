"""Remarks of readers in the life of an edition: read out of PDFs, followed, applied, asked for before print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Severity, Span
from ..base.geometry import Rect
from ..base.host import normal_path, write_beside
from ..base.messages import diagnostic
from ..base.units import mm
from ..display.items import DisplayPage
from ..edition.comments import COMMENTS_FILE, Comment, CommentStatus, write_comments
from ..edition.local import own_name, page_and_local
from ..edition.model import Edition
from ..edition.reader import Reading, read_edition
from ..edition.source import read_source
from ..edition.source_map import SourceMap
from ..edition.trucks import page_called
from ..proof.apply import Change, Refusal, carry_out, plan_change
from ..proof.comment_words import copy_of
from ..proof.comment_writing import Draft, Unclear, remark_of
from ..proof.comments import follow, merge, page_in_name, round_in_name
from .verdict import names

if TYPE_CHECKING:
    from ..proof.annotations import MarkedPage
    from ..proof.glyph_map import GlyphMap

_QUOTED = 12
"""Characters of a remark that a message shows."""
_REACH = mm(3)
"""How far about the middle of a mark a proof points."""


class Desk(NamedTuple):
    """An edition with its remarks, each followed to where its words are now; None when there is no edition."""

    folder: Path
    reading: Reading | None
    comments: tuple[Comment, ...]
    faults: tuple[Diagnostic, ...]
    homes: Mapping[str, str] = {}
    """The pages that stories stand on, those of local editions by their names among all."""


class Taken(NamedTuple):
    """A PDF that was read: the ids of its remarks, and of those that were not known."""

    file: Path
    ids: tuple[str, ...]
    new: tuple[str, ...]


class Intake(NamedTuple):
    """What came of reading PDFs, and the desk afterwards."""

    desk: Desk
    files: tuple[Taken, ...]


def open_desk(folder: Path, reading: Reading | None = None) -> Desk:
    """The remarks of the edition in `folder` as its copy stands now, or as it was read. Nothing is written."""
    folder = normal_path(folder)
    reading = reading or read_edition(folder).value
    kept = _kept(folder)
    return Desk(folder, reading, _followed(kept.value, reading), kept.diagnostics, _homes(folder, reading))


def take_in(desk: Desk, files: Iterable[Path], round: str = "") -> Intake:
    """The desk with the remarks in `files`. Raises Unreadable, with the file as its only argument, and OSError."""
    comments: tuple[Comment, ...] = desk.comments
    taken: list[Taken] = []
    for file in files:
        read = list(_remarks(file, desk, round))
        merged = merge(comments, read)
        comments = merged.comments
        taken.append(Taken(file, tuple(dict.fromkeys(comment.id for comment in read)), merged.new))
    return Intake(desk._replace(comments=_followed(comments, desk.reading)), tuple(taken))


def keep(desk: Desk) -> None:
    """Write `comments.yaml` where it says something else. Raises OSError."""
    path, data = desk.folder / COMMENTS_FILE, write_comments(desk.comments).encode()
    if (path.read_bytes() if path.is_file() else b"") != data and (desk.comments or path.is_file()):
        write_beside(path, data, lasting=True)


def answer(desk: Desk, id: str, status: CommentStatus, *, reason: str = "", by: str = "") -> Desk:
    """The desk with one remark answered. Raises KeyError where there is none of that id."""
    if all(comment.id != id for comment in desk.comments):
        raise KeyError(id)
    return desk._replace(
        comments=tuple(
            comment.answered(status, reason=reason, by=by) if comment.id == id else comment for comment in desk.comments
        )
    )


def add_remark(desk: Desk, draft: Draft, page: DisplayPage | None) -> tuple[Desk, str] | Unclear:
    """The desk with a remark more, and its id; or why none was made. `page` is the page as it is displayed."""
    if desk.reading is None:
        return "gone"
    made = remark_of(draft, copy_of(desk.reading.edition), page)
    if isinstance(made, str):
        return made
    comments = merge(desk.comments, [made]).comments
    return desk._replace(comments=_followed(comments, desk.reading)), made.id


def next_change(desk: Desk, id: str) -> Change | Refusal:
    """The change that an open remark asks for, on the files as they are now, or why the engine makes none."""
    comment = next(comment for comment in desk.comments if comment.id == id)
    if desk.reading is None:
        return "lost"
    edition, sources = desk.reading
    _, found = follow(comment, copy_of(edition), sources)
    return plan_change(comment, found, sources, desk.folder.parent)


def apply_change(desk: Desk, change: Change) -> Desk:
    """The desk after a change was written and the edition read again. Raises OSError."""
    carry_out(change, desk.folder.parent)
    reading = read_edition(desk.folder).value
    return desk._replace(reading=reading, comments=_followed(desk.comments, reading))


def open_comments(folder: Path, edition: Edition, sources: SourceMap, *, asked: bool) -> Iterator[Diagnostic]:
    """Remarks that nobody has answered; they stop print where the paper asks for answers."""
    kept = _kept(folder)
    yield from kept.diagnostics
    for comment in _followed(kept.value, Reading(edition, sources)):
        if not comment.is_open or not _is_of(comment, edition):
            continue
        code = "comment/lost" if comment.lost else "comment/open"
        place = _span(comment)
        quote = comment.quote.replace("\n", "")
        said = comment.text.replace("\n", " ")
        page = page_called(page_and_local(comment.page)[0], names(edition))
        found = diagnostic(
            code, place, page=page, id=comment.id, author=comment.author,
            quote=_short(quote), said=_short(said), at=_at(comment) if place is None else "",
        )  # fmt: skip
        yield replace(found, severity=Severity.PRINT if asked else found.severity, area=_area(comment))


def _is_of(comment: Comment, edition: Edition) -> bool:
    """Whether a remark is about a page of this local edition: one of its own, or one that it shares."""
    name, _, local = comment.page.partition("@")
    if local:
        return edition.local is None or edition.local.key in local.split("-")
    page = edition.page(page_called(name, names(edition)))
    return page is None or not page.local


def _homes(folder: Path, reading: Reading | None) -> dict[str, str]:
    """The pages of all stories, in whatever local edition they stand."""
    first = reading.edition if reading else None
    readings = [reading, *(read_edition(folder, local=one.key).value for one in (first.locals[1:] if first else ()))]
    homes: dict[str, str] = {}
    for one in readings:
        for story, name in one.edition.story_pages if one else ():
            page = one.edition.page(name) if one else None
            homes.setdefault(story, own_name(name, page.local if page else ""))
    return homes


def _span(comment: Comment) -> Span | None:
    path, line, column = (*comment.place.rsplit(":", 2), "", "")[:3]
    if not (line.isdigit() and column.isdigit()):
        return None
    return Span(path, int(line), int(column), max(len(comment.quote.partition("\n")[0]), 1))


def _area(comment: Comment) -> Rect | None:
    """About where on its page a mark stood."""
    if len(comment.at) != 2:
        return None
    x, y = (mm(side) for side in comment.at)
    return Rect(x - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH)


def _at(comment: Comment) -> str:
    return " × ".join(f"{side:g}" for side in comment.at)


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"


def _kept(folder: Path) -> Outcome[tuple[Comment, ...]]:
    path = folder / COMMENTS_FILE
    if not path.is_file():
        return Outcome(())
    read = read_source(path, f"{folder.name}/{COMMENTS_FILE}")
    if read.value is None:
        return Outcome((), read.diagnostics)
    from ..edition.comment_sheet import read_comments

    found = read_comments(read.value)
    return Outcome(found.value, (*read.diagnostics, *found.diagnostics))


def _followed(comments: Sequence[Comment], reading: Reading | None) -> tuple[Comment, ...]:
    if reading is None:
        return tuple(comments)
    copy = copy_of(reading.edition)
    return tuple(follow(comment, copy, reading.sources)[0] for comment in comments)


def _remarks(file: Path, desk: Desk, round: str) -> Iterator[Comment]:
    from ..proof.annotations import Unreadable, read_marked_pages
    from ..proof.comment_reading import comment_of

    data = file.read_bytes()
    try:
        pages = read_marked_pages(data)
        maps = {page.number: _maps(data, file, page, len(pages), desk) for page in pages if page.marks}
    except Unreadable as fault:
        raise Unreadable(file) from fault
    for page in pages:
        for mark in page.marks:
            yield _on_page(comment_of(mark, maps[page.number], round or round_in_name(file.stem)), desk)


def _maps(data: bytes, file: Path, page: MarkedPage, count: int, desk: Desk) -> tuple[GlyphMap, ...]:
    """The maps that a page of a PDF carries, or the one that its own words make."""
    if page.maps:
        return page.maps
    from ..proof.pdf_words import words_map

    return (words_map(data, page, _page_of(file, page, count, desk)),)


def _on_page(comment: Comment, desk: Desk) -> Comment:
    """A remark on a galley belongs to the page that its story is on."""
    edition = desk.reading.edition if desk.reading else None
    if edition is None or "@" in comment.page or comment.page in names(edition):
        return comment
    return replace(comment, page=desk.homes.get(comment.story, comment.page))


def _local_page(stem: str, page: str, desk: Desk) -> str:
    """The page of a file that is named for it, of the local edition that is named too where that has its own."""
    first = desk.reading.edition if desk.reading else None
    words = re.split(r"[-_.@ ]", stem)
    for one in first.locals if first else ():
        reading = read_edition(desk.folder, local=one.key).value if one.key in words else None
        found = reading.edition.page(page) if reading else None
        if found and found.local:
            return own_name(page, found.local)
    return page


def _page_of(file: Path, page: MarkedPage, count: int, desk: Desk) -> str:
    """The page of the edition that a page without a map shows: by the file's name, or by its number in the issue."""
    known = names(desk.reading.edition) if desk.reading else ()
    if named := page_in_name(file.stem, known):
        return _local_page(file.stem, named, desk)
    return known[page.number] if len(known) == count else f"p{page.number + 1}"
