"""What a proof of a page is called: galley, page proof by its number, clean proof; and its colour."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..base.color import Color, cmyk

Kind = Literal["galley", "page", "clean", "print", "kept"]
"""小样, 大样, 清样, 付印; 存底 is what was put by before something else took its place."""

_KIND_NAMES: dict[Kind, str] = {"galley": "小样", "page": "大样", "clean": "清样", "print": "付印", "kept": "存底"}

# Told apart in grey by their names, and by as many bars in the slug as the round counts.
_KIND_COLORS: dict[Kind, Color] = {"galley": cmyk(1, 0, 0.4, 0.3), "clean": cmyk(0, 1, 0.6, 0.2)}
_ROUND_COLORS = (
    cmyk(1, 0.6, 0, 0.1), cmyk(0.6, 1, 0, 0), cmyk(0.9, 0, 1, 0.3), cmyk(0, 0.65, 1, 0.1), cmyk(0.9, 0.1, 0.3, 0.2),
)  # fmt: skip


class Round(NamedTuple):
    """Which proof of a page it is: 大样 2 is the second."""

    kind: Kind
    number: int = 1

    @property
    def name(self) -> str:
        return _KIND_NAMES[self.kind] + (str(self.number) if self.kind == "page" else "")

    @property
    def color(self) -> Color:
        return _KIND_COLORS.get(self.kind) or _ROUND_COLORS[(self.number - 1) % len(_ROUND_COLORS)]
