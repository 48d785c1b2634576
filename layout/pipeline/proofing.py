"""Pages to proofs: set, looked at, drawn with all that was said about them, and kept as rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.diagnostics import Severity
from ..base.host import write_file
from ..base.units import mm, pt
from ..cache.keys import digest_of
from ..cache.store import Store
from ..display.canonical import page_digest
from ..display.items import DisplayPage, Picture
from ..edition.model import Edition, Page
from ..font.book import FontBook
from ..pdf.fragment import UnusableFile
from ..proof.changes import ChangeMarks
from ..proof.compare import PageChanges, compare
from ..proof.galley import GalleyMatter, body_size, draw_galley, galley_pdf
from ..proof.matter import Matter, PictureFact
from ..proof.naming import Kind, Round
from ..proof.page_proof import Drawn, PageProof, PlacedPage, draw_proof, proof_pdf
from ..proof.positions import Positions
from ..proof.rounds import (
    Event,
    KeptRound,
    Shown,
    find_round,
    keep_round,
    next_proof,
    rounds_of,
)
from ..proof.sheet import PaperSize
from ..proof.sources import SourceFile, input_digest, page_files
from . import Progress, Result, check
from .files import condition_of, limits_of, ready_picture
from .results import PageReport
from .setting import open_book
from .showing import shown_page, stories_of

Attached = Callable[[Path, Sequence[PlacedPage], str], Sequence[tuple[str, bytes]]]
"""Makes the files that go into a proof, of the edition's folder, what stands where on its sheets, its round's name."""


class ProofOrder(NamedTuple):
    """What kind of proofs are wanted, on what paper, with which layers seen at first (None: the usual ones).

    `moment` is printed in the slug, "" for none; `kept_at` stands in the manifest of the round.
    """

    kind: Kind = "page"
    paper: PaperSize = "A3"
    layers: tuple[str, ...] | None = None
    language: Literal["zh", "en"] = "zh"
    moment: str = ""
    kept_at: str = ""
    since: str = ""
    """The round that changes are marked against; "" for none."""


class MadeProof(NamedTuple):
    """A proof written: its page, file and round."""

    page: str
    file: Path
    round: Round
    sheets: int
    changes: int | None = None
    """What changed since the round asked for; None when none was."""
    moved: int = 0
    """Lines that only moved."""


class Proofing(NamedTuple):
    """What came of it: the run that set the pages, the proofs, pages that can't be shown."""

    result: Result
    made: tuple[MadeProof, ...]
    missed: tuple[str, ...]
    no_round: tuple[str, ...] = ()
    """Pages that don't have the round that changes were to be marked against."""


class StoryProofing(NamedTuple):
    """What came of a galley: the run that set the pages, and the proof; None when there is no such story."""

    result: Result
    made: MadeProof | None


def proof_pages(
    folder: Path,
    order: ProofOrder,
    *,
    pages: Iterable[str] | None = None,
    out: Path | None = None,
    attached: Attached | None = None,
    progress: Progress | None = None,
    store: Store | None = None,
    local: str = "",
) -> Proofing:
    """Write a proof of every page (None: all) that can be set, to `out` or `out/proof`, and keep its round.

    Only an error keeps a page from being shown; what stops print is marked on the proof. `attached` makes files that go
    into each. Of an issue with local editions they are of that of the key `local`.
    """
    store = Store() if store is None else store
    result = check(folder, pages=pages, progress=progress, store=store, local=local)
    edition, display = result.edition, result.display
    if edition is None or display is None:
        return Proofing(result, (), tuple(report.name for report in result.pages))
    target = out if out is not None else folder / "out" / "proof"
    desk = _Desk(folder, edition, result, order, store)
    made: list[MadeProof] = []
    unknown: list[str] = []
    shown = {page.name: page for page in display.pages}
    for report in result.pages:
        page = edition.page(report.name)
        if page is None or report.name not in shown or report.plan is None or _has_error(result, report):
            continue
        sources = desk.files(page)
        name = result.record(page.name)
        seen = desk.shown(page, report, shown[report.name])
        earlier = rounds_of(folder, name)
        matter = desk.matter(page, report, shown[report.name], sources, earlier)
        now = {"inputs": matter.digest, "layout": page_digest(shown[report.name])}
        since = find_round(earlier, order.since, **now) if order.since else None
        changes = compare(since.shown(), seen) if since else None
        marks = desk.marks(matter, changes, since.name) if since and changes else ()
        proof = draw_proof(matter, desk.book, order.paper, marks)
        placed = [one._replace(page=replace(one.page, name=name)) for one in proof.placed]
        files = attached(folder, placed, matter.round.name) if attached else ()
        try:
            data = desk.written(proof, files)
        except UnusableFile:
            # A picture was changed while the page was being set.
            continue
        file = write_file(target / desk.file_name(name.replace("@", "-"), matter.round), data)
        event = Event(matter.round.kind, matter.round.number, order.kept_at, file.name)
        keep_round(folder, name, sources, seen, event)
        count, moved = (changes.count, len(changes.moved)) if changes else (None, 0)
        made.append(MadeProof(name, file, matter.round, len(proof.sheets), count, moved))
        if order.since and since is None:
            unknown.append(name)
    store.prune()
    done = {one.page for one in made}
    missed = tuple(name for report in result.pages if (name := result.record(report.name)) not in done)
    return Proofing(result, tuple(made), missed, tuple(unknown))


def _has_error(result: Result, report: PageReport) -> bool:
    """Whether something that not even a proof can be made with stands on a page, or concerns all of them."""
    found = (item for item in result.diagnostics if item.page in ("", report.name))
    return any(item.severity is Severity.ERROR and not item.waived for item in found)


class _Desk:
    """What all proofs of a run are made with."""

    def __init__(self, folder: Path, edition: Edition, result: Result, order: ProofOrder, store: Store) -> None:
        self.folder, self.edition, self.result, self.order, self.store = folder, edition, result, order, store
        assert result.fonts is not None
        self.book = open_book(result.fonts)
        self.condition = condition_of(edition.plant)
        self.reserve = _reserve(edition, self.book)
        self.issue = result.display.issue if result.display else ""

    def files(self, page: Page) -> tuple[SourceFile, ...]:
        return page_files(self.folder, self.edition, page)

    def file_name(self, page: str, one: Round) -> str:
        return f"{self.edition.day:%Y%m%d}-{page}-{one.name}.pdf"

    def shown(self, page: Page, report: PageReport, display: DisplayPage) -> Shown:
        return shown_page(self.edition, page, report, display, self.result.record(page.name))

    def matter(
        self,
        page: Page,
        report: PageReport,
        display: DisplayPage,
        sources: Sequence[SourceFile],
        earlier: Sequence[KeptRound],
    ) -> Matter:
        edition, order = self.edition, self.order
        assert report.plan is not None
        inputs = input_digest(sources)
        number = next_proof(earlier, inputs, page_digest(display)) if order.kind == "page" else 1
        stories = tuple(stories_of(edition, page))
        shown = {item.digest for group in display.groups for item in group.items if isinstance(item, Picture)}
        facts = (PictureFact(file.digest, picture.name, file.width_px, file.height_px)
                 for story in stories for picture in story.pictures for file in (picture.file, *picture.more)
                 if file and file.digest in shown)  # fmt: skip
        return Matter(
            edition.paper.name,
            edition.day.isoformat(),
            display,
            report.plan,
            page.section,
            Round(order.kind, number),
            inputs,
            tuple(item for item in self.result.diagnostics if item.page == page.name),
            stories,
            tuple((account.name, account.head_zi) for account in report.accounts),
            tuple(facts),
            limits_of(edition.plant).value.ppi.warn,
            self.reserve,
            edition.paper.publisher,
            self.issue,
            order.moment,
            order.language,
        )

    def marks(self, matter: Matter, changes: PageChanges, since: str) -> tuple[Drawn, ...]:
        """What draws the changes of a page since a round."""
        color = matter.round.color
        return (ChangeMarks(changes, Positions(matter.page), since, color, self.order.language).draw,)

    def written(self, proof: PageProof, attachments: Sequence[tuple[str, bytes]]) -> bytes:
        pictures = partial(ready_picture, condition=self.condition, store=self.store) if self.condition else None
        return proof_pdf(
            proof, self.book, layers=self.order.layers, attachments=attachments, pictures=pictures,
            condition=self.condition,
        )  # fmt: skip


def _reserve(edition: Edition, book: FontBook) -> tuple[str, ...]:
    """The beginnings of keys of faces that the stylesheet does not ask for itself."""
    from ..font.report import reserve_faces
    from ..style.stylesheet import read_stylesheet

    sheet = read_stylesheet(edition.paper.stylesheet, Path(edition.paper.path).parent).value
    return tuple(reserve_faces(sheet.stacks, book)) if sheet else ()


def proof_story(
    folder: Path,
    story: str,
    order: ProofOrder,
    *,
    out: Path | None = None,
    attached: Attached | None = None,
    store: Store | None = None,
    local: str = "",
) -> StoryProofing:
    """Write the galley of one story, on a page or not, to `out` or `out/proof`."""
    store = Store() if store is None else store
    result = check(folder, store=store, local=local)
    edition, display = result.edition, result.display
    copy = edition.story(story) if edition else None
    if edition is None or copy is None or display is None or result.fonts is None:
        return StoryProofing(result, None)
    shown = {page.name: page for page in display.pages}
    plans = [(shown[report.name], part) for report in result.pages if report.plan and report.name in shown
             for part in report.plan.stories if part.story == story]  # fmt: skip
    parts = tuple(sorted(plans, key=lambda pair: pair[1].part))
    columns = [report.plan.columns[0][1] for report in result.pages if report.plan and report.plan.columns]
    measures = [line.measure for _, part in parts for line in part.lines if not part.vertical]
    book = open_book(result.fonts)
    matter = GalleyMatter(
        edition.paper.name,
        edition.day.isoformat(),
        copy,
        parts,
        max(measures, default=min(columns, default=mm(62))),
        body_size(parts) or pt(9.5),
        digest_of(copy.texts()),
        edition.paper.publisher,
        order.moment,
    )
    galley = draw_galley(matter, book)
    data = galley_pdf(
        galley, book, attachments=attached(folder, galley.placed, Round("galley").name) if attached else ()
    )
    target = out if out is not None else folder / "out" / "proof"
    file = write_file(target / f"{edition.day:%Y%m%d}-{story}-{Round('galley').name}.pdf", data)
    return StoryProofing(result, MadeProof(story, file, Round("galley"), len(galley.sheets)))
