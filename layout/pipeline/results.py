"""What a run has to say. Importing this loads no stage, so that a run from the cache need not load any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..base.diagnostics import Diagnostic
from ..display.items import DisplayList, DisplayPage
from ..display.plan import PagePlan
from ..edition.model import Edition, HeldPage, Local
from ..edition.source_map import SourceMap
from ..font.source import FontSource
from ..page.model import StoryAccount
from .jobs import FontFiles


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
    setting: HeldPage | None = None
    """How it was set; None when it could not be."""
    plan: PagePlan | None = None
    """Where everything stands on it; None when it could not be set."""
    signed: str | None = None
    """The highest role in which it is signed as it is, "" where it is in none; None without a record."""
    also: tuple[tuple[str, str], ...] = ()
    """Further files that show it, with their digests: both halves of a double truck, both sides of sheets."""


class Result(NamedTuple):
    """What a run has to say: `diagnostics` holds those of all pages too, most serious first on each."""

    edition: Edition | None
    sources: SourceMap
    pages: tuple[PageReport, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    display: DisplayList | None = None
    fonts: FontFiles | None = None
    """The fonts that the pages are set in."""
    local: Local | None = None
    """The local edition that it is of."""
    shared: tuple[tuple[str, str], ...] = ()
    """Pages that are those of a local edition before this one, with its name."""
    records: tuple[tuple[str, str], ...] = ()
    """Of an issue with local editions its pages with what they are called among those of all."""

    def record(self, page: str) -> str:
        """What rounds and signatures of a page are kept under: `A03@east` for one that others have otherwise."""
        return dict(self.records).get(page, page)


class ReadEdition(NamedTuple):
    """An edition as read; None when it can't be told what it is."""

    edition: Edition | None
    sources: SourceMap
    diagnostics: tuple[Diagnostic, ...]


class Plates(NamedTuple):
    """An edition as read, and a digest of all that each of its pages is made of: equal digests, equal pages."""

    reading: ReadEdition
    digests: Mapping[str, str]


class SetPage(NamedTuple):
    """One page set: painted, its copy proved, its stories accounted for."""

    name: str
    accounts: tuple[StoryAccount, ...]
    fill_percent: int
    pictures: int
    painted: DisplayPage
    diagnostics: tuple[Diagnostic, ...]
    setting: HeldPage | None = None
    """How it was set, for later builds to keep."""
    plan: PagePlan | None = None


class Supplies(NamedTuple):
    """What all pages of an issue share: stylesheet, fonts at hand, the number of the issue, what is wrong with them.

    `lasting` says whether the fonts will be the same another day: those installed on a machine come and go.
    """

    has_sheet: bool
    fonts: tuple[FontSource, ...]
    issue: str
    diagnostics: tuple[Diagnostic, ...]
    lasting: bool
