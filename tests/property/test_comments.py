"""Remarks keep to their words however the copy round them is corrected."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from layout.edition.comments import Comment
from layout.edition.model import Text
from layout.proof.comment_words import CONTEXT, Copy, find

_LETTERS = st.integers(0x4E00, 0x9FA5).map(chr)
_COPY = st.lists(_LETTERS, min_size=12, max_size=80, unique=True).map("".join)
"""Copy in which no character stands twice."""


def copy(*texts: str) -> Copy:
    return Copy(tuple(("lead", Text(f"lead/p/{number}", text)) for number, text in enumerate(texts)))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text, and a stretch of it that a reader has marked."""
    text = draw(_COPY)
    start = draw(st.integers(0, len(text) - 2))
    return text, start, draw(st.integers(start + 1, min(start + 8, len(text))))


def remark(text: str, start: int, end: int) -> Comment:
    return Comment(
        "a", "A01", story="lead", quote=text[start:end], before=text[max(start - CONTEXT, 0) : start],
        after=text[end : end + CONTEXT], node="lead/p/before", offset=start,
    )  # fmt: skip


@given(marked(), st.text("甲乙丙，。", max_size=20), st.data())
def test_words_are_found_wherever_others_are_put_in_or_taken_out(
    mark: tuple[str, int, int], new: str, data: st.DataObject
):
    text, start, end = mark
    comment = remark(text, start, end)
    cut = data.draw(st.integers(0, start))
    gone = data.draw(st.integers(cut, start))
    changed = text[:cut] + new + text[gone:]
    found = find(comment, copy("另一段。", changed))
    quote = text[start:end]
    assume(changed.count(quote) == 1 and len(quote) + len(text[gone:start]) + len(comment.after) >= CONTEXT)
    assert found is not None
    assert found.text.text[found.start : found.end] == quote


@given(marked(), _COPY)
def test_a_replacement_is_open_before_it_is_made_and_done_after(mark: tuple[str, int, int], new: str):
    text, start, end = mark
    quote = text[start:end]
    comment = replace(remark(text, start, end), kind="replace", new=new[:6])
    assume(not set(new) & set(text))
    assume(len(text) - len(quote) >= 8)
    before = find(comment, copy(text))
    after = find(comment, copy(text[:start] + comment.new + text[end:]))
    assert before is not None
    assert after is not None
    assert (before.state, before.start, before.end) == ("old", start, end)
    assert (after.state, after.start) == ("new", start)


@given(marked())
def test_a_deletion_is_open_before_it_is_made_and_done_after(mark: tuple[str, int, int]):
    text, start, end = mark
    comment = replace(remark(text, start, end), kind="delete")
    assume(len(text) >= 16 and comment.before and comment.after)
    before, after = find(comment, copy(text)), find(comment, copy(text[:start] + text[end:]))
    assert before is not None
    assert after is not None
    assert (before.state, before.start, before.end) == ("old", start, end)
    assert (after.state, after.start) == ("new", start)
