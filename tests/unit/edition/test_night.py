"""Stories pulled, swapped and moved: what the files say afterwards, and which pages are named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from layout.edition.night import Change, Room, Wanted, move, pull, swap
from tests.unit.edition.folders import write

EDITION = """\
paper: 河口日报        # 报名
date: 2026-11-24
index:
  - lead
  - {story: clinic, text: 社区门诊周末不停诊}
"""
A01 = """\
section: 要闻
dummy: |       # 画法
  masthead masthead masthead masthead | 12
  lead     lead     lead     index    | *
  lead     photo1   photo1   market   | *
  school   school   bridge   bridge   | 20   # 两篇并排
stories:
  lead: {rank: 1, box: true}     # 头条
  school: {rank: 2}
"""
A02 = """\
dummy: |
  clinic clinic notes lead> | *
  clinic clinic notes lead> | *
stories:
  "clinic": {rank: 1, head: 左题}
"""


def story(name: str, more: str = "") -> str:
    return f"---\nheadline: {name}的标题\nbyline: 记者 周小满\n{more}---\n\n11月23日，{name}在河口召开会议。\n"


def night(tmp_path: Path, files: dict[str, str | bytes] | None = None) -> Path:
    names = ("lead", "market", "school", "bridge", "clinic", "notes", "flood")
    made: dict[str, str | bytes] = {f"stories/{name}.md": story(name) for name in names}
    made["stories/lead.md"] = story("lead", "pictures:\n  photo1: {caption: 河岸。, credit: 周小满 摄}\n")
    made["stories/flood.md"] = story("flood", "hold: true\n")
    made |= {"edition.yaml": EDITION, "pages/A01.yaml": A01, "pages/A02.yaml": A02}
    return write(tmp_path / "2026-11-24", {**made, **(files or {})})


def change(wanted: Wanted) -> Change:
    assert wanted.value is not None, wanted.diagnostics
    return wanted.value


def text(made: Change, name: str) -> str:
    return next(one.after for one in made.files if one.path.as_posix().endswith(name)).decode()


def codes(wanted: Wanted) -> list[str]:
    return [item.code for item in wanted.diagnostics]


def touched(made: Change) -> list[tuple[str, str]]:
    return [(touch.page, touch.why) for touch in made.touches]


def test_a_neighbour_grows_over_the_place_of_a_story_that_is_pulled(tmp_path: Path) -> None:
    made = change(pull(night(tmp_path), "school"))
    assert [one.path.name for one in made.files] == ["A01.yaml", "school.md"]
    assert text(made, "A01.yaml") == A01.replace(
        "school   school   bridge   bridge   | 20", "bridge   bridge   bridge   bridge   | 20"
    ).replace("  school: {rank: 2}\n", "")
    assert text(made, "school.md") == story("school", "hold: true\n")


def test_the_neighbour_may_be_chosen_or_the_place_left_empty(tmp_path: Path) -> None:
    folder = night(tmp_path)
    given = change(pull(folder, "school", room=Room(give_to="lead")))
    assert "  lead     lead     bridge   bridge   | 20   # 两篇并排" in text(given, "A01.yaml")
    left = change(pull(folder, "school", room=Room(leave=True)))
    assert "  .        .        bridge   bridge   | 20   # 两篇并排" in text(left, "A01.yaml")


def test_a_story_that_does_not_stand_beside_the_place_cannot_have_it(tmp_path: Path) -> None:
    refused = pull(night(tmp_path), "school", room=Room(give_to="market"))
    assert (refused.value, codes(refused)) == (None, ["night/not-beside"])


def test_a_story_goes_with_its_jump_its_pictures_and_its_item_of_the_index(tmp_path: Path) -> None:
    wanted = pull(night(tmp_path), "lead")
    made = change(wanted)
    assert {one.path.name for one in made.files} == {"A01.yaml", "A02.yaml", "edition.yaml", "lead.md"}
    assert "lead" not in text(made, "A01.yaml")
    assert "photo1" not in text(made, "A01.yaml")
    assert "  clinic clinic notes notes | *" in text(made, "A02.yaml")
    assert text(made, "edition.yaml") == EDITION.replace("  - lead\n", "")
    assert {"night/pictures-off", "night/index-item"} <= set(codes(wanted))
    assert touched(made) == [("A01", "drawing"), ("A02", "drawing")]


def test_a_late_story_takes_the_place_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    made = change(pull(night(tmp_path), "lead", instead="flood"))
    front = text(made, "A01.yaml")
    assert "  flood    flood    flood    index    | *\n  flood    flood    flood    market   | *" in front
    assert "  flood: {rank: 1, box: true}     # 头条" in front
    assert "flood> | *" in text(made, "A02.yaml")
    assert "  - flood\n" in text(made, "edition.yaml")
    assert text(made, "flood.md") == story("flood")
    assert "hold: true" in text(made, "lead.md")


def test_columns_of_the_drawing_stay_under_one_another(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"stories/重阳节登高.md": story("重阳节登高")}
    made = change(pull(night(tmp_path, files), "school", instead="重阳节登高"))
    assert text(made, "A01.yaml").splitlines()[2:6] == [
        "  masthead   masthead   masthead masthead | 12",
        "  lead       lead       lead     index    | *",
        "  lead       photo1     photo1   market   | *",
        "  重阳节登高 重阳节登高 bridge   bridge   | 20   # 两篇并排",
    ]


@pytest.mark.parametrize(("one", "other"), [("school", "clinic"), ("market", "bridge"), ("notes", "school")])
def test_two_swaps_bring_every_byte_back(tmp_path: Path, one: str, other: str) -> None:
    folder = night(tmp_path)
    made = change(swap(folder, one, other))
    before = {file.path: file.before for file in made.files}
    for file in made.files:
        file.path.write_bytes(file.after)
    again = change(swap(folder, one, other))
    assert {file.path: file.after for file in again.files} == before


def test_a_swap_renames_what_is_said_of_the_places_and_names_the_pages(tmp_path: Path) -> None:
    made = change(swap(night(tmp_path), "school", "clinic"))
    assert "  clinic: {rank: 2}" in text(made, "A01.yaml")
    assert '  "school": {rank: 1, head: 左题}' in text(made, "A02.yaml")
    assert {one.path.name for one in made.files} == {"A01.yaml", "A02.yaml"}
    assert touched(made) == [("A01", "drawing"), ("A02", "drawing")]


def test_pictures_among_the_text_go_along_with_their_story(tmp_path: Path) -> None:
    pictured = story("clinic", "pictures:\n  nurse: {caption: 护士。, credit: 周小满 摄}\n")
    said = A02.replace("head: 左题}", "insets: {nurse: 12字 第1栏缝 第4行}}")
    folder = night(tmp_path, {"stories/clinic.md": pictured, "pages/A02.yaml": said})
    made = change(swap(folder, "clinic", "school"))
    assert "  clinic: {rank: 2, insets: {nurse: 12字 第1栏缝 第4行}}" in text(made, "A01.yaml")
    assert '  "school": {rank: 1}\n' in text(made, "A02.yaml")


def test_what_is_said_of_a_head_itself_goes_with_its_story(tmp_path: Path) -> None:
    front = A01.replace("school: {rank: 2}", "school: {rank: 2, head_size: 一号, head_art: title.svg}")
    folder = night(tmp_path, {"pages/A01.yaml": front, "pictures/title.svg": "<svg/>"})
    made = change(swap(folder, "school", "clinic"))
    assert "  clinic: {rank: 2}\n" in text(made, "A01.yaml")
    assert '"school": {rank: 1, head: 左题, head_art: title.svg, head_size: 一号}' in text(made, "A02.yaml")


def test_a_story_off_the_grid_is_pulled_and_swapped_where_it_stands(tmp_path: Path) -> None:
    free = "free:\n  notes: {at: 10字 40行, size: 20字 14行}\n"
    said = A02.replace("notes", "clinic") + free
    folder = night(tmp_path, {"pages/A02.yaml": said})
    pulled = change(pull(folder, "notes"))
    assert text(pulled, "A02.yaml") == said.removesuffix(free)
    assert touched(pulled) == [("A01", "jump"), ("A02", "drawing")]
    swapped = change(swap(folder, "notes", "school"))
    assert "  school: {at: 10字 40行" in text(swapped, "A02.yaml")
    assert "  notes    notes    bridge   bridge   | 20" in text(swapped, "A01.yaml")


def test_a_story_moves_to_the_place_of_another_which_is_off(tmp_path: Path) -> None:
    made = change(move(night(tmp_path), "school", "A02", "notes"))
    assert "  bridge   bridge   bridge   bridge   | 20" in text(made, "A01.yaml")
    assert "  clinic clinic school lead> | *" in text(made, "A02.yaml")
    assert "hold: true" in text(made, "notes.md")


def test_a_story_moves_to_the_largest_empty_block_with_what_was_said_of_it(tmp_path: Path) -> None:
    folder = night(tmp_path, {"pages/A02.yaml": A02.replace("notes", ".    ")})
    made = change(move(folder, "school", "A02"))
    assert "  clinic clinic school lead> | *" in text(made, "A02.yaml")
    assert text(made, "A02.yaml").endswith('  "clinic": {rank: 1, head: 左题}\n  school: {rank: 2}\n')


def test_the_page_of_the_index_is_named_when_a_listed_story_moves(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "pages/A02.yaml": "dummy: |\n  clinic notes | *\n",
        "pages/A03.yaml": "dummy: |\n  wide . | *\n",
        "stories/wide.md": story("wide"),
        "pages/A01.yaml": A01,
    }
    made = change(move(night(tmp_path, files), "clinic", "A03"))
    assert touched(made) == [("A01", "index"), ("A02", "drawing"), ("A03", "drawing")]


def test_a_page_drawn_in_edition_yaml_is_changed_there(tmp_path: Path) -> None:
    main = EDITION.replace("  - {story: clinic, text: 社区门诊周末不停诊}\n", "") + (
        "pages:\n  A01: |\n    lead   lead   index\n    school bridge bridge\n  A02: |\n    clinic notes\n"
    )
    folder = write(
        tmp_path / "2026-11-24",
        {"edition.yaml": main} | {f"stories/{name}.md": story(name)
                                  for name in ("lead", "school", "bridge", "clinic", "notes")},
    )  # fmt: skip
    made = change(swap(folder, "school", "notes"))
    assert [one.path.name for one in made.files] == ["edition.yaml"]
    assert text(made, "edition.yaml") == (
        main.replace("lead   lead   index", "lead  lead   index")
        .replace("school bridge", "notes bridge")
        .replace("clinic notes", "clinic school")
    )
    assert touched(made) == [("A01", "drawing"), ("A02", "drawing")]


def test_what_is_said_of_a_story_on_the_line_of_the_drawing_goes_with_it(tmp_path: Path) -> None:
    flow = '{dummy: "clinic clinic notes", stories: {clinic: {rank: 1}, notes: {box: true}}}   # 一行\n'
    made = change(pull(night(tmp_path, {"pages/A02.yaml": flow, "pages/A01.yaml": "dummy: lead\n"}), "clinic"))
    assert text(made, "A02.yaml") == '{dummy: "notes notes notes", stories: {notes: {box: true}}}   # 一行\n'


def test_a_page_whose_drawing_can_not_be_written_to_is_not_said_to_be_missing(tmp_path: Path) -> None:
    quoted = 'dummy: "clinic notes\\nclinic notes"\n'
    folder = night(tmp_path, {"pages/A02.yaml": quoted, "pages/A01.yaml": "dummy: lead school\n"})
    assert codes(move(folder, "school", "A02")) == ["night/drawing-form"]


def test_line_ends_and_the_mark_of_a_windows_file_stay(tmp_path: Path) -> None:
    windows = b"\xef\xbb\xbf" + A01.replace("\n", "\r\n").encode()
    made = change(pull(night(tmp_path, {"pages/A01.yaml": windows}), "school"))
    after = next(one.after for one in made.files if one.path.name == "A01.yaml")
    assert after.startswith(b"\xef\xbb\xbfsection")
    assert after.count(b"\r\n") == after.count(b"\n") == windows.count(b"\n") - 1


def test_a_head_on_a_picture_that_stays_behind_stands_as_usual(tmp_path: Path) -> None:
    said = (
        A02.replace("notes", ".    ")
        .replace("head: 左题", "head: 题压图 上 door")
        .replace("clinic clinic .", "clinic door .")
    )
    pictured = story("clinic", "pictures:\n  door: {caption: 门。, credit: 周小满 摄}\n")
    folder = night(tmp_path, {"pages/A02.yaml": said, "stories/clinic.md": pictured, "pages/A03.yaml": "market . .\n"})
    front = A01.replace("market  ", "index   ")
    write(folder, {"pages/A01.yaml": front, "pages/A03.yaml": "dummy: |\n  market .\nstories:\n  market: {rank: 2}\n"})
    made = change(move(folder, "clinic", "A03"))
    assert text(made, "A03.yaml").endswith("  market: {rank: 2}\n  clinic: {rank: 1}\n")


def test_a_change_that_makes_no_page_is_refused_with_what_would_be_wrong(tmp_path: Path) -> None:
    door = "pictures:\n  door: {caption: 门。, credit: 周小满 摄}\n"
    said = A02.replace("clinic clinic notes lead> | *\nst", "door   door   notes lead> | *\nst")
    folder = night(
        tmp_path,
        {
            "pages/A02.yaml": said,
            "stories/clinic.md": story("clinic", door),
            "stories/market.md": story("market", door),
        },
    )
    refused = move(folder, "market", "A02", "notes")
    assert (refused.value, codes(refused)) == (None, ["dummy/picture-of-two", "night/refused"])


@pytest.mark.parametrize(
    ("ask", "names", "code"),
    [
        (pull, ("scool",), "night/no-story"),
        (pull, ("flood",), "night/not-placed"),
        (partial(pull, instead="bridge"), ("school",), "night/placed"),
        (swap, ("school", "school"), "night/same-story"),
        (move, ("school", "A09"), "night/no-page"),
        (move, ("school", "A02", "brige"), "night/no-area"),
        (move, ("school", "A01", "photo1"), "night/no-story-area"),
        (move, ("school", "A02"), "night/no-empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_comes_of_it(
    tmp_path: Path, ask: Callable[..., Wanted], names: tuple[str, ...], code: str
) -> None:
    refused = ask(night(tmp_path), *names)
    assert (refused.value, codes(refused)) == (None, [code])


def test_a_file_that_cannot_be_read_whole_is_not_written_to(tmp_path: Path) -> None:
    folder = night(tmp_path, {"edition.yaml": EDITION.replace("index:", "index：")})
    refused = pull(folder, "lead")
    assert refused.value is None
    assert codes(refused) == ["yaml/fullwidth-colon", "night/unsound-file"]
