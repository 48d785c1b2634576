"""Files, consoles, language and fonts on any machine."""

import io
import os
import re
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base import host
from layout.base.columns import display_width
from layout.base.host import (
    append_line,
    cache_folder,
    console_text,
    is_terminal,
    normal_path,
    system_font_dirs,
    system_language,
    use_utf8_console,
    wants_color,
    windows_path,
    write_beside,
    write_file,
)


def names(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir())


class Viewer:
    """Holds files open as a viewer on Windows does: they cannot be replaced."""

    def __init__(self, *held: Path) -> None:
        self.held = {path.absolute() for path in held}

    def replace(self, source: Path, target: Path) -> None:
        if target in self.held:
            raise PermissionError(13, "Access is denied", str(source), 5, str(target))
        source.replace(target)


def test_a_file_is_written_with_its_folders(tmp_path: Path):
    path = tmp_path / "版面" / "二〇二六" / "20261124-A01.pdf"
    assert write_file(path, b"page") == path
    assert path.read_bytes() == b"page"
    assert names(path.parent) == [path.name]


def test_a_file_replaces_the_one_before(tmp_path: Path):
    path = tmp_path / "A01.pdf"
    write_file(path, b"old")
    assert write_file(path, b"new") == path
    assert (path.read_bytes(), names(tmp_path)) == (b"new", ["A01.pdf"])


def test_a_path_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert write_file(Path("A01.pdf"), b"page") == Path("A01.pdf")
    assert names(tmp_path) == ["A01.pdf"]


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path):
    path = tmp_path / ("版" * 83 + ".pdf")  # 253 of 255 bytes
    assert write_file(path, b"page") == path


@pytest.mark.skipif(host.PLATFORM == "windows", reason="Windows has no permission bits")
def test_others_may_read_what_was_written(tmp_path: Path):
    before = os.umask(0o022)
    try:
        write_file(tmp_path / "A01.pdf", b"page")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "A01.pdf").stat().st_mode) == 0o644


def test_a_file_held_open_by_a_viewer_is_written_beside(tmp_path: Path):
    path = tmp_path / "A01.pdf"
    path.write_bytes(b"seen")
    written = write_file(path, b"new", replace=Viewer(path).replace)
    assert written == tmp_path / "A01-2.pdf"
    assert (path.read_bytes(), written.read_bytes()) == (b"seen", b"new")
    assert names(tmp_path) == ["A01-2.pdf", "A01.pdf"]


def test_copies_held_open_too_move_the_number_on(tmp_path: Path):
    path = tmp_path / "A01.pdf"
    viewer = Viewer(path, tmp_path / "A01-2.pdf")
    assert write_file(path, b"new", replace=viewer.replace) == tmp_path / "A01-3.pdf"
    assert names(tmp_path) == ["A01-3.pdf"]


def test_a_copy_beside_is_renewed_and_not_multiplied(tmp_path: Path):
    path = tmp_path / "A01.pdf"
    viewer = Viewer(path)
    write_file(path, b"first", replace=viewer.replace)
    assert write_file(path, b"second", replace=viewer.replace).read_bytes() == b"second"
    assert names(tmp_path) == ["A01-2.pdf"]


def test_a_name_without_a_suffix_is_numbered_as_well(tmp_path: Path):
    path = tmp_path / "proof"
    assert write_file(path, b"new", replace=Viewer(path).replace) == tmp_path / "proof-2"


def refuse_all(source: Path, target: Path) -> None:
    raise PermissionError(13, "Access is denied", str(source), 5, str(target))


def break_off(source: Path, target: Path) -> None:
    raise KeyboardInterrupt


def disk_full(source: Path, target: Path) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("replace", "fault"),
    [(refuse_all, PermissionError), (break_off, KeyboardInterrupt), (disk_full, OSError)],
)
def test_a_failed_write_leaves_the_last_good_file_and_nothing_else(
    tmp_path: Path, replace: object, fault: type[BaseException]
):
    path = tmp_path / "A01.pdf"
    path.write_bytes(b"good")
    with pytest.raises(fault) as caught:
        write_file(path, b"bad", replace=replace)  # pyright: ignore[reportArgumentType]
    assert (path.read_bytes(), names(tmp_path)) == (b"good", ["A01.pdf"])
    if fault is PermissionError:
        assert str(path) in str(caught.value)


def test_a_fault_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        write_file(tmp_path / "A01.pdf", b"page")
    assert names(tmp_path) == []


def test_what_a_killed_run_left_is_in_nobodys_way(tmp_path: Path):
    (tmp_path / f".banxin-{os.getpid()}-0.tmp").write_bytes(b"half")
    write_file(tmp_path / "A01.pdf", b"whole")
    assert (tmp_path / "A01.pdf").read_bytes() == b"whole"


def test_writers_at_the_same_time_never_mix(tmp_path: Path):
    path = tmp_path / "A01.pdf"
    pages = [bytes([n]) * 50_000 for n in range(16)]
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(write_file, [path] * len(pages), pages)) == {path}
    assert path.read_bytes() in pages
    assert names(tmp_path) == ["A01.pdf"]


def test_a_folder_where_a_file_should_be_is_an_error(tmp_path: Path):
    (tmp_path / "A01.pdf" / "in").mkdir(parents=True)
    if host.PLATFORM == "windows":
        pytest.skip("Windows reports a folder as it reports a file held open")
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path / "A01.pdf", b"page")
    assert names(tmp_path) == ["A01.pdf"]


def test_a_path_becomes_absolute_and_keeps_its_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert normal_path("版面/\uf92c.md", platform=host.PLATFORM) == tmp_path / "版面" / "\uf92c.md"


@pytest.mark.parametrize(
    "path",
    [
        "C:\\报纸\\editions\\2026-11-24",
        "\\\\server\\排版\\2026-11-24\\stories\\lead.md",
        "\\\\?\\C:\\" + "版" * 300,
        "C:\\" + "a" * 244,
    ],
)
def test_a_windows_path_that_works_is_left_alone(path: str):
    assert windows_path(path) == path


def test_a_windows_path_loses_its_detours():
    assert windows_path("C:/报纸/x/../editions/./a.md") == "C:\\报纸\\editions\\a.md"


def test_a_long_windows_path_gets_the_form_without_a_limit():
    assert windows_path("C:\\" + "a" * 245) == "\\\\?\\C:\\" + "a" * 245
    assert windows_path("C:/x/" + "版" * 250) == "\\\\?\\C:\\x\\" + "版" * 250


def test_a_long_path_on_a_server_gets_the_form_without_a_limit():
    long = windows_path("\\\\server\\排版\\" + "版" * 250)
    assert long == "\\\\?\\UNC\\server\\排版\\" + "版" * 250
    assert PureWindowsPath(long).name == "版" * 250


def test_length_on_windows_counts_surrogates():
    assert windows_path("C:\\" + "𬭎" * 123).startswith("\\\\?\\")


class Console(io.TextIOWrapper):
    """A stream in an encoding, that is a terminal or not."""

    def __init__(self, encoding: str, *, terminal: bool = True) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True, newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def shown(self, text: str) -> str:
        console_text(self)
        self.write(text)
        return self.written()

    def written(self) -> str:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture(autouse=True)
def no_encoding_in_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)


def test_a_gbk_console_shows_what_it_can_and_stand_ins_for_the_rest():
    assert Console("gbk").shown("✓ 周𬭎的稿子—“好”\xa0！✗") == "√ 周〓的稿子—“好” ！×"


def test_a_console_with_the_whole_character_set_shows_everything():
    assert Console("gb18030").shown("✓ 周𬭎") == "✓ 周𬭎"


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "latin-1", "cp1252"])
def test_a_western_console_shows_marks_as_ascii_and_chinese_as_wide_gaps(encoding: str):
    assert Console(encoding).shown("✓ A01 溢文") == "+ A01 ????"


def test_a_pipe_is_utf_8_whatever_the_console_is():
    pipe = Console("gbk", terminal=False)
    assert (pipe.shown("✓ 周𬭎"), pipe.encoding) == ("✓ 周𬭎", "utf-8")


def test_a_pipe_keeps_the_encoding_that_the_user_chose(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")
    assert Console("gbk", terminal=False).shown("✓ 周𬭎") == "√ 周〓"


def test_a_file_name_that_is_no_text_can_be_printed():
    assert Console("utf-8").shown("稿\udce5.md") == "稿?.md"


@settings(derandomize=True, deadline=None)
@given(
    st.text(st.characters(), max_size=20),
    st.sampled_from(["ascii", "gbk", "gb2312", "big5", "shift_jis", "cp437", "cp850", "cp1252", "utf-8"]),
)
def test_printing_never_raises_and_keeps_the_width(text: str, encoding: str):
    shown = Console(encoding).shown(text)
    if encoding in ("ascii", "gbk", "utf-8"):  # the others do not read every byte back as it was written
        assert display_width(shown) == display_width(text)


def test_stdout_and_stderr_are_made_safe(monkeypatch: pytest.MonkeyPatch):
    out, err = Console("gbk"), Console("ascii")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    use_utf8_console()
    print("周𬭎")
    print("周𬭎", file=sys.stderr)
    assert out.written() == "周〓\n"
    assert err.written() == "????\n"


@pytest.mark.parametrize("stream", [None, io.StringIO(), io.BytesIO()])
def test_a_stream_that_cannot_be_set_is_left_alone(stream: object):
    console_text(stream)
    assert not is_terminal(stream)


def test_a_closed_stream_is_no_terminal():
    stream = io.StringIO()
    stream.close()
    assert not is_terminal(stream)


def test_colour_goes_to_terminals_alone_unless_told():
    terminal, pipe = Console("utf-8"), Console("utf-8", terminal=False)
    if host.PLATFORM != "windows":  # a stream in memory is no console that Windows could switch
        assert wants_color("auto", terminal, {})
    assert not wants_color("auto", pipe, {})
    assert wants_color("always", pipe, {"NO_COLOR": "1"})
    assert not wants_color("never", terminal, {})


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_is_left_out_where_the_environment_asks(env: dict[str, str]):
    assert not wants_color("auto", Console("utf-8"), env)


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "Chinese (Simplified)_China.936"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_environment_says_which_language_to_speak(env: dict[str, str], language: str):
    assert system_language(env) == language


@pytest.mark.parametrize(("chinese", "language"), [(True, "zh"), (False, "en")])
def test_the_desktop_decides_where_the_environment_is_silent(
    chinese: bool, language: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(host, "_desktop_is_chinese", lambda: chinese)
    assert system_language({}) == language


def test_fonts_of_windows_are_the_users_and_the_systems():
    env = {"LOCALAPPDATA": "/local", "WINDIR": "/windows"}
    assert system_font_dirs(platform="windows", env=env, home=Path("/home")) == (
        Path("/local/Microsoft/Windows/Fonts"),
        Path("/windows/Fonts"),
    )


def test_fonts_of_macos_are_the_users_everyones_and_the_systems():
    assert system_font_dirs(platform="macos", env={}, home=Path("/Users/shen"))[:3] == (
        Path("/Users/shen/Library/Fonts"),
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts"),
    )


def test_fonts_of_linux_follow_the_data_folders():
    home = Path("/home/shen")
    assert system_font_dirs(platform="linux", env={}, home=home) == (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )
    env = {"XDG_DATA_HOME": "/data", "XDG_DATA_DIRS": "/opt/share::/usr/share"}
    assert system_font_dirs(platform="linux", env=env, home=home) == (
        Path("/data/fonts"),
        home / ".fonts",
        Path("/opt/share/fonts"),
        Path("/usr/share/fonts"),
    )


def test_no_other_module_asks_what_system_it_runs_on():
    question = re.compile(r"\bsys\.platform\b|\bos\.name\b|\b(import|from) (platform|ctypes|msvcrt)\b")
    modules = Path(host.__file__).parents[1].rglob("*.py")
    assert [path.name for path in modules if question.search(path.read_text("utf-8"))] == ["host.py"]


@pytest.mark.parametrize("value", ["", "off", " OFF "])
def test_the_cache_is_switched_off_by_a_word(value: str):
    assert cache_folder(env={"BANXIN_CACHE": value}) is None


def test_the_cache_goes_where_it_is_told(tmp_path: Path):
    assert cache_folder(env={"BANXIN_CACHE": str(tmp_path / "c")}) == tmp_path / "c"


def test_every_system_has_its_place_for_caches():
    home = Path("home")
    assert cache_folder(platform="linux", env={}, home=home) == home / ".cache" / "banxin"
    assert cache_folder(platform="linux", env={"XDG_CACHE_HOME": "x"}, home=home) == Path("x") / "banxin"
    assert cache_folder(platform="macos", env={}, home=home) == home / "Library" / "Caches" / "banxin"
    assert cache_folder(platform="windows", env={"LOCALAPPDATA": "L"}, home=home) == Path("L") / "banxin" / "cache"


def test_a_file_written_beside_replaces_what_stood_there_and_leaves_nothing_else(tmp_path: Path):
    path = tmp_path / "a"
    for data in (b"one", b"two"):
        write_beside(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(OSError, match="gone"):
        write_beside(tmp_path / "gone" / "a", b"")


def test_a_line_is_added_after_what_stands_there_and_a_line_cut_short_is_ended(tmp_path: Path):
    path = tmp_path / "record"
    assert append_line(path, lambda before: b"one") == b"one"
    append_line(path, lambda before: before.strip() + b" two")
    path.write_bytes(path.read_bytes()[:-1])
    append_line(path, lambda before: b"three")
    assert path.read_bytes() == b"one\none two\nthree\n"
