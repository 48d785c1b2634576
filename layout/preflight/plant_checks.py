"""What a plant asks of a page before any file is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.diagnostics import Diagnostic
from ..base.messages import diagnostic
from ..base.units import mm, to_mm
from ..display.items import DisplayPage

TOLERANCE = mm(0.1)


def check_sizes(pages: Iterable[DisplayPage], trim: tuple[int, int] | None) -> Iterator[Diagnostic]:
    """Pages that differ from the plant's trim, width and height in sp; None asks nothing. Two facing pages that are
    one have the width of two."""
    if trim is None:
        return
    for page in pages:
        wanted = trim[0] * (1 + len(page.folds))
        if abs(page.width - wanted) > TOLERANCE or abs(page.height - trim[1]) > TOLERANCE:
            yield diagnostic(
                "plant/page-size", None, page=page.name, width=_mm(page.width), height=_mm(page.height),
                wanted_width=_mm(wanted), wanted_height=_mm(trim[1]),
            )  # fmt: skip


def _mm(length: int) -> str:
    return f"{to_mm(length):.1f}".removesuffix(".0")
