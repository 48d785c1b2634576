"""The one place that joins the stages: an edition folder in, checked pages and print files out.

Every stage returns `Outcome`; here their diagnostics meet, are waived where somebody answers for them, and
decide which pages may be printed. A page whose own matter is sound is written whatever the state of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .base.diagnostics import Diagnostic, Outcome, Place, Severity, Span
from .base.host import write_file
from .base.messages import diagnostic
from .display.items import Artwork, DisplayList, DisplayPage, GlyphRun, Picture
from .edition.model import Edition, Page, Waiver
from .edition.reader import read_edition
from .edition.source_map import SourceMap
from .font.book import FontBook, FontSource, bundled_sources, sources_of
from .font.report import check_stacks, fallbacks, reserve_faces
from .furniture.fields import check_lunar, check_templates, issue_of
from .page.compose import Cluster, compose_cluster
from .page.model import ComposedPage, Facts, StoryAccount
from .page.paint import paint_page
from .preflight.text_proof import prove_text
from .style.stylesheet import StyleSheet, read_stylesheet

if TYPE_CHECKING:
    from .export.print_pdf import PrintFile

Progress = Callable[[str, int, int], None]
"""Called before a page is set: its name, its number among those to set, how many there are."""

NEVER_WAIVED = frozenset({"fit/overset", "font/no-glyph", "output/text-differs"})
"""Copy that would be lost: nobody can answer for it (print-pdf §4)."""

_GRAVITY = {Severity.ERROR: 0, Severity.PRINT: 1, Severity.WARNING: 2, Severity.INFO: 3}


class PageReport(NamedTuple):
    """What became of one page. `file` and `digest` (SHA-256) are empty when it was not written."""

    name: str
    accounts: tuple[StoryAccount, ...] = ()
    fill_percent: int = 0
    pictures: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    file: str = ""
    digest: str = ""
    withheld: bool = False


class Result(NamedTuple):
    """What a run has to say: `diagnostics` holds those of all pages too, most serious first on each."""

    edition: Edition | None
    sources: SourceMap
    pages: tuple[PageReport, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    display: DisplayList | None = None


class SetPage(NamedTuple):
    """One page set: made up, painted, and its copy proved."""

    composed: ComposedPage
    painted: DisplayPage
    diagnostics: tuple[Diagnostic, ...]


class _Job(NamedTuple):
    """All that one page is made of, so that it can be set in another process."""

    edition: Edition
    page: Page
    sheet: StyleSheet
    fonts: tuple[FontSource, ...]
    facts: Facts


def check(
    folder: Path,
    *,
    pages: Iterable[str] | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Result:
    """Read, set and inspect the edition in `folder`; `pages` names those wanted (None: all). Writes nothing."""
    reading = read_edition(folder)
    found = list(reading.diagnostics)
    if reading.value is None:
        return Result(None, SourceMap(), (), _in_order(found, ()))
    edition, sources = reading.value
    chosen = _chosen(edition, pages, found)
    sheet = _stylesheet(edition, found)
    if sheet is None:
        reports = tuple(PageReport(page.name, withheld=True) for page in chosen)
        return Result(edition, sources, reports, _in_order(found, _names(edition)))
    fonts = sources_of(sheet.faces)
    found += fonts.diagnostics
    found += check_templates(edition.paper)
    found += check_lunar(edition)
    at_hand = (*fonts.value, *bundled_sources())
    found += check_stacks(sheet.stacks, _book(at_hand))
    set_pages = _set_pages(edition, chosen, sheet, at_hand, progress, executor)
    for one in set_pages:
        found += one.diagnostics
    found = _waived(found, edition)
    reports = tuple(_report(one, edition, found) for one in set_pages)
    named = pages is None
    withheld = tuple(PageReport(name, withheld=True) for name in edition.withheld if named or name in set(pages or ()))
    display = _display_list(edition, set_pages)
    order = _names(edition)
    return Result(
        edition,
        sources,
        tuple(sorted((*reports, *withheld), key=lambda report: order.index(report.name))),
        _in_order(found, order),
        display,
    )


def build(
    folder: Path,
    *,
    out: Path | None = None,
    pages: Iterable[str] | None = None,
    whole: bool = False,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Result:
    """Check the edition and write a print PDF of every page that nothing forbids, to `out` or `out/print` in it.

    `whole` writes one file, and only when all pages may be printed. A file that would stay as it is is not touched.
    """
    result = check(folder, pages=pages, progress=progress, executor=executor)
    if result.edition is None or result.display is None:
        return result
    stopped = {report.name for report in result.pages if report.withheld}
    sound = tuple(page for page in result.display.pages if page.name not in stopped)
    if not sound or (whole and stopped):
        return result
    book = _book(_font_sources(result.edition))
    target = out if out is not None else folder / "out" / "print"
    written: dict[str, tuple[str, str]] = {}
    notes: list[Diagnostic] = []
    for pages_of_file in (sound,) if whole else ((page,) for page in sound):
        made = _print_file(replace(result.display, pages=pages_of_file), book, whole)
        notes += made.diagnostics
        if made.value is not None:
            path, note = _write(target / made.value.name, made.value.data)
            notes += note
            written |= {name: (str(path), made.value.digest) for name in made.value.pages}
    reports = tuple(_after_writing(report, written, notes) for report in result.pages)
    return result._replace(pages=reports, diagnostics=_in_order([*result.diagnostics, *notes], _names(result.edition)))


def _after_writing(
    report: PageReport, written: Mapping[str, tuple[str, str]], notes: Sequence[Diagnostic]
) -> PageReport:
    own = tuple(item for item in notes if item.page == report.name)
    file, digest = written.get(report.name, ("", ""))
    return report._replace(
        diagnostics=(*report.diagnostics, *own),
        file=file,
        digest=digest,
        withheld=report.withheld or any(map(stops_print, own)),
    )


# Stages ------------------------------------------------------------------------------------------------------


def _set_pages(
    edition: Edition,
    pages: Sequence[Page],
    sheet: StyleSheet,
    fonts: tuple[FontSource, ...],
    progress: Progress | None,
    executor: Executor | None,
) -> tuple[SetPage, ...]:
    facts = Facts(edition.story_pages, edition.page_count)
    jobs = [_Job(edition, page, sheet, fonts, facts) for page in pages]
    done: list[SetPage] = []
    results = map(_set_page, jobs) if executor is None else executor.map(_set_page, jobs)
    for number, page in enumerate(pages):
        if progress:
            progress(page.name, number + 1, len(pages))
        done.append(next(results))
    return tuple(done)


def _set_page(job: _Job) -> SetPage:
    """Set, paint and prove one page: a pure function of the job."""
    outcome = compose_cluster(Cluster(job.edition, (job.page,), job.sheet), _book(job.fonts), job.facts)
    composed = outcome.value[0]
    painted = paint_page(composed, title=_title(job.edition, job.page))
    proof = prove_text(_expected(job.edition, job.page, composed), (painted,))
    runs = (item for group in painted.groups for item in group.items if isinstance(item, GlyphRun))
    served = fallbacks(runs, reserve_faces(job.sheet.stacks, _book(job.fonts)), job.page.name)
    found = [
        item if item.page else replace(item, page=job.page.name) for item in (*outcome.diagnostics, *proof, *served)
    ]
    return SetPage(composed, painted, tuple(found))


@lru_cache(maxsize=4)
def _book(fonts: tuple[FontSource, ...]) -> FontBook:
    return FontBook(fonts)


def _font_sources(edition: Edition) -> tuple[FontSource, ...]:
    sheet = _stylesheet(edition, [])
    assert sheet is not None
    return (*sources_of(sheet.faces).value, *bundled_sources())


def _stylesheet(edition: Edition, found: list[Diagnostic]) -> StyleSheet | None:
    outcome: Outcome[StyleSheet | None] = read_stylesheet(edition.paper.stylesheet, Path(edition.paper.path).parent)
    found += outcome.diagnostics
    return outcome.value


def _expected(edition: Edition, page: Page, composed: ComposedPage) -> dict[str, str]:
    """The copy that must stand on a page, by node: that of its stories, up to where they are overset."""
    placed = {area.name for area in page.areas if area.kind == "picture"}
    expected: dict[str, str] = {}
    for account in (story.account for story in composed.stories):
        story = edition.story(account.name)
        if story is None:
            continue
        left_out: set[str] = set()
        for picture in story.pictures:
            if picture.name not in placed:
                left_out |= {text.node_id for text in (picture.caption, picture.credit) if text}
        for text in story.texts():
            if text.node_id not in left_out and text.text:
                expected[text.node_id] = text.text
        if account.overset is not None:
            _cut(expected, [block.text.node_id for block in story.blocks], account.overset)
    return expected


def _cut(expected: dict[str, str], blocks: Sequence[str], overset: Place) -> None:
    """Leave only what stands before `overset`."""
    at = blocks.index(overset.node_id)
    expected[overset.node_id] = expected[overset.node_id][: overset.offset]
    for node_id in (overset.node_id, *blocks[at + 1 :]):
        if node_id != overset.node_id or not expected[node_id]:
            expected.pop(node_id, None)


def _print_file(display: DisplayList, book: FontBook, whole: bool) -> Outcome[PrintFile | None]:
    """The one file of all pages of `display`; None when a picture of theirs is not what was checked any more."""
    from .export.print_pdf import print_files
    from .pdf.fragment import UnusableFile

    try:
        return Outcome(next(print_files(display, book, whole=whole)))
    except UnusableFile as error:
        name = Path(error.path).name
        shown = [page.name for page in display.pages if error.path in _files_of(page)]
        return Outcome(None, tuple(diagnostic("output/file-changed", None, page=page, file=name) for page in shown))


def _files_of(page: DisplayPage) -> set[str]:
    """The files that a page shows."""
    return {item.path for group in page.groups for item in group.items if isinstance(item, Artwork | Picture)}


def _title(edition: Edition, page: Page) -> str:
    return " ".join(filter(None, (edition.paper.name, edition.day.isoformat(), f"第{page.number}版", page.section)))


def _display_list(edition: Edition, pages: Iterable[SetPage]) -> DisplayList:
    number = issue_of(edition)
    return DisplayList(
        title=f"{edition.paper.name} {edition.day.isoformat()}",
        publisher=edition.paper.publisher,
        day=edition.day.isoformat(),
        language="zh-CN",
        pages=tuple(page.painted for page in pages),
        issue=str(number) if number else "",
    )


# Diagnostics -------------------------------------------------------------------------------------------------


def _waived(found: Iterable[Diagnostic], edition: Edition) -> list[Diagnostic]:
    """Mark what somebody answers for: `allow` of the story, of the page, or of the edition."""
    by_page = {page.name: page.allow for page in edition.pages}
    by_story = {story.name: story.allow for story in edition.stories if story.allow}
    by_path = {story.path: story.name for story in edition.stories}
    return [
        _judge(
            item,
            (
                *by_story.get(_story_of(item, by_path), ()),
                *by_page.get(item.page, ()),
                *edition.allow,
            ),
        )
        for item in found
    ]


def _story_of(item: Diagnostic, by_path: Mapping[str, str]) -> str:
    """The story that a diagnostic is about, by its place."""
    if isinstance(item.place, Span):
        return by_path.get(item.place.path, "")
    if item.place is None:
        return ""
    first, _, rest = item.place.node_id.partition("/")
    return rest.split("/")[0] if first == "story" else first


def _judge(item: Diagnostic, waivers: Iterable[Waiver]) -> Diagnostic:
    if item.severity is Severity.ERROR or item.code in NEVER_WAIVED:
        return item
    for waiver in waivers:
        # What stops print needs a name beside its reason.
        if waiver.code == item.code and (waiver.by or item.severity is not Severity.PRINT):
            return replace(item, waived=f"{waiver.reason}（{waiver.by}）" if waiver.by else waiver.reason)
    return item


def stops_print(item: Diagnostic) -> bool:
    """Whether a page with this diagnostic may not go to the printer."""
    return item.severity in (Severity.ERROR, Severity.PRINT) and not item.waived


def _report(page: SetPage, edition: Edition, found: Sequence[Diagnostic]) -> PageReport:
    composed = page.composed
    own = tuple(item for item in found if item.page == composed.name)
    shared = (item for item in found if not item.page)
    return PageReport(
        composed.name,
        tuple(story.account for story in composed.stories),
        composed.fill_percent,
        sum(len(story.pictures) for story in composed.stories),
        own,
        withheld=any(map(stops_print, own)) or any(map(stops_print, shared)),
    )


def _names(edition: Edition) -> tuple[str, ...]:
    return tuple(sorted((*(page.name for page in edition.pages), *edition.withheld)))


def _in_order(found: Iterable[Diagnostic], pages: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Matters of the whole edition first, then page by page; on each the most serious first, then by place."""
    order = {name: number for number, name in enumerate(pages)}

    def key(item: Diagnostic) -> tuple[int, int, tuple[str, int, int], str]:
        place = item.place
        where = ("", 0, 0)
        if isinstance(place, Span):
            where = (place.path, place.line, place.column)
        elif place is not None:
            where = (place.node_id, place.offset, 0)
        return order.get(item.page, -1), _GRAVITY[item.severity], where, item.code

    return tuple(sorted(dict.fromkeys(found), key=key))


def _chosen(edition: Edition, pages: Iterable[str] | None, found: list[Diagnostic]) -> tuple[Page, ...]:
    if pages is None:
        return edition.pages
    wanted = tuple(dict.fromkeys(pages))
    known = _names(edition)
    strange = (name for name in wanted if name not in known)
    found += (diagnostic("edition/no-page-of-name", None, name=name, known="、".join(known)) for name in strange)
    return tuple(page for page in edition.pages if page.name in wanted)


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
