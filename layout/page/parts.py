"""Paths of parts for the cascade: which element, with which attributes, stands where on a page."""

from __future__ import annotations

from ..edition.model import Page, Placement, Story
from ..style.model import Part

RANK_WORDS = ("lead", "second", "third")


def page_part(page: Page) -> Part:
    return Part(
        "page",
        (
            ("columns", str(page.columns)),
            ("kind", page.kind),
            ("kinds", " ".join(page.kinds)),
            ("mode", page.mode),
            ("name", page.name),
            ("number", str(page.number)),
            ("section", page.section),
            ("side", "odd" if page.number % 2 else "even"),
            ("truck", "true" if page.fold else "false"),
        ),
    )


def rank_word(rank: int) -> str:
    """Rank as stylesheets name it: lead, second, third, short."""
    return RANK_WORDS[rank - 1] if 1 <= rank <= len(RANK_WORDS) else "short"


def story_part(story: Story, placement: Placement, rank: int, columns: int, head: str) -> Part:
    """A story as selectors see it, its head "over", "left" or "right"."""
    return Part(
        "story",
        (
            ("box", "true" if placement.box else "false"),
            ("columns", str(columns)),
            ("head", head),
            ("kind", story.kind),
            ("language", story.language),
            ("name", story.name),
            ("rank", rank_word(rank)),
            ("rubric", story.rubric.text if story.rubric else ""),
        ),
    )


def continued_part(part: Part, head: str) -> Part:
    """An area that a story of this part goes on in: ranked with the shortest."""
    said = {**dict(part.attributes), "continued": "true", "head": head, "rank": "short"}
    return Part(part.name, tuple(sorted(said.items())))
