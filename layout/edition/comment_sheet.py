"""Reading of `comments.yaml`. Imported only where there is one."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ..base.diagnostics import Outcome
from .comments import Comment, CommentKind, CommentStatus, Reply
from .schema import Flag, Line, Sheet, check
from .source import SourceText
from .yaml_reader import read_yaml


def _raw(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _numbers(value: object) -> tuple[float, ...]:
    items: list[object] = value if isinstance(value, list) else []
    return tuple(float(str(item)) for item in items)


def _one_of(words: tuple[str, ...]) -> BeforeValidator:
    def parse(value: object) -> object:
        if value not in words:
            said = {"code": "value/choice", "value": str(value), "near": "", "known": "、".join(words)}
            raise PydanticCustomError("banxin", "value/choice", said)
        return value

    return BeforeValidator(parse)


Words = Annotated[str, BeforeValidator(_raw)]


class ReplySheet(Sheet):
    author: Words = ""
    text: Words = ""


class CommentSheet(Sheet):
    id: Line
    page: Line
    kind: Annotated[CommentKind, _one_of(get_args(CommentKind))] = "query"
    status: Annotated[CommentStatus, _one_of(get_args(CommentStatus))] = "open"
    author: Words = ""
    date: Line = ""
    round: Line = ""
    place: Line = ""
    story: Words = ""
    node: Words = ""
    offset: Annotated[int, BeforeValidator(lambda value: int(str(value)))] = 0
    quote: Words = ""
    before: Words = ""
    after: Words = ""
    old: Words = ""
    new: Words = ""
    sure: Flag = True
    text: Words = ""
    mark: Line = ""
    name: Words = ""
    at: Annotated[tuple[float, ...], BeforeValidator(_numbers)] = ()
    replies: list[ReplySheet] = Field(default_factory=list)
    reason: Words = ""
    by: Words = ""
    lost: Flag = False


class CommentsSheet(Sheet):
    comments: list[CommentSheet] = Field(default_factory=list)


def read_comments(source: SourceText) -> Outcome[tuple[Comment, ...]]:
    """The comments in `source`; what can't be understood is reported and left out."""
    document = read_yaml(source)
    checked = check(CommentsSheet, document.value.root)
    sheets = checked.value.comments if checked.value else []
    found = tuple(_comment(sheet) for sheet in sheets)
    return Outcome(found, (*document.diagnostics, *checked.diagnostics))


def _comment(sheet: CommentSheet) -> Comment:
    values: dict[str, Any] = {name: getattr(sheet, name) for name in type(sheet).model_fields}
    values["replies"] = tuple(Reply(reply.author, reply.text) for reply in sheet.replies)
    return Comment(**values)
