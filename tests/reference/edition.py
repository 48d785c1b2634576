"""The reference page as an edition: stories and furniture from the seed folder, the dummy ours.

The seed is silent about some things; stand-ins: the paper is called 高新区时报, the third index item is on
page 04, QR codes lead to example.org. Nothing of its text stands here.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

NAME = "高新区时报"
UNKNOWN_PAGE = "04"
STORIES = ("lead", "projects", "school", "talent", "discipline")

DUMMIES = {
    5: """\
masthead   masthead   masthead   masthead   masthead | 22
lead       lead       lead       lead       index
lead       lead       lead       lead       qr
lead       lead       lead       lead       lead
school     school     lead       lead       lead
school     school     projects   projects   projects
talent     talent     talent     projects   projects
talent     talent     talent     discipline discipline
""",
    6: """\
masthead   masthead   masthead   masthead masthead masthead | 22
lead       lead       lead       lead     lead     lead
lead       lead       lead       lead     index    index
lead       lead       lead       lead     qr       qr
lead       lead       lead       school   school   school
projects   projects   projects   school   school   school
projects   projects   projects   talent   talent   talent
discipline discipline discipline talent   talent   talent
""",
    7: """\
masthead masthead masthead masthead masthead   masthead   masthead | 22
lead     lead     lead     lead     lead       index      index
lead     lead     lead     lead     lead       qr         qr
lead     lead     lead     lead     lead       lead       lead
school   school   school   lead     lead       lead       lead
school   school   school   projects projects   projects   projects
talent   talent   talent   talent   projects   projects   projects
talent   talent   talent   talent   discipline discipline discipline
""",
}
"""The page by its number of columns: with the index in the corner, or under a head across the whole page."""

_AS_IN_THE_SEED = ("text/broken-off", "text/variant-form")
"""The page came out of a PDF with sentences torn off, and has a variant form in its index."""

_SHEET = '@import "broadsheet";\n'
_ONE_LINE = """
/* 通栏题排一行 */
story[name=lead] > headline { max-lines: 1 }
"""


def write_reference(seed: Path, folder: Path, columns: int = 5) -> None:
    """Write `paper.yaml` with its stylesheet, `edition.yaml` and `stories/` into `folder`, in so many columns."""
    furniture = json.loads((seed / "furniture.json").read_text(encoding="utf-8"))
    stories = folder / "stories"
    stories.mkdir(parents=True, exist_ok=True)
    for name in STORIES:
        shutil.copyfile(seed / "stories" / f"{name}.md", stories / f"{name}.md")
    (folder / "reference.css").write_text(_SHEET + (_ONE_LINE if columns == 6 else ""), encoding="utf-8")
    _write(folder / "paper.yaml", _paper(furniture))
    _write(folder / "edition.yaml", _edition(furniture, columns))


def _write(path: Path, values: dict[str, Any]) -> None:
    """A YAML mapping whose values are written as JSON, which is YAML too."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    path.write_text("".join(lines), encoding="utf-8")


def _paper(furniture: dict[str, Any]) -> dict[str, Any]:
    masthead = furniture["masthead"]
    return {
        "name": NAME,
        "stylesheet": "reference.css",
        "profile": "internal",
        "publisher": masthead["publisher"],
        "hotlines": masthead["hotlines"],
        "email": masthead["email"],
        "slogan": masthead["slogan"],
        "index_title": furniture["index"]["title"],
        "page_ref": ">> {page}",
        "masthead": {
            "info": ["{date_text}", "{lunar_text}", "{slogan}"],
            "contact": ["{hotline_1}", "{hotline_2}", "{email}"],
            "strip_start": ["{publisher}"],
        },
        "qr": {
            f"code{number}": {"url": f"https://example.org/{number}", "caption": code["caption"]}
            for number, code in enumerate(furniture["qr"], 1)
        },
    }


def _edition(furniture: dict[str, Any], columns: int) -> dict[str, Any]:
    items = [
        {
            "kicker": item["kicker"],
            "headline": item["headline"],
            "page": item["page"] or UNKNOWN_PAGE,
            "elsewhere": True,
        }
        for item in furniture["index"]["items"]
    ]
    ranks = {name: {"rank": rank} for rank, name in enumerate(STORIES, 1)}
    ranks["talent"] |= {"box": True}
    return {
        "paper": NAME,
        "date": furniture["masthead"]["date"],
        "index": items,
        "allow": [
            *({"code": code, "reason": "原版如此"} for code in _AS_IN_THE_SEED),
            {"code": "print/page-count", "reason": "只重排头版"},
        ],
        "pages": {"A01": {"dummy": DUMMIES[columns], "stories": ranks}},
    }
