"""A page taken back to an earlier round: its own files as they were, after what stands there now has been put by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.host import write_file
from ..cache.store import Store
from ..edition.held import record_name
from ..edition.local import page_and_local
from ..proof.compare import PageChanges, compare
from ..proof.rounds import Event, KeptFile, KeptRound, Shown, keep_round, restorable
from ..proof.sources import HELD, SourceFile, input_digest, page_files, with_entry
from . import check
from .showing import shown_page


class FileChange(NamedTuple):
    """What going back does to a file, by its path from the edition's folder; `data` is what it will hold."""

    path: str
    what: Literal["written", "made", "removed"]
    data: bytes | None


class GoingBack(NamedTuple):
    """What going back to a round changes: files, words and layout; `shared` are files of all pages that have changed
    since and are left alone. `put_by` is the round in which the present was kept; None when it had one already."""

    target: KeptRound
    files: tuple[FileChange, ...]
    changes: PageChanges
    shared: tuple[str, ...]
    put_by: KeptRound | None = None


class _Present(NamedTuple):
    files: tuple[SourceFile, ...]
    shown: Shown


def go_back(
    folder: Path,
    target: KeptRound,
    rounds: Sequence[KeptRound],
    *,
    dry: bool = False,
    moment: str = "",
    store: Store | None = None,
) -> GoingBack:
    """Write the files of `target`, one of the `rounds` of its page, back into the edition; with `dry` only say so.

    The present is kept as a round first, whatever state it is in. Raises OSError when it can't be, or when a file can't
    be read or written.
    """
    present = _present(folder, target, store)
    files = tuple(_file_changes(folder, target))
    now = {file.path: file.digest for file in present.files}
    shared = tuple(file.path for file in target.files if file.scope == "shared" and now.get(file.path) != file.digest)
    going = GoingBack(target, files, compare(present.shown, target.shown()), shared)
    if dry or not files:
        return going
    put_by = None
    if all(one.inputs != input_digest(present.files) for one in rounds):
        put_by = keep_round(folder, target.page, present.files, present.shown, Event("kept", 1, moment))
    for change in files:
        if change.data is None:
            (folder / change.path).unlink()
        else:
            write_file(folder / change.path, change.data)
    return going._replace(put_by=put_by)


def _present(folder: Path, target: KeptRound, store: Store | None) -> _Present:
    """The page as it is now; where it can't be set, at least the files that stand where those of the round did."""
    name, local = page_and_local(target.page)
    result = check(folder, pages=[name], store=store, purpose="proof", local=local)
    page = result.edition.page(name) if result.edition else None
    files: dict[str, SourceFile] = {file.path: file for file in _there(folder, target.files)}
    if result.edition is None or page is None:
        return _Present(tuple(files[path] for path in sorted(files)), Shown(target.page, None))
    # Of the files of then those of the page alone: one that it has left is no source of it now, but would be written.
    own = page_files(folder, result.edition, page)
    files |= {file.path: file for file in own}
    names = {file.path for file in own}
    kept = tuple(file for path, file in sorted(files.items()) if path in names or file.scope != "shared")
    display = next((one for one in result.display.pages if one.name == page.name), None) if result.display else None
    report = next((one for one in result.pages if one.name == page.name), None)
    if display is None or report is None:
        return _Present(kept, Shown(target.page, None))
    is_same = all(path in names for path in files)
    return _Present(own if is_same else kept, shown_page(result.edition, page, report, display, target.page))


def _there(folder: Path, files: Sequence[KeptFile]) -> Iterator[SourceFile]:
    for file in files:
        path = folder / file.path
        if path.is_file():
            yield SourceFile(file.path, file.scope, path.read_bytes())


def _file_changes(folder: Path, target: KeptRound) -> Iterator[FileChange]:
    for file in restorable(target.files):
        path = folder / file.path
        then = target.read(file)
        if not path.is_file():
            yield FileChange(file.path, "made", then)
            continue
        now = path.read_bytes()
        if file.scope == "entry":
            joined = with_entry(now, page_and_local(target.page)[0], then)
            # Where the file has no such page any more, only the whole of it can bring the page back.
            then = then if joined is None else joined
        if then != now:
            yield FileChange(file.path, "written", then)
    held = f"{HELD}/{record_name(*page_and_local(target.page))}"
    if (folder / held).is_file() and held not in {file.path for file in target.files}:
        yield FileChange(held, "removed", None)
