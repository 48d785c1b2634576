from __future__ import annotations

import pytest
import tinycss2

from layout.style.model import Part
from layout.style.selectors import Selector, SelectorFault, parse_selectors
from tests.unit.style.sheets import LEAD, PAGE, SHORT

HEADLINE = Part("headline")
BYLINE = Part("byline")
P = Part("p")


def selectors(text: str) -> tuple[Selector, ...]:
    tokens = tinycss2.parse_component_value_list(text)
    return parse_selectors(tokens, tokens[0] if tokens else None)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("headline", (PAGE, LEAD, HEADLINE)),
        ("*", (PAGE, LEAD, HEADLINE)),
        ("story headline", (PAGE, LEAD, HEADLINE)),
        ("story>headline", (PAGE, LEAD, HEADLINE)),
        ("page headline", (PAGE, LEAD, HEADLINE)),
        ("page > story > headline", (PAGE, LEAD, HEADLINE)),
        ("page[side=odd] folio", (PAGE, Part("folio"))),
        ("story[rank=lead] > headline", (PAGE, LEAD, HEADLINE)),
        ('story[name="港口"] headline', (PAGE, LEAD, HEADLINE)),
        ("story[name^=港] headline", (PAGE, LEAD, HEADLINE)),
        ("story[name$=口]", (PAGE, LEAD)),
        ("story[name*=港口]", (PAGE, LEAD)),
        ("story[kind~=brief]", (PAGE, SHORT)),
        ("story[rank|=short]", (PAGE, SHORT)),
        ("story[kind=BRIEF i]", (PAGE, SHORT)),
        ("[box=true]", (PAGE, SHORT)),
        ("story:not([rank=lead])", (PAGE, SHORT)),
        ("story:is([rank=lead], [rank=short])", (PAGE, SHORT)),
        (":where(story, folio)", (PAGE, SHORT)),
        (":root", (PAGE,)),
        ("entry[last]", (PAGE, Part("index"), Part("entry", (("last", "true"),)))),
        ("/* heads */ story headline", (PAGE, LEAD, HEADLINE)),
        ("tr:nth-child(even)", (PAGE, LEAD, Part("tr", (("number", "4"),)))),
        ("tr:nth-child(3n + 2)", (PAGE, LEAD, Part("tr", (("number", "5"),)))),
        ("tr:nth-child(-n+2)", (PAGE, LEAD, Part("tr", (("number", "2"),)))),
        ("tr:nth-child(3)", (PAGE, LEAD, Part("tr", (("number", "3"),)))),
        ("story > p::first-letter", (PAGE, LEAD, P, Part("first-letter"))),
        ("::marker", (PAGE, LEAD, Part("item"), Part("marker"))),
    ],
)
def test_a_selector_finds_the_part(text: str, path: tuple[Part, ...]):
    assert any(selector.matches(path) for selector in selectors(text))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("page > headline", (PAGE, LEAD, HEADLINE)),
        ("story > byline", (PAGE, LEAD, P, BYLINE)),
        ("story[rank=lead]", (PAGE, SHORT)),
        ("story:not([rank=lead])", (PAGE, LEAD)),
        ("tr:nth-child(odd)", (PAGE, LEAD, Part("tr", (("number", "4"),)))),
        ("tr:nth-child(-n+2)", (PAGE, LEAD, Part("tr", (("number", "3"),)))),
        ("tr:nth-child(2n+4)", (PAGE, LEAD, Part("tr", (("number", "2"),)))),
        ("tr:nth-child(n)", (PAGE, LEAD, Part("tr"))),
        ("index headline", (PAGE, LEAD, HEADLINE)),
        ("headline", (PAGE, LEAD)),
        (":root", (PAGE, LEAD)),
        ("entry[last]", (PAGE, Part("index"), Part("entry"))),
        ('story[name*=""]', (PAGE, LEAD)),
        ("p::first-letter", (PAGE, LEAD, P)),
        ("p[first]::first-letter", (PAGE, LEAD, P, Part("first-letter"))),
    ],
)
def test_a_selector_leaves_other_parts_alone(text: str, path: tuple[Part, ...]):
    assert not any(selector.matches(path) for selector in selectors(text))


def test_a_descendant_selector_goes_back_to_ancestors_further_up():
    path = (PAGE, LEAD, Part("picture"), Part("caption"))
    assert selectors("page > story caption")[0].matches(path)
    assert not selectors("page > picture caption")[0].matches(path)


@pytest.mark.parametrize(
    ("text", "specificity"),
    [
        ("*", (0, 0, 0)),
        ("headline", (0, 0, 1)),
        ("story[rank=lead] > headline", (0, 1, 2)),
        ("story:not([rank=lead]) headline", (0, 1, 2)),
        ("story:is([rank=lead], p) headline", (0, 1, 2)),
        (":where(story[rank=lead]) headline", (0, 0, 1)),
        ("p[first]::first-letter", (0, 1, 2)),
    ],
)
def test_specificity_counts_attributes_before_elements(text: str, specificity: tuple[int, int, int]):
    assert selectors(text)[0].specificity == specificity


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("stroy > headline", "element", "stroy"),
        ("story[rnak=lead]", "attribute", "rnak"),
        ("story[rank=leed]", "value", "leed"),
        ("masthead[kind=brief]", "attribute", "kind"),
        ("story:is(p, headlin)", "element", "headlin"),
        ("p::first-lettre", "element", "first-lettre"),
    ],
)
def test_a_word_that_no_page_has_is_named(text: str, kind: str, word: str):
    with pytest.raises(SelectorFault) as fault:
        selectors(text)
    assert (fault.value.kind, fault.value.token.value) == (kind, word)


@pytest.mark.parametrize(
    "text",
    ["", ",", "p,", "p >", "> p", "p + p", "p ~ p", ".red", "#lead", "p::before", "p:hover", "p:first-child", "p[]",
     "p:nth-child(x)", "p:nth-child()", "story[rank=]", "story[rank lead]", "story[rank=lead x]", "p:is()", "p:not(",
     "5", "p{}"],
)  # fmt: skip
def test_what_is_no_selector_here_is_a_fault(text: str):
    with pytest.raises(SelectorFault):
        selectors(text)
