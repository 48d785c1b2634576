"""The page that all are timed on: rectangles and text of the peers' folder, as values.

The folder's `content.py` gives one page, or the same page with the sentences of every story turned round
by some steps: equal length, other lines. Lengths are pt from the top left corner of the trim.
"""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

Font = Literal["body", "hserif", "hsans", "kai"]

FACES: dict[Font, tuple[str, int]] = {
    "body": ("Bao Song", 400),
    "hserif": ("Bao Song", 900),
    "hsans": ("Bao Hei", 900),
    "kai": ("Bao Kai", 400),
}
"""Family and weight of the bundled fonts for each of the peers' font roles."""

FONT_FILES = ("BaoSong-VF.ttf", "BaoHei-VF.ttf", "BaoKai-Regular.ttf")
BODY_SIZE = 9.5
LINE_PITCH = 14.0


class Piece(NamedTuple):
    """One rectangle: a head (lines set as they are), a body (paragraphs in columns), a fill or a box."""

    kind: Literal["head", "body", "fill", "box"]
    x: float
    y: float
    width: float
    height: float
    name: str = ""
    role: str = ""
    font: Font = "body"
    size: float = BODY_SIZE
    lead: float = LINE_PITCH
    align: Literal["left", "center", "right"] = "left"
    texts: tuple[str, ...] = ()
    columns: int = 1
    ink: float = 1.0
    """Share of black of a fill; thickness in pt of a box."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to be set."""

    width: float
    height: float
    gutter: float
    pieces: tuple[Piece, ...]

    @property
    def characters(self) -> int:
        """Characters of the stories' paragraphs, heads not counted."""
        return sum(len(text) for piece in self.pieces if piece.kind == "body" for text in piece.texts)

    def edited(self, offset: int, character: str) -> Sheet:
        """This sheet with one character of the longest story replaced; `offset` counts through its paragraphs."""
        at = max(range(len(self.pieces)), key=lambda i: sum(map(len, self.pieces[i].texts)))
        texts = list(self.pieces[at].texts)
        for number, text in enumerate(texts):
            if offset < len(text):
                texts[number] = text[:offset] + character + text[offset + 1 :]
                break
            offset -= len(text)
        pieces = list(self.pieces)
        pieces[at] = pieces[at]._replace(texts=tuple(texts))
        return replace(self, pieces=tuple(pieces))


def read_sheets(peers: Path, count: int) -> tuple[Sheet, ...]:
    """The first `count` pages of the peers' folder."""
    spec = importlib.util.spec_from_file_location("peers_content", peers / "content.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no content.py in {peers}")
    content = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(content)
    return tuple(
        Sheet(content.PW, content.PH, content.GUT, tuple(map(_piece, content.page(number)))) for number in range(count)
    )


def _piece(item: dict[str, Any]) -> Piece:
    place = (item["x"], item["y"], item["w"], item["h"])
    if item["t"] == "head":
        return Piece(
            "head", *place, item["id"], item["role"], item["font"], item["size"], item["lead"], item["align"],
            tuple(item["lines"]),
        )  # fmt: skip
    if item["t"] == "body":
        return Piece("body", *place, item["id"], "paragraph", columns=item["cols"], texts=tuple(item["paras"]))
    return Piece(item["t"], *place, ink=item["k"] if item["t"] == "fill" else item["lw"])


def to_json(sheet: Sheet) -> str:
    """The sheet as a file that a new process reads, as Typst reads its source."""
    return json.dumps([sheet.width, sheet.height, sheet.gutter, sheet.pieces], ensure_ascii=False)


def from_json(text: str) -> Sheet:
    width, height, gutter, pieces = json.loads(text)
    made = (Piece._make((*fields[:11], tuple(fields[11]), *fields[12:])) for fields in pieces)
    return Sheet(width, height, gutter, tuple(made))
