"""Row depths against exhaustive search, with an objective of this file's own."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.edition.model import RowDepth
from layout.page.row_costs import AreaNeed, Stretch
from layout.page.solve import MIN_ROW, solve_rows, solved

Score = tuple[int, int, Fraction, Fraction]


def judge(needs: list[AreaNeed], rows: list[RowDepth], depths: tuple[int, ...], total: int) -> Score:
    """What an editor would hold against these depths, the gravest first; written apart from the solver."""
    tops = [sum(depths[:row]) for row in range(len(depths) + 1)]
    lacking, overset, ugly = 0, 0, Fraction(0)
    for need in needs:
        factor = 100 if any(rows[row].kind == "auto" for row, _ in need.columns) else 1
        depth = sum(depths[row] for row, _ in need.columns)
        lacking += factor * max(0, need.least - depth)
        if need.ideal:
            ugly += factor * Fraction(6, 10) * (depth - need.ideal) ** 2
            continue
        room = sum(depths[row] * columns for row, columns in need.columns)
        if need.stretches:
            room, clumsy, legs = walk(need, tops)
            ugly += factor * clumsy + legs
        if need.lines > room:
            overset += factor * (need.lines - room)
        elif need.lines:
            ugly += factor * 4 * Fraction(room - need.lines, max(columns for _, columns in need.columns)) ** 2
    free = [row for row in rows if row.kind in ("auto", "share")]
    even = Fraction(total - sum(row.value for row in rows if row.kind == "lines"), len(free))
    uneven = sum((d - even) ** 2 for d, row in zip(depths, rows, strict=True) if row.kind == "share")
    return lacking, overset, ugly, Fraction(uneven)


def walk(need: AreaNeed, tops: list[int]) -> tuple[int, Fraction, Fraction]:
    """Lines for text in a stepped area, what its stubs cost, and what its legs do."""
    free = [(tops[leg.last + 1] - tops[leg.first] - leg.taken, leg) for leg in need.stretches]
    taken_up = [lines for lines, leg in free if leg.under_head and 0 < lines < 4]
    air = max(taken_up) if taken_up else 0
    room, stubs, legs = 0, Fraction(air, 2), Fraction(0)
    for lines, leg in free:
        left = lines - air if leg.under_head else lines
        if left >= 4:
            room += left
        elif left > 0:
            stubs += Fraction(left, 2)
        if not leg.under_head:
            stubs += 3 * max(0, 6 - lines)
    for leg in set(need.stretches):
        lines = tops[leg.last + 1] - tops[leg.first] - leg.taken
        if leg.under_head and 4 <= lines < 12:
            legs += 150 if lines < 6 else 6 * (12 - lines)
    return room, stubs, legs


def all_depths(rows: list[RowDepth], total: int) -> Iterator[tuple[int, ...]]:
    """Every way in which these rows can fill the page."""
    ranges: list[range] = []
    for row in rows:
        if row.kind == "lines":
            ranges.append(range(row.value, row.value + 1))
        else:
            most = row.most or total
            ranges.append(range(row.least or min(MIN_ROW, most), most + 1))
    for start in product(*ranges[:-1]):
        if (last := total - sum(start)) in ranges[-1]:
            yield (*start, last)


def close(score: Score) -> tuple[int, int, Fraction]:
    """A score without its last part, which rounding the one before it may outweigh."""
    return (*score[:2], score[2] - Fraction(1, 100))


@st.composite
def drawn_rows(draw: st.DrawFn, most_rows: int = 4) -> tuple[list[RowDepth], int]:
    total = draw(st.integers(16, 24))
    kinds = draw(st.lists(st.sampled_from(["auto", "share", "lines", "bounded"]), min_size=2, max_size=most_rows))
    rows: list[RowDepth] = []
    for kind in kinds:
        if kind == "lines":
            rows.append(RowDepth("lines", draw(st.integers(2, 5))))
        elif kind == "bounded":
            least = draw(st.integers(0, 5))
            rows.append(RowDepth("share", 0, least, draw(st.sampled_from([0, max(least, 4) + 3]))))
        else:
            rows.append(RowDepth("auto" if kind == "auto" else "share"))
    if all(row.kind == "lines" for row in rows):
        rows.append(RowDepth("share"))
    return rows, total


@st.composite
def rectangles(draw: st.DrawFn) -> tuple[list[AreaNeed], list[RowDepth], int]:
    rows, total = draw(drawn_rows())
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


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[AreaNeed], list[RowDepth], int]:
    """Needs of a page drawn at random: every cell goes to the area over it, left of it, or to a new one, so that
    L, T and U shapes come out, steps, and holes in which a picture or another story stands."""
    rows, total = draw(drawn_rows())
    width = draw(st.integers(2, 4))
    cells: list[list[int]] = []
    count = 0
    for _ in range(len(rows)):
        line: list[int] = []
        for column in range(width):
            ways = [count] + ([cells[-1][column]] * 2 if cells else []) + ([line[-1]] * 2 if line else [])
            line.append(draw(st.sampled_from(ways)))
            count = max(count, line[-1] + 1)
        cells.append(line)
    return [need for area in range(count) for need in area_needs(draw, area, cells)], rows, total


def area_needs(draw: st.DrawFn, area: int, cells: list[list[int]]) -> list[AreaNeed]:
    columns = [(row, line.count(area)) for row, line in enumerate(cells) if area in line]
    first_row, first = columns[0][0], cells[columns[0][0]].index(area)
    level = {tuple(c for c, word in enumerate(cells[row]) if word == area) for row, _ in columns}
    if len(level) == 1 and draw(st.integers(0, 3)) == 0:
        return [AreaNeed(f"p{area}", tuple((row, 1) for row, _ in columns), 0, 3, draw(st.integers(4, 12)))]
    lines = draw(st.integers(0, 50))
    if len(level) == 1:
        return [AreaNeed(f"s{area}", tuple(columns), lines, 4)]
    head = draw(st.integers(1, 3))
    stretches: list[Stretch] = []
    for column in range(len(cells[0])):
        run: list[int] = []
        for row in range(len(cells) + 1):
            if row < len(cells) and cells[row][column] == area:
                run.append(row)
            elif run:
                under = run[0] == first_row and column >= first
                stretches.append(Stretch(run[0], run[-1], head if under else 0, under))
                run = []
    return [AreaNeed(f"s{area}", tuple(columns), lines, 4, stretches=tuple(stretches))]


Page = tuple[list[AreaNeed], list[RowDepth], int]


def check(page: Page) -> None:
    needs, rows, total = page
    ways = list(all_depths(rows, total))
    found = solved(tuple(needs), tuple(rows), total)
    assert solve_rows(needs, rows, total) == found.depths
    assert all(d == row.value for d, row in zip(found.depths, rows, strict=True) if row.kind == "lines")
    if not ways:
        assert sum(found.depths) != total
        return
    assert found.depths in ways
    best = min(judge(needs, rows, depths, total) for depths in ways)
    assert close(judge(needs, rows, found.depths, total)) <= best[:3]


@settings(derandomize=True, deadline=None, max_examples=120)
@given(rectangles())
def test_rectangles_get_the_best_depths_there_are(page: Page) -> None:
    check(page)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(drawings())
def test_areas_of_any_shape_get_the_best_depths_there_are(page: Page) -> None:
    check(page)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(rectangles())
def test_the_order_of_areas_changes_nothing_that_matters(page: Page) -> None:
    needs, rows, total = page
    one, other = solve_rows(needs, rows, total), solve_rows(needs[::-1], rows, total)
    assert judge(needs, rows, one, total)[:2] == judge(needs, rows, other, total)[:2]
