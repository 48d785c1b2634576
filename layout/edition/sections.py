"""Sections of an issue (叠): pages by the letters of their names, and which of them are fronts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .model import PageKind
from .trucks import halves_of, single_pages


def letters_of(page: str) -> str:
    """The letters that a page is named for its section by: A of A03 and of A04-A05, none of 03."""
    return (halves_of(page) or (page,))[0].rstrip("0123456789")


def sections_of(pages: Iterable[str]) -> Mapping[str, list[str]]:
    """The single pages of an issue by the letters of their names, in order of their numbers."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name in single_pages(pages):
        match = re.search(r"[0-9]+$", name)
        found.setdefault(name[: match.start()] if match else name, []).append((int(match[0]) if match else 0, name))
    return {letters: [name for _, name in sorted(numbered)] for letters, numbered in found.items()}


def page_kinds(pages: Iterable[str]) -> dict[str, PageKind]:
    """What each page is: the front of the issue, that of a further section, the last of the issue, or inside."""
    names = list(pages)
    sections = sections_of(names)
    fronts = [numbered[0] for numbered in sections.values()]
    last = list(sections.values())[-1][-1] if sections else ""
    kinds: dict[str, PageKind] = {}
    for name in names:
        halves = halves_of(name) or (name,)
        kind: PageKind = "last" if last in halves else "inside"
        if halves[0] in fronts:
            kind = "front" if halves[0] == fronts[0] else "section-front"
        kinds[name] = kind
    return kinds
