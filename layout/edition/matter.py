"""What kinds of matter bring with them: standing heads, the words of a correction, dates of the deceased, and what
each must say before it is printed.

Source: newspaper-practice §4, §7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ..base.diagnostics import Diagnostic, Place
from ..base.messages import diagnostic
from .model import Block, Corrected, Deceased, Edition, Kind, Mark, Page, PartDate, Story, Text

STANDING_HEADS: dict[Kind, tuple[str, str]] = {
    "correction": ("更正", "更正"), "obituary": ("讣告", "訃告"), "statement": ("声明", "聲明"),
    "notice": ("启事", "啟事"), "digest": ("文摘", "文摘"),
}  # fmt: skip
"""What stands over matter of a kind that has no headline of its own, in simplified and in traditional characters."""
_TRADITIONAL = re.compile(r"zh-(?:hant|tw|hk|mo)\b", re.IGNORECASE)
ISSUED: tuple[Kind, ...] = ("notice", "statement")
"""Kinds that somebody answers for by name and date."""

_PART_DATE = re.compile(r"([0-9]{4})\s*(?:年|[-/.]|$)\s*(?:([0-9]{1,2})\s*(?:月|[-/.]|$)\s*(?:([0-9]{1,2})\s*日?)?)?$")
_DATED = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日")
_REFERS = re.compile(
    rf"(?:{_DATED.pattern}|[0-9]{{4}}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}|昨日|昨天).*(?:版|《)", re.DOTALL
)
_SOURCE = re.compile(r"[（(]?\s*(?:据|摘自|摘编自|来源|原载|载于)\s*[:：]?.{1,36}[)）]?$")
_FEWEST = 2
"""Items from which matter is a digest."""


def standing_head(kind: Kind, language: str) -> str:
    """The head that matter of a kind has when it has none of its own; "" for kinds that need one."""
    heads = STANDING_HEADS.get(kind) if language.lower().startswith("zh") else None
    return heads[bool(_TRADITIONAL.match(language))] if heads else ""


def read_part_date(text: str) -> PartDate | None:
    """A day, a month or a year: `1941-03-02`, `1941年3月`, `1941`; None for what is none."""
    match = _PART_DATE.match(text.strip())
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartDate(year, month, day)


def reference(corrected: Corrected, day: date | None) -> str:
    """The words by which a correction says what it puts right: 本报11月20日A02版《港口今日开放》.

    The year is said where it is not that of `day`, the day of the issue.
    """
    words = "本报"
    if corrected.day:
        year = "" if day and corrected.day.year == day.year else f"{corrected.day.year}年"
        words += f"{year}{corrected.day.month}月{corrected.day.day}日"
    if corrected.page:
        words += f"{corrected.page.removeprefix('第').removesuffix('版')}版"
    inner = corrected.headline.replace("|", "").replace("《", "〈").replace("》", "〉")
    return words + (f"《{inner}》" if inner else "")


def refers(text: str) -> bool:
    """Whether words of a correction name a day, and a page or a headline."""
    return bool(_REFERS.search(text))


def names_it(text: str, corrected: Corrected) -> bool:
    """Whether words of a correction themselves say what it corrects."""
    headline = corrected.headline.replace("|", "")
    return headline in text if headline else refers(text)


def life(deceased: Deceased) -> str:
    """Name and dates as they stand under the head of an obituary; "" where no date is known."""
    if not deceased.born and not deceased.died:
        return ""
    born, died = (one.words if one else "" for one in (deceased.born, deceased.died))
    if not born:
        return f"{deceased.name}（{died}逝世）"
    return f"{deceased.name}（{born}—{died}）"


def framed(story: Story) -> Story:
    """The story with the name of the deceased in a frame where it first stands in its head and in its text."""
    name = story.deceased.name if story.deceased and story.deceased.framed else ""
    if not name:
        return story
    heads = {role: _framed(text, name) for role in ("headline", "deck") if (text := getattr(story, role))}
    first = next((n for n, block in enumerate(story.blocks) if name in block.text.text), -1)
    blocks = tuple(
        block._replace(text=_framed(block.text, name)) if number == first else block
        for number, block in enumerate(story.blocks)
    )
    return replace(story, blocks=blocks, **heads)


def _framed(text: Text, name: str) -> Text:
    at = text.text.find(name)
    if at < 0 or any(mark.kind == "deceased" for mark in text.marks):
        return text
    marks = sorted((*text.marks, Mark(at, at + len(name), "deceased")), key=lambda m: (m.start, -m.end))
    return replace(text, marks=tuple(marks))


def is_source(words: str) -> bool:
    """Whether a paragraph of a digest only says where the item over it is from."""
    return bool(_SOURCE.match(words))


def check_matter(story: Story, edition: Edition, page: str) -> Iterator[Diagnostic]:
    """What a correction, an obituary, a notice, a statement or a digest lacks."""
    yield from _CHECKS.get(story.kind, _nothing)(story, edition, page)


def check_mode(edition: Edition, page: Page) -> Iterator[Diagnostic]:
    """An obituary on a page that is dressed in red."""
    for area in page.matter if page.mode == "festive" and "obituary" in page.kinds else ():
        story = edition.story(area.name) if area.kind == "story" else None
        if story and story.kind == "obituary":
            yield diagnostic("obituary/festive", _place(story), page=page.name, name=story.name)


def _place(story: Story) -> Place:
    return Place(f"story/{story.name}")


def _nothing(story: Story, edition: Edition, page: str) -> Iterator[Diagnostic]:
    yield from ()


def _correction(story: Story, edition: Edition, page: str) -> Iterator[Diagnostic]:
    said = story.corrects
    place = Place(f"{story.name}/corrects") if said else _place(story)
    body = "".join(block.text.text for block in story.blocks)
    if not refers(body):
        lacking = _lacking(said)
        yield diagnostic(
            "correction/no-reference", place, page=page, name=story.name,
            lacking_zh="、".join(zh for zh, _ in lacking), lacking_en=", ".join(en for _, en in lacking),
        )  # fmt: skip
    if said and said.day and said.day >= edition.day:
        yield diagnostic("correction/day", place, page=page, date=said.day, issue=edition.day)


def _lacking(said: Corrected | None) -> list[tuple[str, str]]:
    parts = (
        ("日期", "day", said and said.day),
        ("版次", "page", said and said.page),
        ("题目", "headline", said and said.headline),
    )
    return [(zh, en) for zh, en, given in parts if not given] or [("版次或题目", "page or headline")]


def _obituary(story: Story, edition: Edition, page: str) -> Iterator[Diagnostic]:
    said = story.deceased
    if said is None:
        return
    place = Place(f"{story.name}/deceased")
    today = PartDate(edition.day.year, edition.day.month, edition.day.day)
    if not said.name:
        yield diagnostic("obituary/no-name", place, page=page)
    elif not any(said.name in text.text for text in (*story.head_texts(), *(b.text for b in story.blocks)) if text):
        yield diagnostic("obituary/other-name", place, page=page, name=said.name)
    for born, died in ((said.born, said.died), (said.died, today), (said.born, today)):
        if born and died and _is_after(born, died):
            yield diagnostic("obituary/dates", place, page=page, earlier=born.words, later=died.words)
            return


def _is_after(one: PartDate, other: PartDate) -> bool:
    """Whether a day lies after another, as far as both are known."""
    for first, second in zip(one, other, strict=True):
        if not first or not second:
            return False
        if first != second:
            return first > second
    return False


def _issued(story: Story, edition: Edition, page: str) -> Iterator[Diagnostic]:
    """Who issues it, and on which day, at its foot."""
    signed = [block.text.text for block in story.blocks if block.kind == "signature"]
    has_name = bool(story.byline) or any(not _is_day(line) for line in signed)
    if story.blocks and not has_name:
        yield diagnostic("notice/unsigned", _place(story), page=page, name=story.name)
    if story.blocks and not any(_DATED.search(line) for line in signed):
        yield diagnostic("notice/undated", _place(story), page=page, name=story.name)


def _is_day(line: str) -> bool:
    return bool(re.fullmatch(rf"(?:.{{4,5}}年)?{_DATED.pattern}", line.strip()))


def _digest(story: Story, edition: Edition, page: str) -> Iterator[Diagnostic]:
    items = _items(story.blocks)
    if story.blocks and len(items) < _FEWEST:
        yield diagnostic("digest/one-item", _place(story), page=page, name=story.name)
    for item in items:
        if not any(block.kind == "source" for block in item):
            head = item[0].text
            yield diagnostic("digest/no-source", Place(head.node_id, 0, len(head.text)), page=page, item=head.text[:14])


def _items(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The items of a digest, each with the small head that it begins with; by their paragraphs where none has one."""
    items: list[list[Block]] = []
    has_heads = any(block.kind == "crosshead" for block in blocks)
    for block in blocks:
        begins = block.kind == "crosshead" or (not has_heads and block.kind in ("paragraph", "item"))
        if begins:
            items.append([])
        if items:
            items[-1].append(block)
    return items


_CHECKS = {
    "correction": _correction, "obituary": _obituary, "notice": _issued, "statement": _issued, "digest": _digest,
}  # fmt: skip
