"""Makes `pdfjs.pdf`: a proof of ours opened in pdf.js and marked by mouse and keyboard as a proofreader would.

    npm install pdfjs-dist      (made with 5.6.205)
    python -m tests.real_pdf.marked.mark_with_pdfjs node_modules/pdfjs-dist

Needs playwright and /usr/bin/chromium. The words highlighted, written on and crossed out are those of the test.
"""

from __future__ import annotations

import base64
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.marked import Proof, write_edition

HERE = Path(__file__).parent

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="pdfjs/web/pdf_viewer.css">
<style>body {margin: 0} #c {position: absolute; overflow: auto; width: 100%; height: 100%}</style>
<div id="c" tabindex="0"><div id="v" class="pdfViewer"></div></div>
<script type="module">
import * as lib from "./pdfjs/build/pdf.mjs";
globalThis.pdfjsLib = lib;
lib.GlobalWorkerOptions.workerSrc = "./pdfjs/build/pdf.worker.mjs";
const {EventBus, PDFLinkService, PDFViewer} = await import("./pdfjs/web/pdf_viewer.mjs");
const eventBus = new EventBus(), linkService = new PDFLinkService({eventBus});
const [container, viewer] = ["c", "v"].map(id => document.getElementById(id));
globalThis.shown = new PDFViewer({container, viewer, eventBus, linkService, annotationEditorMode: 0,
    annotationEditorHighlightColors: "yellow=#FFFF98"});
linkService.setViewer(shown);
globalThis.file = await lib.getDocument({url: "proof.pdf"}).promise;
shown.setDocument(file); linkService.setDocument(file);
eventBus.on("textlayerrendered", () => { globalThis.ready = true; });
</script>"""

FIND = """words => {
    for (const span of document.querySelectorAll(".textLayer span")) {
        const node = span.firstChild, at = node?.nodeType === 3 ? node.data.indexOf(words) : -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        const {left, top, right, bottom} = range.getBoundingClientRect();
        return [left, top, right, bottom];
    }
}"""

SAVE = """async () => {
    const data = await file.saveDocument();
    return btoa(Array.from(data, byte => String.fromCharCode(byte)).join(""));
}"""


def mark(page: Page) -> None:
    """Highlight 二十座, write over 货车, draw a line through 护学岗."""
    _choose(page, "HIGHLIGHT")
    left, top, right, bottom = page.evaluate(FIND, "二十座")
    _drag(page, left + 0.5, right - 0.5, (top + bottom) / 2)
    _choose(page, "FREETEXT")
    left, _, _, bottom = page.evaluate(FIND, "货车")
    page.mouse.click(left, bottom + 3)
    page.wait_for_timeout(300)
    page.keyboard.insert_text("“货车”→“卡车”")
    page.keyboard.press("Escape")
    _choose(page, "INK")
    left, top, right, bottom = page.evaluate(FIND, "护学岗")
    _drag(page, left, right, (top + bottom) / 2)
    page.evaluate("shown.annotationEditorMode = {mode: 0}")
    page.wait_for_timeout(500)


def _choose(page: Page, tool: str) -> None:
    page.keyboard.press("Escape")
    page.evaluate(f"shown.annotationEditorMode = {{mode: pdfjsLib.AnnotationEditorType.{tool}}}")
    page.wait_for_timeout(500)


def _drag(page: Page, left: float, right: float, y: float) -> None:
    page.mouse.move(left, y)
    page.mouse.down()
    page.mouse.move(right, y, steps=8)
    page.mouse.up()
    page.wait_for_timeout(500)


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:
        pass


def main(pdfjs: Path) -> None:
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        proof = Proof(write_edition(folder / "paper"))
        # The press's profile is most of a print file, and no matter of a proof.
        del proof.pdf.Root["/OutputIntents"]
        proof.save(folder / "proof.pdf")
        (folder / "page.html").write_text(PAGE, encoding="utf-8")
        (folder / "pdfjs").symlink_to(pdfjs.absolute())
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1800})
        page.goto(f"http://127.0.0.1:{server.server_port}/page.html")
        page.wait_for_function("globalThis.ready === true")
        mark(page)
        (HERE / "pdfjs.pdf").write_bytes(base64.b64decode(page.evaluate(SAVE)))
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
