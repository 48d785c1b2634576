"""Rules and tints of parts of a head, heads beside the text and under it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.base.color import BLACK
from layout.base.units import pt
from layout.edition.model import Block, HeadPosition, Placement, Story, Text
from layout.page.model import PlacedStory
from tests.unit.page.pages import compose, page, sheet, story
from tests.unit.page.test_head_places import meets, text_rects


def words() -> Story:
    one = story("a", [3000], "港口今日开放", kicker="历经三年")
    tail = Block("tail_head", Text("a/tail_head", "港口的明天"), True)
    side = Text("a/side_head", "钱投在哪里")
    return replace(one, rubric=Text("a/rubric", "港口纪事"), side_head=side, blocks=(*one.blocks, tail))


def made(
    folder: Path, said: str, head: HeadPosition = "over", mode: str = "horizontal-tb"
) -> tuple[PlacedStory, list[str]]:
    placement = Placement(head=head, writing_mode="vertical-rl" if mode == "vertical-rl" else None)
    drawn = page("a a a a | *", placements={"a": placement})
    composed, found = compose(drawn, [words()], sheet("broadsheet", said, folder))
    return composed.stories[0], [item.code for item in found]


def test_a_rule_stands_under_a_rubric_and_a_tint_behind_it(tmp_path: Path) -> None:
    said = "rubric { border-bottom: 1pt solid; padding: 0.2em 0.5em; background: black; color: white }"
    one, _ = made(tmp_path, said)
    plain, _ = made(tmp_path, "rubric { color: black }")
    box = one.boxes[-1]
    line = next(text for text in one.texts if text.role == "rubric").lines[0]
    size = line.line.runs[0].size
    assert box.fill == BLACK
    assert box.edges[2].width == pt(1)
    assert abs(box.rect.width - (line.line.width + size)) <= 2
    assert not plain.boxes
    # The kicker makes room for padding and rule.
    assert one.texts[1].role == plain.texts[1].role == "kicker"
    assert one.texts[1].lines[0].block > plain.texts[1].lines[0].block


@pytest.mark.parametrize("head", ["over", "left", "right", "inset_four", "belt"])
def test_text_goes_round_a_head_beside_it(tmp_path: Path, head: HeadPosition) -> None:
    one, _ = made(tmp_path, "side-head { font-size: 14pt }", head)
    side = next(text for text in one.texts if text.role == "side_head")
    frame = one.frames[side.lines[0].frame]
    assert frame.writing_mode == "vertical-rl"
    size, placed = side.lines[0].line.runs[0].size, side.lines[0]
    inked = frame.rect._replace(
        x=frame.rect.right - placed.block - size // 2, y=frame.rect.y + placed.line.inset, width=size,
        height=placed.line.width,
    )  # fmt: skip
    assert not any(meets(inked, rect) for rect in text_rects(one))


def test_a_tail_head_ends_the_text(tmp_path: Path) -> None:
    one, _ = made(tmp_path, "tail-head { font-size: 12pt }")
    assert one.texts[-1].node_id == "a/tail_head"


def test_a_vertical_story_has_its_side_head_in_the_group(tmp_path: Path) -> None:
    one, found = made(tmp_path, "side-head { font-size: 14pt }", "right", "vertical-rl")
    assert "side_head" in [text.role for text in one.texts]
    assert "makeup/head-position" not in found
