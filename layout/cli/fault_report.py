"""A fault of the engine, written down for whoever mends it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.metadata import distributions
from pathlib import Path
from traceback import format_exception

from .. import __version__
from ..base.host import machine_name, write_file
from .settings import Settings


def report_fault(fault: BaseException, args: Sequence[str], settings: Settings) -> str:
    """Write the report and return the sentence that tells the editor of it."""
    now = datetime.now().astimezone()
    text = _report(fault, args, now)
    name = f"banxin-fault-{now:%Y%m%d-%H%M%S}.txt"
    reason = ""
    for folder in _folders(settings.directory):
        try:
            return settings.words("end.fault", file=write_file(folder / name, text.encode("utf-8", "replace")))
        except OSError as refusal:
            reason = refusal.strerror or str(refusal)
    return settings.words("end.fault-unsaved", reason=reason)


def _folders(directory: Path) -> Iterator[Path]:
    """Where the report may go: where the editor works, else where everyone may write."""
    yield directory
    yield Path(tempfile.gettempdir())


def _report(fault: BaseException, args: Sequence[str], now: datetime) -> str:
    packages = sorted(f"{item.name} {item.version}" for item in distributions() if item.name)
    return "\n".join(
        (
            f"banxin {__version__}",
            f"time      {now.isoformat(timespec='seconds')}",
            f"python    {sys.version}",
            f"platform  {machine_name(whole=True)}",
            f"command   banxin {' '.join(args)}",
            f"folder    {Path.cwd()}",
            "",
            *"".join(format_exception(fault)).splitlines(),
            "",
            *packages,
            "",
        )
    )
