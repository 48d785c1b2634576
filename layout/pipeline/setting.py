"""The setting of one page: made up, painted, its copy proved. It loads all stages, which cached runs do without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..base.diagnostics import Outcome, Place
from ..base.reads import Look, watching
from ..display.items import GlyphRun
from ..edition.model import Edition, Page, Text
from ..font.book import FontBook, bundled_sources, sources_of
from ..font.report import check_stacks, fallbacks, reserve_faces
from ..furniture.fields import check_lunar, check_templates, issue_of
from ..page.compose import Cluster, compose_cluster
from ..page.model import ComposedPage, readings_node
from ..page.paint import paint_page
from ..preflight.text_proof import prove_text
from ..style.stylesheet import StyleSheet
from .jobs import FontFiles, Job, font_files
from .results import SetPage, Supplies


def supplies_of(edition: Edition, read: Outcome[StyleSheet | None]) -> Supplies:
    """What all pages share: matters of the paper, the day, the stylesheet and its fonts."""
    sheet = read.value
    if sheet is None:
        return Supplies(False, (), "", read.diagnostics, True)
    own = sources_of(sheet.faces)
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


def set_page_elsewhere(job: Job, sheet: StyleSheet) -> tuple[SetPage, tuple[Look, ...]]:
    """The same as `set_page` for another process: with what it looked at there."""
    with watching() as looks:
        made = set_page(job, sheet)
    return made, tuple(looks)


def set_page(job: Job, sheet: StyleSheet) -> SetPage:
    """Set, paint and prove one page: a pure function of the job and its stylesheet."""
    book = open_book(job.fonts)
    outcome: Outcome[tuple[ComposedPage, ...]] = compose_cluster(
        Cluster(job.edition, (job.page,), sheet), book, job.facts
    )
    composed = outcome.value[0]
    painted = paint_page(composed, title=_title(job.edition, job.page))
    proof = prove_text(_expected(job.edition, job.page, composed), (painted,))
    runs = (item for group in painted.groups for item in group.items if isinstance(item, GlyphRun))
    served = fallbacks(runs, reserve_faces(sheet.stacks, book), job.page.name)
    found = (*outcome.diagnostics, *proof, *served)
    return SetPage(
        composed.name,
        tuple(story.account for story in composed.stories),
        composed.fill_percent,
        sum(len(story.pictures) for story in composed.stories),
        painted,
        tuple(item if item.page else replace(item, page=job.page.name) for item in found),
    )


@lru_cache(maxsize=4)
def open_book(fonts: FontFiles) -> FontBook:
    """The fonts, opened when they are first asked for and kept."""
    return FontBook(fonts.sources)


def _title(edition: Edition, page: Page) -> str:
    return " ".join(filter(None, (edition.paper.name, edition.day.isoformat(), f"第{page.number}版", page.section)))


def _expected(edition: Edition, page: Page, composed: ComposedPage) -> dict[str, str]:
    """The copy that must stand on a page, by node: that of its stories, up to where they are overset."""
    placed = {area.name for area in page.areas if area.kind == "picture"}
    made = {story.name: story for story in composed.stories}
    expected: dict[str, str] = {}
    # Of the stories that are drawn, not of those that were set: one that was left out is missing.
    for name in dict.fromkeys(area.name for area in page.areas if area.kind == "story"):
        story = edition.story(name)
        if story is None:
            continue
        left_out = set(made[name].hidden) if name in made else set[str]()
        for picture in story.pictures:
            if picture.name not in placed:
                left_out |= {text.node_id for text in (picture.caption, picture.credit) if text}
        for text in story.texts():
            if text.node_id not in left_out and text.text:
                expected[text.node_id] = text.text
                if readings := text.readings():
                    expected[readings_node(text.node_id)] = readings
        if name in made and (end := made[name].account.overset) is not None:
            _cut(expected, [block.text for block in story.blocks], end)
    return expected


def _cut(expected: dict[str, str], blocks: Sequence[Text], overset: Place) -> None:
    """Leave only what stands before `overset`."""
    at = [block.node_id for block in blocks].index(overset.node_id)
    for number, block in enumerate(blocks[at:]):
        end = overset.offset if not number else 0
        for node_id, kept in ((block.node_id, block.text[:end]), (readings_node(block.node_id), block.readings(end))):
            if kept:
                expected[node_id] = kept
            else:
                expected.pop(node_id, None)
