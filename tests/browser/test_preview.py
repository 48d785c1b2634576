"""The preview in a real browser: what an editor does at night, and what must then be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from playwright.sync_api import Browser

from layout.edition.reader import read_edition
from layout.pipeline import build
from tests.browser.desk import Desk, Server, character_at, needs_chromium, rewrite, until

pytestmark = needs_chromium

_DIFFERENCE = 0.02
"""Mean difference that drawings of two programs may have after a blur, of full scale."""


_SCROLLED = "(({scrollLeft, scrollTop}) => [scrollLeft, scrollTop])(document.querySelector('#scroll'))"


@pytest.fixture(scope="module")
def server(issues: Path) -> Iterator[Server]:
    made = Server(issues / "2026-11-24")
    yield made
    code, told = made.stop()
    assert code == 0, told
    assert "Traceback" not in told


@pytest.fixture(scope="module")
def tab(browser: Browser, server: Server) -> Iterator[Desk]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk = Desk(context, server)
    yield desk
    assert desk.faults == []
    assert {urlparse(url).hostname for url in desk.requests} == {"127.0.0.1"}
    context.close()


@pytest.fixture
def desk(tab: Desk) -> Desk:
    """The tab as it was opened: first page, whole, nothing over it."""
    tab.page.keyboard.press("Escape")
    tab.page.locator("#tab-stories").click()
    tab.page.locator('[data-zoom="page"]').click()
    for button in tab.page.locator('[data-show][aria-pressed="true"]').all():
        button.click()
    if not tab.shown.startswith("A01/"):
        tab.turn_to("A01")
    tab.page.evaluate("document.activeElement?.blur()")
    return tab


@pytest.mark.parametrize("name", ["A02", "A03"])
def test_a_page_looks_as_it_is_printed(name: str, server: Server, browser: Browser, tmp_path: Path) -> None:
    made = build(server.edition, out=tmp_path, pages=[name])
    with browser.new_context(viewport={"width": 1500, "height": 1300}) as context:
        tab = Desk(context, server)
        tab.turn_to(name)
        # Pictures come after the page.
        tab.page.wait_for_timeout(600)
        shot = Image.open(BytesIO(tab.page.locator("#sheet").screenshot())).convert("RGB")
    file = next(page.file for page in made.pages if page.name == name)
    document = pypdfium2.PdfDocument(file)
    sheet: Any = document[0]
    trim = sheet.get_trimbox()
    sheet.set_cropbox(*trim)
    printed = sheet.render(scale=shot.width / (trim[2] - trim[0])).to_pil().convert("RGB").resize(shot.size)
    document.close()
    soft = ImageFilter.GaussianBlur(2)
    difference = ImageStat.Stat(ImageChops.difference(shot.filter(soft), printed.filter(soft)))
    assert sum(difference.mean) / 3 / 255 <= _DIFFERENCE


def test_a_saved_correction_is_shown_where_the_editor_was_reading(desk: Desk, server: Server) -> None:
    desk.page.locator('[data-zoom="100"]').click()
    desk.page.evaluate("document.querySelector('#scroll').scrollTo(120, 700)")
    before = desk.page.evaluate(_SCROLLED)
    story = server.file("stories", "stand.md")
    desk.after(lambda: rewrite(story, lambda text: text.replace("灯", "烛", 1) if "烛" not in text else text + "\n"))
    after = desk.page.evaluate(_SCROLLED)
    assert after == before
    assert 0 < int(desk.page.evaluate("document.body.dataset.changed")) <= 12
    desk.page.wait_for_function("() => document.querySelector('#live').textContent === 'A01 已更新，0 错 0 警'")


def test_a_broken_line_is_told_with_its_place_over_the_last_good_page(desk: Desk, server: Server) -> None:
    page = server.file("pages", "A01.yaml")
    good = page.read_bytes()
    shown = desk.shown
    page.write_text(good.decode().replace("lead", "laed", 1), encoding="utf-8")
    desk.wait_for_state("stale")
    fault = desk.page.locator("#fault")
    assert re.search(r"2026-11-24/pages/A01\.yaml:\d+:\d+", fault.inner_text())
    assert desk.shown == shown
    assert "stale" in str(desk.page.locator("#sheet").get_attribute("class"))
    assert desk.page.title().startswith("▲")
    page.write_bytes(good)
    desk.wait_for_state("current")
    assert not fault.is_visible()
    assert "stale" not in str(desk.page.locator("#sheet").get_attribute("class"))
    assert desk.page.title().startswith("✓")


def test_an_edition_that_can_not_be_read_leaves_everything_as_it_was(desk: Desk, server: Server) -> None:
    edition = server.file("edition.yaml")
    aside = edition.with_suffix(".aside")
    stories = desk.page.locator("#pane .row").count()
    edition.rename(aside)
    desk.wait_for_state("stale")
    assert "edition.yaml" in desk.page.locator("#fault").inner_text()
    assert desk.page.locator("#pane .row").count() == stories > 0
    until(lambda: desk.page.locator(".thumb.stale").count() == desk.page.locator(".thumb").count())
    aside.rename(edition)
    desk.wait_for_state("current")
    # Small pages follow the large one a frame later.
    until(lambda: desk.page.locator(".thumb.stale").count() == 0)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("A01", "四十八篇稿"), ("A01", "，"), ("A01", "。"), ("A01", "Markdown"), ("A01", "banxin check"), ("A01", "”"),
        ("A02", "基本栏"), ("A03", "横轻竖重"), ("A06", "》"), ("A04-A05", "。"),
    ],
)  # fmt: skip
def test_a_click_on_a_character_leads_to_where_it_was_typed(page: str, text: str, desk: Desk, issues: Path) -> None:
    if page != "A01":
        desk.turn_to(page)
    desk.page.locator('[data-zoom="100"]').click()
    assert character_at(issues, desk.click_on(text)) == text[0]


def test_a_click_in_the_part_of_a_story_that_jumped_leads_to_its_file(desk: Desk, issues: Path) -> None:
    pages: dict[str, list[str]] = desk.run(
        """const told = {}; const state = [...document.querySelectorAll('.thumb')].map((one) => one.dataset.page);
           for (const name of state) told[name] = []; return told;"""
    )
    jumped = None
    for name in pages:
        if not desk.shown.startswith(f"{name}/"):
            desk.turn_to(name)
        jumped = desk.run(
            """const story = view.sheet.page.plan.stories.find(([name]) => name.endsWith('>'));
               if (!story) return null;
               const run = view.sheet.runs.find((one) => one.node === story[4][0][3]);
               return {file: story[1], text: run.text};"""
        )
        if jumped:
            break
    assert jumped
    desk.page.locator('[data-zoom="100"]').click()
    spot = desk.click_on(jumped["text"])
    assert spot.startswith(f"2026-11-24/stories/{jumped['file']}.md:")
    assert character_at(issues, spot) == jumped["text"][0]


def test_keys_do_what_the_sheet_of_keys_says(desk: Desk) -> None:
    keys, page = desk.page.keyboard, desk.page

    def pressed(name: str) -> str | None:
        return page.locator(f'[data-show="{name}"]').get_attribute("aria-pressed")

    for key, layer in (("g", "grid"), ("l", "lines"), ("f", "areas")):
        keys.press(key)
        assert pressed(layer) == "true"
        assert page.locator(f"#marks .{layer} *").count() > 5
        keys.press(key)
        assert pressed(layer) == "false"
    keys.press("ArrowRight")
    page.wait_for_function("() => document.body.dataset.shown.startsWith('A02/')")
    keys.press("ArrowLeft")
    page.wait_for_function("() => document.body.dataset.shown.startsWith('A01/')")
    keys.press("3")
    page.wait_for_function("() => document.body.dataset.shown.startsWith('A03/')")
    width = page.locator("#sheet").bounding_box()
    keys.press("+")
    larger = page.locator("#sheet").bounding_box()
    assert width
    assert larger
    assert larger["width"] > width["width"]
    keys.press("-")
    keys.press("0")
    assert page.locator('[data-zoom="page"]').get_attribute("aria-pressed") == "true"
    keys.press("e")
    assert page.locator("#tab-problems").get_attribute("aria-selected") == "true"
    keys.press("s")
    assert page.locator("#tab-stories").get_attribute("aria-selected") == "true"
    keys.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    keys.press("Escape")
    page.evaluate("document.activeElement.blur()")
    keys.press("?")
    assert page.locator("#help").get_attribute("open") is not None
    keys.press("Escape")
    assert page.locator("#help").get_attribute("open") is None


def test_no_key_fires_while_somebody_types_or_composes(desk: Desk) -> None:
    page = desk.page
    page.keyboard.press("/")
    page.keyboard.type("glf1")
    assert page.locator('[data-show][aria-pressed="true"]').count() == 0
    assert page.locator(".finder input").input_value() == "glf1"
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.body.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}))")
    for key in ["g", "l", "f", "o", "e", "c", "s", "/", "?", "2", "+", "-", "0", "ArrowRight"]:
        page.keyboard.press(key)
    assert page.locator('[data-show][aria-pressed="true"]').count() == 0
    assert desk.shown.startswith("A01/")
    assert page.locator("#help").get_attribute("open") is None
    page.evaluate("document.body.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}))")
    page.keyboard.press("g")
    assert page.locator('[data-show="grid"]').get_attribute("aria-pressed") == "true"


def test_single_keys_can_be_turned_off(desk: Desk) -> None:
    page = desk.page
    page.keyboard.press("?")
    page.get_by_label("用单个字母的按键").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    assert page.locator('[data-show="grid"]').get_attribute("aria-pressed") == "false"
    page.locator("#help-open").click()
    page.get_by_label("用单个字母的按键").check()
    page.keyboard.press("Escape")


def test_text_that_is_copied_is_the_copy(desk: Desk, server: Server) -> None:
    outcome = read_edition(server.edition)
    assert outcome.value
    story = outcome.value.edition.story("editorial")
    assert story
    desk.run(
        """const own = view.sheet.runs.filter((run) => run.element && run.group[2] === 'editorial');
           const range = document.createRange();
           range.setStart(own[0].element.firstChild, 0);
           range.setEnd(own.at(-1).element.firstChild, own.at(-1).text.length);
           getSelection().removeAllRanges(); getSelection().addRange(range);"""
    )
    desk.page.keyboard.press("Control+c")
    copied = desk.page.evaluate("navigator.clipboard.readText()")
    desk.page.evaluate("getSelection().removeAllRanges()")
    assert copied.splitlines() == [text.text for text in story.texts()]


def test_a_chosen_story_is_framed_and_lit(desk: Desk) -> None:
    desk.page.locator('.row[data-story="night"]').click()
    assert desk.page.locator("#marks .chosen rect").count() >= 1
    assert desk.page.locator("#marks .flash rect").count() > 20


def test_words_are_found_on_other_pages(desk: Desk) -> None:
    desk.page.locator("#tab-find").click()
    desk.page.locator(".finder input").fill("基本栏")
    row = desk.page.locator("#found .row", has_text="A02").first
    row.click()
    desk.page.wait_for_function("() => document.body.dataset.shown.startsWith('A02/')")
    assert desk.page.locator("#marks .flash rect").count() >= 1


def test_a_reload_keeps_page_size_scroll_and_tab(desk: Desk) -> None:
    desk.turn_to("A02")
    desk.page.locator('[data-zoom="100"]').click()
    desk.page.locator("#tab-problems").click()
    desk.page.evaluate("document.querySelector('#scroll').scrollTo(60, 500)")
    desk.page.wait_for_timeout(200)
    desk.page.reload()
    desk.page.wait_for_selector("body[data-shown]")
    assert desk.shown.startswith("A02/")
    assert desk.page.locator('[data-zoom="100"]').get_attribute("aria-pressed") == "true"
    assert desk.page.locator("#tab-problems").get_attribute("aria-selected") == "true"
    left, top = desk.page.evaluate(_SCROLLED)
    assert abs(top - 500) <= 2
    assert abs(left - 60) <= 2


def test_english_is_one_press_away(desk: Desk) -> None:
    desk.page.locator("#language").click()
    assert desk.page.locator("#tab-stories").inner_text().startswith("Stories")
    assert desk.page.locator("#state").inner_text() == "current"
    assert desk.page.evaluate("document.documentElement.lang") == "en"
    desk.page.locator("#language").click()
    assert desk.page.locator("#tab-stories").inner_text().startswith("稿件")
