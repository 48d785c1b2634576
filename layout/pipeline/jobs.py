"""What pages are made of, as values: they can be digested, and set in another process."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from typing import NamedTuple

from ..base.reads import stamp
from ..edition.model import Edition, Page, Plant, Story
from ..font.source import FontSource
from ..page.model import Facts


class FontFiles(NamedTuple):
    """Fonts, and the stamps of their files: a file put in the place of another is another font."""

    sources: tuple[FontSource, ...]
    stamps: tuple[str, ...]


class Job(NamedTuple):
    """All that one cluster of pages is made of besides its stylesheet: mostly a page by itself."""

    edition: Edition
    pages: tuple[Page, ...]
    facts: Facts
    fonts: FontFiles
    explain: bool = True
    """Whether the ways to fit are looked for, of stories that don't."""


def font_files(sources: tuple[FontSource, ...]) -> FontFiles:
    """The fonts as their files stand now."""
    return FontFiles(sources, tuple(stamp(source.path) for source in sources))


def clusters_of(edition: Edition) -> tuple[tuple[Page, ...], ...]:
    """The pages in groups that must be composed together: those that a story goes through, the others by themselves."""
    group = {page.name: page.name for page in edition.pages}
    for route in edition.routes:
        joined = {group[stop.page] for stop in route.stops if stop.page in group}
        group |= {name: min(joined) for name, of in group.items() if of in joined}
    return tuple(
        tuple(page for page in edition.pages if group[page.name] == name) for name in dict.fromkeys(group.values())
    )


def job_of(edition: Edition, pages: tuple[Page, ...], fonts: FontFiles, *, explain: bool = True) -> Job:
    """The job of a cluster, with no more of the edition than it shows.

    Of other pages only the names are left, of other stories the heads that its index borrows, so that a change
    elsewhere changes nothing here.
    """
    areas = [area for page in pages for area in page.matter]
    drawn = {name for area in areas for name in (area.name, area.owner)}
    index = edition.index if any(area.kind == "index" for area in areas) else ()
    listed = {item.story for item in index}
    names = {page.name for page in pages}
    others = (one.name for one in edition.pages if one.name not in names)
    share = replace(
        edition,
        paper=replace(edition.paper, page_style="traditional", makeup=()),
        pages=tuple(replace(page, allow=(), style="traditional", makeup=()) for page in pages),
        stories=tuple(
            _unwaived(story) if story.name in drawn else _head(story)
            for story in edition.stories
            if story.name in drawn | listed
        ),
        index=index,
        withheld=tuple(sorted({*others, *edition.withheld})),
        story_pages=(),
        allow=(),
        lunar="",
        plant=Plant(),
        forecast=edition.forecast if any(area.kind == "weather" for area in areas) else (),
        routes=tuple(route for route in edition.routes if route.story in drawn),
        # A page that is shared is the same whichever local edition asks for it.
        local=edition.local if any(page.local for page in pages) else None,
        locals=(),
        fillers=_fillers(edition, names),
        ads=tuple(ad for ad in edition.ads if ad.name in {area.ad or area.name for area in areas}),
    )
    known = tuple(pair for pair in edition.story_pages if pair[0] in drawn | listed)
    return Job(share, share.pages, Facts(known, edition.page_count), fonts, explain)


def common_part(edition: Edition) -> Edition:
    """The edition without pages and copy."""
    return replace(
        edition,
        paper=replace(edition.paper, page_style="traditional", makeup=()),
        pages=(),
        stories=(),
        index=(),
        withheld=(),
        story_pages=(),
        allow=(),
        page_count=0,
        fillers=(),
        plant=Plant(),
        routes=(),
        ads=(),
        local=None,
        locals=(),
        filler_art=(),
        forecast=(),
    )


def _fillers(edition: Edition, names: set[str]) -> tuple[Story, ...]:
    """The fillers that these pages may take: they are dealt out to the pages, so that none is printed twice."""
    order = sorted({*(page.name for page in edition.pages), *edition.withheld})
    dealt = zip(cycle(order), edition.fillers, strict=False)
    return tuple(filler for name, filler in dealt if name in names)


def _unwaived(story: Story) -> Story:
    """A story as its page sees it: who answers for what is no matter of setting."""
    return replace(story, allow=())


def _head(story: Story) -> Story:
    return replace(
        story,
        blocks=(),
        pictures=(),
        deck=None,
        summary=None,
        byline=None,
        side_head=None,
        rubric=None,
        allow=(),
        jump_head=None,
    )
