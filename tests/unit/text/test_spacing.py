from __future__ import annotations

import pytest

from layout.base.units import EM
from layout.text.forms import resolve
from layout.text.model import ParagraphStyle
from layout.text.spacing import RIGID, SITE, TIGHT, Rules, region


def gap(text: str, offset: int, style: ParagraphStyle = ParagraphStyle(), language: str = "zh-Hans") -> float:  # noqa: B008
    return Rules(style, language).gaps(resolve(text, language))[offset].natural / EM


@pytest.mark.parametrize(
    ("text", "offset", "natural"),
    [
        ("甲乙", 1, 0), ("甲A", 1, 0.25), ("3人", 1, 0.25), ("甲，乙", 1, 0), ("甲，乙", 2, 0.5), ("甲“乙", 1, 0.5),
        ("。”", 1, 0), ("”“", 1, 0.5), ("（“", 1, 0), ("：“", 1, 0.5), ("！！", 1, 0), ("！！真", 2, 0),
        ("！！！真", 3, 0.5),
        ("，3", 1, 0.5), ("甲—", 1, 0), ("增6%左", 3, 0.25), ("王 强", 2, 0.5), ("a b", 2, 0.25),
    ],
)  # fmt: skip
def test_glue_between_neighbours_follows_the_pair_table(text: str, offset: int, natural: float) -> None:
    assert gap(text, offset) == natural


def test_taiwan_centres_its_stops() -> None:
    assert gap("甲，乙", 1, language="zh-Hant") == 0.25
    assert gap("甲，乙", 2, language="zh-Hant") == 0.25


def test_kaiming_takes_the_glue_of_commas_and_leaves_that_of_stops() -> None:
    kaiming = ParagraphStyle(punctuation="kaiming")
    assert gap("甲，乙", 2, kaiming) == 0
    assert gap("甲。乙", 2, kaiming) == 0.5


def test_solid_figures_have_no_space_beside_han() -> None:
    assert gap("3人", 1, ParagraphStyle(autospace=frozenset({"alpha"}))) == 0


def test_nothing_opens_inside_words_or_beside_connectors() -> None:
    gaps = Rules(ParagraphStyle(), "zh-Hans").gaps(resolve("甲ab—乙，丙"))
    assert [g.site for g in gaps[1:7]] == [SITE, RIGID, RIGID, RIGID, TIGHT, SITE]


@pytest.mark.parametrize(
    ("language", "name"), [("zh-CN", "Hans"), ("zh", "Hans"), ("zh-HK", "Hant"), ("zh-Hant-TW", "Hant"), ("ja", "ja")]
)
def test_a_language_tag_names_its_region(language: str, name: str) -> None:
    assert region(language) == name
