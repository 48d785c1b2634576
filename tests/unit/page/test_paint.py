"""From composed pages to display pages."""

from __future__ import annotations

from pathlib import Path

from layout.display.items import DisplayPage, Fill, GlyphRun, Picture, Stroke
from layout.edition.model import Mark, PictureFile, Placement, Text
from layout.edition.model import Picture as StoryPicture
from layout.page.paint import paint_page
from tests.unit.page.pages import compose, page, story


def painted(caption_marks: tuple[Mark, ...] = ()) -> DisplayPage:
    file = PictureFile(Path("pictures/photo1.jpg"), "digest", 3000, 2000, "RGB", "JPEG")
    photo = StoryPicture(
        "photo1",
        file,
        Text("lead/photo1/caption", "调试设备。", caption_marks),
        Text("lead/photo1/credit", "周小满 摄"),
    )
    drawn = page(
        "lead lead lead side | 40\nlead photo1 photo1 side | 30\nlead lead lead side | *",
        {"photo1": "lead"},
        {"side": Placement(box=True)},
    )
    words = [
        story("lead", [1800, "小标题", 900], "港口今日开放", kicker="昨夜", pictures=(photo,)),
        story("side", [900], "短题"),
    ]
    return paint_page(compose(drawn, words)[0], title="第2版")


def test_groups_of_a_story_stand_in_reading_order() -> None:
    roles = [group.role for group in painted().groups if group.owner == "lead" and group.role != "artifact"]
    folded = [role for n, role in enumerate(roles) if n == 0 or roles[n - 1] != role]
    assert folded == ["kicker", "headline", "paragraph", "crosshead", "paragraph", "figure", "caption", "credit"]


def test_the_glyphs_of_a_story_read_as_its_copy() -> None:
    words = ""
    for group in painted().groups:
        if group.owner == "side" and group.role == "headline":
            words += "".join(item.text for item in group.items if isinstance(item, GlyphRun))
    assert words == "短题"


def test_runs_lead_back_to_their_place_in_the_copy() -> None:
    for group in painted().groups:
        offset = 0
        for item in group.items:
            if isinstance(item, GlyphRun) and item.node_id and group.role == "caption":
                assert (item.node_id, item.offset) == ("lead/photo1/caption", offset)
                offset += len(item.text)


def test_tints_and_rules_are_drawn_before_any_text() -> None:
    groups = painted().groups
    first_text = next(n for n, group in enumerate(groups) if any(isinstance(item, GlyphRun) for item in group.items))
    fills = [n for n, group in enumerate(groups) for item in group.items if isinstance(item, Fill) and not group.owner]
    assert min(fills) <= first_text


def test_rules_between_stories_are_artifacts() -> None:
    for group in painted().groups:
        if any(isinstance(item, Stroke) for item in group.items):
            assert group.role in ("artifact", "folio", "masthead", "index")


def test_the_picture_shows_with_what_is_said_of_it() -> None:
    pictures = [item for group in painted().groups for item in group.items if isinstance(item, Picture)]
    assert [picture.alt for picture in pictures] == ["调试设备。"]


def test_the_outline_names_stories_from_the_top_of_the_page() -> None:
    assert [(title, name) for title, name, _ in painted().outline] == [("港口今日开放", "lead"), ("短题", "side")]


def test_readings_and_lines_of_a_caption_are_drawn_under_its_picture() -> None:
    plain, marked = painted(), painted((Mark(0, 1, "ruby", "tiáo"), Mark(2, 4, "proper-name")))
    readings = [group for group in marked.groups if group.role == "reading"]
    assert [item.text for group in readings for item in group.items if isinstance(item, GlyphRun)] == ["tiáo"]
    strokes = [
        sum(isinstance(item, Stroke) for group in made.groups for item in group.items) for made in (plain, marked)
    ]
    assert strokes[1] == strokes[0] + 1
