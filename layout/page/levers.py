"""The levers that change what has been signed: head sizes, decks, crossheads, tracking, pictures and rows.

Each looks for the edit that makes a story fit, or that wins most, within the limit that the stylesheet sets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..base.units import Length
from ..edition.fillers import filler_name
from ..edition.fit_values import size_name, tracking_name
from ..edition.model import Page, Story, Text
from ..furniture.ad import NEAR, ad_depth, lines_asked
from ..style.model import FitSize, Part
from .headline import HEAD_GRADES
from .model import Way
from .parts import page_part
from .solve import MIN_ROW
from .trials import Edit, Missing, Trials

_TRACKING_STEPS = 4
_STAND_IN_DECK = "题" * 8
_MOST_PAIRS = 6
"""Pairs of rows between which lines are moved on trial for one story."""
_MOST_FILLERS = 12
_FILLING = "文"


def plain_way(trials: Trials, one: Missing) -> Way:
    """Cutting or adding copy, which always helps: how much."""
    account = one.placed.account
    if one.is_over:
        return Way("cut", _cut(trials, one), account.overset_lines)
    return Way("add", _added(trials, one), account.short_lines)


def _cut(trials: Trials, one: Missing) -> int:
    """Characters to cut at the end, so that the whole page fits as it does now but for them."""
    account = one.placed.account
    amount = account.overset_characters
    for _ in range(2):
        state = trials.after(trials.matter.with_story(_shortened(one.story, amount)), one.story.name)
        if state is None or not state.characters:
            break
        amount += state.characters
    return amount


def _added(trials: Trials, one: Missing) -> int:
    account = one.placed.account
    amount = round(account.short_lines * account.measure_zi)
    for _ in range(2):
        state = trials.after(trials.matter.with_story(_lengthened(one.story, amount)), one.story.name)
        if state is None or not state.characters:
            break
        amount -= state.characters
    return max(amount, 1)


def _smaller_head(trials: Trials, one: Missing, limit: int) -> Edit | None:
    one = trials.beginning(one)
    size, style = one.placed.head_size, _head_style(trials, one)
    sizes = [grade for grade in HEAD_GRADES if style.minimum <= grade < size][:limit] if style else []
    return _resized(trials, one, "head-down", sizes)


def _larger_head(trials: Trials, one: Missing, limit: int) -> Edit | None:
    one = trials.beginning(one)
    size, style = one.placed.head_size, _head_style(trials, one)
    if style is None or not size:
        return None
    higher = [
        story.head_size
        for page in trials.made.value
        for story in page.stories
        if page.name == one.page.name and story.head_size and story.rank < one.placed.rank
    ]
    most = min([style.maximum, *higher])
    return _resized(trials, one, "head-up", [grade for grade in HEAD_GRADES[::-1] if size < grade <= most][:limit])


def _head_style(trials: Trials, one: Missing) -> FitSize | None:
    style = trials.sheet.compute((page_part(one.page), one.placed.element, Part("headline")))
    return style.font_size if isinstance(style.font_size, FitSize) and one.placed.head_size else None


def _resized(trials: Trials, one: Missing, lever: str, sizes: Sequence[int]) -> Edit | None:
    def edit(grades: int, size: int) -> Edit:
        wish = one.page.placement(one.placed.name).head_wish._replace(size=Length(size))
        matter = trials.matter.with_placement(one.page, one.placed.name, head_wish=wish)
        return Way(lever, grades, what=size_name(size)), matter

    return trials.first(one, (edit(grades, size) for grades, size in enumerate(sizes, 1)))


def _closer(trials: Trials, one: Missing, limit: int) -> Edit | None:
    """Characters closer by as little as makes the story fit, else by as much as is allowed."""
    one = trials.beginning(one)
    low, _ = trials.sheet.compute((page_part(one.page), one.placed.element, Part("p"))).letter_spacing_range
    typed = one.page.placement(one.placed.name).tracking
    shares = [round(typed + (low - typed) * step / _TRACKING_STEPS, 5) for step in range(1, _TRACKING_STEPS + 1)]

    def edit(share: float) -> Edit:
        way = Way("tracking", 1, what=tracking_name(share))
        return way, trials.matter.with_placement(one.page, one.placed.name, tracking=share)

    if low >= typed or (most := trials.first(one, [edit(shares[-1])])) is None:
        return None
    less = None if most[0].rest else trials.first(one, map(edit, shares[:-1]))
    return less if less is not None and not less[0].rest else most


def _without_deck(trials: Trials, one: Missing, limit: int) -> Edit | None:
    one = trials.beginning(one)
    deck = one.story.deck
    if deck is None or deck.node_id in one.placed.hidden:
        return None
    return trials.first(one, [(Way("deck", 1), trials.matter.with_story(replace(one.story, deck=None)))])


def _with_deck(trials: Trials, one: Missing, limit: int) -> Edit | None:
    one = trials.beginning(one)
    style = trials.sheet.compute((page_part(one.page), one.placed.element, Part("deck")))
    if one.story.deck is not None or not one.placed.head_size or style.display == "none":
        return None
    deck = Text(f"{one.story.name}/deck/trial", _STAND_IN_DECK)
    found = trials.first(one, [(Way("add-deck", 0), trials.matter.with_story(replace(one.story, deck=deck)))])
    if found is None:
        return None
    made = trials.compose(found[1])
    lines = [
        (placed.line.measure, placed.line.width)
        for page in made.value
        for story in page.stories
        for text in story.texts
        if text.node_id == deck.node_id
        for placed in text.lines
    ]
    if len(lines) != 1 or not lines[0][1]:
        return None
    return found[0]._replace(amount=lines[0][0] * len(_STAND_IN_DECK) // lines[0][1]), found[1]


def _without_crossheads(trials: Trials, one: Missing, limit: int) -> Edit | None:
    at = [number for number, block in enumerate(one.story.blocks) if block.kind == "crosshead"]
    tried: list[Edit] = []
    for count in range(1, min(len(at), limit) + 1):
        gone = set(at[-count:])
        blocks = tuple(block for number, block in enumerate(one.story.blocks) if number not in gone)
        way = Way("drop-crossheads", count)
        tried.append((way, trials.matter.with_story(replace(one.story, blocks=blocks))))
    return trials.first(one, tried)


def _shallower_picture(trials: Trials, one: Missing, limit: int) -> Edit | None:
    return _moved(trials, one, "crop", limit)


def _deeper_picture(trials: Trials, one: Missing, limit: int) -> Edit | None:
    return _moved(trials, one, "taller", limit)


def _moved(trials: Trials, one: Missing, lever: str, limit: int) -> Edit | None:
    """Lines moved between a row of a picture and one in which the story has more columns."""
    depths, page = trials.depths(one.page), one.page
    tried: list[Edit] = []
    for area in page.areas:
        if area.kind != "picture":
            continue
        for of_picture in area.rows:
            for row, columns in _columns(page, one.area).items():
                gained = columns - _columns(page, one.area).get(of_picture, 0)
                if row in area.rows or gained <= 0 or len(tried) >= _MOST_PAIRS:
                    continue
                to, by = (row, of_picture) if one.is_over else (of_picture, row)
                lines = -(-one.lines // gained) if one.is_over else one.lines // gained
                lines = min(lines, limit, depths[by] - MIN_ROW)
                if lines > 0:
                    tried.append(_shifted(trials, one, lever, area.name, to, by, lines))
    return trials.first(one, tried)


def _deeper(trials: Trials, one: Missing, limit: int) -> Edit | None:
    """Lines moved to the story's area from rows in which nothing needs them; where there are none, how many
    the area lacks."""
    depths, page = trials.depths(one.page), one.page
    own = _columns(page, one.area)
    if not own:
        # What stands free has no rows.
        return None
    short = trials.short_lines(page)
    best = max(own.values())
    row = next(row for row in own if own[row] == best)
    tried: list[Edit] = []
    for by in range(len(page.rows)):
        areas = [area for area in page.areas if by in area.rows]
        if by in own or any(area.name not in short for area in areas) or len(tried) >= _MOST_PAIRS:
            continue
        spare = [short[area.name] // _columns(page, area.name).get(by, 1) for area in areas]
        lines = min([-(-one.lines // best), *spare, depths[by] - MIN_ROW])
        if lines > 0:
            tried.append(_shifted(trials, one, "deeper", "", row, by, lines))
    return trials.first(one, tried)


def _shifted(trials: Trials, one: Missing, lever: str, what: str, to: int, by: int, lines: int) -> Edit:
    """`lines` more for one row and fewer for another (`to`, `by`, from 0), both pinned."""
    depths = trials.depths(one.page)
    pins = {to: depths[to] + lines, by: depths[by] - lines}
    rows = tuple((row + 1, depth) for row, depth in sorted(pins.items()))
    columns = _columns(one.page, one.area).get(to, 0)
    return Way(lever, lines, what=what, columns=columns, rows=rows), trials.matter.with_rows(one.page, pins)


def _columns(page: Page, name: str) -> dict[int, int]:
    """Columns that a story has in every row of its area."""
    area = page.area(name)
    found: dict[int, int] = {}
    for row, _ in area.cells if area else ():
        found[row] = found.get(row, 0) + 1
    return found


def _shortened(story: Story, amount: int) -> Story:
    """The story without so many characters at its end."""
    blocks = list(story.blocks)
    while blocks and amount > 0:
        last = blocks.pop()
        words = last.text.text
        kept = words[: max(len(words) - amount, 0)].rstrip()
        amount -= len(words) - len(kept)
        if kept:
            marks = tuple(
                mark._replace(end=min(mark.end, len(kept))) for mark in last.text.marks if mark.start < len(kept)
            )
            blocks.append(last._replace(text=replace(last.text, text=kept, marks=marks)))
    return replace(story, blocks=tuple(blocks))


def _lengthened(story: Story, amount: int) -> Story:
    """The story with so many characters more in its last paragraph."""
    at = next(
        (number for number in reversed(range(len(story.blocks))) if story.blocks[number].kind == "paragraph"), None
    )
    if at is None:
        return story
    last = story.blocks[at]
    text = replace(last.text, text=last.text.text + _FILLING * amount)
    return replace(story, blocks=(*story.blocks[:at], last._replace(text=text), *story.blocks[at + 1 :]))


def _filled(trials: Trials, one: Missing, limit: int) -> Edit | None:
    """The filler that closes the hole best."""
    begun = trials.beginning(one)
    edits = [
        (Way("filler", 0, what=filler_name(filler)), trials.matter.with_filler(begun.story, filler))
        for filler in trials.matter.edition.fillers[:_MOST_FILLERS]
    ]
    found = trials.first(one, edits)
    return (found[0]._replace(amount=found[0].gain), found[1]) if found else None


def drawn_fillers(trials: Trials, one: Missing) -> tuple[Way, ...]:
    """Fillers as wide as the area of a story, and no deeper than the hole in all of its columns: the deepest one."""
    geometry, rects = trials.sheet.geometry, one.placed.area_rects
    if len(rects) != 1:
        return ()
    pitch = geometry.type_height / geometry.lines
    columns = max(len({frame.rect.x for frame in one.placed.frames[1:]}), 1)
    found: list[Way] = []
    for art in trials.matter.edition.filler_art:
        if art.has_size and abs(art.width - rects[0].width) > NEAR * rects[0].width:
            continue
        lines = lines_asked(ad_depth(art, rects[0].width, is_scaled=False), pitch)
        if lines * columns <= one.lines:
            found.append(Way("draw-filler", lines, lines * columns, one.lines - lines * columns, what=art.name))
    return tuple(sorted(found, key=lambda way: (way.rest, way.what))[:1])


LEVERS: dict[tuple[str, bool], Callable[[Trials, Missing, int], Edit | None]] = {
    ("filler", False): _filled,
    ("head-size", True): _smaller_head,
    ("head-size", False): _larger_head,
    ("tracking", True): _closer,
    ("deck", True): _without_deck,
    ("deck", False): _with_deck,
    ("drop-crossheads", True): _without_crossheads,
    ("crop", True): _shallower_picture,
    ("crop", False): _deeper_picture,
    ("rows", True): _deeper,
}
"""What looks for a way by a lever, for stories that are overset and for those that are short."""
