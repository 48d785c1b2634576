"""Stories in several areas (转版): which areas they have in a cluster of pages, and what stands in each.

The areas of a story are one chain. All but the last that it reaches are full; the last takes the rest and is evened
as a story is. Where it is read out before an area, that stays empty and is named (page/dead-jump).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..display.items import Link
from ..edition.model import Edition, Route, Stop, Story, Text, jump_node
from ..furniture.fields import page_label, page_reference
from .chain import AreaSetter, Jump
from .context import Context
from .fill import SetStory, set_empty, set_full, set_story
from .flow import Give, SetBlock
from .model import LineSlot, PlacedText, StoryAccount
from .needs import story_needs
from .row_costs import AreaNeed
from .story import StoryMaker

SHORT_HEAD = 12
"""字 of the short head over the rest of a story, at most, where it is made from the headline."""
_SHORTEST_HEAD = 4
_CLAUSE = re.compile(r"[，、；：。！？—…\s]+")
_LEAST = 4
"""Lines of the shallowest of a story's several areas, besides its head."""
_ASCENT = 0.88
"""Of an ideograph, the share of its em over the baseline."""

Tops = tuple[int, ...]


def short_head(story: Story) -> Text | None:
    """The head over the rest of a story on another page: as given, else the headline or as many clauses as fit."""
    head = story.headline
    if story.jump_head or head is None or len(head.text) <= SHORT_HEAD:
        return story.jump_head or (replace(head, breaks=()) if head else None)
    ends = [*((match.start(), match.end()) for match in _CLAUSE.finditer(head.text)), *((at, at) for at in head.breaks)]
    fitting = [end for end, _ in ends if _SHORTEST_HEAD <= end <= SHORT_HEAD]
    fitting += [-start for _, start in ends if _SHORTEST_HEAD <= len(head.text) - start <= SHORT_HEAD]
    if not fitting:
        return Text(head.node_id, head.text[: SHORT_HEAD - 1] + "…")
    first = max((end for end in fitting if end > 0), default=0)
    return Text(head.node_id, head.text[:first] if first else head.text[-max(fitting) :])


def rest_of(story: Story, head: Text | None) -> Story:
    """A story as its further areas see it: no head but a short one."""
    return replace(story, rubric=None, kicker=None, headline=head, deck=None, summary=None, byline=None, side_head=None)


def target_of(story: str, number: int) -> str:
    """What links call an area of a story: the story itself for the first."""
    return story + ">" * number


@dataclass
class _Chain:
    """The areas of one story in this cluster, in reading order; `lost` are those after one whose page is missing."""

    route: Route
    story: Story
    makers: list[StoryMaker] = field(default_factory=list[StoryMaker])
    lost: list[StoryMaker] = field(default_factory=list[StoryMaker])
    is_cut: bool = False
    """Whether it goes on on a page that can't be set."""
    known: dict[object, dict[Stop, SetStory]] = field(default_factory=dict[object, dict[Stop, SetStory]])


class _Ending(NamedTuple):
    """How many areas a story reaches, and whether the last of them says that it goes on."""

    areas: int
    goes_on: bool


class Jumps:
    """The stories of a cluster that stand in several areas, and the depths at which its pages stand at present."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.tops: dict[str, Tops] = {}
        self.drawn: dict[str, Tops] = {}
        self.pinned: dict[str, frozenset[int]] = {}
        self._routes = {stop: route for route in edition.routes for stop in route.stops}
        self._chains: dict[str, _Chain] = {}

    @property
    def crosses(self) -> bool:
        """Whether a story goes from page to page, so that the depths of one hang on those of another."""
        return any(len({_stop(maker).page for maker in chain.makers}) > 1 for chain in self._chains.values())

    def begin(self, maker: StoryMaker) -> None:
        """The area that a story begins in."""
        route = self._routes.get(_stop(maker))
        if route is not None:
            maker.jump = Jump(0, maker.flow, "", self._goes_to(route, 0))
            self._chains[route.story] = _Chain(route, maker.story, [maker])

    def go_on(self, makers: Mapping[Stop, StoryMaker]) -> None:
        """The areas that stories go on in, as far as their pages are at hand."""
        for stop, maker in makers.items():
            route = self._routes[stop]
            number = route.stops.index(stop)
            if route.story not in self._chains:
                self._chains[route.story] = _Chain(route, maker.story)
            chain = self._chains[route.story]
            flow = chain.makers[0].flow if chain.makers else maker.flow
            maker.jump = Jump(number, flow, self._comes_from(route, number), self._goes_to(route, number))
        for chain in self._chains.values():
            for stop in chain.route.stops:
                maker = makers.get(stop)
                if maker is not None and (chain.is_cut or not chain.makers):
                    chain.lost.append(maker)
                elif maker is not None:
                    chain.makers.append(maker)
                elif not (chain.makers and stop == _stop(chain.makers[0])):
                    chain.is_cut = True

    def head_for(self, stop: Stop) -> Story | None:
        """The story of a further area, with the short head that it has on another page than the area before."""
        route = self._routes.get(stop)
        story = self.edition.story(route.story) if route else None
        if route is None or story is None:
            return None
        before = route.stops[max(route.stops.index(stop) - 1, 0)]
        return rest_of(story, short_head(story) if before.page != stop.page else None)

    def _comes_from(self, route: Route, number: int) -> str:
        return self._line(self.edition.paper.jump_from, route.stops[number - 1], route.stops[number])

    def _goes_to(self, route: Route, number: int) -> str:
        after = route.stops[number + 1 : number + 2]
        return self._line(self.edition.paper.jump_to, after[0], route.stops[number]) if after else ""

    def _line(self, template: str, other: Stop, own: Stop) -> str:
        """What says that a story goes on on another page, or comes from it."""
        page = self.edition.page(other.page)
        area = page.area(other.area) if page else None
        label = page_label(self.edition, page.half_with(area) if page and area else other.page)
        return page_reference(template, label.lstrip("0") or label) if other.page != own.page else ""

    def draw(self, page: str, tops: Tops, pinned: frozenset[int]) -> None:
        """The depths of a page as drawn, with the rows that stay so: it stands at them until others are found."""
        self.drawn[page] = self.tops[page] = tops
        self.pinned[page] = pinned

    def needs(self, maker: StoryMaker, tops: Tops, more: int) -> list[AreaNeed]:
        """What an area asks of its rows: the last one for all that is left, one before it for as much as its page has.

        A page is filled before the next: white stands at the end of the story, not under its first part. Where the
        areas after it are pinned, it must take what they can't hold.
        """
        chain = self._chain(maker)
        if chain is None:
            return story_needs(maker, tops, more)
        if maker not in chain.makers:
            return story_needs(maker, tops, 0)
        number = chain.makers.index(maker) + 1
        asking = self._with_before(chain, self._places(chain, maker, tops), number)
        need, *others = story_needs(asking, tops, more)
        need = need._replace(least=max(need.least, maker.layout(tops).head_lines + _LEAST))
        after = chain.makers[number:]
        if not after and not chain.is_cut:
            return [need, *others]
        measure = max(maker.grid.cut.measures[0], 1)
        kept = sum(self._drawn_room(one) * one.grid.cut.measures[0] // measure for one in after)
        rest = max(need.lines - kept, 0)
        is_fixed = not chain.is_cut and all(self._is_pinned(one) for one in after)
        most = max(need.lines - _LEAST * len(after), rest, 1)
        return [need._replace(lines=rest if is_fixed else 0, most=most, whole=0), *others]

    def _drawn_room(self, maker: StoryMaker) -> int:
        """Lines of text of an area at the depths that its page is drawn with."""
        first, last = _setter(maker).body(maker.layout(self.drawn[maker.context.page_name]).slots)
        return last - first

    def _is_pinned(self, maker: StoryMaker) -> bool:
        return all(row in self.pinned[maker.context.page_name] for row in maker.area.rows)

    def set(self, maker: StoryMaker, tops: Tops) -> SetStory:
        """A story in one area at these depths of its page, the others at theirs."""
        chain = self._chain(maker)
        if chain is None:
            return set_story(maker, tops)
        if maker not in chain.makers:
            return set_empty(maker, tops)
        places = self._places(chain, maker, tops)
        state = (tuple(places), tuple((one.ceiling, one.levers) for one in chain.makers))
        if state not in chain.known:
            chain.known[state] = self._set(chain, places)
        return chain.known[state][_stop(maker)]

    def as_set(self, maker: StoryMaker, tops: Tops) -> StoryMaker:
        """The maker that set an area: one that knows what stands before it."""
        chain = self._chain(maker)
        if chain is None or maker not in chain.makers:
            return maker
        return self._with_before(chain, self._places(chain, maker, tops), chain.makers.index(maker) + 1)

    def forget(self) -> None:
        """Set everything anew, so that what setting reports is said again."""
        for chain in self._chains.values():
            chain.known.clear()
            for maker in chain.makers:
                maker.forget()

    def judge(self, maker: StoryMaker, made: SetStory) -> None:
        """Report an area that stays empty, and one whose story is on no page for the rest of its way."""
        chain = self._chain(maker)
        if chain is None:
            return
        stop, route, report = _stop(maker), chain.route, maker.context.report
        headline = chain.story.headline.text if chain.story.headline else chain.story.name
        number = route.stops.index(stop)
        place = Place(jump_node(*stop)) if number else Place(f"story/{chain.story.name}")
        tops = self.tops[stop.page]
        natural = maker.layout(tops)
        if maker in chain.lost:
            before = next((s.page for s in reversed(route.stops[:number]) if s.page != stop.page), stop.page)
            report("page/jump-withheld", place, headline=headline, onto="", from_page=before)
        elif chain.is_cut and maker is chain.makers[-1]:
            report("page/jump-withheld", place, headline=headline, onto=route.stops[number + 1].page, from_page="")
        elif number and not made.layout.columns:
            full = (one for one in reversed(chain.makers[:number]) if self._set_at_last(one).layout.columns)
            before = next(full, chain.makers[0]).context.page_name
            report(
                "page/dead-jump", place, area=maker.area.name, story="", headline=headline, before=before,
                page_drawn=stop.page, characters=max(round(natural.room * _zi_of(maker)), 1),
            )  # fmt: skip
        elif not _characters(maker, made.filled.blocks) and chain.story.blocks:
            depth = tops[maker.area.rows[-1] + 1] - tops[maker.area.rows[0]]
            report(
                "page/jump-shallow", place, area=maker.area.name, lines=max(natural.head_lines + _LEAST - depth, 1)
            )  # fmt: skip

    def _set_at_last(self, maker: StoryMaker) -> SetStory:
        """A story in one area as its page stands now."""
        return self.set(maker, self.tops[maker.context.page_name])

    def links(self, maker: StoryMaker, made: SetStory) -> tuple[Link, ...]:
        """From the jump lines of an area to the areas that they name."""
        jump = maker.jump
        if jump is None:
            return ()
        targets = {jump.come_from: jump.number - 1, jump.goes_to: jump.number + 1}
        return tuple(
            Link(_ink_of(text, made), target_of(maker.story.name, targets[text.text]))
            for text in made.texts
            if text.role == "artifact" and text.text and text.text in targets
        )

    def title(self, maker: StoryMaker, made: SetStory) -> str:
        """How bookmarks call an area; "" where it goes on beside the one before."""
        if not maker.is_continued:
            return made.account.headline
        assert maker.jump is not None
        if not maker.jump.come_from or not made.layout.columns:
            return ""
        head = maker.story.headline
        return (head.text if head else maker.story.name) + maker.jump.come_from

    def _chain(self, maker: StoryMaker) -> _Chain | None:
        return self._chains.get(maker.story.name) if maker.jump is not None else None

    def _places(self, chain: _Chain, maker: StoryMaker, tops: Tops) -> list[Tops]:
        """The depths at which the pages of a story's areas stand, those of one page tried."""
        tried = {**self.tops, maker.context.page_name: tops}
        return [tried[one.context.page_name] for one in chain.makers]

    def _before(self, chain: _Chain, places: Sequence[Tops], count: int) -> tuple[LineSlot, ...]:
        """The slots of the first `count` areas, as the chain has them."""
        slots: tuple[LineSlot, ...] = ()
        for maker, tops in zip(chain.makers[:count], places, strict=False):
            slots = _setter(maker).chained(maker.layout(tops).slots, slots)
        return slots

    def _with_before(
        self, chain: _Chain, places: Sequence[Tops], count: int, *, goes_on: bool | None = None
    ) -> StoryMaker:
        """The maker of the last of `count` areas, which knows what stands before it."""
        maker = chain.makers[count - 1]
        assert maker.jump is not None
        ends = goes_on is False or (goes_on is None and count == len(chain.makers) and not chain.is_cut)
        jump = maker.jump._replace(
            before=self._before(chain, places, count - 1), goes_to="" if ends else maker.jump.goes_to
        )
        return maker.chained(jump)

    def _ending(self, chain: _Chain, places: Sequence[Tops]) -> _Ending:
        """The first area at whose foot all of the story has been read, were it the last."""
        for count in range(1, len(chain.makers) + 1):
            maker = self._with_before(chain, places, count, goes_on=False)
            if maker.setter.fill(maker.layout(places[count - 1]).slots, Give.NOTHING).next is None:
                return _Ending(count, False)
        return _Ending(len(chain.makers), chain.is_cut)

    def _set(self, chain: _Chain, places: list[Tops]) -> dict[Stop, SetStory]:
        count, goes_on = self._ending(chain, places)
        while True:
            last = self._with_before(chain, places, count, goes_on=goes_on)
            end = set_story(last, places[count - 1])
            own = [block for block in end.filled.blocks if block.block < len(_setter(last).whole.blocks)]
            if count == 1 or own or end.filled.next is not None:
                break
            # Set a line tighter, all of it stands in the areas before.
            count -= 1
        made: list[SetStory] = []
        for number, (maker, tops) in enumerate(zip(chain.makers, places, strict=True), 1):
            if number < count:
                one = self._with_before(chain, places, number, goes_on=True)
                made.append(set_full(one, tops, end.filled.before))
            else:
                made.append(end if number == count else set_empty(maker, tops))
        return {
            _stop(maker): one._replace(account=account)
            for maker, one, account in zip(chain.makers, made, _accounts(chain, made, count), strict=True)
        }


def _stop(maker: StoryMaker) -> Stop:
    return Stop(maker.context.page_name, maker.area.name)


def _setter(maker: StoryMaker) -> AreaSetter:
    assert isinstance(maker.setter, AreaSetter)
    return maker.setter


def _zi_of(maker: StoryMaker) -> float:
    """字 of a basic column of its page."""
    return maker.grid.cut.measures[0] / (maker.setter.size or maker.grid.geometry.zi)


def _accounts(chain: _Chain, made: Sequence[SetStory], count: int) -> list[StoryAccount]:
    """The account of every area: each character counted in the one that it stands in, those overset in the last."""
    story = chain.story
    rest = sum(len(block.text.text.strip()) for block in story.blocks)
    accounts: list[StoryAccount] = []
    for number, (maker, one) in enumerate(zip(chain.makers, made, strict=True), 1):
        held = _characters(maker, one.filled.blocks)
        ends = number == count and not chain.is_cut
        body = min(held, rest) if number <= count and not ends else rest if ends else 0
        rest -= body
        drawn = {area.name for area in maker.pictures}
        words = [text for p in story.pictures if p.name in drawn for text in (p.caption, p.credit) if text]
        words += story.head_texts() if number == 1 else ()
        account = one.account
        if chain.is_cut and number == count:
            # What is over goes on on a page that can't be set; how much of it fits there nobody knows.
            account = replace(account, need=account.room, overset_characters=0, overset_lines=0)
        accounts.append(
            replace(
                account,
                name=maker.area.name,
                headline=story.headline.text if story.headline else story.name,
                characters=body + sum(len(text.text.strip()) for text in words),
            )
        )
    return accounts


def _characters(maker: StoryMaker, blocks: Sequence[SetBlock]) -> int:
    own = [block for block in blocks if maker.setter.blocks[block.block].node_id]
    return sum(line.end - line.start for block in own for line in block.lines)


def _ink_of(text: PlacedText, made: SetStory) -> Rect:
    """What the lines of a text cover."""
    frame = made.frames[text.lines[0].frame]
    size = max((run.size for line in text.lines for run in line.line.runs), default=0)
    start = min(line.inline + line.line.inset for line in text.lines)
    stop = max(line.inline + line.line.inset + line.line.width for line in text.lines)
    blocks = [line.block for line in text.lines]
    if frame.writing_mode == "vertical-rl":
        left, right = frame.rect.right - max(blocks) - size // 2, frame.rect.right - min(blocks) + size // 2
        return Rect(left, frame.rect.y + start, right - left, stop - start)
    top = frame.rect.y + min(blocks) - round(_ASCENT * size)
    return Rect(frame.rect.x + start, top, stop - start, max(blocks) - min(blocks) + size)


def report_unsettled(contexts: Sequence[Context], rounds: int) -> None:
    """Report, on each of them, pages whose depths hang on each other and do not settle."""
    pages = "、".join(context.page_name for context in contexts)
    for context in contexts:
        context.report("page/jumps-unsettled", Place(f"page/{context.page_name}"), pages=pages, rounds=rounds)
