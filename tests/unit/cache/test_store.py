import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic, Severity, Span
from layout.base.reads import read_bytes
from layout.cache.store import Store
from layout.edition.model import Paper, PictureFile

ROOT = Path(__file__).resolve().parents[3]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")

VALUES = (
    Diagnostic("story/no-byline", Severity.WARNING, Span("a.md", 1, 2), (("file", "a.md"),), "A01"),
    Paper("版心报", skipped=frozenset()),
    PictureFile(Path("a.jpg"), "d", 1, 2, "RGB"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def entry(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def never() -> object:
    raise AssertionError("made again")


def test_what_one_process_keeps_another_finds(folder: Path):
    Store(folder).put("a", "k", VALUES)
    script = (
        "import sys\nfrom pathlib import Path\nfrom layout.cache.store import Store\n"
        "print(Store(Path(sys.argv[1])).get('a', 'k'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True,
        encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.stdout.strip() == str(VALUES)


def test_kinds_and_keys_are_apart(folder: Path):
    store = Store(folder)
    store.put("a", "k", 1)
    assert (store.get("a", "l"), store.get("b", "k"), store.get("a", "k")) == (None, None, 1)


@pytest.mark.parametrize(
    ("start", "end", "more"),
    [(0, 0, b""), (0, -1, b""), (0, 20, b""), (0, None, b"\0"), (0, -3, b"xyz"), (1, None, b"")],
)
def test_a_damaged_entry_is_one_that_is_not_there(folder: Path, start: int, end: int | None, more: bytes):
    store = Store(folder)
    store.put("a", "k", VALUES)
    path = entry(folder)
    path.write_bytes(path.read_bytes()[start:end] + more)
    assert store.get("a", "k") is None
    store.put("a", "k", VALUES)
    assert store.get("a", "k") == VALUES


def overwrite(path: Path, pickled: bytes) -> None:
    """Put another value into an entry, with everything about it in order."""
    payload = pickle.dumps(()) + pickled
    path.write_bytes(path.read_bytes()[:9] + sha256(payload).digest() + payload)


class Trap:
    """A pickle that does something when it is read."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self.reduced = (call, arguments)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.reduced


@pytest.mark.parametrize(
    "call",
    [os.remove, eval, exec, getattr, open, __import__, os.unlink, Store, read_bytes, subprocess.run],
    ids=lambda call: call.__name__,
)
def test_an_entry_that_would_run_something_is_refused(folder: Path, call: Callable[..., object]):
    store = Store(folder)
    store.put("a", "k", 1)
    overwrite(entry(folder), pickle.dumps(Trap(call, "print('caught')")))
    assert store.get("a", "k") is None
    assert Store(folder).remember("a", "k", lambda: "made") == "made"


def test_a_way_through_our_modules_to_others_is_closed(folder: Path):
    store = Store(folder)
    store.put("a", "k", 1)
    overwrite(entry(folder), b"\x80\x04\x8c\x10layout.base.host\x8c\x09os.system\x93\x8c\x04true\x85R.")
    assert store.get("a", "k") is None


@posix_only
def test_the_folder_is_for_its_owner_alone(folder: Path):
    Store(folder).put("a", "k", 1)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix_only
def test_a_folder_that_others_may_write_to_is_not_used(folder: Path):
    folder.mkdir()
    folder.chmod(0o777)
    store = Store(folder)
    store.put("a", "k", 1)
    assert store.folder is None
    assert list(folder.iterdir()) == []


@posix_only
def test_an_entry_that_others_may_write_to_is_not_read(folder: Path):
    store = Store(folder)
    store.put("a", "k", 1)
    entry(folder).chmod(0o666)
    assert store.get("a", "k") is None


def test_a_folder_that_cannot_be_is_no_fault(tmp_path: Path):
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "cache")
    store.put("a", "k", 1)
    assert store.get("a", "k") is None
    assert store.remember("a", "k", lambda: 1) == 1


def test_a_folder_that_goes_away_is_no_fault(folder: Path):
    store = Store(folder)
    folder.rmdir()
    store.put("a", "k", 1)
    assert store.get("a", "k") is None
    assert store.size() == 0
    store.prune()


def test_entries_used_longest_ago_are_dropped_first(folder: Path):
    store = Store(folder, limit=40_000)
    for number in range(5):
        store.put("a", str(number), bytes(10_000))
    for number, path in enumerate(sorted(folder.iterdir())):
        os.utime(path, (number, number))
    assert store.get("a", "0") is not None
    store.prune()
    assert [store.get("a", str(number)) is not None for number in range(5)] == [True, False, False, True, True]
    assert store.size() < 40_000


def test_a_run_that_added_nothing_prunes_nothing(folder: Path):
    Store(folder).put("a", "k", bytes(1000))
    store = Store(folder, limit=10)
    store.prune()
    assert store.get("a", "k") is not None


def test_what_is_remembered_is_made_once(folder: Path, tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_text("一")
    made = Store(folder).recall("a", "k", lambda: read_bytes(file))
    again = Store(folder).recall("a", "k", never)
    assert made.identity == again.identity
    assert made.value == again.value == "一".encode()


@pytest.mark.parametrize("on_disk", [True, False])
def test_what_is_remembered_is_made_anew_when_a_file_differs(folder: Path, tmp_path: Path, on_disk: bool):
    file = tmp_path / "a.md"
    file.write_text("一")
    store = Store(folder if on_disk else None)
    first = store.recall("a", "k", lambda: read_bytes(file))
    assert store.recall("a", "k", never).value == first.value
    file.write_text("二")
    second = store.recall("a", "k", lambda: read_bytes(file))
    assert second.value == "二".encode()
    assert second.identity != first.identity
    file.write_text("一")
    assert store.recall("a", "k", lambda: read_bytes(file)).identity == first.identity


def test_what_does_not_last_is_not_kept(folder: Path):
    store = Store(folder)
    assert store.remember("a", "k", lambda: 1, lasts=lambda value: value != 1) == 1
    assert store.remember("a", "k", lambda: 2) == 2


def test_two_processes_may_write_one_entry_at_a_time(folder: Path):
    script = (
        "import sys\nfrom pathlib import Path\nfrom layout.cache.store import Store\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for number in range(200):\n"
        "    store.put('a', 'k', bytes(50_000))\n"
        "    assert store.get('a', 'k') == bytes(50_000)"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(folder)], cwd=ROOT) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    assert [path.suffix for path in folder.iterdir()] == [".banxin"]


def test_a_value_is_read_when_it_is_asked_for(folder: Path):
    Store(folder).put("a", "k", 1)
    overwrite(entry(folder), b"no pickle")
    known = Store(folder).recall("a", "k", lambda: 2)
    assert known.identity
    assert known.value == 2
