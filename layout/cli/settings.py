"""What the options of every command say, and where output goes."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TextIO, cast

from ..base.host import wants_color
from .words import Language, Words

Format = Literal["text", "short", "json"]
ColorMode = Literal["auto", "always", "never"]

JSON_VERSION = 1
"""Raised when a field of the JSON output changes its meaning or goes; new fields may come without."""

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "good": "1;32", "dim": "2", "bold": "1"}


class UsageFault(Exception):
    """A wrong command or flag, in words for the editor. Ends with exit code 2."""


@dataclass
class Settings:
    """The options that every command takes."""

    words: Words
    directory: Path = field(default_factory=Path)
    format: Format = "text"
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    color: ColorMode = "auto"

    @property
    def language(self) -> Language:
        return self.words.language

    def say(self, text: str) -> None:
        """Print a result."""
        _print(text, sys.stdout)

    def tell(self, text: str) -> None:
        """Print something about the run: a diagnostic, a notice."""
        sys.stdout.flush()
        _print(text, sys.stderr)

    def say_json(self, kind: str, values: Mapping[str, object]) -> None:
        """Print one object of the JSON output on its line."""
        _print(json.dumps({"version": JSON_VERSION, "kind": kind, **values}, ensure_ascii=False), sys.stdout)

    def styled(self, text: str, style: str, stream: Literal["stdout", "stderr"] = "stderr") -> str:
        """`text` in a style of the table, when that stream takes colour."""
        if not wants_color(self.color, cast(TextIO, getattr(sys, stream))):
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def _print(text: str, stream: TextIO | None) -> None:
    # A program without a console (pythonw on Windows) has no streams.
    if stream is not None:
        print(text, file=stream)
