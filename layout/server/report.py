"""What the browser is told of a build: pages and how full they are, stories and what is over or short, faults."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..base.diagnostics import Diagnostic, Severity, Span
from ..base.messages import hint, sentence
from ..edition.model import Edition
from ..edition.source_map import SourceMap
from ..page.model import StoryAccount
from ..pipeline import PageReport, Result
from .pages import EncodedPage

_LEVELS = {Severity.ERROR: "error", Severity.PRINT: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def state_of(
    result: Result,
    folder: Path,
    pages: Mapping[str, EncodedPage],
    last: Mapping[str, EncodedPage],
    seconds: float,
    *,
    is_inspected: bool,
) -> dict[str, Any]:
    """A build as JSON takes it. `pages` are those that could be set now, `last` the last good states of all."""
    edition = result.edition
    found = [_fault(item, result.sources) for item in result.diagnostics]
    return {
        "folder": folder.name,
        "paper": edition.paper.name if edition else "",
        "day": edition.day.isoformat() if edition else "",
        "issue": result.display.issue if result.display else "",
        "title": result.display.title if result.display else folder.name,
        "seconds": round(seconds, 3),
        "inspected": is_inspected,
        "stale": edition is None or any(report.name not in pages for report in result.pages),
        "pages": [_page(report, edition, pages, last, is_inspected) for report in result.pages],
        "problems": found,
        "errors": sum(item["level"] == "error" and not item["waived"] for item in found),
        "warnings": sum(item["level"] == "warning" and not item["waived"] for item in found),
    }


def _page(
    report: PageReport,
    edition: Edition | None,
    pages: Mapping[str, EncodedPage],
    last: Mapping[str, EncodedPage],
    is_inspected: bool,
) -> dict[str, Any]:
    shown = pages.get(report.name) or last.get(report.name)
    drawn = edition.page(report.name) if edition else None
    levels = [_LEVELS[item.severity] for item in report.diagnostics if not item.waived]
    return {
        "name": report.name,
        "label": drawn.label if drawn else report.name,
        "section": drawn.section if drawn else "",
        "digest": shown.digest if shown else "",
        "size": list(shown.size) if shown else None,
        "stale": report.name not in pages,
        "withheld": report.withheld,
        "fill": report.fill_percent,
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
        "stories": [_story(account, edition, report) for account in report.accounts],
        "signed": _signed(report) if is_inspected else None,
    }


def _signed(report: PageReport) -> dict[str, Any]:
    """The highest role in which a page is signed as it is, and whether it was changed after somebody signed."""
    return {"role": report.signed or "", "stale": any(item.code == "sign/stale" for item in report.diagnostics)}


def _story(account: StoryAccount, edition: Edition | None, report: PageReport) -> dict[str, Any]:
    plan = next((one for one in report.plan.stories if one.name == account.name), None) if report.plan else None
    name = plan.story if plan else account.name.rstrip(">")
    story = edition.story(name) if edition else None
    return {
        "name": account.name,
        "story": name,
        "path": story.path if story else "",
        "headline": account.headline or name,
        "characters": account.characters,
        "room": account.room,
        "need": account.need,
        "over": [account.overset_characters, account.overset_lines],
        "short": [round(account.short_lines * account.measure_zi), account.short_lines],
        "ways": [[way.words(english=english) for english in (False, True)] for way in account.ways],
    }


def _fault(item: Diagnostic, sources: SourceMap) -> dict[str, Any]:
    span = place_of(item, sources)
    return {
        "code": item.code,
        "level": _LEVELS[item.severity],
        "stops": item.severity is Severity.ERROR,
        "page": item.page,
        "path": span.path if span else "",
        "line": span.line if span else 0,
        "column": span.column if span else 0,
        "node": "" if item.place is None or isinstance(item.place, Span) else item.place.node_id,
        "offset": 0 if item.place is None or isinstance(item.place, Span) else item.place.offset,
        "area": list(item.area) if item.area else None,
        "words": [sentence(item, "zh"), sentence(item, "en")],
        "hints": [hint(item, "zh"), hint(item, "en")],
        "waived": item.waived,
    }


def place_of(item: Diagnostic, sources: SourceMap) -> Span | None:
    """Where a diagnostic stands in its file."""
    if item.place is None or isinstance(item.place, Span):
        return item.place
    return sources.span(item.place)
