"""The server of the preview: its address, its start and its end."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

import uvicorn

from .app import Options, Preview
from .guard import new_key
from .session import Session

PORT = 4173
_NEXT = 20
"""Ports that are tried one after the other when the usual one is taken."""
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Address(NamedTuple):
    """Where the preview is: a socket that is bound, and what to open in a browser."""

    socket: socket.socket
    url: str
    options: Options


def address(host: str | None, port: int | None, language: Literal["zh", "en"] = "zh", *, may_edit: bool) -> Address:
    """A free port of `host` (None: this machine alone). Beyond this machine it takes a key, which is in the address.

    Raises OSError when `port`, or every usual one, is taken.
    """
    is_local = host is None or host in _LOOPBACK
    wanted = host or _LOOPBACK[0]
    bound = _bound(wanted, port)
    number = bound.getsockname()[1]
    key = "" if is_local else new_key()
    name = _reachable(wanted)
    names = {*_LOOPBACK, wanted, name, socket.gethostname()}
    url = f"http://{f'[{name}]' if ':' in name else name}:{number}/" + (f"?key={key}" if key else "")
    return Address(bound, url, Options(may_edit, tuple(sorted(names)), key, language, is_local))


def _bound(host: str, port: int | None) -> socket.socket:
    fault: OSError | None = None
    for number in (port,) if port is not None else range(PORT, PORT + _NEXT):
        kind = socket.AF_INET6 if ":" in host else socket.AF_INET
        made = socket.socket(kind, socket.SOCK_STREAM)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((host, number))
        except OSError as error:
            made.close()
            fault = OSError(error.errno, error.strerror, f"{host}:{number}")
        else:
            return made
    assert fault is not None
    raise fault


def _reachable(host: str) -> str:
    """What other machines call this one; of all its addresses the one that leads out. Nothing is sent for it."""
    if host not in ("0.0.0.0", "::"):
        return host
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])
    return socket.gethostname()


def serve(folder: Path, where: Address, *, begun: Callable[[], None] = lambda: None) -> None:
    """Show an edition until the process is told to stop; `begun` is called when browsers can come."""
    preview = Preview(Session(folder), where.options)
    config = uvicorn.Config(
        preview.application(), log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=128 * 1024,
    )  # fmt: skip
    _Server(config, preview, begun).run(sockets=[where.socket])


class _Server(uvicorn.Server):
    """uvicorn, which ends streams before it waits for them to end."""

    def __init__(self, config: uvicorn.Config, preview: Preview, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._preview = preview
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._begun()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._preview.stop.set()
        await super().shutdown(sockets)
