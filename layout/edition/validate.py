"""Checks across the files of an edition: dates, names, pages, credits, and the copy as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ..base.diagnostics import Diagnostic, Place, Span
from ..base.makeup import rule_called
from ..base.messages import catalogue, diagnostic
from .ads import check_dress, check_labels, check_orders
from .copy_checks import check_copy
from .dummy import Drawing
from .insets import check_insets
from .jump_words import check_jump_words
from .keys import nearest
from .matter import check_mode
from .model import Edition, IndexItem, Paper, Stop, Story, Waiver, jump_node
from .script import is_cjk, is_han
from .trucks import single_pages
from .yaml_tree import Mapping, Node, locate

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_WEEKDAY_WORDS: dict[str, int] = {
    **{f"{word}{day}": n for word in ("星期", "周", "礼拜") for n, day in enumerate("一二三四五六日")},
    **{f"{word}天": 6 for word in ("星期", "周", "礼拜")},
    **{day: n for n, day in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))},
}
IDENTITY: dict[str, tuple[tuple[str, str, str], ...]] = {
    "cn": (
        ("publisher", "出版单位", "publisher"),
        ("cn", "国内统一连续出版物号", "CN number"),
        ("postal_code", "邮发代号", "postal distribution code"),
        ("address", "地址", "address"),
        ("price", "定价", "price"),
    ),
    "internal": (("publisher", "编印单位", "publisher"),),
    "none": (),
}
"""What a paper prints in every issue by its profile: key, Chinese and English name (newspaper-practice §5)."""

_NOT_IN_EXTRAS = ("price", "postal_code")
"""What an extra, which is given away, need not print."""
STAND_IN_DAY = date(2000, 1, 1)
"""What an edition has for its day when none can be read; nothing is said about it."""
NEVER_WAIVED = frozenset({"fit/overset", "font/no-glyph"})
PLACEHOLDERS = re.compile(
    r"(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|Ｘ{2,}|[×✕]{2,}|〓+|待补(?!充|办|缴|交|足|选|考|课|发|贴)|待核(?!实|查|准|算|定|对|发|销)"
    r"|(?<![A-Za-z])(?:TODO|TBD|TK|FIXME)(?![A-Za-z])|此处插|占位|\?{3,}|？{3,}"
)
_NO_HEADLINE_NEEDED = ("brief", "standing")
_SIGNED_KINDS = ("news", "feature", "comment", "letter", "poem")


def check_edition(edition: Edition, weekday: str, tree: Node, paper_tree: Node | None) -> Iterator[Diagnostic]:
    """Date, weekday, identity and waivers of the issue."""
    if weekday and edition.day != STAND_IN_DAY and _weekday(weekday) != edition.day.weekday():
        place = locate(tree, ("weekday",))[1].span
        right = WEEKDAYS[edition.day.weekday()]
        code = "edition/weekday"
        yield diagnostic(code, place, typed=weekday, date=edition.day.isoformat(), right=right)
    yield from _check_days(edition, tree)
    yield from _check_identity(edition, tree, paper_tree)
    yield from _check_waivers(edition.allow, tree, "")


def _weekday(typed: str) -> int:
    return _WEEKDAY_WORDS.get(typed.strip().lower(), -1)


def _check_days(edition: Edition, tree: Node) -> Iterator[Diagnostic]:
    paper, day = edition.paper, edition.day
    key, node = locate(tree, ("date",))
    place = node.span if key else tree.span
    if day == STAND_IN_DAY:
        return
    if paper.first_issue and day < paper.first_issue:
        yield diagnostic("edition/before-first", place, date=day.isoformat(), first=paper.first_issue.isoformat())
    elif edition.mode != "extra" and not _appears(paper, day):
        yield diagnostic("edition/no-issue-day", place, date=day.isoformat(), weekday=WEEKDAYS[day.weekday()])


def _appears(paper: Paper, day: date) -> bool:
    return day == paper.first_issue or (day.isoweekday() in paper.publication_days and day not in paper.skipped)


def _check_identity(edition: Edition, tree: Node, paper_tree: Node | None) -> Iterator[Diagnostic]:
    paper = edition.paper
    place = (paper_tree or tree).span
    for key, chinese, english in IDENTITY[paper.profile]:
        if edition.mode == "extra" and key in _NOT_IN_EXTRAS:
            continue
        if not getattr(paper, key) and not dict(paper.extra).get(key):
            yield diagnostic("edition/identity", place, item_zh=chinese, item_en=english, key=key)
    is_counted = edition.issue is not None or paper.first_issue is not None or edition.mode == "extra"
    if paper.profile == "cn" and not is_counted:
        yield diagnostic("edition/identity", tree.span, item_zh="期号", item_en="issue number", key="issue")
    if not paper_tree:
        return
    if paper.cn and not re.fullmatch(r"CN\s?[0-9]{2}[-—–－][0-9]{4}(?:/\w+)?", paper.cn):
        yield diagnostic("paper/cn-format", locate(paper_tree, ("cn",))[1].span, value=paper.cn)
    if paper.profile == "internal" and paper.cn:
        yield diagnostic("paper/internal-cn", locate(paper_tree, ("cn",))[1].span)
    if paper.postal_code and not re.fullmatch(r"[0-9]{1,2}[-—–－][0-9]{1,4}", paper.postal_code):
        place = locate(paper_tree, ("postal_code",))[1].span
        yield diagnostic("paper/postal-code-format", place, value=paper.postal_code)


def _check_waivers(waivers: tuple[Waiver, ...], tree: Node, page: str) -> Iterator[Diagnostic]:
    known = catalogue()
    for number, waiver in enumerate(waivers):
        place = locate(tree, ("allow", number))[1].span
        if waiver.code in NEVER_WAIVED:
            yield diagnostic("allow/never", place, page=page, allowed=waiver.code)
        elif waiver.code not in known and not rule_called(waiver.code):
            near = nearest(waiver.code, known)
            yield diagnostic("allow/unknown-code", place, page=page, allowed=waiver.code, near=near)
        elif not waiver.reason:
            yield diagnostic("allow/no-reason", place, page=page, allowed=waiver.code)


def check_index(edition: Edition, tree: Node) -> Iterator[Diagnostic]:
    """Every item of the index leads somewhere: to a story of the issue, or to a page it has.

    A fault stops the pages that draw the index, and no other.
    """
    drawn = [page.name for page in edition.pages if any(area.kind == "index" for area in page.areas)]
    if edition.index and not drawn:
        yield diagnostic("index/undrawn", locate(tree, ("index",))[1].span)
    for fault in _index_faults(edition, tree):
        yield from (replace(fault, page=page) for page in drawn)


def _index_faults(edition: Edition, tree: Node) -> Iterator[Diagnostic]:
    pages = {_page_number(name) for name in single_pages(edition.withheld)}
    placed = dict(edition.story_pages)
    for number, item in enumerate(edition.index):
        yield from _check_item(edition, item, placed, pages, tree, number)


def _check_item(
    edition: Edition, item: IndexItem, placed: dict[str, str], pages: set[str], tree: Node, number: int
) -> Iterator[Diagnostic]:
    place = _item_place(tree, number, "story")
    if item.story and edition.story(item.story) is None:
        near = nearest(item.story, [story.name for story in edition.stories])
        yield diagnostic("index/unknown-story", place, name=item.story, near=near)
    elif item.story and item.story not in placed:
        yield diagnostic("index/unplaced", place, name=item.story)
    elif not item.story and not item.headline:
        yield diagnostic("index/empty", place)
    elif not item.story and not item.page and not item.elsewhere:
        yield diagnostic("index/no-page", place)
    if not item.page or item.elsewhere:
        return
    at = _item_place(tree, number, "page")
    if _page_number(item.page) not in pages:
        yield diagnostic("edition/no-such-page", at, page_typed=item.page, last=edition.page_count)
    elif item.story in placed and _page_number(item.page) != _page_number(placed[item.story]):
        yield diagnostic("index/wrong-page", at, typed=item.page, story=item.story, right=placed[item.story])


def _item_place(tree: Node, number: int, key: str) -> Span:
    _, item = locate(tree, ("index", number))
    found = item.find(key) if isinstance(item, Mapping) else None
    return found[1].span if found else item.span


def _page_number(name: str) -> str:
    """The figures of a page name without leading zeros: A03, 03 and 第3版 are one page; without any, the name."""
    match = re.search(r"[0-9]+", name)
    return match[0].lstrip("0") if match else name


def check_page(edition: Edition, name: str, tree: Node, drawing: Drawing) -> Iterator[Diagnostic]:
    """What the page says of its stories must speak of stories that it draws."""
    page = edition.page(name)
    if page is None:
        return
    drawn = list(dict.fromkeys(n for area in page.matter if area.kind == "story" for n in (area.name, area.owner)))
    for story, _ in page.placements:
        if story not in drawn:
            key, node = locate(tree, ("stories", story))
            near = nearest(story, drawn)
            yield diagnostic("page/unknown-story", (key or node).span, page=name, name=story, near=near)
    if any(area.kind == "index" for area in drawing.areas) and not edition.index:
        place = next(drawing.places[area.name] for area in drawing.areas if area.kind == "index")
        yield diagnostic("index/no-items", place, page=name)
    if not edition.qr and not edition.paper.qr:
        for area in drawing.areas:
            if area.kind == "qr":
                yield diagnostic("qr/none", drawing.places[area.name], page=name, name=area.name)
    yield from check_insets(edition, name, tree)
    yield from check_orders(page, drawing, tree)
    yield from check_labels(page, edition.paper)
    yield from check_mode(edition, page)
    yield from check_dress(page)
    yield from _check_waivers(page.allow, tree, name)


def check_placing(edition: Edition, drawings: list[tuple[str, Drawing]]) -> Iterator[Diagnostic]:
    """Every story and every picture of a story in one place, but for where it goes on, or held."""
    first: dict[str, str] = {}
    for page, drawing in drawings:
        drawn = edition.page(page)
        free = tuple(block.area for block in drawn.free) if drawn else ()
        for area in (*drawing.areas, *free):
            if area.kind not in ("story", "picture") or area.goes_on:
                continue
            if area.name in first and (area not in free or first[area.name] != page):
                place, before = drawing.places.get(area.name) or Place(jump_node(page, area.name)), first[area.name]
                yield diagnostic("story/placed-twice", place, page=page, name=area.name, first=before, second=page)
            first.setdefault(area.name, page)
    yield from _check_routes(edition, drawings)
    yield from check_jump_words(edition)
    jumped = {route.story: dict.fromkeys(stop.page for stop in route.stops) for route in edition.routes}
    for story in edition.stories:
        place = Place(f"story/{story.name}")
        pages = jumped.get(story.name) or dict.fromkeys(filter(None, [first.get(story.name)]))
        if not pages and not story.hold:
            yield diagnostic("story/unplaced", place, name=story.name)
        for page in pages if story.hold else ():
            yield diagnostic("story/held", place, page=page, name=story.name, placed="、".join(pages))
        its_page = edition.page(first.get(story.name, ""))
        insets = [inset.name for inset in its_page.placement(story.name).insets] if its_page else []
        for picture in story.pictures:
            if story.name in first and picture.name not in first and picture.name not in insets:
                place, page = Place(f"{story.name}/picture/{picture.name}"), first[story.name]
                yield diagnostic("image/unplaced", place, page=page, picture=picture.name, story=story.name)


def _check_routes(edition: Edition, drawings: list[tuple[str, Drawing]]) -> Iterator[Diagnostic]:
    """A story goes on after it has begun, and in the order that pages are read (MK15)."""
    read = {page: number for number, (page, _) in enumerate(drawings)}
    places = {Stop(page, name): place for page, drawing in drawings for name, place in drawing.places.items()}
    cells = {Stop(page, area.name): area.cells for page, drawing in drawings for area in drawing.areas}
    for route in edition.routes:
        first, *others = route.stops
        if first.area != route.story:
            for stop in route.stops:
                yield diagnostic(
                    "page/dead-jump", places[stop], page=stop.page, area=stop.area, story=route.story, headline="",
                    before="", page_drawn="", characters=0,
                )  # fmt: skip
            continue
        before = first
        for stop in others:
            same = stop.page == before.page
            if read[stop.page] < read[before.page] or (same and _stands_over(cells[stop], cells[before])):
                yield diagnostic(
                    "makeup/jump-order", places[stop], page=stop.page, area=stop.area, story=route.story,
                    before=before.area, source=before.page,
                )  # fmt: skip
            before = stop


_Cells = tuple[tuple[int, int], ...]


def _stands_over(one: _Cells, other: _Cells) -> bool:
    """Whether an area lies wholly over another and begins no farther right, so that it is read before that."""
    over = max(row for row, _ in one) < min(row for row, _ in other)
    return over and min(column for _, column in one) <= min(column for _, column in other)


def check_story(
    story: Story, page: str, placeholders: tuple[str, ...], variant_forms: tuple[str, ...], keys: dict[str, Span],
    columns: tuple[str, ...] = (),
) -> Iterator[Diagnostic]:  # fmt: skip
    """What a story must have before it is printed, and what looks unfinished or mistyped in its copy.

    `placeholders` are the paper's own words for copy still to come, `variant_forms` the characters it prints though
    simplified copy has others, `columns` its standing columns.
    """
    place = Place(f"story/{story.name}")
    if story.headline is None and story.kind not in _NO_HEADLINE_NEEDED:
        yield diagnostic("story/no-headline", place, page=page, name=story.name)
    if not story.blocks:
        yield diagnostic("story/empty", place, page=page, name=story.name)
    if story.kind in _SIGNED_KINDS and story.blocks and not _is_signed(story):
        yield diagnostic("story/no-byline", place, page=page, name=story.name)
    for picture in story.pictures:
        missing = [zh for zh, text in (("说明", picture.caption), ("署名", picture.credit)) if text is None]
        if missing:
            english = " and ".join({"说明": "a caption", "署名": "a credit"}[word] for word in missing)
            at = Place(f"{story.name}/picture/{picture.name}")
            yield diagnostic(
                "image/no-credit", at, page=page, picture=picture.name, missing_zh="、".join(missing),
                missing_en=english,
            )  # fmt: skip
    own = [re.escape(word) for word in placeholders]
    pattern = re.compile("|".join([*own, PLACEHOLDERS.pattern])) if own else PLACEHOLDERS
    for text in story.texts():
        for match in pattern.finditer(text.text):
            at = Place(text.node_id, match.start(), len(match[0]))
            yield diagnostic("story/placeholder", at, page=page, text=match[0])
    yield from _halfwidth(story, page)
    yield from _straight_quotes(story, page)
    yield from _unpaired(story, page)
    yield from check_copy(story, page, variant_forms)
    yield from check_rubric(story, page, columns)
    waivers = Mapping((), keys.get("allow", Span(story.path, 1, 1)))
    yield from _check_waivers(story.allow, waivers, page)


def check_rubric(story: Story, page: str, columns: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A rubric that is all but one of the paper's standing columns."""
    rubric = story.rubric.text if story.rubric else ""
    if rubric and columns and rubric not in columns and (near := nearest(rubric, columns)):
        place = Place(story.rubric.node_id) if story.rubric else None
        yield diagnostic("column/unknown", place, page=page, typed=rubric, near=near)


def _is_signed(story: Story) -> bool:
    if story.byline or any(block.kind == "signature" for block in story.blocks):
        return True
    return any(mark.kind in ("dateline", "byline") for block in story.blocks for mark in block.text.marks)


_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}


def _halfwidth(story: Story, page: str) -> Iterator[Diagnostic]:
    """ASCII marks between Chinese characters, one message a mark."""
    found: dict[str, list[Place]] = {}
    for text in story.texts():
        words = text.text
        for index, mark in enumerate(words):
            if mark in _FULL and _stands_in_chinese(words, index, mark):
                found.setdefault(mark, []).append(Place(text.node_id, index))
    for mark, places in found.items():
        yield diagnostic(
            "text/halfwidth-punct", places[0], page=page, mark=mark, count=len(places), right=_FULL[mark]
        )  # fmt: skip


def _stands_in_chinese(words: str, index: int, mark: str) -> bool:
    before, after = words[:index][-1:], words[index + 1 : index + 2]
    if mark == ".":
        return is_han(before) and (not after or is_han(after))
    if mark == "(":
        return is_han(before) or is_han(after)
    return is_han(before) or (mark != ":" and before in ("”", "》", "）") and bool(before))


def _straight_quotes(story: Story, page: str) -> Iterator[Diagnostic]:
    places = [
        Place(text.node_id, index)
        for text in story.texts()
        for index, mark in enumerate(text.text)
        if mark == '"' and (is_cjk(text.text[:index][-1:]) or is_cjk(text.text[index + 1 : index + 2]))
    ]
    if places:
        yield diagnostic("text/straight-quotes", places[0], page=page, count=len(places))


_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】", "（": "）", "〔": "〕"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}


def _unpaired(story: Story, page: str) -> Iterator[Diagnostic]:
    """Marks without a partner in their paragraph.

    A quotation over several paragraphs opens at the start of each and closes at the end of the last.
    """
    texts = story.texts()
    for text, after in zip(texts, [*texts, None][1:], strict=True):
        stack: list[tuple[str, int]] = []
        for index, mark in enumerate(text.text):
            if mark in _PAIRS:
                stack.append((mark, index))
            elif mark in _CLOSING:
                if stack and stack[-1][0] == _CLOSING[mark]:
                    stack.pop()
                elif not _is_apostrophe(text.text, index) and not _is_numbering(text.text, index):
                    yield diagnostic("text/quotes", Place(text.node_id, index), page=page, mark=mark)
        runs_on = after is not None and stack and after.text.startswith(stack[0][0])
        for mark, index in stack[1 if runs_on else 0 :]:
            yield diagnostic("text/quotes", Place(text.node_id, index), page=page, mark=mark)


def _is_apostrophe(words: str, index: int) -> bool:
    return words[index] == "’" and words[:index][-1:].isascii() and words[:index][-1:].isalnum()


_NUMBER = re.compile(r"(?:^|[。；，：、\s])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")


def _is_numbering(words: str, index: int) -> bool:
    """`1）` and `一）` number an item at the start of a clause."""
    return words[index] == "）" and bool(_NUMBER.search(words[:index]))
