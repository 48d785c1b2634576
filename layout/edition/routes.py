"""The ways of stories that go on in further areas of the dummies (`lead>`)."""

from __future__ import annotations

from collections.abc import Iterable

from .model import Page, Route, Stop


def routes_of(pages: Iterable[Page]) -> tuple[Route, ...]:
    """The ways of stories that are drawn in more than one area, or in further ones only.

    Of one that begins in two places, which is a fault, the first counts.
    """
    begun: dict[str, Stop] = {}
    others: dict[str, list[tuple[int, int, Stop]]] = {}
    for number, page in enumerate(pages):
        for area in page.areas:
            stop = Stop(page.name, area.name)
            if area.goes_on:
                others.setdefault(area.owner, []).append((number, len(area.name), stop))
            elif area.kind == "story":
                begun.setdefault(area.name, stop)
    return tuple(
        Route(story, (*filter(None, [begun.get(story)]), *(stop for *_, stop in sorted(found))))
        for story, found in others.items()
    )
