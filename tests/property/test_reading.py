"""Any bytes into a reader give diagnostics, never a trace; and copy survives: nothing of it is eaten."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout.base.diagnostics import Diagnostic, Place, Span
from layout.base.messages import hint, sentence
from layout.edition.dummy import Names, read_dummy
from layout.edition.images import inspect_picture
from layout.edition.model import Text
from layout.edition.paper import read_paper
from layout.edition.schema import EditionSheet, PageSheet, PaperSheet, StorySheet, check
from layout.edition.source import SourceText, decode
from layout.edition.source_map import SourceMap
from layout.edition.story import read_story
from layout.edition.yaml_reader import read_yaml
from layout.edition.yaml_tree import Scalar

SPACES = dict.fromkeys(map(ord, "\t\x0b\u2028"), " ")
quiet = settings(derandomize=True, deadline=None, max_examples=150)

# Words and signs that mean something to a reader, so that random copy is nearly right rather than noise.
COPY = st.lists(
    st.sampled_from(
        [
            "供暖", "的", "，", "。", "“", "”", "（", "）", "本报讯", "（记者 甲）", "新华社北京5月1日电", "1. ",
            "2）", "## ", "# ", "- ", "* ", "*", "**", "***", "^^", "{汉|hàn}", "{汉字|hàn|zì}", "{", "|", "}", "\\",
            "\\*", "\\|", "%%", "50%", "%% 记", " ", "　", "　　", "    ", "\t", "\n", "\n\n", "\n", "A", "news",
            "3*4", "---", "===", "<b>", "`", ">", "![a](b)", "2026年11月24日", "本报编辑部", "\\\\", "…", "——", "𬭎",
            "\u200b", "\x0b", "\u2028", "\x07",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip
HEAD = st.lists(
    st.sampled_from(
        [
            "headline: ", "主题：", "kicker:", "byline: 记者 甲", "dateline: 本报讯", "pictures:\n",
            "  photo1: {caption: 图, credit: 某}", "  - a", "allow: [a]", "kind: brief", "rank: x", "供暖 # 一", "|",
            "\\|", "｜", "%% 记", "\n", "\n", "\n", "  ", "# 记", "{", "[", "'", "\"", ": ", "- ",
        ]
    ),
    max_size=16,
).map("".join)  # fmt: skip
YAMLISH = st.lists(
    st.sampled_from(
        [
            "date: 2026-11-24", "pages:", "\n", "\n", "\n  ", "\n    ", "A01:", " A01: |", "lead lead",
            "masthead | 20", "- ", "[", "]", "{", "}", ": ", "：", "'", "\"", "#", "&a", "*a", "!!int 3", "---",
            "\t", "　", "|", ">", "stories:", "index:", "qr:", "{a: b}", "paper: 报", "%", "@", "null", "~", "? ",
            "<<: ", "...", "\\", "0x1", "日期",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


def told(faults: tuple[Diagnostic, ...], source: SourceText) -> None:
    """Every message can be printed in both languages, and points into the file."""
    for fault in faults:
        for language in ("zh", "en"):
            assert sentence(fault, language)
            hint(fault, language)
        if isinstance(fault.place, Span):
            assert 1 <= fault.place.line <= len(source.lines) + 1
            assert 1 <= fault.place.column <= len(source.line(fault.place.line)) + 1


@quiet
@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example("供暖".encode("gb18030"))
@example(b"\xef\xbb\xbf---\r\nheadline: a\r\n---\r\n")
@example(b"\x00\x1b\x7f")
def test_any_bytes_are_text_or_said_not_to_be(data: bytes):
    outcome = decode(data, "stories/a.md")
    assert outcome.value is not None
    told(outcome.diagnostics, outcome.value)
    read_story(outcome.value, "a")
    read_yaml(outcome.value)


@quiet
@given(st.one_of(YAMLISH, st.text(max_size=60)))
@example("a: &b c\nd: *b\n")
@example("? [a]\n: b")
@example("a: |\n\t b")
@example("[" * 60)
def test_any_text_as_yaml_gives_diagnostics(text: str):
    source = SourceText("edition.yaml", text)
    outcome = read_yaml(source)
    told(outcome.diagnostics, source)
    for model in (EditionSheet, PageSheet, PaperSheet, StorySheet):
        told(check(model, outcome.value.root).diagnostics, source)
    told(read_paper(source, Path("paper.yaml")).diagnostics, source)


@quiet
@given(HEAD, COPY)
def test_any_front_matter_gives_diagnostics(head: str, copy: str):
    source = SourceText("stories/a.md", f"---\n{head}\n---\n{copy}\n")
    told(read_story(source, "a").diagnostics, source)


@quiet
@given(st.text(alphabet="ab .|｜#*>&:20行m字\n\t　", max_size=60))
def test_any_drawing_gives_diagnostics(text: str):
    source = SourceText("pages/A01.yaml", text)
    pieces: list[tuple[int, int, int]] = []
    offset = 0
    for number, line in enumerate(source.lines, 1):
        pieces.append((offset, number, 1))
        offset += len(line) + 1
    scalar = Scalar(source.text, source.span(1), "|", len(source.lines), tuple(pieces))
    outcome = read_dummy(scalar, source, Names(frozenset({"a", "ab"}), {"b": "a"}, frozenset()), "A01")
    told(outcome.diagnostics, source)
    if outcome.value:
        cells = [cell for area in outcome.value.areas for cell in area.cells]
        assert len(cells) == len(set(cells))


@quiet
@given(
    st.binary(max_size=80),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"II*\x00", b"BM"]),
)
def test_any_bytes_as_a_picture_give_diagnostics(data: bytes, start: bytes):
    outcome = inspect_picture(Path("a.jpg"), start + data, "a", Span("stories/a.md", 1, 1))
    assert outcome.value or outcome.diagnostics


def covered(text: Text, sources: SourceMap) -> dict[tuple[int, int], str]:
    """The typed characters of a text by line and column."""
    generated = {at for first, last in text.generated for at in range(first, last)}
    places: dict[tuple[int, int], str] = {}
    for at, character in enumerate(text.text):
        if at in generated:
            continue
        span = sources.span(Place(text.node_id, at))
        assert span
        assert (span.line, span.column) not in places
        places[span.line, span.column] = character
    return places


@settings(quiet, max_examples=400)
@given(COPY)
@example("第一段。\n第二段。")
@example("**“着重”**之后和**（重点）**的字")
@example("张**、李**到庭，3*4=12")
@example("据了解，三座换热站……            %% 数字请核")
def test_every_character_of_the_body_is_in_one_text_or_listed_as_removed(copy: str):
    source = SourceText("stories/a.md", f"---\nheadline: 题\n---\n{copy}\n")
    file = read_story(source, "a").value
    sources = SourceMap(file.pieces)
    kept: dict[tuple[int, int], str] = {}
    for block in file.story.blocks:
        for place, character in covered(block.text, sources).items():
            assert place not in kept
            # A space may stand for the end of a line or a tab.
            assert (source.line(place[0]) + " ")[place[1] - 1].translate(SPACES) == character
            kept[place] = character
    removed: set[tuple[int, int]] = set()
    for item in file.removed:
        assert source.line(item.span.line)[item.span.column - 1 :].startswith(item.text)
        removed |= {(item.span.line, item.span.column + at) for at in range(len(item.text))}
    for number in range(4, len(source.lines) + 1):
        for column, character in enumerate(source.line(number), 1):
            is_kept = kept.get((number, column)) == character
            assert is_kept != ((number, column) in removed), (number, column, character)


@quiet
@given(
    st.lists(
        st.sampled_from(["供暖", "|", "\\|", "｜", " ", "a b", "#", "'", "{x}", "*", "“", "%% 记", ":"]), max_size=8
    ).map("".join)
)
def test_every_character_of_a_headline_is_in_its_text_or_listed_as_removed(words: str):
    source = SourceText("stories/a.md", f"---\nheadline: {words}\n---\n正文。\n")
    file = read_story(source, "a").value
    headline = file.story.headline
    text = headline.text if headline else ""
    removed = "".join(item.text for item in file.removed if item.span.line == 2)
    typed = words.strip()
    assert sorted((text + removed).replace(" ", "")) == sorted(typed.replace(" ", ""))
