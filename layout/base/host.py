"""The machine the engine runs on: files, consoles, language, fonts. The one place for platform code.

Every function works on every system; those whose answer depends on the system or its environment take
both as arguments, so that tests on one can ask about another.
"""

from __future__ import annotations

import codecs
import ntpath
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, Literal

from .columns import display_width

Platform = Literal["windows", "macos", "linux"]

PLATFORM: Platform = "windows" if sys.platform == "win32" else "macos" if sys.platform == "darwin" else "linux"
"""The system at hand; other Unixes behave as Linux does."""


def machine_name(*, whole: bool = False) -> str:
    """The system at hand and its processor, as text for a report; `whole` with release and build."""
    import platform

    return platform.platform() if whole else f"{platform.system()} {platform.machine()}"


# Windows refuses files from 260 UTF-16 units on, the closing NUL counted, and folders from 248 on.
_LONGEST_PLAIN = 247

_MOST_COPIES = 99


def normal_path(path: str | os.PathLike[str], *, platform: Platform = PLATFORM) -> Path:
    """`path` made absolute, in a form that the system opens whatever its length.

    Links and mapped drives are kept as typed: resolving would show an editor \\\\server\\share for Z:.
    Characters are never normalised, since NFC would turn compatibility ideographs into others.
    """
    if platform == "windows":
        return Path(windows_path(os.fspath(path)))
    return Path(path).absolute()


def windows_path(text: str) -> str:
    """A path of Windows made absolute; in its `\\\\?\\` form when it is too long otherwise."""
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        return text
    absolute = ntpath.abspath(text)
    if len(absolute.encode("utf-16-le", "surrogatepass")) // 2 <= _LONGEST_PLAIN:
        return absolute
    if absolute.startswith("\\\\"):
        return "\\\\?\\UNC" + absolute[1:]
    return "\\\\?\\" + absolute


def write_file(path: Path, data: bytes, *, replace: Callable[[Path, Path], None] = os.replace) -> Path:
    """Write `data` to `path` in one step and return the path really written.

    The data stands complete on the disk before it takes the name, so a failed run leaves the last good
    file. When a viewer holds that file open (Windows), the new one goes to `NAME-2.pdf` beside it, or
    the next number that is free to take; an older copy of that name is overwritten just as `path` is.
    Folders are created as needed. Raises OSError when nothing can be written; nothing is left behind.
    """
    normal_path(path.parent).mkdir(parents=True, exist_ok=True)
    file, temporary = _new_file(path.parent)
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return _take_name(temporary, path, replace)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def write_beside(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a file that can be made again at any time: in one step, but without waiting for the disk.

    One that is to be `lasting` is waited for. Raises OSError when it can't be written under its name; nothing is left
    behind.
    """
    file, temporary = _new_file(path.parent)
    try:
        with file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, normal_path(path))
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def append_line(path: Path, make: Callable[[bytes], bytes]) -> bytes:
    """Add a line to a file that several people may add to at once; returns it.

    `make` gets what stands there already, and gives the line without its end. Nobody else adds meanwhile.
    Raises OSError.
    """
    with normal_path(path).open("a+b") as file:
        _lock(file)
        try:
            file.seek(0)
            before = file.read()
            line = make(before)
            # A line that was cut short, by a full disk perhaps, keeps to itself.
            file.write((b"\n" if before and not before.endswith(b"\n") else b"") + line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        finally:
            _unlock(file)
    return line


def _lock(file: BinaryIO) -> None:
    """Wait until nobody else holds the file."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        while True:
            # The system itself gives up after ten seconds.
            with suppress(OSError):
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                return
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


def _unlock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_UN)


def cache_folder(
    *, platform: Platform = PLATFORM, env: Mapping[str, str] | None = None, home: Path | None = None
) -> Path | None:
    """Where results are kept from run to run; None when BANXIN_CACHE is empty or "off", or no folder is known.

    BANXIN_CACHE names another folder.
    """
    env = os.environ if env is None else env
    wanted = env.get("BANXIN_CACHE")
    if wanted is not None:
        return None if wanted.strip().lower() in ("", "off") else normal_path(wanted, platform=platform)
    try:
        home = Path.home() if home is None else home
    except RuntimeError:
        return None
    if platform == "windows":
        return Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local") / "banxin" / "cache"
    if platform == "macos":
        return home / "Library" / "Caches" / "banxin"
    return Path(env.get("XDG_CACHE_HOME") or home / ".cache") / "banxin"


def open_in_browser(url: str) -> bool:
    """Show an address in the user's browser; False when there is none, as on a server."""
    import webbrowser

    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False


def own_folder(path: Path) -> bool:
    """Make a folder that this user alone may use, unless it is there; False when there is none that is safe to read."""
    try:
        normal_path(path).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return is_private(path)


def is_private(path: Path) -> bool:
    """Whether a file or folder belongs to this user and nobody else may write to it.

    Windows keeps folders of a user from others by itself, and is not asked.
    """
    if sys.platform == "win32":
        return True
    try:
        state = path.stat()
    except OSError:
        return False
    return state.st_uid == os.geteuid() and not state.st_mode & 0o022


def _new_file(folder: Path) -> tuple[BinaryIO, Path]:
    """A file in `folder` that nobody else has, and its path.

    Not from `tempfile`, whose files only their owner may read: the printer fetches ours from a shared
    folder. The name is short, because the folder's may be long.
    """
    for number in count():
        path = normal_path(folder / f".banxin-{os.getpid()}-{number}.tmp")
        with suppress(FileExistsError):
            return path.open("xb"), path
    raise AssertionError("count() never ends")


def _take_name(temporary: Path, path: Path, replace: Callable[[Path, Path], None]) -> Path:
    """Give the finished file the first of its names that the system lets it have."""
    refusal: PermissionError | None = None
    for name in _names(path):
        try:
            replace(temporary, normal_path(name))
        except PermissionError as error:
            refusal = refusal or error
        else:
            return name
    assert refusal is not None
    raise refusal


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, _MOST_COPIES + 1):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


_SUBSTITUTE = "banxin-substitute"

# What a character becomes in an encoding that lacks it: the first that can be written, as wide as before.
_STAND_INS: dict[str, tuple[str, ...]] = {
    "✓": ("√", "+"), "✔": ("√", "+"), "✗": ("×", "x"), "✘": ("×", "x"), "×": ("x",), "⚠": ("!",),
    "•": ("·", "*"), "·": (".",), "…": (".",), "—": ("-",), "–": ("-",), "−": ("-",), "─": ("-",),
    "│": ("|",), "→": (">",), "←": ("<",), "▶": (">",), "▸": (">",), "“": ('"',), "”": ('"',),
    "‘": ("'",), "’": ("'",), "\xa0": (" ",),
}  # fmt: skip

# 〓 is what a compositor set for a sort he did not have.
_MISSING_WIDE = "〓"


def use_utf8_console() -> None:
    """Make stdout and stderr safe for any text; to be called once, before anything is printed."""
    console_text(sys.stdout)
    console_text(sys.stderr)


def console_text(stream: object) -> None:
    """Let `stream` take any text without raising.

    A terminal keeps its encoding (GBK on many Chinese machines), and characters that it lacks get
    stand-ins of the same width. A file or pipe becomes UTF-8, unless PYTHONIOENCODING says otherwise: what
    a script reads back must be what was printed. Streams that cannot be set, and None, are left alone.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if is_terminal(stream) or os.environ.get("PYTHONIOENCODING"):
        reconfigure(errors=_SUBSTITUTE)
    else:
        reconfigure(encoding="utf-8", errors=_SUBSTITUTE)


def is_terminal(stream: object) -> bool:
    """True when `stream` is a terminal; False when it is closed, None, or no file at all."""
    isatty = getattr(stream, "isatty", None)
    try:
        return isatty is not None and bool(isatty())
    except (ValueError, OSError):
        return False


def wants_color(mode: Literal["auto", "always", "never"], stream: object, env: Mapping[str, str] | None = None) -> bool:
    """True when output to `stream` is to carry escape sequences for colour.

    With "auto": on a terminal that understands them, unless NO_COLOR is set to anything. A Windows console is
    told to understand them on the way.
    Source: no-color.org
    """
    env = os.environ if env is None else env
    if mode == "never":
        return False
    if mode == "always":
        _switch_on_escapes(stream)
        return True
    if env.get("NO_COLOR") or env.get("TERM") == "dumb":
        return False
    return is_terminal(stream) and _switch_on_escapes(stream)


def _substitute(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_stand_in(char, error.encoding) for char in missing), error.end


def _stand_in(char: str, encoding: str) -> str:
    # Code pages made from tables all report themselves as "charmap", so only ASCII is sure to exist.
    known = "ascii" if encoding == "charmap" else encoding
    width = display_width(char)
    for candidate in (*_STAND_INS.get(char, ()), *([_MISSING_WIDE] if width == 2 else [])):
        with suppress(UnicodeEncodeError):
            candidate.encode(known)
            return candidate
    return "?" * width


codecs.register_error(_SUBSTITUTE, _substitute)


def _switch_on_escapes(stream: Any) -> bool:
    """Have the console of `stream` obey escape sequences; False when it cannot."""
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    enable_virtual_terminal = 0x0004
    try:
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
        mode = ctypes.c_ulong()
        kernel = ctypes.windll.kernel32
        if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            return False
        return bool(kernel.SetConsoleMode(handle, mode.value | enable_virtual_terminal))
    except (AttributeError, OSError, ValueError):
        return False


def system_language(env: Mapping[str, str] | None = None) -> Literal["zh", "en"]:
    """The language to address the user in: Chinese where the system is Chinese, else English.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides; where none is, as usual on Windows, the
    language of the desktop does.
    """
    env = os.environ if env is None else env
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := env.get(name):
            return "zh" if value.lower().startswith(("zh", "chinese")) else "en"
    return "zh" if _desktop_is_chinese() else "en"


def _desktop_is_chinese() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    primary_language, chinese = 0x3FF, 0x04
    try:
        return ctypes.windll.kernel32.GetUserDefaultUILanguage() & primary_language == chinese
    except (AttributeError, OSError):
        return False


def given_moment(env: Mapping[str, str] | None = None) -> str:
    """The moment that a build is told to take for its own, ISO 8601 in UTC; "" when it is told none.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH
    """
    epoch = (os.environ if env is None else env).get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch.isdigit():
        return ""
    with suppress(OverflowError, OSError, ValueError):
        return datetime.fromtimestamp(int(epoch), UTC).isoformat(timespec="seconds")
    return ""


def clock_moment(env: Mapping[str, str] | None = None) -> str:
    """The moment that a build is told, else that of the clock: ISO 8601 with its offset.

    Nothing that must be the same on another day may show it.
    """
    return given_moment(env) or datetime.now().astimezone().isoformat(timespec="seconds")


def system_font_dirs(
    *, platform: Platform = PLATFORM, env: Mapping[str, str] | None = None, home: Path | None = None
) -> tuple[Path, ...]:
    """Where this system keeps fonts: the user's own first, then everyone's.

    Folders lie apart, none within another; they need not exist, and have folders of their own.
    """
    env = os.environ if env is None else env
    home = Path.home() if home is None else home
    if platform == "windows":
        local = env.get("LOCALAPPDATA") or str(home / "AppData" / "Local")
        windows = env.get("WINDIR") or env.get("SYSTEMROOT") or "C:\\Windows"
        found = [Path(local) / "Microsoft" / "Windows" / "Fonts", Path(windows) / "Fonts"]
    elif platform == "macos":
        found = [home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
        # Fonts fetched on demand, most Chinese ones among them; each system numbers the folder anew.
        found += sorted(Path("/System/Library/AssetsV2").glob("com_apple_MobileAsset_Font*"))
    else:
        own = env.get("XDG_DATA_HOME") or str(home / ".local" / "share")
        shared = env.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        data = [own, *filter(None, shared.split(":"))]
        found = [Path(data[0]) / "fonts", home / ".fonts", *(Path(folder) / "fonts" for folder in data[1:])]
    return tuple(dict.fromkeys(found))
