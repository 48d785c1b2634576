"""Print files that go out: rounds are kept, and a page that went out before and has changed gets a new name.

A plant that has fetched `20261124-A01.pdf` can't tell that another file of this name is another page. What changed
since the file before, and why, is written in `CHANGES.txt` beside the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, cast

from ..base.host import write_file
from ..cache.keys import digest_of
from ..display.canonical import page_digest
from ..edition.model import Edition, Page, PlantStandard
from ..pdf.standards import STANDARDS, StandardName
from ..proof.rounds import Event, KeptRound, keep_round, pages_with_rounds, rounds_of
from ..proof.sources import page_files
from .results import PageReport, Result
from .showing import shown_page

CHANGES = "CHANGES.txt"


class Resent(NamedTuple):
    """A page whose file went out before: what it was called then, what it is called now, whether somebody says why."""

    page: str
    before: str
    now: str
    is_explained: bool


class _Sent(NamedTuple):
    """A print file of a page, and the round that it was made in."""

    round: KeptRound
    event: Event


class Outgoing:
    """The rounds of one run that prints. With `replaces`, files that have not left the house are written over."""

    def __init__(
        self,
        folder: Path,
        standard: StandardName | None,
        *,
        whole: bool = False,
        why: str = "",
        moment: str = "",
        replaces: bool = False,
    ) -> None:
        self._whole = whole
        self._folder = folder
        self._standard: StandardName | None = standard
        self._why, self._moment, self._replaces = why, moment, replaces
        self._versions: dict[str, int] = {}
        self._layouts: dict[str, str] = {}
        self._before: dict[str, _Sent] = {}

    def versions(self, result: Result) -> Mapping[str, int]:
        """For each page the version that its file is of: 1, or one more than that which went out if it has changed.

        Files to another standard, and those of the whole issue, are counted by themselves. A file of the whole issue
        is new as soon as one of its pages is.
        """
        edition = result.edition
        if edition is None or result.display is None or not self._is_for_press(edition):
            return {}
        order, series = self._order(edition), self._series(edition)
        latest: dict[str, _Sent] = {}
        for display in result.display.pages:
            sent = [one for one in _sent(rounds_of(self._folder, result.record(display.name)))
                    if one.event.series == series]  # fmt: skip
            layout = self._layouts[display.name] = page_digest(display)
            self._versions[display.name] = sent[-1].event.version if sent else 1
            if sent:
                latest[display.name] = sent[-1]
            if sent and (sent[-1].round.layout, sent[-1].event.order) != (layout, order) and not self._replaces:
                self._before[display.name] = sent[-1]
        first = max((one.event.version for one in latest.values()), default=1)
        for name in latest if self._whole else self._before:
            last = first if self._whole else latest[name].event.version
            self._versions[name] = last + bool(self._before)
        return self._versions

    def keep(self, result: Result) -> tuple[Resent, ...]:
        """Keep the rounds of all pages written. Raises OSError."""
        edition = result.edition
        if edition is None or result.display is None or not self._is_for_press(edition):
            return ()
        shown = {page.name: page for page in result.display.pages}
        resent: list[Resent] = []
        for report in result.pages:
            page = edition.page(report.name)
            if page is None or not report.file or report.name not in shown:
                continue
            file = Path(report.file)
            self._keep(edition, page, report, result, file)
            if before := self._before.get(page.name):
                resent.append(Resent(result.record(page.name), before.event.file, file.name, bool(self._why)))
        self._tell({Path(report.file).parent for report in result.pages if report.file})
        return tuple(resent)

    def _tell(self, targets: Iterable[Path]) -> None:
        """Write beside the files what changed in those sent again, unless it stands there."""
        if all(version == 1 for version in self._versions.values()):
            return
        for target in targets:
            if self._before or self._replaces or not (target / CHANGES).is_file():
                write_file(target / CHANGES, changes_text(self._folder).encode())

    def _keep(self, edition: Edition, page: Page, report: PageReport, result: Result, file: Path) -> None:
        assert result.display is not None
        display = next(one for one in result.display.pages if one.name == page.name)
        version = self._versions.get(page.name, 1)
        why = self._why if page.name in self._before else ""
        event = Event("print", 1, self._moment, file.name, report.digest, version, why, self._order(edition),
                      self._series(edition))  # fmt: skip
        files = page_files(self._folder, edition, page)
        record = result.record(page.name)
        shown = shown_page(edition, page, report, display, record)
        keep_round(self._folder, record, files, shown, event, layout=self._layouts.get(page.name))

    def _order(self, edition: Edition) -> str:
        """What stands for how the plant wants the files, wherever the edition lies."""
        plant = edition.plant
        profile = sha256(plant.profile.read_bytes()).hexdigest() if plant.profile and plant.profile.is_file() else ""
        wanted: PlantStandard = cast("PlantStandard", self._wanted(edition))
        return digest_of(replace(plant, profile=None, path="", standard=wanted), profile)

    def _series(self, edition: Edition) -> str:
        wanted = self._wanted(edition)
        return " ".join([wanted] * (wanted != edition.plant.standard) + ["whole"] * self._whole)

    def _wanted(self, edition: Edition) -> StandardName:
        return self._standard or edition.plant.standard

    def _is_for_press(self, edition: Edition) -> bool:
        return STANDARDS[self._wanted(edition)].for_press


def _sent(rounds: Iterable[KeptRound]) -> list[_Sent]:
    """The print files of a page, the earliest first."""
    return [_Sent(one, event) for one in rounds for event in one.events if event.kind == "print"]


def changes_text(folder: Path) -> str:
    """What changed in files that went out more than once, and why; "" where none did."""
    parts: list[str] = []
    for page in pages_with_rounds(folder):
        sent: dict[tuple[str, int], _Sent] = {}
        for one in _sent(rounds_of(folder, page)):
            # A file written over has the words of the one that stands there now.
            sent[one.event.series, one.event.version] = one
        for (series, version), one in sent.items():
            before = sent.get((series, version - 1))
            if before and (before.round.layout, before.event.order) != (one.round.layout, one.event.order):
                parts.append("\n".join(_note(before, one)))
    return "\n\n".join(parts) + "\n" if parts else ""


def _note(before: _Sent, now: _Sent) -> Iterator[str]:
    yield f"{now.event.file}  代替 {before.event.file}  {now.event.time}".rstrip()
    yield f"  sha256 {now.event.digest}"
    yield f"  为什么：{now.event.why or '（没有写）'}"
    from ..proof.change_words import layout_words, text_words
    from ..proof.compare import compare

    changes = compare(before.round.shown(), now.round.shown())
    yield from (f"  {text_words(change, 'zh')}" for change in changes.texts)
    yield from (f"  {layout_words(change, 'zh')}" for change in changes.layout)
