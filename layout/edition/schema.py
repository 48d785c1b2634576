"""What may be written in `edition.yaml`, `pages/*.yaml`, `paper.yaml` and the front matter of a story.

Every scalar arrives as the text that was typed and is read by the parsers here, so that page `08`, `no` and `12:30`
stay what they were. `check` reports all faults of a tree at their places and still returns what is sound of it.
Imported only when an edition is really read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from ..base.diagnostics import Diagnostic, Outcome
from ..base.makeup import PAGE_STYLES, PageStyle
from ..base.messages import diagnostic
from ..base.units import Length, mm
from .ad_words import EDGES
from .fit_values import FITS, LEVERS, SIGNED, read_head_tracking, read_size, read_stretch, read_tracking
from .free import read_free_size, read_point, read_width
from .head_words import POSITIONS, HeadPlace, read_head_place
from .insets import parse_place, parse_width, split_inset
from .keys import ALIASES, CHINESE, KINDS, PAGE_KIND_WORDS, PAGE_KINDS, PICTURE_KINDS, english, nearest, nearest_key
from .make_up import GAZES, STYLES
from .matter import read_part_date
from .model import (
    SIGN_ROLES,
    FreeLength,
    FreePoint,
    FreeSize,
    Gaze,
    InsetPlace,
    InsetWidth,
    Kind,
    PartDate,
    PictureKind,
    PlantStandard,
    PressMark,
)
from .model import Fit as FitWord
from .script import CONTROLS, SOFT_BREAKS
from .yaml_tree import Mapping, Node, Scalar, locate, plain

T = TypeVar("T", bound=BaseModel)

RANKS = {"头条": 1, "二条": 2, "三条": 3, "lead": 1, "second": 2, "third": 3}
MODES = {
    "横排": "horizontal-tb",
    "竖排": "vertical-rl",
    "横": "horizontal-tb",
    "竖": "vertical-rl",
    "horizontal": "horizontal-tb",
    "vertical": "vertical-rl",
}
WRAPS = {
    "宽边": "maximum", "一边": "maximum", "左边": "start", "右边": "end", "两边": "both", "双边": "both",
    "不绕": "clear",
}  # fmt: skip
PROFILES = {"公开": "cn", "正式": "cn", "内部": "internal", "内部资料": "internal", "无": "none"}
YES = ("true", "yes", "是", "on", "1", "有", "对", "开")
NO = ("false", "no", "否", "off", "0", "无", "不", "关")
_ODD = re.compile(f"[\t{SOFT_BREAKS}{CONTROLS}]")
_WEEK = "一二三四五六日"
_DATE = re.compile(r"(\d{4})\s*(?:[-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})\s*日?$")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－／", "0123456789.-/")


def _fault(code: str, **values: object) -> PydanticCustomError:
    return PydanticCustomError("banxin", code, {"code": code, **values})  # pyright: ignore[reportArgumentType]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _fault("yaml/wrong-shape", wanted_zh="一段文字", wanted_en="text")
    return _ODD.sub(" ", value).strip()


def _drawing(value: object) -> object:
    return value if isinstance(value, str) else _text(value)


def _natural(value: object) -> int:
    text = _text(value).translate(_FULL_WIDTH)
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise _fault("value/number", value=_short(value))
    return int(text)


def _columns(value: object) -> tuple[float, ...]:
    """How many columns, all alike; or the measure of each in 字: `[18, 19, 18]`."""
    if not isinstance(value, list):
        return (0.0,) * min(_natural(value), _MOST_COLUMNS)
    measures = tuple(_measure(item) for item in value)
    if not 1 <= len(measures) <= _MOST_COLUMNS:
        raise _fault("value/columns", value=_short(value))
    return measures


_MOST_COLUMNS = 60
"""More than there are 字 across any page."""
_MEASURE = re.compile(r"([0-9]{1,3}(?:\.5)?)\s*(?:字|zi)?")


def _measure(value: object) -> float:
    found = _MEASURE.fullmatch(_text(value).translate(_FULL_WIDTH))
    if not found or not float(found[1]):
        raise _fault("value/columns", value=_short(value))
    return float(found[1])


def _rank(value: object) -> int:
    return RANKS.get(_text(value).lower()) or _natural(value)


def _flag(value: object) -> bool:
    text = _text(value).lower()
    if text not in YES and text not in NO:
        raise _fault("value/yes-no", value=_short(value))
    return text in YES


def parse_date(value: object) -> date:
    """A day as `2026-11-24`, `2026/11/24` or `2026年11月24日`."""
    match = _DATE.match(_text(value).translate(_FULL_WIDTH))
    if not match:
        raise _fault("value/date", value=_short(value))
    year, month, day = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise _fault("edition/date", value=_short(value), nearest=_near_day(year, month, day)) from None


def _near_day(year: int, month: int, day: int) -> str:
    year, month = min(max(year, 1), 9999), min(max(month, 1), 12)
    for last in range(min(max(day, 1), 31), 0, -1):
        try:
            return date(year, month, last).isoformat()
        except ValueError:
            continue
    return "—"


def _weekdays(value: object) -> frozenset[int]:
    """`周一至周五`, `一 三 五`, `每天`, or a list of days; ISO numbers, Monday 1."""
    items = value if isinstance(value, list) else re.split(r"[\s,，、]+", _text(value))
    days: set[int] = set()
    for item in items:
        text = re.sub(r"星期|周|礼拜", "", _text(item)).replace("天", "日")
        if text in ("每日", "daily"):
            return frozenset(range(1, 8))
        ends = [_weekday(end, item) for end in re.split(r"[至到~～—–-]", text)]
        if len(ends) == 2:
            first, last = ends
            days.update((first + n - 1) % 7 + 1 for n in range((last - first) % 7 + 1))
        else:
            days.update(ends)
    return frozenset(days)


def _weekday(text: str, typed: object) -> int:
    english_days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if text in _WEEK and text:
        return _WEEK.index(text) + 1
    if text[:3].lower() in english_days:
        return english_days.index(text[:3].lower()) + 1
    if text in tuple("1234567"):
        return int(text)
    raise _fault("value/weekday", value=_short(typed))


def _words(value: object) -> tuple[str, ...]:
    """Lines: a list, or text over several lines."""
    items = value if isinstance(value, list) else _text(value).split("\n")
    return tuple(text for text in map(_text, items) if text)


def _names(value: object) -> tuple[str, ...]:
    """Names: a list, or words between spaces or commas."""
    items = value if isinstance(value, list) else re.split(r"[\s,，、]+", _text(value))
    return tuple(text for text in map(_text, items) if text)


def _days(value: object) -> frozenset[date]:
    items = value if isinstance(value, list) else re.split(r"[\s,，、]+", _text(value))
    return frozenset(parse_date(item) for item in items)


def _focus(value: object) -> tuple[float, float]:
    items = value if isinstance(value, list) else re.split(r"[\s,，]+", _text(value))
    try:
        x, y = (_share(_text(item)) for item in items)
    except ValueError:
        raise _fault("value/focus", value=_short(value)) from None
    return x, y


def _share(text: str) -> float:
    match = re.fullmatch(r"([0-9]*\.?[0-9]+)(%?)", text.translate(_FULL_WIDTH).replace("％", "%"))
    if not match:
        raise ValueError(text)
    share = float(match[1]) / (100 if match[2] else 1)
    if not 0 <= share <= 1:
        raise ValueError(text)
    return share


def _chosen(value: object, words: tuple[str, ...], also: dict[str, Any]) -> Any:
    """One of `words`, or what its Chinese name means."""
    text = _text(value)
    found = also.get(text, text.lower() if text.lower() in words else None)
    if found is None:
        near = nearest(text, [*words, *also])
        raise _fault("value/choice", value=_short(text), near=near, known="、".join([*words, *also]))
    return found


def _choice(words: tuple[str, ...], also: dict[str, Any]) -> BeforeValidator:
    return BeforeValidator(lambda value: _chosen(value, words, also))


def _read(code: str, read: Callable[[str], Any]) -> BeforeValidator:
    """What `read` makes of a text; None is the fault `code`."""

    def parse(value: object) -> object:
        found = read(_text(value).translate(_FULL_WIDTH))
        if found is None:
            raise _fault(code, value=_short(value))
        return found

    return BeforeValidator(parse)


def _levers(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else re.split(r"[\s,，、]+", _text(value))
    return tuple(dict.fromkeys(_chosen(item, SIGNED, LEVERS) for item in items))


def _requirements(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else re.split(r"[\s,，、]+", _text(value))
    return tuple(dict.fromkeys(_chosen(item, ("comments",), {"意见": "comments"}) for item in items))


def _trim(value: object) -> tuple[int, int]:
    """Width and height: `390 x 545 mm`."""
    text = _text(value).translate(_FULL_WIDTH)
    match = re.fullmatch(r"([0-9.]+)\s*(?:mm|毫米)?\s*[x×*X乘]\s*([0-9.]+)\s*(?:mm|毫米)?", text)
    try:
        width, height = (mm(float(side)) for side in match.groups()) if match else (0, 0)
    except ValueError:
        width = height = 0
    if not width or not height:
        raise _fault("value/trim", value=_short(value))
    return width, height


def _marks(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else re.split(r"[\s,，、]+", _text(value))
    return tuple(dict.fromkeys(_chosen(item, get_args(PressMark), _MARKS) for item in items))


def _head_place(value: object) -> HeadPlace:
    """Where a head stands: a position, and a corner or side and a width where that is open."""
    place, fault = read_head_place(_text(value).translate(_FULL_WIDTH))
    if place is None:
        raise _fault(fault[0], **fault[1])
    return place


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise _fault("value/language", value=_short(text))
    return "zh-Hans" if text.lower() in ("zh", "zh-cn") else text


def _short(value: object) -> str:
    items: list[object] = value if isinstance(value, list) else []
    text = value if isinstance(value, str) else f"[{', '.join(map(str, items))}]" if items else "…"
    return text if len(text) <= 24 else text[:23] + "…"


def _degrees(value: object) -> int:
    text = (
        _text(value).translate(_FULL_WIDTH).replace("−", "-").replace("零下", "-").removesuffix("℃").removesuffix("度")
    )
    if not re.fullmatch(r"[-+]?[0-9]{1,2}", text.strip()):
        raise _fault("value/degrees", value=_short(value))
    return int(text)


_TO = re.compile(r"\s*(?:\.\.+|…+|至|到|~|～|—+|–)\s*|\s+-\s+")


def _day_ranges(value: object) -> tuple[tuple[date, date], ...]:
    """Days and runs of them: `2026-11-24, 2026-11-26..2026-11-30`; the end of a run may leave out its year."""
    items = value if isinstance(value, list) else re.split(r"[,，、;；]+", _text(value))
    ranges: list[tuple[date, date]] = []
    for item in items:
        text = _text(item).translate(_FULL_WIDTH).strip()
        if not text:
            continue
        first, *rest = _TO.split(text)
        if len(rest) > 1:
            raise _fault("value/days", value=_short(item))
        start = parse_date(first)
        end = start
        if rest:
            year = "" if re.match(r"[0-9]{4}", rest[0]) else f"{start.year}-"
            end = parse_date(year + rest[0])
        if end < start:
            raise _fault("value/days", value=_short(item))
        ranges.append((start, end))
    return tuple(ranges)


def _positions(text: str) -> tuple[str, ...] | None:
    """`右下`, `bottom right`, `通栏`: the edges of the page that an advertisement stands at."""
    left, found = text.lower().strip(), list[str]()
    while left:
        word = next((word for word in EDGES if left.startswith(word)), None)
        if word is None:
            return None
        found.append(EDGES[word])
        left = left[len(word) :].lstrip(" ,，、-")
    return tuple(dict.fromkeys(found))


class _Json:
    """What a JSON Schema says of a value that arrives as text."""

    def __init__(self, *also: dict[str, Any]) -> None:
        self.also = also

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [*self.also, handler(core_schema)]}


_STRING: dict[str, Any] = {"type": "string"}
_SCALAR = WithJsonSchema({"type": ["string", "number", "boolean"]})
_LIST = WithJsonSchema({"anyOf": [{"type": "array", "items": {"type": ["string", "number"]}}, _STRING]})

Line = Annotated[str, BeforeValidator(_text), _SCALAR]
Natural = Annotated[int, BeforeValidator(_natural), WithJsonSchema({"type": ["integer", "string"], "minimum": 1})]
Columns = Annotated[
    tuple[float, ...],
    BeforeValidator(_columns),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["integer", "string"], "minimum": 1},
                {"type": "array", "items": {"type": ["number", "string"]}},
            ]
        }
    ),
]
Rank = Annotated[
    int, BeforeValidator(_rank), WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"enum": list(RANKS)}]})
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, *YES, *NO]})]
Day = Annotated[date, BeforeValidator(parse_date), WithJsonSchema({"type": "string"})]
Days = Annotated[frozenset[date], BeforeValidator(_days), _LIST]
Degrees = Annotated[int, BeforeValidator(_degrees), WithJsonSchema({"type": ["integer", "string"]})]
DayRanges = Annotated[tuple[tuple[date, date], ...], BeforeValidator(_day_ranges), _LIST]
Weekdays = Annotated[frozenset[int], BeforeValidator(_weekdays), _LIST]
Lines = Annotated[tuple[str, ...], BeforeValidator(_words), _LIST]
Words = Annotated[tuple[str, ...], BeforeValidator(_names), _LIST]
Focus = Annotated[tuple[float, float], BeforeValidator(_focus), _LIST]
Trim = Annotated[tuple[int, int], BeforeValidator(_trim), WithJsonSchema(_STRING)]
Marks = Annotated[tuple[PressMark, ...], BeforeValidator(_marks), _LIST]
HeadAt = Annotated[
    HeadPlace, BeforeValidator(_head_place), WithJsonSchema({"type": "string", "examples": list(POSITIONS)})
]
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema(_STRING)]


def _enum(words: tuple[str, ...], also: dict[str, Any]) -> tuple[BeforeValidator, WithJsonSchema]:
    return _choice(words, also), WithJsonSchema({"enum": [*words, *also]})


_KIND = _enum(get_args(Kind), KINDS)
_MODE = _enum(("horizontal-tb", "vertical-rl"), MODES)
_PICTURE = _enum(get_args(PictureKind), PICTURE_KINDS)
_WRAP = _enum(("maximum", "start", "end", "both", "clear"), WRAPS)
_PROFILE = _enum(("cn", "internal", "none"), PROFILES)
_FIT = _enum(get_args(FitWord), FITS)
_STYLE = _enum(PAGE_STYLES, STYLES)
_GAZE = _enum(get_args(Gaze), GAZES)
ModeWord = Literal["normal", "mourning", "festive", "extra"]
_DRESS = _enum(
    get_args(ModeWord),
    {"平常": "normal", "志哀": "mourning", "哀悼": "mourning", "喜庆": "festive", "套红": "festive", "号外": "extra"},
)
Size = Annotated[Length, _read("value/size", read_size), _SCALAR]
Tracking = Annotated[float, _read("value/tracking", read_tracking), _SCALAR]
HeadTracking = Annotated[float, _read("value/head-tracking", read_head_tracking), _SCALAR]
Stretch = Annotated[float, _read("value/stretch", read_stretch), _SCALAR]
Levers = Annotated[tuple[str, ...], BeforeValidator(_levers), _LIST]


_STANDARD = _enum(("x1a", "x3", "x4"), {"pdf/x-1a": "x1a", "pdf/x-3": "x3", "pdf/x-4": "x4"})
_TRUCK = _enum(("whole", "split", "both"), {"整版": "whole", "分版": "split", "都要": "both"})
_SHEETS = _enum(("none", "two-up"), {"不拼": "none", "两版": "two-up"})
_BLACK = _enum(("plain", "rich"), {"单黑": "plain", "加青": "rich"})
_SPOT = _enum(("keep", "process"), {"保留": "keep", "转四色": "process"})
_MARKS = {"裁切": "crop", "折缝": "fold", "套准": "registration", "色标": "bars", "说明": "slug"}


class Sheet(BaseModel):
    """Keys in English or Chinese; unknown ones are faults, empty ones are not there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _read_keys(cls, data: object) -> object:
        if not isinstance(data, dict):
            raise _fault("yaml/wrong-shape", wanted_zh="“名字: 内容”", wanted_en="`key: value` lines")
        read: dict[str, object] = {}
        for key, value in data.items():
            name = key if key in cls.model_fields else english(key)
            # A key given in both spellings stays as typed, to be reported.
            is_second = name in read or (name != key and name in data)
            read[key if is_second else name] = value
        return {key: value for key, value in read.items() if value is not None or key not in cls.model_fields}


def _shorthand(key: str) -> BeforeValidator:
    """Text alone means the one key that such an entry can't do without."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


class WaiverSheet(Sheet):
    code: Line
    reason: Line = ""
    by: Line = ""


class InsetSheet(Sheet):
    width: Annotated[InsetWidth, _read("value/inset-width", parse_width), WithJsonSchema(_STRING)] | None = None
    place: Annotated[InsetPlace, _read("value/inset-place", parse_place), WithJsonSchema(_STRING)] = InsetPlace()
    wrap: Annotated[Literal["maximum", "start", "end", "both", "clear"], *_WRAP] | None = None


_INSET = BeforeValidator(lambda value: split_inset(value) if isinstance(value, str) else value or {})


class HeadLineSheet(Sheet):
    size: Size | None = None
    stretch: Stretch = 0.0
    tracking: HeadTracking = 0.0


class PlacementSheet(Sheet):
    box: Flag = False
    head: HeadAt | None = None
    columns: Columns = ()
    rank: Rank | None = None
    writing_mode: Annotated[Literal["horizontal-tb", "vertical-rl"], *_MODE] | None = None
    fit: Annotated[FitWord, *_FIT] | None = None
    head_at: Annotated[FreePoint, _read("value/free-place", read_point), WithJsonSchema(_STRING)] | None = None
    head_width: Annotated[FreeLength, _read("value/free-size", read_width), WithJsonSchema(_STRING)] | None = None
    head_art: Line = ""
    head_size: Size | None = None
    head_stretch: Stretch = 0.0
    head_tracking: HeadTracking = 0.0
    head_lines: list[Annotated[HeadLineSheet, _shorthand("size"), _Json(_STRING)]] = Field(default_factory=list)
    tracking: Tracking = 0.0
    filler: Line = ""
    insets: dict[str, Annotated[InsetSheet, _INSET, _Json(_STRING)]] = Field(default_factory=dict)


class FreeSheet(Sheet):
    at: Annotated[FreePoint, _read("value/free-place", read_point), WithJsonSchema(_STRING)]
    size: Annotated[FreeSize, _read("value/free-size", read_free_size), WithJsonSchema(_STRING)]


class AdSheet(Sheet):
    fit: Flag = False
    label: Line = ""
    labelled: Flag = False


class BookingSheet(Sheet):
    """What was agreed about an advertisement (`ads/NAME.yaml`)."""

    size: Trim | None = None
    page: Lines = ()
    position: Annotated[tuple[str, ...], _read("value/ad-position", _positions), _SCALAR] = ()
    days: DayRanges = ()
    client: Line = ""
    public: Flag = False
    label: Line = ""
    labelled: Flag = False
    times: Natural = 1
    place: Line = ""


class UsedFillerSheet(Sheet):
    date: Day | None = None
    page: Line = ""
    filler: Line = ""


class UsedSheet(Sheet):
    """`fillers/used.yaml`."""

    used: list[UsedFillerSheet] = Field(default_factory=list)


class AdsSheet(Sheet):
    """`ads/ads.yaml`."""

    ads: dict[str, BookingSheet] = Field(default_factory=dict)
    places: Lines = ()


Waivers = list[Annotated[WaiverSheet, _shorthand("code"), _Json(_STRING)]]
Names = dict[str, Line]


class PageSheet(Sheet):
    """One page: drawn, and what is wanted otherwise than by default."""

    dummy: Annotated[str, BeforeValidator(_drawing)]
    section: Line = ""
    style: Annotated[PageStyle, *_STYLE] | None = None
    makeup: dict[str, Flag] = Field(default_factory=dict)
    fit: Annotated[FitWord, *_FIT] | None = None
    stories: dict[str, PlacementSheet] = Field(default_factory=dict)
    free: dict[str, FreeSheet] = Field(default_factory=dict)
    ads: dict[str, Annotated[AdSheet, _shorthand("label"), _Json(_STRING)]] = Field(default_factory=dict)
    credits: Names = Field(default_factory=dict)
    allow: Waivers = Field(default_factory=list)
    mode: Annotated[ModeWord, *_DRESS] | None = None


class IndexSheet(Sheet):
    story: Line = ""
    text: Line = ""
    kicker: Line = ""
    headline: Line = ""
    page: Line = ""
    elsewhere: Flag = False
    local: Words = ()


class LocalSheet(Sheet):
    name: Line = ""
    own: Words = ()
    without: Words = ()


class QrSheet(Sheet):
    url: Line = ""
    data: Line = ""
    caption: Line = ""


Codes = dict[str, Annotated[QrSheet, _shorthand("url"), _Json(_STRING)]]


class CitySheet(Sheet):
    city: Line = ""
    sky: Line = ""
    low: Degrees | None = None
    high: Degrees | None = None
    wind: Line = ""


class WeatherSheet(Sheet):
    """`weather:` as one line of text, one place, or a list of places."""

    text: Line = ""
    cities: list[CitySheet] = Field(default_factory=list)


def _weather(value: object) -> object:
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, list):
        return {"cities": value}
    is_one = isinstance(value, dict) and not {"text", "cities", "文字"} & set(value)
    return {"cities": [value]} if is_one else value


_WEATHER = BeforeValidator(_weather)


class EditionSheet(Sheet):
    """`edition.yaml`."""

    paper: Line = ""
    date: Day | None = None
    weekday: Line = ""
    lunar: Line = ""
    issue: Natural | None = None
    pages: dict[str, Annotated[PageSheet, _shorthand("dummy"), _Json(_STRING)]] = Field(default_factory=dict)
    index: list[Annotated[IndexSheet, _shorthand("story"), _Json(_STRING)]] = Field(default_factory=list)
    qr: Codes = Field(default_factory=dict)
    local: dict[str, Annotated[LocalSheet, _shorthand("name"), _Json(_STRING)]] = Field(default_factory=dict)
    sections: Names = Field(default_factory=dict)
    weather: Annotated[WeatherSheet, _WEATHER, _Json(_STRING, {"type": "array"})] = WeatherSheet()
    mode: Annotated[ModeWord, *_DRESS] = "normal"
    allow: Waivers = Field(default_factory=list)


class NameplateSheet(Sheet):
    text: Line = ""
    file: Line = ""


class SectionSheet(Sheet):
    name: Line = ""
    nameplate: Annotated[NameplateSheet, _shorthand("text"), _Json(_STRING)] | None = None


Slots = dict[str, Lines]


class KindSheet(Sheet):
    """What pages of a kind have in another way than the rest."""

    masthead: Slots = Field(default_factory=dict)
    folio: Slots = Field(default_factory=dict)
    imprint: Slots = Field(default_factory=dict)


def _kinds(value: object) -> object:
    """Kinds of pages by their English names, whichever way they are typed."""
    if not isinstance(value, dict):
        return value
    pairs: dict[object, object] = value
    return {_chosen(str(key), PAGE_KINDS, PAGE_KIND_WORDS): told for key, told in pairs.items()}


class FitSheet(Sheet):
    use: Annotated[FitWord, *_FIT] = "auto"
    take: Levers = ()


class SignoffSheet(Sheet):
    roles: Lines = SIGN_ROLES
    print: Lines = ()


class PaperSheet(Sheet):
    """`paper.yaml`."""

    name: Line = ""
    stylesheet: Line = "broadsheet"
    profile: Annotated[Literal["cn", "internal", "none"], *_PROFILE] = "none"
    publisher: Line = ""
    hotlines: Lines = ()
    email: Line = ""
    website: Line = ""
    address: Line = ""
    slogan: Line = ""
    cn: Line = ""
    postal_code: Line = ""
    price: Line = ""
    publication_days: Weekdays = frozenset(range(1, 8))
    first_issue: Day | None = None
    first_number: Natural = 1
    skipped: Days = frozenset()
    nameplate: Annotated[NameplateSheet, _shorthand("text"), _Json(_STRING)] | None = None
    masthead: Slots = Field(default_factory=dict)
    folio: Slots = Field(default_factory=dict)
    imprint: Slots = Field(default_factory=dict)
    kinds: Annotated[dict[str, KindSheet], BeforeValidator(_kinds)] = Field(default_factory=dict)
    sections: dict[str, Annotated[SectionSheet, _shorthand("name"), _Json(_STRING)]] = Field(default_factory=dict)
    extra_masthead: dict[str, Lines] = Field(default_factory=dict)
    extra_folio: dict[str, Lines] = Field(default_factory=dict)
    index_title: Line = "今日导读"
    page_ref: Line = "第{page}版"
    jump_to: Line = "（下转第{page}版）"
    jump_from: Line = "（上接第{page}版）"
    qr: Codes = Field(default_factory=dict)
    names: Lines = ()
    page_style: Annotated[PageStyle, *_STYLE] = "traditional"
    makeup: dict[str, Flag] = Field(default_factory=dict)
    columns: Lines = ()
    filler_days: Natural = 30
    fit: Annotated[FitSheet, _shorthand("use"), _Json(_STRING)] = FitSheet()
    placeholders: Lines = ()
    variant_forms: Lines = ()
    extra: Names = Field(default_factory=dict)
    font_licence: Names = Field(default_factory=dict)
    signoff: Annotated[SignoffSheet, _shorthand("print"), _Json(_STRING)] = SignoffSheet()
    require: Annotated[tuple[Literal["comments"], ...], BeforeValidator(_requirements), _LIST] = ()


class PlantSheet(Sheet):
    """`plant.toml`."""

    name: Line = ""
    standard: Annotated[PlantStandard, *_STANDARD] = "x4"
    file_name: Line = "{date}-{page}"
    trim: Trim | None = None
    marks: Marks = ()
    double_truck: Annotated[Literal["whole", "split", "both"], *_TRUCK] = "whole"
    sheets: Annotated[Literal["none", "two-up"], *_SHEETS] = "none"
    ink_limit: Natural | None = None
    profile: Line = ""
    condition: Line = ""
    press: Line = "newsprint-coldset"
    spot: Annotated[Literal["keep", "process"], *_SPOT] = "keep"
    inks: Lines | None = None
    black_panels: Annotated[Literal["plain", "rich"], *_BLACK] = "plain"


class PictureSheet(Sheet):
    file: Lines = ()
    kind: Annotated[PictureKind, *_PICTURE] = "photo"
    caption: Line = ""
    credit: Line = ""
    focus: Focus = (0.5, 0.5)
    gaze: Annotated[Gaze, *_GAZE] | None = None
    alt: Line = ""


class JumpSheet(Sheet):
    head: Line = ""


class CorrectedSheet(Sheet):
    date: Day | None = None
    page: Line = ""
    headline: Line = ""


PartDay = Annotated[PartDate, _read("value/part-date", read_part_date), _SCALAR]


class DeceasedSheet(Sheet):
    name: Line = ""
    born: PartDay | None = None
    died: PartDay | None = None
    framed: Flag = False


class StorySheet(Sheet):
    """The front matter of a story."""

    rubric: Line = ""
    kicker: Line = ""
    headline: Line = ""
    deck: Line = ""
    summary: Line = ""
    side_head: Line = ""
    tail_head: Line = ""
    dateline: Line = ""
    byline: Line = ""
    kind: Annotated[Kind, *_KIND] = "news"
    rank: Rank | None = None
    language: Language = "zh-Hans"
    hold: Flag = False
    jump: Annotated[JumpSheet, _shorthand("head"), _Json(_STRING)] = JumpSheet()
    corrects: CorrectedSheet | None = None
    deceased: Annotated[DeceasedSheet, _shorthand("name"), _Json(_STRING)] | None = None
    pictures: dict[str, Annotated[PictureSheet, _shorthand("caption"), _Json(_STRING)]] = Field(default_factory=dict)
    allow: Waivers = Field(default_factory=list)


_ROUNDS = 20


def check(model: type[T], tree: Node, page: str = "") -> Outcome[T | None]:
    """`tree` as `model` with every fault at its place. What is faulty is left out; None when nothing stays."""
    data = plain(tree)
    if data == [] or data is None:
        data = {}
    faults: list[Diagnostic] = []
    for attempt in range(_ROUNDS):
        try:
            return Outcome(model.model_validate(data), tuple(dict.fromkeys(faults)))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        # What is missing only now was left out for a fault that has been told.
        new = [detail for detail in details if not attempt or detail["type"] != "missing"]
        faults += [_report(model, tree, detail, page) for detail in new]
        # From the last on, so that the places of what stays in a list hold.
        left_out = [_leave_out(data, detail) for detail in reversed(details)]
        if not all(left_out):
            break
    return Outcome(None, tuple(dict.fromkeys(faults)))


def _report(model: type[BaseModel], tree: Node, detail: ErrorDetails, page: str) -> Diagnostic:
    path = detail["loc"]
    key, value = locate(tree, path)
    if detail["type"] == "extra_forbidden":
        return _unknown_key(model, tree, path, page)
    if detail["type"] == "missing":
        return diagnostic("yaml/missing-key", (key or value).span, page=page, key=str(path[-1]))
    values = dict(detail.get("ctx") or {})
    code = str(values.pop("code", "yaml/wrong-shape"))
    if code == "yaml/wrong-shape":
        wanted = _SHAPES.get(detail["type"], ("一段文字", "text"))
        values = {"key": _named(path), "wanted_zh": wanted[0], "wanted_en": wanted[1], **values}
    span = value.span if not (isinstance(value, Scalar) and value.is_empty and key) else key.span
    return diagnostic(code, span, page=page, **values)


_SHAPES = {
    "dict_type": ("“名字: 内容”", "`key: value` lines"),
    "model_type": ("“名字: 内容”", "`key: value` lines"),
    "list_type": ("一项一行、以“- ”开头", "a list, each item after `- `"),
}


def _named(path: tuple[int | str, ...]) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _unknown_key(model: type[BaseModel], tree: Node, path: tuple[int | str, ...], page: str) -> Diagnostic:
    _, holder = locate(tree, path[:-1])
    typed = str(path[-1])
    name = english(typed)
    entry = next((e for e in holder.entries if e[0].text == typed), None) if isinstance(holder, Mapping) else None
    span = entry[0].span if entry else holder.span
    allowed = _keys_at(model, path[:-1])
    if name in allowed and isinstance(holder, Mapping):
        first = next(e[0] for e in holder.entries if english(e[0].text) == name or e[0].text == name)
        return diagnostic(
            "yaml/duplicate-key", span, page=page, key=typed, first=first.span.line, second=span.line
        )  # fmt: skip
    near = nearest_key(typed, allowed)
    code = "yaml/unknown-key" if near else "yaml/unknown-key-far"
    known_zh = "、".join(f"{CHINESE[key]}（{key}）" if key in CHINESE else key for key in allowed)
    return diagnostic(code, span, page=page, key=typed, near=near, known_zh=known_zh, known_en=", ".join(allowed))


def _keys_at(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys allowed where `path` leads."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = _inner_model(model.model_fields[step].annotation)
            if inner:
                model = inner
    return list(model.model_fields)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner_model(part))), None)


def _leave_out(data: Any, detail: ErrorDetails) -> bool:
    """Take the faulty value out of `data`; False when what is missing can't be left out."""
    path = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    if not path:
        return False
    for step in path[:-1]:
        key = _typed_key(data, step)
        if key is None:
            return False
        data = data[key]
    key = _typed_key(data, path[-1])
    if key is None:
        return True
    del data[key]
    return True


def _typed_key(data: Any, step: int | str) -> Any:
    if isinstance(data, list):
        return step if isinstance(step, int) and step < len(data) else None
    if not isinstance(data, dict):
        return None
    return step if step in data else next((key for key in data if english(key) == step), None)


_FILES: dict[str, type[Sheet]] = {
    "edition": EditionSheet, "page": PageSheet, "paper": PaperSheet, "plant": PlantSheet, "story": StorySheet,
    "ads": AdsSheet, "ad": BookingSheet,
}  # fmt: skip


def json_schema(kind: Literal["edition", "page", "paper", "plant", "story", "ads", "ad"]) -> dict[str, Any]:
    """The JSON Schema of a file for editors that complete and check; Chinese keys are in it too."""
    schema = _FILES[kind].model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        properties = part.get("properties")
        if properties is None:
            continue
        for alias, name in ALIASES.items():
            if name in properties:
                properties[alias] = {**properties[name], "description": name}
        part.pop("required", None)
        for value in properties.values():
            value.pop("title", None)
            value.pop("default", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
