"""The view of two states of pages, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from layout.proof.diff_html import DiffPage, Listed, diff_html
from layout.proof.pixels import Box, webp

_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(_BROWSER is None, reason="no Chromium on this machine")


def picture(color: str) -> bytes:
    return webp(Image.new("RGB", (800, 1600), color))


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = [
        DiffPage(
            name, picture("white"), picture("beige"),
            (Listed(f"{name} 第一处 </script>", Box(0.1, 0.1, 0.2, 0.05)), Listed(f"{name} 第二处", None)),
            0.25, (Box(0.1, 0.1, 0.2, 0.05),),
        )
        for name in ("A01", "A02")
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("view") / "diff.html"
    path.write_text(diff_html(pages, "大样1", "大样2", "zh"), encoding="utf-8")
    return path


@pytest.fixture
def page(view: Path) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 600})
        faults: list[str] = []
        asked: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(view.as_uri())
        page.wait_for_selector(".pane img")
        yield page
        assert faults == []
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        browser.close()


def current(page: Page) -> list[str]:
    return page.locator("nav li[aria-current=true]").all_inner_texts()


def test_two_pages_side_by_side_scroll_together(page: Page):
    panes = page.locator(".pane")
    assert panes.count() == 2
    panes.nth(0).evaluate("pane => pane.scrollTop = 120")
    page.wait_for_function("document.querySelectorAll('.pane')[1].scrollTop === 120")


def test_next_and_previous_go_through_the_changes_of_all_pages(page: Page):
    for _ in range(3):
        page.keyboard.press("]")
    assert current(page) == ["A02 第一处 </script>"]
    assert page.locator("#page").input_value() == "1"
    assert page.locator(".mark.now").count() == 1
    page.keyboard.press("[")
    assert current(page) == ["A01 第二处"]


def test_the_first_step_back_leads_to_the_last_change(page: Page):
    page.click("#previous")
    assert current(page) == ["A02 第二处"]


def test_an_overlay_shows_both_by_the_share_asked_for(page: Page):
    page.click("[data-mode=over]")
    assert page.locator(".pane").count() == 1
    page.locator("#mix").fill("20")
    assert page.locator(".sheet .top").evaluate("sheet => sheet.style.opacity") == "0.2"


def test_a_slider_cuts_the_new_page_off_where_it_stands(page: Page):
    page.click("[data-mode=slide]")
    page.locator("#mix").fill("30")
    assert "70%" in page.locator(".sheet .top").evaluate("sheet => sheet.style.clipPath")


def test_pixels_are_shown_when_asked_for(page: Page):
    assert not page.locator(".difference").first.is_visible()
    page.click("#pixels")
    assert page.locator(".difference").first.is_visible()


def test_the_mark_of_a_change_is_seen_on_either_side_of_the_slider(page: Page):
    page.locator("button[data-mode=slide]").click()
    page.locator("#next").click()
    for share in ("0", "100"):
        page.locator("#mix").fill(share)
        shown = page.evaluate(
            "() => { const r = document.querySelector('.mark.now').getBoundingClientRect();"
            "return document.elementsFromPoint(r.x + r.width / 2, r.y + r.height / 2)[0].className }"
        )
        assert shown == "mark now"
