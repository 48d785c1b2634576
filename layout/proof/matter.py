"""What a proof is made of: the page, everything that was said about it, who is to sign it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..base.diagnostics import Diagnostic
from ..display.items import DisplayPage
from ..display.plan import PagePlan
from ..edition.model import Story
from ..pdf.sheets import Layer
from .naming import Round

LAYERS = (
    Layer("grid", "网格", is_on=False),
    Layer("frames", "版位", is_on=False),
    Layer("lines", "行号"),
    Layer("counts", "字数行数"),
    Layer("overset", "溢文"),
    Layer("heads", "题位", is_on=False),
    Layer("pictures", "图片精度"),
    Layer("glyphs", "备用字"),
    Layer("ink", "墨量"),
    Layer("marks", "提示"),
    Layer("changes", "改动"),
    Layer("slug", "样头"),
    Layer("watermark", "样次底纹"),
)
"""All layers of a proof, in the order in which a reader lists them."""


class PictureFact(NamedTuple):
    """A picture of the page by the digest of its file: its name in the copy and its pixels."""

    digest: str
    name: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Matter:
    """All that a proof of a page shows. `least_ppi` is the resolution under which a picture is marked.

    `reserve` are the beginnings of keys of faces that serve only where no other face has a character. `stories` are
    those of the page with their copy, `stamp` a moment to print, "" for none, `digest` that of the sources.
    """

    paper: str
    day: str
    page: DisplayPage
    plan: PagePlan
    section: str
    round: Round
    digest: str
    diagnostics: tuple[Diagnostic, ...] = ()
    stories: tuple[Story, ...] = ()
    head_zi: tuple[tuple[str, int], ...] = ()
    """Characters that a line of each story's headline holds, by story."""
    pictures: tuple[PictureFact, ...] = ()
    least_ppi: float = 0.0
    reserve: tuple[str, ...] = ()
    publisher: str = ""
    issue: str = ""
    stamp: str = ""
    language: Literal["zh", "en"] = "zh"
    roles: tuple[str, ...] = field(default=("一审", "二审", "三审"))

    def story(self, name: str) -> Story | None:
        return next((story for story in self.stories if story.name == name), None)
