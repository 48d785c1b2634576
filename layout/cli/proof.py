"""`banxin proof`: proofs of pages with everything said about them, and galleys of single stories."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .command import Command, near_names
from .edition_folder import find_edition, shown_path
from .local import keys_of, local_option, pages_of
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..base.diagnostics import Diagnostic
    from ..pipeline import Result, Store
    from ..pipeline.proofing import MadeProof, ProofOrder
    from ..proof.sheet import PaperSize

_PAPERS = ("A3", "A4", "full")
_ALL, _NONE = "all", "none"


def _proof(
    settings: Settings,
    pages: tuple[str, ...],
    galley: str,
    paper: PaperSize,
    overlay: str,
    clean: bool,
    since: str,
    local: str,
    out: Path | None,
) -> int:
    if out is not None and out.exists() and not out.is_dir():
        raise UsageFault(settings.words("usage.not-folder", name=out, option="--out"))
    folder = find_edition(None, settings)
    from ..base.host import clock_moment, given_moment
    from ..pipeline.proofing import ProofOrder

    kind = "clean" if clean else "page"
    layers = _layers(settings, overlay)
    order = ProofOrder(kind, paper, layers, settings.language, given_moment(), clock_moment(), since)
    if galley:
        if pages:
            raise UsageFault(settings.words("usage.extra", names=settings.words.join(list(pages))))
        return _galley(settings, folder, galley, order, local, out)
    return _pages(settings, folder, pages, order, local, out)


def _pages(
    settings: Settings, folder: Path, pages: tuple[str, ...], order: ProofOrder, local: str, out: Path | None
) -> int:
    from ..pipeline import user_store
    from ..pipeline.local import wrong_in_all
    from ..pipeline.maps import maps_for
    from ..pipeline.proofing import proof_pages
    from .app import MISTAKES
    from .build import page_names, refuse_strange_page
    from .progress import Progress

    store = user_store()
    with Progress(settings) as progress:
        proofings = [
            proof_pages(
                folder,
                order,
                pages=names,
                out=out,
                attached=partial(maps_for, local=key),
                progress=progress,
                store=store,
                local=key,
            )
            for key, names in _by_local(settings, folder, page_names(" ".join(pages)), local, store)
        ]
    told: set[Diagnostic] = set()
    for proofing in proofings:
        refuse_strange_page(settings, proofing.result)
        found = wrong_in_all(folder, store, (item for item in proofing.result.diagnostics if item not in told))
        told.update(found)
        _report(settings, folder, proofing.result._replace(diagnostics=found))
        for one in proofing.made:
            _show(settings, one)
        if proofing.missed:
            settings.tell(settings.words("proof.missed", pages=settings.words.join(list(proofing.missed))))
        for page in proofing.no_round:
            settings.tell(settings.words("proof.no-round", page=page, name=order.since))
    return MISTAKES if any(one.missed or not one.made for one in proofings) else 0


def _by_local(
    settings: Settings, folder: Path, names: tuple[str, ...] | None, local: str, store: Store
) -> list[tuple[str, tuple[str, ...] | None]]:
    """The local editions wanted, by key, each with the pages that none before has; "" where there are none."""
    sheets = pages_of(settings, folder, names, local, store)
    if sheets is None:
        return [("", names)]
    keys = dict.fromkeys(one.local for one in sheets)
    return [(key, tuple(one.page for one in sheets if one.local == key)) for key in keys]


def _galley(settings: Settings, folder: Path, story: str, order: ProofOrder, local: str, out: Path | None) -> int:
    from ..pipeline import user_store
    from ..pipeline.local import home_of, locals_of
    from ..pipeline.maps import maps_for
    from ..pipeline.proofing import proof_story
    from .app import MISTAKES

    store = user_store()
    known = locals_of(folder, store)
    if local and not known:
        raise UsageFault(settings.words("usage.no-locals"))
    key = keys_of(settings, known, local)[0] if local else home_of(folder, story, store)
    attached = partial(maps_for, local=key)
    proofing = proof_story(folder, story, order, out=out, attached=attached, store=store, local=key)
    edition = proofing.result.edition
    if edition is not None and edition.story(story) is None:
        near = near_names(settings.words, story, [one.name for one in edition.stories])
        raise UsageFault(settings.words("usage.no-story", name=story, near=near))
    _report(settings, folder, proofing.result)
    if proofing.made is None:
        return MISTAKES
    _show(settings, proofing.made)
    return 0


def _report(settings: Settings, folder: Path, result: Result) -> None:
    from .report import Reporter

    Reporter(settings, folder).show_diagnostics(result.sources, result.diagnostics)


def _show(settings: Settings, one: MadeProof) -> None:
    file = shown_path(one.file)
    if settings.format == "json":
        values: dict[str, Any] = {"page": one.page, "round": one.round.name, "file": file, "sheets": one.sheets}
        settings.say_json("proof", values | ({"changes": one.changes} if one.changes is not None else {}))
    elif settings.format == "short" or settings.quiet:
        settings.say(file)
    else:
        settings.say(settings.words("proof.made", page=one.page, round=one.round.name, file=file, sheets=one.sheets))
        if one.changes is not None:
            settings.say("  " + settings.words("proof.changes", count=one.changes, moved=one.moved))


def _layers(settings: Settings, overlay: str) -> tuple[str, ...] | None:
    """The layers seen at first: those named with the slug and the watermark; None for the usual ones."""
    from ..proof.matter import LAYERS

    known = [layer.key for layer in LAYERS]
    for mark in "，、;；":
        overlay = overlay.replace(mark, ",")
    names = [name.strip().lower() for name in overlay.split(",") if name.strip()]
    if not names:
        return None
    if names == [_ALL]:
        return tuple(known)
    titles = {layer.title: layer.key for layer in LAYERS}
    chosen = [titles.get(name, name) for name in names if name != _NONE]
    for name in chosen:
        if name not in known:
            near = near_names(settings.words, name, known)
            choices = settings.words.join([*known, _ALL, _NONE])
            raise UsageFault(settings.words("usage.layer", name=name, near=near, known=choices))
    return (*chosen, "slug", "watermark")


def _make(words: Words) -> Command:
    return Command(
        "proof",
        words,
        _proof,
        example="banxin proof\nbanxin proof A01 --since last\nbanxin proof --galley lead",
        note=words("argument.proof"),
        params=[
            click.Argument(["pages"], nargs=-1, metavar="[A01…]"),
            click.Option(["--galley"], default="", metavar="STORY", help=words("option.galley")),
            click.Option(["--paper"], type=click.Choice(_PAPERS), default="A3", help=words("option.paper")),
            click.Option(["--overlay"], default="", metavar="grid,lines…", help=words("option.overlay")),
            click.Option(["--clean"], is_flag=True, help=words("option.clean")),
            click.Option(["--since"], default="", metavar="ROUND", help=words("option.since")),
            local_option(words),
            click.Option(["--out"], metavar="DIR", type=click.Path(path_type=Path), help=words("option.proof-out")),
        ],
    )


COMMANDS = {"proof": _make}
