"""Copyfit: the ways in which stories that are too long or too short could be made to fit, each tried on the page.

What harms nothing (lines of paragraphs, air round heads and crossheads) the page does by itself while it is set. What
changes a page that somebody has signed is an edit of its matter, and is proposed with what it wins. A paper may grant
some of them (`fit: {take: …}`): these are made for good where they save copy from being overset.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..base.diagnostics import Diagnostic, Outcome
from ..style.stylesheet import StyleSheet
from .levers import LEVERS, drawn_fillers, plain_way
from .model import ComposedPage, PlacedStory, Way
from .parts import page_part
from .trials import TOLD, Compose, Edit, Made, Matter, Missing, Trials


def fitted(matter: Matter, sheet: StyleSheet, compose: Compose, *, explain: bool = True) -> Made:
    """The pages composed, after what the paper grants; stories that don't fit with the ways that are left.

    Without `explain` these are not looked for, which takes several times as long as the page itself.
    """
    made = compose(matter)
    if not any(_misses(story) for page in made.value for story in page.stories):
        return made
    trials = _fill(_take(Trials(matter, sheet, compose, made)))
    return _explained(trials) if explain else trials.made


def _misses(story: PlacedStory) -> bool:
    return bool(story.account.overset_lines or story.account.overset_characters or story.account.short_lines)


def _take(trials: Trials) -> Trials:
    """The pages with the ways that the paper grants, where they make an overset story fit; else as they were."""
    # Heads that may be smaller have been made so while the page was composed.
    granted = [lever for lever in trials.matter.edition.paper.take if lever != "head-size"]
    for one in trials.missing(True) if granted else ():
        if one.page.placement(one.placed.name).fit != "none":
            trials = _taken(trials, one.story.name, granted) or trials
    return trials


def _fill(trials: Trials) -> Trials:
    """The pages with fillers in the holes that one closes: nothing that was signed has changed."""
    told = {(item.page, item.value("story")) for item in trials.made.diagnostics if item.code == "fit/underset"}
    for one in trials.missing(False) if trials.matter.edition.fillers else ():
        wants = (one.page.name, one.area) in told and one.page.placement(one.placed.name).fit != "none"
        found = next(_edits(trials, one, ("filler",)), None) if wants else None
        if found is None:
            continue
        way, matter = found
        made = trials.compose(matter)
        if not any(item.code == "fit/underset" and item.value("story") == one.area for item in made.diagnostics):
            before = trials.matter
            at = Trials(matter, trials.sheet, trials.compose, made)
            trials = _marked(at, before, one.story.name, (f"filler:{way.what}",))
    return trials


def _taken(trials: Trials, name: str, granted: Sequence[str]) -> Trials | None:
    """The pages in which granted ways, the cheapest first, have made a story fit; None where they don't."""
    at = trials
    done: list[str] = []
    for _ in range(len(granted)):
        one = next((one for one in at.missing(True) if one.story.name == name), None)
        found = next(_edits(at, one, granted), None) if one else None
        if found is None:
            break
        way, matter = found
        at = Trials(matter, trials.sheet, trials.compose, at.compose(matter))
        lever = _lever(way)
        done.append(f"{lever}:{way.what or way.amount}")
        granted = [other for other in granted if other != lever]
    if not done or at.before[name].over or at.before[name].characters:
        return None
    return _marked(at, trials.matter, name, tuple(done))


def _marked(trials: Trials, before: Matter, name: str, levers: tuple[str, ...]) -> Trials:
    """The same with levers in a story's account, and with what they leave out among its hidden nodes."""
    was, now = before.edition.story(name), trials.matter.edition.story(name)
    kept = {text.node_id for text in now.texts()} if now else set[str]()
    had = {text.node_id for text in was.texts()} if was else set[str]()
    added = tuple(text for text in now.texts() if text.node_id not in had) if now else ()
    gone = tuple(text.node_id for text in was.texts() if text.node_id not in kept) if was else ()

    def mark(story: PlacedStory) -> PlacedStory:
        if story.name != name:
            return story
        account = replace(story.account, levers=(*story.account.levers, *levers))
        return replace(story, account=account, hidden=(*story.hidden, *gone), added=(*story.added, *added))

    def compose(matter: Matter) -> Made:
        return _changed(trials.compose(matter), mark)

    return Trials(trials.matter, trials.sheet, compose, _changed(trials.made, mark))


def _explained(trials: Trials) -> Made:
    """The pages with the ways of every story that is said to miss its room."""
    ways: dict[tuple[str, str], tuple[Way, ...]] = {}
    made = trials.made
    told = {(item.page, item.value("story")): item for item in made.diagnostics if item.code in TOLD}
    for one in (*trials.missing(True), *trials.missing(False)):
        key = one.page.name, one.area
        if key in told and key not in ways:
            found = [plain_way(trials, one), *(way for way, _ in _edits(trials, one))]
            found += () if one.is_over else drawn_fillers(trials, one)
            ways[key] = (*found, *_redrawn(one, found, told[key]))
    pages = tuple(
        replace(page, stories=tuple(_with_ways(page, story, ways) for story in page.stories)) for page in made.value
    )
    return Outcome(pages, tuple(_told(item, ways) for item in made.diagnostics))


def _with_ways(page: ComposedPage, story: PlacedStory, ways: Mapping[tuple[str, str], tuple[Way, ...]]) -> PlacedStory:
    found = ways.get((page.name, story.account.name))
    return replace(story, account=replace(story.account, ways=found)) if found else story


def _edits(trials: Trials, one: Missing, granted: Sequence[str] | None = None) -> Iterator[Edit]:
    """The ways that the stylesheet allows, in its order, with the matter that each makes; those that win nothing are
    left out. `granted` names the only ones wanted."""
    allowed = trials.sheet.compute((page_part(one.page), one.placed.element)).copyfit
    for lever, limit in (*allowed, ("rows", 0)):
        find = LEVERS.get((lever, one.is_over)) if granted is None or lever in granted else None
        found = find(trials, one, limit) if find else None
        if found is not None:
            yield found


_NAMES = {"head-down": "head-size", "head-up": "head-size", "add-deck": "deck", "taller": "crop"}


def _redrawn(one: Missing, found: Sequence[Way], told: Diagnostic) -> tuple[Way, ...]:
    """What the area would have to be, where no rows are known that could give or take it."""
    rows, columns = int(told.value("rows")), int(told.value("columns"))
    if not one.is_over:
        return (Way("shallower", rows),) if rows else ()
    is_known = any(way.lever == "deeper" and not way.rest for way in found)
    return () if is_known else (Way("deeper", rows, one.lines, columns=columns),)


def _lever(way: Way) -> str:
    """The lever that a way pulls, as stylesheets and papers name it."""
    return _NAMES.get(way.lever, way.lever)


def _changed(made: Made, change: Callable[[PlacedStory], PlacedStory]) -> Made:
    pages = tuple(replace(page, stories=tuple(map(change, page.stories))) for page in made.value)
    return Outcome(pages, made.diagnostics)


def _told(item: Diagnostic, ways: Mapping[tuple[str, str], tuple[Way, ...]]) -> Diagnostic:
    """A finding with the ways in words."""
    found = ways.get((item.page, item.value("story"))) if item.code in TOLD else None
    if not found:
        return item
    words = {
        "ways_zh": " · ".join(way.words(english=False) for way in found),
        "ways_en": " · ".join(way.words(english=True) for way in found),
    }
    return replace(item, values=tuple((key, words.get(key, value)) for key, value in item.values))
