"""Pages looked at with the press's eyes: sizes, inks, plates, type, lines and pictures, by the plant's own limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ..base.color import Color
from ..base.diagnostics import Diagnostic
from ..display.items import DisplayPage
from ..edition.model import Edition, Picture, Story, jump_node
from ..edition.trucks import single_pages
from ..pdf.press import Condition, press_color
from ..preflight.page_checks import PictureFacts, check_page, check_page_count
from ..preflight.plant_checks import check_sizes
from ..preflight.plates import check_inks, check_spots
from .adverts import ad_plates
from .files import condition_of, limits_of
from .leaves import check_sheets


def inspect_page(edition: Edition, page: DisplayPage) -> tuple[Diagnostic, ...]:
    """All that the press would not print well of a page."""
    plant = edition.plant
    limits = limits_of(plant).value
    found = [*check_sizes((page,), plant.trim), *check_inks((page,), limits.ink, plant.spot == "process")]
    condition = condition_of(plant)
    if condition is not None:
        facts = {item.file.digest: _facts(story, item) for story, item in _pictures(edition) if item.file}
        facts |= _ad_facts(edition, page.name)
        found += check_page(page, limits, partial(_inks, condition=condition), facts)
    return tuple(found)


def inspect_issue(edition: Edition, pages: Sequence[DisplayPage]) -> tuple[Diagnostic, ...]:
    """What the press would say of some pages together: spot plates, the limits themselves, sheets that are not full."""
    limits = limits_of(edition.plant)
    plant = edition.plant
    of_ads = {page.name: ad_plates(edition, page) for page in pages}
    found = [*limits.diagnostics, *check_spots(pages, plant.spot == "process", plant.inks, of_ads)]
    if edition.plant.sheets == "two-up":
        found += check_sheets(edition)
    elif len(single_pages(page.name for page in pages)) == edition.page_count:
        found += check_page_count(edition.page_count, limits.value)
    return tuple(found)


def _inks(color: Color, condition: Condition) -> tuple[float, float, float, float]:
    """A colour in the four inks; a plate of its own counts as the ink that it is, black's place taken."""
    if color.space == "all" or (color.space == "spot" and condition.spots):
        return (0.0, 0.0, 0.0, color.components[0])
    c, m, y, k = press_color(color, condition)
    return (c, m, y, k)


def _pictures(edition: Edition) -> Iterator[tuple[Story, Picture]]:
    yield from ((story, picture) for story in edition.stories for picture in story.pictures)


def _ad_facts(edition: Edition, name: str) -> dict[str, PictureFacts]:
    """Advertisements of a page that came as pictures."""
    page = edition.page(name)
    drawn = ((area, edition.ad(area.ad)) for area in page.areas if area.ad) if page else ()
    return {
        ad.digest: PictureFacts(
            ad.name, jump_node(name, area.name), ad.picture.width_px, ad.picture.height_px, ad.picture.mode
        )
        for area, ad in drawn
        if ad and ad.picture
    }


def _facts(story: Story, picture: Picture) -> PictureFacts:
    assert picture.file is not None
    words = picture.caption or picture.credit
    node = words.node_id if words else f"{story.name}/picture/{picture.name}"
    return PictureFacts(picture.name, node, picture.file.width_px, picture.file.height_px, picture.file.mode)
