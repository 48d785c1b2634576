"""Web addresses in copy, and where a line cuts them that can't do without: after a mark, before none
(chinese-typography §2)."""

from __future__ import annotations

import re

from .breaks import ADDRESS_DOT, ADDRESS_PART

_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)[!-~]+|(?<![A-Za-z0-9.@-])(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}/[!-~]*", re.IGNORECASE
)
_AFTER = {"/": ADDRESS_PART, "?": ADDRESS_PART, "&": ADDRESS_PART, "=": ADDRESS_PART, "#": ADDRESS_PART,
          ".": ADDRESS_DOT, "-": ADDRESS_DOT, "_": ADDRESS_DOT}  # fmt: skip
"""What a cut after each mark costs: between the parts of an address less than in a name of a host."""
_LEAST = 3
"""Characters of an address on either side of a cut."""


def cuts(text: str) -> dict[int, float]:
    """What a cut costs before those offsets inside addresses where one does the least harm."""
    found: dict[int, float] = {}
    if "/" not in text and "www." not in text:
        return found
    for address in _ADDRESS.finditer(text):
        start, end = address.start(), address.start() + len(address[0].rstrip(".,;:!?)"))
        for offset in range(start + 1, end):
            near = offset - start < _LEAST or end - offset < _LEAST
            if text[offset - 1] in _AFTER and text[offset] not in _AFTER and not near:
                found[offset] = _AFTER[text[offset - 1]]
    return found
