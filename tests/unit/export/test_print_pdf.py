import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from layout.display.items import DisplayPage
from tests.handmade import page, part, printed, run

ROOT = Path(__file__).resolve().parents[3]


def one(name: str, text: str = "版心报") -> DisplayPage:
    return page(part(run(text, 10, 20)), name=name, label=f"{name} 要闻")


def test_a_page_is_a_file_named_by_day_and_page():
    files = list(printed(one("A01"), one("A02")))
    assert [(file.name, file.pages) for file in files] == [
        ("20261124-A01.pdf", ("A01",)), ("20261124-A02.pdf", ("A02",)),
    ]  # fmt: skip


def test_the_whole_issue_is_one_file_when_asked_for():
    (file,) = printed(one("A01"), one("A02"), whole=True)
    assert (file.name, file.pages) == ("20261124.pdf", ("A01", "A02"))
    with pikepdf.open(BytesIO(file.data)) as pdf:
        assert len(pdf.pages) == 2


def test_the_digest_is_of_the_bytes():
    (file,) = printed(one("A01"))
    assert file.digest == hashlib.sha256(file.data).hexdigest()


def test_files_are_made_as_they_are_asked_for():
    broken = page(part(run("坏", 10, 20)._replace(face="no such face")), name="A02")
    files = printed(one("A01"), broken)
    assert next(files).name == "20261124-A01.pdf"
    with pytest.raises(KeyError):
        next(files)


def test_a_correction_changes_its_own_page_alone():
    before = [file.digest for file in printed(one("A01"), one("A02"))]
    after = [file.digest for file in printed(one("A01", "版心"), one("A02"))]
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_pages_of_one_issue_have_identities_of_their_own():
    first, second = printed(one("A01"), one("A02"))
    with pikepdf.open(BytesIO(first.data)) as a, pikepdf.open(BytesIO(second.data)) as b:
        assert bytes(a.trailer.ID[0]) != bytes(b.trailer.ID[0])


SCRIPT = """
import hashlib
from pathlib import Path
from layout.base.geometry import Rect
from layout.base.units import pt
from layout.display.items import Picture
from tests.handmade import HEI, page, part, printed, run
from tests.unit.export.test_print_pdf import PHOTO, PHOTO_DIGEST
photo = Picture(Rect(pt(100), pt(60), pt(90), pt(60)), PHOTO, PHOTO_DIGEST)
wanted = page(part(run("版心报——“同样的字节”", 10, 30), run("黑体", 10, 60, family=HEI), photo))
print([file.digest for whole in (False, True) for file in printed(wanted, whole=whole)])
"""
PHOTO = str(ROOT / "editions" / "2026-11-24" / "pictures" / "photo1.jpg")
PHOTO_DIGEST = hashlib.sha256(Path(PHOTO).read_bytes()).hexdigest()


def digests(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def usual() -> str:
    return digests(PYTHONHASHSEED="0")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8"},
        {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1", "RL_invariant": "0", "RL_pdfMultiLine": "1"},
    ],
)
def test_bytes_are_the_same_whatever_the_surroundings(usual: str, environment: dict[str, str]):
    assert digests(**environment) == usual
