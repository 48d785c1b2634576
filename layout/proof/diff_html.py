"""Two states of pages as one HTML file: side by side with joined scroll, laid over one another, under a slider.

The changes are listed, with next and previous. The file needs nothing else: pictures and script are in it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Literal, NamedTuple

from .pixels import Box

Language = Literal["zh", "en"]


class Listed(NamedTuple):
    """A change in words, and where on the new page it is; None when it is nowhere to be seen."""

    words: str
    box: Box | None


class DiffPage(NamedTuple):
    """A page in two states: both pictures as WebP, its changes, the share of pixels that differ and where they are."""

    name: str
    before: bytes
    after: bytes
    changes: tuple[Listed, ...]
    share: float
    boxes: tuple[Box, ...]


_WORDS: dict[str, tuple[str, str]] = {
    "title": ("{old} 与 {new}", "{old} and {new}"),
    "side": ("并排", "Side by side"),
    "over": ("叠看", "Overlay"),
    "slide": ("滑块", "Slider"),
    "next": ("下一处 ]", "Next ]"),
    "previous": ("上一处 [", "Previous ["),
    "pixels": ("像素", "Pixels"),
    "page": ("版", "Page"),
    "zoom": ("大小", "Zoom"),
    "share": ("{name}：{share} 的像素不同", "{name}: {share} of the pixels differ"),
    "same": ("没有改动", "no change"),
    "mix": ("旧 ↔ 新", "old ↔ new"),
}


def diff_html(pages: Sequence[DiffPage], old: str, new: str, language: Language) -> str:
    """The file; `old` and `new` are what the two states are called."""

    def say(key: str, **values: str) -> str:
        return escape(_WORDS[key][language == "en"].format(**values))

    title = say("title", old=old, new=new)
    lists = (
        _list(number, page, say("same"), say("share", name=page.name, share=f"{page.share:.2%}"))
        for number, page in enumerate(pages)
    )
    parts = (
        f'<!doctype html><html lang="{"en" if language == "en" else "zh-Hans"}"><head><meta charset="utf-8">',
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_own("css")}</style></head>',
        f'<body style="--zoom:100"><header><h1>{title}</h1>{_controls(pages, say)}</header>',
        f"<nav>{''.join(lists)}</nav><main></main>",
        *(_picture(n, "old", page.before) + _picture(n, "new", page.after) for n, page in enumerate(pages)),
        f'<script type="application/json" id="data">{_data(pages, old, new)}</script>',
        f"<script>{_own('js')}</script></body></html>",
    )
    return "\n".join(parts) + "\n"


def _own(kind: str) -> str:
    return Path(__file__).with_name(f"diff_view.{kind}").read_text(encoding="utf-8")


def _controls(pages: Sequence[DiffPage], say: Callable[[str], str]) -> str:
    options = "".join(f'<option value="{n}">{escape(page.name)}</option>' for n, page in enumerate(pages))
    modes = "".join(f'<button data-mode="{mode}">{say(mode)}</button>' for mode in ("side", "over", "slide"))
    return (
        f'<label>{say("page")} <select id="page">{options}</select></label><span role="group">{modes}</span>'
        f'<button id="pixels" aria-pressed="false">{say("pixels")}</button>'
        f'<label>{say("mix")} <input id="mix" type="range" min="0" max="100" value="50"></label>'
        f'<label>{say("zoom")} <input id="zoom" type="range" min="100" max="400" value="100"></label>'
        f'<button id="previous">{say("previous")}</button><button id="next">{say("next")}</button>'
    )


def _picture(number: int, which: str, data: bytes) -> str:
    coded = b64encode(data).decode("ascii")
    return f'<script type="text/plain" id="picture-{number}-{which}">data:image/webp;base64,{coded}</script>'


def _data(pages: Sequence[DiffPage], old: str, new: str) -> str:
    """What the script works from; nothing in it can end the element that it stands in."""
    places = [
        {"marks": [change.box and list(change.box) for change in page.changes], "pixels": list(map(list, page.boxes))}
        for page in pages
    ]
    return json.dumps({"old": old, "new": new, "pages": places}, ensure_ascii=False).replace("<", "\\u003c")


def _list(number: int, page: DiffPage, same: str, share: str) -> str:
    entries = "".join(
        f'<li><button data-page="{number}" data-number="{n}">{escape(change.words)}</button></li>'
        for n, change in enumerate(page.changes)
    )
    body = f"<ol>{entries}</ol>" if entries else f"<p>{same}</p>"
    return f"<section><h2>{share}</h2>{body}</section>"
