"""What was agreed about advertisements: `ads/ads.yaml`, or `ads/NAME.yaml` beside the file, of an edition or its paper.

    ads:
      bank: {size: 170 x 85 mm, page: A03, position: 右下, days: 2026-11-24..2026-11-30, client: 河口农商行}

What is read here is held against the dummies: what is past, early, forgotten, printed too often, of another size, on
another page or in another place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from ..base.diagnostics import Diagnostic, Outcome, Place, Severity, Span
from ..base.messages import diagnostic
from ..base.reads import names_in
from ..base.units import to_mm
from .ad_words import CHINESE
from .ads import FOLDER
from .dummy import Drawing
from .model import AdFile, AdOrder, Area, Page, jump_node
from .source import read_source
from .trucks import halves_of
from .yaml_reader import read_yaml
from .yaml_tree import locate

if TYPE_CHECKING:
    from .schema import BookingSheet

FILE = "ads.yaml"
PAID, PUBLIC = "广告", "公益广告"
"""What is printed on an advertisement that is booked, unless its file has such a word in itself."""
_NEAR = 0.01


class Bookings(NamedTuple):
    """All that was agreed, and the standing places of the paper that something may be booked for."""

    orders: tuple[Booking, ...] = ()
    places: frozenset[str] = frozenset()


class Booking(NamedTuple):
    """What was agreed about one advertisement. `size` in sp, `days` from and to, both included; () is not said."""

    name: str
    size: tuple[int, int] | None
    pages: tuple[str, ...]
    position: tuple[str, ...]
    days: tuple[tuple[date, date], ...]
    client: str
    label: str
    times: int
    place: Span
    standing: str = ""
    """The standing place of the paper that it is booked for."""

    def is_due(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.days)

    def is_for(self, page: str) -> bool:
        """Whether it may stand on a page; `page` is that half of a double truck that it is drawn on."""
        return not self.pages or _page_name(page) in [_page_name(name) for name in self.pages]


def read_bookings(folder: Path, name_of: Callable[[Path], str]) -> Outcome[Bookings]:
    """All bookings; those of the edition go before those of its paper, a file of its own before the list."""
    found: dict[str, Booking] = {}
    places: set[str] = set()
    faults: list[Diagnostic] = []
    for one in (folder / FOLDER, folder.parent / FOLDER):
        for path in _files(one):
            read = _read(path, name_of(path))
            faults += read.diagnostics
            places |= read.value.places
            for booking in read.value.orders:
                found.setdefault(booking.name, booking)
    # What is wrong with a booking stops no page: the file is there, or is not.
    calmer = (replace(one, severity=Severity.WARNING) if one.severity is Severity.ERROR else one for one in faults)
    return Outcome(Bookings(tuple(found.values()), frozenset(places)), tuple(calmer))


def _files(folder: Path) -> list[Path]:
    try:
        names = names_in(folder)
    except OSError:
        return []
    found = [name for name in names if name.lower().endswith((".yaml", ".yml")) and name[0] not in ".~"]
    return [folder / name for name in sorted(found, key=lambda name: (name == FILE, name))]


def _read(path: Path, shown: str) -> Outcome[Bookings]:
    from .schema import AdsSheet, BookingSheet, check

    source = read_source(path, shown)
    if source.value is None:
        return Outcome(Bookings(), source.diagnostics)
    document = read_yaml(source.value)
    tree = document.value.root
    if path.name == FILE:
        listed = check(AdsSheet, tree)
        sheets = listed.value.ads if listed.value else {}
        made: list[Booking] = []
        for name, sheet in sheets.items():
            key, node = locate(tree, ("ads", name))
            made.append(_booking(normalize("NFC", name), sheet, (key or node).span))
        told = listed.value.places if listed.value else ()
        return Outcome(_with_places(made, told), (*source.diagnostics, *document.diagnostics, *listed.diagnostics))
    single = check(BookingSheet, tree)
    named = normalize("NFC", path.stem)
    one = [_booking(named, single.value, source.value.span(1))] if single.value else []
    return Outcome(_with_places(one), (*source.diagnostics, *document.diagnostics, *single.diagnostics))


def _with_places(orders: list[Booking], told: Iterable[str] = ()) -> Bookings:
    named = {order.standing for order in orders if order.standing}
    return Bookings(tuple(orders), frozenset(named | {normalize("NFC", place) for place in told}))


def _booking(name: str, sheet: BookingSheet, place: Span) -> Booking:
    label = "" if sheet.labelled else sheet.label or (PUBLIC if sheet.public else PAID)
    standing = normalize("NFC", sheet.place)
    return Booking(
        name, sheet.size, sheet.page, sheet.position, sheet.days, sheet.client, label, sheet.times, place, standing
    )


def with_labels(page: Page, bookings: Iterable[Booking]) -> Page:
    """The page with the words that its booked advertisements are marked by, unless it says so itself."""
    said = dict(page.ads)
    booked = {one.name: one for one in bookings}
    for area in page.areas:
        booking = booked.get(area.ad) if area.ad else None
        if booking is None:
            continue
        order = said.get(area.ad, AdOrder())
        if not order.label and not order.labelled:
            said[area.ad] = order._replace(label=booking.label, labelled=not booking.label)
    return replace(page, ads=tuple(said.items()))


def check_bookings(
    bookings: Sequence[Booking], pages: Sequence[Page], drawings: dict[str, Drawing], files: Sequence[AdFile], day: date
) -> Iterator[Diagnostic]:
    """What was agreed against what is drawn in the issue of `day`."""
    drawn: dict[str, list[tuple[Page, Area]]] = {}
    for page in pages:
        for area in page.areas:
            if area.ad:
                drawn.setdefault(area.ad, []).append((page, area))
    known = {file.name: file for file in files}
    for booking in bookings:
        places = drawn.get(booking.name, [])
        if not places and booking.is_due(day):
            yield diagnostic(
                "ad/due", booking.place, name=booking.name, client=booking.client, date=day,
                pages="、".join(booking.pages),
            )  # fmt: skip
        for number, (page, area) in enumerate(places, 1):
            place = drawings[page.name].places[area.name]
            yield from _check_day(booking, day, page.name, place)
            if number > booking.times:
                yield diagnostic("ad/twice", place, page=page.name, name=booking.name, times=booking.times)
            yield from _check_place(booking, page, area, place)
        if places and booking.name in known:
            page, area = places[0]
            yield from _check_size(booking, known[booking.name], page, Place(jump_node(page.name, area.name)))


def _check_day(booking: Booking, day: date, page: str, place: Span) -> Iterator[Diagnostic]:
    if not booking.days or booking.is_due(day):
        return
    last, first = max(end for _, end in booking.days), min(start for start, _ in booking.days)
    later = [start for start, _ in booking.days if start > day]
    if day > last:
        yield diagnostic("ad/expired", place, page=page, name=booking.name, last=last, date=day)
    else:
        coming = min(later) if later else first
        yield diagnostic("ad/early", place, page=page, name=booking.name, first=coming, date=day)


def _check_place(booking: Booking, page: Page, area: Area, place: Span) -> Iterator[Diagnostic]:
    here = page.half_with(area)
    wanted = [_page_name(name) for name in booking.pages]
    if wanted and _page_name(here) not in wanted and _page_name(page.name) not in wanted:
        known = "、".join(booking.pages)
        yield diagnostic("ad/page", place, page=page.name, name=booking.name, wanted=known, here=here)
    stands = _stands(page, area)
    missing = [word for word in booking.position if word not in stands]
    if missing:
        yield diagnostic(
            "ad/position", place, page=page.name, name=booking.name,
            wanted_zh="".join(CHINESE[word] for word in booking.position), wanted_en=" ".join(booking.position),
        )  # fmt: skip


def _page_name(name: str) -> str:
    """A page without what is typed round it: A03, 03 and 第3版 differ in their letters alone."""
    plain = name.strip().removeprefix("第").removesuffix("版").upper()
    if halves_of(name):
        return plain
    return plain.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").lstrip("0") or plain


def _stands(page: Page, area: Area) -> set[str]:
    """At which edges of its page an area stands; by its middle where it reaches none."""
    rows, columns = len(page.rows), page.columns
    first, last = (0, page.fold - 1) if page.fold else (0, columns - 1)
    taken = [column for _, column in area.cells]
    if page.fold and min(taken) >= page.fold:
        first, last = page.fold, columns - 1
    found = {"full"} if min(taken) <= first and max(taken) >= last else set[str]()
    for low, high, start, stop, before, after in (
        (min(taken), max(taken), first, last, "left", "right"),
        (area.rows[0], area.rows[-1], 0, rows - 1, "top", "bottom"),
    ):
        found |= {before} if low <= start else set()
        found |= {after} if high >= stop else set()
    return found


def _check_size(booking: Booking, file: AdFile, page: Page, place: Place) -> Iterator[Diagnostic]:
    """A file of another size than was sold; a picture, of other proportions."""
    if booking.size is None:
        return
    wide, high = booking.size
    width, height = (file.width, file.height) if file.has_size else (wide, round(file.height * wide / file.width))
    if abs(width - wide) > _NEAR * wide or abs(height - high) > _NEAR * high:
        sizes = {"width": width, "height": height, "booked_width": wide, "booked_height": high}
        values = {key: f"{to_mm(side):.4g}" for key, side in sizes.items()}
        yield diagnostic("ad/booked-size", place, page=page.name, name=booking.name, **values)
