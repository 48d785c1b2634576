"""A line that says which page is being set, on a terminal, when a run takes long."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from ..base.columns import display_width
from ..base.host import is_terminal
from .settings import Settings

_PATIENCE = 0.3
"""Seconds without a word."""


class Progress:
    """To be called with a page's name, its number, and how many there are; wiped off at the end."""

    def __init__(self, settings: Settings, words: str = "progress.page") -> None:
        self._key = words
        self._words = settings.words
        self._shown = 0
        self._start = time.monotonic()
        self._silent = settings.quiet or not is_terminal(sys.stderr)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def __call__(self, page: str, number: int, count: int) -> None:
        if not self._silent and time.monotonic() - self._start >= _PATIENCE:
            self._write(self._words(self._key, page=page, number=number, count=count))

    def _write(self, text: str) -> None:
        # Blanks instead of an escape sequence: old consoles print those.
        width = display_width(text)
        sys.stderr.write("\r" + text + " " * max(0, self._shown - width))
        sys.stderr.flush()
        self._shown = width
