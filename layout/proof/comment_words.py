"""The words of a remark, found again in copy that has moved on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from ..edition.comments import Comment
from ..edition.model import Edition, Text

State = Literal["old", "new", "changed"]

CONTEXT = 16
"""Characters kept on either side of a mark, by which its words are found again."""
_ENOUGH = 6
"""Characters of words and context together that make a place certain."""
_EDGE = 6
"""Characters of context that must stand to know the place of words that are gone."""
_MEETING = 2
"""Characters of context on each side that meet where words were taken out, or are to be put in."""
_STRAY = 24
"""How much longer than the words that are gone what stands in their place may be."""


class Found(NamedTuple):
    """Where words stand now: text[start:end]; as they were, as they were wanted, or otherwise.

    `score` counts characters of context, `is_home` says that it is the very text that was marked.
    """

    text: Text
    story: str
    start: int
    end: int
    state: State
    score: int = 0
    is_home: bool = False

    @property
    def rank(self) -> tuple[int, bool]:
        return self.score, self.is_home


class Copy(NamedTuple):
    """All texts of an edition with their stories; () in front of what the edition itself says."""

    texts: tuple[tuple[str, Text], ...]

    def of(self, story: str) -> tuple[tuple[str, Text], ...]:
        return tuple(pair for pair in self.texts if pair[0] == story)


def copy_of(edition: Edition) -> Copy:
    """The copy of an edition, in reading order story by story."""
    texts = [(story.name, text) for story in (*edition.stories, *edition.fillers) for text in story.texts()]
    texts += [(story.name, story.jump_head) for story in edition.stories if story.jump_head]
    texts += [("", text) for item in edition.index for text in (item.kicker, item.headline) if text]
    return Copy(tuple(texts))


def find(comment: Comment, copy: Copy) -> Found | None:
    """Where the words of a remark stand; None when they can't be told from others, or are gone.

    What was wanted counts as found only where it stands better between the words round it than what was marked.
    """
    quote = comment.quote.partition("\n")[0]
    own = copy.of(comment.story) if comment.story else ()
    for texts in (own, copy.texts):
        old = _best(_candidates(comment, quote, texts, "old"), comment)
        new = _best(_wanted(comment, texts), comment)
        if new is not None and (old is None or new.rank > old.rank):
            return new
        if old is not None:
            return old
    return _changed(comment, quote, own or copy.texts)


def _best(found: Iterable[Found], comment: Comment) -> Found | None:
    """The place with most of the context; None where another is as good, or too little of it is there."""
    ranked = sorted(found, key=lambda one: one.rank, reverse=True)
    if not ranked:
        return None
    best = ranked[0]
    if len(ranked) > 1 and ranked[1].rank == best.rank:
        return next(
            (one for one in ranked if one.rank == best.rank and one.is_home and one.start == comment.offset), None
        )
    whole = len(comment.before) + len(comment.after)
    # That words are gone tells as much as that they stand there.
    words = len(comment.quote) if comment.kind == "delete" else best.end - best.start
    is_enough = best.score + words >= _ENOUGH or (best.score == whole and (best.is_home or whole > 0))
    return best if is_enough else None


def _candidates(comment: Comment, words: str, texts: Iterable[tuple[str, Text]], state: State) -> Iterator[Found]:
    for story, text in texts:
        for start in _places(comment, words, text.text):
            end = start + len(words)
            is_home = bool(comment.node) and text.node_id == comment.node
            yield Found(text, story, start, end, state, _score(comment, text.text, start, end), is_home)


def _wanted(comment: Comment, texts: Iterable[tuple[str, Text]]) -> Iterator[Found]:
    """Where what a remark asks for stands."""
    quote = comment.quote.partition("\n")[0]
    if comment.kind == "replace" and comment.new and comment.new != quote:
        yield from _candidates(comment, comment.new, texts, "new")
    elif comment.kind == "insert" and comment.new:
        # The words may have been put before what was marked, or after it.
        yield from _candidates(comment, quote + comment.new, texts, "new")
    elif comment.kind == "delete" and quote:
        yield from _candidates(comment, "", texts, "new")


def _places(comment: Comment, words: str, text: str) -> Iterator[int]:
    """Offsets at which words stand; of no words those at which some of the context meets."""
    if words:
        start = text.find(words)
        while start >= 0:
            yield start
            start = text.find(words, start + 1)
        return
    before, after = comment.before[-_MEETING:], comment.after[:_MEETING]
    # Words read off a page without a map run on from one text into another.
    runs_on = bool(text) and not comment.node
    yield from (
        at
        for at in range(len(text) + 1)
        if (text.endswith(before, 0, at) or (runs_on and before.endswith(text[:at])))
        and (text.startswith(after, at) or (runs_on and after.startswith(text[at:])))
        and (before or after or not text)
    )


def _score(comment: Comment, text: str, start: int, end: int) -> int:
    """How many characters on both sides are those that stood there."""
    return _common(comment.before[::-1], text[:start][::-1]) + _common(comment.after, text[end:])


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _between(comment: Comment, text: str, most: int) -> tuple[int, int] | None:
    """What stands between the context of a remark, where it is at most so long; the ends of a text are edges too."""
    before, after = comment.before[-_EDGE:], comment.after[:_EDGE]
    # Words that are in no story, a heading of ours perhaps, must not be taken for the edge of a text.
    least = _EDGE if comment.story else 2 * _EDGE
    if len(before) + len(after) < least or (before and text.count(before) != 1):
        return None
    start = text.index(before) + len(before)
    if len(before) < _EDGE and not text.startswith(before):
        return None
    # A short context is all that there was to the end of its text.
    end = text.find(after, start) if len(after) == _EDGE or not text.endswith(after) else len(text) - len(after)
    return (start, end) if start <= end <= start + most else None


def _changed(comment: Comment, quote: str, texts: Iterable[tuple[str, Text]]) -> Found | None:
    """The place of words that were rewritten: between what stood round them, or where most of them still are."""
    for story, text in texts:
        between = _between(comment, text.text, len(quote) + len(comment.new) + _STRAY)
        if between is not None:
            return Found(text, story, *between, "changed")
    best: Found | None = None
    for story, text in texts if len(quote) >= _ENOUGH else ():
        matcher = SequenceMatcher(None, text.text, quote, autojunk=False)
        block = matcher.find_longest_match()
        if block.size >= max(4, (len(quote) + 1) // 2) and (best is None or block.size > best.score):
            best = Found(text, story, block.a, block.a + block.size, "changed", block.size)
    return best
