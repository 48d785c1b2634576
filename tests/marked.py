"""Proofs as readers send them back: print files with the map of the page, and marks as programs write them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from layout.base.units import SP_PER_PT
from layout.display.items import DisplayPage
from layout.pipeline import build
from layout.proof.annotations import read_marked_pages
from layout.proof.glyph_map import Box, GlyphMap, Matrix, glyph_map, read_map, source_digests
from tests.tiny import write_tiny

COPY = {
    "lead": "今年新增的三座换热站提前完工，二十座老站也换了新泵。工人们连夜试压，水温升到五十度。"
    "**明天上午**再测一次，测完就向住户送暖。",
    "market": "早市搬进新棚以后，摊位多了四十个。",
    "school": "校门口的斑马线画好了，护学岗也到位。",
    "bridge": "东桥后天通车，先放行小客车，货车绕行。",
}
"""Copy in which no words stand twice but those that a test asks for."""


def write_edition(folder: Path) -> Path:
    """The smallest edition with copy of its own in each story; returns its folder, named for the day."""
    write_tiny(folder / "2026-11-24", paragraphs=1)
    for name, words in COPY.items():
        path = folder / "2026-11-24" / "stories" / f"{name}.md"
        head = path.read_text(encoding="utf-8").split("---\n")[1]
        path.write_text(f"---\n{head}---\n\n{words}\n", encoding="utf-8")
    (folder / "paper.yaml").write_text("name: 河口日报\n", encoding="utf-8")
    return folder / "2026-11-24"


def mark_words(proof: Path, marked: Path, words: str, note: str, author: str) -> None:
    """Save a page proof as `marked`, its `words` struck out and annotated."""
    data = proof.read_bytes()
    (page,) = read_marked_pages(data)
    (glyphs,) = page.maps
    number, node = next((number, node) for number, node in enumerate(glyphs.nodes) if words in node.text)
    start = node.base + node.text.index(words)
    own = [glyph.box for glyph in glyphs.glyphs if glyph.node == number and start <= glyph.start < start + len(words)]
    left, top = _in_user_space(glyphs.matrix, own[0].left, own[0].top)
    right, low = _in_user_space(glyphs.matrix, own[-1].right, own[-1].bottom)
    with pikepdf.open(BytesIO(data)) as pdf:
        strike = Dictionary(
            Type=Name.Annot, Subtype=Name.StrikeOut, Rect=[left, low, right, top],
            QuadPoints=[left, top, right, top, left, low, right, low], Contents=String(note), T=String(author),
        )  # fmt: skip
        leaf = pdf.pages[0].obj
        leaf["/Annots"] = Array([*leaf.get("/Annots", Array()), pdf.make_indirect(strike)])
        pdf.save(marked)


def _in_user_space(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    x, y = (side / 100 / 25.4 * 72 * SP_PER_PT for side in (x, y))
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


class Proof:
    """A print file of page A01 of an edition that carries its map, to be marked."""

    def __init__(self, folder: Path, *, with_map: bool = True) -> None:
        result = build(folder, out=folder / "out")
        assert result.display is not None
        self.page: DisplayPage = result.display.pages[0]
        data = glyph_map(self.page, result.sources, source_digests(folder, result.sources))
        found = read_map(data)
        assert found is not None
        self.map: GlyphMap = found
        self.pdf = pikepdf.open(result.pages[0].file)
        if with_map:
            self.pdf.attachments["banxin-map.json"] = pikepdf.AttachedFileSpec(
                self.pdf, data, filename="banxin-map.json"
            )
        self.leaf = self.pdf.pages[0]

    def boxes(self, words: str, nth: int = 0) -> list[Box]:
        """The boxes in user space, y upwards, of the characters of `words` where they stand for the nth time."""
        at = [(number, node.text.find(words)) for number, node in enumerate(self.map.nodes) if words in node.text][nth]
        node, start = at[0], at[1] + self.map.nodes[at[0]].base
        own = [g for g in self.map.glyphs if g.node == node and start <= g.start < start + len(words)]
        return [self.in_user_space(glyph.box) for glyph in own]

    def in_user_space(self, box: Box) -> Box:
        _, _, _, _, left, top = self.map.matrix
        points = [edge / 100 * 72 / 25.4 for edge in box]
        return Box(left + points[0], top - points[3], left + points[2], top - points[1])

    def mark(self, subtype: str, rect: Box, **entries: Any) -> Dictionary:
        """An annotation on the page; entries are those of its dictionary."""
        values = {f"/{key}": String(value) if isinstance(value, str) else value for key, value in entries.items()}
        values.setdefault("/NM", String(f"{subtype}-{len(self.leaf.get('/Annots', Array()))}"))
        made = Dictionary({"/Type": Name.Annot, "/Subtype": Name(f"/{subtype}"), "/Rect": Array([*rect]), **values})
        annotation = self.pdf.make_indirect(made)
        if "/Annots" not in self.leaf:
            self.leaf.obj["/Annots"] = Array()
        self.leaf.obj["/Annots"].append(annotation)
        return annotation

    def on_words(self, subtype: str, words: str, *, around: bool = False, **entries: Any) -> Dictionary:
        """A mark on text; its corners stand row by row as Acrobat has them, or `around` as the standard says."""
        boxes = self.boxes(words)
        rows: dict[float, list[Box]] = {}
        for box in boxes:
            rows.setdefault(box.bottom, []).append(box)
        quads: list[float] = []
        for row in rows.values():
            left, right, low, high = row[0].left, row[-1].right, row[0].top, row[0].bottom
            corners = [left, high, right, high, left, low, right, low]
            if around:
                corners = [left, low, right, low, right, high, left, high]
            quads += corners
        rect = Box(min(quads[::2]), min(quads[1::2]), max(quads[::2]), max(quads[1::2]))
        return self.mark(subtype, rect, QuadPoints=Array(quads), **entries)

    def caret_after(self, words: str, **entries: Any) -> Dictionary:
        """A caret behind `words`, its point at the foot of the line as Acrobat sets it."""
        last = self.boxes(words)[-1]
        x, low, high = last.right, last.top, last.bottom
        middle = (low + high) / 2
        return self.mark("Caret", Box(x - 3, low - (high - low) * 0.6, x + 3, middle), **entries)

    def save(self, path: Path) -> Path:
        buffer = BytesIO()
        self.pdf.save(buffer)
        path.write_bytes(buffer.getvalue())
        return path
