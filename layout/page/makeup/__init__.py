"""The make-up rules as checks on a page that has been made up: straight cuts, heads, text, white, pictures, weight.

All rules look at every page; which of them count there is said by its style and its switches (`base.makeup`). Those
that a story can answer by itself are in `page.rules`, those about the edition in `edition`, those that need more
than one page in `pipeline.across`. Source: newspaper-practice §10.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...base.diagnostics import Diagnostic
from ...edition.model import Edition, Page
from ..model import ComposedPage
from .cuts import gutter_through, page_cut
from .heads import head_rank, heads_level, heads_stacked, heads_touch
from .text import blank, head_foot, hole_at_end, text_astray, text_under_head, uneven_feet
from .view import PageView
from .weight import gaze_out, one_quarter, pictures_touch, same_shape, top_heavy

RULES: tuple[tuple[str, Callable[[PageView], Iterator[Diagnostic]]], ...] = (
    ("MK01", page_cut),
    ("MK02", gutter_through),
    ("MK03", heads_touch),
    ("MK04", heads_stacked),
    ("MK05", heads_level),
    ("MK06", head_foot),
    ("MK07", text_astray),
    ("MK07", text_under_head),
    ("MK10", uneven_feet),
    ("MK11", hole_at_end),
    ("MK11", blank),
    ("MK12", head_rank),
    ("MK13", pictures_touch),
    ("MK14", gaze_out),
    ("MK20", top_heavy),
    ("MK20", one_quarter),
    ("MK21", same_shape),
)


def judge_page(edition: Edition, page: Page, made: ComposedPage) -> list[Diagnostic]:
    """All that the rules find on a page, in the order of their numbers."""
    view = PageView(edition, page, made)
    return [item for _, rule in RULES for item in rule(view)]
