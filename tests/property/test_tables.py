"""Any table in any columns: every cell once and whole, rows in their order, heading rows over them, on the grid."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.edition.model import Placement
from layout.page.model import PlacedStory, PlacedText
from tests.unit.page.pages import compose, page
from tests.unit.page.test_tables import again, cells, story

WORDS = (
    "甲",
    "东堤路以东各小区",
    "12.5",
    "−3",
    "晴转多云，有风",
    "—",
    "",
    "Constantinople",
    "一栏里折了又折的一句话，" * 3,
)
ROW = st.lists(st.sampled_from(WORDS), min_size=3, max_size=3)


def set_rows(rows: list[list[str]], head: int, columns: int, depth: int) -> tuple[PlacedStory, set[str]]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(head, "|---|---|---|")
    one = page(f"a a a a a | {depth}\n. . . . . | *", placements={"a": Placement(columns=columns)})
    composed, found = compose(one, [story("\n".join(lines))])
    return composed.stories[0], {item.code for item in found}


@settings(max_examples=40, derandomize=True, deadline=None)
@given(
    st.lists(ROW, min_size=3, max_size=24), st.integers(min_value=0, max_value=2),
    st.integers(min_value=1, max_value=5), st.integers(min_value=14, max_value=60),
)  # fmt: skip
def test_every_row_stands_whole_in_its_order_or_is_told_to_be_overset(
    rows: list[list[str]], head: int, columns: int, depth: int
):
    placed, codes = set_rows(rows, head, columns, depth)
    found = cells(placed)
    wanted = [word for row in rows for word in row]
    assert [text.text for text in found] == wanted[: len(found)]
    assert len(found) % 3 == 0
    assert (len(found) == len(wanted)) != ("fit/overset" in codes)
    frames: dict[int, set[int]] = {}
    for text in found:
        assert text.cell
        frames.setdefault(text.cell.row, set()).update(line.frame for line in text.lines)
    assert all(len(numbers) <= 1 for numbers in frames.values())
    _stand_apart([*found, *again(placed)], placed)
    body = {line.frame for text in found if text.role == "cell" for line in text.lines}
    heads = {line.frame for text in found if text.role == "head_cell" for line in text.lines}
    if head and any(rows[0]):
        assert body <= heads | {line.frame for text in again(placed) for line in text.lines}


def _stand_apart(texts: list[PlacedText], placed: PlacedStory) -> None:
    """No line is outside its column, and none in another of the same column."""
    boxes: dict[int, list[tuple[int, int, int]]] = {}
    for text in texts:
        for line in text.lines:
            frame = placed.frames[line.frame].rect
            size = max((run.size for run in line.line.runs), default=0)
            start = line.inline + line.line.inset
            assert start >= 0
            assert start + line.line.width <= frame.width or "Constantinople" in text.text
            assert line.block - size * 0.88 >= 0
            assert line.block <= frame.height
            boxes.setdefault(line.frame, []).append((line.block, start, start + line.line.width))
    for lines in boxes.values():
        for number, (block, start, end) in enumerate(lines):
            for other, first, last in lines[number + 1 :]:
                assert abs(block - other) > 7 * 65536 or end <= first or last <= start
