"""Makes `xournal.pdf`: a proof of ours written on in Xournal++, which draws pen and text into a page that it sets anew.

apt-get install --no-install-recommends xournalpp
python -m tests.real_pdf.marked.mark_with_xournal      (made with Xournal++ 1.1.3)
"""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.marked import Proof, write_edition

HERE = Path(__file__).parent

NOTEBOOK = """<?xml version="1.0" standalone="no"?>
<xournal creator="Xournal++ 1.1.3" fileversion="4"><title>Xournal++ document</title>
<page width="{width}" height="{height}"><background type="pdf" domain="absolute" filename="{proof}" pageno="1"/><layer>
<stroke tool="pen" color="#ff0000ff" width="1.41">{left} {level} {right} {level}</stroke>
<text font="Sans" size="12" x="{right}" y="{level}" color="#ff0000ff">改：护学队</text>
</layer></page></xournal>
"""


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        proof = Proof(write_edition(folder / "paper"))
        proof.save(folder / "proof.pdf")
        _, _, width, height = map(float, proof.leaf.mediabox)
        boxes = proof.boxes("护学岗")
        edges = {"left": boxes[0].left, "right": boxes[-1].right, "level": height - boxes[0].middle[1]}
        written = NOTEBOOK.format(width=width, height=height, proof=folder / "proof.pdf", **edges)
        (folder / "notes.xopp").write_bytes(gzip.compress(written.encode()))
        subprocess.run(["xournalpp", "-p", "marked.pdf", "notes.xopp"], cwd=folder, check=True)
        (HERE / "xournal.pdf").write_bytes((folder / "marked.pdf").read_bytes())


if __name__ == "__main__":
    main()
