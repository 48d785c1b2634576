"""Pages that are composed together: those joined by a story that goes on from one to another, or a page by itself."""

from __future__ import annotations

from typing import NamedTuple

from ..base.diagnostics import Outcome
from ..edition.model import Edition, Page
from ..font.book import FontBook
from ..style.stylesheet import StyleSheet
from .compose import PageMaker
from .copyfit import fitted
from .jumps import Jumps, report_unsettled
from .model import ComposedPage, Facts
from .trials import Made, Matter

MOST_ROUNDS = 5
"""Rounds in which the pages of a cluster are solved after each other until none changes."""


class Cluster(NamedTuple):
    """Pages that must be composed together, and all they are made of. Picklable."""

    edition: Edition
    pages: tuple[Page, ...]
    sheet: StyleSheet
    explain: bool = True
    """Whether the ways to fit are looked for, of stories that don't."""


def compose_cluster(inputs: Cluster, book: FontBook, facts: Facts) -> Outcome[tuple[ComposedPage, ...]]:
    """Compose the pages of a cluster: a pure function of what it is given. Never fails: what does not fit is overset,
    and said, with the ways to make it fit."""
    return fitted(
        Matter(inputs.edition, inputs.pages),
        inputs.sheet,
        lambda matter: _composed(matter, inputs.sheet, book, facts),
        explain=inputs.explain,
    )


def _composed(inputs: Matter, sheet: StyleSheet, book: FontBook, facts: Facts) -> Made:
    """The pages composed, whatever does not fit.

    A story's last area is solved for what the others leave over, so that a page may change when one before it has;
    each round ends at a whole setting of all pages, whatever the next one would find.
    """
    jumps = Jumps(inputs.edition)
    makers = [PageMaker(inputs.edition, page, sheet, book, facts, jumps) for page in inputs.pages]
    jumps.go_on({stop: maker for page in makers for stop, maker in page.go_on().items()})
    for maker in makers:
        maker.draw()
    made = [maker.settle() for maker in makers]
    rounds = 1
    while jumps.crosses and rounds < MOST_ROUNDS:
        again = [maker.settle() for maker in makers]
        settled = [one.tops for one in again] == [one.tops for one in made]
        made, rounds = again, rounds + 1
        if settled:
            break
    else:
        settled = not jumps.crosses
    pages = tuple(maker.finish(one.depths) for maker, one in zip(makers, made, strict=True))
    if not settled:
        report_unsettled([maker.context for maker in makers], MOST_ROUNDS)
    found = (item for maker in makers for item in maker.context.found)
    return Outcome(pages, tuple(dict.fromkeys(found)))


def compose_page(
    edition: Edition, page: Page, sheet: StyleSheet, book: FontBook, facts: Facts
) -> Outcome[ComposedPage]:
    """Set one page by itself."""
    outcome = compose_cluster(Cluster(edition, (page,), sheet), book, facts)
    return Outcome(outcome.value[0], outcome.diagnostics)
