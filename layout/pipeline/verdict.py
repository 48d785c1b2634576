"""Diagnostics of all stages together: what somebody answers for, what stops print, in which order they are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..base.diagnostics import Diagnostic, Severity, Span
from ..base.makeup import codes_called, is_on
from ..edition.model import Edition, Waiver

NEVER_WAIVED = frozenset({"fit/overset", "font/no-glyph", "output/text-differs"})
"""Copy that would be lost: nobody can answer for it (print-pdf §4)."""

_GRAVITY = {Severity.ERROR: 0, Severity.PRINT: 1, Severity.WARNING: 2, Severity.INFO: 3}


def waived(found: Iterable[Diagnostic], edition: Edition) -> list[Diagnostic]:
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


def watched(found: Iterable[Diagnostic], edition: Edition) -> list[Diagnostic]:
    """What is left when each page has the make-up rules that its style and its switches turn on.

    What stops print is never turned off: that takes a waiver with a name.
    """
    pages = {page.name: page for page in edition.pages}

    def counts(item: Diagnostic) -> bool:
        page = pages.get(item.page)
        if page is None:
            return is_on(item.code, edition.paper.page_style, dict(edition.paper.makeup))
        return is_on(item.code, page.style, dict(page.makeup))

    return [item for item in found if item.severity in (Severity.ERROR, Severity.PRINT) or counts(item)]


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
        if item.code in codes_called(waiver.code) and (waiver.by or item.severity is not Severity.PRINT):
            return replace(item, waived=f"{waiver.reason}（{waiver.by}）" if waiver.by else waiver.reason)
    return item


def stops_print(item: Diagnostic) -> bool:
    """Whether a page with this diagnostic may not go to the printer."""
    return item.severity in (Severity.ERROR, Severity.PRINT) and not item.waived


def names(edition: Edition) -> tuple[str, ...]:
    """The names of all pages, withheld or not, in order."""
    return tuple(sorted((*(page.name for page in edition.pages), *edition.withheld)))


def in_order(found: Iterable[Diagnostic], pages: Sequence[str]) -> tuple[Diagnostic, ...]:
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
