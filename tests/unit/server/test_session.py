"""Builds of the preview, without a browser."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from layout.pipeline.signing import sign_page
from layout.server.session import Session, Snapshot
from layout.server.watch import changes, matters
from tests.tiny import write_tiny


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "2026-11-24")


def built(session: Session) -> Snapshot:
    snapshot = session.build()
    assert snapshot
    return snapshot


def page_json(session: Session, name: str = "A01") -> dict[str, object]:
    digest = next(page["digest"] for page in session.snapshot.state["pages"] if page["name"] == name)
    page = session.page(name, digest)
    assert page
    return json.loads(page.json())


def test_what_the_press_says_changes_no_page(folder: Path) -> None:
    session = Session(folder)
    first = built(session)
    assert not first.state["inspected"]
    second = session.inspect()
    assert second
    assert second.state["inspected"]
    assert (first.number, second.number) == (1, 2)
    assert second.changed == ()
    assert page_json(session)["name"] == "A01"


def test_ways_to_fit_come_with_the_inspection(tmp_path: Path) -> None:
    session = Session(write_tiny(tmp_path / "2026-11-24", paragraphs=40))

    def ways() -> list[bool]:
        return [bool(story["ways"]) for story in session.snapshot.state["pages"][0]["stories"]]

    first = built(session).state["pages"][0]
    assert not any(ways())
    inspected = session.inspect()
    assert inspected
    second = inspected.state["pages"][0]
    assert any(ways())
    assert first["digest"] == second["digest"]
    assert [story["over"] for story in first["stories"]] == [story["over"] for story in second["stories"]]


def test_what_nobody_wants_any_more_is_left_between_two_pages(folder: Path) -> None:
    session = Session(folder)
    assert session.inspect(lambda: False) is None
    assert session.snapshot.number == 0
    assert built(session).number == 1


def test_of_a_correction_only_the_groups_that_changed_are_sent(folder: Path) -> None:
    session = Session(folder)
    session.build()
    before = page_json(session)
    story = folder / "stories" / "market.md"
    story.write_text(story.read_text(encoding="utf-8").replace("新棚", "大棚"), encoding="utf-8")
    (change,) = built(session).changed
    values = json.loads(change)
    after = page_json(session)
    groups = {group[0]: group for group in before["groups"]}  # type: ignore[attr-defined]
    joined = [groups[group] if isinstance(group, str) else group for group in values["page"]["groups"]]
    assert joined == after["groups"]
    assert 0 < sum(not isinstance(group, str) for group in values["page"]["groups"]) < len(joined) / 2
    assert built(session).changed == ()


def test_the_same_again_changes_nothing(folder: Path) -> None:
    session = Session(folder)
    session.build()
    before = page_json(session)
    (folder / "stories" / "market.md").touch()
    assert built(session).changed == ()
    assert page_json(session) == before


def test_a_page_that_can_not_be_set_keeps_its_last_good_state(folder: Path) -> None:
    session = Session(folder)
    session.build()
    before = page_json(session)
    edition = folder / "edition.yaml"
    good = edition.read_text(encoding="utf-8")
    edition.write_text(good.replace("school   school", "skool   school"), encoding="utf-8")
    state = built(session).state
    assert state["stale"]
    assert [page["stale"] for page in state["pages"]] == [True]
    assert [story["name"] for story in state["pages"][0]["stories"]] == ["lead", "market", "school", "bridge"]
    assert any(item["stops"] and item["path"].endswith("edition.yaml") for item in state["problems"])
    assert page_json(session) == before
    edition.write_text(good, encoding="utf-8")
    assert not built(session).state["stale"]


def test_an_edition_that_is_gone_leaves_what_was_told_of_it(folder: Path) -> None:
    session = Session(folder)
    session.build()
    (folder / "edition.yaml").rename(folder / "aside")
    state = built(session).state
    assert state["paper"] == "河口日报"
    assert [page["stale"] for page in state["pages"]] == [True]
    assert session.snapshot.sources.pieces


def test_outlines_are_drawn_from_the_origin_of_each_glyph(folder: Path) -> None:
    session = Session(folder)
    session.build()
    page = page_json(session)
    name = page["faces"][0][0]  # type: ignore[index]
    item = next(item for group in page["groups"] for item in group[5] if item[0] == "g" and item[1] == 0)  # type: ignore[attr-defined]
    found = session.outlines.glyphs(name, item[8])
    assert set(found) == set(item[8])
    assert all(one.path == "" or (one.path[0] == "m" and one.path[-1] == "z") for one in found.values())
    assert not session.outlines.knows("0" * 16)


def test_what_others_write_beside_the_copy_is_no_change(tmp_path: Path) -> None:
    folder = tmp_path / "2026-11-24"
    assert matters(folder, folder / "stories" / "lead.md")
    assert matters(folder, folder / "edition.yaml")
    assert matters(folder, tmp_path / "paper.yaml")
    for name in ("out/print/a.pdf", "stories/.lead.md.swp", "stories/4913", "stories/lead.md~", ".banxin-1-0.tmp"):
        assert not matters(folder, folder / name), name


def test_a_save_is_told_once_and_ends_when_it_is_stopped(folder: Path) -> None:
    async def watch() -> list[set[str]]:
        stop = asyncio.Event()
        told: list[set[str]] = []

        async def save() -> None:
            await asyncio.sleep(0.3)
            (folder / "stories" / "lead.md").write_text("x", encoding="utf-8")

        saving = asyncio.create_task(save())
        async for saved in changes(folder, stop):
            told.append({path.name for path in saved})
            stop.set()
        await saving
        return told

    assert asyncio.run(asyncio.wait_for(watch(), 20)) == [{"lead.md"}]


def test_pages_of_a_story_whose_beginning_can_not_be_set_stay_as_they_were(folder: Path) -> None:
    drawing = (folder / "edition.yaml").read_text(encoding="utf-8")
    head, _, first = drawing.partition("pages:\n")
    (folder / "pages").mkdir()
    (folder / "edition.yaml").write_text(head, encoding="utf-8")
    rows = [row.strip() for row in first.splitlines()[1:]]
    (folder / "pages" / "A01.yaml").write_text("dummy: |\n" + "".join(f"  {row}\n" for row in rows), encoding="utf-8")
    (folder / "pages" / "A02.yaml").write_text("dummy: |\n" + "  lead> lead> lead>\n" * 3, encoding="utf-8")
    story = folder / "stories" / "lead.md"
    words = story.read_text(encoding="utf-8")
    story.write_text(words + "\n\n".join([words.rpartition("\n\n")[2]] * 40), encoding="utf-8")
    session = Session(folder)
    state = built(session).state
    before = {page["name"]: page["digest"] for page in state["pages"]}
    assert all(before.values())
    page = folder / "pages" / "A01.yaml"
    good = page.read_bytes()
    page.write_text("dummy: [\n", encoding="utf-8")
    torn = built(session).state
    assert {page["name"]: page["digest"] for page in torn["pages"]} == before
    assert all(page["stale"] for page in torn["pages"])
    page.write_bytes(good)
    mended = built(session).state
    assert {page["name"]: (page["digest"], page["stale"]) for page in mended["pages"]} == {
        name: (digest, False) for name, digest in before.items()
    }


def test_a_signature_is_shown_until_the_page_is_another_and_then_that_it_was_changed(folder: Path) -> None:
    sign_page(folder, "A01", "三审", "王敏")
    session = Session(folder)

    def signed() -> object:
        return session.snapshot.state["pages"][0]["signed"]

    session.build()
    assert signed() is None
    session.inspect()
    assert signed() == {"role": "三审", "stale": False}
    session.build()
    assert signed() == {"role": "三审", "stale": False}
    story = folder / "stories" / "market.md"
    story.write_text(story.read_text(encoding="utf-8").replace("新棚", "大棚"), encoding="utf-8")
    session.build()
    assert signed() is None
    session.inspect()
    assert signed() == {"role": "", "stale": True}
