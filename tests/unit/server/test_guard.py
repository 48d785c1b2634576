"""Who the preview lets in."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from layout.server.guard import COOKIE, Guard, new_key

_OURS = ("127.0.0.1", "localhost", "::1")
_JSON = ("content-type", "application/json")


def ask(
    *headers: tuple[str, str], key: str = "", method: str = "GET", query: str = "", host: str = "127.0.0.1:4173"
) -> tuple[int, dict[str, str]]:
    """The status and headers of an answer through the guard."""

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("in")(scope, receive, send)

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope: dict[str, Any] = {
        "type": "http", "method": method, "path": "/", "query_string": query.encode(), "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in (("host", host), *headers)],
    }  # fmt: skip
    asyncio.run(Guard(inside, _OURS, key)(scope, receive, send))
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}


@pytest.mark.parametrize("host", ["127.0.0.1:4173", "localhost:4173", "[::1]:4173", "LOCALHOST"])
def test_our_own_names_are_let_in(host: str) -> None:
    assert ask(host=host)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example:4173", "127.0.0.1.evil.example", "", "192.0.2.7:4173", "localhost.evil"]
)
def test_another_name_that_leads_here_is_refused(host: str) -> None:
    assert ask(host=host)[0] == 421


def test_writing_takes_the_origin_of_our_own_page() -> None:
    assert ask(("origin", "http://127.0.0.1:4173"), _JSON, method="POST")[0] == 200
    assert ask(_JSON, method="POST")[0] == 403
    assert ask(("origin", "https://evil.example"), _JSON, method="POST")[0] == 403
    assert ask(("origin", "http://127.0.0.1:9999"), _JSON, method="POST")[0] == 403
    assert ask(("origin", "null"), _JSON, method="POST")[0] == 403


def test_a_form_of_another_site_writes_nothing() -> None:
    form = ("content-type", "text/plain")
    assert ask(("origin", "http://127.0.0.1:4173"), form, method="POST")[0] == 403


def test_the_key_opens_once_and_leaves_the_address() -> None:
    key = new_key()
    assert ask(key=key)[0] == 403
    assert ask(key=key, query="key=wrong")[0] == 403
    status, headers = ask(key=key, query=f"key={key}")
    assert status == 303
    assert headers["location"] == "/"
    assert "HttpOnly" in headers["set-cookie"]
    assert "SameSite=strict" in headers["set-cookie"]
    assert ask(("cookie", f"{COOKIE}={key}"), key=key)[0] == 200
    assert ask(("cookie", f"{COOKIE}=wrong"), key=key)[0] == 403


def test_behind_a_key_any_address_of_the_machine_will_do_but_no_name() -> None:
    key = new_key()
    cookie = ("cookie", f"{COOKIE}={key}")
    assert ask(cookie, key=key, host="192.168.1.20:4173")[0] == 200
    assert ask(cookie, key=key, host="evil.example")[0] == 421


def test_keys_are_never_the_same() -> None:
    assert len({new_key() for _ in range(100)}) == 100


def test_every_answer_forbids_what_is_not_ours() -> None:
    for status, headers in (ask(), ask(host="evil.example")):
        assert status
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
