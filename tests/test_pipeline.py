"""The stages joined: places, waivers, pages that stand by themselves, files that stay as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layout import pipeline
from layout.base.diagnostics import Outcome, Place, Severity
from layout.base.host import write_file
from layout.display.canonical import list_digest
from layout.display.items import DisplayPage
from layout.edition.new import new_edition
from layout.edition.reader import read_edition
from layout.page.cluster import compose_cluster
from layout.page.model import ComposedPage, Facts
from layout.page.paint import paint_page
from layout.pipeline import Result, Store, build, check, setting, stops_print
from layout.pipeline.jobs import Job, clusters_of, font_files, job_of
from layout.pipeline.setting import set_pages, supplies_of
from layout.style.stylesheet import read_stylesheet
from tests.real_pdf.readback import read_stories
from tests.tiny import write_tiny

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "editions" / "2026-11-24"


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


def files(result: Result) -> dict[str, bytes]:
    return {page.name: Path(page.file).read_bytes() for page in result.pages if page.file}


def told(result: Result) -> tuple[object, ...]:
    """All that a run says, wherever it wrote its files."""
    return result.edition, result.sources, result.diagnostics, [page._replace(file="") for page in result.pages]


def test_first_cached_and_parallel_runs_say_the_same_and_write_the_same_bytes(tmp_path: Path) -> None:
    """Decisions 2 and 16: diagnostics are values, and workers are whatever executor the caller has."""
    plain = build(SAMPLE, out=tmp_path / "plain")
    first = build(SAMPLE, out=tmp_path / "first", store=Store(tmp_path / "cache"))
    cached = build(SAMPLE, out=tmp_path / "cached", store=Store(tmp_path / "cache"))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parallel = build(SAMPLE, out=tmp_path / "parallel", executor=pool, store=Store(tmp_path / "other"))
    joined = build(SAMPLE, out=tmp_path / "joined", store=Store(tmp_path / "other"))
    for other in (first, cached, parallel, joined):
        assert told(other) == told(plain)
        assert files(other) == files(plain)
        assert other.display == plain.display
    assert len(files(plain)) == len(list((SAMPLE / "pages").glob("*.yaml")))


def test_the_whole_issue_comes_from_the_cache_too(folder: Path, tmp_path: Path) -> None:
    runs = [build(folder, out=tmp_path / name, whole=True, store=Store(tmp_path / "cache")) for name in ("a", "b")]
    assert told(runs[0]) == told(runs[1])
    assert files(runs[0]) == files(runs[1])
    assert len(files(runs[0])) == 1


def break_page(folder: Path) -> None:
    replace_in(folder / "edition.yaml", "bridge   bridge   bridge", "brigde   brigde   brigde")


def break_story(folder: Path) -> None:
    replace_in(folder / "stories" / "lead.md", "河口的秋天", "河口\U000e0080的秋天\x07")


def name_missing_things(folder: Path) -> None:
    replace_in(folder / "stories" / "lead.md", "---\n\n", "pictures:\n  river: {caption: 河, credit: 何立 摄}\n---\n\n")
    (folder / "paper.yaml").write_text("name: 河口日报\nnameplate: {file: plate.svg}\nstylesheet: broadshet\n", "utf-8")


def leave_no_edition(folder: Path) -> None:
    (folder / "edition.yaml").write_text("", encoding="utf-8")


@pytest.mark.parametrize("spoil", [break_page, break_story, name_missing_things, leave_no_edition])
def test_a_cached_run_repeats_every_complaint(folder: Path, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder)
    runs = [told(check(folder, store=store)) for store in (None, Store(tmp_path / "c"), Store(tmp_path / "c"))]
    assert runs[0] == runs[1] == runs[2]
    assert runs[0][2]


PLATE = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H{width}V20H0Z"/></svg>'


def add_story(folder: Path) -> None:
    (folder / "stories" / "spare.md").write_text("---\nheadline: 备稿\n---\n\n备用。\n", encoding="utf-8")


def mend_nameplate(folder: Path) -> None:
    (folder / "plate.svg").write_text(PLATE.format(width=90), encoding="utf-8")


def replace_nameplate(folder: Path) -> None:
    mend_nameplate(folder)
    check(folder, store=Store(folder.parent / "cache"))
    (folder / "plate.svg").write_text(PLATE.format(width=50), encoding="utf-8")


def change_stylesheet(folder: Path) -> None:
    (folder / "house.css").write_text('@import "broadsheet";\nmasthead > nameplate { color: cmyk(0% 1 1 0%) }', "utf-8")


def take_stylesheet_away(folder: Path) -> None:
    (folder / "house.css").unlink()


def take_paper_away(folder: Path) -> None:
    (folder / "paper.yaml").unlink()


@pytest.mark.parametrize(
    "change",
    [
        add_story,
        mend_nameplate,
        replace_nameplate,
        change_stylesheet,
        take_stylesheet_away,
        take_paper_away,
        break_page,
    ],
)
def test_whatever_changes_is_seen(folder: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    paper = "name: 河口日报\nnameplate: {file: plate.svg}\nstylesheet: house\n"
    (folder / "paper.yaml").write_text(paper, encoding="utf-8")
    (folder / "house.css").write_text('@import "broadsheet";', encoding="utf-8")
    before = check(folder, store=Store(tmp_path / "cache"))
    change(folder)
    after = check(folder, store=Store(tmp_path / "cache"))
    assert told(after) == told(check(folder))
    assert after.display == check(folder).display
    assert (told(after), after.display) != (told(before), before.display)


def test_a_correction_sets_its_page_alone(folder: Path, tmp_path: Path) -> None:
    edition = folder / "edition.yaml"
    edition.write_text(edition.read_text(encoding="utf-8") + "  A02: |\n    notes notes notes\n", encoding="utf-8")
    notes = folder / "stories" / "notes.md"
    notes.write_text("---\nheadline: 补记\nbyline: 记者 何立\n---\n\n又记。\n", encoding="utf-8")

    def entries() -> dict[str, int]:
        return Counter(path.name.partition("-")[0] for path in (tmp_path / "cache").iterdir())

    build(folder, store=Store(tmp_path / "cache"))
    before = entries()
    replace_in(notes, "又记", "再记")
    build(folder, store=Store(tmp_path / "cache"))
    assert {kind: count - before[kind] for kind, count in entries().items() if count != before[kind]} == {
        "page": 1, "file": 1, "inspection": 1,
    }  # fmt: skip


def test_a_page_is_set_from_its_share_of_the_edition_as_from_the_whole() -> None:
    read = read_edition(SAMPLE).value
    assert read is not None
    edition = read.edition
    outcome = read_stylesheet(edition.paper.stylesheet, Path(edition.paper.path).parent)
    assert outcome.value is not None
    fonts = font_files(supplies_of(edition, outcome).fonts)
    everything = Facts(edition.story_pages, edition.page_count)
    for pages in clusters_of(edition):
        assert set_pages(job_of(edition, pages, fonts), outcome.value) == set_pages(
            Job(edition, pages, everything, fonts), outcome.value
        )


def test_a_run_from_the_cache_loads_no_stage(folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom layout.pipeline import build, user_store\n"
        "build(Path(sys.argv[1]), store=user_store())\nprint(*sys.modules)"
    )
    environment = {**os.environ, "BANXIN_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}

    def loaded() -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", script, str(folder)], env=environment, capture_output=True, text=True, check=True
        )
        return {name.split(".")[0] for name in done.stdout.split()}

    heavy = {"pydantic", "yaml", "tinycss2", "uharfbuzz", "reportlab", "PIL", "borax"}
    assert loaded() > heavy
    assert not loaded() & heavy


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


def without_a_run(page: DisplayPage) -> DisplayPage:
    """The page with the first line of its first story missing."""
    spoilt = next(n for n, group in enumerate(page.groups) if group.owner and group.role == "paragraph")
    group = page.groups[spoilt]
    groups = (*page.groups[:spoilt], replace(group, items=group.items[1:]), *page.groups[spoilt + 1 :])
    return replace(page, groups=groups)


def test_a_line_that_got_lost_on_the_way_to_the_page_withholds_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decision 15: the build itself proves the text; the fault is put between the stages."""

    def paint(page: ComposedPage, *, title: str) -> DisplayPage:
        return without_a_run(paint_page(page, title=title))

    monkeypatch.setattr(setting, "paint_page", paint)
    result = build(folder)
    assert [item.code for item in result.pages[0].diagnostics if stops_print(item)] == ["output/text-differs"]
    assert not result.pages[0].file


def test_a_story_that_got_lost_on_the_way_to_the_page_withholds_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compose(*args: Any) -> Outcome[tuple[ComposedPage, ...]]:
        outcome = compose_cluster(*args)
        return replace(outcome, value=tuple(replace(page, stories=page.stories[1:]) for page in outcome.value))

    monkeypatch.setattr(setting, "compose_cluster", compose)
    result = build(folder)
    assert {item.code for item in result.pages[0].diagnostics if stops_print(item)} == {"output/text-differs"}
    assert not result.pages[0].file


def test_a_line_of_a_head_that_the_stylesheet_leaves_out_is_not_missed(folder: Path) -> None:
    (folder / "paper.yaml").write_text("name: 河口日报\nstylesheet: house\n", encoding="utf-8")
    (folder / "house.css").write_text('@import "broadsheet";\nbyline { display: none }\n', encoding="utf-8")
    result = build(folder)
    assert result.pages[0].file
    assert "lead/byline" not in {group.node_id for page in result.display.pages for group in page.groups}  # type: ignore[union-attr]


def test_a_negative_margin_pulls_no_paragraph_over_another(folder: Path) -> None:
    (folder / "paper.yaml").write_text("name: 河口日报\nstylesheet: house\n", encoding="utf-8")
    (folder / "house.css").write_text('@import "broadsheet";\n', encoding="utf-8")
    plain = layout_digest(check(folder))
    (folder / "house.css").write_text('@import "broadsheet";\np { margin: -50pt }\n', encoding="utf-8")
    assert layout_digest(check(folder)) == plain


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


def test_a_file_that_a_viewer_holds_open_is_written_beside_and_that_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Path(build(folder).pages[0].file)
    good = held.read_bytes()
    held.write_bytes(b"held open")

    def refuse(source: Path, target: Path) -> None:
        if target == held:
            raise PermissionError(13, "in use")
        os.replace(source, target)

    monkeypatch.setattr(pipeline, "write_file", partial(write_file, replace=refuse))
    result = build(folder)
    (told_so,) = [item for item in result.diagnostics if item.code == "output/file-in-use"]
    assert (told_so.severity, told_so.value("written")) == (Severity.WARNING, "20261124-A01-2.pdf")
    assert Path(result.pages[0].file) == held.with_name("20261124-A01-2.pdf")
    assert Path(result.pages[0].file).read_bytes() == good
    assert held.read_bytes() == b"held open"


@pytest.mark.parametrize("whole", [False, True])
def test_a_picture_that_goes_bad_between_check_and_print_withholds_the_page_that_shows_it(
    folder: Path, whole: bool
) -> None:
    picture = folder / "pictures" / "river.png"
    picture.parent.mkdir()
    Image.new("L", (4000, 4000)).save(picture)
    edition = folder / "edition.yaml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text + "  A02: |\n    river notes\n", encoding="utf-8")
    (folder / "stories" / "notes.md").write_text(
        "---\nheadline: 补记\npictures:\n  river: {caption: 河口的秋天, credit: 何立 摄}\n---\n\n又记。\n",
        encoding="utf-8",
    )

    def spoil(*_: object) -> None:
        picture.write_bytes(b"")

    result = build(folder, whole=whole, progress=spoil)
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


def test_a_row_of_auto_depth_holds_its_story_where_crossheads_move_on_to_the_next_column(tmp_path: Path):
    folder = new_edition(tmp_path, date(2026, 11, 24), source=None, pages=None).value
    assert folder is not None
    paper = tmp_path / "paper.yaml"
    paper.write_text(paper.read_text("utf-8").replace("broadsheet ", "tabloid ", 1), encoding="utf-8")
    parts = ["斑马线画好了，" * 12, "护学岗由家长轮流站，" * 6, "货车改走后街，" * 9]
    copy = "\n\n".join([parts[0], "## 家长站岗", parts[1], "## 货车绕行", parts[2]])
    for count in range(0, 60, 15):
        story = f"---\nheadline: 校门口有了斑马线\n---\n\n{copy}{'也' * count}\n"
        (folder / "stories" / "lead.md").write_text(story, encoding="utf-8")
        result = check(folder)
        assert result.pages[0].accounts[0].need > 0
        assert not [item for item in result.diagnostics if item.code == "fit/overset"]
