"""The preview as a web application: its page, pages of the edition, and what is told while it is written."""

from __future__ import annotations

import asyncio
import json
import traceback
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ..base.diagnostics import Place
from .comments import Refusal as RemarkRefusal
from .comments import Remarks
from .guard import Guard
from .history import History
from .paragraphs import Refused, find_paragraph, write_paragraph
from .pictures import Pictures
from .session import Session, Snapshot
from .watch import changes

STATIC = Path(__file__).parent / "static"
_FOR_EVER = {"cache-control": "private, max-age=31536000, immutable"}
_PATIENCE = 0.25
"""Seconds without a save after which pages are inspected: a save that comes meanwhile would have to wait."""
_BEAT = 15.0
"""Seconds of silence after which a line is sent, so that a dead connection is noticed."""
_STREAM = "text/event-stream; charset=utf-8"
_MOST_GLYPHS = 4000
_MOST_BYTES = 1_000_000
"""What somebody may send: a paragraph is some kilobytes."""


@dataclass(frozen=True)
class Options:
    """What the preview may do. `names` are this machine in addresses; a `key`, where there is one, is asked for."""

    may_edit: bool = False
    names: tuple[str, ...] = ("127.0.0.1", "localhost", "::1")
    key: str = ""
    language: Literal["zh", "en"] = "zh"
    is_local: bool = True
    """Whether browsers run on this machine, so that they can open files of it in an editor."""


@dataclass
class _Hub:
    """The browsers that listen, and what they are told."""

    listeners: set[asyncio.Queue[bytes]] = field(default_factory=set[asyncio.Queue[bytes]])
    building: bool = True

    def tell(self, *messages: bytes) -> None:
        message = b"".join(messages)
        for queue in self.listeners:
            queue.put_nowait(message)


def _message(event: str, values: dict[str, Any] | str) -> bytes:
    """An event of the stream; `values` are an object, or its JSON on one line."""
    text = values if isinstance(values, str) else json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return f"event: {event}\ndata: {text}\n\n".encode()


class Preview:
    """One edition, served. `stop` ends what is going on in the background."""

    def __init__(self, session: Session, options: Options) -> None:
        self.session = session
        self.options = options
        self.pictures = Pictures()
        self.remarks = Remarks(session.folder)
        self.history = History(session.folder)
        self.stop = asyncio.Event()
        self._hub = _Hub()
        self._has_news = False
        """Whether a save waits to be built."""

    def application(self) -> Starlette:
        """What uvicorn runs."""
        routes = [
            Route("/", self._index),
            Route("/events", self._events),
            Route("/page/{name}/{digest}", self._page),
            Route("/glyphs/{face}", self._glyphs),
            Route("/picture/{name}", self._picture),
            Route("/artwork/{name}", self._artwork),
            Route("/place", self._place),
            Route("/paragraph", self._paragraph),
            Route("/paragraph", self._write, methods=["POST"]),
            Route("/comments", self._comments),
            Route("/comments", self._write_remark, methods=["POST"]),
            Route("/comments/answer", self._answer_remark, methods=["POST"]),
            Route("/changes/{name}", self._changes),
            Route("/round/{name}/{number:int}", self._round),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
        guard = Middleware(Guard, names=self.options.names, key=self.options.key)
        return Starlette(routes=routes, middleware=[guard], lifespan=self._lifespan)

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncGenerator[None]:
        task = asyncio.create_task(self._work())
        yield
        self.stop.set()
        await task

    async def _work(self) -> None:
        """Build once, then after every save; inspect when nothing is saved for a moment."""
        await self._build()
        inspecting = asyncio.create_task(self._inspect(0.0))
        async for _saved in changes(self.session.folder, self.stop):
            self._has_news = True
            inspecting.cancel()
            await self._build()
            self._has_news = False
            inspecting = asyncio.create_task(self._inspect(_PATIENCE))
        inspecting.cancel()

    async def _build(self) -> None:
        self._hub.building = True
        self._hub.tell(_message("building", {}))
        await self._run(lambda: self.session.build(lambda: not self.stop.is_set()))

    async def _inspect(self, patience: float) -> None:
        await asyncio.sleep(patience)
        await self._run(lambda: self.session.inspect(lambda: not self._has_news and not self.stop.is_set()))

    async def _run(self, work: Callable[[], Snapshot | None]) -> None:
        try:
            snapshot = await run_in_threadpool(work)
        except Exception as fault:
            # A fault of the engine: it is told, and the next save may do without it.
            traceback.print_exc()
            self._hub.tell(_message("fault", {"words": f"{type(fault).__name__}: {fault}"}))
            return
        finally:
            self._hub.building = False
        if snapshot is None:
            return
        pages = (_message("page", page) for page in snapshot.changed)
        self._hub.tell(*pages, _message("state", self._told(snapshot)))

    def _told(self, snapshot: Snapshot) -> dict[str, Any]:
        return {
            **snapshot.state,
            "edit": self.options.may_edit,
            "local": str(self.session.folder.parent) if self.options.is_local else "",
            "language": self.options.language,
            "comments": self.options.may_edit or self.remarks.exist(),
        }

    async def _index(self, _request: Request) -> Response:
        return FileResponse(STATIC / "index.html")

    async def _events(self, request: Request) -> Response:
        if request.method == "HEAD":
            # An answer to HEAD has no body; a stream in its place would hold the connection for ever.
            return Response(media_type=_STREAM)
        return StreamingResponse(self._stream(), media_type=_STREAM)

    async def _stream(self) -> AsyncIterator[bytes]:
        """The state at once, then whatever comes; whoever was away hears what is now."""
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        self._hub.listeners.add(queue)
        stopped = asyncio.ensure_future(self.stop.wait())
        getting: asyncio.Future[bytes] | None = None
        try:
            yield b"retry: 500\n\n"
            snapshot = self.session.snapshot
            if snapshot.number:
                yield _message("state", self._told(snapshot))
            if self._hub.building:
                yield _message("building", {})
            while not self.stop.is_set():
                getting = getting or asyncio.ensure_future(queue.get())
                await asyncio.wait({getting, stopped}, timeout=_BEAT, return_when=asyncio.FIRST_COMPLETED)
                if getting.done():
                    message, getting = getting.result(), None
                    yield message
                else:
                    yield _message("beat", {})
        finally:
            stopped.cancel()
            if getting is not None:
                getting.cancel()
            self._hub.listeners.discard(queue)

    async def _page(self, request: Request) -> Response:
        page = self.session.page(request.path_params["name"], request.path_params["digest"])
        if page is None:
            return _nothing()
        return Response(page.json(), media_type="application/json", headers=_FOR_EVER)

    async def _glyphs(self, request: Request) -> Response:
        face = request.path_params["face"]
        try:
            wanted = [int(glyph, 36) for glyph in request.query_params.get("g", "").split(".") if glyph]
        except ValueError:
            return _nothing()
        if not self.session.outlines.knows(face) or len(wanted) > _MOST_GLYPHS:
            return _nothing()
        found = self.session.outlines.glyphs(face, wanted)
        return JSONResponse({str(glyph): list(outline) for glyph, outline in found.items()}, headers=_FOR_EVER)

    async def _picture(self, request: Request) -> Response:
        name = request.path_params["name"]
        use = self.session.pictures.get(name)
        if use is None:
            return _nothing()
        return await _file(lambda: self.pictures.picture(name, use, self.session.condition))

    async def _artwork(self, request: Request) -> Response:
        name = request.path_params["name"]
        item = self.session.artworks.get(name)
        if item is None:
            return _nothing()
        return await _file(lambda: self.pictures.artwork(name, item))

    async def _place(self, request: Request) -> Response:
        """Where a character of copy was typed."""
        query = request.query_params
        try:
            place = Place(query.get("node", ""), int(query.get("offset", "0")))
        except ValueError:
            return _nothing()
        span = self.session.snapshot.sources.span(place)
        if span is None:
            return _nothing()
        return JSONResponse({"path": span.path, "line": span.line, "column": span.column})

    async def _paragraph(self, request: Request) -> Response:
        """The paragraph of a node as it stands in its file."""
        node = request.query_params.get("node", "")
        found = await run_in_threadpool(find_paragraph, self.session.folder, self.session.snapshot.sources, node)
        if isinstance(found, Refused):
            return JSONResponse(found._asdict(), 404)
        return JSONResponse({"path": found.path, "line": found.first, "text": found.text, "digest": found.digest})

    async def _write(self, request: Request) -> Response:
        values = await self._sent(request)
        if isinstance(values, Response):
            return values
        try:
            node, digest, text = (str(values[key]) for key in ("node", "digest", "text"))
        except KeyError:
            return _nothing(400)
        refused = await run_in_threadpool(self._write_paragraph, node, digest, text)
        return JSONResponse(refused._asdict(), 409) if refused else JSONResponse({})

    async def _sent(self, request: Request) -> Mapping[str, Any] | Response:
        """What somebody sent to be written, or the answer to who may not write, or sent something else."""
        if not self.options.may_edit:
            return JSONResponse(Refused("not-copy")._asdict(), 403)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _MOST_BYTES:
                return _nothing(413)
        try:
            values: Any = json.loads(body)
        except ValueError:
            return _nothing(400)
        return values if isinstance(values, dict) else _nothing(400)

    def _write_paragraph(self, node: str, digest: str, text: str) -> Refused | None:
        found = find_paragraph(self.session.folder, self.session.snapshot.sources, node)
        return found if isinstance(found, Refused) else write_paragraph(found, digest, text)

    async def _comments(self, _request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(self.remarks.listed, self.session.snapshot))

    async def _write_remark(self, request: Request) -> Response:
        return await self._remark(request, self.remarks.write)

    async def _answer_remark(self, request: Request) -> Response:
        return await self._remark(request, self.remarks.answer)

    async def _remark(
        self, request: Request, write: Callable[[Snapshot, Mapping[str, Any]], RemarkRefusal | None]
    ) -> Response:
        values = await self._sent(request)
        if isinstance(values, Response):
            return values
        try:
            why = await run_in_threadpool(write, self.session.snapshot, values)
        except (ValueError, KeyError, TypeError):
            return _nothing(400)
        except OSError:
            return JSONResponse({"why": "failed"}, 409)
        return JSONResponse({"why": why}, 409) if why else JSONResponse({})

    async def _changes(self, request: Request) -> Response:
        """What changed on a page since a round of it."""
        wanted = request.query_params.get("round", "")
        number = int(wanted) if wanted.isdecimal() else None
        name = request.path_params["name"]
        return JSONResponse(await run_in_threadpool(self.history.changes, self.session.snapshot, name, number))

    async def _round(self, request: Request) -> Response:
        """A page as it was in a round."""
        name, number = request.path_params["name"], request.path_params["number"]
        session = self.session
        page = await run_in_threadpool(self.history.old_page, session.snapshot, name, number, session.encode_old)
        return Response(page.json(), media_type="application/json") if page else _nothing()


async def _file(make: Callable[[], Any]) -> Response:
    """A file made in another thread; none when what it is made of has changed meanwhile."""
    try:
        made = await run_in_threadpool(make)
    except (OSError, RuntimeError, ValueError):
        return _nothing()
    return Response(made.data, media_type=f"image/{made.format}", headers=_FOR_EVER)


def _nothing(status: int = 404) -> Response:
    return Response(status_code=status)
