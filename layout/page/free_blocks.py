"""All that stands free on a page: set, kept from under what it would cover, and judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..display.items import Item
from ..edition.model import Edition, FreeBlock, Page, Picture, jump_node
from .around import Obstacle, meet
from .context import Context
from .fill import set_story
from .free import FreePlace, cut_rules, obstacle_of, place_block, set_free_picture, story_area
from .grid import PageGrid
from .model import PlacedStory, PlacedText
from .pictures import SetPicture
from .story import StoryMaker

_HEAD_ROLES = ("rubric", "kicker", "headline", "deck", "summary", "byline", "side_head")
_FIRST_LINES, _ROUNDS = 4, 16
"""Lines that a story of no given depth is first tried in, and how often it is given more."""


class FreeStory(NamedTuple):
    """A story on a grid of its own, from line `tops[0]` to `tops[1]` of it."""

    maker: StoryMaker
    tops: tuple[int, ...]
    rect: Rect


class _Stand(NamedTuple):
    """Something that stands free: what it is called, the place of that in the page file, and its rectangle."""

    name: str
    place: Place
    rect: Rect


class FreeBlocks:
    """What stands free on a page: its stories, its pictures by story, and what text must go round."""

    def __init__(
        self, context: Context, grid: PageGrid, edition: Edition, page: Page, makers: Mapping[str, StoryMaker]
    ) -> None:
        self.context = context
        self.grid = grid
        self.page = page
        self.stories: list[FreeStory] = []
        self.pictures: dict[str, dict[str, SetPicture]] = {}
        """Free pictures as set, by story and name."""
        self._stands: list[_Stand] = []
        for block in page.free:
            if block.kind == "story":
                self._add_story(edition, block, len(makers))
        owners = {maker.story.name: maker for maker in (*makers.values(), *(one.maker for one in self.stories))}
        for block in page.free:
            if block.kind == "picture" and block.story in owners:
                self._add_picture(block, owners[block.story])
        for name, maker in makers.items():
            if maker.has_free_head and maker.story.headline:
                rect = maker.free_head()[1]
                self._stands.append(_Stand(name, Place(maker.story.headline.node_id), rect))

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What text on the page's own grid goes round."""
        return tuple(obstacle_of(self.grid, stand.rect) for stand in self._stands)

    def cut(self, rules: Iterable[Item]) -> tuple[Item, ...]:
        """Rules between stories without what lies under something free."""
        return tuple(cut_rules(rules, [stand.rect for stand in self._stands], round(self.grid.pitch / 2)))

    def _stand(self, block: FreeBlock, rect: Rect) -> None:
        self._stands.append(_Stand(block.name, Place(jump_node(self.page.name, block.name)), rect))

    def _add_story(self, edition: Edition, block: FreeBlock, before: int) -> None:
        story, placement = edition.story(block.name), self.page.placement(block.name)
        if story is None:
            return
        columns = placement.columns or 1
        rank = placement.rank or story.rank or before + len(self.stories) + 1

        def made(place: FreePlace) -> FreeStory:
            maker = StoryMaker(self.context, place.grid, story, placement, rank, story_area(block, columns))
            return FreeStory(maker, (0, place.lines), place.rect)

        lines = _FIRST_LINES
        one = made(place_block(self.grid, block, lines, columns))
        for _ in range(_ROUNDS if block.size.height is None else 0):
            over = set_story(one.maker, one.tops).account.overset_lines
            if not over:
                break
            lines += -(-over // columns)
            one = made(place_block(self.grid, block, lines, columns))
        self.stories.append(one)
        self._stand(block, one.rect)

    def _add_picture(self, block: FreeBlock, owner: StoryMaker) -> None:
        picture: Picture | None = next((p for p in owner.story.pictures if p.name == block.name), None)
        if picture is None:
            return
        made, rect = set_free_picture(self.context, self.grid, block, picture, owner.part)
        self.pictures.setdefault(owner.story.name, {})[block.name] = made
        self._stand(block, rect)

    def judge(self, placed: Sequence[PlacedStory]) -> None:
        """Report what reaches off the page, and what lies on other matter that can't go round it."""
        g = self.grid.geometry
        sheet = Rect(-g.bleed, -g.bleed, g.width + 2 * g.bleed, g.height + 2 * g.bleed)
        for stand in self._stands:
            if _reaches_over(stand.rect, sheet):
                self._report("free/off-page", stand)
            for other in _covered(stand, placed):
                self._report("free/covers", stand, other=other)
        for one, other in combinations(self._stands, 2):
            if meet(one.rect, other.rect):
                self._report("free/covers", one, other=other.name)

    def _report(self, code: str, stand: _Stand, **values: object) -> None:
        self.context.report(code, stand.place, name=stand.name, **values)


def _reaches_over(rect: Rect, sheet: Rect) -> bool:
    return rect.x < sheet.x or rect.y < sheet.y or rect.right > sheet.right or rect.bottom > sheet.bottom


def _covered(stand: _Stand, placed: Sequence[PlacedStory]) -> Iterator[str]:
    """The heads and pictures under something free: by story, or by name of the picture."""
    for story in placed:
        if story.name == stand.name:
            continue
        heads = (rect for text in story.texts if text.role in _HEAD_ROLES for rect in _lines(story, text))
        if any(meet(rect, stand.rect) for rect in heads):
            yield story.account.headline
        for picture in story.pictures:
            if picture.name != stand.name and meet(picture.rect, stand.rect):
                yield picture.name


def _lines(story: PlacedStory, text: PlacedText) -> Iterator[Rect]:
    """The ink of the lines of a head on the page."""
    for placed in text.lines:
        frame, line = story.frames[placed.frame], placed.line
        size = max((run.size for run in line.runs), default=0)
        start, long = placed.inline + round(line.inset * placed.stretch), round(line.width * placed.stretch)
        if frame.writing_mode == "vertical-rl":
            yield Rect(frame.rect.right - placed.block - size // 2, frame.rect.y + start, size, long)
        else:
            yield Rect(frame.rect.x + start, frame.rect.y + placed.block - round(0.88 * size), long, size)
