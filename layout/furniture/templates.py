"""Template lines of furniture: fields in braces, parts in brackets that go when a field in them is empty.

`{field}` or `{field:format}` prints a field, `[…]` encloses a part that is left out when one of its
fields is empty; outside brackets an empty field leaves the whole line out. Doubled, the four marks are
themselves. A format is a width as in Python's format strings (`02`), or `han` for Chinese numerals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\[|\]|\{(?P<field>[^{}\[\]]*)\}|\{|\}|[^{}\[\]]+")
_WIDTH = re.compile(r"(?:[^\d<>^]?[<>^])?0?\d{0,2}d?")
_NUMERALS = "〇一二三四五六七八九"
_DOUBLED = frozenset({"{{", "}}", "[[", "]]"})


class Literal(NamedTuple):
    """Words printed as they stand."""

    text: str


class FieldRef(NamedTuple):
    """A field to print; `offset` and `length` say where it stands in the template, braces included."""

    name: str
    spec: str
    offset: int
    length: int


class Part(NamedTuple):
    """Pieces that are printed together or not at all."""

    pieces: tuple[Literal | FieldRef, ...]


class Fault(NamedTuple):
    """Where a template stops making sense, and the rest of it from there."""

    offset: int
    rest: str


class Template(NamedTuple):
    """A template taken apart; with a `fault` it prints as it was typed."""

    source: str
    pieces: tuple[Literal | FieldRef | Part, ...]
    fault: Fault | None = None

    def fields(self) -> Iterator[FieldRef]:
        """All fields in the order in which they are written."""
        for piece in self.pieces:
            for inner in piece.pieces if isinstance(piece, Part) else (piece,):
                if isinstance(inner, FieldRef):
                    yield inner


@lru_cache(maxsize=1024)
def parse_template(source: str) -> Template:
    """`source` taken apart. Never raises: what cannot be read is the template's `fault`."""
    pieces: list[Literal | FieldRef | Part] = []
    part: list[Literal | FieldRef] | None = None
    opened = 0
    for token in _TOKEN.finditer(source):
        text, at = token.group(), token.start()
        target = pieces if part is None else part
        if text in _DOUBLED:
            target.append(Literal(text[0]))
        elif text == "[" and part is None:
            part, opened = [], at
        elif text == "]" and part is not None:
            pieces.append(Part(tuple(part)))
            part = None
        elif token["field"] is not None and (field := _field(token["field"], at, len(text))):
            target.append(field)
        elif text[0] in "{}[]":
            return Template(source, (Literal(source),), Fault(at, source[at:]))
        else:
            target.append(Literal(text))
    if part is not None:
        return Template(source, (Literal(source),), Fault(opened, source[opened:]))
    return Template(source, tuple(pieces))


def _field(inside: str, offset: int, length: int) -> FieldRef | None:
    name, _, spec = inside.partition(":")
    name, spec = name.strip(), spec.strip()
    if not name or not (spec == "han" or _WIDTH.fullmatch(spec)):
        return None
    return FieldRef(name, spec, offset, length)


def fill(template: Template, value: Callable[[str], str]) -> str:
    """The line with its fields filled in by `value`; "" when a field it cannot do without is empty."""
    line: list[str] = []
    for piece in template.pieces:
        if isinstance(piece, Part):
            words = [_words(inner, value) for inner in piece.pieces]
            line += words if all(words) else []
            continue
        words = _words(piece, value)
        if not words:
            return ""
        line.append(words)
    return "".join(line).strip()


def _words(piece: Literal | FieldRef, value: Callable[[str], str]) -> str:
    return piece.text if isinstance(piece, Literal) else format_value(value(piece.name), piece.spec)


def format_value(text: str, spec: str) -> str:
    """`text` by a format; figures count as a number, and words stay as they are where a format means numbers."""
    if not text or not spec:
        return text
    is_number = text.isascii() and text.isdigit()
    if spec == "han":
        return han_number(text) if is_number else text
    if is_number:
        return format(int(text), spec)
    return text if spec[0] == "0" or spec[-1] == "d" else format(text, spec)


def han_number(figures: str) -> str:
    """Figures in Chinese: up to 99 with 十, longer ones figure by figure (二十四, 二〇二六)."""
    number = int(figures)
    if number > 99:
        return "".join(_NUMERALS[int(figure)] for figure in figures)
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")
