"""Small editions for the tests of pages: a dummy drawn as in copy, stories given as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from layout.base.diagnostics import Diagnostic
from layout.edition.model import (
    Area,
    AreaKind,
    Block,
    BlockKind,
    Edition,
    Page,
    Paper,
    Picture,
    Placement,
    RowDepth,
    Story,
    Text,
)
from layout.edition.routes import routes_of
from layout.edition.row_depth import read_row_depth
from layout.font.book import FontBook, bundled_sources
from layout.page.cluster import Cluster, compose_cluster, compose_page
from layout.page.model import ComposedPage, Facts
from layout.style.stylesheet import StyleSheet, read_stylesheet

_FURNITURE: Mapping[str, AreaKind] = {"masthead": "masthead", "index": "index", "qr": "qr", "ear": "ear"}

SENTENCE = "今天的版面由一张名字画成的格子排出，每个字都有去处，排不下的从哪个字起，超几行，当场写明。"


@cache
def book() -> FontBook:
    return FontBook(bundled_sources())


@cache
def sheet(name: str = "broadsheet", extra: str = "", folder: Path | None = None) -> StyleSheet:
    """A bundled stylesheet, or one that imports it and says more."""
    if not extra:
        value = read_stylesheet(name, Path()).value
    else:
        assert folder is not None
        (folder / "own.css").write_text(f'@import "{name}";\n{extra}', encoding="utf-8")
        value = read_stylesheet("own.css", folder).value
    assert value is not None
    return value


def copy(characters: int, seed: int = 0) -> str:
    """Running text of so many characters, ending with a full stop."""
    words = SENTENCE[seed % 9 :] + SENTENCE * (characters // len(SENTENCE) + 1)
    return words[: characters - 1].rstrip("，、。") + "。"


def story(
    name: str,
    lengths: Sequence[int | str] = (200,),
    headline: str = "",
    *,
    pictures: tuple[Picture, ...] = (),
    rank: int | None = None,
    kicker: str = "",
    deck: str = "",
    byline: str = "",
) -> Story:
    """A story of paragraphs of so many characters; a string is a crosshead, or a paragraph when it ends with a stop."""
    blocks: list[Block] = []
    for number, length in enumerate(lengths):
        kind: BlockKind = "crosshead" if isinstance(length, str) and not length.endswith("。") else "paragraph"
        words = length if isinstance(length, str) else copy(length, number)
        blocks.append(Block(kind, Text(f"{name}/p/{number}", words)))

    def text(part: str, words: str) -> Text | None:
        return Text(f"{name}/{part}", words) if words else None

    return Story(
        name, f"stories/{name}.md", rank=rank, headline=text("headline", headline), kicker=text("kicker", kicker),
        deck=text("deck", deck), byline=text("byline", byline), blocks=tuple(blocks), pictures=pictures,
    )  # fmt: skip


def page(
    dummy: str,
    pictures: Mapping[str, str] | None = None,
    placements: Mapping[str, Placement] | None = None,
    name: str = "A02",
) -> Page:
    """A page from its drawing; `pictures` leads names of picture areas to their stories."""
    rows: list[RowDepth] = []
    cells: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(dummy.strip().splitlines()):
        words, _, depth = line.partition("|")
        row = read_row_depth(depth)
        assert isinstance(row, RowDepth), depth
        rows.append(row)
        for column, word in enumerate(words.split()):
            if word != ".":
                cells.setdefault(word, []).append((number, column))
    owners = pictures or {}
    areas = tuple(
        Area(
            word,
            _FURNITURE.get(word, "picture" if word in owners else "story"),
            tuple(places),
            owners.get(word, word.rstrip(">") if word.endswith(">") else ""),
        )
        for word, places in cells.items()
    )
    columns = len(dummy.strip().splitlines()[0].partition("|")[0].split())
    return Page(name, int(name[1:]), "要闻", columns, tuple(rows), areas, tuple((placements or {}).items()))


def edition(one: Page, stories: Sequence[Story], paper: Paper | None = None) -> Edition:
    return Edition(Path("edition"), paper or Paper("河口日报"), date(2026, 11, 24), 1, (one,), tuple(stories))


def issue(pages: Sequence[Page], stories: Sequence[Story]) -> Edition:
    """Several pages, with the ways of stories that go from one to another."""
    one = edition(pages[0], stories)
    placed = {area.name: p.name for p in pages for area in p.areas if area.kind == "story" and not area.goes_on}
    return replace(one, pages=tuple(pages), story_pages=tuple(placed.items()), routes=routes_of(pages))


def compose_all(
    pages: Sequence[Page], stories: Sequence[Story], styles: StyleSheet | None = None
) -> tuple[tuple[ComposedPage, ...], tuple[Diagnostic, ...]]:
    """Pages composed as one cluster, and what was said of them."""
    made = issue(pages, stories)
    facts = Facts(made.story_pages, len(pages))
    outcome = compose_cluster(Cluster(made, tuple(pages), styles or sheet()), book(), facts)
    return outcome.value, outcome.diagnostics


def compose(
    one: Page, stories: Sequence[Story], styles: StyleSheet | None = None, *, paper: Paper | None = None
) -> tuple[ComposedPage, tuple[Diagnostic, ...]]:
    """The page composed, and what was said of it."""
    facts = Facts(tuple((story.name, one.name) for story in stories), 1)
    outcome = compose_page(edition(one, stories, paper), one, styles or sheet(), book(), facts)
    return outcome.value, outcome.diagnostics
