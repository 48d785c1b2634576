"""The ink on the plates of files about to be written, measured as `banxin preflight` does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from ..base.diagnostics import Diagnostic
from ..cache.keys import digest_of, engine_digest
from ..cache.store import Store
from ..edition.model import Edition
from .files import Printed, limits_of
from .verdict import waived


def check_plates(
    file: Printed, of: Mapping[str, Sequence[str]], edition: Edition, store: Store
) -> tuple[Diagnostic, ...]:
    """What the plates of a file lay on the paper, by the plant's own limits; remembered with the file.

    `of` names the pages that each page of the file shows. A place is given where the two are one.
    """
    limit = limits_of(edition.plant).value.ink
    key = digest_of(engine_digest(), file.digest, limit)
    known = store.get("ink", key)
    if not isinstance(known, tuple):
        known = _measured(file, limit.warn, limit.stop)
        store.put("ink", key, known)
    found: list[Diagnostic] = []
    for item in cast("tuple[Diagnostic, ...]", known):
        shown = of.get(item.page, (item.page,))
        is_whole = tuple(shown) == (item.page,)
        found += [replace(item, page=name, area=item.area if is_whole else None) for name in shown]
    return tuple(waived(found, edition))


def _measured(file: Printed, warn: float, stop: float) -> tuple[Diagnostic, ...]:
    from ..separation.ink import page_ink

    found: list[Diagnostic] = []
    for number, name in enumerate(file.pages):
        _, told = page_ink(file.data, number, warn, stop)
        found += (replace(item, page=name) for item in told)
    return tuple(found)
