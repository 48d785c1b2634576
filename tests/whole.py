"""An issue of two sections with eight pages each, in two local editions."""

from __future__ import annotations

from pathlib import Path

PLACES = ("河口", "东堤", "西关", "南塘", "北岗", "湖滨", "柳林", "石桥")
PAGES = tuple(f"{letter}{number:02}" for letter in "AB" for number in range(1, 9))
OWN = {"east": ("A03",), "west": ("A03", "B02")}
"""The pages that local editions have for themselves."""
PAPER = """\
sections: {A: 要闻, B: {name: 都市, nameplate: 都市周刊}}
kinds:
  叠首: {folio: {outer: ["{section_name}"]}}
  末版: {folio: {inner: ["{section_letter}叠共{section_pages}版"], outer: ["{page}"]}}
name: 河口日报
publisher: 河口日报社
address: 河口市东堤路1号
cn: CN 00-0000
postal_code: 99-1
price: 每份1元
hotlines: [0000-5550101]
folio:
  inner: ["{name}　{date_text}[　{local}]"]
  outer: ["[{section}　]{page}"]
"""
EDITION = """\
date: 2026-11-24
issue: 3187
local: {east: 东区版, west: 西区版}
allow: [{code: print/page-count, reason: 试排, by: 周小满}]
index: [a02x, b03x]
"""


def story(name: str, number: int, *, paragraphs: int = 6) -> str:
    """A story whose sentences are its own."""
    place = PLACES[number % len(PLACES)]
    one = (
        f"{place}街道的第{number + 1}号院里，工人们正把最后一批材料运到岸边，往来的人都放慢了脚步，记下这一天的模样。"
        f"据了解，{place}今年修了{number % 7 + 2}条路，明年还要再修{number % 5 + 3}条，老住户说，日子一天比一天顺当。"
    )
    body = "\n\n".join([one] * paragraphs)
    return f"---\nheadline: {place}第{number + 1}号院的新变化\nbyline: 记者 周小满\n---\n\n{body}\n"


def dummy(page: str) -> str:
    """A page of three stories. The first has the masthead and the index, that of the other section a masthead too; the
    last has the imprint."""
    low = page.lower()
    head = f"  {' '.join(['masthead'] * 5)}\n" if page in ("A01", "B01") else ""
    foot = f"  {' '.join(['imprint'] * 5)}\n" if page == "B08" else ""
    side = "index" if page == "A01" else f"{low}z"
    return (
        f"dummy: |\n{head}  {low}x {low}x {low}x {side} {side}\n  {low}x {low}x {low}x {side} {side}\n"
        f"  {low}y {low}y {low}y {low}y {low}y\n{foot}"
    )


def write_whole(folder: Path, *, pages: tuple[str, ...] = PAGES, paragraphs: int = 6) -> Path:
    """Write the issue to `folder`, with `paper.yaml` beside it."""
    files = {"../paper.yaml": PAPER, "edition.yaml": EDITION}
    shared = [("", page) for page in pages if not all(page in own for own in OWN.values())]
    own = [(key, page) for key, names in OWN.items() for page in names if page in pages]
    number = 0
    for key, page in (*shared, *own):
        drawing = dummy(page)
        for part in "xyz":
            name = f"{page.lower()}{part}"
            drawing = drawing.replace(name, f"{key}{name}")
            if name in drawing:
                files[f"stories/{key}{name}.md"] = story(f"{key}{name}", number, paragraphs=paragraphs)
                number += 1
        files[f"pages/{key}/{page}.yaml"] = f"section: 新闻\n{drawing}"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
