"""A YAML document as read: every scalar as typed text, every key and value with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Union

from ..base.diagnostics import Span
from .keys import english


class Scalar(NamedTuple):
    """A key or value as text; `style` is "" for plain, else `'`, `"`, `|` or `>`.

    `end_line` is the last line that it takes. `pieces` lead text offsets to (line, column).
    """

    text: str
    span: Span
    style: str = ""
    end_line: int = 0
    pieces: tuple[tuple[int, int, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing written, as in `key:` and no more."""
        return not self.text and not self.style


class Mapping(NamedTuple):
    """Keys and values in the order written; of a key given twice the first."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span
    flow: bool = False

    def find(self, name: str) -> tuple[Scalar, Node] | None:
        """The entry whose key is `name` as typed, or means it."""
        for key, value in self.entries:
            if key.text == name:
                return key, value
        return next((entry for entry in self.entries if english(entry[0].text) == name), None)

    def value(self, name: str) -> Node | None:
        """The value under `name`, None where there is none."""
        entry = self.find(name)
        return entry[1] if entry else None


class Sequence(NamedTuple):
    """Items in the order written."""

    items: tuple[Node, ...]
    span: Span
    flow: bool = False


Node = Union[Scalar, Mapping, Sequence]  # noqa: UP007 - the names above refer to each other


def plain(node: Node) -> object:
    """Dicts, lists and strings of `node`; a value left empty is None."""
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def locate(node: Node, path: tuple[object, ...]) -> tuple[Scalar | None, Node]:
    """The node at `path` and the key that it stands under; steps that are not in the tree are passed over."""
    key: Scalar | None = None
    for step in path:
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
        elif isinstance(node, Mapping) and isinstance(step, str):
            entry = node.find(step)
            if entry:
                key, node = entry
    return key, node


def last_line(node: Node) -> int:
    """The last line that `node` takes."""
    if isinstance(node, Scalar):
        return node.end_line or node.span.line
    inner = [value for _, value in node.entries] if isinstance(node, Mapping) else node.items
    return max(map(last_line, inner), default=node.span.line)


def walk(node: Node) -> Iterator[Node]:
    """`node` and all nodes under it, keys too."""
    yield node
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from walk(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
