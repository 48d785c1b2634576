"""Makes `mupdf.pdf`: a proof of ours marked by MuPDF, as its viewers and SumatraPDF write marks; and `split.pdf`, that
page taken out by qpdf, which keeps marks and leaves what is embedded behind.

    python -m tests.real_pdf.marked.mark_with_mupdf      (made with mutool 1.21.1, qpdf 11.3.0)

The words marked are those of the test.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.marked import Proof, write_edition

HERE = Path(__file__).parent

SCRIPT = """
var file = new PDFDocument("proof.pdf"), page = file.loadPage(0);
function found(words) { return page.search(words)[0]; }
function quads(words) { var hit = found(words); return hit[0].length === undefined ? [hit] : hit; }
function mark(kind, author, note) {
    var made = page.createAnnotation(kind);
    if (author) made.setAuthor(author);
    made.setContents(note);
    return made;
}
var line = mark("StrikeOut", "张", "改：护学队");
line.setQuadPoints(quads("护学岗"));
line.update();
var light = mark("Highlight", "李", "请核");
light.setQuadPoints(quads("五十"));
light.update();
var at = quads("货车")[0], note = mark("Text", "王", "“货车”→“卡车”");
note.setRect([at[0], at[1] - 10, at[0] + 20, at[1] + 10]);
note.update();
var end = quads("先放行小")[0], caret = mark("Caret", "", "型");
caret.setRect([end[2] - 4, end[5] - 5, end[2] + 4, end[5] + 4]);
caret.update();
file.save("marked.pdf", "");
"""


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        proof = Proof(write_edition(folder / "paper"))
        # The press's profile is most of a print file, and no matter of a proof.
        del proof.pdf.Root["/OutputIntents"]
        proof.save(folder / "proof.pdf")
        (folder / "mark.js").write_text(SCRIPT, encoding="utf-8")
        subprocess.run(["mutool", "run", "mark.js"], cwd=folder, check=True)
        subprocess.run(["qpdf", "--empty", "--pages", "marked.pdf", "1", "--", "split.pdf"], cwd=folder, check=True)
        (HERE / "mupdf.pdf").write_bytes((folder / "marked.pdf").read_bytes())
        (HERE / "split.pdf").write_bytes((folder / "split.pdf").read_bytes())


if __name__ == "__main__":
    main()
