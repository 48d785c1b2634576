"""Pictures and the weight of a page: 图碰图, 视线出版, 轻重失衡, 同形."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from ...base.diagnostics import Diagnostic, Place
from ...base.geometry import Rect
from ...edition.model import Gaze, Picture
from ..model import PlacedPicture, PlacedStory
from .view import PageView, around, overlap_across, overlap_down

_LEAST_ROW = 3
"""Stories of one shape that are a row."""
_LEAST_DEPTH = 40
"""Lines of the shallowest page that has an upper and a lower half to speak of."""
_HEAVY = ("ad", "stock", "calendar", "weather")
"""Areas that weigh as a picture does: drawn or framed."""
_UNRANKED = ("brief",)
"""Kinds of matter that are meant to look alike side by side."""


def pictures_touch(view: PageView) -> Iterator[Diagnostic]:
    """图碰图 (MK13): pictures of two stories side by side or one over the other with nothing between them."""
    for (one, first), (other, second) in combinations(view.pictures, 2):
        if one.name == other.name or one.is_boxed or other.is_boxed or not _touch(view, first.rect, second.rect):
            continue
        yield view.report(
            "makeup/pictures-touch", _picture_place(other, second), around(first.rect, second.rect),
            one=first.name, other=second.name, story=one.account.headline, headline=other.account.headline,
        )  # fmt: skip


def _touch(view: PageView, one: Rect, other: Rect) -> bool:
    across, down = overlap_across(one, other), overlap_down(one, other)
    beside = down > view.pitch and -across <= view.gutter + view.made.geometry.zi
    over = across > view.made.geometry.zi and -down < 2 * view.pitch
    return (across <= 0 and beside) or (down <= 0 and over)


def _picture(view: PageView, story: PlacedStory, placed: PlacedPicture) -> Picture | None:
    found = view.edition.story(story.name)
    return next((one for one in found.pictures if one.name == placed.name), None) if found else None


def _picture_place(story: PlacedStory, placed: PlacedPicture) -> Place:
    return Place(f"{story.name}/picture/{placed.name}")


def gaze_out(view: PageView) -> Iterator[Diagnostic]:
    """视线出版 (MK14): a picture that looks, as its entry says, over the edge of the page that it stands at."""
    left, right = view.grid.left, view.grid.right
    slack = view.made.geometry.zi
    for story, placed in view.pictures:
        picture = _picture(view, story, placed)
        at_left, at_right = placed.rect.x <= left + slack, placed.rect.right >= right - slack
        if not picture or not picture.gaze or (at_left and at_right):
            continue
        inward: Gaze = "right" if picture.gaze == "left" else "left"
        if at_left if picture.gaze == "left" else at_right:
            yield view.report(
                "makeup/gaze-out", _picture_place(story, placed), placed.rect, picture=placed.name,
                side_zh=_SIDES[picture.gaze], side_en=picture.gaze, inward_zh=_SIDES[inward], inward_en=inward,
            )  # fmt: skip


_SIDES: dict[Gaze, str] = {"left": "左", "right": "右"}


def top_heavy(view: PageView) -> Iterator[Diagnostic]:
    """轻重失衡 (MK20): no picture, no head and nothing drawn or framed in the lower half."""
    news, middle = view.news, view.news.y + view.news.height // 2
    if view.lines(news.height) < _LEAST_DEPTH or not view.stories:
        return
    heavy = [head.rect for story in view.stories for head in story.heads]
    heavy += [picture.rect for _, picture in view.pictures]
    heavy += [view.rect_of(area) for area in view.page.areas if area.kind in _HEAVY]
    if any(rect.bottom > middle and rect.y < news.bottom for rect in heavy):
        return
    yield view.report(
        "makeup/top-heavy", view.own_place, news._replace(y=middle, height=news.bottom - middle),
        line=view.line(middle),
    )  # fmt: skip


def one_quarter(view: PageView) -> Iterator[Diagnostic]:
    """轻重失衡 (MK20): two pictures or more, all in one quarter of the page."""
    news = view.news
    if view.lines(news.height) < _LEAST_DEPTH or any(area.kind == "ad" for area in view.page.areas):
        return
    rects = {(story.name, picture.name): picture.rect for story, picture in view.pictures}
    x, y = news.x + news.width // 2, news.y + news.height // 2
    sides = {_quarter(rect, x, y) for rect in rects.values()}
    if len(rects) < 2 or len(sides) > 1 or None in sides:
        return
    right, lower = next(side for side in sides if side is not None)
    yield view.report(
        "makeup/one-quarter", view.own_place, around(*rects.values()), count=len(rects),
        quarter_zh=("右" if right else "左") + ("下" if lower else "上"),
        quarter_en=("lower " if lower else "upper ") + ("right" if right else "left"),
        across_zh=("左" if right else "右") + ("上" if lower else "下"),
        across_en=("upper " if lower else "lower ") + ("left" if right else "right"),
    )  # fmt: skip


def _quarter(rect: Rect, x: int, y: int) -> tuple[bool, bool] | None:
    """The quarter that a picture stands in, right and lower; None for one that reaches into another."""
    if rect.x < x < rect.right or rect.y < y < rect.bottom:
        return None
    return rect.x >= x, rect.y >= y


def same_shape(view: PageView) -> Iterator[Diagnostic]:
    """同形 (MK21): three stories or more of one shape side by side, or one under the other."""
    kinds = {story.name: story.kind for story in view.edition.stories}
    stories = [story for story in view.stories if story.area_rects and kinds.get(story.name, "news") not in _UNRANKED]
    for down in (False, True):
        for run in _runs(view, stories, down):
            rects = [around(*story.area_rects) for story in run]
            yield view.report(
                "makeup/same-shape", view.place_of(run[0]), around(*rects), count=len(run),
                headline=run[0].account.headline, last=run[-1].account.headline,
                lines=view.lines(rects[0].height), zi=round(rects[0].width / view.made.geometry.zi),
            )  # fmt: skip


def _runs(view: PageView, stories: Sequence[PlacedStory], down: bool) -> Iterator[list[PlacedStory]]:
    """Rows of stories of one shape, each as long as it goes."""
    shapes = [_Shape(around(*story.area_rects), story.area_rects) for story in stories]
    after = {
        n: m
        for n, one in enumerate(shapes)
        for m, other in enumerate(shapes)
        if n != m and _follows(view, one, other, down)
    }
    for n in set(range(len(stories))) - set(after.values()):
        run = [n]
        while run[-1] in after:
            run.append(after[run[-1]])
        if len(run) >= _LEAST_ROW:
            yield [stories[number] for number in run]


class _Shape(NamedTuple):
    """A story as rectangles, and the smallest one that holds them."""

    whole: Rect
    pieces: tuple[Rect, ...]


def _follows(view: PageView, one: _Shape, other: _Shape, down: bool) -> bool:
    """Whether a story of the same shape stands right beside another, or right under it."""
    near, pitch = view.gutter + 2 * view.made.geometry.zi, round(view.pitch)
    first, second = one.whole, other.whole
    if down:
        is_next = abs(first.x - second.x) <= near and 0 <= second.y - first.bottom <= 2 * pitch
    else:
        is_next = abs(first.y - second.y) <= pitch and 0 <= second.x - first.right <= near
    return is_next and len(one.pieces) == len(other.pieces) and _alike(view, one, other)


def _alike(view: PageView, one: _Shape, other: _Shape) -> bool:
    """Whether the pieces of two stories lie alike, to a 字 and a line."""
    zi, pitch = view.made.geometry.zi, round(view.pitch)
    dx, dy = other.whole.x - one.whole.x, other.whole.y - one.whole.y
    return all(
        abs(a.x + dx - b.x) <= zi
        and abs(a.y + dy - b.y) <= pitch
        and abs(a.width - b.width) <= zi
        and abs(a.height - b.height) <= pitch
        for a, b in zip(one.pieces, other.pieces, strict=True)
    )
