from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.color import BLACK, cmyk
from layout.base.units import Em, pt
from layout.style.cascade import substitute
from layout.style.model import FitSize, ShareSize
from layout.style.values import BadValue
from tests.unit.style.sheets import LEAD, SHORT, style


def test_the_later_of_two_equal_rules_wins(tmp_path: Path):
    assert style(tmp_path, "p { orphans: 2 } p { orphans: 3 }", "p").orphans == 3


def test_the_more_specific_rule_wins_wherever_it_stands(tmp_path: Path):
    assert style(tmp_path, "story p { orphans: 2 } p { orphans: 3 }", LEAD, "p").orphans == 2


def test_an_attribute_outweighs_any_number_of_elements(tmp_path: Path):
    assert style(tmp_path, "[rank=lead] { widows: 5 } page story { widows: 4 }", LEAD).widows == 5


def test_an_important_declaration_wins_over_a_more_specific_one(tmp_path: Path):
    sheet = "p { orphans: 3 !important } story[rank=lead] > p { orphans: 2 }"
    assert style(tmp_path, sheet, LEAD, "p").orphans == 3


def test_text_is_inherited_and_boxes_are_not(tmp_path: Path):
    sheet = "story { color: device-cmyk(0 1 1 0); margin-top: 3pt; font-weight: 700 }"
    inner = style(tmp_path, sheet, LEAD, "p", "strong")
    assert (inner.color, inner.font_weight, inner.margin_top) == (cmyk(0, 1, 1, 0), 700, 0)


def test_an_em_of_a_font_size_is_the_parents_and_of_a_margin_the_parts_own(tmp_path: Path):
    found = style(tmp_path, "story { font-size: 20pt } deck { font-size: 0.5em; margin-top: 2em }", LEAD, "deck")
    assert (found.font_size, found.margin_top) == (pt(10), pt(20))


def test_the_root_is_set_in_the_body_size_of_the_paper(tmp_path: Path):
    assert style(tmp_path, "@page { zi: 8pt } p { font-size: 1.5em }", "p").font_size == pt(12)


def test_under_a_fitted_size_margins_wait_for_the_size(tmp_path: Path):
    found = style(tmp_path, "headline { font-size: fit(20pt, 40pt); margin-bottom: 0.5em }", LEAD, "headline")
    assert (found.font_size, found.margin_bottom) == (FitSize(pt(20), pt(40)), Em(0.5))


def test_under_a_share_of_the_headline_margins_wait_for_the_size_too(tmp_path: Path):
    found = style(tmp_path, "deck { font: 400 share(0.45, 12pt, 30pt)/1.2 x; margin-top: 0.5em }", LEAD, "deck")
    assert (found.font_size, found.margin_top) == (ShareSize(pt(12), pt(30), 0.45), Em(0.5))


def test_a_share_of_a_fitted_size_is_fitted_too(tmp_path: Path):
    found = style(tmp_path, "headline { font-size: fit(20pt, 40pt) } strong { font-size: 50% }", "headline", "strong")
    assert found.font_size == FitSize(pt(10), pt(20))


@pytest.mark.parametrize(("word", "widows"), [("inherit", 6), ("unset", 6), ("initial", 2)])
def test_keywords_of_the_cascade_on_an_inherited_property(tmp_path: Path, word: str, widows: int):
    assert (
        style(tmp_path, f"story {{ widows: 6 }} p {{ widows: 5 }} story p {{ widows: {word} }}", LEAD, "p").widows
        == widows
    )


@pytest.mark.parametrize(("word", "width"), [("inherit", pt(3)), ("unset", 0), ("initial", 0)])
def test_keywords_of_the_cascade_on_a_border(tmp_path: Path, word: str, width: int):
    sheet = f"story {{ border: 3pt solid }} p {{ border: 1pt solid }} story p {{ border: {word} }}"
    assert style(tmp_path, sheet, LEAD, "p").border_top.width == width


def test_a_border_takes_the_colour_of_its_part(tmp_path: Path):
    sheet = "story { color: device-cmyk(0 1 1 0); border: 1pt solid } p { border: 1pt solid black }"
    assert style(tmp_path, sheet, LEAD).border_top.color == cmyk(0, 1, 1, 0)
    assert style(tmp_path, sheet, LEAD, "p").border_top.color == BLACK


# Custom properties


def test_a_custom_property_is_inherited_and_may_be_set_anew_below(tmp_path: Path):
    sheet = "page { --lines: 2 } story[rank=lead] { --lines: 4 } p { orphans: var(--lines) }"
    assert style(tmp_path, sheet, LEAD, "p").orphans == 4
    assert style(tmp_path, sheet, SHORT, "p").orphans == 2


def test_a_custom_property_may_stand_inside_a_shorthand_and_name_another(tmp_path: Path):
    sheet = "page { --red: device-cmyk(0 1 1 0); --edge: 1pt solid var(--red) } story { border: var(--edge) }"
    assert style(tmp_path, sheet, LEAD).border_left.color == cmyk(0, 1, 1, 0)


def test_without_a_definition_the_spare_value_serves(tmp_path: Path):
    assert style(tmp_path, "p { orphans: var(--none, 3) }", "p").orphans == 3


def test_custom_properties_that_run_in_circles_make_no_value():
    with pytest.raises(BadValue):
        substitute("var(--a)", {"--a": "var(--b)", "--b": "var(--a)"})


def test_custom_properties_that_multiply_make_no_value():
    doubled = {f"--{n}": f"var(--{n + 1}) " * 9 for n in range(12)}
    with pytest.raises(BadValue):
        substitute("var(--0)", {**doubled, "--12": "x"})
