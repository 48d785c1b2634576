"""The guides and the read-me, held against the engine: what they name exists, what they show works."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
import tinycss2

from layout.base.makeup import RULES as MAKE_UP_RULES
from layout.base.messages import catalogue
from layout.base.units import Length
from layout.cli.app import COMMANDS
from layout.furniture.fields import FOLIO_SLOTS, MASTHEAD_SLOTS
from layout.style.model import ComputedStyle
from layout.style.properties import PROPERTIES, SHORTHANDS, parse_declaration
from layout.style.values import Units
from tests.conformance.run import own_files, read_cases
from tests.tiny import EDITION

ROOT = Path(__file__).resolve().parents[1]
GUIDES = [ROOT / "docs" / "guide.zh.md", ROOT / "docs" / "guide.en.md"]
READ_ME = [ROOT / "README.md", ROOT / "README.zh.md"]
COMPOSITION = [ROOT / "docs" / "composition.md", ROOT / "docs" / "composition.zh.md"]
MAKEUP = [ROOT / "docs" / "makeup.md", ROOT / "docs" / "makeup.zh.md"]
DOCUMENTS = [*GUIDES, *READ_ME, *COMPOSITION, *MAKEUP]


def named(path: Path) -> str:
    return path.name


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_a_guide_has_every_command_and_no_other(guide: Path):
    assert set(re.findall(r"`banxin (\w+)", text(guide))) == set(COMMANDS)


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_a_guide_lists_the_properties_that_stylesheets_take(guide: Path):
    listed = set(re.findall(r"`([a-z-]+)`", text(guide).split("<!-- properties -->")[1].split("\n\n")[0]))
    assert listed <= PROPERTIES.keys() | SHORTHANDS.keys()
    # Sides of an edge need no naming of their own.
    sides = re.compile(r"(margin|padding|border|column-rule)-")
    assert {name for name in PROPERTIES if not sides.match(name)} <= listed


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_a_guide_names_every_slot_of_the_furniture(guide: Path):
    assert all(re.search(rf"\b{slot}\b", text(guide)) for slot in (*MASTHEAD_SLOTS, *FOLIO_SLOTS))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_code_that_a_document_names_is_one(document: Path):
    rooms = {code.partition("/")[0] for code in catalogue()}
    codes = re.findall(r"\b([a-z]+)/([a-z]+(?:-[a-z]+)*)\b(?![./\w])", text(document))
    named_codes = {f"{room}/{name}" for room, name in codes if room in rooms}
    assert named_codes <= catalogue().keys()


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_the_smallest_edition_of_a_guide_is_the_one_that_tests_print(guide: Path):
    assert f"```yaml\n{EDITION}```" in text(guide)


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_to_files(document: Path):
    for target in re.findall(r"\]\(([^)#]+)\)", text(document)):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_both_guides_have_the_same_chapters():
    chinese, english = (re.findall(r"^#+ |^```\w*", text(guide), re.MULTILINE) for guide in GUIDES)
    assert chinese == english


@pytest.mark.parametrize("document", MAKEUP, ids=named)
def test_the_table_of_make_up_rules_is_that_of_the_engine(document: Path):
    rows = re.findall(
        r"^\| (MK[0-9]{2}) \| (\w+)[^|]*\|[^|]*\| ([^|]*) \| ?([^|]*?) ?\|$", text(document), re.MULTILINE
    )
    told = [(number, name, re.findall("`([^`]+)`", codes), off.split()) for number, name, codes, off in rows]
    expected = [(rule.number, rule.chinese, set(rule.codes), list(rule.off)) for rule in MAKE_UP_RULES]
    assert [(number, name, set(codes), off) for number, name, codes, off in told] == expected


class Rule(NamedTuple):
    """A row of the table of rules; its cells are as they are written."""

    number: str
    words: str
    clause: str
    place: str
    choice: str
    proof: str


def rules(document: Path) -> list[Rule]:
    rows = re.findall(r"^\| (\d+\.\d+ \|.*) \|$", text(document), re.MULTILINE)
    return [Rule(*(cell.strip() for cell in row.split(" |"))) for row in rows]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@cache
def proofs() -> frozenset[str]:
    """Names of tests, and of cases of conformance."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    tests = (name for source in sources for name in re.findall(r"^def test_(\w+)", source, re.MULTILINE))
    return frozenset([*tests, *(case["id"] for path in own_files() for case in read_cases(path))])


def test_every_rule_of_composition_names_what_proves_it():
    found = rules(COMPOSITION[0])
    assert len(found) > 100
    assert [rule.number for rule in found if not quoted(rule.proof)] == []
    assert [name for rule in found for name in quoted(rule.proof) if name not in proofs()] == []


def test_every_rule_of_composition_has_a_clause_and_a_place_in_the_engine():
    for rule in rules(COMPOSITION[0]):
        assert rule.clause, rule.number
        assert quoted(rule.place), rule.number
        for path in quoted(rule.place):
            module, *names = re.findall(r"[a-z]\w*\.[a-z]\w*|\w+", path)
            found = import_module(f"layout.{module}")
            for name in names:
                found = getattr(found, name)


def test_rules_of_composition_name_properties_with_their_initial_values():
    units = Units(Length(65536 * 9), Length(65536 * 900), 100)
    for rule in rules(COMPOSITION[0]):
        name, *_ = (*quoted(rule.choice), "")
        bold = re.search(r"\*\*(\S+)\*\*", rule.choice)
        if name:
            assert name in PROPERTIES, rule.number
        if bold:
            ((field, value),) = parse_declaration(name, tinycss2.parse_component_value_list(bold[1]), units)
            assert getattr(ComputedStyle(), field) == value, rule.number


def test_both_tables_of_rules_say_the_same():
    english, chinese = (
        [(rule.number, rule.place, rule.proof, quoted(rule.choice)[:1]) for rule in rules(document)]
        for document in COMPOSITION
    )
    assert english == chinese
