from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from layout.base.color import BLACK, Color, cmyk
from layout.base.units import Em, Length, mm, pt
from layout.style.model import Border, ComputedStyle, FitSize, ShareSize, Turnover
from layout.style.properties import PROPERTIES, RULES, is_property, property_names
from tests.unit.style.sheets import faults, style


@pytest.mark.parametrize(
    ("declaration", "field", "value"),
    [
        ("font-family: 宋体, 'Bao Kai', generic(kai)", "font_family", ("宋体", "Bao Kai", "kai")),
        ("font-family: Bao Song", "font_family", ("Bao Song",)),
        ("font-size: fit(24pt, 初号)", "font_size", FitSize(pt(24), pt(42))),
        ("font-size: share(45%, 小四, 24pt)", "font_size", ShareSize(pt(12), pt(24), 0.45)),
        ("font-size: 200%", "font_size", pt(18)),
        ("font-weight: bold", "font_weight", 700),
        ("font-style: oblique", "font_style", "italic"),
        ("font-stretch: 90%", "font_stretch", 0.9),
        ("font-stretch: condensed", "font_stretch", 0.75),
        ("font-feature-settings: 'tnum' 1, \"lnum\" off", "font_feature_settings", (("lnum", 0), ("tnum", 1))),
        ("font-variant-numeric: half-width", "font_variant_numeric", "half-width"),
        ("color: device-cmyk(0 1 1 0)", "color", cmyk(0, 1, 1, 0)),
        ("letter-spacing: 0.1em", "letter_spacing", Em(0.1)),
        ("letter-spacing: 4.5pt", "letter_spacing", Em(0.5)),
        ("line-height: 18pt", "line_height", 2.0),
        ("line-height: 150%", "line_height", 1.5),
        ("text-align: left", "text_align", "start"),
        ("text-align: distribute", "text_align", "distribute"),
        ("text-indent: 2zi", "text_indent", Em(2.0)),
        ("text-indent: 1em hanging", "text_indent", Turnover(1.0)),
        ("text-indent: 1em hanging; text-indent: 2em", "text_indent", Em(2.0)),
        ("narrow-measure: 12zi", "narrow_measure", Em(12.0)),
        ("word-spacing: 0.5em", "word_spacing", Em(0.5)),
        ("name-measure: 36pt", "name_measure", Em(4.0)),
        ("name-measure: none", "name_measure", Em(0.0)),
        ("text-group-align: center", "text_group_align", "center"),
        ("line-break: loose", "line_break", "basic"),
        ("text-spacing-trim: space-all", "text_spacing_trim", "plain"),
        ("text-autospace: no-autospace", "text_autospace", frozenset[str]()),
        ("text-autospace: ideograph-alpha", "text_autospace", frozenset({"alpha"})),
        ("text-autospace: ideograph-numeric ideograph-alpha", "text_autospace", frozenset({"alpha", "numeric"})),
        ("text-emphasis: filled dot", "text_emphasis", "dots"),
        ("max-lines: 2", "max_lines", 2),
        ("max-lines: none", "max_lines", 0),
        ("margin: 1pt 2pt 3pt", "margin_left", pt(2)),
        ("margin: 1pt 2pt 3pt 4pt", "margin_left", pt(4)),
        ("margin: 1pt 2pt", "margin_bottom", pt(1)),
        ("padding: 2em", "padding_top", pt(18)),
        ("border: 0.5pt solid", "border_left", Border(pt(0.5), BLACK, "solid")),
        ("border-top: gray(50%) double 2pt", "border_top", Border(pt(2), Color("gray", (0.5,)), "double")),
        ("border-top: 2pt", "border_top", Border()),
        ("border: 1pt solid; border-width: 2pt 3pt", "border_right", Border(pt(3), BLACK, "solid")),
        ("border: 1pt solid; border-left-style: none", "border_left", Border()),
        ("color: white; border: 1pt solid", "border_top", Border(pt(1), cmyk(0, 0, 0, 0), "solid")),
        ("column-rule: thin dashed gray(50%)", "column_rule", Border(pt(0.25), Color("gray", (0.5,)), "dashed")),
        ("background: gray(90%)", "background_color", Color("gray", (0.9,))),
        ("background-color: transparent", "background_color", None),
        ("columns: 3", "column_count", 3),
        ("column-gap: normal", "column_gap", pt(9)),
        ("block-size: 2line", "block_size", 2),
        ("block-size: 1mm", "block_size", 1),
        ("block-size: auto", "block_size", 0),
        ("width: 22mm", "width", mm(22)),
        ("copyfit: none", "copyfit", ()),
        ("copyfit: head-size(3) paragraphs", "copyfit", (("head-size", 3), ("paragraphs", 1))),
        ("font-stretch-range: 90%", "font_stretch_range", (0.9, 1.0)),
        ("font-stretch-range: 110%", "font_stretch_range", (1.0, 1.1)),
        ("font-stretch-range: 90% 110%", "font_stretch_range", (0.9, 1.1)),
        ("font-stretch-range: none", "font_stretch_range", (1.0, 1.0)),
        ("text-wrap: pyramid", "text_wrap", "pyramid"),
        ("letter-spacing-range: 2%", "letter_spacing_range", (-0.02, 0.02)),
        ("letter-spacing-range: -0.05em 0", "letter_spacing_range", (-0.05, 0.0)),
        ("font: italic 700 12pt/1.4 'Bao Hei', sans-serif", "font_family", ("Bao Hei", "sans-serif")),
        ("font: italic 700 12pt/1.4 'Bao Hei'", "font_weight", 700),
        ("font: italic 700 12pt/1.4 'Bao Hei'", "line_height", 1.4),
        ("font: 五号 宋体", "font_size", pt(10.5)),
        ("FONT-SIZE: 10PT", "font_size", pt(10)),
    ],
)
def test_a_declaration_sets_its_field(tmp_path: Path, declaration: str, field: str, value: object):
    assert getattr(style(tmp_path, f"headline {{ {declaration} }}", "story", "headline"), field) == value


@pytest.mark.parametrize(
    "declaration",
    [
        "font-family: ", "font-family: 3", "font-family: 'a' 'b'", "font-size: 0", "font-size: -3pt", "font-size: 12",
        "font-size: fit(48pt, 24pt)", "font-size: fit(1em, 2em)", "font-size: fit(24pt)", "font-weight: 0",
        "font-size: share(0.5, 24pt)", "font-size: share(0, 12pt, 24pt)", "font-size: share(0.5, 24pt, 12pt)",
        "font-weight: heavy", "font-stretch: 300%", "font-feature-settings: 'toolong'", "line-height: -1",
        "letter-spacing: wide", "text-align: middle", "text-indent: -2em", "text-indent: hanging",
        "text-indent: 1em each-line", "hyphens: always", "text-autospace: alpha",
        "text-autospace: ideograph-alpha ideograph-alpha", "widows: 0", "widows: 1.5", "max-lines: 1000",
        "margin: 1pt 2pt 3pt 4pt 5pt", "margin: auto", "padding: -1pt", "border: 1pt 2pt", "border-style: groove",
        "column-count: 0", "block-size: -1line", "block-size: 2em", "width: -1mm", "color: transparent",
        "background-color: blurred", "font: bold", "font: 9pt", "object-fit: fill", "display: flex",
        "copyfit: paragraphs paragraphs", "copyfit: paragraphs(2)", "copyfit: head-size(0)", "copyfit: magic",
        "font-stretch-range: 110% 120%", "font-stretch-range: 40%", "font-stretch-range: 90% 100% 110%",
        "letter-spacing-range: 30%", "letter-spacing-range: 1% 2%", "letter-spacing-range: 2pt",
    ],
)  # fmt: skip
def test_a_value_that_the_property_does_not_take_is_named_and_skipped(tmp_path: Path, declaration: str):
    sheet = f"p {{ {declaration}; orphans: 3 }}"
    assert [code for code, _, _ in faults(tmp_path, sheet)] == ["style/bad-value"]


def test_every_field_of_a_style_has_a_property():
    settable = {entry.field for entry in PROPERTIES.values()}
    settable |= {rule for rule in RULES if all(f"{rule}_{part}" in settable for part in ("width", "style", "color"))}
    assert {field.name for field in fields(ComputedStyle)} <= settable


@pytest.mark.parametrize("name", property_names())
def test_every_property_takes_the_keywords_of_the_cascade(tmp_path: Path, name: str):
    assert is_property(name)
    assert faults(tmp_path, f"p {{ {name}: inherit }} item {{ {name}: initial }} deck {{ {name}: unset }}") == []


def test_a_border_without_a_kind_draws_nothing(tmp_path: Path):
    assert style(tmp_path, "story { border: 3pt }", "story").border_top.width == Length(0)
