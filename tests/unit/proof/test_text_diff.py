"""Edits of copy, found to the word."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.proof.compare import compare
from layout.proof.rounds import CopyText, Shown, StoryCopy
from layout.proof.text_diff import edits, kept

# Every character of the sample stands once, so that each edit can be told from all others; none is a numeral.
_OLD = [chr(code) for code in range(0x5000, 0x5000 + 160)]
_NEW = [chr(code) for code in range(0x6000, 0x6000 + 400)]
_BREAKS = (31, 32 + 40, 73 + 25)
"""Where the sample's paragraphs end."""


class Planned(NamedTuple):
    """An edit: so many characters from a place on go, so many come."""

    at: int
    gone: int
    come: int


def words(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[e.old_start : e.old_end], new[e.new_start : e.new_end]) for e in edits(old, new)]


def sample() -> str:
    text = list("".join(_OLD))
    for place in _BREAKS:
        text[place] = "\n"
    return "".join(text)


def shown(text: str) -> Shown:
    """A story of these paragraphs."""
    copy = tuple(CopyText(f"lead/p/{n}", "正文", words) for n, words in enumerate(text.split("\n")))
    return Shown("", None, (StoryCopy("lead", copy),))


@st.composite
def planned(draw: st.DrawFn) -> list[Planned]:
    """Edits that lie apart, some of them at the edges of paragraphs or of the story."""
    edges = [0, len(sample()), *(edge for place in _BREAKS for edge in (place, place + 1))]
    places = draw(st.lists(st.sampled_from(edges) | st.integers(0, len(sample())), min_size=1, max_size=6, unique=True))
    made: list[Planned] = []
    free = 0
    for place in sorted(places):
        if place < free:
            continue
        gone = draw(st.integers(0, 6))
        stop = sample().find("\n", place)
        # Breaks between paragraphs stay: what joins two is a case of its own.
        gone = min(gone, (stop if stop >= 0 else len(sample())) - place)
        come = draw(st.integers(0 if gone else 1, 6))
        made.append(Planned(place, gone, come))
        free = place + gone + 3
    return made


@given(planned())
@settings(derandomize=True, deadline=None)
def test_exactly_the_edited_words_are_marked(plan: list[Planned]):
    old, fresh = sample(), iter(_NEW)
    new, at = "", 0
    expected: list[tuple[str, str]] = []
    for edit in plan:
        come = "".join(next(fresh) for _ in range(edit.come))
        gone = old[edit.at : edit.at + edit.gone]
        new += old[at : edit.at] + come
        at = edit.at + edit.gone
        expected.append((gone, come))
    new += old[at:]
    found = compare(shown(old), shown(new)).texts
    assert [(change.old, change.new) for change in found] == expected
    paragraphs = new.split("\n")
    for change in found:
        marked = "".join(paragraphs[int(spot.node_id[-1])][spot.start : spot.end] for spot in change.spots)
        assert marked == change.new


@given(st.text("的一是。\nab1 ", max_size=40), st.text("的一是。\nab1 ", max_size=40))
@settings(derandomize=True, deadline=None)
def test_edits_lead_from_one_text_to_the_other(old: str, new: str):
    made, at = "", 0
    for edit in edits(old, new):
        assert edit.old_start >= at
        made += old[at : edit.old_start] + new[edit.new_start : edit.new_end]
        at = edit.old_end
    assert made + old[at:] == new
    assert all(old[a : a + length] == new[b : b + length] for a, b, length in kept(edits(old, new), len(old), len(new)))


def test_a_number_is_one_word_in_figures_and_in_chinese():
    assert words("供暖2,670户", "供暖2,870户") == [("2,670", "2,870")]
    assert words("今年新增二十座站", "今年新增二十三座站") == [("二十", "二十三")]


def test_a_new_paragraph_is_whole():
    assert words("甲乙丙\n丁戊己", "甲乙丙\n甲乙新。\n丁戊己") == [("", "甲乙新。\n")]


def test_two_paragraphs_joined_differ_by_their_break():
    assert words("甲乙丙\n丁戊己", "甲乙丙丁戊己") == [("\n", "")]


def test_a_sentence_written_anew_is_one_edit():
    assert words("他昨天到了河口港口。", "记者今早去了东桥工地。") == [("他昨天到了河口港口", "记者今早去了东桥工地")]


def test_texts_with_nothing_in_common_are_compared_all_the_same():
    old, new = "甲" * 2000, "乙" * 2000
    assert words(old, new) == [(old, new)]


def test_a_headline_is_told_apart_from_the_text():
    old = Shown(
        "", None, (StoryCopy("lead", (CopyText("h", "主题", "东桥通车"), CopyText("p", "正文", "东桥昨天通车。"))),)
    )
    new = Shown(
        "", None, (StoryCopy("lead", (CopyText("h", "主题", "西桥通车"), CopyText("p", "正文", "东桥昨天通车。"))),)
    )
    (change,) = compare(old, new).texts
    assert (change.part, change.paragraph, change.old, change.new, change.after) == ("主题", 0, "东", "西", "桥通车")
