"""What setting a page looks things up in: styles of parts, fonts, and shaped text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..base.diagnostics import Diagnostic, Place
from ..base.messages import diagnostic
from ..base.units import Em, Length
from ..edition.model import Text
from ..font.book import FontBook
from ..style.model import ComputedStyle, Part
from ..style.stylesheet import StyleSheet
from ..text.model import Annotation, ParagraphStyle, StyledRun
from ..text.setting import annotations_of, paragraph_style, styled_runs
from ..text.shaper import ShapedText, shape

_LOST = "\ufffd"
"""What stands for a character that was lost before the copy came here, which was told when it was read."""

ContextKey = tuple[StyleSheet, FontBook, Part, str, tuple[str, ...]]
"""What a context looks things up in: the key under which anything set with it may be remembered."""


@dataclass
class Context:
    """Styles and fonts of one page, and the diagnostics gathered while it is set."""

    sheet: StyleSheet
    book: FontBook
    page: Part
    page_name: str
    names: tuple[str, ...] = ()
    """The paper's list of names, which no head parts, and text only as a last resort."""
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    @property
    def key(self) -> ContextKey:
        return self.sheet, self.book, self.page, self.page_name, self.names

    def style(self, *parts: Part) -> ComputedStyle:
        """The computed style of the part at the end of this path below the page."""
        return self.sheet.compute((self.page, *parts))

    def report(self, code: str, place: Place | None, **values: object) -> None:
        self.found.append(diagnostic(code, place, page=self.page_name, **values))

    def shape(
        self,
        text: Text,
        path: tuple[Part, ...],
        *,
        vertical: bool = False,
        language: str = "zh-Hans",
        reading_ratio: float = 1.0,
        tracking: float = 0.0,
        dots: Em | None = None,
    ) -> tuple[ShapedText, ParagraphStyle, ComputedStyle]:
        """A text in the style of `path`, its marks in theirs; characters without a glyph are reported.

        Readings are no larger than `reading_ratio` of the text; `tracking` em go after each character; emphasis dots
        are of the size `dots`.
        """

        def fitted(style: ComputedStyle) -> ComputedStyle:
            style = _tracked(style, tracking)
            return style if dots is None else replace(style, text_emphasis_size=dots)

        base = fitted(self.style(*path))

        def mark_style(kind: str) -> ComputedStyle:
            return fitted(self.style(*path, Part(kind)))

        runs: tuple[StyledRun, ...] = styled_runs(text, base, mark_style, language, stretched=True)
        paragraph = paragraph_style(base, language, stretched=True)
        beside = annotations_of(text, base, mark_style, language, reading_ratio) if text.marks else ()
        kept = _named(text.text, self.names) if self.names else ()
        shaped = self.shaped(text, runs, paragraph, vertical=vertical, beside=beside, kept=kept)
        return shaped, paragraph, base

    def shaped(
        self,
        text: Text,
        runs: tuple[StyledRun, ...],
        paragraph: ParagraphStyle,
        *,
        vertical: bool,
        beside: tuple[Annotation, ...] = (),
        kept: tuple[tuple[int, int], ...] = (),
    ) -> ShapedText:
        """`text` in `runs` with what stands beside it, shaped; characters without a glyph are reported.

        The ranges `kept` are names.
        """
        shaped = shape(
            text.text, runs, self.book, vertical=vertical, paragraph=paragraph, annotations=beside, kept=kept
        )
        lacking = [(m.start, m.end, text.text[m.start : m.end]) for m in shaped.missing]
        for start, end, cluster in (*lacking, *(shaped.beside.missing if shaped.beside else ())):
            if cluster == _LOST:
                continue
            self.report(
                "font/no-glyph",
                Place(text.node_id, start, end - start),
                character=cluster,
                code_point=" ".join(f"U+{ord(c):04X}" for c in cluster),
            )
        return shaped


@lru_cache(maxsize=8)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True))) or "(?!)")


def _named(text: str, names: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where the paper's listed names stand in a text."""
    return tuple(name.span() for name in _names_pattern(names).finditer(text))


def _tracked(style: ComputedStyle, tracking: float) -> ComputedStyle:
    if not tracking:
        return style
    return replace(style, letter_spacing=Em(round(style.letter_spacing.value + tracking, 6)))


def fixed_size(style: ComputedStyle) -> Length:
    """The font size of a part that layout does not fit: the largest it may have."""
    return Length(style.font_size if isinstance(style.font_size, int) else style.font_size.maximum)
