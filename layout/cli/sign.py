"""`banxin sign`: pages signed, the state of all signatures, signatures verified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command
from .edition_folder import find_edition
from .local import local_option, one_page
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..pipeline import Result
    from ..pipeline.signing import Overview, Standing
    from ..proof.signoff import Changed

_DIGEST_SHOWN = 8


def _sign(settings: Settings, page: str, name: str, role: str, round: str, local: str, verify: bool) -> int:
    folder = find_edition(None, settings)
    if verify or not page:
        return _overview(settings, folder, page, local, verify)
    return _give(settings, folder, page, name, role, round, local)


def _give(settings: Settings, folder: Path, page: str, name: str, role: str, round: str, local: str) -> int:
    from ..pipeline import user_store
    from ..pipeline.signing import sign_page
    from ..proof.signoff import SIGNOFF_FILE, read_record
    from .app import MISTAKES

    words = settings.words
    _ask_who(settings, folder, name, role)
    if broken := read_record(folder / SIGNOFF_FILE).broken:
        settings.tell(words("sign.broken", line=broken.line, fault=words(f"sign.chain-{broken.fault}")))
        return MISTAKES
    store = user_store()
    page, key = one_page(settings, folder, page, local, store)
    result, signature = sign_page(folder, page, role, name.strip(), round=round, store=store, local=key)
    _refuse_strange(settings, result)
    if signature is None:
        _show(settings, folder, result, page)
        shown = any(one.name == page for one in (result.display.pages if result.display else ()))
        settings.tell(words("sign.errors", page=page) if shown else f"{page} {words('sign.withheld')}")
        return MISTAKES
    evidence = signature.evidence
    if settings.format == "json":
        values = {"page": signature.page, "role": role, "name": signature.name, "time": signature.time, "round": round}
        digests = {"layout": evidence.layout, "pdf": evidence.pdf, "seal": signature.seal, "before": signature.before}
        settings.say_json("signature", values | digests)
        return 0
    pdf = words("sign.pdf", pdf=evidence.pdf[:_DIGEST_SHOWN]) if evidence.pdf else ""
    said = words(
        "sign.signed", page=signature.page, role=role, name=signature.name, time=_time(signature.time),
        layout=evidence.layout[:_DIGEST_SHOWN], pdf=pdf, seal=signature.seal[:_DIGEST_SHOWN],
    )  # fmt: skip
    settings.say(said)
    return 0


def _ask_who(settings: Settings, folder: Path, name: str, role: str) -> None:
    """Raises UsageFault where a name or a role of the paper's is missing."""
    from ..edition.model import SIGN_ROLES
    from ..edition.reader import read_edition

    words = settings.words
    reading = read_edition(folder).value
    roles = reading.edition.paper.signoff.roles if reading else SIGN_ROLES
    if not name.strip():
        raise UsageFault(words("sign.no-name"))
    if not role:
        raise UsageFault(words("sign.no-role", known="|".join(roles)))
    if role not in roles:
        raise UsageFault(words("sign.bad-role", role=role, known=words.join(roles)))


def _refuse_strange(settings: Settings, result: Result) -> None:
    strange = next((item for item in result.diagnostics if item.code == "edition/no-page-of-name"), None)
    if strange and strange.value("known"):
        raise UsageFault(settings.words("usage.no-page", name=strange.value("name"), known=strange.value("known")))


def _show(settings: Settings, folder: Path, result: Result, page: str) -> None:
    from .report import LEVELS, Reporter

    found = [item for item in result.diagnostics if item.page in ("", page) and LEVELS[item.severity] == "error"]
    Reporter(settings, folder).show_diagnostics(result.sources, found)


def _overview(settings: Settings, folder: Path, page: str, local: str, verify: bool) -> int:
    from ..pipeline import user_store
    from ..pipeline.signing import overview
    from .app import MISTAKES

    found = overview(folder, verify=verify, store=user_store())
    if page and found.result.edition is not None:
        from ..edition.local import called

        page = called(page, found.pages, local)
        if page not in found.pages:
            known = settings.words.join(list(found.pages))
            raise UsageFault(settings.words("usage.no-page", name=page.upper(), known=known))
    standings = [one for one in found.standings if not page or one.signature.page == page]
    if settings.format == "json":
        _say_json(settings, found, standings)
    else:
        _say_table(settings, found, standings, page)
    if verify and found.is_sound and settings.format != "json":
        settings.say(settings.words("sign.verified", count=sum(one.valid for one in standings)))
    return MISTAKES if found.result.edition is None or (verify and not found.is_sound) else 0


def _say_table(settings: Settings, found: Overview, standings: list[Standing], page: str) -> None:
    from ..base.columns import format_table

    words = settings.words
    rows = [[words(f"sign.{name}") for name in ("page", "role", "name", "time", "round", "state")]]
    # Pages may have been taken out of the issue after they were signed.
    for each in dict.fromkeys((*found.pages, *(one.signature.page for one in standings))):
        if page and each != page:
            continue
        own = [one for one in standings if one.signature.page == each]
        rows += [_row(settings, one) for one in own]
        if not own:
            rows.append([each, words("report.nothing"), "", "", "", words("sign.unsigned")])
    settings.say(format_table(rows, "<<<<<<"))
    if found.broken:
        fault = words(f"sign.chain-{found.broken.fault}")
        settings.tell(words("sign.chain", line=found.broken.line, fault=fault))
    for one in standings:
        if one.pdf_differs:
            settings.tell(words("sign.pdf-differs", page=one.signature.page, role=one.signature.role))


def _row(settings: Settings, one: Standing) -> list[str]:
    words, signature = settings.words, one.signature
    changes = [_change(settings, each) for each in one.changed] or [words("sign.what-layout")]
    state = words("sign.valid") if one.valid else words("sign.stale", changed=words.join(changes))
    return [signature.page, signature.role, signature.name, _time(signature.time), signature.round, state]


def _change(settings: Settings, changed: Changed) -> str:
    if not changed.lines:
        return changed.path
    return settings.words("sign.what-lines", file=changed.path, lines=",".join(map(str, changed.lines)))


def _say_json(settings: Settings, found: Overview, standings: list[Standing]) -> None:
    for one in standings:
        signature = one.signature
        values: dict[str, object] = {
            "page": signature.page, "role": signature.role, "name": signature.name, "time": signature.time,
            "round": signature.round, "valid": one.valid, "pdf_differs": one.pdf_differs,
            "changed": [{"file": each.path, "lines": list(each.lines)} for each in one.changed],
        }  # fmt: skip
        settings.say_json("signature", values)
    if found.broken:
        settings.say_json("chain", {"line": found.broken.line, "fault": found.broken.fault})


def _time(moment: str) -> str:
    """A moment to the minute, without its offset."""
    return moment[:16].replace("T", " ")


def _make(words: Words) -> Command:
    return Command(
        "sign",
        words,
        _sign,
        example="banxin sign A01 --as 王敏 --role 三审\nbanxin sign\nbanxin sign --verify",
        note=words("argument.sign"),
        params=[
            click.Argument(["page"], default="", metavar="[A01]"),
            click.Option(["--as", "name"], default="", metavar="NAME", help=words("option.as")),
            click.Option(["--role"], default="", metavar="ROLE", help=words("option.role")),
            click.Option(["--round"], default="", metavar="ROUND", help=words("option.sign-round")),
            local_option(words, "option.local-page"),
            click.Option(["--verify"], is_flag=True, help=words("option.verify")),
        ],
    )


COMMANDS = {"sign": _make}
