"""Records of pages that hold still, `held/A01.yaml` in the edition's folder: row depths, heads line by line, crops.

`banxin hold` writes them and the editor may read them. A record holds as long as the page is drawn as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..base.units import to_mm
from .fit_values import size_name
from .model import HeldPage, Page, RowDepth

FOLDER = "held"
_HEADER = """\
# {page} 的版面记录，banxin hold 写的：照此排，改稿时版面不动。
# 放开：banxin hold --release {page}；重记：再 banxin hold {page}。
# What {page} was set to; `banxin hold` wrote it, `banxin hold --release {page}` lets the page go.
"""


def record_name(page: str, local: str = "") -> str:
    """The file of a page's record; that of a local edition's own page has the edition's key in it."""
    return f"{page}-{local}.yaml" if local else f"{page}.yaml"


def write_held(page: str, held: HeldPage) -> str:
    """A record as it stands in its file: the same for the same page, an entry a line."""
    lines = [*_HEADER.format(page=page).splitlines(), "drawing:", *(f"  - {_quoted(row)}" for row in held.drawing)]
    lines.append(f"rows: [{', '.join(map(str, held.rows))}]")
    lines += ["stories:"] if held.stories else []
    for story in held.stories:
        lines += [f"  {_quoted(story.name)}:", f"    head_lines: {story.head_lines}"]
        lines += [f"    head_air: {story.head_air}"] if story.head_air else []
        for role, head in story.heads:
            stretch = f", stretch: {head.stretch:g}" if head.stretch != 1.0 else ""
            words = ", ".join(map(_quoted, head.lines))
            lines.append(f"    {role}: {{size: {size_name(head.size)}, lines: [{words}]{stretch}}}")
    lines += ["pictures:"] if held.pictures else []
    for picture in held.pictures:
        crop, pixels = ", ".join(f"{side:g}" for side in picture.crop), ", ".join(map(str, picture.pixels))
        lines.append(f"  {_quoted(picture.name)}: {{crop: [{crop}], pixels: [{pixels}]}}")
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def drawing_of(page: Page) -> tuple[str, ...]:
    """The dummy of a page, a row a line, as it reads without what makes no difference."""
    names = {cell: area.name for area in page.areas for cell in area.cells}
    return tuple(
        " ".join(names.get((number, column), ".") for column in range(page.columns)) + _depth(row)
        for number, row in enumerate(page.rows)
    )


def _depth(row: RowDepth) -> str:
    def amount(value: int, unit: str) -> str:
        return str(value) if unit == "lines" else f"{to_mm(value):.2f}mm"

    if row.kind == "auto":
        shown = "auto"
    elif row.kind == "share":
        shown = "*"
    else:
        shown = amount(row.value, row.kind)
    bounds = f" {amount(row.least, row.unit)}-{amount(row.most, row.unit)}" if row.least or row.most else ""
    return f" | {shown}{bounds}"


def changes(held: HeldPage, page: Page) -> dict[str, str] | None:
    """What a page's drawing has, lacks and has in another place or depth; None when it is as held."""
    now = drawing_of(page)
    if held.drawing == now and len(held.rows) == len(page.rows):
        return None
    before, after = _names(held.drawing), _names(now)
    gone, new = sorted(before - after), sorted(after - before)
    rows = [str(number) for number, (a, b) in enumerate(zip(held.drawing, now, strict=False), 1) if a != b]
    return {
        "lacking": "、".join(gone), "missing": "、".join(new), "rows": "" if gone or new else "、".join(rows),
        "before": str(len(held.drawing)) if len(held.drawing) != len(now) else "", "after": str(len(now)),
    }  # fmt: skip


def _names(drawing: Iterable[str]) -> set[str]:
    return {word for row in drawing for word in row.partition("|")[0].split() if word != "."}
