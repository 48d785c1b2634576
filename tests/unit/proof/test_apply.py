"""Changes that remarks ask for, made in the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.pipeline.commenting import Desk, apply_change, keep, next_change, open_desk, take_in
from layout.proof.apply import Change
from tests.marked import Proof, write_edition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "paper")


def marked(folder: Path, proof: Proof) -> Desk:
    desk = take_in(open_desk(folder), [proof.save(folder.parent / "A01.pdf")]).desk
    keep(desk)
    return desk


def changed(folder: Path, proof: Proof) -> Change:
    desk = marked(folder, proof)
    (comment,) = desk.comments
    change = next_change(desk, comment.id)
    assert isinstance(change, Change), change
    apply_change(desk, change)
    return change


def story(folder: Path, name: str) -> Path:
    return folder / "stories" / f"{name}.md"


def with_note(folder: Path, words: str, note: str) -> Proof:
    proof = Proof(folder)
    proof.on_words("StrikeOut", words, Contents=note)
    return proof


def test_a_replacement_touches_nothing_but_its_words(folder: Path):
    before = story(folder, "market").read_bytes()
    change = changed(folder, with_note(folder, "四十个", "改：五十个"))
    assert story(folder, "market").read_bytes() == before.replace("四十个".encode(), "五十个".encode())
    assert (change.path, change.line, change.column) == ("2026-11-24/stories/market.md", 6, 14)
    assert (change.before, change.after) == ("棚以后，摊位多了[四十个]。", "棚以后，摊位多了[五十个]。")


def test_line_ends_and_the_byte_order_mark_stay(folder: Path):
    path = story(folder, "market")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    changed(folder, with_note(folder, "四十个", "改：五十个"))
    assert path.read_bytes() == before.replace("四十个".encode(), "五十个".encode())


def test_what_is_done_counts_as_done(folder: Path):
    changed(folder, with_note(folder, "四十个", "改：五十个"))
    (comment,) = open_desk(folder).comments
    assert comment.status == "done"


def test_headlines_and_marked_words_are_changed_where_they_are_typed(folder: Path):
    changed(folder, with_note(folder, "后天通车", "改：明天通车"))
    assert "headline: 东桥明天通车\n" in story(folder, "bridge").read_text(encoding="utf-8")
    (folder / "comments.yaml").unlink()
    changed(folder, with_note(folder, "明天上午", "改：后天上午"))
    assert "**后天上午**再测" in story(folder, "lead").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("mark", "words", "entries", "after"),
    [
        ("caret", "先放行小", {"Contents": "型"}, "先放行小型客车，货车绕行。"),
        ("caret", "先放行小客车，", {"Contents": "¶"}, "先放行小客车，\n\n货车绕行。"),
        ("StrikeOut", "先放行小客车，", {}, "东桥后天通车，货车绕行。"),
        ("Highlight", "客车", {"Contents": "对调"}, "先放行小车客，货车绕行。"),
    ],
)
def test_insertions_deletions_turns_and_paragraphs(
    folder: Path, mark: str, words: str, entries: dict[str, str], after: str
):
    proof = Proof(folder)
    if mark == "caret":
        proof.caret_after(words, **entries)
    else:
        proof.on_words(mark, words, around=False, **entries)
    changed(folder, proof)
    assert after in story(folder, "bridge").read_text(encoding="utf-8")


def refused(folder: Path, proof: Proof) -> str:
    before = {path: path.read_bytes() for path in (folder / "stories").iterdir()}
    desk = marked(folder, proof)
    (comment,) = desk.comments
    reason = next_change(desk, comment.id)
    assert isinstance(reason, str)
    assert {path: path.read_bytes() for path in before} == before
    return reason


@pytest.mark.parametrize(
    ("words", "note", "reason"),
    [
        ("五十度。明天上午", "改：四十度。明天上午", "markup"),
        ("四十个", "五十个", "unsure"),
        ("四十个", "请核", "kind"),
        ("四十个", "改：[五十]{专名}个", "syntax"),
        ("四十个", "改：*五十*个", "syntax"),
    ],
)
def test_what_is_not_plain_is_left_to_the_editor(folder: Path, words: str, note: str, reason: str):
    proof = Proof(folder)
    mark = "Highlight" if note == "请核" else "StrikeOut"
    proof.on_words(mark, words, Contents=note)
    assert refused(folder, proof) == reason


def test_new_words_that_would_be_read_as_signs_are_left_to_the_editor(folder: Path):
    assert refused(folder, with_note(folder, "后天通车", "改：后天|通车")) == "syntax"


def test_words_rewritten_meanwhile_are_not_overwritten(folder: Path):
    proof = with_note(folder, "四十个", "改：五十个")
    path = story(folder, "market")
    path.write_text(path.read_text(encoding="utf-8").replace("四十个", "四十五个"), encoding="utf-8")
    assert refused(folder, proof) == "changed"


def test_several_changes_to_one_paragraph_follow_each_other(folder: Path):
    proof = Proof(folder)
    proof.on_words("StrikeOut", "二十座", Contents="改：二十三座")
    proof.on_words("StrikeOut", "连夜")
    proof.caret_after("再测", Contents="了")
    desk = marked(folder, proof)
    for comment in desk.comments:
        change = next_change(desk, comment.id)
        assert isinstance(change, Change), change
        desk = apply_change(desk, change)
    text = story(folder, "lead").read_text(encoding="utf-8")
    assert "二十三座老站也换了新泵。工人们试压，" in text
    assert "**明天上午**再测了一次" in text
    assert [comment.status for comment in desk.comments] == ["done"] * 3
