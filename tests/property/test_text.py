"""What holds of every paragraph, whatever its text and measure."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.units import Em, Length, pt
from layout.font.book import FontBook, FontSource
from layout.text.breaks import NO_LINE_END, NO_LINE_START
from layout.text.head_breaker import break_head
from layout.text.line_breaker import break_paragraph
from layout.text.model import Line, ParagraphStyle, StyledRun, TextStyle
from layout.text.shaped import EDGE_SPACES
from layout.text.shaper import ShapedText, shape
from tests.fonts.build import FAMILY, build_font

_HAN = "河口秋天来得早街上梧桐落了一半市民"
_MARKS = "，。、；：！？“”‘’《》（）——……·～"
_LATIN = "abcXYZ0123456789.%-'’/( )"
_ODD = (
    "𠮷", "葛\U000e0100", "❤\ufe0f", "👨\u200d👩\u200d👧", "🇨🇳", "e\u0301", "\u00a0", "\u2060", "\u200b",
    "王　强", "‼", "12 km", "佐々木", "１２％", "ＡＢ", "⸺", "…", "—", "－", "／", "。』」", "(甲)", "①", "（一）",
    "https://example.org/a?b=c", "1" * 30,
)  # fmt: skip
_TEXTS = st.lists(
    st.one_of(
        st.text(_HAN, min_size=1, max_size=12),
        st.sampled_from(
            [*_MARKS, "——", "……", "！！", "。”", "：“", "）。", "3.5%", "2026年", "APP", "typesetting", "　", " "]
        ),
        st.text(_LATIN, min_size=1, max_size=6),
        st.sampled_from(_ODD),
    ),
    min_size=1,
    max_size=24,
).map("".join)
_SIZES = st.sampled_from([pt(9), pt(10.5), Length(571_339)])
_STYLES = st.builds(
    ParagraphStyle,
    indent=st.sampled_from([Em(0.0), Em(2.0)]),
    line_break=st.sampled_from(["none", "basic", "gb", "strict"]),
    punctuation=st.sampled_from(["lineend-half", "quanjiao", "kaiming", "banjiao", "plain"]),
    hyphens=st.booleans(),
    hanging=st.booleans(),
    first_line_opening=st.sampled_from(["trim", "keep", "hang"]),
)
_LANGUAGES = st.sampled_from(["zh-Hans", "zh-Hant", "ja", "en"])
_settings = settings(derandomize=True, deadline=None, max_examples=120)


@cache
def _book() -> FontBook:
    path = build_font(Path(mkdtemp()) / "test.ttf", _HAN + _MARKS + "年" + "".join(_ODD))
    return FontBook([FontSource(FAMILY, path)])


def _shaped(text: str, style: ParagraphStyle, language: str = "zh-Hans", *, vertical: bool = False) -> ShapedText:
    runs = (StyledRun(len(text), TextStyle((FAMILY,), language=language)),)
    return shape(text, runs, _book(), vertical=vertical, paragraph=style)


@given(_TEXTS, _SIZES, st.integers(4, 26), st.integers(0, 65535), _STYLES, _LANGUAGES, st.booleans())
@_settings
def test_lines_hold_the_text_once_and_end_on_their_measure(
    text: str, size: Length, zi: int, rest: int, style: ParagraphStyle, language: str, vertical: bool
) -> None:
    shaped = _shaped(text, style, language, vertical=vertical)
    measure = Length(zi * size + rest)
    lines = break_paragraph(shaped, size, [measure], style).lines
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(a.end == b.start for a, b in pairwise(lines))
    for line in lines:
        runs = [run for run in line.runs if not run.inserted]
        assert "".join(text[run.clusters[0] : run.end] for run in runs) == text[line.start : line.end]
        if not line.overfull:
            assert line.inset + line.width <= measure
    for line in lines[:-1]:
        if not line.overfull and _sites(shaped, line):
            assert line.inset + line.width == measure


def _sites(shaped: ShapedText, line: Line) -> int:
    """Boundaries of a line that may open at all."""
    first, last = shaped.content(line.start, line.end)
    return shaped.soft_to[last] - shaped.soft_from[first] if last > first else 0


@given(_TEXTS, st.integers(4, 20), _STYLES)
@_settings
def test_no_line_begins_or_ends_against_the_rules_while_it_need_not(text: str, zi: int, style: ParagraphStyle) -> None:
    size = pt(10)
    shaped = _shaped(text, style)
    lines = break_paragraph(shaped, size, [Length(zi * size)], style).lines
    for line in lines[1:]:
        if shaped.penalties[line.start] is not None:
            before = shaped.letters[: line.start].rstrip("_xZ")[-1:]
            assert shaped.letters[line.start] not in NO_LINE_START[style.line_break]
            assert before not in NO_LINE_END[style.line_break]
        assert shaped.letters[line.start] != "x"


@given(_TEXTS, st.integers(6, 20), st.booleans())
@_settings
def test_what_is_drawn_is_as_wide_as_what_was_measured(text: str, zi: int, hyphens: bool) -> None:
    """The cell of the last glyph ends where the line does, and no glyph stands before the one it follows."""
    size = pt(10)
    style = ParagraphStyle(indent=Em(2), hyphens=hyphens)
    shaped = _shaped(text, style)
    for line in break_paragraph(shaped, size, [Length(zi * size)], style).lines:
        first, last = shaped.content(line.start, line.end)
        drawn = [p for run in line.runs if not run.inserted for p in zip(run.clusters, run.offsets, strict=True)]
        places = dict(reversed(drawn))
        inside = [c for c in range(first, last) if c in places and shaped.glyphs[c] >= 0]
        if not inside:
            continue
        hyphen = shaped.hyphens[line.end].width if line.hyphenated else 0
        end = places[inside[-1]] + ((shaped.ends[last] - shaped.origins[inside[-1]] + hyphen) * size >> 16)
        assert abs(line.inset + line.width - end) <= 2
        solid = [c for c in inside if shaped.letters[c] not in EDGE_SPACES]
        cells = [places[c] - ((shaped.origins[c] - shaped.starts[c]) * size >> 16) for c in solid]
        assert all(a <= b + 2 for a, b in pairwise(cells))


@given(st.text(_HAN + "，的和 ", min_size=1, max_size=30), st.integers(4, 16), st.integers(1, 4))
@_settings
def test_a_head_has_no_more_lines_than_asked_for_and_none_too_wide(text: str, zi: int, most: int) -> None:
    style = ParagraphStyle(align="center", balance=True, line_break="strict")
    size = pt(24)
    broken = break_head(_shaped(text, style), size, Length(zi * size), style, (), most)
    if broken is None:
        return
    assert 1 <= len(broken.lines) <= most
    assert "".join(text[line.start : line.end] for line in broken.lines) == text
    assert all(line.width <= zi * size and not line.overfull for line in broken.lines)


@given(st.text(_HAN + "，、：的和 ", min_size=1, max_size=30), st.integers(4, 16), st.integers(1, 4))
@_settings
def test_a_mark_that_a_break_stands_for_belongs_to_the_character_before_it(text: str, zi: int, most: int) -> None:
    style = ParagraphStyle(align="center", balance=True, line_break="strict", punctuation="banjiao")
    size = pt(24)
    broken = break_head(_shaped(text, style), size, Length(zi * size), style, (), most, silent=True)
    for line in broken.lines if broken else ():
        assert (line.runs[0].clusters[0], line.runs[-1].end) == (line.start, line.end)
        assert line.end == len(text) or line.end - 1 not in line.runs[-1].clusters or text[line.end - 1] not in "，、："


@given(_TEXTS, st.integers(6, 20), _STYLES)
@_settings
def test_the_same_text_is_always_set_the_same(text: str, zi: int, style: ParagraphStyle) -> None:
    size = pt(9)
    once = break_paragraph(_shaped(text, style), size, [Length(zi * size)], style)
    assert break_paragraph(_shaped(text, style), size, [Length(zi * size)], style) == once
