"""Row depths against exhaustive search, with an objective of this file's own."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.edition.model import RowDepth
from layout.page.solve import MIN_ROW, AreaNeed, solve_rows


def judge(needs: list[AreaNeed], rows: list[RowDepth], depths: tuple[int, ...], total: int) -> float:
    """What an editor would hold against these depths; written apart from the solver."""
    score = 0.0
    for need in needs:
        depth = sum(depths[row] for row, _ in need.columns)
        room = sum(depths[row] * columns for row, columns in need.columns)
        widest = max(columns for _, columns in need.columns)
        own = 4000.0 * max(0, need.least - depth)
        if need.ideal:
            own += 0.6 * (depth - need.ideal) ** 2
        elif need.lines:
            own += 1000.0 * (need.lines - room) if need.lines > room else 4.0 * ((room - need.lines) / widest) ** 2
        score += own * (100.0 if any(rows[row].kind == "auto" for row, _ in need.columns) else 1.0)
    free = [row for row in rows if row.kind in ("auto", "share")]
    even = (total - sum(row.value for row in rows if row.kind == "lines")) / len(free)
    return score + sum(0.002 * (d - even) ** 2 for d, row in zip(depths, rows, strict=True) if row.kind == "share")


def exhaustive(needs: list[AreaNeed], rows: list[RowDepth], total: int) -> float:
    choices = [(row.value,) if row.kind == "lines" else range(MIN_ROW, total + 1) for row in rows[:-1]]
    best = float("inf")
    for start in product(*choices):
        last = total - sum(start)
        pinned = rows[-1].kind == "lines"
        if last != rows[-1].value if pinned else last < MIN_ROW:
            continue
        best = min(best, judge(needs, rows, (*start, last), total))
    return best


@st.composite
def pages(draw: st.DrawFn) -> tuple[list[AreaNeed], list[RowDepth], int]:
    total = draw(st.integers(16, 24))
    kinds = draw(st.lists(st.sampled_from(["auto", "share", "lines"]), min_size=2, max_size=4))
    rows = [RowDepth(kind, draw(st.integers(2, 5)) if kind == "lines" else 0) for kind in kinds]  # type: ignore[arg-type]
    if all(row.kind == "lines" for row in rows):
        rows.append(RowDepth("share"))
    needs: list[AreaNeed] = []
    for number in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(rows) - 1))
        last = draw(st.integers(first, len(rows) - 1))
        width = draw(st.integers(1, 4))
        columns = tuple((row, width) for row in range(first, last + 1))
        ideal = draw(st.sampled_from([0, 0, 7]))
        lines = 0 if ideal else draw(st.integers(0, 60))
        needs.append(AreaNeed(f"a{number}", columns, lines, draw(st.integers(0, 6)), ideal))
    return needs, rows, total


@settings(derandomize=True, deadline=None, max_examples=120)
@given(pages())
def test_rectangles_get_the_best_depths_there_are(page: tuple[list[AreaNeed], list[RowDepth], int]) -> None:
    needs, rows, total = page
    depths = solve_rows(needs, rows, total)
    assert sum(depths) == total or not any(row.kind != "lines" for row in rows)
    assert all(d == row.value for d, row in zip(depths, rows, strict=True) if row.kind == "lines")
    assert judge(needs, rows, depths, total) <= exhaustive(needs, rows, total) + 1e-3


@settings(derandomize=True, deadline=None, max_examples=60)
@given(pages())
def test_the_order_of_areas_changes_nothing_that_matters(page: tuple[list[AreaNeed], list[RowDepth], int]) -> None:
    needs, rows, total = page
    one, other = solve_rows(needs, rows, total), solve_rows(needs[::-1], rows, total)
    assert abs(judge(needs, rows, one, total) - judge(needs, rows, other, total)) < 1e-3
