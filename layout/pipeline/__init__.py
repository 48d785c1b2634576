"""The one place that joins the stages: an edition folder in, checked pages and print files out.

Every stage returns its diagnostics with its value; here they meet, are waived where somebody answers for them, and
decide which pages may be printed. A page whose own matter is sound is written whatever the state of the others.

What a stage made is remembered in a `Store` with what it had to say, so a run from the cache says what a first
run says. Stages are imported where they are called: a run loads those that it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..base.diagnostics import Diagnostic, Outcome
from ..base.host import cache_folder, normal_path, write_file
from ..base.messages import diagnostic
from ..base.reads import Look, note
from ..cache.keys import digest_of, engine_digest
from ..cache.store import Remembered, Store
from ..display.items import Artwork, DisplayList, DisplayPage, Picture
from ..edition.local import own_name
from ..edition.model import Edition, Page
from ..edition.source_map import SourceMap
from ..edition.trucks import page_called, single_pages
from ..page.model import StoryAccount, Way
from .across import judge_across, located
from .demands import demands
from .files import Order, Press
from .jobs import Job, clusters_of, common_part, font_files, job_of
from .leaves import Leaf, fills_sheets, leaves, sheets
from .plate_ink import check_plates
from .results import PageReport, Plates, ReadEdition, Result, SetPage, Supplies
from .verdict import NEVER_WAIVED, in_order, names, stops_print, waived, watched

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from typing import TypeAlias

    from ..pdf.standards import StandardName
    from ..style.stylesheet import StyleSheet

    Sheet: TypeAlias = Remembered[Outcome[StyleSheet | None]]
    Elsewhere: TypeAlias = Future[tuple[tuple[SetPage, ...], tuple[Look, ...]]]

__all__ = [
    "NEVER_WAIVED", "PageReport", "Progress", "Result", "Store", "StoryAccount", "Way", "build", "check",
    "stops_print", "user_store",
]  # fmt: skip

_SHELVES = {"a2b": "archive", "a2u": "archive", "ua1": "web", "plain": "web"}
"""Folders of what is not for the press."""

Purpose = Literal["print", "proof"]

Progress = Callable[[str, int, int], None]
"""Called before a page is set: its name, its number among those to set, how many there are."""


def user_store() -> Store:
    """The results of this user's earlier runs."""
    return Store(cache_folder())


def check(
    folder: Path,
    *,
    pages: Iterable[str] | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
    store: Store | None = None,
    purpose: Purpose = "print",
    explain: bool = True,
    local: str = "",
) -> Result:
    """Read, set and inspect the edition in `folder`; `pages` names those wanted (None: all). Writes nothing.

    Of an issue with local editions it is that of the key `local`, else the first.

    For a "proof" nothing is asked that only the press cares for. Without `explain` no ways are looked for in which
    stories could be made to fit: the pages are the same, and set sooner.
    `executor` sets pages in other processes; `store` remembers results from run to run.
    """
    store = Store() if store is None else store
    result = _check(folder, pages, progress, executor, store, purpose=purpose, explain=explain, local=local)
    store.prune()
    return result


def build(
    folder: Path,
    *,
    out: Path | None = None,
    pages: Iterable[str] | None = None,
    whole: bool = False,
    standard: StandardName | None = None,
    versions: Callable[[Result], Mapping[str, int]] | None = None,
    ink: bool = False,
    progress: Progress | None = None,
    executor: Executor | None = None,
    store: Store | None = None,
    asks: bool = True,
    local: str = "",
    locals_: Mapping[str, str] | None = None,
) -> Result:
    """Check the edition and write a print PDF of every page that nothing forbids, to `out` or `out/print` in it.

    `standard` stands above the plant's. Where it `asks`, signatures and answers that the paper wants must be there.
    `whole` writes one file, and only when all pages may be printed. A file that would stay as it is is not touched.
    `versions` says of which version each page's file is (None: all of the first). `ink` measures the plates of every
    file for the press before it is written, and withholds those with more ink than the press takes. Of a local edition
    (`local`, as in `check`) `locals_` says how its files are named, as `Press` takes it.
    """
    store = Store() if store is None else store
    press = Press(store, whole, standard, locals_, local)
    try:
        result = _check(folder, pages, progress, executor, store, press, asks=asks, local=local)
        if result.display is not None:
            press.number(versions(result) if versions else {})
            result = _printed(
                result,
                result.display.pages,
                press,
                out if out is not None else folder / "out" / _SHELVES.get(standard or "", "print"),
                store if ink else None,
            )
    finally:
        press.close()
    store.prune()
    return result


def _key(*values: object) -> str:
    """What stands for the inputs of a stage, and for the engine."""
    return digest_of(engine_digest(), *values)


def _check(
    folder: Path,
    pages: Iterable[str] | None,
    progress: Progress | None,
    executor: Executor | None,
    store: Store,
    press: Press | None = None,
    purpose: Purpose = "print",
    explain: bool = True,
    asks: bool = True,
    local: str = "",
) -> Result:
    reading = _reading(folder, store, local)
    found = list(reading.diagnostics)
    edition = reading.edition
    if edition is None:
        return Result(None, SourceMap(), (), in_order(found, ()))
    pages = None if pages is None else [page_called(name, names(edition)) for name in pages]
    chosen = _chosen(edition, pages, found)
    sheet = _read_sheet(edition, store)
    supplies = _supplies(edition, sheet, store)
    found += supplies.diagnostics
    if not supplies.has_sheet:
        reports = tuple(_withheld(page.name, found) for page in chosen)
        return Result(edition, reading.sources, reports, in_order(found, names(edition)), local=edition.local)
    head, fonts = _head(edition, supplies), font_files(supplies.fonts)
    if press is not None:
        order = Order(edition.plant, edition.paper.name, supplies.issue, edition.day.isoformat())
        press.begin(head, fonts, order, partial(_sound, sheet))
    ours = {page.name: number for number, page in enumerate(chosen, 1)}
    # Pages that a chosen one is joined to are set with it, but neither written nor judged.
    clusters = [pages for pages in clusters_of(edition) if any(page.name in ours for page in pages)]
    jobs = [job_of(edition, pages, fonts, explain=explain) for pages in clusters]
    set_pages: list[SetPage] = []
    identities: dict[str, str] = {}
    for job, made in zip(jobs, _set_clusters(jobs, sheet, store, executor), strict=True):
        for page in job.pages:
            if progress and page.name in ours:
                progress(page.name, ours[page.name], len(chosen))
        remembered = made()
        for one in remembered.value:
            if one.name in ours:
                set_pages.append(one)
                if press is not None or purpose == "print":
                    identities[one.name] = _identity(remembered, one, store)
                if press is not None:
                    press.expect(one.painted, identities[one.name])
    set_pages.sort(key=lambda one: ours[one.name])
    for one in set_pages:
        found += one.diagnostics
    painted = tuple(one.painted for one in set_pages)
    if purpose == "print":
        found += _inspected(edition, painted, identities, store, press.standard if press else None)
    found += judge_across(edition, set_pages)
    states: Mapping[str, str] = {}
    records = _records(folder, edition, store)
    if purpose == "print" and asks:
        asked, states = demands(folder, edition, reading.sources, painted, dict(records), printing=press is not None)
        found += asked
    found = waived(watched(located(edition, found, set_pages), edition), edition)
    wanted = None if pages is None else {page.name for page in chosen} | set(pages)
    withheld = (_withheld(name, found) for name in edition.withheld if wanted is None or name in wanted)
    order = names(edition)
    reports = (*(_report(one, found, states.get(one.name)) for one in set_pages), *withheld)
    return Result(
        edition,
        reading.sources,
        tuple(sorted(reports, key=lambda report: order.index(report.name))),
        in_order(found, order),
        replace(head, pages=painted),
        fonts,
        edition.local,
        records=records,
    )


def _records(folder: Path, edition: Edition, store: Store) -> tuple[tuple[str, str], ...]:
    """What the pages of a local edition are called among those of all."""
    if not edition.locals:
        return ()
    from .local import all_plates, records_of

    return records_of(edition, all_plates(folder, edition, store))


def plates(folder: Path, store: Store, local: str = "") -> Plates:
    """An edition as read, and what stands for all that its pages are made of."""
    reading = _reading(folder, store, local)
    edition = reading.edition
    if edition is None:
        return Plates(reading, {})
    sheet = _read_sheet(edition, store)
    supplies = _supplies(edition, sheet, store)
    fonts = font_files(supplies.fonts)
    clusters = clusters_of(edition) if supplies.has_sheet else ()
    keys = ((pages, _key(sheet.identity, job_of(edition, pages, fonts))) for pages in clusters)
    return Plates(reading, {page.name: f"{key} {page.name}" for pages, key in keys for page in pages})


def _reading(folder: Path, store: Store, local: str) -> ReadEdition:
    return store.remember("edition", _key(str(normal_path(folder)), local), lambda: _read_edition(folder, local))


def _inspected(
    edition: Edition,
    pages: Sequence[DisplayPage],
    identities: Mapping[str, str],
    store: Store,
    standard: StandardName | None,
) -> Iterator[Diagnostic]:
    """What the press would say of these pages, one by one and together."""
    wanted: StandardName = standard or edition.plant.standard

    def look(page: DisplayPage) -> tuple[Diagnostic, ...]:
        from .inspection import inspect_page

        return inspect_page(edition, page)

    def look_at_ads(page: DisplayPage) -> tuple[Diagnostic, ...]:
        from .adverts import judge_ads

        return judge_ads(edition, page, wanted)

    def look_at_all() -> tuple[Diagnostic, ...]:
        from .inspection import inspect_issue

        return inspect_issue(edition, pages)

    for page in pages:
        shown = {item.digest for group in page.groups for item in group.items if isinstance(item, Picture)}
        files = [picture.file for story in edition.stories for picture in story.pictures
                 if picture.file and picture.file.digest in shown]  # fmt: skip
        key = _key(edition.plant, tuple(files), identities[page.name])
        yield from store.remember("inspection", key, partial(look, page))
        if any(isinstance(item, Artwork) and item.trimmed for group in page.groups for item in group.items):
            key = _key(edition.plant, wanted, identities[page.name])
            yield from store.remember("ads", key, partial(look_at_ads, page))
    spots = tuple(sorted({item.color for page in pages for group in page.groups for item in group.items
                          if not isinstance(item, Picture | Artwork) and item.color.space == "spot"}))  # fmt: skip
    ads = tuple((page.name, item.digest, item.gray) for page in pages for group in page.groups for item in group.items
                if isinstance(item, Artwork) and item.trimmed)  # fmt: skip
    key = _key(edition.plant, spots, ads, tuple(page.name for page in pages), edition.page_count)
    yield from store.remember("issue", key, look_at_all)


def _read_edition(folder: Path, local: str) -> ReadEdition:
    from ..edition.reader import read_edition

    outcome = read_edition(folder, local=local)
    if outcome.value is None:
        return ReadEdition(None, SourceMap(), outcome.diagnostics)
    return ReadEdition(*outcome.value, outcome.diagnostics)


def _read_sheet(edition: Edition, store: Store) -> Sheet:
    name, folder = edition.paper.stylesheet, Path(edition.paper.path).parent

    def read() -> Outcome[StyleSheet | None]:
        from ..style.stylesheet import read_stylesheet

        return read_stylesheet(name, folder)

    return store.recall("stylesheet", _key(name, str(folder)), read)


def _supplies(edition: Edition, sheet: Sheet, store: Store) -> Supplies:
    common = common_part(edition)

    def gather() -> Supplies:
        from .setting import supplies_of

        return supplies_of(common, sheet.value)

    return store.remember("supplies", _key(sheet.identity, common), gather, lasts=lambda found: found.lasting)


def _set_clusters(
    jobs: Sequence[Job], sheet: Sheet, store: Store, executor: Executor | None
) -> Iterator[Callable[[], Remembered[tuple[SetPage, ...]]]]:
    """For each job what sets its pages, or gets those that are remembered or being set in another process."""
    keys = [_key(sheet.identity, job) for job in jobs]
    begun: dict[str, Elsewhere] = {}
    if executor is not None:
        from .setting import set_pages_elsewhere

        for job, key in zip(jobs, keys, strict=True):
            if not store.knows("page", key):
                begun[key] = executor.submit(set_pages_elsewhere, job, _sound(sheet))
    for job, key in zip(jobs, keys, strict=True):
        yield partial(store.recall, "page", key, partial(_set_cluster, job, sheet, begun.get(key)))


def _set_cluster(job: Job, sheet: Sheet, begun: Elsewhere | None) -> tuple[SetPage, ...]:
    if begun is not None:
        made, looks = begun.result()
        note(looks)
        return made
    from .setting import set_pages

    return set_pages(job, _sound(sheet))


def _identity(remembered: Remembered[tuple[SetPage, ...]], one: SetPage, store: Store) -> str:
    """What stands for a page set: all that it came from, or, where it came with others, what it came to itself."""
    if len(remembered.value) == 1:
        return remembered.identity
    return store.remember("identity", _key(remembered.identity, one.name), lambda: digest_of(one.painted))


def _sound(sheet: Sheet) -> StyleSheet:
    value = sheet.value.value
    assert value is not None
    return value


def _head(edition: Edition, supplies: Supplies) -> DisplayList:
    """What the files of an issue say about themselves."""
    return DisplayList(
        title=f"{edition.paper.name} {edition.day.isoformat()}",
        publisher=edition.paper.publisher,
        day=edition.day.isoformat(),
        language="zh-CN",
        pages=(),
        issue=supplies.issue,
    )


def _chosen(edition: Edition, pages: Iterable[str] | None, found: list[Diagnostic]) -> tuple[Page, ...]:
    if pages is None:
        return edition.pages
    wanted = tuple(dict.fromkeys(pages))
    known = names(edition)
    strange = (name for name in wanted if name not in known)
    found += (diagnostic("edition/no-page-of-name", None, name=name, known="、".join(known)) for name in strange)
    return tuple(page for page in edition.pages if page.name in wanted)


def _of(page: str, found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(item for item in found if item.page == page)


def _withheld(page: str, found: Sequence[Diagnostic]) -> PageReport:
    """What is known of a page that could not be set: why."""
    return PageReport(page, diagnostics=_of(page, found), withheld=True)


def _report(page: SetPage, found: Sequence[Diagnostic], signed: str | None = None) -> PageReport:
    own = _of(page.name, found)
    shared = (item for item in found if not item.page)
    return PageReport(
        page.name,
        page.accounts,
        page.fill_percent,
        page.pictures,
        own,
        withheld=any(map(stops_print, own)) or any(map(stops_print, shared)),
        setting=page.setting,
        plan=page.plan,
        signed=signed,
    )


def _printed(
    result: Result, pages: Sequence[DisplayPage], press: Press, target: Path, inked: Store | None = None
) -> Result:
    """Write the files of all pages that may be printed, and say so in their reports. `inked` remembers the ink on them,
    where that is asked for."""
    stopped = {report.name for report in result.pages if report.withheld}
    sound = tuple(page for page in pages if page.name not in stopped)
    if not sound or result.edition is None or (press.whole and stopped):
        return result
    written: dict[str, list[tuple[str, str]]] = {}
    made, notes = _leaves(result, result.edition, sound, press)
    for leaves_of_file in (made,) if press.whole else ([leaf] for leaf in made):
        of = {leaf.page.name: leaf.of for leaf in leaves_of_file}
        printed = press.print(tuple(map(press.take, leaves_of_file)))
        notes += (replace(item, page=name) for item in printed.diagnostics for name in of.get(item.page, (item.page,)))
        measured: tuple[Diagnostic, ...] = ()
        if printed.value is not None and inked is not None and press.for_plant:
            measured = check_plates(printed.value, of, result.edition, inked)
            notes += measured
        if printed.value is not None and not any(map(stops_print, measured)):
            path, warning = _write(target / printed.value.name, printed.value.data)
            notes += warning
            for name in dict.fromkeys(name for page in printed.value.pages for name in of[page]):
                written.setdefault(name, []).append((str(path), printed.value.digest))
    reports = tuple(_after_writing(report, written, notes) for report in result.pages)
    if press.for_plant:
        notes += _log_fillers(result.edition, reports)
    return result._replace(pages=reports, diagnostics=in_order([*result.diagnostics, *notes], names(result.edition)))


def _log_fillers(edition: Edition, reports: Sequence[PageReport]) -> list[Diagnostic]:
    """Enter the fillers of the pages that were written in the paper's log, and take out those no longer on them."""
    from ..edition.filler_log import Used, log_path, log_text, read_log, used_on

    path = log_path(edition.paper, edition.folder)
    used: list[Used] = []
    for report in reports:
        page = edition.page(report.name) if report.file else None
        if page is not None:
            levers = (lever for account in report.accounts for lever in account.levers)
            taken = [lever.partition(":")[2] for lever in levers if lever.startswith("filler:")]
            used += (
                Used(edition.day, own_name(page.name, page.local), name)
                for name in sorted(used_on(page, taken)) or ("",)
            )
    log = read_log(path, path.name).value
    if not any(one.name for one in used) and not any(one.day == edition.day for one in log):
        return []
    try:
        if _write(path, log_text(log, edition, used).encode())[0] == path:
            return []
    except OSError:
        pass
    return [diagnostic("filler/log", None, file=path.name)]


def _leaves(
    result: Result, edition: Edition, sound: Sequence[DisplayPage], press: Press
) -> tuple[list[Leaf], list[Diagnostic]]:
    """The pages of files, as the plant wants them: sides of sheets where the whole issue is written and fills them."""
    if not press.for_plant:
        return [Leaf(page, (page.name,)) for page in sound], []
    is_issue = len(single_pages(report.name for report in result.pages)) == edition.page_count
    if edition.plant.sheets == "two-up" and is_issue and fills_sheets(edition):
        return sheets(edition, sound)
    return list(leaves(sound, edition.plant, whole=press.whole)), []


def _after_writing(
    report: PageReport, written: Mapping[str, Sequence[tuple[str, str]]], notes: Sequence[Diagnostic]
) -> PageReport:
    own = tuple(item for item in notes if item.page == report.name)
    (file, digest), *also = written.get(report.name, [("", "")])
    return report._replace(
        diagnostics=(*report.diagnostics, *own),
        file=file,
        digest=digest,
        also=tuple(also),
        withheld=report.withheld or any(map(stops_print, own)),
    )


def _write(path: Path, data: bytes) -> tuple[Path, list[Diagnostic]]:
    """Write a file unless it stands there already; where a viewer holds it open, beside it, and say so."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return path, []
    except OSError:
        pass
    written = write_file(path, data)
    if written == path:
        return written, []
    return written, [diagnostic("output/file-in-use", None, file=path.name, written=written.name)]
