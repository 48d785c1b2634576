"""A composition as a display list: logical places to page coordinates, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ..base.geometry import Point, Rect
from ..display.items import DisplayPage, Group, Item, Link, Picture
from ..furniture.artwork import place_art
from ..furniture.borders import frame
from ..text.draw import glyph_runs, reading_runs, rule_items
from .model import Box, ComposedPage, Frame, PlacedLine, PlacedPicture, PlacedStory, PlacedText, readings_node

_HEAD_ROLES = ("rubric", "kicker", "headline", "deck", "summary", "byline")


def paint_page(page: ComposedPage, *, title: str) -> DisplayPage:
    """One composed page as items: tints and rules first, then furniture, then stories in drawing order."""
    groups: list[Group] = []
    under: list[Item] = []
    for story in page.stories:
        for box in story.boxes:
            under += _box_items(box)
    under += page.separators
    if under:
        groups.append(Group("artifact", tuple(under)))
    links: list[Link] = []
    for furniture in page.furniture:
        groups.append(Group(furniture.role, furniture.items))
        links += furniture.links
    for story in page.stories:
        groups += _story_groups(story)
        links += story.links
    outline = tuple((story.title, story.target or story.name, story.top) for story in page.stories if story.title)
    g = page.geometry
    threads = tuple((story.name, _thread(story)) for story in page.stories)
    return DisplayPage(
        page.name, page.label, g.width, g.height, g.bleed, tuple(groups), tuple(links), outline, title,
        threads=tuple(thread for thread in threads if thread[1]), folds=(g.fold,) if g.is_truck else (),
    )  # fmt: skip


def _thread(story: PlacedStory) -> tuple[Rect, ...]:
    """The frames of a story's head and text in the order in which they are read."""
    frames = dict.fromkeys(line.frame for text in story.texts for line in text.lines)
    return tuple(story.frames[number].rect for number in frames)


def _story_groups(story: PlacedStory) -> list[Group]:
    """A story in reading order: head and text, then every picture followed by its words; one under the head first."""
    groups: list[Group] = []
    rules = (*story.rules, *_line_rules(story))
    ruled = [Group("artifact", rules, story.name)] if rules else []
    under = [picture for picture in story.pictures if picture.under_text]
    if not under:
        groups += ruled
    begun = not under
    groups += [_figure(story, picture) for picture in story.pictures if picture.is_under_head]
    for _, texts in groupby(story.texts, lambda text: text.node_id):
        parts = list(texts)
        if not begun and parts[0].role not in _HEAD_ROLES:
            # What text and its lines run into lies under them.
            groups += (*(_figure(story, picture) for picture in under), *ruled)
            begun = True
        for text in parts:
            groups += _text_groups(story, text)
        # Behind the whole paragraph, whose own text so stays whole for who searches it.
        groups += _reading_groups(story, parts)
    if not begun:
        groups += (*(_figure(story, picture) for picture in under), *ruled)
    for picture in story.pictures:
        groups += () if picture.is_under_head or picture.under_text else (_figure(story, picture),)
        if picture.strip:
            groups.append(Group("artifact", _box_items(picture.strip), story.name))
        for text in picture.texts:
            groups += (*_text_groups(story, text), *_reading_groups(story, (text,)))
    return groups


def _figure(story: PlacedStory, picture: PlacedPicture) -> Group:
    item = Picture(picture.rect, picture.path, picture.digest, picture.crop, picture.alt, picture.gray)
    return Group("figure", (item,), story.name)


def _text_groups(story: PlacedStory, text: PlacedText) -> list[Group]:
    if text.cell and not text.lines:
        # A cell without words is a cell all the same.
        return [Group(text.role, (), story.name, text.node_id, cell=text.cell)]
    by_frame: dict[int, list[PlacedLine]] = {}
    for line in text.lines:
        by_frame.setdefault(line.frame, []).append(line)
    return [
        Group(text.role, _line_items(text, story.frames[number], lines), story.name, text.node_id, cell=text.cell)
        for number, lines in by_frame.items()
    ]


def _line_items(text: PlacedText, frame: Frame, lines: list[PlacedLine]) -> tuple[Item, ...]:
    items: list[Item] = []
    for line in lines:
        origin = _origin(frame, line)
        if line.art:
            art, inline, block, width, depth, color = line.art
            items += place_art(art, Rect(origin.x + inline, origin.y + block, width, depth), "", color)
        items += glyph_runs(
            line.line, origin, source=text.text, node_id=text.node_id,
            writing_mode=frame.writing_mode, stretch=line.stretch, hidden=line.hidden,
        )  # fmt: skip
    return tuple(items)


def _reading_groups(story: PlacedStory, texts: Sequence[PlacedText]) -> list[Group]:
    """The readings of one paragraph."""
    made = tuple(i for text in texts for line in text.lines for i in _readings(text, story.frames[line.frame], line))
    return [Group("reading", made, story.name, readings_node(texts[0].node_id))] if made else []


def _readings(text: PlacedText, frame: Frame, line: PlacedLine) -> tuple[Item, ...]:
    return reading_runs(
        line.line, _origin(frame, line), source=text.readings, node_id=readings_node(text.node_id),
        writing_mode=frame.writing_mode, stretch=line.stretch,
    )  # fmt: skip


def _line_rules(story: PlacedStory) -> list[Item]:
    """Lines at names and frames round them, of all texts of a story and its pictures: no copy."""
    return [
        item
        for text in (*story.texts, *(words for picture in story.pictures for words in picture.texts))
        for line in text.lines
        for item in rule_items(
            line.line, _origin(story.frames[line.frame], line),
            writing_mode=story.frames[line.frame].writing_mode, stretch=line.stretch,
        )
    ]  # fmt: skip


def _origin(frame: Frame, line: PlacedLine) -> Point:
    if frame.writing_mode == "vertical-rl":
        return Point(frame.rect.right - line.block, frame.rect.y + line.inline)
    return Point(frame.rect.x + line.inline, frame.rect.y + line.block)


def _box_items(box: Box) -> tuple[Item, ...]:
    return frame(box.rect, box.fill, box.edges, box.radius)
