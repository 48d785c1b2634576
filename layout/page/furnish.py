"""Furniture in its areas: folio, masthead, ears, index, QR codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..base.diagnostics import Outcome, Place
from ..base.geometry import Rect
from ..base.units import to_mm
from ..display.items import Item, Link
from ..edition.model import AdFile, Area, Edition, Page, jump_node
from ..furniture.ad import ad_depth, ad_rect, fits, set_ad, set_label, size_in
from ..furniture.corners import calendar_depth, set_calendar, set_weather, weather_depth
from ..furniture.fields import page_fields
from ..furniture.folio import set_folio, set_imprint
from ..furniture.index import index_depth, set_index
from ..furniture.masthead import set_ear, set_masthead
from ..furniture.qr import set_qr
from .context import Context, ContextKey
from .model import Facts, PlacedFurniture
from .parts import page_part


class Furnisher:
    """Sets what a page has beside its stories."""

    def __init__(self, context: Context, edition: Edition, page: Page, facts: Facts) -> None:
        self.context = context
        self.edition = edition = edition if page.mode == edition.mode else replace(edition, mode=page.mode)
        self.page = page
        self.facts = facts
        self.fields = page_fields(edition, page, facts.pages_today)
        self._index = _only_heads(edition)

    def folio(self, rects: Sequence[Rect]) -> PlacedFurniture:
        """The folio line of the page, or of both of two facing ones, each in its own rectangle and style."""
        items: list[Item] = []
        for half, (name, rect) in enumerate(zip(self.page.halves, rects, strict=True)):
            page = replace(self.page, name=name, number=self.page.number + half)
            context = replace(self.context, page=page_part(page))
            fields = page_fields(self.edition, page, self.facts.pages_today)
            items += set_folio(context, self.edition, fields, page, rect)
        return PlacedFurniture("folio", tuple(items))

    def area(self, area: Area, rect: Rect) -> PlacedFurniture:
        """What the name of an area stands for, set in it."""
        if area.kind == "masthead":
            return PlacedFurniture("masthead", set_masthead(self.context, self.edition, self.fields, rect))
        if area.kind == "ear":
            return PlacedFurniture("masthead", set_ear(self.context, self.edition, self.fields, rect))
        if area.kind == "imprint":
            return PlacedFurniture("folio", set_imprint(self.context, self.edition, self.fields, self.page, rect))
        if area.kind == "index":
            made = _set_index(self.context.key, self._index, self.facts, rect)
            self.context.found += made.diagnostics
            return PlacedFurniture("index", *made.value)
        if area.kind == "weather":
            return PlacedFurniture("figure", set_weather(self.context, self.edition, rect))
        if area.kind == "calendar":
            return PlacedFurniture("figure", set_calendar(self.context, self.edition, rect))
        if area.kind == "stock":
            place, art = Place(f"page/{self.page.name}"), self.edition.ad(area.name)
            return PlacedFurniture("figure", set_ad(self.context, art, rect, place, "") if art else ())
        if area.kind == "ad":
            place = Place(jump_node(self.page.name, area.name))
            return PlacedFurniture(
                "figure", set_ad(self.context, ad, rect, place) if (ad := self._ad(area, rect)) else ()
            )
        return PlacedFurniture("figure", set_qr(self.context, codes_of(self.edition, area), rect))

    def over(self, area: Area, rect: Rect) -> PlacedFurniture | None:
        """What is printed on top of an area: the word that marks an advertisement."""
        ad, label = self.edition.ad(area.ad), self.page.ad_order(area.ad).label
        if not ad or not label:
            return None
        return PlacedFurniture("figure", set_label(self.context, label, ad_rect(ad, rect)))

    def _ad(self, area: Area, rect: Rect) -> AdFile | None:
        """The advertisement that stands in an area; told when it does not fit."""
        ad = self.edition.ad(area.ad)
        if ad and not self.page.ad_order(area.ad).fit and not fits(ad, rect):
            width, height = (f"{to_mm(side):.4g}" for side in size_in(ad, rect))
            self.context.report(
                "ad/size", Place(jump_node(self.page.name, area.name)), name=ad.name, width=width, height=height,
                area_width=f"{to_mm(rect.width):.4g}", area_height=f"{to_mm(rect.height):.4g}",
            )  # fmt: skip
        return ad

    def ad_depth(self, area: Area, width: int) -> int:
        """The depth in sp that an advertisement asks for over a width; 0 for one that has no file."""
        ad = self.edition.ad(area.ad)
        return ad_depth(ad, width, is_scaled=self.page.ad_order(area.ad).fit) if ad else 0

    def corner_depth(self, area: Area, width: int) -> int:
        """The least depth in sp of the weather or the calendar over a width."""
        if area.kind == "weather":
            return weather_depth(self.context, self.edition)
        return calendar_depth(self.context, width)

    def index_depth(self, width: int) -> int:
        """The depth in sp that the index takes over a width."""
        return _index_depth(self.context.key, self._index, self.facts, width)


def codes_of(edition: Edition, area: Area) -> tuple[tuple[str, str], ...]:
    """Data and caption of the QR codes that stand in an area: the one of its name, else all."""
    codes = [*edition.qr, *edition.paper.qr]
    named = [code for code in codes if code.name == area.name]
    return tuple((code.data, code.caption) for code in named or codes)


def _only_heads(edition: Edition) -> Edition:
    """The edition as its index sees it: heads of the stories that it names, so that it is set anew for them alone."""
    named = {item.story for item in edition.index}
    stories = (replace(one, blocks=(), pictures=(), allow=()) for one in edition.stories if one.name in named)
    return replace(edition, stories=tuple(stories))


@lru_cache(maxsize=64)
def _set_index(
    key: ContextKey, edition: Edition, facts: Facts, rect: Rect
) -> Outcome[tuple[tuple[Item, ...], tuple[Link, ...]]]:
    context = Context(*key)
    items, links = set_index(context, edition, facts.page_of, rect)
    return Outcome((items, links), tuple(context.found))


@lru_cache(maxsize=64)
def _index_depth(key: ContextKey, edition: Edition, facts: Facts, width: int) -> int:
    return index_depth(Context(*key), edition, facts.page_of, width)
