"""Small edition folders and stories for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layout.base.diagnostics import Diagnostic, Outcome
from layout.edition.reader import Reading, read_edition
from layout.edition.source import SourceText
from layout.edition.story import StoryFile, read_story

EDITION = 'paper: 河口日报\ndate: 2026-11-24\npages:\n  A01: "masthead lead"\n'
STORY = "---\nheadline: 让每一户都暖起来\nbyline: 记者 周小满\n---\n11月23日，会议召开。\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by their path in `folder`; gives the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def edition(root: Path, files: Mapping[str, str | bytes] | None = None, *, name: str = "2026-11-24") -> Path:
    """A whole edition of one page and one story, with `files` over it."""
    return write(root / name, {"edition.yaml": EDITION, "stories/lead.md": STORY, **(files or {})})


def read(root: Path, files: Mapping[str, str | bytes] | None = None) -> tuple[Reading, list[str]]:
    """An edition that can be read, and the codes of what is said about it."""
    outcome = read_edition(edition(root, files))
    assert outcome.value
    return outcome.value, codes(outcome)


def codes(outcome: Outcome[Any]) -> list[str]:
    return [item.code for item in outcome.diagnostics]


def story(text: str, *, name: str = "lead") -> StoryFile:
    """The story that `text`, a whole file, holds."""
    return told(text, name=name)[0]


def told(text: str, *, name: str = "lead") -> tuple[StoryFile, tuple[Diagnostic, ...]]:
    outcome = read_story(SourceText(f"2026-11-24/stories/{name}.md", text), name)
    return outcome.value, outcome.diagnostics


def body(text: str, head: str = "headline: 题") -> StoryFile:
    """A story with `text` as its body, which begins on line 4."""
    return story(f"---\n{head}\n---\n{text}\n")
