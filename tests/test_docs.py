"""The guides and the read-me, held against the engine: what they name exists, what they show works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.base.messages import catalogue
from layout.cli.app import COMMANDS
from layout.furniture.fields import FOLIO_SLOTS, MASTHEAD_SLOTS
from layout.style.properties import PROPERTIES, SHORTHANDS
from tests.tiny import EDITION

ROOT = Path(__file__).resolve().parents[1]
GUIDES = [ROOT / "docs" / "guide.zh.md", ROOT / "docs" / "guide.en.md"]
READ_ME = [ROOT / "README.md", ROOT / "README.zh.md"]
DOCUMENTS = [*GUIDES, *READ_ME]


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
