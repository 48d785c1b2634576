"""From computed styles to what shaping and breaking need, and single lines of furniture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from ..base.units import Em, Length, em_length
from ..edition.model import Mark, Text
from ..font.book import FontBook
from ..style.model import ComputedStyle, Turnover
from .justify import Setting, set_line_of
from .model import Annotation, Level, Line, LineStyle, ParagraphStyle, Punctuation, StyledRun, TextStyle
from .shaper import ShapedText, shape
from .spacing import region

_FIGURES: dict[str, Literal["proportional", "half-width", "tabular"]] = {
    "proportional-nums": "proportional",
    "half-width": "half-width",
    "tabular-nums": "tabular",
}


BESIDE = frozenset({"ruby", "proper-name", "book-title", "underline", "deceased"})
"""Marks that leave their characters as they are and set something beside them."""
SMALL = frozenset({"ruby", "warichu"})
"""Marks that are set at half the size where the stylesheet gives them none of their own."""


def text_style(computed: ComputedStyle, language: str = "zh-Hans", *, stretched: bool = False) -> TextStyle:
    """The properties of a run of text; its width only where whole lines are not stretched by it (`stretched`)."""
    return TextStyle(
        families=computed.font_family,
        weight=computed.font_weight,
        italic=computed.font_style == "italic",
        language=language,
        features=computed.font_feature_settings,
        figures=_FIGURES[computed.font_variant_numeric],
        letter_spacing=computed.letter_spacing,
        word_spacing=computed.word_spacing,
        color=computed.color,
        emphasis="dots" if computed.text_emphasis == "dots" else "",
        dot_size=computed.text_emphasis_size,
        stretch=computed.font_stretch if stretched else 1.0,
    )


def paragraph_style(computed: ComputedStyle, language: str = "zh-Hans", *, stretched: bool = False) -> ParagraphStyle:
    """The properties of a paragraph as a whole; what is `auto` goes by its language (chinese-typography §2, §4).

    What is counted in characters is as wide as they are where they are `stretched`.
    """
    wide = computed.font_stretch if stretched else 1.0
    indent = computed.text_indent
    inset = Em(round(indent.value * wide, 6))
    return ParagraphStyle(
        align=computed.text_align,
        indent=inset if isinstance(indent, Em) else Em(0.0),
        turnover=inset if isinstance(indent, Turnover) else Em(0.0),
        narrow=Em(round(computed.narrow_measure.value * wide, 6)),
        names=Em(round(computed.name_measure.value * wide, 6)),
        first_line_opening=computed.first_line_opening,
        line_break=_LEVELS[region(language)] if computed.line_break == "auto" else computed.line_break,
        punctuation=_punctuation(language) if computed.text_spacing_trim == "auto" else computed.text_spacing_trim,
        keep_stops=computed.text_spacing_stops == "keep",
        solid_pairs=computed.text_spacing_adjacent == "solid",
        bracket_dot=computed.text_spacing_interpunct == "half",
        opening_at_start=computed.line_start_opening == "keep",
        ellipsis_starts=computed.line_start_ellipsis == "allow",
        number_unit=computed.number_unit,
        name_break=computed.name_break,
        byline_break=computed.byline_break,
        label_break=computed.label_break,
        least_last=computed.last_line_least,
        fill_last=computed.last_line_fill,
        max_stretch=computed.text_justify_limit.value,
        centred_pairs=computed.text_spacing_centred,
        name_line_gap=computed.name_line_gap,
        typed_space=computed.text_autospace_typed,
        autospace_fit=computed.text_autospace_fit,
        marks_last=computed.text_justify_marks == "last",
        hanging=computed.hanging_punctuation == "allow-end",
        autospace=computed.text_autospace,
        hyphens=computed.hyphens == "auto",
        balance=computed.text_wrap != "wrap",
    )


_LEVELS: dict[str, Level] = {"Hans": "gb", "Hant": "basic", "ja": "gb"}


def _punctuation(language: str) -> Punctuation:
    """Papers of Taiwan mostly leave the widths of marks alone, those of Hong Kong do not (clreq 3.1.6)."""
    is_hong_kong = "hk" in language.lower().split("-")
    return "plain" if region(language) == "Hant" and not is_hong_kong else "lineend-half"


def styled_runs(
    text: Text,
    base: ComputedStyle,
    mark_style: Callable[[str], ComputedStyle],
    language: str = "zh-Hans",
    *,
    stretched: bool = False,
) -> tuple[StyledRun, ...]:
    """The runs of a text: its own style, and where marks stand the styles of those marks.

    Where marks overlap the one that starts last wins, what it leaves alone (dots, colour) coming from the
    others only through the cascade; dots are added to whatever holds. Runs have the width of their characters only
    where they are `stretched`; whole lines are stretched else.
    """
    length = len(text.text)
    plain = text_style(base, language, stretched=stretched)
    marks = [mark for mark in text.marks if mark.start < mark.end and mark.kind not in BESIDE]
    if not marks:
        return (StyledRun(length, plain),)
    run_in = _run_in_space(text.text, marks)
    edges = sorted({0, length, *run_in, *(m.start for m in marks), *(min(m.end, length) for m in marks)})
    size = base.font_size if isinstance(base.font_size, int) else None
    styles: dict[str, TextStyle] = {}
    runs: list[StyledRun] = []
    for start, end in pairwise(edges):
        here = [m for m in marks if m.start <= start and m.end >= end]
        style = plain
        inner = max((m for m in here if m.kind != "dots"), key=lambda m: (m.start, -m.end), default=None)
        if inner is not None:
            style = styles.get(inner.kind)
            if style is None:
                computed = mark_style(inner.kind)
                style = styles[inner.kind] = _mark_text_style(inner.kind, computed, size, language, stretched)
        if any(m.kind == "dots" for m in here):
            style = replace(style, emphasis="dots")
        if (start, end) == run_in:
            style = replace(style, run_in=True)
        if runs and runs[-1].style == style:
            runs[-1] = StyledRun(end, style)
        else:
            runs.append(StyledRun(end, style))
    return tuple(runs)


def annotations_of(
    text: Text,
    base: ComputedStyle,
    mark_style: Callable[[str], ComputedStyle],
    language: str = "zh-Hans",
    reading_ratio: float = 1.0,
) -> tuple[Annotation, ...]:
    """What stands beside a text: readings no larger than `reading_ratio` of its size, lines, frames, inline notes."""
    size = base.font_size if isinstance(base.font_size, int) else None
    found: list[Annotation] = []
    for mark in text.marks:
        if mark.start < mark.end and mark.kind in BESIDE | SMALL:
            style = _mark_text_style(mark.kind, mark_style(mark.kind), size, language)
            if mark.kind == "ruby":
                style = replace(
                    style, size_ratio=min(style.size_ratio, reading_ratio), letter_spacing=Em(0.0), emphasis="",
                    figures="proportional", features=(*style.features, ("ruby", 1)),
                )  # fmt: skip
            found.append(Annotation(mark.start, mark.end, mark.kind, style, mark.value))
    return tuple(found)


def _run_in_space(words: str, marks: Sequence[Mark]) -> tuple[int, ...]:
    """Start and end of the one space typed after a paragraph's run-in heading; nothing where there is none."""
    end = max((m.end for m in marks if m.kind == "strong" and m.start == 0), default=0)
    if 0 < end < len(words) - 1 and words[end] == " " != words[end + 1]:
        return (end, end + 1)
    return ()


def _mark_text_style(
    kind: str, computed: ComputedStyle, size: int | None, language: str, stretched: bool = False
) -> TextStyle:
    style = text_style(computed, language, stretched=stretched)
    if size and isinstance(computed.font_size, int) and computed.font_size != size:
        return replace(style, size_ratio=computed.font_size / size)
    return replace(style, size_ratio=0.5) if kind in SMALL else style


def shape_line(
    text: str | Text, computed: ComputedStyle, book: FontBook, language: str = "zh-Hans"
) -> tuple[ShapedText, ParagraphStyle]:
    """A text of one style, shaped to stand on a line by itself."""
    words = text if isinstance(text, str) else text.text
    paragraph = replace(paragraph_style(computed, language), indent=Em(0.0), turnover=Em(0.0), hanging=False)
    vertical = computed.writing_mode == "vertical-rl"
    runs = (StyledRun(len(words), text_style(computed, language)),)
    return shape(words, runs, book, vertical=vertical, paragraph=paragraph), paragraph


def natural_width(
    text: str | Text, computed: ComputedStyle, size: Length, book: FontBook, language: str = "zh-Hans"
) -> Length:
    """The width of a text on a line by itself, its edge marks trimmed."""
    shaped, _ = shape_line(text, computed, book, language)
    return em_length(shaped.ends[-1] - shaped.starts[0], size)


def set_line(
    text: str | Text,
    computed: ComputedStyle,
    size: Length,
    book: FontBook,
    *,
    measure: Length | None = None,
    align: LineStyle | None = None,
    language: str = "zh-Hans",
) -> Line:
    """A text set on one line: at its natural width, or in a measure by `align` (else the style's own).

    "justify" and "distribute" spread it over the measure. A text too long for the measure shrinks as far
    as the rules allow and is `overfull` beyond.
    """
    shaped, paragraph = shape_line(text, computed, book, language)
    room = natural_width(text, computed, size, book, language) if measure is None else measure
    how: LineStyle = align or paragraph.align
    if measure is None:
        how = "start"
    return set_line_of(shaped, 0, len(shaped.text), Setting(size, room, how, paragraph, is_last=how != "justify"))
