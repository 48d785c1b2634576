"""Head groups: rubric, kicker, headline, deck, summary, byline over or beside their text.

A head takes whole grid lines, so that the columns beside it stay on the grid (newspaper-practice §7); its
headline takes the largest size of the 号 series that its measure, its number of lines and the heads of
higher rank allow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from ..base.diagnostics import Outcome, Place
from ..base.units import EM, HEADLINE_SIZES, Em, Length, pt, resolve
from ..display.items import Role
from ..edition.model import NO_WISH, HeadWish, HeldHead, HeldStory, Story, Text
from ..furniture.artwork import ArtError, read_art
from ..style.model import ComputedStyle, FitSize, Part, ShareSize
from ..text.head_breaker import bad_breaks, break_head
from ..text.line_breaker import break_paragraph
from ..text.model import Broken, Line, StyledRun
from ..text.setting import annotations_of, paragraph_style, styled_runs
from ..text.words import head_joints
from .context import Context, ContextKey, fixed_size
from .fold import moved, reserve
from .held_head import fit_held, kept_breaks, least_of
from .model import LineArt
from .readings import dot_size

SHORT_HEAD_GAPS = {2: 1.5, 3: 1.0, 4: 0.5}
"""Gaps in em that open a head of so many characters (newspaper-practice §6, 标题字数少时字间加空)."""

_LINE = 1.3
"""A further line must make a head so many times as large before it is worth its depth …"""
_COST = 150.0
"""… and a break that costs this much as much again: a head is worth its size by what its lines and breaks cost, so
that one line in the next size down wins over two lines that part what belongs together."""
_STEP_DOWN = 0.72
"""A kicker or deck of a fixed size may shrink to this share of it before it takes another line."""
_SQUEEZED = 1.3
"""Exponent by which squeezing takes from a head's worth: it must win more in size than it costs in width."""
_STRETCH_STEP = 0.01
_THIN, _FULL = 0.75, 0.95
"""Shares of its measure under which a head may be widened, and up to which (newspaper-practice §7)."""
HEAD_GRADES = tuple(pt(size) for size in HEADLINE_SIZES)
"""Sizes that a head may take, the largest first."""


class HeadLine(NamedTuple):
    """One line of a head group: its place from the top (or right) of the group's box, in sp."""

    role: Role
    node_id: str
    text: str
    line: Line
    size: Length
    inline: int
    block: int
    """To the baseline (horizontal) or the centre of the line (vertical)."""
    readings: str = ""
    """Those of the whole text."""
    stretch: float = 1.0
    """Width of its characters, as a share of what the face has (长体, 扁体)."""
    joints: tuple[float, ...] = ()
    """What it costs to part the text before each of its characters, where the line may be opened at a fold."""
    hidden: bool = False
    """Whether art stands for it; the first of such lines carries that."""
    art: LineArt | None = None

    @property
    def start(self) -> int:
        """Where its first character begins, from the start of the group's box."""
        return self.inline + round(self.line.inset * self.stretch)

    @property
    def stop(self) -> int:
        return self.inline + round((self.line.inset + self.line.width) * self.stretch)


class HeadGroup(NamedTuple):
    """A head group set to a measure. `depth` is the block extent its lines need with the air they ask for."""

    lines: tuple[HeadLine, ...]
    depth: int
    head_size: Length

    @property
    def line_zi(self) -> int:
        """Characters that a line of the headline holds."""
        return next((line.line.measure // line.size for line in self.lines if line.role == "headline"), 0)

    @property
    def ink_start(self) -> int:
        """Of a vertical group: from its block start to the ink of its first line."""
        return min((line.block - line.size // 2 for line in self.lines), default=0)

    @property
    def ink(self) -> int:
        """Of a vertical group: the extent of its ink across the lines."""
        return max((line.block + line.size // 2 for line in self.lines), default=0) - self.ink_start

    def spread(self, extra: int) -> HeadGroup:
        """The same lines over `extra` sp more: shared out above, between the parts and below the group."""
        parts = 1 + sum(one.node_id != other.node_id for one, other in pairwise(self.lines))
        share = max(extra, 0) // (_AIR_ABOVE + _AIR_BELOW + parts - 1)
        moved: list[HeadLine] = []
        shift = _AIR_ABOVE * share
        for number, line in enumerate(self.lines):
            if number and line.node_id != self.lines[number - 1].node_id:
                shift += share
            moved.append(line._replace(block=line.block + shift))
        return HeadGroup(tuple(moved), self.depth + extra, self.head_size)


_AIR_ABOVE, _AIR_BELOW = 2, 3
"""Shares of spare depth that go over and under a head group; one goes between any two of its parts."""

_NAME = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}(?:[·•‧][\u3400-\u9fff]+)*")

EMPTY_HEAD = HeadGroup((), 0, Length(0))


GROUP: frozenset[Role] = frozenset({"rubric", "kicker", "headline", "deck", "summary", "byline"})
"""Parts that stand together."""
SIDE: frozenset[Role] = frozenset({"side_head"})
_SILENT_ROLES = frozenset({"rubric", "kicker", "headline", "deck"})
"""Parts whose breaks stand for the comma before them."""


class _Fit(NamedTuple):
    """Lines of a text at a size; `stretch` is applied along them when they are drawn."""

    broken: Broken
    size: Length
    stretch: float = 1.0


class _Element(NamedTuple):
    role: Role
    text: Text
    style: ComputedStyle
    fit: _Fit
    joints: tuple[float, ...] = ()
    own: tuple[_Fit, ...] = ()
    """Its lines each by itself, where they are of sizes of their own."""
    art: LineArt | None = None
    """What is drawn for it, from the start and the top of the place that it takes."""

    @property
    def lines(self) -> tuple[tuple[Line, Length, float], ...]:
        """Its lines with the size and the stretch of each."""
        if self.own:
            return tuple((one.broken.lines[0], one.size, one.stretch) for one in self.own)
        return tuple((line, self.fit.size, self.fit.stretch) for line in self.fit.broken.lines)

    @property
    def size(self) -> Length:
        """That of its largest line."""
        return max((size for _, size, _ in self.lines), default=self.fit.size)


def people(story: Story) -> tuple[str, ...]:
    """The names in a story's bylines, and the words for what they are: its heads keep both whole."""
    found = [story.byline.text] if story.byline else []
    for block in story.blocks[:1]:
        found += [block.text.text[mark.start : mark.end] for mark in block.text.marks if mark.kind == "byline"]
    return tuple(word for line in found for word in _NAME.findall(line))


def set_head(
    context: Context,
    story: Story,
    part: Part,
    measure: int,
    *,
    vertical: bool = False,
    ceiling: Length | None = None,
    wish: HeadWish = NO_WISH,
    roles: frozenset[Role] | None = None,
    held: HeldStory | None = None,
    over_fold: bool = False,
) -> HeadGroup:
    """The head group of a story over `measure` sp; no headline larger than `ceiling`, or as it is wished for.

    Of the parts only those of `roles`; where none are given, all but a side head. On a page that holds still it keeps
    the sizes and lines that are `held`. Lines that stand `over_fold` leave as much of their measure free as opening
    them at the fold takes.

    Reports a head that does not fit at its least size with the characters that are too many, breaks that part
    words which belong together, and a face that lacks a character of the head and so gives way for all of it.
    """
    made = _made(context, story, part, measure, vertical, ceiling, wish, roles, held, over_fold)
    context.found += made.diagnostics
    return made.value


def least_measure(
    context: Context, story: Story, part: Part, measures: Sequence[int], *, vertical: bool, wish: HeadWish,
    roles: frozenset[Role] | None,
) -> int:  # fmt: skip
    """The shortest of `measures`, which grow, that holds the head group at its least size; the longest if none does."""

    def holds(measure: int) -> bool:
        made = _made(context, story, part, measure, vertical, None, wish, roles, None, False)
        return all(found.code != "fit/headline-overflow" for found in made.diagnostics)

    return measures[min(bisect_left(measures, True, key=holds), len(measures) - 1)]


def _made(
    context: Context, story: Story, part: Part, measure: int, vertical: bool, ceiling: Length | None,
    wish: HeadWish, roles: frozenset[Role] | None, held: HeldStory | None, over_fold: bool,
) -> Outcome[HeadGroup]:  # fmt: skip
    texts = tuple(item for item in _texts(story) if item[0] in (GROUP if roles is None else roles))
    words = "\n".join(text.text for _, text in texts)
    names = tuple(name for name in (*context.names, *people(story)) if name in words)
    return _set(
        context.key, texts, part, names, story.language, max(measure, 1), vertical, ceiling, wish, held, over_fold
    )


def head_part(role: Role) -> Part:
    """A part of a head group as selectors see it."""
    return Part(role.replace("_", "-"))


def hidden_texts(context: Context, story: Story, part: Part) -> tuple[str, ...]:
    """The nodes of those lines of a head group that the stylesheet leaves out."""
    return tuple(text.node_id for role, text in _texts(story) if context.style(part, head_part(role)).display == "none")


def _texts(story: Story) -> tuple[tuple[Role, Text], ...]:
    named: tuple[tuple[Role, Text | None], ...] = (
        ("rubric", story.rubric), ("kicker", story.kicker), ("headline", story.headline), ("deck", story.deck),
        ("summary", story.summary), ("byline", story.byline), ("side_head", story.side_head),
    )  # fmt: skip
    return tuple((role, text) for role, text in named if text is not None and text.text)


@lru_cache(maxsize=4096)
def _set(
    key: ContextKey, texts: tuple[tuple[Role, Text], ...], part: Part, names: tuple[str, ...], language: str,
    measure: int, vertical: bool, ceiling: Length | None, wish: HeadWish, held: HeldStory | None, over_fold: bool,
) -> Outcome[HeadGroup]:  # fmt: skip
    context = Context(*key)
    elements: dict[Role, _Element] = {}
    head_size: Length | None = None
    # The headline first: the sizes of the others are shares of its own.
    for role, text in sorted(texts, key=lambda item: item[0] != "headline"):
        path = (part, head_part(role))
        style = context.style(*path)
        if style.display == "none":
            continue
        if vertical:
            style = replace(style, writing_mode="vertical-rl")
        wanted = wish if role == "headline" else NO_WISH
        style = _as_wished(style, wanted)
        limits = style
        if isinstance(style.font_size, ShareSize):
            style = replace(style, font_size=_shared(style.font_size, head_size))
        kept = held.head(role) if held and wanted == NO_WISH else None

        def fitter(spacing: float, style: ComputedStyle = style, role: Role = role, text: Text = text) -> _Fitter:
            closer = replace(style, letter_spacing=Em(round(style.letter_spacing.value + spacing, 6)))
            path = (part, Part(role))
            used = closer if spacing else style
            return _Fitter(context, role, text, used, measure, path, names, language, over_fold)

        plain: _Fitter = fitter(0.0)
        art: LineArt | None = None if vertical else _art(context, text, wanted, style, measure)
        lines: tuple[_Fit, ...] = _under_art(art, text, plain) if art else _line_by_line(context, text, wanted, fitter)
        if lines:
            fit = lines[0]._replace(broken=Broken(tuple(one.broken.lines[0] for one in lines), 0.0))
        else:
            fit = plain.with_reserve(_held(context, kept, text, limits, fitter) if kept else plain.fit(ceiling))
        elements[role] = _Element(role, text, style, fit, plain.joints, lines, art)
        if role == "headline":
            head_size = max((one.size for one in lines), default=fit.size)
    ordered = [elements[role] for role, _ in texts if role in elements]
    return Outcome(_stack(ordered, vertical) if ordered else EMPTY_HEAD, tuple(context.found))


def _as_wished(style: ComputedStyle, wish: HeadWish) -> ComputedStyle:
    """The style of a headline with the size, the width and the distance of characters that the page asks for."""
    if wish.size:
        style = replace(style, font_size=FitSize(wish.size, wish.size))
    if wish.stretch:
        style = replace(style, font_stretch=wish.stretch, font_stretch_range=(1.0, 1.0))
    if wish.tracking:
        style = replace(style, letter_spacing=Em(round(style.letter_spacing.value + wish.tracking, 6)))
    return style


def _art(context: Context, text: Text, wish: HeadWish, style: ComputedStyle, measure: int) -> LineArt | None:
    """The art that stands for a headline, over its measure or as wide as is wished for; None where it can't be had."""
    if wish.art is None:
        return None
    try:
        art = read_art(wish.art.path)
    except (OSError, ArtError) as fault:
        code = "head/art-missing" if isinstance(fault, OSError) else "head/art-unreadable"
        context.report(code, Place(text.node_id), file=wish.art.path.name)
        return None
    if art.left_out:
        elements = "、".join(art.left_out)
        context.report("head/art-unsupported", Place(text.node_id), file=wish.art.path.name, elements=elements)
    width = min(wish.art.width or measure, measure)
    inline = {"center": (measure - width) // 2, "end": measure - width}.get(style.text_align, 0)
    return LineArt(art, inline, 0, width, round(width * art.height / art.width), style.color)


def _under_art(art: LineArt, text: Text, fitter: _Fitter) -> tuple[_Fit, ...]:
    """The lines of a headline that art stands for, in a size at which they are under it."""
    edges = (0, *text.breaks, len(text.text))
    longest = max(end - start for start, end in pairwise(edges))
    size = Length(max(min(art.depth // (len(edges) - 1), art.width // max(longest, 1)), 1))
    numbers = range(len(edges) - 1)
    # Short heads are opened, and then longer than their characters.
    size = min(fitter.held_size(number, size) for number in numbers)
    return tuple(fitter.one_line(number, size, 1.0) for number in numbers)


def _line_by_line(context: Context, text: Text, wish: HeadWish, fitter: Callable[[float], _Fitter]) -> tuple[_Fit, ...]:
    """The lines of a headline, each at the size and with the characters that are wished for it; () where none are.

    Its lines end where `|` stands in the copy: one for each wish.
    """
    count = len(text.breaks) + 1
    if not wish.lines:
        return ()
    if len(wish.lines) != count:
        context.report(
            "makeup/head-lines", Place(text.node_id, 0, len(text.text)), text=text.text, lines=count,
            given=len(wish.lines),
        )  # fmt: skip
        return ()
    made: list[_Fit] = []
    for number in range(count):
        one = wish.of_line(number)
        # What goes for all lines is in the style already.
        made.append(fitter(round(one.tracking - wish.tracking, 6)).one_line(number, one.size, one.stretch))
    return tuple(made)


def _held(
    context: Context, held: HeldHead, text: Text, style: ComputedStyle, fitter: Callable[[float], _Fitter]
) -> _Fit:
    """A text in the lines that it has on a page that holds still; reported where nothing fits it in them."""
    fitters: dict[float, _Fitter] = {}
    count = len(held.lines)

    def at(spacing: float) -> _Fitter:
        if spacing not in fitters:
            fitters[spacing] = fitter(spacing)
        return fitters[spacing]

    def set_in_lines(size: Length, spacing: float, stretch: float, kept: tuple[int, ...] | None) -> Broken | None:
        return at(spacing).in_lines(size, count, stretch, kept or ())

    found = fit_held(held, text.text, style, HEAD_GRADES, set_in_lines)
    if found is None:
        size, spacing, stretch = least_of(held, style, HEAD_GRADES)
        room = at(spacing).room(size, count, stretch)
        length = len(text.text)
        context.report(
            "held/head", Place(text.node_id, 0, length), text=text.text, lines=count, characters=length, room=room,
            cut=max(length - room, 1),
        )  # fmt: skip
        return _Fit(at(spacing).in_more_lines(size, count, stretch), size, stretch)
    if at(0.0).role == "headline":
        at(0.0).judge_breaks(found.broken, kept_breaks(held, text.text) or ())
    return _Fit(*found)


def _shared(wanted: ShareSize, head: Length | None) -> Length:
    """The size of the series that is nearest to a share of the headline's, within the limits."""
    if head is None:
        return wanted.maximum
    aim = min(max(wanted.share * head, wanted.minimum), wanted.maximum)
    grades = [size for size in HEAD_GRADES if wanted.minimum <= size <= wanted.maximum]
    return min(grades or [wanted.minimum], key=lambda size: abs(size - aim))


class _Fitter:
    """One text of a head group on its way to a size and lines."""

    def __init__(
        self, context: Context, role: Role, text: Text, style: ComputedStyle, measure: int, path: tuple[Part, ...],
        names: tuple[str, ...], language: str, over_fold: bool = False,
    ) -> None:  # fmt: skip
        self.context = context
        self.role = role
        self.text = text
        self.style = style
        self.measure = Length(measure)
        self.over_fold = over_fold
        self.names = names
        spaced = replace(style, font_family=_one_face(context, text, style))
        gap = SHORT_HEAD_GAPS.get(len(text.text)) if role == "headline" and not text.breaks else None
        if gap and style.letter_spacing == Em(0.0):
            spaced = replace(spaced, letter_spacing=Em(gap))
        spaced = replace(spaced, text_emphasis_size=dot_size(style, style.line_height - 1.0))
        self.paragraph = replace(paragraph_style(spaced, language), line_break="strict")

        def mark_style(kind: str) -> ComputedStyle:
            return context.style(*path, Part(kind))

        vertical = style.writing_mode == "vertical-rl"
        runs: tuple[StyledRun, ...] = styled_runs(text, spaced, mark_style, language)
        beside = annotations_of(text, spaced, mark_style, language) if text.marks else ()
        self.shaped = context.shaped(text, runs, self.paragraph, vertical=vertical, beside=beside)
        self.most = max(style.max_lines or (2 if role == "headline" else 3), len(text.breaks) + 1)

    def fit(self, ceiling: Length | None) -> _Fit:
        found = self._fitted(ceiling) if isinstance(self.style.font_size, FitSize) else self._stepped_down()
        if found is None:
            size = self._least_size(ceiling)
            found = _Fit(self._over_long(size), size, self._narrowest)
        elif self.role == "headline":
            found = self._widened(found)
        if self.role == "headline":
            self.judge_breaks(found.broken)
        return found

    @property
    def joints(self) -> tuple[float, ...]:
        """What it costs to part the text, where it may be opened at a fold."""
        return head_joints(self.shaped.text, self.shaped.letters, self.names) if self.over_fold else ()

    def _room(self, size: Length) -> int:
        """What lines of a size may take of the measure."""
        return max(self.measure - reserve(size), size) if self.over_fold else self.measure

    def with_reserve(self, fit: _Fit) -> _Fit:
        """Lines of their whole measure again, what they left free beside them as they are aligned."""
        if not self.over_fold:
            return fit
        free = round((self.measure - self._room(fit.size)) / fit.stretch)
        shift = {"center": free // 2, "end": free}.get(self.paragraph.align, 0)
        lines = (moved(line, shift, shift, 0)._replace(measure=line.measure + free) for line in fit.broken.lines)
        return fit._replace(broken=fit.broken._replace(lines=tuple(lines)))

    @property
    def _narrowest(self) -> float:
        """How far characters may be squeezed."""
        return min(self.style.font_stretch_range[0], 1.0) * self.style.font_stretch

    def _fitted(self, ceiling: Length | None) -> _Fit | None:
        return self._worthiest(self._sizes(ceiling))

    def _sizes(self, ceiling: Length | None) -> list[Length]:
        wanted = self.style.font_size
        assert isinstance(wanted, FitSize)
        top = min(wanted.maximum, ceiling) if ceiling else wanted.maximum
        return [s for s in HEAD_GRADES if wanted.minimum <= s <= top] or [wanted.minimum]

    def _stepped_down(self) -> _Fit | None:
        size = Length(fixed_size(self.style))
        grades = [size, *(s for s in HEAD_GRADES if _STEP_DOWN * size <= s < size)] if self.role != "byline" else [size]
        return self._worthiest(grades)

    def _worthiest(self, sizes: list[Length]) -> _Fit | None:
        """The size and lines of the highest worth, the larger and the fewer of equal ones; None when nothing fits.

        Characters are squeezed where they so save a line or reach a larger size that is worth it.
        """
        best: _Fit | None = None
        highest = 0.0
        wanted = len(self.text.breaks) + 1
        dear = 1.0
        for lines in range(wanted, self.most + 1):
            for size in sizes:
                if size <= highest * dear:
                    break
                fit = self._fit_in(size, lines, tight=size == sizes[-1])
                if fit is None or len(fit.broken.lines) < lines > wanted:
                    continue
                squeeze = (fit.stretch / self.style.font_stretch) ** _SQUEEZED
                worth = size * squeeze / (dear * (1.0 + fit.broken.cost / _COST))
                if worth > highest:
                    best, highest = fit, worth
            dear *= _LINE
        return best

    def _fit_in(self, size: Length, lines: int, *, tight: bool) -> _Fit | None:
        """So many lines at a size, with characters squeezed as little as that takes; None where they don't fit."""
        natural, narrowest = self.style.font_stretch, self._narrowest
        broken = self._break(size, lines, natural, tight=tight)
        if broken is not None or narrowest >= natural:
            return _Fit(broken, size, natural) if broken else None
        steps = ceil(round((natural - narrowest) / _STRETCH_STEP, 6))
        squeezes = [max(round(natural - step * _STRETCH_STEP, 4), narrowest) for step in range(1, steps + 1)]
        at = bisect_left(squeezes, True, key=lambda squeeze: self._break(size, lines, squeeze, tight=tight) is not None)
        if at == len(squeezes):
            return None
        broken = self._break(size, lines, squeezes[at], tight=tight)
        return _Fit(broken, size, squeezes[at]) if broken else None

    def _widened(self, fit: _Fit) -> _Fit:
        """A head that leaves much of its measure white, with characters as much wider as the style lets them be."""
        widest = max(self.style.font_stretch_range[1], 1.0) * self.style.font_stretch
        longest = max((line.width for line in fit.broken.lines), default=0)
        room = self._room(fit.size)
        if widest <= fit.stretch or not longest or longest * fit.stretch >= _THIN * room:
            return fit
        stretch = min(widest, int(_FULL * room / longest / _STRETCH_STEP) * _STRETCH_STEP)
        stretch = round(max(stretch, fit.stretch), 4)
        broken = self._break(fit.size, len(fit.broken.lines), stretch)
        ends = [line.end for line in fit.broken.lines]
        return _Fit(broken, fit.size, stretch) if broken and [line.end for line in broken.lines] == ends else fit

    def one_line(self, number: int, size: Length | None, stretch: float) -> _Fit:
        """The line that ends at the break `number`, at a size or the largest that it fits at, whatever the others are.

        Reported where it is too long.
        """
        stretch = stretch or self.style.font_stretch
        sizes = [size] if size else self._sizes(None)
        one = next((one for one in sizes if self._overhang(number, one, stretch) <= 0), sizes[-1])
        over, line = self._overhang(number, one, stretch), self._alone(number, one, stretch)
        if over > 0:
            length = line.end - line.start
            cut = min(ceil(over / one), length - 1)
            self.context.report(
                "fit/headline-overflow", Place(self.text.node_id, line.start, length),
                text=self.text.text[line.start : line.end], characters=length, room=length - cut, cut=cut, lines=1,
            )  # fmt: skip
        return self.with_reserve(_Fit(Broken((line,), 0.0), one, stretch))

    def _overhang(self, number: int, size: Length, stretch: float) -> int:
        """By how much a line is longer than its measure, in sp before it is stretched."""
        line = self._alone(number, size, stretch)
        return line.width - line.measure

    def held_size(self, number: int, size: Length) -> Length:
        """A size at which a line is no longer than its measure, at most `size`."""
        line = self._alone(number, size, 1.0)
        return size if line.width <= line.measure else Length(max(size * line.measure // line.width, 1))

    def _alone(self, number: int, size: Length, stretch: float) -> Line:
        # Broken to a measure that any of the lines fits in, and then put back into its own.
        wide = Length(max(self.measure, 3 * len(self.text.text) * size))
        count, breaks = len(self.text.breaks) + 1, self.text.breaks
        found = break_head(self.shaped, size, wide, self.paragraph, breaks, count, names=self.names)
        assert found is not None
        room = round(self._room(size) / stretch)
        shift = {"center": (room - wide) // 2, "end": room - wide}.get(self.paragraph.align, 0)
        return moved(found.lines[number], shift, shift, 0)._replace(measure=room)

    def _least_size(self, ceiling: Length | None) -> Length:
        return self._sizes(ceiling)[-1] if isinstance(self.style.font_size, FitSize) else fixed_size(self.style)

    def _break(
        self, size: Length, lines: int, stretch: float, *, tight: bool = True, kept: tuple[int, ...] = ()
    ) -> Broken | None:
        return break_head(
            self.shaped, size, Length(round(self._room(size) / stretch)), self.paragraph, self.text.breaks, lines,
            names=self.names, silent=self.role in _SILENT_ROLES and "。" not in self.text.text, tight=tight,
            pyramid=self.style.text_wrap == "pyramid", kept=kept,
        )  # fmt: skip

    def in_lines(self, size: Length, lines: int, stretch: float, kept: tuple[int, ...]) -> Broken | None:
        """At most so many lines at a size, broken where they were before."""
        return self._break(size, lines, stretch, kept=kept)

    def in_more_lines(self, size: Length, lines: int, stretch: float) -> Broken:
        """More lines than there should be."""
        found = (self._break(size, more, stretch) for more in range(lines + 1, lines + 4))
        measure = Length(round(self._room(size) / stretch))
        return next(filter(None, found), None) or break_paragraph(self.shaped, size, [measure], self.paragraph)

    def room(self, size: Length, lines: int, stretch: float) -> int:
        """Characters of the text, from its beginning, that so many lines hold."""
        target = lines * (self._room(size) / stretch) * EM / size
        ends = self.shaped.ends
        held = next((n for n in range(len(ends) - 1, 0, -1) if ends[n] - self.shaped.starts[0] <= target), 0)
        # Breaks by sense leave room in all lines but the last.
        return max(held - (lines - 1), 1)

    def _over_long(self, size: Length) -> Broken:
        """More lines than the style allows, said with what would have to go."""
        measure = Length(round(self._room(size) / self._narrowest))
        room = self.most * max(measure // size, 1)
        length = len(self.text.text)
        self.context.report(
            "fit/headline-overflow", Place(self.text.node_id, 0, length), text=self.text.text, characters=length,
            room=room, cut=max(length - room, 1), lines=self.most,
        )  # fmt: skip
        return self.in_more_lines(size, self.most, self._narrowest)

    def judge_breaks(self, broken: Broken, kept: tuple[int, ...] = ()) -> None:
        """Report breaks that part what belongs together, but those that are `kept`."""
        words = self.text.text
        for at in bad_breaks(self.shaped, broken, (*self.text.breaks, *kept), self.names):
            self.context.report(
                "fit/headline-break", Place(self.text.node_id, at), before=words[at - 1], after=words[at], text=words
            )


def _one_face(context: Context, text: Text, style: ComputedStyle) -> tuple[str, ...]:
    """The families without those that lack a Han character of the head where a later one has more of them.

    A single character in another face shows in a head; a companion that only completes its family does not.
    """
    han = {char for char in text.text if "\u3400" <= char <= "\u9fff" or char >= "\U00020000"}
    owned = {family: frozenset(c for c in han if _has(context, family, style, c)) for family in style.font_family}
    families = style.font_family
    for family in style.font_family:
        later = families[families.index(family) + 1 :]
        if owned[family] and any(owned[other] > owned[family] for other in later):
            missing = "".join(sorted(han - owned[family]))
            context.report("page/head-face", Place(text.node_id), characters=missing, family=family)
            families = tuple(other for other in families if other != family)
    return families


def _has(context: Context, family: str, style: ComputedStyle, char: str) -> bool:
    """Whether a file of the family itself has a character."""
    face = context.book.find((family,), style.font_weight, style.font_style == "italic", char)
    served = context.book.serving(family)
    sources = context.book.sources[served.casefold()] if served else []
    return face is not None and any(face.file.path == source.path for source in sources)


def _stack(elements: list[_Element], vertical: bool) -> HeadGroup:
    """One element under (or left of) the other; margins of neighbours do not add up."""
    lines: list[HeadLine] = []
    position = 0
    margin = 0
    head_size = Length(0)
    head = next((element.fit for element in elements if element.role == "headline"), None)
    for at, element in enumerate(elements):
        style, size = element.style, element.size
        above = resolve(style.margin_top, size)
        position += max(margin, above) if at else 0
        position += _frame(style, size, vertical)[0]
        top, count = position, len(element.lines)
        for number, (line, size, stretch) in enumerate(element.lines):
            extent = element.art.depth // count if element.art else round(size * style.line_height)
            air = (extent - size) // 2
            over, under = _beside(line, size, vertical)
            position += 0 if element.art else max(over - air, 0)
            centre = position + extent // 2
            block = centre if vertical else centre - size // 2 + round(0.88 * size)
            inline = _hung(element.role, line, stretch, head) if vertical else 0
            text = element.text
            readings = "" if element.art else text.readings()
            art = element.art._replace(block=top - block) if element.art and not number else None
            lines.append(
                HeadLine(
                    element.role, text.node_id, text.text, line, size, inline, block, readings, stretch, element.joints,
                    element.art is not None, art,
                )
            )  # fmt: skip
            position += extent if element.art else extent + max(under - air, 0)
        position += _frame(style, element.size, vertical)[1]
        margin = resolve(style.margin_bottom, element.size)
        if element.role == "headline":
            head_size = element.size
    return HeadGroup(tuple(lines), position + margin, head_size)


def _frame(style: ComputedStyle, size: int, vertical: bool) -> tuple[int, int]:
    """What padding and rules take before the lines of a part of a head, and after them."""
    if vertical:
        before, after = (style.padding_right, style.border_right), (style.padding_left, style.border_left)
    else:
        before, after = (style.padding_top, style.border_top), (style.padding_bottom, style.border_bottom)
    return resolve(before[0], size) + before[1].width, resolve(after[0], size) + after[1].width


def _beside(line: Line, size: int, vertical: bool) -> tuple[int, int]:
    """How far readings reach over the characters of a line, and lines or dots under them."""
    top = size // 2 if vertical else round(0.88 * size)
    over = max((max(run.shifts, default=0) + run.size for run in line.readings), default=top) - top
    is_marked = bool(line.rules) or any(run.inserted and not run.actual_text for run in line.runs)
    return over, round(_UNDER_MARKED * size) if is_marked else 0


_UNDER_MARKED = 0.2
"""What lines, frames and dots take under their characters, as a share of the size."""


def _hung(role: Role, line: Line, stretch: float, head: _Fit | None) -> int:
    """How far a line beside a vertical headline moves: kickers begin level with it, bylines end so (§8)."""
    if not head or not head.broken.lines or role not in ("rubric", "kicker", "byline"):
        return 0
    inset, width, measure = (round(part * stretch) for part in (line.inset, line.width, line.measure))
    start = round(min(one.inset for one in head.broken.lines) * head.stretch)
    stop = round(max(one.inset + one.width for one in head.broken.lines) * head.stretch)
    place = max(stop - width, 0) if role == "byline" else min(start, measure - width)
    return place - inset
