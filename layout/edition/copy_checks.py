"""What looks wrong in the characters of copy: reported, never restyled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..base.diagnostics import Diagnostic, Place
from ..base.messages import diagnostic
from .model import Edition, Story, Text
from .script import is_cjk, is_han

_SENTENCE = re.compile("[。！？…]")
_ELLIPSIS = re.compile(r"…+|\.{3,}|。{2,}")
_ENDS = "。！？…：；”’）》」』】〕—!?:;)\"'.~～"
_RUNNING_LEAST = 30
"""Characters from which words with a pause in them are a sentence, and not a head or an item of a list."""
_TAIL_LEAST = 15
"""Characters after the last full stop from which they are a sentence; fewer may be a name or a credit."""
_PAUSES = "，、,"
_PAUSED_LEAST = 20
_SIMPLIFIED = ("zh", "zh-Hans", "zh-CN", "zh-SG")


def check_copy(story: Story, page: str, allowed: Iterable[str]) -> Iterator[Diagnostic]:
    """Dots, forms of characters and ends of sentences in a story; `allowed` are forms that the paper prints."""
    yield from _ellipses(story, page)
    if story.language in _SIMPLIFIED:
        yield from _variant_forms(story.texts(), page, allowed)
    yield from _broken_off(story, page)


def check_index_forms(edition: Edition, allowed: Iterable[str]) -> Iterator[Diagnostic]:
    """Forms of characters in the words that the index has of its own."""
    texts = (text for item in edition.index for text in (item.kicker, item.headline) if text)
    yield from _variant_forms(texts, "", allowed)


def _ellipses(story: Story, page: str) -> Iterator[Diagnostic]:
    """A single …, and rows of full stops, in Chinese."""
    found = [
        (Place(text.node_id, match.start(), len(match[0])), match[0])
        for text in story.texts()
        for match in _ELLIPSIS.finditer(text.text)
        if _is_odd(text.text, match)
    ]
    if found:
        place, mark = found[0]
        yield diagnostic("text/ellipsis", place, page=page, mark=mark, count=len(found))


def _is_odd(words: str, match: re.Match[str]) -> bool:
    if match[0][0] == "…" and len(match[0]) % 2 == 0:
        return False
    before, after = words[: match.start()][-1:], words[match.end() :][:1]
    return is_cjk(before) or (not before.isalnum() and is_cjk(after))


@cache
def _forms() -> dict[str, str]:
    from ._variant_forms import SIMPLIFIED, VARIANTS

    return dict(zip(VARIANTS, SIMPLIFIED, strict=True))


def _variant_forms(texts: Iterable[Text], page: str, allowed: Iterable[str]) -> Iterator[Diagnostic]:
    """Traditional and variant forms, one message a character."""
    forms = _forms()
    odd = forms.keys() - set("".join(allowed))
    found: dict[str, list[Place]] = {}
    for text in texts:
        if odd.isdisjoint(text.text):
            continue
        for index, character in enumerate(text.text):
            if character in odd:
                found.setdefault(character, []).append(Place(text.node_id, index))
    for character, places in found.items():
        yield diagnostic(
            "text/variant-form", places[0], page=page, character=character, count=len(places), right=forms[character]
        )


def _broken_off(story: Story, page: str) -> Iterator[Diagnostic]:
    """Paragraphs of running text without a closing mark, where the sentence did not end."""
    for block in story.blocks:
        words = block.text.text.rstrip()
        if block.kind == "paragraph" and _breaks_off(words):
            yield diagnostic("text/broken-off", Place(block.text.node_id, len(words) - 1), page=page, end=words[-6:])


def _breaks_off(words: str) -> bool:
    last = words[-1:]
    if not last or (last in _ENDS and last not in _PAUSES):
        return False
    if last in _PAUSES:
        return len(words) >= _PAUSED_LEAST
    if not is_han(last):
        return False
    stop = max((match.end() for match in _SENTENCE.finditer(words)), default=0)
    tail = words[stop:].lstrip("”’）」』")
    # A name or a credit after a space, a telephone number with its colon are no sentence.
    if tail[:1] in (" ", "\u3000") or ("：" in tail and "，" not in tail.rpartition("：")[2]):
        return False
    if stop:
        return len(tail) >= _TAIL_LEAST or "，" in tail
    return len(words) >= _RUNNING_LEAST and "，" in words
