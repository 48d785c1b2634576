"""A new edition: from the paper's template, from an earlier issue, or from nothing.

What is made anew every day (copy, weather, words of the index) is left empty; what stays (drawings, kinds, names) is
taken over with its comments. Nothing that is there is ever written over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ..base.diagnostics import Outcome
from ..base.host import normal_path
from ..base.messages import diagnostic
from .keys import english
from .model import Edition, Paper, Story
from .reader import EDITION_FILE, PAPER_FILE, read_edition
from .script import is_han
from .source import SourceText, read_source
from .trucks import single_pages
from .yaml_reader import read_yaml
from .yaml_tree import Mapping, Node, last_line

TEMPLATE_FOLDERS = ("template", "模板")
_DROPPED = ("weekday", "lunar", "weather", "mode")
"""Entries of edition.yaml that hold for one day alone."""


_Files = dict[str, str]
"""The texts of a new edition by the path in it."""


def new_edition(papers_folder: Path, day: date, *, source: date | None, pages: int | None) -> Outcome[Path | None]:
    """Make the edition of `day` in `papers_folder` and give its folder; None, with the reason, when it is there.

    It is made from the issue of `source`; else from a folder `template`; else from the last issue before `day`; else
    from nothing, with a `paper.yaml` and one page that builds at once. `pages` cuts or adds pages. Raises OSError
    when the folder can't be written.
    """
    papers_folder = normal_path(papers_folder)
    folder = papers_folder / day.isoformat()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return Outcome(None, (diagnostic("new/exists", folder=folder.name),))
    if source is not None and not (papers_folder / source.isoformat() / EDITION_FILE).is_file():
        near = "、".join(sorted(_issues(papers_folder))[-3:])
        return Outcome(None, (diagnostic("new/no-source", date=source.isoformat(), near=near),))
    model = papers_folder / source.isoformat() if source else _model_folder(papers_folder, day)
    files = _from_model(model, day, pages) if model else _first_edition(papers_folder, day, pages)
    _write(folder, files)
    return Outcome(folder)


def _issues(papers_folder: Path) -> dict[str, Path]:
    if not papers_folder.is_dir():
        return {}
    found = [path for path in papers_folder.iterdir() if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", path.name)]
    return {path.name: path for path in found if (path / EDITION_FILE).is_file()}


def _model_folder(papers_folder: Path, day: date) -> Path | None:
    for name in TEMPLATE_FOLDERS:
        if (papers_folder / name / EDITION_FILE).is_file():
            return papers_folder / name
    issues = _issues(papers_folder)
    before = [name for name in sorted(issues) if name < day.isoformat()]
    return issues[before[-1]] if before else None


def _write(folder: Path, files: _Files) -> None:
    for name, text in files.items():
        path = normal_path(folder / name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    (folder / "pictures").mkdir(parents=True, exist_ok=True)


def _from_model(model: Path, day: date, pages: int | None) -> _Files:
    read = read_source(model / EDITION_FILE, EDITION_FILE).value
    source = read if read is not None else SourceText(EDITION_FILE, "")
    reading = read_edition(model).value
    edition = reading.edition if reading else None
    names = _page_names(edition, pages)
    texts = {EDITION_FILE: _edition_text(source, edition, day, set(names) if pages else None)}
    if (model / PAPER_FILE).is_file():
        texts[PAPER_FILE] = (model / PAPER_FILE).read_text("utf-8-sig")
    for path in sorted((*(model / "pages").glob("*.y*ml"), *(model / "pages").glob("*/*.y*ml"))):
        if not pages or path.stem in names:
            kept = read_source(path, path.name).value
            texts[path.relative_to(model).as_posix()] = kept.text if kept else ""
    drawn = {page.name for page in edition.pages} | set(edition.withheld) if edition else set[str]()
    last = edition.pages[-1] if edition and edition.pages else None
    for name in names:
        if name not in drawn:
            texts[f"pages/{name}.yaml"] = _page_text(name, last.columns if last else 5)
            texts[f"stories/{name.lower()}.md"] = _empty_story(None)
    placed = _story_pages(model, edition) if edition else {}
    for story in edition.stories if edition else ():
        if placed.get(story.name) in single_pages(names):
            texts[f"stories/{story.name}.md"] = _empty_story(story)
    return texts


def _story_pages(model: Path, edition: Edition) -> dict[str, str]:
    """The page of every story, in whichever local edition it is."""
    others = (read_edition(model, local=one.key).value for one in edition.locals[1:])
    editions = (*(one.edition for one in others if one), edition)
    return {story: page for one in editions for story, page in one.story_pages}


def _page_names(edition: Edition | None, pages: int | None) -> list[str]:
    """The pages to have: those drawn, cut to `pages` or counted on from the last."""
    drawn = sorted({page.name for page in edition.pages} | set(edition.withheld)) if edition else []
    if pages is None:
        return drawn
    names: list[str] = []
    for name in drawn:
        if len(single_pages([*names, name])) > pages:
            break
        names.append(name)
    while len(single := single_pages(names)) < pages:
        match = re.fullmatch(r"(.*?)([0-9]+)", single[-1]) if single else None
        names.append(f"{match[1]}{int(match[2]) + 1:0{len(match[2])}}" if match else f"A{len(single) + 1:02}")
    return names


def _edition_text(source: SourceText, edition: Edition | None, day: date, pages: set[str] | None) -> str:
    """edition.yaml with the new date and number, without what held for one day and without pages cut."""
    tree = read_yaml(source).value.root
    lines: list[str | None] = list(source.lines)
    has_date = False
    for key, first, last, value in _entries(tree, len(lines)):
        if key == "date":
            lines[first - 1] = _with_value(source, first, value, day.isoformat())
            has_date = True
        elif key == "issue" and edition and edition.issue:
            lines[first - 1] = _with_value(source, first, value, str(_next_issue(edition, day)))
        elif key in _DROPPED:
            lines[first - 1 : last] = [None] * (last - first + 1)
        elif key == "index" and edition:
            names = ", ".join(item.story for item in edition.index if item.story)
            lines[first - 1 : last] = [f"index: [{names}]" if names else None, *[None] * (last - first)]
        elif key == "pages" and pages is not None and isinstance(value, Mapping):
            for name, begin, end, _ in _entries(value, last, translate=False):
                if name not in pages:
                    lines[begin - 1 : end] = [None] * (end - begin + 1)
    text = "\n".join(line for line in lines if line is not None).rstrip("\n") + "\n"
    return text if has_date else f"date: {day.isoformat()}\n{text}"


def _entries(tree: Node, last: int, *, translate: bool = True) -> Iterator[tuple[str, int, int, Node]]:
    """Every entry of a mapping: key, first and last line, value. Comments before the next key stay with that."""
    if not isinstance(tree, Mapping):
        return
    starts = [key.span.line for key, _ in tree.entries]
    for (key, value), after in zip(tree.entries, [*starts[1:], last + 1], strict=True):
        end = max(last_line(value), key.span.line)
        yield english(key.text) if translate else key.text, key.span.line, min(end, after - 1), value


def _with_value(source: SourceText, number: int, value: Node, text: str) -> str:
    """Line `number` with `text` in place of its value, the comment after it kept."""
    line, span = source.line(number), value.span
    end = span.column - 1 + span.length
    return f"{line[: span.column - 1].rstrip()} {text}{line[end:]}"


def _next_issue(edition: Edition, day: date) -> int:
    """The typed number counted on by the issues between; the same number for a day before it."""
    number = edition.issue or 0
    for ahead in range(1, (day - edition.day).days + 1):
        number += _appears(edition.paper, edition.day + timedelta(days=ahead))
    return number


def _appears(paper: Paper, day: date) -> bool:
    return day.isoweekday() in paper.publication_days and day not in paper.skipped


def _empty_story(story: Story | None) -> str:
    """A story to be filled in: the lines of its head that were used before, nothing in them."""
    lines = ["---"]
    if story is None:
        lines += ["headline:", "byline:"]
    else:
        used = [key for key in ("rubric", "kicker", "headline", "deck", "summary", "byline") if getattr(story, key)]
        lines += [f"{key}:" for key in (used if "headline" in used else ["headline", *used])]
        lines += [f"kind: {story.kind}"] if story.kind != "news" else []
        lines += [f"rank: {story.rank}"] if story.rank else []
        lines += [f"language: {story.language}"] if story.language != "zh-Hans" else []
        if story.pictures:
            lines.append("pictures:")
            lines += [f"  {picture.name}: {{caption: , credit: }}" for picture in story.pictures]
    return "\n".join([*lines, "---", ""])


def _page_text(name: str, columns: int) -> str:
    return f"section:\ndummy: |\n  {' '.join([name.lower()] * columns)}\n"


_PAPER = """\
# 这张报纸各期共用的事写在这里；每一项都可以不写。键名也可以用中文：报名、口号、热线……
name: {name}
stylesheet: broadsheet          # 对开 broadsheet，四开 tabloid
profile: none                   # 公开发行 cn，内部资料 internal，不查 none

# publisher: 某某报社主办
# hotlines: [新闻热线 0000-0000000]
# email: news@example.org
# slogan: 一句口号
# publication_days: [周一至周五]
# first_issue: {day}       # 创刊日；期号从这一天数起
"""
_EDITION = """\
# 这一期。星期、农历、期号、版数都会自己算。
date: {day}

# 版样：一个词一栏，同名的格子连成一片就是一篇稿子的位置；“.”是空着的格子。stock:house 是占版位的画。
# “|”后面是这一层的行数；auto 是稿子要多少给多少，不写是分余下的。
pages:
{pages}"""
_FIRST_PAGE = """\
  A01: |
    masthead    masthead    masthead    masthead    masthead
    lead        lead        lead        lead        lead        | auto
    stock:house stock:house stock:house stock:house stock:house
"""
_FURTHER_PAGE = """\
  {name}: |
    {cells} | auto
    stock:house stock:house stock:house stock:house stock:house
"""
_STORY = """\
---
headline: {headline}
byline: 本报编辑部
---

这是一篇样稿，换成自己的就行。两行“---”之间一行一项，写引题、主题、副题、署名；冒号后面的字照原样印，写到行末为止。第二行“---”下面是正文，一段一行，段与段之间空一行，行首打两个井号的是小标题。

稿子的文件名就是它在版样里的名字。再写一篇，在 stories 里新建一个文件，把名字画进 edition.yaml 的版样，它就上了版。

下面那幅画是占版位的，有了稿子和图就把它换掉。稿子长出版位，报告会说超出几行几字、从哪个字起排不下；稿子短了，会说还缺几行。照着数目改稿，或者改版样，再排一遍就知道结果。

banxin preview 在浏览器里看版面，存盘就更新；banxin proof 打大样，给校对批；banxin build 写出付印的 PDF。
"""
_HOUSE = "stock/house.svg"


def _house() -> str:
    """A drawing that holds a place on the page: a sheet with nameplate, heads, a picture and columns of copy."""
    columns = [(x, top, 216) for x, top in ((96, 106), (134, 106), (172, 158))]
    copy = "".join(f"M{x} {y}h34v2h-34z" for x, top, foot in columns for y in range(top, foot, 5))
    shapes = [
        ("0 0 0 0.08", "M0 0h300v280H0z"),
        ("0 0 0 0", "M80 24h140v212H80z"),
        ("0 1 1 0", "M110 36h80v18h-80z"),
        ("0 0 0 1", "M92 60h116v1H92zM96 70h108v9H96zM110 85h80v5h-80z"),
        ("0 0 0 0.3", "M172 106h34v42h-34z"),
        ("0 0 0 0.45", copy),
    ]
    drawn = "\n".join(f'<path fill="device-cmyk({ink})" d="{outline}"/>' for ink, outline in shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 280">\n{drawn}\n</svg>\n'


def _first_edition(papers_folder: Path, day: date, pages: int | None) -> _Files:
    names = _page_names(None, pages or 1)
    drawn = _FIRST_PAGE + "".join(
        _FURTHER_PAGE.format(name=name, cells=" ".join([name.lower()] * 5)) for name in names[1:]
    )
    texts = {
        EDITION_FILE: _EDITION.format(day=day.isoformat(), pages=drawn),
        "stories/lead.md": _STORY.format(headline="从这里开始办一张报纸"),
        **{f"stories/{name.lower()}.md": _STORY.format(headline=f"{name} 版从这里写起") for name in names[1:]},
    }
    if not (papers_folder / PAPER_FILE).exists():
        name = papers_folder.name if any(map(is_han, papers_folder.name)) else "新报"
        texts[f"../{PAPER_FILE}"] = _PAPER.format(name=name, day=day.isoformat())
    if not (papers_folder / _HOUSE).exists():
        texts[f"../{_HOUSE}"] = _house()
    return texts
