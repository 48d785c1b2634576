"""What to tell an editor about fonts: families that are not there, and fallbacks that served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ..base.diagnostics import Diagnostic, Place, Span
from ..base.messages import diagnostic
from .book import LAST_RESORT, FontBook


class Stack(Protocol):
    """The families that a stylesheet asks for in one place."""

    @property
    def families(self) -> tuple[str, ...]: ...
    @property
    def place(self) -> Span: ...


class Run(Protocol):
    """Glyphs of one face on a page, and the copy that they stand for."""

    @property
    def face(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def node_id(self) -> str: ...
    @property
    def offset(self) -> int: ...


def check_stacks(stacks: Iterable[Stack], book: FontBook) -> tuple[Diagnostic, ...]:
    """Families that are not there: font/missing where none of a stack is, else font/stand-in for its first.

    An absent second choice is no fault. A stack that stands in several rules is named once.
    """
    found: dict[tuple[str, ...], Diagnostic] = {}
    for stack in stacks:
        first = stack.families[0]
        if stack.families in found or book.has_family(first):
            continue
        serving = next((name for family in stack.families if (name := book.serving(family))), None)
        if serving is None:
            wanted = "、".join(stack.families)
            found[stack.families] = diagnostic("font/missing", stack.place, family=first, wanted=wanted)
        else:
            found[stack.families] = diagnostic("font/stand-in", stack.place, family=first, used=serving)
    return tuple(found.values())


def reserve_faces(stacks: Iterable[Stack], book: FontBook) -> dict[str, str]:
    """The families of last resort, but for files that a stylesheet names, by the start of the keys of their faces."""
    named = {family.casefold() for stack in stacks for family in stack.families}
    chosen = {file.postscript_name for family in named for file in book.files(family)}
    reserve = [(file.postscript_name, family) for family in LAST_RESORT for file in book.files(family)]
    return {name: family for name, family in reserve if name not in chosen}


def fallbacks(runs: Iterable[Run], reserve: Mapping[str, str], page: str) -> tuple[Diagnostic, ...]:
    """font/fallback for each character of copy on a page that a face of last resort set, where it first stands."""
    found: dict[str, Diagnostic] = {}
    for run in runs:
        family = reserve.get(run.face.partition(":")[0].partition("*")[0])
        if family is None or not run.node_id:
            continue
        for index, char in enumerate(run.text):
            if char in found or char.isspace():
                continue
            found[char] = diagnostic(
                "font/fallback",
                Place(run.node_id, run.offset + index),
                page=page,
                character=char,
                code_point=f"U+{ord(char):04X}",
                face=family,
            )
    return tuple(found.values())
