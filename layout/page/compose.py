"""A page made up: furniture, row depths, stories in order of rank, pictures, separators, the account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.units import Length, resolve
from ..edition.model import Area, Edition, Page, RowDepth, Stop, Story
from ..font.book import FontBook
from ..style.model import Part
from ..style.stylesheet import StyleSheet
from .boxes import Separators
from .context import Context
from .fill import SetStory, set_story
from .free_blocks import FreeBlocks
from .furnish import Furnisher
from .grid import PageGrid
from .head_on_picture import judge_contrast, picture_under
from .headline import HEAD_GRADES, hidden_texts
from .hold import with_crop, with_focus
from .jumps import Jumps, target_of
from .makeup import judge_page
from .marks import head_inks, text_columns
from .model import ComposedPage, Facts, PlacedFurniture, PlacedPicture, PlacedStory, PlacedText
from .needs import FixedNeeds, picture_of
from .parts import page_part
from .picture_rules import judge_insets, judge_picture
from .pictures import SetPicture, set_picture
from .row_costs import AreaNeed
from .rules import judge_lines, judge_story
from .solve import limits_of, solve_rows
from .story import StoryMaker

_SOLVE_ROUNDS = 3
_ROUNDING = 0.01
_SET_ROUNDS = 3
_MOST_GRADES = 4
"""Grades by which all heads of a page may be taken down to save copy from being overset (压题)."""


class Made(NamedTuple):
    """A page as set at certain depths.

    `fault` is lines overset, then lines left empty and lines by which pictures miss their shape: the less the better.
    """

    depths: tuple[int, ...]
    tops: tuple[int, ...]
    stories: dict[str, SetStory]
    fault: tuple[int, int]


def _from_frame(text: PlacedText, base: int) -> PlacedText:
    """A text whose frames are counted from `base` on."""
    return text._replace(lines=tuple(line._replace(frame=line.frame + base) for line in text.lines))


class PageMaker:
    """Makes up one page. Stories that it shares with others go through `jumps`, which the pages have in common."""

    def __init__(
        self, edition: Edition, page: Page, sheet: StyleSheet, book: FontBook, facts: Facts, jumps: Jumps
    ) -> None:
        self.jumps = jumps
        self.edition = edition
        self.page = page
        self.grid = PageGrid(sheet.geometry.truck if page.fold else sheet.geometry, page.columns, page.fold)
        self.context = Context(sheet, book, page_part(page), page.name, edition.paper.names)
        self.furnisher = Furnisher(self.context, edition, page, facts)
        self.makers = self._story_makers()
        self.free = FreeBlocks(self.context, self.grid, edition, page, self.makers)
        for maker in self.makers.values():
            maker.around = self.free.obstacles
        self.grades = 0
        self.spared: set[str] = set()
        self.fixed = FixedNeeds(self.context, self.grid, edition, self.furnisher)

    def _story_makers(self) -> dict[str, StoryMaker]:
        """One maker for each story that begins here, in order of rank: as given, else by order of drawing."""
        areas = [area for area in self.page.areas if area.kind == "story" and not area.goes_on]
        ranked: list[tuple[int, int, Area, Story]] = []
        for order, area in enumerate(areas):
            story = self.edition.story(area.name)
            if story is not None:
                given = self.page.placement(area.name).rank or story.rank or order + 1
                ranked.append((given, order, area, story))
        makers: dict[str, StoryMaker] = {}
        for given, _, area, story in sorted(ranked, key=lambda r: r[:2]):
            placement, pictures = self.page.placement(area.name), self._pictures_of(area)
            makers[area.name] = StoryMaker(self.context, self.grid, story, placement, given, area, pictures)
            self.jumps.begin(makers[area.name])
        return makers

    def go_on(self) -> dict[Stop, StoryMaker]:
        """One maker more for each area that a story goes on in, when all pages have those in which stories begin."""
        made: dict[Stop, StoryMaker] = {}
        last = len(self.makers) + 1
        for area in self.page.areas:
            stop = Stop(self.page.name, area.name)
            story = self.jumps.head_for(stop) if area.goes_on else None
            if story is not None:
                placement, pictures = self.page.placement(area.name), self._pictures_of(area)
                made[stop] = StoryMaker(self.context, self.grid, story, placement, last, area, pictures)
        self.makers |= {stop.area: maker for stop, maker in made.items()}
        for maker in made.values():
            maker.around = self.free.obstacles
        return made

    def _pictures_of(self, area: Area) -> tuple[Area, ...]:
        """The pictures of a story that belong to one of its areas on this page: to the one that they touch most."""
        own = [one for one in self.page.areas if one.kind == "story" and one.owner == area.owner]

        def touching(picture: Area, one: Area) -> int:
            cells = set(one.cells)
            sides = ((r + dr, c + dc) for r, c in picture.cells for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)))
            return sum(side in cells for side in sides)

        pictures = [one for one in self.page.areas if one.kind == "picture" and one.story == area.owner]
        return tuple(p for p in pictures if max(own, key=lambda one: touching(p, one)) is area)

    def _maker_of(self, picture: Area) -> StoryMaker | None:
        """The maker of the area that a picture belongs to."""
        return next((maker for maker in self.makers.values() if picture in maker.pictures), None)

    @property
    def folio_lines(self) -> int:
        has_masthead = any(area.kind == "masthead" for area in self.page.areas)
        return 0 if has_masthead else self.context.style(Part("folio")).block_size

    def settle(self) -> Made:
        """Solve and set, other pages as they stand.

        Where copy is overset, with heads smaller by a grade, if the paper lets them.
        """
        self.grades = 0
        self.spared.clear()
        best = first = self._best()
        may_shrink = "head-size" in self.edition.paper.take and self.page.held is None
        if best.fault[0] and may_shrink and self._smaller_heads_help(first):
            while best.fault[0] and self.grades < _MOST_GRADES:
                self.grades += 1
                best = self._best()
        if best.fault[0]:
            # Smaller heads don't save it: the editor sees the heads as they should be, and cuts.
            self.grades, best = 0, first
        elif self.grades:
            best = self._spare_heads(best)
        self._rank_heads(best.tops, settled=True)
        self.jumps.tops[self.page.name] = best.tops
        return best

    def _smaller_heads_help(self, first: Made) -> bool:
        """Whether the smallest heads leave at most half of what is overset: else there is no use in those between."""
        self.grades = _MOST_GRADES
        helped = 2 * self._best().fault[0] <= first.fault[0]
        self.grades = 0
        return helped

    def _best(self) -> Made:
        """The best of a few rounds: a story that came out longer than it had been counted asks for more."""
        more: dict[str, int] = {}
        rounds: list[Made] = []
        is_pressed = False
        for _ in range(_SET_ROUNDS):
            known = {made.depths for made in rounds}
            fresh = [self._made(depths) for depths in self.solve(more) if depths not in known]
            rounds += fresh
            if (is_pressed and not fresh) or min(made.fault for made in rounds)[0] == 0:
                break
            # What was asked for may have been within rows that are deep enough by count: then a line in every column.
            is_pressed = not fresh
            late = {name: one for name, one in rounds[-1].stories.items() if one.account.overset_lines}
            more |= {
                name: more.get(name, 0) + (len(one.layout.columns) if is_pressed else one.account.overset_lines)
                for name, one in late.items()
            }
        return min(rounds, key=lambda made: made.fault)

    def _spare_heads(self, best: Made) -> Made:
        """Heads that need not have been taken down, at the depths found, get their size back."""
        for name in self.makers:
            if not any(lever.startswith("head-size") for lever in best.stories[name].account.levers):
                continue
            self.spared.add(name)
            made = self._made(best.depths)
            if made.fault <= best.fault:
                best = made
            else:
                self.spared.discard(name)
        return best

    def solve(self, more: dict[str, int]) -> list[tuple[int, ...]]:
        """Row depths: pinned ones as pinned, the others so that the stories fit; `more` adds lines to their needs.

        What a story needs may hang on its depth (a head beside its text). Where the depths settle they are the only
        ones; else all that were met, to be compared as set.
        """
        if self.page.held is not None:
            return [self.page.held.rows]
        rows = [self._in_lines(row) for row in self.page.rows]
        total = self.grid.geometry.lines - self.folio_lines
        met = [self._first_guess(rows, total)]
        for _ in range(_SOLVE_ROUNDS):
            tops = self._tops(met[-1])
            self._rank_heads(tops)
            needs = [need for area in self.page.areas for need in self._needs(area, tops, more)]
            depths = solve_rows(needs, rows, total)
            if depths == met[-1]:
                return [depths]
            met.append(depths)
        return met[1:]

    def _needs(self, area: Area, tops: tuple[int, ...], more: dict[str, int]) -> list[AreaNeed]:
        maker = self.makers.get(area.name)
        if area.kind == "story" and maker:
            return self.jumps.needs(maker, tops, more.get(area.name, 0))
        return [self.fixed.of(area, self._maker_of(area))]

    def _rank_heads(self, tops: tuple[int, ...], *, settled: bool = False) -> None:
        """No head larger than one of higher rank (MK12); at `settled` depths none deeper than its area, if it can."""
        ceiling: Length | None = None
        for maker in self.makers.values():
            maker.ceiling, maker.levers = ceiling, ()
            if maker.placement.held is not None:
                continue
            size = maker.layout(tops).head.head_size
            lower = [grade for grade in HEAD_GRADES if grade < size][: self.grades]
            if lower and maker.area.name not in self.spared:
                maker.ceiling, before = lower[-1], size
                size = maker.layout(tops).head.head_size
                maker.levers = (f"head-size:-{lower.index(size) + 1}",) if size in lower and size < before else ()
            if settled:
                size = self._fit_in_depth(maker, tops, size)
            if size and not maker.is_continued:
                ceiling = size if ceiling is None else min(ceiling, size)

    def _fit_in_depth(self, maker: StoryMaker, tops: tuple[int, ...], size: Length) -> Length:
        """The largest size not above `size` whose head has room in the rows that it may fill; `size` if none has."""
        before = maker.ceiling
        for grade in (size, *(grade for grade in HEAD_GRADES if grade < size)):
            maker.ceiling = grade if grade < size else before
            made = maker.layout(tops)
            if made.head_lines <= maker.head_room(tops):
                if grade < size:
                    lowered = HEAD_GRADES.index(grade) - HEAD_GRADES.index(size)
                    taken = sum(int(lever.rpartition("-")[2]) for lever in maker.levers)
                    maker.levers = (f"head-size:-{lowered + taken}",)
                return made.head.head_size
            if made.head.head_size > grade:
                break
        maker.ceiling = before
        return size

    def draw(self) -> None:
        """Stand at depths as drawn, until others are found."""
        rows = [self._in_lines(row) for row in self.page.rows]
        tops = self._tops(self._first_guess(rows, self.grid.geometry.lines - self.folio_lines))
        pinned = frozenset(number for number, row in enumerate(rows) if row.kind == "lines")
        self.jumps.draw(self.page.name, tops, pinned)

    def _first_guess(self, rows: list[RowDepth], total: int) -> tuple[int, ...]:
        pinned = sum(row.value for row in rows if row.kind == "lines")
        free = [row for row in rows if row.kind != "lines"]
        share = max((total - pinned) // max(len(free), 1), 4)
        return tuple(
            row.value if row.kind == "lines" else min(max(share, row.least), row.most or share) for row in rows
        )

    def _in_lines(self, row: RowDepth) -> RowDepth:
        """A row with its lengths in whole lines, bounds inwards."""
        if row.kind == "length":
            return RowDepth("lines", self.grid.lines_for(row.value))
        if row.unit == "length":
            least, most = self.grid.lines_for(row.least), int(row.most / self.grid.pitch + _ROUNDING)
            return row._replace(least=least, most=max(most, least, 1) if row.most else 0, unit="lines")
        return row

    def _tops(self, depths: tuple[int, ...]) -> tuple[int, ...]:
        tops = [self.folio_lines]
        for depth in depths:
            tops.append(tops[-1] + depth)
        return tuple(tops)

    def _made(self, depths: tuple[int, ...]) -> Made:
        tops = self._tops(depths)
        self._rank_heads(tops, settled=True)
        stories = {name: self.jumps.set(maker, tops) for name, maker in self.makers.items()}
        accounts = [one.account for one in stories.values()]
        pictures = [area for area in self.page.areas if area.kind == "picture"]
        wanted = [(area, self.fixed.of(area, self._maker_of(area)).ideal) for area in pictures]
        off = sum(abs(tops[a.rows[-1] + 1] - tops[a.rows[0]] - ideal) for a, ideal in wanted if ideal)
        fault = (sum(a.overset_lines for a in accounts), sum(a.short_lines for a in accounts) + off)
        return Made(depths, tops, stories, fault)

    def finish(self, depths: tuple[int, ...]) -> ComposedPage:
        """The page at its depths, and what there is to say of it."""
        self.context.found.clear()
        self.jumps.forget()
        self._judge_rows(depths)
        # Set once more, from memory, so that what setting itself reports stands in the list.
        made = self._made(depths)
        placed: list[PlacedStory] = []
        for area in self._read():
            if area.name in made.stories:
                maker, one = self.jumps.as_set(self.makers[area.name], made.tops), made.stories[area.name]
                judge_story(maker, one, made.tops)
                judge_insets(maker, one.layout)
                self.jumps.judge(self.makers[area.name], one)
                placed.append(self._with_pictures(maker, one, made.tops))
                judge_lines(self.context, placed[-1])
        placed += self._free_stories()
        self.free.judge(placed)
        room = sum(story.account.room for story in placed)
        used = sum(min(story.account.need, story.account.room) for story in placed)
        page = ComposedPage(
            self.page.name,
            self.page.label,
            self.grid.geometry,
            self.folio_lines,
            made.depths,
            tuple(self._furniture(made.stories, made.tops)),
            tuple(placed),
            tuple(self.free.cut(Separators(self.page, self.makers, made.tops, self.grid).items())),
            round(100 * used / room) if room else 100,
        )
        self.context.found += judge_page(self.edition, self.page, page)
        return page

    def _free_stories(self) -> Iterator[PlacedStory]:
        """Stories that stand free, each on a grid of its own."""
        for maker, tops, _ in self.free.stories:
            maker.forget()
            one = set_story(maker, tops)
            judge_story(maker, one, tops)
            judge_insets(maker, one.layout)
            yield self._with_pictures(maker, one, tops)

    def _read(self) -> list[Area]:
        """The areas of stories in the order that the page is read: as drawn, all of one story where it begins here."""
        areas = [area for area in self.page.areas if area.kind == "story"]
        first = {area.owner: number for number, area in reversed(list(enumerate(areas)))}
        return sorted(areas, key=lambda area: (first[area.owner], len(area.name)))

    def _judge_rows(self, depths: tuple[int, ...]) -> None:
        room = self.grid.geometry.lines - self.folio_lines
        total = sum(depths)
        if total != room:
            limits = limits_of([self._in_lines(row) for row in self.page.rows], room)
            code = "dummy/rows-least" if total > room else "dummy/rows-most"
            self.context.report(
                code if limits.free else "dummy/rows-sum", Place(f"page/{self.page.name}"), sum=total, room=room,
                difference=abs(total - room),
            )  # fmt: skip

    def _with_pictures(self, maker: StoryMaker, made: SetStory, tops: tuple[int, ...]) -> PlacedStory:
        frames, pictures, loose = list(made.frames), list[PlacedPicture](), list[PlacedText]()
        found = {area.name: self._set_picture(maker, area, made, tops) for area in maker.pictures}
        found |= {inset.name: inset.made for inset in made.layout.insets}
        if not maker.is_continued:
            found |= self.free.pictures.get(maker.story.name, {})
        # Read in the order of the copy, wherever they stand.
        for one in (found.get(picture.name) for picture in maker.story.pictures):
            if one is None:
                continue
            judge_picture(self.context, one)
            texts = tuple(_from_frame(text, len(frames)) for text in one.texts)
            frames += one.frames
            if one.pictures:
                spot = picture_under(maker.placement.head_spot, maker.pictures)
                is_under = maker.head == "on_picture" and spot is not None and spot.name == one.pictures[0].name
                last = replace(one.pictures[-1], texts=texts)
                pictures += (replace(set_one, is_under_head=is_under) for set_one in (*one.pictures[:-1], last))
                if is_under and made.layout.heads:
                    judge_contrast(self.context, made.layout.heads[0], pictures[-1], made.account.headline)
            else:
                loose += texts
        return PlacedStory(
            maker.story.name,
            tuple(frames),
            (*made.texts, *loose),
            made.boxes,
            made.rules,
            tuple(pictures),
            made.account,
            made.layout.outline,
            made.layout.head.head_size,
            self.jumps.title(maker, made),
            min(rect.y for rect in made.layout.outline),
            () if maker.is_continued else hidden_texts(self.context, maker.story, maker.part),
            maker.jump.number if maker.jump else 0,
            target_of(maker.story.name, maker.jump.number if maker.jump else 0),
            self.jumps.links(maker, made),
            maker.part,
            maker.rank,
            made.layout.head_lines,
            made.air,
            heads=head_inks(made),
            head=maker.head,
            columns=text_columns(maker, made, tops),
            is_boxed=maker.is_boxed,
        )

    def _set_picture(self, maker: StoryMaker, area: Area, made: SetStory, tops: tuple[int, ...]) -> SetPicture | None:
        found = picture_of(self.edition, area)
        if found is None:
            return None
        held = self.page.held.picture(area.name) if self.page.held else None
        picture = with_focus(found, held)
        first, end, sides = maker.picture_place(area, tops)
        under_head = self._is_under_head(area, {maker.area.name: made}, tops)
        set_here = set_picture(
            self.context, self.grid, picture, maker.part, sides, first, end,
            air_above=first > self.folio_lines and not under_head,
        )  # fmt: skip
        return set_here._replace(pictures=tuple(with_crop(placed, held) for placed in set_here.pictures))

    def _is_under_head(self, area: Area, stories: Mapping[str, SetStory], tops: tuple[int, ...]) -> bool:
        """Whether nothing but the head of a story stands over an area, so that it begins with the text beside it."""
        first, row = tops[area.rows[0]], area.rows[0]
        for name, one in stories.items():
            maker = self.makers[name]
            begins = (
                maker.is_headed_over
                and one.layout.head.lines
                and tops[maker.area.first_cell[0]] + one.layout.head_lines == first
            )
            if begins and all((row - 1, column) in maker.shape.cells for r, column in area.cells if r == row):
                return True
        return False

    def _level_with_text(self, area: Area, rect: Rect) -> Rect:
        """A rectangle whose frame begins level with ideographs of the first line, not a margin lower."""
        margin = resolve(self.context.style(Part(area.kind)).margin_top, self.grid.geometry.zi)
        rise = min(max(margin - self.grid.ideograph_top, 0), int(self.grid.pitch / 2) - 1)
        return rect.inset(0, -rise, 0, 0)

    def _furniture(self, stories: Mapping[str, SetStory], tops: tuple[int, ...]) -> list[PlacedFurniture]:
        made: list[PlacedFurniture] = []
        if self.folio_lines:
            g = self.grid
            top, depth = g.y(0), g.y(self.folio_lines) - g.y(0)
            parts = g.split(g.left, g.right)
            made.append(self.furnisher.folio([Rect(left, top, right - left, depth) for left, right in parts]))
        for area in self.page.areas:
            if area.kind not in ("story", "picture"):
                columns = [column for _, column in area.cells]
                rect = self.grid.rect(min(columns), max(columns), tops[area.rows[0]], tops[area.rows[-1] + 1])
                if area.kind not in ("ad", "stock") and self._is_under_head(area, stories, tops):
                    rect = self._level_with_text(area, rect)
                made += filter(None, (self.furnisher.area(area, rect), self.furnisher.over(area, rect)))
        return made
