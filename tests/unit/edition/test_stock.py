"""Standing copy, drawn by its name from the paper's stock."""

from __future__ import annotations

from pathlib import Path

from layout.edition.model import Edition
from layout.edition.reader import read_edition
from tests.unit.edition.folders import edition as plain_edition
from tests.unit.edition.test_bookings import SVG

HEAD = "paper: 河口日报\ndate: 2026-11-24\npages:\n  A01: |\n"


def read(root: Path, *rows: str, paper: str = "name: 河口日报") -> tuple[Edition, list[str]]:
    (root / "paper.yaml").write_text(paper, encoding="utf-8")
    drawn = HEAD + "".join(f"    {row}\n" for row in rows)
    outcome = read_edition(plain_edition(root, {"edition.yaml": drawn}))
    assert outcome.value
    return outcome.value.edition, [item.code for item in outcome.diagnostics]


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_text_of_the_stock_is_a_story_of_the_page_that_draws_it(tmp_path: Path):
    put(tmp_path / "stock" / "rules.md", "---\nkind: standing\n---\n来稿请寄编辑部。\n")
    put(tmp_path / "stock" / "other.md", "---\nbroken\n")
    edition, found = read(tmp_path, "lead stock:rules")
    assert found == []
    assert [area.name for area in edition.pages[0].areas] == ["lead", "stock:rules"]
    story = edition.story("stock:rules")
    assert story
    assert story.blocks[0].text.text == "来稿请寄编辑部。"
    assert read(tmp_path, "lead 常设:rules")[0].story("stock:rules")


def test_a_drawing_of_the_stock_is_placed_as_it_is(tmp_path: Path):
    put(tmp_path / "stock" / "map.svg", SVG)
    edition, found = read(tmp_path, "lead stock:map")
    assert found == []
    assert [area.kind for area in edition.pages[0].areas] == ["story", "stock"]
    assert [ad.name for ad in edition.ads] == ["stock:map"]


def test_a_paper_has_its_copyright_from_its_particulars_or_as_it_wrote_it(tmp_path: Path):
    paper = "name: 河口日报\npublisher: 河口日报社\naddress: 南堤路6号\nhotlines: [0000-5550181]"
    story = read(tmp_path, "lead 版权", paper=paper)[0].story("stock:copyright")
    assert story
    words = "\n".join(block.text.text for block in story.blocks)
    assert "版权归河口日报社所有" in words
    assert "地址：南堤路6号\n电话：0000-5550181" in words
    put(tmp_path / "stock" / "copyright.md", "---\nkind: standing\n---\n本报保留一切权利。\n")
    own = read(tmp_path, "lead copyright", paper=paper)[0].story("stock:copyright")
    assert own
    assert own.blocks[0].text.text == "本报保留一切权利。"


def test_a_story_of_the_issue_goes_before_a_corner_of_that_name(tmp_path: Path):
    put(tmp_path / "2026-11-24" / "stories" / "weather.md", "---\nheadline: 天气转冷\nbyline: 石榴\n---\n今日转冷。\n")
    edition, _ = read(tmp_path, "lead weather 日历 天气")
    assert [area.kind for area in edition.pages[0].areas] == ["story", "story", "calendar", "weather"]


def test_stock_that_there_is_not_is_an_unknown_name(tmp_path: Path):
    assert "dummy/unknown-name-far" in read(tmp_path, "lead stock:nothing")[1]
