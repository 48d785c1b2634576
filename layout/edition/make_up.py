"""What an editor says of make-up: the style of a page, rules turned on and off."""

from __future__ import annotations

from collections.abc import Mapping

from ..base.diagnostics import Diagnostic, Outcome
from ..base.makeup import RULES, PageStyle, number_of, rule_called
from ..base.messages import diagnostic
from .keys import nearest
from .model import Switches
from .yaml_tree import Node, locate

STYLES: dict[str, PageStyle] = {
    "传统": "traditional", "传统式": "traditional", "模块": "modular", "模块式": "modular", "两纵": "two_column",
    "三纵": "three_column", "two-column": "two_column", "three-column": "three_column",
}  # fmt: skip
GAZES = {"左": "left", "向左": "left", "右": "right", "向右": "right"}


def read_switches(typed: Mapping[str, bool], tree: Node, page: str = "") -> Outcome[Switches]:
    """Rules by number with what is said of them under `makeup:`; names that no rule has are reported."""
    found: dict[str, bool] = {}
    faults: list[Diagnostic] = []
    for name, is_on in typed.items():
        rule = rule_called(name) or rule_called(number_of(name))
        if rule:
            found[rule.number] = is_on
            continue
        key, node = locate(tree, ("makeup", name))
        near = nearest(name, [word for rule in RULES for word in (rule.number, rule.chinese)])
        faults.append(diagnostic("makeup/unknown-rule", (key or node).span, page=page, rule=name, near=near))
    return Outcome(tuple(sorted(found.items())), tuple(faults))
