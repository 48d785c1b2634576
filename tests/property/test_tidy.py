"""Tidying changes spacing and marks alone, lists all of it, and has nothing to do a second time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.desk.tidy import Tidied, tidy
from layout.edition.source import SourceText

PARTS = (
    *"港口今日开放甲乙丙一二〇々𬭎", *",.:;?!()\"'-…—·・，。、；：？！（）“”‘’《》%",
    *" 　\t\n\u00a0\u200b\u2009", *"０Ａｚ，．",
    "...", "。。。", "--", "\n\n", "\n　　", "PDF", "a.md", "https://example.org/a,b", "3,000", "12:30", "记者 甲",
    "本报讯（记者", "## ", "- ", "%% 注", "{汉|hàn}", "**", "\uf900", "e\u0301",
)  # fmt: skip
COPY = st.lists(st.sampled_from(PARTS), max_size=60).map("".join)
HEADS = st.sampled_from(
    ["", '---\nheadline: 他说:"好"\n---\n', "---\n主题: 甲,乙\nkind: news\n图片:\n  p: 说明,一\n---\n"]
)


def run(copy: str) -> Tidied:
    return tidy(SourceText("来稿.md", copy))


def kept(text: str) -> str:
    """What must not change: everything but marks and spaces, full-width letters and figures as plain ones."""
    plain = (chr(ord(c) - 0xFEE0) if "０" <= c <= "９" or "Ａ" <= c <= "Ｚ" or "ａ" <= c <= "ｚ" else c for c in text)
    return "".join(c for c in plain if c.isalnum())


@given(HEADS, COPY)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_letters_han_and_figures_are_the_same_in_the_same_order(head: str, copy: str):
    assert kept(run(head + copy).text) == kept(head + copy)


@given(HEADS, COPY)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_the_changes_listed_make_the_clean_copy_from_what_was_typed(head: str, copy: str):
    typed = head + copy
    starts = [0]
    for line in typed.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    made, done = "", 0
    for change in run(typed).changes:
        at = starts[change.line - 1] + change.column - 1
        assert at >= done
        assert typed[at : at + len(change.before)] == change.before
        made += typed[done:at] + change.after
        done = at + len(change.before)
    assert made + typed[done:] == run(typed).text


@given(HEADS)
@settings(derandomize=True, deadline=None)
def test_keys_of_the_front_matter_stay(head: str):
    assert [line.partition(":")[0] for line in run(head).text.split("\n")] == [
        line.partition(":")[0] for line in head.split("\n")
    ]


@given(COPY)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_places_of_what_is_left_to_a_person_are_in_the_copy(copy: str):
    lines = copy.split("\n")
    for item in run(copy).diagnostics:
        assert item.place
        assert 1 <= item.place[1] <= len(lines)
        assert 1 <= item.place[2] <= len(lines[item.place[1] - 1]) + 1


SENTENCES = st.lists(
    st.sampled_from(
        ["港口今日开放，", "他说：", "“走吧。”", "共3,000人，", "见PDF。", "甲（乙）丙。", "说到底——", "后来……"]
    ),
    min_size=1,
    max_size=9,
).map(lambda parts: "".join(parts) + "完了。")

TYPEWRITER = str.maketrans("，：（）“”", ',:()""')


@given(st.lists(SENTENCES, min_size=1, max_size=5).map("\n\n".join))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_clean_copy_stays_as_it_is(copy: str):
    assert run(copy).changes == ()


@given(st.lists(SENTENCES, min_size=1, max_size=5).map("\n\n".join))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_clean_copy_typed_with_the_marks_of_a_typewriter_comes_out_clean(copy: str):
    typed = copy.translate(TYPEWRITER).replace("——", "--").replace("……", "...")
    done = run(typed)
    assert done.text == copy
    assert run(done.text).changes == ()
