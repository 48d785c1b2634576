"""Makes `libreoffice.pdf`: a proof of ours opened in LibreOffice Draw, commented on, and exported with its comments as
PDF annotations. Draw sets the page anew in fonts of its own, and leaves behind what is embedded.

    apt-get install --no-install-recommends libreoffice-draw python3-uno
    python -m tests.real_pdf.marked.mark_with_libreoffice      (made with LibreOffice 7.4.7)

The words commented on are those of the test. Draw is led by the interpreter of the system, which owns `uno`.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.marked import Proof, write_edition

HERE = Path(__file__).parent

NOTES = [("五十", "李", "请核"), ("货车", "王", "“货车”→“卡车”"), ("护学岗", "张", "改：护学队")]
"""Comments, the marker of each on the first character of the words that it is about."""

MARKER = (8.0, 5.0)
"""About how large Draw shows it, in millimetres."""

ASTRAY = (190.0, 470.0, "王", "版面下半空着")
"""One far from all words, in millimetres from the upper left corner of the page."""

DRAW = """
import json, pathlib, subprocess, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.geometry import RealPoint2D
from com.sun.star.util import DateTime

def value(name, what):
    made = PropertyValue()
    made.Name, made.Value = name, what
    return made

def address(name):
    return pathlib.Path(name).absolute().as_uri()

profile = "-env:UserInstallation=" + address("profile")
office = subprocess.Popen(["soffice", "--headless", "--norestore", profile, "--accept=pipe,name=banxin;urp;"])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(120):
    try:
        context = resolver.resolve("uno:pipe,name=banxin;urp;StarOffice.ComponentContext")
        break
    except uno.getClass("com.sun.star.connection.NoConnectException"):
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.loadComponentFromURL(address("proof.pdf"), "_blank", 0, (value("Hidden", True),))
page = document.DrawPages.getByIndex(0)
for x, y, author, words in json.loads(pathlib.Path("notes.json").read_text()):
    note = page.createAndInsertAnnotation()
    note.Position = RealPoint2D(x, y)
    note.Author = author
    note.TextRange.String = words
    if author == "张":
        note.DateTime = DateTime(0, 30, 15, 22, 24, 11, 2026, True)
data = uno.Any("[]com.sun.star.beans.PropertyValue", (value("ExportNotes", True),))
document.storeToURL(address("marked.pdf"), (value("FilterName", "draw_pdf_Export"), value("FilterData", data)))
# Draw 7.4 may crash while it closes a document; what was stored stands.
office.terminate()
office.wait()
"""


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        proof = Proof(write_edition(folder / "paper"))
        proof.save(folder / "proof.pdf")
        notes = [(*_corner(proof, words), author, note) for words, author, note in NOTES]
        (folder / "notes.json").write_text(json.dumps([*notes, ASTRAY]), encoding="utf-8")
        (folder / "mark.py").write_text(DRAW, encoding="utf-8")
        subprocess.run(["/usr/bin/python3", "mark.py"], cwd=folder, check=True)
        (HERE / "libreoffice.pdf").write_bytes((folder / "marked.pdf").read_bytes())


def _corner(proof: Proof, words: str) -> tuple[float, float]:
    x, y = proof.boxes(words)[0].middle
    wide, high = MARKER
    return x / 72 * 25.4 - wide / 2, (float(proof.leaf.mediabox[3]) - y) / 72 * 25.4 - high / 2


if __name__ == "__main__":
    main()
