"""Pages that hold still: the record of how a page has been set, and the crops of pictures by it.

Row depths are taken from the record instead of being solved, heads by `held_head`, air over text as far as the text
leaves it. So nothing outside the area of a story depends on what the story says.
"""

from __future__ import annotations

from dataclasses import replace

from ..edition.held import drawing_of
from ..edition.model import HeldHead, HeldPage, HeldPicture, HeldStory, Page, Picture
from .model import ComposedPage, PlacedPicture, PlacedStory, PlacedText

_HEAD_ROLES = ("rubric", "kicker", "headline", "deck", "summary", "byline", "side_head")
_SAME = 2e-6
"""Difference between shares that are rounded to six places."""


def record_of(page: Page, made: ComposedPage) -> HeldPage:
    """How a page has been set, for later builds to keep."""
    pictures: dict[str, HeldPicture] = {}
    for picture in (picture for story in made.stories for picture in story.pictures):
        pictures.setdefault(picture.name, HeldPicture(picture.name, picture.crop, picture.pixels))
    stories = tuple(_story(story) for story in made.stories)
    return HeldPage(drawing_of(page), made.rows, stories, tuple(pictures.values()))


def _story(story: PlacedStory) -> HeldStory:
    heads = tuple((text.role, _head(text)) for text in story.texts if text.role in _HEAD_ROLES and text.node_id)
    return HeldStory(story.account.name, story.head_lines, story.head_air, heads)


def _head(text: PlacedText) -> HeldHead:
    size = max(run.size for placed in text.lines for run in placed.line.runs)
    lines = tuple(text.text[placed.line.start : placed.line.end] for placed in text.lines)
    return HeldHead(size, lines, text.lines[0].stretch)


def with_focus(picture: Picture, held: HeldPicture | None) -> Picture:
    """The picture with the middle of what has shown of it as its focus; a group, or another, as it is."""
    if held is None or picture.more or not _is_same(picture, held):
        return picture
    left, top, right, bottom = held.crop
    return replace(picture, focus=((left + right) / 2, (top + bottom) / 2))


def with_crop(placed: PlacedPicture, held: HeldPicture | None) -> PlacedPicture:
    """What has shown of a picture to the last digit, where its place still has the same shape."""
    if held is None or placed.pixels != held.pixels:
        return placed
    same = all(abs(a - b) <= _SAME for a, b in zip(placed.crop, held.crop, strict=True))
    return replace(placed, crop=held.crop) if same else placed


def _is_same(picture: Picture, held: HeldPicture) -> bool:
    return picture.file is not None and (picture.file.width_px, picture.file.height_px) == held.pixels
