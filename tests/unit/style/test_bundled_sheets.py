from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import get_args

import pytest

from layout.base.units import mm, pt, to_mm
from layout.edition.model import Kind
from layout.font.book import FontBook, bundled_sources, sources_of
from layout.font.report import check_stacks
from layout.style.model import FitSize, Part, ShareSize, Turnover
from layout.style.selectors import ELEMENTS
from layout.style.stylesheet import StyleSheet, read_stylesheet
from tests.unit.style.sheets import PAGE

RANKS = ("lead", "second", "third", "short")


def story(rank: str, kind: str = "news") -> Part:
    return Part("story", (("box", "false"), ("head", "over"), ("kind", kind), ("rank", rank)))


@pytest.fixture(params=["broadsheet", "tabloid"])
def sheet(request: pytest.FixtureRequest) -> StyleSheet:
    outcome = read_stylesheet(request.param, Path())
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def test_all_faces_and_families_are_bundled(sheet: StyleSheet):
    faces = sources_of(sheet.faces)
    assert faces.diagnostics == ()
    assert check_stacks(sheet.stacks, FontBook((*faces.value, *bundled_sources()))) == ()


@pytest.mark.parametrize("char", "₀₁₂₉⁰⁴⁸⁹⅓⅔⅛")
def test_small_figures_are_set_beside_song_and_hei_in_their_own_weight(sheet: StyleSheet, char: str):
    book = FontBook((*sources_of(sheet.faces).value, *bundled_sources()))

    def served(path: tuple[Part, ...], weight: int) -> str:
        face = book.find(sheet.compute(path).font_family, weight, False, char)
        return face.key if face else ""

    body, crosshead = (PAGE, story("lead"), Part("p")), (PAGE, story("lead"), Part("crosshead"))
    if char == "⁴":
        assert served(body, 400).startswith("BaoSong")
        return
    assert served(body, 400) == "BaoLatinSerif-Regular*1.087"
    assert served(body, 900) == "BaoLatinSerif-Bold*1.087"
    assert served(crosshead, 700) == "BaoLatinSans-Bold*1.123"


def test_the_body_is_set_at_one_zi_in_song(sheet: StyleSheet):
    body = sheet.compute((PAGE, story("lead"), Part("p")))
    assert (body.font_size, body.font_family, body.font_weight) == (pt(9), ("Bao Song", "Paper Small"), 400)
    assert (body.text_indent.value, body.text_align, body.hyphens) == (2.0, "justify", "auto")


def test_figures_stand_two_to_a_zi_and_solid_beside_han(sheet: StyleSheet):
    body = sheet.compute((PAGE, story("lead"), Part("p")))
    assert (body.font_variant_numeric, body.text_autospace) == ("half-width", frozenset({"alpha"}))


def test_heads_of_a_higher_rank_may_be_larger(sheet: StyleSheet):
    sizes = [sheet.compute((PAGE, story(rank), Part("headline"))).font_size for rank in RANKS]
    assert all(isinstance(size, FitSize) for size in sizes)
    assert sizes == sorted(sizes, reverse=True)


def test_kicker_and_deck_are_shares_of_the_head_and_smaller_than_the_smallest(sheet: StyleSheet):
    for rank in RANKS:
        head = sheet.compute((PAGE, story(rank), Part("headline"))).font_size
        assert isinstance(head, FitSize)
        for name in ("kicker", "deck"):
            size = sheet.compute((PAGE, story(rank), Part(name))).font_size
            assert isinstance(size, ShareSize)
            assert size.share <= 0.5
            assert size.minimum <= head.minimum, f"{name} of {rank}"


def test_no_rule_is_too_thin_for_newsprint(sheet: StyleSheet):
    parts = [(PAGE, Part(name)) for name in ELEMENTS] + [(PAGE, story(rank, kind)) for rank in RANKS for kind in KINDS]
    for path in parts:
        style = sheet.compute(path)
        for rule in (style.border_top, style.border_right, style.border_bottom, style.border_left, style.column_rule):
            assert rule.width == 0 or rule.width >= pt(0.5), path


KINDS = (
    "news", "brief", "comment", "notice", "list", "feature", "correction", "obituary", "letter", "poem", "names",
    "statement", "digest", "standing",
)  # fmt: skip


def test_a_notice_is_boxed_whatever_its_rank(sheet: StyleSheet):
    for rank in RANKS:
        style = sheet.compute((PAGE, story(rank, "notice")))
        assert all(e.width for e in (style.border_top, style.border_right, style.border_bottom, style.border_left))


def test_a_qr_code_is_wide_enough_to_scan(sheet: StyleSheet):
    assert to_mm(sheet.compute((PAGE, Part("qr"))).width) >= 18


def test_the_type_areas_are_those_of_the_trade():
    areas = []
    for name in ("broadsheet", "tabloid"):
        outcome = read_stylesheet(name, Path())
        assert outcome.value is not None
        geometry = outcome.value.geometry
        areas.append((geometry.zi_count, geometry.lines, geometry.type_height, geometry.zi))
    assert areas == [(111, 120, mm(490), pt(9)), (71, 86, mm(350), pt(9))]


def test_the_parts_of_a_page_are_styled_in_a_few_milliseconds(sheet: StyleSheet):
    names = ("kicker", "headline", "deck", "byline", "p", "crosshead", "signature")
    paths = [(PAGE, story(rank), Part(name)) for rank in RANKS for name in names]
    start = perf_counter()
    for path in paths:
        sheet.compute(path)
    # Ten times what it takes, for slow machines.
    assert perf_counter() - start < 0.05


def test_kinds_are_every_one_that_a_story_may_be():
    assert set(KINDS) == set(get_args(Kind))


def test_a_signature_keeps_from_the_right_and_a_poem_to_the_middle(sheet: StyleSheet):
    signature = sheet.compute((PAGE, story("short"), Part("signature", (("first", "true"),))))
    verse = sheet.compute((PAGE, story("short", "poem"), Part("verse")))
    assert (signature.text_group_align, signature.text_align, signature.padding_right) == ("end", "center", pt(18))
    assert (verse.text_group_align, verse.text_align, verse.text_indent) == ("center", "start", Turnover(1.0))


def test_columns_under_twelve_zi_begin_paragraphs_one_zi_in(sheet: StyleSheet):
    assert sheet.compute((PAGE, story("lead"), Part("p"))).narrow_measure.value == 12.0


@pytest.mark.parametrize(("wide", "cut"), [("2", 1), ("3", 2), ("4", 0)])
def test_a_frame_over_narrow_columns_of_a_tabloid_is_cut_into_wider_ones(wide: str, cut: int):
    tabloid = read_stylesheet("tabloid", Path()).value
    assert tabloid is not None
    six = Part("page", (("columns", "6"),))
    boxed = Part("story", (("box", "true"), ("columns", wide), ("kind", "news"), ("rank", "short")))
    assert tabloid.compute((six, boxed)).column_count == cut
