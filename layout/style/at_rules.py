"""`@page`: the geometry of the paper; `@font-face`: the files behind a family. Read from declarations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..base.reads import is_file
from ..base.resources import resource
from ..base.units import Em, Length, mm, pt
from . import values as v
from .model import FontFaceRule, PageGeometry
from .values import BadValue, Tokens, Units

_NO_UNITS = Units(pt(9), pt(9), 1)
_GAP = 2 / 7
"""Air between lines as a share of the body size, where a sheet gives no depth (newspaper-practice §2)."""

_SIZES: Mapping[str, tuple[Length, Length]] = {
    "a2": (mm(420), mm(594)),
    "a3": (mm(297), mm(420)),
    "a4": (mm(210), mm(297)),
    "a5": (mm(148), mm(210)),
    "broadsheet": (mm(390), mm(545)),
    "tabloid": (mm(270), mm(390)),
}

PageSetting = tuple[tuple[str, Any], ...]


def _page_length(field: str, least: int = 0) -> Callable[[Tokens, Length], PageSetting]:
    def parse(tokens: Tokens, zi: Length) -> PageSetting:
        found = v.length(v.one(tokens), _NO_UNITS._replace(zi=zi))
        if found < least:
            raise BadValue
        return ((field, found),)

    return parse


def _depth(field: str, other: str) -> Callable[[Tokens, Length], PageSetting]:
    """One of two ways of giving a depth; it replaces the other, which an imported sheet may have used."""
    parse = _page_length(field, 1)
    return lambda tokens, zi: (*parse(tokens, zi), (other, None))


def _size(tokens: Tokens, zi: Length) -> PageSetting:
    """A named size, or width and height."""
    name = v.keyword(tokens[0])
    if len(tokens) == 1 and name in _SIZES:
        width, height = _SIZES[name]
    elif len(tokens) == 2:
        width, height = (v.positive_length(token, _NO_UNITS) for token in tokens)
    else:
        raise BadValue
    return (("width", width), ("height", height))


def _type_area(tokens: Tokens, zi: Length) -> PageSetting:
    """字 across and 行 down: `111zi 120line`."""
    if len(tokens) != 2:
        raise BadValue
    counts: list[int] = []
    for token, names in zip(tokens, (("zi", "字"), ("line", "行")), strict=True):
        if token.type != "dimension" or token.lower_unit not in names or token.int_value is None:
            raise BadValue
        if not 1 <= token.int_value <= 1000:
            raise BadValue
        counts.append(token.int_value)
    return (("zi_count", counts[0]), ("lines", counts[1]))


def _gap(tokens: Tokens, zi: Length) -> PageSetting:
    token = v.one(tokens)
    found = v.dimension(token, _NO_UNITS._replace(zi=zi))
    share = found.value if isinstance(found, Em) else found / zi
    if not 0 <= share <= 20:
        raise BadValue
    return (("column_gap_zi", round(share, 6)),)


def _columns(tokens: Tokens, zi: Length) -> PageSetting:
    return (("column_count", v.whole_number(v.one(tokens), 1, 20)),)


def _margin(field: str) -> Callable[[Tokens, Length], PageSetting]:
    fixed = _page_length(field)

    def parse(tokens: Tokens, zi: Length) -> PageSetting:
        return ((field, None),) if v.keyword(v.one(tokens)) == "auto" else fixed(tokens, zi)

    return parse


def _margins(tokens: Tokens, zi: Length) -> PageSetting:
    """Top and left margin; the other two are what is left."""
    if not 1 <= len(tokens) <= 2:
        raise BadValue
    return (*_margin("margin_top")(tokens[:1], zi), *_margin("margin_left")(tokens[-1:], zi))


PAGE_PROPERTIES: dict[str, tuple[Callable[[Tokens, Length], PageSetting], str]] = {
    "zi": (_page_length("zi", 1), "9pt"),
    "size": (_size, "390mm 545mm · broadsheet · tabloid"),
    "bleed": (_page_length("bleed"), "3mm"),
    "type-area": (_type_area, "111zi 120line"),
    "type-height": (_depth("type_height", "grid_pitch"), "490mm"),
    "grid-pitch": (_depth("grid_pitch", "type_height"), "11.5pt"),
    "columns": (_columns, "1–20"),
    "column-count": (_columns, "1–20"),
    "column-gap": (_gap, "1zi"),
    "margin": (_margins, "auto · 27mm 20mm"),
    "margin-top": (_margin("margin_top"), "auto · 27mm"),
    "margin-left": (_margin("margin_left"), "auto · 20mm"),
    "fold-strip": (_margin("fold_strip"), "auto · 12zi"),
}
"""Descriptors of `@page`, with what each takes; `zi` is read before the others."""

DEFAULT_PAGE: dict[str, Any] = {
    "width": mm(390), "height": mm(545), "bleed": mm(3), "zi": pt(9), "zi_count": 111, "lines": 120,
    "type_height": None, "grid_pitch": None, "column_count": 5, "column_gap_zi": 1.0,
    "margin_top": None, "margin_left": None, "fold_strip": None,
}  # fmt: skip


class Overflow(NamedTuple):
    """How much wider and deeper a type area is than the page's room for it, in sp; not above 0 fits."""

    across: int
    down: int


def geometry(settings: Mapping[str, Any]) -> tuple[PageGeometry, Overflow]:
    """The geometry of a paper. Depth is as given, else so many lines of the pitch, else 2/7 of air a line.

    Margins that are not given centre the type area; the strip at the fold of a double truck is as wide as the margins
    that meet there, unless it is given. A pitch less than the 字 is kept as typed: it is the
    house's own choice, and shows.
    """
    given = {**DEFAULT_PAGE, **settings}
    zi, lines = given["zi"], given["lines"]
    pitch = given.pop("grid_pitch") or round(zi * (1 + _GAP))
    depth = given["type_height"] or lines * pitch
    across = given["width"] - zi * given["zi_count"]
    down = given["height"] - depth
    given["type_height"] = Length(depth)
    left = across // 2 if given["margin_left"] is None else given["margin_left"]
    top = down // 2 if given["margin_top"] is None else given["margin_top"]
    given["margin_left"], given["margin_top"] = Length(max(left, 0)), Length(max(top, 0))
    overflow = Overflow(given["margin_left"] - across, given["margin_top"] - down)
    inner = 2 * (across - given["margin_left"]) if given["fold_strip"] is None else given["fold_strip"]
    given["fold_strip"] = Length(max(min(inner, 2 * across), 0))
    return PageGeometry(**given), overflow


def _family(tokens: Tokens, folder: Path) -> str:
    if len(tokens) == 1 and tokens[0].type == "string" and tokens[0].value.strip():
        return str(tokens[0].value.strip())
    if not all(token.type == "ident" for token in tokens):
        raise BadValue
    return " ".join(token.value for token in tokens)


class Source(NamedTuple):
    """One source of a face: a file, or the name of an installed font."""

    path: Path | None
    local: str = ""


def _sources(tokens: Tokens, folder: Path) -> tuple[Source, ...]:
    """`url(file)` beside the stylesheet or among the bundled fonts, or `local(name)`; the first one there serves."""
    found: list[Source] = []
    for group in v.split_at_commas(tokens):
        # format() and tech() say what the file itself says better.
        kept = [t for t in group if not (t.type == "function" and t.lower_name in ("format", "tech"))]
        found.append(_source(v.one(kept), folder))
    return tuple(found)


def _source(token: v.Token, folder: Path) -> Source:
    if token.type == "url":
        return Source(_font_path(token.value, folder))
    if token.type != "function" or token.lower_name not in ("url", "local"):
        raise BadValue
    arguments = v.significant(token.arguments)
    if all(argument.type == "ident" for argument in arguments) and arguments:
        name = " ".join(argument.value for argument in arguments)
    elif len(arguments) == 1 and arguments[0].type == "string":
        name = arguments[0].value.strip()
    else:
        raise BadValue
    if not name:
        raise BadValue
    return Source(None, name) if token.lower_name == "local" else Source(_font_path(name, folder))


def _font_path(name: str, folder: Path) -> Path:
    if not name or "\0" in name:
        raise BadValue
    beside = folder / name
    bundled = resource("fonts", Path(name).name)
    return bundled if not is_file(beside) and bundled.is_file() else beside


def _weights(tokens: Tokens, folder: Path) -> tuple[int, int]:
    words = {"normal": 400, "bold": 700}
    found = [words[v.keyword(t)] if v.keyword(t) in words else v.whole_number(t, 1, 1000) for t in tokens]
    if len(found) not in (1, 2) or found[0] > found[-1]:
        raise BadValue
    return found[0], found[-1]


def _italic(tokens: Tokens, folder: Path) -> bool:
    word = v.keyword(v.one(tokens))
    if word not in ("normal", "italic", "oblique"):
        raise BadValue
    return word != "normal"


def _ranges(tokens: Tokens, folder: Path) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for group in v.split_at_commas(tokens):
        token = v.one(group)
        if token.type != "unicode-range" or not 0 <= token.start <= token.end <= 0x10FFFF:
            raise BadValue
        found.append((token.start, token.end))
    return tuple(found)


def _adjust(tokens: Tokens, folder: Path) -> float:
    token = v.one(tokens)
    if token.type != "percentage":
        raise BadValue
    return v.share(token)


FACE_DESCRIPTORS: dict[str, tuple[Callable[[Tokens, Path], Any], str]] = {
    "font-family": (_family, '"Paper Latin"'),
    "src": (_sources, 'url("fonts/Song.otf") · local("FZXiaoBiaoSong")'),
    "font-weight": (_weights, "400 · 200 900"),
    "font-style": (_italic, "normal | italic"),
    "unicode-range": (_ranges, "U+41-5A, U+61-7A"),
    "size-adjust": (_adjust, "108.7%"),
}
"""Descriptors of `@font-face`, with what each takes."""


def face_rule(settings: Mapping[str, Any]) -> FontFaceRule:
    """A face from its descriptors; family and sources are among them."""
    sources: tuple[Source, ...] = settings["src"]
    return FontFaceRule(
        settings["font-family"],
        tuple((source.path, source.local) for source in sources),
        settings.get("font-weight", (400, 400)),
        settings.get("font-style", False),
        settings.get("unicode-range", ()),
        settings.get("size-adjust", 1.0),
        settings.get("place"),
    )
