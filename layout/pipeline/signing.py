"""Signatures in the life of an edition: what a page is made of, given, judged, verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .. import __version__
from ..base.diagnostics import Diagnostic, Severity
from ..base.messages import diagnostic
from ..base.reads import Look, watching
from ..base.resources import resource
from ..cache.store import Store
from ..display.canonical import page_digest
from ..display.items import Artwork, DisplayPage, GlyphRun, Picture
from ..edition.held import FOLDER as HELD
from ..edition.held import record_name
from ..edition.model import Edition
from ..edition.trucks import page_called
from ..proof.signoff import (
    SIGNOFF_FILE,
    Break,
    Changed,
    Evidence,
    Record,
    Signature,
    is_valid,
    latest,
    line_digests,
    read_record,
    sign,
    state_of,
    what_changed,
)
from ..proof.sources import table_files
from . import Result, build
from .verdict import names

_TYPED = (".md", ".yaml", ".toml", ".css")
"""Files whose lines people type."""

_FAULTS: Mapping[str, tuple[str, str]] = {
    "tampered": ("的内容改过", "was changed"),
    "removed": ("前面少了一行", "lacks the line before it"),
    "moved": ("换过地方", "was moved"),
    "unread": ("读不懂", "can't be read"),
}


class Standing(NamedTuple):
    """A signature as it stands now: whether it holds, and what changed since."""

    signature: Signature
    valid: bool
    changed: tuple[Changed, ...] = ()
    pdf_differs: bool = False


class Overview(NamedTuple):
    """All pages with the last signature of each role, and the first fault of the record.

    `pages` are those of all local editions, as they are called among each other.
    """

    result: Result
    pages: tuple[str, ...]
    standings: tuple[Standing, ...]
    broken: Break | None
    is_sound: bool
    """Whether the record is whole, and every signature holds that anybody goes by."""


def sign_page(
    folder: Path, page: str, role: str, name: str, *, round: str = "", store: Store | None = None, local: str = ""
) -> tuple[Result, Signature | None]:
    """Sign a page as it is now; None where it can't be set, or, in a role that print needs, not be printed.

    Of an issue with local editions it is the page of that of the key `local`. The time is that of the clock. Raises
    OSError when the record can't be written.
    """
    result, pdfs = _printed(folder, (page,), store, local)
    edition = result.edition
    page = page_called(page, names(edition)) if edition else page
    shown = _shown(result).get(page)
    report = next((report for report in result.pages if report.name == page), None)
    if edition is None or shown is None or report is None:
        return result, None
    if report.withheld and role in (*edition.paper.signoff.print, edition.paper.signoff.roles[-1]):
        return result, None
    evidence = replace(evidence_of(folder, edition, shown), pdf=pdfs.get(page, ""))
    time = datetime.now().astimezone().isoformat(timespec="seconds")
    return result, sign(folder / SIGNOFF_FILE, Signature(result.record(page), role, name, time, round, evidence))


def overview(folder: Path, *, verify: bool = False, store: Store | None = None) -> Overview:
    """How all signatures stand. To `verify` everything is set and written anew, nothing remembered."""
    issue = [_printed(folder, None, Store(), key) if verify else (_checked(folder, store, key), {})
             for key in _keys(folder, store)]  # fmt: skip
    result = issue[0][0]
    record = read_record(folder / SIGNOFF_FILE)
    shown: dict[str, tuple[Edition, DisplayPage, str]] = {}
    known: list[str] = []
    for one, pdfs in issue:
        known += map(one.record, names(one.edition) if one.edition else ())
        for name, page in _shown(one).items():
            if one.edition is not None:
                shown.setdefault(one.record(name), (one.edition, page, pdfs.get(name, "")))
    standings: list[Standing] = []
    for signature in latest(record.signatures).values():
        if signature.page not in shown:
            standings.append(Standing(signature, False))
            continue
        edition, page, written = shown[signature.page]
        now = evidence_of(folder, edition, page)
        valid = is_valid(signature, now)
        differs = verify and valid and bool(signature.evidence.pdf and written and signature.evidence.pdf != written)
        standings.append(Standing(signature, valid, () if valid else what_changed(signature.evidence, now), differs))
    pages = tuple(dict.fromkeys(known))
    order = {page: number for number, page in enumerate(pages)}
    standings.sort(key=lambda one: order.get(one.signature.page, -1))
    needed = result.edition.paper.signoff.print if result.edition else ()
    valid_pages = {one.signature.page for one in standings if one.valid}
    stale = (one for one in standings if not one.valid)
    counts = any(_counts(one.signature.role, needed, one.signature.page in valid_pages) for one in stale)
    is_sound = record.broken is None and not counts and not any(one.pdf_differs for one in standings)
    return Overview(result, pages, tuple(standings), record.broken, is_sound)


def _counts(role: str, needed: Sequence[str], any_valid: bool) -> bool:
    """Whether it matters that a signature is stale.

    Corrections after an early reading are what readings are for; those who read later vouch for them.
    """
    return role in needed or not any_valid


def judge_signatures(
    folder: Path, edition: Edition, pages: Sequence[DisplayPage], records: Mapping[str, str], *, printing: bool
) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """What signatures say of pages: faults, and the state of each page that is to be shown; {} without a record.

    Those that print needs are asked for only when there is `printing`. `records` are the names that pages of a local
    edition are signed under.
    """
    path, needed = folder / SIGNOFF_FILE, edition.paper.signoff.print
    if not path.is_file() and not (printing and needed):
        return (), {}
    record = read_record(path)
    found: list[Diagnostic] = []
    if record.broken:
        zh, en = _FAULTS[record.broken.fault]
        # Where nobody must sign, a broken record spoils no page.
        item = diagnostic("sign/chain", None, line=record.broken.line, fault_zh=zh, fault_en=en)
        found.append(item if needed else replace(item, severity=Severity.WARNING))
    states: dict[str, str] = {}
    for page in pages:
        now = evidence_of(folder, edition, page, files=False)
        if path.is_file():
            signed = records.get(page.name, page.name)
            states[page.name] = state_of(record.signatures, signed, edition.paper.signoff.roles, now)
        found += _judged(folder, edition, page, records.get(page.name, page.name), record, now, printing=printing)
    return tuple(found), states


def _judged(
    folder: Path, edition: Edition, page: DisplayPage, signed: str, record: Record, now: Evidence, *, printing: bool
) -> Iterator[Diagnostic]:
    needed = edition.paper.signoff.print
    own = {role: one for (name, role), one in latest(record.signatures).items() if name == signed}
    any_valid = any(is_valid(one, now) for one in own.values())
    for role, one in own.items():
        if is_valid(one, now) or not _counts(role, needed, any_valid):
            continue
        changes = what_changed(one.evidence, evidence_of(folder, edition, page))
        time = one.time[:16].replace("T", " ")
        item = diagnostic(
            "sign/stale", None, page=page.name, on=signed, role=role, name=one.name, time=time,
            changed="；".join(map(_change, changes)),
        )  # fmt: skip
        yield item if role in needed else replace(item, severity=Severity.WARNING)
    lacking = [role for role in needed if role not in own]
    if lacking and printing:
        yield diagnostic("sign/missing", None, page=page.name, on=signed, roles="、".join(lacking), role=lacking[0])


def _change(changed: Changed) -> str:
    return f"{changed.path}:{','.join(map(str, changed.lines))}" if changed.lines else changed.path


def evidence_of(folder: Path, edition: Edition, page: DisplayPage, *, files: bool = True) -> Evidence:
    """What a page is made of now; without `files` only what tells whether a signature holds."""
    faces = {item.face for group in page.groups for item in group.items if isinstance(item, GlyphRun)}
    catalogue = resource("fonts", "fonts.json").read_bytes()
    # Keys of faces tell fonts of the paper's own apart by what is in them; ours are listed with their digests.
    fonts = sha256("\n".join((*sorted(faces), sha256(catalogue).hexdigest())).encode()).hexdigest()
    listed = sorted(dict(_files(folder, edition, page)).items()) if files else []
    digests = tuple((name, sha256(path.read_bytes()).hexdigest()) for name, path in listed)
    lines = tuple(
        (name, line_digests(path.read_bytes().decode("utf-8", "replace")))
        for name, path in listed
        if path.suffix in _TYPED
    )
    return Evidence(page_digest(page), digests, lines, fonts, __version__)


def _files(folder: Path, edition: Edition, page: DisplayPage) -> Iterator[tuple[str, Path]]:
    """The files that a page is made from, as messages name them."""
    stories = {group.owner for group in page.groups if group.owner}
    shown = [story for story in (*edition.stories, *edition.fillers) if story.name in stories]
    paths = [folder.parent / path for story in shown for path in (story.path, *table_files(story))]
    drawn = edition.page(page.name)
    local = drawn.local if drawn else ""
    paths += [folder / "edition.yaml", folder / HELD / record_name(page.name, local)]
    if drawn and drawn.path:
        paths.append(folder.parent / drawn.path)
    if edition.paper.path:
        paths.append(Path(edition.paper.path))
    paths += [at / "plant.toml" for at in (folder, folder.parent)]
    items = [item for group in page.groups for item in group.items if isinstance(item, Picture | Artwork)]
    paths += [Path(item.path) for item in items]
    paths += [Path(look.path) for look in _sheet_looks(edition) if look.kind == "bytes"]
    for path in dict.fromkeys(paths):
        if path.is_file():
            yield _name(path, folder), path


def _sheet_looks(edition: Edition) -> Iterable[Look]:
    from ..style.stylesheet import read_stylesheet

    with watching() as looks:
        read_stylesheet(edition.paper.stylesheet, Path(edition.paper.path).parent)
    return looks


def _name(path: Path, folder: Path) -> str:
    """A path from the folder that holds the issues; of what comes with the engine its last parts."""
    try:
        return path.absolute().relative_to(folder.absolute().parent).as_posix()
    except ValueError:
        return f"{path.parent.name}/{path.name}"


def _shown(result: Result) -> dict[str, DisplayPage]:
    return {page.name: page for page in result.display.pages} if result.display else {}


def _keys(folder: Path, store: Store | None) -> tuple[str, ...]:
    """The keys of the local editions; "" for an issue that has but one."""
    from .local import locals_of

    return tuple(one.key for one in locals_of(folder, Store() if store is None else store)) or ("",)


def _checked(folder: Path, store: Store | None, local: str) -> Result:
    from . import check

    return check(folder, store=store, local=local)


def _printed(
    folder: Path, pages: Sequence[str] | None, store: Store | None, local: str
) -> tuple[Result, dict[str, str]]:
    """The pages as they would be printed one by one, whoever has signed them, and the digests of their files."""
    with TemporaryDirectory(prefix="banxin-") as out:
        result = build(folder, out=Path(out), pages=pages, store=store, asks=False, local=local)
    files = [(report.file, report.digest) for report in result.pages]
    # Of sheets and double trucks a file holds more than what was signed.
    own = {report.name: report.digest for report in result.pages
           if report.file and not report.also and sum(file == report.file for file, _ in files) == 1}  # fmt: skip
    return result, own
