"""Jump lines that were typed into copy: each needs its counterpart on the page that it names (MK15)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Place
from ..base.messages import diagnostic
from .model import Edition, Story

_JUMP = re.compile(r"(?P<way>下转|上接|紧接)(?P<rest>[^）)\]】。，\n]{0,12}?(?P<page>[0-9]{1,3})\s*版)")
_BACK = {"下转": "上接", "上接": "下转", "紧接": "下转"}


class _Typed(NamedTuple):
    """A jump line as typed: its story, the page that this begins on, which way it leads, and the page that it names."""

    story: Story
    place: Place
    page: str
    words: str
    way: str
    onto: int


def check_jump_words(edition: Edition) -> Iterator[Diagnostic]:
    """下转 without 上接 on the page that it names, and the other way round."""
    pages = dict(edition.story_pages)
    typed = [one for story in edition.stories if story.name in pages for one in _typed(story, pages[story.name])]
    for one in typed:
        here = _number(one.page)
        if any(_answers(other, one, here) for other in typed):
            continue
        yield diagnostic(
            "makeup/jump-pair", one.place, page=one.page, headline=one.story.headline.text if one.story.headline
            else one.story.name, story=one.story.name, typed=one.words, onto=one.onto, page_typed=one.page,
            answer=f"{_BACK[one.way]}第{here}版",
        )  # fmt: skip


def _answers(other: _Typed, one: _Typed, here: int) -> bool:
    is_back = _BACK[other.way] == one.way or _BACK[one.way] == other.way
    return is_back and _number(other.page) == one.onto and other.onto == here


def _typed(story: Story, page: str) -> Iterable[_Typed]:
    for text in story.texts():
        for match in _JUMP.finditer(text.text):
            place = Place(text.node_id, match.start(), len(match[0]))
            yield _Typed(story, place, page, match[0], match["way"], int(match["page"]))


def _number(page: str) -> int:
    found = re.search(r"[0-9]+", page)
    return int(found[0]) if found else 0
