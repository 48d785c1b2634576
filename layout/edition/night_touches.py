"""The pages that come out otherwise after a change at night, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from .local import own_name
from .model import Edition

Why = Literal["drawing", "jump", "index"]


class Touch(NamedTuple):
    """A page that comes out otherwise, and why: it is drawn anew, a story that goes on there or comes from there is
    set with it, or its index names other pages. `stories` are those that it is about."""

    page: str
    why: Why
    stories: tuple[str, ...]


def add_touches(found: dict[str, Touch], before: Edition, after: Edition, indexes: Iterable[str]) -> None:
    """To pages that are redrawn those of an edition whose index comes to name other pages, and those set with them."""
    own = {page.name: own_name(page.name, page.local) for page in (*before.pages, *after.pages)}
    was, now = _listed(before), _listed(after)
    listed = tuple(sorted({name for name, _ in was ^ now if name}))
    here = {own.get(page.name, page.name) for page in after.pages}
    for page in indexes if was != now else ():
        if page in here or "@" not in page:
            found.setdefault(page, Touch(page, "index", listed))
    # What is set together may come out otherwise together.
    grown = True
    while grown:
        grown = False
        for route in (*before.routes, *after.routes):
            pages = [own.get(stop.page, stop.page) for stop in route.stops]
            for page in pages if any(page in found for page in pages) else ():
                grown = grown or page not in found
                found.setdefault(page, Touch(page, "jump", (route.story,)))


def _listed(edition: Edition) -> set[tuple[str, str]]:
    """The stories of the index with their pages."""
    pages = dict(edition.story_pages)
    return {(item.story, pages.get(item.story, "")) for item in edition.index}
