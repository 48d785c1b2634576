"""Corners that an issue has from its day and its data: the weather, a line a place, and a leaf of the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.units import resolve
from ..display.items import Fill, Item
from ..edition.model import Edition, Forecast
from ..style.model import ComputedStyle, Part
from .borders import framed
from .calendar import FIRST_DAY, LAST_DAY, WEEKDAYS, almanac
from .desk import Desk
from .lettering import Lettering, aligned, drawn, fit_size, largest, letter, stepped, width_at
from .sky import draw_sign, signs_of

WEATHER, CALENDAR, TITLE = Part("weather"), Part("calendar"), Part("title")
_COLUMNS = ("city", "signs", "sky", "temperatures", "wind")
_SIGN = 1.75
"""Side of a sign, in sizes of the words beside it."""
_GAP = 0.8
"""Least white between columns, in sizes of the words."""
_WIDE = 1.5
"""Width by height from which a leaf of the calendar stands in two halves."""
_NEXT_TERM = 17
"""Days within which a solar term begins (GB/T 33661: at most 16 apart)."""


class _Inner(NamedTuple):
    """A corner's frame as items, and the room in it."""

    frame: tuple[Item, ...]
    room: Rect


def _framed(desk: Desk, part: Part, rect: Rect) -> _Inner:
    style, zi = desk.style(part), desk.sheet.geometry.zi
    outer = rect.inset(
        resolve(style.margin_left, zi), resolve(style.margin_top, zi), resolve(style.margin_right, zi),
        resolve(style.margin_bottom, zi),
    )  # fmt: skip
    inner = outer.inset(
        resolve(style.padding_left, zi), resolve(style.padding_top, zi), resolve(style.padding_right, zi),
        resolve(style.padding_bottom, zi),
    )  # fmt: skip
    return _Inner(framed(style, outer), inner)


def _air(desk: Desk, part: Part) -> int:
    style, zi = desk.style(part), desk.sheet.geometry.zi
    edges = (style.margin_top, style.padding_top, style.padding_bottom, style.margin_bottom)
    return sum(resolve(edge, zi) for edge in edges)


def _leading(style: ComputedStyle) -> int:
    return round(largest(style) * style.line_height)


def weather_depth(desk: Desk, edition: Edition) -> int:
    """The depth in sp that the weather takes: its title, and a line for each place."""
    rows = max(len(edition.forecast), 1) * _leading(desk.style(WEATHER, Part("city")))
    return _air(desk, WEATHER) + _leading(desk.style(WEATHER, TITLE)) + rows


def set_weather(desk: Desk, edition: Edition, rect: Rect) -> tuple[Item, ...]:
    """The weather: a title and a table of places, the lines shared out over the depth of its area."""
    frame, room = _framed(desk, WEATHER, rect)
    items: list[Item] = [*frame]
    title = desk.style(WEATHER, TITLE)
    head = letter(desk, "天气", title, largest(title), room.width, slot="weather title")
    depth = _leading(title)
    items += drawn(head, room.x, room.y + (depth - head.size) // 2 + round(0.88 * head.size))
    if not edition.forecast:
        desk.report("weather/none", Place("edition"))
        return tuple(items)
    table = room.inset(0, depth, 0, 0)
    items.append(Fill(Rect(table.x, table.y, table.width, _rule(desk)), title.color))
    return (*items, *_table(desk, edition.forecast, table.inset(0, _rule(desk), 0, 0)))


def _rule(desk: Desk) -> int:
    return max(desk.style(WEATHER).border_top.width, 1)


def _cells(forecast: Forecast) -> dict[str, str]:
    return {"city": forecast.city, "sky": forecast.sky, "temperatures": forecast.temperatures, "wind": forecast.wind}


def _table(desk: Desk, places: Sequence[Forecast], room: Rect) -> list[Item]:
    rows = [_cells(place) for place in places]
    styles = {name: desk.style(WEATHER, Part(name)) for name in ("city", "sky", "temperatures", "wind")}
    signs = [signs_of(place.sky) for place in places]
    for place, found in zip(places, signs, strict=True):
        if place.sky and not found:
            desk.report("weather/sky", Place("edition"), sky=place.sky)
    size = largest(styles["city"])
    side = round(size * _SIGN)
    widths = {
        name: max(width_at(desk, row[name], style, largest(style)) for row in rows) for name, style in styles.items()
    }
    widths["signs"] = side * max((len(found) for found in signs), default=0)
    names = [name for name in _COLUMNS if widths[name]]
    gap = round(size * _GAP)
    wanted = sum(widths[name] for name in names) + gap * (len(names) - 1)
    if wanted > room.width:
        # Wind is what a reader misses least.
        names = [name for name in names if name != "wind"] if "wind" in names else names
        wanted = sum(widths[name] for name in names) + gap * (len(names) - 1)
    share = min(1.0, room.width / max(wanted, 1))
    spare = max(room.width - round(wanted * share), 0) // max(len(names) - 1, 1)
    pitch = room.height // len(rows)
    items: list[Item] = []
    for number, (row, found) in enumerate(zip(rows, signs, strict=True)):
        middle = room.y + pitch * number + pitch // 2
        x = room.x
        for column, name in enumerate(names):
            width = round(widths[name] * share)
            if name == "signs":
                box = round(side * share)
                for place, sign in enumerate(found):
                    square = Rect(x + place * box, middle - box // 2, box, box)
                    items += draw_sign(sign, square, row["sky"], styles["sky"].color)
            elif row[name]:
                one = letter(
                    desk, row[name], styles[name], stepped(largest(styles[name]), share), width, slot=f"weather {name}"
                )
                at = x + width - one.width if column == len(names) - 1 else x
                items += drawn(one, at, middle - one.size // 2 + round(0.88 * one.size))
            x += width + round(gap * share) + spare
    return items


def calendar_depth(desk: Desk, width: int) -> int:
    """The least depth in sp of a leaf of the calendar over a width: that of two halves where it is wide."""
    half = sum(_leading(desk.style(CALENDAR, Part(name))) for name in ("month", "day"))
    rest = sum(_leading(desk.style(CALENDAR, Part(name))) for name in ("weekday", "lunar", "lunar", "term"))
    air = _air(desk, CALENDAR)
    return air + max(half, rest) if width > _WIDE * (air + half + rest) else air + half + rest


def set_calendar(desk: Desk, edition: Edition, rect: Rect) -> tuple[Item, ...]:
    """A leaf of the calendar: month, day and weekday, the lunar date, the solar term or the one to come."""
    frame, room = _framed(desk, CALENDAR, rect)
    day, rest = _leaf(edition)
    full = _stack_depth(desk, (*day, *rest))
    if full > room.height and room.width > _WIDE * room.height:
        half = room.width // 2
        rule = Fill(Rect(room.x + half, room.y, _rule(desk), room.height), desk.style(CALENDAR).color)
        left, right = Rect(room.x, room.y, half, room.height), Rect(room.x + half, room.y, half, room.height)
        return (*frame, rule, *_stacked(desk, day, left), *_stacked(desk, rest, right))
    return (*frame, *_stacked(desk, (*day, *rest), room))


_Lines = tuple[tuple[str, str], ...]
"""Lines of a leaf: the element that each is, and its words."""


def _leaf(edition: Edition) -> tuple[_Lines, _Lines]:
    day = edition.day
    first = (("month", f"{day.year}年{day.month}月"), ("day", str(day.day)))
    rest = [("weekday", WEEKDAYS[day.weekday()])]
    if FIRST_DAY <= day <= LAST_DAY:
        known = almanac(day)
        rest += [("lunar", f"农历{known.lunar_year}年"), ("lunar", f"{known.lunar_month}{known.lunar_day}")]
        today = "　".join(filter(None, (known.festival, known.solar_term)))
        words = today or _next_term(edition)
        rest += [("term", words)] if words else []
    return first, tuple(rest)


def _next_term(edition: Edition) -> str:
    for ahead in range(1, _NEXT_TERM):
        day = edition.day + timedelta(days=ahead)
        if day <= LAST_DAY and (term := almanac(day).solar_term):
            return f"{day.month}月{day.day}日{term}"
    return ""


def _stack_depth(desk: Desk, lines: _Lines) -> int:
    return sum(_leading(desk.style(CALENDAR, Part(name))) for name, _ in lines)


def _stacked(desk: Desk, lines: _Lines, room: Rect) -> list[Item]:
    """Lines one under another in the middle of a rectangle, smaller together where they are too wide or too deep."""
    styled = [(text, desk.style(CALENDAR, Part(name))) for name, text in lines]
    share = min(fit_size(desk, styled, room.width), room.height / max(_stack_depth(desk, lines), 1))
    made: list[tuple[Lettering, int]] = []
    for text, style in styled:
        size = stepped(largest(style), share)
        made.append((letter(desk, text, style, size, room.width, slot="calendar"), round(size * style.line_height)))
    top = room.y + (room.height - sum(depth for _, depth in made)) // 2
    items: list[Item] = []
    for one, depth in made:
        x = aligned(one.width, room.x, room.right, one.style.text_align)  # pyright: ignore[reportArgumentType]
        items += drawn(one, x, top + (depth - one.size) // 2 + round(0.88 * one.size))
        top += depth
    return items
