"""Remarks on proofs as they are kept beside the edition: `comments.yaml`, written by the engine, legible to people."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import Literal, NamedTuple

COMMENTS_FILE = "comments.yaml"

CommentKind = Literal[
    "replace", "insert", "delete", "move", "transpose", "run_on", "new_para", "align", "space", "stet", "query",
]  # fmt: skip
"""What a mark asks for (GB/T 14706): 改正 增补 删除 转移 对调 接排 另起段 排齐 空距 保留, and 问."""
CommentStatus = Literal["open", "done", "refused"]


class Reply(NamedTuple):
    """What somebody answered in the PDF itself."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """One remark: who, where on paper, where in the copy, what it asks for, what became of it.

    `place` is `file:line:column` at the time of reading; the copy is found again by `quote` with the words `before` and
    `after` it. `at` is in millimetres from the top left corner of the trim. `new` are the words wanted instead of the
    quoted ones (`old` where it names fewer of them); `sure` is False where a reader may have meant something else.
    `lost` says that its words are nowhere now. `name` is what the reader's program called the mark.
    """

    id: str
    page: str
    kind: CommentKind = "query"
    status: CommentStatus = "open"
    author: str = ""
    date: str = ""
    round: str = ""
    place: str = ""
    story: str = ""
    node: str = ""
    offset: int = 0
    quote: str = ""
    before: str = ""
    after: str = ""
    old: str = ""
    new: str = ""
    sure: bool = True
    text: str = ""
    mark: str = ""
    name: str = ""
    at: tuple[float, ...] = ()
    replies: tuple[Reply, ...] = ()
    reason: str = ""
    by: str = ""
    lost: bool = False

    @property
    def is_open(self) -> bool:
        return self.status == "open"

    def answered(self, status: CommentStatus, *, reason: str = "", by: str = "") -> Comment:
        return replace(self, status=status, reason=reason, by=by)


def comment_id(name: str, page: str, text: str) -> str:
    """The id of a remark, by what its mark is called, where it stands and what it says."""
    return sha256("\0".join((name, page, text)).encode("utf-8", "surrogatepass")).hexdigest()[:8]


_HEADER = """\
# 校样上的意见，banxin comments 写的。状态 status：open 未答，done 已改，refused 不改。
# Remarks on proofs, written by `banxin comments`.
"""


def write_comments(comments: tuple[Comment, ...]) -> str:
    """The file: the same for the same comments; what has its initial value is left out."""
    lines = [*_HEADER.splitlines(), "comments:" if comments else "comments: []"]
    for comment in comments:
        start = "  - "
        for field in fields(Comment):
            value = getattr(comment, field.name)
            if field.name not in ("id", "page", "kind", "status") and value == field.default:
                continue
            lines.append(f"{start}{field.name}: {_written(value)}")
            start = "    "
    return "\n".join(lines) + "\n"


def _written(value: object) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], Reply):
        return "[" + ", ".join(f"{{author: {_written(r.author)}, text: {_written(r.text)}}}" for r in value) + "]"
    if isinstance(value, tuple):
        return f"[{', '.join(f'{part:g}' for part in value)}]"
    return json.dumps(value, ensure_ascii=False)
