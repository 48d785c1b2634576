"""What is drawn over the page of a proof: grid, areas, line numbers, counts, room of heads, pictures, stray glyphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from ..base.color import Color
from ..base.geometry import Point, Rect
from ..base.units import pt, to_mm
from ..display.items import GlyphRun, Group, Picture
from ..display.plan import PlanStory
from .board import BLUE, BROWN, GRAY, HAIR, PALE, RED, TEAL, THICK, THIN, Board, Dash, frame, hatch, line
from .matter import Matter
from .places import cell, line_end

_EVERY = 5
"""Lines of grid and text are numbered in steps of this, as on dummy paper."""

_AREA_DASHES: dict[str, Dash] = {
    "story": (), "picture": (pt(1), pt(1.5)), "ad": (pt(6), pt(2), pt(1), pt(2)),
}  # fmt: skip
_OTHER_DASH: Dash = (pt(4), pt(2))
_MM_PER_INCH = 25.4


def draw_overlays(board: Board, matter: Matter) -> None:
    """Draw every layer that lies on the page itself, but for numbered marks and changes."""
    for draw in _LAYERS:
        draw(board, matter)


def _grid(board: Board, matter: Matter) -> None:
    """Limits of columns, every grid line, the fifth ones numbered from the top of the type area at its left."""
    plan, place, size = matter.plan, board.place, board.plan.size
    area = place.rect(plan.type_area)
    for number, (left, width) in enumerate(plan.columns, 1):
        one = place.rect(Rect(left, plan.type_area.y, width, plan.type_area.height))
        for x in (one.x, one.right):
            board.add("grid", line(x, area.y, x, area.bottom, HAIR, BLUE))
        words = f"{number}栏"
        x = one.x + (one.width - board.sans.width(words, size)) // 2
        board.add("grid", *board.sans.line(words, size, x, board.plan.page.y - size // 4, BLUE))
    for number, top in enumerate(plan.grid_lines):
        y = place.point(Point(0, top)).y
        fifth = number % _EVERY == 0
        board.add("grid", line(area.x, y, area.right, y, THIN if fifth else HAIR, BLUE if fifth else PALE))
        if fifth and number:
            words = str(number)
            x = board.plan.page.x - board.sans.width(words, size) - size // 3
            board.add("grid", *board.sans.line(words, size, x, y, BLUE))


def _frames(board: Board, matter: Matter) -> None:
    """Areas with their names; what they are is told by their outline, too."""
    for area in matter.plan.areas:
        dash = _AREA_DASHES.get(area.kind, _OTHER_DASH)
        rects = [board.place.rect(rect) for rect in area.rects]
        for rect in rects:
            board.add("frames", *frame(rect, THICK, TEAL, dash))
        if rects:
            board.tag("frames", area.name, rects[0].x, rects[0].y, board.plan.size, TEAL)


def _lines(board: Board, matter: Matter) -> None:
    """The first line of a story and every fifth, at its left; over it where text runs down the page."""
    size = board.plan.size * 3 // 5
    for story in matter.plan.stories:
        for number, one in enumerate(story.lines, 1):
            if number == 1 or number % _EVERY == 0:
                at = board.place.point(one.origin)
                words, wide = str(number), board.sans.width(str(number), size)
                x, y = (at.x - wide // 2, at.y - size // 4) if story.vertical else (at.x - wide - size // 4, at.y)
                board.add("lines", *board.sans.line(words, size, x, y, BROWN))


def _counts(board: Board, matter: Matter) -> None:
    """Behind the last line of each story the characters and lines that stand on the page; under it those that don't."""
    size = board.plan.size
    parts = Counter(story.story for story in matter.plan.stories)
    for story in matter.plan.stories:
        if not story.lines:
            continue
        words = f"{_characters(story, parts[story.story] > 1 or story.part > 0):,}字 {len(story.lines)}行"
        last = story.lines[-1]
        at = board.place.point(line_end(last, vertical=story.vertical))
        wide = board.sans.width(words, size)
        x, y = (at.x - wide // 2, at.y) if story.vertical else (at.x - wide - size // 2, at.y + size // 3)
        box = board.tag("counts", words, x, y, size, BLUE)
        if story.overset is not None:
            over = f"溢 {story.overset_characters:,}字 {story.overset_lines}行"
            board.tag("overset", over, box.x, box.bottom, size, RED, dash=(pt(2), pt(1)))


def _characters(story: PlanStory, is_part: bool) -> int:
    """Those of a story that have room; of one that stands in several areas, those that stand in this one."""
    return sum(one.end - one.start for one in story.lines) if is_part else story.characters - story.overset_characters


def _heads(board: Board, matter: Matter) -> None:
    """Behind each headline the characters of its longest line, and how many that line would hold."""
    size, room = board.plan.size, dict(matter.head_zi)
    for story in matter.plan.stories:
        runs = [run for run in _runs(matter, "headline") if run[0].owner == story.story]
        lines: Counter[int] = Counter()
        for _, run in runs:
            lines[run.origin.y if run.axis == "horizontal" else run.origin.x] += len(run.text)
        if not lines or story.part:
            continue
        cells = [board.place.rect(cell(run, n)) for _, run in runs for n in range(len(run.glyph_ids))]
        down = runs[0][1].axis != "horizontal"
        x = cells[0].x if down else max(box.right for box in cells) + size // 3
        y = max(box.bottom for box in cells) + size // 3 if down else cells[0].y
        holds = f"/{room[story.name]}" if room.get(story.name) else ""
        board.tag("heads", f"题 {max(lines.values())}{holds}字", x, y, size, TEAL)


def _pictures(board: Board, matter: Matter) -> None:
    """Every picture with its resolution as placed; one that is too coarse is hatched."""
    facts = {fact.digest: fact for fact in matter.pictures}
    for group in matter.page.groups:
        for item in group.items:
            fact = facts.get(item.digest) if isinstance(item, Picture) else None
            if fact is None or not isinstance(item, Picture) or not item.rect.width:
                continue
            shown = fact.width_px * (item.crop[2] - item.crop[0])
            ppi = round(shown * _MM_PER_INCH / to_mm(item.rect.width))
            rect = board.place.rect(item.rect)
            is_coarse = ppi < matter.least_ppi
            color = RED if is_coarse else BLUE
            if is_coarse:
                board.add("pictures", *hatch(rect, pt(9), HAIR, color), *frame(rect, THICK, color))
            words = f"{fact.name} {ppi} ppi" + (f"（要 {matter.least_ppi:g}）" if is_coarse else "")
            size = board.plan.size
            board.tag("pictures", words, rect.right - board.sans.width(words, size) - size // 2, rect.y, size, color)


def _glyphs(board: Board, matter: Matter) -> None:
    """Characters that a face of last resort set, framed; those that no face has, crossed out as well."""
    for _, run in _runs(matter):
        is_reserve = run.face.partition(":")[0].partition("*")[0] in matter.reserve
        for number, glyph in enumerate(run.glyph_ids):
            is_missing = glyph == 0
            if not is_missing and (not is_reserve or run.text[run.clusters[number] :][:1].isspace()):
                continue
            color: Color = RED if is_missing else BROWN
            rect = board.place.rect(cell(run, number))
            board.add("glyphs", *frame(rect, THIN, color))
            if is_missing:
                board.add("glyphs", line(rect.x, rect.y, rect.right, rect.bottom, THIN, color))


def _runs(matter: Matter, role: str = "") -> Iterator[tuple[Group, GlyphRun]]:
    """The type of copy on the page, of one role or of any."""
    for group in matter.page.groups:
        if not role or group.role == role:
            yield from ((group, item) for item in group.items if isinstance(item, GlyphRun) and item.node_id)


def _slug(board: Board, matter: Matter) -> None:
    """What proof it is, of what, and who is to sign it: over the page, the round in its colour and in as many bars."""
    strip, size, color = board.plan.slug, board.plan.size, matter.round.color
    large = size * 11 // 4
    name = matter.round.name
    baseline = strip.y + large
    board.add("slug", *board.bold.line(name, large, strip.x, baseline, color))
    x = strip.x + board.bold.width(name, large) + size
    for number in range(matter.round.number):
        board.add("slug", line(x + number * size // 2, strip.y, x + number * size // 2, baseline, size // 4, color))
    x += matter.round.number * size // 2 + size // 2
    page = matter.page
    issue = f"　第{matter.issue}期" if matter.issue else ""
    section = f" {matter.section}" if matter.section else ""
    title = f"{matter.paper}　{matter.day}{issue}　{page.name}{section}"
    board.add("slug", *board.bold.line(title, size * 5 // 4, x, strip.y + size * 5 // 4, color))
    board.add("slug", *board.sans.line(_facts(board, matter), size, x, baseline, color))
    _signatures(board, matter, strip.y + large + size * 7 // 4)
    rule = strip.bottom
    board.add("slug", line(strip.x, rule, strip.right, rule, THICK, color))


def _facts(board: Board, matter: Matter) -> str:
    gravity = Counter("错" if item.severity in ("E", "P") else "警" for item in matter.diagnostics
                      if item.severity != "I" and not item.waived)  # fmt: skip
    stories = {story.story for story in matter.plan.stories}
    characters = sum(_characters(story, story.part > 0) + story.overset_characters for story in matter.plan.stories)
    parts = (
        f"{len(stories)}篇", f"{characters:,}字", f"{len(matter.pictures)}图", f"{gravity['错']}错",
        f"{gravity['警']}警",
        f"稿 {matter.digest[:8]}", matter.stamp, f"缩至 {board.place.scale * 100 / 65536:.1f}%",
    )  # fmt: skip
    return "　".join(filter(None, parts))


def _signatures(board: Board, matter: Matter, baseline: int) -> None:
    strip, size = board.plan.slug, board.plan.size
    share = strip.width // max(len(matter.roles), 1)
    for number, role in enumerate(matter.roles):
        x = strip.x + number * share
        board.add("slug", *board.sans.line(role, size, x, baseline, matter.round.color))
        begin = x + board.sans.width(role, size) + size // 2
        board.add("slug", line(begin, baseline, x + share - size, baseline, THIN, GRAY))


_LAYERS: tuple[Callable[[Board, Matter], None], ...] = (
    _grid, _frames, _lines, _counts, _heads, _pictures, _glyphs, _slug,
)  # fmt: skip
