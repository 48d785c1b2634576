"""The setting of pages: made up, painted, their copy proved. It loads all stages, which cached runs do without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..base.diagnostics import Outcome, Place
from ..base.reads import Look, watching
from ..display.black import in_black
from ..display.items import DisplayPage, GlyphRun
from ..edition.model import Edition, Page, Story
from ..font.book import FontBook, bundled_sources, sources_of
from ..font.report import check_stacks, fallbacks, reserve_faces
from ..furniture.fields import check_lunar, check_templates, issue_of
from ..page.cluster import Cluster, compose_cluster
from ..page.hold import record_of
from ..page.model import ComposedPage, PlacedStory, readings_node
from ..page.paint import paint_page
from ..page.plan import plan_of
from ..preflight.text_proof import prove_text
from ..style.stylesheet import StyleSheet
from .jobs import FontFiles, Job, font_files
from .results import SetPage, Supplies


def supplies_of(edition: Edition, read: Outcome[StyleSheet | None]) -> Supplies:
    """What all pages share: matters of the paper, the day, the stylesheet and its fonts."""
    sheet = read.value
    if sheet is None:
        return Supplies(False, (), "", read.diagnostics, True)
    own = sources_of(sheet.faces, edition.paper.font_licence)
    fonts = (*own.value, *bundled_sources())
    found = (
        *read.diagnostics,
        *own.diagnostics,
        *check_templates(edition.paper),
        *check_lunar(edition),
        *check_stacks(sheet.stacks, open_book(font_files(fonts))),
    )
    number = issue_of(edition)
    bundled = {source.path for source in bundled_sources()}
    named = any(name for face in sheet.faces for _, name in face.sources)
    lasting = not named or (not own.diagnostics and all(source.path in bundled for source in own.value))
    return Supplies(True, fonts, str(number) if number else "", found, lasting)


def set_pages_elsewhere(job: Job, sheet: StyleSheet) -> tuple[tuple[SetPage, ...], tuple[Look, ...]]:
    """The same as `set_pages` for another process: with what it looked at there."""
    with watching() as looks:
        made = set_pages(job, sheet)
    return made, tuple(looks)


def set_pages(job: Job, sheet: StyleSheet) -> tuple[SetPage, ...]:
    """Set, paint and prove the pages of a cluster: a pure function of the job and its stylesheet."""
    book = open_book(job.fonts)
    outcome = compose_cluster(Cluster(job.edition, job.pages, sheet, job.explain), book, job.facts)
    composed = outcome.value
    painted = tuple(
        _dressed(paint_page(one, title=_title(job.edition, page)), page)
        for one, page in zip(composed, job.pages, strict=True)
    )
    orders = {route.story: tuple(dict.fromkeys(stop.page for stop in route.stops)) for route in job.edition.routes}
    found = [*outcome.diagnostics, *prove_text(_expected(job.edition, job.pages, composed), painted, orders)]
    reserves = reserve_faces(sheet.stacks, book)
    for page in painted:
        runs = (item for group in page.groups for item in group.items if isinstance(item, GlyphRun))
        found += fallbacks(runs, reserves, page.name)
    first = job.pages[0].name
    return tuple(
        SetPage(
            one.name,
            tuple(story.account for story in one.stories),
            one.fill_percent,
            sum(len(story.pictures) for story in one.stories),
            page,
            tuple(
                item if item.page else replace(item, page=first) for item in found if (item.page or first) == one.name
            ),
            record_of(drawn, one),
            plan_of(drawn, one),
        )
        for drawn, one, page in zip(job.pages, composed, painted, strict=True)
    )


@lru_cache(maxsize=4)
def open_book(fonts: FontFiles) -> FontBook:
    """The fonts, opened when they are first asked for and kept."""
    return FontBook(fonts.sources)


def _dressed(painted: DisplayPage, page: Page) -> DisplayPage:
    """In mourning all that a page shows is black, whatever its stylesheet says."""
    return in_black(painted) if page.mode == "mourning" else painted


def _title(edition: Edition, page: Page) -> str:
    return " ".join(filter(None, (edition.paper.name, edition.day.isoformat(), f"第{page.label}版", page.section)))


def _expected(edition: Edition, pages: Sequence[Page], composed: Sequence[ComposedPage]) -> dict[str, str]:
    """The copy that must stand on pages, by node: that of their stories, up to where they are overset."""
    placed = {area.name for page in pages for area in page.areas if area.kind == "picture"}
    made: dict[str, list[PlacedStory]] = {}
    for page in composed:
        for one in page.stories:
            made.setdefault(one.name, []).append(one)
    expected: dict[str, str] = {}
    # Of the stories that are drawn, not of those that were set: one that was left out is missing.
    drawn = (area.owner for page in pages for area in page.matter if area.kind == "story")
    for name in dict.fromkeys(drawn):
        story = edition.story(name)
        if story is None or name in _begun_elsewhere(edition, pages):
            continue
        parts = made.get(name, [])
        left_out = {node_id for part in parts for node_id in part.hidden}
        # One among the text that has no room there was reported, and is nowhere.
        among = {picture.name for part in parts for picture in part.pictures}
        for picture in story.pictures:
            if picture.name not in placed | among:
                left_out |= {text.node_id for text in (picture.caption, picture.credit) if text}
        added = dict.fromkeys(text for part in parts for text in part.added)
        texts, captions = story.texts(), len(story.head_texts()) + len(story.body_texts())
        for text in (*texts[:captions], *added, *texts[captions:]):
            if text.node_id not in left_out and text.text:
                expected[text.node_id] = text.text
                if readings := text.readings():
                    expected[readings_node(text.node_id)] = readings
        for end in [part.account.overset for part in parts if part.account.overset is not None]:
            _cut(expected, story, end)
    return expected


def _begun_elsewhere(edition: Edition, pages: Sequence[Page]) -> set[str]:
    """Stories whose first area is on a page that can't be set: nothing of them is."""
    names = {page.name for page in pages}
    return {route.story for route in edition.routes if route.stops[0].page not in names}


def _cut(expected: dict[str, str], story: Story, overset: Place) -> None:
    """Leave only what stands before `overset`, in a text or in a table, whose texts stand one after the other."""
    begin = 0
    for block in story.blocks:
        # A table that is not set as one is overset at one of its texts.
        nodes = [text.node_id for text in block.texts]
        if overset.node_id in (block.text.node_id, *nodes):
            within = nodes.index(overset.node_id) if overset.node_id in nodes else 0
            begin += sum(len(text.text) for text in block.texts[:within]) + overset.offset
            break
        begin += sum(len(text.text) for text in block.texts)
    for text in story.body_texts():
        end = min(max(begin, 0), len(text.text))
        begin -= len(text.text)
        if end == len(text.text):
            continue
        for node_id, kept in ((text.node_id, text.text[:end]), (readings_node(text.node_id), text.readings(end))):
            if kept:
                expected[node_id] = kept
            else:
                expected.pop(node_id, None)
