"""Remarks written beside the page, and what changed since a round, without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layout.pipeline.commenting import keep, open_desk
from layout.pipeline.proofing import ProofOrder, proof_pages
from layout.server.comments import Remarks
from layout.server.history import History
from layout.server.session import Session
from tests.tiny import write_tiny


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "2026-11-24")


@pytest.fixture
def session(folder: Path) -> Session:
    made = Session(folder)
    made.build()
    return made


def node_of(session: Session, words: str) -> tuple[str, int]:
    """The node and the offset of words of copy."""
    result = session.snapshot.result
    assert result
    assert result.edition
    texts = (text for story in result.edition.stories for text in story.texts())
    return next((text.node_id, text.text.index(words)) for text in texts if words in text.text)


def remark(session: Session, words: str, **values: Any) -> dict[str, Any]:
    node, start = node_of(session, words)
    usual = {
        "page": "A01",
        "spots": [[node, start, start + len(words)]],
        "author": "张",
        "kind": "query",
        "text": "请核",
    }
    return {**usual, **values}


def correct(folder: Path, story: str, old: str, new: str) -> None:
    path = folder / "stories" / f"{story}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_remark_on_words_is_kept_as_one_out_of_a_pdf_is_and_found_done_when_they_are_changed(
    folder: Path, session: Session
) -> None:
    remarks = Remarks(folder)
    assert not remarks.exist()
    assert remarks.write(session.snapshot, remark(session, "新棚", kind="replace", new="大棚", text="")) is None
    (comment,) = open_desk(folder).comments
    assert (comment.kind, comment.quote, comment.new, comment.author) == ("replace", "新棚", "大棚", "张")
    assert (comment.place, comment.before, comment.story) == ("2026-11-24/stories/market.md:2:15", "早市搬进", "market")
    assert len(comment.at) == 2
    before = (folder / "comments.yaml").read_bytes()
    keep(open_desk(folder))
    assert (folder / "comments.yaml").read_bytes() == before
    correct(folder, "market", "新棚", "大棚")
    (comment,) = open_desk(folder).comments
    assert (comment.status, comment.by) == ("done", "核红")


def test_what_is_put_in_follows_the_words_that_were_chosen(folder: Path, session: Session) -> None:
    Remarks(folder).write(session.snapshot, remark(session, "早市", kind="insert", new="已", text=""))
    (comment,) = open_desk(folder).comments
    assert (comment.quote, comment.before, comment.new) == ("", "早市", "已")
    assert comment.after.startswith("搬进新棚")
    correct(folder, "market", "早市搬进", "早市已搬进")
    assert open_desk(folder).comments[0].status == "done"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"kind": "replace", "new": ""}, "no-new"),
        ({"kind": "delete", "spots": []}, "no-words"),
        ({"text": " "}, "empty"),
        ({"author": ""}, "no-name"),
        ({"spots": [["market/nowhere", 0, 1]]}, "gone"),
        ({"page": "A09"}, "gone"),
    ],
)
def test_what_is_no_whole_remark_is_refused(folder: Path, session: Session, values: dict[str, Any], why: str) -> None:
    remarks = Remarks(folder)
    assert remarks.write(session.snapshot, remark(session, "早市", **values)) == why
    assert not remarks.exist()


def test_a_file_with_mistakes_is_not_written_over(folder: Path, session: Session) -> None:
    file = folder / "comments.yaml"
    file.write_text('comments:\n  - id: "1"\n    page: A01\n    kind: 奇怪\n', encoding="utf-8")
    before = file.read_bytes()
    remarks = Remarks(folder)
    assert remarks.write(session.snapshot, remark(session, "早市")) == "broken"
    assert remarks.answer(session.snapshot, {"id": "1", "status": "done"}) == "broken"
    assert file.read_bytes() == before


def test_remarks_are_answered_refused_with_words_and_opened_again(folder: Path, session: Session) -> None:
    remarks = Remarks(folder)
    remarks.write(session.snapshot, remark(session, "早市"))
    (listed,) = remarks.listed(session.snapshot)
    own = {"id": listed["id"], "by": "李"}
    assert remarks.answer(session.snapshot, {**own, "status": "refused"}) == "no-reason"
    assert remarks.answer(session.snapshot, {**own, "status": "refused", "reason": "原文如此"}) is None
    (comment,) = open_desk(folder).comments
    assert (comment.status, comment.reason, comment.by) == ("refused", "原文如此", "李")
    assert remarks.answer(session.snapshot, {**own, "status": "open"}) is None
    assert open_desk(folder).comments[0].is_open
    assert remarks.answer(session.snapshot, {"id": "0", "status": "done"}) == "gone"


def test_changes_since_a_round_are_told_with_the_places_of_their_words(folder: Path, session: Session) -> None:
    history = History(folder)
    assert history.changes(session.snapshot, "A01", None)["rounds"] == []
    proof_pages(folder, ProofOrder("page"))
    assert history.changes(session.snapshot, "A01", None)["changes"] == []
    correct(folder, "market", "新棚", "大棚")
    session.build()
    found = history.changes(session.snapshot, "A01", None)
    assert [one["name"] for one in found["rounds"]] == ["大样1"]
    (change,) = found["changes"]
    assert change["words"][0] == "market 主题：“市搬进新棚”→“市搬进大棚”"
    ((x, y, width, height),) = change["rects"]
    assert min(x, y, width, height) > 0
    old = history.old_page(session.snapshot, "A01", 1, session.encode_old)
    assert old
    texts = [item[11] for group in json.loads(old.json())["groups"] for item in group[5] if item[0] == "g"]
    assert any("新棚" in text for text in texts)
    assert not any("大棚" in text for text in texts)


def test_no_name_of_a_page_leads_out_of_the_rounds(folder: Path, session: Session) -> None:
    proof_pages(folder, ProofOrder("page"))
    history = History(folder)
    assert history.changes(session.snapshot, "../rounds/A01", None)["rounds"] == []
    assert history.old_page(session.snapshot, "../rounds/A01", 1, session.encode_old) is None
