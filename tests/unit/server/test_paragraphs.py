"""Paragraphs found in their files and written back."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from layout.edition.reader import read_edition
from layout.edition.source_map import Piece, SourceMap
from layout.server.paragraphs import Paragraph, Refused, find_paragraph, story_file, write_paragraph
from tests.tiny import write_tiny

_FIRST = "今年以来，县里把早市搬迁当作一件大事来办，前后开了五次座谈会，\n听摊主说难处，也听住户说吵闹。"
_STORY = f"---\nheadline: 早市搬进新棚\n---\n\n{_FIRST}\n\n第二段。  %% 请核\n\n第三段。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "2026-11-24")


def story(folder: Path, data: bytes) -> tuple[Path, SourceMap, tuple[str, ...]]:
    """The file of a story that holds `data`, the map of the edition, and the nodes of its blocks."""
    file = folder / "stories" / "market.md"
    file.write_bytes(data)
    reading = read_edition(folder).value
    assert reading
    made = reading.edition.story("market")
    assert made
    return file, reading.sources, tuple(block.text.node_id for block in made.blocks)


def found(folder: Path, sources: SourceMap, node: str) -> Paragraph:
    paragraph = find_paragraph(folder, sources, node)
    assert isinstance(paragraph, Paragraph), paragraph
    return paragraph


def test_a_paragraph_is_its_lines_as_typed(folder: Path) -> None:
    _, sources, blocks = story(folder, _STORY.encode())
    assert [found(folder, sources, node).text for node in blocks] == [
        _FIRST, "第二段。  %% 请核", "第三段。",
    ]  # fmt: skip
    assert found(folder, sources, "market/headline").text == "headline: 早市搬进新棚"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_other_bytes_stay_whatever_the_line_ends(end: str, mark: str, number: int, folder: Path) -> None:
    data = (mark + _STORY.replace("\n", end)).encode()
    file, sources, blocks = story(folder, data)
    paragraph = found(folder, sources, blocks[number])
    assert write_paragraph(paragraph, paragraph.digest, "新的一段。\n又一行。") is None
    assert file.read_bytes() == data.replace(
        paragraph.text.replace("\n", end).encode(), f"新的一段。{end}又一行。".encode()
    )


def test_the_first_line_of_a_file_keeps_its_mark(folder: Path) -> None:
    file, sources, blocks = story(folder, "\ufeff只有一段。\n".encode())
    paragraph = found(folder, sources, blocks[0])
    assert paragraph.text == "只有一段。"
    assert write_paragraph(paragraph, paragraph.digest, "改了。") is None
    assert file.read_bytes() == "\ufeff改了。\n".encode()


def test_a_file_that_was_changed_meanwhile_is_left_alone(folder: Path) -> None:
    file, sources, blocks = story(folder, _STORY.encode())
    paragraph = found(folder, sources, blocks[0])
    file.write_bytes(_STORY.replace("第三段", "另一段").encode())
    kept = file.read_bytes()
    assert write_paragraph(paragraph, paragraph.digest, "新。") == Refused("changed", paragraph.text)
    assert file.read_bytes() == kept


def test_an_empty_paragraph_is_not_written(folder: Path) -> None:
    file, sources, blocks = story(folder, _STORY.encode())
    paragraph = found(folder, sources, blocks[0])
    refused = write_paragraph(paragraph, paragraph.digest, " \n ")
    assert refused
    assert refused.why == "empty"
    assert file.read_bytes() == _STORY.encode()


def test_words_of_the_paper_and_unknown_nodes_are_no_copy(folder: Path) -> None:
    _, sources, _ = story(folder, _STORY.encode())
    assert find_paragraph(folder, sources, "edition/paper") == Refused("not-copy")
    assert find_paragraph(folder, sources, "market/p/00000000/0") == Refused("gone")


@pytest.mark.parametrize(
    "path", ["2026-11-24/edition.yaml", "../secret.md", "2026-11-24/stories/../../secret.md", "secret.md"]
)
def test_no_file_outside_the_stories_is_opened(path: str, folder: Path) -> None:
    (folder.parent / "secret.md").write_text("x", encoding="utf-8")
    assert story_file(folder, path) is None
    assert find_paragraph(folder, SourceMap({"a": (Piece(0, path, 1, 1),)}), "a") == Refused("not-copy")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_that_leads_out_of_the_stories_is_not_followed(folder: Path) -> None:
    secret = folder.parent / "secret.md"
    secret.write_text("x", encoding="utf-8")
    (folder / "stories" / "link.md").symlink_to(secret)
    assert story_file(folder, "2026-11-24/stories/link.md") is None


def test_the_digest_is_that_of_the_whole_file(folder: Path) -> None:
    file, sources, blocks = story(folder, _STORY.encode())
    assert found(folder, sources, blocks[1]).digest == sha256(file.read_bytes()).hexdigest()
