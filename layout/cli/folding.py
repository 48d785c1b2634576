"""Diagnostics that are shown as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.diagnostics import Diagnostic

_FOLD_ABOVE = 3
"""As many diagnostics of one code in one file are shown in full; above that the first stands for all."""


def alike(items: list[Diagnostic]) -> Iterator[list[Diagnostic]]:
    """Diagnostics of one code in one file by their sentences; together where they are too many."""
    if len(items) > _FOLD_ABOVE:
        yield items
        return
    same: dict[tuple[tuple[str, str], ...], list[Diagnostic]] = {}
    for item in items:
        same.setdefault(item.values, []).append(item)
    yield from same.values()


def over_pages(groups: Iterable[list[Diagnostic]]) -> Iterable[list[Diagnostic]]:
    """Groups that say the same of several pages as one each."""
    same: dict[tuple[object, ...], list[Diagnostic]] = {}
    for group in groups:
        key = (group[0].code, group[0].severity, tuple(item.values for item in group))
        same.setdefault(key, []).extend(group)
    return same.values()
