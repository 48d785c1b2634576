"""What an editor writes of a story's fit: the size of its headline, the distance of its characters, levers granted."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..base.units import HAO_SIZES, Length, mm, pt, q, to_pt

FITS = {"自动": "auto", "匀": "auto", "不匀": "none", "不调": "none", "否": "none", "off": "none"}
LEVERS = {
    "题号": "head-size", "标题字号": "head-size", "副题": "deck", "裁图": "crop", "图片": "crop", "字距": "tracking",
    "小标题": "drop-crossheads",
}  # fmt: skip
"""Ways that change what was signed, in Chinese: a paper may grant them."""
SIGNED = ("head-size", "tracking", "deck", "drop-crossheads", "crop")
MOST_TRACKING = 0.1
"""Em by which characters may stand closer or wider, at most."""

MOST_HEAD_TRACKING = 2.0
"""The same in a headline."""
LEAST_STRETCH, MOST_STRETCH = 0.5, 2.0
"""How narrow and how wide characters may be set (长体, 扁体)."""

_STRETCH = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\s*(%?)")
_SIZE = re.compile(r"(\d{1,3}(?:\.\d{1,5})?)\s*(pt|点|磅|mm|毫米|级|q)?", re.IGNORECASE)
_UNITS: dict[str, Callable[[float], Length]] = {
    "": pt, "pt": pt, "点": pt, "磅": pt, "mm": mm, "毫米": mm, "级": q, "q": q,
}  # fmt: skip
_SHARE = re.compile(r"([-+−－]?)\s*(\d{1,2}(?:\.\d{1,3})?|\.\d{1,3})\s*(%|em)?", re.IGNORECASE)


def read_size(text: str) -> Length | None:
    """A size of type as `二号`, `28pt`, `28`, `40级`; None for anything else."""
    if text in HAO_SIZES:
        return pt(HAO_SIZES[text])
    found = _SIZE.fullmatch(text)
    size = _UNITS[(found[2] or "").lower()](float(found[1])) if found else Length(0)
    return size if pt(4) <= size <= pt(300) else None


def read_tracking(text: str) -> float | None:
    """What is added to the distance of characters, as `-1%` or `0.01em`, in em; None for anything else."""
    return _tracking(text, MOST_TRACKING)


def _tracking(text: str, most: float) -> float | None:
    found = _SHARE.fullmatch(text.replace("％", "%"))
    if found is None or (not found[3] and float(found[2])):
        return None
    amount = float(found[2]) / (100 if found[3] == "%" else 1)
    share = round(-amount if found[1] in ("-", "−", "－") else amount, 5)
    return share if abs(share) <= most else None


def read_head_tracking(text: str) -> float | None:
    """The same of a head, whose characters may be set much farther apart."""
    return _tracking(text, MOST_HEAD_TRACKING)


def read_stretch(text: str) -> float | None:
    """How wide characters are, as a share of what the face has: `90%`, `0.9`; None for anything else."""
    found = _STRETCH.fullmatch(text.replace("％", "%"))
    if found is None:
        return None
    share = round(float(found[1]) / (100 if found[2] else 1), 4)
    return share if LEAST_STRETCH <= share <= MOST_STRETCH else None


def size_name(size: int) -> str:
    """A size as an editor writes it: its 号, else points."""
    for name, points in HAO_SIZES.items():
        if pt(points) == size:
            return name
    return f"{to_pt(size):.5f}".rstrip("0").rstrip(".") + "pt"


def tracking_name(share: float) -> str:
    """The distance added as an editor writes it."""
    return f"{share * 100:+.2f}".rstrip("0").rstrip(".") + "%"
