"""A page held against an earlier round of it, remarks written beside it, signatures, faults of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from layout.pipeline.commenting import open_desk
from layout.pipeline.proofing import ProofOrder, proof_pages
from layout.pipeline.signing import sign_page
from tests.browser.desk import Desk, Server, needs_chromium, rewrite, until
from tests.tiny import write_tiny

pytestmark = needs_chromium

_OVER_THE_PAGE = ["divider", "was-name", "was-marks", "marks"]
_SAME = 0.1
"""Mean difference that two drawings of one thing may have, of 255."""
_DIVIDER = "#divider:not([hidden])"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An edition with a proof of its page, in which two heads were changed since, and which was signed before that."""
    edition = write_tiny(tmp_path_factory.mktemp("tiny") / "2026-11-24")
    proof_pages(edition, ProofOrder("page", kept_at="2026-11-24T20:10:00+08:00"))
    sign_page(edition, "A01", "三审", "王敏")
    rewrite(edition / "stories" / "market.md", lambda text: text.replace("新棚", "大棚"))
    rewrite(edition / "stories" / "bridge.md", lambda text: text.replace("东桥后天", "东桥"))
    made = Server(edition, "--edit")
    yield made
    made.stop()


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Desk]:
    with browser.new_context(viewport={"width": 1280, "height": 860}, locale="zh-CN") as context:
        made = Desk(context, server)
        yield made
        assert made.faults == []


def shot(desk: Desk) -> Image.Image:
    return Image.open(BytesIO(desk.page.locator("#sheet").screenshot())).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two images of one size, of 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def share(desk: Desk) -> int:
    return int(desk.page.locator("#divider").get_attribute("aria-valuenow") or -1)


def slide(desk: Desk) -> None:
    desk.page.keyboard.press("d")
    desk.page.wait_for_selector(_DIVIDER)


def test_words_that_changed_are_marked_and_reached_one_after_the_other(desk: Desk) -> None:
    desk.page.keyboard.press("]")
    current = desk.page.locator('.change[aria-current="true"]')
    current.wait_for()
    assert current.inner_text().splitlines() == ["1", "bridge 主题：删“后天”，原“东桥后天通车”"]
    assert desk.page.locator("#marks .changes .words").count() == 2
    assert desk.page.locator("#marks .changes .words.current .gap").count() == 1
    desk.page.keyboard.press("]")
    assert current.inner_text().splitlines() == ["2", "market 主题：“市搬进新棚”→“市搬进大棚”"]
    assert desk.page.locator("#marks .changes .words.current rect").count() == 1
    desk.page.keyboard.press("]")
    assert current.inner_text().splitlines()[0] == "1"
    desk.page.keyboard.press("[")
    assert current.inner_text().splitlines()[0] == "2"
    desk.page.locator("#tab-stories").click()
    assert desk.page.locator("#marks .changes *").count() == 0


def test_nothing_of_rounds_is_asked_for_before_somebody_wants_it(desk: Desk) -> None:
    assert not any("/changes/" in url or "/round/" in url for url in desk.requests)
    desk.page.locator("#tab-changes").click()
    desk.page.locator(".change").first.wait_for()
    assert any("/changes/A01" in url for url in desk.requests)
    assert not any("/round/" in url for url in desk.requests)


def test_the_divider_follows_the_mouse_and_the_keys(desk: Desk) -> None:
    slide(desk)
    assert share(desk) == 50
    box = desk.page.locator("#divider").bounding_box()
    sheet = desk.page.locator("#sheet").bounding_box()
    assert box
    assert sheet
    middle = box["y"] + box["height"] / 3
    desk.page.mouse.move(box["x"] + box["width"] / 2, middle)
    desk.page.mouse.down()
    desk.page.mouse.move(sheet["x"] + sheet["width"] * 0.8, middle, steps=4)
    desk.page.mouse.up()
    assert abs(share(desk) - 80) <= 1
    assert not desk.page.locator("#pop").is_visible()
    page = desk.shown
    before = share(desk)
    desk.page.keyboard.press("ArrowLeft")
    assert share(desk) == before - 2
    desk.page.keyboard.press("Shift+ArrowRight")
    assert share(desk) == before + 8
    desk.page.keyboard.press("Home")
    assert share(desk) == 0
    desk.page.keyboard.press("End")
    assert share(desk) == 100
    assert desk.shown == page


def test_the_divider_follows_a_finger(browser: Browser, server: Server) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        desk = Desk(context, server)
        slide(desk)
        sheet = desk.page.locator("#sheet").bounding_box()
        box = desk.page.locator("#divider").bounding_box()
        assert sheet
        assert box
        hand = context.new_cdp_session(desk.page)
        y = box["y"] + box["height"] / 2
        places = [box["x"] + box["width"] / 2, sheet["x"] + sheet["width"] / 3, sheet["x"] + sheet["width"] / 4]
        for kind, x in zip(("touchStart", "touchMove", "touchMove"), places, strict=True):
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        until(lambda: abs(share(desk) - 25) <= 1)


def test_left_of_the_divider_stands_the_page_of_the_round(desk: Desk, server: Server) -> None:
    now = shot(desk)
    slide(desk)
    desk.page.evaluate("document.activeElement.blur()")
    desk.run("for (const name of value) document.getElementById(name).style.opacity = 0;", _OVER_THE_PAGE)
    desk.page.locator("#divider").evaluate("one => one.dispatchEvent(new KeyboardEvent('keydown', {key: 'End'}))")
    then = shot(desk)
    place = desk.run(
        """const run = view.sheet.runs.find((one) => one.text.includes('大棚')), box = view.onScreen(run.rect(0, 6));
           const page = document.querySelector('#sheet').getBoundingClientRect();
           const left = box.left - page.left, top = box.top - page.top;
           return [left, top, left + box.width, top + box.height];"""
    )
    head = tuple(round(side) for side in place)
    masthead = (0, 0, now.width, now.height // 8)
    assert difference(now.crop(head), then.crop(head)) > 5
    assert difference(now.crop(masthead), then.crop(masthead)) < _SAME
    desk.page.locator("#divider").evaluate("one => one.dispatchEvent(new KeyboardEvent('keydown', {key: 'Home'}))")
    assert difference(now, shot(desk)) < _SAME


def test_changes_follow_what_is_saved_while_they_are_looked_at(desk: Desk, server: Server) -> None:
    desk.page.locator("#tab-changes").click()
    desk.page.locator(".change").nth(1).wait_for()
    story = server.file("stories", "school.md")
    before = story.read_bytes()
    rewrite(story, lambda text: text.replace("斑马线", "红绿灯"))
    desk.page.locator(".change").nth(2).wait_for()
    story.write_bytes(before)
    desk.page.wait_for_function("() => document.querySelectorAll('.change').length === 2")


def test_a_remark_is_written_on_selected_words_answered_and_opened_again(desk: Desk, server: Server) -> None:
    page = desk.page
    desk.run(
        """const run = view.sheet.runs.find((one) => one.text.includes('斑马线') && one.element);
           const at = run.text.indexOf('斑马线'), data = run.element.firstChild;
           getSelection().setBaseAndExtent(data, at, data, at + 3);"""
    )
    page.keyboard.press("c")
    page.locator("#remark[open]").wait_for()
    assert page.locator("#remark mark").inner_text() == "斑马线"
    page.get_by_label("新的字").fill("红绿灯")
    page.locator("#remark .first").click()
    page.locator("#remark .conflict", has_text="没有写名字").wait_for()
    page.get_by_label("谁写的").fill("张校")
    page.keyboard.press("Enter")
    page.wait_for_selector("#remark", state="hidden")
    (comment,) = open_desk(server.edition).comments
    assert (comment.kind, comment.quote, comment.new, comment.author) == ("replace", "斑马线", "红绿灯", "张校")
    page.locator("#tab-comments").click()
    row = page.locator(f'[data-remark="{comment.id}"]')
    row.wait_for()
    row.click()
    assert page.locator("#marks .problem rect").count() == 1
    page.locator(".answers button", has_text="不改").click()
    page.keyboard.press("Enter")
    page.locator(".answers [role=alert]", has_text="不改要说为什么").wait_for()
    page.locator(".answers input").fill("原文如此")
    page.keyboard.press("Enter")
    page.locator(".remark", has_text="原文如此").wait_for()
    (comment,) = open_desk(server.edition).comments
    assert (comment.status, comment.reason, comment.by) == ("refused", "原文如此", "张校")
    page.locator(".answers button", has_text="重开").click()
    page.locator(".remark", has_text="未答").wait_for()
    page.locator(".answers button", has_text="已改").click()
    page.locator(".remark .fit.exact", has_text="已改").wait_for()
    assert open_desk(server.edition).comments[0].status == "done"
    page.reload()
    page.wait_for_selector("body[data-shown]")
    at = desk.place_of("校门口有了")
    page.mouse.click(at["x"], at["y"])
    page.wait_for_selector("#pop:not([hidden])")
    page.keyboard.press("c")
    page.locator("#remark[open]").wait_for()
    assert page.locator("#remark mark").inner_text() == "校"
    assert page.get_by_label("谁写的").input_value() == "张校"


def test_without_edit_remarks_are_read_and_none_is_written(browser: Browser, server: Server, tmp_path: Path) -> None:
    edition = write_tiny(tmp_path / "2026-11-24")
    text = 'comments:\n  - id: "1"\n    page: A01\n    kind: query\n    text: 请核\n'
    (edition / "comments.yaml").write_text(text, encoding="utf-8")
    reader = Server(edition)
    try:
        with browser.new_context(locale="zh-CN") as context:
            tab = Desk(context, reader)
            tab.page.keyboard.press("c")
            tab.page.locator(".remark", has_text="请核").wait_for()
            assert not tab.page.locator("#remark").is_visible()
            assert tab.page.locator(".answers").count() == 0
            answers = tab.run(
                """return [await net.writeRemark({page: 'A01', kind: 'query', spots: [], text: 'x', author: 'y'}),
                           await net.answerRemark({id: '1', status: 'done'})];"""
            )
            assert [answer["why"] for answer in answers] == ["not-copy", "not-copy"]
            assert (edition / "comments.yaml").read_text(encoding="utf-8") == text
    finally:
        reader.stop()


def test_a_small_page_says_who_signed_it_and_that_it_was_changed_since(desk: Desk, server: Server) -> None:
    stale = desk.page.locator('.thumb[data-page="A01"] .signed.warning')
    stale.wait_for()
    assert "签后改过" in (desk.page.locator('.thumb[data-page="A01"]').get_attribute("aria-label") or "")
    sign_page(server.edition, "A01", "三审", "王敏")
    signed = desk.page.locator('.thumb[data-page="A01"] .signed.good')
    signed.wait_for()
    assert signed.inner_text() == "✓ 三审"


def test_a_fault_of_the_engine_is_told_over_the_last_good_page(browser: Browser, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.py"
    faulty.write_text(
        "import layout.server.session as session\n"
        "from pathlib import Path\n"
        "real = session.check\n"
        "def check(folder, **values):\n"
        "    if '坏' in Path(folder, 'stories', 'lead.md').read_text(encoding='utf-8'):\n"
        "        raise RuntimeError('a wheel came off')\n"
        "    return real(folder, **values)\n"
        "session.check = check\n"
        "from layout.cli import main\n"
        "raise SystemExit(main())\n",
        encoding="utf-8",
    )
    server = Server(write_tiny(tmp_path / "2026-11-24"), program=("-c", f"exec(open({str(faulty)!r}).read())"))
    try:
        with browser.new_context(locale="zh-CN") as context:
            tab = Desk(context, server)
            shown = tab.shown
            story = server.file("stories", "lead.md")
            before = story.read_bytes()
            rewrite(story, lambda text: text.replace("暖起来", "坏起来"))
            tab.wait_for_state("fault")
            assert "a wheel came off" in tab.page.locator("#fault").inner_text()
            assert "stale" in (tab.page.locator("#sheet").get_attribute("class") or "")
            assert tab.shown == shown
            story.write_bytes(before)
            tab.wait_for_state("current")
            assert not tab.page.locator("#fault").is_visible()
            assert "stale" not in (tab.page.locator("#sheet").get_attribute("class") or "")
    finally:
        server.stop()
