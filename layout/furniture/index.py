"""The index of a front page (今日导读): what stands inside, and on which page, set on the grid of its area."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Point, Rect
from ..base.units import resolve
from ..display.items import Item, Link, Stroke
from ..edition.model import Edition, IndexItem, Text
from ..style.model import ComputedStyle, Part
from .borders import dashes, framed, rule_across
from .desk import Desk, Grid, QuietDesk, grid_in
from .fields import page_label, page_reference
from .lettering import (
    Lettering,
    Wrapped,
    aligned,
    drawn,
    drawn_lines,
    fit_size,
    largest,
    letter,
    stepped,
    wrap,
)

_MOST_LINES = 2
_MOST_GAP = 3
"""Lines of air between items, at most; what an area has beyond that goes over and under them."""
_AIR_OVER_TITLE = 3
"""Spare lines, at most, of which half go over the title."""

_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8)
_KICKER_SHARES = (1.0, 0.95, 0.9, 0.85)
"""A kicker steps down a little before it takes a second line."""

_TIGHT = 1.06
"""Depth that a line of a head needs, in sizes: Han of neighbouring lines must not touch."""


class _Entry(NamedTuple):
    """An item with its words looked up; `page` as printed, "" for none; `story` is where its link leads."""

    part: Part
    kicker: Text | None
    headline: Text | None
    page: str
    story: str


class _Words(NamedTuple):
    """A text of an entry broken to its measure, and the grid lines it takes."""

    wrapped: Wrapped
    node_id: str
    style: ComputedStyle
    depth: int


class _SetEntry(NamedTuple):
    """An entry set. `reference` stands at the end of the last line of the head, or below it on a line of its own."""

    entry: _Entry
    style: ComputedStyle
    words: tuple[_Words, ...]
    reference: Lettering | None
    reference_below: bool

    @property
    def depth(self) -> int:
        return sum(words.depth for words in self.words) + self.reference_below


class _Plan(NamedTuple):
    title_lines: int
    entries: tuple[_SetEntry, ...]
    gaps: tuple[int, ...]
    """Lines of air over each entry."""

    @property
    def depth(self) -> int:
        return self.title_lines + sum(entry.depth for entry in self.entries) + sum(self.gaps)

    @property
    def stray_references(self) -> int:
        """Page numbers that stand on a line of their own: a line each, and harder to read."""
        return sum(entry.reference_below for entry in self.entries)


def index_depth(desk: Desk, edition: Edition, page_of: Callable[[str], str], width: int) -> int:
    """The depth in sp that the index takes over `width`, with air between its items."""
    maker = _Maker(QuietDesk(desk), edition, page_of, width)
    if not maker.entries:
        return 0
    depth = maker.plan(maker.best_share(maker.usual_gap), maker.usual_gap).depth
    lines = depth
    while maker.lines_inside(lines)[1] < depth:
        lines += 1
    geometry = desk.sheet.geometry
    return lines * geometry.type_height // geometry.lines


def set_index(
    desk: Desk, edition: Edition, page_of: Callable[[str], str], rect: Rect
) -> tuple[tuple[Item, ...], tuple[Link, ...]]:
    """The index in its area: title, and for each item kicker, head and the page that its story is on.

    Heads step down and air is closed up before anything is left out; what is left out is reported.
    """
    quiet = _Maker(QuietDesk(desk), edition, page_of, rect.width)
    _, room = quiet.lines_inside(grid_in(desk.sheet.geometry, rect).lines)
    share, gap = quiet.what_fits(room)
    maker = _Maker(desk, edition, page_of, rect.width)
    plan = maker.plan(share, gap)
    if plan.depth > room:
        desk.report("index/too-deep", Place("index"), need=plan.depth, room=room, more=plan.depth - room)
        kept = plan.entries
        while kept and plan.depth > room:
            kept = kept[:-1]
            plan = _Plan(plan.title_lines, kept, plan.gaps[: len(kept)])
    elif plan.entries:
        depth = sum(entry.depth for entry in plan.entries) // len(plan.entries) + gap
        free = room - plan.title_lines - sum(entry.depth for entry in plan.entries) - sum(_spread(plan, room)[0])
        if free >= depth:
            desk.report("index/short", Place("index"), lines=free, items=free // depth)
    return maker.drawn(plan, rect, room)


class _Maker:
    def __init__(self, desk: Desk, edition: Edition, page_of: Callable[[str], str], width: int) -> None:
        self.desk = desk
        self.part = Part("index")
        self.style = desk.style(self.part)
        geometry = desk.sheet.geometry
        self.pitch = geometry.type_height / geometry.lines
        self.title = edition.paper.index_title
        self.page_ref = edition.paper.page_ref
        s, size = self.style, largest(self.style)
        self.margin = (resolve(s.margin_top, size), resolve(s.margin_bottom, size))
        self.above = self.margin[0] + s.border_top.width + resolve(s.padding_top, size)
        self.below = self.margin[1] + s.border_bottom.width + resolve(s.padding_bottom, size)
        self.left = s.border_left.width + resolve(s.padding_left, size)
        self.right = s.border_right.width + resolve(s.padding_right, size)
        self.measure = width - self.left - self.right
        count = len(edition.index)
        self.entries = [_entry(edition, page_of, item, n, count) for n, item in enumerate(edition.index, 1)]
        first = desk.style(self.part, Part("entry"))
        margins = resolve(first.margin_top, largest(first)) + resolve(first.margin_bottom, largest(first))
        self.usual_gap = max(round(margins / self.pitch), 1)

    def lines_inside(self, lines: int) -> tuple[int, int]:
        """The first grid line under the frame's upper edge, and how many lines are inside, of `lines`.

        The air over the ideographs of a line may lie in the padding.
        """
        air = (self.pitch - self.desk.sheet.geometry.zi) / 2
        start = max(-int(-(self.above - air) // self.pitch), 0)
        end = int((lines * self.pitch - max(self.below - air, 0)) // self.pitch)
        return start, max(end - start, 0)

    def what_fits(self, room: int) -> tuple[float, int]:
        """The share of their size that heads keep, and the least air, with which all items fit `room` lines.

        All heads share one size. It may be a little less than full where that brings page numbers onto the
        lines of their heads.
        """
        for gap in range(self.usual_gap, -1, -1):
            share = self.best_share(gap, room)
            if share:
                return share, gap
        return _SHARES[-1], 0

    def best_share(self, gap: int, room: int | None = None) -> float:
        """The largest share, among those that fit, which leaves the fewest page numbers on lines of their own."""
        plans = {share: self.plan(share, gap) for share in _SHARES}
        fitting = [share for share in _SHARES if room is None or plans[share].depth <= room]
        return min(fitting, key=lambda share: (plans[share].stray_references, -share), default=0.0)

    def plan(self, share: float, gap: int) -> _Plan:
        entries = tuple(self._set(entry, share) for entry in self.entries)
        gaps = tuple(gap if number or self.title_lines else 0 for number in range(len(entries)))
        return _Plan(self.title_lines, entries, gaps)

    @property
    def title_lines(self) -> int:
        style = self.desk.style(self.part, Part("title"))
        if not self.title or style.display == "none":
            return 0
        size = largest(style)
        padding = resolve(style.padding_top, size) + resolve(style.padding_bottom, size)
        return style.block_size or self._lines(size * _TIGHT + padding + style.border_bottom.width)

    def _lines(self, depth: float) -> int:
        return max(-int(-depth // self.pitch), 1)

    def _set(self, entry: _Entry, share: float) -> _SetEntry:
        style = self.desk.style(self.part, entry.part)
        words = [
            made
            for name, text in (("kicker", entry.kicker), ("headline", entry.headline))
            if text is not None and text.text and (made := self._words(entry, name, text, share)) is not None
        ]
        reference = self._reference(entry)
        below = reference is not None and not (
            words and _extent(words[-1]) + words[-1].wrapped.size + reference.width <= self.measure
        )
        return _SetEntry(entry, style, tuple(words), reference, below)

    def _words(self, entry: _Entry, name: str, text: Text, share: float) -> _Words | None:
        style = self.desk.style(self.part, entry.part, Part(name))
        if style.display == "none":
            return None
        size = stepped(largest(style), share if name == "headline" else 1.0)
        # Breaks wanted in a story's own head mean nothing in another measure.
        breaks = text.breaks if not entry.story else ()
        if name == "kicker":
            for less in _KICKER_SHARES:
                if made := self._broken(text, style, stepped(size, less), self.measure, (), most=1):
                    return made
        ways = (self._broken(text, style, size, self.measure, wanted) for wanted in dict.fromkeys((breaks, ())))
        return next((made for made in ways if made), None) or self._condensed(text, style, size)

    def _broken(
        self, text: Text, style: ComputedStyle, size: int, measure: int, breaks: tuple[int, ...], most: int = 0
    ) -> _Words | None:
        most = most or max(style.max_lines or _MOST_LINES, len(breaks) + 1)
        align = style.text_align if style.text_align in ("center", "end") else "start"
        wrapped = wrap(self.desk, text.text, style, size, measure, most, breaks=breaks, align=align)
        if wrapped is None:
            return None
        return _Words(wrapped, text.node_id, style, self._lines(len(wrapped.lines) * size * _TIGHT))

    def _condensed(self, text: Text, style: ComputedStyle, size: int) -> _Words:
        """A text that no number of lines holds: on one line, smaller, and reported when still too wide."""
        small = stepped(size, fit_size(self.desk, [(text.text, style)], self.measure))
        one = letter(self.desk, text.text, style, small, self.measure, slot="index", place=Place(text.node_id))
        wrapped = Wrapped(text.text, (one.line,), one.size, style)
        return _Words(wrapped, text.node_id, style, self._lines(small * _TIGHT))

    def _reference(self, entry: _Entry) -> Lettering | None:
        style = self.desk.style(self.part, entry.part, Part("page-ref"))
        if not entry.page or style.display == "none":
            return None
        words = page_reference(self.page_ref, entry.page)
        if not words:
            return None
        return letter(
            self.desk, words, style, largest(style), self.measure, slot="index", place=Place("paper/page_ref")
        )

    def drawn(self, plan: _Plan, rect: Rect, room: int) -> tuple[tuple[Item, ...], tuple[Link, ...]]:
        frame = rect.inset(0, self.margin[0], 0, self.margin[1])
        items: list[Item] = list(framed(self.style, frame))
        links: list[Link] = []
        grid = grid_in(self.desk.sheet.geometry, rect)
        left, right = rect.x + self.left, rect.right - self.right
        gaps, before = _spread(plan, room)
        line = self.lines_inside(grid.lines)[0] + before
        if plan.title_lines:
            items += self._title(grid, line, plan.title_lines, left, right)
            line += plan.title_lines
        for number, (entry, gap) in enumerate(zip(plan.entries, gaps, strict=True)):
            if number and gap:
                items += self._rule_between(plan.entries[number - 1].style, entry.style, grid, line, gap, left, right)
            line += gap
            items += self._entry_items(entry, grid, line, left, right)
            if entry.entry.story:
                top = grid.y(line)
                links.append(Link(Rect(left, top, right - left, grid.y(line + entry.depth) - top), entry.entry.story))
            line += entry.depth
        return tuple(items), tuple(links)

    def _title(self, grid: Grid, line: int, lines: int, left: int, right: int) -> list[Item]:
        style = self.desk.style(self.part, Part("title"))
        band = Rect(left, grid.y(line), right - left, grid.y(line + lines) - grid.y(line))
        size = stepped(largest(style), fit_size(self.desk, [(self.title, style)], band.width))
        one = letter(self.desk, self.title, style, size, band.width, slot="index title")
        x = aligned(one.width, band.x, band.right, style.text_align)
        return [*framed(style, band), *drawn(one, x, grid.baseline(line, size, lines))]

    def _rule_between(
        self,
        above: ComputedStyle,
        below: ComputedStyle,
        grid: Grid,
        line: int,
        gap: int,
        left: int,
        right: int,
    ) -> tuple[Item, ...]:
        border = above.border_bottom if above.border_bottom.width else below.border_top
        y = round((grid.y(line) + grid.y(line + gap) - border.width) / 2)
        return rule_across(border, left, right, y)

    def _entry_items(self, entry: _SetEntry, grid: Grid, line: int, left: int, right: int) -> list[Item]:
        items: list[Item] = []
        baseline = 0
        for words in entry.words:
            wrapped, count = words.wrapped, len(words.wrapped.lines)
            step = grid.pitch * words.depth / count
            baselines = [
                grid.y(line) + round(step * (n + 0.5) - wrapped.size / 2 + 0.88 * wrapped.size) for n in range(count)
            ]
            items += drawn_lines(wrapped, left, baselines, node_id=_typed(entry.entry, words.node_id))
            baseline = baselines[-1]
            line += words.depth
        if entry.reference is not None:
            items += self._reference_items(entry, entry.reference, grid, line, baseline, left, right)
        return items

    def _reference_items(
        self, entry: _SetEntry, one: Lettering, grid: Grid, line: int, baseline: int, left: int, right: int
    ) -> list[Item]:
        """The page at the end of its line, and a leader to it where the stylesheet draws one under page-ref."""
        size = one.size
        if entry.reference_below:
            baseline = grid.baseline(line, size)
        x = right - one.width
        items: list[Item] = []
        leader = one.style.border_bottom
        if leader.width and not entry.reference_below:
            start, end = left + _extent(entry.words[-1]) + size // 2, x - size // 2
            if end > start:
                items.append(
                    Stroke(Point(start, baseline), Point(end, baseline), leader.width, leader.color, dashes(leader))
                )
        return [*items, *drawn(one, x, baseline)]


def _entry(edition: Edition, page_of: Callable[[str], str], item: IndexItem, number: int, count: int) -> _Entry:
    attributes = [("number", str(number))]
    attributes += [("first", "true")] if number == 1 else []
    attributes += [("last", "true")] if number == count else []
    part = Part("entry", tuple(sorted(attributes)))
    story = edition.story(item.story) if item.story else None
    if story is None:
        return _Entry(part, item.kicker, item.headline, item.page, "")
    found = page_of(story.name)
    page = page_label(edition, found) if found else item.page
    return _Entry(part, item.kicker or story.kicker, item.headline or story.headline, page, story.name)


def _typed(entry: _Entry, node_id: str) -> str:
    """The node that glyphs lead back to: words borrowed from a story are printed there, and only quoted here."""
    return "" if entry.story else node_id


def _extent(words: _Words) -> int:
    """How far the last line of some words reaches from the start of its measure."""
    last = words.wrapped.lines[-1]
    return round((last.inset + last.width) * words.wrapped.style.font_stretch)


def _spread(plan: _Plan, room: int) -> tuple[tuple[int, ...], int]:
    """Spare lines shared out over the gaps, from the first down; and the lines left for over the title.

    A few are shared between head and foot. Many would leave the title in the middle, so they all stay at the foot.
    """
    gaps = list(plan.gaps)
    spare = room - plan.depth
    open_gaps = [n for n in range(len(gaps)) if n or plan.title_lines]
    while spare >= len(open_gaps) > 0 and gaps[open_gaps[0]] < _MOST_GAP:
        for n in open_gaps:
            gaps[n] += 1
        spare -= len(open_gaps)
    return tuple(gaps), max(spare, 0) // 2 if spare <= _AIR_OVER_TITLE else 0
