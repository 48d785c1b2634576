"""Standing places for advertisements: the dummy draws `ad:底栏`, and what is booked for that place today stands in it.

ads:
  bank: {place: 底栏, page: A02, days: 2026-11-20..2026-11-30}
  river: {place: 底栏, public: yes}     # without days: stands where no other is due
places: [底栏, 报眼]                     # places that are known even when nothing is booked for them
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from .bookings import Booking, Bookings
from .dummy import Drawing
from .model import AdOrder, Area
from .trucks import halves_of


def fill_places(drawing: Drawing, page: str, bookings: Bookings, day: date) -> Outcome[Drawing]:
    """The drawing with today's advertisements in its standing places; a place with none or several is told of."""
    faults: list[Diagnostic] = []
    areas: list[Area] = []
    for area in drawing.areas:
        if area.ad_word in bookings.places:
            standing = _standing(area.ad_word, _half(drawing, area, page), bookings, day)
            faults += _judge(standing, area.ad_word, page, drawing.places[area.name], day)
            area = replace(area, booked=standing[0].name if standing else "")
        areas.append(area)
    return Outcome(drawing._replace(areas=tuple(areas)), tuple(faults))


def by_advertisement(ads: dict[str, AdOrder], drawing: Drawing) -> tuple[tuple[str, AdOrder], ...]:
    """What a page says of its advertisements by their own names; one may be called by the place it stands in."""
    standing = {area.ad_word: area.ad for area in drawing.areas if area.booked is not None}
    named = {standing.get(name, name): order for name, order in ads.items()}
    return tuple((name, order) for name, order in named.items() if name)


def _standing(place: str, page: str, bookings: Bookings, day: date) -> list[Booking]:
    """Those that are due in a place today; else those that are booked for no day, which stand there meanwhile."""
    here = [one for one in bookings.orders if one.standing == place and one.is_for(page)]
    return [one for one in here if one.is_due(day)] or [one for one in here if not one.days]


def _judge(standing: list[Booking], place: str, page: str, span: Span, day: date) -> Iterator[Diagnostic]:
    if not standing:
        yield diagnostic("ad/place-empty", span, page=page, name=place, date=day)
    elif len(standing) > 1:
        names = [one.name for one in standing]
        yield diagnostic(
            "ad/place-twice", span, page=page, name=place, names="、".join(names), first=names[0], date=day
        )


def _half(drawing: Drawing, area: Area, page: str) -> str:
    """Of two pages that are made up as one, the page that an area stands on."""
    halves = halves_of(page)
    return halves[area.first_cell[1] >= drawing.fold] if halves else page
