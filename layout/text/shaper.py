"""Shaping: paragraphs from copy to shaped text, remembered by all that they depend on.

Characters get their class letters (`forms`), their cells from the type case of their style (`type_case`), their glue
and breaks by the rules of the paragraph (`assembly`), and here their hyphens, dots, labels and what stands beside them.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from ..base.units import EM, Em
from ..font.book import FontBook
from ..font.face import Face
from .assembly import Spacer, Styled, assemble
from .breaks import LABEL, NAME
from .forms import resolve
from .hyphenation import hyphen_offsets
from .interlinear import Type, attach
from .model import Annotation, ParagraphStyle, StyledRun, TextStyle
from .shaped import ShapedText
from .type_case import TypeCase
from .upright import stand_upright

_REMEMBERED = 4096
"""Paragraphs kept for each font book."""

_HAN_FIGURES = "〇零一二三四五六七八九十百"
_LABEL = re.compile(
    f"[ \u3000]*(?:[（(](?:[0-9]+|[{_HAN_FIGURES}]+)[）)]|[\u2460-\u24ff\u3220-\u3229\u3280-\u3289]"
    f"|[{_HAN_FIGURES}]+、|[0-9]+[.．、](?![0-9]))(?=.)"
)


def label_end(text: str) -> int:
    """Where the number or letter that a text begins with ends: （一）, 1., ①, 二、; 0 without one."""
    match = _LABEL.match(text)
    return match.end() if match else 0


def shape(
    text: str,
    runs: tuple[StyledRun, ...],
    book: FontBook,
    *,
    vertical: bool = False,
    paragraph: ParagraphStyle = ParagraphStyle(),  # noqa: B008
    annotations: tuple[Annotation, ...] = (),
    kept: tuple[tuple[int, int], ...] = (),
) -> ShapedText:
    """A paragraph shaped, without a size, with the matter beside it; remembered by all its arguments.

    `runs` cover the text; `kept` are the ranges of listed names. Clusters that no face of their run's families has are
    drawn as the missing glyph and named in `missing`.
    """
    cases = _books.get(book)
    if cases is None:
        cases = _books[book] = _Cases(book)
    return cases.shape(text, runs, vertical, paragraph, annotations, kept)


@lru_cache(maxsize=256)
def _spacer(style: ParagraphStyle, language: str, vertical: bool) -> Spacer:
    return Spacer(style, language, vertical=vertical)


class _Cases:
    """The type cases of one font book, and the paragraphs shaped with them."""

    def __init__(self, book: FontBook) -> None:
        self.cases: dict[tuple[TextStyle, bool], TypeCase] = {}
        self.known: OrderedDict[tuple[object, ...], ShapedText] = OrderedDict()
        # Not the book itself: it is the key of a weak mapping that holds this value.
        self.find = book.find
        self.chain = book.chain
        self.families = book.families

    def shape(
        self,
        text: str,
        runs: tuple[StyledRun, ...],
        vertical: bool,
        paragraph: ParagraphStyle,
        annotations: tuple[Annotation, ...] = (),
        kept: tuple[tuple[int, int], ...] = (),
    ) -> ShapedText:
        key = (text, runs, vertical, paragraph, annotations, kept)
        found = self.known.get(key)
        if found is not None:
            self.known.move_to_end(key)
            return found
        found = self._shape(text, runs, vertical, paragraph, kept)
        if annotations:
            found = self._annotated(found, annotations, paragraph)
        self.known[key] = found
        if len(self.known) > _REMEMBERED:
            self.known.popitem(last=False)
        return found

    def _annotated(
        self, shaped: ShapedText, annotations: tuple[Annotation, ...], paragraph: ParagraphStyle
    ) -> ShapedText:
        solid = ParagraphStyle(autospace=frozenset())

        def shape_reading(text: str, style: TextStyle) -> ShapedText:
            return self.shape(text, (StyledRun(len(text), style),), shaped.vertical, solid)

        def face(style: TextStyle, char: str) -> Face | None:
            return self.find(style.families, style.weight, style.italic, char)

        language = annotations[0].style.language
        spacer = _spacer(paragraph, language, shaped.vertical)
        return attach(shaped, annotations, spacer, Type(shape_reading, face))

    def case(self, style: TextStyle, vertical: bool) -> TypeCase:
        key = (style, vertical)
        found = self.cases.get(key)
        if found is None:
            plain = replace(style, letter_spacing=Em(0.0), emphasis="")
            found = self.cases.get((plain, vertical))
            if found is None:
                found = self.cases[plain, vertical] = TypeCase(plain, vertical, self._faces(plain), self.find)
            self.cases[key] = found
        return found

    def _faces(self, style: TextStyle) -> list[Face]:
        chain = self.chain(style.families, style.weight, style.italic)
        # Families that do not exist have been reported by the reader of the stylesheet.
        return [face for _, face in chain or self.chain(self.families(), style.weight, style.italic)]

    def _shape(
        self,
        text: str,
        runs: tuple[StyledRun, ...],
        vertical: bool,
        paragraph: ParagraphStyle,
        kept: tuple[tuple[int, int], ...],
    ) -> ShapedText:
        language = runs[0].style.language if runs else "zh-Hans"
        letters = resolve(text, language)
        if paragraph.turnover.value and letters[:1] == "I":
            # What a verse is set in by; prose has the indent of its style instead.
            inset = len(letters) - len(letters.lstrip("I"))
            letters = "J" * inset + letters[inset:]
        if vertical:
            letters = stand_upright(letters, text, head=paragraph.balance)
        styles: list[Styled] = []
        start = 0
        for end, style in runs:
            # A cluster that a run's end would cut belongs to the style of its first character.
            while end < len(letters) and letters[end] == "x":
                end += 1
            if start < end:
                track = round(style.letter_spacing.value * style.size_ratio * EM)
                styles.append(Styled(end, self.case(style, vertical), track, style.emphasis != ""))
                start = end
        shaped = assemble(text, letters, styles, _spacer(paragraph, language, vertical), vertical=vertical)
        if paragraph.hyphens:
            _hyphenate(shaped, styles)
        if "\u00ad" in text:
            _soft_hyphens(shaped, styles)
        _keep_label(shaped, paragraph.label_break)
        for start, end in kept:
            for offset in range(start + 1, end):
                if shaped.penalties[offset] is not None:
                    shaped.penalties[offset] = NAME[paragraph.name_break]
        if any(style.dotted for style in styles):
            _dot(shaped, styles)
        return shaped


def _hyphenate(shaped: ShapedText, styles: Sequence[Styled]) -> None:
    """Where Latin words may be divided, with the hyphen to set there."""
    start = 0
    for end, case, _, _ in styles:
        for offset in hyphen_offsets(shaped.text, shaped.letters, start, end, case.style.language):
            if shaped.glyphs[offset] >= 0:
                shaped.hyphens[offset] = case.hyphen("\u00ad")
                if shaped.penalties[offset] is None:
                    shaped.penalties[offset] = HYPHEN
        start = end


def _soft_hyphens(shaped: ShapedText, styles: Sequence[Styled]) -> None:
    """A soft hyphen in the copy shows at a line's end only; the copy has it already, so it reads as nothing."""
    for offset, char in enumerate(shaped.text, 1):
        if char == "\u00ad" and offset < len(shaped.text):
            shaped.hyphens[offset] = next(style.case for style in styles if style.end >= offset).hyphen("")
            if shaped.penalties[offset] is not None:
                shaped.penalties[offset] = HYPHEN


def _dot(shaped: ShapedText, styles: Sequence[Styled]) -> None:
    """One dot for each Han character of an emphasised run; none on marks, spaces and Latin (clreq 3.1.8)."""
    start = 0
    for end, case, _, dotted in styles:
        dot = case.dot(round(case.style.dot_size.value * EM)) if dotted else None
        for index in range(start, end if dot else start):
            if dot and shaped.letters[index] in "HK" and not shaped.text[index].isascii():
                shaped.dots[index] = dot
        start = end


def _keep_label(shaped: ShapedText, how: str) -> None:
    """A label at the head of a paragraph does not part from what it labels without need (§9)."""
    label = _LABEL.match(shaped.text)
    if label and shaped.penalties[label.end()] == 0.0:
        shaped.penalties[label.end()] = LABEL[how]


HYPHEN = 60.0
"""Penalty of a break inside a word."""

_books: WeakKeyDictionary[FontBook, _Cases] = WeakKeyDictionary()


__all__ = ["HYPHEN", "ShapedText", "shape"]
