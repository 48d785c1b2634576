"""Pages of an edition as they are compared with other states of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..display.items import DisplayPage
from ..edition.model import Edition, Page, Story
from ..proof.rounds import CopyText, Shown, StoryCopy
from .results import PageReport


def shown_page(edition: Edition, page: Page, report: PageReport, display: DisplayPage, label: str) -> Shown:
    """A page as it is compared with other states of it."""
    copy = tuple(story_copy(story) for story in stories_of(edition, page))
    areas = tuple((area.name, area.rects) for area in report.plan.areas) if report.plan else ()
    return Shown(label, replace(display, links=()), copy, areas)


def story_copy(story: Story) -> StoryCopy:
    """A story's copy, each text with the part of the story that it is."""
    heads = (
        (story.rubric, "栏题"), (story.kicker, "引题"), (story.headline, "主题"), (story.deck, "副题"),
        (story.summary, "提要"), (story.byline, "署名"), (story.side_head, "边题"),
    )  # fmt: skip
    texts = [CopyText(text.node_id, part, text.text) for text, part in heads if text]
    texts += [CopyText(block.text.node_id, "小标题" if block.kind == "crosshead" else "正文", block.text.text)
              for block in story.blocks]  # fmt: skip
    for picture in story.pictures:
        words = ((picture.caption, "图注"), (picture.credit, "图片署名"))
        texts += [CopyText(text.node_id, part, text.text) for text, part in words if text]
    return StoryCopy(story.name, tuple(texts))


def stories_of(edition: Edition, page: Page) -> Iterator[Story]:
    """The stories that stand on a page, or go on there."""
    owners = {area.owner for area in page.matter if area.owner}
    return (story for story in edition.stories if story.name in owners)
