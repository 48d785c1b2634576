"""The command `banxin`: what an editor types, and what he reads on the terminal.

One module for each group of commands; each is imported when it is asked for, and imports the rooms that it needs
when it runs, so that `--help` and `--version` cost nothing of them.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `banxin` with `arguments` (those of the process where None) and return its exit code.

    Python's search for garbage in cycles rests meanwhile: a run makes none to speak of, and searching takes a tenth
    of its time.
    """
    from .app import run

    searches = gc.isenabled()
    gc.disable()
    try:
        return run(arguments)
    finally:
        if searches:
            gc.enable()
