"""Words of a head that have changed, inside the lines that it has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic
from layout.base.units import pt
from layout.edition.model import HeldHead, Page
from layout.page.held_head import kept_breaks
from layout.page.hold import record_of
from layout.page.model import PlacedStory
from layout.style.stylesheet import StyleSheet
from tests.unit.page.pages import compose, page, sheet, story

DRAWN = page("a a a . . | 40\n. . . . . | *")
HEAD = "港口今日对外开放"


def test_breaks_stay_where_the_words_round_them_have_not_changed() -> None:
    held = HeldHead(pt(42), ("港口今日开放", "首批客轮靠岸"))
    assert kept_breaks(held, "港口今日开放首批客轮靠岸") == (6,)
    assert kept_breaks(held, "港口明日对外开放首批客轮靠岸") == (8,)
    assert kept_breaks(held, "港口今日开放首艘靠岸") == (6,)
    assert kept_breaks(held, "港口今日开首批客轮靠岸") == (5,)
    assert kept_breaks(held, "港口今日迎来客轮靠岸") is None
    assert kept_breaks(HeldHead(pt(42), ("港口",)), "码头开放") == ()


@pytest.fixture
def styles(tmp_path: Path) -> StyleSheet:
    """Heads may come closer by 6 % and be squeezed to 90 %, down to 小初."""
    return sheet("broadsheet", "story > headline { font-stretch-range: 90%; max-lines: 1 }", tmp_path)


def held_page(styles: StyleSheet, size: float) -> Page:
    """The page held with the headline at a size of its own."""
    made, _ = compose(DRAWN, [story("a", [400], HEAD)], styles)
    record = record_of(DRAWN, made)
    (head,) = record.stories
    lines = (("headline", HeldHead(pt(size), (HEAD,))),)
    return replace(DRAWN, held=record._replace(stories=(head._replace(heads=lines),)))


def fitted(words: str, styles: StyleSheet, size: float = 56) -> tuple[PlacedStory, tuple[Diagnostic, ...]]:
    made, found = compose(held_page(styles, size), [story("a", [400], words)], styles)
    return made.stories[0], found


def set_as(one: PlacedStory) -> tuple[float, float, int]:
    """Size in pt, width of the characters, and lines of a headline."""
    text = next(text for text in one.texts if text.role == "headline")
    return one.head_size / 65536, text.lines[0].stretch, len(text.lines)


def test_a_head_comes_closer_then_is_squeezed_then_goes_down(styles: StyleSheet) -> None:
    # Three columns are 65 字 of 9 pt, two of them left white: ten characters of 56 pt and a bit.
    natural, _ = fitted("港" * 10, styles)
    closer, _ = fitted("港" * 10 + "湾", styles, 54)
    squeezed, _ = fitted("港" * 11, styles)
    smaller, _ = fitted("港" * 13, styles)
    assert set_as(natural) == (56, 1.0, 1)
    assert set_as(closer) == (54, 1.0, 1)
    assert set_as(squeezed)[0] == 56
    assert 0.9 <= set_as(squeezed)[1] < 1
    assert set_as(smaller)[0] < 56


def test_a_head_that_nothing_fits_says_what_to_cut(styles: StyleSheet) -> None:
    one, found = fitted("港" * 30, styles)
    said = next(item for item in found if item.code == "held/head")
    cut = int(said.value("cut"))
    fits, again = fitted("港" * (30 - cut), styles)
    assert "held/head" not in [item.code for item in again]
    assert set_as(fits)[2] == 1
    assert one.account.overset_characters >= 0


def test_a_head_in_two_lines_keeps_them_and_its_break() -> None:
    drawn = page("a a . . . | 40\n. . . . . | *")
    words = "港口今日开放 首批客轮靠岸"
    made, _ = compose(drawn, [story("a", [400], words)])
    one = replace(drawn, held=record_of(drawn, made))
    (before,) = made.stories
    (after,) = compose(one, [story("a", [400], "港口明日开放 首批客轮靠岸")])[0].stories
    assert [frame.rect for frame in after.frames] == [frame.rect for frame in before.frames]

    def lines(story_: PlacedStory) -> list[tuple[int, int]]:
        text = next(text for text in story_.texts if text.role == "headline")
        return [(placed.line.start, placed.line.end) for placed in text.lines]

    assert len(lines(before)) == 2
    assert lines(after) == lines(before)
    assert after.head_size == before.head_size


def test_rows_and_heads_stay_when_a_story_grows(styles: StyleSheet) -> None:
    drawn = page("a a a a a | *\nb b b b b | *")
    words = [story("a", [2000], HEAD), story("b", [9000], "其余")]
    made, _ = compose(drawn, words)
    one = replace(drawn, held=record_of(drawn, made))
    longer, found = compose(one, [story("a", [3400], HEAD), words[1]])
    assert longer.rows == made.rows
    assert longer.stories[0].head_size == made.stories[0].head_size
    assert longer.stories[1] == made.stories[1]
    assert "fit/overset" in [item.code for item in found]
