"""`banxin schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Banxin

KINDS = ["ad", "ads", "edition", "page", "paper", "plant", "story"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_json_object(banxin: Banxin, kind: str):
    schema = json.loads(banxin("schema", kind).out)
    assert schema["type"] == "object"
    assert schema["properties"]


def test_without_a_kind_it_is_that_of_the_edition(banxin: Banxin):
    assert banxin("schema").out == banxin("schema", "edition").out


def test_all_kinds_are_written_to_a_folder(banxin: Banxin, tmp_path: Path):
    run = banxin("schema", "--out", str(tmp_path / "schema"))
    assert run.code == 0
    assert "# yaml-language-server: $schema=" in run.err
    assert sorted(path.name for path in (tmp_path / "schema").iterdir()) == [f"{kind}.schema.json" for kind in KINDS]


def test_an_unknown_kind_is_answered_with_those_there_are(banxin: Banxin):
    run = banxin("schema", "pages")
    assert run.code == 2
    assert "edition, page, paper, plant, story" in run.err
