"""What a library says of a file that it can't read, as a sentence may quote it."""

from __future__ import annotations

import re

_IN_MEMORY = re.compile(r"^stream <[^>]*>: |^<[^>]* object at 0x[0-9a-f]+>: ")
"""What stands for a file's name where its bytes are read from memory: an address, another one on every run."""


def reason_of(fault: Exception, longest: int = 120) -> str:
    """The first line of what a fault says, without the address of data in memory."""
    line = (str(fault).splitlines() or [""])[0]
    return _IN_MEMORY.sub("", line)[:longest]
