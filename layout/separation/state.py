"""What decides which plates a painting operator changes: colours, overprint, rendering mode of text."""

from __future__ import annotations

from typing import Any, NamedTuple

from .colours import GREY, InkSpace, Tone
from .places import Box


class State(NamedTuple):
    """What is saved with the graphics state and decides what a plate gets. `tr` is the rendering mode written out."""

    fill_space: InkSpace = GREY
    stroke_space: InkSpace = GREY
    fill: Tone | None = GREY.tone((0.0,))
    stroke: Tone | None = GREY.tone((0.0,))
    fill_over: bool = False
    stroke_over: bool = False
    over_mode: int = 0
    text_mode: int = 0
    tr: int = 0
    is_type3: bool = False


class Made(NamedTuple):
    """A content stream taken apart: its operators, its resources, and where pictures stand in its own coordinates."""

    data: bytes
    resources: Any
    pictures: tuple[Box, ...]
