"""What one page is made of, as a value: it can be digested, and set in another process."""

from __future__ import annotations

from dataclasses import replace
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
    """All that one page is made of besides its stylesheet."""

    edition: Edition
    page: Page
    facts: Facts
    fonts: FontFiles


def font_files(sources: tuple[FontSource, ...]) -> FontFiles:
    """The fonts as their files stand now."""
    return FontFiles(sources, tuple(stamp(source.path) for source in sources))


def job_of(edition: Edition, page: Page, fonts: FontFiles) -> Job:
    """The job of a page, with no more of the edition than it shows.

    Of other pages only the names are left, of other stories the heads that its index borrows, so that a change
    elsewhere changes nothing here.
    """
    drawn = {name for area in page.areas for name in (area.name, area.story)}
    index = edition.index if any(area.kind == "index" for area in page.areas) else ()
    listed = {item.story for item in index}
    others = (one.name for one in edition.pages if one.name != page.name)
    share = replace(
        edition,
        pages=(replace(page, allow=()),),
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
    )
    known = tuple(pair for pair in edition.story_pages if pair[0] in drawn | listed)
    return Job(share, share.pages[0], Facts(known, edition.page_count), fonts)


def common_part(edition: Edition) -> Edition:
    """The edition without pages and copy."""
    return replace(
        edition, pages=(), stories=(), index=(), withheld=(), story_pages=(), allow=(), page_count=0, plant=Plant()
    )


def _unwaived(story: Story) -> Story:
    """A story as its page sees it: who answers for what is no matter of setting."""
    return replace(story, allow=())


def _head(story: Story) -> Story:
    return replace(story, blocks=(), pictures=(), deck=None, summary=None, byline=None, rubric=None, allow=())
