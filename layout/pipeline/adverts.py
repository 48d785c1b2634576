"""Advertisements that came as PDF: made fit for the press, then held against the standard of their page.

What can be converted has been when they are judged; what is left is refused, with what to ask the advertiser for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..base.diagnostics import Diagnostic, Place, Severity
from ..base.messages import diagnostic, sentence
from ..base.reads import read_bytes
from ..base.reasons import reason_of
from ..display.items import Artwork, DisplayPage
from ..edition.model import AdFile, Edition, Page, jump_node
from ..pdf.foreign import Prepared, UnfitError, prepared
from ..pdf.press import Condition, black_only
from ..pdf.standards import STANDARDS, StandardName
from ..preflight.drawn_checks import drawn_faults, judge_drawn
from ..preflight.pdfx_check import check_pdfx
from ..preflight.pdfx_rules import PdfxName
from ..preflight.press_limits import Least, PressLimits
from ..separation.colours import PROCESS
from .files import condition_of, limits_of

_RULES: dict[StandardName, PdfxName] = {"x1a": "x1a", "x3": "x3"}
"""The rules that a standard's advertisements keep; those of X-4 for all that allow as much."""

_OF_WHAT_IS_DRAWN = frozenset(
    f"pdfx/{code}"
    for code in (
        "lzw", "late-filter", "external-stream", "forbidden-entry", "postscript", "reference", "opentype", "content",
        "operator", "depth", "resource", "colour-space", "image-space", "icc-profile", "icc-version", "intent",
        "transparency", "blend-mode", "transfer", "halftone", "font-embedding", "font-program", "font-widths",
        "missing-glyph", "broken", "encrypted",
    )
)  # fmt: skip
"""Rules about what a page shows; the others are about the file that it came in, which is left behind."""

_CHANGES = {
    "colour": ("颜色转成印厂四色", "colours to the inks of the press"),
    "ink": ("图片总墨量压到上限", "pictures brought under the ink limit"),
    "plates": ("专色、色表的替代色", "what stands in for plates and palettes"),
    "layers": ("图层合并为看得见的样子", "layers flattened to what is seen"),
    "notes": ("批注、表单不印", "notes and form fields left out"),
    "compression": ("压缩方式", "compression"),
    "groups": ("去掉用不着的透明组", "groups for transparency that nothing needs taken away"),
    "actions": ("去掉脚本、动作", "scripts and actions taken away"),
}
_GLANCE = 18
"""Pixels to an inch where only the names of plates are wanted."""
_SMALLEST = 9.0
"""Points: a picture with a side shorter than this is an ornament, whose pixels nobody counts."""


def judge_ads(edition: Edition, page: DisplayPage, standard: StandardName) -> tuple[Diagnostic, ...]:
    """All that the press would say of the advertisements of a page."""
    drawn = edition.page(page.name)
    items = (item for group in page.groups for item in group.items if isinstance(item, Artwork) and item.trimmed)
    found = [fault for item in items if drawn for fault in _judge(edition, drawn, item, standard)]
    return tuple(dict.fromkeys(found))


def ad_plates(edition: Edition, page: DisplayPage) -> tuple[str, ...]:
    """The names of the spot plates that the advertisements of a page need, as they go to the press."""
    condition = condition_of(edition.plant)
    if condition is None:
        return ()
    found: dict[str, None] = {}
    for item in (item for group in page.groups for item in group.items if isinstance(item, Artwork) and item.trimmed):
        if any(ad.digest == item.digest for ad in edition.ads) and not item.gray:
            found |= dict.fromkeys(_spot_plates(item, condition))
    return tuple(found)


def _spot_plates(item: Artwork, condition: Condition) -> tuple[str, ...]:
    from ..separation.plates import page_plates

    try:
        made = prepared(read_bytes(Path(item.path)), condition)
        if not made.has_plates:
            return ()
        plates = page_plates(made.data, resolution=_GLANCE).plates
    except Exception:
        # What is wrong with the file has been told when it was judged.
        return ()
    return tuple(name for name in plates if name not in PROCESS)


def _judge(edition: Edition, page: Page, item: Artwork, standard: StandardName) -> Iterator[Diagnostic]:
    ad = next((ad for ad in edition.ads if ad.digest == item.digest), None)
    condition = condition_of(edition.plant)
    if ad is None or condition is None:
        return
    place = next(
        (Place(jump_node(page.name, area.name)) for area in page.areas if (area.ad or area.name) == ad.name), None
    )

    def told(code: str, **values: object) -> Diagnostic:
        return diagnostic(code, place, page=page.name, name=ad.name, **values)

    try:
        made = prepared(read_bytes(Path(ad.path)), black_only(condition) if item.gray else condition)
    except UnfitError:
        yield told("ad/encrypted", file=ad.path.name)
        return
    except Exception as error:
        # What a damaged PDF trips over is whatever the reader of its objects expected instead.
        yield told("ad/unreadable", file=ad.path.name, reason=reason_of(error))
        return
    title = STANDARDS[standard].title
    refused = list(_refusals(made, ad, standard))
    for code, values in refused:
        yield told(code, **values)
    if made.changes and not refused:
        words = [_CHANGES[change] for change in sorted(made.changes)]
        yield told("ad/converted", what_zh="、".join(zh for zh, _ in words), what_en=", ".join(en for _, en in words),
                   standard=title)  # fmt: skip
    limits = limits_of(edition.plant).value
    if made.ink > limits.ink.warn:
        yield told("ad/ink", ink=made.ink, limit=round(limits.ink.warn))
    if made.condition and made.condition != condition.identifier:
        yield told("ad/other-press", condition=made.condition, ours=condition.identifier)
    yield from _coarse(made, ad, item, limits, told("ad/low-ppi", ppi=0, wanted=0))
    drawn = judge_drawn(drawn_faults(made.data), ad.path.name, limits.line_solid, item.rect.width / ad.width)
    yield from (replace(fault, place=place, page=page.name, area=item.rect) for fault in drawn)


def _refusals(made: Prepared, ad: AdFile, standard: StandardName) -> Iterator[tuple[str, dict[str, object]]]:
    title = STANDARDS[standard].title
    known: set[tuple[str, str]] = set()
    for fault in check_pdfx(made.data, _RULES.get(standard, "x4")).diagnostics:
        if fault.code not in _OF_WHAT_IS_DRAWN:
            continue
        values = dict(fault.values) | {"at": ""}
        bare = replace(fault, values=tuple(values.items()))
        key = (fault.code, sentence(bare, "en"))
        if key in known:
            continue
        known.add(key)
        if fault.code == "pdfx/font-embedding":
            yield "ad/font", {"font": values["font"]}
        elif fault.code == "pdfx/transparency":
            yield "ad/transparency", {"kind": values["kind"], "standard": title}
        else:
            reasons = {f"reason_{language}": sentence(bare, language) for language in ("zh", "en")}
            yield "ad/refused", {**reasons, "standard": title}


def _coarse(made: Prepared, ad: AdFile, item: Artwork, limits: PressLimits, blank: Diagnostic) -> Iterator[Diagnostic]:
    """The coarsest photograph and the coarsest drawing that fall short of what the press shows."""
    scale = item.rect.width / ad.width
    for is_bitmap, limit in ((False, limits.ppi), (True, limits.bitmap_ppi)):
        found = [
            one.ppi(scale)
            for one in made.pictures
            if one.is_bitmap == is_bitmap and min(one.width, one.height) * scale >= _SMALLEST
        ]
        if found and (ppi := min(found)) < limit.warn:
            yield _too_coarse(blank, ppi, limit)


def _too_coarse(blank: Diagnostic, ppi: float, limit: Least) -> Diagnostic:
    values = dict(blank.values) | {"ppi": str(round(ppi)), "wanted": str(round(limit.warn))}
    severity = Severity.PRINT if ppi < limit.stop else Severity.WARNING
    return replace(blank, values=tuple(values.items()), severity=severity)
