"""The plan of a page agrees with what is printed on it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from layout.display.items import GlyphRun
from layout.pipeline import Result, check

SAMPLE = Path(__file__).resolve().parents[3] / "editions" / "2026-11-24"


@cache
def sample() -> Result:
    return check(SAMPLE, pages=["A02"])


def test_areas_stand_in_the_type_area_and_end_at_its_foot():
    plan = sample().pages[0].plan
    assert plan is not None
    rects = [rect for area in plan.areas for rect in area.rects]
    assert min(rect.x for rect in rects) == plan.type_area.x
    assert max(rect.right for rect in rects) == plan.type_area.right
    assert max(rect.bottom for rect in rects) == plan.type_area.bottom == plan.grid_lines[-1]


def test_areas_do_not_overlap():
    plan = sample().pages[0].plan
    assert plan is not None
    rects = [rect for area in plan.areas for rect in area.rects]
    for number, one in enumerate(rects):
        for other in rects[number + 1 :]:
            apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
            assert apart, (one, other)


def test_every_line_starts_where_its_first_glyph_is_drawn():
    result = sample()
    plan = result.pages[0].plan
    assert plan is not None
    assert result.display is not None
    runs = {
        (item.node_id, item.offset): item.origin
        for group in result.display.pages[0].groups
        for item in group.items
        if isinstance(item, GlyphRun)
    }
    lines = [line for story in plan.stories if not story.vertical for line in story.lines]
    assert len(lines) > 100
    found = [runs[line.node_id, line.start] for line in lines if (line.node_id, line.start) in runs]
    assert len(found) > 0.9 * len(lines)
    for line in lines:
        if (line.node_id, line.start) in runs:
            assert runs[line.node_id, line.start].y == line.origin.y
            assert runs[line.node_id, line.start].x >= line.origin.x


def test_a_head_that_runs_down_beside_its_text_makes_no_vertical_story_of_it():
    """Counts and line numbers on proofs go by it; else they would stand far below the page."""
    plan = check(SAMPLE, pages=["A03"]).pages[0].plan
    assert plan is not None
    stories = {story.name: story for story in plan.stories}
    assert [head.vertical for head in stories["song"].heads] == [True]
    assert not stories["song"].vertical
    assert stories["poem"].vertical
