"""Selectors over parts of a page: `story[rank=lead] > headline`, lists, `:is()`, `:not()`, `:where()`, `:nth-child()`.

Parsed to plain values, so that a stylesheet can be pickled, and matched against paths of parts, so that
no tree of elements is ever built.
Source: Selectors 4
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, get_args

from tinycss2.nth import parse_nth

from ..edition.model import HeadPosition, Kind, Mode, PageKind, PictureKind
from .model import Part
from .values import Token, Tokens

Specificity = tuple[int, int, int]

# Elements and their own attributes. A set of words closes the values that an attribute may have.
_RANKS = frozenset({"lead", "second", "third", "short"})
_KINDS = frozenset(get_args(Kind))
_FREE: frozenset[str] = frozenset()
_TRUTH = frozenset({"true", "false"})

ELEMENTS: dict[str, dict[str, frozenset[str]]] = {
    "page": {
        "name": _FREE, "number": _FREE, "section": _FREE, "columns": _FREE, "side": frozenset({"odd", "even"}),
        "truck": _TRUTH, "kind": frozenset(get_args(PageKind)), "kinds": _FREE,
        "mode": frozenset({"normal", *get_args(Mode)}),
    },
    "story": {
        "name": _FREE, "columns": _FREE, "language": _FREE, "rank": _RANKS, "kind": _KINDS, "box": _TRUTH,
        "head": frozenset(get_args(HeadPosition)), "continued": _TRUTH, "rubric": _FREE,
    },
    "picture": {"name": _FREE, "type": frozenset(get_args(PictureKind)), "inset": _TRUTH},
    "masthead": {}, "nameplate": {}, "info": {}, "strip": {}, "ear": {}, "line": {"fields": _FREE},
    "folio": {}, "imprint": {}, "start": {}, "center": {}, "end": {},
    "rubric": {}, "kicker": {}, "headline": {}, "deck": {}, "summary": {}, "byline": {},
    "side-head": {}, "tail-head": {},
    "p": {}, "crosshead": {}, "item": {}, "signature": {}, "verse": {}, "names": {}, "salutation": {},
    "note": {}, "quote": {}, "source": {}, "strong": {}, "emphasis": {}, "dateline": {}, "post": {}, "dots": {},
    "ruby": {},
    "proper-name": {}, "book-title": {}, "underline": {}, "deceased": {}, "warichu": {},
    "first-letter": {}, "marker": {}, "ornament": {},
    "caption": {}, "credit": {}, "jump-to": {}, "jump-from": {},
    "table": {"columns": _FREE, "spans": _TRUTH}, "thead": {}, "tbody": {}, "tr": {"group": _TRUTH},
    "th": {"group": _TRUTH}, "td": {"group": _TRUTH}, "units": {},
    "index": {}, "title": {}, "entry": {}, "page-ref": {}, "qr": {}, "ad": {}, "label": {},
    "weather": {}, "city": {}, "sky": {}, "temperatures": {}, "wind": {},
    "calendar": {}, "month": {}, "day": {}, "weekday": {}, "lunar": {}, "term": {},
}  # fmt: skip
PSEUDO_ELEMENTS = ("first-letter", "marker")
"""Elements that may also be written as CSS writes them: `p::first-letter` is `p > first-letter`."""
EVERYWHERE: dict[str, frozenset[str]] = {"first": _FREE, "last": _FREE, "name": _FREE, "number": _FREE}
"""Attributes that any part may have."""


class Attribute(NamedTuple):
    """`[name operator value]`; no operator asks only whether the part has the attribute."""

    name: str
    operator: str = ""
    value: str = ""
    ignore_case: bool = False

    def matches(self, part: Part) -> bool:
        actual = next((value for name, value in part.attributes if name == self.name), None)
        if actual is None:
            return False
        wanted = self.value
        if self.ignore_case:
            actual, wanted = actual.casefold(), wanted.casefold()
        return _OPERATORS[self.operator](actual, wanted)


_OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "": lambda actual, wanted: True,
    "=": lambda actual, wanted: actual == wanted,
    "~=": lambda actual, wanted: wanted in actual.split(),
    "|=": lambda actual, wanted: actual == wanted or actual.startswith(wanted + "-"),
    "^=": lambda actual, wanted: bool(wanted) and actual.startswith(wanted),
    "$=": lambda actual, wanted: bool(wanted) and actual.endswith(wanted),
    "*=": lambda actual, wanted: bool(wanted) and wanted in actual,
}


class Logic(NamedTuple):
    """`:is(…)`, `:where(…)`, or `:not(…)` where `negated`."""

    choices: tuple[Selector, ...]
    negated: bool

    def matches(self, path: tuple[Part, ...]) -> bool:
        return any(choice.matches(path) for choice in self.choices) != self.negated


class Nth(NamedTuple):
    """`:nth-child(An+B)`: parts whose number among their neighbours, counted from 1, is `step` times n, and `start`."""

    step: int
    start: int

    def matches(self, path: tuple[Part, ...]) -> bool:
        number = dict(path[-1].attributes).get("number", "")
        if not number.isdecimal():
            return False
        beyond = int(number) - self.start
        return beyond == 0 if not self.step else beyond % self.step == 0 and beyond // self.step >= 0


class Compound(NamedTuple):
    """What one part must be: element ("" for any), attributes, logic."""

    element: str
    attributes: tuple[Attribute, ...] = ()
    logic: tuple[Logic | Nth, ...] = ()
    is_root: bool = False

    def matches(self, path: tuple[Part, ...]) -> bool:
        part = path[-1]
        return (
            (not self.element or part.name == self.element)
            and (not self.is_root or len(path) == 1)
            and all(attribute.matches(part) for attribute in self.attributes)
            and all(logic.matches(path) for logic in self.logic)
        )


class Selector(NamedTuple):
    """Compounds from the part itself outwards; `combinators[i]` (" " or ">") stands between i and i + 1."""

    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...]
    specificity: Specificity

    @property
    def element(self) -> str:
        """The element that the selected part must be, "" for any."""
        return self.compounds[0].element

    def matches(self, path: tuple[Part, ...]) -> bool:
        """Whether the part at the end of `path` is selected."""
        return self.compounds[0].matches(path) and self._ancestors(path[:-1], 1)

    def _ancestors(self, path: tuple[Part, ...], index: int) -> bool:
        if index == len(self.compounds):
            return True
        compound = self.compounds[index]
        if self.combinators[index - 1] == ">":
            return bool(path) and compound.matches(path) and self._ancestors(path[:-1], index + 1)
        return any(
            compound.matches(path[:end]) and self._ancestors(path[: end - 1], index + 1)
            for end in range(len(path), 0, -1)
        )


class SelectorFault(Exception):
    """A selector that is not understood: which token, and what about it.

    `kind` is "syntax", "element", "attribute" or "value"; `known` are the words that could have been meant.
    """

    def __init__(self, kind: str, token: Token, known: tuple[str, ...] = (), owner: str = "") -> None:
        super().__init__(kind)
        self.kind, self.token, self.known, self.owner = kind, token, known, owner


def parse_selectors(tokens: Tokens, whole: Token) -> tuple[Selector, ...]:
    """A list of selectors. `whole` is the token to point at when the list is empty.

    Raises SelectorFault at the first part that is not understood: as in CSS, one bad selector spoils its list.
    """
    reader = _Reader(tokens, whole)
    selectors = [reader.selector()]
    while reader.take(","):
        selectors.append(reader.selector())
    if reader.here is not None:
        raise SelectorFault("syntax", reader.here)
    return tuple(selectors)


class _Reader:
    def __init__(self, tokens: Tokens, whole: Token) -> None:
        self.tokens = [token for token in tokens if token.type != "comment"]
        self.whole = whole
        self.at = 0

    @property
    def here(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def skip_space(self) -> bool:
        start = self.at
        while self.here is not None and self.here.type == "whitespace":
            self.at += 1
        return self.at > start

    def take(self, literal: str) -> bool:
        if self.here is not None and self.here == literal:
            self.at += 1
            return True
        return False

    def fault(self) -> SelectorFault:
        return SelectorFault("syntax", self.here or self.whole)

    def selector(self) -> Selector:
        self.skip_space()
        compounds, weights, combinators = [], [], []
        while True:
            compound, weight = self.compound()
            compounds.append(compound)
            weights.append(weight)
            if pseudo := self.pseudo_element():
                compounds.append(pseudo)
                weights.append((0, 0, 1))
                combinators.append(">")
            spaced = self.skip_space()
            if self.take(">"):
                self.skip_space()
                combinators.append(">")
            elif spaced and self.here is not None and self.here != ",":
                combinators.append(" ")
            else:
                break
        a, b, c = (sum(column) for column in zip(*weights, strict=True))
        return Selector(tuple(reversed(compounds)), tuple(reversed(combinators)), (a, b, c))

    def compound(self) -> tuple[Compound, Specificity]:
        start, token = self.at, self.here
        element, root = "", False
        if token is not None and token.type == "ident":
            element = token.lower_value
            if element not in ELEMENTS:
                raise SelectorFault("element", token, tuple(ELEMENTS))
            self.at += 1
        else:
            self.take("*")
        attributes: list[Attribute] = []
        logic: list[Logic | Nth] = []
        extra: Specificity = (0, 0, 0)
        while (here := self.here) is not None:
            if here.type == "[] block":
                attributes.append(_attribute(here, element))
                self.at += 1
            elif here == ":" and not self.is_double():
                found, weight = self.pseudo_class()
                extra = _sum(extra, weight)
                if found is None:
                    root = True
                else:
                    logic.append(found)
            else:
                break
        if self.at == start and not self.is_double():
            raise self.fault()
        own = (0, len(attributes) + root, 1 if element else 0)
        return Compound(element, tuple(attributes), tuple(logic), root), _sum(own, extra)

    def is_double(self) -> bool:
        """Whether two colons stand here."""
        return [token == ":" for token in self.tokens[self.at : self.at + 2]] == [True, True]

    def pseudo_element(self) -> Compound | None:
        """`::first-letter` and the like, a part of what stands before it."""
        if not self.is_double():
            return None
        self.at += 2
        token = self.here
        if token is None or token.type != "ident":
            raise self.fault()
        if token.lower_value not in PSEUDO_ELEMENTS:
            raise SelectorFault("element", token, PSEUDO_ELEMENTS)
        self.at += 1
        return Compound(token.lower_value)

    def pseudo_class(self) -> tuple[Logic | Nth | None, Specificity]:
        """A logical pseudo-class, one by number, or None for `:root`."""
        self.at += 1
        token = self.here
        if token is not None and token.type == "function" and token.lower_name == "nth-child":
            counted = parse_nth(token.arguments)
            if counted is None:
                raise SelectorFault("syntax", token)
            self.at += 1
            return Nth(*counted), (0, 1, 0)
        if token is not None and token.type == "ident" and token.lower_value == "root":
            self.at += 1
            return None, (0, 0, 0)
        if token is None or token.type != "function" or token.lower_name not in ("is", "where", "not"):
            raise self.fault()
        self.at += 1
        choices = parse_selectors(token.arguments, token)
        heaviest = max(choice.specificity for choice in choices)
        weight = (0, 0, 0) if token.lower_name == "where" else heaviest
        return Logic(choices, token.lower_name == "not"), weight


def _sum(a: Specificity, b: Specificity) -> Specificity:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def _attribute(block: Token, element: str) -> Attribute:
    """`[name]`, `[name=value]`, `[name~="value" i]` …"""
    tokens = iter([token for token in block.content if token.type not in ("whitespace", "comment")])
    name_token = next(tokens, None)
    if name_token is None or name_token.type != "ident":
        raise SelectorFault("syntax", name_token or block)
    name = name_token.lower_value
    values = _values_of(element, name, name_token)
    operator = next(tokens, None)
    if operator is None:
        return Attribute(name)
    if operator.type != "literal" or operator.value not in _OPERATORS:
        raise SelectorFault("syntax", operator)
    value = next(tokens, None)
    if value is None or value.type not in ("ident", "string", "number"):
        raise SelectorFault("syntax", value or block)
    text = value.representation if value.type == "number" else value.value
    flag = next(tokens, None)
    if next(tokens, None) is not None or (flag is not None and (flag.type != "ident" or flag.lower_value not in "is")):
        raise SelectorFault("syntax", flag)
    if values and operator.value in ("=", "~=") and text.casefold() not in values:
        raise SelectorFault("value", value, tuple(sorted(values)), name)
    return Attribute(name, operator.value, text, flag is not None and flag.lower_value == "i")


def _values_of(element: str, name: str, token: Token) -> frozenset[str]:
    """The closed set of values of an attribute, empty when any will do."""
    if element:
        known = ELEMENTS[element] | EVERYWHERE
    else:
        known = {k: v for attributes in ELEMENTS.values() for k, v in attributes.items()} | EVERYWHERE
    if name not in known:
        raise SelectorFault("attribute", token, tuple(sorted(known)), element or "*")
    return known[name]
