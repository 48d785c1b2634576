"""YAML with a place for every key and value, every scalar as text, and all of its faults in one run.

Only the subset that an edition needs: no anchors, tags or second documents. libyaml stops at the first fault;
the line is then mended in memory (yaml_mend.py), the fault noted, and the text read again.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol, cast

import yaml

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from .script import joint
from .source import SourceText
from .yaml_mend import Draft, has_wide_colon, is_key, mend, mend_wide_colon, mend_wide_space, quoted_line
from .yaml_tree import Mapping, Node, Scalar, Sequence

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_MENDS = 40
_MAX_DEPTH = 40


class YamlDocument(NamedTuple):
    """A document; `mended` are lines that were guessed at, `is_whole` is False when some were left out."""

    root: Node
    mended: frozenset[int] = frozenset()
    is_whole: bool = True


class _Mark(Protocol):
    line: int
    column: int


def read_yaml(source: SourceText, lines: list[str] | None = None) -> Outcome[YamlDocument]:
    """The YAML of `source`, or of `lines` where only part of the file is YAML (other lines empty)."""
    draft = Draft(source, list(lines if lines is not None else source.lines))
    faults: list[Diagnostic] = []
    for _ in range(_MAX_MENDS):
        composer = _Composer(source, draft)
        try:
            root = composer.compose()
        except yaml.MarkedYAMLError as error:
            faults.append(mend(draft, error))
            continue
        except yaml.YAMLError:
            break
        if composer.wide:
            faults.append(mend_wide_space(draft, composer.wide[0]))
            continue
        if composer.colons:
            faults.append(mend_wide_colon(draft, composer.colons[0]))
            continue
        root = root or Mapping((), source.span(1))
        document = YamlDocument(root, frozenset(draft.mended), not draft.dropped)
        return Outcome(document, (*faults, *composer.faults))
    if not faults:
        faults.append(diagnostic("yaml/syntax", source.span(1), line=1))
    return Outcome(YamlDocument(Mapping((), source.span(1)), frozenset(draft.mended), False), tuple(faults))


class _Open(NamedTuple):
    """A collection being read; `parts` are its items, or keys and values in turn."""

    parts: list[Node]
    span: Span
    is_mapping: bool
    flow: bool


class _Composer:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, source: SourceText, draft: Draft) -> None:
        self.source = source
        self.draft = draft
        self.faults: list[Diagnostic] = []
        self.wide: list[int] = []
        """Lines of keys indented by full-width spaces, which YAML takes for letters of the key."""
        self.colons: list[int] = []
        """Lines that begin with a key and a full-width colon, which YAML takes for words."""

    def compose(self) -> Node | None:
        stack: list[_Open] = []
        root: Node | None = None
        documents = 0
        for event in cast(Any, yaml).parse("\n".join(self.draft.lines) + "\n", Loader=_LOADER):
            node: Node | None = None
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("yaml/second-document", event.start_mark)
                    return root
                continue
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._refuse_properties(event)
                if len(stack) >= _MAX_DEPTH:
                    self._report("yaml/too-deep", event.start_mark, limit=_MAX_DEPTH)
                    return None
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                stack.append(_Open([], self._span(event), is_mapping, bool(event.flow_style)))
                continue
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                node = self._close(stack.pop())
            elif isinstance(event, yaml.ScalarEvent):
                self._refuse_properties(event)
                node = self._scalar(event)
                if (
                    node.text
                    and not node.style
                    and has_wide_colon(self.draft, event.start_mark.line, event.start_mark.column)
                ):
                    self.colons.append(event.start_mark.line)
            elif isinstance(event, yaml.AliasEvent):
                node = Scalar("*" + event.anchor, self._span(event))
                self._needs_quotes(event)
            if node is None:
                continue
            if stack:
                stack[-1].parts.append(node)
            else:
                root = node
        return root

    def _close(self, collection: _Open) -> Node:
        parts = collection.parts
        if not collection.is_mapping:
            return Sequence(tuple(parts), collection.span, collection.flow)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if isinstance(key, Scalar) and self._lacks_colon(key, value):
                key, value = self._without_colon(key, value)
            if not isinstance(key, Scalar):
                self._needs_quotes_at(key.span)
            elif not key.text:
                continue
            elif key.text.startswith("\u3000") and not key.style:
                self.wide.append(key.span.line - 1)
            elif key.text in entries:
                first = entries[key.text][0].span.line
                self.faults.append(
                    diagnostic("yaml/duplicate-key", key.span, key=key.text, first=first, second=key.span.line)
                )
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), collection.span, collection.flow)

    def _lacks_colon(self, key: Scalar, value: Node) -> bool:
        """Whether YAML took a word for a key that nothing follows: `{caption: 12,860米}` has one."""
        if not isinstance(value, Scalar) or not value.is_empty:
            return False
        line = self.source.line(key.span.line)
        return not line[key.span.column - 1 + key.span.length :].lstrip().startswith((":", "："))

    def _without_colon(self, key: Scalar, value: Node) -> tuple[Scalar, Node]:
        """The key and value that were meant where the colon is a full-width one; else an empty key."""
        name, colon, words = key.text.partition("：")
        line, column = key.span.line, key.span.column
        if colon and not key.style and is_key(name):
            self.faults.append(diagnostic("yaml/fullwidth-colon", self.source.span(line, column + len(name)), key=name))
            at = column + len(name) + 1
            pieces = ((0, line, at),)
            return key._replace(text=name), Scalar(words, self.source.span(line, at, len(words)), "", line, pieces)
        self.faults.append(diagnostic("yaml/no-colon", key.span, word=key.text[:12]))
        return key._replace(text=""), value

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        style = event.style or ""
        span = self._span(event)
        line, column = span.line, span.column
        if style in ("|", ">"):
            last = max(end.line if end.column == 0 else end.line + 1, line)
            pieces = self._block_pieces(event.value, line + 1, last) if style == "|" else ((0, line + 1, 1),)
            return Scalar(event.value, span, style, last, pieces)
        last = end.line + 1
        if not style and last > line:
            text, pieces = self._run_on(start, end, event.value)
            return Scalar(text, span, style, last, pieces)
        if style == "'":
            return Scalar(event.value, span, style, last, _quoted_pieces(event.value, line, column + 1))
        return Scalar(event.value, span, style, last, ((0, line, column + (1 if style else 0)),))

    def _block_pieces(self, text: str, first: int, last: int) -> tuple[tuple[int, int, int], ...]:
        pieces: list[tuple[int, int, int]] = []
        offset, number = 0, first
        for row in text.split("\n"):
            if number > last:
                break
            typed = self.source.line(number)
            pieces.append((offset, number, max(typed.find(row), 0) + 1))
            offset += len(row) + 1
            number += 1
        return tuple(pieces) or ((0, first, 1),)

    def _run_on(self, start: _Mark, end: _Mark, folded: str) -> tuple[str, tuple[tuple[int, int, int], ...]]:
        """A plain value over several lines: no space between Chinese characters."""
        rows = self.draft.lines[start.line : end.line + 1]
        if "\n" in folded or not rows:
            return folded, ((0, *self._place(start)),)
        rows[-1] = rows[-1][: end.column]
        text, pieces = "", []
        for index, row in enumerate(rows):
            indent = start.column if index == 0 else len(row) - len(row.lstrip(" \t"))
            words = row[indent:].strip(" \t")
            text += joint(text, words)
            pieces.append((len(text), *self.draft.place(start.line + index, indent)))
            text += words
        return text, tuple(pieces)

    def _place(self, mark: _Mark) -> tuple[int, int]:
        return self.draft.place(mark.line, mark.column)

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        line, column = self._place(start)
        last = end.column if end.line == start.line else len(self.draft.lines[start.line])
        return self.source.span(line, column, last - start.column)

    def _report(self, code: str, mark: _Mark, limit: int = 0) -> None:
        self.faults.append(diagnostic(code, self.source.span(*self._place(mark)), limit=limit))

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor or (event.tag and event.tag != "!"):
            self._needs_quotes(event)

    def _needs_quotes(self, event: Any) -> None:
        self._needs_quotes_at(self._span(event))

    def _needs_quotes_at(self, span: Span) -> None:
        line = self.source.line(span.line)
        self.faults.append(
            diagnostic("yaml/needs-quotes", span, start=line[span.column - 1 : span.column + 7], line=quoted_line(line))
        )


def _quoted_pieces(text: str, line: int, column: int) -> tuple[tuple[int, int, int], ...]:
    """Places in a value in single quotes, where a quote inside is typed twice."""
    pieces = [(0, line, column)]
    for index, character in enumerate(text):
        if character == "'":
            column += 1
            pieces.append((index + 1, line, column + index + 1))
    return tuple(pieces)
