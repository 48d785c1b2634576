"""What can be judged only when the pages of an issue are seen together: facing heads, folios against the issue.

It works on what pages came to, so that pages which are remembered need not be set again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, product

from ..base.diagnostics import Diagnostic, Place, Span
from ..base.geometry import Rect
from ..base.messages import diagnostic
from ..display.items import DisplayPage, GlyphRun
from ..display.plan import PagePlan, PlanHead, PlanStory
from ..edition.model import Edition, Page
from ..edition.trucks import face_each_other
from .results import SetPage

_FIGURES = "〇一二三四五六七八九"
_DATE = re.compile(
    r"([0-9〇一二三四五六七八九]{4})\s*[年.\-/]\s*([0-9十一二三四五六七八九]{1,3})\s*[月.\-/]\s*([0-9十一二三四五六七八九]{1,3})日?"
)
_WEEKDAY = re.compile(r"(?<!每)(?:星期|周)([一二三四五六日天])(?![至到、—~～-])(?!.{0,2}出版)")
_PAGE = re.compile(r"(?<![0-9共日总出])第?\s*([A-Z]?[0-9]{1,3})\s*版")
_FOUNDED = re.compile(r"(?:创刊|复刊|创办|更名|改版|始于|出版).{0,4}$")
_DAYS = "一二三四五六日"


def judge_across(edition: Edition, pages: Sequence[SetPage]) -> Iterator[Diagnostic]:
    """对题 at both sides of the fold of two pages (MK05), and 报眉错 (MK17)."""
    drawn = {page.name: page for page in edition.pages}
    for left, right in product(pages, pages):
        single = not drawn[left.name].fold and not drawn[right.name].fold
        if left.plan and right.plan and single and face_each_other(left.name, right.name):
            yield from _facing(edition, left.plan, right.plan, right.name)
    for one in pages:
        yield from _folio(edition, drawn[one.name], one.painted)


def _facing(edition: Edition, left: PagePlan, right: PagePlan, name: str) -> Iterator[Diagnostic]:
    """Heads of one size in the columns next to the fold, level with each other over more than a line."""
    pitch = left.type_area.height / (len(left.grid_lines) - 1)
    near = round(pitch)
    ours = [(story, head) for story, head in _heads(left) if head.frame.right >= left.type_area.right - near]
    theirs = [(story, head) for story, head in _heads(right) if head.frame.x <= right.type_area.x + near]
    for (one, a), (other, b) in product(ours, theirs):
        level = min(a.rect.bottom, b.rect.bottom) - max(a.rect.y, b.rect.y)
        if a.size == b.size and a.vertical == b.vertical and level > pitch:
            copy = edition.story(other.story)
            place = Place(copy.headline.node_id) if copy and copy.headline else Place(f"story/{other.story}")
            found = diagnostic(
                "makeup/heads-face", place, page=name, one=one.headline, other=other.headline,
                lines=-(-level // round(pitch)),
            )  # fmt: skip
            yield replace(found, area=b.rect)


def _heads(plan: PagePlan) -> list[tuple[PlanStory, PlanHead]]:
    return [(story, story.heads[0]) for story in plan.stories if story.heads and not story.boxed]


def _folio(edition: Edition, page: Page, painted: DisplayPage) -> Iterator[Diagnostic]:
    """Dates, weekdays, page numbers and sections that are printed in masthead and folio against those of the issue."""
    place = Place(f"page/{page.name}")
    others = {one.section for one in edition.pages if one.section and one.section not in page.section}
    for role, words, rect in _lines(painted):
        for code, printed, right in _typed(edition, page, role, words, others):
            found = diagnostic(code, place, page=page.name, printed=printed, right=right)
            yield replace(found, area=rect)


def _typed(
    edition: Edition, page: Page, role: str, words: str, others: set[str]
) -> Iterator[tuple[str, str, str]]:  # fmt: skip
    day = edition.day
    for match in _DATE.finditer(words):
        if tuple(map(_number, match.groups())) == (day.year, day.month, day.day):
            continue
        if not _FOUNDED.search(words[: match.start()]) and not re.match(
            r".{0,2}(?:创刊|复刊|创办)", words[match.end() :]
        ):
            yield "makeup/folio-date", match[0], f"{day.year}年{day.month}月{day.day}日"
    for match in _WEEKDAY.finditer(words):
        if _DAYS.index(match[1].replace("天", "日")) != day.weekday():
            yield "makeup/folio-weekday", match[0], f"星期{_DAYS[day.weekday()]}"
    if role != "folio":
        return
    numbers = [int(re.sub(r"[^0-9]", "", half) or 0) for half in page.halves]
    for match in _PAGE.finditer(words):
        if int(re.sub(r"[^0-9]", "", match[1])) not in numbers:
            yield "makeup/folio-page", match[0], page.label
    parts = re.split(r"[\s　]+", words)
    for section in sorted(others & set(parts)):
        yield "makeup/folio-page", section, page.label


def _number(text: str) -> int:
    """A number in Arabic or Chinese figures, a day or a month in words too (十二, 二十, 三十一)."""
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_FIGURES.index(figure)) if figure in _FIGURES else figure for figure in text))
    tens, _, ones = text.partition("十")
    return 10 * (_FIGURES.index(tens) if tens in _FIGURES and tens else 1) + (_FIGURES.index(ones) if ones else 0)


def _lines(painted: DisplayPage) -> Iterator[tuple[str, str, Rect]]:
    """The lines of masthead and folio as they are read, and where they stand; what is far apart is apart."""
    for group in painted.groups:
        if group.role not in ("folio", "masthead"):
            continue
        runs = sorted(
            (item for item in group.items if isinstance(item, GlyphRun) and item.axis == "horizontal" and item.text),
            key=lambda run: (run.origin.y, run.origin.x),
        )
        for _, row in groupby(runs, key=lambda run: run.origin.y):
            line = list(row)
            words, right = "", line[0].origin.x
            start = line[0].origin.x + (line[0].offsets[0] if line[0].offsets else 0)
            for run in line:
                if run.origin.x - right > 2 * run.size and words:
                    words += "　"
                words += run.text
                right = run.origin.x + (run.offsets[-1] if run.offsets else 0) + run.size
            size = max(run.size for run in line)
            yield group.role, words, Rect(start, line[0].origin.y - size, right - start, round(1.2 * size))


def located(edition: Edition, found: Sequence[Diagnostic], pages: Sequence[SetPage]) -> list[Diagnostic]:
    """The same, each with its place on the page where that can be told: of its line, picture, story or area."""
    plans = {page.name: page.plan for page in pages if page.plan}
    paths = {story.path: story.name for story in edition.stories}

    def with_area(item: Diagnostic) -> Diagnostic:
        plan = plans.get(item.page)
        if plan is None or item.area is not None:
            return item
        return replace(item, area=_area_of(item, plan, paths))

    return [with_area(item) for item in found]


def _area_of(item: Diagnostic, plan: PagePlan, paths: dict[str, str]) -> Rect | None:
    place = item.place
    if item.code.startswith("index/"):
        return _area_called(plan, "index", by_kind=True)
    if place is None:
        return None
    if isinstance(place, Span):
        node, story = "", paths.get(place.path, "")
    else:
        node = place.node_id
        first, _, rest = node.partition("/")
        if first == "page":
            return _area_called(plan, rest.partition("/")[2])
        story = rest.split("/")[0] if first == "story" else first
        if rest.startswith("picture/"):
            return _area_called(plan, rest.split("/")[1]) or _story_rect(plan, story)
        if (line := _line_at(plan, place)) is not None:
            return line
        if rest == "headline":
            heads = [head.rect for one in plan.stories if one.story == story for head in one.heads]
            if heads:
                return heads[0]
    return _story_rect(plan, story)


def _area_called(plan: PagePlan, name: str, *, by_kind: bool = False) -> Rect | None:
    rects = [
        rect for area in plan.areas if name and (area.kind if by_kind else area.name) == name for rect in area.rects
    ]
    return rects[0] if rects else None


def _line_at(plan: PagePlan, place: Place) -> Rect | None:
    """The line of body text that an offset stands in."""
    pitch = plan.type_area.height // max(len(plan.grid_lines) - 1, 1)
    for story in plan.stories:
        for line in story.lines:
            if line.node_id == place.node_id and line.start <= place.offset < max(line.end, line.start + 1):
                x, y = line.origin
                if story.vertical:
                    return Rect(x - pitch // 2, y, pitch, line.measure)
                return Rect(x, y - round(0.8 * pitch), line.measure, pitch)
    return None


def _story_rect(plan: PagePlan, story: str) -> Rect | None:
    rects = [rect for one in plan.stories if story and one.story == story for rect in one.rects]
    return rects[0] if rects else None
