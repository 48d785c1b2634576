"""Who may ask the preview for what: a middleware before every request.

The server listens on this machine alone unless it is told otherwise. Then it asks for a key, which stands in the
address that the editor passes on, and is kept in a cookie from then on. Names of other machines in `Host` are refused,
since a foreign page could have its own name lead here (DNS rebinding); writing takes the origin of our own page.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "banxin-key"
_READING = frozenset({"GET", "HEAD"})
_ANSWER_HEADERS = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def new_key() -> str:
    """A key that nobody guesses, short enough to be read out."""
    return secrets.token_urlsafe(12)


class Guard:
    """Lets through what comes from our own page, by a name that is ours, with the key where one is asked for."""

    def __init__(self, app: ASGIApp, names: Iterable[str], key: str = "") -> None:
        self.app = app
        self.names = frozenset(name.casefold() for name in names)
        self.key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self.app(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_our_name(host):
            return PlainTextResponse("Host?", 421)
        if scope["method"] not in _READING:
            is_ours = headers.get("origin", "").casefold() == f"{scope['scheme']}://{host}".casefold()
            if not is_ours or headers.get("content-type", "").partition(";")[0] != "application/json":
                return PlainTextResponse("Origin?", 403)
        return self._key_refusal(scope, headers) if self.key else None

    def _key_refusal(self, scope: Scope, headers: Headers) -> Response | None:
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        if "key" in asked and scope["method"] in _READING:
            if not _equal(asked["key"][0], self.key):
                return _no_key()
            # The key leaves the address at once: addresses are seen, copied and remembered.
            rest = urlencode({name: values for name, values in asked.items() if name != "key"}, doseq=True)
            answer = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(COOKIE, self.key, httponly=True, samesite="strict", path="/")
            return answer
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return None if _equal(cookie, self.key) else _no_key()

    def _is_our_name(self, host: str) -> bool:
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        name = name.strip("[]").casefold()
        if name in self.names:
            return True
        # An address can't be made to lead elsewhere; a name can. Behind a key all addresses of this machine will do.
        return bool(self.key) and _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _equal(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _no_key() -> Response:
    words = (
        "打开终端里显示的完整网址，里面有钥匙。\nOpen the whole address that the terminal shows: it holds the key.\n"
    )
    return PlainTextResponse(words, 403)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _ANSWER_HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending
