"""Rounds kept, compared, gone back to; print files that go out again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layout.proof.compare import compare
from layout.proof.pixels import compare_pictures
from layout.proof.rounds import find_round, rounds_of
from layout.proof.sources import with_entry
from tests.tiny import write_tiny
from tests.unit.cli.conftest import Banxin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "2026-11-24")


def edit(folder: Path, story: str, old: str, new: str, count: int = 1) -> None:
    path = folder / "stories" / f"{story}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def objects(out: str, kind: str) -> list[dict[str, Any]]:
    return [value for line in out.splitlines() if (value := json.loads(line))["kind"] == kind]


def test_an_unchanged_page_makes_no_new_round(banxin: Banxin, folder: Path):
    for _ in range(2):
        assert banxin("proof", "A01", "-C", str(folder)).code == 0
    assert [one.name for one in rounds_of(folder, "A01")] == ["大样1"]
    assert len(list((folder / "out" / "proof").iterdir())) == 1


def test_a_changed_page_is_the_next_proof(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    edit(folder, "lead", "落了一半", "落了大半")
    banxin("proof", "A01", "-C", str(folder))
    assert [one.name for one in rounds_of(folder, "A01")] == ["大样1", "大样2"]
    kept = folder / "rounds" / "A01" / "01" / "sources" / "stories" / "lead.md"
    assert "落了大半" not in kept.read_text(encoding="utf-8")


def test_a_print_build_is_noted_in_the_round_it_was_proofed_in(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    banxin("build", "-C", str(folder))
    (one,) = rounds_of(folder, "A01")
    assert [event.kind for event in one.events] == ["page", "print"]
    assert find_round((one,), "付印") == one


def test_a_round_is_shown_as_it_was(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    shown = rounds_of(folder, "A01")[0].shown()
    assert shown.page is not None
    assert [story.story for story in shown.copy] == ["bridge", "lead", "market", "school"]
    assert compare(shown, shown).count == 0


def test_going_back_restores_copy_and_first_keeps_what_was_there(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    then = (folder / "stories" / "lead.md").read_bytes()
    edit(folder, "lead", "落了一半", "落了大半")
    now = (folder / "stories" / "lead.md").read_bytes()
    dry = banxin("back", "a01", "1", "--dry-run", "-C", str(folder), "--lang", "zh")
    assert "“桐落了大半”→“桐落了一半”" in dry.out
    assert (folder / "stories" / "lead.md").read_bytes() == now
    run = banxin("back", "A01", "1", "-C", str(folder), "--format", "json")
    assert run.code == 0
    (told,) = objects(run.out, "back")
    assert told["files"] == [{"file": "stories/lead.md", "what": "written"}]
    assert told["put_by"] == 2
    assert (folder / "stories" / "lead.md").read_bytes() == then
    banxin("back", "A01", "2", "-C", str(folder))
    assert (folder / "stories" / "lead.md").read_bytes() == now


def test_going_back_brings_a_lost_story_back(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    (folder / "stories" / "lead.md").unlink()
    run = banxin("back", "A01", "大样1", "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert "stories/lead.md（补回）" in run.out
    assert banxin("check", "-C", str(folder)).code == 0


def test_going_back_leaves_other_pages_alone(banxin: Banxin, folder: Path):
    path = folder / "edition.yaml"
    path.write_text(path.read_text("utf-8").replace("pages:\n", "# 手写的话\npages:\n"), "utf-8")
    banxin("proof", "A01", "-C", str(folder))
    text = (
        path.read_text("utf-8")
        .replace("issue: 3187", "issue: 3188")
        .replace("school   school   bridge", "school   bridge   bridge")
    )
    path.write_text(text, "utf-8")
    assert banxin("back", "A01", "1", "-C", str(folder)).code == 0
    after = path.read_text("utf-8")
    assert "issue: 3188" in after
    assert "school   school   bridge" in after
    assert "# 手写的话" in after


def test_an_entry_is_taken_over_line_by_line():
    now = "paper: 报\npages:\n  A01: |\n    甲 甲\n\n  A02: |\n    乙 乙\nindex: []\n"
    then = "pages:\n  A01: |\n    丙 丙\n    丙 丁\n"
    made = with_entry(now.encode(), "A01", then.encode())
    assert made is not None
    assert made.decode() == "paper: 报\npages:\n  A01: |\n    丙 丙\n    丙 丁\n\n  A02: |\n    乙 乙\nindex: []\n"


def test_rounds_are_listed(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    (one,) = objects(banxin("back", "A01", "-C", str(folder), "--format", "json").out, "round")
    assert (one["round"], one["name"]) == (1, "大样1")


def test_no_round_of_that_name_is_a_mistake_of_the_command_line(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    assert banxin("back", "A01", "9", "-C", str(folder)).code == 2
    assert banxin("back", "A07", "1", "-C", str(folder)).code == 2


def test_a_round_without_its_manifest_is_none(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    (folder / "rounds" / "A01" / "01" / "manifest.json").write_text("{", encoding="utf-8")
    assert rounds_of(folder, "A01") == ()


def test_the_manifest_tells_the_moment_it_is_given(banxin: Banxin, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795449600")
    banxin("proof", "A01", "-C", str(folder))
    (event,) = rounds_of(folder, "A01")[0].events
    assert event.time == "2026-11-23T16:00:00+00:00"


def test_a_page_that_went_out_and_changed_gets_a_new_name(banxin: Banxin, folder: Path):
    banxin("build", "-C", str(folder))
    target = folder / "out" / "print"
    first = (target / "20261124-A01.pdf").read_bytes()
    banxin("build", "-C", str(folder))
    assert {path.name for path in target.iterdir()} == {"20261124-A01.pdf"}
    edit(folder, "lead", "落了一半", "落了大半")
    run = banxin("build", "-C", str(folder), "--why", "读者来电更正", "--lang", "zh")
    assert run.code == 0
    assert "这次叫 20261124-A01-v2.pdf" in run.err
    assert (target / "20261124-A01.pdf").read_bytes() == first
    notes = (target / "CHANGES.txt").read_text(encoding="utf-8")
    assert notes.startswith("20261124-A01-v2.pdf  代替 20261124-A01.pdf")
    assert "为什么：读者来电更正" in notes
    assert "lead 第1段" in notes
    banxin("build", "-C", str(folder))
    assert {path.name for path in target.iterdir()} == {"20261124-A01.pdf", "20261124-A01-v2.pdf", "CHANGES.txt"}


def test_a_file_that_has_not_gone_out_keeps_its_name(banxin: Banxin, folder: Path):
    banxin("build", "-C", str(folder))
    edit(folder, "lead", "落了一半", "落了大半")
    banxin("build", "-C", str(folder), "--replace")
    assert {path.name for path in (folder / "out" / "print").iterdir()} == {"20261124-A01.pdf"}


@pytest.mark.parametrize("other", [("--standard", "x1a"), ("--standard", "x4"), ("--whole",)])
def test_a_page_asked_for_in_another_way_is_not_a_new_version(
    banxin: Banxin, folder: Path, tmp_path: Path, other: tuple[str, ...]
):
    banxin("build", "-C", str(folder))
    run = banxin("build", *other, "--out", str(tmp_path / "out"), "-C", str(folder), "--format", "json")
    assert run.code == 0
    assert not objects(run.out, "resent")
    (made,) = (tmp_path / "out").iterdir()
    assert not made.stem.endswith("-v2")
    assert not objects(banxin("build", "-C", str(folder), "--format", "json").out, "resent")
    edit(folder, "lead", "落了一半", "落了大半")
    for words in (other, ()):
        again = banxin("build", *words, "--out", str(tmp_path / "again"), "-C", str(folder), "--format", "json")
        # Both went out, unless they are one and the same order.
        expected = [] if words == () and other == ("--standard", "x4") else ["A01"]
        assert [told["page"] for told in objects(again.out, "resent")] == expected


def test_the_file_of_the_whole_issue_counts_its_own_versions(banxin: Banxin, folder: Path):
    text = (folder / "edition.yaml").read_text("utf-8").split("  A01")[0]
    pages = "".join(f"  A0{number}: |\n    {name}\n" for number, name in enumerate(("lead", "market"), 1))
    (folder / "edition.yaml").write_text(text + pages, "utf-8")
    banxin("build", "--whole", "-C", str(folder))
    for name in ("lead", "market"):
        edit(folder, name, "落了一半", "落了大半")
        banxin("build", "--whole", "-C", str(folder))
    stems = sorted(path.stem for path in (folder / "out" / "print").glob("*.pdf"))
    assert [stem.removeprefix(stems[0]) for stem in stems] == ["", "-v2", "-v3"]
    notes = (folder / "out" / "print" / "CHANGES.txt").read_text("utf-8")
    assert notes.count("代替") == 2


def test_a_new_name_obeys_the_plant(banxin: Banxin, folder: Path):
    (folder / "plant.toml").write_text('file-name = "{page}_{date}"\n', encoding="utf-8")
    banxin("build", "-C", str(folder))
    edit(folder, "lead", "落了一半", "落了大半")
    banxin("build", "-C", str(folder))
    names = {path.name for path in (folder / "out" / "print").iterdir()}
    assert names == {"A01_20261124.pdf", "A01_20261124-v2.pdf", "CHANGES.txt"}


def test_an_edition_that_was_moved_is_still_the_one_that_went_out(banxin: Banxin, folder: Path, tmp_path: Path):
    (folder / "plant.toml").write_text('standard = "x1a"\n', encoding="utf-8")
    banxin("build", "-C", str(folder))
    elsewhere = tmp_path / "elsewhere" / folder.name
    shutil.copytree(folder, elsewhere)
    banxin("build", "-C", str(elsewhere))
    assert {path.name for path in (elsewhere / "out" / "print").iterdir()} == {"20261124-A01.pdf"}
    (elsewhere / "plant.toml").write_text('standard = "x4"\n', encoding="utf-8")
    banxin("build", "-C", str(elsewhere))
    assert (elsewhere / "out" / "print" / "20261124-A01-v2.pdf").is_file()


def test_sides_of_sheets_have_the_version_of_their_latest_page(banxin: Banxin, folder: Path):
    (folder / "plant.toml").write_text('sheets = "two-up"\n', encoding="utf-8")
    text = (folder / "edition.yaml").read_text("utf-8").split("  A01")[0]
    pages = "".join(
        f"  A0{number}: |\n    {name}\n" for number, name in enumerate(("lead", "market", "school", "bridge"), 1)
    )
    (folder / "edition.yaml").write_text(text + pages, "utf-8")
    banxin("build", "-C", str(folder))
    edit(folder, "market", "落了一半", "落了大半")
    banxin("build", "-C", str(folder))
    names = {path.name for path in (folder / "out" / "print").iterdir()}
    sheets = {"20261124-sheet1-front.pdf", "20261124-sheet1-back.pdf", "20261124-sheet1-back-v2.pdf"}
    assert names == {*sheets, "CHANGES.txt"}


def test_changes_are_marked_since_a_round(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    edit(folder, "lead", "工人们正把", "工人们昨夜把")
    run = banxin("proof", "A01", "--since", "1", "-C", str(folder), "--format", "json")
    (made,) = objects(run.out, "proof")
    assert (made["round"], made["changes"]) == ("大样2", 1)


def test_a_round_that_is_not_there_is_told(banxin: Banxin, folder: Path):
    run = banxin("proof", "A01", "--since", "大样7", "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert "没有“大样7”这一轮" in run.err


def test_rounds_differ_by_their_words(banxin: Banxin, folder: Path):
    banxin("proof", "A01", "-C", str(folder))
    edit(folder, "lead", "工人们正把", "工人们昨夜把")
    banxin("proof", "A01", "-C", str(folder))
    run = banxin("diff", "大样1", "大样2", "--text", "-C", str(folder), "--lang", "zh")
    assert run.code == 1
    assert run.out == "A01  lead 第1段：“工人们正把最后”→“工人们昨夜把最后”\n"
    assert banxin("diff", "A01:1", "a01:1", "-C", str(folder)).code == 0


def test_print_files_differ_by_words_and_pixels(banxin: Banxin, folder: Path):
    banxin("build", "-C", str(folder))
    edit(folder, "lead", "工人们正把", "工人们昨夜把")
    banxin("build", "-C", str(folder))
    files = [str(folder / "out" / "print" / name) for name in ("20261124-A01.pdf", "20261124-A01-v2.pdf")]
    run = banxin("diff", *files, "--format", "json")
    assert run.code == 1
    (told,) = objects(run.out, "diff")
    assert len(told["changes"]) == 1
    assert 0 < told["pixel_share"] < 0.05
    assert told["pixel_boxes"]
    assert banxin("diff", files[0], files[0]).code == 0


def test_the_view_of_a_difference_needs_nothing_else(banxin: Banxin, folder: Path, tmp_path: Path):
    banxin("proof", "A01", "-C", str(folder))
    edit(folder, "lead", "工人们正把", "工人们昨夜把")
    banxin("proof", "A01", "-C", str(folder))
    view = tmp_path / "view.html"
    assert banxin("diff", "A01:1", "A01:2", "--html", str(view), "-C", str(folder), "--lang", "zh").code == 1
    text = view.read_text(encoding="utf-8")
    assert "“工人们正把最后”→“工人们昨夜把最后”" in text
    assert text.count("data:image/webp;base64,") == 2
    assert not [word for word in ("http://", "https://", "src=", "@import", "<link") if word in text]


def test_what_is_no_state_is_a_mistake_of_the_command_line(banxin: Banxin, folder: Path, tmp_path: Path):
    (tmp_path / "broken.pdf").write_bytes(b"no PDF")
    assert banxin("diff", "nothing", "大样1", "-C", str(folder)).code == 2
    assert banxin("diff", str(tmp_path / "broken.pdf"), str(tmp_path / "broken.pdf")).code == 2


def test_pixels_that_differ_are_boxed():
    one, other = Image.new("RGB", (200, 100), "white"), Image.new("RGB", (200, 100), "white")
    other.paste("black", (20, 30, 40, 50))
    other.paste("red", (150, 80, 160, 90))
    found = compare_pictures(one, other)
    assert found.share == (20 * 20 + 10 * 10) / (200 * 100)
    first, second = found.boxes
    assert first.x * 200 <= 20
    assert (first.x + first.width) * 200 >= 40
    assert second.y * 100 <= 80
    assert compare_pictures(one, one).boxes == ()


PICTURED = """\
paper: 河口日报
date: 2026-11-24
issue: 3187
pages:
  A01: |
    lead     lead     photo1   photo1
    lead     lead     photo1   photo1
"""


@pytest.fixture
def pictured(tmp_path: Path) -> Path:
    """An edition of one story with a picture."""
    folder = write_tiny(tmp_path / "2026-11-24")
    (folder / "edition.yaml").write_text(PICTURED, encoding="utf-8")
    for name in ("market", "school", "bridge"):
        (folder / "stories" / f"{name}.md").unlink()
    path = folder / "stories" / "lead.md"
    path.write_text(
        path.read_text("utf-8").replace("byline:", "pictures: {photo1: {caption: 东桥。, credit: 周小满 摄}}\nbyline:"),
        "utf-8",
    )
    (folder / "pictures").mkdir()
    Image.new("RGB", (1800, 1200), "white").save(folder / "pictures" / "photo1.png")
    return folder


def test_a_picture_replaced_is_told_seen_and_brought_back(banxin: Banxin, pictured: Path):
    picture = pictured / "pictures" / "photo1.png"
    then = picture.read_bytes()
    assert banxin("proof", "-C", str(pictured)).code == 0
    Image.new("RGB", (1800, 1200), "black").save(picture)
    assert banxin("proof", "-C", str(pictured)).code == 0
    run = banxin("diff", "大样1", "大样2", "--layout", "--pixels", "-C", str(pictured), "--lang", "zh")
    assert run.code == 1
    assert "图 photo1：换图" in run.out
    (told,) = objects(banxin("diff", "A01:1", "A01:2", "--pixels", "-C", str(pictured), "--format", "json").out, "diff")
    assert told["pixel_share"] > 0.1
    assert banxin("back", "A01", "1", "-C", str(pictured)).code == 0
    assert picture.read_bytes() == then


def test_a_picture_is_kept_once_for_all_rounds(banxin: Banxin, pictured: Path):
    for words in ("落了大半", "落了小半"):
        banxin("proof", "-C", str(pictured))
        edit(pictured, "lead", "落了一半", words)
    banxin("proof", "-C", str(pictured))
    assert len([path for path in (pictured / "rounds" / "objects").rglob("*") if path.is_file()]) == 1


def test_a_round_that_can_not_be_shown_is_compared_by_its_words(banxin: Banxin, folder: Path):
    banxin("proof", "-C", str(folder))
    edit(folder, "lead", "工人们正把", "工人们昨夜把")
    banxin("proof", "-C", str(folder))
    (folder / "rounds" / "A01" / "01" / "page.json.z").write_bytes(b"broken")
    run = banxin("diff", "A01:1", "A01:2", "--text", "--pixels", "-C", str(folder), "--lang", "zh")
    assert run.code == 1
    assert "“工人们正把最后”→“工人们昨夜把最后”" in run.out


def test_standing_copy_of_all_issues_stays_when_a_page_goes_back(banxin: Banxin, folder: Path):
    stock = folder.parent / "stock" / "notice.md"
    stock.parent.mkdir()
    stock.write_text("---\nheadline: 启事\n---\n\n本报征稿。\n", encoding="utf-8")
    edition = folder / "edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("school   school", "stock:notice school"), "utf-8")
    assert banxin("proof", "-C", str(folder)).code == 0
    stock.write_text(stock.read_text("utf-8").replace("征稿", "征文"), "utf-8")
    run = banxin("back", "A01", "1", "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert "../stock/notice.md" in run.err
    assert "征文" in stock.read_text("utf-8")


def test_folders_differ_by_their_pages(banxin: Banxin, folder: Path, tmp_path: Path):
    other = write_tiny(tmp_path / "other")
    assert banxin("diff", str(folder), str(other)).code == 0
    edit(other, "lead", "工人们正把", "工人们昨夜把")
    run = banxin("diff", str(folder), str(other), "--lang", "zh")
    assert run.code == 1
    assert "“工人们正把最后”→“工人们昨夜把最后”" in run.out


def test_one_page_of_a_double_truck_means_both(banxin: Banxin, folder: Path):
    text = (folder / "edition.yaml").read_text("utf-8")
    rows = "    lead lead / market market\n    school school / bridge bridge\n"
    (folder / "edition.yaml").write_text(f"{text.split('  A01')[0]}  A02-A03: |\n{rows}", "utf-8")
    assert banxin("proof", "A02", "-C", str(folder)).code == 0
    (one,) = objects(banxin("back", "a03", "-C", str(folder), "--format", "json").out, "round")
    assert one["page"] == "A02-A03"
