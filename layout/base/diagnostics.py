"""What is wrong, where, and how to mend it: one value for every message to an editor.

A stage returns `Outcome(value, diagnostics)` and goes on past a fault, so that one run shows all of
them and a cached result still reports its own. Exceptions are for faults of the engine alone.
The words live in `layout.base.messages`, in Chinese and English under one code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from .geometry import Rect

T = TypeVar("T")


class Severity(StrEnum):
    """E stops print and proof; P stops print but not a proof; W warns; I informs."""

    ERROR = "E"
    PRINT = "P"
    WARNING = "W"
    INFO = "I"


class Span(NamedTuple):
    """A stretch of one line of a source file; line and column count characters from 1."""

    path: str
    line: int
    column: int
    length: int = 1


class Place(NamedTuple):
    """A place in copy: a node that is stable under edits elsewhere, and an offset in its text."""

    node_id: str
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message to the editor.

    `code` names an entry of `layout.base.messages`; `values` fills the fields of its sentences, all as
    text; `page` is the name of the page it concerns, where known. `area` is what it is about on that page, in sp from
    the top left corner of the trim: a proof draws its mark there.
    """

    code: str
    severity: Severity
    place: Span | Place | None
    values: tuple[tuple[str, str], ...] = ()
    page: str = ""
    waived: str = ""
    area: Rect | None = None

    def value(self, name: str) -> str:
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage made, and what it has to say about it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()
