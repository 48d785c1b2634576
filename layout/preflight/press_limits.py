"""What a kind of press prints well: `stylesheets/press/*.toml`, or a file of the paper's own beside plant.toml.

Source of the numbers for newsprint: ISO 12647-3 and the technical conditions that newspaper plants publish.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from ..base.diagnostics import Outcome
from ..base.messages import diagnostic
from ..base.reads import is_file, read_bytes
from ..base.resources import resource

DEFAULT_PRESS = "newsprint-coldset"


class Least(NamedTuple):
    """Below `warn` something is told, below `stop` it does not go to print."""

    warn: float
    stop: float


class Most(NamedTuple):
    """Above `warn` something is told, above `stop` it does not go to print."""

    warn: float
    stop: float


class PressLimits(NamedTuple):
    """The limits of one kind of press: points, pixels per inch, per cent of ink."""

    name: str
    ruling: float
    ink: Most
    ppi: Least
    ppi_most: float
    bitmap_ppi: Least
    text_solid: Least
    text_tint: Least
    text_several: Least
    text_reversed: Least
    text_reversed_black: Least
    """White type on black ink alone, where no plates have to register."""
    line_solid: Least
    line_several: Least
    line_reversed: Least
    tint_least: float
    tint_most: float
    rich_black_from: float
    pages: int


def press_limits(name: str, folder: Path | None) -> Outcome[PressLimits]:
    """The limits called `name`: bundled, or `NAME.toml` in `folder`. A fault is told, and newsprint's stand in."""
    own = folder / f"{name.removesuffix('.toml')}.toml" if folder else None
    path = own if own and is_file(own) else resource("stylesheets", f"press/{name.removesuffix('.toml')}.toml")
    if not is_file(path):
        known = "、".join(sorted(each.stem for each in resource("stylesheets", "press").glob("*.toml")))
        missing = diagnostic("press/unknown", None, name=name, known=known)
        return Outcome(_bundled(), (missing,))
    try:
        return Outcome(_read(tomllib.loads(read_bytes(path).decode("utf-8"))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as fault:
        return Outcome(_bundled(), (diagnostic("press/unreadable", None, file=path.name, reason=_reason(fault)),))


def _reason(fault: Exception) -> str:
    return f"{fault.args[0]}?" if isinstance(fault, KeyError) else str(fault)


def _bundled() -> PressLimits:
    path = resource("stylesheets", f"press/{DEFAULT_PRESS}.toml")
    return _read(tomllib.loads(path.read_text(encoding="utf-8")))


def _read(values: dict[str, Any]) -> PressLimits:
    def least(key: str) -> Least:
        return Least(float(values[key]["warn"]), float(values[key]["stop"]))

    return PressLimits(
        name=str(values["name"]),
        ruling=float(values["ruling"]),
        ink=Most(*least("ink")),
        ppi=least("ppi"),
        ppi_most=float(values["ppi"]["most"]),
        bitmap_ppi=least("bitmap-ppi"),
        text_solid=least("text-solid"),
        text_tint=least("text-tint"),
        text_several=least("text-several"),
        text_reversed=least("text-reversed"),
        text_reversed_black=least("text-reversed-black" if "text-reversed-black" in values else "text-reversed"),
        line_solid=least("line-solid"),
        line_several=least("line-several"),
        line_reversed=least("line-reversed"),
        tint_least=float(values["tint"]["least"]),
        tint_most=float(values["tint"]["most"]),
        rich_black_from=float(values["rich-black-from"]),
        pages=int(values["pages"]),
    )
