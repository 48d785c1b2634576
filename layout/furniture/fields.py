"""What the templates of a paper can print: the values of one page of one issue, by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Place
from ..base.messages import diagnostic
from ..edition.model import Edition, Furniture, Nameplate, Page, Paper
from ..edition.sections import letters_of, sections_of
from ..edition.trucks import single_pages
from .calendar import FIRST_DAY, LAST_DAY, WEEKDAYS, WEEKDAYS_EN, almanac, issue_number
from .templates import Template, fill, parse_template

WIDE_SPACE = "　"

FIELDS: dict[str, str] = {
    "name": "报名", "year": "年", "month": "月", "day": "日", "date_text": "日期", "weekday": "星期",
    "weekday_en": "英文星期", "lunar_text": "农历", "lunar_year": "农历年", "lunar_month": "农历月",
    "lunar_day": "农历日", "zodiac": "生肖", "solar_term": "节气", "festival": "节日", "issue": "期号",
    "pages_today": "今日版数", "page": "版次", "page_name": "版号", "page_number": "版序", "section": "版别",
    "publisher": "主办", "hotlines": "热线", "email": "邮箱", "website": "网址", "address": "地址",
    "slogan": "口号", "cn": "刊号", "postal_code": "邮发代号", "price": "定价", "weather": "天气",
    "credits": "责任", "local": "地方版", "section_name": "叠名", "section_letter": "叠号",
    "section_pages": "本叠版数", "section_page": "叠内版次", "occasion": "名目",
}  # fmt: skip
"""Fields by name, each with the Chinese name that means the same."""

CREDIT_ROLES = (
    "责编", "责任编辑", "编辑", "主编", "值班", "值班编委", "值班总编", "版式", "版面", "美编", "组版", "视觉",
    "校对", "审校", "检校", "监制", "审读", "签发", "电话", "热线电话", "邮箱地址",
)  # fmt: skip
"""What pages call those who answer for them; each is a field of the pages that name it."""

_BY_CHINESE = {chinese: english for english, chinese in FIELDS.items()}
_HOTLINE = "hotline_"

MASTHEAD_SLOTS = ("info", "contact", "strip_start", "strip_center", "strip_end", "ear", "qr")
FOLIO_SLOTS = ("start", "center", "end", "inner", "outer")
_SLOTS = {
    "masthead": MASTHEAD_SLOTS, "folio": FOLIO_SLOTS, "imprint": FOLIO_SLOTS, "extra_masthead": MASTHEAD_SLOTS,
    "extra_folio": FOLIO_SLOTS,
}  # fmt: skip

_PAGE_NAMES = {"page", FIELDS["page"]}

DEFAULT_MASTHEAD = Furniture(
    (
        ("info", ("{date_text}", "{weekday}[　{solar_term}]", "{lunar_text}", "{weather}")),
        ("contact", ("{hotline_1}", "{hotline_2}", "{hotline_3}", "{website}", "{email}", "{slogan}")),
        ("strip_start", ("{publisher}",)),
        ("strip_center", ("[{cn}][　邮发代号 {postal_code}][　{price}]",)),
        ("strip_end", ("[第{issue}期　]今日{pages_today}版",)),
    )
)
"""What a masthead prints when the paper says nothing of its own: `info` left, `contact` right of the nameplate."""

DEFAULT_FOLIO = Furniture(
    (
        ("inner", ("{name}　{date_text}　{weekday}",)),
        ("center", ("{credits}",)),
        ("outer", ("[{section}　]{page}版",)),
    )
)

DEFAULT_SECTION_MASTHEAD = Furniture(
    (
        ("info", ("{name}", "{date_text}　{weekday}")),
        ("contact", ("[{section_letter}叠][　{section_name}]", "本叠{section_pages}版")),
    )
)
"""That of the first page of a further section."""

DEFAULT_IMPRINT = Furniture(
    (
        (
            "center",
            (
                "[{publisher}][　地址：{address}][　{hotlines}]",
                "[{cn}][　邮发代号 {postal_code}][　{price}][　{email}]",
            ),
        ),
    )
)
"""What the foot of the last page says of the paper: the items that a profile asks for, where the paper has them."""


EXTRA = "号外"
"""What an extra calls itself."""
EXTRA_MASTHEAD = Furniture(
    (
        ("info", ("{occasion}", "[号外第{issue}号]")),
        ("contact", ("{date_text}", "{weekday}", "{lunar_text}")),
        ("strip_start", ("{publisher}",)),
        ("strip_center", ("{cn}",)),
        ("strip_end", ("{website}",)),
    )
)
"""The masthead of an extra when the paper says nothing of its own: it is sold by nobody, and counted by itself."""
EXTRA_FOLIO = Furniture(
    (("inner", ("{name}　{date_text}　{weekday}",)), ("center", ("{credits}",)), ("outer", ("{occasion}　{page}版",)))
)


@dataclass(frozen=True)
class Fields:
    """Values of one page as text; an empty one leaves out the line, or the part in brackets, that names it."""

    values: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...] = ()
    """What kinds of page it is, the most special first."""

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return dict(self.values)

    def get(self, name: str) -> str:
        """The value of a field by its English or Chinese name; "" when there is none."""
        return self._by_name.get(name) or self._by_name.get(_BY_CHINESE.get(name, ""), "")

    def line(self, template: str) -> str:
        """A template line filled in; "" when it is to be left out."""
        return fill(parse_template(template), self.get)

    def lines(self, templates: Iterable[str]) -> tuple[FilledLine, ...]:
        """The lines that have something to print, each with the fields that it prints."""
        filled: list[FilledLine] = []
        for source in templates:
            template = parse_template(source)
            text = fill(template, self.get)
            if text:
                filled.append(FilledLine(text, _names(template)))
        return tuple(filled)


class FilledLine(NamedTuple):
    """A line ready to set, and the English names of the fields its template uses."""

    text: str
    fields: tuple[str, ...]


def _names(template: Template) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_BY_CHINESE.get(ref.name, ref.name) for ref in template.fields()))


def masthead_of(paper: Paper, kinds: Iterable[str] = (), mode: str = "normal") -> Furniture:
    """The slots of the masthead on a page of these kinds: the paper's own when it has any, else the usual ones; those
    of an extra likewise."""
    if mode == "extra":
        return paper.extra_masthead if paper.extra_masthead.slots else EXTRA_MASTHEAD
    if "section-front" in kinds:
        return _of_kind(paper, "masthead", kinds) or DEFAULT_SECTION_MASTHEAD
    return _of_kind(paper, "masthead", kinds) or (paper.masthead if paper.masthead.slots else DEFAULT_MASTHEAD)


def folio_of(paper: Paper, kinds: Iterable[str] = (), mode: str = "normal") -> Furniture:
    """The slots of the paper's folio line, likewise."""
    if mode == "extra":
        return paper.extra_folio if paper.extra_folio.slots else EXTRA_FOLIO
    return _of_kind(paper, "folio", kinds) or (paper.folio if paper.folio.slots else DEFAULT_FOLIO)


def imprint_of(paper: Paper, kinds: Iterable[str] = ()) -> Furniture:
    """The slots of the lines at the foot of a page (报尾), likewise."""
    return _of_kind(paper, "imprint", kinds) or (paper.imprint if paper.imprint.slots else DEFAULT_IMPRINT)


def _of_kind(paper: Paper, piece: str, kinds: Iterable[str]) -> Furniture | None:
    own = {(kind, name): furniture for kind, name, furniture in paper.kinds}
    return next((own[kind, piece] for kind in kinds if (kind, piece) in own), None)


def kinds_of(page: Page) -> tuple[str, ...]:
    """The kinds of a page, the most special first."""
    side = "odd" if page.number % 2 else "even"
    truck = ("truck",) if page.fold else ()
    inside = () if page.kind in ("front", "section-front") else ("inside",)
    return (page.kind, *truck, side, *inside) if page.kind != "inside" else (*truck, side, *inside)


def nameplate_of(edition: Edition, fields: Fields) -> Nameplate:
    """The name at the head of a page: on the front of a section that has a name of its own, that one."""
    paper = edition.paper
    usual = paper.nameplate or Nameplate(paper.name)
    if "section-front" not in fields.kinds:
        return replace(usual, text=usual.text or paper.name)
    section = next((one for one in paper.sections if one.letters == fields.get("section_letter")), None)
    own = section.nameplate if section else None
    name = fields.get("section_name")
    return replace(own, text=own.text or name) if own else Nameplate(name) if name else usual


def issue_of(edition: Edition) -> int | None:
    """The number of an issue: as typed, else counted from the first issue; None before it, or when none is counted.

    Extras are counted by themselves: theirs is the one typed.
    """
    paper = edition.paper
    if edition.issue is not None or edition.mode == "extra":
        return edition.issue
    if paper.first_issue is None or edition.day < paper.first_issue:
        return None
    return issue_number(paper.first_issue, edition.day, paper.publication_days, paper.skipped, paper.first_number)


def page_label(edition: Edition, name: str) -> str:
    """How a page is called in print: 01, or A01 where the issue has pages of several letters.

    `name` is the name of a page of this issue, or one typed for a page elsewhere, which stays as typed.
    """
    names = set(single_pages((*(page.name for page in edition.pages), *edition.withheld)))
    if name not in names or len({_letters(one) for one in names}) > 1:
        return name
    return name[len(_letters(name)) :] or name


def page_reference(template: str, page: str) -> str:
    """How an index or a jump line names a page, by its template; `page` may have been typed as 第02版."""
    plain = page.strip().removeprefix("第").removesuffix("版")
    return fill(parse_template(template), lambda name: plain if name in _PAGE_NAMES else "")


_PIECES = {
    "masthead": "报头", "folio": "报眉", "extra_masthead": "号外报头", "extra_folio": "号外报眉", "imprint": "报尾",
    "nameplate": "报头字", "index": "导读", "title": "题", "qr": "二维码",
    "ear": "报眼", "page_ref": "导读版次", "jump_to": "下转", "jump_from": "上接",
    "weather": "天气", "calendar": "日历",
}  # fmt: skip


def both_names(slot: str, field: str = "slot") -> dict[str, str]:
    """A place of the furniture as messages call it: its piece by name, then the word that paper.yaml has for it."""
    words = slot.split()
    chinese = [_PIECES.get(word, word) if not number or word == "title" else word for number, word in enumerate(words)]
    return {f"{field}_zh": " ".join(chinese).replace(" 题", "题"), f"{field}_en": slot}


def _letters(name: str) -> str:
    return name.rstrip("0123456789")


def page_fields(edition: Edition, page: Page, pages_today: int) -> Fields:
    """The fields of one page. Never fails: outside the almanac's years the lunar ones are empty."""
    paper = edition.paper
    issue = issue_of(edition)
    values: dict[str, str] = dict(paper.extra)
    values |= dict(page.credits)
    values |= day_values(edition.day)
    values |= {
        "name": paper.name,
        "issue": "" if issue is None else str(issue),
        "pages_today": str(pages_today),
        "page": page_label(edition, page.name),
        "page_name": page.name,
        "page_number": str(page.number),
        "section": page.section,
        "publisher": paper.publisher,
        "hotlines": WIDE_SPACE.join(paper.hotlines),
        "email": paper.email,
        "website": paper.website,
        "address": paper.address,
        "slogan": paper.slogan,
        "cn": paper.cn,
        "postal_code": paper.postal_code,
        "price": paper.price,
        "weather": edition.weather,
        "local": edition.local.name if page.local and edition.local else "",
        "occasion": EXTRA if edition.mode == "extra" else "",
        "credits": WIDE_SPACE.join(f"{role} {names}" for role, names in page.credits if names),
    }
    values |= {f"{_HOTLINE}{n}": line for n, line in enumerate(paper.hotlines, 1)}
    values |= _section_values(edition, page)
    return Fields(tuple(sorted(values.items())), kinds_of(page))


def _section_values(edition: Edition, page: Page) -> dict[str, str]:
    """The section that a page is in: its letters, its name, how many pages it has and which of them this is."""
    letters = letters_of(page.name)
    pages = sections_of((*(one.name for one in edition.pages), *edition.withheld)).get(letters, [])
    names = {one.letters: one.name for one in edition.paper.sections} | dict(edition.section_names)
    first = page.halves[0]
    return {
        "section_letter": letters,
        "section_name": names.get(letters, ""),
        "section_pages": str(len(pages)),
        "section_page": str(pages.index(first) + 1) if first in pages else "",
    }


def day_values(day: date) -> dict[str, str]:
    """The fields of a day as plain text: what `banxin date` prints, and a masthead may.

    Outside 1901 to 2100 those of the lunar calendar are empty.
    """
    values = {
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
        "date_text": f"{day.year}年{day.month}月{day.day}日",
        "weekday": WEEKDAYS[day.weekday()],
        "weekday_en": WEEKDAYS_EN[day.weekday()],
    }
    lunar = ("lunar_text", "lunar_year", "lunar_month", "lunar_day", "zodiac", "solar_term", "festival")
    if not FIRST_DAY <= day <= LAST_DAY:
        return values | dict.fromkeys(lunar, "")
    known = almanac(day)
    return values | {name: getattr(known, name) or "" for name in lunar}


_LUNAR_SPELLINGS = (
    ("冬月", "十一月"), ("腊月", "十二月"), ("一月", "正月"), ("元月", "正月"), ("十正月", "十一月"),
    ("廿", "二十"), ("卅", "三十"), ("閏", "闰"), ("臘月", "十二月"),
)  # fmt: skip
_LUNAR_NOISE = re.compile(r"[农夏阴旧農]?[历曆]|[\s　（）()，,:：]")


def check_lunar(edition: Edition) -> tuple[Diagnostic, ...]:
    """A typed lunar date that the almanac contradicts. Year and 农历 may be missing; 廿六 and 二十六 are the same."""
    if not FIRST_DAY <= edition.day <= LAST_DAY:
        place = Place("edition/date")
        return (diagnostic("edition/no-lunar", place, date=edition.day, first=FIRST_DAY.year, last=LAST_DAY.year),)
    if not edition.lunar:
        return ()
    known = almanac(edition.day)
    year, _, rest = _plain_lunar(edition.lunar).rpartition("年")
    same_year = not year or known.lunar_year in year or year.endswith(known.zodiac)
    if same_year and rest == _plain_lunar(known.lunar_month + known.lunar_day):
        return ()
    place = Place("edition/lunar", 0, len(edition.lunar))
    values = {"typed": edition.lunar, "date": edition.day.isoformat(), "computed": known.lunar_text}
    return (diagnostic("edition/lunar", place, **values),)


def _plain_lunar(text: str) -> str:
    text = _LUNAR_NOISE.sub("", text)
    for spelling, plain in _LUNAR_SPELLINGS:
        text = text.replace(spelling, plain)
    return text


def check_templates(paper: Paper) -> tuple[Diagnostic, ...]:
    """All that is wrong with the paper's own templates: unknown slots and fields, lines that cannot be read."""
    known = {*FIELDS, *_BY_CHINESE, *CREDIT_ROLES, *(name for name, _ in paper.extra)}
    known |= {f"{_HOTLINE}{n}" for n in range(1, max(len(paper.hotlines), 9) + 1)}
    found: list[Diagnostic] = []
    common = (
        ("masthead", paper.masthead), ("folio", paper.folio), ("imprint", paper.imprint),
        ("extra_masthead", paper.extra_masthead), ("extra_folio", paper.extra_folio),
    )  # fmt: skip
    furniture = (
        *((piece, slots, f"paper/{piece}") for piece, slots in common),
        *((piece, slots, f"paper/kinds/{kind}/{piece}") for kind, piece, slots in paper.kinds),
    )
    for piece, slots, stem in furniture:
        allowed = _SLOTS[piece]
        for slot, lines in slots.slots:
            node = f"{stem}/{slot}"
            if slot not in allowed:
                found.append(
                    diagnostic(
                        "furniture/unknown-slot",
                        Place(node),
                        slot=slot,
                        known="、".join(allowed),
                        **both_names(piece, "furniture"),
                    )
                )
            elif slot != "qr":
                for number, line in enumerate(lines, 1):
                    found += _check_line(line, Place(f"{node}/{number}"), f"{piece} {slot}", number, known)
    for name in ("page_ref", "jump_to", "jump_from"):
        found += _check_line(getattr(paper, name), Place(f"paper/{name}"), name, 1, _PAGE_NAMES)
    return tuple(found)


def _check_line(line: str, place: Place, slot: str, number: int, known: set[str]) -> list[Diagnostic]:
    template = parse_template(line)
    if template.fault:
        at = place._replace(offset=template.fault.offset, length=len(template.fault.rest))
        return [diagnostic("furniture/template", at, line=number, piece=template.fault.rest, **both_names(slot))]
    return [
        diagnostic(
            "furniture/unknown-field",
            place._replace(offset=ref.offset, length=ref.length),
            line=number,
            field=ref.name,
            nearest=_nearest(ref.name, known),
            **both_names(slot),
        )
        for ref in template.fields()
        if ref.name not in known
    ]


def _nearest(name: str, known: set[str]) -> str:
    return next(iter(get_close_matches(name, sorted(known), 1, 0.5)), "name")
