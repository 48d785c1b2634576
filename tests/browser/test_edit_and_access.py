"""Mending on the page, several tabs, other machines, small screens, and people who use no mouse."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.desk import Desk, Server, character_at, needs_chromium, rewrite, until
from tests.tiny import EDITION, write_tiny

pytestmark = needs_chromium

_CONTRAST = 4.5
"""The least for text (WCAG 2.2, 1.4.3)."""

_PAGES = 24

_WEAK_WORDS = """(least) => {
  const parts = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const linear = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const found = parts(getComputedStyle(at).backgroundColor);
      if (found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const speaks = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const found = [];
  for (const one of document.querySelectorAll('.top *, .foot *, #panel *, #thumbs *')) {
    if (!one.offsetParent || one.disabled || !speaks(one)) continue;
    const a = light(parts(getComputedStyle(one).color)), b = light(ground(one));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least) found.push([one.className || one.id || one.textContent, ratio]);
  }
  return found;
}"""
"""Words in the frame whose contrast is less than it should be."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    edition = write_tiny(tmp_path_factory.mktemp("tiny") / "2026-11-24")
    made = Server(edition, "--edit")
    yield made
    made.stop()


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Desk]:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    yield Desk(context, server)
    context.close()


def test_a_paragraph_mended_on_the_page_changes_its_bytes_alone(desk: Desk, server: Server) -> None:
    story = server.file("stories", "market.md")
    before = story.read_bytes().replace(b"\n", b"\r\n")
    story.write_bytes(before)
    at = desk.place_of("早市搬进新棚")
    desk.page.mouse.dblclick(at["x"], at["y"])
    box = desk.page.locator("#edit textarea")
    box.wait_for()
    assert box.input_value() == "headline: 早市搬进新棚"
    box.fill("headline: 早市搬进大棚")
    desk.after(lambda: desk.page.keyboard.press("Control+Enter"))
    assert story.read_bytes() == before.replace("新棚".encode(), "大棚".encode())
    assert not desk.page.locator("#edit").is_visible()
    assert desk.run("return view.sheet.runs.some((run) => run.text.includes('大棚'))")


def test_a_paragraph_that_was_changed_elsewhere_meanwhile_is_not_overwritten(desk: Desk, server: Server) -> None:
    story = server.file("stories", "school.md")
    at = desk.place_of("校门口有了斑马线")
    desk.page.mouse.dblclick(at["x"], at["y"])
    box = desk.page.locator("#edit textarea")
    box.wait_for()
    rewrite(story, lambda text: text.replace("斑马线", "红绿灯"))
    elsewhere = story.read_bytes()
    until(lambda: bool(desk.run("return view.sheet.runs.some((run) => run.text.includes('红绿灯'))")))
    box.fill("headline: 校门口有了人行道")
    desk.page.keyboard.press("Control+Enter")
    desk.page.locator("#edit .conflict").wait_for()
    assert story.read_bytes() == elsewhere
    assert box.input_value() == "headline: 校门口有了人行道"
    desk.page.keyboard.press("Escape")


def test_paragraphs_are_reached_and_opened_from_the_keyboard(desk: Desk) -> None:
    page = desk.page
    page.locator("#text g[data-node][tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.node")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.dataset.node")
    assert second != first
    page.keyboard.press("Enter")
    page.locator("#edit textarea").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.node") == second


def test_two_tabs_see_the_same_and_both_come_back_when_the_server_does(browser: Browser, server: Server) -> None:
    with browser.new_context() as context:
        tabs = [Desk(context, server), Desk(context, server)]
        story = server.file("stories", "bridge.md")
        server.stop()
        for tab in tabs:
            tab.wait_for_state("away")
        before = tabs[0].shown
        rewrite(story, lambda text: text.replace("东桥", "西桥", 1))
        server.start()
        for tab in tabs:
            tab.page.wait_for_function("old => document.body.dataset.shown !== old", arg=before)
            tab.wait_for_state("current")
        assert tabs[0].shown == tabs[1].shown != before


def test_without_edit_nothing_is_written(browser: Browser, tmp_path: Path) -> None:
    edition = write_tiny(tmp_path / "2026-11-24")
    server = Server(edition, "--read-only")
    try:
        with browser.new_context() as context:
            tab = Desk(context, server)
            story = edition / "stories" / "lead.md"
            before = story.read_bytes()
            at = tab.place_of("让每一户都暖起来")
            tab.page.mouse.dblclick(at["x"], at["y"])
            assert not tab.page.locator("#edit").is_visible()
            answer = tab.run(
                """const found = await net.paragraph(value); return [found.text, await net.writeParagraph(
                   {node: value, digest: found.digest, text: 'headline: 别的'})];""",
                at["node"],
            )
            assert answer[0] == "headline: 让每一户都暖起来"
            assert answer[1]["why"] == "not-copy"
            assert story.read_bytes() == before
    finally:
        server.stop()


def test_other_machines_need_the_key_once(browser: Browser, tmp_path: Path) -> None:
    server = Server(write_tiny(tmp_path / "2026-11-24"), "--host", "0.0.0.0")
    try:
        key = server.url.partition("?key=")[2]
        assert len(key) >= 16
        plain = f"http://127.0.0.1:{server.port}/"
        with browser.new_context() as context:
            page = context.new_page()
            answer = page.goto(plain)
            assert answer
            assert answer.status == 403
            answer = page.goto(f"{plain}?key={'x' * len(key)}")
            assert answer
            assert answer.status == 403
            page.goto(f"{plain}?key={key}")
            page.wait_for_selector("body[data-shown]")
            assert page.url == plain
            page.goto(plain)
            page.wait_for_selector("body[data-shown]")
    finally:
        server.stop()


@pytest.mark.parametrize(("width", "scale"), [(360, 1), (320, 4)])
def test_a_narrow_window_has_everything_within_reach(width: int, scale: int, browser: Browser, server: Server) -> None:
    # A window of 1280 at 400 % is as narrow as a telephone of 320.
    with browser.new_context(viewport={"width": width, "height": 640}, device_scale_factor=scale) as context:
        tab = Desk(context, server)
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
        for button in tab.page.locator(".top button").all():
            box = button.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        tab.page.locator("#drawer").click()
        tab.page.locator('.row[data-story="lead"]').click()
        assert tab.page.locator("#marks .chosen rect").count() == 1
        assert not tab.page.locator("#panel").is_visible()


def test_everything_that_can_be_pressed_has_a_name_and_the_page_is_read_in_its_order(desk: Desk) -> None:
    nameless = desk.page.evaluate(
        """[...document.querySelectorAll('button, a[href], input, select, textarea, [role=img], [role=tabpanel], nav')]
           .filter((one) => one.offsetParent !== null || one.ownerSVGElement)
           .filter((one) => !(one.getAttribute('aria-label') || one.textContent.trim() || one.labels?.length
                              || one.getAttribute('aria-labelledby'))).map((one) => one.outerHTML)"""
    )
    assert nameless == []
    heads = desk.page.locator("#text [role=heading]").all_text_contents()
    assert heads[0] == "让每一户都暖起来"
    assert desk.page.locator("#text").get_attribute("lang") == "zh-Hans"
    assert desk.page.locator("#live").get_attribute("aria-live") == "polite"
    assert desk.page.locator("#text g[tabindex='0']").count() == 1


def test_tab_goes_from_the_head_over_pages_and_copy_to_the_panel_and_is_seen(desk: Desk) -> None:
    page = desk.page
    page.evaluate("document.activeElement.blur()")
    regions: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen: list[str] = page.evaluate(
            """(() => { const one = document.activeElement; const style = getComputedStyle(one);
               const region = one.closest('.top, #thumbs, #text, #panel, #scroll');
               return [region ? region.id || 'top' : '', style.outlineStyle]; })()"""
        )
        if not seen[0]:
            break
        assert seen[1] != "none", seen
        if not regions or regions[-1] != seen[0]:
            regions.append(seen[0])
    assert [name for name in regions if name != "scroll"] == ["top", "thumbs", "text", "panel"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(scheme: str, browser: Browser, server: Server) -> None:
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        tab = Desk(context, server)
        tab.page.locator("#tab-problems").click()
        weak = tab.page.evaluate(_WEAK_WORDS, _CONTRAST)
        assert weak == []


def test_dark_mode_leaves_the_paper_white(browser: Browser, server: Server) -> None:
    with browser.new_context(color_scheme="dark") as context:
        tab = Desk(context, server)
        assert (
            tab.page.evaluate("getComputedStyle(document.querySelector('#sheet')).backgroundColor")
            == "rgb(255, 255, 255)"
        )
        assert (
            tab.page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") != "rgb(255, 255, 255)"
        )


def test_no_motion_is_forced_on_those_who_want_none(browser: Browser, server: Server) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        tab = Desk(context, server)
        tab.page.locator('.row[data-story="lead"]').click()
        assert (
            tab.page.evaluate("getComputedStyle(document.querySelector('#marks .flash rect')).animationName") == "none"
        )


def test_turned_latin_leads_to_its_letter(browser: Browser, issues: Path) -> None:
    server = Server(issues / "specimen")
    try:
        with browser.new_context(viewport={"width": 1280, "height": 860}) as context:
            tab = Desk(context, server)
            tab.turn_to("A03")
            tab.page.locator('[data-zoom="100"]').click()
            assert character_at(issues, tab.click_on("Linux", axis=2)) == "L"
            assert character_at(issues, tab.click_on("inux", axis=2)) == "i"
            assert character_at(issues, tab.click_on("三位的数字", axis=1)) == "三"
    finally:
        server.stop()


def test_a_thick_issue_stays_smooth(browser: Browser, tmp_path: Path) -> None:
    edition = write_tiny(tmp_path / "2026-11-24", paragraphs=6)
    drawing = EDITION.partition("  A01: |\n")[2].splitlines()[1:]
    pages: list[str] = []
    for number in range(1, _PAGES + 1):
        names = {"lead": "lead", "market": "market", "school": "school", "bridge": "bridge"}
        if number > 1:
            for name in names:
                names[name] = f"{name}{number}"
                (edition / "stories" / f"{name}{number}.md").write_bytes(
                    (edition / "stories" / f"{name}.md").read_bytes()
                )
        rows = ["    " + " ".join(names[word] for word in row.split()) for row in drawing]
        pages.append("\n".join([f"  A{number:02}: |", *rows]))
    head = EDITION.partition("pages:\n")[0]
    (edition / "edition.yaml").write_text(f"{head}pages:\n" + "\n".join(pages) + "\n", encoding="utf-8")
    server = Server(edition)
    try:
        with browser.new_context(viewport={"width": 1280, "height": 860}) as context:
            tab = Desk(context, server)
            assert tab.page.locator(".thumb").count() == _PAGES
            tab.page.locator('[data-zoom="100"]').click()
            gaps: list[float] = tab.page.evaluate(
                """async () => {
                     const box = document.querySelector('#scroll'), gaps = [];
                     let last = performance.now();
                     for (let n = 0; n < 60; n += 1) {
                       box.scrollTop += 20;
                       const now = await new Promise(requestAnimationFrame);
                       gaps.push(now - last);
                       last = now;
                     }
                     return gaps;
                   }"""
            )
            assert statistics.median(gaps) < 40
            tab.turn_to(f"A{_PAGES}")
            # One page is in the document, however many there are.
            assert tab.page.locator("#text text").count() < 400
    finally:
        server.stop()
