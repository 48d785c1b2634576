"""`python -m bench.make_up [--runs N] [--seed N]`: what making up a page costs, by stories and by areas.

Pages are drawn and their copy is made up here, so that nothing but the engine is needed. Writes `make_up.svg` beside
itself and prints a table in Markdown.

Fonts are open, and characters shaped and paragraphs broken before are remembered, as in a process that is kept. No
page, no story and no row depths are: for "set anew" they are forgotten before each run, so that rows are solved and
every story is set; for "one character" they are those of the page before a character was typed that nobody timed yet.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter_ns, process_time_ns
from typing import NamedTuple

from layout.base.diagnostics import Outcome
from layout.edition.model import (
    Area,
    Block,
    Edition,
    Page,
    Paper,
    Picture,
    PictureFile,
    RowDepth,
    Story,
    Text,
)
from layout.font.book import FontBook, bundled_sources
from layout.page.cluster import compose_page
from layout.page.fill import remembered
from layout.page.model import ComposedPage, Facts
from layout.page.solve import solved
from layout.style.stylesheet import StyleSheet, read_stylesheet

from .__main__ import machine

COLUMNS, LINES, MEASURE = 6, 117, 17
STORIES = (2, 4, 6, 8, 10, 12, 14, 16, 18, 20)
PICTURES = (0, 1, 2, 3, 4)
_FULL = 0.75
"""Share of its cells' room that a story's copy fills at first; it is then cut and lengthened until the page is full."""
_ROUNDS = 12
_HEAD = "新闻标题写在这里让读者一眼看明白"
_PLOT = Path(__file__).with_name("make_up.svg")


class Cost(NamedTuple):
    """Medians in ms: set anew, by the wall and by the processor; by the processor, one character typed, and what of
    setting anew goes to the rows alone."""

    stories: int
    areas: int
    anew: float
    anew_processor: float
    edited: float
    solving: float
    wrong: int

    def row(self) -> str:
        return (
            f"| {self.stories} | {self.areas} | {self.anew:.1f} | {self.anew_processor:.1f} | {self.edited:.1f} "
            f"| {self.solving:.1f} | {self.wrong} |"
        )


def drawn(stories: int, pictures: int) -> tuple[Page, tuple[int, ...]]:
    """A page of so many stories in bands of three or two, every second one an L; and the cells that each has, in lines.

    A picture takes two cells of the story in the lower left of its band.
    """
    bands = [stories // (-(-stories // 3)) + (n < stories % (-(-stories // 3))) for n in range(-(-stories // 3))]
    words: list[list[str]] = []
    number = left = 0
    for count in bands:
        width = COLUMNS // count
        upper = [f"s{number + min(column // width, count - 1)}" for column in range(COLUMNS)]
        lower = list(upper)
        if count > 1:
            lower[width] = upper[0]
        words += [upper, lower]
        number += count
    cells: dict[str, list[tuple[int, int]]] = {}
    owners: dict[str, str] = {}
    for row, line in enumerate(words):
        if row % 2 and left < pictures:
            for count in range(min(2, pictures - left)):
                column = (0, COLUMNS - 1)[count]
                owners[f"p{left}"], line[column] = line[column], f"p{left}"
                left += 1
        for column, word in enumerate(line):
            cells.setdefault(word, []).append((row, column))
    areas = tuple(
        Area(word, "picture" if word in owners else "story", tuple(taken), owners.get(word, ""))
        for word, taken in cells.items()
    )
    page = Page("A02", 2, "要闻", COLUMNS, (RowDepth("share"),) * len(words), areas)
    room = tuple(LINES * len(cells[f"s{n}"]) // len(words) for n in range(stories))
    return page, room


def copy(length: int, chance: random.Random) -> str:
    """Running text of so many characters: common ones, a comma or a stop after every dozen or so."""
    signs: list[str] = []
    while len(signs) < length - 1:
        signs += [chr(0x4E00 + chance.randrange(0x2000)) for _ in range(chance.randint(6, 16))]
        signs.append(chance.choice("，，，。"))
    text = "".join(sign for sign in signs if _is_common(sign))[: length - 1].rstrip("，。")
    return text + "。"


def _is_common(sign: str) -> bool:
    try:
        return len(sign.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def edition(page: Page, lengths: Sequence[int], chance: random.Random) -> Edition:
    """The page with copy of so many characters for every story."""
    file = PictureFile(Path("photo.jpg"), "digest", 3000, 2000, "RGB", "JPEG")
    stories: list[Story] = []
    for number, characters in enumerate(lengths):
        name = f"s{number}"
        blocks = tuple(
            Block("paragraph", Text(f"{name}/p/{part}", copy(min(characters - start, 160), chance)))
            for part, start in enumerate(range(0, max(characters - 20, 1), 160))
        )
        pictures = tuple(
            Picture(area.name, file, Text(f"{area.name}/caption", "工人在换热站调试设备。"))
            for area in page.areas
            if area.story == name
        )
        headline = Text(f"{name}/headline", _HEAD[: 8 + number % 6])
        stories.append(Story(name, f"stories/{name}.md", headline=headline, blocks=blocks, pictures=pictures))
    return Edition(Path("edition"), Paper("河口日报"), date(2026, 11, 24), 1, (page,), tuple(stories))


def typed(one: Edition, chance: random.Random) -> Edition:
    """The edition with a character more in one paragraph."""
    number = chance.randrange(len(one.stories))
    story = one.stories[number]
    at = chance.randrange(len(story.blocks))
    block = story.blocks[at]
    words, place = block.text.text, chance.randrange(len(block.text.text) - 1)
    longer = replace(block.text, text=words[:place] + copy(2, chance)[:1] + words[place:])
    blocks = (*story.blocks[:at], block._replace(text=longer), *story.blocks[at + 1 :])
    stories = (*one.stories[:number], replace(story, blocks=blocks), *one.stories[number + 1 :])
    return replace(one, stories=stories)


class Desk:
    """Fonts and stylesheet, open."""

    def __init__(self) -> None:
        sheet = read_stylesheet("broadsheet", Path()).value
        assert sheet is not None
        self.sheet: StyleSheet = sheet
        self.book = FontBook(bundled_sources())

    def compose(self, one: Edition) -> Outcome[ComposedPage]:
        facts = Facts(tuple((story.name, "A02") for story in one.stories), 1)
        return compose_page(one, one.pages[0], self.sheet, self.book, facts)


def full(desk: Desk, page: Page, room: Sequence[int], chance: random.Random) -> tuple[Edition, int]:
    """The page with copy that fills it, as an editor cuts it; and how many of its stories are still too long or short.

    Ways to mend those are looked for whenever the page is set, which costs more than setting it.
    """
    lengths = [max(int(_FULL * lines - 8) * MEASURE, 3 * MEASURE) for lines in room]
    one = edition(page, lengths, chance)
    best = (len(room) + 1, one)
    for _ in range(_ROUNDS):
        made = desk.compose(one)
        wrong = sum(item.code in ("fit/overset", "fit/underset") for item in made.diagnostics)
        best = min(best, (wrong, one), key=lambda kept: kept[0])
        if not wrong:
            break
        accounts = {story.name: story.account for story in made.value.stories}
        for number in range(len(room)):
            account = accounts[f"s{number}"]
            off = account.short_lines - account.overset_lines
            change = off if abs(off) > 1 else 0
            lengths = [*lengths[:number], max(lengths[number] + change * MEASURE, MEASURE), *lengths[number + 1 :]]
        one = edition(page, lengths, chance)
    return best[1], best[0]


def forget(*, rows: bool = True) -> None:
    """What is remembered of stories set, and of rows solved."""
    remembered.cache_clear()
    if rows:
        solved.cache_clear()


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Time in ms of the wall and of the processor."""
    begun, used = perf_counter_ns(), process_time_ns()
    work()
    return (perf_counter_ns() - begun) / 1e6, (process_time_ns() - used) / 1e6


def measured(desk: Desk, stories: int, pictures: int, runs: int, chance: random.Random) -> Cost:
    one, wrong = full(desk, *drawn(stories, pictures), chance)
    desk.compose(one)
    anew: list[tuple[float, float]] = []
    edited: list[float] = []
    known: list[float] = []
    for _ in range(runs):
        forget()
        anew.append(timed(lambda: desk.compose(one)))
        forget(rows=False)
        known.append(timed(lambda: desk.compose(one))[1])
        changed = typed(one, chance)
        edited.append(timed(lambda changed=changed: desk.compose(changed))[1])
    wall, processor = (median(times) for times in zip(*anew, strict=True))
    solving = max(processor - median(known), 0.0)
    return Cost(stories, len(one.pages[0].areas), wall, processor, median(edited), solving, wrong)


def plot(by_stories: Sequence[Cost], by_areas: Sequence[Cost]) -> str:
    """Processor time over the number of stories, and over that of areas, as an SVG picture of two charts."""
    charts = (
        ("stories on the page", [(c.stories, c) for c in by_stories]),
        (f"areas, {by_areas[0].stories} stories and pictures", [(c.areas, c) for c in by_areas]),
    )
    top = max(50.0, *(cost.anew_processor for cost in (*by_stories, *by_areas)))
    parts = [_chart(40 + 360 * n, title, points, top) for n, (title, points) in enumerate(charts)]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="280" font-family="sans-serif" font-size="11">\n'
        '<rect width="760" height="280" fill="white"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _chart(left: int, title: str, points: Sequence[tuple[int, Cost]], top: float) -> str:
    width, height, foot = 300, 200, 235
    first, last = points[0][0], points[-1][0]

    def x(value: int) -> float:
        return left + width * (value - first) / (last - first)

    def y(value: float) -> float:
        return foot - height * value / top

    lines = [f'<text x="{left}" y="20">ms of the processor; {title}</text>']
    for mark in range(0, int(top) + 1, 10 if top <= 100 else 50):
        lines.append(f'<path d="M{left} {y(mark):.1f}h{width}" stroke="{"#c33" if mark == 50 else "#ddd"}"/>')
        lines.append(f'<text x="{left - 6}" y="{y(mark) + 4:.1f}" text-anchor="end">{mark}</text>')
    lines += [f'<text x="{x(at):.1f}" y="{foot + 16}" text-anchor="middle">{at}</text>' for at, _ in points]
    for name, color, value in _CURVES:
        path = " ".join(f"{x(at):.1f},{y(value(cost)):.1f}" for at, cost in points)
        lines.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        end = points[-1]
        lines.append(f'<text x="{x(end[0]) - 4:.1f}" y="{y(value(end[1])) - 6:.1f}" text-anchor="end">{name}</text>')
    return "\n".join(lines)


_CURVES: tuple[tuple[str, str, Callable[[Cost], float]], ...] = (
    ("set anew", "#000", lambda cost: cost.anew_processor),
    ("one character", "#06c", lambda cost: cost.edited),
    ("rows alone", "#888", lambda cost: cost.solving),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.make_up", description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    options = parser.parse_args()
    desk, chance = Desk(), random.Random(options.seed)
    print(f"{datetime.now(UTC).date()}, {machine()}; {options.runs} runs, seed {options.seed}")
    print(f"Load before the run: {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    print(f"\n{_HEADER}")
    by_stories = [measured(desk, count, 0, options.runs, chance) for count in STORIES]
    by_areas = [measured(desk, 10, count, options.runs, chance) for count in PICTURES]
    for cost in (*by_stories, *by_areas[1:]):
        print(cost.row())
    _PLOT.write_text(plot(by_stories, by_areas), encoding="utf-8")


_HEADER = """\
| stories | areas | set anew, ms of the wall | of the processor | one character | rows alone | too long or short |
|---|---|---|---|---|---|---|"""

if __name__ == "__main__":
    main()
