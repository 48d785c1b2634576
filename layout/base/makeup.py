"""The make-up rules by number: what each is called, the codes that report it, the page styles that leave it off.

Numbers stand beside codes wherever a finding is shown, and mean all codes of the rule wherever one is asked for.
Source: newspaper-practice §10.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple, get_args

PageStyle = Literal["traditional", "modular", "two_column", "three_column"]
"""传统 模块 两纵 三纵: how a page is divided, which says what counts as a fault on it."""
PAGE_STYLES: tuple[PageStyle, ...] = get_args(PageStyle)


class Rule(NamedTuple):
    """A make-up rule; `off` are the page styles that leave it off unless told otherwise."""

    number: str
    chinese: str
    english: str
    codes: tuple[str, ...]
    off: tuple[PageStyle, ...] = ()


_MODULAR: tuple[PageStyle, ...] = ("modular",)
_UPRIGHT: tuple[PageStyle, ...] = ("two_column", "three_column")

RULES: tuple[Rule, ...] = (
    Rule("MK01", "断版", "page cut in two", ("makeup/page-cut",), _MODULAR),
    Rule("MK02", "通缝", "gutter from top to foot", ("makeup/gutter-through",), (*_MODULAR, *_UPRIGHT)),
    Rule("MK03", "碰题", "heads side by side", ("makeup/heads-touch",)),
    Rule("MK04", "叠题", "heads one over the other", ("makeup/heads-stacked",)),
    Rule("MK05", "对题", "equal heads facing", ("makeup/heads-level", "makeup/heads-face"), _MODULAR),
    Rule("MK06", "背题", "head at the foot of a column", ("makeup/crosshead-foot", "makeup/head-foot")),
    Rule("MK07", "文不随题", "text away from its head", ("makeup/text-astray", "makeup/text-under-head")),
    Rule("MK08", "单字成行", "a line of one character", ("makeup/short-line",)),
    Rule("MK09", "单行成栏", "a line by itself", ("makeup/single-line", "makeup/widow", "makeup/orphan")),
    Rule("MK10", "栏尾不齐", "uneven feet of columns", ("makeup/uneven-feet",)),
    Rule("MK11", "空洞", "hole", ("makeup/hole", "makeup/hole-at-end", "makeup/blank")),
    Rule("MK12", "题字大小", "head out of rank", ("makeup/head-rank",)),
    Rule("MK13", "图碰图", "pictures that touch", ("makeup/pictures-touch",)),
    Rule("MK14", "视线出版", "eyes off the page", ("makeup/gaze-out",)),
    Rule("MK15", "头尾颠倒", "jump the wrong way", ("makeup/jump-order", "makeup/jump-pair")),
    Rule("MK16", "导读页码", "page number of the index", ("index/wrong-page",)),
    Rule("MK17", "报眉错", "folio and issue", ("makeup/folio-date", "makeup/folio-weekday", "makeup/folio-page")),
    Rule("MK18", "漏署名", "no byline or credit", ("story/no-byline", "image/no-credit")),
    Rule("MK19", "栏宽越界", "measure too narrow or wide", ("makeup/measure",)),
    Rule("MK20", "轻重失衡", "weight on one side", ("makeup/top-heavy", "makeup/one-quarter")),
    Rule("MK21", "同形", "stories of one shape", ("makeup/same-shape",)),
)  # fmt: skip


@cache
def numbers() -> Mapping[str, str]:
    """Code → number of its rule."""
    return {code: rule.number for rule in RULES for code in rule.codes}


def number_of(code: str) -> str:
    """The number of the rule that a code reports; "" for codes of none."""
    return numbers().get(code, "")


@cache
def _by_number() -> Mapping[str, Rule]:
    return {rule.number: rule for rule in RULES}


def rule_called(name: str) -> Rule | None:
    """The rule with a number, `MK03` or `mk3`, or with a Chinese name."""
    figures = name[2:] if name[:2].upper() == "MK" else ""
    number = f"MK{int(figures):02}" if figures.isascii() and figures.isdigit() else ""
    return _by_number().get(number) or next((rule for rule in RULES if rule.chinese == name), None)


def codes_called(name: str) -> tuple[str, ...]:
    """The codes that a number means, or the code itself."""
    rule = rule_called(name)
    return rule.codes if rule else (name,)


def is_on(code: str, style: PageStyle, switches: Mapping[str, bool]) -> bool:
    """Whether a finding counts on a page of a style, whose `switches` turn rules on and off by number."""
    number = number_of(code)
    if not number:
        return True
    return switches.get(number, style not in _by_number()[number].off)
