"""Double trucks (通版): two facing pages that are made up as one, named for both, `A04-A05`.

A left page has an even number and the page at its right the next one, as papers read from left to right are folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FOLD_WORDS = frozenset({"/", "／", "‖", "∥", "中缝"})
"""What may stand in a row of a dummy where the fold is."""
_PAIR = re.compile(r"(\D*)([0-9]{1,6})\s*([-‐‑–—―－~～至+＋])\s*(\D*)([0-9]{1,6})")


def halves_of(name: str) -> tuple[str, str] | None:
    """The left and the right page that a name joins, whether or not they can face each other; None for one page.

    `A04-A05`, `A04-05` and `A04+A05` are one pair; `1-1`, which joins nothing that follows on, is the name of a page.
    """
    match = _PAIR.fullmatch(name)
    if match is None:
        return None
    letters, left, sign, again, right = match.groups()
    joins = sign in "+＋至" or (again and again == letters) or int(right) == int(left) + 1
    if not joins or again not in ("", letters):
        return None
    return f"{letters}{left}", f"{letters}{right.zfill(len(left))}"


def truck_name(name: str) -> str:
    """A name as the pair is called everywhere, `A04-A05`; names of single pages stay as they are."""
    return "-".join(halves_of(name) or (name,))


def face_each_other(left: str, right: str) -> bool:
    """Whether two pages lie side by side when the paper is open."""
    one, other = (int(match[0]) if (match := re.search(r"[0-9]+$", name)) else 0 for name in (left, right))
    return one > 0 and one % 2 == 0 and other == one + 1


def single_pages(names: Iterable[str]) -> tuple[str, ...]:
    """Names of pages with each pair as the two pages that it is printed on."""
    return tuple(half for name in names for half in halves_of(name) or (name,))


def page_called(name: str, known: Iterable[str]) -> str:
    """The page of an issue that is meant by a name: the pair that a half belongs to, however it is joined."""
    wanted, names = truck_name(name), tuple(known)
    return next((one for one in names if wanted == one or wanted in (halves_of(one) or ())), name)
