"""An edition folder as a whole: what is found where, which pages build, what is said of the rest."""

from datetime import date
from pathlib import Path

import pytest

from layout.base.diagnostics import Place, Severity
from layout.edition.model import Route, Stop
from layout.edition.reader import read_edition

from .folders import EDITION, STORY, codes, edition, read, write

SAMPLE = Path(__file__).parents[3] / "editions" / "2026-11-24"
TWO_PAGES = "paper: 河口日报\ndate: 2026-11-24\npages:\n  A01: masthead lead\n  A02: water\n"
WATER = "---\nheadline: 分时段供水\nbyline: 记者 何立\n---\n明起分时段供水。\n"


def test_fifteen_lines_make_an_edition(tmp_path: Path):
    lines = (
        "paper: 河口日报\ndate: 2026-11-24\nissue: 3187\npages:\n  A01: |\n    masthead masthead\n    lead     lead\n"
    )
    reading, said = read(tmp_path, {"edition.yaml": lines})
    assert said == []
    made = reading.edition
    assert (made.paper.name, made.day, made.issue) == ("河口日报", date(2026, 11, 24), 3187)
    (page,) = made.pages
    assert (page.name, page.number, page.columns) == ("A01", 1, 2)
    assert [area.kind for area in page.areas] == ["masthead", "story"]
    assert [story.name for story in made.stories] == ["lead"]


def test_chinese_keys_make_the_same_edition(tmp_path: Path):
    one, _ = read(tmp_path / "a")
    two, said = read(
        tmp_path / "b",
        {
            "edition.yaml": '报纸: 河口日报\n日期: 2026年11月24日\n版:\n  A01: "报头 lead"\n',
            "stories/lead.md": "---\n主题：让每一户都暖起来\n署名：记者 周小满\n---\n11月23日，会议召开。\n",
        },
    )
    assert said == []
    assert one.edition.stories == two.edition.stories
    assert one.edition.day == two.edition.day


def test_the_paper_stands_beside_its_issues(tmp_path: Path):
    write(
        tmp_path,
        {
            "paper.yaml": "name: 河口日报\nstylesheet: my.css\nnameplate: {text: 河口, file: plate.svg}\n"
            "extra: {准印证: 1}\nqr: {wx: https://example.org}\n"
            "masthead: {info: ['{date_text}', '{weekday}']}\n"
        },
    )
    reading, said = read(tmp_path, {"edition.yaml": "date: 2026-11-24\npages: {A01: masthead lead wx}\n"})
    paper = reading.edition.paper
    assert said == []
    assert Path(paper.path) == tmp_path / "paper.yaml"
    assert paper.nameplate
    assert paper.nameplate.path == tmp_path / "plate.svg"
    assert paper.masthead.lines("info") == ("{date_text}", "{weekday}")
    assert reading.edition.pages[0].areas[2].kind == "qr"
    span = reading.sources.span(Place("paper/masthead/info/2"))
    assert span
    assert span[:3] == ("paper.yaml", 6, 34)


def test_the_date_may_be_the_name_of_the_folder(tmp_path: Path):
    reading, said = read(tmp_path, {"edition.yaml": EDITION.replace("date: 2026-11-24\n", "")})
    assert (said, reading.edition.day) == ([], date(2026, 11, 24))


def test_without_a_date_anywhere_there_is_no_edition(tmp_path: Path):
    outcome = read_edition(edition(tmp_path, {"edition.yaml": "paper: 报\npages: {A01: lead}\n"}, name="明天"))
    assert outcome.value is None
    assert codes(outcome) == ["edition/no-date"]


def test_a_folder_without_an_edition_is_said_to_have_none(tmp_path: Path):
    outcome = read_edition(tmp_path / "2026-11-24")
    assert outcome.value is None
    assert codes(outcome) == ["file/missing"]


def test_pages_may_have_files_of_their_own_in_natural_order(tmp_path: Path):
    pages = {f"pages/A{n}.yaml": f"dummy: s{n}\nsection: 第{n}叠\n" for n in (10, 2)}
    stories = {f"stories/s{n}.md": WATER for n in (10, 2)}
    reading, said = read(tmp_path, {**pages, **stories})
    assert said == []
    assert [(page.name, page.number, page.section) for page in reading.edition.pages] == [
        ("A01", 1, ""), ("A2", 2, "第2叠"), ("A10", 10, "第10叠"),
    ]  # fmt: skip


def test_a_sound_page_builds_whatever_state_the_others_are_in(tmp_path: Path):
    reading, _ = read(tmp_path, {"edition.yaml": TWO_PAGES, "stories/water.md": "---\nheadlin: 题\n---\n文。"})
    assert [page.name for page in reading.edition.pages] == ["A01"]
    assert reading.edition.withheld == ("A02",)
    assert dict(reading.edition.story_pages) == {"lead": "A01", "water": "A02"}
    assert reading.edition.page_count == 2


@pytest.mark.parametrize(
    "page", ["dummy: [", "dumy: water", "", "dummy: wter", "\tdummy: water", "dummy: water\nsection: {a: b}"]
)
def test_a_broken_page_file_keeps_back_its_page_alone(tmp_path: Path, page: str):
    outcome = read_edition(edition(tmp_path, {"pages/A02.yaml": page, "stories/water.md": WATER}))
    assert outcome.value
    assert [one.name for one in outcome.value.edition.pages] == ["A01"]
    assert outcome.value.edition.withheld == ("A02",)
    assert {item.page for item in outcome.diagnostics if item.severity is Severity.ERROR} == {"A02"}


def test_a_fault_that_is_no_pages_own_keeps_none_back(tmp_path: Path):
    reading, said = read(tmp_path, {"edition.yaml": EDITION + "wether: 晴\n"})
    assert said == ["yaml/unknown-key"]
    assert len(reading.edition.pages) == 1


def test_only_the_pages_asked_for_are_in_the_edition(tmp_path: Path):
    folder = edition(tmp_path, {"edition.yaml": TWO_PAGES, "stories/water.md": "---\nheadlin: 题\n---\n文。"})
    outcome = read_edition(folder, pages=["A01"])
    assert outcome.value
    assert [page.name for page in outcome.value.edition.pages] == ["A01"]
    assert outcome.value.edition.withheld == ()
    assert codes(outcome) == []
    assert codes(read_edition(folder, pages=["A01", "B07"])) == ["edition/no-page-of-name"]


def test_a_broken_story_on_no_page_stops_nothing(tmp_path: Path):
    outcome = read_edition(edition(tmp_path, {"stories/b.md": "---\nheadlin: 题\n---\n文。"}))
    assert outcome.value
    assert len(outcome.value.edition.pages) == 1
    assert {item.severity for item in outcome.diagnostics} == {Severity.WARNING}


def test_a_held_story_is_not_missed(tmp_path: Path):
    _, said = read(tmp_path, {"stories/b.md": "---\nheadline: 题\nhold: 是\n---\n文。"})
    assert said == []


def test_a_story_in_another_encoding_is_read_and_reported(tmp_path: Path):
    reading, said = read(tmp_path, {"stories/lead.md": STORY.encode("gb18030")})
    assert said == ["file/encoding"]
    story = reading.edition.story("lead")
    assert story
    assert story.headline
    assert story.headline.text == "让每一户都暖起来"


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path):
    one, _ = read(tmp_path / "a")
    two, said = read(
        tmp_path / "b",
        {
            "edition.yaml": b"\xef\xbb\xbf" + EDITION.replace("\n", "\r\n").encode(),
            "stories/lead.md": b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode(),
        },
    )
    assert said == []
    assert one.edition.stories == two.edition.stories
    assert one.sources == two.sources


def test_index_items_name_stories_or_carry_their_words(tmp_path: Path):
    index = "index:\n  - lead\n  - {story: lead, text: 供暖}\n  - {kicker: 引, headline: 别处, elsewhere: 是}\n"
    text = EDITION.replace("masthead lead", "masthead lead index") + index
    reading, said = read(tmp_path, {"edition.yaml": text})
    assert said == []
    one, two, three = reading.edition.index
    assert (one.story, one.headline) == ("lead", None)
    assert two.headline
    assert two.headline.text == "供暖"
    assert (three.story, three.elsewhere, three.page) == ("", True, "")
    span = reading.sources.span(Place(two.headline.node_id, 1))
    assert span
    assert span[1:3] == (7, 26)


def test_places_of_stories_and_pages_are_known(tmp_path: Path):
    reading, _ = read(tmp_path)
    story, page = (reading.sources.span(Place(name)) for name in ("story/lead", "page/A01"))
    assert story
    assert page
    assert story[:3] == ("2026-11-24/stories/lead.md", 2, 11)
    assert page[:3] == ("2026-11-24/edition.yaml", 4, 3)


def test_a_folder_with_a_chinese_name_and_spaces_is_as_good_as_any(tmp_path: Path):
    outcome = read_edition(edition(tmp_path / "河口 日报", {"stories/lead.md": STORY}))
    assert outcome.value
    assert codes(outcome) == []


def test_the_sample_edition_is_read_whole_and_its_local_editions_place_every_story_between_them():
    placed: set[str] = set()
    names: set[str] = set()
    for key in ("city", "shanqian"):
        outcome = read_edition(SAMPLE, local=key)
        assert outcome.value
        edition = outcome.value.edition
        assert set(codes(outcome)) == {"story/unplaced"}
        assert edition.withheld == ()
        assert all(story.headline and story.blocks for story in edition.stories)
        placed |= {name for name, _ in edition.story_pages}
        names |= {story.name for story in edition.stories}
    assert placed == names


def test_a_bar_in_the_index_is_a_wanted_break(tmp_path: Path):
    text = EDITION.replace("masthead lead", "masthead lead index")
    reading, _ = read(
        tmp_path, {"edition.yaml": text + "index:\n  - {headline: 别册|今日 A | B出版, elsewhere: true}\n"}
    )
    headline = reading.edition.index[0].headline
    assert headline
    assert (headline.text, headline.breaks) == ("别册今日 A B出版", (2, 7))
    place = reading.sources.span(Place(headline.node_id, 2))
    assert place
    assert place[1:3] == (6, 19)


def test_a_fault_in_the_index_stops_the_pages_that_draw_it_alone(tmp_path: Path):
    pages = '  A01: "masthead lead index"\n  A02: "water"\n'
    files = {
        "edition.yaml": f"paper: 报\ndate: 2026-11-24\npages:\n{pages}index: [lead, zz]\n",
        "stories/water.md": "---\nheadline: 水\nbyline: 甲\n---\n供水。\n",
    }
    reading, codes = read(tmp_path, files)
    assert codes == ["index/unknown-story"]
    assert (reading.edition.withheld, [page.name for page in reading.edition.pages]) == (("A01",), ["A02"])


def test_what_a_paper_leaves_to_defaults_is_led_to_its_name(tmp_path: Path):
    reading, _ = read(tmp_path)
    for node in ("paper/nameplate", "paper/folio/inner/1"):
        place = reading.sources.span(Place(node))
        assert place
        assert place[:3] == ("2026-11-24/edition.yaml", 1, 8)


def test_a_code_is_led_to_where_it_is_written(tmp_path: Path):
    reading, _ = read(tmp_path, {"edition.yaml": EDITION + "qr:\n  qr: https://example.org\n"})
    place = reading.sources.span(Place("qr/https://example.org"))
    assert place
    assert place[1:3] == (6, 3)


def test_a_paper_that_does_not_say_its_name_has_the_one_that_the_edition_gives(tmp_path: Path):
    reading, codes = read(tmp_path, {"../paper.yaml": "# nothing yet\n"})
    assert (reading.edition.paper.name, codes) == ("河口日报", [])


JUMP = "paper: 河口日报\ndate: 2026-11-24\npages:\n  A01: masthead lead\n  A02: lead> photo1\n"


def test_a_story_that_goes_on_is_placed_where_it_begins(tmp_path: Path):
    reading, said = read(tmp_path, {"edition.yaml": JUMP.replace(" photo1", "")})
    assert said == []
    assert reading.edition.story_pages == (("lead", "A01"),)
    (route,) = reading.edition.routes
    assert route == Route("lead", (Stop("A01", "lead"), Stop("A02", "lead>")))


def test_a_picture_may_stand_where_its_story_goes_on_and_its_faults_stand_there_too(tmp_path: Path):
    copy = STORY.replace("---\n11", "pictures:\n  photo1: {caption: 说明。, credit: 周小满 摄}\n---\n11")
    outcome = read_edition(edition(tmp_path, {"edition.yaml": JUMP, "stories/lead.md": copy}))
    (fault,) = [item for item in outcome.diagnostics if item.code.startswith("image/")]
    assert (fault.code, fault.page) == ("image/missing", "A02")


def test_what_a_page_says_of_a_story_holds_where_it_goes_on(tmp_path: Path):
    text = (
        "paper: 河口日报\ndate: 2026-11-24\npages:\n"
        "  A01: {dummy: masthead lead lead>, stories: {lead: {box: true, columns: 3}}}\n"
        "  A02: {dummy: lead> lead>>, stories: {lead: {columns: 2}, 'lead>>': {columns: 1, box: true}}}\n"
    )
    reading, said = read(tmp_path, {"edition.yaml": text})
    assert said == []
    first, second = reading.edition.pages
    assert [(first.placement(name).box, first.placement(name).columns) for name in ("lead", "lead>")] == [
        (True, 3),
        (True, None),
    ]
    assert [(second.placement(name).box, second.placement(name).columns) for name in ("lead>", "lead>>")] == [
        (False, 2),
        (True, 1),
    ]
