"""Every way that a report names to make a story fit does what it says: each is typed into the edition, and built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from layout.page.model import Way
from layout.pipeline import Result, StoryAccount, check

PARAGRAPH = (
    "河口的秋天来得早，街上的梧桐落了一半。记者在现场看到，工人们正把最后一批材料运到岸边，往来的人都放慢了脚步。"
    "老住户说，这条路修了又补，补了又修，今年总算要通了；等桥上的灯亮起来，夜里回家就不用绕三里地。"
)
PICTURE = Path(__file__).resolve().parents[1] / "editions" / "2026-11-24" / "pictures"


def write_edition(folder: Path, dummy: str, stories: dict[str, str], *, paper: str = "name: 河口日报\n") -> Path:
    """An edition of one inside page; a story is front matter, `---`, and its body."""
    (folder / "stories").mkdir(parents=True)
    (folder / "paper.yaml").write_text(paper, encoding="utf-8")
    lines = "".join(f"      {row}\n" for row in dummy.strip().splitlines())
    placed = "".join(f"      {name}: {{rank: {rank}}}\n" for rank, name in enumerate(stories, 1))
    edition = f"date: 2026-11-24\npages:\n  A02:\n    dummy: |\n{lines}    stories:\n{placed}"
    (folder / "edition.yaml").write_text(edition, encoding="utf-8")
    for name, text in stories.items():
        (folder / "stories" / f"{name}.md").write_text(f"---\n{text}", encoding="utf-8")
    return folder


def body(characters: int, crossheads: int = 0) -> str:
    """Paragraphs of so many characters in all, crossheads shared out between them."""
    words = PARAGRAPH * (characters // len(PARAGRAPH) + 1)
    parts = [words[start : start + 150] for start in range(0, characters, 150)]
    parts[-1] = parts[-1][: characters - 150 * (len(parts) - 1)]
    every = len(parts) // (crossheads + 1)
    for number in range(crossheads, 0, -1):
        parts.insert(number * every, f"## 第{'一二三四'[number - 1]}段灯火")
    return "\n\n".join(parts) + "\n"


def add_photo(folder: Path) -> None:
    """Put a file for photo3 into the edition."""
    (folder / "pictures").mkdir()
    photo = next(PICTURE.glob("photo1.*"))
    shutil.copyfile(photo, folder / "pictures" / f"photo3{photo.suffix}")


def account(result: Result, name: str) -> StoryAccount:
    return next(one for page in result.pages for one in page.accounts if one.name == name)


def edit(path: Path, pattern: str, replacement: str) -> None:
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)
    assert changed != text, pattern
    path.write_text(changed, encoding="utf-8")


def cut(folder: Path, name: str, characters: int) -> None:
    """Take so many characters off the end of a story."""
    path = folder / "stories" / f"{name}.md"
    text = path.read_text(encoding="utf-8").rstrip()
    while characters:
        if text[-1] not in "\n":
            characters -= 1
        text = text[:-1]
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


def place(folder: Path, name: str, option: str) -> None:
    key = option.partition(":")[0]
    path = folder / "edition.yaml"
    path.write_text(
        re.sub(rf"(^      {name}: {{.*?){key}: [^,}}]*, ", r"\1", path.read_text("utf-8"), flags=re.M), "utf-8"
    )
    edit(path, rf"^      {name}: {{", f"      {name}: {{{option}, ")


def apply(way: Way, folder: Path, name: str) -> None:
    """Type a way into the files of an edition, as the report tells it."""
    story = folder / "stories" / f"{name}.md"
    if way.lever == "cut":
        cut(folder, name, way.amount)
    elif way.lever == "add":
        edit(story, r"\n*\Z", "文" * way.amount + "\n")
    elif way.lever in ("head-down", "head-up"):
        place(folder, name, f"head_size: {way.what}")
    elif way.lever == "tracking":
        place(folder, name, f"tracking: {way.what}")
    elif way.lever == "deck":
        edit(story, r"^deck: .*\n", "")
    elif way.lever == "add-deck":
        edit(story, r"^(headline: .*\n)", r"\1deck: " + "加" * way.amount + "\n")
    elif way.lever == "drop-crossheads":
        text = story.read_text(encoding="utf-8")
        for line in re.findall(r"^## .*\n\n", text, flags=re.MULTILINE)[-way.amount :]:
            text = text.replace(line, "")
        story.write_text(text, encoding="utf-8")
    elif way.rows:
        lines = (folder / "edition.yaml").read_text(encoding="utf-8").splitlines()
        first = next(number for number, line in enumerate(lines) if line.strip() == "dummy: |") + 1
        for row, depth in way.rows:
            at = first + row - 1
            lines[at] = f"{lines[at].partition('|')[0]} | {depth}"
        (folder / "edition.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        pytest.fail(f"{way} tells nothing to type")


def assert_true(folder: Path, name: str, copies: Path) -> list[str]:
    """Try every way of a story, and return their levers."""
    before = account(check(folder), name)
    assert before.ways
    for number, way in enumerate(before.ways):
        if way.lever == "shallower" or (way.lever == "deeper" and not way.rows):
            continue
        copy = Path(shutil.copytree(folder, copies / f"{name}-{number}"))
        apply(way, copy, name)
        after = account(check(copy), name)
        if before.overset_lines:
            assert (before.overset_lines - after.overset_lines, after.overset_characters) == (way.gain, way.rest), way
            if way.rest:
                cut(copy, name, way.rest)
                assert account(check(copy), name).overset_characters == 0, way
        else:
            # What is added to a story that is some lines short comes within a line of a column.
            assert after.overset_characters == 0, way
            slack = 5 if way.lever == "add" else 0
            assert abs(before.short_lines - after.short_lines - way.gain) <= slack, way
            assert abs(after.short_lines - way.rest) <= slack, way
    return [way.lever for way in before.ways]


LEAD = "headline: 让每一户都暖起来\ndeck: 二十三个老旧小区年底前并入主管网\n---\n\n"
REST = "headline: 早市搬进新棚\n---\n\n"


@pytest.mark.parametrize("over", [40, 200, 700])
def test_every_way_to_shorten_a_story_wins_what_it_says(tmp_path: Path, over: int) -> None:
    dummy = "lead lead lead lead lead | 60\nrest rest rest rest rest | *"
    stories = {"lead": LEAD + body(4900 + over, 3), "rest": REST + body(5000)}
    folder = write_edition(tmp_path / "2026-11-24", dummy, stories)
    tried = assert_true(folder, "lead", tmp_path)
    assert tried[0] == "cut"
    assert {"head-down", "deck", "drop-crossheads"} <= set(tried)


def test_a_picture_gives_lines_to_its_story(tmp_path: Path) -> None:
    dummy = "lead lead photo3 photo3 photo3 | 40\nlead lead lead lead lead | 30\nrest rest rest rest rest | *"
    front = "headline: 让每一户都暖起来\npictures: {photo3: 说明}\n---\n\n"
    folder = write_edition(tmp_path / "2026-11-24", dummy, {"lead": front + body(4400), "rest": REST + body(4000)})
    add_photo(folder)
    assert "crop" in assert_true(folder, "lead", tmp_path)


def test_a_short_neighbour_gives_lines(tmp_path: Path) -> None:
    dummy = "lead lead lead lead lead | 50\nrest rest rest rest rest | 67"
    folder = write_edition(tmp_path / "2026-11-24", dummy, {"lead": LEAD + body(4500), "rest": REST + body(4000)})
    assert "deeper" in assert_true(folder, "lead", tmp_path)


def test_every_way_to_fill_a_story_fills_what_it_says(tmp_path: Path) -> None:
    dummy = "lead lead lead lead lead | 60\nrest rest rest rest rest | *"
    front = "headline: 让每一户都暖起来迎来第一个冬天\n---\n\n"
    stories = {"lead": front + body(3900), "rest": REST + body(4400)}
    folder = write_edition(tmp_path / "2026-11-24", dummy, stories)
    place(folder, "lead", "head_size: 小初")
    tried = assert_true(folder, "lead", tmp_path)
    assert {"add", "head-up", "add-deck"} <= set(tried)


FILLER = "---\nheadline: {name}\n---\n\n{text}\n"
DUMMY = "lead lead lead lead lead | 60\nrest rest rest rest rest | *"


def write_fillers(folder: Path, **lengths: int) -> None:
    (folder / "fillers").mkdir()
    for name, length in lengths.items():
        text = FILLER.format(name=name, text=(PARAGRAPH * 9)[: length - 1] + "。")
        (folder / "fillers" / f"{name}.md").write_text(text, encoding="utf-8")


def test_a_filler_that_closes_a_hole_is_put_in_by_itself(tmp_path: Path) -> None:
    front = LEAD.replace("---\n", "pictures: {photo3: 说明}\n---\n")
    dummy = DUMMY.replace(
        "lead lead lead lead lead | 60", "lead lead lead lead lead | 30\nphoto3 photo3 lead lead lead | 30"
    )
    stories = {"lead": front + body(3100), "rest": REST + body(4600)}
    folder = write_edition(tmp_path / "2026-11-24", dummy, stories)
    add_photo(folder)
    short = account(check(folder), "lead").short_lines
    assert short > 5
    write_fillers(folder, sayings=(short - 2) * 21 - 8, long=4000, tiny=20)
    result = check(folder)
    assert account(result, "lead").levers[-1] == "filler:sayings"
    assert not [item for item in result.diagnostics if item.code in ("fit/underset", "output/text-differs")]
    assert [page.withheld for page in result.pages] == [False]
    place(folder, "lead", "fit: none")
    assert "filler" in [way.lever for way in account(check(folder), "lead").ways]
    place(folder, "lead", "fit: auto")
    place(folder, "lead", "filler: sayings")
    assert account(check(folder), "lead").short_lines <= 5


def test_no_filler_is_used_twice_and_none_that_there_is_not(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "2026-11-24", DUMMY, {"lead": LEAD + body(4000), "rest": REST + body(4000)})
    write_fillers(folder, sayings=60)
    place(folder, "lead", "filler: sayings")
    place(folder, "rest", "filler: sayings")
    found = {item.code: item for item in check(folder).diagnostics}
    assert "filler/twice" in found
    place(folder, "rest", "filler: proverbs")
    assert {item.code: item for item in check(folder).diagnostics}["filler/unknown"].value("known") == "sayings"
