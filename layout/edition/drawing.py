"""The drawing of a page as it was typed: words changed in their cells, the columns of words kept under one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from ..base.columns import display_width
from .dummy import NOTE, lines_of, split_depth
from .script import SPACES
from .trucks import FOLD_WORDS
from .write_back import FileText, Patch
from .yaml_tree import Scalar

Cell = tuple[int, int]
"""Row and column of a dummy, from 0."""
_USUAL_WHITE = 2
_WORD = re.compile(rf"[^{SPACES}]+")


class _Token(NamedTuple):
    """A word, a sign of the fold, or the tail of a line (bar, depth, note) with the white before it."""

    before: str
    text: str
    column: int | None = None
    """Of the cell that it is."""


class _Line(NamedTuple):
    number: int
    row: int
    tokens: tuple[_Token, ...]
    after: str


class TypedDrawing(NamedTuple):
    """The rows of a dummy, each with the line of its file."""

    lines: tuple[_Line, ...]

    @property
    def words(self) -> Mapping[Cell, str]:
        return {
            (line.row, token.column): token.text
            for line in self.lines
            for token in line.tokens
            if token.column is not None
        }

    def patches(self, file: FileText, words: Mapping[Cell, str]) -> Iterable[Patch]:
        """What writes other words in some cells."""
        changed = tuple(
            line._replace(
                tokens=tuple(
                    token
                    if token.column is None
                    else token._replace(text=words.get((line.row, token.column), token.text))
                    for token in line.tokens
                )
            )
            for line in self.lines
        )
        for line, text in zip(self.lines, _aligned(self.lines, changed), strict=True):
            start, typed = file.at(line.number), file.line(line.number)
            if text != typed:
                # What else is said on the line may be changed too.
                first = _alike(typed, text)
                same = _alike(typed[first:][::-1], text[first:][::-1])
                yield Patch(start + first, start + len(typed) - same, text[first : len(text) - same])


def typed_drawing(scalar: Scalar, file: FileText, *, is_truck: bool) -> TypedDrawing | None:
    """The drawing in a block of text (`dummy: |`), or on one line; None for one between quotes over several."""
    is_block = scalar.style == "|"
    numbers = [number for _, number, _ in lines_of(scalar)] if is_block else [scalar.span.line]
    if not is_block and (len(scalar.pieces) > 1 or "\n" in scalar.text or "\\" in file.line(scalar.span.line)):
        return None
    start = 0 if is_block else scalar.span.column - 1 + len(scalar.style)
    end = None if is_block else start + len(scalar.text)
    lines: list[_Line] = []
    for number in numbers:
        tokens, after = _tokens(file.line(number), start, end, is_truck=is_truck)
        if any(token.column is not None for token in tokens):
            lines.append(_Line(number, len(lines), tokens, after))
    return TypedDrawing(tuple(lines))


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _tokens(typed: str, start: int, end: int | None, *, is_truck: bool) -> tuple[tuple[_Token, ...], str]:
    text = typed[start:end]
    body = NOTE.sub("", text)
    cells, bar, _ = split_depth(body)
    tokens: list[_Token] = []
    at, column = 0, 0
    for match in _WORD.finditer(cells):
        is_fold = is_truck and match[0] in FOLD_WORDS
        tokens.append(_Token(text[at : match.start()], match[0], None if is_fold else column))
        column += not is_fold
        at = match.end()
    tail = len(cells) if bar else len(body)
    if tokens:
        tokens[0] = tokens[0]._replace(before=typed[:start] + tokens[0].before)
    if text[tail:]:
        tokens.append(_Token(text[at:tail], text[tail:]))
        at = len(text)
    return tuple(tokens), text[at:] + (typed[end:] if end is not None else "")


def _aligned(before: Sequence[_Line], after: Sequence[_Line]) -> list[str]:
    """The lines as they are written anew: what began under one another begins under one another again.

    Where most lines have their tokens of one place begin in the same column, they do so after the widest token
    before it, with the least white that there was, or in the column that they had where that left more than usual;
    one that a long word had pushed out joins them where there is room. Other lines keep their white as it is.
    """
    texts = [""] * len(before)
    shift = 0
    for place in range(max(len(line.tokens) for line in before)):
        rows = [n for n, line in enumerate(before) if len(line.tokens) > place]
        whites = {n: before[n].tokens[place].before for n in rows}
        starts = {n: _start(before[n], place) for n in rows}
        usual, count = Counter(starts.values()).most_common(1)[0]
        level = [n for n in rows if starts[n] == usual and set(whites[n]) <= {" "}]
        is_level = place > 0 and level and count > 1 and 2 * count > len(rows)
        white = min((len(whites[n]) for n in level), default=0)
        widest = max((display_width(texts[n]) for n in level), default=0)
        if white > _USUAL_WHITE:
            white = max(usual + shift - widest, 1)
        wanted = widest + white
        shift = wanted - usual if is_level else shift
        for n in rows:
            gap = whites[n]
            if is_level and n in level:
                gap = " " * (wanted - display_width(texts[n]))
            elif is_level and starts[n] > usual and gap == " ":
                gap = " " * max(wanted - display_width(texts[n]), 1)
            texts[n] += gap + after[n].tokens[place].text
    return [text + line.after for text, line in zip(texts, before, strict=True)]


def _start(line: _Line, place: int) -> int:
    tokens = line.tokens[: place + 1]
    return sum(display_width(token.before + token.text) for token in tokens) - display_width(tokens[-1].text)
