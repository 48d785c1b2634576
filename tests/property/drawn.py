"""Pages drawn at random: stories of any connected shape, holes in them, pictures, rows pinned, bounded and free."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from layout.edition.model import Picture, PictureFile, Placement, Story, Text
from tests.property.pages import Made
from tests.unit.page.pages import page, story

HEADLINE = "今天的头条标题写在这里"
DEPTHS = ("*", "*", "*", "auto", "20", "8-30", ">=10", "<=25", "auto 6-40")

RING = "a a a a | *\na b b a | *\na b b a | *\na a a a | *"
SPIRAL = """\
a a a a a | *
b b b b a | *
b c c b a | *
b c d b a | *
b c d d a | *
b c c c a | *
b b b e a | *
f f b e a | *"""
COMB = "a a a a a a a | *\na b a c a d a | *\na b a c a d a | *\na e e e e e a | *"
CROSS = ". a . | *\na a a | *\n. a . | *"
ONE_ROW = "a b b c c c | *"
ONE_COLUMN = "\n".join(f"{name} | *" for name in "aabccc")
STEPS = "a a a a | *\nb a a a | *\nb b a a | *\nb b b a | *"
HOOK = "a a a | *\na b b | *\na b a | *\na a a | *"


def photo(name: str) -> Picture:
    file = PictureFile(Path("pictures/photo1.jpg"), "digest", 3000, 2000, "RGB", "JPEG")
    return Picture(name, file, Text(f"a/{name}/caption", "工人在城南换热站调试设备。"))


def made_of(dummy: str, lengths: int = 300, owners: dict[str, str] | None = None) -> Made:
    """A page of this drawing, with a story of so many characters for every area that is no picture."""
    drawn = page(dummy, owners or {})
    pictures = {name: tuple(photo(p) for p, owner in (owners or {}).items() if owner == name) for name in "a"}
    stories = tuple(
        story(area.name, [lengths // 2, lengths // 2], HEADLINE[:6], pictures=pictures.get(area.name, ()))
        for area in drawn.areas
        if area.kind == "story"
    )
    return Made(drawn, stories)


@st.composite
def drawn_pages(draw: st.DrawFn, most_rows: int = 6, most_columns: int = 7) -> Made:
    """A page whose cells each go on with the area over them or left of them, or begin a new one."""
    height, width = draw(st.integers(1, most_rows)), draw(st.integers(1, most_columns))
    cells: list[list[int]] = []
    count = 0
    for row in range(height):
        line: list[int] = []
        for column in range(width):
            ways = [count]
            if row:
                ways += [cells[-1][column]] * 2
            if column:
                ways += [line[-1]] * 2
            line.append(draw(st.sampled_from(ways)))
            count = max(count, line[-1] + 1)
        cells.append(line)
    owners = _owners(draw, cells, count)
    names = {number: f"p{number}" if number in owners else f"s{number}" for number in range(count)}
    text = "\n".join(f"{' '.join(names[word] for word in line)} | {draw(st.sampled_from(DEPTHS))}" for line in cells)
    pictures = {names[number]: f"s{owner}" for number, owner in owners.items()}
    drawn = page(text, pictures, placements=_placements(draw, [names[n] for n in range(count) if n not in owners]))
    stories = [
        _story(draw, names[n], tuple(photo(p) for p, owner in pictures.items() if owner == names[n]))
        for n in range(count)
        if n not in owners
    ]
    return Made(drawn, tuple(stories))


def _owners(draw: st.DrawFn, cells: list[list[int]], count: int) -> dict[int, int]:
    """Areas that are pictures, with the neighbours that they belong to."""
    owners: dict[int, int] = {}
    for number in range(count):
        taken = [(r, c) for r, line in enumerate(cells) for c, word in enumerate(line) if word == number]
        rows, columns = {r for r, _ in taken}, {c for _, c in taken}
        beside = {
            cells[r + down][c + right]
            for r, c in taken
            for down, right in ((-1, 0), (1, 0), (0, -1), (0, 1))
            if 0 <= r + down < len(cells) and 0 <= c + right < len(cells[0])
        }
        beside -= {number, *owners}
        wanted = len(rows) * len(columns) == len(taken) and beside and number not in owners.values()
        if wanted and draw(st.integers(0, 3)) == 0:
            owners[number] = draw(st.sampled_from(sorted(beside)))
    return owners


def _placements(draw: st.DrawFn, names: list[str]) -> dict[str, Placement]:
    return {
        name: Placement(
            box=draw(st.integers(0, 4)) == 0,
            head=draw(st.sampled_from([None, None, None, "left", "right"])),
            columns=draw(st.sampled_from([None, None, None, 1, 3])),
            writing_mode=draw(st.sampled_from([None, None, None, None, "vertical-rl"])),
        )
        for name in names
    }


def _story(draw: st.DrawFn, name: str, pictures: tuple[Picture, ...]) -> Story:
    lengths: list[int | str] = []
    for _ in range(draw(st.integers(0, 4))):
        lengths.append(draw(st.integers(1, draw(st.sampled_from([60, 300, 1200])))))
        if draw(st.integers(0, 4)) == 0:
            lengths.append("一行小标题")
    return story(name, lengths, HEADLINE[: draw(st.integers(0, 11))], pictures=pictures)
