"""Which edition a command is about."""

from __future__ import annotations

import os
import re
from pathlib import Path

from .settings import Settings, UsageFault

FILE = "edition.yaml"
_MOST_NAMES = 3
_PAGE_NAME = re.compile(r"[A-Za-z]*[0-9]{1,3}")


def find_edition(typed: str | None, settings: Settings) -> Path:
    """The edition folder that was typed, else the one that the editor stands in: absolute. Raises UsageFault.

    A folder inside of an edition (its `stories/`, say) belongs to it.
    """
    # The folder above counts, too (paper.yaml is there), so `..` has to go; links stay as they were typed.
    start = Path(os.path.abspath(settings.directory / (typed or "")))
    if start.name == FILE and start.is_file():
        start = start.parent
    if not start.is_dir():
        near = settings.words("usage.page-option", name=typed) if typed and _PAGE_NAME.fullmatch(typed) else ""
        raise UsageFault(settings.words("usage.folder", name=typed or settings.directory, near=near))
    if (start / FILE).is_file():
        return start
    if not typed:
        for folder in start.parents:
            if (folder / FILE).is_file():
                return folder
    near = sorted(path.parent for path in start.glob(f"*/{FILE}"))[-_MOST_NAMES:]
    names = settings.words.join([shown_path(path) for path in near])
    more = settings.words("usage.editions-near", names=names) if near else settings.words("usage.no-editions-yet")
    raise UsageFault(settings.words("usage.no-edition", folder=start, near=more))


def shown_path(path: Path) -> str:
    """A path as the editor would type it: from the current folder where that is shorter."""
    absolute = str(path.absolute())
    try:
        relative = os.path.relpath(absolute)
    except ValueError:  # Another drive.
        return absolute
    return min(relative, absolute, key=len)
