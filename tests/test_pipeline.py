"""The stages joined: places, waivers, pages that stand by themselves, files that stay as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layout import pipeline
from layout.base.diagnostics import Place, Severity
from layout.display.canonical import list_digest
from layout.pipeline import Result, build, check, stops_print
from tests.real_pdf.readback import read_stories
from tests.tiny import write_tiny

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "2026-11-24")


def layout_digest(result: Result) -> str:
    assert result.display is not None
    return list_digest(result.display)


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_blank_line_at_the_top_of_a_story_changes_no_layout_and_moves_every_place_down_a_line(folder: Path) -> None:
    story = folder / "stories" / "lead.md"
    before = check(folder)
    assert before.edition is not None
    place = next(text for text in before.edition.stories if text.name == "lead").blocks[0].text.node_id
    span = before.sources.span(Place(place))
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("---\n\n", "---\n\n\n", 1), encoding="utf-8")
    after = check(folder)
    moved = after.sources.span(Place(place))
    assert layout_digest(after) == layout_digest(before)
    assert span is not None
    assert moved is not None
    assert (moved.line, moved.column) == (span.line + 1, span.column)


def test_a_run_in_other_processes_and_one_after_another_report_what_a_first_run_reports() -> None:
    """Decisions 2 and 16: diagnostics are values, and workers are whatever executor the caller has."""
    sample = ROOT / "editions" / "2026-11-24"
    first, again = check(sample), check(sample)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parallel = check(sample, executor=pool)
    assert first.diagnostics == again.diagnostics == parallel.diagnostics
    assert layout_digest(first) == layout_digest(parallel)


def test_a_page_is_withheld_for_its_own_faults_and_the_others_are_written(folder: Path) -> None:
    edition = folder / "edition.yaml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text + "  A02: |\n    notes notes notes\n", encoding="utf-8")
    (folder / "stories" / "notes.md").write_text(
        "---\nheadline: 补记\nbyline: 记者 何立\n---\n\n\U000e0080\n", encoding="utf-8"
    )
    result = build(folder)
    by_name = {page.name: page for page in result.pages}
    assert by_name["A02"].withheld
    assert not by_name["A02"].file
    assert not by_name["A01"].withheld
    assert Path(by_name["A01"].file).exists()


def test_every_character_of_the_copy_is_read_back_from_the_file(folder: Path) -> None:
    result = build(folder)
    assert result.edition is not None
    stories = read_stories(Path(result.pages[0].file).read_bytes())
    for story in result.edition.stories:
        assert stories[story.name] == "".join(text.text for text in story.texts())


def test_a_file_that_would_stay_the_same_is_not_touched(folder: Path) -> None:
    first = Path(build(folder).pages[0].file)
    os.utime(first, (1, 1))
    build(folder)
    assert first.stat().st_mtime == 1


@pytest.mark.parametrize("whole", [False, True])
def test_a_picture_that_goes_bad_between_check_and_print_withholds_the_page_that_shows_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    picture = folder / "pictures" / "river.png"
    picture.parent.mkdir()
    Image.new("1", (4000, 4000)).save(picture)
    edition = folder / "edition.yaml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text + "  A02: |\n    river notes\n", encoding="utf-8")
    (folder / "stories" / "notes.md").write_text(
        "---\nheadline: 补记\npictures:\n  river: {caption: 河口的秋天, credit: 何立 摄}\n---\n\n又记。\n",
        encoding="utf-8",
    )
    plain = pipeline.check

    def check_and_spoil(*arguments: Any, **options: Any) -> Result:
        result = plain(*arguments, **options)
        picture.write_bytes(b"")
        return result

    monkeypatch.setattr(pipeline, "check", check_and_spoil)
    result = build(folder, whole=whole)
    by_name = {page.name: page for page in result.pages}
    (found,) = [item for item in result.diagnostics if item.code == "output/file-changed"]
    assert (found.page, found.value("file")) == ("A02", "river.png")
    assert found in by_name["A02"].diagnostics
    assert by_name["A02"].withheld
    assert not by_name["A02"].file
    assert bool(by_name["A01"].file) is not whole


def test_a_failed_run_leaves_the_last_good_file(folder: Path) -> None:
    good = Path(build(folder).pages[0].file)
    data = good.read_bytes()
    replace_in(folder / "edition.yaml", "bridge   bridge   bridge", "brigde   brigde   brigde")
    result = build(folder)
    assert any(item.code == "dummy/unknown-name" for item in result.diagnostics)
    assert good.read_bytes() == data


def test_overset_copy_stops_the_page_and_nobody_can_waive_it(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "2026-11-24", paragraphs=120)
    edition = folder / "edition.yaml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text + "allow:\n  - {code: fit/overset, reason: 赶时间, by: 沈砚秋}\n", encoding="utf-8")
    result = build(folder)
    overset = [item for item in result.diagnostics if item.code == "fit/overset"]
    assert overset
    assert all(stops_print(item) for item in overset)
    assert result.pages[0].withheld
    assert not result.pages[0].file
    assert not any(item.code == "output/text-differs" for item in result.diagnostics)


def test_a_warning_is_waived_with_a_reason_and_still_counted(folder: Path) -> None:
    warned = {item.code for item in check(folder).diagnostics if item.severity is Severity.WARNING}
    assert warned, "the tiny edition has something to warn of"
    code = sorted(warned)[0]
    edition = folder / "edition.yaml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text + f"allow:\n  - {{code: {code}, reason: 试排}}\n", encoding="utf-8")
    waived = [item for item in check(folder).diagnostics if item.code == code]
    assert waived
    assert all(item.waived == "试排" for item in waived)


def test_a_page_that_the_edition_does_not_have_is_asked_for_in_vain(folder: Path) -> None:
    result = check(folder, pages=["A09"])
    assert [item.value("name") for item in result.diagnostics if item.code == "edition/no-page-of-name"] == ["A09"]


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_two_processes_with_other_hash_seeds_zones_and_locales_write_the_same_bytes(folder: Path, seed: str) -> None:
    here = Path(build(folder).pages[0].file).read_bytes()
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    out = folder / f"out-{seed}"
    script = (
        "import sys, pathlib, layout.pipeline as p; p.build(pathlib.Path(sys.argv[1]), out=pathlib.Path(sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", script, str(folder), str(out)], env=environment, check=True, timeout=60)
    assert (out / "20261124-A01.pdf").read_bytes() == here


def test_a_story_answers_for_what_is_said_of_it_alone(folder: Path) -> None:
    lead = folder / "stories" / "lead.md"
    replace_in(lead, "byline: 记者 周小满\n", "allow: [{code: story/no-byline, reason: 来稿未署名}]\n")
    replace_in(folder / "stories" / "market.md", "byline: 记者 周小满\n", "")
    unsigned = [item for item in check(folder).diagnostics if item.code == "story/no-byline"]
    assert sorted(item.waived for item in unsigned) == ["", "来稿未署名"]
