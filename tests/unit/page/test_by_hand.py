"""What an editor sets by hand: measures, column breaks, heads, matter off the grid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from layout.base.units import mm, pt
from layout.display.items import GlyphRun, Group, Outline, Picture
from layout.pipeline import Result, check
from layout.proof.sources import page_files
from tests.tiny import write_tiny

DRAWING = """\
    dummy: |
      masthead masthead masthead masthead masthead
      lead     lead     lead     lead     market
      lead     lead     lead     lead     market
      school   school   bridge   bridge   bridge
"""
ART = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path d="M0 0H400V100H0Z" fill="#c8102e"/></svg>'


def page(folder: Path, said: str, *, drawing: str = DRAWING, paragraphs: int = 14) -> Path:
    """An edition of one page of which `said` is said, indented by four."""
    edition = write_tiny(folder / "2026-11-24", paragraphs=paragraphs)
    words = "".join(f"    {line}\n" for line in said.splitlines())
    text = f"paper: 河口日报\ndate: 2026-11-24\nissue: 3187\npages:\n  A01:\n{words}{drawing}"
    (edition / "edition.yaml").write_text(text, encoding="utf-8")
    return edition


def with_copy(edition: Path, story: str, old: str, new: str) -> None:
    path = edition / "stories" / f"{story}.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def codes(result: Result) -> list[str]:
    return [item.code for item in result.diagnostics if item.code not in ("fit/underset", "fit/overset")]


def groups(result: Result, owner: str, role: str) -> list[Group]:
    assert result.display is not None
    return [one for one in result.display.pages[0].groups if one.owner == owner and one.role == role]


def runs(result: Result, owner: str, role: str) -> list[GlyphRun]:
    return [item for group in groups(result, owner, role) for item in group.items if isinstance(item, GlyphRun)]


def measures(result: Result, story: str) -> list[float]:
    """The measures of the columns of a story in 字, from left to right."""
    plan = result.pages[0].plan
    assert plan is not None
    assert result.edition is not None
    found = {
        line.origin.x: line.measure for one in plan.stories if one.story == story for line in one.lines
    }  # by the start of the column
    return [found[x] / pt(9) for x in sorted(found)]


def test_columns_have_the_measures_that_are_written(tmp_path: Path):
    result = check(page(tmp_path, "stories: {lead: {columns: [18, 24, 18, 15]}}"))
    assert [round(measure, 2) for measure in measures(result, "lead")] == [18, 24, 18, 15]
    assert not [code for code in codes(result) if code == "makeup/measures"]


def test_measures_that_do_not_fit_are_told_with_the_room_there_is(tmp_path: Path):
    result = check(page(tmp_path, "stories: {market: {columns: [18, 18]}}"))
    told = next(item for item in result.diagnostics if item.code == "makeup/measures")
    assert told.value("sum") == "37"
    assert float(told.value("room")) < 37


@pytest.mark.parametrize("typed", ["[18, 0]", "[宽, 窄]", "[]"])
def test_measures_that_are_none_are_a_fault(tmp_path: Path, typed: str):
    assert "value/columns" in codes(check(page(tmp_path, f"stories: {{lead: {{columns: {typed}}}}}")))


def test_copy_after_a_column_break_begins_a_column(tmp_path: Path):
    edition = page(tmp_path, "section: 要闻")
    path = edition / "stories" / "lead.md"
    parts = path.read_text(encoding="utf-8").split("\n\n")
    parts.insert(3, "::: 换栏")
    path.write_text("\n\n".join(parts), encoding="utf-8")
    result = check(edition)
    plan = result.pages[0].plan
    assert plan is not None
    lines = next(story for story in plan.stories if story.story == "lead").lines
    first = min(line.origin.x for line in lines)
    begins = list(dict.fromkeys(line.node_id for line in lines if line.origin.x == first))
    assert len(begins) == 2, "the two paragraphs before the break"
    second = sorted({line.origin.x for line in lines})[1]
    top = min((line for line in lines if line.origin.x == second), key=lambda line: line.origin.y)
    assert top.start == 0
    assert top.origin.y == min(line.origin.y for line in lines)
    assert "换栏" not in "".join(run.text for run in runs(result, "lead", "paragraph"))


def test_each_line_of_a_head_has_its_own_size_and_width(tmp_path: Path):
    edition = page(tmp_path, "stories: {lead: {head_lines: [{size: 60pt, tracking: -5%}, {size: 36pt, stretch: 80%}]}}")
    with_copy(edition, "lead", "让每一户都暖起来", "让每一户|都暖起来")
    result = check(edition)
    first, second = runs(result, "lead", "headline")
    assert (first.size, second.size) == (pt(60), pt(36))
    assert (first.stretch, second.stretch) == (1.0, 0.8)
    assert abs(first.offsets[1] - first.offsets[0] - round(0.95 * pt(60))) < 50
    middle = [run.origin.x + (run.offsets[0] + run.offsets[-1] + run.size * run.stretch) / 2 for run in (first, second)]
    assert abs(middle[0] - middle[1]) < pt(4), "both stand in the middle"


def test_a_head_of_fewer_lines_than_are_written_is_set_as_usual_and_told(tmp_path: Path):
    result = check(page(tmp_path, "stories: {lead: {head_lines: [60pt, 36pt]}}"))
    assert "makeup/head-lines" in codes(result)
    assert len({run.size for run in runs(result, "lead", "headline")}) == 1


def test_a_line_that_is_too_long_at_its_size_is_told(tmp_path: Path):
    edition = page(tmp_path, "stories: {market: {head_lines: [72pt, 20pt]}}")
    with_copy(edition, "market", "早市搬进新棚", "早市搬进|新棚")
    told = next(item for item in check(edition).diagnostics if item.code == "fit/headline-overflow")
    assert told.value("text") == "早市搬进"


def test_art_stands_for_a_head_whose_words_are_still_read(tmp_path: Path):
    edition = page(tmp_path, "stories: {lead: {head_art: title.svg, head_width: 40字}}")
    (edition / "pictures").mkdir()
    (edition / "pictures" / "title.svg").write_text(ART, encoding="utf-8")
    result = check(edition)
    [head] = groups(result, "lead", "headline")
    [shape] = [item for item in head.items if isinstance(item, Outline)]
    words = [item for item in head.items if isinstance(item, GlyphRun)]
    assert "".join(run.text for run in words) == "让每一户都暖起来"
    assert all(run.hidden for run in words)
    xs = [int(x) for _, *rest in shape.path for x in rest[::2]]
    assert max(xs) - min(xs) == 40 * pt(9)
    assert not [item for item in result.diagnostics if item.severity in "EP" and item.code != "fit/overset"]


def test_a_short_head_that_art_stands_for_is_never_too_long(tmp_path: Path):
    edition = page(tmp_path, "stories: {market: {head_art: title.svg, head_width: 12字}}")
    with_copy(edition, "market", "早市搬进新棚", "早市")
    (edition / "pictures").mkdir()
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'
    (edition / "pictures" / "title.svg").write_text(square, encoding="utf-8")
    assert "fit/headline-overflow" not in codes(check(edition))


def test_art_that_is_not_there_is_told_and_the_head_is_set_in_type(tmp_path: Path):
    result = check(page(tmp_path, "stories: {lead: {head_art: title.svg}}"))
    assert "head/art-missing" in codes(result)
    assert not any(run.hidden for run in runs(result, "lead", "headline"))


FREE = """\
free:
  p1: {at: 40字 62行, size: 75mm}
  market: {at: 12mm 300mm, size: 34字}
stories: {market: {box: true, columns: 2}}"""
WITHOUT = DRAWING.replace("market", "lead  ")


def with_free(folder: Path, said: str = FREE) -> Path:
    edition = page(folder, said, drawing=WITHOUT, paragraphs=18)
    (edition / "pictures").mkdir()
    Image.new("RGB", (900, 600), (90, 120, 150)).save(edition / "pictures" / "p1.jpg")
    head = "headline: 让每一户都暖起来"
    with_copy(edition, "lead", head, f"{head}\npictures: {{p1: {{caption: 工人在换热站。, credit: 周小满 摄}}}}")
    market = edition / "stories" / "market.md"
    market.write_text("\n\n".join(market.read_text(encoding="utf-8").split("\n\n")[:7]), encoding="utf-8")
    return edition


def test_a_free_picture_stands_where_it_is_put_and_text_keeps_clear_of_it(tmp_path: Path):
    result = check(with_free(tmp_path))
    plan = result.pages[0].plan
    assert plan is not None
    [figure] = [item for group in groups(result, "lead", "figure") for item in group.items if isinstance(item, Picture)]
    assert figure.rect.x == plan.type_area.x + 40 * pt(9)
    assert figure.rect.y == plan.grid_lines[62]
    assert figure.rect.width == mm(75)
    rect = figure.rect
    for story in plan.stories:
        for line in story.lines:
            beside = line.origin.x + line.measure <= rect.x or line.origin.x >= rect.right
            apart = line.origin.y <= rect.y or line.origin.y - pt(9) >= rect.bottom
            assert beside or apart, line


def test_a_free_story_is_as_deep_as_it_needs_and_loses_nothing(tmp_path: Path):
    result = check(with_free(tmp_path))
    plan = result.pages[0].plan
    assert plan is not None
    [story] = [one for one in plan.stories if one.story == "market"]
    assert story.rects[0].x == plan.type_area.x + mm(12)
    assert story.overset_lines == 0
    assert story.room - story.need <= 2
    assert "output/text-differs" not in codes(result)
    assert "story/unplaced" not in codes(result)


def test_what_stands_free_is_in_the_plan_of_its_page_and_a_source_of_it(tmp_path: Path):
    folder = with_free(tmp_path)
    result = check(folder)
    plan, edition = result.pages[0].plan, result.edition
    assert plan is not None
    assert edition is not None
    [figure] = [item for group in groups(result, "lead", "figure") for item in group.items if isinstance(item, Picture)]
    [story] = [one for one in plan.stories if one.story == "market"]
    areas = {area.name: (area.kind, area.rects) for area in plan.areas}
    assert areas["p1"] == ("picture", (figure.rect,))
    assert areas["market"] == ("story", story.rects)
    sources = {file.path: file.scope for file in page_files(folder, edition, edition.pages[0])}
    assert sources["stories/market.md"] == sources["pictures/p1.jpg"] == "page"


def test_a_free_story_of_a_given_depth_tells_what_it_does_not_hold(tmp_path: Path):
    result = check(with_free(tmp_path, FREE.replace("size: 34字}", "size: 34字 8行}")))
    assert [item.value("story") for item in result.diagnostics if item.code == "fit/overset"] == ["market"]
    assert "output/text-differs" not in codes(result)


def test_a_free_head_has_the_text_of_its_story_round_it(tmp_path: Path):
    result = check(page(tmp_path, "stories: {lead: {head_at: 6字 26行, head_width: 40字}}"))
    plan = result.pages[0].plan
    assert plan is not None
    run = runs(result, "lead", "headline")[0]
    assert plan.grid_lines[26] <= run.origin.y - round(0.88 * run.size) < plan.grid_lines[28]
    lines = next(story for story in plan.stories if story.story == "lead").lines
    assert min(line.origin.y for line in lines) < run.origin.y - run.size
    left, right = plan.type_area.x + 6 * pt(9), plan.type_area.x + 46 * pt(9)
    level = [line for line in lines if run.origin.y - run.size < line.origin.y < run.origin.y]
    assert not [line for line in level if line.origin.x < right and line.origin.x + line.measure > left]
    assert [line for line in level if line.origin.x > right], "text stands beside it"


def test_what_lies_on_a_head_or_off_the_page_is_told(tmp_path: Path):
    said = "free: {market: {at: 0字 22行, size: 34字 12行}}"
    told = codes(check(with_free(tmp_path, said)))
    assert "free/covers" in told
    said = "free: {market: {at: 95字 22行, size: 34字 12行}}"
    assert "free/off-page" in codes(check(with_free(tmp_path / "b", said)))


def test_names_and_places_that_mean_nothing_are_faults(tmp_path: Path):
    said = "free: {markt: {at: 0字 22行, size: 34字}, market: {at: 左上, size: 很大}}"
    told = codes(check(with_free(tmp_path, said)))
    assert "value/free-place" in told
    assert "value/free-size" in told
    assert "free/unknown" in codes(check(with_free(tmp_path / "b", "free: {markt: {at: 0字 22行, size: 34字}}")))
