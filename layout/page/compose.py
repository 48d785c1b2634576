"""A page made up: furniture, row depths, stories in order of rank, pictures, separators, the account."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Place
from ..base.geometry import Point, Rect
from ..base.units import Length, resolve
from ..display.items import Item, Stroke
from ..edition.model import Area, Edition, Page, Picture, RowDepth, Story
from ..font.book import FontBook
from ..furniture.fields import Fields, page_fields
from ..furniture.folio import set_folio
from ..furniture.index import index_depth, set_index
from ..furniture.masthead import set_ear, set_masthead
from ..furniture.qr import qr_depth, set_qr
from ..style.model import Part
from ..style.stylesheet import StyleSheet
from .context import Context
from .grid import PageGrid
from .headline import HEAD_GRADES
from .model import ComposedPage, Facts, PlacedFurniture, PlacedPicture, PlacedStory, PlacedText
from .parts import page_part
from .pictures import picture_depth, set_picture
from .rules import judge_heads, judge_picture, judge_story
from .solve import AreaNeed, solve_rows
from .story import SetStory, StoryMaker

_SOLVE_ROUNDS = 3
_SET_ROUNDS = 3
_MOST_GRADES = 4
"""Grades by which all heads of a page may be taken down to save copy from being overset (压题)."""
_LEAST_RUN = 5
"""Lines that a column of a stepped area should hold where it goes on under a picture or beside another story."""
_PICTURE_SHARE = 0.7
"""Share of the depth at which a picture shows whole that it is given before anything else."""


class Cluster(NamedTuple):
    """Pages that must be composed together, and all they are made of. Picklable."""

    edition: Edition
    pages: tuple[Page, ...]
    sheet: StyleSheet


def compose_cluster(inputs: Cluster, book: FontBook, facts: Facts) -> Outcome[tuple[ComposedPage, ...]]:
    """Compose the pages of a cluster: a pure function of what it is given."""
    pages: list[ComposedPage] = []
    found: list[Diagnostic] = []
    for page in inputs.pages:
        outcome = compose_page(inputs.edition, page, inputs.sheet, book, facts)
        pages.append(outcome.value)
        found += outcome.diagnostics
    return Outcome(tuple(pages), tuple(found))


def compose_page(
    edition: Edition, page: Page, sheet: StyleSheet, book: FontBook, facts: Facts
) -> Outcome[ComposedPage]:
    """Set one page. Never fails: what does not fit is overset, and said."""
    maker = _PageMaker(edition, page, sheet, book, facts)
    return Outcome(maker.compose(), tuple(dict.fromkeys(maker.context.found)))


class _Made(NamedTuple):
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


class _PageMaker:
    def __init__(self, edition: Edition, page: Page, sheet: StyleSheet, book: FontBook, facts: Facts) -> None:
        self.edition = edition
        self.page = page
        self.facts = facts
        self.grid = PageGrid(sheet.geometry, page.columns)
        self.context = Context(sheet, book, page_part(page), page.name)
        self.fields: Fields = page_fields(edition, page, facts.pages_today)
        self.makers = self._story_makers()
        self.grades = 0
        self.spared: set[str] = set()
        self._depths: dict[str, AreaNeed] = {}

    def _story_makers(self) -> dict[str, StoryMaker]:
        """One maker a story, in order of rank: as given, else by order of drawing."""
        areas = [area for area in self.page.areas if area.kind == "story"]
        ranked: list[tuple[int, int, Area, Story]] = []
        for order, area in enumerate(areas):
            story = self.edition.story(area.name)
            if story is not None:
                given = self.page.placement(area.name).rank or story.rank or order + 1
                ranked.append((given, order, area, story))
        makers: dict[str, StoryMaker] = {}
        for given, _, area, story in sorted(ranked, key=lambda r: r[:2]):
            makers[area.name] = StoryMaker(self.context, self.grid, story, self.page.placement(area.name), given, area)
        return makers

    @property
    def folio_lines(self) -> int:
        has_masthead = any(area.kind == "masthead" for area in self.page.areas)
        return 0 if has_masthead else self.context.style(Part("folio")).block_size

    # Depths ----------------------------------------------------------------------------------------------

    def compose(self) -> ComposedPage:
        """Solve and set; where copy is overset, with all heads smaller by a grade, until it fits or they can't be."""
        best = first = self._settle()
        while best.fault[0] and self.grades < _MOST_GRADES:
            self.grades += 1
            best = self._settle()
        if best.fault[0]:
            # Smaller heads don't save it: the editor sees the heads as they should be, and cuts.
            self.grades, best = 0, first
        elif self.grades:
            best = self._spare_heads(best)
        return self._finish(best)

    def _settle(self) -> _Made:
        """The best of a few rounds: a story that came out longer than it had been counted asks for more."""
        more: dict[str, int] = {}
        rounds: list[_Made] = []
        for _ in range(_SET_ROUNDS):
            known = {made.depths for made in rounds}
            fresh = [self._made(depths) for depths in self.solve(more) if depths not in known]
            rounds += fresh
            if not fresh or min(made.fault for made in fresh)[0] == 0:
                break
            late = {name: one.account.overset_lines for name, one in fresh[-1].stories.items()}
            more = {name: more.get(name, 0) + lines for name, lines in late.items()}
        return min(rounds, key=lambda made: made.fault)

    def _spare_heads(self, best: _Made) -> _Made:
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
        rows = [self._in_lines(row) for row in self.page.rows]
        total = self.grid.geometry.lines - self.folio_lines
        met = [self._first_guess(rows, total)]
        for _ in range(_SOLVE_ROUNDS):
            tops = self._tops(met[-1])
            self._rank_heads(tops)
            needs = [self._need(area, tops, more.get(area.name, 0)) for area in self.page.areas]
            needs += [need for maker in self.makers.values() for need in self._shape_needs(maker, tops)]
            depths = solve_rows(needs, rows, total)
            if depths == met[-1]:
                return [depths]
            met.append(depths)
        return met[1:]

    def _rank_heads(self, tops: tuple[int, ...]) -> None:
        """No head larger than one of higher rank (MK12)."""
        ceiling: Length | None = None
        for maker in self.makers.values():
            maker.ceiling, maker.levers = ceiling, ()
            size = maker.layout(tops).head.head_size
            lower = [grade for grade in HEAD_GRADES if grade < size][: self.grades]
            if lower and maker.area.name not in self.spared:
                maker.ceiling, before = lower[-1], size
                size = maker.layout(tops).head.head_size
                maker.levers = (f"head-size:-{lower.index(size) + 1}",) if size in lower and size < before else ()
            if size:
                ceiling = size if ceiling is None else min(ceiling, size)

    def _first_guess(self, rows: list[RowDepth], total: int) -> tuple[int, ...]:
        pinned = sum(row.value for row in rows if row.kind == "lines")
        free = [row for row in rows if row.kind != "lines"]
        share = max((total - pinned) // max(len(free), 1), 4)
        return tuple(row.value if row.kind == "lines" else share for row in rows)

    def _in_lines(self, row: RowDepth) -> RowDepth:
        return RowDepth("lines", self.grid.lines_for(row.value)) if row.kind == "length" else row

    def _tops(self, depths: tuple[int, ...]) -> tuple[int, ...]:
        tops = [self.folio_lines]
        for depth in depths:
            tops.append(tops[-1] + depth)
        return tuple(tops)

    def _need(self, area: Area, tops: tuple[int, ...], more: int) -> AreaNeed:
        if area.kind == "story" and area.name in self.makers:
            return self._story_need(self.makers[area.name], tops, more)
        if area.name not in self._depths:
            self._depths[area.name] = self._fixed_need(area)
        return self._depths[area.name]

    def _fixed_need(self, area: Area) -> AreaNeed:
        """What pictures and furniture ask for, whatever the depths."""
        need = AreaNeed(area.name, tuple((row, 1) for row in area.rows), 0)
        width = self._width(area)
        picture, owner = self._picture(area), self.makers.get(area.story)
        if area.kind == "picture" and picture and owner:
            depth = picture_depth(self.context, self.grid, picture, owner.part, width)
            return need._replace(least=round(_PICTURE_SHARE * depth), ideal=depth)
        if area.kind == "masthead":
            return need._replace(ideal=self.context.style(Part("masthead")).block_size)
        if area.kind == "index":
            depth = index_depth(self.context, self.edition, self.facts.page_of, width)
            return need._replace(least=self.grid.lines_for(depth))
        if area.kind == "qr":
            return need._replace(least=self.grid.lines_for(qr_depth(self.context, self._qr(area), width)))
        return need

    def _story_need(self, maker: StoryMaker, tops: tuple[int, ...], more: int) -> AreaNeed:
        layout = maker.layout(tops)
        if maker.is_vertical:
            least, whole = maker.vertical_depth(tops)
            return AreaNeed(maker.area.name, tuple((row, 1) for row in maker.area.rows), 0, least, whole)
        if maker.is_rectangle:
            columns = tuple((row, len(layout.columns)) for row in maker.area.rows)
            lines = maker.text_lines(layout) + maker.overhead(layout, tops)
            return AreaNeed(maker.area.name, columns, lines + more, least=4)
        columns = tuple((row, sum(1 for r, _ in maker.area.cells if r == row)) for row in maker.area.rows)
        lines = maker.text_lines(layout) + more
        return AreaNeed(maker.area.name, columns, lines, least=4, stretches=maker.stretches(layout))

    def _shape_needs(self, maker: StoryMaker, tops: tuple[int, ...]) -> list[AreaNeed]:
        """Only a story's own text stands under its head until the head ends, and no mere strip of it elsewhere."""
        head = tuple((row, 1) for row in maker.head_rows)
        needs = [AreaNeed(f"{maker.area.name}/head", head, 0, least=maker.layout(tops).head_lines)]
        later = {(piece.first, piece.last) for piece in maker.pieces if not piece.under_head}
        for first, last in () if maker.is_rectangle else sorted(later):
            rows = tuple((row, 1) for row in range(first, last + 1))
            needs.append(AreaNeed(f"{maker.area.name}/{first}", rows, 0, least=_LEAST_RUN))
        return needs

    def _width(self, area: Area) -> int:
        columns = [column for _, column in area.cells]
        return self.grid.column_right(max(columns)) - self.grid.column_left(min(columns))

    def _picture(self, area: Area) -> Picture | None:
        story = self.edition.story(area.story)
        return next((p for p in story.pictures if p.name == area.name), None) if story else None

    def _qr(self, area: Area) -> tuple[tuple[str, str], ...]:
        codes = [*self.edition.qr, *self.edition.paper.qr]
        named = [code for code in codes if code.name == area.name]
        return tuple((code.data, code.caption) for code in named or codes)

    # Setting ---------------------------------------------------------------------------------------------

    def _made(self, depths: tuple[int, ...]) -> _Made:
        tops = self._tops(depths)
        self._rank_heads(tops)
        stories = {name: maker.make(tops) for name, maker in self.makers.items()}
        accounts = [one.account for one in stories.values()]
        wanted = [(area, self._need(area, tops, 0).ideal) for area in self.page.areas if area.kind == "picture"]
        off = sum(abs(tops[a.rows[-1] + 1] - tops[a.rows[0]] - ideal) for a, ideal in wanted if ideal)
        fault = (sum(a.overset_lines for a in accounts), sum(a.short_lines for a in accounts) + off)
        return _Made(depths, tops, stories, fault)

    def _finish(self, made: _Made) -> ComposedPage:
        self._rank_heads(made.tops)
        self.context.found.clear()
        self._judge_rows(made.depths)
        # Set once more, from memory, so that what setting itself reports stands in the list.
        made = self._made(made.depths)
        placed: list[PlacedStory] = []
        for area in self.page.areas:
            if area.name in made.stories:
                maker = self.makers[area.name]
                judge_story(maker, made.stories[area.name], made.tops)
                placed.append(self._with_pictures(maker, made.stories[area.name], made.tops))
        judge_heads([(self.makers[name], one) for name, one in made.stories.items()], self.grid)
        room = sum(story.account.room for story in placed)
        used = sum(min(story.account.need, story.account.room) for story in placed)
        return ComposedPage(
            self.page.name,
            str(self.page.number),
            self.grid.geometry,
            made.depths,
            tuple(self._furniture(made.tops)),
            tuple(placed),
            tuple(self._separators(made.tops)),
            round(100 * used / room) if room else 100,
        )

    def _judge_rows(self, depths: tuple[int, ...]) -> None:
        room = self.grid.geometry.lines - self.folio_lines
        if sum(depths) != room:
            self.context.report(
                "dummy/rows-sum", Place(f"page/{self.page.name}"), sum=sum(depths), room=room,
                difference=abs(sum(depths) - room),
            )  # fmt: skip

    def _with_pictures(self, maker: StoryMaker, made: SetStory, tops: tuple[int, ...]) -> PlacedStory:
        frames = list(made.frames)
        pictures: list[PlacedPicture] = []
        rects = list(made.layout.outline)
        loose: list[PlacedText] = []
        for area in self.page.areas:
            picture = self._picture(area) if area.kind == "picture" and area.story == maker.story.name else None
            if picture is None:
                continue
            columns = [column for _, column in area.cells]
            first, end = tops[area.rows[0]], tops[area.rows[-1] + 1]
            one = set_picture(
                self.context, self.grid, picture, maker.part, (min(columns), max(columns)), first, end,
                air_above=first > self.folio_lines,
            )  # fmt: skip
            judge_picture(self.context, one)
            texts = tuple(_from_frame(text, len(frames)) for text in one.texts)
            frames += one.frames
            rects.append(self.grid.rect(min(columns), max(columns), first, end))
            if one.picture:
                pictures.append(replace(one.picture, texts=texts))
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
            tuple(rects),
            made.layout.head.head_size,
            made.account.headline,
            min(rect.y for rect in rects),
        )

    def _furniture(self, tops: tuple[int, ...]) -> list[PlacedFurniture]:
        made: list[PlacedFurniture] = []
        if self.folio_lines:
            g = self.grid
            rect = Rect(g.left, g.y(0), g.right - g.left, g.y(self.folio_lines) - g.y(0))
            made.append(PlacedFurniture("folio", set_folio(self.context, self.edition, self.fields, self.page, rect)))
        for area in self.page.areas:
            if area.kind in ("story", "picture"):
                continue
            columns = [column for _, column in area.cells]
            rect = self.grid.rect(min(columns), max(columns), tops[area.rows[0]], tops[area.rows[-1] + 1])
            if area.kind == "masthead":
                items = set_masthead(self.context, self.edition, self.fields, rect)
                made.append(PlacedFurniture("masthead", items))
            elif area.kind == "ear":
                made.append(PlacedFurniture("masthead", set_ear(self.context, self.edition, self.fields, rect)))
            elif area.kind == "index":
                items, links = set_index(self.context, self.edition, self.facts.page_of, rect)
                made.append(PlacedFurniture("index", items, links))
            else:
                made.append(PlacedFurniture("artifact", set_qr(self.context, self._qr(area), rect)))
        return made

    def _separators(self, tops: tuple[int, ...]) -> list[Item]:
        """Rules between stories: the stylesheet's border-top over an area, border-left in the gutter beside it."""
        items: list[Item] = []
        for maker in self.makers.values():
            if not maker.is_boxed:
                items += self._rules_of(maker, tops)
        return items

    def _rules_of(self, maker: StoryMaker, tops: tuple[int, ...]) -> list[Item]:
        s, zi = maker.style, self.grid.geometry.zi
        own = set(maker.area.cells)
        own |= {cell for a in self.page.areas if a.story == maker.story.name for cell in a.cells}
        items: list[Item] = []
        first_row = maker.area.first_cell[0]
        if s.border_top.width and tops[first_row] > self.folio_lines and not self._under_masthead(maker.area):
            rect = self.grid.rect(maker.first_columns[0], maker.first_columns[-1], tops[first_row], tops[first_row] + 1)
            y = rect.y + resolve(s.margin_top, zi) + s.border_top.width // 2
            items.append(Stroke(Point(rect.x, y), Point(rect.right, y), s.border_top.width, s.border_top.color))
        if s.border_left.width:
            for row, column in maker.area.cells:
                if column and (row, column - 1) not in own and self._takes_rule(row, column - 1):
                    x = (self.grid.column_right(column - 1) + self.grid.column_left(column)) // 2
                    top = self.grid.y(tops[row]) + (round(self.grid.pitch) if self._starts(row, column, own) else 0)
                    items.append(
                        Stroke(
                            Point(x, top),
                            Point(x, self.grid.y(tops[row + 1])),
                            s.border_left.width,
                            s.border_left.color,
                        )
                    )
        return items

    def _under_masthead(self, area: Area) -> bool:
        row, column = area.first_cell
        return any(a.kind == "masthead" and (row - 1, column) in a.cells for a in self.page.areas)

    def _starts(self, row: int, column: int, own: set[tuple[int, int]]) -> bool:
        return (row - 1, column) not in own

    def _takes_rule(self, row: int, column: int) -> bool:
        """Whether the neighbour is unboxed matter that a rule should part from the story."""
        neighbour = next((a for a in self.page.areas if (row, column) in a.cells), None)
        if neighbour is None or neighbour.kind not in ("story", "picture"):
            return False
        maker = self.makers.get(neighbour.name if neighbour.kind == "story" else neighbour.story)
        return maker is None or not maker.is_boxed
