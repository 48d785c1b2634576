"""Initial letters, markers of items and ornaments at a story's end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.edition.model import Block, BlockKind, Mark, Placement, Story, Text
from layout.page.model import ComposedPage, PlacedLine, PlacedStory
from layout.text.model import LineRun
from tests.unit.page.pages import SENTENCE, book, compose, page, sheet

INITIAL = "p[first]::first-letter { initial-letter: 3 }"


def made(
    folder: Path, css: str, *texts: str, kind: BlockKind = "paragraph", drawn: str = "a a b b b | *"
) -> PlacedStory:
    blocks = tuple(Block(kind, Text(f"a/{kind}/{n}", words)) for n, words in enumerate(texts))
    return set_story(folder, css, blocks, drawn)[0]


def set_story(
    folder: Path, css: str, blocks: tuple[Block, ...], drawn: str = "a a b b b | *", *, vertical: bool = False
) -> tuple[PlacedStory, ComposedPage]:
    one = Story("a", "stories/a.md", headline=Text("a/headline", "题"), blocks=blocks)
    other = Story(
        "b", "stories/b.md", headline=Text("b/headline", "题"), blocks=(Block("paragraph", Text("b/p", SENTENCE)),)
    )
    placements = {"a": Placement(writing_mode="vertical-rl")} if vertical else {}
    composed = compose(page(drawn, placements=placements), (one, other), sheet("broadsheet", css, folder))[0]
    return next(story for story in composed.stories if story.name == "a"), composed


def lines_of(story: PlacedStory, node: str = "a/paragraph/0") -> list[PlacedLine]:
    return [line for text in story.texts if text.node_id == node for line in text.lines]


def read(story: PlacedStory, node: str = "a/paragraph/0") -> str:
    """What the runs of a node say, one after the other."""
    return "".join(
        text.text[run.clusters[0] : run.end]
        for text in story.texts
        if text.node_id == node
        for line in text.lines
        for run in line.line.runs
        if not run.inserted
    )


def ink(line: PlacedLine, run: LineRun, glyph: int = -1) -> tuple[float, float]:
    """Top and foot of the face of ideographs of a glyph, from the top of its frame."""
    baseline = line.block - (run.shifts[glyph] if run.shifts else 0)
    return baseline - 0.839 * run.size, baseline + 0.079 * run.size


@pytest.mark.parametrize("count", [2, 3])
def test_an_initial_reaches_from_the_top_of_its_first_line_to_the_foot_of_its_last(count: int, tmp_path: Path) -> None:
    story = made(tmp_path, f"p[first]::first-letter {{ initial-letter: {count} }}", SENTENCE * 4)
    lines = lines_of(story)
    initial = lines[0].line.runs[0]
    assert initial.size > count * 9 * 65536
    top, foot = ink(lines[0], initial)
    assert abs(top - ink(lines[0], lines[0].line.runs[1])[0]) < 0.05 * 65536
    assert abs(foot - ink(lines[count - 1], lines[count - 1].line.runs[0])[1]) < 0.05 * 65536


def test_lines_beside_an_initial_are_shorter_by_whole_zi_and_those_below_are_whole(tmp_path: Path) -> None:
    lines = lines_of(made(tmp_path, INITIAL, SENTENCE * 4))
    assert [line.line.inset // (9 * 65536) for line in lines[:4]] == [4, 4, 4, 0]
    assert {line.line.inset % (9 * 65536) for line in lines[:4]} == {0}
    assert {line.line.inset + line.line.width for line in lines[:-1]} == {lines[0].line.measure}


def test_an_initial_reads_as_the_start_of_its_paragraph(tmp_path: Path) -> None:
    story = made(tmp_path, INITIAL, SENTENCE * 4)
    assert read(story) == SENTENCE * 4
    assert lines_of(story)[0].line.start == 0


@pytest.mark.parametrize(("before", "size"), [("“", 2), ("《", 2), ("", 1)])
def test_an_opening_mark_goes_with_its_initial(before: str, size: int, tmp_path: Path) -> None:
    lines = lines_of(made(tmp_path, INITIAL, before + SENTENCE * 4))
    assert sum(len(run.clusters) for run in lines[0].line.runs if run.size > 20 * 65536) == size


@pytest.mark.parametrize("words", ["2026年" + SENTENCE * 3, "一、" + SENTENCE * 3, "一行不够。", "……" + SENTENCE * 3])
def test_numbers_labels_and_short_paragraphs_have_no_initial(words: str, tmp_path: Path) -> None:
    lines = lines_of(made(tmp_path, INITIAL, words))
    assert max(run.size for line in lines for run in line.line.runs) <= 9 * 65536


def test_a_dateline_has_no_initial(tmp_path: Path) -> None:
    block = Block("paragraph", Text("a/paragraph/0", "本报讯 " + SENTENCE * 3, (Mark(0, 3, "dateline"),)))
    lines = lines_of(set_story(tmp_path, INITIAL, (block,))[0])
    assert max(run.size for line in lines for run in line.line.runs) <= 9 * 65536


def test_marks_after_an_initial_keep_their_characters(tmp_path: Path) -> None:
    text = Text("a/paragraph/0", SENTENCE * 4, (Mark(3, 6, "strong"),))
    runs = lines_of(set_story(tmp_path, INITIAL, (Block("paragraph", text),))[0])[0].line.runs
    assert [(run.clusters[0], run.end) for run in runs[:3]] == [(0, 1), (1, 3), (3, 6)]


def test_only_the_first_paragraph_has_an_initial(tmp_path: Path) -> None:
    story = made(tmp_path, INITIAL, SENTENCE * 4, SENTENCE * 4)
    assert max(run.size for line in lines_of(story, "a/paragraph/1") for run in line.line.runs) == 9 * 65536


def test_a_letter_before_letters_stands_on_their_baseline_at_the_height_of_their_caps(tmp_path: Path) -> None:
    lines = lines_of(made(tmp_path, INITIAL, "The compositor sets a line of difficult type again. " * 6))
    initial, body = lines[0].line.runs[0], lines[0].line.runs[1]
    face = book().face(initial.face)
    cap = face.file.cap_height / face.units_per_em * face.scale
    baseline = lines[0].block - initial.shifts[0]
    assert abs(baseline - lines[2].block) < 0.05 * 65536
    assert abs((baseline - cap * initial.size) - (lines[0].block - cap * body.size)) < 0.1 * 65536


def test_an_initial_of_vertical_text_reaches_over_lines_to_the_left(tmp_path: Path) -> None:
    block = Block("paragraph", Text("a/paragraph/0", SENTENCE * 6))
    story, _ = set_story(tmp_path, INITIAL, (block,), "a a b b b | 40\n. . b b b | *", vertical=True)
    lines = lines_of(story)
    initial = lines[0].line.runs[0]
    middle = (lines[0].block + lines[2].block) / 2
    assert abs(lines[0].block - initial.shifts[0] - middle) < 0.05 * 65536
    assert [line.line.inset // (9 * 65536) for line in lines[:4]] == [4, 4, 4, 0]


def test_the_lines_of_an_initial_are_never_parted_by_a_column(tmp_path: Path) -> None:
    css = INITIAL + " story { column-fill: auto }"
    for words in range(2, 12):
        blocks = (
            *(Block("crosshead", Text(f"a/c/{n}", "小题")) for n in range(words)),
            Block("paragraph", Text("a/paragraph/0", SENTENCE * 3)),
        )
        lines = lines_of(set_story(tmp_path, css, blocks, "a a b b b | 22\n. . b b b | *")[0])
        if lines and lines[0].line.runs[0].size > 20 * 65536:
            assert len({line.frame for line in lines[:3]}) == 1


def test_items_have_the_marker_of_their_style_in_whole_zi_and_hang_from_it(tmp_path: Path) -> None:
    css = "item { list-style-type: square; text-indent: 1em hanging } item::marker { font-size: 0.7em }"
    story = made(tmp_path, css, SENTENCE, "短的一条。", kind="item")
    lines = lines_of(story, "a/item/0")
    assert {line.line.inset for line in lines} == {9 * 65536}
    assert lines[0].line.runs[0].inserted
    assert lines[0].line.runs[0].offsets == (0,)
    assert read(story, "a/item/0") == SENTENCE


def test_a_number_that_was_typed_takes_the_place_of_the_marker(tmp_path: Path) -> None:
    css = "item { list-style-type: square; text-indent: 1em hanging }"
    lines = lines_of(made(tmp_path, css, "10." + SENTENCE, kind="item"), "a/item/0")
    assert not lines[0].line.runs[0].inserted
    first = next(o for run in lines[0].line.runs for o, c in zip(run.offsets, run.clusters, strict=True) if c == 3)
    assert abs(lines[1].line.inset - first) <= 65536


def test_an_ornament_stands_half_a_zi_behind_the_end_where_there_is_room(tmp_path: Path) -> None:
    css = 'story > ornament { content: "■"; color: device-cmyk(0 1 1 0) }'
    story = made(tmp_path, css, SENTENCE, SENTENCE)
    last = lines_of(story, "a/paragraph/1")[-1].line
    assert last.runs[-1].inserted
    assert last.runs[-1].offsets[0] == last.inset + last.width + round(4.5 * 65536)
    assert not any(run.inserted for line in lines_of(story) for run in line.line.runs)


def test_a_full_last_line_has_no_ornament(tmp_path: Path) -> None:
    css = 'story > ornament { content: "■" } p { text-indent: 0 }'
    full = made(tmp_path, css, "一" * 200)
    measure = lines_of(full)[0].line.measure // (9 * 65536)
    exact = made(tmp_path, css, "一" * (measure * 3))
    assert not any(run.inserted for line in lines_of(exact) for run in line.line.runs)


def test_an_initial_goes_beside_an_inset_only_where_its_lines_are_alike(tmp_path: Path) -> None:
    """A measure too narrow for the initial and four characters sets the paragraph plainly."""
    css = "p[first]::first-letter { initial-letter: 9 } story { column-count: 2 }"
    lines = lines_of(made(tmp_path, css, SENTENCE * 4, drawn="a b b b b | *"))
    assert max(run.size for line in lines for run in line.line.runs) == 9 * 65536


def test_an_initial_changes_nothing_of_a_story_without_one(tmp_path: Path) -> None:
    plain = made(tmp_path, "p { widows: 2 }", "2026年" + SENTENCE * 3)
    led = made(tmp_path, INITIAL, "2026年" + SENTENCE * 3)
    assert replace(plain, element=led.element).texts == led.texts
