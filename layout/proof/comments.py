"""Remarks that are kept: once however often they are read, and followed through the rounds of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from ..base.diagnostics import Place
from ..edition.comments import Comment
from ..edition.source_map import SourceMap
from .comment_words import CONTEXT, Copy, Found, find

CHECKED = "核红"
"""Who answers for a remark that is done because its words stand there."""

_BY_WORDS = ("replace", "insert", "delete")
"""Kinds of which the copy itself tells whether they are done."""


class Merged(NamedTuple):
    """All comments, and the ids of those that were not known before."""

    comments: tuple[Comment, ...]
    new: tuple[str, ...]


def merge(known: Iterable[Comment], read: Iterable[Comment]) -> Merged:
    """Comments with those just read: one that is known keeps its answer; one that its author wrote anew is another,
    and takes the place of what it was."""
    comments = {comment.id: comment for comment in known}
    new: list[str] = []
    for comment in read:
        old = comments.get(comment.id)
        if old is not None:
            comments[comment.id] = replace(old, replies=comment.replies or old.replies)
            continue
        for other in list(comments.values()):
            if other.is_open and _is_same_mark(comment, other):
                comments[other.id] = other.answered("refused", reason=f"→ {comment.id}", by=comment.author)
        comments[comment.id] = comment
        new.append(comment.id)
    return Merged(tuple(comments.values()), tuple(new))


def _is_same_mark(one: Comment, other: Comment) -> bool:
    """Whether two comments come from one mark, whose note was written anew: some programs give names twice."""
    own = (one.name, one.page, one.author, one.at)
    return bool(one.name) and own == (other.name, other.page, other.author, other.at)


def follow(comment: Comment, copy: Copy, sources: SourceMap) -> tuple[Comment, Found | None]:
    """The comment as the copy stands now: where its words are, whether they were changed as it wanted (核红)."""
    if not (comment.quote or comment.before or comment.after):
        return comment, None
    found = find(comment, copy)
    if found is None and comment.kind == "delete" and comment.is_open and _is_gone(comment, copy):
        return comment.answered("done", by=CHECKED), None
    if found is None:
        # Furniture has no copy, and what is done needs none.
        return replace(comment, lost=comment.is_open and bool(comment.story)), None
    span = sources.span(Place(found.text.node_id, found.start))
    place = f"{span.path}:{span.line}:{span.column}" if span else comment.place
    comment = replace(comment, place=place, story=found.story or comment.story, lost=False)
    if found.state == "old":
        # What stands round the words may be corrected, too; the next look goes by what is there now.
        words, start, end = found.text.text, found.start, found.end
        before, after = words[max(start - CONTEXT, 0) : start], words[end : end + CONTEXT]
        comment = replace(comment, node=found.text.node_id, offset=start, before=before, after=after)
    if comment.kind in _BY_WORDS:
        if comment.is_open and found.state == "new":
            comment = comment.answered("done", by=CHECKED)
        elif comment.status == "done" and comment.by == CHECKED and found.state == "old":
            comment = comment.answered("open")
    return comment, found


def _is_gone(comment: Comment, copy: Copy) -> bool:
    """Whether a whole paragraph that was to go is nowhere in its story."""
    is_whole = not comment.before and not comment.after and "\n" not in comment.quote
    return is_whole and all(comment.quote not in text.text for _, text in copy.of(comment.story))


def page_in_name(file: str, pages: Iterable[str]) -> str:
    """The page that the name of a file tells of; "" when it tells none, or several."""
    known = {page.upper() for page in pages}
    told = [word for word in re.findall(r"[A-Z]*\d+", file.upper()) if word in known]
    return told[0] if len(set(told)) == 1 else ""


def round_in_name(file: str) -> str:
    """The round that the name of a file tells of, as 大样2 or 清样; "" when it tells none."""
    match = re.search(r"(小样|大样|清样|付印样)\d*", file)
    return match[0] if match else ""


def counts(comments: Iterable[Comment]) -> Mapping[str, int]:
    """How many there are of each kind, the most frequent first."""
    found: dict[str, int] = {}
    for comment in comments:
        found[comment.kind] = found.get(comment.kind, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
